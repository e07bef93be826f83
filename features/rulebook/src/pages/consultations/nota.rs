//! The answer document (nota van beantwoording): what was said, and what is done with it.

use std::collections::{BTreeMap, HashMap};

use askama::Template;
use axum::{Router, extract::Path, routing::get};
use db::Transaction;
use web::{Answer, Crumb, Fault, House, Page, Visit};

use crate::{
    model::consultation::{About, Group, GroupId, Outcome, StatementId, Voice},
    pages::{
        consultations::{
            Found, Names, found_for, kind, lines, numbered,
            results::{self, Result},
            voices::{VoiceView, answer, said},
            who, window,
        },
        view,
    },
    permissions::consultation::ConsultationPermission,
    store::consultations::{
        self as stored, answers, results as counted,
        voices::{self, Filter},
    },
};

/// The routes.
pub fn routes() -> Router<House> {
    Router::new()
        .route("/consultaties/{id}/nota", get(show))
        .route("/consultaties/{id}/nota.pdf", get(super::nota_file::file))
}

/// The most voices of a document. A consultation with more is printed in part, and says so.
const MOST_VOICES: i64 = 20_000;

/// A group with its answer.
pub(super) struct GroupView {
    pub(super) number: usize,
    pub(super) title: String,
    pub(super) outcome_key: &'static str,
    pub(super) outcome: String,
    pub(super) reason: Vec<String>,
    /// "12 reacties, van Ommen, Zwolle en 3 anderen."
    pub(super) from: String,
    /// What its voices are about.
    pub(super) about: Vec<String>,
}

/// What was said about one statement or one node.
pub(super) struct Part {
    pub(super) title: String,
    pub(super) url: String,
    /// The numbers, for a statement.
    pub(super) result: Option<Result>,
    pub(super) count: usize,
    pub(super) voices: Vec<VoiceView>,
}

#[derive(Template)]
#[template(path = "consultation_nota.html")]
pub(super) struct Nota {
    pub(super) p: Page,
    pub(super) crumbs: Vec<Crumb>,
    pub(super) lang: Option<&'static str>,
    pub(super) title: String,
    pub(super) text_title: String,
    pub(super) version_url: String,
    pub(super) window: String,
    /// When it was published; nothing while it is prepared.
    pub(super) published: Option<String>,
    pub(super) respondents: Vec<(String, String)>,
    pub(super) organisations: Vec<String>,
    /// Those in whose name guests say to respond.
    pub(super) said_organisations: Vec<String>,
    /// How many voices got which outcome: the word, the number, the share.
    pub(super) outcomes: Vec<(String, String, String)>,
    pub(super) total: i64,
    pub(super) shown: i64,
    pub(super) unanswered: i64,
    pub(super) groups: Vec<GroupView>,
    pub(super) statements: Vec<Part>,
    pub(super) nodes: Vec<Part>,
    pub(super) file_url: String,
}

async fn show(visit: Visit, Path(id): Path<String>) -> Answer {
    let mut tx = visit.house.db.read().await?;
    let found = found_for(&visit, &mut tx, &id, ConsultationPermission::SeeAnswers).await?;
    visit.html_for_all(&gathered(&visit, tx, &found, visit.page()).await?)
}

/// The document, in the language of a page.
pub(super) async fn gathered(
    visit: &Visit,
    mut tx: Transaction,
    found: &Found,
    p: Page,
) -> std::result::Result<Nota, Fault> {
    let consultation = found.consultation.id;
    let statements = stored::statements(&mut tx, consultation).await?;
    let agreements = counted::agreements(&mut tx, consultation).await?;
    let respondents = counted::respondents(&mut tx, consultation).await?;
    let organisations = counted::organisations(&mut tx, consultation).await?;
    let said_organisations = counted::said_organisations(&mut tx, consultation).await?;
    let all = voices::list(&mut tx, consultation, &Filter::default(), MOST_VOICES, 0).await?;
    let total = voices::total(&mut tx, consultation, &Filter::default()).await?;
    let groups = answers::groups(&mut tx, consultation).await?;
    drop(tx);
    let names = Names::new(&found.text, &found.edition.tree);
    let by_id: HashMap<GroupId, Group> = groups.iter().map(|group| (group.id, group.clone())).collect();
    let titles: HashMap<StatementId, String> =
        numbered(&statements).map(|(number, one)| (one.id, format!("{number}. {}", one.text))).collect();
    let mut by_statement: HashMap<StatementId, Vec<VoiceView>> = HashMap::new();
    let mut by_node: BTreeMap<usize, (String, String, Vec<VoiceView>)> = BTreeMap::new();
    let order: HashMap<_, _> =
        found.edition.tree.walk().enumerate().map(|(at, (_, node))| (node.id, at)).collect();
    for voice in &all {
        let view = VoiceView { answer: answer(&p, voice, &by_id), ..said(&p, &names, voice) };
        match &voice.about {
            About::Statement(id) => by_statement.entry(*id).or_default().push(view),
            About::Node(anchor) => {
                let holder = names.holder(anchor.node);
                let at = order.get(&holder).copied().unwrap_or(usize::MAX);
                let (name, url) = names.link(holder);
                by_node.entry(at).or_insert_with(|| (name, url, Vec::new())).2.push(view);
            }
        }
    }
    let results = results::of_all(&p, found, &statements, &agreements);
    let parts = statements.iter().zip(results).map(|(statement, result)| {
        let voices = by_statement.remove(&statement.id).unwrap_or_default();
        Part {
            title: titles.get(&statement.id).cloned().unwrap_or_default(),
            url: result.explanations_url.clone(),
            result: Some(result),
            count: voices.len(),
            voices,
        }
    });
    let mut counts: Vec<_> = respondents.iter().map(|(of, n)| (kind(&p, *of), p.number(n))).collect();
    counts.insert(0, (p.t("rulebook-results-all").to_owned(), p.number(&respondents.values().sum())));
    let (outcomes, unanswered) = outcomes(&p, &all, &by_id);
    Ok(Nota {
        crumbs: found.crumbs(&p, p.t("rulebook-nota-title")),
        lang: found.lang(&p),
        title: found.consultation.title.clone(),
        text_title: format!("{}: {}", found.text.title, view::version_name(&p, &found.edition.version)),
        version_url: found.version_url(),
        window: window(&p, &found.consultation, visit.now()),
        published: found.consultation.completed_at.map(|at| p.day(&at)),
        respondents: counts,
        organisations,
        said_organisations,
        outcomes,
        total,
        shown: all.len() as i64,
        unanswered,
        groups: group_views(&p, &groups, &all, &titles, &names),
        statements: parts.collect(),
        nodes: by_node
            .into_values()
            .map(|(title, url, voices)| Part { title, url, result: None, count: voices.len(), voices })
            .collect(),
        file_url: found.url("nota.pdf"),
        p,
    })
}

/// How many voices got which outcome, each with its share; and how many none.
fn outcomes(
    p: &Page,
    all: &[Voice],
    groups: &HashMap<GroupId, Group>,
) -> (Vec<(String, String, String)>, i64) {
    let mut counts: BTreeMap<Outcome, i64> = BTreeMap::new();
    let mut unanswered = 0;
    for voice in all {
        let outcome = match voice.group.and_then(|id| groups.get(&id)) {
            Some(group) => group.outcome,
            None => voice.outcome,
        };
        match outcome {
            Some(outcome) => *counts.entry(outcome).or_default() += 1,
            None => unanswered += 1,
        }
    }
    let total = all.len() as i64;
    let rows = counts.iter().map(|(outcome, count)| {
        let share = (200 * count + total) / (2 * total.max(1));
        (
            p.t(&format!("rulebook-outcome-{}", outcome.key())).to_owned(),
            p.number(count),
            format!("{share} %"),
        )
    });
    (rows.collect(), unanswered)
}

/// The groups that hold something, with who said it and about what.
fn group_views(
    p: &Page,
    groups: &[Group],
    all: &[Voice],
    titles: &HashMap<StatementId, String>,
    names: &Names<'_>,
) -> Vec<GroupView> {
    let mut of_group: HashMap<GroupId, Vec<&Voice>> = HashMap::new();
    for voice in all {
        if let Some(group) = voice.group {
            of_group.entry(group).or_default().push(voice);
        }
    }
    let held = groups.iter().filter_map(|group| Some((group, of_group.get(&group.id)?)));
    held.zip(1..)
        .map(|((group, voices), number)| {
            let mut about: Vec<String> = Vec::new();
            let mut from: Vec<String> = Vec::new();
            let mut others = 0_i64;
            for voice in voices {
                let what = match &voice.about {
                    About::Statement(id) => titles.get(id).cloned().unwrap_or_default(),
                    About::Node(anchor) => names.of(names.holder(anchor.node)),
                };
                if !what.is_empty() && !about.contains(&what) {
                    about.push(what);
                }
                let is_named = voice.organisation.is_some() || voice.said_organisation.is_some();
                match is_named.then(|| who(p, voice)) {
                    Some(who) if from.contains(&who) => {}
                    Some(who) => from.push(who),
                    None => others += 1,
                }
            }
            if others > 0 {
                from.push(p.t1("rulebook-nota-persons", "count", others));
            }
            GroupView {
                number,
                title: group.title.clone(),
                outcome_key: group.outcome.map_or("none", Outcome::key),
                outcome: match group.outcome {
                    Some(outcome) => p.t(&format!("rulebook-outcome-{}", outcome.key())).to_owned(),
                    None => p.t("rulebook-outcome-none").to_owned(),
                },
                reason: lines(&group.reason),
                from: p.t2("rulebook-nota-from", "count", voices.len() as i64, "names", from.join(", ")),
                about,
            }
        })
        .collect()
}
