//! What a registry sees in the file without opening its pages: metadata, identifiers, bookmarks, attachments.

use hayro_syntax::object::dict::keys;
use hayro_syntax::object::{Array, Dict, FromBytes, Stream, String as PdfString};
use quick_xml::Reader as XmlReader;
use quick_xml::events::{BytesStart, Event};

use super::PdfReadError;
use super::object::{MAX_DEPTH, MAX_NODES, catalog, document_lang, open, text_entry, text_string};
use crate::checksum::digits;

/// What a PDF says of itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PdfInfo {
    /// Title, from the document information dictionary.
    pub title: Option<String>,
    /// Authors, in one string, from the same.
    pub author: Option<String>,
    /// Keywords, in one string, from the same.
    pub keywords: Option<String>,
    /// The program that made the document, from the same.
    pub creator: Option<String>,
    /// The XMP packet (ISO 16684-1), as it is.
    pub xmp: Option<String>,
    /// The two parts of the file identifier, in hexadecimal.
    pub id: Vec<String>,
    /// How many pages there are.
    pub pages: usize,
    /// Language of the document as BCP 47.
    pub lang: Option<String>,
    /// The bookmarks, in order.
    pub bookmarks: Vec<Bookmark>,
    /// Names of the attached files, in order of their names in the file.
    pub attachments: Vec<String>,
    /// The PDF/A standard that the file claims to keep to.
    pub pdfa: Option<PdfA>,
    /// The part of PDF/UA (ISO 14289) that the file claims to keep to.
    pub pdfua: Option<u8>,
}

/// A PDF/A standard (ISO 19005).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PdfA {
    /// Part: 2 of PDF/A-2a.
    pub part: u8,
    /// Conformance level: `A` of PDF/A-2a.
    pub conformance: String,
}

/// A bookmark: an entry of the document outline (ISO 32000-1, 12.3.3).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bookmark {
    /// How deep it is, from 1.
    pub level: usize,
    /// Its words.
    pub title: String,
}

/// Reads what a PDF says of itself.
///
/// # Errors
/// If the file cannot be read, or its bookmarks or attachments have no end.
pub fn info(bytes: &[u8]) -> Result<PdfInfo, PdfReadError> {
    let pdf = open(bytes)?;
    let catalog = catalog(&pdf)?;
    let metadata = pdf.metadata();
    let text = |bytes: &Option<Vec<u8>>| bytes.as_deref().map(text_string);
    let xmp = xmp(&catalog);
    let claims = xmp.as_deref().map(Claims::read).unwrap_or_default();
    Ok(PdfInfo {
        title: text(&metadata.title),
        author: text(&metadata.author),
        keywords: text(&metadata.keywords),
        creator: text(&metadata.creator),
        xmp,
        id: identifier(bytes),
        pages: pdf.pages().len(),
        lang: document_lang(&catalog),
        bookmarks: bookmarks(&catalog)?,
        attachments: attachments(&catalog)?,
        pdfa: claims.pdfa_part.map(|part| PdfA { part, conformance: claims.pdfa_conformance }),
        pdfua: claims.pdfua_part,
    })
}

fn xmp(catalog: &Dict<'_>) -> Option<String> {
    let packet = catalog.get::<Stream<'_>>(keys::METADATA)?.decoded().ok()?;
    Some(String::from_utf8_lossy(&packet).into_owned())
}

/// What the XMP packet claims.
#[derive(Default)]
struct Claims {
    pdfa_part: Option<u8>,
    pdfa_conformance: String,
    pdfua_part: Option<u8>,
}

impl Claims {
    /// Reads the packet as far as it is XML.
    fn read(packet: &str) -> Self {
        let mut claims = Self::default();
        let mut reader = XmlReader::from_str(packet);
        let mut name = String::new();
        loop {
            match reader.read_event() {
                Ok(Event::Start(tag)) => {
                    tag.name().as_ref().clone_into(&mut name);
                    claims.attributes(&tag);
                }
                Ok(Event::Empty(tag)) => claims.attributes(&tag),
                Ok(Event::Text(text)) => claims.set(&name, &text),
                Ok(Event::End(_)) => name.clear(),
                Ok(Event::Eof) | Err(_) => return claims,
                Ok(_) => {}
            }
        }
    }

    fn attributes(&mut self, tag: &BytesStart<'_>) {
        for attribute in tag.attributes().flatten() {
            self.set(attribute.key.as_ref(), &attribute.value);
        }
    }

    fn set(&mut self, name: &str, value: &str) {
        let value = value.trim();
        match name {
            "pdfaid:part" => self.pdfa_part = value.parse().ok(),
            "pdfaid:conformance" => value.clone_into(&mut self.pdfa_conformance),
            "pdfuaid:part" => self.pdfua_part = value.parse().ok(),
            _ => {}
        }
    }
}

/// The file identifier (ISO 32000-1, 14.4), from the trailer that the end of the file points to.
fn identifier(bytes: &[u8]) -> Vec<String> {
    trailer(bytes)
        .and_then(|trailer| trailer.get::<Array<'_>>(keys::ID))
        .map(|parts| parts.iter::<PdfString<'_>>().map(|part| digits(&part)).collect())
        .unwrap_or_default()
}

/// The trailer dictionary, or the dictionary of the cross-reference stream that stands for it.
fn trailer(bytes: &[u8]) -> Option<Dict<'_>> {
    let end = after_last(bytes, b"startxref")?;
    let digits: Vec<u8> =
        end.iter().copied().skip_while(u8::is_ascii_whitespace).take_while(u8::is_ascii_digit).collect();
    let offset: usize = std::str::from_utf8(&digits).ok()?.parse().ok()?;
    let table = bytes.get(offset..)?;
    let table = if table.starts_with(b"xref") { after_last(table, b"trailer")? } else { table };
    let start = table.windows(2).position(|pair| pair == b"<<")?;
    Dict::from_bytes(table.get(start..)?)
}

/// What follows the last occurrence of a word.
fn after_last<'a>(bytes: &'a [u8], word: &[u8]) -> Option<&'a [u8]> {
    let start = bytes.windows(word.len()).rposition(|window| window == word)?;
    bytes.get(start + word.len()..)
}

fn bookmarks(catalog: &Dict<'_>) -> Result<Vec<Bookmark>, PdfReadError> {
    let mut bookmarks = Vec::new();
    if let Some(root) = catalog.get::<Dict<'_>>(keys::OUTLINES) {
        bookmarks_below(&root, 1, &mut bookmarks)?;
    }
    Ok(bookmarks)
}

fn bookmarks_below(parent: &Dict<'_>, level: usize, bookmarks: &mut Vec<Bookmark>) -> Result<(), PdfReadError> {
    if level > MAX_DEPTH {
        return Err(PdfReadError::TooDeep);
    }
    let mut next = parent.get::<Dict<'_>>(keys::FIRST);
    while let Some(entry) = next {
        if bookmarks.len() >= MAX_NODES {
            return Err(PdfReadError::TooLarge);
        }
        bookmarks.push(Bookmark { level, title: text_entry(&entry, keys::TITLE).unwrap_or_default() });
        bookmarks_below(&entry, level + 1, bookmarks)?;
        next = entry.get::<Dict<'_>>(keys::NEXT);
    }
    Ok(())
}

/// The names of the embedded files (ISO 32000-1, 7.11.4).
fn attachments(catalog: &Dict<'_>) -> Result<Vec<String>, PdfReadError> {
    let mut names = Vec::new();
    embedded(catalog, &mut |name, _| names.push(name))?;
    Ok(names)
}

/// The files attached to a PDF: names and bytes. One that cannot be read is left out.
///
/// # Errors
/// If the PDF cannot be read, or its attachments have no end.
pub fn attached(bytes: &[u8]) -> Result<Vec<(String, Vec<u8>)>, PdfReadError> {
    let pdf = open(bytes)?;
    let mut files = Vec::new();
    embedded(&catalog(&pdf)?, &mut |name, file| {
        let streams = file.get::<Dict<'_>>(keys::EF);
        let stream = streams.and_then(|streams| streams.get::<Stream<'_>>(keys::F));
        if let Some(data) = stream.and_then(|stream| Some(stream.decoded().ok()?.into_owned())) {
            files.push((name, data));
        }
    })?;
    Ok(files)
}

/// Goes through the name tree of the catalog that holds the embedded files.
fn embedded(catalog: &Dict<'_>, see: &mut dyn FnMut(String, &Dict<'_>)) -> Result<(), PdfReadError> {
    let tree = catalog.get::<Dict<'_>>(keys::NAMES).and_then(|names| names.get::<Dict<'_>>(keys::EMBEDDED_FILES));
    let mut seen = 0;
    tree.map_or(Ok(()), |tree| embedded_below(&tree, 0, &mut seen, see))
}

fn embedded_below(
    node: &Dict<'_>,
    depth: usize,
    seen: &mut usize,
    see: &mut dyn FnMut(String, &Dict<'_>),
) -> Result<(), PdfReadError> {
    if depth > MAX_DEPTH {
        return Err(PdfReadError::TooDeep);
    }
    if let Some(pairs) = node.get::<Array<'_>>(keys::NAMES) {
        let mut pairs = pairs.flex_iter();
        while let (Some(name), Some(file)) = (pairs.next::<PdfString<'_>>(), pairs.next::<Dict<'_>>()) {
            let file_name = text_entry(&file, keys::UF).or_else(|| text_entry(&file, keys::F));
            see(file_name.unwrap_or_else(|| text_string(&name)), &file);
            *seen += 1;
        }
    }
    for kid in node.get::<Array<'_>>(keys::KIDS).iter().flat_map(Array::iter::<Dict<'_>>) {
        if *seen >= MAX_NODES {
            return Err(PdfReadError::TooLarge);
        }
        embedded_below(&kid, depth + 1, seen, see)?;
    }
    Ok(())
}
