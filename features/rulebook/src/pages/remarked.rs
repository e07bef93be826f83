//! A version as readers see it, with what people said of it and would change in it.

use std::collections::HashMap;

use web::Page;

use crate::{
    model::{
        node::{Node, NodeId, NodeKind, Part},
        version::{Edition, RuleText},
    },
    pages::{
        amendments::origin::Origins,
        consultations::voices::{Comments, comments_url},
        defined::Defined,
        view::{RunView, Showing},
    },
};

/// A version as readers see it: with terms explained, and with what amendments have to do with it.
pub(crate) struct Remarked<'r> {
    pub p: &'r Page,
    pub defined: Defined,
    /// For a version that came of amendments.
    pub origins: Option<Origins<'r>>,
    /// How many amendments there are of each node itself, and with what stands under it.
    pub counts: HashMap<NodeId, (i64, i64)>,
    /// Where those of a node are listed, without its identifier.
    pub url: String,
    /// How many comments there are on each article, and where one can comment.
    pub comments: HashMap<NodeId, Vec<(String, String)>>,
}

impl Showing for Remarked<'_> {
    fn runs(&self, node: &Node, part: Part) -> Vec<RunView> {
        let origins = self.origins.as_ref().and_then(|origins| origins.runs(node.id, part));
        origins.unwrap_or_else(|| self.defined.runs(node, part))
    }

    fn terms(&self, node: &Node) -> Vec<(String, String, String)> {
        self.defined.terms(node)
    }

    /// At an article all that is about it; at a chapter only what is about the chapter itself.
    fn remarks(&self, node: &Node) -> Vec<(String, String)> {
        let (own, all) = self.counts.get(&node.id).copied().unwrap_or_default();
        let count = match node.kind {
            NodeKind::Paragraph | NodeKind::Item => 0,
            NodeKind::Chapter | NodeKind::Section => own,
            _ => all,
        };
        let label = (count > 0).then(|| {
            let label = self.p.t1("rulebook-amendments-count", "count", count);
            match node.kind {
                // It stands after the last article, and is about what stands above them all.
                NodeKind::Chapter | NodeKind::Section => {
                    format!("{label} ({})", self.p.t(&format!("rulebook-kind-{}", node.kind.key())))
                }
                _ => label,
            }
        });
        let amended = label.map(|label| (label, format!("{}{}", self.url, node.id)));
        let came = self.origins.as_ref().and_then(|origins| origins.remark(node.id));
        let said = self.comments.get(&node.id).cloned().unwrap_or_default();
        came.into_iter().chain(amended).chain(said).collect()
    }
}

/// How many comments there are on each article, and where one can comment.
pub(crate) fn commented(
    p: &Page,
    text: &RuleText,
    edition: &Edition,
    comments: &Comments,
) -> HashMap<NodeId, Vec<(String, String)>> {
    let mut remarks: HashMap<NodeId, Vec<(String, String)>> = HashMap::new();
    let url = comments_url(text, edition);
    for (node, count) in comments.counts() {
        let label = p.t1("rulebook-comments-count", "count", count);
        remarks.entry(node).or_default().push((label, format!("{url}/{node}")));
    }
    if let Some(open) = &comments.open {
        let nodes = edition.tree.walk().map(|(_, node)| node);
        let commentable = |kind| matches!(kind, NodeKind::Preamble | NodeKind::Principle | NodeKind::Article);
        for node in nodes.filter(|node| commentable(node.kind)) {
            let url = format!("{}/artikel/{}", open.url(), node.id);
            let label = p.t("rulebook-comment-link").to_owned();
            remarks.entry(node.id).or_default().push((label, url));
        }
    }
    remarks
}
