//! The package (ECMA-376 part 2, Open Packaging Conventions): parts, their types, what they refer to, and the ZIP around them.
//!
//! A part says its own name, content type and relationships. `[Content_Types].xml` and every `.rels` are derived from that,
//! so that no list has to be kept in step with another.

use std::collections::BTreeMap;

use super::DocxError;
use super::xml::Xml;
use crate::seal::WORD_PART;
use crate::zipped::{Content, Packed, Press, zipped};

/// Namespace of content types.
const CONTENT_TYPES: &str = "http://schemas.openxmlformats.org/package/2006/content-types";
/// Namespace of relationships in `.rels`.
const RELATIONSHIPS: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
/// Content type of `.rels`.
const RELATIONSHIPS_TYPE: &str = "application/vnd.openxmlformats-package.relationships+xml";

/// What a part is to the one that refers to it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Relation {
    Document,
    CoreProperties,
    ExtendedProperties,
    CustomProperties,
    Styles,
    Numbering,
    Settings,
    FontTable,
    Font,
    CustomXml,
    CustomXmlProperties,
    Theme,
    Header,
    Footnotes,
    Image,
    /// To an address outside of the package.
    Hyperlink,
}

impl Relation {
    /// Its type, a URI.
    fn uri(self) -> &'static str {
        match self {
            Self::Document => "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument",
            Self::CoreProperties => {
                "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
            }
            Self::ExtendedProperties => {
                "http://schemas.openxmlformats.org/officeDocument/2006/relationships/extended-properties"
            }
            Self::CustomProperties => {
                "http://schemas.openxmlformats.org/officeDocument/2006/relationships/custom-properties"
            }
            Self::Styles => "http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles",
            Self::Numbering => "http://schemas.openxmlformats.org/officeDocument/2006/relationships/numbering",
            Self::Settings => "http://schemas.openxmlformats.org/officeDocument/2006/relationships/settings",
            Self::FontTable => "http://schemas.openxmlformats.org/officeDocument/2006/relationships/fontTable",
            Self::Font => "http://schemas.openxmlformats.org/officeDocument/2006/relationships/font",
            Self::CustomXml => "http://schemas.openxmlformats.org/officeDocument/2006/relationships/customXml",
            Self::CustomXmlProperties => {
                "http://schemas.openxmlformats.org/officeDocument/2006/relationships/customXmlProps"
            }
            Self::Theme => "http://schemas.openxmlformats.org/officeDocument/2006/relationships/theme",
            Self::Header => "http://schemas.openxmlformats.org/officeDocument/2006/relationships/header",
            Self::Footnotes => "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes",
            Self::Image => "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image",
            Self::Hyperlink => "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink",
        }
    }
}

/// What a part refers to, in the order in which it was first referred to.
#[derive(Default)]
pub(super) struct Relationships {
    list: Vec<(Relation, String)>,
}

impl Relationships {
    /// The identifier under which the part refers to `target`; the same target gets the same identifier.
    pub(super) fn to(&mut self, relation: Relation, target: &str) -> String {
        let known = self.list.iter().position(|(kind, known)| *kind == relation && known == target);
        let index = known.unwrap_or_else(|| {
            self.list.push((relation, target.to_owned()));
            self.list.len() - 1
        });
        format!("rId{}", index + 1)
    }

    fn xml(&self) -> Result<Vec<u8>, DocxError> {
        Xml::part("Relationships", &[("xmlns", &RELATIONSHIPS)], |xml| {
            for (index, (relation, target)) in self.list.iter().enumerate() {
                let id = format!("rId{}", index + 1);
                if *relation == Relation::Hyperlink {
                    let target = iri(target);
                    xml.empty(
                        "Relationship",
                        &[("Id", &id), ("Type", &relation.uri()), ("Target", &target), ("TargetMode", &"External")],
                    );
                } else {
                    xml.empty("Relationship", &[("Id", &id), ("Type", &relation.uri()), ("Target", target)]);
                }
            }
            Ok(())
        })
    }
}

/// The address with every ASCII character that no address can hold written as `%XX`: Word calls the whole file damaged over a
/// single space in a target.
fn iri(address: &str) -> String {
    let mut result = String::with_capacity(address.len());
    for (at, character) in address.char_indices() {
        let escaped = match character {
            ' ' | '"' | '<' | '>' | '\\' | '^' | '`' | '{' | '|' | '}' | '[' | ']' => true,
            '%' => !address.as_bytes().get(at + 1..at + 3).is_some_and(|hex| hex.iter().all(u8::is_ascii_hexdigit)),
            other => other.is_ascii_control(),
        };
        if escaped {
            result.extend(['%', hex_digit(character, 4), hex_digit(character, 0)]);
        } else {
            result.push(character);
        }
    }
    result
}

/// Four bits of an ASCII character as a digit.
fn hex_digit(character: char, shift: u32) -> char {
    char::from_digit(u32::from(character) >> shift & 0xF, 16).unwrap_or('0').to_ascii_uppercase()
}

/// The bytes of a part.
pub(super) enum Data<'a> {
    /// Its own.
    Own(Vec<u8>),
    /// Its own, and most often the same as those of the package before.
    Alike(Vec<u8>),
    /// Compressed before, for many packages.
    Packed(&'a Packed),
}

impl From<Vec<u8>> for Data<'_> {
    fn from(bytes: Vec<u8>) -> Self {
        Self::Own(bytes)
    }
}

impl Data<'_> {
    /// Its bytes, where they are its own.
    pub(super) fn own(&self) -> &[u8] {
        match self {
            Self::Own(bytes) | Self::Alike(bytes) => bytes,
            Self::Packed(_) => &[],
        }
    }
}

/// A part of the package.
pub(super) struct Part<'a> {
    /// Name without the leading slash: `word/document.xml`.
    pub(super) name: String,
    /// MIME type.
    pub(super) content_type: &'static str,
    /// Its bytes.
    pub(super) data: Data<'a>,
    /// What it refers to; targets are relative to its folder.
    pub(super) relationships: Relationships,
}

/// The package.
#[derive(Default)]
pub(super) struct Package<'a> {
    parts: Vec<Part<'a>>,
    relationships: Relationships,
}

impl<'a> Package<'a> {
    /// Adds a part that the package itself refers to.
    pub(super) fn add_root(&mut self, relation: Relation, part: Part<'a>) {
        self.relationships.to(relation, &part.name);
        self.parts.push(part);
    }

    /// Adds a part that another part refers to.
    pub(super) fn add(&mut self, part: Part<'a>) {
        self.parts.push(part);
    }

    /// The bytes of the ZIP. `press`: what compresses what is alike in many packages.
    ///
    /// # Errors
    /// Only those of the compressor; and two parts of one name.
    pub(super) fn zip(&self, press: &Press) -> Result<Vec<u8>, DocxError> {
        let content_types = self.content_types()?;
        let mut derived = vec![("_rels/.rels".to_owned(), self.relationships.xml()?)];
        for part in self.parts.iter().filter(|part| !part.relationships.list.is_empty()) {
            let (folder, file) = part.name.rsplit_once('/').unwrap_or(("", &part.name));
            derived.push((format!("{folder}/_rels/{file}.rels"), part.relationships.xml()?));
        }
        let mut alike = vec![("[Content_Types].xml", content_types.as_slice())];
        alike.extend(derived.iter().map(|(name, data)| (name.as_str(), data.as_slice())));
        let mut entries = Vec::new();
        for part in &self.parts {
            let content = match &part.data {
                Data::Own(bytes) if part.name == WORD_PART => Content::Stored(bytes),
                Data::Own(bytes) => Content::Bytes(bytes),
                Data::Packed(packed) => Content::Packed(packed),
                Data::Alike(bytes) => {
                    alike.push((&part.name, bytes));
                    continue;
                }
            };
            entries.push((part.name.as_str(), content));
        }
        let alike: Result<Vec<_>, String> =
            alike.into_iter().map(|(name, bytes)| Ok((name, press.packed(name, bytes)?))).collect();
        let alike = alike.map_err(DocxError::Package)?;
        entries.extend(alike.iter().map(|(name, packed)| (*name, Content::Packed(packed))));
        zipped(entries).map_err(DocxError::Package)
    }

    /// `[Content_Types].xml`: XML parts by name, the rest by extension.
    fn content_types(&self) -> Result<Vec<u8>, DocxError> {
        let mut by_extension = BTreeMap::from([("rels", RELATIONSHIPS_TYPE)]);
        let mut by_name = BTreeMap::new();
        for part in &self.parts {
            match part.name.rsplit_once('.') {
                Some((_, extension)) if extension != "xml" => {
                    by_extension.insert(extension, part.content_type);
                }
                _ => {
                    by_name.insert(part.name.as_str(), part.content_type);
                }
            }
        }
        Xml::part("Types", &[("xmlns", &CONTENT_TYPES)], |xml| {
            for (extension, content_type) in by_extension {
                xml.empty("Default", &[("Extension", &extension), ("ContentType", &content_type)]);
            }
            for (name, content_type) in by_name {
                xml.empty("Override", &[("PartName", &format_args!("/{name}")), ("ContentType", &content_type)]);
            }
            Ok(())
        })
    }
}

#[cfg(test)]
mod tests {
    use super::{Relation, Relationships, iri};

    #[test]
    fn an_address_that_word_would_call_damage_is_escaped_and_the_rest_left_alone() {
        assert_eq!(iri("https://exempel.se/en sida?q=[1]&r=50%"), "https://exempel.se/en%20sida?q=%5B1%5D&r=50%25");
        assert_eq!(iri("https://räksmörgås.se/%C3%A5#a"), "https://räksmörgås.se/%C3%A5#a");
    }

    #[test]
    fn one_target_has_one_relationship_however_often_it_is_named() {
        let mut relationships = Relationships::default();
        assert_eq!(relationships.to(Relation::Hyperlink, "https://a.se"), "rId1");
        assert_eq!(relationships.to(Relation::Image, "media/image1.png"), "rId2");
        assert_eq!(relationships.to(Relation::Hyperlink, "https://a.se"), "rId1");
    }
}
