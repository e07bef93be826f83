//! Lists of contributions with filters and counts.

use std::collections::{BTreeMap, HashMap};

use db::{Result, Row, Transaction, Value, family, params, sql, uuid::Uuid};
use people::municipalities::{SizeClass, size_class};
use web::{Actor, Instant, Language, OrganisationId};

use crate::{
    model::{
        ContributionId, Filter, Kind, Order, Organisation, PAGE_SIZE, Phase, State, Visibility, telling_words,
    },
    store::{
        contributions::{optional_word, organisation_of, word},
        listed, visible,
    },
};

macro_rules! columns {
    () => {
        "SELECT c.id, c.kind, c.state, c.visibility, c.language, c.title, c.summary, c.phase, c.needed_by, c.published_at,
             c.changed_at, c.active_at, c.reply_count, c.support_count, c.reuse_count, c.organisation_id,
             o.kind AS organisation_kind, o.name AS organisation_name, o.province_code, o.inhabitants
         FROM contribution c JOIN organisation o ON o.id = c.organisation_id "
    };
}
const KIND: &str = "AND c.kind = {}";
const THEME: &str = "AND EXISTS (SELECT 1 FROM contribution_theme ct JOIN theme t ON t.id = ct.theme_id
    WHERE ct.contribution_id = c.id AND t.slug = {})";
const OF_ORGANISATION: &str = "AND c.organisation_id = {}";
const PROVINCE: &str = "AND o.province_code = {}";
const SIZE_FROM: &str = "AND o.inhabitants >= {}";
const SIZE_BELOW: &str = "AND o.inhabitants < {}";
const PHASE: &str = "AND c.phase = {}";
const YEAR: &str = "AND c.year = {}";
const WORD: &str = "AND c.title_folded LIKE {} ESCAPE '\\'";

family!(NEWEST = concat!(columns!(), "WHERE ", listed!(), " AND ", visible!(),
        " {filters} ORDER BY c.published_at DESC, c.id DESC LIMIT $3 OFFSET $4"), filters: [
    ("kind", KIND), ("theme", THEME), ("organisation", OF_ORGANISATION), ("province", PROVINCE), ("from", SIZE_FROM),
    ("below", SIZE_BELOW), ("phase", PHASE), ("year", YEAR), ("word1", WORD), ("word2", WORD), ("word3", WORD),
    ("word4", WORD),
]);
family!(ACTIVE = concat!(columns!(), "WHERE ", listed!(), " AND ", visible!(),
        " {filters} ORDER BY c.active_at DESC, c.id DESC LIMIT $3 OFFSET $4"), filters: [
    ("kind", KIND), ("theme", THEME), ("organisation", OF_ORGANISATION), ("province", PROVINCE), ("from", SIZE_FROM),
    ("below", SIZE_BELOW), ("phase", PHASE), ("year", YEAR), ("word1", WORD), ("word2", WORD), ("word3", WORD),
    ("word4", WORD),
]);
family!(
    /// How many there are of each combination. The filters on these columns are applied to the answer, so that one
    /// statement counts for all of them, each with the others applied.
    CUBE = concat!("SELECT c.kind, c.phase, c.year, c.organisation_id, count(*) AS items FROM contribution c WHERE ",
        listed!(), " AND ", visible!(), " {filters} GROUP BY c.kind, c.phase, c.year, c.organisation_id"), filters: [
    ("theme", THEME), ("word1", WORD), ("word2", WORD), ("word3", WORD), ("word4", WORD),
]);
macro_rules! of_organisation_with {
    ($condition:literal) => {
        concat!(
            "AND EXISTS (SELECT 1 FROM organisation o WHERE o.id = c.organisation_id AND ",
            $condition,
            ")"
        )
    };
}
family!(
    /// SQLite takes the tables of a `CROSS JOIN` in the order in which they are written: here the index that holds
    /// all that is counted goes first. `$3` is below every identifier: asking for those above it lets SQLite go
    /// through both tables in the order of the identifiers, which halves the time. PostgreSQL chooses by itself.
    THEME_COUNTS = concat!("SELECT ct.theme_id, count(*) AS items FROM contribution c CROSS JOIN contribution_theme ct
         WHERE ct.contribution_id = c.id AND c.id > $3 AND ", listed!(), " AND ", visible!(), " {filters} GROUP BY ct.theme_id"), filters: [
    ("kind", KIND), ("organisation", OF_ORGANISATION), ("province", of_organisation_with!("o.province_code = {}")),
    ("from", of_organisation_with!("o.inhabitants >= {}")), ("below", of_organisation_with!("o.inhabitants < {}")),
    ("phase", PHASE), ("year", YEAR), ("word1", WORD), ("word2", WORD), ("word3", WORD),
    ("word4", WORD),
]);
sql!(CONTRIBUTORS = "SELECT o.id AS organisation_id, o.kind AS organisation_kind, o.name AS organisation_name, o.province_code,
         o.inhabitants
     FROM organisation o WHERE EXISTS (SELECT 1 FROM contribution c WHERE c.organisation_id = o.id)
     ORDER BY o.name_folded");
macro_rules! score {
    ($($n:literal),*) => {
        concat!("0" $(, " + CASE WHEN c.title_folded LIKE $", $n, " ESCAPE '\\' THEN 1 ELSE 0 END")*)
    };
}
sql!(
    /// Titles that share words with a sentence, those with most of them first. An empty pattern matches no title, so
    /// that fewer than six words can be looked for.
    SIMILAR = concat!(columns!(), "WHERE ", listed!(), " AND ", visible!(), " AND ", score!(3, 4, 5, 6, 7, 8), " >= $9
     ORDER BY ", score!(3, 4, 5, 6, 7, 8), " DESC, c.published_at DESC LIMIT 5")
);
macro_rules! ours {
    () => {
        "c.state <> 'draft' AND EXISTS (SELECT 1 FROM membership m
         WHERE m.person_id = $1 AND m.organisation_id = c.organisation_id
         AND (c.state IN ('published', 'answered', 'closed', 'merged') OR c.author_id = $1
         OR m.role IN ('editor', 'administrator')))"
    };
}
sql!(
    MY_DRAFTS = concat!(
        columns!(),
        "WHERE c.state = 'draft' AND EXISTS (SELECT 1 FROM membership m
         WHERE m.person_id = $1 AND m.organisation_id = c.organisation_id
         AND (c.author_id = $1 OR m.role IN ('editor', 'administrator')))
     ORDER BY c.changed_at DESC, c.id LIMIT 200"
    )
);
sql!(OURS = concat!(columns!(), "WHERE ", ours!(), " ORDER BY c.changed_at DESC, c.id LIMIT $2 OFFSET $3"));
sql!(OURS_COUNT = concat!("SELECT count(*) AS items FROM contribution c WHERE ", ours!()));

/// A contribution as a line in a list.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    /// Its identifier.
    pub id: ContributionId,
    /// What sort it is.
    pub kind: Kind,
    /// Where it is in its life.
    pub state: State,
    /// Who may see it.
    pub visibility: Visibility,
    /// The language it is written in.
    pub language: Language,
    /// One line.
    pub title: String,
    /// The beginning of its text.
    pub summary: String,
    /// Of an example.
    pub phase: Option<Phase>,
    /// Of a question or need, `YYYY-MM-DD`.
    pub needed_by: Option<String>,
    /// When it was first shown to others.
    pub published_at: Option<Instant>,
    /// When its text last changed.
    pub changed_at: Instant,
    /// When something last happened with it.
    pub active_at: Instant,
    /// In whose name it was written.
    pub organisation: Organisation,
    /// How many replies it has.
    pub replies: i64,
    /// How many organisations said "we too".
    pub supports: i64,
    /// How many organisations said "we re-used this".
    pub reuses: i64,
}

/// How many there are with each value of each filter, the other filters applied. Values that nothing has are left
/// out.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Facets {
    /// How many the filter gives.
    pub total: i64,
    /// By kind.
    pub kinds: BTreeMap<Kind, i64>,
    /// By phase.
    pub phases: BTreeMap<Phase, i64>,
    /// By year.
    pub years: BTreeMap<i64, i64>,
    /// By province code.
    pub provinces: BTreeMap<String, i64>,
    /// By size of municipality.
    pub sizes: BTreeMap<SizeClass, i64>,
    /// By organisation, in the order of their names.
    pub organisations: Vec<(Organisation, i64)>,
    /// By theme.
    pub themes: HashMap<crate::model::ThemeId, i64>,
}

/// A page of the list.
pub async fn page(tx: &mut Transaction, actor: &Actor, filter: &Filter) -> Result<Vec<Item>> {
    let fixed = params![actor.person, actor.is_in_network(), PAGE_SIZE, (filter.page.max(1) - 1) * PAGE_SIZE];
    let statement = match filter.order {
        Order::Newest => &NEWEST,
        Order::Active => &ACTIVE,
    };
    let mut filters = on_contribution(filter);
    filters.extend(filter.theme.iter().map(|slug| ("theme", slug.into())));
    tx.all_with(statement, fixed, &filters).await?.iter().map(item).collect()
}

/// The counts beside the list, in three statements.
pub async fn facets(tx: &mut Transaction, actor: &Actor, filter: &Filter) -> Result<Facets> {
    let fixed = params![actor.person, actor.is_in_network()];
    let mut filters = on_title(filter);
    filters.extend(filter.theme.iter().map(|slug| ("theme", slug.into())));
    let cube = tx.all_with(&CUBE, fixed, &filters).await?;
    let mut organisations = Vec::new();
    for row in tx.all(&CONTRIBUTORS, &[]).await? {
        organisations.push((organisation_of(&row)?, 0));
    }
    let places: HashMap<OrganisationId, usize> =
        organisations.iter().enumerate().map(|(place, (o, _))| (o.id, place)).collect();
    let mut facets = Facets { organisations, ..Facets::default() };
    for row in &cube {
        if let Some(place) = places.get(&row.get("organisation_id")?) {
            count(&mut facets, filter, row, *place)?;
        }
    }
    facets.organisations.retain(|(_, items)| *items > 0);
    let fixed = params![actor.person, actor.is_in_network(), Uuid::nil()];
    for row in tx.all_with(&THEME_COUNTS, fixed, &on_contribution(filter)).await? {
        facets.themes.insert(row.get("theme_id")?, row.get("items")?);
    }
    Ok(facets)
}

/// Adds one cell of the cube to every count that it belongs to: it must satisfy all filters but the one counted.
fn count(facets: &mut Facets, filter: &Filter, row: &Row, place: usize) -> Result<()> {
    let items: i64 = row.get("items")?;
    let kind = word(row, "kind", Kind::from_key)?;
    let phase = optional_word(row, "phase", Phase::from_key)?;
    let year: Option<i64> = row.get("year")?;
    let (organisation, of_organisation) = &mut facets.organisations[place];
    let size = organisation.inhabitants.map(|n| size_class(u32::try_from(n).unwrap_or(u32::MAX)));
    let fits = [
        filter.kind.is_none_or(|wanted| wanted == kind),
        filter.phase.is_none_or(|wanted| Some(wanted) == phase),
        filter.year.is_none_or(|wanted| Some(wanted) == year),
        filter.province.is_none() || filter.province == organisation.province,
        filter.size.is_none_or(|wanted| Some(wanted) == size),
        filter.organisation.is_none_or(|wanted| wanted == organisation.id),
    ];
    let others = |this: usize| fits.iter().enumerate().all(|(at, fits)| at == this || *fits);
    if others(usize::MAX) {
        facets.total += items;
    }
    if others(0) {
        *facets.kinds.entry(kind).or_default() += items;
    }
    if let (true, Some(phase)) = (others(1), phase) {
        *facets.phases.entry(phase).or_default() += items;
    }
    if let (true, Some(year)) = (others(2), year) {
        *facets.years.entry(year).or_default() += items;
    }
    if let (true, Some(province)) = (others(3), &organisation.province) {
        *facets.provinces.entry(province.clone()).or_default() += items;
    }
    if let (true, Some(size)) = (others(4), size) {
        *facets.sizes.entry(size).or_default() += items;
    }
    if others(5) {
        *of_organisation += items;
    }
    Ok(())
}

/// Contributions whose titles share words with a sentence: two, or one when the sentence has only one that counts.
pub async fn similar(tx: &mut Transaction, actor: &Actor, title: &str) -> Result<Vec<Item>> {
    let words = telling_words(title);
    if words.is_empty() {
        return Ok(Vec::new());
    }
    let mut values = vec![Value::from(actor.person), actor.is_in_network().into()];
    let patterns = words.iter().map(|word| Value::from(containing(word)));
    values.extend(patterns.chain(std::iter::repeat(Value::from(""))).take(6));
    values.push(i64::from(words.len() > 1).saturating_add(1).into());
    tx.all(&SIMILAR, &values).await?.iter().map(item).collect()
}

/// Drafts that this person may go on with, the last changed first.
pub async fn my_drafts(tx: &mut Transaction, actor: &Actor) -> Result<Vec<Item>> {
    tx.all(&MY_DRAFTS, params![actor.person]).await?.iter().map(item).collect()
}

/// A page of what the organisations of this person brought, the last changed first, and how many there are.
pub async fn ours(tx: &mut Transaction, actor: &Actor, page: i64) -> Result<(Vec<Item>, i64)> {
    let rows = tx.all(&OURS, params![actor.person, PAGE_SIZE, (page - 1) * PAGE_SIZE]).await?;
    let total = tx.one(&OURS_COUNT, params![actor.person]).await?.get("items")?;
    Ok((rows.iter().map(item).collect::<Result<_>>()?, total))
}

/// The filters but that on the theme.
fn on_contribution(filter: &Filter) -> Vec<(&'static str, Value)> {
    let mut filters = on_title(filter);
    let mut add = |name, value: Option<Value>| filters.extend(value.map(|value| (name, value)));
    add("kind", filter.kind.map(|kind| kind.key().into()));
    add("organisation", filter.organisation.map(Into::into));
    add("province", filter.province.as_ref().map(Into::into));
    add("phase", filter.phase.map(|phase| phase.key().into()));
    add("year", filter.year.map(Into::into));
    if let Some(size) = filter.size {
        add("from", Some(size.lower_bound().into()));
        let next = SizeClass::ALL.into_iter().find(|other| other.lower_bound() > size.lower_bound());
        add("below", next.map(|next| next.lower_bound().into()));
    }
    filters
}

fn on_title(filter: &Filter) -> Vec<(&'static str, Value)> {
    let names = ["word1", "word2", "word3", "word4"];
    names.into_iter().zip(filter.words().iter().map(|word| containing(word).into())).collect()
}

/// A pattern for `LIKE … ESCAPE '\'` that finds a text anywhere.
fn containing(text: &str) -> String {
    let escaped = text.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_");
    format!("%{escaped}%")
}

fn item(row: &Row) -> Result<Item> {
    Ok(Item {
        id: row.get("id")?,
        kind: word(row, "kind", Kind::from_key)?,
        state: word(row, "state", State::from_key)?,
        visibility: word(row, "visibility", Visibility::from_key)?,
        language: word(row, "language", Language::from_code)?,
        title: row.get("title")?,
        summary: row.get("summary")?,
        phase: optional_word(row, "phase", Phase::from_key)?,
        needed_by: row.get("needed_by")?,
        published_at: row.get("published_at")?,
        changed_at: row.get("changed_at")?,
        active_at: row.get("active_at")?,
        organisation: organisation_of(row)?,
        replies: row.get("reply_count")?,
        supports: row.get("support_count")?,
        reuses: row.get("reuse_count")?,
    })
}
