//! Builders for what the tests of this room start from, and an application with this room and `people` in it.

use std::{collections::HashMap, sync::Arc};

use axum::{Extension, middleware};
use people::{
    model::{Organisation, OrganisationKind},
    store::{organisations, persons, sessions},
};
use rulebook::{
    model::{
        node::{Node, NodeId, NodeKind, Subtree},
        text::Text,
        tree::Tree,
        version::{RuleTextId, VersionId, VersionState},
    },
    store::{
        Signature,
        texts::{self, NewText},
        versions::{self, Dates, NewVersion},
    },
};
use testkit::{Browser, TestApp};
use uuid::Uuid;
use web::{Language, NetworkRole, OrganisationId, PersonId, Role};

/// An application with the network's office, an editor and a clerk there, a municipality with a member, and nothing
/// else.
pub struct World {
    pub app: TestApp,
    pub office: OrganisationId,
    pub editor: PersonId,
    pub clerk: PersonId,
    pub ommen: OrganisationId,
    pub jan: PersonId,
}

impl World {
    /// Elif edits, Tineke is clerk, Jan is a member of Ommen.
    pub async fn new() -> Self {
        let routes = |house: &web::House| {
            let traces = links::Providers::new(vec![
                Arc::new(rulebook::RuleLinks),
                Arc::new(rulebook::RuleVersionLinks),
                Arc::new(people::OrganisationLinks),
            ]);
            let api = rulebook::api::routes();
            rulebook::routes()
                .merge(web::api::document_routes(api, &house.settings).0)
                .layer(Extension(traces))
                .layer(middleware::from_fn_with_state(house.clone(), people::actor_layer))
        };
        let app = TestApp::builder()
            .locales(&[people::LOCALE, rulebook::LOCALE, links::LOCALE])
            .menu(vec![rulebook::MENU])
            .routes(routes)
            .handlers(|house| {
                let audience = Arc::new(rulebook::RuleAudience);
                HashMap::from([(notices::NOTICES, notices::handler(house.db.clone(), vec![audience]))])
            })
            .build()
            .await;
        let nobody = PersonId(Uuid::nil());
        let nowhere = OrganisationId(Uuid::nil());
        let mut world =
            Self { app, office: nowhere, editor: nobody, clerk: nobody, ommen: nowhere, jan: nobody };
        world.office = world.organisation(OrganisationKind::Association, "Het netwerk").await;
        world.ommen = world.municipality("Ommen", 18_400).await;
        let office = [(world.office, Role::Member)];
        world.editor = world.person("Elif", &office, &[NetworkRole::Editor]).await;
        world.clerk = world.person("Tineke", &office, &[NetworkRole::Clerk]).await;
        world.jan = world.person("Jan", &[(world.ommen, Role::Member)], &[]).await;
        world
    }

    /// A municipality.
    pub async fn municipality(&self, name: &str, inhabitants: i64) -> OrganisationId {
        let mut organisation = self.blank(OrganisationKind::Municipality, name);
        organisation.inhabitants = Some(inhabitants);
        self.keep(organisation).await
    }

    /// An organisation of another kind.
    pub async fn organisation(&self, kind: OrganisationKind, name: &str) -> OrganisationId {
        self.keep(self.blank(kind, name)).await
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
        organisations::add(&mut tx, &organisation, house.clock.now()).await.unwrap();
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

    /// What this person is told, the newest first: the keys of the words, seen ones left out.
    pub async fn told(&self, person: PersonId) -> Vec<String> {
        self.app.run_jobs().await;
        self.app.assert_no_dead_jobs().await;
        let mut tx = self.app.house().db.read().await.unwrap();
        let told = notices::list(&mut tx, person).await.unwrap();
        // What happens from now on happens later.
        self.app.clock().advance(1);
        told.iter().filter(|notice| !notice.is_read).map(|notice| notice.reason.clone()).collect()
    }

    /// A text called "Regels voor sensoren" with one version in this state: article 1 "Doel" with one text, article 2
    /// "Melding" with two paragraphs, of which the second has two items.
    pub async fn rules(&self, state: VersionState) -> Rules {
        self.rules_called("Regels voor sensoren", state).await
    }

    /// The same with another title.
    pub async fn rules_called(&self, title: &str, state: VersionState) -> Rules {
        let house = self.app.house();
        let id = || NodeId::new(house.ids.new_id());
        let said = |node: Node, text: &str| node.saying(Text::plain(text));
        let rules = Rules {
            slug: text::words::slug(title),
            text: RuleTextId(house.ids.new_id()),
            version: VersionId(house.ids.new_id()),
            goal: id(),
            notice: id(),
            first: id(),
            second: id(),
            item_a: id(),
            item_b: id(),
        };
        let leaf = |id: NodeId, kind: NodeKind, text: &str| Subtree::leaf(said(Node::new(id, kind), text));
        let goal = Node::new(rules.goal, NodeKind::Article).headed(Text::plain("Doel"));
        let goal = said(goal, "Een sensor dient een doel van algemeen belang. De eigenaar schrijft het op.");
        let notice = Node::new(rules.notice, NodeKind::Article).headed(Text::plain("Melding"));
        let items = vec![
            leaf(rules.item_a, NodeKind::Item, "de plaats;"),
            leaf(rules.item_b, NodeKind::Item, "de eigenaar."),
        ];
        let second = said(Node::new(rules.second, NodeKind::Paragraph), "De melding bevat:");
        let members = vec![
            leaf(
                rules.first,
                NodeKind::Paragraph,
                "De eigenaar meldt de sensor binnen vier weken in het register.",
            ),
            Subtree::new(second, items),
        ];
        let tree = Tree::from_subtrees(vec![Subtree::leaf(goal), Subtree::new(notice, members)]).unwrap();
        let by =
            Signature { person: self.editor, organisation: self.office, reason: "", at: house.clock.now() };
        let mut tx = house.db.write().await.unwrap();
        let new = NewText {
            id: rules.text,
            slug: &rules.slug,
            title,
            summary: "Wat mag en moet met sensoren op straat.",
            language: Language::Nl,
        };
        assert!(texts::add(&mut tx, new, by).await.unwrap());
        let new = NewVersion {
            id: rules.version,
            text: rules.text,
            label: "Eerste versie",
            source: ("", ""),
            tree: &tree,
            based_on: None,
        };
        assert_eq!(versions::add(&mut tx, new, by).await.unwrap(), 1);
        if state != VersionState::Draft {
            let dates = Dates {
                amendments_until: (state == VersionState::Proposed).then(|| by.at + 14 * web::DAY),
                ..Dates::default()
            };
            versions::record(&mut tx, rules.version, state, &dates, by.at).await.unwrap();
        }
        tx.commit().await.unwrap();
        rules
    }

    /// What the first version says now.
    pub async fn tree(&self, rules: &Rules) -> Tree {
        let mut tx = self.app.house().db.read().await.unwrap();
        versions::edition_by_id(&mut tx, rules.version).await.unwrap().expect("it was made").tree
    }

    /// Takes somebody into the working group.
    pub async fn joins(&self, rules: &Rules, person: PersonId, organisation: OrganisationId) {
        let house = self.app.house();
        let mut tx = house.db.write().await.unwrap();
        let now = house.clock.now();
        assert!(texts::add_drafter(&mut tx, rules.text, person, organisation, now).await.unwrap());
        tx.commit().await.unwrap();
    }
}

/// The nodes of a text that [`World::rules`] made.
pub struct Rules {
    pub slug: String,
    pub text: RuleTextId,
    pub version: VersionId,
    /// Article 1.
    pub goal: NodeId,
    /// Article 2.
    pub notice: NodeId,
    /// Article 2, first paragraph.
    pub first: NodeId,
    /// Article 2, second paragraph.
    pub second: NodeId,
    /// Article 2, second paragraph, item a.
    pub item_a: NodeId,
    /// Article 2, second paragraph, item b.
    pub item_b: NodeId,
}

impl Rules {
    /// The address of the text.
    pub fn url(&self) -> String {
        format!("/spelregels/{}", self.slug)
    }

    /// The address of the first version.
    pub fn version_url(&self) -> String {
        format!("{}/versie/1", self.url())
    }

    /// Where a node of the first version is edited.
    pub fn edit(&self, node: NodeId) -> String {
        format!("{}/bewerken/{node}", self.version_url())
    }
}
