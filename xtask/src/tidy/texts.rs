//! The texts of the interface (`locales/nl.ftl`, `locales/en.ftl`): complete in both languages, none missing,
//! none left over.
//!
//! Forms and faults put keys together: `people-register` and its field `name` ask for `people-register-name` and
//! `people-register-name-hint`, a fault for its key and `…-title`. A key that code makes in another way is announced
//! in the file by a comment: `# used by code: exchange-phase-`.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    rust::{self, Rust},
    templates::askama_code,
    tree::{Finding, Source, Tree},
};

/// The functions that take a key.
const ASKING: &[&str] = &["t", "t1", "t2", "t3"];
const USED_BY_CODE: &str = "# used by code:";
/// What foundation/web adds to the key of a field and of a fault.
const ADDED: &[&str] = &["-hint", "-title"];

/// The same keys, with the same variables, in both languages of a room.
pub fn both_languages_have_the_same_texts(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    for file in locales(tree) {
        let (ours, other_path) = if let Some(room) = file.path.strip_suffix("nl.ftl") {
            ("nl", format!("{room}en.ftl"))
        } else {
            ("en", file.path.replace("en.ftl", "nl.ftl"))
        };
        let other = tree.files.iter().find(|other| other.path == other_path);
        let theirs = other.map(|other| messages(&other.text)).unwrap_or_default();
        for (key, message) in messages(&file.text) {
            match theirs.get(key) {
                None => findings.push(Finding::new(
                    file,
                    message.line,
                    format!("`{key}` is not in {other_path}; give every text in both languages."),
                )),
                Some(their) if ours == "nl" && their.variables != message.variables => {
                    let sentence = format!("`{key}` has other variables than in {other_path}.");
                    findings.push(Finding::new(file, message.line, sentence));
                }
                Some(_) => {}
            }
        }
    }
    findings
}

/// Every key that a template or a handler asks for stands in some room's texts.
pub fn every_text_that_is_asked_for_exists(tree: &Tree) -> Vec<Finding> {
    let known: BTreeSet<&str> = locales(tree).flat_map(|file| messages(&file.text).into_keys()).collect();
    let mut findings = Vec::new();
    for (file, code) in speaking(tree) {
        for (line, key) in asked(code.get()) {
            if !known.contains(key.as_str()) {
                findings.push(Finding::new(
                    file,
                    line,
                    format!("There is no text `{key}` in any locales/nl.ftl."),
                ));
            }
        }
    }
    findings
}

/// Every key is a string somewhere in the code or the templates, is put together there, or begins as a comment
/// says.
pub fn every_text_is_used(tree: &Tree) -> Vec<Finding> {
    let files: Vec<BTreeSet<String>> = speaking(tree)
        .map(|(_, code)| code.get().strings.iter().map(|literal| literal.text.clone()).collect())
        .collect();
    let mut findings = Vec::new();
    for file in locales(tree).filter(|file| file.path.ends_with("nl.ftl")) {
        let made = prefixes(&file.text);
        for (line, prefix) in &made {
            if !files.iter().flatten().any(|text| text.starts_with(prefix)) {
                let sentence = format!("No code makes a key that begins with `{prefix}`.");
                findings.push(Finding::new(file, *line, sentence));
            }
        }
        let texts = messages(&file.text);
        let referred: BTreeSet<&str> =
            texts.values().flat_map(|message| message.references.iter().copied()).collect();
        for (key, message) in &texts {
            let announced = made.iter().any(|(_, prefix)| key.starts_with(prefix));
            if !announced && !referred.contains(key) && !files.iter().any(|strings| is_used(key, strings)) {
                let sentence = format!("Nothing uses the text `{key}`; remove it.");
                findings.push(Finding::new(file, message.line, sentence));
            }
        }
    }
    findings
}

/// Whether a file with these strings uses a key: whole, or as a form or a fault puts it together.
fn is_used(key: &str, strings: &BTreeSet<String>) -> bool {
    let plain = |key: &str| {
        let field_of_form = |(at, _): (usize, &str)| {
            key[..at].contains('-') && strings.contains(&key[..at]) && strings.contains(&key[at + 1..])
        };
        strings.contains(key) || key.match_indices('-').any(field_of_form)
    };
    plain(key) || ADDED.iter().filter_map(|ending| key.strip_suffix(ending)).any(plain)
}

fn locales(tree: &Tree) -> impl Iterator<Item = &Source> {
    tree.files
        .iter()
        .filter(|file| file.path.ends_with("/locales/nl.ftl") || file.path.ends_with("/locales/en.ftl"))
}

/// Rust code is read once per file; the code in a template here.
enum Code<'t> {
    Rust(&'t Rust),
    Template(Rust),
}

impl Code<'_> {
    fn get(&self) -> &Rust {
        match self {
            Self::Rust(code) => code,
            Self::Template(code) => code,
        }
    }
}

/// What speaks to a visitor: the code of the house and its templates.
fn speaking(tree: &Tree) -> impl Iterator<Item = (&Source, Code<'_>)> {
    let house = |file: &&Source| !file.is_for_tests() && !file.path.starts_with("xtask/");
    let rust = tree.rust().filter(house).map(|file| (file, Code::Rust(file.rust())));
    rust.chain(tree.templates().map(|file| (file, Code::Template(rust::read(&askama_code(&file.text))))))
}

/// The keys, with their lines, that stand first in a call of one of [`ASKING`].
fn asked(code: &Rust) -> Vec<(usize, String)> {
    let asks = |offset: usize| {
        let call = code.code[..offset].trim_end().strip_suffix('(')?;
        let name = call.rsplit(|c: char| !c.is_alphanumeric() && c != '_').next()?;
        Some(ASKING.contains(&name))
    };
    code.strings
        .iter()
        .filter(|literal| asks(literal.offset) == Some(true))
        // A string with a placeholder or an open end is a key in the making.
        .filter(|literal| !literal.text.contains('{') && !literal.text.ends_with('-'))
        .map(|literal| (literal.line, literal.text.clone()))
        .collect()
}

#[derive(Default)]
struct Message<'t> {
    line: usize,
    variables: BTreeSet<&'t str>,
    references: BTreeSet<&'t str>,
}

/// The messages of a Fluent file by key.
fn messages(ftl: &str) -> BTreeMap<&str, Message<'_>> {
    let mut found = BTreeMap::new();
    let mut current = None;
    for (number, line) in ftl.lines().enumerate() {
        if line.starts_with(|c: char| c.is_ascii_alphabetic()) {
            current = line.split_once('=').map(|(key, _)| key.trim());
            if let Some(key) = current {
                found.insert(key, Message { line: number + 1, ..Message::default() });
            }
        } else if !line.starts_with(char::is_whitespace) && !line.is_empty() {
            // A comment or a term: what follows belongs to no message.
            current = None;
        }
        if let Some(message) = current.and_then(|key| found.get_mut(key)) {
            for (position, _) in line.match_indices(['$', '{']) {
                let rest = line[position + 1..].trim_start();
                let end =
                    rest.find(|c: char| !c.is_alphanumeric() && c != '-' && c != '_').unwrap_or(rest.len());
                let name = &rest[..end];
                if line[position..].starts_with('$') {
                    message.variables.insert(name);
                } else if !name.is_empty() {
                    message.references.insert(name);
                }
            }
        }
    }
    found
}

fn prefixes(ftl: &str) -> Vec<(usize, &str)> {
    ftl.lines()
        .enumerate()
        .filter(|(_, line)| line.starts_with('#'))
        .filter_map(|(number, line)| Some((number + 1, line.split_once(USED_BY_CODE)?.1)))
        .flat_map(|(line, list)| list.split([',', ' ']).map(move |prefix| (line, prefix)))
        .filter(|(_, prefix)| !prefix.is_empty())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{super::tree::places, *};

    const NL: &str = "features/x/locales/nl.ftl";
    const EN: &str = "features/x/locales/en.ftl";

    #[test]
    fn a_text_in_one_language_is_found() {
        let tree = Tree::of(&[(NL, "x-a = A\nx-b = B\n  vervolg"), (EN, "x-a = A\n# note\nx-c = C")]);
        assert_eq!(
            places(&both_languages_have_the_same_texts(&tree)),
            [format!("{NL}:2"), format!("{EN}:3")]
        );
    }

    #[test]
    fn a_variable_that_differs_between_the_languages_is_found() {
        let tree = Tree::of(&[
            (NL, "x-a = { $count } keer\nx-b = { $n }"),
            (EN, "x-a = { $number } times\nx-b = { $n }"),
        ]);
        assert_eq!(places(&both_languages_have_the_same_texts(&tree)), [format!("{NL}:1")]);
    }

    #[test]
    fn a_text_that_is_asked_for_but_not_there_is_found() {
        let tree = Tree::of(&[
            (NL, "x-a = A"),
            (
                "features/x/templates/a.html",
                "<p t(\"no\")>{{ p.t(\"x-a\") }}\n{{ p.t1(\"x-gone\", \"count\", n) }}",
            ),
            (
                "features/x/src/pages.rs",
                "f(p.t(\"x-lost\"), p.t(\n\"x-away\"), p.t1(key, \"count\", 1), insert(\"x-z\"))",
            ),
            ("features/x/tests/main.rs", "p.t(\"x-test\")"),
        ]);
        let found = places(&every_text_that_is_asked_for_exists(&tree));
        let page = "features/x/src/pages.rs";
        assert_eq!(found, [format!("{page}:1"), format!("{page}:2"), "features/x/templates/a.html:2".into()]);
    }

    #[test]
    fn a_text_that_nothing_uses_is_found() {
        let tree = Tree::of(&[
            (NL, "# Kinds # used by code: x-kind-\nx-kind-a = A\nx-b = B\nx-c = C { x-e }\nx-d = D\nx-e = E"),
            ("features/x/src/pages.rs", "let key = format!(\"x-kind-{kind}\"); error(\"x-b\"); // \"x-d\""),
            ("features/x/templates/a.html", "{{ p.t(\"x-c\") }} {# p.t(\"x-d\") #}"),
        ]);
        assert_eq!(places(&every_text_is_used(&tree)), [format!("{NL}:5")]);
    }

    #[test]
    fn the_texts_of_forms_and_faults_are_used() {
        let tree = Tree::of(&[
            (
                NL,
                "x-form-name = N\nx-form-name-hint = H\nx-form-age = A\nx-gone = G\nx-gone-title = T\nx-lost-title = L",
            ),
            ("features/x/src/pages.rs", "Fields::new(\"x-form\").text(\"name\"); Fault::new(\"x-gone\")"),
            ("features/x/src/other.rs", "text(\"age\")"),
        ]);
        assert_eq!(places(&every_text_is_used(&tree)), [format!("{NL}:3"), format!("{NL}:6")]);
    }

    #[test]
    fn a_promise_that_code_makes_a_key_is_checked() {
        let tree = Tree::of(&[(NL, "# used by code: x-old-\nx-old-a = A")]);
        assert_eq!(places(&every_text_is_used(&tree)), [format!("{NL}:1")]);
    }
}
