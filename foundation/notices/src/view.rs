use std::collections::HashMap;

use db::Transaction;
use links::{Item, Providers, Shown};
use uuid::Uuid;
use web::{Actor, Instant};

use crate::Notice;

/// All that is new about one thing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// The thing.
    pub shown: Shown,
    /// Where the newest reply to it is, or the thing itself.
    pub url: String,
    /// Keys of the words for what happened, with how often, the newest first.
    pub lines: Vec<(String, i64)>,
    /// The beginning of the newest text that is new: a reply, or the thing itself.
    pub text: String,
    /// The name of the organisation that says it; empty when none does.
    pub by: String,
    /// When the newest of it happened.
    pub at: Instant,
    /// Whether any of it was not seen yet.
    pub is_new: bool,
}

/// Notices by the thing that they are about, the newest first, as far as this actor may see it now; and the things
/// about which nothing can be shown. Asks each room once.
pub async fn grouped(
    tx: &mut Transaction,
    providers: &Providers,
    actor: &Actor,
    notices: &[Notice],
) -> db::Result<(Vec<Group>, Vec<Uuid>)> {
    let items: Vec<Item> =
        notices.iter().flat_map(|n| [Some(n.item.clone()), n.part.clone()]).flatten().collect();
    let shown = providers.show(tx, actor, &items).await?;
    Ok(group(notices, &shown))
}

fn group(notices: &[Notice], shown: &HashMap<Uuid, Shown>) -> (Vec<Group>, Vec<Uuid>) {
    let mut places: HashMap<Uuid, usize> = HashMap::new();
    let mut groups: Vec<Group> = Vec::new();
    // Whether the text of a group is what somebody said about the thing, rather than the thing itself.
    let mut is_said: Vec<bool> = Vec::new();
    let mut hidden: Vec<Uuid> = Vec::new();
    for notice in notices {
        let part = notice.part.as_ref().map(|part| shown.get(&part.id));
        let (Some(thing), false) = (shown.get(&notice.item.id), part == Some(None)) else {
            if !notice.is_read {
                hidden.push(notice.item.id);
            }
            continue;
        };
        let place = *places.entry(notice.item.id).or_insert_with(|| {
            groups.push(Group {
                shown: thing.clone(),
                url: thing.url.clone(),
                lines: Vec::new(),
                text: thing.text.clone(),
                by: thing.by.clone(),
                at: notice.at,
                is_new: false,
            });
            is_said.push(false);
            groups.len() - 1
        });
        let group = &mut groups[place];
        // The newest words tell more than the thing, which its reader may have written.
        if let (Some(said), false) = (part.flatten(), is_said[place]) {
            (group.url, group.text, group.by) = (said.url.clone(), said.text.clone(), said.by.clone());
            is_said[place] = true;
        }
        group.is_new |= !notice.is_read;
        match group.lines.iter_mut().find(|(reason, _)| *reason == notice.reason) {
            Some((_, count)) => *count += 1,
            None => group.lines.push((notice.reason.clone(), 1)),
        }
    }
    hidden.retain(|item| !places.contains_key(item));
    hidden.sort_unstable();
    hidden.dedup();
    (groups, hidden)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(number: u128) -> Uuid {
        Uuid::from_u128(number)
    }

    fn shown(title: &str) -> Shown {
        Shown {
            title: title.into(),
            text: format!("tekst van {title}"),
            by: format!("gever van {title}"),
            url: format!("/{title}"),
            kind_class: "question",
            kind_label_key: "x",
            at: 0,
        }
    }

    fn notice(event: u128, item: u128, part: Option<u128>, at: Instant, is_read: bool) -> Notice {
        Notice {
            event: id(event),
            reason: if part.is_some() { "x-reply".into() } else { "x-new".into() },
            item: Item::new("thing", id(item)),
            part: part.map(|part| Item::new("part", id(part))),
            at,
            is_read,
        }
    }

    #[test]
    fn what_is_new_about_one_thing_stands_together_with_the_newest_text() {
        let known = HashMap::from([
            (id(1), shown("een")),
            (id(2), shown("twee")),
            (id(11), shown("reactie")),
            (id(12), shown("eerdere")),
        ]);
        let notices = [
            notice(5, 1, Some(11), 50, false),
            notice(4, 2, None, 40, true),
            notice(3, 1, Some(12), 30, true),
            notice(2, 1, None, 20, true),
        ];
        let (groups, hidden) = group(&notices, &known);
        assert!(hidden.is_empty());
        assert_eq!(groups.len(), 2);
        assert_eq!(groups[0].lines, [("x-reply".to_owned(), 2), ("x-new".to_owned(), 1)]);
        assert_eq!((groups[0].url.as_str(), groups[0].text.as_str()), ("/reactie", "tekst van reactie"));
        assert_eq!((groups[0].at, groups[0].is_new, groups[1].is_new), (50, true, false));
    }

    #[test]
    fn what_somebody_said_is_shown_although_something_without_words_came_later() {
        let known =
            HashMap::from([(id(1), shown("vraag")), (id(11), shown("reactie")), (id(12), shown("eerdere"))]);
        let notices = [
            notice(5, 1, None, 50, false), // "we too"
            notice(4, 1, Some(11), 40, false),
            notice(3, 1, Some(12), 30, false),
        ];
        let (groups, _) = group(&notices, &known);
        assert_eq!((groups[0].url.as_str(), groups[0].by.as_str()), ("/reactie", "gever van reactie"));
        assert_eq!((groups[0].text.as_str(), groups[0].at), ("tekst van reactie", 50));
    }

    #[test]
    fn what_cannot_be_seen_is_left_out_and_counted_as_hidden() {
        let known = HashMap::from([(id(1), shown("een")), (id(2), shown("twee"))]);
        let notices = [
            notice(5, 1, Some(99), 50, false), // the reply is gone
            notice(4, 3, None, 40, false),     // the thing is gone
            notice(3, 2, Some(99), 30, false),
            notice(2, 2, None, 20, false),
        ];
        let (groups, hidden) = group(&notices, &known);
        assert_eq!(groups.len(), 1);
        assert_eq!(groups[0].lines, [("x-new".to_owned(), 1)]);
        assert_eq!(hidden, [id(1), id(3)]);
    }
}
