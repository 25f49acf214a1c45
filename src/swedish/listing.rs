//! Points that are listed in running text: "tre saker: 1) köpa mark, 2) sälja mark och 3) låna pengar".

use std::ops::Range;

/// So many points in order are a list for certain: two numbers with a parenthesis may be anything.
const FEWEST: usize = 3;

/// Words that join points and are none.
const JOINS: &[&str] = &["and", "eller", "och", "or", "samt"];

/// A point in running text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Point {
    /// Its number or letter, with the parenthesis: "1)", "(b)".
    pub mark: Range<usize>,
    /// What it says, up to the next.
    pub words: Range<usize>,
}

/// The points that a text lists one after the other, numbered from 1 or lettered from a, each with words of its own; none where there are fewer than three.
#[must_use]
pub fn points(text: &str) -> Vec<Point> {
    // What has begun, of each kind of mark: another first point begins it anew.
    let mut begun: [Vec<Range<usize>>; 4] = Default::default();
    for (mark, place, kind) in marks(text) {
        let run = &mut begun[kind as usize];
        if place == 1 {
            let points = with_words(run, mark.start, text);
            if !points.is_empty() {
                return points;
            }
            run.clear();
        }
        if place == run.len() + 1 {
            run.push(mark);
        }
    }
    begun.iter().map(|run| with_words(run, text.len(), text)).find(|points| !points.is_empty()).unwrap_or_default()
}

/// Marks with the words after each, the last of them up to `end`; none where they are too few, or one has no words.
fn with_words(run: &[Range<usize>], end: usize, text: &str) -> Vec<Point> {
    if run.len() < FEWEST {
        return Vec::new();
    }
    let ends = run.iter().skip(1).map(|mark| mark.start).chain([end]);
    let points: Vec<Point> =
        run.iter().zip(ends).map(|(mark, end)| Point { mark: mark.clone(), words: mark.end..end }).collect();
    let all_say = points.iter().all(|point| says_something(&text[point.words.clone()]));
    if all_say { points } else { Vec::new() }
}

fn says_something(words: &str) -> bool {
    let mut words = words.split(|letter: char| !letter.is_alphabetic()).filter(|word| !word.is_empty());
    words.any(|word| !JOINS.contains(&word.to_lowercase().as_str()))
}

/// How a point is marked.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Number,
    Letter,
    NumberWithin,
    LetterWithin,
}

/// Everything that can be the mark of a point: where it stands, which number or letter it is, from 1, and how it is marked.
fn marks(text: &str) -> Vec<(Range<usize>, usize, Kind)> {
    let mut marks = Vec::new();
    let mut depth = 0_usize;
    let mut start = 0;
    for word in text.split_inclusive(char::is_whitespace) {
        let bare = word.trim_end();
        let at = start..start + bare.len();
        start += word.len();
        // Within parentheses a parenthesis after a number ends them.
        if let Some((place, kind)) = mark(bare).filter(|_| depth == 0 && start < text.len()) {
            marks.push((at, place, kind));
            continue;
        }
        for letter in bare.chars() {
            match letter {
                '(' => depth += 1,
                ')' => depth = depth.saturating_sub(1),
                _ => {}
            }
        }
    }
    marks
}

fn mark(word: &str) -> Option<(usize, Kind)> {
    let inner = word.strip_suffix(')')?;
    let within = inner.strip_prefix('(');
    match (within.unwrap_or(inner).as_bytes(), within.is_some()) {
        ([letter @ b'a'..=b'z'], false) => Some((usize::from(letter - b'a') + 1, Kind::Letter)),
        ([letter @ b'a'..=b'z'], true) => Some((usize::from(letter - b'a') + 1, Kind::LetterWithin)),
        (digits, is_within) if matches!(digits.len(), 1 | 2) && digits.iter().all(u8::is_ascii_digit) => {
            let number = within.unwrap_or(inner).parse().ok()?;
            Some((number, if is_within { Kind::NumberWithin } else { Kind::Number }))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::points;

    #[test]
    fn points_in_order_are_found_with_their_words() {
        let text = "Nämnden ska göra tre saker: 1) köpa mark (12 ha), 2) sälja mark och 3) låna pengar.";
        let found = points(text);
        let words: Vec<&str> = found.iter().map(|point| text[point.words.clone()].trim()).collect();
        assert_eq!(words, ["köpa mark (12 ha),", "sälja mark och", "låna pengar."]);
        for text in
            ["a) köpa b) sälja c) låna", "(1) köpa, (2) sälja, (3) låna", "Se 4) nedan. 1) köpa 2) sälja 3) låna 4) ge"]
        {
            assert!(points(text).len() >= 3, "{text}");
        }
    }

    #[test]
    fn what_is_no_list_for_certain_is_left() {
        for text in [
            "1) köpa mark och 2) sälja mark",
            "alternativen a) och b) samt c) prövades",
            "enligt 1) köpa 3) sälja 2) låna",
            "tabellerna (se tabell 1) visar, (se tabell 2) visar, (se tabell 3) visar",
            "2) köpa 3) sälja 4) låna",
            "punkt 1 köpa, punkt 2 sälja, punkt 3 låna",
            "5 kap. 1 § 1) 2) 3)",
        ] {
            assert_eq!(points(text), [], "{text}");
        }
    }
}
