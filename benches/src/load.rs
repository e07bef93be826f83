//! Asks for a page again and again over connections that stay open, and notes how long each answer took.

use std::{
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

/// Answers that came, with how long each took.
#[derive(Default)]
pub struct Answers {
    times: Vec<Duration>,
    bytes: usize,
    seconds: f64,
}

impl Answers {
    /// More of the same page.
    pub fn add(&mut self, more: Self) {
        self.times.extend(more.times);
        self.bytes += more.bytes;
        self.seconds += more.seconds;
    }

    /// What they say.
    pub fn measured(mut self) -> anyhow::Result<Measured> {
        self.times.sort_unstable();
        let count = self.times.len();
        let at = |part: f64| {
            self.times.get(((count as f64 * part) as usize).min(count.saturating_sub(1))).copied()
        };
        let (Some(median), Some(p99)) = (at(0.5), at(0.99)) else { bail!("nothing was measured") };
        Ok(Measured { rate: count as f64 / self.seconds, median, p99, bytes: self.bytes / count })
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
            Ok(thread::spawn(move || -> anyhow::Result<(Vec<Duration>, usize)> {
                let start = Instant::now();
                let (mut times, mut bytes) = (Vec::new(), 0);
                while start.elapsed() < WARM + time {
                    let asked = Instant::now();
                    let length = connection.ask()?;
                    if start.elapsed() > WARM {
                        times.push(asked.elapsed());
                        bytes += length;
                    }
                }
                Ok((times, bytes))
            }))
        })
        .collect::<anyhow::Result<_>>()?;
    let mut all = Answers { seconds: time.as_secs_f64(), ..Answers::default() };
    for worker in workers {
        let (times, bytes) = worker.join().map_err(|_| anyhow::anyhow!("a connection broke"))??;
        all.times.extend(times);
        all.bytes += bytes;
    }
    Ok(all)
}
