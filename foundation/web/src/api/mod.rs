//! What every part of the API shares: reading a request strictly, answering in JSON, problems (RFC 9457), pages of a
//! list, the document that describes it. Knows no room. Why it is as it is: docs/decisions/0010-api.md.
//!
//! Names and comments of the types that programs see are Dutch, here and in the `api` of each room: they become the
//! attributes and the text of the document (Dutch API design rules, /core/interface-language and /core/doc-language).

mod answer;
mod document;
mod layer;
mod request;

pub use answer::{Link, List, changed, created, json, no_content};
pub use document::{document, document_routes};
pub use layer::layer;
pub use request::{Body, Paging, Query};

pub use utoipa;
pub use utoipa_axum;

/// The routes of a room with their description.
pub type Routes = utoipa_axum::router::OpenApiRouter<crate::House>;

/// The version of the API: Semantic Versioning, told in each answer. What changed stands in docs/api.md.
pub const VERSION: &str = "1.0.0";

/// Where the API begins. Only the major version stands in addresses.
pub const BASE: &str = "/api/v1";

/// Whether an address is for programs. `/api` itself is a page for people.
pub fn is_api(path: &str) -> bool {
    path.starts_with("/api/")
}

/// Declares the Dutch words for the values of an enum of a model, in both directions, with their description.
#[macro_export]
macro_rules! api_words {
    ($(#[$doc:meta])* $name:ident for $model:ty { $($variant:ident = $word:tt),* $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
        pub enum $name { $(#[doc = $word] #[serde(rename = $word)] $variant),* }

        impl $name {
            /// The value with this word.
            pub fn read(word: &str) -> Option<$model> {
                match word {
                    $($word => Some(<$model>::$variant),)*
                    _ => None,
                }
            }
        }

        impl From<$model> for $name {
            fn from(value: $model) -> Self {
                match value { $(<$model>::$variant => Self::$variant),* }
            }
        }

        impl From<$name> for $model {
            fn from(word: $name) -> Self {
                match word { $($name::$variant => Self::$variant),* }
            }
        }
    };
}
