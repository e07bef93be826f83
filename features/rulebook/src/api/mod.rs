//! What programs see of this room: rule texts, their versions and articles. The same stores, rules and permissions as
//! the pages.

mod nodes;
mod texts;

use web::api::Routes;

use crate::model::{node::NodeKind, version::VersionState};

/// The routes, with their description.
pub fn routes() -> Routes {
    texts::routes().merge(nodes::routes())
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
