//! The program itself, started as a person would.

use std::{
    env,
    fs::{self, File},
    io::{BufRead, BufReader},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    sync::{
        LazyLock,
        atomic::{AtomicU64, Ordering},
        mpsc,
    },
    thread,
    time::Duration,
};

const READY: &str = "Samenspel is ready at ";

/// How long the first start may take: it reads the municipalities and writes the demo's content.
const PATIENCE: Duration = Duration::from_secs(120);

static COUNT: AtomicU64 = AtomicU64::new(0);

/// A running `samenspel demo` (or `serve`) on a free port, with a folder of its own; both end when this is dropped.
pub struct Demo {
    command: &'static str,
    child: Child,
    url: String,
    folder: PathBuf,
}

impl Demo {
    /// Starts the program and waits until it says it is ready.
    ///
    /// # Panics
    /// When the program cannot be built, cannot start, or is not ready within two minutes.
    pub fn start() -> Self {
        Self::start_with("demo", "")
    }

    /// The same with `samenspel serve`, on an empty database and with these settings (TOML).
    ///
    /// # Panics
    /// As [`Demo::start`].
    pub fn serve(settings: &str) -> Self {
        Self::start_with("serve", settings)
    }

    fn start_with(command: &'static str, settings: &str) -> Self {
        let number = COUNT.fetch_add(1, Ordering::Relaxed);
        let folder = env::temp_dir().join(format!("samenspel-e2e-{}-{number}", std::process::id()));
        fs::create_dir_all(folder.join("data")).expect("a folder for the demo can be made");
        fs::write(folder.join("data/samenspel.toml"), settings).expect("the settings can be written");
        let mut child = spawn(command, &folder);
        let output = child.stdout.take().expect("the program has an output");
        let url = first_address(output);
        let demo = Self { command, child, url: url.clone().unwrap_or_default(), folder };
        assert!(url.is_some(), "the demo did not say that it is ready; it said:\n{}", demo.log());
        demo
    }

    /// Kills the program without a warning (SIGKILL), as a power cut would.
    pub fn kill(&mut self) {
        self.child.kill().expect("the program runs");
        self.child.wait().expect("the program has ended");
    }

    /// Starts the program again on the same folder.
    ///
    /// # Panics
    /// When it does not come up again.
    pub fn start_again(&mut self) {
        let mut child = spawn(self.command, &self.folder);
        let output = child.stdout.take().expect("the program has an output");
        self.child = child;
        self.url =
            first_address(output).unwrap_or_else(|| panic!("it does not come up again:\n{}", self.log()));
    }

    /// Where it listens: `http://127.0.0.1:PORT`.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// What it has logged so far.
    pub fn log(&self) -> String {
        fs::read_to_string(self.folder.join("log")).unwrap_or_default()
    }
}

fn spawn(command: &str, folder: &Path) -> Child {
    let log =
        File::options().create(true).append(true).open(folder.join("log")).expect("the log can be written");
    Command::new(binary())
        .args([command, "--listen", "127.0.0.1:0", "--data"])
        .arg(folder.join("data"))
        // Only the test suites count for the guard over SQL statements, so that both engines are judged alike.
        .env_remove("SAMENSPEL_STATEMENT_LOG")
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(log)
        .spawn()
        .expect("the program can be started")
}

impl Drop for Demo {
    fn drop(&mut self) {
        // Both fail only when there is nothing left to end or to remove.
        let _ = self.child.kill();
        let _ = self.child.wait();
        let _ = fs::remove_dir_all(&self.folder);
    }
}

/// The address in the line that says the program is ready. Reads on afterwards, so that the pipe never fills.
fn first_address(output: impl std::io::Read + Send + 'static) -> Option<String> {
    let (tell, told) = mpsc::channel();
    thread::spawn(move || {
        for line in BufReader::new(output).lines().map_while(Result::ok) {
            if let Some((_, url)) = line.split_once(READY) {
                // Nobody listens any more when the program took too long.
                let _ = tell.send(url.trim().trim_end_matches('/').to_owned());
            }
        }
    });
    told.recv_timeout(PATIENCE).ok()
}

/// The program that `SAMENSPEL_BINARY` names, else one built now in the same target folder as this test.
fn binary() -> &'static Path {
    static BINARY: LazyLock<PathBuf> = LazyLock::new(|| match env::var_os("SAMENSPEL_BINARY") {
        Some(named) => PathBuf::from(named),
        None => build(),
    });
    &BINARY
}

fn build() -> PathBuf {
    let test = env::current_exe().expect("this test is a file");
    let profile = test.ancestors().nth(2).expect("a test stands in target/PROFILE/deps");
    let mut cargo = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    cargo.args(["build", "--quiet", "--package", "samenspel"]);
    if profile.ends_with("release") {
        cargo.arg("--release");
    }
    let built = cargo.current_dir(crate::folder()).status().is_ok_and(|status| status.success());
    assert!(built, "the program could not be built");
    profile.join(format!("samenspel{}", env::consts::EXE_SUFFIX))
}
