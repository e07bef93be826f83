//! Pictures: their structure is walked from begin to end, so that a picture is only a picture.

use super::{Refusal, hides_another_file};

pub(super) const PNG: &[u8] = b"\x89PNG\r\n\x1a\n";
/// The most points along one side.
const MAX_SIDE: u32 = 20_000;
/// The most points in all. What shows the picture needs four bytes for each.
const MAX_POINTS: u64 = 100_000_000;

/// PNG (ISO/IEC 15948): signature, IHDR, chunks with checksums, IEND.
pub(super) fn check_png(bytes: &[u8]) -> Result<(), Refusal> {
    let mut rest = &bytes[PNG.len()..];
    let (mut first, mut has_data) = (true, false);
    loop {
        let (header, after) = rest.split_first_chunk::<8>().ok_or(Refusal::Damaged)?;
        let length = be32(&header[..4]) as usize;
        let kind = &header[4..];
        let body = after.get(..length).ok_or(Refusal::Damaged)?;
        let sum = after.get(length..length.saturating_add(4)).ok_or(Refusal::Damaged)?;
        let mut expected = flate2::Crc::new();
        expected.update(kind);
        expected.update(body);
        if expected.sum() != be32(sum) || first != (kind == b"IHDR") {
            return Err(Refusal::Damaged);
        }
        if first {
            let [.., depth, colour, compression, filter, interlace] = body else {
                return Err(Refusal::Damaged);
            };
            let fits = match colour {
                0 => matches!(depth, 1 | 2 | 4 | 8 | 16),
                3 => matches!(depth, 1 | 2 | 4 | 8),
                2 | 4 | 6 => matches!(depth, 8 | 16),
                _ => false,
            };
            if body.len() != 13 || !fits || (*compression, *filter) != (0, 0) || *interlace > 1 {
                return Err(Refusal::Damaged);
            }
            check_size(be32(&body[..4]), be32(&body[4..8]))?;
        }
        first = false;
        has_data |= kind == b"IDAT" && !body.is_empty();
        rest = &after[length + 4..];
        if kind == b"IEND" {
            return if has_data && body.is_empty() { check_end(rest) } else { Err(Refusal::Damaged) };
        }
    }
}

/// JPEG (ITU-T T.81): segments up to a scan, its data, and so on until the end marker.
pub(super) fn check_jpeg(bytes: &[u8]) -> Result<(), Refusal> {
    let (mut at, mut has_frame, mut has_scan) = (2, false, false);
    loop {
        if bytes.get(at) != Some(&0xFF) {
            return Err(Refusal::Damaged);
        }
        while bytes.get(at) == Some(&0xFF) {
            at += 1;
        }
        let marker = *bytes.get(at).ok_or(Refusal::Damaged)?;
        at += 1;
        match marker {
            0xD9 if has_frame && has_scan => return check_end(&bytes[at..]),
            0x01 | 0xD0..=0xD7 => continue,
            0x00 | 0xD8 | 0xD9 => return Err(Refusal::Damaged),
            _ => {}
        }
        let length = bytes.get(at..at + 2).map(be16).ok_or(Refusal::Damaged)?;
        let body = bytes.get(at + 2..at + usize::from(length)).ok_or(Refusal::Damaged)?;
        at += usize::from(length);
        if matches!(marker, 0xC0..=0xCF) && !matches!(marker, 0xC4 | 0xC8 | 0xCC) {
            let size = body.get(1..5).ok_or(Refusal::Damaged)?;
            check_size(be16(&size[2..]).into(), be16(&size[..2]).into())?;
            has_frame = true;
        }
        if marker == 0xDA {
            if !has_frame {
                return Err(Refusal::Damaged);
            }
            has_scan = true;
            at = after_scan(bytes, at).ok_or(Refusal::Damaged)?;
        }
    }
}

/// Where the first marker behind the data of a scan stands; restarts and escaped bytes belong to the data.
fn after_scan(bytes: &[u8], from: usize) -> Option<usize> {
    let marker = |pair: &[u8]| pair[0] == 0xFF && !matches!(pair[1], 0x00 | 0xD0..=0xD7 | 0xFF);
    bytes.get(from..)?.windows(2).position(marker).map(|at| from + at)
}

/// WebP (RFC 9649): a RIFF container with a frame in one of three forms.
pub(super) fn check_webp(bytes: &[u8]) -> Result<(), Refusal> {
    let size = bytes.get(4..8).map(le32).ok_or(Refusal::Damaged)? as usize;
    let end = size.checked_add(8).ok_or(Refusal::Damaged)?;
    let mut rest = bytes.get(12..end).ok_or(Refusal::Damaged)?;
    let (mut first, mut has_frame) = (true, false);
    while !rest.is_empty() {
        let (header, after) = rest.split_first_chunk::<8>().ok_or(Refusal::Damaged)?;
        let length = le32(&header[4..]) as usize;
        let body = after.get(..length).ok_or(Refusal::Damaged)?;
        let size = match &header[..4] {
            b"VP8 " => Some(lossy_size(body)),
            b"VP8L" => Some(lossless_size(body)),
            b"VP8X" if first => Some(body.get(4..10).map(|b| (1 + le24(&b[..3]), 1 + le24(&b[3..])))),
            _ => None,
        };
        if let Some(size) = size {
            let (width, height) = size.ok_or(Refusal::Damaged)?;
            check_size(width, height)?;
        } else if first {
            return Err(Refusal::Damaged);
        }
        has_frame |= matches!(&header[..4], b"VP8 " | b"VP8L" | b"ANMF");
        first = false;
        rest = after.get(length + length % 2..).ok_or(Refusal::Damaged)?;
    }
    if has_frame { check_end(&bytes[end..]) } else { Err(Refusal::Damaged) }
}

/// The size of a lossy frame; the two upper bits of each side are a scale.
fn lossy_size(body: &[u8]) -> Option<(u32, u32)> {
    let frame = body.get(3..10).filter(|frame| frame.starts_with(b"\x9d\x01\x2a"))?;
    let side = |pair: &[u8]| u32::from(u16::from_le_bytes([pair[0], pair[1]]) & 0x3FFF);
    Some((side(&frame[3..]), side(&frame[5..])))
}

/// The size of a lossless frame: fourteen bits each, less one.
fn lossless_size(body: &[u8]) -> Option<(u32, u32)> {
    let bits = body.get(1..5).filter(|_| body[0] == 0x2F).map(le32)?;
    Some((1 + (bits & 0x3FFF), 1 + (bits >> 14 & 0x3FFF)))
}

fn check_size(width: u32, height: u32) -> Result<(), Refusal> {
    if width == 0 || height == 0 {
        Err(Refusal::Damaged)
    } else if width > MAX_SIDE || height > MAX_SIDE || u64::from(width) * u64::from(height) > MAX_POINTS {
        Err(Refusal::ZipBomb)
    } else {
        Ok(())
    }
}

/// Telephones put a preview or a short film behind a photo; a document or an archive has no business there.
fn check_end(behind: &[u8]) -> Result<(), Refusal> {
    if hides_another_file(behind) { Err(Refusal::HiddenContent) } else { Ok(()) }
}

fn be16(bytes: &[u8]) -> u16 {
    u16::from_be_bytes([bytes[0], bytes[1]])
}

fn be32(bytes: &[u8]) -> u32 {
    u32::from_be_bytes([bytes[0], bytes[1], bytes[2], bytes[3]])
}

fn le24(bytes: &[u8]) -> u32 {
    u32::from_le_bytes([bytes[0], bytes[1], bytes[2], 0])
}

fn le32(bytes: &[u8]) -> u32 {
    u32::from_le_bytes([bytes[0], bytes[1], bytes[2], bytes[3]])
}
