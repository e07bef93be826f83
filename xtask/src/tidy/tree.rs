//! The files of the repository, and what a rule finds in them.

use std::{cell::OnceCell, collections::BTreeSet, fmt, fs, path::Path};

use anyhow::Context;

use super::rust::{self, Rust};

/// A file as text.
pub struct Source {
    /// From the root of the repository, with forward slashes.
    pub path: String,
    /// What it holds; empty for a file that is not text.
    pub text: String,
    rust: OnceCell<Rust>,
}

impl Source {
    fn new(path: String, text: String) -> Self {
        Self { path, text, rust: OnceCell::new() }
    }

    /// Code and strings apart, for a Rust file.
    pub fn rust(&self) -> &Rust {
        self.rust.get_or_init(|| rust::read(&self.text))
    }

    /// Whether this is Rust code that only tests or measurements use.
    pub fn is_for_tests(&self) -> bool {
        self.path.contains("/tests/") || self.path.starts_with("benches/") || self.path.starts_with("e2e/")
    }
}

/// All files of the repository that are neither fetched nor built.
pub struct Tree {
    /// In the order of their paths.
    pub files: Vec<Source>,
}

impl Tree {
    /// Reads a repository.
    pub fn read(root: &Path) -> anyhow::Result<Self> {
        let mut files = Vec::new();
        collect(root, "", &mut files)?;
        files.sort_by(|a, b| a.path.cmp(&b.path));
        Ok(Self { files })
    }

    /// A sample for the tests of a rule.
    #[cfg(test)]
    pub fn of(files: &[(&str, &str)]) -> Self {
        let source = |(path, text): &(&str, &str)| Source::new((*path).into(), (*text).into());
        Self { files: files.iter().map(source).collect() }
    }

    /// The Rust files.
    pub fn rust(&self) -> impl Iterator<Item = &Source> {
        self.files.iter().filter(|file| file.path.ends_with(".rs"))
    }

    /// The template files: those in the folder `templates/` of a room.
    pub fn templates(&self) -> impl Iterator<Item = &Source> {
        self.files.iter().filter(|file| file.path.contains("/templates/"))
    }

    /// The names of the folders directly in a folder: `rooms("features")`.
    pub fn rooms(&self, folder: &str) -> BTreeSet<&str> {
        let inside = |file: &'_ Source| file.path.starts_with(&format!("{folder}/"));
        self.files
            .iter()
            .filter(|file| inside(file) && file.path.ends_with("/Cargo.toml"))
            .filter_map(|file| file.path.split('/').nth(1))
            .collect()
    }
}

fn collect(folder: &Path, prefix: &str, files: &mut Vec<Source>) -> anyhow::Result<()> {
    let entries = fs::read_dir(folder).with_context(|| format!("{} cannot be read", folder.display()))?;
    for entry in entries {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let path = format!("{prefix}{name}");
        let kind = entry.file_type()?;
        let generated = matches!(name.as_str(), "target" | "node_modules" | ".git") || path == "data";
        if kind.is_dir() && !generated {
            collect(&entry.path(), &format!("{path}/"), files)?;
        } else if kind.is_file() {
            // Another program may remove a file of its own meanwhile; what is not there breaks no rule.
            let text = fs::read(entry.path()).ok().and_then(|bytes| String::from_utf8(bytes).ok());
            files.push(Source::new(path, text.unwrap_or_default()));
        }
    }
    Ok(())
}

/// Something that breaks a rule.
#[derive(Debug, PartialEq, Eq)]
pub struct Finding {
    /// The file.
    pub path: String,
    /// The line, from 1.
    pub line: usize,
    /// What is wrong and what to do.
    pub sentence: String,
    /// Whether it only warns.
    pub warning: bool,
}

impl Finding {
    /// A finding that fails.
    pub fn new(file: &Source, line: usize, sentence: impl Into<String>) -> Self {
        Self { path: file.path.clone(), line, sentence: sentence.into(), warning: false }
    }

    /// A finding that only warns.
    pub fn warning(file: &Source, line: usize, sentence: impl Into<String>) -> Self {
        Self { warning: true, ..Self::new(file, line, sentence) }
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let kind = if self.warning { "warning: " } else { "" };
        write!(f, "{}:{}: {kind}{}", self.path, self.line, self.sentence)
    }
}

/// The line of a place in a text, from 1.
pub fn line_of(text: &str, offset: usize) -> usize {
    text[..offset].matches('\n').count() + 1
}

/// For the tests of rules: findings as `path:line`.
#[cfg(test)]
pub fn places(findings: &[Finding]) -> Vec<String> {
    findings.iter().map(|finding| format!("{}:{}", finding.path, finding.line)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_finding_reads_as_path_line_and_sentence() {
        let tree = Tree::of(&[("a/b.rs", "")]);
        assert_eq!(Finding::new(&tree.files[0], 3, "Is wrong.").to_string(), "a/b.rs:3: Is wrong.");
        assert_eq!(Finding::warning(&tree.files[0], 1, "Grows.").to_string(), "a/b.rs:1: warning: Grows.");
    }

    #[test]
    fn rooms_are_the_crates_in_a_folder() {
        let tree = Tree::of(&[("features/people/Cargo.toml", ""), ("features/README.md", "")]);
        assert_eq!(tree.rooms("features").into_iter().collect::<Vec<_>>(), ["people"]);
    }
}
