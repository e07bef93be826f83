//! Markdown (CommonMark with tables, strikethrough and autolinks) as safe HTML.

use std::{borrow::Cow, sync::LazyLock};

use ammonia::{Builder, UrlRelative};
use comrak::{Arena, Options, nodes::NodeValue, parse_document};

fn options() -> Options<'static> {
    let mut options = Options::default();
    options.extension.table = true;
    options.extension.strikethrough = true;
    options.extension.autolink = true;
    options.render.escape = true;
    options
}

static CLEANER: LazyLock<Builder<'static>> = LazyLock::new(|| {
    let mut cleaner = Builder::empty();
    cleaner
        .tags(
            [
                "p", "h3", "h4", "h5", "h6", "ul", "ol", "li", "em", "strong", "a", "blockquote", "code", "pre",
                "table", "thead", "tbody", "tr", "th", "td", "del", "br", "hr",
            ]
            .into(),
        )
        .tag_attributes([("a", ["href"].into()), ("ol", ["start"].into())].into())
        .url_schemes(["http", "https", "mailto"].into())
        .url_relative(UrlRelative::Custom(Box::new(local)))
        .link_rel(Some("nofollow ugc noopener"));
    cleaner
});

/// Only places on this site: "/x", not "//elsewhere" and not "x" or "#x".
fn local(url: &str) -> Option<Cow<'_, str>> {
    (url.starts_with('/') && !url.starts_with("//") && !url.contains('\\')).then_some(Cow::Borrowed(url))
}

/// Safe HTML. Headings begin at level 3, below those of the page; images become links to them; HTML in the source
/// is shown as text.
pub fn to_html(source: &str) -> String {
    let arena = Arena::new();
    let options = options();
    let root = parse_document(&arena, source, &options);
    for node in root.descendants() {
        let mut data = node.data.borrow_mut();
        match &mut data.value {
            NodeValue::Heading(heading) => heading.level = (heading.level + 2).min(6),
            NodeValue::Image(link) => {
                let link = link.clone();
                data.value = NodeValue::Link(link);
            }
            _ => {}
        }
    }
    let mut html = String::new();
    if comrak::format_html(root, &options, &mut html).is_err() {
        return String::new();
    }
    CLEANER.clean(&html).to_string()
}

/// The text without marks, one line for each block.
pub fn to_plain(source: &str) -> String {
    let arena = Arena::new();
    let options = options();
    let root = parse_document(&arena, source, &options);
    let mut plain = String::new();
    for node in root.descendants() {
        match &node.data.borrow().value {
            NodeValue::Text(text) => plain.push_str(text),
            NodeValue::Code(code) => plain.push_str(&code.literal),
            NodeValue::CodeBlock(block) => plain.push_str(&block.literal),
            NodeValue::SoftBreak => plain.push(' '),
            value if value.block() && !plain.is_empty() && !plain.ends_with('\n') => plain.push('\n'),
            NodeValue::LineBreak => plain.push('\n'),
            _ => {}
        }
    }
    plain.trim().to_owned()
}

/// The beginning of the text without marks, on one line, cut after a word.
pub fn excerpt(source: &str, most_characters: usize) -> String {
    let plain = to_plain(source).split_whitespace().collect::<Vec<_>>().join(" ");
    if plain.chars().count() <= most_characters {
        return plain;
    }
    let cut: String = plain.chars().take(most_characters.saturating_sub(1)).collect();
    let end = cut.rfind(' ').filter(|at| *at > 0).unwrap_or(cut.len());
    format!("{}…", cut[..end].trim_end_matches([',', '.', ';', ':', ' ']))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn marks_become_html_and_headings_go_below_those_of_the_page() {
        let html = to_html("# Kop\n\nDit is *waar* en **vet**, ~~weg~~.\n\n- een\n- twee\n\n|a|b|\n|-|-|\n|1|2|\n");
        for part in ["<h3>Kop</h3>", "<em>waar</em>", "<strong>vet</strong>", "<del>weg</del>", "<li>een</li>", "<th>a</th>"] {
            assert!(html.contains(part), "{part} in {html}");
        }
    }

    #[test]
    fn nothing_dangerous_comes_through() {
        for source in [
            "<script>alert(1)</script>",
            "[x](javascript:alert(1))",
            "[x](JaVaScRiPt:alert(1))",
            "<img src=x onerror=alert(1)>",
            "![x](data:text/html,<script>alert(1)</script>)",
            "<a href=\"x\" onclick=\"y\">z</a>",
            "[x](//elders.example)",
            "<style>*{display:none}</style>",
            "<svg><script>1</script></svg>",
        ] {
            let html = to_html(source);
            for bad in ["<script", "javascript:", "<img", "<a href=\"x", "<svg", "<style", "data:", "href=\"//"] {
                assert!(!html.to_lowercase().contains(bad), "{bad} in {html}");
            }
        }
    }

    #[test]
    fn links_say_that_they_come_from_visitors() {
        assert_eq!(
            to_html("[a](https://b.example)").trim(),
            "<p><a href=\"https://b.example\" rel=\"nofollow ugc noopener\">a</a></p>"
        );
        assert!(to_html("[a](/bijdragen)").contains("href=\"/bijdragen\""));
    }

    #[test]
    fn excerpts_end_after_a_word() {
        assert_eq!(excerpt("**Wij** tellen\n\nbezoekers met wifi.", 100), "Wij tellen bezoekers met wifi.");
        assert_eq!(excerpt("Wij tellen bezoekers met wifi.", 16), "Wij tellen…");
        assert_eq!(excerpt(&"x".repeat(50), 10).chars().count(), 10);
    }

    proptest! {
        #[test]
        fn no_source_makes_it_fail(source in "\\PC{0,200}|[\\[\\]()!<>#*_`|~\\n a-z:/-]{0,200}") {
            let html = to_html(&source);
            prop_assert!(!html.contains("<script"));
            to_plain(&source);
            excerpt(&source, 20);
        }
    }
}
