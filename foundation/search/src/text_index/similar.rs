//! Documents that are like a text.

use std::collections::HashMap;

use super::{
    Result, TextIndex, correct,
    evaluate::Segment,
    search::{Keys, documents, find, having_term, holding, rarity, segments},
    vocabulary::Vocabulary,
};
use crate::{
    language,
    query::{self, Wanted, word},
};

/// A document that is like a text.
#[derive(Clone, Debug, PartialEq)]
pub struct Similar {
    /// Its key.
    pub key: u128,
    /// How alike, between 0 and 1: the share of what the text tells that the document has too.
    pub likeness: f32,
    /// The words that they share, as the text has them.
    pub words: Vec<String>,
}

/// How many words of the text are looked at.
const LOOKED_AT: usize = 400;
/// How many of them are looked for: the most telling.
const TELLING: usize = 16;
/// A word that a larger share of documents has tells nothing, in an index that is large enough to say so.
const TOO_COMMON: u64 = 3;
/// From how many documents on.
const ENOUGH_DOCUMENTS: u64 = 50;
/// What a part of a compound is worth, or a word that was probably meant, in the place of a word that stands nowhere.
const GUESSED: f32 = 0.6;
/// The fewest letters of a telling word.
const SHORTEST: usize = 3;

impl TextIndex {
    /// The `most` documents that are most like `text`, the most alike first. Its first line is what it is about; of what
    /// follows count the words that come back. When there are three telling words or more, a document must share
    /// `needed` of them.
    pub fn similar(&self, text: &str, needed: u32, most: usize) -> Result<Vec<Similar>> {
        let live = self.live();
        let (searcher, vocabulary) = (live.searcher(), live.vocabulary());
        let segments = segments(&searcher, &live, &vocabulary)?;
        let documents = documents(&searcher);

        let mut telling: Vec<(f32, String, Wanted)> = Vec::new();
        let first_line = text.find('\n').unwrap_or(text.len());
        let words: Vec<_> = language::words(text).into_iter().take(LOOKED_AT).collect();
        let base = |word: &language::Word| language::bases(&word.pieces.concat()).into_iter().next();
        let mut said: HashMap<String, u32> = HashMap::new();
        for word in &words {
            *said.entry(base(word).unwrap_or_default()).or_default() += 1;
        }
        for found in words {
            let typed = found.pieces.join("-");
            // What is written once, somewhere in a long text, is mostly not what it is about.
            let times = said.remove(&base(&found).unwrap_or_default());
            let is_subject = times.is_some_and(|times| times > 1 || found.start < first_line);
            if typed.chars().count() < SHORTEST || language::is_common(&typed) || !is_subject {
                continue;
            }
            let mut known = 0;
            for term in language::wanted(&found.pieces.concat())
                .iter()
                .map(|(_, term)| term)
                .filter(|term| !language::is_stem(term))
            {
                known = known.max(having_term(&segments, term)?);
            }
            let tells = |holding| documents < ENOUGH_DOCUMENTS || holding * TOO_COMMON <= documents;
            let written = || text[found.start..found.end].to_owned();
            if known > 0 {
                if tells(known) {
                    telling.push((rarity(documents, known), written(), word(&typed)));
                }
                continue;
            }
            let is_title = found.start < first_line;
            for (holding, wanted) in guessed(&typed, is_title, &segments, &vocabulary)? {
                if tells(holding) {
                    telling.push((GUESSED * rarity(documents, holding), written(), wanted));
                }
            }
        }
        telling.sort_by(|a, b| b.0.total_cmp(&a.0));
        telling.truncate(TELLING);
        let needed = if telling.len() >= 3 { needed } else { 1 };
        let all: f32 = telling.iter().map(|(rarity, ..)| rarity).sum();

        let wanted: Vec<&Wanted> = telling.iter().map(|(_, _, wanted)| wanted).collect();
        let mut alike: Vec<(f32, u128, u16)> = Vec::new();
        for (segment, worth) in segments.iter().zip(find(&segments, &wanted, documents)?) {
            let keys = Keys::of(segment.reader)?;
            let found = (0..).zip(worth.scores.iter().copied().zip(worth.words.iter().copied()));
            let mut found: Vec<(f32, u128, u16)> = found
                .filter(|(doc, (_, words))| words.count_ones() >= needed && !segment.reader.is_deleted(*doc))
                .map(|(doc, (score, words))| ((score / all).min(1.0), keys.get(doc), words))
                .collect();
            best(&mut found, most);
            alike.extend(found);
        }
        best(&mut alike, most);
        let similar = |(likeness, key, words)| Similar { key, likeness, words: shared(&telling, words) };
        Ok(alike.into_iter().map(similar).collect())
    }
}

/// What a word that stands nowhere is about, and how many documents hold that: a compound is about its parts. In a title,
/// of which each word counts, it may be a typing error too.
fn guessed(
    typed: &str,
    is_title: bool,
    segments: &[Segment<'_>],
    vocabulary: &Vocabulary,
) -> Result<Vec<(u64, Wanted)>> {
    let mut parts = Vec::new();
    for (_, part) in query::parts_alone(typed) {
        parts.push((holding(segments, &part)?, part));
    }
    let is_compound = !parts.is_empty() && parts.iter().all(|(holding, _)| *holding > 0);
    if !is_compound && !is_title {
        return Ok(Vec::new());
    }
    if !is_compound && let Some(meant) = correct::meant(typed, segments, vocabulary)? {
        parts = vec![(holding(segments, &meant)?, meant)];
    }
    parts.retain(|(holding, _)| *holding > 0);
    Ok(parts)
}

/// The `most` most alike, in order.
fn best(alike: &mut Vec<(f32, u128, u16)>, most: usize) {
    let order = |a: &(f32, u128, u16), b: &(f32, u128, u16)| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1));
    if most < alike.len() {
        alike.select_nth_unstable_by(most, order);
        alike.truncate(most);
    }
    alike.sort_unstable_by(order);
}

/// The words whose bits are set; one of which several parts are shared stands there once.
fn shared(telling: &[(f32, String, Wanted)], bits: u16) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    for (number, (_, word, _)) in telling.iter().enumerate() {
        if bits & (1 << number) != 0 && !words.contains(word) {
            words.push(word.clone());
        }
    }
    words
}
