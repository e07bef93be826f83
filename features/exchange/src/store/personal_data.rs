//! What this room keeps about a person.

use db::{Result, Transaction, params, sql};
use people::{Boxed, RoomData, store::personal_data::objects};
use serde_json::{Value, json};
use web::{Instant, PersonId};

sql!(DATA_CONTRIBUTIONS = "SELECT c.id, c.kind, c.state, c.visibility, c.title, v.content, o.name AS organisation, c.made_at, c.published_at
     FROM contribution c JOIN organisation o ON o.id = c.organisation_id
     JOIN contribution_version v ON v.contribution_id = c.id AND v.version = c.version WHERE c.author_id = $1 ORDER BY c.made_at");
sql!(
    DATA_VERSIONS = "SELECT contribution_id, version, title, reason, at FROM contribution_version WHERE person_id = $1 ORDER BY at"
);
sql!(
    DATA_REPLIES = "SELECT r.id, r.contribution_id, r.body, r.made_at, r.changed_at, o.name AS organisation
     FROM reply r JOIN organisation o ON o.id = r.organisation_id WHERE r.person_id = $1 ORDER BY r.made_at"
);
sql!(
    DATA_SUPPORTS = "SELECT s.contribution_id, o.name AS organisation, s.note, s.at FROM support s
     JOIN organisation o ON o.id = s.organisation_id WHERE s.person_id = $1 ORDER BY s.at"
);
sql!(
    DATA_REUSES = "SELECT r.contribution_id, o.name AS organisation, r.body, r.at FROM reuse r
     JOIN organisation o ON o.id = r.organisation_id WHERE r.person_id = $1 ORDER BY r.at"
);
sql!(DATA_FOLLOWS = "SELECT item_kind, item_id, at FROM follow WHERE person_id = $1 ORDER BY at");
sql!(
    DATA_REPORTS = "SELECT item_kind, item_id, reason, body, made_at, ended_at, outcome, decision FROM report
     WHERE person_id = $1 ORDER BY made_at"
);
sql!(
    DATA_ATTACHMENTS = "SELECT contribution_id, name, media_type, size, made_at, ended_at FROM attachment
     WHERE person_id = $1 ORDER BY made_at"
);
sql!(
    DATA_DISMISSALS = "SELECT contribution_id, other_kind, other_id, at FROM match_dismissal WHERE person_id = $1 ORDER BY at"
);
sql!(ERASE_DISMISSALS = "DELETE FROM match_dismissal WHERE person_id = $1");
sql!(DATA_SEARCHES = "SELECT query, at FROM followed_search WHERE person_id = $1 ORDER BY at");
sql!(ERASE_SEARCHES = "DELETE FROM followed_search WHERE person_id = $1");
sql!(ERASE_FOLLOWS = "DELETE FROM follow WHERE person_id = $1");
sql!(ERASE_SUBMISSIONS = "DELETE FROM submission WHERE person_id = $1");
sql!(PURGE_SUBMISSIONS = "DELETE FROM submission WHERE at < $1");

/// The part of the exchange in somebody's personal data.
pub struct ExchangeData;

impl RoomData for ExchangeData {
    fn key(&self) -> &'static str {
        "exchange"
    }

    fn export<'a>(&'a self, tx: &'a mut Transaction, person: PersonId) -> Boxed<'a, Result<Value>> {
        Box::pin(async move {
            let mut all = serde_json::Map::new();
            for (name, statement) in [
                ("contributions", &DATA_CONTRIBUTIONS),
                ("versions", &DATA_VERSIONS),
                ("replies", &DATA_REPLIES),
                ("supports", &DATA_SUPPORTS),
                ("reuses", &DATA_REUSES),
                ("follows", &DATA_FOLLOWS),
                ("followed_searches", &DATA_SEARCHES),
                ("reports", &DATA_REPORTS),
                ("attachments", &DATA_ATTACHMENTS),
                ("not-fitting", &DATA_DISMISSALS),
            ] {
                all.insert(name.to_owned(), objects(&tx.all(statement, params![person]).await?));
            }
            Ok(json!(all))
        })
    }

    /// What was written stays under the name of the organisation; the name of the person goes with the account.
    fn erase<'a>(&'a self, tx: &'a mut Transaction, person: PersonId, _: Instant) -> Boxed<'a, Result<()>> {
        Box::pin(async move {
            tx.execute(&ERASE_FOLLOWS, params![person]).await?;
            tx.execute(&ERASE_DISMISSALS, params![person]).await?;
            tx.execute(&ERASE_SEARCHES, params![person]).await?;
            tx.execute(&ERASE_SUBMISSIONS, params![person]).await.map(drop)
        })
    }
}

/// Removes forms that were sent so long ago that nobody sends them again.
pub async fn purge(tx: &mut Transaction, now: Instant) -> Result<()> {
    tx.execute(&PURGE_SUBMISSIONS, params![now - 30 * web::DAY]).await.map(drop)
}
