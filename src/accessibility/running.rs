//! What stands in page headers and footers and nowhere else. Assistive technology passes over them.

use std::collections::BTreeMap;

use crate::diagnostic::{Code, Diagnostic, Diagnostics, excerpt};
use crate::message;
use crate::source::Span;

/// Words that only go with a page number.
const OF_PAGES: &[&str] = &["sida", "sid", "page", "of"];

/// The texts of headers and footers, and which of their words the text has.
#[derive(Default)]
pub(super) struct Running {
    texts: Vec<(String, Span)>,
    /// Small letters alone; whether it has been heard in the text.
    words: BTreeMap<String, bool>,
}

/// The words of a text that say anything by themselves: of two letters at least.
fn words(text: &str) -> impl Iterator<Item = String> {
    let words = text.split(|letter: char| !letter.is_alphanumeric());
    words.filter(|word| word.chars().filter(|letter| letter.is_alphabetic()).count() > 1).map(str::to_lowercase)
}

impl Running {
    /// A paragraph of a header or footer, without what fields fill in.
    pub(super) fn add(&mut self, text: &str, at: Span) {
        for word in words(text).filter(|word| !OF_PAGES.contains(&word.as_str())) {
            self.words.entry(word).or_insert(false);
        }
        self.texts.push((text.trim().to_owned(), at));
    }

    /// A paragraph of the text. Headers and footers have been read before.
    pub(super) fn hear(&mut self, text: &str) {
        if self.words.is_empty() {
            return;
        }
        for word in words(text) {
            if let Some(heard) = self.words.get_mut(&word) {
                *heard = true;
            }
        }
    }

    /// Tells what the text does not say.
    pub(super) fn judge(&self, cx: &mut Diagnostics) {
        let mut told: Vec<&str> = Vec::new();
        for (text, at) in &self.texts {
            let said = words(text).all(|word| self.words.get(&word).is_none_or(|heard| *heard));
            // The header of the first page is often that of the others.
            if said || told.contains(&text.as_str()) {
                continue;
            }
            told.push(text);
            let shown = excerpt(text);
            let fault = message!(
                "”{shown}” står bara i sidhuvud eller sidfot, som inte läses upp",
                "“{shown}” stands in a page header or footer alone, which is not read out"
            );
            cx.push(Diagnostic::new(Code::DocxRunning, fault).at(*at).hint(message!(
                "skriv det i texten också, om den som lyssnar behöver det",
                "write it in the text too, if whoever listens needs it"
            )));
        }
    }
}
