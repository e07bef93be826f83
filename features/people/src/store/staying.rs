//! What this room does for staying in touch: whom its events concern, how organisations are shown, what is asked of
//! somebody, and which pages programs may look for.

use std::collections::HashMap;

use db::{Result, Transaction, params, sql, uuid::Uuid};
use links::{Item, Provider, Shown};
use notices::{Ask, Asks, Audience, Boxed, Happening, Told};
use web::{
    Actor, Instant, NetworkRole, OrganisationId, Page, PersonId,
    sitemap::{Entry, PART, Source},
};

use crate::{
    model::{OrganisationKind, kind_text},
    store::joining::{InvitationId, JOIN_ACCEPTED, JOIN_REFUSED},
};

sql!(DECIDED_REQUEST = "SELECT person_id, organisation_id FROM join_request WHERE id = $1");
macro_rules! shown {
    ($engine:tt) => {
        concat!("SELECT id, kind, name, made_at FROM organisation WHERE id ", db::among!($engine, "$1"))
    };
}
sql!(SHOWN = sqlite: shown!(sqlite), postgres: shown!(postgres));
sql!(
    /// Those of organisations that one administers; administrators of the network see to organisations without one.
    WAITING_REQUESTS = "SELECT r.organisation_id, o.name, count(*) AS waiting, MIN(r.made_at) AS since
     FROM join_request r JOIN organisation o ON o.id = r.organisation_id
     WHERE r.ended_at IS NULL AND (EXISTS (SELECT 1 FROM membership m WHERE m.person_id = $1
             AND m.organisation_id = r.organisation_id AND m.role = 'administrator')
         OR ($2 AND NOT EXISTS (SELECT 1 FROM membership m
             WHERE m.organisation_id = r.organisation_id AND m.role = 'administrator')))
     GROUP BY r.organisation_id, o.name ORDER BY since LIMIT 10"
);
sql!(
    WAITING_INVITATIONS = "SELECT i.id, o.name, i.expires_at FROM person p
     JOIN invitation i ON i.email_folded = p.email_folded
     JOIN organisation o ON o.id = i.organisation_id
     WHERE p.id = $1 AND i.ended_at IS NULL AND i.expires_at > $2 ORDER BY i.expires_at, i.id LIMIT 10"
);
sql!(MAPPED_TOTAL = "SELECT count(*) AS items FROM organisation WHERE valid_until IS NULL");
sql!(MAPPED = "SELECT id FROM organisation WHERE valid_until IS NULL ORDER BY id LIMIT $1 OFFSET $2");

/// The kind of an organisation as an item.
pub const ITEM_KIND: &str = "organisation";

/// Whom the events of this room concern: who asked to join hears what was decided.
pub struct PeopleAudience;

impl Audience for PeopleAudience {
    fn kinds(&self) -> &[&'static str] {
        &[JOIN_ACCEPTED, JOIN_REFUSED]
    }

    fn whom<'a>(&'a self, tx: &'a mut Transaction, happening: &'a Happening) -> Boxed<'a, Result<Vec<Told>>> {
        Box::pin(async move {
            let Some(row) = tx.optional(&DECIDED_REQUEST, params![happening.item]).await? else {
                return Ok(Vec::new());
            };
            let accepted = happening.kind == JOIN_ACCEPTED;
            let words = if accepted { "people-told-join-accepted" } else { "people-told-join-refused" };
            let organisation: OrganisationId = row.get("organisation_id")?;
            // The decision was mailed, so it stands in no digest.
            Ok(vec![Told {
                item: Item::new(ITEM_KIND, organisation.0),
                part: None,
                people: vec![(row.get::<PersonId>("person_id")?, words)],
                in_digest: false,
            }])
        })
    }
}

/// Shows organisations; they are public.
pub struct OrganisationLinks;

impl Provider for OrganisationLinks {
    fn kinds(&self) -> &[&'static str] {
        &[ITEM_KIND]
    }

    fn show<'a>(
        &'a self,
        tx: &'a Transaction,
        _: &'a Actor,
        ids: &'a [Uuid],
    ) -> links::BoxFuture<'a, Result<HashMap<Uuid, Shown>>> {
        Box::pin(async move {
            let list: Vec<String> = ids.iter().map(|id| format!("\"{}\"", id.simple())).collect();
            let mut shown = HashMap::new();
            for row in tx.all(&SHOWN, params![format!("[{}]", list.join(","))]).await? {
                let id: Uuid = row.get("id")?;
                let kind = OrganisationKind::from_key(&row.get::<String>("kind")?);
                let thing = Shown {
                    title: row.get("name")?,
                    text: String::new(),
                    by: String::new(),
                    url: format!("/organisaties/{id}"),
                    kind_class: "",
                    kind_label_key: kind.map_or("people-menu", kind_text),
                    at: row.get("made_at")?,
                };
                shown.insert(id, thing);
            }
            Ok(shown)
        })
    }
}

/// What this room asks: to decide on requests, and to answer an invitation.
pub struct PeopleAsks;

impl Asks for PeopleAsks {
    fn asked<'a>(
        &'a self,
        tx: &'a mut Transaction,
        actor: &'a Actor,
        p: &'a Page,
        now: Instant,
    ) -> Boxed<'a, Result<Vec<Ask>>> {
        Box::pin(async move {
            let Some(person) = actor.person else { return Ok(Vec::new()) };
            let mut asks = Vec::new();
            for row in tx.all(&WAITING_INVITATIONS, params![person, now]).await? {
                asks.push(Ask {
                    what: p.t("people-asked-invitation").to_owned(),
                    title: row.get("name")?,
                    url: format!("/mijn/uitnodigingen/{}", row.get::<InvitationId>("id")?),
                    meta: p.t1("people-asked-invitation-until", "day", p.day(&row.get("expires_at")?)),
                    lang: None,
                });
            }
            let network = actor.has_network_role(NetworkRole::Administrator);
            for row in tx.all(&WAITING_REQUESTS, params![person, network]).await? {
                let (waiting, name): (i64, String) = (row.get("waiting")?, row.get("name")?);
                asks.push(Ask {
                    what: p.t1("people-asked-requests", "count", waiting),
                    title: name,
                    url: format!("/organisaties/{}/beheer", row.get::<OrganisationId>("organisation_id")?),
                    meta: p.t1("people-asked-requests-since", "day", p.day(&row.get("since")?)),
                    lang: None,
                });
            }
            Ok(asks)
        })
    }
}

/// The organisations that still exist.
pub struct OrganisationPages;

impl Source for OrganisationPages {
    fn key(&self) -> &'static str {
        "organisaties"
    }

    fn total<'a>(&'a self, tx: &'a mut Transaction) -> web::sitemap::BoxFuture<'a, Result<i64>> {
        Box::pin(async move { tx.one(&MAPPED_TOTAL, &[]).await?.get("items") })
    }

    fn part<'a>(
        &'a self,
        tx: &'a mut Transaction,
        skipped: i64,
    ) -> web::sitemap::BoxFuture<'a, Result<Vec<Entry>>> {
        Box::pin(async move {
            let rows = tx.all(&MAPPED, params![PART, skipped]).await?;
            let entry = |row: &db::Row| {
                let path = format!("/organisaties/{}", row.get::<OrganisationId>("id")?);
                Ok(Entry { path, changed_at: None })
            };
            rows.iter().map(entry).collect()
        })
    }
}
