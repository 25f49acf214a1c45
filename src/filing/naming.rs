//! What a package is called: registry number, kind and day, in ASCII, so that every system takes it.

use unicode_normalization::UnicodeNormalization as _;

use crate::build::Facts;
use crate::record::DocumentType;

/// Stands for a registry number that has not been given yet.
const UNREGISTERED: &str = "utan-diarienummer";

/// The name of the package of one version of a document: `A2024-00912_minnesanteckningar_2024-06-04`, and `_v2` after that of a later
/// version.
#[must_use]
pub fn name(facts: &Facts, version: u32) -> String {
    let meeting = &facts.meeting;
    let number = meeting.registry_number.as_deref().map(ascii).filter(|number| !number.is_empty());
    let number = number.unwrap_or_else(|| UNREGISTERED.to_owned());
    let extract = meeting.particulars.protocol().filter(|_| meeting.kind == DocumentType::Extract);
    let items = extract.map(|protocol| format!("-{}", ascii(&protocol.items_named()))).unwrap_or_default();
    let version = if version > 1 { format!("_v{version}") } else { String::new() };
    let variant = facts.variant.map(|variant| format!("_{}", variant.word())).unwrap_or_default();
    let roles = if facts.roles { "_roller" } else { "" };
    format!("{number}_{}{items}_{}{version}{variant}{roles}", meeting.kind.template(), meeting.days.0)
}

/// A text in the letters, digits and hyphens of ASCII: `BN 2026/7-2` becomes `BN-2026-7-2`, å becomes a.
pub(super) fn ascii(text: &str) -> String {
    let mut result = String::new();
    for letter in text.nfd() {
        match letter {
            letter if letter.is_ascii_alphanumeric() => result.push(letter),
            '\u{300}'..='\u{36f}' => {}
            'æ' => result.push_str("ae"),
            'Æ' => result.push_str("AE"),
            'ø' => result.push('o'),
            'Ø' => result.push('O'),
            'đ' | 'ð' => result.push('d'),
            'Đ' | 'Ð' => result.push('D'),
            _ if !result.is_empty() && !result.ends_with('-') => result.push('-'),
            _ => {}
        }
    }
    result.trim_end_matches('-').to_owned()
}

#[cfg(test)]
mod tests {
    use super::ascii;

    #[test]
    fn a_name_is_letters_digits_and_hyphens_whatever_it_was_made_of() {
        assert_eq!(ascii("A2024/00912"), "A2024-00912");
        assert_eq!(ascii("FÖ 2026/7 – bil. 2"), "FO-2026-7-bil-2");
        assert_eq!(ascii("a\u{30a}äÆø"), "aaAEo");
        assert_eq!(ascii("../../etc"), "etc");
        assert_eq!(ascii("§§"), "");
    }
}
