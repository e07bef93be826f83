//! The list of organisations as a table to download, with the filters of the page.

use axum::extract::{Query, rejection::QueryRejection};
use web::{Answer, Page, Visit, csv};

use super::{list::Sent, province_name, today};
use crate::{
    model::{Organisation, kind_text},
    store::organisations::{self, Filter},
};

/// How many rows are read at a time.
const CHUNK: i64 = 500;

const HEAD: [&str; 12] = [
    "people-csv-name",
    "people-csv-kind",
    "people-csv-province",
    "people-csv-inhabitants",
    "people-csv-cbs",
    "people-csv-tooi",
    "people-csv-kvk",
    "people-csv-ror",
    "people-csv-website",
    "people-csv-from",
    "people-csv-until",
    "people-csv-url",
];

/// Sends the table, some rows at a time.
pub(super) async fn table(visit: Visit, sent: Result<Query<Sent>, QueryRejection>) -> Answer {
    let sent = sent.map(|Query(sent)| sent).unwrap_or_default();
    let filter = sent.filter(today(&visit));
    let p = visit.page();
    let head = csv::head(&p, &HEAD);
    csv::streamed("organisaties", head, (visit.house.db.clone(), p, filter, 0), more)
}

type State = (db::Db, Page, Filter, i64);

async fn more((db, p, filter, offset): State) -> db::Result<Option<(String, State)>> {
    let found = organisations::list(&mut db.read().await?, &filter, CHUNK, offset).await?;
    if found.is_empty() || offset > csv::MOST_ROWS {
        return Ok(None);
    }
    if offset == csv::MOST_ROWS {
        return Ok(Some((csv::broken_off(&p), (db, p, filter, offset + CHUNK))));
    }
    let lines: String = found.iter().map(|organisation| csv::line(&cells(&p, organisation))).collect();
    Ok(Some((lines, (db, p, filter, offset + CHUNK))))
}

fn cells(p: &Page, o: &Organisation) -> [String; 12] {
    let text = |value: &Option<String>| value.clone().unwrap_or_default();
    [
        o.name.clone(),
        p.t(kind_text(o.kind)).to_owned(),
        province_name(p, o.province_code.as_ref()),
        o.inhabitants.map(|count| count.to_string()).unwrap_or_default(),
        text(&o.cbs_code),
        text(&o.tooi_uri),
        text(&o.kvk_number),
        text(&o.ror_id),
        o.website.clone(),
        text(&o.valid_from),
        text(&o.valid_until),
        p.absolute(&format!("/organisaties/{}", o.id)),
    ]
}
