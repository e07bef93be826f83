//! The consultations of the demo, as they stand in `consultations.toml`, with made-up respondents.

use std::collections::HashMap;

use anyhow::Context;
use rulebook::{
    model::{
        anchor::Anchor,
        consultation::{
            Audience, ConsultationId, Group, GroupId, Outcome, RespondentId, RespondentKind, Statement,
            StatementId, VoiceId,
        },
        node::{NodeId, Part},
        tree::Tree,
    },
    store::{
        Signature,
        consultations::{
            self, Asked,
            answers::{self, Doing},
            life,
            respondents::{self, Chosen, NewRespondent, Who},
            voices::{self, Filter},
        },
        texts, versions,
    },
};
use serde::Deserialize;
use web::{Actor, DAY, Instant, Language, NetworkRole};

use super::{Seeding, rules::EDITOR};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    consultation: Vec<Entry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    text: String,
    /// The version by its name.
    version: String,
    title: String,
    introduction: String,
    audience: String,
    shown_during: bool,
    /// Days before now; negative for one that is prepared.
    opened: i64,
    closed: Option<i64>,
    completed: Option<i64>,
    /// Days after now.
    closes_in: Option<i64>,
    /// People whose organisations respond.
    organisations: Vec<String>,
    /// How many made-up people respond for themselves.
    persons: usize,
    statement: Vec<StatementEntry>,
    comment: Vec<CommentEntry>,
    #[serde(default)]
    group: Vec<GroupEntry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct StatementEntry {
    text: String,
    /// The node by its heading.
    node: Option<String>,
    /// How often each of the five points is chosen, next to the others.
    weights: [usize; 5],
    explanations: Vec<Explanation>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Explanation {
    text: String,
    group: Option<String>,
    outcome: Option<String>,
    reason: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CommentEntry {
    node: String,
    quote: Option<String>,
    body: String,
    group: Option<String>,
    outcome: Option<String>,
    reason: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct GroupEntry {
    key: String,
    title: String,
    /// Both empty for a group that waits for its answer.
    #[serde(default)]
    outcome: String,
    #[serde(default)]
    reason: String,
}

/// The answer that words get: by the words, the group or an answer of its own.
type Answers<'e> = Vec<(&'e str, Option<&'e str>, Option<(&'e str, &'e str)>)>;

/// A number that follows from two others and looks like chance.
fn mixed(a: usize, b: usize) -> usize {
    let mut x = (a as u64 + 1).wrapping_mul(0x9E37_79B9_7F4A_7C15)
        ^ (b as u64 + 7).wrapping_mul(0xC2B2_AE3D_27D4_EB4F);
    x ^= x >> 29;
    x = x.wrapping_mul(0xBF58_476D_1CE4_E5B9);
    usize::try_from((x ^ (x >> 32)) & 0xFFFF).unwrap_or_default()
}

/// A point from 1 to 5, as often as the weights say.
fn point(weights: &[usize; 5], chance: usize) -> i64 {
    let mut left = chance % weights.iter().sum::<usize>().max(1);
    for (point, weight) in (1..).zip(weights) {
        if left < *weight {
            return point;
        }
        left -= weight;
    }
    3
}

/// The node with this heading.
fn headed(tree: &Tree, heading: &str) -> anyhow::Result<NodeId> {
    let found = tree.walk().find(|(_, node)| node.heading.plain_text() == heading);
    Ok(found.with_context(|| format!("no node is headed {heading}"))?.1.id)
}

/// The words of a node or of what stands under it; the whole node without words.
fn anchor(tree: &Tree, node: NodeId, quote: Option<&str>) -> anyhow::Result<Anchor> {
    let Some(quote) = quote else { return Ok(Anchor::node(node)) };
    let found =
        tree.walk_from(node).find_map(|(_, node)| Anchor::quoting(tree, node.id, Part::Text, quote, 0));
    found.with_context(|| format!("nothing says {quote}"))
}

impl Seeding<'_> {
    /// All consultations with their responses and answers.
    pub(super) async fn consultations(&mut self) -> anyhow::Result<()> {
        let file: File = toml::from_str(include_str!("consultations.toml"))?;
        for (nth, entry) in file.consultation.iter().enumerate() {
            self.consultation(entry, nth).await.with_context(|| entry.title.clone())?;
        }
        Ok(())
    }

    async fn consultation(&mut self, entry: &Entry, nth: usize) -> anyhow::Result<()> {
        let (person, organisation) = self.who(EDITOR)?;
        let actor =
            Actor { person: Some(person), network_roles: vec![NetworkRole::Editor], ..Actor::default() };
        let text = texts::by_slug(self.tx, &actor, &entry.text).await?.context("no such text")?;
        let all = versions::editions(self.tx, &actor, &text).await?;
        let edition =
            all.into_iter().find(|e| e.version.label == entry.version).context("no such version")?;
        let id = ConsultationId(self.house.ids.new_id());
        // At nine in the morning and a minute before midnight, as people choose it.
        let start_of = |at: Instant| web::dates::start_of(web::dates::date_of(at));
        let opens_at = start_of(self.now - entry.opened * DAY) + 9 * web::HOUR;
        let days = entry.closed.map(|days| -days).or(entry.closes_in).context("no end")?;
        let closes_at = start_of(self.now + days * DAY) + DAY - web::MINUTE;
        let asked = Asked {
            title: &entry.title,
            introduction: entry.introduction.trim(),
            audience: Audience::from_key(&entry.audience).with_context(|| entry.audience.clone())?,
            shown_during: entry.shown_during,
            opens_at,
            closes_at,
        };
        let by = Signature { person, organisation, reason: "", at: opens_at - 7 * DAY };
        let on = (text.id, edition.version.id);
        consultations::add(self.tx, &self.house.ids, id, on, &asked, by).await?;
        let mut statements = Vec::new();
        for statement in &entry.statement {
            let node = statement.node.as_deref().map(|heading| headed(&edition.tree, heading)).transpose()?;
            let id_of = StatementId(self.house.ids.new_id());
            let new = Statement { id: id_of, text: statement.text.clone(), node };
            consultations::add_statement(self.tx, id, &new).await?;
            statements.push((id_of, statement));
        }
        let respondents = self.respondents(entry, id, nth, (opens_at, closes_at.min(self.now))).await?;
        for (at, (respondent, when)) in respondents.iter().enumerate() {
            let chosen: Vec<_> = statements
                .iter()
                .enumerate()
                .map(|(s, (id, of))| (*id, chosen(of, s, at, respondents.len())))
                .collect();
            respondents::answer(self.tx, &self.house.ids, (id, *respondent), &chosen, *when).await?;
        }
        for (c, comment) in entry.comment.iter().enumerate() {
            let (respondent, when) = respondents[mixed(c, 11 + nth) % respondents.len()];
            let node = headed(&edition.tree, &comment.node)?;
            let anchor = anchor(&edition.tree, node, comment.quote.as_deref())?;
            let voice = VoiceId(self.house.ids.new_id());
            voices::comment(self.tx, voice, (id, respondent), &anchor, &comment.body, when).await?;
        }
        self.answers(entry, id).await?;
        let completed_at = entry.completed.map(|days| self.at(days));
        if opens_at < self.now {
            life::record(self.tx, id, opens_at, completed_at).await?;
        }
        Ok(())
    }

    /// The organisations of people of the demo, and made-up people; each with when they responded.
    async fn respondents(
        &mut self,
        entry: &Entry,
        id: ConsultationId,
        nth: usize,
        (from, until): (Instant, Instant),
    ) -> anyhow::Result<Vec<(RespondentId, Instant)>> {
        let total = entry.organisations.len() + entry.persons;
        let step = (until - from) / (i64::try_from(total)? + 1);
        let mut all = Vec::new();
        for at in 0..total {
            // Organisations and people come one after the other, as they do.
            let turn = at * entry.organisations.len() / total;
            let is_organisation = (at + 1) * entry.organisations.len() / total > turn;
            let when = from + step * (i64::try_from(at)? + 1);
            let email = format!("persoon-{nth}-{at}@reacties.example");
            let (kind, who) = if is_organisation {
                let (person, organisation) = self.who(&entry.organisations[turn])?;
                let of = people::store::organisations::by_id(self.tx, organisation).await?;
                let of = of.context("no such organisation")?;
                (RespondentKind::of_organisation(of.kind.key()), Who::Organisation(person, organisation))
            } else {
                let kind = match mixed(at, 3) % 10 {
                    0 => RespondentKind::Municipality,
                    1 => RespondentKind::Company,
                    2 | 3 => RespondentKind::Science,
                    4 => RespondentKind::Other,
                    _ => RespondentKind::Resident,
                };
                (kind, Who::Confirmed(&email))
            };
            let speaks_for_others = !is_organisation && kind == RespondentKind::Other;
            let new = NewRespondent {
                id: RespondentId(self.house.ids.new_id()),
                consultation: id,
                kind,
                who,
                said_organisation: speaks_for_others.then_some("Bewonersgroep Veldzicht"),
                language: Language::Nl,
            };
            all.push((respondents::ensure(self.tx, &new, when).await?, when));
        }
        Ok(all)
    }

    /// Groups and answers, found by the words that they are about.
    async fn answers(&mut self, entry: &Entry, id: ConsultationId) -> anyhow::Result<()> {
        let (person, _) = self.who(EDITOR)?;
        let at = self.at(entry.completed.unwrap_or_default() + 1);
        let mut groups = HashMap::new();
        for (group, minutes) in entry.group.iter().zip(0..) {
            // One after the other, so that the document keeps their order.
            let at = at + minutes * web::MINUTE;
            let new = GroupId(self.house.ids.new_id());
            answers::add_group(self.tx, id, new, &group.title, person, at).await?;
            let outcome = Outcome::from_key(&group.outcome);
            anyhow::ensure!(outcome.is_some() || entry.completed.is_none(), "no answer to {}", group.title);
            let answered = Group {
                id: new,
                title: group.title.clone(),
                outcome,
                reason: group.reason.clone(),
                count: 0,
            };
            answers::change_group(self.tx, id, &answered, person, at).await?;
            groups.insert(group.key.as_str(), new);
        }
        let mut wanted: Answers<'_> = Vec::new();
        for one in entry.statement.iter().flat_map(|statement| &statement.explanations) {
            wanted.push((&one.text, one.group.as_deref(), one.outcome.as_deref().zip(one.reason.as_deref())));
        }
        for one in &entry.comment {
            wanted.push((&one.body, one.group.as_deref(), one.outcome.as_deref().zip(one.reason.as_deref())));
        }
        for voice in voices::list(self.tx, id, &Filter::default(), 1000, 0).await? {
            let found = wanted.iter().find(|(words, ..)| *words == voice.body);
            let (_, group, own) = found.with_context(|| voice.body.clone())?;
            let doing = match (group, own) {
                (Some(key), _) => Doing::Group(*groups.get(key).with_context(|| (*key).to_owned())?),
                (None, Some((outcome, reason))) => {
                    Doing::Answer(Outcome::from_key(outcome).with_context(|| (*outcome).to_owned())?, reason)
                }
                (None, None) if entry.completed.is_none() => continue,
                (None, None) => anyhow::bail!("no answer to {}", voice.body),
            };
            answers::treat(self.tx, id, &[voice.id], &doing, person, at).await?;
        }
        Ok(())
    }
}

/// What a respondent chose for a statement. The explanations go to respondents that lie apart.
fn chosen(of: &StatementEntry, statement: usize, at: usize, respondents: usize) -> Option<Chosen> {
    let every = (respondents / of.explanations.len().max(1)).max(1);
    let explained = (at % every == statement % every).then(|| of.explanations.get(at / every)).flatten();
    let chance = mixed(at, 31 + statement);
    // Now and then somebody skips a statement.
    if explained.is_none() && chance.is_multiple_of(13) {
        return None;
    }
    let explanation = explained.map(|one| one.text.clone()).unwrap_or_default();
    Some(Chosen { agreement: point(&of.weights, chance / 16), explanation })
}
