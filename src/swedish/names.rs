//! The order of names in Swedish lists: … x y z å ä ö, with v and w as letters of their own (Svenska Akademiens ordlista
//! since 2006), never the order of bytes.

/// What to sort names by: `names.sort_by_cached_key(|name| collation_key(name))`.
///
/// Three passes, as in every dictionary: first the letters, word by word (so `Berg, Åsa` stands before `Bergman, Anna`);
/// only if they are the same, the accents (`Ide` before `Idé`); then small letters before capitals. Two names with the
/// same key are the same name.
#[must_use]
pub fn collation_key(name: &str) -> Vec<u32> {
    let letters = letters(name);
    let mut key: Vec<u32> = letters.iter().map(|letter| letter.primary).collect();
    key.push(END);
    key.extend(letters.iter().map(|letter| letter.accent + 1));
    key.push(END);
    key.extend(letters.iter().map(|letter| u32::from(letter.capital) + 1));
    key.push(END);
    // Hyphen or space, this or that accent: what the passes above take for equal still has one order on every machine.
    key.extend(name.chars().map(u32::from));
    key
}

/// Lower than every weight, so that a shorter name stands before a longer one that it begins.
const END: u32 = 0;
/// A space or hyphen between words.
const GAP: u32 = 1;
/// Digits stand before letters.
const DIGIT: u32 = 10;
const LETTER: u32 = 100;
/// Scripts that Swedish has no order for, by code point.
const FOREIGN: u32 = 1000;

struct Letter {
    primary: u32,
    accent: u32,
    capital: bool,
}

fn letters(name: &str) -> Vec<Letter> {
    let mut letters: Vec<Letter> = Vec::new();
    for c in name.chars() {
        if let Some(accent) = combining(c) {
            if let Some(last) = letters.last_mut() {
                // "a" and a ring may come as two characters; they are the letter å all the same.
                match (weight_of(last.primary), accent) {
                    (Some('a'), RING) => last.primary = LETTER + 26,
                    (Some('a'), DIAERESIS) => last.primary = LETTER + 27,
                    (Some('o'), DIAERESIS) => last.primary = LETTER + 28,
                    (Some('u'), DIAERESIS) => (last.primary, last.accent) = (LETTER + 24, accent),
                    _ => last.accent = accent,
                }
            }
            continue;
        }
        let capital = c.is_uppercase();
        for small in c.to_lowercase() {
            match decompose(small) {
                Some((base, accent)) => {
                    letters.extend(base.chars().filter_map(primary).map(|primary| Letter { primary, accent, capital }));
                }
                None => letters.extend(primary(small).map(|primary| Letter { primary, accent: 0, capital })),
            }
        }
    }
    letters
}

fn primary(c: char) -> Option<u32> {
    match c {
        'a'..='z' => Some(LETTER + u32::from(c) - u32::from('a')),
        'å' => Some(LETTER + 26),
        'ä' => Some(LETTER + 27),
        'ö' => Some(LETTER + 28),
        '0'..='9' => Some(DIGIT + u32::from(c) - u32::from('0')),
        '-' | '–' | '\u{2010}' | '\u{2011}' => Some(GAP),
        c if c.is_whitespace() => Some(GAP),
        c if c.is_alphanumeric() => Some(FOREIGN + u32::from(c)),
        // Dots, commas and apostrophes do not count: "O’Brien" stands with "Obrien".
        _ => None,
    }
}

/// The plain letter with this weight.
fn weight_of(primary: u32) -> Option<char> {
    char::from_u32(primary.checked_sub(LETTER)? + u32::from('a')).filter(char::is_ascii_lowercase)
}

const ACUTE: u32 = 1;
const GRAVE: u32 = 2;
const CIRCUMFLEX: u32 = 3;
const DIAERESIS: u32 = 4;
const TILDE: u32 = 5;
const RING: u32 = 6;
const CARON: u32 = 7;
const OTHER: u32 = 8;

fn combining(c: char) -> Option<u32> {
    match c {
        '\u{301}' => Some(ACUTE),
        '\u{300}' => Some(GRAVE),
        '\u{302}' => Some(CIRCUMFLEX),
        '\u{308}' => Some(DIAERESIS),
        '\u{303}' => Some(TILDE),
        '\u{30a}' => Some(RING),
        '\u{30c}' => Some(CARON),
        '\u{304}'..='\u{36f}' => Some(OTHER),
        _ => None,
    }
}

/// The Swedish letters that an accented lower-case letter is sorted as, and its accent. Danish and Norwegian æ and ø stand with ä
/// and ö, German ü with y; northern Sami letters with the ones they are made from.
fn decompose(c: char) -> Option<(&'static str, u32)> {
    Some(match c {
        'á' => ("a", ACUTE),
        'à' => ("a", GRAVE),
        'â' => ("a", CIRCUMFLEX),
        'ã' => ("a", TILDE),
        'ā' | 'ă' | 'ą' => ("a", OTHER),
        'æ' => ("ä", OTHER),
        'ć' => ("c", ACUTE),
        'č' => ("c", CARON),
        'ç' => ("c", OTHER),
        'ď' => ("d", CARON),
        'đ' | 'ð' => ("d", OTHER),
        'é' => ("e", ACUTE),
        'è' => ("e", GRAVE),
        'ê' => ("e", CIRCUMFLEX),
        'ë' => ("e", DIAERESIS),
        'ě' => ("e", CARON),
        'ē' | 'ė' | 'ę' => ("e", OTHER),
        'ğ' | 'ģ' | 'ǥ' => ("g", OTHER),
        'ǧ' => ("g", CARON),
        'í' => ("i", ACUTE),
        'ì' => ("i", GRAVE),
        'î' => ("i", CIRCUMFLEX),
        'ï' => ("i", DIAERESIS),
        'ī' | 'ı' => ("i", OTHER),
        'ķ' => ("k", OTHER),
        'ǩ' => ("k", CARON),
        'ł' | 'ļ' => ("l", OTHER),
        'ń' => ("n", ACUTE),
        'ň' => ("n", CARON),
        'ñ' => ("n", TILDE),
        'ŋ' | 'ņ' => ("n", OTHER),
        'ó' => ("o", ACUTE),
        'ò' => ("o", GRAVE),
        'ô' => ("o", CIRCUMFLEX),
        'õ' => ("o", TILDE),
        'ō' => ("o", OTHER),
        'ø' | 'ő' | 'œ' => ("ö", OTHER),
        'ř' => ("r", CARON),
        'ś' => ("s", ACUTE),
        'š' => ("s", CARON),
        'ş' | 'ș' => ("s", OTHER),
        'ß' => ("ss", OTHER),
        'ť' => ("t", CARON),
        'ŧ' | 'ţ' | 'ț' => ("t", OTHER),
        'þ' => ("th", OTHER),
        'ú' => ("u", ACUTE),
        'ù' => ("u", GRAVE),
        'û' => ("u", CIRCUMFLEX),
        'ů' => ("u", RING),
        'ū' => ("u", OTHER),
        'ý' => ("y", ACUTE),
        'ü' | 'ű' | 'ÿ' => ("y", DIAERESIS),
        'ź' => ("z", ACUTE),
        'ž' | 'ǯ' | 'ʒ' => ("z", CARON),
        'ż' => ("z", OTHER),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sorted(names: &[&str]) -> Vec<String> {
        let mut names: Vec<String> = names.iter().map(ToString::to_string).collect();
        names.sort_by_cached_key(|name| collation_key(name));
        names
    }

    /// The names are given in the order that is wanted; they must come back so from the reverse and from byte order.
    fn assert_order(wanted: &[&str]) {
        let mut shuffled = wanted.to_vec();
        shuffled.reverse();
        assert_eq!(sorted(&shuffled), wanted);
        shuffled.sort_unstable();
        assert_eq!(sorted(&shuffled), wanted);
    }

    #[test]
    fn å_ä_ö_stand_last_in_that_order() {
        assert_order(&["Zetterlund", "Åberg", "Ärlig", "Öberg"]);
    }

    #[test]
    fn v_and_w_are_two_letters() {
        assert_order(&["Vallin", "Vester", "Wall", "Waller"]);
    }

    #[test]
    fn an_accent_counts_only_between_names_otherwise_the_same() {
        assert_order(&["Ide", "Idé", "Idén", "Ideon"]);
        assert_order(&["Andre Ek", "André Ek", "Andre Lind"]);
    }

    #[test]
    fn neighbours_letters_stand_with_their_swedish_kin() {
        assert_order(&["Muller", "Myhr", "Müller", "Mård", "Ärø", "Ærø", "Øst", "Östberg"]);
        assert_order(&["Čálliid", "Carlsson", "Dahl", "Đorđević", "Ek"]);
    }

    #[test]
    fn a_shorter_name_stands_before_a_longer_and_a_word_before_a_longer_word() {
        assert_order(&["Berg, Åsa", "Berg, Örjan", "Bergman, Anna", "Bergström, Anna"]);
        assert_order(&["Ann Ek", "Ann-Marie Ek", "Anna Ek"]);
    }

    #[test]
    fn case_decides_last() {
        assert_order(&["af Ugglas", "Af Ugglas", "Ahlin"]);
    }

    #[test]
    fn apostrophes_and_dots_do_not_count() {
        assert_order(&["Obrien, Bo", "O’Brien, Carl", "Obrien, Disa"]);
    }

    #[test]
    fn letters_typed_as_two_characters_are_the_same_letters() {
        assert_order(&["Zorn", "A\u{30a}berg", "A\u{308}rlig", "O\u{308}berg"]);
    }

    #[test]
    fn different_names_never_share_a_key() {
        assert_ne!(collation_key("Ann Marie"), collation_key("Ann-Marie"));
        assert_ne!(collation_key("山田"), collation_key("山本"));
    }
}
