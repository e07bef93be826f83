//! Changing a contribution. When somebody else saved meanwhile, both changes are kept where they fit together,
//! and shown side by side where they do not.

use askama::Template;
use axum::{
    Router,
    extract::Path,
    http::StatusCode,
    routing::{get, post},
};
use db::Transaction;
use web::{Answer, Crumb, Errors, Fault, Field, Form, House, Limit, OrganisationId, Page, PersonId, Visit};

use crate::{
    model::{
        Conflict, Content, Contribution, Merged, Newcomer, Problem, Purpose, REASON_LENGTH, State, Theme,
        Visibility, merge, parse,
    },
    pages::{
        WRONG,
        editor::{self, Preview, Sheet},
        found_for, sent, submission, view,
    },
    permissions::{Permission, may},
    store::{
        audience, contributions,
        submissions::{self, Taken},
        themes,
        versions::{self, Signature},
    },
};

/// The routes.
pub fn routes() -> Router<House> {
    Router::new()
        .route("/bijdragen/{id}/wijzigen", get(begin).post(send))
        .route("/bijdragen/{id}/publiceren", post(publish))
}

/// A field that two people changed differently.
struct Clash {
    field: &'static str,
    label: String,
    mine: String,
    theirs: String,
}

#[derive(Template)]
#[template(path = "edit.html")]
struct Edit {
    p: Page,
    crumbs: Vec<Crumb>,
    errors: Errors,
    url: String,
    kind_label: String,
    is_draft: bool,
    may_publish: bool,
    sheet: Sheet,
    reason: Option<Field>,
    base: i64,
    submission: String,
    preview: Option<Preview>,
    clashes: Vec<Clash>,
    /// How many people find the change in their overview, or the draft once it is published.
    reach: usize,
}

/// What is shown besides the fields.
#[derive(Default)]
struct Extra {
    reach: usize,
    errors: Errors,
    preview: Option<Preview>,
    conflicts: Vec<Conflict>,
    mine: Option<Content>,
}

async fn begin(visit: Visit, Path(id): Path<String>) -> Answer {
    let mut tx = visit.house.db.read().await?;
    let contribution = found_for(&visit, &mut tx, &id, Permission::Edit).await?;
    let themes = themes::all(&tx).await?;
    let reach = reach(&visit, &mut tx, &contribution, &contribution.content).await?;
    drop(tx);
    show(
        &visit,
        &contribution,
        &themes,
        &editor::filled(&contribution.content),
        contribution.version,
        Extra { reach, ..Extra::default() },
    )
}

/// How many people find in their overview what is sent now.
async fn reach(
    visit: &Visit,
    tx: &mut Transaction,
    before: &Contribution,
    content: &Content,
) -> db::Result<usize> {
    if before.state == State::Draft {
        let new = Newcomer { content, ..before.into() };
        audience::reach_of_new(tx, &visit.actor, &new).await
    } else {
        audience::reach_of_change(tx, &visit.actor, before).await
    }
}

fn show(
    visit: &Visit,
    contribution: &Contribution,
    themes: &[Theme],
    form: &Form,
    base: i64,
    extra: Extra,
) -> Answer {
    let p = visit.page();
    let status = if !extra.conflicts.is_empty() {
        StatusCode::CONFLICT
    } else if extra.errors.is_empty() {
        StatusCode::OK
    } else {
        WRONG
    };
    let mine = extra.mine.as_ref().map(editor::filled).unwrap_or_default();
    let clashes = extra.conflicts.iter().map(|conflict| Clash {
        field: conflict.field,
        label: editor::label(&p, contribution.kind, conflict.field),
        mine: worded(&p, themes, conflict.field, &mine.all(conflict.field).join(", ")),
        theirs: worded(&p, themes, conflict.field, &conflict.theirs),
    });
    let is_draft = contribution.state == State::Draft;
    let page = Edit {
        crumbs: vec![
            Crumb::to(p.t("exchange-menu"), "/bijdragen"),
            Crumb::to(&contribution.content.title, contribution.url()),
            Crumb::here(p.t("exchange-edit-title")),
        ],
        url: format!("{}/wijzigen", contribution.url()),
        kind_label: view::kind(&p, contribution.kind).to_owned(),
        is_draft,
        may_publish: may(&visit.actor, Permission::Publish, contribution),
        sheet: editor::sheet(
            &p,
            contribution.kind,
            form,
            &extra.errors,
            themes,
            contribution.organisation.is_company(),
        ),
        reason: (!is_draft).then(|| editor::reason(&p, form, &extra.errors)),
        base,
        submission: submission(visit, form).to_string(),
        preview: extra.preview,
        clashes: clashes.collect(),
        reach: extra.reach,
        errors: extra.errors,
        p,
    };
    visit.html_with(status, &page)
}

/// A value as people read it: keys and slugs as the words on the page.
fn worded(p: &Page, themes: &[Theme], field: &str, value: &str) -> String {
    match field {
        "visibility" => Visibility::from_key(value).map_or(value, |v| view::visibility(p, v)).to_owned(),
        "language" | "phase" if !value.is_empty() => p.t(&format!("exchange-{field}-{value}")).to_owned(),
        "needed-by" => p.date(value),
        "theme" => {
            let slugs: Vec<String> = value.split(", ").map(str::to_owned).collect();
            let names: Vec<String> =
                view::themes(p, themes, &slugs).into_iter().map(|(name, _)| name).collect();
            names.join(", ")
        }
        _ => value.to_owned(),
    }
}

async fn send(visit: Visit, Path(id): Path<String>, form: Form) -> Answer {
    save(&visit, &id, form).await
}

/// The button on the page of a draft: as if its form was sent as it is.
async fn publish(visit: Visit, Path(id): Path<String>, form: Form) -> Answer {
    visit.writer()?;
    let mut tx = visit.house.db.read().await?;
    let contribution = found_for(&visit, &mut tx, &id, Permission::Publish).await?;
    drop(tx);
    let mut filled = editor::filled(&contribution.content);
    filled.set("actie", "publiceren");
    filled.set("versie", contribution.version.to_string());
    filled.set("formulier", form.get("formulier"));
    save(&visit, &id, filled).await
}

async fn save(visit: &Visit, id: &str, form: Form) -> Answer {
    let person = visit.writer()?;
    // Somebody who saves between our reading and our writing is met again with their version; three times over
    // would be a coincidence beyond belief.
    for _ in 0..3 {
        if let Some(answer) = attempt(visit, id, &form, person).await? {
            return Ok(answer);
        }
    }
    Err(Fault::unavailable())
}

async fn attempt(
    visit: &Visit,
    id: &str,
    form: &Form,
    person: PersonId,
) -> Result<Option<axum::response::Response>, Fault> {
    let p = visit.page();
    let now = visit.now();
    let mut tx = visit.house.db.write().await?;
    let before = found_for(visit, &mut tx, id, Permission::Edit).await?;
    let themes = themes::all(&tx).await?;
    let publish = form.get("actie") == "publiceren" && before.state == State::Draft;
    let purpose = if publish || before.state != State::Draft { Purpose::Show } else { Purpose::Keep };
    let setting = editor::setting(view::today(now), &themes, &before.organisation, Some(&before.content));
    let (mine, mut problems) = parse(before.kind, form, purpose, &setting);
    let base: i64 = form.get("versie").parse().map_err(|_| unreadable())?;
    let reach = reach(visit, &mut tx, &before, &mine).await?;
    if form.get("actie") == "voorbeeld" {
        let preview = Some(editor::preview(&p, before.kind, &mine));
        return show(visit, &before, &themes, form, base, Extra { preview, reach, ..Extra::default() })
            .map(Some);
    }
    if form.get("reason").chars().count() > REASON_LENGTH {
        problems.push(Problem::with("reason", "exchange-error-too-long", REASON_LENGTH));
    }
    if !problems.is_empty() {
        let errors = editor::errors(&p, before.kind, &problems);
        return show(visit, &before, &themes, form, base, Extra { errors, reach, ..Extra::default() })
            .map(Some);
    }
    if publish && !may(&visit.actor, Permission::Publish, &before) {
        return Err(Fault::forbidden());
    }
    let (url, mut notice) = match (publish, form.get("actie")) {
        (true, _) => (format!("{}/geplaatst", before.url()), ""),
        (_, "bijlagen") => (format!("{}/bijlagen", before.url()), "exchange-notice-saved"),
        _ => (before.url(), "exchange-notice-saved"),
    };
    // With other words it is one more change, on top of the version that this form began with.
    let sent = sent(visit, person, form, &[]);
    if let Taken::Before(url) = submissions::take(&mut tx, &sent, &url, now).await? {
        return visit.done(&url, "").map(Some);
    }
    let mut content = mine;
    if base != before.version {
        let old = versions::one(&mut tx, before.id, base).await?.ok_or_else(unreadable)?;
        let Merged { content: merged, conflicts } =
            merge(before.kind, &old.content, &content, &before.content);
        if !conflicts.is_empty() {
            let mut again = editor::filled(&merged);
            again.set("reason", form.get("reason"));
            again.set("formulier", form.get("formulier"));
            let extra = Extra { conflicts, mine: Some(content), reach, ..Extra::default() };
            return show(visit, &before, &themes, &again, before.version, extra).map(Some);
        }
        content = merged;
        notice = "exchange-notice-warning-merged";
    }
    if content == before.content && !publish {
        tx.commit().await?;
        return visit.done(&url, "exchange-notice-unchanged").map(Some);
    }
    if publish {
        visit.limit(Limit::Publish, &person.to_string())?;
    }
    let organisation = signing(visit, &before);
    let by = Signature { person, organisation, reason: form.get("reason"), at: now };
    if !contributions::change(&mut tx, &visit.house.ids, &before, &content, publish, by).await? {
        tx.rollback().await?;
        return Ok(None);
    }
    tx.commit().await?;
    visit.done(&url, notice).map(Some)
}

/// In whose name a change is signed: that of the contribution for who belongs there, else one's own.
pub(crate) fn signing(visit: &Visit, contribution: &Contribution) -> OrganisationId {
    let organisation = contribution.organisation.id;
    if visit.actor.belongs_to(organisation) {
        return organisation;
    }
    visit.actor.memberships.first().map_or(organisation, |membership| membership.organisation)
}

fn unreadable() -> Fault {
    Fault::bad_request("web-fault-form-unreadable")
}
