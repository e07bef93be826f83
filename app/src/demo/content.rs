//! The texts of the demo as they stand in its TOML files.

use std::collections::BTreeMap;

use anyhow::Context;
use exchange::model::{Content, Phase, Section, Visibility};
use serde::Deserialize;
use web::{Instant, Language};

const CONTRIBUTIONS: [&str; 3] = [
    include_str!("contributions-1.toml"),
    include_str!("contributions-2.toml"),
    include_str!("contributions-3.toml"),
];

/// People and the organisations that are made up.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct People {
    pub organisation: Vec<NewOrganisation>,
    pub person: Vec<NewPerson>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NewOrganisation {
    pub key: String,
    pub kind: String,
    pub name: String,
    pub description: String,
    pub website: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NewPerson {
    pub key: String,
    pub name: String,
    pub email: String,
    /// A key, or the CBS code of a real municipality.
    pub organisation: Option<String>,
    #[serde(default)]
    pub roles: Vec<String>,
    #[serde(default)]
    pub network_roles: Vec<String>,
    #[serde(default)]
    pub language: String,
    /// Slugs of the themes that this person follows.
    #[serde(default)]
    pub follows: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Themes {
    theme: Vec<NewTheme>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NewTheme {
    pub slug: String,
    pub name_nl: String,
    pub name_en: String,
    pub description_nl: String,
    pub description_en: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Contributions {
    contribution: Vec<NewContribution>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NewContribution {
    pub key: String,
    pub kind: String,
    pub person: String,
    /// Said again for the reader of the file; the person decides.
    #[serde(rename = "organisation")]
    _organisation: String,
    title: String,
    language: String,
    visibility: String,
    pub state: String,
    phase: Option<String>,
    needed_by_days: Option<i64>,
    pub days_ago: i64,
    themes: Vec<String>,
    sections: BTreeMap<String, String>,
    #[serde(default)]
    pub reply: Vec<NewReply>,
    pub accepted: Option<String>,
    #[serde(default)]
    pub too: Vec<NewSupport>,
    #[serde(default)]
    pub reuse: Vec<NewReuse>,
    #[serde(default)]
    pub links: Vec<NewLink>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NewReply {
    #[serde(default)]
    pub key: String,
    pub person: String,
    pub days_ago: i64,
    pub body: String,
    #[serde(default)]
    pub reply: Vec<NewReply>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NewSupport {
    pub person: String,
    #[serde(default)]
    pub note: String,
    pub days_ago: i64,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NewReuse {
    pub person: String,
    pub body: String,
    pub days_ago: i64,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NewLink {
    pub to: String,
    pub relation: String,
}

/// The people and organisations of the demo.
pub fn people() -> anyhow::Result<People> {
    toml::from_str(include_str!("people.toml")).context("people.toml")
}

/// The themes of the demo, in order.
pub fn themes() -> anyhow::Result<Vec<NewTheme>> {
    let themes: Themes = toml::from_str(include_str!("themes.toml")).context("themes.toml")?;
    Ok(themes.theme)
}

/// The questions, examples, needs and offers of the demo.
pub fn contributions() -> anyhow::Result<Vec<NewContribution>> {
    let mut all = Vec::new();
    for text in CONTRIBUTIONS {
        let part: Contributions = toml::from_str(text).context("contributions")?;
        all.extend(part.contribution);
    }
    Ok(all)
}

impl NewContribution {
    /// What it says.
    pub fn content(&self, now: Instant) -> anyhow::Result<Content> {
        let mut sections = BTreeMap::new();
        for (key, text) in &self.sections {
            let section = Section::from_key(key).with_context(|| format!("there is no part {key}"))?;
            sections.insert(section, text.trim().to_owned());
        }
        let needed_by =
            self.needed_by_days.map(|days| web::dates::date_of(now + days * web::DAY).to_string());
        Ok(Content {
            title: self.title.clone(),
            sections,
            phase: self.phase.as_deref().and_then(Phase::from_key),
            needed_by,
            visibility: Visibility::from_key(&self.visibility).context("visibility")?,
            language: Language::from_code(&self.language).context("language")?,
            themes: self.themes.clone(),
        })
    }
}
