//! The list of contents: a field that Word can make anew, filled in already, so that nobody is asked anything when the file is opened.
//!
//! The page numbers are fields too, filled in with the pages of the PDF: those are where Word's own begin. Whoever writes on and tells
//! Word to update the list gets the pages as they are then.

use super::runs::{Looks, lines, runs};
use super::story::Story;
use super::xml::Xml;
use super::{DocxError, field};
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
        field::begin(xml, &format!("TOC \\b {} \\o \"1-{depth}\" \\h \\z", story.shared.rest_to_come()));
    }
    let bookmark = story.shared.survey.bookmarks.get(entry.target.as_str()).cloned();
    let bookmark = bookmark.ok_or_else(|| DocxError::Target(entry.target.clone()))?;
    let page = story.shared.survey.pages.get(entry.target.as_str()).copied().unwrap_or(1);
    xml.element("w:hyperlink", &[("w:anchor", &bookmark), ("w:history", &1)], |xml| {
        runs(story, xml, &entry.inlines, looks)?;
        // To the tab stop of the style, led there by dots.
        xml.element("w:r", &[], |xml| xml.empty("w:tab", &[]));
        field::begin(xml, &format!("PAGEREF {bookmark} \\h"));
        lines(story, xml, &page.to_string(), looks);
        field::end(xml);
        Ok::<(), DocxError>(())
    })?;
    if ends {
        field::end(xml);
        story.shared.begin_rest(xml);
    }
    Ok(())
}
