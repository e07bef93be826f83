//! Which documents of a segment hold what is wanted, and how well.

use std::cell::RefCell;

use tantivy::{
    DocId, DocSet, SegmentReader, TERMINATED, Term,
    fieldnorm::FieldNormReader,
    postings::Postings,
    query::{EnableScoring, PhraseQuery, Query as _},
    schema::IndexRecordOption,
};

use super::{
    Result,
    schema::{Fields, LENGTH, PARTS, WEIGHT},
    vocabulary::Vocabulary,
};
use crate::{language::Sort, query::Wanted};

/// How fast more of the same word stops counting.
const SATURATION: f32 = 1.2;
/// How many words a beginning may stand for.
const BEGINNINGS: usize = 40;

/// Documents in order, with what each is worth, between 0 and 1.
pub(super) type Found = Vec<(DocId, f32)>;

/// A segment, ready to be asked.
pub(super) struct Segment<'r> {
    pub(super) reader: &'r SegmentReader,
    fields: &'r Fields,
    vocabulary: &'r Vocabulary,
    /// The lengths of each part, and for each possible length what a word is divided by.
    lengths: [(FieldNormReader, Box<[f32; 256]>); PARTS],
}

impl<'r> Segment<'r> {
    /// `average` is the average length of each part over the whole index, in words.
    pub(super) fn new(
        reader: &'r SegmentReader,
        fields: &'r Fields,
        vocabulary: &'r Vocabulary,
        average: [f32; PARTS],
    ) -> Result<Self> {
        let part = |part: usize| -> Result<_> {
            let norms = reader.get_fieldnorms_reader(fields.words[part])?;
            let mut divisors = Box::new([1.0; 256]);
            for (id, divisor) in divisors.iter_mut().enumerate() {
                let length = FieldNormReader::id_to_fieldnorm(id as u8) as f32;
                *divisor = 1.0 - LENGTH[part] + LENGTH[part] * length / average[part].max(1.0);
            }
            Ok((norms, divisors))
        };
        Ok(Self { reader, fields, vocabulary, lengths: [part(0)?, part(1)?, part(2)?] })
    }

    /// The documents that hold what is wanted. Removed documents may be among them.
    pub(super) fn find(&self, wanted: &Wanted) -> Result<Found> {
        match wanted {
            Wanted::Term(term) => self.term(term),
            Wanted::Any(any) => self.any(any),
            Wanted::All(all) => {
                let mut rest = all.iter();
                let Some(first) = rest.next() else { return Ok(Vec::new()) };
                let mut found = self.find(first)?;
                for one in rest {
                    if found.is_empty() {
                        break;
                    }
                    found = both(&found, &self.find(one)?);
                }
                Ok(found)
            }
            Wanted::Phrase(words) => self.phrase(words),
            Wanted::Beginning(beginning) => {
                let mut all: Found = Vec::new();
                for word in self.vocabulary.beginning_with(beginning, BEGINNINGS) {
                    all = either(all, self.term(&Sort::Word.term(word))?, f32::max);
                }
                Ok(all)
            }
        }
    }

    /// In how many documents of the segment `term` stands, at least.
    pub(super) fn count(&self, term: &str) -> Result<u32> {
        let fields = self.fields.holding(term);
        let mut most = 0;
        for field in fields {
            let index = self.reader.inverted_index(field)?;
            most = most.max(index.doc_freq(&Term::from_field_text(field, term))?);
        }
        Ok(most)
    }

    /// The best of several, each with its worth. A word has many forms that mostly stand in the same documents, so
    /// what each document is worth is kept in a place of its own rather than in lists that are joined.
    fn any(&self, any: &[(f32, Wanted)]) -> Result<Found> {
        let documents = self.reader.max_doc() as usize;
        let mut room = Room::take(documents);
        let Room { best, sums, touched } = &mut room;
        for (worth, one) in any {
            if let Wanted::Term(term) = one {
                self.sum(term, sums, touched)?;
                for doc in touched.drain(..) {
                    let sum = std::mem::take(&mut sums[doc as usize]);
                    let value = worth * sum / (sum + SATURATION);
                    let place = &mut best[doc as usize];
                    *place = place.max(value);
                }
            } else {
                for (doc, value) in self.find(one)? {
                    let place = &mut best[doc as usize];
                    *place = place.max(worth * value);
                }
            }
        }
        let mut found = Vec::new();
        for (doc, value) in best[..documents].iter_mut().enumerate().filter(|(_, value)| **value > 0.0) {
            found.push((doc as DocId, std::mem::take(value)));
        }
        room.give_back();
        Ok(found)
    }

    /// Adds what a term is worth in each document, and notes the documents that had nothing before.
    fn sum(&self, term: &str, sums: &mut [f32], touched: &mut Vec<DocId>) -> Result<()> {
        for (part, field) in self.fields.holding(term).into_iter().enumerate() {
            let index = self.reader.inverted_index(field)?;
            let key = Term::from_field_text(field, term);
            let Some(mut postings) = index.read_postings(&key, IndexRecordOption::WithFreqs)? else {
                continue;
            };
            let mut doc = postings.doc();
            while doc != TERMINATED {
                let sum = &mut sums[doc as usize];
                if *sum == 0.0 {
                    touched.push(doc);
                }
                *sum += self.weight(part, doc, postings.term_freq() as f32);
                doc = postings.advance();
            }
        }
        Ok(())
    }

    fn term(&self, term: &str) -> Result<Found> {
        let mut sums = vec![0.0; self.reader.max_doc() as usize];
        let mut touched = Vec::new();
        self.sum(term, &mut sums, &mut touched)?;
        touched.sort_unstable();
        let mut found: Found = touched.into_iter().map(|doc| (doc, sums[doc as usize])).collect();
        saturate(&mut found);
        Ok(found)
    }

    fn phrase(&self, words: &[String]) -> Result<Found> {
        let mut found: Found = Vec::new();
        for (part, field) in self.fields.words.into_iter().enumerate() {
            let terms =
                words.iter().map(|word| Term::from_field_text(field, &Sort::Word.term(word))).collect();
            let query = PhraseQuery::new(terms);
            let schema = self.reader.schema();
            let weight = query.weight(EnableScoring::disabled_from_schema(schema))?;
            let mut scorer = weight.scorer(self.reader, 1.0)?;
            let mut here: Found = Vec::new();
            let mut doc = scorer.doc();
            while doc != TERMINATED {
                here.push((doc, self.weight(part, doc, 1.0)));
                doc = scorer.advance();
            }
            found = either(found, here, |a, b| a + b);
        }
        saturate(&mut found);
        Ok(found)
    }

    /// What `times` occurrences in a part are worth.
    fn weight(&self, part: usize, doc: DocId, times: f32) -> f32 {
        let (norms, divisors) = &self.lengths[part];
        WEIGHT[part] * times / divisors[norms.fieldnorm_id(doc) as usize]
    }

    /// Whether a document has been taken out or replaced since.
    pub(super) fn is_removed(&self, doc: DocId) -> bool {
        self.reader.is_deleted(doc)
    }
}

/// Room for what each document is worth, kept for the next search of the same thread: making it anew each time would
/// cost more than using it. All numbers in it are zero between searches.
#[derive(Default)]
struct Room {
    best: Vec<f32>,
    sums: Vec<f32>,
    touched: Vec<DocId>,
}

thread_local! {
    static ROOM: RefCell<Option<Room>> = const { RefCell::new(None) };
}

impl Room {
    /// For so many documents. When a search fails half-way its room is not given back, so what stands in it is lost.
    fn take(documents: usize) -> Self {
        let mut room = ROOM.with(RefCell::take).unwrap_or_default();
        for values in [&mut room.best, &mut room.sums] {
            if values.len() < documents {
                values.resize(documents, 0.0);
            }
        }
        room
    }

    fn give_back(self) {
        ROOM.with(|room| room.replace(Some(self)));
    }
}

fn saturate(found: &mut Found) {
    for (_, value) in found {
        *value /= *value + SATURATION;
    }
}

/// What is in either list, in order; what is in both is joined.
pub(super) fn either<V: Copy>(
    a: Vec<(DocId, V)>,
    b: Vec<(DocId, V)>,
    join: impl Fn(V, V) -> V,
) -> Vec<(DocId, V)> {
    if a.is_empty() {
        return b;
    }
    if b.is_empty() {
        return a;
    }
    let mut all = Vec::with_capacity(a.len() + b.len());
    let (mut left, mut right) = (a.into_iter().peekable(), b.into_iter().peekable());
    while let (Some(&(one, value)), Some(&(other, other_value))) = (left.peek(), right.peek()) {
        if one < other {
            all.push((one, value));
            left.next();
        } else if other < one {
            all.push((other, other_value));
            right.next();
        } else {
            all.push((one, join(value, other_value)));
            left.next();
            right.next();
        }
    }
    all.extend(left);
    all.extend(right);
    all
}

/// What is in both lists; the weaker value counts.
fn both(a: &Found, b: &Found) -> Found {
    let mut all = Vec::with_capacity(a.len().min(b.len()));
    let (mut left, mut right) = (a.iter().peekable(), b.iter().peekable());
    while let (Some((one, value)), Some((other, other_value))) = (left.peek(), right.peek()) {
        if one < other {
            left.next();
        } else if other < one {
            right.next();
        } else {
            all.push((*one, value.min(*other_value)));
            left.next();
            right.next();
        }
    }
    all
}
