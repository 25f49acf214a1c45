//! PDF syntax that the engine writes seldom or never, in files made by hand.

use super::super::{PdfReadError, dump, tags};
use super::outline_of;

/// A PDF of one page, with a structure tree and a content stream. The font maps codes of one byte to the same letters.
fn pdf(structure: &str, content: &str) -> Vec<u8> {
    let cmap = "1 begincodespacerange <00> <FF> endcodespacerange 1 beginbfrange <20> <7E> <0020> endbfrange";
    format!(
        "%PDF-1.7\n\
         1 0 obj <</Type /Catalog /Pages 2 0 R /Lang (sv) /StructTreeRoot 3 0 R>> endobj\n\
         2 0 obj <</Type /Pages /Count 1 /Kids [4 0 R]>> endobj\n\
         4 0 obj <</Type /Page /Parent 2 0 R /Contents 5 0 R /Resources <</Font <</F 6 0 R>> \
         /Properties <</Named <</MCID 9>>>>>>>> endobj\n\
         5 0 obj <</Length {}>>\nstream\n{content}\nendstream endobj\n\
         6 0 obj <</Type /Font /Subtype /Type1 /ToUnicode 7 0 R>> endobj\n\
         7 0 obj <</Length {}>>\nstream\n{cmap}\nendstream endobj\n\
         {structure}\n\
         trailer <</Root 1 0 R /ID [<00FF> (ab)]>>\n",
        content.len(),
        cmap.len()
    )
    .into_bytes()
}

/// A paragraph with these kids.
fn paragraph(kids: &str) -> String {
    format!("3 0 obj <</Type /StructTreeRoot /K <</S /P /Pg 4 0 R /K {kids}>>>> endobj")
}

#[test]
fn actual_text_is_heard_instead_of_the_glyphs() {
    let content = "/F 10 Tf /Span <</MCID 0>> BDC BT (a) Tj /Span <</ActualText (bc)>> BDC (xyz) Tj EMC (d) Tj ET EMC";
    assert_eq!(outline_of(&pdf(&paragraph("0"), content)), "Paragraph: abcd\n");
    let content = "/F 10 Tf /Span <</MCID 0 /ActualText <FEFF00E5>>> BDC BT (xyz) Tj ET EMC";
    assert_eq!(outline_of(&pdf(&paragraph("0"), content)), "Paragraph: å\n");
    let structure = "3 0 obj <</K <</S /P /Pg 4 0 R /K <</S /Span /ActualText (word) /Pg 4 0 R /K 0>>>>>> endobj";
    let content = "/F 10 Tf /Span <</MCID 0>> BDC BT (xyz) Tj ET EMC";
    assert_eq!(outline_of(&pdf(structure, content)), "Paragraph: word\n");
}

#[test]
fn every_operator_that_shows_text_is_read() {
    let content = "/F 10 Tf 12 TL BT /Span <</MCID 0>> BDC (one) Tj (two) ' 1 2 (three) \" [(fo) -20 (ur)] TJ \
                   0 -12 Td (x) Tj T* (y) Tj 0 -9 TD (z) Tj EMC ET";
    assert_eq!(outline_of(&pdf(&paragraph("0"), content)), "Paragraph: onetwothreefourxyz\n");
    let content = "/F 10 Tf 12 TL BT /P <</MCID 0>> BDC (one ) Tj EMC T* /P <</MCID 1>> BDC (two) Tj EMC ET";
    assert_eq!(outline_of(&pdf(&paragraph("[0 1]"), content)), "Paragraph: one two\n");
}

#[test]
fn tags_are_followed_in_their_own_order_and_not_in_that_of_drawing() {
    let content = "/F 10 Tf BT /Span <</MCID 1>> BDC (second) Tj EMC /Span /Named BDC (first ) Tj EMC \
                   /Artifact BMC (page 1) Tj EMC ET";
    let kids = "[<</Type /MCR /Pg 4 0 R /MCID 9>> 1]";
    assert_eq!(outline_of(&pdf(&paragraph(kids), content)), "Paragraph: first second\n");
}

#[test]
fn text_that_no_tag_reaches_is_an_error() {
    let content = "/F 10 Tf BT /Span <</MCID 0>> BDC (heard) Tj EMC /Span <</MCID 1>> BDC ( lost ) Tj EMC ET";
    let lost = |text: &str| Err(PdfReadError::Untagged { page: 1, text: text.to_owned() });
    assert_eq!(tags(&pdf(&paragraph("0"), content)), lost("lost"));
    let content = "/F 10 Tf BT /Span <</MCID 0>> BDC (heard) Tj EMC (bare) Tj ET";
    assert_eq!(tags(&pdf(&paragraph("0"), content)), lost("bare"));
}

#[test]
fn roles_are_mapped_through_every_step_even_in_a_circle() {
    let structure = "3 0 obj <</RoleMap <</Own /Other /Other /H2 /A /B /B /A>> \
                     /K [<</S /Own /Pg 4 0 R /K 0>> <</S /A /Pg 4 0 R /K 1>>]>> endobj";
    let content = "/F 10 Tf BT /P <</MCID 0>> BDC (a) Tj EMC /P <</MCID 1>> BDC (b) Tj EMC ET";
    let dumped = dump(&tags(&pdf(structure, content)).unwrap());
    assert_eq!(dumped, "lang=sv\nOwn (H2) \"a\"\nA \"b\"\n");
}

#[test]
fn the_mark_of_a_note_that_is_no_number_counts_by_its_place() {
    let mark = |id: u8| format!("<</S /Lbl /K <</S /Link /Pg 4 0 R /K {id}>>>>");
    let kids = format!("[{} <</S /Note /Pg 4 0 R /K [{} 2]>>]", mark(0), mark(1));
    let content =
        "/F 10 Tf BT /P <</MCID 0>> BDC (*) Tj EMC /P <</MCID 1>> BDC (*) Tj EMC /P <</MCID 2>> BDC (x) Tj EMC ET";
    assert_eq!(outline_of(&pdf(&paragraph(&kids), content)), "Paragraph: [1]\nNote(1): x\n");
}

#[test]
fn a_file_without_tags_says_so() {
    let untagged = String::from_utf8(pdf("", "")).unwrap().replace("/StructTreeRoot 3 0 R", "");
    assert_eq!(tags(untagged.as_bytes()), Err(PdfReadError::NotTagged));
    assert_eq!(tags(b"%PDF-1.7 and nothing else"), Err(PdfReadError::NotPdf));
    assert_eq!(tags(b""), Err(PdfReadError::NotPdf));
}

#[test]
fn tags_without_end_are_refused() {
    let deep = format!("3 0 obj <</K {}0{}>> endobj", "<</S /Div /K ".repeat(300), ">>".repeat(301));
    assert_eq!(tags(&pdf(&deep, "")), Err(PdfReadError::TooDeep));
    let own_child = "3 0 obj <</K 8 0 R>> endobj 8 0 obj <</S /P /K [8 0 R 8 0 R]>> endobj";
    assert_eq!(dump(&tags(&pdf(own_child, "")).unwrap()), "lang=sv\nP\n");
    let endless_array = format!("3 0 obj <</K {}>> endobj", "[".repeat(1_000_000));
    assert_eq!(tags(&pdf(&endless_array, "")), Err(PdfReadError::TooDeep));
    assert_eq!(outline_of(&pdf(&paragraph("0"), &"[".repeat(1_900))), "");
}
