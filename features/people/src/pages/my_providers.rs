//! The providers with which somebody can sign in to their account: connecting one more, and letting go.

use askama::Template;
use axum::{Extension, extract::Path};
use uuid::Uuid;
use web::{Answer, Crumb, Fault, Instant, Page, SecurityEvent, Visit, record};

use crate::{
    pages::{
        crumbs, crumbs_under_my,
        my::MY,
        provider::{CONNECTING, begin, show},
    },
    provider::Providers,
    store::{
        persons,
        providers::{self, Identity},
    },
};

#[derive(Template)]
#[template(path = "my_providers.html")]
struct Connections {
    p: Page,
    crumbs: Vec<Crumb>,
    connected: Vec<Connected>,
    /// Key and name.
    others: Vec<(String, String)>,
    /// Whether the last sign-in is recent enough to connect one.
    is_confirmed: bool,
}

struct Connected {
    id: Uuid,
    name: String,
    made_at: Instant,
    /// Without it the account could no longer be reached.
    is_last_way_in: bool,
}

/// Whether the account can still be reached without this identity: by mail, or by another provider that works here.
fn is_last_way_in(
    providers: &Providers,
    identities: &[Identity],
    identity: &Identity,
    has_email: bool,
) -> bool {
    let works = |other: &Identity| other.id != identity.id && providers.find(&other.provider).is_some();
    !has_email && !identities.iter().any(works)
}

pub async fn list(visit: Visit, Extension(providers): Extension<Providers>) -> Answer {
    let person = visit.person()?;
    let mut tx = visit.house.db.read().await?;
    let me = persons::by_id(&mut tx, person).await?.ok_or_else(Fault::sign_in_needed)?;
    let identities = providers::identities(&mut tx, person).await?;
    let connected = identities.iter().map(|identity| Connected {
        id: identity.id,
        name: providers.find(&identity.provider).map_or(&identity.provider, |found| &found.name).clone(),
        made_at: identity.made_at,
        is_last_way_in: is_last_way_in(&providers, &identities, identity, me.email.is_some()),
    });
    let is_new = |key: &str| !identities.iter().any(|identity| identity.provider == key);
    let others = providers.all().iter().filter(|provider| is_new(&provider.key));
    let others = others.map(|provider| (provider.key.clone(), provider.name.clone())).collect();
    let p = visit.page();
    let crumbs = crumbs_under_my(&p, p.t("people-provider-my-title"));
    let is_confirmed = visit.is_confirmed();
    visit.html(&Connections { p, crumbs, connected: connected.collect(), others, is_confirmed })
}

#[derive(Template)]
#[template(path = "provider_leave.html")]
struct Leave {
    p: Page,
    crumbs: Vec<Crumb>,
    name: String,
    url: String,
}

/// Begins connecting a provider. It takes a form, so that no other site can have an account of its own connected to
/// this one; and then a link, because browsers do not let a form lead to another site.
pub async fn connect(
    visit: Visit,
    Path(key): Path<String>,
    Extension(providers): Extension<Providers>,
) -> Answer {
    let person = visit.writer()?;
    visit.confirmed()?;
    let provider = providers.find(&key).ok_or_else(Fault::not_found)?;
    let (url, begun) = match begin(&visit, provider, CONNECTING.into(), Some(person)).await? {
        Ok(begun) => begun,
        Err(problem) => return show(&visit, provider, &problem.into()),
    };
    let mut p = visit.page();
    p.path = "/mijn/aanbieders".into();
    let here = p.t1("people-provider-leave-title", "name", provider.name.as_str());
    let crumbs = crumbs(&p, &[MY, ("people-provider-my-title", "/mijn/aanbieders")], &here);
    let mut response = visit.html(&Leave { p, crumbs, name: provider.name.clone(), url })?;
    response.headers_mut().extend(begun.headers().clone());
    Ok(response)
}

pub async fn disconnect(
    visit: Visit,
    Path(id): Path<String>,
    Extension(providers): Extension<Providers>,
) -> Answer {
    let person = visit.writer()?;
    let id: Uuid = id.parse().map_err(|_| Fault::not_found())?;
    let mut tx = visit.house.db.write().await?;
    providers::lock(&mut tx, person).await?;
    let me = persons::by_id(&mut tx, person).await?.ok_or_else(Fault::sign_in_needed)?;
    let identities = providers::identities(&mut tx, person).await?;
    let identity = identities.iter().find(|identity| identity.id == id).ok_or_else(Fault::not_found)?;
    if is_last_way_in(&providers, &identities, identity, me.email.is_some()) {
        return Err(Fault::conflict("people-fault-last-way-in"));
    }
    providers::disconnect(&mut tx, id, person).await?;
    tx.commit().await?;
    record(SecurityEvent::ProviderDisconnected, "");
    visit.done("/mijn/aanbieders", "people-notice-provider-disconnected")
}
