//! Answering voices: several at once, alone or in groups that say the same.

use std::collections::HashMap;

use askama::Template;
use axum::{
    Router,
    extract::{Path, Query},
    routing::get,
};
use db::Transaction;
use web::{
    Answer, Choice, ChoiceField, Crumb, Errors, Fault, Field, Fields, Form, House, Page, Pages, Visit,
};

use crate::{
    model::consultation::{
        About, Group, GroupId, Outcome, REASON_LENGTH, StatementId, TITLE_LENGTH, VoiceId,
    },
    pages::{
        WRONG,
        consultations::{
            Found, Names, found_for, numbered,
            sift::Which,
            voices::{PAGE_SIZE, VoiceView, answer, said},
        },
    },
    permissions::consultation::ConsultationPermission,
    store::consultations::{
        self as stored,
        answers::{self, Doing},
    },
};

/// The routes.
pub fn routes() -> Router<House> {
    Router::new().route("/consultaties/{id}/beantwoorden", get(ask).post(treat))
}

/// A group in the list of groups.
pub(crate) struct GroupRow {
    pub title: String,
    pub url: String,
    pub count: i64,
    pub outcome: Option<String>,
}

/// A voice that can be chosen.
struct Row {
    voice: VoiceView,
    checked: bool,
}

#[derive(Template)]
#[template(path = "consultation_answer.html")]
struct List {
    p: Page,
    crumbs: Vec<Crumb>,
    errors: Errors,
    lang: Option<&'static str>,
    title: String,
    url: String,
    base: String,
    waiting: i64,
    /// Which voices are listed: label, address, whether it is chosen.
    filters: Vec<(String, String, bool)>,
    /// What they can be sifted by.
    articles: Vec<Choice>,
    kinds: Vec<Choice>,
    orders: Vec<Choice>,
    rows: Vec<Row>,
    total: i64,
    pages: Pages,
    groups: Vec<GroupRow>,
    doing: ChoiceField,
    group: ChoiceField,
    group_title: Field,
    outcome: ChoiceField,
    reason: Field,
    /// What the address says, for the form to come back to.
    which: Which,
    /// When the voices were seen as they are here.
    seen: String,
    can_complete: bool,
}

async fn ask(visit: Visit, Path(id): Path<String>, Query(which): Query<Which>) -> Answer {
    visit.person()?;
    let mut tx = visit.house.db.read().await?;
    let found = found_for(&visit, &mut tx, &id, ConsultationPermission::Answer).await?;
    let form = Form::from_pairs([("doen", "groep")]);
    show(&visit, &mut tx, &found, &which, &form, Errors::default()).await
}

async fn show(
    visit: &Visit,
    tx: &mut Transaction,
    found: &Found,
    which: &Which,
    form: &Form,
    errors: Errors,
) -> Answer {
    let consultation = found.consultation.id;
    let page: i64 = which.pagina.parse().unwrap_or(1).clamp(1, 1_000_000);
    let statements = stored::statements(tx, consultation).await?;
    let (total, some) = which.voices(tx, found, &statements, page).await?;
    let groups = answers::groups(tx, consultation).await?;
    let waiting = answers::unanswered(tx, consultation).await?;
    let p = visit.page();
    let names = Names::new(&found.text, &found.edition.tree);
    let by_id: HashMap<GroupId, Group> = groups.iter().map(|group| (group.id, group.clone())).collect();
    let about: HashMap<StatementId, (String, String)> = numbered(&statements)
        .map(|(number, one)| {
            (one.id, (format!("{number}. {}", one.text), found.url(&format!("toelichtingen/{}", one.id))))
        })
        .collect();
    let chosen = form.all("stem");
    let rows = some.iter().map(|voice| {
        let view = said(&p, &names, voice);
        let about = match &voice.about {
            About::Statement(id) => about.get(id).cloned(),
            About::Node(_) => view.about.clone(),
        };
        let checked = chosen.contains(&view.id.as_str());
        Row { voice: VoiceView { about, answer: answer(&p, voice, &by_id), ..view }, checked }
    });
    let url = found.url("beantwoorden");
    let fields = Fields::new(&p, "rulebook-answer", form, &errors);
    let doing = ["groep", "antwoord", "los"].map(|doing| {
        (doing.to_owned(), p.t(&format!("rulebook-answer-doing-{doing}")).to_owned(), String::new())
    });
    let mut group = fields.choices(
        "groep",
        groups
            .iter()
            .map(|group| (group.id.to_string(), group.title.clone(), String::new()))
            .collect::<Vec<_>>(),
    );
    let new = Choice { label: p.t("rulebook-answer-new-group").to_owned(), ..Choice::default() };
    group.choices.insert(0, new);
    let [articles, kinds, orders] = which.choices(&p, found);
    let page = List {
        crumbs: found.crumbs(&p, p.t("rulebook-answer-heading")),
        lang: found.lang(&p),
        title: found.consultation.title.clone(),
        base: found.consultation.url(),
        waiting,
        filters: which.links(&p, found, &statements),
        articles,
        kinds,
        orders,
        rows: rows.collect(),
        total,
        pages: Pages::new(page, PAGE_SIZE, total, |n| format!("{url}{}&pagina={n}", which.query())),
        groups: groups.iter().map(|group| group_row(&p, found, group)).collect(),
        doing: fields.choices("doen", doing),
        group: group.optional(),
        group_title: fields.text("titel", TITLE_LENGTH).optional(),
        outcome: outcomes(&p, &fields).optional(),
        reason: fields.area("reden", 4, REASON_LENGTH).optional(),
        which: which.clone(),
        seen: visit.now().to_string(),
        can_complete: found.may(visit, ConsultationPermission::Complete),
        url,
        p: visit.page(),
        errors,
    };
    let status = if page.errors.is_empty() { axum::http::StatusCode::OK } else { WRONG };
    visit.html_with(status, &page)
}

/// What can be done with a voice, as choices.
pub(crate) fn outcomes(p: &Page, fields: &Fields<'_>) -> ChoiceField {
    let outcomes = Outcome::ALL.iter().map(|outcome| {
        let key = outcome.key();
        (key.to_owned(), p.t(&format!("rulebook-outcome-{key}")).to_owned(), String::new())
    });
    fields.choices("uitkomst", outcomes)
}

fn group_row(p: &Page, found: &Found, group: &Group) -> GroupRow {
    GroupRow {
        title: group.title.clone(),
        url: found.url(&format!("groepen/{}", group.id)),
        count: group.count,
        outcome: group.outcome.map(|outcome| p.t(&format!("rulebook-outcome-{}", outcome.key())).to_owned()),
    }
}

/// The outcome and the reason of a form; what is missing is an error.
pub(crate) fn read_answer(p: &Page, form: &Form, errors: &mut Errors) -> Option<(Outcome, String)> {
    let outcome = Outcome::from_key(form.get("uitkomst"));
    if outcome.is_none() {
        errors.add("uitkomst", p.t("rulebook-error-outcome"));
    }
    let reason = form.get("reden").to_owned();
    if reason.is_empty() {
        errors.add("reden", p.t("rulebook-error-reason"));
    } else if reason.chars().count() > REASON_LENGTH {
        errors.add("reden", p.t1("rulebook-error-too-long", "most", REASON_LENGTH as i64));
    }
    Some((outcome?, reason))
}

/// The title of a group.
pub(crate) fn read_title(p: &Page, form: &Form, errors: &mut Errors) -> String {
    let title = form.line("titel");
    if title.is_empty() {
        errors.add("titel", p.t("rulebook-error-group-title"));
    } else if title.chars().count() > TITLE_LENGTH {
        errors.add("titel", p.t1("rulebook-error-too-long", "most", TITLE_LENGTH as i64));
    }
    title
}

/// The first words, by which one knows a voice again.
fn shortened(body: &str) -> String {
    const MOST: usize = 60;
    let mut short: String = body.chars().take(MOST).collect();
    if short.len() < body.len() {
        short.push('…');
    }
    short
}

async fn treat(visit: Visit, Path(id): Path<String>, form: Form) -> Answer {
    let person = visit.writer()?;
    let p = visit.page();
    let mut tx = visit.house.db.write().await?;
    let found = found_for(&visit, &mut tx, &id, ConsultationPermission::Answer).await?;
    let consultation = found.consultation.id;
    let which = Which::of(&form);
    let mut errors = Errors::default();
    let chosen: Vec<VoiceId> = form.all("stem").iter().filter_map(|id| id.parse().ok()).collect();
    if chosen.is_empty() {
        errors.add("stem", p.t("rulebook-error-no-voices"));
    }
    let (mut title, mut reason, mut outcome) = (String::new(), String::new(), None);
    let mut group = None;
    match form.get("doen") {
        "groep" if form.get("groep").is_empty() => title = read_title(&p, &form, &mut errors),
        "groep" => {
            group = form.get("groep").parse::<GroupId>().ok();
            if group.is_none() {
                errors.add("groep", p.t("rulebook-error-group"));
            }
        }
        "antwoord" => {
            if let Some((what, why)) = read_answer(&p, &form, &mut errors) {
                (outcome, reason) = (Some(what), why);
            }
        }
        "los" => {}
        _ => errors.add("doen", p.t("rulebook-error-doing")),
    }
    // What was typed in fields that are not used is read as well, so that nothing too long is sent back as it is.
    if form.get("titel").chars().count() > TITLE_LENGTH {
        errors.add("titel", p.t1("rulebook-error-too-long", "most", TITLE_LENGTH as i64));
    }
    if form.get("reden").chars().count() > REASON_LENGTH {
        errors.add("reden", p.t1("rulebook-error-too-long", "most", REASON_LENGTH as i64));
    }
    if !errors.is_empty() {
        return show(&visit, &mut tx, &found, &which, &form, errors).await;
    }
    let now = visit.now();
    // Two editors may answer at once: who comes second is told what the first one did.
    let seen = form.get("gezien").parse().unwrap_or(now);
    let treated = answers::treated_since(&mut tx, consultation, &chosen, person, seen).await?;
    if !treated.is_empty() {
        let said: Vec<String> = treated.iter().map(|body| format!("“{}”", shortened(body))).collect();
        errors.add("stem", p.t1("rulebook-error-treated", "what", said.join(", ")));
        return show(&visit, &mut tx, &found, &which, &form, errors).await;
    }
    if form.get("doen") == "groep" && group.is_none() {
        let new = GroupId(visit.house.ids.new_id());
        if !answers::add_group(&mut tx, consultation, new, &title, person, now).await? {
            errors.add("titel", p.t("rulebook-error-groups"));
            return show(&visit, &mut tx, &found, &which, &form, errors).await;
        }
        group = Some(new);
    }
    let doing = match (group, outcome) {
        (Some(group), _) => Doing::Group(group),
        (None, Some(outcome)) => Doing::Answer(outcome, &reason),
        (None, None) => Doing::Free,
    };
    if answers::treat(&mut tx, consultation, &chosen, &doing, person, now).await? == 0 {
        return Err(Fault::not_found());
    }
    tx.commit().await?;
    let url = format!("{}{}", found.url("beantwoorden"), which.query());
    match (group, title.is_empty()) {
        // A new group needs an answer next.
        (Some(group), false) => visit.done(&found.url(&format!("groepen/{group}")), "rulebook-notice-group"),
        (Some(_), true) => visit.done(&url, "rulebook-notice-grouped"),
        (None, _) => visit.done(&url, "rulebook-notice-answered"),
    }
}
