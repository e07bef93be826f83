//! What people said in words: comments on nodes and explanations with statements. Only of respondents who count.

use db::{Result, Row, Transaction, family, params, sql, uuid::Uuid};
use web::Instant;

use crate::{
    model::{
        anchor::Anchor,
        consultation::{
            About, ConsultationId, GroupId, MOST_COMMENTS, Outcome, RespondentId, RespondentKind,
            StatementId, Voice, VoiceId,
        },
        node::NodeId,
    },
    store::unknown,
};

macro_rules! voice {
    ($($more:tt)*) => {
        concat!(
            "SELECT v.id, v.statement_id, v.node_id, v.anchor, v.body, v.made_at, v.group_id, v.outcome, v.reason,
                 r.kind, r.said_organisation, o.name AS organisation_name
             FROM consultation_voice v
             JOIN consultation_respondent r ON r.id = v.respondent_id AND r.confirmed_at IS NOT NULL
             LEFT JOIN organisation o ON o.id = r.organisation_id ",
            $($more)*
        )
    };
}
family!(VOICES = voice!(
    "WHERE v.consultation_id = $1 {filters} ORDER BY v.made_at, v.id LIMIT $2 OFFSET $3"
), filters: [
    ("statement", "AND v.statement_id = {}"),
    ("comments", "AND (v.node_id IS NOT NULL) = {}"),
    ("group", "AND v.group_id = {}"),
    ("unanswered", "AND (v.group_id IS NULL AND v.outcome IS NULL) = {}"),
]);
family!(VOICES_TOTAL = "SELECT count(*) AS voices FROM consultation_voice v
     JOIN consultation_respondent r ON r.id = v.respondent_id AND r.confirmed_at IS NOT NULL
     WHERE v.consultation_id = $1 {filters}", filters: [
    ("statement", "AND v.statement_id = {}"),
    ("comments", "AND (v.node_id IS NOT NULL) = {}"),
    ("group", "AND v.group_id = {}"),
    ("unanswered", "AND (v.group_id IS NULL AND v.outcome IS NULL) = {}"),
]);
sql!(
    VOICES_CHOSEN = sqlite: voice!("WHERE v.id ", db::among!(sqlite, "$1"), " ORDER BY v.made_at, v.id"),
    postgres: voice!("WHERE v.id ", db::among!(postgres, "$1"), " ORDER BY v.made_at, v.id")
);
sql!(
    VOICES_OF_RESPONDENT =
        "SELECT v.id, v.statement_id, v.node_id, v.anchor, v.body, v.made_at, v.group_id, v.outcome,
         v.reason, r.kind, r.said_organisation, o.name AS organisation_name
     FROM consultation_voice v JOIN consultation_respondent r ON r.id = v.respondent_id
     LEFT JOIN organisation o ON o.id = r.organisation_id
     WHERE v.respondent_id = $1 AND v.node_id IS NOT NULL ORDER BY v.made_at, v.id LIMIT $2"
);
sql!(
    /// Where the comments of one consultation are: without the words, which only some of them need.
    ANCHORS = "SELECT v.id, v.anchor FROM consultation_voice v
     JOIN consultation_respondent r ON r.id = v.respondent_id AND r.confirmed_at IS NOT NULL
     WHERE v.consultation_id = $1 AND v.node_id IS NOT NULL ORDER BY v.made_at, v.id"
);
sql!(
    COMMENT_ADD = "INSERT INTO consultation_voice
         (id, consultation_id, respondent_id, node_id, anchor, body, made_at, reason)
     SELECT $1, $2, $3, $4, $5, $6, $7, '' WHERE
         (SELECT count(*) FROM consultation_voice WHERE respondent_id = $3 AND node_id IS NOT NULL) < $8"
);
sql!(
    COMMENT_END =
        "DELETE FROM consultation_voice WHERE id = $1 AND respondent_id = $2 AND node_id IS NOT NULL"
);

/// Which voices.
#[derive(Clone, Copy, Debug, Default)]
pub struct Filter {
    /// Explanations with this statement.
    pub statement: Option<StatementId>,
    /// Only comments (`true`), or only explanations.
    pub comments: Option<bool>,
    /// In this group.
    pub group: Option<GroupId>,
    /// Only those without an answer and a group (`true`), or only the others.
    pub unanswered: Option<bool>,
}

impl Filter {
    fn values(&self) -> Vec<(&'static str, db::Value)> {
        let mut values: Vec<(&'static str, db::Value)> = Vec::new();
        values.extend(self.statement.map(|id| ("statement", id.into())));
        values.extend(self.comments.map(|is| ("comments", is.into())));
        values.extend(self.group.map(|id| ("group", id.into())));
        values.extend(self.unanswered.map(|is| ("unanswered", is.into())));
        values
    }
}

/// Some voices, the oldest first.
pub async fn list(
    tx: &mut Transaction,
    consultation: ConsultationId,
    filter: &Filter,
    limit: i64,
    offset: i64,
) -> Result<Vec<Voice>> {
    tx.all_with(&VOICES, params![consultation, limit, offset], &filter.values())
        .await?
        .iter()
        .map(voice)
        .collect()
}

/// How many voices there are.
pub async fn total(tx: &mut Transaction, consultation: ConsultationId, filter: &Filter) -> Result<i64> {
    let rows = tx.all_with(&VOICES_TOTAL, params![consultation], &filter.values()).await?;
    rows.first().map_or(Ok(0), |row| row.get("voices"))
}

/// These voices, the oldest first.
pub async fn chosen(tx: &mut Transaction, ids: &[Uuid]) -> Result<Vec<Voice>> {
    tx.all(&VOICES_CHOSEN, params![db::id_list(ids)]).await?.iter().map(voice).collect()
}

/// The comments of one respondent, also of one who does not count yet.
pub async fn of_respondent(tx: &mut Transaction, id: RespondentId) -> Result<Vec<Voice>> {
    tx.all(&VOICES_OF_RESPONDENT, params![id, MOST_COMMENTS]).await?.iter().map(voice).collect()
}

/// Where each comment of a consultation is, as JSON of an anchor: many say the same.
pub async fn anchors(tx: &mut Transaction, consultation: ConsultationId) -> Result<Vec<(VoiceId, String)>> {
    let rows = tx.all(&ANCHORS, params![consultation]).await?;
    rows.iter().map(|row| Ok((row.get("id")?, row.get("anchor")?))).collect()
}

/// The anchor that this JSON is.
pub fn anchor_of(json: &str) -> Result<Anchor> {
    serde_json::from_str(json).map_err(|refused| db::Error::fault("anchor", refused.to_string()))
}

/// Adds a comment. `false` when the respondent made too many already.
pub async fn comment(
    tx: &mut Transaction,
    id: VoiceId,
    of: (ConsultationId, RespondentId),
    anchor: &Anchor,
    body: &str,
    now: Instant,
) -> Result<bool> {
    let json = serde_json::to_string(anchor).expect("an anchor is plain data with text keys");
    let values = params![id, of.0, of.1, anchor.node.uuid(), json, body, now, MOST_COMMENTS];
    Ok(tx.execute(&COMMENT_ADD, values).await? > 0)
}

/// Takes a comment back. `false` when the respondent made none with this identifier.
pub async fn take_back(tx: &mut Transaction, id: VoiceId, respondent: RespondentId) -> Result<bool> {
    Ok(tx.execute(&COMMENT_END, params![id, respondent]).await? > 0)
}

fn voice(row: &Row) -> Result<Voice> {
    let kind: String = row.get("kind")?;
    let outcome: Option<String> = row.get("outcome")?;
    let about = match row.get::<Option<StatementId>>("statement_id")? {
        Some(statement) => About::Statement(statement),
        None => {
            let json: Option<String> = row.get("anchor")?;
            let node = NodeId::new(row.get("node_id")?);
            About::Node(json.map_or(Ok(Anchor::node(node)), |json| anchor_of(&json))?)
        }
    };
    Ok(Voice {
        id: row.get("id")?,
        about,
        body: row.get("body")?,
        at: row.get("made_at")?,
        kind: RespondentKind::from_key(&kind).ok_or_else(|| unknown("kind of respondent", &kind))?,
        organisation: row.get("organisation_name")?,
        said_organisation: row.get("said_organisation")?,
        group: row.get("group_id")?,
        outcome: outcome
            .map(|key| Outcome::from_key(&key).ok_or_else(|| unknown("outcome", &key)))
            .transpose()?,
        reason: row.get("reason")?,
    })
}
