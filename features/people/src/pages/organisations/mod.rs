//! The organisations: a list with filters, and a page for each.

mod detail;
mod list;
mod table;

use axum::{
    Router,
    extract::{Path, Query, rejection::QueryRejection},
    response::IntoResponse,
    routing::get,
};
use db::Transaction;
use serde::Deserialize;
use web::{Answer, Crumb, Fault, House, Language, OrganisationId, Page, Pages, Visit, dates, see_other};

use crate::{
    model::Organisation,
    municipalities::{SizeClass, facts::province_with},
    store::{
        organisations,
        persons::{self, Listed},
    },
};

/// The routes.
pub fn routes() -> Router<House> {
    Router::new()
        .route("/organisaties", get(list::list))
        .route("/organisaties.csv", get(table::table))
        .route("/organisaties/{id}", get(detail::detail))
        .route("/gemeenten/{cbs_code}", get(by_cbs_code))
}

/// Today's calendar date, as the database keeps dates.
pub(crate) fn today(visit: &Visit) -> String {
    dates::date_of(visit.now()).to_string()
}

/// The organisation in an address.
pub(crate) async fn find(tx: &Transaction, id: &str) -> Result<Organisation, Fault> {
    let id = id.parse().map_err(|_| Fault::not_found())?;
    organisations::by_id(tx, id).await?.ok_or_else(Fault::not_found)
}

/// How many people a page shows at a time.
const PEOPLE_PAGE: i64 = 50;

/// Which page of the people of an organisation an address asks for; an organisation may have thousands.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct PeopleAsked {
    pagina: String,
}

/// What is asked for; what cannot be understood is the first page.
pub(crate) type PeopleQuery = Result<Query<PeopleAsked>, QueryRejection>;

/// Some of the people of an organisation, and the pages around them; `url` is where they are shown.
pub(crate) async fn people(
    tx: &Transaction,
    organisation: OrganisationId,
    url: &str,
    asked: PeopleQuery,
) -> db::Result<(Vec<Listed>, Pages)> {
    let asked = asked.map(|Query(asked)| asked).unwrap_or_default();
    let number: i64 = asked.pagina.parse().unwrap_or(1).max(1);
    let on = |page: i64| {
        let offset = (page - 1).saturating_mul(PEOPLE_PAGE);
        persons::members(tx, organisation, PEOPLE_PAGE, offset)
    };
    let (total, people) = tokio::try_join!(persons::member_count(tx, organisation), on(number))?;
    let pages = Pages::new(number, PEOPLE_PAGE, total, |page| format!("{url}?pagina={page}#mensen"));
    // Past the last page that page is shown: only then it is asked for again.
    let people = if pages.current == number { people } else { on(pages.current).await? };
    Ok((people, pages))
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

fn province_name(p: &Page, code: Option<&String>) -> String {
    let province = code.and_then(|code| province_with(code));
    province.map_or_else(String::new, |province| match p.language {
        Language::Nl => province.name_nl.to_owned(),
        Language::En => province.name_en.to_owned(),
    })
}

fn size_text(size: SizeClass) -> &'static str {
    match size {
        SizeClass::Under25 => "people-size-tot-25000",
        SizeClass::From25To50 => "people-size-25000-50000",
        SizeClass::From50To100 => "people-size-50000-100000",
        SizeClass::From100To250 => "people-size-100000-250000",
        SizeClass::From250 => "people-size-vanaf-250000",
    }
}

fn not_today(p: &Page, organisation: &Organisation, today: &str) -> String {
    if organisation.exists_on(today) {
        return String::new();
    }
    match (&organisation.valid_from, &organisation.valid_until) {
        (_, Some(until)) if until.as_str() <= today => {
            p.t1("people-organisation-ended", "date", p.date(until))
        }
        (Some(from), _) => p.t1("people-organisation-begins", "date", p.date(from)),
        _ => String::new(),
    }
}

async fn by_cbs_code(visit: Visit, Path(code): Path<String>) -> Answer {
    let code = crate::municipalities::cbs_code(&code).ok_or_else(Fault::not_found)?;
    let mut tx = visit.house.db.read().await?;
    let id = organisations::by_cbs_code(&mut tx, &code).await?.ok_or_else(Fault::not_found)?;
    Ok(see_other(&format!("/organisaties/{id}")).into_response())
}
