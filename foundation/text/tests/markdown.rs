use std::collections::{HashMap, HashSet};

use proptest::prelude::*;
use text::markdown::{excerpt, to_html, to_plain};

const REL: &str = "rel=\"nofollow ugc noopener\"";

#[test]
fn the_subset_becomes_html() {
    assert_eq!(
        to_html("# Kop\n\nTekst met *nadruk*, **sterk**, ~~weg~~ en `code`.\n\n> Citaat\n\n---\n"),
        "<h3>Kop</h3>\n<p>Tekst met <em>nadruk</em>, <strong>sterk</strong>, <del>weg</del> en <code>code</code>.</p>\n\
         <blockquote>\n<p>Citaat</p>\n</blockquote>\n<hr>\n"
    );
    assert_eq!(
        to_html("- een\n- twee\n  - drie\n"),
        "<ul>\n<li>een</li>\n<li>twee<ul>\n<li>drie</li>\n</ul>\n</li>\n</ul>\n"
    );
    assert_eq!(
        to_html("3. een\n\n4. twee\n"),
        "<ol start=\"3\">\n<li><p>een</p>\n</li>\n<li><p>twee</p>\n</li>\n</ol>\n"
    );
    assert_eq!(to_html("```rust\n<b>\n```"), "<pre><code>&lt;b&gt;\n</code></pre>\n");
}

#[test]
fn headings_start_at_three_and_end_at_six() {
    let html = to_html("# a\n## b\n### c\n#### d\n##### e\n###### f\n");
    assert_eq!(html, "<h3>a</h3>\n<h4>b</h4>\n<h5>c</h5>\n<h6>d</h6>\n<h6>e</h6>\n<h6>f</h6>\n");
}

#[test]
fn a_table_has_a_head_with_columns() {
    assert_eq!(
        to_html("| a | b |\n|---|--:|\n| 1 | **2** |\n| 3 |\n"),
        "<table>\n<thead>\n<tr><th scope=\"col\">a</th><th scope=\"col\">b</th></tr>\n</thead>\n<tbody>\n\
         <tr><td>1</td><td><strong>2</strong></td></tr>\n<tr><td>3</td><td></td></tr>\n</tbody>\n</table>\n"
    );
    assert_eq!(
        to_html("| a |\n|---|\n"),
        "<table>\n<thead>\n<tr><th scope=\"col\">a</th></tr>\n</thead>\n</table>\n"
    );
}

#[test]
fn links_lead_to_the_web_to_mail_and_to_this_site() {
    for (source, href, text) in [
        ("[x](https://example.org/a?b=c&d)", "https://example.org/a?b=c&amp;d", "x"),
        ("[x](mailto:a@example.org)", "mailto:a@example.org", "x"),
        ("[x](/voorbeelden/1)", "/voorbeelden/1", "x"),
        ("<https://example.org>", "https://example.org", "https://example.org"),
        ("www.example.org", "http://www.example.org", "www.example.org"),
        ("[x](<https://example.org/é \"'>)", "https://example.org/%C3%A9%20%22%27", "x"),
        ("[](https://example.org)", "https://example.org", "https://example.org"),
    ] {
        assert_eq!(to_html(source), format!("<p><a href=\"{href}\" {REL}>{text}</a></p>\n"), "{source}");
    }
}

#[test]
fn other_links_are_only_text() {
    for address in [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "data:text/html,x",
        "vbscript:x",
        "//kwaad.example",
        "/\\kwaad.example",
        "https:kwaad.example",
        "https:///kwaad.example",
        "ftp://example.org",
        "voorbeeld",
        "#kop",
        "java&#10;script:x",
        "&#106;avascript:x",
        "",
        "https://bank.example@kwaad.example",
        "https://a..b",
        "https://a:poort",
        "mailto:",
    ] {
        assert_eq!(to_html(&format!("[x](<{address}>)")), "<p>x</p>\n", "{address}");
    }
}

#[test]
fn a_picture_becomes_a_link_with_its_description() {
    let link = format!("<p><a href=\"https://example.org/a.png\" {REL}>een kaart</a></p>\n");
    assert_eq!(to_html("![een kaart](https://example.org/a.png)"), link);
    assert_eq!(to_html("![een kaart](data:image/png;base64,xx)"), "<p>een kaart</p>\n");
    let outer = format!("<p><a href=\"/naar\" {REL}>kaart</a></p>\n");
    assert_eq!(to_html("[![kaart](https://example.org/a.png)](/naar)"), outer);
}

#[test]
fn html_is_shown_as_text() {
    assert_eq!(to_html("a <b onclick=x>b</b>"), "<p>a &lt;b onclick=x&gt;b&lt;/b&gt;</p>\n");
    assert_eq!(to_html("<script>alert(1)</script>"), "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>\n");
    assert_eq!(to_html("&lt;img src=x&gt;"), "<p>&lt;img src=x&gt;</p>\n");
}

#[test]
fn plain_text_has_a_line_for_each_block() {
    assert_eq!(
        to_plain(
            "# Kop\n\nEen *twee*\ndrie [vier](https://example.org) `vijf`.\n\n- a\n- b\n\n| c | d |\n|--|--|\n| 1 | 2 |\n\n![kaart](/x)"
        ),
        "Kop\nEen twee drie vier vijf.\na\nb\nc d\n1 2\nkaart"
    );
}

#[test]
fn an_excerpt_ends_at_a_word() {
    assert_eq!(excerpt("Kort.", 10), "Kort.");
    assert_eq!(excerpt("Een, twee drie", 14), "Een, twee drie");
    assert_eq!(excerpt("Een, twee drie vier", 14), "Een, twee…");
    assert_eq!(excerpt("Een, twee", 7), "Een…");
    assert_eq!(excerpt("Samenwerkingsverband", 6), "Samen…");
    assert_eq!(excerpt("woord", 0), "");
}

#[test]
fn input_made_to_be_slow_or_deep_is_not() {
    let n = 20_000;
    for pattern in [
        "> ".repeat(n),
        ">".repeat(n),
        "[".repeat(n),
        "![".repeat(n),
        "*a_ ".repeat(n),
        "*".repeat(n),
        "`a``".repeat(n),
        "- ".repeat(n),
        "a**b".repeat(n),
        "[a](".repeat(n),
        "<a ".repeat(n),
        "<!--".repeat(n),
        "| ".repeat(n),
        "~~a".repeat(n),
        "&".repeat(n),
        "http://".repeat(n),
        "www.a".repeat(n),
        "a@".repeat(n),
        "_ *".repeat(n),
        "**_".repeat(n),
        format!("{}a{}", "*_".repeat(n), "_*".repeat(n)),
        format!("{}a{}", "![".repeat(n), "](/a)".repeat(n)),
        format!("{}a\n{}", "> ".repeat(500), "> ".repeat(500)).repeat(10),
        "1. a\n   ".repeat(n / 10),
        format!("|{}\n|{}\n", "a|".repeat(n / 10), "-|".repeat(n / 10)) + &"|x\n".repeat(n / 10),
        (0..2_000).map(|depth| format!("{}- a\n", " ".repeat(2 * depth))).collect(),
        "\\".repeat(n),
        "[a]: b\n".repeat(n / 10),
        "[a][".repeat(n),
        "\n".repeat(n),
        "a\n===\n".repeat(n / 10),
    ] {
        let html = to_html(&pattern);
        assert!(!html.is_empty() || to_plain(&pattern).is_empty());
        assert!(html.len() < 80 * pattern.len(), "{} bytes become {}", pattern.len(), html.len());
        assert!(deepest(&html) <= 32, "{}", &html[..200]);
    }
}

fn markdown() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "a",
        "é ",
        " ",
        "\n",
        "\n\n",
        "# ",
        "- ",
        "1. ",
        "> ",
        "*",
        "**",
        "_",
        "~~",
        "`",
        "```\n",
        "[",
        "](",
        ")",
        "![",
        "<b>",
        "<script>",
        "</p>",
        "<!--",
        "-->",
        "|",
        "|--|\n",
        "https://x.nl",
        "javascript:",
        "\"",
        "'",
        "&lt;",
        "&#0;",
        "\\",
        "    ",
        "\t",
        "\0",
        "<a href=x onclick=y>",
        "www.x.nl",
        "a@b.nl",
        "\u{202e}",
        "//x",
        "</table>",
        "<style>",
    ]);
    prop::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

/// Every tag in the page, without its `<` and `>`.
fn tags(html: &str) -> Vec<&str> {
    html.split('<').skip(1).map(|rest| rest.split('>').next().unwrap_or_default()).collect()
}

/// How many elements stand within each other at most.
fn deepest(html: &str) -> usize {
    let (mut depth, mut deepest) = (0usize, 0);
    for tag in tags(html) {
        match tag {
            "br" | "hr" => {}
            _ if tag.starts_with('/') => depth -= 1,
            _ => depth += 1,
        }
        deepest = deepest.max(depth);
    }
    deepest
}

/// The sanitiser that judges: elements, attributes and addresses that we mean to write, and nothing else.
fn judge() -> ammonia::Builder<'static> {
    let mut judge = ammonia::Builder::empty();
    let tags = "p h3 h4 h5 h6 ul ol li em strong del a blockquote code pre table thead tbody tr th td br hr";
    judge
        .tags(tags.split(' ').collect())
        .tag_attributes(HashMap::from([
            ("a", HashSet::from(["href"])),
            ("ol", HashSet::from(["start"])),
            ("th", HashSet::from(["scope"])),
        ]))
        .url_schemes(HashSet::from(["http", "https", "mailto"]))
        .link_rel(Some("nofollow ugc noopener"));
    judge
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn a_sanitiser_finds_nothing_to_change(source in prop_oneof![4 => markdown(), 1 => any::<String>()]) {
        // The sanitiser writes quotes in text as they are; in attributes there are none.
        let html = to_html(&source);
        let written_alike = html.replace("&quot;", "\"").replace("&#39;", "'").replace('\u{a0}', "&nbsp;");
        prop_assert_eq!(judge().clean(&html).to_string(), written_alike);
    }

    #[test]
    fn every_link_has_a_known_start_and_our_rel(source in markdown()) {
        for tag in tags(&to_html(&source)).into_iter().filter(|tag| tag.starts_with("a ")) {
            let href = tag.trim_start_matches("a href=\"").to_lowercase();
            let known = ["http://", "https://", "mailto:", "/"].iter().any(|start| href.starts_with(start));
            prop_assert!(known && !href.starts_with("//") && href.ends_with(REL), "{}", tag);
        }
    }

    #[test]
    fn what_one_reads_stands_on_the_page(source in markdown()) {
        let html = to_html(&source);
        let text: String = html.split('<').map(|s| s.split_once('>').map_or(s, |(_, text)| text)).collect();
        let letters = |text: &str| text.matches(['a', 'é']).count();
        prop_assert!(letters(&text) >= letters(&to_plain(&source)), "{}", html);
    }

    #[test]
    fn a_text_without_marks_reads_as_when_it_stands_beside_one_with_marks(
        // Where there is code, all is parsed.
        source in "[a-zé .,:;!?#=+@/\n0-9\u{a0}'\"()-]{0,60}|(www\\.|http://|a@b\\.nl|ab|\n| |\u{2028}|é|1\\.|[.:-]){0,12}"
    ) {
        let source = format!("{source}a");
        let beside = to_plain(&format!("{source}\n\n`x`"));
        let alone = format!("{}\nx", to_plain(&source));
        prop_assert_eq!(alone.trim_start(), beside);
    }

    #[test]
    fn an_excerpt_fits(source in prop_oneof![markdown(), any::<String>()], max in 0usize..80) {
        let excerpt = excerpt(&source, max);
        prop_assert!(excerpt.chars().count() <= max);
        prop_assert!(!excerpt.contains('\n'));
    }
}
