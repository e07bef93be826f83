//! The commands of the binary.

use std::{net::SocketAddr, path::PathBuf};

use anyhow::Context;
use clap::{Args, Parser, Subcommand};
use tracing_subscriber::EnvFilter;

use crate::{config::Config, demo, import, index, rooms, serve};

/// The home of a knowledge network: questions, examples, rules of the game.
#[derive(Parser)]
#[command(version, about)]
pub struct Arguments {
    /// Write the log as JSON, one object a line.
    #[arg(long, global = true, env = "SAMENSPEL_LOG_JSON")]
    pub log_json: bool,
    #[command(subcommand)]
    command: Command,
}

/// Where the installation is and how it is set up.
#[derive(Args, Clone, Debug)]
pub struct Place {
    /// The folder with the database and the settings; made when it is not there.
    #[arg(long, env = "SAMENSPEL_DATA", default_value = "data")]
    pub data: PathBuf,
    /// The settings; without it `samenspel.toml` in the data folder, if there is one.
    #[arg(long, env = "SAMENSPEL_CONFIG")]
    pub config: Option<PathBuf>,
}

/// What to serve where.
#[derive(Args, Clone, Debug)]
pub struct Listen {
    #[command(flatten)]
    pub place: Place,
    /// Address and port to listen on; port 0 takes a free one.
    #[arg(long, env = "SAMENSPEL_LISTEN", default_value = "127.0.0.1:8080")]
    pub listen: SocketAddr,
}

#[derive(Subcommand)]
enum Command {
    /// Serve the network's home and do its jobs.
    Serve(Listen),
    /// Serve a demo on embedded SQLite, filled with the real municipalities and made-up people.
    Demo(Listen),
    /// Bring the schema of the database up to date.
    Migrate(Place),
    /// Read official registers.
    Import {
        #[command(subcommand)]
        what: Import,
    },
    /// Make the search index anew; a program that serves meanwhile goes on and does it itself.
    Index(Place),
    /// Make somebody administrator of the network; makes the account when there is none.
    MakeAdministrator {
        #[command(flatten)]
        place: Place,
        /// The e-mail address with which this person will sign in.
        email: String,
        /// The name, for a new account.
        #[arg(long, default_value = "Beheerder")]
        name: String,
    },
    /// Print the names of all SQL statements.
    #[command(hide = true)]
    ListStatements,
}

#[derive(Subcommand)]
enum Import {
    /// The municipalities, with periods, mergers and inhabitants.
    Gemeenten {
        #[command(flatten)]
        place: Place,
        /// The TOOI list of municipalities in JSON-LD (rwc_gemeenten_compleet).
        #[arg(long)]
        tooi: Option<PathBuf>,
        /// A population file of CBS in CSV (table 70072ned, or cbs_code,inwoners,peildatum).
        #[arg(long)]
        cbs: Option<PathBuf>,
    },
}

/// Log lines go to standard error; `RUST_LOG` chooses which.
pub fn start_log(json: bool) {
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new("info"));
    let log = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr);
    if json {
        log.json().init();
    } else {
        log.init();
    }
}

/// Does what was asked.
pub async fn run(arguments: Arguments) -> anyhow::Result<()> {
    match arguments.command {
        Command::Serve(listen) => {
            let config = Config::read(&listen.place)?;
            serve::serve(config, &listen, false).await
        }
        Command::Demo(listen) => {
            let config = Config::for_demo(&listen.place)?;
            serve::serve(config, &listen, true).await
        }
        Command::Migrate(place) => {
            let db = Config::read(&place)?.open_database()?;
            let taken = db.migrate().await?;
            println!("{} migrations applied", taken.len());
            Ok(())
        }
        Command::Import { what: Import::Gemeenten { place, tooi, cbs } } => {
            import::municipalities(&Config::read(&place)?, tooi.as_deref(), cbs.as_deref()).await
        }
        Command::Index(place) => {
            let config = Config::read(&place)?;
            let house = rooms::house(&config, config.open_database()?, String::new(), false);
            house.db.migrate().await?;
            index::rebuild(&house, &config.search_folder()).await
        }
        Command::MakeAdministrator { place, email, name } => {
            let config = Config::read(&place)?;
            let house = rooms::house(&config, config.open_database()?, String::new(), false);
            house.db.migrate().await?;
            demo::make_administrator(&house, &email, &name).await.context("no administrator was made")
        }
        Command::ListStatements => {
            for name in db::statement_names() {
                println!("{name}");
            }
            Ok(())
        }
    }
}
