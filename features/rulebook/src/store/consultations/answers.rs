//! What is done with voices: alone, or in groups that say the same.

use db::{Result, Row, Transaction, params, sql};
use web::{Instant, PersonId};

use crate::{
    model::consultation::{ConsultationId, Group, GroupId, MOST_GROUPS, Outcome, VoiceId},
    store::unknown,
};

sql!(
    GROUPS = "SELECT g.id, g.title, g.outcome, g.reason,
         (SELECT count(*) FROM consultation_voice v JOIN consultation_respondent r ON r.id = v.respondent_id
             WHERE v.group_id = g.id AND r.confirmed_at IS NOT NULL) AS voices
     FROM consultation_group g WHERE g.consultation_id = $1 ORDER BY g.made_at, g.id LIMIT $2"
);
sql!(
    GROUP_ADD =
        "INSERT INTO consultation_group (id, consultation_id, title, reason, person_id, made_at, changed_at)
     SELECT $1, $2, $3, '', $4, $5, $5 WHERE
         (SELECT count(*) FROM consultation_group WHERE consultation_id = $2) < $6"
);
sql!(
    GROUP_CHANGE =
        "UPDATE consultation_group SET title = $3, outcome = $4, reason = $5, person_id = $6, changed_at = $7
     WHERE id = $1 AND consultation_id = $2"
);
sql!(GROUP_REMOVE = "DELETE FROM consultation_group WHERE id = $1 AND consultation_id = $2");
sql!(
    GROUP_EMPTY =
        "UPDATE consultation_voice SET group_id = NULL WHERE group_id = $1 AND consultation_id = $2"
);
sql!(
    /// Into a group of the same consultation; an answer of its own makes way.
    VOICE_GROUP = "UPDATE consultation_voice SET group_id = $3, outcome = NULL, reason = '', answered_at = $4,
         answered_by = $5
     WHERE id = $1 AND consultation_id = $2
         AND EXISTS (SELECT 1 FROM consultation_group g WHERE g.id = $3 AND g.consultation_id = $2)"
);
sql!(
    VOICE_ANSWER =
        "UPDATE consultation_voice SET group_id = NULL, outcome = $3, reason = $4, answered_at = $5,
         answered_by = $6
     WHERE id = $1 AND consultation_id = $2"
);
sql!(
    VOICE_FREE =
        "UPDATE consultation_voice SET group_id = NULL, outcome = NULL, reason = '', answered_at = $3,
         answered_by = $4
     WHERE id = $1 AND consultation_id = $2"
);
sql!(
    /// What somebody else did with a voice since it was seen.
    VOICE_TREATED = "SELECT body FROM consultation_voice
     WHERE id = $1 AND consultation_id = $2 AND answered_at > $3 AND answered_by <> $4"
);
sql!(
    /// Who changed a group since it was seen.
    GROUP_TREATED = "SELECT title FROM consultation_group
     WHERE id = $1 AND consultation_id = $2 AND changed_at > $3 AND person_id <> $4"
);
sql!(
    /// Voices that count and have no answer, or are in a group that has none.
    UNANSWERED = "SELECT count(*) AS voices FROM consultation_voice v
     JOIN consultation_respondent r ON r.id = v.respondent_id AND r.confirmed_at IS NOT NULL
     LEFT JOIN consultation_group g ON g.id = v.group_id
     WHERE v.consultation_id = $1 AND v.outcome IS NULL AND g.outcome IS NULL"
);

/// The groups of a consultation, in the order in which they were made.
pub async fn groups(tx: &mut Transaction, consultation: ConsultationId) -> Result<Vec<Group>> {
    tx.all(&GROUPS, params![consultation, MOST_GROUPS]).await?.iter().map(group).collect()
}

/// Makes a group, without an answer yet. `false` when there are too many already.
pub async fn add_group(
    tx: &mut Transaction,
    consultation: ConsultationId,
    id: GroupId,
    title: &str,
    by: PersonId,
    now: Instant,
) -> Result<bool> {
    Ok(tx.execute(&GROUP_ADD, params![id, consultation, title, by, now, MOST_GROUPS]).await? > 0)
}

/// Says what a group is about, and what is done with it.
pub async fn change_group(
    tx: &mut Transaction,
    consultation: ConsultationId,
    group: &Group,
    by: PersonId,
    now: Instant,
) -> Result<bool> {
    let outcome = group.outcome.map(Outcome::key);
    let values = params![group.id, consultation, &group.title, outcome, &group.reason, by, now];
    Ok(tx.execute(&GROUP_CHANGE, values).await? > 0)
}

/// Takes a group away; what was in it waits for an answer again.
pub async fn remove_group(tx: &mut Transaction, consultation: ConsultationId, id: GroupId) -> Result<bool> {
    tx.execute(&GROUP_EMPTY, params![id, consultation]).await?;
    Ok(tx.execute(&GROUP_REMOVE, params![id, consultation]).await? > 0)
}

/// What to do with some voices.
#[derive(Clone, Debug)]
pub enum Doing<'d> {
    /// Put them in this group.
    Group(GroupId),
    /// Answer them one by one with the same.
    Answer(Outcome, &'d str),
    /// Take them out of their group and take their answer back.
    Free,
}

/// The words of those voices with which somebody else did something after this person saw them.
pub async fn treated_since(
    tx: &mut Transaction,
    consultation: ConsultationId,
    voices: &[VoiceId],
    by: PersonId,
    seen: Instant,
) -> Result<Vec<String>> {
    let mut treated = Vec::new();
    for id in voices {
        let row = tx.optional(&VOICE_TREATED, params![*id, consultation, seen, by]).await?;
        treated.extend(row.map(|row| row.get("body")).transpose()?);
    }
    Ok(treated)
}

/// Whether somebody else changed a group after this person saw it.
pub async fn group_changed_since(
    tx: &mut Transaction,
    consultation: ConsultationId,
    id: GroupId,
    by: PersonId,
    seen: Instant,
) -> Result<bool> {
    Ok(tx.optional(&GROUP_TREATED, params![id, consultation, seen, by]).await?.is_some())
}

/// Does the same with several voices; how many that were.
pub async fn treat(
    tx: &mut Transaction,
    consultation: ConsultationId,
    voices: &[VoiceId],
    doing: &Doing<'_>,
    by: PersonId,
    now: Instant,
) -> Result<u64> {
    let mut done = 0;
    for id in voices {
        done += match doing {
            Doing::Group(group) => {
                tx.execute(&VOICE_GROUP, params![*id, consultation, *group, now, by]).await?
            }
            Doing::Answer(outcome, reason) => {
                let values = params![*id, consultation, outcome.key(), *reason, now, by];
                tx.execute(&VOICE_ANSWER, values).await?
            }
            Doing::Free => tx.execute(&VOICE_FREE, params![*id, consultation, now, by]).await?,
        };
    }
    Ok(done)
}

/// How many voices have no answer yet, alone or through their group.
pub async fn unanswered(tx: &mut Transaction, consultation: ConsultationId) -> Result<i64> {
    tx.one(&UNANSWERED, params![consultation]).await?.get("voices")
}

fn group(row: &Row) -> Result<Group> {
    let outcome: Option<String> = row.get("outcome")?;
    Ok(Group {
        id: row.get("id")?,
        title: row.get("title")?,
        outcome: outcome
            .map(|key| Outcome::from_key(&key).ok_or_else(|| unknown("outcome", &key)))
            .transpose()?,
        reason: row.get("reason")?,
        count: row.get("voices")?,
    })
}
