//! Words in the place of names: roles, or signs that something is masked.
//!
//! Putting them there is more than exchanging words. A sentence that began with a name begins with a capital all the same, a title that stood beside the
//! name would say the role twice, and the genitive's s goes to the role and not to the party in brackets after it.

use std::ops::Range;

use crate::secret::Folded;
use crate::swedish::parties;
use crate::swedish::typography::ends_sentence;
use crate::swedish::with_capital;

/// What stands in the place of a name.
#[derive(Clone, Debug)]
pub(super) struct Instead {
    /// The name, in one of the ways to write it.
    pub(super) name: Folded,
    /// What stands there: a role or a sign.
    pub(super) words: String,
    /// Which of several it is of whom the same words and what follows them would stand.
    pub(super) number: Option<usize>,
    /// What follows it: " (V)", the party in brackets, of several who have the role.
    pub(super) tail: String,
    /// The role of whoever it is, which as a title beside the name goes with it: the words say it themselves, or a sign hides it too.
    pub(super) role: Option<String>,
    /// The party that goes with the name, where a sign stands in its place.
    pub(super) party: Option<String>,
}

/// How a word ends that has the definite article (bestämd form): "sekreteraren", "juristen", "kommunalrådet". English has none at the end.
const DEFINITE: &[&str] = &["", "n", "en", "t", "et"];

impl Instead {
    /// A sign in the place of the name of somebody of a role and a party.
    pub(super) fn sign(name: Folded, sign: &str, role: Option<&str>, party: Option<&str>) -> Self {
        let [role, party] = [role, party].map(|own| own.map(str::to_owned));
        Self { name, words: sign.to_owned(), number: None, tail: String::new(), role, party }
    }

    /// Puts the words in the place of the name wherever it stands in a line, of which `before` is what goes before it in the sentence; `None` where the line
    /// goes within a sentence of the document.
    fn put(&self, line: &mut String, before: Option<&str>) {
        for found in Folded::with_case(line).find(&self.name).into_iter().rev() {
            let (head, rest) = (&line[..found.start], &line[found.end..]);
            let titled = self.title_before(head);
            let end = found.end + self.title_after(rest);
            let genitive = genitive(&line[end..]);
            let party = self.party_after(&line[end + genitive.len()..]);
            let number = numbered(self.number);
            // Swedish has a colon before the ending of a number.
            let ending = if self.number.is_some() && genitive == "s" { ":s" } else { genitive };
            let says_role = self.role.as_ref() == Some(&self.words);
            let (start, said) = match titled {
                // The title has said it.
                Some(title) if says_role => (title.end, format!("{number}{ending}{}", self.tail)),
                other => {
                    let start = other.map_or(found.start, |title| title.start);
                    let said = format!("{}{number}{ending}{}", self.words, self.tail);
                    let begins = before.is_some_and(|before| begins_sentence(before, &line[..start]));
                    (start, if begins { with_capital(&said) } else { said })
                }
            };
            line.replace_range(start..end + genitive.len() + party, &said);
        }
    }

    /// Where the role stands as a title before the name: "kulturchefen Rolf Engman".
    fn title_before(&self, head: &str) -> Option<Range<usize>> {
        let (title, role) = (head.strip_suffix([' ', '\u{a0}'])?, self.role.as_ref()?);
        let start = |end: &str| {
            let wanted = format!("{role}{end}").to_lowercase();
            let (at, _) = title.char_indices().rev().nth(wanted.chars().count().saturating_sub(1))?;
            let is_title = title[at..].to_lowercase() == wanted && !title[..at].ends_with(char::is_alphanumeric);
            is_title.then_some(at)
        };
        DEFINITE.iter().find_map(|end| start(end)).map(|start| start..title.len())
    }

    /// How many bytes the role takes that stands as a title after the name: "Rolf Engman, kulturchef", "Rolf Engman (kulturchef)".
    fn title_after(&self, rest: &str) -> usize {
        let Some(role) = &self.role else { return 0 };
        let forms = [format!(", {role}"), format!(" ({role})")];
        let is_whole = |form: &&String| {
            rest.strip_prefix(form.as_str()).is_some_and(|after| !after.starts_with(char::is_alphanumeric))
        };
        forms.iter().find(is_whole).map_or(0, String::len)
    }

    /// How many bytes the party takes that stands in brackets after the name, or its genitive, in the place of which a sign stands.
    fn party_after(&self, rest: &str) -> usize {
        let Some(bracketed) = rest.strip_prefix([' ', '\u{a0}']).and_then(|rest| rest.strip_prefix('(')) else {
            return 0;
        };
        let Some((party, after)) = bracketed.split_once(')') else { return 0 };
        let is_own = self.party.as_deref().is_some_and(|own| parties::are_one(own, party));
        if is_own { rest.len() - after.len() } else { 0 }
    }
}

/// The genitive's ending right after a name that has something after the role, or the sign.
fn genitive(rest: &str) -> &str {
    let follows = |end: &&str| rest.strip_prefix(end).is_some_and(|after| !after.starts_with(char::is_alphanumeric));
    let end = ["'s", "’s", "s"].into_iter().find(follows);
    end.map_or("", |end| &rest[..end.len()])
}

/// Which of several with one role somebody is, as it follows the role.
pub(super) fn numbered(number: Option<usize>) -> String {
    number.map(|number| format!(" {number}")).unwrap_or_default()
}

/// Whether a sentence begins after these words, of which the second follow the first.
fn begins_sentence(before: &str, head: &str) -> bool {
    let before = format!("{before}{head}");
    let before = before.trim_end_matches(|sign: char| sign.is_whitespace() || "\"”’'»«([–".contains(sign));
    before.is_empty() || ends_sentence(before)
}

/// Puts words in the place of names in a line that names somebody or goes within a sentence of the document.
pub(super) fn within_sentence(all: &[Instead], line: &mut String) {
    for one in all {
        one.put(line, None);
    }
}

/// The same in a line that holds sentences, or a heading. `before` is what stands before it in its paragraph.
pub(super) fn in_sentences(all: &[Instead], before: &str, line: &mut String) {
    for one in all {
        one.put(line, Some(before));
    }
}

#[cfg(test)]
mod tests {
    use super::{Instead, in_sentences, within_sentence};
    use crate::secret::Folded;

    fn role(name: &str, words: &str, tail: &str) -> Instead {
        let (words, tail) = (words.to_owned(), tail.to_owned());
        Instead { name: Folded::with_case(name), role: Some(words.clone()), words, number: None, tail, party: None }
    }

    fn told(text: &str) -> String {
        let all = [role("Ulf Dahl", "gruppledare", " (V)"), role("Rolf Engman", "kulturchef", "")];
        let mut text = text.to_owned();
        in_sentences(&all, "", &mut text);
        text
    }

    #[test]
    fn a_sentence_that_began_with_a_name_begins_with_a_capital() {
        for (written, right) in [
            ("Rolf Engman svarar. Rolf Engman går.", "Kulturchef svarar. Kulturchef går."),
            ("Det gör staten, enl. Rolf Engman.", "Det gör staten, enl. kulturchef."),
            ("Beslutet (Rolf Engman) står fast!", "Beslutet (kulturchef) står fast!"),
            ("Vem? ”Rolf Engman är här”, sade hon.", "Vem? ”Kulturchef är här”, sade hon."),
            ("Nej. (Rolf Engman går.)", "Nej. (Kulturchef går.)"),
        ] {
            assert_eq!(told(written), right);
        }
        let mut after = "Rolf Engman".to_owned();
        in_sentences(&[role("Rolf Engman", "kulturchef", "")], "Det säger ", &mut after);
        assert_eq!(after, "kulturchef", "the sentence began before what is set apart in it");
        let mut line = "Rolf Engmans förslag".to_owned();
        within_sentence(&[role("Rolf Engman", "kulturchef", "")], &mut line);
        assert_eq!(line, "kulturchefs förslag");
    }

    #[test]
    fn a_title_beside_the_name_is_not_said_twice() {
        for (written, right) in [
            ("Kulturchefen Rolf Engman svarar.", "Kulturchefen svarar."),
            ("Då svarar kulturchef Rolf Engman.", "Då svarar kulturchef."),
            ("Rolf Engman, kulturchef, svarar.", "Kulturchef, svarar."),
            ("Rolf Engman (kulturchef) svarar.", "Kulturchef svarar."),
            ("Biträdande skolkulturchefen Rolf Engman", "Biträdande skolkulturchefen kulturchef"),
            ("Gruppledaren Ulf Dahl yrkar", "Gruppledaren (V) yrkar"),
            ("Det är gruppledaren Ulf Dahls förslag", "Det är gruppledarens (V) förslag"),
        ] {
            assert_eq!(told(written), right);
        }
    }

    #[test]
    fn the_party_of_somebody_masked_goes_with_the_name() {
        let sign = Instead::sign(Folded::with_case("Rut Hemlig"), "[maskat]", None, Some("V"));
        for (written, right) in [
            ("att välja Rut Hemlig (V) till ordförande", "att välja [maskat] till ordförande"),
            ("bifall till Rut Hemligs (V) förslag", "bifall till [maskat]s förslag"),
            ("Rut Hemlig (vänsterpartiet), Ulf Dahl (V)", "[maskat], Ulf Dahl (V)"),
            ("Rut Hemlig (sjuk) och Rut Hemlig", "[maskat] (sjuk) och [maskat]"),
        ] {
            let mut text = written.to_owned();
            in_sentences(std::slice::from_ref(&sign), "", &mut text);
            assert_eq!(text, right);
        }
    }

    #[test]
    fn a_title_beside_a_masked_name_is_masked_with_it() {
        let sign = Instead::sign(Folded::with_case("Rolf Engman"), "[maskat]", Some("kulturchef"), Some("M"));
        for (written, right) in [
            ("Kulturchefen Rolf Engman (M) svarar.", "[maskat] svarar."),
            ("Det säger kulturchef Rolf Engman.", "Det säger [maskat]."),
            ("Rolf Engman, kulturchef, svarar.", "[maskat], svarar."),
            ("Rolf Engmans svar", "[maskat]s svar"),
        ] {
            let mut text = written.to_owned();
            in_sentences(std::slice::from_ref(&sign), "", &mut text);
            assert_eq!(text, right);
        }
    }

    #[test]
    fn of_several_with_one_role_a_number_says_which_it_is() {
        let second = Instead { number: Some(2), ..role("Rut Alm", "handläggare", "") };
        for (written, right) in [
            ("Rut Alm svarar.", "Handläggare 2 svarar."),
            ("Det är Rut Alms förslag.", "Det är handläggare 2:s förslag."),
            ("Handläggaren Rut Alm svarar.", "Handläggaren 2 svarar."),
            ("It is Rut Alm's motion.", "It is handläggare 2's motion."),
        ] {
            let mut text = written.to_owned();
            in_sentences(std::slice::from_ref(&second), "", &mut text);
            assert_eq!(text, right);
        }
    }

    #[test]
    fn the_genitive_goes_to_the_role_and_not_to_the_party() {
        assert_eq!(told("Ulf Dahls förslag"), "Gruppledares (V) förslag");
        assert_eq!(told("enligt Ulf Dahl's motion"), "enligt gruppledare's (V) motion");
        assert_eq!(told("Ulf Dahl sade"), "Gruppledare (V) sade");
    }
}
