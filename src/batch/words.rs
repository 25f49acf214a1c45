//! How the types of other modules are written in journals, manifests and between processes: by the words that people know them by.

use serde::de::{Deserialize, Deserializer, Error};
use serde::{Serialize, Serializer};

use crate::build::Output;
use crate::diagnostic::{Code, Lang, Severity};
use crate::meeting::Variant;
use crate::pdf::Standard;
use crate::record::DocumentType;
use crate::source::Format;

/// For each type the word of a value, and all values.
macro_rules! worded {
    ($($type:ty: $word:expr, $all:expr;)*) => { $(
        impl Serialize for $type {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                let word: fn(Self) -> &'static str = $word;
                serializer.serialize_str(word(*self))
            }
        }

        impl<'de> Deserialize<'de> for $type {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let written = String::deserialize(deserializer)?;
                let word: fn(Self) -> &'static str = $word;
                let found = $all.iter().copied().find(|value| word(*value) == written);
                found.ok_or_else(|| D::Error::custom(format_args!("there is no \"{written}\"")))
            }
        }
    )* };
}

worded! {
    Variant: Variant::word, Variant::ALL;
    Output: Output::extension, Output::ALL;
    Standard: Standard::word, Standard::ALL;
    DocumentType: DocumentType::word, DocumentType::ALL;
    Code: |code| code.info().id, Code::ALL;
    Severity: |severity| severity.word().en, [Severity::Info, Severity::Warning, Severity::Error];
    Lang: |lang| match lang { Lang::Sv => "sv", Lang::En => "en" }, [Lang::Sv, Lang::En];
    Format: Format::extension, [Format::Yaml, Format::Json];
}
