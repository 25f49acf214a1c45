//! What is said of records that hold secrets, where others may read it.
//!
//! What a run says goes into logs, a journal, reports and the files of records put aside. A message about a record quotes it, and so it may quote
//! what the record is there to keep from being read (sekretess). Of such a record a run therefore names the rule and the line, and no word.

use super::maker::{Fault, Voice};
use crate::diagnostic::catalogue::explain;
use crate::diagnostic::{Diagnostic, Message, render};
use crate::message;
use crate::source::Sources;

/// What a record says that holds secrets: its keys and marks (`sekretess`, also with a letter missing at the end, `säkerhetsskyddsklass`, without letters
/// that writings have in different ways, `offentlig_titel` and `offentlig_rubrik`). A secretary (`sekreterare`) has none.
const WORDS: [&[u8]; 4] = [b"sekretes", b"kerhetsskyddsklass", b"offentlig_titel", b"offentlig_rubrik"];

/// Whether a record may hold secrets. Every way to mark them has one of the words; a record that merely speaks of secrecy has them too, and
/// is treated alike. It need not be one that can be read, and its writing does not matter: in UTF-16 each letter of these has an empty byte beside it.
#[must_use]
pub fn holds_secrets(record: &[u8]) -> bool {
    let letters: Vec<u8> = record.iter().filter(|byte| **byte != 0).map(u8::to_ascii_lowercase).collect();
    WORDS.iter().any(|word| letters.windows(word.len()).any(|window| window == *word))
}

/// Whether a record may turn out to have a public and an internal variant: if it may hold secrets, or has an escape, which may stand for any letter of a
/// mark.
#[must_use]
pub fn may_vary(record: &[u8]) -> bool {
    record.contains(&b'\\') || holds_secrets(record)
}

/// Why no word is quoted of a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Why {
    /// It may hold secrets.
    Secrets,
    /// Its documents have roles in the place of the names that it has.
    Names,
}

impl Why {
    /// Why none is of a record of which documents with or without names are made, if so.
    pub(super) fn of(record: &[u8], roles: bool) -> Option<Self> {
        if holds_secrets(record) { Some(Self::Secrets) } else { roles.then_some(Self::Names) }
    }
}

/// A fault without a word of the record, which is called so: what the rule wants, and where.
pub(super) fn wordless(record: &str, why: Why, fault: &Diagnostic, sources: &Sources, voice: Voice) -> (Fault, String) {
    let place = fault.primary.as_ref().map(|label| label.span);
    let line = place.and_then(|span| render::line(span, sources));
    let Message { sv, en } = wanted(fault);
    let message = message!("{sv}", "{en}");
    let told = match (place, line) {
        (Some(span), Some(line)) => {
            let name = sources.file(span.file).name();
            message!("{name}:{line}: {sv}", "{name}:{line}: {en}")
        }
        _ => message!("{record}: {sv}", "{record}: {en}"),
    };
    let hint = match why {
        Why::Secrets => message!(
            "posten har sekretess och citeras inte här; bygg den för sig för att se vad som är fel",
            "the record holds secrets and is not quoted here; build it by itself to see what is wrong"
        ),
        Why::Names => message!(
            "posten har namnen, som handlingen med --roles utelämnar, och citeras inte här; bygg den för sig för att se vad som är fel",
            "the record has the names, which the document leaves out with --roles, and is not quoted here; build it by itself to see what is wrong"
        ),
    };
    let bare = Diagnostic::new(fault.code, told).hint(hint);
    let bare = Diagnostic { severity: fault.severity, citation: fault.citation, ..bare };
    let told = render::human(&[bare], sources, voice.lang, voice.colour);
    (Fault { code: fault.code, severity: fault.severity, line, message }, told)
}

/// What the rule wants, as a sentence of a message: without the full stop.
fn wanted(fault: &Diagnostic) -> Message {
    let summary = explain(fault.code).summary;
    let [sv, en] = [summary.sv, summary.en].map(|text| text.trim_end_matches('.'));
    message!("{sv}", "{en}")
}

#[cfg(test)]
mod tests {
    use super::holds_secrets;

    #[test]
    fn a_record_with_secrets_is_known_in_whatever_writing_though_it_cannot_be_read() {
        let utf16 = |text: &str| text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
        for record in [
            "sekretess: { lagrum: x }".as_bytes(),
            b"[Nils]{Sekretess",
            &utf16("\"sekretess\": {"),
            b"s\xe4kerhetsskyddsklass: hemlig",
            b"{\"s\\u00e4kerhetsskyddsklass\": \"hemlig\"",
        ] {
            assert!(holds_secrets(record), "{}", String::from_utf8_lossy(record));
        }
        assert!(!holds_secrets("titel: Samråd om skolvägar\nsekreterare: Bo Lind".as_bytes()));
    }
}
