//! Rule texts as JSON.
//!
//! ```json
//! {
//!   "formaat": "samenspel-regeltekst",
//!   "formaatversie": 1,
//!   "over": {
//!     "id": "0190…", "naam": "sensoren", "titel": "Sensoren in de openbare ruimte",
//!     "vaststeller": { "sleutel": "vng", "naam": "Vereniging van Nederlandse Gemeenten" },
//!     "begonnen": "2026-01-15", "versie": 3, "gedateerd": "2026-03-01", "stadium": "voorstel",
//!     "verloop": [{ "datum": "2026-01-15", "stadium": "ontwerp" }]
//!   },
//!   "tekst": [
//!     {
//!       "id": "0190…", "soort": "artikel", "nummer": "3a", "eigenNummer": "3a", "opschrift": "Melden",
//!       "tekst": ["De ", { "tekst": "beheerder", "begrip": true }, " meldt de sensor."],
//!       "toelichting": "Zie ook de nota.",
//!       "delen": []
//!     }
//!   ]
//! }
//! ```
//!
//! `nummer` is computed; it is there for who reads, and is not read back. `eigenNummer` is there when an editor
//! gave a number. A text without marks is a string, taken as it is; otherwise a list of stretches, of which
//! those without marks are strings. The marks are `nadruk`, `begrip`, and `onderdeel` (the identifier of a
//! node) or `adres`. `\n` ends a paragraph. In a file that is brought, `over`, an `id` and whatever is empty may
//! be left out.

mod shape;
mod text;

use serde::Deserialize;

use super::{Edition, Lines, MakeId, Problem, Read, ReadError, not_too_large, planted};
use crate::model::number::Numbers;
use shape::{AboutShape, NodeShape};

/// The name of the format.
pub const FORMAT: &str = "samenspel-regeltekst";
/// The version of the format that is written. Any version up to it is read.
pub const FORMAT_VERSION: u32 = 1;

/// The file.
#[derive(serde::Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    formaat: String,
    formaatversie: u32,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    over: Option<AboutShape>,
    tekst: Vec<NodeShape>,
}

/// What every version of the format has.
#[derive(Deserialize)]
struct Head {
    formaat: String,
    formaatversie: u32,
}

/// An edition as JSON, with line ends and indents.
pub fn write(edition: &Edition) -> String {
    let numbers = Numbers::of(&edition.tree);
    let subtrees = edition.tree.to_subtrees();
    let file = File {
        formaat: FORMAT.to_owned(),
        formaatversie: FORMAT_VERSION,
        over: Some(AboutShape::of(&edition.about)),
        tekst: subtrees.iter().map(|subtree| NodeShape::of(subtree, &numbers)).collect(),
    };
    serde_json::to_string_pretty(&file).expect("keys are strings, and nothing else can fail")
}

/// Reads a file.
pub fn read(source: &str, ids: MakeId<'_>) -> Result<Read, ReadError> {
    not_too_large(source)?;
    let head: Head = serde_json::from_str(source).map_err(|error| match error.classify() {
        serde_json::error::Category::Data => ReadError::from(Problem::NotARuleText),
        _ => ReadError::on(error.line(), Problem::Syntax(error.to_string())),
    })?;
    if head.formaat != FORMAT {
        return Err(Problem::NotARuleText.into());
    }
    if !(1..=FORMAT_VERSION).contains(&head.formaatversie) {
        return Err(Problem::Version(head.formaatversie.to_string()).into());
    }
    let mut reader = serde_json::Deserializer::from_str(source);
    let file: File = serde_path_to_error::deserialize(&mut reader).map_err(|error| {
        let line = error.inner().line();
        ReadError::on(line, Problem::Syntax(format!("{}: {}", error.path(), error.inner())))
    })?;
    let about = file.over.map(AboutShape::into_about).transpose()?;
    let subtrees = file.tekst.into_iter().map(|node| node.into_subtree(ids)).collect();
    Ok(Read { about, tree: planted(subtrees, &Lines::new())? })
}
