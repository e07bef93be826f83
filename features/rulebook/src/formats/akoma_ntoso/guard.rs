//! What is looked at before XML is taken apart.
//!
//! Taking apart costs the square of the number of attributes of an element, and of the namespaces around it. A
//! file that is made for that would keep a core busy for hours. No text needs so many.

use crate::formats::{Problem, ReadError};

/// How deep elements may be nested. The deepest of our own stand some thirty deep.
pub(super) const DEEPEST: usize = 100;
/// How many attributes an element may have.
const MOST_ATTRIBUTES: usize = 50;
/// How many namespaces may be declared in a file.
const MOST_NAMESPACES: usize = 50;
/// How many elements, texts and comments a file may have.
pub(super) const MOST_NODES: u32 = 2_000_000;

/// Refuses a file that is not worth taking apart.
pub(super) fn check(source: &str) -> Result<(), ReadError> {
    let mut rest = source;
    let (mut depth, mut namespaces) = (0_usize, 0);
    while let Some(at) = rest.find('<') {
        let tag = &rest[at..];
        let skipped = [("<!--", "-->"), ("<![CDATA[", "]]>"), ("<?", "?>")]
            .into_iter()
            .find(|(begin, _)| tag.starts_with(begin))
            .map(|(begin, end)| tag[begin.len()..].find(end).map(|found| begin.len() + found + end.len()));
        rest = match skipped {
            Some(Some(length)) => &tag[length..],
            Some(None) => return Ok(()),
            None => {
                let (length, attributes, declared) = measure(tag);
                namespaces += declared;
                let whole = &tag[..length];
                if whole.starts_with("</") {
                    depth = depth.saturating_sub(1);
                } else if !whole.ends_with("/>") {
                    depth += 1;
                }
                if depth > DEEPEST || attributes > MOST_ATTRIBUTES || namespaces > MOST_NAMESPACES {
                    let line = source[..source.len() - tag.len()].matches('\n').count() + 1;
                    return Err(ReadError::on(line, Problem::TooDeep));
                }
                &tag[length..]
            }
        };
    }
    Ok(())
}

/// How long a tag is, how many attributes it has, and how many of those declare a namespace.
fn measure(tag: &str) -> (usize, usize, usize) {
    let (mut quote, mut attributes, mut declared, mut name) = (None, 0, 0, 0);
    for (at, sign) in tag.bytes().enumerate() {
        match (quote, sign) {
            (None, b'>') => return (at + 1, attributes, declared),
            (None, b'"' | b'\'') => {
                attributes += 1;
                declared += usize::from(tag.as_bytes()[name..].starts_with(b"xmlns"));
                quote = Some(sign);
            }
            // Blanks may stand around the equals sign too: only before a letter a name begins.
            (None, b' ' | b'\t' | b'\n' | b'\r')
                if tag.as_bytes().get(at + 1).is_some_and(u8::is_ascii_alphabetic) =>
            {
                name = at + 1;
            }
            (Some(open), sign) if open == sign => quote = None,
            _ => {}
        }
    }
    (tag.len(), attributes, declared)
}
