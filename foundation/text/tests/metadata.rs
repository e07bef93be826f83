//! Photos lose what cameras write beside the picture, and the picture stays as it was.

use proptest::prelude::*;
use text::attachment::{inspect, without_metadata};

use crate::attachment_files::*;

const PLACE: &[u8] = b"52.519 N 6.421 E";
const PROFILE: &[u8] = b"a profile of colours";

/// What is left of a photo with this extension.
fn stripped(extension: &str, bytes: &[u8]) -> Vec<u8> {
    let name = format!("foto.{extension}");
    let left = without_metadata(&inspect(&name, bytes).unwrap(), bytes.to_vec()).unwrap();
    inspect(&name, &left).unwrap_or_else(|refusal| panic!("{extension} is broken afterwards: {refusal}"));
    left
}

fn holds(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}

/// A TIFF header as a telephone writes it: the side that is up among other tags, and the place behind them.
fn exif(side: u8, little: bool) -> Vec<u8> {
    let short = |n: u16| if little { n.to_le_bytes() } else { n.to_be_bytes() };
    let long = |n: u32| if little { n.to_le_bytes() } else { n.to_be_bytes() };
    let mut bytes = if little { b"II*\0".to_vec() } else { b"MM\0*".to_vec() };
    bytes.extend(long(8));
    bytes.extend(short(2));
    for (tag, kind, count, value) in [(0x010F, 2, 4, *b"Cam\0"), (0x0112, 3, 1, [0; 4])] {
        bytes.extend(short(tag));
        bytes.extend(short(kind));
        bytes.extend(long(count));
        if tag == 0x0112 {
            bytes.extend(short(side.into()));
            bytes.extend([0, 0]);
        } else {
            bytes.extend(value);
        }
    }
    bytes.extend(long(0));
    bytes.extend(PLACE);
    bytes
}

/// The side that is up in whatever TIFF header stands in these bytes; one tag only may be there.
fn side_in(bytes: &[u8]) -> Option<u8> {
    let at = bytes.windows(4).position(|window| window == b"MM\0*")?;
    assert_eq!(&bytes[at + 4..at + 18], b"\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01");
    Some(bytes[at + 19])
}

/// A JPEG as a telephone makes it: Exif, XMP, IPTC, a comment, a colour profile, a second picture behind the end.
fn photo(side: u8, little: bool) -> Vec<u8> {
    let segment = |marker: u8, body: &[u8]| {
        let length = (body.len() as u16 + 2).to_be_bytes();
        [&[0xFF, marker][..], &length[..], body].concat()
    };
    let plain = jpeg(8, 8);
    let (head, rest) = plain.split_at(20);
    [
        head.to_vec(),
        segment(0xE1, &[b"Exif\0\0", &exif(side, little)[..]].concat()),
        segment(0xE1, &[b"http://ns.adobe.com/xap/1.0/\0", PLACE].concat()),
        segment(0xE2, &[b"ICC_PROFILE\0\x01\x01", PROFILE].concat()),
        segment(0xE2, &[b"MPF\0", PLACE].concat()),
        segment(0xED, &[b"Photoshop 3.0\x008BIM", PLACE].concat()),
        segment(0xFE, PLACE),
        rest.to_vec(),
        photo_behind(),
    ]
    .concat()
}

fn photo_behind() -> Vec<u8> {
    [b"\xFF\xD8\xFF\xE1\0\x20Exif\0\0", PLACE].concat()
}

#[test]
fn a_jpeg_loses_place_and_text_and_keeps_its_colours_its_side_and_its_picture() {
    for little in [true, false] {
        for side in 1..=8 {
            let left = stripped("jpg", &photo(side, little));
            assert!(!holds(&left, PLACE), "the place is still there");
            assert!(!holds(&left, b"Cam"), "the camera is still there");
            assert!(holds(&left, PROFILE), "the colours are lost");
            assert!(holds(&left, b"\x12\xFF\x00\x34\xFF\xD0\x56"), "the picture is lost");
            assert_eq!(side_in(&left), (side > 1).then_some(side));
            assert_eq!(stripped("jpg", &left), left, "a second time changes nothing");
        }
    }
}

#[test]
fn a_picture_without_metadata_stays_byte_for_byte_as_it_was() {
    for (extension, bytes) in every_kind() {
        assert_eq!(stripped(extension, &bytes), bytes, "{extension}");
    }
}

#[test]
fn a_png_loses_place_and_text_and_keeps_its_colours_and_its_side() {
    let plain = png(1, 1);
    let (head, rest) = plain.split_at(33);
    let text = [b"Comment\0", PLACE].concat();
    let profile = [b"name\0\0", PROFILE].concat();
    let chunks = [
        png_chunk(b"iCCP", &profile),
        png_chunk(b"tEXt", &text),
        png_chunk(b"iTXt", &text),
        png_chunk(b"zTXt", &text),
        png_chunk(b"tIME", &[7, 234, 11, 25, 1, 2, 3]),
        png_chunk(b"eXIf", &exif(6, true)),
        png_chunk(b"prVt", PLACE),
    ];
    let left = stripped("png", &[head, &chunks.concat(), rest, PLACE].concat());
    assert!(!holds(&left, PLACE) && !holds(&left, b"tIME") && !holds(&left, b"prVt"));
    assert!(holds(&left, PROFILE));
    assert_eq!(side_in(&left), Some(6));
    let upright = stripped("png", &[head, &png_chunk(b"eXIf", &exif(1, false)), rest].concat());
    assert_eq!(upright, plain);
}

#[test]
fn a_webp_loses_place_and_text_and_keeps_its_colours_and_its_side() {
    let plain = webp_extended(8, 8);
    let chunk = |kind: &[u8; 4], body: &[u8]| {
        let mut chunk = [&kind[..], &(body.len() as u32).to_le_bytes(), body].concat();
        chunk.resize(chunk.len() + body.len() % 2, 0);
        chunk
    };
    let (head, rest) = plain.split_at(30);
    let parts = [
        head,
        &chunk(b"ICCP", PROFILE),
        rest,
        &chunk(b"EXIF", &exif(8, true)),
        &chunk(b"XMP ", PLACE),
        &chunk(b"????", PLACE),
    ];
    let mut photo = parts.concat();
    photo[20] = 0x2C;
    let size = photo.len() as u32 - 8;
    photo[4..8].copy_from_slice(&size.to_le_bytes());
    let left = stripped("webp", &photo);
    assert!(!holds(&left, PLACE) && !holds(&left, b"XMP "));
    assert!(holds(&left, PROFILE));
    assert_eq!(side_in(&left), Some(8));
    assert_eq!(left[20], 0x28, "the flags say what is there: colours and a side");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    /// Whatever passes the inspection can be stripped, and what is left passes it too. Nothing panics on the rest.
    #[test]
    fn any_change_to_a_photo_is_refused_or_survived(
        kind in 0..4_usize,
        places in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..6),
        cut in any::<prop::sample::Index>(),
        cuts in proptest::bool::weighted(0.2),
    ) {
        let (extension, mut bytes) = match kind {
            0 => ("jpg", photo(6, true)),
            1 => ("png", png(1, 1)),
            2 => ("webp", webp_extended(8, 8)),
            _ => ("webp", webp_lossy(8, 8)),
        };
        for (place, value) in places {
            let at = place.index(bytes.len());
            bytes[at] = value;
        }
        if cuts {
            bytes.truncate(cut.index(bytes.len()));
        }
        let name = format!("foto.{extension}");
        if let Ok(inspected) = inspect(&name, &bytes)
            && let Ok(left) = without_metadata(&inspected, bytes.clone())
        {
            prop_assert!(left.len() <= bytes.len() + 64);
            prop_assert!(inspect(&name, &left).is_ok(), "{extension} is broken afterwards");
            let again = without_metadata(&inspected, left.clone()).unwrap();
            prop_assert_eq!(again, left);
        }
    }
}
