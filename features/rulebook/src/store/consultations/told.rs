//! Consultations elsewhere: as an item in notices and links, whom they concern, what waits for an editor, the map of the
//! site.

use std::collections::{HashMap, HashSet};

use db::{Result, Transaction, params, sql, uuid::Uuid};
use links::{BoxFuture, Item, Provider, Shown};
use notices::{Ask, Asks, Audience, Boxed, Happening, Told};
use web::{Actor, Instant, Language, Page, PersonId, sitemap};

use crate::{
    model::{consultation::ConsultationId, version::RuleTextId},
    store::{
        consultations::{ITEM_KIND, sees_all},
        follows,
    },
};

macro_rules! shown {
    ($($among:tt)*) => {
        concat!(
            "SELECT c.id, c.title, c.introduction, c.opens_at FROM consultation c
             WHERE c.id ",
            $($among)*,
            " AND ($2 OR EXISTS (SELECT 1 FROM rule_drafter d WHERE d.person_id = $1 AND d.text_id = c.text_id)
                 OR (c.announced_at IS NOT NULL AND EXISTS
                     (SELECT 1 FROM rule_version v WHERE v.id = c.version_id AND v.state <> 'draft')))"
        )
    };
}
sql!(
    SHOWN_CONSULTATIONS = sqlite: shown!(db::among!(sqlite, "$3")),
    postgres: shown!(db::among!(postgres, "$3"))
);
sql!(TEXT_OF_CONSULTATION = "SELECT text_id FROM consultation WHERE id = $1 AND announced_at IS NOT NULL");
sql!(
    PEOPLE_WHO_RESPONDED = "SELECT DISTINCT person_id FROM consultation_respondent
     WHERE consultation_id = $1 AND confirmed_at IS NOT NULL AND person_id IS NOT NULL"
);
sql!(
    /// Those who get a mail of their own at the end: guests with a confirmed address.
    ADDRESSES_WHO_RESPONDED = "SELECT count(*) AS addresses FROM consultation_respondent
     WHERE consultation_id = $1 AND confirmed_at IS NOT NULL AND email IS NOT NULL AND person_id IS NULL"
);
sql!(
    /// What waits for an answer, of those that the actor may answer: editors ($2) all, the working group its own.
    VOICES_WAITING = "SELECT c.id, c.title, c.closes_at, t.language, (SELECT count(*) FROM consultation_voice v
             JOIN consultation_respondent r ON r.id = v.respondent_id AND r.confirmed_at IS NOT NULL
             LEFT JOIN consultation_group g ON g.id = v.group_id
             WHERE v.consultation_id = c.id AND v.outcome IS NULL AND g.outcome IS NULL) AS waiting
     FROM consultation c JOIN rule_text t ON t.id = c.text_id
     WHERE c.completed_at IS NULL AND c.opens_at <= $3
         AND ($2 OR EXISTS (SELECT 1 FROM rule_drafter d WHERE d.person_id = $1 AND d.text_id = c.text_id))
     ORDER BY c.closes_at, c.id LIMIT 5"
);
sql!(
    MAPPED_CONSULTATIONS_TOTAL =
        "SELECT count(*) AS items FROM consultation c WHERE c.announced_at IS NOT NULL
         AND EXISTS (SELECT 1 FROM rule_version v WHERE v.id = c.version_id AND v.state <> 'draft')"
);
sql!(
    MAPPED_CONSULTATIONS = "SELECT c.id, c.changed_at FROM consultation c WHERE c.announced_at IS NOT NULL
         AND EXISTS (SELECT 1 FROM rule_version v WHERE v.id = c.version_id AND v.state <> 'draft')
     ORDER BY c.id LIMIT $1 OFFSET $2"
);

/// Shows consultations at the ends of links and in notices.
pub struct ConsultationLinks;

impl Provider for ConsultationLinks {
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
            let values = params![actor.person, sees_all(actor), db::id_list(ids)];
            for row in tx.all(&SHOWN_CONSULTATIONS, values).await? {
                let id: Uuid = row.get("id")?;
                let thing = Shown {
                    title: row.get("title")?,
                    text: row.get("introduction")?,
                    by: String::new(),
                    url: format!("/consultaties/{id}"),
                    kind_class: "rule",
                    kind_label_key: "rulebook-kind-consultation",
                    at: row.get("opens_at")?,
                };
                shown.insert(id, thing);
            }
            Ok(shown)
        })
    }
}

/// Whom the events of consultations concern: who follows the text or something of it; at the end also who responded.
pub struct ConsultationAudience;

impl Audience for ConsultationAudience {
    fn kinds(&self) -> &[&'static str] {
        &["rulebook.consultation-opened", "rulebook.consultation-extended", "rulebook.consultation-completed"]
    }

    fn whom<'a>(&'a self, tx: &'a mut Transaction, happening: &'a Happening) -> Boxed<'a, Result<Vec<Told>>> {
        Box::pin(async move {
            let Some(row) = tx.optional(&TEXT_OF_CONSULTATION, params![happening.item]).await? else {
                return Ok(Vec::new());
            };
            let is_completed = happening.kind == "rulebook.consultation-completed";
            let mut people: Vec<(PersonId, &'static str)> = Vec::new();
            if is_completed {
                for row in tx.all(&PEOPLE_WHO_RESPONDED, params![happening.item]).await? {
                    people.push((row.get("person_id")?, "rulebook-told-completed-mine"));
                }
            }
            let reason = match happening.kind.as_str() {
                "rulebook.consultation-completed" => "rulebook-told-completed",
                "rulebook.consultation-extended" => "rulebook-told-extended",
                _ => "rulebook-told-opened",
            };
            let followers = follows::followers(tx, row.get("text_id")?).await?;
            people.extend(followers.into_iter().map(|person| (person, reason)));
            let item = Item::new(ITEM_KIND, happening.item);
            Ok(vec![Told { item, part: None, people, in_digest: true }])
        })
    }
}

/// How many people hear of the end of a consultation in their digest, the actor not among them, and how many guests get a
/// mail.
pub async fn reach_of_end(
    tx: &mut Transaction,
    actor: &Actor,
    consultation: ConsultationId,
    text: RuleTextId,
) -> Result<(usize, i64)> {
    let mut people: HashSet<PersonId> = follows::followers(tx, text).await?.into_iter().collect();
    for row in tx.all(&PEOPLE_WHO_RESPONDED, params![consultation]).await? {
        people.insert(row.get("person_id")?);
    }
    let told = people.into_iter().filter(|person| Some(*person) != actor.person).count();
    Ok((told, tx.one(&ADDRESSES_WHO_RESPONDED, params![consultation]).await?.get("addresses")?))
}

/// What consultations ask: to answer what people said, and to publish the answers.
pub struct ConsultationAsks;

impl Asks for ConsultationAsks {
    fn asked<'a>(
        &'a self,
        tx: &'a mut Transaction,
        actor: &'a Actor,
        p: &'a Page,
        now: Instant,
    ) -> Boxed<'a, Result<Vec<Ask>>> {
        Box::pin(async move {
            let Some(person) = actor.person else { return Ok(Vec::new()) };
            let is_editor = actor.has_network_role(web::NetworkRole::Editor);
            let mut asks = Vec::new();
            for row in tx.all(&VOICES_WAITING, params![person, is_editor, now]).await? {
                let (waiting, closes_at): (i64, Instant) = (row.get("waiting")?, row.get("closes_at")?);
                let url = format!("/consultaties/{}", row.get::<Uuid>("id")?);
                let (what, url) = match waiting {
                    0 if now >= closes_at && is_editor => {
                        (p.t("rulebook-asked-complete").to_owned(), format!("{url}/afronden"))
                    }
                    0 => continue,
                    _ => (p.t1("rulebook-asked-answer", "count", waiting), format!("{url}/beantwoorden")),
                };
                let key = if now < closes_at { "rulebook-closes" } else { "rulebook-closed" };
                let language = Language::from_code(&row.get::<String>("language")?).unwrap_or_default();
                asks.push(Ask {
                    what,
                    title: row.get("title")?,
                    url,
                    meta: p.t1(key, "when", p.moment_in_zone(&closes_at)),
                    lang: (language != p.language).then(|| language.code()),
                });
            }
            Ok(asks)
        })
    }
}

/// All consultations that were opened.
pub struct ConsultationPages;

impl sitemap::Source for ConsultationPages {
    fn key(&self) -> &'static str {
        "consultaties"
    }

    fn total<'a>(&'a self, tx: &'a mut Transaction) -> sitemap::BoxFuture<'a, Result<i64>> {
        Box::pin(async move { tx.one(&MAPPED_CONSULTATIONS_TOTAL, &[]).await?.get("items") })
    }

    fn part<'a>(
        &'a self,
        tx: &'a mut Transaction,
        skipped: i64,
    ) -> sitemap::BoxFuture<'a, Result<Vec<sitemap::Entry>>> {
        Box::pin(async move {
            let rows = tx.all(&MAPPED_CONSULTATIONS, params![sitemap::PART, skipped]).await?;
            let entry = |row: &db::Row| {
                let path = format!("/consultaties/{}", row.get::<Uuid>("id")?);
                Ok(sitemap::Entry { path, changed_at: Some(row.get("changed_at")?) })
            };
            rows.iter().map(entry).collect()
        })
    }
}
