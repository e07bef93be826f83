//! Two installations of the program side by side, page by page and by turns, so that what the machine does besides touches
//! both alike: how much slower more contributions are, or another database.

use std::{collections::BTreeSet, path::Path, time::Duration};

use anyhow::Context;
use tokio::runtime::Runtime;

use crate::{
    load::{self, Answers, Measured},
    program::{Installation, Running},
    run,
};

/// How often the two take turns for a page.
const TURNS: u32 = 5;
/// How long each turn takes, after getting warm.
const TURN: Duration = Duration::from_millis(300);

/// Prints a table: for each page, and of many pages of one sort also for those that hold as much in both, made for
/// somebody who is signed in and asked for over one connection, the median and the bytes in both installations, and how
/// many times longer the second takes.
pub fn pair(
    runtime: &Runtime,
    one: &Installation,
    other: &Installation,
    program: &Path,
) -> anyhow::Result<()> {
    let (pages, cookie, first) = started(runtime, one, program)?;
    let (other_pages, other_cookie, second) = started(runtime, other, program)?;
    println!(
        "| page | the first: bytes, median | the second: bytes, median | times |\n| --- | --- | --- | --- |"
    );
    for ((name, paths), (_, other_paths)) in pages.iter().zip(&other_pages) {
        let (mut ours, mut theirs) = (Answers::default(), Answers::default());
        for _ in 0..TURNS {
            let ask = |on: &Running, paths: &[String], cookie: &str| {
                load::answers(on.address(), paths, cookie, 1, TURN).with_context(|| name.clone())
            };
            ours.add(ask(&first, paths, &cookie)?);
            theirs.add(ask(&second, other_paths, &other_cookie)?);
        }
        row(name, &ours, &theirs)?;
        if paths.len() > 1 && paths == other_paths {
            let alike = alike(&ours, &theirs);
            let name =
                format!("{name}: the {} of {} pages that hold as much in both", alike.len(), paths.len());
            if !alike.is_empty() {
                row(&name, &ours.only(&alike), &theirs.only(&alike))?;
            }
        }
    }
    Ok(())
}

fn row(name: &str, ours: &Answers, theirs: &Answers) -> anyhow::Result<()> {
    let (ours, theirs) = (ours.measured()?, theirs.measured()?);
    let shown = |seen: &Measured| format!("{}, {:.2} ms", seen.bytes, seen.median.as_secs_f64() * 1e3);
    let times = theirs.median.as_secs_f64() / ours.median.as_secs_f64();
    println!("| {name} | {} | {} | {times:.2} |", shown(&ours), shown(&theirs));
    Ok(())
}

/// The paths that were asked for in both, and whose answers differ by a sixth at most in length.
fn alike(ours: &Answers, theirs: &Answers) -> BTreeSet<usize> {
    let theirs = theirs.lengths();
    let as_long = |(path, length): &(usize, usize)| {
        theirs.get(path).is_some_and(|other| length.abs_diff(*other) * 6 <= *length.max(other))
    };
    ours.lengths().into_iter().filter(as_long).map(|(path, _)| path).collect()
}

fn started(
    runtime: &Runtime,
    on: &Installation,
    program: &Path,
) -> anyhow::Result<(run::Pages, String, Running)> {
    let (pages, secret, _) = runtime.block_on(run::prepare(on))?;
    Ok((pages, format!("samenspel={secret}"), Running::start(on, program)?))
}
