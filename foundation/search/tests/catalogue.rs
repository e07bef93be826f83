//! The catalogue against a model of it that looks at everything, one by one.

use std::collections::{BTreeMap, HashMap};

use proptest::prelude::*;
use search::{Audience, Catalogue, Dimension, Entry, Item, Order, Selected, Selection};
use uuid::Uuid;
use web::{Actor, Membership, OrganisationId, PersonId, Role};

const KINDS: [&str; 2] = ["contribution", "organisation"];
const DIMENSIONS: [Dimension; 3] = ["theme", "size", "year"];

fn id(number: u8) -> Uuid {
    Uuid::from_u128(u128::from(number) + 1)
}

prop_compose! {
    fn entry()(
        number in 0_u8..60,
        kind in 0..KINDS.len(),
        audience in 0_u8..4,
        values in prop::collection::btree_set((0..DIMENSIONS.len(), 0_u8..4), 0..5),
        newest in 0_i64..20,
        active in 0_i64..20,
    ) -> Entry {
        Entry {
            item: Item { kind: KINDS[kind], id: id(number) },
            audience: match audience {
                0 => Audience::Everybody,
                1 => Audience::Network,
                other => Audience::Organisation(id(200 + other)),
            },
            values: values.into_iter().map(|(at, value)| (DIMENSIONS[at], value.to_string())).collect(),
            newest,
            active,
        }
    }
}

#[derive(Clone, Debug)]
enum Change {
    Put(Vec<Entry>),
    Remove(u8),
}

fn changes() -> impl Strategy<Value = Vec<Change>> {
    let change = prop_oneof![
        3 => prop::collection::vec(entry(), 0..8).prop_map(Change::Put),
        // Enough at once to be sorted anew.
        1 => prop::collection::vec(entry(), 500..600).prop_map(Change::Put),
        2 => (0_u8..60).prop_map(Change::Remove),
    ];
    prop::collection::vec(change, 0..12)
}

prop_compose! {
    fn selection()(
        kinds in prop::sample::subsequence(KINDS.to_vec(), 0..=2),
        filters in prop::collection::vec((0..DIMENSIONS.len(), 0_u8..5), 0..3),
        order in prop::sample::select(vec![Order::Newest, Order::Active, Order::Relevance]),
        offset in 0_usize..10,
        limit in 0_usize..70,
    ) -> Selection {
        Selection {
            kinds,
            filters: filters.into_iter().map(|(at, value)| (DIMENSIONS[at], value.to_string())).collect(),
            counted: DIMENSIONS.to_vec(),
            order,
            offset,
            limit,
        }
    }
}

fn actor(kind: u8) -> Actor {
    let member = |of: u8| Membership {
        organisation: OrganisationId(id(of)),
        organisation_name: String::new(),
        roles: vec![Role::Member],
    };
    match kind {
        0 => Actor::default(),
        1 => Actor { person: Some(PersonId(id(1))), ..Actor::default() },
        2 => Actor { person: Some(PersonId(id(1))), memberships: vec![member(202)], ..Actor::default() },
        _ => Actor {
            person: Some(PersonId(id(1))),
            memberships: vec![member(202), member(203)],
            ..Actor::default()
        },
    }
}

/// What a selection must give, found by looking at each thing.
fn expected(
    known: &BTreeMap<Uuid, Entry>,
    actor: &Actor,
    wanted: &Selection,
    scores: Option<&[(Uuid, f32)]>,
) -> Selected {
    let scores: Option<HashMap<Uuid, f32>> = scores.map(|scores| scores.iter().copied().collect());
    let fits = |entry: &&Entry, without: Option<Dimension>| {
        entry.audience.includes(actor)
            && (wanted.kinds.is_empty() || wanted.kinds.contains(&entry.item.kind))
            && scores.as_ref().is_none_or(|scores| scores.contains_key(&entry.item.id))
            && wanted.filters.iter().all(|filter| Some(filter.0) == without || entry.values.contains(filter))
    };
    let mut all: Vec<&Entry> = known.values().filter(|entry| fits(entry, None)).collect();
    let newest = |e: &Entry| (e.newest, e.item.id);
    match (wanted.order, &scores) {
        (Order::Active, _) => all.sort_by_key(|e| std::cmp::Reverse((e.active, e.item.id))),
        (Order::Relevance, Some(scores)) if !scores.is_empty() => all.sort_by(|a, b| {
            scores[&b.item.id].total_cmp(&scores[&a.item.id]).then_with(|| newest(b).cmp(&newest(a)))
        }),
        _ => all.sort_by_key(|e| std::cmp::Reverse(newest(e))),
    }
    let mut counts = BTreeMap::new();
    for dimension in &wanted.counted {
        let mut of_values: BTreeMap<String, i64> = BTreeMap::new();
        for entry in known.values().filter(|entry| fits(entry, Some(dimension))) {
            for (_, value) in entry.values.iter().filter(|(of, _)| of == dimension) {
                *of_values.entry(value.clone()).or_default() += 1;
            }
        }
        let of_values = of_values.into_iter().map(|(value, count)| (value.into(), count));
        counts.insert(*dimension, of_values.collect());
    }
    Selected {
        total: all.len() as i64,
        items: all.iter().skip(wanted.offset).take(wanted.limit).map(|entry| entry.item).collect(),
        counts,
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn the_catalogue_gives_what_looking_at_each_thing_gives(
        changes in changes(),
        wanted in selection(),
        who in 0_u8..4,
        scored in prop::option::of(prop::collection::btree_map(0_u8..70, 0_u8..5, 0..70)),
    ) {
        let mut catalogue = Catalogue::default();
        let mut known = BTreeMap::new();
        for change in changes {
            match change {
                Change::Put(entries) => {
                    known.extend(entries.iter().map(|entry| (entry.item.id, entry.clone())));
                    catalogue.put(entries);
                }
                Change::Remove(number) => {
                    known.remove(&id(number));
                    catalogue.remove([id(number)]);
                }
            }
        }
        prop_assert_eq!(catalogue.len(), known.len());
        let scores: Option<Vec<(Uuid, f32)>> =
            scored.map(|scored| scored.into_iter().map(|(number, score)| (id(number), f32::from(score))).collect());
        let actor = actor(who);
        prop_assert_eq!(
            catalogue.select(&actor, &wanted, scores.as_deref()),
            expected(&known, &actor, &wanted, scores.as_deref())
        );
    }
}

/// So many that they are counted and ordered in other ways than a few.
#[test]
fn thousands_of_things_give_what_looking_at_each_gives() {
    let entry = |number: u32| Entry {
        item: Item { kind: KINDS[0], id: Uuid::from_u128(u128::from(number) + 1) },
        audience: if number.is_multiple_of(7) { Audience::Network } else { Audience::Everybody },
        values: vec![
            ("theme", (number % 4).to_string()),
            ("size", (number / 3 % 3).to_string()),
            ("year", (number / 11 % 50).to_string()),
        ],
        newest: i64::from(number * 7919 % 3001),
        active: i64::from(number * 104_729 % 2003),
    };
    let known: BTreeMap<Uuid, Entry> = (0..6_000).map(entry).map(|entry| (entry.item.id, entry)).collect();
    let mut catalogue = Catalogue::default();
    catalogue.put(known.values().cloned().collect());
    let chosen = |filters: &[(Dimension, &str)], order: Order| Selection {
        kinds: Vec::new(),
        filters: filters.iter().map(|(dimension, value)| (*dimension, (*value).to_owned())).collect(),
        counted: DIMENSIONS.to_vec(),
        order,
        offset: 20,
        limit: 25,
    };
    for filters in [&[][..], &[("theme", "1")], &[("theme", "1"), ("size", "2")], &[("year", "9")]] {
        for (order, who) in [(Order::Newest, 0), (Order::Active, 2)] {
            let (wanted, actor) = (chosen(filters, order), actor(who));
            assert_eq!(catalogue.select(&actor, &wanted, None), expected(&known, &actor, &wanted, None));
        }
    }
}

/// As an organisation and its province do: they are kept together, also while things go, come back and move.
#[test]
fn values_that_go_together_are_counted_each_for_itself_after_changes_too() {
    let entry = |number: u32, place: u32| Entry {
        item: Item { kind: KINDS[0], id: Uuid::from_u128(u128::from(number) + 1) },
        audience: Audience::Everybody,
        // Some things have a province only, and some neither.
        values: match place % 50 {
            0 => Vec::new(),
            1 => vec![("size", "0".into())],
            at => vec![("theme", at.to_string()), ("size", (at % 12).to_string())],
        },
        newest: i64::from(number),
        active: i64::from(number),
    };
    let mut known: BTreeMap<Uuid, Entry> =
        (0..4_000).map(|number| entry(number, number)).map(|entry| (entry.item.id, entry)).collect();
    let mut catalogue = Catalogue::default();
    catalogue.put(known.values().cloned().collect());
    let gone: Vec<Uuid> = known.keys().step_by(3).copied().collect();
    known.retain(|id, _| !gone.contains(id));
    catalogue.remove(gone);
    // Half of them come back, a few at a time, and others move: to places that nothing had, too.
    for from in (0..2_000).step_by(100) {
        let moved: Vec<Entry> = (from..from + 100).map(|number| entry(number, number / 7 + 13)).collect();
        known.extend(moved.iter().map(|entry| (entry.item.id, entry.clone())));
        catalogue.put(moved);
    }
    let unheard = Entry { values: vec![("theme", "7".into()), ("size", "999".into())], ..entry(5, 0) };
    known.insert(unheard.item.id, unheard.clone());
    catalogue.put(vec![unheard]);
    for filters in
        [&[][..], &[("theme", "7")], &[("size", "0")], &[("size", "999")], &[("theme", "8"), ("size", "8")]]
    {
        let wanted = Selection {
            filters: filters.iter().map(|(dimension, value)| (*dimension, (*value).to_owned())).collect(),
            counted: vec!["theme", "size"],
            limit: 25,
            ..Selection::default()
        };
        let actor = actor(0);
        assert_eq!(catalogue.select(&actor, &wanted, None), expected(&known, &actor, &wanted, None));
    }
}

/// So many values that not every row has a place for its own.
#[test]
fn more_values_than_sixteen_bits_count_are_counted() {
    let entry = |number: u32| Entry {
        item: Item { kind: KINDS[0], id: Uuid::from_u128(u128::from(number) + 1) },
        audience: Audience::Everybody,
        values: vec![
            ("theme", (number / 3).to_string()),
            ("theme", "shared".into()),
            ("size", (number % 100).to_string()),
        ],
        newest: i64::from(number),
        active: i64::from(number),
    };
    let mut known: BTreeMap<Uuid, Entry> =
        (0..110_000).map(entry).map(|entry| (entry.item.id, entry)).collect();
    let mut catalogue = Catalogue::default();
    catalogue.put(known.values().cloned().collect());
    let gone: Vec<Uuid> = known.keys().rev().step_by(2).take(1_000).copied().collect();
    known.retain(|id, _| !gone.contains(id));
    catalogue.remove(gone);
    let wanted = Selection {
        filters: vec![("size", "7".to_owned())],
        counted: DIMENSIONS.to_vec(),
        limit: 25,
        ..Selection::default()
    };
    let actor = actor(0);
    assert_eq!(catalogue.select(&actor, &wanted, None), expected(&known, &actor, &wanted, None));
}
