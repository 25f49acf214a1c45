//! The letters that a finished file's fonts show more than others do.

use std::collections::BTreeSet;
use std::io::{Cursor, Read as _};

use skrifa::MetadataProvider as _;
use skrifa::raw::FontRef;
use zip::ZipArchive;

use super::super::DocxError;
use super::{obfuscate, subset};
use crate::house::Faces;

/// The letters for which fonts in a file have a glyph and which not every one of them has: those of its own words. A whole one of `faces` says nothing.
///
/// # Errors
/// Why the file cannot be read.
pub fn letters_of_its_own(bytes: &[u8], faces: &Faces<'_>) -> Result<BTreeSet<char>, DocxError> {
    let fault = |error: &dyn std::fmt::Display| DocxError::Package(error.to_string());
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| fault(&error))?;
    let (mut keys, mut fonts) = (Vec::new(), Vec::new());
    for index in 0..archive.len() {
        let mut part = archive.by_index(index).map_err(|error| fault(&error))?;
        let name = part.name().map_err(|error| fault(&error))?.into_owned();
        if name == "word/fontTable.xml" {
            let mut table = String::new();
            part.read_to_string(&mut table).map_err(|error| fault(&error))?;
            keys = self::keys(&table);
        } else if name.starts_with("word/fonts/") {
            let mut font = Vec::new();
            part.read_to_end(&mut font).map_err(|error| fault(&error))?;
            fonts.push((name, font));
        }
    }
    let mut letters = BTreeSet::new();
    for (name, font) in fonts {
        // Which key is whose stands in the relationships; there are a handful, and but one makes a font of it.
        let readable = keys.iter().find_map(|key| {
            let mut font = font.clone();
            obfuscate(&mut font, key);
            FontRef::new(&font).is_ok().then_some(font)
        });
        let font = readable.ok_or(DocxError::Package(name))?;
        if faces.list.iter().any(|face| face.data == font.as_slice()) {
            continue;
        }
        if let Ok(font) = FontRef::new(&font) {
            let own = font.charmap().mappings().filter_map(|(code, _)| char::from_u32(code));
            letters.extend(own.filter(|letter| !subset::is_kept(*letter)));
        }
    }
    Ok(letters)
}

/// The keys in a table of fonts.
fn keys(table: &str) -> Vec<[u8; 16]> {
    let written = table.split("fontKey=\"{").skip(1).filter_map(|rest| rest.split('}').next());
    written.filter_map(key).collect()
}

fn key(written: &str) -> Option<[u8; 16]> {
    u128::from_str_radix(&written.replace('-', ""), 16).ok().map(u128::to_be_bytes)
}
