//! Each place in a file where a secret can hide: planted there, it is found. The table of them is in `docs/contributing.md`.

mod page;
mod pdf;
mod picture;
mod word;

use std::io::{Cursor, Write as _};

use flate2::Compression;
use flate2::write::ZlibEncoder;
use md5::Md5;
use sha1::Sha1;
use sha2::{Digest, Sha256, Sha512};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::{Leak, Secret, Watch};
use crate::checksum::digits;
use crate::source::{SourceFile, Sources, Span};

const NAME: &str = "Nils Högström";
const TEXT: &str = "Han bor på Storgatan 11 och har ringt fyra gånger.";
const RECORD: &str = "namn: [Nils Högström]";
const APPENDIX: &[u8] = b"%PDF, and what is in it nobody may know";

fn watch() -> Watch {
    let file = Sources::new().add(SourceFile::new("post.yaml", RECORD));
    let secret = |text: &str, is_name| Secret { text: text.to_owned(), span: Span::new(file, 7..20), is_name };
    let said = ["Älvnäs kommun".to_owned(), "[maskat, 21 kap. 1 § OSL] hälsade välkommen.".to_owned()];
    // The fonts below have every letter of ASCII, as a document with many words has.
    let shown = format!("{}\n{}", said.join("\n"), ('!'..='~').collect::<String>());
    Watch::new(
        &[secret(NAME, true), secret("Eva Lindqvist", true), secret(TEXT, false), secret("Ωmega", false)],
        &[RECORD.as_bytes(), APPENDIX],
        &said,
        &shown,
        Span::new(file, 0..0),
    )
}

/// A ZIP of parts.
fn package(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).expect("a name");
        zip.write_all(bytes).expect("memory");
    }
    zip.finish().expect("memory").into_inner()
}

fn zlib(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(bytes).expect("memory");
    encoder.finish().expect("memory")
}

fn latin1(text: &str) -> Vec<u8> {
    text.chars().map(|letter| u8::try_from(u32::from(letter)).expect("a letter of Latin-1")).collect()
}

fn big_endian(text: &str) -> Vec<u8> {
    text.encode_utf16().flat_map(u16::to_be_bytes).collect()
}

fn little_endian(text: &str) -> Vec<u8> {
    text.encode_utf16().flat_map(u16::to_le_bytes).collect()
}

fn in_file(bytes: &[u8]) -> Vec<Leak> {
    watch().file("fil", bytes).expect("it can be read")
}

#[test]
fn a_checksum_by_which_a_guess_could_be_proven_is_found() {
    let lower = NAME.to_lowercase();
    for secret in [RECORD.as_bytes(), APPENDIX, NAME.as_bytes(), lower.as_bytes(), TEXT.as_bytes()] {
        let checksums = [
            Md5::digest(secret).to_vec(),
            Sha1::digest(secret).to_vec(),
            Sha256::digest(secret).to_vec(),
            Sha512::digest(secret).to_vec(),
        ];
        for digest in checksums {
            let shown = digits(&digest);
            let pairs: Vec<String> = digest.iter().map(|byte| format!("{byte:02X}")).collect();
            let base64 = base64::Engine::encode(&base64::prelude::BASE64_STANDARD, &digest);
            for text in [
                format!("kontrollsumma (SHA-256) {shown}"),
                format!("id {}", shown[..32].to_uppercase()),
                pairs.join(":"),
                format!("integrity=\"sha256-{base64}\""),
                format!("<mets:file CHECKSUM=\"{shown}\"/>"),
            ] {
                assert!(!in_file(text.as_bytes()).is_empty(), "{text}");
            }
            let raw = [&[0xff, 0, 1], digest.as_slice(), &[7]].concat();
            assert!(!in_file(&raw).is_empty());
            assert!(!in_file(&package(&[("word/hash.bin", &raw)])).is_empty());
        }
    }
    assert_eq!(in_file(digits(&Sha256::digest(b"anything else")).as_bytes()), []);
}

#[test]
fn a_secret_in_what_a_file_is_called_is_found_with_and_without_its_accents() {
    for name in ["Nils Högström.pdf", "nils-hogstrom-offentlig.pdf", "2026/vard_nils_hogstrom.docx", "hogstrom.html"]
    {
        assert!(!watch().name(name).is_empty(), "{name}");
    }
    for name in ["protokoll-2026-03-12-offentlig.pdf", "BN-2026-7_protokoll_2026-03-12_offentlig/handling.pdf"] {
        assert_eq!(watch().name(name), [], "{name}");
    }
}

#[test]
fn a_leak_is_told_without_being_told() {
    let leaks = in_file(NAME.as_bytes());
    let told: Vec<&Leak> =
        leaks.iter().filter(|leak| leak.hint.to_lowercase().contains("nils") || leak.hint.contains("gstr")).collect();
    assert!(told.is_empty() && leaks.iter().any(|leak| leak.hint == "N… H…"), "{leaks:?}");
}

#[test]
fn a_file_that_cannot_be_looked_through_is_not_taken_for_clean() {
    let mut encrypted = package(&[("a.xml", b"what is in it nobody knows")]);
    encrypted[6] |= 1;
    assert!(watch().file("zip", &encrypted).is_err());
}

#[test]
fn a_name_too_short_for_bytes_is_found_where_they_are_text_in_whatever_writing() {
    let file = Sources::new().add(SourceFile::new("post.yaml", RECORD));
    let secret = Secret { text: "Åsa Ek".to_owned(), span: Span::new(file, 0..0), is_name: true };
    let watch = Watch::new(&[secret], &[], &[], "", Span::new(file, 0..0));
    let finds = |bytes: &[u8]| !watch.file("fil", bytes).expect("it can be read").is_empty();
    let text = "Då frågade Ek igen, och nämnden svarade på frågan.";
    let quoted = [latin1(text), b" \x93Ja\x94, sade hon \x96 till sist.".to_vec()].concat();
    let texts = [
        text.as_bytes().to_vec(),
        latin1(text),
        quoted,
        big_endian(text),
        little_endian(text),
        [b"\xff\xfe".as_slice(), &little_endian(text)].concat(),
        [b"\xfe\xff".as_slice(), &big_endian(text)].concat(),
        b"https://example.se/?namn=E%6B".to_vec(),
        base64::Engine::encode(&base64::prelude::BASE64_STANDARD, text).into_bytes(),
        digits(text.as_bytes()).into_bytes(),
    ];
    for (index, bytes) in texts.into_iter().enumerate() {
        assert!(finds(&bytes), "{index}");
        assert!(finds(&package(&[("a.txt", &bytes)])), "{index}, in a package");
        assert!(finds(&[b"stream\n".as_slice(), &zlib(&bytes), b"\nendstream"].concat()), "{index}, compressed");
    }
    // In what is no text two letters come by chance.
    let mut bytes = Vec::new();
    for round in 0..500_u32 {
        bytes.extend(Sha256::digest(round.to_be_bytes()));
        bytes.extend(b" Ek ");
    }
    assert!(!finds(&bytes));
}
