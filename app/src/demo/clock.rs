//! The clock of the demo: whoever wants to see what happens after a deadline moves it on. `rooms` joins these routes
//! when it runs the demo and never otherwise.

use askama::Template;
use axum::{Router, http::StatusCode, routing::get};
use web::{Answer, Crumb, Errors, Fault, Field, Fields, Form, House, Instant, Page, Visit, dates};

/// The routes.
pub fn routes() -> Router<House> {
    Router::new().route("/demo/klok", get(ask).post(move_on))
}

#[derive(Template)]
#[template(path = "demo_clock.html")]
struct Clock {
    p: Page,
    crumbs: Vec<Crumb>,
    errors: Errors,
    now: String,
    day: Field,
    time: Field,
}

async fn ask(visit: Visit) -> Answer {
    let now = visit.now();
    let tomorrow = dates::date_of(now + web::DAY).to_string();
    show(&visit, &Form::from_pairs([("day", tomorrow.as_str()), ("time", "09:00")]), Errors::default())
}

fn show(visit: &Visit, form: &Form, errors: Errors) -> Answer {
    let p = visit.page();
    let fields = Fields::new(&p, "app-clock", form, &errors);
    let page = Clock {
        crumbs: vec![Crumb::to(p.t("web-onward-home"), "/"), Crumb::here(p.t("app-clock-title"))],
        now: p.t1("app-clock-now", "now", p.moment_in_zone(&visit.now())),
        day: fields.text("day", 10),
        time: fields.text("time", 5),
        p: visit.page(),
        errors,
    };
    let status = if page.errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    visit.html_with(status, &page)
}

/// The end of what the clock reaches: far enough for everybody, and dates stay dates.
fn end() -> Option<Instant> {
    dates::instant_of("2100-01-01", "00:00")
}

async fn move_on(visit: Visit, form: Form) -> Answer {
    if !visit.house.settings.demo {
        return Err(Fault::not_found());
    }
    let now = visit.now();
    let wanted = dates::instant_of(form.get("day"), form.get("time"));
    let Some(wanted) = wanted.filter(|at| *at > now && Some(*at) < end()) else {
        let mut errors = Errors::default();
        errors.add("day", visit.page().t("app-clock-wrong"));
        return show(&visit, &form, errors);
    };
    visit.house.clock.advance(wanted - now);
    visit.done("/demo/klok", "app-notice-clock")
}
