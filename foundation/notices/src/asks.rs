use std::{convert::Infallible, sync::Arc};

use axum::{extract::FromRequestParts, http::request::Parts};
use db::Transaction;
use web::{Actor, Instant, Page};

use crate::Boxed;

/// Something that is asked of somebody.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ask {
    /// What is asked, in the language of the page: "Kies het antwoord dat u hielp".
    pub what: String,
    /// What it is about.
    pub title: String,
    /// Where it can be done.
    pub url: String,
    /// A few words more: since when, by when.
    pub meta: String,
    /// The language of the title when it is not that of the page.
    pub lang: Option<&'static str>,
}

/// What a room asks of somebody: only what this actor may see and can do now.
pub trait Asks: Send + Sync {
    /// The most urgent first; a handful.
    fn asked<'a>(
        &'a self,
        tx: &'a mut Transaction,
        actor: &'a Actor,
        page: &'a Page,
        now: Instant,
    ) -> Boxed<'a, db::Result<Vec<Ask>>>;
}

/// What all rooms ask, in the order in which it is shown. Cheap to clone.
#[derive(Clone, Default)]
pub struct Asking(pub Arc<Vec<Arc<dyn Asks>>>);

impl Asking {
    /// Everything that is asked of this actor.
    pub async fn of(
        &self,
        tx: &mut Transaction,
        actor: &Actor,
        page: &Page,
        now: Instant,
    ) -> db::Result<Vec<Ask>> {
        let mut all = Vec::new();
        for room in self.0.iter() {
            all.extend(room.asked(tx, actor, page, now).await?);
        }
        Ok(all)
    }
}

impl<S: Sync> FromRequestParts<S> for Asking {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        Ok(parts.extensions.get::<Self>().cloned().unwrap_or_default())
    }
}
