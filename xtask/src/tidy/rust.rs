//! Enough of Rust's lexical rules to tell code, comments and strings apart.

/// A string literal.
#[derive(Debug, PartialEq, Eq)]
pub struct Literal {
    /// Where its opening quote stands in [`Rust::code`].
    pub offset: usize,
    /// The line, from 1.
    pub line: usize,
    /// Its content as written, with escapes.
    pub text: String,
}

/// A Rust file, read.
pub struct Rust {
    /// The code, with comments gone and strings emptied to `""`; lines stay where they were.
    pub code: String,
    /// The strings, in order.
    pub strings: Vec<Literal>,
}

impl Rust {
    /// The places where a path begins with a crate: `names("people")` finds `people::x`, `use people;`, not
    /// `crate::people::x` and not a longer word.
    pub fn names(&self, krate: &str) -> Vec<usize> {
        let krate = krate.replace('-', "_");
        self.words(&krate)
            .filter(|(start, end)| {
                let before = self.code[..*start].trim_end();
                let after = self.code[*end..].trim_start();
                let imported = before.ends_with("use") || before.ends_with("extern crate");
                !before.ends_with("::") && !before.ends_with('.') && (after.starts_with("::") || imported)
            })
            .map(|(start, _)| start)
            .collect()
    }

    /// The places, start and end, of a whole word.
    pub fn words<'a>(&'a self, word: &'a str) -> impl Iterator<Item = (usize, usize)> + 'a {
        let part = |c: char| c.is_alphanumeric() || c == '_';
        self.code.match_indices(word).filter_map(move |(start, _)| {
            let end = start + word.len();
            let whole = !self.code[..start].ends_with(part) && !self.code[end..].starts_with(part);
            whole.then_some((start, end))
        })
    }
}

/// Reads a Rust file.
pub fn read(text: &str) -> Rust {
    let mut reader = Reader { rest: text, code: String::new(), strings: Vec::new(), line: 1 };
    while let Some(next) = reader.rest.chars().next() {
        reader.step(next);
    }
    Rust { code: reader.code, strings: reader.strings }
}

struct Reader<'t> {
    rest: &'t str,
    code: String,
    strings: Vec<Literal>,
    line: usize,
}

impl Reader<'_> {
    fn step(&mut self, next: char) {
        if self.rest.starts_with("//") {
            self.skip(self.rest.find('\n').unwrap_or(self.rest.len()));
        } else if self.rest.starts_with("/*") {
            self.skip(block_comment(self.rest));
        } else if next == '"' {
            self.string(1, 1, plain_string(&self.rest[1..]));
        } else if let Some((open, hashes)) = self.raw_string() {
            let end = format!("\"{}", "#".repeat(hashes));
            let content = self.rest[open..].find(&end).unwrap_or(self.rest.len() - open);
            self.string(open, end.len(), content);
        } else if next == '\'' {
            self.keep(quoted_char(self.rest));
        } else {
            self.keep(next.len_utf8());
        }
    }

    /// How long the opening of a raw string is (`r#"`), when one begins here, and its number of hashes.
    fn raw_string(&self) -> Option<(usize, usize)> {
        if self.code.ends_with(|c: char| c.is_alphanumeric() || c == '_') {
            return None;
        }
        let prefix = ["r", "br", "cr"]
            .into_iter()
            .find(|prefix| self.rest.strip_prefix(prefix).is_some_and(|rest| rest.starts_with(['"', '#'])))?;
        let rest = &self.rest[prefix.len()..];
        let hashes = rest.len() - rest.trim_start_matches('#').len();
        rest[hashes..].starts_with('"').then_some((prefix.len() + hashes + 1, hashes))
    }

    fn keep(&mut self, length: usize) {
        let (kept, rest) = self.rest.split_at(length);
        self.line += kept.matches('\n').count();
        self.code.push_str(kept);
        self.rest = rest;
    }

    fn skip(&mut self, length: usize) {
        let (gone, rest) = self.rest.split_at(length);
        let lines = gone.matches('\n').count();
        self.line += lines;
        self.code.extend(std::iter::repeat_n('\n', lines));
        self.rest = rest;
    }

    fn string(&mut self, open: usize, close: usize, content: usize) {
        let text = self.rest[open..open + content].to_owned();
        self.strings.push(Literal { offset: self.code.len(), line: self.line, text });
        self.code.push('"');
        self.skip((open + content + close).min(self.rest.len()));
        self.code.push('"');
    }
}

fn plain_string(content: &str) -> usize {
    let mut escaped = false;
    for (offset, c) in content.char_indices() {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => return offset,
            _ => {}
        }
    }
    content.len()
}

/// Block comments nest.
fn block_comment(text: &str) -> usize {
    let (mut depth, mut at) = (0, 0);
    while at < text.len() {
        if text[at..].starts_with("/*") {
            (depth, at) = (depth + 1, at + 2);
        } else if text[at..].starts_with("*/") {
            (depth, at) = (depth - 1, at + 2);
            if depth == 0 {
                break;
            }
        } else {
            at += text[at..].chars().next().map_or(1, char::len_utf8);
        }
    }
    at
}

/// The length of a character literal, or of the quote alone when it begins a lifetime.
fn quoted_char(text: &str) -> usize {
    let mut chars = text.char_indices().skip(1);
    match chars.next() {
        Some((_, '\\')) => text[3.min(text.len())..].find('\'').map_or(text.len(), |end| end + 4),
        Some((_, _)) => match chars.next() {
            Some((end, '\'')) => end + 1,
            _ => 1,
        },
        None => 1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(source: &str) -> Vec<String> {
        read(source).strings.into_iter().map(|literal| literal.text).collect()
    }

    #[test]
    fn comments_and_the_content_of_strings_are_no_code() {
        let file = read("let a = \"people::x\"; // people::y\n/* /* people::z */ */ let b = 1;");
        assert_eq!(file.code, "let a = \"\"; \n let b = 1;");
        assert!(file.names("people").is_empty());
    }

    #[test]
    fn strings_of_every_kind_are_found() {
        assert_eq!(
            texts(r##"f("a\"b", r"c\", r#"d"e"#, b"f", br"g")"##),
            ["a\\\"b", "c\\", "d\"e", "f", "g"]
        );
    }

    #[test]
    fn characters_and_lifetimes_open_no_string() {
        assert_eq!(texts(r#"fn f<'a>(x: &'a str) { g('"', '\'', '\u{1F}', 'x', "y") }"#), ["y"]);
    }

    #[test]
    fn a_string_knows_its_line_also_after_one_of_many_lines() {
        let file = read("\"a\nb\";\nf(\"c\")");
        assert_eq!(file.strings[1].line, 3);
        assert_eq!(file.code.matches('\n').count(), 2);
    }

    #[test]
    fn a_crate_is_named_at_the_start_of_a_path_only() {
        let file = read("use people::Id; crate::people::f(); let people = 1; people_count::x; use people;");
        assert_eq!(file.names("people").len(), 2);
    }

    #[test]
    fn text_that_stops_halfway_is_read_to_its_end() {
        for source in ["\"a", "/* a", "r#\"a", "'", "'\\", "b'"] {
            read(source);
        }
    }
}
