//! TYP-GLYF: every character has a form in the house's fonts.
//!
//! Of a record that is only checked nothing is set; so its words are held against the fonts' tables of characters ([`check_words`]).
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
use skrifa::charmap::Charmap;
use skrifa::{FontRef, MetadataProvider as _};
use unicode_normalization::char::{canonical_combining_class, compose, decompose_canonical};

use super::fonts::FILES;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::document::Role;
use crate::house::House;
use crate::markdown::RunKind;
use crate::meeting::Meeting;
use crate::meeting::walk::{self, Part, Told};
use crate::message;
use crate::source::{Sources, Span, turns_direction};

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

pub(super) fn check(pages: &PagedDocument, meeting: &Meeting, faults: &mut Faults<'_>) {
    let mut missing = BTreeSet::new();
    for page in pages.pages() {
        search(&page.frame, faults, &mut missing);
    }
    if missing.is_empty() {
        return;
    }
    let words = walk::told(meeting.clone());
    let mut told: BTreeSet<(Span, char, String)> = BTreeSet::new();
    for (at, letter, family) in missing {
        // Of a line the engine does not know the place.
        let line = words.iter().find(|told| told.text.contains(letter)).filter(|_| at == faults.fallback);
        told.insert((line.map_or(at, |line| place_of(letter, line.whole_span(), faults.sources)), letter, family));
    }
    for (at, letter, family) in told {
        faults.cx.push(lacking(letter, &family).at(at));
    }
}

/// What is said of a letter that a family of fonts lacks.
fn lacking(letter: char, family: &str) -> Diagnostic {
    let number = u32::from(letter);
    let fault = message!(
        "tecknet \"{letter}\" (U+{number:04X}) finns inte i typsnittet {family}",
        "the character \"{letter}\" (U+{number:04X}) is not in the font {family}"
    );
    let hint = message!("skriv det på ett annat sätt", "write it in another way");
    Diagnostic::new(Code::FntGlyph, fault).hint(hint)
}

/// The letter itself in a run of the record, or the whole run where it does not stand as itself.
fn place_of(letter: char, run: Span, sources: &Sources) -> Span {
    let found = sources.slice(run).find(letter).and_then(|at| u32::try_from(at).ok());
    let length = u32::try_from(letter.len_utf8()).unwrap_or(1);
    let start = found.map(|at| run.start.saturating_add(at));
    start.map_or(run, |start| Span { start, end: start.saturating_add(length), ..run })
}

/// Holds words that have not been set against the fonts. Of the fonts that are there the engine takes whichever has a letter, the style's own first.
pub(super) fn check_words(words: &[Told], house: &House, fonts: &[Font], sources: &Sources, cx: &mut Diagnostics) {
    for told in words {
        let Some(role) = role(told.part) else { continue };
        let mut missing = BTreeSet::new();
        let mut before = None;
        for (at, letter) in told.text.char_indices() {
            let shows = |font: &Font| {
                let coverage = &font.info().coverage;
                is_covered(letter, before, |letter| coverage.contains(u32::from(letter)))
            };
            if !fonts.iter().any(shows) && missing.insert(letter) {
                let known = told.known_span(at..at + letter.len_utf8());
                let place = known.unwrap_or_else(|| place_of(letter, told.whole_span(), sources));
                let role = if told.is_literal(at) { Role::Code } else { role };
                cx.push(lacking(letter, house.family(house.style(role).font)).at(place));
            }
            before = Some(letter);
        }
    }
}

/// As what words are likely to be set; `None` if they are told and not shown.
fn role(part: Part) -> Option<Role> {
    match part {
        Part::Title => Some(Role::Title),
        Part::Heading | Part::Run(RunKind::Heading) => Some(Role::Heading1),
        Part::Line | Part::Run(RunKind::Paragraph) => Some(Role::Body),
        Part::Run(RunKind::Caption) => Some(Role::Caption),
        Part::Run(RunKind::Cell) => Some(Role::TableCell),
        Part::Run(RunKind::Code) => Some(Role::Code),
        Part::Run(RunKind::Alt) => None,
    }
}

/// Whether a font shows a letter, by itself or by what it is made of or makes with the one before it; or nothing is to be shown of it. `has` says
/// which letters are in the font's table.
fn is_covered(letter: char, before: Option<char>, has: impl Fn(char) -> bool) -> bool {
    if letter.is_whitespace() || letter.is_control() || shows_nothing(letter) || has(letter) {
        return true;
    }
    let (mut parts, mut all) = (0, true);
    decompose_canonical(letter, |part| {
        parts += 1;
        all &= has(part);
    });
    let is_joined = || {
        canonical_combining_class(letter) != 0 && before.and_then(|before| compose(before, letter)).is_some_and(&has)
    };
    (parts > 1 && all) || is_joined()
}

/// Characters that a font need not have, for they only say how others are shown (Unicode's Default_Ignorable_Code_Point).
fn shows_nothing(letter: char) -> bool {
    matches!(letter,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}'..='\u{1160}' | '\u{17b4}'..='\u{17b5}' | '\u{180b}'..='\u{180f}'
        | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}'
        | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fff8}' | '\u{e0000}'..='\u{e0fff}')
}

/// Whether the fonts that the program carries have every letter of some words between them.
pub(super) fn are_carried(words: &[Told]) -> bool {
    let mut letters = Letters::default();
    words.iter().flat_map(|told| told.text.chars()).for_each(|letter| letters.insert(letter));
    let tables = FILES.iter().filter_map(|(_, data)| FontRef::new(data).ok()).map(|font| font.charmap());
    let tables: Vec<Charmap<'_>> = tables.collect();
    letters
        .iter()
        .all(|letter| tables.iter().any(|table| is_covered(letter, None, |letter| table.map(letter).is_some())))
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
                        Some(run) => place_of(letter, run, faults.sources),
                        None => faults.fallback,
                    };
                    missing.insert((at, letter, text.font.info().family.clone()));
                }
            }
            FrameItem::Shape(..) | FrameItem::Image(..) | FrameItem::Link(..) | FrameItem::Tag(_) => {}
        }
    }
}
