//! Nodes and versions of rule texts as other rooms show them, whom they concern, and where they stand on the map of the
//! site.

use std::collections::HashMap;

use db::{Result, Transaction, params, sql, uuid::Uuid};
use links::{BoxFuture, Item, Provider, Shown};
use notices::{Audience, Boxed, Happening, Told};
use web::{Actor, sitemap};

use crate::{
    model::{
        node::NodeId,
        version::{VersionId, VersionState},
    },
    pages::node::ITEM_KIND as NODE_KIND,
    store::{
        follows, texts, unknown,
        versions::{self, ITEM_KIND as VERSION_KIND},
    },
};

/// The kind of a whole rule text as an item that is found.
pub const TEXT_KIND: &str = "rule-text";

/// Whether the actor may know of a draft: `$1` is the person or null, `$2` whether they see all drafts.
macro_rules! drafts {
    () => {
        "($2 OR EXISTS (SELECT 1 FROM rule_drafter d WHERE d.person_id = $1 AND d.text_id = t.id))"
    };
}
macro_rules! nodes {
    ($($among:tt)*) => {
        concat!(
            "SELECT n.node_id, n.title, n.text, t.slug, t.title AS text_title,
                 COALESCE(v.shown_at, v.made_at) AS at
             FROM rule_node n JOIN rule_text t ON t.id = n.text_id JOIN rule_version v ON v.id = n.version_id
             WHERE n.node_id ",
            $($among)*,
            " AND (n.is_shown OR ",
            drafts!(),
            ")"
        )
    };
}
macro_rules! editions {
    ($($among:tt)*) => {
        concat!(
            "SELECT v.id, v.number, v.state, v.label, t.slug, t.title, t.summary,
                 COALESCE(v.shown_at, v.made_at) AS at
             FROM rule_version v JOIN rule_text t ON t.id = v.text_id
             WHERE v.id ",
            $($among)*,
            " AND (v.state <> 'draft' OR ",
            drafts!(),
            ")"
        )
    };
}
sql!(
    SHOWN_NODES = sqlite: nodes!(db::among!(sqlite, "$3")),
    postgres: nodes!(db::among!(postgres, "$3"))
);
sql!(
    SHOWN_VERSIONS = sqlite: editions!(db::among!(sqlite, "$3")),
    postgres: editions!(db::among!(postgres, "$3"))
);
macro_rules! whole_texts {
    ($($among:tt)*) => {
        concat!(
            "SELECT t.id, t.slug, t.title, t.summary, t.made_at,
                 (SELECT min(COALESCE(v.shown_at, v.made_at)) FROM rule_version v
                  WHERE v.text_id = t.id AND v.state <> 'draft') AS at
             FROM rule_text t
             WHERE t.id ",
            $($among)*,
            " AND (EXISTS (SELECT 1 FROM rule_version v WHERE v.text_id = t.id AND v.state <> 'draft') OR ",
            drafts!(),
            ")"
        )
    };
}
sql!(
    SHOWN_TEXTS = sqlite: whole_texts!(db::among!(sqlite, "$3")),
    postgres: whole_texts!(db::among!(postgres, "$3"))
);
sql!(
    MAPPED_TEXTS_TOTAL = "SELECT count(*) AS items FROM rule_text t
     WHERE EXISTS (SELECT 1 FROM rule_version v WHERE v.text_id = t.id AND v.state <> 'draft')"
);
sql!(
    MAPPED_TEXTS = "SELECT t.slug, max(v.changed_at) AS changed_at FROM rule_text t
     JOIN rule_version v ON v.text_id = t.id AND v.state <> 'draft'
     GROUP BY t.id, t.slug ORDER BY t.id LIMIT $1 OFFSET $2"
);

/// Shows nodes of rule texts, at the ends of links and elsewhere.
pub struct RuleLinks;

impl Provider for RuleLinks {
    fn kinds(&self) -> &[&'static str] {
        &[NODE_KIND]
    }

    fn show<'a>(
        &'a self,
        tx: &'a Transaction,
        actor: &'a Actor,
        ids: &'a [Uuid],
    ) -> BoxFuture<'a, Result<HashMap<Uuid, Shown>>> {
        Box::pin(async move {
            let mut shown = HashMap::new();
            let values = params![actor.person, texts::sees_drafts(actor), db::id_list(ids)];
            for row in tx.all(&SHOWN_NODES, values).await? {
                let id: Uuid = row.get("node_id")?;
                let (title, text): (String, String) = (row.get("title")?, row.get("text_title")?);
                let thing = Shown {
                    title: format!("{title} ({text})"),
                    text: row.get("text")?,
                    by: String::new(),
                    url: format!("/spelregels/{}/artikel/{id}", row.get::<String>("slug")?),
                    kind_class: "rule",
                    kind_label_key: "rulebook-kind-rule",
                    at: row.get("at")?,
                };
                shown.insert(id, thing);
            }
            Ok(shown)
        })
    }
}

/// Shows versions of rule texts.
pub struct RuleVersionLinks;

impl Provider for RuleVersionLinks {
    fn kinds(&self) -> &[&'static str] {
        &[VERSION_KIND]
    }

    fn show<'a>(
        &'a self,
        tx: &'a Transaction,
        actor: &'a Actor,
        ids: &'a [Uuid],
    ) -> BoxFuture<'a, Result<HashMap<Uuid, Shown>>> {
        Box::pin(async move {
            let mut shown = HashMap::new();
            let values = params![actor.person, texts::sees_drafts(actor), db::id_list(ids)];
            for row in tx.all(&SHOWN_VERSIONS, values).await? {
                let state: String = row.get("state")?;
                let state = VersionState::from_key(&state).ok_or_else(|| unknown("state", &state))?;
                let (title, label): (String, String) = (row.get("title")?, row.get("label")?);
                let thing = Shown {
                    title: if label.is_empty() { title } else { format!("{title}: {label}") },
                    text: row.get("summary")?,
                    by: String::new(),
                    url: format!(
                        "/spelregels/{}/versie/{}",
                        row.get::<String>("slug")?,
                        row.get::<i64>("number")?
                    ),
                    kind_class: "rule",
                    kind_label_key: state_key(state),
                    at: row.get("at")?,
                };
                shown.insert(row.get("id")?, thing);
            }
            Ok(shown)
        })
    }
}

/// Shows whole rule texts.
pub struct RuleTextLinks;

impl Provider for RuleTextLinks {
    fn kinds(&self) -> &[&'static str] {
        &[TEXT_KIND]
    }

    fn show<'a>(
        &'a self,
        tx: &'a Transaction,
        actor: &'a Actor,
        ids: &'a [Uuid],
    ) -> BoxFuture<'a, Result<HashMap<Uuid, Shown>>> {
        Box::pin(async move {
            let mut shown = HashMap::new();
            let values = params![actor.person, texts::sees_drafts(actor), db::id_list(ids)];
            for row in tx.all(&SHOWN_TEXTS, values).await? {
                let thing = Shown {
                    title: row.get("title")?,
                    text: row.get("summary")?,
                    by: String::new(),
                    url: format!("/spelregels/{}", row.get::<String>("slug")?),
                    kind_class: "rule",
                    kind_label_key: "rulebook-kind-text",
                    at: row.get::<Option<i64>>("at")?.unwrap_or(row.get("made_at")?),
                };
                shown.insert(row.get("id")?, thing);
            }
            Ok(shown)
        })
    }
}

/// Key of the word for a state.
pub(crate) fn state_key(state: VersionState) -> &'static str {
    match state {
        VersionState::Draft => "rulebook-state-draft",
        VersionState::Consultation => "rulebook-state-consultation",
        VersionState::Proposed => "rulebook-state-proposed",
        VersionState::Adopted => "rulebook-state-adopted",
        VersionState::InForce => "rulebook-state-in-force",
        VersionState::Repealed => "rulebook-state-repealed",
    }
}

/// Whom the events of this room concern: who follows the text, or a node of it in which something changed.
pub struct RuleAudience;

impl Audience for RuleAudience {
    fn kinds(&self) -> &[&'static str] {
        &["rulebook.version-shown", "rulebook.version-extended"]
    }

    fn whom<'a>(&'a self, tx: &'a mut Transaction, happening: &'a Happening) -> Boxed<'a, Result<Vec<Told>>> {
        Box::pin(async move {
            let version = VersionId(happening.item);
            let edition = versions::edition_by_id(tx, version).await?;
            let Some(edition) = edition.filter(|edition| edition.version.state.is_shown()) else {
                return Ok(Vec::new());
            };
            let text = edition.version.text;
            // A later deadline is news of the whole text; a version is news of what is not as it was.
            let is_extended = happening.kind == "rulebook.version-extended";
            let key = if is_extended { "rulebook-told-deadline" } else { "rulebook-told-version" };
            let before = versions::shown_before(tx, &edition.version).await?;
            let before = before.as_ref().map(|before| &before.tree);
            let mut changed: HashMap<Uuid, bool> = HashMap::from([(text.0, true)]);
            let mut people = Vec::new();
            for (person, node) in follows::followed_nodes(tx, text).await? {
                let differs = || is_extended || edition.tree.differs_below(before, NodeId::new(node));
                if *changed.entry(node).or_insert_with(differs) {
                    people.push((person, key));
                }
            }
            let item = Item::new(VERSION_KIND, happening.item);
            Ok(vec![Told { item, part: None, people, in_digest: true }])
        })
    }
}

/// All rule texts that were shown.
pub struct RulePages;

impl sitemap::Source for RulePages {
    fn key(&self) -> &'static str {
        "spelregels"
    }

    fn total<'a>(&'a self, tx: &'a mut Transaction) -> sitemap::BoxFuture<'a, Result<i64>> {
        Box::pin(async move { tx.one(&MAPPED_TEXTS_TOTAL, &[]).await?.get("items") })
    }

    fn part<'a>(
        &'a self,
        tx: &'a mut Transaction,
        skipped: i64,
    ) -> sitemap::BoxFuture<'a, Result<Vec<sitemap::Entry>>> {
        Box::pin(async move {
            let rows = tx.all(&MAPPED_TEXTS, params![sitemap::PART, skipped]).await?;
            let entry = |row: &db::Row| {
                let path = format!("/spelregels/{}", row.get::<String>("slug")?);
                Ok(sitemap::Entry { path, changed_at: Some(row.get("changed_at")?) })
            };
            rows.iter().map(entry).collect()
        })
    }
}
