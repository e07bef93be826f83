//! Files that people send along: which kind they are, decided by their content, and whether they are harmless
//! (OWASP ASVS 5, chapter 5: files are checked by content, archives by size and number, names are made anew).

use std::io::{Cursor, Read};

use thiserror::Error;
use zip::ZipArchive;

/// A file that may be kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Inspected {
    /// What it is served as.
    pub media_type: &'static str,
    /// The ending that belongs to it.
    pub extension: &'static str,
    /// The name under which it is kept and served: no path, no hidden characters, the right ending.
    pub safe_name: String,
}

/// Why a file is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum Refusal {
    /// There is nothing in it.
    #[error("the file is empty")]
    Empty,
    /// It is not one of the kinds we take.
    #[error("the file is of a kind that is not taken")]
    UnknownKind,
    /// The ending of its name says something else than its content.
    #[error("the name of the file does not fit its content")]
    NameDiffers,
    /// It holds macros, scripts or other files.
    #[error("the file holds active content")]
    ActiveContent,
    /// It unpacks to far more than it seems.
    #[error("the file unpacks to too much")]
    ZipBomb,
    /// It cannot be read, or there is something behind its end.
    #[error("the file is damaged")]
    Damaged,
}

impl Refusal {
    /// The word in keys of texts.
    pub fn key(self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::UnknownKind => "unknown-kind",
            Self::NameDiffers => "name-differs",
            Self::ActiveContent => "active-content",
            Self::ZipBomb => "zip-bomb",
            Self::Damaged => "damaged",
        }
    }
}

/// Media type, ending, and other endings that are as good.
struct Kind(&'static str, &'static str, &'static [&'static str]);

const PDF: Kind = Kind("application/pdf", "pdf", &[]);
const PNG: Kind = Kind("image/png", "png", &[]);
const JPEG: Kind = Kind("image/jpeg", "jpg", &["jpeg"]);
const WEBP: Kind = Kind("image/webp", "webp", &[]);
const OFFICE: [Kind; 6] = [
    Kind("application/vnd.oasis.opendocument.text", "odt", &[]),
    Kind("application/vnd.oasis.opendocument.spreadsheet", "ods", &[]),
    Kind("application/vnd.oasis.opendocument.presentation", "odp", &[]),
    Kind("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx", &[]),
    Kind("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx", &[]),
    Kind("application/vnd.openxmlformats-officedocument.presentationml.presentation", "pptx", &[]),
];

const MOST_ENTRIES: usize = 2_000;
const MOST_UNPACKED: u64 = 200 * 1024 * 1024;

/// Decides what a file is and whether it may be kept.
pub fn inspect(file_name: &str, bytes: &[u8]) -> Result<Inspected, Refusal> {
    if bytes.is_empty() {
        return Err(Refusal::Empty);
    }
    let kind = if bytes.starts_with(b"%PDF-") {
        pdf(bytes)?;
        &PDF
    } else if bytes.starts_with(b"\x89PNG\r\n\x1a\n") {
        png(bytes)?;
        &PNG
    } else if bytes.starts_with(b"\xff\xd8\xff") {
        jpeg(bytes)?;
        &JPEG
    } else if bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP") {
        webp(bytes)?;
        &WEBP
    } else if bytes.starts_with(b"PK\x03\x04") {
        office(bytes)?
    } else {
        return Err(Refusal::UnknownKind);
    };
    let safe_name = safe_name(file_name, kind)?;
    Ok(Inspected { media_type: kind.0, extension: kind.1, safe_name })
}

fn safe_name(file_name: &str, kind: &Kind) -> Result<String, Refusal> {
    let last = file_name.rsplit(['/', '\\']).next().unwrap_or_default();
    let clean: String = last
        .chars()
        .filter(|c| !c.is_control() && !is_hidden(*c) && !matches!(c, '"' | '<' | '>' | ':' | '|' | '?' | '*' | ';'))
        .collect();
    let clean = clean.trim().trim_end_matches('.').trim();
    let (stem, ending) = match clean.rsplit_once('.') {
        Some((stem, ending)) => (stem.trim_matches('.'), Some(ending.to_lowercase())),
        None => (clean, None),
    };
    if let Some(ending) = &ending
        && ending != kind.1
        && !kind.2.contains(&ending.as_str())
    {
        return Err(Refusal::NameDiffers);
    }
    let stem: String = stem.chars().take(100 - 1 - kind.1.len()).collect();
    let stem = if stem.trim().is_empty() { "bestand" } else { stem.trim() };
    Ok(format!("{stem}.{}", kind.1))
}

/// Characters that change the direction of text or cannot be seen.
fn is_hidden(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

/// Scripts, programs and files inside are refused. Names in PDF may be written with `#xx` for any sign.
fn pdf(bytes: &[u8]) -> Result<(), Refusal> {
    let tail = &bytes[bytes.len().saturating_sub(2048)..];
    if !contains(tail, b"%%EOF") {
        return Err(Refusal::Damaged);
    }
    let plain = without_escapes(bytes);
    let active: [&[u8]; 6] = [b"/JavaScript", b"/JS", b"/Launch", b"/EmbeddedFile", b"/RichMedia", b"/XFA"];
    let names = |mark: &&[u8]| {
        positions(&plain, mark).any(|at| {
            // "/JS" must be a whole name: "/JSomething" is another one. "/EmbeddedFiles" is as bad as its singular.
            let next = plain.get(at + mark.len()).copied().unwrap_or(b' ');
            !next.is_ascii_alphanumeric() || (*mark == b"/EmbeddedFile" && next == b's')
        })
    };
    if active.iter().any(names) { Err(Refusal::ActiveContent) } else { Ok(()) }
}

fn without_escapes(bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        let hex = |i: usize| bytes.get(i).and_then(|b| (*b as char).to_digit(16));
        match (bytes[at], hex(at + 1), hex(at + 2)) {
            (b'#', Some(high), Some(low)) => {
                out.push((high * 16 + low) as u8);
                at += 3;
            }
            (byte, ..) => {
                out.push(byte);
                at += 1;
            }
        }
    }
    out
}

fn positions<'b>(bytes: &'b [u8], mark: &'b [u8]) -> impl Iterator<Item = usize> + 'b {
    bytes.windows(mark.len()).enumerate().filter(move |(_, window)| *window == mark).map(|(at, _)| at)
}

fn contains(bytes: &[u8], mark: &[u8]) -> bool {
    positions(bytes, mark).next().is_some()
}

fn number(bytes: &[u8], at: usize) -> Option<usize> {
    let four: [u8; 4] = bytes.get(at..at + 4)?.try_into().ok()?;
    usize::try_from(u32::from_be_bytes(four)).ok()
}

/// Walks the chunks to the end chunk, behind which nothing may stand.
fn png(bytes: &[u8]) -> Result<(), Refusal> {
    let mut at = 8;
    loop {
        let length = number(bytes, at).ok_or(Refusal::Damaged)?;
        let name = bytes.get(at + 4..at + 8).ok_or(Refusal::Damaged)?;
        let next = at.checked_add(12).and_then(|n| n.checked_add(length)).ok_or(Refusal::Damaged)?;
        if next > bytes.len() || (at == 8 && (name != b"IHDR" || length != 13)) {
            return Err(Refusal::Damaged);
        }
        if name == b"IEND" {
            return if next == bytes.len() { Ok(()) } else { Err(Refusal::Damaged) };
        }
        at = next;
    }
}

/// An image must end with its end mark; cameras add no more than some zeros behind it.
fn jpeg(bytes: &[u8]) -> Result<(), Refusal> {
    let end = bytes.iter().rposition(|byte| *byte != 0).unwrap_or(0);
    let ended = end > 3 && bytes[end - 1..=end] == [0xff, 0xd9];
    if ended && !contains(bytes, b"PK\x03\x04") { Ok(()) } else { Err(Refusal::Damaged) }
}

fn webp(bytes: &[u8]) -> Result<(), Refusal> {
    let four: [u8; 4] = bytes.get(4..8).and_then(|b| b.try_into().ok()).ok_or(Refusal::Damaged)?;
    let length = u32::from_le_bytes(four) as usize;
    let whole = length.checked_add(8) == Some(bytes.len()) || length.checked_add(9) == Some(bytes.len());
    if whole && bytes.len() > 20 { Ok(()) } else { Err(Refusal::Damaged) }
}

/// Office documents are archives: every entry is unpacked, counted and looked at by name.
fn office(bytes: &[u8]) -> Result<&'static Kind, Refusal> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Refusal::Damaged)?;
    if archive.len() > MOST_ENTRIES {
        return Err(Refusal::ZipBomb);
    }
    let mut left = MOST_UNPACKED;
    let (mut media_type, mut types) = (String::new(), String::new());
    let mut names = Vec::new();
    for index in 0..archive.len() {
        let entry = archive.by_index(index).map_err(|_| Refusal::Damaged)?;
        let name = entry.name().map_err(|_| Refusal::Damaged)?.into_owned();
        let unsafe_path = name.starts_with('/') || name.contains('\\') || name.split('/').any(|part| part == "..");
        if entry.encrypted() || unsafe_path {
            return Err(Refusal::Damaged);
        }
        let wanted = name == "mimetype" || name == "[Content_Types].xml";
        let mut text = Vec::new();
        let mut limited = entry.take(left + 1);
        let mut buffer = [0; 16 * 1024];
        let mut unpacked = 0;
        loop {
            let read = limited.read(&mut buffer).map_err(|_| Refusal::Damaged)?;
            if read == 0 {
                break;
            }
            unpacked += read as u64;
            if wanted && text.len() < 1024 * 1024 {
                text.extend_from_slice(&buffer[..read]);
            }
        }
        left = left.checked_sub(unpacked).ok_or(Refusal::ZipBomb)?;
        match name.as_str() {
            "mimetype" => media_type = String::from_utf8_lossy(&text).trim().to_owned(),
            "[Content_Types].xml" => types = String::from_utf8_lossy(&text).into_owned(),
            _ => {}
        }
        names.push(name);
    }
    let active = |name: &String| {
        let lower = name.to_lowercase();
        lower.ends_with("vbaproject.bin")
            || lower.ends_with(".vbs")
            || lower.contains("/embeddings/")
            || lower.contains("/activex/")
            || lower.starts_with("basic/")
            || lower.starts_with("scripts/")
    };
    if names.iter().any(active) || types.contains("macroEnabled") {
        return Err(Refusal::ActiveContent);
    }
    let has = |name: &str| names.iter().any(|known| known == name);
    let found = match media_type.is_empty() {
        false => OFFICE.iter().find(|kind| kind.0 == media_type).filter(|_| has("content.xml")),
        true => OFFICE[3..].iter().find(|kind| {
            let main = match kind.1 {
                "docx" => "word/document.xml",
                "xlsx" => "xl/workbook.xml",
                _ => "ppt/presentation.xml",
            };
            types.contains(kind.0) && has(main)
        }),
    };
    found.ok_or(Refusal::UnknownKind)
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use proptest::prelude::*;
    use zip::{ZipWriter, write::SimpleFileOptions};

    use super::*;

    const PDF_FILE: &[u8] = b"%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n";

    fn png_file() -> Vec<u8> {
        let mut bytes = b"\x89PNG\r\n\x1a\n".to_vec();
        for (name, content) in [(b"IHDR", vec![0_u8; 13]), (b"IDAT", vec![1, 2, 3]), (b"IEND", Vec::new())] {
            bytes.extend(u32::try_from(content.len()).unwrap().to_be_bytes());
            bytes.extend(name);
            bytes.extend(&content);
            bytes.extend([0; 4]);
        }
        bytes
    }

    fn jpeg_file() -> Vec<u8> {
        [&b"\xff\xd8\xff\xe0"[..], &[1; 40], b"\xff\xd9"].concat()
    }

    fn archive(entries: &[(&str, &[u8])]) -> Vec<u8> {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, content) in entries {
            writer.start_file(*name, SimpleFileOptions::default()).unwrap();
            writer.write_all(content).unwrap();
        }
        writer.finish().unwrap().into_inner()
    }

    fn docx(extra: &[(&str, &[u8])]) -> Vec<u8> {
        let types = format!("<Types><Override ContentType=\"{}.main+xml\"/></Types>", OFFICE[3].0);
        let mut entries: Vec<(&str, &[u8])> =
            vec![("[Content_Types].xml", types.as_bytes()), ("word/document.xml", b"<w/>")];
        entries.extend_from_slice(extra);
        archive(&entries)
    }

    fn odt() -> Vec<u8> {
        archive(&[("mimetype", OFFICE[0].0.as_bytes()), ("content.xml", b"<office/>")])
    }

    #[test]
    fn each_kind_is_known_by_its_content() {
        for (name, bytes, media_type) in [
            ("plan.pdf", PDF_FILE.to_vec(), PDF.0),
            ("kaart.PNG", png_file(), PNG.0),
            ("foto.jpeg", jpeg_file(), JPEG.0),
            ("brief.docx", docx(&[]), OFFICE[3].0),
            ("brief.odt", odt(), OFFICE[0].0),
            ("zonder ending", odt(), OFFICE[0].0),
        ] {
            assert_eq!(inspect(name, &bytes).map(|file| file.media_type), Ok(media_type), "{name}");
        }
    }

    #[test]
    fn what_is_not_what_it_seems_is_refused() {
        let refused = |name: &str, bytes: &[u8]| inspect(name, bytes).unwrap_err();
        assert_eq!(refused("a.pdf", b""), Refusal::Empty);
        assert_eq!(refused("a.pdf", b"<html><script>"), Refusal::UnknownKind);
        assert_eq!(refused("a.svg", b"<svg onload='x'/>"), Refusal::UnknownKind);
        assert_eq!(refused("a.png", PDF_FILE), Refusal::NameDiffers);
        assert_eq!(refused("a.html.pdf.exe", PDF_FILE), Refusal::NameDiffers);
        assert_eq!(refused("a.png", &[png_file(), b"PK\x03\x04".to_vec()].concat()), Refusal::Damaged);
        assert_eq!(refused("a.jpg", &[jpeg_file(), b"<script>".to_vec()].concat()), Refusal::Damaged);
        assert_eq!(refused("a.zip", &archive(&[("a.txt", b"a")])), Refusal::UnknownKind);
        assert_eq!(refused("a.docx", &docx(&[])[..60]), Refusal::Damaged);
    }

    #[test]
    fn scripts_macros_and_files_inside_are_refused() {
        for active in ["/JavaScript (x)", "/J#53 (x)", "/Launch", "/EmbeddedFiles <<>>"] {
            let bytes = String::from_utf8_lossy(PDF_FILE).replace("/Type", &format!("{active} /Type"));
            assert_eq!(inspect("a.pdf", bytes.as_bytes()), Err(Refusal::ActiveContent), "{active}");
        }
        assert_eq!(inspect("a.docx", &docx(&[("word/vbaProject.bin", b"x")])), Err(Refusal::ActiveContent));
    }

    #[test]
    fn archives_that_grow_or_climb_are_refused() {
        let zeros = vec![0_u8; 70 * 1024 * 1024];
        let bomb = docx(&[("word/a", &zeros), ("word/b", &zeros), ("word/c", &zeros)]);
        assert!(bomb.len() < 1024 * 1024);
        assert_eq!(inspect("a.docx", &bomb), Err(Refusal::ZipBomb));
        assert_eq!(inspect("a.docx", &docx(&[("../../etc/x", b"x")])), Err(Refusal::Damaged));
    }

    #[test]
    fn names_are_made_safe() {
        let name = |given: &str| inspect(given, PDF_FILE).unwrap().safe_name;
        assert_eq!(name("../../etc/Plan 2026.pdf"), "Plan 2026.pdf");
        assert_eq!(name("C:\\werk\\plan.PDF"), "plan.pdf");
        assert_eq!(name("\u{202e}fdp.plan\"\r\n.pdf"), "fdp.plan.pdf");
        assert_eq!(name(".pdf"), "bestand.pdf");
        assert_eq!(name(""), "bestand.pdf");
        assert_eq!(name(&"é".repeat(300)).chars().count(), 100);
    }

    proptest! {
        #[test]
        fn no_bytes_make_it_fail(bytes in proptest::collection::vec(any::<u8>(), 0..200), start in 0_usize..5) {
            let starts: [&[u8]; 5] = [b"", b"%PDF-", b"\x89PNG\r\n\x1a\n", b"RIFF\0\0\0\0WEBP", b"PK\x03\x04"];
            let _ = inspect("a.bin", &[starts[start], &bytes].concat());
        }

        #[test]
        fn a_damaged_file_does_not_make_it_fail(at in 0_usize..400, byte in any::<u8>(), which in 0_usize..4) {
            let mut bytes = [PDF_FILE.to_vec(), png_file(), docx(&[]), odt()][which].clone();
            let length = bytes.len();
            bytes[at % length] = byte;
            let _ = inspect("a.bin", &bytes);
        }
    }
}
