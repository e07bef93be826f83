use proptest::prelude::*;
use text::attachment::{Active, MAX_BYTES, MAX_ENTRIES, Refusal, inspect};

use crate::attachment_files::*;

fn refused(name: &str, bytes: &[u8]) -> Refusal {
    inspect(name, bytes).expect_err(name)
}

#[test]
fn every_kind_is_known_by_its_content() {
    for (extension, bytes) in every_kind() {
        let upper = format!("Plan.{}", extension.to_uppercase());
        for name in [upper.as_str(), "Plan"] {
            let file = inspect(name, &bytes).unwrap_or_else(|refusal| panic!("{extension}: {refusal}"));
            assert_eq!(file.extension, extension);
            assert_eq!(file.safe_name, format!("Plan.{extension}"));
            assert!(file.media_type.starts_with("application/") || file.media_type.starts_with("image/"));
        }
    }
    assert_eq!(inspect("foto.JPEG", &jpeg(8, 8)).unwrap().safe_name, "foto.jpg");
}

#[test]
fn a_name_that_promises_something_else_is_refused() {
    for (own, bytes) in every_kind() {
        for other in ["pdf", "png", "webp", "odt", "docx", "pptx", "exe", "html", "docm", "zip"] {
            if other != own {
                assert_eq!(
                    refused(&format!("plan.{other}"), &bytes),
                    Refusal::NameDiffers,
                    "{own} as {other}"
                );
            }
        }
    }
    assert_eq!(refused("plan.pdf", b"<html><script>alert(1)</script>"), Refusal::NameDiffers);
    assert_eq!(refused("plan.docx", &archive(&[("a.txt", b"a")])), Refusal::NameDiffers);
    // What looks like "photoexe.png" on the screen is an .exe.
    assert_eq!(refused("photo\u{202e}gnp.exe", &png(1, 1)), Refusal::NameDiffers);
}

#[test]
fn what_is_not_a_known_kind_is_refused() {
    for (name, bytes) in [
        ("a.svg", &b"<svg onload='x'/>"[..]),
        ("a.gif", b"GIF89a"),
        ("a.zip", &archive(&[("a.txt", b"a")])),
        ("a.doc", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 old office"),
        ("a", b" %PDF-1.7"),
        ("a", b"tekst"),
        ("a.dotx", &office("wordprocessingml.template", &[])),
    ] {
        assert_eq!(refused(name, bytes), Refusal::UnknownKind, "{name}");
    }
}

#[test]
fn empty_and_too_large_files_are_refused() {
    assert_eq!(refused("a.pdf", b""), Refusal::Empty);
    assert_eq!(refused("a.pdf", &vec![b'%'; MAX_BYTES + 1]), Refusal::TooLarge);
}

#[test]
fn a_pdf_that_acts_is_refused_with_what_it_would_do() {
    for (entry, active) in [
        ("/OpenAction<</S/JavaScript/JS(app.alert(1))>>", Active::Script),
        ("/OpenAction<</S/J#61v#61Script/JS 5 0 R>>", Active::Script),
        ("/AcroForm<</XFA 5 0 R>>", Active::Script),
        ("/AA<</O<</S /Launch/F(cmd.exe)>>>>", Active::Launch),
        ("/A<</S/SubmitForm/F(https://kwaad.example)>>", Active::Launch),
        ("/Names<</EmbeddedFiles 5 0 R>>", Active::EmbeddedFile),
        ("/Annots[<</Subtype/RichMedia>>]", Active::Media),
    ] {
        let refusal = refused("a.pdf", &pdf(&[], entry));
        assert_eq!(refusal, Refusal::ActiveContent(active), "{entry}");
        assert_eq!((refusal.key(), refusal.detail()), ("active-content", Some(active.key())));
    }
    let harmless = "/OpenAction[2 0 R/Fit]/Lang(nl)/Launched 1/Title(Wat is JavaScript?)";
    assert!(inspect("a.pdf", &pdf(&[], harmless)).is_ok());
}

#[test]
fn objects_packed_in_a_pdf_are_searched_too() {
    let script = b"5 0 6 30 <</S/JavaScript/JS(app.alert(1))>> <</Type/Catalog>>";
    let found = Refusal::ActiveContent(Active::Script);
    assert_eq!(refused("a.pdf", &pdf(&[stream("/Type/ObjStm/N 2/First 8", script)], "")), found);
    // A program that is lenient about the type of a stream must not find more than we do.
    assert_eq!(refused("a.pdf", &pdf(&[stream("/N 2/First 8", script)], "")), found);
    assert_eq!(refused("a.pdf", &pdf(&[raw_stream("/Type/ObjStm/N 2/First 8", script)], "")), found);
    let harmless = stream("/Type/ObjStm/N 1/First 4", b"5 0 <</Type/Font>>");
    assert!(inspect("a.pdf", &pdf(&[harmless], "")).is_ok());
    // A text that is about scripts is no script.
    let about = stream("", b"BT (/JavaScript) Tj ET");
    assert!(inspect("a.pdf", &pdf(&[about], "")).is_ok());
}

#[test]
fn objects_in_a_pdf_that_cannot_be_read_are_refused() {
    for dictionary in [
        "/Type/ObjStm/Filter[/ASCIIHexDecode/FlateDecode]",
        "/Type/ObjStm/Filter/LZWDecode",
        "/Type/Obj#53tm/Filter 9 0 R",
        "/Type/ObjStm/Filter/FlateDecode",
    ] {
        assert_eq!(
            refused("a.pdf", &pdf(&[raw_stream(dictionary, b"x")], "")),
            Refusal::HiddenContent,
            "{dictionary}"
        );
    }
    let scrambled = stream("/Type/ObjStm/DecodeParms<</Predictor 12>>", b"5 0 <</A 1>>");
    assert_eq!(refused("a.pdf", &pdf(&[scrambled], "")), Refusal::HiddenContent);
}

#[test]
fn files_with_a_password_are_refused() {
    let locked = String::from_utf8(pdf(&[], "")).unwrap().replace("/Root", "/Encrypt 9 0 R/Root");
    assert_eq!(refused("a.pdf", locked.as_bytes()), Refusal::Encrypted);
    assert_eq!(refused("a.docx", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 container"), Refusal::Encrypted);
    let manifest = b"<manifest:manifest><manifest:encryption-data/></manifest:manifest>";
    let odt = archive(&[
        ("mimetype", b"application/vnd.oasis.opendocument.text"),
        ("content.xml", b"x"),
        ("META-INF/manifest.xml", manifest),
    ]);
    assert_eq!(refused("a.odt", &odt), Refusal::Encrypted);
    // The bit for a password, set in the local and the central header of the first entry.
    let mut locked = office("wordprocessingml.document", &[]);
    let central = locked.windows(4).position(|here| here == b"PK\x01\x02").unwrap();
    locked[6] |= 1;
    locked[central + 8] |= 1;
    assert_eq!(refused("a.docx", &locked), Refusal::Encrypted);
}

#[test]
fn macros_and_programs_in_documents_are_refused() {
    let word = "wordprocessingml.document";
    for (name, active) in [
        ("word/vbaProject.bin", Active::Macro),
        ("word/VBAPROJECT.BIN", Active::Macro),
        ("word/activeX/activeX1.xml", Active::Macro),
        ("xl/macrosheets/sheet1.xml", Active::Macro),
        ("word/embeddings/oleObject1.bin", Active::EmbeddedFile),
        ("word/media/factuur.exe", Active::EmbeddedFile),
    ] {
        assert_eq!(
            refused("a.docx", &office(word, &[(name, b"x")])),
            Refusal::ActiveContent(active),
            "{name}"
        );
    }
    for name in ["Basic/Standard/Module1.xml", "Scripts/python/a.txt"] {
        assert_eq!(
            refused("a.odt", &open_document("text", &[(name, b"x")])),
            Refusal::ActiveContent(Active::Macro)
        );
    }
    let types =
        "<Types><Override ContentType=\"application/vnd.ms-word.document.macroEnabled.main+xml\"/></Types>";
    let docm = archive(&[("[Content_Types].xml", types.as_bytes()), ("_rels/.rels", b"<a/>")]);
    assert_eq!(refused("a.docm", &docm), Refusal::ActiveContent(Active::Macro));
}

#[test]
fn an_archive_that_unpacks_to_too_much_is_refused() {
    let bomb = zip_bomb(8 * 1024 * 1024, 26);
    assert!(bomb.len() < 1024 * 1024);
    assert_eq!(refused("a.odt", &bomb), Refusal::ZipBomb);
    let names: Vec<String> = (0..MAX_ENTRIES).map(|n| format!("Pictures/{n}")).collect();
    let many: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), &b""[..])).collect();
    assert_eq!(refused("a.odt", &open_document("text", &many)), Refusal::ZipBomb);
    let long = stream("/Type/ObjStm", &[&b"5 0 "[..], &vec![b' '; 8 * 1024 * 1024]].concat());
    assert_eq!(refused("a.pdf", &pdf(&vec![long; 26], "")), Refusal::ZipBomb);
}

#[test]
fn an_archive_that_leads_out_of_itself_is_refused() {
    for name in ["../../etc/passwd", "/etc/passwd", "a/../b", "..\\a", "C:/a", "a\nb"] {
        let odt = open_document("text", &[(name, b"x")]);
        assert_eq!(refused("a.odt", &odt), Refusal::HiddenContent, "{name:?}");
    }
    assert_eq!(refused("a.odt", &open_document("text", &[("CONTENT.XML", b"x")])), Refusal::HiddenContent);
}

#[test]
fn a_document_of_two_kinds_is_refused() {
    let types = content_types("wordprocessingml.document");
    let both = open_document("text", &[("[Content_Types].xml", types.as_bytes()), ("_rels/.rels", b"x")]);
    assert_eq!(refused("a.odt", &both), Refusal::HiddenContent);
    let types = types + &content_types("spreadsheetml.sheet");
    let both = archive(&[("[Content_Types].xml", types.as_bytes()), ("_rels/.rels", b"<a/>")]);
    assert_eq!(refused("a.docx", &both), Refusal::HiddenContent);
}

#[test]
fn a_second_file_behind_the_first_is_refused() {
    let hidden: [&[u8]; 4] =
        [&archive(&[("a", b"a")]), b"<script>x</script>", b"\n<!DOCTYPE html>", b"<HTML>"];
    for (extension, bytes) in every_kind() {
        for behind in hidden {
            let both = [&bytes, behind].concat();
            let refusal = refused(&format!("a.{extension}"), &both);
            assert!(matches!(refusal, Refusal::HiddenContent | Refusal::Damaged), "{extension}: {refusal}");
        }
    }
    // An archive in the middle of a PDF, whose comment reaches to the end.
    let mut zip = archive(&[("a", b"a")]);
    let tail = b"\nendstream\nendobj\nstartxref\n0\n%%EOF\n";
    let length = zip.len();
    zip[length - 2..].copy_from_slice(&(tail.len() as u16).to_le_bytes());
    let both = [b"%PDF-1.7\n1 0 obj\n<<>>\nstream\n", &zip[..], tail].concat();
    assert_eq!(refused("a.pdf", &both), Refusal::HiddenContent);
    // A telephone's preview behind a photo, and some zeros, are no second file.
    for behind in [jpeg(8, 8), vec![0; 64]] {
        assert!(inspect("a.jpg", &[jpeg(8, 8), behind].concat()).is_ok());
    }
}

#[test]
fn something_before_an_archive_is_refused() {
    let odt = open_document("text", &[]);
    let before = [b"PK\x03\x04 something before the archive", &odt[..]].concat();
    assert!(matches!(refused("a.odt", &before), Refusal::HiddenContent | Refusal::Damaged));
}

#[test]
fn pictures_have_a_size_that_one_can_show() {
    for (name, bytes) in [("a.png", png(0, 8)), ("a.jpg", jpeg(8, 0)), ("a.webp", webp_lossy(0, 8))] {
        assert_eq!(refused(name, &bytes), Refusal::Damaged, "{name}");
    }
    for (name, bytes) in [
        ("a.png", png(u32::MAX, 1)),
        ("a.png", png(15_000, 15_000)),
        ("a.jpg", jpeg(65_000, 65_000)),
        ("a.webp", webp_lossless(16_000, 16_000)),
        ("a.webp", webp_extended(1 << 24, 1)),
    ] {
        assert_eq!(refused(name, &bytes), Refusal::ZipBomb, "{name}");
    }
}

#[test]
fn a_file_that_was_cut_off_is_refused() {
    for (extension, bytes) in every_kind() {
        for end in 1..bytes.len() - 1 {
            assert!(inspect(&format!("a.{extension}"), &bytes[..end]).is_err(), "{extension} cut at {end}");
        }
        let half = refused(&format!("a.{extension}"), &bytes[..bytes.len() - 12]);
        assert_eq!(half, Refusal::Damaged, "{extension}");
    }
    let mut wrong = png(1, 1);
    wrong[45] ^= 1;
    assert_eq!(refused("a.png", &wrong), Refusal::Damaged);
}

#[test]
fn documents_written_in_one_go_are_taken() {
    let types = content_types("wordprocessingml.document");
    let docx = archive_in_one_go(&[
        ("[Content_Types].xml", types.as_bytes()),
        ("_rels/.rels", b"<a/>"),
        ("a.xml", b"<a/>"),
    ]);
    assert_eq!(inspect("a.docx", &docx).map(|file| file.extension), Ok("docx"));
}

#[test]
fn names_are_made_safe() {
    for (name, safe) in [
        ("../../etc/Plan 2026.pdf", "Plan 2026.pdf"),
        ("C:\\werk\\plan.PDF", "plan.pdf"),
        ("a\u{202e}b\r\n\0c.pdf", "ab c.pdf"),
        ("verslag v2.0", "verslag v2.0.pdf"),
        ("evil.html.pdf", "evil.html.pdf"),
        ("wie <wat> \"waar\"?.pdf", "wie -wat- -waar--.pdf"),
        (".pdf", "document.pdf"),
        ("", "document.pdf"),
        ("...", "document.pdf"),
        ("nul.pdf", "_nul.pdf"),
        (". com1 .v2.pdf", "_com1 .v2.pdf"),
        ("e\u{301}e\u{301}n.pdf", "één.pdf"),
    ] {
        assert_eq!(inspect(name, &pdf(&[], "")).map(|file| file.safe_name).as_deref(), Ok(safe), "{name:?}");
    }
    let long = inspect(&format!("{}.pdf", "é".repeat(300)), &pdf(&[], "")).unwrap().safe_name;
    assert_eq!(long.chars().count(), 99);
}

#[test]
fn every_refusal_has_a_key_of_its_own() {
    let all = [
        Refusal::Empty,
        Refusal::TooLarge,
        Refusal::UnknownKind,
        Refusal::NameDiffers,
        Refusal::ActiveContent(Active::Macro),
        Refusal::Encrypted,
        Refusal::HiddenContent,
        Refusal::ZipBomb,
        Refusal::Damaged,
    ];
    let keys: std::collections::HashSet<_> = all.iter().map(|refusal| refusal.key()).collect();
    assert_eq!(keys.len(), all.len());
    assert!(keys.iter().all(|key| key.bytes().all(|b| b.is_ascii_lowercase() || b == b'-')));
}

proptest! {
    #[test]
    fn no_bytes_make_it_fail(start in 0usize..6, bytes in prop::collection::vec(any::<u8>(), 0..300), name in any::<String>()) {
        let starts: [&[u8]; 6] = [b"", b"%PDF-1.4\n", b"\x89PNG\r\n\x1a\n", b"\xFF\xD8\xFF", b"RIFF\0\0\0\0WEBP", b"PK\x03\x04"];
        let outcome = inspect(&name, &[starts[start], &bytes].concat());
        prop_assert!(outcome.is_err() || bytes.len() > 20);
    }

    #[test]
    fn a_changed_file_does_not_make_it_fail(
        which in any::<prop::sample::Index>(),
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..6),
        cut in any::<prop::sample::Index>(), twice in any::<bool>(),
    ) {
        let (extension, mut bytes) = which.get(&every_kind()).clone();
        for (at, byte) in changes {
            let length = bytes.len();
            bytes[at.index(length)] = byte;
        }
        if twice {
            let half = bytes[cut.index(bytes.len())..].to_vec();
            bytes.extend(half);
        }
        if let Ok(file) = inspect("a", &bytes) {
            prop_assert_eq!(file.extension, extension);
        }
    }

    #[test]
    fn a_safe_name_is_safe(name in prop_oneof![any::<String>(), "[a. /\\\\:\u{202e}\u{e9}\u{301}\\n]{0,130}(\\.pdf)?"]) {
        let file = pdf(&[], "");
        let Ok(inspected) = inspect(&name, &file) else { return Ok(()) };
        let safe = inspected.safe_name;
        prop_assert!(safe.chars().count() <= 100 && safe.len() > ".pdf".len() && safe.ends_with(".pdf"));
        prop_assert!(!safe.starts_with(['.', ' ']));
        let unsafe_sign = |c: char| c.is_control() || "/\\:\"<\u{202e}".contains(c);
        prop_assert_eq!(safe.find(unsafe_sign), None);
        prop_assert_eq!(inspect(&safe, &file).map(|again| again.safe_name), Ok(safe));
    }
}
