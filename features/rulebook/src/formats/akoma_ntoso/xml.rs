//! Writing XML.

/// XML that is being written. What holds words is written in one line, because blanks there are words too;
/// everything else has a line of its own.
pub(super) struct Xml {
    out: String,
    open: Vec<&'static str>,
}

/// Attributes of an element.
pub(super) type Attributes<'a> = &'a [(&'static str, &'a str)];

impl Xml {
    pub(super) fn new() -> Self {
        Self { out: r#"<?xml version="1.0" encoding="UTF-8"?>"#.to_owned(), open: Vec::new() }
    }

    /// Begins an element that holds elements.
    pub(super) fn open(&mut self, name: &'static str, attributes: Attributes<'_>) {
        self.new_line();
        self.begin(name, attributes);
        self.open.push(name);
    }

    /// Ends the element that was begun last.
    pub(super) fn close(&mut self) {
        if let Some(name) = self.open.pop() {
            self.new_line();
            self.end(name);
        }
    }

    /// An element that holds nothing.
    pub(super) fn empty(&mut self, name: &'static str, attributes: Attributes<'_>) {
        self.new_line();
        self.begin(name, attributes);
        self.out.pop();
        self.out.push_str("/>");
    }

    /// An element that holds words, which `fill` writes.
    pub(super) fn line(
        &mut self,
        name: &'static str,
        attributes: Attributes<'_>,
        fill: impl FnOnce(&mut Self),
    ) {
        self.new_line();
        self.begin(name, attributes);
        fill(self);
        self.end(name);
    }

    /// Begins an element that holds words, on a line of its own; it is ended by [`end`](Self::end).
    pub(super) fn begin_line(&mut self, name: &'static str, attributes: Attributes<'_>) {
        self.new_line();
        self.begin(name, attributes);
    }

    /// Begins an element among words.
    pub(super) fn begin(&mut self, name: &'static str, attributes: Attributes<'_>) {
        self.out.push('<');
        self.out.push_str(name);
        for (key, value) in attributes {
            self.out.push(' ');
            self.out.push_str(key);
            self.out.push_str("=\"");
            self.words(value);
            self.out.push('"');
        }
        self.out.push('>');
    }

    /// Ends an element among words.
    pub(super) fn end(&mut self, name: &'static str) {
        self.out.push_str("</");
        self.out.push_str(name);
        self.out.push('>');
    }

    /// Words, whatever they look like. Signs that XML cannot hold are left out (section 2.2 of XML 1.0).
    pub(super) fn words(&mut self, words: &str) {
        for sign in words.chars() {
            match sign {
                '&' => self.out.push_str("&amp;"),
                '<' => self.out.push_str("&lt;"),
                '>' => self.out.push_str("&gt;"),
                '"' => self.out.push_str("&quot;"),
                '\u{fffe}' | '\u{ffff}' => {}
                sign if sign.is_control() => {}
                sign => self.out.push(sign),
            }
        }
    }

    pub(super) fn finish(mut self) -> String {
        while !self.open.is_empty() {
            self.close();
        }
        self.out.push('\n');
        self.out
    }

    fn new_line(&mut self) {
        self.out.push('\n');
        self.out.extend(self.open.iter().map(|_| "  "));
    }
}
