//! Staying in touch: what happened that concerns somebody, and a digest of it by mail. Knows no room.
//!
//! A store of a room calls [`happened`] instead of `jobs::emit`: the event, and one job, in the transaction of the
//! change. The job asks the [`Audience`] of the room whom it concerns and writes their notices, so that a change is
//! as quick with five thousand followers as with none. What a notice is about is shown by `links::Providers`, with the
//! actor: what one may not see, or no longer, is left out.

mod asks;
mod audience;
mod digest;
mod following;
mod opened;
mod period;
mod store;
mod view;

pub use asks::{Ask, Asking, Asks};
pub use audience::{Audience, Happening, NOTICES, Told, handler, happened};
pub use digest::{DIGEST, ROUND, Secret, open_round, round_handler};
pub use following::{Followed, Following, Followings};
pub use opened::{is_new, opened};
pub use period::{Frequency, due};
pub use store::{
    Notice, Setting,
    digests::{digest_begun, stopped_by},
    erase, export, list, mark_mailed,
    posted::{MOST_MAILS_A_WEEK, may_post, post},
    purge, put_away, read_all, set_frequency, setting, unmailed,
};
pub use view::{Group, grouped};

/// A future that borrows its arguments.
pub type Boxed<'a, T> = std::pin::Pin<Box<dyn Future<Output = T> + Send + 'a>>;
