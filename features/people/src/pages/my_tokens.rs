//! One's own keys for programs: making one, seeing which are in use, ending them.

use std::str::FromStr;

use askama::Template;
use axum::{
    Router,
    extract::Path,
    http::{HeaderValue, StatusCode, header},
    routing::{get, post},
};
use uuid::Uuid;
use web::{
    Answer, ChoiceField, Crumb, DAY, Errors, Fault, Field, Fields, Form, House, Instant, Page, PersonId,
    Scope, Visit, dates,
};

use crate::{
    model::{MOST_TOKENS, NAME_LENGTH, TOKEN_LIFE, TOKEN_MARK},
    pages::crumbs_under_my,
    session::WRONG,
    store::tokens::{self, Listed},
};

/// The routes.
pub fn routes() -> Router<House> {
    Router::new()
        .route("/mijn/sleutels", get(list).post(make))
        .route("/mijn/sleutels/{id}/beeindigen", post(end))
}

#[derive(Template)]
#[template(path = "my_tokens.html")]
struct Tokens {
    p: Page,
    crumbs: Vec<Crumb>,
    errors: Errors,
    tokens: Vec<Listed>,
    now: Instant,
    may_make: bool,
    name: Field,
    scopes: ChoiceField,
    until: Field,
    submission: String,
    /// The secret of a key that was just made. It is shown this once.
    secret: Option<String>,
}

/// Key of the words for what a key reaches.
pub(crate) fn scope_text(scope: &Scope) -> &'static str {
    match scope {
        Scope::Read => "people-tokens-scope-read",
        Scope::Contribute => "people-tokens-scope-contribute",
        Scope::Respond => "people-tokens-scope-respond",
    }
}

async fn list(visit: Visit) -> Answer {
    let person = visit.person()?;
    let in_a_quarter = dates::date_of(visit.now() + 90 * DAY).to_string();
    let form = Form::from_pairs([("scopes", Scope::Read.key().to_owned()), ("until", in_a_quarter)]);
    show(&visit, person, &form, Errors::default(), None).await
}

async fn show(
    visit: &Visit,
    person: PersonId,
    form: &Form,
    errors: Errors,
    secret: Option<String>,
) -> Answer {
    let p = visit.page();
    let tokens = tokens::of(&mut visit.house.db.read().await?, person).await?;
    let fields = Fields::new(&p, "people-tokens", form, &errors);
    let scopes = Scope::ALL.map(|scope| {
        let key = scope_text(&scope);
        (scope.key().to_owned(), p.t(key).to_owned(), p.t(&format!("{key}-about")).to_owned())
    });
    let status = if errors.is_empty() { StatusCode::OK } else { WRONG };
    let form_id = form.get("formulier").to_owned();
    let page = Tokens {
        crumbs: crumbs_under_my(&p, p.t("people-tokens-title")),
        name: fields.text("name", NAME_LENGTH),
        scopes: fields.choices("scopes", scopes),
        until: fields.text("until", 20),
        now: visit.now(),
        may_make: tokens.len() < MOST_TOKENS,
        tokens,
        submission: if form_id.is_empty() { visit.house.ids.new_id().to_string() } else { form_id },
        secret,
        errors,
        p,
    };
    let mut response = visit.html_with(status, &page)?;
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    Ok(response)
}

/// A key that can be made, out of a form, or what is wrong with it.
struct Wish {
    scopes: Vec<Scope>,
    expires_at: Instant,
}

fn read(p: &Page, form: &Form, now: Instant) -> Result<Wish, Errors> {
    let mut errors = Errors::default();
    if form.get("name").is_empty() {
        errors.add("name", p.t("people-tokens-name-missing"));
    } else if form.get("name").chars().count() > NAME_LENGTH {
        errors.add("name", p.t1("people-tokens-name-long", "most", NAME_LENGTH as i64));
    }
    let scopes: Vec<Scope> = form.all("scopes").into_iter().filter_map(Scope::from_key).collect();
    if scopes.is_empty() {
        errors.add("scopes", p.t("people-tokens-scopes-missing"));
    }
    let today = dates::date_of(now);
    let last = dates::date_of(now + TOKEN_LIFE);
    let until = dates::parse(form.get("until"));
    match until {
        None => errors.add("until", p.t("people-tokens-until-missing")),
        Some(day) if day < today => errors.add("until", p.t("people-tokens-until-past")),
        Some(day) if day > last => {
            errors.add("until", p.t1("people-tokens-until-late", "date", p.date(&last.to_string())));
        }
        Some(_) => {}
    }
    let end_of_day = until.and_then(|day| day.tomorrow().ok()).map(dates::start_of);
    match end_of_day {
        Some(expires_at) if errors.is_empty() => Ok(Wish { scopes, expires_at }),
        _ => Err(errors),
    }
}

async fn make(visit: Visit, form: Form) -> Answer {
    let person = visit.writer()?;
    let wish = match read(&visit.page(), &form, visit.now()) {
        Ok(wish) => wish,
        Err(errors) => return show(&visit, person, &form, errors, None).await,
    };
    let id = Uuid::from_str(form.get("formulier")).unwrap_or_else(|_| visit.house.ids.new_id());
    let secret = format!("{TOKEN_MARK}{}", visit.house.ids.secret());
    let new = tokens::New {
        id,
        person,
        name: form.get("name"),
        scopes: &wish.scopes,
        at: visit.now(),
        expires_at: wish.expires_at,
    };
    let mut tx = visit.house.db.write().await?;
    if tokens::of(&mut tx, person).await?.len() >= MOST_TOKENS {
        return Err(Fault::conflict("people-tokens-fault-most"));
    }
    if !tokens::add(&mut tx, new, &secret).await? {
        return visit.done("/mijn/sleutels", "people-notice-warning-token-made-before");
    }
    tx.commit().await?;
    tracing::info!("somebody made a key for a program");
    show(&visit, person, &Form::default(), Errors::default(), Some(secret)).await
}

async fn end(visit: Visit, Path(id): Path<String>) -> Answer {
    let person = visit.writer()?;
    let id = id.parse().map_err(|_| Fault::not_found())?;
    let mut tx = visit.house.db.write().await?;
    if !tokens::end(&mut tx, id, person).await? {
        return Err(Fault::not_found());
    }
    tx.commit().await?;
    visit.done("/mijn/sleutels", "people-notice-token-ended")
}
