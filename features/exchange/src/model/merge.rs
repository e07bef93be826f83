//! Two people changed the same contribution at once: what both did is kept where it fits together.

use std::collections::BTreeMap;

use super::{Content, Kind, Section};

/// A field that two people changed differently.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conflict {
    /// The name of the field.
    pub field: &'static str,
    /// What the other one made of it.
    pub theirs: String,
}

/// What came of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Merged {
    /// Both changes where they fit together; one's own where they do not.
    pub content: Content,
    /// Where they do not.
    pub conflicts: Vec<Conflict>,
}

/// Joins one's own change with that of somebody else, both made from `base`. A text is joined word by word;
/// other fields take the side that changed.
pub fn merge(kind: Kind, base: &Content, mine: &Content, theirs: &Content) -> Merged {
    let mut conflicts = Vec::new();
    let title = one("title", &base.title, &mine.title, &theirs.title, Clone::clone, &mut conflicts);
    let mut sections = BTreeMap::new();
    for section in kind.sections() {
        let text = section_text(*section, base, mine, theirs, &mut conflicts);
        if !text.is_empty() {
            sections.insert(*section, text);
        }
    }
    let phase = one(
        "phase",
        &base.phase,
        &mine.phase,
        &theirs.phase,
        |p| p.map_or("", |p| p.key()).into(),
        &mut conflicts,
    );
    let date = |day: &Option<String>| day.clone().unwrap_or_default();
    let needed_by =
        one("needed-by", &base.needed_by, &mine.needed_by, &theirs.needed_by, date, &mut conflicts);
    let themes = one("theme", &base.themes, &mine.themes, &theirs.themes, |t| t.join(", "), &mut conflicts);
    let key = |v: &super::Visibility| v.key().to_owned();
    let visibility =
        one("visibility", &base.visibility, &mine.visibility, &theirs.visibility, key, &mut conflicts);
    let code = |l: &web::Language| l.code().to_owned();
    let language = one("language", &base.language, &mine.language, &theirs.language, code, &mut conflicts);
    Merged { content: Content { title, sections, phase, needed_by, visibility, language, themes }, conflicts }
}

fn one<T: Clone + PartialEq>(
    field: &'static str,
    base: &T,
    mine: &T,
    theirs: &T,
    show: impl Fn(&T) -> String,
    conflicts: &mut Vec<Conflict>,
) -> T {
    if mine == base {
        return theirs.clone();
    }
    if theirs != base && theirs != mine {
        conflicts.push(Conflict { field, theirs: show(theirs) });
    }
    mine.clone()
}

fn section_text(
    section: Section,
    base: &Content,
    mine: &Content,
    theirs: &Content,
    conflicts: &mut Vec<Conflict>,
) -> String {
    let [base, mine, theirs] = [base, mine, theirs].map(|content| content.section(section));
    match text::merge::three_way(base, mine, theirs) {
        text::merge::Merge::Clean(text) => text,
        text::merge::Merge::Conflict { .. } => {
            conflicts.push(Conflict { field: section.key(), theirs: theirs.to_owned() });
            mine.to_owned()
        }
    }
}
