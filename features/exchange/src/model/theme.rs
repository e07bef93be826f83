//! Themes: a curated list in both languages.

use web::{Instant, Language};

db::id!(
    /// A theme.
    ThemeId
);

/// A subject to which contributions belong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Theme {
    /// Its identifier.
    pub id: ThemeId,
    /// Its word in addresses; never changes.
    pub slug: String,
    /// Its name in Dutch.
    pub name_nl: String,
    /// Its name in English.
    pub name_en: String,
    /// A sentence about it in Dutch.
    pub description_nl: String,
    /// A sentence about it in English.
    pub description_en: String,
    /// Its place in the list.
    pub position: i64,
    /// Since when it can no longer be chosen.
    pub ended_at: Option<Instant>,
}

impl Theme {
    /// Its name in a language.
    pub fn name(&self, language: &Language) -> &str {
        match language {
            Language::Nl => &self.name_nl,
            Language::En => &self.name_en,
        }
    }

    /// The sentence about it in a language.
    pub fn description(&self, language: &Language) -> &str {
        match language {
            Language::Nl => &self.description_nl,
            Language::En => &self.description_en,
        }
    }
}

/// The longest name of a theme, in characters.
pub const NAME_LENGTH: usize = 60;
/// The longest description of a theme, in characters.
pub const DESCRIPTION_LENGTH: usize = 300;

/// A theme as filled in by an editor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ThemeInput {
    /// Name in Dutch.
    pub name_nl: String,
    /// Name in English.
    pub name_en: String,
    /// A sentence in Dutch.
    pub description_nl: String,
    /// A sentence in English.
    pub description_en: String,
}
