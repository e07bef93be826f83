//! JSON.

use proptest::prelude::*;
use rulebook::formats::{Edition, Problem, ReadError, json};
use rulebook::model::node::{Label, Node, NodeKind, Subtree};
use rulebook::model::text::Text;
use rulebook::model::tree::TreeError;

use super::made::{about, edition, fresh, id, leaf, planted, with};

fn refused(source: &str) -> ReadError {
    json::read(source, &mut fresh()).unwrap_err()
}

#[test]
fn the_shape_of_a_file_is_what_is_documented() {
    let article = Node {
        number: Some(Label::new("3a").unwrap()),
        ..Node::new(id(1), NodeKind::Article).headed("Melden").noting("Zie de nota.")
    };
    let article = Subtree::new(article, vec![leaf(2, NodeKind::Paragraph, "De {beheerder} meldt.")]);
    let written = json::write(&Edition { about: about(), tree: planted(vec![article]) });
    let json: serde_json::Value = serde_json::from_str(&written).unwrap();
    let expected = serde_json::json!({
        "formaat": "samenspel-regeltekst",
        "formaatversie": 1,
        "over": {
            "id": "01907000-0000-7000-8000-000000000001",
            "naam": "sensoren",
            "titel": "Sensoren: \"wat & waar\" <in de openbare ruimte>",
            "vaststeller": { "sleutel": "vng", "naam": "Vereniging van Nederlandse Gemeenten" },
            "begonnen": "2026-01-15",
            "versie": 3,
            "gedateerd": "2026-03-01",
            "stadium": "voorstel",
            "verloop": [{ "datum": "2026-01-15", "stadium": "ontwerp" }],
        },
        "tekst": [{
            "id": "00000000-0000-0000-0000-000000000001",
            "soort": "artikel",
            "nummer": "3a",
            "eigenNummer": "3a",
            "opschrift": "Melden",
            "toelichting": "Zie de nota.",
            "delen": [{
                "id": "00000000-0000-0000-0000-000000000002",
                "soort": "lid",
                "tekst": ["De ", { "tekst": "beheerder", "begrip": true }, " meldt."],
            }],
        }],
    });
    assert_eq!(json, expected);
}

#[test]
fn an_outline_without_identifiers_gets_them() {
    let source = r#"{"formaat":"samenspel-regeltekst","formaatversie":1,
        "tekst":[{"soort":"artikel","delen":[{"soort":"lid","tekst":"Een *."},{"soort":"lid"}]}]}"#;
    let read = json::read(source, &mut fresh()).unwrap();
    assert_eq!(read.about, None);
    let expected = with(
        1_000_001,
        NodeKind::Article,
        "",
        vec![leaf(1_000_002, NodeKind::Paragraph, ""), leaf(1_000_003, NodeKind::Paragraph, "")],
    );
    let mut expected = expected;
    expected.children[0].node.text = Text::plain("Een *.");
    assert_eq!(read.tree, planted(vec![expected]));
}

#[test]
fn what_is_wrong_is_said_with_its_place() {
    let head = r#"{"formaat":"samenspel-regeltekst","formaatversie":1,"tekst":"#;
    let file = |text: &str| format!("{head}\n{text}}}");
    assert!(matches!(refused("{").problem, Problem::Syntax(_)));
    assert_eq!(refused("[]").problem, Problem::NotARuleText);
    assert_eq!(refused(r#"{"formaat":"anders","formaatversie":1}"#).problem, Problem::NotARuleText);
    let later = r#"{"formaat":"samenspel-regeltekst","formaatversie":2,"nieuw":[]}"#;
    assert_eq!(refused(later).problem, Problem::Version("2".into()));
    let wrong = refused(&file(r#"[{"soort":"artikel","delen":[{"soort":"kop"}]}]"#));
    assert_eq!(wrong.line, Some(2));
    assert!(wrong.to_string().contains("tekst[0].delen[0].soort"), "{wrong}");
    let wrong = refused(&file(r#"[{"soort":"artikel","tekst":[{"tekst":"k","adres":"javascript:a()"}]}]"#));
    assert!(wrong.to_string().contains("addresses begin with"), "{wrong}");
    let wrong = refused(&file(r#"[{"soort":"artikel","kleur":"rood"}]"#));
    assert!(wrong.to_string().contains("kleur"), "{wrong}");
    let wrong = refused(&file(r#"[{"soort":"lid"}]"#));
    assert!(matches!(wrong.problem, Problem::Tree(TreeError::Kind { kind: NodeKind::Paragraph, .. })));
    let deep = format!("{head}{}", r#"[{"soort":"artikel","delen":"#.repeat(100_000));
    assert!(matches!(refused(&deep).problem, Problem::Syntax(_)));
}

proptest! {
    #[test]
    fn what_is_written_is_read_as_the_same(edition in edition()) {
        let read = json::read(&json::write(&edition), &mut fresh()).unwrap();
        prop_assert_eq!(read.about, Some(edition.about));
        prop_assert_eq!(read.tree, edition.tree);
    }

    #[test]
    fn anything_at_all_is_read_or_refused(source in r#"[\[\]{}",:a1]{0,40}"#) {
        prop_assert!(json::read(&source, &mut fresh()).is_err());
    }
}
