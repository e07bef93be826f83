//! Comments beside a version of a text: those made on it, and those on older versions where they are now.

use std::collections::{BTreeMap, HashMap};

use askama::Template;
use axum::{
    Router,
    extract::{Path, Query},
    routing::get,
};
use db::Transaction;
use serde::Deserialize;
use web::{Answer, Crumb, Fault, House, Page, Pages, Visit};

use crate::{
    model::{
        anchor::{Anchor, Reanchored},
        consultation::{About, Consultation, ConsultationState, Group, GroupId, Voice, VoiceId},
        node::NodeId,
        version::{Edition, RuleText, Version, VersionId},
    },
    pages::{
        consultations::{Names, holder, lines, who},
        crumbs, found as found_version, view,
    },
    permissions::consultation::{ConsultationPermission, ConsultationSubject, may},
    store::{
        consultations::{self as stored, answers, voices},
        versions,
    },
};

/// The routes.
pub fn routes() -> Router<House> {
    Router::new()
        .route("/spelregels/{slug}/versie/{number}/reacties", get(all))
        .route("/spelregels/{slug}/versie/{number}/reacties/{node}", get(of_node))
}

/// How many voices a page shows.
pub(crate) const PAGE_SIZE: i64 = 50;

/// The answer to a voice.
#[derive(Clone, Debug)]
pub(crate) struct AnswerView {
    pub outcome_key: &'static str,
    pub outcome: String,
    pub reason: Vec<String>,
    /// What the group says in which it is.
    pub group: Option<String>,
}

/// A voice as readers see it.
#[derive(Clone, Debug)]
pub(crate) struct VoiceView {
    pub id: String,
    pub who: String,
    pub when: String,
    pub machine: String,
    /// The words that it is about.
    pub quote: Option<String>,
    pub body: Vec<String>,
    /// The node that it is about, with an address.
    pub about: Option<(String, String)>,
    /// What became of those words in the version that is read: its key, and the words for it.
    pub standing: Option<(&'static str, String)>,
    pub answer: Option<AnswerView>,
}

/// A voice as it was said.
pub(crate) fn said(p: &Page, names: &Names<'_>, voice: &Voice) -> VoiceView {
    let anchor = match &voice.about {
        About::Node(anchor) => Some(anchor),
        About::Statement(_) => None,
    };
    VoiceView {
        id: voice.id.to_string(),
        who: who(p, voice),
        when: p.day(&voice.at),
        machine: p.machine(&voice.at),
        quote: anchor.and_then(|anchor| Some(anchor.passage.as_ref()?.quote.clone())),
        body: lines(&voice.body),
        about: anchor.map(|anchor| names.link(anchor.node)).filter(|(name, _)| !name.is_empty()),
        standing: None,
        answer: None,
    }
}

/// The answer that a voice has, of its own or through its group.
pub(crate) fn answer(p: &Page, voice: &Voice, groups: &HashMap<GroupId, Group>) -> Option<AnswerView> {
    let group = voice.group.and_then(|id| groups.get(&id));
    let (outcome, reason) = match group {
        Some(group) => (group.outcome?, &group.reason),
        None => (voice.outcome?, &voice.reason),
    };
    Some(AnswerView {
        outcome_key: outcome.key(),
        outcome: p.t(&format!("rulebook-outcome-{}", outcome.key())).to_owned(),
        reason: lines(reason),
        group: group.map(|group| group.title.clone()),
    })
}

/// What became of the words that a comment is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Standing {
    /// It was made on this very version.
    Here,
    Unchanged,
    Moved,
    Changed,
    Gone,
}

impl Standing {
    fn key(self) -> Option<&'static str> {
        match self {
            Self::Here => None,
            Self::Unchanged => Some("unchanged"),
            Self::Moved => Some("moved"),
            Self::Changed => Some("changed"),
            Self::Gone => Some("gone"),
        }
    }
}

/// A comment, where it is in the version that is read.
#[derive(Clone, Copy, Debug)]
struct Placed {
    voice: VoiceId,
    consultation: usize,
    /// The article that it is about now; nothing when that is gone.
    node: Option<NodeId>,
    standing: Standing,
}

/// The comments on a version: their places, without their words.
pub(crate) struct Comments {
    consultations: Vec<Consultation>,
    /// Whether the visitor sees the answers of each.
    answered: Vec<bool>,
    /// The one on this version that the visitor can respond to now.
    pub open: Option<Consultation>,
    /// Those on this version.
    pub here: Vec<Consultation>,
    /// Those that are open on another version, with that version.
    pub elsewhere: Vec<(Consultation, Version)>,
    placed: Vec<Placed>,
}

impl Comments {
    /// Loads the places: one statement for each consultation on this version and older ones that may be seen.
    pub async fn load(
        visit: &Visit,
        tx: &mut Transaction,
        text: &RuleText,
        edition: &Edition,
    ) -> Result<Self, Fault> {
        let now = visit.now();
        let mut loaded = Self {
            consultations: Vec::new(),
            answered: Vec::new(),
            open: None,
            here: Vec::new(),
            elsewhere: Vec::new(),
            placed: Vec::new(),
        };
        let found = stored::of_text(tx, &visit.actor, text.id, now).await?;
        if found.is_empty() {
            return Ok(loaded);
        }
        let all = versions::of(tx, &visit.actor, text).await?;
        let all: HashMap<VersionId, _> = all.into_iter().map(|version| (version.id, version)).collect();
        for consultation in found {
            let Some(version) = all.get(&consultation.version) else { continue };
            let subject = ConsultationSubject::new(&consultation, text, version.state, now);
            let can = |permission| may(&visit.actor, permission, subject);
            let is_here = version.id == edition.version.id;
            if is_here && can(ConsultationPermission::See) {
                loaded.here.push(consultation.clone());
                if can(ConsultationPermission::Respond) {
                    loaded.open.get_or_insert_with(|| consultation.clone());
                }
            }
            if !is_here && subject.state == ConsultationState::Open && can(ConsultationPermission::See) {
                loaded.elsewhere.push((consultation.clone(), version.clone()));
            }
            if version.number <= edition.version.number && can(ConsultationPermission::SeeResults) {
                let anchors = voices::anchors(tx, consultation.id).await?;
                let old = match is_here || anchors.is_empty() {
                    true => None,
                    false => versions::edition_by_id(tx, version.id).await?,
                };
                loaded.answered.push(can(ConsultationPermission::SeeAnswers));
                loaded.consultations.push(consultation);
                loaded.place(&anchors, old.as_ref(), edition)?;
            }
        }
        let order: HashMap<NodeId, usize> =
            edition.tree.walk().enumerate().map(|(at, (_, node))| (node.id, at)).collect();
        let place =
            |placed: &Placed| placed.node.and_then(|id| order.get(&id)).copied().unwrap_or(usize::MAX);
        loaded.placed.sort_by_key(place);
        Ok(loaded)
    }

    /// Many comments are about the same words: each place is worked out once.
    fn place(
        &mut self,
        anchors: &[(VoiceId, String)],
        old: Option<&Edition>,
        new: &Edition,
    ) -> db::Result<()> {
        let mut known: HashMap<&str, (Option<NodeId>, Standing)> = HashMap::new();
        let consultation = self.consultations.len() - 1;
        for (voice, json) in anchors {
            let (node, standing) = match known.get(json.as_str()) {
                Some(known) => *known,
                None => {
                    let found = standing(&voices::anchor_of(json)?, old, new);
                    known.insert(json, found);
                    found
                }
            };
            self.placed.push(Placed { voice: *voice, consultation, node, standing });
        }
        Ok(())
    }

    /// How many comments there are on each article.
    pub fn counts(&self) -> BTreeMap<NodeId, usize> {
        let mut counts = BTreeMap::new();
        for node in self.placed.iter().filter_map(|placed| placed.node) {
            *counts.entry(node).or_insert(0) += 1;
        }
        counts
    }

    /// How many comments there are.
    pub fn total(&self) -> usize {
        self.placed.len()
    }

    /// Some of them with their words: those on this article, or all.
    pub async fn some(
        &self,
        p: &Page,
        tx: &mut Transaction,
        names: &Names<'_>,
        within: Option<NodeId>,
        (from, most): (usize, usize),
    ) -> Result<(usize, Vec<VoiceView>), Fault> {
        let here: Vec<&Placed> =
            self.placed.iter().filter(|placed| within.is_none_or(|id| placed.node == Some(id))).collect();
        let shown: Vec<&Placed> = here.iter().skip(from).take(most).copied().collect();
        if shown.is_empty() {
            return Ok((here.len(), Vec::new()));
        }
        let ids: Vec<_> = shown.iter().map(|placed| placed.voice.0).collect();
        let found = voices::chosen(tx, &ids).await?;
        let found: HashMap<VoiceId, Voice> = found.into_iter().map(|voice| (voice.id, voice)).collect();
        let mut groups = HashMap::new();
        for (nth, consultation) in self.consultations.iter().enumerate() {
            if self.answered[nth] && shown.iter().any(|placed| placed.consultation == nth) {
                let all = answers::groups(tx, consultation.id).await?;
                groups.extend(all.into_iter().map(|group| (group.id, group)));
            }
        }
        let view = |placed: &&Placed| {
            let voice = found.get(&placed.voice)?;
            let standing = placed.standing.key();
            Some(VoiceView {
                about: placed.node.map(|node| names.link(node)),
                standing: standing.map(|key| (key, p.t(&format!("rulebook-standing-{key}")).to_owned())),
                answer: self.answered[placed.consultation].then(|| answer(p, voice, &groups)).flatten(),
                ..said(p, names, voice)
            })
        };
        Ok((here.len(), shown.iter().filter_map(view).collect()))
    }
}

/// Where an anchor is in the version that is read; `old` is the one it was made for, when that is another.
fn standing(anchor: &Anchor, old: Option<&Edition>, new: &Edition) -> (Option<NodeId>, Standing) {
    let article = |anchor: &Anchor| Some(holder(&new.tree, anchor.node));
    let Some(old) = old else { return (article(anchor), Standing::Here) };
    match anchor.in_version(&old.tree, &new.tree) {
        Reanchored::Unchanged(there) => (article(&there), Standing::Unchanged),
        Reanchored::Moved(there) => (article(&there), Standing::Moved),
        Reanchored::TextChanged(there) => (article(&there), Standing::Changed),
        Reanchored::Gone => (None, Standing::Gone),
    }
}

/// Where the comments on a version are read.
pub(crate) fn comments_url(text: &RuleText, edition: &Edition) -> String {
    format!("{}/reacties", view::version_url(text, &edition.version))
}

/// What readers of a version are told of its consultations: title, sentence, address.
pub(crate) fn banners(p: &Page, visit: &Visit, comments: &Comments) -> Vec<(String, String, String)> {
    let told = comments.here.iter().filter_map(|consultation| {
        let key = match consultation.state(visit.now()) {
            ConsultationState::Planned => return None,
            ConsultationState::Open => "rulebook-banner-open",
            ConsultationState::Closed => "rulebook-banner-closed",
            ConsultationState::Completed => "rulebook-banner-completed",
        };
        let sentence = p.t1(key, "when", p.moment_in_zone(&consultation.closes_at));
        Some((consultation.title.clone(), sentence, consultation.url()))
    });
    let elsewhere = comments.elsewhere.iter().map(|(consultation, version)| {
        let when = p.moment_in_zone(&consultation.closes_at);
        let version = view::version_name(p, version);
        let sentence = p.t2("rulebook-banner-elsewhere", "when", when, "version", version);
        (consultation.title.clone(), sentence, consultation.url())
    });
    told.chain(elsewhere).collect()
}

#[derive(Template)]
#[template(path = "consultation_comments.html")]
struct List {
    p: Page,
    crumbs: Vec<Crumb>,
    lang: Option<&'static str>,
    title: String,
    text_title: String,
    back_url: String,
    /// Where one can respond.
    respond_url: Option<String>,
    total: i64,
    voices: Vec<VoiceView>,
    pages: Pages,
    csv_url: String,
}

#[derive(Deserialize)]
struct Which {
    #[serde(default)]
    pagina: String,
}

async fn all(
    visit: Visit,
    Path((slug, number)): Path<(String, String)>,
    Query(which): Query<Which>,
) -> Answer {
    list(visit, (&slug, &number), None, &which.pagina).await
}

async fn of_node(
    visit: Visit,
    Path((slug, number, node)): Path<(String, String, String)>,
    Query(which): Query<Which>,
) -> Answer {
    let node = NodeId::new(node.parse().map_err(|_| Fault::not_found())?);
    list(visit, (&slug, &number), Some(node), &which.pagina).await
}

async fn list(visit: Visit, (slug, number): (&str, &str), node: Option<NodeId>, page: &str) -> Answer {
    let page: i64 = page.parse().unwrap_or(1).clamp(1, 1_000_000);
    let mut tx = visit.house.db.read().await?;
    let (text, edition) = found_version(&visit, &mut tx, slug, number).await?;
    if node.is_some_and(|id| !edition.tree.contains(id)) {
        return Err(Fault::not_found());
    }
    let comments = Comments::load(&visit, &mut tx, &text, &edition).await?;
    let p = visit.page();
    let names = Names::new(&text, &edition.tree);
    let within = node.map(|id| names.holder(id));
    let from = ((page - 1) * PAGE_SIZE) as usize;
    let (total, voices) = comments.some(&p, &mut tx, &names, within, (from, PAGE_SIZE as usize)).await?;
    drop(tx);
    let base = comments_url(&text, &edition);
    let url = node.map_or_else(|| base.clone(), |id| format!("{base}/{id}"));
    let title = match node {
        Some(id) => p.t1("rulebook-comments-on", "what", names.of(id)),
        None => p.t("rulebook-comments-title").to_owned(),
    };
    let respond_url = comments.open.as_ref().map(|open| match within {
        Some(id) => format!("{}/artikel/{id}", open.url()),
        None => format!("{}/reageren", open.url()),
    });
    let total = total as i64;
    let page = List {
        crumbs: crumbs(&p, &text, vec![Crumb::here(&title)]),
        lang: view::other_language(&p, &text),
        title,
        text_title: format!("{}: {}", text.title, view::version_name(&p, &edition.version)),
        back_url: view::version_url(&text, &edition.version),
        respond_url,
        total,
        voices,
        pages: Pages::new(page, PAGE_SIZE, total, |n| format!("{url}?pagina={n}")),
        csv_url: if node.is_some() { format!("{url}/tabel.csv") } else { format!("{url}.csv") },
        p,
    };
    visit.html_for_all(&page)
}
