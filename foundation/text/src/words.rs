//! Words as a Dutch reader sees them: counting, folding for search and sorting, and slugs for addresses.

use unicode_normalization::UnicodeNormalization;

/// The longest slug, in characters; longer ones are cut at a word.
const MAX_SLUG: usize = 80;

/// How many words a reader counts in `text`.
///
/// What stands between blanks is one word when it holds a letter or a digit: "wifi-telling", "A.B.C.",
/// "foto's" and "2020–2025" are one word each, a loose dash is none. A long dash without blanks around it
/// separates ("woord—woord" is two).
pub fn count_words(text: &str) -> usize {
    text.split(|c: char| c.is_whitespace() || matches!(c, '\u{2014}' | '\u{2015}'))
        .filter(|word| word.chars().any(char::is_alphanumeric))
        .count()
}

/// `text` in the form in which texts are compared: lower case, without accents, ligatures written out,
/// typographic quotes and dashes made plain, invisible characters gone, blanks collapsed to one space and
/// trimmed. Folding a folded text changes nothing.
///
/// Meant for search and sorting, never for showing: "Één" and "een" are told apart by a reader.
pub fn fold(text: &str) -> String {
    let plain =
        text.chars().filter(|c| !is_invisible(*c)).map(plain_sign).nfkd().flat_map(char::to_lowercase);
    // Lower case of one character may be a letter with a loose mark (İ), hence decomposed once more.
    let bare = plain.nfkd().filter(|c| !is_accent(*c) && !is_invisible(*c)).map(plain_sign);
    let mut folded = String::with_capacity(text.len());
    for c in bare {
        match letters(c) {
            Some(written_out) => folded.push_str(written_out),
            None if c.is_whitespace() => {
                if !folded.is_empty() && !folded.ends_with(' ') {
                    folded.push(' ');
                }
            }
            None => folded.push(c),
        }
    }
    folded.truncate(folded.trim_end().len());
    // Scripts whose letters were taken apart (Hangul) are put together again.
    folded.nfc().collect()
}

/// `text` as a part of an address: folded, only `a-z`, `0-9` and single hyphens, at most 80 characters, cut at
/// a word where that is possible.
///
/// Empty when the text holds no such character; an address therefore always has an identifier as well.
pub fn slug(text: &str) -> String {
    let mut slug = String::new();
    for c in fold(text).chars().filter(|c| *c != '\'') {
        if c.is_ascii_alphanumeric() {
            slug.push(c);
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    if slug.len() > MAX_SLUG {
        let ends_at_word = slug.as_bytes()[MAX_SLUG] == b'-';
        slug.truncate(MAX_SLUG);
        if !ends_at_word && let Some(cut) = slug.rfind('-') {
            slug.truncate(cut);
        }
    }
    slug.truncate(slug.trim_end_matches('-').len());
    slug
}

/// Signs that have a plain counterpart on the keyboard. Done before decomposition too, because that turns a
/// loose acute accent (often typed as an apostrophe) into a blank.
fn plain_sign(c: char) -> char {
    match c {
        '\u{2018}' | '\u{2019}' | '\u{201A}' | '\u{201B}' | '\u{2032}' | '\u{02BC}' | '\u{00B4}' | '`' => {
            '\''
        }
        '\u{201C}' | '\u{201D}' | '\u{201E}' | '\u{201F}' | '\u{00AB}' | '\u{00BB}' | '\u{2033}' => '"',
        '\u{2010}'..='\u{2015}' | '\u{2212}' => '-',
        'ς' => 'σ',
        other => other,
    }
}

/// Letters that do not decompose but that a Dutch reader looks up under plain letters.
fn letters(c: char) -> Option<&'static str> {
    Some(match c {
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        'ø' => "o",
        'ł' => "l",
        'đ' | 'ð' => "d",
        'þ' => "th",
        'ħ' => "h",
        'ı' => "i",
        'ŋ' => "n",
        'ŧ' => "t",
        _ => return None,
    })
}

/// Combining marks that stand for accents. Marks of other scripts (vowel signs) carry meaning and stay.
fn is_accent(c: char) -> bool {
    matches!(c, '\u{0300}'..='\u{036F}' | '\u{1AB0}'..='\u{1AFF}' | '\u{1DC0}'..='\u{1DFF}'
        | '\u{20D0}'..='\u{20FF}' | '\u{FE20}'..='\u{FE2F}')
}

/// Characters that take no room: soft hyphens, zero-width blanks and direction marks, and control characters
/// that are no blank.
pub(crate) fn is_invisible(c: char) -> bool {
    matches!(c, '\u{00AD}' | '\u{061C}' | '\u{180E}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{206F}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{E0000}'..='\u{E007F}')
        || (c.is_control() && !c.is_whitespace())
}
