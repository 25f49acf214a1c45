//! Small questions to PDF objects that more than one file of this module asks.

use hayro_syntax::Pdf;
use hayro_syntax::object::dict::keys;
use hayro_syntax::object::{Dict, Name, Object, String as PdfString};

use super::PdfReadError;

/// How deep any chain of objects (tags, bookmarks, names) is followed. Far more than documents have, far less than the stack
/// holds.
pub(super) const MAX_DEPTH: usize = 200;

/// How many objects of one kind are visited; bounds the work on a damaged file whose tree has cycles.
pub(super) const MAX_NODES: usize = 2_000_000;

/// How deep arrays, dictionaries and strings may nest in a stretch of PDF syntax. The parser recurses with them; real files
/// stay below 20, and chance brackets in compressed data do not add up to this in a quarter of a gigabyte.
const MAX_BRACKETS: usize = 2_000;

/// Opens a file.
pub(super) fn open(bytes: &[u8]) -> Result<Pdf, PdfReadError> {
    if nests_too_deep(bytes) {
        return Err(PdfReadError::TooDeep);
    }
    Pdf::new(bytes.to_vec()).map_err(|_| PdfReadError::NotPdf)
}

/// Whether brackets nest deeper than the parser's recursion should follow.
pub(super) fn nests_too_deep(syntax: &[u8]) -> bool {
    let mut depth = 0_usize;
    syntax.iter().any(|byte| {
        match byte {
            b'[' | b'<' => depth += 1,
            b']' | b'>' => depth = depth.saturating_sub(1),
            _ => {}
        }
        depth > MAX_BRACKETS
    })
}

/// The catalog (ISO 32000-1, 7.7.2).
pub(super) fn catalog(pdf: &Pdf) -> Result<Dict<'_>, PdfReadError> {
    pdf.xref().get::<Dict<'_>>(pdf.xref().root_id()).ok_or(PdfReadError::NotPdf)
}

/// The language of the whole document, where it is given.
pub(super) fn document_lang(catalog: &Dict<'_>) -> Option<String> {
    text_entry(catalog, keys::LANG)
}

/// An entry that is a text string.
pub(super) fn text_entry(dict: &Dict<'_>, key: &[u8]) -> Option<String> {
    dict.get::<PdfString<'_>>(key).map(|string| text_string(string.as_bytes()))
}

/// An entry that is a name.
pub(super) fn name_entry(dict: &Dict<'_>, key: &[u8]) -> Option<String> {
    dict.get::<Name<'_>>(key).map(|name| name.as_str().to_owned())
}

/// The objects of an entry that is one object or an array of them.
pub(super) fn one_or_many(object: Option<Object<'_>>) -> Vec<Object<'_>> {
    match object {
        None => Vec::new(),
        Some(Object::Array(array)) => {
            let mut objects = Vec::new();
            let mut items = array.flex_iter();
            while let Some(item) = items.next::<Object<'_>>() {
                objects.push(item);
            }
            objects
        }
        Some(object) => vec![object],
    }
}

/// Decodes a text string (ISO 32000-1, 7.9.2.2): UTF-16 or, as of ISO 32000-2, UTF-8 with a byte order mark, else PDFDocEncoding. What stands for
/// nothing becomes U+FFFD.
pub(super) fn text_string(bytes: &[u8]) -> String {
    match bytes {
        [0xFE, 0xFF, rest @ ..] => utf16_be(rest),
        [0xEF, 0xBB, 0xBF, rest @ ..] => String::from_utf8_lossy(rest).into_owned(),
        _ => bytes.iter().map(|&byte| of_pdf_doc(byte)).collect(),
    }
}

/// A character of PDFDocEncoding (ISO 32000-1, D.3): ISO 8859-1 but for these.
fn of_pdf_doc(byte: u8) -> char {
    const LOW: [char; 8] = ['˘', 'ˇ', 'ˆ', '˙', '˝', '˛', '˚', '˜'];
    const HIGH: [char; 31] = [
        '•', '†', '‡', '…', '—', '–', 'ƒ', '⁄', '‹', '›', '−', '‰', '„', '“', '”', '‘', '’', '‚', '™', 'ﬁ', 'ﬂ', 'Ł',
        'Œ', 'Š', 'Ÿ', 'Ž', 'ı', 'ł', 'œ', 'š', 'ž',
    ];
    match byte {
        0x18..=0x1F => LOW[usize::from(byte - 0x18)],
        0x80..=0x9E => HIGH[usize::from(byte - 0x80)],
        0xA0 => '€',
        0x7F | 0x9F | 0xAD => char::REPLACEMENT_CHARACTER,
        _ => char::from(byte),
    }
}

/// Decodes UTF-16, big-endian; what is not valid becomes U+FFFD.
pub(super) fn utf16_be(bytes: &[u8]) -> String {
    let units = bytes.chunks(2).map(|pair| match *pair {
        [high, low] => u16::from_be_bytes([high, low]),
        _ => 0xFFFD,
    });
    char::decode_utf16(units).map(|unit| unit.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
}
