//! Pictures that a record names.
//!
//! A record may come from anybody. It may name pictures that lie beside it or below, and nothing else of the machine: no absolute
//! path, no `..` and no link that leads out. What a file is, its first bytes say, not its name.

use std::io::{Cursor, ErrorKind, Read as _};
use std::path::{Component, Path, PathBuf};

use image::{ImageError, ImageReader};
use zune_jpeg::JpegDecoder;
use zune_jpeg::zune_core::bytestream::ZCursor;
use zune_jpeg::zune_core::colorspace::ColorSpace;

use crate::diagnostic::{Code, Diagnostic, Message, cut, nearest};
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
        if path.contains("://") {
            let fault =
                message!("bilden \"{name}\" är en webbadress", "the picture \"{name}\" is an address on the web");
            let hint = message!(
                "ladda ner bilden, lägg den bredvid posten och skriv bara filnamnet",
                "download the picture, put it beside the record and write its name only"
            );
            return Err(refuse(fault, hint));
        }
        let Some(inside) = inside(path) else {
            let fault = message!(
                "bilden \"{name}\" ligger utanför postens katalog",
                "the picture \"{name}\" lies outside the record's directory"
            );
            return Err(refuse(fault, beside()));
        };
        let full = root.join(&inside);
        let real = std::fs::canonicalize(&full).and_then(|real| Ok((real, std::fs::canonicalize(root)?)));
        let (real, root) = real.map_err(|error| {
            let meant = if error.kind() == ErrorKind::NotFound { meant(root, &inside) } else { None };
            Box::new(unreadable(&name, error.kind()).hint(meant.unwrap_or_else(beside)))
        })?;
        if !real.starts_with(&root) {
            let fault = message!(
                "bilden \"{name}\" är en länk ut ur postens katalog",
                "the picture \"{name}\" is a link out of the record's directory"
            );
            return Err(refuse(fault, beside()));
        }
        let data = load(path, &real)?;
        read(path, data)
    }
}

/// The path within the record's directory that a record means; `None` where it leads out.
///
/// Records are written on Windows and read on Linux, and the other way round: both slashes are one. What `..` takes back need not
/// exist.
#[must_use]
pub fn inside(path: &str) -> Option<PathBuf> {
    if path.contains(':') {
        return None;
    }
    let mut inside = PathBuf::new();
    for part in Path::new(&path.replace('\\', "/")).components() {
        match part {
            Component::Normal(name) => inside.push(name),
            Component::CurDir => {}
            Component::ParentDir if inside.pop() => {}
            _ => return None,
        }
    }
    Some(inside)
}

/// The picture whose name is nearest to that of one that does not exist, in the same directory.
fn meant(root: &Path, inside: &Path) -> Option<Message> {
    let wanted = inside.file_name()?.to_string_lossy();
    let root = std::fs::canonicalize(root).ok()?;
    let directory = std::fs::canonicalize(root.join(inside).parent()?).ok()?;
    if !directory.starts_with(&root) {
        return None;
    }
    let is_picture = |name: &String| {
        let extension = Path::new(name).extension().and_then(|extension| extension.to_str()).unwrap_or_default();
        ["png", "jpg", "jpeg"].iter().any(|known| extension.eq_ignore_ascii_case(known))
    };
    let entries = std::fs::read_dir(&directory).ok()?;
    let names = entries.flatten().filter_map(|entry| entry.file_name().into_string().ok());
    let mut names: Vec<String> = names.filter(is_picture).collect();
    names.sort();
    let name = nearest(&wanted, names.iter().map(String::as_str))?;
    // Written as in a record, whatever the system's own slash is.
    let meant = inside.with_file_name(name).to_string_lossy().replace('\\', "/");
    let meant = cut(&meant, SHOWN);
    Some(message!("menade du \"{meant}\"?", "did you mean \"{meant}\"?"))
}

/// Gets a picture's bytes, at most so many as show that they are too many. To open a pipe would be to wait for whoever writes into
/// it, so nothing but a file is opened.
///
/// # Errors
/// For what is no file or cannot be read.
pub fn load(name: &str, path: &Path) -> Result<Vec<u8>, Box<Diagnostic>> {
    let name = cut(name, SHOWN);
    let refused = |error: std::io::Error| Box::new(unreadable(&name, error.kind()));
    let kind = std::fs::metadata(path).map_err(refused)?;
    if kind.is_dir() {
        let fault = unreadable(&name, ErrorKind::IsADirectory);
        let hint = message!("ange en bild i katalogen", "name a picture in the directory");
        return Err(Box::new(fault.hint(hint)));
    }
    if !kind.is_file() {
        let fault = message!("bilden \"{name}\" är ingen vanlig fil", "the picture \"{name}\" is no regular file");
        let hint = message!("ange en bild i PNG eller JPEG", "name a picture in PNG or JPEG");
        return Err(refuse(fault, hint));
    }
    let mut data = Vec::new();
    let read_to_end = |file: std::fs::File| file.take(LARGEST + 1).read_to_end(&mut data);
    std::fs::File::open(path).and_then(read_to_end).map_err(refused)?;
    Ok(data)
}

/// The system's own words differ from machine to machine, and are in neither of our languages.
fn unreadable(name: &str, kind: ErrorKind) -> Diagnostic {
    let fault = match kind {
        ErrorKind::NotFound => message!("bilden \"{name}\" finns inte", "there is no picture \"{name}\""),
        ErrorKind::PermissionDenied => {
            message!("bilden \"{name}\" får inte läsas", "the picture \"{name}\" may not be read")
        }
        ErrorKind::IsADirectory => {
            message!("bilden \"{name}\" är en katalog", "the picture \"{name}\" is a directory")
        }
        _ => message!("bilden \"{name}\" går inte att läsa", "the picture \"{name}\" cannot be read"),
    };
    Diagnostic::new(Code::RecFile, fault)
}

/// Reads a picture's bytes. The alternative text is the record's to give and left empty.
///
/// # Errors
/// For bytes that are no whole PNG or JPEG of reasonable size, or are in colours that a PDF/A cannot have.
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
    if format == ImageFormat::Jpeg && is_for_print(&data) {
        return Err(refuse(
            message!(
                "bilden \"{name}\" har tryckfärger (CMYK)",
                "the picture \"{name}\" has the colours of print (CMYK)"
            ),
            message!("spara bilden som RGB", "save the picture as RGB"),
        ));
    }
    let reader = || ImageReader::with_format(Cursor::new(&data), decoder);
    let damaged = || {
        refuse(
            message!("bilden \"{name}\" är skadad", "the picture \"{name}\" is damaged"),
            message!("spara om bilden som PNG", "save the picture as PNG again"),
        )
    };
    let (width, height) = reader().into_dimensions().map_err(|_| damaged())?;
    let too_large = || {
        refuse(
            message!(
                "bilden \"{name}\" är {width} × {height} bildpunkter",
                "the picture \"{name}\" is {width} × {height} pixels"
            ),
            message!("minska bilden", "make the picture smaller"),
        )
    };
    if u64::from(width) * u64::from(height) > MOST_PIXELS || width == 0 || height == 0 {
        return Err(too_large());
    }
    if format == ImageFormat::Jpeg && !has_end(&data) {
        return Err(damaged());
    }
    // The head of a file says nothing of whether the rest is there.
    match reader().decode() {
        Ok(_) => Ok(Image { alt: String::new(), data, format, size: (width, height), logotype: false }),
        Err(ImageError::Limits(_)) => Err(too_large()),
        Err(_) => Err(damaged()),
    }
}

/// Whether a JPEG goes on to its end (ITU-T T.81, B.1.1 and B.2.1). The decoder paints what is missing grey.
fn has_end(data: &[u8]) -> bool {
    // The picture begins with two bytes that have no length.
    let mut at = 2;
    while let Some([0xff, marker]) = data.get(at..at + 2) {
        match *marker {
            0xd9 => return true,
            // A byte 255 may be repeated to fill up. In coded data it is followed by 0 where it means itself, and by a number from d0
            // where decoding begins anew.
            0xff => at += 1,
            0x00 | 0x01 | 0xd0..=0xd7 => at += 2,
            _ => {
                let Some([high, low]) = data.get(at + 2..at + 4) else { return false };
                at += 2 + usize::from(u16::from_be_bytes([*high, *low]));
            }
        }
        // What is between markers is coded data.
        let rest = data.get(at..).unwrap_or_default();
        at += rest.iter().position(|byte| *byte == 0xff).unwrap_or(rest.len());
    }
    false
}

/// Whether a JPEG has the four colours of print. They mean nothing without a profile of the press, which PDF/A demands.
fn is_for_print(data: &[u8]) -> bool {
    let mut decoder = JpegDecoder::new(ZCursor::new(data));
    decoder.decode_headers().is_ok() && matches!(decoder.input_colorspace(), Some(ColorSpace::CMYK | ColorSpace::YCCK))
}

fn refuse(fault: Message, hint: Message) -> Box<Diagnostic> {
    Box::new(Diagnostic::new(Code::RecFile, fault).hint(hint))
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn a_jpeg_is_refused_wherever_it_is_cut_short() {
        let whole = include_bytes!("../../tests/cases/documents/rosenbad.jpg");
        assert!(read("bild.jpg", whole.to_vec()).is_ok());
        for end in 3..whole.len() {
            assert!(read("bild.jpg", whole[..end].to_vec()).is_err(), "{end} of {} bytes", whole.len());
        }
    }

    #[test]
    fn what_a_camera_adds_after_the_end_of_a_picture_is_no_damage() {
        let mut data = include_bytes!("../../tests/cases/documents/rosenbad.jpg").to_vec();
        data.extend(b"camera");
        assert!(read("bild.jpg", data).is_ok());
    }
}
