//! Whom a sentence elects (väljer), for rules that hold it against how people voted.
//!
//! Better silent than wrong: only names in full, right after the verb or right before one in the passive.

use std::ops::Range;

use super::elected::is_office;

/// Verbs that somebody's name follows, in small letters.
const ELECTS: &[&str] = &[
    "välja",
    "väljer",
    "valde",
    "valt",
    "omvälja",
    "omväljer",
    "nyvälja",
    "nyväljer",
    "utse",
    "utser",
    "utsåg",
    "utsett",
    "förordna",
    "förordnar",
    "elect",
    "elects",
    "elected",
    "re-elect",
    "re-elects",
    "re-elected",
    "appoint",
    "appoints",
    "appointed",
];

/// Verbs that follow a name.
const IS_ELECTED: &[&str] =
    &["väljs", "valdes", "omväljs", "omvaldes", "nyväljs", "utses", "utsågs", "förordnas", "förordnades"];

/// What stands between a name and an English verb.
const IS: &[&str] = &["is", "are", "was", "were", "be", "har"];

/// The verbs that follow those.
const ELECTED: &[&str] = &["elected", "re-elected", "appointed", "valts", "utsetts", "omvalts"];

/// What can stand between a verb and the names, besides what they are elected to.
const BETWEEN: &[&str] = &["till", "som", "följande", "as", "to", "the", "following"];

/// Small words within names.
const PARTICLES: &[&str] = &["af", "al", "de", "den", "der", "el", "la", "ten", "van", "von"];

/// What joins names.
const JOINS: &[&str] = &["och", "samt", "and"];

/// The names of those whom a text says to be elected or appointed, in full and without party.
#[must_use]
pub fn chosen(text: &str) -> Vec<Range<usize>> {
    let words = words(text);
    let mut found = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let (names, next) = list(text, &words, at);
        if names.is_empty() {
            at += 1;
            continue;
        }
        if is_object(text, &words, at) || is_subject(text, &words, next) {
            found.extend(names);
        }
        at = next;
    }
    found
}

/// Whether a verb stands before the names that begin with a word.
fn is_object(text: &str, words: &[Range<usize>], first: usize) -> bool {
    let mut at = first;
    while at > 0 && !text[words[at - 1].end..words[at].start].contains(['.', ';', '(']) {
        let before = text[words[at - 1].clone()].to_lowercase();
        if ELECTS.contains(&before.as_str()) {
            return true;
        }
        if !BETWEEN.contains(&before.as_str()) && !is_office(&before) {
            return false;
        }
        at -= 1;
    }
    false
}

/// Whether a verb in the passive stands after the names that end before a word.
fn is_subject(text: &str, words: &[Range<usize>], next: usize) -> bool {
    let word = |at: usize| words.get(at).map(|word| text[word.clone()].to_lowercase());
    let Some(first) = word(next) else { return false };
    IS_ELECTED.contains(&first.as_str())
        || IS.contains(&first.as_str()) && word(next + 1).is_some_and(|verb| ELECTED.contains(&verb.as_str()))
}

/// The names that follow one another from a word on, and the number of the word after them.
fn list(text: &str, words: &[Range<usize>], first: usize) -> (Vec<Range<usize>>, usize) {
    let (mut names, mut at, mut next) = (Vec::new(), first, first);
    while let Some((name, after)) = name(text, words, at) {
        // The party does not part names.
        let rest = &text[name.end..];
        let in_brackets = rest.trim_start().starts_with('(').then(|| rest.find(')')).flatten();
        let end = name.end + in_brackets.map_or(0, |close| close + 1);
        next = words.iter().position(|word| word.start >= end).unwrap_or(words.len()).max(after);
        names.push(name);
        let Some(following) = words.get(next) else { break };
        let between = text[end..following.start].trim();
        let joins = JOINS.contains(&text[following.clone()].to_lowercase().as_str());
        at = match between {
            "" | "," if joins => next + 1,
            "," => next,
            _ => break,
        };
    }
    (names, next)
}

/// The name that begins with a word, if that is one in full, and the number of the word after it.
fn name(text: &str, words: &[Range<usize>], first: usize) -> Option<(Range<usize>, usize)> {
    let is_part = |at: usize| words.get(at).is_some_and(|word| text[word.clone()].starts_with(char::is_uppercase));
    let is_near = |at: usize| {
        words.get(at).is_some_and(|word| match &text[words[at - 1].end..word.start] {
            " " | "\u{a0}" => true,
            ". " | ".\u{a0}" => words[at - 1].len() == 1,
            _ => false,
        })
    };
    if !is_part(first) {
        return None;
    }
    // "Ordföranden Anna Ek valdes": what somebody is belongs to no name.
    let first = if is_office(&text[words[first].clone()].to_lowercase()) { first + 1 } else { first };
    let (mut next, mut parts) = (first + 1, 1);
    while is_near(next) {
        if is_part(next) {
            next += 1;
        } else if PARTICLES.contains(&&text[words[next].clone()]) && is_near(next + 1) && is_part(next + 1) {
            next += 2;
        } else {
            break;
        }
        parts += 1;
    }
    (is_part(first) && parts > 1).then(|| (words[first].start..words[next - 1].end, next))
}

/// The places of the words: letters, with the hyphens and apostrophes within them.
fn words(text: &str) -> Vec<Range<usize>> {
    let is_within = |letter: char| letter.is_alphanumeric() || matches!(letter, '-' | '\'' | '’');
    let mut words: Vec<Range<usize>> = Vec::new();
    for (at, letter) in text.char_indices().filter(|(_, letter)| is_within(*letter)) {
        let end = at + letter.len_utf8();
        match words.last_mut() {
            Some(last) if last.end == at => last.end = end,
            _ => words.push(at..end),
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use super::chosen;

    fn names(text: &str) -> Vec<&str> {
        chosen(text).into_iter().map(|name| &text[name]).collect()
    }

    #[test]
    fn those_after_the_verb_and_before_its_passive_are_elected() {
        for (text, elected) in [
            ("att välja Karl Berg (S) till revisor", &["Karl Berg"][..]),
            ("att till revisor utse Zlatko Perić.", &["Zlatko Perić"]),
            (
                "att välja Anna Ek (S), Bo Lind (M) och Carl von Platen till ombud",
                &["Anna Ek", "Bo Lind", "Carl von Platen"],
            ),
            ("Fullmäktige väljer till ordförande Anna Ek", &["Anna Ek"]),
            ("Karl Berg (S) valdes till huvudman.", &["Karl Berg"]),
            ("Ordföranden Anna Ek och B. Lind utses", &["Anna Ek", "B. Lind"]),
            ("att som ledamöter välja följande: Anna Ek, Bo Lind", &["Anna Ek", "Bo Lind"]),
            ("to elect Karl Berg as auditor", &["Karl Berg"]),
            ("that Karl Berg is appointed", &["Karl Berg"]),
        ] {
            assert_eq!(names(text), elected, "{text}");
        }
    }

    #[test]
    fn whoever_is_only_named_is_not_elected() {
        for text in [
            "att välja en ledamot efter Karl Berg",
            "att entlediga Karl Berg",
            "att godkänna Karl Bergs avsägelse. Val förrättas senare",
            "att välja Berg till revisor",
            "att notera att valet är klart. Karl Berg tackar",
            "att välja",
            "Karl",
            "Ordföranden",
            "",
        ] {
            assert_eq!(names(text), [""; 0], "{text}");
        }
    }
}
