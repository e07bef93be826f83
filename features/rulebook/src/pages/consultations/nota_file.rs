//! The answer document as a file, to send along with the papers of the assembly.

use axum::{
    extract::Path,
    http::{HeaderValue, header},
    response::IntoResponse,
};
use web::{Answer, Page, Visit};

use crate::{
    formats::pdf::{self, Piece},
    pages::{
        consultations::{
            found_for,
            nota::{Nota, Part, gathered},
            voices::VoiceView,
        },
        files::wording_language,
        fonts,
    },
    permissions::consultation::ConsultationPermission,
};

/// Words and numbers are in the language of the text, whatever that of the page: it is a paper of the network.
pub(super) async fn file(visit: Visit, Path(id): Path<String>) -> Answer {
    let mut tx = visit.house.db.read().await?;
    let found = found_for(&visit, &mut tx, &id, ConsultationPermission::SeeAnswers).await?;
    let p = Page::apart(&visit.house, found.text.language);
    let nota = gathered(&visit, tx, &found, p).await?;
    let title = format!("{}: {}", nota.p.t("rulebook-nota-title"), nota.title);
    let name = format!("{}-nota.pdf", text::words::slug(&found.consultation.title));
    let language = wording_language(found.text.language);
    let author = visit.house.settings.name.clone();
    let id = format!("{} {}", found.consultation.id, found.consultation.completed_at.unwrap_or_default());
    let pieces = pieces(&nota, &title);
    let make = move || pdf::report(&title, &author, &id, pieces, language, fonts::of_the_site());
    let body = fonts::made(make).await?;
    let disposition = HeaderValue::from_str(&format!("attachment; filename=\"{name}\""));
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static("application/pdf")),
        (header::CONTENT_DISPOSITION, disposition.map_err(anyhow::Error::from)?),
        (header::CACHE_CONTROL, HeaderValue::from_static("no-cache, private")),
    ];
    Ok((headers, body).into_response())
}

fn pieces(nota: &Nota, title: &str) -> Vec<Piece> {
    let p = &nota.p;
    let mut pieces = vec![
        Piece::Heading(1, title.to_owned()),
        Piece::Small(nota.text_title.clone()),
        Piece::Small(nota.window.clone()),
    ];
    match &nota.published {
        Some(day) => pieces.push(Piece::Small(p.t1("rulebook-nota-published", "day", day.as_str()))),
        None => pieces.push(Piece::Paragraph(p.t1("rulebook-nota-unpublished", "count", nota.unanswered))),
    }
    let heading = |key: &str| Piece::Heading(2, p.t(key).to_owned());
    pieces.push(heading("rulebook-results-who"));
    pieces.extend(nota.respondents.iter().map(|(kind, count)| Piece::Paragraph(format!("{kind}: {count}"))));
    if !nota.organisations.is_empty() {
        let names = nota.organisations.join(", ");
        pieces.push(Piece::Small(format!("{} {names}.", p.t("rulebook-results-organisations"))));
    }
    if !nota.said_organisations.is_empty() {
        let names = nota.said_organisations.join(", ");
        pieces.push(Piece::Small(format!("{} {names}.", p.t("rulebook-results-said-organisations"))));
    }
    pieces.push(heading("rulebook-nota-outcomes"));
    if nota.outcomes.is_empty() {
        pieces.push(Piece::Paragraph(p.t("rulebook-nota-no-outcomes").to_owned()));
    }
    let outcomes = nota.outcomes.iter();
    pieces
        .extend(outcomes.map(|(word, count, share)| Piece::Paragraph(format!("{word}: {count} ({share})"))));
    if nota.shown < nota.total {
        pieces.push(Piece::Small(p.t1("rulebook-nota-cut", "count", nota.shown)));
    }
    if !nota.groups.is_empty() {
        pieces.push(heading("rulebook-nota-groups"));
    }
    for group in &nota.groups {
        pieces.push(Piece::Heading(3, format!("{}. {}", group.number, group.title)));
        pieces.push(Piece::Small(group.from.clone()));
        pieces.push(Piece::Paragraph(group.outcome.clone()));
        pieces.extend(group.reason.iter().cloned().map(Piece::Paragraph));
        if !group.about.is_empty() {
            pieces.push(Piece::Small(group.about.join(" · ")));
        }
    }
    for (key, count, parts) in [
        ("rulebook-nota-statements", "rulebook-explanations-count", &nota.statements),
        ("rulebook-nota-nodes", "rulebook-comments-count", &nota.nodes),
    ] {
        if !parts.is_empty() {
            pieces.push(heading(key));
        }
        for part in parts {
            part_pieces(p, part, count, &mut pieces);
        }
    }
    pieces
}

fn part_pieces(p: &Page, part: &Part, count: &str, pieces: &mut Vec<Piece>) {
    pieces.push(Piece::Heading(3, part.title.clone()));
    pieces.extend(part.result.iter().map(|result| Piece::Paragraph(result.sentence.clone())));
    pieces.push(Piece::Small(p.t1(count, "count", part.count as i64)));
    for voice in &part.voices {
        voice_pieces(p, voice, pieces);
    }
}

fn voice_pieces(p: &Page, voice: &VoiceView, pieces: &mut Vec<Piece>) {
    pieces.push(Piece::Small(format!("{} · {}", voice.who, voice.when)));
    let quoted = voice.quote.iter().map(|quote| format!("“{quote}”"));
    let said: Vec<String> = quoted.chain(voice.body.iter().cloned()).collect();
    if !said.is_empty() {
        pieces.push(Piece::Quote(said));
    }
    let Some(answer) = &voice.answer else { return };
    match &answer.group {
        Some(title) => {
            let group = p.t1("rulebook-answer-in-group", "title", title.as_str());
            pieces.push(Piece::Paragraph(format!("{} · {group}", answer.outcome)));
        }
        None => {
            pieces.push(Piece::Paragraph(answer.outcome.clone()));
            pieces.extend(answer.reason.iter().cloned().map(Piece::Paragraph));
        }
    }
}
