//! `word/theme/theme1.xml`: the house's fonts and colours where Word offers fonts and colours to choose from. The document's own
//! styles do not refer to it; Word expects it to be there.

use super::DocxError;
use super::stylesheet::hex;
use super::xml::Xml;
use crate::house::{Colour, Family, House};

/// Namespace of DrawingML.
const DRAWING: &str = "http://schemas.openxmlformats.org/drawingml/2006/main";

/// The part (ECMA-376 part 1, 14.2.7 and 20.1.6).
pub(super) fn theme(house: &House) -> Result<Vec<u8>, DocxError> {
    Xml::part("a:theme", &[("xmlns:a", &DRAWING), ("name", &house.name)], |xml| {
        xml.element("a:themeElements", &[], |xml| {
            xml.element("a:clrScheme", &[("name", &house.name)], |xml| colours(xml, house));
            xml.element("a:fontScheme", &[("name", &house.name)], |xml| {
                for (kind, family) in [("a:majorFont", Family::Sans), ("a:minorFont", Family::Serif)] {
                    xml.element(kind, &[], |xml| {
                        xml.empty("a:latin", &[("typeface", &house.family(family))]);
                        xml.empty("a:ea", &[("typeface", &"")]);
                        xml.empty("a:cs", &[("typeface", &"")]);
                    });
                }
            });
            xml.element("a:fmtScheme", &[("name", &house.name)], formats);
        });
        Ok(())
    })
}

/// The twelve colours of a theme. A house has fewer; none is made up.
fn colours(xml: &mut Xml, house: &House) {
    let colours = &house.colours;
    let paper = Colour { rgb: [0xFF; 3] };
    for (name, colour) in [
        ("a:dk1", colours.text),
        ("a:lt1", paper),
        ("a:dk2", colours.muted),
        ("a:lt2", paper),
        ("a:accent1", colours.link),
        ("a:accent2", colours.muted),
        ("a:accent3", colours.rule),
        ("a:accent4", colours.link),
        ("a:accent5", colours.muted),
        ("a:accent6", colours.rule),
        ("a:hlink", colours.link),
        ("a:folHlink", colours.link),
    ] {
        xml.element(name, &[], |xml| xml.empty("a:srgbClr", &[("val", &hex(colour))]));
    }
}

/// Fills, lines and effects of shapes: plain ones, three of each, which is what the format demands.
fn formats(xml: &mut Xml) {
    let fill = |xml: &mut Xml| {
        xml.element("a:solidFill", &[], |xml| xml.empty("a:schemeClr", &[("val", &"phClr")]));
    };
    let thrice = |xml: &mut Xml, list: &'static str, one: &dyn Fn(&mut Xml)| {
        xml.element(list, &[], |xml| (0..3).for_each(|_| one(xml)));
    };
    thrice(xml, "a:fillStyleLst", &fill);
    thrice(xml, "a:lnStyleLst", &|xml| xml.element("a:ln", &[("w", &6_350)], fill));
    thrice(xml, "a:effectStyleLst", &|xml| {
        xml.element("a:effectStyle", &[], |xml| xml.empty("a:effectLst", &[]));
    });
    thrice(xml, "a:bgFillStyleLst", &fill);
}
