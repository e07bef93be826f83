//! Whom an event of this room concerns: who wrote it, who follows it, who follows what it belongs to. Only people who
//! may see it.

use std::collections::HashSet;

use db::{Result, Transaction, params, sql, uuid::Uuid};
use links::Item;
use notices::{Audience, Boxed, Happening, Told};
use web::{Actor, PersonId};

use crate::{
    model::{Contribution, ContributionId, Newcomer, ReplyId},
    store::{
        contributions::{self, ITEM_KIND},
        searches,
    },
};

/// Whether a person `f` is within the circle of a contribution with this visibility and organisation, as
/// `store::visible` says it of one actor.
macro_rules! within {
    ($visibility:literal, $organisation:literal) => {
        concat!(
            "(", $visibility, " = 'public' OR (", $visibility, " = 'network' AND (EXISTS (SELECT 1 FROM membership m \
             WHERE m.person_id = f.person_id) OR EXISTS (SELECT 1 FROM network_role n WHERE n.person_id = f.person_id))) \
             OR (", $visibility, " = 'organisation' AND EXISTS (SELECT 1 FROM membership m \
             WHERE m.person_id = f.person_id AND m.organisation_id = ", $organisation, ")))"
        )
    };
}
pub(crate) use within;

sql!(
    /// Who follows a contribution, and who said "we too": they wait for the same answer.
    FOLLOWERS = concat!(
        "SELECT f.person_id FROM (SELECT person_id, item_id FROM follow WHERE item_kind = 'contribution' AND item_id = $1
             UNION SELECT person_id, contribution_id FROM support WHERE contribution_id = $1) AS f
         JOIN contribution c ON c.id = f.item_id WHERE ", within!("c.visibility", "c.organisation_id"))
);
sql!(
    FOLLOWERS_OF_KIN = concat!(
        "SELECT f.person_id, f.item_kind FROM follow f JOIN contribution c ON c.id = $1
         WHERE ((f.item_kind = 'organisation' AND f.item_id = c.organisation_id)
             OR (f.item_kind = 'theme' AND f.item_id IN
                 (SELECT theme_id FROM contribution_theme WHERE contribution_id = $1)))
         AND ",
        within!("c.visibility", "c.organisation_id"),
        " ORDER BY f.item_kind DESC"
    )
);
sql!(
    REPLY_ABOUT = "SELECT r.contribution_id, r.person_id, p.person_id AS parent_person_id
     FROM reply r LEFT JOIN reply p ON p.id = r.parent_id AND p.ended_at IS NULL WHERE r.id = $1 AND r.ended_at IS NULL"
);
sql!(
    REPORTERS = "SELECT r.id, r.person_id, r.item_kind, r.item_id, r.contribution_id, r.outcome FROM report r
     JOIN report decided ON decided.id = $1
     WHERE r.item_id = decided.item_id AND r.contribution_id = decided.contribution_id AND r.ended_at = decided.ended_at"
);
sql!(WROTE_REPLY = "SELECT person_id FROM reply WHERE id = $1");

/// The kind of a reply as an item.
pub const REPLY_KIND: &str = "reply";
/// The kind of a report as an item.
pub const REPORT_KIND: &str = "report";

/// What is told to whom; the words stand in the texts of this room.
#[derive(Clone, Copy, Debug)]
struct Words {
    author: Option<&'static str>,
    followers: Option<&'static str>,
}

/// What the events about a contribution itself are told with.
fn words(kind: &str) -> Option<Words> {
    let both = |author, followers| Some(Words { author: Some(author), followers: Some(followers) });
    match kind {
        "exchange.contribution-changed" => both("exchange-told-changed-mine", "exchange-told-changed"),
        "exchange.contribution-answered" => both("exchange-told-answered-mine", "exchange-told-answered"),
        "exchange.contribution-closed" => both("exchange-told-closed-mine", "exchange-told-closed"),
        "exchange.contribution-reopened" => both("exchange-told-reopened-mine", "exchange-told-reopened"),
        "exchange.contribution-restored" => both("exchange-told-restored-mine", "exchange-told-restored"),
        "exchange.contribution-removed" => {
            Some(Words { author: Some("exchange-told-removed-mine"), followers: None })
        }
        "exchange.contribution-withdrawn" => {
            Some(Words { author: Some("exchange-told-withdrawn-mine"), followers: None })
        }
        "exchange.supported" => Some(Words { author: Some("exchange-told-supported"), followers: None }),
        "exchange.reused" => Some(Words { author: Some("exchange-told-reused"), followers: None }),
        _ => None,
    }
}

/// Whom the events of this room concern.
pub struct ExchangeAudience;

impl Audience for ExchangeAudience {
    fn kinds(&self) -> &[&'static str] {
        &[
            "exchange.contribution-published",
            "exchange.contribution-changed",
            "exchange.contribution-answered",
            "exchange.contribution-closed",
            "exchange.contribution-reopened",
            "exchange.contribution-restored",
            "exchange.contribution-removed",
            "exchange.contribution-withdrawn",
            "exchange.contribution-merged",
            "exchange.supported",
            "exchange.reused",
            "exchange.reply-added",
            "exchange.report-decided",
        ]
    }

    fn whom<'a>(&'a self, tx: &'a mut Transaction, happening: &'a Happening) -> Boxed<'a, Result<Vec<Told>>> {
        Box::pin(async move {
            match happening.kind.as_str() {
                "exchange.reply-added" => reply_added(tx, ReplyId(happening.item)).await,
                "exchange.report-decided" => report_decided(tx, happening.item).await,
                kind => match contributions::whole(tx, ContributionId(happening.item)).await? {
                    Some(contribution) => of_contribution(tx, kind, &contribution).await,
                    None => Ok(Vec::new()),
                },
            }
        })
    }
}

async fn of_contribution(tx: &mut Transaction, kind: &str, c: &Contribution) -> Result<Vec<Told>> {
    match kind {
        "exchange.contribution-published" => {
            let people = of_new(tx, c).await?;
            Ok(vec![told(c.id, people)])
        }
        "exchange.contribution-merged" => {
            // The one that stays is the one to look at; who followed the other follows it from now on.
            let into = c.merged_into.unwrap_or(c.id);
            Ok(vec![told(into, vec![(c.author.id, "exchange-told-merged-mine")])])
        }
        kind => {
            let Some(words) = words(kind) else { return Ok(Vec::new()) };
            let mut people: Vec<(PersonId, &'static str)> = Vec::new();
            if kind == "exchange.contribution-answered"
                && let Some(wrote) = accepted(tx, c).await?
            {
                people.push((wrote, "exchange-told-accepted"));
            }
            people.extend(words.author.map(|words| (c.author.id, words)));
            if let Some(words) = words.followers {
                people.extend(followers(tx, c.id).await?.into_iter().map(|person| (person, words)));
            }
            Ok(vec![told(c.id, people)])
        }
    }
}

fn told(item: ContributionId, people: Vec<(PersonId, &'static str)>) -> Told {
    Told { item: Item::new(ITEM_KIND, item.0), part: None, people, in_digest: true }
}

async fn accepted(tx: &mut Transaction, c: &Contribution) -> Result<Option<PersonId>> {
    let Some(reply) = c.accepted_reply else { return Ok(None) };
    tx.optional(&WROTE_REPLY, params![reply]).await?.map(|row| row.get("person_id")).transpose()
}

/// Who follows a contribution and may see it.
async fn followers(tx: &Transaction, id: ContributionId) -> Result<Vec<PersonId>> {
    tx.all(&FOLLOWERS, params![id]).await?.iter().map(|row| row.get("person_id")).collect()
}

/// Who hears of something new: who follows one of its themes, its organisation, or a search that finds it.
async fn of_new(tx: &mut Transaction, c: &Contribution) -> Result<Vec<(PersonId, &'static str)>> {
    let mut people = Vec::new();
    for row in tx.all(&FOLLOWERS_OF_KIN, params![c.id]).await? {
        let kind: String = row.get("item_kind")?;
        let words =
            if kind == "theme" { "exchange-told-new-theme" } else { "exchange-told-new-organisation" };
        people.push((row.get("person_id")?, words));
    }
    for person in searches::followers(tx, &Newcomer::from(c)).await? {
        people.push((person, "exchange-told-new-search"));
    }
    Ok(people)
}

async fn reply_added(tx: &mut Transaction, id: ReplyId) -> Result<Vec<Told>> {
    let Some(row) = tx.optional(&REPLY_ABOUT, params![id]).await? else { return Ok(Vec::new()) };
    let Some(c) = contributions::whole(tx, row.get("contribution_id")?).await? else { return Ok(Vec::new()) };
    let mut people: Vec<(PersonId, &'static str)> = Vec::new();
    if let Some(parent) = row.get::<Option<PersonId>>("parent_person_id")? {
        people.push((parent, "exchange-told-reply-to-reply"));
    }
    people.push((c.author.id, "exchange-told-reply-mine"));
    people.extend(followers(tx, c.id).await?.into_iter().map(|person| (person, "exchange-told-reply")));
    Ok(vec![Told { part: Some(Item::new(REPLY_KIND, id.0)), ..told(c.id, people) }])
}

/// Who reported it hears what was decided; who wrote a reply that was removed hears that.
async fn report_decided(tx: &mut Transaction, report: Uuid) -> Result<Vec<Told>> {
    let mut all = Vec::new();
    for row in tx.all(&REPORTERS, params![report]).await? {
        let removed = row.get::<Option<String>>("outcome")?.as_deref() == Some("removed");
        let words = if removed { "exchange-told-report-removed" } else { "exchange-told-report-kept" };
        let item = Item::new(REPORT_KIND, row.get("id")?);
        all.push(Told { item, part: None, people: vec![(row.get("person_id")?, words)], in_digest: true });
        if removed && row.get::<String>("item_kind")? == REPLY_KIND && row.get::<Uuid>("id")? == report {
            let wrote = tx.optional(&WROTE_REPLY, params![row.get::<Uuid>("item_id")?]).await?;
            if let Some(wrote) = wrote {
                let people = vec![(wrote.get("person_id")?, "exchange-told-reply-removed")];
                all.push(told(row.get("contribution_id")?, people));
            }
        }
    }
    Ok(all)
}

sql!(
    REACH = concat!(
        "SELECT DISTINCT f.person_id FROM follow f
         WHERE ((f.item_kind = 'organisation' AND f.item_id = $1)
             OR (f.item_kind = 'theme' AND f.item_id IN (SELECT id FROM theme WHERE slug IN ($3, $4, $5, $6, $7))))
         AND ",
        within!("CAST($2 AS TEXT)", "$1")
    )
);

/// How many people will find a contribution in their overview when it is published as it is now; without the
/// actor, who publishes it.
pub async fn reach_of_new(tx: &mut Transaction, actor: &Actor, new: &Newcomer<'_>) -> Result<usize> {
    let mut slugs = new.content.themes.iter();
    let mut slug = || slugs.next().cloned().unwrap_or_default();
    let visibility = new.content.visibility.key();
    let values = params![new.organisation.id, visibility, slug(), slug(), slug(), slug(), slug()];
    let mut people: HashSet<PersonId> = HashSet::new();
    for row in tx.all(&REACH, values).await? {
        people.insert(row.get("person_id")?);
    }
    people.extend(searches::followers(tx, new).await?);
    Ok(people.iter().filter(|person| actor.person != Some(**person)).count())
}

/// How many people will find a reply, or another change of a published contribution, in their overview; without
/// the actor.
pub async fn reach_of_change(tx: &Transaction, actor: &Actor, c: &Contribution) -> Result<usize> {
    let mut people: HashSet<PersonId> = followers(tx, c.id).await?.into_iter().collect();
    people.insert(c.author.id);
    Ok(people.iter().filter(|person| actor.person != Some(**person)).count())
}
