//! Builders for what the tests of this room start from, and an application with this room and `people` in it.

use std::{
    collections::{BTreeMap, HashMap},
    sync::Arc,
};

use axum::{Extension, middleware};
use exchange::{
    model::{Content, ContributionId, Kind, Phase, Section, ThemeId, ThemeInput, Visibility},
    store::{
        contributions::{self, New},
        themes,
        versions::Signature,
    },
};
use people::{
    model::{Organisation, OrganisationKind},
    store::{organisations, persons, sessions},
};
use search::Search;
use testkit::{Browser, TestApp};
use uuid::Uuid;
use web::{Language, NetworkRole, OrganisationId, PersonId, Role};

/// An application with an organisation, a member of it, two themes, and nothing else.
pub struct World {
    pub app: TestApp,
    pub ommen: OrganisationId,
    pub jan: PersonId,
}

impl World {
    /// Ommen with Jan, a member; the themes privacy and mobility.
    pub async fn new() -> Self {
        let routes = |house: &web::House| {
            let search = Search::new(
                house.db.clone(),
                house.clock.clone(),
                vec![Arc::new(exchange::ExchangeSource), Arc::new(people::store::catalogue::PeopleSource)],
                None,
            )
            .expect("an index in memory");
            let traces = links::Providers::new(vec![Arc::new(exchange::ExchangeLinks)]);
            let api = people::api::routes().merge(exchange::api::routes());
            exchange::routes()
                .merge(web::api::document_routes(api, &house.settings).0)
                .layer(Extension(traces))
                .layer(Extension(search))
                .layer(middleware::from_fn_with_state(house.clone(), people::actor_layer))
        };
        let app = TestApp::builder()
            .locales(&[people::LOCALE, exchange::LOCALE, links::LOCALE])
            .menu(vec![exchange::MENU])
            .routes(routes)
            .handlers(|house| {
                let audience = Arc::new(exchange::ExchangeAudience);
                HashMap::from([(notices::NOTICES, notices::handler(house.db.clone(), vec![audience]))])
            })
            .build()
            .await;
        let nil = OrganisationId(Uuid::nil());
        let mut world = Self { app, ommen: nil, jan: PersonId(Uuid::nil()) };
        world.ommen = world.municipality("Ommen", 18_400, "PV23").await;
        world.jan = world.person("Jan", &[(world.ommen, Role::Member)], &[]).await;
        world.theme("privacy", "Privacy", "Privacy").await;
        world.theme("mobiliteit", "Mobiliteit", "Mobility").await;
        world
    }

    /// A municipality.
    pub async fn municipality(&self, name: &str, inhabitants: i64, province: &str) -> OrganisationId {
        let mut organisation = self.blank(OrganisationKind::Municipality, name);
        organisation.inhabitants = Some(inhabitants);
        organisation.province_code = Some(province.into());
        self.keep(organisation).await
    }

    /// A company.
    pub async fn company(&self, name: &str) -> OrganisationId {
        let organisation = self.blank(OrganisationKind::Company, name);
        self.keep(organisation).await
    }

    /// A company that says this of itself.
    pub async fn company_that(&self, name: &str, description: &str) -> OrganisationId {
        let mut organisation = self.blank(OrganisationKind::Company, name);
        organisation.description = description.into();
        self.keep(organisation).await
    }

    fn blank(&self, kind: OrganisationKind, name: &str) -> Organisation {
        Organisation {
            id: OrganisationId(self.app.house().ids.new_id()),
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
        }
    }

    async fn keep(&self, organisation: Organisation) -> OrganisationId {
        let house = self.app.house();
        let mut tx = house.db.write().await.unwrap();
        let now = house.clock.now();
        organisations::add(&mut tx, &organisation, now).await.unwrap();
        people::store::catalogue::note_changed(&mut tx, &house.ids, now, [organisation.id]).await.unwrap();
        tx.commit().await.unwrap();
        organisation.id
    }

    /// A person with roles in organisations and in the network.
    pub async fn person(
        &self,
        name: &str,
        roles: &[(OrganisationId, Role)],
        network_roles: &[NetworkRole],
    ) -> PersonId {
        let house = self.app.house();
        let now = house.clock.now();
        let email = format!("{}@example.test", text::words::slug(name));
        let person = persons::new_person(house.ids.new_id(), name, &email, Language::Nl, now);
        let mut tx = house.db.write().await.unwrap();
        assert!(persons::add(&mut tx, &person).await.unwrap());
        for (organisation, role) in roles {
            persons::add_role(&mut tx, person.id, *organisation, *role, now).await.unwrap();
        }
        for role in network_roles {
            persons::add_network_role(&mut tx, person.id, *role, now).await.unwrap();
        }
        tx.commit().await.unwrap();
        person.id
    }

    /// A theme at the end of the list.
    pub async fn theme(&self, slug: &str, nl: &str, en: &str) {
        let house = self.app.house();
        let input = ThemeInput {
            name_nl: nl.into(),
            name_en: en.into(),
            description_nl: String::new(),
            description_en: String::new(),
        };
        let mut tx = house.db.write().await.unwrap();
        let place = i64::try_from(themes::all(&tx).await.unwrap().len()).unwrap() + 1;
        let id = ThemeId(house.ids.new_id());
        assert!(themes::add(&mut tx, id, slug, &input, place).await.unwrap());
        tx.commit().await.unwrap();
    }

    /// A browser in which nobody is signed in.
    pub fn guest(&self) -> Browser {
        self.app.browser()
    }

    /// A browser in which this person is signed in.
    pub async fn browser_of(&self, person: PersonId) -> Browser {
        let house = self.app.house();
        let secret = house.ids.secret();
        let mut tx = house.db.write().await.unwrap();
        sessions::begin(&mut tx, house.ids.new_id(), &secret, person, "", "link", house.clock.now())
            .await
            .unwrap();
        tx.commit().await.unwrap();
        let mut browser = self.app.browser();
        browser.set_cookie("__Host-samenspel", &secret);
        browser
    }

    /// What this person is told, the newest first: the ends of the keys of the words, seen ones left out.
    pub async fn told(&self, person: PersonId) -> Vec<String> {
        self.app.run_jobs().await;
        self.app.assert_no_dead_jobs().await;
        let mut tx = self.app.house().db.read().await.unwrap();
        let told = notices::list(&mut tx, person).await.unwrap();
        // What happens from now on happens later.
        self.app.clock().advance(1);
        let new = told.iter().filter(|notice| !notice.is_read);
        new.map(|notice| notice.reason.strip_prefix("exchange-told-").unwrap().to_owned()).collect()
    }

    /// A member of a municipality of their own.
    pub async fn neighbour(&self, name: &str, municipality: &str) -> (PersonId, OrganisationId) {
        let organisation = self.municipality(municipality, 130_000, "PV23").await;
        (self.person(name, &[(organisation, Role::Member)], &[]).await, organisation)
    }

    /// Jan's browser.
    pub async fn jan(&self) -> Browser {
        self.browser_of(self.jan).await
    }

    /// A published question of Jan; change it before making it.
    pub fn question(&self, title: &str) -> Making<'_> {
        self.contribution(Kind::Question, title)
    }

    /// A published contribution of Jan; change it before making it.
    pub fn contribution(&self, kind: Kind, title: &str) -> Making<'_> {
        let main = kind.main_section();
        let content = Content {
            title: title.into(),
            sections: BTreeMap::from([(main, "Wat er speelt, in het kort.".to_owned())]),
            phase: kind.has_phase().then_some(Phase::Pilot),
            needed_by: None,
            visibility: Visibility::Public,
            language: Language::Nl,
            themes: vec!["privacy".into()],
        };
        Making { world: self, kind, content, publish: true, person: self.jan, organisation: self.ommen }
    }
}

/// A contribution that is being described.
pub struct Making<'w> {
    world: &'w World,
    kind: Kind,
    content: Content,
    publish: bool,
    person: PersonId,
    organisation: OrganisationId,
}

impl Making<'_> {
    /// Not published.
    pub fn draft(mut self) -> Self {
        self.publish = false;
        self
    }

    /// Visible to these.
    pub fn visible(mut self, visibility: Visibility) -> Self {
        self.content.visibility = visibility;
        self
    }

    /// By somebody else, in the name of another organisation.
    pub fn by(mut self, person: PersonId, organisation: OrganisationId) -> Self {
        self.person = person;
        self.organisation = organisation;
        self
    }

    /// In this phase.
    pub fn phase(mut self, phase: Phase) -> Self {
        self.content.phase = Some(phase);
        self
    }

    /// With this theme only.
    pub fn theme(mut self, slug: &str) -> Self {
        self.content.themes = vec![slug.into()];
        self
    }

    /// With this text in a part.
    pub fn section(mut self, section: Section, text: &str) -> Self {
        self.content.sections.insert(section, text.into());
        self
    }

    /// Written in this language.
    pub fn language(mut self, language: Language) -> Self {
        self.content.language = language;
        self
    }

    /// Makes it.
    pub async fn make(self) -> ContributionId {
        let house = self.world.app.house();
        let id = ContributionId(house.ids.new_id());
        let by = Signature {
            person: self.person,
            organisation: self.organisation,
            reason: "",
            at: house.clock.now(),
        };
        let new = New { id, kind: self.kind, content: &self.content, publish: self.publish, by };
        let mut tx = house.db.write().await.unwrap();
        contributions::insert(&mut tx, &house.ids, new).await.unwrap();
        tx.commit().await.unwrap();
        id
    }

    /// Makes it and returns the address of its page.
    pub async fn page(self) -> String {
        format!("/bijdragen/{}", self.make().await)
    }
}

/// The fields of a question that can be published, for changing in a test.
pub fn question_fields() -> Vec<(&'static str, &'static str)> {
    vec![
        ("title", "Mag een winkelier bezoekers tellen met wifi?"),
        ("context", "Een winkelier **vraagt** het ons."),
        ("tried", ""),
        ("needed-by", "12-3-2027"),
        ("theme", "privacy"),
        ("visibility", "public"),
        ("language", "nl"),
        ("actie", "publiceren"),
    ]
}

/// The same fields with another value for one of them; an empty name changes nothing.
pub fn with<'f>(
    mut fields: Vec<(&'f str, &'f str)>,
    name: &'f str,
    value: &'f str,
) -> Vec<(&'f str, &'f str)> {
    fields.retain(|(known, _)| *known != name);
    fields.push((name, value));
    fields
}
