//! The line of a node in time: what it came from, who was asked about it, its versions, and what came of it.

use links::{Found, Shown};
use web::{DAY, Instant, MINUTE, Page, Stop, dates};

use crate::{
    model::{
        consultation::{Consultation, ConsultationState},
        node::NodeId,
        proposal::{AdviceKind, Proposal, ProposalState},
        version::{Edition, RuleText},
    },
    pages::{
        amendments::{self as amended, list::advice_key},
        view,
    },
    store::lineage::Ancestor,
};

/// The line of one node. What is added may come in any order.
pub(crate) struct Line<'l> {
    p: &'l Page,
    text: &'l RuleText,
    stops: Vec<(Instant, Stop)>,
}

impl<'l> Line<'l> {
    /// A line without stops, for a node of this text.
    pub(crate) fn new(p: &'l Page, text: &'l RuleText) -> Self {
        Self { p, text, stops: Vec::new() }
    }

    /// All stops, the oldest first.
    pub(crate) fn stops(mut self) -> Vec<Stop> {
        self.stops.sort_by_key(|(at, _)| *at);
        self.stops.into_iter().map(|(_, stop)| stop).collect()
    }

    fn add(&mut self, at: Instant, stop: Stop) {
        let when = self.p.day(&at);
        self.stops.push((at, Stop { when, ..stop }));
    }

    /// What it is linked to.
    pub(crate) fn links(&mut self, trace: &[(Found, Shown)]) {
        for (found, shown) in trace {
            let stop = Stop {
                kind_class: shown.kind_class.to_owned(),
                kind_label: self.p.t(shown.kind_label_key).to_owned(),
                title: shown.title.clone(),
                url: (!shown.url.is_empty()).then(|| shown.url.clone()),
                note: self.p.t(found.label_key()).to_owned(),
                ..Stop::default()
            };
            self.add(shown.at, stop);
        }
    }

    /// The nodes of other versions and texts that it came from, or that came of it.
    pub(crate) fn lineage(&mut self, id: NodeId, lineage: &[Ancestor]) {
        let p = self.p;
        for ancestor in lineage {
            let key = ancestor.descent.key();
            let (node, title, at, label, note) = if ancestor.to_node == id {
                let note = format!("rulebook-lineage-{key}");
                (ancestor.from_node, &ancestor.from_title, ancestor.from_at, "rulebook-earlier", note)
            } else {
                let note = format!("rulebook-became-{key}");
                (ancestor.to_node, &ancestor.to_title, ancestor.to_at, "rulebook-later", note)
            };
            let stop = Stop {
                kind_class: "rule".to_owned(),
                kind_label: p.t(label).to_owned(),
                title: title.clone(),
                url: Some(format!("/regel/{node}")),
                note: p.t(&note).to_owned(),
                ..Stop::default()
            };
            self.add(at, stop);
        }
    }

    /// When people were asked about a version that holds it, and when they got their answers.
    pub(crate) fn consultations(&mut self, all: &[Consultation], now: Instant) {
        let p = self.p;
        for consultation in all.iter().filter(|one| one.state(now) != ConsultationState::Planned) {
            let opened = Stop {
                kind_label: p.t("rulebook-kind-consultation").to_owned(),
                title: consultation.title.clone(),
                url: Some(consultation.url()),
                note: p.t("rulebook-line-opened").to_owned(),
                ..Stop::default()
            };
            self.add(consultation.opens_at, opened);
            if let Some(at) = consultation.completed_at {
                let answered = Stop {
                    kind_label: p.t("rulebook-nota-title").to_owned(),
                    title: consultation.title.clone(),
                    url: Some(format!("{}/nota", consultation.url())),
                    note: p.t("rulebook-line-answered").to_owned(),
                    ..Stop::default()
                };
                self.add(at, answered);
            }
        }
    }

    /// Amendments about it: when they were submitted, what was advised, and what was decided.
    pub(crate) fn amendments(&mut self, all: &[Proposal]) {
        let p = self.p;
        for amendment in all {
            let stop = |kind: &str, note: &str| Stop {
                kind_label: p.t(kind).to_owned(),
                title: amended::called_with(p, amendment),
                url: Some(amended::url(self.text, amendment.id)),
                note: note.to_owned(),
                ..Stop::default()
            };
            let decided = decided_at(amendment);
            let submitted = if decided.is_some() { ProposalState::Submitted } else { amendment.state };
            let mut stops = vec![(
                amendment.submitted_at.unwrap_or(amendment.made_at),
                stop("rulebook-amendment", amended::state(p, submitted)),
            )];
            if let Some(advice) = &amendment.advice {
                let followed = advice.follows.and_then(|id| all.iter().find(|one| one.id == id));
                let mut stop = stop("rulebook-advice", p.t(advice_key(advice.kind)));
                if let (AdviceKind::Follows, Some(followed)) = (advice.kind, followed) {
                    stop.note = p.t1("rulebook-advice-follows-that", "what", amended::called(p, followed));
                }
                stops.push((advice.at, stop));
            }
            if let Some(at) = decided {
                stops.push((at, stop("rulebook-decision", amended::state(p, amendment.state))));
            }
            for (at, stop) in stops {
                self.add(at, stop);
            }
        }
    }

    /// The versions that hold it; the visitor is at the last one.
    pub(crate) fn versions(&mut self, all: &[Edition]) {
        for (nth, edition) in all.iter().enumerate() {
            let version = &edition.version;
            let stop = Stop {
                kind_class: "rule".to_owned(),
                kind_label: view::state(self.p, version).to_owned(),
                title: view::version_name(self.p, version),
                url: Some(view::version_url(self.text, version)),
                now: nth + 1 == all.len(),
                ..Stop::default()
            };
            self.add(version.shown_at.unwrap_or(version.made_at), stop);
        }
    }
}

/// When it was decided: at the end of that day, or when it was written down on the day itself.
fn decided_at(amendment: &Proposal) -> Option<Instant> {
    let day = amendment.decided_on.as_deref()?.parse().ok()?;
    Some((dates::start_of(day) + DAY - MINUTE).min(amendment.changed_at))
}
