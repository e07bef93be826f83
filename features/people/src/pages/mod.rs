//! The pages of this room.

pub mod address;
pub mod administration;
pub mod confirm;
pub mod demo;
pub mod joining;
pub mod my;
pub mod my_providers;
pub mod my_tokens;
pub mod organisations;
pub mod provider;
pub mod sign_in;

use web::{Crumb, Page};

/// The path to a page: the key of the title and the address of each page on the way, and what this one is called.
fn crumbs(p: &Page, way: &[(&str, &str)], here: &str) -> Vec<Crumb> {
    let way = way.iter().map(|(key, url)| Crumb::to(p.t(key), *url));
    way.chain([Crumb::here(here)]).collect()
}

/// The path to a page right under one's own page, in this room or another, by what it is called.
pub fn crumbs_under_my(p: &Page, here: &str) -> Vec<Crumb> {
    crumbs(p, &[my::MY], here)
}
