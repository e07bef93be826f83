//! Dutch sentences such as civil servants write, made from a seed.

use rand::{RngExt, rngs::StdRng};

const SUBJECTS: [&str; 28] = [
    "de gemeente",
    "het college",
    "de wijkagent",
    "een bewoner",
    "de leverancier",
    "de raad",
    "onze beheerder",
    "de privacyfunctionaris",
    "het waterschap",
    "de omgevingsdienst",
    "een winkelier",
    "de projectleider",
    "de stadsbouwmeester",
    "het klantcontactcentrum",
    "de griffier",
    "de informatiemanager",
    "een ondernemer",
    "de buurtvereniging",
    "de politie",
    "de brandweer",
    "een onderzoeker",
    "de wethouder",
    "het wijkteam",
    "de dataspecialist",
    "een vervoerder",
    "de netbeheerder",
    "de toezichthouder",
    "de inkoper",
];
const VERBS: [&str; 24] = [
    "meet",
    "telt",
    "vraagt",
    "plaatst",
    "onderzoekt",
    "bespreekt",
    "beheert",
    "deelt",
    "weigert",
    "bekijkt",
    "vervangt",
    "controleert",
    "koopt",
    "test",
    "stopt met",
    "begint met",
    "beoordeelt",
    "vergelijkt",
    "legt uit",
    "publiceert",
    "bewaart",
    "verwijdert",
    "koppelt",
    "beveiligt",
];
const OBJECTS: [&str; 40] = [
    "sensoren in lantaarnpalen",
    "slimme deurbellen",
    "parkeergegevens",
    "het sensorenregister",
    "camera’s bij de afvalcontainers",
    "de drukte in de winkelstraat",
    "grondwaterpeilbuizen",
    "deelscooters",
    "snelheidsdisplays",
    "luchtkwaliteitsmeters",
    "het algoritmeregister",
    "laadpalen",
    "de verkeerslichten",
    "wifi-tellingen",
    "geluidsmetingen",
    "een privacytoets",
    "de bewaartermijn",
    "het contract met de leverancier",
    "open data over bomen",
    "de meldplicht",
    "een LoRa-netwerk",
    "de drukte op het strand",
    "slimme bruggen",
    "een digitale tweeling",
    "de scanauto",
    "bezoekersstromen",
    "energiegegevens van buurthuizen",
    "de kentekencamera’s",
    "een proef met drones",
    "de vergunning voor meetkastjes",
    "het dataplatform",
    "de rioolgemalen",
    "een bord met een QR-code",
    "de fietstellers",
    "hittestress in de binnenstad",
    "de cookiemelding",
    "de verwerkersovereenkomst",
    "het ethisch beraad",
    "strooiroutes",
    "de bushaltes",
];
const PLACES: [&str; 20] = [
    "in de binnenstad",
    "op het bedrijventerrein",
    "langs de provinciale weg",
    "in het park",
    "bij het station",
    "rond de school",
    "op de markt",
    "in de haven",
    "in het buitengebied",
    "bij het zwembad",
    "in de wijk",
    "op de boulevard",
    "bij het stadhuis",
    "in de parkeergarage",
    "langs de vaart",
    "op het schoolplein",
    "in het uitgaansgebied",
    "bij de sporthal",
    "op de rotonde",
    "in de nieuwbouwwijk",
];
const REASONS: [&str; 16] = [
    "omdat bewoners daarom vroegen",
    "om de drukte beter te spreiden",
    "terwijl de wet niet duidelijk is",
    "zonder dat iemand het wist",
    "omdat het contract afloopt",
    "om kosten te besparen",
    "voor een veilige straat",
    "na een klacht van een omwonende",
    "omdat de raad dat wil",
    "als onderdeel van een proef",
    "om de leefbaarheid te verbeteren",
    "omdat een andere gemeente dat ook deed",
    "met geld van het rijk",
    "na overleg met de buurt",
    "omdat de techniek verouderd is",
    "om beter te kunnen handhaven",
];

/// Pairs of words of the texts, all different: the last word of each thing with that of each place.
pub fn pairs() -> impl Iterator<Item = (&'static str, &'static str)> {
    let last = |row: &'static str| row.rsplit(' ').next().unwrap_or(row);
    PLACES.iter().flat_map(move |place| OBJECTS.iter().map(move |object| (last(object), last(place))))
}

/// Picks early words more often than late ones, about as words are used (Zipf).
fn pick<'w>(random: &mut StdRng, words: &[&'w str]) -> &'w str {
    let place: f64 = random.random();
    words[((words.len() as f64).powf(place) - 1.0) as usize % words.len()]
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// A sentence.
pub fn sentence(random: &mut StdRng) -> String {
    let (subject, verb, object) = (pick(random, &SUBJECTS), pick(random, &VERBS), pick(random, &OBJECTS));
    let (place, reason) = (pick(random, &PLACES), pick(random, &REASONS));
    let text = match random.random_range(0..5) {
        0 => format!("{subject} {verb} {object}."),
        1 => format!("{subject} {verb} {object} {place}."),
        2 => format!("{subject} {verb} {object} {reason}."),
        3 => format!("{subject} {verb} {object} {place}, {reason}."),
        _ => format!("{place} {verb} {subject} {object} sinds {}.", random.random_range(2015..2027)),
    };
    capital(&text)
}

/// Sentences up to about so many words, in paragraphs.
pub fn text(random: &mut StdRng, words: usize) -> String {
    let mut text = String::new();
    let mut count = 0;
    while count < words {
        let next = sentence(random);
        count += next.split(' ').count();
        if !text.is_empty() {
            text.push_str(if random.random_range(0..4) == 0 { "\n\n" } else { " " });
        }
        text.push_str(&next);
    }
    text
}

/// A question of at most fifteen words.
pub fn question(random: &mut StdRng) -> String {
    let (object, place) = (pick(random, &OBJECTS), pick(random, &PLACES));
    match random.random_range(0..4) {
        0 => format!("Mag een gemeente {object} gebruiken {place}?"),
        1 => format!("Hoe gaan wij om met {object} {place}?"),
        2 => format!("Wie beslist over {object} {place}?"),
        _ => format!("Wat zegt u tegen bewoners over {object} {place}?"),
    }
}

/// A title that is no question.
pub fn title(random: &mut StdRng) -> String {
    let (object, place) = (pick(random, &OBJECTS), pick(random, &PLACES));
    match random.random_range(0..3) {
        0 => capital(&format!("{object} {place}")),
        1 => format!("Wat wij leerden van {object} {place}"),
        _ => format!("Samen aan de slag met {object}"),
    }
}

/// A name that nobody has.
pub fn name(random: &mut StdRng, number: u64) -> String {
    const FIRST: [&str; 12] =
        ["Anna", "Bram", "Chris", "Daan", "Eva", "Fleur", "Gijs", "Hanna", "Iris", "Jan", "Kim", "Lars"];
    const LAST: [&str; 10] = [
        "de Proef",
        "van der Test",
        "Voorbeeld",
        "Meting",
        "Zand",
        "Verzonnen",
        "Bedacht",
        "Gemaakt",
        "Cijfer",
        "Regel",
    ];
    format!("{} {} {number}", pick(random, &FIRST), pick(random, &LAST))
}
