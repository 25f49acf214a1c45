//! `erms.xml`: the document as systems for records tell of it (E-ARK CITS ERMS 2.1, which is FGS Ärendehantering 2.0).

use std::fmt::Display;

use super::schemas::locations;
use super::{Described, Parts, midnight};
use crate::checksum::checksum;
use crate::filing::{Filing, card};
use crate::record::Status;
use crate::xml::{Xml, XmlError};

const ERMS: &str = "https://DILCIS.eu/XML/ERMS";
const XSI: &str = "http://www.w3.org/2001/XMLSchema-instance";

/// Describes the document, within its matter (ärende) where it has a registry number.
pub(super) fn erms(filing: &Filing<'_>, facts: &Described, parts: &Parts) -> Result<Vec<u8>, XmlError> {
    let locations = locations(&[(ERMS, "ERMS.xsd")], "../../");
    Xml::part("erms", &[("xmlns", &ERMS), ("xmlns:xsi", &XSI), ("xsi:schemaLocation", &locations)], |xml| {
        control(xml, facts);
        match &filing.facts.meeting.registry_number {
            Some(number) => xml.element("aggregations", &[], |xml| {
                let matter = identifier(number);
                xml.element("aggregation", &[("systemIdentifier", &matter), ("aggregationType", &"caseFile")], |xml| {
                    xml.text_element("objectId", &[], number);
                    xml.text_element("title", &[], &facts.title);
                    record(xml, filing, facts, parts);
                });
            }),
            None => xml.element("records", &[], |xml| record(xml, filing, facts, parts)),
        }
        Ok(())
    })
}

/// What the file itself is.
fn control(xml: &mut Xml, facts: &Described) {
    xml.element("control", &[], |xml| {
        xml.text_element("identification", &[("identificationType", &"paket")], &facts.package);
        xml.element("maintenanceInformation", &[], |xml| {
            xml.empty("maintenanceStatus", &[("value", &"new")]);
            xml.element("maintenanceAgency", &[], |xml| xml.text_element("agencyName", &[], &facts.authority));
            xml.element("maintenanceHistory", &[], |xml| {
                xml.element("maintenanceEvent", &[], |xml| {
                    xml.empty("eventType", &[("value", &"created")]);
                    xml.text_element("eventDateTime", &[], &facts.time);
                    agent(xml, "creator", "Protokollant");
                });
            });
        });
    });
}

fn record(xml: &mut Xml, filing: &Filing<'_>, facts: &Described, parts: &Parts) {
    let (meeting, metadata) = (&filing.facts.meeting, &filing.facts.metadata);
    let attributes: [(&'static str, &dyn Display); 3] = [
        ("systemIdentifier", &identifier(&metadata.identifier)),
        ("recordType", &meeting.kind.word()),
        // The schema's own spelling.
        ("recordPhysicalOrDigital", &"digitial"),
    ];
    xml.element("record", &attributes, |xml| {
        xml.text_element("objectId", &[], &metadata.identifier);
        xml.text_element("title", &[], &facts.title);
        let status = if meeting.status == Status::Draft { "in_progress" } else { "prepared" };
        xml.empty("status", &[("value", &status)]);
        if let Some(replaced) = &meeting.replaces {
            let digest = replaced.sha256.as_ref().map(|digest| format!(", SHA-256 {digest}")).unwrap_or_default();
            let replaced = format!("version {}{digest}", replaced.version);
            xml.text_element("relation", &[("relationType", &"replaces")], &replaced);
        }
        for secrecy in &meeting.markings {
            xml.element("restriction", &[("restrictionType", &"confidential")], |xml| {
                xml.text_element("explanatoryText", &[], &secrecy.authority);
                xml.text_element("regulation", &[], &card::plain(&secrecy.provision));
                xml.element("dates", &[], |xml| date(xml, "confidentiality_assessed", &secrecy.date.to_string()));
            });
        }
        let direction: [(&'static str, &dyn Display); 2] =
            [("directionDefinition", &"other"), ("otherDirectionDefinition", &card::DIRECTION)];
        xml.empty("direction", &direction);
        xml.element("agents", &[], |xml| {
            agent(xml, "creator", &facts.authority);
            for name in card::responsible(meeting) {
                agent(xml, "responsible_person", &name);
            }
            for name in card::counterparties(meeting) {
                agent(xml, "counterpart", name);
            }
        });
        if !metadata.description.is_empty() {
            xml.text_element("description", &[], &metadata.description);
        }
        xml.element("dates", &[], |xml| {
            date(xml, "prepared", &meeting.drawn_up().to_string());
            date(xml, "start", &meeting.days.0.to_string());
            date(xml, "end", &meeting.days.1.to_string());
            if let Some(day) = meeting.registered {
                date(xml, "captured", &day.to_string());
            }
        });
        xml.element("additionalInformation", &[], |xml| {
            for representation in &parts.representations {
                for file in &representation.files {
                    let name = file.path.rsplit('/').next().unwrap_or_default();
                    let format = file.format.map_or(file.media_type, |format| format.name);
                    xml.empty("appendix", &[("name", &name), ("fileFormat", &format), ("path", &file.path)]);
                }
            }
        });
    });
}

fn agent(xml: &mut Xml, kind: &str, name: &str) {
    xml.element("agent", &[("agentType", &kind)], |xml| xml.text_element("name", &[], name));
}

fn date(xml: &mut Xml, kind: &str, day: &str) {
    xml.text_element("date", &[("dateType", &kind)], &midnight(day));
}

/// A UUID of version 8 (RFC 9562, 5.8) made of a name: the same name gets the same one.
fn identifier(name: &str) -> String {
    let digest = checksum(name.as_bytes());
    let part = |range: std::ops::Range<usize>| digest.get(range).unwrap_or_default();
    // The version takes four bits, the variant two, of which both always begin the same digit.
    format!("{}-{}-8{}-a{}-{}", part(0..8), part(8..12), part(12..15), part(15..18), part(18..30))
}

#[cfg(test)]
mod tests {
    use super::identifier;

    #[test]
    fn the_same_name_has_the_same_uuid_of_version_8() {
        let uuid = identifier("A2024/00912");
        assert_eq!(uuid, identifier("A2024/00912"));
        assert_ne!(uuid, identifier("A2024/00913"));
        let parts: Vec<&str> = uuid.split('-').collect();
        assert_eq!(parts.iter().map(|part| part.len()).collect::<Vec<_>>(), [8, 4, 4, 4, 12]);
        assert!(parts[2].starts_with('8') && parts[3].starts_with(['8', '9', 'a', 'b']), "{uuid}");
    }
}
