//! The inbox, through its pages, with things that only these tests know.

mod digest;
mod fixtures;
mod pages;
mod stop;
