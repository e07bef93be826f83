//! The demo: the real municipalities, made-up people, and made-up questions and examples. The texts stand in the
//! TOML files beside this one.

mod amendments;
pub mod clock;
mod consultations;
mod content;
mod rules;

use std::collections::HashMap;

use anyhow::{Context, bail};
use db::Transaction;
use exchange::{
    model::{Contribution, ContributionId, Kind, ReplyId, Step, Theme, ThemeInput},
    store::{
        contributions,
        follows::{self, Followable},
        replies,
        support::{self, Voice},
        themes,
        versions::Signature,
    },
};
use links::{Item, Link, Relation};
use people::{
    model::{Organisation, OrganisationKind, email_folded},
    store::{catalogue, organisations, persons},
};
use web::{Actor, DAY, House, Instant, Language, Membership, NetworkRole, OrganisationId, PersonId, Role};

/// Makes somebody administrator of the network, with a new account when there is none with this address.
pub async fn make_administrator(house: &House, email: &str, name: &str) -> anyhow::Result<()> {
    let folded = email_folded(email).with_context(|| format!("{email} is not an e-mail address"))?;
    let now = house.clock.now();
    let mut tx = house.db.write().await?;
    let person = match persons::by_email(&mut tx, &folded).await? {
        Some(person) => person,
        None => {
            let person = persons::new_person(house.ids.new_id(), name, email, Language::Nl, now);
            persons::add(&mut tx, &person).await?;
            person
        }
    };
    persons::add_network_role(&mut tx, person.id, NetworkRole::Administrator, now).await?;
    tx.commit().await?;
    println!("{name} is administrator of the network and can sign in with a link by e-mail.");
    Ok(())
}

/// Fills an empty demo. On a folder that was filled before, everything that was written stays.
pub async fn seed(house: &House) -> anyhow::Result<()> {
    let now = house.clock.now();
    if !persons::personas(&mut house.db.read().await?).await?.is_empty() {
        return Ok(());
    }
    people::import::seed_facts(&house.db, &house.ids, now).await?;
    let mut tx = house.db.write().await?;
    Seeding {
        house,
        tx: &mut tx,
        now,
        organisations: HashMap::new(),
        people: HashMap::new(),
        contributions: HashMap::new(),
        rules: HashMap::new(),
        replies: 0,
    }
    .all()
    .await?;
    tx.commit().await?;
    Ok(())
}

/// Who is who and what is what while the demo is filled.
struct Seeding<'s> {
    house: &'s House,
    tx: &'s mut Transaction,
    now: Instant,
    organisations: HashMap<String, OrganisationId>,
    people: HashMap<String, (PersonId, Option<OrganisationId>)>,
    contributions: HashMap<String, ContributionId>,
    rules: HashMap<String, rules::Made>,
    replies: i64,
}

impl Seeding<'_> {
    async fn all(&mut self) -> anyhow::Result<()> {
        let people = content::people()?;
        for organisation in &people.organisation {
            self.organisation(organisation).await?;
        }
        for person in &people.person {
            self.person(person).await.with_context(|| person.key.clone())?;
        }
        for (position, theme) in content::themes()?.iter().enumerate() {
            let input = ThemeInput {
                name_nl: theme.name_nl.clone(),
                name_en: theme.name_en.clone(),
                description_nl: theme.description_nl.clone(),
                description_en: theme.description_en.clone(),
            };
            let id = exchange::model::ThemeId(self.house.ids.new_id());
            themes::add(self.tx, id, &theme.slug, &input, position as i64 + 1).await?;
        }
        let themes = themes::all(self.tx).await?;
        for person in &people.person {
            self.follows(person, &themes).await.with_context(|| person.key.clone())?;
        }
        let mut contributions = content::contributions()?;
        contributions.sort_by_key(|contribution| -contribution.days_ago);
        for contribution in &contributions {
            self.contribution(contribution).await.with_context(|| contribution.key.clone())?;
        }
        for contribution in &contributions {
            self.links(contribution).await.with_context(|| contribution.key.clone())?;
        }
        self.rules().await?;
        self.consultations().await?;
        self.amendments().await?;
        self.adoptions().await
    }

    /// So many days before now, at an hour of the working day that differs from thing to thing.
    fn at(&self, days_ago: i64) -> Instant {
        let hours = (days_ago * 7) % 8;
        self.now - days_ago * DAY - hours * web::HOUR
    }

    async fn organisation(&mut self, new: &content::NewOrganisation) -> anyhow::Result<()> {
        let organisation = Organisation {
            id: OrganisationId(self.house.ids.new_id()),
            kind: OrganisationKind::from_key(&new.kind).with_context(|| new.kind.clone())?,
            name: new.name.clone(),
            description: new.description.clone(),
            website: new.website.clone(),
            cbs_code: None,
            tooi_uri: None,
            province_code: None,
            kvk_number: None,
            ror_id: None,
            valid_from: None,
            valid_until: None,
            inhabitants: None,
            version: 1,
        };
        organisations::add(self.tx, &organisation, self.now).await?;
        catalogue::note_changed(self.tx, &self.house.ids, self.now, [organisation.id]).await?;
        self.organisations.insert(new.key.clone(), organisation.id);
        Ok(())
    }

    /// An organisation of the demo by its key, or a real municipality by its CBS code.
    async fn organisation_id(&mut self, key: &str) -> anyhow::Result<OrganisationId> {
        if let Some(id) = self.organisations.get(key) {
            return Ok(*id);
        }
        let id = organisations::by_cbs_code(self.tx, key).await?;
        let id = id.with_context(|| format!("there is no organisation {key}"))?;
        self.organisations.insert(key.to_owned(), id);
        Ok(id)
    }

    async fn person(&mut self, new: &content::NewPerson) -> anyhow::Result<()> {
        let language = Language::from_code(&new.language).unwrap_or_default();
        let id = self.house.ids.new_id();
        // One after the other, so that the page of personas keeps this order.
        let made_at = self.now + i64::try_from(self.people.len())?;
        let person = persons::new_person(id, &new.name, &new.email, language, made_at);
        if !persons::add(self.tx, &person).await? {
            bail!("the address of {} is in use", new.key);
        }
        let mut organisation = None;
        if let Some(key) = &new.organisation {
            let id = self.organisation_id(key).await?;
            organisation = Some(id);
            for role in &new.roles {
                let role = Role::from_key(role).with_context(|| role.clone())?;
                persons::add_role(self.tx, person.id, id, role, self.now).await?;
            }
        }
        for role in &new.network_roles {
            let role = NetworkRole::from_key(role).with_context(|| role.clone())?;
            persons::add_network_role(self.tx, person.id, role, self.now).await?;
        }
        self.people.insert(new.key.clone(), (person.id, organisation));
        Ok(())
    }

    /// Since before anything was brought.
    async fn follows(&mut self, new: &content::NewPerson, themes: &[Theme]) -> anyhow::Result<()> {
        let (person, _) = self.people[&new.key];
        for slug in &new.follows {
            let theme = themes.iter().find(|theme| theme.slug == *slug).with_context(|| slug.clone())?;
            let since = self.at(1000);
            follows::follow(self.tx, person, Followable::Theme, theme.id.0, since).await?;
        }
        Ok(())
    }

    /// A person with the organisation in whose name they speak.
    fn who(&self, key: &str) -> anyhow::Result<(PersonId, OrganisationId)> {
        let (person, organisation) = self.people.get(key).with_context(|| format!("there is no {key}"))?;
        Ok((*person, organisation.with_context(|| format!("{key} has no organisation"))?))
    }

    async fn contribution(&mut self, new: &content::NewContribution) -> anyhow::Result<()> {
        let (person, organisation) = self.who(&new.person)?;
        let kind = Kind::from_key(&new.kind).with_context(|| new.kind.clone())?;
        let at = self.at(new.days_ago);
        let content = new.content(self.now)?;
        let id = ContributionId(self.house.ids.new_id());
        let by = Signature { person, organisation, reason: "", at };
        let publish = new.state != "draft";
        let added = contributions::New { id, kind, content: &content, publish, by };
        contributions::insert(self.tx, &self.house.ids, added).await?;
        self.contributions.insert(new.key.clone(), id);
        let mut keys = HashMap::new();
        for reply in &new.reply {
            let reply_id = self.reply(id, None, reply).await?;
            keys.insert(reply.key.clone(), reply_id);
            for answer in &reply.reply {
                self.reply(id, Some(reply_id), answer).await?;
            }
        }
        for too in &new.too {
            let (person, organisation) = self.who(&too.person)?;
            let by = Voice { contribution: id, organisation, person, at: self.at(too.days_ago) };
            support::support(self.tx, &self.house.ids, by, &too.note).await?;
        }
        for reuse in &new.reuse {
            let (person, organisation) = self.who(&reuse.person)?;
            let by = Voice { contribution: id, organisation, person, at: self.at(reuse.days_ago) };
            support::reuse(self.tx, &self.house.ids, by, &reuse.body).await?;
        }
        let step = match new.state.as_str() {
            "answered" => Step::Answer,
            "closed" => Step::Close,
            _ => return Ok(()),
        };
        if let Some(accepted) = &new.accepted {
            let reply = keys.get(accepted).with_context(|| format!("there is no reply {accepted}"))?;
            replies::accept(self.tx, id, Some(*reply)).await?;
        }
        let contribution = self.find(id, person, organisation).await?;
        let at = self.at(new.days_ago / 2);
        contributions::step(self.tx, &self.house.ids, &contribution, step, person, at).await?;
        Ok(())
    }

    /// As its author sees it.
    async fn find(
        &mut self,
        id: ContributionId,
        person: PersonId,
        organisation: OrganisationId,
    ) -> anyhow::Result<Contribution> {
        let membership =
            Membership { organisation, organisation_name: String::new(), roles: vec![Role::Member] };
        let actor = Actor { person: Some(person), memberships: vec![membership], ..Actor::default() };
        contributions::find(self.tx, &actor, id).await?.context("it was just made")
    }

    async fn reply(
        &mut self,
        contribution: ContributionId,
        parent: Option<ReplyId>,
        new: &content::NewReply,
    ) -> anyhow::Result<ReplyId> {
        let (person, organisation) = self.who(&new.person)?;
        let id = ReplyId(self.house.ids.new_id());
        // Replies of one day follow each other as they stand in the file.
        self.replies += 1;
        let at = self.at(new.days_ago) + self.replies * web::MINUTE;
        let body = new.body.trim();
        let reply = replies::New { id, contribution, parent, person, organisation, body, at };
        replies::add(self.tx, &self.house.ids, reply).await?;
        Ok(id)
    }

    async fn links(&mut self, from: &content::NewContribution) -> anyhow::Result<()> {
        let (person, organisation) = self.who(&from.person)?;
        for link in &from.links {
            let to = self.contributions.get(&link.to).with_context(|| format!("there is no {}", link.to))?;
            let relation = Relation::from_key(&link.relation).with_context(|| link.relation.clone())?;
            let link = Link {
                id: self.house.ids.new_id(),
                from: Item::new(contributions::ITEM_KIND, self.contributions[&from.key].0),
                relation,
                to: Item::new(contributions::ITEM_KIND, to.0),
                organisation,
                person,
                made_at: self.at(from.days_ago),
            };
            links::add(self.tx, &link).await?;
        }
        Ok(())
    }
}
