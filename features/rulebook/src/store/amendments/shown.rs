//! Amendments as other rooms show them, and whom they concern.

use std::collections::{HashMap, HashSet};

use db::{Result, Transaction, params, sql, uuid::Uuid};
use links::{BoxFuture, Item, Provider, Shown};
use notices::{Audience, Boxed, Happening, Told};
use web::{Actor, PersonId};

use crate::{model::amendment::AmendmentId, store::amendments::ITEM_KIND};

macro_rules! shown {
    ($($among:tt)*) => {
        concat!(
            "SELECT a.id, a.number, a.title, a.explanation, t.slug, t.title AS text_title,
                 o.name AS organisation_name, COALESCE(a.submitted_at, a.made_at) AS at
             FROM rule_amendment a JOIN organisation o ON o.id = a.organisation_id JOIN rule_text t ON t.id = a.text_id JOIN rule_version v ON v.id = a.version_id
             WHERE a.id ",
            $($among)*,
            " AND ((a.state <> 'draft' AND v.state <> 'draft') OR EXISTS (SELECT 1 FROM membership m
             WHERE m.person_id = $1 AND m.organisation_id = a.organisation_id))"
        )
    };
}
sql!(
    SHOWN_AMENDMENTS = sqlite: shown!(db::among!(sqlite, "$2")),
    postgres: shown!(db::among!(postgres, "$2"))
);
sql!(
    /// Who made it and who signed it; for something new about a sub-amendment ($2) those of what it amends as well.
    AMENDMENT_PEOPLE = "SELECT a.person_id FROM rule_amendment a WHERE a.id = $1
     UNION SELECT s.person_id FROM rule_amendment_signature s WHERE s.amendment_id = $1
     UNION SELECT s.person_id FROM rule_amendment_signature s
         JOIN rule_amendment a ON a.on_id = s.amendment_id WHERE a.id = $1 AND $2"
);
sql!(
    /// Who follows the text, or a node that it is about or that such a node stands under.
    AMENDMENT_FOLLOWERS = "SELECT DISTINCT f.person_id FROM rule_follow f JOIN rule_amendment a ON a.text_id = f.text_id
     WHERE a.id = $1
       AND (f.node_id = a.text_id OR EXISTS (SELECT 1 FROM rule_amendment_node n
            WHERE n.amendment_id = a.id AND n.node_id = f.node_id))
     ORDER BY f.person_id"
);

/// An amendment was submitted.
pub const SUBMITTED: &str = "rulebook.amendment-submitted";
/// A submitted amendment was changed.
pub const CHANGED: &str = "rulebook.amendment-changed";
/// A submitted amendment was taken back.
pub const WITHDRAWN: &str = "rulebook.amendment-withdrawn";
/// Another organisation signed.
pub const SIGNED: &str = "rulebook.amendment-signed";
/// The board advised.
pub const ADVISED: &str = "rulebook.amendment-advised";
/// The outcome was written down.
pub const DECIDED: &str = "rulebook.amendment-decided";

/// The most characters of a general explanation that are shown elsewhere.
const EXCERPT: usize = 300;

/// Whom an event about an amendment concerns, each with the key of the words.
async fn concerned(tx: &mut Transaction, kind: &str, id: Uuid) -> Result<Vec<(PersonId, &'static str)>> {
    let (mine, others) = words(kind);
    let with_main = kind == SUBMITTED;
    let mut people: Vec<(PersonId, &'static str)> = Vec::new();
    for row in tx.all(&AMENDMENT_PEOPLE, params![id, with_main]).await? {
        people.push((row.get("person_id")?, mine));
    }
    if let Some(key) = others {
        for row in tx.all(&AMENDMENT_FOLLOWERS, params![id]).await? {
            people.push((row.get("person_id")?, key));
        }
    }
    Ok(people)
}

/// How many people hear of an event (such as [`SUBMITTED`]) about one or more amendments, the actor not among them: for
/// who is about to make it happen.
pub async fn reach(tx: &mut Transaction, actor: &Actor, kind: &str, ids: &[AmendmentId]) -> Result<usize> {
    let mut people = HashSet::new();
    for id in ids {
        people.extend(concerned(tx, kind, id.uuid()).await?.into_iter().map(|(person, _)| person));
    }
    Ok(people.into_iter().filter(|person| Some(*person) != actor.person).count())
}

/// Shows amendments at the ends of links and in notices.
pub struct AmendmentLinks;

impl Provider for AmendmentLinks {
    fn kinds(&self) -> &[&'static str] {
        &[ITEM_KIND]
    }

    fn show<'a>(
        &'a self,
        tx: &'a Transaction,
        actor: &'a Actor,
        ids: &'a [Uuid],
    ) -> BoxFuture<'a, Result<HashMap<Uuid, Shown>>> {
        Box::pin(async move {
            let mut shown = HashMap::new();
            for row in tx.all(&SHOWN_AMENDMENTS, params![actor.person, db::id_list(ids)]).await? {
                let id: Uuid = row.get("id")?;
                let (title, text): (String, String) = (row.get("title")?, row.get("text_title")?);
                let number: Option<i64> = row.get("number")?;
                let number = number.map(|number| format!("{number}. ")).unwrap_or_default();
                let explanation: String = row.get("explanation")?;
                let thing = Shown {
                    title: format!("{number}{title} ({text})"),
                    text: explanation.chars().take(EXCERPT).collect(),
                    by: row.get("organisation_name")?,
                    url: format!("/spelregels/{}/amendement/{id}", row.get::<String>("slug")?),
                    kind_class: "rule",
                    kind_label_key: "rulebook-amendment",
                    at: row.get("at")?,
                };
                shown.insert(id, thing);
            }
            Ok(shown)
        })
    }
}

/// Whom amendments concern: who signed them, and who follows the text or an article that they are about.
pub struct AmendmentAudience;

/// The key of the words for who signed, and for who follows; none where it does not concern those.
fn words(kind: &str) -> (&'static str, Option<&'static str>) {
    match kind {
        SUBMITTED => ("rulebook-told-amendment-mine-submitted", Some("rulebook-told-amendment-submitted")),
        CHANGED => ("rulebook-told-amendment-mine-changed", Some("rulebook-told-amendment-changed")),
        WITHDRAWN => ("rulebook-told-amendment-mine-withdrawn", Some("rulebook-told-amendment-withdrawn")),
        ADVISED => ("rulebook-told-amendment-mine-advised", Some("rulebook-told-amendment-advised")),
        DECIDED => ("rulebook-told-amendment-mine-decided", Some("rulebook-told-amendment-decided")),
        SIGNED => ("rulebook-told-amendment-mine-signed", None),
        "rulebook.amendment-asked" => ("rulebook-told-amendment-mine-asked", None),
        _ => ("rulebook-told-amendment-mine-rebased", None),
    }
}

impl Audience for AmendmentAudience {
    fn kinds(&self) -> &[&'static str] {
        &[
            SUBMITTED,
            CHANGED,
            WITHDRAWN,
            SIGNED,
            ADVISED,
            DECIDED,
            "rulebook.amendment-asked",
            "rulebook.amendment-rebased",
        ]
    }

    fn whom<'a>(&'a self, tx: &'a mut Transaction, happening: &'a Happening) -> Boxed<'a, Result<Vec<Told>>> {
        Box::pin(async move {
            let people = concerned(tx, &happening.kind, happening.item).await?;
            let item = Item::new(ITEM_KIND, happening.item);
            Ok(vec![Told { item, part: None, people, in_digest: true }])
        })
    }
}
