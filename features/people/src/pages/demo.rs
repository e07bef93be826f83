//! The demo only: become a persona, and read the mail that would have been sent. `app` joins these routes when
//! it runs the demo and never otherwise.

use askama::Template;
use axum::{
    Router,
    extract::Path,
    response::IntoResponse,
    routing::{get, post},
};
use jobs::DemoMail;
use web::{Answer, Fault, Form, House, Page, Visit, see_other};

use crate::{
    session,
    store::persons::{self, Persona},
};

/// The routes.
pub fn routes() -> Router<House> {
    Router::new()
        .route("/demo/personas", get(list))
        .route("/demo/personas/{id}", post(become_persona))
        .route("/demo/postvak", get(mailbox))
        .route("/demo/postvak/{id}", get(mail))
        .route("/demo/postvak/{id}/html", get(mail_html))
}

#[derive(Template)]
#[template(path = "demo_personas.html")]
struct Personas {
    p: Page,
    personas: Vec<Persona>,
}

async fn list(visit: Visit) -> Answer {
    let personas = persons::personas(&mut visit.house.db.read().await?).await?;
    visit.html(&Personas { p: visit.page(), personas })
}

async fn become_persona(visit: Visit, Path(id): Path<String>, _form: Form) -> Answer {
    if !visit.house.settings.demo {
        return Err(Fault::not_found());
    }
    let id = id.parse().map_err(|_| Fault::not_found())?;
    let mut tx = visit.house.db.write().await?;
    let person = persons::by_id(&mut tx, id).await?.ok_or_else(Fault::not_found)?;
    let secret = session::begin(&visit, &mut tx, person.id, "demo", visit.now()).await?;
    tx.commit().await?;
    let mut response = see_other("/mijn");
    session::signed_in(&visit, &mut response, &secret, "demo");
    Ok(response)
}

#[derive(Template)]
#[template(path = "demo_mailbox.html")]
struct Mailbox {
    p: Page,
    mails: Vec<DemoMail>,
}

async fn mailbox(visit: Visit) -> Answer {
    let mails = jobs::demo_mailbox(&mut visit.house.db.read().await?, 100).await?;
    visit.html(&Mailbox { p: visit.page(), mails })
}

#[derive(Template)]
#[template(path = "demo_mail.html")]
struct Mail {
    p: Page,
    mail: DemoMail,
    parts: Vec<(bool, String)>,
    /// Where this sort of mail is stopped.
    stop: Option<String>,
}

async fn mail(visit: Visit, Path(id): Path<String>) -> Answer {
    let id = id.parse().map_err(|_| Fault::not_found())?;
    let mail = jobs::demo_mail(&mut visit.house.db.read().await?, id).await?.ok_or_else(Fault::not_found)?;
    let stop = mail.mail.unsubscribe.strip_prefix(visit.house.settings.base_url.as_str()).map(str::to_owned);
    let stop = stop.filter(|path| path.starts_with('/'));
    visit.html(&Mail { parts: with_links(&mail.mail.body), mail, stop, p: visit.page() })
}

/// The other form of a mail, as it was made: a page of its own, to which the same policy applies.
async fn mail_html(visit: Visit, Path(id): Path<String>) -> Answer {
    let id = id.parse().map_err(|_| Fault::not_found())?;
    let mail = jobs::demo_mail(&mut visit.house.db.read().await?, id).await?.ok_or_else(Fault::not_found)?;
    if mail.mail.html.is_empty() {
        return Err(Fault::not_found());
    }
    Ok(axum::response::Html(mail.mail.html).into_response())
}

/// Cuts a text into pieces that are addresses of this or another site, and pieces that are not.
fn with_links(body: &str) -> Vec<(bool, String)> {
    let mut parts = Vec::new();
    let mut rest = body;
    while let Some(at) = rest.find("http") {
        let end = rest[at..].find(char::is_whitespace).map_or(rest.len(), |n| at + n);
        parts.push((false, rest[..at].to_owned()));
        parts.push((
            rest[at..].starts_with("http://") || rest[at..].starts_with("https://"),
            rest[at..end].to_owned(),
        ));
        rest = &rest[end..];
    }
    parts.push((false, rest.to_owned()));
    parts
}

#[cfg(test)]
mod tests {
    use super::with_links;

    #[test]
    fn addresses_in_a_mail_become_links_and_nothing_is_lost() {
        let body = "Ga naar\nhttps://a.example/x?y=1\nen verder. httpd";
        let parts = with_links(body);
        assert_eq!(parts.iter().map(|(_, text)| text.as_str()).collect::<String>(), body);
        assert_eq!(parts.iter().filter(|(link, _)| *link).count(), 1);
    }
}
