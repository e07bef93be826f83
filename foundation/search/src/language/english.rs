//! Base forms of English words.

use super::common;

/// Plurals that no rule makes.
const IRREGULAR: &[(&str, &str)] = &[
    ("people", "person"),
    ("children", "child"),
    ("men", "man"),
    ("women", "woman"),
    ("feet", "foot"),
    ("lives", "life"),
    ("data", "data"),
    ("media", "media"),
    ("criteria", "criterion"),
    ("analyses", "analysis"),
    ("bases", "basis"),
    ("crises", "crisis"),
    ("indices", "index"),
    ("leaves", "leaf"),
    ("news", "news"),
    ("series", "series"),
    ("species", "species"),
];

/// The singular of an English noun; the word itself when it is none, or when that would be a word of any text.
pub(super) fn bases(word: &str) -> Vec<String> {
    if let Some((_, base)) = IRREGULAR.iter().find(|(plural, _)| *plural == word) {
        return vec![(*base).to_owned()];
    }
    let long = word.len() > 3;
    let base = match word {
        _ if long && word.ends_with("ies") => format!("{}y", &word[..word.len() - 3]),
        _ if ["sses", "shes", "ches", "xes", "zes"].iter().any(|end| word.ends_with(end)) => {
            word[..word.len() - 2].to_owned()
        }
        _ if long && word.ends_with('s') && !["ss", "us", "is"].iter().any(|end| word.ends_with(end)) => {
            word[..word.len() - 1].to_owned()
        }
        _ => word.to_owned(),
    };
    vec![if common::is_common(&base) { word.to_owned() } else { base }]
}
