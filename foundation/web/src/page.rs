//! The context of a page: the visitor's language, the menu, who is signed in. Every template struct has it in
//! the field `p`.

use std::fmt::Display;

use crate::{House, Instant, JsonLd, Language, argument, dates, json_ld, language::Argument};

/// An entry of the main menu as shown.
#[derive(Clone, Debug)]
pub struct MenuItem {
    /// Where it leads.
    pub url: &'static str,
    /// Key of its label.
    pub label: &'static str,
    /// Whether the visitor is there.
    pub current: bool,
}

/// A short message after something was done.
#[derive(Clone, Debug)]
pub struct Notice {
    /// `ok`, `warning` or `error`.
    pub kind: &'static str,
    /// What it says.
    pub text: String,
}

/// See the module.
#[derive(Clone)]
pub struct Page {
    pub(crate) house: House,
    /// The visitor's language.
    pub language: Language,
    /// Path and query of this page, for the language switch and for coming back after signing in.
    pub path: String,
    /// The main menu.
    pub menu: Vec<MenuItem>,
    /// The name of who is signed in.
    pub person_name: Option<String>,
    /// How much is new for this person, beside "for you" in the head of the page; at most [`MOST_WAITING`].
    pub waiting: i64,
    /// What was just done.
    pub notice: Option<Notice>,
    /// Whether this is the demo.
    pub demo: bool,
}

/// More than these are shown as "99+".
pub const MOST_WAITING: i64 = 100;

impl Page {
    /// The context of something that is no page of a visit, such as a mail: a language and the texts.
    pub fn apart(house: &House, language: Language) -> Self {
        Self {
            house: house.clone(),
            language,
            path: "/".to_owned(),
            menu: Vec::new(),
            person_name: None,
            waiting: 0,
            notice: None,
            demo: house.settings.demo,
        }
    }

    /// The number beside "for you": `3`, `99+`.
    pub fn waiting_number(&self) -> String {
        if self.waiting >= MOST_WAITING { format!("{}+", MOST_WAITING - 1) } else { self.waiting.to_string() }
    }

    /// The text of a key. A key without a text is a fault of the program that fails every test that meets it;
    /// visitors see the key.
    pub fn t<'p>(&'p self, key: &'p str) -> &'p str {
        let text = self.house.texts.get(self.language, key);
        debug_assert_ne!(text, key, "there is no such text, or it has arguments");
        text
    }

    /// The text of a key, if there is one.
    pub fn optional<'p>(&'p self, key: &'p str) -> Option<&'p str> {
        let text = self.house.texts.get(self.language, key);
        (text != key).then_some(text)
    }

    /// The text of a key with one argument.
    pub fn t1(&self, key: &str, name: &str, value: impl Into<Argument>) -> String {
        self.house.texts.with(self.language, key, &[(name, argument(value))])
    }

    /// The text of a key with two arguments.
    pub fn t2(
        &self,
        key: &str,
        name: &str,
        value: impl Into<Argument>,
        second: &str,
        other: impl Into<Argument>,
    ) -> String {
        let arguments = [(name, argument(value)), (second, argument(other))];
        self.house.texts.with(self.language, key, &arguments)
    }

    /// A day as people read it.
    pub fn day(&self, at: &Instant) -> String {
        dates::day(*at, self.language)
    }

    /// Day and time as people read them.
    pub fn moment(&self, at: &Instant) -> String {
        dates::moment(*at, self.language)
    }

    /// Day, time and time zone of an instant, for deadlines.
    pub fn moment_in_zone(&self, at: &Instant) -> String {
        dates::moment_in_zone(*at, self.language)
    }

    /// A calendar date `YYYY-MM-DD` as people read it.
    pub fn date(&self, date: &str) -> String {
        date.parse().map_or_else(|_| date.to_owned(), |date| dates::long(date, self.language))
    }

    /// An instant for the `datetime` of a `<time>`.
    pub fn machine(&self, at: &Instant) -> String {
        dates::machine(*at)
    }

    /// A number with separators.
    pub fn number(&self, value: &i64) -> String {
        dates::number(*value, self.language)
    }

    /// The name of the network.
    pub fn network_name(&self) -> &str {
        &self.house.settings.name
    }

    /// Whether somebody is signed in.
    pub fn is_signed_in(&self) -> bool {
        self.person_name.is_some()
    }

    /// The address of a static file.
    pub fn asset(&self, name: &str) -> &'static str {
        crate::assets::url(name)
    }

    /// Where the form that switches to the other language is sent.
    pub fn language_switch_url(&self) -> &'static str {
        match self.language.other() {
            Language::Nl => "/taal/nl",
            Language::En => "/taal/en",
        }
    }

    /// The address that signs in and comes back here.
    pub fn sign_in_url(&self) -> String {
        if self.path == "/" {
            "/inloggen".into()
        } else {
            format!("/inloggen?verder={}", encoded(&self.path))
        }
    }

    /// The address that confirms who one is and comes back here.
    pub fn confirm_url(&self) -> String {
        format!("/inloggen/opnieuw?verder={}", encoded(&self.path))
    }

    /// The path to this page as programs read it.
    pub fn breadcrumbs(&self, crumbs: &[Crumb]) -> JsonLd {
        json_ld::breadcrumbs(self, crumbs)
    }

    /// A full address, for mail and metadata.
    pub fn absolute(&self, path: &str) -> String {
        format!("{}{path}", self.house.settings.base_url)
    }
}

/// A value inside a query of a URL.
pub fn encoded(value: impl Display) -> String {
    let mut out = String::new();
    for byte in value.to_string().bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                out.push(byte as char)
            }
            _ => out.push_str(&format!("%{byte:02X}")),
        }
    }
    out
}

/// A place on this site to go back to; anything else becomes the front page (no open redirect).
pub fn local_path(path: &str) -> String {
    let plain = path.starts_with('/')
        && !path.starts_with("//")
        && !path.contains('\\')
        && !path.chars().any(|c| c.is_control() || c.is_whitespace());
    if plain { path.to_owned() } else { "/".to_owned() }
}

/// A step of the path to this page.
#[derive(Clone, Debug)]
pub struct Crumb {
    /// Its name.
    pub label: String,
    /// Where it leads; `None` for this page.
    pub url: Option<String>,
}

impl Crumb {
    /// A step that leads somewhere.
    pub fn to(label: impl Into<String>, url: impl Into<String>) -> Self {
        Self { label: label.into(), url: Some(url.into()) }
    }

    /// This page.
    pub fn here(label: impl Into<String>) -> Self {
        Self { label: label.into(), url: None }
    }
}

/// A stop on the thread.
#[derive(Clone, Debug, Default)]
pub struct Stop {
    /// When, as people read it.
    pub when: String,
    /// The letter of the kind for the style sheet: `question`, `example`, `need`, `offer`, or empty.
    pub kind_class: String,
    /// The word of the kind.
    pub kind_label: String,
    /// What it is.
    pub title: String,
    /// Where it leads.
    pub url: Option<String>,
    /// A few words more.
    pub note: String,
    /// Whether this is where the visitor is.
    pub now: bool,
}

/// The pages of a list.
#[derive(Clone, Debug, Default)]
pub struct Pages {
    /// The page shown, from 1.
    pub current: i64,
    /// The last page.
    pub last: i64,
    /// The page before.
    pub previous_url: Option<String>,
    /// The page after.
    pub next_url: Option<String>,
    /// Page numbers with their addresses: the first, the last and those around the current one.
    pub urls: Vec<(i64, String)>,
}

impl Pages {
    /// Pages of `size` for `total` items; `url` makes the address of a page.
    pub fn new(current: i64, size: i64, total: i64, url: impl Fn(i64) -> String) -> Self {
        let last = ((total + size - 1) / size).max(1);
        let current = current.clamp(1, last);
        let near = (1..=last).filter(|n| *n == 1 || *n == last || (n - current).abs() <= 2);
        Self {
            current,
            last,
            previous_url: (current > 1).then(|| url(current - 1)),
            next_url: (current < last).then(|| url(current + 1)),
            urls: near.map(|n| (n, url(n))).collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_places_on_this_site_are_gone_back_to() {
        assert_eq!(local_path("/bijdragen?soort=vraag"), "/bijdragen?soort=vraag");
        for bad in ["https://elders.example", "//elders.example", "/\\elders", "bijdragen", "/a\nb", ""] {
            assert_eq!(local_path(bad), "/", "{bad:?}");
        }
    }

    #[test]
    fn pages_around_the_current_one_are_named() {
        let pages = Pages::new(5, 25, 25 * 9, |n| format!("?pagina={n}"));
        let numbers: Vec<i64> = pages.urls.iter().map(|(n, _)| *n).collect();
        assert_eq!(numbers, [1, 3, 4, 5, 6, 7, 9]);
        assert_eq!(Pages::new(99, 25, 0, |_| String::new()).last, 1);
    }
}
