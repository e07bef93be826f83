//! What was answered, counted.

use std::collections::BTreeMap;

use db::{Result, Transaction, params, sql};

use crate::{
    model::consultation::{ConsultationId, RespondentKind, StatementId, results::Distribution},
    store::unknown,
};

sql!(
    AGREEMENTS =
        "SELECT a.statement_id, r.kind, a.agreement, count(*) AS answers FROM consultation_respondent r
     JOIN consultation_answer a ON a.respondent_id = r.id
     WHERE r.consultation_id = $1 AND r.confirmed_at IS NOT NULL
     GROUP BY a.statement_id, r.kind, a.agreement"
);
sql!(
    RESPONDENTS = "SELECT kind, count(*) AS respondents FROM consultation_respondent
     WHERE consultation_id = $1 AND confirmed_at IS NOT NULL GROUP BY kind"
);
sql!(
    RESPONDING_ORGANISATIONS =
        "SELECT o.name FROM consultation_respondent r JOIN organisation o ON o.id = r.organisation_id
     WHERE r.consultation_id = $1 AND r.confirmed_at IS NOT NULL ORDER BY o.name_folded, o.id LIMIT 1000"
);
sql!(
    SAID_ORGANISATIONS =
        "SELECT DISTINCT said_organisation FROM consultation_respondent WHERE consultation_id = $1
         AND confirmed_at IS NOT NULL AND said_organisation IS NOT NULL ORDER BY said_organisation LIMIT 1000"
);

/// What was answered to each statement, per kind of respondent.
pub type Agreements = BTreeMap<StatementId, BTreeMap<RespondentKind, Distribution>>;

/// What was answered to the statements of a consultation.
pub async fn agreements(tx: &mut Transaction, id: ConsultationId) -> Result<Agreements> {
    let mut all = Agreements::new();
    for row in tx.all(&AGREEMENTS, params![id]).await? {
        let of_statement = all.entry(row.get("statement_id")?).or_default();
        let kind = of_statement.entry(kind(&row.get::<String>("kind")?)?).or_default();
        kind.add(row.get("agreement")?, row.get("answers")?);
    }
    Ok(all)
}

/// How many respond, per kind.
pub async fn respondents(tx: &mut Transaction, id: ConsultationId) -> Result<BTreeMap<RespondentKind, i64>> {
    let rows = tx.all(&RESPONDENTS, params![id]).await?;
    rows.iter().map(|row| Ok((kind(&row.get::<String>("kind")?)?, row.get("respondents")?))).collect()
}

/// The names of the organisations that responded.
pub async fn organisations(tx: &mut Transaction, id: ConsultationId) -> Result<Vec<String>> {
    tx.all(&RESPONDING_ORGANISATIONS, params![id]).await?.iter().map(|row| row.get("name")).collect()
}

/// The names of the organisations in whose name guests say to respond; nobody checked them.
pub async fn said_organisations(tx: &mut Transaction, id: ConsultationId) -> Result<Vec<String>> {
    let rows = tx.all(&SAID_ORGANISATIONS, params![id]).await?;
    rows.iter().map(|row| row.get("said_organisation")).collect()
}

fn kind(key: &str) -> Result<RespondentKind> {
    RespondentKind::from_key(key).ok_or_else(|| unknown("kind of respondent", key))
}
