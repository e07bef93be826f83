use std::{
    collections::{HashMap, HashSet},
    pin::Pin,
    sync::Arc,
};

use db::Transaction;
use uuid::Uuid;
use web::{Actor, Instant};

use crate::{Found, Item, of};

/// A future in a box.
pub type BoxFuture<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;

/// A thing as it is shown at the end of a link.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shown {
    /// What it is called.
    pub title: String,
    /// The beginning of its text; may be empty.
    pub text: String,
    /// The name of the organisation that says it; empty when none does.
    pub by: String,
    /// Where it is; empty for what has no page.
    pub url: String,
    /// The word for the style sheet: `question`, `example`, `need`, `offer`, or empty.
    pub kind_class: &'static str,
    /// Key of the word for its kind.
    pub kind_label_key: &'static str,
    /// Its place in time, in microseconds since 1970 UTC.
    pub at: Instant,
}

/// Shows things of some kinds; each room that has linked things registers one.
pub trait Provider: Send + Sync {
    /// The kinds of items it shows.
    fn kinds(&self) -> &[&'static str];

    /// Those of these things that this actor may see. One query, however many there are; `ids` holds no id twice.
    fn show<'a>(
        &'a self,
        tx: &'a Transaction,
        actor: &'a Actor,
        ids: &'a [Uuid],
    ) -> BoxFuture<'a, db::Result<HashMap<Uuid, Shown>>>;
}

/// The providers of all rooms. Cheap to clone.
#[derive(Clone, Default)]
pub struct Providers(Arc<Vec<Arc<dyn Provider>>>);

impl Providers {
    /// Those of all rooms. Panics when two show the same kind: a fault of the program that every start shows.
    pub fn new(providers: Vec<Arc<dyn Provider>>) -> Self {
        let mut known = HashSet::new();
        for kind in providers.iter().flat_map(|provider| provider.kinds()) {
            assert!(known.insert(*kind), "two providers show items of the kind {kind}");
        }
        Self(Arc::new(providers))
    }

    /// Those of these things that this actor may see, by id. Asks each room at most once; a kind that no room
    /// shows is left out.
    pub async fn show(
        &self,
        tx: &Transaction,
        actor: &Actor,
        items: &[Item],
    ) -> db::Result<HashMap<Uuid, Shown>> {
        let mut shown = HashMap::new();
        for provider in self.0.iter() {
            let mut ids: Vec<Uuid> = items
                .iter()
                .filter(|item| provider.kinds().contains(&item.kind.as_str()))
                .map(|item| item.id)
                .collect();
            ids.sort_unstable();
            ids.dedup();
            if !ids.is_empty() {
                shown.extend(provider.show(tx, actor, &ids).await?);
            }
        }
        Ok(shown)
    }

    /// The thing that somebody means who typed its address, or the identifier at the end of it; only one that this actor
    /// may see.
    pub async fn meant(
        &self,
        tx: &Transaction,
        actor: &Actor,
        typed: &str,
    ) -> db::Result<Option<(Item, Shown)>> {
        // An address of a part ("#n-…") means that part.
        let typed = typed.trim().trim_end_matches('/');
        let ends = [typed.rsplit(['/', '#']).next(), typed.split(['?', '#']).next()];
        for end in ends.into_iter().flatten() {
            let end = end.trim_end_matches('/').rsplit('/').next().unwrap_or_default();
            let end = end.split('?').next().unwrap_or_default().trim_start_matches("n-");
            let Ok(id) = end.parse::<Uuid>() else { continue };
            for provider in self.0.iter() {
                if let (Some(shown), Some(kind)) =
                    (provider.show(tx, actor, &[id]).await?.remove(&id), provider.kinds().first())
                    && !shown.url.is_empty()
                {
                    return Ok(Some((Item::new(*kind, id), shown)));
                }
            }
        }
        Ok(None)
    }

    /// The links of a thing with what they lead to, the newest link first; what this actor may not see is left
    /// out with its link.
    pub async fn trace(
        &self,
        tx: &Transaction,
        actor: &Actor,
        item: Uuid,
    ) -> db::Result<Vec<(Found, Shown)>> {
        let found = of(tx, item).await?;
        let others: Vec<Item> = found.iter().map(|found| found.other().clone()).collect();
        let shown = self.show(tx, actor, &others).await?;
        let seen = found.into_iter().filter_map(|found| {
            let shown = shown.get(&found.other().id)?.clone();
            Some((found, shown))
        });
        Ok(seen.collect())
    }
}
