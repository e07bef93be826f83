//! A proposed text, the people who amend it, and an application with this room and `people` in it.

use std::{collections::HashMap, sync::Arc};

use axum::{Extension, middleware};
use people::{
    model::{Organisation, OrganisationKind},
    store::{organisations, persons, sessions},
};
use rulebook::{
    AmendmentAudience, AmendmentLinks, RuleAudience, RuleLinks, RuleVersionLinks,
    model::{
        amendment::Amendment,
        node::{Node, NodeId, NodeKind, Subtree},
        tree::Tree,
        version::{RuleTextId, VersionId, VersionState},
    },
    store::{
        Signature,
        amendments::{
            self as stored,
            change::{self, Content, NewProposal},
        },
        texts::{self, NewText},
        versions::{self, Dates, NewVersion},
    },
};
use testkit::{Browser, Reply, TestApp};
use uuid::Uuid;
use web::{DAY, Instant, Language, NetworkRole, OrganisationId, PersonId, Role};

/// Where the text stands.
pub const TEXT: &str = "/spelregels/sensoren";

/// The node with this number.
pub fn node(number: u128) -> NodeId {
    NodeId::new(Uuid::from_u128(number))
}

/// Article 1 to 3; the second has two members.
pub fn tree() -> Tree {
    let article = |number, heading: &str, text: &str| {
        Node::new(node(number), NodeKind::Article).headed(heading).saying(text)
    };
    let member =
        |number, text: &str| Subtree::leaf(Node::new(node(number), NodeKind::Paragraph).saying(text));
    Tree::from_subtrees(vec![
        Subtree::leaf(article(1, "Doel", "Een sensor dient een doel van algemeen belang.")),
        Subtree::new(
            article(2, "Melding", ""),
            vec![
                member(21, "De eigenaar meldt een sensor uiterlijk vier weken voordat die in gebruik gaat."),
                member(22, "De melding is openbaar. Zij staat in het register."),
            ],
        ),
        Subtree::leaf(article(3, "Weghalen", "Een sensor die niet meer nodig is, wordt weggehaald.")),
    ])
    .expect("a valid text")
}

pub struct World {
    pub app: TestApp,
    pub text: RuleTextId,
    pub ommen: OrganisationId,
    pub goes: OrganisationId,
    pub bureau: OrganisationId,
    /// Editor of Ommen.
    pub olga: PersonId,
    /// Delegate of Goes.
    pub gijs: PersonId,
    /// Clerk of the network.
    pub karin: PersonId,
    /// Editor of the network.
    pub elif: PersonId,
    pub until: Instant,
}

impl World {
    /// With a proposed version that can be amended for two days.
    pub async fn new() -> Self {
        let routes = |house: &web::House| {
            let traces = links::Providers::new(vec![
                Arc::new(RuleLinks),
                Arc::new(RuleVersionLinks),
                Arc::new(AmendmentLinks),
            ]);
            rulebook::routes()
                .merge(web::api::document_routes(rulebook::api::routes(), &house.settings).0)
                .layer(Extension(traces))
                .layer(middleware::from_fn_with_state(house.clone(), people::actor_layer))
        };
        let app = TestApp::builder()
            .locales(&[people::LOCALE, rulebook::LOCALE, links::LOCALE])
            .menu(vec![rulebook::MENU])
            .routes(routes)
            .handlers(|house| {
                let audiences: Vec<Arc<dyn notices::Audience>> =
                    vec![Arc::new(RuleAudience), Arc::new(AmendmentAudience)];
                HashMap::from([(notices::NOTICES, notices::handler(house.db.clone(), audiences))])
            })
            .build()
            .await;
        let nil = OrganisationId(Uuid::nil());
        let nobody = PersonId(Uuid::nil());
        let until = app.clock().now() + 2 * DAY;
        let text = RuleTextId(app.house().ids.new_id());
        let mut world = Self {
            app,
            text,
            ommen: nil,
            goes: nil,
            bureau: nil,
            olga: nobody,
            gijs: nobody,
            karin: nobody,
            elif: nobody,
            until,
        };
        world.ommen = world.organisation("Ommen", OrganisationKind::Municipality).await;
        world.goes = world.organisation("Goes", OrganisationKind::Municipality).await;
        world.bureau = world.organisation("Bureau", OrganisationKind::Association).await;
        world.olga = world.person("Olga", &[(world.ommen, Role::Editor)], &[]).await;
        world.gijs = world.person("Gijs", &[(world.goes, Role::Delegate)], &[]).await;
        world.karin = world.person("Karin", &[(world.bureau, Role::Member)], &[NetworkRole::Clerk]).await;
        world.elif = world.person("Elif", &[(world.bureau, Role::Member)], &[NetworkRole::Editor]).await;
        world.begin_text().await;
        world.propose(&tree()).await;
        world
    }

    pub async fn organisation(&self, name: &str, kind: OrganisationKind) -> OrganisationId {
        let house = self.app.house();
        let organisation = Organisation {
            id: OrganisationId(house.ids.new_id()),
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
        };
        let mut tx = house.db.write().await.unwrap();
        organisations::add(&mut tx, &organisation, house.clock.now()).await.unwrap();
        tx.commit().await.unwrap();
        organisation.id
    }

    pub async fn person(
        &self,
        name: &str,
        roles: &[(OrganisationId, Role)],
        network_roles: &[NetworkRole],
    ) -> PersonId {
        let house = self.app.house();
        let now = house.clock.now();
        let email = format!("{}@example.test", name.to_lowercase());
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

    fn editor(&self) -> Signature<'static> {
        Signature { person: self.elif, organisation: self.bureau, reason: "", at: self.app.clock().now() }
    }

    async fn begin_text(&self) {
        let mut tx = self.app.house().db.write().await.unwrap();
        let new = NewText {
            id: self.text,
            slug: "sensoren",
            title: "Spelregels voor sensoren",
            summary: "Wat mag en moet.",
            language: Language::Nl,
        };
        assert!(texts::add(&mut tx, new, self.editor()).await.unwrap());
        tx.commit().await.unwrap();
    }

    /// A draft with this text: its number.
    pub async fn draft(&self, tree: &Tree) -> i64 {
        let house = self.app.house();
        let id = VersionId(house.ids.new_id());
        let mut tx = house.db.write().await.unwrap();
        let new =
            NewVersion { id, text: self.text, label: "Voorstel", source: ("", ""), tree, based_on: None };
        let number = versions::add(&mut tx, new, self.editor()).await.unwrap();
        tx.commit().await.unwrap();
        number
    }

    async fn propose(&self, tree: &Tree) {
        let house = self.app.house();
        let id = VersionId(house.ids.new_id());
        let mut tx = house.db.write().await.unwrap();
        let new =
            NewVersion { id, text: self.text, label: "Voorstel", source: ("", ""), tree, based_on: None };
        versions::add(&mut tx, new, self.editor()).await.unwrap();
        let dates = Dates { amendments_until: Some(self.until), ..Dates::default() };
        let now = house.clock.now();
        versions::record(&mut tx, id, VersionState::Proposed, &dates, now).await.unwrap();
        tx.commit().await.unwrap();
    }

    /// Another proposal, with amendments of Ommen that were submitted.
    pub async fn propose_long(&self, tree: &Tree, amendments: &[Amendment]) {
        self.propose(tree).await;
        let house = self.app.house();
        let mut tx = house.db.write().await.unwrap();
        let by = Signature { person: self.olga, organisation: self.ommen, reason: "", at: house.clock.now() };
        let text = texts::by_slug(&mut tx, &web::Actor::default(), "sensoren").await.unwrap().unwrap();
        let all = versions::of(&mut tx, &web::Actor::default(), &text).await.unwrap();
        let version = all[0].id;
        for amendment in amendments {
            let id = amendment.id;
            let new =
                NewProposal { id, text: self.text, version, on: None, title: "Gemaakt", explanation: "" };
            assert!(change::begin(&mut tx, new, by).await.unwrap());
            let begun = stored::by_id(&mut tx, id).await.unwrap().unwrap();
            let content = Content { steps: &amendment.steps, ..Content::of(&begun) };
            assert!(change::change(&mut tx, &house.ids, &begun, tree, content, by).await.unwrap());
            let begun = stored::by_id(&mut tx, id).await.unwrap().unwrap();
            change::submit(&mut tx, &house.ids, &begun, &[self.ommen], by).await.unwrap().unwrap();
        }
        tx.commit().await.unwrap();
    }

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

    /// What this person is told and did not see: the ends of the keys of the words.
    pub async fn told(&self, person: PersonId) -> Vec<String> {
        self.app.run_jobs().await;
        self.app.assert_no_dead_jobs().await;
        let mut tx = self.app.house().db.read().await.unwrap();
        let told = notices::list(&mut tx, person).await.unwrap();
        self.app.clock().advance(1);
        let new = told.iter().filter(|notice| !notice.is_read);
        new.map(|notice| notice.reason.strip_prefix("rulebook-told-").unwrap().to_owned()).collect()
    }

    /// A draft of an amendment: its address.
    pub async fn begin(&self, browser: &mut Browser, title: &str) -> String {
        let page = browser.get(&format!("{TEXT}/amendementen/nieuw")).await.expect(200);
        let action = format!("{TEXT}/amendementen/nieuw");
        let fields = [("title", title), ("explanation", "Omdat het beter is.")];
        let reply = browser.submit(&page, &action, &fields).await.expect(303);
        reply.location().trim_end_matches("/bewerken").to_owned()
    }

    /// A submitted amendment that changes the text of a node.
    pub async fn submitted(&self, person: PersonId, title: &str, id: NodeId, text: &str) -> String {
        let mut browser = self.browser_of(person).await;
        let url = self.begin(&mut browser, title).await;
        write(&mut browser, &url, id, text).await.expect(303);
        submit(&mut browser, &url).await.expect(303);
        url
    }

    /// Past the deadline.
    pub fn after_the_deadline(&self) {
        let left = self.until - self.app.clock().now();
        self.app.clock().advance(left + DAY);
    }

    /// The clerk writes down what was decided.
    pub async fn decide(&self, url: &str, outcome: &str, order: &str) -> Reply {
        let mut karin = self.browser_of(self.karin).await;
        let fields = [("outcome", outcome), ("day", "2026-11-26"), ("order", order)];
        karin.post(&format!("{url}/besluit"), &fields).await
    }
}

/// Changes the text of a node in an amendment.
pub async fn write(browser: &mut Browser, url: &str, id: NodeId, text: &str) -> Reply {
    let path = format!("{url}/bewerken/{id}");
    let page = browser.get(&path).await.expect(200);
    let fields = [("text", text), ("reason", "Dat is duidelijker"), ("actie", "bewaren")];
    browser.submit(&page, &path, &fields).await
}

/// Submits an amendment.
pub async fn submit(browser: &mut Browser, url: &str) -> Reply {
    browser.post(&format!("{url}/indienen"), &[]).await
}

/// Presses a button beside the words of a node in an amendment.
pub async fn press(browser: &mut Browser, url: &str, id: NodeId, button: &str) -> Reply {
    let path = format!("{url}/bewerken/{id}");
    let page = browser.get(&path).await.expect(200);
    browser.submit(&page, &path, &[("actie", button)]).await
}
