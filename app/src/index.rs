//! The command that makes the search index anew.

use std::{path::Path, time::Duration};

use anyhow::Context;
use web::House;

use crate::rooms;

/// Makes the index in this folder anew. When a program has the folder, it is asked to do so, and this waits.
pub async fn rebuild(house: &House, folder: &Path) -> anyhow::Result<()> {
    let opened = search::TextIndex::open(folder);
    match opened {
        Ok(index) => drop(index),
        Err(search::Error::InUse(_)) => {
            let is_done = search::ask_for_rebuild(folder).context("the running program cannot be asked")?;
            println!("The running program makes its index anew; it goes on answering meanwhile.");
            while !is_done() {
                tokio::time::sleep(Duration::from_millis(200)).await;
            }
            println!("The search index is new.");
            return Ok(());
        }
        Err(error) => return Err(error.into()),
    }
    let search = rooms::search(house, Some(folder))?;
    search.rebuild(true).await?;
    println!("The search index is new.");
    Ok(())
}
