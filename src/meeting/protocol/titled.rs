//! Names with a title before or after them, "ordförande Anna Ek", where the document writes the title itself.

use super::{Capacity, Roll};
use crate::swedish::roles::in_small_letters;

/// Ends of titles that are one in two languages or in two forms.
const SAME: &[(&str, &str)] = &[
    ("chair", "ordförande"),
    ("chairman", "ordförande"),
    ("chairperson", "ordförande"),
    ("chefen", "chef"),
    ("direktören", "direktör"),
    ("ersättaren", "ersättare"),
    ("justeraren", "justerare"),
    ("ledamoten", "ledamot"),
    ("member", "ledamot"),
    ("ordföranden", "ordförande"),
    ("secretary", "sekreterare"),
    ("sekreteraren", "sekreterare"),
    ("substitute", "ersättare"),
];

/// No title has more words.
const MOST_WORDS: usize = 6;

/// Somebody on the roll with a title that the record need not repeat.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Titled<'w> {
    /// What is written without the title.
    pub(super) name: &'w str,
    /// Whether the document is sure to write the title.
    pub(super) is_said: bool,
}

/// The name of somebody on the roll within what is written, if all else in that is a title: before it, after a comma or in parentheses. `own` is what
/// whoever stands at that place is called by the document, and `chair` who is called the chair at its head.
pub(super) fn titled<'w>(written: &'w str, own: Option<&str>, chair: Option<&str>, roll: &Roll) -> Option<Titled<'w>> {
    let after = || {
        let comma = written.split_once(", ").map(|(name, title)| (title, name));
        comma.or_else(|| written.strip_suffix(')')?.split_once(" (").map(|(name, title)| (title, name)))
    };
    // Names can be as long as records.
    let blanks = written.match_indices(' ').take(MOST_WORDS);
    let before = blanks.map(|(at, _)| (&written[..at], &written[at + 1..]));
    let mut found = after().into_iter().chain(before).filter_map(|(title, name)| {
        // Who is meant must be as plain as without the title, and a first name is none.
        let full = roll.find(name).ok().filter(|_| is_title(title))?;
        let title = plain(title);
        let listed = |capacity: Capacity| title == capacity.word();
        let mut stretches = roll.of(full);
        let is_own = own.is_some_and(|own| plain(own) == title);
        let is_chair = chair == Some(full) && title == "ordförande";
        let is_said = is_own
            || is_chair
            || stretches
                .any(|one| one.role.as_deref().is_some_and(|role| plain(role) == title) || listed(one.capacity));
        Some(Titled { name, is_said })
    });
    found.next()
}

/// Whether some words can be a title: they begin in small letters, as names and parties do not, or are known as one. "von" is part of a name.
fn is_title(words: &str) -> bool {
    const PARTICLE: usize = 3;
    let is_word = |word: &str| !word.starts_with(char::is_uppercase);
    let mut all = words.split(' ');
    let is_long = all.next().is_some_and(|first| first.chars().count() > PARTICLE || first.contains(':'));
    let is_known = || {
        let small = words.to_lowercase();
        in_small_letters(words).is_some() || SAME.iter().any(|(end, _)| small.ends_with(end))
    };
    is_long && all.all(is_word) && (is_word(words) || is_known())
}

/// A title in small letters, without an article at its end.
fn plain(title: &str) -> String {
    let title = title.to_lowercase();
    let same = SAME.iter().find_map(|(end, same)| Some(format!("{}{same}", title.strip_suffix(end)?)));
    same.unwrap_or(title)
}

#[cfg(test)]
mod tests {
    use super::{is_title, plain};

    #[test]
    fn a_title_is_known_in_its_forms_and_a_name_is_none() {
        for title in ["ordförande", "2:e vice ordförande", "Ledamoten", "Förste vice ordförande", "gruppledare"] {
            assert!(is_title(title), "{title}");
        }
        for words in ["von", "Nyman", "Nyman och", "Anna Karin", "J.", "af"] {
            assert!(!is_title(words), "{words}");
        }
        assert_eq!(plain("Vice ordföranden"), "vice ordförande");
        assert_eq!(plain("Chair"), plain("ordförande"));
    }
}
