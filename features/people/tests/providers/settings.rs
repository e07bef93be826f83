//! The settings of providers: what is refused at the start, with words that help.

use people::{ProviderConfig, Providers, provider_buttons};

use super::{Settings, settings};
use crate::fixtures::app;

const RIGHT: &str = r#"
    [[provider]]
    key = "gemeente-ommen"
    name = "Gemeente Ommen"
    issuer = "https://login.ommen.example"
    client_id = "samenspel"
"#;
const TENANTS: &str = r#"
    [[provider]]
    key = "entra"
    name = "Microsoft"
    issuer_template = "https://login.microsoftonline.com/{tenant}/v2.0"
    client_id = "samenspel"
    tenant = [{ id = "0b4a4a4e-1111-4222-8333-444455556666", organisation = "GM0175" }]
"#;

#[tokio::test]
async fn right_settings_give_a_button_each() {
    let app = app().await;
    let providers = Providers::new(&settings(&format!("{RIGHT}{TENANTS}")), app.house()).unwrap();
    let buttons = provider_buttons(&providers, "/bijdragen?soort=vraag");
    assert_eq!(buttons.len(), 2);
    assert_eq!(buttons[0].name, "Gemeente Ommen");
    assert_eq!(buttons[0].url, "/inloggen/aanbieder/gemeente-ommen?verder=/bijdragen%3Fsoort%3Dvraag");
}

#[tokio::test]
async fn wrong_settings_are_refused_with_the_reason() {
    let app = app().await;
    let without_tenant = TENANTS.split("tenant = [").next().unwrap().to_owned();
    for (text, reason) in [
        (RIGHT.replace("gemeente-ommen", "Gemeente Ommen"), "small letters"),
        (RIGHT.replace("\"samenspel\"", "\"\""), "name and client_id"),
        (RIGHT.replace("https://", "http://"), "must begin with https://"),
        (RIGHT.replace(".example", ".example?x=1"), "no query"),
        (RIGHT.replace("https://login.ommen.example", "ommen"), "not an address"),
        (RIGHT.replace("issuer =", "client_secret ="), "either issuer or issuer_template"),
        (format!("{RIGHT}{RIGHT}"), "another provider has this key"),
        (format!("{RIGHT}{}", RIGHT.replace("gemeente-ommen", "b")), "named twice"),
        (format!("{RIGHT}organisation = \"Ommen\""), "neither a CBS code"),
        (format!("{RIGHT}tenant = [{{ id = \"a\" }}]"), "tenants go with issuer_template"),
        (format!("{RIGHT}client_secret = \" \""), "secret is empty"),
        (format!("{RIGHT}client_secret_env = \"SAMENSPEL_NOT_SET\""), "SAMENSPEL_NOT_SET is not set"),
        (format!("{RIGHT}client_secret_file = \"/does/not/exist\""), "cannot be read"),
        (format!("{RIGHT}client_secret = \"a\"\nclient_secret_env = \"B\""), "exclude each other"),
        (TENANTS.replace("{tenant}", "common"), "must hold {tenant}"),
        (TENANTS.replace("id = \"0b4a4a4e-", "id = \"../"), "letters, digits"),
        (format!("{TENANTS}organisation = \"GM0175\""), "with each tenant"),
        (without_tenant, "lets nobody in"),
    ] {
        let refused = Providers::new(&settings(&text), app.house()).map(drop).expect_err(&text).to_string();
        assert!(refused.contains(reason), "{refused:?} does not say {reason:?}");
    }
}

#[test]
fn a_key_that_is_not_known_is_refused() {
    let wrong = format!("{RIGHT}client_scret = \"a\"");
    assert!(
        toml::from_str::<Settings>(&wrong).is_err_and(|error| error.to_string().contains("client_scret"))
    );
}

#[tokio::test]
async fn a_secret_comes_from_a_file_and_is_never_shown() {
    let app = app().await;
    let file = std::env::temp_dir().join(format!("samenspel-secret-{}", std::process::id()));
    std::fs::write(&file, "geheim-uit-bestand\n").unwrap();
    let text = format!("{RIGHT}client_secret_file = \"{}\"", file.display());
    let providers = Providers::new(&settings(&text), app.house());
    std::fs::remove_file(&file).unwrap();
    assert!(providers.is_ok());
    let config: Vec<ProviderConfig> = settings(&format!("{RIGHT}client_secret = \"heel-geheim\""));
    assert!(!format!("{config:?}").contains("heel-geheim"));
}
