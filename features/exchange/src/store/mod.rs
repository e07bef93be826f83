//! The SQL of this room. Finders take the actor: what somebody may not see does not exist for them.

pub mod asks;
pub mod attachments;
pub mod audience;
pub mod catalogue;
pub mod contributions;
pub mod follows;
pub mod lists;
pub mod matches;
pub mod merging;
pub mod personal_data;
pub mod replies;
pub mod reports;
pub mod searches;
pub mod shown;
pub mod sitemap;
pub mod submissions;
pub mod support;
pub mod themes;
pub mod versions;

/// Contributions in these states stand in lists.
macro_rules! listed {
    () => {
        "c.state IN ('published', 'answered', 'closed')"
    };
}
/// Whether the actor is within the circle of a listed contribution: `$1` is the person or null, `$2` whether the
/// actor belongs to the network; or `$2` and `$3`, when `$1` is a list. The same rule as in `permissions`.
macro_rules! visible {
    () => {
        visible!("$1", "$2")
    };
    ($person:literal, $in_network:literal) => {
        concat!(
            "(c.visibility = 'public' OR (c.visibility = 'network' AND ",
            $in_network,
            ") OR (c.visibility = 'organisation' AND EXISTS (SELECT 1 FROM membership m WHERE m.person_id = ",
            $person,
            " AND m.organisation_id = c.organisation_id)))"
        )
    };
}
pub(crate) use {listed, visible};

/// A fault for a word in the database that this program does not know.
pub(crate) fn unknown(what: &'static str, word: &str) -> db::Error {
    db::Error::fault(what, format!("unknown {word}"))
}
