//! Every word of a meeting that readers of its documents may see, in order.
//!
//! Each type is taken apart field by field, without `..`: a new field does not compile before it has been said here whether it holds
//! words. What masks secrets must not overlook any.

use std::collections::BTreeSet;
use std::ops::Range;

use super::decision::{Decision, Dissent};
use super::note::{Action, FileNote, Memorandum, Notes};
use super::protocol::{
    Absentee, Appeal, AppealOf, Appendix, Approval, Attendee, Candidate, Disqualified, Election, Item, Motion, Notice,
    Protocol, Remark, Roll, Summons, Vote,
};
use super::{Correction, Meeting, Participant, Particulars, Person, Replaced, Section};
use crate::markdown::{Markdown, Run, RunKind, Words};
use crate::record::Spanned;
use crate::source::Span;

/// Words that belong together.
pub(super) enum Piece<'m> {
    /// A line, such as a name or a heading.
    Line(&'m mut String),
    /// A text.
    Text(&'m mut Markdown),
}

/// What is shown each piece, with the place where it stands, or the nearest one that is known.
pub(super) type Visit<'v> = dyn FnMut(Piece<'_>, Span) + 'v;

/// Words as they are read.
pub(crate) struct Told {
    /// The words.
    pub(crate) text: String,
    /// What they are.
    pub(crate) part: Part,
    at: Span,
    /// The same words with the places of their letters, of which a line has none.
    words: Option<Words>,
    /// Which bytes of them are literal text.
    literal: Vec<Range<usize>>,
}

/// What words are, by which their document shows them in one way or another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    /// The title.
    Title,
    /// A heading that is a line of the record.
    Heading,
    /// Another line.
    Line,
    /// A part of a text.
    Run(RunKind),
}

impl Told {
    /// Where some of the text's bytes stand in the record.
    pub(super) fn span(&self, range: Range<usize>) -> Span {
        self.known_span(range).unwrap_or(self.at)
    }

    /// The same, if it is known so exactly.
    pub(crate) fn known_span(&self, range: Range<usize>) -> Option<Span> {
        self.words.as_ref().and_then(|words| words.span(range))
    }

    /// Whether the letter at a byte of the text is set as literal text is.
    pub(crate) fn is_literal(&self, at: usize) -> bool {
        self.literal.iter().any(|literal| literal.contains(&at))
    }

    /// Where the words stand as a whole, or near it.
    pub(crate) fn whole_span(&self) -> Span {
        self.at
    }
}

/// All words of a meeting, in order.
pub(crate) fn told(mut of: Meeting) -> Vec<Told> {
    let mut all = Vec::new();
    let headings = headings(&of);
    let title = of.title_span;
    meeting(&mut of, &mut |piece, at| match piece {
        Piece::Line(line) => {
            let part = match at {
                at if at == title => Part::Title,
                at if headings.contains(&at) => Part::Heading,
                _ => Part::Line,
            };
            all.push(Told { text: line.clone(), part, at, words: None, literal: Vec::new() });
        }
        Piece::Text(text) => {
            let told = |run: Run<'_>| {
                let (text, part) = (run.text().to_owned(), Part::Run(run.kind));
                Told { text, part, at: run.block, words: Some(run.words), literal: run.literal }
            };
            all.extend(text.texts().into_iter().map(told));
        }
    });
    all
}

/// Where the headings stand that are lines of the record.
fn headings(of: &Meeting) -> BTreeSet<Span> {
    fn within(list: &[Section], all: &mut BTreeSet<Span>) {
        for section in list {
            all.extend(section.heading.as_ref().map(|heading| heading.span));
            within(&section.sections, all);
        }
    }
    let mut all = BTreeSet::new();
    within(&of.sections, &mut all);
    if let Particulars::Meeting(protocol) = &of.particulars {
        all.extend(protocol.items.iter().map(|item| item.heading.span));
    }
    all
}

/// Visits what stands in the document, as it is: not the titles and headings that would stand in its public version instead.
pub(super) fn meeting(meeting: &mut Meeting, visit: &mut Visit<'_>) {
    let Meeting {
        kind: _,
        kind_span: at,
        own_kind: _,
        record_title: _,
        title,
        title_span,
        lang: _,
        days: _,
        time: _,
        place,
        authority,
        department,
        unit,
        registry_number,
        markings: _,
        masked: _,
        in_place_of_names: _,
        secret_names: _,
        public_title: _,
        is_of_restricted: _,
        security_class: _,
        status: _,
        status_at: _,
        version: _,
        foretells: _,
        replaces,
        correction,
        authors,
        participants,
        introduction,
        sections: all,
        particulars: own,
        registered: _,
        pictures: _,
        appendices: _,
        counted: _,
    } = meeting;
    let at = *at;
    optional(title, *title_span, visit);
    optional(place, at, visit);
    visit(Piece::Line(authority), at);
    for line in [department, unit, registry_number] {
        optional(line, at, visit);
    }
    if let Some(Replaced { span: _, version: _, date: _, registry_number, sha256: _ }) = replaces {
        optional(registry_number, at, visit);
    }
    if let Some(Correction { date: _, text }) = correction {
        visit(Piece::Line(text), at);
    }
    people(authors, visit);
    for one in participants {
        participant(one, at, visit);
    }
    visit(Piece::Text(introduction), at);
    sections(all, visit);
    particulars(own, at, visit);
}

fn particulars(particulars: &mut Particulars, at: Span, visit: &mut Visit<'_>) {
    match particulars {
        Particulars::Notes(Notes { actions, appendices: all }) => {
            for one in actions {
                action(one, visit);
            }
            appendices(all, visit);
        }
        Particulars::Meeting(own) => protocol(own, at, visit),
        Particulars::Decision(own) => decision(own, at, visit),
        Particulars::FileNote(FileNote { channel: _, made_on: _, made_at: _, appendices: all }) => {
            appendices(all, visit);
        }
        Particulars::Memorandum(Memorandum { recipients, purpose, summary, contents: _, appendices: all }) => {
            lines(recipients, at, visit);
            visit(Piece::Text(purpose), at);
            visit(Piece::Text(summary), at);
            appendices(all, visit);
        }
    }
}

fn protocol(protocol: &mut Protocol, at: Span, visit: &mut Visit<'_>) {
    let Protocol {
        tells_discussion: _,
        contents: _,
        body,
        numbering: _,
        adjournments: _,
        chair,
        secretary,
        approvers,
        // Of a record in which some are doubtful no document is made.
        // Whoever was elsewhere does not stand in its list.
        roll: Roll { attendees, doubtful: _, elsewhere: _ },
        absent,
        items,
        appendices: all,
        summons,
        approval,
        notices,
        appeals,
    } = protocol;
    visit(Piece::Line(body), at);
    spanned(chair.iter_mut().chain(secretary).chain(approvers), visit);
    for one in attendees {
        attendee(one, visit);
    }
    for one in absent {
        absentee(one, visit);
    }
    for one in items {
        item(one, visit);
    }
    appendices(all, visit);
    if let Some(Summons { span, date: _, text, absence }) = summons {
        visit(Piece::Text(text), *span);
        optional(absence, *span, visit);
    }
    if let Some(Approval { span, electronic: _, date: _, place, at_once: _ }) = approval {
        optional(place, *span, visit);
    }
    for notice in notices {
        let Notice { span, items: _, at_once: _, approved: _, posted: _, removed: _, removed_span: _, place, kept, by } =
            notice;
        visit(Piece::Line(place), *span);
        visit(Piece::Line(kept), *span);
        spanned(by, visit);
    }
    for AppealOf { how, items: _, named: _, masked: _ } in appeals {
        appeal(how, at, visit);
    }
}

fn decision(decision: &mut Decision, at: Span, visit: &mut Visit<'_>) {
    let Decision {
        parties,
        decisions,
        background,
        reasons,
        // Why there are no reasons or no names does not stand in the document.
        no_reasons: _,
        deciders,
        presenters,
        others,
        dissents,
        no_names: _,
        appeal: how,
        copies_to,
        appendices: all,
    } = decision;
    lines(parties, at, visit);
    for text in decisions.iter_mut().chain([background, reasons]) {
        visit(Piece::Text(text), at);
    }
    for list in [deciders, presenters, others] {
        people(list, visit);
    }
    for Dissent { span, by, text } in dissents {
        spanned(by, visit);
        visit(Piece::Text(text), *span);
    }
    if let Some(how) = how {
        appeal(how, at, visit);
    }
    lines(copies_to, at, visit);
    appendices(all, visit);
}

/// Visits sections, at any depth.
pub(super) fn sections(list: &mut [Section], visit: &mut Visit<'_>) {
    for section in list {
        let Section { heading, lang: _, text, sections: within, span, secrecy: _, public_heading: _ } = section;
        spanned(heading, visit);
        visit(Piece::Text(text), *span);
        sections(within, visit);
    }
}

/// Visits a matter.
pub(super) fn item(item: &mut Item, visit: &mut Visit<'_>) {
    let Item {
        number: _,
        written_number: _,
        span,
        heading,
        registry_number,
        presenters,
        informs: _,
        closed: _,
        chair,
        secretary,
        approvers,
        away,
        disqualified,
        declining,
        background,
        discussion,
        motions,
        putting,
        votes,
        elections,
        first: _,
        decisions,
        dissents,
        statements,
        entries,
        appendices: _,
        copies_to,
        secrecy: _,
        public_heading: _,
        absence_whole: _,
        outcome_whole: _,
    } = item;
    let at = *span;
    spanned([heading], visit);
    optional(registry_number, at, visit);
    spanned(presenters.iter_mut().chain(chair).chain(secretary).chain(approvers).chain(away).chain(declining), visit);
    for Disqualified { name, reason } in disqualified {
        let at = name.span;
        spanned([name], visit);
        optional(reason, at, visit);
    }
    visit(Piece::Text(background), at);
    visit(Piece::Text(discussion), at);
    for Motion { span, movers, text, withdrawn: _ } in motions {
        spanned(movers, visit);
        visit(Piece::Text(text), *span);
    }
    visit(Piece::Text(putting), at);
    for one in votes {
        vote(one, visit);
    }
    for Election { span, heading, candidates, seats: _, blank: _, spoilt: _, by_lot, whole: _ } in elections {
        optional(heading, *span, visit);
        spanned(candidates.iter_mut().map(|Candidate { name, votes: _ }| name).chain(by_lot), visit);
    }
    for text in decisions {
        visit(Piece::Text(text), at);
    }
    for Remark { span, by, text, announced: _, outside: _ } in dissents.iter_mut().chain(statements).chain(entries) {
        spanned(by, visit);
        visit(Piece::Text(text), *span);
    }
    lines(copies_to, at, visit);
}

fn vote(vote: &mut Vote, visit: &mut Visit<'_>) {
    let Vote {
        span,
        heading,
        secret: _,
        yes_means,
        no_means,
        yes,
        no,
        abstain,
        written: _,
        written_at: _,
        casting,
        by_lot: _,
        whole: _,
    } = vote;
    optional(heading, *span, visit);
    visit(Piece::Line(yes_means), *span);
    visit(Piece::Line(no_means), *span);
    spanned(yes.iter_mut().chain(no).chain(abstain).chain(casting.as_mut().map(|(by, _)| by)), visit);
}

/// Visits somebody who was there.
pub(super) fn attendee(attendee: &mut Attendee, visit: &mut Visit<'_>) {
    let Attendee {
        name,
        span,
        person: _,
        capacity: _,
        role,
        party,
        organisation,
        in_place_of,
        in_place_of_at: _,
        remote: _,
        from: _,
        to: _,
        away: _,
        disqualified: _,
        ends_at: _,
        secrecy: _,
        is_masked: _,
    } = attendee;
    visit(Piece::Line(name), *span);
    for line in [role, party, organisation, in_place_of] {
        optional(line, *span, visit);
    }
}

/// Visits somebody who was not there.
pub(super) fn absentee(absentee: &mut Absentee, visit: &mut Visit<'_>) {
    let Absentee { name, role, party, secrecy: _, span } = absentee;
    visit(Piece::Line(name), *span);
    optional(role, *span, visit);
    optional(party, *span, visit);
}

/// Visits something that somebody is to do.
pub(super) fn action(action: &mut Action, visit: &mut Visit<'_>) {
    let Action { span: _, what, who, due: _, secrecy: _ } = action;
    spanned([what, who], visit);
}

/// Visits somebody or some who took part.
pub(super) fn participant(participant: &mut Participant, at: Span, visit: &mut Visit<'_>) {
    match participant {
        Participant::Person { person: who, organisation, parts: _ } => {
            person(who, visit);
            optional(organisation, who.span, visit);
        }
        Participant::Organisation { name, count: _, secrecy: _ } => visit(Piece::Line(name), at),
        Participant::Count { count: _, of, secrecy: _ } => optional(of, at, visit),
    }
}

/// Visits somebody by name.
pub(super) fn person(person: &mut Person, visit: &mut Visit<'_>) {
    let Person { name, role, span, secrecy: _ } = person;
    visit(Piece::Line(name), *span);
    optional(role, *span, visit);
}

/// Visits an appendix.
pub(super) fn appendix(appendix: &mut Appendix, visit: &mut Visit<'_>) {
    let Appendix { number: _, title, span, registry_number, secrecy: _, public_title: _, file: _ } = appendix;
    visit(Piece::Line(title), *span);
    optional(registry_number, *span, visit);
}

fn appendices(list: &mut [Appendix], visit: &mut Visit<'_>) {
    for one in list {
        appendix(one, visit);
    }
}

fn people(list: &mut [Person], visit: &mut Visit<'_>) {
    for one in list {
        person(one, visit);
    }
}

fn appeal(appeal: &mut Appeal, at: Span, visit: &mut Visit<'_>) {
    let Appeal { way: _, court, send_to, provision } = appeal;
    for line in [court, send_to, provision] {
        optional(line, at, visit);
    }
}

fn spanned<'l>(list: impl IntoIterator<Item = &'l mut Spanned<String>>, visit: &mut Visit<'_>) {
    for line in list {
        visit(Piece::Line(&mut line.value), line.span);
    }
}

fn lines(list: &mut [String], at: Span, visit: &mut Visit<'_>) {
    for line in list {
        visit(Piece::Line(line), at);
    }
}

fn optional(line: &mut Option<String>, at: Span, visit: &mut Visit<'_>) {
    if let Some(line) = line {
        visit(Piece::Line(line), at);
    }
}
