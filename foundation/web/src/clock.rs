//! Time and chance, passed in: `app` makes the real ones, tests make fixed ones.

use std::sync::{
    Arc, Mutex,
    atomic::{AtomicI64, Ordering},
};

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use rand::{Rng, SeedableRng, rngs::StdRng};
use uuid::{Builder, Uuid};

/// An instant: microseconds since 1970-01-01 UTC.
pub type Instant = i64;

/// One second, minute, hour, day in microseconds.
pub const SECOND: i64 = 1_000_000;
/// See [`SECOND`].
pub const MINUTE: i64 = 60 * SECOND;
/// See [`SECOND`].
pub const HOUR: i64 = 60 * MINUTE;
/// See [`SECOND`].
pub const DAY: i64 = 24 * HOUR;

/// Tells the time.
#[derive(Clone)]
pub enum Clock {
    /// Asks the function, which only `app` provides.
    Real(fn() -> Instant),
    /// The same with a head start, which grows: in the demo, where nobody waits weeks for a deadline to pass.
    Ahead(fn() -> Instant, Arc<AtomicI64>),
    /// Stands still until told otherwise.
    Fixed(Arc<AtomicI64>),
}

impl Clock {
    /// A clock that stands at `now`.
    pub fn fixed(now: Instant) -> Self {
        Self::Fixed(Arc::new(AtomicI64::new(now)))
    }

    /// A clock that is right until it is moved on.
    pub fn ahead(ask: fn() -> Instant) -> Self {
        Self::Ahead(ask, Arc::default())
    }

    /// The present instant.
    pub fn now(&self) -> Instant {
        match self {
            Self::Real(ask) => ask(),
            Self::Ahead(ask, head_start) => ask() + head_start.load(Ordering::SeqCst),
            Self::Fixed(at) => at.load(Ordering::SeqCst),
        }
    }

    /// Moves a clock on; a real one cannot be moved.
    pub fn advance(&self, microseconds: i64) {
        if let Self::Ahead(_, at) | Self::Fixed(at) = self {
            at.fetch_add(microseconds, Ordering::SeqCst);
        }
    }
}

/// Makes identifiers and secrets.
#[derive(Clone)]
pub struct Ids {
    clock: Clock,
    random: Arc<Mutex<StdRng>>,
}

impl Ids {
    /// From a seed: 32 bytes of the operating system's randomness in `app`, a constant in tests.
    pub fn new(clock: Clock, seed: [u8; 32]) -> Self {
        Self { clock, random: Arc::new(Mutex::new(StdRng::from_seed(seed))) }
    }

    fn bytes<const N: usize>(&self) -> [u8; N] {
        let mut bytes = [0; N];
        self.random.lock().expect("no panic while holding this lock").fill_bytes(&mut bytes);
        bytes
    }

    /// A UUIDv7 (RFC 9562): sorts by time of making.
    pub fn new_id(&self) -> Uuid {
        let milliseconds = u64::try_from(self.clock.now() / 1000).unwrap_or_default();
        Builder::from_unix_timestamp_millis(milliseconds, &self.bytes()).into_uuid()
    }

    /// A secret of 256 bits, fit for a URL.
    pub fn secret(&self) -> String {
        URL_SAFE_NO_PAD.encode(self.bytes::<32>())
    }
}
