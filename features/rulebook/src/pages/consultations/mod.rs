//! The pages of consultations.

pub mod answer;
pub mod chart;
pub mod comment;
pub mod comment_table;
pub mod complete;
pub mod csv;
pub mod extend;
pub mod groups;
pub mod link;
pub mod list;
pub mod manage;
pub mod nota;
mod nota_file;
pub mod respond;
pub mod results;
pub mod show;
pub(crate) mod sift;
pub mod speaker;
pub mod statements;
pub mod voices;

use axum::Router;
use db::Transaction;
use web::{Crumb, Fault, House, Page, Visit};

use crate::{
    model::{
        consultation::{Consultation, ConsultationId, ConsultationState, RespondentKind, Statement, Voice},
        name,
        node::NodeId,
        number::Numbers,
        tree::Tree,
        version::{Edition, RuleText},
    },
    pages::{crumbs, view},
    permissions::consultation::{ConsultationPermission, ConsultationSubject, may},
    store::consultations as stored,
};

/// The routes.
pub fn routes() -> Router<House> {
    Router::new()
        .merge(list::routes())
        .merge(show::routes())
        .merge(manage::routes())
        .merge(extend::routes())
        .merge(statements::routes())
        .merge(respond::routes())
        .merge(link::routes())
        .merge(comment::routes())
        .merge(voices::routes())
        .merge(comment_table::routes())
        .merge(results::routes())
        .merge(csv::routes())
        .merge(answer::routes())
        .merge(groups::routes())
        .merge(complete::routes())
        .merge(nota::routes())
}

/// A consultation with what it is about.
pub(crate) struct Found {
    pub consultation: Consultation,
    pub text: RuleText,
    pub edition: Edition,
    pub subject: ConsultationSubject,
}

impl Found {
    /// Whether the visitor may do this now.
    pub fn may(&self, visit: &Visit, permission: ConsultationPermission) -> bool {
        may(&visit.actor, permission, self.subject)
    }

    /// The address of a page below that of the consultation.
    pub fn url(&self, below: &str) -> String {
        format!("{}/{below}", self.consultation.url())
    }

    /// Where its version is read.
    pub fn version_url(&self) -> String {
        view::version_url(&self.text, &self.edition.version)
    }

    /// The path to a page below the consultation.
    pub fn crumbs(&self, p: &Page, here: &str) -> Vec<Crumb> {
        crumbs(
            p,
            &self.text,
            vec![Crumb::to(&self.consultation.title, self.consultation.url()), Crumb::here(here)],
        )
    }

    /// The language of the consultation, when it is another than that of the page.
    pub fn lang(&self, p: &Page) -> Option<&'static str> {
        view::other_language(p, &self.text)
    }
}

/// The consultation in an address. What the visitor may not see is not found.
pub(crate) async fn found(visit: &Visit, tx: &mut Transaction, id: &str) -> Result<Found, Fault> {
    let id: ConsultationId = id.parse().map_err(|_| Fault::not_found())?;
    let now = visit.now();
    let consultation = stored::by_id(tx, &visit.actor, id, now).await?.ok_or_else(Fault::not_found)?;
    let (slug, number) = stored::place(tx, id).await?;
    let (text, edition) = crate::pages::found(visit, tx, &slug, &number.to_string()).await?;
    let subject = ConsultationSubject::new(&consultation, &text, edition.version.state, now);
    if !may(&visit.actor, ConsultationPermission::See, subject) {
        return Err(Fault::not_found());
    }
    Ok(Found { consultation, text, edition, subject })
}

/// The same, when the visitor may do this with it now.
pub(crate) async fn found_for(
    visit: &Visit,
    tx: &mut Transaction,
    id: &str,
    permission: ConsultationPermission,
) -> Result<Found, Fault> {
    let found = found(visit, tx, id).await?;
    if found.may(visit, permission) {
        return Ok(found);
    }
    let in_state = |state: &ConsultationState| {
        may(&visit.actor, permission, ConsultationSubject { state: *state, ..found.subject })
    };
    Err(if ConsultationState::ALL.iter().any(in_state) {
        Fault::conflict("rulebook-fault-consultation-state")
    } else if !visit.actor.is_signed_in() {
        Fault::sign_in_needed()
    } else {
        Fault::forbidden()
    })
}

/// The lines that somebody typed, without the empty ones.
pub(crate) fn lines(text: &str) -> Vec<String> {
    text.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect()
}

/// The words for the state of a consultation.
pub(crate) fn state(p: &Page, state: ConsultationState) -> &str {
    p.t(match state {
        ConsultationState::Planned => "rulebook-consultation-planned",
        ConsultationState::Open => "rulebook-consultation-open",
        ConsultationState::Closed => "rulebook-consultation-closed",
        ConsultationState::Completed => "rulebook-consultation-completed",
    })
}

/// When one can respond, or could: to the minute, with the time zone.
pub(crate) fn window(p: &Page, consultation: &Consultation, now: web::Instant) -> String {
    match consultation.state(now) {
        ConsultationState::Planned => p.t2(
            "rulebook-opens",
            "from",
            p.moment_in_zone(&consultation.opens_at),
            "until",
            p.moment_in_zone(&consultation.closes_at),
        ),
        ConsultationState::Open => p.t1("rulebook-closes", "when", p.moment_in_zone(&consultation.closes_at)),
        ConsultationState::Closed | ConsultationState::Completed => {
            p.t1("rulebook-closed", "when", p.moment_in_zone(&consultation.closes_at))
        }
    }
}

/// The word for a kind of respondent, as a group: "Gemeenten".
pub(crate) fn kind(p: &Page, kind: RespondentKind) -> String {
    p.t(&format!("rulebook-respondents-{}", kind.key())).to_owned()
}

/// Who said something: the organisation, or what sort of person, with the organisation that a guest says to speak for.
pub(crate) fn who(p: &Page, voice: &Voice) -> String {
    if let Some(organisation) = &voice.organisation {
        return organisation.clone();
    }
    let who = p.t(&format!("rulebook-somebody-{}", voice.kind.key())).to_owned();
    match &voice.said_organisation {
        Some(said) => p.t2("rulebook-who-says", "who", who, "name", said.as_str()),
        None => who,
    }
}

/// What nodes of a version are called, each with its address.
pub(crate) struct Names<'t> {
    tree: &'t Tree,
    numbers: Numbers,
    text: &'t RuleText,
}

impl<'t> Names<'t> {
    /// Of a version of a text.
    pub fn new(text: &'t RuleText, tree: &'t Tree) -> Self {
        Self { tree, numbers: Numbers::of(tree), text }
    }

    /// "Artikel 4. Melding", or nothing for a node that the version does not have.
    pub fn of(&self, id: NodeId) -> String {
        if !self.tree.contains(id) {
            return String::new();
        }
        name::titled(self.tree, &self.numbers, id, self.text.language.code())
    }

    /// The name with the address of its story.
    pub fn link(&self, id: NodeId) -> (String, String) {
        (self.of(id), view::node_url(self.text, id))
    }

    /// The article, principle or preamble that a node is or stands in: what readers are shown remarks with.
    pub fn holder(&self, id: NodeId) -> NodeId {
        holder(self.tree, id)
    }
}

/// The article, principle or preamble that a node is or stands in; else the node itself.
pub(crate) fn holder(tree: &Tree, id: NodeId) -> NodeId {
    use crate::model::node::NodeKind::{Item, Paragraph};
    std::iter::once(id)
        .chain(tree.ancestors(id))
        .find(|id| tree.get(*id).is_some_and(|node| !matches!(node.kind, Paragraph | Item)))
        .unwrap_or(id)
}

/// The statements that are about a node, and the others, keep their order: their numbers are from 1.
pub(crate) fn numbered(statements: &[Statement]) -> impl Iterator<Item = (usize, &Statement)> {
    statements.iter().enumerate().map(|(nth, statement)| (nth + 1, statement))
}
