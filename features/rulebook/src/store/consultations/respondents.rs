//! Who responds, and what they chose. Secrets are kept as hashes only.

use std::collections::HashMap;

use db::{Result, Row, Transaction, params, sql, uuid::Uuid};
use people::store::sessions::hash;
use web::{DAY, Ids, Instant, Language, OrganisationId, PersonId};

use crate::{
    model::consultation::{ConsultationId, Respondent, RespondentId, RespondentKind, StatementId},
    store::unknown,
};

/// How long a link that confirms an address works. What was sent before closing may be confirmed after it.
pub const CONFIRM_LIFE: i64 = 3 * DAY;
/// How long after completion addresses are kept, for who asks what became of theirs.
pub const ADDRESS_LIFE: i64 = 90 * DAY;

macro_rules! respondent {
    ($where:literal) => {
        concat!(
            "SELECT r.id, r.consultation_id, r.kind, r.organisation_id, r.said_organisation, r.made_at,
                 r.changed_at, r.confirmed_at
             FROM consultation_respondent r WHERE ",
            $where
        )
    };
}
sql!(RESPONDENT_OF_ORGANISATION = respondent!("r.consultation_id = $1 AND r.organisation_id = $2"));
sql!(
    RESPONDENT_OF_PERSON =
        respondent!("r.consultation_id = $1 AND r.person_id = $2 AND r.organisation_id IS NULL")
);
sql!(
    RESPONDENT_OF_ADDRESS =
        respondent!("r.consultation_id = $1 AND r.email_folded = $2 AND r.confirmed_at IS NOT NULL")
);
sql!(
    RESPONDENT_OF_BROWSER = respondent!(
        "r.consultation_id = $1 AND r.browser_hash = $2 ORDER BY r.made_at DESC, r.id DESC LIMIT 1"
    )
);
sql!(
    /// A link that was never used works for so long after it was sent ($2); one that was used, until it is erased.
    RESPONDENT_OF_MAIL = respondent!("r.mail_hash = $1 AND (r.confirmed_at IS NOT NULL OR r.made_at > $2)")
);
sql!(
    RESPONDENT_ADD =
        "INSERT INTO consultation_respondent (id, consultation_id, kind, organisation_id, person_id, email,
         email_folded, language, mail_hash, browser_hash, made_at, changed_at, confirmed_at, said_organisation)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $11, $12, $13) ON CONFLICT DO NOTHING"
);
sql!(
    RESPONDENT_CHANGE =
        "UPDATE consultation_respondent SET kind = $2, person_id = COALESCE($3, person_id), changed_at = $4,
         said_organisation = $5 WHERE id = $1"
);
sql!(
    RESPONDENT_CONFIRM = "UPDATE consultation_respondent SET confirmed_at = $2, browser_hash = $3
     WHERE id = $1 AND confirmed_at IS NULL"
);
sql!(RESPONDENT_BROWSER = "UPDATE consultation_respondent SET browser_hash = $2 WHERE id = $1");

sql!(EMAIL_OF_RESPONDENT = "SELECT email_folded FROM consultation_respondent WHERE id = $1");
sql!(
    /// What the earlier response says of a statement that the later answers again.
    ANSWERS_GIVE_WAY = "DELETE FROM consultation_answer WHERE respondent_id = $1 AND statement_id IN
         (SELECT statement_id FROM consultation_answer WHERE respondent_id = $2)"
);
sql!(
    EXPLANATIONS_GIVE_WAY = "DELETE FROM consultation_voice WHERE respondent_id = $1 AND statement_id IN
         (SELECT statement_id FROM consultation_answer WHERE respondent_id = $2)"
);
sql!(ANSWERS_JOIN = "UPDATE consultation_answer SET respondent_id = $1 WHERE respondent_id = $2");
sql!(VOICES_JOIN = "UPDATE consultation_voice SET respondent_id = $1 WHERE respondent_id = $2");
sql!(RESPONDENT_REMOVE = "DELETE FROM consultation_respondent WHERE id = $1 AND confirmed_at IS NULL");
sql!(
    RESPONDENT_RENEW =
        "UPDATE consultation_respondent SET kind = $2, email = $3, mail_hash = $4, browser_hash = $5,
         changed_at = $6, said_organisation = $7
     WHERE id = $1"
);
sql!(RESPONDENT_KEPT = "SELECT kind, email, said_organisation FROM consultation_respondent WHERE id = $1");
sql!(
    ANSWER_SET =
        "INSERT INTO consultation_answer (respondent_id, statement_id, agreement) VALUES ($1, $2, $3)
     ON CONFLICT (respondent_id, statement_id) DO UPDATE SET agreement = excluded.agreement"
);
sql!(ANSWER_END = "DELETE FROM consultation_answer WHERE respondent_id = $1 AND statement_id = $2");
sql!(
    /// Other words lose the answer that the old ones got.
    EXPLANATION_SET = "INSERT INTO consultation_voice
         (id, consultation_id, respondent_id, statement_id, body, made_at, reason)
     VALUES ($1, $2, $3, $4, $5, $6, '')
     ON CONFLICT (respondent_id, statement_id) WHERE statement_id IS NOT NULL DO UPDATE
         SET body = excluded.body, made_at = excluded.made_at, group_id = NULL, outcome = NULL, reason = '',
             answered_at = NULL, answered_by = NULL
         WHERE consultation_voice.body <> excluded.body"
);
sql!(EXPLANATION_END = "DELETE FROM consultation_voice WHERE respondent_id = $1 AND statement_id = $2");
sql!(
    ANSWERS_OF =
        "SELECT a.statement_id, a.agreement, COALESCE(v.body, '') AS explanation FROM consultation_answer a
     LEFT JOIN consultation_voice v ON v.respondent_id = a.respondent_id AND v.statement_id = a.statement_id
     WHERE a.respondent_id = $1"
);

/// Who responds, when they do so for the first time.
#[derive(Clone, Debug)]
pub struct NewRespondent<'n> {
    /// A fresh identifier.
    pub id: RespondentId,
    /// The consultation.
    pub consultation: ConsultationId,
    /// What they are.
    pub kind: RespondentKind,
    /// Who they are.
    pub who: Who<'n>,
    /// The organisation in whose name a guest says to be; nobody checked it.
    pub said_organisation: Option<&'n str>,
    /// The language of mail to them.
    pub language: Language,
}

/// Who responds.
#[derive(Clone, Copy, Debug)]
pub enum Who<'n> {
    /// A person in the name of an organisation.
    Organisation(PersonId, OrganisationId),
    /// A person for themselves, with the folded address of their account if it has one.
    Person(PersonId, Option<&'n str>),
    /// An e-mail address that is still to be confirmed.
    Address(Unconfirmed<'n>),
    /// An e-mail address that was confirmed elsewhere, folded.
    Confirmed(&'n str),
}

/// An address that is still to be confirmed.
#[derive(Clone, Copy, Debug)]
pub struct Unconfirmed<'n> {
    /// The address as it was typed.
    pub email: &'n str,
    /// The address as it is compared.
    pub folded: &'n str,
    /// The secret that is mailed to it.
    pub mail_secret: &'n str,
    /// The secret that the browser keeps, with which it can go on before the address is confirmed.
    pub browser_secret: &'n str,
}

/// The respondent that these are, made when there is none yet; an unconfirmed address is always a new one. The kind is
/// set to what they say now.
pub async fn ensure(tx: &mut Transaction, new: &NewRespondent<'_>, now: Instant) -> Result<RespondentId> {
    let found = find(tx, new).await?;
    if let Some(found) = found {
        let person = match new.who {
            Who::Organisation(person, _) | Who::Person(person, _) => Some(person),
            Who::Address(_) | Who::Confirmed(_) => None,
        };
        tx.execute(&RESPONDENT_CHANGE, params![found.id, new.kind.key(), person, now, new.said_organisation])
            .await?;
        return Ok(found.id);
    }
    let (mut organisation, mut person, mut email, mut folded) = (None, None, None, None);
    let (mut mail_hash, mut browser_hash, mut confirmed) = (None, None, Some(now));
    match new.who {
        Who::Organisation(by, of) => (organisation, person) = (Some(of), Some(by)),
        Who::Person(by, address) => (person, folded) = (Some(by), address),
        Who::Confirmed(address) => (email, folded) = (Some(address), Some(address)),
        Who::Address(address) => {
            (email, folded, confirmed) = (Some(address.email), Some(address.folded), None);
            mail_hash = Some(hash(address.mail_secret));
            browser_hash = Some(hash(address.browser_secret));
        }
    }
    let values = params![
        new.id,
        new.consultation,
        new.kind.key(),
        organisation,
        person,
        email,
        folded,
        new.language.code(),
        mail_hash,
        browser_hash,
        now,
        confirmed,
        new.said_organisation
    ];
    if tx.execute(&RESPONDENT_ADD, values).await? == 0 {
        // Another request of the same people was first, and has been kept by now.
        let found = find(tx, new).await?;
        return found
            .map(|found| found.id)
            .ok_or_else(|| db::Error::fault("RESPONDENT_ADD", "neither added nor found"));
    }
    Ok(new.id)
}

async fn find(tx: &mut Transaction, new: &NewRespondent<'_>) -> Result<Option<Respondent>> {
    match new.who {
        Who::Organisation(_, organisation) => of_organisation(tx, new.consultation, organisation).await,
        Who::Person(person, folded) => of_person(tx, new.consultation, person, folded).await,
        Who::Confirmed(folded) => of_address(tx, new.consultation, folded).await,
        Who::Address(_) => Ok(None),
    }
}

/// The response of an organisation.
pub async fn of_organisation(
    tx: &mut Transaction,
    consultation: ConsultationId,
    organisation: OrganisationId,
) -> Result<Option<Respondent>> {
    let row = tx.optional(&RESPONDENT_OF_ORGANISATION, params![consultation, organisation]).await?;
    row.as_ref().map(respondent).transpose()
}

/// The response of a person for themselves, or that of the address of their account.
pub async fn of_person(
    tx: &mut Transaction,
    consultation: ConsultationId,
    person: PersonId,
    folded: Option<&str>,
) -> Result<Option<Respondent>> {
    let row = tx.optional(&RESPONDENT_OF_PERSON, params![consultation, person]).await?;
    match (row, folded) {
        (Some(row), _) => respondent(&row).map(Some),
        (None, Some(folded)) => of_address(tx, consultation, folded).await,
        (None, None) => Ok(None),
    }
}

async fn of_address(
    tx: &mut Transaction,
    consultation: ConsultationId,
    folded: &str,
) -> Result<Option<Respondent>> {
    let row = tx.optional(&RESPONDENT_OF_ADDRESS, params![consultation, folded]).await?;
    row.as_ref().map(respondent).transpose()
}

/// The response that this browser made or confirmed.
pub async fn of_browser(
    tx: &mut Transaction,
    consultation: ConsultationId,
    secret: &str,
) -> Result<Option<Respondent>> {
    let row = tx.optional(&RESPONDENT_OF_BROWSER, params![consultation, hash(secret)]).await?;
    row.as_ref().map(respondent).transpose()
}

/// The response that a link in a mail leads to.
pub async fn of_mail(tx: &mut Transaction, secret: &str, now: Instant) -> Result<Option<Respondent>> {
    let row = tx.optional(&RESPONDENT_OF_MAIL, params![hash(secret), now - CONFIRM_LIFE]).await?;
    row.as_ref().map(respondent).transpose()
}

/// Lets a response count whose address is proved, and gives it to this browser: whoever typed the address loses it. An
/// earlier response of the same address keeps what the later does not say anew.
pub async fn confirm(
    tx: &mut Transaction,
    later: &Respondent,
    mail_secret: &str,
    browser_secret: &str,
    now: Instant,
) -> Result<RespondentId> {
    let folded: Option<String> =
        tx.one(&EMAIL_OF_RESPONDENT, params![later.id]).await?.get("email_folded")?;
    let earlier = match &folded {
        Some(folded) => of_address(tx, later.consultation, folded).await?,
        None => None,
    };
    let Some(earlier) = earlier.filter(|earlier| earlier.id != later.id) else {
        tx.execute(&RESPONDENT_CONFIRM, params![later.id, now, hash(browser_secret)]).await?;
        return Ok(later.id);
    };
    let kept = tx.one(&RESPONDENT_KEPT, params![later.id]).await?;
    let (kind, email): (String, Option<String>) = (kept.get("kind")?, kept.get("email")?);
    tx.execute(&EXPLANATIONS_GIVE_WAY, params![earlier.id, later.id]).await?;
    tx.execute(&ANSWERS_GIVE_WAY, params![earlier.id, later.id]).await?;
    tx.execute(&ANSWERS_JOIN, params![earlier.id, later.id]).await?;
    tx.execute(&VOICES_JOIN, params![earlier.id, later.id]).await?;
    tx.execute(&RESPONDENT_REMOVE, params![later.id]).await?;
    let said: Option<String> = kept.get("said_organisation")?;
    let values = params![earlier.id, kind, email, hash(mail_secret), hash(browser_secret), now, said];
    tx.execute(&RESPONDENT_RENEW, values).await?;
    Ok(earlier.id)
}

/// Lets this browser go on with a response whose address was proved before; another browser no longer can.
pub async fn enter(tx: &mut Transaction, id: RespondentId, browser_secret: &str) -> Result<()> {
    tx.execute(&RESPONDENT_BROWSER, params![id, hash(browser_secret)]).await.map(drop)
}

/// A guest changed what they said, and says what they are and in whose name.
pub async fn changed(
    tx: &mut Transaction,
    id: RespondentId,
    kind: RespondentKind,
    said_organisation: Option<&str>,
    now: Instant,
) -> Result<()> {
    let values = params![id, kind.key(), None::<PersonId>, now, said_organisation];
    tx.execute(&RESPONDENT_CHANGE, values).await.map(drop)
}

/// What somebody chose for one statement: 1 to 5, and why; the words may be empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chosen {
    /// From "wholly disagrees" to "wholly agrees".
    pub agreement: i64,
    /// Why.
    pub explanation: String,
}

/// Keeps what a respondent chose for these statements; nothing takes back what they chose before.
pub async fn answer(
    tx: &mut Transaction,
    ids: &Ids,
    of: (ConsultationId, RespondentId),
    chosen: &[(StatementId, Option<Chosen>)],
    now: Instant,
) -> Result<()> {
    let (consultation, id) = of;
    for (statement, chosen) in chosen {
        let explanation = chosen.as_ref().map_or("", |chosen| chosen.explanation.as_str());
        match chosen {
            Some(chosen) => tx.execute(&ANSWER_SET, params![id, *statement, chosen.agreement]).await?,
            None => tx.execute(&ANSWER_END, params![id, *statement]).await?,
        };
        if explanation.is_empty() {
            tx.execute(&EXPLANATION_END, params![id, *statement]).await?;
        } else {
            let values = params![ids.new_id(), consultation, id, *statement, explanation, now];
            tx.execute(&EXPLANATION_SET, values).await?;
        }
    }
    Ok(())
}

/// What a respondent chose.
pub async fn chosen(tx: &mut Transaction, id: RespondentId) -> Result<HashMap<StatementId, Chosen>> {
    let rows = tx.all(&ANSWERS_OF, params![id]).await?;
    let read = |row: &Row| {
        let chosen = Chosen { agreement: row.get("agreement")?, explanation: row.get("explanation")? };
        Ok((StatementId(row.get::<Uuid>("statement_id")?), chosen))
    };
    rows.iter().map(read).collect()
}

fn respondent(row: &Row) -> Result<Respondent> {
    let kind: String = row.get("kind")?;
    Ok(Respondent {
        id: row.get("id")?,
        consultation: row.get("consultation_id")?,
        kind: RespondentKind::from_key(&kind).ok_or_else(|| unknown("kind of respondent", &kind))?,
        organisation: row.get("organisation_id")?,
        said_organisation: row.get("said_organisation")?,
        is_confirmed: row.get::<Option<Instant>>("confirmed_at")?.is_some(),
        made_at: row.get("made_at")?,
        changed_at: row.get("changed_at")?,
    })
}
