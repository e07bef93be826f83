//! Contributions as other rooms and the front page show them.

use std::collections::HashMap;

use db::{Result, Transaction, params, sql, uuid::Uuid};
use links::{BoxFuture, Provider, Shown};
use people::{ActivityButton, ActivityItem, ActivitySection, Boxed, OrganisationActivity};
use search::Search;
use web::{Actor, OrganisationId, Page, dates};

use crate::{
    model::{Filter, Kind},
    store::{
        audience::{REPLY_KIND, REPORT_KIND},
        contributions::{ITEM_KIND, word},
        follows::{self, Followable},
        listed,
        lists::{self, Item},
        visible,
    },
};

/// Who wrote what was removed still sees it, with the reason.
macro_rules! seen {
    () => {
        concat!(
            "((",
            listed!(),
            " AND ",
            visible!(),
            ") OR (c.state = 'removed' AND c.author_id = $1 AND EXISTS
         (SELECT 1 FROM membership m WHERE m.person_id = $1 AND m.organisation_id = c.organisation_id)))"
        )
    };
}
macro_rules! contributions {
    ($engine:ident) => {
        concat!(
            "SELECT c.id, c.kind, c.title, c.summary, c.published_at, c.made_at, o.name AS organisation_name
             FROM contribution c JOIN organisation o ON o.id = c.organisation_id WHERE c.id ",
            db::among!($engine, "$3"),
            " AND ",
            seen!()
        )
    };
}
macro_rules! replies {
    ($engine:ident) => {
        concat!(
            "SELECT r.id, r.body, r.made_at, c.id AS contribution_id, c.title, o.name AS organisation_name FROM reply r
             JOIN contribution c ON c.id = r.contribution_id
             JOIN organisation o ON o.id = r.organisation_id WHERE r.id ",
            db::among!($engine, "$3"),
            " AND r.ended_at IS NULL AND ",
            listed!(),
            " AND ",
            visible!()
        )
    };
}
macro_rules! reports {
    ($engine:ident) => {
        concat!(
            "SELECT r.id, r.decision, r.made_at, c.id AS contribution_id, c.title FROM report r
             LEFT JOIN contribution c ON c.id = r.contribution_id AND ",
            listed!(),
            " AND ",
            visible!(),
            " WHERE r.id ",
            db::among!($engine, "$3"),
            " AND r.person_id = $1"
        )
    };
}
sql!(SHOWN = sqlite: contributions!(sqlite), postgres: contributions!(postgres));
sql!(SHOWN_REPLIES = sqlite: replies!(sqlite), postgres: replies!(postgres));
sql!(
    /// To who reported; the title only when they may see what was reported, which may have been removed.
    SHOWN_REPORTS = sqlite: reports!(sqlite), postgres: reports!(postgres)
);

/// Key of the word for a kind.
pub(crate) fn kind_key(kind: Kind) -> &'static str {
    match kind {
        Kind::Question => "exchange-kind-question",
        Kind::Example => "exchange-kind-example",
        Kind::Need => "exchange-kind-need",
        Kind::Offer => "exchange-kind-offer",
    }
}

/// How much of the text of a reply is shown elsewhere, in characters.
const EXCERPT: usize = 240;

/// Shows contributions, at the ends of links and elsewhere.
pub struct ExchangeLinks;

impl Provider for ExchangeLinks {
    fn kinds(&self) -> &[&'static str] {
        &[ITEM_KIND]
    }

    fn show<'a>(
        &'a self,
        tx: &'a Transaction,
        actor: &'a Actor,
        ids: &'a [Uuid],
    ) -> BoxFuture<'a, Result<HashMap<Uuid, Shown>>> {
        Box::pin(async move {
            let mut shown = HashMap::new();
            for row in tx.all(&SHOWN, params![actor.person, actor.is_in_network(), db::id_list(ids)]).await? {
                let kind = word(&row, "kind", Kind::from_key)?;
                let id: Uuid = row.get("id")?;
                let thing = Shown {
                    title: row.get("title")?,
                    text: row.get("summary")?,
                    by: row.get("organisation_name")?,
                    url: format!("/bijdragen/{id}"),
                    kind_class: kind.key(),
                    kind_label_key: kind_key(kind),
                    at: row.get::<Option<i64>>("published_at")?.unwrap_or(row.get("made_at")?),
                };
                shown.insert(id, thing);
            }
            Ok(shown)
        })
    }
}

/// Shows replies, with the title of what they reply to.
pub struct ReplyLinks;

impl Provider for ReplyLinks {
    fn kinds(&self) -> &[&'static str] {
        &[REPLY_KIND]
    }

    fn show<'a>(
        &'a self,
        tx: &'a Transaction,
        actor: &'a Actor,
        ids: &'a [Uuid],
    ) -> BoxFuture<'a, Result<HashMap<Uuid, Shown>>> {
        Box::pin(async move {
            let mut shown = HashMap::new();
            let values = params![actor.person, actor.is_in_network(), db::id_list(ids)];
            for row in tx.all(&SHOWN_REPLIES, values).await? {
                let (id, on): (Uuid, Uuid) = (row.get("id")?, row.get("contribution_id")?);
                let thing = Shown {
                    title: row.get("title")?,
                    text: text::markdown::excerpt(&row.get::<String>("body")?, EXCERPT),
                    by: row.get("organisation_name")?,
                    url: format!("/bijdragen/{on}#reactie-{id}"),
                    kind_class: "",
                    kind_label_key: "exchange-kind-reply",
                    at: row.get("made_at")?,
                };
                shown.insert(id, thing);
            }
            Ok(shown)
        })
    }
}

/// Shows reports to who reported, with the reason of the decision.
pub struct ReportLinks;

impl Provider for ReportLinks {
    fn kinds(&self) -> &[&'static str] {
        &[REPORT_KIND]
    }

    fn show<'a>(
        &'a self,
        tx: &'a Transaction,
        actor: &'a Actor,
        ids: &'a [Uuid],
    ) -> BoxFuture<'a, Result<HashMap<Uuid, Shown>>> {
        Box::pin(async move {
            let mut shown = HashMap::new();
            let values = params![actor.person, actor.is_in_network(), db::id_list(ids)];
            for row in tx.all(&SHOWN_REPORTS, values).await? {
                let about: Option<Uuid> = row.get("contribution_id")?;
                let thing = Shown {
                    title: row.get::<Option<String>>("title")?.unwrap_or_default(),
                    text: row.get("decision")?,
                    by: String::new(),
                    url: about.map(|id| format!("/bijdragen/{id}")).unwrap_or_default(),
                    kind_class: "",
                    kind_label_key: "exchange-kind-report",
                    at: row.get("made_at")?,
                };
                shown.insert(row.get("id")?, thing);
            }
            Ok(shown)
        })
    }
}

/// What an organisation brought, on its page.
pub struct ExchangeActivity(pub Search);

impl OrganisationActivity for ExchangeActivity {
    fn section<'a>(
        &'a self,
        tx: &'a Transaction,
        actor: &'a Actor,
        organisation: OrganisationId,
        page: &'a Page,
    ) -> Boxed<'a, Result<Option<ActivitySection>>> {
        Box::pin(async move {
            let filter = Filter { organisation: Some(organisation), ..Filter::default() };
            let (items, button) = tokio::try_join!(
                lists::first(&self.0, tx, actor, &filter, 6),
                follow_button(tx, actor, organisation)
            )?;
            if items.is_empty() && button.is_none() {
                return Ok(None);
            }
            let shown = items.iter().take(5).map(|item| ActivityItem {
                title: item.title.clone(),
                url: format!("/bijdragen/{}", item.id),
                meta: meta(page, item),
            });
            let more_url = (items.len() > 5).then(|| filter.url(1));
            let table_url = (!items.is_empty()).then(|| filter.table_url());
            Ok(Some(ActivitySection {
                title_key: "exchange-activity",
                items: shown.collect(),
                more_url,
                feed_url: Some(filter.feed_url(1)),
                table_url,
                button,
            }))
        })
    }
}

/// Following or not, for who belongs to the network.
async fn follow_button(
    tx: &Transaction,
    actor: &Actor,
    organisation: OrganisationId,
) -> Result<Option<ActivityButton>> {
    if !actor.is_in_network() {
        return Ok(None);
    }
    let what = Followable::Organisation;
    let follows = follows::follows(tx, actor, what, organisation.0).await?;
    let (url, label_key) = if follows {
        ("/niet-meer-volgen", "exchange-do-unfollow")
    } else {
        ("/volgen", "exchange-do-follow")
    };
    let fields = vec![("soort", what.key().to_owned()), ("id", organisation.to_string())];
    Ok(Some(ActivityButton { url: url.to_owned(), fields, label_key }))
}

fn meta(page: &Page, item: &Item) -> String {
    let kind = page.t(kind_key(item.kind));
    match item.published_at {
        Some(at) => format!("{kind}, {}", dates::day(at, page.language)),
        None => kind.to_owned(),
    }
}
