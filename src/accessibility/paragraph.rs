//! A paragraph that is being read, and what is wrong within it.

use super::styles::{self, Kind, Letters};
use crate::diagnostic::{Code, Diagnostic, excerpt};
use crate::house::{Colour, LEAST_CONTRAST, contrast};
use crate::markdown::phrases;
use crate::message;

/// Stands in a text for an object that is not text.
pub(super) const OBJECT: char = '\u{FFFC}';
/// Most faults of a single paragraph that are kept.
const FAULTS: usize = 200;
/// So many spaces in a row make space. Two stand after a full stop in old typing.
const SPACES: usize = 3;
/// So many capitals and not a single small letter in a paragraph.
const CAPITALS: usize = 20;

/// A paragraph that is open.
#[derive(Default)]
pub(super) struct Paragraph {
    pub(super) style: Option<String>,
    pub(super) own: styles::Paragraph,
    /// The run that is open: what it says of its letters, and the style that it names.
    pub(super) run: Letters,
    pub(super) run_style: Option<String>,
    /// The run's letters with all that holds for them, once anything has been said in it.
    pub(super) looks: Option<Looks>,
    /// What is read of it.
    pub(super) text: String,
    /// The same without what fields fill in.
    pub(super) typed: String,
    pub(super) objects: Vec<String>,
    /// Nothing to read, but not nothing: a break, a hidden text, the end of a section.
    pub(super) holds_other: bool,
    pub(super) frame: bool,
    pub(super) letters: usize,
    pub(super) bold_letters: usize,
    told: Told,
    /// Where the links that are open began.
    pub(super) links: Vec<usize>,
    /// Faults, and the words that they are about.
    pub(super) faults: Vec<(Diagnostic, Option<String>)>,
}

/// What has been told of a paragraph's letters: once is enough.
#[derive(Default)]
struct Told {
    contrast: bool,
    motion: bool,
}

/// What a run's letters look like.
#[derive(Clone, Debug)]
pub(super) struct Looks {
    pub(super) bold: bool,
    pub(super) hidden: bool,
    pub(super) moving: bool,
    pub(super) lang: Option<String>,
    /// Their colour and what they stand on, where both can be told and neither is left to Word.
    pub(super) colours: Option<(Colour, Colour)>,
}

impl Paragraph {
    /// Adds a fault that is about these words, or about the whole.
    pub(super) fn fault(&mut self, fault: Diagnostic, words: Option<&str>) {
        if self.faults.len() < FAULTS {
            self.faults.push((fault, words.map(str::to_owned)));
        }
    }

    /// Something is said in the run that is open.
    pub(super) fn say(&mut self, words: &str, looks: &Looks, in_field: bool) {
        if looks.hidden {
            self.holds_other = true;
            return;
        }
        self.text.push_str(words);
        if !in_field {
            self.typed.push_str(words);
        }
        let letters = words.chars().filter(|letter| letter.is_alphanumeric()).count();
        self.letters += letters;
        if looks.bold {
            self.bold_letters += letters;
        }
        if letters == 0 {
            return;
        }
        if let Some((colour, ground)) = looks.colours
            && !self.told.contrast
            && contrast(colour, ground) < LEAST_CONTRAST
        {
            self.told.contrast = true;
            self.fault(too_pale(colour, ground), Some(words));
        }
        if looks.moving && !self.told.motion {
            self.told.motion = true;
            let fault = message!("texten blinkar eller rör sig", "the text blinks or moves");
            let hint = message!(
                "ta bort texteffekten (Teckensnitt > Texteffekter)",
                "remove the text effect (Font > Text Effects)"
            );
            self.fault(Diagnostic::new(Code::DocxMotion, fault).hint(hint), Some(words));
        }
    }

    /// A link has ended that began at this byte of the text.
    pub(super) fn link_ended(&mut self, start: usize) {
        let Some(text) = self.text.get(start..).map(str::to_owned) else { return };
        if text.contains(OBJECT) {
            // The picture's alternative text says where it leads.
            return;
        }
        let shown = excerpt(text.trim());
        let hint = message!(
            "skriv vad som finns där: ”Remissen på regeringen.se”",
            "say what is there: “The consultation at regeringen.se”"
        );
        let fault = if text.trim().is_empty() {
            message!("en länk har ingen text", "a link has no text")
        } else if phrases::leads_nowhere(&text) {
            message!(
                "länktexten ”{shown}” säger inte vart länken leder",
                "the link text “{shown}” does not say where the link leads"
            )
        } else if phrases::is_long_address(&text) {
            message!(
                "en lång adress är länktext: den läses upp tecken för tecken",
                "a long address is link text: it will be read out character by character"
            )
        } else {
            return;
        };
        self.fault(Diagnostic::new(Code::DocxLink, fault).hint(hint), Some(&text));
    }

    /// Whether all that it says is bold.
    pub(super) fn is_bold(&self) -> bool {
        self.letters > 0 && self.bold_letters == self.letters
    }

    /// Whether there is nothing in it at all.
    pub(super) fn is_empty(&self) -> bool {
        self.text.trim().is_empty() && self.objects.is_empty() && !self.holds_other
    }

    /// Its text as it is listed, objects by their names.
    pub(super) fn listed(&self) -> String {
        let mut objects = self.objects.iter();
        let mut listed = String::new();
        for letter in self.text.chars() {
            if letter == OBJECT {
                let name = objects.next().map(String::as_str).unwrap_or_default();
                listed.extend(["[", name, "]"]);
            } else {
                listed.push(letter);
            }
        }
        listed
    }

    /// Looks at the text as a whole, when it has all been read.
    pub(super) fn judge(&mut self, kind: Kind) {
        if let Some(words) = repeated_spaces(&self.text).map(str::to_owned) {
            let fault = message!("mellanslag i rad gör avstånd i texten", "spaces in a row make space in the text");
            let hint = message!("använd indrag, tabbstopp eller en tabell", "use indents, tab stops or a table");
            self.fault(Diagnostic::new(Code::DocxSpace, fault).hint(hint), Some(&words));
        }
        let capitals = self.text.chars().filter(|letter| letter.is_uppercase()).count();
        if kind == Kind::Text && capitals >= CAPITALS && !self.text.chars().any(char::is_lowercase) {
            let shown = excerpt(self.text.trim());
            let fault = message!("”{shown}” är skrivet med bara versaler", "“{shown}” is written in capitals alone");
            let hint = message!(
                "skriv med gemener; ska det se ut som versaler, välj Versaler under Teckensnitt",
                "write in lower case; if it is to look like capitals, choose All caps under Font"
            );
            self.fault(Diagnostic::new(Code::DocxCapitals, fault).hint(hint), None);
        }
        if self.frame {
            let fault = message!("stycket står i en flytande ram", "the paragraph stands in a floating frame");
            let hint = message!("ta bort ramen (Layout > Ram)", "remove the frame (Layout > Frame)");
            self.fault(Diagnostic::new(Code::DocxFloat, fault).hint(hint), None);
        }
    }
}

/// Spaces in a row within a line, with the words around them: enough to be found by. What stands at the start of a line is an indent.
fn repeated_spaces(text: &str) -> Option<&str> {
    let is_space = |letter: char| letter == ' ' || letter == '\u{A0}';
    text.lines().map(str::trim).find_map(|line| {
        let mut run = 0;
        let (at, _) = line.char_indices().find(|(_, letter)| {
            run = if is_space(*letter) { run + 1 } else { 0 };
            run == SPACES
        })?;
        let before = line[..at].trim_end_matches(is_space);
        let start = before.trim_end_matches(|letter| !is_space(letter)).len();
        let rest = line[at..].trim_start_matches(is_space);
        let end = line.len() - rest.len() + rest.find(is_space).unwrap_or(rest.len());
        Some(line[start..end].trim_start_matches(is_space))
    })
}

fn too_pale(colour: Colour, ground: Colour) -> Diagnostic {
    let ratio = format!("{:.1}", (contrast(colour, ground) * 10.0).floor() / 10.0);
    let (decimal, least) = (ratio.replace('.', ","), LEAST_CONTRAST.to_string());
    let least_sv = least.replace('.', ",");
    let [own, under] = [colour, ground].map(|colour| {
        let [red, green, blue] = colour.rgb;
        format!("#{red:02X}{green:02X}{blue:02X}")
    });
    let fault = message!(
        "texten syns för dåligt: kontrasten mellan {own} och {under} är {decimal}:1, minst {least_sv}:1 behövs",
        "the text is hard to see: the contrast of {own} on {under} is {ratio}:1, at least {least}:1 is needed"
    );
    Diagnostic::new(Code::DocxContrast, fault)
        .hint(message!("välj en mörkare eller ljusare teckenfärg", "choose a darker or lighter font colour"))
}

#[cfg(test)]
mod tests {
    use super::repeated_spaces;

    #[test]
    fn spaces_in_a_row_are_found_between_words_only() {
        assert_eq!(repeated_spaces("Ditt namn:   Anna Ek"), Some("namn:   Anna"));
        assert_eq!(repeated_spaces("Namn:\n\u{A0} \u{A0} Anna   Ek"), Some("Anna   Ek"));
        assert_eq!(repeated_spaces("10\u{A0}000 kronor\u{A0}  Ärendet"), Some("kronor\u{A0}  Ärendet"));
        assert_eq!(repeated_spaces("10\u{A0}000   Ärendet"), Some("000   Ärendet"));
        assert_eq!(repeated_spaces("Slut.  Början"), None);
        assert_eq!(repeated_spaces("    Indrag"), None);
    }
}
