//! Checksums (SHA-256), by which files are told apart and changes are seen.

use sha2::{Digest, Sha256};

/// The checksum (SHA-256) of a file's bytes, in lower-case hexadecimal digits.
#[must_use]
pub fn checksum(bytes: &[u8]) -> String {
    hex(Sha256::new_with_prefix(bytes))
}

/// One checksum of several named files, of which each one's own is known, in their order. Each part goes in with its length before it, so
/// that no two lists of parts give the same bytes.
pub(crate) fn of_files<N: AsRef<str>, C: AsRef<str>>(files: impl IntoIterator<Item = (N, C)>) -> String {
    let mut digest = Sha256::new();
    for (name, checksum) in files {
        for part in [name.as_ref(), checksum.as_ref()] {
            digest.update((part.len() as u64).to_be_bytes());
            digest.update(part);
        }
    }
    hex(digest)
}

/// A finished digest in lower-case hexadecimal digits.
pub(crate) fn hex(digest: Sha256) -> String {
    digits(&digest.finalize())
}

/// Bytes in lower-case hexadecimal digits, two for each.
pub(crate) fn digits(bytes: &[u8]) -> String {
    let digit = |half: u8| char::from_digit(u32::from(half), 16).unwrap_or_default();
    bytes.iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 0xF)]).collect()
}

#[cfg(test)]
mod tests {
    use super::{checksum, of_files};

    #[test]
    fn a_checksum_is_the_one_that_sha256sum_writes() {
        assert_eq!(checksum(b""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    }

    #[test]
    fn a_byte_that_moves_from_one_file_to_the_next_shows() {
        assert_ne!(of_files([("a", "xy"), ("b", "z")]), of_files([("a", "x"), ("b", "yz")]));
    }
}
