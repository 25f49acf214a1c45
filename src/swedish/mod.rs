//! What is Swedish about Swedish minutes: dates, times, typography, identity numbers, registry numbers.
//!
//! Everything here is a pure function from text to facts or corrections. Nothing here knows of records, documents or
//! formats, and nothing decides how grave a fault is; the rules in the layers above do. Three habits hold throughout:
//!
//! - **A correction is safe or it is a remark.** [`typography::edits`] moves spaces, dashes, quotation marks and dots and
//!   nothing else: no letter and no digit of an official record ever changes by itself. What takes judgement comes from
//!   [`typography::remarks`], with the form that is wanted.
//! - **Better silent than wrong.** A checker that cries wolf is switched off. Where a text can be read in two ways
//!   (`4/6` is a date or two thirds), the words around it must decide, or nothing is said.
//! - **A refusal says what is wanted.** An error names the value and, where the writer's meaning is plain, the value to
//!   write instead.
//!
//! Sources: *Myndigheternas skrivregler* (Språkrådet 2014) for typography and abbreviations, Skatteverket's SKV 704 and
//! SKV 707 for identity numbers, the ministries' own published numbers for the registry.

pub mod authority;
pub mod bodies;
pub mod calendar;
pub mod chosen;
pub mod contact;
pub mod dates;
pub mod deciding;
pub mod elected;
pub mod formalities;
pub mod identity;
pub mod listing;
pub mod names;
pub mod parties;
pub mod plain;
pub mod registry;
pub mod roles;
mod scan;
pub mod shortened;
pub mod slips;
pub mod subject;
pub mod times;
pub mod typography;

pub use times::TimeOfDay;

use crate::diagnostic::Lang;

/// Words as a sentence or a heading begins with them: with a capital.
#[must_use]
pub fn with_capital(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map(|first| first.to_uppercase().collect::<String>() + letters.as_str()).unwrap_or_default()
}

/// The language that a document is written in. Not the language of our messages, see [`Lang`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DocLang {
    /// Swedish (svenska).
    Sv,
    /// English (engelska).
    En,
}

impl DocLang {
    /// As BCP 47: `sv`, `en`.
    #[must_use]
    pub const fn tag(self) -> &'static str {
        match self {
            Self::Sv => "sv",
            Self::En => "en",
        }
    }

    /// The word by which a decision goes on the sentence that says who decides: "Kulturnämnden beslutar att …", "The Board decides to …".
    #[must_use]
    pub const fn decides_that(self) -> &'static str {
        match self {
            Self::Sv => "att",
            Self::En => "to",
        }
    }

    /// The words by which a decision can go on that sentence: in English also "The Board decides that …".
    #[must_use]
    pub const fn decision_goes_on(self) -> &'static [&'static str] {
        match self {
            Self::Sv => &["att"],
            Self::En => &["to", "that"],
        }
    }

    /// The language of a BCP 47 tag, `sv-FI` included, where we know its rules.
    #[must_use]
    pub fn of_tag(tag: &str) -> Option<Self> {
        match tag.split('-').next() {
            Some("sv") => Some(Self::Sv),
            Some("en") => Some(Self::En),
            _ => None,
        }
    }
}

/// Documents and messages are separate matters, but words for months and days serve both.
impl From<Lang> for DocLang {
    fn from(lang: Lang) -> Self {
        match lang {
            Lang::Sv => Self::Sv,
            Lang::En => Self::En,
        }
    }
}

/// A whole number as a document says it: `1 200` with a fixed space, in English `1,200`.
#[must_use]
pub fn grouped(number: u32, lang: DocLang) -> String {
    let separator = match lang {
        DocLang::Sv => scan::NBSP,
        DocLang::En => ',',
    };
    let digits = number.to_string();
    let mut text = String::with_capacity(digits.len() * 2);
    for (at, digit) in digits.char_indices() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(separator);
        }
        text.push(digit);
    }
    text
}

/// Puts the typography of a run of words right, see [`typography::edits`]. `lang` is BCP 47; of other languages than Swedish and
/// English we know no rules, and leave them as they are.
#[must_use]
pub fn put_right(text: &str, before: Option<char>, after: Option<char>, lang: &str) -> String {
    let Some(lang) = DocLang::of_tag(lang) else { return text.to_owned() };
    typography::apply(text, &typography::edits(text, lang, typography::Context { before, after }))
}

#[cfg(test)]
mod tests {
    use super::{DocLang, grouped};

    #[test]
    fn thousands_are_set_off_as_the_language_does() {
        let said =
            [7, 120, 1_200, 100_000, 1_000_000].map(|number| grouped(number, DocLang::Sv).replace('\u{a0}', "~"));
        assert_eq!(said, ["7", "120", "1~200", "100~000", "1~000~000"]);
        assert_eq!(grouped(10_000, DocLang::En), "10,000");
    }
}
