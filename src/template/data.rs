//! What the templates see: `sys.inputs.record`, `.house` and `.words`.
//!
//! Words that somebody typed arrive as finished content, never as source to be evaluated: each run carries the place where it
//! stands in the record through the whole of Typst, so that a missing glyph on page 7 is an error at line 212. The template
//! walks the blocks and decides what they look like; the keys are the record's own.

mod minutes;

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};
use typst::foundations::{Array, Bytes, Content, Datetime, Dict, IntoValue, Value};
use typst::layout::{Abs, Em, Fr, Length as TypstLength};
use typst::syntax::Span as TypstSpan;
use typst::text::{FontStyle, FontWeight, TextElem};
use typst::visualize::Color;

use super::words::Words;
use super::{Input, place};
use crate::document::{Image, Metadata, Role};
use crate::house::{Colour, House, LIST_MARKS, Length, Style, Weight, column_widths, is_crowded};
use crate::markdown::{Align, Block, BlockKind, Inline, InlineKind, Markdown, TableCell};
use crate::meeting::protocol::{Appendix, Protocol};
use crate::meeting::{Count, Meeting, Participant, Person, Section};
use crate::record::Status;
use crate::source::Span;
use crate::swedish::{self, DocLang, dates};

/// What the tree calls the sender's logotype.
pub(super) const LOGOTYPE: &str = "logotype";

/// What the tree calls a picture of the record: this, and the picture's path in the record.
pub(super) const PICTURES: &str = "picture/";

/// Builds a [`Dict`] from keys and values.
macro_rules! dict {
    ($($key:literal: $value:expr),* $(,)?) => {{
        let mut dict = Dict::new();
        $( dict.insert($key.into(), IntoValue::into_value($value)); )*
        dict
    }};
}

/// All inputs of a record's templates.
pub(super) fn inputs(input: &Input<'_>, words: &Words) -> Dict {
    let attachment = input.attachment.map_or(Value::None, |file| {
        Value::Dict(dict! {
            "name": file.name,
            "media-type": file.media_type,
            "description": words.attachment.as_str(),
            "bytes": Bytes::new(file.bytes.to_vec()),
        })
    });
    dict! {
        "record": record(input.meeting, input.metadata, input.house, words),
        "house": house_style(input.house, input.logotype),
        "attachment": attachment,
    }
}

fn record(meeting: &Meeting, metadata: &Metadata, house: &House, words: &Words) -> Dict {
    let mut notes = Notes { house, pictures: &meeting.pictures, count: 0 };
    let days = dates::span(meeting.days.0, meeting.days.1, meeting.lang);
    let mut head = vec![days.clone()];
    head.extend(meeting.registry_number.clone());
    // A finished first version is what a reader takes a document for; anything else is said.
    if meeting.status == Status::Draft {
        head.push(metadata.status.clone());
    }
    if meeting.version > 1 {
        head.push(format!("{} {}", words.version, meeting.version));
    }
    if let Some(replaced) = &meeting.replaces {
        let number = replaced.registry_number.as_ref().map(|number| format!(", {number}")).unwrap_or_default();
        // The second column is narrow, and there a date is written in figures.
        let day = replaced.date.map(|day| format!(", {day}")).unwrap_or_default();
        head.push(format!("{} {}{number}{day}", words.replaces, replaced.version));
    }
    let mut short = vec![metadata.document_type.clone(), days.clone()];
    short.extend(meeting.registry_number.clone());
    let contact = house.contact.get(meeting.lang.tag()).cloned().unwrap_or_default();
    let mut introduction = prose(&meeting.introduction, &mut notes);
    let mut body = sections(&meeting.sections, &mut notes);
    if !contact.is_empty() {
        mark_last(&mut introduction, &mut body);
    }
    dict! {
        "titel": spanned(&meeting.title, place::to_typst(meeting.title_span)),
        "språk": meeting.lang.tag(),
        "region": region(meeting.lang),
        "typ": metadata.document_type.as_str(),
        "myndighet": meeting.authority.as_str(),
        "departement": optional(meeting.department.as_deref()),
        "enhet": optional(meeting.unit.as_deref()),
        "huvud": lines(head),
        "kort": lines(short),
        "fakta": facts(meeting, days, words),
        "inledning": introduction,
        "avsnitt": body,
        "protokoll": meeting.protocol.as_ref().map_or(Value::None, |protocol| {
            Value::Dict(self::protocol(protocol, meeting, words, &mut notes))
        }),
        "kontakt": lines(contact),
        "meta": dict! {
            "authors": lines(metadata.authors.clone()),
            "description": metadata.description.as_str(),
            "keywords": lines(metadata.keywords.clone()),
            "date": datetime(meeting.days.0),
        },
    }
}

/// The region whose habits the document follows, as Typst wants it.
fn region(lang: DocLang) -> &'static str {
    match lang {
        DocLang::Sv => "SE",
        DocLang::En => "GB",
    }
}

fn optional(text: Option<&str>) -> Value {
    text.map_or(Value::None, IntoValue::into_value)
}

fn lines(lines: impl IntoIterator<Item = String>) -> Array {
    lines.into_iter().map(IntoValue::into_value).collect()
}

fn datetime(date: NaiveDate) -> Value {
    let part = |number: u32| u8::try_from(number).ok();
    part(date.month())
        .zip(part(date.day()))
        .and_then(|(month, day)| Datetime::from_ymd(date.year(), month, day))
        .map_or(Value::None, IntoValue::into_value)
}

/// The facts of the meeting: each with what it is about, and a line for each thing that is said of it.
fn facts(meeting: &Meeting, days: String, words: &Words) -> Array {
    let mut facts: Vec<(&str, Vec<String>)> = vec![(&words.facts.date, vec![days])];
    if let Some((from, to)) = meeting.time {
        let clock = to.map_or_else(|| from.in_text(meeting.lang), |to| from.until(to, meeting.lang));
        let breaks = meeting.protocol.iter().flat_map(|protocol| &protocol.adjournments);
        let breaks = breaks.map(|(from, to)| format!("{} {}", words.protocol.adjourned, from.until(*to, meeting.lang)));
        facts.push((&words.facts.time, [clock].into_iter().chain(breaks).collect()));
    }
    facts.push((&words.facts.place, vec![meeting.place.clone()]));
    if meeting.protocol.is_some() {
        return pairs(facts);
    }
    let participants = meeting.participants.iter().map(|participant| describe(participant, meeting.lang, words));
    facts.push((&words.facts.participants, participants.collect()));
    if !meeting.authors.is_empty() {
        facts.push((&words.facts.author, meeting.authors.iter().map(named).collect()));
    }
    pairs(facts)
}

/// Facts as the template takes them.
fn pairs<'f>(facts: impl IntoIterator<Item = (impl Into<std::borrow::Cow<'f, str>>, Vec<String>)>) -> Array {
    facts
        .into_iter()
        .map(|(about, said)| {
            let about: std::borrow::Cow<'_, str> = about.into();
            Value::Array([about.into_owned().into_value(), lines(said).into_value()].into_iter().collect())
        })
        .collect()
}

/// What minutes alone hold.
fn protocol(protocol: &Protocol, meeting: &Meeting, words: &Words, notes: &mut Notes<'_>) -> Dict {
    let fixed = &words.protocol;
    let composer = minutes::Composer { protocol, words, lang: meeting.lang };
    let mut items = Array::new();
    for item in &protocol.items {
        let mut parts = Array::new();
        for part in composer.parts(item) {
            let heading = part.heading.map_or(Value::None, IntoValue::into_value);
            parts.push(Value::Dict(dict! { "rubrik": heading, "text": prose(&part.text, notes) }));
        }
        items.push(Value::Dict(dict! {
            "nummer": minutes::numbers(item.number, item.number),
            "rubrik": spanned(&item.heading.value, place::to_typst(item.heading.span)),
            "uppgifter": lines(composer.item_facts(item)),
            "delar": parts,
        }));
    }
    let appendix = |(number, appendix): (usize, &Appendix)| {
        let said = [Some(appendix.title.clone()), appendix.registry_number.clone()];
        (format!("{} {number}", fixed.appendix), vec![said.into_iter().flatten().collect::<Vec<_>>().join(", ")])
    };
    let signatures = composer.signatures().into_iter().map(|(role, name)| lines([name, role]).into_value());
    let electronic = protocol.approval.as_ref().is_some_and(|approval| approval.electronic);
    dict! {
        "organ": protocol.body.as_str(),
        "uppgifter": pairs(composer.roles()),
        "närvaro": pairs(composer.attendance()),
        "ärenden": items,
        "bilagor": pairs((1..).zip(&protocol.appendices).map(appendix)),
        "justering": lines(composer.approval()),
        // Who approves electronically signs nothing on paper.
        "underskrifter": if electronic { Array::new() } else { signatures.collect() },
        "anslag": pairs(composer.notice()),
        "överklagande": lines(composer.appeal()),
        "ord": dict! {
            "närvaro": fixed.attendance.as_str(),
            "bilagor": fixed.appendices.as_str(),
            "justering": fixed.approval.as_str(),
            "anslag": fixed.notice.as_str(),
            "överklagande": fixed.appeal.as_str(),
        },
    }
}

fn named(person: &Person) -> String {
    match &person.role {
        Some(role) => format!("{}, {role}", person.name),
        None => person.name.clone(),
    }
}

fn describe(participant: &Participant, lang: DocLang, words: &Words) -> String {
    match participant {
        Participant::Person { person, organisation, parts } => {
            let mut text = named(person);
            if let Some(organisation) = organisation {
                text.push_str(", ");
                text.push_str(organisation);
            }
            let parts: Vec<&str> = parts.iter().map(|part| words.part(part)).collect();
            if !parts.is_empty() {
                text = format!("{text} ({})", words.listed(&parts));
            }
            text
        }
        Participant::Organisation { name, count: None } => name.clone(),
        Participant::Organisation { name, count: Some(count) } => {
            format!("{name} ({})", counted(*count, None, lang, words))
        }
        Participant::Count { count, of } => counted(*count, of.as_deref(), lang, words),
    }
}

/// A number and what it counts; people, where nothing is said.
fn counted(count: Count, of: Option<&str>, lang: DocLang, words: &Words) -> String {
    let about = if count.approximate { format!("{} ", words.about) } else { String::new() };
    let people = if count.number == 1 { &words.people.one } else { &words.people.many };
    format!("{about}{}\u{a0}{}", swedish::grouped(count.number, lang), of.unwrap_or(people))
}

/// Counts footnotes through the whole record, so that each has a name of its own; and what blocks must look up.
struct Notes<'h> {
    house: &'h House,
    pictures: &'h BTreeMap<String, Image>,
    count: usize,
}

/// Where a text's footnotes begin in the count of the whole record, and which have been referred to already.
struct Within<'h> {
    house: &'h House,
    pictures: &'h BTreeMap<String, Image>,
    first: usize,
    seen: Vec<bool>,
}

fn prose(text: &Markdown, notes: &mut Notes<'_>) -> Dict {
    let (house, pictures) = (notes.house, notes.pictures);
    let mut within = Within { house, pictures, first: notes.count, seen: vec![false; text.notes.len()] };
    notes.count += text.notes.len();
    // The notes' own texts hold no notes: these have been refused.
    let mut none = Within { house, pictures, first: 0, seen: Vec::new() };
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

fn sections(list: &[Section], notes: &mut Notes<'_>) -> Array {
    let mut array = Array::new();
    for section in list {
        let heading = section.heading.as_ref();
        array.push(Value::Dict(dict! {
            "rubrik": heading.map_or(Value::None, |heading| {
                spanned(&heading.value, place::to_typst(heading.span)).into_value()
            }),
            "språk": optional(section.lang.as_deref()),
            "text": prose(&section.text, notes),
            "avsnitt": sections(&section.sections, notes),
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
fn mark_last(introduction: &mut Dict, sections: &mut Array) {
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

fn mark(text: &mut Dict) {
    if let Ok(Value::Array(blocks)) = text.at_mut("blocks")
        && let Ok(last) = blocks.last_mut()
        // The engine leaves the footnotes of what it moves to the next page behind.
        && !refers_to_notes(last)
        && let Value::Dict(block) = last
    {
        block.insert("last".into(), true.into_value());
    }
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
                Some(start) => dict! { "kind": "numbers", "start": i64::from(*start), "items": items },
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
                "caption": caption.as_ref().map_or(Value::None, |caption| inlines(caption, notes).into_value()),
                "widths": widths(notes.house, &texts),
                "crowded": is_crowded(notes.house, notes.house.text_width(), &texts),
                "columns": columns.iter().map(|side| align(*side).into_value()).collect::<Array>(),
                "head": row(head, notes),
                "rows": rows.iter().map(|cells| row(cells, notes).into_value()).collect::<Array>(),
            }
        }
        BlockKind::Figure { path, alt, caption } => dict! {
            "kind": "figure",
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
fn widths(house: &House, columns: &[Vec<String>]) -> Array {
    let widths = column_widths(house, house.text_width(), columns);
    widths.into_iter().map(|width| Fr::new(width.pt()).into_value()).collect()
}

/// How wide a picture stands on the page.
fn picture_width(house: &House, image: &Image) -> Value {
    house.picture_extent(image, house.text_width()).map_or(Value::None, |(width, _)| length(width).into_value())
}

/// A picture, as its bytes: a path would be interned by the engine for ever, and it has room for 65,535 in the life of a process.
fn picture(image: &Image) -> Value {
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
    list.iter().map(|inline| Value::Dict(self::inline(inline, notes))).collect()
}

fn inline(inline: &Inline, notes: &mut Within<'_>) -> Dict {
    match &inline.kind {
        InlineKind::Text(text) => dict! { "kind": "text", "body": words(text, inline.span) },
        InlineKind::Strong(inner) => dict! { "kind": "strong", "inlines": inlines(inner, notes) },
        InlineKind::Emph(inner) => dict! { "kind": "emph", "inlines": inlines(inner, notes) },
        InlineKind::Strike(inner) => dict! { "kind": "strike", "inlines": inlines(inner, notes) },
        InlineKind::Code(text) => dict! { "kind": "code", "text": text.text.as_str() },
        InlineKind::Link { href, inlines: inner } => {
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

/// Words that know their place; `around` is where they stand in, should they be empty.
fn words(words: &crate::markdown::Words, around: Span) -> Content {
    spanned(&words.text, place::to_typst(words.span(0..words.text.len()).unwrap_or(around)))
}

/// A run of words that knows its place.
fn spanned(text: &str, span: TypstSpan) -> Content {
    TextElem::packed(text).spanned(span)
}

fn house_style(house: &House, logotype: Option<&Image>) -> Dict {
    let page = &house.page;
    let mut roles = Dict::new();
    for role in Role::ALL {
        roles.insert(role.name().into(), Value::Dict(style(house, house.style(role))));
    }
    let logotype = logotype.map_or(Value::None, |mark| {
        Value::Dict(dict! { "path": LOGOTYPE, "bytes": picture(mark), "alt": mark.alt.as_str() })
    });
    dict! {
        "page": dict! {
            "width": length(page.width), "height": length(page.height), "top": length(page.top),
            "bottom": length(page.bottom), "left": length(page.left), "right": length(page.right),
            "header": length(page.header),
        },
        "colours": dict! { "rule": colour(house.colours.rule), "link": colour(house.colours.link) },
        "letterhead": dict! {
            "column": length(house.letterhead.column),
            "logotype": logotype,
            "logotype_height": length(house.letterhead.logotype_height),
        },
        "facts": dict! { "gap": length(house.facts.gap) },
        "list": dict! {
            "indent": length(house.list.indent), "hang": length(house.list.hang), "gap": length(house.list.gap),
            "marks": LIST_MARKS.into_iter().map(IntoValue::into_value).collect::<Array>(),
        },
        "table": dict! {
            "rule": length(house.table.rule), "strong_rule": length(house.table.strong_rule),
            "inset_x": length(house.table.inset_x), "inset_y": length(house.table.inset_y),
            "gap": length(house.table.gap),
        },
        "roles": roles,
    }
}

fn style(house: &House, style: &Style) -> Dict {
    dict! {
        "font": house.family(style.font),
        "size": length(style.size),
        "line": length(style.line),
        "before": length(style.before),
        "after": length(style.after),
        "indent": length(style.indent),
        "weight": match style.weight { Weight::Regular => FontWeight::REGULAR, Weight::Bold => FontWeight::BOLD },
        "style": if style.italic { FontStyle::Italic } else { FontStyle::Normal },
        "colour": colour(house.ink(style.colour)),
        "keep_with_next": style.keep_with_next,
    }
}

fn length(length: Length) -> TypstLength {
    TypstLength { abs: Abs::pt(length.pt()), em: Em::zero() }
}

fn colour(colour: Colour) -> Color {
    let [red, green, blue] = colour.rgb;
    Color::from_u8(red, green, blue, u8::MAX)
}
