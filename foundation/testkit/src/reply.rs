use axum::http::HeaderMap;

use crate::html::{self, FormInPage};

/// A link in a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// Its text.
    pub text: String,
    /// Where it leads.
    pub href: String,
}

/// What came back.
#[derive(Clone, Debug)]
pub struct Reply {
    /// Path and query that were asked for.
    pub path: String,
    /// The status code.
    pub status: u16,
    /// The headers.
    pub headers: HeaderMap,
    /// The body as text.
    pub body: String,
    /// The body as it came.
    pub bytes: Vec<u8>,
}

impl Reply {
    /// This reply, when it has the status; panics with the text of the page when it has another.
    #[track_caller]
    pub fn expect(self, status: u16) -> Self {
        assert_eq!(self.status, status, "{}: {}", self.path, self.summary());
        self
    }

    /// The value of a header; empty when there is none.
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
    }

    /// Where a redirect leads. Panics when this is none.
    #[track_caller]
    pub fn location(&self) -> String {
        let location = self.header("location");
        assert!(
            !location.is_empty(),
            "{} leads nowhere, status {}: {}",
            self.path,
            self.status,
            self.summary()
        );
        location.to_owned()
    }

    /// The text inside `<main>`, without tags, with single spaces. Panics when the page has none.
    #[track_caller]
    pub fn main(&self) -> String {
        html::text(self.main_html())
    }

    /// The body as JSON. Panics when it is none.
    #[track_caller]
    pub fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.body)
            .unwrap_or_else(|error| panic!("{}: {error}: {}", self.path, self.body))
    }

    /// The text of the whole page.
    pub fn text(&self) -> String {
        html::text(&self.body)
    }

    /// Whether the text of the page holds this text, however it is spread over tags and lines.
    pub fn text_contains(&self, text: &str) -> bool {
        self.text().contains(&collapsed(text))
    }

    /// Panics with the text of the page when it does not hold this text.
    #[track_caller]
    pub fn assert_contains(&self, text: &str) -> &Self {
        assert!(self.text_contains(text), "{} does not say {text:?}: {}", self.path, self.summary());
        self
    }

    /// Panics with the text of the page when it holds this text.
    #[track_caller]
    pub fn assert_lacks(&self, text: &str) -> &Self {
        assert!(!self.text_contains(text), "{} says {text:?}: {}", self.path, self.summary());
        self
    }

    /// The value of a field as it stands in the page: of the first with this name; of a group of choices the one
    /// that is chosen, and empty when none is. Panics when there is no such field.
    #[track_caller]
    pub fn form_value(&self, name: &str) -> String {
        let mut forms = html::forms(&self.body).into_iter();
        let form = forms.find(|form| form.names.iter().any(|known| known == name));
        let Some(form) = form else {
            let names: Vec<_> = html::forms(&self.body).into_iter().flat_map(|form| form.names).collect();
            panic!("{} has no field {name}; it has {names:?}: {}", self.path, self.summary())
        };
        form.fields.into_iter().find(|(known, _)| known == name).map(|(_, value)| value).unwrap_or_default()
    }

    /// The names of the fields in which a person types, in the form with this `action`. Panics when there is no such
    /// form.
    #[track_caller]
    pub fn typed_fields(&self, action: &str) -> Vec<String> {
        self.form(action).typed
    }

    /// Whether the page keeps this value in a field of any form.
    pub fn keeps(&self, value: &str) -> bool {
        html::forms(&self.body).iter().any(|form| form.fields.iter().any(|(_, kept)| kept == value))
    }

    /// All links of the page, in order.
    pub fn links(&self) -> Vec<Link> {
        html::links(&self.body)
    }

    /// Where the first link with this text leads. Panics when there is none.
    #[track_caller]
    pub fn link(&self, text: &str) -> String {
        let links = self.links();
        match links.iter().find(|link| link.text == text) {
            Some(link) => link.href.clone(),
            None => panic!("{} has no link {text:?}; it has {links:#?}", self.path),
        }
    }

    /// The form with this `action` that changes something; a form without one leads to the page itself.
    #[track_caller]
    pub(crate) fn form(&self, action: &str) -> FormInPage {
        let forms = html::forms(&self.body);
        let actions: Vec<String> = forms.iter().map(|form| form.action.clone()).collect();
        let here = self.path.as_str();
        let found = forms
            .into_iter()
            .filter(|form| form.posts)
            .find(|form| form.action == action || (form.action.is_empty() && here == action));
        found.unwrap_or_else(|| panic!("{here} has no form with the action {action}; it has {actions:?}"))
    }

    #[track_caller]
    fn main_html(&self) -> &str {
        let start = self.body.find("<main").map(|at| at + html::end_of_tag(&self.body[at..]));
        let inside = start.and_then(|at| self.body[at..].find("</main>").map(|end| &self.body[at..at + end]));
        inside.unwrap_or_else(|| {
            panic!("{} has no <main>, status {}: {}", self.path, self.status, self.summary())
        })
    }

    /// The text of the page for messages, not endless.
    fn summary(&self) -> String {
        let text = self.text();
        let short: String = text.chars().take(2_000).collect();
        if short.len() < text.len() { format!("{short} …") } else { short }
    }
}

fn collapsed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
