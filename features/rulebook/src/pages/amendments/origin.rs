//! A text that came of amendments, with where its words and nodes come from; and what could not be done, in words.

use std::collections::HashMap;

use web::Page;

use crate::{
    model::{
        amendment::AmendmentId,
        fold::{Fold, Lost, Origin as From},
        name,
        node::{Node, NodeId, Part},
        number::Numbers,
        proposal::{Proposal, ProposalState},
        tree::Tree,
        version::RuleText,
    },
    pages::{
        amendments::{called, called_with, url},
        redline::Redline,
        view::{self, Origin, RunView, Showing},
    },
};

/// Where the words of a text come from.
pub(crate) struct Origins<'o> {
    p: &'o Page,
    text: &'o RuleText,
    fold: &'o Fold,
    known: HashMap<AmendmentId, &'o Proposal>,
}

impl<'o> Origins<'o> {
    /// Of a text that came of these amendments.
    pub(crate) fn new(p: &'o Page, text: &'o RuleText, fold: &'o Fold, all: &'o [Proposal]) -> Self {
        Self { p, text, fold, known: all.iter().map(|one| (one.id, one)).collect() }
    }

    /// "Amendement 7 van Utrecht, aangenomen op 12 november 2026".
    fn said(&self, id: AmendmentId) -> Option<Origin> {
        let proposal = self.known.get(&id)?;
        let who = called_with(self.p, proposal);
        let label = match (&proposal.decided_on, proposal.state) {
            (Some(day), ProposalState::Adopted) => {
                self.p.t2("rulebook-amendment-adopted-on", "what", who, "day", self.p.date(day))
            }
            _ => who,
        };
        Some(Origin { label, url: url(self.text, id) })
    }

    /// The words of a text that amendments changed; nothing where none did.
    pub(crate) fn runs(&self, node: NodeId, part: Part) -> Option<Vec<RunView>> {
        let words = self.fold.words(node, part);
        words.iter().any(|words| words.origin != From::Base).then(|| {
            let run = |words: crate::model::fold::Words| {
                let origin = match words.origin {
                    From::Base => None,
                    From::Amendment(id) => self.said(id),
                };
                let runs = words.runs.into_iter();
                let view = move |run: crate::model::text::Run| RunView {
                    origin: origin.clone(),
                    ..RunView::new(&run.text, &run.marks)
                };
                runs.map(view).collect::<Vec<_>>()
            };
            words.into_iter().flat_map(run).collect()
        })
    }

    /// What an amendment did with a node as a whole: the words for it, and where that amendment stands.
    pub(crate) fn remark(&self, node: NodeId) -> Option<(String, String)> {
        let said = |key: &str, id: AmendmentId| {
            let origin = self.said(id)?;
            Some((self.p.t1(key, "what", origin.label), origin.url))
        };
        if let Some(id) = self.fold.inserted_by(node) {
            return said("rulebook-origin-inserted", id);
        }
        if let Some(id) = self.fold.moved_by(node) {
            return said("rulebook-origin-moved", id);
        }
        self.fold.renumbered_by(node).and_then(|id| said("rulebook-origin-renumbered", id))
    }

    /// Each node that amendments changed, by its name, with the amendments: for paper, on which nothing can be followed.
    pub(crate) fn list(&self, tree: &Tree) -> Vec<(String, Vec<String>)> {
        let numbers = Numbers::of(tree);
        let language = self.text.language.code();
        let changed = tree.walk().filter_map(|(_, node)| {
            let whole = self.remark(node.id).map(|(label, _)| label);
            let runs = Part::ALL.into_iter().filter_map(|part| self.runs(node.id, part)).flatten();
            let words = runs.filter_map(|run| Some(run.origin?.label));
            let mut labels: Vec<String> = Vec::new();
            for label in whole.into_iter().chain(words) {
                // "Toegevoegd door Amendement 3" says that its words are of amendment 3.
                if !labels.iter().any(|known| known.contains(&label)) {
                    labels.push(label);
                }
            }
            let called = || name::titled(tree, &numbers, node.id, language);
            (!labels.is_empty()).then(|| (called(), labels))
        });
        changed.collect()
    }

    fn removed(&self, node: NodeId) -> Option<(String, String)> {
        let origin = self.said(self.fold.removed_by(node)?)?;
        Some((self.p.t1("rulebook-origin-removed", "what", origin.label), origin.url))
    }
}

/// The text as if amendments were adopted, with what went still in its place.
pub(crate) struct AsIf<'o> {
    origins: Origins<'o>,
    /// The text before and after.
    redline: Redline<'o>,
    after: &'o Tree,
}

impl<'o> AsIf<'o> {
    pub(crate) fn new(origins: Origins<'o>, base: &'o Tree, after: &'o Tree) -> Self {
        let redline = Redline::new(origins.p, base, after);
        Self { origins, redline, after }
    }

    /// The tree to show.
    pub(crate) fn tree(&self) -> &Tree {
        &self.redline.union
    }
}

impl Showing for AsIf<'_> {
    fn runs(&self, node: &Node, part: Part) -> Vec<RunView> {
        match self.after.contains(node.id) {
            true => self.origins.runs(node.id, part).unwrap_or_else(|| view::runs(node.part(part))),
            false => self.redline.runs(node, part),
        }
    }

    fn change(&self, node: &Node) -> Option<(&'static str, String)> {
        self.redline.change(node)
    }

    fn home(&self, id: NodeId) -> Option<(&Tree, &Numbers)> {
        self.redline.home(id)
    }

    fn remarks(&self, node: &Node) -> Vec<(String, String)> {
        self.origins.remark(node.id).or_else(|| self.origins.removed(node.id)).into_iter().collect()
    }
}

/// Why a step could not be done, in a sentence.
pub(crate) fn lost(
    p: &Page,
    (base, numbers): (&Tree, &Numbers),
    lost: &Lost,
    known: &HashMap<AmendmentId, &Proposal>,
) -> String {
    let node = |id: &NodeId| match base.contains(*id) {
        true => name::called(base, numbers, *id, p.language.code()),
        false => p.t("rulebook-amendment-own-part").to_owned(),
    };
    let who = |id: &AmendmentId| known.get(id).map(|one| called(p, one));
    let by = |key: &str, id: &NodeId, by: Option<String>| match by {
        Some(by) => p.t2(&format!("{key}-by"), "node", node(id), "who", by),
        None => p.t1(key, "node", node(id)),
    };
    match lost {
        Lost::MainNotAdopted(main) => p.t1("rulebook-lost-main", "what", who(main).unwrap_or_default()),
        Lost::Gone { node: id, by: gone } => by("rulebook-lost-gone", id, gone.as_ref().and_then(who)),
        Lost::Words { node: id, with, .. } => {
            let names: Vec<String> = with.iter().filter_map(who).collect();
            by("rulebook-lost-words", id, (!names.is_empty()).then(|| names.join(", ")))
        }
        Lost::ChangedBefore { node: id, by: changed } => {
            by("rulebook-lost-changed", id, changed.as_ref().and_then(who))
        }
        Lost::MovedBefore { node: id, by: moved } => by("rulebook-lost-moved", id, who(moved)),
        Lost::Broken(_) | Lost::Refused(_) => p.t("rulebook-lost-refused").to_owned(),
    }
}
