//! `cargo xtask lint`: everything that can be judged without running the program.

use crate::{
    run::{cargo, quietly, step},
    tidy,
};

/// The version that CI installs; any later one of the same series reads the same deny.toml.
const DENY: &str = "cargo install cargo-deny --version 0.20.2 --locked --debug";

/// Runs all parts, also when one has failed, so that one round shows everything. True when all are clean.
pub fn run() -> anyhow::Result<bool> {
    let formatted = step(cargo().args(["fmt", "--all", "--check"]))?;
    let clippy = step(cargo().args([
        "clippy",
        "--workspace",
        "--all-targets",
        "--locked",
        "--quiet",
        "--",
        "-D",
        "warnings",
    ]))?;
    println!("\n$ cargo xtask tidy");
    let tidy = tidy::run()?;
    let dependencies = dependencies()?;
    for (clean, name) in
        [(formatted, "formatting"), (clippy, "clippy"), (tidy, "tidy"), (dependencies, "dependencies")]
    {
        println!("{name}: {}", if clean { "clean" } else { "see above" });
    }
    Ok(formatted && clippy && tidy && dependencies)
}

/// Licences, sources and unwanted crates; known vulnerabilities when the list of them can be fetched.
fn dependencies() -> anyhow::Result<bool> {
    if !quietly(cargo().args(["deny", "--version"])) {
        println!("\ncargo-deny is not installed. Install it with: {DENY}");
        return Ok(false);
    }
    let rules = step(cargo().args(["deny", "check", "bans", "licenses", "sources"]))?;
    if !quietly(cargo().args(["deny", "fetch", "db"])) {
        println!(
            "skipped: known vulnerabilities: the advisory database could not be fetched from here; \
             run `cargo deny check advisories` where it can (SECURITY.md)"
        );
        return Ok(rules);
    }
    Ok(step(cargo().args(["deny", "check", "advisories"]))? && rules)
}
