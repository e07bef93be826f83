//! The measurements that docs/performance.md quotes: a seeded data set of realistic Dutch text, and requests at the
//! built program. Run it with `just bench`.

mod beside;
mod generate;
mod generate_rules;
mod load;
mod pair;
mod program;
mod quality;
mod rules;
mod run;
mod search_speed;
mod store;
mod words;

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};

#[derive(Parser)]
#[command(about)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Fill an empty installation with generated people, contributions and replies.
    Generate(Size),
    /// Measure how well searching finds, on judged queries.
    SearchQuality {
        /// The URL of a PostgreSQL server with whose own search to compare.
        #[arg(long, env = "SAMENSPEL_TEST_POSTGRES")]
        postgres: Option<String>,
        /// Also name the queries (of those that are tuned on) that go badly.
        #[arg(long)]
        failures: bool,
    },
    /// Measure the text index by itself, with many made texts.
    SearchSpeed {
        /// A folder for the index.
        #[arg(long)]
        folder: PathBuf,
        /// How many texts.
        #[arg(long, default_value_t = 100_000)]
        documents: u64,
        /// About how many words each has.
        #[arg(long, default_value_t = 120)]
        words: usize,
    },
    /// Measure conflicts, what-if texts and re-basing of amendments.
    Rules,
    /// Start the program on a filled installation and measure it.
    Run {
        /// The folder with the installation.
        #[arg(long)]
        data: PathBuf,
        /// The PostgreSQL URL that it was filled with instead.
        #[arg(long)]
        database: Option<String>,
        /// The program; it must have been built with `--release`.
        #[arg(long, default_value = "target/release/samenspel")]
        program: PathBuf,
        /// How long to measure each page with each number of connections.
        #[arg(long, default_value_t = 5)]
        seconds: u64,
        /// Only pages with these words in their names.
        #[arg(long, default_value = "")]
        only: String,
    },
    /// Start the program on two filled installations and measure their pages by turns, for what one is to the other.
    Pair {
        /// The folder with the first installation.
        #[arg(long)]
        data: PathBuf,
        /// The PostgreSQL URL that it was filled with instead.
        #[arg(long)]
        database: Option<String>,
        /// The folder with the second.
        #[arg(long)]
        other_data: PathBuf,
        /// The PostgreSQL URL that it was filled with instead.
        #[arg(long)]
        other_database: Option<String>,
        /// The program; it must have been built with `--release`.
        #[arg(long, default_value = "target/release/samenspel")]
        program: PathBuf,
    },
    /// Measure nginx with the same bytes, and another program with as many items, beside the program.
    Beside {
        /// The folder with the installation.
        #[arg(long)]
        data: PathBuf,
        /// The program; it must have been built with `--release`.
        #[arg(long, default_value = "target/release/samenspel")]
        program: PathBuf,
        /// How long to measure each.
        #[arg(long, default_value_t = 5)]
        seconds: u64,
        /// How many connections ask at once.
        #[arg(long, default_value_t = 4)]
        connections: usize,
        /// nginx.
        #[arg(long, default_value = "nginx")]
        nginx: PathBuf,
        /// Where the other program listens: address and port.
        #[arg(long, requires = "page")]
        other: Option<String>,
        /// Its front page, list, detail and search, in this order.
        #[arg(long, num_args = 4)]
        page: Vec<String>,
    },
}

/// How much to generate.
#[derive(Args, Clone, Debug)]
pub struct Size {
    /// The folder; the database is made there.
    #[arg(long)]
    data: PathBuf,
    /// A PostgreSQL URL instead.
    #[arg(long)]
    database: Option<String>,
    /// How many contributions.
    #[arg(long, default_value_t = 100_000)]
    contributions: u64,
    /// How many replies.
    #[arg(long, default_value_t = 1_000_000)]
    replies: u64,
    /// How many persons.
    #[arg(long, default_value_t = 20_000)]
    persons: u64,
    /// The same seed gives the same data.
    #[arg(long, default_value_t = 1)]
    seed: u64,
}

fn main() -> anyhow::Result<()> {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    match Arguments::parse().command {
        Command::Generate(size) => runtime.block_on(generate::generate(&size)),
        Command::SearchQuality { postgres, failures } => {
            runtime.block_on(quality::report(postgres.as_deref(), failures))
        }
        Command::SearchSpeed { folder, documents, words } => search_speed::report(documents, words, &folder),
        Command::Rules => {
            rules::report();
            Ok(())
        }
        Command::Run { data, database, program, seconds, only } => {
            run::run(&runtime, &program::Installation { data, database }, &program, seconds, &only)
        }
        Command::Pair { data, database, other_data, other_database, program } => {
            let one = program::Installation { data, database };
            let other = program::Installation { data: other_data, database: other_database };
            pair::pair(&runtime, &one, &other, &program)
        }
        Command::Beside { data, program, seconds, connections, nginx, other, page } => {
            let others = beside::Others {
                nginx: &nginx,
                other: other.map(|address| (address, page)),
                connections,
                time: std::time::Duration::from_secs(seconds),
            };
            let on = program::Installation { data, database: None };
            beside::beside(&runtime, &on, &program, &others)
        }
    }
}
