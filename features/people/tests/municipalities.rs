//! The official register of municipalities and our own table.

use std::collections::BTreeSet;
use std::path::Path;

use jiff::civil::{Date, date};
use people::municipalities::{
    SizeClass, cbs, cbs_code, code_from_uri, facts, size_class,
    tooi::{self, ChangeKind, TooiError},
    tooi_uri,
};
use serde_json::{Value, json};

const ONT: &str = "https://identifier.overheid.nl/tooi/def/ont/";
const PROV: &str = "http://www.w3.org/ns/prov#";

/// A municipality as the register writes it; the code is four digits.
pub fn node(code: &str, name: &str) -> Value {
    let uri = format!("https://identifier.overheid.nl/tooi/id/gemeente/gm{code}");
    let mut node = json!({ "@id": uri, "@type": [format!("{ONT}Gemeente")] });
    set(&mut node, ONT, "gemeentecode", code);
    set(&mut node, ONT, "voorkeursnaamExclSoort", name);
    set(&mut node, ONT, "officieleNaamInclSoort", &format!("gemeente {name}"));
    set(&mut node, ONT, "voorkeursnaamSorteer", name);
    node[format!("{ONT}ligtInProvincie")] =
        json!([{ "@id": "https://identifier.overheid.nl/tooi/id/provincie/pv27" }]);
    node
}

fn set(node: &mut Value, space: &str, property: &str, value: &str) {
    node[format!("{space}{property}")] = json!([{ "@value": value }]);
}

fn with(mut node: Value, space: &str, property: &str, value: &str) -> Value {
    set(&mut node, space, property, value);
    node
}

fn without(mut node: Value, property: &str) -> Value {
    node.as_object_mut().unwrap().remove(&format!("{ONT}{property}")).expect("the property was there");
    node
}

/// A change; `ends` and `goes_on` are four digits each, `role` is the property of the second.
fn change_node(kind: &str, on: &str, ends: &[&str], role: &str, goes_on: &[&str]) -> Value {
    let ids = |codes: &[&str]| -> Vec<Value> {
        codes
            .iter()
            .map(|code| json!({ "@id": format!("https://identifier.overheid.nl/tooi/id/gemeente/gm{code}") }))
            .collect()
    };
    let uri = format!("https://example.nl/wzg_{}_{}", ends.join("_"), goes_on.join("_"));
    let mut node = json!({ "@id": uri, "@type": [format!("{ONT}{kind}")] });
    node[format!("{PROV}invalidated")] = ids(ends).into();
    node[format!("{PROV}{role}")] = ids(goes_on).into();
    set(&mut node, ONT, "tijdstipWijziging", on);
    node
}

pub fn list(nodes: Vec<Value>) -> String {
    let mut all = vec![json!({
        "@id": "https://identifier.overheid.nl/tooi/set/rwc_gemeenten_compleet/9",
        "@type": ["https://identifier.overheid.nl/tooi/def/wl/RegisterwaardelijstCompleet"],
        "https://identifier.overheid.nl/tooi/def/wl/volgnummer": [{ "@value": "9" }],
        format!("{ONT}zichtdatum"): [{ "@value": "2030-06-01" }],
    })];
    all.extend(nodes);
    Value::Array(all).to_string()
}

fn error(nodes: Vec<Value>) -> TooiError {
    tooi::parse(&list(nodes)).unwrap_err()
}

#[test]
fn a_municipality_is_read_with_its_period() {
    let ended = with(node("9002", "Zandhoek"), ONT, "einddatum", "2029-03-23");
    let ended = with(ended, PROV, "invalidatedAtTime", "2029-03-24T00:00");
    let ended = with(ended, ONT, "begindatum", "2011-01-01");
    let register = tooi::parse(&format!("\u{feff}{}", list(vec![ended, node("9001", "Waterdam")]))).unwrap();

    assert_eq!((register.version, register.known_on), (9, Some(date(2030, 6, 1))));
    let [waterdam, zandhoek] = &register.municipalities[..] else { panic!("two municipalities") };
    assert_eq!(waterdam.cbs_code, "GM9001");
    assert_eq!(waterdam.tooi_uri, tooi_uri("GM9001"));
    assert_eq!(waterdam.name, "Waterdam");
    assert_eq!(waterdam.official_name, "gemeente Waterdam");
    assert_eq!(waterdam.sort_name, "waterdam");
    assert_eq!(waterdam.province, "PV27");
    assert_eq!((waterdam.valid_from, waterdam.valid_until), (None, None));
    assert_eq!(zandhoek.valid_from, Some(date(2011, 1, 1)));
    assert_eq!(zandhoek.valid_until, Some(date(2029, 3, 24)));
    assert!(zandhoek.exists_on(date(2029, 3, 23)), "its last day");
    assert!(!zandhoek.exists_on(date(2029, 3, 24)));
    assert!(!zandhoek.exists_on(date(2010, 12, 31)));
    assert_eq!(register.warnings, []);
}

#[test]
fn the_last_day_alone_is_enough_to_know_the_end() {
    let ended = with(node("9002", "Zandhoek"), ONT, "einddatum", "2028-12-31");
    let register = tooi::parse(&list(vec![ended])).unwrap();
    assert_eq!(register.municipalities[0].valid_until, Some(date(2029, 1, 1)));
}

#[test]
fn the_three_kinds_of_change_are_told_apart() {
    let ends = |code, name, last| with(node(code, name), ONT, "einddatum", last);
    let begins = |code, name, first| with(node(code, name), ONT, "begindatum", first);
    let register = tooi::parse(&list(vec![
        ends("9001", "A", "2028-12-31"),
        ends("9002", "B", "2028-12-31"),
        begins("9003", "C", "2029-01-01"),
        ends("9004", "D", "2027-12-31"),
        begins("9005", "E", "2028-01-01"),
        ends("9006", "F", "2029-03-23"),
        node("9007", "G"),
        node("9008", "H"),
        change_node("Uitbreiding", "2029-03-24T00:00:00", &["9006"], "used", &["9008", "9007"]),
        change_node("Samenvoeging", "2029-01-01T00:00:00", &["9002", "9001"], "generated", &["9003"]),
        change_node("Herschikking", "2028-01-01T00:00:00+01:00", &["9004"], "generated", &["9005"]),
    ]))
    .unwrap();
    let told: Vec<_> = register
        .changes
        .iter()
        .map(|change| (change.kind, change.on, change.from.join(" "), change.into.join(" ")))
        .collect();
    let expected = |kind, on, from: &str, into: &str| (kind, on, from.to_owned(), into.to_owned());
    assert_eq!(
        told,
        [
            expected(ChangeKind::Rearrangement, date(2028, 1, 1), "GM9004", "GM9005"),
            expected(ChangeKind::Merger, date(2029, 1, 1), "GM9001 GM9002", "GM9003"),
            expected(ChangeKind::Extension, date(2029, 3, 24), "GM9006", "GM9007 GM9008"),
        ]
    );
    assert_eq!(register.changes[2].uri, "https://example.nl/wzg_9006_9008_9007");
    assert_eq!(register.warnings, []);
}

#[test]
fn what_is_not_known_in_the_list_is_passed_over() {
    let strange = with(node("9001", "Waterdam"), "https://example.nl/", "kleur", "blauw");
    let mut other = json!({ "@id": "https://example.nl/1", "@type": ["https://example.nl/Waterschap"] });
    set(&mut other, ONT, "begindatum", "not a date");
    let register = tooi::parse(&list(vec![strange, other, json!("a loose text")])).unwrap();
    assert_eq!(register.municipalities.len(), 1);
}

#[test]
fn the_list_may_come_in_an_envelope() {
    let text = format!("{{\"@graph\": {}}}", list(vec![node("9001", "Waterdam")]));
    assert_eq!(tooi::parse(&text).unwrap().municipalities.len(), 1);
}

#[test]
fn a_file_that_is_no_register_is_refused() {
    assert_eq!(tooi::parse("[\n{").unwrap_err(), TooiError::NotJson { line: 2, column: 1 });
    assert!(matches!(tooi::parse("").unwrap_err(), TooiError::NotJson { .. }));
    for other in ["[]", "{}", "12", "[{\"@type\": 3}]"] {
        assert_eq!(tooi::parse(other).unwrap_err(), TooiError::NotTheList, "{other}");
    }
    assert_eq!(tooi::parse(&list(vec![])).unwrap_err(), TooiError::NotTheList);
    let no_head = Value::Array(vec![node("9001", "Waterdam")]).to_string();
    assert_eq!(tooi::parse(&no_head).unwrap_err(), TooiError::NotTheList);
    let no_version = list(vec![node("9001", "Waterdam")]).replace("volgnummer", "nummer");
    assert_eq!(tooi::parse(&no_version).unwrap_err(), TooiError::NoVersion);
}

#[test]
fn a_municipality_that_misses_something_stops_the_import_with_its_code() {
    let whole = || node("9001", "Waterdam");
    let code = || "GM9001".to_owned();
    assert_eq!(error(vec![whole(), whole()]), TooiError::DuplicateCode { code: code() });
    assert_eq!(
        error(vec![without(whole(), "voorkeursnaamExclSoort")]),
        TooiError::MissingName { code: code() }
    );
    assert_eq!(
        error(vec![with(whole(), ONT, "voorkeursnaamExclSoort", "  ")]),
        TooiError::MissingName { code: code() }
    );
    assert_eq!(error(vec![without(whole(), "ligtInProvincie")]), TooiError::MissingProvince { code: code() });
    assert!(matches!(
        error(vec![with(whole(), ONT, "gemeentecode", "9002")]),
        TooiError::BadCode { subject } if subject.ends_with("gm9001")
    ));
    for value in ["1 januari 2029", "2029-02-30", "2029-01-01T12:00:00", "2028-12-31T23:00:00Z"] {
        let bad = error(vec![with(whole(), PROV, "invalidatedAtTime", value)]);
        assert_eq!(bad, TooiError::BadDate { subject: code(), value: value.to_owned() });
        assert_eq!(bad.to_string(), format!("GM9001 has no valid date: \"{value}\""));
        assert_eq!(bad.message().args, [("subject", code()), ("value", value.to_owned())]);
    }
    let backwards = with(whole(), ONT, "begindatum", "2029-01-01");
    let backwards = with(backwards, ONT, "einddatum", "2028-12-31");
    assert_eq!(error(vec![backwards]), TooiError::EndsBeforeItBegins { code: code() });
}

#[test]
fn a_change_must_be_about_known_municipalities_and_have_a_day() {
    let two = || vec![node("9001", "A"), node("9002", "B")];
    let and = |change| two().into_iter().chain([change]).collect();
    let unknown = change_node("Uitbreiding", "2029-01-01T00:00:00", &["9003"], "used", &["9001"]);
    assert!(matches!(
        error(and(unknown)),
        TooiError::UnknownMunicipality { municipality, .. } if municipality.ends_with("gm9003")
    ));
    let nowhere = change_node("Uitbreiding", "2029-01-01T00:00:00", &["9001"], "used", &[]);
    assert!(matches!(error(and(nowhere)), TooiError::IncompleteChange { .. }));
    let never = change_node("Uitbreiding", " ", &["9001"], "used", &["9002"]);
    assert!(matches!(error(and(never)), TooiError::BadDate { value, .. } if value.is_empty()));
}

#[test]
fn two_days_for_one_event_give_a_warning() {
    let ended = with(node("9001", "A"), ONT, "einddatum", "2029-05-18");
    let change = change_node("Uitbreiding", "2029-05-20T00:00:00", &["9001"], "used", &["9002"]);
    let register = tooi::parse(&list(vec![ended, node("9002", "B"), change])).unwrap();
    let [warning] = &register.warnings[..] else { panic!("one warning") };
    assert_eq!((warning.taken, warning.other), (date(2029, 5, 19), date(2029, 5, 20)));
    assert_eq!(
        warning.to_string(),
        "GM9001: the list gives two days for one event, 2029-05-19 and 2029-05-20; 2029-05-19 was taken"
    );
}

#[test]
fn codes_are_brought_to_one_form() {
    for text in ["GM0363", "gm0363", " GM0363  ", "0363", "363"] {
        assert_eq!(cbs_code(text).as_deref(), Some("GM0363"), "{text}");
    }
    for text in ["", "GM", "GM363", "GM03633", "GM036A", "PV27", "NL01", "0000", "12345", "GM-363", "é363"] {
        assert_eq!(cbs_code(text), None, "{text}");
    }
    assert_eq!(tooi_uri("GM0363"), "https://identifier.overheid.nl/tooi/id/gemeente/gm0363");
    assert_eq!(code_from_uri(&tooi_uri("GM0363")).as_deref(), Some("GM0363"));
    assert_eq!(code_from_uri("https://identifier.overheid.nl/tooi/id/gemeente/wzg_00065222"), None);
    assert_eq!(code_from_uri("https://identifier.overheid.nl/tooi/id/provincie/pv27"), None);
}

#[test]
fn our_table_holds_the_342_municipalities_of_today() {
    let all = facts::municipalities();
    assert_eq!(all.len(), 342);
    assert_eq!(all.iter().map(|m| u64::from(m.inhabitants)).sum::<u64>(), 17_590_672);
    assert!(all.is_sorted_by(|a, b| a.cbs_code < b.cbs_code), "each code once, in order");
    assert!(all.iter().all(|m| cbs_code(&m.cbs_code).as_ref() == Some(&m.cbs_code)));
    let mut by_size: Vec<_> = all.iter().map(|m| (m.inhabitants, m.name.as_str())).collect();
    by_size.sort_unstable();
    assert_eq!(by_size[..3], [(944, "Schiermonnikoog"), (1_195, "Vlieland"), (1_756, "Rozendaal")]);
    assert_eq!(by_size[340..], [(655_468, "Rotterdam"), (903_399, "Amsterdam")]);
    let named = |name: &str| all.iter().find(|m| m.name == name).unwrap();
    assert_eq!(named("Amsterdam").tooi_uri(), "https://identifier.overheid.nl/tooi/id/gemeente/gm0363");
    assert_eq!(named("Den Haag").cbs_code, "GM0518");
    assert_eq!(named("Súdwest-Fryslân").cbs_code, "GM1900");
    assert_eq!(named("Nuenen, Gerwen en Nederwetten").province, "PV30");
}

#[test]
fn each_province_has_its_capital() {
    let all = facts::municipalities();
    let province = |code: &str| all.iter().find(|m| m.cbs_code == code).unwrap().province.clone();
    let capitals = [
        ("Groningen", "GM0014"),
        ("Fryslân", "GM0080"),
        ("Drenthe", "GM0106"),
        ("Overijssel", "GM0193"),
        ("Flevoland", "GM0995"),
        ("Gelderland", "GM0202"),
        ("Utrecht", "GM0344"),
        ("Noord-Holland", "GM0392"),
        ("Zuid-Holland", "GM0518"),
        ("Zeeland", "GM0687"),
        ("Noord-Brabant", "GM0796"),
        ("Limburg", "GM0935"),
    ];
    let found = facts::provinces().iter().map(|p| (p.name_nl, p.code.to_owned()));
    let expected = capitals.map(|(name, capital)| (name, province(capital)));
    assert!(found.eq(expected));
    let friesland = facts::provinces()[1];
    assert_eq!(friesland.name_en, "Friesland");
    assert_eq!(friesland.tooi_uri(), "https://identifier.overheid.nl/tooi/id/provincie/pv21");
    let used: BTreeSet<_> = all.into_iter().map(|m| m.province).collect();
    assert!(used.iter().map(String::as_str).eq(facts::provinces().iter().map(|p| p.code)));
}

#[test]
fn a_size_class_begins_at_its_lower_bound() {
    for class in SizeClass::ALL {
        let bound = class.lower_bound();
        assert_eq!(size_class(bound), class);
        assert!(bound == 0 || size_class(bound - 1) < class);
        assert_eq!(SizeClass::from_key(class.key()), Some(class));
    }
    assert_eq!(size_class(24_999), SizeClass::Under25);
    assert_eq!(size_class(25_000), SizeClass::From25To50);
    assert_eq!(size_class(u32::MAX), SizeClass::From250);
    assert_eq!(SizeClass::from_key("huge"), None);
    let all = facts::municipalities();
    let count = |class| all.iter().filter(|m| size_class(m.inhabitants) == class).count();
    assert_eq!(SizeClass::ALL.map(count), [115, 136, 59, 28, 4]);
}

/// A real file that stands beside the repository on some machines; it is not part of the repository.
fn real_file(name: &str) -> Option<Vec<u8>> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data").join(name);
    let bytes = std::fs::read(path).ok();
    if bytes.is_none() {
        println!("skipped: file not there ({name})");
    }
    bytes
}

#[test]
fn the_real_register_and_our_table_agree() {
    let Some(bytes) = real_file("tooi-rwc_gemeenten_compleet_4.json") else { return };
    let register = tooi::parse(&String::from_utf8(bytes).unwrap()).unwrap();
    assert_eq!((register.version, register.municipalities.len()), (facts::REGISTER_VERSION, 605));
    assert_eq!(register.changes.len(), 128);
    // Mergers happen in the middle of a year too: Weesp joined Amsterdam on 24 March 2022.
    let count = |day: Date| register.current_on(day).count();
    assert_eq!(
        [count(date(2022, 3, 23)), count(date(2022, 3, 24)), count(facts::LAYOUT_OF)],
        [345, 344, 342]
    );
    let provinces: BTreeSet<_> = register.municipalities.iter().map(|m| m.province.as_str()).collect();
    assert!(provinces.into_iter().eq(facts::provinces().iter().map(|p| p.code)));

    let in_register = register
        .current_on(facts::LAYOUT_OF)
        .map(|m| (m.cbs_code.clone(), m.name.clone(), m.province.clone(), m.tooi_uri.clone()));
    let in_table = facts::municipalities()
        .into_iter()
        .map(|m| (m.cbs_code.clone(), m.name.clone(), m.province.clone(), m.tooi_uri()));
    assert!(in_register.eq(in_table));

    let after = |code: &str| -> Vec<_> {
        let of = |change: &&tooi::Change| change.from.iter().any(|from| from == code);
        register.changes.iter().filter(of).map(|c| (c.kind, c.on, c.into.join(" "))).collect()
    };
    let went = |kind, on, into: &str| (kind, on, into.to_owned());
    assert_eq!(after("GM0457"), [went(ChangeKind::Extension, date(2022, 3, 24), "GM0363")], "Weesp");
    assert_eq!(after("GM0017"), [went(ChangeKind::Extension, date(2019, 1, 1), "GM0014")], "Haren");
    assert_eq!(after("GM0009"), after("GM0017"), "Ten Boer went with Haren");
    let winsum: BTreeSet<_> = after("GM0053").into_iter().collect();
    let both = ["GM1966", "GM1969"].map(|into| went(ChangeKind::Merger, date(2019, 1, 1), into));
    assert_eq!(winsum, BTreeSet::from(both), "Winsum was divided");
    let haaren = went(ChangeKind::Extension, date(2021, 1, 1), "GM0757 GM0824 GM0855 GM0865");
    assert_eq!(after("GM0788"), [haaren], "Haaren was divided over four");
    let groesbeek = went(ChangeKind::Rearrangement, date(2016, 1, 1), "GM1945");
    assert_eq!(after("GM0241"), [groesbeek], "Groesbeek took another name");
    // The register has one slip: Groenlo became Oost Gelre on 19 May 2006, by the change on 20 May.
    let doubted: Vec<_> = register.warnings.iter().map(|w| w.subject.as_str()).collect();
    assert_eq!(doubted, ["GM0240", "GM1586"]);
}

#[test]
fn the_real_inhabitants_and_our_table_agree() {
    let Some(bytes) = real_file("gemeenten.csv") else { return };
    let file = cbs::parse(&bytes).unwrap();
    assert_eq!((file.gaps.len(), file.other_regions, file.warnings.len()), (0, 0, 0));
    let in_file = file.populations.into_iter().map(|p| (p.cbs_code, p.reference_date, p.inhabitants));
    let in_table =
        facts::municipalities().into_iter().map(|m| (m.cbs_code, facts::INHABITANTS_ON, m.inhabitants));
    assert!(in_file.eq(in_table));
}
