//! The page of one organisation.

use askama::Template;
use axum::extract::Path;
use db::Transaction;
use web::{Actor, Answer, Crumb, Fault, JsonLd, OrganisationId, Page, Pages, Visit, encoded};

use super::{PeopleQuery, crumbs, not_today, province_name, size_text, today};
use crate::{
    activity::{Activities, ActivitySection},
    model::{Organisation, OrganisationKind, kind_text, role_text},
    permissions::{Permission, may},
    store::{
        joining,
        organisations::{self, Inhabitants, Relative},
        persons::Listed,
    },
};

/// A fact about an organisation; `url` makes it a link.
struct Fact {
    name: &'static str,
    value: String,
    url: Option<String>,
}

/// Somebody who belongs to the organisation, without an address.
struct Colleague {
    name: String,
    roles: Vec<&'static str>,
}

#[derive(Template)]
#[template(path = "organisation.html")]
struct Detail {
    p: Page,
    crumbs: Vec<Crumb>,
    organisation: Organisation,
    kind: &'static str,
    description_html: String,
    facts: Vec<Fact>,
    population: Option<Inhabitants>,
    earlier: Vec<Inhabitants>,
    not_today: String,
    before: Vec<(String, Relative)>,
    after: Vec<(String, Relative)>,
    people: Option<(Vec<Colleague>, Pages)>,
    sections: Vec<ActivitySection>,
    join: Join,
    can_manage: bool,
    about: JsonLd,
}

/// What the page says about joining.
#[derive(PartialEq)]
enum Join {
    No,
    Ask,
    Waiting,
    Belongs,
}

/// Shows the page.
pub async fn detail(
    visit: Visit,
    Path(id): Path<String>,
    asked: PeopleQuery,
    activities: Activities,
) -> Answer {
    let tx = visit.house.db.read().await?;
    let id: OrganisationId = id.parse().map_err(|_| Fault::not_found())?;
    let actor = &visit.actor;
    let mut p = visit.page();
    let (organisation, is_new, populations, relatives, people, sections, asks) = tokio::try_join!(
        organisations::by_id(&tx, id),
        notices::is_new(&tx, &visit, id.0),
        organisations::inhabitants(&tx, id),
        organisations::relatives(&tx, id),
        people_for(actor, &tx, id, asked),
        sections(&activities, &tx, actor, id, &p),
        asks_to_join(actor, &tx, id)
    )?;
    let organisation = organisation.ok_or_else(Fault::not_found)?;
    p.waiting -= i64::from(is_new);
    let mut populations = populations.into_iter();
    let population = populations.next();
    let relatives = relatives.into_iter().map(|relative| (relative_text(&p, &relative), relative));
    let (before, after) = relatives.partition(|(_, relative)| relative.is_predecessor);
    let not_today = not_today(&p, &organisation, &today(&visit));
    let join = match (not_today.is_empty(), actor.belongs_to(id), asks) {
        (false, ..) => Join::No,
        (_, true, _) => Join::Belongs,
        (_, _, true) => Join::Waiting,
        _ => Join::Ask,
    };
    drop(tx);
    if is_new {
        notices::opened(&visit, id.0).await;
    }
    let crumbs: Vec<Crumb> =
        crumbs(&p, &organisation, "").into_iter().take(1).chain([Crumb::here(&organisation.name)]).collect();
    visit.html_for_all(&Detail {
        about: about(&p, &organisation),
        crumbs,
        kind: kind_text(organisation.kind),
        description_html: text::markdown::to_html(&organisation.description),
        facts: facts(&p, &organisation),
        population,
        earlier: populations.collect(),
        not_today,
        before,
        after,
        people: people.map(|(people, pages)| (people.iter().map(colleague).collect(), pages)),
        sections,
        join,
        can_manage: super::super::administration::Rights::of(actor, &organisation).any(),
        organisation,
        p,
    })
}

/// Those who belong to it, for who may see them.
async fn people_for(
    actor: &Actor,
    tx: &Transaction,
    id: OrganisationId,
    asked: PeopleQuery,
) -> db::Result<Option<(Vec<Listed>, Pages)>> {
    if !may(actor, Permission::SeePeople, id) {
        return Ok(None);
    }
    super::people(tx, id, &format!("/organisaties/{id}"), asked).await.map(Some)
}

/// What the other rooms tell of it.
async fn sections(
    activities: &Activities,
    tx: &Transaction,
    actor: &Actor,
    id: OrganisationId,
    p: &Page,
) -> db::Result<Vec<ActivitySection>> {
    let mut sections = Vec::new();
    for activity in activities.0.iter() {
        sections.extend(activity.section(tx, actor, id, p).await?);
    }
    Ok(sections)
}

/// Whether the visitor asked to belong to it and waits for an answer.
async fn asks_to_join(actor: &Actor, tx: &Transaction, id: OrganisationId) -> db::Result<bool> {
    match actor.person.filter(|_| !actor.belongs_to(id)) {
        Some(person) => Ok(joining::request_of(tx, id, person).await?.is_some()),
        None => Ok(false),
    }
}

/// What the page tells to programs (schema.org).
fn about(p: &Page, o: &Organisation) -> JsonLd {
    let url = format!("/organisaties/{}", o.id);
    let sort = match o.kind {
        OrganisationKind::Municipality | OrganisationKind::OtherGovernment => "GovernmentOrganization",
        OrganisationKind::KnowledgeInstitution => "EducationalOrganization",
        OrganisationKind::Company => "Corporation",
        OrganisationKind::Association => "Organization",
    };
    let elsewhere = [o.tooi_uri.as_ref(), o.ror_id.as_ref(), Some(&o.website)];
    let elsewhere: Vec<&String> = elsewhere.into_iter().flatten().filter(|url| !url.is_empty()).collect();
    let thing = serde_json::json!({
        "@type": sort, "name": o.name, "url": p.absolute(&url), "sameAs": elsewhere,
    });
    JsonLd::new(vec![thing])
}

fn colleague(listed: &Listed) -> Colleague {
    let roles = listed.roles.iter().filter_map(|key| web::Role::from_key(key));
    Colleague { name: listed.name.clone(), roles: roles.map(|role| role_text(&role)).collect() }
}

fn relative_text(p: &Page, relative: &Relative) -> String {
    let key = match (relative.kind.as_str(), relative.is_predecessor) {
        ("extension", true) => "people-organisation-before-extension",
        ("extension", false) => "people-organisation-after-extension",
        ("rearrangement", true) => "people-organisation-before-rearrangement",
        ("rearrangement", false) => "people-organisation-after-rearrangement",
        (_, true) => "people-organisation-before-merger",
        (_, false) => "people-organisation-after-merger",
    };
    p.t1(key, "date", p.date(&relative.on_date))
}

fn facts(p: &Page, o: &Organisation) -> Vec<Fact> {
    let mut facts = Vec::new();
    let mut fact = |name, value: Option<String>, url: Option<String>| {
        if let Some(value) = value.filter(|value| !value.is_empty()) {
            facts.push(Fact { name, value, url });
        }
    };
    let province_url =
        o.province_code.as_ref().map(|code| format!("/organisaties?provincie={}", encoded(code)));
    fact("people-organisation-province", Some(province_name(p, o.province_code.as_ref())), province_url);
    fact("people-organisation-size", o.size().map(|size| p.t(size_text(size)).to_owned()), None);
    fact("people-organisation-cbs", o.cbs_code.clone(), None);
    fact("people-organisation-tooi", o.tooi_uri.clone(), o.tooi_uri.clone());
    fact("people-organisation-kvk", o.kvk_number.clone(), None);
    fact("people-organisation-ror", o.ror_id.clone(), o.ror_id.clone());
    fact("people-organisation-website", Some(o.website.clone()), Some(o.website.clone()));
    let date = |date: &Option<String>| date.as_deref().map(|date| p.date(date));
    fact("people-organisation-from", date(&o.valid_from), None);
    fact("people-organisation-until", date(&o.valid_until), None);
    facts
}
