//! The people of an organisation: their roles, and the end of a membership.

use askama::Template;
use axum::{
    Router,
    extract::Path,
    routing::{get, post},
};
use db::Transaction;
use web::{
    Answer, ChoiceField, Crumb, Errors, Fault, Fields, Form, House, Page, Role, SecurityEvent, Visit, record,
};

use super::{Rights, crumbs, managed, place};
use crate::{
    model::{Organisation, role_text},
    permissions::Permission,
    store::{
        organisations,
        persons::{self, Listed},
    },
};

/// The routes.
pub fn routes() -> Router<House> {
    Router::new()
        .route("/organisaties/{id}/beheer/mensen/{person}", get(show).post(save))
        .route("/organisaties/{id}/beheer/mensen/{person}/einde", post(end))
}

#[derive(Template)]
#[template(path = "organisation_person.html")]
struct Colleague {
    p: Page,
    crumbs: Vec<Crumb>,
    organisation: Organisation,
    member: Listed,
    roles: ChoiceField,
    /// The words for roles that this actor cannot give or take.
    other_roles: Vec<&'static str>,
    can_end: bool,
}

/// The organisation and one of its people, for who may change at least one role there.
async fn found(
    visit: &Visit,
    tx: &mut Transaction,
    id: &str,
    person: &str,
) -> Result<(Organisation, Rights, Listed), Fault> {
    let any = [Permission::ChangeRoles, Permission::NameDelegate];
    let (organisation, rights) = managed(visit, tx, id, &any).await?;
    let person = person.parse().map_err(|_| Fault::not_found())?;
    let member = persons::member(tx, organisation.id, person).await?.ok_or_else(Fault::not_found)?;
    Ok((organisation, rights, member))
}

async fn show(visit: Visit, Path((id, person)): Path<(String, String)>) -> Answer {
    let mut tx = visit.house.db.read().await?;
    let (organisation, rights, member) = found(&visit, &mut tx, &id, &person).await?;
    let p = visit.page();
    let mine = rights.roles_to_give(&organisation);
    let choices = mine.iter().map(|role| {
        let about = format!("{}-about", role_text(role));
        let hint = p.optional(&about).unwrap_or_default().to_owned();
        (role.key().to_owned(), p.t(role_text(role)).to_owned(), hint)
    });
    let form = Form::from_pairs(member.roles.iter().map(|role| ("roles", role.as_str())));
    let roles =
        Fields::new(&p, "people-member", &form, &Errors::default()).choices("roles", choices).optional();
    let others = member.roles.iter().filter_map(|key| Role::from_key(key));
    let other_roles = others.filter(|role| !mine.contains(role)).map(|role| role_text(&role)).collect();
    let crumbs = crumbs(&p, &organisation, &member.name);
    visit.html(&Colleague { crumbs, organisation, member, roles, other_roles, can_end: rights.roles, p })
}

async fn save(visit: Visit, Path((id, person)): Path<(String, String)>, form: Form) -> Answer {
    visit.writer()?;
    let mut tx = visit.house.db.write().await?;
    let (organisation, rights, member) = found(&visit, &mut tx, &id, &person).await?;
    let id = organisation.id;
    organisations::lock(&mut tx, id).await?;
    let wanted: Vec<Role> = form.all("roles").into_iter().filter_map(Role::from_key).collect();
    let mine = rights.roles_to_give(&organisation);
    // A role that this actor may not give is refused, not passed over: the page never offers it.
    if wanted.iter().any(|role| !mine.contains(role)) {
        return Err(Fault::forbidden());
    }
    persons::add_role(&mut tx, member.id, id, Role::Member, visit.now()).await?;
    for role in mine {
        if wanted.contains(&role) {
            persons::add_role(&mut tx, member.id, id, role, visit.now()).await?;
        } else {
            persons::end_role(&mut tx, member.id, id, role).await?;
        }
    }
    keep_an_administrator(&mut tx, &organisation, &member).await?;
    tx.commit().await?;
    record(SecurityEvent::RolesChanged, "organisation");
    visit.done(&place(id), "people-notice-roles-saved")
}

/// Refuses, inside the transaction that changed the roles, to leave an organisation without its last administrator.
async fn keep_an_administrator(
    tx: &mut Transaction,
    organisation: &Organisation,
    member: &Listed,
) -> Result<(), Fault> {
    let was = member.roles.iter().any(|key| key == Role::Administrator.key());
    if was && persons::administrator_count(tx, organisation.id).await? == 0 {
        return Err(Fault::conflict("people-fault-last-organisation-administrator"));
    }
    Ok(())
}

async fn end(visit: Visit, Path((id, person)): Path<(String, String)>) -> Answer {
    visit.writer()?;
    let mut tx = visit.house.db.write().await?;
    let (organisation, rights, member) = found(&visit, &mut tx, &id, &person).await?;
    if !rights.roles {
        return Err(Fault::forbidden());
    }
    organisations::lock(&mut tx, organisation.id).await?;
    persons::end_membership(&mut tx, member.id, organisation.id).await?;
    keep_an_administrator(&mut tx, &organisation, &member).await?;
    tx.commit().await?;
    record(SecurityEvent::MemberLeft, "");
    // Who ended the own membership may have no right to see the administration any longer.
    let url = if visit.actor.person == Some(member.id) {
        format!("/organisaties/{}", organisation.id)
    } else {
        place(organisation.id)
    };
    visit.done(&url, "people-notice-membership-ended")
}
