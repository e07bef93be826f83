//! What is kept pure: models do no input or output, and only `app` knows what time it is.

use super::tree::{Finding, Source, Tree, line_of};

/// Crates with input or output, and the names of theirs that are values only. Constants and identifiers
/// (`DAY`, `PersonId`) are values too.
const CRATES_WITH_IO: &[(&str, &[&str])] = &[
    ("db", &["id", "uuid", "FromValue", "Value"]),
    // `Form` and `Errors` are the fields that somebody sent, already read, and what is wrong with them.
    ("web", &["Actor", "Errors", "Form", "Instant", "Language", "NetworkRole", "Role", "dates", "encoded"]),
    ("axum", &[]),
    ("tokio", &[]),
    ("jobs", &[]),
];

const CLOCKS: &[&str] = &[
    "SystemTime::now",
    "Timestamp::now",
    "Zoned::now",
    "Utc::now",
    "Local::now",
    "Uuid::now_v7",
    "Uuid::new_v4",
];

/// Invariant 3, first half.
pub fn models_do_no_io(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    for file in tree.rust().filter(|file| is_model(file)) {
        let rust = file.rust();
        let mut found = |offset: usize, what: &str| {
            let sentence = format!("A model is pure, but this uses {what}; pass in what it needs.");
            findings.push(Finding::new(file, line_of(&rust.code, offset), sentence));
        };
        for word in ["async", "await"] {
            rust.words(word).for_each(|(offset, _)| found(offset, &format!("`{word}`")));
        }
        for (krate, values) in CRATES_WITH_IO {
            for offset in rust.names(krate) {
                for name in used_names(&rust.code[offset + krate.len()..]) {
                    if !values.contains(&name) && !is_value(name) {
                        found(offset, &format!("`{krate}::{name}`"));
                    }
                }
            }
        }
        for module in ["std::fs", "std::net", "std::env", "std::process"] {
            rust.code.match_indices(module).for_each(|(offset, _)| found(offset, &format!("`{module}`")));
        }
    }
    findings
}

/// Invariant 3, second half. Clippy forbids the same calls; this also sees code that is not compiled here.
pub fn only_app_reads_the_clock(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    // Like `app`, the bench is a program of its own, beside the one it measures.
    let programs = ["app/", "benches/"];
    for file in tree.rust().filter(|file| !programs.iter().any(|program| file.path.starts_with(program))) {
        let code = &file.rust().code;
        for clock in CLOCKS {
            findings.extend(code.match_indices(clock).map(|(offset, _)| {
                let sentence = format!(
                    "Only `app` and `benches` call `{clock}`; time and identifiers are passed in (web::Clock, web::Ids)."
                );
                Finding::new(file, line_of(code, offset), sentence)
            }));
        }
    }
    findings
}

fn is_value(name: &str) -> bool {
    name.ends_with("Id") || name.chars().all(|c| c.is_ascii_uppercase() || c == '_')
}

fn is_model(file: &Source) -> bool {
    file.path.starts_with("features/")
        && (file.path.ends_with("/src/model.rs") || file.path.contains("/src/model/"))
}

/// The names taken from a crate, from what stands after it: `::A`, `::{A, b::C}`.
fn used_names(after: &str) -> Vec<&str> {
    let name = |text: &'_ str| text.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(text.len());
    let Some(after) = after.trim_start().strip_prefix("::") else { return vec!["*"] };
    let after = after.trim_start();
    let Some(list) = after.strip_prefix('{') else { return vec![&after[..name(after)]] };
    let list = &list[..list.find(';').unwrap_or(list.len())];
    list.split(',')
        .map(|item| item.trim_start())
        .map(|item| &item[..name(item)])
        .filter(|n| !n.is_empty())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{super::tree::places, *};

    #[test]
    fn a_model_with_input_or_output_is_found() {
        let text =
            "use db::Transaction;\nuse web::{Instant, Page};\nasync fn f() {}\nfn g() { std::fs::read(p) }";
        let tree =
            Tree::of(&[("features/exchange/src/model.rs", text), ("features/exchange/src/store.rs", text)]);
        let path = "features/exchange/src/model.rs";
        let mut found = places(&models_do_no_io(&tree));
        found.sort();
        assert_eq!(found, [1, 2, 3, 4].map(|line| format!("{path}:{line}")));
    }

    #[test]
    fn a_model_may_use_identifiers_instants_and_languages() {
        let text = "db::id!(/// A thing.\nThingId);\nuse web::{DAY, Instant, Language, PersonId};\n// async is only a word here";
        assert!(models_do_no_io(&Tree::of(&[("features/exchange/src/model/thing.rs", text)])).is_empty());
    }

    #[test]
    fn the_clock_is_read_by_app_only() {
        let text = "let now = jiff::Timestamp::now();";
        let tree = Tree::of(&[("app/src/main.rs", text), ("foundation/jobs/src/lib.rs", text)]);
        assert_eq!(places(&only_app_reads_the_clock(&tree)), ["foundation/jobs/src/lib.rs:1"]);
    }
}
