//! Words that stand in any text and tell nothing about its subject.

use std::{collections::HashSet, sync::LazyLock};

use super::lexicon::lines;

static COMMON: LazyLock<HashSet<&'static str>> =
    LazyLock::new(|| lines(include_str!("common.txt")).flat_map(str::split_whitespace).collect());

/// Whether a folded word is left out of a search when there are others.
pub fn is_common(word: &str) -> bool {
    COMMON.contains(word)
}
