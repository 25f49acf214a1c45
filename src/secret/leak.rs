//! The check that no public file holds what is masked.

use std::cmp::Reverse;
use std::collections::BTreeSet;
use std::io::{Cursor, Read as _};

use sha2::{Digest, Sha256};
use zip::ZipArchive;

use super::views::{View, views, views_of_text};
use super::{Folded, Needle, Secret, needles};
use crate::source::Span;

/// Shortest words, in letters and digits, that are looked for where words have been torn apart: shorter ones come together by chance.
const LEAST_SQUEEZED: usize = 10;

/// Shortest words that do not come by chance in bytes that are no text, such as those of a font.
const LEAST_BY_CHANCE: usize = 5;

/// So many bytes of a checksum tell which it is.
const DIGEST_BYTES: usize = 8;

/// How every ZIP with something in it begins.
const ZIP: &[u8] = b"PK\x03\x04";

/// Packages within packages are followed so far.
const DEPTH: usize = 3;

/// Largest part of a package that is unpacked, in bytes. What is larger was not written by this program, and is told as unreadable.
const LARGEST: u64 = 1 << 28;

/// A secret in a public file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Leak {
    /// Where in the file: the name of a part.
    pub part: String,
    /// What leaked, without telling it: `N… H…`.
    pub hint: String,
    /// Where the secret stands in the record.
    pub span: Span,
}

/// What must not be in any public file of a record.
#[derive(Debug)]
pub struct Watch {
    /// What gives secrets away, and its letters and digits alone.
    needles: Vec<(Needle, String)>,
    /// Beginnings of the checksums of the record and of each secret, with the secret's place.
    digests: Vec<([u8; DIGEST_BYTES], Span)>,
    /// Letters that nothing but secrets has.
    letters: BTreeSet<char>,
    whole: Span,
}

impl Watch {
    /// Prepares to look for secrets. `record` is the record's bytes. What stands open in the public record, `said`, is no secret, or no
    /// longer (of that the rules warn); of all that the public document shows, `shown`, nor is a single word or number, which may be a heading
    /// of every document or its day.
    #[must_use]
    pub fn new(secrets: &[Secret], record: &[u8], said: &[String], shown: &str, whole: Span) -> Self {
        let everything: BTreeSet<char> = said.iter().flat_map(|text| text.chars()).chain(shown.chars()).collect();
        let letters = secrets.iter().flat_map(|secret| secret.text.chars()).filter(|letter| letter.is_alphanumeric());
        let letters = letters.filter(|letter| !everything.contains(letter)).collect();
        let (open, shown) = (Folded::new(&said.join("\n")), Folded::new(shown));
        let is_open = |needle: &Needle| open.holds(&needle.words) || (needle.is_word() && shown.holds(&needle.words));
        let needles = needles(secrets).into_iter().filter(|needle| !is_open(needle));
        let needles = needles.map(|needle| {
            let torn = needle.words.squeezed();
            (needle, torn)
        });
        let needles = needles.collect();
        let mut digests = vec![(beginning(record), whole)];
        for secret in secrets {
            for text in [secret.text.as_str(), secret.text.trim()] {
                digests.push((beginning(text.as_bytes()), secret.span));
            }
        }
        Self { needles, digests, letters, whole }
    }

    /// Looks through a PDF.
    ///
    /// # Errors
    /// Why it cannot be read.
    pub fn pdf(&self, bytes: &[u8]) -> Result<Vec<Leak>, String> {
        let read = crate::pdf::read::parts(bytes).map_err(|error| error.to_string())?;
        let mut leaks = self.bytes("pdf", bytes);
        for part in &read.parts {
            let texts = part.texts.iter().flat_map(|text| views_of_text(text)).chain(views(&part.bytes));
            self.texts(&part.name, texts, &mut leaks);
            self.checksums(&part.name, &part.bytes, &mut leaks);
        }
        if self.letters.iter().any(|letter| read.letters.contains(letter)) {
            leaks.push(Leak { part: "fonts".to_owned(), hint: "…".to_owned(), span: self.whole });
        }
        Ok(unique(leaks))
    }

    /// Looks through a package: a Word file, or any other ZIP.
    ///
    /// # Errors
    /// Why it cannot be read.
    pub fn package(&self, bytes: &[u8]) -> Result<Vec<Leak>, String> {
        self.packages(bytes, 0)
    }

    fn packages(&self, bytes: &[u8], depth: usize) -> Result<Vec<Leak>, String> {
        let mut leaks = self.bytes("zip", bytes);
        let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| error.to_string())?;
        for index in 0..archive.len() {
            let part = archive.by_index(index).map_err(|error| error.to_string())?;
            let name = part.name().map_err(|error| error.to_string())?.into_owned();
            self.texts(&name, views_of_text(&name).into_iter().chain(views_of_text(part.comment())), &mut leaks);
            let mut unpacked = Vec::new();
            let length = part.take(LARGEST).read_to_end(&mut unpacked).map_err(|error| error.to_string())?;
            if u64::try_from(length).is_ok_and(|length| length == LARGEST) {
                return Err(name);
            }
            leaks.extend(self.bytes(&name, &unpacked));
            if unpacked.starts_with(ZIP) && depth < DEPTH {
                let within = self.packages(&unpacked, depth + 1)?;
                leaks.extend(within.into_iter().map(|leak| Leak { part: name.clone(), ..leak }));
            }
        }
        Ok(unique(leaks))
    }

    /// Looks through a file that is one text: a web page, plain text, data.
    #[must_use]
    pub fn file(&self, name: &str, bytes: &[u8]) -> Vec<Leak> {
        unique(self.bytes(name, bytes))
    }

    /// Looks through bytes as they are.
    fn bytes(&self, name: &str, bytes: &[u8]) -> Vec<Leak> {
        let mut leaks = Vec::new();
        self.texts(name, views(bytes), &mut leaks);
        self.checksums(name, bytes, &mut leaks);
        leaks
    }

    fn texts(&self, part: &str, views: impl IntoIterator<Item = View>, leaks: &mut Vec<Leak>) {
        for view in views {
            let folded = Folded::new(&view.text);
            let squeezed = folded.squeezed();
            for (needle, torn) in &self.needles {
                let length = torn.chars().count();
                if !view.is_text && length < LEAST_BY_CHANCE {
                    continue;
                }
                let in_pieces = length >= LEAST_SQUEEZED && squeezed.contains(torn);
                if in_pieces || folded.holds(&needle.words) {
                    leaks.push(Leak { part: part.to_owned(), hint: veiled(&needle.words.text), span: needle.span });
                }
            }
            for (digest, span) in &self.digests {
                if squeezed.contains(&written(digest)) {
                    leaks.push(Leak { part: part.to_owned(), hint: "SHA-256".to_owned(), span: *span });
                }
            }
        }
    }

    fn checksums(&self, part: &str, bytes: &[u8], leaks: &mut Vec<Leak>) {
        for (digest, span) in &self.digests {
            if bytes.windows(DIGEST_BYTES).any(|window| window == digest) {
                leaks.push(Leak { part: part.to_owned(), hint: "SHA-256".to_owned(), span: *span });
            }
        }
    }
}

/// Bytes as hexadecimal digits.
pub(super) fn written(bytes: &[u8]) -> String {
    let digit = |half: u8| char::from_digit(u32::from(half), 16).unwrap_or_default();
    bytes.iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 0xF)]).collect()
}

fn beginning(bytes: &[u8]) -> [u8; DIGEST_BYTES] {
    std::array::from_fn(|at| Sha256::digest(bytes)[at])
}

/// A secret's words by their first letters: enough to find the place, too little to tell it.
fn veiled(words: &str) -> String {
    let first =
        |word: &str| word.chars().next().map(|letter| format!("{}…", letter.to_uppercase())).unwrap_or_default();
    words.split_whitespace().take(4).map(first).collect::<Vec<_>>().join(" ")
}

/// Each leak once, by the hint that says the most.
fn unique(mut leaks: Vec<Leak>) -> Vec<Leak> {
    let order = |leak: &Leak| (leak.span, leak.part.clone(), Reverse(leak.hint.chars().count()), leak.hint.clone());
    leaks.sort_by_cached_key(order);
    leaks.dedup_by(|b, a| a.span == b.span && a.part == b.part);
    leaks
}
