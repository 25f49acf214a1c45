//! A diarium as others read it: CSV, JSON, and ERMS (E-ARK CITS ERMS, which is FGS Ärendehantering 2.0).
//!
//! What is protected is left out unless it is asked for: the open register has the number and the day, and what of sender, recipient and
//! subject can be open (5 kap. 3 § offentlighets- och sekretesslagen (2009:400)).

use serde::Serialize;

use super::card::{Card, Direction};
use super::store::About;
use crate::xml::{Xml, XmlError};

const ERMS: &str = "https://DILCIS.eu/XML/ERMS";

/// A card, by the Swedish names of its facts.
#[derive(Serialize)]
struct Row<'a> {
    diarienummer: &'a str,
    registrerad: String,
    datum: String,
    titel: &'a str,
    skyddad_titel: Option<&'a str>,
    handlingstyp: Option<&'a str>,
    riktning: &'static str,
    motpart: Option<&'a str>,
    ansvarig: Option<&'a str>,
    skyddskod: Option<&'a str>,
    gallring: Option<&'a str>,
    frist: Option<String>,
}

/// The names of the columns.
const COLUMNS: [&str; 12] = [
    "diarienummer",
    "registrerad",
    "datum",
    "titel",
    "skyddad_titel",
    "handlingstyp",
    "riktning",
    "motpart",
    "ansvarig",
    "skyddskod",
    "gallring",
    "frist",
];

impl<'a> Row<'a> {
    fn of(card: &'a Card, protected: bool) -> Self {
        let draft = &card.draft;
        let open = |text: &'a Option<String>| text.as_deref().filter(|_| protected || draft.protection.is_none());
        Self {
            diarienummer: &card.number,
            registrerad: card.registered.to_string(),
            datum: draft.date.to_string(),
            titel: &draft.title,
            skyddad_titel: draft.protected_title.as_deref().filter(|_| protected),
            handlingstyp: draft.kind.as_deref(),
            riktning: draft.direction.word(),
            motpart: open(&draft.counterparty),
            ansvarig: draft.responsible.as_deref(),
            skyddskod: draft.protection.as_deref(),
            gallring: draft.disposal.as_deref(),
            frist: draft.deadline.map(|day| day.to_string()),
        }
    }

    fn cells(&self) -> [&str; COLUMNS.len()] {
        let given = |text: Option<&'a str>| text.unwrap_or_default();
        [
            self.diarienummer,
            &self.registrerad,
            &self.datum,
            self.titel,
            given(self.skyddad_titel),
            given(self.handlingstyp),
            self.riktning,
            given(self.motpart),
            given(self.ansvarig),
            given(self.skyddskod),
            given(self.gallring),
            self.frist.as_deref().unwrap_or_default(),
        ]
    }
}

#[derive(Serialize)]
struct Head<'a> {
    myndighet: &'a str,
    år: i32,
    form: String,
}

#[derive(Serialize)]
struct Whole<'a> {
    #[serde(flatten)]
    head: Head<'a>,
    handlingar: Vec<Row<'a>>,
}

fn head(about: &About) -> Head<'_> {
    Head { myndighet: &about.authority, år: about.year, form: about.form.text() }
}

/// A diarium as a line of JSON, for its first event.
pub(super) fn about_json(about: &About) -> String {
    // Neither maps with other keys than strings nor numbers without a value are in it, so it always succeeds.
    serde_json::to_string(&head(about)).unwrap_or_default()
}

/// A correction as a line of JSON with all that is known, for its event.
pub(super) fn correction_json(before: &Card, after: &Card, reason: &str) -> String {
    #[derive(Serialize)]
    struct Correction<'a> {
        skäl: &'a str,
        före: Row<'a>,
        efter: Row<'a>,
    }
    let correction = Correction { skäl: reason, före: Row::of(before, true), efter: Row::of(after, true) };
    serde_json::to_string(&correction).unwrap_or_default()
}

/// A card as a line of JSON with all that is known, for its event.
pub(super) fn card_json(card: &Card) -> String {
    serde_json::to_string(&Row::of(card, true)).unwrap_or_default()
}

/// All cards as JSON.
#[must_use]
pub fn json(about: &About, cards: &[Card], protected: bool) -> String {
    let handlingar = cards.iter().map(|card| Row::of(card, protected)).collect();
    let whole = Whole { head: head(about), handlingar };
    serde_json::to_string_pretty(&whole).map(|text| text + "\n").unwrap_or_default()
}

/// All cards as CSV (RFC 4180) in UTF-8, a header line first.
#[must_use]
pub fn csv(cards: &[Card], protected: bool) -> String {
    let mut text = COLUMNS.join(",") + "\r\n";
    for card in cards {
        let row = Row::of(card, protected);
        text.push_str(&row.cells().map(cell).join(","));
        text.push_str("\r\n");
    }
    text
}

/// A cell. Where it begins like a formula, a spreadsheet would reckon it out: an apostrophe keeps it a text.
fn cell(text: &str) -> String {
    let text = if text.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{text}") } else { text.to_owned() };
    if text.contains(['"', ',', '\r', '\n']) { format!("\"{}\"", text.replace('"', "\"\"")) } else { text }
}

/// All cards as ERMS: each number a matter (ärende) with its document.
///
/// # Errors
/// A character that XML cannot carry, in somebody's words.
pub fn erms(about: &About, cards: &[Card], protected: bool, at: &str) -> Result<Vec<u8>, String> {
    let written: Result<Vec<u8>, XmlError> = Xml::part("erms", &[("xmlns", &ERMS)], |xml| {
        control(xml, about, at);
        if !cards.is_empty() {
            xml.element("aggregations", &[], |xml| {
                for card in cards {
                    matter(xml, about, card, &Row::of(card, protected));
                }
            });
        }
        Ok(())
    });
    written.map_err(|error| match error {
        XmlError::Character(character) => format!("U+{:04X}", u32::from(character)),
        XmlError::Writing(reason) => reason,
    })
}

fn control(xml: &mut Xml, about: &About, at: &str) {
    let name = format!("{} {}", about.authority, about.year);
    xml.element("control", &[], |xml| {
        xml.text_element("identification", &[("identificationType", &"diarium")], &name);
        xml.element("maintenanceInformation", &[], |xml| {
            xml.empty("maintenanceStatus", &[("value", &"new")]);
            xml.element("maintenanceAgency", &[], |xml| xml.text_element("agencyName", &[], &about.authority));
            xml.element("maintenanceHistory", &[], |xml| {
                xml.element("maintenanceEvent", &[], |xml| {
                    xml.empty("eventType", &[("value", &"created")]);
                    xml.text_element("eventDateTime", &[], at);
                    agent(xml, "creator", "Protokollant");
                });
            });
        });
    });
}

fn matter(xml: &mut Xml, about: &About, card: &Card, row: &Row<'_>) {
    let number = &card.number;
    xml.element("aggregation", &[("systemIdentifier", number), ("aggregationType", &"caseFile")], |xml| {
        xml.text_element("objectId", &[], number);
        xml.text_element("title", &[], row.titel);
        let kind = row.handlingstyp.unwrap_or("handling");
        xml.element("record", &[("systemIdentifier", &format_args!("{number}:1")), ("recordType", &kind)], |xml| {
            record(xml, about, card, row);
        });
    });
}

fn record(xml: &mut Xml, about: &About, card: &Card, row: &Row<'_>) {
    xml.text_element("objectId", &[], &format!("{}:1", card.number));
    xml.text_element("title", &[], row.titel);
    if let Some(title) = row.skyddad_titel {
        xml.text_element("otherTitle", &[("titleType", &"skyddad")], title);
    }
    xml.text_element("runningNumber", &[], &card.serial.to_string());
    if let Some(provision) = row.skyddskod {
        xml.element("restriction", &[("restrictionType", &"confidential")], |xml| {
            xml.text_element("regulation", &[], provision);
        });
    }
    let (direction, party, day) = match card.draft.direction {
        Direction::In => ("incoming", "sender", "received"),
        Direction::Ut => ("outgoing", "recipient", "dispatch"),
        Direction::Upprättad => ("other", "counterpart", "prepared"),
    };
    let word = row.riktning;
    let attributes: [(&'static str, &dyn std::fmt::Display); 2] =
        [("directionDefinition", &direction), ("otherDirectionDefinition", &word)];
    xml.empty("direction", if direction == "other" { &attributes } else { &attributes[..1] });
    xml.element("agents", &[], |xml| {
        agent(xml, "owner", &about.authority);
        row.ansvarig.into_iter().for_each(|name| agent(xml, "responsible_person", name));
        row.motpart.into_iter().for_each(|name| agent(xml, party, name));
    });
    xml.element("dates", &[], |xml| {
        date(xml, day, &row.datum);
        date(xml, "captured", &row.registrerad);
        row.frist.iter().for_each(|day| date(xml, "decision_deadline", day));
    });
}

fn agent(xml: &mut Xml, kind: &str, name: &str) {
    xml.element("agent", &[("agentType", &kind)], |xml| xml.text_element("name", &[], name));
}

/// The schema wants a time: the beginning of the day.
fn date(xml: &mut Xml, kind: &str, day: &str) {
    xml.text_element("date", &[("dateType", &kind)], &format!("{day}T00:00:00"));
}
