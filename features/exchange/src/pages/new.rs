//! Bringing something: choose the kind, for a question one sentence first, then the rest.

use askama::Template;
use axum::{Extension, Router, extract::Path, http::StatusCode, routing::get};
use search::Search;
use web::{
    Answer, Choice, ChoiceField, Errors, Fault, Field, Fields, Form, House, Limit, OrganisationId, Page,
    Visit,
};

use crate::{
    model::{
        ContributionId, Kind, Newcomer, Organisation, Problem, Purpose, QUESTION_WORDS, TITLE_LENGTH, Theme,
        parse, title_problem,
    },
    pages::{
        FORM, WRONG,
        editor::{self, Preview, Sheet},
        sent, submission,
        view::{self, Line},
    },
    store::{
        audience,
        contributions::{self, New},
        lists,
        submissions::{self, Taken},
        themes,
        versions::Signature,
    },
};

/// The routes.
pub fn routes() -> Router<House> {
    Router::new()
        .route("/bijdragen/nieuw", get(choose))
        .route("/bijdragen/nieuw/{kind}", get(begin).post(send))
}

#[derive(Template)]
#[template(path = "new_choose.html")]
struct Choose {
    p: Page,
    /// Class, word, description and address of each kind.
    kinds: Vec<(&'static str, String, String, String)>,
}

#[derive(Template)]
#[template(path = "new_nobody.html")]
struct NoOrganisation {
    p: Page,
}

#[derive(Template)]
#[template(path = "new_question.html")]
struct Sentence {
    p: Page,
    errors: Errors,
    title: Field,
    similar: Vec<Line>,
}

#[derive(Template)]
#[template(path = "new.html")]
struct Full {
    p: Page,
    /// What looks like it and was not shown yet.
    similar: Vec<Line>,
    /// Whether what looks like it was shown.
    seen: String,
    /// Where what was brought with this form before is.
    before: String,
    errors: Errors,
    kind: Kind,
    kind_label: String,
    sheet: Sheet,
    organisation: Option<ChoiceField>,
    organisation_name: String,
    submission: String,
    preview: Option<Preview>,
    /// How many people find it in their overview when it is published like this.
    reach: usize,
}

async fn choose(visit: Visit) -> Answer {
    visit.person()?;
    if visit.actor.memberships.is_empty() {
        return no_organisation(&visit, StatusCode::OK);
    }
    let p = visit.page();
    let kinds = Kind::ALL.iter().map(|kind| {
        let about = p.t(&format!("exchange-new-about-{}", kind.key())).to_owned();
        (kind.key(), view::kind(&p, *kind).to_owned(), about, format!("/bijdragen/nieuw/{}", kind.word()))
    });
    visit.html(&Choose { kinds: kinds.collect(), p })
}

/// What somebody brings is brought in the name of an organisation: how to find one's own.
fn no_organisation(visit: &Visit, status: StatusCode) -> Answer {
    visit.html_with(status, &NoOrganisation { p: visit.page() })
}

async fn begin(visit: Visit, Path(kind): Path<String>) -> Answer {
    let kind = Kind::from_word(&kind).ok_or_else(Fault::not_found)?;
    visit.person()?;
    if visit.actor.memberships.is_empty() {
        return no_organisation(&visit, StatusCode::OK);
    }
    if kind == Kind::Question {
        return show_sentence(&visit, &Form::default(), Errors::default(), Vec::new());
    }
    show(&visit, kind, &editor::empty(&visit.page()), Errors::default(), Beside::default()).await
}

fn show_sentence(visit: &Visit, form: &Form, errors: Errors, similar: Vec<Line>) -> Answer {
    let p = visit.page();
    let mut title = Fields::new(&p, "exchange-form-question", form, &errors).text("title", TITLE_LENGTH);
    title.word_limit = QUESTION_WORDS;
    let status = if errors.is_empty() { StatusCode::OK } else { WRONG };
    visit.html_with(status, &Sentence { title, errors, similar, p })
}

async fn send(
    visit: Visit,
    Extension(search): Extension<Search>,
    Path(kind): Path<String>,
    form: Form,
) -> Answer {
    let kind = Kind::from_word(&kind).ok_or_else(Fault::not_found)?;
    visit.writer()?;
    if visit.actor.memberships.is_empty() {
        return no_organisation(&visit, StatusCode::FORBIDDEN);
    }
    match form.get("stap") {
        "zin" if kind == Kind::Question => sentence(&visit, &search, form).await,
        "verder" => {
            let mut full = editor::empty(&visit.page());
            full.set("title", form.line("title"));
            full.set(SEEN, form.line("title"));
            show(&visit, kind, &full, Errors::default(), Beside::default()).await
        }
        _ => keep(&visit, &search, kind, form).await,
    }
}

/// The sentence of a question was sent: is it one, and is there something like it?
async fn sentence(visit: &Visit, search: &Search, mut form: Form) -> Answer {
    let title = form.line("title");
    form.set("title", title.as_str());
    if let Some(problem) = title_problem(Kind::Question, &title, Purpose::Show) {
        let errors = editor::errors(&visit.page(), Kind::Question, &[problem]);
        return show_sentence(visit, &form, errors, Vec::new());
    }
    let similar = lists::similar(search, &mut visit.house.db.read().await?, &visit.actor, &title).await?;
    if similar.is_empty() || form.line(SEEN) == title {
        let mut full = editor::empty(&visit.page());
        full.set("title", title);
        full.set(SEEN, form.get(SEEN));
        return show(visit, Kind::Question, &full, Errors::default(), Beside::default()).await;
    }
    let similar = view::lines(&visit.page(), &similar, &view::today(visit.now()));
    show_sentence(visit, &form, Errors::default(), similar)
}

/// The whole form was sent.
async fn keep(visit: &Visit, search: &Search, kind: Kind, mut form: Form) -> Answer {
    let person = visit.writer()?;
    let p = visit.page();
    let mut tx = visit.house.db.read().await?;
    let themes = themes::all(&tx).await?;
    let organisation = match chosen_organisation(visit, &form) {
        Some(id) => contributions::organisation(&mut tx, id).await?,
        None => None,
    };
    drop(tx);
    let publish = form.get("actie") == "publiceren";
    let purpose = if publish { Purpose::Show } else { Purpose::Keep };
    let nobody = nobody();
    let setting =
        editor::setting(view::today(visit.now()), &themes, organisation.as_ref().unwrap_or(&nobody), None);
    let (content, mut problems) = parse(kind, &form, purpose, &setting);
    if form.get("actie") == "voorbeeld" {
        let preview = editor::preview(&p, kind, &content);
        let beside = Beside { preview: Some(preview), ..Beside::default() };
        return show(visit, kind, &form, Errors::default(), beside).await;
    }
    let Some(organisation) = organisation else {
        problems.push(Problem::new("organisation", "exchange-error-organisation"));
        return show(visit, kind, &form, editor::errors(&p, kind, &problems), Beside::default()).await;
    };
    if !problems.is_empty() {
        return show(visit, kind, &form, editor::errors(&p, kind, &problems), Beside::default()).await;
    }
    let sent = sent(visit, person, &form, &[SEEN]);
    if publish && form.line(SEEN) != content.title {
        let mut tx = visit.house.db.read().await?;
        match submissions::earlier(&mut tx, &sent).await? {
            Taken::New => {}
            Taken::Before(url) => return visit.done(&url, ""),
            Taken::Other(url) => return other(visit, kind, form, url).await,
        }
        let similar = lists::similar(search, &mut tx, &visit.actor, &content.title).await?;
        if !similar.is_empty() {
            form.set(SEEN, content.title.as_str());
            let similar = view::lines(&p, &similar, &view::today(visit.now()));
            let beside = Beside { similar, ..Beside::default() };
            return show(visit, kind, &form, Errors::default(), beside).await;
        }
    }
    if publish {
        visit.limit(Limit::Publish, &person.to_string())?;
    }
    let id = ContributionId(visit.house.ids.new_id());
    let (ending, notice) = match form.get("actie") {
        "publiceren" => ("/geplaatst", ""),
        "bijlagen" => ("/bijlagen", "exchange-notice-draft-saved"),
        _ => ("", "exchange-notice-draft-saved"),
    };
    let url = format!("/bijdragen/{id}{ending}");
    let by = Signature { person, organisation: organisation.id, reason: "", at: visit.now() };
    let mut tx = visit.house.db.write().await?;
    match submissions::take(&mut tx, &sent, &url, visit.now()).await? {
        Taken::New => {}
        Taken::Before(url) => return visit.done(&url, ""),
        Taken::Other(url) => {
            tx.rollback().await?;
            return other(visit, kind, form, url).await;
        }
    }
    contributions::insert(&mut tx, &visit.house.ids, New { id, kind, content: &content, publish, by })
        .await?;
    tx.commit().await?;
    visit.done(&url, notice)
}

fn nobody() -> Organisation {
    let id = OrganisationId(db::uuid::Uuid::nil());
    Organisation { id, kind: String::new(), name: String::new(), province: None, inhabitants: None }
}

/// The organisation in whose name the form was sent: the only one, or the one chosen.
fn chosen_organisation(visit: &Visit, form: &Form) -> Option<OrganisationId> {
    match visit.actor.memberships.as_slice() {
        [only] => Some(only.organisation),
        _ => form.get("organisation").parse().ok().filter(|id| visit.actor.belongs_to(*id)),
    }
}

/// The same form was sent before with other words: who went back and changed something wants either to change what they
/// brought or to bring something more. Sent once more, it is a form of its own.
async fn other(visit: &Visit, kind: Kind, mut form: Form, url: String) -> Answer {
    form.set(FORM, visit.house.ids.new_id().to_string());
    let before = url.trim_end_matches("/geplaatst").trim_end_matches("/bijlagen").to_owned();
    show(visit, kind, &form, Errors::default(), Beside { before, ..Beside::default() }).await
}

/// What stands above the form.
#[derive(Default)]
struct Beside {
    preview: Option<Preview>,
    similar: Vec<Line>,
    /// Where what was brought with this form before is.
    before: String,
}

/// The field with the title for which was shown what looks like it.
const SEEN: &str = "gezien";

async fn show(visit: &Visit, kind: Kind, form: &Form, errors: Errors, beside: Beside) -> Answer {
    let p = visit.page();
    let mut tx = visit.house.db.read().await?;
    let themes: Vec<Theme> = themes::all(&tx).await?;
    let mut names = Vec::new();
    for membership in &visit.actor.memberships {
        if let Some(organisation) = contributions::organisation(&mut tx, membership.organisation).await? {
            names.push(organisation);
        }
    }
    let sent = chosen_organisation(visit, form);
    let reach = match names.iter().find(|organisation| Some(organisation.id) == sent).or(names.first()) {
        Some(organisation) => {
            let setting = editor::setting(view::today(visit.now()), &themes, organisation, None);
            let (content, _) = parse(kind, form, Purpose::Keep, &setting);
            let year = i64::from(web::dates::date_of(visit.now()).year());
            let new = Newcomer { kind, organisation, content: &content, year };
            audience::reach_of_new(&mut tx, &visit.actor, &new).await?
        }
        None => 0,
    };
    drop(tx);
    let company = names.iter().any(|organisation| Some(organisation.id) == sent && organisation.is_company());
    let choices = names.iter().map(|organisation| {
        (organisation.id.to_string(), view::organisation_name(&p, organisation), String::new())
    });
    let organisation = (names.len() > 1).then(|| {
        let mut field = Fields::new(&p, "exchange-form", form, &errors).choices("organisation", choices);
        let please =
            Choice { label: p.t("exchange-form-organisation-choose").to_owned(), ..Choice::default() };
        field.choices.insert(0, please);
        field
    });
    let status = match (errors.is_empty(), beside.before.is_empty()) {
        (true, true) => StatusCode::OK,
        (true, false) => StatusCode::CONFLICT,
        (false, _) => WRONG,
    };
    let submission = submission(visit, form).to_string();
    let page = Full {
        sheet: editor::sheet(&p, kind, form, &errors, &themes, company),
        kind,
        kind_label: view::kind(&p, kind).to_owned(),
        organisation,
        organisation_name: names.first().map(|o| view::organisation_name(&p, o)).unwrap_or_default(),
        submission,
        preview: beside.preview,
        similar: beside.similar,
        before: beside.before,
        seen: form.get(SEEN).to_owned(),
        reach,
        errors,
        p,
    };
    visit.html_with(status, &page)
}
