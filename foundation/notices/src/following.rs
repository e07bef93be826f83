use std::{convert::Infallible, sync::Arc};

use axum::{extract::FromRequestParts, http::request::Parts};
use db::Transaction;
use web::{Actor, Instant, Page};

use crate::Boxed;

/// Something that somebody follows, as it stands in their own list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Followed {
    /// What sort of thing it is, in the language of the page.
    pub what: String,
    /// What it is called.
    pub title: String,
    /// Where it is.
    pub url: String,
    /// Since when.
    pub at: Instant,
    /// Where a form is sent to stop following it, and its fields. A field `terug` is added: where to go afterwards.
    pub stop: (String, Vec<(&'static str, String)>),
    /// The language of the title when it is not that of the page.
    pub lang: Option<&'static str>,
}

/// What people can follow in a room, apart from the room that has the list.
pub trait Following: Send + Sync {
    /// What this actor follows and may see, the latest first.
    fn followed<'a>(
        &'a self,
        tx: &'a mut Transaction,
        actor: &'a Actor,
        page: &'a Page,
    ) -> Boxed<'a, db::Result<Vec<Followed>>>;
}

/// Those of all rooms. Cheap to clone.
#[derive(Clone, Default)]
pub struct Followings(pub Arc<Vec<Arc<dyn Following>>>);

impl Followings {
    /// Everything that this actor follows there.
    pub async fn of(&self, tx: &mut Transaction, actor: &Actor, page: &Page) -> db::Result<Vec<Followed>> {
        let mut all = Vec::new();
        for room in self.0.iter() {
            all.extend(room.followed(tx, actor, page).await?);
        }
        Ok(all)
    }
}

impl<S: Sync> FromRequestParts<S> for Followings {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        Ok(parts.extensions.get::<Self>().cloned().unwrap_or_default())
    }
}
