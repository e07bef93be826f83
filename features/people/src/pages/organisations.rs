//! The organisations: a list with filters, and a page for each.

use askama::Template;
use axum::{
    Router,
    extract::{Path, Query, rejection::QueryRejection},
    response::IntoResponse,
    routing::get,
};
use db::Transaction;
use serde::Deserialize;
use web::{
    Answer, Crumb, Fault, House, Language, OrganisationId, Page, Pages, Visit, dates, encoded, see_other,
};

use crate::{
    activity::{Activities, ActivitySection},
    model::{NAME_LENGTH, Organisation, OrganisationKind, kind_text, role_text},
    municipalities::{
        SizeClass,
        facts::{Province, provinces},
    },
    permissions::{Permission, may},
    store::{
        joining,
        organisations::{self, Count, Filter, Inhabitants, Relative},
        persons,
    },
};

/// The routes.
pub fn routes() -> Router<House> {
    Router::new()
        .route("/organisaties", get(list))
        .route("/organisaties/{id}", get(detail))
        .route("/gemeenten/{cbs_code}", get(by_cbs_code))
}

const PAGE_SIZE: i64 = 25;

/// Today's calendar date, as the database keeps dates.
pub(crate) fn today(visit: &Visit) -> String {
    dates::date_of(visit.now()).to_string()
}

/// The organisation in an address.
pub(crate) async fn find(tx: &mut Transaction, id: &str) -> Result<Organisation, Fault> {
    let id = id.parse().map_err(|_| Fault::not_found())?;
    organisations::by_id(tx, id).await?.ok_or_else(Fault::not_found)
}

/// The path to a page about an organisation; `here` is the name of that page.
pub(crate) fn crumbs(p: &Page, organisation: &Organisation, here: &str) -> Vec<Crumb> {
    let url = format!("/organisaties/{}", organisation.id);
    vec![
        Crumb::to(p.t("people-organisations-title"), "/organisaties"),
        Crumb::to(organisation.name.as_str(), url),
        Crumb::here(here),
    ]
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Sent {
    soort: String,
    provincie: String,
    grootte: String,
    naam: String,
    alle: String,
    pagina: String,
}

/// The word for a kind in addresses.
fn kind_word(kind: OrganisationKind) -> &'static str {
    match kind {
        OrganisationKind::Municipality => "gemeente",
        OrganisationKind::Company => "bedrijf",
        OrganisationKind::KnowledgeInstitution => "kennisinstelling",
        OrganisationKind::OtherGovernment => "overheid",
        OrganisationKind::Association => "vereniging",
    }
}

fn province(code: &str) -> Option<&'static Province> {
    provinces().iter().find(|province| province.code == code)
}

fn province_name(p: &Page, code: Option<&String>) -> String {
    let province = code.and_then(|code| province(code));
    province.map_or_else(String::new, |province| match p.language {
        Language::Nl => province.name_nl.to_owned(),
        Language::En => province.name_en.to_owned(),
    })
}

impl Sent {
    /// What cannot be understood is left out, so that an old or mangled address still shows a list.
    fn filter(&self, today: String) -> Filter {
        Filter {
            kind: OrganisationKind::ALL.into_iter().find(|kind| kind_word(*kind) == self.soort),
            province: province(&self.provincie).map(|province| province.code.to_owned()),
            size: SizeClass::from_key(&self.grootte),
            name: web::form::clean(&self.naam).trim().chars().take(NAME_LENGTH).collect(),
            existing_on: (self.alle != "ja").then_some(today),
        }
    }
}

/// The address of a list.
fn url(filter: &Filter, page: i64) -> String {
    let mut parts = Vec::new();
    if let Some(kind) = filter.kind {
        parts.push(format!("soort={}", kind_word(kind)));
    }
    if let Some(province) = &filter.province {
        parts.push(format!("provincie={}", encoded(province)));
    }
    if let Some(size) = filter.size {
        parts.push(format!("grootte={}", size.key()));
    }
    if !filter.name.is_empty() {
        parts.push(format!("naam={}", encoded(&filter.name)));
    }
    if filter.existing_on.is_none() {
        parts.push("alle=ja".to_owned());
    }
    if page > 1 {
        parts.push(format!("pagina={page}"));
    }
    if parts.is_empty() { "/organisaties".to_owned() } else { format!("/organisaties?{}", parts.join("&")) }
}

/// One way to narrow the list, with the number it leads to.
struct FilterLink {
    label: String,
    url: String,
    count: i64,
    current: bool,
}

struct FilterGroup {
    title: &'static str,
    links: Vec<FilterLink>,
}

/// Links that each put one value in the place of what is chosen now; the first takes the choice away. Values to
/// which nothing leads are left out, unless chosen.
fn group<T: PartialEq + Clone>(
    p: &Page,
    counts: &[Count],
    filter: &Filter,
    title: &'static str,
    values: impl IntoIterator<Item = (T, String)>,
    slot: impl Fn(&mut Filter) -> &mut Option<T>,
) -> FilterGroup {
    let mut own = filter.clone();
    let chosen = slot(&mut own).clone();
    let link = |value: Option<T>, label: String| {
        let mut filter = filter.clone();
        let current = value == chosen;
        *slot(&mut filter) = value;
        let count = counts.iter().filter(|count| count.passes(&filter)).map(|count| count.total).sum();
        FilterLink { label, url: url(&filter, 1), count, current }
    };
    let mut links = vec![link(None, p.t("people-organisations-all").to_owned())];
    let values = values.into_iter().map(|(value, label)| link(Some(value), label));
    links.extend(values.filter(|link| link.count > 0 || link.current));
    FilterGroup { title, links }
}

fn groups(p: &Page, counts: &[Count], filter: &Filter) -> Vec<FilterGroup> {
    let kinds = OrganisationKind::ALL.map(|kind| (kind, p.t(kind_plural(kind)).to_owned()));
    let sizes = SizeClass::ALL.map(|size| (size, p.t(size_text(size)).to_owned()));
    let provinces = provinces().iter().map(|province| {
        let code = province.code.to_owned();
        let name = province_name(p, Some(&code));
        (code, name)
    });
    vec![
        group(p, counts, filter, "people-organisations-kind", kinds, |f| &mut f.kind),
        group(p, counts, filter, "people-organisations-size", sizes, |f| &mut f.size),
        group(p, counts, filter, "people-organisations-province", provinces, |f| &mut f.province),
    ]
}

fn kind_plural(kind: OrganisationKind) -> &'static str {
    match kind {
        OrganisationKind::Municipality => "people-organisations-municipalities",
        OrganisationKind::Company => "people-organisations-companies",
        OrganisationKind::KnowledgeInstitution => "people-organisations-institutions",
        OrganisationKind::OtherGovernment => "people-organisations-governments",
        OrganisationKind::Association => "people-organisations-associations",
    }
}

fn size_text(size: SizeClass) -> &'static str {
    match size {
        SizeClass::Under25 => "people-size-under-25000",
        SizeClass::From25To50 => "people-size-25000-50000",
        SizeClass::From50To100 => "people-size-50000-100000",
        SizeClass::From100To250 => "people-size-100000-250000",
        SizeClass::From250 => "people-size-from-250000",
    }
}

/// An organisation in the list.
struct Row {
    organisation: Organisation,
    kind: &'static str,
    province: String,
    /// Why it is not an organisation of today; empty for one that is.
    not_today: String,
}

#[derive(Template)]
#[template(path = "organisations.html")]
struct List {
    p: Page,
    filter: Filter,
    kind_word: &'static str,
    groups: Vec<FilterGroup>,
    rows: Vec<Row>,
    total: i64,
    pages: Pages,
    all_url: String,
}

async fn list(visit: Visit, sent: Result<Query<Sent>, QueryRejection>) -> Answer {
    let sent = sent.map(|Query(sent)| sent).unwrap_or_default();
    let today = today(&visit);
    let filter = sent.filter(today.clone());
    let mut tx = visit.house.db.read().await?;
    let counts = organisations::counts(&mut tx, &filter).await?;
    let total = counts.iter().filter(|count| count.passes(&filter)).map(|count| count.total).sum();
    let pages = Pages::new(sent.pagina.parse().unwrap_or(1), PAGE_SIZE, total, |page| url(&filter, page));
    let found = organisations::list(&mut tx, &filter, PAGE_SIZE, (pages.current - 1) * PAGE_SIZE).await?;
    let p = visit.page();
    let rows = found
        .into_iter()
        .map(|organisation| Row {
            kind: kind_text(organisation.kind),
            province: province_name(&p, organisation.province_code.as_ref()),
            not_today: not_today(&p, &organisation, &today),
            organisation,
        })
        .collect();
    let groups = groups(&p, &counts, &filter);
    // The switch between the organisations of today and those of all times.
    let other = Filter { existing_on: filter.existing_on.is_none().then_some(today), ..filter.clone() };
    let kind_word = filter.kind.map_or("", kind_word);
    visit.html(&List { groups, rows, total, pages, all_url: url(&other, 1), kind_word, filter, p })
}

fn not_today(p: &Page, organisation: &Organisation, today: &str) -> String {
    if organisation.exists_on(today) {
        return String::new();
    }
    match (&organisation.valid_from, &organisation.valid_until) {
        (_, Some(until)) if until.as_str() <= today => p.t1("people-organisation-ended", "date", p.date(until)),
        (Some(from), _) => p.t1("people-organisation-begins", "date", p.date(from)),
        _ => String::new(),
    }
}

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
    people: Option<Vec<Colleague>>,
    sections: Vec<ActivitySection>,
    join: Join,
    can_manage: bool,
}

/// What the page says about joining.
#[derive(PartialEq)]
enum Join {
    No,
    Ask,
    Waiting,
    Belongs,
}

async fn detail(visit: Visit, Path(id): Path<String>, activities: Activities) -> Answer {
    let mut tx = visit.house.db.read().await?;
    let organisation = find(&mut tx, &id).await?;
    let (id, actor) = (organisation.id, &visit.actor);
    let p = visit.page();
    let mut populations = organisations::inhabitants(&mut tx, id).await?.into_iter();
    let population = populations.next();
    let relatives = organisations::relatives(&mut tx, id).await?;
    let relatives = relatives.into_iter().map(|relative| (relative_text(&p, &relative), relative));
    let (before, after) = relatives.partition(|(_, relative)| relative.is_predecessor);
    let people = match may(actor, Permission::SeePeople, id) {
        true => Some(colleagues(&mut tx, id).await?),
        false => None,
    };
    let mut sections = Vec::new();
    for activity in activities.0.iter() {
        sections.extend(activity.section(&mut tx, actor, id, &p).await?);
    }
    let not_today = not_today(&p, &organisation, &today(&visit));
    let join = match visit.actor.person {
        _ if !not_today.is_empty() => Join::No,
        _ if actor.belongs_to(id) => Join::Belongs,
        Some(person) if joining::request_of(&mut tx, id, person).await?.is_some() => Join::Waiting,
        _ => Join::Ask,
    };
    visit.html(&Detail {
        crumbs: crumbs(&p, &organisation, "").into_iter().take(1).chain([Crumb::here(&organisation.name)]).collect(),
        kind: kind_text(organisation.kind),
        description_html: text::markdown::to_html(&organisation.description),
        facts: facts(&p, &organisation),
        population,
        earlier: populations.collect(),
        not_today,
        before,
        after,
        people,
        sections,
        join,
        can_manage: super::administration::Rights::of(actor, &organisation).any(),
        organisation,
        p,
    })
}

async fn colleagues(tx: &mut Transaction, id: OrganisationId) -> Result<Vec<Colleague>, Fault> {
    let members = persons::members(tx, id).await?;
    let colleague = |listed: persons::Listed| Colleague {
        name: listed.name,
        roles: listed.roles.iter().filter_map(|key| web::Role::from_key(key)).map(|role| role_text(&role)).collect(),
    };
    Ok(members.into_iter().map(colleague).collect())
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
    let province_url = o.province_code.as_ref().map(|code| format!("/organisaties?provincie={}", encoded(code)));
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

async fn by_cbs_code(visit: Visit, Path(code): Path<String>) -> Answer {
    let code = crate::municipalities::cbs_code(&code).ok_or_else(Fault::not_found)?;
    let mut tx = visit.house.db.read().await?;
    let id = organisations::by_cbs_code(&mut tx, &code).await?.ok_or_else(Fault::not_found)?;
    Ok(see_other(&format!("/organisaties/{id}")).into_response())
}
