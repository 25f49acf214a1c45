//! Paragraphs that follow one another: what only shows in a row of them.

use super::styles::Kind;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, excerpt};
use crate::message;
use crate::source::Span;

/// So many empty paragraphs in a row make space. Word's checker leaves a single one alone.
const BLANKS: usize = 2;
/// So many paragraphs in a row that begin alike are a list.
const ITEMS: usize = 2;
/// So many paragraphs in a row with so many tabs each are a table.
const TABBED: usize = 2;
/// Longest text in bold that is taken for a heading, in characters.
const LONGEST_HEADING: usize = 80;

/// What a typed list begins its items with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Marker {
    Sign(char),
    Number,
    Letter,
}

impl Marker {
    /// The marker that a paragraph begins with.
    fn of(text: &str) -> Option<Self> {
        let text = text.trim_start();
        let (head, rest) = text.split_once([' ', '\t', '\u{A0}'])?;
        if rest.trim().is_empty() {
            return None;
        }
        let tabbed = text[head.len()..].starts_with('\t');
        let mut letters = head.chars();
        match (letters.next()?, letters.next(), letters.next()) {
            (sign @ ('-' | '–' | '—' | '•' | '*' | '·' | '▪' | '◦' | '‣' | '●' | '○' | '■' | '\u{F0B7}'), None, _) => {
                Some(Self::Sign(sign))
            }
            ('o', None, _) if tabbed => Some(Self::Sign('o')),
            (letter, Some(')' | '.'), None) if letter.is_ascii_lowercase() => Some(Self::Letter),
            _ => {
                let number = head.strip_suffix(['.', ')'])?;
                let fits = !number.is_empty() && number.len() <= 2 && number.bytes().all(|byte| byte.is_ascii_digit());
                fits.then_some(Self::Number)
            }
        }
    }
}

/// A paragraph that has ended.
pub(super) struct Ended<'p> {
    pub(super) at: Span,
    pub(super) text: &'p str,
    pub(super) kind: Kind,
    pub(super) in_list: bool,
    /// Nothing in it at all.
    pub(super) empty: bool,
    /// All of its letters are bold.
    pub(super) bold: bool,
}

/// Where a row of paragraphs stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Around {
    /// On the page.
    Page,
    Cell,
    /// A text box, of which the ground is not known.
    TextBox,
    /// A page header or footer, where tabs are how Word places things.
    Running,
}

/// A row of paragraphs: the text, a cell, a text box, a note.
pub(super) struct Flow {
    pub(super) around: Around,
    blanks: Row,
    items: Row,
    marker: Option<Marker>,
    tabbed: Row,
    /// A paragraph that looks like a heading, if what follows is text.
    heading: Option<(Span, String)>,
}

/// So many in a row, from there on.
#[derive(Default)]
struct Row {
    count: usize,
    from: Option<Span>,
}

impl Row {
    fn add(&mut self, at: Span) {
        self.count += 1;
        self.from.get_or_insert(at);
    }

    /// Ends the row; where it began, if it was long enough.
    fn end(&mut self, least: usize) -> Option<(usize, Span)> {
        let Self { count, from } = std::mem::take(self);
        from.filter(|_| count >= least).map(|at| (count, at))
    }
}

impl Flow {
    pub(super) fn new(around: Around) -> Self {
        let (blanks, items, tabbed) = Default::default();
        Self { around, blanks, items, marker: None, tabbed, heading: None }
    }

    /// Takes the next paragraph.
    pub(super) fn next(&mut self, paragraph: &Ended<'_>, cx: &mut Diagnostics) {
        if paragraph.empty {
            self.items_end(cx);
            self.tabs_end(cx);
            self.blanks.add(paragraph.at);
            return;
        }
        self.blanks_end(cx);
        let is_text = paragraph.kind == Kind::Text;
        let marker = if is_text && !paragraph.in_list { Marker::of(paragraph.text) } else { None };
        if marker.is_none() || marker != self.marker {
            self.items_end(cx);
        }
        if marker.is_some() {
            self.items.add(paragraph.at);
        }
        self.marker = marker;
        let tabs = paragraph.text.matches('\t').count();
        if is_text && tabs >= 2 && self.around != Around::Running {
            self.tabbed.add(paragraph.at);
            if paragraph.text.contains("\t\t") {
                // A single one is enough.
                self.tabbed.count = self.tabbed.count.max(TABBED);
            }
        } else {
            self.tabs_end(cx);
        }
        self.heading_end(is_text && !paragraph.bold, cx);
        let text = paragraph.text.trim();
        let like_heading = is_text
            && paragraph.bold
            && !paragraph.in_list
            && self.around == Around::Page
            && marker.is_none()
            && text.chars().count() <= LONGEST_HEADING
            && text.chars().any(char::is_alphabetic)
            && !text.contains('\t')
            && !text.ends_with(['.', ':', ',', ';']);
        self.heading = like_heading.then(|| (paragraph.at, text.to_owned()));
    }

    /// Something else than a paragraph follows, or nothing.
    pub(super) fn rest(&mut self, cx: &mut Diagnostics) {
        self.blanks_end(cx);
        self.items_end(cx);
        self.tabs_end(cx);
        self.heading = None;
        self.marker = None;
    }

    fn blanks_end(&mut self, cx: &mut Diagnostics) {
        let Some((count, at)) = self.blanks.end(BLANKS) else { return };
        let fault = message!("{count} tomma stycken i rad", "{count} empty paragraphs in a row");
        cx.push(Diagnostic::new(Code::DocxSpace, fault).at(at).hint(message!(
            "ta bort dem och ange avståndet i stycket (Avstånd före och efter), eller infoga en sidbrytning",
            "remove them and set the distance in the paragraph (Spacing before and after), or insert a page break"
        )));
    }

    fn items_end(&mut self, cx: &mut Diagnostics) {
        let Some((count, at)) = self.items.end(ITEMS) else { return };
        let fault = match self.marker {
            Some(Marker::Sign(sign)) => message!(
                "{count} stycken i rad börjar med ”{sign}”: en lista skriven för hand",
                "{count} paragraphs in a row begin with “{sign}”: a list typed by hand"
            ),
            _ => message!(
                "{count} stycken i rad är numrerade för hand",
                "{count} paragraphs in a row are numbered by hand"
            ),
        };
        cx.push(Diagnostic::new(Code::DocxList, fault).at(at).hint(message!(
            "ta bort tecknen, markera styckena och välj Punktlista eller Numrerad lista",
            "remove the signs, select the paragraphs and choose Bullets or Numbering"
        )));
    }

    fn tabs_end(&mut self, cx: &mut Diagnostics) {
        let Some((count, at)) = self.tabbed.end(TABBED) else { return };
        let fault = message!("text är uppställd i kolumner med tabbar", "text is set in columns with tabs");
        let hint = if count > 1 {
            message!("gör en tabell med rubrikrad av den", "make a table with a header row of it")
        } else {
            message!("använd indrag, tabbstopp eller en tabell", "use indents, tab stops or a table")
        };
        cx.push(Diagnostic::new(Code::DocxSpace, fault).at(at).hint(hint));
    }

    fn heading_end(&mut self, text_follows: bool, cx: &mut Diagnostics) {
        let Some((at, text)) = self.heading.take().filter(|_| text_follows) else { return };
        let shown = excerpt(&text);
        let fault = message!(
            "”{shown}” ser ut som en rubrik men är bara fet text",
            "“{shown}” looks like a heading but is only bold text"
        );
        cx.push(Diagnostic::new(Code::DocxFakeHeading, fault).at(at).hint(message!(
            "ge stycket formatmallen Rubrik 1, 2 eller 3",
            "give the paragraph the style Heading 1, 2 or 3"
        )));
    }
}

#[cfg(test)]
mod tests {
    use super::Marker;

    #[test]
    fn a_marker_is_told_from_a_word_a_sum_and_a_date() {
        for text in ["- brev", "–\tbrev", "• brev", "* brev", "o\tbrev", "1. brev", "12) brev", "a) brev", "b. brev"]
        {
            assert!(Marker::of(text).is_some(), "{text}");
        }
        for text in ["-5 grader", "Ja. Nej", "2024. Ett år", "o brev", "§ 5 brev", "1.", "- ", "i morgon", "100) brev"]
        {
            assert!(Marker::of(text).is_none(), "{text}");
        }
    }
}
