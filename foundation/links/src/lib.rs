//! The trace: a typed, dated, signed link between any two items, walkable both ways. This crate knows no kind of
//! item: rooms register a [`Provider`] that shows what a link leads to, to whom may see it.

mod model;
mod provider;
mod store;

pub use model::{Found, Item, Link, Relation, SelfLink};
pub use provider::{BoxFuture, Provider, Providers, Shown};
pub use store::{MOST_LINKS, add, end, of, remap};

/// The texts of the relations.
pub const LOCALE: web::Locale =
    web::Locale { nl: include_str!("../locales/nl.ftl"), en: include_str!("../locales/en.ftl") };
