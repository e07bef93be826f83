//! Fills an installation from a seed.

use std::{collections::BTreeMap, time::Duration};

use db::{Db, Options, Value, params, uuid::Uuid};
use exchange::model::{Content, Kind, Phase, Section, Visibility};
use rand::{RngExt, SeedableRng, rngs::StdRng};
use web::{Clock, DAY, Ids, Instant, Language, dates};

use crate::{Size, generate_rules, store, words};

/// The generated network ends here: 2026-11-24 09:00 UTC.
const NOW: Instant = 1_795_510_800_000_000;
/// And began ten years earlier.
const SPAN_DAYS: i64 = 3650;
/// The themes, as addresses name them.
pub const THEMES: [&str; 12] = [
    "sensoren",
    "cameras",
    "drukte",
    "privacy",
    "ethiek",
    "data-delen",
    "algoritmes",
    "energie",
    "inclusie",
    "inkoop",
    "water",
    "mobiliteit",
];
/// Contributions that are made and written at a time.
const BATCH: u64 = 2_000;

/// Opens the database of an installation.
pub fn open(data: &std::path::Path, database: Option<&str>) -> anyhow::Result<Db> {
    let options = match database {
        Some(url) => Options::Postgres { url: url.to_owned(), connections: 4 },
        None => {
            std::fs::create_dir_all(data)?;
            Options::Sqlite { path: data.join("samenspel.db"), busy: Duration::from_secs(60) }
        }
    };
    Ok(Db::open(&options)?)
}

/// See the module. The same seed and sizes give the same rows.
pub async fn generate(size: &Size) -> anyhow::Result<()> {
    let db = open(&size.data, size.database.as_deref())?;
    db.migrate().await?;
    let mut seed = [0; 32];
    seed[..8].copy_from_slice(&size.seed.to_le_bytes());
    let ids = Ids::new(Clock::fixed(NOW - SPAN_DAYS * DAY), seed);
    people::import::seed_facts(&db, &ids, NOW).await?;
    let municipalities = store::municipalities(&mut db.read().await?).await?;
    let mut making = Making {
        random: StdRng::from_seed(seed),
        ids,
        municipalities,
        people: Vec::new(),
        themes: Vec::new(),
    };
    making.people_and_themes(&db, size.persons).await?;
    let mut made = 0;
    let mut replies = 0;
    while made < size.contributions {
        let now = BATCH.min(size.contributions - made);
        made += now;
        // The replies of this batch: as many as belong to the contributions made so far.
        let wanted = size.replies * made / size.contributions.max(1) - replies;
        replies += wanted;
        making.contributions(&db, now, wanted).await?;
        eprintln!("{made} contributions, {replies} replies");
    }
    generate_rules::rules(&db, &making.ids, &making.people, NOW).await?;
    // PostgreSQL gathers statistics by itself, though later than the measurement begins. SQLite never does so in an
    // installation, so it must be fast without.
    if db.engine() == db::Engine::Postgres {
        let mut tx = db.write().await?;
        tx.batch("ANALYZE").await?;
        tx.commit().await?;
    }
    Ok(())
}

/// A place in a list of so many, the first far more often than the last, about as words and themes are used (Zipf).
fn early(random: &mut StdRng, many: usize) -> usize {
    let chance: f64 = random.random();
    (((many + 1) as f64).powf(chance) - 1.0) as usize % many
}

struct Making {
    random: StdRng,
    ids: Ids,
    municipalities: Vec<(Uuid, i64)>,
    /// Person and organisation.
    people: Vec<(Uuid, Uuid)>,
    themes: Vec<(Uuid, String)>,
}

impl Making {
    /// Large municipalities more often than small ones.
    fn municipality(&mut self) -> Uuid {
        let total: i64 = self.municipalities.iter().map(|(_, inhabitants)| inhabitants).sum();
        let mut place = self.random.random_range(0..total);
        for (id, inhabitants) in &self.municipalities {
            place -= inhabitants;
            if place < 0 {
                return *id;
            }
        }
        self.municipalities[0].0
    }

    fn somebody(&mut self) -> (Uuid, Uuid) {
        let place = self.random.random_range(0..self.people.len());
        self.people[place]
    }

    async fn people_and_themes(&mut self, db: &Db, count: u64) -> anyhow::Result<()> {
        let (mut persons, mut memberships) = (Vec::new(), Vec::new());
        for number in 0..count {
            let (id, organisation) = (self.ids.new_id(), self.municipality());
            let name = words::name(&mut self.random, number);
            let email = format!("p{number}@bench.example");
            let folded = text::words::fold(&name);
            persons
                .push(params![id, name, folded.as_str(), email.as_str(), email.as_str(), "nl", NOW].to_vec());
            memberships.push(params![id, organisation, "member", NOW, folded].to_vec());
            self.people.push((id, organisation));
        }
        let mut themes = Vec::new();
        for (position, slug) in THEMES.iter().enumerate() {
            let id = self.ids.new_id();
            themes.push(params![id, *slug, *slug, *slug, "", "", position as i64].to_vec());
            self.themes.push((id, (*slug).to_owned()));
        }
        let mut tx = db.write().await?;
        tx.insert_many(store::PERSON, &persons, "").await?;
        tx.insert_many(store::MEMBERSHIP, &memberships, "").await?;
        tx.insert_many(store::THEME, &themes, "").await?;
        tx.commit().await?;
        Ok(())
    }

    fn content(&mut self, kind: Kind) -> (Content, Vec<Uuid>) {
        let mut sections: BTreeMap<Section, String> = BTreeMap::new();
        for section in kind.sections() {
            if *section == kind.main_section() || self.random.random_range(0..2) == 0 {
                let length = self.random.random_range(40..120);
                sections.insert(*section, words::text(&mut self.random, length));
            }
        }
        let title = if kind == Kind::Question {
            words::question(&mut self.random)
        } else {
            words::title(&mut self.random)
        };
        // Most examples are in use, few failed or say so.
        let phases = [Phase::InUse, Phase::Pilot, Phase::Idea, Phase::Stopped, Phase::Failed];
        let phase = kind.has_phase().then(|| phases[early(&mut self.random, phases.len())]);
        let visibility = match self.random.random_range(0..10) {
            0 => Visibility::Organisation,
            1 | 2 => Visibility::Network,
            _ => Visibility::Public,
        };
        let first = early(&mut self.random, self.themes.len());
        let second = (first + 1 + self.random.random_range(0..self.themes.len() - 1)) % self.themes.len();
        let chosen = if self.random.random_range(0..2) == 0 { vec![first] } else { vec![first, second] };
        let themes = chosen.iter().map(|at| self.themes[*at].1.clone()).collect();
        let ids = chosen.iter().map(|at| self.themes[*at].0).collect();
        let language = Language::Nl;
        (Content { title, sections, phase, needed_by: None, visibility, language, themes }, ids)
    }

    async fn contributions(&mut self, db: &Db, count: u64, replies: u64) -> anyhow::Result<()> {
        // Some contributions draw many replies, up to 65 where the mean is ten, and most draw few: a power of a chance.
        let shares: Vec<f64> = (0..count).map(|_| self.random.random::<f64>().powi(6) + 0.01).collect();
        let sum: f64 = shares.iter().sum();
        let mut rows = Rows::default();
        let mut owed = 0.0;
        for share in shares {
            owed += share / sum * replies as f64;
            // A hair more, so that rounding never costs the last reply.
            let mine = (owed + 1e-6) as u64;
            owed -= mine as f64;
            self.contribution(mine, &mut rows);
        }
        let mut tx = db.write().await?;
        tx.insert_many(store::CONTRIBUTION, &rows.contributions, "").await?;
        tx.insert_many(store::VERSION, &rows.versions, "").await?;
        tx.insert_many(store::CONTRIBUTION_THEME, &rows.themes, "").await?;
        tx.insert_many(store::SUPPORT, &rows.supports, "").await?;
        tx.insert_many(store::REUSE, &rows.reuses, "").await?;
        tx.insert_many(store::REPLY, &rows.replies, "").await?;
        tx.insert_many(store::REPLY_VERSION, &rows.reply_versions, "").await?;
        tx.commit().await?;
        Ok(())
    }

    /// Up to five people of other organisations, each of another one; often none.
    fn voices(&mut self, organisation: Uuid) -> Vec<(Uuid, Uuid)> {
        let mut voices: Vec<(Uuid, Uuid)> = Vec::new();
        for _ in 0..early(&mut self.random, 6) {
            let voice = self.somebody();
            if voice.1 != organisation && voices.iter().all(|(_, known)| *known != voice.1) {
                voices.push(voice);
            }
        }
        voices
    }

    fn contribution(&mut self, replies: u64, rows: &mut Rows) {
        let kind = match self.random.random_range(0..10) {
            0..=4 => Kind::Question,
            5..=7 => Kind::Example,
            8 => Kind::Need,
            _ => Kind::Offer,
        };
        let (mut content, themes) = self.content(kind);
        let id = self.ids.new_id();
        let (person, organisation) = self.somebody();
        let at = NOW - self.random.random_range(0..SPAN_DAYS * 24) * web::HOUR;
        let is_asked = matches!(kind, Kind::Question | Kind::Need);
        if is_asked && self.random.random_range(0..2) == 0 {
            let day = at + self.random.random_range(7..120) * DAY;
            content.needed_by = Some(dates::date_of(day).to_string());
        }
        let voices = self.voices(organisation);
        let (mut supports, mut reuses) = (0, 0);
        for (person, organisation) in voices {
            let at = (at + self.random.random_range(1..200) * DAY).min(NOW);
            if is_asked {
                rows.supports.push(params![id, organisation, person, "", at].to_vec());
                supports += 1;
            } else if kind == Kind::Example {
                let body = words::text(&mut self.random, 25);
                rows.reuses.push(params![self.ids.new_id(), id, organisation, person, body, at].to_vec());
                reuses += 1;
            }
        }
        let mut last = at;
        let mut top = None;
        for _ in 0..replies {
            let (person, organisation) = self.somebody();
            last = (last + self.random.random_range(1..72) * web::HOUR).min(NOW);
            let reply = self.ids.new_id();
            let parent = top.filter(|_| self.random.random_range(0..3) == 0);
            if parent.is_none() {
                top = Some(reply);
            }
            let length = self.random.random_range(15..60);
            let body = words::text(&mut self.random, length);
            rows.reply_versions.push(params![reply, 1_i64, body.as_str(), last].to_vec());
            rows.replies
                .push(params![reply, id, parent, person, organisation, body, last, 1_i64, ""].to_vec());
        }
        // Half of the questions with replies are answered, and a few things are past.
        let accepted = top.filter(|_| kind == Kind::Question && self.random.random_range(0..2) == 0);
        let state = match accepted {
            Some(_) => "answered",
            None if self.random.random_range(0..12) == 0 => "closed",
            None => "published",
        };
        for theme in themes {
            rows.themes.push(params![id, theme].to_vec());
        }
        let year = i64::from(dates::date_of(at).year());
        let (sections, details) = (content.sections_json(), content.details_json());
        let version = params![
            id,
            1_i64,
            content.title.as_str(),
            sections.as_str(),
            details,
            person,
            organisation,
            "",
            at
        ];
        rows.versions.push(version.to_vec());
        let summary = content.summary(kind);
        let row = params![
            id,
            kind.key(),
            state,
            content.visibility.key(),
            "nl",
            organisation,
            person,
            content.title,
            summary,
            content.phase.map(Phase::key),
            content.needed_by,
            1_i64,
            at,
            at,
            year,
            at,
            last,
            accepted,
            replies as i64,
            supports,
            reuses
        ];
        rows.contributions.push(row.to_vec());
    }
}

#[derive(Default)]
struct Rows {
    contributions: Vec<Vec<Value>>,
    versions: Vec<Vec<Value>>,
    themes: Vec<Vec<Value>>,
    supports: Vec<Vec<Value>>,
    reuses: Vec<Vec<Value>>,
    replies: Vec<Vec<Value>>,
    reply_versions: Vec<Vec<Value>>,
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Everything that can be read on the first pages, as one text.
    async fn digest(seed: u64) -> String {
        let folder =
            std::env::temp_dir().join(format!("samenspel-bench-{}-{seed}-{:p}", std::process::id(), &seed));
        let data = folder.clone();
        let size = Size { data, database: None, contributions: 40, replies: 200, persons: 30, seed };
        generate(&size).await.unwrap();
        let db = open(&folder, None).unwrap();
        let mut tx = db.read().await.unwrap();
        let (contributions, replies, persons) = store::totals(&mut tx).await.unwrap();
        let chosen = store::with_fifty_replies(&mut tx).await.unwrap()[0];
        let ids = (store::a_member(&mut tx).await.unwrap(), store::an_organisation(&mut tx).await.unwrap());
        let actor = web::Actor::default();
        let filter = exchange::model::Filter { page: 1, ..Default::default() };
        let search = search::Search::new(
            db.clone(),
            web::Clock::fixed(0),
            vec![std::sync::Arc::new(exchange::ExchangeSource)],
            None,
        )
        .unwrap();
        let page = exchange::store::lists::list(&search, &tx, &actor, &filter).await.unwrap();
        let contribution = exchange::model::ContributionId(chosen);
        let replies_of = exchange::store::replies::of(&tx, contribution, 1).await.unwrap();
        let reuses = exchange::store::support::reuses(&tx, contribution).await.unwrap();
        drop(tx);
        std::fs::remove_dir_all(&folder).unwrap();
        format!("{contributions} {replies} {persons} {chosen} {ids:?} {page:?} {replies_of:?} {reuses:?}")
    }

    #[tokio::test]
    async fn the_same_seed_gives_the_same_network_and_another_seed_another() {
        let (first, again, other) = (digest(1).await, digest(1).await, digest(2).await);
        assert!(first.starts_with("40 200 30 "), "{}", &first[..20]);
        assert_eq!(first, again);
        assert_ne!(first, other);
    }
}
