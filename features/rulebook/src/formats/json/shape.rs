//! What stands in the file. Apart from the model, so that the model can change and the format does not.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::text::TextShape;
use crate::formats::{About, Authority, Event, MakeId, Name, Problem, Stage};
use crate::model::node::{Label, Node, NodeId, NodeKind, Subtree};
use crate::model::number::Numbers;

/// What is known about the edition.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct AboutShape {
    id: Uuid,
    naam: Name,
    titel: String,
    vaststeller: AuthorityShape,
    begonnen: DateShape,
    versie: u32,
    gedateerd: DateShape,
    stadium: StageShape,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    verloop: Vec<EventShape>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct AuthorityShape {
    sleutel: Name,
    naam: String,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct EventShape {
    datum: DateShape,
    stadium: StageShape,
}

/// "2026-03-01".
#[derive(Clone, Copy, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
struct DateShape(Date);

impl From<DateShape> for String {
    fn from(shape: DateShape) -> Self {
        shape.0.to_string()
    }
}

impl TryFrom<String> for DateShape {
    type Error = jiff::Error;

    fn try_from(date: String) -> Result<Self, jiff::Error> {
        date.parse().map(Self)
    }
}

#[derive(Clone, Copy, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
struct StageShape(Stage);

impl From<StageShape> for String {
    fn from(shape: StageShape) -> Self {
        shape.0.key().to_owned()
    }
}

impl TryFrom<String> for StageShape {
    type Error = String;

    fn try_from(key: String) -> Result<Self, String> {
        Stage::from_key(&key).map(Self).ok_or_else(|| format!("unknown stage `{key}`"))
    }
}

impl AboutShape {
    pub(super) fn of(about: &About) -> Self {
        let event =
            |event: &Event| EventShape { datum: DateShape(event.date), stadium: StageShape(event.stage) };
        Self {
            id: about.id,
            naam: about.name.clone(),
            titel: about.title.clone(),
            vaststeller: AuthorityShape {
                sleutel: about.authority.key.clone(),
                naam: about.authority.name.clone(),
            },
            begonnen: DateShape(about.begun),
            versie: about.version,
            gedateerd: DateShape(about.dated),
            stadium: StageShape(about.stage),
            verloop: about.history.iter().map(event).collect(),
        }
    }

    pub(super) fn into_about(self) -> Result<About, Problem> {
        if self.versie == 0 {
            return Err(Problem::Value { name: "versie".into(), value: "0".into() });
        }
        let event = |event: &EventShape| Event { date: event.datum.0, stage: event.stadium.0 };
        Ok(About {
            id: self.id,
            name: self.naam,
            title: self.titel,
            authority: Authority { key: self.vaststeller.sleutel, name: self.vaststeller.naam },
            begun: self.begonnen.0,
            version: self.versie,
            dated: self.gedateerd.0,
            stage: self.stadium.0,
            history: self.verloop.iter().map(event).collect(),
        })
    }
}

/// A node with what stands under it.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct NodeShape {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    id: Option<NodeId>,
    soort: KindShape,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    nummer: Option<String>,
    #[serde(default, rename = "eigenNummer", skip_serializing_if = "Option::is_none")]
    eigen_nummer: Option<Label>,
    #[serde(default, skip_serializing_if = "TextShape::is_empty")]
    opschrift: TextShape,
    #[serde(default, skip_serializing_if = "TextShape::is_empty")]
    tekst: TextShape,
    #[serde(default, skip_serializing_if = "TextShape::is_empty")]
    toelichting: TextShape,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    delen: Vec<NodeShape>,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
enum KindShape {
    Aanhef,
    Principe,
    Hoofdstuk,
    Paragraaf,
    Artikel,
    Lid,
    Onderdeel,
}

impl From<NodeKind> for KindShape {
    fn from(kind: NodeKind) -> Self {
        match kind {
            NodeKind::Preamble => Self::Aanhef,
            NodeKind::Principle => Self::Principe,
            NodeKind::Chapter => Self::Hoofdstuk,
            NodeKind::Section => Self::Paragraaf,
            NodeKind::Article => Self::Artikel,
            NodeKind::Paragraph => Self::Lid,
            NodeKind::Item => Self::Onderdeel,
        }
    }
}

impl From<KindShape> for NodeKind {
    fn from(kind: KindShape) -> Self {
        match kind {
            KindShape::Aanhef => Self::Preamble,
            KindShape::Principe => Self::Principle,
            KindShape::Hoofdstuk => Self::Chapter,
            KindShape::Paragraaf => Self::Section,
            KindShape::Artikel => Self::Article,
            KindShape::Lid => Self::Paragraph,
            KindShape::Onderdeel => Self::Item,
        }
    }
}

impl NodeShape {
    pub(super) fn of(subtree: &Subtree, numbers: &Numbers) -> Self {
        let node = &subtree.node;
        Self {
            id: Some(node.id),
            soort: node.kind.into(),
            nummer: numbers.label(node.id).map(str::to_owned),
            eigen_nummer: node.number.clone(),
            opschrift: TextShape(node.heading.clone()),
            tekst: TextShape(node.text.clone()),
            toelichting: TextShape(node.note.clone()),
            delen: subtree.children.iter().map(|child| Self::of(child, numbers)).collect(),
        }
    }

    pub(super) fn into_subtree(self, ids: MakeId<'_>) -> Subtree {
        let id = self.id.unwrap_or_else(&mut *ids);
        let node = Node {
            number: self.eigen_nummer,
            heading: self.opschrift.0,
            text: self.tekst.0,
            note: self.toelichting.0,
            ..Node::new(id, self.soort.into())
        };
        Subtree::new(node, self.delen.into_iter().map(|child| child.into_subtree(ids)).collect())
    }
}
