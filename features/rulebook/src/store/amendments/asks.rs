//! What amendments ask of somebody: to decide and to advise on them, to answer what did not fit a newer version, to
//! submit a draft in time.

use db::{Result, Row, Transaction, params, sql, uuid::Uuid};
use notices::{Ask, Asks, Boxed};
use web::{Actor, Instant, Language, NetworkRole, OrganisationId, Page};

use crate::permissions::amendments::speaks_for;

/// What is known of the version that an amendment changes.
macro_rules! version {
    () => {
        "t.slug, t.title AS text_title, t.language, v.number AS version_number, v.amendments_until"
    };
}
/// That it lies before the assembly, and no adopted version was made of it.
macro_rules! undecided {
    () => {
        "v.state = 'proposed' AND NOT EXISTS (SELECT 1 FROM rule_adoption d WHERE d.from_version = v.id)"
    };
}
sql!(
    /// How many were submitted on each version, and how many of those have no advice.
    AMENDMENTS_WAITING = concat!(
        "SELECT ",
        version!(),
        ", count(*) AS waiting, count(a.advice) AS advised
         FROM rule_amendment a JOIN rule_version v ON v.id = a.version_id JOIN rule_text t ON t.id = a.text_id
         WHERE a.state = 'submitted' AND ",
        undecided!(),
        " GROUP BY v.id, t.slug, t.title, t.language, v.number, v.amendments_until
         ORDER BY v.amendments_until, v.id LIMIT 5"
    )
);
sql!(
    /// Those of somebody's organisations of which steps do not fit a newer version.
    AMENDMENTS_ASKED = concat!(
        "SELECT a.id, a.title, a.organisation_id, ",
        version!(),
        " FROM rule_amendment a JOIN rule_version v ON v.id = a.version_id JOIN rule_text t ON t.id = a.text_id
         WHERE a.questions <> '[]' AND a.state IN ('draft', 'submitted') AND v.amendments_until >= $2
             AND a.organisation_id IN (SELECT m.organisation_id FROM membership m WHERE m.person_id = $1) AND ",
        undecided!(),
        " ORDER BY v.amendments_until, t.slug, a.made_at, a.id LIMIT 100"
    )
);
sql!(
    /// What somebody began and did not submit.
    AMENDMENTS_BEGUN = concat!(
        "SELECT a.id, a.title, a.organisation_id, ",
        version!(),
        " FROM rule_amendment a JOIN rule_version v ON v.id = a.version_id JOIN rule_text t ON t.id = a.text_id
         WHERE a.person_id = $1 AND a.state = 'draft' AND a.questions = '[]' AND v.amendments_until >= $2 AND ",
        undecided!(),
        " ORDER BY v.amendments_until, t.slug, a.made_at, a.id LIMIT 100"
    )
);

/// See the module.
pub struct AmendmentAsks;

impl Asks for AmendmentAsks {
    fn asked<'a>(
        &'a self,
        tx: &'a mut Transaction,
        actor: &'a Actor,
        p: &'a Page,
        now: Instant,
    ) -> Boxed<'a, Result<Vec<Ask>>> {
        Box::pin(async move {
            let Some(person) = actor.person else { return Ok(Vec::new()) };
            let clerk = actor.has_network_role(NetworkRole::Clerk);
            let mut asks = Vec::new();
            if clerk || actor.has_network_role(NetworkRole::Editor) {
                for row in tx.all(&AMENDMENTS_WAITING, &[]).await? {
                    let (waiting, advised): (i64, i64) = (row.get("waiting")?, row.get("advised")?);
                    let place = Place::read(&row)?;
                    let is_past = place.until.is_none_or(|until| until < now);
                    if clerk && is_past {
                        asks.push(place.ask(p, "rulebook-asked-decide", waiting, "&status=ingediend", now));
                    }
                    if advised < waiting {
                        let narrow = "&status=ingediend&preadvies=geen";
                        asks.push(place.ask(p, "rulebook-asked-advise", waiting - advised, narrow, now));
                    }
                }
            }
            let speaks: Vec<OrganisationId> = speaks_for(actor).collect();
            if speaks.is_empty() {
                return Ok(asks);
            }
            let questions = tx.all(&AMENDMENTS_ASKED, params![person, now]).await?;
            asks.extend(own(
                p,
                &questions,
                &speaks,
                ("rulebook-asked-questions", "/vragen", "&wacht=ja"),
                now,
            )?);
            let drafts = tx.all(&AMENDMENTS_BEGUN, params![person, now]).await?;
            asks.extend(own(p, &drafts, &speaks, ("rulebook-asked-submit", "", ""), now)?);
            Ok(asks)
        })
    }
}

/// A version with amendments.
struct Place {
    text: String,
    slug: String,
    number: i64,
    language: Language,
    until: Option<Instant>,
}

impl Place {
    fn read(row: &Row) -> Result<Self> {
        Ok(Self {
            text: row.get("text_title")?,
            slug: row.get("slug")?,
            number: row.get("version_number")?,
            language: Language::from_code(&row.get::<String>("language")?).unwrap_or_default(),
            until: row.get("amendments_until")?,
        })
    }

    /// What is asked about some amendments of it; `narrow` is what the list is narrowed to.
    fn ask(&self, p: &Page, key: &str, count: i64, narrow: &str, now: Instant) -> Ask {
        let meta = match self.until {
            Some(until) if until < now => p.t1("rulebook-asked-until-past", "when", p.moment_in_zone(&until)),
            Some(until) => p.t1("rulebook-asked-until", "when", p.moment_in_zone(&until)),
            None => String::new(),
        };
        Ask {
            what: p.t1(key, "count", count),
            title: self.text.clone(),
            url: format!("/spelregels/{}/amendementen?versie={}{narrow}", self.slug, self.number),
            meta,
            lang: (self.language != p.language).then(|| self.language.code()),
        }
    }
}

/// What is asked about amendments of somebody's own: one row for each version, which leads to the amendment itself when
/// there is one. The rows of a version stand together.
fn own(
    p: &Page,
    rows: &[Row],
    speaks: &[OrganisationId],
    (key, page, narrow): (&str, &str, &str),
    now: Instant,
) -> Result<Vec<Ask>> {
    let mut groups: Vec<(Place, Vec<&Row>)> = Vec::new();
    for row in rows {
        if !speaks.contains(&row.get("organisation_id")?) {
            continue;
        }
        let place = Place::read(row)?;
        match groups.last_mut() {
            Some((last, those)) if (&last.slug, last.number) == (&place.slug, place.number) => {
                those.push(row)
            }
            _ => groups.push((place, vec![row])),
        }
    }
    let ask = |(place, those): &(Place, Vec<&Row>)| {
        let ask = place.ask(p, key, those.len() as i64, narrow, now);
        let [one] = those.as_slice() else { return Ok(ask) };
        let id: Uuid = one.get("id")?;
        let url = format!("/spelregels/{}/amendement/{id}{page}", place.slug);
        Ok(Ask { title: one.get("title")?, url, ..ask })
    };
    groups.iter().map(ask).collect()
}
