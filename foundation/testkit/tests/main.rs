//! The test kit, on an application of a few routes.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex},
};

use axum::{
    Router,
    body::Body,
    http::{Request, header},
    response::{Html, IntoResponse},
    routing::{get, post},
};
use jobs::{Mail, NewJob};
use testkit::{File, Link, NOW, TestApp};
use web::{Answer, Form, House, Visit};

const FORM: &str = r#"<!DOCTYPE html><html><head><title>Proef</title><style>p > b {}</style></head><body>
<header><a href="/">Begin</a></header>
<main id="main" class="a>b">
  <h1>Een vraag</h1><p>Over <b>fiets</b>en &amp; lopen &#8364; &euro;.</p><!-- <p>niets</p> -->
  <script>if (1 < 2) { document.write("<p>script</p>") }</script>
  <a class="x" href="/lijst?a=1&amp;b=2">Naar de <span>lijst</span></a> <a name="x">geen</a>
  <form action="/verstuur" method="post">
    <input type="hidden" name="versie" value="3"><input name="titel" value="Tussen &quot;a&quot; &lt; b">
    <input type="radio" name="soort" value="vraag"><input type="radio" name="soort" value="voorbeeld" checked>
    <input type="checkbox" name="akkoord"><input type="checkbox" name="thema" value="1" checked>
    <input type="checkbox" name="thema" value="2" checked/>
    <select name="fase"><option value="idee">Idee</option><option value="proef" selected>Proef</option></select>
    <select name="jaar"><option>2025</option><option>2026</option></select>
    <textarea name="tekst">
Eerste regel
tweede &lt;regel&gt;</textarea>
    <button name="knop" value="bewaar">Bewaar</button>
  </form>
  <form action="/bestanden" method="post" enctype="multipart/form-data">
    <input name="naam" value="proef"><input type="file" name="bijlage">
  </form>
</main></body></html>"#;

/// Says what a form held, one field a line.
async fn echo(form: Form) -> Html<String> {
    let shown = |value: &str| value.replace('\n', "|").replace('<', "&lt;");
    let fields = form.pairs().iter().map(|(name, value)| format!("<li>{name}={}</li>", shown(value)));
    let files = form.uploads.iter().map(|upload| {
        let text = String::from_utf8_lossy(&upload.bytes);
        format!("<li>{}: {} ({text})</li>", upload.field, upload.file_name)
    });
    Html(format!("<main>{}</main>", fields.chain(files).collect::<String>()))
}

async fn who(visit: Visit) -> Html<String> {
    let cookies = ["een", "diep", "kort"].map(|name| visit.cookie(name).unwrap_or_default());
    Html(format!("<main>{} {} {}</main>", visit.client, visit.language.code(), cookies.join(",")))
}

async fn cookies() -> impl IntoResponse {
    let set = |value| (header::SET_COOKIE, value);
    axum::response::AppendHeaders([
        set("een=1; Path=/; Secure; HttpOnly"),
        set("diep=2; Path=/wie/diep; Secure"),
        set("kort=3; Path=/; Max-Age=60; Secure"),
        set("__Host-geheim=4; Path=/; Secure"),
    ])
}

async fn forget() -> impl IntoResponse {
    (axum::response::AppendHeaders([(header::SET_COOKIE, "een=; Path=/; Max-Age=0; Secure")]), Html("weg"))
}

async fn send_mail(visit: Visit, form: Form) -> Answer {
    let mail =
        Mail { to: form.get("aan").into(), subject: "Dag".into(), body: "Welkom".into(), ..Mail::default() };
    let mut tx = visit.house.db.write().await?;
    jobs::enqueue_mail(&mut tx, visit.house.ids.new_id(), visit.now(), &mail).await?;
    let job = NewJob { kind: "note", payload: form.get("aan").into(), run_at: visit.now() + web::DAY };
    jobs::enqueue(&mut tx, visit.house.ids.new_id(), visit.now(), &job).await?;
    tx.commit().await?;
    visit.done("/formulier", "")
}

fn routes(_: &House) -> Router<House> {
    Router::new()
        .route("/formulier", get(|| async { Html(FORM) }))
        .route("/verstuur", post(echo))
        .route("/bestanden", post(echo))
        .route("/wie", get(who))
        .route("/wie/diep", get(who))
        .route("/koekjes", get(cookies))
        .route("/vergeet", get(forget))
        .route("/mail", post(send_mail))
        .route("/rond", get(|visit: Visit| async move { visit.done("/rond", "") }))
}

async fn app() -> TestApp {
    TestApp::builder().routes(routes).build().await
}

#[tokio::test]
async fn the_text_of_a_page_is_what_a_reader_sees() {
    let page = app().await.browser().get("/formulier").await.expect(200);
    assert!(
        page.main().starts_with("Een vraag Over fietsen & lopen € &euro;. Naar de lijst geen"),
        "{}",
        page.main()
    );
    assert!(page.text_contains("Begin") && !page.main().contains("Begin"));
    page.assert_contains("Over   fietsen\n& lopen").assert_lacks("script").assert_lacks("niets");
    let link = |text: &str, href: &str| Link { text: text.into(), href: href.into() };
    assert_eq!(page.links(), [link("Begin", "/"), link("Naar de lijst", "/lijst?a=1&b=2")]);
    assert_eq!(page.link("Naar de lijst"), "/lijst?a=1&b=2");
    assert_eq!(page.header("x-content-type-options"), "nosniff");
}

#[tokio::test]
async fn the_values_of_a_form_are_those_a_browser_would_send() {
    let page = app().await.browser().get("/formulier").await;
    let expected = [
        ("versie", "3"),
        ("titel", "Tussen \"a\" < b"),
        ("soort", "voorbeeld"),
        ("akkoord", ""),
        ("thema", "1"),
        ("fase", "proef"),
        ("jaar", "2025"),
        ("tekst", "Eerste regel\ntweede <regel>"),
        ("naam", "proef"),
    ];
    for (name, value) in expected {
        assert_eq!(page.form_value(name), value, "{name}");
    }
}

#[tokio::test]
async fn a_form_is_submitted_with_what_the_page_filled_in() {
    let app = app().await;
    let mut browser = app.browser();
    let page = browser.get("/formulier").await;
    let changes = [("titel", "Één & ander + 100%"), ("thema", "3"), ("akkoord", "on")];
    let reply = browser.submit(&page, "/verstuur", &changes).await.expect(200);
    let expected = "versie=3 soort=voorbeeld fase=proef jaar=2025 tekst=Eerste regel|tweede <regel> \
                    titel=Één & ander + 100% thema=3 akkoord=on";
    assert_eq!(reply.main(), expected);
    let reply = browser.submit(&page, "/bestanden", &[("naam", "x")]).await.expect(200);
    assert_eq!(reply.main(), "naam=x");
}

#[tokio::test]
async fn files_travel_with_a_form() {
    let app = app().await;
    let file =
        File { field: "bijlage", name: "een \"plan\".txt", media_type: "text/plain", bytes: b"inhoud" };
    let reply = app.browser().post_multipart("/bestanden", &[("naam", "a\nb")], &[file]).await.expect(200);
    reply.assert_contains("naam=a|b").assert_contains("(inhoud)").assert_contains("bijlage: een");
}

#[tokio::test]
async fn the_browser_keeps_and_forgets_cookies_as_browsers_do() {
    let app = app().await;
    let mut browser = app.browser();
    browser.get("/koekjes").await;
    assert_eq!(browser.get("/wie").await.main(), "127.0.0.1 nl 1,,3");
    assert_eq!(browser.get("/wie/diep").await.main(), "127.0.0.1 nl 1,2,3");
    assert_eq!(browser.cookie("__Host-geheim"), Some("4"));
    app.clock().advance(web::MINUTE);
    assert_eq!(browser.get("/wie").await.main(), "127.0.0.1 nl 1,,");
    browser.get("/vergeet").await;
    assert_eq!(browser.cookie("een"), None);
    browser.set_cookie("een", "x").language("en-GB").from_address("203.0.113.5");
    assert_eq!(browser.get("https://samenspel.test/wie#top").await.main(), "203.0.113.5 en x,,");
    browser.forget_cookie("een");
    assert_eq!(browser.get("/wie").await.main(), "203.0.113.5 en ,,");
    assert_eq!(app.browser().get("/wie").await.main(), "127.0.0.1 nl ,,");
}

#[tokio::test]
#[should_panic(expected = "without TLS is refused")]
async fn a_secure_cookie_without_tls_is_told_of() {
    let app = TestApp::builder().base_url("http://samenspel.test").routes(routes).build().await;
    app.browser().get("/koekjes").await;
}

#[tokio::test]
async fn a_form_of_the_site_is_taken_and_a_bare_request_from_elsewhere_is_not() {
    let app = app().await;
    let mut browser = app.browser();
    browser.post("/verstuur", &[("a", "b")]).await.expect(200);
    let request = Request::post("/verstuur")
        .header(header::ORIGIN, "https://elders.example")
        .header("sec-fetch-site", "cross-site")
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .body(Body::from("a=b"))
        .unwrap();
    browser.raw(request).await.expect(403);
}

#[tokio::test]
async fn jobs_run_when_the_test_says_so() {
    let notes: Arc<Mutex<Vec<String>>> = Arc::default();
    let kept = notes.clone();
    let note = jobs::handler(move |payload| {
        kept.lock().unwrap().push(payload.as_str().unwrap().to_owned());
        async { Ok(()) }
    });
    let app =
        TestApp::builder().routes(routes).handlers(move |_| HashMap::from([("note", note)])).build().await;
    assert_eq!(app.clock().now(), NOW);
    assert_eq!(web::dates::machine(NOW), "2026-11-24T09:00:00Z");
    let page = app.browser().post_followed("/mail", &[("aan", "sanne@gemeente.example")]).await.expect(200);
    assert_eq!(page.path, "/formulier");
    assert_eq!(app.mailbox(), []);
    assert_eq!(app.run_jobs().await, 1);
    assert_eq!(app.last_mail_to("sanne@gemeente.example").body, "Welkom");
    assert!(notes.lock().unwrap().is_empty());
    app.clock().advance(web::DAY);
    assert_eq!(app.run_jobs().await, 1);
    assert_eq!(*notes.lock().unwrap(), ["sanne@gemeente.example"]);
    app.assert_no_dead_jobs().await;
}

#[tokio::test]
async fn the_demo_keeps_mail_where_its_mailbox_page_looks() {
    let app = TestApp::builder().routes(routes).demo(true).build().await;
    for address in ["eerste@gemeente.example", "tweede@gemeente.example"] {
        app.browser().post("/mail", &[("aan", address)]).await.expect(303);
        app.clock().advance(web::SECOND);
    }
    app.run_jobs().await;
    let to: Vec<_> = app.mailbox().into_iter().map(|mail| mail.to).collect();
    assert_eq!(to, ["eerste@gemeente.example", "tweede@gemeente.example"]);
    let mut tx = app.house().db.read().await.unwrap();
    assert_eq!(jobs::demo_mailbox(&mut tx, 10).await.unwrap().len(), 2);
}

#[tokio::test]
#[should_panic(expected = "jobs were given up")]
async fn a_job_that_was_given_up_is_told_of() {
    let app = app().await;
    app.browser().post("/mail", &[("aan", "geen adres")]).await.expect(303);
    app.run_jobs().await;
    app.assert_no_dead_jobs().await;
}

#[tokio::test]
#[should_panic(expected = "ten redirects")]
async fn redirects_without_end_are_told_of() {
    app().await.browser().get_followed("/rond").await;
}

#[tokio::test]
#[should_panic(expected = "has no field ontbreekt")]
async fn a_missing_field_is_told_of() {
    app().await.browser().get("/formulier").await.form_value("ontbreekt");
}

#[tokio::test]
async fn two_applications_make_the_same_identifiers_and_share_nothing() {
    let (one, other) = (app().await, app().await);
    assert_eq!(one.house().ids.new_id(), other.house().ids.new_id());
    one.browser().post("/mail", &[("aan", "sanne@gemeente.example")]).await.expect(303);
    assert_eq!((other.run_jobs().await, one.run_jobs().await), (0, 1));
}

#[test]
fn a_skipped_test_says_so_and_is_written_down() {
    const NAME: &str = "a_skipped_test_says_so_and_is_written_down";
    if std::env::var_os("TESTKIT_SKIPS").is_some() {
        testkit::skip(NAME, "there is no browser here");
        return;
    }
    let log = std::env::temp_dir().join(format!("samenspel_skip_{}.tsv", std::process::id()));
    let child = std::process::Command::new(std::env::current_exe().unwrap())
        .args(["--exact", NAME, "--nocapture"])
        .env("TESTKIT_SKIPS", "1")
        .env("SAMENSPEL_SKIP_LOG", &log)
        .output()
        .unwrap();
    let written = std::fs::read_to_string(&log).unwrap();
    std::fs::remove_file(&log).unwrap();
    assert!(child.status.success());
    let said = String::from_utf8(child.stdout).unwrap();
    assert!(said.contains(&format!("skipped: {NAME}: there is no browser here")), "{said}");
    assert_eq!(written, format!("{NAME}\tthere is no browser here\n"));
}
