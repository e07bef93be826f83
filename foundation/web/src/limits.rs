//! How often somebody may do something: a token bucket per kind of action and key, on the house clock.
//! (OWASP ASVS 5, 2.4.1 and 6.3.1: anti-automation for writing and sign-in.)

use std::{collections::HashMap, sync::Mutex};

use crate::{Clock, HOUR, Instant, MINUTE};

/// A kind of action that is limited.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Limit {
    /// Asking for a sign-in link, by client.
    SignInByClient,
    /// Asking for a sign-in link, by e-mail address.
    SignInByAddress,
    /// Any form that changes something, by account or client.
    Write,
    /// Sending something new that others see, by account.
    Publish,
    /// Sending views without an account, by client: several people may sit behind one address.
    Respond,
    /// Being shown something while writing, by account: what looks like it, or how it will read.
    Suggest,
    /// Any request of a program, by client.
    Api,
}

impl Limit {
    /// How many at once, and in how much time a full bucket comes back.
    fn size(self) -> (f64, i64) {
        match self {
            Self::SignInByClient => (20.0, HOUR),
            Self::SignInByAddress => (5.0, HOUR),
            Self::Write => (120.0, 10 * MINUTE),
            Self::Publish => (60.0, HOUR),
            Self::Respond => (60.0, HOUR),
            Self::Suggest => (300.0, 10 * MINUTE),
            Self::Api => (6000.0, 10 * MINUTE),
        }
    }
}

const MOST_KEYS: usize = 100_000;

type Buckets = HashMap<(Limit, String), (f64, Instant)>;

/// The buckets. They live in this process: several processes allow several times as much, which still stops
/// an automaton.
pub struct Limits {
    clock: Clock,
    buckets: Mutex<Buckets>,
}

impl Limits {
    /// No one has done anything yet.
    pub fn new(clock: Clock) -> Self {
        Self { clock, buckets: Mutex::default() }
    }

    /// Takes one token. `Err` holds the number of seconds after which one is back.
    pub fn take(&self, limit: Limit, key: &str) -> Result<(), i64> {
        let (size, period) = limit.size();
        let now = self.clock.now();
        let mut buckets = self.buckets.lock().expect("no panic while holding this lock");
        if buckets.len() >= MOST_KEYS {
            buckets.retain(|(limit, _), (_, at)| now - *at < limit.size().1);
        }
        let (tokens, at) = buckets.entry((limit, key.to_owned())).or_insert((size, now));
        let back = (now - *at).max(0) as f64 / period as f64 * size;
        *tokens = (*tokens + back).min(size);
        *at = now;
        if *tokens < 1.0 {
            let wait = (1.0 - *tokens) / size * period as f64 / 1e6;
            return Err(wait.ceil() as i64);
        }
        *tokens -= 1.0;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bucket_runs_out_and_fills_again() {
        let clock = Clock::fixed(0);
        let limits = Limits::new(clock.clone());
        for _ in 0..5 {
            assert_eq!(limits.take(Limit::SignInByAddress, "a"), Ok(()));
        }
        assert_eq!(limits.take(Limit::SignInByAddress, "a"), Err(720));
        assert_eq!(limits.take(Limit::SignInByAddress, "b"), Ok(()));
        clock.advance(12 * MINUTE);
        assert_eq!(limits.take(Limit::SignInByAddress, "a"), Ok(()));
        assert!(limits.take(Limit::SignInByAddress, "a").is_err());
    }
}
