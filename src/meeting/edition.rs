//! Which document is made of a record: its own, or another of the same meeting.

use std::ops::RangeInclusive;

use super::Variant;
use super::protocol::{Protocol, named_through};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::message;
use crate::record::{DocumentType, Record};

/// Which document is to be made of a record. One record of a formal meeting serves agenda, summons, minutes and extracts, so that nothing
/// is typed twice.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Edition<'a> {
    /// The kind of document; the record's own, if none.
    pub kind: Option<DocumentType>,
    /// The items that an extract holds. Other kinds hold all, and this is empty.
    pub items: &'a [RangeInclusive<u32>],
    /// Whether secrets are masked or marked. Where nothing is said, what holds secrets becomes public: whoever forgets to ask gets the document
    /// that everybody may read.
    pub variant: Option<Variant>,
    /// Whether roles stand in the place of names.
    pub roles: bool,
}

impl Edition<'_> {
    /// The kind of document that a record becomes. Says so where the record cannot become what is asked for.
    pub(super) fn kind_of(&self, record: &Record<'_>, cx: &mut Diagnostics) -> Option<DocumentType> {
        let own = record.kind?;
        let Some(asked) = self.kind.filter(|asked| *asked != own.value) else { return Some(own.value) };
        if own.value.is_of_formal_meeting() && asked.is_of_formal_meeting() {
            return Some(asked);
        }
        let (from, to) = (own.value.word(), asked.word());
        let fault = message!(
            "--som {to}: en post av typen {from} kan inte bli {to}",
            "--as {to}: a record of type {from} cannot become {to}"
        );
        let hint = message!(
            "dagordning, kallelse, protokoll och protokollsutdrag görs av samma post; för andra handlingar skrivs en egen",
            "agenda, summons, minutes and extract are made of the same record; for other documents write one of their own"
        );
        // What was asked for is at fault, not the record.
        let related = message!("posten är av den här typen", "the record is of this type");
        cx.push(Diagnostic::new(Code::RecValue, fault).related(own.span, related).hint(hint));
        None
    }

    /// Whether an extract holds an item.
    #[must_use]
    pub fn holds(&self, item: u32) -> bool {
        self.items.iter().any(|range| range.contains(&item))
    }

    /// Says so where items asked for do not exist: that is no fault of the record, and has no place in it.
    pub(super) fn check_items(&self, protocol: &Protocol, cx: &mut Diagnostics) {
        let numbers: Vec<u32> = protocol.items.iter().map(|item| item.number).collect();
        let (Some(first), Some(last)) = (numbers.first(), numbers.last()) else { return };
        let all = named_through(*first, *last);
        if self.items.is_empty() {
            let fault = message!("utdraget har inga paragrafer", "the extract has no items");
            let hint = message!(
                "välj bland {}: --paragrafer {first},{last}",
                "choose among {}: --items {first},{last}"; all, all
            );
            cx.push(Diagnostic::new(Code::PrtNumber, fault).hint(hint));
        }
        for range in self.items {
            let (from, to) = (*range.start(), *range.end());
            if from < *first || to > *last || from > to {
                let (asked, verb) =
                    if from == to { (from.to_string(), "is") } else { (format!("{from}–{to}"), "are") };
                let items = named_through(from, to);
                let fault = message!(
                    "--paragrafer {asked}: {items} finns inte, för protokollet har {all}",
                    "--items {asked}: there {verb} no {items}, for the minutes have {all}"
                );
                let hint = message!("rätta --paragrafer, inte posten", "correct --items, not the record");
                cx.push(Diagnostic::new(Code::PrtNumber, fault).hint(hint));
            }
        }
    }

    /// Leaves in a record what a document that is sent before the meeting tells of it: which matters there are, not their texts.
    pub(super) fn foretell(protocol: &mut Protocol) {
        for item in &mut protocol.items {
            *item = item.without_course();
        }
        (protocol.approval, protocol.notices, protocol.appeals) = (None, Vec::new(), Vec::new());
    }

    /// Leaves in minutes what an extract of them holds.
    pub(super) fn extract(&self, protocol: &mut Protocol) {
        // Whoever is left out of a public extract because of what a secret matter says would be told of by that.
        if self.variant != Some(Variant::Internal) {
            protocol.forget_apart_in_secret();
        }
        protocol.items.retain(|item| self.holds(item.number));
        let held: Vec<u32> = protocol.items.iter().map(|item| item.number).collect();
        let elsewhere = protocol.roll.attendees.extract_if(.., |attendee| {
            let stretch: Vec<u32> = held.iter().copied().filter(|item| attendee.spans(*item)).collect();
            attendee.away.retain(|item| stretch.contains(item));
            attendee.disqualified.retain(|item| stretch.contains(item));
            // Of whoever had come before all that the extract holds and gone after it, it need not say when.
            let in_part = stretch.len() < held.len();
            (attendee.from, attendee.to) =
                if in_part { (stretch.first().copied(), stretch.last().copied()) } else { (None, None) };
            // Whoever was disqualified is named by the matter, and with that stands among those present.
            attendee.disqualified.is_empty() && !stretch.into_iter().any(|item| attendee.was_there_at(item))
        });
        protocol.roll.elsewhere = elsewhere.collect();
        if let Some(approval) = &mut protocol.approval {
            approval.at_once.retain(|own| held.contains(&own.item.value));
        }
        protocol.appendices.retain(|appendix| protocol.items.iter().any(|item| item.refers_to(appendix.number)));
        protocol.notices.retain(|notice| notice.items.iter().any(|item| held.contains(item)));
        protocol.keep_appeals_of_items();
    }
}
