//! Amendments that go along when what they change becomes another text.

use std::collections::BTreeMap;

use db::{Result, Transaction, params};
use web::{Ids, Language};

use crate::{
    model::{
        apply::apply_all,
        name,
        number::Numbers,
        operation::{Operation, Step},
        proposal::{InWords, MOST_PROPOSALS, Proposal, ProposalState, Question, weighed},
        rebase::{Rebase, Rebased, rebase_all},
        tree::Tree,
        version::{Edition, VersionId},
    },
    store::{
        Signature,
        amendments::{self, change, change::Content, proposal},
        versions,
    },
    wording::{self, clauses_on},
};

/// An open amendment, and what becomes of it on another version.
struct Going {
    before: Proposal,
    now: Rebased,
    asked: Vec<Question>,
}

/// What a version that is proposed does to the amendments that were submitted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Foretold {
    /// How many go along.
    pub all: usize,
    /// Of how many the submitter is asked what should become of something.
    pub asked: usize,
}

/// Brings all open amendments of a text to a version that was newly proposed; how many there are. Where that does not
/// fit, who submitted them is asked.
pub async fn onto(
    tx: &mut Transaction,
    ids: &Ids,
    to: &Edition,
    language: Language,
    by: Signature<'_>,
) -> Result<usize> {
    let going = going(tx, to, language).await?;
    for Going { before, now, asked } in &going {
        keep(tx, ids, before, to.version.id, now, asked, by).await?;
    }
    Ok(going.len())
}

/// What [`onto`] would do, of the amendments that everybody may see.
pub async fn foretell(tx: &mut Transaction, to: &Edition, language: Language) -> Result<Foretold> {
    let mut going = going(tx, to, language).await?;
    going.retain(|one| one.before.state == ProposalState::Submitted);
    let asked = going.iter().filter(|one| !one.asked.is_empty()).count();
    Ok(Foretold { all: going.len(), asked })
}

/// All open amendments of a text, on a version to which they go.
async fn going(tx: &mut Transaction, to: &Edition, language: Language) -> Result<Vec<Going>> {
    let values = params![to.version.text, to.version.id, MOST_PROPOSALS];
    let open: Vec<Proposal> =
        tx.all(&amendments::PROPOSALS_OPEN, values).await?.iter().map(proposal).collect::<Result<_>>()?;
    let mut by_version: BTreeMap<VersionId, Vec<Proposal>> = BTreeMap::new();
    for one in open {
        by_version.entry(one.version).or_default().push(one);
    }
    let mut going = Vec::new();
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
        let pairs = those.into_iter().zip(&bases).zip(rebased);
        going.extend(pairs.take(open_count).map(|((before, was), now)| {
            let asked = asked(&before, &was.base, &now, language);
            Going { before, now, asked }
        }));
    }
    Ok(going)
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
        keep(tx, ids, sub, sub.version, &now, &asked, by).await?;
    }
    Ok(())
}

async fn keep(
    tx: &mut Transaction,
    ids: &Ids,
    before: &Proposal,
    version: VersionId,
    now: &Rebased,
    asked: &[Question],
    by: Signature<'_>,
) -> Result<()> {
    let steps = &now.amendment.steps;
    let has_new = asked.len() > before.questions.len();
    let content = Content { steps, questions: asked, ..Content::of(before) };
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
        let said = in_words(was, &before.steps, nth, before.on.is_some());
        questions.push(Question { step, node, called, words, said });
    }
    questions
}

/// A step in words against the text that it changed; one that builds on steps before it, against what those make.
fn in_words(was: &Tree, steps: &[Step], nth: usize, is_sub: bool) -> InWords {
    let one = &steps[nth..=nth];
    let lines = |language| {
        let said = clauses_on(was, one, language, is_sub).or_else(|_| {
            let mut state = was.clone();
            apply_all(&mut state, steps[..nth].iter().map(|step| &step.change))?;
            clauses_on(&state, one, language, is_sub)
        });
        let said: Vec<String> = said.unwrap_or_default().iter().map(wording::Clause::plain_text).collect();
        said.iter().flat_map(|clause| clause.lines()).map(str::to_owned).collect()
    };
    InWords { nl: lines(wording::Language::Dutch), en: lines(wording::Language::English) }
}
