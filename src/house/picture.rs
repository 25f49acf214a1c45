//! Sizes of pictures: the same on the page and in Word.

use super::{House, Length};
use crate::document::Image;

/// EMU in a pixel of 1/96 inch, the pixel of CSS and of Word.
const EMU_PER_PIXEL: i64 = 9_525;

impl House {
    /// Width and height of a picture where `width` is free: as many pixels as it has, a logotype as high as the house wants it, but
    /// never larger than the space. `None` where there are no pixels or no space.
    #[must_use]
    pub fn picture_extent(&self, image: &Image, width: Length) -> Option<(Length, Length)> {
        let page = self.page.height - self.page.top - self.page.bottom;
        let height = image.logotype.then_some(self.letterhead.logotype_height);
        let (x, y) = extent(image.size, height, width, page)?;
        Some((Length::from_emu(x), Length::from_emu(y)))
    }
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
