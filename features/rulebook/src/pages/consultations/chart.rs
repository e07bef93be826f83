//! A chart of answers, as SVG that the server makes: one bar for each kind of respondent, cut into the five points. The
//! table beside it says the same in numbers.

use askama::Template;
use web::Page;

use crate::model::consultation::results::Distribution;

/// How wide a bar is, in units of the drawing.
const WIDTH: i64 = 360;
/// How far a bar is from the next.
const STEP: i64 = 34;

/// A piece of a bar: point from 1, place, length, and its share when there is room for it.
pub(crate) struct Piece {
    pub point: usize,
    pub x: i64,
    pub width: i64,
    pub middle: i64,
    pub label: Option<String>,
}

/// A bar.
pub(crate) struct Bar {
    pub y: i64,
    pub text_y: i64,
    pub label: String,
    pub pieces: Vec<Piece>,
}

/// The chart.
#[derive(Template)]
#[template(path = "consultation_chart.svg", escape = "html")]
pub(crate) struct Chart {
    /// What it shows, for who cannot see it.
    pub title: String,
    pub height: i64,
    pub bars: Vec<Bar>,
}

/// A chart of these rows, each with its label.
pub(crate) fn chart(title: String, rows: &[(String, Distribution)]) -> Chart {
    let bars = rows.iter().zip(0..).map(|((label, answers), nth)| {
        let pieces = answers.segments(WIDTH).into_iter().map(|(point, x, width)| {
            let percent = answers.percent(answers.0[point]);
            Piece {
                point: point + 1,
                x,
                // A hairline of the page between two pieces keeps them apart without colour.
                width: (width - 1).max(1),
                middle: x + width / 2,
                label: (width >= 34).then(|| format!("{percent} %")),
            }
        });
        Bar { y: nth * STEP + 16, text_y: nth * STEP + 12, label: label.clone(), pieces: pieces.collect() }
    });
    Chart { title, height: rows.len() as i64 * STEP, bars: bars.collect() }
}

/// An average of points, with one decimal as the language writes it; a dash when nobody answered.
pub(crate) fn average(p: &Page, answers: &Distribution) -> String {
    match answers.average_tenths() {
        Some(tenths) => {
            let sign = if p.language == web::Language::Nl { ',' } else { '.' };
            format!("{}{sign}{}", tenths / 10, tenths % 10)
        }
        None => "–".to_owned(),
    }
}
