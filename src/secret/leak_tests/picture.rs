//! What pictures tell beside what they show.

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;

use super::{NAME, big_endian, in_file, latin1, little_endian, package, watch, zlib};

/// A PNG of chunks, but for those that show something.
pub(super) fn png(chunks: &[(&str, &[u8])]) -> Vec<u8> {
    let mut bytes = b"\x89PNG\r\n\x1a\n".to_vec();
    for (kind, data) in chunks {
        let length = u32::try_from(data.len()).expect("a short chunk");
        bytes.extend([&length.to_be_bytes(), kind.as_bytes(), data, &[0; 4]].concat());
    }
    bytes
}

/// A JPEG of segments, but for those that show something.
fn jpeg(segments: &[(u8, &[u8])]) -> Vec<u8> {
    let mut bytes = b"\xff\xd8".to_vec();
    for (marker, data) in segments {
        let length = u16::try_from(data.len() + 2).expect("a short segment");
        bytes.extend([&[0xff, *marker], length.to_be_bytes().as_slice(), data].concat());
    }
    bytes
}

#[test]
fn a_secret_beside_what_a_picture_shows_is_found_in_every_kind_of_file() {
    let xmp = format!("<x:xmpmeta><dc:title>{NAME}</dc:title></x:xmpmeta>");
    let pictures = [
        ("tEXt", png(&[("tEXt", &latin1(&format!("Author\0{NAME}")))])),
        ("zTXt", png(&[("zTXt", &[b"Author\0\0", zlib(&latin1(NAME)).as_slice()].concat())])),
        ("iTXt", png(&[("iTXt", format!("Author\0\0\0sv\0F\0{NAME}").as_bytes())])),
        ("iTXt, compressed", png(&[("iTXt", &[b"Author\0\x01\0sv\0F\0", zlib(NAME.as_bytes()).as_slice()].concat())])),
        ("XMP in PNG", png(&[("iTXt", &[b"XML:com.adobe.xmp\0\0\0\0\0", xmp.as_bytes()].concat())])),
        ("eXIf", png(&[("eXIf", &[b"MM\0*", NAME.as_bytes()].concat())])),
        ("EXIF", jpeg(&[(0xe1, &[b"Exif\0\0II*\0", NAME.as_bytes()].concat())])),
        ("EXIF, XPTitle", jpeg(&[(0xe1, &[b"Exif\0\0II*\0\xff", little_endian(NAME).as_slice()].concat())])),
        ("EXIF, UserComment", jpeg(&[(0xe1, &[b"Exif\0\0MM\0*UNICODE\0", big_endian(NAME).as_slice()].concat())])),
        ("XMP", jpeg(&[(0xe1, &[b"http://ns.adobe.com/xap/1.0/\0", xmp.as_bytes()].concat())])),
        (
            "IPTC",
            jpeg(&[(0xed, &[b"Photoshop 3.0\08BIM\x04\x04\x1c\x02\x50\0\x0d", latin1(NAME).as_slice()].concat())]),
        ),
        ("comment", jpeg(&[(0xfe, NAME.as_bytes())])),
    ];
    for (place, picture) in pictures {
        assert!(!in_file(&picture).is_empty(), "{place}");
        let word = package(&[("word/media/image1.bin", &picture)]);
        assert!(!in_file(&word).is_empty(), "{place}, in Word");
        let page = format!("<img src=\"data:image/x;base64,{}\">", BASE64_STANDARD.encode(&picture));
        assert!(!in_file(page.as_bytes()).is_empty(), "{place}, in a page");
        let pdf = super::pdf::with_stream("/Subtype /Image /Filter /DCTDecode", &picture);
        assert!(!watch().pdf(&pdf).expect("a PDF").is_empty(), "{place}, in a PDF");
    }
}
