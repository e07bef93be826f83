//! Our own table of today's municipalities and provinces, so that a new installation works before any file is read in.
//!
//! The municipalities are those of 1 January 2023 (the layout did not change in 2024). Names and provinces come from the
//! TOOI register of municipalities, version 4; inhabitants from Statistics Netherlands (CBS), 1 January 2022. The table
//! carries the preferred name: "Den Haag", where the law says 's-Gravenhage.

use jiff::civil::{Date, date};
use serde::Deserialize;

/// The day for which the numbers of inhabitants in this table hold.
pub const INHABITANTS_ON: Date = date(2022, 1, 1);

/// The day from which the municipalities in this table are as they are listed.
pub const LAYOUT_OF: Date = date(2023, 1, 1);

/// The version of the official register from which this table was made.
pub const REGISTER_VERSION: u32 = 4;

/// One municipality of today.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Fact {
    /// CBS code, for instance `GM0363`.
    pub cbs_code: String,
    /// The preferred name, without "gemeente".
    pub name: String,
    /// Code of the province, for instance `PV27`; see [`provinces`].
    pub province: String,
    /// Inhabitants on [`INHABITANTS_ON`].
    pub inhabitants: u32,
}

impl Fact {
    /// The official web address that identifies this municipality.
    #[must_use]
    pub fn tooi_uri(&self) -> String {
        super::tooi_uri(&self.cbs_code)
    }
}

/// The 342 municipalities of today, in the order of their codes.
///
/// # Panics
///
/// When the table in the repository is damaged; a test reads every row of it.
#[must_use]
pub fn municipalities() -> Vec<Fact> {
    csv::ReaderBuilder::new()
        .comment(Some(b'#'))
        .from_reader(include_str!("facts.csv").as_bytes())
        .deserialize()
        .collect::<Result<_, _>>()
        .expect("facts.csv is read whole by a test")
}

/// One of the twelve provinces.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Province {
    /// Code in the style of CBS, for instance `PV27`.
    pub code: &'static str,
    /// The official name.
    pub name_nl: &'static str,
    /// The name in English.
    pub name_en: &'static str,
}

impl Province {
    /// The official web address that identifies this province.
    #[must_use]
    pub fn tooi_uri(&self) -> String {
        format!("{}{}", super::PROVINCE_URI, self.code.to_ascii_lowercase())
    }
}

const fn province(code: &'static str, name_nl: &'static str, name_en: &'static str) -> Province {
    Province { code, name_nl, name_en }
}

const PROVINCES: [Province; 12] = [
    province("PV20", "Groningen", "Groningen"),
    province("PV21", "Fryslân", "Friesland"),
    province("PV22", "Drenthe", "Drenthe"),
    province("PV23", "Overijssel", "Overijssel"),
    province("PV24", "Flevoland", "Flevoland"),
    province("PV25", "Gelderland", "Gelderland"),
    province("PV26", "Utrecht", "Utrecht"),
    province("PV27", "Noord-Holland", "North Holland"),
    province("PV28", "Zuid-Holland", "South Holland"),
    province("PV29", "Zeeland", "Zeeland"),
    province("PV30", "Noord-Brabant", "North Brabant"),
    province("PV31", "Limburg", "Limburg"),
];

/// The twelve provinces, in the order of their codes (from north to south).
#[must_use]
pub fn provinces() -> &'static [Province] {
    &PROVINCES
}

/// The province with this code: `PV23`.
#[must_use]
pub fn province_with(code: &str) -> Option<&'static Province> {
    PROVINCES.iter().find(|province| province.code == code)
}
