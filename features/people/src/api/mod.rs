//! What programs see of this room: organisations and municipalities. People are not in it: who belongs where is for
//! the pages.

mod municipalities;
mod organisations;

use web::api::Routes;

use crate::{
    model::OrganisationKind,
    municipalities::{SizeClass, facts::province_with},
};

/// The routes, with their description.
pub fn routes() -> Routes {
    organisations::routes().merge(municipalities::routes())
}

web::api_words! {
    /// Wat voor organisatie het is.
    OrganisatieSoort for OrganisationKind {
        Municipality = "gemeente", Company = "bedrijf", KnowledgeInstitution = "kennisinstelling",
        OtherGovernment = "overheid", Association = "vereniging",
    }
}

web::api_words! {
    /// Hoe groot een gemeente is, in inwoners. De ondergrens hoort bij de klasse, de bovengrens niet.
    Grootte for SizeClass {
        Under25 = "tot-25000", From25To50 = "25000-50000", From50To100 = "50000-100000",
        From100To250 = "100000-250000", From250 = "vanaf-250000",
    }
}

/// The code of a province in a query, when there is such a province.
pub fn province(code: &str) -> Option<String> {
    province_with(code).map(|province| province.code.to_owned())
}
