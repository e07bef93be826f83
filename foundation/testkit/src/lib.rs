//! What the tests of all rooms share: a whole application in memory and a browser for it. Everything runs in the
//! process of the test, on a database, a clock and a source of randomness of its own.

mod app;
mod browser;
mod html;
mod jar;
mod reply;
mod skip;

pub use app::{Builder, NOW, TestApp};
pub use browser::{Browser, File};
pub use reply::{Link, Reply};
pub use skip::skip;
