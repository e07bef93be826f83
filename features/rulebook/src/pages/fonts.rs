//! The fonts of the site, for files that are printed.

use std::sync::LazyLock;

use web::{Fault, assets};

use crate::formats::pdf::{Fonts, PdfError};

/// The fonts that the pages are set in. The first call unpacks them, some tenths of a second; not on a thread that
/// answers requests.
pub fn of_the_site() -> &'static Fonts {
    static FONTS: LazyLock<Fonts> = LazyLock::new(|| {
        let serif = ["source-serif-4-latin-wght-normal.woff2", "source-serif-4-latin-ext-wght-normal.woff2"];
        let sans = ["source-sans-3-latin-wght-normal.woff2", "source-sans-3-latin-ext-wght-normal.woff2"];
        let serif_italic =
            ["source-serif-4-latin-wght-italic.woff2", "source-serif-4-latin-ext-wght-normal.woff2"];
        let sans_italic =
            ["source-sans-3-latin-wght-italic.woff2", "source-sans-3-latin-ext-wght-italic.woff2"];
        let files = |names: [&'static str; 2]| names.map(bytes);
        Fonts::from_woff2(&files(serif), &files(serif_italic), &files(sans), &files(sans_italic))
            .expect("the fonts of the site are built in, and a test reads them")
    });
    &FONTS
}

/// Makes a file beside the threads that answer requests.
pub async fn made(
    make: impl FnOnce() -> Result<Vec<u8>, PdfError> + Send + 'static,
) -> Result<Vec<u8>, Fault> {
    let made = tokio::task::spawn_blocking(make).await.map_err(anyhow::Error::from)?;
    Ok(made.map_err(anyhow::Error::from)?)
}

fn bytes(name: &'static str) -> &'static [u8] {
    let asset = assets::find(assets::url(name));
    asset.map_or(&[], |asset| asset.bytes)
}
