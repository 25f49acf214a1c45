//! From bytes to text, and what may be wrong with them before anybody asks what they mean.

use std::ops::Range;

use unicode_width::UnicodeWidthChar as _;

use super::file::BOM;
use super::{FileId, Limits, Span};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Fix, Message};
use crate::message;

/// Bytes that are no text of ours.
pub(super) struct Undecodable {
    /// What can be shown of them; right up to the first place that is wrong.
    pub(super) text: String,
    /// Kind of fault.
    pub(super) code: Code,
    /// The place in `text`.
    pub(super) at: Range<usize>,
    /// What is wrong.
    pub(super) message: Message,
    /// What to do.
    pub(super) hint: Message,
}

/// The text of a file in UTF-8. A byte order mark stays, so that offsets are those of the file.
pub(super) fn decode(bytes: &[u8]) -> Result<String, Box<Undecodable>> {
    if bytes.len() > Limits::FILE_BYTES {
        return Err(Box::new(too_large(bytes.len())));
    }
    if let Some(undecodable) = other_kind(bytes) {
        return Err(Box::new(undecodable));
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok(text.to_owned()),
        Err(error) => Err(Box::new(not_utf8(bytes, &error))),
    }
}

fn too_large(length: usize) -> Undecodable {
    let mib = |bytes: usize| bytes.div_ceil(1024 * 1024);
    let (is, limit) = (mib(length), mib(Limits::FILE_BYTES));
    Undecodable {
        text: String::new(),
        code: Code::SrcSize,
        at: 0..0,
        message: message!(
            "filen är för stor: {is} MiB ({length} byte), högst {limit} MiB får plats",
            "the file is too large: {is} MiB ({length} bytes), the limit is {limit} MiB"
        ),
        hint: message!(
            "text behöver aldrig så mycket: lägg bilder som egna filer bredvid",
            "text never needs as much: put pictures beside it as files of their own"
        ),
    }
}

/// Files that are not text in UTF-8 and say so in their first bytes.
fn other_kind(bytes: &[u8]) -> Option<Undecodable> {
    let utf16 = |big: bool| {
        let unit = |pair: &[u8]| {
            let pair = [pair.first().copied().unwrap_or(0), pair.get(1).copied().unwrap_or(0)];
            if big { u16::from_be_bytes(pair) } else { u16::from_le_bytes(pair) }
        };
        char::decode_utf16(bytes.chunks(2).skip(1).map(unit))
            .map(|unit| unit.unwrap_or(char::REPLACEMENT_CHARACTER))
            .collect()
    };
    let binary = |kind: Message| {
        let Message { sv, en } = kind;
        Undecodable {
            text: String::new(),
            code: Code::SrcUtf8,
            at: 0..0,
            message: message!("filen är {sv}, inte en textfil", "the file is {en}, not a text file"),
            hint: message!(
                "ange filen med mötets uppgifter (.yaml eller .json)",
                "name the file that holds the meeting's record (.yaml or .json)"
            ),
        }
    };
    match bytes {
        [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..] => Some(Undecodable {
            text: utf16(bytes.starts_with(&[0xFE, 0xFF])),
            code: Code::SrcUtf8,
            at: 0..0,
            message: message!(
                "filen är sparad som UTF-16, inte som UTF-8",
                "the file is saved as UTF-16, not as UTF-8"
            ),
            hint: save_as_utf8(),
        }),
        _ if bytes.starts_with(b"PK\x03\x04") => {
            Some(binary(message!("ett Word-dokument eller en zip-fil", "a Word document or a zip file")))
        }
        _ if bytes.starts_with(b"%PDF-") => Some(binary(message!("en pdf", "a PDF"))),
        _ => None,
    }
}

fn save_as_utf8() -> Message {
    message!(
        "spara filen som UTF-8 (i Anteckningar: Arkiv, Spara som, Kodning: UTF-8)",
        "save the file as UTF-8 (in Notepad: File, Save as, Encoding: UTF-8)"
    )
}

fn not_utf8(bytes: &[u8], error: &std::str::Utf8Error) -> Undecodable {
    let text = String::from_utf8_lossy(bytes).into_owned();
    let at = error.valid_up_to();
    let byte = bytes.get(at).copied().unwrap_or(0);
    let message = if error.error_len().is_none() {
        message!("filen slutar mitt i ett tecken", "the file ends in the middle of a character")
    } else if let Some(character) = windows_1252(byte) {
        message!(
            "byten 0x{byte:02X} är inte UTF-8; i Windows-1252 är den ”{character}”",
            "the byte 0x{byte:02X} is not UTF-8; in Windows-1252 it is “{character}”"
        )
    } else {
        message!("byten 0x{byte:02X} är inte UTF-8", "the byte 0x{byte:02X} is not UTF-8")
    };
    let shown = at..at + char::REPLACEMENT_CHARACTER.len_utf8();
    Undecodable { text, code: Code::SrcUtf8, at: shown, message, hint: save_as_utf8() }
}

/// The character that a byte from 0x80 on is in Windows-1252 (from 0xA0 on the same as in Latin-1).
fn windows_1252(byte: u8) -> Option<char> {
    /// 0x80 to 0x9F; a blank where nothing is assigned.
    const HIGH: &str = "€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ";
    match byte {
        0x80..=0x9F => HIGH.chars().nth(usize::from(byte - 0x80)).filter(|character| *character != ' '),
        0xA0.. => Some(char::from(byte)),
        _ => None,
    }
}

/// Whether there is anything to read in a text: more than space and characters that nobody sees.
pub(crate) fn has_letters(text: &str) -> bool {
    text.chars().any(|letter| !letter.is_whitespace() && letter.width().is_some_and(|width| width > 0))
}

/// Whether a character may not stand in a record: controls but for tab and line ends, and noncharacters. XML (and with
/// it Word's format) can hold none of them. PDF refuses a byte order mark among words.
fn forbidden(character: char) -> bool {
    match character {
        '\t' | '\n' | '\r' => false,
        BOM | '\u{fffe}' | '\u{ffff}' => true,
        _ => character.is_control(),
    }
}

/// Whether a character turns the direction of writing: embeddings, overrides and isolates (UAX #9, 2.1–2.5).
#[must_use]
pub fn turns_direction(character: char) -> bool {
    matches!(character, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// The fault of a text in which a character [`turns_direction`], without its place: with such a text can look other than it sounds.
#[must_use]
pub fn direction_turned(code: Code, character: char) -> Diagnostic {
    let number = u32::from(character);
    let message = message!(
        "osynligt tecken som vänder skrivriktningen: U+{number:04X}",
        "invisible character that turns the direction of writing: U+{number:04X}"
    );
    Diagnostic::new(code, message).hint(message!(
        "ta bort det: den som läser och den som lyssnar får annars olika text",
        "remove it: those who read and those who listen would get different texts"
    ))
}

/// Reports a forbidden character that an escape sequence at `at` stands for.
pub(super) fn check_escape(character: char, file: FileId, at: Range<usize>, faults: &mut Diagnostics) {
    if forbidden(character) {
        let hint = message!("ta bort det", "remove it");
        faults.push(Diagnostic::new(Code::SrcCtrl, cannot_stand(character)).at(Span::new(file, at)).hint(hint));
    }
}

fn cannot_stand(character: char) -> Message {
    let code = u32::from(character);
    message!(
        "styrtecknet U+{code:04X} kan inte stå i en post",
        "the control character U+{code:04X} cannot stand in a record"
    )
}

/// Reports what is wrong with a text as such: byte order mark, line ends, control characters.
pub(super) fn inspect(text: &str, file: FileId, faults: &mut Diagnostics) {
    if text.starts_with(BOM) {
        faults.push(
            Diagnostic::new(
                Code::SrcBom,
                message!(
                    "filen börjar med en byteordningsmarkör (BOM), som inte behövs",
                    "the file begins with a byte order mark (BOM), which is not needed"
                ),
            )
            .at(Span::new(file, 0..BOM.len_utf8()))
            .hint(message!(
                "spara som ”UTF-8” i stället för ”UTF-8 med BOM”",
                "save as “UTF-8” rather than “UTF-8 with BOM”"
            ))
            .fix(Fix::written(
                message!("byteordningsmarkören tas bort", "the byte order mark is removed"),
                [(Span::new(file, 0..BOM.len_utf8()), String::new())],
            )),
        );
    }
    line_ends(text, file, faults);
    controls(text, file, faults);
}

#[derive(Default)]
struct LineEnds {
    count: usize,
    first: Option<usize>,
}

impl LineEnds {
    fn add(&mut self, at: usize) {
        self.count += 1;
        self.first.get_or_insert(at);
    }
}

fn line_ends(text: &str, file: FileId, faults: &mut Diagnostics) {
    let (mut lf, mut crlf, mut cr) = (LineEnds::default(), LineEnds::default(), LineEnds::default());
    let mut bytes = text.bytes().enumerate().peekable();
    while let Some((at, byte)) = bytes.next() {
        match byte {
            b'\r' if bytes.next_if(|(_, next)| *next == b'\n').is_some() => crlf.add(at),
            b'\r' => cr.add(at),
            b'\n' => lf.add(at),
            _ => {}
        }
    }
    // What most lines end with; of two that are as many, that of the first line.
    let windows_first = crlf.first.is_some_and(|first| lf.first.is_none_or(|unix| first < unix));
    let windows = crlf.count > lf.count || (crlf.count == lf.count && windows_first);
    let wanted = if windows { "\r\n" } else { "\n" };
    let mut warn = |message: Message, at: Option<usize>, unwanted: &str| {
        let at = at.unwrap_or_default();
        let fix = Fix::written(
            message!("raderna får alla samma radslut", "all lines get the same line end"),
            ends_like(text, unwanted).map(|range| (Span::new(file, range), wanted.to_owned())),
        );
        let hint = message!(
            "låt textredigeraren spara med en enda sorts radslut (LF eller CRLF)",
            "let the editor save with one kind of line end (LF or CRLF)"
        );
        let fault = Diagnostic::new(Code::SrcEol, message).at(Span::new(file, at..at + 1)).hint(hint);
        faults.push(if fix.replacements.len() < MOST_LINE_ENDS { fault.fix(fix) } else { fault });
    };
    if cr.count > 0 {
        let count = cr.count;
        warn(
            message!(
                "filen har ensamma vagnreturer (CR) som radslut: {count} st, den första här",
                "the file has lone carriage returns (CR) for line ends: {count} of them, the first here"
            ),
            cr.first,
            "\r",
        );
    }
    if lf.count > 0 && crlf.count > 0 {
        let (on_windows, on_unix) = (crlf.count, lf.count);
        warn(
            message!(
                "filen blandar radslut: {on_windows} är CRLF, {on_unix} är LF",
                "the file mixes line ends: {on_windows} are CRLF, {on_unix} are LF"
            ),
            if on_windows < on_unix { crlf.first } else { lf.first },
            if windows { "\n" } else { "\r\n" },
        );
    }
}

/// More line ends than this are no record's, and not put right one by one.
const MOST_LINE_ENDS: usize = 100_000;

/// The places of the line ends of one kind, at most [`MOST_LINE_ENDS`].
fn ends_like<'t>(text: &'t str, wanted: &'t str) -> impl Iterator<Item = Range<usize>> + 't {
    let mut at = 0;
    let ends = std::iter::from_fn(move || {
        let start = at + text.get(at..)?.find(['\r', '\n'])?;
        let length = if text.get(start..)?.starts_with("\r\n") { 2 } else { 1 };
        at = start + length;
        Some(start..at)
    });
    ends.filter(move |range| text.get(range.clone()) == Some(wanted)).take(MOST_LINE_ENDS)
}

fn controls(text: &str, file: FileId, faults: &mut Diagnostics) {
    // One fault for each character, however often it occurs.
    let mut found: Vec<(char, usize, usize)> = Vec::new();
    // A byte order mark at the start has been told of already.
    let text_after_mark = text.char_indices().skip_while(|(at, character)| (*at, *character) == (0, BOM));
    for (at, character) in text_after_mark.filter(|(_, character)| forbidden(*character)) {
        match found.iter_mut().find(|(known, ..)| *known == character) {
            Some((_, _, count)) => *count += 1,
            None => found.push((character, at, 1)),
        }
    }
    for (character, at, count) in found {
        let mut message = cannot_stand(character);
        if count > 1 {
            let Message { sv, en } = message;
            message = message!("{sv}: {count} st, det första här", "{en}: {count} of them, the first here");
        }
        // C1 controls come from Windows-1252 that was taken for Latin-1 on the way to UTF-8.
        let meant = u8::try_from(u32::from(character)).ok().and_then(windows_1252);
        let hint = match (character, meant) {
            ('\0', _) => message!(
                "ta bort det; om filen är full av sådana är den sparad som UTF-16: spara den som UTF-8",
                "remove it; if the file is full of them it was saved as UTF-16: save it as UTF-8"
            ),
            (_, Some(meant)) => message!("troligen ska det vara ”{meant}”", "it was probably meant to be “{meant}”"),
            (_, None) => message!("ta bort det", "remove it"),
        };
        let span = Span::new(file, at..at + character.len_utf8());
        faults.push(Diagnostic::new(Code::SrcCtrl, message).at(span).hint(hint));
    }
}
