//! Appendices that a record names. What a file is, its content says, not its name; and where the two differ it is refused: whoever gets the
//! package opens the file by its name.
//!
//! A package must be readable for as long as the document is kept, so a file that nobody without a password can open, one that is cut short
//! and one that swells beyond measure when it is opened are refused as well.

use std::io::{Cursor, Read as _};
use std::path::Path;

use hayro_syntax::Pdf;
use quick_xml::events::Event;
use zip::ZipArchive;

use super::beside::{Purpose, SHOWN};
use crate::diagnostic::{Code, Diagnostic, Doc, Message, cut};
use crate::meeting::AppendixFile;
use crate::message;

/// Largest appendix in bytes. Registries take some hundred megabytes for a whole document.
const LARGEST: u64 = 100 * 1024 * 1024;

/// Most bytes that a file in a ZIP (Word, Excel) may have when it is opened. A bomb of some kilobytes has thousands of times more.
const MOST_UNPACKED: u64 = 1024 * 1024 * 1024;

/// Most bytes of it for each byte of the file, where it unpacks to more than [`ALWAYS_ALLOWED`]: what people type shrinks to a twentieth.
const MOST_SWELLING: u64 = 200;

/// So much may come out of any file.
const ALWAYS_ALLOWED: u64 = 64 * 1024 * 1024;

/// An appendix.
pub(super) const PURPOSE: Purpose = Purpose {
    code: Code::RecAppendix,
    name: Doc { sv: "bilagan", en: "appendix" },
    one: Doc { sv: "en bilaga", en: "an appendix" },
    any: Doc { sv: "bilagor som filer", en: "appendices as files" },
    it: Doc { sv: "den", en: "it" },
    formats: Doc { sv: "till exempel PDF", en: "PDF, for example" },
    endings: &[
        "pdf", "docx", "xlsx", "pptx", "odt", "ods", "odp", "png", "jpg", "jpeg", "tif", "tiff", "txt", "csv", "xml",
    ],
    largest: LARGEST,
};

/// What an appendix can be written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Pdf,
    /// Word, Excel and PowerPoint since 2007; the main part tells which.
    Office(&'static Packed),
    /// OpenDocument; a file named `mimetype` tells which.
    Open(&'static Packed),
    Png,
    Jpeg,
    Tiff,
    Text,
    Csv,
    Xml,
}

/// A format that is a ZIP.
#[derive(Debug, PartialEq, Eq)]
struct Packed {
    ending: &'static str,
    media_type: &'static str,
    name: Doc,
    /// The file in it without which it is none.
    main: &'static str,
}

static OFFICE: [Packed; 3] = [
    Packed {
        ending: "docx",
        media_type: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        name: Doc { sv: "ett Worddokument (docx)", en: "a Word document (docx)" },
        main: "word/document.xml",
    },
    Packed {
        ending: "xlsx",
        media_type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        name: Doc { sv: "ett Excelark (xlsx)", en: "an Excel sheet (xlsx)" },
        main: "xl/workbook.xml",
    },
    Packed {
        ending: "pptx",
        media_type: "application/vnd.openxmlformats-officedocument.presentationml.presentation",
        name: Doc { sv: "en Powerpointpresentation (pptx)", en: "a PowerPoint presentation (pptx)" },
        main: "ppt/presentation.xml",
    },
];

static OPEN: [Packed; 3] = [
    Packed {
        ending: "odt",
        media_type: "application/vnd.oasis.opendocument.text",
        name: Doc { sv: "ett OpenDocument-dokument (odt)", en: "an OpenDocument text (odt)" },
        main: "content.xml",
    },
    Packed {
        ending: "ods",
        media_type: "application/vnd.oasis.opendocument.spreadsheet",
        name: Doc { sv: "ett OpenDocument-kalkylark (ods)", en: "an OpenDocument spreadsheet (ods)" },
        main: "content.xml",
    },
    Packed {
        ending: "odp",
        media_type: "application/vnd.oasis.opendocument.presentation",
        name: Doc { sv: "en OpenDocument-presentation (odp)", en: "an OpenDocument presentation (odp)" },
        main: "content.xml",
    },
];

impl Kind {
    /// What a name promises.
    fn promised(ending: &str) -> Option<Self> {
        Some(match ending {
            "pdf" => Self::Pdf,
            "png" => Self::Png,
            "jpg" | "jpeg" => Self::Jpeg,
            "tif" | "tiff" => Self::Tiff,
            "txt" => Self::Text,
            "csv" => Self::Csv,
            "xml" => Self::Xml,
            other => {
                let office = OFFICE.iter().find(|packed| packed.ending == other).map(Self::Office);
                office.or_else(|| OPEN.iter().find(|packed| packed.ending == other).map(Self::Open))?
            }
        })
    }

    /// The ending of such a file in a package.
    fn ending(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Office(packed) | Self::Open(packed) => packed.ending,
            Self::Png => "png",
            Self::Jpeg => "jpg",
            Self::Tiff => "tif",
            Self::Text => "txt",
            Self::Csv => "csv",
            Self::Xml => "xml",
        }
    }

    fn media_type(self) -> &'static str {
        match self {
            Self::Pdf => "application/pdf",
            Self::Office(packed) | Self::Open(packed) => packed.media_type,
            Self::Png => "image/png",
            Self::Jpeg => "image/jpeg",
            Self::Tiff => "image/tiff",
            Self::Text => "text/plain",
            Self::Csv => "text/csv",
            Self::Xml => "application/xml",
        }
    }

    /// With an article.
    fn name(self) -> Doc {
        match self {
            Self::Pdf => Doc { sv: "en PDF", en: "a PDF" },
            Self::Office(packed) | Self::Open(packed) => packed.name,
            Self::Png => Doc { sv: "en PNG-bild", en: "a PNG picture" },
            Self::Jpeg => Doc { sv: "en JPEG-bild", en: "a JPEG picture" },
            Self::Tiff => Doc { sv: "en TIFF-bild", en: "a TIFF picture" },
            Self::Text => Doc { sv: "en textfil", en: "a text file" },
            Self::Csv => Doc { sv: "en CSV-fil", en: "a CSV file" },
            Self::Xml => Doc { sv: "en XML-fil", en: "an XML file" },
        }
    }
}

/// What a file's first bytes say.
enum Content {
    Of(Kind),
    /// A ZIP that is nothing else.
    Zip,
    /// A compound file (MS-CFB): Office before 2007, and Office with a password.
    Compound,
    /// A ZIP of which some file has a password.
    LockedZip,
    /// None of these: a text, or damaged.
    Unknown,
}

/// Reads an appendix's bytes.
///
/// # Errors
/// For what is not what its name says, or cannot be kept.
pub(super) fn read(path: &str, data: Vec<u8>) -> Result<AppendixFile, Box<Diagnostic>> {
    let name = cut(path, SHOWN);
    let ending =
        Path::new(path).extension().and_then(|ending| ending.to_str()).unwrap_or_default().to_ascii_lowercase();
    if data.is_empty() {
        return Err(refuse(
            message!("bilagan \"{name}\" är tom", "the appendix \"{name}\" is empty"),
            message!("lägg dit filen på nytt", "put the file there again"),
        ));
    }
    if data.len() as u64 > LARGEST {
        let most = LARGEST / (1024 * 1024);
        return Err(refuse(
            message!("bilagan \"{name}\" är större än {most} MiB", "the appendix \"{name}\" is larger than {most} MiB"),
            message!("dela upp den i flera bilagor", "divide it into several appendices"),
        ));
    }
    let Some(promised) = Kind::promised(&ending) else {
        return Err(unknown_ending(&name, &ending));
    };
    let found = content(&data);
    let kind = match found {
        Content::Of(kind) if kind == promised => kind,
        // Any text is a text file, and nothing tells a table in commas from prose.
        Content::Of(Kind::Xml) | Content::Unknown if matches!(promised, Kind::Text | Kind::Csv) => promised,
        Content::Of(kind) => return Err(renamed(&name, kind, promised)),
        Content::Zip => return Err(of_zip(&name, promised)),
        Content::LockedZip => return Err(locked(&name)),
        Content::Compound if matches!(promised, Kind::Office(_)) => {
            return Err(refuse(
                message!(
                    "bilagan \"{name}\" är låst med lösenord, eller i ett Officeformat från före 2007",
                    "the appendix \"{name}\" is locked with a password, or in a format of Office before 2007"
                ),
                message!(
                    "ta bort lösenordet och spara den som {ending}",
                    "remove the password and save it as {ending}"
                ),
            ));
        }
        Content::Compound | Content::Unknown => {
            let Doc { sv, en } = promised.name();
            return Err(refuse(
                message!(
                    "\"{name}\" ska enligt namnet vara {sv}, men är ingen eller är skadad",
                    "by its name \"{name}\" is {en}, but it is none or is damaged"
                ),
                message!("öppna den, och spara den på nytt", "open it, and save it again"),
            ));
        }
    };
    whole(&name, kind, &data)?;
    Ok(AppendixFile { bytes: data, media_type: kind.media_type(), ending: kind.ending() })
}

/// What a file is, by its content.
fn content(data: &[u8]) -> Content {
    let head = data.get(..1024).unwrap_or(data);
    if head.windows(5).any(|window| window == b"%PDF-") {
        return Content::Of(Kind::Pdf);
    }
    if data.starts_with(b"\x89PNG\r\n\x1a\n") {
        return Content::Of(Kind::Png);
    }
    if data.starts_with(&[0xff, 0xd8, 0xff]) {
        return Content::Of(Kind::Jpeg);
    }
    if data.starts_with(b"II*\0") || data.starts_with(b"MM\0*") {
        return Content::Of(Kind::Tiff);
    }
    if data.starts_with(&[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]) {
        return Content::Compound;
    }
    if data.starts_with(b"PK") {
        return packed(data);
    }
    let text = data.strip_prefix("\u{feff}".as_bytes()).unwrap_or(data);
    if text.starts_with(b"<?xml") { Content::Of(Kind::Xml) } else { Content::Unknown }
}

/// What a ZIP is.
fn packed(data: &[u8]) -> Content {
    let Ok(mut zip) = ZipArchive::new(Cursor::new(data)) else { return Content::Unknown };
    if (0..zip.len()).any(|index| zip.by_index_raw(index).is_ok_and(|file| file.encrypted())) {
        return Content::LockedZip;
    }
    let has = |name: &str| zip.index_for_name(name).is_some();
    if has("[Content_Types].xml")
        && let Some(office) = OFFICE.iter().find(|packed| has(packed.main))
    {
        return Content::Of(Kind::Office(office));
    }
    let mut media_type = String::new();
    let declared = zip.by_name("mimetype").ok().and_then(|file| file.take(128).read_to_string(&mut media_type).ok());
    let open = declared.and_then(|_| OPEN.iter().find(|packed| packed.media_type == media_type.trim()));
    open.map_or(Content::Zip, |open| Content::Of(Kind::Open(open)))
}

/// Refuses a file that is not whole, or that cannot be opened.
fn whole(name: &str, kind: Kind, data: &[u8]) -> Result<(), Box<Diagnostic>> {
    let damaged = || {
        refuse(
            message!("bilagan \"{name}\" är skadad eller avhuggen", "the appendix \"{name}\" is damaged or cut short"),
            message!("hämta den på nytt, och se att den går att öppna", "get it again, and see that it can be opened"),
        )
    };
    match kind {
        Kind::Pdf => {
            if is_encrypted_pdf(data) {
                return Err(locked(name));
            }
            let end = data.get(data.len().saturating_sub(1024)..).unwrap_or(data);
            let ends = end.windows(5).any(|window| window == b"%%EOF");
            let pages = Pdf::new(data.to_vec()).map(|pdf| pdf.pages().len());
            if ends && pages.is_ok_and(|pages| pages > 0) { Ok(()) } else { Err(damaged()) }
        }
        Kind::Office(_) | Kind::Open(_) => unpacked(name, data, damaged),
        Kind::Png => {
            if data.ends_with(b"IEND\xaeB`\x82") {
                Ok(())
            } else {
                Err(damaged())
            }
        }
        Kind::Jpeg => {
            if super::picture::has_end(data) {
                Ok(())
            } else {
                Err(damaged())
            }
        }
        // The directory's place stands after the mark; it may be anywhere.
        Kind::Tiff => {
            if data.len() > 8 {
                Ok(())
            } else {
                Err(damaged())
            }
        }
        Kind::Text | Kind::Csv | Kind::Xml => text(name, kind, data),
    }
}

/// Whether a PDF's trailer, or the dictionary of a cross-reference stream, names how it is encrypted (ISO 32000-1, 7.6.1).
fn is_encrypted_pdf(data: &[u8]) -> bool {
    const KEY: &[u8] = b"/Encrypt";
    data.windows(KEY.len()).enumerate().filter(|(_, window)| *window == KEY).any(|(at, _)| {
        let rest = data.get(at + KEY.len()..at + KEY.len() + 24).unwrap_or_default();
        let rest = rest.trim_ascii_start();
        let mut words = rest.split(u8::is_ascii_whitespace);
        let number =
            |word: Option<&[u8]>| word.is_some_and(|word| !word.is_empty() && word.iter().all(u8::is_ascii_digit));
        rest.starts_with(b"<<")
            || (number(words.next()) && number(words.next()) && words.next().is_some_and(|word| word.starts_with(b"R")))
    })
}

/// Unpacks a ZIP into nothing, as far as it may go: what a head says of a size, a bomb says too.
fn unpacked(name: &str, data: &[u8], damaged: impl Fn() -> Box<Diagnostic>) -> Result<(), Box<Diagnostic>> {
    let allowed = (data.len() as u64).saturating_mul(MOST_SWELLING).clamp(ALWAYS_ALLOWED, MOST_UNPACKED);
    let mut zip = ZipArchive::new(Cursor::new(data)).map_err(|_| damaged())?;
    let mut left = allowed;
    for index in 0..zip.len() {
        let mut file = zip.by_index(index).map_err(|_| damaged())?;
        if file.name().is_ok_and(|part| is_macro(&part)) {
            return Err(refuse(
                message!("bilagan \"{name}\" innehåller makron", "the appendix \"{name}\" holds macros"),
                message!("spara den utan makron, eller som PDF", "save it without macros, or as PDF"),
            ));
        }
        // One byte more than is allowed tells that there is too much.
        let read = std::io::copy(&mut file.by_ref().take(left + 1), &mut std::io::sink()).map_err(|_| damaged())?;
        if read > left {
            let most = allowed / (1024 * 1024);
            return Err(refuse(
                message!(
                    "bilagan \"{name}\" sväller till mer än {most} MiB när den öppnas",
                    "the appendix \"{name}\" swells to more than {most} MiB when it is opened"
                ),
                message!(
                    "det är troligen ingen vanlig fil: fråga den som lämnade den, och öppna den inte",
                    "this is probably no ordinary file: ask whoever handed it in, and do not open it"
                ),
            ));
        }
        left -= read;
    }
    Ok(())
}

/// Whether a part of a package is a program: macros of Office, Basic and scripts of OpenDocument.
fn is_macro(part: &str) -> bool {
    let own = part.rsplit('/').next().unwrap_or_default();
    own.eq_ignore_ascii_case("vbaProject.bin") || part.starts_with("Scripts/") || part.starts_with("Basic/")
}

fn text(name: &str, kind: Kind, data: &[u8]) -> Result<(), Box<Diagnostic>> {
    let readable = std::str::from_utf8(data).ok().filter(|text| {
        !text.chars().any(|letter| letter.is_control() && !matches!(letter, '\t' | '\n' | '\r' | '\u{c}'))
    });
    let Some(text) = readable else {
        return Err(refuse(
            message!("bilagan \"{name}\" är inte text i UTF-8", "the appendix \"{name}\" is no text in UTF-8"),
            message!("spara den som UTF-8, eller som PDF", "save it as UTF-8, or as PDF"),
        ));
    };
    if kind == Kind::Xml && declares_entities(text) {
        return Err(refuse(
            message!(
                "bilagan \"{name}\" har egna entiteter (DOCTYPE)",
                "the appendix \"{name}\" has entities of its own (DOCTYPE)"
            ),
            message!("spara den utan DOCTYPE, eller som PDF", "save it without a DOCTYPE, or as PDF"),
        ));
    }
    if kind == Kind::Xml && !is_well_formed(text) {
        return Err(refuse(
            message!("bilagan \"{name}\" är inte välformad XML", "the appendix \"{name}\" is no well-formed XML"),
            message!("hämta den på nytt", "get it again"),
        ));
    }
    Ok(())
}

/// Whether it has entities of its own: they can swell beyond measure, or fetch other files, in the program that opens it.
fn declares_entities(text: &str) -> bool {
    let mut reader = quick_xml::Reader::from_str(text);
    loop {
        match reader.read_event() {
            Ok(Event::DocType(declared)) => return declared.contains("<!ENTITY"),
            // What declares them stands before the first element.
            Ok(Event::Start(_) | Event::Empty(_) | Event::Eof) | Err(_) => return false,
            Ok(_) => {}
        }
    }
}

fn is_well_formed(text: &str) -> bool {
    let mut reader = quick_xml::Reader::from_str(text);
    let mut elements = 0_usize;
    let mut open = 0_usize;
    loop {
        match reader.read_event() {
            Ok(Event::Start(_)) => (elements, open) = (elements + 1, open + 1),
            Ok(Event::Empty(_)) => elements += 1,
            Ok(Event::End(_)) => open = open.saturating_sub(1),
            Ok(Event::Eof) => return elements > 0 && open == 0,
            Ok(_) => {}
            Err(_) => return false,
        }
    }
}

fn unknown_ending(name: &str, ending: &str) -> Box<Diagnostic> {
    let formats = PURPOSE.endings.join(", ");
    let choose = message!("en bilaga kan vara {formats}", "an appendix can be {formats}");
    match ending {
        "" => refuse(message!("bilagan \"{name}\" saknar ändelse", "the appendix \"{name}\" has no extension"), choose),
        "zip" | "7z" | "rar" | "gz" | "tar" => refuse(
            message!("bilagan \"{name}\" är ett arkiv av filer", "the appendix \"{name}\" is an archive of files"),
            message!(
                "packa upp det, och lista filerna som bilagor var för sig",
                "unpack it, and list its files as appendices one by one"
            ),
        ),
        _ => refuse(
            message!(
                "bilagan \"{name}\" har ett format som inte tas emot",
                "the appendix \"{name}\" has a format that is not accepted"
            ),
            choose,
        ),
    }
}

fn renamed(name: &str, found: Kind, promised: Kind) -> Box<Diagnostic> {
    let (is, named) = (found.name(), promised.name());
    let fault = message!(
        "\"{name}\" ska enligt namnet vara {}, men är {}",
        "by its name \"{name}\" is {}, but it is {}"; (named.sv, is.sv), (named.en, is.en)
    );
    let ending = found.ending();
    refuse(
        fault,
        message!("byt namn på filen så att den slutar på .{ending}", "rename the file so that it ends in .{ending}"),
    )
}

fn of_zip(name: &str, promised: Kind) -> Box<Diagnostic> {
    let named = promised.name();
    refuse(
        message!("\"{name}\" ska enligt namnet vara {}, men är ett arkiv av filer (zip)", "by its name \"{name}\" is {}, but it is an archive of files (zip)"; named.sv, named.en),
        message!(
            "packa upp det, och lista filerna som bilagor var för sig",
            "unpack it, and list its files as appendices one by one"
        ),
    )
}

fn locked(name: &str) -> Box<Diagnostic> {
    refuse(
        message!(
            "bilagan \"{name}\" är låst med lösenord eller krypterad",
            "the appendix \"{name}\" is locked with a password or encrypted"
        ),
        message!("ta bort lösenordet, och spara filen på nytt", "remove the password, and save the file again"),
    )
}

fn refuse(fault: Message, hint: Message) -> Box<Diagnostic> {
    Box::new(Diagnostic::new(Code::RecAppendix, fault).hint(hint))
}
