//! What a page tells to programs about itself, in the words of schema.org: a block of data that no browser executes.

use std::fmt;

use serde_json::{Value, json};

use crate::{Crumb, Page};

/// A block of JSON-LD, fit to stand inside a `<script type="application/ld+json">`: nothing in it can end the element
/// or begin another. A template shows it as it is, and nothing else inside such an element (tidy).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct JsonLd(String);

impl JsonLd {
    /// One block with all that a page tells.
    pub fn new(parts: Vec<Value>) -> Self {
        let all = json!({ "@context": "https://schema.org", "@graph": parts }).to_string();
        let mut out = String::with_capacity(all.len());
        for c in all.chars() {
            match c {
                '<' | '>' | '&' | '\'' | '\u{2028}' | '\u{2029}' => {
                    out.push_str(&format!("\\u{:04x}", u32::from(c)));
                }
                c => out.push(c),
            }
        }
        Self(out)
    }
}

impl fmt::Display for JsonLd {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl askama::filters::HtmlSafe for JsonLd {}

/// The path to this page (`BreadcrumbList`), beginning at the front page: stands with the crumbs of every page.
pub fn breadcrumbs(p: &Page, crumbs: &[Crumb]) -> JsonLd {
    let here = p.path.split('?').next().unwrap_or("/");
    let mut items = vec![json!({
        "@type": "ListItem", "position": 1, "name": p.network_name(), "item": p.absolute("/"),
    })];
    for crumb in crumbs {
        let address = crumb.url.as_deref().unwrap_or(here);
        items.push(json!({
            "@type": "ListItem", "position": items.len() + 1, "name": crumb.label, "item": p.absolute(address),
        }));
    }
    JsonLd::new(vec![json!({ "@type": "BreadcrumbList", "itemListElement": items })])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_the_data_can_end_the_element_and_all_of_it_comes_back() {
        let nasty = "</script><script>alert(1)</script><!-- & ' \u{2028}";
        let block = JsonLd::new(vec![json!({ "name": nasty })]).to_string();
        for bad in ["<", ">", "&", "'", "\u{2028}"] {
            assert!(!block.contains(bad), "{bad:?} in {block}");
        }
        let read: Value = serde_json::from_str(&block).unwrap();
        assert_eq!(read["@graph"][0]["name"], nasty);
    }
}
