//! Documents that name files stay in step with the files.

use super::tree::{Finding, Tree};

const DOCUMENTS: &[&str] = &["ARCHITECTURE.md", "CONTRIBUTING.md"];
const ENDINGS: &[&str] =
    &[".rs", ".md", ".toml", ".html", ".sql", ".ftl", ".mjs", ".css", ".js", ".json", ".yml", ".csv"];

/// A path in backticks in ARCHITECTURE.md or CONTRIBUTING.md exists. `*` stands for one name, `{a,b}` for both.
pub fn named_paths_exist(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    for file in tree.files.iter().filter(|file| DOCUMENTS.contains(&file.path.as_str())) {
        let mut fenced = false;
        for (number, line) in file.text.lines().enumerate() {
            fenced ^= line.trim_start().starts_with("```");
            if fenced {
                continue;
            }
            for span in line.split('`').skip(1).step_by(2).filter(|span| is_path(span)) {
                for path in expanded(span) {
                    if !exists(tree, &path) {
                        findings.push(Finding::new(file, number + 1, format!("There is no `{path}`.")));
                    }
                }
            }
        }
    }
    findings
}

fn is_path(span: &str) -> bool {
    let plain = span.chars().all(|c| c.is_ascii_alphanumeric() || "_-./*{},".contains(c));
    let media_type = ["text/", "application/", "image/"].iter().any(|kind| span.starts_with(kind));
    let named = span.contains('/') || ENDINGS.iter().any(|ending| span.ends_with(ending));
    plain && named && !span.starts_with('/') && !media_type && !span.starts_with("target/")
}

fn expanded(span: &str) -> Vec<String> {
    let Some((before, rest)) = span.split_once('{') else { return vec![span.to_owned()] };
    let Some((choices, after)) = rest.split_once('}') else { return vec![span.to_owned()] };
    choices.split(',').flat_map(|choice| expanded(&format!("{before}{}{after}", choice.trim()))).collect()
}

/// A path from the root, a folder, or, without a slash, the name of some file.
fn exists(tree: &Tree, path: &str) -> bool {
    let wanted: Vec<&str> = path.trim_end_matches('/').split('/').collect();
    tree.files.iter().any(|file| {
        let mut names = file.path.split('/');
        if let [name] = wanted.as_slice()
            && names.clone().next_back().is_some_and(|last| fits(last, name))
        {
            return true;
        }
        wanted.iter().all(|name| names.next().is_some_and(|found| fits(found, name)))
    })
}

fn fits(name: &str, pattern: &str) -> bool {
    match pattern.split_once('*') {
        Some((start, end)) => {
            name.len() >= start.len() + end.len() && name.starts_with(start) && name.ends_with(end)
        }
        None => name == pattern,
    }
}

#[cfg(test)]
mod tests {
    use super::{super::tree::places, *};

    #[test]
    fn a_path_that_is_gone_is_found() {
        let text = "`features/people/src/model.rs` `features/*/src/store.rs` `model.rs` `features/`\n\
            `features/gone/` `gone.rs`\n\
            `cargo xtask tidy` `text/html` `/gemeenten` `people::Person` `and`\n\
            ```\nfeatures/`gone/x`\n```\n\
            `features/people/locales/{nl,en}.ftl`";
        let tree = Tree::of(&[
            ("ARCHITECTURE.md", text),
            ("docs/other.md", "`gone.rs`"),
            ("features/people/src/model.rs", ""),
            ("features/people/src/store.rs", ""),
            ("features/people/locales/nl.ftl", ""),
        ]);
        let found = places(&named_paths_exist(&tree));
        assert_eq!(found, ["ARCHITECTURE.md:2", "ARCHITECTURE.md:2", "ARCHITECTURE.md:7"]);
    }
}
