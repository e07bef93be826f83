//! Signing in with a link by e-mail.
//!
//! The answer, the work done and so the time taken are the same for an address that has an account and for one
//! that has none: both get a link. Who has no account yet is asked for a name after the link proved the address.

use askama::Template;
use axum::{
    Extension, Router,
    extract::{Path, Query},
    response::{IntoResponse, Response},
    routing::{get, post},
};
use db::Transaction;
use jobs::Mail;
use serde::Deserialize;
use web::{
    Answer, Errors, Fault, Field, Fields, Form, House, Limit, Page, PersonId, SecurityEvent, Visit,
    ended_cookie, host_cookie_name, local_path, record, secret_cookie, see_other, set_cookie,
};

use crate::{
    ProviderButton, Providers,
    model::{EMAIL_LENGTH, LINK_LIFE, NAME_LENGTH, email_folded},
    provider_buttons,
    session::{self, WRONG},
    store::{
        persons,
        sessions::{self, Link},
    },
};

const BROWSER_COOKIE: &str = "aanmelden";

/// The routes.
pub fn routes() -> Router<House> {
    Router::new()
        .route("/inloggen", get(ask).post(send))
        .route("/inloggen/verstuurd", get(sent))
        .route("/inloggen/link/{secret}", get(arrive).post(enter))
        .route("/inloggen/account", post(register))
        .route("/uitloggen", post(leave))
}

#[derive(Template)]
#[template(path = "sign_in.html")]
struct Ask {
    p: Page,
    errors: Errors,
    email: Field,
    next: String,
    buttons: Vec<ProviderButton>,
}

#[derive(Deserialize)]
struct Next {
    #[serde(default)]
    verder: String,
}

async fn ask(visit: Visit, Query(next): Query<Next>, Extension(providers): Extension<Providers>) -> Answer {
    if visit.actor.is_signed_in() {
        return Ok(see_other(&next_path(&next.verder)));
    }
    let form = Form::from_pairs([("verder", next.verder)]);
    show_ask(&visit, &form, Errors::default(), &providers)
}

fn show_ask(visit: &Visit, form: &Form, errors: Errors, providers: &Providers) -> Answer {
    let p = visit.page();
    let email = Fields::new(&p, "people-sign-in", form, &errors).text("email", EMAIL_LENGTH).email();
    let status = if errors.is_empty() { axum::http::StatusCode::OK } else { WRONG };
    let next = local_path(form.get("verder"));
    let buttons = provider_buttons(providers, &next);
    visit.html_with(status, &Ask { email, errors, next, buttons, p })
}

/// Where to go after signing in: the page the visitor came from, else one's own page.
pub(crate) fn next_path(path: &str) -> String {
    let path = local_path(path);
    if path == "/" || path.starts_with("/inloggen") { "/mijn".into() } else { path }
}

async fn send(visit: Visit, Extension(providers): Extension<Providers>, form: Form) -> Answer {
    visit.limit(Limit::SignInByClient, &visit.client)?;
    let typed = form.get("email");
    let Some(folded) = email_folded(typed) else {
        let mut errors = Errors::default();
        let key =
            if typed.is_empty() { "people-sign-in-email-missing" } else { "people-sign-in-email-wrong" };
        errors.add("email", visit.page().t(key));
        return show_ask(&visit, &form, errors, &providers);
    };
    send_link(&visit, (typed, folded), next_path(form.get("verder"))).await
}

/// Sends a link to sign in, and says so.
pub(crate) async fn send_link(visit: &Visit, email: (&str, String), next_path: String) -> Answer {
    let p = visit.page();
    let mail = |secret: &str| Mail {
        to: email.0.to_owned(),
        subject: p.t1("people-mail-link-subject", "network", p.network_name()),
        body: p.t2(
            "people-mail-link-body",
            "network",
            p.network_name(),
            "url",
            p.absolute(&format!("/inloggen/link/{secret}")),
        ),
        ..Mail::default()
    };
    let link =
        Link { id: visit.house.ids.new_id(), email: email.0.to_owned(), email_folded: email.1, next_path };
    keep_link(visit, &link, None, mail, "/inloggen/verstuurd").await
}

/// Keeps a link with the mail that brings it, in one transaction, binds it to this browser and goes to a page. Too often for
/// one address: the same answer, but no mail, so that nobody can flood somebody's mailbox.
pub(crate) async fn keep_link(
    visit: &Visit,
    link: &Link,
    person: Option<PersonId>,
    mail: impl FnOnce(&str) -> Mail,
    then: &str,
) -> Answer {
    let (house, now) = (&visit.house, visit.now());
    let browser = house.ids.secret();
    if visit.limit(Limit::SignInByAddress, &link.email_folded).is_ok() {
        let secret = house.ids.secret();
        let mut tx = house.db.write().await?;
        sessions::new_link(&mut tx, link, &secret, &browser, person, now).await?;
        jobs::enqueue_mail(&mut tx, house.ids.new_id(), now, &mail(&secret)).await?;
        tx.commit().await?;
    } else {
        record(SecurityEvent::LinksLimited, "");
    }
    let mut response = see_other(then);
    let secure = house.settings.is_secure();
    set_cookie(&mut response, secret_cookie(BROWSER_COOKIE, &browser, LINK_LIFE, secure));
    Ok(response)
}

/// The secret that binds links to this browser.
pub(crate) fn browser_secret(visit: &Visit) -> Option<String> {
    visit.cookie(&host_cookie_name(BROWSER_COOKIE, visit.house.settings.is_secure()))
}

/// Forgets that secret, once the link is used.
pub(crate) fn forget_browser(visit: &Visit, response: &mut Response) {
    set_cookie(response, ended_cookie(BROWSER_COOKIE, visit.house.settings.is_secure()));
}

#[derive(Template)]
#[template(path = "sign_in_sent.html")]
struct Sent {
    p: Page,
}

async fn sent(visit: Visit) -> Answer {
    visit.html(&Sent { p: visit.page() })
}

#[derive(Template)]
#[template(path = "sign_in_arrive.html")]
struct Arrive {
    p: Page,
    secret: String,
}

#[derive(Template)]
#[template(path = "sign_in_refused.html")]
struct Refused {
    p: Page,
}

/// Shows a button: mail programs that open links by themselves must not use it up.
async fn arrive(visit: Visit, Path(secret): Path<String>) -> Answer {
    let found = find(&visit, &mut visit.house.db.read().await?, &secret).await?;
    match found {
        Some(_) => visit.html(&Arrive { p: visit.page(), secret }),
        None => refused(&visit),
    }
}

fn refused(visit: &Visit) -> Answer {
    record(SecurityEvent::SignInRefused, "link");
    visit.html_with(axum::http::StatusCode::GONE, &Refused { p: visit.page() })
}

async fn find(visit: &Visit, tx: &mut Transaction, secret: &str) -> Result<Option<Link>, Fault> {
    let Some(browser) = browser_secret(visit) else { return Ok(None) };
    Ok(sessions::find_link(tx, secret, &browser, visit.now()).await?)
}

async fn enter(visit: Visit, Path(secret): Path<String>) -> Answer {
    let mut tx = visit.house.db.write().await?;
    let Some(link) = find(&visit, &mut tx, &secret).await? else { return refused(&visit) };
    let Some(person) = persons::by_email(&mut tx, &link.email_folded).await? else {
        tx.rollback().await?;
        return show_register(&visit, &Form::from_pairs([("geheim", secret)]), &link, Errors::default());
    };
    finish(&visit, tx, &link, person.id).await
}

/// Uses the link up and begins the session, in one transaction.
async fn finish(visit: &Visit, mut tx: Transaction, link: &Link, person: PersonId) -> Answer {
    if !sessions::use_link(&mut tx, link.id, visit.now()).await? {
        return refused(visit);
    }
    let secret = session::begin(visit, &mut tx, person, "link", visit.now()).await?;
    tx.commit().await?;
    let mut response = see_other(&link.next_path);
    session::signed_in(visit, &mut response, &secret, "link");
    forget_browser(visit, &mut response);
    Ok(response)
}

#[derive(Template)]
#[template(path = "register.html")]
struct Register {
    p: Page,
    errors: Errors,
    name: Field,
    email: String,
    secret: String,
}

fn show_register(visit: &Visit, form: &Form, link: &Link, errors: Errors) -> Answer {
    let p = visit.page();
    let mut name = Fields::new(&p, "people-register", form, &errors).text("name", NAME_LENGTH);
    name.autocomplete = "name";
    let status = if errors.is_empty() { axum::http::StatusCode::OK } else { WRONG };
    let secret = form.get("geheim").to_owned();
    visit.html_with(status, &Register { name, errors, email: link.email.clone(), secret, p })
}

async fn register(visit: Visit, form: Form) -> Answer {
    let mut tx = visit.house.db.write().await?;
    let Some(link) = find(&visit, &mut tx, form.get("geheim")).await? else { return refused(&visit) };
    let name = form.get("name");
    let mut errors = Errors::default();
    check_name(&visit.page(), name, &mut errors);
    if !errors.is_empty() {
        tx.rollback().await?;
        return show_register(&visit, &form, &link, errors);
    }
    let id = visit.house.ids.new_id();
    let person = persons::new_person(id, name, &link.email, visit.language, visit.now());
    if !persons::add(&mut tx, &person).await? {
        // Somebody made this account between showing the form and sending it: the link proves it is theirs.
        let Some(person) = persons::by_email(&mut tx, &link.email_folded).await? else {
            return refused(&visit);
        };
        return finish(&visit, tx, &link, person.id).await;
    }
    let link =
        if link.next_path == "/mijn" { Link { next_path: "/mijn/welkom".into(), ..link } } else { link };
    let response = finish(&visit, tx, &link, person.id).await?;
    if response.status().is_redirection() {
        record(SecurityEvent::AccountMade, "link");
    }
    Ok(response)
}

/// A name is asked, within bounds.
pub(crate) fn check_name(p: &Page, name: &str, errors: &mut Errors) {
    if name.is_empty() {
        errors.add("name", p.t("people-register-name-missing"));
    } else if name.chars().count() > NAME_LENGTH {
        errors.add("name", p.t1("people-register-name-long", "most", NAME_LENGTH));
    }
}

async fn leave(visit: Visit) -> Answer {
    if let Some(secret) = session::secret(&visit) {
        let mut tx = visit.house.db.write().await?;
        sessions::end_by_secret(&mut tx, &secret).await?;
        tx.commit().await?;
        record(SecurityEvent::SessionEnded, "sign-out");
    }
    let mut response = visit.done("/", "people-notice-signed-out")?.into_response();
    session::signed_out(&visit, &mut response);
    Ok(response)
}
