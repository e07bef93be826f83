//! How often somebody gets a digest.

use askama::Template;
use axum::{Router, http::StatusCode, routing::get};
use notices::{Frequency, Setting};
use web::{Answer, ChoiceField, Crumb, Errors, Fields, Form, House, Page, Visit};

/// The routes.
pub fn routes() -> Router<House> {
    Router::new().route("/mijn/overzicht", get(ask).post(change))
}

#[derive(Template)]
#[template(path = "setting.html")]
struct Choose {
    p: Page,
    crumbs: Vec<Crumb>,
    errors: Errors,
    frequency: ChoiceField,
}

async fn ask(visit: Visit) -> Answer {
    let person = visit.person()?;
    let setting = notices::setting(&mut visit.house.db.read().await?, person).await?;
    let form = Form::from_pairs([("frequency", setting.frequency.key())]);
    show(&visit, &form, Errors::default())
}

fn show(visit: &Visit, form: &Form, errors: Errors) -> Answer {
    let p = visit.page();
    let choices = Frequency::ALL.map(|frequency| {
        let key = format!("inbox-frequency-{}", frequency.key());
        let about = format!("{key}-about");
        (frequency.key().to_owned(), p.t(&key).to_owned(), p.t(&about).to_owned())
    });
    let frequency = Fields::new(&p, "inbox-setting", form, &errors).choices("frequency", choices);
    let status = if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let crumbs = people::crumbs_under_my(&p, p.t("inbox-setting-title"));
    visit.html_with(status, &Choose { crumbs, errors, frequency, p })
}

async fn change(visit: Visit, form: Form) -> Answer {
    let person = visit.writer()?;
    let Some(frequency) = Frequency::from_key(form.get("frequency")) else {
        let mut errors = Errors::default();
        errors.add("frequency", visit.page().t("inbox-setting-missing"));
        return show(&visit, &form, errors);
    };
    let mut tx = visit.house.db.write().await?;
    notices::set_frequency(&mut tx, person, Setting { frequency, earlier: None }, visit.now()).await?;
    tx.commit().await?;
    visit.done("/mijn/overzicht", "inbox-notice-setting-saved")
}
