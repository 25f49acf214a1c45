//! `word/settings.xml`, and the sheet.

use super::language::word_language;
use super::notes::SEPARATORS;
use super::xml::Xml;
use super::{DocxError, MAIN};
use crate::house::{House, Length};

/// `word/settings.xml`, in the order of `CT_Settings`.
pub(super) fn settings(lang: &str, has_notes: bool, has_fonts: bool) -> Result<Vec<u8>, DocxError> {
    Xml::part("w:settings", &[("xmlns:w", &MAIN)], |xml| {
        xml.empty("w:zoom", &[("w:percent", &100)]);
        if has_fonts {
            // Or Word leaves them out when it writes the file again. Not `w:saveSubsetFonts`: of what Word then writes, the next to
            // edit the text would have the letters that are in it already, and no other.
            xml.toggle("w:embedTrueTypeFonts", true);
        }
        xml.val("w:defaultTabStop", 720);
        // Official Swedish writing does not break words without need (Myndigheternas skrivregler, chapter 4).
        xml.val("w:autoHyphenation", 0);
        xml.val("w:characterSpacingControl", "doNotCompress");
        if has_notes {
            xml.element("w:footnotePr", &[], |xml| {
                for (id, ..) in SEPARATORS {
                    xml.empty("w:footnote", &[("w:id", &id)]);
                }
            });
        }
        xml.element("w:compat", &[], |xml| {
            // Without mode 15 Word opens the file as one of an older Word ("Kompatibilitetsläge"). That between two paragraphs
            // stands the greater of the two spaces is the default of this mode (ECMA-376 part 1, 17.3.1.33).
            for (name, value) in [
                ("compatibilityMode", 15),
                ("overrideTableStyleFontSizeAndJustification", 1),
                ("enableOpenTypeFeatures", 1),
                ("doNotFlipMirrorIndents", 1),
                ("differentiateMultirowTableHeaders", 1),
            ] {
                let uri = "http://schemas.microsoft.com/office/word";
                xml.empty("w:compatSetting", &[("w:name", &name), ("w:uri", &uri), ("w:val", &value)]);
            }
        });
        xml.val("w:themeFontLang", word_language(lang));
        // Word falls back on these in fields and sorted tables.
        let (decimal, list) = if lang == "en" || lang.starts_with("en-") { (".", ",") } else { (",", ";") };
        xml.val("w:decimalSymbol", decimal);
        xml.val("w:listSeparator", list);
        Ok(())
    })
}

/// `w:sectPr`: the sheet.
pub(super) fn section(xml: &mut Xml, house: &House, header: Option<&str>) {
    let page = &house.page;
    xml.element("w:sectPr", &[], |xml| {
        if let Some(id) = header {
            xml.empty("w:headerReference", &[("w:type", &"default"), ("r:id", &id)]);
        }
        xml.empty("w:pgSz", &[("w:w", &page.width.twips()), ("w:h", &page.height.twips())]);
        let twips = Length::twips;
        xml.empty(
            "w:pgMar",
            &[
                ("w:top", &twips(page.top)),
                ("w:right", &twips(page.right)),
                ("w:bottom", &twips(page.bottom)),
                ("w:left", &twips(page.left)),
                ("w:header", &twips(page.header)),
                // There is no footer; Word demands a place for one.
                ("w:footer", &twips(page.header.min(page.bottom))),
                ("w:gutter", &0),
            ],
        );
        if header.is_some() {
            // The first page has a header of its own, which is not there.
            xml.toggle("w:titlePg", true);
        }
    });
}
