//! The start page of an organisation's administration, its details, and the requests to join it.

use askama::Template;
use axum::{
    Router,
    extract::Path,
    http::StatusCode,
    routing::{get, post},
};
use db::Transaction;
use web::{
    Answer, Crumb, Errors, Fault, Field, Fields, Form, House, OrganisationId, Page, Pages, PersonId, Role,
    SecurityEvent, Visit, record,
};

use super::{
    Rights, crumbs,
    details::{DetailFields, Details},
    managed, place,
};
use crate::{
    model::{Organisation, role_text},
    pages::{
        joining::{Letter, WORDS_LENGTH, check_words},
        organisations::{PeopleQuery, people},
    },
    permissions::Permission,
    session::WRONG,
    store::{
        catalogue,
        joining::{self, Invitation, Request},
        organisations,
        persons::{self, Listed},
    },
};

/// The routes.
pub fn routes() -> Router<House> {
    Router::new()
        .route("/organisaties/{id}/beheer", get(overview))
        .route("/organisaties/{id}/beheer/mensen.csv", get(people_table))
        .route("/organisaties/{id}/beheer/gegevens", get(edit).post(save))
        .route("/organisaties/{id}/beheer/verzoeken/{request}/accepteren", post(accept))
        .route("/organisaties/{id}/beheer/verzoeken/{request}/weigeren", get(ask_reason).post(refuse))
}

/// One of the people, with the words for the roles.
struct Member {
    listed: Listed,
    roles: Vec<&'static str>,
}

#[derive(Template)]
#[template(path = "organisation_manage.html")]
struct Overview {
    p: Page,
    crumbs: Vec<Crumb>,
    organisation: Organisation,
    rights: Rights,
    requests: Vec<Request>,
    /// Some of the people with their roles, for who may change those.
    members: Option<(Vec<Member>, Pages)>,
    invitations: Vec<(Invitation, &'static str)>,
}

async fn overview(visit: Visit, Path(id): Path<String>, asked: PeopleQuery) -> Answer {
    let mut tx = visit.house.db.read().await?;
    let any = [Permission::EditOrganisation, Permission::ChangeRoles, Permission::NameDelegate];
    let (organisation, rights) = managed(&visit, &mut tx, &id, &any).await?;
    let id = organisation.id;
    let requests = if rights.decide { joining::requests(&mut tx, id).await? } else { Vec::new() };
    let open = if rights.invite { joining::invitations(&mut tx, id, visit.now()).await? } else { Vec::new() };
    let members = match rights.roles || rights.delegate {
        true => Some(people(&tx, id, &format!("/organisaties/{id}/beheer"), asked).await?),
        false => None,
    };
    let member = |listed: Listed| {
        let roles = listed.roles.iter().filter_map(|key| Role::from_key(key));
        Member { roles: roles.map(|role| role_text(&role)).collect(), listed }
    };
    let p = visit.page();
    let mut crumbs = crumbs(&p, &organisation, "");
    crumbs.truncate(2);
    crumbs.push(Crumb::here(p.t("people-manage-crumb")));
    visit.html(&Overview {
        crumbs,
        organisation,
        rights,
        requests,
        members: members.map(|(some, pages)| (some.into_iter().map(member).collect(), pages)),
        invitations: open
            .into_iter()
            .map(|invitation| (invitation.clone(), role_text(&invitation.role)))
            .collect(),
        p,
    })
}

/// The people of the organisation as a table, for who sees the list.
async fn people_table(visit: Visit, Path(id): Path<String>) -> Answer {
    let mut tx = visit.house.db.read().await?;
    let any = [Permission::ChangeRoles, Permission::NameDelegate];
    let (organisation, _) = managed(&visit, &mut tx, &id, &any).await?;
    let p = visit.page();
    let members = persons::members(&tx, organisation.id, web::csv::MOST_ROWS, 0).await?;
    let rows = members.into_iter().map(|member| {
        let words =
            member.roles.iter().filter_map(|key| Role::from_key(key)).map(|role| p.t(role_text(&role)));
        let roles = words.collect::<Vec<_>>().join(", ");
        vec![
            member.name,
            member.email.unwrap_or_default(),
            roles,
            web::dates::date_of(member.since).to_string(),
        ]
    });
    web::csv::table("mensen", &web::csv::head(&p, &super::PEOPLE_HEAD), rows)
}

#[derive(Template)]
#[template(path = "organisation_edit.html")]
struct Edit {
    p: Page,
    crumbs: Vec<Crumb>,
    organisation: Organisation,
    errors: Errors,
    fields: DetailFields,
    /// What somebody else saved in the meantime: name of the field and its value now.
    meanwhile: Vec<(String, String)>,
}

async fn edit(visit: Visit, Path(id): Path<String>) -> Answer {
    let mut tx = visit.house.db.read().await?;
    let (organisation, _) = managed(&visit, &mut tx, &id, &[Permission::EditOrganisation]).await?;
    let domains = organisations::domains(&mut tx, organisation.id).await?;
    let form = Details::form(&organisation, &domains);
    show_edit(&visit, organisation, &form, Errors::default(), Vec::new())
}

fn show_edit(
    visit: &Visit,
    organisation: Organisation,
    form: &Form,
    errors: Errors,
    meanwhile: Vec<(String, String)>,
) -> Answer {
    let p = visit.page();
    let fields = DetailFields::new(&p, organisation.kind, form, &errors);
    let status = match (errors.is_empty(), meanwhile.is_empty()) {
        (true, true) => StatusCode::OK,
        (_, false) => StatusCode::CONFLICT,
        _ => WRONG,
    };
    let crumbs = crumbs(&p, &organisation, p.t("people-edit-title"));
    visit.html_with(status, &Edit { crumbs, organisation, errors, fields, meanwhile, p })
}

async fn save(visit: Visit, Path(id): Path<String>, form: Form) -> Answer {
    visit.writer()?;
    let mut tx = visit.house.db.write().await?;
    let (current, _) = managed(&visit, &mut tx, &id, &[Permission::EditOrganisation]).await?;
    // Without it this is not a form of ours, and what it leaves out would be emptied.
    if !form.has("version") {
        return Err(Fault::bad_request("web-fault-form-unreadable"));
    }
    let id = current.id;
    let p = visit.page();
    let mut errors = Errors::default();
    let details = Details::read(&p, current.kind, &form, &mut errors);
    let (kvk, ror) = (details.kvk_number.as_deref(), details.ror_id.as_deref());
    super::details::check_taken(&p, organisations::taken(&mut tx, id, kvk, ror).await?, &mut errors);
    if !errors.is_empty() {
        return show_edit(&visit, current, &form, errors, Vec::new());
    }
    let version = form.get("version").parse().unwrap_or_default();
    let mut changed = Organisation { version, ..current.clone() };
    details.put(&mut changed);
    if !organisations::change(&mut tx, &changed).await? {
        return show_meanwhile(&visit, tx, id, &form).await;
    }
    organisations::set_domains(&mut tx, id, &details.domains).await?;
    catalogue::note_changed(&mut tx, &visit.house.ids, visit.now(), [id]).await?;
    tx.commit().await?;
    visit.done(&place(id), "people-notice-organisation-saved")
}

/// Somebody else was first. What was typed stays in the form; what was saved stands above it, and saving again puts
/// the one in the place of the other knowingly.
async fn show_meanwhile(visit: &Visit, mut tx: Transaction, id: OrganisationId, form: &Form) -> Answer {
    let current = organisations::by_id(&tx, id).await?.ok_or_else(Fault::not_found)?;
    let domains = organisations::domains(&mut tx, id).await?;
    let p = visit.page();
    let saved = Details::form(&current, &domains);
    let meanwhile = saved
        .pairs()
        .iter()
        .filter(|(name, value)| name != "version" && form.has(name) && form.get(name) != value.trim())
        .map(|(name, value)| (p.t(&format!("people-edit-{name}")).to_owned(), value.clone()))
        .collect::<Vec<_>>();
    let mut form = form.clone();
    form.set("version", current.version.to_string());
    // With nothing different left, what was typed is what is kept already.
    if meanwhile.is_empty() {
        return visit.done(&place(id), "people-notice-organisation-saved");
    }
    show_edit(visit, current, &form, Errors::default(), meanwhile)
}

/// The organisation and a request that waits there, for who may decide about it.
async fn decidable(
    visit: &Visit,
    tx: &mut Transaction,
    id: &str,
    request: &str,
) -> Result<(Organisation, Request), Fault> {
    let (organisation, _) = managed(visit, tx, id, &[Permission::DecideRequest]).await?;
    let request = request.parse().map_err(|_| Fault::not_found())?;
    let request = joining::request_by_id(tx, request, organisation.id).await?.ok_or_else(Fault::not_found)?;
    Ok((organisation, request))
}

async fn answer(
    visit: &Visit,
    tx: &mut Transaction,
    organisation: &Organisation,
    request: &Request,
    key: &str,
    reason: &str,
) -> Result<(), Fault> {
    let Some(to) = &request.email else { return Ok(()) };
    let letter = Letter {
        key,
        organisation: &organisation.name,
        name: &request.name,
        path: format!("/organisaties/{}", organisation.id),
        words: reason,
    };
    let mail = letter.to(visit, to, request.language);
    // Beyond the weekly maximum it stands on the site only.
    notices::post(tx, &visit.house.ids, visit.now(), request.person, &mail).await?;
    Ok(())
}

async fn decide(
    visit: &Visit,
    tx: &mut Transaction,
    request: &Request,
    accepted: bool,
    by: PersonId,
    reason: &str,
) -> Result<(), Fault> {
    // Two administrators at once: the second is told that the request is gone.
    let (ids, now) = (&visit.house.ids, visit.now());
    match joining::decide(tx, ids, request.id, accepted, by, reason, now).await? {
        true => Ok(()),
        false => Err(Fault::not_found()),
    }
}

async fn accept(visit: Visit, Path((id, request)): Path<(String, String)>) -> Answer {
    let by = visit.writer()?;
    let mut tx = visit.house.db.write().await?;
    let (organisation, request) = decidable(&visit, &mut tx, &id, &request).await?;
    decide(&visit, &mut tx, &request, true, by, "").await?;
    persons::add_role(&mut tx, request.person, organisation.id, Role::Member, visit.now()).await?;
    answer(&visit, &mut tx, &organisation, &request, "people-mail-join-accepted", "").await?;
    tx.commit().await?;
    record(SecurityEvent::MemberJoined, "request");
    visit.done(&place(organisation.id), "people-notice-request-accepted")
}

#[derive(Template)]
#[template(path = "organisation_refuse.html")]
struct Refuse {
    p: Page,
    crumbs: Vec<Crumb>,
    organisation: Organisation,
    request: Request,
    errors: Errors,
    reason: Field,
}

async fn ask_reason(visit: Visit, Path((id, request)): Path<(String, String)>) -> Answer {
    let mut tx = visit.house.db.read().await?;
    let (organisation, request) = decidable(&visit, &mut tx, &id, &request).await?;
    show_refuse(&visit, organisation, request, &Form::default(), Errors::default())
}

fn show_refuse(
    visit: &Visit,
    organisation: Organisation,
    request: Request,
    form: &Form,
    errors: Errors,
) -> Answer {
    let p = visit.page();
    let reason = Fields::new(&p, "people-refuse", form, &errors).area("reason", 4, WORDS_LENGTH);
    let crumbs = crumbs(&p, &organisation, p.t("people-refuse-title"));
    let status = if errors.is_empty() { StatusCode::OK } else { WRONG };
    visit.html_with(status, &Refuse { crumbs, organisation, request, errors, reason, p })
}

async fn refuse(visit: Visit, Path((id, request)): Path<(String, String)>, form: Form) -> Answer {
    let by = visit.writer()?;
    let mut tx = visit.house.db.write().await?;
    let (organisation, request) = decidable(&visit, &mut tx, &id, &request).await?;
    let reason = form.get("reason");
    let mut errors = Errors::default();
    if reason.is_empty() {
        errors.add("reason", visit.page().t("people-refuse-reason-missing"));
    }
    check_words(&visit.page(), "reason", reason, &mut errors);
    if !errors.is_empty() {
        return show_refuse(&visit, organisation, request, &form, errors);
    }
    decide(&visit, &mut tx, &request, false, by, reason).await?;
    answer(&visit, &mut tx, &organisation, &request, "people-mail-join-refused", reason).await?;
    tx.commit().await?;
    visit.done(&place(organisation.id), "people-notice-request-refused")
}
