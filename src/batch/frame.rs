//! How two processes of this program talk: frames of a JSON header and any number of byte strings.
//!
//! ```text
//! u32  length of the header    big-endian, as all numbers
//! u32  number of byte strings
//! u64  length of each
//!      the header, then the byte strings
//! ```

use std::io::{self, Read, Write};

use serde::Serialize;
use serde::de::DeserializeOwned;

/// Most byte strings of a frame: far more than a record has files.
const MOST: u32 = 64;

/// Writes a frame.
///
/// # Errors
/// For a stream that nobody reads any more, and a header that JSON cannot hold.
pub(super) fn write(to: &mut dyn Write, header: &impl Serialize, blobs: &[&[u8]]) -> io::Result<()> {
    let header = serde_json::to_vec(header)?;
    let count = |length: usize| u32::try_from(length).map_err(|_| io::Error::from(io::ErrorKind::InvalidData));
    let mut head = Vec::with_capacity(8 + 8 * blobs.len() + header.len());
    head.extend(count(header.len())?.to_be_bytes());
    head.extend(count(blobs.len())?.to_be_bytes());
    for blob in blobs {
        head.extend((blob.len() as u64).to_be_bytes());
    }
    head.extend(header);
    to.write_all(&head)?;
    for blob in blobs {
        to.write_all(blob)?;
    }
    to.flush()
}

/// Reads a frame; `None` where the stream ends between two.
///
/// # Errors
/// For a stream that ends within a frame, and for one that holds something else.
pub(super) fn read<H: DeserializeOwned>(from: &mut dyn Read) -> io::Result<Option<(H, Vec<Vec<u8>>)>> {
    let mut first = [0];
    if from.read(&mut first)? == 0 {
        return Ok(None);
    }
    let mut rest = [0; 3];
    from.read_exact(&mut rest)?;
    let header = u32::from_be_bytes([first[0], rest[0], rest[1], rest[2]]);
    let mut count = [0; 4];
    from.read_exact(&mut count)?;
    let count = u32::from_be_bytes(count);
    if count > MOST {
        return Err(io::ErrorKind::InvalidData.into());
    }
    let mut lengths = Vec::new();
    for _ in 0..count {
        let mut length = [0; 8];
        from.read_exact(&mut length)?;
        lengths.push(u64::from_be_bytes(length));
    }
    let header = serde_json::from_slice(&exactly(from, u64::from(header))?)?;
    let blobs = lengths.into_iter().map(|length| exactly(from, length)).collect::<io::Result<_>>()?;
    Ok(Some((header, blobs)))
}

/// So many bytes; memory is taken for what comes, and not for what a length promises.
fn exactly(from: &mut dyn Read, length: u64) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    from.take(length).read_to_end(&mut bytes)?;
    if bytes.len() as u64 == length { Ok(bytes) } else { Err(io::ErrorKind::UnexpectedEof.into()) }
}

#[cfg(test)]
mod tests {
    use std::io::ErrorKind;

    use super::{read, write};

    #[test]
    fn what_is_written_is_read_and_the_end_of_the_stream_is_no_fault() {
        let mut stream = Vec::new();
        write(&mut stream, &"första", &[b"", b"abc"]).unwrap();
        write(&mut stream, &"andra", &[]).unwrap();
        let mut from = stream.as_slice();
        assert_eq!(read(&mut from).unwrap(), Some(("första".to_owned(), vec![Vec::new(), b"abc".to_vec()])));
        assert_eq!(read(&mut from).unwrap(), Some(("andra".to_owned(), Vec::new())));
        assert_eq!(read::<String>(&mut from).unwrap(), None);
    }

    #[test]
    fn a_frame_that_is_cut_short_anywhere_is_a_fault_and_never_half_a_message() {
        let mut stream = Vec::new();
        write(&mut stream, &"hela", &[b"abc"]).unwrap();
        for end in 1..stream.len() {
            let cut = read::<String>(&mut &stream[..end]).unwrap_err();
            assert_eq!(cut.kind(), ErrorKind::UnexpectedEof, "{end}");
        }
    }

    #[test]
    fn something_else_than_a_frame_takes_no_memory() {
        let mut huge = vec![0, 0, 0, 2];
        huge.extend([0, 0, 0, 1]);
        huge.extend(u64::MAX.to_be_bytes());
        huge.extend(b"\"\"");
        assert_eq!(read::<String>(&mut huge.as_slice()).unwrap_err().kind(), ErrorKind::UnexpectedEof);
        assert_eq!(read::<String>(&mut [0xff; 64].as_slice()).unwrap_err().kind(), ErrorKind::InvalidData);
    }
}
