//! Working on a draft, node by node. Several people do so at once: changes of different nodes never meet, changes of
//! the same words are joined where they fit together, and shown side by side where they do not.

use axum::{Router, extract::Path, routing::get};
use web::{Answer, Form, House, Visit};

use crate::pages::editor::{self, Which, node, piece, restructure};

/// The routes.
pub fn routes() -> Router<House> {
    Router::new()
        .route("/spelregels/{slug}/versie/{number}/bewerken", get(overview))
        .route("/spelregels/{slug}/versie/{number}/bewerken/{node}", get(begin).post(save))
        .route("/spelregels/{slug}/versie/{number}/bewerken/{node}/toevoegen", get(begin_new).post(save_new))
        .route("/spelregels/{slug}/versie/{number}/bewerken/{node}/verwijderen", get(ask_delete).post(delete))
        .route("/spelregels/{slug}/versie/{number}/bewerken/{node}/splitsen", get(ask_split).post(split))
}

/// The address of a node in the draft; `begin` stands for the text itself.
type Address = Path<(String, String, String)>;

async fn overview(visit: Visit, Path((slug, number)): Path<(String, String)>) -> Answer {
    editor::overview(&visit, &Which::Draft(slug, number)).await
}

async fn begin(visit: Visit, Path((slug, number, node)): Address) -> Answer {
    node::begin(&visit, &Which::Draft(slug, number), &node).await
}

async fn save(visit: Visit, Path((slug, number, node)): Address, form: Form) -> Answer {
    node::save(&visit, &Which::Draft(slug, number), &node, &form).await
}

async fn begin_new(visit: Visit, Path((slug, number, node)): Address) -> Answer {
    piece::begin(&visit, &Which::Draft(slug, number), &node).await
}

async fn save_new(visit: Visit, Path((slug, number, node)): Address, form: Form) -> Answer {
    piece::save(&visit, &Which::Draft(slug, number), &node, &form).await
}

async fn ask_delete(visit: Visit, Path((slug, number, node)): Address) -> Answer {
    restructure::ask_delete(&visit, &Which::Draft(slug, number), &node).await
}

async fn delete(visit: Visit, Path((slug, number, node)): Address, form: Form) -> Answer {
    restructure::delete(&visit, &Which::Draft(slug, number), &node, &form).await
}

async fn ask_split(visit: Visit, Path((slug, number, node)): Address) -> Answer {
    restructure::ask_split(&visit, &Which::Draft(slug, number), &node).await
}

async fn split(visit: Visit, Path((slug, number, node)): Address, form: Form) -> Answer {
    restructure::split(&visit, &Which::Draft(slug, number), &node, &form).await
}
