//! What a form asks to change in a tree: shared by drafts, where it is done, and amendments, where it is proposed.

use web::{Choice, ChoiceField, Errors, Field, Fields, Form, Page};

use crate::model::{
    apply, name,
    node::{Label, Node, NodeId, NodeKind, Part, Subtree},
    number::Numbers,
    operation::{Operation, Refusal},
    text::{AddressError, NotationError, Text},
    tree::{LONGEST_HEADING, LONGEST_TEXT, Place, Tree, TreeError},
    version::RuleText,
    words,
};

/// The fields for the words of a node.
pub struct Sheet {
    pub heading: Option<Field>,
    pub text: Field,
    pub note: Option<Field>,
    pub number: Option<Field>,
    /// The kinds that something new can be, and where it can stand.
    pub kind: Option<ChoiceField>,
    pub reason: Field,
}

/// Whether nodes of this kind have a heading of their own; the others are known by their number.
pub fn has_heading(kind: NodeKind) -> bool {
    !matches!(kind, NodeKind::Paragraph | NodeKind::Item)
}

/// The form filled in with what a node says.
pub fn filled(node: &Node) -> Form {
    let number = node.number.as_ref().map(Label::as_str).unwrap_or_default();
    Form::from_pairs([
        ("heading", node.heading.to_notation()),
        ("text", node.text.to_notation()),
        ("note", node.note.to_notation()),
        ("number", number.to_owned()),
    ])
}

/// The fields for a node that is there.
pub fn sheet(p: &Page, kind: NodeKind, form: &Form, errors: &Errors) -> Sheet {
    let fields = Fields::new(p, "rulebook-form", form, errors);
    let rows = if kind == NodeKind::Item { 3 } else { 6 };
    Sheet {
        heading: has_heading(kind).then(|| fields.text("heading", LONGEST_HEADING).optional()),
        text: fields.area("text", rows, LONGEST_TEXT).optional(),
        note: Some(fields.area("note", 3, LONGEST_TEXT).optional()),
        number: (kind != NodeKind::Preamble).then(|| fields.text("number", 12).optional()),
        kind: None,
        reason: fields.text("reason", crate::model::version::REASON_LENGTH).optional(),
    }
}

/// The fields for something new after or in a node; `None` for the beginning of the text.
pub fn sheet_of_new(p: &Page, tree: &Tree, near: Option<NodeId>, form: &Form, errors: &Errors) -> Sheet {
    let fields = Fields::new(p, "rulebook-form", form, errors);
    let choices = places(tree, near).into_iter().map(|(key, kind, inside)| {
        let what = p.t(&format!("rulebook-kind-{}", kind.key())).to_owned();
        let label = match (near, inside) {
            (None, _) => what,
            (_, true) => p.t1("rulebook-place-inside", "what", what),
            (_, false) => p.t1("rulebook-place-after", "what", what),
        };
        (key, label, String::new())
    });
    let kind = fields.choices("kind", choices);
    let reason = fields.text("reason", crate::model::version::REASON_LENGTH).optional();
    Sheet {
        heading: Some(fields.text("heading", LONGEST_HEADING).optional()),
        text: fields.area("text", 6, LONGEST_TEXT).optional(),
        note: Some(fields.area("note", 3, LONGEST_TEXT).optional()),
        number: None,
        kind: Some(kind),
        reason,
    }
}

/// What can be added near a node: key, kind, and whether it stands in the node rather than after it.
fn places(tree: &Tree, near: Option<NodeId>) -> Vec<(String, NodeKind, bool)> {
    let kind_of = |id: NodeId| tree.get(id).map(|node| node.kind);
    let parent = near.and_then(|id| tree.parent(id)).and_then(kind_of);
    let mut places = Vec::new();
    if let Some(own) = near.and_then(kind_of) {
        let inside = NodeKind::ALL.into_iter().filter(|kind| kind.may_stand_under(Some(own)));
        places.extend(inside.map(|kind| (format!("in-{}", kind.key()), kind, true)));
    }
    let after = NodeKind::ALL.into_iter().filter(|kind| kind.may_stand_under(parent));
    places.extend(after.map(|kind| (format!("na-{}", kind.key()), kind, false)));
    places
}

/// A text that was typed, or the problem with it.
fn typed(p: &Page, form: &Form, field: &'static str, errors: &mut Errors) -> Text {
    match Text::from_notation(form.get(field)) {
        Ok(text) => text,
        Err(refused) => {
            errors.add(field, refusal(p, &refused));
            Text::empty()
        }
    }
}

/// Why something typed is not taken, in words.
pub fn refusal(p: &Page, refused: &NotationError) -> String {
    let NotationError::Link { address, reason } = refused;
    let key = match reason {
        AddressError::Scheme => "rulebook-error-link-scheme",
        AddressError::Form => "rulebook-error-link-form",
        AddressError::Length => "rulebook-error-link-length",
    };
    p.t1(key, "address", address)
}

fn label(p: &Page, form: &Form, errors: &mut Errors) -> Option<Label> {
    let typed = form.get("number").trim();
    if typed.is_empty() {
        return None;
    }
    Label::new(typed).map_err(|_| errors.add("number", p.t("rulebook-error-number"))).ok()
}

/// What a form makes of the words of a node: the operations for what differs. `base` is the node as the form showed
/// it.
pub fn changed(p: &Page, base: &Node, form: &Form, errors: &mut Errors) -> Vec<Operation> {
    let mut operations = Vec::new();
    for (part, field) in [(Part::Heading, "heading"), (Part::Text, "text"), (Part::Note, "note")] {
        if part == Part::Heading && !has_heading(base.kind) {
            continue;
        }
        let new = typed(p, form, field, errors);
        // What is known by its number alone would leave that number bare.
        if part == Part::Text && new.is_empty() && !base.text.is_empty() && !has_heading(base.kind) {
            errors.add(field, p.t("rulebook-error-emptied"));
        }
        if new != *base.part(part) {
            let base_hash = base.part(part).hash();
            operations.push(Operation::ReplaceText { node: base.id, part, base_hash, new });
        }
    }
    let number = label(p, form, errors);
    if base.kind != NodeKind::Preamble && number != base.number {
        operations.push(Operation::Renumber { node: base.id, number });
    }
    operations
}

/// What a form makes of something new.
pub fn inserted(
    p: &Page,
    tree: &Tree,
    near: Option<NodeId>,
    form: &Form,
    id: NodeId,
    errors: &mut Errors,
) -> Vec<Operation> {
    let chosen = places(tree, near).into_iter().find(|(key, ..)| key == form.get("kind"));
    let Some((_, kind, inside)) = chosen else {
        errors.add("kind", p.t("rulebook-error-kind"));
        return Vec::new();
    };
    let mut node = Node::new(id, kind);
    if has_heading(kind) {
        node.heading = typed(p, form, "heading", errors);
    } else if !form.get("heading").trim().is_empty() {
        errors.add("heading", p.t("rulebook-error-no-heading"));
    }
    node.text = typed(p, form, "text", errors);
    node.note = typed(p, form, "note", errors);
    if node.heading.is_empty() && node.text.is_empty() {
        errors.add("text", p.t("rulebook-error-empty"));
    }
    let place = match near {
        // At the end of the text, or of the node.
        None => Place { parent: None, after: tree.roots().last().copied() },
        Some(near) if inside => {
            Place { parent: Some(near), after: tree.children(Some(near)).last().copied() }
        }
        Some(near) => Place { parent: tree.parent(near), after: Some(near) },
    };
    vec![Operation::Insert { place, subtree: Subtree::leaf(node) }]
}

/// Whether a node says just what the form of a new one says.
pub fn says(p: &Page, node: &Node, form: &Form) -> bool {
    let mut errors = Errors::default();
    let mut same = |words: &Text, name| typed(p, form, name, &mut errors) == *words;
    same(&node.heading, "heading") && same(&node.text, "text") && same(&node.note, "note")
}

/// One place up or down among its neighbours; nothing when it is the first or the last.
pub fn shifted(tree: &Tree, id: NodeId, up: bool) -> Option<Operation> {
    let parent = tree.parent(id);
    let siblings = tree.children(parent);
    let at = siblings.iter().position(|sibling| *sibling == id)?;
    let after = if up {
        at.checked_sub(1)?;
        at.checked_sub(2).map(|before| siblings[before])
    } else {
        Some(*siblings.get(at + 1)?)
    };
    Some(Operation::Move { node: id, place: Place { parent, after } })
}

/// Where a node could go elsewhere in the text: the value for a form and how the place is called.
pub fn destinations(p: &Page, text: &RuleText, tree: &Tree, id: NodeId) -> Vec<(String, String)> {
    let Some(kind) = tree.get(id).map(|node| node.kind) else { return Vec::new() };
    let numbers = Numbers::of(tree);
    let own = tree.place(id);
    let mut found = Vec::new();
    let mut offer = |place: Place, value: String, label: String| {
        if Some(place) != own && place.after != Some(id) {
            found.push((value, label));
        }
    };
    if kind.may_stand_under(None) {
        offer(Place { parent: None, after: None }, "begin".to_owned(), p.t("rulebook-move-first").to_owned());
    }
    for (_, node) in tree.walk() {
        if tree.is_within(node.id, id) {
            continue;
        }
        let called = name::titled(tree, &numbers, node.id, text.language.code());
        let parent = tree.parent(node.id);
        if kind.may_stand_under(parent.and_then(|parent| tree.get(parent)).map(|node| node.kind)) {
            let place = Place { parent, after: Some(node.id) };
            offer(place, format!("na-{}", node.id), p.t1("rulebook-move-after", "what", &called));
        }
        if kind.may_stand_under(Some(node.kind)) {
            let place = Place { parent: Some(node.id), after: None };
            offer(place, format!("in-{}", node.id), p.t1("rulebook-move-into", "what", &called));
        }
    }
    found
}

/// The place that a form names.
pub fn moved(tree: &Tree, id: NodeId, to: &str) -> Option<Operation> {
    let place = match to.split_once('-') {
        None if to == "begin" => Place { parent: None, after: None },
        Some(("na", other)) => {
            let other = NodeId::new(other.parse().ok()?);
            Place { parent: tree.parent(other), after: Some(other) }
        }
        Some(("in", other)) => Place { parent: Some(NodeId::new(other.parse().ok()?)), after: None },
        _ => return None,
    };
    Some(Operation::Move { node: id, place })
}

/// Where the text of a node can be cut: after each sentence but the last. The number of tokens that stay, and the words
/// that go.
pub fn cuts(node: &Node) -> Vec<(usize, String)> {
    let tokens = words::tokens(&node.text);
    let places = (1..tokens.len()).filter(|at| tokens[at - 1].ends_sentence());
    let cut = |at: usize| apply::cut(&node.text, at).map(|(_, goes)| (at, goes.plain_text()));
    places.filter_map(cut).collect()
}

/// The choices for cutting the text of a node.
pub fn cut_field(p: &Page, node: &Node, form: &Form, errors: &Errors) -> ChoiceField {
    const SHOWN: usize = 90;
    let choices = cuts(node).into_iter().map(|(at, goes)| {
        let mut words: String = goes.chars().take(SHOWN).collect();
        if goes.chars().count() > SHOWN {
            words.push('…');
        }
        (at.to_string(), p.t1("rulebook-cut-before", "words", words), String::new())
    });
    Fields::new(p, "rulebook-form", form, errors).choices("cut", choices)
}

/// The node directly after one, if it has the same kind and so can be joined with it.
pub fn joinable(tree: &Tree, id: NodeId) -> Option<NodeId> {
    let siblings = tree.children(tree.parent(id));
    let at = siblings.iter().position(|sibling| *sibling == id)?;
    let following = *siblings.get(at + 1)?;
    (tree.get(following)?.kind == tree.get(id)?.kind).then_some(following)
}

/// A choice that asks to choose, for the beginning of a list.
pub fn please(label: &str) -> Choice {
    Choice { label: label.to_owned(), ..Choice::default() }
}

/// Why an operation cannot be done, as key of a text.
pub fn refusal_key(refusal: &Refusal) -> &'static str {
    match refusal {
        Refusal::Tree(TreeError::Unknown(_)) => "rulebook-refused-gone",
        Refusal::Tree(_) => "rulebook-refused-place",
        Refusal::Changed(..) => "rulebook-refused-changed",
        Refusal::Cut(_) => "rulebook-refused-cut",
        Refusal::Apart(..) => "rulebook-refused-apart",
    }
}
