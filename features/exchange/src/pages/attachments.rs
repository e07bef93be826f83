//! Files with a contribution: sent, taken away, and served so that a browser never runs them.

use askama::Template;
use axum::{
    Router,
    body::Body,
    extract::Path,
    http::{HeaderValue, header},
    response::{IntoResponse, Response},
    routing::{get, post},
};
use db::{Transaction, uuid::Uuid};
use sha2::{Digest, Sha256};
use text::attachment::{Inspected, inspect, without_metadata};
use web::{
    Answer, Crumb, Errors, Fault, Fields, FileField, Form, House, Language, Page, Upload, Visit, encoded,
};

use crate::{
    model::{ATTACHMENT_BYTES, AttachmentId, Contribution, MOST_ATTACHMENTS, State},
    pages::{WRONG, found, found_for, sent},
    permissions::Permission,
    store::{
        attachments::{self, Attachment, NewAttachment},
        audience, contributions,
        submissions::{self, Taken},
    },
};

/// The routes.
pub fn routes() -> Router<House> {
    Router::new()
        .route("/bijdragen/{id}/bijlagen", get(list).post(send))
        .route("/bijdragen/{id}/bijlagen/{attachment}", get(download))
        .route("/bijdragen/{id}/bijlagen/{attachment}/verwijderen", post(remove))
}

/// A file as shown.
pub struct Shown {
    pub name: String,
    pub size: String,
    pub url: String,
}

/// The files of a contribution as shown.
pub fn shown(p: &Page, contribution: &Contribution, files: &[Attachment]) -> Vec<Shown> {
    let shown = files.iter().map(|file| Shown {
        name: file.name.clone(),
        size: size(p, file.size),
        url: format!("{}/bijlagen/{}", contribution.url(), file.id),
    });
    shown.collect()
}

/// "340 kB", "1,2 MB".
fn size(p: &Page, bytes: i64) -> String {
    if bytes < 1_000_000 {
        return format!("{} kB", ((bytes + 999) / 1000).max(1));
    }
    let tenths = (bytes + 50_000) / 100_000;
    let sign = if p.language == Language::Nl { ',' } else { '.' };
    format!("{}{sign}{} MB", tenths / 10, tenths % 10)
}

#[derive(Template)]
#[template(path = "attachments.html")]
struct Files {
    p: Page,
    crumbs: Vec<Crumb>,
    errors: Errors,
    files: Vec<Shown>,
    field: Option<FileField>,
    url: String,
    submission: String,
    is_draft: bool,
    /// How many people hear of a change; nothing for a draft.
    reach: Option<usize>,
}

async fn list(visit: Visit, Path(id): Path<String>) -> Answer {
    let mut tx = visit.house.db.read().await?;
    let contribution = found_for(&visit, &mut tx, &id, Permission::Edit).await?;
    let files = attachments::of(&tx, contribution.id).await?;
    show(&visit, &mut tx, &contribution, &files, Errors::default()).await
}

async fn show(
    visit: &Visit,
    tx: &mut Transaction,
    contribution: &Contribution,
    files: &[Attachment],
    errors: Errors,
) -> Answer {
    let p = visit.page();
    let status = if errors.is_empty() { axum::http::StatusCode::OK } else { WRONG };
    let form = Form::default();
    let field = Fields::new(&p, "exchange-files", &form, &errors)
        .files("files", ".pdf,.png,.jpg,.jpeg,.webp,.odt,.ods,.odp,.docx,.xlsx,.pptx");
    let is_draft = contribution.state == State::Draft;
    let page = Files {
        crumbs: vec![
            Crumb::to(p.t("exchange-menu"), "/bijdragen"),
            Crumb::to(&contribution.content.title, contribution.url()),
            Crumb::here(p.t("exchange-files-title")),
        ],
        files: shown(&p, contribution, files),
        field: (files.len() < MOST_ATTACHMENTS).then_some(field),
        url: contribution.url(),
        submission: visit.house.ids.new_id().to_string(),
        is_draft,
        reach: match is_draft {
            true => None,
            false => Some(audience::reach_of_change(tx, &visit.actor, contribution).await?),
        },
        errors,
        p,
    };
    visit.html_with(status, &page)
}

async fn send(visit: Visit, Path(id): Path<String>, form: Form) -> Answer {
    let person = visit.writer()?;
    let mut tx = visit.house.db.read().await?;
    let contribution = found_for(&visit, &mut tx, &id, Permission::Edit).await?;
    let before = attachments::of(&tx, contribution.id).await?;
    drop(tx);
    let sent = sent(&visit, person, &form, &[]);
    let taken = match checked(&visit.page(), form, before.len()) {
        Ok(taken) => taken,
        Err(errors) => {
            let mut tx = visit.house.db.read().await?;
            return show(&visit, &mut tx, &contribution, &before, errors).await;
        }
    };
    let now = visit.now();
    let url = format!("{}/bijlagen", contribution.url());
    let mut tx = visit.house.db.write().await?;
    if let Taken::Before(url) = submissions::take(&mut tx, &sent, &url, now).await? {
        return visit.done(&url, "");
    }
    // Counted again where nobody can come between.
    let files = attachments::of(&tx, contribution.id).await?;
    if files.len() + taken.len() > MOST_ATTACHMENTS {
        return show(&visit, &mut tx, &contribution, &files, too_many(&visit.page())).await;
    }
    for (inspected, bytes) in &taken {
        let new = NewAttachment {
            id: AttachmentId(visit.house.ids.new_id()),
            contribution: contribution.id,
            name: &inspected.safe_name,
            media_type: inspected.media_type,
            bytes,
            sha256: &Sha256::digest(bytes),
            person,
            at: now,
        };
        attachments::add(&mut tx, new).await?;
    }
    if contribution.state != State::Draft {
        contributions::touch(&mut tx, &visit.house.ids, contribution.id, person, now).await?;
    }
    tx.commit().await?;
    visit.done(&url, "exchange-notice-files-saved")
}

/// What the files are, with what is kept of them: photos without the place and time that cameras write into them.
/// Or, for all of them together, what is wrong.
fn checked(p: &Page, form: Form, before: usize) -> Result<Vec<(Inspected, Vec<u8>)>, Errors> {
    let mut errors = Errors::default();
    let sent: Vec<Upload> = form.uploads.into_iter().filter(|upload| upload.field == "files").collect();
    if sent.is_empty() {
        errors.add("files", p.t("exchange-files-missing"));
    }
    if before + sent.len() > MOST_ATTACHMENTS {
        return Err(too_many(p));
    }
    let mut taken = Vec::new();
    let mut messages = Vec::new();
    for upload in sent {
        if upload.bytes.len() > ATTACHMENT_BYTES {
            messages.push(p.t1("exchange-files-refused-too-large", "name", &upload.file_name));
            continue;
        }
        let kept = inspect(&upload.file_name, &upload.bytes)
            .and_then(|inspected| Ok((without_metadata(&inspected, upload.bytes)?, inspected)));
        match kept {
            Ok((bytes, inspected)) => taken.push((inspected, bytes)),
            Err(refusal) => {
                let key = format!("exchange-files-refused-{}", refusal.key());
                messages.push(p.t1(&key, "name", &upload.file_name));
            }
        }
    }
    if !messages.is_empty() {
        errors.add("files", messages.join(" "));
    }
    if errors.is_empty() { Ok(taken) } else { Err(errors) }
}

fn too_many(p: &Page) -> Errors {
    let mut errors = Errors::default();
    errors.add("files", p.t1("exchange-files-too-many", "most", MOST_ATTACHMENTS));
    errors
}

/// As a download, never as a page: with a type that we decided ourselves and, should a browser show it all the
/// same, in a sandbox without any right (OWASP ASVS 5, 3.2.1 and 5.4).
async fn download(visit: Visit, Path((id, attachment)): Path<(String, String)>) -> Result<Response, Fault> {
    let mut tx = visit.house.db.read().await?;
    let contribution = found(&visit, &tx, &id).await?;
    let attachment = attachment.parse().map_err(|_| Fault::not_found())?;
    let (file, bytes) =
        attachments::content(&mut tx, contribution.id, attachment).await?.ok_or_else(Fault::not_found)?;
    let value =
        |text: String| HeaderValue::from_str(&text).map_err(|error| Fault::from(anyhow::Error::from(error)));
    let headers = [
        (header::CONTENT_TYPE, value(file.media_type.clone())?),
        (header::CONTENT_DISPOSITION, value(disposition(&file.name))?),
        (header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff")),
        (header::CONTENT_SECURITY_POLICY, HeaderValue::from_static("sandbox; default-src 'none'")),
        (header::CACHE_CONTROL, HeaderValue::from_static("no-cache, private")),
    ];
    Ok((headers, Body::from(bytes)).into_response())
}

/// RFC 6266: a plain name for old programs, the real one encoded (RFC 8187).
fn disposition(name: &str) -> String {
    let plain: String =
        name.chars().map(|c| if c.is_ascii_alphanumeric() || "-_.".contains(c) { c } else { '_' }).collect();
    format!("attachment; filename=\"{plain}\"; filename*=UTF-8''{}", encoded(name).replace('/', "%2F"))
}

async fn remove(visit: Visit, Path((id, attachment)): Path<(String, String)>) -> Answer {
    let person = visit.writer()?;
    let attachment: Uuid = attachment.parse().map_err(|_| Fault::not_found())?;
    let now = visit.now();
    let mut tx = visit.house.db.write().await?;
    let contribution = found_for(&visit, &mut tx, &id, Permission::Edit).await?;
    let ended = attachments::end(&mut tx, contribution.id, AttachmentId(attachment), now).await?;
    if ended && contribution.state != State::Draft {
        contributions::touch(&mut tx, &visit.house.ids, contribution.id, person, now).await?;
    }
    tx.commit().await?;
    visit.done(&format!("{}/bijlagen", contribution.url()), "exchange-notice-file-removed")
}
