//! The trace, on the engine under test.

use std::{
    collections::{HashMap, HashSet},
    sync::{
        Arc, Mutex,
        atomic::{AtomicUsize, Ordering},
    },
};

use db::{Db, Transaction, testing::TestDatabase, uuid::Uuid};
use links::{BoxFuture, Found, Item, Link, Provider, Providers, Relation, SelfLink, Shown};
use web::{Actor, Language, OrganisationId, PersonId, Texts};

fn question(number: u128) -> Item {
    Item::new("question", Uuid::from_u128(number))
}

fn example(number: u128) -> Item {
    Item::new("example", Uuid::from_u128(number))
}

/// A link made at the instant that equals its number.
fn link(number: u128, from: Item, relation: Relation, to: Item) -> Link {
    Link {
        id: Uuid::from_u128(1_000 + number),
        from,
        relation,
        to,
        organisation: OrganisationId(Uuid::from_u128(901)),
        person: PersonId(Uuid::from_u128(902)),
        made_at: number as i64,
    }
}

async fn add(db: &Db, link: Link) -> bool {
    let mut tx = db.write().await.unwrap();
    let is_new = links::add(&mut tx, &link).await.unwrap();
    tx.commit().await.unwrap();
    is_new
}

async fn of(db: &Db, item: &Item) -> Vec<Found> {
    links::of(&db.read().await.unwrap(), item.id).await.unwrap()
}

/// The links of a thing as "label number", sorted.
async fn read(db: &Db, item: &Item) -> Vec<String> {
    let short = |found: &Found| {
        let label = found.label_key().trim_start_matches("links-relation-");
        format!("{label} {} {}", found.other().kind, found.other().id.as_u128())
    };
    let mut all: Vec<String> = of(db, item).await.iter().map(short).collect();
    all.sort();
    all
}

#[test]
fn every_relation_has_a_key_and_a_text_both_ways_in_both_languages() {
    let texts = Texts::new(&[links::LOCALE]);
    let mut seen = HashSet::new();
    for relation in Relation::ALL {
        assert_eq!(Relation::from_key(relation.key()), Some(relation));
        assert_eq!(relation.label_key(), format!("links-relation-{}", relation.key()));
        assert_eq!(relation.inverse_label_key(), format!("links-relation-{}-inverse", relation.key()));
        for language in Language::ALL {
            let (there, back) = (
                texts.get(language, relation.label_key()),
                texts.get(language, relation.inverse_label_key()),
            );
            assert!(!there.starts_with("links-") && !back.starts_with("links-"), "{relation:?}");
            assert_eq!(there == back, relation.is_symmetric(), "{relation:?}");
            assert!(seen.insert((language, there)), "{there} is said twice");
        }
    }
    assert_eq!(texts.get(Language::Nl, Relation::AroseFrom.inverse_label_key()), "Leidde tot");
    assert_eq!(Relation::from_key("likes"), None);
}

#[tokio::test]
async fn a_thing_cannot_be_linked_to_itself() {
    let own = link(1, question(1), Relation::RelatesTo, question(1));
    assert_eq!(own.check(), Err(SelfLink));
    let test = TestDatabase::new().await.unwrap();
    let mut tx = test.db.write().await.unwrap();
    assert!(links::add(&mut tx, &own).await.is_err());
    tx.commit().await.unwrap();
    assert_eq!(of(&test.db, &question(1)).await, []);
}

#[tokio::test]
async fn a_link_is_found_from_both_ends_the_newest_first() {
    let test = TestDatabase::new().await.unwrap();
    let first = link(1, question(1), Relation::AroseFrom, example(2));
    let second = link(2, example(3), Relation::Answers, question(1));
    assert!(add(&test.db, first.clone()).await);
    assert!(add(&test.db, second.clone()).await);
    let found = of(&test.db, &question(1)).await;
    assert_eq!(found, [Found { link: second, inverse: true }, Found { link: first.clone(), inverse: false }]);
    assert_eq!((found[0].other(), found[0].label_key()), (&example(3), "links-relation-answers-inverse"));
    assert_eq!((found[1].other(), found[1].label_key()), (&example(2), "links-relation-arose-from"));
    assert_eq!(of(&test.db, &example(2)).await, [Found { link: first, inverse: true }]);
    assert_eq!(of(&test.db, &example(4)).await, []);
}

#[tokio::test]
async fn a_link_exists_once_until_it_ends() {
    let test = TestDatabase::new().await.unwrap();
    assert!(add(&test.db, link(1, question(1), Relation::Answers, example(2))).await);
    assert!(!add(&test.db, link(2, question(1), Relation::Answers, example(2))).await);
    assert!(
        add(&test.db, link(3, example(2), Relation::Answers, question(1))).await,
        "the other way is another"
    );
    assert!(add(&test.db, link(4, question(1), Relation::FollowsUp, example(2))).await);
    let mut tx = test.db.write().await.unwrap();
    assert!(links::end(&mut tx, Uuid::from_u128(1_001), 9).await.unwrap());
    assert!(!links::end(&mut tx, Uuid::from_u128(1_001), 10).await.unwrap());
    tx.commit().await.unwrap();
    assert_eq!(read(&test.db, &question(1)).await, ["answers-inverse example 2", "follows-up example 2"]);
    assert!(add(&test.db, link(5, question(1), Relation::Answers, example(2))).await);
}

#[tokio::test]
async fn a_relation_without_direction_exists_once_from_either_side() {
    let test = TestDatabase::new().await.unwrap();
    assert!(add(&test.db, link(1, question(1), Relation::RelatesTo, example(2))).await);
    assert!(!add(&test.db, link(2, example(2), Relation::RelatesTo, question(1))).await);
    assert!(!add(&test.db, link(3, question(1), Relation::RelatesTo, example(2))).await);
    assert_eq!(read(&test.db, &example(2)).await, ["relates-to-inverse question 1"]);
}

#[tokio::test]
async fn at_most_two_hundred_links_of_a_thing_are_looked_up() {
    let test = TestDatabase::new().await.unwrap();
    let mut tx = test.db.write().await.unwrap();
    for number in 1..=205 {
        let link = link(number, example(100 + number), Relation::Illustrates, question(1));
        assert!(links::add(&mut tx, &link).await.unwrap());
    }
    tx.commit().await.unwrap();
    let found = of(&test.db, &question(1)).await;
    assert_eq!(found.len(), 200);
    assert_eq!((found[0].link.made_at, found[199].link.made_at), (205, 6));
}

#[tokio::test]
async fn the_links_of_a_duplicate_move_without_doubles_or_links_to_itself() {
    let test = TestDatabase::new().await.unwrap();
    let (duplicate, survivor) = (question(1), question(2));
    let all = [
        // moves, both ways
        link(1, duplicate.clone(), Relation::AroseFrom, example(3)),
        link(2, example(4), Relation::Answers, duplicate.clone()),
        // the survivor has these already
        link(3, duplicate.clone(), Relation::FollowsUp, example(5)),
        link(4, survivor.clone(), Relation::FollowsUp, example(5)),
        link(5, example(6), Relation::Illustrates, duplicate.clone()),
        link(6, example(6), Relation::Illustrates, survivor.clone()),
        // the survivor has these already, made from the other side
        link(7, duplicate.clone(), Relation::RelatesTo, example(7)),
        link(8, example(7), Relation::RelatesTo, survivor.clone()),
        link(9, example(8), Relation::RelatesTo, duplicate.clone()),
        link(10, survivor.clone(), Relation::RelatesTo, example(8)),
        // would lead from the survivor to itself
        link(11, survivor.clone(), Relation::AroseFrom, duplicate.clone()),
        link(12, duplicate.clone(), Relation::RelatesTo, survivor.clone()),
        // tells of the merger
        link(13, duplicate.clone(), Relation::Duplicates, survivor.clone()),
        // the same relation the other way is another link
        link(14, example(5), Relation::FollowsUp, duplicate.clone()),
    ];
    for link in all {
        assert!(add(&test.db, link).await);
    }
    let mut tx = test.db.write().await.unwrap();
    links::remap(&mut tx, &duplicate, &Item::new("example", survivor.id), 99).await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(read(&test.db, &duplicate).await, ["duplicates question 2"]);
    let expected = [
        "answers-inverse example 4",
        "arose-from example 3",
        "duplicates-inverse question 1",
        "follows-up example 5",
        "follows-up-inverse example 5",
        "illustrates-inverse example 6",
        "relates-to example 8",
        "relates-to-inverse example 7",
    ];
    assert_eq!(read(&test.db, &survivor).await, expected);
    let moved = of(&test.db, &example(3)).await;
    assert_eq!(moved[0].link, link(1, Item::new("example", survivor.id), Relation::AroseFrom, example(3)));
}

/// Shows examples; guests see only even ones. Remembers how often it was asked and for what.
#[derive(Default)]
struct Examples {
    asked: AtomicUsize,
    ids: Mutex<Vec<Uuid>>,
}

impl Provider for Examples {
    fn kinds(&self) -> &[&'static str] {
        &["example"]
    }

    fn show<'a>(
        &'a self,
        _: &'a Transaction,
        actor: &'a Actor,
        ids: &'a [Uuid],
    ) -> BoxFuture<'a, db::Result<HashMap<Uuid, Shown>>> {
        self.asked.fetch_add(1, Ordering::SeqCst);
        *self.ids.lock().unwrap() = ids.to_vec();
        let seen = ids.iter().filter(|id| actor.is_signed_in() || id.as_u128() % 2 == 0);
        let shown = seen.map(|id| {
            let number = id.as_u128();
            let shown = Shown {
                text: String::new(),
                by: String::new(),
                title: format!("Voorbeeld {number}"),
                url: format!("/voorbeelden/{number}"),
                kind_class: "example",
                kind_label_key: "exchange-kind-example",
                at: number as i64,
            };
            (*id, shown)
        });
        let shown = shown.collect();
        Box::pin(async move { Ok(shown) })
    }
}

#[tokio::test]
async fn the_trace_shows_what_the_actor_may_see_and_asks_each_room_once() {
    let test = TestDatabase::new().await.unwrap();
    add(&test.db, link(1, question(1), Relation::AroseFrom, example(2))).await;
    add(&test.db, link(2, example(3), Relation::Answers, question(1))).await;
    add(&test.db, link(3, example(2), Relation::Illustrates, question(1))).await;
    add(&test.db, link(4, question(1), Relation::RelatesTo, question(5))).await;
    let examples = Arc::new(Examples::default());
    let providers = Providers::new(vec![examples.clone()]);
    let tx = test.db.read().await.unwrap();

    let member = Actor { person: Some(PersonId(Uuid::from_u128(7))), ..Actor::default() };
    let trace = providers.trace(&tx, &member, question(1).id).await.unwrap();
    let titles: Vec<_> =
        trace.iter().map(|(found, shown)| (found.label_key(), shown.title.as_str())).collect();
    assert_eq!(
        titles,
        [
            ("links-relation-illustrates-inverse", "Voorbeeld 2"),
            ("links-relation-answers-inverse", "Voorbeeld 3"),
            ("links-relation-arose-from", "Voorbeeld 2"),
        ]
    );
    assert_eq!(examples.asked.load(Ordering::SeqCst), 1);
    assert_eq!(*examples.ids.lock().unwrap(), [example(2).id, example(3).id]);

    let trace = providers.trace(&tx, &Actor::default(), question(1).id).await.unwrap();
    assert_eq!(trace.len(), 2);
    let trace = providers.trace(&tx, &member, question(9).id).await.unwrap();
    assert!(trace.is_empty());
    assert_eq!(examples.asked.load(Ordering::SeqCst), 2, "without links no room is asked");
}

#[test]
#[should_panic(expected = "two providers show items of the kind example")]
fn two_rooms_cannot_show_the_same_kind() {
    let _ = Providers::new(vec![Arc::new(Examples::default()), Arc::new(Examples::default())]);
}
