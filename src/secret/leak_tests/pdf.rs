//! PDF.

use std::fmt::Write as _;

use super::{NAME, big_endian, latin1, watch, zlib};
use crate::checksum::digits;

/// A PDF of one page, with a content stream and more objects. The font maps codes of one byte to the letters after them.
fn pdf(content: &str, objects: &[u8], meanings: &str) -> Vec<u8> {
    let cmap = format!(
        "1 begincodespacerange <00> <FF> endcodespacerange 1 beginbfrange <20> <7E> <0021> endbfrange {meanings}"
    );
    let begin = format!(
        "%PDF-1.7\n\
         1 0 obj <</Type /Catalog /Pages 2 0 R /Lang (sv) /StructTreeRoot 3 0 R>> endobj\n\
         2 0 obj <</Type /Pages /Count 1 /Kids [4 0 R]>> endobj\n\
         3 0 obj <</Type /StructTreeRoot>> endobj\n\
         4 0 obj <</Type /Page /Parent 2 0 R /Contents 5 0 R \
         /Resources <</Font <</F 6 0 R>> /XObject <</X 20 0 R>>>>>> endobj\n\
         5 0 obj <</Length {}>>\nstream\n{content}\nendstream endobj\n\
         6 0 obj <</Type /Font /Subtype /Type1 /ToUnicode 7 0 R>> endobj\n\
         7 0 obj <</Length {}>>\nstream\n{cmap}\nendstream endobj\n",
        content.len(),
        cmap.len()
    );
    [begin.as_bytes(), objects, b"\ntrailer <</Root 1 0 R /ID [<00FF> (ab)]>>\n"].concat()
}

fn stream(number: u32, entries: &str, bytes: &[u8]) -> Vec<u8> {
    let begin = format!("{number} 0 obj <<{entries} /Length {}>>\nstream\n", bytes.len());
    [begin.as_bytes(), bytes, b"\nendstream endobj\n"].concat()
}

/// A PDF with one stream more.
pub(super) fn with_stream(entries: &str, bytes: &[u8]) -> Vec<u8> {
    pdf("", &stream(9, entries, bytes), "")
}

fn with_object(object: &str) -> Vec<u8> {
    pdf("", format!("9 0 obj {object} endobj").as_bytes(), "")
}

fn utf16(text: &str) -> String {
    format!("<FEFF{}>", digits(&big_endian(text)))
}

/// Codes of the font above that draw a text of ASCII.
fn drawn(text: &str) -> String {
    format!("<{}>", digits(&text.bytes().map(|byte| byte - 1).collect::<Vec<_>>()))
}

fn shown(text: &str) -> String {
    format!("/F 10 Tf BT {} Tj ET", drawn(text))
}

fn is_caught(bytes: &[u8]) -> bool {
    !watch().pdf(bytes).expect("a PDF").is_empty()
}

#[test]
fn a_pdf_that_holds_no_secret_passes() {
    assert_eq!(watch().pdf(&pdf(&shown("Protokoll om Lindqvistska huset"), b"", "")), Ok(Vec::new()));
}

#[test]
fn a_secret_on_a_page_is_found_however_it_is_drawn() {
    let (lind, qvist, eva) = (drawn("Lind"), drawn("qvist"), drawn("Eva"));
    let form = |entries: &str| stream(20, entries, shown("Lindqvist").as_bytes());
    let own = "/Type /XObject /Subtype /Form /Resources <</Font <</F 6 0 R>>>>";
    let inner = stream(21, own, shown("Lindqvist").as_bytes());
    let outer = stream(20, "/Subtype /Form /Resources <</XObject <</Y 21 0 R>>>>", b"/Y Do");
    let letters = "Lindqvist".char_indices().map(|(at, letter)| (50 + 6 * at, drawn(&letter.to_string())));
    let (mut by_matrix, mut by_space) = (String::new(), String::new());
    for (x, letter) in letters.rev() {
        let _ = write!(by_matrix, "1 0 0 1 {x} 700 Tm {letter} Tj ");
        let _ = write!(by_space, "q 1 0 0 -1 {x} 700 cm BT /F 10 Tf {letter} Tj ET Q ");
    }
    let by_step = format!("40 700 Td {qvist} Tj -20 -12 Td {eva} Tj 0 12 Td {lind} Tj");
    let by_line = format!("12 TL 0 700 Td {eva} Tj 40 0 Td T* {qvist} Tj -20 0 Td {lind} Tj");
    let placed = "/Subtype /Form /Matrix [1 0 0 1 40 700] /Resources <</Font <</F 6 0 R>>>>";
    let pages = [
        ("letters from the last to the first", pdf(&format!("/F 10 Tf BT {by_matrix} ET"), b"", "")),
        ("letters each in a space of its own", pdf(&by_space, b"", "")),
        ("pieces by steps", pdf(&format!("/F 10 Tf BT {by_step} ET"), b"", "")),
        ("pieces by lines", pdf(&format!("/F 10 Tf BT {by_line} ET"), b"", "")),
        (
            "half of it in a form",
            pdf(
                &format!("/X Do /F 10 Tf BT 20 700 Td {lind} Tj ET"),
                &stream(20, placed, shown("qvist").as_bytes()),
                "",
            ),
        ),
        ("drawn", pdf(&shown("Lindqvist"), b"", "")),
        ("artifact", pdf(&format!("/F 10 Tf BT /Artifact BMC [{lind} -20 {qvist}] TJ EMC ET"), b"", "")),
        (
            "two words on two lines",
            pdf(&format!("/F 10 Tf BT {eva} Tj 0 -12 Td {} Tj ET", drawn("Lindqvist")), b"", ""),
        ),
        ("two runs", pdf(&format!("/F 10 Tf BT {lind} Tj 10 0 Td {qvist} Tj ET"), b"", "")),
        ("hyphenated", pdf(&format!("/F 10 Tf BT {} Tj 0 -12 Td {qvist} Tj ET", drawn("Lind-")), b"", "")),
        ("actual text", pdf(&format!("/Span <</ActualText {}>> BDC (x) Tj EMC", utf16(NAME)), b"", "")),
        ("artifact with actual text", pdf(&format!("/Artifact <</ActualText {}>> BDC EMC", utf16(NAME)), b"", "")),
        ("form", pdf("/X Do", &form(own), "")),
        ("form with the page's fonts", pdf("/F 10 Tf /X Do", &form("/Subtype /Form"), "")),
        ("form in a form", pdf("/X Do", &[outer, inner].concat(), "")),
        ("comment in the content", pdf(&format!("% {NAME}"), b"", "")),
        ("font without meanings", pdf("BT (Nils H\\366gstr\\366m) Tj ET", b"", "")),
    ];
    for (place, bytes) in pages {
        assert!(is_caught(&bytes), "{place}");
    }
    // Whoever draws itself, and twice, comes to an end.
    let itself = stream(20, "/Subtype /Form", b"/X Do /X Do");
    assert_eq!(watch().pdf(&pdf("/X Do", &itself, "")), Ok(Vec::new()));
}

#[test]
fn a_secret_in_any_object_of_a_pdf_is_found_however_it_is_written() {
    let latin = digits(&latin1(NAME));
    let compressed = |bytes: &[u8]| with_stream("/Filter /FlateDecode", &zlib(bytes));
    let xmp = format!("<dc:subject>{}</dc:subject>", NAME.replace('ö', "&#246;"));
    let objects = [
        ("title", with_object(&format!("<</Title {}>>", utf16(NAME)))),
        ("outline", with_object(&format!("<</Parent 8 0 R /Title {} /Dest [4 0 R /Fit]>>", utf16(NAME)))),
        ("alternative text", with_object("<</Type /StructElem /S /Figure /Alt (Nils H\\366gstr\\366m)>>")),
        ("expansion", with_object(&format!("<</Type /StructElem /S /Span /E {}>>", utf16(NAME)))),
        ("tag's name", with_object("<</Type /StructElem /S /Nils#20H#c3#b6gstr#c3#b6m>>")),
        ("tag's identifier", with_object("<</Type /StructElem /ID (Eva Lindqvist)>>")),
        ("broken line", with_object("<</Title (Eva Lind\\\nqvist)>>")),
        ("octal", with_object("<</Title (\\116ils H\\366gstr\\366m)>>")),
        ("hexadecimal", with_object(&format!("<</Title <{latin}>>>"))),
        ("hexadecimal with spaces", with_object(&format!("<</Title <{} {}>>>", &latin[..7], &latin[7..]))),
        ("UTF-8", with_object(&format!("<</Title (\u{feff}{NAME})>>"))),
        ("ligature of PDFDocEncoding", with_object("<</Title (Nils H\\366gstr\\366m\\223)>>")),
        ("language escape", with_object(&format!("<</Title {}>>", utf16("\u{1b}sv\u{1b}Högström")))),
        ("annotation", with_object(&format!("<</Type /Annot /Contents {}>>", utf16(NAME)))),
        ("link", with_object("<</A <</URI (https://example.se/?n=Nils%20H%C3%B6gstr%C3%B6m)>>>>")),
        ("attachment's name", with_object(&format!("<</Type /Filespec /UF {}>>", utf16("nils_hogstrom@a.yaml")))),
        ("attachment", with_stream("/Type /EmbeddedFile", format!("namn: {NAME}").as_bytes())),
        ("attachment, compressed", compressed(format!("namn: {NAME}").as_bytes())),
        ("metadata", with_stream("/Type /Metadata", xmp.as_bytes())),
        ("metadata, compressed", compressed(xmp.as_bytes())),
        ("comment", [pdf("", b"", ""), format!("% {NAME}\n").into_bytes()].concat()),
        ("after the end", [pdf("", b"", ""), NAME.as_bytes().to_vec()].concat()),
    ];
    for (place, bytes) in objects {
        assert!(is_caught(&bytes), "{place}");
    }
}

#[test]
fn a_secret_in_what_nothing_refers_to_any_more_is_found() {
    let packed = |entries: &str, bytes: &[u8]| stream(9, &format!("{entries} /Filter /FlateDecode"), &zlib(bytes));
    let objects = b"10 0 <</Title (Nils H\\366gstr\\366m)>>";
    // A table of contents that lists none of the objects below.
    let unlisted = |object: &[u8]| {
        let file = pdf("", object, "");
        let at = |number: usize| file.windows(7).position(|bytes| bytes == format!("{number} 0 obj").as_bytes());
        let entry = |number| format!("{:010} 00000 n \n", at(number).expect("an object"));
        let entries: String = (1..=7).map(entry).collect();
        let end = format!(
            "xref\n0 8\n0000000000 65535 f \n{entries}trailer <</Size 8 /Root 1 0 R>>\nstartxref\n{}\n%%EOF\n",
            file.len()
        );
        [file, end.into_bytes()].concat()
    };
    let stale = format!("9 0 obj <</Title {}>> endobj\n", utf16(NAME));
    let newer = pdf("", b"9 0 obj <</Title (Protokoll)>> endobj", "");
    let places = [
        ("an object", unlisted(stale.as_bytes())),
        ("a compressed object", unlisted(&packed("/Type /ObjStm /N 1 /First 5", objects))),
        ("a compressed text", unlisted(&packed("", NAME.as_bytes()))),
        ("a compressed page", unlisted(&packed("", shown("Lindqvist").as_bytes()))),
        ("an object of a former version", [pdf("", stale.as_bytes(), ""), newer].concat()),
    ];
    for (place, bytes) in places {
        assert!(is_caught(&bytes), "{place}");
    }
    assert_eq!(watch().pdf(&unlisted(b"")), Ok(Vec::new()));
    let listed = pdf("", &packed("/Type /ObjStm /N 1 /First 5", objects), "");
    assert!(is_caught(&listed), "an object stream");
}

#[test]
fn a_glyph_that_only_a_secret_has_is_found() {
    assert!(is_caught(&pdf("", b"", "1 beginbfchar <01> <00F6> endbfchar")));
    let unlisted = zlib(b"1 beginbfchar <01> <03A9> endbfchar");
    assert!(is_caught(&with_stream("/Filter /FlateDecode", &unlisted)), "the map of a font that nothing refers to");
}

#[test]
fn a_pdf_that_cannot_be_looked_through_is_refused() {
    for entries in ["/Filter /ASCII85Decode", "/Filter [/LZWDecode]", "/Filter 12 0 R", "/Filter [/Crypt /FlateDecode]"]
    {
        assert!(watch().pdf(&with_stream(entries, b"x")).is_err(), "{entries}");
    }
    assert!(watch().pdf(&with_object("<</Encrypt 8 0 R>>")).is_err());
}
