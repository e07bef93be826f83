//! Reading in the municipalities: the built-in table, the register, the inhabitants.

use db::testing::TestDatabase;
use jiff::civil::{Date, date};
use people::{
    import::{import_inhabitants, import_register, seed_facts},
    municipalities::{
        cbs::{self, PopulationFile},
        tooi::{Change, ChangeKind, Municipality, Register},
    },
    store::organisations::{self, Filter},
};
use testkit::NOW;
use web::{Clock, Ids, OrganisationId};

struct Place {
    test: TestDatabase,
    ids: Ids,
}

async fn place() -> Place {
    Place { test: TestDatabase::new().await.unwrap(), ids: Ids::new(Clock::fixed(NOW), [1; 32]) }
}

impl Place {
    async fn id(&self, code: &str) -> OrganisationId {
        let mut tx = self.test.db.read().await.unwrap();
        organisations::by_cbs_code(&mut tx, code).await.unwrap().expect("this municipality is there")
    }

    async fn find(&self, filter: Filter) -> Vec<String> {
        let mut tx = self.test.db.read().await.unwrap();
        let found = organisations::list(&mut tx, &filter, 1000, 0).await.unwrap();
        found.into_iter().map(|organisation| organisation.name).collect()
    }

    async fn named(&self, name: &str) -> Vec<String> {
        self.find(Filter { name: name.into(), ..Filter::default() }).await
    }
}

fn municipality(code: &str, name: &str, from: Option<Date>, until: Option<Date>) -> Municipality {
    Municipality {
        cbs_code: code.into(),
        tooi_uri: people::municipalities::tooi_uri(code),
        name: name.into(),
        official_name: format!("gemeente {name}"),
        sort_name: name.to_lowercase(),
        province_uri: "https://identifier.overheid.nl/tooi/id/provincie/pv30".into(),
        province: "PV30".into(),
        valid_from: from,
        valid_until: until,
    }
}

fn change(kind: ChangeKind, on: Date, from: &[&str], into: &[&str], number: u32) -> Change {
    let codes = |codes: &[&str]| codes.iter().map(|code| (*code).to_owned()).collect();
    let uri = format!("https://identifier.overheid.nl/tooi/id/wijziging/{number}");
    Change { kind, on, from: codes(from), into: codes(into), uri }
}

/// Haaren ended and was divided over three: an extension with several municipalities on the other side.
fn register() -> Register {
    let day = date(2021, 1, 1);
    Register {
        version: 4,
        known_on: None,
        municipalities: vec![
            municipality("GM0757", "Boxtel", None, None),
            municipality("GM0788", "Haaren", None, Some(day)),
            municipality("GM0824", "Oisterwijk", None, None),
            municipality("GM0855", "Tilburg", None, None),
            municipality("GM1991", "Maashorst", Some(date(2022, 1, 1)), None),
        ],
        changes: vec![change(ChangeKind::Extension, day, &["GM0788"], &["GM0757", "GM0824", "GM0855"], 1)],
        warnings: Vec::new(),
    }
}

#[tokio::test]
async fn the_built_in_table_gives_342_municipalities_with_inhabitants_and_a_second_time_nothing() {
    let place = place().await;
    let first = seed_facts(&place.test.db, &place.ids, NOW).await.unwrap();
    assert_eq!((first.added, first.populations), (342, 342));
    let ommen = place.id("GM0175").await;
    let second = seed_facts(&place.test.db, &place.ids, NOW).await.unwrap();
    assert_eq!((second.added, second.unchanged, second.populations), (0, 342, 0));
    assert_eq!(place.id("GM0175").await, ommen);
    let tx = place.test.db.read().await.unwrap();
    let there = organisations::by_id(&tx, ommen).await.unwrap().unwrap();
    assert!(there.inhabitants.is_some_and(|count| count > 18_000));
    assert_eq!(there.province_code.as_deref(), Some("PV23"));
    let counted = organisations::inhabitants(&tx, ommen).await.unwrap();
    assert_eq!(counted[0].reference_date, "2022-01-01");
}

#[tokio::test]
async fn a_municipality_is_found_by_each_of_its_names_without_accents_or_capitals() {
    let place = place().await;
    seed_facts(&place.test.db, &place.ids, NOW).await.unwrap();
    assert_eq!(place.named("den haag").await, ["Den Haag"]);
    assert_eq!(place.named("'s-GRAVENHAGE").await, ["Den Haag"]);
    assert_eq!(place.named("’s-gravenhage").await, ["Den Haag"]);
    assert_eq!(place.named("den bosch").await, ["'s-Hertogenbosch"]);
    assert_eq!(place.named("sudwest").await, ["Súdwest-Fryslân"]);
    assert_eq!(place.named("50%").await, Vec::<String>::new());
    assert_eq!(place.named("_").await, Vec::<String>::new());
    assert_eq!(place.named("\\").await, Vec::<String>::new());
}

#[tokio::test]
async fn the_register_keeps_identifiers_and_tells_what_became_of_what() {
    let place = place().await;
    seed_facts(&place.test.db, &place.ids, NOW).await.unwrap();
    let boxtel = place.id("GM0757").await;
    let outcome = import_register(&place.test.db, &place.ids, NOW, &register()).await.unwrap();
    // Haaren is the one that no longer was; Maashorst has a first day now; the others were known as they are.
    assert_eq!((outcome.added, outcome.changed, outcome.unchanged, outcome.changes), (1, 1, 3, 1));
    assert_eq!(outcome.warnings.len(), 338, "the municipalities that this small register lacks");
    assert_eq!(place.id("GM0757").await, boxtel);
    let tx = place.test.db.read().await.unwrap();
    let haaren = place.id("GM0788").await;
    let after = organisations::relatives(&tx, haaren).await.unwrap();
    assert_eq!(
        after.iter().map(|r| r.name.as_str()).collect::<Vec<_>>(),
        ["Boxtel", "Oisterwijk", "Tilburg"]
    );
    assert!(after.iter().all(|r| !r.is_predecessor && r.on_date == "2021-01-01" && r.kind == "extension"));
    let before = organisations::relatives(&tx, boxtel).await.unwrap();
    assert_eq!(before.iter().map(|r| (r.id, r.is_predecessor)).collect::<Vec<_>>(), [(haaren, true)]);
    drop(tx);

    let today = Filter { name: "haaren".into(), existing_on: Some("2026-11-24".into()), ..Filter::default() };
    assert_eq!(place.find(today).await, Vec::<String>::new());
    assert_eq!(place.named("haaren").await, ["Haaren"]);

    let again = import_register(&place.test.db, &place.ids, NOW, &register()).await.unwrap();
    assert_eq!((again.added, again.changed, again.unchanged, again.changes), (0, 0, 5, 0));
}

#[tokio::test]
async fn a_corrected_register_corrects_names_days_and_parts() {
    let place = place().await;
    import_register(&place.test.db, &place.ids, NOW, &register()).await.unwrap();
    let mut list = register();
    list.municipalities[3].name = "Tilburg-Noord".into();
    list.changes[0].into.truncate(2);
    let outcome = import_register(&place.test.db, &place.ids, NOW, &list).await.unwrap();
    assert_eq!((outcome.changed, outcome.unchanged, outcome.changes), (1, 4, 1));
    let haaren = place.id("GM0788").await;
    let tx = place.test.db.read().await.unwrap();
    let after = organisations::relatives(&tx, haaren).await.unwrap();
    assert_eq!(after.iter().map(|r| r.name.as_str()).collect::<Vec<_>>(), ["Boxtel", "Oisterwijk"]);
}

#[tokio::test]
async fn a_municipality_that_was_divided_in_several_mergers_of_one_day_names_each_other_one_once() {
    let place = place().await;
    let day = date(2019, 1, 1);
    let mut list = register();
    list.changes = vec![
        change(ChangeKind::Merger, day, &["GM0788", "GM0757"], &["GM0855"], 1),
        change(ChangeKind::Merger, day, &["GM0788"], &["GM0824"], 2),
        change(ChangeKind::Merger, day, &["GM0788"], &["GM0855"], 3),
    ];
    import_register(&place.test.db, &place.ids, NOW, &list).await.unwrap();
    let haaren = place.id("GM0788").await;
    let tx = place.test.db.read().await.unwrap();
    let after = organisations::relatives(&tx, haaren).await.unwrap();
    assert_eq!(after.iter().map(|r| r.name.as_str()).collect::<Vec<_>>(), ["Oisterwijk", "Tilburg"]);
}

#[tokio::test]
async fn inhabitants_are_kept_per_day_and_the_latest_counts() {
    let place = place().await;
    seed_facts(&place.test.db, &place.ids, NOW).await.unwrap();
    let text = "cbs_code,inwoners,peildatum\nGM0175,18900,2025-01-01\nGM0175,18100,2020-01-01\nGM9999,5,2025-01-01\n";
    let file = cbs::parse(text.as_bytes()).unwrap();
    let outcome =
        import_inhabitants(&place.test.db, &place.ids, NOW, &file, "CBS, tabel 70072ned").await.unwrap();
    assert_eq!(outcome.populations, 2);
    assert_eq!(outcome.warnings.len(), 1);
    assert!(outcome.warnings[0].contains("GM9999"));
    let ommen = place.id("GM0175").await;
    let tx = place.test.db.read().await.unwrap();
    let days = organisations::inhabitants(&tx, ommen).await.unwrap();
    let days: Vec<_> = days.iter().map(|day| (day.reference_date.as_str(), day.count)).collect();
    assert_eq!((days[0], days[2]), (("2025-01-01", 18_900), ("2020-01-01", 18_100)));
    assert_eq!(organisations::by_id(&tx, ommen).await.unwrap().unwrap().inhabitants, Some(18_900));
    drop(tx);
    let again =
        import_inhabitants(&place.test.db, &place.ids, NOW, &file, "CBS, tabel 70072ned").await.unwrap();
    assert_eq!(again.populations, 0);
    let nothing =
        import_inhabitants(&place.test.db, &place.ids, NOW, &PopulationFile::default(), "CBS").await.unwrap();
    assert_eq!(nothing.populations, 0);
}
