//! The form of a contribution: its fields, what is wrong with it, and how it will look.

use web::{ChoiceField, Errors, Field, Fields, Form, Language, Page};

use crate::{
    model::{
        Content, Kind, Organisation, Phase, Problem, QUESTION_WORDS, REASON_LENGTH, SECTION_LENGTH, Section,
        Setting, TITLE_LENGTH, Theme, Visibility,
    },
    pages::view,
};

/// The fields of the form, in the visitor's language.
pub struct Sheet {
    pub title: Field,
    pub sections: Vec<Field>,
    pub phase: Option<ChoiceField>,
    pub needed_by: Option<Field>,
    pub themes: ChoiceField,
    pub visibility: ChoiceField,
    pub language: ChoiceField,
}

impl Sheet {
    /// Whether a theme is chosen, on which depends whom it reaches.
    pub fn has_themes(&self) -> bool {
        self.themes.choices.iter().any(|theme| theme.checked)
    }
}

/// How it will look.
pub struct Preview {
    pub title: String,
    pub lang: Option<&'static str>,
    /// Heading and safe HTML of each part.
    pub sections: Vec<(String, String)>,
}

/// Makes the fields. A company must state its interest in an offer.
pub fn sheet(p: &Page, kind: Kind, form: &Form, errors: &Errors, themes: &[Theme], company: bool) -> Sheet {
    let own = Fields::new(p, prefix(kind), form, errors);
    let common = Fields::new(p, "exchange-form", form, errors);
    let section = |section: &Section| {
        let required = *section == kind.main_section() || (*section == Section::Interest && company);
        let rows = if *section == kind.main_section() { 8 } else { 4 };
        let field = own.area(section.key(), rows, SECTION_LENGTH);
        if required { field } else { field.optional() }
    };
    let mut title = own.text("title", TITLE_LENGTH);
    if kind == Kind::Question {
        title.word_limit = QUESTION_WORDS;
    }
    let phases = Phase::ALL.iter().map(|phase| {
        let key = format!("exchange-phase-{}", phase.key());
        (phase.key().to_owned(), p.t(&key).to_owned(), String::new())
    });
    let visibilities = Visibility::ALL.iter().map(|visibility| {
        let hint = format!("exchange-form-visibility-{}", visibility.key());
        (visibility.key().to_owned(), view::visibility(p, *visibility).to_owned(), p.t(&hint).to_owned())
    });
    let languages = Language::ALL.map(|language| {
        let key = format!("exchange-language-{}", language.code());
        (language.code().to_owned(), p.t(&key).to_owned(), String::new())
    });
    let chosen = form.all("theme");
    let themes =
        themes.iter().filter(|theme| theme.ended_at.is_none() || chosen.contains(&theme.slug.as_str()));
    let themes = themes.map(|theme| {
        let hint = theme.description(&p.language).to_owned();
        (theme.slug.clone(), theme.name(&p.language).to_owned(), hint)
    });
    Sheet {
        title,
        sections: kind.sections().iter().map(section).collect(),
        phase: kind.has_phase().then(|| own.choices("phase", phases)),
        needed_by: kind.has_needed_by().then(|| own.text("needed-by", 20).optional()),
        themes: common.choices("theme", themes),
        visibility: common.choices("visibility", visibilities),
        language: common.choices("language", languages),
    }
}

/// The field for a few words about a change.
pub fn reason(p: &Page, form: &Form, errors: &Errors) -> Field {
    Fields::new(p, "exchange-form", form, errors).text("reason", REASON_LENGTH).optional()
}

fn prefix(kind: Kind) -> &'static str {
    match kind {
        Kind::Question => "exchange-form-question",
        Kind::Example => "exchange-form-example",
        Kind::Need => "exchange-form-need",
        Kind::Offer => "exchange-form-offer",
    }
}

/// The label of a field, for a message that names it.
pub fn label(p: &Page, kind: Kind, field: &str) -> String {
    let own = format!("{}-{field}", prefix(kind));
    match p.optional(&own) {
        Some(label) => label.to_owned(),
        None => p.t(&format!("exchange-form-{field}")).to_owned(),
    }
}

/// The problems as messages, in the order of the fields.
pub fn errors(p: &Page, kind: Kind, problems: &[Problem]) -> Errors {
    let mut errors = Errors::default();
    for problem in problems {
        let message = match problem.most {
            Some(most) => p.t2(problem.key, "most", most, "label", label(p, kind, problem.field)),
            None => p.t(problem.key).to_owned(),
        };
        errors.add(problem.field, message);
    }
    errors
}

/// The form as it stands before anybody typed something: in the visitor's language and, because most of what
/// comes here is for all to see, for everybody.
pub fn empty(p: &Page) -> Form {
    Form::from_pairs([("visibility", Visibility::Public.key()), ("language", p.language.code())])
}

/// The form filled in with what is there.
pub fn filled(content: &Content) -> Form {
    let mut pairs = vec![("title", content.title.clone())];
    pairs.extend(content.sections.iter().map(|(section, text)| (section.key(), text.clone())));
    pairs.extend(content.phase.map(|phase| ("phase", phase.key().to_owned())));
    pairs.extend(content.needed_by.clone().map(|day| ("needed-by", day)));
    pairs.extend(content.themes.iter().map(|slug| ("theme", slug.clone())));
    pairs.push(("visibility", content.visibility.key().to_owned()));
    pairs.push(("language", content.language.code().to_owned()));
    Form::from_pairs(pairs)
}

/// What the rules depend on. Themes that have ended may stay where they were.
pub fn setting<'s>(
    today: String,
    themes: &'s [Theme],
    organisation: &Organisation,
    before: Option<&'s Content>,
) -> Setting<'s> {
    let stays = |theme: &&Theme| {
        theme.ended_at.is_none() || before.is_some_and(|content| content.themes.contains(&theme.slug))
    };
    Setting {
        today,
        themes: themes.iter().filter(stays).map(|theme| theme.slug.as_str()).collect(),
        is_company: organisation.is_company(),
        needed_by_before: before.and_then(|content| content.needed_by.as_deref()),
    }
}

/// How a content will look.
pub fn preview(p: &Page, kind: Kind, content: &Content) -> Preview {
    Preview {
        title: content.title.clone(),
        lang: view::other_language(p, content.language),
        sections: rendered(p, kind, content),
    }
}

/// Heading and safe HTML of each part that is filled in.
pub fn rendered(p: &Page, kind: Kind, content: &Content) -> Vec<(String, String)> {
    let filled = kind.sections().iter().filter(|section| !content.section(**section).is_empty());
    filled
        .map(|section| (view::section(p, kind, *section), text::markdown::to_html(content.section(*section))))
        .collect()
}
