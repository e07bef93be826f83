//! A text as it is typed.

use proptest::prelude::*;
use rulebook::model::node::NodeId;
use rulebook::model::text::{Address, AddressError, Marks, NotationError, Run, Target, Text};
use uuid::Uuid;

fn typed(source: &str) -> Text {
    Text::from_notation(source).unwrap()
}

fn shown(source: &str) -> Vec<(String, String)> {
    let mark = |marks: &Marks| {
        let target = match &marks.target {
            None => String::new(),
            Some(Target::Node(_)) => "n".to_owned(),
            Some(Target::Address(address)) => address.to_string(),
        };
        format!("{}{}{target}", if marks.emphasis { "*" } else { "" }, if marks.term { "t" } else { "" })
    };
    typed(source).runs().iter().map(|run| (run.text.clone(), mark(&run.marks))).collect()
}

#[test]
fn marks_are_typed_with_stars_braces_and_brackets() {
    let node = NodeId::new(Uuid::from_u128(7));
    let source =
        format!("De *snelle* {{beheerder}} leest [artikel 3]({node}) en [*dit*](https://vng.nl/a_(b)).");
    let expected = [
        ("De ", ""),
        ("snelle", "*"),
        (" ", ""),
        ("beheerder", "t"),
        (" leest ", ""),
        ("artikel 3", "n"),
        (" en ", ""),
        ("dit", "*https://vng.nl/a_%28b%29"),
        (".", ""),
    ];
    let expected: Vec<_> = expected.map(|(text, marks)| (text.to_owned(), marks.to_owned())).into();
    assert_eq!(shown(&source), expected);
}

#[test]
fn signs_that_mark_nothing_are_text() {
    for source in [
        "2 * 3 * 4",
        "sensor_id en machine_id",
        "[vervallen]",
        "[naam](zie bijlage)",
        "een { zonder einde",
        "een } zonder begin",
        "een *zonder einde",
        "C:\\map",
        "***",
        "[](https://vng.nl)",
        "{}",
    ] {
        assert_eq!(typed(source), Text::plain(source), "{source}");
        let printed = typed(source).to_notation();
        assert_eq!(typed(&printed), Text::plain(source), "{printed}");
    }
}

#[test]
fn double_stars_are_a_habit_that_is_understood() {
    assert_eq!(typed("een **groot** woord"), typed("een *groot* woord"));
}

#[test]
fn a_backslash_makes_a_sign_itself() {
    assert_eq!(typed(r"\*geen nadruk\* \{geen begrip\} \[geen\](https://vng.nl)").runs().len(), 1);
}

#[test]
fn unsafe_links_are_refused_and_not_hidden() {
    for address in ["javascript:alert(1)", "JavaScript:alert(1)", "data:text/html,x", "file:///etc/passwd"] {
        let refused = Text::from_notation(&format!("[klik]({address})")).unwrap_err();
        assert_eq!(refused, NotationError::Link { address: address.into(), reason: AddressError::Scheme });
    }
    assert_eq!(Address::new("https://a b.nl"), Err(AddressError::Form));
    assert_eq!(Address::new("https://"), Err(AddressError::Form));
    assert!(Address::new("mailto:griffie@vng.nl").is_ok());
    let json = r#"[{"text":"klik","link":"javascript:alert(1)"}]"#;
    assert!(serde_json::from_str::<Text>(json).is_err());
}

#[test]
fn text_that_looks_like_html_stays_text() {
    let pasted = "<p class=\"MsoNormal\"><b>Artikel 1</b> R&amp;D < 5 & > 3</p>";
    assert_eq!(typed(pasted).plain_text(), pasted);
    assert_eq!(typed(pasted).runs().len(), 1);
}

#[test]
fn blanks_are_one_but_non_breaking_blanks_stay() {
    assert_eq!(typed("  artikel\u{a0}3 \t geldt\nniet ").plain_text(), "artikel\u{a0}3 geldt niet");
    assert_eq!(typed("een\r\n\r\n \n twee").plain_text(), "een\ntwee");
    assert_eq!(typed("een\n\ntwee").paragraphs().len(), 2);
    assert_eq!(Text::plain("af\u{ad}breken\u{200b}\u{202e}!").plain_text(), "afbreken!");
    assert_eq!(typed("een\n\n*twee*").in_one_line(), typed("een *twee*"));
    assert!(typed(" \n \n").is_empty());
}

#[test]
fn marks_do_not_stand_on_blanks_at_the_edge() {
    let bold = Marks { emphasis: true, ..Marks::NONE };
    let runs = [
        Run { text: "een ".into(), marks: bold.clone() },
        Run::plain("twee"),
        Run { text: " drie".into(), marks: bold },
    ];
    assert_eq!(Text::from_runs(&runs).to_notation(), "*een* twee *drie*");
}

#[test]
fn plain_text_is_a_string_in_json_and_marked_text_a_list() {
    assert_eq!(serde_json::to_string(&Text::plain("a & b")).unwrap(), r#""a & b""#);
    let text = typed("De {beheerder} meldt");
    let json = serde_json::to_string(&text).unwrap();
    assert_eq!(json, r#"["De ",{"text":"beheerder","term":true}," meldt"]"#);
    assert_eq!(serde_json::from_str::<Text>(&json).unwrap(), text);
}

#[test]
fn the_hash_of_a_text_never_changes() {
    assert_eq!(Text::plain("De beheerder meldt.").hash().to_string(), "cd2f14d4d5c500cb32c0ee11a7aaece0");
    assert_eq!(typed("De *beheerder* meldt.").hash().to_string(), "6afbb07c9c32c5670c81c325ca7f890f");
    let hash = Text::plain("a").hash();
    assert_eq!(hash.to_string().parse(), Ok(hash));
}

prop_compose! {
    fn marks()(emphasis: bool, term: bool, target in 0..4u8) -> Marks {
        let target = match target {
            0 => Some(Target::Node(NodeId::new(Uuid::from_u128(5)))),
            1 => Some(Target::Address(Address::new("https://vng.nl/(*a*)?{b}&c=\\d").unwrap())),
            _ => None,
        };
        Marks { emphasis, term, target }
    }
}

prop_compose! {
    fn run()(text in r"[ab .*{}\[\]()\\<&_\n\u{a0}é👩‍🚒]{0,6}", marks in marks()) -> Run {
        Run { text, marks }
    }
}

proptest! {
    #[test]
    fn what_is_printed_is_read_as_the_same(runs in prop::collection::vec(run(), 0..8)) {
        let text = Text::from_runs(&runs);
        let printed = text.to_notation();
        prop_assert_eq!(&typed(&printed), &text, "{}", printed);
        let json = serde_json::to_string(&text).unwrap();
        prop_assert_eq!(serde_json::from_str::<Text>(&json).unwrap(), text.clone());
        prop_assert_eq!(Text::from_runs(text.runs()), text);
    }

    #[test]
    fn whatever_is_typed_is_read_or_refused_and_then_stays(source in r"[ab *{}\[\]()\\:/h\n]{0,40}") {
        if let Ok(text) = Text::from_notation(&source) {
            prop_assert_eq!(typed(&text.to_notation()), text);
        }
    }
}
