//! Versions of rule texts, with their trees.

use db::{Result, Row, Transaction, params, sql};
use jobs::Event;
use web::{Actor, Ids, Instant, PersonId};

use crate::{
    model::{
        tree::Tree,
        version::{Edition, RuleText, RuleTextId, Version, VersionId, VersionState, VersionStep},
    },
    permissions::{Permission, Subject, may},
    store::{Signature, nodes, unknown},
};

/// The most versions of a text that are listed.
pub const MOST_VERSIONS: i64 = 500;

/// The most versions that the story of a node goes through.
pub const MOST_EDITIONS: i64 = 40;

macro_rules! version {
    ($more:literal) => {
        concat!(
            "SELECT v.id, v.text_id, v.number, v.state, v.label, v.source, v.source_url, v.revision, v.based_on,
             v.organisation_id, v.made_at, v.changed_at, v.shown_at, v.amendments_until, v.decided_on,
             v.in_force_on, v.repealed_on,
             (v.state = 'consultation' AND EXISTS (SELECT 1 FROM consultation c WHERE c.version_id = v.id)
                 AND NOT EXISTS (SELECT 1 FROM consultation c WHERE c.version_id = v.id AND c.completed_at IS NULL))
                 AS is_consulted",
            $more,
            " FROM rule_version v"
        )
    };
}
sql!(VERSIONS_OF = concat!(version!(""), " WHERE v.text_id = $1 ORDER BY v.number DESC LIMIT $2"));
sql!(
    /// What those of many texts are now: for the list of texts.
    VERSIONS_SHOWN = concat!(
        version!(""),
        " WHERE $1 OR v.state <> 'draft' OR EXISTS (SELECT 1 FROM rule_drafter d WHERE d.text_id = v.text_id
         AND d.person_id = $2) ORDER BY v.text_id, v.number LIMIT $3"
    )
);
sql!(EDITIONS_OF = concat!(version!(", v.tree"), " WHERE v.text_id = $1 ORDER BY v.number DESC LIMIT $2"));
sql!(EDITION = concat!(version!(", v.tree"), " WHERE v.text_id = $1 AND v.number = $2"));
sql!(EDITION_BY_ID = concat!(version!(", v.tree"), " WHERE v.id = $1"));
sql!(
    EDITION_SHOWN = concat!(
        version!(", v.tree"),
        " WHERE v.text_id = $1 AND v.state <> 'draft' ORDER BY v.number DESC LIMIT 1"
    )
);
sql!(
    EDITION_BEFORE = concat!(
        version!(", v.tree"),
        " WHERE v.text_id = $1 AND v.number < $2 AND v.state <> 'draft' ORDER BY v.number DESC LIMIT 1"
    )
);
sql!(
    VERSION_ADD = "INSERT INTO rule_version (id, text_id, number, state, label, source, source_url, tree,
         revision, based_on, organisation_id, person_id, made_at, changed_at)
     SELECT $1, $2, COALESCE(max(number), 0) + 1, 'draft', $3, $4, $5, $6, 0, $7, $8, $9, $10, $10
     FROM rule_version WHERE text_id = $2
     RETURNING number"
);
sql!(
    VERSION_TREE = "UPDATE rule_version SET tree = $3, revision = revision + 1, changed_at = $4
     WHERE id = $1 AND revision = $2 AND state = 'draft'"
);
sql!(
    VERSION_STATE = "UPDATE rule_version SET state = $3, shown_at = COALESCE(shown_at, $4), changed_at = $4,
         amendments_until = COALESCE($5, amendments_until), decided_on = COALESCE($6, decided_on),
         in_force_on = COALESCE($7, in_force_on), repealed_on = COALESCE($8, repealed_on)
     WHERE id = $1 AND state = $2"
);
sql!(
    /// Only until it has passed, and only to later.
    VERSION_EXTEND = "UPDATE rule_version SET amendments_until = $2, changed_at = $3
     WHERE id = $1 AND state = 'proposed' AND amendments_until >= $3 AND amendments_until < $2"
);
sql!(
    VERSION_HIDDEN =
        "UPDATE rule_version SET state = 'draft', shown_at = NULL, amendments_until = NULL, changed_at = $3
     WHERE id = $1 AND state = $2"
);
sql!(
    REPEAL_OTHERS = "UPDATE rule_version SET state = 'repealed', repealed_on = $3, changed_at = $4
     WHERE text_id = $1 AND id <> $2 AND state = 'in-force'"
);
sql!(VERSION_LABEL = "UPDATE rule_version SET label = $2, source = $3, source_url = $4 WHERE id = $1");

/// The kind of a version in events.
pub const ITEM_KIND: &str = "rule-version";

/// The versions of a text that the actor may see, the newest first.
pub async fn of(tx: &mut Transaction, actor: &Actor, text: &RuleText) -> Result<Vec<Version>> {
    let rows = tx.all(&VERSIONS_OF, params![text.id, MOST_VERSIONS]).await?;
    let versions: Vec<Version> = rows.iter().map(version).collect::<Result<_>>()?;
    Ok(versions.into_iter().filter(|v| may(actor, Permission::See, Subject::new(text, v))).collect())
}

/// The versions of all texts that the actor may see, those of one text together, the oldest first.
pub async fn all(tx: &mut Transaction, actor: &Actor) -> Result<Vec<Version>> {
    let values = params![super::texts::sees_drafts(actor), actor.person, MOST_VERSIONS];
    tx.all(&VERSIONS_SHOWN, values).await?.iter().map(version).collect()
}

/// A version with its tree, if the actor may see it.
pub async fn edition(
    tx: &mut Transaction,
    actor: &Actor,
    text: &RuleText,
    number: i64,
) -> Result<Option<Edition>> {
    let row = tx.optional(&EDITION, params![text.id, number]).await?;
    let edition = row.as_ref().map(read_edition).transpose()?;
    Ok(edition.filter(|e| may(actor, Permission::See, Subject::new(text, &e.version))))
}

/// The versions of a text with their trees that the actor may see, the oldest first: for the story of a node. At
/// most [`MOST_EDITIONS`], the newest.
pub async fn editions(tx: &mut Transaction, actor: &Actor, text: &RuleText) -> Result<Vec<Edition>> {
    let rows = tx.all(&EDITIONS_OF, params![text.id, MOST_EDITIONS]).await?;
    let mut editions: Vec<Edition> = rows.iter().map(read_edition).collect::<Result<_>>()?;
    editions.retain(|e| may(actor, Permission::See, Subject::new(text, &e.version)));
    editions.reverse();
    Ok(editions)
}

/// A version with its tree, whoever asks: for what stands on it (amendments, consultations), when the version of
/// those was found with the actor.
pub async fn edition_by_id(tx: &mut Transaction, id: VersionId) -> Result<Option<Edition>> {
    tx.optional(&EDITION_BY_ID, params![id]).await?.as_ref().map(read_edition).transpose()
}

/// The version that everybody could read before this one; nothing for the first.
pub(super) async fn shown_before(tx: &mut Transaction, version: &Version) -> Result<Option<Edition>> {
    let values = params![version.text, version.number];
    tx.optional(&EDITION_BEFORE, values).await?.as_ref().map(read_edition).transpose()
}

/// What a new version is.
#[derive(Clone, Copy, Debug)]
pub struct NewVersion<'n> {
    /// Its identifier.
    pub id: VersionId,
    /// The text.
    pub text: RuleTextId,
    /// What it is called.
    pub label: &'n str,
    /// Where it comes from, and the address of that.
    pub source: (&'n str, &'n str),
    /// What it says.
    pub tree: &'n Tree,
    /// The version it was made from.
    pub based_on: Option<VersionId>,
}

/// Adds a draft; its number.
pub async fn add(tx: &mut Transaction, new: NewVersion<'_>, by: Signature<'_>) -> Result<i64> {
    let values = params![
        new.id,
        new.text,
        new.label,
        new.source.0,
        new.source.1,
        json(new.tree),
        new.based_on,
        by.organisation,
        by.person,
        by.at
    ];
    let number = tx.one(&VERSION_ADD, values).await?.get("number")?;
    let row = tx.one(&EDITION, params![new.text, number]).await?;
    nodes::draft(tx, &version(&row)?, new.tree).await?;
    Ok(number)
}

fn json(tree: &Tree) -> String {
    serde_json::to_string(tree).expect("a tree is plain data with text keys")
}

/// Puts a changed tree in the place of that of a draft. `false`, and nothing kept, when somebody else was first or
/// it is no longer a draft.
pub(super) async fn put_tree(
    tx: &mut Transaction,
    before: &Version,
    tree: &Tree,
    now: Instant,
) -> Result<bool> {
    Ok(tx.execute(&VERSION_TREE, params![before.id, before.revision, json(tree), now]).await? > 0)
}

/// What a version is called, and where it comes from.
pub async fn rename(tx: &mut Transaction, id: VersionId, label: &str, source: (&str, &str)) -> Result<()> {
    tx.execute(&VERSION_LABEL, params![id, label, source.0, source.1]).await.map(drop)
}

/// Notes that a version, or the text that it is of, is called something else, for who keeps that elsewhere.
pub async fn note_renamed(tx: &mut Transaction, ids: &Ids, id: VersionId, now: Instant) -> Result<()> {
    let event = Event { kind: "rulebook.version-renamed", item_kind: ITEM_KIND, item_id: id.0 };
    jobs::emit(tx, ids.new_id(), now, event).await
}

/// The days and the deadline that come with a step.
#[derive(Clone, Debug, Default)]
pub struct Dates {
    /// The last instant for amendments.
    pub amendments_until: Option<Instant>,
    /// The day of the decision.
    pub decided_on: Option<String>,
    /// From which day it counts.
    pub in_force_on: Option<String>,
    /// From which day it counts no longer.
    pub repealed_on: Option<String>,
}

/// Takes a step in the life of a version. `false` when it is not in a state for it any more.
pub async fn step(
    tx: &mut Transaction,
    ids: &Ids,
    before: &Edition,
    step: VersionStep,
    dates: &Dates,
    by: Signature<'_>,
) -> Result<bool> {
    let Edition { version: before, tree } = before;
    let Some(state) = step.from(before.state) else { return Ok(false) };
    if step == VersionStep::Redraft {
        if tx.execute(&VERSION_HIDDEN, params![before.id, before.state.key(), by.at]).await? == 0 {
            return Ok(false);
        }
        hide(tx, before).await?;
        let event = Event { kind: "rulebook.version-hidden", item_kind: ITEM_KIND, item_id: before.id.0 };
        jobs::emit(tx, ids.new_id(), by.at, event).await?;
        return Ok(true);
    }
    if set_state(tx, before, state, dates, by.at).await? == 0 {
        return Ok(false);
    }
    nodes::show(tx, before, tree).await?;
    if let (VersionStep::BringIntoForce, Some(day)) = (step, &dates.in_force_on) {
        tx.execute(&REPEAL_OTHERS, params![before.text, before.id, day, by.at]).await?;
    }
    let event = Event { kind: "rulebook.version-shown", item_kind: ITEM_KIND, item_id: before.id.0 };
    notices::happened(tx, ids, by.at, event, Some(by.person)).await?;
    Ok(true)
}

/// Gives more time for amendments, and tells who follows the text. `false` when the deadline has passed, or would not be
/// later.
pub async fn extend(
    tx: &mut Transaction,
    ids: &Ids,
    id: VersionId,
    until: Instant,
    by: (PersonId, Instant),
) -> Result<bool> {
    let (person, now) = by;
    if tx.execute(&VERSION_EXTEND, params![id, until, now]).await? == 0 {
        return Ok(false);
    }
    let event = Event { kind: "rulebook.version-extended", item_kind: ITEM_KIND, item_id: id.0 };
    notices::happened(tx, ids, now, event, Some(person)).await?;
    Ok(true)
}

/// Puts a draft in the state that it has because of what was decided elsewhere, before it came here, and tells nobody:
/// for texts that are taken over with their history.
pub async fn record(
    tx: &mut Transaction,
    id: VersionId,
    state: VersionState,
    dates: &Dates,
    at: Instant,
) -> Result<()> {
    let Edition { version, tree } = read_edition(&tx.one(&EDITION_BY_ID, params![id]).await?)?;
    set_state(tx, &version, state, dates, at).await?;
    if state.is_shown() { nodes::show(tx, &version, &tree).await } else { Ok(()) }
}

/// What links lead to is again what the newest version says that is still shown.
async fn hide(tx: &mut Transaction, version: &Version) -> Result<()> {
    nodes::hide(tx, version).await?;
    if let Some(row) = tx.optional(&EDITION_SHOWN, params![version.text]).await? {
        let shown = read_edition(&row)?;
        nodes::show(tx, &shown.version, &shown.tree).await?;
    }
    Ok(())
}

async fn set_state(
    tx: &mut Transaction,
    before: &Version,
    state: VersionState,
    dates: &Dates,
    now: Instant,
) -> Result<u64> {
    let values = params![
        before.id,
        before.state.key(),
        state.key(),
        now,
        dates.amendments_until,
        dates.decided_on.clone(),
        dates.in_force_on.clone(),
        dates.repealed_on.clone()
    ];
    tx.execute(&VERSION_STATE, values).await
}

fn version(row: &Row) -> Result<Version> {
    let state: String = row.get("state")?;
    Ok(Version {
        id: row.get("id")?,
        text: row.get("text_id")?,
        number: row.get("number")?,
        state: VersionState::from_key(&state).ok_or_else(|| unknown("state", &state))?,
        label: row.get("label")?,
        source: row.get("source")?,
        source_url: row.get("source_url")?,
        revision: row.get("revision")?,
        based_on: row.get("based_on")?,
        organisation: row.get("organisation_id")?,
        made_at: row.get("made_at")?,
        changed_at: row.get("changed_at")?,
        shown_at: row.get("shown_at")?,
        amendments_until: row.get("amendments_until")?,
        decided_on: row.get("decided_on")?,
        in_force_on: row.get("in_force_on")?,
        repealed_on: row.get("repealed_on")?,
        is_consulted: row.get("is_consulted")?,
    })
}

fn read_edition(row: &Row) -> Result<Edition> {
    let json: String = row.get("tree")?;
    let tree =
        serde_json::from_str(&json).map_err(|refused| db::Error::fault("tree", refused.to_string()))?;
    Ok(Edition { version: version(row)?, tree })
}
