//! What is new about one thing, in words.

use notices::Group;
use web::Page;

/// A line of the page and of the digest.
pub struct Line {
    /// The word of the kind for the style sheet; may be empty.
    pub kind_class: &'static str,
    /// The word of the kind.
    pub kind: String,
    /// What it is called.
    pub title: String,
    /// Where the newest of it is; empty for what has no page.
    pub url: String,
    /// What happened.
    pub what: Vec<String>,
    /// The beginning of the newest text.
    pub text: String,
    /// The organisation that says it; may be empty.
    pub by: String,
    /// When, as people read it.
    pub when: String,
    /// When, for programs.
    pub machine: String,
    /// Whether any of it was not seen yet.
    pub is_new: bool,
}

/// In the language of the page.
pub fn line(p: &Page, group: &Group) -> Line {
    let words = group.lines.iter().map(|(key, count)| p.t1(key, "count", *count));
    let kind = p.t(group.shown.kind_label_key).to_owned();
    // What may not be named is called by its kind: a report of something that was removed.
    let title = if group.shown.title.is_empty() { kind.clone() } else { group.shown.title.clone() };
    Line {
        kind_class: group.shown.kind_class,
        title,
        kind,
        url: group.url.clone(),
        what: words.collect(),
        text: group.text.clone(),
        by: group.by.clone(),
        when: p.moment(&group.at),
        machine: p.machine(&group.at),
        is_new: group.is_new,
    }
}
