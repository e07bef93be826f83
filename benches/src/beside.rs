//! The program beside nginx with the same bytes and beside another program with as many items, in one run.

use std::{
    fs,
    net::TcpListener,
    path::Path,
    process::{Child, Command, Stdio},
    thread,
    time::Duration,
};

use anyhow::{Context, bail};

use crate::{
    load::{self, Measured},
    program::{Installation, Running},
    run,
};

/// With what to compare, and how.
pub struct Others<'a> {
    /// The program nginx.
    pub nginx: &'a Path,
    /// The address of the other program and its pages, in the order of [`NAMES`].
    pub other: Option<(String, Vec<String>)>,
    /// How many connections ask at once.
    pub connections: usize,
    /// How long each is asked.
    pub time: Duration,
}

/// The pages that are compared.
pub const NAMES: [&str; 4] = ["front page", "list, three filters", "detail with about 50 replies", "search"];

/// Prints a table: for each page how many answers a second each program gave, and how they relate.
pub fn beside(
    runtime: &tokio::runtime::Runtime,
    on: &Installation,
    program: &Path,
    others: &Others,
) -> anyhow::Result<()> {
    let pages = runtime.block_on(run::compared(on))?;
    let child = Running::start(on, program)?;
    let folder = std::env::temp_dir().join(format!("samenspel-beside-{}", std::process::id()));
    fs::create_dir_all(&folder)?;
    let nginx = Nginx::start(others.nginx, &folder)?;
    let ask = |address: &str, paths: &[String]| {
        load::measure(address, paths, "", others.connections, others.time)
            .with_context(|| format!("{address}{}", paths[0]))
    };
    println!(
        "| page | bytes | the same again | ever another | nginx | again : nginx | the other | again : other | another : \
         other |\n| --- | --- | --- | --- | --- | --- | --- | --- | --- |"
    );
    for (number, name) in NAMES.iter().enumerate() {
        let (same, another) = &pages[number];
        let body = load::Connection::open(child.address(), same, 0, "")?.ask_body()?;
        let file = format!("/{number}.html");
        fs::write(folder.join(&file[1..]), &body)?;
        let again = ask(child.address(), same)?;
        let ever = ask(child.address(), another)?;
        let static_file = ask(&nginx.address, &[file])?;
        if static_file.bytes != body.len() {
            bail!("nginx serves {} bytes, not {}", static_file.bytes, body.len());
        }
        let shown =
            |seen: &Measured| format!("{:.0}/s, {:.2} ms", seen.rate, seen.median.as_secs_f64() * 1e3);
        let other = match &others.other {
            Some((address, paths)) => Some(ask(address, &paths[number..=number])?),
            None => None,
        };
        let times = |ours: &Measured, theirs: &Measured| format!("{:.2}", ours.rate / theirs.rate);
        println!(
            "| {name} | {} | {} | {} | {} | {} | {} | {} | {} |",
            body.len(),
            shown(&again),
            shown(&ever),
            shown(&static_file),
            times(&again, &static_file),
            other.as_ref().map(shown).unwrap_or_default(),
            other.as_ref().map(|other| times(&again, other)).unwrap_or_default(),
            other.as_ref().map(|other| times(&ever, other)).unwrap_or_default(),
        );
    }
    drop(nginx);
    fs::remove_dir_all(&folder)?;
    Ok(())
}

/// nginx with a folder to serve; ends with this value.
struct Nginx {
    child: Child,
    address: String,
}

impl Nginx {
    /// As many workers as cores, no log of what is asked, files sent by the kernel: as it serves best.
    fn start(program: &Path, folder: &Path) -> anyhow::Result<Self> {
        let port = TcpListener::bind("127.0.0.1:0")?.local_addr()?.port();
        let at = folder.display();
        let settings = format!(
            "daemon off;\nworker_processes auto;\npid {at}/nginx.pid;\nerror_log {at}/error.log;\n\
             events {{ worker_connections 1024; }}\n\
             http {{\n  types {{ text/html html; }}\n  sendfile on;\n  tcp_nopush on;\n  access_log off;\n  \
             keepalive_requests 100000000;\n  server {{\n    listen 127.0.0.1:{port};\n    root {at};\n  }}\n}}\n"
        );
        let file = folder.join("nginx.conf");
        fs::write(&file, settings)?;
        // Its workers may run as another user, who must be able to read here.
        let child = Command::new(program)
            .arg("-c")
            .arg(&file)
            .stderr(Stdio::null())
            .spawn()
            .with_context(|| format!("{} cannot be started", program.display()))?;
        let address = format!("127.0.0.1:{port}");
        for _ in 0..100 {
            if std::net::TcpStream::connect(&address).is_ok() {
                return Ok(Self { child, address });
            }
            thread::sleep(Duration::from_millis(50));
        }
        bail!("nginx does not answer: see {at}/error.log")
    }
}

impl Drop for Nginx {
    fn drop(&mut self) {
        // Asked to end, it ends its workers too.
        let _ = Command::new("kill").arg(self.child.id().to_string()).status();
        let _ = self.child.wait();
    }
}
