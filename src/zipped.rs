//! ZIP files of which every byte is said here: Word files and packages.

use std::io::{Cursor, Write as _};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, System, ZipWriter};

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
