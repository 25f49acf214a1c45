//! From `house.yaml` to a [`super::House`].

use serde::de::{Deserialize, Deserializer};

use super::{Colour, House, LEAST_CONTRAST, Length, WHITE, contrast};
use crate::checksum::checksum;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Doc};
use crate::document::Role;
use crate::message;
use crate::source::{Entry, Format, Node, Sources, decode, refused};

/// Reads a house style. What is wrong with it goes to `cx`.
pub fn read(name: &str, bytes: &[u8], sources: &mut Sources, cx: &mut Diagnostics) -> Option<House> {
    let (_, node) = crate::source::read(name, bytes, Format::Yaml, sources, cx);
    let node = node?;
    let house = match decode(&node) {
        Ok(house) => House { checksum: checksum(bytes), ..house },
        Err(error) => {
            cx.push(error.diagnostic(Code::Hse, Doc { sv: "husstilen", en: "the house style" }));
            return None;
        }
    };
    let missing: Vec<&str> =
        Role::ALL.into_iter().filter(|role| !house.roles.contains_key(role)).map(Role::name).collect();
    if missing.is_empty() {
        let mut faults = impossible(&house, &node);
        faults.extend(pale(&house, &node));
        let possible = faults.is_empty();
        for fault in faults {
            cx.push(fault);
        }
        return possible.then_some(house);
    }
    let at = node.get("roles").map_or(node.span, |entry| entry.key_span);
    let list = missing.join(", ");
    cx.push(
        Diagnostic::new(Code::Hse, message!("husstilen saknar roller: {list}", "the house style lacks roles: {list}"))
            .at(at)
            .hint(message!(
                "kopiera raderna från den neutrala husstilen och ändra dem",
                "copy the lines from the neutral house style and change them"
            )),
    );
    None
}

/// Lengths that are each sound and leave no page, or no letter, together.
fn impossible(house: &House, node: &Node) -> Vec<Diagnostic> {
    let nothing = Length::default();
    let at = |entry: Option<&Entry>| entry.map_or(node.span, |entry| entry.key_span);
    let mut faults = Vec::new();
    if house.text_width() <= nothing || house.page.height - house.page.top - house.page.bottom <= nothing {
        let fault = message!("marginalerna lämnar ingen plats på arket", "the margins leave no room on the sheet");
        faults.push(Diagnostic::new(Code::Hse, fault).at(at(node.get("page"))));
    }
    if house.valid.is_empty() {
        let fault = message!("husstilen slutar gälla innan den börjar", "the house style ends before it begins");
        faults.push(Diagnostic::new(Code::Hse, fault).at(at(node.get("valid"))));
    }
    let roles = node.get("roles");
    for role in Role::ALL {
        let style = house.style(role);
        if style.size == nothing || style.line == nothing {
            let name = role.name();
            let fault = message!("rollen {name} har ingen höjd", "the role {name} has no height");
            let hint = message!("ge size och line en längd över noll", "give size and line a length above zero");
            let own = roles.and_then(|roles| roles.value.get(name)).or(roles);
            faults.push(Diagnostic::new(Code::Hse, fault).at(at(own)).hint(hint));
        }
    }
    faults
}

/// Colours of letters that cannot be read on white paper.
fn pale(house: &House, node: &Node) -> Vec<Diagnostic> {
    let colours = &house.colours;
    let inks = [("text", colours.text), ("muted", colours.muted), ("link", colours.link)];
    let pale = inks.into_iter().filter(|(_, colour)| contrast(*colour, WHITE) < LEAST_CONTRAST);
    let fault = |(name, colour): (&str, Colour)| {
        // Cut, not rounded: what is too little must not be shown as enough.
        let ratio = (contrast(colour, WHITE) * 100.0).floor() / 100.0;
        let (own, least) = (format!("{ratio:.2}"), format!("{LEAST_CONTRAST:.1}"));
        let (own_sv, least_sv) = (own.replace('.', ","), least.replace('.', ","));
        let message = message!(
            "färgen {name} har kontrasten {own_sv}:1 mot vitt, minst {least_sv}:1 behövs",
            "the colour {name} has the contrast {own}:1 against white, at least {least}:1 is needed"
        );
        let hint = message!("välj en mörkare färg", "choose a darker colour");
        let place = node.get("colours").and_then(|colours| colours.value.get(name));
        let at = place.map_or(node.span, |entry| entry.value.span);
        Diagnostic::new(Code::Hse, message).at(at).hint(hint)
    };
    pale.map(fault).collect()
}

impl<'de> Deserialize<'de> for Colour {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        let digits = text.strip_prefix('#').filter(|digits| digits.len() == 6 && digits.is_ascii());
        let byte = |at: usize| digits.and_then(|digits| u8::from_str_radix(&digits[at..at + 2], 16).ok());
        match (byte(0), byte(2), byte(4)) {
            (Some(red), Some(green), Some(blue)) => Ok(Self { rgb: [red, green, blue] }),
            _ => Err(refused(&message!(
                "\"{text}\" är ingen färg: skriv den som #rrggbb",
                "\"{text}\" is not a colour: write it as #rrggbb"
            ))),
        }
    }
}

impl<'de> Deserialize<'de> for Role {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let name = String::deserialize(deserializer)?;
        Self::from_name(&name)
            .ok_or_else(|| refused(&message!("rollen \"{name}\" finns inte", "there is no role \"{name}\"")))
    }
}

#[cfg(test)]
mod tests {
    use super::read;
    use crate::diagnostic::Diagnostics;
    use crate::source::Sources;
    use crate::template::HOUSES;

    /// What is said of the neutral style with a text in it replaced.
    fn said_of(old: &str, new: &str) -> Vec<String> {
        let (name, style) = HOUSES[0];
        assert!(style.contains(old), "{name} has no {old}");
        let (mut sources, mut cx) = (Sources::new(), Diagnostics::new());
        let house = read(name, style.replacen(old, new, 1).as_bytes(), &mut sources, &mut cx);
        assert_eq!(house.is_some(), cx.as_slice().is_empty());
        let lines = |fault: &crate::diagnostic::Diagnostic| {
            let span = fault.primary.as_ref().expect("a place").span;
            format!("{}: {}", sources.slice(span), fault.message.en)
        };
        cx.as_slice().iter().map(lines).collect()
    }

    #[test]
    fn a_style_that_leaves_no_page_or_no_letters_is_refused_at_its_line() {
        assert_eq!(said_of("width: 210mm", "width: 210mm"), [""; 0]);
        assert_eq!(said_of("width: 210mm", "width: 10mm"), ["page: the margins leave no room on the sheet"]);
        assert_eq!(said_of("height: 297mm", "height: 0mm"), ["page: the margins leave no room on the sheet"]);
        assert_eq!(
            said_of("version: ", "valid: { from: 2020-01-01, until: 2019-12-31 }\nversion: "),
            ["valid: the house style ends before it begins"]
        );
        assert_eq!(
            said_of("size: 10pt, line: 14.5pt, after", "size: 0pt, line: 14.5pt, after"),
            ["body: the role body has no height"]
        );
    }

    #[test]
    fn letters_too_pale_to_be_read_on_paper_are_refused_and_the_palest_that_can_be_are_not() {
        assert_eq!(said_of("text: \"#1a1a1a\"", "text: \"#767676\""), [""; 0]);
        for (name, own) in [("text", "#1a1a1a"), ("muted", "#4a4a4a"), ("link", "#0b4f6c")] {
            assert_eq!(
                said_of(&format!("{name}: \"{own}\""), &format!("{name}: \"#777777\"")),
                [format!(
                    "\"#777777\": the colour {name} has the contrast 4.47:1 against white, at least 4.5:1 is needed"
                )]
            );
        }
        assert_eq!(said_of("rule: \"#7a7a7a\"", "rule: \"#dddddd\""), [""; 0], "lines are no letters");
    }
}
