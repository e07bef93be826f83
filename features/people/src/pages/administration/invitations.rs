//! Inviting somebody to an organisation, and withdrawing an invitation.

use askama::Template;
use axum::{
    Router,
    extract::Path,
    http::StatusCode,
    routing::{get, post},
};
use web::{Answer, ChoiceField, Crumb, Errors, Fault, Field, Fields, Form, House, Limit, Page, Role, Visit};

use super::{Rights, crumbs, managed, place};
use crate::{
    model::{EMAIL_LENGTH, Organisation, email_folded, role_text},
    pages::joining::Letter,
    permissions::Permission,
    session::WRONG,
    store::{
        joining::{self, Invitation, InvitationId},
        persons,
    },
};

/// The routes.
pub fn routes() -> Router<House> {
    Router::new()
        .route("/organisaties/{id}/beheer/uitnodigen", get(show).post(invite))
        .route("/organisaties/{id}/beheer/uitnodigingen/{invitation}/intrekken", post(withdraw))
}

#[derive(Template)]
#[template(path = "organisation_invite.html")]
struct Invite {
    p: Page,
    crumbs: Vec<Crumb>,
    organisation: Organisation,
    errors: Errors,
    email: Field,
    role: ChoiceField,
}

async fn show(visit: Visit, Path(id): Path<String>) -> Answer {
    let mut tx = visit.house.db.read().await?;
    let (organisation, rights) = managed(&visit, &mut tx, &id, &[Permission::Invite]).await?;
    let form = Form::from_pairs([("role", Role::Member.key())]);
    show_form(&visit, organisation, rights, &form, Errors::default())
}

/// The roles that an invitation of this actor may give.
fn roles(rights: Rights, organisation: &Organisation) -> Vec<Role> {
    let mut roles = vec![Role::Member];
    roles.extend(rights.roles_to_give(organisation));
    roles
}

fn show_form(
    visit: &Visit,
    organisation: Organisation,
    rights: Rights,
    form: &Form,
    errors: Errors,
) -> Answer {
    let p = visit.page();
    let fields = Fields::new(&p, "people-invite", form, &errors);
    let mut email = fields.text("email", EMAIL_LENGTH).email();
    // Somebody else's address: the browser must not fill in one's own.
    email.autocomplete = "off";
    let choices = roles(rights, &organisation).into_iter().map(|role| {
        let about = format!("{}-about", role_text(&role));
        let hint = p.optional(&about).unwrap_or_default().to_owned();
        (role.key().to_owned(), p.t(role_text(&role)).to_owned(), hint)
    });
    let role = fields.choices("role", choices);
    let crumbs = crumbs(&p, &organisation, p.t("people-invite-title"));
    let status = if errors.is_empty() { StatusCode::OK } else { WRONG };
    visit.html_with(status, &Invite { crumbs, organisation, errors, email, role, p })
}

async fn invite(visit: Visit, Path(id): Path<String>, form: Form) -> Answer {
    let by = visit.writer()?;
    visit.limit(Limit::Publish, &by.to_string())?;
    let (now, p) = (visit.now(), visit.page());
    let mut tx = visit.house.db.write().await?;
    let (organisation, rights) = managed(&visit, &mut tx, &id, &[Permission::Invite]).await?;
    let typed = form.get("email");
    let mut errors = Errors::default();
    let folded = email_folded(typed);
    match &folded {
        None if typed.is_empty() => errors.add("email", p.t("people-invite-email-missing")),
        None => errors.add("email", p.t("people-sign-in-email-wrong")),
        Some(folded) => {
            let open = joining::invitations(&mut tx, organisation.id, now).await?;
            if persons::has_member_at(&tx, organisation.id, folded).await? {
                errors.add("email", p.t("people-invite-email-member"));
            } else if open.iter().any(|invitation| invitation.email_folded == *folded) {
                errors.add("email", p.t("people-invite-email-open"));
            }
        }
    }
    let role = Role::from_key(form.get("role"));
    match role {
        None => errors.add("role", p.t("people-invite-role-missing")),
        Some(role) if !roles(rights, &organisation).contains(&role) => return Err(Fault::forbidden()),
        Some(_) => {}
    }
    let (Some(folded), Some(role), true) = (folded, role, errors.is_empty()) else {
        return show_form(&visit, organisation, rights, &form, errors);
    };
    let house = &visit.house;
    let secret = house.ids.secret();
    let language =
        persons::by_email(&mut tx, &folded).await?.map_or(visit.language, |person| person.language);
    let invitation = Invitation {
        id: InvitationId(house.ids.new_id()),
        organisation: organisation.id,
        email: typed.to_owned(),
        email_folded: folded,
        role,
        expires_at: now,
    };
    joining::invite(&mut tx, &invitation, &secret, by, now).await?;
    let letter = Letter {
        key: "people-mail-invitation",
        organisation: &organisation.name,
        name: &visit.actor.name,
        path: format!("/uitnodiging/{secret}"),
        words: "",
    };
    jobs::enqueue_mail(&mut tx, house.ids.new_id(), now, &letter.to(&visit, typed, language)).await?;
    tx.commit().await?;
    visit.done(&place(organisation.id), "people-notice-invited")
}

async fn withdraw(visit: Visit, Path((id, invitation)): Path<(String, String)>) -> Answer {
    visit.writer()?;
    let mut tx = visit.house.db.write().await?;
    let (organisation, _) = managed(&visit, &mut tx, &id, &[Permission::Invite]).await?;
    let invitation = invitation.parse().map_err(|_| Fault::not_found())?;
    if !joining::withdraw(&mut tx, invitation, organisation.id, visit.now()).await? {
        return Err(Fault::not_found());
    }
    tx.commit().await?;
    visit.done(&place(organisation.id), "people-notice-invitation-withdrawn")
}
