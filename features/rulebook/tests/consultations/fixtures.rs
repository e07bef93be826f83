//! An application with this room and `people`, a text in consultation, and those who take part.

use std::{collections::HashMap, sync::Arc};

use axum::{Extension, middleware};
use people::{
    model::{Organisation, OrganisationKind},
    store::{organisations, persons, sessions},
};
use rulebook::{
    model::{
        consultation::{Audience, Consultation, ConsultationId, Statement, StatementId},
        node::{Node, NodeId, NodeKind, Subtree},
        text::Text,
        tree::Tree,
        version::{RuleTextId, VersionId, VersionState},
    },
    store::{
        Signature,
        consultations::{self, Asked},
        follows,
        texts::{self, NewText},
        versions::{self, Dates, NewVersion},
    },
};
use testkit::{Browser, TestApp};
use uuid::Uuid;
use web::{Actor, DAY, HOUR, Language, NetworkRole, OrganisationId, PersonId, Role};

/// A text with one version in consultation: two articles, one of them with two members.
pub struct World {
    pub app: TestApp,
    pub ommen: OrganisationId,
    pub jan: PersonId,
    pub elif: PersonId,
    pub text: RuleTextId,
    pub version: VersionId,
    pub tree: Tree,
}

/// The nodes of the text.
pub const AIM: NodeId = NodeId::new(Uuid::from_u128(101));
pub const NOTICE: NodeId = NodeId::new(Uuid::from_u128(102));
pub const TERM: NodeId = NodeId::new(Uuid::from_u128(103));
pub const CONTENT: NodeId = NodeId::new(Uuid::from_u128(104));
/// Where version 1 is read.
pub const VERSION: &str = "/spelregels/sensoren/versie/1";

pub fn tree(term: &str) -> Tree {
    let node = |id, kind, heading: &str, text: &str| {
        Node::new(id, kind).headed(Text::plain(heading)).saying(Text::plain(text))
    };
    let aim = "Een sensor dient een doel van algemeen belang. De eigenaar schrijft dat doel op.";
    let content = "De melding bevat de plaats van de sensor.";
    Tree::from_subtrees(vec![
        Subtree::leaf(node(AIM, NodeKind::Article, "Doel", aim)),
        Subtree::new(
            node(NOTICE, NodeKind::Article, "Melding", ""),
            vec![
                Subtree::leaf(node(TERM, NodeKind::Paragraph, "", term)),
                Subtree::leaf(node(CONTENT, NodeKind::Paragraph, "", content)),
            ],
        ),
    ])
    .unwrap()
}

impl World {
    pub async fn new() -> Self {
        let routes = |house: &web::House| {
            let traces = links::Providers::new(vec![
                Arc::new(rulebook::RuleLinks),
                Arc::new(rulebook::RuleVersionLinks),
                Arc::new(rulebook::ConsultationLinks),
            ]);
            rulebook::routes()
                .layer(Extension(traces))
                .layer(middleware::from_fn_with_state(house.clone(), people::actor_layer))
        };
        let app = TestApp::builder()
            .locales(&[people::LOCALE, rulebook::LOCALE, links::LOCALE])
            .menu(vec![rulebook::MENU])
            .routes(routes)
            .handlers(|house| {
                let audiences: Vec<Arc<dyn notices::Audience>> =
                    vec![Arc::new(rulebook::RuleAudience), Arc::new(rulebook::ConsultationAudience)];
                let mut handlers =
                    HashMap::from([(notices::NOTICES, notices::handler(house.db.clone(), audiences))]);
                handlers.extend(rulebook::handlers(house));
                handlers
            })
            .build()
            .await;
        let nil = Uuid::nil();
        let mut world = Self {
            app,
            ommen: OrganisationId(nil),
            jan: PersonId(nil),
            elif: PersonId(nil),
            text: RuleTextId(nil),
            version: VersionId(nil),
            tree: tree("De eigenaar meldt de sensor binnen vier weken. Te laat is te laat."),
        };
        world.ommen = world.organisation("Ommen", OrganisationKind::Municipality).await;
        world.jan = world.person("Jan", &[world.ommen], &[]).await;
        world.elif = world.person("Elif", &[world.ommen], &[NetworkRole::Editor]).await;
        world.make_text().await;
        world
    }

    async fn make_text(&mut self) {
        let house = self.app.house();
        let by = self.by_editor();
        self.text = RuleTextId(house.ids.new_id());
        let mut tx = house.db.write().await.unwrap();
        let new = NewText {
            id: self.text,
            slug: "sensoren",
            title: "Spelregels voor sensoren",
            summary: "Wat mag en moet.",
            language: Language::Nl,
        };
        assert!(texts::add(&mut tx, new, by).await.unwrap());
        tx.commit().await.unwrap();
        self.version = self.add_version(&self.tree, None, VersionState::Consultation).await;
    }

    pub fn by_editor(&self) -> Signature<'static> {
        Signature {
            person: self.elif,
            organisation: self.ommen,
            reason: "",
            at: self.app.house().clock.now(),
        }
    }

    /// A version of the text in this state.
    pub async fn add_version(
        &self,
        tree: &Tree,
        based_on: Option<VersionId>,
        state: VersionState,
    ) -> VersionId {
        let house = self.app.house();
        let by = self.by_editor();
        let id = VersionId(house.ids.new_id());
        let new = NewVersion { id, text: self.text, label: "", source: ("", ""), tree, based_on };
        let mut tx = house.db.write().await.unwrap();
        versions::add(&mut tx, new, by).await.unwrap();
        versions::record(&mut tx, id, state, &Dates::default(), by.at).await.unwrap();
        tx.commit().await.unwrap();
        id
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
        members_of: &[OrganisationId],
        network_roles: &[NetworkRole],
    ) -> PersonId {
        let house = self.app.house();
        let now = house.clock.now();
        let email = format!("{}@example.test", text::words::slug(name));
        let person = persons::new_person(house.ids.new_id(), name, &email, Language::Nl, now);
        let mut tx = house.db.write().await.unwrap();
        assert!(persons::add(&mut tx, &person).await.unwrap());
        for organisation in members_of {
            persons::add_role(&mut tx, person.id, *organisation, Role::Member, now).await.unwrap();
        }
        for role in network_roles {
            persons::add_network_role(&mut tx, person.id, *role, now).await.unwrap();
        }
        tx.commit().await.unwrap();
        person.id
    }

    /// A browser in which this person is signed in.
    pub async fn browser_of(&self, person: PersonId) -> Browser {
        let house = self.app.house();
        let secret = house.ids.secret();
        let mut tx = house.db.write().await.unwrap();
        let now = house.clock.now();
        sessions::begin(&mut tx, house.ids.new_id(), &secret, person, "", "link", now).await.unwrap();
        tx.commit().await.unwrap();
        let mut browser = self.app.browser();
        browser.set_cookie("__Host-samenspel", &secret);
        browser
    }

    /// The actor that a person is.
    pub async fn actor(&self, person: PersonId) -> Actor {
        let mut tx = self.app.house().db.read().await.unwrap();
        sessions::actor_by_id(&mut tx, person).await.unwrap().unwrap()
    }

    /// A consultation with two statements that opens in an hour and is open for two weeks.
    pub async fn consultation(&self, audience: Audience, shown_during: bool) -> ConsultationId {
        self.consultation_on(self.version, audience, shown_during).await
    }

    pub async fn consultation_on(
        &self,
        version: VersionId,
        audience: Audience,
        shown_during: bool,
    ) -> ConsultationId {
        let house = self.app.house();
        let by = self.by_editor();
        let id = ConsultationId(house.ids.new_id());
        let asked = Asked {
            title: "Wat vindt u van de melding?",
            introduction: "Wij willen het weten.",
            audience,
            shown_during,
            opens_at: by.at + HOUR,
            closes_at: by.at + 14 * DAY,
        };
        let mut tx = house.db.write().await.unwrap();
        consultations::add(&mut tx, &house.ids, id, (self.text, version), &asked, by).await.unwrap();
        for (text, node) in [("Vier weken is genoeg.", Some(TERM)), ("Alle sensoren moeten erin.", None)] {
            let statement = Statement { id: StatementId(house.ids.new_id()), text: text.into(), node };
            assert!(consultations::add_statement(&mut tx, id, &statement).await.unwrap());
        }
        tx.commit().await.unwrap();
        id
    }

    /// One that is open to everybody and shows what others say.
    pub async fn open(&self) -> ConsultationId {
        let id = self.consultation(Audience::Everybody, true).await;
        self.app.clock().advance(2 * HOUR);
        id
    }

    /// The consultation as an editor sees it.
    pub async fn see(&self, id: ConsultationId) -> Consultation {
        let actor = self.actor(self.elif).await;
        let mut tx = self.app.house().db.read().await.unwrap();
        let now = self.app.house().clock.now();
        consultations::by_id(&mut tx, &actor, id, now).await.unwrap().unwrap()
    }

    pub async fn statements(&self, id: ConsultationId) -> Vec<Statement> {
        let mut tx = self.app.house().db.read().await.unwrap();
        consultations::statements(&mut tx, id).await.unwrap()
    }

    /// What this person is told, the newest first: the keys of the words without their beginning.
    pub async fn told(&self, person: PersonId) -> Vec<String> {
        self.app.run_jobs().await;
        self.app.assert_no_dead_jobs().await;
        let mut tx = self.app.house().db.read().await.unwrap();
        let told = notices::list(&mut tx, person).await.unwrap();
        told.iter().map(|notice| notice.reason.strip_prefix("rulebook-told-").unwrap().to_owned()).collect()
    }

    /// Lets somebody follow an article.
    pub async fn follows(&self, person: PersonId) {
        let mut tx = self.app.house().db.write().await.unwrap();
        follows::follow(&mut tx, person, self.text, AIM.uuid(), 1).await.unwrap();
        tx.commit().await.unwrap();
    }

    /// Lets it close.
    pub fn close(&self) {
        self.app.clock().advance(15 * DAY);
    }
}

/// The secret in the last mail to an address.
pub fn secret_in_mail(world: &World, address: &str) -> String {
    let mail = world.app.last_mail_to(address);
    let start = mail.body.find("/consultaties/reactie/").expect("a link") + "/consultaties/reactie/".len();
    mail.body[start..].split_whitespace().next().unwrap().to_owned()
}

/// The fields of a guest who answers the first statement.
pub fn guest_fields<'f>(email: &'f str, point: &'f str, why: &'f str) -> Vec<(&'f str, &'f str)> {
    vec![
        ("namens", ""),
        ("stelling-1", point),
        ("uitleg-1", why),
        ("stelling-2", "0"),
        ("uitleg-2", ""),
        ("kind", "resident"),
        ("email", email),
    ]
}
