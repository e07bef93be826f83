//! An amendment as a paper: what its page on paper holds, part by part.

use super::block::{Block, Change, Contents, Entry, Face, Span, paragraphs};
use super::contents::{date, note, plain};
use crate::formats::About;
use crate::formats::akoma_ntoso::{Main, Proposal};
use crate::model::node::NodeKind;
use crate::wording::{Clause, Language, Line, Quoted};

/// An amendment.
pub(super) fn paper(about: &About, proposal: &Proposal, clauses: &[Clause], language: Language) -> Contents {
    let by: Vec<&str> = proposal.by.iter().map(|authority| authority.name.as_str()).collect();
    let dated = date(proposal.dated, language);
    let own = if proposal.title.trim().is_empty() { proposal.name.as_str() } else { &proposal.title };
    let heading = |level, words: &str| {
        let spans = vec![Span::new(words, Face::SansBold)];
        Block::Heading { level, spans, node: None }
    };
    let says = PaperWords::of(language, proposal.on.as_ref());
    let read = vec![
        Span::new(says.read, Face::Serif),
        Span::new(&about.title, Face::SerifItalic),
        Span::new(format!(" ({}){}", proposal.version, says.read_main), Face::Serif),
    ];
    let mut blocks = vec![
        heading(1, own),
        words_of(says.assembly),
        Block::Paragraph { spans: read, node: None },
        heading(2, &says.decides),
    ];
    blocks.extend(numbered(clauses.iter().map(|clause| point(clause, language))));
    if !proposal.waiting.is_empty() {
        blocks.extend([heading(2, says.waiting), words_of(says.waiting_about)]);
        let waiting = proposal.waiting.iter();
        blocks.extend(numbered(waiting.map(|lines| lines.iter().map(words_of).collect())));
    }
    if !proposal.explanation.is_empty() {
        blocks.push(heading(2, says.explanation));
        blocks.extend(plain(&proposal.explanation, Change::Same));
    }
    let signers: Vec<&str> = proposal.signers.iter().map(String::as_str).collect();
    for (title, names) in [(says.by, &by), (says.signers, &signers)] {
        if !names.is_empty() {
            blocks.push(heading(2, title));
            let name = |name: &&str| Block::Signature { spans: vec![Span::new(*name, Face::Serif)] };
            blocks.extend(names.iter().map(name));
        }
    }
    let submitted = match language {
        Language::Dutch => format!("Ingediend op {dated}."),
        Language::English => format!("Submitted on {dated}."),
    };
    blocks.push(Block::Small { spans: vec![Span::new(submitted, Face::Sans)] });
    let id = format!("{} {}", proposal.id, proposal.dated);
    Contents { title: own.to_owned(), author: by.join(", "), id, language, blocks }
}

fn words_of(words: impl Into<String>) -> Block {
    Block::Paragraph { spans: vec![Span::new(words, Face::Serif)], node: None }
}

/// A numbered list, if there is anything to list.
fn numbered(parts: impl Iterator<Item = Vec<Block>>) -> Option<Block> {
    let entry = |(nth, blocks)| {
        let label = vec![Span::new(format!("{}. ", nth + 1), Face::Serif)];
        Entry { label, blocks, node: None }
    };
    let entries: Vec<Entry> = parts.enumerate().map(entry).collect();
    (!entries.is_empty()).then_some(Block::List { entries })
}

/// The fixed words of a paper, those that its page has.
struct PaperWords {
    assembly: &'static str,
    read: &'static str,
    read_main: String,
    decides: String,
    waiting: &'static str,
    waiting_about: &'static str,
    explanation: &'static str,
    by: &'static str,
    signers: &'static str,
}

impl PaperWords {
    fn of(language: Language, on: Option<&Main>) -> Self {
        match language {
            Language::Dutch => Self {
                assembly: "De algemene ledenvergadering,",
                read: "gelezen het voorstel ",
                read_main: on.map_or(";".to_owned(), |Main { number, by }| {
                    format!(" en amendement {number} van {by} daarop;")
                }),
                decides: match on {
                    None => "besluit de tekst als volgt te wijzigen:".to_owned(),
                    Some(Main { number, by }) => {
                        format!("besluit amendement {number} van {by} als volgt te wijzigen:")
                    }
                },
                waiting: "Wat nog niet past",
                waiting_about: "Deze wijzigingen wachten op een antwoord. Zij staan hier zoals zij luidden \
                                tegen de vorige tekst, met de nummers van toen.",
                explanation: "Toelichting",
                by: "Ingediend door",
                signers: "Mede ondertekend door",
            },
            Language::English => Self {
                assembly: "The general members’ assembly,",
                read: "having read the proposal ",
                read_main: on.map_or(";".to_owned(), |Main { number, by }| {
                    format!(" and amendment {number} of {by} to it;")
                }),
                decides: match on {
                    None => "decides to change the text as follows:".to_owned(),
                    Some(Main { number, by }) => {
                        format!("decides to change amendment {number} of {by} as follows:")
                    }
                },
                waiting: "What does not fit yet",
                waiting_about: "These changes wait for an answer. They stand here as they read against the \
                                text before, with the numbers of then.",
                explanation: "Explanation",
                by: "Submitted by",
                signers: "Also signed by",
            },
        }
    }
}

fn point(clause: &Clause, language: Language) -> Vec<Block> {
    let mut blocks = vec![Block::Paragraph { spans: vec![Span::new(&clause.lead, Face::Serif)], node: None }];
    for quoted in &clause.quoted {
        let mut within = Vec::new();
        match quoted {
            Quoted::Text(text) => within.extend(plain(text, Change::Same)),
            Quoted::Node(lines) => within.extend(quoted_nodes(lines, language)),
        }
        blocks.push(Block::Quote { blocks: within });
    }
    let mut label = if language == Language::Dutch { "Toelichting: " } else { "Reason: " };
    for reason in &clause.reasons {
        for spans in paragraphs(reason, Face::SansItalic, Change::Same) {
            let label = Span::new(std::mem::take(&mut label), Face::Sans);
            blocks.push(Block::Small { spans: std::iter::once(label).chain(spans).collect() });
        }
    }
    blocks
}

/// New nodes: numbered ones as a list, with what stands under them.
fn quoted_nodes(lines: &[Line], language: Language) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    let mut rest = lines;
    while let Some((line, after)) = rest.split_first() {
        let below = after.iter().take_while(|other| other.depth > line.depth).count();
        let (below, next) = after.split_at(below);
        rest = next;
        let listed = matches!(line.kind, NodeKind::Paragraph | NodeKind::Item);
        let mut own = Vec::new();
        let name = if listed { "" } else { line.name.as_str() };
        let mut title = vec![Span::new(name, Face::SansBold)];
        title.push(Span::new(if name.is_empty() { "" } else { " " }, Face::SansBold));
        title.extend(paragraphs(&line.heading, Face::SansBold, Change::Same).into_iter().flatten());
        title.retain(|span| !span.text.is_empty());
        if !title.is_empty() {
            own.push(Block::Paragraph { spans: title, node: None });
        }
        own.extend(plain(&line.text, Change::Same));
        own.extend(note(&line.note, &line.note, language));
        own.extend(quoted_nodes(below, language));
        if !listed {
            blocks.extend(own);
            continue;
        }
        let label = vec![Span::new(format!("{} ", line.name), Face::Serif)];
        let entry = Entry { label, blocks: own, node: None };
        match blocks.last_mut() {
            Some(Block::List { entries }) => entries.push(entry),
            _ => blocks.push(Block::List { entries: vec![entry] }),
        }
    }
    blocks
}
