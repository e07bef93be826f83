//! Markdown as people of the network may use it, made into HTML that is safe by construction.
//!
//! CommonMark with tables, strikethrough and bare links. There is no raw HTML (it is shown as text) and there
//! are no pictures (a picture becomes a link with its description). The HTML is written from the syntax tree,
//! element by element from a fixed list, every text escaped. A sanitiser (`ammonia`) judges the outcome in the
//! tests and must find nothing to change; it has no part in the program, because its time grows with the square
//! of the length for some texts.

use comrak::arena_tree::NodeEdge;
use comrak::nodes::{AstNode, ListType, NodeValue};
use comrak::{Arena, Options, parse_document};
use unicode_segmentation::UnicodeSegmentation;

use crate::difference::escape_into;

/// Elements within elements beyond this depth are left out, their text stays. Nobody reads twenty quotes
/// within each other, and what parses the page must not be led into deep recursion.
const MAX_DEPTH: usize = 24;
/// The heading that a first-level heading in a text becomes: the page itself has levels one and two.
const FIRST_HEADING: u8 = 3;
/// Empty cells that only fill up a row are left out in tables with more columns than this: a few bytes of text
/// could otherwise become megabytes of empty cells.
const WIDE_TABLE: usize = 20;

/// `source` as HTML, to be placed in an element of the page. Any input gives an answer, in time linear to its
/// length.
///
/// Headings start at level three and go no deeper than six. Links lead to `http`, `https`, `mailto` or, when
/// they start with one `/`, to this site; any other link is shown as its text only.
pub fn to_html(source: &str) -> String {
    let arena = Arena::new();
    let root = parse_document(&arena, &bounded(source), &options());
    let mut writer =
        Writer { html: String::new(), open: Vec::new(), depth: 0, in_link: false, cells: usize::MAX };
    for edge in root.traverse() {
        match edge {
            NodeEdge::Start(node) => writer.start(node),
            NodeEdge::End(_) => writer.end(),
        }
    }
    writer.html
}

/// What one reads of `source`, without marks: one line per paragraph, heading, list item and table row. For
/// search, mails and excerpts.
pub fn to_plain(source: &str) -> String {
    prose(source).unwrap_or_else(|| parsed_to_plain(source))
}

/// [`to_plain`] of a text in which nothing can be a mark: paragraphs of words. Most texts are so, a list with passages
/// asks for many, and parsing takes far longer than looking. `None` when some sign might mean something.
fn prose(source: &str) -> Option<String> {
    let may_mark = |c: char| match c {
        '\n' => false,
        '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '&' | '~' | '|' => true,
        c => c.is_control(),
    };
    if source.chars().any(may_mark) {
        return None;
    }
    let mut plain = String::with_capacity(source.len());
    let mut paragraph = String::new();
    // An empty line ends a paragraph, and so does the end.
    for line in source.split('\n').chain([""]) {
        if line.is_empty() {
            let read = paragraph.trim();
            if !read.is_empty() {
                plain.push_str(if plain.is_empty() { "" } else { "\n" });
                plain.push_str(read);
            }
            paragraph.clear();
            continue;
        }
        // Blanks at either end may mean code or a break; a number or a sign at the beginning a list or a heading.
        let may_begin = |c: char| matches!(c, ' ' | '#' | '-' | '+' | '=' | ':') || c.is_ascii_digit();
        if line.starts_with(may_begin) || line.ends_with(' ') {
            return None;
        }
        paragraph.push_str(if paragraph.is_empty() { "" } else { " " });
        paragraph.push_str(line);
    }
    Some(plain)
}

fn parsed_to_plain(source: &str) -> String {
    let arena = Arena::new();
    let root = parse_document(&arena, &bounded(source), &options());
    let mut plain = String::new();
    for edge in root.traverse() {
        let NodeEdge::Start(node) = edge else { continue };
        match &node.data().value {
            NodeValue::Text(text) => plain.push_str(text),
            NodeValue::Code(code) => plain.push_str(&code.literal),
            NodeValue::HtmlInline(html) => plain.push_str(html),
            NodeValue::CodeBlock(block) => line(&mut plain, &block.literal),
            NodeValue::HtmlBlock(block) => line(&mut plain, &block.literal),
            NodeValue::SoftBreak => plain.push(' '),
            NodeValue::LineBreak => line(&mut plain, ""),
            NodeValue::TableCell if node.previous_sibling().is_some() => plain.push(' '),
            NodeValue::Paragraph | NodeValue::Heading(_) | NodeValue::TableRow(_) | NodeValue::Item(_) => {
                line(&mut plain, "");
            }
            _ => {}
        }
    }
    let lines = plain.lines().map(|line| line.trim()).filter(|line| !line.is_empty());
    lines.collect::<Vec<_>>().join("\n")
}

/// The beginning of what one reads of `source`, on one line, of at most `max_chars` characters. What is longer
/// is cut after a word and ends in "…", which counts too.
pub fn excerpt(source: &str, max_chars: usize) -> String {
    let plain = to_plain(source).split_whitespace().collect::<Vec<_>>().join(" ");
    if plain.chars().count() <= max_chars {
        return plain;
    }
    let Some(room) = max_chars.checked_sub(1) else { return String::new() };
    let (mut fits, mut chars) = (0, 0);
    for (at, grapheme) in plain.grapheme_indices(true) {
        chars += grapheme.chars().count();
        if chars > room {
            break;
        }
        fits = at + grapheme.len();
    }
    let mut cut = &plain[..fits];
    // Within a word one goes back to the blank before it, unless the very first word is too long.
    if !plain[fits..].starts_with(' ')
        && let Some(blank) = cut.rfind(' ')
    {
        cut = &cut[..blank];
    }
    let cut = cut.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | ':' | '-' | '('));
    format!("{cut}…")
}

/// Marks that nest are counted per line and cut off where no person goes, because the parser's work on them
/// grows with their depth times the number of lines. Also removes characters that no text needs.
fn bounded(source: &str) -> String {
    let mut bounded = String::with_capacity(source.len());
    for line in source.split_inclusive('\n') {
        let (mut quotes, mut brackets, mut leading) = (0, 0, true);
        for c in line.chars() {
            match c {
                '>' if leading => quotes += 1,
                ' ' | '\t' => {}
                '[' => brackets += 1,
                c if c.is_control() && c != '\n' && c != '\r' => continue,
                _ => {}
            }
            leading &= matches!(c, '>' | ' ' | '\t');
            let too_deep =
                (leading && c == '>' && quotes > MAX_DEPTH) || (c == '[' && brackets > MAX_BRACKETS);
            if !too_deep {
                bounded.push(c);
            }
        }
    }
    bounded
}

/// Opening brackets on one line beyond which they are left out.
const MAX_BRACKETS: usize = 1000;

fn options() -> Options<'static> {
    let mut options = Options::default();
    options.extension.strikethrough = true;
    options.extension.table = true;
    options.extension.autolink = true;
    options
}

fn line(plain: &mut String, text: &str) {
    if !plain.is_empty() && !plain.ends_with('\n') {
        plain.push('\n');
    }
    plain.push_str(text);
}

/// Writes the elements; what each open node still has to write at its end stands in `open`.
struct Writer {
    html: String,
    open: Vec<Closing>,
    depth: usize,
    in_link: bool,
    /// How many cells of this row are still to be written.
    cells: usize,
}

/// How a node ends.
struct Closing {
    html: &'static str,
    counts: bool,
    link: bool,
}

impl Writer {
    fn start<'a>(&mut self, node: &'a AstNode<'a>) {
        let data = node.data();
        let mut closing = Closing { html: "", counts: false, link: false };
        match &data.value {
            NodeValue::Text(text) => escape_into(&mut self.html, text),
            NodeValue::HtmlInline(html) => escape_into(&mut self.html, html),
            NodeValue::SoftBreak => self.html.push('\n'),
            NodeValue::LineBreak => self.html.push_str("<br>\n"),
            NodeValue::ThematicBreak => self.html.push_str("<hr>\n"),
            NodeValue::Code(code) => self.wrapped("<code>", &code.literal, "</code>"),
            NodeValue::CodeBlock(block) => self.wrapped("<pre><code>", &block.literal, "</code></pre>\n"),
            NodeValue::HtmlBlock(block) => self.wrapped("<p>", block.literal.trim_end(), "</p>\n"),
            _ if self.depth >= MAX_DEPTH => self.html.push('\n'),
            NodeValue::Link(link) | NodeValue::Image(link) => {
                if let Some(address) = allowed(&link.url).filter(|_| !self.in_link) {
                    self.html.push_str("<a href=\"");
                    escape_into(&mut self.html, &address);
                    self.html.push_str("\" rel=\"nofollow ugc noopener\">");
                    closing = Closing { html: "</a>", counts: true, link: true };
                    self.in_link = true;
                    if node.first_child().is_none() {
                        escape_into(&mut self.html, &link.url);
                    }
                }
            }
            NodeValue::TableCell if self.cells == 0 => {}
            value => {
                match value {
                    NodeValue::TableRow(_) => self.cells = cells_to_write(node),
                    NodeValue::TableCell => self.cells -= 1,
                    _ => {}
                }
                if let Some((opening, end)) = element(node, value) {
                    self.html.push_str(&opening);
                    closing = Closing { html: end, counts: true, link: false };
                }
            }
        }
        self.depth += usize::from(closing.counts);
        self.open.push(closing);
    }

    fn end(&mut self) {
        if let Some(closing) = self.open.pop() {
            self.html.push_str(closing.html);
            self.depth -= usize::from(closing.counts);
            self.in_link &= !closing.link;
        }
    }

    fn wrapped(&mut self, opening: &str, text: &str, end: &str) {
        self.html.push_str(opening);
        escape_into(&mut self.html, text);
        self.html.push_str(end);
    }
}

/// The opening and closing of a node that is an element with content. Nothing for nodes without one.
fn element<'a>(node: &'a AstNode<'a>, value: &NodeValue) -> Option<(String, &'static str)> {
    let pair = |opening: &str, end| Some((opening.to_owned(), end));
    match value {
        NodeValue::Paragraph if in_tight_list(node) => None,
        NodeValue::Paragraph => pair("<p>", "</p>\n"),
        NodeValue::Heading(heading) => match heading.level.saturating_add(FIRST_HEADING - 1) {
            0..=3 => pair("<h3>", "</h3>\n"),
            4 => pair("<h4>", "</h4>\n"),
            5 => pair("<h5>", "</h5>\n"),
            _ => pair("<h6>", "</h6>\n"),
        },
        NodeValue::BlockQuote => pair("<blockquote>\n", "</blockquote>\n"),
        NodeValue::List(list) if list.list_type == ListType::Bullet => pair("<ul>\n", "</ul>\n"),
        NodeValue::List(list) if list.start == 1 => pair("<ol>\n", "</ol>\n"),
        NodeValue::List(list) => Some((format!("<ol start=\"{}\">\n", list.start), "</ol>\n")),
        NodeValue::Item(_) => pair("<li>", "</li>\n"),
        NodeValue::Emph => pair("<em>", "</em>"),
        NodeValue::Strong => pair("<strong>", "</strong>"),
        NodeValue::Strikethrough => pair("<del>", "</del>"),
        NodeValue::Table(table) if table.num_rows > 1 || node.children().count() > 1 => {
            pair("<table>\n", "</tbody>\n</table>\n")
        }
        NodeValue::Table(_) => pair("<table>\n", "</table>\n"),
        NodeValue::TableRow(true) => pair("<thead>\n<tr>", "</tr>\n</thead>\n"),
        NodeValue::TableRow(false) if follows_head(node) => pair("<tbody>\n<tr>", "</tr>\n"),
        NodeValue::TableRow(false) => pair("<tr>", "</tr>\n"),
        NodeValue::TableCell if in_head(node) && node.first_child().is_some() => {
            pair("<th scope=\"col\">", "</th>")
        }
        NodeValue::TableCell => pair("<td>", "</td>"),
        _ => None,
    }
}

/// Whether a paragraph is the content of an item of a list without blank lines, which gets no `<p>`.
fn in_tight_list<'a>(paragraph: &'a AstNode<'a>) -> bool {
    let list = paragraph.parent().and_then(|item| item.parent());
    list.is_some_and(|list| matches!(&list.data().value, NodeValue::List(list) if list.tight))
}

/// How many cells of a row are written: all, but in a wide table only up to the last one with content.
fn cells_to_write<'a>(row: &'a AstNode<'a>) -> usize {
    let cells = row.children().count();
    if cells <= WIDE_TABLE {
        return cells;
    }
    cells - row.reverse_children().take_while(|cell| cell.first_child().is_none()).count()
}

fn follows_head<'a>(row: &'a AstNode<'a>) -> bool {
    row.previous_sibling().is_some_and(|before| matches!(before.data().value, NodeValue::TableRow(true)))
}

fn in_head<'a>(cell: &'a AstNode<'a>) -> bool {
    cell.parent().is_some_and(|row| matches!(row.data().value, NodeValue::TableRow(true)))
}

/// The address of a link as it goes into the page, or nothing when such a link is not allowed. What does not
/// belong in an address is percent-encoded.
fn allowed(url: &str) -> Option<String> {
    let lower = url.to_ascii_lowercase();
    let on_the_web =
        ["http://", "https://"].iter().any(|scheme| lower.strip_prefix(scheme).is_some_and(names_a_host));
    let mail = lower.strip_prefix("mailto:").is_some_and(|rest| !rest.is_empty());
    // "//host" and "/\host" lead a browser to another site.
    let here = url.starts_with('/') && !url[1..].starts_with(['/', '\\']);
    if !(on_the_web || mail || here) || url.chars().any(char::is_control) {
        return None;
    }
    let mut address = String::with_capacity(url.len());
    for byte in url.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' => address.push(byte.into()),
            _ if b"-._~:/?#[]@!$&()*+,;=%".contains(&byte) => address.push(byte.into()),
            _ => address.push_str(&format!("%{byte:02X}")),
        }
    }
    Some(address)
}

/// Whether the rest of an address after `https://` starts with a host that a browser can open, with or without
/// a port. A name before an `@` is refused: it makes an address look like that of another site.
fn names_a_host(rest: &str) -> bool {
    let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let (host, port) = authority.split_once(':').unwrap_or((authority, ""));
    !host.is_empty()
        && host
            .split('.')
            .all(|label| !label.is_empty() && label.chars().all(|c| c.is_alphanumeric() || c == '-'))
        && (port.is_empty() || port.parse::<u16>().is_ok())
}
