//! One's e-mail address: another one, or the first for who signs in at a provider that gave none. A link to the new
//! address proves it; until then the old one stays. The answer does not tell whether another account has the address:
//! only who reads mail there learns that.

use askama::Template;
use axum::{Router, extract::Path, http::StatusCode, routing::get};
use jobs::Mail;
use web::{
    Answer, Crumb, Errors, Fault, Field, Fields, Form, House, Limit, Page, SecurityEvent, Visit, record,
};

use crate::{
    model::{EMAIL_LENGTH, Person, email_folded},
    pages::{
        self,
        my::MY,
        sign_in::{browser_secret, forget_browser, keep_link},
    },
    session::WRONG,
    store::{
        persons,
        sessions::{self, Link},
    },
};

/// The routes.
pub fn routes() -> Router<House> {
    Router::new()
        .route("/mijn/adres", get(ask).post(send))
        .route("/mijn/adres/verstuurd", get(sent))
        .route("/mijn/adres/link/{secret}", get(arrive).post(change))
}

#[derive(Template)]
#[template(path = "address.html")]
struct Ask {
    p: Page,
    crumbs: Vec<Crumb>,
    errors: Errors,
    email: Field,
    present: Option<String>,
}

async fn me(visit: &Visit) -> Result<Person, Fault> {
    let person = visit.confirmed()?;
    let me = persons::by_id(&mut visit.house.db.read().await?, person).await?;
    me.ok_or_else(Fault::sign_in_needed)
}

async fn ask(visit: Visit) -> Answer {
    let me = me(&visit).await?;
    show(&visit, me, &Form::default(), Errors::default())
}

fn crumbs(p: &Page) -> Vec<Crumb> {
    let way = [MY, ("people-details-title", "/mijn/gegevens")];
    pages::crumbs(p, &way, p.t("people-address-title"))
}

fn show(visit: &Visit, me: Person, form: &Form, errors: Errors) -> Answer {
    let p = visit.page();
    let email = Fields::new(&p, "people-address", form, &errors).text("email", EMAIL_LENGTH).email();
    let status = if errors.is_empty() { StatusCode::OK } else { WRONG };
    visit.html_with(status, &Ask { crumbs: crumbs(&p), errors, email, present: me.email, p })
}

async fn send(visit: Visit, form: Form) -> Answer {
    let person = visit.writer()?;
    let me = me(&visit).await?;
    let p = visit.page();
    let typed = form.get("email");
    let mut errors = Errors::default();
    let folded = email_folded(typed);
    if typed.is_empty() {
        errors.add("email", p.t("people-sign-in-email-missing"));
    } else if folded.is_none() {
        errors.add("email", p.t("people-sign-in-email-wrong"));
    } else if folded == me.email.as_deref().and_then(email_folded) {
        errors.add("email", p.t("people-address-same"));
    }
    let (Some(email_folded), true) = (folded, errors.is_empty()) else {
        return show(&visit, me, &form, errors);
    };
    visit.limit(Limit::SignInByClient, &visit.client)?;
    let mail = |secret: &str| Mail {
        to: typed.to_owned(),
        subject: p.t1("people-mail-address-subject", "network", p.network_name()),
        body: p.t2(
            "people-mail-address-body",
            "network",
            p.network_name(),
            "url",
            p.absolute(&format!("/mijn/adres/link/{secret}")),
        ),
        ..Mail::default()
    };
    let link = Link {
        id: visit.house.ids.new_id(),
        email: typed.to_owned(),
        email_folded,
        next_path: "/mijn/gegevens".into(),
    };
    keep_link(&visit, &link, Some(person), mail, "/mijn/adres/verstuurd").await
}

#[derive(Template)]
#[template(path = "address_sent.html")]
struct Sent {
    p: Page,
    crumbs: Vec<Crumb>,
}

async fn sent(visit: Visit) -> Answer {
    visit.person()?;
    let p = visit.page();
    visit.html(&Sent { crumbs: crumbs(&p), p })
}

#[derive(Template)]
#[template(path = "address_arrive.html")]
struct Arrive {
    p: Page,
    /// The new address with the secret of its link; nothing when the link cannot be used.
    link: Option<(String, String)>,
}

async fn link(visit: &Visit, tx: &mut db::Transaction, secret: &str) -> Result<Option<Link>, Fault> {
    let person = visit.person()?;
    let Some(browser) = browser_secret(visit) else { return Ok(None) };
    Ok(sessions::find_address_link(tx, secret, &browser, person, visit.now()).await?)
}

/// Shows a button: mail programs that open links by themselves must not use it up.
async fn arrive(visit: Visit, Path(secret): Path<String>) -> Answer {
    match link(&visit, &mut visit.house.db.read().await?, &secret).await? {
        Some(link) => visit.html(&Arrive { link: Some((link.email, secret)), p: visit.page() }),
        None => gone(&visit),
    }
}

fn gone(visit: &Visit) -> Answer {
    visit.html_with(StatusCode::GONE, &Arrive { link: None, p: visit.page() })
}

async fn change(visit: Visit, Path(secret): Path<String>) -> Answer {
    let person = visit.writer()?;
    let now = visit.now();
    let mut tx = visit.house.db.write().await?;
    let Some(link) = link(&visit, &mut tx, &secret).await? else { return gone(&visit) };
    let me = persons::by_id(&mut tx, person).await?.ok_or_else(Fault::sign_in_needed)?;
    if !sessions::use_link(&mut tx, link.id, now).await? {
        return gone(&visit);
    }
    if !persons::set_email(&mut tx, person, &link.email, &link.email_folded).await? {
        return Err(Fault::conflict("people-fault-address-in-use"));
    }
    // Whoever reads mail at the old address learns of it: it may not have been the owner.
    if let Some(old) = me.email {
        let texts = &visit.house.texts;
        let name = [("network", web::argument(visit.house.settings.name.as_str()))];
        let mail = Mail {
            to: old,
            subject: texts.with(me.language, "people-mail-address-changed-subject", &name),
            body: texts.with(me.language, "people-mail-address-changed-body", &name),
            ..Mail::default()
        };
        jobs::enqueue_mail(&mut tx, visit.house.ids.new_id(), now, &mail).await?;
    }
    tx.commit().await?;
    record(SecurityEvent::AddressChanged, "");
    let mut response = visit.done("/mijn/gegevens", "people-notice-address-changed")?;
    forget_browser(&visit, &mut response);
    Ok(response)
}
