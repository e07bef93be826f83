//! The shapes of a contribution and of who brought it.

use std::collections::BTreeMap;

use people::{api::OrganisatieSoort, model::OrganisationKind};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use web::{Form, Visit, api::Link, dates::machine, form::clean};

use super::{BijdrageSoort, BijdrageStatus, Fase, Taal, Tekstdeel, Zichtbaarheid};
use crate::{
    model::{Content, Contribution, Organisation, Section, Theme},
    store::{attachments::Attachment, lists::Item},
};

/// Waar iets in de API te vinden is, en waar mensen het lezen.
#[derive(Serialize, ToSchema)]
pub struct Plaats {
    /// In de API.
    #[serde(rename = "self")]
    here: Link,
    /// De pagina voor mensen.
    pagina: Link,
}

impl Plaats {
    /// Something that has the same path in both.
    pub fn new(visit: &Visit, path: &str) -> Self {
        Self { here: Link::to(visit, path), pagina: Link::page(visit, path) }
    }
}

/// Namens welke organisatie iets geschreven is.
#[derive(Serialize, ToSchema)]
pub struct Afzender {
    #[serde(rename = "_links")]
    links: Plaats,
    #[schema(format = "uuid")]
    id: String,
    soort: OrganisatieSoort,
    /// De naam zonder de soort: “Ommen”.
    naam: String,
    /// Van een gemeente: de code van de provincie.
    provincie: Option<String>,
    /// Van een gemeente.
    #[schema(minimum = 0)]
    inwoners: Option<i64>,
}

impl Afzender {
    /// An organisation as this room shows it.
    pub fn new(visit: &Visit, o: &Organisation) -> Self {
        Self {
            links: Plaats::new(visit, &format!("/organisaties/{}", o.id)),
            id: o.id.to_string(),
            soort: OrganisationKind::from_key(&o.kind).unwrap_or(OrganisationKind::Association).into(),
            naam: o.name.clone(),
            provincie: o.province.clone(),
            inwoners: o.inhabitants,
        }
    }
}

/// Wat mensen schrijven: het deel van een bijdrage dat versies heeft.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Inhoud {
    /// Eén regel. Een vraag die anderen zien, is één zin van hoogstens 15 woorden.
    #[schema(min_length = 1, max_length = 200, example = "Mag een winkelier bezoekers tellen met wifi?")]
    pub titel: String,
    /// De tekst per deel, in Markdown.
    #[serde(default)]
    pub teksten: BTreeMap<Tekstdeel, String>,
    /// Kenmerken van één tot vijf thema’s.
    #[serde(default)]
    #[schema(max_items = 5, example = json!(["privacy"]))]
    pub themas: Vec<String>,
    /// Alleen bij een voorbeeld, en daar verplicht om te publiceren.
    #[serde(default)]
    pub fase: Option<Fase>,
    /// Alleen bij een vraag of behoefte: de dag waarvoor een antwoord nodig is.
    #[serde(default)]
    #[schema(format = Date)]
    pub antwoord_nodig_voor: Option<String>,
    pub zichtbaarheid: Zichtbaarheid,
    #[serde(default = "dutch")]
    pub taal: Taal,
}

fn dutch() -> Taal {
    Taal::Nl
}

impl Inhoud {
    /// What it says now.
    pub fn of(content: &Content) -> Self {
        Self {
            titel: content.title.clone(),
            teksten: content
                .sections
                .iter()
                .map(|(section, text)| ((*section).into(), text.clone()))
                .collect(),
            themas: content.themes.clone(),
            fase: content.phase.map(Into::into),
            antwoord_nodig_voor: content.needed_by.clone(),
            zichtbaarheid: content.visibility.into(),
            taal: content.language.into(),
        }
    }

    /// The fields as a form has them, so that the same rules judge both.
    pub fn form(&self) -> Form {
        let mut pairs = vec![("title", clean(&self.titel))];
        pairs.extend(self.teksten.iter().map(|(part, text)| (Section::from(*part).key(), clean(text))));
        pairs.extend(self.themas.iter().map(|slug| ("theme", slug.clone())));
        pairs.extend(self.fase.map(|phase| ("phase", crate::model::Phase::from(phase).key().to_owned())));
        pairs.extend(self.antwoord_nodig_voor.iter().map(|day| ("needed-by", day.clone())));
        pairs.push(("visibility", crate::model::Visibility::from(self.zichtbaarheid).key().to_owned()));
        pairs.push(("language", web::Language::from(self.taal).code().to_owned()));
        Form::from_pairs(pairs)
    }
}

/// Een bestand bij een bijdrage.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct Bijlage {
    #[serde(rename = "_links")]
    links: BijlageLinks,
    naam: String,
    mediatype: String,
    /// In bytes.
    #[schema(minimum = 0)]
    grootte: i64,
}

/// Waar een bestand te vinden is.
#[derive(Serialize, ToSchema)]
struct BijlageLinks {
    bestand: Link,
}

/// De adressen rond een bijdrage.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct BijdrageLinks {
    /// Deze bijdrage in de API.
    #[serde(rename = "self")]
    here: Link,
    /// De pagina voor mensen.
    pagina: Link,
    reacties: Link,
    wij_ook: Link,
    hergebruik: Link,
    /// Waar zij vandaan komt en wat ervan kwam.
    verbanden: Link,
    /// De bijdrage waarmee zij is samengevoegd.
    #[serde(skip_serializing_if = "Option::is_none")]
    samengevoegd_met: Option<Link>,
}

/// Een voorbeeld, vraag, behoefte of aanbod.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Bijdrage {
    #[serde(rename = "_links")]
    links: BijdrageLinks,
    #[schema(format = "uuid")]
    id: String,
    soort: BijdrageSoort,
    status: BijdrageStatus,
    /// Telt op bij elke wijziging. Stuur hem mee als u de bijdrage wijzigt.
    #[schema(minimum = 1)]
    versie: i64,
    inhoud: Inhoud,
    organisatie: Afzender,
    /// De naam van wie de bijdrage bracht. Alleen met een sleutel van iemand uit het netwerk.
    auteur: Option<String>,
    bijlagen: Vec<Bijlage>,
    #[schema(format = DateTime)]
    gemaakt_op: String,
    #[schema(format = DateTime)]
    gepubliceerd_op: Option<String>,
    /// Wanneer de inhoud het laatst veranderde.
    #[schema(format = DateTime)]
    gewijzigd_op: String,
    /// Wanneer er het laatst iets mee gebeurde.
    #[schema(format = DateTime)]
    actief_op: String,
    /// Het kenmerk van de reactie die de vrager als antwoord koos.
    #[schema(format = "uuid")]
    gekozen_antwoord: Option<String>,
    #[schema(minimum = 0)]
    aantal_reacties: i64,
    /// Hoeveel organisaties ‘wij ook’ zeiden.
    #[schema(minimum = 0)]
    aantal_wij_ook: i64,
    /// Hoeveel organisaties het hergebruikten.
    #[schema(minimum = 0)]
    aantal_hergebruik: i64,
}

impl Bijdrage {
    /// A contribution that the one who asks was found to see. The name of a person is shown within the network only.
    pub fn new(visit: &Visit, c: &Contribution, files: &[Attachment]) -> Self {
        let url = c.url();
        let below = |name: &str| Link::to(visit, &format!("{url}/{name}"));
        let author = Some(c.author.name.clone()).filter(|name| !name.is_empty());
        let bijlagen = files.iter().map(|file| Bijlage {
            links: BijlageLinks { bestand: Link::page(visit, &format!("{url}/bijlagen/{}", file.id)) },
            naam: file.name.clone(),
            mediatype: file.media_type.clone(),
            grootte: file.size,
        });
        Self {
            links: BijdrageLinks {
                here: Link::to(visit, &url),
                pagina: Link::page(visit, &url),
                reacties: below("reacties"),
                wij_ook: below("wij-ook"),
                hergebruik: below("hergebruik"),
                verbanden: below("verbanden"),
                samengevoegd_met: c.merged_into.map(|into| Link::to(visit, &format!("/bijdragen/{into}"))),
            },
            id: c.id.to_string(),
            soort: c.kind.into(),
            status: c.state.into(),
            versie: c.version,
            inhoud: Inhoud::of(&c.content),
            organisatie: Afzender::new(visit, &c.organisation),
            auteur: author.filter(|_| visit.actor.is_in_network()),
            bijlagen: bijlagen.collect(),
            gemaakt_op: machine(c.made_at),
            gepubliceerd_op: c.published_at.map(machine),
            gewijzigd_op: machine(c.changed_at),
            actief_op: machine(c.active_at),
            gekozen_antwoord: c.accepted_reply.map(|reply| reply.to_string()),
            aantal_reacties: c.replies,
            aantal_wij_ook: c.supports,
            aantal_hergebruik: c.reuses,
        }
    }
}

/// Een bijdrage in een lijst.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct BijdrageKort {
    #[serde(rename = "_links")]
    links: Plaats,
    #[schema(format = "uuid")]
    id: String,
    soort: BijdrageSoort,
    status: BijdrageStatus,
    zichtbaarheid: Zichtbaarheid,
    taal: Taal,
    titel: String,
    /// Het begin van de tekst, zonder opmaak.
    samenvatting: String,
    /// Kenmerken van de thema’s.
    themas: Vec<String>,
    fase: Option<Fase>,
    #[schema(format = Date)]
    antwoord_nodig_voor: Option<String>,
    organisatie: Afzender,
    #[schema(format = DateTime)]
    gepubliceerd_op: Option<String>,
    #[schema(format = DateTime)]
    gewijzigd_op: String,
    #[schema(format = DateTime)]
    actief_op: String,
    #[schema(minimum = 0)]
    aantal_reacties: i64,
    #[schema(minimum = 0)]
    aantal_wij_ook: i64,
    #[schema(minimum = 0)]
    aantal_hergebruik: i64,
}

impl BijdrageKort {
    /// A line of a list.
    pub fn new(visit: &Visit, item: &Item, themes: &[Theme]) -> Self {
        Self {
            links: Plaats::new(visit, &format!("/bijdragen/{}", item.id)),
            id: item.id.to_string(),
            soort: item.kind.into(),
            status: item.state.into(),
            zichtbaarheid: item.visibility.into(),
            taal: item.language.into(),
            titel: item.title.clone(),
            samenvatting: item.summary.clone(),
            themas: themes.iter().map(|theme| theme.slug.clone()).collect(),
            fase: item.phase.map(Into::into),
            antwoord_nodig_voor: item.needed_by.clone(),
            organisatie: Afzender::new(visit, &item.organisation),
            gepubliceerd_op: item.published_at.map(machine),
            gewijzigd_op: machine(item.changed_at),
            actief_op: machine(item.active_at),
            aantal_reacties: item.replies,
            aantal_wij_ook: item.supports,
            aantal_hergebruik: item.reuses,
        }
    }
}
