//! Which documents of a segment hold what is wanted, and how well.

use std::sync::Arc;

use tantivy::{
    DocId, DocSet, SegmentReader, TERMINATED, Term,
    fieldnorm::FieldNormReader,
    query::{EnableScoring, PhraseQuery, Query as _},
    schema::IndexRecordOption,
};

use super::{
    Result,
    held::Held,
    recent::Recent,
    schema::{Fields, LENGTH, PARTS, WEIGHT},
    vocabulary::Vocabulary,
};
use crate::{language::Sort, query::Wanted, room::Room};

/// How fast more of the same word stops counting.
const SATURATION: f32 = 1.2;
/// How many words a beginning may stand for.
const BEGINNINGS: usize = 40;
/// The part with the most words, which is read last.
const BODY: usize = PARTS - 1;

/// A segment, ready to be asked.
pub(super) struct Segment<'r> {
    pub(super) reader: &'r SegmentReader,
    fields: &'r Fields,
    vocabulary: &'r Vocabulary,
    recent: &'r Recent,
    average: [f32; PARTS],
    /// The lengths of each part, and for each possible length what a word is worth.
    lengths: [(FieldNormReader, Box<[f32; 256]>); PARTS],
}

impl<'r> Segment<'r> {
    /// `average` is the average length of each part over the whole index, in words.
    pub(super) fn new(
        reader: &'r SegmentReader,
        fields: &'r Fields,
        vocabulary: &'r Vocabulary,
        recent: &'r Recent,
        average: [f32; PARTS],
    ) -> Result<Self> {
        let part = |part: usize| -> Result<_> {
            let norms = reader.get_fieldnorms_reader(fields.words[part])?;
            let mut weights = Box::new([1.0; 256]);
            for (id, weight) in weights.iter_mut().enumerate() {
                let length = FieldNormReader::id_to_fieldnorm(id as u8) as f32;
                *weight =
                    WEIGHT[part] / (1.0 - LENGTH[part] + LENGTH[part] * length / average[part].max(1.0));
            }
            Ok((norms, weights))
        };
        let lengths = [part(0)?, part(1)?, part(2)?];
        Ok(Self { reader, fields, vocabulary, recent, average, lengths })
    }

    /// How many documents it has, removed ones among them.
    pub(super) fn documents(&self) -> usize {
        self.reader.max_doc() as usize
    }

    /// The documents that hold what is wanted.
    pub(super) fn find(&self, wanted: &Wanted) -> Result<Arc<Held>> {
        let segment = (self.reader.segment_id(), self.reader.max_doc());
        let make = || {
            let mut worth = Room::of(self.documents());
            self.raise(wanted, 1.0, &mut worth, &mut Room::of(self.documents()))?;
            Ok(Held::of(&worth))
        };
        // Which words a beginning stands for is another matter each time.
        if wanted.has_beginning() {
            return make().map(Arc::new);
        }
        self.recent.get(segment, &self.average, || format!("{wanted:?}"), make)
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

    /// Raises what each document is worth to `worth` times how well it holds what is wanted, if that is more. A word
    /// has many forms that mostly stand in the same documents, so each document has a place of its own in `best`. All
    /// `sums` are zero before and after.
    fn raise(&self, wanted: &Wanted, worth: f32, best: &mut [f32], sums: &mut [f32]) -> Result<()> {
        match wanted {
            Wanted::Term(term) => self.term(term, worth, best, sums),
            Wanted::Any(any) => {
                any.iter().try_for_each(|(share, one)| self.raise(one, worth * share, best, sums))
            }
            Wanted::All(all) => self.all(all, worth, best, sums),
            Wanted::Phrase(words) => self.phrase(words, worth, best, sums),
            Wanted::Beginning(beginning) => {
                let words = self.vocabulary.beginning_with(beginning, BEGINNINGS);
                words.into_iter().try_for_each(|word| self.term(&Sort::Word.term(word), worth, best, sums))
            }
        }
    }

    /// Of all that is wanted, the weakest counts.
    fn all(&self, all: &[Wanted], worth: f32, best: &mut [f32], sums: &mut [f32]) -> Result<()> {
        let Some((first, rest)) = all.split_first() else { return Ok(()) };
        let mut weakest = Room::of(best.len());
        self.raise(first, 1.0, &mut weakest, sums)?;
        for one in rest {
            if weakest.iter().all(|worth| *worth == 0.0) {
                break;
            }
            let mut other = Room::of(best.len());
            self.raise(one, 1.0, &mut other, sums)?;
            for (weakest, other) in weakest.iter_mut().zip(other.iter()) {
                *weakest = weakest.min(*other);
            }
        }
        for (best, weakest) in best.iter_mut().zip(weakest.iter()) {
            *best = best.max(worth * weakest);
        }
        Ok(())
    }

    fn term(&self, term: &str, worth: f32, best: &mut [f32], sums: &mut [f32]) -> Result<()> {
        // The documents whose sum is not nothing.
        let mut open: Vec<DocId> = Vec::new();
        for (part, field) in self.fields.holding(term).into_iter().enumerate() {
            let index = self.reader.inverted_index(field)?;
            let key = Term::from_field_text(field, term);
            let Some(mut blocks) = index.read_block_postings(&key, IndexRecordOption::WithFreqs)? else {
                continue;
            };
            while blocks.block_len() > 0 {
                for (doc, times) in blocks.docs().iter().zip(blocks.freqs()) {
                    let sum = &mut sums[*doc as usize];
                    let weight = self.weight(part, *doc) * *times as f32;
                    if part < BODY {
                        if *sum == 0.0 {
                            open.push(*doc);
                        }
                        *sum += weight;
                    } else {
                        let place = &mut best[*doc as usize];
                        *place = place.max(worth * saturated(std::mem::take(sum) + weight));
                    }
                }
                blocks.advance();
            }
        }
        // What does not stand in the body.
        for doc in open {
            let place = &mut best[doc as usize];
            *place = place.max(worth * saturated(std::mem::take(&mut sums[doc as usize])));
        }
        Ok(())
    }

    fn phrase(&self, words: &[String], worth: f32, best: &mut [f32], sums: &mut [f32]) -> Result<()> {
        let mut open: Vec<DocId> = Vec::new();
        for (part, field) in self.fields.words.into_iter().enumerate() {
            let terms =
                words.iter().map(|word| Term::from_field_text(field, &Sort::Word.term(word))).collect();
            let query = PhraseQuery::new(terms);
            let schema = self.reader.schema();
            let weight = query.weight(EnableScoring::disabled_from_schema(schema))?;
            let mut scorer = weight.scorer(self.reader, 1.0)?;
            let mut doc = scorer.doc();
            while doc != TERMINATED {
                open.push(doc);
                sums[doc as usize] += self.weight(part, doc);
                doc = scorer.advance();
            }
        }
        for doc in open {
            let place = &mut best[doc as usize];
            *place = place.max(worth * saturated(std::mem::take(&mut sums[doc as usize])));
        }
        Ok(())
    }

    /// What a word in a part of a document is worth.
    fn weight(&self, part: usize, doc: DocId) -> f32 {
        let (norms, weights) = &self.lengths[part];
        weights[norms.fieldnorm_id(doc) as usize]
    }
}

/// What a sum of weights is worth, between 0 and 1.
fn saturated(sum: f32) -> f32 {
    sum / (sum + SATURATION)
}
