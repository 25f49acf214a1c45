//! The internal document: what may be secret stands there, and is marked.

use super::text::{each_line, run, within};
use super::{Secrecy, Signs, shorten};
use crate::markdown::{Block, BlockKind, Inline, InlineKind, Markdown};
use crate::meeting::protocol::Appendix;
use crate::meeting::walk::{self, Piece};
use crate::meeting::{Meeting, Participant, Particulars, Person, Section};
use crate::source::Span;

/// Marks in the internal document what may be secret, so that whoever is asked for it sees what to examine.
#[must_use]
pub fn mark(mut meeting: Meeting, signs: &Signs<'_>) -> Meeting {
    let whole = meeting.markings.first().map(Secrecy::short).unwrap_or_default();
    let label = |secrecy: &Secrecy| (signs.label)(&secrecy.short());
    let add = |line: &mut Option<String>, secrecy: &Option<Secrecy>| {
        if let Some(secrecy) = secrecy {
            *line = Some(line.iter().cloned().chain([label(secrecy)]).collect::<Vec<_>>().join(", "));
        }
    };
    let mut people: Vec<&mut Person> = meeting.authors.iter_mut().collect();
    for participant in &mut meeting.participants {
        match participant {
            Participant::Person { person, .. } => people.push(person),
            Participant::Organisation { name, secrecy: Some(secrecy), .. }
            | Participant::Count { of: Some(name), secrecy: Some(secrecy), .. } => {
                *name = format!("{name} {}", label(secrecy));
            }
            Participant::Organisation { .. } | Participant::Count { .. } => {}
        }
    }
    mark_sections(&mut meeting.sections, &label);
    mark_appendices(meeting.particulars.appendices_mut(), &label);
    match &mut meeting.particulars {
        Particulars::Meeting(protocol) => {
            for attendee in &mut protocol.roll.attendees {
                add(&mut attendee.organisation, &attendee.secrecy);
            }
            for absent in &mut protocol.absent {
                add(&mut absent.role, &absent.secrecy);
            }
            for item in &mut protocol.items {
                if let Some(secrecy) = &item.secrecy {
                    lead(&mut item.background, &label(secrecy), item.span);
                }
            }
        }
        Particulars::Notes(notes) => {
            for action in &mut notes.actions {
                if let Some(secrecy) = &action.secrecy {
                    action.what.value = format!("{} {}", action.what.value, label(secrecy));
                }
            }
        }
        Particulars::Decision(decision) => {
            people.extend(decision.deciders.iter_mut().chain(&mut decision.presenters).chain(&mut decision.others));
        }
        Particulars::FileNote(_) | Particulars::Memorandum(_) => {}
    }
    for person in people {
        add(&mut person.role, &person.secrecy);
    }
    walk::meeting(&mut meeting, &mut |piece, _| {
        if let Piece::Text(text) = piece {
            for blocks in std::iter::once(&mut text.blocks).chain(&mut text.notes) {
                each_line(blocks, &mut |inlines| mark_passages(inlines, signs, &whole));
            }
        }
    });
    meeting
}

fn mark_sections(sections: &mut [Section], label: &impl Fn(&Secrecy) -> String) {
    for section in sections {
        if let Some(secrecy) = &section.secrecy {
            lead(&mut section.text, &label(secrecy), section.span);
        }
        mark_sections(&mut section.sections, label);
    }
}

fn mark_appendices(appendices: &mut [Appendix], label: &impl Fn(&Secrecy) -> String) {
    for appendix in appendices {
        if let Some(secrecy) = &appendix.secrecy {
            appendix.title = format!("{} {}", appendix.title, label(secrecy));
        }
    }
}

fn mark_passages(inlines: &mut Vec<Inline>, signs: &Signs<'_>, whole: &str) {
    let mut marked = Vec::with_capacity(inlines.len());
    for mut inline in std::mem::take(inlines) {
        if let InlineKind::Restricted { provision, inlines: mut within } = inline.kind {
            let provision = provision.as_deref().map_or_else(|| whole.to_owned(), shorten);
            mark_passages(&mut within, signs, whole);
            marked.push(run(&(signs.open)(&provision), inline.span));
            marked.extend(within);
            marked.push(run(signs.close, inline.span));
            continue;
        }
        if let Some(within) = within(&mut inline.kind) {
            mark_passages(within, signs, whole);
        }
        marked.push(inline);
    }
    *inlines = marked;
}

/// Puts words on a line of their own before a text.
fn lead(text: &mut Markdown, words: &str, span: Span) {
    text.blocks.insert(0, Block { span, kind: BlockKind::Paragraph(vec![run(words, span)]) });
}
