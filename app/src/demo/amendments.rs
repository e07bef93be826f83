//! The amendments of the demo, as they stand in `amendments.toml`.

use std::collections::HashMap;

use anyhow::{Context, bail};
use rulebook::{
    model::{
        amendment::AmendmentId,
        node::{Node, NodeId, NodeKind, Part, Subtree},
        operation::{Operation, Step},
        proposal::{AdviceKind, Proposal, ProposalState},
        text::Text,
        tree::{Place, Tree},
        version::VersionId,
        words::tokens,
    },
    store::{
        Signature,
        amendments::{
            self as stored,
            adoption::{self, Made},
            change::{self, Content, NewProposal},
            decisions, signatures,
        },
        versions,
    },
};
use serde::Deserialize;

use super::Seeding;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    amendment: Vec<Entry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    key: String,
    /// The word of the text in addresses; its version `voorstel` is amended.
    text: String,
    person: String,
    days_ago: i64,
    title: String,
    explanation: String,
    on: Option<String>,
    #[serde(default)]
    is_draft: bool,
    #[serde(default)]
    signers: Vec<String>,
    advice: Option<String>,
    follows: Option<String>,
    #[serde(default)]
    advice_text: String,
    outcome: Option<String>,
    order: Option<i64>,
    /// When it was decided.
    #[serde(default = "lately")]
    decided_days_ago: i64,
    step: Vec<StepEntry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct StepEntry {
    /// `replace` (words `old` by `new`), `insert`, `delete`, `move` or `split` (after the first sentence).
    change: String,
    node: String,
    #[serde(default)]
    old: String,
    #[serde(default)]
    new: String,
    #[serde(default)]
    heading: String,
    after: Option<String>,
    into: Option<String>,
    reason: String,
}

fn lately() -> i64 {
    2
}

/// The clerk of the demo, who writes down what is advised and decided.
const CLERK: &str = "tineke";

impl Seeding<'_> {
    /// All amendments, in the order of the file.
    pub(super) async fn amendments(&mut self) -> anyhow::Result<()> {
        let file: File = toml::from_str(include_str!("amendments.toml"))?;
        let mut made = HashMap::new();
        for entry in &file.amendment {
            let id = self.amendment(entry, &made).await.with_context(|| entry.key.clone())?;
            made.insert(entry.key.as_str(), id);
        }
        Ok(())
    }

    async fn amendment(
        &mut self,
        entry: &Entry,
        made: &HashMap<&str, AmendmentId>,
    ) -> anyhow::Result<AmendmentId> {
        let (person, organisation) = self.who(&entry.person)?;
        let at = self.at(entry.days_ago);
        let by = Signature { person, organisation, reason: "", at };
        let known = |key: &String| made.get(key.as_str()).copied().with_context(|| key.clone());
        let on = entry.on.as_ref().map(known).transpose()?;
        let rule = self.rules.get(&entry.text).context("no such text")?;
        let (version, tree) = rule.versions.get("voorstel").context("no proposal")?;
        let (text, version, mut base) = (rule.id, *version, tree.clone());
        if let Some(main) = on {
            let main = stored::by_id(self.tx, main).await?.context("it was just made")?;
            base = main.amendment(base).result().map_err(|(_, refused)| refused)?;
        }
        let id = AmendmentId::new(self.house.ids.new_id());
        let new = NewProposal { id, text, version, on, title: &entry.title, explanation: &entry.explanation };
        change::begin(self.tx, new, by).await?;
        let steps = entry.step.iter().map(|step| self.step(&entry.text, &base, step));
        let steps: Vec<Step> = steps.collect::<anyhow::Result<_>>()?;
        let begun = self.proposal(id).await?;
        let content = Content { steps: &steps, ..Content::of(&begun) };
        let nodes = new_nodes(&entry.step, &steps);
        change::change(self.tx, &self.house.ids, &begun, &base, content, by).await?;
        if let Some(rule) = self.rules.get_mut(&entry.text) {
            rule.nodes.extend(nodes);
        }
        if !entry.is_draft {
            let begun = self.proposal(id).await?;
            change::submit(self.tx, &self.house.ids, &begun, &[organisation], by).await?;
            self.said_of(entry, id, made).await?;
        }
        Ok(id)
    }

    async fn proposal(&mut self, id: AmendmentId) -> anyhow::Result<Proposal> {
        stored::by_id(self.tx, id).await?.context("it was just made")
    }

    /// Who signs it too, what is advised, and what was decided.
    async fn said_of(
        &mut self,
        entry: &Entry,
        id: AmendmentId,
        made: &HashMap<&str, AmendmentId>,
    ) -> anyhow::Result<()> {
        let ids = &self.house.ids;
        let proposal = self.proposal(id).await?;
        for signer in &entry.signers {
            let (person, organisation) = self.who(signer)?;
            let by = Signature { person, organisation, reason: "", at: self.at(entry.days_ago - 1) };
            signatures::sign(self.tx, ids, &proposal, by).await?;
        }
        let (person, organisation) = self.who(CLERK)?;
        if let Some(kind) = &entry.advice {
            let decided = entry.outcome.as_ref().map_or(0, |_| entry.decided_days_ago);
            let advised = decided + (entry.days_ago - decided) / 3;
            let kind = AdviceKind::from_key(kind).with_context(|| kind.clone())?;
            let follows = entry.follows.as_deref().and_then(|key| made.get(key).copied());
            let by = Signature { person, organisation, reason: "", at: self.at(advised) };
            decisions::advise(self.tx, ids, id, (kind, follows, &entry.advice_text), by).await?;
        }
        if let (Some(outcome), Some(order)) = (&entry.outcome, entry.order) {
            let outcome = ProposalState::from_key(outcome).with_context(|| outcome.clone())?;
            let by = Signature { person, organisation, reason: "", at: self.at(entry.decided_days_ago) };
            let day = web::dates::date_of(by.at).to_string();
            decisions::decide(self.tx, ids, &proposal, (outcome, &day, order), by).await?;
        }
        Ok(())
    }

    fn step(&self, text: &str, base: &Tree, entry: &StepEntry) -> anyhow::Result<Step> {
        let rule = self.rules.get(text).context("no such text")?;
        let known = |key: &str| rule.nodes.get(key).copied().with_context(|| format!("no node {key}"));
        let change = match entry.change.as_str() {
            "replace" => {
                let node = known(&entry.node)?;
                let now = base.text(node, Part::Text).context("no such node")?;
                let words = now.to_notation();
                if !words.contains(&entry.old) {
                    bail!("{} does not say {}", entry.node, entry.old);
                }
                let new = Text::from_notation(&words.replacen(&entry.old, &entry.new, 1))?;
                Operation::ReplaceText { node, part: Part::Text, base_hash: now.hash(), new }
            }
            "insert" => {
                let after = known(entry.after.as_deref().context("after what")?)?;
                let node = Node::new(NodeId::new(self.house.ids.new_id()), NodeKind::Article)
                    .headed(Text::from_notation(&entry.heading)?)
                    .saying(Text::from_notation(&entry.new)?);
                let place = Place { parent: base.parent(after), after: Some(after) };
                Operation::Insert { place, subtree: Subtree::leaf(node) }
            }
            "delete" => Operation::Delete { node: known(&entry.node)? },
            "move" => {
                let parent = Some(known(entry.into.as_deref().context("into what")?)?);
                Operation::Move { node: known(&entry.node)?, place: Place { parent, after: None } }
            }
            "split" => {
                let node = known(&entry.node)?;
                let words = base.text(node, Part::Text).context("no such node")?;
                let end = tokens(words).iter().position(|token| token.ends_sentence());
                let at = end.context("one sentence only")? + 1;
                Operation::Split { node, at, new: NodeId::new(self.house.ids.new_id()) }
            }
            other => bail!("there is no change {other}"),
        };
        Ok(Step { change, reason: Text::plain(&entry.reason) })
    }

    /// The texts that the assembly adopted, with what it adopted of their amendments.
    pub(super) async fn adoptions(&mut self) -> anyhow::Result<()> {
        let (person, organisation) = self.who(CLERK)?;
        let adopted =
            self.rules.values().filter_map(|made| made.adopted_days_ago.zip(made.versions.get("voorstel")));
        let adopted: Vec<_> = adopted.map(|(days_ago, (version, _))| (days_ago, *version)).collect();
        for (days_ago, version) in adopted {
            let proposed = versions::edition_by_id(self.tx, version).await?.context("it was just made")?;
            let all = stored::of_version(self.tx, version).await?;
            let at = self.at(days_ago);
            let day = web::dates::date_of(at).to_string();
            let made =
                Made { id: VersionId(self.house.ids.new_id()), label: "Vastgestelde tekst", day: &day };
            let by = Signature { person, organisation, reason: "", at };
            adoption::make(self.tx, &self.house.ids, &proposed, &all, made, by).await?;
        }
        Ok(())
    }
}

/// The nodes that steps brought, by the keys that the file gives them.
fn new_nodes(entries: &[StepEntry], steps: &[Step]) -> Vec<(String, NodeId)> {
    let brought = entries.iter().zip(steps).filter(|(entry, _)| entry.change == "insert");
    brought.map(|(entry, step)| (entry.node.clone(), step.change.node())).collect()
}
