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
    // The shell without windows first: it draws nothing but the page, and a journey takes a fraction of the time.
    let names = ["chromium-headless-shell", "chromium", "chromium-browser", "google-chrome"];
    names
        .map(|name| Path::new("/usr/bin").join(name))
        .into_iter()
        .find(|path| path.is_file())
        .ok_or_else(|| "Chromium is not installed; CHROMIUM can name it".into())
}
