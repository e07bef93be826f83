use std::{
    sync::{Arc, Mutex},
    time::{Duration, SystemTime},
};

use db::{Db, Transaction};
use lettre::{
    Address, AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor,
    message::{
        Mailbox, MultiPart,
        header::{ContentType, Header, HeaderName, HeaderValue},
    },
    transport::smtp::{
        client::{Certificate, Tls, TlsParameters},
        response::{Category, Severity},
    },
};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{Permanent, store};

/// Mail to one person.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mail {
    /// The address, without a name.
    pub to: String,
    /// One line.
    pub subject: String,
    /// Plain text with `\n` line ends.
    pub body: String,
    /// The same as a page of HTML; empty for mail in plain text only.
    #[serde(default)]
    pub html: String,
    /// The address that stops mail of this sort, by a link in the head of the mail and by a program of the reader that
    /// posts to it (RFC 2369, RFC 8058); empty for mail that cannot be stopped.
    #[serde(default)]
    pub unsubscribe: String,
}

/// Why mail is not sent at all. The text holds no personal data.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum MailRefused {
    /// What should be an address is none, or more than one.
    #[error("the recipient is not one e-mail address")]
    Recipient,
    /// A line end or another control character in the subject would let its text become a header.
    #[error("the subject is not one line of text")]
    Subject,
    /// The address that stops mail of this sort is none.
    #[error("the address to unsubscribe at is not one web address")]
    Unsubscribe,
}

impl Mail {
    /// Whether this can be sent: one address, and headers of one line each (no header injection, OWASP ASVS 5, 1.2).
    pub fn check(&self) -> Result<(), MailRefused> {
        self.recipient()?;
        if self.subject.chars().any(char::is_control) {
            return Err(MailRefused::Subject);
        }
        let address = &self.unsubscribe;
        let is_web = address.starts_with("https://") || address.starts_with("http://");
        let is_plain = address.chars().all(|c| c.is_ascii_graphic() && !matches!(c, '<' | '>' | ','));
        if address.is_empty() || (is_web && is_plain) { Ok(()) } else { Err(MailRefused::Unsubscribe) }
    }

    fn recipient(&self) -> Result<Address, MailRefused> {
        if self.to.chars().any(|c| c.is_control() || c.is_whitespace()) {
            return Err(MailRefused::Recipient);
        }
        self.to.parse().map_err(|_| MailRefused::Recipient)
    }
}

/// Mail in the mailbox of the demo.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DemoMail {
    /// The same as that of the job which "sent" it.
    pub id: Uuid,
    /// The mail.
    pub mail: Mail,
    /// When, in microseconds since 1970 UTC.
    pub at: i64,
}

/// The newest mail in the mailbox of the demo.
pub async fn demo_mailbox(tx: &mut Transaction, limit: i64) -> db::Result<Vec<DemoMail>> {
    store::demo_mailbox(tx, limit).await
}

/// One mail of the demo.
pub async fn demo_mail(tx: &mut Transaction, id: Uuid) -> db::Result<Option<DemoMail>> {
    store::demo_mail(tx, id).await
}

/// Where mail goes.
#[derive(Clone)]
pub enum Mailer {
    /// To a mail server.
    Smtp(Smtp),
    /// Into the table `demo_mail`, for the mailbox page of the demo.
    Demo(Db),
    /// Into memory, for tests.
    Memory(Arc<Mutex<Vec<Mail>>>),
    /// Nowhere yet: mail waits in the queue, and the other jobs go on.
    Waiting,
}

/// A mail server and the address that mail comes from.
#[derive(Clone)]
pub struct Smtp {
    transport: AsyncSmtpTransport<Tokio1Executor>,
    from: Mailbox,
}

/// Where mail of this sort is stopped: for a person who clicks (RFC 2369, 3.2).
#[derive(Clone)]
struct ListUnsubscribe(String);

impl Header for ListUnsubscribe {
    fn name() -> HeaderName {
        HeaderName::new_from_ascii_str("List-Unsubscribe")
    }

    fn parse(value: &str) -> Result<Self, Box<dyn std::error::Error + Send + Sync>> {
        Ok(Self(value.trim_matches(['<', '>']).to_owned()))
    }

    fn display(&self) -> HeaderValue {
        HeaderValue::new(Self::name(), format!("<{}>", self.0))
    }
}

/// That a program may stop it by posting to the address, without asking further (RFC 8058, 3.1).
#[derive(Clone)]
struct ListUnsubscribePost;

impl Header for ListUnsubscribePost {
    fn name() -> HeaderName {
        HeaderName::new_from_ascii_str("List-Unsubscribe-Post")
    }

    fn parse(_: &str) -> Result<Self, Box<dyn std::error::Error + Send + Sync>> {
        Ok(Self)
    }

    fn display(&self) -> HeaderValue {
        HeaderValue::new(Self::name(), "List-Unsubscribe=One-Click".to_owned())
    }
}

/// Says that a program wrote this, so that no out-of-office answers come back (RFC 3834, 5).
#[derive(Clone)]
struct AutoSubmitted;

impl Header for AutoSubmitted {
    fn name() -> HeaderName {
        HeaderName::new_from_ascii_str("Auto-Submitted")
    }

    fn parse(_: &str) -> Result<Self, Box<dyn std::error::Error + Send + Sync>> {
        Ok(Self)
    }

    fn display(&self) -> HeaderValue {
        HeaderValue::new(Self::name(), "auto-generated".to_owned())
    }
}

impl Mailer {
    /// A mail server: `smtp://host:25?tls=required`, `smtps://user:password@host`, or `smtp://host:1025` for a
    /// server on the own machine. `from` is an address, with or without a name: `Netwerk <post@netwerk.example>`.
    /// Must be called inside the tokio runtime; the server is contacted at the first mail only.
    pub fn smtp(url: &str, from: &str) -> anyhow::Result<Self> {
        Self::smtp_trusting(url, from, &[])
    }

    /// The same for a server whose certificate one of these authorities signed (PEM), beside the public ones.
    pub fn smtp_trusting(url: &str, from: &str, authorities: &[u8]) -> anyhow::Result<Self> {
        let builder = AsyncSmtpTransport::<Tokio1Executor>::from_url(url)
            .map_err(|_| anyhow::anyhow!("the URL of the mail server cannot be read"))?;
        let builder = match tls(url, authorities)? {
            Some(tls) => builder.tls(tls),
            None => builder,
        };
        let transport = builder.timeout(Some(Duration::from_secs(20))).build();
        let from =
            from.parse().map_err(|_| anyhow::anyhow!("the address that mail comes from is not one"))?;
        Ok(Self::Smtp(Smtp { transport, from }))
    }

    /// Sends one mail. `id` becomes the message identifier, so that mail sent twice can be seen to be the same;
    /// `now` its date. Fails with [`Permanent`] when trying again cannot help.
    pub async fn send(&self, id: Uuid, now: i64, mail: &Mail) -> anyhow::Result<()> {
        mail.check().map_err(|refused| Permanent(refused.to_string()))?;
        match self {
            Self::Smtp(smtp) => smtp.send(id, now, mail).await,
            Self::Demo(db) => {
                let mut tx = db.write().await?;
                store::add_demo_mail(&mut tx, id, now, mail).await?;
                Ok(tx.commit().await?)
            }
            Self::Memory(mailbox) => {
                mailbox.lock().expect("no panic while holding this lock").push(mail.clone());
                Ok(())
            }
            Self::Waiting => Err(anyhow::anyhow!("no mail server is set")),
        }
    }
}

impl Smtp {
    async fn send(&self, id: Uuid, now: i64, mail: &Mail) -> anyhow::Result<()> {
        let recipient = mail.recipient().map_err(|refused| Permanent(refused.to_string()))?;
        let date = SystemTime::UNIX_EPOCH + Duration::from_micros(u64::try_from(now).unwrap_or_default());
        let mut message = Message::builder()
            .from(self.from.clone())
            .to(Mailbox::new(None, recipient))
            .subject(mail.subject.clone())
            .date(date)
            .message_id(Some(format!("<{id}@{}>", self.from.email.domain())))
            .header(AutoSubmitted);
        if !mail.unsubscribe.is_empty() {
            message = message.header(ListUnsubscribe(mail.unsubscribe.clone())).header(ListUnsubscribePost);
        }
        let message = if mail.html.is_empty() {
            message.header(ContentType::TEXT_PLAIN).body(mail.body.clone())
        } else {
            message.multipart(MultiPart::alternative_plain_html(mail.body.clone(), mail.html.clone()))
        };
        let message =
            message.map_err(|error| Permanent(format!("the message could not be built: {error}")))?;
        match self.transport.send(message).await {
            Ok(_) => Ok(()),
            Err(error) => Err(why(&error)),
        }
    }
}

/// How the connection is secured, when authorities of one's own are to be trusted: as the URL asks for it. `None` when
/// the URL asks for no TLS, or there are no such authorities.
fn tls(url: &str, authorities: &[u8]) -> anyhow::Result<Option<Tls>> {
    if authorities.is_empty() {
        return Ok(None);
    }
    let (scheme, rest) = url.split_once("://").unwrap_or_default();
    let (address, query) = rest.split_once('?').unwrap_or((rest, ""));
    let wanted = query.split('&').find_map(|pair| pair.strip_prefix("tls="));
    let kind = match (scheme, wanted) {
        ("smtps", _) => Tls::Wrapper,
        (_, Some("required")) => Tls::Required,
        (_, Some("opportunistic")) => Tls::Opportunistic,
        _ => return Ok(None),
    };
    let host = address.split('/').next().unwrap_or_default();
    let host = host.rsplit_once('@').map_or(host, |(_, host)| host);
    let host = host.rsplit_once(':').map_or(host, |(host, _)| host).to_owned();
    let certificates = Certificate::from_pem(authorities)
        .map_err(|_| anyhow::anyhow!("the certificates of the authorities cannot be read"))?;
    let parameters = TlsParameters::builder(host).add_root_certificate(certificates).build();
    Ok(Some(kind(parameters.map_err(|_| anyhow::anyhow!("TLS to the mail server cannot be set up"))?)))
}

/// What the server answers may repeat the address, so only its code is kept. 55x is about this mail (no such
/// mailbox, refused, too large) and final; other 5xx are about us (sign-in, commands) and may be set right.
fn why(error: &lettre::transport::smtp::Error) -> anyhow::Error {
    let Some(code) = error.status() else {
        let what = if error.is_timeout() { "did not answer in time" } else { "could not be reached" };
        return anyhow::anyhow!("the mail server {what}");
    };
    let text = format!("the mail server answered {code}");
    let is_final =
        code.severity == Severity::PermanentNegativeCompletion && code.category == Category::MailSystem;
    if is_final { Permanent(text).into() } else { anyhow::anyhow!(text) }
}
