//! Confirming who one is, before something grave and when the last sign-in was long ago: by a link to one's own
//! address, or at a provider that is connected to the account. It is a sign-in of its own: a new session begins and
//! the old one ends.

use askama::Template;
use axum::{Extension, Router, extract::Query, routing::get};
use serde::Deserialize;
use web::{Answer, Fault, Form, House, Limit, Page, Visit, encoded, local_path};

use crate::{
    model::email_folded,
    pages::sign_in::send_link,
    provider::Providers,
    store::{persons, providers},
};

/// The routes.
pub fn routes() -> Router<House> {
    Router::new().route("/inloggen/opnieuw", get(ask).post(send)).route("/inloggen/bevestigd", get(done))
}

/// Where to go after confirming: the page that asked for it, else one that says to go back to the other tab.
pub(crate) fn next_path(path: &str) -> String {
    let path = local_path(path);
    if path == "/" || path.starts_with("/inloggen") { "/inloggen/bevestigd".into() } else { path }
}

#[derive(Template)]
#[template(path = "confirm.html")]
struct Ask {
    p: Page,
    next: String,
    email: Option<String>,
    /// Name and address.
    providers: Vec<(String, String)>,
}

#[derive(Deserialize)]
struct Next {
    #[serde(default)]
    verder: String,
}

async fn ask(visit: Visit, Query(next): Query<Next>, Extension(all): Extension<Providers>) -> Answer {
    let person = visit.person()?;
    let next = next_path(&next.verder);
    let mut tx = visit.house.db.read().await?;
    let me = persons::by_id(&mut tx, person).await?.ok_or_else(Fault::sign_in_needed)?;
    let connected = providers::identities(&mut tx, person).await?;
    let way = |provider: &crate::provider::Provider| {
        let url = format!("/inloggen/aanbieder/{}?opnieuw=ja&verder={}", provider.key, encoded(&next));
        (provider.name.clone(), url)
    };
    let known = connected.iter().filter_map(|identity| all.find(&identity.provider));
    let providers = known.map(way).collect();
    visit.html(&Ask { p: visit.page_at("/inloggen/opnieuw"), email: me.email, providers, next })
}

async fn send(visit: Visit, form: Form) -> Answer {
    let person = visit.writer()?;
    visit.limit(Limit::SignInByClient, &visit.client)?;
    let me = persons::by_id(&mut visit.house.db.read().await?, person).await?;
    let email = me.and_then(|me| me.email).ok_or_else(Fault::not_found)?;
    let folded = email_folded(&email).ok_or_else(Fault::not_found)?;
    send_link(&visit, (&email, folded), next_path(form.get("verder"))).await
}

#[derive(Template)]
#[template(path = "confirmed.html")]
struct Done {
    p: Page,
}

async fn done(visit: Visit) -> Answer {
    visit.person()?;
    visit.html(&Done { p: visit.page() })
}
