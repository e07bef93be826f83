//! A rule text with amendments in the made-up installation: as large as the aims of docs/performance.md name.

use db::{Db, uuid::Uuid};
use rulebook::{
    model::{
        apply::apply,
        generate,
        node::{NodeKind, Part},
        operation::Operation,
        text::{Marks, Run, Text},
        tree::Tree,
        version::{RuleTextId, VersionId, VersionState},
    },
    store::{
        Signature,
        amendments::{
            self as stored,
            change::{self, Content, NewProposal},
        },
        texts::{self, NewText},
        versions::{self, Dates, NewVersion},
    },
};
use web::{DAY, Ids, Instant, Language, OrganisationId, PersonId};

/// The word of the text in addresses.
pub const SLUG: &str = "gemeten-regels";
/// How many articles it has.
const ARTICLES: usize = 300;
/// How many of them, at the beginning, define terms.
const DEFINING: usize = 3;
/// How many amendments of it are open.
pub const AMENDMENTS: usize = 500;

/// Makes the text, a version of it that lies before the assembly, and the amendments. `people` bring them in turn.
pub async fn rules(db: &Db, ids: &Ids, people: &[(Uuid, Uuid)], now: Instant) -> anyhow::Result<()> {
    let mut tx = db.write().await?;
    let by = |nth: usize, at| {
        let (person, organisation) = people[nth % people.len()];
        Signature { person: PersonId(person), organisation: OrganisationId(organisation), reason: "", at }
    };
    let text = RuleTextId(ids.new_id());
    let new = NewText { id: text, slug: SLUG, title: "Gemeten regels", summary: "", language: Language::Nl };
    texts::add(&mut tx, new, by(0, now - 90 * DAY)).await?;
    let tree = defining_little(generate::text(1, ARTICLES))?;
    let version = VersionId(ids.new_id());
    let new = NewVersion { id: version, text, label: "", source: ("", ""), tree: &tree, based_on: None };
    versions::add(&mut tx, new, by(0, now - 60 * DAY)).await?;
    let dates = Dates { amendments_until: Some(now + 1000 * DAY), ..Dates::default() };
    versions::record(&mut tx, version, VersionState::Proposed, &dates, now - 60 * DAY).await?;
    for (nth, amendment) in generate::amendments(2, &tree, AMENDMENTS).into_iter().enumerate() {
        let by = by(nth, now - 30 * DAY);
        let title = format!("Wijziging {}", nth + 1);
        let id = amendment.id;
        let new = NewProposal { id, text, version, on: None, title: &title, explanation: "Dat is beter." };
        change::begin(&mut tx, new, by).await?;
        let begun = stored::by_id(&mut tx, id).await?.expect("it was just made");
        let content = Content { steps: &amendment.steps, ..Content::of(&begun) };
        change::put(&mut tx, &begun, (version, &tree), content, by).await?;
        let begun = stored::by_id(&mut tx, id).await?.expect("it was just made");
        change::submit(&mut tx, ids, &begun, &[by.organisation], by).await?;
    }
    tx.commit().await?;
    Ok(())
}

/// The text with its terms defined in the first articles only, as rules do it: the made-up text marks words anywhere.
fn defining_little(mut tree: Tree) -> anyhow::Result<Tree> {
    let mut articles = 0;
    let mut changes = Vec::new();
    for (_, node) in tree.walk() {
        articles += usize::from(node.kind == NodeKind::Article);
        if articles <= DEFINING {
            continue;
        }
        for part in Part::ALL {
            let text = node.part(part);
            let unmarked =
                |run: &Run| Run { marks: Marks { term: false, ..run.marks.clone() }, text: run.text.clone() };
            let runs: Vec<Run> = text.runs().iter().map(unmarked).collect();
            let (base_hash, new) = (text.hash(), Text::from_runs(&runs));
            if new != *text {
                changes.push(Operation::ReplaceText { node: node.id, part, base_hash, new });
            }
        }
    }
    for change in &changes {
        apply(&mut tree, change).map_err(|refusal| anyhow::anyhow!("{refusal:?}"))?;
    }
    Ok(tree)
}
