//! What programs see of this room: rule texts, their versions and articles. The same stores, rules and permissions as
//! the pages.

mod amendments;
mod consultations;
mod nodes;
mod operations;
mod texts;

use web::api::Routes;

use crate::model::{
    consultation::{Audience, ConsultationState},
    node::{NodeKind, Part},
    proposal::{AdviceKind, ProposalState},
    version::VersionState,
};

/// The routes, with their description.
pub fn routes() -> Routes {
    texts::routes().merge(nodes::routes()).merge(consultations::routes()).merge(amendments::routes())
}

/// A word as texts have it in their address.
fn slug(word: &str) -> Option<String> {
    let fits = (1..=100).contains(&word.len())
        && word.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-');
    fits.then(|| word.to_owned())
}

web::api_words! {
    /// Waar een versie in haar leven is.
    VersieStatus for VersionState {
        Draft = "concept", Consultation = "consultatie", Proposed = "voorgesteld", Adopted = "vastgesteld",
        InForce = "geldend", Repealed = "vervallen",
    }
}

web::api_words! {
    /// Wat voor onderdeel het is. Een lid staat in een artikel of principe, een punt in een lijst.
    OnderdeelSoort for NodeKind {
        Preamble = "aanhef", Principle = "principe", Chapter = "hoofdstuk", Section = "paragraaf",
        Article = "artikel", Paragraph = "lid", Item = "punt",
    }
}

web::api_words! {
    /// Een van de drie teksten van een onderdeel.
    Deel for Part { Heading = "opschrift", Text = "tekst", Note = "toelichting" }
}

web::api_words! {
    /// Waar een amendement in zijn leven is.
    AmendementStatus for ProposalState {
        Draft = "concept", Submitted = "ingediend", Withdrawn = "ingetrokken", Adopted = "aangenomen",
        Rejected = "verworpen", HeldOver = "aangehouden", Fallen = "vervallen",
    }
}

web::api_words! {
    /// Wat het bestuur de vergadering adviseert.
    Preadvies for AdviceKind {
        Adopt = "aannemen", Reject = "verwerpen", HoldOver = "aanhouden", Follows = "volgt",
    }
}

web::api_words! {
    /// Waar een consultatie in haar leven is.
    ConsultatieStatus for ConsultationState {
        Planned = "gepland", Open = "open", Closed = "gesloten", Completed = "afgerond",
    }
}

web::api_words! {
    /// Wie op een consultatie kan reageren: iedereen met een bevestigd e-mailadres, of wie bij het netwerk hoort.
    Doelgroep for Audience { Everybody = "iedereen", Members = "netwerk" }
}
