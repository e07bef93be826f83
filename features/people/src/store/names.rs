//! The names of all organisations: for who mistypes one, and for lists that filter by organisation.

use std::collections::BTreeSet;

use db::{Result, Transaction, sql};
use search::{BoxFuture, Remembered, Tally, language::nearest};
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

/// An organisation by its name.
pub struct Named {
    /// Its identifier.
    pub id: OrganisationId,
    /// The same as the catalogue and addresses have it.
    pub key: String,
    /// What sort it is.
    pub kind: OrganisationKind,
    /// What it is called.
    pub name: String,
}

/// Every organisation, in the order of their names.
pub struct Called {
    /// The organisations.
    pub all: Vec<Named>,
    /// Their places in `all`, in the order of their keys.
    by_key: Vec<usize>,
}

impl Called {
    /// How many of a list each has, in the order of the names. Both stand in the order of their keys, so that each is
    /// looked at once.
    pub fn counts(&self, tally: Option<&Tally>) -> Vec<i64> {
        let mut counts = vec![0; self.all.len()];
        let mut places = self.by_key.iter().peekable();
        for (key, count) in tally.into_iter().flat_map(Tally::iter) {
            while places.next_if(|place| self.all[**place].key.as_str() < key).is_some() {}
            if let Some(place) = places.next_if(|place| self.all[**place].key == key) {
                counts[*place] = count;
            }
        }
        counts
    }
}

impl Remembered for Called {
    fn read(tx: &mut Transaction) -> BoxFuture<'_, Result<Self>> {
        Box::pin(async move {
            let mut all: Vec<Named> = Vec::new();
            for row in tx.all(&ORGANISATIONS_CALLED, &[]).await? {
                let kind: String = row.get("kind")?;
                let Some(kind) = OrganisationKind::from_key(&kind) else { continue };
                let id: OrganisationId = row.get("id")?;
                all.push(Named { id, key: id.to_string(), kind, name: row.get("name")? });
            }
            let mut by_key: Vec<usize> = (0..all.len()).collect();
            by_key.sort_unstable_by(|one, other| all[*one].key.cmp(&all[*other].key));
            Ok(Self { all, by_key })
        })
    }
}
