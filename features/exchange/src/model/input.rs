//! What somebody fills in, and what is wrong with it.

use std::collections::BTreeMap;

use web::{Form, Language};

use super::{
    Content, Kind, MOST_THEMES, Phase, QUESTION_WORDS, SECTION_LENGTH, Section, TITLE_LENGTH, Visibility,
};

/// For what the form was sent: a draft may have gaps, what others see may not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// Kept as a draft.
    Keep,
    /// Shown to others, for the first time or changed.
    Show,
}

/// Something wrong with a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The name of the field.
    pub field: &'static str,
    /// The key of the message.
    pub key: &'static str,
    /// The number in the message, as `most`.
    pub most: Option<usize>,
}

impl Problem {
    /// Without a number.
    pub fn new(field: &'static str, key: &'static str) -> Self {
        Self { field, key, most: None }
    }

    /// With a number.
    pub fn with(field: &'static str, key: &'static str, most: usize) -> Self {
        Self { field, key, most: Some(most) }
    }
}

/// What the rules depend on besides the form.
#[derive(Clone, Debug)]
pub struct Setting<'s> {
    /// The calendar day in the Netherlands, `YYYY-MM-DD`.
    pub today: String,
    /// Slugs of the themes that can be chosen, in their order.
    pub themes: Vec<&'s str>,
    /// Whether it is written in the name of a company.
    pub is_company: bool,
    /// The day that stood there before; a day that has passed meanwhile may stay.
    pub needed_by_before: Option<&'s str>,
}

/// Reads a form. The content is as good as it can be read; the problems tell what must change first, in the
/// order of the fields.
pub fn parse(kind: Kind, form: &Form, purpose: Purpose, setting: &Setting<'_>) -> (Content, Vec<Problem>) {
    let mut problems = Vec::new();
    let showing = purpose == Purpose::Show;

    let title = form.line("title");
    problems.extend(title_problem(kind, &title, purpose));

    let mut sections = BTreeMap::new();
    for section in kind.sections() {
        let text = form.get(section.key());
        if text.chars().count() > SECTION_LENGTH {
            problems.push(Problem::with(section.key(), "exchange-error-too-long", SECTION_LENGTH));
        }
        if text.is_empty() && showing {
            if *section == kind.main_section() {
                problems.push(Problem::new(section.key(), missing(kind)));
            } else if *section == Section::Interest && setting.is_company {
                problems.push(Problem::new(section.key(), "exchange-error-interest"));
            }
        }
        if !text.is_empty() {
            sections.insert(*section, text.to_owned());
        }
    }

    let phase = kind.has_phase().then(|| Phase::from_key(form.get("phase"))).flatten();
    if kind.has_phase() && phase.is_none() && (showing || !form.get("phase").is_empty()) {
        problems.push(Problem::new("phase", "exchange-error-phase"));
    }
    let needed_by =
        if kind.has_needed_by() { needed_by(form, showing, setting, &mut problems) } else { None };
    let themes = themes(form, showing, setting, &mut problems);
    let visibility = Visibility::from_key(form.get("visibility"));
    if visibility.is_none() {
        problems.push(Problem::new("visibility", "exchange-error-visibility"));
    }
    let language = Language::from_code(form.get("language"));
    if language.is_none() {
        problems.push(Problem::new("language", "exchange-error-language"));
    }
    let content = Content {
        title,
        sections,
        phase,
        needed_by,
        visibility: visibility.unwrap_or(Visibility::Organisation),
        language: language.unwrap_or_default(),
        themes,
    };
    (content, problems)
}

/// What is wrong with a title: too long, missing, or, for a question that others will see, not one short sentence.
pub fn title_problem(kind: Kind, title: &str, purpose: Purpose) -> Option<Problem> {
    if title.is_empty() {
        let key = if kind == Kind::Question {
            "exchange-error-question-missing"
        } else {
            "exchange-error-title-missing"
        };
        Some(Problem::new("title", key))
    } else if title.chars().count() > TITLE_LENGTH {
        Some(Problem::with("title", "exchange-error-too-long", TITLE_LENGTH))
    } else if kind == Kind::Question
        && purpose == Purpose::Show
        && text::words::count_words(title) > QUESTION_WORDS
    {
        Some(Problem::with("title", "exchange-error-question-words", QUESTION_WORDS))
    } else {
        None
    }
}

fn missing(kind: Kind) -> &'static str {
    match kind {
        Kind::Question => "exchange-error-context",
        Kind::Example => "exchange-error-what",
        Kind::Need | Kind::Offer => "exchange-error-description",
    }
}

fn needed_by(
    form: &Form,
    showing: bool,
    setting: &Setting<'_>,
    problems: &mut Vec<Problem>,
) -> Option<String> {
    let text = form.get("needed-by");
    if text.is_empty() {
        return None;
    }
    let Some(date) = web::dates::parse(text) else {
        problems.push(Problem::new("needed-by", "exchange-error-date"));
        return None;
    };
    let date = date.to_string();
    if showing && date < setting.today && setting.needed_by_before != Some(date.as_str()) {
        problems.push(Problem::new("needed-by", "exchange-error-date-past"));
    }
    Some(date)
}

fn themes(form: &Form, showing: bool, setting: &Setting<'_>, problems: &mut Vec<Problem>) -> Vec<String> {
    let sent = form.all("theme");
    let chosen: Vec<String> =
        setting.themes.iter().filter(|slug| sent.contains(slug)).map(|slug| (*slug).to_owned()).collect();
    if chosen.len() > MOST_THEMES {
        problems.push(Problem::with("theme", "exchange-error-themes-most", MOST_THEMES));
    } else if chosen.is_empty() && showing {
        problems.push(Problem::new("theme", "exchange-error-themes"));
    }
    chosen
}
