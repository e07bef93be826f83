//! Joining a duplicate with the one that stays, and linking contributions: the trace.

use askama::Template;
use axum::{
    Extension, Router,
    extract::Path,
    http::StatusCode,
    routing::{get, post},
};
use links::{Item, Link, Providers, Relation};
use web::{Answer, ChoiceField, Crumb, Errors, Fault, Field, Fields, Form, House, Page, Visit};

use crate::{
    model::{Contribution, ContributionId},
    pages::{
        WRONG, around, found, found_for,
        replies::{crumbs, organisation_in},
    },
    permissions::{Permission, may},
    store::{
        audience::{REPLY_KIND, REPORT_KIND},
        contributions::{self, ITEM_KIND},
        merging,
    },
};

/// The routes.
pub fn routes() -> Router<House> {
    Router::new()
        .route("/bijdragen/{id}/samenvoegen", get(ask_merge).post(merge))
        .route("/bijdragen/{id}/verbinden", get(ask_link).post(link))
        .route("/bijdragen/{id}/verbindingen/{link}/beeindigen", post(end_link))
}

/// The contribution that somebody means: its address, or the identifier at the end of it.
async fn meant(visit: &Visit, tx: &mut db::Transaction, typed: &str) -> Result<Option<Contribution>, Fault> {
    let last = typed.split(['?', '#']).next().unwrap_or_default().trim_end_matches('/');
    let last = last.rsplit('/').next().unwrap_or_default();
    let Ok(id) = last.parse::<ContributionId>() else { return Ok(None) };
    Ok(contributions::find(tx, &visit.actor, id).await?.filter(|c| c.state.is_listed()))
}

/// What somebody means to link to: a contribution that stands in lists, or something of another room, such as an
/// article of a rule.
async fn linked(
    visit: &Visit,
    tx: &mut db::Transaction,
    providers: &Providers,
    typed: &str,
) -> Result<Option<Item>, Fault> {
    if let Some(contribution) = meant(visit, tx, typed).await? {
        return Ok(Some(Item::new(ITEM_KIND, contribution.id.0)));
    }
    let found = providers.meant(tx, &visit.actor, typed).await?.map(|(item, _)| item);
    Ok(found.filter(|item| ![ITEM_KIND, REPLY_KIND, REPORT_KIND].contains(&item.kind.as_str())))
}

#[derive(Template)]
#[template(path = "merge.html")]
struct MergeForm {
    p: Page,
    crumbs: Vec<Crumb>,
    errors: Errors,
    action: String,
    back: String,
    title: String,
    other: Field,
    /// The one that stays, when it was found and only the last word is needed.
    survivor: Option<(String, String)>,
    other_id: String,
}

fn show_merge(
    visit: &Visit,
    duplicate: &Contribution,
    form: &Form,
    survivor: Option<&Contribution>,
    errors: Errors,
) -> Answer {
    let p = visit.page();
    let fields = Fields::new(&p, "exchange-merge", form, &errors);
    let page = MergeForm {
        crumbs: crumbs(&p, duplicate, p.t("exchange-merge-title")),
        action: format!("/bijdragen/{}/samenvoegen", duplicate.id),
        back: format!("/bijdragen/{}", duplicate.id),
        title: duplicate.content.title.clone(),
        other: fields.text("other", 300),
        survivor: survivor.map(|s| (s.content.title.clone(), format!("/bijdragen/{}", s.id))),
        other_id: survivor.map(|s| s.id.to_string()).unwrap_or_default(),
        errors,
        p: visit.page(),
    };
    let status = if page.errors.is_empty() { StatusCode::OK } else { WRONG };
    visit.html_with(status, &page)
}

async fn ask_merge(visit: Visit, Path(id): Path<String>) -> Answer {
    let duplicate = found_for(&visit, &mut visit.house.db.read().await?, &id, Permission::Merge).await?;
    show_merge(&visit, &duplicate, &Form::default(), None, Errors::default())
}

/// Asked twice: first which one stays, then whether it is sure.
async fn merge(visit: Visit, Path(id): Path<String>, form: Form) -> Answer {
    let person = visit.writer()?;
    let mut tx = visit.house.db.write().await?;
    let duplicate = found_for(&visit, &mut tx, &id, Permission::Merge).await?;
    let survivor = meant(&visit, &mut tx, form.get("other")).await?;
    let p = visit.page();
    let mut errors = Errors::default();
    let survivor = match survivor {
        None => {
            errors.add("other", p.t("exchange-merge-other-unknown"));
            return show_merge(&visit, &duplicate, &form, None, errors);
        }
        Some(survivor) if survivor.id == duplicate.id => {
            errors.add("other", p.t("exchange-merge-other-same"));
            return show_merge(&visit, &duplicate, &form, None, errors);
        }
        Some(survivor) if survivor.kind != duplicate.kind => {
            errors.add("other", p.t("exchange-merge-other-kind"));
            return show_merge(&visit, &duplicate, &form, None, errors);
        }
        Some(survivor) if survivor.content.visibility > duplicate.content.visibility => {
            // What everybody could read must not disappear behind a door.
            errors.add("other", p.t("exchange-merge-other-visibility"));
            return show_merge(&visit, &duplicate, &form, None, errors);
        }
        Some(survivor) => survivor,
    };
    if form.get("zeker") != "ja" {
        return show_merge(&visit, &duplicate, &form, Some(&survivor), errors);
    }
    if !merging::merge(&mut tx, &visit.house.ids, &duplicate, &survivor, person, visit.now()).await? {
        return Err(Fault::conflict("exchange-fault-changed-meanwhile"));
    }
    tx.commit().await?;
    visit.done(&format!("/bijdragen/{}", survivor.id), "exchange-notice-merged")
}

#[derive(Template)]
#[template(path = "link_form.html")]
struct LinkForm {
    p: Page,
    crumbs: Vec<Crumb>,
    errors: Errors,
    action: String,
    back: String,
    relation: ChoiceField,
    other: Field,
    organisations: ChoiceField,
}

fn show_link(visit: &Visit, contribution: &Contribution, form: &Form, errors: Errors) -> Answer {
    let p = visit.page();
    let fields = Fields::new(&p, "exchange-link", form, &errors);
    // "Duplicates" is made by joining, not by hand.
    let offered = Relation::ALL.into_iter().filter(|relation| *relation != Relation::Duplicates);
    let relations = offered
        .map(|relation| (relation.key().to_owned(), p.t(relation.label_key()).to_owned(), String::new()));
    let page = LinkForm {
        crumbs: crumbs(&p, contribution, p.t("exchange-link-title")),
        action: format!("/bijdragen/{}/verbinden", contribution.id),
        back: format!("/bijdragen/{}", contribution.id),
        relation: fields.choices("relation", relations),
        other: fields.text("other", 300),
        organisations: around::organisations(&p, &visit.actor, &fields, None),
        errors,
        p: visit.page(),
    };
    let status = if page.errors.is_empty() { StatusCode::OK } else { WRONG };
    visit.html_with(status, &page)
}

async fn ask_link(visit: Visit, Path(id): Path<String>) -> Answer {
    let contribution = found_for(&visit, &mut visit.house.db.read().await?, &id, Permission::Link).await?;
    show_link(&visit, &contribution, &Form::default(), Errors::default())
}

async fn link(
    visit: Visit,
    Extension(providers): Extension<Providers>,
    Path(id): Path<String>,
    form: Form,
) -> Answer {
    let person = visit.writer()?;
    let mut tx = visit.house.db.write().await?;
    let contribution = found_for(&visit, &mut tx, &id, Permission::Link).await?;
    let p = visit.page();
    let mut errors = Errors::default();
    let relation = Relation::from_key(form.get("relation")).filter(|r| *r != Relation::Duplicates);
    if relation.is_none() {
        errors.add("relation", p.t("exchange-link-relation-missing"));
    }
    let other = linked(&visit, &mut tx, &providers, form.get("other")).await?;
    match &other {
        None => errors.add("other", p.t("exchange-link-other-unknown")),
        Some(other) if other.id == contribution.id.0 => {
            errors.add("other", p.t("exchange-merge-other-same"));
        }
        Some(_) => {}
    }
    let organisation = organisation_in(&visit, &form);
    if organisation.is_none() {
        errors.add("organisatie", p.t("exchange-organisation-missing"));
    }
    let (Some(relation), Some(other), Some(organisation), true) =
        (relation, other, organisation, errors.is_empty())
    else {
        return show_link(&visit, &contribution, &form, errors);
    };
    let link = Link {
        id: visit.house.ids.new_id(),
        from: Item::new(ITEM_KIND, contribution.id.0),
        relation,
        to: other,
        organisation,
        person,
        made_at: visit.now(),
    };
    links::add(&mut tx, &link).await?;
    tx.commit().await?;
    visit.done(&format!("/bijdragen/{}", contribution.id), "exchange-notice-linked")
}

/// Who belongs to the organisation that made a link takes it back, and so does an editor of the network. A link
/// whose other end this actor may not see does not exist.
async fn end_link(
    visit: Visit,
    Extension(providers): Extension<Providers>,
    Path((id, link)): Path<(String, String)>,
) -> Answer {
    visit.writer()?;
    let link: db::uuid::Uuid = link.parse().map_err(|_| Fault::not_found())?;
    let mut tx = visit.house.db.write().await?;
    let contribution = found(&visit, &tx, &id).await?;
    let trace = providers.trace(&tx, &visit.actor, contribution.id.0).await?;
    let known = trace.into_iter().find(|(known, _)| known.link.id == link);
    let (known, _) = known.ok_or_else(Fault::not_found)?;
    let editor = may(&visit.actor, Permission::Merge, &contribution);
    if !editor && !visit.actor.belongs_to(known.link.organisation) {
        return Err(Fault::forbidden());
    }
    links::end(&mut tx, link, visit.now()).await?;
    tx.commit().await?;
    visit.done(&format!("/bijdragen/{}", contribution.id), "exchange-notice-link-ended")
}
