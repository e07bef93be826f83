//! Doing operations, and undoing them.

use super::node::{Node, NodeId, Part, Subtree};
use super::operation::{Operation, Refusal};
use super::text::Text;
use super::tree::{Place, Tree, TreeError, accepts_text};
use super::words::{text_of, tokens};

/// Does an operation. Answers what undoes it: those operations, in that order, give the same tree again. After
/// an error the tree is as it was.
pub fn apply(tree: &mut Tree, operation: &Operation) -> Result<Vec<Operation>, Refusal> {
    match operation {
        Operation::ReplaceText { node, part, base_hash, new } => {
            let now = tree.text(*node, *part).ok_or(TreeError::Unknown(*node))?;
            if now.hash() != *base_hash {
                return Err(Refusal::Changed(*node, *part));
            }
            replace(tree, *node, *part, new.clone())
        }
        Operation::Insert { place, subtree } => {
            tree.attach(*place, subtree.clone())?;
            Ok(vec![Operation::Delete { node: subtree.node.id }])
        }
        Operation::Delete { node } => {
            let (place, subtree) = tree.detach(*node)?;
            Ok(vec![Operation::Insert { place, subtree }])
        }
        Operation::Move { node, place } => {
            let place = tree.relocate(*node, *place)?;
            Ok(vec![Operation::Move { node: *node, place }])
        }
        Operation::Renumber { node, number } => {
            let number = tree.set_number(*node, number.clone())?;
            Ok(vec![Operation::Renumber { node: *node, number }])
        }
        Operation::Split { node, at, new } => split(tree, *node, *at, *new),
        Operation::Join { node, following } => join(tree, *node, *following),
    }
}

/// Does operations in order, all or none. Answers what undoes them, or which could not be done and why.
pub fn apply_all<'a>(
    tree: &mut Tree,
    operations: impl IntoIterator<Item = &'a Operation>,
) -> Result<Vec<Operation>, (usize, Refusal)> {
    let mut changed = tree.clone();
    let mut undo: Vec<Vec<Operation>> = Vec::new();
    for (nth, operation) in operations.into_iter().enumerate() {
        undo.push(apply(&mut changed, operation).map_err(|refusal| (nth, refusal))?);
    }
    *tree = changed;
    Ok(undo.into_iter().rev().flatten().collect())
}

/// The text of a node cut after a number of tokens; nothing when one half would be empty.
pub fn cut(text: &Text, at: usize) -> Option<(Text, Text)> {
    let tokens = tokens(text);
    let (stays, goes) = tokens.split_at_checked(at)?;
    let (stays, goes) = (text_of(stays), text_of(goes));
    (!stays.is_empty() && !goes.is_empty()).then_some((stays, goes))
}

fn replace(tree: &mut Tree, node: NodeId, part: Part, new: Text) -> Result<Vec<Operation>, Refusal> {
    let base_hash = new.hash();
    let was = tree.set_text(node, part, new)?;
    Ok(vec![Operation::ReplaceText { node, part, base_hash, new: was }])
}

fn split(tree: &mut Tree, id: NodeId, at: usize, new: NodeId) -> Result<Vec<Operation>, Refusal> {
    let node = tree.get(id).ok_or(TreeError::Unknown(id))?;
    let (stays, goes) = cut(&node.text, at).ok_or(Refusal::Cut(id))?;
    let place = Place { parent: tree.parent(id), after: Some(id) };
    let second = Node { text: goes, ..Node::new(new, node.kind) };
    tree.attach(place, Subtree::leaf(second))?;
    // From here nothing can fail: the new node has the same kind at the same depth.
    let mut undo = carry(tree, id, new, None)?;
    undo.push(Operation::Delete { node: new });
    undo.extend(replace(tree, id, Part::Text, stays)?);
    Ok(undo)
}

fn join(tree: &mut Tree, id: NodeId, following: NodeId) -> Result<Vec<Operation>, Refusal> {
    let node = tree.get(id).ok_or(TreeError::Unknown(id))?;
    let second = tree.get(following).ok_or(TreeError::Unknown(following))?.clone();
    let place = tree.place(following).ok_or(TreeError::Unknown(following))?;
    if place.after != Some(id) || node.kind != second.kind {
        return Err(Refusal::Apart(id, following));
    }
    let mut joined =
        vec![(Part::Text, node.text.and(&second.text)), (Part::Note, node.note.and_paragraph(&second.note))];
    if node.heading.is_empty() {
        joined.push((Part::Heading, second.heading.clone()));
    }
    joined.retain(|(part, text)| node.part(*part) != text);
    // All of it is checked before the first change; moving to a node of the same kind beside it cannot fail.
    joined.iter().try_for_each(|(part, text)| accepts_text(id, *part, text))?;
    let mut undo = Vec::new();
    for (part, text) in joined {
        undo.extend(replace(tree, id, part, text)?);
    }
    let last = tree.children(Some(id)).last().copied();
    let back = carry(tree, following, id, last)?;
    tree.detach(following)?;
    undo.push(Operation::Insert { place, subtree: Subtree::leaf(second) });
    undo.extend(back);
    Ok(undo)
}

/// Moves all that stands under one node to another, behind `after`. Answers what moves it back.
fn carry(
    tree: &mut Tree,
    from: NodeId,
    to: NodeId,
    after: Option<NodeId>,
) -> Result<Vec<Operation>, Refusal> {
    let children = tree.children(Some(from)).to_vec();
    let mut back = Vec::new();
    let (mut after, mut before) = (after, None);
    for child in children {
        tree.relocate(child, Place { parent: Some(to), after })?;
        back.push(Operation::Move { node: child, place: Place { parent: Some(from), after: before } });
        (after, before) = (Some(child), Some(child));
    }
    Ok(back)
}
