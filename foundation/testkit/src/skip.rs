use std::io::Write;

/// Says that a test could not run here and why, on the terminal and, for the guard that counts skipped tests, in
/// the file that `SAMENSPEL_SKIP_LOG` names. The test returns right after.
pub fn skip(name: &str, reason: &str) {
    println!("skipped: {name}: {reason}");
    let Some(file) = std::env::var_os("SAMENSPEL_SKIP_LOG") else { return };
    std::fs::OpenOptions::new()
        .create(true)
        .append(true)
        .open(&file)
        .and_then(|mut file| writeln!(file, "{name}\t{reason}"))
        .unwrap_or_else(|error| panic!("the skip log {} cannot be written: {error}", file.display()));
}
