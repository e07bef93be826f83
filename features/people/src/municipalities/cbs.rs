//! Reads numbers of inhabitants of municipalities from a file with rows.
//!
//! Three layouts are understood; which one it is, the names of the columns tell:
//!
//! - table 70072ned of CBS open data: `RegioS` (`GM0363`), `Perioden` (`2022JJ00`), `TotaleBevolking_1`, among many other
//!   columns and with rows for the country, provinces and other regions;
//! - our own `cbs_code,inwoners,peildatum`;
//! - the date in the name of the column: `cbs_code,…,inwoners_2022_01_01`, with one such column or several.
//!
//! CBS counts on 1 January, so a year stands for its first day.

use std::collections::BTreeMap;

use csv::StringRecord;
use jiff::civil::Date;

use super::cbs_code;
pub use super::problems::{CbsError, CbsWarning, RowProblem};

/// The inhabitants of one municipality on one day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Population {
    /// CBS code, for instance `GM0363`.
    pub cbs_code: String,
    /// The day for which the number holds.
    pub reference_date: Date,
    /// Number of inhabitants, at least 1.
    pub inhabitants: u32,
}

/// A municipality for which a row says that there is no number: the usual state of abolished municipalities.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gap {
    /// Row as a spreadsheet numbers it.
    pub row: u64,
    /// CBS code.
    pub cbs_code: String,
    /// The day without a number.
    pub reference_date: Date,
}

/// What a file holds.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PopulationFile {
    /// The numbers, in the order of code and day; each pair of code and day occurs once.
    pub populations: Vec<Population>,
    /// Rows that say "no number" (empty, `.`, `:`, `-` or `x`).
    pub gaps: Vec<Gap>,
    /// Rows of the country, provinces and other regions, which do not matter here.
    pub other_regions: usize,
    /// Rows that were passed over because something is wrong with them.
    pub warnings: Vec<CbsWarning>,
}

/// Reads a file with numbers of inhabitants.
///
/// The mark at the start of the file, the kind of line ends, and the sign between columns (comma, semicolon or tab) do not
/// matter. Names in another character set than UTF-8 do no harm: only codes, dates and numbers are used.
///
/// # Errors
///
/// [`CbsError`] when the file as a whole cannot be used, or contradicts itself: a vote may be weighted by these numbers, so
/// two different numbers for one municipality and day are never settled by a guess.
pub fn parse(bytes: &[u8]) -> Result<PopulationFile, CbsError> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    if bytes.contains(&0) {
        return Err(CbsError::NotText);
    }
    let text = String::from_utf8_lossy(bytes).replace("\r\n", "\n").replace('\r', "\n");
    let Some(first_line) = text.lines().find(|line| !line.trim().is_empty()) else {
        return Err(CbsError::Empty);
    };
    // Without its partner, a quote would swallow all rows after it.
    if text.matches('"').count() % 2 == 1 {
        return Err(CbsError::LooseQuote);
    }

    let mut reader = csv::ReaderBuilder::new()
        .delimiter(delimiter(first_line))
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes());
    let mut record = StringRecord::new();
    let mut file = PopulationFile::default();
    let mut columns: Option<Columns> = None;
    let mut seen = BTreeMap::new();
    // The reader begins to count a row before the empty lines that it skips, so the rows are counted here.
    let (mut row, mut counted_to) = (1, 0);
    while reader.read_record(&mut record).map_err(|_| CbsError::NotText)? {
        let start = record.position().map_or(0, csv::Position::byte) as usize;
        let empty_lines = text[start..].bytes().take_while(|&b| b == b'\n').count();
        row += text[counted_to..start + empty_lines].bytes().filter(|&b| b == b'\n').count() as u64;
        counted_to = start + empty_lines;
        if record.iter().all(|field| field.trim().is_empty()) {
            continue;
        }
        match &columns {
            None => columns = Some(Columns::find(&record)?),
            Some(columns) => read_row(&record, row, columns, &mut file, &mut seen)?,
        }
    }
    if seen.is_empty() {
        return Err(CbsError::NoRows);
    }
    file.populations = seen
        .into_iter()
        .map(|((cbs_code, reference_date), inhabitants)| Population { cbs_code, reference_date, inhabitants })
        .collect();
    Ok(file)
}

/// The sign that occurs most in the line with the names of the columns, outside quotes.
fn delimiter(first_line: &str) -> u8 {
    let outside: String = first_line.split('"').step_by(2).collect();
    let count = |sign: u8| outside.bytes().filter(|&b| b == sign).count();
    // `max_by_key` takes the last of equals, so the comma wins when nothing tells them apart.
    [b'\t', b';', b','].into_iter().max_by_key(|&sign| count(sign)).unwrap_or(b',')
}

/// Where the columns are that matter.
struct Columns {
    code: usize,
    /// The table of CBS holds rows of all kinds of regions.
    many_regions: bool,
    date: Option<usize>,
    /// Columns with numbers, each with the date in its name if it has one.
    numbers: Vec<(usize, Option<Date>)>,
}

impl Columns {
    fn find(header: &StringRecord) -> Result<Self, CbsError> {
        let names: Vec<String> = header.iter().map(|name| name.trim().to_lowercase()).collect();
        let place = |wanted: &[&str]| names.iter().position(|name| wanted.contains(&name.as_str()));
        let found = || header.iter().map(str::trim).collect::<Vec<_>>().join(", ");

        let regions = place(&["regios"]);
        let code = regions
            .or_else(|| place(&["cbs_code", "gemeentecode"]))
            .ok_or_else(|| CbsError::NoCodeColumn { found: found() })?;
        let date = place(&["perioden", "peildatum"]);
        let numbers: Vec<_> = names
            .iter()
            .enumerate()
            .filter_map(|(place, name)| Some((place, date_in_name(name)?)))
            .filter(|(_, in_name)| in_name.is_some() || date.is_some())
            .collect();
        match numbers.is_empty() {
            false => Ok(Self { code, many_regions: regions.is_some(), date, numbers }),
            true if names.iter().any(|name| date_in_name(name).is_some()) => Err(CbsError::NoDateColumn),
            true => Err(CbsError::NoInhabitantsColumn { found: found() }),
        }
    }
}

/// `None` when it is no column of inhabitants, else the date in its name, if any.
fn date_in_name(name: &str) -> Option<Option<Date>> {
    match name {
        "inwoners" | "totalebevolking" | "totalebevolking_1" => Some(None),
        _ => date(&name.strip_prefix("inwoners_")?.replace('_', "-")).map(Some),
    }
}

fn read_row(
    record: &StringRecord,
    row: u64,
    columns: &Columns,
    file: &mut PopulationFile,
    seen: &mut BTreeMap<(String, Date), u32>,
) -> Result<(), CbsError> {
    let field = |place: usize| record.get(place).unwrap_or_default().trim();
    let text = field(columns.code);
    if columns.many_regions && !text.get(..2).is_some_and(|kind| kind.eq_ignore_ascii_case("GM")) {
        file.other_regions += 1;
        return Ok(());
    }
    let mut warn = |problem| file.warnings.push(CbsWarning { row, problem });
    let Some(code) = cbs_code(text) else {
        warn(RowProblem::BadCode { text: text.to_owned() });
        return Ok(());
    };
    for &(place, in_name) in &columns.numbers {
        let date_text = columns.date.map(field).unwrap_or_default();
        let Some(reference_date) = in_name.or_else(|| date(date_text)) else {
            warn(RowProblem::BadDate { text: date_text.to_owned() });
            continue;
        };
        let text = field(place);
        if matches!(text, "" | "." | ":" | "-" | "x") {
            file.gaps.push(Gap { row, cbs_code: code.clone(), reference_date });
            continue;
        }
        let Some(inhabitants) = whole_number(text).filter(|&number| number > 0) else {
            warn(RowProblem::BadNumber { text: text.to_owned() });
            continue;
        };
        match seen.insert((code.clone(), reference_date), inhabitants) {
            None => {}
            Some(first) if first == inhabitants => warn(RowProblem::Repeated { cbs_code: code.clone() }),
            Some(first) => {
                return Err(CbsError::Contradiction {
                    row,
                    cbs_code: code,
                    reference_date,
                    first,
                    second: inhabitants,
                });
            }
        }
    }
    Ok(())
}

/// `2022-01-01`, the Dutch `1-1-2022`, or a year as CBS writes it, `2022JJ00`. Slashes are refused: `1/2/2022` is a
/// different day here and in America.
fn date(text: &str) -> Option<Date> {
    if let Some(year) = text.strip_suffix("JJ00") {
        return Date::new(number(year, 4)?, 1, 1).ok();
    }
    let mut parts = text.split('-');
    let (a, b, c) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() {
        return None;
    }
    let (year, day) = if a.len() == 4 { (a, c) } else { (c, a) };
    let small = |text: &str| number(text, 2).and_then(|number| i8::try_from(number).ok());
    Date::new(number(year, 4).filter(|_| year.len() == 4)?, small(b)?, small(day)?).ok()
}

fn number(text: &str, longest: usize) -> Option<i16> {
    let digits = (1..=longest).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
    digits.then(|| text.parse().ok()).flatten()
}

/// A whole number, plain or in groups of three with one kind of sign between them (point, comma, space or apostrophe).
fn whole_number(text: &str) -> Option<u32> {
    const SIGNS: [char; 6] = ['.', ',', ' ', '\u{a0}', '\u{202f}', '\''];
    let Some(sign) = text.chars().find(|sign| SIGNS.contains(sign)) else {
        return text.bytes().all(|b| b.is_ascii_digit()).then(|| text.parse().ok()).flatten();
    };
    let groups: Vec<&str> = text.split(sign).collect();
    let right_sizes =
        (1..=3).contains(&groups[0].len()) && groups.iter().skip(1).all(|group| group.len() == 3);
    let digits = groups.concat();
    (right_sizes && digits.bytes().all(|b| b.is_ascii_digit())).then(|| digits.parse().ok()).flatten()
}
