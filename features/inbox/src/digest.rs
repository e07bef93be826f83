//! The digest of one person: made from what is new and may still be seen at this moment, mailed once for each period.

use askama::Template;
use db::{Db, Transaction};
use jobs::{Handler, Mail, Permanent};
use links::Providers;
use notices::{Ask, Asking, Frequency, Notice, Secret};
use people::{model::Person, store::persons, store::sessions};
use web::{House, Page, PersonId};

use crate::view::{self, Line};

/// How many things stand in one digest; the rest is on the site.
const MOST_LINES: usize = 20;
/// How many asks stand in one digest.
const MOST_ASKS: usize = 5;
/// The longest title in a subject, in characters.
const SUBJECT_LENGTH: usize = 70;
/// The beginning of a period of which somebody asked for a digest, whatever they chose.
pub const NOW: &str = "now-";

/// Does the jobs of the kind `notices::DIGEST`.
pub fn handler(house: House, providers: Providers, asking: Asking) -> Handler {
    jobs::handler(move |payload| {
        let sender = Sender { house: house.clone(), providers: providers.clone(), asking: asking.clone() };
        async move {
            let text = |name: &str| payload[name].as_str().unwrap_or_default().to_owned();
            let person = text("person").parse().map_err(|_| Permanent("this is no digest".to_owned()))?;
            sender.send(person, &text("period")).await
        }
    })
}

struct Sender {
    house: House,
    providers: Providers,
    asking: Asking,
}

/// What a digest is made of.
struct Content {
    lines: Vec<Line>,
    more: usize,
    asks: Vec<Ask>,
    notices: Vec<Notice>,
}

impl Sender {
    /// Sends it, unless there is nothing to tell, the person no longer wants it, it was sent before, or it would be
    /// one mail too many this week: what is new then waits for the next one.
    async fn send(&self, id: PersonId, period: &str) -> anyhow::Result<()> {
        let Some((person, email)) = self.recipient(id, period).await? else { return Ok(()) };
        let p = Page::apart(&self.house, person.language);
        let Some(content) = self.content(&p, id).await? else { return Ok(()) };
        let secret = Secret(self.house.ids.secret());
        let mail = letter(&p, &person, email, &content, &secret)?;
        let (ids, now) = (&self.house.ids, self.house.clock.now());
        let mut tx = self.house.db.write().await?;
        let is_first = notices::digest_begun(&mut tx, ids.new_id(), id, period, &secret, now).await?;
        if is_first && notices::post(&mut tx, ids, now, id, &mail).await? {
            notices::mark_mailed(&mut tx, id, &content.notices, now).await?;
            tx.commit().await?;
        }
        Ok(())
    }

    async fn recipient(&self, id: PersonId, period: &str) -> anyhow::Result<Option<(Person, String)>> {
        let mut tx = self.house.db.read().await?;
        let wanted = notices::setting(&mut tx, id).await?.frequency;
        let is_wanted = period.starts_with(NOW)
            || (wanted != Frequency::Never && period.split('-').next() == Some(wanted.key()));
        if !is_wanted || !notices::may_post(&mut tx, id, self.house.clock.now()).await? {
            return Ok(None);
        }
        let person = persons::by_id(&mut tx, id).await?;
        Ok(person.and_then(|person| person.email.clone().map(|email| (person, email))))
    }

    async fn content(&self, p: &Page, id: PersonId) -> anyhow::Result<Option<Content>> {
        let now = self.house.clock.now();
        let mut tx = self.house.db.read().await?;
        let Some(actor) = sessions::actor_by_id(&mut tx, id).await? else { return Ok(None) };
        let notices = notices::unmailed(&mut tx, id, now).await?;
        let (groups, _) = notices::grouped(&mut tx, &self.providers, &actor, &notices).await?;
        if groups.is_empty() {
            return Ok(None);
        }
        let mut asks = self.asking.of(&mut tx, &actor, p, now).await?;
        asks.truncate(MOST_ASKS);
        let more = groups.len().saturating_sub(MOST_LINES);
        let lines = groups.iter().take(MOST_LINES).map(|group| view::line(p, group)).collect();
        Ok(Some(Content { lines, more, asks, notices }))
    }
}

#[derive(Template)]
#[template(path = "digest.txt")]
struct Plain<'d> {
    p: &'d Page,
    name: &'d str,
    content: &'d Content,
    stop_url: &'d str,
}

#[derive(Template)]
#[template(path = "digest.html")]
struct Html<'d> {
    p: &'d Page,
    subject: &'d str,
    name: &'d str,
    content: &'d Content,
    stop_url: &'d str,
}

fn letter(
    p: &Page,
    person: &Person,
    email: String,
    content: &Content,
    secret: &Secret,
) -> anyhow::Result<Mail> {
    let first = content.lines.first().map(|line| text::markdown::excerpt(&line.title, SUBJECT_LENGTH));
    let others = content.lines.len() + content.more - 1;
    let subject = p.t2("inbox-mail-subject", "title", first.unwrap_or_default(), "others", others);
    let stop_url = p.absolute(&format!("/afmelden/{}", secret.0));
    let (name, stop_url) = (person.name.as_str(), stop_url.as_str());
    Ok(Mail {
        to: email,
        body: Plain { p, name, content, stop_url }.render()?,
        html: Html { p, subject: &subject, name, content, stop_url }.render()?,
        unsubscribe: stop_url.to_owned(),
        subject,
    })
}

/// Puts a digest for this person in the queue, whatever they chose: for who asks for it now.
pub async fn enqueue_now(house: &House, person: PersonId) -> db::Result<()> {
    let (id, now) = (house.ids.new_id(), house.clock.now());
    let payload = serde_json::json!({ "person": person.0, "period": format!("{NOW}{id}") });
    let job = jobs::NewJob { kind: notices::DIGEST, payload, run_at: now };
    let mut tx: Transaction = Db::write(&house.db).await?;
    jobs::enqueue(&mut tx, id, now, &job).await?;
    tx.commit().await
}
