//! The fields of the index.

use tantivy::{
    Index, TantivyDocument, Term,
    schema::{
        BytesOptions, Field, IndexRecordOption, NumericOptions, Schema, TextFieldIndexing, TextOptions,
    },
    tokenizer::{Token, TokenStream, Tokenizer},
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

/// The names under which [`Terms`] is known to the index.
pub(super) const WORDS: &str = "words";
pub(super) const FORMS: &str = "forms";

pub(super) fn schema() -> Schema {
    let mut schema = Schema::builder();
    let text = |tokenizer: &str, record: IndexRecordOption, lengths: bool| {
        let indexing = TextFieldIndexing::default()
            .set_tokenizer(tokenizer)
            .set_index_option(record)
            .set_fieldnorms(lengths);
        TextOptions::default().set_indexing_options(indexing)
    };
    schema.add_bytes_field("key", BytesOptions::default().set_indexed());
    for name in KEY_HALVES {
        schema.add_u64_field(name, NumericOptions::default().set_fast());
    }
    for name in ["title", "extra", "body"] {
        schema.add_text_field(
            &format!("{name}_words"),
            text(WORDS, IndexRecordOption::WithFreqsAndPositions, true),
        );
        schema.add_text_field(&format!("{name}_forms"), text(FORMS, IndexRecordOption::WithFreqs, false));
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
            let text = marked(text, document.language);
            kept.add_text(self.words[part], &text);
            kept.add_text(self.forms[part], &text);
        }
        kept
    }
}

/// `text` as it is handed to [`Terms`], which runs later and elsewhere: with its language before it.
fn marked(text: &str, language: Language) -> String {
    let mark = match language {
        Language::Nl => 'n',
        Language::En => 'e',
    };
    let mut marked = String::with_capacity(text.len() + 1);
    marked.push(mark);
    marked.push_str(text);
    marked
}

/// Makes terms of a text while it is being written: of the words as written, or of all other forms. Texts wait to be
/// written by the thousand, and are much smaller than their terms.
#[derive(Clone)]
pub(super) struct Terms {
    /// Whether the words as written are meant.
    pub(super) as_written: bool,
}

impl Tokenizer for Terms {
    type TokenStream<'a> = Stream;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> Stream {
        let language = if text.starts_with('e') { Language::En } else { Language::Nl };
        let text = text.get(1..).unwrap_or_default();
        let (mut tokens, mut place) = (Vec::new(), 0);
        for word in language::words(text) {
            let joined = word.joined();
            let pieces = word.pieces.iter().enumerate().chain(joined.iter().map(|joined| (0, joined)));
            for (at, piece) in pieces {
                let terms = language::terms(piece, language);
                let meant = terms.iter().filter(|term| term.starts_with(Sort::WORD) == self.as_written);
                tokens.extend(meant.map(|term| (place + at, term.clone())));
            }
            place += word.pieces.len();
        }
        Stream { tokens: tokens.into_iter(), token: Token::default() }
    }
}

/// The terms of one text, one after another.
pub(super) struct Stream {
    tokens: std::vec::IntoIter<(usize, String)>,
    token: Token,
}

impl TokenStream for Stream {
    fn advance(&mut self) -> bool {
        let Some((position, text)) = self.tokens.next() else { return false };
        self.token.position = position;
        self.token.text = text;
        true
    }

    fn token(&self) -> &Token {
        &self.token
    }

    fn token_mut(&mut self) -> &mut Token {
        &mut self.token
    }
}
