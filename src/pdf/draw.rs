//! Pages as pictures, to see whether two files look the same.

use hayro::hayro_interpret::InterpreterSettings;
use hayro::hayro_syntax::Pdf;
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::{RenderCache, RenderSettings, render};

/// Pixels of a point: 108 to an inch, at which a shift of a tenth of a millimetre shows.
const SCALE: f32 = 1.5;

/// A page as a picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Drawn {
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
    /// Red, green, blue and opacity of each pixel, row by row.
    pub rgba: Vec<u8>,
}

/// The pages of a PDF, on white paper; `None` for what is no PDF.
#[must_use]
pub fn draw(bytes: &[u8]) -> Option<Vec<Drawn>> {
    let pdf = Pdf::new(bytes.to_vec()).ok()?;
    let cache = RenderCache::new();
    let settings = RenderSettings { x_scale: SCALE, y_scale: SCALE, bg_color: WHITE, ..RenderSettings::default() };
    let drawn = pdf.pages().iter().map(|page| {
        let pixels = render(page, &cache, &InterpreterSettings::default(), &settings);
        Drawn {
            width: u32::from(pixels.width()),
            height: u32::from(pixels.height()),
            rgba: pixels.data_as_u8_slice().to_vec(),
        }
    });
    Some(drawn.collect())
}
