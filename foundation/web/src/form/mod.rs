//! Forms: reading what was sent, collecting what is wrong with it, and showing it again with nothing lost.
//! Follows the form guidelines of NL Design System: label above, error summary, no browser validation.

mod fields;
mod read;

use std::sync::{Arc, Mutex};

use unicode_normalization::UnicodeNormalization;

use crate::Fault;

pub(crate) use read::percent_decoded;

pub use fields::{Choice, ChoiceField, Errors, Field, Fields, FileField};

/// A file that came with a form.
#[derive(Clone, Debug)]
pub struct Upload {
    /// The field.
    pub field: String,
    /// The name the visitor's computer gave; not to be trusted.
    pub file_name: String,
    /// The content.
    pub bytes: Vec<u8>,
}

/// What was sent. Text is UTF-8 in normal form C with `\n` line ends, without control characters.
#[derive(Clone, Debug, Default)]
pub struct Form {
    pairs: Vec<(String, String)>,
    /// The files, empty ones left out.
    pub uploads: Vec<Upload>,
}

const MOST_FIELDS: usize = 1000;

impl Form {
    /// A form with these fields, for showing it the first time.
    pub fn from_pairs(pairs: impl IntoIterator<Item = (impl Into<String>, impl Into<String>)>) -> Self {
        let pairs = pairs.into_iter().map(|(name, value)| (name.into(), value.into())).collect();
        Self { pairs, uploads: Vec::new() }
    }

    /// The query of an address as a form; what is no UTF-8 is left out.
    pub fn from_query(query: Option<&str>) -> Self {
        let address = format!("/?{}", query.unwrap_or_default()).parse().unwrap_or_default();
        let pairs = axum::extract::Query::<Vec<(String, String)>>::try_from_uri(&address);
        let pairs = pairs.map(|axum::extract::Query(pairs)| pairs).unwrap_or_default();
        Self::from_pairs(pairs.into_iter().map(|(name, value)| (name, clean(&value))))
    }

    /// The value of a field without white space around it; empty when it was not sent.
    pub fn get(&self, name: &str) -> &str {
        self.pairs.iter().find(|(field, _)| field == name).map_or("", |(_, value)| value.trim())
    }

    /// The value of a field of one line, however it was pasted.
    pub fn line(&self, name: &str) -> String {
        one_line(self.get(name))
    }

    /// All values of a field that may occur more than once, in order, empty ones left out.
    pub fn all(&self, name: &str) -> Vec<&str> {
        let values = self.pairs.iter().filter(|(field, _)| field == name).map(|(_, value)| value.trim());
        values.filter(|value| !value.is_empty()).collect()
    }

    /// Whether a field was sent at all.
    pub fn has(&self, name: &str) -> bool {
        self.pairs.iter().any(|(field, _)| field == name)
    }

    /// Puts a value in the place of what was sent.
    pub fn set(&mut self, name: &str, value: impl Into<String>) {
        self.pairs.retain(|(field, _)| field != name);
        self.pairs.push((name.to_owned(), value.into()));
    }

    /// Everything that was sent, in order.
    pub fn pairs(&self) -> &[(String, String)] {
        &self.pairs
    }

    /// Secrets are not kept: what is kept is shown.
    fn clone_without_files(&self) -> Self {
        let pairs = self.pairs.iter().filter(|(name, _)| name != "geheim");
        Self { pairs: pairs.cloned().collect(), uploads: Vec::new() }
    }

    fn push(&mut self, name: &str, bytes: &[u8]) -> Result<(), Fault> {
        let text = std::str::from_utf8(bytes).map_err(|_| Fault::bad_request("web-fault-encoding"))?;
        if self.pairs.len() >= MOST_FIELDS {
            return Err(Fault::bad_request("web-fault-too-many-fields"));
        }
        self.pairs.push((name.to_owned(), clean(text)));
        Ok(())
    }
}

/// A text on one line, with one blank between words.
pub fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// One way to write each text: normal form C, `\n`, no control characters but tab and line end.
pub fn clean(text: &str) -> String {
    text.replace("\r\n", "\n")
        .replace('\r', "\n")
        .chars()
        .filter(|c| !c.is_control() || matches!(c, '\n' | '\t'))
        .nfc()
        .collect()
}

/// Where a form is remembered while it is dealt with, so that the page of a fault can give back what was typed.
#[derive(Clone, Debug, Default)]
pub(crate) struct Kept(Arc<Mutex<Option<Form>>>);

impl Kept {
    /// What was sent, if anything a person would miss.
    pub(crate) fn take(&self) -> Option<Form> {
        self.0.lock().expect("no panic while holding this lock").take().filter(|form| !form.pairs.is_empty())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_cleaned_of_what_cannot_be_seen() {
        assert_eq!(clean("a\r\nb\u{0}c\u{7}\te\u{301}"), "a\nbc\té");
    }
}
