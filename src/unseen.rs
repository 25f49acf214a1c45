//! Characters that nobody sees or hears.

use std::ops::RangeInclusive;

/// Soft hyphens, joiners, marks of direction, spaces of no width, byte order marks (Unicode 16.0, `Default_Ignorable_Code_Point`, as far as
/// text has them).
const UNSEEN: &[RangeInclusive<char>] = &[
    '\u{ad}'..='\u{ad}',
    '\u{61c}'..='\u{61c}',
    '\u{180e}'..='\u{180e}',
    '\u{200b}'..='\u{200f}',
    '\u{202a}'..='\u{202e}',
    '\u{2060}'..='\u{206f}',
    '\u{feff}'..='\u{feff}',
];

/// Whether a character takes no place: words with it and without it look alike.
pub(crate) fn is_unseen(letter: char) -> bool {
    UNSEEN.iter().any(|range| range.contains(&letter))
}
