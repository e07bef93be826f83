//! Embeds every file of migrations/, so that adding a step is adding a file.

use std::{env, fs, path::Path};

fn main() {
    let folder = Path::new(&env::var("CARGO_MANIFEST_DIR").expect("set by cargo")).join("../../migrations");
    println!("cargo:rerun-if-changed={}", folder.display());
    let mut files: Vec<_> = fs::read_dir(&folder)
        .expect("the folder migrations/ is there")
        .filter_map(|entry| entry.ok().map(|entry| entry.path()))
        .filter(|path| path.extension().is_some_and(|ending| ending == "sql"))
        .collect();
    files.sort();
    let entries: String = files
        .iter()
        .map(|path| {
            let name = path.file_name().expect("a file").to_string_lossy();
            let path = fs::canonicalize(path).expect("a file that is there");
            format!("    ({name:?}, include_str!({path:?})),\n")
        })
        .collect();
    let out = Path::new(&env::var("OUT_DIR").expect("set by cargo")).join("migrations.rs");
    let text = format!("const MIGRATION_FILES: &[(&str, &str)] = &[\n{entries}];\n");
    fs::write(out, text).expect("the output folder can be written");
}
