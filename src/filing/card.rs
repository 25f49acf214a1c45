//! The registration card (registreringskort): what a registrar enters of a document (5 kap. 2 § offentlighets- och sekretesslagen), and what
//! registries ask for besides.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use serde::Serialize;

use super::{Filing, Item, Part, name};
use crate::checksum::checksum;
use crate::meeting::{Correction, Meeting, Participant, Particulars, Person, Replaced, Secrecy};

/// Version of the card's form, raised when a key changes its meaning.
const FORMAT: u32 = 1;

/// Direction (riktning). What Protokollant makes is drawn up (upprättad) by the authority itself: nothing of it came in.
pub(super) const DIRECTION: &str = "upprättad";

/// The card. Its keys are those of the record where the record has them.
#[derive(Debug, Serialize)]
pub(super) struct Card<'a> {
    format: u32,
    paket: String,
    diarienummer: Option<&'a str>,
    /// When the document was drawn up (5 kap. 2 § 1).
    datum: String,
    registrerad: Option<String>,
    titel: Title<'a>,
    handlingstyp: &'static str,
    riktning: &'static str,
    avsändare: Vec<&'a str>,
    motpart: Vec<&'a str>,
    myndighet: &'a str,
    departement: Option<&'a str>,
    enhet: Option<&'a str>,
    organ: Option<&'a str>,
    ansvarig: Vec<String>,
    mötesdagar: [String; 2],
    språk: &'a str,
    status: &'static str,
    version: u32,
    ersätter: Option<Earlier<'a>>,
    rättelse: Option<Corrected<'a>>,
    /// Every restriction, that of the whole first.
    skydd: Vec<Protection<'a>>,
    /// Of a public document: by which provisions something is masked.
    maskat: Vec<String>,
    antal_filer: usize,
    filer: Vec<File<'a>>,
    /// Appendices that are filed by themselves, or only on paper.
    bilagor_utan_fil: Vec<Missing<'a>>,
}

/// Title that everybody may see, and the one that only those see who may see the document.
#[derive(Debug, Serialize)]
struct Title<'a> {
    offentlig: &'a str,
    skyddad: Option<&'a str>,
}

#[derive(Debug, Serialize)]
struct Earlier<'a> {
    version: u32,
    datum: Option<String>,
    diarienummer: Option<&'a str>,
    sha256: Option<&'a str>,
}

#[derive(Debug, Serialize)]
struct Corrected<'a> {
    datum: String,
    text: &'a str,
}

#[derive(Debug, Serialize)]
struct Protection<'a> {
    lagrum: String,
    datum: String,
    myndighet: &'a str,
}

#[derive(Debug, Serialize)]
struct File<'a> {
    fil: &'a str,
    slag: &'static str,
    nummer: Option<u32>,
    titel: Option<&'a str>,
    diarienummer: Option<&'a str>,
    /// What the record calls it: with files of these names beside the record, the document can be made anew.
    sökväg: Option<&'a str>,
    mediatyp: &'static str,
    byte: usize,
    sha256: String,
}

#[derive(Debug, Serialize)]
struct Missing<'a> {
    nummer: u32,
    titel: &'a str,
    diarienummer: Option<&'a str>,
}

/// Fills in the card.
pub(super) fn card<'a>(filing: &Filing<'a>, items: &'a [Item<'a>]) -> Card<'a> {
    let (meeting, metadata) = (&filing.facts.meeting, &filing.facts.metadata);
    let appendices = meeting.particulars.appendices();
    Card {
        format: FORMAT,
        paket: name(filing.facts, meeting.version),
        diarienummer: meeting.registry_number.as_deref(),
        datum: meeting.drawn_up().to_string(),
        registrerad: meeting.registered.map(|day| day.to_string()),
        titel: match &meeting.public_title {
            Some(public) => Title { offentlig: public, skyddad: Some(&metadata.title) },
            None => Title { offentlig: &metadata.title, skyddad: None },
        },
        handlingstyp: meeting.kind.word(),
        riktning: DIRECTION,
        avsändare: sender(meeting),
        motpart: counterparties(meeting),
        myndighet: &meeting.authority,
        departement: meeting.department.as_deref(),
        enhet: meeting.unit.as_deref(),
        organ: meeting.particulars.protocol().map(|protocol| protocol.body.as_str()),
        ansvarig: responsible(meeting),
        mötesdagar: [meeting.days.0, meeting.days.1].map(|day| day.to_string()),
        språk: meeting.lang.tag(),
        status: meeting.status.word(),
        version: meeting.version,
        ersätter: meeting.replaces.as_ref().map(earlier),
        rättelse: meeting
            .correction
            .as_ref()
            .map(|Correction { date, text }| Corrected { datum: date.to_string(), text }),
        skydd: meeting.markings.iter().map(protection).collect(),
        maskat: meeting.masked.iter().map(|provision| plain(provision)).collect(),
        antal_filer: items.len(),
        filer: items.iter().map(|item| file(item, meeting)).collect(),
        bilagor_utan_fil: appendices
            .iter()
            .filter(|appendix| appendix.file.is_none())
            .map(|appendix| Missing {
                nummer: appendix.number,
                titel: &appendix.title,
                diarienummer: appendix.registry_number.as_deref(),
            })
            .collect(),
    }
}

fn file<'a>(item: &'a Item<'a>, meeting: &'a Meeting) -> File<'a> {
    let nummer = match item.part {
        Part::Appendix(number) => Some(number),
        Part::Document | Part::Record | Part::Register | Part::Picture => None,
    };
    let appendix = nummer.and_then(|number| meeting.particulars.appendices().iter().find(|own| own.number == number));
    File {
        fil: &item.name,
        slag: item.part.word(),
        nummer,
        titel: appendix.map(|appendix| appendix.title.as_str()),
        diarienummer: appendix.and_then(|appendix| appendix.registry_number.as_deref()),
        sökväg: item.path,
        mediatyp: item.media_type,
        byte: item.bytes.len(),
        sha256: checksum(item.bytes),
    }
}

/// The part of the authority that the document comes from, the narrowest last.
fn sender(meeting: &Meeting) -> Vec<&str> {
    let parts = [Some(&meeting.authority), meeting.department.as_ref(), meeting.unit.as_ref()];
    parts.into_iter().flatten().map(String::as_str).collect()
}

/// The organisations and parties outside, each once: registries want no officials and no addresses here.
pub(super) fn counterparties(meeting: &Meeting) -> Vec<&str> {
    let organisations = meeting.participants.iter().filter_map(|participant| match participant {
        Participant::Person { organisation, .. } => organisation.as_deref(),
        Participant::Organisation { name, .. } => Some(name.as_str()),
        Participant::Count { of, .. } => of.as_deref(),
    });
    let of_kind: Vec<&str> = match &meeting.particulars {
        Particulars::Decision(decision) => decision.parties.iter().map(String::as_str).collect(),
        Particulars::Memorandum(memorandum) => memorandum.recipients.iter().map(String::as_str).collect(),
        Particulars::Notes(_) | Particulars::Meeting(_) | Particulars::FileNote(_) => Vec::new(),
    };
    let own = sender(meeting);
    let mut seen = BTreeSet::new();
    let named = of_kind.into_iter().chain(organisations);
    named.filter(|name| !own.contains(name) && seen.insert(*name)).collect()
}

/// Who answers for the document: its authors, the secretary of minutes, those who presented a decision.
pub(super) fn responsible(meeting: &Meeting) -> Vec<String> {
    let person = |person: &Person| match &person.role {
        Some(role) => format!("{}, {role}", person.name),
        None => person.name.clone(),
    };
    let authors = meeting.authors.iter().map(person);
    let of_kind: Vec<String> = match &meeting.particulars {
        Particulars::Meeting(protocol) => protocol.secretary.iter().map(|name| name.value.clone()).collect(),
        Particulars::Decision(decision) => decision.presenters.iter().map(person).collect(),
        Particulars::Notes(_) | Particulars::FileNote(_) | Particulars::Memorandum(_) => Vec::new(),
    };
    authors.chain(of_kind).collect()
}

fn earlier(replaced: &Replaced) -> Earlier<'_> {
    Earlier {
        version: replaced.version,
        datum: replaced.date.map(|day| day.to_string()),
        diarienummer: replaced.registry_number.as_deref(),
        sha256: replaced.sha256.as_deref(),
    }
}

/// A text as programs compare it: spaces that keep words together on paper are spaces.
pub(super) fn plain(text: &str) -> String {
    text.replace('\u{a0}', " ")
}

fn protection(secrecy: &Secrecy) -> Protection<'_> {
    let Secrecy { provision, date, authority } = secrecy;
    Protection { lagrum: plain(provision), datum: date.to_string(), myndighet: authority }
}

/// What a register of documents wants to know of a document before it has a number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Registration {
    /// Title for everybody to see.
    pub title: String,
    /// Title for those who may see the document, where the open one must be silent.
    pub protected_title: Option<String>,
    /// When it was drawn up (upprättad).
    pub date: NaiveDate,
    /// Kind of document.
    pub kind: &'static str,
    /// Organisations and parties outside the authority.
    pub counterparty: Option<String>,
    /// Who answers for it.
    pub responsible: Option<String>,
    /// The provisions by which it may be secret.
    pub protection: Option<String>,
}

/// What a record tells a register.
#[must_use]
pub fn registration(meeting: &Meeting) -> Registration {
    let listed = |list: Vec<String>| Some(list.join("; ")).filter(|list| !list.is_empty());
    let own = meeting.title.clone().unwrap_or_default();
    let (title, protected_title) = match &meeting.public_title {
        Some(public) => (public.clone(), Some(own)),
        None => (own, None),
    };
    Registration {
        title: plain(&title),
        protected_title: protected_title.map(|title| plain(&title)),
        date: meeting.drawn_up(),
        kind: meeting.kind.word(),
        counterparty: listed(counterparties(meeting).into_iter().map(plain).collect()),
        responsible: listed(responsible(meeting)),
        protection: listed(meeting.markings.iter().map(|marking| plain(&marking.provision)).collect()),
    }
}

impl Card<'_> {
    /// The card as JSON.
    pub(super) fn json(&self) -> String {
        super::json(self)
    }

    /// The card as a table of one row with its heads, as registries' imports and Excel take it: semicolons between, everything in quotation
    /// marks, a byte order mark in front. Lists are joined by " | ".
    pub(super) fn csv(&self) -> String {
        let list = |list: &[&str]| list.join(" | ");
        let text = |text: Option<&str>| text.unwrap_or_default().to_owned();
        let files: Vec<&str> = self.filer.iter().map(|file| file.fil).collect();
        let responsible: Vec<&str> = self.ansvarig.iter().map(String::as_str).collect();
        let replaces = self.ersätter.as_ref();
        let corrected = self.rättelse.as_ref();
        let protections =
            |of: &dyn Fn(&Protection<'_>) -> String| self.skydd.iter().map(of).collect::<Vec<_>>().join(" | ");
        let columns = [
            ("paket", self.paket.clone()),
            ("diarienummer", text(self.diarienummer)),
            ("datum", self.datum.clone()),
            ("registrerad", text(self.registrerad.as_deref())),
            ("titel_offentlig", self.titel.offentlig.to_owned()),
            ("titel_skyddad", text(self.titel.skyddad)),
            ("handlingstyp", self.handlingstyp.to_owned()),
            ("riktning", self.riktning.to_owned()),
            ("avsändare", list(&self.avsändare)),
            ("motpart", list(&self.motpart)),
            ("myndighet", self.myndighet.to_owned()),
            ("departement", text(self.departement)),
            ("enhet", text(self.enhet)),
            ("organ", text(self.organ)),
            ("ansvarig", list(&responsible)),
            ("möte_från", self.mötesdagar[0].clone()),
            ("möte_till", self.mötesdagar[1].clone()),
            ("språk", self.språk.to_owned()),
            ("status", self.status.to_owned()),
            ("version", self.version.to_string()),
            ("ersätter_version", replaces.map(|earlier| earlier.version.to_string()).unwrap_or_default()),
            ("ersätter_sha256", text(replaces.and_then(|earlier| earlier.sha256))),
            ("rättelse_datum", text(corrected.map(|corrected| corrected.datum.as_str()))),
            ("rättelse", text(corrected.map(|corrected| corrected.text))),
            ("skydd_lagrum", protections(&|protection| protection.lagrum.clone())),
            ("skydd_datum", protections(&|protection| protection.datum.clone())),
            ("skydd_myndighet", protections(&|protection| protection.myndighet.to_owned())),
            ("maskat", self.maskat.join(" | ")),
            ("antal_filer", self.antal_filer.to_string()),
            ("filer", list(&files)),
        ];
        let row = |cells: Vec<String>| cells.join(";") + "\r\n";
        let heads = columns.iter().map(|(head, _)| quoted(head)).collect();
        let cells = columns.iter().map(|(_, cell)| quoted(cell)).collect();
        format!("\u{feff}{}{}", row(heads), row(cells))
    }
}

/// A cell in quotation marks. What Excel would take for a formula gets an apostrophe in front: a title is not to be calculated.
fn quoted(cell: &str) -> String {
    let mark = if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) { "'" } else { "" };
    format!("\"{mark}{}\"", cell.replace('"', "\"\""))
}

impl Meeting {
    /// The day on which the document was drawn up (upprättad), as far as the record tells it; else the last day that it tells of.
    #[must_use]
    pub fn drawn_up(&self) -> NaiveDate {
        self.particulars.drawn_up().map_or(self.days.1, |day| day.value)
    }
}

#[cfg(test)]
mod tests {
    use super::quoted;

    #[test]
    fn a_title_that_looks_like_a_formula_is_not_calculated() {
        assert_eq!(quoted("=HYPERLINK(\"x\")"), "\"'=HYPERLINK(\"\"x\"\")\"");
        assert_eq!(quoted("Möte; del 2"), "\"Möte; del 2\"");
    }
}
