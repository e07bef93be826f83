//! What stands around a contribution on its page: replies, "we too", "we re-used this", the thread. Only what this
//! actor may see and do.

use db::Transaction;
use links::Providers;
use web::{Actor, ChoiceField, Field, Fields, Form, Instant, Page, Pages, Stop, Visit};

use crate::{
    model::{Contribution, Kind, REPLY_LENGTH, Reply, ReplyEnd, ReplyId, may_change_reply},
    pages::view,
    permissions::{Permission, may},
    store::{
        audience,
        follows::{self, Followable},
        replies::{self, THREADS},
        support,
    },
};

/// A reply as shown.
pub struct ReplyView {
    pub id: ReplyId,
    pub organisation: String,
    pub organisation_url: String,
    pub person: String,
    pub when: String,
    pub machine: String,
    pub changed: String,
    pub html: String,
    /// Why it cannot be read any more; empty for a living one.
    pub ended: String,
    pub is_accepted: bool,
    pub can_change: bool,
    pub can_accept: bool,
    pub can_answer: bool,
    pub can_report: bool,
    pub answers: Vec<ReplyView>,
}

/// An organisation that said something about the contribution.
pub struct VoiceView {
    pub organisation: String,
    pub url: String,
    pub when: String,
    /// Safe HTML, or plain text for a note.
    pub text: String,
    pub organisation_id: String,
    pub is_mine: bool,
}

/// What this actor may do.
pub struct Can {
    pub reply: bool,
    pub unaccept: bool,
    pub support: bool,
    pub reuse: bool,
    pub follow: bool,
    pub report: bool,
    pub link: bool,
    pub merge: bool,
}

/// Everything around one contribution.
pub struct Around {
    pub id: String,
    pub can: Can,
    pub threads: Vec<ReplyView>,
    pub accepted: Option<ReplyView>,
    pub reply_count: i64,
    pub pages: Pages,
    pub supports: Vec<VoiceView>,
    pub supported_inhabitants: i64,
    pub wants_support: bool,
    pub reuses: Vec<VoiceView>,
    pub wants_reuse: bool,
    pub follows: bool,
    /// How many people hear of a reply, of closing, reopening or choosing an answer, for who may do one of these.
    pub reach: usize,
    /// What was replied, as it is kept.
    pub replies: Vec<Reply>,
    pub from: Vec<Stop>,
    pub to: Vec<Stop>,
    pub thread: Vec<Stop>,
    pub links: Vec<LinkView>,
    pub body: Field,
    pub organisations: ChoiceField,
    pub submission: String,
    pub signed_in: bool,
}

/// A link that this actor may take back.
pub struct LinkView {
    pub id: String,
    pub label: String,
}

/// Gathers all of it.
pub async fn load(
    visit: &Visit,
    tx: &Transaction,
    providers: &Providers,
    contribution: &Contribution,
    page: i64,
) -> db::Result<Around> {
    let p = visit.page();
    let actor = &*visit.actor;
    let accepted = async {
        match contribution.accepted_reply {
            Some(id) => replies::find(tx, contribution.id, id).await,
            None => Ok(None),
        }
    };
    let may_tell = [Permission::Reply, Permission::Close, Permission::Reopen, Permission::AcceptReply]
        .into_iter()
        .any(|permission| may(actor, permission, contribution));
    let reach = async {
        match may_tell {
            true => audience::reach_of_change(tx, actor, contribution).await,
            false => Ok(0),
        }
    };
    let ((all, threads), accepted, supports, reuses, follows, reach, trace) = tokio::try_join!(
        replies::of(tx, contribution.id, page),
        accepted,
        support::supports(tx, contribution.id),
        support::reuses(tx, contribution.id),
        follows::follows(tx, actor, Followable::Contribution, contribution.id.0),
        reach,
        providers.trace(tx, actor, contribution.id.0)
    )?;
    let supported_inhabitants = supports.iter().filter_map(|s| s.organisation.inhabitants).sum();
    let supports = supports.iter().map(|s| VoiceView {
        organisation: view::organisation(&p, &s.organisation),
        url: format!("/organisaties/{}", s.organisation.id),
        when: p.day(&s.at),
        text: s.note.clone(),
        organisation_id: s.organisation.id.to_string(),
        is_mine: actor.belongs_to(s.organisation.id),
    });
    let reuses = reuses.iter().map(|r| VoiceView {
        organisation: view::organisation(&p, &r.organisation),
        url: format!("/organisaties/{}", r.organisation.id),
        when: p.day(&r.at),
        text: text::markdown::to_html(&r.body),
        organisation_id: r.organisation.id.to_string(),
        is_mine: actor.belongs_to(r.organisation.id),
    });
    let here = contribution.published_at.unwrap_or(contribution.made_at);
    let mut stops: Vec<(Instant, bool, Stop)> = trace
        .iter()
        .map(|(found, shown)| {
            let before = comes_before(found);
            (
                shown.at,
                before,
                Stop {
                    when: p.day(&shown.at),
                    kind_class: shown.kind_class.to_owned(),
                    kind_label: p.t(shown.kind_label_key).to_owned(),
                    title: shown.title.clone(),
                    url: Some(shown.url.clone()),
                    note: p.t(found.label_key()).to_owned(),
                    now: false,
                },
            )
        })
        .collect();
    stops.sort_by_key(|(at, _, _)| *at);
    let now = Stop {
        when: p.day(&here),
        kind_class: contribution.kind.key().to_owned(),
        kind_label: view::kind(&p, contribution.kind).to_owned(),
        title: contribution.content.title.clone(),
        now: true,
        ..Stop::default()
    };
    let from: Vec<Stop> = stops.iter().filter(|(_, before, _)| *before).map(|(_, _, s)| s.clone()).collect();
    let to: Vec<Stop> = stops.iter().filter(|(_, before, _)| !*before).map(|(_, _, s)| s.clone()).collect();
    let thread = in_time(stops, here, now);
    let manages_links = may(actor, Permission::Merge, contribution);
    let links = trace.iter().filter(|(found, _)| manages_links || actor.belongs_to(found.link.organisation));
    let links = links.map(|(found, shown)| LinkView {
        id: found.link.id.to_string(),
        label: p.t2("exchange-link-end", "relation", p.t(found.label_key()), "title", &shown.title),
    });
    let form = Form::default();
    let errors = web::Errors::default();
    let fields = Fields::new(&p, "exchange-reply", &form, &errors);
    let url = |page: i64| format!("/bijdragen/{}?reacties={page}#reacties", contribution.id);
    let can = |permission| may(actor, permission, contribution);
    Ok(Around {
        id: contribution.id.to_string(),
        can: Can {
            reply: can(Permission::Reply),
            unaccept: can(Permission::AcceptReply) && contribution.accepted_reply.is_some(),
            support: can(Permission::Support) && wants_support(contribution.kind),
            reuse: can(Permission::Reuse) && wants_reuse(contribution.kind),
            follow: can(Permission::Follow),
            report: can(Permission::Report),
            link: can(Permission::Link),
            merge: can(Permission::Merge),
        },
        threads: in_threads(&p, actor, contribution, &all),
        accepted: accepted.as_ref().map(|reply| shown(&p, actor, contribution, reply)),
        reply_count: contribution.replies,
        pages: Pages::new(page, THREADS, threads, url),
        supports: supports.collect(),
        supported_inhabitants,
        wants_support: wants_support(contribution.kind),
        reuses: reuses.collect(),
        wants_reuse: wants_reuse(contribution.kind),
        follows,
        reach,
        replies: accepted_too(&all, accepted.as_ref()),
        from,
        to,
        thread,
        links: links.collect(),
        body: fields.area("body", 6, REPLY_LENGTH),
        organisations: organisations(&p, actor, &fields, None),
        submission: visit.house.ids.new_id().to_string(),
        signed_in: actor.is_signed_in(),
    })
}

/// The replies of this page, and the accepted one when it stands on another.
fn accepted_too(all: &[Reply], accepted: Option<&Reply>) -> Vec<Reply> {
    let elsewhere = accepted.filter(|accepted| all.iter().all(|reply| reply.id != accepted.id));
    all.iter().chain(elsewhere).cloned().collect()
}

/// The thread in order of time; on the same instant what a thing comes from stands before it, and what came of it after.
fn in_time(stops: Vec<(Instant, bool, Stop)>, here: Instant, now: Stop) -> Vec<Stop> {
    let others = stops.into_iter().map(|(at, before, stop)| ((at, if before { 0 } else { 2 }), stop));
    let mut all: Vec<_> = others.chain([((here, 1), now)]).collect();
    all.sort_by_key(|(place, _)| *place);
    all.into_iter().map(|(_, stop)| stop).collect()
}

/// Whether the other end of a link is where this thing comes from, rather than what came of it.
fn comes_before(found: &links::Found) -> bool {
    use links::Relation;
    match found.link.relation {
        Relation::AroseFrom | Relation::FollowsUp => !found.inverse,
        Relation::Answers | Relation::Illustrates => !found.inverse,
        Relation::Duplicates | Relation::RelatesTo => false,
    }
}

/// Whether organisations can have the same.
pub fn wants_support(kind: Kind) -> bool {
    matches!(kind, Kind::Question | Kind::Need)
}

/// Whether others can re-use it.
pub fn wants_reuse(kind: Kind) -> bool {
    matches!(kind, Kind::Example | Kind::Offer)
}

/// In whose name something is said: the organisations of the actor but one. With a single one there is nothing to
/// choose; it is chosen already.
pub fn organisations(
    p: &Page,
    actor: &Actor,
    fields: &Fields<'_>,
    but: Option<web::OrganisationId>,
) -> ChoiceField {
    let mine = actor.memberships.iter().filter(|membership| Some(membership.organisation) != but);
    let choices = mine.map(|m| (m.organisation.to_string(), m.organisation_name.clone(), String::new()));
    let mut field = fields.choices("organisatie", choices);
    if field.choices.iter().all(|choice| !choice.checked)
        && let Some(first) = field.choices.first_mut()
    {
        first.checked = true;
    }
    field.label = p.t("exchange-in-name-of").to_owned();
    field
}

fn in_threads(p: &Page, actor: &Actor, contribution: &Contribution, all: &[Reply]) -> Vec<ReplyView> {
    let mut threads: Vec<ReplyView> = Vec::new();
    for reply in standing(all) {
        let view = shown(p, actor, contribution, reply);
        match threads.last_mut() {
            Some(thread) if reply.parent == Some(thread.id) => thread.answers.push(view),
            _ => threads.push(view),
        }
    }
    threads
}

/// Those replies that are shown, of threads with what answers each behind it: one that ended and that nobody answered
/// leaves no trace.
pub(super) fn standing(all: &[Reply]) -> impl Iterator<Item = &Reply> {
    let is_shown = |nth: usize, reply: &Reply| {
        let is_answered = all.get(nth + 1).is_some_and(|next| next.parent == Some(reply.id));
        reply.end.is_none() || reply.parent.is_some() || is_answered
    };
    all.iter().enumerate().filter(move |(nth, reply)| is_shown(*nth, reply)).map(|(_, reply)| reply)
}

/// What stands in the place of a reply that ended.
pub(super) fn ended(p: &Page, reply: &Reply) -> Option<String> {
    reply.end.map(|end| match end {
        ReplyEnd::Withdrawn => p.t("exchange-reply-withdrawn").to_owned(),
        ReplyEnd::Removed => p.t1("exchange-reply-removed", "reason", &reply.end_reason),
    })
}

fn shown(p: &Page, actor: &Actor, contribution: &Contribution, reply: &Reply) -> ReplyView {
    let can = |permission| may(actor, permission, contribution);
    let alive = reply.end.is_none();
    ReplyView {
        id: reply.id,
        organisation: view::organisation(p, &reply.organisation),
        organisation_url: format!("/organisaties/{}", reply.organisation.id),
        person: if actor.is_in_network() { reply.person_name.clone() } else { String::new() },
        when: p.moment(&reply.made_at),
        machine: p.machine(&reply.made_at),
        changed: reply
            .changed_at
            .map(|at| p.t1("exchange-reply-changed", "when", p.moment(&at)))
            .unwrap_or_default(),
        html: if alive { text::markdown::to_html(&reply.body) } else { String::new() },
        ended: ended(p, reply).unwrap_or_default(),
        is_accepted: contribution.accepted_reply == Some(reply.id),
        can_change: may_change_reply(actor, reply),
        can_accept: alive
            && contribution.kind == Kind::Question
            && can(Permission::AcceptReply)
            && contribution.accepted_reply != Some(reply.id),
        can_answer: alive && reply.parent.is_none() && can(Permission::Reply),
        can_report: alive && can(Permission::Report),
        answers: Vec::new(),
    }
}
