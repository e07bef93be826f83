//! Joining an organisation: by request with an address in one of its domains, or by invitation.

use askama::Template;
use axum::{
    Router,
    extract::Path,
    http::StatusCode,
    response::IntoResponse,
    routing::{get, post},
};
use db::Transaction;
use jobs::Mail;
use web::{
    Answer, Crumb, Errors, Fault, Field, Fields, Form, House, Language, Limit, OrganisationId, Page, Role,
    SecurityEvent, Visit, argument, record, see_other,
};

use crate::{
    model::{Organisation, Person, domain_of, email_folded, role_text},
    pages::organisations::{crumbs, find, today},
    permissions::{Permission, may},
    session::WRONG,
    store::{
        joining::{self, Decision, Invitation, RequestId},
        organisations, persons,
    },
};

/// The routes.
pub fn routes() -> Router<House> {
    Router::new()
        .route("/organisaties/{id}/meedoen", get(show).post(ask))
        .route("/organisaties/{id}/meedoen/intrekken", post(withdraw))
        .route("/uitnodiging/{secret}", get(invitation).post(accept))
        .route("/mijn/uitnodigingen/{id}", get(my_invitation).post(accept_mine))
}

/// The longest motivation or reason, in characters.
pub(crate) const WORDS_LENGTH: usize = 1000;

/// A mail about an organisation in the language of who receives it. The texts `<key>-subject` and `<key>-body` may
/// use `organisation`, `network`, `name`, `url` and `words`.
pub(crate) struct Letter<'l> {
    pub key: &'l str,
    pub organisation: &'l str,
    pub name: &'l str,
    pub path: String,
    pub words: &'l str,
}

impl Letter<'_> {
    pub(crate) fn to(&self, visit: &Visit, to: &str, language: Language) -> Mail {
        let house = &visit.house;
        let arguments = [
            ("organisation", argument(self.organisation)),
            ("network", argument(house.settings.name.as_str())),
            ("name", argument(self.name)),
            ("url", argument(format!("{}{}", house.settings.base_url, self.path))),
            ("words", argument(self.words)),
        ];
        let text = |end: &str| house.texts.with(language, &format!("{}-{end}", self.key), &arguments);
        Mail { to: to.to_owned(), subject: text("subject"), body: text("body"), ..Mail::default() }
    }
}

/// Where somebody stands who wants to join.
enum Standing {
    /// May ask: the address is in a domain of the organisation.
    May,
    /// The request waits.
    Waits,
    /// The address is in no domain of the organisation, so only an invitation helps.
    OtherDomain,
}

async fn standing(
    tx: &mut Transaction,
    me: &Person,
    organisation: OrganisationId,
) -> Result<Standing, Fault> {
    if joining::request_of(tx, organisation, me.id).await?.is_some() {
        return Ok(Standing::Waits);
    }
    let folded = me.email.as_deref().and_then(email_folded).unwrap_or_default();
    let domains = organisations::domains(tx, organisation).await?;
    let known = domains.iter().any(|domain| domain == domain_of(&folded));
    Ok(if known { Standing::May } else { Standing::OtherDomain })
}

async fn me(visit: &Visit, tx: &mut Transaction) -> Result<Person, Fault> {
    persons::by_id(tx, visit.person()?).await?.ok_or_else(Fault::sign_in_needed)
}

#[derive(Template)]
#[template(path = "join.html")]
struct Join {
    p: Page,
    crumbs: Vec<Crumb>,
    organisation: Organisation,
    standing: Standing,
    email: Option<String>,
    domains: Vec<String>,
    errors: Errors,
    motivation: Field,
    /// How many people will get a mail.
    administrators: usize,
}

/// The organisation that somebody wants to join: one that exists today, and to which they do not belong.
async fn joinable(visit: &Visit, tx: &mut Transaction, id: &str) -> Result<Organisation, Fault> {
    let organisation = find(tx, id).await?;
    if organisation.exists_on(&today(visit)) { Ok(organisation) } else { Err(Fault::not_found()) }
}

async fn show(visit: Visit, Path(id): Path<String>) -> Answer {
    visit.person()?;
    let mut tx = visit.house.db.read().await?;
    let organisation = joinable(&visit, &mut tx, &id).await?;
    if visit.actor.belongs_to(organisation.id) {
        return Ok(see_other(&format!("/organisaties/{}", organisation.id)).into_response());
    }
    let me = me(&visit, &mut tx).await?;
    show_join(&visit, &mut tx, organisation, &me, &Form::default(), Errors::default(), StatusCode::OK).await
}

async fn show_join(
    visit: &Visit,
    tx: &mut Transaction,
    organisation: Organisation,
    me: &Person,
    form: &Form,
    errors: Errors,
    status: StatusCode,
) -> Answer {
    let p = visit.page();
    let standing = standing(tx, me, organisation.id).await?;
    let domains = organisations::domains(tx, organisation.id).await?;
    let administrators = persons::administrators(tx, organisation.id).await?.len();
    let fields = Fields::new(&p, "people-join", form, &errors);
    let motivation = fields.area("motivation", 4, WORDS_LENGTH).optional();
    let crumbs = crumbs(&p, &organisation, p.t("people-join-crumb"));
    let email = me.email.clone();
    visit.html_with(
        status,
        &Join { crumbs, organisation, standing, email, domains, errors, motivation, administrators, p },
    )
}

async fn ask(visit: Visit, Path(id): Path<String>, form: Form) -> Answer {
    let person = visit.writer()?;
    visit.limit(Limit::Publish, &person.to_string())?;
    let mut tx = visit.house.db.write().await?;
    let organisation = joinable(&visit, &mut tx, &id).await?;
    let id = organisation.id;
    if !may(&visit.actor, Permission::AskToJoin, id) {
        return Err(Fault::forbidden());
    }
    let me = me(&visit, &mut tx).await?;
    let motivation = form.get("motivation");
    let mut errors = Errors::default();
    check_words(&visit.page(), "motivation", motivation, &mut errors);
    let status = match standing(&mut tx, &me, id).await? {
        Standing::OtherDomain => StatusCode::FORBIDDEN,
        Standing::May if !errors.is_empty() => WRONG,
        // Sent twice: the first request waits already.
        Standing::Waits => StatusCode::OK,
        Standing::May => {
            let request = RequestId(visit.house.ids.new_id());
            if joining::ask(&mut tx, request, id, person, motivation, visit.now()).await? {
                tell_administrators(&visit, &mut tx, &organisation, &me).await?;
            }
            tx.commit().await?;
            return visit.done(&format!("/organisaties/{id}/meedoen"), "people-notice-join-asked");
        }
    };
    show_join(&visit, &mut tx, organisation, &me, &form, errors, status).await
}

async fn tell_administrators(
    visit: &Visit,
    tx: &mut Transaction,
    organisation: &Organisation,
    me: &Person,
) -> Result<(), Fault> {
    let letter = Letter {
        key: "people-mail-join-request",
        organisation: &organisation.name,
        name: &me.name,
        path: format!("/organisaties/{}/beheer", organisation.id),
        words: "",
    };
    for (person, to, language) in persons::administrators(tx, organisation.id).await? {
        let mail = letter.to(visit, &to, language);
        // Beyond the weekly maximum the request stands under what is asked of them, and is not mailed.
        notices::post(tx, &visit.house.ids, visit.now(), person, &mail).await?;
    }
    Ok(())
}

/// A text of a few sentences, within bounds.
pub(crate) fn check_words(p: &Page, field: &str, text: &str, errors: &mut Errors) {
    if text.chars().count() > WORDS_LENGTH {
        errors.add(field, p.t1("people-join-words-long", "most", WORDS_LENGTH));
    }
}

async fn withdraw(visit: Visit, Path(id): Path<String>) -> Answer {
    let person = visit.writer()?;
    let mut tx = visit.house.db.write().await?;
    let organisation = find(&tx, &id).await?.id;
    let request = joining::request_of(&tx, organisation, person).await?.ok_or_else(Fault::not_found)?;
    joining::end_request(&mut tx, request, Decision::Withdrawn, person, "", visit.now()).await?;
    tx.commit().await?;
    visit.done(&format!("/organisaties/{organisation}"), "people-notice-join-withdrawn")
}

/// What an invitation is to who opens it.
#[derive(PartialEq)]
enum Guest {
    /// Nobody is signed in.
    Unknown,
    /// The person whom it was sent to.
    Invited,
    /// Somebody else.
    Other,
}

#[derive(Template)]
#[template(path = "join_invitation.html")]
struct Invited {
    p: Page,
    organisation: Organisation,
    role: &'static str,
    is_member_role: bool,
    expires_at: web::Instant,
    guest: Guest,
    action: String,
}

#[derive(Template)]
#[template(path = "join_invitation_gone.html")]
struct Gone {
    p: Page,
}

fn gone(visit: &Visit) -> Answer {
    visit.html_with(StatusCode::NOT_FOUND, &Gone { p: visit.page() })
}

async fn guest(visit: &Visit, tx: &mut Transaction, invitation: &Invitation) -> Result<Guest, Fault> {
    if visit.actor.person.is_none() {
        return Ok(Guest::Unknown);
    }
    let me = me(visit, tx).await?;
    let address = me.email.as_deref().and_then(email_folded);
    let invited = address.as_deref() == Some(invitation.email_folded.as_str());
    Ok(if invited { Guest::Invited } else { Guest::Other })
}

async fn invitation(visit: Visit, Path(secret): Path<String>) -> Answer {
    let mut tx = visit.house.db.read().await?;
    let Some(invitation) = joining::invitation_by_secret(&mut tx, &secret, visit.now()).await? else {
        return gone(&visit);
    };
    show_invitation(&visit, &mut tx, invitation, format!("/uitnodiging/{secret}"), StatusCode::OK).await
}

/// An invitation to the address with which somebody is signed in, without the secret of the mail: it was sent to
/// that address only to find out whose it is.
async fn mine(visit: &Visit, tx: &mut Transaction, id: &str) -> Result<Option<Invitation>, Fault> {
    let id = id.parse().map_err(|_| Fault::not_found())?;
    let me = me(visit, tx).await?;
    let address = me.email.as_deref().and_then(email_folded).unwrap_or_default();
    Ok(joining::invitation_to(tx, id, &address, visit.now()).await?)
}

async fn my_invitation(visit: Visit, Path(id): Path<String>) -> Answer {
    visit.person()?;
    let mut tx = visit.house.db.read().await?;
    let Some(invitation) = mine(&visit, &mut tx, &id).await? else { return gone(&visit) };
    show_invitation(&visit, &mut tx, invitation, format!("/mijn/uitnodigingen/{id}"), StatusCode::OK).await
}

async fn accept_mine(visit: Visit, Path(id): Path<String>) -> Answer {
    visit.writer()?;
    let mut tx = visit.house.db.write().await?;
    let Some(invitation) = mine(&visit, &mut tx, &id).await? else { return gone(&visit) };
    join(&visit, tx, invitation, format!("/mijn/uitnodigingen/{id}")).await
}

async fn show_invitation(
    visit: &Visit,
    tx: &mut Transaction,
    invitation: Invitation,
    action: String,
    status: StatusCode,
) -> Answer {
    let organisation =
        organisations::by_id(tx, invitation.organisation).await?.ok_or_else(Fault::not_found)?;
    let guest = guest(visit, tx, &invitation).await?;
    let page = Invited {
        p: visit.page(),
        organisation,
        role: role_text(&invitation.role),
        is_member_role: invitation.role == Role::Member,
        expires_at: invitation.expires_at,
        guest,
        action,
    };
    visit.html_with(status, &page)
}

async fn accept(visit: Visit, Path(secret): Path<String>) -> Answer {
    visit.writer()?;
    let mut tx = visit.house.db.write().await?;
    let Some(invitation) = joining::invitation_by_secret(&mut tx, &secret, visit.now()).await? else {
        return gone(&visit);
    };
    join(&visit, tx, invitation, format!("/uitnodiging/{secret}")).await
}

async fn join(visit: &Visit, mut tx: Transaction, invitation: Invitation, action: String) -> Answer {
    let (person, now) = (visit.person()?, visit.now());
    if guest(visit, &mut tx, &invitation).await? != Guest::Invited {
        return show_invitation(visit, &mut tx, invitation, action, StatusCode::FORBIDDEN).await;
    }
    let organisation = invitation.organisation;
    if !joining::accept(&mut tx, &invitation, now).await? {
        return gone(visit);
    }
    for role in [Role::Member, invitation.role] {
        persons::add_role(&mut tx, person, organisation, role, now).await?;
    }
    if let Some(request) = joining::request_of(&tx, organisation, person).await? {
        joining::end_request(&mut tx, request, Decision::Accepted, person, "", now).await?;
    }
    tx.commit().await?;
    record(SecurityEvent::MemberJoined, "invitation");
    visit.done(&format!("/organisaties/{organisation}"), "people-notice-joined")
}
