//! What several pages show in the same way.

use std::cmp::Reverse;

use people::{
    model::OrganisationKind,
    municipalities::facts,
    store::names::{Called, Named},
};
use search::{Passage, Tally};
use web::{Language, OrganisationId, Page, dates};

use crate::{
    model::{Kind, Organisation, Section, State, Theme, Visibility},
    store::lists::{Item, Words},
};

/// A line in a list, in the visitor's language.
pub struct Line {
    /// The word of the kind for the style sheet.
    pub kind_class: &'static str,
    /// The word of the kind.
    pub kind: String,
    /// One line.
    pub title: String,
    /// Where it is.
    pub url: String,
    /// The beginning of its text.
    pub summary: String,
    /// Set when the text is in another language than the page.
    pub lang: Option<&'static str>,
    /// Organisation, day and counts.
    pub meta: Vec<String>,
    /// By when an answer is needed.
    pub attention: Option<String>,
    /// When it was found by words: title and the best passage, with those words marked.
    pub marked: Option<Passage>,
}

/// The lines of a list.
pub fn lines(p: &Page, items: &[Item], today: &str) -> Vec<Line> {
    items.iter().map(|item| line(p, item, today)).collect()
}

/// The same, with the words that found them marked.
pub fn marked_lines(p: &Page, items: &[Item], today: &str, words: Option<&Words>) -> Vec<Line> {
    let marked = |item: &Item| words.and_then(|words| words.marked.get(&item.id.0).cloned());
    items.iter().map(|item| Line { marked: marked(item), ..line(p, item, today) }).collect()
}

fn line(p: &Page, item: &Item, today: &str) -> Line {
    let mut meta = vec![organisation(p, &item.organisation)];
    match item.published_at {
        Some(at) => meta.push(dates::day(at, p.language)),
        None => meta.push(p.t1("exchange-changed-on", "day", dates::day(item.changed_at, p.language))),
    }
    if item.state != State::Published {
        meta.push(state(p, item.state).to_owned());
    }
    if let Some(phase) = item.phase {
        meta.push(p.t(&format!("exchange-phase-{}", phase.key())).to_owned());
    }
    if item.visibility != Visibility::Public {
        meta.push(visibility(p, item.visibility).to_owned());
    }
    for (count, key) in [
        (item.replies, "exchange-count-replies"),
        (item.supports, "exchange-count-supports"),
        (item.reuses, "exchange-count-reuses"),
    ] {
        if count > 0 {
            meta.push(p.t1(key, "count", count));
        }
    }
    let wanted = item.needed_by.as_deref().filter(|day| item.state == State::Published && *day >= today);
    Line {
        kind_class: item.kind.key(),
        kind: kind(p, item.kind).to_owned(),
        title: item.title.clone(),
        url: format!("/bijdragen/{}", item.id),
        summary: item.summary.clone(),
        lang: other_language(p, item.language),
        meta,
        attention: wanted.map(|day| p.t1("exchange-needed-by", "day", p.date(day))),
        marked: None,
    }
}

/// The language of a text when it is not that of the page (WCAG 2.2, 3.1.2).
pub fn other_language(p: &Page, language: Language) -> Option<&'static str> {
    (language != p.language).then(|| language.code())
}

/// "Gemeente Ommen (18.400 inwoners)", or only the name of another kind of organisation.
pub fn organisation(p: &Page, organisation: &Organisation) -> String {
    let name = organisation_name(p, organisation);
    match organisation.inhabitants {
        Some(count) => p.t2("exchange-organisation-size", "name", name, "count", p.number(&count)),
        None => name,
    }
}

/// "Gemeente Ommen".
pub fn organisation_name(p: &Page, organisation: &Organisation) -> String {
    if organisation.kind == "municipality" {
        p.t1("exchange-organisation-municipality", "name", &organisation.name)
    } else {
        organisation.name.clone()
    }
}

/// The same, out of the names of all.
pub fn named(p: &Page, named: &Named) -> String {
    match named.kind {
        OrganisationKind::Municipality => p.t1("exchange-organisation-municipality", "name", &named.name),
        _ => named.name.clone(),
    }
}

/// The most organisations to choose from in a filter; a longer list is no choice, and half of the page.
const MOST_OPTIONS: usize = 50;

/// The organisations to choose from in a filter.
pub struct OrganisationOptions {
    /// Of each its identifier, its name with how much it gives, and whether it is chosen; in the order of the names.
    pub all: Vec<(String, String, bool)>,
    /// When some are left out: how many stand here.
    pub most: Option<usize>,
}

/// The organisations that give something of a list, those that give the most when there are many, and the one that is
/// chosen.
pub fn organisation_options(
    p: &Page,
    called: &Called,
    counts: Option<&Tally>,
    chosen: Option<OrganisationId>,
) -> OrganisationOptions {
    // The text of the language is looked up once for hundreds of them.
    const PLACE: &str = "\u{1}";
    let municipality = p.t1("exchange-organisation-municipality", "name", PLACE);
    let (before, after) = municipality.split_once(PLACE).unwrap_or_default();
    let is_chosen = |one: &Named| chosen == Some(one.id);
    let all = called.all.iter().zip(called.counts(counts)).enumerate();
    let mut shown: Vec<(usize, &Named, i64)> = all
        .filter(|(_, (one, count))| *count > 0 || is_chosen(one))
        .map(|(nth, (one, count))| (nth, one, count))
        .collect();
    let is_cut = shown.len() > MOST_OPTIONS;
    if is_cut {
        shown.select_nth_unstable_by_key(MOST_OPTIONS - 1, |(nth, one, count)| {
            (!is_chosen(one), Reverse(*count), *nth)
        });
        shown.truncate(MOST_OPTIONS);
        shown.sort_unstable_by_key(|(nth, ..)| *nth);
    }
    let option = |(_, one, count): (usize, &Named, i64)| {
        let (before, after) =
            if one.kind == OrganisationKind::Municipality { (before, after) } else { ("", "") };
        (one.key.clone(), format!("{before}{}{after} ({})", one.name, p.number(&count)), is_chosen(one))
    };
    OrganisationOptions { all: shown.into_iter().map(option).collect(), most: is_cut.then_some(MOST_OPTIONS) }
}

/// The word of a kind.
pub fn kind(p: &Page, kind: Kind) -> &str {
    p.t(match kind {
        Kind::Question => "exchange-kind-question",
        Kind::Example => "exchange-kind-example",
        Kind::Need => "exchange-kind-need",
        Kind::Offer => "exchange-kind-offer",
    })
}

/// The word of a state.
pub fn state(p: &Page, state: State) -> &str {
    p.t(match state {
        State::Draft => "exchange-state-draft",
        State::Published => "exchange-state-published",
        State::Answered => "exchange-state-answered",
        State::Closed => "exchange-state-closed",
        State::Withdrawn => "exchange-state-withdrawn",
        State::Merged => "exchange-state-merged",
        State::Removed => "exchange-state-removed",
    })
}

/// The words of a visibility.
pub fn visibility(p: &Page, visibility: Visibility) -> &str {
    p.t(match visibility {
        Visibility::Public => "exchange-visibility-public",
        Visibility::Network => "exchange-visibility-network",
        Visibility::Organisation => "exchange-visibility-organisation",
    })
}

/// The heading above a part of a text.
pub fn section(p: &Page, kind: Kind, section: Section) -> String {
    p.t(&format!("exchange-form-{}-{}", kind.key(), section.key())).to_owned()
}

/// The name of a province by its code; the code itself when it is not known.
pub fn province(p: &Page, code: &str) -> String {
    facts::province_with(code)
        .map_or(code, |province| if p.language == Language::Nl { province.name_nl } else { province.name_en })
        .to_owned()
}

/// Name and address of the themes with these slugs.
pub fn themes(p: &Page, all: &[Theme], slugs: &[String]) -> Vec<(String, String)> {
    let chosen = all.iter().filter(|theme| slugs.contains(&theme.slug));
    chosen.map(|theme| (theme.name(&p.language).to_owned(), format!("/themas/{}", theme.slug))).collect()
}

/// The calendar day in the Netherlands, `YYYY-MM-DD`.
pub fn today(now: web::Instant) -> String {
    dates::date_of(now).to_string()
}
