//! What is known about a text, before its first heading.

use std::collections::HashMap;
use std::str::FromStr;

use crate::formats::json::{FORMAT, FORMAT_VERSION};
use crate::formats::{About, Authority, Event, Name, Problem, ReadError, Stage};

/// The line above and below.
const FENCE: &str = "---";

pub(super) fn write(about: &About) -> String {
    let event = |event: &Event| format!("{} {}", event.date, event.stage.key());
    let history: Vec<String> = about.history.iter().map(event).collect();
    // A string in JSON is one in YAML too, so that others can read this.
    let quoted = |text: &str| serde_json::Value::from(text).to_string();
    let lines = [
        ("formaat", FORMAT.to_owned()),
        ("formaatversie", FORMAT_VERSION.to_string()),
        ("id", about.id.to_string()),
        ("naam", about.name.to_string()),
        ("titel", quoted(&about.title)),
        ("vaststeller", quoted(&about.authority.name)),
        ("sleutel", about.authority.key.to_string()),
        ("begonnen", about.begun.to_string()),
        ("versie", about.version.to_string()),
        ("gedateerd", about.dated.to_string()),
        ("stadium", about.stage.key().to_owned()),
        ("verloop", quoted(&history.join(", "))),
    ];
    let lines: String = lines.iter().map(|(key, value)| format!("{key}: {value}\n")).collect();
    format!("{FENCE}\n{lines}{FENCE}\n")
}

/// What stands before the first heading, and how many lines that takes.
pub(super) fn read(lines: &[&str]) -> Result<(Option<About>, usize), ReadError> {
    if lines.first().map(|line| line.trim_end()) != Some(FENCE) {
        return Ok((None, 0));
    }
    let Some(end) = lines.iter().skip(1).position(|line| line.trim_end() == FENCE) else {
        return Ok((None, 0));
    };
    let mut values = Values(HashMap::new());
    for (nth, line) in lines.iter().enumerate().skip(1).take(end) {
        if let Some((key, value)) = line.split_once(':') {
            values.0.insert(key.trim(), (nth + 1, value.trim()));
        }
    }
    // Others write other things there.
    let about = match values.0.get("formaat") {
        Some((_, format)) if *format == FORMAT => Some(values.about()?),
        _ => None,
    };
    Ok((about, end + 2))
}

/// What was written, each with its line.
struct Values<'a>(HashMap<&'a str, (usize, &'a str)>);

impl Values<'_> {
    fn about(&self) -> Result<About, ReadError> {
        let version: u32 = self.parsed("formaatversie")?;
        if !(1..=FORMAT_VERSION).contains(&version) {
            return Err(self.wrong("formaatversie", Problem::Version(version.to_string())));
        }
        let version: u32 = self.parsed("versie")?;
        if version == 0 {
            return Err(self.value("versie"));
        }
        Ok(About {
            id: self.parsed("id")?,
            name: self.name("naam")?,
            title: self.text("titel")?,
            authority: Authority { key: self.name("sleutel")?, name: self.text("vaststeller")? },
            begun: self.parsed("begonnen")?,
            version,
            dated: self.parsed("gedateerd")?,
            stage: Stage::from_key(self.get("stadium")?).ok_or_else(|| self.value("stadium"))?,
            history: self.history()?,
        })
    }

    fn get(&self, key: &str) -> Result<&str, ReadError> {
        let value = self.0.get(key).map(|(_, value)| *value);
        value.ok_or_else(|| Problem::Missing(key.to_owned()).into())
    }

    fn parsed<T: FromStr>(&self, key: &str) -> Result<T, ReadError> {
        self.get(key)?.parse().map_err(|_| self.value(key))
    }

    fn name(&self, key: &str) -> Result<Name, ReadError> {
        Name::new(self.get(key)?).map_err(|_| self.value(key))
    }

    /// With or without quotes.
    fn text(&self, key: &str) -> Result<String, ReadError> {
        let value = self.get(key)?;
        if !value.starts_with('"') {
            return Ok(value.to_owned());
        }
        serde_json::from_str(value).map_err(|_| self.value(key))
    }

    fn history(&self) -> Result<Vec<Event>, ReadError> {
        let wrong = || self.value("verloop");
        let history = if self.0.contains_key("verloop") { self.text("verloop")? } else { String::new() };
        let mut events = Vec::new();
        for event in history.split(',').map(str::trim).filter(|event| !event.is_empty()) {
            let (date, stage) = event.split_once(' ').ok_or_else(wrong)?;
            let date = date.parse().map_err(|_| wrong())?;
            events.push(Event { date, stage: Stage::from_key(stage.trim()).ok_or_else(wrong)? });
        }
        Ok(events)
    }

    fn value(&self, key: &str) -> ReadError {
        let value = self.get(key).unwrap_or_default().to_owned();
        self.wrong(key, Problem::Value { name: key.to_owned(), value })
    }

    fn wrong(&self, key: &str, problem: Problem) -> ReadError {
        ReadError { line: self.0.get(key).map(|(line, _)| *line), problem }
    }
}
