//! Pages into a file.

use krilla::Document;
use krilla::SerializeSettings;
use krilla::action::{Action, LinkAction};
use krilla::annotation::{Annotation, LinkAnnotation, Target as LinkTarget};
use krilla::color::rgb;
use krilla::configure::{Accessibility, Configuration, ConfigurationBuilder};
use krilla::destination::XyzDestination;
use krilla::geom::{PathBuilder, Point, Rect};
use krilla::metadata::Metadata;
use krilla::outline::{Outline as Bookmarks, OutlineNode};
use krilla::page::PageSettings;
use krilla::paint::Fill;
use krilla::surface::Surface;
use krilla::tagging::{
    Artifact, ArtifactType, ContentTag, Identifier, ListNumbering, SpanTag, Tag, TagGroup, TagKind, TagTree,
};

use super::PdfError;
use super::block::{Change, Contents, Face};
use super::fonts::{Fonts, Shapers};
use super::layout::{Bookmark, MARGIN, Outline, PAGE, Pages, Part, Piece};
use crate::model::text::Target;
use crate::wording::Language;

/// How large the words at the foot of a page are.
const FOOT: f32 = 8.5;

pub(super) fn file(pages: &Pages, contents: &Contents, fonts: &Fonts) -> Result<Vec<u8>, PdfError> {
    let settings = SerializeSettings { configuration: accessible()?, ..SerializeSettings::default() };
    let mut document = Document::new_with(settings);
    let shapers = Shapers::new(fonts);
    let mut leaves: Vec<Vec<Identifier>> = (0..pages.leaves).map(|_| Vec::new()).collect();
    for (nth, pieces) in pages.pages.iter().enumerate() {
        let size = PageSettings::from_wh(PAGE.0, PAGE.1).ok_or_else(|| PdfError("page size".into()))?;
        let mut page = document.start_page_with(size);
        let mut links = Vec::new();
        let mut surface = page.surface();
        for piece in pieces {
            let (identifier, width) = draw(&mut surface, piece, &shapers, contents.language);
            leaves[piece.leaf].push(identifier);
            if let Some(target) = &piece.stretch.target {
                links.push((piece, target, width));
            }
        }
        foot(&mut surface, contents, nth + 1, pages.pages.len(), &shapers);
        surface.finish();
        for (piece, target, width) in links {
            if let Some(link) = link(piece, target, width, pages) {
                leaves[piece.leaf].push(page.add_tagged_annotation(link));
            }
        }
        page.finish();
    }
    let mut tree = TagTree::new();
    for part in &pages.outline {
        if let Some(group) = group(part, &mut leaves) {
            tree.push(group);
        }
    }
    document.set_tag_tree(tree);
    document.set_outline(bookmarks(&pages.bookmarks));
    let language = if contents.language == Language::Dutch { "nl" } else { "en" };
    let metadata = Metadata::new()
        .title(contents.title.clone())
        .authors(vec![contents.author.clone()])
        .language(language.to_owned())
        .document_id(contents.id.clone());
    document.set_metadata(metadata);
    document.finish().map_err(|error| PdfError(format!("{error:?}")))
}

fn accessible() -> Result<Configuration, PdfError> {
    let builder = ConfigurationBuilder::new().with_accessibility_validator(Accessibility::UA1);
    builder.finish().map_err(|error| PdfError(format!("{error:?}")))
}

/// Colours besides black; each is darker than 7:1 on white.
fn colour(change: Change, is_link: bool) -> rgb::Color {
    match (change, is_link) {
        (Change::Deleted, _) => rgb::Color::new(0x8c, 0x1d, 0x18),
        (Change::Inserted, _) => rgb::Color::new(0x0b, 0x52, 0x2e),
        (Change::Same, true) => rgb::Color::new(0x0b, 0x3d, 0x78),
        (Change::Same, false) => rgb::Color::new(0, 0, 0),
    }
}

/// Draws words; answers their identifier and how wide they are.
fn draw(
    surface: &mut Surface<'_>,
    piece: &Piece,
    shapers: &Shapers<'_>,
    language: Language,
) -> (Identifier, f32) {
    let (style, text) = (piece.stretch.style, &piece.stretch.text);
    let spoken = match (style.change, language) {
        (Change::Same, _) => None,
        (Change::Deleted, Language::Dutch) => Some(format!("[vervalt: {}] ", text.trim())),
        (Change::Deleted, Language::English) => Some(format!("[deleted: {}] ", text.trim())),
        (Change::Inserted, Language::Dutch) => Some(format!("[nieuw: {}] ", text.trim())),
        (Change::Inserted, Language::English) => Some(format!("[inserted: {}] ", text.trim())),
    };
    let span = SpanTag::empty().with_actual_text(spoken.as_deref());
    let identifier = surface.start_tagged(ContentTag::Span(span));
    let colour = colour(style.change, piece.stretch.target.is_some());
    surface.set_fill(Some(Fill { paint: colour.into(), ..Fill::default() }));
    let width = glyphs(surface, text, style.face, (piece.x, piece.y, piece.font), shapers);
    let bare = text.trim_end_matches(' ');
    let bare = if bare.len() == text.len() { width } else { shapers.width(bare, style.face) * piece.font };
    let line = match (style.change, &piece.stretch.target) {
        (Change::Deleted, _) => Some(piece.y - piece.font * 0.25),
        (Change::Inserted, _) | (Change::Same, Some(_)) => Some(piece.y + piece.font * 0.14),
        (Change::Same, None) => None,
    };
    if let Some(y) = line
        && let Some(rule) = Rect::from_xywh(piece.x, y, bare.max(0.1), piece.font * 0.06)
    {
        let mut path = PathBuilder::new();
        path.push_rect(rule);
        if let Some(path) = path.finish() {
            surface.draw_path(&path);
        }
    }
    surface.end_tagged();
    (identifier, bare)
}

/// Draws words at a place, in a size; answers how wide they are.
fn glyphs(
    surface: &mut Surface<'_>,
    text: &str,
    face: Face,
    (x, y, size): (f32, f32, f32),
    shapers: &Shapers<'_>,
) -> f32 {
    let mut width = 0.0;
    for shaped in shapers.shape(text, face) {
        let start = Point::from_xy(x + width, y);
        surface.draw_glyphs(start, &shaped.glyphs, shaped.font.clone(), &shaped.text, size, false);
        width += shaped.width * size;
    }
    width
}

/// Title and number of the page, which are not part of what is read out.
fn foot(surface: &mut Surface<'_>, contents: &Contents, page: usize, pages: usize, shapers: &Shapers<'_>) {
    surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(ArtifactType::Footer)));
    surface.set_fill(Some(Fill { paint: rgb::Color::new(0x40, 0x40, 0x40).into(), ..Fill::default() }));
    let number = match contents.language {
        Language::Dutch => format!("pagina {page} van {pages}"),
        Language::English => format!("page {page} of {pages}"),
    };
    let y = PAGE.1 - MARGIN / 2.0;
    let right = PAGE.0 - MARGIN - shapers.width(&number, Face::Sans) * FOOT;
    glyphs(surface, &number, Face::Sans, (right, y, FOOT), shapers);
    let room = (right - MARGIN - FOOT) / FOOT;
    let mut title = contents.title.clone();
    if shapers.width(&title, Face::Sans) > room {
        while !title.is_empty() && shapers.width(&format!("{title}…"), Face::Sans) > room {
            title.pop();
        }
        title.push('…');
    }
    glyphs(surface, &title, Face::Sans, (MARGIN, y, FOOT), shapers);
    surface.end_tagged();
}

fn link(piece: &Piece, target: &Target, width: f32, pages: &Pages) -> Option<Annotation> {
    let (target, place) = match target {
        Target::Address(address) => {
            let address = address.as_str().to_owned();
            (LinkTarget::Action(Action::Link(LinkAction::new(address.clone()))), address)
        }
        Target::Node(node) => {
            let (page, y) = *pages.places.get(node)?;
            let place = XyzDestination::new(page, Point::from_xy(MARGIN, y));
            (LinkTarget::Destination(place.into()), (page + 1).to_string())
        }
    };
    // A link of which the words are only blanks still says where it leads.
    let words = Some(piece.stretch.text.trim().to_owned()).filter(|words| !words.is_empty());
    let top = piece.y - piece.font;
    let area = Rect::from_xywh(piece.x, top, width.max(0.1), piece.font * 1.3)?;
    Some(Annotation::new_link(LinkAnnotation::new(area, target), Some(words.unwrap_or(place))))
}

/// A part of the structure; nothing without words.
fn group(part: &Outline, leaves: &mut [Vec<Identifier>]) -> Option<TagGroup> {
    let Outline::Part(part, below) = part else { return None };
    let tag: TagKind = match part {
        Part::Heading(level, title) => {
            let level = std::num::NonZeroU16::new(*level).unwrap_or(std::num::NonZeroU16::MIN);
            Tag::Hn(level, Some(title.clone())).into()
        }
        Part::Paragraph => Tag::P.into(),
        Part::List => Tag::L(ListNumbering::Decimal).into(),
        Part::Entry => Tag::LI.into(),
        Part::Label => Tag::Lbl.into(),
        Part::Body => Tag::LBody.into(),
        Part::Quote => Tag::BlockQuote.into(),
        Part::Link => Tag::Link.into(),
    };
    let mut made = TagGroup::new(tag);
    let mut any = false;
    for child in below {
        match child {
            Outline::Leaf(leaf) => {
                for identifier in std::mem::take(&mut leaves[*leaf]) {
                    made.push(identifier);
                    any = true;
                }
            }
            child => {
                if let Some(child) = group(child, leaves) {
                    made.push(child);
                    any = true;
                }
            }
        }
    }
    any.then_some(made)
}

/// The headings as bookmarks, each under the one above with a smaller level.
fn bookmarks(headings: &[Bookmark]) -> Bookmarks {
    let mut all = Bookmarks::new();
    let mut at = 0;
    while at < headings.len() {
        let (node, next) = bookmark(headings, at);
        all.push_child(node);
        at = next;
    }
    all
}

fn bookmark(headings: &[Bookmark], at: usize) -> (OutlineNode, usize) {
    let heading = &headings[at];
    let place = XyzDestination::new(heading.page, Point::from_xy(MARGIN, heading.y));
    let mut node = OutlineNode::new(heading.title.clone(), place);
    let mut next = at + 1;
    while headings.get(next).is_some_and(|below| below.level > heading.level) {
        let (child, after) = bookmark(headings, next);
        node.push_child(child);
        next = after;
    }
    (node, next)
}
