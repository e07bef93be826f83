//! Who follows a text, or one article of it.

use db::{Result, Row, Transaction, params, sql, uuid::Uuid};
use notices::{Boxed, Followed, Following};
use web::{Actor, Instant, Language, Page, PersonId};

use crate::{model::version::RuleTextId, store::texts};

sql!(
    RULE_FOLLOW_ADD = "INSERT INTO rule_follow (person_id, text_id, node_id, at) VALUES ($1, $2, $3, $4)
     ON CONFLICT DO NOTHING"
);
sql!(RULE_FOLLOW_END = "DELETE FROM rule_follow WHERE person_id = $1 AND node_id = $2");
sql!(RULE_FOLLOWS = "SELECT at FROM rule_follow WHERE person_id = $1 AND node_id = $2");
sql!(RULE_FOLLOWERS = "SELECT DISTINCT person_id FROM rule_follow WHERE text_id = $1 ORDER BY person_id");
sql!(
    RULE_FOLLOWED_NODES =
        "SELECT person_id, node_id FROM rule_follow WHERE text_id = $1 ORDER BY person_id, node_id"
);

sql!(
    /// What somebody follows and may see: a text that was shown, or one whose drafts they see ($2), and what is or was in it.
    RULE_FOLLOWED = "SELECT f.node_id, f.at, t.slug, t.title, t.language, f.text_id, n.title AS node_title
     FROM rule_follow f JOIN rule_text t ON t.id = f.text_id LEFT JOIN rule_node n ON n.node_id = f.node_id
     WHERE f.person_id = $1 AND (f.node_id = f.text_id OR n.node_id IS NOT NULL)
         AND ($2 OR EXISTS (SELECT 1 FROM rule_drafter d WHERE d.text_id = t.id AND d.person_id = $1)
             OR (COALESCE(n.is_shown, TRUE) AND EXISTS
                 (SELECT 1 FROM rule_version v WHERE v.text_id = t.id AND v.state <> 'draft')))
     ORDER BY f.at DESC, f.node_id LIMIT 500"
);

/// Begins to follow a node, or with the identifier of the text all of it; doing it twice changes nothing.
pub async fn follow(
    tx: &mut Transaction,
    person: PersonId,
    text: RuleTextId,
    node: Uuid,
    now: Instant,
) -> Result<()> {
    tx.execute(&RULE_FOLLOW_ADD, params![person, text, node, now]).await.map(drop)
}

/// Stops following.
pub async fn stop(tx: &mut Transaction, person: PersonId, node: Uuid) -> Result<()> {
    tx.execute(&RULE_FOLLOW_END, params![person, node]).await.map(drop)
}

/// Whether the actor follows this; a guest never does.
pub async fn follows(tx: &mut Transaction, actor: &Actor, node: Uuid) -> Result<bool> {
    let Some(person) = actor.person else { return Ok(false) };
    Ok(tx.optional(&RULE_FOLLOWS, params![person, node]).await?.is_some())
}

/// Who follows a text or something of it.
pub async fn followers(tx: &mut Transaction, text: RuleTextId) -> Result<Vec<PersonId>> {
    let rows = tx.all(&RULE_FOLLOWERS, params![text]).await?;
    rows.iter().map(|row| row.get("person_id")).collect()
}

/// Who follows what of a text: the identifier of the text for all of it, else that of a node.
pub(super) async fn followed_nodes(tx: &mut Transaction, text: RuleTextId) -> Result<Vec<(PersonId, Uuid)>> {
    let rows = tx.all(&RULE_FOLLOWED_NODES, params![text]).await?;
    rows.iter().map(|row| Ok((row.get("person_id")?, row.get("node_id")?))).collect()
}

/// How many people hear of what happens to a text at most, the actor not among them: for who is about to make it happen.
/// Who follows one article does not hear of a version in which it did not change.
pub async fn reach(tx: &mut Transaction, actor: &Actor, text: RuleTextId) -> Result<usize> {
    Ok(followers(tx, text).await?.into_iter().filter(|person| Some(*person) != actor.person).count())
}

/// Texts and articles in the list of what somebody follows.
pub struct RuleFollowing;

impl Following for RuleFollowing {
    fn followed<'a>(
        &'a self,
        tx: &'a mut Transaction,
        actor: &'a Actor,
        page: &'a Page,
    ) -> Boxed<'a, Result<Vec<Followed>>> {
        Box::pin(async move {
            let Some(person) = actor.person else { return Ok(Vec::new()) };
            let rows = tx.all(&RULE_FOLLOWED, params![person, texts::sees_drafts(actor)]).await?;
            rows.iter().map(|row| followed(page, row)).collect()
        })
    }
}

fn followed(p: &Page, row: &Row) -> Result<Followed> {
    let (node, text): (Uuid, Uuid) = (row.get("node_id")?, row.get("text_id")?);
    let (title, slug): (String, String) = (row.get("title")?, row.get("slug")?);
    let language = Language::from_code(&row.get::<String>("language")?).unwrap_or_default();
    let base = format!("/spelregels/{slug}");
    let called: Option<String> = row.get("node_title")?;
    let (key, title, url) = match called {
        Some(called) if node != text => {
            ("rulebook-followed-node", format!("{called} ({title})"), format!("{base}/artikel/{node}"))
        }
        _ => ("rulebook-followed-text", title, base.clone()),
    };
    Ok(Followed {
        what: p.t(key).to_owned(),
        title,
        url,
        at: row.get("at")?,
        stop: (format!("{base}/niet-volgen"), vec![("onderdeel", node.to_string())]),
        lang: (language != p.language).then(|| language.code()),
    })
}
