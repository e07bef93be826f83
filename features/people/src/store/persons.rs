//! People and their roles.

use db::{Result, Row, Transaction, params, sql};
use text::words::fold;
use uuid::Uuid;
use web::{Instant, Language, NetworkRole, OrganisationId, PersonId, Role};

use crate::model::Person;

sql!(
    PERSON_NEW = "INSERT INTO person (id, name, name_folded, email, email_folded, language, made_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (email_folded) DO NOTHING"
);
sql!(
    PERSON_BY_ID =
        "SELECT id, name, email, language, made_at FROM person WHERE id = $1 AND erased_at IS NULL"
);
sql!(
    PERSON_BY_EMAIL =
        "SELECT id, name, email, language, made_at FROM person WHERE email_folded = $1 AND erased_at IS NULL"
);
sql!(PERSON_CHANGE = "UPDATE person SET name = $2, name_folded = $3, language = $4 WHERE id = $1");
sql!(MEMBERSHIP_RENAME = "UPDATE membership SET name_folded = $2 WHERE person_id = $1");
sql!(
    PERSON_SET_EMAIL = "UPDATE person SET email = $2, email_folded = $3 WHERE id = $1 AND erased_at IS NULL
     AND NOT EXISTS (SELECT 1 FROM person p WHERE p.email_folded = $3 AND p.id <> $1)"
);
sql!(
    MEMBERSHIP_ADD = "INSERT INTO membership (person_id, organisation_id, role, since, name_folded)
     VALUES ($1, $2, $3, $4, (SELECT name_folded FROM person WHERE id = $1))
     ON CONFLICT (person_id, organisation_id, role) DO NOTHING"
);
sql!(
    MEMBERSHIP_ROLE_END =
        "DELETE FROM membership WHERE person_id = $1 AND organisation_id = $2 AND role = $3"
);
sql!(MEMBERSHIP_END = "DELETE FROM membership WHERE person_id = $1 AND organisation_id = $2");
sql!(
    /// A cross join, because SQLite then takes those on the page first and does not read all the others.
    MEMBERS = "SELECT m.person_id, p.name, p.email, m.role, m.since
     FROM (SELECT DISTINCT name_folded, person_id FROM membership
           WHERE organisation_id = $1 ORDER BY name_folded, person_id LIMIT $2 OFFSET $3) shown
     CROSS JOIN membership m JOIN person p ON p.id = m.person_id
     WHERE m.organisation_id = $1 AND m.name_folded = shown.name_folded AND m.person_id = shown.person_id
     ORDER BY shown.name_folded, m.person_id, m.role"
);
sql!(
    MEMBER_COUNT = "SELECT COUNT(*) AS total
     FROM (SELECT 1 FROM membership WHERE organisation_id = $1 GROUP BY name_folded, person_id) AS member"
);
sql!(
    MEMBER = "SELECT m.person_id, p.name, p.email, m.role, m.since FROM membership m
     JOIN person p ON p.id = m.person_id WHERE m.organisation_id = $1 AND m.person_id = $2 ORDER BY m.role"
);
sql!(
    MEMBER_BY_EMAIL = "SELECT 1 AS one FROM person p JOIN membership m ON m.person_id = p.id
     WHERE p.email_folded = $2 AND m.organisation_id = $1 LIMIT 1"
);
sql!(ADMINISTRATORS = "SELECT p.id, p.email, p.language FROM membership m JOIN person p ON p.id = m.person_id
     WHERE m.organisation_id = $1 AND m.role = 'administrator' AND p.email IS NOT NULL ORDER BY p.id LIMIT 50");
sql!(
    NETWORK_ADMINISTRATORS =
        "SELECT p.id, p.email, p.language FROM network_role n JOIN person p ON p.id = n.person_id
     WHERE n.role = 'administrator' AND p.email IS NOT NULL ORDER BY p.id LIMIT 50"
);
sql!(
    NETWORK_ROLE_ADD = "INSERT INTO network_role (person_id, role, since) VALUES ($1, $2, $3)
     ON CONFLICT (person_id, role) DO NOTHING"
);
sql!(NETWORK_ROLE_END = "DELETE FROM network_role WHERE person_id = $1 AND role = $2");
sql!(
    NETWORK_PEOPLE = "SELECT n.person_id, p.name, p.email, n.role, n.since FROM network_role n
     JOIN person p ON p.id = n.person_id ORDER BY p.name_folded, n.person_id, n.role LIMIT 1000"
);
sql!(NETWORK_ADMINISTRATORS_LOCK = "UPDATE network_role SET since = since WHERE role = 'administrator'");
sql!(NETWORK_ADMINISTRATOR_COUNT = "SELECT COUNT(*) AS total FROM network_role WHERE role = 'administrator'");
sql!(
    ADMINISTRATOR_COUNT =
        "SELECT COUNT(*) AS total FROM membership WHERE organisation_id = $1 AND role = 'administrator'"
);

fn person(row: &Row) -> Result<Person> {
    Ok(Person {
        id: row.get("id")?,
        name: row.get("name")?,
        email: row.get("email")?,
        language: Language::from_code(&row.get::<String>("language")?).unwrap_or_default(),
        made_at: row.get("made_at")?,
    })
}

/// Makes an account. `false` when there is one with this address already.
pub async fn add(tx: &mut Transaction, person: &Person) -> Result<bool> {
    let folded = person.email.as_deref().and_then(crate::model::email_folded);
    let values = params![
        person.id,
        &person.name,
        fold(&person.name),
        person.email.clone(),
        folded,
        person.language.code(),
        person.made_at
    ];
    Ok(tx.execute(&PERSON_NEW, values).await? == 1)
}

/// The person, unless erased.
pub async fn by_id(tx: &mut Transaction, id: PersonId) -> Result<Option<Person>> {
    tx.optional(&PERSON_BY_ID, params![id]).await?.as_ref().map(person).transpose()
}

/// The person with this address (as [`crate::model::email_folded`] gives it).
pub async fn by_email(tx: &mut Transaction, email_folded: &str) -> Result<Option<Person>> {
    tx.optional(&PERSON_BY_EMAIL, params![email_folded]).await?.as_ref().map(person).transpose()
}

/// Changes the name and the language of mail. The members of an organisation stand in order of the name that their
/// membership has too.
pub async fn change(tx: &mut Transaction, id: PersonId, name: &str, language: Language) -> Result<()> {
    let folded = fold(name);
    tx.execute(&PERSON_CHANGE, params![id, name, &folded, language.code()]).await?;
    tx.execute(&MEMBERSHIP_RENAME, params![id, folded]).await.map(drop)
}

/// Gives somebody another address, or their first; `false` when another account has it.
pub async fn set_email(tx: &mut Transaction, id: PersonId, email: &str, folded: &str) -> Result<bool> {
    Ok(tx.execute(&PERSON_SET_EMAIL, params![id, email, folded]).await? == 1)
}

/// Gives a role in an organisation.
pub async fn add_role(
    tx: &mut Transaction,
    id: PersonId,
    organisation: OrganisationId,
    role: Role,
    now: Instant,
) -> Result<()> {
    tx.execute(&MEMBERSHIP_ADD, params![id, organisation, role.key(), now]).await.map(drop)
}

/// Takes a role in an organisation.
pub async fn end_role(
    tx: &mut Transaction,
    id: PersonId,
    organisation: OrganisationId,
    role: Role,
) -> Result<()> {
    tx.execute(&MEMBERSHIP_ROLE_END, params![id, organisation, role.key()]).await.map(drop)
}

/// Ends a membership with all its roles; whether there was one.
pub async fn end_membership(
    tx: &mut Transaction,
    id: PersonId,
    organisation: OrganisationId,
) -> Result<bool> {
    Ok(tx.execute(&MEMBERSHIP_END, params![id, organisation]).await? > 0)
}

/// Somebody with roles, in a list of people.
#[derive(Clone, Debug, PartialEq)]
pub struct Listed {
    /// Who.
    pub id: PersonId,
    /// The name.
    pub name: String,
    /// The address; shown to administrators only.
    pub email: Option<String>,
    /// The keys of the roles.
    pub roles: Vec<String>,
    /// Since when, for the oldest role.
    pub since: Instant,
}

fn listed(rows: &[Row]) -> Result<Vec<Listed>> {
    let mut people: Vec<Listed> = Vec::new();
    for row in rows {
        let (id, role, since): (PersonId, String, Instant) =
            (row.get("person_id")?, row.get("role")?, row.get("since")?);
        match people.last_mut() {
            Some(last) if last.id == id => {
                last.roles.push(role);
                last.since = last.since.min(since);
            }
            _ => people.push(Listed {
                id,
                name: row.get("name")?,
                email: row.get("email")?,
                roles: vec![role],
                since,
            }),
        }
    }
    Ok(people)
}

/// Some of the people of an organisation, by name: at most `count`, after the first `offset`.
pub async fn members(
    tx: &Transaction,
    organisation: OrganisationId,
    count: i64,
    offset: i64,
) -> Result<Vec<Listed>> {
    listed(&tx.all(&MEMBERS, params![organisation, count, offset]).await?)
}

/// How many people an organisation has.
pub async fn member_count(tx: &Transaction, organisation: OrganisationId) -> Result<i64> {
    tx.one(&MEMBER_COUNT, params![organisation]).await?.get("total")
}

/// One of the people of an organisation.
pub async fn member(tx: &Transaction, organisation: OrganisationId, id: PersonId) -> Result<Option<Listed>> {
    Ok(listed(&tx.all(&MEMBER, params![organisation, id]).await?)?.pop())
}

/// Whether somebody with this address, folded, belongs to an organisation.
pub async fn has_member_at(
    tx: &Transaction,
    organisation: OrganisationId,
    email_folded: &str,
) -> Result<bool> {
    Ok(tx.optional(&MEMBER_BY_EMAIL, params![organisation, email_folded]).await?.is_some())
}

/// The people with a network role, by name.
pub async fn network_people(tx: &mut Transaction) -> Result<Vec<Listed>> {
    listed(&tx.all(&NETWORK_PEOPLE, &[]).await?)
}

/// Whom to write about a request to join: the administrators of the organisation or, when it has none yet,
/// those of the network.
pub async fn administrators(
    tx: &mut Transaction,
    organisation: OrganisationId,
) -> Result<Vec<(PersonId, String, Language)>> {
    let mut rows = tx.all(&ADMINISTRATORS, params![organisation]).await?;
    if rows.is_empty() {
        rows = tx.all(&NETWORK_ADMINISTRATORS, &[]).await?;
    }
    rows.iter()
        .map(|row| {
            let language = Language::from_code(&row.get::<String>("language")?).unwrap_or_default();
            Ok((row.get("id")?, row.get("email")?, language))
        })
        .collect()
}

/// How many administrators an organisation has.
pub async fn administrator_count(tx: &mut Transaction, organisation: OrganisationId) -> Result<i64> {
    tx.one(&ADMINISTRATOR_COUNT, params![organisation]).await?.get("total")
}

/// Gives a network role.
pub async fn add_network_role(
    tx: &mut Transaction,
    id: PersonId,
    role: NetworkRole,
    now: Instant,
) -> Result<()> {
    tx.execute(&NETWORK_ROLE_ADD, params![id, role.key(), now]).await.map(drop)
}

/// Takes a network role.
pub async fn end_network_role(tx: &mut Transaction, id: PersonId, role: NetworkRole) -> Result<()> {
    tx.execute(&NETWORK_ROLE_END, params![id, role.key()]).await.map(drop)
}

/// Makes other changes of the network's administrators wait until this transaction ends, so that two of them cannot
/// remove each other at the same moment.
pub async fn lock_network_administrators(tx: &mut Transaction) -> Result<()> {
    tx.execute(&NETWORK_ADMINISTRATORS_LOCK, &[]).await.map(drop)
}

/// How many administrators the network has; the last one cannot step down.
pub async fn network_administrator_count(tx: &mut Transaction) -> Result<i64> {
    tx.one(&NETWORK_ADMINISTRATOR_COUNT, &[]).await?.get("total")
}

/// A new person with an address.
pub fn new_person(id: Uuid, name: &str, email: &str, language: Language, now: Instant) -> Person {
    Person { id: PersonId(id), name: name.to_owned(), email: Some(email.to_owned()), language, made_at: now }
}

sql!(
    PERSONAS = "SELECT p.id, p.name, o.name AS organisation_name, o.kind, m.role, n.role AS network_role
     FROM person p
     LEFT JOIN membership m ON m.person_id = p.id
     LEFT JOIN organisation o ON o.id = m.organisation_id
     LEFT JOIN network_role n ON n.person_id = p.id
     WHERE p.email_folded LIKE '%@demo.example' AND p.erased_at IS NULL
     ORDER BY p.made_at, p.id, o.name, m.role, n.role LIMIT 500"
);

/// One of the demo's personas: everybody with an address at `demo.example`.
#[derive(Clone, Debug)]
pub struct Persona {
    /// Who.
    pub id: PersonId,
    /// The name.
    pub name: String,
    /// The name of the organisation; empty for somebody who belongs to none.
    pub organisation_name: String,
    /// The kind of organisation; empty for none.
    pub organisation_kind: String,
    /// Keys of the roles there.
    pub roles: Vec<String>,
    /// Keys of the network roles.
    pub network_roles: Vec<String>,
}

impl Persona {
    /// Keys of the words for all roles.
    pub fn role_keys(&self) -> Vec<String> {
        let roles = self.roles.iter().map(|role| format!("people-role-{role}"));
        roles.chain(self.network_roles.iter().map(|role| format!("people-network-role-{role}"))).collect()
    }
}

/// The personas of the demo, in the order in which they were made.
pub async fn personas(tx: &mut Transaction) -> Result<Vec<Persona>> {
    let mut personas: Vec<Persona> = Vec::new();
    for row in tx.all(&PERSONAS, &[]).await? {
        let id: PersonId = row.get("id")?;
        if personas.last().is_none_or(|last| last.id != id) {
            personas.push(Persona {
                id,
                name: row.get("name")?,
                organisation_name: row.get::<Option<String>>("organisation_name")?.unwrap_or_default(),
                organisation_kind: row.get::<Option<String>>("kind")?.unwrap_or_default(),
                roles: Vec::new(),
                network_roles: Vec::new(),
            });
        }
        let Some(last) = personas.last_mut() else { continue };
        for (role, roles) in [
            (row.get::<Option<String>>("role")?, &mut last.roles),
            (row.get::<Option<String>>("network_role")?, &mut last.network_roles),
        ] {
            if let Some(role) = role
                && !roles.contains(&role)
            {
                roles.push(role);
            }
        }
    }
    Ok(personas)
}
