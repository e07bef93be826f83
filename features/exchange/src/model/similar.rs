//! Which words of a sentence tell what it is about.

/// How many words are looked for.
const MOST: usize = 6;
/// Shorter words seldom tell what a sentence is about.
const SHORTEST: usize = 4;
/// Words that stand in any question, folded.
const COMMON: &str = "aan alle andere anders beste bij deze doen door een eigen gaan gebruik gebruiken gebruikt gemeente \
    gemeenten goed goede hebben hebt heeft hier hoeveel iemand iets kunnen kunt maar maken meer mogen \
    moet moeten naar niet onder onze over volgens voor waar waarom wanneer wat welk welke werkt worden \
    wordt about does from have help into more municipality should that their this what which with";

/// The folded words by which similar contributions are found, the longest first.
pub fn telling_words(sentence: &str) -> Vec<String> {
    let folded = text::words::fold(sentence);
    let words = folded.split(|c: char| !c.is_alphanumeric());
    let telling = words.filter(|word| !COMMON.split(' ').any(|common| common == *word)).map(ending_off);
    let mut words: Vec<&str> = telling.filter(|word| word.chars().count() >= SHORTEST).collect();
    words.sort_by_key(|word| std::cmp::Reverse(word.chars().count()));
    let mut found: Vec<String> = Vec::new();
    for word in words {
        if !found.iter().any(|known| known == word) {
            found.push(word.to_owned());
        }
    }
    found.truncate(MOST);
    found
}

/// Without the plural ending, so that "sensoren" also finds "sensor".
fn ending_off(word: &str) -> &str {
    let long_enough = |rest: &&str| rest.chars().count() > SHORTEST;
    word.strip_suffix("en").or_else(|| word.strip_suffix('s')).filter(long_enough).unwrap_or(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_words_that_tell_something_are_looked_for() {
        assert_eq!(
            telling_words("Mogen wij als gemeente bezoekers tellen met wifi-sensoren?"),
            ["bezoeker", "tellen", "sensor", "wifi"]
        );
        assert!(telling_words("Wat moeten gemeenten doen?").is_empty());
    }
}
