//! Makes the static files of the program: one style sheet out of the NL Design System packages that are used and
//! our own theme, the fonts, the scripts. Each gets an address with a hash of its content. The packages come
//! from npm by static/package-lock.json; the running program needs neither npm nor Node.js.

use std::{
    collections::{BTreeMap, BTreeSet},
    env, fs,
    path::{Path, PathBuf},
    process::Command,
};

use serde_json::Value;

/// Style sheets of packages, in the order in which they apply. The `html/` ones style plain elements.
const PACKAGE_SHEETS: &[(&str, &str)] = &[
    ("@nl-design-system-candidate/heading-css", "dist/html/heading.css"),
    ("@nl-design-system-candidate/heading-css", "dist/heading.css"),
    ("@nl-design-system-candidate/paragraph-css", "dist/html/paragraph.css"),
    ("@nl-design-system-candidate/paragraph-css", "dist/paragraph.css"),
    ("@nl-design-system-candidate/link-css", "dist/html/link.css"),
    ("@nl-design-system-candidate/mark-css", "dist/html/mark.css"),
    ("@nl-design-system-candidate/button-css", "dist/button.css"),
    ("@nl-design-system-candidate/data-badge-css", "dist/data-badge.css"),
    ("@nl-design-system-candidate/number-badge-css", "dist/number-badge.css"),
    ("@nl-design-system-candidate/skip-link-css", "dist/skip-link.css"),
    ("@utrecht/alert-css", "dist/index.css"),
    ("@utrecht/breadcrumb-nav-css", "dist/index.css"),
    ("@utrecht/button-group-css", "dist/index.css"),
    ("@utrecht/checkbox-css", "dist/index.css"),
    ("@utrecht/form-field-css", "dist/index.css"),
    ("@utrecht/form-field-description-css", "dist/index.css"),
    ("@utrecht/form-field-error-message-css", "dist/index.css"),
    ("@utrecht/form-fieldset-css", "dist/index.css"),
    ("@utrecht/form-label-css", "dist/index.css"),
    ("@utrecht/pagination-css", "dist/index.css"),
    ("@utrecht/select-css", "dist/index.css"),
    ("@utrecht/table-css", "dist/index.css"),
    ("@utrecht/textarea-css", "dist/index.css"),
    ("@utrecht/textbox-css", "dist/index.css"),
];

/// Our own style sheets in static/, which come last.
const OWN_SHEETS: &[&str] = &[
    "theme.css",
    "frame.css",
    "content.css",
    "parts.css",
    "rules.css",
    "consultations.css",
    "amendments.css",
    "forms.css",
    "print.css",
];

/// The neutral example theme under ours; only what is used of it is kept.
const BASE_TOKENS: (&str, &str) = ("@nl-design-system-unstable/voorbeeld-design-tokens", "dist/theme.css");

/// Pieces of class names of variants that no page of ours has. Rules for them are left out.
const UNUSED: &[&str] = &[
    "--pressed",
    "--busy",
    "--disabled",
    "--positive",
    "--negative",
    "--hint",
    "--icon-only",
    "__icon",
    "--hover",
    "--focus",
    "--active",
    "--read-only",
    "__placeholder",
    "--placeholder",
    "-size",
    "--arrows",
    "--sticky",
    "--fixed",
    "--oneline",
    "--overflow-inline",
    "--alternate",
    "--row-hover",
    "--row-focus-within",
    "--selected",
    "--truncate",
    "figcaption",
    "-link-button",
    "--rtl",
    "--checkbox",
    "--radio",
    "level-5",
    "level-6",
    "h5",
    "h6",
];

/// Files that go out as they are: package and file, and the name under which it is served.
const PACKAGE_FILES: &[(&str, &str, &str)] = &[
    sans("source-sans-3-latin-wght-normal.woff2", "files/source-sans-3-latin-wght-normal.woff2"),
    sans("source-sans-3-latin-wght-italic.woff2", "files/source-sans-3-latin-wght-italic.woff2"),
    sans("source-sans-3-latin-ext-wght-normal.woff2", "files/source-sans-3-latin-ext-wght-normal.woff2"),
    sans("source-sans-3-latin-ext-wght-italic.woff2", "files/source-sans-3-latin-ext-wght-italic.woff2"),
    sans("source-sans-3-licence.txt", "LICENSE"),
    serif("source-serif-4-latin-wght-normal.woff2", "files/source-serif-4-latin-wght-normal.woff2"),
    serif("source-serif-4-latin-wght-italic.woff2", "files/source-serif-4-latin-wght-italic.woff2"),
    serif("source-serif-4-latin-ext-wght-normal.woff2", "files/source-serif-4-latin-ext-wght-normal.woff2"),
    serif("source-serif-4-licence.txt", "LICENSE"),
];

const fn sans(name: &'static str, file: &'static str) -> (&'static str, &'static str, &'static str) {
    ("@fontsource-variable/source-sans-3", file, name)
}

const fn serif(name: &'static str, file: &'static str) -> (&'static str, &'static str, &'static str) {
    ("@fontsource-variable/source-serif-4", file, name)
}

/// Our own files in static/ that go out as they are.
const OWN_FILES: &[&str] = &["favicon.svg", "samenspel.js"];

/// The URL paths of the files, by name.
type Urls = BTreeMap<String, String>;

fn main() {
    let folder = PathBuf::from(env::var("CARGO_MANIFEST_DIR").expect("set by cargo")).join("../../static");
    let out = PathBuf::from(env::var("OUT_DIR").expect("set by cargo")).join("static");
    let own = ["package.json", "package-lock.json"].iter().chain(OWN_SHEETS).chain(OWN_FILES);
    for name in own {
        println!("cargo:rerun-if-changed={}", folder.join(name).display());
    }
    println!("cargo:rerun-if-changed=build.rs");
    install(&folder);
    fs::create_dir_all(&out).expect("the output folder can be made");

    let mut urls = Urls::new();
    for (package, file, name) in PACKAGE_FILES {
        let path = folder.join("node_modules").join(package).join(file);
        put(&out, &mut urls, name, &fs::read(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display())));
    }
    for name in OWN_FILES {
        put(&out, &mut urls, name, read(&folder.join(name)).as_bytes());
    }
    let sheet = style_sheet(&folder, &urls);
    put(&out, &mut urls, "samenspel.css", sheet.as_bytes());

    let entries: String = urls
        .iter()
        .map(|(name, url)| {
            let (kind, path) = (content_type(name), out.join(name));
            format!(
                "    Asset {{ name: {name:?}, url: {url:?}, content_type: {kind:?}, bytes: include_bytes!({path:?}) }},\n"
            )
        })
        .collect();
    fs::write(out.join("../assets.rs"), format!("static ASSETS: &[Asset] = &[\n{entries}];\n"))
        .expect("the output folder can be written");
}

/// Runs `npm ci` when a package that the lock file names is missing or has another version.
fn install(folder: &Path) {
    let json =
        |path: &Path| fs::read_to_string(path).ok().and_then(|t| serde_json::from_str::<Value>(&t).ok());
    let lock = json(&folder.join("package-lock.json")).expect("static/package-lock.json is JSON");
    let packages = lock["packages"].as_object().expect("packages in static/package-lock.json");
    let complete = packages.iter().filter(|(path, _)| !path.is_empty()).all(|(path, wanted)| {
        json(&folder.join(path).join("package.json"))
            .is_some_and(|found| found["version"] == wanted["version"])
    });
    if complete {
        return;
    }
    let done = Command::new("npm")
        .args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"])
        .current_dir(folder)
        .output()
        .unwrap_or_else(|error| {
            panic!(
                "building the style sheet needs Node.js 20 or later with npm, and npm cannot be run ({error}). \
                 Install both, or run `npm ci` in static/ elsewhere and copy static/node_modules here."
            )
        });
    if !done.status.success() {
        panic!("`npm ci` in static/ failed:\n{}", String::from_utf8_lossy(&done.stderr));
    }
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// Writes a file and gives it an address with a hash of its content (FNV-1a, 64 bits: it tells versions apart,
/// it guards nothing).
fn put(out: &Path, urls: &mut Urls, name: &str, bytes: &[u8]) {
    let hash = bytes.iter().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3)
    });
    fs::write(out.join(name), bytes).expect("the output folder can be written");
    urls.insert(name.to_owned(), format!("/static/{hash:016x}/{name}"));
}

fn content_type(name: &str) -> &'static str {
    match name.rsplit('.').next() {
        Some("css") => "text/css; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("svg") => "image/svg+xml",
        Some("woff2") => "font/woff2",
        _ => "text/plain; charset=utf-8",
    }
}

/// The one style sheet: licences, the tokens that are used, the components, our own.
fn style_sheet(folder: &Path, urls: &Urls) -> String {
    let modules = folder.join("node_modules");
    let mut licences = BTreeSet::new();
    let mut components = String::new();
    for (package, file) in PACKAGE_SHEETS {
        let text = read(&modules.join(package).join(file));
        let about: Value = serde_json::from_str(&read(&modules.join(package).join("package.json")))
            .expect("package.json is JSON");
        let word = |key: &str| about[key].as_str().unwrap_or_default().to_owned();
        let holders: Vec<&str> = text
            .lines()
            .filter(|line| line.contains("Copyright"))
            .map(|l| l.trim_matches([' ', '*']))
            .collect();
        licences.insert(format!(
            "{package} {}, {}. {}",
            word("version"),
            word("license"),
            holders.join(". ")
        ));
        write(&rules(&without_comments(&text)), true, &mut components);
    }
    licences.insert(format!("{}, EUPL-1.2", BASE_TOKENS.0));

    let mut own = String::new();
    for name in OWN_SHEETS {
        write(&rules(&without_comments(&read(&folder.join(name)))), false, &mut own);
    }
    for (name, url) in urls {
        own = own.replace(&format!("url({name})"), &format!("url({url})"));
    }
    let stray = own.split("url(").skip(1).find(|rest| !rest.starts_with("/static/"));
    assert!(stray.is_none(), "a style sheet names a file that is not there: {stray:?}");

    let base = read(&modules.join(BASE_TOKENS.0).join(BASE_TOKENS.1));
    let tokens = tokens(&rules(&without_comments(&base)), &components, &own);
    let licences: Vec<String> = licences.into_iter().collect();
    format!("/*! With parts of:\n{} */\n{tokens}{components}{own}", licences.join("\n"))
}

/// The design tokens of the example theme that are used, also by way of others, and that ours does not set.
fn tokens(base: &[Rule], components: &str, own: &str) -> String {
    let all: BTreeMap<&str, &str> = base
        .iter()
        .filter(|rule| rule.head == ".voorbeeld-theme")
        .flat_map(|rule| split(&rule.body, ';'))
        .filter_map(|line| line.split_once(':').map(|(name, value)| (name.trim(), value.trim())))
        .collect();
    let set: BTreeSet<String> = rules(own)
        .iter()
        .filter(|rule| rule.head == ".samenspel-theme")
        .flat_map(|rule| split(&rule.body, ';'))
        .filter_map(|line| line.split_once(':').map(|(name, _)| name.trim().to_owned()))
        .collect();
    let mut kept = BTreeMap::new();
    let mut open: Vec<&str> = references(components).chain(references(own)).collect();
    while let Some(name) = open.pop() {
        let Some((name, value)) = all.get_key_value(name) else { continue };
        if !set.contains(*name) && kept.insert(*name, *value).is_none() {
            open.extend(references(value));
        }
    }
    let lines: Vec<String> = kept.iter().map(|(name, value)| format!("{name}:{value}")).collect();
    format!(".samenspel-theme{{{}}}\n", lines.join(";"))
}

/// The names of custom properties that a text asks for.
fn references(css: &str) -> impl Iterator<Item = &str> {
    css.split("var(").skip(1).map(|rest| {
        let rest = rest.trim_start();
        &rest[..rest.find(|c: char| !c.is_alphanumeric() && c != '-' && c != '_').unwrap_or(rest.len())]
    })
}

/// A rule, or an at-rule with its block: what stands before the braces, and between them.
struct Rule {
    head: String,
    body: String,
}

fn without_comments(css: &str) -> String {
    let mut pieces = css.split("/*");
    let mut out = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        out.push_str(piece.split_once("*/").map_or("", |(_, after)| after));
    }
    out
}

/// The rules of a style sheet without comments. Braces in strings do not occur in what we bundle.
fn rules(css: &str) -> Vec<Rule> {
    let mut found = Vec::new();
    let mut rest = css;
    while let Some(start) = rest.find('{') {
        let mut depth = 0;
        let end = rest[start..]
            .char_indices()
            .find(|(_, c)| {
                depth += i32::from(*c == '{') - i32::from(*c == '}');
                depth == 0
            })
            .map(|(at, _)| start + at)
            .expect("a closing brace");
        found.push(Rule { head: tight(&rest[..start]), body: rest[start + 1..end].to_owned() });
        rest = &rest[end + 1..];
    }
    found
}

/// Writes rules with little white space; `prune` leaves out the variants that are not used.
fn write(rules_in: &[Rule], prune: bool, out: &mut String) {
    for Rule { head, body } in rules_in {
        if head.starts_with("@media") {
            let mut inner = String::new();
            write(&rules(body), prune, &mut inner);
            if !inner.is_empty() {
                out.push_str(&format!("{head}{{\n{inner}}}\n"));
            }
            continue;
        }
        let selectors: Vec<&str> =
            split(head, ',').into_iter().filter(|selector| !prune || !is_unused(selector)).collect();
        let lines: Vec<String> =
            split(body, ';').into_iter().map(tight).filter(|line| !line.is_empty()).collect();
        if !selectors.is_empty() && !lines.is_empty() {
            out.push_str(&format!("{}{{{}}}\n", selectors.join(","), lines.join(";")));
        }
    }
}

fn is_unused(selector: &str) -> bool {
    let positive: String = selector
        .split(":not(")
        .enumerate()
        .map(|(n, part)| if n == 0 { part } else { part.split_once(')').map_or("", |(_, after)| after) })
        .collect();
    UNUSED.iter().any(|piece| positive.contains(piece))
}

/// Parts between separators that stand outside brackets and strings, trimmed.
fn split(text: &str, separator: char) -> Vec<&str> {
    let (mut depth, mut quote, mut start) = (0, None, 0);
    let mut parts = Vec::new();
    for (at, c) in text.char_indices() {
        match (quote, c) {
            (Some(open), _) if c == open => quote = None,
            (Some(_), _) => {}
            (None, '"' | '\'') => quote = Some(c),
            (None, '(' | '{' | '[') => depth += 1,
            (None, ')' | '}' | ']') => depth -= 1,
            (None, _) if c == separator && depth == 0 => {
                parts.push(text[start..at].trim());
                start = at + c.len_utf8();
            }
            (None, _) => {}
        }
    }
    parts.push(text[start..].trim());
    parts
}

/// One space for each run of white space, and none after the name of a declaration.
fn tight(text: &str) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match text.split_once(": ") {
        Some((name, value)) if !name.contains([' ', '(', '.']) => format!("{name}:{value}"),
        _ => text,
    }
}
