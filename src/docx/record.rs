//! The record itself as custom XML parts (ECMA-376 part 1, 15.2.4): data that travel with the file, which Word keeps when it writes the
//! file again and shows nobody.
//!
//! The bytes are in base64, for XML would change line ends and cannot carry every character, and the document can be made anew only of the
//! very bytes.

use std::io::Cursor;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use quick_xml::events::Event;
use quick_xml::{Reader, XmlVersion};
use sha2::{Digest, Sha256};
use zip::ZipArchive;

use super::fonts::guid;
use super::package::{Part, Relation, Relationships};
use super::xml::Xml;
use super::{DocxError, Enclosure, read};
use crate::checksum::checksum;

/// Namespace of a file that is enclosed, by which a program finds it: Word gives the parts names of its own.
const ENCLOSED: &str = "urn:protokollant:bilagd-fil";
/// Namespace of the properties of custom XML.
const PROPERTIES: &str = "http://schemas.openxmlformats.org/officeDocument/2006/customXml";
/// Content type of the same.
const PROPERTIES_TYPE: &str = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml";

/// The files that are enclosed in a Word file, whatever program wrote it last: names and bytes, in the order of the parts' names.
///
/// # Errors
/// No ZIP, a part that cannot be read, or an enclosed file that is not the one that its checksum tells of.
pub fn enclosed(bytes: &[u8]) -> Result<Vec<(String, Vec<u8>)>, DocxError> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(read::package)?;
    let all = archive.file_names().filter_map(Result::ok).map(String::from);
    let mut names: Vec<String> = all.filter(|name| name.starts_with("customXml/")).collect();
    // The second before the tenth.
    names.sort_by_key(|name| (name.len(), name.clone()));
    let mut files = Vec::new();
    for name in names {
        // Custom XML may be anything; what is no XML is none of ours.
        if let Ok(Some(part)) = read::part(&mut archive, &name) {
            files.extend(file(&part)?);
        }
    }
    Ok(files)
}

/// The file in a part; none, if it is another's.
fn file(part: &str) -> Result<Option<(String, Vec<u8>)>, DocxError> {
    let mut reader = Reader::from_str(part);
    let (mut told, mut text) = (None, String::new());
    loop {
        match reader.read_event() {
            Ok(Event::Start(tag)) if told.is_none() => {
                let attribute = |name: &str| {
                    let attribute = tag.attributes().flatten().find(|attribute| attribute.key.as_ref() == name)?;
                    Some(attribute.normalized_value(XmlVersion::Implicit1_0).ok()?.into_owned())
                };
                // Some programs give the namespace a prefix.
                if !tag.attributes().flatten().any(|attribute| attribute.value.as_ref() == ENCLOSED) {
                    return Ok(None);
                }
                told = Some((attribute("namn").unwrap_or_default(), attribute("sha256")));
            }
            Ok(Event::Text(words)) => text.push_str(&words),
            Ok(Event::Eof) => break,
            Ok(_) => {}
            Err(_) => return Ok(None),
        }
    }
    let Some((name, digest)) = told else { return Ok(None) };
    let damaged = || DocxError::Package(format!("\"{name}\" in customXml"));
    let digits: String = text.split_whitespace().collect();
    let bytes = BASE64.decode(digits).map_err(|_| damaged())?;
    if digest.is_some_and(|digest| digest == checksum(&bytes)) { Ok(Some((name, bytes))) } else { Err(damaged()) }
}

/// The parts of an enclosed file, the first of which the main story refers to; `number` from 1.
pub(super) fn parts(number: usize, enclosure: &Enclosure<'_>) -> Result<[Part<'static>; 2], DocxError> {
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
    let item = Part {
        name: format!("customXml/item{number}.xml"),
        content_type: "application/xml",
        data: data.into(),
        relationships,
    };
    let properties = Part {
        name: format!("customXml/itemProps{number}.xml"),
        content_type: PROPERTIES_TYPE,
        data: properties.into(),
        relationships: Relationships::default(),
    };
    Ok([item, properties])
}
