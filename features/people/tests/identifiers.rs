//! KVK numbers, ROR identifiers and domains.

use people::identifiers::{IdentifierError, is_for_anyone, kvk_number, organisation_domain, ror};

#[test]
fn a_kvk_number_has_eight_digits() {
    for text in ["12345678", " 1234 5678 ", "12.345.678", "1234\u{a0}5678"] {
        assert_eq!(kvk_number(text).as_deref(), Ok("12345678"), "{text}");
    }
    for text in ["", "1234567", "123456789", "1234567a", "１２３４５６７８", "12-345678"] {
        assert_eq!(kvk_number(text), Err(IdentifierError::KvkShape), "{text}");
    }
    assert_eq!(IdentifierError::KvkShape.message().key, "people-kvk-shape");
}

#[test]
fn the_ror_of_real_universities_is_accepted() {
    // TU Delft, University of Amsterdam, TU Eindhoven, Statistics Netherlands.
    for id in ["02e2c7k09", "04dkp9463", "02c2kyt77", "0408v4c28"] {
        let address = format!("https://ror.org/{id}");
        assert_eq!(ror(&address).as_ref(), Ok(&address));
        assert_eq!(ror(&format!(" http://ROR.org/{} ", id.to_uppercase())).as_ref(), Ok(&address));
        assert_eq!(ror(id).as_ref(), Ok(&address));
    }
}

#[test]
fn a_typing_error_in_a_ror_is_found() {
    for id in ["02e2c7k08", "02e2k7c09", "20e2c7k09", "02e3c7k09"] {
        assert!(ror(id).is_err(), "{id}");
    }
    assert_eq!(ror("02e3c7k09"), Err(IdentifierError::RorChecksum));
    for text in [
        "",
        "12e2c7k09",
        "02e2c7k0",
        "02e2c7k099",
        "02e2c7kab",
        "02e2i7k09",
        "https://orcid.org/02e2c7k09",
        "https://ror.org/",
        "02e2cé7k09",
    ] {
        assert_eq!(ror(text), Err(IdentifierError::RorShape), "{text}");
    }
}

#[test]
fn a_domain_is_brought_to_one_form() {
    assert_eq!(organisation_domain(" @Amsterdam.NL ").as_deref(), Ok("amsterdam.nl"));
    assert_eq!(organisation_domain("rekenkamer.rotterdam.nl").as_deref(), Ok("rekenkamer.rotterdam.nl"));
    assert_eq!(organisation_domain("Súdwestfryslân.frl").as_deref(), Ok("súdwestfryslân.frl"));
    let long_label = format!("{}.nl", "a".repeat(64));
    let long_name = format!("{}nl", "abcdefgh.".repeat(29));
    for text in [
        "",
        "@",
        "nl",
        ".nl",
        "amsterdam.",
        "amsterdam..nl",
        "-a.nl",
        "a-.nl",
        "a b.nl",
        "jan@amsterdam.nl",
        "https://amsterdam.nl",
        "192.0.2.1",
        "a_b.nl",
        &long_label,
        &long_name,
    ] {
        assert_eq!(organisation_domain(text), Err(IdentifierError::DomainShape), "{text}");
    }
}

#[test]
fn a_domain_for_anyone_is_no_domain_of_an_organisation() {
    for domain in
        ["gmail.com", "Hotmail.com", "outlook.com", "live.nl", "ziggo.nl", "kpnmail.nl", "mail.gmail.com"]
    {
        assert_eq!(organisation_domain(domain), Err(IdentifierError::DomainForAnyone), "{domain}");
    }
    assert!(is_for_anyone("gmail.com"));
    assert!(!is_for_anyone("nogmail.com"), "only whole labels count");
    assert_eq!(organisation_domain("thuishome.nl").as_deref(), Ok("thuishome.nl"));
}
