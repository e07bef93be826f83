use std::{collections::HashSet, sync::Arc};

use db::{Db, Transaction};
use jobs::{Event, Handler, NewJob, Permanent};
use links::Item;
use serde::{Deserialize, Serialize};
use uuid::Uuid;
use web::{Ids, Instant, PersonId};

use crate::{Boxed, store};

/// The kind of the job that writes the notices of one event.
pub const NOTICES: &str = "notices";

/// Something that happened, and who did it: identifiers only.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Happening {
    /// The event.
    pub event: Uuid,
    /// Its kind, as `room.thing-happened`.
    pub kind: String,
    /// The thing it happened to.
    pub item: Uuid,
    /// Who did it, who needs not be told.
    pub by: Option<Uuid>,
    /// When.
    pub at: Instant,
}

/// Whom something concerns, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// What it is about, for whom it is grouped and shown.
    pub item: Item,
    /// The reply or other part that it is about. When that cannot be seen, neither is the notice.
    pub part: Option<Item>,
    /// The people, with the key of the words for why; whoever occurs more than once is told the first.
    pub people: Vec<(PersonId, &'static str)>,
    /// Whether it may stand in a digest; not when a mail of its own told it already.
    pub in_digest: bool,
}

/// Knows whom the events of a room concern. Only people who may see the thing.
pub trait Audience: Send + Sync {
    /// The kinds of events that concern anybody.
    fn kinds(&self) -> &[&'static str];
    /// Whom this concerns; a few statements, however many there are.
    fn whom<'a>(
        &'a self,
        tx: &'a mut Transaction,
        happening: &'a Happening,
    ) -> Boxed<'a, db::Result<Vec<Told>>>;
}

/// Writes down what happened, like [`jobs::emit`], and puts one job in the queue that tells whom it concerns.
pub async fn happened(
    tx: &mut Transaction,
    ids: &Ids,
    now: Instant,
    event: Event,
    by: Option<PersonId>,
) -> db::Result<()> {
    let id = ids.new_id();
    jobs::emit(tx, id, now, event).await?;
    let happening = Happening {
        event: id,
        kind: event.kind.to_owned(),
        item: event.item_id,
        by: by.map(|person| person.0),
        at: now,
    };
    let payload =
        serde_json::to_value(&happening).map_err(|error| db::Error::fault("notices::happened", error))?;
    jobs::enqueue(tx, ids.new_id(), now, &NewJob { kind: NOTICES, payload, run_at: now }).await
}

/// How many notices are written in one transaction: other writers get their turn in between.
const BATCH: usize = 500;

/// Does the jobs of [`happened`]. Done twice, the second writes nothing: a person has one notice of an event at most.
pub fn handler(db: Db, audiences: Vec<Arc<dyn Audience>>) -> Handler {
    let audiences = Arc::new(audiences);
    jobs::handler(move |payload| {
        let (db, audiences) = (db.clone(), audiences.clone());
        async move {
            let happening: Happening = serde_json::from_value(payload)
                .map_err(|_| Permanent("this is no event that happened".to_owned()))?;
            tell(&db, &audiences, &happening).await
        }
    })
}

async fn tell(db: &Db, audiences: &[Arc<dyn Audience>], happening: &Happening) -> anyhow::Result<()> {
    let mut told = Vec::new();
    for audience in audiences.iter().filter(|a| a.kinds().contains(&happening.kind.as_str())) {
        told.extend(audience.whom(&mut db.read().await?, happening).await?);
    }
    let mut known: HashSet<PersonId> = happening.by.map(PersonId).into_iter().collect();
    for told in &told {
        let people: Vec<_> = told.people.iter().filter(|(person, _)| known.insert(*person)).collect();
        for batch in people.chunks(BATCH) {
            let mut tx = db.write().await?;
            store::put(&mut tx, happening, told, batch).await?;
            tx.commit().await?;
        }
    }
    Ok(())
}
