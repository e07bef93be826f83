//! What programs see of this room and do in it: contributions, what stands around them, themes. The same stores, rules
//! and permissions as the pages.

mod contributions;
mod replies;
mod shapes;
mod steps;
mod themes;
mod trace;
mod voices;
mod writing;

use axum::response::Response;
use db::Transaction;
use links::Relation;
use web::{Answer, Limit, OrganisationId, PersonId, Visit, api::Routes};

pub use contributions::filter;

use crate::model::{Kind, Order, Phase, ReplyEnd, Section, State, Visibility};

/// The routes, with their description.
pub fn routes() -> Routes {
    contributions::routes()
        .merge(writing::routes())
        .merge(steps::routes())
        .merge(replies::routes())
        .merge(voices::routes())
        .merge(trace::routes())
        .merge(themes::routes())
}

web::api_words! {
    /// Wat voor bijdrage het is.
    BijdrageSoort for Kind { Question = "vraag", Example = "voorbeeld", Need = "behoefte", Offer = "aanbod" }
}

web::api_words! {
    /// Hoe ver een bijdrage is. Gesloten bijdragen blijven te lezen.
    BijdrageStatus for State {
        Draft = "concept", Published = "gepubliceerd", Answered = "beantwoord", Closed = "gesloten",
        Withdrawn = "ingetrokken", Merged = "samengevoegd", Removed = "verwijderd",
    }
}

web::api_words! {
    /// Wie een bijdrage ziet nadat zij gepubliceerd is.
    Zichtbaarheid for Visibility { Public = "iedereen", Network = "netwerk", Organisation = "organisatie" }
}

web::api_words! {
    /// Hoe ver het werk in een voorbeeld is. Ook gestopt en mislukt zijn welkom.
    Fase for Phase {
        Idea = "idee", Pilot = "proef", InUse = "in-gebruik", Stopped = "gestopt", Failed = "mislukt",
    }
}

web::api_words! {
    /// Een deel van de tekst. Bij een vraag horen `context` en `geprobeerd`; bij een voorbeeld `gedaan`, `waarom`,
    /// `kosten`, `opbrengst`, `misgegaan`, `lessen`, `herbruikbaar` en `contact`; bij een behoefte `omschrijving` en
    /// `eisen`; bij aanbod `omschrijving`, `voorwaarden`, `belang` en `contact`. Het eerste deel is verplicht.
    Tekstdeel for Section {
        Context = "context", Tried = "geprobeerd", What = "gedaan", Why = "waarom", Cost = "kosten",
        Brought = "opbrengst", WentWrong = "misgegaan", Lessons = "lessen", Reuse = "herbruikbaar",
        Contact = "contact", Description = "omschrijving", Requirements = "eisen", Terms = "voorwaarden",
        Interest = "belang",
    }
}

web::api_words! {
    /// De taal waarin een bijdrage geschreven is.
    Taal for web::Language { Nl = "nl", En = "en" }
}

web::api_words! {
    /// De volgorde van een lijst: het nieuwste eerst, eerst waar het laatst iets gebeurde, of wat het best bij de
    /// gezochte woorden past eerst. Zonder keuze is het `passend` wanneer er woorden zijn, anders `nieuw`.
    Volgorde for Order { Newest = "nieuw", Active = "actief", Relevance = "passend" }
}

web::api_words! {
    /// Hoe een reactie eindigde.
    ReactieEinde for ReplyEnd { Withdrawn = "ingetrokken", Removed = "verwijderd" }
}

web::api_words! {
    /// Wat het ene voor het andere is.
    Relatie for Relation {
        AroseFrom = "komt-voort-uit", Answers = "beantwoordt", Illustrates = "laat-zien", FollowsUp = "vervolgt",
        Duplicates = "zegt-hetzelfde-als", RelatesTo = "hoort-bij",
    }
}

/// Keeps what a program changed, and counts it as a form is counted.
async fn keep(visit: &Visit, tx: Transaction, person: PersonId, answer: Response) -> Answer {
    visit.limit(Limit::Write, &person.to_string())?;
    tx.commit().await?;
    Ok(answer)
}

/// In whose name a program writes: the organisation that it names, or the only one of the person. `None` when the
/// person does not belong there, or has several to choose from.
fn organisation_of(visit: &Visit, named: Option<OrganisationId>) -> Option<OrganisationId> {
    match (named, visit.actor.memberships.as_slice()) {
        (Some(named), _) => Some(named).filter(|id| visit.actor.belongs_to(*id)),
        (None, [only]) => Some(only.organisation),
        (None, _) => None,
    }
}
