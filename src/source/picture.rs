//! Pictures that a record names.
//!
//! A record may come from anybody. It may name pictures that lie beside it or below, and nothing else of the machine: no absolute
//! path, no `..`, no link that leads out. What a file is, its first bytes say, not its name.

use std::io::{ErrorKind, Read as _};
use std::path::{Component, Path, PathBuf};

use crate::diagnostic::{Code, Diagnostic, Message, cut};
use crate::document::{Image, ImageFormat};
use crate::meeting::Pictures;
use crate::message;

/// Largest picture in bytes: a full page at 300 dots per inch, well compressed, is below five megabytes.
const LARGEST: u64 = 20 * 1024 * 1024;

/// Largest number of pixels: twice a full page at 600 dots per inch.
const MOST_PIXELS: u64 = 80_000_000;

/// As much of a path as a message shows, in characters.
const SHOWN: usize = 200;

/// Pictures in a directory.
#[derive(Clone, Debug)]
pub struct Directory {
    /// The record's directory; `None` for a record from standard input, which can name none.
    root: Option<PathBuf>,
}

impl Directory {
    /// Pictures beside a record, or nowhere.
    #[must_use]
    pub fn new(root: Option<PathBuf>) -> Self {
        Self { root }
    }
}

impl Pictures for Directory {
    fn picture(&self, path: &str) -> Result<Image, Box<Diagnostic>> {
        let beside = || {
            message!(
                "lägg bilden bredvid posten och skriv bara filnamnet",
                "put the picture beside the record and write its name only"
            )
        };
        let Some(root) = &self.root else {
            let fault = message!(
                "en post från standard in kan inte ha bilder",
                "a record from standard input can have no pictures"
            );
            return Err(refuse(fault, message!("spara posten som fil", "save the record as a file")));
        };
        let name = cut(path, SHOWN);
        // Records are written on Windows and read on Linux, and the other way round.
        let plain = path.replace('\\', "/");
        let inside =
            Path::new(&plain).components().all(|part| matches!(part, Component::Normal(_) | Component::CurDir));
        if !inside || plain.contains(':') {
            let fault = message!(
                "bilden \"{name}\" ligger utanför postens katalog",
                "the picture \"{name}\" lies outside the record's directory"
            );
            return Err(refuse(fault, beside()));
        }
        let full = root.join(&plain);
        // The system's own words differ from machine to machine, and are in neither of our languages.
        let unreadable = |error: std::io::Error| {
            let fault = match error.kind() {
                ErrorKind::NotFound => message!("bilden \"{name}\" finns inte", "there is no picture \"{name}\""),
                ErrorKind::PermissionDenied => {
                    message!("bilden \"{name}\" får inte läsas", "the picture \"{name}\" may not be read")
                }
                _ => message!("bilden \"{name}\" går inte att läsa", "the picture \"{name}\" cannot be read"),
            };
            refuse(fault, beside())
        };
        let real = std::fs::canonicalize(&full).and_then(|real| Ok((real, std::fs::canonicalize(root)?)));
        let (real, root) = real.map_err(unreadable)?;
        if !real.starts_with(&root) {
            let fault = message!(
                "bilden \"{name}\" är en länk ut ur postens katalog",
                "the picture \"{name}\" is a link out of the record's directory"
            );
            return Err(refuse(fault, beside()));
        }
        let mut data = Vec::new();
        let read_to_end = |file: std::fs::File| file.take(LARGEST + 1).read_to_end(&mut data);
        std::fs::File::open(&real).and_then(read_to_end).map_err(unreadable)?;
        read(path, data)
    }
}

/// Reads a picture's bytes. The alternative text is the record's to give and left empty.
///
/// # Errors
/// For bytes that are no whole PNG or JPEG of reasonable size.
pub fn read(path: &str, data: Vec<u8>) -> Result<Image, Box<Diagnostic>> {
    let name = cut(path, SHOWN);
    if data.len() as u64 > LARGEST {
        let most = LARGEST / (1024 * 1024);
        return Err(refuse(
            message!("bilden \"{name}\" är större än {most} MiB", "the picture \"{name}\" is larger than {most} MiB"),
            message!("minska bilden", "make the picture smaller"),
        ));
    }
    let format = if data.starts_with(b"\x89PNG\r\n\x1a\n") {
        Some((ImageFormat::Png, image::ImageFormat::Png))
    } else if data.starts_with(&[0xff, 0xd8, 0xff]) {
        Some((ImageFormat::Jpeg, image::ImageFormat::Jpeg))
    } else {
        None
    };
    let Some((format, decoder)) = format else {
        return Err(refuse(
            message!("\"{name}\" är varken PNG eller JPEG", "\"{name}\" is neither PNG nor JPEG"),
            message!("spara bilden som PNG", "save the picture as PNG"),
        ));
    };
    let size = image::ImageReader::with_format(std::io::Cursor::new(&data), decoder).into_dimensions();
    match size {
        Ok((width, height)) if u64::from(width) * u64::from(height) > MOST_PIXELS || width == 0 || height == 0 => {
            Err(refuse(
                message!(
                    "bilden \"{name}\" är {width} × {height} bildpunkter",
                    "the picture \"{name}\" is {width} × {height} pixels"
                ),
                message!("minska bilden", "make the picture smaller"),
            ))
        }
        Ok(size) => Ok(Image { alt: String::new(), data, format, size, logotype: false }),
        Err(_) => Err(refuse(
            message!("bilden \"{name}\" är skadad", "the picture \"{name}\" is damaged"),
            message!("spara om bilden som PNG", "save the picture as PNG again"),
        )),
    }
}

fn refuse(fault: Message, hint: Message) -> Box<Diagnostic> {
    Box::new(Diagnostic::new(Code::RecFile, fault).hint(hint))
}
