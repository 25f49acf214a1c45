//! The record itself as custom XML parts (ECMA-376 part 1, 15.2.4): data that travel with the file, which Word keeps when it writes the
//! file again and shows nobody.
//!
//! The bytes are in base64, for XML would change line ends and cannot carry every character, and the document can be made anew only of the
//! very bytes.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use sha2::{Digest, Sha256};

use super::fonts::guid;
use super::package::{Part, Relation, Relationships};
use super::xml::Xml;
use super::{DocxError, Enclosure};
use crate::checksum::checksum;

/// Namespace of a file that is enclosed, by which a program finds it: Word gives the parts names of its own.
const ENCLOSED: &str = "urn:protokollant:bilagd-fil";
/// Namespace of the properties of custom XML.
const PROPERTIES: &str = "http://schemas.openxmlformats.org/officeDocument/2006/customXml";
/// Content type of the same.
const PROPERTIES_TYPE: &str = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml";

/// The parts of an enclosed file, the first of which the main story refers to; `number` from 1.
pub(super) fn parts(number: usize, enclosure: &Enclosure<'_>) -> Result<[Part; 2], DocxError> {
    let digest = Sha256::digest(enclosure.bytes);
    let checksum = checksum(enclosure.bytes);
    let attributes: [(&'static str, &dyn std::fmt::Display); 4] =
        [("xmlns", &ENCLOSED), ("namn", &enclosure.name), ("medietyp", &enclosure.media_type), ("sha256", &checksum)];
    let data = Xml::part::<DocxError>("fil", &attributes, |xml| {
        xml.text(&BASE64.encode(enclosure.bytes));
        Ok(())
    })?;
    let id = guid(&digest.into());
    let properties =
        Xml::part::<DocxError>("ds:datastoreItem", &[("xmlns:ds", &PROPERTIES), ("ds:itemID", &id)], |xml| {
            xml.element("ds:schemaRefs", &[], |xml| xml.empty("ds:schemaRef", &[("ds:uri", &ENCLOSED)]));
            Ok(())
        })?;
    let mut relationships = Relationships::default();
    relationships.to(Relation::CustomXmlProperties, &format!("itemProps{number}.xml"));
    let item =
        Part { name: format!("customXml/item{number}.xml"), content_type: "application/xml", data, relationships };
    let properties = Part {
        name: format!("customXml/itemProps{number}.xml"),
        content_type: PROPERTIES_TYPE,
        data: properties,
        relationships: Relationships::default(),
    };
    Ok([item, properties])
}
