//! Administration of the network: the start page, adding an organisation, network roles.

use askama::Template;
use axum::{Router, extract::Path, http::StatusCode, response::IntoResponse, routing::get};
use db::Transaction;
use web::{
    Actor, Answer, ChoiceField, Crumb, Errors, Fault, Field, Fields, Form, House, NetworkRole,
    OrganisationId, Page, Role, SecurityEvent, Visit, record, see_other,
};

use super::{
    details::{self, DetailFields, Details},
    place,
};
use crate::{
    activity::Tasks,
    model::{
        EMAIL_LENGTH, Organisation, OrganisationKind, Person, email_folded, kind_text, network_role_text,
    },
    pages::crumbs,
    permissions::{Permission, may},
    session::WRONG,
    store::{
        catalogue, organisations,
        persons::{self, Listed},
    },
};

/// The routes.
pub fn routes() -> Router<House> {
    Router::new()
        .route("/beheer", get(start))
        .route("/beheer/organisaties/nieuw", get(choose_kind))
        .route("/beheer/organisaties/nieuw/{kind}", get(new).post(add))
        .route("/beheer/mensen", get(people).post(find))
        .route("/beheer/mensen.csv", get(people_table))
        .route("/beheer/mensen/{person}", get(roles).post(save_roles))
}

/// Stands in for the organisation where a permission is about the network as a whole.
const NETWORK: OrganisationId = OrganisationId(uuid::Uuid::nil());

fn permitted(visit: &Visit, permission: Permission) -> Result<(), Fault> {
    visit.person()?;
    if may(&visit.actor, permission, NETWORK) { Ok(()) } else { Err(Fault::forbidden()) }
}

/// The first step to each page of the network's administration.
const NETWORK_PAGE: (&str, &str) = ("people-admin-title", "/beheer");

/// Something to do, with an explanation.
struct Entry {
    url: String,
    label: String,
    about: String,
}

#[derive(Template)]
#[template(path = "admin.html")]
struct Start {
    p: Page,
    network: Vec<Entry>,
    own: Vec<Entry>,
}

/// Whether there is anything for this actor on the start page of administration.
pub(crate) fn has_any(actor: &Actor, tasks: &Tasks) -> bool {
    let manages = |membership: &web::Membership| {
        actor.has_role(membership.organisation, &[Role::Administrator, Role::MunicipalSecretary])
    };
    [Permission::AddOrganisation, Permission::GiveNetworkRoles].iter().any(|what| may(actor, *what, NETWORK))
        || tasks.0.iter().any(|task| task.is_for_network(actor) || task.is_for_organisation(actor))
        || actor.memberships.iter().any(manages)
}

async fn start(visit: Visit, tasks: Tasks) -> Answer {
    visit.person()?;
    if !has_any(&visit.actor, &tasks) {
        return Err(Fault::forbidden());
    }
    let (actor, p) = (&visit.actor, visit.page());
    let entry = |label: &str, url: &str| Entry {
        url: url.to_owned(),
        label: p.t(label).to_owned(),
        about: p.t(&format!("{label}-about")).to_owned(),
    };
    let mut network = Vec::new();
    if may(actor, Permission::AddOrganisation, NETWORK) {
        network.push(entry("people-admin-new", "/beheer/organisaties/nieuw"));
    }
    if may(actor, Permission::GiveNetworkRoles, NETWORK) {
        network.push(entry("people-admin-people", "/beheer/mensen"));
    }
    let mine = tasks.0.iter().filter(|task| task.is_for_network(actor));
    network.extend(mine.map(|task| entry(task.label, task.url)));
    let managed = |membership: &&web::Membership| {
        actor.has_role(membership.organisation, &[Role::Administrator, Role::MunicipalSecretary])
    };
    let mut own: Vec<Entry> = actor
        .memberships
        .iter()
        .filter(managed)
        .map(|membership| Entry {
            url: place(membership.organisation),
            label: membership.organisation_name.clone(),
            about: p.t("people-admin-own-about").to_owned(),
        })
        .collect();
    let mine = tasks.0.iter().filter(|task| task.is_for_organisation(actor) && !task.is_for_network(actor));
    own.extend(mine.map(|task| entry(task.label, task.url)));
    visit.html(&Start { network, own, p })
}

/// Municipalities come from the official register, so they are not added by hand.
fn kinds_to_add() -> impl Iterator<Item = OrganisationKind> {
    OrganisationKind::ALL.into_iter().filter(|kind| *kind != OrganisationKind::Municipality)
}

fn kind_to_add(key: &str) -> Result<OrganisationKind, Fault> {
    kinds_to_add().find(|kind| kind.key() == key).ok_or_else(Fault::not_found)
}

#[derive(Template)]
#[template(path = "admin_new_kind.html")]
struct ChooseKind {
    p: Page,
    crumbs: Vec<Crumb>,
    kinds: Vec<(&'static str, &'static str)>,
}

async fn choose_kind(visit: Visit) -> Answer {
    permitted(&visit, Permission::AddOrganisation)?;
    let p = visit.page();
    let kinds = kinds_to_add().map(|kind| (kind.key(), kind_text(kind))).collect();
    visit.html(&ChooseKind { crumbs: crumbs(&p, &[NETWORK_PAGE], p.t("people-admin-new")), kinds, p })
}

#[derive(Template)]
#[template(path = "admin_new.html")]
struct New {
    p: Page,
    crumbs: Vec<Crumb>,
    kind: OrganisationKind,
    kind_word: &'static str,
    errors: Errors,
    fields: DetailFields,
}

async fn new(visit: Visit, Path(kind): Path<String>) -> Answer {
    permitted(&visit, Permission::AddOrganisation)?;
    show_new(&visit, kind_to_add(&kind)?, &Form::default(), Errors::default())
}

fn show_new(visit: &Visit, kind: OrganisationKind, form: &Form, errors: Errors) -> Answer {
    let p = visit.page();
    let fields = DetailFields::new(&p, kind, form, &errors);
    let status = if errors.is_empty() { StatusCode::OK } else { WRONG };
    let way = [NETWORK_PAGE, ("people-admin-new", "/beheer/organisaties/nieuw")];
    let crumbs = crumbs(&p, &way, p.t(kind_text(kind)));
    visit.html_with(status, &New { crumbs, kind, kind_word: kind_text(kind), errors, fields, p })
}

async fn add(visit: Visit, Path(kind): Path<String>, form: Form) -> Answer {
    visit.writer()?;
    permitted(&visit, Permission::AddOrganisation)?;
    let kind = kind_to_add(&kind)?;
    let p = visit.page();
    let id = OrganisationId(visit.house.ids.new_id());
    let mut tx = visit.house.db.write().await?;
    let mut errors = Errors::default();
    let read = Details::read(&p, kind, &form, &mut errors);
    let (kvk, ror) = (read.kvk_number.as_deref(), read.ror_id.as_deref());
    details::check_taken(&p, organisations::taken(&mut tx, id, kvk, ror).await?, &mut errors);
    if !errors.is_empty() {
        return show_new(&visit, kind, &form, errors);
    }
    let mut organisation = Organisation::new(id, kind);
    read.put(&mut organisation);
    organisations::add(&mut tx, &organisation, visit.now()).await?;
    organisations::set_domains(&mut tx, id, &read.domains).await?;
    catalogue::note_changed(&mut tx, &visit.house.ids, visit.now(), [id]).await?;
    tx.commit().await?;
    visit.done(&place(id), "people-notice-organisation-added")
}

#[derive(Template)]
#[template(path = "admin_people.html")]
struct People {
    p: Page,
    crumbs: Vec<Crumb>,
    people: Vec<(Listed, Vec<&'static str>)>,
    errors: Errors,
    email: Field,
}

async fn people(visit: Visit) -> Answer {
    permitted(&visit, Permission::GiveNetworkRoles)?;
    let mut tx = visit.house.db.read().await?;
    show_people(&visit, &mut tx, &Form::default(), Errors::default()).await
}

/// The same people as a table.
async fn people_table(visit: Visit) -> Answer {
    permitted(&visit, Permission::GiveNetworkRoles)?;
    let p = visit.page();
    let people = persons::network_people(&mut visit.house.db.read().await?).await?;
    let rows = people.into_iter().map(|listed| {
        let roles: Vec<&str> = words(&listed).into_iter().map(|key| p.t(key)).collect();
        let since = web::dates::date_of(listed.since).to_string();
        vec![listed.name.clone(), listed.email.unwrap_or_default(), roles.join(", "), since]
    });
    web::csv::table("mensen", &web::csv::head(&p, &super::PEOPLE_HEAD), rows)
}

fn words(listed: &Listed) -> Vec<&'static str> {
    let roles = listed.roles.iter().filter_map(|key| NetworkRole::from_key(key));
    roles.map(|role| network_role_text(&role)).collect()
}

async fn show_people(visit: &Visit, tx: &mut Transaction, form: &Form, errors: Errors) -> Answer {
    let p = visit.page();
    let people = persons::network_people(tx).await?.into_iter().map(|listed| {
        let words = words(&listed);
        (listed, words)
    });
    let mut email = Fields::new(&p, "people-admin-find", form, &errors).text("email", EMAIL_LENGTH).email();
    email.autocomplete = "off";
    let status = if errors.is_empty() { StatusCode::OK } else { WRONG };
    let crumbs = crumbs(&p, &[NETWORK_PAGE], p.t("people-admin-people"));
    visit.html_with(status, &People { crumbs, people: people.collect(), errors, email, p })
}

/// Finds somebody by the address in a form that is sent, so that it never stands in an address or a log.
async fn find(visit: Visit, form: Form) -> Answer {
    visit.writer()?;
    permitted(&visit, Permission::GiveNetworkRoles)?;
    let mut tx = visit.house.db.read().await?;
    let person = match email_folded(form.get("email")) {
        Some(folded) => persons::by_email(&mut tx, &folded).await?,
        None => None,
    };
    match person {
        Some(person) => Ok(see_other(&format!("/beheer/mensen/{}", person.id)).into_response()),
        None => {
            let mut errors = Errors::default();
            errors.add("email", visit.page().t("people-admin-find-nobody"));
            show_people(&visit, &mut tx, &form, errors).await
        }
    }
}

#[derive(Template)]
#[template(path = "admin_person.html")]
struct Roles {
    p: Page,
    crumbs: Vec<Crumb>,
    person: Person,
    roles: ChoiceField,
}

async fn person(visit: &Visit, tx: &mut Transaction, id: &str) -> Result<Person, Fault> {
    permitted(visit, Permission::GiveNetworkRoles)?;
    let id = id.parse().map_err(|_| Fault::not_found())?;
    persons::by_id(tx, id).await?.ok_or_else(Fault::not_found)
}

async fn roles(visit: Visit, Path(id): Path<String>) -> Answer {
    permitted(&visit, Permission::GiveNetworkRoles)?;
    visit.confirmed()?;
    let mut tx = visit.house.db.read().await?;
    let person = person(&visit, &mut tx, &id).await?;
    let people = persons::network_people(&mut tx).await?;
    let there = people.into_iter().find(|listed| listed.id == person.id).map_or(Vec::new(), |l| l.roles);
    let p = visit.page();
    let choices = NetworkRole::ALL.map(|role| {
        let about = format!("{}-about", network_role_text(&role));
        let hint = p.optional(&about).unwrap_or_default().to_owned();
        (role.key().to_owned(), p.t(network_role_text(&role)).to_owned(), hint)
    });
    let form = Form::from_pairs(there.iter().map(|role| ("roles", role.as_str())));
    let roles = Fields::new(&p, "people-admin-person", &form, &Errors::default()).choices("roles", choices);
    let way = [NETWORK_PAGE, ("people-admin-people", "/beheer/mensen")];
    visit.html(&Roles { crumbs: crumbs(&p, &way, &person.name), person, roles: roles.optional(), p })
}

async fn save_roles(visit: Visit, Path(id): Path<String>, form: Form) -> Answer {
    visit.writer()?;
    permitted(&visit, Permission::GiveNetworkRoles)?;
    visit.confirmed()?;
    let mut tx = visit.house.db.write().await?;
    let person = person(&visit, &mut tx, &id).await?;
    persons::lock_network_administrators(&mut tx).await?;
    let wanted: Vec<NetworkRole> = form.all("roles").into_iter().filter_map(NetworkRole::from_key).collect();
    for role in NetworkRole::ALL {
        if wanted.contains(&role) {
            persons::add_network_role(&mut tx, person.id, role, visit.now()).await?;
        } else {
            persons::end_network_role(&mut tx, person.id, role).await?;
        }
    }
    if persons::network_administrator_count(&mut tx).await? == 0 {
        return Err(Fault::conflict("people-fault-last-network-administrator"));
    }
    tx.commit().await?;
    record(SecurityEvent::RolesChanged, "network");
    // Who gave up the own role may not see the list any longer.
    let own = visit.actor.person == Some(person.id) && !wanted.contains(&NetworkRole::Administrator);
    visit.done(if own { "/mijn" } else { "/beheer/mensen" }, "people-notice-roles-saved")
}
