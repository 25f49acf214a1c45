//! Whole numbers, and what is to be written where somebody writes numbers of items as documents cite them: "§§ 1, 3–5, utom § 4".

use super::super::Spanned;
use super::super::shape::{Key, Kind};
use super::{Scalar, unknown_format};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Fix, excerpt};
use crate::message;

/// More numbers than these nobody cites in a line.
const MOST: usize = 500;

pub(super) fn unsigned(number: Spanned<i64>) -> Option<Spanned<u32>> {
    u32::try_from(number.value).ok().map(|value| Spanned { value, span: number.span })
}

pub(super) fn integer(
    key: &'static Key,
    (least, most): (i64, i64),
    scalar: &Scalar,
    cx: &mut Diagnostics,
) -> Option<Spanned<i64>> {
    let name = key.name;
    let text = scalar.text.trim();
    let digits = text.strip_prefix('-').unwrap_or(text);
    let shown = excerpt(text);
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        let fault = message!("\"{shown}\" är inget heltal", "\"{shown}\" is no whole number");
        let fault = Diagnostic::new(Code::RecType, fault).at(scalar.span());
        let meant = cited(text).unwrap_or_default();
        let is_one_of_list = matches!(key.kind, Kind::List(_));
        cx.push(match meant.as_slice() {
            several if is_one_of_list && several.len() > 1 => {
                let each = list(several);
                fault.hint(message!("skriv varje nummer för sig: {each}", "write each number by itself: {each}"))
            }
            [only] => {
                let only = only.to_string();
                fault.hint(message!("skriv {only}", "write {only}")).fix(Fix::read(scalar.span(), &scalar.text, &only))
            }
            _ => fault.hint(message!("\"{name}\" skrivs med siffror, såsom {}", "\"{name}\" is written in digits, such as {}"; key.example, key.example)),
        });
        return None;
    }
    match text.parse::<i64>() {
        Ok(value) if (least..=most).contains(&value) => Some(Spanned { value, span: scalar.span() }),
        _ => {
            let fault = if name == "format" {
                unknown_format(text, cx)
            } else {
                let fault = message!(
                    "\"{name}\" är {shown}, men ska vara mellan {least} och {most}",
                    "\"{name}\" is {shown}, but shall be between {least} and {most}"
                );
                Diagnostic::new(Code::RecRange, fault)
            };
            cx.push(fault.at(scalar.span()));
            None
        }
    }
}

/// Numbers as a list of the record has them, without its brackets.
pub(super) fn list(numbers: &[u32]) -> String {
    numbers.iter().map(u32::to_string).collect::<Vec<_>>().join(", ")
}

/// The numbers that a text cites, but for those that it takes out; `None` if anything in it is none.
pub(super) fn cited(text: &str) -> Option<Vec<u32>> {
    const OF_ITEMS: &[&str] = &["§", "§§", "paragraf", "paragraferna", "paragrafer", "item", "items"];
    const JOINS: &[&str] = &["och", "samt", "and"];
    const BUT: &[&str] = &["utom", "except"];
    const TO: &[&str] = &["till", "to", "–", "-"];
    let mut apart = String::new();
    for letter in text.to_lowercase().chars() {
        match letter {
            '§' | '–' | '-' => apart.extend([' ', letter, ' ']),
            ',' | ';' => apart.push(' '),
            _ => apart.push(letter),
        }
    }
    let (mut all, mut but): (Vec<u32>, Vec<u32>) = (Vec::new(), Vec::new());
    let (mut takes_out, mut goes_on) = (false, false);
    for word in apart.split_whitespace().filter(|word| !OF_ITEMS.contains(word) && !JOINS.contains(word)) {
        let numbers = if takes_out { &mut but } else { &mut all };
        if BUT.contains(&word) {
            takes_out = true;
        } else if TO.contains(&word) {
            goes_on = !numbers.is_empty();
            goes_on.then_some(())?;
            continue;
        } else {
            let number: u32 = word.parse().ok()?;
            let first = if goes_on { numbers.last()?.checked_add(1)? } else { number };
            (first <= number && usize::try_from(number - first).ok()? < MOST).then_some(())?;
            numbers.extend(first..=number);
            (numbers.len() <= MOST).then_some(())?;
        }
        goes_on = false;
    }
    all.retain(|number| !but.contains(number));
    (!goes_on).then_some(all)
}

#[cfg(test)]
mod tests {
    use super::cited;

    #[test]
    fn numbers_are_read_as_documents_cite_them() {
        for (text, numbers) in [
            ("§ 2", &[2][..]),
            ("§§ 1, 3–5", &[1, 3, 4, 5]),
            ("§§ 1, 3–5, utom § 4", &[1, 3, 5]),
            ("3-5 och 8", &[3, 4, 5, 8]),
            ("§3–§5", &[3, 4, 5]),
            ("paragraferna 1 till 3", &[1, 2, 3]),
            ("items 1 to 4 except 2 and 3", &[1, 4]),
            ("utom § 4", &[]),
        ] {
            assert_eq!(cited(text).as_deref(), Some(numbers), "{text}");
        }
        for text in ["alla", "5–3", "–3", "3–", "1–99999", "§ 4 a", "3.5", "två", "4294967295–4294967295 till 4"]
        {
            assert_eq!(cited(text), None, "{text}");
        }
    }
}
