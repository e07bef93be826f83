//! What fits a contribution, and what somebody does not want to be shown with it again.

use std::collections::{HashMap, HashSet};

use db::{Result, Transaction, params, sql, uuid::Uuid};
use people::store::catalogue::ITEM_KIND as ORGANISATION_KIND;
use search::Search;
use web::{Actor, Instant, PersonId};

use crate::{
    model::{Contribution, ContributionId, Fit, Organisation, Reason, Side, State, counterparts, fit},
    store::{
        catalogue,
        contributions::{ITEM_KIND, organisation_of},
        lists::{self, Item},
    },
};

macro_rules! organisations {
    ($engine:tt) => {
        concat!(
            "SELECT o.id AS organisation_id, o.kind AS organisation_kind, o.name AS organisation_name, o.province_code,
                 o.inhabitants FROM organisation o WHERE o.id ",
            db::among!($engine, "$1")
        )
    };
}
sql!(
    DISMISS = "INSERT INTO match_dismissal (person_id, contribution_id, other_kind, other_id, at)
     VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING"
);
sql!(MATCHING_ORGANISATIONS = sqlite: organisations!(sqlite), postgres: organisations!(postgres));
sql!(DISMISSED = "SELECT other_id FROM match_dismissal WHERE person_id = $1 AND contribution_id = $2");
sql!(SHOW_AGAIN = "DELETE FROM match_dismissal WHERE person_id = $1 AND contribution_id = $2");

/// Something that fits.
#[derive(Clone, Debug, PartialEq)]
pub struct Match {
    /// What.
    pub item: Item,
    /// Why.
    pub reasons: Vec<Reason>,
}

/// An organisation that fits, by what it brought or by what it says of itself.
#[derive(Clone, Debug, PartialEq)]
pub struct OrganisationMatch {
    /// Which.
    pub organisation: Organisation,
    /// How much it brought that fits.
    pub brought: usize,
    /// Why: of what fits best.
    pub reasons: Vec<Reason>,
    score: f32,
}

/// All that fits a contribution.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Matches {
    /// The best first.
    pub matches: Vec<Match>,
    /// Other organisations, the best first.
    pub organisations: Vec<OrganisationMatch>,
    /// How many this actor does not want to see.
    pub dismissed: usize,
}

/// How many texts are compared.
const CANDIDATES: usize = 60;
/// How many are shown.
const SHOWN: usize = 10;
/// How many organisations are shown.
const SHOWN_ORGANISATIONS: usize = 5;
/// How much of the text is compared, in characters.
const COMPARED: usize = 4_000;

/// What fits this contribution, of other organisations, and what this actor may see.
pub async fn of(search: &Search, tx: &mut Transaction, actor: &Actor, of: &Contribution) -> Result<Matches> {
    let texts = of.content.sections.values().map(|section| text::markdown::to_plain(section));
    let text: String = std::iter::once(of.content.title.clone()).chain(texts).collect::<Vec<_>>().join("\n");
    let text: String = text.chars().take(COMPARED).collect();
    let similar = search.similar(actor, &[ITEM_KIND], &text, 1, CANDIDATES).await?;
    let items: Vec<_> = similar.iter().map(|(item, _)| *item).collect();
    let items = lists::chosen(tx, actor, &items).await?;
    let ids: Vec<Uuid> = items.iter().map(|item| item.id.0).collect();
    let themes = catalogue::themes_of(tx, &ids).await?;
    let dismissed = dismissed(tx, actor, of.id).await?;
    let similar: HashMap<Uuid, _> = similar.into_iter().map(|(item, similar)| (item.id, similar)).collect();
    let own = Side { organisation: &of.organisation, themes: &of.content.themes };
    let mut found = Matches { dismissed: dismissed.len(), ..Matches::default() };
    let mut scored = Vec::new();
    for item in items {
        let Some(similar) = similar.get(&item.id.0) else { continue };
        let open = item.state != State::Closed;
        let is_own = item.organisation.id == of.organisation.id;
        if is_own || !counterparts(of.kind).contains(&item.kind) || !open {
            continue;
        }
        let themes = themes.get(&item.id.0).map_or(&[][..], Vec::as_slice);
        let other = Side { organisation: &item.organisation, themes };
        let Some(fit) = fit(&own, &other, similar.likeness, &similar.words) else { continue };
        if dismissed.contains(&item.id.0) {
            continue;
        }
        found.add(&item.organisation, &fit, 1);
        scored.push((fit.score, Match { item, reasons: fit.reasons }));
    }
    let similar = search.similar(actor, &[ORGANISATION_KIND], &text, 2, CANDIDATES).await?;
    let similar: HashMap<Uuid, _> = similar.into_iter().map(|(item, similar)| (item.id, similar)).collect();
    let ids: Vec<Uuid> = similar.keys().copied().collect();
    for organisation in organisations(tx, &ids).await? {
        let other = Side { organisation: &organisation, themes: &[] };
        let similar = similar.get(&organisation.id.0);
        let fit = similar.and_then(|similar| fit(&own, &other, similar.likeness, &similar.words));
        if let Some(fit) = fit.filter(|_| organisation.id != of.organisation.id) {
            found.add(&organisation, &fit, 0);
        }
    }
    found.organisations.retain(|found| !dismissed.contains(&found.organisation.id.0));
    scored.sort_by(|(a, one), (b, other)| b.total_cmp(a).then(other.item.id.cmp(&one.item.id)));
    found.matches = scored.into_iter().take(SHOWN).map(|(_, found)| found).collect();
    found.organisations.sort_by(|one, other| {
        other.score.total_cmp(&one.score).then_with(|| one.organisation.name.cmp(&other.organisation.name))
    });
    found.organisations.truncate(SHOWN_ORGANISATIONS);
    Ok(found)
}

impl Matches {
    /// Adds that an organisation fits; of several reasons those of the best fit stay.
    fn add(&mut self, organisation: &Organisation, fit: &Fit, brought: usize) {
        let known = self.organisations.iter_mut().find(|known| known.organisation.id == organisation.id);
        let Some(known) = known else {
            let reasons = fit.reasons.clone();
            let organisation = organisation.clone();
            self.organisations.push(OrganisationMatch { organisation, brought, reasons, score: fit.score });
            return;
        };
        known.brought += brought;
        if fit.score > known.score {
            known.score = fit.score;
            known.reasons = fit.reasons.clone();
        }
    }
}

/// The organisations with these identifiers, those that are there.
pub async fn organisations(tx: &mut Transaction, ids: &[Uuid]) -> Result<Vec<Organisation>> {
    tx.all(&MATCHING_ORGANISATIONS, params![db::id_list(ids)]).await?.iter().map(organisation_of).collect()
}

/// What this person does not want to be shown with a contribution.
async fn dismissed(tx: &mut Transaction, actor: &Actor, of: ContributionId) -> Result<HashSet<Uuid>> {
    let Some(person) = actor.person else { return Ok(HashSet::new()) };
    tx.all(&DISMISSED, params![person, of]).await?.iter().map(|row| row.get("other_id")).collect()
}

/// This person does not want to be shown `other` (its kind as an item and its identifier) with this contribution again.
pub async fn dismiss(
    tx: &mut Transaction,
    person: PersonId,
    of: ContributionId,
    other: (&str, Uuid),
    now: Instant,
) -> Result<()> {
    tx.execute(&DISMISS, params![person, of, other.0, other.1, now]).await.map(drop)
}

/// This person wants to be shown all again.
pub async fn show_again(tx: &mut Transaction, person: PersonId, of: ContributionId) -> Result<()> {
    tx.execute(&SHOW_AGAIN, params![person, of]).await.map(drop)
}
