//! What somebody typed into a search box, understood.

use std::{borrow::Cow, collections::HashMap};

use crate::language::{self, Sort, Word, synonyms};

/// How many words are looked for; what comes after them is ignored.
const MOST_WORDS: usize = 12;
/// What another way to say the same is worth.
const SYNONYM: f32 = 0.85;
/// What the parts of a compound are worth when they stand apart: "register van sensoren".
const APART: f32 = 0.4;
/// What a compound with exactly these parts inside a longer one is worth.
const INSIDE: f32 = 0.6;
/// What a shorter compound is worth that is part of the one that was typed.
const PAIR: f32 = 0.4;
/// What one part of a compound is worth by itself.
const ALONE: f32 = 0.15;
/// What a word is worth that only begins with what was typed.
const BEGINNING: f32 = 0.3;
/// The fewest letters of which beginnings are looked for.
const SHORTEST_BEGINNING: usize = 3;

/// Something to look for in a document.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Wanted {
    /// One term of the index.
    Term(String),
    /// Any of these; the one that is worth most counts.
    Any(Vec<(f32, Wanted)>),
    /// All of these; the weakest counts.
    All(Vec<Wanted>),
    /// These words, in this order.
    Phrase(Vec<String>),
    /// A word that begins so.
    Beginning(String),
}

impl Wanted {
    /// Whether beginnings of words are wanted.
    pub(crate) fn has_beginning(&self) -> bool {
        match self {
            Self::Term(_) | Self::Phrase(_) => false,
            Self::Any(any) => any.iter().any(|(_, one)| one.has_beginning()),
            Self::All(all) => all.iter().any(Self::has_beginning),
            Self::Beginning(_) => true,
        }
    }
}

/// One thing that was asked for: a word, a phrase, or words that together are one term.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Asked {
    /// As it was typed, folded; for a phrase with blanks.
    pub(crate) typed: String,
    pub(crate) wanted: Wanted,
    /// Whether typing errors may be forgiven: not in phrases.
    pub(crate) forgiving: bool,
}

/// A search as somebody typed it. Any text is one; an empty one finds nothing.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Query {
    /// As it was typed.
    pub(crate) text: String,
    pub(crate) asked: Vec<Asked>,
    pub(crate) excluded: Vec<Wanted>,
}

impl Query {
    /// Understands `text`: words, "phrases" between quotes, and -words that must not appear. Words such as "de" and
    /// "hoe" are left out when others remain. At most twelve words are looked for.
    pub fn parse(text: &str) -> Self {
        let mut query = Self { text: text.to_owned(), ..Self::default() };
        let mut plain: Vec<String> = Vec::new();
        let mut left = MOST_WORDS;
        for piece in pieces(text) {
            let mut found = language::words(&piece.text);
            found.truncate(left);
            left -= found.len();
            if found.is_empty() {
                continue;
            }
            if piece.excluded {
                let wanted = if piece.quoted {
                    phrase(&found)
                } else {
                    Wanted::All(found.iter().map(strict).collect())
                };
                query.excluded.push(wanted);
            } else if piece.quoted {
                query.ask_for(&mut plain);
                let typed = found.iter().map(|word| word.pieces.join(" ")).collect::<Vec<_>>().join(" ");
                query.asked.push(Asked { typed, wanted: phrase(&found), forgiving: false });
            } else {
                plain.extend(found.into_iter().map(|word| word.pieces.join("-")));
            }
        }
        query.ask_for(&mut plain);
        query.leave_out_common();
        query
    }

    /// Like [`Query::parse`], while somebody is still typing: the last word may be unfinished.
    pub fn typing(text: &str) -> Self {
        let mut query = Self::parse(text);
        let unfinished = text.chars().next_back().is_some_and(char::is_alphanumeric);
        if unfinished
            && let Some(last) = query.asked.last_mut()
            && last.forgiving
        {
            let beginning = last.typed.rsplit(['-', ' ']).next().unwrap_or_default().to_owned();
            if beginning.chars().count() >= SHORTEST_BEGINNING {
                let known = std::mem::replace(&mut last.wanted, Wanted::All(Vec::new()));
                last.wanted = Wanted::Any(vec![(1.0, known), (BEGINNING, Wanted::Beginning(beginning))]);
            }
        }
        query
    }

    /// Whether there is nothing to look for.
    pub fn is_empty(&self) -> bool {
        self.asked.is_empty()
    }

    /// Whether the last word may be the beginning of another.
    pub(crate) fn is_unfinished(&self) -> bool {
        self.asked.iter().any(|asked| asked.wanted.has_beginning())
    }

    /// What makes a word of a text worth marking.
    pub(crate) fn marks(&self) -> Marks<'_> {
        let mut marks = Marks::default();
        for (number, asked) in self.asked.iter().enumerate() {
            marks.add(&asked.wanted, number, None);
        }
        marks
    }

    /// Turns words that were typed one after another into what is asked for.
    fn ask_for(&mut self, plain: &mut Vec<String>) {
        let typed: Vec<&str> = plain.iter().map(String::as_str).collect();
        let mut at = 0;
        while at < typed.len() {
            let (length, wanted) = with_synonyms(&typed[at..]);
            self.asked.push(Asked { typed: typed[at..at + length].join(" "), wanted, forgiving: true });
            at += length;
        }
        plain.clear();
    }

    fn leave_out_common(&mut self) {
        let is_common = |asked: &Asked| asked.forgiving && language::is_common(&asked.typed);
        if self.asked.iter().any(|asked| !is_common(asked)) {
            self.asked.retain(|asked| !is_common(asked));
        }
    }
}

/// What is looked for when these words were typed, as far as they belong together, and how many that are: one word,
/// or several that have another name.
pub(crate) fn with_synonyms(typed: &[&str]) -> (usize, Wanted) {
    let row = |words: &[&str]| match words {
        [one] => word(one),
        several => Wanted::All(several.iter().map(|one| word(one)).collect()),
    };
    match synonyms::at_start(typed, same_word) {
        Some((length, others)) => {
            let mut any = vec![(1.0, row(&typed[..length]))];
            any.extend(others.into_iter().map(|other| (SYNONYM, row(other))));
            (length, Wanted::Any(any))
        }
        None => (1, row(&typed[..1])),
    }
}

/// What is looked for when `typed` (folded; pieces with hyphens) is one word.
pub(crate) fn word(typed: &str) -> Wanted {
    let pieces: Vec<&str> = typed.split('-').collect();
    let joined = pieces.concat();
    let mut any = forms(&joined);
    if pieces.len() > 1 {
        any.push((0.9, Wanted::All(pieces.iter().map(|piece| Wanted::Any(forms(piece))).collect())));
    }
    Wanted::Any(any)
}

/// The forms of one word without hyphens.
fn forms(word: &str) -> Vec<(f32, Wanted)> {
    let mut any: Vec<(f32, Wanted)> =
        language::wanted(word).into_iter().map(|(worth, term)| (worth, Wanted::Term(term))).collect();
    if let Some(split) = language::split(word) {
        any.push((INSIDE, Wanted::Term(Sort::Part.term(&split.join("+")))));
        any.push((APART, Wanted::All(split.iter().map(|part| part_of(part)).collect())));
        // Of a longer compound, the shorter ones in it.
        if split.len() > 2 {
            for pair in split.windows(2).map(|pair| pair.join("+")) {
                any.push((PAIR, Wanted::Term(Sort::Base.term(&pair))));
                any.push((PAIR, Wanted::Term(Sort::Part.term(&pair))));
            }
        }
    }
    any
}

/// One part of a compound, by itself.
fn part_of(part: &str) -> Wanted {
    let mut any =
        vec![(1.0, Wanted::Term(Sort::Base.term(part))), (0.8, Wanted::Term(Sort::Part.term(part)))];
    any.extend(language::stems_of(part).into_iter().map(|stem| (0.5, Wanted::Term(stem))));
    Wanted::Any(any)
}

/// What to look for as well when few documents hold the compound `typed`: each of its parts that tells something by
/// itself. Of "cameratoezicht" both do; of "deelfiets" nearly nothing with "deel" in it is about one.
pub(crate) fn parts_alone(typed: &str) -> Vec<(f32, Wanted)> {
    let split = language::split(&typed.split('-').collect::<String>()).unwrap_or_default();
    let telling = split.iter().filter(|part| !language::is_common(part));
    telling.map(|part| (ALONE, part_of(part))).collect()
}

/// A word that must not appear: its own forms only, neither compounds nor chance likenesses.
fn strict(found: &Word) -> Wanted {
    let joined = found.pieces.concat();
    let mut any = vec![(1.0, Wanted::Term(Sort::Word.term(&joined)))];
    any.extend(language::bases(&joined).into_iter().map(|base| (1.0, Wanted::Term(Sort::Base.term(&base)))));
    if found.pieces.len() > 1 {
        any.push((1.0, Wanted::Phrase(found.pieces.clone())));
    }
    Wanted::Any(any)
}

fn phrase(found: &[Word]) -> Wanted {
    let words: Vec<String> = found.iter().flat_map(|word| word.pieces.iter().cloned()).collect();
    match words.as_slice() {
        [one] => Wanted::Term(Sort::Word.term(one)),
        _ => Wanted::Phrase(words),
    }
}

/// Whether `typed` is a form of `listed`.
fn same_word(listed: &str, typed: &str) -> bool {
    listed == typed
        || (typed.len() > 3 && {
            let listed = language::bases(listed);
            language::bases(typed).iter().any(|base| listed.contains(base))
        })
}

/// What makes a word of a text worth marking.
#[derive(Default)]
pub(crate) struct Marks<'q> {
    pub(crate) terms: HashMap<Cow<'q, str>, Mark>,
    /// With the number of the thing that was asked for.
    pub(crate) beginnings: Vec<(&'q str, usize)>,
    /// The things that several words mean together, such as "algemene verordening gegevensbescherming".
    pub(crate) together: Vec<Together>,
}

/// What a term means.
#[derive(Default)]
pub(crate) struct Mark {
    /// The number of the thing that was asked for, when the term means it by itself.
    pub(crate) alone: Option<usize>,
    /// Of which things that several words mean together it is a part: which one, and the bit of the part.
    pub(crate) parts: Vec<(usize, u16)>,
}

/// Something that several words mean together.
pub(crate) struct Together {
    /// The number of the thing that was asked for.
    pub(crate) asked: usize,
    /// The bits of all parts.
    pub(crate) all: u16,
}

impl<'q> Marks<'q> {
    /// Adds what is wanted for the thing that was asked for with this number; as a `part` when it means it only together
    /// with others.
    fn add(&mut self, wanted: &'q Wanted, number: usize, part: Option<(usize, u16)>) {
        match wanted {
            Wanted::Term(term) => self.mark(Cow::Borrowed(term), number, part),
            Wanted::Any(any) => any.iter().for_each(|(_, one)| self.add(one, number, part)),
            Wanted::All(all) if part.is_some() => all.iter().for_each(|one| self.add(one, number, part)),
            Wanted::All(all) => {
                let which = self.together.len();
                let bits = (0..all.len().min(16)).map(|nth| 1 << nth);
                self.together.push(Together { asked: number, all: bits.clone().sum() });
                all.iter().zip(bits).for_each(|(one, bit)| self.add(one, number, Some((which, bit))));
            }
            Wanted::Phrase(words) => {
                words.iter().for_each(|word| self.mark(Cow::Owned(Sort::Word.term(word)), number, part));
            }
            // While a word is typed nothing is marked for being perhaps a part.
            Wanted::Beginning(beginning) if part.is_none() => self.beginnings.push((beginning, number)),
            Wanted::Beginning(_) => {}
        }
    }

    fn mark(&mut self, term: Cow<'q, str>, number: usize, part: Option<(usize, u16)>) {
        let mark = self.terms.entry(term).or_default();
        match part {
            Some(part) => mark.parts.push(part),
            None => {
                mark.alone.get_or_insert(number);
            }
        }
    }
}

/// A stretch of what was typed.
struct Piece {
    text: String,
    quoted: bool,
    excluded: bool,
}

/// Cuts `text` at blanks, but not inside quotes. A quote that is never closed reaches to the end.
fn pieces(text: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut open = Piece { text: String::new(), quoted: false, excluded: false };
    let close = |open: &mut Piece, quoted: bool, pieces: &mut Vec<Piece>| {
        let done = std::mem::replace(open, Piece { text: String::new(), quoted, excluded: false });
        if !done.text.is_empty() {
            pieces.push(done);
        }
    };
    for c in text.chars() {
        let is_quote = matches!(c, '"' | '\u{201C}' | '\u{201D}' | '\u{201E}' | '\u{00AB}' | '\u{00BB}');
        if is_quote {
            let excluded = !open.quoted && open.text.is_empty() && open.excluded;
            let quoted = !open.quoted;
            close(&mut open, quoted, &mut pieces);
            open.excluded = excluded;
        } else if c.is_whitespace() && !open.quoted {
            close(&mut open, false, &mut pieces);
        } else if matches!(c, '-' | '\u{2212}') && open.text.is_empty() && !open.quoted {
            open.excluded = true;
        } else {
            open.text.push(c);
        }
    }
    close(&mut open, false, &mut pieces);
    pieces
}
