//! Items of a meeting whose heading says all there is to say.

/// Beginnings of words, in small letters, of headings under which nothing need stand: how a meeting is begun, interrupted and ended, what nobody brought up,
/// and what was taken off the list.
const BEGINNINGS: &[&str] = &[
    "ajourner",
    "allmänheten",
    "avslut",
    "frågestund",
    "inställ",
    "lunch",
    "nästa",
    "parentation",
    "paus",
    "stryk",
    "struk",
    "upprop",
    "utgå",
    "utgick",
    "välkom",
    "öppn",
    "övrig",
    "adjourn",
    "clos",
    "next",
    "open",
    "other",
    "question",
    "welcome",
    "withdr",
];

/// Words that say so only as they are.
const WORDS: &[&str] = &["aob", "break", "order", "roll"];

/// Whether a heading needs nothing under it: "Mötets öppnande", "Upprop", "Övriga frågor", "Any other business".
#[must_use]
pub fn is_formality(heading: &str) -> bool {
    let heading = heading.to_lowercase();
    let mut words = heading.split(|letter: char| !letter.is_alphabetic());
    words.any(|word| WORDS.contains(&word) || BEGINNINGS.iter().any(|beginning| word.starts_with(beginning)))
}

#[cfg(test)]
mod tests {
    use super::is_formality;

    #[test]
    fn the_beginning_and_the_end_of_a_meeting_say_enough_in_their_headings_and_matters_do_not() {
        for heading in [
            "Mötets öppnande",
            "Sammanträdet avslutas",
            "UPPROP",
            "Övriga frågor",
            "Övrigt",
            "Allmänhetens frågestund",
            "Ärendet utgår",
            "Roll call",
            "Call to order",
            "Opening of the meeting",
            "Any other business",
            "AOB",
            "Next meeting",
        ] {
            assert!(is_formality(heading), "{heading}");
        }
        for heading in [
            "Bidrag till hembygdsföreningen",
            "Information från förvaltningen",
            "Report from the library",
            "Bordläggning",
        ] {
            assert!(!is_formality(heading), "{heading}");
        }
    }
}
