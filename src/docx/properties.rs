//! `docProps`: what the file says about itself, for the registry's systems and for Word's title bar. Nothing in here comes from
//! a clock: the document's day is the day of the meeting.

use super::DocxError;
use super::language::word_language;
use super::xml::Xml;
use crate::document::Metadata;
use crate::seal;

/// Namespace of values in extended and custom properties.
const VALUES: &str = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes";
/// The set of properties that people define themselves, in every Office file.
const USER_DEFINED: &str = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}";

/// `docProps/core.xml` (ECMA-376 part 2, the Core Properties part): Dublin Core.
pub(super) fn core(meta: &Metadata) -> Result<Vec<u8>, DocxError> {
    let creator = if meta.authors.is_empty() { meta.authority.clone() } else { meta.authors.join("; ") };
    Xml::part(
        "cp:coreProperties",
        &[
            ("xmlns:cp", &"http://schemas.openxmlformats.org/package/2006/metadata/core-properties"),
            ("xmlns:dc", &"http://purl.org/dc/elements/1.1/"),
            ("xmlns:dcterms", &"http://purl.org/dc/terms/"),
            ("xmlns:xsi", &"http://www.w3.org/2001/XMLSchema-instance"),
        ],
        |xml| {
            let mut property = |name: &'static str, value: &str| {
                if !value.is_empty() {
                    xml.text_element(name, &[], value);
                }
            };
            property("dc:title", &meta.title);
            property("dc:subject", &meta.document_type);
            property("dc:creator", &creator);
            property("cp:keywords", &meta.keywords.join("; "));
            property("dc:description", &meta.description);
            property("cp:lastModifiedBy", &creator);
            property("dc:language", word_language(&meta.lang));
            property("dc:identifier", &meta.identifier);
            property("cp:contentStatus", &meta.status);
            property("cp:version", &meta.version.to_string());
            if let Some(date) = meta.date {
                let date = date.format("%Y-%m-%dT00:00:00Z").to_string();
                for name in ["dcterms:created", "dcterms:modified"] {
                    xml.text_element(name, &[("xsi:type", &"dcterms:W3CDTF")], &date);
                }
            }
            Ok(())
        },
    )
}

/// `docProps/app.xml`.
pub(super) fn extended(meta: &Metadata) -> Result<Vec<u8>, DocxError> {
    let namespace = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties";
    Xml::part("Properties", &[("xmlns", &namespace)], |xml| {
        if !meta.authority.is_empty() {
            xml.text_element("Company", &[], &meta.authority);
        }
        xml.text_element("Application", &[], "Protokollant");
        Ok(())
    })
}

/// `docProps/custom.xml`: what Swedish registries ask for and Word has no place of its own for, where the file comes from, and room for its
/// seal ([`crate::seal`]), which is to be last.
pub(super) fn custom(meta: &Metadata) -> Result<Vec<u8>, DocxError> {
    let namespace = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties";
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    let more = [
        ("Dokumenttyp", meta.document_type.clone()),
        ("Departement", text(&meta.department)),
        ("Enhet", text(&meta.unit)),
        ("Status", meta.status.clone()),
    ];
    let facts = meta.facts().into_iter().map(|(fact, value)| (fact.property(), value));
    let properties = facts.chain(more.into_iter().filter(|(_, value)| !value.is_empty()));
    Xml::part("Properties", &[("xmlns", &namespace), ("xmlns:vt", &VALUES)], |xml| {
        // Identifiers 0 and 1 are taken by the format.
        for (id, (name, value)) in (2..).zip(properties.chain([(seal::PROPERTY, seal::BLANK.to_owned())])) {
            xml.element("property", &[("fmtid", &USER_DEFINED), ("pid", &id), ("name", &name)], |xml| {
                xml.text_element("vt:lpwstr", &[], &value);
            });
        }
        Ok(())
    })
}
