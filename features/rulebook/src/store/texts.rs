//! Rule texts, and who works on them.

use db::{Result, Row, Transaction, params, sql};
use web::{Actor, Instant, Language, OrganisationId, PersonId};

use crate::{
    model::version::{RuleText, RuleTextId},
    store::{Signature, unknown},
};

/// The most texts in the list.
pub const MOST_TEXTS: i64 = 200;
/// The most people in a working group.
pub const MOST_DRAFTERS: i64 = 200;

macro_rules! text {
    () => {
        "SELECT t.id, t.slug, t.title, t.summary, t.language, t.made_at, EXISTS (SELECT 1 FROM rule_drafter d
         WHERE d.text_id = t.id AND d.person_id = $1) AS is_drafter FROM rule_text t"
    };
}
sql!(
    /// Of a text that has nothing but drafts, only who works on it and who manages texts ($2) may know.
    TEXTS = concat!(
        text!(),
        " WHERE $2 OR EXISTS (SELECT 1 FROM rule_drafter d WHERE d.text_id = t.id AND d.person_id = $1)
         OR EXISTS (SELECT 1 FROM rule_version v WHERE v.text_id = t.id AND v.state <> 'draft')
         ORDER BY t.made_at, t.id LIMIT $3"
    )
);
sql!(
    TEXT_BY_SLUG = concat!(
        text!(),
        " WHERE t.slug = $3 AND ($2 OR EXISTS (SELECT 1 FROM rule_drafter d WHERE d.text_id = t.id
         AND d.person_id = $1)
         OR EXISTS (SELECT 1 FROM rule_version v WHERE v.text_id = t.id AND v.state <> 'draft'))"
    )
);
sql!(
    TEXT_ADD = "INSERT INTO rule_text
        (id, slug, title, summary, language, organisation_id, person_id, made_at, amendment_count)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 0) ON CONFLICT DO NOTHING"
);
sql!(TEXT_CHANGE = "UPDATE rule_text SET title = $2, summary = $3 WHERE id = $1");
sql!(
    DRAFTERS = "SELECT d.person_id, p.name AS person_name, o.name AS organisation_name
     FROM rule_drafter d JOIN person p ON p.id = d.person_id JOIN organisation o ON o.id = d.organisation_id
     WHERE d.text_id = $1 ORDER BY d.at, d.person_id LIMIT $2"
);
sql!(
    /// Somebody who belongs to an organisation, in whose name they take part.
    DRAFTER_ADD = "INSERT INTO rule_drafter (text_id, person_id, organisation_id, at)
     SELECT $1, $2, $3, $4 WHERE EXISTS (SELECT 1 FROM membership WHERE person_id = $2 AND organisation_id = $3)
     AND (SELECT count(*) FROM rule_drafter WHERE text_id = $1) < $5 ON CONFLICT DO NOTHING"
);
sql!(
    FIRST_ORGANISATION =
        "SELECT organisation_id FROM membership WHERE person_id = $1 ORDER BY since, organisation_id LIMIT 1"
);
sql!(DRAFTER_END = "DELETE FROM rule_drafter WHERE text_id = $1 AND person_id = $2");

/// What a new text is.
#[derive(Clone, Copy, Debug)]
pub struct NewText<'n> {
    /// Its identifier.
    pub id: RuleTextId,
    /// Its word in addresses.
    pub slug: &'n str,
    /// What it is called.
    pub title: &'n str,
    /// What it is about.
    pub summary: &'n str,
    /// The language it is written in.
    pub language: Language,
}

/// Somebody in a working group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Drafter {
    /// Who.
    pub person: PersonId,
    /// Their name; empty after erasure.
    pub name: String,
    /// The name of the organisation for which they take part.
    pub organisation: String,
}

/// Whether the actor sees texts that nobody has been shown yet.
pub(super) fn sees_drafts(actor: &Actor) -> bool {
    use web::NetworkRole::{Clerk, Editor};
    actor.has_network_role(Editor) || actor.has_network_role(Clerk)
}

/// The texts that the actor may see, the oldest first.
pub async fn all(tx: &mut Transaction, actor: &Actor) -> Result<Vec<RuleText>> {
    let values = params![actor.person, sees_drafts(actor), MOST_TEXTS];
    tx.all(&TEXTS, values).await?.iter().map(text).collect()
}

/// The text with this word in its address, if the actor may see it.
pub async fn by_slug(tx: &mut Transaction, actor: &Actor, slug: &str) -> Result<Option<RuleText>> {
    let values = params![actor.person, sees_drafts(actor), slug];
    tx.optional(&TEXT_BY_SLUG, values).await?.as_ref().map(text).transpose()
}

/// Adds a text. `false` when another has this word in its address.
pub async fn add(tx: &mut Transaction, new: NewText<'_>, by: Signature<'_>) -> Result<bool> {
    let values = params![
        new.id,
        new.slug,
        new.title,
        new.summary,
        new.language.code(),
        by.organisation,
        by.person,
        by.at
    ];
    Ok(tx.execute(&TEXT_ADD, values).await? > 0)
}

/// Changes what a text is called and what it says of itself.
pub async fn change(tx: &mut Transaction, id: RuleTextId, title: &str, summary: &str) -> Result<()> {
    tx.execute(&TEXT_CHANGE, params![id, title, summary]).await.map(drop)
}

/// The working group, in the order in which they came.
pub async fn drafters(tx: &mut Transaction, id: RuleTextId) -> Result<Vec<Drafter>> {
    let rows = tx.all(&DRAFTERS, params![id, MOST_DRAFTERS]).await?;
    let read = |row: &Row| {
        Ok(Drafter {
            person: row.get("person_id")?,
            name: row.get("person_name")?,
            organisation: row.get("organisation_name")?,
        })
    };
    rows.iter().map(read).collect()
}

/// Takes somebody into the working group. `false` when they do not belong to the organisation, are in it already,
/// or would be one too many.
pub async fn add_drafter(
    tx: &mut Transaction,
    id: RuleTextId,
    person: PersonId,
    organisation: OrganisationId,
    now: Instant,
) -> Result<bool> {
    let values = params![id, person, organisation, now, MOST_DRAFTERS];
    Ok(tx.execute(&DRAFTER_ADD, values).await? > 0)
}

/// The organisation for which somebody takes part: the one they belong to longest.
pub async fn organisation_of(tx: &mut Transaction, person: PersonId) -> Result<Option<OrganisationId>> {
    tx.optional(&FIRST_ORGANISATION, params![person]).await?.map(|row| row.get("organisation_id")).transpose()
}

/// Takes somebody out of the working group.
pub async fn end_drafter(tx: &mut Transaction, id: RuleTextId, person: PersonId) -> Result<()> {
    tx.execute(&DRAFTER_END, params![id, person]).await.map(drop)
}

fn text(row: &Row) -> Result<RuleText> {
    let language: String = row.get("language")?;
    Ok(RuleText {
        id: row.get("id")?,
        slug: row.get("slug")?,
        title: row.get("title")?,
        summary: row.get("summary")?,
        language: Language::from_code(&language).ok_or_else(|| unknown("language", &language))?,
        made_at: row.get("made_at")?,
        is_drafter: row.get("is_drafter")?,
    })
}
