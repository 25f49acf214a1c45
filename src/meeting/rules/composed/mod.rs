//! TXT-DUBB, where the document itself says what was typed: "X yrkar yrkar avslag", "§ 31 § 31 Budget", "Ja är en röst för Bifall..".
//!
//! Documents put words before and after much of what a record has. [`table`] says which, [`joined`] how a text goes with them, [`numbers`] the same
//! of headings and appendices, which the document numbers.

mod joined;
mod numbers;
mod table;

use joined::{Named, doubled, line, longer_title, prose, repeated_role};
use table::Place;

use super::super::Particulars;
use super::super::protocol::{self, Protocol};
use super::super::subject::Subject;
use crate::diagnostic::Diagnostics;
use crate::message;
use crate::record::{self, DocumentType, Spanned, protocol as written};
use crate::swedish::DocLang;

pub(super) fn check(subject: &Subject<'_, '_>, cx: &mut Diagnostics) {
    let record = subject.record;
    let lang = record.lang;
    line(record.place.as_ref(), Place::Venue, lang, cx);
    numbers::sections(subject, cx);
    numbers::captions(subject, cx);
    numbers::appendices(record.appendices(), lang, cx);
    for person in &record.authors {
        repeated_role(person.name.as_ref(), text(person.role.as_ref()), cx);
    }
    for participant in &record.participants {
        repeated_role(participant.name.as_ref(), text(participant.role.as_ref()), cx);
    }
    line(record.correction.as_ref().and_then(|correction| correction.text.as_ref()), Place::Correction, lang, cx);
    for marking in record.secrecy.iter().chain(record.restrictions()) {
        line(marking.provision.as_ref(), Place::Marking, lang, cx);
        line(marking.authority.as_ref(), Place::MarkedBy, lang, cx);
    }
    match (subject.particulars, &record.particulars) {
        (Particulars::Meeting(read), record::Particulars::Meeting(written)) => {
            meeting(read, written, subject.kind.is_none_or(DocumentType::is_minuted), lang, cx);
        }
        (Particulars::Decision(read), record::Particulars::Decision(written)) => {
            for (text, place) in [(&read.background, Place::Background), (&read.reasons, Place::Reasons)] {
                prose(text, place, &[], lang, cx);
            }
            for text in &read.decisions {
                prose(text, Place::Decision, &[], lang, cx);
            }
            for dissent in &read.dissents {
                let by: Vec<Named<'_>> =
                    dissent.by.iter().map(|name| Named { name: &name.value, party: None }).collect();
                prose(&dissent.text, Place::Opinion, &by, lang, cx);
            }
            for person in written.people() {
                repeated_role(person.name.as_ref(), text(person.role.as_ref()), cx);
            }
            written.copies_to.iter().for_each(|to| line(Some(to), Place::CopiesTo, lang, cx));
            written.appeal.iter().for_each(|how| appeal(how, lang, cx));
        }
        (Particulars::Memorandum(read), record::Particulars::Memorandum(written)) => {
            prose(&read.purpose, Place::Purpose, &[], lang, cx);
            prose(&read.summary, Place::Summary, &[], lang, cx);
            written.recipients.iter().for_each(|to| line(Some(to), Place::Recipients, lang, cx));
        }
        _ => {}
    }
}

fn text(line: Option<&Spanned<String>>) -> Option<&str> {
    line.map(|line| line.value.as_str())
}

fn meeting(read: &Protocol, written: &written::Protocol<'_>, minuted: bool, lang: DocLang, cx: &mut Diagnostics) {
    for member in &written.present {
        repeated_role(member.name.as_ref(), text(member.role.as_ref()), cx);
        said_by_capacity(member, cx);
        line(member.in_place_of.as_ref(), Place::InPlaceOf, lang, cx);
        line(member.party.as_ref(), Place::Party, lang, cx);
    }
    // What the secretary is stands after the name where the minutes are signed.
    let secretary = match lang {
        DocLang::Sv => "sekreterare",
        DocLang::En => "secretary",
    };
    // Of minutes PRT-ATT tells of a chair with a title, who has to be on the roll.
    if !minuted {
        let chair = match lang {
            DocLang::Sv => "ordförande",
            DocLang::En => "chair",
        };
        repeated_role(written.chair.as_ref(), Some(chair), cx);
    }
    let secretaries = written.secretary.iter().chain(written.items.iter().filter_map(|item| item.secretary.as_ref()));
    for name in secretaries {
        repeated_role(Some(name), Some(secretary), cx);
        // What somebody on the roll is stands there.
        let is_own = |member: &&written::Member| {
            member
                .name
                .as_ref()
                .is_some_and(|own| name.value.starts_with(&own.value) || name.value.ends_with(&own.value))
        };
        let own = written.present.iter().find(is_own).and_then(|member| text(member.role.as_ref()));
        let before = cx.count();
        repeated_role(Some(name), own.filter(|role| *role != secretary), cx);
        if cx.count() == before {
            longer_title(name, secretary, cx);
        }
    }
    for absent in &written.absent {
        repeated_role(absent.name.as_ref(), text(absent.role.as_ref()), cx);
        line(absent.party.as_ref(), Place::Party, lang, cx);
    }
    line(written.summons.as_ref().and_then(|summons| summons.absence.as_ref()), Place::Absence, lang, cx);
    line(written.approval.as_ref().and_then(|approval| approval.place.as_ref()), Place::ApprovedAt, lang, cx);
    for notice in &written.notices {
        line(notice.place.as_ref(), Place::NoticeBoard, lang, cx);
        line(notice.kept.as_ref(), Place::Kept, lang, cx);
        line(notice.by.as_ref(), Place::PutUpBy, lang, cx);
    }
    written.appeals.iter().for_each(|of| appeal(&of.how, lang, cx));
    numbers::items(&read.items, &written.items, cx);
    for (item, written) in read.items.iter().zip(&written.items) {
        self::item(read, item, written, lang, cx);
    }
}

/// A title that is nothing but what the person is listed as: "Ledamöter: Anna Ek, ledamot".
fn said_by_capacity(member: &written::Member, cx: &mut Diagnostics) {
    let (Some(role), Some(capacity)) = (&member.role, &member.capacity) else { return };
    if role.value.to_lowercase() == capacity.value {
        let word = capacity.value;
        let fault = message!(
            "\"{word}\" blir sagt två gånger: handlingen räknar själv upp dem som är det",
            "“{word}” gets said twice: the document itself lists who is that"
        );
        let hint = message!("ta bort \"roll\"", "remove \"roll\"");
        cx.push(doubled(fault).at(role.span).related(capacity.span, message!("samma sak", "the same")).hint(hint));
    }
}

fn item(protocol: &Protocol, item: &protocol::Item, written: &written::Item<'_>, lang: DocLang, cx: &mut Diagnostics) {
    for disqualified in &written.disqualified {
        line(disqualified.reason.as_ref(), Place::Disqualified, lang, cx);
    }
    prose(&item.discussion, Place::Discussion, &[], lang, cx);
    for motion in &item.motions {
        let place = if motion.withdrawn { Place::Withdrawn } else { Place::Motion };
        prose(&motion.text, place, &named(protocol, &motion.movers), lang, cx);
    }
    prose(&item.putting, Place::Putting, &[], lang, cx);
    for vote in &written.votes {
        line(vote.yes_means.as_ref(), Place::Yes, lang, cx);
        line(vote.no_means.as_ref(), Place::No, lang, cx);
    }
    for decision in &item.decisions {
        prose(decision, Place::Decision, &[], lang, cx);
    }
    let remarks =
        [(&item.dissents, Place::Dissent), (&item.statements, Place::Statement), (&item.entries, Place::Entry)];
    for (remarks, place) in remarks {
        for remark in remarks {
            prose(&remark.text, place, &named(protocol, &remark.by), lang, cx);
        }
    }
    written.copies_to.iter().for_each(|to| line(Some(to), Place::CopiesTo, lang, cx));
}

/// Those whom minutes name, with the party that stands after a name there.
fn named<'r>(protocol: &'r Protocol, names: &'r [Spanned<String>]) -> Vec<Named<'r>> {
    let party = |name: &'r str| protocol.roll.of(name).find_map(|attendee| attendee.party.as_deref());
    names.iter().map(|name| Named { name: protocol::bare(&name.value), party: party(&name.value) }).collect()
}

fn appeal(appeal: &written::Appeal, lang: DocLang, cx: &mut Diagnostics) {
    line(appeal.court.as_ref(), Place::Court, lang, cx);
    line(appeal.send_to.as_ref(), Place::SendTo, lang, cx);
    line(appeal.provision.as_ref(), Place::Provision, lang, cx);
}

/// What the rule takes documents in that language to write before a text.
#[cfg(test)]
pub(crate) fn before(lang: DocLang) -> impl Iterator<Item = &'static str> {
    Place::ALL.iter().map(move |place| place.frame(lang).before)
}
