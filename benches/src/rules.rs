//! Rule texts: how long it takes to find all conflicts, to make a text as if amendments were adopted, and to carry
//! amendments over to a new version. Made-up texts and amendments; nothing is read or written.

use std::time::{Duration, Instant};

use rulebook::model::{
    amendment::Amendment,
    apply::apply_all,
    conflict::ConflictTable,
    fold::Fold,
    generate::{self, Chance},
    node::NodeId,
    rebase::rebase_all,
    tree::Tree,
};

/// How often each thing is measured; the median counts.
const TIMES: usize = 7;

/// Prints the figures for the text that the aims are about, and then how they grow.
pub fn report() {
    println!(
        "{:>9} {:>11} {:>15} {:>10} {:>10}",
        "articles", "amendments", "conflict table", "what-if", "re-basing"
    );
    for (articles, amendments) in [(300, 500), (100, 100), (1_000, 1_000), (10_000, 10_000)] {
        let case = Case::new(articles, amendments);
        let table = median(|| ConflictTable::of(&case.base, &case.amendments).conflicts.len());
        let what_if = median(|| case.what_if());
        let rebasing = median(|| rebase_all(&case.base, &case.next, &case.amendments).len());
        println!(
            "{articles:>9} {amendments:>11} {:>12} ms {:>7} ms {:>7} ms",
            milliseconds(table),
            milliseconds(what_if),
            milliseconds(rebasing)
        );
    }
}

/// A text, amendments of it, and the version after it.
struct Case {
    base: Tree,
    next: Tree,
    amendments: Vec<Amendment>,
}

impl Case {
    fn new(articles: usize, count: usize) -> Self {
        let base = generate::text(1, articles);
        let amendments = generate::amendments(2, &base, count);
        let mut next = base.clone();
        let mut chance = Chance::new(3);
        let ids: Vec<NodeId> = base.walk().map(|(_, node)| node.id).collect();
        // The next version differs in a tenth of its articles.
        for _ in 0..articles / 10 {
            let change = generate::amendment(&mut chance, &base, &ids, 1);
            // Two changes of the same node may not go together; then the first stays.
            let _ = apply_all(&mut next, change.steps.iter().map(|step| &step.change));
        }
        Self { base, next, amendments }
    }

    /// The text as if all amendments were adopted, in the order in which they came.
    fn what_if(&self) -> usize {
        let mut fold = Fold::new(&self.base);
        for amendment in &self.amendments {
            fold.adopt(amendment);
        }
        fold.tree().len()
    }
}

fn median(mut work: impl FnMut() -> usize) -> Duration {
    let mut times: Vec<Duration> = (0..TIMES)
        .map(|_| {
            let begin = Instant::now();
            std::hint::black_box(work());
            begin.elapsed()
        })
        .collect();
    times.sort_unstable();
    times[TIMES / 2]
}

fn milliseconds(time: Duration) -> String {
    format!("{:.1}", time.as_secs_f64() * 1000.0)
}
