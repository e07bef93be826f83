//! Builders for organisations and people, and an application with only this room in it.

use std::sync::Arc;

use axum::middleware;
use people::{
    PeopleData, PersonalData, ProviderConfig, Providers,
    model::{Organisation, OrganisationKind},
    store::{organisations, persons},
};
use testkit::{Browser, TestApp};
use web::{House, Language, NetworkRole, OrganisationId, PersonId, Role};

/// An application with this room.
pub async fn app() -> TestApp {
    app_at("https://samenspel.test", false).await
}

/// The same at another address, or as the demo.
pub async fn app_at(base_url: &str, demo: bool) -> TestApp {
    app_with(base_url, demo, Vec::new()).await
}

/// The same with providers to sign in with.
pub async fn app_with(base_url: &str, demo: bool, providers: Vec<ProviderConfig>) -> TestApp {
    let data: PersonalData = Arc::new(vec![Arc::new(PeopleData)]);
    TestApp::builder()
        .locales(&[people::LOCALE])
        .menu(vec![people::MENU])
        .base_url(base_url)
        .demo(demo)
        .routes(move |house| {
            let routes =
                people::routes(data, Providers::new(&providers, house).expect("the settings are right"));
            let routes = if house.settings.demo { routes.merge(people::demo_routes()) } else { routes };
            let routes = routes.merge(web::api::document_routes(people::api::routes(), &house.settings).0);
            routes.layer(middleware::from_fn_with_state(house.clone(), people::actor_layer))
        })
        .build()
        .await
}

/// Describes an organisation to be made.
pub struct NewOrganisation(Organisation);

/// A municipality without inhabitants.
pub fn municipality(name: &str) -> NewOrganisation {
    organisation(OrganisationKind::Municipality, name)
}

/// An organisation of any kind.
pub fn organisation(kind: OrganisationKind, name: &str) -> NewOrganisation {
    NewOrganisation(Organisation {
        id: OrganisationId(uuid::Uuid::nil()),
        kind,
        name: name.into(),
        description: String::new(),
        website: String::new(),
        cbs_code: None,
        tooi_uri: None,
        province_code: None,
        kvk_number: None,
        ror_id: None,
        valid_from: None,
        valid_until: None,
        inhabitants: None,
        version: 1,
    })
}

impl NewOrganisation {
    /// With so many inhabitants.
    pub fn inhabitants(mut self, count: i64) -> Self {
        self.0.inhabitants = Some(count);
        self
    }

    /// With this CBS code.
    pub fn cbs_code(mut self, code: &str) -> Self {
        self.0.cbs_code = Some(code.into());
        self
    }

    /// With this identifier.
    pub fn id(mut self, id: uuid::Uuid) -> Self {
        self.0.id = OrganisationId(id);
        self
    }

    /// Makes it.
    pub async fn make(mut self, house: &House) -> OrganisationId {
        if self.0.id.0.is_nil() {
            self.0.id = OrganisationId(house.ids.new_id());
        }
        let mut tx = house.db.write().await.unwrap();
        organisations::add(&mut tx, &self.0, house.clock.now()).await.unwrap();
        tx.commit().await.unwrap();
        self.0.id
    }
}

/// Describes a person to be made.
pub struct NewPerson {
    name: String,
    email: String,
    roles: Vec<(OrganisationId, Role)>,
    network_roles: Vec<NetworkRole>,
}

/// A person without an organisation; the address is made from the name.
pub fn person(name: &str) -> NewPerson {
    let email = format!("{}@gemeente.test", text::words::slug(name));
    NewPerson { name: name.into(), email, roles: Vec::new(), network_roles: Vec::new() }
}

impl NewPerson {
    /// With this address.
    pub fn email(mut self, email: &str) -> Self {
        self.email = email.into();
        self
    }

    /// With a role in an organisation.
    pub fn role(mut self, organisation: OrganisationId, role: Role) -> Self {
        self.roles.push((organisation, role));
        self
    }

    /// With a network role.
    pub fn network_role(mut self, role: NetworkRole) -> Self {
        self.network_roles.push(role);
        self
    }

    /// Makes the account.
    pub async fn make(self, house: &House) -> PersonId {
        let now = house.clock.now();
        let new = persons::new_person(house.ids.new_id(), &self.name, &self.email, Language::Nl, now);
        let mut tx = house.db.write().await.unwrap();
        assert!(persons::add(&mut tx, &new).await.unwrap(), "the address is in use");
        for (organisation, role) in self.roles {
            persons::add_role(&mut tx, new.id, organisation, role, now).await.unwrap();
        }
        for role in self.network_roles {
            persons::add_network_role(&mut tx, new.id, role, now).await.unwrap();
        }
        tx.commit().await.unwrap();
        new.id
    }
}

/// Asks for a link in this browser and returns its path.
pub async fn ask_link(app: &TestApp, browser: &mut Browser, email: &str) -> String {
    // Mail of the same instant is sent in no particular order: what waits goes first.
    app.run_jobs().await;
    browser.post("/inloggen", &[("email", email)]).await.expect(303);
    app.run_jobs().await;
    link_in_last_mail(app)
}

/// The path of the link in the newest mail.
pub fn link_in_last_mail(app: &TestApp) -> String {
    let mail = app.mailbox().pop().expect("a mail was sent");
    let link = mail.body.split_whitespace().find(|word| word.contains("://")).expect("the mail holds a link");
    let path = link.split_once("://").and_then(|(_, rest)| rest.find('/').map(|at| rest[at..].to_owned()));
    path.expect("the link has a path")
}

/// A browser in which this address is signed in.
pub async fn signed_in(app: &TestApp, email: &str) -> Browser {
    let mut browser = app.browser();
    let link = ask_link(app, &mut browser, email).await;
    browser.post(&link, &[]).await.expect(303);
    browser
}
