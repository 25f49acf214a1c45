//! The text of YAML scalars, decoded once more with the way back to the file.
//!
//! The parser gives a scalar's text and where it begins, not which byte came from where. So the rules of YAML 1.2.2,
//! chapters 7.3 (flow scalars) and 8.1 (block scalars), are followed here a second time, on text that the parser has
//! already accepted; the caller compares.

use std::ops::Range;

use crate::source::track::Track;

/// A character that an escape sequence stands for, with the sequence's place.
pub(super) type Escape = (char, Range<usize>);

fn is_blank(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t')
}

fn is_break(byte: u8) -> bool {
    matches!(byte, b'\n' | b'\r')
}

/// Length of the line end at a byte that begins one.
fn break_length(source: &str, at: usize) -> usize {
    if source.as_bytes().get(at..at + 2) == Some(b"\r\n") { 2 } else { 1 }
}

/// First byte from `at` on, below `end`, for which `wanted` holds; `end` if there is none.
fn find(source: &str, at: usize, end: usize, wanted: impl Fn(u8) -> bool) -> usize {
    let bytes = source.as_bytes().get(at..end).unwrap_or_default();
    bytes.iter().position(|byte| wanted(*byte)).map_or(end, |found| at + found)
}

/// A bare scalar that fills `range`.
pub(super) fn plain(source: &str, range: Range<usize>) -> Track {
    let mut track = Track::default();
    let mut at = range.start;
    while at < range.end {
        let word_end = find(source, at, range.end, |byte| is_blank(byte) || is_break(byte));
        track.same(source, at..word_end);
        at = space(source, word_end, range.end, &mut track);
    }
    track
}

/// A scalar in single quotation marks, the first of which stands at `start`. Gives the byte after the last one, too.
pub(super) fn single_quoted(source: &str, start: usize) -> (Track, usize) {
    let mut track = Track::default();
    let end = source.len();
    let mut at = start + 1;
    while at < end {
        let word_end = find(source, at, end, |byte| is_blank(byte) || is_break(byte) || byte == b'\'');
        track.same(source, at..word_end);
        at = word_end;
        if source.as_bytes().get(at) == Some(&b'\'') {
            if source.as_bytes().get(at + 1) != Some(&b'\'') {
                return (track, at + 1);
            }
            track.made("'", at);
            at += 2;
        } else {
            at = space(source, at, end, &mut track);
        }
    }
    (track, end)
}

/// A scalar in double quotation marks, the first of which stands at `start`. Gives the byte after the last one, too,
/// and hands every escape sequence to `escaped`.
pub(super) fn double_quoted(source: &str, start: usize, mut escaped: impl FnMut(Escape)) -> (Track, usize) {
    let mut track = Track::default();
    let end = source.len();
    let mut at = start + 1;
    while at < end {
        let special = |byte| is_blank(byte) || is_break(byte) || matches!(byte, b'"' | b'\\');
        let word_end = find(source, at, end, special);
        track.same(source, at..word_end);
        at = word_end;
        match source.as_bytes().get(at) {
            Some(b'"') => return (track, at + 1),
            Some(b'\\') if source.as_bytes().get(at + 1).copied().is_some_and(is_break) => {
                // An escaped line end joins its lines without a space.
                let next = at + 1 + break_length(source, at + 1);
                at = fold(source, next, end, None, &mut track);
            }
            Some(b'\\') => {
                let (character, length) = escape(source, at);
                track.made_char(character, at);
                escaped((character, at..at + length));
                at += length;
            }
            _ => at = space(source, at, end, &mut track),
        }
    }
    (track, end)
}

/// White space inside a flow scalar, from `at` on: kept within a line, folded where it contains a line end.
fn space(source: &str, at: usize, end: usize, track: &mut Track) -> usize {
    let after = find(source, at, end, |byte| !is_blank(byte));
    if after < end && source.as_bytes().get(after).copied().is_some_and(is_break) {
        fold(source, after + break_length(source, after), end, Some(after), track)
    } else {
        track.same(source, at..after);
        after
    }
}

/// Line folding (YAML 1.2.2, 6.5): the first line end, which stands at `first` unless it is escaped, becomes a space if no
/// other follows; all others stay. Goes on from `at`, after that line end; gives the next byte that is not white space.
fn fold(source: &str, mut at: usize, end: usize, first: Option<usize>, track: &mut Track) -> usize {
    let mut lone = first;
    loop {
        at = find(source, at, end, |byte| !is_blank(byte));
        if at >= end || !source.as_bytes().get(at).copied().is_some_and(is_break) {
            break;
        }
        track.made("\n", at);
        lone = None;
        at += break_length(source, at);
    }
    if let Some(at) = lone {
        track.made(" ", at);
    }
    at
}

/// The escape sequence whose backslash stands at `at`: what it stands for, and its length in bytes.
fn escape(source: &str, at: usize) -> (char, usize) {
    let numbered = |digits: usize| {
        let code = source.get(at + 2..at + 2 + digits).and_then(|digits| u32::from_str_radix(digits, 16).ok());
        (code.and_then(char::from_u32).unwrap_or(char::REPLACEMENT_CHARACTER), 2 + digits)
    };
    let Some(letter) = source.get(at + 1..).and_then(|rest| rest.chars().next()) else { return ('\\', 1) };
    let character = match letter {
        'x' => return numbered(2),
        'u' => return numbered(4),
        'U' => return numbered(8),
        '0' => '\0',
        'a' => '\u{7}',
        'b' => '\u{8}',
        't' => '\t',
        'n' => '\n',
        'v' => '\u{b}',
        'f' => '\u{c}',
        'r' => '\r',
        'e' => '\u{1b}',
        'N' => '\u{85}',
        '_' => '\u{a0}',
        'L' => '\u{2028}',
        'P' => '\u{2029}',
        other => other,
    };
    (character, 1 + letter.len_utf8())
}

/// Whether a letter after a backslash makes an escape sequence.
pub(super) fn is_escape(letter: char) -> bool {
    matches!(letter, 'x' | 'u' | 'U' | '0' | 'a' | 'b' | 't' | '\t' | 'n' | 'v' | 'f' | 'r' | 'e' | ' ')
        || matches!(letter, '"' | '/' | '\\' | 'N' | '_' | 'L' | 'P' | '\n' | '\r')
}

/// A block scalar.
pub(super) struct Block<'t> {
    /// First character of its first line, after the indentation, and the byte where it ends.
    pub(super) range: Range<usize>,
    /// Spaces of indentation.
    pub(super) indent: usize,
    /// `>` rather than `|`.
    pub(super) folded: bool,
    /// What the parser made of it: how many line ends are kept before and after depends on the scalar's header.
    pub(super) text: &'t str,
}

/// A block scalar with at least one line that is not empty.
pub(super) fn block(source: &str, block: &Block<'_>) -> Track {
    let mut track = Track::default();
    let Range { start, end } = block.range;
    let before = block.text.bytes().take_while(|byte| *byte == b'\n').count();
    for at in breaks_before(source, start.saturating_sub(block.indent), before) {
        track.made("\n", at);
    }
    let byte = |at: usize| source.as_bytes().get(at).copied().filter(|_| at < end);
    let mut at = start;
    // Line ends since the last line that was not empty, and whether that line began with white space.
    let mut pending: Vec<usize> = Vec::new();
    let mut last_was_blank = false;
    while let Some(first) = byte(at) {
        let is_folded = block.folded && !last_was_blank && !is_blank(first);
        match pending.split_first() {
            Some((only, [])) if is_folded => track.made(" ", *only),
            Some((_, rest)) if is_folded => rest.iter().for_each(|at| track.made("\n", *at)),
            _ => pending.iter().for_each(|at| track.made("\n", *at)),
        }
        pending.clear();
        last_was_blank = is_blank(first);
        let line_end = find(source, at, end, is_break);
        track.same(source, at..line_end);
        at = line_end;
        let mut indented = 0;
        while byte(at).is_some_and(is_break) {
            pending.push(at);
            at += break_length(source, at);
            let text = find(source, at, end.min(at + block.indent), |byte| byte != b' ');
            indented = text - at;
            at = text;
        }
        if indented < block.indent {
            break;
        }
    }
    let kept = block.text.len().saturating_sub(track.text().len());
    for at in pending.into_iter().chain(std::iter::repeat(end)).take(kept) {
        track.made("\n", at);
    }
    track
}

/// Places of the last `count` line ends before the line that begins at `line`, in the order of the file.
fn breaks_before(source: &str, line: usize, count: usize) -> Vec<usize> {
    let mut places = Vec::with_capacity(count.min(line));
    let mut at = line;
    while places.len() < count {
        let blanks = source.get(..at).unwrap_or_default().trim_end_matches([' ', '\t']);
        let Some(text) = blanks.strip_suffix("\r\n").or_else(|| blanks.strip_suffix(['\n', '\r'])) else { break };
        at = text.len();
        places.push(at);
    }
    places.reverse();
    places
}
