//! From minutes as they were written to minutes in which every name and number leads somewhere.

use std::collections::BTreeSet;

use super::names::{Names, nobody};
use super::namesakes::{self, bare};
use super::roll::{goes_by, without_party};
use super::{
    Absentee, Appendix, Approval, Attendee, Capacity, Count, Disqualified, Item, Motion, Notice, Numbering, Protocol,
    Remark, Roll, Summons, Unfound, Vote, appeal, election,
};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::meeting::Reading;
use crate::meeting::deadlines::end_of_notice;
use crate::meeting::sittings::Adjournment;
use crate::message;
use crate::record::{Spanned, protocol as written};
use crate::swedish::parties;

/// Minutes of more items than this have a list of contents if they do not say otherwise: who looks for one matter then no longer finds
/// it by leafing, and the list is a page or more, on which nobody's minutes of an ordinary meeting should begin.
pub(in super::super) const LONG: usize = 40;

/// Reads a formal meeting. `minuted` says whether it has been held, so that whoever acts at it was there. What leads nowhere is reported
/// and left out.
pub(in super::super) fn read(
    written: &written::Protocol<'_>,
    minuted: bool,
    reading: &Reading<'_>,
    cx: &mut Diagnostics,
) -> Protocol {
    let numbering = numbering(written.numbering.as_ref());
    let numbers = (numbering.first..).zip(&written.items).map(|(number, _)| number);
    let mut absent = absent(&written.absent, reading);
    let roll = roll(&written.present, &mut absent, &numbers.collect::<Vec<u32>>(), reading, cx);
    let names = Names::new(&roll, minuted, written.chair.as_ref());
    let mut items = Vec::new();
    for (number, item) in (numbering.first..).zip(&written.items) {
        items.push(self::item(item, number, &names, reading, cx));
    }
    let text = |value: &Option<Spanned<String>>| reading.text(value.as_ref());
    let numbers: Vec<u32> = items.iter().map(|item| item.number).collect();
    let notices = notices(written, &numbers, &names, reading);
    let protocol = Protocol {
        tells_discussion: written.sort.filter(|word| word.value == "diskussionsprotokoll").map(|word| word.span),
        contents: written.contents.unwrap_or(items.len() > LONG),
        body: text(&written.body).unwrap_or_default(),
        numbering,
        adjournments: written.adjournments.iter().filter_map(adjournment).collect(),
        chair: if minuted {
            written.chair.as_ref().and_then(|name| names.find_called(name, Some("ordförande")))
        } else {
            written.chair.as_ref().map(|name| names.known(name))
        },
        // The secretary need not be on the roll: many minutes name the one who keeps them nowhere else.
        secretary: written.secretary.as_ref().map(|name| names.known(name)),
        approvers: names.approvers(&written.approvers),
        absent,
        items,
        appendices: appendices(&written.appendices, reading),
        summons: written.summons.as_ref().map(|summons| Summons {
            span: summons.span,
            date: summons.date,
            text: reading.prose(summons.text, cx),
            absence: text(&summons.absence),
        }),
        approval: written.approval.as_ref().map(|approval| Approval {
            span: approval.span,
            electronic: approval.electronic,
            date: approval.date,
            place: text(&approval.place),
            at_once: approval.at_once.clone(),
        }),
        notices,
        appeals: appeal::read_all(written, &numbers, reading),
        roll: Roll::default(),
    };
    names.tell_unfound(cx);
    let mut protocol = Protocol { roll, ..protocol };
    places_in_full(&mut protocol, cx);
    apart_from_matters(&mut protocol);
    opinions(&mut protocol);
    protocol
}

/// Notes which of the dissents are of nobody who took part in the decision.
fn opinions(protocol: &mut Protocol) {
    let is_outside = |item: &Item, dissent: &Remark| {
        !protocol.deciding(item).any(|attendee| dissent.by.iter().any(|name| name.value == attendee.name))
    };
    let outside = |item: &Item| item.dissents.iter().map(|dissent| is_outside(item, dissent)).collect::<Vec<_>>();
    let all: Vec<Vec<bool>> = protocol.items.iter().map(outside).collect();
    for (item, outside) in protocol.items.iter_mut().zip(all) {
        for (dissent, outside) in item.dissents.iter_mut().zip(outside) {
            dissent.outside = outside;
        }
    }
}

/// Somebody's name and party. Where no party is written, one that everybody knows is understood after the name, as documents have it: "Anna Ek (S)".
fn with_own_party(written: &str, party: Option<String>) -> (String, Option<String>) {
    match without_party(written) {
        (name, Some(own)) if party.is_none() && parties::known(own).is_some() => {
            (name.to_owned(), Some(own.to_owned()))
        }
        _ => (written.to_owned(), party),
    }
}

fn absent(written: &[written::Absentee], reading: &Reading<'_>) -> Vec<Absentee> {
    let text = |value: &Option<Spanned<String>>| reading.text(value.as_ref());
    let absentee = |absent: &written::Absentee| {
        let name = absent.name.as_ref()?;
        let (name_alone, party) = with_own_party(&name.value, text(&absent.party));
        Some(Absentee {
            name: name_alone,
            span: name.span,
            secrecy: reading.restriction(absent.secrecy.as_ref()),
            role: text(&absent.role),
            party,
        })
    };
    written.iter().filter_map(absentee).collect()
}

fn adjournment(written: &written::Adjournment) -> Option<Adjournment> {
    let time = (written.time.from?.value, written.time.to?.value);
    Some(Adjournment { time, until: written.until.map(|day| day.value) })
}

/// Notes of those who were there for which matters they were away, and in which they were disqualified.
fn apart_from_matters(protocol: &mut Protocol) {
    for item in &protocol.items {
        if item.away.is_empty() && item.disqualified.is_empty() {
            continue;
        }
        let away: BTreeSet<&str> = item.away.iter().map(|away| away.value.as_str()).collect();
        for attendee in protocol.roll.attendees.iter_mut().filter(|attendee| attendee.spans(item.number)) {
            if away.contains(attendee.name.as_str()) {
                attendee.away.insert(item.number);
            }
            if item.disqualifies(&attendee.name) {
                attendee.disqualified.insert(item.number);
            }
        }
    }
}

/// Writes the names of those in whose place somebody serves in full, where they are given by surname.
fn places_in_full(protocol: &mut Protocol, cx: &mut Diagnostics) {
    let present = protocol.roll.attendees.iter().map(|attendee| (&attendee.name, &attendee.party));
    let all = present.chain(protocol.absent.iter().map(|absent| (&absent.name, &absent.party)));
    let all: Vec<(String, Option<String>)> = all.map(|(name, party)| (name.clone(), party.clone())).collect();
    for attendee in &mut protocol.roll.attendees {
        let (Some(place), at) = (attendee.in_place_of.as_mut(), attendee.in_place_of_at) else { continue };
        let (name, party) = without_party(place);
        let is_of_it = |own: &Option<String>| match (party, own) {
            (Some(party), Some(own)) => parties::are_one(own, party),
            (Some(_), None) => false,
            (None, _) => true,
        };
        let called = all.iter().filter(|(full, own)| goes_by(full, name) && is_of_it(own)).map(|(full, _)| full);
        let meant: BTreeSet<&String> = called.collect();
        match (meant.len(), meant.first()) {
            (1, Some(one)) => *place = (*one).clone(),
            (_, Some(first)) if meant.iter().all(|one| bare(one) == bare(first)) => {
                let names = meant.iter().map(|one| (*one).clone()).collect();
                cx.push(at.into_iter().fold(nobody(place, Unfound::Namesakes(names)), Diagnostic::at));
            }
            _ => {}
        }
    }
}

/// The notices, each with the items that it is of: those that it names, or all that were not approved at once.
fn notices(written: &written::Protocol<'_>, items: &[u32], names: &Names<'_>, reading: &Reading<'_>) -> Vec<Notice> {
    let at_once = |number: &u32| {
        written.approval.iter().flat_map(|approval| &approval.at_once).find(|own| own.item.value == *number)
    };
    let notice = |notice: &written::Notice| {
        let posted = notice.posted?;
        let listed = |number: &u32| notice.items.iter().any(|item| item.value == *number);
        let of = |number: &u32| if notice.items.is_empty() { at_once(number).is_none() } else { listed(number) };
        let items: Vec<u32> = items.iter().copied().filter(of).collect();
        Some(Notice {
            span: notice.span,
            approved: items.iter().map(|number| at_once(number)?.day).collect(),
            items,
            at_once: notice.items.clone(),
            posted,
            removed: notice.removed.map_or_else(|| end_of_notice(posted.value), |removed| removed.value),
            removed_span: notice.removed.map(|removed| removed.span),
            place: reading.text(notice.place.as_ref())?,
            kept: reading.text(notice.kept.as_ref())?,
            by: notice.by.as_ref().map(|name| names.known(name)),
        })
    };
    written.notices.iter().filter_map(notice).collect()
}

/// Reads an appendix.
pub(in super::super) fn appendices(written: &[written::Appendix], reading: &Reading<'_>) -> Vec<Appendix> {
    written.iter().zip(1..).filter_map(|(written, number)| appendix(written, number, reading)).collect()
}

fn appendix(written: &written::Appendix, number: u32, reading: &Reading<'_>) -> Option<Appendix> {
    let title = written.title.as_ref()?;
    Some(Appendix {
        number,
        title: reading.line(&title.value),
        span: title.span,
        registry_number: reading.text(written.registry_number.as_ref()),
        file: written.file.clone(),
        secrecy: reading.restriction(written.secrecy.as_ref()),
        public_title: reading.text(written.public_title.as_ref()),
    })
}

/// How items are numbered: from 1, or from the last number of the minutes before, where no first number is written.
pub(crate) fn numbering(written: Option<&written::Numbering>) -> Numbering {
    let previous = written.and_then(|numbering| numbering.previous);
    let first = written.and_then(|numbering| numbering.first);
    Numbering {
        yearly: written.and_then(|numbering| numbering.series).is_some_and(|series| series.value == "år"),
        first: first.map_or_else(|| previous.map_or(1, |previous| previous.value + 1), |first| first.value),
        previous,
        first_span: first.map(|first| first.span),
    }
}

fn roll(
    present: &[written::Member],
    absent: &mut [Absentee],
    items: &[u32],
    reading: &Reading<'_>,
    cx: &mut Diagnostics,
) -> Roll {
    let mut attendees: Vec<Attendee> = Vec::new();
    let mut doubtful = Vec::new();
    for member in present {
        if !member.whole {
            doubtful.push(member.name.as_ref().map(|name| name.value.clone()));
            continue;
        }
        let (Some(name), Some(capacity)) =
            (&member.name, member.capacity.and_then(|word| Capacity::of_word(word.value)))
        else {
            continue;
        };
        let (name_alone, party) = with_own_party(&name.value, member.party.as_ref().map(|party| party.value.clone()));
        let attendee = Attendee {
            name: name_alone,
            span: member.standing,
            person: 0,
            capacity,
            role: member.role.as_ref().map(|role| role.value.clone()),
            party,
            organisation: member.organisation.as_ref().map(|organisation| organisation.value.clone()),
            in_place_of: member.in_place_of.as_ref().map(|name| name.value.clone()),
            in_place_of_at: member.in_place_of.as_ref().map(|name| name.span),
            remote: member.remote,
            from: member.from.map(|from| from.value),
            to: member.to.map(|to| to.value),
            away: BTreeSet::new(),
            disqualified: BTreeSet::new(),
            ends_at: [member.from, member.to].map(|number| Some(number?.span)),
            secrecy: reading.restriction(member.secrecy.as_ref()),
            is_masked: false,
        };
        if let (Some(from), Some(to)) = (member.from, member.to)
            && to.value < from.value
        {
            let (name, from_number, to_number) = (&name.value, from.value, to.value);
            let fault = message!(
                "{name} går vid § {to_number} men kommer först vid § {from_number}",
                "{name} leaves at § {to_number} but comes only at § {from_number}"
            );
            let hint = message!(
                "\"från\" är den första paragraf som personen var med vid, \"till\" den sista",
                "\"från\" is the first item at which the person was there, \"till\" the last"
            );
            cx.push(
                Diagnostic::new(Code::PrtAttendance, fault)
                    .at(to.span)
                    .related(from.span, message!("kommer här", "comes here"))
                    .hint(hint),
            );
        }
        attendees.push(attendee);
    }
    namesakes::tell_apart(&mut attendees, absent);
    for index in 0..attendees.len() {
        let is_same = |other: &Attendee| other.name == attendees[index].name;
        attendees[index].person = attendees.iter().position(is_same).unwrap_or(index);
    }
    twice(&attendees, cx);
    // Who came or went at an item that does not exist was there nobody knows when: PRT-NUM tells of the number, and nothing is made of it.
    let lost = |number: &mut Option<u32>| number.take_if(|number| !items.is_empty() && !items.contains(number));
    for attendee in &mut attendees {
        let lost = [lost(&mut attendee.from), lost(&mut attendee.to)];
        if lost.iter().any(Option::is_some) {
            doubtful.push(Some(attendee.name.clone()));
        }
    }
    Roll { attendees, doubtful, elsewhere: Vec::new() }
}

/// Nobody is there twice at the same time; of two of one name something tells apart.
fn twice(attendees: &[Attendee], cx: &mut Diagnostics) {
    for (index, attendee) in attendees.iter().enumerate() {
        let same = |other: &&Attendee| other.name == attendee.name && attendee.overlaps(other);
        let Some(other) = attendees.iter().take(index).find(same) else { continue };
        let name = &attendee.name;
        let fault = message!("{name} står två gånger bland de närvarande", "{name} stands twice among those present");
        let hint = message!(
            "ta bort den ena, eller ange med \"från\" och \"till\" vid vilka paragrafer vardera raden gäller",
            "remove one of them, or say with \"från\" and \"till\" for which items each line holds"
        );
        let is_elected_by_role = |one: &Attendee| {
            one.capacity.is_elected() && one.role.is_some() && one.party.is_none() && one.organisation.is_none()
        };
        let apart = if attendee.secrecy.is_some() || other.secrecy.is_some() {
            message!(
                "är det två med samma namn, varav ett kan vara hemligt, skriv namnen olika överallt, med ett andra förnamn eller ett årtal: det \
                 som annars skiljer dem åt kan peka ut den hemliga",
                "if they are two of one name, one of which may be secret, write the names differently everywhere, with a second first name or a \
                 year: what else tells them apart may point out the secret one"
            )
        } else if is_elected_by_role(attendee) && is_elected_by_role(other) {
            message!(
                "är det två med samma namn, skriv den \"organisation\" eller det \"parti\" som skiljer dem åt, eller namnen olika överallt: \
                 två roller kan vara en persons",
                "if they are two of one name, write the \"organisation\" or \"parti\" that tells them apart, or the names differently \
                 everywhere: two roles may be one person's"
            )
        } else {
            message!(
                "är det två med samma namn, skriv det \"parti\", den \"organisation\" eller den \"roll\" som skiljer dem åt, och det efter \
                 namnet överallt: {name} (…)",
                "if they are two of one name, write the \"parti\", \"organisation\" or \"roll\" that tells them apart, and that after the \
                 name everywhere: {name} (…)"
            )
        };
        cx.push(
            Diagnostic::new(Code::PrtAttendance, fault)
                .at(attendee.span)
                .related(other.span, message!("första gången", "the first time"))
                .hint(hint)
                .hint(apart),
        );
    }
}

fn item(
    written: &written::Item<'_>,
    number: u32,
    names: &Names<'_>,
    reading: &Reading<'_>,
    cx: &mut Diagnostics,
) -> Item {
    let remarks = |list: &[written::Remark<'_>], cx: &mut Diagnostics| -> Vec<Remark> {
        list.iter()
            .map(|remark| Remark {
                span: remark.span,
                by: names.all(&remark.by),
                text: reading.prose(remark.text, cx),
                announced: remark.announced,
                // Known once all are there.
                outside: false,
            })
            .collect()
    };
    let heading = written.heading.as_ref();
    Item {
        number,
        written_number: written.number,
        span: written.span,
        heading: Spanned {
            value: heading.map(|heading| reading.line(&heading.value)).unwrap_or_default(),
            span: heading.map_or(written.span, |heading| heading.span),
        },
        registry_number: written.registry_number.as_ref().map(|number| number.value.clone()),
        presenters: written.presenters.iter().map(|name| names.known(name)).collect(),
        informs: written.treatment.filter(|word| word.value == "information").map(|word| word.span),
        closed: written.closed,
        chair: written.chair.as_ref().and_then(|name| names.find_called(name, Some("ordförande"))),
        secretary: written.secretary.as_ref().map(|name| names.known(name)),
        approvers: names.approvers(&written.approvers),
        away: names.all(&written.away),
        disqualified: written
            .disqualified
            .iter()
            .filter_map(|disqualified| {
                Some(Disqualified {
                    name: names.one(disqualified.name.as_ref())?,
                    reason: disqualified.reason.as_ref().map(|reason| reading.line(&reason.value)),
                })
            })
            .collect(),
        declining: names.all(&written.declining),
        background: reading.prose(written.background, cx),
        discussion: reading.prose(written.discussion, cx),
        motions: written
            .motions
            .iter()
            .map(|motion| Motion {
                span: motion.span,
                movers: names.all(&motion.movers),
                text: reading.prose(motion.text, cx),
                withdrawn: motion.withdrawn,
            })
            .collect(),
        putting: reading.prose(written.putting, cx),
        votes: written.votes.iter().map(|vote| self::vote(vote, names, reading)).collect(),
        elections: written.elections.iter().map(|election| election::read(election, names, reading)).collect(),
        first: written.first,
        decisions: written.decisions.iter().map(|decision| reading.prose(Some(decision), cx)).collect(),
        dissents: remarks(&written.dissents, cx),
        statements: remarks(&written.statements, cx),
        entries: remarks(&written.entries, cx),
        appendices: written.appendices.clone(),
        copies_to: reading.lines(&written.copies_to),
        secrecy: reading.restriction(written.secrecy.as_ref()),
        public_heading: reading.text(written.public_heading.as_ref()),
        absence_whole: written.absence_whole,
        outcome_whole: written.outcome_whole,
    }
}

fn vote(written: &written::Vote, names: &Names<'_>, reading: &Reading<'_>) -> Vote {
    let text = |value: &Option<Spanned<String>>| reading.text(value.as_ref()).unwrap_or_default();
    Vote {
        span: written.span,
        heading: reading.text(written.heading.as_ref()),
        secret: written.secret,
        yes_means: text(&written.yes_means),
        no_means: text(&written.no_means),
        yes: names.all(&written.yes),
        no: names.all(&written.no),
        abstain: names.all(&written.abstain),
        whole: written.whole,
        written: written.count.and_then(|count| {
            let abstain = count.abstain.map_or(0, |number| number.value);
            Some(Count { span: count.span, yes: count.yes?.value, no: count.no?.value, abstain })
        }),
        written_at: written
            .count
            .map_or([None; 3], |count| [count.yes, count.no, count.abstain].map(|number| Some(number?.span))),
        casting: written
            .casting
            .as_ref()
            .and_then(|casting| Some((names.one(casting.by.as_ref())?, casting.vote?.value == "ja"))),
        by_lot: written.by_lot,
    }
}
