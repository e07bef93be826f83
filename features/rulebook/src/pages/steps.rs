//! Steps in the life of a version: consult, propose, take back, bring into force, repeal.

use askama::Template;
use axum::{Router, extract::Path, routing::get};
use web::{Answer, Crumb, Errors, Fault, Field, Fields, Form, House, Page, Visit, dates};

use crate::{
    model::version::{Edition, RuleText, Version, VersionStep},
    pages::{WRONG, crumbs, found_for, signing, view},
    permissions::{Permission, Subject, may},
    store::{
        Signature,
        amendments::{self, rebase::Foretold},
        consultations, follows,
        versions::{self, Dates},
    },
};

/// The routes.
pub fn routes() -> Router<House> {
    Router::new().route("/spelregels/{slug}/versie/{number}/stap/{step}", get(ask).post(take))
}

#[derive(Template)]
#[template(path = "rule_step.html")]
struct Ask {
    p: Page,
    crumbs: Vec<Crumb>,
    errors: Errors,
    title: String,
    version: String,
    explanation: String,
    /// How many people it will be told; nothing when it is told nobody by its nature.
    reach: Option<usize>,
    /// What becomes of open amendments; nothing when there are none.
    along: Option<Foretold>,
    url: String,
    back_url: String,
    day: Option<Field>,
    time: Option<Field>,
}

/// The steps that the visitor can take now: label and address.
pub(crate) fn offered(p: &Page, visit: &Visit, text: &RuleText, version: &Version) -> Vec<(String, String)> {
    let subject = Subject::new(text, version);
    let steps =
        VersionStep::ALL.into_iter().filter(|step| may(&visit.actor, Permission::of_step(*step), subject));
    let url = view::version_url(text, version);
    let steps = steps.map(|step| {
        let label = p.t(&format!("rulebook-step-{}", step.key())).to_owned();
        (label, format!("{url}/stap/{}", word(step)))
    });
    let is_open = version.amendments_until.is_some_and(|until| visit.now() <= until);
    let extends = is_open && may(&visit.actor, Permission::Extend, subject);
    let more = extends.then(|| (p.t("rulebook-deadline-more").to_owned(), format!("{url}/termijn")));
    steps.chain(more).collect()
}

/// The word of a step in addresses.
fn word(step: VersionStep) -> &'static str {
    match step {
        VersionStep::Consult => "consulteren",
        VersionStep::Propose => "voorstellen",
        VersionStep::Redraft => "terugnemen",
        VersionStep::BringIntoForce => "laten-gelden",
        VersionStep::Repeal => "intrekken",
    }
}

fn step_of(step: &str) -> Result<VersionStep, Fault> {
    VersionStep::ALL.into_iter().find(|known| word(*known) == step).ok_or_else(Fault::not_found)
}

async fn ask(visit: Visit, Path((slug, number, step)): Path<(String, String, String)>) -> Answer {
    visit.person()?;
    let step = step_of(&step)?;
    let mut tx = visit.house.db.read().await?;
    let (text, edition) = found_for(&visit, &mut tx, &slug, &number, Permission::of_step(step)).await?;
    let effect = effect(&visit, &mut tx, &text, &edition, step).await?;
    drop(tx);
    let form = match step {
        VersionStep::Propose => Form::from_pairs([("time", "23:59")]),
        _ => Form::default(),
    };
    show(&visit, &text, &edition, &effect, &form, Errors::default())
}

/// What a step does.
struct Effect {
    step: VersionStep,
    /// How many people hear of it; what is taken back is told nobody.
    reach: Option<usize>,
    along: Option<Foretold>,
}

async fn effect(
    visit: &Visit,
    tx: &mut db::Transaction,
    text: &RuleText,
    edition: &Edition,
    step: VersionStep,
) -> Result<Effect, Fault> {
    let reach = match step {
        VersionStep::Redraft => None,
        _ => Some(follows::reach(tx, &visit.actor, text.id).await?),
    };
    let along = match step {
        VersionStep::Propose => Some(amendments::rebase::foretell(tx, edition, text.language).await?),
        _ => None,
    };
    Ok(Effect { step, reach, along: along.filter(|along| along.all > 0) })
}

fn show(
    visit: &Visit,
    text: &RuleText,
    edition: &Edition,
    &Effect { step, reach, along }: &Effect,
    form: &Form,
    errors: Errors,
) -> Answer {
    let p = visit.page();
    let key = step.key();
    let prefix = match step {
        VersionStep::Propose => "rulebook-form-propose",
        VersionStep::BringIntoForce => "rulebook-form-force",
        _ => "rulebook-form-repeal",
    };
    let fields = Fields::new(&p, prefix, form, &errors);
    let has_day = !matches!(step, VersionStep::Consult | VersionStep::Redraft);
    let day = has_day.then(|| fields.text("day", 10));
    let time = (step == VersionStep::Propose).then(|| fields.text("time", 5));
    let url = view::version_url(text, &edition.version);
    let title = p.t(&format!("rulebook-step-{key}")).to_owned();
    let page = Ask {
        crumbs: crumbs(&p, text, vec![Crumb::here(&title)]),
        title,
        version: view::version_name(&p, &edition.version),
        explanation: p.t(&format!("rulebook-step-{key}-about")).to_owned(),
        reach,
        along,
        url: format!("{url}/stap/{}", word(step)),
        back_url: url,
        day,
        time,
        errors,
        p,
    };
    let status = if page.errors.is_empty() { axum::http::StatusCode::OK } else { WRONG };
    visit.html_with(status, &page)
}

async fn take(
    visit: Visit,
    Path((slug, number, step)): Path<(String, String, String)>,
    form: Form,
) -> Answer {
    let person = visit.writer()?;
    let step = step_of(&step)?;
    let mut tx = visit.house.db.write().await?;
    let (text, edition) = found_for(&visit, &mut tx, &slug, &number, Permission::of_step(step)).await?;
    let p = visit.page();
    let mut errors = Errors::default();
    // Nothing is taken back from under those who work on it.
    if step == VersionStep::Redraft && amendments::exist(&mut tx, edition.version.id).await? {
        return Err(Fault::conflict("rulebook-fault-amended"));
    }
    if edition.tree.is_empty() {
        return Err(Fault::conflict("rulebook-fault-nothing-to-show"));
    }
    if step == VersionStep::Redraft && consultations::is_consulted(&mut tx, edition.version.id).await? {
        return Err(Fault::conflict("rulebook-fault-consulted"));
    }
    let dates = read(&p, step, &form, visit.now(), &mut errors);
    // What was promised to who writes an amendment now is not taken back.
    let all = versions::of(&mut tx, &visit.actor, &text).await?;
    let promised = all.iter().filter_map(|version| version.amendments_until).max();
    if let (Some(until), Some(promised)) = (dates.amendments_until, promised.filter(|at| *at > visit.now()))
        && until < promised
    {
        errors.add("day", p.t1("rulebook-error-promised", "moment", p.moment_in_zone(&promised)));
    }
    if !errors.is_empty() {
        let effect = effect(&visit, &mut tx, &text, &edition, step).await?;
        return show(&visit, &text, &edition, &effect, &form, errors);
    }
    let organisation = signing(&visit)?;
    let by = Signature { person, organisation, reason: "", at: visit.now() };
    if !versions::step(&mut tx, &visit.house.ids, &edition, step, &dates, by).await? {
        return Err(Fault::conflict("rulebook-fault-state"));
    }
    if step == VersionStep::Propose {
        amendments::rebase::onto(&mut tx, &visit.house.ids, &edition, text.language, by).await?;
    }
    tx.commit().await?;
    visit.done(&view::version_url(&text, &edition.version), "rulebook-notice-step")
}

/// The day and the time of a form. A deadline must lie ahead; a day on which something began to count need not.
fn read(p: &Page, step: VersionStep, form: &Form, now: web::Instant, errors: &mut Errors) -> Dates {
    let mut given = Dates::default();
    let day = form.get("day").trim();
    match step {
        VersionStep::Consult | VersionStep::Redraft => {}
        VersionStep::Propose => match dates::instant_of(day, form.get("time").trim()) {
            Some(at) if at > now => given.amendments_until = Some(at),
            Some(_) => errors.add("day", p.t("rulebook-error-past")),
            None => errors.add("day", p.t("rulebook-error-moment")),
        },
        VersionStep::BringIntoForce | VersionStep::Repeal => match dates::parse(day) {
            Some(day) if step == VersionStep::Repeal => given.repealed_on = Some(day.to_string()),
            Some(day) => given.in_force_on = Some(day.to_string()),
            None => errors.add("day", p.t("rulebook-error-day")),
        },
    }
    given
}
