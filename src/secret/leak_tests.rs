//! Each place in a file where a secret can hide: planted there, it is found.

use std::io::{Cursor, Write as _};

use sha2::{Digest, Sha256};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::leak::written;
use super::{Leak, Secret, Watch};
use crate::source::{SourceFile, Sources, Span};

const NAME: &str = "Nils Högström";
const TEXT: &str = "Han bor på Storgatan 11 och har ringt fyra gånger.";
const RECORD: &str = "namn: [Nils Högström]";

fn watch() -> Watch {
    let file = Sources::new().add(SourceFile::new("post.yaml", RECORD));
    let secret = |text: &str, is_name| Secret { text: text.to_owned(), span: Span::new(file, 7..20), is_name };
    let said = ["Älvnäs kommun".to_owned(), "[maskat, 21 kap. 1 § OSL] hälsade välkommen.".to_owned()];
    // The font below has every letter of ASCII, as a document with many words has.
    let shown = format!("{}\n{}", said.join("\n"), ('!'..='~').collect::<String>());
    Watch::new(
        &[secret(NAME, true), secret("Eva Lindqvist", true), secret(TEXT, false)],
        RECORD.as_bytes(),
        &said,
        &shown,
        Span::new(file, 0..0),
    )
}

/// A Word file, or any package, with one more part.
fn package(name: &str, part: &[u8]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in
        [("word/document.xml", b"<w:t>[maskat, 21 kap. 1 \xc2\xa7 OSL]</w:t>".as_slice()), (name, part)]
    {
        zip.start_file(name, SimpleFileOptions::default()).expect("a name");
        zip.write_all(bytes).expect("memory");
    }
    zip.finish().expect("memory").into_inner()
}

/// A PDF of one page, with a content stream and more objects. The font maps codes of one byte to the letters after them.
fn pdf(content: &str, objects: &str, meanings: &str) -> Vec<u8> {
    let cmap = format!(
        "1 begincodespacerange <00> <FF> endcodespacerange 1 beginbfrange <20> <7E> <0021> endbfrange {meanings}"
    );
    format!(
        "%PDF-1.7\n\
         1 0 obj <</Type /Catalog /Pages 2 0 R /Lang (sv) /StructTreeRoot 3 0 R>> endobj\n\
         2 0 obj <</Type /Pages /Count 1 /Kids [4 0 R]>> endobj\n\
         3 0 obj <</Type /StructTreeRoot>> endobj\n\
         4 0 obj <</Type /Page /Parent 2 0 R /Contents 5 0 R /Resources <</Font <</F 6 0 R>>>>>> endobj\n\
         5 0 obj <</Length {}>>\nstream\n{content}\nendstream endobj\n\
         6 0 obj <</Type /Font /Subtype /Type1 /ToUnicode 7 0 R>> endobj\n\
         7 0 obj <</Length {}>>\nstream\n{cmap}\nendstream endobj\n\
         {objects}\n\
         trailer <</Root 1 0 R /ID [<00FF> (ab)]>>\n",
        content.len(),
        cmap.len()
    )
    .into_bytes()
}

fn hexadecimal(bytes: impl IntoIterator<Item = u8>) -> String {
    written(&bytes.into_iter().collect::<Vec<_>>()).to_uppercase()
}

fn utf16(text: &str) -> String {
    format!("<FEFF{}>", hexadecimal(text.encode_utf16().flat_map(u16::to_be_bytes)))
}

/// Codes of the font above that draw a text of ASCII.
fn drawn(text: &str) -> String {
    format!("<{}>", hexadecimal(text.bytes().map(|byte| byte - 1)))
}

#[test]
fn files_that_hold_no_secret_pass() {
    assert_eq!(watch().package(&package("docProps/core.xml", b"<dc:title>Protokoll</dc:title>")), Ok(Vec::new()));
    assert_eq!(watch().pdf(&pdf(&format!("/F 10 Tf BT {} Tj ET", drawn("Protokoll")), "", "")), Ok(Vec::new()));
    assert_eq!(watch().file("html", "<p>Nils Holm bor på Storgatan</p>".as_bytes()), Vec::new());
}

#[test]
fn a_secret_in_any_part_of_a_word_file_is_found() {
    let name = NAME.replace('ö', "&#xF6;");
    let big: Vec<u8> = [0xfe, 0xff].into_iter().chain(NAME.encode_utf16().flat_map(u16::to_be_bytes)).collect();
    let nested = package("inre.xml", NAME.as_bytes());
    let places: Vec<(&str, Vec<u8>)> = vec![
        ("docProps/core.xml", format!("<dc:title>{NAME}</dc:title>").into_bytes()),
        ("docProps/app.xml", format!("<Company>{name}</Company>").into_bytes()),
        ("word/footnotes.xml", format!("<w:t>{}</w:t>", NAME.to_uppercase()).into_bytes()),
        (
            "word/header1.xml",
            b"<w:r><w:t>Ni</w:t></w:r><w:r><w:t>ls H\xc3\xb6gst</w:t></w:r><w:r><w:t>r\xc3\xb6m</w:t></w:r>".to_vec(),
        ),
        ("word/settings.xml", format!("<wp:docPr descr=\"{NAME}\"/>").into_bytes()),
        ("word/comments.xml", "<w:t>Nils Ho\u{308}g\u{ad}stro\u{308}m</w:t>".as_bytes().to_vec()),
        ("customXml/item1.xml", format!("<namn>{NAME}</namn>").into_bytes()),
        ("customXml/item2.bin", big),
        ("word/media/bild.bin", [&[0xff, 0xd8], NAME.as_bytes(), &[0xff]].concat()),
        ("word/embeddings/fil.docx", nested),
        ("bilagor/Nils Högström.pdf", b"%PDF".to_vec()),
        ("word/document2.xml", TEXT.as_bytes().to_vec()),
        ("word/document3.xml", b"<w:t>bor p\xc3\xa5 Storgatan 11</w:t>".to_vec()),
    ];
    for (part, bytes) in places {
        let leaks = watch().package(&package(part, &bytes)).expect("a package");
        assert!(leaks.iter().any(|leak| leak.part == part), "{part}: {leaks:?}");
    }
}

#[test]
fn a_secret_in_any_object_of_a_pdf_is_found() {
    let stream = |text: &str| format!("9 0 obj <</Length {}>>\nstream\n{text}\nendstream endobj", text.len());
    let places = [
        ("drawn", pdf(&format!("/F 10 Tf BT {} Tj ET", drawn("Lindqvist")), "", "")),
        (
            "artifact",
            pdf(&format!("/F 10 Tf BT /Artifact BMC [{} -20 {}] TJ EMC ET", drawn("Lind"), drawn("qvist")), "", ""),
        ),
        ("actual text", pdf(&format!("/F 10 Tf BT /Span <</ActualText {}>> BDC (x) Tj EMC ET", utf16(NAME)), "", "")),
        ("title", pdf("", &format!("9 0 obj <</Title {}>> endobj", utf16(NAME)), "")),
        ("octal", pdf("", "9 0 obj <</Alt (Nils H\\366gstr\\366m)>> endobj", "")),
        (
            "hexadecimal",
            pdf(
                "",
                &format!(
                    "9 0 obj <</Title <{}>>> endobj",
                    hexadecimal(NAME.chars().filter_map(|letter| u8::try_from(u32::from(letter)).ok()))
                ),
                "",
            ),
        ),
        ("name", pdf("", "9 0 obj <</Type /StructElem /T /Nils#20H#c3#b6gstr#c3#b6m>> endobj", "")),
        ("attachment", pdf("", &stream(&format!("namn: {NAME}")), "")),
        ("metadata", pdf("", &stream(&format!("<dc:subject>{}</dc:subject>", NAME.replace('ö', "&#246;"))), "")),
        ("link", pdf("", "9 0 obj <</A <</URI (https://example.se/?n=Nils%20H%C3%B6gstr%C3%B6m)>>>> endobj", "")),
        ("comment", [pdf("", "", ""), format!("% {NAME}\n").into_bytes()].concat()),
        ("glyph", pdf("", "", "1 beginbfchar <01> <00F6> endbfchar")),
    ];
    for (place, bytes) in places {
        let leaks = watch().pdf(&bytes).expect("a PDF");
        assert!(!leaks.is_empty(), "{place}");
    }
}

#[test]
fn a_secret_in_a_page_or_a_text_is_found() {
    for text in [
        "<p title=\"Nils H&ouml;gstr&ouml;m\">x</p>",
        "<p>Nils <b>Hög</b>ström</p>",
        "<!-- nils högström -->",
        "<script>var n = \"Nils\u{a0}Högström\"</script>",
        "<img src=\"data:text/plain;base64,TmlscyBIw7Znc3Ryw7Zt\">",
        "N i l s  H ö g s t r ö m",
        "Högströms yrkande",
    ] {
        assert!(!watch().file("html", text.as_bytes()).is_empty(), "{text}");
    }
}

#[test]
fn a_checksum_by_which_a_guess_could_be_proven_is_found() {
    for secret in [RECORD, NAME] {
        let digest = Sha256::digest(secret.as_bytes());
        let shown = hexadecimal(digest.iter().copied());
        assert!(!watch().file("txt", format!("kontrollsumman (SHA-256) {shown}").as_bytes()).is_empty());
        assert!(!watch().file("txt", format!("id {}", shown[..32].to_lowercase()).as_bytes()).is_empty());
        let raw = [&[0xff], digest.as_slice()].concat();
        assert!(!watch().package(&package("word/hash.bin", &raw)).expect("a package").is_empty());
    }
}

#[test]
fn a_leak_is_told_without_being_told() {
    let leaks = watch().file("txt", NAME.as_bytes());
    let told: Vec<&Leak> =
        leaks.iter().filter(|leak| leak.hint.to_lowercase().contains("nils") || leak.hint.contains("gstr")).collect();
    assert!(told.is_empty() && leaks.iter().any(|leak| leak.hint == "N… H…"), "{leaks:?}");
}
