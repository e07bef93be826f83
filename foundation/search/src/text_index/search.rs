//! Answering a query.

use tantivy::{DocId, Searcher, SegmentReader};

use super::{
    Result, TextIndex, correct,
    evaluate::{Found, Segment, either},
    live::Live,
    schema::{KEY_HALVES, PARTS},
    vocabulary::Vocabulary,
};
use crate::{
    Query,
    language::{self, Sort},
    query::{self, Wanted},
};

/// A document that has some of the words of a query.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Match {
    /// Which one: [`Matches::key`] tells its key.
    place: (u32, DocId),
    /// Higher the better it fits.
    pub score: f32,
    /// How many of the words it has.
    pub words: u32,
}

/// All documents that a query finds. Which of them have enough of the words depends on how many there are, and so on
/// which of them may be seen: [`Matches::needed`].
#[derive(Clone)]
pub struct Matches {
    keys: Vec<Keys>,
    /// The documents that have at least half of the words, in no order.
    pub found: Vec<Match>,
    /// How many words are looked for.
    pub words: u32,
    /// What was searched for instead of what was typed, when a word was in no document.
    pub corrected: Option<String>,
    /// The query as it was carried out, for [`crate::excerpt`]: with mended words.
    pub searched: Query,
}

/// Of longer questions this share of the words is enough, even when some document has all.
const ENOUGH: f32 = 0.7;
/// Of queries with so many words, all are wanted.
const ALL_WANTED: u32 = 3;
/// When fewer documents have what is wanted, less is enough, but not less than this share of the words.
const FEW: usize = 10;
const LEAST: f32 = 0.5;

/// The fewest letters of a word in no list whose compounds are looked for, how many of them, and their worth.
const SHORTEST_UNLISTED: usize = 4;
const MOST_COMPOUNDS: usize = 30;
const UNLISTED: f32 = 0.5;

impl TextIndex {
    /// All documents that `query` finds.
    pub fn matches(&self, query: &Query) -> Result<Matches> {
        let live = self.live();
        let (searcher, vocabulary) = (live.searcher(), live.vocabulary());
        let segments = segments(&searcher, &live, &vocabulary)?;
        let (mut searched, corrected) = correct::corrected(query, &segments, &vocabulary)?;
        widen(&mut searched, &segments, &vocabulary)?;
        let wanted: Vec<&Wanted> = searched.asked.iter().map(|asked| &asked.wanted).collect();
        let documents: u64 =
            searcher.segment_readers().iter().map(|reader| u64::from(reader.max_doc())).sum();
        let found = find(&segments, &wanted, documents)?;
        let least = share(wanted.len() as u32, LEAST);
        let (mut matches, mut keys) = (Vec::new(), Vec::new());
        for ((number, segment), found) in (0..).zip(&segments).zip(found) {
            let excluded = excluded(segment, &searched)?;
            let mut excluded = excluded.into_iter().map(|(doc, _)| doc).peekable();
            keys.push(Keys::of(segment.reader)?);
            for (doc, (score, words)) in found {
                while excluded.next_if(|out| *out < doc).is_some() {}
                let words = words.count_ones();
                if words >= least && excluded.peek() != Some(&doc) {
                    matches.push(Match { place: (number, doc), score, words });
                }
            }
        }
        let words = wanted.len() as u32;
        drop(wanted);
        Ok(Matches { keys, found: matches, words, corrected, searched })
    }
}

impl Matches {
    /// The key of a document that was found.
    pub fn key(&self, found: &Match) -> u128 {
        self.keys[found.place.0 as usize].get(found.place.1)
    }

    /// How many of the words a document must have to be shown, when these are the numbers of words of all that may be
    /// seen: all of them, or most of a long question; fewer when fewer than ten documents have so many.
    pub fn needed(&self, having: impl IntoIterator<Item = u32>) -> u32 {
        let mut counts = vec![0_usize; self.words as usize + 1];
        having.into_iter().for_each(|words| counts[words.min(self.words) as usize] += 1);
        let all = self.words.max(1);
        let mut needed = if self.words <= ALL_WANTED { all } else { share(self.words, ENOUGH) };
        while needed > share(self.words, LEAST)
            && counts[(needed as usize).min(counts.len())..].iter().sum::<usize>() < FEW
        {
            needed -= 1;
        }
        needed
    }

    /// The documents with enough of the words, when all may be seen.
    pub fn shown(&self) -> impl Iterator<Item = &Match> {
        let needed = self.needed(self.found.iter().map(|found| found.words));
        self.found.iter().filter(move |found| found.words >= needed)
    }
}

fn share(words: u32, share: f32) -> u32 {
    ((words as f32 * share).ceil() as u32).max(1)
}

/// The segments of the last commit, ready to be asked.
pub(super) fn segments<'s>(
    searcher: &'s Searcher,
    live: &'s Live,
    vocabulary: &'s Vocabulary,
) -> Result<Vec<Segment<'s>>> {
    let mut average = [0.0; PARTS];
    let documents: u64 = searcher.segment_readers().iter().map(|reader| u64::from(reader.max_doc())).sum();
    for reader in searcher.segment_readers() {
        for (part, field) in live.fields.words.into_iter().enumerate() {
            average[part] +=
                reader.inverted_index(field)?.total_num_tokens() as f32 / documents.max(1) as f32;
        }
    }
    let segment = |reader| Segment::new(reader, &live.fields, vocabulary, average);
    searcher.segment_readers().iter().map(segment).collect()
}

/// What a document is worth, and which of the things that are wanted it has: one bit each.
pub(super) type Worth = (f32, u32);

/// The documents of each segment that hold something of what is wanted. What few documents hold counts more.
pub(super) fn find(
    segments: &[Segment<'_>],
    wanted: &[&Wanted],
    documents: u64,
) -> Result<Vec<Vec<(DocId, Worth)>>> {
    let mut all: Vec<Vec<(DocId, Worth)>> = segments.iter().map(|_| Vec::new()).collect();
    for (number, one) in wanted.iter().enumerate() {
        let lists: Vec<Found> = segments.iter().map(|segment| segment.find(one)).collect::<Result<_>>()?;
        let holding: usize = lists.iter().map(Vec::len).sum();
        let rarity = rarity(documents, holding as u64);
        for ((list, segment), all) in lists.into_iter().zip(segments).zip(&mut all) {
            let list: Vec<(DocId, Worth)> = list
                .into_iter()
                .filter(|(doc, _)| !segment.is_removed(*doc))
                .map(|(doc, value)| (doc, (value * rarity, 1 << number)))
                .collect();
            *all = either(std::mem::take(all), list, |a, b| (a.0 + b.0, a.1 | b.1));
        }
    }
    Ok(all)
}

/// How telling something is that `holding` of all documents hold.
pub(super) fn rarity(documents: u64, holding: u64) -> f32 {
    let (documents, holding) = (documents as f32, holding as f32);
    (1.0 + (documents - holding + 0.5).max(0.0) / (holding + 0.5)).ln()
}

fn excluded(segment: &Segment<'_>, query: &Query) -> Result<Found> {
    let mut all = Vec::new();
    for wanted in &query.excluded {
        all = either(all, segment.find(wanted)?, f32::max);
    }
    Ok(all)
}

/// The identifiers of the documents of a segment.
#[derive(Clone)]
pub(super) struct Keys([tantivy::columnar::Column<u64>; 2]);

impl Keys {
    pub(super) fn of(reader: &SegmentReader) -> Result<Self> {
        let [high, low] = KEY_HALVES.map(|name| reader.fast_fields().u64(name));
        Ok(Self([high?, low?]))
    }

    pub(super) fn get(&self, doc: DocId) -> u128 {
        let [high, low] = self.0.each_ref().map(|column| u128::from(column.values.get_val(doc)));
        high << 64 | low
    }
}

/// Adds what only the index knows: the compounds of a word that is in no list, and the parts of a compound that few
/// documents hold.
fn widen(query: &mut Query, segments: &[Segment<'_>], vocabulary: &Vocabulary) -> Result<()> {
    for asked in query.asked.iter_mut().filter(|asked| asked.forgiving) {
        let mut more: Vec<(f32, Wanted)> = Vec::new();
        let typed: String = asked.typed.split('-').collect();
        if typed.len() >= SHORTEST_UNLISTED && !typed.contains(' ') && !language::is_listed(&typed) {
            let compounds = vocabulary.compounds_of(&typed, MOST_COMPOUNDS).into_iter();
            more.extend(compounds.map(|word| (UNLISTED, Wanted::Term(Sort::Word.term(word)))));
        }
        let parts = query::parts_alone(&asked.typed);
        if !parts.is_empty() {
            let mut holding = 0;
            for segment in segments {
                holding += segment.find(&asked.wanted)?.len();
            }
            if holding < FEW {
                more.extend(parts);
            }
        }
        if !more.is_empty() {
            let own = std::mem::replace(&mut asked.wanted, Wanted::All(Vec::new()));
            more.insert(0, (1.0, own));
            asked.wanted = Wanted::Any(more);
        }
    }
    Ok(())
}
