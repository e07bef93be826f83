//! The names of all organisations: for who mistypes one, and for lists that filter by organisation.

use std::collections::BTreeSet;

use db::{Result, Transaction, sql};
use search::{BoxFuture, Remembered, language::nearest};
use text::words::fold;
use web::OrganisationId;

use crate::model::OrganisationKind;

sql!(ORGANISATION_NAMES = "SELECT names_folded FROM organisation ORDER BY id LIMIT 20000");

/// The name that was probably meant, when nothing is called what was `typed`: each word that stands in no name is replaced
/// by the nearest that does. `None` when no word can be mended.
pub async fn probably_meant(tx: &mut Transaction, typed: &str) -> Result<Option<String>> {
    let mut names: Vec<String> = Vec::new();
    for row in tx.all(&ORGANISATION_NAMES, &[]).await? {
        names.push(row.get("names_folded")?);
    }
    let is_sign = |c: char| !c.is_alphanumeric();
    let known: BTreeSet<&str> = names.iter().flat_map(|name| name.split(is_sign)).collect();
    let typed = fold(typed);
    let mut meant = String::new();
    for piece in typed.split_inclusive(is_sign) {
        let word = piece.trim_end_matches(is_sign);
        let instead = if known.contains(word) { None } else { nearest(word, known.iter().copied()) };
        meant.push_str(instead.unwrap_or(word));
        meant.push_str(&piece[word.len()..]);
    }
    Ok((meant != typed).then_some(meant))
}

sql!(ORGANISATIONS_CALLED = "SELECT id, kind, name FROM organisation ORDER BY name_folded, id");

/// Kind and name of every organisation, in the order of their names.
pub struct Called(pub Vec<(OrganisationId, OrganisationKind, String)>);

impl Remembered for Called {
    fn read(tx: &mut Transaction) -> BoxFuture<'_, Result<Self>> {
        Box::pin(async move {
            let mut all = Vec::new();
            for row in tx.all(&ORGANISATIONS_CALLED, &[]).await? {
                let kind: String = row.get("kind")?;
                let Some(kind) = OrganisationKind::from_key(&kind) else { continue };
                all.push((row.get("id")?, kind, row.get("name")?));
            }
            Ok(Self(all))
        })
    }
}
