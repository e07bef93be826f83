//! What the list of amendments is narrowed to, and in which order it stands: read from an address, and written into one.

use std::collections::HashMap;

use text::words::fold;
use web::{
    Form, OrganisationId, Page, encoded,
    filters::{self, FilterValue},
};

use crate::{
    model::{
        node::NodeId,
        proposal::{AdviceKind, Proposal, ProposalState},
    },
    pages::amendments::{list::advice_key, state},
    store::amendments::signatures::Signers,
};

/// The words for states in addresses: those of the API.
const STATES: [(ProposalState, &str); 6] = [
    (ProposalState::Submitted, "ingediend"),
    (ProposalState::Withdrawn, "ingetrokken"),
    (ProposalState::Adopted, "aangenomen"),
    (ProposalState::Rejected, "verworpen"),
    (ProposalState::HeldOver, "aangehouden"),
    (ProposalState::Fallen, "vervallen"),
];

/// The words for advice in addresses; no kind is no advice yet.
const ADVICES: [(Option<AdviceKind>, &str); 5] = [
    (Some(AdviceKind::Adopt), "aannemen"),
    (Some(AdviceKind::Reject), "verwerpen"),
    (Some(AdviceKind::HoldOver), "aanhouden"),
    (Some(AdviceKind::Follows), "volgt"),
    (None, "geen"),
];

/// The most characters of words that are looked for.
const WORDS_LENGTH: usize = 100;

/// See the module.
#[derive(Clone, Debug, Default)]
pub(super) struct Filter {
    /// The number of the version, which is no filter but always stands in the address.
    pub version: i64,
    /// About this node or something under it.
    pub node: Option<NodeId>,
    state: Option<ProposalState>,
    advice: Option<Option<AdviceKind>>,
    organisation: Option<OrganisationId>,
    /// Only those of which the submitter has to answer a question.
    waits: bool,
    /// Words that all stand in the title.
    pub words: String,
    /// In the order of the text in place of that of the numbers.
    pub by_place: bool,
}

fn known<T: Copy>(words: &[(T, &str)], wanted: &str) -> Option<T> {
    words.iter().find(|(_, word)| *word == wanted).map(|(value, _)| *value)
}

fn word<T: PartialEq>(words: &[(T, &'static str)], wanted: &T) -> Option<String> {
    words.iter().find(|(value, _)| value == wanted).map(|(_, word)| (*word).to_owned())
}

impl Filter {
    /// From an address; what is not understood is left out.
    pub fn read(query: &Form, version: i64) -> Self {
        Self {
            version,
            node: query.get("onderdeel").parse().ok().map(NodeId::new),
            state: known(&STATES, query.get("status")),
            advice: known(&ADVICES, query.get("preadvies")),
            organisation: query.get("organisatie").parse().ok(),
            waits: query.get("wacht") == "ja",
            words: query.get("zoek").chars().take(WORDS_LENGTH).collect(),
            by_place: query.get("volgorde") == "tekst",
        }
    }

    /// Whether it leaves anything out.
    pub fn is_narrow(&self) -> bool {
        self.pairs().iter().any(|(name, _)| !["versie", "volgorde"].contains(name))
    }

    /// Names and values as they stand in an address.
    pub fn pairs(&self) -> Vec<(&'static str, String)> {
        let yes = |is: bool, value: &str| is.then(|| value.to_owned());
        let pairs = [
            ("versie", Some(self.version.to_string())),
            ("onderdeel", self.node.map(|node| node.to_string())),
            ("status", self.state.and_then(|state| word(&STATES, &state))),
            ("preadvies", self.advice.and_then(|advice| word(&ADVICES, &advice))),
            ("organisatie", self.organisation.map(|organisation| organisation.to_string())),
            ("wacht", yes(self.waits, "ja")),
            ("zoek", yes(!self.words.is_empty(), &self.words)),
            ("volgorde", yes(self.by_place, "tekst")),
        ];
        pairs.into_iter().filter_map(|(name, value)| Some((name, value?))).collect()
    }

    /// The address of a page of the list at `list`.
    pub fn url(&self, list: &str, page: i64) -> String {
        let mut parts: Vec<String> =
            self.pairs().iter().map(|(name, value)| format!("{name}={}", encoded(value))).collect();
        if page > 1 {
            parts.push(format!("pagina={page}"));
        }
        format!("{list}?{}", parts.join("&"))
    }

    /// The same in this order.
    pub fn ordered(&self, by_place: bool) -> Self {
        Self { by_place, ..self.clone() }
    }

    /// The same without one of its parts.
    fn without(&self, name: &str) -> Self {
        let mut other = self.clone();
        match name {
            "onderdeel" => other.node = None,
            "status" => other.state = None,
            "preadvies" => other.advice = None,
            "organisatie" => other.organisation = None,
            "wacht" => other.waits = false,
            _ => other.words.clear(),
        }
        other
    }

    /// Whether an amendment is left. The node is not looked at: which amendments are about one is known by the store.
    pub fn fits(&self, one: &Proposal, signers: &Signers) -> bool {
        let advice = one.advice.as_ref().map(|advice| advice.kind);
        let title = fold(&one.title);
        self.state.is_none_or(|state| one.state == state)
            && self.advice.is_none_or(|wanted| advice == wanted)
            && self.organisation.is_none_or(|id| is_of(one, signers, id))
            && (!self.waits || !one.questions.is_empty())
            && fold(&self.words).split_whitespace().all(|word| title.contains(word))
    }

    /// The filters with how many each value gives together with what is chosen in the others.
    pub fn groups(&self, p: &Page, list: &str, all: &[&Proposal], signers: &Signers) -> Vec<filters::Filter> {
        let left = |name: &str| -> Vec<&Proposal> {
            let others = self.without(name);
            all.iter().copied().filter(|one| others.fits(one, signers)).collect()
        };
        let choice = |label: String, count: usize, chosen: bool, with: Self, name: &str| {
            let url = if chosen { self.without(name).url(list, 1) } else { with.url(list, 1) };
            (count > 0 || chosen).then(|| FilterValue {
                label,
                count: p.number(&(count as i64)),
                url,
                chosen,
            })
        };
        let group = |title: &str, values| filters::Filter::new(p.t(title), filters::Filter::SHORT, values);
        let those = left("status");
        let states = STATES.iter().filter_map(|(value, _)| {
            let count = those.iter().filter(|one| one.state == *value).count();
            let with = Self { state: Some(*value), ..self.clone() };
            choice(state(p, *value).to_owned(), count, self.state == Some(*value), with, "status")
        });
        let states = group("rulebook-state", states.collect());
        let those = left("preadvies");
        let advices = ADVICES.iter().filter_map(|(value, _)| {
            let has = |one: &&&Proposal| one.advice.as_ref().map(|advice| advice.kind) == *value;
            let with = Self { advice: Some(*value), ..self.clone() };
            let label = p.t(value.map_or("rulebook-advice-none", advice_key)).to_owned();
            choice(label, those.iter().filter(has).count(), self.advice == Some(*value), with, "preadvies")
        });
        let advices = group("rulebook-advice", advices.collect());
        let those = left("organisatie");
        let organisations = organisations(all, signers).into_iter().filter_map(|(id, name)| {
            let count = those.iter().filter(|one| is_of(one, signers, id)).count();
            let with = Self { organisation: Some(id), ..self.clone() };
            choice(name, count, self.organisation == Some(id), with, "organisatie")
        });
        let organisations = group("rulebook-amendment-submitters", organisations.collect());
        let count = left("wacht").iter().filter(|one| !one.questions.is_empty()).count();
        let label = p.t("rulebook-amendment-waits").to_owned();
        let waits = choice(label, count, self.waits, Self { waits: true, ..self.clone() }, "wacht");
        let waits = group("rulebook-amendments-questions", waits.into_iter().collect());
        let groups = [states, advices, waits, organisations];
        groups.into_iter().filter(|group| !group.choices.is_empty()).collect()
    }

    /// What is chosen, each with the address of the list without it.
    pub fn chosen(
        &self,
        p: &Page,
        list: &str,
        all: &[&Proposal],
        signers: &Signers,
    ) -> Vec<(String, String)> {
        let labels = [
            ("status", self.state.map(|value| state(p, value).to_owned())),
            (
                "preadvies",
                self.advice.map(|value| p.t(value.map_or("rulebook-advice-none", advice_key)).into()),
            ),
            (
                "organisatie",
                self.organisation.map(|id| {
                    let name = organisations(all, signers).into_iter().find(|(other, _)| *other == id);
                    name.map_or_else(|| p.t("rulebook-csv-organisation").to_owned(), |(_, name)| name)
                }),
            ),
            ("wacht", self.waits.then(|| p.t("rulebook-amendment-waits").to_owned())),
            ("zoek", (!self.words.is_empty()).then(|| p.t1("rulebook-filter-words", "words", &self.words))),
        ];
        let chosen = labels.into_iter();
        chosen.filter_map(|(name, label)| Some((label?, self.without(name).url(list, 1)))).collect()
    }
}

fn is_of(one: &Proposal, signers: &Signers, id: OrganisationId) -> bool {
    one.organisation == id || signers.get(&one.id).is_some_and(|all| all.iter().any(|s| s.organisation == id))
}

/// The organisations that submitted any, by name.
fn organisations(all: &[&Proposal], signers: &Signers) -> Vec<(OrganisationId, String)> {
    let mut names: HashMap<OrganisationId, String> = HashMap::new();
    for one in all {
        names.entry(one.organisation).or_insert_with(|| one.organisation_name.clone());
        for signer in signers.get(&one.id).into_iter().flatten() {
            names.entry(signer.organisation).or_insert_with(|| signer.name.clone());
        }
    }
    let mut names: Vec<_> = names.into_iter().collect();
    names.sort_by(|(one, name), (other, others)| (fold(name), one).cmp(&(fold(others), other)));
    names
}
