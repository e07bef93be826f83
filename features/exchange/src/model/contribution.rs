//! A contribution as it is kept and shown.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use web::{Instant, Language, OrganisationId, PersonId};

use super::{ContributionId, Kind, Phase, SUMMARY_LENGTH, Section, State, Step, Visibility, after};

/// The organisation in whose name something was written, as far as this room shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Organisation {
    /// Its identifier.
    pub id: OrganisationId,
    /// Its kind, as `people::model::OrganisationKind::key` gives it.
    pub kind: String,
    /// Its name.
    pub name: String,
    /// Code of the province of a municipality.
    pub province: Option<String>,
    /// Inhabitants of a municipality.
    pub inhabitants: Option<i64>,
}

impl Organisation {
    /// Whether it is a company, which must state its interest in an offer.
    pub fn is_company(&self) -> bool {
        self.kind == "company"
    }
}

/// Who wrote it. The name is empty after erasure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Author {
    /// The person.
    pub id: PersonId,
    /// The name, which only the network sees.
    pub name: String,
}

/// What people write: the part of a contribution that has versions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Content {
    /// One line.
    pub title: String,
    /// The text by part, in Markdown; empty parts are left out.
    pub sections: BTreeMap<Section, String>,
    /// Of an example.
    pub phase: Option<Phase>,
    /// Of a question or need: the day by which an answer is needed, `YYYY-MM-DD`.
    pub needed_by: Option<String>,
    /// Who may see it once it is published.
    pub visibility: Visibility,
    /// The language it is written in.
    pub language: Language,
    /// Slugs of its themes, in the order of the list of themes.
    pub themes: Vec<String>,
}

/// What is kept with a version besides title and text, as JSON.
#[derive(Serialize, Deserialize)]
struct Details {
    phase: Option<String>,
    needed_by: Option<String>,
    visibility: String,
    language: String,
    themes: Vec<String>,
}

impl Content {
    /// The text of a part; empty when it was not filled in.
    pub fn section(&self, section: Section) -> &str {
        self.sections.get(&section).map_or("", String::as_str)
    }

    /// The text by part as JSON: section key to Markdown.
    pub fn sections_json(&self) -> String {
        let keyed: BTreeMap<&str, &String> = self.sections.iter().map(|(s, text)| (s.key(), text)).collect();
        serde_json::json!(keyed).to_string()
    }

    /// Everything besides title and text as JSON.
    pub fn details_json(&self) -> String {
        serde_json::json!(Details {
            phase: self.phase.map(|phase| phase.key().to_owned()),
            needed_by: self.needed_by.clone(),
            visibility: self.visibility.key().to_owned(),
            language: self.language.code().to_owned(),
            themes: self.themes.clone(),
        })
        .to_string()
    }

    /// The text by part out of JSON; `None` when it is not what [`Self::sections_json`] writes.
    pub fn read_sections(json: &str) -> Option<BTreeMap<Section, String>> {
        let keyed: BTreeMap<String, String> = serde_json::from_str(json).ok()?;
        keyed.into_iter().map(|(key, text)| Some((Section::from_key(&key)?, text))).collect()
    }

    /// A version out of what was kept; `None` when it is not what this type writes.
    pub fn read(title: String, sections: &str, details: &str) -> Option<Self> {
        let details: Details = serde_json::from_str(details).ok()?;
        let phase = match &details.phase {
            Some(key) => Some(Phase::from_key(key)?),
            None => None,
        };
        Some(Self {
            title,
            sections: Self::read_sections(sections)?,
            phase,
            needed_by: details.needed_by,
            visibility: Visibility::from_key(&details.visibility)?,
            language: Language::from_code(&details.language)?,
            themes: details.themes,
        })
    }

    /// The beginning of the main part as plain text, for lists.
    pub fn summary(&self, kind: Kind) -> String {
        text::markdown::excerpt(self.section(kind.main_section()), SUMMARY_LENGTH)
    }
}

/// A contribution, whole.
#[derive(Clone, Debug, PartialEq)]
pub struct Contribution {
    /// Its identifier, part of its address for ever.
    pub id: ContributionId,
    /// What sort it is; never changes.
    pub kind: Kind,
    /// Where it is in its life.
    pub state: State,
    /// In whose name it was written.
    pub organisation: Organisation,
    /// Who wrote it first.
    pub author: Author,
    /// What it says now.
    pub content: Content,
    /// Counts up with each change of the content.
    pub version: i64,
    /// When it was begun.
    pub made_at: Instant,
    /// When it was first shown to others.
    pub published_at: Option<Instant>,
    /// When the content last changed.
    pub changed_at: Instant,
    /// When something last happened with it.
    pub active_at: Instant,
    /// The one it was joined with.
    pub merged_into: Option<ContributionId>,
    /// The reply that was accepted as the answer.
    pub accepted_reply: Option<super::ReplyId>,
    /// How many replies it has.
    pub replies: i64,
    /// How many organisations said "we too".
    pub supports: i64,
    /// How many organisations said "we re-used this".
    pub reuses: i64,
}

impl Contribution {
    /// The state after a step, or `None` when the step cannot be taken now.
    pub fn after(&self, step: Step) -> Option<State> {
        after(self.state, step, self.published_at.is_some(), self.accepted_reply.is_some())
    }

    /// Its address.
    pub fn url(&self) -> String {
        format!("/bijdragen/{}", self.id)
    }
}
