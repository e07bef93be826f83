//! What every page needs, and no room in particular: the page shell, forms, the current actor, faults, paging,
//! languages, static files. Knows no feature.

pub mod actor;
pub mod api;
pub mod assets;
pub mod atom;
pub mod clock;
pub mod csv;
pub mod dates;
pub mod fault;
pub mod filters;
pub mod form;
pub mod house;
pub mod json_ld;
pub mod language;
pub mod layers;
pub mod limits;
pub mod page;
pub mod ready;
pub mod security;
pub mod site;
pub mod sitemap;
pub mod visit;

pub use actor::{Actor, Membership, NetworkRole, OrganisationId, PersonId, Role, Scope};
pub use clock::{Clock, DAY, HOUR, Ids, Instant, MINUTE, SECOND};
pub use fault::{Answer, Fault};
pub use form::{Choice, ChoiceField, Errors, Field, Fields, FileField, Form, Upload};
pub use house::{House, MenuEntry, Settings};
pub use json_ld::JsonLd;
pub use language::{Language, Locale, Texts, argument};
pub use limits::{Limit, Limits};
pub use page::{Crumb, MenuItem, Notice, Page, Pages, Stop, encoded, local_path};
pub use security::{SecurityEvent, record};
pub use visit::{
    SignedInAt, Visit, Waiting, ended_cookie, host_cookie_name, secret_cookie, see_other, set_cookie,
};

/// The texts of the shell.
pub const LOCALE: Locale =
    Locale { nl: include_str!("../locales/nl.ftl"), en: include_str!("../locales/en.ftl") };
