//! The judged set: texts of which is known what they are about, and queries of which is known what they mean.
//!
//! Both are ours; the files in `benches/quality` say how they were made. A grade follows from the two, not from what
//! any search finds.

use anyhow::Context;
use rand::{RngExt, SeedableRng, rngs::StdRng};
use search::{Language, TextDocument};

const TOPICS: &str = include_str!("../../quality/topics.txt");
const FRAMES: &str = include_str!("../../quality/frames.txt");
const QUERIES: &str = include_str!("../../quality/queries.txt");
const DEMO: &str = include_str!("../../quality/demo.txt");
const DEMO_TEXTS: [&str; 3] = [
    include_str!("../../../app/src/demo/contributions-1.toml"),
    include_str!("../../../app/src/demo/contributions-2.toml"),
    include_str!("../../../app/src/demo/contributions-3.toml"),
];

/// A text.
pub struct Document {
    /// As the index gets it.
    pub text: TextDocument,
    about: Vec<String>,
    wider: Vec<String>,
    mentions: Vec<String>,
}

/// A query.
pub struct Judged {
    /// What it tests.
    pub family: String,
    /// What is typed.
    pub text: String,
    subjects: Vec<String>,
    /// Whether it was kept apart while tuning.
    pub held_out: bool,
}

impl Judged {
    /// What a document is worth as an answer: 0 to 3.
    pub fn grade(&self, document: &Document) -> u32 {
        let one = |subject: &String| match subject {
            _ if document.about.contains(subject) => 3,
            _ if document.wider.contains(subject) => 2,
            _ if document.mentions.contains(subject) => 1,
            _ => 0,
        };
        let grades: Vec<u32> = self.subjects.iter().map(one).collect();
        match grades.as_slice() {
            [single] => *single,
            several if several.iter().all(|grade| *grade == 3) => 3,
            several if several.iter().all(|grade| *grade > 0) => 2,
            several if several.iter().any(|grade| *grade >= 2) => 1,
            _ => 0,
        }
    }
}

struct Topic {
    name: String,
    wider: Vec<String>,
    /// Each with what it also mentions.
    wordings: Vec<(String, Vec<String>)>,
}

/// All queries.
pub fn queries() -> Vec<Judged> {
    let query = |(number, line): (usize, &str)| {
        let mut parts = line.split('|').map(str::trim);
        let mut part = || parts.next().unwrap_or_default().to_owned();
        let (family, text) = (part(), part());
        Judged { family, text, subjects: words(&part()), held_out: number % 3 == 2 }
    };
    lines(QUERIES).enumerate().map(query).collect()
}

/// All texts: four of each subject, and those of the demo.
pub fn documents() -> anyhow::Result<Vec<Document>> {
    let mut documents = generated();
    documents.extend(demo(documents.len() as u128)?);
    Ok(documents)
}

fn generated() -> Vec<Document> {
    let mut random = StdRng::seed_from_u64(7);
    let topics = topics();
    let mut documents = Vec::new();
    for topic in &topics {
        for (at, (wording, mentions)) in topic.wordings.iter().enumerate() {
            let mut mentions = mentions.clone();
            let title = pick(&mut random, "title").replace("{x}", wording);
            let mut body = vec![pick(&mut random, "filler").to_owned()];
            // Half of the texts name their subject again.
            if at % 2 == 0 {
                body.push(pick(&mut random, "about").replace("{x}", wording));
            }
            if random.random_range(0..2) == 0 {
                let other = &topics[random.random_range(0..topics.len())];
                let (wording, also) = &other.wordings[random.random_range(0..other.wordings.len())];
                body.push(pick(&mut random, "mention").replace("{y}", wording));
                mentions.push(other.name.clone());
                mentions.extend(other.wider.iter().chain(also).cloned());
            }
            body.push(pick(&mut random, "filler").to_owned());
            documents.push(Document {
                text: TextDocument {
                    key: documents.len() as u128 + 1,
                    language: Language::Nl,
                    title,
                    body: body.join(" "),
                    extra: String::new(),
                },
                about: vec![topic.name.clone()],
                wider: topic.wider.clone(),
                mentions,
            });
        }
    }
    documents
}

fn topics() -> Vec<Topic> {
    let wording = |text: &str| match text.split_once('[') {
        Some((wording, mentions)) => {
            (wording.trim().to_owned(), words(mentions.trim_end().trim_end_matches(']')))
        }
        None => (text.trim().to_owned(), Vec::new()),
    };
    let topic = |line: &str| {
        let (head, wordings) = line.split_once('=')?;
        let (name, wider) = head.split_once('<').unwrap_or((head, ""));
        Some(Topic {
            name: name.trim().to_owned(),
            wider: words(wider),
            wordings: wordings.split(';').map(wording).collect(),
        })
    };
    lines(TOPICS).filter_map(topic).collect()
}

fn pick(random: &mut StdRng, sort: &str) -> &'static str {
    let frames: Vec<&str> = lines(FRAMES)
        .filter_map(|line| line.split_once(": ").filter(|(name, _)| *name == sort).map(|(_, text)| text))
        .collect();
    frames[random.random_range(0..frames.len())]
}

fn demo(before: u128) -> anyhow::Result<Vec<Document>> {
    let judged = |key: &str| {
        let line =
            lines(DEMO).find_map(|line| line.split_once('=').filter(|(name, _)| name.trim() == key))?.1;
        line.split_once('|').map(|(about, mentions)| (words(about), words(mentions)))
    };
    let mut documents = Vec::new();
    for text in DEMO_TEXTS {
        let file: toml::Table = text.parse()?;
        for item in
            file.get("contribution").and_then(toml::Value::as_array).context("no texts in the demo")?
        {
            let field = |name: &str| item.get(name).and_then(toml::Value::as_str).unwrap_or_default();
            let sections = item.get("sections").and_then(toml::Value::as_table);
            let body: Vec<&str> =
                sections.into_iter().flat_map(|all| all.values()).filter_map(toml::Value::as_str).collect();
            let (about, mentions) =
                judged(field("key")).with_context(|| format!("{} is not judged", field("key")))?;
            documents.push(Document {
                text: TextDocument {
                    key: before + documents.len() as u128 + 1,
                    language: if field("language") == "en" { Language::En } else { Language::Nl },
                    title: field("title").to_owned(),
                    body: body.join("\n\n"),
                    extra: String::new(),
                },
                about,
                wider: Vec::new(),
                mentions,
            });
        }
    }
    Ok(documents)
}

fn lines(text: &'static str) -> impl Iterator<Item = &'static str> {
    text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'))
}

fn words(text: &str) -> Vec<String> {
    text.split_whitespace().map(str::to_owned).collect()
}
