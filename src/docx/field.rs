//! Fields: what Word works out again when it is told to, filled in already.

use super::xml::Xml;

/// Begins a field, up to what it shows.
pub(super) fn begin(xml: &mut Xml, instruction: &str) {
    mark(xml, "begin");
    xml.element("w:r", &[], |xml| {
        xml.text_element("w:instrText", &[("xml:space", &"preserve")], &format!(" {instruction} "));
    });
    mark(xml, "separate");
}

/// Ends the field that was begun last.
pub(super) fn end(xml: &mut Xml) {
    mark(xml, "end");
}

/// One of the three marks of a field.
fn mark(xml: &mut Xml, kind: &'static str) {
    xml.element("w:r", &[], |xml| xml.empty("w:fldChar", &[("w:fldCharType", &kind)]));
}
