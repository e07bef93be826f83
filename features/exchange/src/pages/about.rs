//! What the page of a contribution tells to programs (schema.org). Its author is the organisation: no person is named.

use serde_json::{Value, json};
use web::{JsonLd, Page, dates};

use crate::{
    model::{Contribution, Kind, Organisation, Reply, Visibility},
    pages::view,
};

/// The most suggested answers that are told.
const MOST_ANSWERS: usize = 10;

/// Of a contribution that everybody may see; nothing of others.
pub fn contribution(p: &Page, c: &Contribution, replies: &[Reply]) -> Option<JsonLd> {
    if c.content.visibility != Visibility::Public || !c.state.is_listed() {
        return None;
    }
    let thing = match c.kind {
        Kind::Question => question(p, c, replies),
        Kind::Example | Kind::Need | Kind::Offer => article(p, c),
    };
    Some(JsonLd::new(vec![thing]))
}

fn question(p: &Page, c: &Contribution, replies: &[Reply]) -> Value {
    let answer = |reply: &Reply| {
        json!({
            "@type": "Answer",
            "text": text::markdown::excerpt(&reply.body, 2_000),
            "dateCreated": dates::machine(reply.made_at),
            "url": p.absolute(&format!("{}#reactie-{}", c.url(), reply.id)),
            "author": organisation(p, &reply.organisation),
        })
    };
    let alive = replies.iter().filter(|reply| reply.end.is_none() && reply.parent.is_none());
    let (accepted, suggested): (Vec<&Reply>, Vec<&Reply>) =
        alive.partition(|reply| c.accepted_reply == Some(reply.id));
    let mut question = json!({
        "@type": "Question",
        "name": c.content.title,
        "text": body(c),
        "answerCount": c.replies,
        "dateCreated": dates::machine(c.published_at.unwrap_or(c.made_at)),
        "dateModified": dates::machine(c.changed_at),
        "author": organisation(p, &c.organisation),
        "inLanguage": c.content.language.code(),
    });
    if let Some(accepted) = accepted.first() {
        question["acceptedAnswer"] = answer(accepted);
    }
    if !suggested.is_empty() {
        question["suggestedAnswer"] =
            suggested.iter().take(MOST_ANSWERS).map(|reply| answer(reply)).collect();
    }
    json!({ "@type": "QAPage", "url": p.absolute(&c.url()), "mainEntity": question })
}

fn article(p: &Page, c: &Contribution) -> Value {
    let sort = if c.kind == Kind::Example { "Article" } else { "CreativeWork" };
    json!({
        "@type": sort,
        "url": p.absolute(&c.url()),
        "headline": c.content.title,
        "name": c.content.title,
        "description": c.content.summary(c.kind),
        "datePublished": dates::machine(c.published_at.unwrap_or(c.made_at)),
        "dateModified": dates::machine(c.changed_at),
        "author": organisation(p, &c.organisation),
        "inLanguage": c.content.language.code(),
    })
}

fn body(c: &Contribution) -> String {
    text::markdown::excerpt(c.content.section(c.kind.main_section()), 5_000)
}

fn organisation(p: &Page, organisation: &Organisation) -> Value {
    json!({
        "@type": "Organization",
        "name": view::organisation_name(p, organisation),
        "url": p.absolute(&format!("/organisaties/{}", organisation.id)),
    })
}
