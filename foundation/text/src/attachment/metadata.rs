//! What a camera writes beside a photo: where and when it was taken, with which device, by whom, and previews of what
//! was cut away. None of it is needed to show the picture, so none of it is kept (GDPR, article 5: no more than
//! needed). The picture itself is copied as it is, never decoded.
//!
//! Kept are what colours need (profiles, gamma, transparency), animation, density, and which side is up.

use super::{Inspected, Refusal, image::PNG};

/// The picture without what is written beside it; any other file as it is. For files that `inspect` took.
///
/// # Errors
/// [`Refusal::Damaged`] when the structure of the picture cannot be followed.
pub fn without_metadata(inspected: &Inspected, bytes: Vec<u8>) -> Result<Vec<u8>, Refusal> {
    let stripped = match inspected.media_type {
        "image/jpeg" => jpeg(&bytes),
        "image/png" => png(&bytes),
        "image/webp" => webp(&bytes),
        _ => return Ok(bytes),
    };
    stripped.ok_or(Refusal::Damaged)
}

/// JPEG (ITU-T T.81): application segments and comments that are not on the list go, and all behind the end.
fn jpeg(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut out = bytes.get(..2)?.to_vec();
    let mut at = 2;
    let mut side = Side::Up;
    loop {
        if bytes.get(at)? != &0xFF {
            return None;
        }
        while bytes.get(at + 1)? == &0xFF {
            at += 1;
        }
        let marker = bytes[at + 1];
        if marker == 0xD9 {
            out.extend([0xFF, 0xD9]);
            return Some(out);
        }
        if matches!(marker, 0x01 | 0xD0..=0xD7) {
            out.extend([0xFF, marker]);
            at += 2;
            continue;
        }
        let length = usize::from(u16::from_be_bytes([*bytes.get(at + 2)?, *bytes.get(at + 3)?]));
        let segment = bytes.get(at..at + 2 + length)?;
        let body = segment.get(4..)?;
        match marker {
            0xE0 if body.starts_with(b"JFIF\0") => out.extend(without_thumbnail(body)?),
            0xE1 => {
                if let (Some(tiff), Side::Up) = (body.strip_prefix(b"Exif\0\0"), side) {
                    side = Side::read(tiff);
                    out.extend(side.segment());
                }
            }
            0xE2 if body.starts_with(b"ICC_PROFILE\0") => out.extend(segment),
            // Says how the colours of this picture were made; without it they come out wrong.
            0xEE if body.starts_with(b"Adobe") => out.extend(segment),
            0xE0..=0xEF | 0xFE => {}
            _ => out.extend(segment),
        }
        at += segment.len();
        if marker == 0xDA {
            let is_marker = |pair: &[u8]| pair[0] == 0xFF && !matches!(pair[1], 0x00 | 0xD0..=0xD7 | 0xFF);
            let end = at + bytes.get(at..)?.windows(2).position(is_marker)?;
            out.extend(&bytes[at..end]);
            at = end;
        }
    }
}

/// The JFIF segment with its version and density, and no small picture in it.
fn without_thumbnail(body: &[u8]) -> Option<Vec<u8>> {
    let mut segment = vec![0xFF, 0xE0, 0, 16];
    segment.extend(body.get(..12)?);
    segment.extend([0, 0]);
    Some(segment)
}

/// PNG (W3C Recommendation): chunks that are not needed to show the picture go, and all behind the end.
fn png(bytes: &[u8]) -> Option<Vec<u8>> {
    const NEEDED: [&[u8; 4]; 17] = [
        b"tRNS", b"cHRM", b"gAMA", b"iCCP", b"sBIT", b"sRGB", b"cICP", b"mDCV", b"cLLI", b"bKGD", b"hIST",
        b"pHYs", b"sPLT", b"acTL", b"fcTL", b"fdAT", b"sTER",
    ];
    let mut out = PNG.to_vec();
    let mut rest = bytes.get(PNG.len()..)?;
    loop {
        let length = u32::from_be_bytes(*rest.first_chunk()?) as usize;
        let kind: &[u8; 4] = rest.get(4..8)?.try_into().ok()?;
        let chunk = rest.get(..length.checked_add(12)?)?;
        if kind == b"eXIf" {
            out.extend(Side::read(&chunk[8..8 + length]).chunk());
        } else if kind[0].is_ascii_uppercase() || NEEDED.contains(&kind) {
            out.extend(chunk);
        }
        if kind == b"IEND" {
            return Some(out);
        }
        rest = &rest[chunk.len()..];
    }
}

/// WebP (RFC 9649): chunks that are not needed to show the picture go, and all behind the end.
fn webp(bytes: &[u8]) -> Option<Vec<u8>> {
    /// Bits in the first byte of `VP8X`.
    const HAS_EXIF: u8 = 0x08;
    const HAS_XMP: u8 = 0x04;
    let size = u32::from_le_bytes(bytes.get(4..8)?.try_into().ok()?) as usize;
    let inside = bytes.get(12..size.checked_add(8)?)?;
    let mut out = b"RIFF\0\0\0\0WEBP".to_vec();
    let mut side = Side::Up;
    for (kind, body) in riff(inside)? {
        match kind {
            b"EXIF" => side = Side::read(body.strip_prefix(b"Exif\0\0").unwrap_or(body)),
            b"ANMF" => {
                let mut frame = body.get(..16)?.to_vec();
                for (kind, body) in riff(&body[16..])? {
                    if matches!(kind, b"ALPH" | b"VP8 " | b"VP8L") {
                        put(&mut frame, kind, body);
                    }
                }
                put(&mut out, kind, &frame);
            }
            b"VP8X" | b"ICCP" | b"ANIM" | b"ALPH" | b"VP8 " | b"VP8L" => put(&mut out, kind, body),
            _ => {}
        }
    }
    if out.get(12..16) == Some(b"VP8X") {
        let flags = out.get_mut(20)?;
        *flags &= !(HAS_EXIF | HAS_XMP);
        if let Some(tiff) = side.tiff() {
            *flags |= HAS_EXIF;
            put(&mut out, b"EXIF", &tiff);
        }
    }
    let size = u32::try_from(out.len() - 8).ok()?;
    out[4..8].copy_from_slice(&size.to_le_bytes());
    Some(out)
}

/// Name and content of the chunks of a RIFF container.
fn riff(mut rest: &[u8]) -> Option<Vec<(&[u8; 4], &[u8])>> {
    let mut chunks = Vec::new();
    while !rest.is_empty() {
        let kind: &[u8; 4] = rest.first_chunk()?;
        let length = u32::from_le_bytes(rest.get(4..8)?.try_into().ok()?) as usize;
        chunks.push((kind, rest.get(8..length.checked_add(8)?)?));
        rest = rest.get(8 + length + length % 2..)?;
    }
    Some(chunks)
}

/// Adds a chunk to a RIFF container; its content is filled up to an even length.
fn put(out: &mut Vec<u8>, kind: &[u8; 4], body: &[u8]) {
    out.extend(kind);
    out.extend((body.len() as u32).to_le_bytes());
    out.extend(body);
    if body.len() % 2 == 1 {
        out.push(0);
    }
}

/// Which side of the picture is up, as the camera was held (Exif 2.3, tag 0x0112).
#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Up,
    /// One of the seven other ways, 2 to 8.
    Other(u8),
}

impl Side {
    /// Out of a TIFF header with its first directory; up when it cannot be read.
    fn read(tiff: &[u8]) -> Self {
        Self::find(tiff).unwrap_or(Self::Up)
    }

    fn find(tiff: &[u8]) -> Option<Self> {
        let is_little = match tiff.get(..4)? {
            b"II*\0" => true,
            b"MM\0*" => false,
            _ => return None,
        };
        let short = |at: usize| {
            let pair = tiff.get(at..at.checked_add(2)?)?.try_into().ok()?;
            Some(if is_little { u16::from_le_bytes(pair) } else { u16::from_be_bytes(pair) })
        };
        let quad = tiff.get(4..8)?.try_into().ok()?;
        let directory = if is_little { u32::from_le_bytes(quad) } else { u32::from_be_bytes(quad) } as usize;
        for entry in 0..usize::from(short(directory)?) {
            let at = directory.checked_add(2 + 12 * entry)?;
            if short(at)? == 0x0112 {
                let way = u8::try_from(short(at.checked_add(8)?)?).ok()?;
                return (2..=8).contains(&way).then_some(Self::Other(way));
            }
        }
        None
    }

    /// A TIFF header that says this and nothing else; nothing when the picture stands as it is.
    fn tiff(self) -> Option<[u8; 26]> {
        let Self::Other(way) = self else { return None };
        let mut tiff = *b"MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\0\0\0\0\0\0\0";
        tiff[19] = way;
        Some(tiff)
    }

    /// As a segment of a JPEG; empty when there is nothing to say.
    fn segment(self) -> Vec<u8> {
        let Some(tiff) = self.tiff() else { return Vec::new() };
        [&b"\xFF\xE1\0\x22Exif\0\0"[..], &tiff].concat()
    }

    /// As a chunk of a PNG; empty when there is nothing to say.
    fn chunk(self) -> Vec<u8> {
        let Some(tiff) = self.tiff() else { return Vec::new() };
        let mut sum = flate2::Crc::new();
        sum.update(b"eXIf");
        sum.update(&tiff);
        [&26_u32.to_be_bytes()[..], b"eXIf", &tiff, &sum.sum().to_be_bytes()].concat()
    }
}
