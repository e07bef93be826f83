//! The filters beside what was found, with how much each gives.

use exchange::{
    OrganisationOptions,
    model::{Phase, Theme},
    organisation_options,
    store::catalogue::{KIND, ORGANISATION, PHASE, PROVINCE, SIZE, THEME, YEAR},
};
use people::{
    municipalities::{SizeClass, facts::provinces},
    store::names::Called,
};
use search::{Counts, Dimension, Tally};
use web::{
    Language, Page,
    filters::{Filter, FilterValue},
};

use super::question::{Question, SORTS};

/// The filters of a question, with how much each value would give.
pub(super) struct Filters<'f> {
    pub p: &'f Page,
    pub question: &'f Question,
    pub counts: &'f Counts,
    pub themes: &'f [Theme],
    pub organisations: &'f Called,
}

impl Filters<'_> {
    fn count(&self, dimension: Dimension, value: &str) -> i64 {
        self.counts.get(dimension).map_or(0, |values| values.of(value))
    }

    /// Left out when it gives nothing, unless it is chosen: then it can be taken away.
    fn choice(
        &self,
        name: &str,
        value: &str,
        label: String,
        count: i64,
        chosen: bool,
    ) -> Option<FilterValue> {
        (count > 0 || chosen).then(|| FilterValue {
            label,
            count: self.p.number(&count),
            url: self.question.url_with(name, (!chosen).then_some(value)),
            chosen,
        })
    }

    /// All filters that give something, but that by organisation.
    pub(super) fn groups(&self) -> Vec<Filter> {
        let groups = [
            self.group("exchange-filter-kind", SORTS.len(), self.sorts()),
            self.group("exchange-filter-theme", Filter::SHORT, self.themes()),
            self.group("exchange-filter-phase", Filter::SHORT, self.phases()),
            self.group("exchange-filter-size", Filter::SHORT, self.sizes()),
            self.group("exchange-filter-province", Filter::SHORT, self.provinces()),
            self.group("exchange-filter-year", Filter::SHORT, self.years()),
        ];
        groups.into_iter().filter(|group| !group.choices.is_empty()).collect()
    }

    fn group(&self, title: &str, short: usize, values: Vec<FilterValue>) -> Filter {
        Filter::new(self.p.t(title), short, values)
    }

    fn sorts(&self) -> Vec<FilterValue> {
        let sort = |sort: &'static super::question::Sort| {
            let label = self.p.t(&format!("app-find-kind-{}", sort.key)).to_owned();
            let chosen = self.question.sort == Some(sort);
            self.choice("soort", sort.word, label, self.count(KIND, sort.key), chosen)
        };
        SORTS.iter().filter_map(sort).collect()
    }

    fn themes(&self) -> Vec<FilterValue> {
        let mut themes: Vec<(&Theme, i64)> =
            self.themes.iter().map(|theme| (theme, self.count(THEME, &theme.slug))).collect();
        themes.sort_by_key(|(_, count)| -count);
        let theme = |(theme, count): (&Theme, i64)| {
            let chosen = self.question.rest.theme.as_ref() == Some(&theme.slug);
            self.choice("thema", &theme.slug, theme.name(&self.p.language).to_owned(), count, chosen)
        };
        themes.into_iter().filter_map(theme).collect()
    }

    fn phases(&self) -> Vec<FilterValue> {
        let phase = |phase: &Phase| {
            let label = self.p.t(&format!("exchange-phase-{}", phase.key())).to_owned();
            let chosen = self.question.rest.phase == Some(*phase);
            self.choice("fase", phase.word(), label, self.count(PHASE, phase.key()), chosen)
        };
        Phase::ALL.iter().filter_map(phase).collect()
    }

    fn sizes(&self) -> Vec<FilterValue> {
        let size = |size: SizeClass| {
            let label = self.p.t(&format!("exchange-size-{}", size.key())).to_owned();
            let chosen = self.question.rest.size == Some(size);
            self.choice("grootte", size.key(), label, self.count(SIZE, size.key()), chosen)
        };
        SizeClass::ALL.into_iter().filter_map(size).collect()
    }

    fn provinces(&self) -> Vec<FilterValue> {
        let province = |province: &people::municipalities::facts::Province| {
            let is_dutch = self.p.language == Language::Nl;
            let label = if is_dutch { province.name_nl } else { province.name_en }.to_owned();
            let chosen = self.question.rest.province.as_deref() == Some(province.code);
            self.choice("provincie", province.code, label, self.count(PROVINCE, province.code), chosen)
        };
        provinces().iter().filter_map(province).collect()
    }

    fn years(&self) -> Vec<FilterValue> {
        let found =
            self.counts.get(YEAR).into_iter().flat_map(Tally::iter).filter_map(|(year, _)| year.parse().ok());
        let mut years: Vec<i64> = found.chain(self.question.rest.year).collect();
        years.sort_unstable_by_key(|year| -year);
        years.dedup();
        let year = |year: i64| {
            let word = year.to_string();
            let chosen = self.question.rest.year == Some(year);
            self.choice("jaar", &word, word.clone(), self.count(YEAR, &word), chosen)
        };
        years.into_iter().filter_map(year).collect()
    }

    /// The organisations to choose from.
    pub(super) fn organisations(&self) -> OrganisationOptions {
        let chosen = self.question.rest.organisation;
        organisation_options(self.p, self.organisations, self.counts.get(ORGANISATION), chosen)
    }
}

/// What is chosen of the filters, with the address without it.
pub(super) fn chosen(groups: &[Filter]) -> Vec<(String, String)> {
    let choices = groups.iter().flat_map(|group| group.choices.iter().chain(&group.more));
    choices.filter(|choice| choice.chosen).map(|choice| (choice.label.clone(), choice.url.clone())).collect()
}
