//! Following contributions, themes and organisations.

use askama::Template;
use axum::{
    Router,
    routing::{get, post},
};
use db::{Transaction, uuid::Uuid};
use web::{Answer, Crumb, Fault, Form, House, Page, Visit};

use crate::{
    pages::found_for,
    permissions::Permission,
    store::follows::{self, Followable, Followed},
};

/// The routes.
pub fn routes() -> Router<House> {
    Router::new()
        .route("/volgen", post(follow))
        .route("/niet-meer-volgen", post(stop))
        .route("/mijn/gevolgd", get(mine))
}

/// What the form is about, when it exists and the actor may follow it, and the address of its page.
async fn asked(
    visit: &Visit,
    tx: &mut Transaction,
    form: &Form,
) -> Result<(Followable, Uuid, String), Fault> {
    let what = Followable::from_key(form.get("soort")).ok_or_else(Fault::not_found)?;
    let id: Uuid = form.get("id").parse().map_err(|_| Fault::not_found())?;
    let url = match what {
        Followable::Contribution => {
            found_for(visit, tx, form.get("id"), Permission::Follow).await?;
            format!("/bijdragen/{id}")
        }
        Followable::Theme => {
            let slug = follows::theme_slug(tx, id).await?.ok_or_else(Fault::not_found)?;
            format!("/themas/{slug}")
        }
        Followable::Organisation => {
            if !follows::organisation_exists(tx, id).await? {
                return Err(Fault::not_found());
            }
            format!("/organisaties/{id}")
        }
    };
    Ok((what, id, url))
}

async fn follow(visit: Visit, form: Form) -> Answer {
    let person = visit.writer()?;
    if !visit.actor.is_in_network() {
        return Err(Fault::forbidden());
    }
    let mut tx = visit.house.db.write().await?;
    let (what, id, url) = asked(&visit, &mut tx, &form).await?;
    follows::follow(&mut tx, person, what, id, visit.now()).await?;
    tx.commit().await?;
    visit.done(&url, "exchange-notice-followed")
}

/// Stopping is always possible, also for what one may no longer see.
async fn stop(visit: Visit, form: Form) -> Answer {
    let person = visit.writer()?;
    let what = Followable::from_key(form.get("soort")).ok_or_else(Fault::not_found)?;
    let id: Uuid = form.get("id").parse().map_err(|_| Fault::not_found())?;
    let mut tx = visit.house.db.write().await?;
    follows::stop(&mut tx, person, what, id).await?;
    let back = asked(&visit, &mut tx, &form).await.map(|(.., url)| url);
    tx.commit().await?;
    let to_list = form.get("terug") == "/mijn/gevolgd";
    let url =
        if to_list { "/mijn/gevolgd".to_owned() } else { back.unwrap_or_else(|_| "/mijn/gevolgd".into()) };
    visit.done(&url, "exchange-notice-unfollowed")
}

#[derive(Template)]
#[template(path = "followed.html")]
struct Mine {
    p: Page,
    crumbs: Vec<Crumb>,
    followed: Vec<FollowedView>,
}

struct FollowedView {
    what: &'static str,
    what_label: String,
    id: String,
    name: String,
    url: String,
    since: String,
}

async fn mine(visit: Visit) -> Answer {
    visit.person()?;
    let mut tx = visit.house.db.read().await?;
    let p = visit.page();
    let mut followed = Vec::new();
    for item in follows::of(&mut tx, &visit.actor, visit.language).await? {
        followed.push(shown(&p, item));
    }
    let crumbs =
        vec![Crumb::to(p.t("exchange-my-page"), "/mijn"), Crumb::here(p.t("exchange-followed-title"))];
    visit.html(&Mine { crumbs, followed, p })
}

fn shown(p: &Page, item: Followed) -> FollowedView {
    let (url, label) = match item.what {
        Followable::Contribution => (format!("/bijdragen/{}", item.id), "exchange-followed-contribution"),
        Followable::Theme => (format!("/themas/{}", item.slug), "exchange-followed-theme"),
        Followable::Organisation => (format!("/organisaties/{}", item.id), "exchange-followed-organisation"),
    };
    FollowedView {
        what: item.what.key(),
        what_label: p.t(label).to_owned(),
        id: item.id.to_string(),
        name: item.name,
        url,
        since: p.day(&item.at),
    }
}
