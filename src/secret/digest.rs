//! Checksums by which a guess at a secret could be proven: a name has few enough candidates to try them all.

use std::collections::BTreeMap;

use md5::Md5;
use sha1::Sha1;
use sha2::{Digest, Sha256, Sha512};

use crate::source::Span;

/// So many bytes of a checksum tell which it is.
const BYTES: usize = 8;

/// Beginnings of the checksums of secrets, with the secrets' places.
#[derive(Debug, Default)]
pub(super) struct Digests {
    /// Each as one number, big-endian.
    known: BTreeMap<u64, Span>,
}

impl Digests {
    /// Adds the checksums of bytes.
    pub(super) fn add(&mut self, bytes: &[u8], span: Span) {
        let beginnings = [
            beginning(&Md5::digest(bytes)),
            beginning(&Sha1::digest(bytes)),
            beginning(&Sha256::digest(bytes)),
            beginning(&Sha512::digest(bytes)),
        ];
        for known in beginnings {
            self.known.entry(known).or_insert(span);
        }
    }

    /// Adds the checksums of a text, as it stands and as somebody who guesses at it would write it.
    pub(super) fn add_text(&mut self, text: &str, span: Span) {
        for text in std::iter::once(text).chain(text.lines()) {
            for text in [text, text.trim()] {
                self.add(text.as_bytes(), span);
                self.add(text.to_lowercase().as_bytes(), span);
            }
        }
    }

    /// The secrets of which a checksum stands in bytes.
    pub(super) fn in_bytes(&self, bytes: &[u8]) -> Vec<Span> {
        let mut last = 0;
        let rolled = bytes.iter().map(|byte| {
            last = last << 8 | u64::from(*byte);
            last
        });
        self.found(rolled.skip(BYTES - 1))
    }

    /// The same in a text that is nothing but letters and digits.
    pub(super) fn in_hexadecimal(&self, squeezed: &str) -> Vec<Span> {
        let (mut last, mut length) = (0, 0);
        let rolled = squeezed.chars().filter_map(|letter| {
            let Some(digit) = letter.to_digit(16) else {
                length = 0;
                return None;
            };
            last = last << 4 | u64::from(digit);
            length += 1;
            (length >= 2 * BYTES).then_some(last)
        });
        self.found(rolled)
    }

    fn found(&self, candidates: impl Iterator<Item = u64>) -> Vec<Span> {
        candidates.filter_map(|candidate| self.known.get(&candidate).copied()).collect()
    }
}

fn beginning(digest: &[u8]) -> u64 {
    digest.iter().take(BYTES).fold(0, |number, byte| number << 8 | u64::from(*byte))
}
