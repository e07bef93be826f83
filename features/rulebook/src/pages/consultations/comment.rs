//! Commenting on a node: on the whole of it, on one of its sentences, or with a script on words that one selects.

use askama::Template;
use axum::{
    Router,
    extract::{Path, Query},
    routing::get,
};
use serde::Deserialize;
use web::{Answer, Choice, ChoiceField, Crumb, Errors, Fault, Field, Fields, Form, House, Page, Visit};

use crate::{
    model::{
        consultation::{
            VOICE_LENGTH, VoiceId,
            sentences::{chosen, selected, sentences},
        },
        node::{NodeId, Part},
    },
    pages::{
        WRONG,
        consultations::{
            Found, Names, found_for,
            speaker::{self, Speaking},
            window,
        },
        view::{self, NodeView},
    },
    permissions::consultation::ConsultationPermission,
    store::consultations::voices,
};

/// The routes.
pub fn routes() -> Router<House> {
    Router::new().route("/consultaties/{id}/artikel/{node}", get(ask).post(send))
}

#[derive(Template)]
#[template(path = "consultation_comment.html")]
struct Comment {
    p: Page,
    crumbs: Vec<Crumb>,
    errors: Errors,
    lang: Option<&'static str>,
    called: String,
    window: String,
    node: Option<NodeView>,
    url: String,
    back_url: String,
    names: Option<ChoiceField>,
    chosen: String,
    kind: Option<ChoiceField>,
    organisation: Option<Field>,
    email: Option<Field>,
    place: ChoiceField,
    body: Field,
    is_unconfirmed: bool,
}

#[derive(Deserialize)]
struct InName {
    #[serde(default)]
    namens: String,
}

/// The node in an address, in the version that the consultation is about.
fn node_in(found: &Found, node: &str) -> Result<NodeId, Fault> {
    let id = node.parse().map(NodeId::new).map_err(|_| Fault::not_found())?;
    if found.edition.tree.contains(id) { Ok(id) } else { Err(Fault::not_found()) }
}

async fn ask(visit: Visit, Path((id, node)): Path<(String, String)>, Query(name): Query<InName>) -> Answer {
    let mut tx = visit.house.db.read().await?;
    let found = found_for(&visit, &mut tx, &id, ConsultationPermission::Respond).await?;
    let node = node_in(&found, &node)?;
    let speaking = speaker::of(&visit, &mut tx, &found, &name.namens).await?;
    drop(tx);
    show(&visit, &found, &speaking, node, &Form::default(), Errors::default())
}

fn show(
    visit: &Visit,
    found: &Found,
    speaking: &Speaking,
    node: NodeId,
    form: &Form,
    errors: Errors,
) -> Answer {
    let p = visit.page();
    let tree = &found.edition.tree;
    let names = Names::new(&found.text, tree);
    let fields = Fields::new(&p, "rulebook-comment", form, &errors);
    let places = sentences(tree, node).into_iter().map(|sentence| {
        let hint = match (sentence.part, sentence.node == node) {
            (Part::Note, _) => p.t("rulebook-note").to_owned(),
            (_, true) => String::new(),
            (_, false) => names.of(sentence.node),
        };
        (sentence.value(), sentence.words, hint)
    });
    let places: Vec<_> = places.collect();
    let mut place = fields.choices("place", places);
    let whole = Choice {
        label: p.t("rulebook-comment-whole").to_owned(),
        checked: form.get("place").is_empty(),
        ..Choice::default()
    };
    place.choices.insert(0, whole);
    // Words that were selected before something else was wrong.
    let value = form.get("place");
    if let Some(passage) = selected(tree, node, value).and_then(|anchor| anchor.passage) {
        let label = p.t1("rulebook-comment-words", "words", passage.quote);
        let words = Choice { value: value.to_owned(), label, checked: true, ..Choice::default() };
        place.choices.insert(1, words);
    }
    let in_name = speaking.names.iter().map(|(value, label)| (value.clone(), label.clone(), String::new()));
    let mut in_name = fields.choices("namens", in_name.collect::<Vec<_>>());
    for choice in &mut in_name.choices {
        choice.checked = choice.value == speaking.chosen;
    }
    let asked = speaker::ask(&p, speaking, form, &errors);
    let called = names.of(node);
    let url = found.url(&format!("artikel/{node}"));
    // What somebody is must be said only by who speaks for themselves; which that is can be chosen in the same form.
    let can_choose = speaking.names.len() > 1;
    let page = Comment {
        crumbs: found.crumbs(&p, &called),
        lang: found.lang(&p),
        called,
        window: window(&p, &found.consultation, visit.now()),
        node: view::node(&p, &found.text, tree, node, 2, &view::Plain),
        url,
        back_url: format!("{}#n-{node}", found.version_url()),
        names: can_choose.then_some(in_name),
        chosen: speaking.chosen.clone(),
        is_unconfirmed: speaking.respondent.as_ref().is_some_and(|respondent| !respondent.is_confirmed),
        kind: asked.kind,
        organisation: asked.organisation,
        email: asked.email,
        place,
        body: fields.area("body", 6, VOICE_LENGTH),
        p: visit.page(),
        errors,
    };
    let status = if page.errors.is_empty() { axum::http::StatusCode::OK } else { WRONG };
    visit.html_with(status, &page)
}

async fn send(visit: Visit, Path((id, node)): Path<(String, String)>, form: Form) -> Answer {
    speaker::sending(&visit)?;
    let p = visit.page();
    let mut tx = visit.house.db.write().await?;
    let found = found_for(&visit, &mut tx, &id, ConsultationPermission::Respond).await?;
    let node = node_in(&found, &node)?;
    let speaking = speaker::of(&visit, &mut tx, &found, form.get("namens")).await?;
    let mut errors = Errors::default();
    let anchor = chosen(&found.edition.tree, node, form.get("place"));
    if anchor.is_none() {
        errors.add("place", p.t("rulebook-error-place"));
    }
    let body = form.get("body");
    if body.is_empty() {
        errors.add("body", p.t("rulebook-error-comment"));
    } else if body.chars().count() > VOICE_LENGTH {
        errors.add("body", p.t1("rulebook-error-too-long", "most", VOICE_LENGTH as i64));
    }
    let said = speaker::read(&p, &speaking, &form, &mut errors);
    let (Some(anchor), true) = (anchor, errors.is_empty()) else {
        return show(&visit, &found, &speaking, node, &form, errors);
    };
    let kept = speaker::keep(&visit, &mut tx, &found, &speaking, &said).await?;
    if let Some(respondent) = kept.id {
        let id = VoiceId(visit.house.ids.new_id());
        let of = (found.consultation.id, respondent);
        if !voices::comment(&mut tx, id, of, &anchor, body, visit.now()).await? {
            errors.add("body", p.t("rulebook-error-comments"));
            return show(&visit, &found, &speaking, node, &form, errors);
        }
        tx.commit().await?;
    }
    let url = format!("{}#n-{node}", found.version_url());
    speaker::done(&visit, &found, &kept, &url, "rulebook-notice-commented")
}
