//! "We too" and "we re-used this".

use askama::Template;
use axum::{
    Router,
    extract::Path,
    http::StatusCode,
    routing::{get, post},
};
use db::Transaction;
use web::{
    Answer, ChoiceField, Crumb, Errors, Fault, Field, Fields, Form, House, OrganisationId, Page, Visit,
};

use crate::{
    model::{Contribution, NOTE_LENGTH, REPLY_LENGTH},
    pages::{
        WRONG, around, found, found_for,
        replies::{crumbs, organisation_in},
    },
    permissions::Permission,
    store::support::{self, Voice},
};

/// The routes.
pub fn routes() -> Router<House> {
    Router::new()
        .route("/bijdragen/{id}/wij-ook", get(ask_support).post(give_support))
        .route("/bijdragen/{id}/wij-ook/{organisation}/intrekken", post(end_support))
        .route("/bijdragen/{id}/hergebruikt", get(ask_reuse).post(give_reuse))
        .route("/bijdragen/{id}/hergebruikt/{organisation}/intrekken", post(end_reuse))
}

#[derive(Template)]
#[template(path = "voice_form.html")]
struct VoiceForm {
    p: Page,
    crumbs: Vec<Crumb>,
    errors: Errors,
    title: String,
    lead: String,
    action: String,
    back: String,
    body: Field,
    organisations: ChoiceField,
    submit: String,
    next: String,
}

/// Which of the two.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum What {
    Support,
    Reuse,
}

impl What {
    fn permission(self) -> Permission {
        match self {
            Self::Support => Permission::Support,
            Self::Reuse => Permission::Reuse,
        }
    }

    /// The word in addresses of the API.
    pub(crate) fn api_path(self) -> &'static str {
        match self {
            Self::Support => "wij-ook",
            Self::Reuse => "hergebruik",
        }
    }

    fn allows(self, contribution: &Contribution) -> bool {
        match self {
            Self::Support => around::wants_support(contribution.kind),
            Self::Reuse => around::wants_reuse(contribution.kind),
        }
    }
}

/// The contribution, when something of this sort can be said about it.
pub(crate) async fn ready(
    visit: &Visit,
    tx: &mut Transaction,
    id: &str,
    what: What,
) -> Result<Contribution, Fault> {
    let contribution = found_for(visit, tx, id, what.permission()).await?;
    if what.allows(&contribution) { Ok(contribution) } else { Err(Fault::not_found()) }
}

fn show(visit: &Visit, contribution: &Contribution, what: What, form: &Form, errors: Errors) -> Answer {
    let p = visit.page();
    let (prefix, path) = match what {
        What::Support => ("exchange-support", "wij-ook"),
        What::Reuse => ("exchange-reuse", "hergebruikt"),
    };
    let fields = Fields::new(&p, prefix, form, &errors);
    let text = |name: &str| p.t(&format!("{prefix}-{name}")).to_owned();
    let title = text("title");
    let body = match what {
        What::Support => fields.area("body", 3, NOTE_LENGTH).optional(),
        What::Reuse => fields.area("body", 8, REPLY_LENGTH),
    };
    let page = VoiceForm {
        crumbs: crumbs(&p, contribution, &title),
        lead: text("lead"),
        action: format!("/bijdragen/{}/{path}", contribution.id),
        back: format!("/bijdragen/{}", contribution.id),
        body,
        organisations: around::organisations(&p, &visit.actor, &fields, Some(contribution.organisation.id)),
        submit: text("submit"),
        next: text("next"),
        title,
        errors,
        p: visit.page(),
    };
    let status = if page.errors.is_empty() { StatusCode::OK } else { WRONG };
    visit.html_with(status, &page)
}

async fn ask_support(visit: Visit, Path(id): Path<String>) -> Answer {
    let contribution = ready(&visit, &mut visit.house.db.read().await?, &id, What::Support).await?;
    show(&visit, &contribution, What::Support, &Form::default(), Errors::default())
}

async fn ask_reuse(visit: Visit, Path(id): Path<String>) -> Answer {
    let contribution = ready(&visit, &mut visit.house.db.read().await?, &id, What::Reuse).await?;
    show(&visit, &contribution, What::Reuse, &Form::default(), Errors::default())
}

async fn give_support(visit: Visit, Path(id): Path<String>, form: Form) -> Answer {
    give(visit, &id, form, What::Support).await
}

async fn give_reuse(visit: Visit, Path(id): Path<String>, form: Form) -> Answer {
    give(visit, &id, form, What::Reuse).await
}

async fn give(visit: Visit, id: &str, form: Form, what: What) -> Answer {
    let person = visit.writer()?;
    let mut tx = visit.house.db.write().await?;
    let contribution = ready(&visit, &mut tx, id, what).await?;
    let p = visit.page();
    let mut errors = Errors::default();
    let organisation = organisation_in(&visit, &form).filter(|id| *id != contribution.organisation.id);
    if organisation.is_none() {
        errors.add("organisatie", p.t("exchange-organisation-missing"));
    }
    let body = form.get("body");
    check_body(&p, what, body, &mut errors);
    let (Some(organisation), true) = (organisation, errors.is_empty()) else {
        return show(&visit, &contribution, what, &form, errors);
    };
    let by = Voice { contribution: contribution.id, organisation, person, at: visit.now() };
    let notice = match what {
        What::Support => {
            support::support(&mut tx, &visit.house.ids, by, body).await?;
            "exchange-notice-supported"
        }
        What::Reuse => {
            support::reuse(&mut tx, &visit.house.ids, by, body).await?;
            "exchange-notice-reused"
        }
    };
    tx.commit().await?;
    visit.done(&format!("/bijdragen/{}", contribution.id), notice)
}

/// What is wrong with the text that goes with it.
pub(crate) fn check_body(p: &Page, what: What, body: &str, errors: &mut Errors) {
    let most = if what == What::Support { NOTE_LENGTH } else { REPLY_LENGTH };
    if body.is_empty() && what == What::Reuse {
        errors.add("body", p.t("exchange-reuse-body-missing"));
    } else if body.chars().count() > most {
        errors.add("body", p.t1("exchange-text-too-long", "most", p.number(&(most as i64))));
    }
}

async fn end_support(visit: Visit, Path(path): Path<(String, String)>) -> Answer {
    end(visit, path, What::Support).await
}

async fn end_reuse(visit: Visit, Path(path): Path<(String, String)>) -> Answer {
    end(visit, path, What::Reuse).await
}

async fn end(visit: Visit, (id, organisation): (String, String), what: What) -> Answer {
    let person = visit.writer()?;
    let organisation: OrganisationId = organisation.parse().map_err(|_| Fault::not_found())?;
    let mut tx = visit.house.db.write().await?;
    let contribution = found(&visit, &tx, &id).await?;
    if !visit.actor.belongs_to(organisation) {
        return Err(Fault::forbidden());
    }
    let by = Voice { contribution: contribution.id, organisation, person, at: visit.now() };
    let ended = match what {
        What::Support => support::end_support(&mut tx, &visit.house.ids, by).await?,
        What::Reuse => support::end_reuse(&mut tx, &visit.house.ids, by).await?,
    };
    if !ended {
        return Err(Fault::not_found());
    }
    tx.commit().await?;
    visit.done(&format!("/bijdragen/{}", contribution.id), "exchange-notice-taken-back")
}
