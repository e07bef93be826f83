//! What this room asks of somebody: to judge reports, to choose an answer, to help before a day, to go on with a draft,
//! to say whether an example is still so.

use db::{Result, Row, Transaction, params, sql};
use notices::{Ask, Asks, Boxed};
use web::{Actor, DAY, Instant, Language, NetworkRole, Page, dates};

use crate::store::{contributions::word, visible};

macro_rules! of_mine {
    () => {
        "FROM contribution c WHERE c.author_id = $1 AND EXISTS (SELECT 1 FROM membership m
         WHERE m.person_id = $1 AND m.organisation_id = c.organisation_id) AND "
    };
}
sql!(
    UNANSWERED = concat!(
        "SELECT c.id, c.title, c.language, c.reply_count ",
        of_mine!(),
        "c.kind = 'question' AND c.state = 'published' AND c.reply_count > 0 AND c.accepted_reply_id IS NULL
     ORDER BY c.active_at DESC, c.id LIMIT 5"
    )
);
sql!(
    DRAFTS_LYING = concat!(
        "SELECT c.id, c.title, c.language, c.changed_at ",
        of_mine!(),
        "c.state = 'draft' AND c.changed_at < $2 ORDER BY c.changed_at DESC, c.id LIMIT 5"
    )
);
sql!(
    OLD_EXAMPLES = concat!(
        "SELECT c.id, c.title, c.language, c.phase, c.changed_at ",
        of_mine!(),
        "c.kind = 'example' AND c.state = 'published' AND c.phase IN ('idea', 'pilot', 'in-use') AND c.changed_at < $2
     ORDER BY c.changed_at, c.id LIMIT 5"
    )
);
sql!(
    NEEDED_SOON = concat!(
        "SELECT c.id, c.title, c.language, c.needed_by FROM contribution c
     WHERE c.state = 'published' AND c.needed_by >= $3 AND c.needed_by <= $4 AND c.author_id <> $1
         AND NOT EXISTS (SELECT 1 FROM membership m WHERE m.person_id = $1 AND m.organisation_id = c.organisation_id)
         AND NOT EXISTS (SELECT 1 FROM reply r WHERE r.contribution_id = c.id AND r.person_id = $1)
         AND EXISTS (SELECT 1 FROM contribution_theme ct JOIN follow f ON f.item_kind = 'theme' AND f.item_id = ct.theme_id
             WHERE ct.contribution_id = c.id AND f.person_id = $1) AND ",
        visible!(),
        " ORDER BY c.needed_by, c.id LIMIT 5"
    )
);
sql!(REPORTS_WAITING = "SELECT count(*) AS waiting FROM report WHERE ended_at IS NULL");

/// A draft that was not touched for so long lies around.
const DRAFT_LIES: i64 = 3 * DAY;
/// After so long one wonders whether an example is still so.
const EXAMPLE_AGES: i64 = 180 * DAY;
/// How long before the day by which an answer is needed others are asked.
const SOON: i64 = 14 * DAY;

/// What the exchange asks.
pub struct ExchangeAsks;

impl Asks for ExchangeAsks {
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
            if actor.has_network_role(NetworkRole::Moderator) {
                let waiting: i64 = tx.one(&REPORTS_WAITING, &[]).await?.get("waiting")?;
                if waiting > 0 {
                    asks.push(Ask {
                        what: p.t("exchange-asked-reports").to_owned(),
                        title: p.t1("exchange-asked-reports-title", "count", waiting),
                        url: "/beheer/meldingen".into(),
                        ..Ask::default()
                    });
                }
            }
            for row in tx.all(&UNANSWERED, params![person]).await? {
                let replies: i64 = row.get("reply_count")?;
                let meta = p.t1("exchange-count-replies", "count", replies);
                asks.push(ask(p, &row, "exchange-asked-answer", "#reacties", meta)?);
            }
            let (today, until) = (dates::date_of(now).to_string(), dates::date_of(now + SOON).to_string());
            let values = params![person, actor.is_in_network(), today, until];
            for row in tx.all(&NEEDED_SOON, values).await? {
                let meta = p.t1("exchange-needed-by", "day", p.date(&row.get::<String>("needed_by")?));
                asks.push(ask(p, &row, "exchange-asked-help", "", meta)?);
            }
            for row in tx.all(&DRAFTS_LYING, params![person, now - DRAFT_LIES]).await? {
                let meta = p.t1("exchange-changed-on", "day", p.day(&row.get("changed_at")?));
                asks.push(ask(p, &row, "exchange-asked-draft", "/wijzigen", meta)?);
            }
            for row in tx.all(&OLD_EXAMPLES, params![person, now - EXAMPLE_AGES]).await? {
                let phase = p.t(&format!("exchange-phase-{}", row.get::<String>("phase")?)).to_owned();
                let day = p.day(&row.get("changed_at")?);
                let meta = p.t2("exchange-asked-example-since", "phase", phase, "day", day);
                asks.push(ask(p, &row, "exchange-asked-example", "/wijzigen", meta)?);
            }
            Ok(asks)
        })
    }
}

fn ask(p: &Page, row: &Row, what: &str, below: &str, meta: String) -> Result<Ask> {
    let id: crate::model::ContributionId = row.get("id")?;
    let language = word(row, "language", Language::from_code)?;
    Ok(Ask {
        what: p.t(what).to_owned(),
        title: row.get("title")?,
        url: format!("/bijdragen/{id}{below}"),
        meta,
        lang: (language != p.language).then(|| language.code()),
    })
}
