//! The fields of the index.

use tantivy::{
    Index, TantivyDocument, Term,
    schema::{
        BytesOptions, Field, IndexRecordOption, NumericOptions, Schema, TextFieldIndexing, TextOptions,
    },
    tokenizer::{PreTokenizedString, Token},
};

use super::TextDocument;
use crate::language::{self, Language, Sort};

/// The parts of a document, from most to least weighty.
pub(super) const PARTS: usize = 3;
/// What a word is worth in each: title, extra, body.
pub(super) const WEIGHT: [f32; PARTS] = [5.0, 2.5, 1.0];
/// How strongly the length of each counts against a word in it.
pub(super) const LENGTH: [f32; PARTS] = [0.3, 0.3, 0.65];

/// The fields by which documents are found.
#[derive(Clone, Copy)]
pub(super) struct Fields {
    /// The identifier, to take documents out.
    key: Field,
    /// The words of each part as written, with their places.
    pub(super) words: [Field; PARTS],
    /// All other forms of the words of each part.
    pub(super) forms: [Field; PARTS],
}

/// The two halves of the identifier, kept as columns.
pub(super) const KEY_HALVES: [&str; 2] = ["key_high", "key_low"];

pub(super) fn schema() -> Schema {
    let mut schema = Schema::builder();
    let text = |record: IndexRecordOption, lengths: bool| {
        let indexing = TextFieldIndexing::default().set_index_option(record).set_fieldnorms(lengths);
        TextOptions::default().set_indexing_options(indexing)
    };
    schema.add_bytes_field("key", BytesOptions::default().set_indexed());
    for name in KEY_HALVES {
        schema.add_u64_field(name, NumericOptions::default().set_fast());
    }
    for name in ["title", "extra", "body"] {
        schema.add_text_field(&format!("{name}_words"), text(IndexRecordOption::WithFreqsAndPositions, true));
        schema.add_text_field(&format!("{name}_forms"), text(IndexRecordOption::WithFreqs, false));
    }
    schema.build()
}

impl Fields {
    pub(super) fn of(index: &Index) -> tantivy::Result<Self> {
        let schema = index.schema();
        let field = |name: &str| schema.get_field(name);
        Ok(Self {
            key: field("key")?,
            words: [field("title_words")?, field("extra_words")?, field("body_words")?],
            forms: [field("title_forms")?, field("extra_forms")?, field("body_forms")?],
        })
    }

    /// The fields of the parts in which `term` may stand.
    pub(super) fn holding(&self, term: &str) -> [Field; PARTS] {
        if term.starts_with(Sort::WORD) { self.words } else { self.forms }
    }

    /// The term by which a document is taken out.
    pub(super) fn key_term(&self, key: u128) -> Term {
        Term::from_field_bytes(self.key, &key.to_be_bytes())
    }

    /// What the index keeps of `document`.
    pub(super) fn document(&self, document: &TextDocument, halves: [Field; 2]) -> TantivyDocument {
        let mut kept = TantivyDocument::default();
        kept.add_bytes(self.key, &document.key.to_be_bytes());
        kept.add_u64(halves[0], (document.key >> 64) as u64);
        kept.add_u64(halves[1], document.key as u64);
        for (part, text) in [&document.title, &document.extra, &document.body].into_iter().enumerate() {
            let (words, forms) = tokens(text, document.language);
            kept.add_pre_tokenized_text(self.words[part], words);
            kept.add_pre_tokenized_text(self.forms[part], forms);
        }
        kept
    }
}

/// The terms of a text: the words as written, and all other forms.
fn tokens(text: &str, language: Language) -> (PreTokenizedString, PreTokenizedString) {
    let (mut words, mut forms) = (Vec::new(), Vec::new());
    let mut place = 0;
    let token = |text: &str, position: usize| Token { position, text: text.to_owned(), ..Token::default() };
    for word in language::words(text) {
        let joined = word.joined();
        for (at, piece) in word.pieces.iter().enumerate() {
            for term in language::terms(piece, language).iter() {
                let kept = if term.starts_with(Sort::WORD) { &mut words } else { &mut forms };
                kept.push(token(term, place + at));
            }
        }
        if let Some(joined) = joined {
            for term in language::terms(&joined, language).iter() {
                let kept = if term.starts_with(Sort::WORD) { &mut words } else { &mut forms };
                kept.push(token(term, place));
            }
        }
        place += word.pieces.len();
    }
    let kept = |tokens| PreTokenizedString { text: String::new(), tokens };
    (kept(words), kept(forms))
}
