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
    // One for the dot, one for the mark before the name of a device.
    let room = MAX_NAME - extension.len() - 2;
    let (mut fits, mut chars) = (0, 0);
    for (at, grapheme) in stem.grapheme_indices(true) {
        chars += grapheme.chars().count();
        if chars > room {
            break;
        }
        fits = at + grapheme.len();
    }
    let stem = stem[..fits].trim_matches(is_edge);
    match stem {
        "" => format!("document.{extension}"),
        _ if is_device(stem) => format!("_{stem}.{extension}"),
        _ => format!("{stem}.{extension}"),
    }
}

/// Names of devices, which some systems open instead of a file, whatever follows a dot.
fn is_device(stem: &str) -> bool {
    let device = stem.split('.').next().unwrap_or_default().trim().to_ascii_lowercase();
    let numbered = |name: &str| {
        device
            .strip_prefix(name)
            .is_some_and(|digit| digit.len() == 1 && digit.as_bytes()[0].is_ascii_digit())
    };
    matches!(device.as_str(), "con" | "prn" | "aux" | "nul") || numbered("com") || numbered("lpt")
}

/// The last part of a path, without characters that a file system or a reader trips over.
fn cleaned(file_name: &str) -> String {
    let last = file_name.rsplit(['/', '\\']).next().unwrap_or_default();
    let mut name = String::new();
    for c in last.chars().filter(|c| !is_invisible(*c)).nfc() {
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
    name.truncate(name.trim_end_matches(is_edge).len());
    name
}

/// What no name begins or ends with: such a file would be hidden, or lose its end on some systems.
fn is_edge(c: char) -> bool {
    c == '.' || c.is_whitespace()
}
