//! What the templates see: the house style (`sys.inputs.house`), and the record that their function is called with.
//!
//! Words that somebody typed arrive as finished content, never as source to be evaluated: each run carries the place where it
//! stands in the record through the whole of Typst, so that a missing glyph on page 7 is an error at line 212. The template
//! walks the blocks and decides what they look like; the keys are the record's own.

mod approval;
mod compose;
mod long;
mod meeting;
mod minutes;
mod other;
mod text;
mod votes;

use chrono::{Datelike, NaiveDate};
use typst::foundations::{Array, Bytes, Datetime, Dict, IntoValue, Value};
use typst::layout::{Abs, Em, Length as TypstLength};
use typst::text::{FontStyle, FontWeight};
use typst::visualize::Color;

use super::words::Words;
use super::{Attachment, AttachmentKind, Input, place};
use crate::document::{Image, Role};
use crate::house::{Colour, Faces, House, LIST_MARKS, Length, Style, Weight};
use crate::meeting::protocol::Appendix;
use crate::meeting::sittings::{Adjournment, Period, Sitting, sittings};
use crate::meeting::{Count, Meeting, Participant, Particulars, Person};
use crate::record::{DocumentType, Status};
use crate::swedish::{self, DocLang, TimeOfDay, dates};
use compose::{Beginnings, Fact};
pub(super) use long::LONG_WORD;
use text::{Notes, is_empty, mark, mark_last, picture, prose, sections, spanned};

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
use dict;

fn attachment(file: &Attachment<'_>, words: &Words) -> Value {
    let description = match file.kind {
        AttachmentKind::Record => &words.attachment,
        AttachmentKind::Register => &words.attached_register,
    };
    Value::Dict(dict! {
        "name": file.name.as_str(),
        "media-type": file.media_type,
        "description": description.as_str(),
        "bytes": Bytes::new(file.bytes.to_vec()),
    })
}

/// What the template's function is called with.
pub(super) fn record(input: &Input<'_>, words: &Words, faces: &Faces<'_>) -> Dict {
    let (meeting, metadata, house) = (input.meeting, input.metadata, input.house);
    let mut notes = Notes::new(house, faces, meeting);
    let days = meeting.days_told();
    let mut head = vec![days.clone()];
    head.extend(meeting.registry_number.clone());
    // A finished first version is what a reader takes a document for; anything else is said.
    if meeting.status == Status::Draft {
        head.push(metadata.status.clone());
    }
    if meeting.version > 1 && !meeting.foretells {
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
    short.extend((!meeting.markings.is_empty()).then(|| words.secrecy.mark.clone()));
    let contact = house.contact.get(meeting.lang.tag()).cloned().unwrap_or_default();
    let mut introduction = prose(&meeting.introduction, &mut notes);
    let number = (meeting.kind == DocumentType::Memorandum).then_some("");
    let mut body = sections(&meeting.sections, number, &mut notes);
    // Of a document that goes on after its sections these are not the last.
    if !contact.is_empty() && !goes_on(&meeting.particulars) {
        mark_last(&mut introduction, &mut body);
    }
    let mut dict = dict! {
        "titel": spanned(&metadata.title, place::to_typst(meeting.title_span)),
        "rubrik": spanned(&dates::unparted(&metadata.title), place::to_typst(meeting.title_span)),
        "språk": meeting.lang.tag(),
        "region": region(meeting.lang),
        "typ": metadata.document_type.as_str(),
        "myndighet": meeting.authority.as_str(),
        "departement": optional(meeting.department.as_deref()),
        "enhet": optional(meeting.unit.as_deref()),
        "huvud": lines(head),
        "kort": lines(short),
        "fakta": pairs(Beginnings::of(meeting).facts(facts(meeting, days, words))),
        "innehåll": has_contents(meeting),
        "ord": dict! { "innehåll": words.contents.as_str(), "bilagor": words.protocol.appendices.as_str() },
        // What minutes have for appendices may have come at the meeting.
        "bilagor": pairs(
            meeting.particulars.appendices().iter().filter(|_| !meeting.foretells).map(|own| appendix(own, words)),
        ),
        "inledning": introduction,
        "avsnitt": body,
        "kontakt": lines(contact),
        "filer": input.attachments.iter().map(|file| attachment(file, words)).collect::<Array>(),
        "meta": dict! {
            "authors": lines(metadata.authors.clone()),
            "description": metadata.description.as_str(),
            "keywords": lines(metadata.keywords.clone()),
            "date": datetime(meeting.days.0),
        },
    };
    let (name, own) = particulars(input, words, &mut notes);
    dict.insert(name.into(), Value::Dict(own));
    let long = long::may_hold_words_of(LONG_WORD, &dict);
    dict.insert("långa_ord".into(), long.into_value());
    dict
}

/// Whether a document whose sections are its body has something after them.
fn goes_on(particulars: &Particulars) -> bool {
    let has_actions = matches!(particulars, Particulars::Notes(own) if !own.actions.is_empty());
    has_actions || !particulars.appendices().is_empty()
}

/// Whether there is a list of contents (innehållsförteckning): of minutes, but not of what is made of their record, and of memoranda.
pub(super) fn has_contents(meeting: &Meeting) -> bool {
    match &meeting.particulars {
        Particulars::Meeting(protocol) => meeting.kind == DocumentType::Protocol && protocol.contents,
        Particulars::Memorandum(memorandum) => memorandum.contents,
        Particulars::Notes(_) | Particulars::Decision(_) | Particulars::FileNote(_) => false,
    }
}

/// What documents of the meeting's kind alone hold, and what the templates call it.
fn particulars(input: &Input<'_>, words: &Words, notes: &mut Notes<'_>) -> (&'static str, Dict) {
    let meeting = input.meeting;
    match &meeting.particulars {
        Particulars::Meeting(protocol) => ("protokoll", self::meeting::protocol(protocol, input, words, notes)),
        Particulars::Notes(own) => {
            let actions = prose(&other::actions(&own.actions, meeting, words), notes);
            ("anteckningar", dict! { "åtgärder": part(&words.actions.heading, actions) })
        }
        Particulars::Decision(decision) => {
            let fixed = &words.decision;
            let composer = other::DecisionComposer { decision, meeting, words };
            let mut copies = prose(&composer.copies(), notes);
            mark(&mut copies);
            let appeal = composer.appeal();
            let texts = [&composer.decisions(), &decision.background, &decision.reasons, &composer.dissents()];
            let mut texts = texts.map(|text| prose(text, notes));
            // What who shall have the decision is told right after.
            if appeal.is_empty()
                && meeting.particulars.appendices().is_empty()
                && !decision.copies_to.is_empty()
                && let Some(last) = texts.iter_mut().rfind(|text| !is_empty(text))
            {
                mark(last);
            }
            let [decisions, background, reasons, dissents] = texts;
            let own = dict! {
                "beslut": part(&fixed.decision, decisions),
                "bakgrund": part(&fixed.background, background),
                "skäl": part(&fixed.reasons, reasons),
                "avvikande": part(&fixed.dissent, dissents),
                "överklagande": lines(appeal),
                "skickas_till": copies,
                "ord": dict! {
                    "överklagande": words.protocol.appeal.as_str(),
                },
            };
            ("beslut", own)
        }
        Particulars::Memorandum(memorandum) => {
            let fixed = &words.memorandum;
            let own = dict! {
                "syfte": part(&fixed.purpose, prose(&memorandum.purpose, notes)),
                "sammanfattning": part(&fixed.summary, prose(&memorandum.summary, notes)),
            };
            ("promemoria", own)
        }
        Particulars::FileNote(_) => ("tjänsteanteckning", Dict::new()),
    }
}

/// A part of the document with its heading.
fn part(heading: &str, text: Dict) -> Dict {
    dict! { "rubrik": heading, "text": text }
}

/// A line of the list of appendices.
fn appendix(appendix: &Appendix, words: &Words) -> Fact {
    let said = [Some(appendix.title.clone()), appendix.registry_number.clone()];
    let said = said.into_iter().flatten().collect::<Vec<_>>().join(", ");
    (format!("{} {}", words.protocol.appendix, appendix.number), vec![said])
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

/// The facts of the document: each with what it is about, and a line for each thing that is said of it.
fn facts(meeting: &Meeting, days: String, words: &Words) -> Vec<Fact> {
    let described = |participant| describe(participant, meeting.lang, words);
    let own = match &meeting.particulars {
        Particulars::Notes(_) | Particulars::Meeting(_) => meeting_facts(meeting, days, words),
        Particulars::Decision(decision) => other::DecisionComposer { decision, meeting, words }.facts(),
        Particulars::FileNote(note) => {
            other::file_note(note, meeting.participants.iter().map(described).collect(), meeting, words)
        }
        Particulars::Memorandum(memorandum) => other::memorandum(memorandum, meeting, words),
    };
    other::secrecy(meeting, words).into_iter().chain(other::correction(meeting, words)).chain(own).collect()
}

/// When and where a meeting was held, and who was there.
fn meeting_facts(meeting: &Meeting, days: String, words: &Words) -> Vec<Fact> {
    let mut facts = vec![(words.facts.date.clone(), vec![days])];
    if let Some((from, to)) = meeting.time {
        facts.push((words.facts.time.clone(), times(meeting, (from, to), words)));
    }
    facts.extend(meeting.place.iter().map(|place| (words.facts.place.clone(), vec![place.clone()])));
    if meeting.particulars.protocol().is_some() {
        return facts;
    }
    let participants = meeting.participants.iter().map(|participant| describe(participant, meeting.lang, words));
    facts.push((words.facts.participants.clone(), participants.collect()));
    if !meeting.authors.is_empty() {
        facts.push((words.facts.author.clone(), meeting.authors.iter().map(named).collect()));
    }
    facts
}

/// When a meeting was held and adjourned: of several days each by itself, where the adjournments tell which these were. A summons made of the minutes tells
/// only when each day begins: what came of it nobody knew.
fn times(meeting: &Meeting, (from, to): (TimeOfDay, Option<TimeOfDay>), words: &Words) -> Vec<String> {
    let lang = meeting.lang;
    let adjournments = meeting.particulars.protocol().map_or(&[][..], |protocol| &protocol.adjournments);
    let called = if meeting.kind.is_minuted() { &words.protocol.adjourned } else { &words.summons.paused };
    let adjourned = |(from, to): &Period| format!("{called} {}", from.until(*to, lang));
    let alone = |adjournment: &Adjournment| match (adjournment.time, adjournment.until) {
        (time, None) => adjourned(&time),
        ((from, to), Some(day)) => {
            let (from, to) = (from.in_text(lang), to.in_text(lang));
            format!("{called} {from} – {} {to}", dates::long(day, lang))
        }
    };
    let clock = |from: TimeOfDay, to: Option<TimeOfDay>| match to {
        Some(to) => from.until(to, lang),
        None => from.in_text(lang),
    };
    if let Some(sittings) = sittings(meeting.days, (from, to), adjournments) {
        let told = |sitting: &Sitting| {
            let to = sitting.to.filter(|_| !meeting.foretells);
            let breaks = sitting.breaks.iter().filter(|_| !meeting.foretells).map(adjourned);
            let line = format!("{} {}", dates::long(sitting.day, lang), clock(sitting.from, to));
            [line].into_iter().chain(breaks).collect::<Vec<_>>()
        };
        return sittings.iter().flat_map(told).collect();
    }
    let (first, last) = meeting.days;
    let on = |day, time: TimeOfDay| format!("{} {}", dates::long(day, lang), time.in_text(lang));
    let whole = match to {
        // From noon to noon: not on each of the days.
        Some(to) if to <= from && first < last => format!("{} – {}", on(first, from), on(last, to)),
        _ => clock(from, to),
    };
    let breaks = adjournments.iter().filter(|_| !meeting.foretells).map(alone);
    [whole].into_iter().chain(breaks).collect()
}

/// Facts as the template takes them.
fn pairs(facts: impl IntoIterator<Item = Fact>) -> Array {
    facts
        .into_iter()
        .map(|(about, said)| Value::Array([about.into_value(), lines(said).into_value()].into_iter().collect()))
        .collect()
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
        Participant::Organisation { name, count: None, secrecy: _ } => name.clone(),
        Participant::Organisation { name, count: Some(count), secrecy: _ } => {
            format!("{name} ({})", counted(*count, None, lang, words))
        }
        Participant::Count { count, of, secrecy: _ } => counted(*count, of.as_deref(), lang, words),
    }
}

/// A number and what it counts; people, where nothing is said.
fn counted(count: Count, of: Option<&str>, lang: DocLang, words: &Words) -> String {
    let about = if count.approximate { format!("{} ", words.about) } else { String::new() };
    let people = if count.number == 1 { &words.people.one } else { &words.people.many };
    format!("{about}{}\u{a0}{}", swedish::grouped(count.number, lang), of.unwrap_or(people))
}

/// What the templates are evaluated with: a house style, and which of the two forms ("pages", "tree").
pub(super) fn inputs(house: &Dict, form: &str) -> Dict {
    dict! {
        "house": house.clone(),
        "target": form,
        "long-word": i64::try_from(LONG_WORD).unwrap_or(i64::MAX),
    }
}

/// A house style, as the templates see it.
pub(super) fn house(house: &House, logotype: Option<&Image>) -> Dict {
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
