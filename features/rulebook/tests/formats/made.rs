//! Editions of any shape.

use jiff::civil::{Date, date};
use proptest::prelude::*;
use rulebook::formats::{About, Authority, Edition, Event, Name, Stage};
use rulebook::model::node::{DEEPEST_ITEM, Label, Node, NodeId, NodeKind, Subtree};
use rulebook::model::text::{Address, Marks, Run, Target, Text};
use rulebook::model::tree::{Place, Tree};
use uuid::Uuid;

pub fn id(number: u128) -> NodeId {
    NodeId::new(Uuid::from_u128(number))
}

pub fn about() -> About {
    About {
        id: Uuid::from_u128(0x0190_7000_0000_7000_8000_0000_0000_0001),
        name: Name::new("sensoren").unwrap(),
        title: "Sensoren: \"wat & waar\" <in de openbare ruimte>".into(),
        authority: Authority {
            key: Name::new("vng").unwrap(),
            name: "Vereniging van Nederlandse Gemeenten".into(),
        },
        begun: date(2026, 1, 15),
        version: 3,
        dated: date(2026, 3, 1),
        stage: Stage::Proposed,
        history: vec![Event { date: date(2026, 1, 15), stage: Stage::Draft }],
    }
}

prop_compose! {
    fn marks()(emphasis: bool, term: bool, target in 0..8u8) -> Marks {
        let target = match target {
            // The first is most often there, the second never.
            0 => Some(Target::Node(id(1))),
            1 => Some(Target::Node(id(9_999))),
            2 => Some(Target::Address(Address::new("https://vng.nl/(*a*)?{b}&c=d_e~f#'g").unwrap())),
            _ => None,
        };
        Marks { emphasis, term, target }
    }
}

prop_compose! {
    fn run()(
        text in prop_oneof![
            r"[ab1 .*{}\[\]()\\<>&_\n\u{a0}é👩‍🚒'\x22`~#+=|!°\u{ffff}-]{0,8}",
            r"(1\.|a\.|1°\.|ii\.|- |\+ |#|>|<!-- x -->|-->|Artikel 3\.|\]\]>|&lt;| |\n|woord|---){0,5}",
        ],
        marks in marks(),
    ) -> Run {
        Run { text, marks }
    }
}

pub fn text() -> impl Strategy<Value = Text> {
    prop::collection::vec(run(), 0..4).prop_map(|runs| Text::from_runs(&runs))
}

fn heading() -> impl Strategy<Value = Text> {
    text().prop_map(|text| {
        let one_line = |run: &Run| Run { text: run.text.replace('\n', " "), marks: run.marks.clone() };
        Text::from_runs(&text.runs().iter().map(one_line).collect::<Vec<_>>())
    })
}

fn number() -> impl Strategy<Value = Option<Label>> {
    prop_oneof![
        4 => Just(None),
        1 => "[1-3][ab]?|[a-cA-C]|[ivx]{1,2}|[12]°|2\\.[1-3]|bis|é\\.1".prop_map(|label| Label::new(&label).ok()),
    ]
}

prop_compose! {
    fn raw()(
        kind: prop::sample::Index,
        depth: prop::sample::Index,
        heading in prop_oneof![Just(Text::empty()), heading()],
        text in text(),
        note in prop_oneof![2 => Just(Text::empty()), 1 => text()],
        number in number(),
    ) -> (prop::sample::Index, prop::sample::Index, Node) {
        let node = Node { heading, text, note, number, ..Node::new(id(0), NodeKind::Item) };
        (kind, depth, node)
    }
}

/// A valid text of up to some 25 nodes.
pub fn tree() -> impl Strategy<Value = Tree> {
    prop::collection::vec(raw(), 0..25).prop_map(|raws| {
        let mut roots: Vec<Subtree> = Vec::new();
        for (nth, (kind, depth, node)) in raws.into_iter().enumerate() {
            // The way to the last node: one of those is the parent.
            let mut way: Vec<NodeKind> = Vec::new();
            let mut at = &roots;
            while let Some(last) = at.last() {
                way.push(last.node.kind);
                at = &last.children;
            }
            let mut deep = depth.index(way.len() + 1);
            let allowed = loop {
                let parent = deep.checked_sub(1).map(|above| way[above]);
                let items = way[..deep].iter().filter(|kind| **kind == NodeKind::Item).count();
                let fits = |kind: &NodeKind| {
                    kind.may_stand_under(parent) && (*kind != NodeKind::Item || items < DEEPEST_ITEM)
                };
                let allowed: Vec<NodeKind> = NodeKind::ALL.into_iter().filter(fits).collect();
                if !allowed.is_empty() {
                    break allowed;
                }
                deep -= 1;
            };
            let mut siblings = &mut roots;
            for _ in 0..deep {
                siblings = &mut siblings.last_mut().unwrap().children;
            }
            let kind = allowed[kind.index(allowed.len())];
            siblings.push(Subtree::leaf(Node { id: id(nth as u128 + 1), kind, ..node }));
        }
        Tree::from_subtrees(roots).unwrap()
    })
}

fn day() -> impl Strategy<Value = Date> {
    (1900..2100i16, 1..13i8, 1..29i8).prop_map(|(year, month, day)| date(year, month, day))
}

fn stage() -> impl Strategy<Value = Stage> {
    prop::sample::select(Stage::ALL.to_vec())
}

pub fn edition() -> impl Strategy<Value = Edition> {
    let title = r#"[a-zA-Zé&<>"':#\\ -]{0,12}"#.prop_map(|title| Text::plain(&title).plain_text());
    let history = prop::collection::vec((day(), stage()), 0..4);
    (tree(), title, day(), day(), 1..9u32, stage(), history).prop_map(
        |(tree, title, begun, dated, version, stage, history)| {
            let history = history.into_iter().map(|(date, stage)| Event { date, stage }).collect();
            Edition { about: About { title, begun, dated, version, stage, history, ..about() }, tree }
        },
    )
}

/// Identifiers that no made text has, in order.
pub fn fresh() -> impl FnMut() -> NodeId {
    let mut next = 1_000_000;
    move || {
        next += 1;
        id(next)
    }
}

/// A text of the given nodes.
pub fn planted(subtrees: Vec<Subtree>) -> Tree {
    Tree::from_subtrees(subtrees).unwrap()
}

pub fn leaf(number: u128, kind: NodeKind, text: &str) -> Subtree {
    with(number, kind, text, Vec::new())
}

pub fn with(number: u128, kind: NodeKind, text: &str, children: Vec<Subtree>) -> Subtree {
    Subtree::new(Node::new(id(number), kind).saying(Text::from_notation(text).unwrap()), children)
}

pub fn place(parent: Option<u128>, after: Option<u128>) -> Place {
    Place { parent: parent.map(id), after: after.map(id) }
}
