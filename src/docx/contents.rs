//! The list of contents: a field that Word can make anew, filled in already, so that nobody is asked anything when the file is opened.
//!
//! It comes without page numbers. Where a page of Word ends depends on the fonts and the printer of the machine, and a number that
//! is right on one machine only misleads on all others; the PDF has numbers of its own pages. Whoever tells Word to update the
//! field gets Word's own, at the tab stop with dots that the styles have for them.

use super::DocxError;
use super::runs::{Looks, runs};
use super::story::Story;
use super::xml::Xml;
use crate::document::Entry;

/// Writes an entry as a link to its heading. With the first one, which knows how deep the list goes, the field `begins`; after the last
/// it `ends`.
///
/// # Errors
/// An entry that leads to no heading; and those of its words.
pub(super) fn entry<'a>(
    story: &mut Story<'a, '_>,
    xml: &mut Xml,
    entry: &'a Entry,
    (begins, ends): (Option<u8>, bool),
    looks: Looks<'a>,
) -> Result<(), DocxError> {
    if let Some(depth) = begins {
        // Of the headings after the list alone (\b), for its own is one too; those of levels 1 to `depth` (\o), as links (\h), without
        // page numbers where there are no pages (\z).
        let instruction = format!("TOC \\b {} \\o \"1-{depth}\" \\h \\z", story.shared.rest_to_come());
        mark(xml, "begin");
        xml.element("w:r", &[], |xml| {
            xml.text_element("w:instrText", &[("xml:space", &"preserve")], &format!(" {instruction} "));
        });
        mark(xml, "separate");
    }
    let bookmark = story.shared.survey.bookmarks.get(entry.target.as_str()).cloned();
    let bookmark = bookmark.ok_or_else(|| DocxError::Target(entry.target.clone()))?;
    xml.element("w:hyperlink", &[("w:anchor", &bookmark), ("w:history", &1)], |xml| {
        runs(story, xml, &entry.inlines, looks)
    })?;
    if ends {
        mark(xml, "end");
        story.shared.begin_rest(xml);
    }
    Ok(())
}

/// One of the three marks of a field.
fn mark(xml: &mut Xml, kind: &'static str) {
    xml.element("w:r", &[], |xml| xml.empty("w:fldChar", &[("w:fldCharType", &kind)]));
}
