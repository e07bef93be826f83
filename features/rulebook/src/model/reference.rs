//! How a node is called in a sentence: "artikel 3, tweede lid, onderdeel b".

use super::node::{NodeId, NodeKind, Part};
use super::number::{Number, Numbers};
use super::tree::Tree;

/// Where a node is, to be said in a language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reference {
    /// From the outside in. Chapters and sections are left out above articles and principles, which count
    /// through the whole text.
    pub steps: Vec<Number>,
}

impl Reference {
    /// The way to a node; nothing when the tree does not have it.
    pub fn to(tree: &Tree, numbers: &Numbers, id: NodeId) -> Option<Self> {
        numbers.get(id)?;
        let mut steps: Vec<Number> = Vec::new();
        for at in std::iter::once(id).chain(tree.ancestors(id)) {
            let number = numbers.get(at)?;
            // The only paragraph of an article is called by its article.
            if number.kind != NodeKind::Paragraph || number.label.is_some() {
                steps.push(number.clone());
            }
            // These have a number of their own in the whole text; so has a section, with that of its chapter.
            if matches!(number.kind, NodeKind::Article | NodeKind::Principle | NodeKind::Section) {
                break;
            }
        }
        steps.reverse();
        Some(Self { steps })
    }

    /// In Dutch: "artikel 3, tweede lid, onderdeel b, onder 2°", "principe 4", "aanhef".
    pub fn dutch(&self) -> String {
        self.joined(|step, label| match step.kind {
            NodeKind::Preamble => "aanhef".to_owned(),
            NodeKind::Principle => format!("principe {label}"),
            NodeKind::Chapter => format!("hoofdstuk {label}"),
            NodeKind::Section => format!("paragraaf {label}"),
            NodeKind::Article => format!("artikel {label}"),
            NodeKind::Paragraph => match step.ordinal {
                Some(nth) => format!("{} lid", dutch_ordinal(nth)),
                None => format!("lid {label}"),
            },
            NodeKind::Item if step.level > 1 => format!("onder {label}"),
            NodeKind::Item => format!("onderdeel {label}"),
        })
    }

    /// In English: "article 3, paragraph 2, item b, item 2°", "principle 4", "preamble".
    pub fn english(&self) -> String {
        self.joined(|step, label| match step.kind {
            NodeKind::Preamble => "preamble".to_owned(),
            kind => format!("{} {label}", kind.key()),
        })
    }

    /// A part of the node in Dutch: "opschrift van artikel 3"; the text is the node itself.
    pub fn dutch_part(&self, part: Part) -> String {
        match part {
            Part::Heading => format!("opschrift van {}", self.dutch()),
            Part::Text => self.dutch(),
            Part::Note => format!("toelichting bij {}", self.dutch()),
        }
    }

    /// A part of the node in English: "heading of article 3"; the text is the node itself.
    pub fn english_part(&self, part: Part) -> String {
        match part {
            Part::Heading => format!("heading of {}", self.english()),
            Part::Text => self.english(),
            Part::Note => format!("note to {}", self.english()),
        }
    }

    fn joined(&self, name: impl Fn(&Number, &str) -> String) -> String {
        let names = self.steps.iter().map(|step| name(step, step.label.as_deref().unwrap_or_default()));
        names.collect::<Vec<_>>().join(", ")
    }
}

/// "eerste", "tweede" … "negenennegentigste"; from 100 on "100e".
pub fn dutch_ordinal(nth: usize) -> String {
    const FIRST: [&str; 20] = [
        "nulde",
        "eerste",
        "tweede",
        "derde",
        "vierde",
        "vijfde",
        "zesde",
        "zevende",
        "achtste",
        "negende",
        "tiende",
        "elfde",
        "twaalfde",
        "dertiende",
        "veertiende",
        "vijftiende",
        "zestiende",
        "zeventiende",
        "achttiende",
        "negentiende",
    ];
    const ONES: [&str; 10] = ["", "een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen"];
    const TENS: [&str; 8] =
        ["twintig", "dertig", "veertig", "vijftig", "zestig", "zeventig", "tachtig", "negentig"];
    match nth {
        0..20 => FIRST[nth].to_owned(),
        20..100 => {
            let (ten, one) = (TENS[nth / 10 - 2], ONES[nth % 10]);
            let and = match one {
                "" => "",
                one if one.ends_with('e') => "ën",
                _ => "en",
            };
            format!("{one}{and}{ten}ste")
        }
        _ => format!("{nth}e"),
    }
}
