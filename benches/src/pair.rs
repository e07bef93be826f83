//! Two installations of the program side by side, page by page and by turns, so that what the machine does besides touches
//! both alike: how much slower more contributions are, or another database.

use std::{path::Path, time::Duration};

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

/// Prints a table: for each page, made for somebody who is signed in and asked for over one connection, the median and
/// the bytes in both installations, and how many times longer the second takes.
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
        let (ours, theirs) = (ours.measured()?, theirs.measured()?);
        let shown = |seen: &Measured| format!("{}, {:.2} ms", seen.bytes, seen.median.as_secs_f64() * 1e3);
        let times = theirs.median.as_secs_f64() / ours.median.as_secs_f64();
        println!("| {name} | {} | {} | {times:.2} |", shown(&ours), shown(&theirs));
    }
    Ok(())
}

fn started(
    runtime: &Runtime,
    on: &Installation,
    program: &Path,
) -> anyhow::Result<(run::Pages, String, Running)> {
    let (pages, secret, _) = runtime.block_on(run::prepare(on))?;
    Ok((pages, format!("samenspel={secret}"), Running::start(on, program)?))
}
