//! Asks for a page again and again over connections that stay open, and notes how long each answer took.

use std::{
    collections::{BTreeMap, BTreeSet},
    io::{BufRead, BufReader, Read, Write},
    net::TcpStream,
    thread,
    time::{Duration, Instant},
};

use anyhow::{Context, bail};

/// What came of it.
#[derive(Clone, Copy, Debug)]
pub struct Measured {
    /// Answers a second.
    pub rate: f64,
    /// Half of the answers took no longer.
    pub median: Duration,
    /// Ninety-nine in a hundred took no longer.
    pub p99: Duration,
    /// Bytes of the body of an answer, on average.
    pub bytes: usize,
}

/// One connection.
pub struct Connection {
    stream: BufReader<TcpStream>,
    /// What is asked, one after another, and which of it is next.
    requests: Vec<Vec<u8>>,
    next: usize,
}

impl Connection {
    /// Opens a connection on which these paths will be asked for in turn, beginning with the one numbered `first`.
    pub fn open(address: &str, paths: &[String], first: usize, cookie: &str) -> anyhow::Result<Self> {
        let stream = TcpStream::connect(address)?;
        stream.set_nodelay(true)?;
        stream.set_read_timeout(Some(Duration::from_secs(30)))?;
        let request = |path: &String| {
            let head = format!("GET {path} HTTP/1.1\r\nHost: {address}\r\nAccept-Language: nl\r\n");
            format!("{head}Cookie: {cookie}\r\n\r\n").into_bytes()
        };
        let requests = paths.iter().map(request).collect();
        Ok(Self { stream: BufReader::new(stream), requests, next: first % paths.len() })
    }

    /// Asks once; the size of the body.
    pub fn ask(&mut self) -> anyhow::Result<usize> {
        Ok(self.ask_body()?.len())
    }

    /// Asks once; the body.
    pub fn ask_body(&mut self) -> anyhow::Result<Vec<u8>> {
        self.stream.get_mut().write_all(&self.requests[self.next])?;
        self.next = (self.next + 1) % self.requests.len();
        let mut line = String::new();
        self.stream.read_line(&mut line)?;
        if !line.starts_with("HTTP/1.1 200") {
            bail!("the answer is {line}");
        }
        let (mut length, mut chunked) = (None, false);
        loop {
            line.clear();
            self.stream.read_line(&mut line)?;
            if line.trim().is_empty() {
                break;
            }
            let line = line.to_ascii_lowercase();
            if let Some(value) = line.strip_prefix("content-length:") {
                length = value.trim().parse::<usize>().ok();
            }
            chunked |= line.strip_prefix("transfer-encoding:").is_some_and(|how| how.trim() == "chunked");
        }
        if chunked {
            return self.chunks();
        }
        let mut body = vec![0; length.context("the answer tells no length")?];
        self.stream.read_exact(&mut body)?;
        Ok(body)
    }

    /// A body that comes in pieces, each with its length before it (RFC 9112, section 7.1).
    fn chunks(&mut self) -> anyhow::Result<Vec<u8>> {
        let mut body = Vec::new();
        loop {
            let mut line = String::new();
            self.stream.read_line(&mut line)?;
            let length = usize::from_str_radix(line.trim(), 16).context("a piece tells its length")?;
            let begin = body.len();
            body.resize(begin + length + 2, 0);
            self.stream.read_exact(&mut body[begin..])?;
            body.truncate(begin + length);
            if length == 0 {
                return Ok(body);
            }
        }
    }
}

/// How long a page is asked for before anything is noted.
const WARM: Duration = Duration::from_millis(500);

/// An answer that came.
#[derive(Clone, Copy)]
struct Answer {
    /// The number of the path that was asked for.
    path: usize,
    time: Duration,
    bytes: usize,
}

/// Answers that came.
#[derive(Default)]
pub struct Answers {
    all: Vec<Answer>,
    seconds: f64,
}

impl Answers {
    /// More of the same page.
    pub fn add(&mut self, more: Self) {
        self.all.extend(more.all);
        self.seconds += more.seconds;
    }

    /// How long the answer is for each path that was asked for, by its number; in bytes.
    pub fn lengths(&self) -> BTreeMap<usize, usize> {
        self.all.iter().map(|answer| (answer.path, answer.bytes)).collect()
    }

    /// The answers for these paths alone.
    pub fn only(&self, paths: &BTreeSet<usize>) -> Self {
        let all = self.all.iter().filter(|answer| paths.contains(&answer.path));
        Self { all: all.copied().collect(), seconds: self.seconds }
    }

    /// What they say.
    pub fn measured(&self) -> anyhow::Result<Measured> {
        let mut times: Vec<Duration> = self.all.iter().map(|answer| answer.time).collect();
        times.sort_unstable();
        let count = times.len();
        let at =
            |part: f64| times.get(((count as f64 * part) as usize).min(count.saturating_sub(1))).copied();
        let (Some(median), Some(p99)) = (at(0.5), at(0.99)) else { bail!("nothing was measured") };
        let bytes: usize = self.all.iter().map(|answer| answer.bytes).sum();
        Ok(Measured { rate: count as f64 / self.seconds, median, p99, bytes: bytes / count })
    }
}

/// Asks over so many connections at once, for so long, after half a second to get warm. Of several paths, each
/// connection asks for one after another and begins elsewhere.
pub fn measure(
    address: &str,
    paths: &[String],
    cookie: &str,
    connections: usize,
    time: Duration,
) -> anyhow::Result<Measured> {
    answers(address, paths, cookie, connections, time)?.measured()
}

/// The same, to be put together with others.
pub fn answers(
    address: &str,
    paths: &[String],
    cookie: &str,
    connections: usize,
    time: Duration,
) -> anyhow::Result<Answers> {
    let workers: Vec<_> = (0..connections)
        .map(|number| {
            let first = number * paths.len() / connections;
            let mut connection = Connection::open(address, paths, first, cookie)?;
            Ok(thread::spawn(move || -> anyhow::Result<Vec<Answer>> {
                let start = Instant::now();
                let mut all = Vec::new();
                while start.elapsed() < WARM + time {
                    let (asked, path) = (Instant::now(), connection.next);
                    let bytes = connection.ask()?;
                    if start.elapsed() > WARM {
                        all.push(Answer { path, time: asked.elapsed(), bytes });
                    }
                }
                Ok(all)
            }))
        })
        .collect::<anyhow::Result<_>>()?;
    let mut all = Answers { seconds: time.as_secs_f64(), ..Answers::default() };
    for worker in workers {
        all.all.extend(worker.join().map_err(|_| anyhow::anyhow!("a connection broke"))??);
    }
    Ok(all)
}
