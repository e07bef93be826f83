//! An amendment as a file: as a paper and as a redline in PDF, and as Akoma Ntoso.

use axum::{
    Router,
    extract::Path,
    http::{HeaderValue, header},
    response::IntoResponse,
    routing::get,
};
use web::{Answer, Fault, House, Page, Visit, dates};

use crate::{
    formats::{self, Authority, Name, akoma_ntoso, pdf},
    model::{proposal::Proposal, text::Text},
    pages::{
        amendments::{Found, called, found},
        files::{about, wording_language},
        fonts, view,
    },
    store::amendments::signatures::{self, Signer},
    wording::clauses_on,
};

/// The routes.
pub fn routes() -> Router<House> {
    Router::new().route("/spelregels/{slug}/amendement/{id}/bestand/{format}", get(take))
}

/// What an amendment can be taken away as: the word in addresses and the key of its name.
const FORMATS: [(&str, &str); 3] = [
    ("papier.pdf", "rulebook-amendment-file-paper"),
    ("wijzigingen.pdf", "rulebook-amendment-file-redline"),
    ("amendement.xml", "rulebook-amendment-file-xml"),
];

/// Where an amendment can be taken away: label and address.
pub(super) fn offered(p: &Page, found: &Found) -> Vec<(String, String)> {
    let url = found.url();
    FORMATS.map(|(word, key)| (p.t(key).to_owned(), format!("{url}/bestand/{word}"))).into()
}

async fn take(visit: Visit, Path((slug, id, format)): Path<(String, String, String)>) -> Answer {
    let (word, _) = FORMATS.into_iter().find(|(word, _)| *word == format).ok_or_else(Fault::not_found)?;
    let mut tx = visit.house.db.read().await?;
    let found = found(&visit, &mut tx, &slug, &id).await?;
    let signers = signatures::of(&mut tx, found.proposal.id).await?;
    drop(tx);
    let p = visit.page();
    let proposal = proposal(&p, &found, &signers)?;
    let language = wording_language(found.text.language);
    let base = found.base();
    let about = about(&visit, &found.text, &found.edition)?;
    let (media_type, body) = match word {
        "amendement.xml" => {
            let edition = formats::Edition { about, tree: base };
            let xml = akoma_ntoso::write_amendment(&edition, &proposal, &found.proposal.steps);
            ("application/akn+xml; charset=utf-8", xml.map_err(refused)?.into_bytes())
        }
        "wijzigingen.pdf" => {
            let (title, after) = (proposal.title, found.result());
            let edition = formats::Edition { about, tree: base };
            let make = move || pdf::redline(&edition, &after, &title, language, fonts::of_the_site());
            ("application/pdf", fonts::made(make).await?)
        }
        _ => {
            let is_sub = found.main.is_some();
            let points = clauses_on(&base, &found.proposal.steps, language, is_sub).map_err(refused)?;
            let make = move || pdf::paper(&about, &proposal, &points, language, fonts::of_the_site());
            ("application/pdf", fonts::made(make).await?)
        }
    };
    let name = format!("{}-{}-{word}", found.text.slug, found.proposal.number.unwrap_or_default());
    let disposition = HeaderValue::from_str(&format!("attachment; filename=\"{name}\""));
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static(media_type)),
        (header::CONTENT_DISPOSITION, disposition.map_err(anyhow::Error::from)?),
        (header::CACHE_CONTROL, HeaderValue::from_static("no-cache, private")),
    ];
    Ok((headers, body).into_response())
}

/// A step that cannot be done any more, because a newer version waits for an answer of the submitter.
fn refused<R>(_: R) -> Fault {
    Fault::conflict("rulebook-fault-amendment-state")
}

fn proposal(p: &Page, found: &Found, signers: &[Signer]) -> Result<akoma_ntoso::Proposal, Fault> {
    let one = &found.proposal;
    let name = |words: &str| {
        let slug: String = text::words::slug(words).chars().take(80).collect();
        Name::new(slug.trim_end_matches('-')).map_err(anyhow::Error::from)
    };
    let submitters = signers.iter().filter(|signer| signer.is_submitter);
    let mut by = Vec::new();
    for signer in submitters {
        by.push(Authority { key: name(&signer.name)?, name: signer.name.clone() });
    }
    if by.is_empty() {
        by.push(Authority { key: name(&one.organisation_name)?, name: one.organisation_name.clone() });
    }
    let main = |main: &Proposal| akoma_ntoso::Main {
        number: main.number.unwrap_or_default(),
        by: main.organisation_name.clone(),
    };
    let signers = signers.iter().filter(|signer| !signer.is_submitter);
    let waiting = one.questions.iter().map(|question| question.said.lines(found.text.language).to_vec());
    let number = one.number.map_or("concept".to_owned(), |number| number.to_string());
    Ok(akoma_ntoso::Proposal {
        id: one.id,
        name: name(&format!("amendement-{number}"))?,
        title: format!("{}: {}", called(p, one), one.title),
        by,
        dated: dates::date_of(one.submitted_at.unwrap_or(one.changed_at)),
        version: view::version_name(p, &found.edition.version),
        on: found.main.as_ref().map(main),
        explanation: Text::plain(&one.explanation),
        signers: signers.map(|signer| signer.name.clone()).collect(),
        waiting: waiting.collect(),
    })
}
