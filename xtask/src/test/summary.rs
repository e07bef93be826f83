//! Adding up what the test binaries say.

/// What one test binary said.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Outcome {
    /// Tests that passed, the skipped ones among them: Rust's tests know no "skipped".
    pub passed: usize,
    /// Tests that failed.
    pub failed: usize,
    /// Tests marked `#[ignore]`.
    pub ignored: usize,
    /// Whether the program itself ended well.
    pub succeeded: bool,
}

impl Outcome {
    /// Reads a line of output; only the closing line counts.
    pub fn read(&mut self, line: &str) {
        let Some(counts) = line.strip_prefix("test result: ") else { return };
        for part in counts.split(['.', ';']) {
            let mut words = part.split_whitespace();
            let (Some(count), Some(what)) = (words.next(), words.next()) else { continue };
            let Ok(count) = count.parse::<usize>() else { continue };
            match what {
                "passed" => self.passed += count,
                "failed" => self.failed += count,
                "ignored" => self.ignored += count,
                _ => {}
            }
        }
    }
}

/// The sum over all binaries and engines.
#[derive(Debug, Default)]
pub struct Summary {
    /// Tests and checks that passed.
    pub passed: usize,
    /// Tests and checks that failed.
    pub failed: usize,
    skipped: usize,
    reasons: Vec<String>,
    failures: Vec<String>,
}

impl Summary {
    /// Adds what a test binary said. `reasons` are its notes about skipped tests, one for each.
    pub fn add(&mut self, title: &str, outcome: &Outcome, reasons: Vec<String>) {
        self.passed += outcome.passed.saturating_sub(reasons.len());
        self.skipped += outcome.ignored;
        if outcome.ignored > 0 {
            self.reasons.push(format!("{title}: {} marked `#[ignore]`", outcome.ignored));
        }
        reasons.into_iter().for_each(|reason| self.skip(reason));
        let stopped = !outcome.succeeded && outcome.failed == 0;
        self.failed += outcome.failed + usize::from(stopped);
        if stopped {
            self.failures.push(format!("{title}: stopped before its end"));
        } else if outcome.failed > 0 {
            self.failures.push(format!("{title}: {} failed", outcome.failed));
        }
    }

    /// Something was left out.
    pub fn skip(&mut self, reason: impl Into<String>) {
        self.skipped += 1;
        self.reasons.push(reason.into());
    }

    /// A check outside the test binaries.
    pub fn check(&mut self, passed: bool, failure: impl Into<String>) {
        if passed {
            self.passed += 1;
        } else {
            self.failed += 1;
            self.failures.push(failure.into());
        }
    }

    /// The plain last line.
    pub fn closing_line(&self) -> String {
        format!("{} passed, {} failed, {} skipped", self.passed, self.failed, self.skipped)
    }

    /// What failed, what was skipped and why, and the sum.
    pub fn print(&self) {
        for (title, lines) in [("Failed", &self.failures), ("Skipped", &self.reasons)] {
            if !lines.is_empty() {
                println!("\n{title}:");
                lines.iter().for_each(|line| println!("  {line}"));
            }
        }
        println!("\n{}", self.closing_line());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LINE: &str =
        "test result: ok. 12 passed; 0 failed; 1 ignored; 0 measured; 3 filtered out; finished in 0.52s";

    fn outcome(line: &str, succeeded: bool) -> Outcome {
        let mut outcome = Outcome { succeeded, ..Outcome::default() };
        outcome.read("test a_test_with_5 passed ... ok");
        outcome.read(line);
        outcome
    }

    #[test]
    fn the_closing_line_of_a_binary_is_read() {
        assert_eq!(outcome(LINE, true), Outcome { passed: 12, failed: 0, ignored: 1, succeeded: true });
    }

    #[test]
    fn skipped_tests_do_not_count_as_passed() {
        let mut summary = Summary::default();
        summary.add("e2e", &outcome(LINE, true), vec!["a: no browser".into(), "b: no browser".into()]);
        summary.skip("PostgreSQL");
        assert_eq!(summary.closing_line(), "10 passed, 0 failed, 4 skipped");
    }

    #[test]
    fn a_binary_that_stops_halfway_has_failed() {
        let mut summary = Summary::default();
        summary.add("db", &outcome("", false), Vec::new());
        summary.add("web", &outcome("test result: FAILED. 1 passed; 2 failed; 0 ignored", false), Vec::new());
        summary.check(false, "a check");
        assert_eq!(summary.closing_line(), "1 passed, 4 failed, 0 skipped");
    }
}
