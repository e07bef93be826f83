//! The fields of a form as a template shows them, and what is wrong with them.

use super::Form;
use crate::Page;

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
    /// Whether there must be one; the others are marked "not required".
    pub required: bool,
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
        let hint = self.page.optional(&hint).unwrap_or_default().to_owned();
        // Without a text of its own: the caller gives it another label.
        (self.page.optional(&label).unwrap_or_default().to_owned(), hint)
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
        let (name, error) = (name.to_owned(), self.errors.of(name));
        FileField { name, label, hint, error, accept, multiple: true, required: false }
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
