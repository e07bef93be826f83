//! The rule texts of the demo, as they stand in `rules.toml`.

use std::collections::HashMap;

use anyhow::Context;
use links::{Item, Link, Relation};
use rulebook::{
    model::{
        apply::apply,
        lineage::Relation as Descent,
        node::{Node, NodeId, NodeKind, Part, Subtree},
        operation::Operation,
        text::Text,
        tree::Tree,
        version::{RuleTextId, VersionId, VersionState},
    },
    store::{
        Signature, lineage,
        texts::{self, NewText},
        versions::{self, Dates, NewVersion},
    },
};
use serde::Deserialize;
use web::{Instant, Language};

use super::Seeding;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    text: Vec<TextEntry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct TextEntry {
    slug: String,
    title: String,
    summary: String,
    /// The working group, by the keys of people.
    #[serde(default)]
    drafters: Vec<String>,
    version: Vec<VersionEntry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct VersionEntry {
    key: String,
    #[serde(default)]
    based_on: Option<String>,
    label: String,
    #[serde(default)]
    source: String,
    #[serde(default)]
    source_url: String,
    state: String,
    /// Since when it is shown, for a version without a day of decision.
    #[serde(default)]
    days_ago: i64,
    decided_on: Option<String>,
    in_force_on: Option<String>,
    repealed_on: Option<String>,
    /// For a proposal: in how many days, at five in the afternoon, its deadline for amendments is; it may have passed.
    amendments_in_days: Option<i64>,
    /// For a proposal: how many days ago the assembly adopted it with its amendments, all of which are decided.
    adopted_days_ago: Option<i64>,
    /// What it says; without nodes what the version says that it is based on, with other words.
    #[serde(default)]
    node: Vec<NodeEntry>,
    #[serde(default)]
    change: Vec<ChangeEntry>,
}

/// Other words of a node than in the version before.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ChangeEntry {
    node: String,
    text: String,
}

/// A text that was made, for what is said about it.
pub(super) struct Made {
    pub id: RuleTextId,
    /// Its nodes by their keys.
    pub nodes: HashMap<String, NodeId>,
    /// Its versions by their keys, with what they say.
    pub versions: HashMap<String, (VersionId, Tree)>,
    /// How many days ago the assembly adopted its proposal.
    pub adopted_days_ago: Option<i64>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct NodeEntry {
    kind: NodeKind,
    key: String,
    #[serde(default)]
    heading: String,
    #[serde(default)]
    text: String,
    #[serde(default)]
    note: String,
    /// Nodes of other versions that it came from, as `version/node`.
    #[serde(default)]
    replaces: Vec<String>,
    #[serde(default)]
    relation: String,
    #[serde(default)]
    links: Vec<LinkEntry>,
    #[serde(default)]
    parts: Vec<NodeEntry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct LinkEntry {
    relation: String,
    to: String,
}

/// The editor of the demo, who began all texts.
pub(super) const EDITOR: &str = "elif";

impl Seeding<'_> {
    /// All rule texts with their versions.
    pub(super) async fn rules(&mut self) -> anyhow::Result<()> {
        let file: File = toml::from_str(include_str!("rules.toml"))?;
        for entry in &file.text {
            self.rule_text(entry).await.with_context(|| entry.slug.clone())?;
        }
        Ok(())
    }

    async fn rule_text(&mut self, entry: &TextEntry) -> anyhow::Result<()> {
        let (person, organisation) = self.who(EDITOR)?;
        let id = RuleTextId(self.house.ids.new_id());
        let first = entry.version.first().context("a text without versions")?;
        let at = self.shown_at(first)?;
        let by = Signature { person, organisation, reason: "", at };
        let new = NewText {
            id,
            slug: &entry.slug,
            title: &entry.title,
            summary: &entry.summary,
            language: Language::Nl,
        };
        texts::add(self.tx, new, by).await?;
        for key in &entry.drafters {
            let (person, organisation) = self.who(key)?;
            texts::add_drafter(self.tx, id, person, organisation, at).await?;
        }
        let mut nodes = HashMap::new();
        let mut made = HashMap::new();
        for version in &entry.version {
            let now = self.rule_version(id, version, &mut nodes, &made).await?;
            made.insert(version.key.clone(), now);
        }
        let adopted_days_ago = entry.version.iter().find_map(|version| version.adopted_days_ago);
        let made = Made { id, nodes, versions: made, adopted_days_ago };
        self.rules.insert(entry.slug.clone(), made);
        Ok(())
    }

    fn shown_at(&self, version: &VersionEntry) -> anyhow::Result<Instant> {
        Ok(match &version.decided_on {
            Some(day) => web::dates::start_of(day.parse()?) + 9 * web::HOUR,
            None => self.at(version.days_ago),
        })
    }

    async fn rule_version(
        &mut self,
        text: RuleTextId,
        entry: &VersionEntry,
        nodes: &mut HashMap<String, NodeId>,
        made: &HashMap<String, (VersionId, Tree)>,
    ) -> anyhow::Result<(VersionId, Tree)> {
        let (person, organisation) = self.who(EDITOR)?;
        let before = entry.based_on.as_deref().map(|key| made.get(key).context("no such version"));
        let before = before.transpose()?;
        let mut tree = match before {
            Some((_, tree)) if entry.node.is_empty() => tree.clone(),
            _ => {
                let subtrees = entry.node.iter().map(|node| self.rule_node(node, nodes));
                Tree::from_subtrees(subtrees.collect::<anyhow::Result<_>>()?)?
            }
        };
        for change in &entry.change {
            let node = *nodes.get(&change.node).with_context(|| change.node.clone())?;
            let base_hash = tree.text(node, Part::Text).context("no such node")?.hash();
            let new = Text::from_notation(&change.text)?;
            apply(&mut tree, &Operation::ReplaceText { node, part: Part::Text, base_hash, new })?;
        }
        let id = VersionId(self.house.ids.new_id());
        let at = self.shown_at(entry)?;
        let by = Signature { person, organisation, reason: "", at };
        let new = NewVersion {
            id,
            text,
            label: &entry.label,
            source: (&entry.source, &entry.source_url),
            tree: &tree,
            based_on: before.map(|(id, _)| *id),
        };
        versions::add(self.tx, new, by).await?;
        let state = VersionState::from_key(&entry.state).with_context(|| entry.state.clone())?;
        let dates = Dates {
            decided_on: entry.decided_on.clone(),
            in_force_on: entry.in_force_on.clone(),
            repealed_on: entry.repealed_on.clone(),
            amendments_until: entry.amendments_in_days.map(|days| {
                let day = web::dates::date_of(self.now + days * web::DAY);
                web::dates::start_of(day) + 17 * web::HOUR
            }),
        };
        versions::record(self.tx, id, state, &dates, at).await?;
        for node in &entry.node {
            self.rule_lineage(node, id, nodes, made, at).await?;
            self.rule_links(node, nodes, at).await?;
            for part in &node.parts {
                self.rule_links(part, nodes, at).await?;
            }
        }
        Ok((id, tree))
    }

    /// A node with its members. The same key is the same node in each version of a text.
    fn rule_node(&self, entry: &NodeEntry, nodes: &mut HashMap<String, NodeId>) -> anyhow::Result<Subtree> {
        let fresh = || NodeId::new(self.house.ids.new_id());
        let id = *nodes.entry(entry.key.clone()).or_insert_with(fresh);
        let read = |text: &str| Text::from_notation(text.trim()).with_context(|| text.to_owned());
        let node = Node::new(id, entry.kind)
            .headed(read(&entry.heading)?)
            .saying(read(&entry.text)?)
            .noting(read(&entry.note)?);
        let parts = entry.parts.iter().map(|part| self.rule_node(part, nodes));
        Ok(Subtree::new(node, parts.collect::<anyhow::Result<_>>()?))
    }

    async fn rule_lineage(
        &mut self,
        entry: &NodeEntry,
        version: VersionId,
        nodes: &HashMap<String, NodeId>,
        made: &HashMap<String, (VersionId, Tree)>,
        at: Instant,
    ) -> anyhow::Result<()> {
        for replaced in &entry.replaces {
            let (of, key) = replaced.split_once('/').context("version/node")?;
            let from = (made.get(of).context("no such version")?.0, *nodes.get(key).context("no such node")?);
            let descent = Descent::from_key(&entry.relation).with_context(|| entry.relation.clone())?;
            lineage::add(self.tx, from, (version, nodes[&entry.key]), descent, at).await?;
        }
        Ok(())
    }

    async fn rule_links(
        &mut self,
        entry: &NodeEntry,
        nodes: &HashMap<String, NodeId>,
        at: Instant,
    ) -> anyhow::Result<()> {
        let (person, organisation) = self.who(EDITOR)?;
        for link in &entry.links {
            let to = self.contributions.get(&link.to).with_context(|| format!("there is no {}", link.to))?;
            let link = Link {
                id: self.house.ids.new_id(),
                from: Item::new(rulebook::NODE_KIND, nodes[&entry.key].uuid()),
                relation: Relation::from_key(&link.relation).with_context(|| link.relation.clone())?,
                to: Item::new(exchange::store::contributions::ITEM_KIND, to.0),
                organisation,
                person,
                made_at: at,
            };
            links::add(self.tx, &link).await?;
        }
        Ok(())
    }
}
