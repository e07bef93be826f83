//! Contributions as the catalogue of all rooms knows them: who may see them, by what they are filtered and counted.

use std::collections::{HashMap, HashSet};

use db::{Result, Row, Transaction, params, sql, uuid::Uuid};
use jobs::Recorded;
use people::store::catalogue::size_key;
pub use people::store::catalogue::{KIND, ORGANISATION, PROVINCE, SIZE, YEAR};
use search::{Audience, BoxFuture, Dimension, Entry, Item, Source, TextDocument};
use web::Language;

use crate::{
    model::Content,
    store::{
        contributions::{ITEM_KIND, word},
        listed, themes, unknown,
    },
};

/// A theme, by its slug.
pub const THEME: Dimension = "theme";
/// The phase of an example, by its key.
pub const PHASE: Dimension = "phase";
/// All of them.
pub const DIMENSIONS: [Dimension; 7] = [KIND, THEME, ORGANISATION, PROVINCE, SIZE, PHASE, YEAR];

macro_rules! entries {
    ($($where:tt)*) => {
        concat!("SELECT c.id, c.kind, c.visibility, c.organisation_id, c.phase, c.year, c.published_at, c.active_at
         FROM contribution c WHERE ", listed!(), $($where)*)
    };
}
macro_rules! themes {
    ($($where:tt)*) => {
        concat!("SELECT c.contribution_id, t.slug, t.name_nl, t.name_en FROM contribution_theme c JOIN theme t ON t.id = c.theme_id", $($where)*)
    };
}
sql!(
    /// Everything is read at the start, out of the index `contribution_catalogue` alone.
    ALL = entries!(" AND c.id > $1 ORDER BY c.id LIMIT 4000")
);
sql!(
    ENTRIES = sqlite: entries!(" AND c.id ", db::among!(sqlite, "$1")),
    postgres: entries!(" AND c.id ", db::among!(postgres, "$1"))
);
sql!(
    ALL_THEMES = "SELECT c.contribution_id, c.theme_id FROM contribution_theme c
     WHERE c.contribution_id > $1 AND c.contribution_id <= $2"
);
sql!(SLUGS = "SELECT t.id, t.slug FROM theme t");
sql!(PLACES = "SELECT o.id, o.province_code, o.inhabitants FROM organisation o");
macro_rules! touched {
    ($engine:tt, $($select:tt)*) => {
        concat!($($select)*, db::among!($engine, "$1"))
    };
}
sql!(
    PLACES_OF = sqlite: touched!(sqlite, "SELECT o.id, o.province_code, o.inhabitants FROM organisation o WHERE o.id "),
    postgres: touched!(postgres, "SELECT o.id, o.province_code, o.inhabitants FROM organisation o WHERE o.id ")
);
sql!(
    THEMES = sqlite: themes!(" WHERE c.contribution_id ", db::among!(sqlite, "$1")),
    postgres: themes!(" WHERE c.contribution_id ", db::among!(postgres, "$1"))
);
sql!(
    OF_REPLIES = sqlite: touched!(sqlite, "SELECT c.contribution_id AS id FROM reply c WHERE c.id "),
    postgres: touched!(postgres, "SELECT c.contribution_id AS id FROM reply c WHERE c.id ")
);
sql!(
    OF_ORGANISATIONS = sqlite: touched!(sqlite, "SELECT c.id FROM contribution c WHERE ", listed!(), " AND c.organisation_id "),
    postgres: touched!(postgres, "SELECT c.id FROM contribution c WHERE ", listed!(), " AND c.organisation_id ")
);
sql!(
    OF_THEMES = sqlite: touched!(sqlite, "SELECT c.contribution_id AS id FROM contribution_theme c WHERE c.theme_id "),
    postgres: touched!(postgres, "SELECT c.contribution_id AS id FROM contribution_theme c WHERE c.theme_id ")
);

macro_rules! texts {
    ($engine:tt) => {
        concat!(
            "SELECT c.id, c.language, c.title, v.content, o.name AS organisation_name
         FROM contribution c JOIN organisation o ON o.id = c.organisation_id
         JOIN contribution_version v ON v.contribution_id = c.id AND v.version = c.version WHERE c.id ",
            db::among!($engine, "$1"),
            " AND ",
            listed!()
        )
    };
}
macro_rules! replies {
    ($engine:tt) => {
        concat!(
            "SELECT c.contribution_id, c.body FROM reply c WHERE c.contribution_id ",
            db::among!($engine, "$1"),
            " AND c.ended_at IS NULL ORDER BY c.contribution_id, c.made_at"
        )
    };
}
sql!(TEXTS = sqlite: texts!(sqlite), postgres: texts!(postgres));
sql!(REPLIES = sqlite: replies!(sqlite), postgres: replies!(postgres));

/// How much of the replies is looked through, in bytes.
const REPLIES_LENGTH: usize = 50_000;

/// The contributions that stand in lists.
pub struct ExchangeSource;

impl Source for ExchangeSource {
    fn kinds(&self) -> &[&'static str] {
        &[ITEM_KIND]
    }

    fn touched<'a>(
        &'a self,
        tx: &'a mut Transaction,
        events: &'a [Recorded],
    ) -> BoxFuture<'a, Result<Vec<Uuid>>> {
        Box::pin(async move {
            let of_kind = |kind: &str| {
                let ids: HashSet<Uuid> =
                    events.iter().filter(|e| e.item_kind == kind).map(|e| e.item_id).collect();
                ids
            };
            let mut touched = of_kind(ITEM_KIND);
            let others = [
                ("reply", &OF_REPLIES),
                ("organisation", &OF_ORGANISATIONS),
                (themes::ITEM_KIND, &OF_THEMES),
            ];
            for (kind, statement) in others {
                let ids = of_kind(kind);
                if !ids.is_empty() {
                    for row in tx.all(statement, params![db::id_list(&ids)]).await? {
                        touched.insert(row.get("id")?);
                    }
                }
            }
            Ok(touched.into_iter().collect())
        })
    }

    fn entries<'a>(&'a self, tx: &'a mut Transaction, ids: &'a [Uuid]) -> BoxFuture<'a, Result<Vec<Entry>>> {
        Box::pin(async move {
            let list = db::id_list(ids);
            let rows = tx.all(&ENTRIES, params![&list]).await?;
            let mut organisations: HashSet<Uuid> = HashSet::new();
            for row in &rows {
                organisations.insert(row.get("organisation_id")?);
            }
            let places = places(&tx.all(&PLACES_OF, params![db::id_list(&organisations)]).await?)?;
            let mut themes = slugs(&tx.all(&THEMES, params![&list]).await?)?;
            rows.iter().map(|row| entry(row, &places, &mut themes)).collect()
        })
    }

    fn texts<'a>(
        &'a self,
        tx: &'a mut Transaction,
        ids: &'a [Uuid],
    ) -> BoxFuture<'a, Result<Vec<TextDocument>>> {
        Box::pin(async move {
            let list = db::id_list(ids);
            let mut themes: HashMap<Uuid, Vec<String>> = HashMap::new();
            for row in tx.all(&THEMES, params![&list]).await? {
                let names = [row.get("name_nl")?, row.get("name_en")?];
                themes.entry(row.get("contribution_id")?).or_default().extend(names);
            }
            let mut replies = replies_of(tx, ids).await?;
            let rows = tx.all(&TEXTS, params![&list]).await?;
            rows.iter().map(|row| text_of(row, &mut themes, &mut replies)).collect()
        })
    }

    fn own_texts<'a>(
        &'a self,
        tx: &'a mut Transaction,
        ids: &'a [Uuid],
    ) -> BoxFuture<'a, Result<Vec<TextDocument>>> {
        Box::pin(async move {
            let rows = tx.all(&TEXTS, params![db::id_list(ids)]).await?;
            rows.iter().map(|row| text_of(row, &mut HashMap::new(), &mut HashMap::new())).collect()
        })
    }

    fn all<'a>(&'a self, tx: &'a mut Transaction, after: Uuid) -> BoxFuture<'a, Result<Vec<Entry>>> {
        Box::pin(async move {
            let rows = tx.all(&ALL, params![after]).await?;
            let Some(last) = rows.last() else { return Ok(Vec::new()) };
            let places = places(&tx.all(&PLACES, &[]).await?)?;
            let mut slugs: HashMap<Uuid, String> = HashMap::new();
            for row in tx.all(&SLUGS, &[]).await? {
                slugs.insert(row.get("id")?, row.get("slug")?);
            }
            let mut themes: HashMap<Uuid, Vec<String>> = HashMap::new();
            for row in tx.all(&ALL_THEMES, params![after, last.get::<Uuid>("id")?]).await? {
                let slug = slugs.get(&row.get("theme_id")?).cloned();
                themes.entry(row.get("contribution_id")?).or_default().extend(slug);
            }
            rows.iter().map(|row| entry(row, &places, &mut themes)).collect()
        })
    }
}

fn text_of(
    row: &Row,
    themes: &mut HashMap<Uuid, Vec<String>>,
    replies: &mut HashMap<Uuid, String>,
) -> Result<TextDocument> {
    let id: Uuid = row.get("id")?;
    let mut body = body_of(row)?;
    body.push_str(&replies.remove(&id).unwrap_or_default());
    let mut extra = themes.remove(&id).unwrap_or_default();
    extra.push(row.get("organisation_name")?);
    Ok(TextDocument {
        key: id.as_u128(),
        language: word(row, "language", Language::from_code)?,
        title: row.get("title")?,
        body,
        extra: extra.join("\n"),
    })
}

/// The slugs of the themes of contributions.
pub(super) async fn themes_of(tx: &mut Transaction, ids: &[Uuid]) -> Result<HashMap<Uuid, Vec<String>>> {
    slugs(&tx.all(&THEMES, params![db::id_list(ids)]).await?)
}

fn slugs(rows: &[Row]) -> Result<HashMap<Uuid, Vec<String>>> {
    let mut slugs: HashMap<Uuid, Vec<String>> = HashMap::new();
    for row in rows {
        slugs.entry(row.get("contribution_id")?).or_default().push(row.get("slug")?);
    }
    Ok(slugs)
}

/// The text of all parts, without markup.
fn body_of(row: &Row) -> Result<String> {
    let sections: String = row.get("content")?;
    let sections = Content::read_sections(&sections).ok_or_else(|| unknown("content", "section"))?;
    Ok(sections.values().map(|section| text::markdown::to_plain(section) + "\n").collect())
}

/// The replies to contributions, joined, without markup.
async fn replies_of(tx: &mut Transaction, ids: &[Uuid]) -> Result<HashMap<Uuid, String>> {
    let mut replies: HashMap<Uuid, String> = HashMap::new();
    for row in tx.all(&REPLIES, params![db::id_list(ids)]).await? {
        let all = replies.entry(row.get("contribution_id")?).or_default();
        if all.len() < REPLIES_LENGTH {
            all.push_str(&text::markdown::to_plain(&row.get::<String>("body")?));
            all.push('\n');
        }
    }
    Ok(replies)
}

/// Where an organisation is: its values of the dimensions by place.
struct Place {
    organisation: String,
    province: Option<String>,
    size: Option<String>,
}

fn places(rows: &[Row]) -> Result<HashMap<Uuid, Place>> {
    let place = |row: &Row| {
        let id: Uuid = row.get("id")?;
        let (province, size) = (row.get("province_code")?, size_key(row.get("inhabitants")?));
        Ok((id, Place { organisation: id.to_string(), province, size }))
    };
    rows.iter().map(place).collect()
}

fn entry(
    row: &Row,
    places: &HashMap<Uuid, Place>,
    themes_of: &mut HashMap<Uuid, Vec<String>>,
) -> Result<Entry> {
    let id: Uuid = row.get("id")?;
    let organisation: Uuid = row.get("organisation_id")?;
    let visibility: String = row.get("visibility")?;
    let audience = match visibility.as_str() {
        "public" => Audience::Everybody,
        "network" => Audience::Network,
        "organisation" => Audience::Organisation(organisation),
        other => return Err(unknown("visibility", other)),
    };
    let place = places.get(&organisation).ok_or_else(|| unknown("organisation_id", "organisation"))?;
    let mut values = vec![(KIND, row.get("kind")?), (ORGANISATION, place.organisation.clone())];
    values.extend(themes_of.remove(&id).into_iter().flatten().map(|slug| (THEME, slug)));
    let optional = [
        (PROVINCE, place.province.clone()),
        (SIZE, place.size.clone()),
        (PHASE, row.get("phase")?),
        (YEAR, row.get::<Option<i64>>("year")?.map(|year| year.to_string())),
    ];
    values.extend(optional.into_iter().filter_map(|(dimension, value)| Some((dimension, value?))));
    let active = row.get("active_at")?;
    Ok(Entry {
        item: Item { kind: ITEM_KIND, id },
        audience,
        values,
        newest: row.get::<Option<i64>>("published_at")?.unwrap_or(active),
        active,
    })
}
