//! What is asked of the search through all rooms, as it stands in an address: words, a sort of things, and the filters of
//! the list of contributions.

use exchange::{
    model::{Filter, Kind, Order},
    store::{
        catalogue::{DIMENSIONS, KIND},
        lists,
    },
};
use search::{Query, Selection};
use web::{Form, encoded};

/// A sort of things.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Sort {
    /// Its key in the catalogue.
    pub key: &'static str,
    /// Its Dutch word in addresses.
    pub word: &'static str,
}

/// All sorts, in the order in which they are shown.
pub(super) const SORTS: [Sort; 9] = [
    Sort { key: "rule", word: "regel" },
    Sort { key: "rule-text", word: "regeltekst" },
    Sort { key: "consultation", word: "consultatie" },
    Sort { key: "amendment", word: "amendement" },
    Sort { key: "question", word: "vraag" },
    Sort { key: "example", word: "voorbeeld" },
    Sort { key: "need", word: "behoefte" },
    Sort { key: "offer", word: "aanbod" },
    Sort { key: "organisation", word: "organisatie" },
];

/// See the module. What makes no sense in an address is left out, so that an old link still leads somewhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Question {
    /// Only this sort.
    pub sort: Option<&'static Sort>,
    /// The words, the order, the page, and all filters but the sort.
    pub rest: Filter,
}

impl Question {
    /// Out of the query of an address.
    pub(super) fn read(query: &Form) -> Self {
        let word = query.get("soort");
        Self {
            sort: SORTS.iter().find(|sort| sort.word == word),
            rest: Filter { kind: None, ..Filter::read(query) },
        }
    }

    /// The words, as typed.
    pub(super) fn words(&self) -> &str {
        self.rest.search.trim()
    }

    /// The words, understood.
    pub(super) fn query(&self) -> Query {
        Query::parse(self.words())
    }

    /// Name and value of each filter in the address.
    pub(super) fn pairs(&self) -> Vec<(&'static str, String)> {
        let sort = self.sort.map(|sort| ("soort", sort.word.to_owned()));
        sort.into_iter().chain(self.rest.pairs()).collect()
    }

    /// The address of the answer below `path`, on this page.
    pub(super) fn url(&self, path: &str, page: i64) -> String {
        let mut query: Vec<String> =
            self.pairs().iter().map(|(name, value)| format!("{name}={}", encoded(value))).collect();
        if page > 1 {
            query.push(format!("pagina={page}"));
        }
        if query.is_empty() { path.to_owned() } else { format!("{path}?{}", query.join("&")) }
    }

    /// The address with another value for one filter; `None` takes it away. Begins at the first page again.
    pub(super) fn url_with(&self, name: &str, value: Option<&str>) -> String {
        let mut form = Form::from_pairs(self.pairs());
        form.set(name, value.unwrap_or_default());
        Self::read(&form).url(super::PATH, 1)
    }

    /// The same in another order.
    pub(super) fn ordered(&self, order: Order) -> Self {
        Self { rest: Filter { order, ..self.rest.clone() }, ..self.clone() }
    }

    /// The same words, or those that were meant, in the list of contributions; `None` when another sort of things is
    /// asked for.
    pub(super) fn within_contributions(&self, words: &str) -> Option<Filter> {
        let kind = match self.sort {
            Some(sort) => Some(Kind::from_key(sort.key)?),
            None => None,
        };
        Some(Filter { kind, search: words.to_owned(), page: 1, ..self.rest.clone() })
    }

    /// The words alone.
    pub(super) fn without_filters(&self) -> Self {
        let search = self.rest.search.clone();
        Self { sort: None, rest: Filter { order: self.rest.order, search, ..Filter::default() } }
    }

    /// Whether more is asked than words.
    pub(super) fn is_filtered(&self) -> bool {
        self.pairs().iter().any(|(name, _)| !["zoek", "volgorde"].contains(name))
    }

    /// What the catalogue is asked: `limit` things from `offset` on, with the counts of all filters.
    pub(super) fn selection(&self, offset: i64, limit: i64) -> Selection {
        let number = |n: i64| usize::try_from(n).unwrap_or_default();
        let mut wanted = Selection {
            kinds: Vec::new(),
            counted: DIMENSIONS.to_vec(),
            offset: number(offset),
            limit: number(limit),
            ..lists::selection(&self.rest)
        };
        wanted.filters.extend(self.sort.map(|sort| (KIND, sort.key.to_owned())));
        wanted
    }

    /// The same without any counts.
    pub(super) fn uncounted(&self, offset: i64, limit: i64) -> Selection {
        Selection { counted: Vec::new(), ..self.selection(offset, limit) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_words_are_looked_for_among_contributions_unless_something_else_is_asked() {
        let of_kind = of("zoek=pael&soort=vraag&jaar=2026").within_contributions("paal").unwrap();
        assert_eq!(of_kind.url(1), "/bijdragen?soort=vraag&jaar=2026&zoek=paal");
        assert_eq!(of("zoek=paal").within_contributions("paal").unwrap().url(1), "/bijdragen?zoek=paal");
        assert_eq!(of("zoek=paal&soort=amendement").within_contributions("paal"), None);
    }

    fn of(query: &str) -> Question {
        Question::read(&Form::from_query(Some(query)))
    }

    #[test]
    fn a_question_is_the_same_after_a_round_through_its_address() {
        let question = of("zoek=slimme+paal&soort=amendement&jaar=2026&provincie=PV23&volgorde=nieuw");
        assert_eq!(
            question.url("/zoeken", 2),
            "/zoeken?soort=amendement&provincie=PV23&jaar=2026&zoek=slimme%20paal&volgorde=nieuw&pagina=2"
        );
        assert_eq!(Question::read(&Form::from_pairs(question.pairs())), question);
        assert_eq!(
            question.url_with("soort", Some("regel")),
            question.url("/zoeken", 1).replace("amendement", "regel")
        );
        assert!(question.is_filtered() && !question.without_filters().is_filtered());
    }

    #[test]
    fn nonsense_in_an_address_is_left_out() {
        let question = of("zoek=paal&soort=question&grootte=x&jaar=1");
        assert_eq!(question.url("/zoeken", 1), "/zoeken?zoek=paal");
        assert_eq!(of("").url("/zoeken", 1), "/zoeken");
    }
}
