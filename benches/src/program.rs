//! The program under measurement.

use std::{
    io::{BufRead, BufReader},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
};

use anyhow::{Context, bail};

/// What the program is started on.
pub struct Installation {
    /// The folder.
    pub data: PathBuf,
    /// A PostgreSQL URL; without it SQLite in the folder.
    pub database: Option<String>,
}

/// The program under measurement; ends with this value.
pub struct Running {
    child: Child,
    address: String,
}

impl Running {
    /// Starts it on a port of its own and waits until it says that it is ready.
    pub fn start(on: &Installation, program: &Path) -> anyhow::Result<Self> {
        let mut command = Command::new(program);
        command.args(["serve", "--listen", "127.0.0.1:0", "--data"]).arg(&on.data);
        if let Some(url) = &on.database {
            let settings = on.data.join("bench.toml");
            std::fs::create_dir_all(&on.data)?;
            // The text of a URL in JSON is a text in TOML too.
            std::fs::write(&settings, format!("database = {}\n", serde_json::json!(url)))?;
            command.arg("--config").arg(settings);
        }
        let mut child =
            command.env("RUST_LOG", "warn").stdout(Stdio::piped()).spawn().with_context(|| {
                format!("{} cannot be started; build it with --release", program.display())
            })?;
        let output = child.stdout.take().context("the program has an output")?;
        let mut running = Self { child, address: String::new() };
        for line in BufReader::new(output).lines() {
            if let Some((_, url)) = line?.split_once("ready at http://") {
                running.address = url.trim().replace("localhost", "127.0.0.1");
                return Ok(running);
            }
        }
        bail!("the program ended without becoming ready")
    }

    /// Where it listens: address and port.
    pub fn address(&self) -> &str {
        &self.address
    }

    /// What it keeps in memory, in MiB: of its own, and of files that it reads (the program, the database, the index),
    /// which the system takes back when it needs the room.
    pub fn resident_mebibytes(&self) -> anyhow::Result<(u64, u64)> {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.child.id()))?;
        let of = |name: &str| -> Option<u64> {
            let line = status.lines().find(|line| line.starts_with(name))?;
            Some(line.split_whitespace().nth(1)?.parse::<u64>().ok()? / 1024)
        };
        let own = of("RssAnon:").context("the system tells what memory is used")?;
        Ok((own, of("RssFile:").unwrap_or_default()))
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
