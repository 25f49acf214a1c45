//! Contrast as WCAG 2.1 defines it.

use super::Colour;

/// White, the paper that a house style is for.
pub const WHITE: Colour = Colour { rgb: [255; 3] };

/// The least contrast of letters to what they stand on (WCAG 2.1, 1.4.3).
pub const LEAST_CONTRAST: f64 = 4.5;

/// The ratio of contrast between two colours, from 1 to 21 (WCAG 2.1, "contrast ratio").
#[must_use]
pub fn contrast(one: Colour, other: Colour) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

/// The relative luminance of a colour, from 0 to 1 (WCAG 2.1, "relative luminance").
fn luminance(colour: Colour) -> f64 {
    let [red, green, blue] = colour.rgb.map(|part| {
        let part = f64::from(part) / 255.0;
        if part <= 0.039_28 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
    });
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}

#[cfg(test)]
mod tests {
    use super::{Colour, WHITE, contrast};

    #[test]
    fn contrast_is_that_of_wcag() {
        let black = Colour { rgb: [0; 3] };
        assert!((contrast(black, WHITE) - 21.0).abs() < 1e-9);
        // The grey that is known as the lightest allowed on white.
        let grey = Colour { rgb: [0x76; 3] };
        assert!((4.5..4.6).contains(&contrast(grey, WHITE)));
    }
}
