//! Numbers of documents within a matter: `KN 2024/123-4` is the fourth document of the matter `KN 2024/123`.

use super::{RegistryProfile, YEARS, digit_runs, parse};

/// The number of a document (handlingsnummer), taken apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DocumentNumber<'t> {
    /// The matter's registry number.
    pub matter: &'t str,
    /// The document's own number in it, from 1.
    pub document: u32,
}

/// Most digits that a document's number has. Four are those of a year: `3.1-4788-2026`.
const DIGITS: usize = 3;

impl<'t> DocumentNumber<'t> {
    /// The number that a text is, if it is one of a document: a registry number that ends with year and serial, and after a hyphen one of the
    /// document. In `2026-117` the hyphen is before the serial.
    #[must_use]
    pub fn of(text: &'t str) -> Option<Self> {
        let (matter, document) = text.trim().rsplit_once('-')?;
        let own = (1..=DIGITS).contains(&document.len()) && !document.starts_with('0');
        let document = document.parse().ok().filter(|_| own)?;
        let runs = digit_runs(matter);
        let [.., (year_at, year), (serial_at, serial)] = runs.as_slice() else { return None };
        let follows_year = year_at + year.len() + 1 == *serial_at && serial_at + serial.len() == matter.len();
        let is_year = year.len() == 4 && year.parse().is_ok_and(|year: i32| YEARS.contains(&year));
        let is_matter = follows_year && is_year && parse(matter, RegistryProfile::Agency, None).is_ok();
        is_matter.then_some(Self { matter, document })
    }
}
