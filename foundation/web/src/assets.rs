//! The static files: style sheet, script, fonts, icon. They are part of the program; `build.rs` makes the table.

/// A file that is served as it is.
#[derive(Debug)]
pub struct Asset {
    /// The name by which pages ask for it: `samenspel.css`.
    pub name: &'static str,
    /// The URL path, with a hash of the content in it, so that it may be kept for ever: `/static/…/samenspel.css`.
    pub url: &'static str,
    /// The media type.
    pub content_type: &'static str,
    /// The content.
    pub bytes: &'static [u8],
}

include!(concat!(env!("OUT_DIR"), "/assets.rs"));

/// The URL path of a file. Panics when there is no such file: a fault of the program that the first test of the
/// page shows.
pub fn url(name: &str) -> &'static str {
    let asset = ASSETS.iter().find(|asset| asset.name == name);
    asset.unwrap_or_else(|| panic!("there is no static file {name}")).url
}

/// The file at a URL path. An old hash finds nothing, so that no cache keeps new content under an old address.
pub fn find(path: &str) -> Option<&'static Asset> {
    ASSETS.iter().find(|asset| asset.url == path)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    fn text(name: &str) -> &'static str {
        std::str::from_utf8(find(url(name)).expect("found at its own address").bytes).expect("text")
    }

    #[test]
    fn every_file_is_found_at_its_address_and_nowhere_else() {
        for asset in ASSETS {
            assert_eq!(find(url(asset.name)).expect("found").name, asset.name);
            assert!(!asset.bytes.is_empty(), "{}", asset.name);
        }
        assert!(find("/static/0000000000000000/samenspel.css").is_none());
        assert!(find("/static/samenspel.css").is_none());
    }

    #[test]
    fn the_style_sheet_is_small_and_takes_nothing_from_elsewhere() {
        let sheet = text("samenspel.css");
        assert!(sheet.len() < 140_000, "{} bytes", sheet.len());
        assert!(!sheet.contains("http://") && !sheet.contains("https://") && !sheet.contains("data:"));
        for part in sheet.split("url(").skip(1) {
            let path = &part[..part.find(')').expect("closed")];
            assert!(find(path).is_some(), "{path}");
        }
    }

    #[test]
    fn the_script_is_smaller_than_eight_kilobytes() {
        assert!(text("samenspel.js").len() < 8_000);
    }

    type Palette = BTreeMap<String, [f64; 3]>;

    fn colour(hex: &str) -> Option<[f64; 3]> {
        let channel = |at: usize| {
            let value = f64::from(u8::from_str_radix(hex.get(at..at + 2)?, 16).ok()?) / 255.0;
            Some(if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) })
        };
        Some([channel(1)?, channel(3)?, channel(5)?])
    }

    /// The palettes of the light and the dark scheme, as theme.css writes them.
    fn palettes() -> [Palette; 2] {
        let theme = include_str!("../../../static/theme.css");
        let (light, rest) = theme.split_once("@media (prefers-color-scheme: dark)").expect("a dark scheme");
        let dark = &rest[..rest.find("/* Tokens").expect("tokens after the palette")];
        [light, dark].map(|part| {
            let lines = part.lines().filter_map(|line| line.trim().strip_prefix("--s-")?.split_once(": "));
            lines.filter_map(|(name, value)| Some((name.to_owned(), colour(value)?))).collect()
        })
    }

    /// WCAG 2.2, relative luminance and contrast ratio.
    fn contrast(a: [f64; 3], b: [f64; 3]) -> f64 {
        let luminance = |c: [f64; 3]| 0.2126 * c[0] + 0.7152 * c[1] + 0.0722 * c[2];
        let (a, b) = (luminance(a) + 0.05, luminance(b) + 0.05);
        a.max(b) / a.min(b)
    }

    #[test]
    fn every_colour_can_be_read_on_every_ground_in_both_schemes() {
        let grounds = ["paper", "card", "wash"];
        let inks = [
            "ink",
            "soft",
            "petrol",
            "petrol-strong",
            "thread",
            "question",
            "example",
            "need",
            "offer",
            "ok",
            "warning",
            "error",
        ];
        let pairs = [
            ("on-petrol", "petrol"),
            ("on-petrol", "petrol-strong"),
            ("petrol", "petrol-wash"),
            ("petrol-strong", "petrol-wash"),
            ("ink", "petrol-wash"),
            ("ink", "ok-wash"),
            ("ink", "warning-wash"),
            ("ink", "error-wash"),
            ("petrol", "ok-wash"),
            ("petrol", "warning-wash"),
            ("petrol", "error-wash"),
            ("added", "added-wash"),
            ("removed", "removed-wash"),
            ("ink", "mark"),
            ("paper", "ink"),
        ];
        for palette in palettes() {
            let check = |front: &str, back: &str, least: f64| {
                let ratio = contrast(palette[front], palette[back]);
                assert!(ratio >= least, "{front} on {back}: {ratio:.2}, must be {least}");
            };
            for ground in grounds {
                inks.iter().for_each(|ink| check(ink, ground, 4.5));
                check("control", ground, 3.0);
                check("focus", ground, 3.0);
            }
            pairs.iter().for_each(|(front, back)| check(front, back, 4.5));
        }
    }
}
