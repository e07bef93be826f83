//! Who somebody is to a consultation: an organisation, a person with an account, or a browser of a guest. The answer to
//! an address is the same whether it responded before or not.

use axum::response::Response;
use db::Transaction;
use jobs::Mail;
use people::{
    model::NAME_LENGTH,
    store::{organisations, persons},
};
use web::{
    Answer, DAY, Errors, Fault, Field, Fields, Form, Limit, OrganisationId, Page, PersonId, SecurityEvent,
    Visit, host_cookie_name, record, secret_cookie, see_other, set_cookie,
};

use crate::{
    model::consultation::{Respondent, RespondentId, RespondentKind},
    pages::consultations::Found,
    store::consultations::respondents::{self, CONFIRM_LIFE, NewRespondent, Unconfirmed, Who},
};

/// The cookie with the secret by which a guest goes on with a response.
const COOKIE: &str = "consultatie";
/// How long a browser keeps it.
const COOKIE_LIFE: i64 = 60 * DAY;
/// The word in addresses and forms for "for myself".
pub(crate) const SELF: &str = "zelf";
/// The longest address, in characters (RFC 5321, 4.5.3.1.3).
pub(crate) const EMAIL_LENGTH: usize = 254;

/// Who speaks.
#[derive(Clone, Debug)]
enum Speaker {
    Organisation(PersonId, OrganisationId),
    Person(PersonId, Option<String>),
    /// Who signed in nowhere; this browser may have responded before.
    Guest,
}

/// Who the visitor is here, and what they said before.
pub(crate) struct Speaking {
    speaker: Speaker,
    /// What they said before; it may be unconfirmed.
    pub respondent: Option<Respondent>,
    /// In whose name one can speak: value, label. Nothing for a guest.
    pub names: Vec<(String, String)>,
    /// The value that is chosen; empty for a guest.
    pub chosen: String,
}

impl Speaking {
    /// The label that is chosen.
    pub fn name(&self) -> &str {
        self.names.iter().find(|(value, _)| *value == self.chosen).map_or("", |(_, label)| label)
    }
}

/// Counts a response that is sent: by account, or by client.
pub(crate) fn sending(visit: &Visit) -> Result<(), Fault> {
    if visit.actor.is_signed_in() {
        visit.writer().map(drop)
    } else {
        visit.limit(Limit::Respond, &visit.client)
    }
}

/// Who the visitor is. `name` is the value that was chosen; empty for the first they can be.
pub(crate) async fn of(
    visit: &Visit,
    tx: &mut Transaction,
    found: &Found,
    name: &str,
) -> Result<Speaking, Fault> {
    let consultation = found.consultation.id;
    let Some(person) = visit.actor.person else {
        let secret = cookie(visit);
        let respondent = match &secret {
            Some(secret) => respondents::of_browser(tx, consultation, secret).await?,
            None => None,
        };
        let lives = |r: &Respondent| r.is_confirmed || r.made_at > visit.now() - CONFIRM_LIFE;
        let respondent = respondent.filter(lives);
        return Ok(Speaking {
            speaker: Speaker::Guest,
            respondent,
            names: Vec::new(),
            chosen: String::new(),
        });
    };
    let p = visit.page();
    let memberships = visit.actor.memberships.iter();
    let mut names: Vec<(String, String)> =
        memberships.map(|m| (m.organisation.to_string(), m.organisation_name.clone())).collect();
    names.push((SELF.to_owned(), p.t("rulebook-respond-self").to_owned()));
    let chosen = if name.is_empty() { names[0].0.clone() } else { name.to_owned() };
    if chosen == SELF {
        let email = persons::by_id(tx, person).await?.and_then(|person| person.email);
        let folded = email.and_then(|email| people::model::email_folded(&email));
        let respondent = respondents::of_person(tx, consultation, person, folded.as_deref()).await?;
        return Ok(Speaking { speaker: Speaker::Person(person, folded), respondent, names, chosen });
    }
    let organisation: OrganisationId = chosen.parse().map_err(|_| Fault::not_found())?;
    if !visit.actor.belongs_to(organisation) {
        return Err(Fault::forbidden());
    }
    let respondent = respondents::of_organisation(tx, consultation, organisation).await?;
    Ok(Speaking { speaker: Speaker::Organisation(person, organisation), respondent, names, chosen })
}

/// What the visitor said here before, in the name of whoever comes first.
pub(crate) async fn own(
    visit: &Visit,
    tx: &mut Transaction,
    found: &Found,
) -> Result<Option<Respondent>, Fault> {
    let speaking = of(visit, tx, found, "").await?;
    if speaking.respondent.is_some() || !visit.actor.is_signed_in() || speaking.chosen == SELF {
        return Ok(speaking.respondent);
    }
    Ok(of(visit, tx, found, SELF).await?.respondent)
}

fn cookie(visit: &Visit) -> Option<String> {
    visit.cookie(&host_cookie_name(COOKIE, visit.house.settings.is_secure()))
}

/// The fields that tell who somebody is: what sort, the organisation that a guest speaks for, and the address.
pub(crate) struct Asked {
    pub kind: Option<web::ChoiceField>,
    pub organisation: Option<Field>,
    pub email: Option<Field>,
}

/// What must still be asked: of an organisation nothing.
pub(crate) fn ask(p: &Page, speaking: &Speaking, form: &Form, errors: &Errors) -> Asked {
    let fields = Fields::new(p, "rulebook-respond", form, errors);
    let kinds = RespondentKind::ALL.iter().map(|kind| {
        let key = kind.key();
        (key.to_owned(), p.t(&format!("rulebook-somebody-{key}")).to_owned(), String::new())
    });
    let is_organisation = matches!(speaking.speaker, Speaker::Organisation(..));
    let mut kind = (!is_organisation).then(|| fields.choices("kind", kinds));
    if let (Some(kind), Some(known)) = (&mut kind, &speaking.respondent)
        && !form.has("kind")
    {
        for choice in &mut kind.choices {
            choice.checked = choice.value == known.kind.key();
        }
    }
    let is_guest = matches!(speaking.speaker, Speaker::Guest);
    let mut organisation = is_guest.then(|| fields.text("organisation", NAME_LENGTH).optional());
    if let (Some(organisation), Some(known)) = (&mut organisation, &speaking.respondent)
        && !form.has("organisation")
    {
        organisation.value = known.said_organisation.clone().unwrap_or_default();
    }
    let is_new_guest = is_guest && speaking.respondent.is_none();
    let email = is_new_guest.then(|| fields.text("email", EMAIL_LENGTH).email());
    Asked { kind, organisation, email }
}

/// Who somebody said to be.
pub(crate) struct Said {
    kind: Option<RespondentKind>,
    /// The organisation that a guest says to speak for.
    organisation: Option<String>,
    email: Option<(String, String)>,
}

/// Reads the fields of [`ask`].
pub(crate) fn read(p: &Page, speaking: &Speaking, form: &Form, errors: &mut Errors) -> Said {
    let mut said = Said { kind: None, organisation: None, email: None };
    if !matches!(speaking.speaker, Speaker::Organisation(..)) {
        said.kind = RespondentKind::from_key(form.get("kind"));
        if said.kind.is_none() {
            errors.add("kind", p.t("rulebook-error-respondent-kind"));
        }
    }
    if matches!(speaking.speaker, Speaker::Guest) {
        let name = plain_name(form.get("organisation"));
        if name.chars().count() > NAME_LENGTH {
            errors.add("organisation", p.t1("rulebook-error-too-long", "most", NAME_LENGTH as i64));
        }
        said.organisation = Some(name).filter(|name| !name.is_empty());
    }
    if matches!(speaking.speaker, Speaker::Guest) && speaking.respondent.is_none() {
        let typed = form.get("email");
        match people::model::email_folded(typed) {
            Some(folded) if typed.chars().count() <= EMAIL_LENGTH => {
                said.email = Some((typed.to_owned(), folded));
            }
            _ => errors.add("email", p.t("rulebook-error-respondent-email")),
        }
    }
    said
}

/// A name on one line, without what would turn the direction of the words behind it.
fn plain_name(typed: &str) -> String {
    let turns = |c: &char| matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let kept: String = typed.chars().filter(|c| !turns(c)).collect();
    web::form::one_line(&kept)
}

/// What became of somebody who spoke.
pub(crate) struct Kept {
    /// Who they are from now on; nothing when an address asked too often, of which the answer shows nothing.
    pub id: Option<RespondentId>,
    /// The secret that this browser is given.
    secret: Option<String>,
}

/// Keeps who speaks. For a new address that includes the mail with the link that confirms it.
pub(crate) async fn keep(
    visit: &Visit,
    tx: &mut Transaction,
    found: &Found,
    speaking: &Speaking,
    said: &Said,
) -> Result<Kept, Fault> {
    let (house, now) = (&visit.house, visit.now());
    let known = Kept { id: None, secret: None };
    let (who, kind) = match (&speaking.speaker, said) {
        (Speaker::Organisation(person, organisation), _) => {
            let of = organisations::by_id(tx, *organisation).await?.ok_or_else(Fault::not_found)?;
            let kind = RespondentKind::of_organisation(of.kind.key());
            (Who::Organisation(*person, *organisation), kind)
        }
        (Speaker::Person(person, folded), Said { kind: Some(kind), .. }) => {
            (Who::Person(*person, folded.as_deref()), *kind)
        }
        (Speaker::Guest, Said { kind: Some(kind), organisation, email }) => {
            if let Some(respondent) = &speaking.respondent {
                respondents::changed(tx, respondent.id, *kind, organisation.as_deref(), now).await?;
                return Ok(Kept { id: Some(respondent.id), ..known });
            }
            let (email, folded) = email.as_ref().ok_or_else(Fault::not_found)?;
            return guest(visit, tx, found, (*kind, organisation.as_deref()), (email, folded)).await;
        }
        _ => return Err(Fault::not_found()),
    };
    let new = NewRespondent {
        id: RespondentId(house.ids.new_id()),
        consultation: found.consultation.id,
        kind,
        who,
        said_organisation: None,
        language: visit.language,
    };
    Ok(Kept { id: Some(respondents::ensure(tx, &new, now).await?), ..known })
}

async fn guest(
    visit: &Visit,
    tx: &mut Transaction,
    found: &Found,
    (kind, said_organisation): (RespondentKind, Option<&str>),
    (email, folded): (&str, &str),
) -> Result<Kept, Fault> {
    let ids = &visit.house.ids;
    let browser_secret = cookie(visit).unwrap_or_else(|| ids.secret());
    if visit.limit(Limit::SignInByAddress, folded).is_err() {
        // The same answer, but no mail, so that nobody can flood somebody's mailbox.
        record(SecurityEvent::LinksLimited, "");
        return Ok(Kept { id: None, secret: Some(browser_secret) });
    }
    let mail_secret = ids.secret();
    let address = Unconfirmed { email, folded, mail_secret: &mail_secret, browser_secret: &browser_secret };
    let new = NewRespondent {
        id: RespondentId(ids.new_id()),
        consultation: found.consultation.id,
        kind,
        who: Who::Address(address),
        said_organisation,
        language: visit.language,
    };
    let id = respondents::ensure(tx, &new, visit.now()).await?;
    let p = visit.page();
    let title = found.consultation.title.as_str();
    let mail = Mail {
        to: email.to_owned(),
        subject: p.t1("rulebook-mail-confirm-subject", "title", title),
        body: p.t2(
            "rulebook-mail-confirm-body",
            "title",
            title,
            "url",
            p.absolute(&format!("/consultaties/reactie/{mail_secret}")),
        ),
        ..Mail::default()
    };
    jobs::enqueue_mail(tx, ids.new_id(), visit.now(), &mail).await?;
    Ok(Kept { id: Some(id), secret: Some(browser_secret) })
}

/// The answer after what was said is kept: for an address that is still to be confirmed, the page that says so.
pub(crate) fn done(visit: &Visit, found: &Found, kept: &Kept, url: &str, notice: &'static str) -> Answer {
    let Some(secret) = &kept.secret else { return visit.done(url, notice) };
    let mut response = see_other(&found.url("verstuurd"));
    give(visit, &mut response, secret);
    Ok(response)
}

/// The secret of this browser, or a new one.
pub(crate) fn browser_secret(visit: &Visit) -> String {
    cookie(visit).unwrap_or_else(|| visit.house.ids.secret())
}

/// Gives the browser the secret by which it goes on.
pub(crate) fn give(visit: &Visit, response: &mut Response, secret: &str) {
    set_cookie(response, secret_cookie(COOKIE, secret, COOKIE_LIFE, visit.house.settings.is_secure()));
}
