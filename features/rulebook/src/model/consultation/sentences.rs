//! What a comment on a node is about: the whole, one of its sentences, or words that a script let somebody select.

use std::ops::Range;

use crate::model::{
    anchor::Anchor,
    node::{NodeId, Part},
    text::Text,
    tree::Tree,
    words::tokens,
};

/// A sentence of a node or of what stands under it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// The node that it stands in.
    pub node: NodeId,
    /// In which text of that node.
    pub part: Part,
    /// Its tokens.
    pub tokens: Range<usize>,
    /// Its words, without marks.
    pub words: String,
}

impl Sentence {
    /// The value of its choice in a form.
    pub fn value(&self) -> String {
        format!("{}/{}/{}-{}", self.node, word(self.part), self.tokens.start, self.tokens.end)
    }
}

/// What a part of a node is called in forms.
fn word(part: Part) -> &'static str {
    match part {
        Part::Heading => "opschrift",
        Part::Text => "tekst",
        Part::Note => "toelichting",
    }
}

/// The sentences of the texts and notes of a node and all under it, in reading order.
pub fn sentences(tree: &Tree, id: NodeId) -> Vec<Sentence> {
    let mut all = Vec::new();
    for (_, node) in tree.walk_from(id) {
        for part in [Part::Text, Part::Note] {
            let found = cut(node.part(part));
            all.extend(found.into_iter().map(|(tokens, words)| Sentence {
                node: node.id,
                part,
                tokens,
                words,
            }));
        }
    }
    all
}

/// What a form says a comment on a node is about: the whole node for an empty value, words of it ([`selected`]) or one
/// of its sentences otherwise. Nothing for a value that no form of ours holds.
pub fn chosen(tree: &Tree, id: NodeId, value: &str) -> Option<Anchor> {
    if value.is_empty() {
        return tree.contains(id).then(|| Anchor::node(id));
    }
    if value.starts_with(SELECTED) {
        return selected(tree, id, value);
    }
    let sentence = sentences(tree, id).into_iter().find(|sentence| sentence.value() == value)?;
    Anchor::passage(tree, sentence.node, sentence.part, sentence.tokens)
}

/// How the value of words that somebody selected begins.
const SELECTED: &str = "citaat/";

/// Words that somebody selected in a node or in what stands under it. The value is made by the script:
/// `citaat/<node>/<part>/<how often the same words stand before them in that part>/<the words>`.
pub fn selected(tree: &Tree, id: NodeId, value: &str) -> Option<Anchor> {
    let mut said = value.strip_prefix(SELECTED)?.splitn(4, '/');
    let node = NodeId::new(said.next()?.parse().ok()?);
    let part = said.next()?;
    let part = Part::ALL.into_iter().find(|known| word(*known) == part)?;
    let nth = said.next()?.parse().ok()?;
    let words = said.next()?;
    let is_here = tree.walk_from(id).any(|(_, one)| one.id == node);
    let says_something = words.chars().any(char::is_alphanumeric);
    (is_here && says_something).then(|| Anchor::quoting(tree, node, part, words, nth)).flatten()
}

/// Cuts a text behind what ends a sentence, when a blank or nothing follows: "3.5" and "b.v." stay whole as far as that
/// goes. Blanks at the edges belong to no sentence.
fn cut(text: &Text) -> Vec<(Range<usize>, String)> {
    let all = tokens(text);
    let mut found = Vec::new();
    let mut start = 0;
    for at in 0..all.len() {
        let ends = all[at].ends_sentence()
            && all
                .get(at + 1)
                .is_none_or(|next| next.is_blank() || next.text == "\n" || all[at].text == "\n");
        if ends || at + 1 == all.len() {
            let is_space = |nth: &usize| all[*nth].text.chars().all(char::is_whitespace);
            let from = (start..=at).find(|nth| !is_space(nth));
            let to = (start..=at).rev().find(|nth| !is_space(nth));
            if let (Some(from), Some(to)) = (from, to) {
                let words: String = all[from..=to].iter().map(|token| token.text).collect();
                if words.chars().any(char::is_alphanumeric) {
                    found.push((from..to + 1, words));
                }
            }
            start = at + 1;
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::model::node::{Node, NodeKind, Subtree};

    fn tree() -> (Tree, NodeId, NodeId) {
        let (article, paragraph) = (NodeId::new(Uuid::from_u128(1)), NodeId::new(Uuid::from_u128(2)));
        let node = Node::new(article, NodeKind::Article).headed(Text::plain("Melding")).saying(
            Text::from_notation("Meld de *sensor* op tijd. Doe dat vóór 3.5 weken!\n\nLater mag niet")
                .unwrap(),
        );
        let below = Node::new(paragraph, NodeKind::Paragraph).saying(Text::plain("Wie niet meldt, betaalt."));
        let tree = Tree::from_subtrees(vec![Subtree::new(node, vec![Subtree::leaf(below)])]).unwrap();
        (tree, article, paragraph)
    }

    #[test]
    fn a_text_is_cut_into_its_sentences_and_those_below() {
        let (tree, article, paragraph) = tree();
        let all = sentences(&tree, article);
        let words: Vec<&str> = all.iter().map(|sentence| sentence.words.as_str()).collect();
        assert_eq!(
            words,
            [
                "Meld de sensor op tijd.",
                "Doe dat vóór 3.5 weken!",
                "Later mag niet",
                "Wie niet meldt, betaalt."
            ]
        );
        assert_eq!(all[3].node, paragraph);
    }

    #[test]
    fn a_chosen_sentence_is_quoted_and_anything_else_is_refused() {
        let (tree, article, paragraph) = tree();
        let second = sentences(&tree, article)[1].value();
        let anchor = chosen(&tree, article, &second).unwrap();
        assert_eq!(anchor.passage.unwrap().quote, "Doe dat vóór 3.5 weken!");
        assert_eq!(chosen(&tree, article, ""), Some(Anchor::node(article)));
        assert_eq!(chosen(&tree, paragraph, &second), None, "a sentence of another node");
        assert_eq!(chosen(&tree, article, "../etc/passwd"), None);
        assert_eq!(chosen(&tree, NodeId::new(Uuid::from_u128(9)), ""), None);
    }

    #[test]
    fn selected_words_are_quoted_where_they_stand() {
        let (tree, article, paragraph) = tree();
        let quote = |value: &str| Some(chosen(&tree, article, value)?.passage?.quote);
        let of = |words: &str| format!("citaat/{article}/tekst/0/{words}");
        assert_eq!(quote(&of("de sensor op")), Some("de sensor op".into()), "also over marks");
        assert_eq!(quote(&of("weken!\nLater")), Some("weken!\nLater".into()), "also over paragraphs");
        let third = format!("citaat/{article}/tekst/2/d");
        assert_eq!(quote(&third), Some("tijd".into()), "the third, and the whole word of it");
        let below = format!("citaat/{paragraph}/tekst/0/niet meldt");
        assert_eq!(chosen(&tree, article, &below).unwrap().node, paragraph);
        assert_eq!(chosen(&tree, paragraph, &of("sensor")), None, "words of another node");
        for wrong in ["staat er niet", "", " . "] {
            assert_eq!(quote(&of(wrong)), None);
        }
        for wrong in ["citaat/", "citaat/x/tekst/0/Meld", &format!("citaat/{article}/titel/0/Meld")] {
            assert_eq!(quote(wrong), None);
        }
    }
}
