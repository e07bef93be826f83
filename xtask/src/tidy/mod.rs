//! `cargo xtask tidy`: the invariants of ARCHITECTURE.md that can be read from the text.
//!
//! A rule is a function from the files of the repository to findings. Add one: write it with its tests in a
//! file that fits, and name it in [`RULES`].

mod documents;
mod length;
mod places;
mod pure;
mod rooms;
mod rust;
mod sql;
mod templates;
mod texts;
mod tree;

use tree::{Finding, Tree};

use crate::run::root;

type Rule = fn(&Tree) -> Vec<Finding>;

const RULES: &[Rule] = &[
    rooms::foundation_names_no_feature,
    rooms::features_meet_through_foundation,
    rooms::only_db_names_a_driver,
    sql::only_stores_hold_sql,
    sql::few_statements_differ_between_engines,
    pure::models_do_no_io,
    pure::only_app_reads_the_clock,
    length::files_stay_short,
    texts::both_languages_have_the_same_texts,
    texts::every_text_that_is_asked_for_exists,
    texts::every_text_is_used,
    templates::every_template_is_used,
    templates::no_inline_code,
    documents::named_paths_exist,
    places::no_trace_of_one_machine,
];

/// Applies every rule to the repository and prints what it finds. True when nothing fails.
pub fn run() -> anyhow::Result<bool> {
    let tree = Tree::read(root())?;
    let mut findings: Vec<Finding> = RULES.iter().flat_map(|rule| rule(&tree)).collect();
    findings.sort_by(|a, b| (&a.path, a.line).cmp(&(&b.path, b.line)));
    for finding in &findings {
        println!("{finding}");
    }
    let failed = findings.iter().filter(|finding| !finding.warning).count();
    println!(
        "tidy: {} rules, {} files, {failed} failed, {} warnings",
        RULES.len(),
        tree.files.len(),
        findings.len() - failed
    );
    Ok(failed == 0)
}
