//! Lists of contributions with filters and counts.

use std::collections::HashMap;

use db::{Result, Row, Transaction, params, sql, uuid::Uuid};
use search::{Counts, Dimension, Found, Passage, Query, Search, Selected, Selection, Tally};
use web::{Actor, Instant, Language};

use crate::{
    model::{ContributionId, Filter, Kind, Order, Organisation, PAGE_SIZE, Phase, State, Visibility},
    store::{
        catalogue::{DIMENSIONS, KIND, ORGANISATION, PHASE, PROVINCE, SIZE, THEME, YEAR},
        contributions::{ITEM_KIND, optional_word, organisation_of, word},
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
macro_rules! chosen {
    ($engine:tt) => {
        concat!(
            columns!(),
            "WHERE c.id ",
            db::among!($engine, "$1"),
            " AND ",
            listed!(),
            " AND ",
            visible!("$2", "$3")
        )
    };
}
sql!(
    /// What the catalogue chose, asked once more whether the actor may see it: the catalogue of this process may not
    /// know yet what another one wrote a moment ago.
    CHOSEN = sqlite: chosen!(sqlite), postgres: chosen!(postgres)
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

/// How many there are with each value of each filter, the other filters applied.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Facets {
    /// How many the filter gives.
    pub total: i64,
    counts: Counts,
}

impl Facets {
    /// How many have this value of this dimension.
    pub fn count(&self, dimension: Dimension, value: &str) -> i64 {
        self.counts.get(dimension).map_or(0, |values| values.of(value))
    }

    /// The years that something came in.
    pub fn years(&self) -> Vec<i64> {
        self.counts
            .get(YEAR)
            .into_iter()
            .flat_map(Tally::iter)
            .filter_map(|(year, _)| year.parse().ok())
            .collect()
    }

    /// How many each organisation brought.
    pub fn organisations(&self) -> Option<&Tally> {
        self.counts.get(ORGANISATION)
    }
}

/// A page of the list.
#[derive(Clone, Debug, PartialEq)]
pub struct List {
    /// The contributions on it.
    pub items: Vec<Item>,
    /// The counts beside it.
    pub facets: Facets,
    /// Which page it is: the last one when a later one was asked for.
    pub page: i64,
    /// What the words found, when there were any.
    pub words: Option<Words>,
}

/// What words found.
#[derive(Clone, Debug, PartialEq)]
pub struct Words {
    /// Whether some contribution has every word.
    pub every_word: bool,
    /// What was searched for instead.
    pub corrected: Option<String>,
    /// Whether the index is being made, so that much is not found yet.
    pub is_building: bool,
    /// The words as they were looked for.
    searched: Query,
    /// The title of each contribution, and the best passage of its text, with the words marked: after [`List::mark`].
    pub marked: HashMap<Uuid, Passage>,
}

impl List {
    /// Marks the words that were searched for, if there are any.
    pub async fn mark(&mut self, search: &Search, tx: &mut Transaction) -> Result<()> {
        if let Some(words) = &mut self.words {
            words.marked = search.passages(tx, &titles(&self.items), &words.searched, PASSAGE).await?;
        }
        Ok(())
    }
}

/// The page of the list that the filter asks for.
pub async fn list(search: &Search, tx: &Transaction, actor: &Actor, filter: &Filter) -> Result<List> {
    let wanted = Selection { counted: DIMENSIONS.to_vec(), ..selection(filter) };
    let mut found = choose(search, actor, filter, &wanted).await?;
    let total = found.selected.total;
    let last_page = (total.saturating_add(PAGE_SIZE - 1) / PAGE_SIZE).max(1);
    let page = filter.page.clamp(1, last_page);
    if page < filter.page {
        let last = Selection { counted: Vec::new(), ..selection(&Filter { page, ..filter.clone() }) };
        found.selected.items = choose(search, actor, filter, &last).await?.selected.items;
    }
    let Selected { items, counts, .. } = std::mem::take(&mut found.selected);
    let items = chosen(tx, actor, &items).await?;
    let words = match filter.search.trim() {
        "" => None,
        _ => Some(Words {
            every_word: found.every_word,
            corrected: found.corrected,
            is_building: found.is_building,
            searched: found.searched,
            marked: HashMap::new(),
        }),
    };
    Ok(List { items, facets: Facets { total, counts }, page, words })
}

/// Any stretch of the list, the page of the filter apart: at most `most` from `offset` on, and how many there are in all.
pub async fn window(
    search: &Search,
    tx: &Transaction,
    actor: &Actor,
    filter: &Filter,
    offset: i64,
    most: i64,
) -> Result<(Vec<Item>, i64)> {
    let number = |n: i64| usize::try_from(n).unwrap_or_default();
    let wanted = Selection { offset: number(offset), limit: number(most), ..selection(filter) };
    let Selected { items, total, .. } = choose(search, actor, filter, &wanted).await?.selected;
    Ok((chosen(tx, actor, &items).await?, total))
}

/// The first contributions of the list, at most so many.
pub async fn first(
    search: &Search,
    tx: &Transaction,
    actor: &Actor,
    filter: &Filter,
    most: i64,
) -> Result<Vec<Item>> {
    Ok(window(search, tx, actor, filter, 0, most).await?.0)
}

/// How long the passage under a title is, in characters.
const PASSAGE: usize = 220;

/// The titles under which contributions are shown.
fn titles(items: &[Item]) -> Vec<(search::Item, &str)> {
    let mut titles = Vec::new();
    for item in items {
        titles.push((search::Item { kind: ITEM_KIND, id: item.id.0 }, item.title.as_str()));
    }
    titles
}

/// What the filter gives, by words when it has any.
async fn choose(search: &Search, actor: &Actor, filter: &Filter, wanted: &Selection) -> Result<Found> {
    if filter.search.trim().is_empty() {
        return Ok(Found { selected: search.select(actor, wanted).await?, ..Found::default() });
    }
    search.find(actor, wanted, &Query::parse(&filter.search)).await
}

/// How much this actor may see, and from how many organisations.
pub async fn totals(search: &Search, actor: &Actor) -> Result<(i64, i64)> {
    let wanted = Selection { counted: vec![ORGANISATION], limit: 0, ..selection(&Filter::default()) };
    let selected = search.select(actor, &wanted).await?;
    let organisations = selected.counts.get(ORGANISATION).map_or(0, Tally::len);
    Ok((selected.total, i64::try_from(organisations).unwrap_or(i64::MAX)))
}

/// How many this actor may see with each theme, by slug.
pub async fn theme_counts(search: &Search, actor: &Actor) -> Result<Tally> {
    let wanted = Selection { counted: vec![THEME], limit: 0, ..selection(&Filter::default()) };
    Ok(search.select(actor, &wanted).await?.counts.remove(THEME).unwrap_or_default())
}

/// The contributions that were chosen and that this actor may see, in the same order.
pub(super) async fn chosen(tx: &Transaction, actor: &Actor, chosen: &[search::Item]) -> Result<Vec<Item>> {
    let list = db::id_list(chosen.iter().map(|item| &item.id));
    let mut rows: HashMap<Uuid, Row> = HashMap::new();
    for row in tx.all(&CHOSEN, params![list, actor.person, actor.is_in_network()]).await? {
        rows.insert(row.get("id")?, row);
    }
    chosen.iter().filter_map(|chosen| rows.get(&chosen.id)).map(item).collect()
}

/// What the catalogue is asked for a page of the list.
pub fn selection(filter: &Filter) -> Selection {
    let filters = [
        (KIND, filter.kind.map(|kind| kind.key().to_owned())),
        (THEME, filter.theme.clone()),
        (ORGANISATION, filter.organisation.map(|id| id.to_string())),
        (PROVINCE, filter.province.clone()),
        (SIZE, filter.size.map(|size| size.key().to_owned())),
        (PHASE, filter.phase.map(|phase| phase.key().to_owned())),
        (YEAR, filter.year.map(|year| year.to_string())),
    ];
    Selection {
        kinds: vec![ITEM_KIND],
        filters: filters.into_iter().filter_map(|(name, value)| Some((name, value?))).collect(),
        counted: Vec::new(),
        order: match filter.order {
            Order::Newest => search::Order::Newest,
            Order::Active => search::Order::Active,
            Order::Relevance => search::Order::Relevance,
        },
        offset: usize::try_from((filter.page.max(1) - 1) * PAGE_SIZE).unwrap_or(usize::MAX),
        limit: usize::try_from(PAGE_SIZE).unwrap_or(usize::MAX),
    }
}

/// How many contributions that look alike are shown.
const SIMILAR: usize = 5;
/// How many telling words a sentence and what looks like it share at least, when it has three or more.
const SHARED: u32 = 2;
/// What shares a smaller part of what a sentence tells is about something else.
const ALIKE: f32 = 0.2;

/// Listed contributions that look like a sentence, the most alike first.
pub async fn similar(search: &Search, tx: &mut Transaction, actor: &Actor, title: &str) -> Result<Vec<Item>> {
    let similar = search.similar(actor, &[ITEM_KIND], title, SHARED, SIMILAR).await?;
    let alike = similar.into_iter().filter(|(_, similar)| similar.likeness >= ALIKE);
    let items: Vec<_> = alike.map(|(item, _)| item).collect();
    chosen(tx, actor, &items).await
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
