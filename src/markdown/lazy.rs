//! Lines that Markdown draws into the item, quotation or note before them, for want of an empty line: its lazy continuation lines.

use std::ops::Range;

use pulldown_cmark::Event;

use super::inline::Events;
use super::reader::{Reader, warning};
use crate::diagnostic::{Code, Diagnostic, Message, cut};
use crate::message;
use crate::swedish::typography;

/// What a paragraph stands in.
#[derive(Clone, Copy, Debug)]
pub(super) enum Around {
    /// An item of a list that begins here.
    Item(usize),
    /// So many quotations.
    Quotes(usize),
    /// A footnote.
    Note,
}

/// As much of a line as a hint shows, in characters.
const SHOWN: usize = 60;

/// What may stand before the first letter of a sentence.
const BEFORE_WORDS: &[char] = &['*', '_', '~', '[', '(', '"', '\'', '”', '’', '»', '«', '“', '‘'];

impl Reader<'_> {
    /// Looks for a line that begins like a paragraph of its own. One with a small letter goes on with the sentence before it, whatever stands before
    /// it on the line, unless that sentence has ended.
    pub(super) fn check_lazy(&mut self, events: &Events<'_>, range: &Range<usize>, around: Around) {
        let breaks = events.iter().zip(events.iter().skip(1)).filter(|((event, _), _)| *event == Event::SoftBreak);
        let lines = breaks.map(|(_, (_, place))| place.start);
        let begins_sentence = |at: &usize| {
            let words = self.slice(*at..range.end).trim_start_matches(BEFORE_WORDS);
            let said = self.slice(range.start..*at).trim_end();
            words.starts_with(char::is_uppercase)
                || (words.starts_with(char::is_alphanumeric) && typography::ends_sentence(said))
        };
        let Some(at) = lines.into_iter().filter(begins_sentence).find(|at| self.is_lazy(*at, around)) else { return };
        let line = self.slice(at..range.end).lines().next().unwrap_or_default().trim_end();
        let place = at..at + line.len();
        let (what, remedy) = words(around, &cut(line, SHOWN));
        let fault = message!(
            "raden läses som en del av {} före: ingen tom rad skiljer dem åt",
            "the line is read as a part of the {} before it: no empty line parts them"; what.sv, what.en
        );
        self.report(warning(Diagnostic::new(Code::TxtMarkdown, fault).at(self.span(place)).hint(remedy)));
    }

    /// Whether nothing on the line itself says that it belongs to what is around.
    fn is_lazy(&self, at: usize, around: Around) -> bool {
        let before = self.before_on_line(at);
        match around {
            Around::Item(start) => {
                let mark = start + self.slice(start..at).find(|letter: char| !letter.is_whitespace()).unwrap_or(0);
                before.len() <= self.before_on_line(mark).len()
            }
            Around::Quotes(depth) => before.matches('>').count() < depth,
            Around::Note => before.is_empty(),
        }
    }
}

/// What the line has been drawn into, and what to do.
fn words(around: Around, line: &str) -> (Message, Message) {
    let parted = message!(
        "lämna en tom rad före ”{line}” om raden är ett eget stycke",
        "leave an empty line before “{line}” if the line is a paragraph of its own"
    );
    let (what, kept) = match around {
        Around::Item(_) => (
            message!("punkten", "item"),
            message!("hör den till punkten, dra in den två steg", "if it belongs to the item, indent it by two"),
        ),
        Around::Quotes(_) => (
            message!("citatet", "quotation"),
            message!("hör den till citatet, börja den med `> `", "if it belongs to the quotation, begin it with `> `"),
        ),
        Around::Note => (
            message!("noten", "note"),
            message!("hör den till noten, dra in den fyra steg", "if it belongs to the note, indent it by four"),
        ),
    };
    (what, message!("{}; {}", "{}; {}"; (parted.sv, kept.sv), (parted.en, kept.en)))
}
