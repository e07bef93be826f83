//! Amendments.

use proptest::prelude::*;
use rulebook::formats::akoma_ntoso::{self, Proposal};
use rulebook::formats::{Authority, Edition, Name};
use rulebook::model::amendment::AmendmentId;
use rulebook::model::generate::{self, Chance};
use rulebook::model::node::{NodeId, NodeKind, Part};
use rulebook::model::operation::{Operation, Step};

use super::keep;
use super::standard::follows_the_standard;
use crate::formats::made::{about, id, leaf, place, planted, with};

fn proposal() -> Proposal {
    let by = [("utrecht", "Gemeente Utrecht"), ("vng", "Vereniging van Nederlandse Gemeenten")];
    let by = by.map(|(key, name)| Authority { key: Name::new(key).unwrap(), name: name.into() });
    Proposal {
        id: AmendmentId::new(uuid::Uuid::from_u128(7)),
        name: Name::new("amendement-7").unwrap(),
        title: "Amendement 7: \"korter & beter\"".into(),
        by: by.into(),
        dated: jiff::civil::date(2026, 3, 10),
        version: "Voorstel".into(),
        on: None,
        explanation: "Het kan *korter* & beter.\nDat bleek.".into(),
        signers: Vec::new(),
        waiting: Vec::new(),
    }
}

#[test]
fn an_amendment_says_the_same_in_words_and_for_programs() {
    use NodeKind::{Article, Paragraph};
    let base = planted(vec![
        with(1, Article, "", vec![leaf(2, Paragraph, "Binnen vier weken."), leaf(3, Paragraph, "Altijd.")]),
        leaf(4, Article, "Weg."),
    ]);
    let base_hash = base.get(id(2)).unwrap().text.hash();
    let steps = [
        Step {
            change: Operation::ReplaceText {
                node: id(2),
                part: Part::Text,
                base_hash,
                new: "Binnen zes weken.".into(),
            },
            reason: "Vier is kort.".into(),
        },
        Operation::Insert { place: place(Some(1), Some(3)), subtree: leaf(5, Paragraph, "En ook.") }.into(),
        Operation::Delete { node: id(4) }.into(),
    ];
    let edition = Edition { about: about(), tree: base };
    let xml = akoma_ntoso::write_amendment(&edition, &proposal(), &steps).unwrap();
    keep(&xml);
    follows_the_standard(&xml);
    let between = |begin: &str, end: &str| &xml[xml.find(begin).unwrap()..xml.find(end).unwrap()];
    let base = "/akn/nl/bill/vng/2026-01-15/sensoren/nld@2026-03-01;3";
    assert_eq!(
        between("<activeModifications>", "</activeModifications>"),
        format!(
            r##"<activeModifications>
          <textualMod type="substitution" eId="textualMod_1">
            <source href="#mod_1"/>
            <destination href="{base}/~art_1__para_1"/>
          </textualMod>
          <textualMod type="insertion" eId="textualMod_2">
            <source href="#mod_2"/>
            <destination href="{base}/~art_1__para_2" pos="after"/>
            <new href="#mod_2__qstr_1"/>
          </textualMod>
          <textualMod type="repeal" eId="textualMod_3">
            <source href="#mod_3"/>
            <destination href="{base}/~art_2"/>
          </textualMod>
        "##
        )
    );
    assert_eq!(
        between("<amendmentBody", "</amendmentBody>"),
        r##"<amendmentBody eId="body">
      <amendmentContent eId="content_1">
        <p><mod eId="mod_1">In artikel 1, eerste lid, wordt ‘vier’ vervangen door ‘zes’.</mod></p>
      </amendmentContent>
      <amendmentJustification eId="justification_1">
        <p>Vier is kort.</p>
      </amendmentJustification>
      <amendmentContent eId="content_2">
        <p><mod eId="mod_2">Aan artikel 1 wordt een lid toegevoegd, luidende:
        <quotedStructure eId="mod_2__qstr_1">
          <paragraph eId="art_1__para_3" wId="00000000-0000-0000-0000-000000000005">
            <num class="computed">3.</num>
            <content>
              <p>En ook.</p>
            </content>
          </paragraph>
        </quotedStructure></mod></p>
      </amendmentContent>
      <amendmentContent eId="content_3">
        <p><mod eId="mod_3">Artikel 2 vervalt.</mod></p>
      </amendmentContent>
      <amendmentJustification eId="justification">
        <p>Het kan *korter* &amp; beter.</p>
        <p>Dat bleek.</p>
      </amendmentJustification>
    "##
    );
    let impossible = [Operation::Delete { node: id(99) }.into()];
    assert!(akoma_ntoso::write_amendment(&edition, &proposal(), &impossible).is_err());
}

proptest! {
    #[test]
    fn every_amendment_follows_the_standard(seed: u64, articles in 1..5usize, steps in 0..8usize) {
        let base = generate::text(seed, articles);
        let ids: Vec<NodeId> = base.walk().map(|(_, node)| node.id).collect();
        let amendment = generate::amendment(&mut Chance::new(seed), &base, &ids, steps);
        let edition = Edition { about: about(), tree: base };
        let xml = akoma_ntoso::write_amendment(&edition, &proposal(), &amendment.steps).unwrap();
        keep(&xml);
        follows_the_standard(&xml);
    }
}
