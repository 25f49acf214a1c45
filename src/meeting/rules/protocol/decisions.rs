//! PRT-YRK, PRT-PROP and PRT-RES: motions with their movers, how they were put, and who dissented.

use super::{claims, outcome, proposals, put_off, treatment, wording};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Doc, Profile, Severity};
use crate::meeting::protocol::{Capacity, Item, Motion, Protocol, Remark};
use crate::message;
use crate::record::{Record, Spanned};
use crate::source::Span;
use crate::swedish::bodies::is_assembly;

/// `place` is that of the item among the others, from 0.
pub(super) fn check(
    protocol: &Protocol,
    (place, item): (usize, &Item),
    record: &Record<'_>,
    profile: Profile,
    cx: &mut Diagnostics,
) {
    motions(protocol, item, cx);
    if profile == Profile::Kommun {
        moved_by_the_elected(protocol, item, cx);
    }
    treatment::check(protocol, item, record.lang, cx);
    if item.outcome_whole {
        outcome::check(item, cx);
        claims::check(protocol, item, cx);
    }
    let written = record.protocol().and_then(|written| written.items.get(place));
    wording::check(item, written.map_or(&[], |written| &written.decisions), record.lang, cx);
    for dissent in &item.dissents {
        if let Some(informs) = item.informs.filter(|_| item.outcome_whole && item.decisions.is_empty()) {
            against_nothing(item.number, dissent, informs, cx);
            continue;
        }
        dissented(protocol, item, dissent, profile, cx);
        announced((protocol, item), dissent, DISSENT, (record, profile), cx);
    }
    for remark in item.statements.iter().chain(&item.entries) {
        announced((protocol, item), remark, ENTRY, (record, profile), cx);
        for name in &remark.by {
            was_there(protocol, item, name, Code::PrtDissent, cx);
        }
        if remark.text.blocks.is_empty() {
            let fault = message!("anteckningen säger ingenting", "the entry says nothing");
            cx.push(
                Diagnostic::new(Code::PrtDissent, fault)
                    .at(remark.span)
                    .hint(message!("skriv \"text\" vid den", "give it a \"text\"")),
            );
        }
    }
}

/// Nobody dissents from what was not decided.
fn against_nothing(number: u32, dissent: &Remark, informs: Span, cx: &mut Diagnostics) {
    let fault = message!(
        "§ {number} var information: det finns inget beslut att reservera sig mot",
        "§ {number} was for information: there is no decision to dissent from"
    );
    let own = cx.entry("behandling", "information");
    let hint = message!(
        "skriv beslutet i stället för {own}, eller gör reservationen till en protokollsanteckning",
        "write the decision instead of {own}, or make the dissent a protokollsanteckning"
    );
    let why = message!("inget beslutades", "nothing was decided");
    cx.push(Diagnostic::new(Code::PrtDissent, fault).at(dissent.span).related(informs, why).hint(hint));
}

/// Each motion was made by somebody who was there; a withdrawn one has no place among decisions; two or more were put to the meeting.
fn motions(protocol: &Protocol, item: &Item, cx: &mut Diagnostics) {
    let number = item.number;
    for motion in &item.motions {
        for mover in &motion.movers {
            was_there(protocol, item, mover, Code::PrtMotion, cx);
        }
        if motion.withdrawn && protocol.tells_discussion.is_none() {
            let fault = message!(
                "ett återkallat yrkande hör inte hemma i ett beslutsprotokoll",
                "a withdrawn motion has no place in minutes of decisions"
            );
            let sort = cx.entry("slag", "diskussionsprotokoll");
            let hint = message!("ta bort yrkandet, eller skriv {sort}", "remove the motion, or write {sort}");
            cx.push(Diagnostic::new(Code::PrtMotion, fault).at(motion.span).hint(hint));
        }
    }
    let standing: Vec<&Motion> = item.motions.iter().filter(|motion| !motion.withdrawn).collect();
    let several = standing.len() >= 2 && !proposals::is_one(&standing);
    let standing = standing.len();
    // Nominations that are voted on by ballot are put in no order.
    let by_ballot = !item.elections.is_empty() || item.votes.iter().any(|vote| vote.secret);
    if several && !by_ballot && item.putting.blocks.is_empty() && item.outcome_whole {
        let fault = message!(
            "§ {number} har {standing} yrkanden men ingen propositionsordning",
            "§ {number} has {standing} motions but does not say how they were put"
        );
        let hint = message!(
            "skriv \"propositionsordning\": i vilken ordning ordföranden ställde förslagen och vad han eller hon fann",
            "write \"propositionsordning\": in what order the chair put the proposals and what he or she found"
        );
        let joined = message!(
            "yrkar flera samma sak, skriv dem under ett \"av\"",
            "if several move the same thing, write them under one \"av\""
        );
        cx.push(Diagnostic::new(Code::PrtPutting, fault).at(item.heading.span).hint(hint).hint(joined));
    }
}

/// Who moves in a municipal body is a member of it, or a substitute who serves. Whoever else is there may be let speak, not move (6 kap. 17 and
/// 26 §§ kommunallagen; of an assembly 5 kap. 40 §). In an assembly some of those elected may who are no members of it (5 kap. 39 §).
fn moved_by_the_elected(protocol: &Protocol, item: &Item, cx: &mut Diagnostics) {
    let number = item.number;
    for mover in item.motions.iter().flat_map(|motion| &motion.movers) {
        let who = &mover.value;
        let there = || protocol.roll.of(who).filter(|attendee| attendee.was_there_at(number));
        // Of the disqualified PRT-JAV speaks, of who was not there the rule above.
        let Some(stretch) = there().next().filter(|_| !item.disqualifies(who)) else { continue };
        let may =
            |capacity: Capacity| capacity.decides() || (capacity == Capacity::Other && is_assembly(&protocol.body));
        if there().any(|attendee| may(attendee.capacity)) {
            continue;
        }
        let (word, law) = (
            stretch.capacity.word(),
            match (is_assembly(&protocol.body), stretch.capacity) {
                (true, _) => "5 kap. 40 §",
                (false, Capacity::Substitute) => "6 kap. 17 §",
                (false, _) => "6 kap. 26 §",
            },
        );
        let fault = message!(
            "{who} framställer ett yrkande vid § {number} som {word}",
            "{who} makes a motion at § {number} as {word}"
        );
        let fault = Diagnostic::new(Code::PrtMotion, fault).at(mover.span);
        let reason = message!(
            "bara ledamöter och tjänstgörande ersättare yrkar; andra kan få delta i överläggningen ({law} kommunallagen)",
            "only members and serving substitutes make motions; others can be let take part in the deliberation ({law} kommunallagen)"
        );
        let hint = if stretch.capacity == Capacity::Substitute {
            message!(
                "rätta \"uppgift\" om personen tjänstgjorde, eller skriv förslaget som en protokollsanteckning",
                "correct \"uppgift\" if the person served, or write the proposal as a protokollsanteckning"
            )
        } else {
            message!("skriv förslaget i \"bakgrund\" vid ärendet", "write the proposal in \"bakgrund\" of the matter")
        };
        let fault = fault.related(stretch.span, message!("{word} här", "{word} here")).hint(reason).hint(hint);
        cx.push(Diagnostic { severity: Severity::Warning, ..fault });
    }
}

/// Only who took part in a decision can dissent from it. Outside municipalities officials who were there can have a dissenting opinion noted
/// as well (30 § förvaltningslagen).
fn dissented(protocol: &Protocol, item: &Item, dissent: &Remark, profile: Profile, cx: &mut Diagnostics) {
    let number = item.number;
    let advised = |name: &str| {
        let mut there =
            protocol.roll.of(name).filter(|attendee| attendee.was_there_at(number) && !item.disqualifies(name));
        profile != Profile::Kommun && there.any(|attendee| attendee.capacity == Capacity::Official)
    };
    for name in dissent.by.iter().filter(|name| protocol.knows(&name.value)) {
        // Of the disqualified PRT-JAV speaks.
        let decided = protocol.deciding(item).any(|attendee| attendee.name == name.value);
        if decided && let Some(vote) = won(item, &name.value) {
            let who = &name.value;
            let fault = message!(
                "{who} reserverar sig vid § {number} men röstade för det som beslutades",
                "{who} dissents at § {number} but voted for what was decided"
            );
            let hint = message!(
                "rätta namnet eller rösten; den som bara vill förklara sin röst gör det i en protokollsanteckning",
                "correct the name or the vote; who only wants to explain a vote does so in a protokollsanteckning"
            );
            let fault = Diagnostic { severity: Severity::Warning, ..Diagnostic::new(Code::PrtDissent, fault) };
            cx.push(fault.at(name.span).related(vote, message!("rösten", "the vote")).hint(hint));
        }
        // Outside municipalities who takes part in the handling without deciding can have an opinion noted (30 § förvaltningslagen).
        let noted = advised(&name.value) || (profile != Profile::Kommun && item.is_declined_by(&name.value));
        if decided || noted || item.disqualifies(&name.value) {
            continue;
        }
        let who = &name.value;
        let fault = message!(
            "{who} reserverar sig vid § {number} utan att ha deltagit i beslutet",
            "{who} dissents at § {number} without having taken part in the decision"
        );
        let hint = message!(
            "bara den som har deltagit i avgörandet får reservera sig; en kommentar skrivs som protokollsanteckning",
            "only who took part in the decision may dissent; a comment is written as protokollsanteckning"
        );
        cx.push(Diagnostic::new(Code::PrtDissent, fault).at(name.span).hint(hint));
    }
}

/// Where somebody voted for what was decided: of several votes nobody can tell which it was. A minority can have a matter sent back or postponed against the
/// votes of more (5 kap. 50 § kommunallagen).
fn won(item: &Item, name: &str) -> Option<Span> {
    let [vote] = item.votes.as_slice() else { return None };
    if put_off::is_put_off(item) {
        return None;
    }
    let winners = if vote.outcome()? { &vote.yes } else { &vote.no };
    winners.iter().find(|winner| winner.value == name).map(|winner| winner.span)
}

/// What is announced: a dissent, which has a time of its own in municipalities, or a statement or entry.
const DISSENT: Doc = Doc { sv: "reservationen", en: "the dissent" };
const ENTRY: Doc = Doc { sv: "anteckningen", en: "the entry" };

/// A dissent is announced before the meeting ends (4 kap. 27 § kommunallagen). Elsewhere there is time until the decision leaves the authority, or has its last
/// form (30 § förvaltningslagen), which at the latest it has in approved minutes; so have statements and entries. Nothing is announced before the meeting.
fn announced(
    (protocol, item): (&Protocol, &Item),
    remark: &Remark,
    what: Doc,
    (record, profile): (&Record<'_>, Profile),
    cx: &mut Diagnostics,
) {
    let Some(announced) = remark.announced else { return };
    let (day, Doc { sv, en }) = (announced.value, what);
    let last_day = record.end_date.or(record.date);
    // What was approved at the meeting itself had its last form then.
    let at_once = protocol.at_once(item.number).and_then(|own| own.day.or(last_day));
    let approved = at_once.or_else(|| protocol.approval.as_ref()?.date);
    let fault = if let Some(first) = record.date.filter(|first| day < first.value) {
        let begun = first.value;
        let fault = message!(
            "{sv} anmäldes den {day}, före mötet den {begun}",
            "{en} was announced on {day}, before the meeting of {begun}"
        );
        let fault = Diagnostic::new(Code::PrtDissent, fault).related(first.span, message!("mötet", "the meeting"));
        fault.hint(message!("rätta dagen om den är fel", "correct the day if it is wrong"))
    } else if profile == Profile::Kommun
        && what == DISSENT
        && let Some(last) = last_day.filter(|last| day > last.value)
    {
        let end = last.value;
        let fault = message!(
            "{sv} anmäldes den {day}, efter att mötet hade slutat den {end}",
            "{en} was announced on {day}, after the meeting had ended on {end}"
        );
        let ended = message!("mötet slutade här", "the meeting ended here");
        Diagnostic::new(Code::PrtDissent, fault).related(last.span, ended).hint(message!(
            "en reservation ska anmälas innan sammanträdet avslutas; en senare kommentar skrivs som protokollsanteckning",
            "a dissent is to be announced before the meeting ends; a later comment is written as protokollsanteckning"
        ))
    } else if let Some(approved) = approved.filter(|approved| day > approved.value) {
        let done = approved.value;
        let fault = message!(
            "{sv} anmäldes den {day}, efter justeringen den {done}",
            "{en} was announced on {day}, after the approval on {done}"
        );
        let fault = Diagnostic::new(Code::PrtDissent, fault);
        let hint = if what == DISSENT {
            message!(
                "en avvikande mening ska anmälas innan beslutet expedieras, eller senast när det får sin slutliga form: rätta dagen om den är fel",
                "a dissenting opinion is to be announced before the decision leaves the authority, or at the latest when it has its last form: correct the day if it is wrong"
            )
        } else {
            message!(
                "det som antecknas står i protokollet när det justeras: rätta dagen om den är fel",
                "what is entered stands in the minutes when they are approved: correct the day if it is wrong"
            )
        };
        let fault = fault.related(approved.span, message!("justeringen", "the approval")).hint(hint);
        Diagnostic { severity: Severity::Warning, ..fault }
    } else {
        return;
    };
    cx.push(fault.at(announced.span));
}

/// Somebody who acts at an item was there.
pub(super) fn was_there(protocol: &Protocol, item: &Item, name: &Spanned<String>, code: Code, cx: &mut Diagnostics) {
    let there = protocol.roll.was_there(&name.value, item.number);
    if !there && protocol.knows(&name.value) {
        let (who, number) = (&name.value, item.number);
        let fault = message!("{who} var inte med vid § {number}", "{who} was not there at § {number}");
        let hint = message!(
            "rätta namnet, eller \"från\" och \"till\" vid personen bland de närvarande",
            "correct the name, or \"från\" and \"till\" of the person among those present"
        );
        let mut fault = Diagnostic::new(code, fault).at(name.span);
        if let Some(attendee) = protocol.roll.of(&name.value).next() {
            fault = fault.related(attendee.span, message!("närvaron", "the attendance"));
        }
        cx.push(fault.hint(hint));
    }
}
