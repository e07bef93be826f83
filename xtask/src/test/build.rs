//! Building every crate with its tests in one go, so that all share one set of dependencies.

use std::{
    collections::{BTreeMap, BTreeSet},
    io::{BufRead, BufReader},
    path::PathBuf,
    process::Stdio,
};

use anyhow::Context;
use serde::Deserialize;

use crate::run::cargo;

/// What was built.
pub struct Built {
    /// The program itself.
    pub program: Option<PathBuf>,
    /// The test binaries, by path of their source.
    pub tests: Vec<TestBinary>,
}

/// One test binary.
pub struct TestBinary {
    /// The crate it tests.
    pub package: String,
    /// `people (tests/main.rs)`, for people.
    pub title: String,
    /// The file to run.
    pub executable: PathBuf,
    /// The folder of the crate, in which cargo runs tests too.
    pub folder: PathBuf,
    /// Whether the crate comes to the database in any way, so that a second engine may matter.
    pub uses_database: bool,
}

#[derive(Deserialize)]
struct Message {
    reason: String,
    manifest_path: Option<PathBuf>,
    target: Option<Target>,
    profile: Option<Profile>,
    executable: Option<PathBuf>,
}

#[derive(Deserialize)]
struct Target {
    name: String,
    src_path: PathBuf,
}

#[derive(Deserialize)]
struct Profile {
    test: bool,
}

#[derive(Deserialize)]
struct Metadata {
    packages: Vec<Package>,
}

#[derive(Deserialize)]
struct Package {
    name: String,
    manifest_path: PathBuf,
    dependencies: Vec<Dependency>,
}

#[derive(Deserialize)]
struct Dependency {
    name: String,
}

/// Builds all crates, their programs and their tests. `None` when the compiler found faults, which it has shown.
pub fn everything() -> anyhow::Result<Option<Built>> {
    let packages = packages()?;
    let with_database = reaching("db", &packages);
    println!("\n$ cargo build --workspace --all-targets");
    let mut child = cargo()
        .args(["build", "--workspace", "--all-targets", "--message-format=json-render-diagnostics"])
        .stdout(Stdio::piped())
        .spawn()
        .context("cargo could not be started")?;
    let output = BufReader::new(child.stdout.take().context("cargo has an output")?);
    let mut built = Built { program: None, tests: Vec::new() };
    for line in output.lines() {
        let Ok(message) = serde_json::from_str::<Message>(&line?) else { continue };
        let (Some(target), Some(profile), Some(executable), Some(manifest)) =
            (message.target, message.profile, message.executable, message.manifest_path)
        else {
            continue;
        };
        let Some(package) = packages.iter().find(|package| package.manifest_path == manifest) else {
            continue;
        };
        if message.reason != "compiler-artifact" {
            continue;
        }
        if profile.test {
            let folder = manifest.parent().context("a manifest stands in a folder")?.to_owned();
            let source =
                target.src_path.strip_prefix(&folder).unwrap_or(&target.src_path).display().to_string();
            built.tests.push(TestBinary {
                package: package.name.clone(),
                title: format!("{} ({source})", package.name),
                executable,
                folder,
                uses_database: with_database.contains(package.name.as_str()),
            });
        } else if target.name == "samenspel" {
            built.program = Some(executable);
        }
    }
    // The journeys are slow and judge the whole, so they come last.
    built.tests.sort_by_key(|test| (test.package == "e2e", test.title.clone()));
    Ok(child.wait()?.success().then_some(built))
}

fn packages() -> anyhow::Result<Vec<Package>> {
    let output = cargo().args(["metadata", "--no-deps", "--format-version=1"]).output()?;
    anyhow::ensure!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    Ok(serde_json::from_slice::<Metadata>(&output.stdout)?.packages)
}

/// The crates of the workspace that depend on a crate, directly or through others, and the crate itself.
fn reaching<'p>(wanted: &str, packages: &'p [Package]) -> BTreeSet<&'p str> {
    let needs: BTreeMap<&str, Vec<&str>> = packages
        .iter()
        .map(|package| {
            let names = package.dependencies.iter().map(|dependency| dependency.name.as_str());
            (package.name.as_str(), names.collect())
        })
        .collect();
    let mut found: BTreeSet<&str> = needs.keys().copied().filter(|name| *name == wanted).collect();
    loop {
        let more: Vec<&str> = needs
            .iter()
            .filter(|(name, needed)| !found.contains(*name) && needed.iter().any(|need| found.contains(need)))
            .map(|(name, _)| *name)
            .collect();
        if more.is_empty() {
            return found;
        }
        found.extend(more);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_crate_reaches_the_database_through_others() {
        let package = |name: &str, needs: &[&str]| Package {
            name: name.into(),
            manifest_path: PathBuf::new(),
            dependencies: needs.iter().map(|name| Dependency { name: (*name).into() }).collect(),
        };
        let packages = [
            package("db", &[]),
            package("web", &["db"]),
            package("people", &["web"]),
            package("text", &["serde"]),
        ];
        assert_eq!(reaching("db", &packages).into_iter().collect::<Vec<_>>(), ["db", "people", "web"]);
    }
}
