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

/// Standing points of an agenda, for what there may be: of "Rapporter" nothing is said by the heading, and nothing lacks; "Rapport från biblioteket" is a
/// matter.
const STANDING: &[&str] = &[
    "delgivningar",
    "formalia",
    "meddelande",
    "meddelanden",
    "mötesformalia",
    "närvaro",
    "närvarokontroll",
    "presentationsrunda",
    "rapporter",
    "skrivelser",
    "announcements",
    "apologies",
    "attendance",
    "communications",
    "correspondence",
    "introductions",
    "reports",
];

/// What may stand around them.
const AROUND: &[&str] = &[
    "av",
    "inkomna",
    "kontroll",
    "m",
    "och",
    "ordförandens",
    "samt",
    "and",
    "absence",
    "chair",
    "for",
    "from",
    "s",
    "the",
];

/// Whether a heading needs nothing under it: "Mötets öppnande", "Upprop", "Meddelanden", "Övriga frågor", "Any other business".
#[must_use]
pub fn is_formality(heading: &str) -> bool {
    let heading = heading.to_lowercase();
    let words = || heading.split(|letter: char| !letter.is_alphabetic()).filter(|word| !word.is_empty());
    let says_so = |word: &str| WORDS.contains(&word) || BEGINNINGS.iter().any(|beginning| word.starts_with(beginning));
    let is_standing = words().any(|word| STANDING.contains(&word))
        && words().all(|word| STANDING.contains(&word) || AROUND.contains(&word));
    is_standing || words().any(says_so)
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
            "Meddelanden",
            "Rapporter",
            "Ordförandens meddelanden m.m.",
            "Inkomna skrivelser och delgivningar",
            "Apologies for absence",
        ] {
            assert!(is_formality(heading), "{heading}");
        }
        for heading in [
            "Bidrag till hembygdsföreningen",
            "Information från förvaltningen",
            "Report from the library",
            "Rapport från biblioteket",
            "Rapporter om bygget",
            "Meddelande om ny taxa",
            "Anmälan av delegationsbeslut",
            "Ordförandens förslag",
            "Bordläggning",
        ] {
            assert!(!is_formality(heading), "{heading}");
        }
    }
}
