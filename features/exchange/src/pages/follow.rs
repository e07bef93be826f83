//! Following contributions, themes, organisations and lists with filters.

use askama::Template;
use axum::{
    Router,
    routing::{get, post},
};
use db::{Transaction, uuid::Uuid};
use notices::{Followed, Followings};
use web::{Answer, Crumb, Fault, Form, House, Page, PersonId, Visit, csv, dates};

use crate::{
    model::Filter,
    pages::{found_for, searches as named},
    permissions::Permission,
    store::{
        follows::{self, Followable},
        searches, themes,
    },
};

/// The word in forms for a list with filters.
const SEARCH: &str = "search";

/// Where the list of all stands: where a form in it comes back to.
const LIST: &str = "/mijn/gevolgd";

/// The routes.
pub fn routes() -> Router<House> {
    Router::new()
        .route("/volgen", post(follow))
        .route("/niet-meer-volgen", post(stop))
        .route("/mijn/gevolgd", get(mine))
        .route("/mijn/gevolgd.csv", get(table))
}

/// Where a form comes back to: the list of all, or the search that it stood on, when it says so.
fn back(form: &Form, otherwise: String) -> String {
    match form.get("terug") {
        back if back == LIST || back.starts_with("/zoeken?") => back.to_owned(),
        _ => otherwise,
    }
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
    if form.get("soort") == SEARCH {
        let filter = Filter::of_query(form.get("zoekopdracht"));
        let id = visit.house.ids.new_id();
        if !searches::follow(&mut tx, id, person, &filter, visit.now()).await? {
            return Err(Fault::conflict("exchange-fault-searches"));
        }
        tx.commit().await?;
        return visit.done(&back(&form, filter.url(1)), "exchange-notice-search-followed");
    }
    let (what, id, url) = asked(&visit, &mut tx, &form).await?;
    follows::follow(&mut tx, person, what, id, visit.now()).await?;
    tx.commit().await?;
    visit.done(&url, "exchange-notice-followed")
}

/// Stopping is always possible, also for what one may no longer see.
async fn stop(visit: Visit, form: Form) -> Answer {
    let person = visit.writer()?;
    if form.get("soort") == SEARCH {
        return stop_search(&visit, person, &form).await;
    }
    let what = Followable::from_key(form.get("soort")).ok_or_else(Fault::not_found)?;
    let id: Uuid = form.get("id").parse().map_err(|_| Fault::not_found())?;
    let mut tx = visit.house.db.write().await?;
    follows::stop(&mut tx, person, what, id).await?;
    let page = asked(&visit, &mut tx, &form).await.map(|(.., url)| url);
    tx.commit().await?;
    let url = back(&form, page.unwrap_or_else(|_| LIST.into()));
    visit.done(&url, "exchange-notice-unfollowed")
}

async fn stop_search(visit: &Visit, person: PersonId, form: &Form) -> Answer {
    let id: Uuid = form.get("id").parse().map_err(|_| Fault::not_found())?;
    let mut tx = visit.house.db.write().await?;
    searches::stop(&mut tx, person, id).await?;
    tx.commit().await?;
    let list = Filter::of_query(form.get("zoekopdracht")).url(1);
    visit.done(&back(form, list), "exchange-notice-unfollowed")
}

#[derive(Template)]
#[template(path = "followed.html")]
struct Mine {
    p: Page,
    crumbs: Vec<Crumb>,
    followed: Vec<Followed>,
}

async fn mine(visit: Visit, followings: Followings) -> Answer {
    let mut tx = visit.house.db.read().await?;
    let followed = all(&visit, &mut tx, &followings).await?;
    let p = visit.page();
    let crumbs = people::crumbs_under_my(&p, p.t("exchange-followed-title"));
    visit.html(&Mine { crumbs, followed, p })
}

async fn table(visit: Visit, followings: Followings) -> Answer {
    let mut tx = visit.house.db.read().await?;
    let followed = all(&visit, &mut tx, &followings).await?;
    let p = visit.page();
    let head = ["exchange-csv-name", "exchange-csv-kind", "exchange-csv-since", "exchange-csv-url"];
    let rows = followed
        .into_iter()
        .map(|item| vec![item.title, item.what, dates::date_of(item.at).to_string(), p.absolute(&item.url)]);
    csv::table("gevolgd", &csv::head(&p, &head), rows)
}

/// What somebody follows here and in other rooms, the latest first.
async fn all(visit: &Visit, tx: &mut Transaction, followings: &Followings) -> Result<Vec<Followed>, Fault> {
    let person = visit.person()?;
    let p = visit.page();
    let mut followed = followings.of(tx, &visit.actor, &p).await?;
    for item in follows::of(tx, &visit.actor, visit.language).await? {
        followed.push(shown(&p, item));
    }
    let themes = themes::all(tx).await?;
    // Twenty at most, of which few name an organisation.
    for search in searches::of(tx, person).await? {
        let filter = Filter::of_query(&search.query);
        let organisation = named::organisation(tx, &filter).await?;
        followed.push(Followed {
            what: p.t("exchange-followed-search").to_owned(),
            title: named::name(&p, &filter, &themes, organisation.as_ref()),
            url: filter.url(1),
            at: search.at,
            stop: stop_form(SEARCH, search.id),
            lang: None,
        });
    }
    followed.sort_by_key(|item| std::cmp::Reverse(item.at));
    Ok(followed)
}

fn stop_form(what: &str, id: Uuid) -> (String, Vec<(&'static str, String)>) {
    ("/niet-meer-volgen".to_owned(), vec![("soort", what.to_owned()), ("id", id.to_string())])
}

fn shown(p: &Page, item: follows::Followed) -> Followed {
    let (url, label) = match item.what {
        Followable::Contribution => (format!("/bijdragen/{}", item.id), "exchange-followed-contribution"),
        Followable::Theme => (format!("/themas/{}", item.slug), "exchange-followed-theme"),
        Followable::Organisation => (format!("/organisaties/{}", item.id), "exchange-followed-organisation"),
    };
    Followed {
        what: p.t(label).to_owned(),
        title: item.name,
        url,
        at: item.at,
        stop: stop_form(item.what.key(), item.id),
        lang: None,
    }
}
