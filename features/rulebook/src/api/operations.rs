//! The steps of an amendment, for programs that want to do or check them themselves.

use serde::Serialize;
use utoipa::ToSchema;

use super::{Deel, texts::Onderdeel};
use crate::model::{
    apply::{apply, cut},
    number::Numbers,
    operation::{Operation, Step},
    tree::{Place, Tree},
};

/// Wat een stap doet.
#[derive(Clone, Copy, Serialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
enum BewerkingSoort {
    /// Een tekst van een onderdeel wordt een andere.
    Vervangen,
    /// Er komt een onderdeel bij.
    Invoegen,
    /// Een onderdeel gaat weg, met alles wat eronder staat.
    Verwijderen,
    /// Een onderdeel gaat naar een andere plaats, met alles wat eronder staat.
    Verplaatsen,
    /// Een onderdeel krijgt een eigen nummer, of weer het nummer van zijn plaats.
    Vernummeren,
    /// De tekst van een onderdeel wordt geknipt; wat erna komt, gaat naar een nieuw onderdeel.
    Splitsen,
    /// Een onderdeel neemt het onderdeel op dat erop volgt.
    Samenvoegen,
}

/// Waar een onderdeel komt te staan.
#[derive(Serialize, ToSchema)]
pub(super) struct PlaatsInTekst {
    /// Het onderdeel waar het onder staat; leeg als dat de tekst zelf is.
    #[schema(format = "uuid")]
    onder: Option<String>,
    /// Het onderdeel waar het direct na staat; leeg als het vooraan staat.
    #[schema(format = "uuid")]
    na: Option<String>,
}

impl From<&Place> for PlaatsInTekst {
    fn from(place: &Place) -> Self {
        Self { onder: place.parent.map(|id| id.to_string()), na: place.after.map(|id| id.to_string()) }
    }
}

/// Eén stap van een amendement. De stappen worden na elkaar gedaan, op de tekst die de stap ervoor maakte. Teksten zijn
/// zoals iemand ze typt: `*nadruk*`, `{begrip}` en `[woorden](verwijzing)`.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(super) struct Bewerking {
    soort: BewerkingSoort,
    /// Het onderdeel waar het om gaat.
    #[schema(format = "uuid")]
    onderdeel: String,
    /// Bij `vervangen`: welke van de teksten.
    deel: Option<Deel>,
    /// Bij `vervangen` en `splitsen`: de tekst zoals die was.
    was: Option<String>,
    /// Bij `vervangen` en `splitsen`: wat die tekst wordt.
    wordt: Option<String>,
    /// Bij `splitsen`: de tekst van het nieuwe onderdeel.
    vervolg: Option<String>,
    /// Bij `invoegen` en `verplaatsen`.
    plaats: Option<PlaatsInTekst>,
    /// Bij `invoegen`: wat erbij komt.
    nieuw: Option<Onderdeel>,
    /// Bij `vernummeren`: het nummer; leeg als het weer het nummer van zijn plaats is.
    nummer: Option<String>,
    /// Bij `splitsen` het onderdeel dat erbij komt, bij `samenvoegen` het onderdeel dat opgaat in het eerste.
    #[schema(format = "uuid")]
    ander_onderdeel: Option<String>,
    /// Waarom; kan leeg zijn.
    reden: String,
}

/// The steps as programs see them; those that no longer fit the text end the row.
pub(super) fn steps(base: &Tree, steps: &[Step]) -> Vec<Bewerking> {
    let mut tree = base.clone();
    let mut shown = Vec::new();
    for step in steps {
        let before = before(&tree, &step.change);
        if apply(&mut tree, &step.change).is_err() {
            break;
        }
        shown.push(Bewerking { reden: step.reason.to_notation(), ..after(&tree, &step.change, before) });
    }
    shown
}

/// The texts that a step starts from: that which is there, and for a split the two that it becomes.
fn before(tree: &Tree, change: &Operation) -> (Option<String>, Option<(String, String)>) {
    match change {
        Operation::ReplaceText { node, part, .. } => {
            (tree.text(*node, *part).map(|text| text.to_notation()), None)
        }
        Operation::Split { node, at, .. } => {
            let text = tree.get(*node).map(|node| &node.text);
            let halves = text.and_then(|text| cut(text, *at));
            let halves = halves.map(|(stays, goes)| (stays.to_notation(), goes.to_notation()));
            (text.map(|text| text.to_notation()), halves)
        }
        _ => (None, None),
    }
}

fn after(
    tree: &Tree,
    change: &Operation,
    (was, halves): (Option<String>, Option<(String, String)>),
) -> Bewerking {
    let plain = |soort| Bewerking {
        soort,
        onderdeel: change.node().to_string(),
        deel: None,
        was: None,
        wordt: None,
        vervolg: None,
        plaats: None,
        nieuw: None,
        nummer: None,
        ander_onderdeel: None,
        reden: String::new(),
    };
    match change {
        Operation::ReplaceText { part, new, .. } => Bewerking {
            deel: Some((*part).into()),
            was,
            wordt: Some(new.to_notation()),
            ..plain(BewerkingSoort::Vervangen)
        },
        Operation::Insert { place, subtree } => Bewerking {
            plaats: Some(place.into()),
            nieuw: Onderdeel::new(tree, &Numbers::of(tree), subtree.node.id),
            ..plain(BewerkingSoort::Invoegen)
        },
        Operation::Delete { .. } => plain(BewerkingSoort::Verwijderen),
        Operation::Move { place, .. } => {
            Bewerking { plaats: Some(place.into()), ..plain(BewerkingSoort::Verplaatsen) }
        }
        Operation::Renumber { number, .. } => Bewerking {
            nummer: number.as_ref().map(|number| number.as_str().to_owned()),
            ..plain(BewerkingSoort::Vernummeren)
        },
        Operation::Split { new, .. } => {
            let (wordt, vervolg) = halves.unzip();
            let ander_onderdeel = Some(new.to_string());
            Bewerking { was, wordt, vervolg, ander_onderdeel, ..plain(BewerkingSoort::Splitsen) }
        }
        Operation::Join { following, .. } => {
            Bewerking { ander_onderdeel: Some(following.to_string()), ..plain(BewerkingSoort::Samenvoegen) }
        }
    }
}
