//! A package that somebody else made: opened warily, and read part by part within bounds.
//!
//! Nothing of it is believed. How large a part is shows when it is unpacked, not in what it says of itself; how much may be unpacked in all is
//! counted; a name is only ever looked up.

use std::collections::BTreeMap;
use std::io::{Cursor, ErrorKind, Read as _};

use zip::ZipArchive;
use zip::result::ZipError;

use super::xml::{self, Broken, Element, Space, Visitor};
use crate::diagnostic::{Code, Diagnostic, excerpt};
use crate::message;

/// How much is too much.
#[derive(Clone, Copy, Debug)]
pub struct Limits;

impl Limits {
    /// Largest file in bytes. Those with many pictures have some tens of megabytes.
    pub const FILE_BYTES: usize = 128 * MIB;
    /// Largest part that is unpacked, in bytes. A thousand pages have some ten megabytes.
    pub const PART_BYTES: u64 = 64 * MIB as u64;
    /// Most that is unpacked of one file, in bytes.
    pub const ALL_BYTES: u64 = 4 * Self::PART_BYTES;
    /// Most parts. Real files have some tens, those with many pictures some hundreds.
    pub const PARTS: usize = 20_000;
}

const MIB: usize = 1024 * 1024;

/// The first bytes of a ZIP.
const ZIP: &[u8] = b"PK\x03\x04";
/// What the entry of a part in a ZIP's directory begins with.
const ENTRY: &[u8] = b"PK\x01\x02";
/// The first bytes of a compound file, which holds documents that are encrypted or older than 2007 ([MS-CFB] 2.2).
const COMPOUND: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";

/// Whether bytes begin as a file of a word processor does; no record can begin so.
#[must_use]
pub fn looks_like(bytes: &[u8]) -> bool {
    bytes.starts_with(ZIP) || bytes.starts_with(COMPOUND)
}

/// Why a package cannot be read further: a fault, and the part that it is in.
#[derive(Debug)]
pub(super) struct Refusal {
    pub(super) part: Option<String>,
    pub(super) fault: Diagnostic,
}

impl Refusal {
    fn new(fault: Diagnostic) -> Box<Self> {
        Box::new(Self { part: None, fault })
    }

    fn of_part(part: &str, fault: Diagnostic) -> Box<Self> {
        Box::new(Self { part: Some(part.to_owned()), fault })
    }
}

/// A package whose directory has been read.
pub(super) struct Package<'b> {
    archive: ZipArchive<Cursor<&'b [u8]>>,
    /// The names of the parts by the same in lower case: they are equal regardless of it (ECMA-376 part 2, 6.2.2.3).
    names: BTreeMap<String, String>,
    /// Bytes that may still be unpacked.
    left: u64,
}

/// What a part says that it has to do with another.
pub(super) struct Relationship {
    /// The last word of its type, such as `styles`. The words before differ between the transitional and the strict form.
    pub(super) kind: String,
    /// The part's full name.
    pub(super) target: String,
}

impl<'b> Package<'b> {
    /// Opens a package.
    pub(super) fn open(bytes: &'b [u8]) -> Result<Self, Box<Refusal>> {
        if bytes.len() > Limits::FILE_BYTES {
            let most = Limits::FILE_BYTES / MIB;
            let fault = message!("filen är större än {most} MiB", "the file is larger than {most} MiB");
            return Err(Refusal::new(too_large(fault)));
        }
        if let Some(fault) = other_kind(bytes) {
            return Err(Refusal::new(fault));
        }
        // Counted before the directory is taken into memory, for which each entry of some ten bytes takes some hundreds.
        if bytes.windows(ENTRY.len()).filter(|window| *window == ENTRY).nth(Limits::PARTS).is_some() {
            let most = Limits::PARTS;
            let fault = message!("filen har fler än {most} delar", "the file has more than {most} parts");
            return Err(Refusal::new(too_large(fault)));
        }
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| Refusal::new(damaged(&error)))?;
        if archive.has_duplicate_names() {
            return Err(Refusal::new(twins(None)));
        }
        let mut names = BTreeMap::new();
        for name in archive.file_names() {
            let name = name.map_err(|error| Refusal::new(damaged(&error)))?.into_owned();
            if let Some(twin) = names.insert(name.to_lowercase(), name) {
                return Err(Refusal::new(twins(Some(&twin))));
            }
        }
        Ok(Self { archive, names, left: Limits::ALL_BYTES })
    }

    /// The text of a part, where there is such a part.
    pub(super) fn part(&mut self, name: &str) -> Result<Option<String>, Box<Refusal>> {
        let Some(own) = self.names.get(&name.to_lowercase()) else { return Ok(None) };
        let file = match self.archive.by_name(own) {
            Ok(file) => file,
            Err(ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED)) => {
                return Err(Refusal::of_part(name, locked()));
            }
            Err(error) => return Err(Refusal::of_part(name, damaged(&error))),
        };
        let most = Limits::PART_BYTES.min(self.left);
        let mut bytes = Vec::new();
        // One byte more than is allowed tells that there is too much.
        file.take(most + 1).read_to_end(&mut bytes).map_err(|error| match error.kind() {
            ErrorKind::OutOfMemory => Refusal::of_part(name, part_too_large()),
            _ => Refusal::of_part(name, damaged(&error)),
        })?;
        let length = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
        if length > most {
            return Err(Refusal::of_part(name, part_too_large()));
        }
        self.left -= length;
        let text = decoded(bytes).ok_or_else(|| {
            let fault = message!("delen är ingen text i UTF-8 eller UTF-16", "the part is no text in UTF-8 or UTF-16");
            Refusal::of_part(name, Diagnostic::new(Code::DocxXml, fault))
        })?;
        Ok(Some(text))
    }

    /// Shows a part to a visitor; `false` if there is no such part.
    pub(super) fn walk(&mut self, name: &str, visitor: &mut impl Visitor) -> Result<bool, Box<Refusal>> {
        let Some(text) = self.part(name)? else { return Ok(false) };
        xml::walk(&text, visitor).map_err(|broken| Refusal::of_part(name, not_xml(&broken)))?;
        Ok(true)
    }

    /// What a part, or with an empty name the package itself, refers to inside of the package.
    pub(super) fn relationships(&mut self, part: &str) -> Result<Vec<Relationship>, Box<Refusal>> {
        let (folder, file) = part.rsplit_once('/').unwrap_or(("", part));
        let name = joined(folder, &format!("_rels/{file}.rels"));
        let mut found = Relationships { folder, list: Vec::new() };
        self.walk(&name, &mut found)?;
        Ok(found.list)
    }
}

struct Relationships<'p> {
    folder: &'p str,
    list: Vec<Relationship>,
}

impl Visitor for Relationships<'_> {
    fn start(&mut self, element: &Element<'_>) {
        let outside = element.plain("TargetMode").is_some_and(|mode| mode == "External");
        if !element.is(Space::Relationships, "Relationship") || outside {
            return;
        }
        let [kind, target] = ["Type", "Target"].map(|name| element.plain(name).unwrap_or_default());
        let kind = kind.rsplit('/').next().unwrap_or_default().to_owned();
        self.list.push(Relationship { kind, target: joined(self.folder, &target) });
    }
}

/// A name as seen from a folder of the package. No way leads out of it.
fn joined(folder: &str, target: &str) -> String {
    let base = if target.starts_with('/') { "" } else { folder };
    let mut parts: Vec<&str> = Vec::new();
    for part in base.split('/').chain(target.split('/')) {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop();
            }
            part => parts.push(part),
        }
    }
    parts.join("/")
}

/// The text of a part, without a byte order mark.
fn decoded(bytes: Vec<u8>) -> Option<String> {
    let units = |read: fn([u8; 2]) -> u16| {
        let (pairs, rest) = bytes.get(2..)?.as_chunks::<2>();
        let text = char::decode_utf16(pairs.iter().map(|pair| read(*pair))).collect::<Result<String, _>>().ok()?;
        rest.is_empty().then_some(text)
    };
    match bytes.as_slice() {
        [0xFF, 0xFE, ..] => units(u16::from_le_bytes),
        [0xFE, 0xFF, ..] => units(u16::from_be_bytes),
        [0xEF, 0xBB, 0xBF, rest @ ..] => std::str::from_utf8(rest).ok().map(str::to_owned),
        _ => String::from_utf8(bytes).ok(),
    }
}

/// What is wrong with a file that is no package at all.
fn other_kind(bytes: &[u8]) -> Option<Diagnostic> {
    let holds = |word: &str| {
        let wide: Vec<u8> = word.encode_utf16().flat_map(u16::to_le_bytes).collect();
        bytes.windows(wide.len()).any(|window| window == wide)
    };
    if bytes.is_empty() {
        let fault = message!("filen är tom", "the file is empty");
        let hint = message!("spara dokumentet en gång till", "save the document once more");
        Some(Diagnostic::new(Code::DocxFile, fault).hint(hint))
    } else if bytes.starts_with(COMPOUND) && holds("EncryptedPackage") {
        Some(locked())
    } else if bytes.starts_with(COMPOUND) {
        let fault = message!("filen är i ett format som är äldre än 2007", "the file is in a format older than 2007");
        let hint = message!(
            "öppna den i Word och spara den som Word-dokument (.docx)",
            "open it in Word and save it as a Word document (.docx)"
        );
        Some(Diagnostic::new(Code::DocxFile, fault).hint(hint))
    } else if bytes.starts_with(ZIP) || bytes.starts_with(b"PK\x05\x06") {
        None
    } else {
        let what = if bytes.starts_with(b"%PDF") {
            message!("filen är en pdf, ingen Word-fil", "the file is a PDF, no Word file")
        } else if bytes.starts_with(b"{\\rtf") {
            message!("filen är i rtf, ingen Word-fil (.docx)", "the file is in RTF, no Word file (.docx)")
        } else {
            message!("filen är ingen Word-fil", "the file is no Word file")
        };
        let hint = message!(
            "en Word-fil (.docx) är ett zip-arkiv; spara dokumentet en gång till som Word-dokument",
            "a Word file (.docx) is a ZIP archive; save the document once more as a Word document"
        );
        Some(Diagnostic::new(Code::DocxFile, what).hint(hint))
    }
}

fn locked() -> Diagnostic {
    let fault = message!(
        "filen är krypterad med lösenord eller behörigheter",
        "the file is encrypted with a password or with permissions"
    );
    Diagnostic::new(Code::DocxFile, fault).hint(message!(
        "ta bort lösenordet i Word (Arkiv > Info > Skydda dokument): hjälpmedel hindras av det, och ingen kan granska filen",
        "remove the password in Word (File > Info > Protect Document): it keeps assistive technology out, and nobody can check the file"
    ))
}

fn damaged(error: &dyn std::fmt::Display) -> Diagnostic {
    let fault = message!("filen är skadad: {error}", "the file is damaged: {error}");
    let hint = message!(
        "hämta eller spara den en gång till; låt annars Word reparera den",
        "fetch or save it once more; or else have Word repair it"
    );
    Diagnostic::new(Code::DocxFile, fault).hint(hint)
}

fn twins(name: Option<&str>) -> Diagnostic {
    let fault = match name.map(excerpt) {
        Some(name) => message!("två av filens delar heter ”{name}”", "two of the file's parts are called “{name}”"),
        None => message!("två av filens delar heter likadant", "two of the file's parts have the same name"),
    };
    let hint = message!("öppna filen i Word och spara den en gång till", "open the file in Word and save it once more");
    Diagnostic::new(Code::DocxFile, fault).hint(hint)
}

/// A package of another kind, or of none.
pub(super) fn no_document(name: Option<&str>) -> Diagnostic {
    let fault = match name {
        Some(name) => {
            let name = excerpt(name);
            message!("delen ”{name}” saknas, och där står texten", "the part “{name}” is missing, and it has the text")
        }
        None => {
            message!("filen är ett zip-arkiv men inget Word-dokument", "the file is a ZIP archive but no Word document")
        }
    };
    let hint = message!(
        "öppna filen i det program som gjorde den och spara den som Word-dokument",
        "open the file in the program that made it and save it as a Word document"
    );
    Diagnostic::new(Code::DocxFile, fault).hint(hint)
}

fn too_large(fault: crate::diagnostic::Message) -> Diagnostic {
    Diagnostic::new(Code::DocxSize, fault).hint(message!(
        "inget vanligt dokument är så stort: kontrollera var filen kommer från",
        "no ordinary document is as large: make sure where the file comes from"
    ))
}

fn part_too_large() -> Diagnostic {
    let most = Limits::PART_BYTES / MIB as u64;
    too_large(message!(
        "delen är uppackad större än {most} MiB, eller så är filens delar det tillsammans fyra gånger om",
        "the part unpacked is larger than {most} MiB, or the file's parts together are four times that"
    ))
}

fn not_xml(broken: &Broken) -> Diagnostic {
    let hint = message!(
        "öppna filen i det program som gjorde den och spara den en gång till",
        "open the file in the program that made it and save it once more"
    );
    Diagnostic::new(Code::DocxXml, broken.message()).hint(hint)
}
