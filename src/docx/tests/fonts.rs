//! Fonts that go along, taken out of the finished file again as a word processor does it.

use std::collections::BTreeMap;
use std::io::Read as _;

use skrifa::instance::{LocationRef, Size};
use skrifa::raw::TableProvider as _;
use skrifa::raw::collections::IntSet;
use skrifa::{FontRef, GlyphId, MetadataProvider as _};

use super::sample::{document, house, paragraph, text};
use super::{PRESS, archive, part};
use crate::document::{Block, Inline};
use crate::docx::{Options, docx, letters_of_its_own};
use crate::house::{Face, Faces, Family};
use crate::secret::{Secret, Watch};
use crate::source::{SourceFile, Sources, Span};
use crate::template::FONTS;

/// The program's own text face in two cuts, and a sans.
fn faces() -> Faces<'static> {
    let face = |path: &str, family, bold| {
        let (_, data) = FONTS.iter().find(|(name, _)| *name == path).expect("such a font");
        // For the time of the tests.
        let prepared = Box::leak(Box::default());
        Face { family, bold, italic: false, data, index: 0, prepared }
    };
    Faces {
        list: vec![
            face("eb-garamond/EBGaramond-Regular.ttf", Family::Serif, false),
            face("eb-garamond/EBGaramond-Bold.ttf", Family::Serif, true),
            face("libre-franklin/LibreFranklin-Regular.ttf", Family::Sans, false),
        ],
    }
}

fn built(blocks: Vec<Block>, embed_fonts: bool) -> Vec<u8> {
    let faces = faces();
    docx(
        &document(blocks, Vec::new()),
        &house(),
        &Options { faces: &faces, heading_pages: &[], embed_fonts, enclosures: &[], press: &PRESS },
    )
    .expect("a Word file")
}

/// A part of a finished file.
fn bytes_of(file: &[u8], name: &str) -> Vec<u8> {
    let mut bytes = Vec::new();
    archive(file).by_name(name).expect("such a part").read_to_end(&mut bytes).expect("bytes");
    bytes
}

/// The fonts of a file by the element that names them, as they were before they were obfuscated. Written from the standard, and not with
/// what the writer has for it.
fn fonts(file: &[u8]) -> BTreeMap<String, Vec<u8>> {
    let text = |name: &str| String::from_utf8(bytes_of(file, name)).expect("UTF-8");
    let between = |text: &str, before: &str, after: &str| {
        let (_, rest) = text.split_once(before).expect("its beginning");
        rest.split_once(after).expect("its end").0.to_owned()
    };
    let (table, relationships) = (text("word/fontTable.xml"), text("word/_rels/fontTable.xml.rels"));
    table
        .split("<w:embed")
        .skip(1)
        .map(|element| {
            let id = between(element, "r:id=\"", "\"");
            let relation = between(&relationships, &format!("Id=\"{id}\""), "/>");
            let mut font = bytes_of(file, &format!("word/{}", between(&relation, "Target=\"", "\"")));
            let key: String = between(element, "w:fontKey=\"{", "}\"").replace('-', "");
            for (at, byte) in font.iter_mut().enumerate().take(32) {
                let pair = 15 - at % 16;
                *byte ^= u8::from_str_radix(&key[2 * pair..2 * pair + 2], 16).expect("hexadecimal digits");
            }
            (element.split(' ').next().expect("a name").to_owned(), font)
        })
        .collect()
}

#[test]
fn a_font_taken_out_of_the_file_has_the_letters_of_the_languages_of_europe_and_measures_what_it_did() {
    let file = built(vec![paragraph("Här står inget på ryska utom бор.")], true);
    let fonts = fonts(&file);
    assert_eq!(fonts.keys().collect::<Vec<_>>(), ["Regular"], "what no text is set in stays at home");
    let (_, original) = FONTS.iter().find(|(name, _)| name.ends_with("EBGaramond-Regular.ttf")).expect("such a font");
    let (cut, whole) = (FontRef::new(&fonts["Regular"]).expect("a font"), FontRef::new(original).expect("a font"));
    for letter in "åäöÅÄÖéŋčžʒ€–”\u{a0}бор".chars() {
        let (there, before) = (cut.charmap().map(letter), whole.charmap().map(letter));
        assert!(there.is_some() && there == before, "{letter}");
        let width =
            |font: &FontRef<'_>| font.glyph_metrics(Size::unscaled(), LocationRef::default()).advance_width(there?);
        assert_eq!(width(&cut), width(&whole), "{letter}");
        let drawn = cut.outline_glyphs().get(there.expect("a glyph")).is_some();
        assert!(drawn, "{letter}");
    }
    assert_eq!(cut.charmap().map('Ж'), None, "a letter that is not kept is looked for in another font");
    assert!(fonts["Regular"].len() < original.len() / 2, "{} bytes of {}", fonts["Regular"].len(), original.len());
}

#[test]
fn whatever_feature_somebody_chooses_in_word_no_letter_becomes_a_blank() {
    let file = built(vec![paragraph("Flera fiffiga 1234567890.")], true);
    let (_, original) = FONTS.iter().find(|(name, _)| name.ends_with("EBGaramond-Regular.ttf")).expect("such a font");
    let fonts = fonts(&file);
    let (cut, whole) = (FontRef::new(&fonts["Regular"]).expect("a font"), FontRef::new(original).expect("a font"));
    let of = |font: &FontRef<'_>| {
        let mut glyphs: IntSet<GlyphId> = cut.charmap().mappings().map(|(_, glyph)| glyph).collect();
        let gsub = font.gsub().expect("substitutions");
        let all = (0..gsub.feature_list().expect("features").feature_count()).collect();
        gsub.closure_glyphs(&gsub.collect_lookups(&all).expect("lookups"), &mut glyphs).expect("glyphs");
        glyphs
    };
    let (reached, before) = (of(&cut), of(&whole));
    assert!(reached.len() < before.len() * 2 / 3, "small capitals and the like lead nowhere");
    let ligature = whole.charmap().map('f').expect("a letter");
    assert!(reached.len() > cut.charmap().mappings().count() as u64 && reached.contains(ligature));
    let shape = |font: &FontRef<'_>, glyph: GlyphId| {
        let (loca, glyf) = (font.loca(None).expect("an index"), font.glyf().expect("outlines"));
        loca.get_glyf(glyph, &glyf).expect("an outline").is_some()
    };
    for glyph in reached.iter() {
        assert_eq!(shape(&cut, glyph), shape(&whole, glyph), "{glyph}");
    }
}

#[test]
fn strong_words_bring_the_bold_face_along() {
    let strong =
        Block::Paragraph { role: crate::document::Role::Body, inlines: vec![Inline::Strong(vec![text("Beslut")])] };
    assert_eq!(fonts(&built(vec![strong], true)).keys().collect::<Vec<_>>(), ["Bold", "Regular"]);
}

#[test]
fn the_same_font_has_the_same_key_in_every_document_and_none_is_there_when_nobody_wants_them() {
    let table = |words: &str| bytes_of(&built(vec![paragraph(words)], true), "word/fontTable.xml");
    assert_eq!(table("Ett"), table("Två"));
    let file = built(vec![paragraph("Ett")], false);
    assert!(!String::from_utf8(bytes_of(&file, "word/fontTable.xml")).expect("UTF-8").contains("w:embed"));
    assert!(!bytes_of(&file, "[Content_Types].xml").windows(9).any(|bytes| bytes == b"/fonts/fo"));
    assert!(!part(&document(Vec::new(), Vec::new()), "word/settings.xml").contains("embedTrueTypeFonts"));
}

#[test]
fn a_letter_that_a_font_holds_for_a_secret_alone_is_told() {
    let cyrillic = built(vec![paragraph("Här står inget på ryska utom бор.")], true);
    let letters = letters_of_its_own(&cyrillic, &faces()).expect("a Word file");
    assert_eq!(letters.into_iter().collect::<String>(), "бор");
    let swedish = built(vec![paragraph("Här står inget på ryska.")], true);
    assert!(letters_of_its_own(&swedish, &faces()).expect("a Word file").is_empty());
    let at = Span::new(Sources::new().add(SourceFile::new("post.yaml", "")), 0..0);
    let secret = Secret { text: "Бунин".to_owned(), span: at, is_name: true };
    let watch = Watch::new(&[secret], &[], &[], "Här står inget.", at);
    let leaks = watch.word(&cyrillic, &faces()).expect("a Word file");
    assert!(leaks.is_empty(), "the secret has other letters: {leaks:?}");
    let secret = Secret { text: "Рабор".to_owned(), span: at, is_name: true };
    let watch = Watch::new(&[secret], &[], &[], "Här står inget.", at);
    assert_eq!(watch.word(&swedish, &faces()), Ok(Vec::new()));
    assert!(watch.word(&cyrillic, &faces()).expect("a Word file").iter().any(|leak| leak.part == "fonts"));
}
