//! `word/header1.xml`: what the second page and later ones repeat at their head. Word's screen readers skip it, so it says only
//! what the letterhead, which is text of the document, has already said. The first page has none.

use super::package::Relationships;
use super::runs::{Looks, runs};
use super::story::{Kind, Shared, Story};
use super::style::ParagraphStyle;
use super::xml::Xml;
use super::{DocxError, NAMESPACES};
use crate::document::Role;

/// The part, with what it refers to.
pub(super) fn header(shared: &mut Shared<'_>) -> Result<(Vec<u8>, Relationships), DocxError> {
    let text = &shared.document.running_header;
    let look = shared.house.style(Role::RunningHeader);
    let mut story = Story::new(shared, Kind::Header);
    let data = Xml::part::<DocxError>("w:hdr", &NAMESPACES, |xml| {
        xml.element("w:p", &[], |xml| {
            xml.element("w:pPr", &[], |xml| xml.val("w:pStyle", ParagraphStyle::Role(Role::RunningHeader).id()));
            runs(&mut story, xml, text, Looks::of(look, None))
        })
    })?;
    Ok((data, story.relationships))
}
