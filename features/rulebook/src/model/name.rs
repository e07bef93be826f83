//! What a node is called where it stands alone: "Artikel 4. Melding", "Artikel 4, tweede lid".

use super::{node::NodeId, number::Numbers, reference::Reference, tree::Tree};

/// The node by number and heading, in the language with this code (Dutch unless it is `en`); for a node without a
/// heading, such as a paragraph, that of what it belongs to.
pub fn titled(tree: &Tree, numbers: &Numbers, id: NodeId, language: &str) -> String {
    let name = called(tree, numbers, id, language);
    let headed = std::iter::once(id).chain(tree.ancestors(id)).find_map(|id| {
        let heading = &tree.get(id)?.heading;
        (!heading.is_empty()).then(|| heading.plain_text())
    });
    match headed {
        Some(heading) if name.is_empty() => heading,
        Some(heading) => format!("{name}. {heading}"),
        None => name,
    }
}

/// The node by its number only, with a capital: "Artikel 4, tweede lid".
pub fn called(tree: &Tree, numbers: &Numbers, id: NodeId, language: &str) -> String {
    let reference = Reference::to(tree, numbers, id);
    let name = reference.map(|to| if language == "en" { to.english() } else { to.dutch() });
    capital(&name.unwrap_or_default())
}

/// With a capital at the beginning.
pub fn capital(words: &str) -> String {
    let mut chars = words.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
}
