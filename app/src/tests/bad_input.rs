//! Bad input, for every form of every room: too long, script, nothing, twice, in another encoding, from another site,
//! without the right, without a session. A clear message, nothing lost, nothing leaked, never a fault of ours.
//!
//! The list of forms below is compared with the routes in the code, so that a form that is added is not forgotten.

use std::{collections::BTreeSet, fs, path::Path};

use axum::{
    body::Body,
    http::{Request, header},
};
use testkit::{Browser, Reply, TestApp};
use web::MINUTE;

use super::app;
use crate::demo;

const SENSORS: &str = "/spelregels/sensoren-in-de-openbare-ruimte";
/// Somebody who speaks for Ommen and has a draft of an amendment.
const HARM: &str = "Harm Nijboer";
const SCRIPT: &str = "\"'><script>alert(1)</script>";

/// The demo, with what forms need that is not there by itself.
struct Site {
    app: TestApp,
    own: String,
    question: String,
    example: String,
    ommen: String,
    report: String,
    person: String,
    request: String,
    /// A consultation that runs, one of its articles, and one that is prepared.
    consultation: String,
    article: String,
    planned: String,
    amendment: String,
    draft: String,
    decided: String,
}

/// The version in consultation.
const CONSULTED: &str = "/spelregels/drones/versie/1";

impl Site {
    async fn new() -> Self {
        let app = app(true).await;
        demo::seed(app.house()).await.unwrap();
        let mut sanne = become_persona(&app, "Sanne de Boer").await;
        let ommen = first(&sanne.get("/mijn").await, "/organisaties/");
        let fields = [("title", "Een bord bij elke sensor"), ("what", "Tien borden."), ("phase", "idea")];
        let more = [
            ("theme", "privacy"),
            ("visibility", "public"),
            ("language", "nl"),
            ("actie", "publiceren"),
            ("gezien", "Een bord bij elke sensor"),
        ];
        let placed =
            sanne.post("/bijdragen/nieuw/voorbeeld", &[&fields[..], &more].concat()).await.expect(303);
        let own = placed.location().trim_end_matches("/geplaatst").to_owned();
        let others = "?zoek=&organisatie=&soort=";
        let question = first(
            &sanne.get(&format!("/bijdragen{others}vraag&grootte=100000-250000")).await,
            "/bijdragen/01",
        );
        let example = first(
            &sanne.get(&format!("/bijdragen{others}voorbeeld&grootte=100000-250000")).await,
            "/bijdragen/01",
        );
        sanne.post(&format!("{question}/melden"), &[("reason", "untrue")]).await.expect(303);
        let report = first(
            &become_persona(&app, "Ruben Slagter").await.get("/beheer/meldingen").await,
            "/beheer/meldingen/",
        );
        let mut marieke = become_persona(&app, "Marieke Olthof").await;
        let page = marieke.get(&format!("{ommen}/beheer/gegevens")).await.expect(200);
        marieke
            .submit(&page, &format!("{ommen}/beheer/gegevens"), &[("domains", "demo.example")])
            .await
            .expect(303);
        let mut amira = become_persona(&app, "Amira Vos").await;
        amira.post(&format!("{ommen}/meedoen"), &[("motivation", "Ik werk hier.")]).await.expect(303);
        let manage = marieke.get(&format!("{ommen}/beheer")).await.expect(200);
        let request = first(&manage, &format!("{ommen}/beheer/verzoeken/"));
        let person = first(&manage, &format!("{ommen}/beheer/mensen/"));
        let version = app.browser().get(CONSULTED).await.expect(200);
        let consultation = first(&version, "/consultaties/");
        let consultation = consultation.split("/artikel").next().unwrap_or_default().to_owned();
        let article = first(&version, &format!("{consultation}/artikel/"));
        let fields = [
            ("title", "Nog een vraag"),
            ("introduction", "Wat vindt u?"),
            ("opens-day", "2027-06-01"),
            ("opens-time", "09:00"),
            ("closes-day", "2027-07-01"),
            ("closes-time", "17:00"),
            ("audience", "everybody"),
            ("results", "after"),
        ];
        let mut elif = become_persona(&app, "Elif Koster").await;
        let made = elif.post(&format!("{CONSULTED}/consultatie"), &fields).await.expect(303).location();
        let planned = made.trim_end_matches("/stellingen").to_owned();
        let amended = format!("{SENSORS}/amendementen");
        let amendment = format!("{SENSORS}/amendement/");
        let draft = first(&become_persona(&app, HARM).await.get(&amended).await, &amendment);
        let amendment = first(&become_persona(&app, "Tineke Hofland").await.get(&amended).await, &amendment);
        let deciding =
            become_persona(&app, "Tineke Hofland").await.get("/spelregels/deelvervoer/amendementen").await;
        let decided = first(&deciding, "/spelregels/deelvervoer/amendement/");
        Self {
            app,
            own,
            question,
            example,
            ommen,
            report,
            person,
            request,
            consultation,
            article,
            planned,
            amendment,
            draft,
            decided,
        }
    }

    /// Every form in which somebody types: who, the page it stands in, and where it is sent.
    fn forms(&self) -> Vec<(&'static str, String, String)> {
        let Self { own, question, example, ommen, report, request, .. } = self;
        let Self { consultation, article, planned, amendment, draft, decided, .. } = self;
        let same = |who, path: String| (who, path.clone(), path);
        vec![
            same("", "/inloggen".into()),
            same("Sanne de Boer", "/bijdragen/nieuw/vraag".into()),
            same("Sanne de Boer", "/bijdragen/nieuw/voorbeeld".into()),
            same("Bas Verhagen", "/bijdragen/nieuw/aanbod".into()),
            same("Sanne de Boer", format!("{own}/wijzigen")),
            ("Sanne de Boer", question.clone(), format!("{question}/reageren")),
            same("Sanne de Boer", format!("{question}/melden")),
            same("Sanne de Boer", format!("{example}/hergebruikt")),
            same("Sanne de Boer", format!("{own}/verbinden")),
            same("Sanne de Boer", "/mijn/gegevens".into()),
            same("Sanne de Boer", "/mijn/adres".into()),
            same("Sanne de Boer", "/mijn/sleutels".into()),
            same("Marieke Olthof", format!("{ommen}/beheer/gegevens")),
            same("Marieke Olthof", format!("{ommen}/beheer/uitnodigen")),
            same("Marieke Olthof", request.clone()),
            same("Elif Koster", "/beheer/themas/nieuw".into()),
            same("Elif Koster", "/beheer/themas/privacy".into()),
            same("Elif Koster", format!("{own}/samenvoegen")),
            same("Ruben Slagter", report.clone()),
            same("Joris Maas", "/beheer/organisaties/nieuw/company".into()),
            same("Joris Maas", "/beheer/organisaties/nieuw/knowledge-institution".into()),
            same("Joris Maas", "/beheer/mensen".into()),
            same("", "/demo/klok".into()),
            same("", format!("{consultation}/reageren")),
            same("", article.clone()),
            same("Sanne de Boer", format!("{consultation}/reageren")),
            same("Elif Koster", format!("{consultation}/beantwoorden")),
            same("Elif Koster", format!("{CONSULTED}/consultatie")),
            same("Elif Koster", format!("{planned}/wijzigen")),
            same("Elif Koster", format!("{planned}/stellingen")),
            same("Elif Koster", format!("{SENSORS}/versie/3/termijn")),
            same(HARM, format!("{SENSORS}/amendementen/nieuw")),
            same(HARM, format!("{draft}/gegevens")),
            same(HARM, format!("{draft}/bewerken/begin/toevoegen")),
            same("Tineke Hofland", format!("{amendment}/preadvies")),
            same("Tineke Hofland", format!("{decided}/besluit")),
        ]
    }

    async fn browser(&self, who: &str) -> Browser {
        // Limits and the time since signing in are not what is tested here.
        self.app.clock().advance(61 * MINUTE);
        if who.is_empty() { self.app.browser() } else { become_persona(&self.app, who).await }
    }
}

/// The first link in a page that begins like this.
fn first(page: &Reply, start: &str) -> String {
    let found = page.links().into_iter().map(|link| link.href).find(|href| href.starts_with(start));
    found.unwrap_or_else(|| panic!("{} has no link to {start}", page.path))
}

async fn become_persona(app: &TestApp, name: &str) -> Browser {
    let mut browser = app.browser();
    let page = browser.get("/demo/personas").await.expect(200);
    let before = page.body.split(&format!("Word {name}<")).next().unwrap_or_default();
    let action = before.rsplit("action=\"").next().unwrap_or_default().split('"').next().unwrap_or_default();
    browser.post(action, &[]).await.expect(303);
    browser
}

/// What no page may show.
fn is_clean(reply: &Reply, what: &str) {
    assert!(reply.status < 500, "{what}: {} {}", reply.status, reply.text());
    assert!(!reply.body.contains("<script>alert"), "{what}: the script would run");
    for inside in ["SELECT ", "sqlite", "panicked", "store::"] {
        assert!(!reply.body.contains(inside), "{what}: shows {inside}");
    }
}

#[tokio::test]
async fn too_much_text_is_refused_with_a_message_and_kept() {
    let site = Site::new().await;
    let long = "veel te lang ".repeat(4_000);
    let long = long.trim();
    for (who, page, action) in site.forms() {
        let mut browser = site.browser(who).await;
        let shown = browser.get(&page).await.expect(200);
        for field in shown.typed_fields(&action) {
            let what = format!("{action}, {field}");
            let reply = browser.submit(&shown, &action, &[(&field, long)]).await;
            is_clean(&reply, &what);
            assert_eq!(reply.status, 422, "{what}: {}", reply.text());
            assert!(
                reply.body.contains("error-summary") || reply.body.contains("aria-invalid"),
                "{what}: says nothing"
            );
            assert!(reply.keeps(long), "{what}: what was typed is lost");
            site.app.clock().advance(MINUTE);
        }
    }
}

#[tokio::test]
async fn script_and_odd_characters_are_text_and_nothing_else() {
    let site = Site::new().await;
    let odd =
        format!("{SCRIPT}\u{0}\u{7}\u{202e}e\u{301}\u{1F600}{{{{7*7}}}}${{x}}' OR 1=1 --\r\nBcc: a@b.test");
    for (who, page, action) in site.forms() {
        let mut browser = site.browser(who).await;
        let shown = browser.get(&page).await.expect(200);
        for field in shown.typed_fields(&action) {
            let what = format!("{action}, {field}");
            let reply = browser.submit(&shown, &action, &[(&field, &odd)]).await;
            is_clean(&reply, &what);
            let next = if reply.status == 303 { reply.location() } else { continue };
            is_clean(&browser.get(&next).await, &what);
            site.app.clock().advance(MINUTE);
        }
    }
    for path in ["/", "/bijdragen", "/themas", "/beheer", site.own.as_str()] {
        is_clean(&site.browser("Elif Koster").await.get(path).await, path);
    }
}

#[tokio::test]
async fn an_empty_form_is_explained() {
    let site = Site::new().await;
    for (who, page, action) in site.forms() {
        let mut browser = site.browser(who).await;
        browser.get(&page).await.expect(200);
        let reply = browser.post(&action, &[]).await;
        is_clean(&reply, &action);
        assert!((400..500).contains(&reply.status), "{action}: an empty form is taken: {}", reply.status);
    }
}

/// Every form, those without fields too, as the pattern of its route.
fn routes_that_change() -> BTreeSet<String> {
    fn walk(folder: &Path, found: &mut BTreeSet<String>) {
        for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
            let path = entry.path();
            if path.is_dir() && !path.ends_with("tests") && !path.ends_with("target") {
                walk(&path, found);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let text = fs::read_to_string(&path).unwrap();
                for route in text.split(".route(").skip(1) {
                    let route = route.split(".route(").next().unwrap_or_default();
                    let Some(pattern) =
                        route.trim_start().strip_prefix('"').and_then(|r| r.split('"').next())
                    else {
                        continue;
                    };
                    let handlers = route[..route.find("\n").unwrap_or(route.len())].trim();
                    if handlers.contains("post(") {
                        found.insert(pattern.to_owned());
                    }
                }
            }
        }
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    let mut found = BTreeSet::new();
    for folder in ["features", "app/src", "foundation/web/src"] {
        walk(&root.join(folder), &mut found);
    }
    found
}

/// Forms that a guest may send.
const FOR_GUESTS: [&str; 13] = [
    "/afmelden/",
    "/consultaties/reactie/",
    "/consultaties/{id}/artikel/",
    "/consultaties/{id}/opmerkingen/",
    "/consultaties/{id}/reageren",
    "/demo/klok",
    "/demo/personas/{id}",
    "/inloggen",
    "/inloggen/account",
    "/inloggen/link/{secret}",
    "/taal/{code}",
    "/uitloggen",
    "/api/",
];

impl Site {
    /// A path that fits a pattern, with things that exist where we have them.
    fn path(&self, pattern: &str) -> String {
        let unknown = "01a20cc8-8e80-7089-8749-b1a7fb688d47";
        let part = |path: &str| path.rsplit('/').next().unwrap_or_default().to_owned();
        let filled = pattern
            .replace("/bijdragen/{id}", &self.own)
            .replace("/organisaties/{id}", &self.ommen)
            .replace("/beheer/meldingen/{report}", &self.report)
            .replace("{person}", &part(&self.person))
            .replace("{slug}", "privacy")
            .replace("{kind}", if pattern.contains("/beheer/") { "company" } else { "vraag" })
            .replace("{code}", "en");
        let mut path = String::new();
        for (index, piece) in filled.split('{').enumerate() {
            path += if index == 0 { piece } else { unknown };
            path += if index == 0 { "" } else { piece.split_once('}').map_or("", |(_, rest)| rest) };
        }
        path
    }
}

#[tokio::test]
async fn without_a_session_nothing_changes_and_what_was_typed_is_kept() {
    let site = Site::new().await;
    let patterns = routes_that_change();
    assert!(patterns.len() > 50, "only {} forms were found in the code", patterns.len());
    for pattern in
        patterns.iter().filter(|pattern| !FOR_GUESTS.iter().any(|public| pattern.starts_with(public)))
    {
        let path = site.path(pattern);
        let reply = site.browser("").await.post(&path, &[("body", SCRIPT), ("title", "Lang & getypt")]).await;
        is_clean(&reply, &path);
        assert_eq!(reply.status, 401, "{path}: {}", reply.text());
        assert!(
            reply.keeps("Lang & getypt") || !reply.body.contains("web-kept"),
            "{path}: what was typed is lost"
        );
    }
}

#[tokio::test]
async fn without_the_right_nothing_changes() {
    let site = Site::new().await;
    // Tineke belongs to another organisation and has no role that changes what others made.
    let own = [
        "/mijn/",
        "/volgen",
        "/niet-meer-volgen",
        "/bijdragen/nieuw",
        "/inloggen/opnieuw",
        "/voor-u/",
        "/demo/overzicht",
    ];
    let open = ["reageren", "melden", "wij-ook", "hergebruikt", "verbinden", "meedoen", "past-weer"];
    for pattern in routes_that_change() {
        let public = FOR_GUESTS.iter().any(|public| pattern.starts_with(public));
        if public
            || own.iter().any(|own| pattern.starts_with(own))
            || open.iter().any(|open| pattern.ends_with(open))
        {
            continue;
        }
        let path = site.path(&pattern);
        let reply = site.browser("Tineke Hofland").await.post(&path, &[("roles", "administrator")]).await;
        is_clean(&reply, &path);
        assert!(matches!(reply.status, 403 | 404), "{path}: {} {}", reply.status, reply.text());
    }
}

#[tokio::test]
async fn what_no_form_of_ours_sends_is_refused_in_plain_words() {
    let site = Site::new().await;
    let many = "a=b&".repeat(1_001);
    for pattern in routes_that_change() {
        let path = site.path(&pattern);
        let mut browser = site.browser("Elif Koster").await;
        let mut send = async |kind: &str, site_of: &str, body: &str| {
            let request = Request::post(&path)
                .header(header::CONTENT_TYPE, kind)
                .header("sec-fetch-site", site_of)
                .body(Body::from(body.to_owned()));
            let reply = browser.raw(request.unwrap()).await;
            is_clean(&reply, &format!("{path} {kind}"));
            reply.status
        };
        let form = "application/x-www-form-urlencoded";
        assert_eq!(send(form, "cross-site", "title=x").await, 403, "{path} from another site");
        for (kind, body) in [
            (form, "title=caf%E9&body=%FF%FE"),
            ("text/plain", "title=x"),
            (
                "multipart/form-data; boundary=x",
                "--x\r\nContent-Disposition: form-data; name=\"title\"\r\n\r\nhalf",
            ),
            ("multipart/form-data", "no boundary"),
            (form, many.as_str()),
        ] {
            let status = send(kind, "same-origin", body).await;
            // Buttons without fields do not read what is sent along.
            assert!(status < 500 && status != 200, "{path}: {kind} {} is answered {status}", &body[..10]);
        }
    }
}

#[tokio::test]
async fn a_form_that_is_sent_twice_works_once() {
    let site = Site::new().await;
    let mut sanne = site.browser("Sanne de Boer").await;
    for (page, action, fields) in [
        (site.question.clone(), format!("{}/reageren", site.question), vec![("body", "Een keer genoeg")]),
        (format!("{}/bijlagen", site.own), format!("{}/bijlagen", site.own), vec![]),
        (
            format!("{}/hergebruikt", site.example),
            format!("{}/hergebruikt", site.example),
            vec![("body", "Wij namen het over")],
        ),
    ] {
        let shown = sanne.get(&page).await.expect(200);
        let once = sanne.submit(&shown, &action, &fields).await;
        let twice = sanne.submit(&shown, &action, &fields).await;
        is_clean(&twice, &action);
        assert_eq!(once.status, twice.status, "{action}");
    }
    let replies = sanne.get(&site.question).await.expect(200);
    assert_eq!(replies.body.matches("Een keer genoeg").count(), 1);
}
