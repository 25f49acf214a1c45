//! Points that are listed in running text: "tre saker: 1) köpa mark, 2) sälja mark och 3) låna pengar".

use std::ops::Range;

use super::DocLang;
use super::dates::month_names;

/// So many points in order are a list for certain: two numbers with a parenthesis may be anything.
const FEWEST: usize = 3;

/// Words that join points and are none.
const JOINS: &[&str] = &["and", "eller", "och", "or", "samt"];

/// A point in running text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Point {
    /// Its number or letter, with the parenthesis or full stop: "1)", "(b)", "1.".
    pub mark: Range<usize>,
    /// What it says, up to the next.
    pub words: Range<usize>,
}

/// The points that a text lists one after the other, numbered from 1 or lettered from a, each with words of its own; none where there are fewer than three.
#[must_use]
pub fn points(text: &str) -> Vec<Point> {
    // What has begun, of each kind of mark: another first point begins it anew.
    let mut begun: [Vec<Range<usize>>; 5] = Default::default();
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
    NumberWithStop,
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
        let found = mark(bare).or_else(|| number_with_stop(text, &at));
        if let Some((place, kind)) = found.filter(|_| depth == 0 && start < text.len()) {
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

/// A number with a full stop that can begin a point: nothing before it needs the number ("tabell 1.", "§ 1."), and it is no day of a month.
fn number_with_stop(text: &str, word: &Range<usize>) -> Option<(usize, Kind)> {
    /// What a number goes on that is written with a full stop of its own.
    const SHORTENED: &[&str] =
        &["art", "avd", "bil", "ch", "dnr", "fig", "jfr", "kap", "kl", "no", "nr", "p", "s", "sec", "sid", "st", "tab"];
    let digits = text[word.clone()].strip_suffix('.')?;
    let number = (matches!(digits.len(), 1 | 2) && digits.bytes().all(|digit| digit.is_ascii_digit()))
        .then(|| digits.parse().ok())??;
    let before = text[..word.start].trim_end();
    let last = before.rsplit(char::is_whitespace).next().unwrap_or_default();
    let letters = last.trim_matches(|letter: char| !letter.is_alphabetic()).to_lowercase();
    let is_apart = before.is_empty()
        || before.ends_with([':', ';', ',', '.', '!', '?', ')', '”']) && !SHORTENED.contains(&letters.as_str())
        || number > 1 && JOINS.contains(&last);
    let next = text[word.end..].split_whitespace().next().unwrap_or_default();
    let next_letters = next.trim_matches(|letter: char| !letter.is_alphabetic());
    let is_month = [DocLang::Sv, DocLang::En]
        .iter()
        .any(|lang| month_names(*lang).iter().any(|month| month.eq_ignore_ascii_case(next_letters)));
    (is_apart && next.starts_with(|letter: char| letter.is_alphabetic() || matches!(letter, '”' | '"')) && !is_month)
        .then_some((number, Kind::NumberWithStop))
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
        let text = "Gruppen vill tre saker: 1. köpa mark (12 ha), 2. sälja mark och 3. låna pengar.";
        let words: Vec<String> = points(text).into_iter().map(|point| text[point.words].trim().to_owned()).collect();
        assert_eq!(words, ["köpa mark (12 ha),", "sälja mark och", "låna pengar."]);
        for text in [
            "Detta gäller. 1. Köp mark. 2. Sälj mark. 3. Låna pengar.",
            "a) köpa b) sälja c) låna",
            "(1) köpa, (2) sälja, (3) låna",
            "Se 4) nedan. 1) köpa 2) sälja 3) låna 4) ge",
        ] {
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
            "Se tabell 1. Av tabell 2. framgår mer, och tabell 3. visar resten.",
            "§ 1. Mötet öppnas. § 2. Val av justerare. § 3. Mötet avslutas.",
            "Mötena hålls 1. maj, 2. juni och 3. juli.",
            "Mötena hålls: 1. maj, 2. juni och 3. juli.",
            "Enligt kap. 1. gäller detta, enligt kap. 2. gäller annat, enligt kap. 3. gäller inget.",
            "Grupperna har 1, 2 och 3. Det räcker. Rum 1. Rum 2. Rum 3. Sedan inget.",
            "Det blev 1. Sedan blev det 2. Till sist blev det 3. Då var det slut.",
            "Resultaten blev, i tur och ordning, 1. 2. 3. och så vidare",
        ] {
            assert_eq!(points(text), [], "{text}");
        }
    }
}
