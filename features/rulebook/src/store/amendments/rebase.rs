//! Amendments that go along when what they change becomes another text.

use std::collections::BTreeMap;

use db::{Result, Transaction, params};
use web::{Ids, Language};

use crate::{
    model::{
        name,
        number::Numbers,
        operation::Operation,
        proposal::{MOST_PROPOSALS, Proposal, ProposalState, Question, weighed},
        rebase::{Rebase, Rebased, rebase_all},
        tree::Tree,
        version::{Edition, VersionId},
    },
    store::{
        Signature,
        amendments::{self, change, change::Content, proposal},
        versions,
    },
};

/// Brings all open amendments of a text to a version that was newly proposed; how many there are. Where that does not
/// fit, who submitted them is asked.
pub async fn onto(
    tx: &mut Transaction,
    ids: &Ids,
    to: &Edition,
    language: Language,
    by: Signature<'_>,
) -> Result<usize> {
    let values = params![to.version.text, to.version.id, MOST_PROPOSALS];
    let open: Vec<Proposal> =
        tx.all(&amendments::PROPOSALS_OPEN, values).await?.iter().map(proposal).collect::<Result<_>>()?;
    let mut by_version: BTreeMap<VersionId, Vec<Proposal>> = BTreeMap::new();
    for one in open {
        by_version.entry(one.version).or_default().push(one);
    }
    let mut count = 0;
    for (version, mut those) in by_version {
        let Some(from) = versions::edition_by_id(tx, version).await? else { continue };
        let open_count = those.len();
        // What they amend is needed too, decided or not.
        for known in amendments::of_version(tx, version).await? {
            if !those.iter().any(|open| open.id == known.id) {
                those.push(known);
            }
        }
        let bases = weighed(&from.tree, &those);
        let rebased = rebase_all(&from.tree, &to.tree, &bases);
        let pairs = those.iter().zip(&bases).zip(&rebased);
        for ((before, was), now) in pairs.take(open_count) {
            let asked = asked(before, &was.base, now, language);
            keep(tx, ids, before, to.version.id, now, asked, by).await?;
            count += 1;
        }
    }
    Ok(count)
}

/// Brings the open sub-amendments on an amendment to what it makes of the text now.
pub async fn follow(
    tx: &mut Transaction,
    ids: &Ids,
    main: &Proposal,
    results: (&Tree, &Tree),
    language: Language,
    by: Signature<'_>,
) -> Result<()> {
    let subs = amendments::on(tx, main.id).await?;
    let open = |sub: &&Proposal| matches!(sub.state, ProposalState::Draft | ProposalState::Submitted);
    let (was, is) = results;
    let mut rebase = None;
    for sub in subs.iter().filter(open) {
        let rebase = rebase.get_or_insert_with(|| Rebase::new(was, is));
        let now = rebase.amendment(&sub.amendment(was.clone()));
        let asked = asked(sub, was, &now, language);
        keep(tx, ids, sub, sub.version, &now, asked, by).await?;
    }
    Ok(())
}

async fn keep(
    tx: &mut Transaction,
    ids: &Ids,
    before: &Proposal,
    version: VersionId,
    now: &Rebased,
    asked: Vec<Question>,
    by: Signature<'_>,
) -> Result<()> {
    let steps = &now.amendment.steps;
    let has_new = asked.len() > before.questions.len();
    let content = Content { steps, questions: &asked, ..Content::of(before) };
    if before.version == version && *steps == before.steps && !has_new {
        return Ok(());
    }
    if !change::put(tx, before, (version, &now.amendment.base), content, by).await? {
        return Ok(());
    }
    let kind = if has_new { "rulebook.amendment-asked" } else { "rulebook.amendment-rebased" };
    change::tell(tx, ids, kind, before.id, by).await
}

/// The questions that were open, and those that are new.
fn asked(before: &Proposal, was: &Tree, now: &Rebased, language: Language) -> Vec<Question> {
    let mut questions = before.questions.clone();
    let numbers = Numbers::of(was);
    for (nth, _) in now.questions() {
        let step = before.steps[nth].clone();
        let node = step.change.node();
        let words = match &step.change {
            Operation::ReplaceText { node, part, .. } => {
                let text = |tree: &Tree| tree.text(*node, *part).map(|text| text.to_notation());
                Some((*part, text(was).unwrap_or_default(), text(&now.amendment.base)))
            }
            _ => None,
        };
        let called = name::titled(was, &numbers, node, language.code());
        questions.push(Question { step, node, called, words });
    }
    questions
}
