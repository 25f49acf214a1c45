//! Colours that can be read, on light and on dark paper.

use crate::house::{Colour, WHITE, contrast};

/// Black.
const BLACK: Colour = Colour { rgb: [0; 3] };

/// The colour itself where its contrast to the paper is at least `ratio`; else the nearest mixture of it with white (on dark
/// paper) or black that has it. The hue stays.
pub(super) fn readable(colour: Colour, paper: Colour, ratio: f64) -> Colour {
    let pole = if contrast(WHITE, paper) > contrast(BLACK, paper) { WHITE } else { BLACK };
    let mixtures = (0..=255).map(|share| mix(colour, pole, share));
    mixtures.into_iter().find(|mixture| contrast(*mixture, paper) >= ratio).unwrap_or(pole)
}

/// A mixture: `share` of 255 of the second colour, the rest of the first.
fn mix(one: Colour, other: Colour, share: u8) -> Colour {
    let mut rgb = one.rgb;
    for (part, other) in rgb.iter_mut().zip(other.rgb) {
        let sum = u16::from(*part) * u16::from(255 - share) + u16::from(other) * u16::from(share);
        *part = u8::try_from(sum / 255).unwrap_or(u8::MAX);
    }
    Colour { rgb }
}

/// The colour in CSS.
pub(super) fn css(colour: Colour) -> String {
    let [red, green, blue] = colour.rgb;
    format!("#{red:02x}{green:02x}{blue:02x}")
}

#[cfg(test)]
mod tests {
    use super::{Colour, WHITE, contrast, css, readable};

    const DARK: Colour = Colour { rgb: [0x16, 0x18, 0x1b] };

    #[test]
    fn a_colour_that_can_be_read_stays_as_the_house_wants_it() {
        let blue = Colour { rgb: [0x1a, 0x4a, 0x8a] };
        assert_eq!(readable(blue, WHITE, 4.5), blue);
    }

    #[test]
    fn any_colour_can_be_made_readable_on_light_and_on_dark() {
        for red in (0..=255).step_by(51) {
            for green in (0..=255).step_by(51) {
                for blue in (0..=255).step_by(51) {
                    let colour = Colour { rgb: [red, green, blue] };
                    for paper in [WHITE, DARK] {
                        let found = readable(colour, paper, 4.5);
                        assert!(contrast(found, paper) >= 4.5, "{} became {}", css(colour), css(found));
                    }
                }
            }
        }
    }
}
