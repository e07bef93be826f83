//! Mail: what is refused, what the demo keeps, and what a real mail server receives.

use std::{
    collections::HashMap,
    net::TcpListener,
    sync::{Arc, Mutex},
};

use jobs::{Mail, MailRefused, Mailer, Permanent};
use mail_parser::{HeaderValue, MessageParser};

use crate::{
    MINUTE, NOW, Setup, id, mail,
    server::{Mood, Server},
};

const FROM: &str = "Netwerk Samenspel <post@netwerk.example>";

#[test]
fn mail_that_would_smuggle_in_a_header_is_refused() {
    assert_eq!(mail().check(), Ok(()));
    let subjects = ["Dag\r\nBcc: x@elders.example", "Dag\nX: y", "Dag\rX: y", "Dag\u{0}"];
    for subject in subjects {
        let mail = Mail { subject: subject.into(), ..mail() };
        assert_eq!(mail.check(), Err(MailRefused::Subject), "{subject:?}");
    }
    let addresses = [
        "sanne@gemeente.example\r\nBcc: x@elders.example",
        "sanne@gemeente.example\n",
        "sanne@gemeente.example, x@elders.example",
        "Sanne <sanne@gemeente.example>",
        "sanne@gemeente.example x@elders.example",
        "sanne",
        "",
    ];
    for to in addresses {
        let mail = Mail { to: to.into(), ..mail() };
        assert_eq!(mail.check(), Err(MailRefused::Recipient), "{to:?}");
    }
}

#[tokio::test]
async fn refused_mail_is_given_up_at_once_wherever_it_would_go() {
    let setup = Setup::new().await;
    let server = Server::start(0);
    let mailers = [
        Mailer::smtp(&server.url(), FROM).unwrap(),
        Mailer::Demo(setup.db().clone()),
        Mailer::Memory(setup.mailbox.clone()),
    ];
    let refused = Mail { subject: "Dag\r\nBcc: x@elders.example".into(), ..mail() };
    for mailer in mailers {
        let error = mailer.send(id(1), NOW, &refused).await.unwrap_err();
        assert!(error.is::<Permanent>(), "{error:#}");
    }
    setup.enqueue_mail(1, &refused).await;
    setup.worker(HashMap::new()).run_due().await.unwrap();
    assert_eq!(setup.job(1).await.state, "dead");
    assert!(setup.mailbox.lock().unwrap().is_empty());
    assert!(server.received().is_empty());
}

#[tokio::test]
async fn an_unreadable_address_of_our_own_or_of_the_server_is_told_at_the_start() {
    assert!(Mailer::smtp("smtp://127.0.0.1:25", "no address").is_err());
    let Err(error) = Mailer::smtp("ftp://user:secret@host", FROM) else { panic!("not a mail server") };
    assert!(!format!("{error:#}").contains("secret"));
}

#[tokio::test]
async fn mail_belongs_to_the_change_it_tells_of() {
    let setup = Setup::new().await;
    let worker = setup.worker(HashMap::new());
    let mut tx = setup.db().write().await.unwrap();
    jobs::enqueue_mail(&mut tx, id(1), NOW, &mail()).await.unwrap();
    drop(tx);
    assert_eq!(worker.run_due().await.unwrap(), 0);
    setup.enqueue_mail(1, &mail()).await;
    assert_eq!(worker.run_due().await.unwrap(), 1);
    assert_eq!(*setup.mailbox.lock().unwrap(), [mail()]);
}

#[tokio::test]
async fn the_demo_keeps_mail_once_and_shows_the_newest_first() {
    let setup = Setup::new().await;
    let mailer = Mailer::Demo(setup.db().clone());
    let worker = setup.worker_with(mailer.clone(), HashMap::new());
    setup.enqueue_mail(1, &mail()).await;
    worker.run_due().await.unwrap();
    mailer.send(id(1), NOW, &mail()).await.unwrap();
    setup.advance(MINUTE);
    let second = Mail { subject: "Tweede".into(), ..mail() };
    setup.enqueue_mail(2, &second).await;
    worker.run_due().await.unwrap();
    let mut tx = setup.db().read().await.unwrap();
    let mailbox = jobs::demo_mailbox(&mut tx, 10).await.unwrap();
    assert_eq!(mailbox.iter().map(|entry| entry.id).collect::<Vec<_>>(), [id(2), id(1)]);
    assert_eq!((&mailbox[1].mail, mailbox[1].at), (&mail(), NOW));
    assert_eq!(jobs::demo_mailbox(&mut tx, 1).await.unwrap().len(), 1);
    assert_eq!(jobs::demo_mail(&mut tx, id(2)).await.unwrap().unwrap().mail, second);
    assert_eq!(jobs::demo_mail(&mut tx, id(3)).await.unwrap(), None);
}

#[tokio::test]
async fn a_mail_server_receives_what_was_written() {
    let setup = Setup::new().await;
    let server = Server::start(0);
    let worker = setup.worker_with(Mailer::smtp(&server.url(), FROM).unwrap(), HashMap::new());
    setup.enqueue_mail(7, &mail()).await;
    worker.run_due().await.unwrap();

    let received = server.received();
    assert_eq!(received.len(), 1);
    assert_eq!(received[0].from, "post@netwerk.example");
    assert_eq!(received[0].to, [mail().to]);
    let message = MessageParser::default().parse(&received[0].data).unwrap();
    assert_eq!(message.subject(), Some(mail().subject.as_str()));
    let from = message.from().unwrap().first().unwrap();
    assert_eq!((from.name(), from.address()), (Some("Netwerk Samenspel"), Some("post@netwerk.example")));
    assert_eq!(message.to().unwrap().first().unwrap().address(), Some(mail().to.as_str()));
    assert_eq!(message.date().unwrap().to_timestamp() * 1_000_000, NOW);
    assert_eq!(message.message_id(), Some(format!("{}@netwerk.example", id(7)).as_str()));
    let automatic = message.header("Auto-Submitted").and_then(HeaderValue::as_text);
    assert_eq!(automatic, Some("auto-generated"));
    assert_eq!(message.body_text(0).unwrap().replace("\r\n", "\n").trim_end(), mail().body.trim_end());
    assert_eq!(message.attachment_count(), 0);
    assert_eq!(setup.job(7).await.payload, "", "no address stays behind");
}

#[tokio::test]
async fn mail_waits_for_a_server_that_is_down_or_busy_and_arrives_once() {
    let setup = Setup::new().await;
    let address = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let mailer = Mailer::smtp(&format!("smtp://{address}"), FROM).unwrap();
    let worker = setup.worker_with(mailer, HashMap::new());
    setup.enqueue_mail(1, &mail()).await;
    worker.run_due().await.unwrap();
    let job = setup.job(1).await;
    assert_eq!((job.state.as_str(), job.run_at), ("ready", NOW + MINUTE));
    assert_eq!(job.last_error.as_deref(), Some("the mail server could not be reached"));

    let server = Server::start(address.port());
    server.mood(Mood::Busy);
    setup.advance(MINUTE);
    assert_eq!(worker.run_due().await.unwrap(), 1);
    let job = setup.job(1).await;
    assert_eq!((job.state.as_str(), job.run_at), ("ready", NOW + 3 * MINUTE));
    assert_eq!(job.last_error.as_deref(), Some("the mail server answered 451"));

    server.mood(Mood::Friendly);
    setup.advance(2 * MINUTE);
    assert_eq!(worker.run_due().await.unwrap(), 1);
    setup.advance(1000 * MINUTE);
    assert_eq!(worker.run_due().await.unwrap(), 0);
    assert_eq!(server.received().len(), 1);
    assert_eq!(setup.job(1).await.state, "done");
}

#[tokio::test]
async fn mail_to_a_mailbox_that_does_not_exist_is_given_up_at_once() {
    let setup = Setup::new().await;
    let server = Server::start(0);
    server.mood(Mood::Refusing);
    let worker = setup.worker_with(Mailer::smtp(&server.url(), FROM).unwrap(), HashMap::new());
    setup.enqueue_mail(1, &mail()).await;
    worker.run_due().await.unwrap();
    let job = setup.job(1).await;
    assert_eq!((job.state.as_str(), job.attempts), ("dead", 1));
    let error = job.last_error.unwrap();
    assert_eq!(error, "the mail server answered 550");
    assert!(server.received().is_empty());
}

#[tokio::test]
async fn mail_with_two_forms_arrives_whole_and_says_how_it_is_stopped() {
    let setup = Setup::new().await;
    let server = Server::start(0);
    let worker = setup.worker_with(Mailer::smtp(&server.url(), FROM).unwrap(), HashMap::new());
    let stop = format!("https://netwerk.example/afmelden/{}", "a".repeat(43));
    let html = "<!DOCTYPE html><html lang=\"nl\"><body><p>Eén &amp; twee</p></body></html>";
    let both = Mail { html: html.into(), unsubscribe: stop.clone(), ..mail() };
    setup.enqueue_mail(1, &both).await;
    worker.run_due().await.unwrap();

    let received = server.received();
    let message = MessageParser::default().parse(&received[0].data).unwrap();
    assert_eq!(message.body_text(0).unwrap().replace("\r\n", "\n").trim_end(), mail().body.trim_end());
    assert_eq!(message.body_html(0).unwrap().trim_end(), html);
    // As programs look for them: written out, not encoded (RFC 8058, 3.1).
    let raw = String::from_utf8_lossy(&received[0].data).replace("\r\n ", "");
    assert!(raw.contains(&format!("List-Unsubscribe: <{stop}>\r\n")), "{raw}");
    assert!(raw.contains("List-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n"), "{raw}");
}

#[test]
fn an_address_to_unsubscribe_at_cannot_become_another_header() {
    for address in ["https://a.example/x\r\nBcc: b@c.example", "javascript:x", "https://a.example/>,<x", "x"]
    {
        let mail = Mail { unsubscribe: address.into(), ..mail() };
        assert_eq!(mail.check(), Err(MailRefused::Unsubscribe), "{address}");
    }
}

#[tokio::test]
async fn without_a_mail_server_mail_waits_and_other_jobs_go_on() {
    let setup = Setup::new().await;
    let done = Arc::new(Mutex::new(0));
    let counted = done.clone();
    let work = jobs::handler(move |_| {
        *counted.lock().unwrap() += 1;
        async { Ok(()) }
    });
    let worker = setup.worker_with(Mailer::Waiting, HashMap::from([("count", work)]));
    setup.enqueue_mail(1, &mail()).await;
    setup.enqueue(2, "count", "{}", NOW).await;
    assert_eq!(worker.run_due().await.unwrap(), 1);
    assert_eq!(*done.lock().unwrap(), 1);
    let job = setup.job(1).await;
    assert_eq!((job.state.as_str(), job.attempts), ("ready", 0));
}
