//! The safe corrections of a run of text.

use std::cmp::Reverse;
use std::ops::Range;

use super::lexicon::{
    begins_sentence, follows_range, is_month, is_part_of_law, is_unit, names_a_file, precedes_range, takes_letter,
    takes_number,
};
use super::token::{Token, tokens};
use super::{Context, Edit, EditKind, quotes};
use crate::swedish::DocLang;
use crate::swedish::scan::{NARROW_NBSP, char_at, char_before};

/// The fixed space as a replacement.
const FIXED: &str = "\u{a0}";

/// The safe corrections of a run of text, in order, none overlapping another.
#[must_use]
pub fn edits(text: &str, lang: DocLang, context: Context) -> Vec<Edit> {
    // The neighbours' characters join the text while we look, so that "**25** %" is seen as "5 %".
    let before = context.before.map(String::from).unwrap_or_default();
    let after = context.after.map(String::from).unwrap_or_default();
    let whole = [before.as_str(), text, after.as_str()].concat();
    let run = before.len()..before.len() + text.len();

    let cut_off = context.before.is_some_and(|before| !before.is_whitespace());
    let mut found = Pass { text: &whole, lang, cut_off, tokens: tokens(&whole), edits: Vec::new() };
    found.run();
    // Of two corrections at one place the wider stands: a range takes its spaces with it.
    found.edits.sort_by_key(|edit| (edit.range.start, Reverse(edit.range.end)));

    let mut edits: Vec<Edit> = Vec::with_capacity(found.edits.len());
    for edit in found.edits {
        let inside = edit.range.start >= run.start && edit.range.end <= run.end;
        if inside && edits.last().is_none_or(|last| last.range.end + run.start <= edit.range.start) {
            edits.push(Edit { range: edit.range.start - run.start..edit.range.end - run.start, ..edit });
        }
    }
    edits
}

struct Pass<'a> {
    text: &'a str,
    lang: DocLang,
    /// Whether the first token begins somewhere before the text: of "**EU**. Det" only "U. Det" is seen.
    cut_off: bool,
    tokens: Vec<Token<'a>>,
    edits: Vec<Edit>,
}

impl<'a> Pass<'a> {
    fn run(&mut self) {
        self.narrow_spaces();
        for index in 0..self.tokens.len() {
            let Some(&token) = self.tokens.get(index) else { break };
            if self.spaced_range(index) {
                continue;
            }
            self.gap_after(index);
            self.dash(index);
            if !token.is_address() {
                self.range(index);
                self.ellipsis(token);
                let (before, after) = (char_before(self.text, token.start), char_at(self.text, token.range().end));
                quotes::in_token(token, before, after, self.lang, &mut self.edits);
            }
        }
    }

    fn push(&mut self, range: Range<usize>, replacement: &'static str, kind: EditKind) {
        self.edits.push(Edit { range, replacement, kind });
    }

    /// The token `steps` away.
    fn token(&self, index: usize, steps: isize) -> Option<Token<'a>> {
        self.tokens.get(index.checked_add_signed(steps)?).copied()
    }

    /// The fonts of the house styles lack the narrow fixed space.
    fn narrow_spaces(&mut self) {
        for (at, found) in self.text.match_indices(NARROW_NBSP) {
            self.push(at..at + found.len(), FIXED, EditKind::FixedSpace);
        }
    }

    /// Makes the space after a token a fixed one, if it is a single space between two things that belong together.
    fn gap_after(&mut self, index: usize) {
        let (Some(left), Some(right)) = (self.token(index, 0), self.token(index, 1)) else { return };
        let gap = left.range().end..right.start;
        if self.text.get(gap.clone()) == Some(" ") && self.belong_together(index, left, right) {
            self.push(gap, FIXED, EditKind::FixedSpace);
        }
    }

    fn belong_together(&self, index: usize, left: Token, right: Token) -> bool {
        let lang = self.lang;
        if let Some(number) = left.last_number() {
            let day = number.len() <= 2 && is_month(right.core(), lang);
            if day
                || is_unit(right.core(), lang)
                || is_part_of_law(right.closed())
                || self.is_digit_group(index, number, right)
            {
                return true;
            }
        }
        if right.begins_with_number() {
            let month_first = lang == DocLang::En && is_month(left.opened(), lang);
            if takes_number(left.opened(), lang) || (month_first && right.leading_digits().len() <= 2) {
                return true;
            }
        }
        self.is_initial(index, left, right)
    }

    /// 10 000: one to three digits, then three and no more.
    fn is_digit_group(&self, index: usize, number: &str, right: Token) -> bool {
        if index == 0 && self.cut_off {
            return false;
        }
        let follows_group = || {
            let before = index.checked_sub(1).and_then(|before| self.tokens.get(before));
            before.is_some_and(|before| before.last_number().is_some())
        };
        let first = !number.starts_with('0') || (number.len() == 3 && follows_group());
        let is_group = (1..=3).contains(&number.len()) && number.bytes().all(|b| b.is_ascii_digit());
        first && is_group && right.leading_digits().len() == 3 && right.begins_with_number()
    }

    /// A. Svensson, but not "bilaga A. Svensson", "klass 7 B. Svensson" or "alternativ A. Det".
    fn is_initial(&self, index: usize, left: Token, right: Token) -> bool {
        if index == 0 && self.cut_off {
            return false;
        }
        let mut initial = left.opened().chars();
        let is_letter = initial.next().is_some_and(char::is_uppercase) && initial.as_str() == ".";
        let mut name = right.text.chars();
        let is_name =
            name.next().is_some_and(char::is_uppercase) && name.next().is_some_and(|c| c.is_lowercase() || c == '.');
        let is_particle = matches!(right.text, "von" | "af" | "de" | "van");
        let is_label = || {
            let before = self.token(index, -1);
            before.is_some_and(|before| takes_letter(before.core()) || before.last_number().is_some())
        };
        is_letter && (is_name || is_particle) && !begins_sentence(right.closed()) && !is_label()
    }

    /// ` - ` between words is a dash, and a dash does not begin a line.
    fn dash(&mut self, index: usize) {
        let Some(token) = self.token(index, 0) else { return };
        let (Some(before), Some(after)) = (self.token(index, -1), self.token(index, 1)) else { return };
        if !matches!(token.text, "-" | "--" | "–") {
            return;
        }
        // "5 - 3" may be a subtraction, a result or a range: a person's business.
        let between_numbers = before.last_number().is_some() && after.begins_with_number();
        if token.text != "–" && between_numbers {
            return;
        }
        let gap = before.range().end..token.start;
        if self.text.get(gap.clone()) == Some(" ") {
            self.push(gap, FIXED, EditKind::FixedSpace);
        }
        if token.text != "–" {
            self.push(token.range(), "–", EditKind::Dash);
        }
    }

    /// `9.00 - 15.30`, `2019 - 2023`: no other reading, so the spaces go too. Whether that was so.
    fn spaced_range(&mut self, index: usize) -> bool {
        let (Some(token), Some(before), Some(after)) =
            (self.token(index, 0), self.token(index, -1), self.token(index, 1))
        else {
            return false;
        };
        let range = before.range().end..after.start;
        let is_range = token.text == "-"
            && self.text.get(range.clone()).is_some_and(|gap| gap.chars().count() == 3 && !gap.contains(['\n', '\t']))
            && is_certain_range(before.opened(), after.core());
        if is_range {
            self.push(range, "–", EditKind::Range);
        }
        is_range
    }

    /// `2019-2023`, `9.00-15.30`, and `5-10` among words that say it is a range.
    fn range(&mut self, index: usize) {
        let Some(token) = self.token(index, 0) else { return };
        let core = token.core();
        let Some((from, to)) = core.split_once('-') else { return };
        let before = self.token(index, -1).map(Token::core).unwrap_or_default();
        let is_range = is_certain_range(from, to)
            || (is_month(from, self.lang) && is_month(to, self.lang))
            || self.joins_dates(index, from, to)
            || (is_rising(from, to) && {
                let opened = self.token(index, -1).map(Token::opened).unwrap_or_default();
                let after = self.token(index, 1).map(Token::core).unwrap_or_default();
                precedes_range(opened, self.lang) || follows_range(after, self.lang)
            });
        if is_range && !names_a_file(before) {
            let start = token.range().end - token.opened().len() + from.len();
            self.push(start..start + 1, "–", EditKind::Range);
        }
    }

    /// The middle of `1 januari 2024-31 december 2025`: a year and a day, between two months.
    fn joins_dates(&self, index: usize, from: &str, to: &str) -> bool {
        let month = |steps| self.token(index, steps).is_some_and(|token| is_month(token.core(), self.lang));
        let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        digits(from) && digits(to) && from.len() == 4 && (1..=2).contains(&to.len()) && month(-1) && month(1)
    }

    /// Exactly three dots.
    fn ellipsis(&mut self, token: Token) {
        let mut rest = 0;
        while let Some(found) = token.text.get(rest..).and_then(|tail| tail.find("...")) {
            let at = rest + found;
            let dots = token.text.get(at..).map_or(0, |tail| tail.len() - tail.trim_start_matches('.').len());
            if dots == 3 {
                let start = token.start + at;
                self.push(start..start + dots, "…", EditKind::Ellipsis);
            }
            rest = at + dots;
        }
    }
}

/// Two times of day, or two years, the later after the earlier.
pub(super) fn is_certain_range(from: &str, to: &str) -> bool {
    let year = |text: &str| -> Option<u32> {
        let year = text.parse().ok().filter(|_| text.len() == 4)?;
        (1500..2200).contains(&year).then_some(year)
    };
    let time = |text: &str| -> Option<(u32, u32)> {
        let (hour, minute) = text.split_once(['.', ':'])?;
        let digits = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
        let shaped = (1..=2).contains(&hour.len()) && minute.len() == 2 && digits(hour) && digits(minute);
        let time = shaped.then(|| Some((hour.parse().ok()?, minute.parse().ok()?)))??;
        (time < (24, 0) && time.1 < 60).then_some(time)
    };
    let rises = |from: Option<(u32, u32)>, to: Option<(u32, u32)>| from.zip(to).is_some_and(|(from, to)| from < to);
    rises(year(from).map(|y| (y, 0)), year(to).map(|y| (y, 0))) || rises(time(from), time(to))
}

/// Two numbers of at most three digits, without leading zeros, the greater after the smaller.
pub(super) fn is_rising(from: &str, to: &str) -> bool {
    let number = |text: &str| -> Option<u32> {
        let shaped =
            (1..=3).contains(&text.len()) && !text.starts_with('0') && text.bytes().all(|b| b.is_ascii_digit());
        shaped.then(|| text.parse().ok())?
    };
    number(from).zip(number(to)).is_some_and(|(from, to)| from < to)
}
