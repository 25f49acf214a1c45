//! Pictures, shapes, charts and text boxes.

use super::xml::{Element, Space};
use crate::diagnostic::{Code, Diagnostic, Severity, excerpt};
use crate::markdown::phrases;
use crate::message;

/// An object that is open.
#[derive(Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each is something of its own that was seen or not")]
pub(super) struct Object {
    /// What Word calls it, such as "Bild 1".
    pub(super) name: String,
    alternative: String,
    decorative: bool,
    floating: bool,
    text_box: bool,
    /// A picture of VML, or an object embedded in it; of the newer form everything is.
    shows: bool,
    /// Of VML, its first shape has been seen.
    seen: bool,
    /// A horizontal rule.
    rule: bool,
}

impl Object {
    /// The object that an element begins, if it begins one.
    pub(super) fn begun_by(element: &Element<'_>) -> Option<Self> {
        match (element.space, element.local) {
            (Space::Word, "drawing") => Some(Self { shows: true, seen: true, ..Self::default() }),
            (Space::Word, "object") => Some(Self { shows: true, ..Self::default() }),
            (Space::Word, "pict") => Some(Self::default()),
            _ => None,
        }
    }

    /// Whether an element of that name ends one.
    pub(super) fn ends_with(space: Space, local: &str) -> bool {
        space == Space::Word && matches!(local, "drawing" | "object" | "pict")
    }

    /// Takes what an element in it says.
    pub(super) fn take(&mut self, element: &Element<'_>) {
        match (element.space, element.local) {
            (Space::Drawing, "anchor") => self.floating = true,
            (Space::Drawing, "docPr") => {
                self.name = element.plain("name").unwrap_or_default().into_owned();
                self.alternative = element.plain("descr").unwrap_or_default().into_owned();
            }
            (Space::Decorative, "decorative") => {
                self.decorative = element.plain("val").is_some_and(|value| value == "1" || value == "true");
            }
            (Space::Shape, "txbx") | (Space::Vml, "textbox") => self.text_box = true,
            (Space::Vml, "imagedata") => self.shows = true,
            (Space::Vml, "shapetype") => {}
            (Space::Vml, local) if !self.seen => {
                self.seen = true;
                self.name = element.plain("id").unwrap_or_else(|| local.into()).into_owned();
                self.alternative = element.plain("alt").unwrap_or_default().into_owned();
                self.floating = element.plain("style").is_some_and(|style| style.contains("position:absolute"));
                self.rule = element.of(Space::Office, "hr").is_some_and(|value| value == "t" || value == "true");
            }
            _ => {}
        }
    }

    /// Whether it is a watermark, as Word names its own.
    pub(super) fn is_watermark(&self) -> bool {
        self.name.to_lowercase().contains("watermark")
    }

    /// What is wrong with it.
    pub(super) fn judge(&self) -> Vec<Diagnostic> {
        let mut faults = Vec::new();
        let name = excerpt(&self.name);
        if self.floating {
            let fault = if self.text_box {
                message!(
                    "texten i textrutan ”{name}” läses inte i ordning",
                    "the text in the text box “{name}” is not read in order"
                )
            } else {
                message!("”{name}” är inte placerad i texten", "“{name}” is not in line with the text")
            };
            let hint = if self.text_box {
                message!(
                    "flytta texten ut ur rutan; ge stycket en ram om den ska synas",
                    "move the text out of the box; give the paragraph a border if it is to be seen"
                )
            } else {
                message!("välj Radbryt text > I nivå med texten", "choose Wrap Text > In Line with Text")
            };
            faults.push(Diagnostic::new(Code::DocxFloat, fault).hint(hint));
        }
        // What a text box says is its text.
        if self.shows && !self.text_box && !self.decorative && !self.rule {
            faults.extend(self.judge_alternative());
        }
        faults
    }

    fn judge_alternative(&self) -> Option<Diagnostic> {
        let hint = message!(
            "högerklicka, välj Visa alternativtext och skriv vad den visar, eller markera den som dekorativ",
            "right-click, choose View Alt Text and say what it shows, or mark it as decorative"
        );
        let (name, text) = (excerpt(&self.name), self.alternative.trim());
        if text.is_empty() {
            let fault = message!("”{name}” saknar alternativtext", "“{name}” has no alternative text");
            return Some(Diagnostic::new(Code::DocxAlt, fault).hint(hint));
        }
        let shown = excerpt(text);
        if phrases::names_file(text) {
            let fault = message!(
                "alternativtexten ”{shown}” är ett filnamn",
                "the alternative text “{shown}” is the name of a file"
            );
            return Some(Diagnostic::new(Code::DocxAlt, fault).hint(hint));
        }
        if phrases::shows_nothing(text) || text == self.name {
            let fault = message!(
                "alternativtexten ”{shown}” säger inte vad som visas",
                "the alternative text “{shown}” does not say what is shown"
            );
            // Word's checker lets it pass.
            return Some(Diagnostic {
                severity: Severity::Warning,
                ..Diagnostic::new(Code::DocxAlt, fault).hint(hint)
            });
        }
        None
    }
}
