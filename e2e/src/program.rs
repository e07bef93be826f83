//! Running other programs with an end to patience.

use std::{
    io::Read,
    process::{Command, Stdio},
    thread,
    time::{Duration, Instant},
};

/// Whether a program can be started and ends well; what it prints is thrown away.
pub(crate) fn succeeds(command: &mut Command) -> bool {
    let status = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).status();
    status.is_ok_and(|status| status.success())
}

/// Runs a program to its end and gives what it printed; `Err` when it failed or was still busy at the deadline.
pub(crate) fn finish(command: &mut Command, deadline: Instant) -> Result<String, String> {
    let started = command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn();
    let mut child = started.map_err(|error| format!("it could not be started: {error}"))?;
    let output = child.stdout.take().map(read_all);
    let errors = child.stderr.take().map(read_all);
    let outcome = loop {
        match child.try_wait() {
            Ok(Some(status)) if status.success() => break Ok(()),
            Ok(Some(status)) => break Err(format!("it ended with {status}")),
            Ok(None) if Instant::now() < deadline => thread::sleep(Duration::from_millis(50)),
            Ok(None) => break Err("it was still busy when time was up".to_owned()),
            Err(error) => break Err(error.to_string()),
        }
    };
    if outcome.is_err() {
        // It may have ended by itself; either way it must not go on.
        let _ = child.kill();
        let _ = child.wait();
    }
    let said: String =
        [output, errors].into_iter().flatten().map(|reader| reader.join().unwrap_or_default()).collect();
    outcome.map(|()| said.clone()).map_err(|reason| format!("{said}{reason}"))
}

fn read_all(mut source: impl Read + Send + 'static) -> thread::JoinHandle<String> {
    thread::spawn(move || {
        let mut bytes = Vec::new();
        // What was read before a pipe broke is still worth showing.
        let _ = source.read_to_end(&mut bytes);
        String::from_utf8_lossy(&bytes).into_owned()
    })
}
