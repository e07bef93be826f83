//! Akoma Ntoso.

mod amendment;
mod standard;

use std::hash::{Hash, Hasher};
use std::time::{Duration, Instant};

use proptest::prelude::*;
use rulebook::formats::{Edition, Problem, Read, ReadError, akoma_ntoso};
use rulebook::model::node::{NodeId, NodeKind};
use rulebook::model::number::Numbers;
use rulebook::model::reference::Reference;
use rulebook::model::tree::{Tree, TreeError};

use standard::follows_the_standard;

use super::made::{about, edition, fresh, id, leaf, planted, with};

/// Where samples for the schema of the standard go; see docs/formats.md.
const SAMPLES: &str = "AKOMA_NTOSO_SAMPLES";

/// Keeps a file for the schema of the standard when somebody asks for it.
pub fn keep(written: &str) {
    if let Some(folder) = std::env::var_os(SAMPLES) {
        let mut hasher = std::hash::DefaultHasher::new();
        written.hash(&mut hasher);
        std::fs::create_dir_all(&folder).unwrap();
        let name = format!("{:016x}.xml", hasher.finish());
        std::fs::write(std::path::Path::new(&folder).join(name), written).unwrap();
    }
}

fn written(tree: Tree) -> String {
    akoma_ntoso::write(&Edition { about: about(), tree })
}

fn read(source: &str) -> Read {
    akoma_ntoso::read(source, &mut fresh()).unwrap()
}

fn refused(source: &str) -> ReadError {
    akoma_ntoso::read(source, &mut fresh()).unwrap_err()
}

/// A file of somebody else with this text.
fn foreign(body: &str) -> String {
    format!(
        "<?xml version='1.0'?>\n<akn:akomaNtoso xmlns:akn='{}'>\n<akn:act name='x'>\n{}\n</akn:act></akn:akomaNtoso>",
        akoma_ntoso::NAMESPACE,
        body.replace("</", "</akn:").replace('<', "<akn:").replace("<akn:/akn:", "</akn:")
    )
}

/// What others call the nodes of a text, with their words.
fn called(tree: &Tree) -> Vec<String> {
    let numbers = Numbers::of(tree);
    tree.walk()
        .map(|(_, node)| {
            let name = Reference::to(tree, &numbers, node.id).unwrap().dutch();
            format!("{name}: {} / {}", node.heading.to_notation(), node.text.to_notation())
        })
        .collect()
}

#[test]
fn a_text_has_the_elements_of_the_standard() {
    use NodeKind::{Article, Chapter, Item, Paragraph, Preamble, Principle, Section};
    let lid = with(
        13,
        Paragraph,
        "Dat gebeurt volgens [artikel 1](00000000-0000-0000-0000-00000000000b) & [de *nota*](https://vng.nl):",
        vec![with(14, Item, "bij {verkeer}:", vec![leaf(15, Item, "nat.")])],
    );
    let mut article = with(11, Article, "", vec![leaf(12, Paragraph, "Een.\n\nTwee."), lid]);
    article.node = article.node.headed("Melden").noting("Zie de nota.");
    let tree = planted(vec![
        with(1, Preamble, "De vergadering besluit:", vec![leaf(2, Item, "dat.")]),
        leaf(3, Principle, "Open."),
        with(10, Chapter, "", vec![with(16, Section, "", vec![article])]),
    ]);
    let xml = written(tree);
    let node = |number: u128| id(number).to_string();
    let body = &xml[xml.find("<preamble").unwrap()..];
    let notes = &xml[xml.find("<notes").unwrap()..xml.find("</notes").unwrap()];
    let expected = format!(
        r##"<preamble eId="preamble">
      <container eId="formula_1" wId="{}" name="preamble">
        <p>De vergadering besluit:</p>
        <blockList eId="formula_1__list_1" wId="{}__list_1">
          <item eId="formula_1__list_1__item_a" wId="{}">
            <num class="computed">a.</num>
            <p>dat.</p>
          </item>
        </blockList>
      </container>
    </preamble>
    <body eId="body">
      <hcontainer eId="principle_1" wId="{}" name="principle">
        <num class="computed">Principe 1</num>
        <content>
          <p>Open.</p>
        </content>
      </hcontainer>
      <chapter eId="chp_1" wId="{}">
        <num class="computed">Hoofdstuk 1</num>
        <subsection eId="chp_1__subsec_1.1" wId="{}">
          <num class="computed">Paragraaf 1.1</num>
          <article eId="chp_1__subsec_1.1__art_1" wId="{}">
            <num class="computed">Artikel 1</num>
            <heading>Melden</heading>
            <paragraph eId="chp_1__subsec_1.1__art_1__para_1" wId="{}">
              <num class="computed">1.</num>
              <content>
                <p>Een.</p>
                <p>Twee.</p>
              </content>
            </paragraph>
            <paragraph eId="chp_1__subsec_1.1__art_1__para_2" wId="{}">
              <num class="computed">2.</num>
              <intro>
                <p>Dat gebeurt volgens <ref href="#chp_1__subsec_1.1__art_1">artikel 1</ref> &amp; <a href="https://vng.nl">de </a><a href="https://vng.nl"><i>nota</i></a>:</p>
              </intro>
              <list eId="chp_1__subsec_1.1__art_1__para_2__list_1" wId="{}__list_1">
                <point eId="chp_1__subsec_1.1__art_1__para_2__list_1__item_a" wId="{}">
                  <num class="computed">a.</num>
                  <intro>
                    <p>bij <def>verkeer</def>:</p>
                  </intro>
                  <list eId="chp_1__subsec_1.1__art_1__para_2__list_1__item_a__list_1" wId="{}__list_1">
                    <point eId="chp_1__subsec_1.1__art_1__para_2__list_1__item_a__list_1__item_1" wId="{}">
                      <num class="computed">1°.</num>
                      <content>
                        <p>nat.</p>
                      </content>
                    </point>
                  </list>
                </point>
              </list>
            </paragraph>
          </article>
        </subsection>
      </chapter>
    </body>
  </bill>
</akomaNtoso>
"##,
        node(1),
        node(1),
        node(2),
        node(3),
        node(10),
        node(16),
        node(11),
        node(12),
        node(13),
        node(13),
        node(14),
        node(14),
        node(15),
    );
    assert_eq!(body, expected);
    assert!(notes.contains(r##"placementBase="#chp_1__subsec_1.1__art_1""##), "{notes}");
    let address = "/akn/nl/bill/vng/2026-01-15/sensoren";
    for uri in
        [address.to_owned(), format!("{address}/nld@2026-03-01;3"), format!("{address}/nld@2026-03-01;3.xml")]
    {
        assert!(xml.contains(&format!(r#"<FRBRuri value="{uri}"/>"#)), "{uri}");
    }
}

#[test]
fn a_text_of_others_keeps_its_numbers_and_says_where_it_was_not_understood() {
    let body = "<preamble><formula name='x'><p>Wij,</p></formula><recitals><recital><p>dat;</p></recital></recitals></preamble>
<body><chapter><num>HOOFDSTUK I</num><heading>Begin</heading>
<article eId='a1'><num>Artikel 1.</num><content><p>Een <b>groot</b>
   woord<authorialNote marker='1'><p>Voetnoot.</p></authorialNote>.</p></content></article>
<article><num>Artikel 2a</num><paragraph><num>1.</num><list><intro><p>Zie <ref href='#a1'>daar</ref> en <ref href='/akn/nl/act/x'>elders</ref>:</p></intro>
<point><num>a)</num><content><p>een;</p></content></point><point><num>c)</num><content><p>drie.</p></content></point></list></paragraph>
<paragraph><num>2.</num><content><p>Slot.</p></content></paragraph></article></chapter></body>";
    let read = read(&foreign(body));
    assert_eq!(read.about, None);
    assert_eq!(
        called(&read.tree),
        [
            "aanhef:  / Wij,\n\ndat;".to_owned(),
            "hoofdstuk I: Begin / ".to_owned(),
            "artikel 1:  / Een *groot* woord.".to_owned(),
            "artikel 2a:  / ".to_owned(),
            format!("artikel 2a, eerste lid:  / Zie [daar]({}) en elders:", id(1_000_003)),
            "artikel 2a, eerste lid, onderdeel a:  / een;".to_owned(),
            "artikel 2a, eerste lid, onderdeel c:  / drie.".to_owned(),
            "artikel 2a, tweede lid:  / Slot.".to_owned(),
        ]
    );
    let notes: Vec<String> = read.tree.walk().map(|(_, node)| node.note.plain_text()).collect();
    assert_eq!(notes[2], "Voetnoot.");

    let wrong = |body: &str| refused(&foreign(body));
    let unexpected =
        |line, name: &str| ReadError { line: Some(line), problem: Problem::Unexpected(name.into()) };
    assert_eq!(
        wrong("<body>\n<article>\n<content><table><tr/></table></content></article></body>"),
        unexpected(6, "table")
    );
    assert_eq!(wrong("<body><list></list></body>"), unexpected(4, "list"));
    assert_eq!(wrong("<meta/>").problem, Problem::Missing("body".into()));
    let after = "<body><article><list><point/></list>\n<content><p>x</p></content></article></body>";
    assert_eq!(wrong(after), ReadError { line: Some(5), problem: Problem::TextAfterList });
    let misplaced = wrong("<body>\n\n<paragraph/></body>");
    assert!(matches!(misplaced, ReadError { line: Some(6), problem: Problem::Tree(TreeError::Kind { .. }) }));
    let link =
        wrong("<body><article><content><p><a href='javascript:a()'>x</a></p></content></article></body>");
    assert!(matches!(link, ReadError { line: Some(4), problem: Problem::Notation(_) }));
    assert!(matches!(refused("<akomaNtoso/>").problem, Problem::Version(_)));
    assert_eq!(refused("<html/>").problem, Problem::NotARuleText);
    assert!(matches!(refused("geen xml").problem, Problem::Syntax(_)));
}

#[test]
fn a_file_that_is_made_to_hurt_is_refused_at_once() {
    let begun = Instant::now();
    let attributes: String = (0..200_000).map(|nth| format!("a{nth} = '>' ")).collect();
    let namespaces: String = (0..60_000).map(|nth| format!("<a xmlns:n{nth}='u'>")).collect();
    let entities = "<!DOCTYPE a [<!ENTITY a \"aaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]><a>&b;</a>";
    let outside = "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><a>&x;</a>";
    for source in [
        "<a>".repeat(1_000_000),
        foreign(&"<article>".repeat(90)),
        foreign(&format!("<body>{}{}</body>", "<article>".repeat(80), "</article>".repeat(80))),
        format!("<a {attributes}/>"),
        namespaces,
        entities.to_owned(),
        outside.to_owned(),
        format!("<a>{}</a>", "<b/>".repeat(3_900_000)),
        "<!--".repeat(1_000_000),
        "<![CDATA[".repeat(1_000_000),
        " ".repeat(17 * 1024 * 1024),
    ] {
        assert!(akoma_ntoso::read(&source, &mut fresh()).is_err(), "{}", &source[..40]);
    }
    assert!(begun.elapsed() < Duration::from_secs(60), "{:?}", begun.elapsed());
}

proptest! {
    #[test]
    fn what_is_written_follows_the_standard_and_is_read_as_the_same(edition in edition()) {
        let written = akoma_ntoso::write(&edition);
        keep(&written);
        follows_the_standard(&written);
        let read = match akoma_ntoso::read(&written, &mut fresh()) {
            Ok(read) => read,
            Err(error) => panic!("{error}\n{written}"),
        };
        prop_assert_eq!(read.about, Some(edition.about));
        prop_assert_eq!(&read.tree, &edition.tree, "{}", written);
    }

    #[test]
    fn anything_at_all_is_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let source = String::from_utf8_lossy(&bytes);
        prop_assert!(akoma_ntoso::read(&source, &mut fresh()).is_err());
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn a_damaged_file_is_read_or_refused(
        edition in edition(),
        at in any::<prop::sample::Index>(),
        length in 0..40usize,
        instead in r#"[<>&"'/ =a!\[\]-]{0,6}|</p>|<p>|<article>|<point/>|wId|xmlns"#,
    ) {
        let written = akoma_ntoso::write(&edition);
        let mut signs: Vec<char> = written.chars().collect();
        let at = at.index(signs.len());
        let end = signs.len().min(at + length);
        signs.splice(at..end, instead.chars());
        let damaged: String = signs.into_iter().collect();
        if let Ok(read) = akoma_ntoso::read(&damaged, &mut fresh()) {
            let ids: Vec<NodeId> = read.tree.walk().map(|(_, node)| node.id).collect();
            prop_assert_eq!(ids.len(), read.tree.len());
        }
    }
}
