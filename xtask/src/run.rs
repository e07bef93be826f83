//! Running other programs from the root of the repository.

use std::{
    path::Path,
    process::{Command, Stdio},
};

use anyhow::Context;

/// The root of the repository.
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("xtask is a folder in the repository")
}

/// Cargo, the same one that runs this program.
pub fn cargo() -> Command {
    let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.current_dir(root());
    command
}

/// Shows a command, runs it, and tells whether it succeeded.
pub fn step(command: &mut Command) -> anyhow::Result<bool> {
    println!("\n$ {}", shown(command));
    let status = command.status().with_context(|| format!("{} could not be started", shown(command)))?;
    Ok(status.success())
}

/// Whether a command can be started and succeeds; what it prints is thrown away.
pub fn quietly(command: &mut Command) -> bool {
    let status = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).status();
    status.is_ok_and(|status| status.success())
}

fn shown(command: &Command) -> String {
    let program = Path::new(command.get_program()).file_name().unwrap_or_default().to_string_lossy();
    let words = command.get_args().map(|word| word.to_string_lossy());
    std::iter::once(program).chain(words).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_command_is_shown_as_a_person_would_type_it() {
        assert_eq!(shown(Command::new("/usr/bin/cargo").args(["fmt", "--all"])), "cargo fmt --all");
    }

    #[test]
    fn a_program_that_is_not_there_has_not_succeeded() {
        assert!(!quietly(&mut Command::new("no-program-has-this-name")));
    }
}
