//! The API of all rooms together, its document, and the page about it for people.

use askama::Template;
use axum::{Router, routing::get};
use serde_json::Value;
use web::{Answer, House, Page, Settings, Visit, api, see_other};

/// The routes of the API and of the page about it, and the document that describes it.
pub fn routes(settings: &Settings) -> (Router<House>, Value) {
    let rooms = people::api::routes()
        .merge(exchange::api::routes())
        .merge(rulebook::api::routes())
        .merge(crate::finding::program::routes());
    let (routes, document) = api::document_routes(rooms, settings);
    let here = get(async || see_other(&format!("{}/openapi.json", api::BASE)));
    (routes.route("/api", get(about)).route(api::BASE, here), document)
}

#[derive(Template)]
#[template(path = "api.html")]
struct About {
    p: Page,
    base: String,
    version: &'static str,
    read: String,
    write: String,
}

async fn about(visit: Visit) -> Answer {
    let p = visit.page();
    let base = p.absolute(api::BASE);
    let read = format!("curl '{base}/bijdragen?soort=voorbeeld&thema=privacy'");
    let write = format!(
        "curl {base}/bijdragen \\\n  -H 'Authorization: Bearer samenspel_…' \\\n  -H 'Content-Type: application/json' \\\n  \
         -d '{{\n    \"soort\": \"vraag\",\n    \"publiceren\": true,\n    \"inhoud\": {{\n      \
         \"titel\": \"Mag een winkelier bezoekers tellen met wifi?\",\n      \
         \"teksten\": {{ \"context\": \"Een winkelier vraagt het ons.\" }},\n      \"themas\": [\"privacy\"],\n      \
         \"zichtbaarheid\": \"iedereen\"\n    }}\n  }}'"
    );
    visit.html(&About { base, version: api::VERSION, read, write, p })
}
