//! The texts of a record, as the templates walk them.

use std::collections::BTreeMap;
use std::ops::Range;

use typst::foundations::{Array, Bytes, Content, Dict, IntoValue, Str, Value};
use typst::layout::Fr;
use typst::syntax::Span as TypstSpan;
use typst::text::TextElem;

use super::{PICTURES, dict, length, optional};
use crate::document::Image;
use crate::house::{Faces, House, SHORT_TABLE, column_widths, is_crowded};
use crate::markdown::{Align, Block, BlockKind, Inline, InlineKind, Markdown, Series, TableCell, Target, Words};
use crate::meeting::{Counted, Meeting, Section, numbering};
use crate::source::Span;
use crate::template::place;

/// Counts footnotes through the whole record, so that each has a name of its own; and what blocks must look up.
pub(super) struct Notes<'h> {
    house: &'h House,
    faces: &'h Faces<'h>,
    pictures: &'h BTreeMap<String, Image>,
    counted: &'h Counted,
    count: usize,
}

impl<'h> Notes<'h> {
    pub(super) fn new(house: &'h House, faces: &'h Faces<'h>, meeting: &'h Meeting) -> Self {
        Self { house, faces, pictures: &meeting.pictures, counted: &meeting.counted, count: 0 }
    }
}

/// Where a text's footnotes begin in the count of the whole record, and which have been referred to already.
struct Within<'h> {
    house: &'h House,
    faces: &'h Faces<'h>,
    pictures: &'h BTreeMap<String, Image>,
    counted: &'h Counted,
    first: usize,
    seen: Vec<bool>,
    /// The table or figure whose number the words of the link around tell.
    told: Option<(Series, u32)>,
}

pub(super) fn prose(text: &Markdown, notes: &mut Notes<'_>) -> Dict {
    let (house, faces, pictures, counted) = (notes.house, notes.faces, notes.pictures, notes.counted);
    let mut within =
        Within { house, faces, pictures, counted, first: notes.count, seen: vec![false; text.notes.len()], told: None };
    notes.count += text.notes.len();
    // The notes' own texts hold no notes: these have been refused.
    let mut none = Within { house, faces, pictures, counted, first: 0, seen: Vec::new(), told: None };
    dict! {
        "blocks": blocks(&text.blocks, &mut within),
        // A note's first line begins right after its number: it cannot be in a block of its own with what it leads in.
        "notes": text
            .notes
            .iter()
            .map(|note| note.iter().map(|part| block(part, &mut none).into_value()).collect::<Array>().into_value())
            .collect::<Array>(),
    }
}

/// The sections of a record. `number` is what goes before the number of each in a numbered document: nothing, "2.", "2.1."; `None` where
/// sections have no numbers. One without a heading has none.
pub(super) fn sections(list: &[Section], number: Option<&str>, notes: &mut Notes<'_>) -> Array {
    let mut array = Array::new();
    let numbers = number.map(|before| numbering::level(list, before)).unwrap_or_default();
    for (index, section) in list.iter().enumerate() {
        let heading = section.heading.as_ref();
        let own = numbers.get(index).cloned().flatten();
        let within = own.as_deref().map(numbering::within);
        array.push(Value::Dict(dict! {
            "nummer": optional(own.as_deref()),
            "rubrik": heading.map_or(Value::None, |heading| {
                spanned(&heading.value, place::to_typst(heading.span)).into_value()
            }),
            "språk": optional(section.lang.as_deref()),
            "text": prose(&section.text, notes),
            "avsnitt": sections(&section.sections, within.as_deref(), notes),
        }));
    }
    array
}

fn blocks(list: &[Block], notes: &mut Within<'_>) -> Array {
    let mut array = Array::new();
    let mut rest = list.iter();
    while let Some(block) = rest.next() {
        let dict = match (lead_in(block), rest.as_slice().first()) {
            (Some(line), Some(list)) if matches!(list.kind, BlockKind::List { .. }) => {
                rest.next();
                let line = inlines(line, notes);
                dict! { "kind": "lead-in", "line": line, "list": self::block(list, notes) }
            }
            _ => self::block(block, notes),
        };
        array.push(Value::Dict(dict));
    }
    array
}

/// Says of the last block of a document's text that it is the last, so that the sender's address does not come to stand on a page alone.
pub(super) fn mark_last(introduction: &mut Dict, sections: &mut Array) {
    let Ok(Value::Dict(section)) = sections.last_mut() else { return mark(introduction) };
    let mut inner = match section.at_mut("avsnitt") {
        Ok(Value::Array(inner)) => std::mem::take(inner),
        _ => Array::new(),
    };
    if inner.is_empty() {
        if let Ok(Value::Dict(text)) = section.at_mut("text") {
            mark(text);
        }
    } else {
        mark_last(&mut Dict::new(), &mut inner);
        section.insert("avsnitt".into(), Value::Array(inner));
    }
}

/// Says the same of the last block of a text, and of the paragraph before a list: what moves to the next page takes along the line that it
/// completes.
pub(super) fn mark(text: &mut Dict) {
    let Ok(Value::Array(blocks)) = text.at_mut("blocks") else { return };
    if mark_block(blocks, -1, |_| true).is_some_and(|kind| matches!(kind.as_str(), "bullets" | "numbers")) {
        mark_block(blocks, -2, |kind| kind == "paragraph");
    }
}

/// Marks a block, counted from the end, if it is of a kind that is asked for, and tells of which kind it is.
fn mark_block(blocks: &mut Array, index: i64, is_asked_for: impl Fn(&str) -> bool) -> Option<Str> {
    let block = blocks.at_mut(index).ok()?;
    // The engine leaves the footnotes of what it moves to the next page behind.
    if refers_to_notes(block) {
        return None;
    }
    let Value::Dict(block) = block else { return None };
    let kind = block.get("kind").ok()?.clone().cast::<Str>().ok()?;
    let is_long = || matches!(block.get("rows"), Ok(Value::Array(rows)) if rows.len() > SHORT_TABLE);
    (is_asked_for(&kind) && !is_long()).then(|| {
        block.insert("last".into(), true.into_value());
        // The list is what ends it.
        if let Ok(Value::Dict(list)) = block.at_mut("list") {
            list.insert("last".into(), true.into_value());
        }
        kind
    })
}

/// Whether a text says nothing.
pub(super) fn is_empty(text: &Dict) -> bool {
    !matches!(text.get("blocks"), Ok(Value::Array(blocks)) if !blocks.is_empty())
}

/// Whether a block, as the templates take it, refers to a footnote.
fn refers_to_notes(value: &Value) -> bool {
    match value {
        Value::Array(array) => array.iter().any(refers_to_notes),
        Value::Dict(dict) => {
            matches!(dict.get("kind"), Ok(Value::Str(kind)) if kind.as_str().starts_with("note"))
                || dict.iter().any(|(_, value)| refers_to_notes(value))
        }
        _ => false,
    }
}

/// The words of a line such as "Gruppen föreslog följande:", which says nothing without the list after it.
fn lead_in(block: &Block) -> Option<&[Inline]> {
    match &block.kind {
        // The engine leaves the footnotes of what it moves to the next page behind.
        BlockKind::Paragraph(line) if line.iter().any(|inline| matches!(inline.kind, InlineKind::NoteRef(_))) => None,
        BlockKind::Paragraph(line) if crate::markdown::plain_text(line).trim_end().ends_with(':') => Some(line),
        _ => None,
    }
}

fn block(block: &Block, notes: &mut Within<'_>) -> Dict {
    match &block.kind {
        BlockKind::Paragraph(content) => dict! { "kind": "paragraph", "inlines": inlines(content, notes) },
        BlockKind::Heading { level, inlines: content } => dict! {
            "kind": "heading", "level": i64::from(*level), "inlines": inlines(content, notes),
        },
        BlockKind::List { start, items } => {
            let items: Array = items.iter().map(|item| blocks(item, notes).into_value()).collect();
            match start {
                Some(start) => dict! {
                    "kind": "numbers", "start": i64::from(*start), "hang": length(notes.house.number_hang(*start, items.len())),
                    "items": items,
                },
                None => dict! { "kind": "bullets", "items": items },
            }
        }
        BlockKind::Table { caption, columns, head, rows } => {
            let row = |cells: &[TableCell], notes: &mut Within<'_>| -> Array {
                cells.iter().map(|cell| inlines(&cell.inlines, notes).into_value()).collect()
            };
            let texts = column_texts(head, rows);
            dict! {
                "kind": "table",
                "name": optional(notes.counted.name(Series::Tables, block.span).as_deref()),
                "number": kept(notes.counted, Series::Tables, block.span),
                "caption": caption.as_ref().map_or(Value::None, |caption| inlines(caption, notes).into_value()),
                "widths": widths(notes.house, notes.faces, &texts),
                "crowded": is_crowded(notes.house, notes.faces, notes.house.text_width(), &texts),
                "columns": columns.iter().map(|side| align(*side).into_value()).collect::<Array>(),
                "head": row(head, notes),
                "rows": rows.iter().map(|cells| row(cells, notes).into_value()).collect::<Array>(),
            }
        }
        BlockKind::Figure { path, alt, caption } => dict! {
            "kind": "figure",
            "name": optional(notes.counted.name(Series::Figures, block.span).as_deref()),
            "number": kept(notes.counted, Series::Figures, block.span),
            "path": format!("{PICTURES}{path}"),
            "bytes": notes.pictures.get(path).map_or(Value::None, picture),
            "width": notes.pictures.get(path).map_or(Value::None, |image| picture_width(notes.house, image)),
            "alt": alt.text.as_str(),
            "caption": caption.as_ref().map_or(Value::None, |caption| words(caption, block.span).into_value()),
        },
        BlockKind::Quote(inner) => dict! { "kind": "quote", "blocks": blocks(inner, notes) },
        BlockKind::Code(text) => dict! { "kind": "code", "text": text.text.as_str() },
        BlockKind::Divider => dict! { "kind": "divider" },
    }
}

/// The number that the caption tells; none where the engine counts.
fn kept(counted: &Counted, series: Series, span: Span) -> Value {
    counted.kept(series, span).map_or(Value::None, |number| i64::from(number).into_value())
}

/// The texts of each column's cells.
fn column_texts(head: &[TableCell], rows: &[Vec<TableCell>]) -> Vec<Vec<String>> {
    let text = |cell: &TableCell| crate::markdown::plain_text(&cell.inlines);
    let column = |at: usize| {
        let cells = rows.iter().filter_map(|row| row.get(at));
        head.get(at).into_iter().chain(cells).map(text).collect()
    };
    (0..head.len()).map(column).collect()
}

/// How the columns share the table's width.
fn widths(house: &House, faces: &Faces<'_>, columns: &[Vec<String>]) -> Array {
    let widths = column_widths(house, faces, house.text_width(), columns);
    widths.into_iter().map(|width| Fr::new(width.pt()).into_value()).collect()
}

/// How wide a picture stands on the page.
fn picture_width(house: &House, image: &Image) -> Value {
    house.picture_extent(image, house.text_width()).map_or(Value::None, |(width, _)| length(width).into_value())
}

/// A picture, as its bytes: a path would be interned by the engine for ever, and it has room for 65,535 in the life of a process.
pub(super) fn picture(image: &Image) -> Value {
    Bytes::new(image.data.clone()).into_value()
}

fn align(side: Align) -> &'static str {
    match side {
        Align::Start => "start",
        Align::Center => "center",
        Align::End => "end",
    }
}

fn inlines(list: &[Inline], notes: &mut Within<'_>) -> Array {
    let parts = |inline: &Inline, notes: &mut Within<'_>| match (&inline.kind, notes.told) {
        (InlineKind::Text(words), Some(told)) => counting(words, inline.span, told, notes.counted),
        _ => vec![self::inline(inline, notes)],
    };
    list.iter().flat_map(|inline| parts(inline, notes)).map(Value::Dict).collect()
}

fn inline(inline: &Inline, notes: &mut Within<'_>) -> Dict {
    match &inline.kind {
        InlineKind::Text(text) => dict! { "kind": "text", "body": words(text, inline.span) },
        InlineKind::Strong(inner) => dict! { "kind": "strong", "inlines": inlines(inner, notes) },
        InlineKind::Emph(inner) => dict! { "kind": "emph", "inlines": inlines(inner, notes) },
        InlineKind::Strike(inner) => dict! { "kind": "strike", "inlines": inlines(inner, notes) },
        InlineKind::Code(text) => dict! { "kind": "code", "text": text.text.as_str() },
        // What is secret has been masked or marked by now, see `meeting::secrecy`.
        InlineKind::Restricted { inlines: inner, .. } => dict! { "kind": "plain", "inlines": inlines(inner, notes) },
        InlineKind::Link { href, inlines: inner } => {
            if let Some(target) = Target::of(href) {
                let Target::Counted(series, number) = target else {
                    return dict! { "kind": "reference", "name": target.heading(), "inlines": inlines(inner, notes) };
                };
                notes.told = Some((series, number));
                let words = inlines(inner, notes);
                notes.told = None;
                return dict! { "kind": "reference", "name": notes.counted.named(series, number), "inlines": words };
            }
            dict! { "kind": "link", "href": href.as_str(), "inlines": inlines(inner, notes) }
        }
        InlineKind::Lang { lang, inlines: inner } => {
            dict! { "kind": "lang", "lang": lang.as_str(), "inlines": inlines(inner, notes) }
        }
        InlineKind::NoteRef(index) => {
            let first = notes.seen.get_mut(*index).is_some_and(|seen| !std::mem::replace(seen, true));
            dict! {
                "kind": if first { "note" } else { "note-again" },
                "index": i64::try_from(*index).unwrap_or(i64::MAX),
                "id": format!("not-{}", notes.first + index),
            }
        }
        InlineKind::Break => dict! { "kind": "break" },
    }
}

/// Words, of which the number that they tell is the one that the table or figure has in this document.
fn counting(words: &Words, around: Span, (series, number): (Series, u32), counted: &Counted) -> Vec<Dict> {
    let (told, shown) = (number.to_string(), counted.shown(series, number).to_string());
    let Some(at) = find_number(&words.text, &told).filter(|_| told != shown) else {
        return vec![dict! { "kind": "text", "body": self::words(words, around) }];
    };
    let own = at..at + told.len();
    let part = |text: &str, range: Range<usize>| {
        let at = place::to_typst(words.span(range).unwrap_or(around));
        dict! { "kind": "text", "body": spanned(text, at) }
    };
    let parts =
        [(&words.text[..at], 0..at), (&shown, own.clone()), (&words.text[own.end..], own.end..words.text.len())];
    parts.into_iter().filter(|(text, _)| !text.is_empty()).map(|(text, range)| part(text, range)).collect()
}

/// Where a number stands in words that is no part of another.
fn find_number(words: &str, number: &str) -> Option<usize> {
    let is_digit = |letter: Option<char>| letter.is_some_and(|letter| letter.is_ascii_digit());
    let alone = |at: &usize| {
        !is_digit(words[..*at].chars().next_back()) && !is_digit(words[at + number.len()..].chars().next())
    };
    words.match_indices(number).map(|(at, _)| at).find(alone)
}

/// Words that know their place; `around` is where they stand in, should they be empty.
fn words(words: &Words, around: Span) -> Content {
    spanned(&words.text, place::to_typst(words.span(0..words.text.len()).unwrap_or(around)))
}

/// A run of words that knows its place.
pub(super) fn spanned(text: &str, span: TypstSpan) -> Content {
    TextElem::packed(text).spanned(span)
}
