//! Just enough of reading HTML to look at our own pages: they come out of templates that escape everything, so
//! there are no broken tags to mend.

use std::collections::HashMap;

use crate::Link;

/// Elements inside a line, which put no space between words.
const INLINE: [&str; 24] = [
    "a", "abbr", "b", "bdi", "cite", "code", "data", "del", "dfn", "em", "i", "ins", "kbd", "mark", "q", "s",
    "small", "span", "strong", "sub", "sup", "time", "u", "wbr",
];

/// Elements whose content is not text to read.
const UNREAD: [&str; 4] = ["script", "style", "template", "svg"];

enum Token<'h> {
    Open { name: String, attributes: HashMap<String, String> },
    Close(String),
    Text(&'h str),
}

/// A form as it stands in a page.
pub(crate) struct FormInPage {
    pub action: String,
    /// Whether it changes something, rather than asks for a page.
    pub posts: bool,
    pub multipart: bool,
    /// What would be sent, in order.
    pub fields: Vec<(String, String)>,
    /// The names of all fields, also those that would not be sent as they stand.
    pub names: Vec<String>,
    /// The names of those in which a person types.
    pub typed: Vec<String>,
}

/// The text without tags, with single spaces.
pub(crate) fn text(html: &str) -> String {
    let mut out = String::new();
    let mut unread: Option<String> = None;
    for token in tokens(html) {
        match (token, &unread) {
            (Token::Close(name), Some(open)) if name == *open => unread = None,
            (_, Some(_)) => {}
            (Token::Open { name, .. }, None) if UNREAD.contains(&name.as_str()) => unread = Some(name),
            (Token::Open { name, .. } | Token::Close(name), None) => {
                if !INLINE.contains(&name.as_str()) {
                    out.push(' ');
                }
            }
            (Token::Text(text), None) => out.push_str(&decoded(text)),
        }
    }
    out.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// All links with an address.
pub(crate) fn links(html: &str) -> Vec<Link> {
    let mut links = Vec::new();
    let mut rest = html;
    while let Some(start) = rest.find("<a ") {
        rest = &rest[start..];
        let end = rest.find("</a>").unwrap_or(rest.len());
        if let Some(Token::Open { attributes, .. }) = tokens(&rest[..end]).into_iter().next()
            && let Some(href) = attributes.get("href")
        {
            links.push(Link { text: text(&rest[..end]), href: href.clone() });
        }
        rest = &rest[end..];
    }
    links
}

/// All forms with what the page filled in (HTML, 4.10.21.4: constructing the entry list).
pub(crate) fn forms(html: &str) -> Vec<FormInPage> {
    let mut forms = Vec::new();
    let mut form: Option<FormInPage> = None;
    let mut select: Option<(String, Option<String>, bool)> = None;
    let mut textarea: Option<(String, String)> = None;
    let mut option: Option<(HashMap<String, String>, String)> = None;
    for token in tokens(html) {
        match token {
            Token::Open { name, attributes } if name == "form" => {
                form = Some(FormInPage {
                    action: attributes.get("action").cloned().unwrap_or_default(),
                    posts: attributes.get("method").is_some_and(|method| method == "post"),
                    multipart: attributes.get("enctype").is_some_and(|kind| kind == "multipart/form-data"),
                    fields: Vec::new(),
                    names: Vec::new(),
                    typed: Vec::new(),
                });
            }
            Token::Close(name) if name == "form" => forms.extend(form.take()),
            Token::Open { name, attributes } => {
                let Some(form) = &mut form else { continue };
                let field = attributes.get("name").cloned().filter(|field| !field.is_empty());
                match (name.as_str(), field) {
                    ("input", Some(field)) => form.take_input(field, &attributes),
                    ("select", Some(field)) => {
                        form.names.push(field.clone());
                        select = Some((field, None, attributes.contains_key("multiple")));
                    }
                    ("textarea", Some(field)) => {
                        form.typed.push(field.clone());
                        textarea = Some((field, String::new()));
                    }
                    ("button", Some(field)) => form.names.push(field),
                    ("option", _) => option = Some((attributes, String::new())),
                    _ => {}
                }
            }
            Token::Text(piece) => {
                if let Some((_, content)) = &mut textarea {
                    content.push_str(&decoded(piece));
                } else if let Some((_, content)) = &mut option {
                    content.push_str(&decoded(piece));
                }
            }
            Token::Close(name) => {
                let Some(form) = &mut form else { continue };
                match name.as_str() {
                    "textarea" => {
                        if let Some((field, content)) = textarea.take() {
                            // A line end right after the tag is not part of the text.
                            let content = content.strip_prefix('\n').unwrap_or(&content).to_owned();
                            form.names.push(field.clone());
                            form.fields.push((field, content));
                        }
                    }
                    "option" => {
                        if let (Some((attributes, content)), Some((field, first, multiple))) =
                            (option.take(), &mut select)
                        {
                            let value = attributes.get("value").cloned().unwrap_or(content.trim().to_owned());
                            if attributes.contains_key("selected") {
                                form.fields.push((field.clone(), value));
                                *multiple = true;
                            } else {
                                first.get_or_insert(value);
                            }
                        }
                    }
                    "select" => {
                        if let Some((field, Some(first), false)) = select.take() {
                            form.fields.push((field, first));
                        }
                    }
                    _ => {}
                }
            }
        }
    }
    forms.extend(form);
    forms
}

impl FormInPage {
    fn take_input(&mut self, field: String, attributes: &HashMap<String, String>) {
        self.names.push(field.clone());
        let value = attributes.get("value").cloned();
        match attributes.get("type").map_or("text", String::as_str) {
            "checkbox" | "radio" if !attributes.contains_key("checked") => {}
            "checkbox" | "radio" => self.fields.push((field, value.unwrap_or_else(|| "on".into()))),
            "submit" | "button" | "image" | "reset" | "file" => {}
            _ if attributes.contains_key("disabled") => {}
            kind => {
                if kind != "hidden" {
                    self.typed.push(field.clone());
                }
                self.fields.push((field, value.unwrap_or_default()));
            }
        }
    }
}

fn tokens(html: &str) -> Vec<Token<'_>> {
    let mut tokens = Vec::new();
    let mut rest = html;
    while !rest.is_empty() {
        let Some(start) = rest.find('<') else {
            tokens.push(Token::Text(rest));
            break;
        };
        if start > 0 {
            tokens.push(Token::Text(&rest[..start]));
        }
        rest = &rest[start..];
        if rest.starts_with("<!--") {
            rest = rest.find("-->").map_or("", |end| &rest[end + 3..]);
            continue;
        }
        let end = end_of_tag(rest);
        let tag = rest[1..end].trim_end_matches('>');
        rest = &rest[end..];
        if let Some(name) = tag.strip_prefix('/') {
            tokens.push(Token::Close(name.trim().to_ascii_lowercase()));
        } else if !tag.starts_with('!') {
            let (name, attributes) = opened(tag);
            // What stands in a script looks like tags and is none.
            if matches!(name.as_str(), "script" | "style") {
                rest = rest.find(&format!("</{name}")).map_or("", |end| &rest[end..]);
            }
            tokens.push(Token::Open { name, attributes });
        }
    }
    tokens
}

/// One past the `>` that ends the tag; a `>` between quotes does not.
pub(crate) fn end_of_tag(tag: &str) -> usize {
    let mut quote = None;
    for (at, c) in tag.char_indices() {
        match (quote, c) {
            (None, '>') => return at + 1,
            (None, '"' | '\'') => quote = Some(c),
            (Some(open), c) if c == open => quote = None,
            _ => {}
        }
    }
    tag.len()
}

fn opened(tag: &str) -> (String, HashMap<String, String>) {
    let tag = tag.trim_end_matches('/');
    let name_end = tag.find(char::is_whitespace).unwrap_or(tag.len());
    let mut attributes = HashMap::new();
    let mut rest = tag[name_end..].trim_start();
    while !rest.is_empty() {
        let end = rest.find(|c: char| c == '=' || c.is_whitespace()).unwrap_or(rest.len());
        let name = rest[..end].to_ascii_lowercase();
        rest = rest[end..].trim_start();
        let mut value = "";
        if let Some(after) = rest.strip_prefix('=') {
            let after = after.trim_start();
            let quote = after.chars().next().filter(|c| matches!(c, '"' | '\''));
            let (start, stop) = match quote {
                Some(quote) => (1, after[1..].find(quote).map_or(after.len(), |at| at + 1)),
                None => (0, after.find(char::is_whitespace).unwrap_or(after.len())),
            };
            value = &after[start..stop];
            rest = after.get(stop + start..).unwrap_or_default().trim_start();
        }
        if !name.is_empty() {
            attributes.insert(name, decoded(value));
        }
    }
    (tag[..name_end].to_ascii_lowercase(), attributes)
}

/// Character references that templates, Markdown and people write.
fn decoded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find('&') {
        out.push_str(&rest[..start]);
        rest = &rest[start..];
        let known =
            rest.find(';').filter(|end| *end <= 10).and_then(|end| Some((character(&rest[1..end])?, end)));
        match known {
            Some((c, end)) => {
                out.push(c);
                rest = &rest[end + 1..];
            }
            None => {
                out.push('&');
                rest = &rest[1..];
            }
        }
    }
    out.push_str(rest);
    out
}

fn character(reference: &str) -> Option<char> {
    match reference {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        "nbsp" => Some('\u{a0}'),
        "hellip" => Some('…'),
        "ndash" => Some('–'),
        "mdash" => Some('—'),
        _ => {
            let number = reference.strip_prefix('#')?;
            let code = match number.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16).ok()?,
                None => number.parse().ok()?,
            };
            char::from_u32(code)
        }
    }
}
