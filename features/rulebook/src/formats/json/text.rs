//! A text in the file: a string, or a list of stretches.

use serde::de::value::MapAccessDeserializer;
use serde::de::{Error, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::model::node::NodeId;
use crate::model::text::{Address, Marks, Run, Target, Text};

/// A text.
#[derive(Default)]
pub(super) struct TextShape(pub(super) Text);

impl TextShape {
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl Serialize for TextShape {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0.runs() {
            [] => serializer.serialize_str(""),
            [run] if run.marks == Marks::NONE => serializer.serialize_str(&run.text),
            runs => serializer.collect_seq(runs.iter().map(PieceShape)),
        }
    }
}

impl<'de> Deserialize<'de> for TextShape {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(TextVisitor).map(Self)
    }
}

struct TextVisitor;

impl<'de> Visitor<'de> for TextVisitor {
    type Value = Text;

    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("a string or a list of stretches")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Text, E> {
        Ok(Text::plain(text))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut row: A) -> Result<Text, A::Error> {
        let mut runs: Vec<Run> = Vec::new();
        while let Some(ReadPiece(run)) = row.next_element()? {
            runs.push(run);
        }
        Ok(Text::from_runs(&runs))
    }
}

/// A stretch that is written.
struct PieceShape<'a>(&'a Run);

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct MarkedShape {
    tekst: String,
    #[serde(default, skip_serializing_if = "is_false")]
    nadruk: bool,
    #[serde(default, skip_serializing_if = "is_false")]
    begrip: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    onderdeel: Option<NodeId>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    adres: Option<String>,
}

fn is_false(value: &bool) -> bool {
    !value
}

impl Serialize for PieceShape<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Run { text, marks } = self.0;
        if *marks == Marks::NONE {
            return serializer.serialize_str(text);
        }
        let (onderdeel, adres) = match &marks.target {
            None => (None, None),
            Some(Target::Node(node)) => (Some(*node), None),
            Some(Target::Address(address)) => (None, Some(address.as_str().to_owned())),
        };
        MarkedShape { tekst: text.clone(), nadruk: marks.emphasis, begrip: marks.term, onderdeel, adres }
            .serialize(serializer)
    }
}

/// A stretch that was read.
struct ReadPiece(Run);

impl<'de> Deserialize<'de> for ReadPiece {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(PieceVisitor).map(Self)
    }
}

struct PieceVisitor;

impl<'de> Visitor<'de> for PieceVisitor {
    type Value = Run;

    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("a string or a stretch with marks")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Run, E> {
        Ok(Run::plain(text))
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Run, A::Error> {
        let shape = MarkedShape::deserialize(MapAccessDeserializer::new(map))?;
        let target = match (shape.onderdeel, shape.adres) {
            (None, None) => None,
            (Some(node), None) => Some(Target::Node(node)),
            (None, Some(address)) => Some(Target::Address(Address::new(&address).map_err(A::Error::custom)?)),
            (Some(_), Some(_)) => {
                return Err(A::Error::custom("`onderdeel` and `adres` exclude each other"));
            }
        };
        let marks = Marks { emphasis: shape.nadruk, term: shape.begrip, target };
        Ok(Run { text: shape.tekst, marks })
    }
}
