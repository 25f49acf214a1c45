//! The proof that a finished file says what the tree says.

use super::Output;
use crate::diagnostic::{Code, Diagnostic, Message, Severity};
use crate::document::parity::{self, Difference, Item, Outline};
use crate::message;
use crate::source::{Sources, Span};

/// Reads a finished file back and holds what it says against the tree.
pub(super) fn prove(output: Output, bytes: &[u8], expected: &Outline, at: Span) -> Result<(), Box<Diagnostic>> {
    let name = output.extension();
    let unreadable = |reason: String| {
        let fault = message!("{name} går inte att läsa tillbaka: {reason}", "{name} cannot be read back: {reason}");
        Box::new(Diagnostic::new(Code::Parity, fault).at(at))
    };
    let found = match output {
        Output::Pdf => crate::pdf::read::tags(bytes)
            .map(|tags| crate::pdf::read::outline(&tags))
            .map_err(|error| unreadable(error.to_string()))?,
        Output::Docx => crate::docx::outline(bytes).map_err(|error| unreadable(error.to_string()))?,
        Output::Html => {
            let text = std::str::from_utf8(bytes).map_err(|error| unreadable(error.to_string()))?;
            crate::html::outline(text).map_err(|error| unreadable(error.to_string()))?
        }
        Output::Text => {
            let text = std::str::from_utf8(bytes).map_err(|error| unreadable(error.to_string()))?;
            return parity::contains_in_order(expected, text).map_err(|missing| {
                let (word, place) = (missing.word, missing.index + 1);
                let fault = message!("txt saknar \"{word}\" i led {place}", "txt lacks \"{word}\" in item {place}");
                Box::new(Diagnostic::new(Code::Parity, fault).at(at))
            });
        }
    };
    parity::compare(expected, &found).map_err(|difference| Box::new(parted(name, &difference, at)))?;
    match output {
        Output::Docx => accessible(bytes, at),
        Output::Pdf | Output::Html | Output::Text => Ok(()),
    }
}

/// Holds a Word file of ours against the rules for everybody's. What is an error there no record can cause.
fn accessible(bytes: &[u8], at: Span) -> Result<(), Box<Diagnostic>> {
    let faults = crate::accessibility::check(Output::Docx.extension(), bytes, &mut Sources::new());
    let Some(fault) = faults.into_iter().find(|fault| fault.severity == Severity::Error) else { return Ok(()) };
    let Message { sv, en } = &fault.message;
    let message = message!("Wordfilen är inte tillgänglig: {sv}", "the Word file is not accessible: {en}");
    Err(Box::new(Diagnostic::new(fault.code, message).at(at).hint(not_of_the_record())))
}

fn not_of_the_record() -> Message {
    message!(
        "detta är ett fel i programmet eller mallen, inte i posten: anmäl det tillsammans med posten",
        "this is an error of the program or the template, not of the record: report it together with the record"
    )
}

fn parted(name: &str, difference: &Difference, at: Span) -> Diagnostic {
    let show = |item: &Option<Item>| {
        item.as_ref().map_or_else(|| "∅".to_owned(), |item| format!("{:?} \"{}\"", item.kind, item.text))
    };
    let (place, wanted, found) = (difference.index + 1, show(&difference.expected), show(&difference.found));
    let fault = message!(
        "{name} säger inte detsamma som de andra formaten: led {place} är {found}, men ska vara {wanted}",
        "{name} does not say the same as the other formats: item {place} is {found}, but shall be {wanted}"
    );
    Diagnostic::new(Code::Parity, fault).at(at).hint(not_of_the_record())
}
