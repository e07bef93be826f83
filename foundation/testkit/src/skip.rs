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
        // In one write: the parts of two lines would mix.
        .and_then(|mut file| file.write_all(format!("{name}\t{reason}\n").as_bytes()))
        .unwrap_or_else(|error| panic!("the skip log {} cannot be written: {error}", file.display()));
}
