//! Starts the program on a filled installation, measures its pages, and prints a table.

use std::{
    io::{BufRead, BufReader},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};

use anyhow::{Context, bail};
use people::store::sessions;
use tokio::runtime::Runtime;
use web::{Clock, Ids, PersonId};

use crate::{generate, load, store, words};

/// What the program is started on.
pub struct Installation {
    /// The folder.
    pub data: PathBuf,
    /// A PostgreSQL URL; without it SQLite in the folder.
    pub database: Option<String>,
}

/// See the module.
pub fn run(runtime: &Runtime, on: &Installation, program: &Path, seconds: u64) -> anyhow::Result<()> {
    let (pages, secret, totals) = runtime.block_on(prepare(on))?;
    let begun = Instant::now();
    let mut child = Running::start(on, program)?;
    let address = child.address()?;
    load::Connection::open(&address, &["/".to_owned()], 0, "")?.ask()?;
    let first_answer = begun.elapsed();
    println!("{} contributions, {} replies, {} persons", totals.0, totals.1, totals.2);
    println!("start to first answer: {} ms", first_answer.as_millis());
    println!(
        "\n| page | who | connections | answers/s | median | p99 | bytes |\n| --- | --- | --- | --- | --- | --- | --- |"
    );
    let signed_in = format!("samenspel={secret}");
    let time = Duration::from_secs(seconds);
    for (name, paths) in &pages {
        for (who, cookie) in [("guest", ""), ("member", signed_in.as_str())] {
            for connections in [1, 16] {
                let seen = load::measure(&address, paths, cookie, connections, time)
                    .with_context(|| name.clone())?;
                println!(
                    "| {name} | {who} | {connections} | {:.0} | {:.2} ms | {:.2} ms | {} |",
                    seen.rate,
                    seen.median.as_secs_f64() * 1e3,
                    seen.p99.as_secs_f64() * 1e3,
                    seen.bytes
                );
            }
        }
    }
    println!("\nresident memory afterwards: {} MiB", child.resident_mebibytes().unwrap_or_default());
    Ok(())
}

/// Names of pages, each with the paths that are asked for in turn.
type Pages = Vec<(String, Vec<String>)>;

/// The pages to measure, and a session for somebody who belongs to an organisation.
async fn prepare(on: &Installation) -> anyhow::Result<(Pages, String, (i64, i64, i64))> {
    let db = generate::open(&on.data, on.database.as_deref())?;
    let mut tx = db.write().await?;
    let person = PersonId(store::a_member(&mut tx).await?);
    // A session that is of now: the program looks at the clock.
    #[expect(clippy::disallowed_methods, reason = "the program under measurement asks the real clock too")]
    let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH)?.as_micros() as i64;
    let ids = Ids::new(Clock::fixed(now), rand::random());
    let secret = ids.secret();
    sessions::begin(&mut tx, ids.new_id(), &secret, person, "", "link", now).await?;
    let detail = store::with_fifty_replies(&mut tx).await?;
    let organisation = store::an_organisation(&mut tx).await?;
    let totals = store::totals(&mut tx).await?;
    tx.commit().await?;
    let page = |name: &str, path: String| (name.to_owned(), vec![path]);
    let mut pages = vec![
        page("front page", "/".into()),
        page("list", "/bijdragen".into()),
        page("list, three filters", "/bijdragen?soort=vraag&thema=privacy&provincie=PV23".into()),
        page("search, a common word", "/bijdragen?zoek=sensoren".into()),
        page("search, two words", "/bijdragen?zoek=deelfietsen+winkelstraat".into()),
        page("search, a typing error", "/bijdragen?zoek=deelfeitsen".into()),
        page("search in all rooms", "/zoeken?zoek=deelfietsen+winkelstraat".into()),
        page("detail with about 50 replies", format!("/bijdragen/{detail}")),
        page("organisation", format!("/organisaties/{organisation}")),
    ];
    let other = |path: &str| {
        let query = |(one, two)| format!("{path}?zoek={}+{}", web::encoded(one), web::encoded(two));
        words::pairs().map(query).collect()
    };
    pages.push(("search, ever other words".to_owned(), other("/bijdragen")));
    pages.push(("search in all rooms, ever other words".to_owned(), other("/zoeken")));
    Ok((pages, secret, totals))
}

/// The program under measurement; ends with this value.
struct Running(Child);

impl Running {
    fn start(on: &Installation, program: &Path) -> anyhow::Result<Self> {
        let mut command = Command::new(program);
        command.args(["serve", "--listen", "127.0.0.1:0", "--data"]).arg(&on.data);
        if let Some(url) = &on.database {
            let settings = on.data.join("bench.toml");
            std::fs::create_dir_all(&on.data)?;
            // The text of a URL in JSON is a text in TOML too.
            std::fs::write(&settings, format!("database = {}\n", serde_json::json!(url)))?;
            command.arg("--config").arg(settings);
        }
        let child =
            command.env("RUST_LOG", "warn").stdout(Stdio::piped()).spawn().with_context(|| {
                format!("{} cannot be started; build it with --release", program.display())
            })?;
        Ok(Self(child))
    }

    fn address(&mut self) -> anyhow::Result<String> {
        let output = self.0.stdout.take().context("the program has an output")?;
        for line in BufReader::new(output).lines() {
            if let Some((_, url)) = line?.split_once("ready at http://") {
                return Ok(url.trim().replace("localhost", "127.0.0.1"));
            }
        }
        bail!("the program ended without becoming ready")
    }

    fn resident_mebibytes(&self) -> Option<u64> {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.0.id())).ok()?;
        let line = status.lines().find(|line| line.starts_with("VmRSS:"))?;
        Some(line.split_whitespace().nth(1)?.parse::<u64>().ok()? / 1024)
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}
