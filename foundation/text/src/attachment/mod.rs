//! Files that people attach: which kind they really are, and whether the house takes them.
//!
//! The content decides, never the name or what a browser claims. Taken are PDF, PNG, JPEG, WebP, OpenDocument
//! text, sheets and slides, and their Office Open XML counterparts; all without scripts, macros, files inside,
//! passwords or a second file hidden in them. This is not a virus scanner: it keeps out what can act by itself
//! or pretends to be something else.

mod image;
mod metadata;
mod name;
mod pdf;
mod zipped;

use thiserror::Error;

pub use metadata::without_metadata;

/// The most bytes of one attached file: 20 MiB, ample for a report with pictures.
pub const MAX_BYTES: usize = 20 * 1024 * 1024;
/// The most files inside an OpenDocument or Office file.
pub const MAX_ENTRIES: usize = 2_000;
/// The most bytes that a file may unpack to, counted while unpacking: 200 MiB.
pub const MAX_UNPACKED: u64 = 200 * 1024 * 1024;
/// The most characters of a safe name, its extension included.
pub const MAX_NAME: usize = 100;

/// A file that the house takes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Inspected {
    /// The media type to serve it with, e.g. `application/pdf`.
    pub media_type: &'static str,
    /// The extension of that kind, without a dot.
    pub extension: &'static str,
    /// A name to store and offer it under: no folders, no control or direction characters, the right
    /// extension, at most [`MAX_NAME`] characters, never empty.
    pub safe_name: String,
}

/// What a file would do by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Active {
    /// A script in a PDF, among them dynamic (XFA) forms.
    Script,
    /// A PDF that starts a program, opens another file or sends what is filled in.
    Launch,
    /// A file inside the file that could be anything.
    EmbeddedFile,
    /// Sound, film or 3D with behaviour of its own.
    Media,
    /// A macro or a control in an office document.
    Macro,
}

/// Why a file is not taken. [`Refusal::key`] names the sentence that a person reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Error)]
pub enum Refusal {
    /// No bytes at all.
    #[error("the file is empty")]
    Empty,
    /// More than [`MAX_BYTES`].
    #[error("the file is too large")]
    TooLarge,
    /// Not one of the kinds above.
    #[error("the file is of a kind that is not taken")]
    UnknownKind,
    /// The name promises another kind than the content is.
    #[error("the name of the file differs from its content")]
    NameDiffers,
    /// It can act by itself.
    #[error("the file can act by itself ({})", .0.key())]
    ActiveContent(Active),
    /// Protected with a password, so that it cannot be inspected.
    #[error("the file is protected with a password")]
    Encrypted,
    /// A second file is hidden in it, or a part that cannot be inspected.
    #[error("the file has hidden content")]
    HiddenContent,
    /// It unpacks to far more than anyone can use; for a picture: more points than a device can show.
    #[error("the file unpacks to too much")]
    ZipBomb,
    /// Incomplete or broken.
    #[error("the file is damaged")]
    Damaged,
}

impl Active {
    /// The stable name of this behaviour.
    pub fn key(self) -> &'static str {
        match self {
            Active::Script => "script",
            Active::Launch => "launch",
            Active::EmbeddedFile => "embedded-file",
            Active::Media => "media",
            Active::Macro => "macro",
        }
    }
}

impl Refusal {
    /// The stable name of this reason, for translation.
    pub fn key(self) -> &'static str {
        match self {
            Refusal::Empty => "empty",
            Refusal::TooLarge => "too-large",
            Refusal::UnknownKind => "unknown-kind",
            Refusal::NameDiffers => "name-differs",
            Refusal::ActiveContent(_) => "active-content",
            Refusal::Encrypted => "encrypted",
            Refusal::HiddenContent => "hidden-content",
            Refusal::ZipBomb => "zip-bomb",
            Refusal::Damaged => "damaged",
        }
    }

    /// For active content: the stable name of what it would do.
    pub fn detail(self) -> Option<&'static str> {
        match self {
            Refusal::ActiveContent(active) => Some(active.key()),
            _ => None,
        }
    }
}

/// The kinds that are taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Pdf,
    Png,
    Jpeg,
    WebP,
    Odt,
    Ods,
    Odp,
    Docx,
    Xlsx,
    Pptx,
}

impl Kind {
    const ALL: [Kind; 10] = [
        Kind::Pdf,
        Kind::Png,
        Kind::Jpeg,
        Kind::WebP,
        Kind::Odt,
        Kind::Ods,
        Kind::Odp,
        Kind::Docx,
        Kind::Xlsx,
        Kind::Pptx,
    ];

    fn media_type(self) -> &'static str {
        match self {
            Kind::Pdf => "application/pdf",
            Kind::Png => "image/png",
            Kind::Jpeg => "image/jpeg",
            Kind::WebP => "image/webp",
            Kind::Odt => "application/vnd.oasis.opendocument.text",
            Kind::Ods => "application/vnd.oasis.opendocument.spreadsheet",
            Kind::Odp => "application/vnd.oasis.opendocument.presentation",
            Kind::Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            Kind::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Kind::Pptx => "application/vnd.openxmlformats-officedocument.presentationml.presentation",
        }
    }

    /// The extensions that belong to this kind; the first is the one we write.
    fn extensions(self) -> &'static [&'static str] {
        match self {
            Kind::Pdf => &["pdf"],
            Kind::Png => &["png"],
            Kind::Jpeg => &["jpg", "jpeg", "jpe", "jfif"],
            Kind::WebP => &["webp"],
            Kind::Odt => &["odt"],
            Kind::Ods => &["ods"],
            Kind::Odp => &["odp"],
            Kind::Docx => &["docx"],
            Kind::Xlsx => &["xlsx"],
            Kind::Pptx => &["pptx"],
        }
    }
}

/// What the file really is, and the name to keep it under.
///
/// `file_name` is what the person's browser sent, in any state; `bytes` is the whole file. The time taken is
/// bounded by [`MAX_BYTES`] and [`MAX_UNPACKED`].
///
/// # Errors
/// A [`Refusal`] that says why the file is not taken.
pub fn inspect(file_name: &str, bytes: &[u8]) -> Result<Inspected, Refusal> {
    if bytes.is_empty() {
        return Err(Refusal::Empty);
    }
    if bytes.len() > MAX_BYTES {
        return Err(Refusal::TooLarge);
    }
    let promise = name::promise(file_name);
    let kind = match kind_of(bytes) {
        Ok(kind) => kind,
        // Something of no known kind that is named after one of ours is a pretender, not merely unknown.
        Err(Refusal::UnknownKind) if matches!(promise, name::Promise::Kind(_)) => {
            return Err(Refusal::NameDiffers);
        }
        // Office hides a document with a password in a container of its old format.
        Err(Refusal::Encrypted) if !matches!(promise, name::Promise::Kind(_)) => {
            return Err(Refusal::UnknownKind);
        }
        Err(refusal) => return Err(refusal),
    };
    match promise {
        name::Promise::Kind(promised) if promised != kind => Err(Refusal::NameDiffers),
        name::Promise::Other => Err(Refusal::NameDiffers),
        _ => Ok(Inspected {
            media_type: kind.media_type(),
            extension: kind.extensions()[0],
            safe_name: name::safe(file_name, kind),
        }),
    }
}

/// The kind by content, when the content is acceptable too.
fn kind_of(bytes: &[u8]) -> Result<Kind, Refusal> {
    const OLD_OFFICE: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";
    if bytes.starts_with(b"%PDF-") {
        pdf::check(bytes).map(|()| Kind::Pdf)
    } else if bytes.starts_with(image::PNG) {
        image::check_png(bytes).map(|()| Kind::Png)
    } else if bytes.starts_with(b"\xFF\xD8\xFF") {
        image::check_jpeg(bytes).map(|()| Kind::Jpeg)
    } else if bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP") {
        image::check_webp(bytes).map(|()| Kind::WebP)
    } else if bytes.starts_with(b"PK\x03\x04") {
        zipped::kind(bytes)
    } else if bytes.starts_with(OLD_OFFICE) {
        Err(Refusal::Encrypted)
    } else {
        Err(Refusal::UnknownKind)
    }
}

/// Whether what stands behind the end of a file, or within its last part, is a file of another kind.
fn hides_another_file(behind: &[u8]) -> bool {
    const STARTS: [&[u8]; 8] =
        [b"PK\x03\x04", b"%PDF-", b"<html", b"<!doctype", b"<script", b"<body", b"<?php", b"<svg "];
    (0..behind.len()).any(|at| {
        matches!(behind[at], b'P' | b'%' | b'<')
            && STARTS.iter().any(|start| {
                behind.get(at..at + start.len()).is_some_and(|here| here.eq_ignore_ascii_case(start))
            })
    }) || ends_as_zip(behind)
}

/// Whether a program that looks for a ZIP archive from the end would find one: an end record whose comment
/// fits into what follows it.
fn ends_as_zip(bytes: &[u8]) -> bool {
    const RECORD: usize = 22;
    let from = bytes.len().saturating_sub(RECORD + usize::from(u16::MAX));
    bytes[from..].windows(RECORD).enumerate().any(|(at, record)| {
        record.starts_with(b"PK\x05\x06\0\0\0\0")
            && usize::from(u16::from_le_bytes([record[20], record[21]])) <= bytes.len() - from - at - RECORD
    })
}

/// The first place of `needle` in `haystack`.
fn find(haystack: &[u8], needle: &[u8]) -> Option<usize> {
    let first = *needle.first()?;
    let mut from = 0;
    while let Some(at) = haystack[from..].iter().position(|byte| *byte == first) {
        if haystack[from + at..].starts_with(needle) {
            return Some(from + at);
        }
        from += at + 1;
    }
    None
}
