//! ZIP files of which every byte is said here: Word files and packages.

use std::collections::BTreeMap;
use std::io::{Cursor, Read as _, Write as _};
use std::sync::{Arc, Mutex, PoisonError};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, System, ZipArchive, ZipWriter};

/// Most bytes that are unpacked of a ZIP: appendices together, and as much again.
const MOST_UNPACKED: u64 = 1024 * 1024 * 1024;

/// What stands in a ZIP under a name.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Content<'a> {
    /// Bytes, which are compressed.
    Bytes(&'a [u8]),
    /// Bytes that are stored as they are, so that they stand in the ZIP.
    Stored(&'a [u8]),
    /// What has been compressed before.
    Packed(&'a Packed),
}

/// A file that has been compressed once, to go into many ZIPs: a ZIP of nothing else.
#[derive(Clone, Debug)]
pub(crate) struct Packed(Vec<u8>);

impl Packed {
    /// Compresses a file.
    ///
    /// # Errors
    /// Only those of the compressor.
    pub(crate) fn new(bytes: &[u8]) -> Result<Self, String> {
        zipped(vec![("", Content::Bytes(bytes))]).map(Self)
    }
}

/// Compresses files that are the same in one ZIP after the other, as the styles of Word files in one house style are: each once. What was
/// compressed last under a name is kept.
#[derive(Debug, Default)]
pub struct Press(Mutex<BTreeMap<String, Pressed>>);

/// A file, and what it became.
#[derive(Debug)]
struct Pressed {
    bytes: Vec<u8>,
    packed: Arc<Packed>,
}

impl Press {
    /// A file, compressed.
    ///
    /// # Errors
    /// Only those of the compressor.
    pub(crate) fn packed(&self, name: &str, bytes: &[u8]) -> Result<Arc<Packed>, String> {
        // Whoever panicked while holding it has left whole entries.
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(last) = kept.get(name).filter(|last| last.bytes == bytes) {
            return Ok(Arc::clone(&last.packed));
        }
        let packed = Arc::new(Packed::new(bytes)?);
        kept.insert(name.to_owned(), Pressed { bytes: bytes.to_vec(), packed: Arc::clone(&packed) });
        Ok(packed)
    }
}

/// A ZIP of named files, in the order of their names.
///
/// # Errors
/// Only those of the compressor; and two files of one name.
pub(crate) fn zipped(mut files: Vec<(&str, Content<'_>)>) -> Result<Vec<u8>, String> {
    files.sort_by_key(|(name, _)| *name);
    // Everything that the crate would take from the machine is said here: time, operating system, permissions.
    let options =
        SimpleFileOptions::default().last_modified_time(DateTime::DEFAULT).system(System::Dos).unix_permissions(0o644);
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in files {
        let (method, bytes) = match content {
            Content::Bytes(bytes) => (CompressionMethod::Deflated, bytes),
            Content::Stored(bytes) => (CompressionMethod::Stored, bytes),
            Content::Packed(packed) => {
                let mut packed =
                    ZipArchive::new(Cursor::new(packed.0.as_slice())).map_err(|error| error.to_string())?;
                let file = packed.by_index_raw(0).map_err(|error| error.to_string())?;
                zip.raw_copy_file_rename(file, name).map_err(|error| error.to_string())?;
                continue;
            }
        };
        zip.start_file(name, options.compression_method(method)).map_err(|error| error.to_string())?;
        zip.write_all(bytes).map_err(|error| error.to_string())?;
    }
    Ok(zip.finish().map_err(|error| error.to_string())?.into_inner())
}

/// The files of a ZIP by their paths in it; `None` if it is none, or swells beyond measure.
pub(crate) fn unzipped(bytes: &[u8]) -> Option<Vec<(String, Vec<u8>)>> {
    let mut zip = ZipArchive::new(Cursor::new(bytes)).ok()?;
    let (mut files, mut left) = (Vec::new(), MOST_UNPACKED);
    for index in 0..zip.len() {
        let file = zip.by_index(index).ok()?;
        let (name, mut data) = (file.name().ok()?.into_owned(), Vec::new());
        let read = file.take(left + 1).read_to_end(&mut data).ok()? as u64;
        left = left.checked_sub(read)?;
        if !name.ends_with('/') {
            files.push((name, data));
        }
    }
    Some(files)
}

#[cfg(test)]
mod tests {
    use super::{Content, Packed, Press, zipped};

    #[test]
    fn what_was_compressed_before_gives_the_same_bytes_as_what_is_compressed_now() {
        let text = "Gruppen gick igenom läget. ".repeat(1000);
        let packed = Packed::new(text.as_bytes()).unwrap();
        let of =
            |content| zipped(vec![("a.txt", Content::Stored(b"a")), ("b/c.txt", content), ("d", Content::Bytes(b""))]);
        assert!(of(Content::Packed(&packed)).unwrap() == of(Content::Bytes(text.as_bytes())).unwrap());
    }

    #[test]
    fn a_file_that_has_changed_is_not_taken_for_what_it_was() {
        let press = Press::default();
        let of = |bytes: &[u8]| zipped(vec![("a", Content::Packed(&press.packed("a", bytes).unwrap()))]).unwrap();
        for bytes in [b"en", b"en", b"tv", b"en"] {
            assert!(of(bytes) == zipped(vec![("a", Content::Bytes(bytes))]).unwrap());
        }
    }
}
