//! TYP-GLYF: every character has a form in the house's fonts.
//!
//! Typst says so only when a PDF standard is asked for, and Word files and web pages have no such guard at all. So the laid-out
//! pages are searched for the glyph that means "none" (`.notdef`, index 0). Where nobody wants pages, they are set only if some letter
//! is not in every font of the house.

use std::collections::BTreeSet;

use typst::layout::{Frame, FrameItem};
use typst::text::Font;
use typst_html::{HtmlDocument, HtmlNode};
use typst_layout::PagedDocument;

use super::fault::Faults;
use crate::diagnostic::{Code, Diagnostic};
use crate::house::House;
use crate::message;
use crate::source::{Span, turns_direction};

/// Whether every font of the house has every letter of a document, so that its pages lack none whatever they are set in. They may lack
/// none though this says otherwise.
pub(super) fn are_all_there(tree: &HtmlDocument, fonts: &[Font], house: &House) -> bool {
    let mut letters = Letters::default();
    gather(&tree.root().children, &mut letters);
    let families = [&house.fonts.serif, &house.fonts.sans].map(|family| family.to_lowercase());
    let own = fonts.iter().filter(|font| families.contains(&font.info().family.to_lowercase()));
    own.into_iter().all(|font| letters.iter().all(|letter| font.info().coverage.contains(u32::from(letter))))
}

/// The letters of a text, each once.
#[derive(Default)]
struct Letters {
    /// A bit for each of the 128 of ASCII, which are nearly all there is.
    ascii: u128,
    others: BTreeSet<char>,
}

impl Letters {
    fn insert(&mut self, letter: char) {
        if letter.is_ascii() {
            self.ascii |= 1 << u32::from(letter);
        } else {
            self.others.insert(letter);
        }
    }

    fn iter(&self) -> impl Iterator<Item = char> + '_ {
        let ascii = (0..128_u8).filter(|code| self.ascii >> code & 1 == 1).map(char::from);
        ascii.chain(self.others.iter().copied())
    }
}

fn gather(nodes: &[HtmlNode], letters: &mut Letters) {
    for node in nodes {
        match node {
            // Line ends are no letters.
            HtmlNode::Text(text, _) => {
                text.chars().filter(|letter| *letter != '\n').for_each(|letter| letters.insert(letter));
            }
            HtmlNode::Element(element) => gather(&element.children, letters),
            HtmlNode::Frame(_) | HtmlNode::Tag(_) => {}
        }
    }
}

pub(super) fn check(pages: &PagedDocument, faults: &mut Faults<'_>) {
    let mut missing = BTreeSet::new();
    for page in pages.pages() {
        search(&page.frame, faults, &mut missing);
    }
    for (at, letter, family) in missing {
        let number = u32::from(letter);
        let fault = message!(
            "tecknet \"{letter}\" (U+{number:04X}) finns inte i typsnittet {family}",
            "the character \"{letter}\" (U+{number:04X}) is not in the font {family}"
        );
        let hint = message!("skriv det på ett annat sätt", "write it in another way");
        faults.cx.push(Diagnostic::new(Code::FntGlyph, fault).at(at).hint(hint));
    }
}

fn search(frame: &Frame, faults: &mut Faults<'_>, missing: &mut BTreeSet<(Span, char, String)>) {
    for (_, item) in frame.items() {
        match item {
            FrameItem::Group(group) => search(&group.frame, faults, missing),
            FrameItem::Text(text) => {
                for glyph in text.glyphs.iter().filter(|glyph| glyph.id == 0) {
                    let letters = text.text.get(usize::from(glyph.range.start)..).unwrap_or_default();
                    let letter = letters.chars().next().unwrap_or(char::REPLACEMENT_CHARACTER);
                    // The engine puts these around words of another direction. They show nothing; typed ones have been refused.
                    if turns_direction(letter) {
                        continue;
                    }
                    let span: typst::syntax::DiagSpan = glyph.span.0.into();
                    let place = faults.place(span.get()).filter(|place| place.file == faults.record);
                    let at = match place {
                        // Somewhere in the run: find the letter itself.
                        Some(run) => {
                            let text = faults.sources.slice(run);
                            let offset = text
                                .find(letter)
                                .map_or(run.start, |at| run.start.saturating_add(u32::try_from(at).unwrap_or(0)));
                            let end = offset.saturating_add(u32::try_from(letter.len_utf8()).unwrap_or(1));
                            Span { start: offset, end, ..run }
                        }
                        None => faults.fallback,
                    };
                    missing.insert((at, letter, text.font.info().family.clone()));
                }
            }
            FrameItem::Shape(..) | FrameItem::Image(..) | FrameItem::Link(..) | FrameItem::Tag(_) => {}
        }
    }
}
