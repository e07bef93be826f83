//! What this room keeps about a person.

use db::{Result, Transaction, params, sql};
use people::{Boxed, RoomData, store::personal_data::objects};
use serde_json::{Value, json};
use web::{Instant, PersonId};

sql!(
    DATA_RULE_CHANGES = "SELECT version_id, revision, operations, reason, at FROM rule_change
     WHERE person_id = $1 ORDER BY at"
);
sql!(DATA_RULE_TEXTS = "SELECT slug, title, made_at FROM rule_text WHERE person_id = $1 ORDER BY made_at");
sql!(
    DATA_RULE_VERSIONS =
        "SELECT text_id, number, label, made_at FROM rule_version WHERE person_id = $1 ORDER BY made_at"
);
sql!(
    DATA_RULE_GROUPS =
        "SELECT text_id, organisation_id, at FROM rule_drafter WHERE person_id = $1 ORDER BY at"
);
sql!(DATA_RULE_FOLLOWS = "SELECT text_id, node_id, at FROM rule_follow WHERE person_id = $1 ORDER BY at");
sql!(DATA_RULE_READING = "SELECT text_id, version_id, at FROM rule_reading WHERE person_id = $1 ORDER BY at");
sql!(
    DATA_RULE_RESPONSES =
        "SELECT r.consultation_id, r.kind, r.organisation_id, r.said_organisation, r.made_at,
         r.changed_at
     FROM consultation_respondent r WHERE r.person_id = $1 ORDER BY r.made_at"
);
sql!(
    DATA_RULE_ANSWERS = "SELECT s.text AS statement, a.agreement FROM consultation_answer a
     JOIN consultation_statement s ON s.id = a.statement_id
     JOIN consultation_respondent r ON r.id = a.respondent_id
     WHERE r.person_id = $1 ORDER BY r.made_at, s.position"
);
sql!(
    DATA_RULE_VOICES = "SELECT v.consultation_id, v.node_id, v.body, v.made_at FROM consultation_voice v
     JOIN consultation_respondent r ON r.id = v.respondent_id WHERE r.person_id = $1 ORDER BY v.made_at"
);
sql!(
    DATA_RULE_TREATED =
        "SELECT v.consultation_id, v.outcome, v.reason, v.answered_at FROM consultation_voice v
     WHERE v.answered_by = $1 ORDER BY v.answered_at"
);
sql!(
    /// What was said stays, in the name of the organisation or of nobody.
    ERASE_RULE_RESPONSES = "UPDATE consultation_respondent
     SET person_id = NULL, email = NULL, email_folded = NULL, mail_hash = NULL, browser_hash = NULL,
         said_organisation = NULL WHERE person_id = $1"
);
sql!(
    DATA_RULE_AMENDMENTS =
        "SELECT a.text_id, r.amendment_id, r.revision, r.title, r.explanation, r.steps, r.at
     FROM rule_amendment_revision r JOIN rule_amendment a ON a.id = r.amendment_id
     WHERE r.person_id = $1 ORDER BY r.at"
);
sql!(
    DATA_RULE_SIGNATURES =
        "SELECT amendment_id, organisation_id, is_submitter, at FROM rule_amendment_signature
     WHERE person_id = $1 ORDER BY at"
);
sql!(
    DATA_RULE_ADVICE = "SELECT id, advice, advice_text, advised_at FROM rule_amendment
     WHERE advised_by = $1 ORDER BY advised_at"
);
sql!(
    DATA_RULE_DECISIONS =
        "SELECT id, state, decided_on FROM rule_amendment WHERE decided_by = $1 ORDER BY decided_on"
);
sql!(DATA_RULE_ADOPTIONS = "SELECT version_id, at FROM rule_adoption WHERE person_id = $1 ORDER BY at");
sql!(ERASE_RULE_GROUPS = "DELETE FROM rule_drafter WHERE person_id = $1");
sql!(ERASE_RULE_FOLLOWS = "DELETE FROM rule_follow WHERE person_id = $1");
sql!(ERASE_RULE_READING = "DELETE FROM rule_reading WHERE person_id = $1");

/// The part of the rulebook in somebody's personal data.
pub struct RuleData;

impl RoomData for RuleData {
    fn key(&self) -> &'static str {
        "rulebook"
    }

    fn export<'a>(&'a self, tx: &'a mut Transaction, person: PersonId) -> Boxed<'a, Result<Value>> {
        Box::pin(async move {
            let mut all = serde_json::Map::new();
            for (name, statement) in [
                ("texts", &DATA_RULE_TEXTS),
                ("versions", &DATA_RULE_VERSIONS),
                ("changes", &DATA_RULE_CHANGES),
                ("working_groups", &DATA_RULE_GROUPS),
                ("follows", &DATA_RULE_FOLLOWS),
                ("read", &DATA_RULE_READING),
                ("responses", &DATA_RULE_RESPONSES),
                ("answers", &DATA_RULE_ANSWERS),
                ("voices", &DATA_RULE_VOICES),
                ("answers_given", &DATA_RULE_TREATED),
                ("amendments", &DATA_RULE_AMENDMENTS),
                ("signatures", &DATA_RULE_SIGNATURES),
                ("advice", &DATA_RULE_ADVICE),
                ("decisions", &DATA_RULE_DECISIONS),
                ("adoptions", &DATA_RULE_ADOPTIONS),
            ] {
                all.insert(name.to_owned(), objects(&tx.all(statement, params![person]).await?));
            }
            Ok(json!(all))
        })
    }

    /// What was written stays under the name of the organisation; the name of the person goes with the account.
    fn erase<'a>(&'a self, tx: &'a mut Transaction, person: PersonId, _: Instant) -> Boxed<'a, Result<()>> {
        Box::pin(async move {
            tx.execute(&ERASE_RULE_GROUPS, params![person]).await?;
            tx.execute(&ERASE_RULE_RESPONSES, params![person]).await?;
            tx.execute(&ERASE_RULE_FOLLOWS, params![person]).await?;
            tx.execute(&ERASE_RULE_READING, params![person]).await.map(drop)
        })
    }
}
