//! Judging the API: its document by the Dutch rules, the running program by a fuzzer.

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::Command,
    time::{Duration, Instant},
};

use crate::{Demo, folder, program, request, skip};

/// How long one round of the fuzzer may take, in seconds.
const FUZZING: u64 = 60;

/// Judges docs/api/openapi.json by e2e/api/ruleset.yaml.
///
/// # Panics
/// When the document breaks a rule.
pub fn lint_document() {
    let Some(mut lint) = spectral("the rules for the API's document") else { return };
    lint.arg(document());
    match program::finish(&mut lint, Instant::now() + Duration::from_secs(120)) {
        Ok(said) => print!("{said}"),
        Err(said) => panic!("the document of the API breaks a rule\n{said}"),
    }
}

/// Asks whether each rule of e2e/api/ruleset.yaml notices what it forbids: e2e/api/broken.yaml breaks them all.
///
/// # Panics
/// When a rule notices nothing.
pub fn lint_broken_document() {
    let Some(mut lint) = spectral("the rules for the API's document on a broken one") else { return };
    lint.arg("api/broken.yaml");
    let said = match program::finish(&mut lint, Instant::now() + Duration::from_secs(120)) {
        Ok(said) => panic!("nothing is wrong with a document that breaks every rule\n{said}"),
        Err(said) => said,
    };
    let rules = fs::read_to_string(folder().join("api/ruleset.yaml")).expect("the ruleset is there");
    let own = rules.lines().filter_map(|line| line.strip_prefix("  ")?.strip_suffix(':'));
    let own: Vec<&str> = own.filter(|name| !name.starts_with(' ')).collect();
    assert!(own.len() > 15, "the rules are named two spaces from the margin: {own:?}");
    for rule in own {
        assert!(said.contains(&format!(" {rule} ")), "the rule {rule} notices nothing\n{said}");
    }
}

/// Spectral with our rules, or `None` after saying why it cannot run.
fn spectral(what: &str) -> Option<Command> {
    let spectral = folder().join("node_modules/@stoplight/spectral-cli/dist/index.js");
    if !program::succeeds(Command::new("node").arg("--version")) {
        skip(what, "Node is not installed");
        return None;
    }
    if !spectral.is_file() {
        skip(what, "the packages of e2e/package.json are not installed (npm ci in e2e/)");
        return None;
    }
    let mut lint = Command::new("node");
    lint.current_dir(folder()).arg(spectral);
    lint.args(["lint", "--fail-severity=hint", "--ruleset", "api/ruleset.yaml"]);
    Some(lint)
}

/// The document in the repository, or the one that `SAMENSPEL_OPENAPI` names.
fn document() -> PathBuf {
    env::var_os("SAMENSPEL_OPENAPI").map_or_else(|| folder().join("../docs/api/openapi.json"), PathBuf::from)
}

/// Fuzzes the demo: once as anybody, once with a key that a persona made.
///
/// # Panics
/// When the fuzzer finds a failure.
pub fn fuzz() {
    let Some(schemathesis) = schemathesis() else {
        let reason = "schemathesis is not installed (CONTRIBUTING.md says how); SCHEMATHESIS can name it";
        return skip("fuzzing the API", reason);
    };
    for as_member in [false, true] {
        let demo = Demo::start();
        let mut fuzz = Command::new(&schemathesis);
        fuzz.current_dir(env::temp_dir())
            .arg("--config-file")
            .arg(folder().join("api/schemathesis.toml"))
            .arg("run")
            .arg(format!("{}/api/v1/openapi.json", demo.url()))
            .args(["--url", &format!("{}/api/v1", demo.url())])
            .args(["--checks=all", "--mode=all", "--max-examples=15", "--seed=1", "--continue-on-failure"])
            .args(["--suppress-health-check=all", "--warnings=off"])
            .arg(format!("--max-time={FUZZING}"))
            .env("NO_COLOR", "1");
        if as_member {
            fuzz.arg("--header").arg(format!("Authorization: Bearer {}", key(&demo)));
        }
        let whose = if as_member { "with a key" } else { "without a key" };
        match program::finish(&mut fuzz, Instant::now() + Duration::from_secs(4 * FUZZING)) {
            Ok(said) => println!("fuzzed {whose}\n{said}"),
            Err(said) => panic!("fuzzing {whose} found a failure\n{said}\nthe program said:\n{}", demo.log()),
        }
    }
}

/// The program that `SCHEMATHESIS` names, else the one that .ci/run installs, else the one that is on the path.
fn schemathesis() -> Option<PathBuf> {
    let named = env::var_os("SCHEMATHESIS").map(PathBuf::from);
    let installed = folder().join("../target/schemathesis/bin/schemathesis");
    let candidates = [named, fs::canonicalize(installed).ok(), Some(PathBuf::from("schemathesis"))];
    candidates.into_iter().flatten().find(|candidate| works(candidate))
}

fn works(candidate: &Path) -> bool {
    program::succeeds(Command::new(candidate).arg("--version"))
}

/// A key that reaches as far as keys do, made on the site by a persona who edits for an organisation.
fn key(demo: &Demo) -> String {
    let personas = request(demo.url(), "/demo/personas", "", None).expect("the personas are listed").body;
    let below = personas.split("Yusuf Aydemir").nth(1).unwrap_or_default();
    let action = below.split("action=\"").nth(1).and_then(|rest| rest.split('"').next());
    let action = action.expect("a persona has a form");
    let became = request(demo.url(), action, "", Some(&[])).expect("a persona can be become");
    let cookie = became.cookie().expect("somebody is signed in");
    let today = request(demo.url(), "/mijn/sleutels", &cookie, None).expect("the keys are listed").body;
    let until = today.split("name=\"until\"").nth(1).and_then(|rest| rest.split("value=\"").nth(1));
    let until = until.and_then(|rest| rest.split('"').next()).expect("a day is proposed");
    let form = [
        ("name", "Proef"),
        ("scopes", "lezen"),
        ("scopes", "bijdragen"),
        ("scopes", "reageren"),
        ("until", until),
    ];
    let made = request(demo.url(), "/mijn/sleutels", &cookie, Some(&form)).expect("a key is made").body;
    let secret = made.split("id=\"sleutel\">").nth(1).and_then(|rest| rest.split('<').next());
    secret.expect("the key is shown").to_owned()
}
