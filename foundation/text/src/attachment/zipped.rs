//! OpenDocument (ISO/IEC 26300) and Office Open XML (ISO/IEC 29500): ZIP archives with a known content.

use std::collections::HashSet;
use std::io::{Cursor, Read};

use zip::ZipArchive;

use super::{Active, Kind, MAX_ENTRIES, MAX_UNPACKED, Refusal};

/// The most bytes of a part that is read as a whole to know the kind.
const MAX_PART: usize = 1024 * 1024;
/// Endings of files that can act and have no place in a document.
const PROGRAMS: &[&str] = &[
    "exe", "dll", "com", "bat", "cmd", "scr", "msi", "js", "jse", "vbs", "vbe", "ps1", "hta", "wsf", "lnk",
    "jar", "sh", "py",
];

/// The parts that tell what a document is.
#[derive(Default)]
struct Parts {
    mimetype: Option<Vec<u8>>,
    manifest: Option<Vec<u8>>,
    content_types: Option<Vec<u8>>,
    names: HashSet<String>,
}

/// The kind of document in an archive, when every part of it is in order.
pub(super) fn kind(bytes: &[u8]) -> Result<Kind, Refusal> {
    // Without a comment the end record is the very end; a comment is a place for another file.
    if !bytes[bytes.len().saturating_sub(22)..].starts_with(b"PK\x05\x06") {
        return Err(Refusal::Damaged);
    }
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Refusal::Damaged)?;
    if archive.len() > MAX_ENTRIES {
        return Err(Refusal::ZipBomb);
    }
    if archive.offset() != 0 {
        return Err(Refusal::HiddenContent);
    }
    check_entries(&mut archive)?;
    // Two programs must not see two different archives in the same bytes.
    archive.validate_header_consistency().map_err(|_| Refusal::HiddenContent)?;
    let parts = unpack(&mut archive)?;
    match (&parts.mimetype, &parts.content_types) {
        (Some(_), Some(_)) => Err(Refusal::HiddenContent),
        (Some(mimetype), None) => open_document(mimetype, &parts),
        (None, Some(types)) => office(types, &parts),
        (None, None) => Err(Refusal::UnknownKind),
    }
}

/// What can be known without unpacking: names, links, passwords.
fn check_entries(archive: &mut ZipArchive<Cursor<&[u8]>>) -> Result<(), Refusal> {
    let mut names = HashSet::new();
    for index in 0..archive.len() {
        let entry = archive.by_index_raw(index).map_err(|_| Refusal::Damaged)?;
        let name = std::str::from_utf8(entry.name_raw()).map_err(|_| Refusal::HiddenContent)?;
        if entry.is_symlink() || leads_elsewhere(name) || !names.insert(name.to_lowercase()) {
            return Err(Refusal::HiddenContent);
        }
        if let Some(active) = active(&name.to_lowercase()) {
            return Err(Refusal::ActiveContent(active));
        }
        if entry.encrypted() {
            return Err(Refusal::Encrypted);
        }
    }
    Ok(())
}

/// Whether a name within the archive points out of it.
fn leads_elsewhere(name: &str) -> bool {
    name.is_empty()
        || name.starts_with('/')
        || name.contains(['\\', ':'])
        || name.chars().any(char::is_control)
        || name.split('/').any(|part| matches!(part, "." | ".."))
}

/// What an entry with this name, in lower case, would do.
fn active(name: &str) -> Option<Active> {
    let file = name.rsplit('/').next().unwrap_or_default();
    let ending = file.rsplit_once('.').map(|(_, ending)| ending).unwrap_or_default();
    let folder = |folder: &str| name.split('/').rev().skip(1).any(|part| part == folder);
    let of_open_document = name.starts_with("basic/") || name.starts_with("scripts/");
    if file.starts_with("vba") || folder("activex") || folder("macrosheets") || of_open_document {
        Some(Active::Macro)
    } else if PROGRAMS.contains(&ending) || (folder("embeddings") && ending == "bin") {
        Some(Active::EmbeddedFile)
    } else {
        None
    }
}

/// Unpacks everything, counting, and keeps the parts that tell the kind.
fn unpack(archive: &mut ZipArchive<Cursor<&[u8]>>) -> Result<Parts, Refusal> {
    let mut parts = Parts::default();
    let mut room = MAX_UNPACKED;
    let mut block = vec![0; 64 * 1024];
    for index in 0..archive.len() {
        let mut entry = archive.by_index(index).map_err(|_| Refusal::Damaged)?;
        let name = String::from_utf8_lossy(entry.name_raw()).into_owned();
        let place = entry.header_start();
        let kept = match name.as_str() {
            // OpenDocument has its type at the very start of the file, so that it is seen without unpacking.
            "mimetype" if place == 0 => Some(&mut parts.mimetype),
            "META-INF/manifest.xml" => Some(&mut parts.manifest),
            "[Content_Types].xml" => Some(&mut parts.content_types),
            _ => None,
        };
        let mut content = Vec::new();
        loop {
            let read = entry.read(&mut block).map_err(|_| Refusal::Damaged)?;
            if read == 0 {
                break;
            }
            room = room.checked_sub(read as u64).ok_or(Refusal::ZipBomb)?;
            if kept.is_some() {
                content.extend_from_slice(&block[..read]);
                if content.len() > MAX_PART {
                    return Err(Refusal::Damaged);
                }
            }
        }
        if let Some(kept) = kept {
            *kept = Some(content);
        }
        parts.names.insert(name);
    }
    Ok(parts)
}

fn open_document(mimetype: &[u8], parts: &Parts) -> Result<Kind, Refusal> {
    let kind = [Kind::Odt, Kind::Ods, Kind::Odp]
        .into_iter()
        .find(|kind| mimetype.trim_ascii() == kind.media_type().as_bytes())
        .ok_or(Refusal::UnknownKind)?;
    let manifest = xml(parts.manifest.as_deref().ok_or(Refusal::Damaged)?)?;
    if manifest.contains("encryption-data") {
        return Err(Refusal::Encrypted);
    }
    if parts.names.contains("content.xml") { Ok(kind) } else { Err(Refusal::Damaged) }
}

fn office(types: &[u8], parts: &Parts) -> Result<Kind, Refusal> {
    let types = xml(types)?.to_lowercase();
    if ["macroenabled", "vbaproject", "macrosheet", "activex"].iter().any(|word| types.contains(word)) {
        return Err(Refusal::ActiveContent(Active::Macro));
    }
    if !parts.names.contains("_rels/.rels") {
        return Err(Refusal::Damaged);
    }
    let mut kinds = [Kind::Docx, Kind::Xlsx, Kind::Pptx]
        .into_iter()
        .filter(|kind| types.contains(&format!("{}.main+xml", kind.media_type())));
    match (kinds.next(), kinds.next()) {
        (Some(kind), None) => Ok(kind),
        (Some(_), Some(_)) => Err(Refusal::HiddenContent),
        _ => Err(Refusal::UnknownKind),
    }
}

/// A part as text. Declarations and escaped characters could say one thing to us and another to a reader of
/// XML; the parts read here never have them.
fn xml(part: &[u8]) -> Result<&str, Refusal> {
    let text = std::str::from_utf8(part).map_err(|_| Refusal::Damaged)?;
    if text.contains("<!ENTITY") || text.contains("&#") { Err(Refusal::HiddenContent) } else { Ok(text) }
}
