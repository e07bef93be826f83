//! Journeys through the built program in a real browser.
//!
//! A journey is a small program for Node in journeys/; [`run_journey`] starts `samenspel demo` on a folder of its
//! own, gives the journey its address, and fails with what the journey says. What a journey needs and is not
//! there (Chromium, Node, the packages of e2e/package.json) makes it skipped, with the reason.

mod api;
mod browser;
mod demo;
mod http;
mod program;

use std::{
    io::Write,
    net::TcpListener,
    path::{Path, PathBuf},
    process::Command,
    time::{Duration, Instant},
};

pub use api::{fuzz, lint_broken_document, lint_document};
pub use demo::Demo;
pub use http::{Answer, request};

/// How long one journey may take. A slow machine needs some ten seconds for a page with its checks.
const PATIENCE: Duration = Duration::from_secs(900);

/// Runs `journeys/NAME.mjs` against a fresh demo. Panics with its output when it fails.
pub fn run_journey(name: &str) {
    if let Some(chromium) = chromium(name) {
        run(name, &chromium, &Demo::start(), &[]);
    }
}

/// Runs `journeys/mail-server.mjs` against a program whose mail server is down; the journey starts one on that port.
/// The log must not tell to whom mail was sent.
///
/// # Panics
/// When the journey fails.
pub fn run_journey_without_mail_server(name: &str, address: &str) {
    let Some(chromium) = chromium(name) else { return };
    let free = TcpListener::bind("127.0.0.1:0").and_then(|listener| listener.local_addr());
    let port = free.expect("there is a free port").port().to_string();
    let settings = format!("[mail]\nserver = \"smtp://127.0.0.1:{port}\"\nfrom = \"post@netwerk.example\"\n");
    let program = Demo::serve(&settings);
    run(name, &chromium, &program, &[("SMTP_PORT", &port), ("ADDRESS", address)]);
    let log = program.log();
    assert!(!log.contains(address), "the log tells the address:\n{log}");
}

/// The browser; `None`, with the reason on record, when there is none.
fn chromium(name: &str) -> Option<PathBuf> {
    browser::chromium().map_err(|reason| skip(&format!("journey {name}"), &reason)).ok()
}

fn run(name: &str, chromium: &Path, demo: &Demo, environment: &[(&str, &str)]) {
    let mut journey = Command::new("node");
    journey
        .arg(folder().join("journeys").join(format!("{name}.mjs")))
        .env("SAMENSPEL_BASE_URL", demo.url())
        .env("CHROMIUM", chromium)
        .envs(environment.iter().copied());
    let output = program::finish(&mut journey, Instant::now() + PATIENCE);
    match output {
        Ok(said) => print!("{said}"),
        Err(said) => panic!("the journey {name} failed\n{said}\nthe program said:\n{}", demo.log()),
    }
}

/// The folder of this crate.
fn folder() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Says why something is left out, here and in the file that `cargo xtask test` reads.
///
/// # Panics
/// Where nothing may be left out: `SAMENSPEL_SKIP_NOTHING` is set, as `.ci/run` does.
fn skip(name: &str, reason: &str) {
    let line = format!("{name}: {reason}");
    assert!(std::env::var_os("SAMENSPEL_SKIP_NOTHING").is_none(), "{line}");
    println!("skipped: {line}");
    if let Some(file) = std::env::var_os("SAMENSPEL_SKIP_LOG") {
        let log = std::fs::OpenOptions::new().create(true).append(true).open(file);
        let written = log.and_then(|mut log| log.write_all(format!("{line}\n").as_bytes()));
        assert!(written.is_ok(), "the reason for skipping {name} could not be noted");
    }
}
