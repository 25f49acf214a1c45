//! Word files and packages.

use super::{NAME, TEXT, big_endian, in_file, latin1, package, watch, zlib};
use crate::house::Faces;

#[test]
fn packages_that_hold_no_secret_pass() {
    let clean = package(&[("docProps/core.xml", b"<dc:title>Protokoll</dc:title>"), ("word/document.xml", b"<w:t/>")]);
    assert_eq!(in_file(&clean), []);
    assert_eq!(watch().word(&clean, &Faces { list: Vec::new() }), Ok(Vec::new()));
}

#[test]
fn a_secret_in_any_part_of_a_word_file_is_found() {
    let name = NAME.replace('ö', "&#xF6;");
    let big = [b"\xfe\xff".as_slice(), &big_endian(NAME)].concat();
    let nested = package(&[("inre.xml", NAME.as_bytes())]);
    let twice = package(&[("inre.zip", &nested)]);
    let places: Vec<(&str, Vec<u8>)> = vec![
        ("docProps/core.xml", format!("<dc:title>{NAME}</dc:title>").into_bytes()),
        ("docProps/app.xml", format!("<Company>{name}</Company>").into_bytes()),
        ("docProps/custom.xml", format!("<property name=\"{name}\"/>").into_bytes()),
        ("word/footnotes.xml", format!("<w:t>{}</w:t>", NAME.to_uppercase()).into_bytes()),
        (
            "word/header1.xml",
            b"<w:r><w:t>Ni</w:t></w:r><w:r><w:t>ls H\xc3\xb6gst</w:t></w:r><w:r><w:t>r\xc3\xb6m</w:t></w:r>".to_vec(),
        ),
        ("word/footer1.xml", "<w:t>Nils</w:t></w:r></w:p><w:p><w:r><w:t>Högström</w:t>".as_bytes().to_vec()),
        ("word/settings.xml", format!("<wp:docPr descr=\"{NAME}\"/>").into_bytes()),
        ("word/comments.xml", "<w:t>Nils Ho\u{308}g\u{ad}stro\u{308}m</w:t>".as_bytes().to_vec()),
        ("word/deleted.xml", "<w:delText>Nils Hög</w:delText><w:softHyphen/><w:delText>ström</w:delText>".into()),
        ("word/field.xml", "<w:instrText>TOC \"Nils Högström\"</w:instrText>".into()),
        ("word/_rels/document.xml.rels", b"<Relationship Target=\"mailto:nils.hogstrom@example.se\"/>".to_vec()),
        ("word/bookmark.xml", "<w:bookmarkStart w:name=\"_Nils_Högström\"/>".into()),
        ("customXml/item1.xml", format!("<namn>{NAME}</namn>").into_bytes()),
        ("customXml/item2.bin", big),
        ("customXml/item3.bin", [&[0xff], latin1(NAME).as_slice()].concat()),
        ("word/media/bild.bin", [&[0xff, 0xd8], NAME.as_bytes(), &[0xff]].concat()),
        ("word/media/bild.emz", zlib(NAME.as_bytes())),
        ("word/embeddings/fil.docx", nested),
        ("word/embeddings/filer.zip", twice),
        ("bilagor/Nils Högström.pdf", b"%PDF".to_vec()),
        ("bilagor/nils_hogstrom.pdf", b"%PDF".to_vec()),
        ("word/document2.xml", TEXT.as_bytes().to_vec()),
        ("word/document3.xml", b"<w:t>bor p\xc3\xa5 Storgatan 11</w:t>".to_vec()),
    ];
    for (part, bytes) in places {
        let leaks = in_file(&package(&[("word/document.xml", b"<w:t/>"), (part, &bytes)]));
        assert!(leaks.iter().any(|leak| leak.part.starts_with(part)), "{part}: {leaks:?}");
    }
}

#[test]
fn a_member_that_a_package_no_longer_lists_is_found() {
    let with = package(&[("word/document.xml", NAME.as_bytes())]);
    let table = with.windows(4).position(|bytes| bytes == b"PK\x01\x02").expect("a table");
    let without = package(&[("word/document.xml", b"<w:t/>")]);
    assert!(!in_file(&[&with[..table], &without].concat()).is_empty());
}

#[test]
fn a_secret_in_a_comment_of_a_package_is_found() {
    let mut commented = package(&[("word/document.xml", b"<w:t/>")]);
    let length = u8::try_from(NAME.len()).expect("a short name");
    let end = commented.len();
    commented[end - 2] = length;
    commented.extend(NAME.as_bytes());
    assert!(!in_file(&commented).is_empty());
}
