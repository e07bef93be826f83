//! The one binary `samenspel`: it joins the rooms and gives them a clock, chance, a database and a mailer.

mod api;
mod command;
mod config;
mod demo;
mod finding;
mod front;
mod import;
mod index;
mod rooms;
mod serve;
#[cfg(test)]
mod tests;

use clap::Parser;

/// Fifteen threads that make pages leave the allocator of the C library with twice the memory that is in use.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> anyhow::Result<()> {
    let arguments = command::Arguments::parse();
    command::start_log(arguments.log_json);
    tokio::runtime::Builder::new_multi_thread().enable_all().build()?.block_on(command::run(arguments))
}
