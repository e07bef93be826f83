//! Contributions: one by one.

use db::{Result, Row, Transaction, params, sql};
use jobs::Event;
use web::{Actor, Ids, Instant, Language, OrganisationId, PersonId, dates};

use crate::{
    model::{
        Author, Content, Contribution, ContributionId, Kind, Organisation, Phase, State, Step, Visibility,
    },
    permissions::{Permission, may},
    store::{
        unknown,
        versions::{self, Signature},
    },
};

sql!(FIND = "SELECT c.id, c.kind, c.state, c.visibility, c.language, c.author_id, c.title, v.content, c.phase, c.needed_by,
         c.version, c.made_at, c.published_at, c.changed_at, c.active_at, c.merged_into, c.accepted_reply_id,
         c.reply_count, c.support_count, c.reuse_count, p.name AS author_name, c.organisation_id,
         o.kind AS organisation_kind, o.name AS organisation_name, o.province_code, o.inhabitants
     FROM contribution c
     JOIN contribution_version v ON v.contribution_id = c.id AND v.version = c.version
     JOIN organisation o ON o.id = c.organisation_id
     JOIN person p ON p.id = c.author_id
     WHERE c.id = $1");
sql!(
    THEMES_OF = "SELECT t.slug FROM contribution_theme ct JOIN theme t ON t.id = ct.theme_id
     WHERE ct.contribution_id = $1 ORDER BY t.position, t.slug"
);
sql!(
    ORGANISATION =
        "SELECT id AS organisation_id, kind AS organisation_kind, name AS organisation_name, province_code,
         inhabitants
     FROM organisation WHERE id = $1"
);
sql!(
    ADD =
        "INSERT INTO contribution (id, kind, state, visibility, language, organisation_id, author_id, title,
         summary, phase, needed_by, version, made_at, published_at, year, changed_at, active_at, reply_count,
         support_count, reuse_count)
     VALUES ($1, $2, 'draft', $3, $4, $5, $6, $7, $8, $9, $10, 1, $11, NULL, NULL, $11, $11, 0, 0, 0)"
);
sql!(
    /// A change of words is no activity: nobody writes their way to the top of a list.
    CHANGE = "UPDATE contribution SET visibility = $3, language = $4, title = $5, summary = $6,
         phase = $7, needed_by = $8, changed_at = $9, version = version + 1
     WHERE id = $1 AND version = $2"
);
sql!(
    PUBLISH = "UPDATE contribution SET state = 'published', published_at = $2, year = $3, active_at = $2
     WHERE id = $1 AND state = 'draft'"
);
sql!(SET_STATE = "UPDATE contribution SET state = $3, active_at = $4 WHERE id = $1 AND state = $2");
sql!(TOUCH = "UPDATE contribution SET active_at = $2 WHERE id = $1");
sql!(THEMES_CLEAR = "DELETE FROM contribution_theme WHERE contribution_id = $1");
sql!(
    THEME_ADD =
        "INSERT INTO contribution_theme (contribution_id, theme_id) SELECT $1, id FROM theme WHERE slug = $2
     ON CONFLICT DO NOTHING"
);

/// The kind of a contribution as an item in events, links and follows.
pub const ITEM_KIND: &str = "contribution";

/// The contribution, if the actor may see it.
pub async fn find(tx: &Transaction, actor: &Actor, id: ContributionId) -> Result<Option<Contribution>> {
    Ok(whole(tx, id).await?.filter(|contribution| may(actor, Permission::See, contribution)))
}

/// The contribution, whoever asks: for a job that finds out who may hear of it.
pub async fn whole(tx: &Transaction, id: ContributionId) -> Result<Option<Contribution>> {
    let found = params![id];
    let (row, themes) = tokio::try_join!(tx.optional(&FIND, found), tx.all(&THEMES_OF, found))?;
    let Some(row) = row else { return Ok(None) };
    let mut contribution = contribution(&row)?;
    for row in themes {
        contribution.content.themes.push(row.get("slug")?);
    }
    Ok(Some(contribution))
}

/// An organisation as this room shows it. Organisations are public.
pub async fn organisation(tx: &mut Transaction, id: OrganisationId) -> Result<Option<Organisation>> {
    tx.optional(&ORGANISATION, params![id]).await?.as_ref().map(organisation_of).transpose()
}

/// A contribution that does not exist yet.
#[derive(Clone, Copy, Debug)]
pub struct New<'n> {
    /// Its identifier.
    pub id: ContributionId,
    /// What sort it is.
    pub kind: Kind,
    /// What it says.
    pub content: &'n Content,
    /// Whether others may see it at once.
    pub publish: bool,
    /// Who brings it, in whose name.
    pub by: Signature<'n>,
}

/// Adds a contribution with its first version.
pub async fn insert(tx: &mut Transaction, ids: &Ids, new: New<'_>) -> Result<()> {
    let New { id, kind, content: c, by, .. } = new;
    let values = params![
        id,
        kind.key(),
        c.visibility.key(),
        c.language.code(),
        by.organisation,
        by.person,
        &c.title,
        c.summary(kind),
        c.phase.map(Phase::key),
        c.needed_by.clone(),
        by.at
    ];
    tx.execute(&ADD, values).await?;
    set_themes(tx, id, &c.themes).await?;
    versions::add(tx, id, 1, c, by).await?;
    if new.publish { publish(tx, ids, id, by.person, by.at).await } else { Ok(()) }
}

/// Saves another version, and shows the contribution to others for the first time if asked. Returns false, and
/// keeps nothing, when somebody else has saved meanwhile.
pub async fn change(
    tx: &mut Transaction,
    ids: &Ids,
    before: &Contribution,
    c: &Content,
    show: bool,
    by: Signature<'_>,
) -> Result<bool> {
    let values = params![
        before.id,
        before.version,
        c.visibility.key(),
        c.language.code(),
        &c.title,
        c.summary(before.kind),
        c.phase.map(Phase::key),
        c.needed_by.clone(),
        by.at
    ];
    if tx.execute(&CHANGE, values).await? == 0 {
        return Ok(false);
    }
    if c.themes != before.content.themes {
        set_themes(tx, before.id, &c.themes).await?;
    }
    versions::add(tx, before.id, before.version + 1, c, by).await?;
    if show {
        publish(tx, ids, before.id, by.person, by.at).await?;
    } else if before.state != State::Draft {
        emit(tx, ids, before.id, "exchange.contribution-changed", by.person, by.at).await?;
    }
    Ok(true)
}

/// Takes a step in the life of a contribution. Returns false when it is no longer in the state it was in.
pub async fn step(
    tx: &mut Transaction,
    ids: &Ids,
    before: &Contribution,
    step: Step,
    by: PersonId,
    now: Instant,
) -> Result<bool> {
    let Some(next) = before.after(step) else { return Ok(false) };
    let values = params![before.id, before.state.key(), next.key(), now];
    if tx.execute(&SET_STATE, values).await? == 0 {
        return Ok(false);
    }
    let kind = match step {
        Step::Publish => "exchange.contribution-published",
        Step::Answer => "exchange.contribution-answered",
        Step::Unanswer => "exchange.contribution-unanswered",
        Step::Close => "exchange.contribution-closed",
        Step::Reopen => "exchange.contribution-reopened",
        Step::Withdraw => "exchange.contribution-withdrawn",
        Step::Merge => "exchange.contribution-merged",
        Step::Remove => "exchange.contribution-removed",
        Step::Restore => "exchange.contribution-restored",
    };
    emit(tx, ids, before.id, kind, by, now).await?;
    Ok(true)
}

/// Notes that something happened with a contribution, such as another file.
pub async fn touch(
    tx: &mut Transaction,
    ids: &Ids,
    id: ContributionId,
    by: PersonId,
    now: Instant,
) -> Result<()> {
    tx.execute(&TOUCH, params![id, now]).await?;
    emit(tx, ids, id, "exchange.contribution-changed", by, now).await
}

async fn publish(
    tx: &mut Transaction,
    ids: &Ids,
    id: ContributionId,
    by: PersonId,
    now: Instant,
) -> Result<()> {
    let year = i64::from(dates::date_of(now).year());
    tx.execute(&PUBLISH, params![id, now, year]).await?;
    emit(tx, ids, id, "exchange.contribution-published", by, now).await
}

async fn emit(
    tx: &mut Transaction,
    ids: &Ids,
    id: ContributionId,
    kind: &'static str,
    by: PersonId,
    now: Instant,
) -> Result<()> {
    let event = Event { kind, item_kind: ITEM_KIND, item_id: id.0 };
    notices::happened(tx, ids, now, event, Some(by)).await
}

async fn set_themes(tx: &mut Transaction, id: ContributionId, slugs: &[String]) -> Result<()> {
    tx.execute(&THEMES_CLEAR, params![id]).await?;
    for slug in slugs {
        tx.execute(&THEME_ADD, params![id, slug]).await?;
    }
    Ok(())
}

/// The organisation in a row with the columns that the statements of this room give it.
pub(super) fn organisation_of(row: &Row) -> Result<Organisation> {
    Ok(Organisation {
        id: row.get("organisation_id")?,
        kind: row.get("organisation_kind")?,
        name: row.get("organisation_name")?,
        province: row.get("province_code")?,
        inhabitants: row.get("inhabitants")?,
    })
}

/// A word of the database as a value of this program.
pub(super) fn word<T>(row: &Row, column: &'static str, read: impl Fn(&str) -> Option<T>) -> Result<T> {
    let word: String = row.get(column)?;
    read(&word).ok_or_else(|| unknown(column, &word))
}

/// The same for a column that may be empty.
pub(super) fn optional_word<T>(
    row: &Row,
    column: &'static str,
    read: impl Fn(&str) -> Option<T>,
) -> Result<Option<T>> {
    match row.get::<Option<String>>(column)? {
        Some(word) => read(&word).map(Some).ok_or_else(|| unknown(column, &word)),
        None => Ok(None),
    }
}

/// Without its themes, which stand in other rows.
fn contribution(row: &Row) -> Result<Contribution> {
    let sections: String = row.get("content")?;
    let content = Content {
        title: row.get("title")?,
        sections: Content::read_sections(&sections).ok_or_else(|| unknown("content", "section"))?,
        phase: optional_word(row, "phase", Phase::from_key)?,
        needed_by: row.get("needed_by")?,
        visibility: word(row, "visibility", Visibility::from_key)?,
        language: word(row, "language", Language::from_code)?,
        themes: Vec::new(),
    };
    Ok(Contribution {
        id: row.get("id")?,
        kind: word(row, "kind", Kind::from_key)?,
        state: word(row, "state", State::from_key)?,
        organisation: organisation_of(row)?,
        author: Author { id: row.get("author_id")?, name: row.get("author_name")? },
        content,
        version: row.get("version")?,
        made_at: row.get("made_at")?,
        published_at: row.get("published_at")?,
        changed_at: row.get("changed_at")?,
        active_at: row.get("active_at")?,
        merged_into: row.get("merged_into")?,
        accepted_reply: row.get("accepted_reply_id")?,
        replies: row.get("reply_count")?,
        supports: row.get("support_count")?,
        reuses: row.get("reuse_count")?,
    })
}
