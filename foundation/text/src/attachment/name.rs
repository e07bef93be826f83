//! Names of files: what they promise, and a harmless form of them.

use unicode_normalization::UnicodeNormalization;
use unicode_segmentation::UnicodeSegmentation;

use super::{Kind, MAX_NAME};
use crate::words::is_invisible;

/// Extensions of well-known kinds that are not taken. Any other ending ("verslag v2.0", "nota.definitief") is
/// read as a part of the name.
const OTHERS: &[&str] = &[
    "7z", "apk", "app", "bat", "bmp", "cmd", "com", "csv", "dll", "dmg", "doc", "docm", "dot", "dotm",
    "dotx", "eml", "exe", "gif", "gz", "hta", "heic", "htm", "html", "ico", "iso", "jar", "js", "json",
    "lnk", "md", "mht", "mhtml", "mjs", "mov", "mp3", "mp4", "msg", "msi", "odf", "odg", "otp", "ots", "ott",
    "php", "pif", "potm", "potx", "ppam", "pps", "ppsm", "ppsx", "ppt", "pptm", "ps1", "py", "rar", "reg",
    "rtf", "scr", "sh", "svg", "swf", "tar", "tif", "tiff", "txt", "url", "vbe", "vbs", "wsf", "xhtml",
    "xla", "xlam", "xls", "xlsb", "xlsm", "xltm", "xltx", "xml", "zip",
];

/// What the ending of a name says about the content.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Promise {
    /// One of the kinds that are taken.
    Kind(Kind),
    /// A well-known kind that is not taken.
    Other,
    /// Nothing in particular.
    Nothing,
}

pub(super) fn promise(file_name: &str) -> Promise {
    let cleaned = cleaned(file_name);
    let Some((_, ending)) = cleaned.rsplit_once('.') else { return Promise::Nothing };
    let ending = ending.trim().to_lowercase();
    match Kind::ALL.into_iter().find(|kind| kind.extensions().contains(&ending.as_str())) {
        Some(kind) => Promise::Kind(kind),
        None if OTHERS.contains(&ending.as_str()) => Promise::Other,
        None => Promise::Nothing,
    }
}

/// The name to keep a file of `kind` under.
pub(super) fn safe(file_name: &str, kind: Kind) -> String {
    let extension = kind.extensions()[0];
    let cleaned = cleaned(file_name);
    let stem = match cleaned.rsplit_once('.') {
        Some((stem, ending)) if kind.extensions().contains(&ending.trim().to_lowercase().as_str()) => stem,
        _ => &cleaned,
    };
    let room = MAX_NAME - extension.len() - 1;
    let (mut fits, mut chars) = (0, 0);
    for (at, grapheme) in stem.grapheme_indices(true) {
        chars += grapheme.chars().count();
        if chars > room {
            break;
        }
        fits = at + grapheme.len();
    }
    let stem = trimmed(&stem[..fits]);
    if stem.is_empty() { format!("document.{extension}") } else { format!("{stem}.{extension}") }
}

/// The last part of a path, without characters that a file system or a reader trips over.
fn cleaned(file_name: &str) -> String {
    let last = file_name.rsplit(['/', '\\']).next().unwrap_or_default();
    let mut name = String::new();
    for c in last.nfc().filter(|c| !is_invisible(*c)) {
        match c {
            c if c.is_whitespace() => {
                if !name.ends_with(' ') {
                    name.push(' ');
                }
            }
            '<' | '>' | ':' | '"' | '|' | '?' | '*' => name.push('-'),
            c => name.push(c),
        }
    }
    let name = trimmed(&name);
    // Names of devices, which some systems open instead of a file.
    let device = name.split('.').next().unwrap_or_default().trim().to_ascii_lowercase();
    let numbered = |stem: &str| {
        device
            .strip_prefix(stem)
            .is_some_and(|digit| digit.len() == 1 && digit.as_bytes()[0].is_ascii_digit())
    };
    if matches!(device.as_str(), "con" | "prn" | "aux" | "nul") || numbered("com") || numbered("lpt") {
        format!("_{name}")
    } else {
        name.to_owned()
    }
}

fn trimmed(name: &str) -> &str {
    name.trim_matches(|c: char| c == '.' || c.is_whitespace())
}
