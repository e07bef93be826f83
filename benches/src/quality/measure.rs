//! Two figures for an answer: how good its order is, and how much of what should be there is.

use std::collections::HashMap;

use super::judged::{Document, Judged};

/// Both are between 0 and 1.
#[derive(Clone, Copy, Debug)]
pub struct Figures {
    /// Normalised discounted cumulative gain of the first ten: 1 when nothing better could stand higher.
    pub ndcg: f64,
    /// The share of the fitting documents (of grade 2 and 3, or 1 when there are no such) among the first 25, out of
    /// as many as could be there.
    pub recall: f64,
}

const FIRST: usize = 10;
const SHOWN: usize = 25;

/// The figures of one answer.
pub fn figures(documents: &[Document], query: &Judged, ranking: &[u128]) -> Figures {
    let grades: HashMap<u128, u32> =
        documents.iter().map(|document| (document.text.key, query.grade(document))).collect();
    let grade = |key: &u128| grades.get(key).copied().unwrap_or(0);
    let mut ideal: Vec<u32> = grades.values().copied().collect();
    ideal.sort_unstable_by(|a, b| b.cmp(a));
    let best = gain(ideal.iter().copied());
    let ndcg = if best > 0.0 { gain(ranking.iter().map(grade)) / best } else { 0.0 };

    let fitting = if ideal.first().is_some_and(|best| *best >= 2) { 2 } else { 1 };
    let possible = ideal.iter().filter(|grade| **grade >= fitting).count().min(SHOWN);
    let there = ranking.iter().take(SHOWN).filter(|key| grade(key) >= fitting).count();
    Figures { ndcg, recall: there as f64 / possible.max(1) as f64 }
}

fn gain(grades: impl Iterator<Item = u32>) -> f64 {
    grades
        .take(FIRST)
        .enumerate()
        .map(|(at, grade)| f64::from((1u32 << grade) - 1) / (at as f64 + 2.0).log2())
        .sum()
}
