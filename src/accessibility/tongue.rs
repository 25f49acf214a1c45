//! Whether text is in the language that it is marked as, told by small words that only one of two languages has.

use crate::diagnostic::{Doc, Message};
use crate::message;

/// A language that can be told from another.
struct Tongue {
    code: &'static str,
    name: Doc,
    words: &'static [&'static str],
}

const TONGUES: [Tongue; 2] = [
    Tongue {
        code: "sv",
        name: Doc { sv: "svenska", en: "Swedish" },
        words: &["och", "att", "det", "som", "är", "för", "inte", "på", "av", "med", "till", "den", "ett", "vid"],
    },
    Tongue {
        code: "en",
        name: Doc { sv: "engelska", en: "English" },
        words: &["and", "that", "the", "which", "is", "of", "not", "on", "by", "with", "to", "this", "was", "are"],
    },
];

/// So many of its small words make a text one of a language.
const WORDS: usize = 12;
/// So many times as many as of the language that it is marked as.
const TIMES: usize = 4;

/// What has been heard of each language in text that is marked as one of them.
#[derive(Default)]
pub(super) struct Tongues {
    /// By the language that the text is marked as, then by the one that the words are of.
    heard: [[usize; TONGUES.len()]; TONGUES.len()],
}

impl Tongues {
    /// Hears some words, marked as a language.
    pub(super) fn hear(&mut self, words: &str, lang: Option<&str>) {
        let primary = lang.and_then(|tag| tag.split('-').next()).unwrap_or_default();
        let Some(marked) = TONGUES.iter().position(|tongue| tongue.code.eq_ignore_ascii_case(primary)) else { return };
        for word in words.split(|letter: char| !letter.is_alphabetic()).filter(|word| word.len() > 1) {
            for (heard, tongue) in self.heard[marked].iter_mut().zip(&TONGUES) {
                *heard += usize::from(tongue.words.iter().any(|known| word.eq_ignore_ascii_case(known)));
            }
        }
    }

    /// What is wrong, if text is marked as one language and in another.
    pub(super) fn judge(&self) -> Option<Message> {
        for (marked, heard) in TONGUES.iter().zip(&self.heard) {
            let own =
                TONGUES.iter().zip(heard).find(|(tongue, _)| tongue.code == marked.code).map_or(0, |(_, own)| *own);
            let other = TONGUES.iter().zip(heard).find(|(tongue, _)| tongue.code != marked.code);
            if let Some((tongue, count)) = other
                && *count >= WORDS
                && *count >= TIMES * own
            {
                let (sv, en) = (tongue.name.sv, tongue.name.en);
                let (marked_sv, marked_en) = (marked.name.sv, marked.name.en);
                return Some(message!(
                    "texten är på {} men märkt som {}",
                    "the text is in {} but marked as {}"; (sv, marked_sv), (en, marked_en)
                ));
            }
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::Tongues;

    #[test]
    fn swedish_that_is_marked_as_english_is_heard_and_a_name_is_not() {
        let swedish =
            "Det är bra att det finns en plan och att den är klar för alla som var med till slutet. ".repeat(3);
        let judged = |text: &str, lang: &str| {
            let mut tongues = Tongues::default();
            tongues.hear(text, Some(lang));
            tongues.judge().map(|message| message.sv)
        };
        assert_eq!(judged(&swedish, "en-US").as_deref(), Some("texten är på svenska men märkt som engelska"));
        assert_eq!(judged(&swedish, "sv-SE"), None);
        assert_eq!(judged(&swedish, "fi-FI"), None);
        assert_eq!(judged("The Swedish word och and the word att.", "en-GB"), None);
        assert_eq!(judged("och att", "en-GB"), None);
    }
}
