//! What a finished PDF says of where it comes from, in its XMP packet (ISO 16684-1), with room for its seal.
//!
//! The engine writes title, authors and language there and has no words for more. So the facts are put into the packet of the finished file:
//! the stream of metadata grows, and what stands after it in the file moves. Offsets into the file are in the cross-reference table alone
//! (ISO 32000-1, 7.5.4), whose entries are all of one length, and at the very end.
//!
//! The packet stands near the end. So that a file of which only the beginning is left can be told as ours as well, a comment after its header
//! (ISO 32000-1, 7.2.3) says so.
//!
//! PDF/A takes properties of one's own only where the packet describes their schema (ISO 19005-1, 6.7.8; 19005-2, 6.6.2.3.3).

use std::fmt::Write as _;
use std::ops::Range;

use crate::document::Metadata;
use crate::document::origin::{Fact, NAMESPACE, PREFIX, PROGRAM};
use crate::seal::{BLANK, KEY};
use crate::xml::escaped_text;

/// How the engine writes the stream with the packet: its length, and what follows that.
const HEAD: &str = "<</Length ";
const STREAM: &str = "/Type/Metadata/Subtype/XML>>\nstream\n";
const STREAM_END: &[u8] = b"\nendstream";

/// Where descriptions of schemas end in the packet, and where the packet's own properties do.
const SCHEMAS_END: &str = "</rdf:Bag></pdfaExtension:schemas>";
const PROPERTIES_END: &str = "</rdf:RDF>";

/// Lines of the header: the version, and bytes that are no text.
const HEADER_LINES: usize = 2;

const TABLE: &[u8] = b"xref\n";
const TABLE_AT: &[u8] = b"startxref\n";

/// Length of an entry of the cross-reference table, and of the offset that it begins with, in bytes.
const ENTRY: usize = 20;
const OFFSET: usize = 10;

/// The file with what its document tells of itself, and zeros for the seal. `None` if it is not as the engine writes it.
pub(super) fn with_facts(bytes: &[u8], metadata: &Metadata) -> Option<Vec<u8>> {
    let stream = last(bytes, STREAM.as_bytes())?;
    let head = last(&bytes[..stream.start], HEAD.as_bytes())?;
    let old_length: usize = std::str::from_utf8(&bytes[head.end..stream.start]).ok()?.parse().ok()?;
    let old = stream.end..stream.end + old_length;
    let packet = std::str::from_utf8(bytes.get(old.clone())?).ok()?;
    if !bytes[old.end..].starts_with(STREAM_END) {
        return None;
    }
    let packet = extended(packet, metadata)?;
    let table_at = last(bytes, TABLE_AT)?;
    let digits = bytes[table_at.end..].iter().take_while(|byte| byte.is_ascii_digit()).count();
    let table: usize = number(bytes, table_at.end..table_at.end + digits)?;
    let tail = table_at.end + digits..bytes.len();
    let header = bytes.iter().enumerate().filter(|(_, byte)| **byte == b'\n').nth(HEADER_LINES - 1)?.0 + 1;

    let mut file = bytes[..header].to_vec();
    file.extend(format!("%{PROGRAM}\n").into_bytes());
    // Everything after the header moves by as much as the comment is long.
    let begun = file.len() - header;
    file.extend(bytes.get(header..head.end)?);
    file.extend(packet.len().to_string().into_bytes());
    file.extend(STREAM.as_bytes());
    file.extend(packet.into_bytes());
    // Everything after the packet moves by as much as the packet and its written length have grown, too.
    let moved = file.len() - old.end;
    file.extend(bytes.get(old.end..table)?);
    let by = |offset| if offset > head.start { moved } else { begun };
    file.extend(moved_table(bytes.get(table..table_at.start)?, by)?);
    file.extend(TABLE_AT);
    file.extend((table + moved).to_string().into_bytes());
    file.extend(&bytes[tail]);
    Some(file)
}

/// The cross-reference table and the trailer, with the offsets of objects moved by as much as is said of each.
fn moved_table(table: &[u8], by: impl Fn(usize) -> usize) -> Option<Vec<u8>> {
    let counts = table.strip_prefix(TABLE)?.iter().position(|byte| *byte == b'\n')?;
    let first = TABLE.len() + counts + 1;
    let count =
        std::str::from_utf8(&table[TABLE.len()..first]).ok()?.trim().strip_prefix("0 ")?.parse::<usize>().ok()?;
    let mut table = table.to_vec();
    for entry in 0..count {
        let at = first + entry * ENTRY;
        let offset = number(&table, at..at + OFFSET)?;
        // That of the list of free objects is none.
        if offset > 0 {
            table.get_mut(at..at + OFFSET)?.copy_from_slice(format!("{:010}", offset + by(offset)).as_bytes());
        }
    }
    Some(table)
}

/// The packet with the facts, and with the description of their schema if it describes any.
fn extended(packet: &str, metadata: &Metadata) -> Option<String> {
    let mut packet = packet.to_owned();
    if let Some(at) = packet.rfind(SCHEMAS_END) {
        packet.insert_str(at, &schema());
    }
    let at = packet.rfind(PROPERTIES_END)?;
    let mut told = format!("<rdf:Description rdf:about=\"\" xmlns:{PREFIX}=\"{NAMESPACE}\">");
    for (fact, value) in metadata.facts() {
        // Writing to a string does not fail.
        let _ = write!(told, "<{PREFIX}:{0}>{1}</{PREFIX}:{0}>", fact.key(), escaped_text(&value));
    }
    let _ = write!(told, "<{PREFIX}:{KEY}>{BLANK}</{PREFIX}:{KEY}></rdf:Description>");
    packet.insert_str(at, &told);
    Some(packet)
}

/// The description of the facts' schema. All of them are external: people gave them, or the program, and no program that changes the file
/// can make them anew.
fn schema() -> String {
    let mut schema = format!(
        "<rdf:li rdf:parseType=\"Resource\"><pdfaSchema:schema>Protokollant origin schema</pdfaSchema:schema>\
         <pdfaSchema:namespaceURI>{NAMESPACE}</pdfaSchema:namespaceURI><pdfaSchema:prefix>{PREFIX}</pdfaSchema:prefix>\
         <pdfaSchema:property><rdf:Seq>"
    );
    let seal = (KEY, "SHA-256 of this file with zeros in place of the seal: a checksum, no signature");
    for (name, description) in Fact::ALL.into_iter().map(|fact| (fact.key(), fact.description())).chain([seal]) {
        let _ = write!(
            schema,
            "<rdf:li rdf:parseType=\"Resource\"><pdfaProperty:category>external</pdfaProperty:category>\
             <pdfaProperty:description>{description}</pdfaProperty:description>\
             <pdfaProperty:name>{name}</pdfaProperty:name><pdfaProperty:valueType>Text</pdfaProperty:valueType></rdf:li>"
        );
    }
    schema + "</rdf:Seq></pdfaSchema:property></rdf:li>"
}

fn number(bytes: &[u8], at: Range<usize>) -> Option<usize> {
    std::str::from_utf8(bytes.get(at)?).ok()?.parse().ok()
}

/// Where a word stands last.
fn last(bytes: &[u8], word: &[u8]) -> Option<Range<usize>> {
    let start = bytes.windows(word.len()).rposition(|window| window == word)?;
    Some(start..start + word.len())
}
