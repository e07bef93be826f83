//! The versions of a text: the list, any two compared, and the changes of a draft one by one.

use askama::Template;
use axum::{
    Router,
    extract::{Path, RawQuery},
    routing::{get, post},
};
use db::Transaction;
use web::{Answer, Choice, Crumb, Fault, Form, House, Page, Visit};

use crate::{
    model::{
        apply, name,
        number::Numbers,
        tree::Tree,
        version::{Edition, RuleText, Version},
    },
    pages::{
        crumbs, found, found_for, found_text,
        redline::{self, Redline},
        signing,
        view::{self, NodeView, Showing},
    },
    permissions::{Permission, Subject, may},
    store::{
        Signature,
        changes::{self, Change, Done},
        versions,
    },
};

/// The routes.
pub fn routes() -> Router<House> {
    Router::new()
        .route("/spelregels/{slug}/versies", get(list))
        .route("/spelregels/{slug}/versie/{number}/geschiedenis", get(history))
        .route("/spelregels/{slug}/versie/{number}/geschiedenis/{revision}/ongedaan-maken", post(undo))
}

/// A version in the list.
struct Row {
    name: String,
    state_key: &'static str,
    state: String,
    url: String,
    when: String,
    machine: String,
    decided: String,
    in_force: String,
    /// Where it is compared with the one before it.
    compare_url: Option<String>,
}

#[derive(Template)]
#[template(path = "rule_versions.html")]
struct Versions {
    p: Page,
    crumbs: Vec<Crumb>,
    title: String,
    lang: Option<&'static str>,
    rows: Vec<Row>,
    from: Vec<Choice>,
    to: Vec<Choice>,
    url: String,
}

async fn list(visit: Visit, Path(slug): Path<String>) -> Answer {
    let mut tx = visit.house.db.read().await?;
    let text = found_text(&visit, &mut tx, &slug).await?;
    let all = versions::of(&mut tx, &visit.actor, &text).await?;
    drop(tx);
    let p = visit.page();
    let day = |day: &Option<String>| day.as_deref().map(|day| p.date(day)).unwrap_or_default();
    let rows = all.iter().enumerate().map(|(nth, version)| {
        let at = version.shown_at.unwrap_or(version.made_at);
        Row {
            name: view::version_name(&p, version),
            state_key: version.state.key(),
            state: view::state(&p, version).to_owned(),
            url: view::version_url(&text, version),
            when: p.day(&at),
            machine: p.machine(&at),
            decided: day(&version.decided_on),
            in_force: day(&version.in_force_on),
            compare_url: all
                .get(nth + 1)
                .map(|before| super::read::versions_url(&text, before.number, version.number)),
        }
    });
    let rows = rows.collect();
    let page = Versions {
        crumbs: crumbs(&p, &text, vec![Crumb::here(p.t("rulebook-versions-title"))]),
        title: text.title.clone(),
        lang: view::other_language(&p, &text),
        rows,
        from: choices(&p, &all, all.get(1).or(all.first())),
        to: choices(&p, &all, all.first()),
        url: text.url(),
        p,
    };
    visit.html_for_all(&page)
}

/// The versions as choices.
pub(super) fn choices(p: &Page, all: &[Version], chosen: Option<&Version>) -> Vec<Choice> {
    let choice = |version: &Version| Choice {
        value: version.number.to_string(),
        label: format!("{} ({})", view::version_name(p, version), view::state(p, version)),
        checked: chosen.is_some_and(|chosen| chosen.id == version.id),
        ..Choice::default()
    };
    all.iter().map(choice).collect()
}

/// The nodes that changed in the order of the text: how each is called, and where it stands on the page.
pub(crate) fn listed(
    p: &Page,
    text: &RuleText,
    redline: &Redline<'_>,
    old: &Tree,
    new: &Tree,
) -> Vec<(String, String)> {
    let changed = redline::changed(old, new);
    let (old_numbers, new_numbers) = (Numbers::of(old), Numbers::of(new));
    let language = text.language.code();
    let nodes = redline.union.walk().filter(|(_, node)| changed.contains(&node.id));
    nodes
        .map(|(_, node)| {
            let called = match new.contains(node.id) {
                true => name::titled(new, &new_numbers, node.id, language),
                false => name::titled(old, &old_numbers, node.id, language),
            };
            let label = match redline.change(node) {
                Some((_, change)) => p.t2("rulebook-compare-what", "what", called, "change", change),
                None => called,
            };
            (label, format!("#n-{}", node.id))
        })
        .collect()
}

/// A change of a draft in the list.
struct ChangeRow {
    revision: i64,
    called: String,
    when: String,
    machine: String,
    who: String,
    reason: String,
    /// What changed.
    node: Option<NodeView>,
    can_undo: bool,
}

#[derive(Template)]
#[template(path = "rule_changes.html")]
struct Changes {
    p: Page,
    crumbs: Vec<Crumb>,
    title: String,
    lang: Option<&'static str>,
    rows: Vec<ChangeRow>,
    url: String,
    newer_url: Option<String>,
    older_url: Option<String>,
}

/// The text and the version in an address, for who may see how it changed.
pub(super) async fn history_of(
    visit: &Visit,
    tx: &mut Transaction,
    slug: &str,
    number: &str,
) -> Result<(RuleText, Edition), Fault> {
    let (text, edition) = found(visit, tx, slug, number).await?;
    if !may(&visit.actor, Permission::History, Subject::new(&text, &edition.version)) {
        return Err(if visit.actor.is_signed_in() { Fault::forbidden() } else { Fault::sign_in_needed() });
    }
    Ok((text, edition))
}

/// Who made a change, in whose name.
pub(super) fn who_changed(p: &Page, change: &Change) -> String {
    match change.person.is_empty() {
        true => change.organisation.clone(),
        false => p.t2("rulebook-who", "person", &change.person, "organisation", &change.organisation),
    }
}

async fn history(
    visit: Visit,
    Path((slug, number)): Path<(String, String)>,
    RawQuery(query): RawQuery,
) -> Answer {
    let wanted: i64 = Form::from_query(query.as_deref()).get("pagina").parse().unwrap_or(1);
    let page_number = wanted.clamp(1, 100_000);
    let mut tx = visit.house.db.read().await?;
    let (text, edition) = history_of(&visit, &mut tx, &slug, &number).await?;
    let newer = (page_number - 1) * changes::PAGE_SIZE;
    let before_page = changes::newest(&mut tx, edition.version.id, newer).await?;
    let mut listed = changes::of(&mut tx, edition.version.id, page_number).await?;
    drop(tx);
    let has_older = listed.len() as i64 > changes::PAGE_SIZE;
    listed.truncate(changes::PAGE_SIZE as usize);
    let can_draft = may(&visit.actor, Permission::Draft, Subject::new(&text, &edition.version));
    let p = visit.page();
    let url = format!("{}/geschiedenis", view::version_url(&text, &edition.version));
    let page_url = |number: i64| format!("{url}?pagina={number}");
    let page = Changes {
        crumbs: crumbs(
            &p,
            &text,
            vec![
                Crumb::to(
                    view::version_name(&p, &edition.version),
                    view::version_url(&text, &edition.version),
                ),
                Crumb::here(p.t("rulebook-changes-title")),
            ],
        ),
        title: text.title.clone(),
        lang: view::other_language(&p, &text),
        rows: rows(&p, &text, &edition, &before_page, &listed, can_draft),
        newer_url: (page_number > 1).then(|| page_url(page_number - 1)),
        older_url: has_older.then(|| page_url(page_number + 1)),
        url,
        p: visit.page(),
    };
    visit.html(&page)
}

/// Each change with what it did: the tree is walked back, change by change.
fn rows(
    p: &Page,
    text: &RuleText,
    edition: &Edition,
    before_page: &[Change],
    listed: &[Change],
    can_draft: bool,
) -> Vec<ChangeRow> {
    let mut after = edition.tree.clone();
    let mut rows = Vec::new();
    let language = text.language.code();
    for change in before_page {
        if apply::apply_all(&mut after, &change.undo).is_err() {
            return rows;
        }
    }
    for change in listed {
        let mut before = after.clone();
        if apply::apply_all(&mut before, &change.undo).is_err() {
            return rows;
        }
        let redline = Redline::new(p, &before, &after).loose();
        let home = if after.contains(change.node) { &after } else { &before };
        let mut now = edition.tree.clone();
        rows.push(ChangeRow {
            revision: change.revision,
            called: name::titled(home, &Numbers::of(home), change.node, language),
            when: p.moment(&change.at),
            machine: p.machine(&change.at),
            who: who_changed(p, change),
            reason: change.reason.clone(),
            node: view::node(p, text, &redline.union, change.node, 3, &redline),
            can_undo: can_draft && apply::apply_all(&mut now, &change.undo).is_ok(),
        });
        after = before;
    }
    rows
}

/// Undoes a change, as a change of its own. Refused where others built on it meanwhile.
async fn undo(visit: Visit, Path((slug, number, revision)): Path<(String, String, String)>) -> Answer {
    let person = visit.writer()?;
    let revision: i64 = revision.parse().map_err(|_| Fault::not_found())?;
    let mut tx = visit.house.db.write().await?;
    let (text, edition) = found_for(&visit, &mut tx, &slug, &number, Permission::Draft).await?;
    let change = changes::one(&mut tx, edition.version.id, revision).await?.ok_or_else(Fault::not_found)?;
    let mut tree = edition.tree.clone();
    let undo =
        apply::apply_all(&mut tree, &change.undo).map_err(|_| Fault::conflict("rulebook-fault-undo"))?;
    let done = Done { node: change.node, operations: &change.undo, undo: &undo };
    let p = visit.page();
    let reason = p.t1("rulebook-undone", "number", revision);
    let by = Signature { person, organisation: signing(&visit)?, reason: &reason, at: visit.now() };
    if !changes::make(&mut tx, &edition, &tree, &done, by).await? {
        return Err(Fault::conflict("rulebook-refused-changed"));
    }
    tx.commit().await?;
    let url = format!("{}/geschiedenis", view::version_url(&text, &edition.version));
    visit.done(&url, "rulebook-notice-undone")
}
