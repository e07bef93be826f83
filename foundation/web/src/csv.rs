//! Tables to download (RFC 4180), for who works on in a spreadsheet. With semicolons and a byte order mark, because
//! that is what a Dutch spreadsheet program opens as a table when its icon is clicked (docs/decisions/0010-api.md).

use axum::{
    body::Body,
    http::{HeaderValue, header},
    response::{IntoResponse, Response},
};
use futures_util::stream;

use crate::{Answer, Page};

/// The most rows of one table; one that would be longer says so in its last row ([`broken_off`]).
pub const MOST_ROWS: i64 = 50_000;

/// The cells of the row that says that there is more.
pub fn more(p: &Page) -> Vec<String> {
    vec![p.t1("web-csv-more", "most", p.number(&MOST_ROWS))]
}

/// That row as a line.
pub fn broken_off(p: &Page) -> String {
    line(&more(p))
}

/// A line of cells.
pub fn line(cells: &[String]) -> String {
    let cells: Vec<String> = cells.iter().map(|text| cell(text)).collect();
    cells.join(";") + "\r\n"
}

/// A text that begins like a formula is given an apostrophe, so that no spreadsheet computes what a stranger wrote
/// (OWASP, CSV injection). A number keeps its sign.
fn cell(text: &str) -> String {
    let formula = text.trim_start().starts_with(['=', '+', '-', '@', '\t', '\r'])
        || text.starts_with(['\t', '\r', '\n']);
    let text = if formula && text.parse::<f64>().is_err() { format!("'{text}") } else { text.to_owned() };
    if text.contains(['"', ';', '\n', '\r']) { format!("\"{}\"", text.replace('"', "\"\"")) } else { text }
}

/// The first line, from the keys of the headings.
pub fn head(p: &Page, keys: &[&str]) -> String {
    line(&keys.iter().map(|key| p.t(key).to_owned()).collect::<Vec<_>>())
}

/// A table that is short enough to be made at once.
pub fn table(name: &str, head: &str, rows: impl IntoIterator<Item = Vec<String>>) -> Answer {
    let lines: String = rows.into_iter().map(|cells| line(&cells)).collect();
    download(name, Body::from(format!("\u{feff}{head}{lines}")))
}

/// A table that is sent while it is made. `more` makes some lines from the state, and the state after them; `None` at
/// the end. A fault half-way breaks the download off, which every browser shows as failed.
pub fn streamed<S, F>(name: &str, head: String, state: S, more: impl Fn(S) -> F + Send + 'static) -> Answer
where
    S: Send + 'static,
    F: Future<Output = db::Result<Option<(String, S)>>> + Send + 'static,
{
    let first = stream::iter([Ok(format!("\u{feff}{head}"))]);
    let rest = stream::try_unfold(state, more);
    download(name, Body::from_stream(stream::StreamExt::chain(first, rest)))
}

fn download(name: &str, body: Body) -> Result<Response, crate::Fault> {
    let attachment = format!("attachment; filename=\"{name}.csv\"");
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static("text/csv; charset=utf-8; header=present")),
        (header::CONTENT_DISPOSITION, HeaderValue::from_str(&attachment).map_err(anyhow::Error::from)?),
        (header::CACHE_CONTROL, HeaderValue::from_static("no-cache, private")),
        (header::VARY, HeaderValue::from_static("Cookie, Accept-Language")),
    ];
    Ok((headers, body).into_response())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_looks_like_a_formula_is_text() {
        let cells = ["=1+1", "+31 6", "-3", "@som", "\t=1", " =1", "gewoon", "3-2"].map(str::to_owned);
        assert_eq!(line(&cells), "'=1+1;'+31 6;-3;'@som;'\t=1;' =1;gewoon;3-2\r\n");
    }

    #[test]
    fn what_would_break_the_table_is_quoted() {
        let cells = ["a;b", "zei \"nee\"", "twee\nregels", ""].map(str::to_owned);
        assert_eq!(line(&cells), "\"a;b\";\"zei \"\"nee\"\"\";\"twee\nregels\";\r\n");
    }
}
