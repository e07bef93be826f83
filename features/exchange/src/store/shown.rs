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
        among,
        contributions::{ITEM_KIND, word},
        follows::{self, Followable},
        listed,
        lists::{self, Item},
        visible,
    },
};

sql!(
    SHOWN = sqlite: concat!("SELECT c.id, c.kind, c.title, c.published_at, c.made_at FROM contribution c WHERE ",
        among!(sqlite), " AND ", listed!(), " AND ", visible!("$2", "$3")),
    postgres: concat!("SELECT c.id, c.kind, c.title, c.published_at, c.made_at FROM contribution c WHERE ",
        among!(postgres), " AND ", listed!(), " AND ", visible!("$2", "$3"))
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

/// Shows contributions at the ends of links.
pub struct ExchangeLinks;

impl Provider for ExchangeLinks {
    fn kinds(&self) -> &[&'static str] {
        &[ITEM_KIND]
    }

    fn show<'a>(
        &'a self,
        tx: &'a mut Transaction,
        actor: &'a Actor,
        ids: &'a [Uuid],
    ) -> BoxFuture<'a, Result<HashMap<Uuid, Shown>>> {
        Box::pin(async move {
            let values = params![db::id_list(ids), actor.person, actor.is_in_network()];
            let mut shown = HashMap::new();
            for row in tx.all(&SHOWN, values).await? {
                let kind = word(&row, "kind", Kind::from_key)?;
                let id: Uuid = row.get("id")?;
                let at = row.get::<Option<i64>>("published_at")?.unwrap_or(row.get("made_at")?);
                let title = row.get("title")?;
                let url = format!("/bijdragen/{id}");
                let thing = Shown { title, url, kind_class: kind.key(), kind_label_key: kind_key(kind), at };
                shown.insert(id, thing);
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
        tx: &'a mut Transaction,
        actor: &'a Actor,
        organisation: OrganisationId,
        page: &'a Page,
    ) -> Boxed<'a, Result<Option<ActivitySection>>> {
        Box::pin(async move {
            let filter = Filter { organisation: Some(organisation), ..Filter::default() };
            let items = lists::first(&self.0, tx, actor, &filter, 6).await?;
            let button = follow_button(tx, actor, organisation).await?;
            if items.is_empty() && button.is_none() {
                return Ok(None);
            }
            let shown = items.iter().take(5).map(|item| ActivityItem {
                title: item.title.clone(),
                url: format!("/bijdragen/{}", item.id),
                meta: meta(page, item),
            });
            let more_url = (items.len() > 5).then(|| filter.url(1));
            Ok(Some(ActivitySection {
                title_key: "exchange-activity",
                items: shown.collect(),
                more_url,
                button,
            }))
        })
    }
}

/// Following or not, for who belongs to the network.
async fn follow_button(
    tx: &mut Transaction,
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
