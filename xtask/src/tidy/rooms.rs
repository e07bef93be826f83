//! Who may know whom: foundation knows no feature, features know foundation and `people`, and only
//! foundation/db knows a database driver.

use super::tree::{Finding, Source, Tree, line_of};

/// The one feature that others may enter.
const OPEN_ROOM: &str = "people";

const DRIVERS: &[&str] = &[
    "rusqlite",
    "libsqlite3-sys",
    "tokio-postgres",
    "tokio-postgres-rustls",
    "deadpool",
    "deadpool-postgres",
    "sqlx",
    "diesel",
];

/// Invariant 1, first half.
pub fn foundation_names_no_feature(tree: &Tree) -> Vec<Finding> {
    let features = tree.rooms("features");
    let mut findings = Vec::new();
    for file in tree.files.iter().filter(|file| file.path.starts_with("foundation/")) {
        for feature in &features {
            let sentence =
                format!("Foundation knows no feature, so `app` must bring it and `{feature}` together.");
            findings.extend(named(file, feature).into_iter().map(|line| Finding::new(file, line, &sentence)));
        }
    }
    findings
}

/// Invariant 1, second half.
pub fn features_meet_through_foundation(tree: &Tree) -> Vec<Finding> {
    let features = tree.rooms("features");
    let mut findings = Vec::new();
    for file in tree.files.iter().filter(|file| file.path.starts_with("features/")) {
        let room = file.path.split('/').nth(1).unwrap_or_default();
        let closed = features.iter().copied().filter(|other| *other != room && *other != OPEN_ROOM);
        for other in closed.chain(["samenspel", "xtask", "e2e", "benches"]) {
            let sentence = format!(
                "`{room}` may not enter `{other}`: rooms meet through events, links and what `app` collects."
            );
            findings.extend(named(file, other).into_iter().map(|line| Finding::new(file, line, &sentence)));
        }
    }
    findings
}

/// Invariant 2, first half. The manifest of the workspace holds all versions and is left out.
pub fn only_db_names_a_driver(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    let outside = |file: &&Source| file.path.contains('/') && !file.path.starts_with("foundation/db/");
    for file in tree.files.iter().filter(outside) {
        for driver in DRIVERS {
            let sentence = format!("Only foundation/db may name the driver `{driver}`.");
            findings.extend(named(file, driver).into_iter().map(|line| Finding::new(file, line, &sentence)));
        }
    }
    findings
}

/// The lines on which a manifest or a Rust file names a crate.
fn named(file: &Source, krate: &str) -> Vec<usize> {
    if file.path.ends_with("/Cargo.toml") {
        dependency(&file.text, krate).into_iter().collect()
    } else if file.path.ends_with(".rs") {
        let code = file.rust();
        code.names(krate).into_iter().map(|offset| line_of(&code.code, offset)).collect()
    } else {
        Vec::new()
    }
}

/// The line of a manifest on which a crate is depended upon, of any kind and for any target.
fn dependency(manifest: &str, krate: &str) -> Option<usize> {
    let mut inside = false;
    for (number, line) in manifest.lines().enumerate() {
        let line = line.trim();
        if let Some(header) = line.strip_prefix('[') {
            let header = header.trim_end_matches(']');
            inside = header.ends_with("dependencies");
            let own_table = header.rsplit_once("dependencies.").is_some_and(|(_, name)| name == krate);
            if own_table {
                return Some(number + 1);
            }
        } else if inside {
            let key = line.split(['=', '.', ' ']).next().unwrap_or_default().trim_matches('"');
            let renamed = line.contains(&format!("package = \"{krate}\""));
            if key == krate || renamed {
                return Some(number + 1);
            }
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::{super::tree::places, *};

    const ROOMS: [(&str, &str); 3] = [
        ("features/people/Cargo.toml", ""),
        ("features/exchange/Cargo.toml", ""),
        ("features/news/Cargo.toml", ""),
    ];

    fn tree(files: &[(&str, &str)]) -> Tree {
        Tree::of(&[&ROOMS, files].concat())
    }

    #[test]
    fn foundation_that_names_a_feature_is_found() {
        let tree = tree(&[
            ("foundation/web/Cargo.toml", "[dependencies]\ndb.workspace = true\npeople.workspace = true"),
            ("foundation/web/src/lib.rs", "// exchange::x is fine here\nfn f() { exchange::routes(); }"),
            ("app/src/main.rs", "fn f() { exchange::routes(); }"),
        ]);
        let found = places(&foundation_names_no_feature(&tree));
        assert_eq!(found, ["foundation/web/Cargo.toml:3", "foundation/web/src/lib.rs:2"]);
    }

    #[test]
    fn a_room_may_enter_people_and_no_other_room() {
        let tree = tree(&[
            ("features/exchange/src/lib.rs", "use people::PersonId;\nuse news::Article;\nuse exchange::X;"),
            ("features/people/src/lib.rs", "use samenspel::run;"),
        ]);
        let found = places(&features_meet_through_foundation(&tree));
        assert_eq!(found, ["features/exchange/src/lib.rs:2", "features/people/src/lib.rs:1"]);
    }

    #[test]
    fn a_driver_is_named_by_db_only() {
        let tree = tree(&[
            ("Cargo.toml", "[workspace.dependencies]\nrusqlite = \"1\""),
            ("foundation/db/src/lib.rs", "use rusqlite::Connection;"),
            ("foundation/jobs/src/lib.rs", "use tokio_postgres::Client;"),
            ("app/Cargo.toml", "[dependencies]\nrusqlite.workspace = true"),
        ]);
        let found = places(&only_db_names_a_driver(&tree));
        assert_eq!(found, ["foundation/jobs/src/lib.rs:1", "app/Cargo.toml:2"]);
    }

    #[test]
    fn a_dependency_is_seen_in_every_way_of_writing_it() {
        for manifest in [
            "[dependencies]\nnews = { path = \"x\" }",
            "[dev-dependencies]\nnews.workspace = true",
            "[target.'cfg(unix)'.dependencies]\nn = { package = \"news\" }",
            "[package]\n[dependencies.news]",
        ] {
            assert_eq!(dependency(manifest, "news"), Some(2), "{manifest}");
        }
        assert_eq!(dependency("[package]\nnews = 1\n[dependencies]\nnewspaper = \"1\"", "news"), None);
    }
}
