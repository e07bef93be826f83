//! Changing the text of a proposed version in an amendment, node by node, in the forms of drafts.

use axum::{Router, extract::Path, routing::get};
use web::{Answer, Form, House, Visit};

use crate::pages::editor::{Which, node, piece, restructure};

/// The routes.
pub fn routes() -> Router<House> {
    Router::new()
        .route("/spelregels/{slug}/amendement/{id}/bewerken/{node}", get(begin).post(save))
        .route("/spelregels/{slug}/amendement/{id}/bewerken/{node}/toevoegen", get(begin_new).post(save_new))
        .route("/spelregels/{slug}/amendement/{id}/bewerken/{node}/verwijderen", get(ask_delete).post(delete))
        .route("/spelregels/{slug}/amendement/{id}/bewerken/{node}/splitsen", get(ask_split).post(split))
}

/// The address of a node in the amendment; `begin` stands for the text itself.
type Address = Path<(String, String, String)>;

async fn begin(visit: Visit, Path((slug, id, node)): Address) -> Answer {
    node::begin(&visit, &Which::Amendment(slug, id), &node).await
}

async fn save(visit: Visit, Path((slug, id, node)): Address, form: Form) -> Answer {
    node::save(&visit, &Which::Amendment(slug, id), &node, &form).await
}

async fn begin_new(visit: Visit, Path((slug, id, node)): Address) -> Answer {
    piece::begin(&visit, &Which::Amendment(slug, id), &node).await
}

async fn save_new(visit: Visit, Path((slug, id, node)): Address, form: Form) -> Answer {
    piece::save(&visit, &Which::Amendment(slug, id), &node, &form).await
}

async fn ask_delete(visit: Visit, Path((slug, id, node)): Address) -> Answer {
    restructure::ask_delete(&visit, &Which::Amendment(slug, id), &node).await
}

async fn delete(visit: Visit, Path((slug, id, node)): Address, form: Form) -> Answer {
    restructure::delete(&visit, &Which::Amendment(slug, id), &node, &form).await
}

async fn ask_split(visit: Visit, Path((slug, id, node)): Address) -> Answer {
    restructure::ask_split(&visit, &Which::Amendment(slug, id), &node).await
}

async fn split(visit: Visit, Path((slug, id, node)): Address, form: Form) -> Answer {
    restructure::split(&visit, &Which::Amendment(slug, id), &node, &form).await
}
