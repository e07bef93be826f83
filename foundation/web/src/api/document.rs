//! The document that describes the API (OpenAPI 3.1), made from the handlers of the rooms. What is the same for all of
//! them is added here: the version in each answer, problems, the key.

use std::sync::Arc;

use axum::{
    Router,
    http::{HeaderValue, header},
    response::IntoResponse,
    routing::get,
};
use serde_json::{Map, Value, json};
use utoipa::openapi::OpenApi;

use super::{
    BASE, VERSION,
    request::{LARGEST_PAGE, LAST_PAGE, USUAL_PAGE},
};
use crate::{House, Settings, Visit};

const ABOUT: &str = "Met deze API leest een programma wat er in het kennisnetwerk staat: bijdragen, reacties, thema’s, \
    organisaties en gemeenten, spelregels met hun artikelen, amendementen en consultaties. Met een sleutel kan het ook lezen wat alleen het netwerk ziet, en bijdragen en reacties \
    plaatsen.\n\nLezen wat openbaar is, kan zonder sleutel. Een sleutel maakt u op de site, bij Mijn pagina, Sleutels \
    voor programma’s. Stuur hem mee als `Authorization: Bearer …`.\n\nFouten hebben de vorm van RFC 9457. De API volgt \
    de NL GOV API Design Rules 2.2.";

/// The problems that an operation can meet, with the words of the document.
const PROBLEMS: [(&str, &str, &str); 14] = [
    ("400", "OngeldigeInvoer", "De invoer is niet goed. Bij `errors` staat wat er niet klopt, per veld."),
    ("401", "SleutelNodig", "Er is een sleutel nodig, of deze sleutel geldt niet."),
    ("403", "MagNiet", "Deze sleutel of deze persoon mag dit niet."),
    ("404", "BestaatNiet", "Dit bestaat niet, of u mag niet weten dat het bestaat."),
    (
        "405",
        "MethodeOnbekend",
        "Dit adres kent deze methode niet. `Allow` noemt de methoden die het wel kent.",
    ),
    ("406", "VormOnbekend", "Deze API antwoordt alleen in JSON."),
    ("409", "Conflict", "Het is intussen gewijzigd, of het kan niet in deze status."),
    ("413", "TeGroot", "Dit is te groot."),
    ("415", "SoortInhoudOnbekend", "Stuur JSON, met `Content-Type: application/json`."),
    ("422", "AlGebruikt", "Deze `Idempotency-Key` hoort bij een eerder verzoek, met een andere inhoud."),
    ("429", "TeVaak", "Te veel verzoeken. `Retry-After` noemt na hoeveel seconden het weer kan."),
    ("500", "OnzeFout", "Er ging iets mis bij ons."),
    (
        "503",
        "NietBeschikbaar",
        "De dienst werkt even niet. `Retry-After` noemt na hoeveel seconden het weer kan.",
    ),
    ("default", "AndereFout", "Een andere fout."),
];

/// The routes under `/api/v1`, the document among them, and the document itself.
pub fn document_routes(routes: super::Routes, settings: &Settings) -> (Router<House>, Value) {
    let (router, openapi) = routes.split_for_parts();
    let document = document(&openapi, settings);
    let text: Arc<str> = document.to_string().into();
    let answer = async move |_: Visit, query: super::Query| {
        query.done()?;
        let headers = [
            (header::CONTENT_TYPE, HeaderValue::from_static("application/json")),
            (header::CACHE_CONTROL, HeaderValue::from_static("public, max-age=300")),
        ];
        Ok::<_, crate::Fault>((headers, text.to_string()).into_response())
    };
    (Router::new().nest(BASE, router.route("/openapi.json", get(answer))), document)
}

/// The document of an installation with these settings.
pub fn document(openapi: &OpenApi, settings: &Settings) -> Value {
    let mut document = serde_json::to_value(openapi).expect("the description is plain data");
    let address =
        settings.mail_from.rsplit_once('<').map_or(settings.mail_from.as_str(), |(_, address)| address);
    document["openapi"] = json!("3.1.0");
    document["info"] = json!({
        "title": format!("{} API", settings.name),
        "version": VERSION,
        "description": ABOUT,
        "contact": {
            "name": format!("Beheer van {}", settings.name),
            "email": address.trim_end_matches('>'),
            "url": format!("{}/api", settings.base_url),
        },
    });
    document["servers"] = json!([{ "url": format!("{}{BASE}", settings.base_url) }]);
    let mut tags = Vec::new();
    if let Some(paths) = document["paths"].as_object_mut() {
        for (path, item) in paths {
            let operations = item.as_object_mut().into_iter().flatten();
            for (method, operation) in operations {
                complete(path, method, operation);
                if let Some(tag) = operation["tags"].get(0).filter(|tag| !tags.contains(*tag)) {
                    tags.push(tag.clone());
                }
            }
        }
    }
    document["tags"] = tags.into_iter().map(|name| json!({ "name": name })).collect();
    let components = &mut document["components"];
    components["securitySchemes"]["sleutel"] = json!({
        "type": "http",
        "scheme": "bearer",
        "description": "Een sleutel die iemand op de site maakte. Hij kan lezen (`lezen`), bijdragen plaatsen en wijzigen \
            (`bijdragen`) en reageren (`reageren`), zo ver als de sleutel en die persoon reiken.",
    });
    components["headers"]["ApiVersie"] = json!({
        "description": "De volledige versie van de API.",
        "schema": { "type": "string", "examples": [VERSION] },
    });
    components["schemas"]["Probleem"] = json!({
        "type": "object",
        "description": "Wat er misging (RFC 9457).",
        "required": ["status", "title", "detail"],
        "properties": {
            "status": { "type": "integer", "minimum": 400, "maximum": 599, "description": "De statuscode." },
            "title": { "type": "string", "description": "Wat er misging, in een paar woorden." },
            "detail": { "type": "string", "description": "Wat er misging, en wat u kunt doen." },
            "errors": {
                "type": "array",
                "description": "Wat er niet klopt, per veld.",
                "items": {
                    "type": "object",
                    "required": ["field", "message"],
                    "properties": {
                        "field": { "type": "string", "description": "De plaats van het veld, of de naam van de parameter." },
                        "message": { "type": "string", "description": "Wat er niet klopt." },
                    },
                },
            },
        },
    });
    for (_, name, description) in PROBLEMS {
        components["responses"][name] = json!({
            "description": description,
            "headers": { "API-Version": { "$ref": "#/components/headers/ApiVersie" } },
            "content": { "application/problem+json": { "schema": { "$ref": "#/components/schemas/Probleem" } } },
        });
    }
    without_underscores(&mut document);
    document
}

/// Adds to an operation what all of its sort have.
fn complete(path: &str, method: &str, operation: &mut Value) {
    let reads = method == "get";
    if is_list(&operation["responses"]["200"]) {
        let mut parameters = operation["parameters"].as_array().cloned().unwrap_or_default();
        parameters.extend(paging());
        operation["parameters"] = json!(parameters);
    }
    let has_body = operation.get("requestBody").is_some();
    operation["security"] = if reads { json!([{}, { "sleutel": [] }]) } else { json!([{ "sleutel": [] }]) };
    let is_repeatable = operation["parameters"]
        .as_array()
        .is_some_and(|parameters| parameters.iter().any(|one| one["name"] == "Idempotency-Key"));
    let Some(responses) = operation["responses"].as_object_mut() else { return };
    for (status, response) in responses.iter_mut() {
        response["headers"]["API-Version"] = json!({ "$ref": "#/components/headers/ApiVersie" });
        if status == "201" {
            response["headers"]["Location"] = json!({
                "description": "Waar het nieuwe te vinden is.",
                "schema": { "type": "string", "format": "uri" },
            });
        }
    }
    if reads {
        let unchanged = json!({
            "description": "Niets veranderd sinds de `ETag` in `If-None-Match`.",
            "headers": { "API-Version": { "$ref": "#/components/headers/ApiVersie" } },
        });
        responses.insert("304".into(), unchanged);
    }
    for (status, name, _) in PROBLEMS {
        let applies = match status {
            "404" => path.contains('{'),
            "403" | "409" => !reads,
            "413" | "415" => has_body,
            "422" => is_repeatable,
            _ => true,
        };
        if applies {
            responses.insert(status.into(), json!({ "$ref": format!("#/components/responses/{name}") }));
        }
    }
}

fn is_list(response: &Value) -> bool {
    let schema = response["content"]["application/json"]["schema"]["$ref"].as_str();
    schema.is_some_and(|name| name.contains("/Lijst_"))
}

fn paging() -> [Value; 2] {
    let parameter = |name: &str, description: &str, maximum: i64, default: i64| {
        json!({
            "name": name, "in": "query", "required": false, "description": description,
            "schema": { "type": "integer", "minimum": 1, "maximum": maximum, "default": default },
        })
    };
    [
        parameter("pagina", "Welke pagina, vanaf 1.", LAST_PAGE, 1),
        parameter("paginaGrootte", "Hoeveel er hoogstens op een pagina staan.", LARGEST_PAGE, USUAL_PAGE),
    ]
}

/// A list of things is called `Lijst_Ding` by the description; names of types are written in one word.
fn without_underscores(document: &mut Value) {
    let Some(schemas) = document["components"]["schemas"].as_object_mut() else { return };
    *schemas = std::mem::take(schemas)
        .into_iter()
        .map(|(name, schema)| (name.replace('_', ""), schema))
        .collect::<Map<_, _>>();
    shorten_references(document);
}

fn shorten_references(value: &mut Value) {
    match value {
        Value::Object(members) => {
            for (name, member) in members {
                match member {
                    Value::String(target) if name == "$ref" => *target = target.replace('_', ""),
                    other => shorten_references(other),
                }
            }
        }
        Value::Array(items) => items.iter_mut().for_each(shorten_references),
        _ => {}
    }
}
