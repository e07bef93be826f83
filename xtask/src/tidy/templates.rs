//! Templates: each is used, and none holds code that the content security policy would block.

use super::{
    rust,
    tree::{Finding, Source, Tree, line_of},
};

/// Every template is named by a handler or by another template.
pub fn every_template_is_used(tree: &Tree) -> Vec<Finding> {
    let mut named: Vec<(&str, String)> = Vec::new();
    for file in tree.rust() {
        named.extend(file.rust().strings.iter().map(|literal| (file.path.as_str(), literal.text.clone())));
    }
    for file in tree.templates() {
        let code = rust::read(&askama_code(&file.text));
        named.extend(code.strings.into_iter().map(|literal| (file.path.as_str(), literal.text)));
    }
    tree.templates()
        .filter(|file| {
            let name = file.path.split_once("/templates/").map_or("", |(_, name)| name);
            !named.iter().any(|(by, text)| text == name && *by != file.path)
        })
        .map(|file| Finding::new(file, 1, "Nothing uses this template; remove it."))
        .collect()
}

/// No styles, scripts or handlers inside a page: the policy allows files of our own only.
pub fn no_inline_code(tree: &Tree) -> Vec<Finding> {
    tree.templates().filter(|file| file.path.ends_with(".html")).flat_map(inline_code).collect()
}

fn inline_code(file: &Source) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (start, tag) in tags(&file.text) {
        let mut found = |what: &str| {
            let sentence =
                format!("{what} is blocked by the content security policy; use a file in static/.");
            findings.push(Finding::new(file, line_of(&file.text, start), sentence));
        };
        let name = tag[1..].split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or_default();
        let data = is_data(tag, &file.text[start + tag.len()..]);
        if name == "style" {
            found("A `<style>` element");
        }
        if name == "script" && !tag.contains("src=") && !data {
            found("An inline script");
        }
        if tag.contains("javascript:") {
            found("A `javascript:` address");
        }
        for attribute in attributes(tag) {
            if attribute == "style" {
                found("A `style` attribute");
            } else if attribute.len() > 2 && attribute.starts_with("on") {
                found(&format!("The handler `{attribute}`"));
            }
        }
    }
    findings
}

/// A block of data for programs: no browser executes it, so the policy lets it be. It holds one value and nothing
/// else, without `|safe`, so that only `web::JsonLd` stands there as it is; anything else would be escaped.
fn is_data(tag: &str, after: &str) -> bool {
    let Some(inside) = after.strip_prefix('>').and_then(|rest| rest.split("</script>").next()) else {
        return false;
    };
    let value = inside.strip_prefix("{{ ").and_then(|rest| rest.strip_suffix(" }}"));
    let is_name = |value: &str| value.chars().all(|c| c.is_ascii_alphanumeric() || "_.".contains(c));
    tag == "<script type=\"application/ld+json\"" && value.is_some_and(is_name)
}

/// The opening tags of a page with their places. Code of the template inside a tag stays part of it.
fn tags(html: &str) -> Vec<(usize, &str)> {
    let mut found = Vec::new();
    for (start, _) in html.match_indices('<') {
        let rest = &html[start..];
        if !rest[1..].starts_with(|c: char| c.is_ascii_alphabetic()) {
            continue;
        }
        let mut quoted = false;
        let end = rest.find(|c: char| {
            quoted ^= c == '"';
            c == '>' && !quoted
        });
        found.push((start, &rest[..end.unwrap_or(rest.len())]));
    }
    found
}

/// The names of attributes that have a value.
fn attributes(tag: &str) -> Vec<&str> {
    let mut quoted = false;
    let mut names = Vec::new();
    for (position, c) in tag.char_indices() {
        quoted ^= c == '"';
        if c == '=' && !quoted {
            names.extend(tag[..position].trim_end().rsplit(char::is_whitespace).next());
        }
    }
    names
}

/// The code of an askama template as if it were Rust: what stands in `{{ … }}` and `{% … %}`, on the same lines.
pub fn askama_code(template: &str) -> String {
    let mut code = String::with_capacity(template.len());
    let mut rest = template;
    while let Some(start) = rest.find('{') {
        code.extend(rest[..start].chars().filter(|c| *c == '\n'));
        rest = &rest[start..];
        let end =
            ["{{", "{%", "{#"].into_iter().zip(["}}", "%}", "#}"]).find(|(open, _)| rest.starts_with(open));
        let Some((open, close)) = end else {
            rest = &rest[1..];
            continue;
        };
        let length = rest.find(close).map_or(rest.len(), |end| end + close.len());
        let inside = rest[2..length].trim_end_matches(close);
        if open == "{#" {
            code.extend(inside.chars().filter(|c| *c == '\n'));
        } else {
            code.push_str(inside);
            // Ends the statement, so that calls of two blocks never run together.
            code.push(';');
        }
        rest = &rest[length..];
    }
    code
}

#[cfg(test)]
mod tests {
    use super::{super::tree::places, *};

    #[test]
    fn a_template_that_nothing_names_is_found() {
        let tree = Tree::of(&[
            ("features/x/src/pages.rs", "#[template(path = \"list.html\")] struct List;"),
            (
                "features/x/templates/list.html",
                "{% extends \"shell.html\" %}{% include \"parts/row.html\" %}",
            ),
            ("features/x/templates/parts/row.html", "row"),
            ("features/x/templates/old.html", "{% include \"old.html\" %}"),
            ("foundation/web/templates/shell.html", "shell"),
        ]);
        assert_eq!(places(&every_template_is_used(&tree)), ["features/x/templates/old.html:1"]);
    }

    #[test]
    fn inline_code_is_found() {
        let page = |html: &str| no_inline_code(&Tree::of(&[("features/x/templates/a.html", html)])).len();
        for html in [
            "<p style=\"color: red\">",
            "<style>p {}</style>",
            "<script>run()</script>",
            "<script type=\"application/ld+json\">{}</script>",
            "<script type=\"application/ld+json\">{{ about|safe }}</script>",
            "<script type=\"application/ld+json\">{{ about }}; run()</script>",
            "<script type=\"application/ld+json\" id=\"a\">{{ about }}</script>",
            "<script type=\"application/json\">{{ about }}</script>",
            "<button class=\"a\" onclick=\"run()\">",
            "<a href=\"javascript:run()\">",
            "<img alt=\"a > b\"\n onerror = \"run()\">",
        ] {
            assert_eq!(page(html), 1, "{html}");
        }
    }

    #[test]
    fn files_of_our_own_and_data_are_fine() {
        let html = "<script src=\"/static/a.js\" defer></script><script type=\"application/ld+json\">{{ about }}</script>\
            <p class=\"style=\" data-on=\"x\">style=\"x\" onclick=</p>{% if a < b %}<br>{% endif %}";
        let found = no_inline_code(&Tree::of(&[("features/x/templates/a.html", html)]));
        assert!(found.is_empty(), "{found:?}");
    }

    #[test]
    fn code_keeps_its_lines_and_comments_go() {
        assert_eq!(askama_code("a\n{{ p.x }} { \n{# c\n #}{% if y %}"), "\n p.x ;\n\n if y ;");
    }
}
