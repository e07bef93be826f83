//! One contribution, and what happens after it was published.

use askama::Template;
use axum::{
    Extension, Router,
    extract::{Path, Query},
    http::{HeaderValue, StatusCode, header},
    response::IntoResponse,
    routing::get,
};
use links::Providers;
use serde::Deserialize;
use web::{Answer, Crumb, Fault, House, JsonLd, Page, Visit};

use crate::{
    model::{Contribution, State, Visibility},
    pages::{about, around, attachments, editor, found, view},
    permissions::{Permission, may},
    store::{attachments as files, audience, themes},
};

/// The routes.
pub fn routes() -> Router<House> {
    Router::new().route("/bijdragen/{id}", get(detail)).route("/bijdragen/{id}/geplaatst", get(placed))
}

/// Which buttons work for this visitor.
struct Buttons {
    edit: bool,
    publish: bool,
    close: bool,
    reopen: bool,
    withdraw: bool,
}

#[derive(Template)]
#[template(path = "detail.html")]
struct Detail {
    p: Page,
    crumbs: Vec<Crumb>,
    url: String,
    kind_class: &'static str,
    kind_label: String,
    title: String,
    lang: Option<&'static str>,
    organisation: String,
    /// Said above the text when it is a draft, closed, withdrawn or removed.
    state_note: Option<String>,
    facts: Vec<(String, String)>,
    themes: Vec<(String, String)>,
    sections: Vec<(String, String)>,
    attachments: Vec<attachments::Shown>,
    around_it: around::Around,
    /// Whether it stands in lists, so that others can fit it.
    is_listed: bool,
    buttons: Buttons,
    submission: String,
    history_url: Option<String>,
    about: Option<JsonLd>,
    /// How many people find it in their overview once it is published; of a draft that may be published.
    reach: Option<usize>,
    /// How many people hear of closing, reopening or choosing an answer, for who may.
    reach_of_step: Option<usize>,
}

#[derive(Deserialize)]
struct Which {
    /// The page of replies.
    #[serde(default)]
    reacties: String,
}

async fn detail(
    mut visit: Visit,
    Path(id): Path<String>,
    Query(which): Query<Which>,
    providers: Option<Extension<Providers>>,
) -> Answer {
    let mut tx = visit.house.db.read().await?;
    let contribution = found(&visit, &tx, &id).await?;
    if let (State::Merged, Some(into)) = (contribution.state, contribution.merged_into) {
        let url = HeaderValue::from_str(&format!("/bijdragen/{into}")).map_err(anyhow::Error::from)?;
        return Ok((StatusCode::MOVED_PERMANENTLY, [(header::LOCATION, url)]).into_response());
    }
    let Extension(providers) = providers.unwrap_or_default();
    let replies_page = which.reacties.parse().unwrap_or(1).max(1);
    let (is_new, themes, attachments, around_it) = tokio::try_join!(
        notices::is_new(&tx, &visit, contribution.id.0),
        themes::all(&tx),
        files::of(&tx, contribution.id),
        around::load(&visit, &tx, &providers, &contribution, replies_page)
    )?;
    visit.waiting -= i64::from(is_new);
    let p = visit.page();
    let c = &contribution;
    let can = |permission| may(&visit.actor, permission, c);
    let crumbs = vec![Crumb::to(p.t("exchange-menu"), "/bijdragen"), Crumb::here(c.content.title.clone())];
    let steps = can(Permission::Close) || can(Permission::Reopen) || can(Permission::AcceptReply);
    let reach_of_step = steps.then_some(around_it.reach);
    let reach = match can(Permission::Publish) {
        true => Some(audience::reach_of_new(&mut tx, &visit.actor, &c.into()).await?),
        false => None,
    };
    let page = Detail {
        about: about::contribution(&p, c, &around_it.replies),
        crumbs,
        reach,
        reach_of_step,
        url: c.url(),
        kind_class: c.kind.key(),
        kind_label: view::kind(&p, c.kind).to_owned(),
        title: c.content.title.clone(),
        lang: view::other_language(&p, c.content.language),
        organisation: view::organisation(&p, &c.organisation),
        state_note: state_note(&p, c.state),
        facts: facts(&visit, &p, c),
        themes: view::themes(&p, &themes, &c.content.themes),
        sections: editor::rendered(&p, c.kind, &c.content),
        attachments: attachments::shown(&p, c, &attachments),
        around_it,
        is_listed: c.state.is_listed(),
        buttons: Buttons {
            edit: can(Permission::Edit),
            publish: can(Permission::Publish),
            close: can(Permission::Close),
            reopen: can(Permission::Reopen),
            withdraw: can(Permission::Withdraw),
        },
        submission: visit.house.ids.new_id().to_string(),
        history_url: (c.version > 1).then(|| format!("{}/geschiedenis", c.url())),
        p,
    };
    drop(tx);
    if is_new {
        notices::opened(&visit, contribution.id.0).await;
    }
    visit.html_for_all(&page)
}

fn state_note(p: &Page, state: State) -> Option<String> {
    let key = match state {
        State::Draft => "exchange-detail-draft",
        State::Closed => "exchange-detail-closed",
        State::Withdrawn => "exchange-detail-withdrawn",
        State::Removed => "exchange-detail-removed",
        State::Published | State::Answered | State::Merged => return None,
    };
    Some(p.t(key).to_owned())
}

/// The name of a person is shown within the network only: to the public, an organisation speaks.
fn facts(visit: &Visit, p: &Page, c: &Contribution) -> Vec<(String, String)> {
    let mut facts = Vec::new();
    let mut add = |key: &str, value: String| facts.push((p.t(key).to_owned(), value));
    if visit.actor.is_in_network() && !c.author.name.is_empty() {
        add("exchange-fact-author", c.author.name.clone());
    }
    if let Some(at) = c.published_at {
        add("exchange-fact-published", p.day(&at));
    }
    if let Some(phase) = c.content.phase {
        add("exchange-fact-phase", p.t(&format!("exchange-phase-{}", phase.key())).to_owned());
    }
    if let Some(day) = &c.content.needed_by {
        add("exchange-fact-needed-by", p.date(day));
    }
    if c.state == State::Answered {
        add("exchange-fact-state", view::state(p, c.state).to_owned());
    }
    if c.content.visibility != Visibility::Public {
        add("exchange-fact-visibility", view::visibility(p, c.content.visibility).to_owned());
    }
    facts
}

#[derive(Template)]
#[template(path = "placed.html")]
struct Placed {
    p: Page,
    title: String,
    url: String,
    /// What happens next, in order.
    next: Vec<String>,
}

async fn placed(visit: Visit, Path(id): Path<String>) -> Answer {
    let mut tx = visit.house.db.read().await?;
    let c = found(&visit, &tx, &id).await?;
    if visit.actor.person != Some(c.author.id) && !may(&visit.actor, Permission::Edit, &c) {
        return Err(Fault::not_found());
    }
    let reach = match c.state {
        State::Published => Some(audience::reach_of_new(&mut tx, &visit.actor, &(&c).into()).await?),
        _ => None,
    };
    drop(tx);
    let p = visit.page();
    let reach = reach.map(|count| p.t1("exchange-reach-new", "count", count));
    let next = ["shown", "told", "replies", "edit"].map(|word| {
        let kind = format!("exchange-placed-{}-{word}", c.kind.key());
        let key = format!("exchange-placed-{word}");
        p.optional(&kind).unwrap_or_else(|| p.t(&key)).to_owned()
    });
    visit.html(&Placed {
        title: c.content.title.clone(),
        url: c.url(),
        next: reach.into_iter().chain(next).collect(),
        p,
    })
}
