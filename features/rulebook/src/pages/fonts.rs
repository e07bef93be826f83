//! The fonts of the site, for files that are printed.

use std::sync::LazyLock;

use web::assets;

use crate::formats::pdf::Fonts;

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

fn bytes(name: &'static str) -> &'static [u8] {
    let asset = assets::find(assets::url(name));
    asset.map_or(&[], |asset| asset.bytes)
}
