//! A file that grows past some 400 lines becomes a folder with files named after what they hold.

use super::tree::{Finding, Tree};

const LONG: usize = 400;
const TOO_LONG: usize = 600;

/// Warns above 400 lines of Rust, fails above 600; tests may be longer.
pub fn files_stay_short(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    for file in tree.rust().filter(|file| !file.is_for_tests()) {
        let lines = file.text.lines().count();
        if lines > TOO_LONG {
            let sentence = format!("{lines} lines, and {TOO_LONG} is the most; split it by what it holds.");
            findings.push(Finding::new(file, 1, sentence));
        } else if lines > LONG {
            let sentence = format!("{lines} lines; past {LONG} it is time to split it by what it holds.");
            findings.push(Finding::warning(file, 1, sentence));
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_file_warns_and_a_longer_one_fails() {
        let lines = |count: usize| "x\n".repeat(count);
        let (short, long, longer) = (lines(400), lines(401), lines(601));
        let tree = Tree::of(&[
            ("app/src/short.rs", &short),
            ("app/src/long.rs", &long),
            ("app/src/longer.rs", &longer),
            ("features/people/tests/longer.rs", &longer),
            ("docs/longer.md", &longer),
        ]);
        let found: Vec<_> =
            files_stay_short(&tree).into_iter().map(|finding| (finding.path, finding.warning)).collect();
        assert_eq!(found, [("app/src/long.rs".into(), true), ("app/src/longer.rs".into(), false)]);
    }
}
