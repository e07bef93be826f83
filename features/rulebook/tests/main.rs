//! The tests of this room: the model by itself, the rest through HTTP where there is a page.

mod amendments;
mod api;
mod conflicts_hold;
mod consultations;
mod drafting;
mod files;
mod fixtures;
mod formats;
mod notation;
mod pitfalls;
mod policy;
mod properties;
mod reading;
mod trees;
mod versions;
mod versions_hold;
mod wording;
mod world;
