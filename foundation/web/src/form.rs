//! Forms: reading what was sent, collecting what is wrong with it, and showing it again with nothing lost.
//! Follows the form guidelines of NL Design System: label above, error summary, no browser validation.

use std::sync::{Arc, Mutex};

use axum::{
    body::Bytes,
    extract::{FromRequest, Multipart, Request},
    http::header,
    response::IntoResponse,
};
use unicode_normalization::UnicodeNormalization;

use crate::{Fault, House, Page};

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

    /// The value of a field without white space around it; empty when it was not sent.
    pub fn get(&self, name: &str) -> &str {
        self.pairs.iter().find(|(field, _)| field == name).map_or("", |(_, value)| value.trim())
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

/// One way to write each text: normal form C, `\n`, no control characters but tab and line end.
pub fn clean(text: &str) -> String {
    text.replace("\r\n", "\n")
        .replace('\r', "\n")
        .chars()
        .filter(|c| !c.is_control() || matches!(c, '\n' | '\t'))
        .nfc()
        .collect()
}

impl FromRequest<House> for Form {
    type Rejection = axum::response::Response;

    async fn from_request(request: Request, house: &House) -> Result<Self, Self::Rejection> {
        let kept = request.extensions().get::<Kept>().cloned();
        let form = read(request, house).await.map_err(IntoResponse::into_response)?;
        if let Some(kept) = kept {
            *kept.0.lock().expect("no panic while holding this lock") = Some(form.clone_without_files());
        }
        Ok(form)
    }
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

async fn read(request: Request, house: &House) -> Result<Form, Fault> {
    let kind = request.headers().get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
    let kind = kind.unwrap_or_default().to_ascii_lowercase();
    let mut form = Form::default();
    if kind.starts_with("multipart/form-data") {
        let mut parts = Multipart::from_request(request, house).await.map_err(|_| unreadable())?;
        while let Some(part) = parts.next_field().await.map_err(|error| too_large_or_unreadable(&error))? {
            let name = part.name().unwrap_or_default().to_owned();
            let file_name = part.file_name().map(clean);
            let bytes = part.bytes().await.map_err(|error| too_large_or_unreadable(&error))?;
            match file_name {
                Some(file_name) if !file_name.is_empty() || !bytes.is_empty() => {
                    form.uploads.push(Upload { field: name, file_name, bytes: bytes.to_vec() });
                }
                Some(_) => {}
                None => form.push(&name, &bytes)?,
            }
        }
    } else if kind.starts_with("application/x-www-form-urlencoded") || kind.is_empty() {
        let body = Bytes::from_request(request, house).await.map_err(|rejection| {
            if rejection.into_response().status() == axum::http::StatusCode::PAYLOAD_TOO_LARGE {
                Fault::too_large()
            } else {
                unreadable()
            }
        })?;
        for pair in body.split(|byte| *byte == b'&').filter(|pair| !pair.is_empty()) {
            let (name, value) = match pair.iter().position(|byte| *byte == b'=') {
                Some(at) => (&pair[..at], &pair[at + 1..]),
                None => (pair, &pair[..0]),
            };
            let name = String::from_utf8(percent_decoded(name)).map_err(|_| unreadable())?;
            form.push(&name, &percent_decoded(value))?;
        }
    } else {
        return Err(Fault::bad_request("web-fault-form-type"));
    }
    Ok(form)
}

pub(crate) fn percent_decoded(bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(bytes.len());
    let mut i = 0;
    while i < bytes.len() {
        let hex = |at: usize| bytes.get(at).and_then(|b| (*b as char).to_digit(16));
        match (bytes[i], hex(i + 1), hex(i + 2)) {
            (b'+', ..) => out.push(b' '),
            (b'%', Some(high), Some(low)) => {
                out.push((high * 16 + low) as u8);
                i += 2;
            }
            (byte, ..) => out.push(byte),
        }
        i += 1;
    }
    out
}

fn unreadable() -> Fault {
    Fault::bad_request("web-fault-form-unreadable")
}

fn too_large_or_unreadable(error: &axum::extract::multipart::MultipartError) -> Fault {
    if error.status() == axum::http::StatusCode::PAYLOAD_TOO_LARGE {
        Fault::too_large()
    } else {
        unreadable()
    }
}

/// What is wrong with a form, in the order of the fields, in the visitor's language.
#[derive(Clone, Debug, Default)]
pub struct Errors(Vec<(String, String)>);

impl Errors {
    /// Adds a message to a field; only the first for each field is kept.
    pub fn add(&mut self, field: &str, message: impl Into<String>) {
        if self.of(field).is_none() {
            self.0.push((field.to_owned(), message.into()));
        }
    }

    /// The message of a field.
    pub fn of(&self, field: &str) -> Option<String> {
        self.0.iter().find(|(name, _)| name == field).map(|(_, message)| message.clone())
    }

    /// Whether nothing is wrong.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Field names and messages, for the summary.
    pub fn list(&self) -> &[(String, String)] {
        &self.0
    }
}

/// A field of one line or more, as the template shows it.
#[derive(Clone, Debug, Default)]
pub struct Field {
    /// Name, also the end of the id `f-…`.
    pub name: String,
    /// Label.
    pub label: String,
    /// Description under the label; empty for none.
    pub hint: String,
    /// What stands in it.
    pub value: String,
    /// What is wrong with it.
    pub error: Option<String>,
    /// Whether it must be filled in; the others are marked "not required".
    pub required: bool,
    /// The `autocomplete` value; empty for none.
    pub autocomplete: &'static str,
    /// The `type` of the input: `text`, `email`, `password`, `url`.
    pub input_type: &'static str,
    /// The `inputmode`; empty for none.
    pub input_mode: &'static str,
    /// Height of a text area in lines.
    pub rows: usize,
    /// The most characters, said in the hint and checked by the server.
    pub max_length: usize,
    /// The most words, for the aid that counts them while writing; 0 for none.
    pub word_limit: usize,
}

/// A choice in a list, a radio group or a group of boxes.
#[derive(Clone, Debug, Default)]
pub struct Choice {
    /// What is sent.
    pub value: String,
    /// What is shown.
    pub label: String,
    /// Description; empty for none.
    pub hint: String,
    /// Whether it is chosen.
    pub checked: bool,
}

/// A field with choices.
#[derive(Clone, Debug, Default)]
pub struct ChoiceField {
    /// Name.
    pub name: String,
    /// Label or legend.
    pub label: String,
    /// Description; empty for none.
    pub hint: String,
    /// What is wrong with it.
    pub error: Option<String>,
    /// Whether a choice must be made.
    pub required: bool,
    /// The choices.
    pub choices: Vec<Choice>,
}

/// A field for files.
#[derive(Clone, Debug, Default)]
pub struct FileField {
    /// Name.
    pub name: String,
    /// Label.
    pub label: String,
    /// Description: kinds and sizes.
    pub hint: String,
    /// What is wrong with it.
    pub error: Option<String>,
    /// The `accept` value, a help for the file chooser only.
    pub accept: &'static str,
    /// Whether several may be chosen.
    pub multiple: bool,
}

/// Builds the fields of one form from its texts, what was sent and what is wrong. The label of field `title`
/// in a form with prefix `exchange-form` is the text `exchange-form-title`, its description
/// `exchange-form-title-hint` when there is one.
pub struct Fields<'f> {
    page: &'f Page,
    prefix: &'static str,
    form: &'f Form,
    errors: &'f Errors,
}

impl<'f> Fields<'f> {
    /// For a form with this prefix of keys.
    pub fn new(page: &'f Page, prefix: &'static str, form: &'f Form, errors: &'f Errors) -> Self {
        Self { page, prefix, form, errors }
    }

    fn words(&self, name: &str) -> (String, String) {
        let label = format!("{}-{name}", self.prefix);
        let hint = format!("{label}-hint");
        (self.page.t(&label).to_owned(), self.page.optional(&hint).unwrap_or_default().to_owned())
    }

    /// A required field of one line.
    pub fn text(&self, name: &str, max_length: usize) -> Field {
        let (label, hint) = self.words(name);
        Field {
            name: name.to_owned(),
            label,
            hint,
            value: self.form.get(name).to_owned(),
            error: self.errors.of(name),
            required: true,
            input_type: "text",
            rows: 0,
            max_length,
            ..Field::default()
        }
    }

    /// A required field of several lines.
    pub fn area(&self, name: &str, rows: usize, max_length: usize) -> Field {
        Field { rows, ..self.text(name, max_length) }
    }

    /// A field with choices `(value, label, description)`; those that were sent are chosen.
    pub fn choices(
        &self,
        name: &str,
        choices: impl IntoIterator<Item = (String, String, String)>,
    ) -> ChoiceField {
        let (label, hint) = self.words(name);
        let sent = self.form.all(name);
        let choices = choices
            .into_iter()
            .map(|(value, label, hint)| Choice {
                checked: sent.contains(&value.as_str()),
                value,
                label,
                hint,
            })
            .collect();
        ChoiceField {
            name: name.to_owned(),
            label,
            hint,
            error: self.errors.of(name),
            required: true,
            choices,
        }
    }

    /// A field for files.
    pub fn files(&self, name: &str, accept: &'static str) -> FileField {
        let (label, hint) = self.words(name);
        FileField { name: name.to_owned(), label, hint, error: self.errors.of(name), accept, multiple: true }
    }
}

impl Field {
    /// The same field, not required.
    pub fn optional(self) -> Self {
        Self { required: false, ..self }
    }

    /// The same field for an e-mail address.
    pub fn email(self) -> Self {
        Self { input_type: "email", autocomplete: "email", ..self }
    }
}

impl ChoiceField {
    /// The same field, not required.
    pub fn optional(self) -> Self {
        Self { required: false, ..self }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percent_encoding_is_read_as_browsers_write_it() {
        assert_eq!(percent_decoded(b"a+b%20c%C3%A9%zz%4"), "a b cé%zz%4".as_bytes());
    }

    #[test]
    fn text_is_cleaned_of_what_cannot_be_seen() {
        assert_eq!(clean("a\r\nb\u{0}c\u{7}\te\u{301}"), "a\nbc\té");
    }
}
