//! The fonts that go along with a file, so that a machine without them shows the house style (ECMA-376 part 1, 17.8).
//!
//! Only those faces go along that the document's text is set in, and of each only the letters of the languages that are written in Latin
//! letters, with the document's own: a few hundred kilobytes instead of two megabytes. Whoever goes on writing in Word has all that
//! Swedish takes, which the characters of the text alone would not give.
//!
//! A font is put in a file by its licence, not by ours: one that its maker lets nobody embed so that the text can still be edited
//! (`OS/2.fsType`) does not go along, and one that must not be cut down goes whole.

mod read;
mod subset;

pub use read::letters_of_its_own;

use std::collections::BTreeSet;

use sha2::{Digest, Sha256};
use skrifa::raw::{FontRef, TableProvider as _};

use super::package::{Data, Part, Relation, Relationships};
use super::xml::Xml;
use super::{DocxError, MAIN};
use crate::checksum::digits;
use crate::house::{Face, Faces, Family, House, Style, Weight};
use crate::zipped::Packed;

/// Content type of an obfuscated font.
const OBFUSCATED: &str = "application/vnd.openxmlformats-officedocument.obfuscatedFont";
/// How many bytes of a font are obfuscated.
const OBFUSCATED_BYTES: usize = 32;

/// A face, by what it is in a family: bold or not, sloping or not.
pub(super) type Cut = (Family, bool, bool);

/// The face of a style's letters.
pub(super) fn cut(style: &Style) -> Cut {
    (style.font, style.weight == Weight::Bold, style.italic)
}

/// A font that goes along.
pub(super) struct Embedded<'a> {
    cut: Cut,
    key: String,
    target: String,
    data: Data<'a>,
}

/// The faces of `used` that may go along, with the letters of `own` besides those that all have.
///
/// # Errors
/// Only those of the compressor.
pub(super) fn embedded<'a>(
    faces: &Faces<'a>,
    used: &BTreeSet<Cut>,
    own: &BTreeSet<char>,
) -> Result<Vec<Embedded<'a>>, DocxError> {
    let mut list: Vec<Embedded<'a>> = Vec::new();
    for face in faces.list.iter().filter(|face| used.contains(&(face.family, face.bold, face.italic))) {
        let (key, data) = if own.is_empty() {
            // Nearly every document has no letter but those that all fonts keep, and so the same font as the one before.
            let prepared = face.prepared.get_or_try(|| match taken_along(face, own) {
                Some(data) => {
                    let (key, data) = obfuscated(data);
                    Packed::new(&data).map(|packed| Some((key, packed)))
                }
                None => Ok(None),
            });
            let Some((key, packed)) = prepared.map_err(DocxError::Package)? else { continue };
            (key.clone(), Data::Packed(packed))
        } else {
            let Some(data) = taken_along(face, own) else { continue };
            let (key, data) = obfuscated(data);
            (key, Data::Own(data))
        };
        let target = format!("fonts/font{}.odttf", list.len() + 1);
        list.push(Embedded { cut: (face.family, face.bold, face.italic), key, target, data });
    }
    Ok(list)
}

/// A font as it stands in a file, and the key with which it is brought back. The same font has the same key, in every document and on every
/// machine.
fn obfuscated(mut font: Vec<u8>) -> (String, Vec<u8>) {
    let key = key(&Sha256::digest(&font).into());
    obfuscate(&mut font, &key);
    (written(&key), font)
}

/// The bytes of a face as they go along; none where its licence or its form forbids it.
fn taken_along(face: &Face<'_>, text: &BTreeSet<char>) -> Option<Vec<u8>> {
    let font = FontRef::from_index(face.data, face.index).ok()?;
    let may = Embedding::of(font.os2().ok()?.fs_type());
    // Word embeds no other kind of outlines.
    font.glyf().ok()?;
    match may {
        Embedding::Never => None,
        // Of a collection Word reads nothing.
        Embedding::Whole => (!face.data.starts_with(b"ttcf")).then(|| face.data.to_vec()),
        Embedding::InPart => subset::subset(&font, text),
    }
}

/// What a font's maker allows, for a document that is to be edited.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Embedding {
    Never,
    Whole,
    InPart,
}

impl Embedding {
    /// By `fsType` (OpenType 1.9, OS/2): the least of bits 1 to 3 that is set forbids more than those above it, bit 8 forbids
    /// subsets, bit 9 outlines.
    fn of(fs_type: u16) -> Self {
        let (installable, editable) = (fs_type & 0b1110 == 0, fs_type & 0b1000 != 0);
        if !(installable || editable) || fs_type & 1 << 9 != 0 {
            Self::Never
        } else if fs_type & 1 << 8 != 0 {
            Self::Whole
        } else {
            Self::InPart
        }
    }
}

impl<'a> Embedded<'a> {
    /// Its part of the package.
    pub(super) fn into_part(self) -> Part<'a> {
        let name = format!("word/{}", self.target);
        Part { name, content_type: OBFUSCATED, data: self.data, relationships: Relationships::default() }
    }
}

/// Obfuscates the beginning of a font, or brings it back: each byte is combined with a byte of the key, the last one first (ECMA-376 part 1,
/// 17.8.1).
fn obfuscate(data: &mut [u8], key: &[u8; 16]) {
    for (byte, key) in data.iter_mut().take(OBFUSCATED_BYTES).zip(key.iter().rev().cycle()) {
        *byte ^= key;
    }
}

/// Sixteen bytes that name what has this SHA-256: the first of them, marked as a name of one's own making (RFC 9562, 5.8).
fn key(digest: &[u8; 32]) -> [u8; 16] {
    let mut key = std::array::from_fn(|at| digest[at]);
    key[6] = key[6] & 0x0F | 0x80;
    key[8] = key[8] & 0x3F | 0x80;
    key
}

/// What names something that has this SHA-256, as Word writes it.
pub(super) fn guid(digest: &[u8; 32]) -> String {
    written(&key(digest))
}

/// A key as Word writes it (ECMA-376 part 1, 22.9.2.4).
fn written(key: &[u8; 16]) -> String {
    let digits = digits(key).to_uppercase();
    let parts = [0..8, 8..12, 12..16, 16..20, 20..32].map(|part| &digits[part]);
    format!("{{{}}}", parts.join("-"))
}

/// The letters of written parts besides those that all fonts keep: all that could be among the document's words.
pub(super) fn letters<'p>(parts: impl IntoIterator<Item = &'p [u8]>) -> BTreeSet<char> {
    let mut own = BTreeSet::new();
    for part in parts {
        own.extend(String::from_utf8_lossy(part).chars().filter(|letter| !subset::is_kept(*letter)));
    }
    own
}

/// `word/fontTable.xml`: which fonts to take where the house's are neither installed nor in the file, and those that are in the file.
pub(super) fn table(house: &House, embedded: &[Embedded<'_>]) -> Result<(Vec<u8>, Relationships), DocxError> {
    let mut relationships = Relationships::default();
    let data = Xml::part::<DocxError>(
        "w:fonts",
        &[("xmlns:w", &MAIN), ("xmlns:r", &"http://schemas.openxmlformats.org/officeDocument/2006/relationships")],
        |xml| {
            for family in house.families() {
                let (instead, kind) = match family {
                    Family::Serif => ("Garamond,Georgia,Times New Roman", "roman"),
                    Family::Sans => ("Franklin Gothic Book,Arial,Helvetica", "swiss"),
                };
                xml.element("w:font", &[("w:name", &house.family(family))], |xml| {
                    xml.val("w:altName", instead);
                    xml.val("w:charset", "00");
                    xml.val("w:family", kind);
                    xml.val("w:pitch", "variable");
                    for (element, bold, italic) in [
                        ("w:embedRegular", false, false),
                        ("w:embedBold", true, false),
                        ("w:embedItalic", false, true),
                        ("w:embedBoldItalic", true, true),
                    ] {
                        if let Some(font) = embedded.iter().find(|font| font.cut == (family, bold, italic)) {
                            let id = relationships.to(Relation::Font, &font.target);
                            xml.empty(element, &[("r:id", &id), ("w:fontKey", &font.key)]);
                        }
                    }
                });
            }
            Ok(())
        },
    )?;
    Ok((data, relationships))
}

#[cfg(test)]
mod tests {
    use super::{Embedding, obfuscate, written};

    #[test]
    fn a_font_that_nobody_may_embed_for_editing_stays_out_and_one_that_must_stay_whole_goes_whole() {
        for (fs_type, may) in [
            (0x0000, Embedding::InPart),
            (0x0008, Embedding::InPart),
            (0x0002, Embedding::Never),
            (0x0004, Embedding::Never),
            (0x0100, Embedding::Whole),
            (0x0108, Embedding::Whole),
            (0x0200, Embedding::Never),
        ] {
            assert_eq!(Embedding::of(fs_type), may, "{fs_type:#06x}");
        }
    }

    #[test]
    fn the_key_is_applied_from_its_end_to_the_first_bytes_alone() {
        let key: [u8; 16] = std::array::from_fn(|at| u8::try_from(at).expect("small"));
        assert_eq!(written(&key), "{00010203-0405-0607-0809-0A0B0C0D0E0F}");
        let mut data = vec![0; 40];
        obfuscate(&mut data, &key);
        assert_eq!(data[..17], [15, 14, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0, 15]);
        assert_eq!(data[32..], [0; 8]);
    }
}
