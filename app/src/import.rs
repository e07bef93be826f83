//! `samenspel import gemeenten`: the official registers.

use std::path::Path;

use anyhow::Context;
use people::municipalities::{cbs, tooi};

use crate::{config::Config, rooms};

/// Reads the TOOI list, a population file, or both; without either the table that is built in.
pub async fn municipalities(config: &Config, tooi: Option<&Path>, cbs: Option<&Path>) -> anyhow::Result<()> {
    let house = rooms::house(config, config.open_database()?, String::new(), false);
    house.db.migrate().await?;
    let now = house.clock.now();
    if let Some(path) = tooi {
        let text = std::fs::read_to_string(path).with_context(|| unreadable(path))?;
        let register = tooi::parse(&text).with_context(|| format!("{} was not imported", path.display()))?;
        println!("{}", people::import::import_register(&house.db, &house.ids, now, &register).await?);
    }
    if let Some(path) = cbs {
        let bytes = std::fs::read(path).with_context(|| unreadable(path))?;
        let file = cbs::parse(&bytes).with_context(|| format!("{} was not imported", path.display()))?;
        let source = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        println!(
            "{}",
            people::import::import_inhabitants(&house.db, &house.ids, house.clock.now(), &file, &source)
                .await?
        );
    }
    if tooi.is_none() && cbs.is_none() {
        println!("{}", people::import::seed_facts(&house.db, &house.ids, now).await?);
    }
    Ok(())
}

fn unreadable(path: &Path) -> String {
    format!("{} cannot be read", path.display())
}
