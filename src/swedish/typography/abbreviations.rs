//! Abbreviations (förkortningar): a full stop after each shortened word and no space (`t.ex.`, `bl.a.`), by the first choice
//! of *Myndigheternas skrivregler* and Språkrådet. `dvs.` and `osv.` may also be written with all their stops.

use super::remarks::{Look, Remark, RemarkKind};
use crate::message;
use crate::swedish::scan::{char_at, char_before, is_space, skip_spaces, skip_spaces_back, word_at, word_before};

struct Abbreviation {
    /// The shortened words: `t`, `ex`.
    parts: &'static [&'static str],
    /// The right form, and another that is as right.
    right: &'static [&'static str],
    /// Whether the letters without stops and spaces can be nothing else: `tex` can, `tom` ("empty") cannot.
    joined: bool,
    /// When it is not this abbreviation after all.
    unless: Unless,
}

/// What makes an abbreviation another word.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Unless {
    Never,
    /// 5 mm are millimetres.
    Measure,
    /// "ex" is also a copy of a book, a former spouse and a Latin preposition.
    OtherEx,
    /// "kl" before anything but a time of day is a class or an airport.
    NoTime,
    /// "kap" is a cape, unless a number stands on either side of it: 5 kap 3 §.
    NoChapter,
}

const fn plain(parts: &'static [&'static str], right: &'static [&'static str]) -> Abbreviation {
    Abbreviation { parts, right, joined: true, unless: Unless::Never }
}

const fn never_joined(parts: &'static [&'static str], right: &'static [&'static str]) -> Abbreviation {
    Abbreviation { parts, right, joined: false, unless: Unless::Never }
}

const ABBREVIATIONS: &[Abbreviation] = &[
    plain(&["t", "ex"], &["t.ex."]),
    plain(&["bl", "a"], &["bl.a."]),
    Abbreviation { parts: &["m", "m"], right: &["m.m."], joined: true, unless: Unless::Measure },
    plain(&["m", "fl"], &["m.fl."]),
    plain(&["s", "k"], &["s.k."]),
    plain(&["p", "g", "a"], &["p.g.a."]),
    plain(&["f", "d"], &["f.d."]),
    plain(&["d", "v", "s"], &["dvs.", "d.v.s."]),
    plain(&["o", "s", "v"], &["osv.", "o.s.v."]),
    never_joined(&["fr", "o", "m"], &["fr.o.m."]),
    never_joined(&["t", "o", "m"], &["t.o.m."]),
    plain(&["etc"], &["etc."]),
    plain(&["inkl"], &["inkl."]),
    plain(&["exkl"], &["exkl."]),
    plain(&["resp"], &["resp."]),
    plain(&["ev"], &["ev."]),
    Abbreviation { parts: &["kl"], right: &["kl."], joined: true, unless: Unless::NoTime },
    Abbreviation { parts: &["kap"], right: &["kap."], joined: true, unless: Unless::NoChapter },
    Abbreviation { parts: &["ex"], right: &["t.ex."], joined: true, unless: Unless::OtherEx },
];

/// Other abbreviations after which a sentence goes on.
const GOING_ON: &[&str] = &[
    "ang.", "art.", "bet.", "bil.", "cf.", "dir.", "dr.", "enl.", "fig.", "forts.", "jfr.", "mr.", "mrs.", "no.",
    "nr.", "prof.", "prop.", "rskr.", "st.", "tab.", "tel.", "tf.", "vol.",
];

/// Whether a text ends with the full stop of a sentence, or another sign that ends one; and not with that of an abbreviation, an initial or a number.
#[must_use]
pub fn ends_sentence(text: &str) -> bool {
    let text = text.trim_end_matches(['*', '_', '"', '”', '’', '\'', '»', ')', ']']);
    let Some(before) = text.strip_suffix('.') else { return text.ends_with(['!', '?']) };
    let word = before.rsplit(char::is_whitespace).next().unwrap_or_default();
    let word = word.trim_start_matches(|letter: char| !letter.is_alphanumeric()).to_lowercase();
    let stopped = format!("{word}.");
    let is_short = || ABBREVIATIONS.iter().any(|short| short.right.contains(&stopped.as_str()));
    word.chars().count() > 1
        && word.ends_with(char::is_alphabetic)
        && !word.contains('.')
        && !GOING_ON.contains(&stopped.as_str())
        && !is_short()
}

/// The abbreviation that begins at `at`, where a word begins.
pub(super) fn abbreviation_at(text: &str, at: usize) -> Option<Look> {
    // Part of an address, a compound or a longer abbreviation.
    if char_before(text, at).is_some_and(|c| "./-–@_:’'".contains(c)) {
        return None;
    }
    ABBREVIATIONS.iter().find_map(|abbreviation| abbreviation.at(text, at))
}

impl Abbreviation {
    fn at(&self, text: &str, at: usize) -> Option<Look> {
        let end = self.end(text, at)?;
        let written = text.get(at..end)?;
        let lower = written.to_lowercase();
        if self.right.contains(&lower.as_str()) {
            return Some(Look::Right(end));
        }
        if self.is_other_word(text, at, end) {
            return None;
        }
        let mut right = (*self.right.first()?).to_owned();
        if let Some(first) = right.get_mut(..1).filter(|_| written.starts_with(char::is_uppercase)) {
            first.make_ascii_uppercase();
        }
        let message = message!("”{written}” bör skrivas ”{right}”", "“{written}” should be written “{right}”");
        // Millimetres, classes and copies of books are told apart by what stands around them: likely, not certain.
        let certain = matches!(self.unless, Unless::Never | Unless::NoChapter);
        let (range, kind) = (at..end, RemarkKind::Abbreviation);
        Some(Look::Remark(Remark { range, kind, message, suggestion: Some(right), certain }))
    }

    /// Where the abbreviation ends, with its full stop, if it stands here with stops, spaces, both or neither.
    fn end(&self, text: &str, at: usize) -> Option<usize> {
        let mut end = at;
        let mut gaps = 0;
        for (index, part) in self.parts.iter().enumerate() {
            if index > 0 {
                let gap = gap_end(text, end);
                gaps += usize::from(gap > end);
                end = gap;
            }
            let word = text.get(end..end + part.len())?;
            let same = if index == 0 {
                word.eq_ignore_ascii_case(part) && is_small(word, self.letters())
            } else {
                word == *part
            };
            if !same {
                return None;
            }
            end += part.len();
        }
        let consistent = gaps + 1 == self.parts.len() || (gaps == 0 && self.joined);
        let stop = usize::from(char_at(text, end) == Some('.'));
        let follows = char_at(text, end + stop);
        let ends = !follows.is_some_and(|c| c.is_alphanumeric() || "-_@/’'".contains(c) || (stop == 1 && c == '.'));
        (consistent && ends).then_some(end + stop)
    }

    fn letters(&self) -> usize {
        self.parts.iter().map(|part| part.len()).sum()
    }

    fn is_other_word(&self, text: &str, at: usize, end: usize) -> bool {
        let gap = skip_spaces_back(text, at, 2);
        let before = char_before(text, gap);
        let next = skip_spaces(text, end, 2);
        let after = char_at(text, next).filter(|_| next > end);
        match self.unless {
            Unless::Never => word_before(text, gap) == "bla" || word_at(text, next) == "bla",
            Unless::Measure => {
                before.is_some_and(|c| c.is_ascii_digit()) || matches!(word_before(text, gap), "i" | "per")
            }
            Unless::NoTime => !after.is_some_and(|c| c.is_ascii_digit()),
            Unless::NoChapter => [before, after].iter().any(|c| !c.is_some_and(|c| c.is_ascii_digit())),
            Unless::OtherEx => {
                let introduces = before.is_some_and(|c| ",;:(–".contains(c));
                let stopped = text.get(at..end).is_some_and(|written| written.ends_with('.'));
                let latin =
                    matches!(word_at(text, next), "ante" | "officio" | "post" | "tempore" | "libris" | "nunc" | "tunc");
                let counted = before.is_some_and(|c| c.is_ascii_digit());
                let example = match after {
                    Some(c) if c.is_lowercase() => introduces || stopped,
                    Some(c) if c.is_uppercase() => introduces,
                    _ => false,
                };
                !example || latin || counted
            }
        }
    }
}

/// Whether a first word is in small letters, or may have a capital because it begins a sentence. Two letters with a capital
/// are somebody's initials or an authority.
fn is_small(word: &str, letters: usize) -> bool {
    let mut chars = word.chars();
    let first_is_small = chars.next().is_some_and(char::is_lowercase);
    (first_is_small || letters > 2) && chars.all(char::is_lowercase)
}

/// The end of a full stop and a space, of either, or of neither.
fn gap_end(text: &str, at: usize) -> usize {
    let stop = at + usize::from(char_at(text, at) == Some('.'));
    stop + char_at(text, stop).filter(|&c| is_space(c)).map_or(0, char::len_utf8)
}
