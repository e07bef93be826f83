//! Which voices an editor looks at who answers them: by what they are about, by who said it, by a word.

use std::collections::HashMap;

use db::Transaction;
use serde::Deserialize;
use web::{Choice, Form, Page};

use crate::{
    model::{
        consultation::{About, RespondentKind, Statement, StatementId, Voice},
        node::{NodeId, NodeKind},
    },
    pages::consultations::{Found, Names, kind, numbered, voices::PAGE_SIZE},
    store::consultations::voices::{self, Filter},
};

/// The most voices that are sifted by what no statement can judge. A consultation with more is sifted in part.
const MOST_SIFTED: i64 = 20_000;

/// What the address says.
#[derive(Clone, Default, Deserialize)]
pub(super) struct Which {
    /// `alles`, or those without an answer.
    #[serde(default)]
    pub stand: String,
    /// A statement, `opmerkingen`, or everything.
    #[serde(default)]
    pub over: String,
    /// An article, or everything.
    #[serde(default)]
    pub artikel: String,
    /// A kind of respondent, or all.
    #[serde(default)]
    pub soort: String,
    /// A word that they say.
    #[serde(default)]
    pub woord: String,
    /// `tekst` for the order of the text, or that of time.
    #[serde(default)]
    pub volgorde: String,
    #[serde(default)]
    pub pagina: String,
}

impl Which {
    /// As a form sends it along.
    pub fn of(form: &Form) -> Self {
        let get = |name: &str| form.get(name).to_owned();
        Self {
            stand: get("stand"),
            over: get("over"),
            artikel: get("artikel"),
            soort: get("soort"),
            woord: get("woord"),
            volgorde: get("volgorde"),
            pagina: String::new(),
        }
    }

    /// Its fields with what they hold, but for the page.
    pub fn fields(&self) -> [(&'static str, &str); 6] {
        [
            ("stand", &self.stand),
            ("over", &self.over),
            ("artikel", &self.artikel),
            ("soort", &self.soort),
            ("woord", &self.woord),
            ("volgorde", &self.volgorde),
        ]
    }

    /// For an address.
    pub fn query(&self) -> String {
        let filled = self.fields().into_iter().filter(|(name, value)| *name == "stand" || !value.is_empty());
        let pairs: Vec<String> =
            filled.map(|(name, value)| format!("{name}={}", web::encoded(value))).collect();
        format!("?{}", pairs.join("&"))
    }

    fn filter(&self) -> Filter {
        Filter {
            statement: self.over.parse::<StatementId>().ok(),
            comments: (self.over == "opmerkingen").then_some(true),
            group: None,
            unanswered: (self.stand != "alles").then_some(true),
        }
    }

    fn article(&self) -> Option<NodeId> {
        self.artikel.parse().ok().map(NodeId::new)
    }

    /// How many voices there are, and those of a page.
    pub async fn voices(
        &self,
        tx: &mut Transaction,
        found: &Found,
        statements: &[Statement],
        page: i64,
    ) -> db::Result<(i64, Vec<Voice>)> {
        let (consultation, filter) = (found.consultation.id, self.filter());
        let from = (page - 1) * PAGE_SIZE;
        let (article, wanted) = (self.article(), RespondentKind::from_key(&self.soort));
        let word = self.woord.trim().to_lowercase();
        let by_text = self.volgorde == "tekst";
        if article.is_none() && wanted.is_none() && word.is_empty() && !by_text {
            let total = voices::total(tx, consultation, &filter).await?;
            return Ok((total, voices::list(tx, consultation, &filter, PAGE_SIZE, from).await?));
        }
        let names = Names::new(&found.text, &found.edition.tree);
        let nodes: HashMap<StatementId, NodeId> =
            statements.iter().filter_map(|one| Some((one.id, one.node?))).collect();
        let holder = |voice: &Voice| {
            let node = match &voice.about {
                About::Node(anchor) => Some(anchor.node),
                About::Statement(id) => nodes.get(id).copied(),
            };
            node.map(|id| names.holder(id))
        };
        let mut all = voices::list(tx, consultation, &filter, MOST_SIFTED, 0).await?;
        all.retain(|voice| {
            article.is_none_or(|id| holder(voice) == Some(id))
                && wanted.is_none_or(|kind| voice.kind == kind)
                && (word.is_empty() || voice.body.to_lowercase().contains(&word))
        });
        if by_text {
            let order: HashMap<NodeId, usize> =
                found.edition.tree.walk().enumerate().map(|(at, (_, node))| (node.id, at)).collect();
            let place = |voice: &Voice| holder(voice).and_then(|id| order.get(&id)).copied();
            all.sort_by_key(|voice| place(voice).unwrap_or(usize::MAX));
        }
        let total = all.len() as i64;
        let shown = all.into_iter().skip(from.max(0) as usize).take(PAGE_SIZE as usize);
        Ok((total, shown.collect()))
    }

    /// Which voices are listed: label, address, whether it is chosen.
    pub fn links(&self, p: &Page, found: &Found, statements: &[Statement]) -> Vec<(String, String, bool)> {
        let url = found.url("beantwoorden");
        let with = |stand: &str, over: &str| {
            let which =
                Self { stand: stand.into(), over: over.into(), pagina: String::new(), ..self.clone() };
            format!("{url}{}", which.query())
        };
        let all = self.stand == "alles";
        let mut links = vec![
            (p.t("rulebook-answer-open").to_owned(), with("", &self.over), !all),
            (p.t("rulebook-answer-all").to_owned(), with("alles", &self.over), all),
            (p.t("rulebook-answer-anything").to_owned(), with(&self.stand, ""), self.over.is_empty()),
            (
                p.t("rulebook-answer-comments").to_owned(),
                with(&self.stand, "opmerkingen"),
                self.over == "opmerkingen",
            ),
        ];
        links.extend(numbered(statements).map(|(number, statement)| {
            let id = statement.id.to_string();
            (
                p.t1("rulebook-answer-statement", "number", number as i64),
                with(&self.stand, &id),
                self.over == id,
            )
        }));
        links
    }

    /// The articles, kinds of respondents and orders to choose from.
    pub fn choices(&self, p: &Page, found: &Found) -> [Vec<Choice>; 3] {
        let choice = |value: String, label: String, now: &str| Choice {
            checked: value == *now,
            value,
            label,
            ..Choice::default()
        };
        let names = Names::new(&found.text, &found.edition.tree);
        let any = |now: &str| choice(String::new(), p.t("rulebook-sift-any").to_owned(), now);
        let articles =
            found.edition.tree.walk().map(|(_, node)| node).filter(|node| {
                matches!(node.kind, NodeKind::Preamble | NodeKind::Principle | NodeKind::Article)
            });
        let articles = articles.map(|node| choice(node.id.to_string(), names.of(node.id), &self.artikel));
        let kinds = RespondentKind::ALL.iter();
        let kinds = kinds.map(|of| choice(of.key().to_owned(), kind(p, *of), &self.soort));
        let orders = [("", "rulebook-sift-time"), ("tekst", "rulebook-sift-text")];
        let orders = orders.map(|(key, label)| choice(key.to_owned(), p.t(label).to_owned(), &self.volgorde));
        [
            std::iter::once(any(&self.artikel)).chain(articles).collect(),
            std::iter::once(any(&self.soort)).chain(kinds).collect(),
            orders.into(),
        ]
    }
}
