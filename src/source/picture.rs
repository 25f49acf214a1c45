//! Pictures that a record names. What a file is, its first bytes say, not its name.

use std::io::Cursor;
use std::path::Path;

use image::{ImageError, ImageReader};
use zune_jpeg::JpegDecoder;
use zune_jpeg::zune_core::bytestream::ZCursor;
use zune_jpeg::zune_core::colorspace::ColorSpace;

use super::beside::{self, Purpose, SHOWN};
use crate::diagnostic::{Code, Diagnostic, Doc, Message, cut};
use crate::document::{Image, ImageFormat};
use crate::message;

/// Largest picture in bytes: a full page at 300 dots per inch, well compressed, is below five megabytes.
const LARGEST: u64 = 20 * 1024 * 1024;

/// Largest number of pixels: twice a full page at 600 dots per inch.
const MOST_PIXELS: u64 = 80_000_000;

/// A picture.
pub(super) const PURPOSE: Purpose = Purpose {
    code: Code::RecFile,
    name: Doc { sv: "bilden", en: "picture" },
    one: Doc { sv: "en bild", en: "a picture" },
    any: Doc { sv: "bilder", en: "pictures" },
    it: Doc { sv: "den", en: "it" },
    formats: Doc { sv: "PNG eller JPEG", en: "PNG or JPEG" },
    endings: &["png", "jpg", "jpeg"],
    largest: LARGEST,
};

/// Gets a picture's bytes, at most so many as show that they are too many.
///
/// # Errors
/// For what is no file or cannot be read.
pub fn load(name: &str, path: &Path) -> Result<Vec<u8>, Box<Diagnostic>> {
    beside::load(name, path, &PURPOSE)
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
pub(super) fn has_end(data: &[u8]) -> bool {
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
