//! The house's own commands, as `cargo xtask COMMAND`: nothing to install but Rust.

mod lint;
mod run;
mod test;
mod tidy;

use std::process::ExitCode;

const HELP: &str = "\
cargo xtask COMMAND

  test [--no-e2e]   all tests: on SQLite, on PostgreSQL when SAMENSPEL_TEST_POSTGRES is set, in a browser when
                    Chromium and the packages of e2e/ are there; then: was every SQL statement executed?
  lint              formatting, clippy, tidy and the rules for dependencies (deny.toml)
  tidy              the invariants of ARCHITECTURE.md that can be read from the text
  fmt               formats all Rust code";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let outcome = match words.as_slice() {
        ["test"] => test::run(test::Journeys::Run),
        ["test", "--no-e2e"] => test::run(test::Journeys::LeaveOut),
        ["lint"] => lint::run(),
        ["tidy"] => tidy::run(),
        ["fmt"] => run::step(run::cargo().args(["fmt", "--all"])),
        ["help" | "--help"] => {
            println!("{HELP}");
            Ok(true)
        }
        _ => {
            eprintln!("{HELP}");
            Ok(false)
        }
    };
    match outcome {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}
