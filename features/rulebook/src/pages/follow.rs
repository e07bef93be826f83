//! Following a text, or a node of it.

use axum::{Router, extract::Path, routing::post};
use web::{Answer, Fault, Form, House, Visit, local_path};

use crate::{
    model::node::NodeId,
    pages::{found_text, node::editions, view},
    store::follows,
};

/// The routes.
pub fn routes() -> Router<House> {
    Router::new()
        .route("/spelregels/{slug}/volgen", post(follow))
        .route("/spelregels/{slug}/niet-volgen", post(unfollow))
}

async fn follow(visit: Visit, Path(slug): Path<String>, form: Form) -> Answer {
    set_follow(&visit, &slug, &form, true).await
}

async fn unfollow(visit: Visit, Path(slug): Path<String>, form: Form) -> Answer {
    set_follow(&visit, &slug, &form, false).await
}

/// Follows, or no longer, the text or the node that the form names.
async fn set_follow(visit: &Visit, slug: &str, form: &Form, begin: bool) -> Answer {
    let person = visit.writer()?;
    let mut tx = visit.house.db.write().await?;
    let text = found_text(visit, &mut tx, slug).await?;
    let what: db::uuid::Uuid = form.get("onderdeel").parse().map_err(|_| Fault::not_found())?;
    let url = if what == text.id.0 {
        text.url()
    } else {
        let id = NodeId::new(what);
        let found = editions(visit, &mut tx, slug, id).await?;
        view::node_url(&found.text, id)
    };
    let notice = if begin {
        if !visit.actor.is_in_network() {
            return Err(Fault::forbidden());
        }
        follows::follow(&mut tx, person, text.id, what, visit.now()).await?;
        "rulebook-notice-follows"
    } else {
        follows::stop(&mut tx, person, what).await?;
        "rulebook-notice-follows-not"
    };
    tx.commit().await?;
    let back = form.get("terug");
    visit.done(&if back.is_empty() { url } else { local_path(back) }, notice)
}
