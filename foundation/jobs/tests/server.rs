//! A mail server on the own machine: the protocol is that of the crate `mailin`, the connection is here.

use std::{
    io::{BufRead, BufReader, Write},
    net::{IpAddr, Ipv4Addr, SocketAddr, TcpListener, TcpStream},
    sync::{Arc, Mutex},
};

use mailin::{Action, Handler, Response, SessionBuilder, response};

/// A message as it came in.
#[derive(Clone, Debug, Default)]
pub struct Received {
    pub from: String,
    pub to: Vec<String>,
    pub data: Vec<u8>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Mood {
    #[default]
    Friendly,
    /// Answers 451: not now.
    Busy,
    /// Answers 550: no such mailbox.
    Refusing,
}

#[derive(Clone, Default)]
struct State {
    mood: Arc<Mutex<Mood>>,
    received: Arc<Mutex<Vec<Received>>>,
}

pub struct Server {
    pub address: SocketAddr,
    state: State,
}

struct Session {
    state: State,
    message: Received,
}

impl Handler for Session {
    fn rcpt(&mut self, _: &str) -> Response {
        match *self.state.mood.lock().unwrap() {
            Mood::Friendly => response::OK,
            Mood::Busy => Response::custom(451, "try again later".into()),
            Mood::Refusing => response::NO_MAILBOX,
        }
    }

    fn data_start(&mut self, _: &str, from: &str, _: bool, to: &[String]) -> Response {
        self.message = Received { from: from.into(), to: to.into(), data: Vec::new() };
        response::OK
    }

    fn data(&mut self, bytes: &[u8]) -> std::io::Result<()> {
        self.message.data.extend(bytes);
        Ok(())
    }

    fn data_end(&mut self) -> Response {
        self.state.received.lock().unwrap().push(std::mem::take(&mut self.message));
        response::OK
    }
}

impl Server {
    /// Starts one on a free port, or on a port that was free before.
    pub fn start(port: u16) -> Self {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).unwrap();
        let address = listener.local_addr().unwrap();
        let state = State::default();
        let shared = state.clone();
        std::thread::spawn(move || {
            for stream in listener.incoming().map_while(Result::ok) {
                let session = Session { state: shared.clone(), message: Received::default() };
                std::thread::spawn(move || serve(stream, session));
            }
        });
        Self { address, state }
    }

    pub fn url(&self) -> String {
        format!("smtp://{}", self.address)
    }

    pub fn mood(&self, mood: Mood) {
        *self.state.mood.lock().unwrap() = mood;
    }

    pub fn received(&self) -> Vec<Received> {
        self.state.received.lock().unwrap().clone()
    }
}

fn serve(stream: TcpStream, handler: Session) -> std::io::Result<()> {
    let mut out = stream.try_clone()?;
    let mut lines = BufReader::new(stream);
    let mut session = SessionBuilder::new("mail.example").build(IpAddr::V4(Ipv4Addr::LOCALHOST), handler);
    session.greeting().write_to(&mut out)?;
    let mut line = Vec::new();
    while lines.read_until(b'\n', &mut line)? > 0 {
        let answer = session.process(&line);
        line.clear();
        match answer.action {
            Action::Reply => answer.write_to(&mut out)?,
            Action::NoReply => {}
            Action::Close | Action::UpgradeTls => {
                answer.write_to(&mut out)?;
                return out.flush();
            }
        }
        out.flush()?;
    }
    Ok(())
}
