//! What the program has acknowledged survives whatever happens to the program.

use std::{
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    thread,
    time::Duration,
};

use e2e::{Demo, request};

/// The part of a page between two marks.
fn between<'t>(text: &'t str, before: &str, after: &str) -> &'t str {
    let rest = text.split_once(before).unwrap_or_else(|| panic!("no {before} in {text}")).1;
    rest.split_once(after).unwrap_or_else(|| panic!("no {after}")).0
}

/// Becomes the first persona; the cookie.
fn persona(url: &str) -> String {
    let page = request(url, "/demo/personas", "", None).expect("the page comes").body;
    let id = between(&page, "action=\"/demo/personas/", "\"");
    let answer = request(url, &format!("/demo/personas/{id}"), "", Some(&[])).expect("an answer");
    assert_eq!(answer.status, 303);
    answer.cookie().expect("a session")
}

#[test]
fn what_was_acknowledged_survives_a_kill_at_any_moment() {
    let mut demo = Demo::start();
    let cookie = persona(demo.url());
    let list = request(demo.url(), "/bijdragen?soort=vraag", &cookie, None).expect("the list").body;
    let path = list
        .split("href=\"")
        .filter_map(|rest| rest.split('"').next())
        .find(|link| link.starts_with("/bijdragen/01"))
        .expect("a question")
        .to_owned();
    let page = request(demo.url(), &path, &cookie, None).expect("the question").body;
    let organisation = between(&page, "name=\"organisatie\" value=\"", "\"").to_owned();
    let mut acknowledged: Vec<String> = Vec::new();
    let mut uncertain: Vec<String> = Vec::new();
    for round in 0..4_u64 {
        let stop = Arc::new(AtomicBool::new(false));
        let writers: Vec<_> = (0..3)
            .map(|writer| {
                let (url, cookie, path) = (demo.url().to_owned(), cookie.clone(), path.clone());
                let (organisation, stop) = (organisation.clone(), stop.clone());
                thread::spawn(move || {
                    let (mut kept, mut unknown) = (Vec::new(), Vec::new());
                    for number in 0..8 {
                        if stop.load(Ordering::Relaxed) {
                            break;
                        }
                        let body = format!("reactie-r{round}w{writer}n{number}-einde");
                        let form = [("body", body.as_str()), ("organisatie", organisation.as_str())];
                        match request(&url, &format!("{path}/reageren"), &cookie, Some(&form)) {
                            Some(answer) if answer.status == 303 => kept.push(body),
                            Some(answer) => panic!("{}: {}", answer.status, answer.body),
                            None => unknown.push(body),
                        }
                    }
                    (kept, unknown)
                })
            })
            .collect();
        // Each round strikes at another moment: at once, and after ever more requests.
        thread::sleep(Duration::from_millis(7 + 23 * round));
        demo.kill();
        stop.store(true, Ordering::Relaxed);
        for writer in writers {
            let (kept, unknown) = writer.join().expect("the writer ends");
            acknowledged.extend(kept);
            uncertain.extend(unknown);
        }
        demo.start_again();
    }
    let mut pages = String::new();
    for page in 1..=3 {
        let address = format!("{path}?reacties={page}");
        let body = request(demo.url(), &address, &cookie, None).expect("the page comes").body;
        // The head tells the same once more, to programs.
        pages += body.split_once("</head>").expect("a page has a head").1;
    }
    assert!(!acknowledged.is_empty(), "nothing was acknowledged before the first kill");
    for body in &acknowledged {
        assert_eq!(pages.matches(body.as_str()).count(), 1, "{body} was acknowledged");
    }
    for body in &uncertain {
        assert!(pages.matches(body.as_str()).count() <= 1, "{body} is there twice");
    }
    let shown = pages.matches("reactie-r").count();
    assert!(shown >= acknowledged.len() && shown <= acknowledged.len() + uncertain.len());
}
