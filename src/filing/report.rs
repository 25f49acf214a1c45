//! The report (rapport): what was checked, what was found, and with which program, templates and fonts the document was made.

use std::collections::BTreeMap;

use serde::Serialize;

use super::{Filing, Item};
use crate::checksum::checksum;
use crate::diagnostic::catalogue::{Family, family};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::pdf::Standard;
use crate::template::FONTS;

/// Version of the report's form, raised when a key changes its meaning.
const FORMAT: u32 = 1;

#[derive(Serialize)]
struct Report<'a> {
    format: u32,
    program: Named<'a>,
    mallar: Sum<'a>,
    husstil: Named<'a>,
    typsnitt: Fonts<'a>,
    pdf_standard: &'static str,
    /// All formats have been read back and say the same.
    formaten_lika: bool,
    filer: Vec<File<'a>>,
    kontroller: Checks<'a>,
}

#[derive(Serialize)]
struct Named<'a> {
    namn: &'a str,
    version: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    sha256: Option<&'a str>,
}

#[derive(Serialize)]
struct Sum<'a> {
    sha256: &'a str,
}

#[derive(Serialize)]
struct Fonts<'a> {
    sha256: &'a str,
    /// The files that the program carries; a house style of one's own may add some, which are in the checksum above.
    filer: Vec<Font<'a>>,
}

#[derive(Serialize)]
struct Font<'a> {
    fil: &'a str,
    sha256: String,
}

#[derive(Serialize)]
struct File<'a> {
    fil: &'a str,
    sha256: String,
}

#[derive(Serialize)]
struct Checks<'a> {
    fel: usize,
    varningar: usize,
    upplysningar: usize,
    /// Every rule that was tried, with how often it was broken.
    regler: BTreeMap<&'static str, usize>,
    anmärkningar: Vec<Remark<'a>>,
}

#[derive(Serialize)]
struct Remark<'a> {
    kod: &'static str,
    allvar: &'static str,
    text: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    rad: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    skäl: Option<&'a str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    tystade: Vec<Remark<'a>>,
}

/// Writes the report.
pub(super) fn report(filing: &Filing<'_>, items: &[Item<'_>]) -> String {
    let count = |severity| filing.diagnostics.iter().filter(|fault| fault.severity == severity).count();
    let house = &filing.facts.house;
    super::json(&Report {
        format: FORMAT,
        program: Named { namn: "Protokollant", version: env!("CARGO_PKG_VERSION"), sha256: None },
        mallar: Sum { sha256: &filing.ingredients.templates },
        husstil: Named { namn: &house.name, version: &house.version, sha256: Some(&house.checksum) },
        typsnitt: Fonts {
            sha256: &filing.ingredients.fonts,
            filer: FONTS.iter().map(|(name, bytes)| Font { fil: name, sha256: checksum(bytes) }).collect(),
        },
        pdf_standard: standard(filing.standard),
        formaten_lika: true,
        filer: items.iter().map(|item| File { fil: &item.name, sha256: checksum(item.bytes) }).collect(),
        kontroller: Checks {
            fel: count(Severity::Error),
            varningar: count(Severity::Warning),
            upplysningar: count(Severity::Info),
            regler: rules(filing.diagnostics),
            anmärkningar: filing.diagnostics.iter().map(|fault| remark(fault, filing)).collect(),
        },
    })
}

/// The rules that hold for one record, with how often each was broken.
fn rules(diagnostics: &[Diagnostic]) -> BTreeMap<&'static str, usize> {
    let of_one = |code: &&Code| !matches!(family(**code), Family::Collection | Family::Filing);
    let broken = |code: Code| diagnostics.iter().filter(|fault| fault.code == code).count();
    Code::ALL.iter().filter(of_one).map(|code| (code.info().id, broken(*code))).collect()
}

fn remark<'a>(fault: &'a Diagnostic, filing: &'a Filing<'_>) -> Remark<'a> {
    let span = fault.primary.as_ref().map(|label| label.span);
    let silenced = fault.silenced.as_deref();
    Remark {
        kod: fault.code.info().id,
        allvar: fault.severity.word().sv,
        text: &fault.message.sv,
        rad: span.map(|span| filing.sources.file(span.file).place(span.range().start).line),
        skäl: silenced.map(|silenced| silenced.reason.as_str()),
        tystade: silenced.iter().flat_map(|silenced| &silenced.faults).map(|fault| remark(fault, filing)).collect(),
    }
}

/// The standards of a PDF, as archives write them.
fn standard(standard: Standard) -> &'static str {
    match standard {
        Standard::A2aUa1 => "PDF/A-2a, PDF/UA-1",
        Standard::A1a => "PDF/A-1a",
        Standard::A3aUa1 => "PDF/A-3a, PDF/UA-1",
        Standard::Plain => "PDF 1.7",
    }
}
