//! Plain text, for e-mail and search.
//!
//! No structure can be read back from it, but all words of the tree are in it in order:
//! [`crate::document::parity::contains_in_order`].
//!
//! Lines are broken at white space that allows it: a no-break space holds, and a word wider than the line stays whole, for
//! an address cut in two is of no use. Widths are those of a terminal (Unicode UAX #11).

mod table;
mod wrap;

use unicode_width::UnicodeWidthStr as _;

use crate::document::{Block, Document, Entry, GroupKind, Inline, Role, parity};

use wrap::{Lines, wrap};

/// The narrowest text that can be laid out.
const NARROWEST: usize = 20;
/// How far preformatted text is indented.
const CODE_INDENT: &str = "    ";
/// How far an entry of the list of contents is indented below the level above it.
const ENTRY_INDENT: &str = "  ";
/// What stands above footnotes and addresses.
const RULE: &str = "--------------------";

/// The document as plain text, in lines of at most `width` columns that end with a line feed.
#[must_use]
pub fn text(document: &Document, width: usize) -> String {
    let width = width.max(NARROWEST);
    let mut lines = blocks(&document.blocks, width);
    if !document.notes.is_empty() {
        lines.gap();
        lines.push(RULE.to_owned());
        for (index, note) in document.notes.iter().enumerate() {
            let mark = format!("{} ", parity::note_mark(index));
            lines.append(blocks(note, width - mark.width().min(width / 2)).hanging(&mark));
        }
    }
    lines.finish()
}

/// Blocks below each other. The recursion is as deep as the tree, whose depth is bounded where it is made.
fn blocks(blocks: &[Block], width: usize) -> Lines {
    let mut lines = Lines::default();
    for block in blocks {
        let next = one(block, width);
        if !next.is_empty() {
            lines.gap();
            lines.append(next);
        }
    }
    lines
}

fn one(block: &Block, width: usize) -> Lines {
    match block {
        Block::Title { inlines } => underlined(inlines, width, '='),
        Block::Heading { level: 0 | 1, inlines, .. } => underlined(inlines, width, '-'),
        Block::Paragraph { inlines, .. } | Block::Heading { inlines, .. } => paragraph(inlines, width),
        Block::Contents { heading, entries, .. } => contents(heading, entries, width),
        Block::List { start, items } => list(*start, items, width),
        Block::Terms { items } => terms(items, width),
        Block::Table(table) => table::table(table, width),
        Block::Figure { image, caption } => {
            let mut lines = wrap(&format!("[{}]", image.alt), width);
            if let Some(caption) = caption {
                lines.append(paragraph(caption, width));
            }
            lines
        }
        Block::Quote { blocks: quoted } => blocks(quoted, width.saturating_sub(2).max(1)).prefixed("> ", "> "),
        Block::Code { text } => {
            text.lines().map(|line| line.trim_end().to_owned()).collect::<Lines>().prefixed(CODE_INDENT, CODE_INDENT)
        }
        Block::Divider => Lines::from_iter(["* * *".to_owned()]),
        Block::Group {
            kind: GroupKind::Section | GroupKind::LeadIn | GroupKind::Together | GroupKind::Closing,
            blocks: within,
            ..
        } => blocks(within, width),
        Block::Group { kind: GroupKind::Letterhead, blocks, .. } => letterhead(blocks, width),
        Block::Group { kind: GroupKind::Contact, blocks: addresses, .. } => {
            let mut lines = Lines::from_iter([RULE.to_owned()]);
            for address in addresses {
                lines.append(one(address, width));
            }
            lines
        }
    }
}

/// A paragraph; what comes after a jump to the next column stands in the second half of the line.
fn paragraph(inlines: &[Inline], width: usize) -> Lines {
    let mut parts = inlines.split(|inline| *inline == Inline::Tab).map(words);
    let first = parts.next().unwrap_or_default();
    let rest: Vec<_> = parts.filter(|part| !part.trim().is_empty()).collect();
    if rest.is_empty() {
        return wrap(&first, width);
    }
    let rest = rest.join(" ");
    let column = width / 2;
    let (first, rest) = (first.trim(), rest.trim());
    if first.contains('\n') || first.width() + 2 > column || rest.width() > width - column {
        return wrap(&format!("{first} {rest}"), width);
    }
    wrap(rest, width - column).hanging(&format!("{first}{}", " ".repeat(column - first.width())))
}

fn underlined(inlines: &[Inline], width: usize, line: char) -> Lines {
    let mut lines = paragraph(inlines, width);
    let widest = lines.widest();
    if widest > 0 {
        lines.push(std::iter::repeat_n(line, widest).collect());
    }
    lines
}

/// The list of contents: deeper entries further in, and further lines of an entry further in than its first.
fn contents(heading: &[Inline], entries: &[Entry], width: usize) -> Lines {
    let mut lines = underlined(heading, width, '-');
    lines.gap();
    for entry in entries {
        let first = ENTRY_INDENT.repeat(usize::from(entry.level.saturating_sub(1)));
        let rest = format!("{first}{ENTRY_INDENT}");
        let width = width.saturating_sub(rest.width()).max(1);
        lines.append(paragraph(&entry.inlines, width).prefixed(&first, &rest));
    }
    lines
}

/// The letterhead's lines, close together; those of its second column in the second half of the line.
fn letterhead(blocks: &[Block], width: usize) -> Lines {
    let mut lines = Lines::default();
    for block in blocks {
        match block {
            Block::Paragraph { role: Role::Meta, inlines } => {
                let column = " ".repeat(width / 2);
                lines.append(paragraph(inlines, width - column.len()).prefixed(&column, &column));
            }
            Block::Paragraph { role: Role::Department, .. } => {
                lines.gap();
                lines.append(one(block, width));
            }
            _ => lines.append(one(block, width)),
        }
    }
    lines
}

fn list(start: Option<u32>, items: &[Vec<Block>], width: usize) -> Lines {
    let last =
        start.map(|start| start.saturating_add(u32::try_from(items.len().saturating_sub(1)).unwrap_or(u32::MAX)));
    let digits = last.map_or(0, |last| last.to_string().len());
    let mut lines = Lines::default();
    for (item, offset) in items.iter().zip(0_u32..) {
        let mark = match start {
            Some(start) => format!("{:>digits$}. ", start.saturating_add(offset)),
            None => "– ".to_owned(),
        };
        let mut within = Lines::default();
        for block in item {
            within.append(one(block, width.saturating_sub(mark.width()).max(1)));
        }
        lines.append(within.hanging(&mark));
    }
    lines
}

/// Terms with their descriptions beside them, or below where a term is long.
fn terms(items: &[(Vec<Inline>, Vec<Block>)], width: usize) -> Lines {
    let terms: Vec<_> = items.iter().map(|(term, _)| colon(&words(term).replace('\n', " "))).collect();
    let column = terms.iter().map(|term| term.width() + 2).filter(|column| *column <= width / 2).max().unwrap_or(0);
    let mut lines = Lines::default();
    for (term, (_, description)) in terms.iter().zip(items) {
        if term.width() + 2 <= column {
            let description = blocks(description, width - column);
            lines.append(description.hanging(&format!("{term}{}", " ".repeat(column - term.width()))));
        } else {
            lines.append(wrap(term, width));
            lines.append(blocks(description, width.saturating_sub(2).max(1)).prefixed("  ", "  "));
        }
    }
    lines
}

/// A term with a colon, unless it has one or is empty.
fn colon(term: &str) -> String {
    let term = term.trim();
    if term.is_empty() || term.ends_with(':') { term.to_owned() } else { format!("{term}:") }
}

/// Words in a line; a forced line break is a line feed, other white space that may break a space. A link's address
/// follows its words, unless they tell it.
fn words(inlines: &[Inline]) -> String {
    let mut words = Words::default();
    words.inlines(inlines);
    words.tell_address();
    words.text
}

#[derive(Default)]
struct Words {
    text: String,
    /// Addresses to be told where the word ends: a link may be part of a word, as in "[regeringen](…)s".
    addresses: String,
}

impl Words {
    fn inlines(&mut self, inlines: &[Inline]) {
        for inline in inlines {
            match inline {
                Inline::Text(words) | Inline::Number(words) | Inline::Code(words) => {
                    self.push(&words.replace('\n', " "));
                }
                Inline::Strong(inlines)
                | Inline::Emph(inlines)
                | Inline::Strike(inlines)
                | Inline::Super(inlines)
                | Inline::Sub(inlines)
                | Inline::Named { inlines, .. }
                | Inline::Lang { inlines, .. } => self.inlines(inlines),
                Inline::Link { href, inlines } => {
                    self.inlines(inlines);
                    if !inline.tells_its_address() && !href.starts_with('#') {
                        let address = href.strip_prefix("mailto:").unwrap_or(href);
                        self.addresses.extend([" <", address, ">"]);
                    }
                }
                Inline::NoteRef(index) => self.push(&parity::note_mark(*index)),
                Inline::Break => self.push("\n"),
                Inline::Tab => self.push(" "),
                Inline::Field(_) => {}
            }
        }
    }

    fn push(&mut self, words: &str) {
        let end_of_word = words.find(|character: char| !character.is_alphanumeric());
        let (word, rest) = words.split_at(end_of_word.unwrap_or(words.len()));
        self.text.push_str(word);
        if !rest.is_empty() {
            self.tell_address();
            self.text.push_str(rest);
        }
    }

    fn tell_address(&mut self) {
        self.text.push_str(&self.addresses);
        self.addresses.clear();
    }
}

#[cfg(test)]
mod tests;
