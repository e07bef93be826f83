//! Amendments of proposed versions.

pub mod adopt;
pub mod advise;
pub mod begin;
pub mod bundle;
pub mod conflicts;
pub mod decide;
pub mod detail;
pub mod edit;
pub mod files;
pub(crate) mod filter;
pub mod life;
pub mod list;
pub mod nodes;
pub(crate) mod origin;
pub(crate) mod pairs;
pub mod questions;
pub mod revisions;
pub mod shown;
pub mod sign;
pub mod tables;
pub mod what_if;
pub(crate) mod wording;

use std::collections::HashSet;

use axum::Router;
use db::Transaction;
use web::{Crumb, Fault, House, OrganisationId, Page, Visit};

use crate::{
    model::{
        amendment::{Amendment, AmendmentId},
        name,
        node::{NodeId, NodeKind},
        number::Numbers,
        operation::Operation,
        proposal::{Proposal, ProposalState},
        tree::{Place, Tree},
        version::{Edition, RuleText, Version},
    },
    pages::{found_text, view},
    permissions::{
        self,
        amendments::{Permission, Proceedings, Subject, may},
    },
    store::{
        amendments::{self as stored, Voice, adoption, shown as told},
        versions,
    },
};

/// The routes.
pub fn routes() -> Router<House> {
    Router::new()
        .merge(list::routes())
        .merge(tables::routes())
        .merge(begin::routes())
        .merge(conflicts::routes())
        .merge(bundle::routes())
        .merge(what_if::routes())
        .merge(adopt::routes())
        .merge(detail::routes())
        .merge(shown::routes())
        .merge(edit::routes())
        .merge(nodes::routes())
        .merge(life::routes())
        .merge(sign::routes())
        .merge(revisions::routes())
        .merge(advise::routes())
        .merge(decide::routes())
        .merge(questions::routes())
        .merge(files::routes())
}

/// An amendment with what it stands on, and what the visitor is to it.
pub(crate) struct Found {
    pub text: RuleText,
    /// The version that it changes.
    pub edition: Edition,
    pub proposal: Proposal,
    /// The amendment that it amends.
    pub main: Option<Proposal>,
    pub proceedings: Proceedings,
    /// The member organisations for which the visitor speaks.
    pub voices: Vec<Voice>,
    ids: Vec<OrganisationId>,
}

impl Found {
    /// The text that it changes.
    pub fn base(&self) -> Tree {
        let tree = &self.edition.tree;
        let main = self.main.as_ref().and_then(|main| main.amendment(tree.clone()).result().ok());
        main.unwrap_or_else(|| tree.clone())
    }

    pub fn amendment(&self) -> Amendment {
        self.proposal.amendment(self.base())
    }

    /// What it makes of that.
    pub fn result(&self) -> Tree {
        let amendment = self.amendment();
        amendment.result().unwrap_or(amendment.base)
    }

    pub fn subject(&self) -> Subject<'_> {
        Subject::new(&self.proposal, self.proceedings, &self.ids)
    }

    pub fn may(&self, visit: &Visit, permission: Permission) -> bool {
        may(&visit.actor, permission, self.subject())
    }

    /// How many people hear of an event about it, such as [`told::SUBMITTED`], the visitor not among them.
    pub async fn reach(&self, visit: &Visit, tx: &mut Transaction, event: &str) -> db::Result<usize> {
        told::reach(tx, &visit.actor, event, &[self.proposal.id]).await
    }

    /// The same for a change; nothing for a draft, of which nobody hears.
    pub async fn reach_of_change(&self, visit: &Visit, tx: &mut Transaction) -> db::Result<Option<usize>> {
        match self.proposal.state {
            ProposalState::Submitted => self.reach(visit, tx, told::CHANGED).await.map(Some),
            _ => Ok(None),
        }
    }

    /// Where it stands.
    pub fn url(&self) -> String {
        url(&self.text, self.proposal.id)
    }

    /// The path to a page below it.
    pub fn crumbs(&self, p: &Page, more: Vec<Crumb>) -> Vec<Crumb> {
        let mut all = list_crumbs(p, &self.text, vec![Crumb::to(called(p, &self.proposal), self.url())]);
        all.extend(more);
        all
    }
}

/// The path to a page below the list of amendments.
pub(crate) fn list_crumbs(p: &Page, text: &RuleText, more: Vec<Crumb>) -> Vec<Crumb> {
    let list = Crumb::to(p.t("rulebook-amendments"), list_url(text));
    crate::pages::crumbs(p, text, std::iter::once(list).chain(more).collect())
}

/// Where an amendment stands.
pub(crate) fn url(text: &RuleText, id: AmendmentId) -> String {
    format!("{}/amendement/{id}", text.url())
}

/// Where all of a text are listed.
pub(crate) fn list_url(text: &RuleText) -> String {
    format!("{}/amendementen", text.url())
}

/// "Amendement 7", "Subamendement 8"; a draft has no number.
pub(crate) fn called(p: &Page, proposal: &Proposal) -> String {
    match (proposal.number, proposal.on) {
        (Some(number), None) => p.t1("rulebook-amendment-number", "number", number),
        (Some(number), Some(_)) => p.t1("rulebook-subamendment-number", "number", number),
        (None, None) => p.t("rulebook-amendment-draft").to_owned(),
        (None, Some(_)) => p.t("rulebook-subamendment-draft").to_owned(),
    }
}

/// "Amendement 7 van Utrecht".
pub(crate) fn called_with(p: &Page, proposal: &Proposal) -> String {
    p.t2("rulebook-amendment-of", "what", called(p, proposal), "who", &proposal.organisation_name)
}

/// The word for the state of an amendment.
pub(crate) fn state(p: &Page, state: ProposalState) -> &str {
    p.t(match state {
        ProposalState::Draft => "rulebook-amendment-state-draft",
        ProposalState::Submitted => "rulebook-amendment-state-submitted",
        ProposalState::Withdrawn => "rulebook-amendment-state-withdrawn",
        ProposalState::Adopted => "rulebook-amendment-state-adopted",
        ProposalState::Rejected => "rulebook-amendment-state-rejected",
        ProposalState::HeldOver => "rulebook-amendment-state-held-over",
        ProposalState::Fallen => "rulebook-amendment-state-fallen",
    })
}

/// The amendment in an address, with all that it stands on. What the visitor may not see is not found.
pub(crate) async fn found(visit: &Visit, tx: &mut Transaction, slug: &str, id: &str) -> Result<Found, Fault> {
    let id = AmendmentId::new(id.parse().map_err(|_| Fault::not_found())?);
    let text = found_text(visit, tx, slug).await?;
    let proposal = stored::find(tx, &visit.actor, id).await?.ok_or_else(Fault::not_found)?;
    let edition = versions::edition_by_id(tx, proposal.version).await?.ok_or_else(Fault::not_found)?;
    let version = permissions::Subject::new(&text, &edition.version);
    let sees = permissions::may(&visit.actor, permissions::Permission::See, version);
    if proposal.text != text.id || !sees {
        return Err(Fault::not_found());
    }
    let main = match proposal.on {
        Some(main) => stored::by_id(tx, main).await?,
        None => None,
    };
    let (proceedings, voices) = proceedings_and_voices(visit, tx, &edition.version).await?;
    let ids = voices.iter().map(|voice| voice.id).collect();
    Ok(Found { text, edition, proposal, main, proceedings, voices, ids })
}

/// Where a version stands now, and for whom the visitor speaks.
pub(crate) async fn proceedings_and_voices(
    visit: &Visit,
    tx: &mut Transaction,
    version: &Version,
) -> Result<(Proceedings, Vec<Voice>), Fault> {
    let settled = adoption::is_settled(tx, version.id).await?;
    let voices = stored::voices(tx, &visit.actor, visit.now()).await?;
    Ok((Proceedings::of(version, settled, visit.now()), voices))
}

/// The same, when the visitor may do this with it.
pub(crate) async fn found_for(
    visit: &Visit,
    tx: &mut Transaction,
    slug: &str,
    id: &str,
    permission: Permission,
) -> Result<Found, Fault> {
    let found = found(visit, tx, slug, id).await?;
    if found.may(visit, permission) {
        return Ok(found);
    }
    let subject = found.subject();
    let at = |proceedings| may(&visit.actor, permission, Subject { proceedings, ..subject });
    let in_state = |state| {
        Proceedings::ALL.into_iter().any(|proceedings| {
            may(&visit.actor, permission, Subject { proceedings, state, is_sub: false, ..subject })
        })
    };
    Err(if !visit.actor.is_signed_in() {
        Fault::sign_in_needed()
    } else if found.proceedings == Proceedings::Deciding && at(Proceedings::Open) {
        Fault::conflict("rulebook-fault-deadline")
    } else if ProposalState::ALL.into_iter().any(in_state) {
        Fault::conflict("rulebook-fault-amendment-state")
    } else {
        Fault::forbidden()
    })
}

/// How what a step changes is called, and where that is on a page with the whole text.
pub(crate) fn subject_of(
    p: &Page,
    text: &RuleText,
    base: &Tree,
    numbers: &Numbers,
    change: &Operation,
) -> String {
    let called = |id| {
        let name = name::called(base, numbers, id, p.language.code());
        if name.is_empty() { name::titled(base, numbers, id, text.language.code()) } else { name }
    };
    match change {
        Operation::Insert { place: Place { after: Some(after), .. }, .. } if base.contains(*after) => {
            p.t1("rulebook-amendment-after", "what", called(*after))
        }
        Operation::Insert { place: Place { parent: Some(parent), .. }, .. } if base.contains(*parent) => {
            p.t1("rulebook-amendment-in", "what", called(*parent))
        }
        Operation::Insert { .. } => p.t("rulebook-amendment-first").to_owned(),
        other if base.contains(other.node()) => called(other.node()),
        _ => p.t("rulebook-amendment-own-part").to_owned(),
    }
}

/// What an amendment is about, without repetition.
pub(crate) fn subjects(
    p: &Page,
    text: &RuleText,
    base: &Tree,
    numbers: &Numbers,
    proposal: &Proposal,
) -> Vec<String> {
    let mut known = HashSet::new();
    let all = proposal.steps.iter().map(|step| subject_of(p, text, base, numbers, &step.change));
    let waiting = proposal.questions.iter().map(|question| question.called.clone());
    all.chain(waiting).filter(|name| known.insert(name.clone())).collect()
}

/// The parts of a text in which something changed, as they are shown by themselves: an article or a principle as a whole,
/// in the order of the text.
pub(crate) fn whole_parts(union: &Tree, changed: &HashSet<NodeId>) -> Vec<NodeId> {
    let whole = |id: NodeId| {
        let up = std::iter::once(id).chain(union.ancestors(id));
        let kind = |id: &NodeId| union.get(*id).map(|node| node.kind);
        let stands_alone =
            |id: &NodeId| !matches!(kind(id), None | Some(NodeKind::Paragraph | NodeKind::Item));
        up.into_iter().find(stands_alone)
    };
    let parts: HashSet<NodeId> = changed.iter().filter_map(|id| whole(*id)).collect();
    let within = |id: NodeId| union.ancestors(id).any(|above| parts.contains(&above));
    union.walk().map(|(_, node)| node.id).filter(|id| parts.contains(id) && !within(*id)).collect()
}

/// The version of a text of which amendments are listed: the one asked for, else the newest that lies before the assembly
/// or was amended.
pub(crate) async fn amended(
    visit: &Visit,
    tx: &mut Transaction,
    text: &RuleText,
    wanted: &str,
) -> Result<Option<Edition>, Fault> {
    let number = match wanted.parse::<i64>() {
        Ok(number) => Some(number),
        Err(_) if wanted.is_empty() => {
            let amended = stored::versions_amended(tx, text.id).await?;
            let all = versions::of(tx, &visit.actor, text).await?;
            let proposed = |version: &&Version| {
                version.state == crate::model::version::VersionState::Proposed
                    || amended.contains(&version.id)
            };
            all.iter().find(proposed).map(|version| version.number)
        }
        Err(_) => return Err(Fault::not_found()),
    };
    let Some(number) = number else { return Ok(None) };
    Ok(versions::edition(tx, &visit.actor, text, number).await?)
}

/// The same, for pages that are of no use without one.
pub(crate) async fn found_amended(
    visit: &Visit,
    tx: &mut Transaction,
    slug: &str,
    wanted: &str,
) -> Result<(RuleText, Edition), Fault> {
    let text = found_text(visit, tx, slug).await?;
    let edition = amended(visit, tx, &text, wanted).await?.ok_or_else(Fault::not_found)?;
    Ok((text, edition))
}

/// What is said of the deadline: whether it has passed, and when it is or was.
pub(crate) fn deadline(p: &Page, version: &Version, proceedings: Proceedings) -> String {
    let Some(until) = version.amendments_until else {
        return p.t("rulebook-amendments-no-deadline").to_owned();
    };
    let moment = p.moment_in_zone(&until);
    match proceedings {
        Proceedings::Open => p.t1("rulebook-amendments-until", "moment", moment),
        _ => p.t1("rulebook-amendments-were-until", "moment", moment),
    }
}

/// What a version is called in a sentence, with where it is read.
pub(crate) fn version_link(p: &Page, text: &RuleText, version: &Version) -> (String, String) {
    (view::version_name(p, version), view::version_url(text, version))
}
