//! Small valid files of every kind, made here.

use std::io::{Cursor, Write};

use flate2::{Compression, Crc, write::ZlibEncoder};
use zip::{CompressionMethod, ZipArchive, ZipWriter, write::SimpleFileOptions};

/// A PDF with these extra objects and these extra entries in its catalogue.
pub fn pdf(objects: &[Vec<u8>], catalogue: &str) -> Vec<u8> {
    let mut bytes =
        format!("%PDF-1.7\n1 0 obj\n<</Type/Catalog/Pages 2 0 R{catalogue}>>\nendobj\n").into_bytes();
    bytes.extend(b"2 0 obj\n<</Type/Pages/Kids[]/Count 0>>\nendobj\n");
    for (index, object) in objects.iter().enumerate() {
        bytes.extend(format!("{} 0 obj\n", index + 3).into_bytes());
        bytes.extend(object);
        bytes.extend(b"\nendobj\n");
    }
    bytes.extend(b"trailer\n<</Root 1 0 R>>\nstartxref\n0\n%%EOF\n");
    bytes
}

/// A stream object: `dictionary` and the packed `content`.
pub fn stream(dictionary: &str, content: &[u8]) -> Vec<u8> {
    raw_stream(&format!("/Filter/FlateDecode{dictionary}"), &deflated(content))
}

/// A stream object with its data as given.
pub fn raw_stream(dictionary: &str, data: &[u8]) -> Vec<u8> {
    let head = format!("<<{dictionary}/Length {}>>\nstream\n", data.len());
    [head.as_bytes(), data, b"\nendstream"].concat()
}

fn deflated(content: &[u8]) -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(content).unwrap();
    encoder.finish().unwrap()
}

pub fn png(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = b"\x89PNG\r\n\x1a\n".to_vec();
    let size = [width.to_be_bytes(), height.to_be_bytes()].concat();
    for (kind, body) in [
        (b"IHDR", [&size[..], &[8, 2, 0, 0, 0]].concat()),
        (b"IDAT", deflated(&[0, 255, 0, 0])),
        (b"IEND", Vec::new()),
    ] {
        bytes.extend(png_chunk(kind, &body));
    }
    bytes
}

/// A chunk of a PNG, with its checksum.
pub fn png_chunk(kind: &[u8; 4], body: &[u8]) -> Vec<u8> {
    let mut sum = Crc::new();
    sum.update(kind);
    sum.update(body);
    [&(body.len() as u32).to_be_bytes()[..], kind, body, &sum.sum().to_be_bytes()].concat()
}

/// The structure of a JPEG: comment, quantisation, frame, scan with an escaped byte and a restart, end.
pub fn jpeg(width: u16, height: u16) -> Vec<u8> {
    let segment = |marker: u8, body: &[u8]| {
        let length = (body.len() as u16 + 2).to_be_bytes();
        [&[0xFF, marker][..], &length[..], body].concat()
    };
    let frame = [&[8][..], &height.to_be_bytes(), &width.to_be_bytes(), &[1, 1, 0x11, 0]].concat();
    [
        b"\xFF\xD8".to_vec(),
        segment(0xE0, b"JFIF\0\x01\x01\0\0\x01\0\x01\0\0"),
        segment(0xDB, &[1; 65]),
        segment(0xC0, &frame),
        segment(0xDA, &[1, 1, 0, 0, 63, 0]),
        b"\x12\xFF\x00\x34\xFF\xD0\x56".to_vec(),
        b"\xFF\xD9".to_vec(),
    ]
    .concat()
}

fn riff(chunks: &[(&[u8; 4], Vec<u8>)]) -> Vec<u8> {
    let mut body = b"WEBP".to_vec();
    for (kind, content) in chunks {
        body.extend(*kind);
        body.extend((content.len() as u32).to_le_bytes());
        body.extend(content);
        body.resize(body.len() + content.len() % 2, 0);
    }
    [b"RIFF", &(body.len() as u32).to_le_bytes()[..], &body].concat()
}

pub fn webp_lossy(width: u16, height: u16) -> Vec<u8> {
    let frame = [b"\x30\0\0\x9d\x01\x2a", &width.to_le_bytes()[..], &height.to_le_bytes(), &[0; 5]].concat();
    riff(&[(b"VP8 ", frame)])
}

pub fn webp_lossless(width: u32, height: u32) -> Vec<u8> {
    let bits = (width - 1) | (height - 1) << 14;
    riff(&[(b"VP8L", [&[0x2F][..], &bits.to_le_bytes(), &[0; 3]].concat())])
}

pub fn webp_extended(width: u32, height: u32) -> Vec<u8> {
    let size = [&[0; 4][..], &(width - 1).to_le_bytes()[..3], &(height - 1).to_le_bytes()[..3]].concat();
    let inner = webp_lossless(1, 1);
    riff(&[(b"VP8X", size), (b"VP8L", inner[20..].to_vec())])
}

/// An archive of these entries; `mimetype` is stored without packing, as OpenDocument asks.
pub fn archive(entries: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in entries {
        let method =
            if *name == "mimetype" { CompressionMethod::Stored } else { CompressionMethod::Deflated };
        writer.start_file(*name, SimpleFileOptions::default().compression_method(method)).unwrap();
        writer.write_all(content).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// The same written in one go, with sizes behind the data, as some office programs do.
pub fn archive_in_one_go(entries: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new_stream(Vec::new());
    for (name, content) in entries {
        writer.start_file(*name, SimpleFileOptions::default()).unwrap();
        writer.write_all(content).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// An OpenDocument text with `times` pictures that each unpack to `size` zeros.
pub fn zip_bomb(size: usize, times: usize) -> Vec<u8> {
    let zeros = archive(&[("zeros", &vec![0; size])]);
    let mut zeros = ZipArchive::new(Cursor::new(zeros)).unwrap();
    let mut writer = ZipWriter::new_append(Cursor::new(open_document("text", &[]))).unwrap();
    for index in 0..times {
        writer.raw_copy_file_rename(zeros.by_index(0).unwrap(), format!("Pictures/{index}")).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

const MANIFEST: &[u8] =
    b"<manifest:manifest><manifest:file-entry manifest:full-path=\"/\"/></manifest:manifest>";

/// An OpenDocument file of `kind` (`text`, `spreadsheet`, `presentation`) with extra entries.
pub fn open_document(kind: &str, extra: &[(&str, &[u8])]) -> Vec<u8> {
    let mimetype = format!("application/vnd.oasis.opendocument.{kind}");
    let mut entries: Vec<(&str, &[u8])> = vec![
        ("mimetype", mimetype.as_bytes()),
        ("content.xml", b"<office:document-content/>"),
        ("META-INF/manifest.xml", MANIFEST),
    ];
    entries.extend_from_slice(extra);
    archive(&entries)
}

pub fn content_types(kind: &str) -> String {
    format!(
        "<Types><Default Extension=\"xml\" ContentType=\"application/xml\"/><Override PartName=\"/main.xml\" \
         ContentType=\"application/vnd.openxmlformats-officedocument.{kind}.main+xml\"/></Types>"
    )
}

/// An Office file of `kind` (`wordprocessingml.document` and so on) with extra entries.
pub fn office(kind: &str, extra: &[(&str, &[u8])]) -> Vec<u8> {
    let types = content_types(kind);
    let mut entries: Vec<(&str, &[u8])> = vec![
        ("[Content_Types].xml", types.as_bytes()),
        ("_rels/.rels", b"<Relationships/>"),
        ("main.xml", b"<main/>"),
    ];
    entries.extend_from_slice(extra);
    archive(&entries)
}

/// One valid file of every kind, with the extension that belongs to it.
pub fn every_kind() -> Vec<(&'static str, Vec<u8>)> {
    vec![
        ("pdf", pdf(&[stream("", b"BT (Een plan) Tj ET")], "")),
        ("png", png(1, 1)),
        ("jpg", jpeg(8, 8)),
        ("webp", webp_lossy(8, 8)),
        ("webp", webp_lossless(8, 8)),
        ("webp", webp_extended(8, 8)),
        ("odt", open_document("text", &[])),
        ("ods", open_document("spreadsheet", &[])),
        ("odp", open_document("presentation", &[("Configurations2/", b"")])),
        ("docx", office("wordprocessingml.document", &[("word/embeddings/Tabel.xlsx", b"PK")])),
        ("xlsx", office("spreadsheetml.sheet", &[("xl/printerSettings/printerSettings1.bin", b"x")])),
        ("pptx", office("presentationml.presentation", &[])),
    ]
}
