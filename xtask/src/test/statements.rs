//! The guard "every registered SQL statement is executed by a test, on every engine".

use std::{collections::BTreeSet, fs, process::Command};

use super::{Notes, build::Built, engine::Engine, summary::Summary};

/// Compares what the program registers with what the tests have noted.
pub fn check(built: &Built, engines: &[Engine], notes: &Notes, summary: &mut Summary) -> anyhow::Result<()> {
    let output = Command::new(built.samenspel()?).arg("list-statements").output()?;
    if !output.status.success() {
        let reason = String::from_utf8_lossy(&output.stderr).trim().to_owned();
        summary.check(false, format!("statements: `samenspel list-statements` failed: {reason}"));
        return Ok(());
    }
    let listed = String::from_utf8_lossy(&output.stdout).into_owned();
    let log = read_log(notes)?;
    println!();
    for engine in engines {
        let missing = never_executed(&listed, &log, engine.name());
        let total = listed.lines().count();
        println!("Statements on {}: {} of {total} executed by a test", engine.name(), total - missing.len());
        missing.iter().for_each(|name| println!("  never executed on {}: {name}", engine.name()));
        let failure = format!("statements: {} never executed on {}", missing.len(), engine.name());
        summary.check(missing.is_empty(), failure);
    }
    Ok(())
}

/// Each process writes its own file.
fn read_log(notes: &Notes) -> anyhow::Result<String> {
    let mut all = String::new();
    for entry in fs::read_dir(notes.statements())? {
        all.push_str(&fs::read_to_string(entry?.path())?);
    }
    Ok(all)
}

fn never_executed<'l>(listed: &'l str, log: &str, engine: &str) -> BTreeSet<&'l str> {
    let executed: BTreeSet<&str> = log
        .lines()
        .filter_map(|line| line.split_once('\t'))
        .filter(|(on, _)| *on == engine)
        .map(|(_, name)| name)
        .collect();
    listed.lines().map(str::trim).filter(|name| !name.is_empty() && !executed.contains(name)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_statement_counts_on_the_engine_it_ran_on() {
        let listed = "jobs::CLAIM\npeople::FIND\n";
        let log = "sqlite\tjobs::CLAIM\nsqlite\tpeople::FIND\npostgres\tpeople::FIND\nsqlite\ttests::EXTRA\n";
        assert!(never_executed(listed, log, "sqlite").is_empty());
        assert_eq!(never_executed(listed, log, "postgres").into_iter().collect::<Vec<_>>(), ["jobs::CLAIM"]);
    }
}
