//! Nothing in the repository depends on, or tells of, the machine it was made on.

use super::tree::{Finding, Tree};

/// Folders at the top of one person's or one build machine's disk.
const TOP_FOLDERS: &[&str] = &["work", "root", "home", "Users", "workspace"];

/// No absolute path into a home or build folder; no address of a package server in a lock file or its settings.
pub fn no_trace_of_one_machine(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    for file in &tree.files {
        for (number, line) in file.text.lines().enumerate() {
            for folder in TOP_FOLDERS {
                if names_folder(line, folder) {
                    let sentence = format!("This names the folder /{folder}/ of one machine.");
                    findings.push(Finding::new(file, number + 1, sentence));
                }
            }
            let lock =
                file.path.ends_with("package-lock.json") && line.trim_start().starts_with("\"resolved\"");
            let settings = file.path.ends_with(".npmrc") && line.trim_start().starts_with("registry");
            if lock || settings {
                let sentence = "This names a package server; leave it to the reader's own settings.";
                findings.push(Finding::new(file, number + 1, sentence));
            }
        }
    }
    findings
}

fn names_folder(line: &str, folder: &str) -> bool {
    let path = format!("/{folder}/");
    line.match_indices(&path).any(|(at, _)| {
        let inside_other_path = |c: char| c.is_alphanumeric() || "._-/})*>~$".contains(c);
        let begins = !line[..at].ends_with(inside_other_path);
        let goes_on = line[at + path.len()..].starts_with(|c: char| c.is_alphanumeric() || c == '.');
        begins && goes_on
    })
}

#[cfg(test)]
mod tests {
    use super::{super::tree::places, *};

    #[test]
    fn a_path_on_one_machine_is_found() {
        // Put together here, so that this file itself names no such path.
        let (work, home) = (["", "work", "main"].join("/"), ["", "home", "me", "x"].join("/"));
        let text = format!("see `{work}`\n\na={home}\na/work/b {{dir}}/root/x <b>/home/</b>");
        let tree = Tree::of(&[("README.md", &text)]);
        assert_eq!(places(&no_trace_of_one_machine(&tree)), ["README.md:1", "README.md:3"]);
    }

    #[test]
    fn an_address_in_a_lock_file_is_found() {
        let tree = Tree::of(&[
            ("e2e/package-lock.json", "{\n  \"resolved\": \"x\"\n}"),
            ("e2e/.npmrc", "save-exact=true\nregistry=x"),
        ]);
        assert_eq!(places(&no_trace_of_one_machine(&tree)), ["e2e/package-lock.json:2", "e2e/.npmrc:2"]);
    }
}
