//! The record within the file.

use std::io::Read as _;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;

use super::sample::{document, house, paragraph};
use super::{archive, without_fonts};
use crate::docx::{Enclosure, Options, docx};

#[test]
fn the_record_comes_out_of_the_file_byte_for_byte_and_is_not_there_unasked() {
    // Line ends of Windows, and a character that XML cannot carry.
    let record = b"typ: minnesanteckningar\r\ntitel: \"M\xC3\xB6te\x0B\"\r\n";
    let enclosure =
        Enclosure { name: "m\u{f6}te & mer.yaml".to_owned(), media_type: "application/yaml", bytes: record };
    let built = |enclosures: &[Enclosure<'_>]| {
        let document = document(vec![paragraph("Ett.")], Vec::new());
        docx(&document, &house(), &Options { enclosures, ..without_fonts() }).expect("a Word file")
    };
    let file = built(std::slice::from_ref(&enclosure));
    let text = |name: &str| {
        let mut text = String::new();
        archive(&file).by_name(name).expect("such a part").read_to_string(&mut text).expect("UTF-8");
        text
    };
    let item = text("customXml/item1.xml");
    let (head, rest) = item.split_once("<fil ").expect("the file").1.split_once('>').expect("its beginning");
    let named = "xmlns=\"urn:protokollant:bilagd-fil\" namn=\"m\u{f6}te &amp; mer.yaml\" medietyp=\"application/yaml\"";
    assert_eq!(head, format!("{named} sha256=\"{}\"", crate::build::checksum(record)));
    assert_eq!(BASE64.decode(rest.strip_suffix("</fil>").expect("its end")).expect("base64"), record);
    assert!(text("word/_rels/document.xml.rels").contains("../customXml/item1.xml"));
    assert!(text("customXml/_rels/item1.xml.rels").contains("itemProps1.xml"));
    let without = built(&[]);
    assert!(archive(&without).by_name("customXml/item1.xml").is_err());
}
