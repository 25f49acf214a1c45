//! Pictures: the files of the package, and the drawings that show them.

use super::DocxError;
use super::package::{Part, Relation, Relationships};
use super::story::Story;
use super::xml::Xml;
use crate::document::{Image, ImageFormat};
use crate::house::Length;

/// Namespace of pictures in DrawingML, which is also the kind of thing a drawing holds.
pub(super) const PICTURE: &str = "http://schemas.openxmlformats.org/drawingml/2006/picture";
/// EMU in a pixel of 1/96 inch, the pixel of CSS and of Word.
const EMU_PER_PIXEL: i64 = 9_525;

/// The picture files of a document. The same picture is there once.
#[derive(Default)]
pub(super) struct Media<'a> {
    files: Vec<(&'a [u8], ImageFormat)>,
    /// How many drawings there are so far; their identifiers must differ in the whole document.
    drawings: u32,
}

impl<'a> Media<'a> {
    /// Target of the picture's file, from a part in the folder `word`.
    fn target(&mut self, image: &'a Image) -> String {
        let known = self.files.iter().position(|(data, format)| *data == image.data && *format == image.format);
        let index = known.unwrap_or_else(|| {
            self.files.push((&image.data, image.format));
            self.files.len() - 1
        });
        target(index, image.format)
    }

    /// The files.
    pub(super) fn parts(&self) -> impl Iterator<Item = Part> {
        self.files.iter().enumerate().map(|(index, (data, format))| Part {
            name: format!("word/{}", target(index, *format)),
            content_type: match format {
                ImageFormat::Png => "image/png",
                ImageFormat::Jpeg => "image/jpeg",
            },
            data: data.to_vec(),
            relationships: Relationships::default(),
        })
    }
}

fn target(index: usize, format: ImageFormat) -> String {
    let extension = match format {
        ImageFormat::Png => "png",
        ImageFormat::Jpeg => "jpeg",
    };
    format!("media/image{}.{extension}", index + 1)
}

/// Writes a picture that stands in the line: Word's checker objects to any that floats, for a screen reader finds those late
/// or never. At most `width` wide.
///
/// # Errors
/// A picture without width or height.
pub(super) fn drawing<'a>(
    story: &mut Story<'a, '_>,
    xml: &mut Xml,
    image: &'a Image,
    width: Length,
) -> Result<(), DocxError> {
    let house = story.shared.house;
    let page = house.page.height - house.page.top - house.page.bottom;
    let fixed_height = image.logotype.then_some(house.letterhead.logotype_height);
    let (cx, cy) = extent(image.size, fixed_height, width, page).ok_or(DocxError::Picture)?;

    let target = story.shared.media.target(image);
    let relationship = story.relationships.to(Relation::Image, &target);
    story.shared.media.drawings += 1;
    let id = story.shared.media.drawings;
    let name = format!("Bild {id}");
    let extent: [(&'static str, &dyn std::fmt::Display); 2] = [("cx", &cx), ("cy", &cy)];
    let described: [(&'static str, &dyn std::fmt::Display); 3] = [("id", &id), ("name", &name), ("descr", &image.alt)];

    xml.element("w:r", &[], |xml| {
        xml.element("w:drawing", &[], |xml| {
            xml.element("wp:inline", &[("distT", &0), ("distB", &0), ("distL", &0), ("distR", &0)], |xml| {
                xml.empty("wp:extent", &extent);
                xml.empty("wp:docPr", &described);
                xml.element("wp:cNvGraphicFramePr", &[], |xml| {
                    xml.empty("a:graphicFrameLocks", &[("noChangeAspect", &1)]);
                });
                xml.element("a:graphic", &[], |xml| {
                    xml.element("a:graphicData", &[("uri", &PICTURE)], |xml| {
                        xml.element("pic:pic", &[], |xml| {
                            xml.element("pic:nvPicPr", &[], |xml| {
                                xml.empty("pic:cNvPr", &described);
                                xml.empty("pic:cNvPicPr", &[]);
                            });
                            xml.element("pic:blipFill", &[], |xml| {
                                xml.empty("a:blip", &[("r:embed", &relationship)]);
                                xml.element("a:stretch", &[], |xml| xml.empty("a:fillRect", &[]));
                            });
                            xml.element("pic:spPr", &[], |xml| {
                                xml.element("a:xfrm", &[], |xml| {
                                    xml.empty("a:off", &[("x", &0), ("y", &0)]);
                                    xml.empty("a:ext", &extent);
                                });
                                xml.element("a:prstGeom", &[("prst", &"rect")], |xml| xml.empty("a:avLst", &[]));
                            });
                        });
                    });
                });
            });
        });
    });
    Ok(())
}

/// Width and height on paper in EMU: as many pixels as it has, or of a given height, but never larger than the space for it.
fn extent(size: (u32, u32), height: Option<Length>, width: Length, page: Length) -> Option<(i64, i64)> {
    let (pixels_x, pixels_y) = (i64::from(size.0), i64::from(size.1));
    if pixels_x == 0 || pixels_y == 0 || width.emu() <= 0 || page.emu() <= 0 {
        return None;
    }
    let scaled = |length: i64, numerator: i64, denominator: i64| {
        i64::try_from(i128::from(length) * i128::from(numerator) / i128::from(denominator)).unwrap_or(i64::MAX).max(1)
    };
    let (mut x, mut y) = match height {
        Some(height) => (scaled(height.emu(), pixels_x, pixels_y), height.emu().max(1)),
        None => (pixels_x * EMU_PER_PIXEL, pixels_y * EMU_PER_PIXEL),
    };
    if x > width.emu() {
        (x, y) = (width.emu(), scaled(width.emu(), pixels_y, pixels_x));
    }
    if y > page.emu() {
        (x, y) = (scaled(page.emu(), pixels_x, pixels_y), page.emu());
    }
    Some((x, y))
}

#[cfg(test)]
mod tests {
    use super::extent;
    use crate::house::Length;

    #[test]
    fn a_picture_fits_the_text_and_keeps_its_shape() {
        let (width, page) = (Length::from_emu(1_000_000), Length::from_emu(2_000_000));
        assert_eq!(extent((100, 50), None, width, page), Some((952_500, 476_250)), "small ones keep their size");
        assert_eq!(extent((400, 200), None, width, page), Some((1_000_000, 500_000)), "wide ones are narrowed");
        assert_eq!(extent((10, 1000), None, width, page), Some((20_000, 2_000_000)), "tall ones are lowered");
        assert_eq!(extent((400, 200), Some(Length::from_emu(9_000)), width, page), Some((18_000, 9_000)), "logotypes");
        assert_eq!(extent((u32::MAX, 1), None, width, page), Some((1_000_000, 1)), "the absurd is still a picture");
        assert_eq!(extent((0, 10), None, width, page), None);
    }
}
