//! Starts the program on a filled installation, measures its pages, and prints a table.

use std::{
    path::Path,
    time::{Duration, Instant},
};

use anyhow::Context;
use people::store::sessions;
use tokio::runtime::Runtime;
use web::{Clock, Ids, PersonId};

use crate::{
    generate, generate_rules, load,
    program::{Installation, Running},
    store, words,
};

/// See the module. With `only`, just the pages with these words in their names.
pub fn run(
    runtime: &Runtime,
    on: &Installation,
    program: &Path,
    seconds: u64,
    only: &str,
) -> anyhow::Result<()> {
    let (pages, secret, totals) = runtime.block_on(prepare(on))?;
    let begun = Instant::now();
    let child = Running::start(on, program)?;
    let address = child.address();
    load::Connection::open(address, &["/".to_owned()], 0, "")?.ask()?;
    let first_answer = begun.elapsed();
    println!("{} contributions, {} replies, {} persons", totals.0, totals.1, totals.2);
    println!("start to first answer: {} ms", first_answer.as_millis());
    println!(
        "\n| page | who | connections | answers/s | median | p99 | bytes | MiB in memory: own + files |\n\
         | --- | --- | --- | --- | --- | --- | --- | --- |"
    );
    let signed_in = format!("samenspel={secret}");
    let time = Duration::from_secs(seconds);
    for (name, paths) in pages.iter().filter(|(name, _)| name.contains(only)) {
        for (who, cookie) in [("guest", ""), ("member", signed_in.as_str())] {
            for connections in [1, 16] {
                let seen =
                    load::measure(address, paths, cookie, connections, time).with_context(|| name.clone())?;
                let (own, files) = child.resident_mebibytes()?;
                println!(
                    "| {name} | {who} | {connections} | {:.0} | {:.2} ms | {:.2} ms | {} | {own} + {files} |",
                    seen.rate,
                    seen.median.as_secs_f64() * 1e3,
                    seen.p99.as_secs_f64() * 1e3,
                    seen.bytes
                );
            }
        }
    }
    Ok(())
}

/// Names of pages, each with the paths that are asked for in turn.
pub type Pages = Vec<(String, Vec<String>)>;

/// The pages to measure, and a session for somebody who belongs to an organisation.
pub async fn prepare(on: &Installation) -> anyhow::Result<(Pages, String, (i64, i64, i64))> {
    let db = generate::open(&on.data, on.database.as_deref())?;
    let mut tx = db.write().await?;
    let person = PersonId(store::a_member(&mut tx).await?);
    // A session that is of now: the program looks at the clock.
    #[expect(clippy::disallowed_methods, reason = "the program under measurement asks the real clock too")]
    let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH)?.as_micros() as i64;
    let ids = Ids::new(Clock::fixed(now), rand::random());
    let secret = ids.secret();
    sessions::begin(&mut tx, ids.new_id(), &secret, person, "", "link", now).await?;
    let details = details(&mut tx).await?;
    let organisation = store::an_organisation(&mut tx).await?;
    let amendment = store::an_amendment(&mut tx).await?;
    let totals = store::totals(&mut tx).await?;
    tx.commit().await?;
    let rules = format!("/spelregels/{}", generate_rules::SLUG);
    let all: Vec<String> = (1..=generate_rules::AMENDMENTS).map(|number| format!("a={number}")).collect();
    let all = all.join("&");
    let page = |name: &str, path: String| (name.to_owned(), vec![path]);
    let pages = vec![
        page("front page", FRONT.into()),
        page("list", "/bijdragen".into()),
        page("list, two filters", "/bijdragen?soort=vraag&thema=privacy".into()),
        page("list, three filters", FILTERED.into()),
        ("list, ever other three filters".to_owned(), filtered()),
        ("list, ever other two filters".to_owned(), filtered_by_two()),
        page("search, a common word", COMMON_WORD.into()),
        page("search, two words", "/bijdragen?zoek=deelscooters+winkelstraat".into()),
        page("search, a typing error", "/bijdragen?zoek=deelscotoers".into()),
        ("search, ever other words".to_owned(), searches("/bijdragen")),
        page("search in all rooms", "/zoeken?zoek=deelscooters+winkelstraat".into()),
        ("search in all rooms, ever other words".to_owned(), searches("/zoeken")),
        page("detail with about 50 replies", details[0].clone()),
        ("detail, ever another".to_owned(), details),
        page("organisation", format!("/organisaties/{organisation}")),
        page("rule text of 300 articles", rules.clone()),
        page("its 500 amendments", format!("{rules}/amendementen")),
        page("what they meet", format!("{rules}/amendementen/botsingen")),
        page("redline of one in the whole text", format!("{rules}/amendement/{amendment}/in-de-tekst")),
        page("redline of all 500 in the whole text", format!("{rules}/amendementen/stel-dat?{all}")),
    ];
    Ok((pages, secret, totals))
}

const FRONT: &str = "/";
const FILTERED: &str = "/bijdragen?soort=vraag&thema=privacy&provincie=PV23";
const COMMON_WORD: &str = "/bijdragen?zoek=sensoren";

/// The pages that are compared with those of other programs, in the order of [`crate::beside::NAMES`]: the same page
/// asked for again, and ever another of its kind.
pub async fn compared(on: &Installation) -> anyhow::Result<[(Vec<String>, Vec<String>); 4]> {
    let mut tx = generate::open(&on.data, on.database.as_deref())?.write().await?;
    let details = details(&mut tx).await?;
    let one = |path: &str| vec![path.to_owned()];
    Ok([
        (one(FRONT), one(FRONT)),
        (one(FILTERED), filtered()),
        (one(&details[0]), details),
        (one(COMMON_WORD), searches("/bijdragen")),
    ])
}

/// Contributions with about fifty replies.
async fn details(tx: &mut db::Transaction) -> anyhow::Result<Vec<String>> {
    let found = store::with_fifty_replies(tx).await?;
    Ok(found.iter().map(|id| format!("/bijdragen/{id}")).collect())
}

/// The list of each kind in each theme and province.
fn filtered() -> Vec<String> {
    let mut paths = Vec::new();
    for theme in generate::THEMES {
        for kind in ["vraag", "voorbeeld", "behoefte", "aanbod"] {
            paths.extend(
                (20..=31).map(|number| format!("/bijdragen?soort={kind}&thema={theme}&provincie=PV{number}")),
            );
        }
    }
    paths
}

/// The list of each kind in each theme, province and year: more of them than are kept, and each with a page full already
/// when there are a thousand contributions.
fn filtered_by_two() -> Vec<String> {
    let themes = generate::THEMES.iter().map(|theme| format!("thema={theme}"));
    let provinces = (20..=31).map(|number| format!("provincie=PV{number}"));
    let years = (2016..=2026).map(|year| format!("jaar={year}"));
    let others: Vec<String> = themes.chain(provinces).chain(years).collect();
    let mut paths = Vec::new();
    for kind in ["vraag", "voorbeeld", "behoefte", "aanbod"] {
        paths.extend(others.iter().map(|other| format!("/bijdragen?soort={kind}&{other}")));
    }
    paths
}

/// A search for each of the made-up pairs of words: more of them than are kept.
fn searches(path: &str) -> Vec<String> {
    let query = |(one, two)| format!("{path}?zoek={}+{}", web::encoded(one), web::encoded(two));
    words::pairs().map(query).collect()
}
