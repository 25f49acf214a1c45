//! A font cut down to some of its letters.
//!
//! Every glyph keeps its number, so that kerning, ligatures and all else that speaks of glyphs by number is left as it is; those that no
//! letter leads to lose their outlines, and the letters that led to them are taken out of the map, so that a program looks for them in
//! another font instead of showing nothing.

use std::collections::BTreeSet;
use std::ops::RangeInclusive;

use skrifa::raw::collections::IntSet;
use skrifa::raw::tables::glyf::Glyph;
use skrifa::raw::tables::gsub::Gsub;
use skrifa::raw::types::{GlyphId, Tag};
use skrifa::raw::{FontRef, TableProvider as _, TopLevelTable as _};
use write_fonts::FontBuilder;
use write_fonts::tables::cmap::Cmap;

/// What every font keeps, as far as it has it: the letters of the languages of Europe that are written in Latin letters, those of all Sami
/// languages among them, with their marks; punctuation, and the signs that official text uses.
const KEPT: &[RangeInclusive<char>] = &[
    '\u{20}'..='\u{17F}',
    '\u{1B7}'..='\u{1B7}',
    '\u{1E4}'..='\u{1EF}',
    '\u{218}'..='\u{21B}',
    '\u{292}'..='\u{292}',
    '\u{2B9}'..='\u{2DD}',
    '\u{300}'..='\u{30C}',
    '\u{2010}'..='\u{203A}',
    '\u{20AC}'..='\u{20AC}',
    '\u{2116}'..='\u{2122}',
    '\u{2190}'..='\u{2193}',
    '\u{2212}'..='\u{2212}',
    '\u{2260}'..='\u{2265}',
];

/// The features (OpenType 1.9, feature tags) whose glyphs go along: those that programs use unasked, so that the letters are those of the PDF, and
/// those that Word has a choice for, ligatures and numbers. Small capitals and raised numbers Word makes by itself.
const FEATURES: &[[u8; 4]] = &[
    *b"calt", *b"ccmp", *b"clig", *b"dlig", *b"dnom", *b"frac", *b"liga", *b"lnum", *b"locl", *b"numr", *b"onum",
    *b"pnum", *b"rclt", *b"rlig", *b"rvrn", *b"tnum",
];

/// Whether every font keeps a letter.
pub(super) fn is_kept(letter: char) -> bool {
    KEPT.iter().any(|range| range.contains(&letter))
}

/// The bytes of a font with [`KEPT`] and the letters of `text` alone. `None` for one that cannot be read.
pub(super) fn subset(font: &FontRef<'_>, text: &BTreeSet<char>) -> Option<Vec<u8>> {
    let cmap = font.cmap().ok()?;
    let letters = KEPT.iter().cloned().flatten().chain(text.iter().copied()).collect::<BTreeSet<_>>();
    let mapping: Vec<(char, GlyphId)> =
        letters.into_iter().filter_map(|letter| Some((letter, cmap.map_codepoint(letter)?))).collect();
    // What is shown for a letter that is not there is always the first.
    let mut glyphs: IntSet<GlyphId> = mapping.iter().map(|(_, glyph)| *glyph).chain([GlyphId::NOTDEF]).collect();
    let mut builder = FontBuilder::new();
    if let Ok(gsub) = font.gsub() {
        let (lookups, table) = substitutions(font, &gsub)?;
        gsub.closure_glyphs(&lookups, &mut glyphs).ok()?;
        builder.add_raw(Tag::new(b"GSUB"), table);
    }
    let (glyf, loca) = outlines(font, glyphs)?;
    builder.add_raw(Tag::new(b"glyf"), glyf);
    builder.add_raw(Tag::new(b"loca"), loca);
    builder.add_table(&Cmap::from_mappings(mapping).ok()?).ok()?;
    // Version 3 is version 2 without the glyphs' names, which are for programs that make fonts (OpenType 1.9, post).
    let mut post = font.table_data(Tag::new(b"post"))?.as_bytes().get(..32)?.to_vec();
    post[..4].copy_from_slice(&[0, 3, 0, 0]);
    builder.add_raw(Tag::new(b"post"), post);
    builder.copy_missing_tables(font.clone());
    Some(builder.build())
}

/// The substitutions of glyphs that are kept, by number, and the table in which the others lead nowhere: what nobody can ask for takes no
/// outlines along, and what could be asked for after all changes nothing.
fn substitutions(font: &FontRef<'_>, gsub: &Gsub<'_>) -> Option<(IntSet<u16>, Vec<u8>)> {
    let mut table = font.table_data(Gsub::TAG)?.as_bytes().to_vec();
    let list = gsub.feature_list().ok()?;
    // Where features change with the axes of a variable font, they are other tables than those of the list.
    if gsub.feature_variations().is_some() {
        return Some((IntSet::all(), table));
    }
    let mut kept = IntSet::empty();
    for (number, record) in (0..).zip(list.feature_records()) {
        if FEATURES.contains(&record.feature_tag().into_bytes()) {
            kept.insert(number);
        } else {
            // A feature begins with the place of its parameters; then comes how many lookups it has (OpenType 1.9, Feature table).
            let count = gsub.feature_list_offset().to_u32() + record.feature_offset().to_u32() + 2;
            let count = usize::try_from(count).ok()?;
            table.get_mut(count..count + 2)?.fill(0);
        }
    }
    Some((gsub.collect_lookups(&kept).ok()?, table))
}

/// The tables of outlines, with none for the glyphs that are neither in `glyphs` nor a piece of one that is.
fn outlines(font: &FontRef<'_>, mut glyphs: IntSet<GlyphId>) -> Option<(Vec<u8>, Vec<u8>)> {
    let (glyf, loca) = (font.glyf().ok()?, font.loca(None).ok()?);
    let mut waiting: Vec<GlyphId> = glyphs.iter().collect();
    while let Some(glyph) = waiting.pop() {
        if let Ok(Some(Glyph::Composite(composite))) = loca.get_glyf(glyph, &glyf) {
            waiting.extend(
                composite.components().map(|part| GlyphId::from(part.glyph)).filter(|part| glyphs.insert(*part)),
            );
        }
    }
    let long = font.head().ok()?.index_to_loc_format() == 1;
    let all = glyf.offset_data().as_bytes();
    let (mut kept, mut index) = (Vec::new(), Vec::new());
    let place = |at: usize, index: &mut Vec<u8>| -> Option<()> {
        if long {
            index.extend(u32::try_from(at).ok()?.to_be_bytes());
        } else {
            index.extend(u16::try_from(at / 2).ok()?.to_be_bytes());
        }
        Some(())
    };
    for number in 0..loca.len() {
        place(kept.len(), &mut index)?;
        if glyphs.contains(GlyphId::new(u32::try_from(number).ok()?)) {
            let (from, to) = (loca.get_raw(number)?, loca.get_raw(number + 1)?);
            kept.extend(all.get(usize::try_from(from).ok()?..usize::try_from(to).ok()?)?);
            // The shorter form of the index counts in pairs of bytes.
            kept.resize(kept.len().next_multiple_of(4), 0);
        }
    }
    place(kept.len(), &mut index)?;
    Some((kept, index))
}
