//! Quotation marks and apostrophes: ” ” and ’ ’ in Swedish, “ ” and ‘ ’ in English, ’ for the apostrophe in both.

use super::token::Token;
use super::{Edit, EditKind};
use crate::swedish::DocLang;

/// The marks of one word that are to be replaced. `before` and `after` are the characters around the word, if any.
pub(super) fn in_token(token: Token, before: Option<char>, after: Option<char>, lang: DocLang, edits: &mut Vec<Edit>) {
    // A position such as 59°19'46" has marks of minutes and seconds.
    if token.text.contains('°') {
        return;
    }
    let mut previous = before;
    let mut chars = token.text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let next = chars.peek().map(|&(_, c)| c).or(after);
        let mark = match lang {
            DocLang::Sv => swedish(c, previous, next),
            DocLang::En => english(c, previous, next),
        };
        if let Some(replacement) = mark {
            let start = token.start + at;
            edits.push(Edit { range: start..start + c.len_utf8(), replacement, kind: EditKind::Quote });
        }
        // What follows an opening mark is again at a beginning.
        previous = mark.and_then(|mark| mark.chars().next()).or(Some(c));
    }
}

fn is_outside(c: Option<char>) -> bool {
    c.is_none_or(char::is_whitespace)
}

/// Swedish marks are the same before and after, so nothing needs to be known but that the mark is not alone (a ditto).
fn swedish(c: char, previous: Option<char>, next: Option<char>) -> Option<&'static str> {
    let alone = is_outside(previous) && is_outside(next);
    match c {
        '"' | '“' if !alone => Some("”"),
        '\'' | '‘' if !alone => Some("’"),
        _ => None,
    }
}

fn english(c: char, previous: Option<char>, next: Option<char>) -> Option<&'static str> {
    if !matches!(c, '"' | '\'') || (is_outside(previous) && is_outside(next)) {
        return None;
    }
    let begins =
        is_outside(previous) || previous.is_some_and(|c| matches!(c, '(' | '[' | '/' | '-' | '–' | '—' | '“' | '‘'));
    match (c, begins) {
        ('"', true) => Some("“"),
        ('"', false) => Some("”"),
        // ’90s: the apostrophe stands for what was left out.
        (_, true) if !next.is_some_and(|c| c.is_ascii_digit()) => Some("‘"),
        _ => Some("’"),
    }
}
