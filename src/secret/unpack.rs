//! What is packed in bytes, found without asking any table of contents: what no table lists is still there to be read.
//!
//! Looked for is what everybody packs with: zlib (streams and objects of a PDF, chunks of a PNG), gzip, and members of a ZIP, each wherever it
//! begins.

use std::fmt;
use std::io::Read;

use flate2::bufread::{DeflateDecoder, GzDecoder, ZlibDecoder};

/// How many times over something may be packed: the profile of a picture in a Word file in a ZIP is three.
const DEPTH: usize = 6;

/// Most that a file may unpack to, in bytes. What is larger was not written by this program.
const LARGEST: u64 = 1 << 28;

/// Fewest bytes that are something: what begins like packed bytes by chance seldom goes further.
const LEAST: usize = 5;

/// How a member of a ZIP begins (APPNOTE 6.3.10, 4.3.7).
const MEMBER: &[u8] = b"PK\x03\x04";

/// How gzip begins (RFC 1952, 2.3.1).
const GZIP: &[u8] = &[0x1F, 0x8B, 8];

/// Something that was packed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Unpacked {
    /// The name that it goes by, if it or what it lies in has one, after the names of what it lies in.
    pub(super) name: Option<String>,
    /// Its bytes.
    pub(super) bytes: Vec<u8>,
}

/// Why something packed cannot be looked through.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sealed {
    /// It is too much, or packed too many times over.
    TooLarge,
    /// It is encrypted, or packed in a way that nothing here knows.
    Unknown,
}

impl fmt::Display for Sealed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::TooLarge => "it holds too much",
            Self::Unknown => "it is encrypted, or packed in an unknown way",
        })
    }
}

/// What is packed in bytes, and in what is packed in them.
///
/// # Errors
/// Why it cannot be looked through.
pub(super) fn unpacked(bytes: &[u8]) -> Result<Vec<Unpacked>, Sealed> {
    let (mut all, mut left) = (Vec::new(), LARGEST);
    let mut waiting = packed(bytes, &mut left)?;
    let mut depth = 0;
    while !waiting.is_empty() {
        depth += 1;
        if depth > DEPTH {
            return Err(Sealed::TooLarge);
        }
        let mut within = Vec::new();
        for found in &waiting {
            let path = |inner: Option<String>| match (&found.name, inner) {
                (Some(outer), Some(inner)) => Some(format!("{outer}/{inner}")),
                (Some(name), None) => Some(name.clone()),
                (None, inner) => inner,
            };
            let inner = packed(&found.bytes, &mut left)?.into_iter();
            within.extend(inner.map(|Unpacked { name, bytes }| Unpacked { name: path(name), bytes }));
        }
        all.append(&mut waiting);
        waiting = within;
    }
    Ok(all)
}

/// What is packed in bytes themselves. `left` is how much may still come out.
fn packed(bytes: &[u8], left: &mut u64) -> Result<Vec<Unpacked>, Sealed> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(rest) = bytes.get(at..).filter(|rest| rest.len() > LEAST) {
        let (mut name, mut start) = (None, 0);
        let mut opened = None;
        if let Some(member) = Member::read(rest)? {
            (name, start) = (Some(member.name), member.start.min(rest.len()));
            opened = match member.packing {
                Packing::Deflated => open(DeflateDecoder::new(&rest[start..]), left, DeflateDecoder::into_inner)?,
                // What else lies in it is found where it lies.
                Packing::Stored(length) => Some((rest[start..].iter().copied().take(length).collect(), None)),
            };
            // Its name says something even of a member that is empty.
            opened = opened.or(Some((Vec::new(), None)));
        } else if rest.starts_with(GZIP) {
            opened = open(GzDecoder::new(rest), left, GzDecoder::into_inner)?;
        } else if is_zlib(rest) {
            opened = open(ZlibDecoder::new(rest), left, ZlibDecoder::into_inner)?;
        }
        let mut length = 1;
        if let Some((bytes, after)) = opened {
            // Within what is packed nothing else begins. What did not come to an end is perhaps nothing.
            length = after.map_or(length, |after| rest.len() - after).max(1);
            found.push(Unpacked { name, bytes });
        }
        debug_assert!(length <= rest.len() || start > 0, "no more is read than there is");
        at += length;
    }
    Ok(found)
}

/// What came out, and how many bytes come after what it was packed in, if that came to an end.
type Opened = (Vec<u8>, Option<usize>);

/// Unpacks as far as it goes. `None` of what is nothing.
fn open<'b, D: Read>(
    mut decoder: D,
    left: &mut u64,
    rest: impl FnOnce(D) -> &'b [u8],
) -> Result<Option<Opened>, Sealed> {
    let mut bytes = Vec::new();
    // What is broken off, or has a wrong checksum, says what it says up to there.
    let ended = decoder.by_ref().take(left.saturating_add(1)).read_to_end(&mut bytes).is_ok();
    *left = u64::try_from(bytes.len()).ok().and_then(|length| left.checked_sub(length)).ok_or(Sealed::TooLarge)?;
    let after = ended.then(|| rest(decoder).len());
    Ok((bytes.len() >= LEAST).then_some((bytes, after)))
}

/// Whether bytes begin as zlib does: deflated, with no dictionary agreed upon, and a check (RFC 1950, 2.2).
fn is_zlib(bytes: &[u8]) -> bool {
    let [method, flags, ..] = bytes else { return false };
    method & 0x0F == 8
        && method >> 4 <= 7
        && flags & 0x20 == 0
        && (u16::from(*method) << 8 | u16::from(*flags)) % 31 == 0
}

/// The head of a member of a ZIP.
struct Member {
    name: String,
    /// Where its bytes begin.
    start: usize,
    packing: Packing,
}

/// How it is packed.
enum Packing {
    /// With deflate.
    Deflated,
    /// Not at all; so many bytes, as far as its head says.
    Stored(usize),
}

impl Member {
    fn read(bytes: &[u8]) -> Result<Option<Self>, Sealed> {
        if !bytes.starts_with(MEMBER) {
            return Ok(None);
        }
        let number = |at: usize| bytes.get(at..at + 2).map(|pair| u16::from_le_bytes([pair[0], pair[1]]));
        let (Some(flags), Some(method), Some(name), Some(extra)) = (number(6), number(8), number(26), number(28))
        else {
            return Ok(None);
        };
        let size = bytes.get(18..22).and_then(|size| size.try_into().ok()).map_or(0, u32::from_le_bytes);
        let packing = match method {
            0 => Packing::Stored(usize::try_from(size).unwrap_or(usize::MAX)),
            8 => Packing::Deflated,
            _ => return Err(Sealed::Unknown),
        };
        // Encrypted.
        if flags & 1 != 0 {
            return Err(Sealed::Unknown);
        }
        let end = 30 + usize::from(name);
        let name = String::from_utf8_lossy(bytes.get(30..end).unwrap_or_default()).into_owned();
        Ok(Some(Self { name, start: end + usize::from(extra), packing }))
    }
}

#[cfg(test)]
mod tests {
    use std::io::{Cursor, Write as _};

    use flate2::Compression;
    use flate2::write::{GzEncoder, ZlibEncoder};
    use zip::write::SimpleFileOptions;
    use zip::{CompressionMethod, ZipWriter};

    use super::{Sealed, unpacked};

    fn zlib(bytes: &[u8]) -> Vec<u8> {
        let mut encoder = ZlibEncoder::new(Vec::new(), Compression::default());
        encoder.write_all(bytes).expect("memory");
        encoder.finish().expect("memory")
    }

    fn zip(bytes: &[u8], method: CompressionMethod) -> Vec<u8> {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        zip.start_file("a", SimpleFileOptions::default().compression_method(method)).expect("a name");
        zip.write_all(bytes).expect("memory");
        zip.finish().expect("memory").into_inner()
    }

    fn finds(bytes: &[u8]) -> bool {
        unpacked(bytes).expect("not too much").iter().any(|found| found.bytes == b"Nils Holm")
    }

    #[test]
    fn what_is_packed_is_found_wherever_it_begins_and_however_many_times_over() {
        let name = b"Nils Holm";
        let mut gzip = GzEncoder::new(Vec::new(), Compression::default());
        gzip.write_all(name).expect("memory");
        let ways = [
            zlib(name),
            [b"stream\n", zlib(b"other things").as_slice(), zlib(name).as_slice(), b"\nendstream"].concat(),
            zlib(&zlib(name)),
            gzip.finish().expect("memory"),
            zip(name, CompressionMethod::Deflated),
            zip(&zlib(name), CompressionMethod::Stored),
            zip(&zip(&zlib(name), CompressionMethod::Deflated), CompressionMethod::Deflated),
        ];
        for (index, bytes) in ways.iter().enumerate() {
            assert!(finds(bytes), "{index}");
        }
    }

    #[test]
    fn a_member_that_the_table_of_contents_no_longer_lists_is_found() {
        let whole = zip(b"Nils Holm", CompressionMethod::Deflated);
        let table = whole.windows(4).position(|bytes| bytes == b"PK\x01\x02").expect("a table");
        assert!(finds(&[&whole[..table], zip(b"other things", CompressionMethod::Deflated).as_slice()].concat()));
    }

    #[test]
    fn what_is_broken_off_is_read_as_far_as_it_goes() {
        let packed = zlib(b"Nils Holm");
        assert!(finds(&packed[..packed.len() - 2]));
    }

    #[test]
    fn what_unpacks_to_more_than_any_document_or_again_and_again_is_refused() {
        let mut bytes = b"Nils Holm".to_vec();
        for _ in 0..8 {
            bytes = zlib(&bytes);
        }
        assert_eq!(unpacked(&bytes), Err(Sealed::TooLarge));
    }

    #[test]
    fn what_is_encrypted_is_refused() {
        let mut bytes = zip(b"Nils Holm", CompressionMethod::Deflated);
        bytes[6] |= 1;
        assert_eq!(unpacked(&bytes), Err(Sealed::Unknown));
    }
}
