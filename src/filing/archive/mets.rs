//! `METS.xml`: what is in a package or in one of its representations (METS 1.12 with the profiles E-ARK CSIP and SIP 2.1.0).
//!
//! Requirements are named by their numbers in the profiles: CSIP68, SIP2.

use std::fmt::Display;

use super::schemas::locations;
use super::{Described, File, Parts, Representation};
use crate::checksum::checksum;
use crate::xml::{Xml, XmlError};

const METS: &str = "http://www.loc.gov/METS/";
const XLINK: &str = "http://www.w3.org/1999/xlink";
const XSI: &str = "http://www.w3.org/2001/XMLSchema-instance";
const CSIP: &str = "https://DILCIS.eu/XML/METS/CSIPExtensionMETS";
const SIP: &str = "https://DILCIS.eu/XML/METS/SIPExtensionMETS";

/// The profile of a whole package (SIP2).
const PACKAGE_PROFILE: &str = "https://earksip.dilcis.eu/profile/E-ARK-SIP.xml";
/// The profile of a representation (CSIP6).
const REPRESENTATION_PROFILE: &str = "https://earkcsip.dilcis.eu/profile/E-ARK-CSIP.xml";

/// Category of the content (CSIP2), a term of the vocabulary, in which the dash is one.
const CATEGORY: &str = "Textual works – Digital";
/// How the document is described (CSIP4): CITS ERMS 2.1.
const CONTENT: &str = "citserms_v2_1";

/// The groups of files of the whole package, by the identifiers that the structural map refers to.
const DOCUMENTATION: &str = "dokumentation";
const SCHEMAS: &str = "scheman";

/// The METS of the package: its own metadata, and a pointer to the METS of each representation.
pub(super) fn package(
    facts: &Described,
    parts: &Parts,
    pointers: &[(&str, File)],
    erms: &File,
    premis: &File,
) -> Result<Vec<u8>, XmlError> {
    let page = Page { facts, name: &facts.package, label: &facts.title, profile: PACKAGE_PROFILE, base: "", up: "" };
    page.write(|xml| {
        page.metadata(xml, "dmdSec", "erms", erms, &[("MDTYPE", &"OTHER"), ("OTHERMDTYPE", &"ERMS")]);
        xml.element("amdSec", &[("ID", &"forvaltning")], |xml| {
            page.metadata(xml, "digiprovMD", "premis", premis, &[("MDTYPE", &"PREMIS")]);
        });
        let group = |name: &str| format!("representation-{name}");
        xml.element("fileSec", &[("ID", &"filer")], |xml| {
            page.group(xml, DOCUMENTATION, "Documentation", &parts.documentation);
            page.group(xml, SCHEMAS, "Schemas", &parts.schemas);
            for (name, mets) in pointers {
                page.group(xml, &group(name), &format!("Representations/{name}"), std::slice::from_ref(mets));
            }
        });
        page.structure(xml, |xml| {
            let metadata = [("ID", "div-metadata"), ("LABEL", "Metadata"), ("ADMID", "premis"), ("DMDID", "erms")];
            xml.empty("div", &metadata.each_ref().map(|(key, value)| (*key, value as &dyn Display)));
            division(xml, "div-dokumentation", "Documentation", DOCUMENTATION);
            division(xml, "div-scheman", "Schemas", SCHEMAS);
            xml.element("div", &[("ID", &"div-representationer"), ("LABEL", &"Representations")], |xml| {
                for (name, _) in pointers {
                    xml.empty("fptr", &[("FILEID", &group(name))]);
                }
                for (name, mets) in pointers {
                    let (id, label) = (format!("div-{name}"), format!("Representations/{name}"));
                    xml.element("div", &[("ID", &id), ("LABEL", &label)], |xml| {
                        let title = group(name);
                        let pointer: [(&'static str, &dyn Display); 4] = [
                            ("LOCTYPE", &"URL"),
                            ("xlink:type", &"simple"),
                            ("xlink:href", &mets.path),
                            ("xlink:title", &title),
                        ];
                        xml.empty("mptr", &pointer);
                    });
                }
            });
        });
    })
}

/// The METS of a representation.
pub(super) fn representation(
    facts: &Described,
    representation: &Representation,
    premis: &File,
) -> Result<Vec<u8>, XmlError> {
    let root = representation.root();
    let page = Page {
        facts,
        name: representation.name,
        label: representation.label,
        profile: REPRESENTATION_PROFILE,
        base: &root,
        up: "../../",
    };
    page.write(|xml| {
        xml.element("amdSec", &[("ID", &"forvaltning")], |xml| {
            page.metadata(xml, "digiprovMD", "premis", premis, &[("MDTYPE", &"PREMIS")]);
        });
        xml.element("fileSec", &[("ID", &"filer")], |xml| page.group(xml, "data", "Data", &representation.files));
        page.structure(xml, |xml| {
            xml.empty("div", &[("ID", &"div-metadata"), ("LABEL", &"Metadata"), ("ADMID", &"premis")]);
            division(xml, "div-data", "Data", "data");
        });
    })
}

/// A METS file: of what, and where in the package.
struct Page<'p> {
    facts: &'p Described,
    /// CSIP1: of a package or representation, the name of its directory.
    name: &'p str,
    label: &'p str,
    profile: &'static str,
    /// Its directory, from the package's root. What it refers to lies below.
    base: &'p str,
    /// From there to the package's root.
    up: &'static str,
}

impl Page<'_> {
    fn write(&self, content: impl FnOnce(&mut Xml)) -> Result<Vec<u8>, XmlError> {
        let known = [
            (METS, "mets.xsd"),
            (XLINK, "xlink.xsd"),
            (CSIP, "DILCISExtensionMETS.xsd"),
            (SIP, "DILCISExtensionSIPMETS.xsd"),
        ];
        let locations = locations(&known, self.up);
        Xml::part(
            "mets",
            &[
                ("xmlns", &METS),
                ("xmlns:csip", &CSIP),
                ("xmlns:sip", &SIP),
                ("xmlns:xlink", &XLINK),
                ("xmlns:xsi", &XSI),
                ("xsi:schemaLocation", &locations),
                ("OBJID", &self.name),
                ("LABEL", &self.label),
                ("TYPE", &CATEGORY),
                ("csip:CONTENTINFORMATIONTYPE", &CONTENT),
                ("PROFILE", &self.profile),
            ],
            |xml| {
                self.header(xml);
                content(xml);
                Ok(())
            },
        )
    }

    /// Who made the package, and of whose archive it is (CSIP7–16, SIP9–14). The authority is also told as the one that submits, in the form
    /// that Swedish archives know: the profile's own form, a second CREATOR, contradicts CSIP12.
    fn header(&self, xml: &mut Xml) {
        let (time, authority) = (&self.facts.time, &self.facts.authority);
        let header: [(&'static str, &dyn Display); 4] =
            [("CREATEDATE", time), ("LASTMODDATE", time), ("RECORDSTATUS", &"NEW"), ("csip:OAISPACKAGETYPE", &"SIP")];
        xml.element("metsHdr", &header, |xml| {
            xml.element("agent", &[("ROLE", &"CREATOR"), ("TYPE", &"OTHER"), ("OTHERTYPE", &"SOFTWARE")], |xml| {
                xml.text_element("name", &[], "Protokollant");
                xml.text_element("note", &[("csip:NOTETYPE", &"SOFTWARE VERSION")], env!("CARGO_PKG_VERSION"));
            });
            xml.element("agent", &[("ROLE", &"ARCHIVIST"), ("TYPE", &"ORGANIZATION")], |xml| {
                xml.text_element("name", &[], authority);
            });
            let submitter: [(&'static str, &dyn Display); 3] =
                [("ROLE", &"OTHER"), ("OTHERROLE", &"SUBMITTER"), ("TYPE", &"ORGANIZATION")];
            xml.element("agent", &submitter, |xml| xml.text_element("name", &[], authority));
            xml.text_element("metsDocumentID", &[], "METS.xml");
        });
    }

    /// A reference to a file of metadata (CSIP17–30, CSIP31–44).
    fn metadata(
        &self,
        xml: &mut Xml,
        section: &'static str,
        id: &str,
        file: &File,
        kind: &[(&'static str, &dyn Display)],
    ) {
        let time = &self.facts.time;
        xml.element(section, &[("ID", &id), ("CREATED", time), ("STATUS", &"CURRENT")], |xml| {
            let (href, digest, size) = (self.relative(file), checksum(&file.bytes), file.bytes.len());
            let mut attributes: Vec<(&'static str, &dyn Display)> =
                vec![("LOCTYPE", &"URL"), ("xlink:type", &"simple"), ("xlink:href", &href)];
            attributes.extend(kind.iter().copied());
            attributes.extend(self.facts.fixity(file, &size, &digest));
            xml.empty("mdRef", &attributes);
        });
    }

    /// A group of files (CSIP58–79). That the content is told to be OTHER is what CSIP63 asks of every group.
    fn group(&self, xml: &mut Xml, id: &str, purpose: &str, files: &[File]) {
        let group: [(&'static str, &dyn Display); 4] = [
            ("ID", &id),
            ("USE", &purpose),
            ("csip:CONTENTINFORMATIONTYPE", &"OTHER"),
            ("csip:OTHERCONTENTINFORMATIONTYPE", &"Protokollant"),
        ];
        xml.element("fileGrp", &group, |xml| {
            for (number, file) in (1..).zip(files) {
                let (id, digest, size) = (format!("{id}-{number}"), checksum(&file.bytes), file.bytes.len());
                let mut attributes: Vec<(&'static str, &dyn Display)> = vec![("ID", &id)];
                attributes.extend(self.facts.fixity(file, &size, &digest));
                if let Some(format) = &file.format {
                    attributes.extend::<[(&'static str, &dyn Display); 3]>([
                        ("sip:FILEFORMATNAME", &format.name),
                        ("sip:FORMATREGISTRY", &"PRONOM"),
                        ("sip:FORMATREGISTRYKEY", &format.key),
                    ]);
                }
                xml.element("file", &attributes, |xml| {
                    let href = self.relative(file);
                    xml.empty("FLocat", &[("LOCTYPE", &"URL"), ("xlink:type", &"simple"), ("xlink:href", &href)]);
                });
            }
        });
    }

    /// The structural map (CSIP80–87).
    fn structure(&self, xml: &mut Xml, content: impl FnOnce(&mut Xml)) {
        xml.element("structMap", &[("ID", &"struktur"), ("TYPE", &"PHYSICAL"), ("LABEL", &"CSIP")], |xml| {
            xml.element("div", &[("ID", &"div"), ("LABEL", &self.name)], content);
        });
    }

    /// A file's path from this one. All names in a package are letters, digits and a few signs, so it is a URL as it stands.
    fn relative<'f>(&self, file: &'f File) -> &'f str {
        file.path.strip_prefix(self.base).unwrap_or(&file.path)
    }
}

impl Described {
    /// What a file is, how large, from when, and its checksum (CSIP68–72).
    fn fixity<'a>(
        &'a self,
        file: &'a File,
        size: &'a dyn Display,
        digest: &'a dyn Display,
    ) -> [(&'static str, &'a dyn Display); 5] {
        [
            ("MIMETYPE", &file.media_type),
            ("SIZE", size),
            ("CREATED", &self.time),
            ("CHECKSUM", digest),
            ("CHECKSUMTYPE", &"SHA-256"),
        ]
    }
}

/// A division that is one group of files.
fn division(xml: &mut Xml, id: &str, label: &str, group: &str) {
    xml.element("div", &[("ID", &id), ("LABEL", &label)], |xml| xml.empty("fptr", &[("FILEID", &group)]));
}
