//! What part of the list a visitor wants to see, as it stands in the address.

use people::municipalities::{SizeClass, facts::province_with, size_class};
use web::{Form, OrganisationId, encoded};

use super::{Content, Contribution, Kind, Organisation, Phase};

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
    pub fn usual(search: &str) -> Self {
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
            province: text("provincie").filter(|code| province_with(code).is_some()),
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
        self.address("/bijdragen", page)
    }

    /// The address of the feed of this list, on this page. A feed has its own order.
    pub fn feed_url(&self, page: i64) -> String {
        Self { order: Order::Newest, ..self.clone() }.address("/bijdragen.atom", page)
    }

    /// The address of this list as a table to download.
    pub fn table_url(&self) -> String {
        self.address("/bijdragen.csv", 1)
    }

    fn address(&self, path: &str, page: i64) -> String {
        let mut query = self.query();
        if page > 1 {
            query += &format!("{}pagina={page}", if query.is_empty() { "" } else { "&" });
        }
        if query.is_empty() { path.into() } else { format!("{path}?{query}") }
    }

    /// The query of the address, without the page: the same for the same filter.
    pub fn query(&self) -> String {
        let pairs = self.pairs();
        let query: Vec<String> =
            pairs.iter().map(|(name, value)| format!("{name}={}", encoded(value))).collect();
        query.join("&")
    }

    /// The filter in a query that [`Self::query`] wrote.
    pub fn of_query(query: &str) -> Self {
        let decoded = |text: &str| {
            let mut bytes = Vec::with_capacity(text.len());
            let mut rest = text.bytes();
            while let Some(byte) = rest.next() {
                let hex = |rest: &mut std::str::Bytes<'_>| char::from(rest.next()?).to_digit(16);
                match byte {
                    b'%' => match (hex(&mut rest), hex(&mut rest)) {
                        (Some(high), Some(low)) => bytes.push((high * 16 + low) as u8),
                        _ => bytes.push(b'%'),
                    },
                    byte => bytes.push(byte),
                }
            }
            String::from_utf8_lossy(&bytes).into_owned()
        };
        let pairs = query.split('&').filter_map(|pair| pair.split_once('='));
        Self::read(&Form::from_pairs(pairs.map(|(name, value)| (name, decoded(value)))))
    }

    /// Whether something new belongs in the list with this filter, for who may see it.
    pub fn fits(&self, new: &Newcomer<'_>) -> bool {
        let size = new.organisation.inhabitants.map(|n| size_class(u32::try_from(n).unwrap_or(u32::MAX)));
        self.kind.is_none_or(|kind| kind == new.kind)
            && self.theme.as_ref().is_none_or(|slug| new.content.themes.contains(slug))
            && self.organisation.is_none_or(|id| id == new.organisation.id)
            && (self.province.is_none() || self.province == new.organisation.province)
            && self.size.is_none_or(|wanted| Some(wanted) == size)
            && self.phase.is_none_or(|phase| Some(phase) == new.content.phase)
            && self.year.is_none_or(|year| year == new.year)
            && (self.search.trim().is_empty() || self.words_fit(new.content))
    }

    /// Whether a text has every word that is looked for, in any form.
    fn words_fit(&self, content: &Content) -> bool {
        let sections = content.sections.values().map(|section| text::markdown::to_plain(section));
        let all: Vec<String> = std::iter::once(content.title.clone()).chain(sections).collect();
        search::excerpt::Marker::new(&search::Query::parse(&self.search))
            .has_every_word(&all.join("\n"), content.language)
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

/// What is published, as far as a list cares.
#[derive(Clone, Copy, Debug)]
pub struct Newcomer<'n> {
    /// What sort it is.
    pub kind: Kind,
    /// In whose name it is brought.
    pub organisation: &'n Organisation,
    /// What it says.
    pub content: &'n Content,
    /// The year in which it is published.
    pub year: i64,
}

impl<'n> From<&'n Contribution> for Newcomer<'n> {
    fn from(c: &'n Contribution) -> Self {
        let year = i64::from(web::dates::date_of(c.published_at.unwrap_or(c.changed_at)).year());
        Self { kind: c.kind, organisation: &c.organisation, content: &c.content, year }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use web::Language;

    use super::{super::Visibility, *};

    #[test]
    fn a_filter_fits_what_the_list_with_it_shows() {
        let organisation = Organisation {
            id: OrganisationId(db::uuid::Uuid::from_u128(1)),
            kind: "municipality".into(),
            name: "Ommen".into(),
            province: Some("PV23".into()),
            inhabitants: Some(18_400),
        };
        let content = Content {
            title: "Mag een café bezoekers tellen?".into(),
            sections: BTreeMap::new(),
            phase: None,
            needed_by: None,
            visibility: Visibility::Public,
            language: Language::Nl,
            themes: vec!["privacy".into()],
        };
        let new =
            Newcomer { kind: Kind::Question, organisation: &organisation, content: &content, year: 2026 };
        for (query, fits) in [
            ("", true),
            ("soort=vraag", true),
            ("soort=voorbeeld", false),
            ("thema=privacy&zoek=Caf%C3%A9%20tellen", true),
            ("zoek=sensor", false),
            ("thema=mobiliteit", false),
            ("provincie=PV23&grootte=tot-25000&jaar=2026", true),
            ("provincie=PV20", false),
            ("grootte=vanaf-250000", false),
            ("jaar=2025", false),
            ("fase=proef", false),
            ("organisatie=00000000-0000-0000-0000-000000000001", true),
            ("organisatie=00000000-0000-0000-0000-000000000002", false),
        ] {
            assert_eq!(Filter::of_query(query).fits(&new), fits, "{query}");
        }
    }

    #[test]
    fn a_filter_is_the_same_after_a_round_through_its_address() {
        let form = Form::from_pairs([
            ("soort", "vraag"),
            ("fase", "mislukt"),
            ("jaar", "2025"),
            ("zoek", "slimme lantaarnpaal & co"),
            ("grootte", "tot-25000"),
            ("volgorde", "actief"),
        ]);
        let filter = Filter::read(&form);
        let address = filter.url(3);
        assert_eq!(
            address,
            "/bijdragen?soort=vraag&grootte=tot-25000&fase=mislukt&jaar=2025\
             &zoek=slimme%20lantaarnpaal%20%26%20co&volgorde=actief&pagina=3"
        );
        assert_eq!(Filter::read(&Form::from_pairs(filter.pairs())), filter);
        assert_eq!(Filter::of_query(&filter.query()), filter);
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
