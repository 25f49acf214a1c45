//! The archive profile: the package as a submission information package (SIP) after E-ARK CSIP and SIP 2.1.0, which is what Riksarkivet's FGS
//! Paketstruktur 2.0 says.
//!
//! ```text
//! A2024-00912_minnesanteckningar_2024-06-04/
//!   METS.xml                               what is in the package
//!   metadata/descriptive/erms.xml          the document, as systems for records tell of it (CITS ERMS 2.1)
//!   metadata/preservation/premis.xml       how it came about (PREMIS 3)
//!   documentation/                         registration card and report
//!   representations/handling/              PDF and appendices
//!   representations/redigerbar/            the document in other formats
//!   representations/kalla/                 the record, and what it is built with
//!     METS.xml  metadata/preservation/premis.xml  data/
//!   schemas/                               the schemas of all that is XML
//! ```
//!
//! **Invariant:** every time in it is midnight of a day that the record tells. The same record gives the same bytes.

mod erms;
mod mets;
mod premis;
mod schemas;

use super::{Filing, Item, Part, name};
use crate::build::Output;
use crate::pdf::Standard;
use crate::xml::XmlError;
use schemas::SCHEMAS;

/// A file of the package.
#[derive(Clone, Debug)]
struct File {
    /// From the package's root, with slashes.
    path: String,
    media_type: &'static str,
    /// What it is, as far as that is known for certain: of files that we make.
    format: Option<FileFormat>,
    bytes: Vec<u8>,
}

/// A format in the words of PRONOM, the register of formats of the National Archives (United Kingdom).
#[derive(Clone, Copy, Debug)]
struct FileFormat {
    name: &'static str,
    key: &'static str,
}

const XML: FileFormat = FileFormat { name: "XML 1.0", key: "fmt/101" };
const JSON: FileFormat = FileFormat { name: "JSON", key: "fmt/817" };
const CSV: FileFormat = FileFormat { name: "CSV", key: "x-fmt/18" };

/// A directory of `representations/`.
#[derive(Debug)]
struct Representation {
    name: &'static str,
    /// What it holds, in a few words.
    label: &'static str,
    files: Vec<File>,
}

/// Files by the part of the package that they are.
#[derive(Debug)]
struct Parts {
    documentation: Vec<File>,
    schemas: Vec<File>,
    representations: Vec<Representation>,
}

/// The files of the package, in which the card and the report are `forms`.
///
/// # Errors
/// A character in the record that XML cannot carry.
pub(super) fn files(
    filing: &Filing<'_>,
    items: &[Item<'_>],
    forms: Vec<(String, Vec<u8>)>,
) -> Result<Vec<(String, Vec<u8>)>, XmlError> {
    let facts = Described::of(filing);
    let parts = Parts {
        documentation: forms.into_iter().map(form).collect(),
        schemas: SCHEMAS.iter().map(|(name, text)| xml(format!("schemas/{name}"), text.as_bytes().to_vec())).collect(),
        representations: representations(filing, items),
    };
    let mut all = Vec::new();
    let mut pointers = Vec::new();
    for representation in &parts.representations {
        let root = representation.root();
        let premis = xml(format!("{root}metadata/preservation/premis.xml"), premis::representation(representation)?);
        let mets = mets::representation(&facts, representation, &premis)?;
        let mets = xml(format!("{root}METS.xml"), mets);
        pointers.push((representation.name, mets.clone()));
        all.extend([premis, mets]);
    }
    let erms = xml("metadata/descriptive/erms.xml".to_owned(), erms::erms(filing, &facts, &parts)?);
    let premis = xml("metadata/preservation/premis.xml".to_owned(), premis::package(filing, &facts, &parts)?);
    let mets = mets::package(&facts, &parts, &pointers, &erms, &premis)?;
    all.extend([erms, premis, xml("METS.xml".to_owned(), mets)]);
    all.extend(parts.documentation);
    all.extend(parts.schemas);
    all.extend(parts.representations.into_iter().flat_map(|representation| representation.files));
    Ok(all.into_iter().map(|file| (file.path, file.bytes)).collect())
}

/// What every file of metadata tells of the document.
#[derive(Debug)]
struct Described {
    /// The package's name.
    package: String,
    title: String,
    authority: String,
    /// Midnight of the day of the package: when the document was registered, or drawn up.
    time: String,
    day: String,
}

impl Described {
    fn of(filing: &Filing<'_>) -> Self {
        let (meeting, metadata) = (&filing.facts.meeting, &filing.facts.metadata);
        let day = meeting.registered.unwrap_or_else(|| meeting.drawn_up()).to_string();
        Self {
            package: name(filing.facts, meeting.version),
            title: metadata.title.clone(),
            authority: meeting.authority.clone(),
            time: midnight(&day),
            day,
        }
    }
}

/// The first moment of a day, in the form of XML Schema's `dateTime`.
fn midnight(day: &str) -> String {
    format!("{day}T00:00:00Z")
}

impl Representation {
    /// Its directory, from the package's root, with a slash at its end.
    fn root(&self) -> String {
        format!("representations/{}/", self.name)
    }
}

fn representations(filing: &Filing<'_>, items: &[Item<'_>]) -> Vec<Representation> {
    let of = |name: &'static str, label: &'static str, belongs: &dyn Fn(&Item<'_>) -> bool| {
        let file = |item: &Item<'_>| File {
            path: format!("representations/{name}/data/{}", item.name),
            media_type: item.media_type,
            format: format_of(item, filing.standard),
            bytes: item.bytes.to_vec(),
        };
        Representation { name, label, files: items.iter().filter(|item| belongs(item)).map(file).collect() }
    };
    let is_pdf = |item: &Item<'_>| item.media_type == Output::Pdf.media_type();
    let document = |item: &Item<'_>| item.part == Part::Document;
    let all = [
        of("handling", "Handlingen och dess bilagor", &|item| {
            matches!(item.part, Part::Appendix(_)) || document(item) && is_pdf(item)
        }),
        of("redigerbar", "Handlingen i andra format", &|item| document(item) && !is_pdf(item)),
        of("kalla", "Posten som handlingen är gjord av", &|item| {
            matches!(item.part, Part::Record | Part::Register | Part::Picture)
        }),
    ];
    all.into_iter().filter(|representation| !representation.files.is_empty()).collect()
}

/// What a file of ours is. Of an appendix or a picture only the kind is known, not the version.
fn format_of(item: &Item<'_>, standard: Standard) -> Option<FileFormat> {
    let known = |name, key| Some(FileFormat { name, key });
    match (item.part, item.media_type) {
        (Part::Appendix(_) | Part::Picture, _) => None,
        (_, "application/pdf") => match standard {
            Standard::A2aUa1 => known("PDF/A-2a", "fmt/476"),
            Standard::A1a => known("PDF/A-1a", "fmt/95"),
            Standard::A3aUa1 => known("PDF/A-3a", "fmt/479"),
            Standard::Plain => known("PDF 1.7", "fmt/276"),
        },
        (_, "text/html") => known("HTML 5", "fmt/471"),
        (_, "text/plain") => known("Plain text", "x-fmt/111"),
        (_, "application/json") => Some(JSON),
        (_, "application/yaml") => known("YAML", "fmt/818"),
        _ => known("Office Open XML (DOCX)", "fmt/412"),
    }
}

/// Card or report, by its name.
fn form((name, bytes): (String, Vec<u8>)) -> File {
    let (media_type, format) = match name.rsplit_once('.') {
        Some((_, "json")) => ("application/json", JSON),
        _ => ("text/csv", CSV),
    };
    File { path: format!("documentation/{name}"), media_type, format: Some(format), bytes }
}

fn xml(path: String, bytes: Vec<u8>) -> File {
    File { path, media_type: "application/xml", format: Some(XML), bytes }
}
