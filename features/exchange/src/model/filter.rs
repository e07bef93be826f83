//! What part of the list a visitor wants to see, as it stands in the address.

use people::municipalities::SizeClass;
use web::{Form, OrganisationId, encoded};

use super::{Kind, Phase};

/// How many contributions stand on a page.
pub const PAGE_SIZE: i64 = 25;
/// The longest search, in characters; the rest is left out.
pub const SEARCH_LENGTH: usize = 100;

/// The order of the list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// The newest first.
    #[default]
    Newest,
    /// First what something happened with last.
    Active,
    /// First what fits the words best.
    Relevance,
}

impl Order {
    fn word(self) -> &'static str {
        match self {
            Self::Newest => "nieuw",
            Self::Active => "actief",
            Self::Relevance => "passend",
        }
    }

    /// The order when none is asked for.
    fn usual(search: &str) -> Self {
        if search.trim().is_empty() { Self::Newest } else { Self::Relevance }
    }
}

/// See the module. What makes no sense in an address is left out, so that an old link still leads to a list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Only this kind.
    pub kind: Option<Kind>,
    /// Only with this theme, by slug.
    pub theme: Option<String>,
    /// Only of this organisation.
    pub organisation: Option<OrganisationId>,
    /// Only of municipalities in this province, by code.
    pub province: Option<String>,
    /// Only of municipalities of this size.
    pub size: Option<SizeClass>,
    /// Only examples in this phase.
    pub phase: Option<Phase>,
    /// Only first published in this year.
    pub year: Option<i64>,
    /// Words to look for, as typed.
    pub search: String,
    /// The order.
    pub order: Order,
    /// The page, from 1.
    pub page: i64,
}

impl Filter {
    /// Out of the query of an address.
    pub fn read(query: &Form) -> Self {
        let search: String = query.get("zoek").chars().take(SEARCH_LENGTH).collect();
        let text = |name| Some(query.get(name).to_owned()).filter(|value| !value.is_empty());
        Self {
            kind: Kind::from_word(query.get("soort")),
            theme: text("thema"),
            organisation: query.get("organisatie").parse().ok(),
            province: text("provincie"),
            size: SizeClass::from_key(query.get("grootte")),
            phase: Phase::from_word(query.get("fase")),
            year: query.get("jaar").parse().ok().filter(|year| (2000..3000).contains(year)),
            order: match query.get("volgorde") {
                "actief" => Order::Active,
                "nieuw" => Order::Newest,
                _ => Order::usual(&search),
            },
            search,
            page: query.get("pagina").parse().ok().filter(|page| (1..1_000_000).contains(page)).unwrap_or(1),
        }
    }

    /// Name and value of each filter in the address, without the page.
    pub fn pairs(&self) -> Vec<(&'static str, String)> {
        let pairs = [
            ("soort", self.kind.map(|kind| kind.word().to_owned())),
            ("thema", self.theme.clone()),
            ("organisatie", self.organisation.map(|id| id.to_string())),
            ("provincie", self.province.clone()),
            ("grootte", self.size.map(|size| size.key().to_owned())),
            ("fase", self.phase.map(|phase| phase.word().to_owned())),
            ("jaar", self.year.map(|year| year.to_string())),
            ("zoek", Some(self.search.clone()).filter(|search| !search.is_empty())),
            ("volgorde", (self.order != Order::usual(&self.search)).then(|| self.order.word().to_owned())),
        ];
        pairs.into_iter().filter_map(|(name, value)| Some((name, value?))).collect()
    }

    /// The address of the list with this filter, on this page.
    pub fn url(&self, page: i64) -> String {
        let mut pairs = self.pairs();
        if page > 1 {
            pairs.push(("pagina", page.to_string()));
        }
        let query: Vec<String> =
            pairs.iter().map(|(name, value)| format!("{name}={}", encoded(value))).collect();
        if query.is_empty() { "/bijdragen".into() } else { format!("/bijdragen?{}", query.join("&")) }
    }

    /// The address with another value for one filter; `None` takes it away. Begins at the first page again.
    pub fn url_with(&self, name: &str, value: Option<&str>) -> String {
        let mut form = Form::from_pairs(self.pairs());
        form.set(name, value.unwrap_or_default());
        Self::read(&form).url(1)
    }

    /// Whether everything is asked for.
    pub fn is_empty(&self) -> bool {
        self.pairs().iter().all(|(name, _)| *name == "volgorde")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_filter_is_the_same_after_a_round_through_its_address() {
        let form = Form::from_pairs([
            ("soort", "vraag"),
            ("fase", "mislukt"),
            ("jaar", "2025"),
            ("zoek", "slimme lantaarnpaal & co"),
            ("grootte", "under-25000"),
            ("volgorde", "actief"),
        ]);
        let filter = Filter::read(&form);
        let address = filter.url(3);
        assert_eq!(
            address,
            "/bijdragen?soort=vraag&grootte=under-25000&fase=mislukt&jaar=2025\
             &zoek=slimme%20lantaarnpaal%20%26%20co&volgorde=actief&pagina=3"
        );
        assert_eq!(Filter::read(&Form::from_pairs(filter.pairs())), filter);
        assert!(!filter.url_with("soort", None).contains("soort"));
    }

    #[test]
    fn nonsense_in_an_address_is_left_out() {
        let form = Form::from_pairs([("soort", "x"), ("jaar", "-1"), ("pagina", "0"), ("organisatie", "1")]);
        let filter = Filter::read(&form);
        assert!(filter.is_empty());
        assert_eq!(filter.url(filter.page), "/bijdragen");
    }
}
