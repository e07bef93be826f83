//! What a journey needs besides the program.

use std::{
    env,
    path::{Path, PathBuf},
    process::Command,
};

use crate::{folder, program};

/// The browser to use, or why no journey can run.
pub(crate) fn chromium() -> Result<PathBuf, String> {
    if !program::succeeds(Command::new("node").arg("--version")) {
        return Err("Node is not installed".into());
    }
    if !folder().join("node_modules/playwright-core").is_dir() {
        return Err("the packages of e2e/package.json are not installed (npm ci in e2e/)".into());
    }
    if let Some(named) = env::var_os("CHROMIUM") {
        let named = PathBuf::from(named);
        return if named.is_file() {
            Ok(named)
        } else {
            Err(format!("CHROMIUM names no file: {}", named.display()))
        };
    }
    // The shell without windows goes first: it draws the same pages with less work.
    [
        "/usr/bin/chromium-headless-shell",
        "/usr/bin/chromium",
        "/usr/bin/chromium-browser",
        "/usr/bin/google-chrome",
    ]
    .into_iter()
    .map(Path::new)
    .find(|path| path.is_file())
    .map(Path::to_owned)
    .ok_or_else(|| "Chromium is not installed; CHROMIUM can name it".into())
}
