//! A text as JSON: a string when nothing is marked, else a list of runs, of which those without marks are
//! strings: `["De ", {"text": "beheerder", "term": true}, " meldt."]`.

use serde::de::Error as _;
use serde::ser::SerializeSeq;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::{Address, Marks, Run, Target, Text};
use crate::model::node::NodeId;

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Marked {
    text: String,
    #[serde(default, skip_serializing_if = "is_false")]
    emphasis: bool,
    #[serde(default, skip_serializing_if = "is_false")]
    term: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    node: Option<NodeId>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    link: Option<String>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Piece {
    Plain(String),
    Marked(Marked),
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Whole {
    Plain(String),
    Pieces(Vec<Piece>),
}

fn is_false(value: &bool) -> bool {
    !value
}

impl Serialize for Text {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.runs() {
            [] => serializer.serialize_str(""),
            [run] if run.marks == Marks::NONE => serializer.serialize_str(&run.text),
            runs => {
                let mut row = serializer.serialize_seq(Some(runs.len()))?;
                for run in runs {
                    if run.marks == Marks::NONE {
                        row.serialize_element(&run.text)?;
                        continue;
                    }
                    let (node, link) = match &run.marks.target {
                        None => (None, None),
                        Some(Target::Node(node)) => (Some(*node), None),
                        Some(Target::Address(address)) => (None, Some(address.as_str().to_owned())),
                    };
                    let (emphasis, term) = (run.marks.emphasis, run.marks.term);
                    row.serialize_element(&Marked { text: run.text.clone(), emphasis, term, node, link })?;
                }
                row.end()
            }
        }
    }
}

impl<'de> Deserialize<'de> for Text {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let pieces = match Whole::deserialize(deserializer)? {
            Whole::Plain(text) => return Ok(Self::plain(&text)),
            Whole::Pieces(pieces) => pieces,
        };
        let mut runs = Vec::with_capacity(pieces.len());
        for piece in pieces {
            runs.push(match piece {
                Piece::Plain(text) => Run::plain(text),
                Piece::Marked(marked) => {
                    let target = match (marked.node, marked.link) {
                        (None, None) => None,
                        (Some(node), None) => Some(Target::Node(node)),
                        (None, Some(link)) => {
                            Some(Target::Address(Address::new(&link).map_err(D::Error::custom)?))
                        }
                        (Some(_), Some(_)) => return Err(D::Error::custom("words lead to one place")),
                    };
                    let marks = Marks { emphasis: marked.emphasis, term: marked.term, target };
                    Run { text: marked.text, marks }
                }
            });
        }
        Ok(Self::from_runs(&runs))
    }
}
