//! ZIP files of which every byte is said here: Word files and packages.

use std::io::{Cursor, Read as _, Write as _};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, System, ZipArchive, ZipWriter};

/// Most bytes that are unpacked of a ZIP: appendices together, and as much again.
const MOST_UNPACKED: u64 = 1024 * 1024 * 1024;

/// A ZIP of named files, in the order of their names. One of them may be stored as it is, so that its bytes stand in the ZIP.
///
/// # Errors
/// Only those of the compressor; and two files of one name.
pub(crate) fn zipped(mut files: Vec<(&str, &[u8])>, stored: Option<&str>) -> Result<Vec<u8>, String> {
    files.sort_by_key(|(name, _)| *name);
    // Everything that the crate would take from the machine is said here: time, operating system, permissions.
    let options =
        SimpleFileOptions::default().last_modified_time(DateTime::DEFAULT).system(System::Dos).unix_permissions(0o644);
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, data) in files {
        let method = if stored == Some(name) { CompressionMethod::Stored } else { CompressionMethod::Deflated };
        zip.start_file(name, options.compression_method(method)).map_err(|error| error.to_string())?;
        zip.write_all(data).map_err(|error| error.to_string())?;
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
