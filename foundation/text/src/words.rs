//! Words, as a Dutch reader counts and compares them.

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// How many words a text has: runs of characters between white space that hold a letter or digit. So
/// "wifi-telling" and "A.B.C." are one word each, and a dash between spaces is none.
pub fn count_words(text: &str) -> usize {
    text.split_whitespace().filter(|word| word.chars().any(char::is_alphanumeric)).count()
}

/// The form in which texts are searched and sorted: lower case, without accents, straight quotes, single spaces.
pub fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut space = false;
    for c in text.nfkd().filter(|c| !is_combining_mark(*c)) {
        if c.is_whitespace() {
            space = !out.is_empty();
            continue;
        }
        if space {
            out.push(' ');
            space = false;
        }
        match c {
            'ß' | 'ẞ' => out.push_str("ss"),
            'æ' | 'Æ' => out.push_str("ae"),
            'œ' | 'Œ' => out.push_str("oe"),
            'ø' | 'Ø' => out.push('o'),
            'ł' | 'Ł' => out.push('l'),
            'đ' | 'Đ' | 'ð' | 'Ð' => out.push('d'),
            '’' | '‘' | 'ʼ' | '`' | '´' => out.push('\''),
            '“' | '”' | '„' => out.push('"'),
            '‐' | '‑' | '–' | '—' => out.push('-'),
            _ => out.extend(c.to_lowercase()),
        }
    }
    out
}

/// A piece of a URL: `Privacy & data` becomes `privacy-data`. Empty for a text without letters or digits.
pub fn slug(text: &str) -> String {
    let folded = fold(text).replace('\'', "");
    let words = folded.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join("-")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn words_are_counted_as_a_reader_does() {
        assert_eq!(count_words("Mag een winkelier bezoekers tellen met wifi?"), 7);
        assert_eq!(count_words("wifi-telling – A.B.C. 's ochtends !"), 4);
        assert_eq!(count_words("  "), 0);
    }

    #[test]
    fn texts_are_compared_without_case_and_accents() {
        assert_eq!(fold("  Één\u{a0}Súdwest-Fryslân "), "een sudwest-fryslan");
        assert_eq!(fold("’s-Gravenhage"), "'s-gravenhage");
        assert_eq!(fold("Ĳsselstein STRASSE Straße"), "ijsselstein strasse strasse");
        assert_eq!(slug("Privacy & data: de AVG’s"), "privacy-data-de-avgs");
    }

    proptest! {
        #[test]
        fn folding_twice_is_folding_once(text in "\\PC{0,60}") {
            prop_assert_eq!(fold(&fold(&text)), fold(&text));
        }
    }
}
