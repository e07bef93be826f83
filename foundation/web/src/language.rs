//! Dutch and English: which one a visitor reads, and the texts in both.

use std::collections::HashMap;

use fluent_bundle::{FluentArgs, FluentResource, FluentValue, concurrent::FluentBundle};

/// A language of the interface.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Language {
    /// Dutch, the default.
    #[default]
    Nl,
    /// English.
    En,
}

impl Language {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Nl, Self::En];

    /// The code in HTML, cookies and the database (BCP 47).
    pub fn code(self) -> &'static str {
        match self {
            Self::Nl => "nl",
            Self::En => "en",
        }
    }

    /// The language with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|language| language.code() == code)
    }

    /// The other one.
    pub fn other(self) -> Self {
        match self {
            Self::Nl => Self::En,
            Self::En => Self::Nl,
        }
    }

    /// The first language of an `Accept-Language` header that we have, by weight (RFC 9110, 12.5.4).
    pub fn accepted(header: &str) -> Option<Self> {
        let mut best: Option<(Self, f32)> = None;
        for part in header.split(',') {
            let mut pieces = part.split(';');
            let tag = pieces.next().unwrap_or_default().trim().to_ascii_lowercase();
            let weight = pieces
                .find_map(|piece| piece.trim().strip_prefix("q=").map(str::parse::<f32>))
                .and_then(Result::ok)
                .unwrap_or(1.0);
            let Some(language) = tag.split('-').next().and_then(Self::from_code) else { continue };
            if weight > 0.0 && best.is_none_or(|(_, most)| weight > most) {
                best = Some((language, weight));
            }
        }
        best.map(|(language, _)| language)
    }
}

/// The texts of one room: two Fluent files with the same keys.
#[derive(Clone, Copy, Debug)]
pub struct Locale {
    /// `locales/nl.ftl`.
    pub nl: &'static str,
    /// `locales/en.ftl`.
    pub en: &'static str,
}

/// The texts of all rooms. Texts without arguments are made once, so that a page pays a look-up for each.
pub struct Texts {
    plain: [HashMap<String, String>; 2],
    bundles: [FluentBundle<FluentResource>; 2],
}

impl Texts {
    /// From the files of the rooms. Panics on a file that is not Fluent or a key that occurs twice: a fault of
    /// the program that every start and every test shows.
    pub fn new(locales: &[Locale]) -> Self {
        let read = |language: Language| {
            let id: unic_langid::LanguageIdentifier = language.code().parse().expect("a language code");
            let mut bundle = FluentBundle::new_concurrent(vec![id]);
            bundle.set_use_isolating(false);
            let mut plain = HashMap::new();
            for locale in locales {
                let source = match language {
                    Language::Nl => locale.nl,
                    Language::En => locale.en,
                };
                let resource = FluentResource::try_new(source.to_owned())
                    .unwrap_or_else(|(_, errors)| panic!("a locale file is not Fluent: {errors:?}"));
                bundle
                    .add_resource(resource)
                    .unwrap_or_else(|errors| panic!("a key occurs twice: {errors:?}"));
                for key in keys(source) {
                    let key = key.to_owned();
                    let mut errors = Vec::new();
                    let text = bundle
                        .get_message(&key)
                        .and_then(|message| message.value())
                        .map(|pattern| bundle.format_pattern(pattern, None, &mut errors).into_owned());
                    if let (Some(text), true) = (text, errors.is_empty()) {
                        plain.insert(key, text);
                    }
                }
            }
            (plain, bundle)
        };
        let (nl, en) = (read(Language::Nl), read(Language::En));
        Self { plain: [nl.0, en.0], bundles: [nl.1, en.1] }
    }

    /// The text of a key; the key itself when there is none, which `cargo xtask tidy` prevents.
    pub fn get<'t>(&'t self, language: Language, key: &'t str) -> &'t str {
        self.plain[language as usize].get(key).map_or(key, String::as_str)
    }

    /// The same key as it stands in the files, if it does.
    pub fn known_key(&self, key: &str) -> Option<&str> {
        self.plain[Language::Nl as usize].get_key_value(key).map(|(known, _)| known.as_str())
    }

    /// The text of a key with arguments filled in.
    pub fn with(&self, language: Language, key: &str, arguments: &[(&str, FluentValue<'_>)]) -> String {
        let bundle = &self.bundles[language as usize];
        let Some(pattern) = bundle.get_message(key).and_then(|message| message.value()) else {
            debug_assert!(false, "there is no text {key}");
            return key.to_owned();
        };
        let mut filled = FluentArgs::new();
        for (name, value) in arguments {
            filled.set((*name).to_owned(), value.clone());
        }
        bundle.format_pattern(pattern, Some(&filled), &mut Vec::new()).into_owned()
    }
}

/// The keys of a Fluent file: names that start a line and are followed by `=`.
fn keys(source: &str) -> impl Iterator<Item = &str> {
    source
        .lines()
        .filter(|line| line.starts_with(|c: char| c.is_ascii_alphabetic()))
        .filter_map(|line| line.split_once('=').map(|(key, _)| key.trim()))
}

/// A value in a text: numbers choose plural forms and get thousands separators, the rest is shown as it is.
pub fn argument(value: impl Into<Argument>) -> FluentValue<'static> {
    value.into().0
}

/// See [`argument`].
pub struct Argument(FluentValue<'static>);

impl From<i64> for Argument {
    fn from(value: i64) -> Self {
        Self(FluentValue::from(value))
    }
}
impl From<usize> for Argument {
    fn from(value: usize) -> Self {
        Self(FluentValue::from(value))
    }
}
impl From<&i64> for Argument {
    fn from(value: &i64) -> Self {
        Self(FluentValue::from(*value))
    }
}
impl From<&usize> for Argument {
    fn from(value: &usize) -> Self {
        Self(FluentValue::from(*value))
    }
}
impl From<&str> for Argument {
    fn from(value: &str) -> Self {
        Self(FluentValue::from(value.to_owned()))
    }
}
impl From<String> for Argument {
    fn from(value: String) -> Self {
        Self(FluentValue::from(value))
    }
}
impl From<&String> for Argument {
    fn from(value: &String) -> Self {
        Self(FluentValue::from(value.clone()))
    }
}
impl From<&&str> for Argument {
    fn from(value: &&str) -> Self {
        Self(FluentValue::from((*value).to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_heaviest_known_language_of_the_header_wins() {
        assert_eq!(Language::accepted("fr, en-GB;q=0.8, nl;q=0.9"), Some(Language::Nl));
        assert_eq!(Language::accepted("en"), Some(Language::En));
        assert_eq!(Language::accepted("de;q=1, fr"), None);
        assert_eq!(Language::accepted("nl;q=0"), None);
    }

    #[test]
    fn texts_without_arguments_and_with_plurals_are_found() {
        let texts = Texts::new(&[Locale {
            nl: "a-hello = Dag\na-count = { $count ->\n    [one] één reactie\n   *[other] { $count } reacties\n }\n",
            en: "a-hello = Hello\na-count = { $count } replies\n",
        }]);
        assert_eq!(texts.get(Language::Nl, "a-hello"), "Dag");
        assert_eq!(texts.with(Language::Nl, "a-count", &[("count", argument(1_i64))]), "één reactie");
        assert_eq!(texts.with(Language::Nl, "a-count", &[("count", argument(3_i64))]), "3 reacties");
    }
}
