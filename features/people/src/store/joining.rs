//! Requests to join an organisation, and invitations. Secrets are kept as hashes only.

use db::{Result, Row, Transaction, params, sql};
use jobs::Event;
use web::{Ids, Instant, Language, OrganisationId, PersonId, Role};

use crate::{model::INVITATION_LIFE, store::sessions::hash};

db::id!(
    /// A request to join an organisation.
    RequestId
);
db::id!(
    /// An invitation to join an organisation.
    InvitationId
);

sql!(
    REQUEST_NEW = "INSERT INTO join_request (id, organisation_id, person_id, motivation, made_at, reason)
     VALUES ($1, $2, $3, $4, $5, '') ON CONFLICT DO NOTHING"
);
sql!(
    REQUESTS_OPEN = "SELECT r.id, r.person_id, p.name, p.email, p.language, r.motivation, r.made_at
     FROM join_request r JOIN person p ON p.id = r.person_id
     WHERE r.organisation_id = $1 AND r.ended_at IS NULL ORDER BY r.made_at, r.id LIMIT 200"
);
sql!(
    REQUEST_OF = "SELECT id FROM join_request
     WHERE organisation_id = $1 AND person_id = $2 AND ended_at IS NULL"
);
sql!(
    REQUEST_BY_ID = "SELECT r.id, r.person_id, p.name, p.email, p.language, r.motivation, r.made_at
     FROM join_request r JOIN person p ON p.id = r.person_id
     WHERE r.id = $1 AND r.organisation_id = $2 AND r.ended_at IS NULL"
);
sql!(
    REQUEST_END = "UPDATE join_request SET ended_at = $2, outcome = $3, decided_by = $4, reason = $5
     WHERE id = $1 AND ended_at IS NULL"
);

/// Keeps a request; `false` when this person's request is already waiting.
pub async fn ask(
    tx: &mut Transaction,
    id: RequestId,
    organisation: OrganisationId,
    person: PersonId,
    motivation: &str,
    now: Instant,
) -> Result<bool> {
    Ok(tx.execute(&REQUEST_NEW, params![id, organisation, person, motivation, now]).await? == 1)
}

/// A request that waits for an answer.
#[derive(Clone, Debug, PartialEq)]
pub struct Request {
    /// Which one.
    pub id: RequestId,
    /// Who asks.
    pub person: PersonId,
    /// The name of who asks.
    pub name: String,
    /// The address, for the administrators and for the answer.
    pub email: Option<String>,
    /// The language of the answer.
    pub language: Language,
    /// Why; may be empty.
    pub motivation: String,
    /// Since when it waits.
    pub made_at: Instant,
}

fn request(row: &Row) -> Result<Request> {
    Ok(Request {
        id: row.get("id")?,
        person: row.get("person_id")?,
        name: row.get("name")?,
        email: row.get("email")?,
        language: Language::from_code(&row.get::<String>("language")?).unwrap_or_default(),
        motivation: row.get("motivation")?,
        made_at: row.get("made_at")?,
    })
}

/// The requests that wait, the oldest first.
pub async fn requests(tx: &mut Transaction, organisation: OrganisationId) -> Result<Vec<Request>> {
    tx.all(&REQUESTS_OPEN, params![organisation]).await?.iter().map(request).collect()
}

/// The request of this person that waits at this organisation.
pub async fn request_of(
    tx: &Transaction,
    organisation: OrganisationId,
    person: PersonId,
) -> Result<Option<RequestId>> {
    tx.optional(&REQUEST_OF, params![organisation, person]).await?.map(|row| row.get("id")).transpose()
}

/// A request at this organisation that waits.
pub async fn request_by_id(
    tx: &mut Transaction,
    id: RequestId,
    organisation: OrganisationId,
) -> Result<Option<Request>> {
    tx.optional(&REQUEST_BY_ID, params![id, organisation]).await?.as_ref().map(request).transpose()
}

/// How a request ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decision {
    /// The person belongs to the organisation now.
    Accepted,
    /// An administrator refused it, with a reason.
    Refused,
    /// The person no longer wants it.
    Withdrawn,
}

impl Decision {
    fn key(self) -> &'static str {
        match self {
            Self::Accepted => "accepted",
            Self::Refused => "refused",
            Self::Withdrawn => "withdrawn",
        }
    }
}

/// The kinds of events about requests.
pub const JOIN_ACCEPTED: &str = "people.join-accepted";
/// See [`JOIN_ACCEPTED`].
pub const JOIN_REFUSED: &str = "people.join-refused";

/// Ends a request by a decision, which is an event; `false` when somebody was first.
pub async fn decide(
    tx: &mut Transaction,
    ids: &Ids,
    id: RequestId,
    accepted: bool,
    by: PersonId,
    reason: &str,
    now: Instant,
) -> Result<bool> {
    let decision = if accepted { Decision::Accepted } else { Decision::Refused };
    if !end_request(tx, id, decision, by, reason, now).await? {
        return Ok(false);
    }
    let kind = if accepted { JOIN_ACCEPTED } else { JOIN_REFUSED };
    let event = Event { kind, item_kind: "join-request", item_id: id.0 };
    notices::happened(tx, ids, now, event, Some(by)).await?;
    Ok(true)
}

/// Ends a request; `false` when somebody was first.
pub async fn end_request(
    tx: &mut Transaction,
    id: RequestId,
    decision: Decision,
    by: PersonId,
    reason: &str,
    now: Instant,
) -> Result<bool> {
    Ok(tx.execute(&REQUEST_END, params![id, now, decision.key(), by, reason]).await? == 1)
}

sql!(
    INVITATION_NEW =
        "INSERT INTO invitation (id, organisation_id, email, email_folded, role, token_hash, invited_by,
         made_at, expires_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)"
);
sql!(
    INVITATIONS_OPEN = "SELECT id, organisation_id, email, email_folded, role, expires_at FROM invitation
     WHERE organisation_id = $1 AND ended_at IS NULL AND expires_at > $2 ORDER BY made_at DESC, id LIMIT 500"
);
sql!(
    INVITATION_BY_TOKEN = "SELECT id, organisation_id, email, email_folded, role, expires_at FROM invitation
     WHERE token_hash = $1 AND ended_at IS NULL AND expires_at > $2"
);
sql!(
    INVITATION_TO = "SELECT id, organisation_id, email, email_folded, role, expires_at FROM invitation
     WHERE id = $1 AND ended_at IS NULL AND expires_at > $2 AND email_folded = $3"
);
sql!(
    INVITATION_END = "UPDATE invitation SET ended_at = $3, outcome = $4
     WHERE id = $1 AND organisation_id = $2 AND ended_at IS NULL AND expires_at > $3"
);

/// An invitation that can be used.
#[derive(Clone, Debug, PartialEq)]
pub struct Invitation {
    /// Which one.
    pub id: InvitationId,
    /// To which organisation.
    pub organisation: OrganisationId,
    /// The address it was sent to, as typed.
    pub email: String,
    /// The address as it is compared.
    pub email_folded: String,
    /// The role it gives.
    pub role: Role,
    /// The instant from which it no longer works.
    pub expires_at: Instant,
}

fn invitation(row: &Row) -> Result<Invitation> {
    Ok(Invitation {
        id: row.get("id")?,
        organisation: row.get("organisation_id")?,
        email: row.get("email")?,
        email_folded: row.get("email_folded")?,
        role: Role::from_key(&row.get::<String>("role")?)
            .ok_or_else(|| db::Error::fault("invitation", "unknown role"))?,
        expires_at: row.get("expires_at")?,
    })
}

/// Keeps a new invitation. It works for [`INVITATION_LIFE`], whatever `expires_at` of the value says.
pub async fn invite(
    tx: &mut Transaction,
    invitation: &Invitation,
    secret: &str,
    by: PersonId,
    now: Instant,
) -> Result<()> {
    let i = invitation;
    let expires_at = now + INVITATION_LIFE;
    let values = params![
        i.id,
        i.organisation,
        &i.email,
        &i.email_folded,
        i.role.key(),
        hash(secret),
        by,
        now,
        expires_at
    ];
    tx.execute(&INVITATION_NEW, values).await.map(drop)
}

/// The invitations of an organisation that can still be used, the newest first.
pub async fn invitations(
    tx: &mut Transaction,
    organisation: OrganisationId,
    now: Instant,
) -> Result<Vec<Invitation>> {
    tx.all(&INVITATIONS_OPEN, params![organisation, now]).await?.iter().map(invitation).collect()
}

/// An invitation to this address, when it can still be used: for who is signed in with it.
pub async fn invitation_to(
    tx: &mut Transaction,
    id: InvitationId,
    email_folded: &str,
    now: Instant,
) -> Result<Option<Invitation>> {
    let row = tx.optional(&INVITATION_TO, params![id, now, email_folded]).await?;
    row.as_ref().map(invitation).transpose()
}

/// The invitation with this secret, when it can still be used.
pub async fn invitation_by_secret(
    tx: &mut Transaction,
    secret: &str,
    now: Instant,
) -> Result<Option<Invitation>> {
    let row = tx.optional(&INVITATION_BY_TOKEN, params![hash(secret), now]).await?;
    row.as_ref().map(invitation).transpose()
}

async fn end_invitation(
    tx: &mut Transaction,
    id: InvitationId,
    organisation: OrganisationId,
    outcome: &str,
    now: Instant,
) -> Result<bool> {
    Ok(tx.execute(&INVITATION_END, params![id, organisation, now, outcome]).await? == 1)
}

/// Uses an invitation up; `false` when it was used, withdrawn or too old.
pub async fn accept(tx: &mut Transaction, invitation: &Invitation, now: Instant) -> Result<bool> {
    end_invitation(tx, invitation.id, invitation.organisation, "accepted", now).await
}

/// Withdraws an invitation; `false` when there is none to withdraw.
pub async fn withdraw(
    tx: &mut Transaction,
    id: InvitationId,
    organisation: OrganisationId,
    now: Instant,
) -> Result<bool> {
    end_invitation(tx, id, organisation, "withdrawn", now).await
}
