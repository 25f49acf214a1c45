//! The seal (sigill): a file's own checksum, within the file, by which somebody who has nothing but the file can see whether it is as it was
//! made.
//!
//! Each emitter leaves room for it: 64 zeros ([`BLANK`]), which do not move when digits take their place. [`seal`] puts there the SHA-256 of
//! the whole file with the zeros; [`check`] puts the zeros back and compares. In a ZIP the part with the seal is stored as it is, and what
//! follows from its bytes, the two check values (CRC-32) of the part, counts as zeros too.
//!
//! It shows mistakes, and changes that somebody made with another program. It is a **checksum and no signature**: whoever wants to deceive
//! computes it anew.

use std::io::{Cursor, Read as _};
use std::ops::Range;

use zip::{CompressionMethod, ZipArchive};

use crate::checksum::checksum;

/// What stands in the place of the seal before there is one: as many zeros as a SHA-256 has hexadecimal digits.
pub const BLANK: &str = "0000000000000000000000000000000000000000000000000000000000000000";

/// The seal's key in XMP and in web pages.
pub const KEY: &str = "sigill";

/// The seal's name among the properties of a Word file.
pub const PROPERTY: &str = "Sigill";

/// The part of a Word file that holds its seal.
pub const WORD_PART: &str = "docProps/custom.xml";

/// What stands right before the seal, and what right after it.
struct Frame {
    before: &'static str,
    after: &'static str,
}

/// In the XMP packet, at its very end. Markup is not written so anywhere else: in the text of a packet `<` is escaped, and the strings of a
/// PDF have no line end.
const PDF: Frame = Frame {
    before: "<protokollant:sigill>",
    after: "</protokollant:sigill></rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end=\"r\"?>\nendstream",
};

/// In the head of a web page.
const WEB: Frame = Frame { before: "<meta name=\"protokollant.sigill\" content=\"", after: "\"/>" };

/// In the properties of a Word file, as the last one.
const WORD: Frame = Frame { before: " name=\"Sigill\"><vt:lpwstr>", after: "</vt:lpwstr></property></Properties>" };

/// Size of a CRC-32, in bytes.
const CRC: usize = 4;

/// Where the CRC-32 stands after the beginning of a part's own header (APPNOTE 4.3.7), and of its header in the directory (4.3.12).
const CRC_IN_HEADER: (u64, u64) = (14, 16);

/// Whether a file is as it was made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Seal {
    /// It is.
    Whole,
    /// It has a seal, and was changed.
    Broken,
    /// It has none.
    Missing,
}

/// What of a file does not count for its seal.
struct Place {
    digits: Range<usize>,
    /// In a ZIP, the part that the digits stand in, and its check values.
    part: Option<(Range<usize>, [Range<usize>; 2])>,
}

/// Puts its seal into a finished file.
///
/// # Errors
/// The file has no room for one.
pub fn seal(mut bytes: Vec<u8>) -> Result<Vec<u8>, String> {
    let place = place(&bytes).ok_or("no room for the seal")?;
    let digits = checksum(&blanked(&bytes, &place));
    bytes.get_mut(place.digits).ok_or("no room for the seal")?.copy_from_slice(digits.as_bytes());
    if let Some((part, values)) = place.part {
        let value = crc32fast::hash(&bytes[part]).to_le_bytes();
        for at in values {
            bytes[at].copy_from_slice(&value);
        }
    }
    Ok(bytes)
}

/// Holds a file against its seal.
#[must_use]
pub fn check(bytes: &[u8]) -> Seal {
    let Some(place) = place(bytes) else { return Seal::Missing };
    let is_whole = checksum(&blanked(bytes, &place)).as_bytes() == &bytes[place.digits.clone()];
    let agrees = place.part.is_none_or(|(part, values)| {
        let value = crc32fast::hash(&bytes[part]).to_le_bytes();
        values.into_iter().all(|at| bytes[at] == value)
    });
    if is_whole && agrees { Seal::Whole } else { Seal::Broken }
}

/// The file with zeros for all that the seal decides.
fn blanked(bytes: &[u8], place: &Place) -> Vec<u8> {
    let mut blanked = bytes.to_vec();
    blanked[place.digits.clone()].copy_from_slice(BLANK.as_bytes());
    for at in place.part.iter().flat_map(|(_, values)| values.clone()) {
        blanked[at].fill(0);
    }
    blanked
}

fn place(bytes: &[u8]) -> Option<Place> {
    if bytes.starts_with(b"PK") {
        return in_zip(bytes);
    }
    let is_pdf = bytes.starts_with(b"%PDF-");
    // A page has its own seal first, in its head, and a PDF its own last, after all that the document says.
    let digits = if is_pdf { PDF.last(bytes, 0..bytes.len()) } else { WEB.first(bytes) };
    Some(Place { digits: digits?, part: None })
}

fn in_zip(bytes: &[u8]) -> Option<Place> {
    let mut zip = ZipArchive::new(Cursor::new(bytes)).ok()?;
    let mut file = zip.by_name(WORD_PART).ok()?;
    if file.compression() != CompressionMethod::Stored {
        return None;
    }
    let at = |offset: u64| usize::try_from(offset).ok();
    let value = |start: u64, within: u64| {
        let start = at(start + within)?;
        Some(start..start + CRC)
    };
    let values = [value(file.header_start(), CRC_IN_HEADER.0)?, value(file.central_header_start(), CRC_IN_HEADER.1)?];
    let start = at(file.data_start()?)?;
    let part = start..start.checked_add(at(file.size())?)?;
    // To the end, or its check value would not be looked at.
    file.read_to_end(&mut Vec::new()).ok()?;
    let digits = WORD.last(bytes, part.clone())?;
    let is_within = |range: &Range<usize>| bytes.get(range.clone()).is_some();
    values.iter().all(is_within).then_some(Place { digits, part: Some((part, values)) })
}

impl Frame {
    /// The digits of the last seal in a stretch of a file.
    fn last(&self, bytes: &[u8], within: Range<usize>) -> Option<Range<usize>> {
        let (start, stretch) = (within.start, bytes.get(within)?);
        let found = (0..stretch.len()).rev().find_map(|at| self.digits(stretch, at))?;
        Some(start + found.start..start + found.end)
    }

    /// The digits of the first seal in a file.
    fn first(&self, bytes: &[u8]) -> Option<Range<usize>> {
        (0..bytes.len()).find_map(|at| self.digits(bytes, at))
    }

    /// The digits of the seal whose frame begins here.
    fn digits(&self, bytes: &[u8], at: usize) -> Option<Range<usize>> {
        let rest = bytes.get(at..)?.strip_prefix(self.before.as_bytes())?;
        rest.get(BLANK.len()..)?.starts_with(self.after.as_bytes()).then(|| {
            let start = at + self.before.len();
            start..start + BLANK.len()
        })
    }
}
