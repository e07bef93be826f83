//! The list of organisations with its filters.

use askama::Template;
use axum::extract::{Query, rejection::QueryRejection};
use db::Transaction;
use serde::Deserialize;
use web::{Answer, Page, Pages, Visit, encoded};

use super::{not_today, province_name, size_text, today};
use crate::{
    model::{NAME_LENGTH, Organisation, OrganisationKind, kind_text},
    municipalities::{
        SizeClass,
        facts::{province_with, provinces},
    },
    store::{
        names,
        organisations::{self, Count, Filter},
    },
};

const PAGE_SIZE: i64 = 25;

#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Sent {
    soort: String,
    provincie: String,
    grootte: String,
    naam: String,
    alle: String,
    pagina: String,
}

impl Sent {
    /// What cannot be understood is left out, so that an old or mangled address still shows a list.
    pub(super) fn filter(&self, today: String) -> Filter {
        Filter {
            kind: OrganisationKind::from_word(&self.soort),
            province: province_with(&self.provincie).map(|province| province.code.to_owned()),
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
        parts.push(format!("soort={}", kind.word()));
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
    /// Whether something else than "all" is chosen.
    chosen: bool,
    /// Whether it is so long that it opens on request only.
    long: bool,
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
    // More than fits beside the beginning of the list, and a phone shows the filters before it.
    let long = links.len() > 8;
    FilterGroup { title, links, chosen: chosen.is_some(), long }
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
    /// What was typed into the field for the name.
    typed: String,
    /// The name that was looked for instead.
    corrected: Option<String>,
    kind_word: &'static str,
    groups: Vec<FilterGroup>,
    rows: Vec<Row>,
    total: i64,
    pages: Pages,
    all_url: String,
    /// The same list as a table to download.
    csv_url: String,
}

/// Shows the list.
pub async fn list(visit: Visit, sent: Result<Query<Sent>, QueryRejection>) -> Answer {
    let sent = sent.map(|Query(sent)| sent).unwrap_or_default();
    let today = today(&visit);
    let mut filter = sent.filter(today.clone());
    let typed = filter.name.clone();
    let mut tx = visit.house.db.read().await?;
    let mut counts = organisations::counts(&mut tx, &filter).await?;
    let corrected = meant(&mut tx, &filter, &counts).await?;
    if let Some(name) = &corrected {
        filter.name.clone_from(name);
        counts = organisations::counts(&mut tx, &filter).await?;
    }
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
    let kind_word = filter.kind.map_or("", OrganisationKind::word);
    let csv_url = url(&filter, 1).replacen("/organisaties", "/organisaties.csv", 1);
    visit.html_for_all(&List {
        groups,
        rows,
        total,
        pages,
        all_url: url(&other, 1),
        csv_url,
        kind_word,
        filter,
        typed,
        corrected,
        p,
    })
}

/// The name to look for instead, when no organisation has the one that was typed and some has the other.
async fn meant(tx: &mut Transaction, filter: &Filter, counts: &[Count]) -> db::Result<Option<String>> {
    if filter.name.is_empty() || !counts.is_empty() {
        return Ok(None);
    }
    let Some(name) = names::probably_meant(tx, &filter.name).await? else { return Ok(None) };
    let other = Filter { name, ..filter.clone() };
    Ok((!organisations::counts(tx, &other).await?.is_empty()).then_some(other.name))
}
