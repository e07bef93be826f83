//! Why things were found: their titles and the best passages of their texts.

use std::collections::HashMap;

use db::{Result, Transaction};
use uuid::Uuid;

use crate::{
    Item, Query, Search, TextDocument,
    excerpt::{Marker, Run},
};

/// The title of something that was found, and the best passage of its text, with the words that were looked for marked.
#[derive(Clone, Debug, PartialEq)]
pub struct Passage {
    /// The title.
    pub title: Vec<Run>,
    /// The passage.
    pub text: Vec<Run>,
}

impl Search {
    /// Shows why these things, with the titles under which they are shown, were found by `query`. A passage has at most
    /// about `length` characters. Where the words stand beneath the text only, such as in replies, it is from there.
    /// Things that have no text are left out. Whether somebody may see the things is not judged.
    pub async fn passages(
        &self,
        tx: &mut Transaction,
        things: &[(Item, &str)],
        query: &Query,
        length: usize,
    ) -> Result<HashMap<Uuid, Passage>> {
        let marker = Marker::new(query);
        let titles: HashMap<Uuid, &str> = things.iter().map(|(item, title)| (item.id, *title)).collect();
        let mut passages = HashMap::new();
        for source in self.sources() {
            let of_source = things.iter().filter(|(item, _)| source.kinds().contains(&item.kind));
            let ids: Vec<Uuid> = of_source.map(|(item, _)| item.id).collect();
            if ids.is_empty() {
                continue;
            }
            let mut elsewhere = Vec::new();
            for text in source.own_texts(tx, &ids).await? {
                let id = Uuid::from_u128(text.key);
                let title = marker.highlight(titles.get(&id).copied().unwrap_or_default(), text.language);
                let passage = marker.passage(&text.body, text.language, length);
                if !is_marked(&title) && !is_marked(&passage) {
                    elsewhere.push(id);
                }
                passages.insert(id, Passage { title, text: passage });
            }
            if elsewhere.is_empty() {
                continue;
            }
            for TextDocument { key, language, body, .. } in source.texts(tx, &elsewhere).await? {
                let passage = marker.passage(&body, language, length);
                if let (true, Some(shown)) = (is_marked(&passage), passages.get_mut(&Uuid::from_u128(key))) {
                    shown.text = passage;
                }
            }
        }
        Ok(passages)
    }
}

fn is_marked(runs: &[Run]) -> bool {
    runs.iter().any(|run| run.marked)
}
