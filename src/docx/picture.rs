//! Pictures: the files of the package, and the drawings that show them.

use super::DocxError;
use super::package::{Part, Relation, Relationships};
use super::story::Story;
use super::xml::Xml;
use crate::document::{Image, ImageFormat};
use crate::house::Length;

/// Namespace of pictures in DrawingML, which is also the kind of thing a drawing holds.
pub(super) const PICTURE: &str = "http://schemas.openxmlformats.org/drawingml/2006/picture";

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
    pub(super) fn parts(&self) -> impl Iterator<Item = Part<'_>> {
        self.files.iter().enumerate().map(|(index, (data, format))| Part {
            name: format!("word/{}", target(index, *format)),
            content_type: format.media_type(),
            data: data.to_vec().into(),
            relationships: Relationships::default(),
        })
    }
}

fn target(index: usize, format: ImageFormat) -> String {
    format!("media/image{}.{}", index + 1, format.extension())
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
    let (cx, cy) = house.picture_extent(image, width).ok_or(DocxError::Picture)?;
    let (cx, cy) = (cx.emu(), cy.emu());

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
