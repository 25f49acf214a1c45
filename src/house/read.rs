//! From `house.yaml` to a [`super::House`].

use serde::de::{Deserialize, Deserializer, Error as _};

use super::Colour;
use crate::document::Role;

impl<'de> Deserialize<'de> for Colour {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        let digits = text.strip_prefix('#').filter(|digits| digits.len() == 6 && digits.is_ascii());
        let byte = |at: usize| digits.and_then(|digits| u8::from_str_radix(&digits[at..at + 2], 16).ok());
        match (byte(0), byte(2), byte(4)) {
            (Some(red), Some(green), Some(blue)) => Ok(Self { rgb: [red, green, blue] }),
            _ => Err(D::Error::custom(format_args!("\"{text}\" is not a colour: write it as #rrggbb"))),
        }
    }
}

impl<'de> Deserialize<'de> for Role {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let name = String::deserialize(deserializer)?;
        Self::from_name(&name).ok_or_else(|| D::Error::custom(format_args!("there is no role \"{name}\"")))
    }
}
