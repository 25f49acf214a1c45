//! The package (paket) of one document for the registry and the archive.
//!
//! [`package`] is a pure function: a built document in, names and bytes out, the same ones every time. What a registrar types by hand today
//! is on the registration card (`card`); what was checked, and with what, is in the report (`report`).
//!
//! ```text
//! A2024-00912_minnesanteckningar_2024-06-04/
//!   handling.pdf  handling.docx     the document
//!   bilaga-1.pdf                    its appendices, numbered as in the record
//!   kalla.yaml                      the record, byte for byte
//!   kalla-register.json  kalla-bild-1.png …    what it takes from its register, and its pictures
//!   registrering.json  .csv         the registration card
//!   rapport.json                    every check, and the versions of program, templates and fonts
//!   SHA256SUMS                      for `sha256sum -c`
//! ```
//!
//! **Invariant:** no clock. The only days in a package are those that the record tells.

mod archive;
mod card;
mod inspect;
mod naming;
mod report;

use serde::Serialize;

use crate::build::{Artifact, Facts};
use crate::checksum::checksum;
use crate::collection::lock;
use crate::diagnostic::{Diagnostic, Message};
use crate::meeting::AppendixFile;
use crate::message;
use crate::pdf::Standard;
use crate::source::{Format, Sources};
use crate::template::Ingredients;
use crate::xml::XmlError;
use crate::zipped::{Content, zipped};

pub use card::{Registration, registration};
pub use inspect::{Inspected, Kind, State, inspect, inspect_member, inspect_package, sources_of, without_directory};
pub use naming::name;

/// The list of checksums in a package.
pub const SUMS: &str = "SHA256SUMS";

/// The report in a package.
const REPORT: &str = "rapport.json";

/// The registration card in a package.
pub const CARD: &str = "registrering.json";

/// What a package calls that which the record takes from its register.
const REGISTER: &str = "kalla-register.json";

/// A built document, and what it was built from.
#[derive(Clone, Copy, Debug)]
pub struct Filing<'a> {
    /// What is known of it.
    pub facts: &'a Facts,
    /// Its files.
    pub artifacts: &'a [Artifact],
    /// The standard of its PDF.
    pub standard: Standard,
    /// The record, byte for byte, and what it is written in. `None` where it holds what the document does not: a package for everybody has
    /// neither the record nor its checksum.
    pub record: Option<(&'a [u8], Format)>,
    /// What was found in it: warnings and notes, as a document without errors has.
    pub diagnostics: &'a [Diagnostic],
    /// The files that places point into.
    pub sources: &'a Sources,
    /// Templates and fonts.
    pub ingredients: &'a Ingredients,
}

/// A package: a directory's name, and files with their paths in it, in the order of their paths.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Package {
    /// Its name: registry number, kind and day in ASCII.
    pub name: String,
    /// Paths with slashes, and bytes.
    pub files: Vec<(String, Vec<u8>)>,
}

/// What a file is to the document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    /// The document itself (handling).
    Document,
    /// The appendix with that number (bilaga), from 1.
    Appendix(u32),
    /// The record (källa).
    Record,
    /// What the record takes from its register.
    Register,
    /// A picture in the record's text (bild).
    Picture,
}

impl Part {
    /// The word on the card.
    const fn word(self) -> &'static str {
        match self {
            Self::Document => "handling",
            Self::Appendix(_) => "bilaga",
            Self::Record => "källa",
            Self::Register => "register",
            Self::Picture => "bild",
        }
    }
}

/// A file of the document, before it has its place in a package.
#[derive(Clone, Debug)]
struct Item<'a> {
    part: Part,
    name: String,
    /// The path by which the record names it: with it the record can be built again. None where the document leaves something out, for it may
    /// tell of that.
    path: Option<&'a str>,
    media_type: &'static str,
    bytes: &'a [u8],
}

/// For whom a package is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Profile {
    /// For the registrar (registrator).
    #[default]
    Registry,
    /// For the archive (arkiv): an E-ARK SIP.
    Archive,
}

impl Profile {
    /// All of them.
    pub const ALL: [Self; 2] = [Self::Registry, Self::Archive];

    /// The word on the command line.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Registry => "registrator",
            Self::Archive => "arkiv",
        }
    }
}

/// Makes the package.
///
/// # Errors
/// What cannot be said in XML.
pub fn package(filing: &Filing<'_>, profile: Profile) -> Result<Package, Message> {
    let items = items(filing);
    let card = card::card(filing, &items);
    let mut forms =
        vec![(CARD.to_owned(), card.json().into_bytes()), ("registrering.csv".to_owned(), card.csv().into_bytes())];
    // The report names the record by its checksum, and shows its lines.
    if !filing.facts.leaves_out() {
        forms.push((REPORT.to_owned(), report::report(filing, &items).into_bytes()));
    }
    let files = match profile {
        Profile::Registry => {
            let items = items.iter().map(|item| (item.name.clone(), item.bytes.to_vec()));
            forms.into_iter().chain(items).collect()
        }
        Profile::Archive => archive::files(filing, &items, forms).map_err(|error| unwritable(&error))?,
    };
    Ok(sealed(name(filing.facts, filing.facts.meeting.version), files))
}

/// Why there is no XML, for people.
fn unwritable(error: &XmlError) -> Message {
    match error {
        XmlError::Character(character) => {
            let number = format!("U+{:04X}", u32::from(*character));
            message!("tecknet {number} kan inte stå i XML", "the character {number} cannot be in XML")
        }
        XmlError::Writing(reason) => message!("XML går inte att skriva: {reason}", "XML cannot be written: {reason}"),
    }
}

/// A package with its list of checksums.
fn sealed(name: String, mut files: Vec<(String, Vec<u8>)>) -> Package {
    files.sort();
    let sums: String = files.iter().map(|(path, bytes)| lock::line(&checksum(bytes), path)).collect();
    files.push((SUMS.to_owned(), sums.into_bytes()));
    files.sort();
    Package { name, files }
}

/// The document's files, appendices in the order of their numbers.
fn items<'a>(filing: &Filing<'a>) -> Vec<Item<'a>> {
    let facts = filing.facts;
    let document = filing.artifacts.iter().map(|artifact| Item {
        part: Part::Document,
        name: format!("handling.{}", artifact.output.extension()),
        path: None,
        media_type: artifact.output.media_type(),
        bytes: &artifact.bytes,
    });
    let appendices = appendices(facts).map(|(number, path, file)| Item {
        part: Part::Appendix(number),
        name: format!("bilaga-{number}.{}", file.ending),
        path: Some(path).filter(|_| !facts.leaves_out()),
        media_type: file.media_type,
        bytes: &file.bytes,
    });
    let record = filing.record.map(|(bytes, format)| Item {
        part: Part::Record,
        name: format!("kalla.{}", format.extension()),
        path: None,
        media_type: format.media_type(),
        bytes,
    });
    let register = facts.register.as_ref().filter(|_| record.is_some()).map(|register| Item {
        part: Part::Register,
        name: REGISTER.to_owned(),
        path: Some(&register.path),
        media_type: Format::Json.media_type(),
        bytes: register.text.as_bytes(),
    });
    let pictures = (1..).zip(&facts.meeting.pictures).filter(|_| record.is_some());
    let pictures = pictures.map(|(number, (path, image))| Item {
        part: Part::Picture,
        name: format!("kalla-bild-{number}.{}", image.format.extension()),
        path: Some(path),
        media_type: image.format.media_type(),
        bytes: &image.data,
    });
    // The record holds what the document leaves out.
    let sources = record.clone().into_iter().chain(register).chain(pictures).filter(|_| !facts.leaves_out());
    document.chain(appendices).chain(sources).collect()
}

/// A form as JSON, laid out for people, with a last line end.
fn json(form: &impl Serialize) -> String {
    // Neither maps with other keys than strings nor numbers without a value are in it, so it always succeeds.
    serde_json::to_string_pretty(form).map(|text| text + "\n").unwrap_or_default()
}

/// The appendices that are files, with their numbers and paths.
fn appendices(facts: &Facts) -> impl Iterator<Item = (u32, &str, &AppendixFile)> {
    facts.meeting.particulars.appendices().iter().filter_map(|appendix| {
        let path = &appendix.file.as_ref()?.value;
        Some((appendix.number, path.as_str(), facts.meeting.appendices.get(path)?))
    })
}

impl Package {
    /// The package as one ZIP, in which everything lies in a directory of the package's name.
    ///
    /// # Errors
    /// Those of the compressor.
    pub fn zip(&self) -> Result<Vec<u8>, String> {
        let paths: Vec<String> = self.files.iter().map(|(path, _)| format!("{}/{path}", self.name)).collect();
        let named = paths.iter().zip(&self.files);
        zipped(named.map(|(path, (_, bytes))| (path.as_str(), Content::Bytes(bytes))).collect())
    }
}
