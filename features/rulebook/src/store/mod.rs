//! The SQL of this room. Finders take the actor: what somebody may not see does not exist for them.

pub mod amendments;
pub mod catalogue;
pub mod changes;
pub mod consultations;
pub mod follows;
pub mod lineage;
pub mod nodes;
pub mod personal_data;
pub mod reading;
pub mod shown;
pub mod texts;
pub mod versions;

/// A fault for a word in the database that this program does not know.
pub(crate) fn unknown(what: &'static str, word: &str) -> db::Error {
    db::Error::fault(what, format!("unknown {word}"))
}

/// Who changes what when, and why.
#[derive(Clone, Copy, Debug)]
pub struct Signature<'s> {
    /// Who.
    pub person: web::PersonId,
    /// In whose name.
    pub organisation: web::OrganisationId,
    /// Why; may be empty.
    pub reason: &'s str,
    /// When.
    pub at: web::Instant,
}
