//! SQL stands in stores, and is one text for both engines with few exceptions.

use super::tree::{Finding, Source, Tree, line_of};

const BEGINNINGS: &[&str] =
    &["SELECT ", "INSERT INTO ", "INSERT OR ", "UPDATE ", "DELETE FROM ", "WITH RECURSIVE ", "CREATE TABLE "];

/// Foundation crates whose work is the database.
const KEEPERS: &[&str] = &["foundation/db/", "foundation/jobs/", "foundation/links/", "foundation/testkit/"];

/// Invariant 2, second half.
pub fn only_stores_hold_sql(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    for file in tree.rust().filter(|file| !may_hold_sql(file)) {
        let rust = file.rust();
        let mut lines: Vec<usize> =
            declarations(file).into_iter().map(|offset| line_of(&rust.code, offset)).collect();
        lines.extend(rust.strings.iter().filter(|literal| is_sql(&literal.text)).map(|literal| literal.line));
        lines.sort_unstable();
        lines.dedup();
        findings.extend(lines.into_iter().map(|line| {
            Finding::new(file, line, "SQL stands in store.rs or store/ only; give it a function there.")
        }));
    }
    findings
}

/// The budget of docs/decisions: fewer than one statement in ten is a pair of texts.
pub fn few_statements_differ_between_engines(tree: &Tree) -> Vec<Finding> {
    let house = |file: &&Source| {
        !file.is_for_tests()
            && ["app/", "features/", "foundation/"].iter().any(|room| file.path.starts_with(room))
    };
    let mut total = 0;
    let mut pairs = Vec::new();
    for file in tree.rust().filter(house) {
        let code = &file.rust().code;
        for offset in declarations(file) {
            total += 1;
            let body = code[offset..].split_once('=').map_or("", |(_, body)| body.trim_start());
            if body.starts_with("sqlite:") {
                pairs.push((file, line_of(code, offset)));
            }
        }
    }
    if pairs.len() * 10 <= total {
        return Vec::new();
    }
    let sentence = format!(
        "{} of {total} statements have a text per engine; more than one in ten is too many.",
        pairs.len()
    );
    pairs.into_iter().map(|(file, line)| Finding::new(file, line, &sentence)).collect()
}

fn may_hold_sql(file: &Source) -> bool {
    file.path.ends_with("/store.rs")
        || file.path.contains("/store/")
        || KEEPERS.iter().any(|keeper| file.path.starts_with(keeper))
        // Rules are tested on samples of what they forbid.
        || file.path.starts_with("xtask/")
        || file.is_for_tests()
}

/// Where statements are declared.
fn declarations(file: &Source) -> Vec<usize> {
    let rust = file.rust();
    ["sql", "family"]
        .into_iter()
        .flat_map(|name| rust.words(name))
        .filter(|(start, end)| {
            // `macro_rules! sql` and the arms of a macro are no declaration.
            let body = rust.code[*end..].strip_prefix("!(");
            body.is_some_and(|body| !body.starts_with('@')) && !rust.code[..*start].ends_with("$crate::")
        })
        .map(|(start, _)| start)
        .collect()
}

fn is_sql(text: &str) -> bool {
    let words = text.split_whitespace().take(3).collect::<Vec<_>>().join(" ") + " ";
    BEGINNINGS.iter().any(|beginning| words.starts_with(beginning))
}

#[cfg(test)]
mod tests {
    use super::{super::tree::places, *};

    #[test]
    fn sql_outside_a_store_is_found() {
        let tree = Tree::of(&[
            ("features/people/src/store.rs", "sql!(A = \"SELECT 1\");"),
            ("features/people/src/store/roles.rs", "sql!(A = \"SELECT 1\");"),
            ("foundation/jobs/src/queue.rs", "sql!(A = \"SELECT 1\");"),
            ("features/people/tests/main.rs", "run(\"DELETE FROM person\")"),
            ("features/people/src/pages.rs", "db::sql!(A = \"SELECT 1\");\nlet t = \"\n  UPDATE person\";"),
            ("app/src/main.rs", "let a = \"Select a language\"; let b = \"INSERT INTO x\";"),
        ]);
        let found = places(&only_stores_hold_sql(&tree));
        let page = "features/people/src/pages.rs";
        assert_eq!(found, [format!("{page}:1"), format!("{page}:2"), "app/src/main.rs:1".into()]);
    }

    #[test]
    fn one_pair_in_ten_is_enough() {
        let pair = "sql!(P = sqlite: \"a\", postgres: \"b\");";
        let few = format!("{pair}\n{}", "sql!(A = \"x\");\nfamily!(B = \"y\", filters: []);".repeat(5));
        let many = format!("sql!(A = \"x\");\n{pair}");
        let count = |text: &str| {
            places(&few_statements_differ_between_engines(&Tree::of(&[("foundation/jobs/src/a.rs", text)])))
        };
        assert!(count(&few).is_empty());
        assert_eq!(count(&many), ["foundation/jobs/src/a.rs:2"]);
    }

    #[test]
    fn the_macro_itself_declares_no_statement() {
        let text = "macro_rules! sql { ($n:ident = sqlite: $a:expr) => { $crate::sql!(@ $n, $a); }; }";
        let tree = Tree::of(&[("foundation/db/src/statement.rs", text)]);
        assert!(few_statements_differ_between_engines(&tree).is_empty());
    }
}
