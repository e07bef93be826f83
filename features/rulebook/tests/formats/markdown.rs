//! Markdown.

use proptest::prelude::*;
use rulebook::formats::{Edition, Problem, Read, ReadError, markdown};
use rulebook::model::node::{Label, Node, NodeKind, Subtree};
use rulebook::model::text::Text;
use rulebook::model::tree::TreeError;

use super::made::{about, edition, fresh, id, leaf, planted, with};

fn read(source: &str) -> Read {
    markdown::read(source, &mut fresh()).unwrap()
}

fn refused(source: &str) -> ReadError {
    markdown::read(source, &mut fresh()).unwrap_err()
}

/// The tree as it is shown while debugging, without identifiers.
fn shown(source: &str) -> String {
    let shown = format!("{:?}", read(source).tree);
    let without = |line: &str| {
        let bare = line.trim_start();
        let rest = bare.split_once(' ').map_or("", |(_, rest)| rest);
        format!("{}{}\n", &line[..line.len() - bare.len()], rest.replace("Text", ""))
    };
    shown.lines().map(without).collect()
}

#[test]
fn a_text_is_written_to_be_read() {
    use NodeKind::{Article, Chapter, Item, Paragraph};
    let mut article = with(
        2,
        Article,
        "",
        vec![
            with(
                3,
                Paragraph,
                "De {beheerder} meldt:",
                vec![leaf(4, Item, "de *sensor*;"), leaf(5, Item, "nat.")],
            ),
            leaf(6, Paragraph, "Een.\n\nTwee."),
        ],
    );
    article.node = article.node.headed("Melden").noting(Text::from_notation("Zie\n\nde nota.").unwrap());
    article.children[1].node.number = Some(Label::new("1a").unwrap());
    let tree = planted(vec![with(1, Chapter, "", vec![article])]);
    let written = markdown::write(&Edition { about: about(), tree });
    let (_, body) = written.split_once("\n---\n").unwrap();
    let expected = "
# Hoofdstuk 1 <!-- 1 -->

## Artikel 1. Melden <!-- 2 -->

> Zie
>
> de nota.

1. De {beheerder} meldt: <!-- 3 -->

   - a. de *sensor*; <!-- 4 -->

   - b. nat. <!-- 5 -->

- 1a. Een. <!-- 6 soort=lid nummer=1a -->

  Twee.
";
    let body = (1..=6)
        .fold(body.to_owned(), |body, number| body.replace(&id(number).to_string(), &number.to_string()));
    assert_eq!(body, expected);
}

#[test]
fn an_outline_by_hand_becomes_a_text() {
    let source = "
# Hoofdstuk 1 Algemeen
## Artikel 1: Begrippen
Een {sensor} is een ding dat meet,
ook als het *stilstaat*.
## Artikel 1a
1. De beheerder meldt:
   a) de plaats;
   b. het doel:
      - wat het meet;
      - waarom.
2. Dat is alles.
> Dit is
> een toelichting.
# Slot
## Inwerkingtreding
Morgen.
";
    let expected = r#"chapter  ("Algemeen") ("")
  article  ("Begrippen") ("Een {sensor} is een ding dat meet, ook als het *stilstaat*.")
  article 1a ("") ("")
    paragraph  ("") ("De beheerder meldt:")
      item  ("") ("de plaats;")
      item  ("") ("het doel:")
        item  ("") ("wat het meet;")
        item  ("") ("waarom.")
    paragraph  ("") ("Dat is alles.")
chapter  ("Slot") ("")
  article  ("Inwerkingtreding") ("Morgen.")
"#;
    assert_eq!(shown(source), expected);
    let tree = read(source).tree;
    let notes: Vec<String> = tree.walk().map(|(_, node)| node.note.plain_text()).collect();
    assert_eq!(notes.iter().filter(|note| !note.is_empty()).collect::<Vec<_>>(), ["Dit is een toelichting."]);
    assert_eq!(read(source).about, None);
}

#[test]
fn kinds_follow_from_words_in_two_languages_and_numbers_from_places() {
    let source = "# Preamble\nOverwegende:\n- a. dat;\n# Principle 7. Open\n# Chapter IV. Rules\n## Section 4.1\n\
                  ### Article over things\n#### Article 3\n1. One\n\n   1. nested\n   2. too\n";
    let expected = r#"preamble  ("") ("Overwegende:")
  item  ("") ("dat;")
principle  ("Open") ("")
chapter IV ("Rules") ("")
  section  ("") ("")
    article  ("over things") ("")
    article  ("") ("")
      paragraph  ("") ("One")
        item  ("") ("nested")
        item  ("") ("too")
"#;
    assert_eq!(shown(source), expected);
}

#[test]
fn words_that_look_like_a_number_are_words() {
    let source = "## Artikel 1\nzie. Dat is zo.\n\nnr. 3 geldt.\n\nvan de\n- a. ja\n";
    let expected = r#"article  ("") ("zie. Dat is zo.\n\nnr. 3 geldt.\n\nvan de")
  item  ("") ("ja")
"#;
    assert_eq!(shown(source), expected);
}

#[test]
fn long_lists_come_back_too() {
    let items =
        |from: u128, many: u128| (from..from + many).map(|n| leaf(n, NodeKind::Item, "nr. 1")).collect();
    let third = with(3, NodeKind::Item, "a. b", items(1_000, 60));
    let second = with(2, NodeKind::Item, "- c", vec![third]);
    let mut all: Vec<Subtree> = items(2_000, 800);
    all.push(second);
    let tree = planted(vec![with(1, NodeKind::Article, "", all)]);
    let written = markdown::write(&Edition { about: about(), tree: tree.clone() });
    assert_eq!(read(&written).tree, tree);
}

#[test]
fn identifiers_stay_when_words_around_them_are_edited() {
    let article = Subtree::leaf(Node::new(id(1), NodeKind::Article).headed("Melden").saying("Oud."));
    let written = markdown::write(&Edition { about: about(), tree: planted(vec![article]) });
    let edited = written.replace("Oud.", "Nieuw.") + "\n# Artikel 2\nErbij.\n";
    let read = read(&edited);
    assert_eq!(read.about, Some(about()));
    assert_eq!(read.tree.get(id(1)).unwrap().text, Text::plain("Nieuw."));
    assert_eq!(read.tree.roots(), [id(1), id(1_000_001)]);
}

#[test]
fn what_is_wrong_is_said_with_its_line() {
    let wrong = |line, problem| ReadError { line: Some(line), problem };
    assert_eq!(refused("zomaar tekst"), wrong(1, Problem::TextWithoutNode));
    assert_eq!(refused("\n- a. los\n"), wrong(2, Problem::TextWithoutNode));
    assert_eq!(refused("# Artikel 1\n1. een\n\nerna\n"), wrong(4, Problem::TextAfterList));
    let kind = |refused: ReadError| match refused.problem {
        Problem::Tree(TreeError::Kind { kind, .. }) => (refused.line, kind),
        other => panic!("{other}"),
    };
    assert_eq!(kind(refused("# Hoofdstuk 1\n\n- los\n")), (Some(3), NodeKind::Item));
    let link = refused("# Artikel 1\n\ngoed\n\n[klik](javascript:alert)\n");
    assert!(matches!(link, ReadError { line: Some(5), problem: Problem::Notation(_) }), "{link}");
    let twice = format!("# Artikel 1 <!-- {0} -->\n# Artikel 2 <!-- {0} -->\n", id(1));
    assert_eq!(refused(&twice), wrong(2, Problem::Tree(TreeError::Twice(id(1)))));
    let deep: String = (0..5).map(|deep| format!("{:1$}- x\n", "", deep * 2)).collect();
    let deep = refused(&format!("# Artikel 1\n{deep}"));
    assert!(matches!(deep.problem, Problem::Tree(TreeError::Depth(_))), "{deep}");
    let head = |line: &str| {
        let written = markdown::write(&Edition { about: about(), tree: planted(Vec::new()) });
        let key = line.split_once(':').unwrap().0;
        let lines = written.lines().map(|old| if old.starts_with(&format!("{key}:")) { line } else { old });
        refused(&lines.collect::<Vec<_>>().join("\n"))
    };
    assert_eq!(head("formaatversie: 9"), wrong(3, Problem::Version("9".into())));
    let value = Problem::Value { name: "gedateerd".into(), value: "gisteren".into() };
    assert_eq!(head("gedateerd: gisteren"), wrong(11, value));
}

proptest! {
    #[test]
    fn what_is_written_is_read_as_the_same(edition in edition()) {
        let written = markdown::write(&edition);
        let read = match markdown::read(&written, &mut fresh()) {
            Ok(read) => read,
            Err(error) => panic!("{error}\n{written}"),
        };
        prop_assert_eq!(read.about, Some(edition.about));
        prop_assert_eq!(&read.tree, &edition.tree, "{}", written);
    }

    #[test]
    fn anything_at_all_is_read_or_refused_and_then_stays(
        source in r"((# |## Artikel |- |1\. |   |a\. |> |\n|\n\n|x|\\|<!-- |-->|---\n|nummer=)){0,24}",
    ) {
        if let Ok(read) = markdown::read(&source, &mut fresh()) {
            let edition = Edition { about: about(), tree: read.tree };
            let again = markdown::read(&markdown::write(&edition), &mut fresh()).unwrap();
            prop_assert_eq!(again.tree, edition.tree);
        }
    }
}
