//! From `house.yaml` to a [`super::House`].

use serde::de::{Deserialize, Deserializer};

use super::{Colour, House};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Doc};
use crate::document::Role;
use crate::message;
use crate::source::{Format, Sources, decode, refused};

/// Reads a house style. What is wrong with it goes to `cx`.
pub fn read(name: &str, bytes: &[u8], sources: &mut Sources, cx: &mut Diagnostics) -> Option<House> {
    let (_, node) = crate::source::read(name, bytes, Format::Yaml, sources, cx);
    let node = node?;
    let house: House = match decode(&node) {
        Ok(house) => house,
        Err(error) => {
            cx.push(error.diagnostic(Code::Hse, Doc { sv: "husstilen", en: "the house style" }));
            return None;
        }
    };
    let missing: Vec<&str> =
        Role::ALL.into_iter().filter(|role| !house.roles.contains_key(role)).map(Role::name).collect();
    if missing.is_empty() {
        return Some(house);
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
