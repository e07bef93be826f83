//! The PostgreSQL side: a pool of connections, statements prepared once per connection.

use std::{sync::Arc, time::Duration};

use deadpool_postgres::{Manager, ManagerConfig, Object, Pool, QueueMode, RecyclingMethod};
use rustls::pki_types::{CertificateDer, pem::PemObject};
use tokio_postgres::config::{Host, SslMode};
use tokio_postgres::types::{FromSql, IsNull, ToSql, Type, private::BytesMut};
use uuid::Uuid;

use crate::{Error, Result, Row, Value};

/// `authorities` are certificates in PEM that are trusted beside the public ones.
pub(crate) fn open(url: &str, connections: usize, authorities: &[u8]) -> Result<Pool> {
    let mut config: tokio_postgres::Config = url.parse().map_err(|e| Error::fault("open", e))?;
    if !url.contains("sslmode=") {
        // On the own machine there is nothing to listen in; across a network nothing less than a checked
        // certificate will do. `sslmode=` in the URL says otherwise.
        config.ssl_mode(if is_local(&config) { SslMode::Disable } else { SslMode::Require });
    }
    let manager = ManagerConfig { recycling_method: RecyclingMethod::Fast };
    let mut roots = rustls::RootCertStore { roots: webpki_roots::TLS_SERVER_ROOTS.to_vec() };
    for certificate in CertificateDer::pem_slice_iter(authorities) {
        let certificate = certificate.map_err(|e| Error::fault("open", e))?;
        roots.add(certificate).map_err(|e| Error::fault("open", e))?;
    }
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let tls = rustls::ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .map_err(|e| Error::fault("open", e))?
        .with_root_certificates(roots)
        .with_no_client_auth();
    let tls = tokio_postgres_rustls::MakeRustlsConnect::new(tls);
    Pool::builder(Manager::from_config(config, tls, manager))
        .max_size(connections)
        // The one that was used last knows the statements and has their plans: taking turns, each would learn them.
        .queue_mode(QueueMode::Lifo)
        .wait_timeout(Some(Duration::from_secs(5)))
        .create_timeout(Some(Duration::from_secs(5)))
        .runtime(deadpool_postgres::Runtime::Tokio1)
        .build()
        .map_err(|e| Error::fault("open", e))
}

fn is_local(config: &tokio_postgres::Config) -> bool {
    let named = config.get_hosts().iter().all(|host| match host {
        Host::Tcp(name) => name == "localhost" || name == "::1" || name.starts_with("127."),
        Host::Unix(_) => true,
    });
    named && config.get_hostaddrs().iter().all(std::net::IpAddr::is_loopback)
}

pub(crate) async fn client(pool: &Pool) -> Result<Object> {
    pool.get().await.map_err(|e| Error::Unavailable(e.to_string()))
}

/// A connection inside a transaction. Dropped without a commit it is closed, which rolls back: a cancelled
/// request can never hand a half-open transaction to the next one.
pub(crate) struct Writer {
    client: Option<Object>,
}

impl Writer {
    pub async fn begin(pool: &Pool) -> Result<Self> {
        let client = client(pool).await?;
        let writer = Self { client: Some(client) };
        writer.client().batch_execute("BEGIN").await.map_err(|e| error("begin", e))?;
        Ok(writer)
    }

    pub fn client(&self) -> &Object {
        self.client.as_ref().expect("taken only at the end")
    }

    pub async fn commit(mut self) -> Result<()> {
        self.client().batch_execute("COMMIT").await.map_err(|e| error("commit", e))?;
        drop(self.client.take());
        Ok(())
    }

    pub async fn rollback(mut self) -> Result<()> {
        self.client().batch_execute("ROLLBACK").await.map_err(|e| error("rollback", e))?;
        drop(self.client.take());
        Ok(())
    }
}

impl Drop for Writer {
    fn drop(&mut self) {
        if let Some(client) = self.client.take() {
            drop(Object::take(client));
        }
    }
}

/// Whatever the server expects at a place decides how a value is written.
impl ToSql for Value {
    fn to_sql(
        &self,
        ty: &Type,
        out: &mut BytesMut,
    ) -> std::result::Result<IsNull, Box<dyn std::error::Error + Sync + Send>> {
        match self {
            Self::Null => Ok(IsNull::Yes),
            Self::Bool(v) => v.to_sql_checked(ty, out),
            Self::Int(v) => match *ty {
                Type::INT2 => i16::try_from(*v)?.to_sql(ty, out),
                Type::INT4 => i32::try_from(*v)?.to_sql(ty, out),
                _ => v.to_sql_checked(ty, out),
            },
            Self::Real(v) => v.to_sql_checked(ty, out),
            Self::Text(v) => v.to_sql_checked(ty, out),
            Self::Bytes(v) => v.to_sql_checked(ty, out),
            Self::Id(v) => v.to_sql_checked(ty, out),
        }
    }

    fn accepts(_: &Type) -> bool {
        true
    }

    tokio_postgres::types::to_sql_checked!();
}

impl<'a> FromSql<'a> for Value {
    fn from_sql(
        ty: &Type,
        raw: &'a [u8],
    ) -> std::result::Result<Self, Box<dyn std::error::Error + Sync + Send>> {
        Ok(match *ty {
            Type::BOOL => Self::Bool(bool::from_sql(ty, raw)?),
            Type::INT2 => Self::Int(i16::from_sql(ty, raw)?.into()),
            Type::INT4 => Self::Int(i32::from_sql(ty, raw)?.into()),
            Type::INT8 => Self::Int(i64::from_sql(ty, raw)?),
            Type::FLOAT8 => Self::Real(f64::from_sql(ty, raw)?),
            Type::UUID => Self::Id(Uuid::from_sql(ty, raw)?),
            Type::BYTEA => Self::Bytes(Vec::from_sql(ty, raw)?),
            _ => Self::Text(String::from_sql(ty, raw)?),
        })
    }

    fn from_sql_null(_: &Type) -> std::result::Result<Self, Box<dyn std::error::Error + Sync + Send>> {
        Ok(Self::Null)
    }

    fn accepts(ty: &Type) -> bool {
        matches!(
            *ty,
            Type::BOOL
                | Type::INT2
                | Type::INT4
                | Type::INT8
                | Type::FLOAT8
                | Type::UUID
                | Type::BYTEA
                | Type::TEXT
                | Type::VARCHAR
                | Type::NAME
                | Type::UNKNOWN
        )
    }
}

pub(crate) async fn check(client: &Object, name: &str, text: &str) -> Result<()> {
    client.prepare(text).await.map(drop).map_err(|e| error(name, e))
}

pub(crate) async fn batch(client: &Object, text: &str) -> Result<()> {
    client.batch_execute(text).await.map_err(|e| error("batch", e))
}

pub(crate) async fn execute(
    client: &Object,
    name: &'static str,
    text: &str,
    values: &[Value],
) -> Result<u64> {
    let statement = client.prepare_cached(text).await.map_err(|e| error(name, e))?;
    client.execute_raw(&statement, values).await.map_err(|e| error(name, e))
}

pub(crate) async fn all(
    client: &Object,
    name: &'static str,
    text: &str,
    values: &[Value],
) -> Result<Vec<Row>> {
    let statement = client.prepare_cached(text).await.map_err(|e| error(name, e))?;
    let columns: Arc<[String]> =
        statement.columns().iter().map(|c| c.name().to_owned()).collect::<Vec<_>>().into();
    let parameters: Vec<&(dyn ToSql + Sync)> = values.iter().map(|v| v as _).collect();
    let rows = client.query(&statement, &parameters).await.map_err(|e| error(name, e))?;
    rows.iter()
        .map(|row| {
            let values = (0..columns.len())
                .map(|i| row.try_get(i).map_err(|e| error(name, e)))
                .collect::<Result<_>>()?;
            Ok(Row { statement: name, columns: columns.clone(), values })
        })
        .collect()
}

/// Parameter values never reach the message: only the code and the server's primary message do.
fn error(name: &str, error: tokio_postgres::Error) -> Error {
    let Some(server) = error.as_db_error() else {
        if error.is_closed() || error.to_string().contains("connection") {
            return Error::Unavailable(error.to_string());
        }
        let source = std::error::Error::source(&error).map(ToString::to_string).unwrap_or_default();
        return Error::fault(name, format!("{error} {source}"));
    };
    let message = format!("{} {}", server.code().code(), server.message());
    match server.code().code().get(..2) {
        Some("23") => Error::Constraint(
            server.constraint().map_or(message, |c| format!("{} {c}", server.code().code())),
        ),
        // connection lost, too few resources (disk full), interference by an operator, serialization
        Some("08" | "53" | "57" | "58" | "40") => Error::Unavailable(message),
        _ => Error::fault(name, message),
    }
}
