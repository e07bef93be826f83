//! Work to do later, what happened, and mail: written in the transaction of the change itself, so that there is
//! never a change without its mail or mail about a change that was not kept.
//!
//! A room calls [`emit`], [`enqueue`] and [`enqueue_mail`]; `app` runs one [`Worker`] per process. Every job is
//! done at least once, so a handler must stand being repeated.

mod mail;
mod queue;
mod store;
mod worker;

pub use mail::{DemoMail, Mail, MailRefused, Mailer, Smtp, demo_mail, demo_mailbox};
pub use queue::{Event, NewJob, Recorded, dead_jobs, emit, emit_all, enqueue, enqueue_mail, events_since};
pub use worker::{BoxFuture, Handler, MOST_ATTEMPTS, Now, Permanent, Worker, handler};
