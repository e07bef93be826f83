//! The rules of the standard that our files keep.

use std::collections::HashSet;

/// The rules of the standard that can be told from the names of elements: their order and their attributes.
pub fn follows_the_standard(xml: &str) {
    let document = roxmltree::Document::parse(xml).unwrap();
    let (mut addresses, mut own) = (HashSet::new(), HashSet::new());
    let order = |name: &str| -> &[&str] {
        match name {
            "amendment" => &["meta", "preface", "amendmentBody"],
            "act" | "bill" => &["meta", "preface", "preamble", "body"],
            "meta" => &["identification", "analysis", "lifecycle", "workflow", "references", "notes"],
            "identification" => &["FRBRWork", "FRBRExpression", "FRBRManifestation"],
            "FRBRWork" | "FRBRExpression" | "FRBRManifestation" => &[
                "FRBRthis",
                "FRBRuri",
                "FRBRalias",
                "FRBRdate",
                "FRBRauthor",
                "FRBRcountry",
                "FRBRname",
                "FRBRprescriptive",
                "FRBRversionNumber",
                "FRBRlanguage",
                "FRBRformat",
            ],
            _ => &[],
        }
    };
    for element in document.descendants().filter(roxmltree::Node::is_element) {
        let name = element.tag_name().name();
        let children: Vec<&str> = element
            .children()
            .filter(|child| child.is_element())
            .map(|child| child.tag_name().name())
            .collect();
        let order = order(name);
        if !order.is_empty() {
            let places: Vec<usize> =
                children.iter().map(|child| order.iter().position(|known| known == child).unwrap()).collect();
            assert!(places.is_sorted(), "{name}: {children:?}");
        }
        let structural = matches!(
            name,
            "chapter"
                | "subsection"
                | "article"
                | "paragraph"
                | "list"
                | "point"
                | "hcontainer"
                | "container"
        );
        if structural && element.attribute("name") != Some("empty") {
            assert!(element.attribute("wId").is_some_and(|id| own.insert(id.to_owned())), "{name}");
            let after = children.iter().skip_while(|child| matches!(**child, "num" | "heading" | "block"));
            assert!(
                after.clone().all(|child| !matches!(*child, "num" | "heading" | "block")),
                "{children:?}"
            );
            let texts = after.filter(|child| matches!(**child, "intro" | "content")).count();
            assert!(texts <= 1 && (!children.contains(&"content") || children.last() == Some(&"content")));
        }
        if let Some(address) = element.attribute("eId") {
            assert!(addresses.insert(address.to_owned()), "{address} twice");
            assert!(!address.is_empty() && !address.contains(char::is_whitespace), "{address:?}");
        }
        if matches!(
            name,
            "body" | "preamble" | "list" | "blockList" | "container" | "item" | "notes" | "note"
        ) {
            assert!(!children.is_empty(), "{name} holds nothing");
        }
        let required: &[&str] = match name {
            "hcontainer" | "container" | "act" | "bill" | "block" | "FRBRalias" => &["name"],
            "ref" | "a" | "FRBRauthor" => &["href"],
            "TLCOrganization" | "TLCRole" | "TLCConcept" => &["href", "showAs", "eId"],
            "identification" | "lifecycle" | "workflow" | "references" | "notes" => &["source"],
            "eventRef" => &["date", "source", "type"],
            "step" => &["date", "by"],
            "FRBRdate" => &["date", "name"],
            _ => &[],
        };
        assert!(required.iter().all(|key| element.has_attribute(*key)), "{name} lacks one of {required:?}");
    }
    for reference in document.descendants().filter_map(|element| {
        element.attribute("placementBase").or(element.attribute("href")).or(element.attribute("source"))
    }) {
        if let Some(address) = reference.strip_prefix('#') {
            assert!(addresses.contains(address), "{address} leads nowhere");
        }
    }
}
