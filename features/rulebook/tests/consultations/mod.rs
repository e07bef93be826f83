//! Consultations, through their pages.

mod answering;
mod comments;
mod fixtures;
mod guests;
mod many;
mod policy;
mod preparing;
mod responding;
mod telling;
