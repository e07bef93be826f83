//! Answering a query.

use tantivy::{
    DocId, DocSet, Searcher, SegmentReader, TERMINATED, index::SegmentId, schema::IndexRecordOption,
};

use super::{
    Result, TextIndex, correct,
    evaluate::Segment,
    live::Live,
    schema::{Fields, KEY_HALVES, PARTS},
    vocabulary::Vocabulary,
};
use crate::{
    Query,
    language::{self, Sort},
    query::{self, Wanted},
    room::Room,
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
pub struct Matches {
    searcher: Searcher,
    fields: Fields,
    /// What was found in each segment of `searcher`.
    found: Vec<Found>,
    /// How many words are looked for.
    pub words: u32,
    /// What was searched for instead of what was typed, when a word was in no document.
    pub corrected: Option<String>,
    /// The query as it was carried out, for [`crate::excerpt`]: with mended words.
    pub searched: Query,
}

/// What was found in a segment: the score of each document, and how many of the words it has. Those with fewer than
/// half of the words have 0 of them.
struct Found {
    keys: Keys,
    scores: Room<f32>,
    words: Room<u16>,
}

/// Of longer questions this share of the words is enough, even when some document has all.
const ENOUGH: f32 = 0.7;
/// Of queries with so many words, all are wanted.
const ALL_WANTED: u32 = 3;
/// When fewer documents have what is wanted, less is enough, but not less than this share of the words.
const FEW: u64 = 10;
const LEAST: f32 = 0.5;

/// How many documents are looked at together.
const STRETCH: usize = 32;

/// The fewest letters of a word in no list whose compounds are looked for, how many of them, and their worth.
const SHORTEST_UNLISTED: usize = 4;
pub(super) const MOST_COMPOUNDS: usize = 30;
const UNLISTED: f32 = 0.5;

impl TextIndex {
    /// All documents that `query` finds.
    pub fn matches(&self, query: &Query) -> Result<Matches> {
        let live = self.live();
        let (searcher, vocabulary) = (live.searcher(), live.vocabulary());
        let segments = segments(&searcher, &live, &vocabulary)?;
        let query = correct::joined(query, &segments, &vocabulary)?;
        let (mut searched, corrected) = correct::corrected(&query, &segments, &vocabulary)?;
        widen(&mut searched, &segments, &vocabulary, documents(&searcher))?;
        let wanted: Vec<&Wanted> = searched.asked.iter().map(|asked| &asked.wanted).collect();
        let mut found = Vec::new();
        let least = share(wanted.len() as u32, LEAST);
        for (segment, worth) in segments.iter().zip(find(&segments, &wanted, documents(&searcher))?) {
            let Worth { scores, mut words } = worth;
            for words in words.iter_mut() {
                let count = words.count_ones();
                *words = if count >= least { count as u16 } else { 0 };
            }
            for wanted in &searched.excluded {
                segment.find(wanted)?.docs().for_each(|doc| words[doc as usize] = 0);
            }
            if let Some(alive) = segment.reader.alive_bitset() {
                (0..)
                    .zip(words.iter_mut())
                    .filter(|(doc, _)| alive.is_deleted(*doc))
                    .for_each(|(_, words)| *words = 0);
            }
            found.push(Found { keys: Keys::of(segment.reader)?, scores, words });
        }
        let words = wanted.len() as u32;
        drop((wanted, segments));
        Ok(Matches { fields: live.fields, searcher, found, words, corrected, searched })
    }
}

impl Matches {
    /// The key of a document that was found.
    pub fn key(&self, found: &Match) -> u128 {
        self.found[found.place.0 as usize].keys.get(found.place.1)
    }

    /// How many of the words a document must have when enough documents do: all, or most of a long question.
    pub(crate) fn wanted(&self) -> u32 {
        if self.words <= ALL_WANTED { self.words.max(1) } else { share(self.words, ENOUGH) }
    }

    /// How many of the words a document must have to be shown, when `with(n)` of all that may be seen have `n` words
    /// or more: those that are wanted, and fewer when fewer than ten documents have so many.
    pub(crate) fn needed(&self, mut with: impl FnMut(u32) -> u64) -> u32 {
        let mut needed = self.wanted();
        while needed > share(self.words, LEAST) && with(needed) < FEW {
            needed -= 1;
        }
        needed
    }

    /// The documents with enough of the words, when all may be seen, in no order.
    pub fn shown(&self) -> impl Iterator<Item = Match> {
        let found = (0..).zip(&self.found).flat_map(|(segment, found)| {
            let documents = (0..).zip(found.scores.iter().zip(found.words.iter()));
            documents.map(move |(doc, (score, words))| Match {
                place: (segment, doc),
                score: *score,
                words: u32::from(*words),
            })
        });
        let found: Vec<Match> = found.filter(|found| found.words > 0).collect();
        let with = |words| found.iter().filter(|found| found.words >= words).count() as u64;
        let needed = self.needed(with);
        found.into_iter().filter(move |found| found.words >= needed)
    }

    /// What was found in each segment.
    pub(crate) fn segments(&self) -> impl Iterator<Item = Part<'_>> {
        let segments = self.searcher.segment_readers().iter().zip(&self.found);
        segments.map(|(reader, found)| Part { reader, found, fields: &self.fields })
    }
}

/// What was found in a segment of the index.
pub(crate) struct Part<'m> {
    reader: &'m SegmentReader,
    found: &'m Found,
    fields: &'m Fields,
}

impl<'m> Part<'m> {
    /// Which segment: it keeps its name and its documents for as long as it is there.
    pub(crate) fn segment(&self) -> SegmentId {
        self.reader.segment_id()
    }

    /// The documents of the segment that have at least `needed` of the words, one bit for each.
    pub(crate) fn with(&self, needed: u16) -> Vec<u64> {
        let (words, rest) = self.found.words.as_chunks();
        let mut last = [0; 64];
        last[..rest.len()].copy_from_slice(rest);
        let mut bits: Vec<u64> = words.iter().map(|words| having(words, needed)).collect();
        bits.push(having(&last, needed));
        bits
    }

    /// Calls `look` with each document of the segment that has at least `needed` of the words and a score of at least
    /// `least`, which becomes what `look` gives back, if anything.
    pub(crate) fn best(&self, needed: u16, least: &mut f32, mut look: impl FnMut(usize, f32) -> Option<f32>) {
        for (number, scores) in self.found.scores.chunks(STRETCH).enumerate() {
            // All at once, rather than up to the first.
            if !scores.iter().fold(false, |any, score| any | (*score >= *least)) {
                continue;
            }
            for (at, score) in scores.iter().enumerate() {
                let doc = number * STRETCH + at;
                if *score >= *least && self.found.words[doc] >= needed {
                    *least = look(doc, *score).unwrap_or(*least);
                }
            }
        }
    }

    /// The key of each document of the segment.
    pub(crate) fn keys(&self) -> impl Iterator<Item = u128> + 'm {
        let keys = &self.found.keys;
        (0..self.reader.max_doc()).map(|doc| keys.get(doc))
    }

    /// The documents of the segment with this key, removed ones among them.
    pub(crate) fn with_key(&self, key: u128) -> Result<Vec<DocId>> {
        let term = self.fields.key_term(key);
        let index = self.reader.inverted_index(term.field())?;
        let Some(mut postings) = index.read_postings(&term, IndexRecordOption::Basic)? else {
            return Ok(Vec::new());
        };
        let mut docs = Vec::new();
        while postings.doc() != TERMINATED {
            docs.push(postings.doc());
            postings.advance();
        }
        Ok(docs)
    }
}

/// Which documents have at least `needed` of the words, one bit for each. Written so that compilers do many at once.
fn having(words: &[u16; 64], needed: u16) -> u64 {
    // Moves the lowest bit of each of eight bytes into the highest byte.
    const GATHER: u64 = 0x0102_0408_1020_4080;
    let mut having = [0_u8; 64];
    for (having, words) in having.iter_mut().zip(words) {
        *having = u8::from(*words >= needed);
    }
    let mut bytes = [0; 8];
    for (byte, eight) in bytes.iter_mut().zip(having.as_chunks().0) {
        *byte = (u64::from_le_bytes(*eight).wrapping_mul(GATHER) >> 56) as u8;
    }
    u64::from_le_bytes(bytes)
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
    let documents = documents(searcher);
    for reader in searcher.segment_readers() {
        for (part, field) in live.fields.words.into_iter().enumerate() {
            average[part] +=
                reader.inverted_index(field)?.total_num_tokens() as f32 / documents.max(1) as f32;
        }
    }
    let average = average.map(rounded);
    let segment = |reader| Segment::new(reader, &live.fields, vocabulary, &live.recent, average);
    searcher.segment_readers().iter().map(segment).collect()
}

/// How many documents there are, removed ones among them.
pub(super) fn documents(searcher: &Searcher) -> u64 {
    searcher.segment_readers().iter().map(|reader| u64::from(reader.max_doc())).sum()
}

/// An average length, rounded to one in fifty, so that one more text does not change what all others are worth.
fn rounded(length: f32) -> f32 {
    const STEPS: f32 = 35.0;
    if length > 0.0 { ((length.log2() * STEPS).round() / STEPS).exp2() } else { 0.0 }
}

/// What the documents of a segment are worth, and which of the things that are wanted each has: one bit for each.
pub(super) struct Worth {
    pub(super) scores: Room<f32>,
    pub(super) words: Room<u16>,
}

/// What the documents of each segment are worth. What few documents hold counts more. Removed documents are among
/// them. Of more than sixteen things the rest is not looked for.
pub(super) fn find(segments: &[Segment<'_>], wanted: &[&Wanted], documents: u64) -> Result<Vec<Worth>> {
    let room = |segment: &Segment<'_>| Worth {
        scores: Room::of(segment.documents()),
        words: Room::of(segment.documents()),
    };
    let mut all: Vec<Worth> = segments.iter().map(room).collect();
    for (number, one) in wanted.iter().enumerate().take(16) {
        let held: Vec<_> = segments.iter().map(|segment| segment.find(one)).collect::<Result<_>>()?;
        let holding: usize = held.iter().map(|held| held.count()).sum();
        let rarity = rarity(documents, holding as u64);
        for (held, worth) in held.iter().zip(&mut all) {
            held.add(rarity, 1 << number, &mut worth.scores, &mut worth.words);
        }
    }
    Ok(all)
}

/// How telling something is that `holding` of all documents hold.
pub(super) fn rarity(documents: u64, holding: u64) -> f32 {
    let (documents, holding) = (documents as f32, holding as f32);
    (1.0 + (documents - holding + 0.5).max(0.0) / (holding + 0.5)).ln()
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
fn widen(query: &mut Query, segments: &[Segment<'_>], vocabulary: &Vocabulary, documents: u64) -> Result<()> {
    for asked in query.asked.iter_mut().filter(|asked| asked.forgiving) {
        let mut more: Vec<(f32, Wanted)> = Vec::new();
        let typed: String = asked.typed.split('-').collect();
        if typed.len() >= SHORTEST_UNLISTED && !typed.contains(' ') && !language::is_listed(&typed) {
            let compounds = vocabulary.compounds_of(&typed, MOST_COMPOUNDS).into_iter();
            more.extend(compounds.map(|word| (UNLISTED, Wanted::Term(Sort::Word.term(word)))));
        }
        let parts = query::parts_alone(&asked.typed);
        if !parts.is_empty() && holding(segments, &asked.wanted)? < FEW {
            more.extend(by_rarity(parts, segments, documents)?);
        }
        if !more.is_empty() {
            let own = std::mem::replace(&mut asked.wanted, Wanted::All(Vec::new()));
            more.insert(0, (1.0, own));
            asked.wanted = Wanted::Any(more);
        }
    }
    Ok(())
}

/// In how many documents a term stands, at least.
pub(super) fn having_term(segments: &[Segment<'_>], term: &str) -> Result<u64> {
    let mut having = 0;
    for segment in segments {
        having += u64::from(segment.count(term)?);
    }
    Ok(having)
}

/// How many documents hold what is wanted, removed ones among them.
pub(super) fn holding(segments: &[Segment<'_>], wanted: &Wanted) -> Result<u64> {
    let mut holding = 0;
    for segment in segments {
        holding += segment.find(wanted)?.count();
    }
    Ok(holding as u64)
}

/// Parts of a compound, of which one that many documents hold is worth less than the rarest: of "straatlantaarn" the
/// lantern tells more than the street.
fn by_rarity(
    mut parts: Vec<(f32, Wanted)>,
    segments: &[Segment<'_>],
    documents: u64,
) -> Result<Vec<(f32, Wanted)>> {
    let mut telling = Vec::with_capacity(parts.len());
    for (_, part) in &parts {
        telling.push(match holding(segments, part)? {
            0 => 0.0,
            holding => rarity(documents, holding),
        });
    }
    let most = telling.iter().copied().fold(f32::MIN_POSITIVE, f32::max);
    for ((worth, _), telling) in parts.iter_mut().zip(telling) {
        *worth *= telling / most;
    }
    Ok(parts)
}
