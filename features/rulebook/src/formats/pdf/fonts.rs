//! Fonts, and the shapes of words in them.

use std::sync::Arc;

use krilla::text::{Font, GlyphId, KrillaGlyph, Tag};
use rustybuzz::{Face as Shaper, UnicodeBuffer, ttf_parser};

use super::block::Face;

/// Which fonts a file is set in. Making this takes some tenths of a second; make it once.
pub struct Fonts {
    serif: Vec<Source>,
    serif_italic: Vec<Source>,
    sans: Vec<Source>,
    sans_italic: Vec<Source>,
}

/// Why a font cannot be used: it is no WOFF2, or no font.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("this is not a font that can be used")]
pub struct FontError;

/// One file: a variable font, in the weights that are used.
struct Source {
    data: Arc<Vec<u8>>,
    regular: Font,
    bold: Font,
}

/// The weight of text.
const REGULAR: f32 = 400.0;
/// The weight of headings.
const BOLD: f32 = 650.0;

impl Fonts {
    /// Takes fonts as WOFF2 files. Of each sort there may be several: a sign is taken from the first that has
    /// it.
    pub fn from_woff2(
        serif: &[&[u8]],
        serif_italic: &[&[u8]],
        sans: &[&[u8]],
        sans_italic: &[&[u8]],
    ) -> Result<Self, FontError> {
        let all = |files: &[&[u8]]| -> Result<Vec<Source>, FontError> {
            files.iter().map(|file| Source::from_woff2(file)).collect()
        };
        let fonts = Self {
            serif: all(serif)?,
            serif_italic: all(serif_italic)?,
            sans: all(sans)?,
            sans_italic: all(sans_italic)?,
        };
        let sorts = [&fonts.serif, &fonts.serif_italic, &fonts.sans, &fonts.sans_italic];
        if sorts.iter().any(|sort| sort.is_empty()) { Err(FontError) } else { Ok(fonts) }
    }

    fn sources(&self, face: Face) -> &[Source] {
        match face {
            Face::Serif => &self.serif,
            Face::SerifItalic => &self.serif_italic,
            Face::SansBold | Face::Sans => &self.sans,
            Face::SansItalic => &self.sans_italic,
        }
    }
}

impl Source {
    fn from_woff2(file: &[u8]) -> Result<Self, FontError> {
        let data = Arc::new(wuff::decompress_woff2(file).map_err(|_| FontError)?);
        let weighing = |weight| {
            let data: Arc<dyn AsRef<[u8]> + Send + Sync> = data.clone();
            Font::new_variable(data.into(), 0, &[(Tag::new(b"wght"), weight)]).ok_or(FontError)
        };
        Shaper::from_slice(&data, 0).ok_or(FontError)?;
        Ok(Self { regular: weighing(REGULAR)?, bold: weighing(BOLD)?, data })
    }
}

/// Words in one font.
#[derive(Clone)]
pub(super) struct Shaped {
    pub(super) font: Font,
    /// What is drawn: the words, with another sign for what no font has.
    pub(super) text: String,
    pub(super) glyphs: Vec<KrillaGlyph>,
    /// How wide it is, in parts of the size of the font.
    pub(super) width: f32,
}

/// What makes shapes of words, for one file.
pub(super) struct Shapers<'a> {
    faces: Vec<(Face, Vec<(Shaper<'a>, &'a Font)>)>,
}

/// What stands for a sign that no font has.
const UNKNOWN: char = '?';

impl<'a> Shapers<'a> {
    pub(super) fn new(fonts: &'a Fonts) -> Self {
        let all = [Face::Serif, Face::SerifItalic, Face::SansBold, Face::Sans, Face::SansItalic];
        let faces = all.map(|face| {
            let shapers = fonts.sources(face).iter().filter_map(|source| {
                let (font, weight) =
                    if face == Face::SansBold { (&source.bold, BOLD) } else { (&source.regular, REGULAR) };
                let mut shaper = Shaper::from_slice(&source.data, 0)?;
                shaper.set_variation(ttf_parser::Tag::from_bytes(b"wght"), weight);
                Some((shaper, font))
            });
            (face, shapers.collect())
        });
        Self { faces: faces.into() }
    }

    /// Shapes words: as many pieces as there are fonts needed.
    pub(super) fn shape(&self, text: &str, face: Face) -> Vec<Shaped> {
        let Some((_, fonts)) = self.faces.iter().find(|(known, _)| *known == face) else { return Vec::new() };
        let mut pieces: Vec<(usize, String)> = Vec::new();
        for sign in text.chars().filter(|sign| !is_joiner(*sign)) {
            let having = |sign: char| fonts.iter().position(|(shaper, _)| shaper.glyph_index(sign).is_some());
            let (font, sign) = match having(sign) {
                Some(font) => (font, sign),
                None => (having(UNKNOWN).unwrap_or(0), UNKNOWN),
            };
            match pieces.last_mut() {
                Some((last, piece)) if *last == font => piece.push(sign),
                _ => pieces.push((font, sign.into())),
            }
        }
        let shaped = pieces.into_iter().filter_map(|(font, piece)| {
            let (shaper, font) = fonts.get(font)?;
            Some(shape(shaper, font, piece))
        });
        shaped.collect()
    }

    /// How wide words are, in parts of the size of the font.
    pub(super) fn width(&self, text: &str, face: Face) -> f32 {
        self.shape(text, face).iter().map(|piece| piece.width).sum()
    }
}

/// Signs that only say how others are joined.
fn is_joiner(sign: char) -> bool {
    matches!(sign, '\u{200c}' | '\u{200d}' | '\u{fe00}'..='\u{fe0f}')
}

fn shape(shaper: &Shaper<'_>, font: &Font, text: String) -> Shaped {
    let mut buffer = UnicodeBuffer::new();
    buffer.push_str(&text);
    buffer.guess_segment_properties();
    buffer.set_direction(rustybuzz::Direction::LeftToRight);
    let shaped = rustybuzz::shape(shaper, &[], buffer);
    let (infos, positions) = (shaped.glyph_infos(), shaped.glyph_positions());
    let unit = font.units_per_em();
    let mut glyphs = Vec::with_capacity(infos.len());
    for (at, (info, position)) in infos.iter().zip(positions).enumerate() {
        let start = info.cluster as usize;
        let later = infos[at..].iter().map(|other| other.cluster as usize).find(|cluster| *cluster > start);
        glyphs.push(KrillaGlyph::new(
            GlyphId::new(info.glyph_id),
            position.x_advance as f32 / unit,
            position.x_offset as f32 / unit,
            position.y_offset as f32 / unit,
            position.y_advance as f32 / unit,
            start..later.unwrap_or(text.len()),
            None,
        ));
    }
    let width = glyphs.iter().map(|glyph| glyph.x_advance).sum();
    Shaped { font: font.clone(), text, glyphs, width }
}
