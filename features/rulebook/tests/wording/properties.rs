//! What holds for the words of every amendment.

use proptest::prelude::*;
use rulebook::model::generate::{self, Chance};
use rulebook::model::node::NodeKind::Article;
use rulebook::model::node::{Node, NodeId, Part, Subtree};
use rulebook::model::operation::{Operation, Step};
use rulebook::model::text::Text;
use rulebook::model::words::tokens;
use rulebook::wording::{Language, Quoted, clauses};

use crate::formats::made::{id, planted};

/// A sentence cut at its quotation marks: what stands before each quotation, and the quotation.
fn quotations(lead: &str) -> Vec<(String, String)> {
    let mut quotations = vec![(String::new(), String::new())];
    let mut inside = false;
    for sign in lead.chars() {
        match sign {
            '‘' | '“' => inside = true,
            // An apostrophe stands in double marks only, and is another sign.
            '’' | '”' => {
                inside = false;
                quotations.push((String::new(), String::new()));
            }
            sign => {
                let last = quotations.last_mut().unwrap();
                if inside { last.1.push(sign) } else { last.0.push(sign) }
            }
        }
    }
    quotations
}

/// Does what a sentence about the words of a text says, as a clerk would with a pencil. Without blanks.
fn done_by_hand(old: &str, lead: &str) -> String {
    let old = Text::plain(old);
    let old: Vec<&str> = tokens(&old).iter().map(|token| token.text).collect();
    let find = |words: &str| -> Vec<std::ops::Range<usize>> {
        let words = Text::plain(words);
        let words: Vec<&str> = tokens(&words).iter().map(|token| token.text).collect();
        let starts = (0..=old.len() - words.len()).filter(|at| old[*at..at + words.len()] == words);
        starts.map(|at| at..at + words.len()).collect()
    };
    let mut edits: Vec<(std::ops::Range<usize>, String)> = Vec::new();
    let mut held: Vec<std::ops::Range<usize>> = Vec::new();
    let mut before_it = false;
    for (before, quoted) in quotations(lead) {
        let always = before.contains("telkens");
        let once = |found: Vec<std::ops::Range<usize>>| {
            assert!(always || found.len() == 1, "{quoted:?} stands {} times in {old:?}", found.len());
            found
        };
        if before.ends_with("vervangen door ") {
            assert!(always || held.len() == 1, "{lead} {old:?}");
            edits.extend(held.drain(..).map(|range| (range, quoted.clone())));
        } else if before.contains("ingevoegd") {
            let range = held.remove(0);
            let at = if before_it { range.start } else { range.end };
            edits.push((at..at, quoted.clone()));
        } else if before.contains("vervalt") {
            edits.extend(once(find(&quoted)).into_iter().map(|range| (range, String::new())));
        } else if before.ends_with("verwijzing van ") {
            once(find(&quoted));
        } else if !quoted.is_empty() {
            before_it = before.ends_with("voor ");
            held = find(&quoted);
        }
        if before.contains("aan het slot") {
            let sign =
                if before.ends_with("een punt.") || before.contains("door een punt ") { "." } else { "," };
            edits.push((old.len() - 1..old.len(), sign.to_owned()));
        }
    }
    edits.sort_by_key(|(range, _)| std::cmp::Reverse((range.start, range.end)));
    let mut new: Vec<String> = old.iter().map(|token| (*token).to_owned()).collect();
    for (range, words) in edits {
        new.splice(range, [words]);
    }
    new.concat().replace(' ', "")
}

proptest! {
    #[test]
    fn a_clerk_who_does_what_is_said_gets_the_new_text(seed: u64, words in 4..60usize) {
        let mut chance = Chance::new(seed);
        let old = chance.sentence(words);
        let new = generate::changed(&mut chance, &old);
        let tree = planted(vec![Subtree::leaf(Node::new(id(1), Article).saying(old.clone()))]);
        let base_hash = old.hash();
        let step = Operation::ReplaceText { node: id(1), part: Part::Text, base_hash, new: new.clone() };
        for clause in clauses(&tree, &[step.into()], Language::Dutch).unwrap() {
            if clause.lead.starts_with("In artikel 1 ") {
                let done = done_by_hand(&old.plain_text(), &clause.lead);
                prop_assert_eq!(done, new.plain_text().replace(' ', ""), "{} {:?}", clause.lead, old);
            } else {
                let whole = vec![Quoted::Text(new.clone())];
                prop_assert!(clause.quoted == whole || new.is_empty(), "{}", clause.lead);
            }
        }
    }

    #[test]
    fn every_amendment_can_be_said(seed: u64, articles in 1..6usize, steps in 1..8usize) {
        let base = generate::text(seed, articles);
        let ids: Vec<NodeId> = base.walk().map(|(_, node)| node.id).collect();
        let amendment = generate::amendment(&mut Chance::new(seed), &base, &ids, steps);
        let result = amendment.result().unwrap();
        for language in [Language::Dutch, Language::English] {
            let clauses = clauses(&base, &amendment.steps, language).unwrap();
            for clause in &clauses {
                let end = if clause.quoted.is_empty() { '.' } else { ':' };
                prop_assert!(clause.lead.ends_with(end), "{}", clause.lead);
                prop_assert!(clause.lead.starts_with(char::is_uppercase), "{}", clause.lead);
                prop_assert!(!clause.lead.contains("  "), "{}", clause.lead);
            }
            // All that is new is quoted, once.
            let mut quoted: Vec<NodeId> = Vec::new();
            for line in clauses.iter().flat_map(|clause| &clause.quoted) {
                if let Quoted::Node(lines) = line {
                    quoted.extend(lines.iter().map(|line| line.node));
                }
            }
            let split = |step: &Step| match step.change {
                Operation::Split { new, .. } => Some(new),
                _ => None,
            };
            let halves: Vec<NodeId> = amendment.steps.iter().filter_map(split).collect();
            let new = result.walk().map(|(_, node)| node.id).filter(|id| !base.contains(*id));
            let mut new: Vec<NodeId> = new.filter(|id| !halves.contains(id)).collect();
            quoted.retain(|id| !halves.contains(id));
            quoted.sort();
            new.sort();
            prop_assert_eq!(&quoted, &new);
            // If anything differs, something is said.
            prop_assert!(result == base || !clauses.is_empty());
        }
    }
}
