//! `word/footnotes.xml`.

use super::flow::{Piece, Place, Voice};
use super::package::Relationships;
use super::story::{Kind, Shared, Story};
use super::style::{CharacterStyle, ParagraphStyle};
use super::xml::Xml;
use super::{DocxError, NAMESPACES, note_number};
use crate::document::{Align, Role};

/// Identifiers of the two notes that are none: the line above the notes, and the one above those continued from the page before.
pub(super) const SEPARATORS: [(i32, &str, &str); 2] =
    [(-1, "separator", "w:separator"), (0, "continuationSeparator", "w:continuationSeparator")];

/// The part, with what it refers to.
pub(super) fn footnotes(shared: &mut Shared<'_>) -> Result<(Vec<u8>, Relationships), DocxError> {
    let notes = &shared.document.notes;
    let house = shared.house;
    let width = house.text_width();
    let mut story = Story::new(shared, Kind::Notes);
    let data = Xml::part::<DocxError>("w:footnotes", &NAMESPACES, |xml| {
        for (id, kind, line) in SEPARATORS {
            xml.element("w:footnote", &[("w:type", &kind), ("w:id", &id)], |xml| {
                xml.element("w:p", &[], |xml| {
                    xml.element("w:pPr", &[], |xml| {
                        // As much as stands between text and notes on the pages; of a lower line Word would show nothing.
                        let note = house.style(Role::Note);
                        let free = (note.after.twips() * 14 / 5 + house.table.rule.twips()).max(note.line.twips() / 2);
                        xml.empty(
                            "w:spacing",
                            &[("w:before", &0), ("w:after", &0), ("w:line", &free), ("w:lineRule", &"exact")],
                        );
                    });
                    xml.element("w:r", &[], |xml| xml.empty(line, &[]));
                });
            });
        }
        for (index, note) in notes.iter().enumerate() {
            let pieces = story.pieces(note, Place::at_margin(Voice::Note, None, Align::Start))?;
            xml.element("w:footnote", &[("w:id", &note_number(index))], |xml| {
                // The mark stands before the first words; a note that begins with a list or a table has it in a paragraph of its own.
                match pieces.split_first() {
                    Some((Piece::Paragraph(first), rest)) if first.number.is_none() => {
                        story.paragraph(xml, first, width, mark)?;
                        story.write(xml, rest, width)
                    }
                    _ => {
                        xml.element("w:p", &[], |xml| {
                            xml.element("w:pPr", &[], |xml| {
                                xml.val("w:pStyle", ParagraphStyle::Role(Role::Note).id());
                                xml.toggle("w:keepNext", true);
                            });
                            mark(xml);
                        });
                        story.write(xml, &pieces, width)
                    }
                }
            })?;
        }
        Ok(())
    })?;
    Ok((data, story.relationships))
}

fn mark(xml: &mut Xml) {
    xml.element("w:r", &[], |xml| {
        xml.element("w:rPr", &[], |xml| xml.val("w:rStyle", CharacterStyle::FootnoteReference.id()));
        xml.empty("w:footnoteRef", &[]);
    });
    xml.element("w:r", &[], |xml| xml.text_element("w:t", &[("xml:space", &"preserve")], " "));
}
