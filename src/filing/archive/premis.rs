//! `premis.xml`: what the files are and how they came about (PREMIS 3.0).

use std::fmt::Display;

use super::schemas::locations;
use super::{Described, File, Parts, Representation};
use crate::checksum::checksum;
use crate::filing::Filing;
use crate::xml::{Xml, XmlError};

const PREMIS: &str = "http://www.loc.gov/premis/v3";
const XSI: &str = "http://www.w3.org/2001/XMLSchema-instance";

/// The program, as an agent.
const PROGRAM: &str = "Protokollant";

/// The preservation metadata of the package: the document, what was done to make it, and who did.
pub(super) fn package(filing: &Filing<'_>, facts: &Described, parts: &Parts) -> Result<Vec<u8>, XmlError> {
    write("../../", |xml| {
        xml.element("object", &[("xsi:type", &"intellectualEntity")], |xml| {
            identifier(xml, OBJECT, "diarienummer, slag, dag och version", &filing.facts.metadata.identifier);
            identifier(xml, OBJECT, "paket", &facts.package);
            xml.text_element("originalName", &[], &facts.title);
            for representation in &parts.representations {
                relationship(xml, ("structural", "is represented by"), ("representation", representation.name));
            }
            // Another file in the archive, by its checksum: the version that this one replaces.
            if let Some(digest) = filing.facts.meeting.replaces.as_ref().and_then(|replaced| replaced.sha256.as_ref()) {
                relationship(xml, ("replacement", "supersedes"), ("SHA-256", digest));
            }
        });
        let (templates, fonts) = (&filing.ingredients.templates, &filing.ingredients.fonts);
        let made = format!(
            "Handlingen gjordes av posten med {PROGRAM} {}; mallarna har kontrollsumman {templates}, typsnitten {fonts} (SHA-256).",
            env!("CARGO_PKG_VERSION")
        );
        event(xml, facts, "creation", &made, "success");
        let checked = format!(
            "Posten granskades mot programmets regler och gav {} anmärkningar, inga fel. Formaten lästes tillbaka och säger detsamma.",
            filing.diagnostics.len()
        );
        event(xml, facts, "validation", &checked, "success");
        agent(xml, PROGRAM, "software", Some(env!("CARGO_PKG_VERSION")));
        agent(xml, &facts.authority, "organization", None);
    })
}

/// The preservation metadata of a representation: it and its files.
pub(super) fn representation(representation: &Representation) -> Result<Vec<u8>, XmlError> {
    let root = representation.root();
    write("../../../../", |xml| {
        xml.element("object", &[("xsi:type", &"representation")], |xml| {
            identifier(xml, OBJECT, "representation", representation.name);
            for file in &representation.files {
                relationship(xml, ("structural", "has part"), ("fil", relative(file, &root)));
            }
        });
        for file in &representation.files {
            self::file(xml, file, relative(file, &root));
        }
    })
}

fn relative<'f>(file: &'f File, root: &str) -> &'f str {
    file.path.strip_prefix(root).unwrap_or(&file.path)
}

fn write(up: &str, content: impl FnOnce(&mut Xml)) -> Result<Vec<u8>, XmlError> {
    let locations = locations(&[(PREMIS, "premis-v3-0.xsd")], up);
    let attributes: [(&'static str, &dyn Display); 4] =
        [("xmlns", &PREMIS), ("xmlns:xsi", &XSI), ("xsi:schemaLocation", &locations), ("version", &"3.0")];
    Xml::part("premis", &attributes, |xml| {
        content(xml);
        Ok(())
    })
}

/// A file: how large it is, what it is, and its checksum.
fn file(xml: &mut Xml, file: &File, path: &str) {
    xml.element("object", &[("xsi:type", &"file")], |xml| {
        identifier(xml, OBJECT, "fil", path);
        xml.element("objectCharacteristics", &[], |xml| {
            xml.text_element("compositionLevel", &[], "0");
            xml.element("fixity", &[], |xml| {
                xml.text_element("messageDigestAlgorithm", &[], "SHA-256");
                xml.text_element("messageDigest", &[], &checksum(&file.bytes));
            });
            xml.text_element("size", &[], &file.bytes.len().to_string());
            xml.element("format", &[], |xml| {
                let name = file.format.map_or(file.media_type, |format| format.name);
                xml.element("formatDesignation", &[], |xml| xml.text_element("formatName", &[], name));
                if let Some(format) = file.format {
                    xml.element("formatRegistry", &[], |xml| {
                        xml.text_element("formatRegistryName", &[], "PRONOM");
                        xml.text_element("formatRegistryKey", &[], format.key);
                    });
                }
            });
        });
    });
}

/// The names of an identifier and of its two parts.
type Identifier = [&'static str; 3];
const OBJECT: Identifier = ["objectIdentifier", "objectIdentifierType", "objectIdentifierValue"];
const RELATED: Identifier = ["relatedObjectIdentifier", "relatedObjectIdentifierType", "relatedObjectIdentifierValue"];
const EVENT: Identifier = ["eventIdentifier", "eventIdentifierType", "eventIdentifierValue"];
const AGENT: Identifier = ["agentIdentifier", "agentIdentifierType", "agentIdentifierValue"];
const LINKED_AGENT: Identifier =
    ["linkingAgentIdentifier", "linkingAgentIdentifierType", "linkingAgentIdentifierValue"];
const LINKED_OBJECT: Identifier =
    ["linkingObjectIdentifier", "linkingObjectIdentifierType", "linkingObjectIdentifierValue"];

fn identifier(xml: &mut Xml, [name, kind_name, value_name]: Identifier, kind: &str, value: &str) {
    xml.element(name, &[], |xml| {
        xml.text_element(kind_name, &[], kind);
        xml.text_element(value_name, &[], value);
    });
}

fn relationship(xml: &mut Xml, (kind, narrower): (&str, &str), (identifier_kind, value): (&str, &str)) {
    xml.element("relationship", &[], |xml| {
        xml.text_element("relationshipType", &[], kind);
        xml.text_element("relationshipSubType", &[], narrower);
        identifier(xml, RELATED, identifier_kind, value);
    });
}

fn event(xml: &mut Xml, facts: &Described, kind: &str, detail: &str, outcome: &str) {
    xml.element("event", &[], |xml| {
        identifier(xml, EVENT, "händelse", kind);
        xml.text_element("eventType", &[], kind);
        xml.text_element("eventDateTime", &[], &facts.day);
        xml.element("eventDetailInformation", &[], |xml| xml.text_element("eventDetail", &[], detail));
        xml.element("eventOutcomeInformation", &[], |xml| xml.text_element("eventOutcome", &[], outcome));
        identifier(xml, LINKED_AGENT, "namn", PROGRAM);
        identifier(xml, LINKED_OBJECT, "paket", &facts.package);
    });
}

fn agent(xml: &mut Xml, name: &str, kind: &str, version: Option<&str>) {
    xml.element("agent", &[], |xml| {
        identifier(xml, AGENT, "namn", name);
        xml.text_element("agentName", &[], name);
        xml.text_element("agentType", &[], kind);
        if let Some(version) = version {
            xml.text_element("agentVersion", &[], version);
        }
    });
}
