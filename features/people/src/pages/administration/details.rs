//! The form with the details of an organisation, for changing one and for adding one.

use web::{Errors, Field, Fields, Form, Page};

use crate::{
    identifiers::{IdentifierError, kvk_number, organisation_domain, ror},
    model::{NAME_LENGTH, Organisation, OrganisationKind},
};

/// The longest description, in characters.
const DESCRIPTION_LENGTH: usize = 2000;
/// The longest web address, in characters.
const WEBSITE_LENGTH: usize = 200;
/// The most e-mail domains.
const MOST_DOMAINS: usize = 20;

/// What people may say about an organisation, checked.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Details {
    name: String,
    description: String,
    website: String,
    pub domains: Vec<String>,
    pub kvk_number: Option<String>,
    pub ror_id: Option<String>,
}

/// The name of a municipality is that of the register.
fn has_name(kind: OrganisationKind) -> bool {
    kind != OrganisationKind::Municipality
}

fn has_kvk(kind: OrganisationKind) -> bool {
    matches!(kind, OrganisationKind::Company | OrganisationKind::Association)
}

fn has_ror(kind: OrganisationKind) -> bool {
    kind == OrganisationKind::KnowledgeInstitution
}

impl Details {
    /// The form as it stands for an organisation that is there.
    pub fn form(organisation: &Organisation, domains: &[String]) -> Form {
        let o = organisation;
        Form::from_pairs([
            ("name", o.name.clone()),
            ("description", o.description.clone()),
            ("website", o.website.clone()),
            ("domains", domains.join("\n")),
            ("kvk", o.kvk_number.clone().unwrap_or_default()),
            ("ror", o.ror_id.clone().unwrap_or_default()),
            ("version", o.version.to_string()),
        ])
    }

    /// Reads what was sent. Fields that this kind of organisation does not have are passed over.
    pub fn read(p: &Page, kind: OrganisationKind, form: &Form, errors: &mut Errors) -> Self {
        let mut details = Self::default();
        if has_name(kind) {
            details.name = form.line("name");
            match details.name.chars().count() {
                0 => errors.add("name", p.t("people-edit-name-missing")),
                1..=NAME_LENGTH => {}
                _ => errors.add("name", p.t1("people-edit-long", "most", NAME_LENGTH)),
            }
        }
        details.description = form.get("description").to_owned();
        if details.description.chars().count() > DESCRIPTION_LENGTH {
            errors.add("description", p.t1("people-edit-long", "most", DESCRIPTION_LENGTH));
        }
        match website(form.get("website")) {
            Some(website) => details.website = website,
            None => errors.add("website", p.t("people-edit-website-wrong")),
        }
        for word in form.get("domains").split([' ', '\n', '\t', ',', ';']).filter(|word| !word.is_empty()) {
            match organisation_domain(word) {
                Ok(domain) if !details.domains.contains(&domain) => details.domains.push(domain),
                Ok(_) => {}
                Err(error) => errors.add("domains", format!("{word}: {}", p.t(error.message().key))),
            }
        }
        if details.domains.len() > MOST_DOMAINS {
            errors.add("domains", p.t1("people-edit-domains-many", "most", MOST_DOMAINS));
        }
        let mut number = |field: &str, wanted: bool, check: fn(&str) -> Result<String, IdentifierError>| {
            let typed = if wanted { form.get(field) } else { "" };
            if typed.is_empty() {
                return None;
            }
            check(typed).map_err(|error| errors.add(field, p.t(error.message().key))).ok()
        };
        details.kvk_number = number("kvk", has_kvk(kind), kvk_number);
        details.ror_id = number("ror", has_ror(kind), ror);
        details
    }

    /// Puts these details in the place of what an organisation had.
    pub fn put(&self, organisation: &mut Organisation) {
        if has_name(organisation.kind) {
            organisation.name.clone_from(&self.name);
        }
        organisation.description.clone_from(&self.description);
        organisation.website.clone_from(&self.website);
        organisation.kvk_number.clone_from(&self.kvk_number);
        organisation.ror_id.clone_from(&self.ror_id);
    }
}

/// A web address: `http` or `https` (added when it was left out) and the name of a host.
fn website(text: &str) -> Option<String> {
    if text.is_empty() {
        return Some(String::new());
    }
    let (scheme, rest) = text.split_once("://").unwrap_or(("https", text));
    let scheme = scheme.to_ascii_lowercase();
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let right = matches!(scheme.as_str(), "http" | "https")
        && host.contains('.')
        && !host.starts_with('.')
        && host.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '.' | ':'))
        && !rest.chars().any(|c| c.is_whitespace() || matches!(c, '"' | '<' | '>' | '\\'))
        && text.chars().count() <= WEBSITE_LENGTH;
    right.then(|| format!("{scheme}://{rest}"))
}

/// Says which numbers another organisation has already.
pub fn check_taken(p: &Page, (kvk, ror): (bool, bool), errors: &mut Errors) {
    if kvk {
        errors.add("kvk", p.t("people-edit-kvk-taken"));
    }
    if ror {
        errors.add("ror", p.t("people-edit-ror-taken"));
    }
}

/// The fields of the form.
pub struct DetailFields {
    pub name: Option<Field>,
    pub description: Field,
    pub website: Field,
    pub domains: Field,
    pub kvk: Option<Field>,
    pub ror: Option<Field>,
    pub version: String,
}

impl DetailFields {
    /// For this kind of organisation.
    pub fn new(p: &Page, kind: OrganisationKind, form: &Form, errors: &Errors) -> Self {
        let fields = Fields::new(p, "people-edit", form, errors);
        let mut website = fields.text("website", WEBSITE_LENGTH).optional();
        website.input_mode = "url";
        Self {
            name: has_name(kind).then(|| fields.text("name", NAME_LENGTH)),
            description: fields.area("description", 6, DESCRIPTION_LENGTH).optional(),
            website,
            domains: fields.area("domains", 3, 1000).optional(),
            kvk: has_kvk(kind).then(|| {
                let mut kvk = fields.text("kvk", 20).optional();
                kvk.input_mode = "numeric";
                kvk
            }),
            ror: has_ror(kind).then(|| fields.text("ror", 60).optional()),
            version: form.get("version").to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::website;

    #[test]
    fn a_web_address_gets_its_scheme_and_nonsense_is_refused() {
        assert_eq!(website("www.ommen.nl").as_deref(), Some("https://www.ommen.nl"));
        assert_eq!(website("HTTP://ommen.nl/a?b#c").as_deref(), Some("http://ommen.nl/a?b#c"));
        assert_eq!(website("").as_deref(), Some(""));
        for bad in [
            "javascript://a.nl/%0aalert(1)",
            "javascript:alert(1)",
            "ommen",
            "a b.nl",
            "https://u@x.nl",
            "https://.nl",
        ] {
            assert_eq!(website(bad), None, "{bad}");
        }
    }
}
