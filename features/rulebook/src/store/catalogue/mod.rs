//! What the catalogue and the index of all rooms know of this room: articles, whole texts, amendments and consultations,
//! as far as they were shown; never a draft.

mod amendments;
mod articles;
mod consultations;
mod texts;

use std::collections::HashSet;

use db::{Result, Row, Statement, Transaction, params, uuid::Uuid};
use jobs::Recorded;
use web::Language;

use crate::store::unknown;

pub use amendments::AmendmentSource;
pub use articles::RuleSource;
pub use consultations::ConsultationSource;
pub use texts::RuleTextSource;

/// How many identifiers are read at a time when everything is read.
const CHUNK: i64 = 1_000;

/// What events of one kind of item were about, each once.
fn items_of(events: &[Recorded], kind: &str) -> HashSet<Uuid> {
    events.iter().filter(|event| event.item_kind == kind).map(|event| event.item_id).collect()
}

/// Adds what a statement finds (`id`) for each of these things to what was touched.
async fn touched_by(
    tx: &mut Transaction,
    statement: &'static Statement,
    things: HashSet<Uuid>,
    touched: &mut HashSet<Uuid>,
) -> Result<()> {
    for thing in things {
        for row in tx.all(statement, params![thing]).await? {
            touched.insert(row.get("id")?);
        }
    }
    Ok(())
}

/// The identifiers that a statement finds after this one, at most [`CHUNK`].
async fn after(tx: &mut Transaction, statement: &'static Statement, id: Uuid) -> Result<Vec<Uuid>> {
    tx.all(statement, params![id, CHUNK]).await?.iter().map(|row| row.get("id")).collect()
}

/// The language in which a text is written.
fn language(row: &Row) -> Result<Language> {
    let language: String = row.get("language")?;
    Language::from_code(&language).ok_or_else(|| unknown("language", &language))
}
