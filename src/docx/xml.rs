//! What WordprocessingML writes in a form of its own.

use std::fmt::Display;

use super::DocxError;
pub(super) use crate::xml::Xml;
use crate::xml::XmlError;

impl From<XmlError> for DocxError {
    fn from(error: XmlError) -> Self {
        match error {
            XmlError::Character(character) => Self::Character(character),
            XmlError::Writing(reason) => Self::Package(reason),
        }
    }
}

impl Xml {
    /// An empty element with the attribute `w:val`, the most common form in WordprocessingML.
    pub(super) fn val(&mut self, name: &'static str, value: impl Display) {
        self.empty(name, &[("w:val", &value)]);
    }

    /// An on/off property (`CT_OnOff`), written out when it is off too, to undo what a style on which it is based says.
    pub(super) fn toggle(&mut self, name: &'static str, on: bool) {
        if on {
            self.empty(name, &[]);
        } else {
            self.val(name, 0);
        }
    }
}
