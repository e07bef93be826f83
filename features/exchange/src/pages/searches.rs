//! A list with its filters as something that has a name, a feed, and can be followed.

use db::Transaction;
use web::{Page, Visit};

use crate::{
    model::{Filter, Organisation, Theme},
    pages::view,
    store::{contributions, searches},
};

/// How one stays in touch with a list.
pub struct Staying {
    pub feed_url: String,
    /// The filter, for the form that follows it.
    pub query: String,
    pub can_follow: bool,
    /// The search with this filter that is followed.
    pub followed: Option<String>,
}

impl Staying {
    /// For this visitor and this list.
    pub async fn of(visit: &Visit, tx: &Transaction, filter: &Filter) -> db::Result<Self> {
        Ok(Self {
            feed_url: filter.feed_url(1),
            query: filter.query(),
            can_follow: visit.actor.is_in_network(),
            followed: searches::followed(tx, &visit.actor, filter).await?.map(|id| id.to_string()),
        })
    }
}

/// The organisation that a filter names. Organisations are public.
pub async fn organisation(tx: &mut Transaction, filter: &Filter) -> db::Result<Option<Organisation>> {
    match filter.organisation {
        Some(id) => contributions::organisation(tx, id).await,
        None => Ok(None),
    }
}

/// What a list with this filter is called: "Vraag, Privacy, Gemeente Ommen".
pub fn name(p: &Page, filter: &Filter, themes: &[Theme], organisation: Option<&Organisation>) -> String {
    let mut words: Vec<String> = Vec::new();
    words.extend(filter.kind.map(|kind| view::kind(p, kind).to_owned()));
    words.extend(filter.theme.iter().map(|slug| {
        let theme = themes.iter().find(|theme| theme.slug == *slug);
        theme.map_or(slug.as_str(), |theme| theme.name(&p.language)).to_owned()
    }));
    words.extend(organisation.map(|organisation| view::organisation_name(p, organisation)));
    words.extend(filter.province.iter().map(|code| view::province(p, code)));
    words.extend(filter.size.map(|size| p.t(&format!("exchange-size-{}", size.key())).to_owned()));
    words.extend(filter.phase.map(|phase| p.t(&format!("exchange-phase-{}", phase.key())).to_owned()));
    words.extend(filter.year.map(|year| year.to_string()));
    if !filter.search.is_empty() {
        words.push(p.t1("exchange-filter-search-chosen", "words", filter.search.as_str()));
    }
    if words.is_empty() { p.t("exchange-list-title").to_owned() } else { words.join(", ") }
}
