//! How well searching finds, measured on judged queries: ours, and PostgreSQL's on the same texts.

mod judged;
mod measure;
mod store;

use std::collections::BTreeMap;

use search::{Query, TextIndex};

use judged::{Document, Judged};
use measure::Figures;

/// Keys of documents, the best first.
type Ranking = Vec<u128>;

/// Measures and prints. `postgres` is a URL of a server with which to compare.
pub async fn report(postgres: Option<&str>, failures: bool) -> anyhow::Result<()> {
    let documents = judged::documents()?;
    let queries = judged::queries();
    let ours = ours(&documents, &queries)?;
    let theirs = match postgres {
        Some(url) => Some(store::rankings(url, &documents, &queries).await?),
        None => None,
    };
    println!("{} documents, {} queries\n", documents.len(), queries.len());
    println!("| family | queries | nDCG@10 | recall@25 | PostgreSQL: nDCG@10 | recall@25 |");
    println!("| --- | --- | --- | --- | --- | --- |");
    let groups = grouped(&queries);
    let ours = measured(&documents, &queries, &ours);
    let theirs = theirs.map(|rankings| measured(&documents, &queries, &rankings));
    for (name, members) in &groups {
        let (ours, theirs) = (average(&ours, members), theirs.as_ref().map(|all| average(all, members)));
        let theirs = theirs.map_or_else(
            || "| |".to_owned(),
            |figures| format!("| {:.3} | {:.3} |", figures.ndcg, figures.recall),
        );
        println!("| {name} | {} | {:.3} | {:.3} {theirs}", members.len(), ours.ndcg, ours.recall);
    }
    if failures {
        println!();
        for (query, figures) in
            queries.iter().zip(&ours).filter(|(query, figures)| !query.held_out && figures.ndcg < 0.8)
        {
            println!("{}: {} ({:.2}, {:.2})", query.family, query.text, figures.ndcg, figures.recall);
        }
    }
    Ok(())
}

/// What our index answers.
fn ours(documents: &[Document], queries: &[Judged]) -> anyhow::Result<Vec<Ranking>> {
    let index = TextIndex::in_memory()?;
    let texts: Vec<_> = documents.iter().map(|document| document.text.clone()).collect();
    index.replace_all(texts.into_iter().map(Ok), 1)?;
    let ranking = |query: &Judged| {
        let matches = index.matches(&Query::parse(&query.text))?;
        let mut shown: Vec<_> = matches.shown().collect();
        shown.sort_by(|a, b| b.score.total_cmp(&a.score).then(matches.key(a).cmp(&matches.key(b))));
        Ok(shown.into_iter().map(|found| matches.key(&found)).collect())
    };
    queries.iter().map(ranking).collect()
}

fn measured(documents: &[Document], queries: &[Judged], rankings: &[Ranking]) -> Vec<Figures> {
    queries.iter().zip(rankings).map(|(query, ranking)| measure::figures(documents, query, ranking)).collect()
}

/// The queries of each family, and those on which was tuned, those that were held out, and all.
fn grouped(queries: &[Judged]) -> Vec<(String, Vec<usize>)> {
    let mut families: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (number, query) in queries.iter().enumerate() {
        families.entry(&query.family).or_default().push(number);
    }
    let mut groups: Vec<(String, Vec<usize>)> =
        families.into_iter().map(|(name, members)| (name.to_owned(), members)).collect();
    let those =
        |held_out: bool| (0..queries.len()).filter(|number| queries[*number].held_out == held_out).collect();
    groups.push(("tuned on".to_owned(), those(false)));
    groups.push(("held out".to_owned(), those(true)));
    groups.push(("all".to_owned(), (0..queries.len()).collect()));
    groups
}

fn average(figures: &[Figures], members: &[usize]) -> Figures {
    let count = members.len().max(1) as f64;
    let mean = |value: fn(&Figures) -> f64| {
        members.iter().map(|member| value(&figures[*member])).sum::<f64>() / count
    };
    Figures { ndcg: mean(|figures| figures.ndcg), recall: mean(|figures| figures.recall) }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Each figure is a little below what docs/performance.md reports: a change that finds less must be noticed.
    #[test]
    fn searching_finds_as_well_as_it_did() {
        let (documents, queries) = (judged::documents().unwrap(), judged::queries());
        let figures = measured(&documents, &queries, &ours(&documents, &queries).unwrap());
        for (name, members) in grouped(&queries) {
            let average = average(&figures, &members);
            let (ndcg, recall) = if name == "all" { (0.85, 0.85) } else { (0.6, 0.6) };
            assert!(average.ndcg >= ndcg && average.recall >= recall, "{name}: {average:?}");
        }
    }

    #[test]
    fn the_judged_set_is_large_and_each_query_has_something_to_find() {
        let (documents, queries) = (judged::documents().unwrap(), judged::queries());
        assert!(documents.len() >= 300 && queries.len() >= 150);
        assert_eq!(queries.iter().filter(|query| query.held_out).count(), queries.len() / 3);
        for query in &queries {
            assert!(documents.iter().any(|document| query.grade(document) > 0), "{}", query.text);
        }
    }
}
