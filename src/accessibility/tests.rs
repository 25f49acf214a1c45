//! Files that no folder of parts can make: bombs, locked ones, and what else would be hidden in bytes.

use std::io::{Cursor, Write as _};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::check;
use crate::diagnostic::{Code, Diagnostic};
use crate::source::Sources;

const RELATIONSHIPS: &str = r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
  <Relationship Id="a" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/>
</Relationships>"#;

/// A file with these parts.
fn packed(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, data) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(data).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// A file with this text.
fn document(body: &str) -> Vec<u8> {
    let text = format!(
        r#"<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>{body}</w:body></w:document>"#
    );
    packed(&[("_rels/.rels", RELATIONSHIPS.as_bytes()), ("word/document.xml", text.as_bytes())])
}

fn found(bytes: &[u8]) -> Vec<Diagnostic> {
    check("prov.docx", bytes, &mut Sources::new())
}

#[track_caller]
fn assert_refused(bytes: &[u8], code: Code, says: &str) {
    let faults = found(bytes);
    let told: Vec<_> = faults.iter().map(|fault| (fault.code, fault.message.en.as_str())).collect();
    assert!(matches!(told.as_slice(), [(only, text)] if *only == code && text.contains(says)), "{told:?}");
}

/// A file in the form of those that are encrypted or older than 2007, with this name in its directory.
fn compound(name: &str) -> Vec<u8> {
    let name = name.encode_utf16().flat_map(u16::to_le_bytes);
    b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".iter().copied().chain([0; 504]).chain(name).collect()
}

#[test]
fn a_file_with_a_password_is_told_from_one_of_an_old_format() {
    assert_refused(&compound("EncryptedPackage"), Code::DocxFile, "is encrypted");
    assert_refused(&compound("WordDocument"), Code::DocxFile, "older than 2007");
}

#[test]
fn a_bomb_is_not_unpacked() {
    let blanks = vec![b' '; 65 << 20];
    let bomb = packed(&[("_rels/.rels", RELATIONSHIPS.as_bytes()), ("word/document.xml", &blanks)]);
    assert!(bomb.len() < 100_000);
    assert_refused(&bomb, Code::DocxSize, "the part unpacked is larger than 64 MiB");
}

#[test]
fn a_directory_of_more_parts_than_any_file_has_is_not_taken_in() {
    let entries = b"PK\x01\x02".repeat(20_001);
    assert_refused(&[b"PK\x03\x04", entries.as_slice()].concat(), Code::DocxSize, "more than 20000 parts");
}

#[test]
fn a_file_that_is_cut_short_is_damaged() {
    let mut bytes = document("<w:p/>");
    bytes.truncate(bytes.len() - 30);
    assert_refused(&bytes, Code::DocxFile, "the file is damaged");
}

#[test]
fn names_that_differ_in_capitals_alone_are_the_same() {
    let twins = packed(&[("word/document.xml", b"<a/>"), ("Word/Document.xml", b"<b/>")]);
    assert_refused(&twins, Code::DocxFile, "two of the file's parts are called");
}

#[test]
fn no_way_leads_out_of_the_package() {
    let relationships = RELATIONSHIPS.replace("word/document.xml", "../../../../etc/passwd");
    assert_refused(
        &packed(&[("_rels/.rels", relationships.as_bytes())]),
        Code::DocxFile,
        "the part “etc/passwd” is missing",
    );
}

#[test]
fn elements_without_end_are_refused_and_do_not_fill_the_stack() {
    assert_refused(&document(&"<w:tbl>".repeat(100_000)), Code::DocxXml, "nested deeper than 512");
}

#[test]
fn an_element_with_any_number_of_attributes_takes_no_time() {
    let attributes: Vec<String> = (0..200_000).map(|number| format!(" a{number}=''")).collect();
    let attributes = attributes.concat();
    let faults = found(&document(&format!("<w:p{attributes}/>")));
    assert!(faults.iter().all(|fault| fault.code == Code::DocxTitle), "{faults:?}");
}

#[test]
fn a_part_in_utf_16_is_read() {
    let text = r#"<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:tbl><w:tr><w:tc><w:p><w:r><w:t>Å</w:t></w:r></w:p></w:tc></w:tr></w:tbl></w:body></w:document>"#;
    for (mark, units) in [([0xFF, 0xFE], u16::to_le_bytes as fn(u16) -> [u8; 2]), ([0xFE, 0xFF], u16::to_be_bytes)] {
        let part: Vec<u8> = mark.into_iter().chain(text.encode_utf16().flat_map(units)).collect();
        let faults = found(&packed(&[("_rels/.rels", RELATIONSHIPS.as_bytes()), ("word/document.xml", &part)]));
        assert!(faults.iter().any(|fault| fault.code == Code::DocxTableHeader), "{faults:?}");
    }
    let cut = [0xFF, 0xFE, b'<'];
    let bytes = packed(&[("_rels/.rels", RELATIONSHIPS.as_bytes()), ("word/document.xml", &cut)]);
    assert_refused(&bytes, Code::DocxXml, "no text in UTF-8 or UTF-16");
}

#[test]
fn elements_that_stand_where_they_must_not_do_no_harm() {
    let strange = [
        "<w:tc><w:tr/></w:tc>",
        "<w:t>utanför</w:t><w:r/><w:tab/>",
        "<w:fldChar w:fldCharType='end'/><w:p><w:hyperlink/></w:p>",
        "<w:p><w:p><w:tbl><w:p/></w:tbl></w:p></w:p>",
        "<w:del><w:p><w:r><w:t>a</w:t></w:r></w:p></w:del><w:moveFrom/>",
        "<w:drawing><w:drawing><w:pict/></w:drawing></w:drawing>",
        "<w:p><w:r><w:txbxContent><w:tc/></w:txbxContent></w:r></w:p>",
        "<w:pPr><w:rPr><w:pPr/></w:rPr></w:pPr><w:rPrChange><w:rPr/></w:rPrChange>",
        "<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val='99999999'/></w:tcPr><w:p/></w:tc></w:tr></w:tbl>",
    ];
    for body in strange {
        let faults = found(&document(body));
        assert!(faults.iter().all(|fault| fault.code != Code::DocxXml && fault.code != Code::DocxFile), "{faults:?}");
    }
}

#[test]
fn a_style_that_is_based_on_itself_ends() {
    let styles = r#"<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">
      <w:style w:styleId="a" w:type="paragraph" w:default="1"><w:name w:val="A"/><w:basedOn w:val="b"/></w:style>
      <w:style w:styleId="b" w:type="paragraph"><w:basedOn w:val="a"/><w:rPr><w:lang w:val="sv"/></w:rPr></w:style>
    </w:styles>"#;
    let refers = RELATIONSHIPS.replace("officeDocument\" Target=\"word/document.xml", "styles\" Target=\"styles.xml");
    let text = r#"<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>Hej</w:t></w:r></w:p></w:body></w:document>"#;
    let faults = found(&packed(&[
        ("_rels/.rels", RELATIONSHIPS.as_bytes()),
        ("word/_rels/document.xml.rels", refers.as_bytes()),
        ("word/document.xml", text.as_bytes()),
        ("word/styles.xml", styles.as_bytes()),
    ]));
    assert!(faults.iter().all(|fault| fault.code == Code::DocxTitle), "{faults:?}");
}
