//! PDF (ISO 32000): what its names say it would do.
//!
//! Names are looked for everywhere, also where a strict reader would see text in a string: programs that open
//! PDF are lenient, and so would be what hides there. Objects packed in streams are unpacked and searched too.

use std::io::Read;

use flate2::bufread::ZlibDecoder;

use super::{Active, MAX_UNPACKED, Refusal, ends_as_zip, find, hides_another_file};

/// The most streams in one file; atlases and land registers stay below it.
const MAX_STREAMS: usize = 200_000;
/// How far before its data the dictionary of a stream is looked for.
const DICTIONARY: usize = 4 * 1024;
/// The most bytes that may stand behind the end: some programs leave a few.
const MAX_BEHIND: usize = 1024;
/// How much of a stream is unpacked to see whether it can hold objects.
const HEAD: usize = 64;

pub(super) fn check(bytes: &[u8]) -> Result<(), Refusal> {
    if !matches!(bytes.get(5..8), Some([b'1' | b'2', b'.', b'0'..=b'9'])) {
        return Err(Refusal::Damaged);
    }
    let end = bytes.windows(5).rposition(|here| here == b"%%EOF").ok_or(Refusal::Damaged)? + 5;
    find(&bytes[..end], b"startxref").ok_or(Refusal::Damaged)?;
    let behind = bytes[end..].trim_ascii();
    if hides_another_file(behind) || behind.len() > MAX_BEHIND || ends_as_zip(bytes) {
        return Err(Refusal::HiddenContent);
    }
    check_names(bytes)?;
    check_streams(bytes)
}

/// Refuses names of behaviour. None is so short that packed pictures contain it by chance.
fn check_names(bytes: &[u8]) -> Result<(), Refusal> {
    for name in names(bytes) {
        return Err(match name.as_slice() {
            b"JavaScript" | b"XFA" => Refusal::ActiveContent(Active::Script),
            b"Launch" | b"GoToE" | b"SubmitForm" | b"ImportData" => Refusal::ActiveContent(Active::Launch),
            b"EmbeddedFile" | b"EmbeddedFiles" => Refusal::ActiveContent(Active::EmbeddedFile),
            b"RichMedia" | b"Rendition" => Refusal::ActiveContent(Active::Media),
            b"Encrypt" => Refusal::Encrypted,
            _ => continue,
        });
    }
    Ok(())
}

/// Every name: a slash and what follows up to a delimiter, with `#4A` written out. Names longer than any that
/// we look for are cut.
fn names(bytes: &[u8]) -> impl Iterator<Item = Vec<u8>> + '_ {
    const LONGEST: usize = 16;
    let starts = bytes.iter().enumerate().filter(|(_, byte)| **byte == b'/').map(|(at, _)| at + 1);
    starts.map(|start| {
        let mut name = Vec::new();
        let mut rest = &bytes[start..];
        while name.len() < LONGEST {
            rest = match rest {
                [b'#', high, low, after @ ..] if high.is_ascii_hexdigit() && low.is_ascii_hexdigit() => {
                    name.push(hex(*high) << 4 | hex(*low));
                    after
                }
                [byte, after @ ..] if byte.is_ascii_graphic() && !b"()<>[]{}/%".contains(byte) => {
                    name.push(*byte);
                    after
                }
                _ => break,
            };
        }
        name
    })
}

fn hex(digit: u8) -> u8 {
    match digit {
        b'0'..=b'9' => digit - b'0',
        _ => (digit | 0x20) - b'a' + 10,
    }
}

/// Unpacks every stream that can hold objects and looks for names there.
fn check_streams(bytes: &[u8]) -> Result<(), Refusal> {
    let (mut at, mut streams, mut unpacked) = (0, 0, 0);
    while let Some(found) = find(&bytes[at..], b"stream") {
        let keyword = at + found;
        at = keyword + b"stream".len();
        let data = match &bytes[at..] {
            [b'\r', b'\n', data @ ..] | [b'\n' | b'\r', data @ ..] => data,
            _ => continue,
        };
        if bytes[..keyword].ends_with(b"end") {
            continue;
        }
        streams += 1;
        if streams > MAX_STREAMS {
            return Err(Refusal::ZipBomb);
        }
        let dictionary = &bytes[keyword.saturating_sub(DICTIONARY)..keyword];
        let dictionary =
            dictionary.windows(3).rposition(|here| here == b"obj").map_or(dictionary, |at| &dictionary[at..]);
        let readable = match objects(data, &mut unpacked)? {
            Some(objects) => {
                check_names(&objects)?;
                true
            }
            None => false,
        };
        if holds_objects(dictionary) && !(readable && only_deflated(dictionary) || not_packed(dictionary)) {
            return Err(Refusal::HiddenContent);
        }
    }
    Ok(())
}

/// What a packed stream unpacks to, when it can be a row of objects: those begin with numbers. Nothing for
/// anything else (pictures, fonts, drawings). `unpacked` counts over all streams of the file.
fn objects(data: &[u8], unpacked: &mut u64) -> Result<Option<Vec<u8>>, Refusal> {
    let looks_packed = matches!(data, [first, second, ..]
        if first & 0x0F == 8 && u16::from_be_bytes([*first, *second]) % 31 == 0);
    if !looks_packed {
        return Ok(None);
    }
    let mut decoder = ZlibDecoder::new(data);
    let mut objects = vec![0; HEAD];
    let mut filled = 0;
    while filled < HEAD {
        match decoder.read(&mut objects[filled..]) {
            Ok(0) | Err(_) => break,
            Ok(read) => filled += read,
        }
    }
    objects.truncate(filled);
    let text = |byte: &u8| byte.is_ascii_graphic() || byte.is_ascii_whitespace() || *byte == 0;
    let start = objects.iter().find(|byte| !byte.is_ascii_whitespace() && **byte != 0);
    if !matches!(start, Some(b'0'..=b'9' | b'+' | b'-' | b'%')) || !objects.iter().take(8).all(text) {
        return Ok(None);
    }
    let room = MAX_UNPACKED.saturating_sub(*unpacked);
    // A damaged end is no reason to leave out what came before: readers of PDF use that too.
    let mut rest = Vec::new();
    let _whole = decoder.take(room).read_to_end(&mut rest);
    *unpacked += (filled + rest.len()) as u64;
    if rest.len() as u64 >= room {
        return Err(Refusal::ZipBomb);
    }
    objects.append(&mut rest);
    Ok(Some(objects))
}

fn holds_objects(dictionary: &[u8]) -> bool {
    names(dictionary).any(|name| name == b"ObjStm")
}

/// Whether the only packing is the usual one, without a step that scrambles the text.
fn only_deflated(dictionary: &[u8]) -> bool {
    names(dictionary).any(|name| matches!(name.as_slice(), b"FlateDecode" | b"Fl"))
        && !names(dictionary).any(|name| {
            matches!(
                name.as_slice(),
                b"Predictor"
                    | b"LZWDecode"
                    | b"ASCIIHexDecode"
                    | b"ASCII85Decode"
                    | b"RunLengthDecode"
                    | b"Crypt"
                    | b"LZW"
                    | b"AHx"
                    | b"A85"
                    | b"RL"
            )
        })
}

fn not_packed(dictionary: &[u8]) -> bool {
    !names(dictionary).any(|name| matches!(name.as_slice(), b"Filter" | b"F"))
}
