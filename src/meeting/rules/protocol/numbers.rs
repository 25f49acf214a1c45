//! PRT-NUM: numbers of items that run on without a gap; REG-BIL: appendices that exist.

use crate::diagnostic::{Code, Diagnostic, Diagnostics, Fix};
use crate::meeting::protocol::{Appendix, Protocol, named_through};
use crate::message;
use crate::record::shape::to_fill;
use crate::record::{Record, Spanned};

pub(super) fn check(protocol: &Protocol, record: &Record<'_>, cx: &mut Diagnostics) {
    let had_errors = cx.has_errors();
    continuity(protocol, cx);
    let is_certain = one_is_wrong(protocol);
    for item in &protocol.items {
        if let Some(written) = item.written_number
            && written.value != item.number
        {
            let (found, due) = (written.value, item.number);
            let fault = message!(
                "paragrafen har nummer {found}, men ska ha {due}",
                "the item has number {found}, but shall have {due}"
            );
            let hint = message!(
                "numren följer på varandra från mötets första paragraf: ta bort numret, så räknas det ut",
                "the numbers follow one another from the meeting's first: remove the number, and it is computed"
            );
            let fault = Diagnostic::new(Code::PrtNumber, fault).at(written.span).hint(hint);
            cx.push(if is_certain {
                fault.fix(Fix::read(written.span, &found.to_string(), &due.to_string()))
            } else {
                fault
            });
        }
    }
    items_that_do_not_exist(protocol, record, cx);
    appendices(protocol, cx);
    // An empty list says nothing either; of one that was refused it has been said why.
    let refused = had_errors && record.written.contains(&"ärenden");
    if protocol.items.is_empty() && !refused {
        let at = record.kind.map_or(record.span, |kind| kind.span);
        let fault = message!("protokollet har inga ärenden", "the minutes have no matters");
        let hint = to_fill(
            "ärenden",
            "[{ rubrik: Val av justerare, beslut: [\"…\"] }]",
            record.layout,
            record.written.contains(&"ärenden"),
        );
        cx.push(Diagnostic::new(Code::PrtDecision, fault).at(at).hint(hint));
    }
}

/// Whether a single written number is wrong, and the others bear out how the items are counted: where several are, the first number may
/// be what is wrong.
fn one_is_wrong(protocol: &Protocol) -> bool {
    let written = || protocol.items.iter().filter_map(|item| Some((item.written_number?.value, item.number)));
    let wrong = written().filter(|(written, due)| written != due).count();
    wrong == 1 && written().count() > wrong
}

/// Whether the items' own numbers, of which there are some, begin with this one.
fn begin_with(protocol: &Protocol, first: u32) -> bool {
    let mut written = (first..).zip(&protocol.items).filter_map(|(due, item)| Some((due, item.written_number?.value)));
    let some = protocol.items.iter().any(|item| item.written_number.is_some());
    some && written.all(|(due, written)| due == written)
}

/// The first number follows on the last one of the minutes before.
fn continuity(protocol: &Protocol, cx: &mut Diagnostics) {
    let numbering = protocol.numbering;
    if let (Some(previous), Some(first)) = (numbering.previous, numbering.first_span)
        && previous.value + 1 != numbering.first
    {
        let (last, number, due) = (previous.value, numbering.first, previous.value + 1);
        let fault = message!(
            "protokollet börjar på § {number}, men det föregående slutade på § {last}",
            "the minutes begin with § {number}, but those before ended with § {last}"
        );
        let own = cx.entry("första", &due.to_string());
        let hint = message!("skriv {own}, eller rätta \"föregående\"", "write {own}, or correct \"föregående\"");
        let fault = Diagnostic::new(Code::PrtNumber, fault)
            .at(first)
            .related(previous.span, message!("slutade här", "ended here"))
            .hint(hint);
        // Two against one: the items themselves go on where those before ended.
        cx.push(if begin_with(protocol, due) {
            fault.fix(Fix::read(first, &number.to_string(), &due.to_string()))
        } else {
            fault
        });
    }
    if let (false, Some(previous)) = (numbering.yearly, numbering.previous) {
        let fault = message!(
            "numren börjar om vid varje möte, men \"föregående\" är angivet",
            "the numbers start again with each meeting, but \"föregående\" is given"
        );
        let own = cx.entry("per", "år");
        let hint = message!("skriv {own}, eller ta bort \"föregående\"", "write {own}, or remove \"föregående\"");
        cx.push(Diagnostic::new(Code::PrtNumber, fault).at(previous.span).hint(hint));
    }
}

/// What is said of items is said of such as there are.
fn items_that_do_not_exist(protocol: &Protocol, record: &Record<'_>, cx: &mut Diagnostics) {
    let (Some(first), Some(last)) = (protocol.items.first(), protocol.items.last()) else { return };
    let (first, last) = (first.number, last.number);
    let attended = record.protocol().into_iter().flat_map(|written| &written.present);
    let attended = attended.filter(|member| member.whole).flat_map(|member| [member.from, member.to]).flatten();
    let at_once = protocol.approval.iter().flat_map(|approval| approval.at_once.iter().map(|own| own.item));
    let named: Vec<Spanned<u32>> = attended.chain(at_once).collect();
    if let Some(fault) = counted_from_a_wrong_number(protocol, &named) {
        cx.push(fault);
        return;
    }
    for Spanned { value: number, span } in named {
        if !(first..=last).contains(&number) {
            let there = named_through(first, last);
            let fault = message!(
                "§ {number} finns inte: protokollet har {there}",
                "there is no § {number}: the minutes have {there}"
            );
            cx.push(
                Diagnostic::new(Code::PrtNumber, fault).at(span).hint(message!("rätta numret", "correct the number")),
            );
        }
    }
}

/// All numbers that the record names lie outside its own, and near enough to one another to be those of this meeting: it is not they that are
/// wrong, but the one from which the items are counted.
fn counted_from_a_wrong_number(protocol: &Protocol, named: &[Spanned<u32>]) -> Option<Diagnostic> {
    let (first, last) = (protocol.items.first()?.number, protocol.items.last()?.number);
    let numbering = protocol.numbering;
    let (key, at) = match (numbering.first_span, numbering.previous) {
        (Some(first), _) => ("första", first),
        (None, Some(previous)) => ("föregående", previous.span),
        (None, None) => return None,
    };
    let values = || named.iter().map(|number| number.value);
    let (low, high) = (values().min()?, values().max()?);
    let bears_out = protocol.items.iter().any(|item| item.written_number.is_some());
    if named.len() < 2 || bears_out || high - low > last - first || values().any(|it| (first..=last).contains(&it)) {
        return None;
    }
    let (said, there) = (named_through(low, high), named_through(first, last));
    let fault = message!(
        "posten talar om {said}, men protokollet har {there}",
        "the record speaks of {said}, but the minutes have {there}"
    );
    let hint = message!(
        "rätta \"{key}\", från vilket numren räknas; eller numren",
        "correct \"{key}\", from which the numbers are counted; or the numbers"
    );
    let fault = Diagnostic::new(Code::PrtNumber, fault).at(at).hint(hint);
    Some(
        named
            .iter()
            .take(1)
            .fold(fault, |fault, number| fault.related(number.span, message!("som här", "such as here"))),
    )
}

fn appendices(protocol: &Protocol, cx: &mut Diagnostics) {
    let count = protocol.appendices.len();
    for item in &protocol.items {
        for appendix in &item.appendices {
            let number = appendix.value;
            if usize::try_from(number).is_ok_and(|number| number > count) {
                let fault = message!("bilaga {number} finns inte", "there is no appendix {number}");
                let hint = message!(
                    "protokollet har {count} bilagor: lägg till den under \"bilagor\", eller rätta numret",
                    "the minutes have {count} appendices: add it to \"bilagor\", or correct the number"
                );
                cx.push(Diagnostic::new(Code::RegAppendix, fault).at(appendix.span).hint(hint));
            }
        }
    }
    for appendix in &protocol.appendices {
        let (number, title) = (appendix.number, &appendix.title);
        of_another_item(protocol, appendix, cx);
        if protocol.items.iter().any(|item| item.refers_to(number)) {
            continue;
        }
        let fault = message!(
            "ingen paragraf hänvisar till bilaga {number}, {title}",
            "no item refers to appendix {number}, {title}"
        );
        let own = cx.entry("bilagor", &format!("[{number}]"));
        let hint = message!(
            "skriv {own} vid det ärende den hör till, eller ta bort bilagan",
            "write {own} with the matter it belongs to, or remove the appendix"
        );
        cx.push(Diagnostic {
            severity: crate::diagnostic::Severity::Warning,
            ..Diagnostic::new(Code::RegAppendix, fault).at(appendix.span).hint(hint)
        });
    }
}

/// An appendix whose title says of which item it is belongs to that one.
fn of_another_item(protocol: &Protocol, appendix: &Appendix, cx: &mut Diagnostics) {
    /// Beginnings of words for what belongs to an item of the meeting itself: minutes of others have items too.
    const OF_THE_MEETING: &[&str] = &[
        "reserv",
        "yttrande",
        "protokollsanteckning",
        "yrkande",
        "ändringsyrkande",
        "tilläggsyrkande",
        "omröstning",
        "votering",
        "röst",
        "dissent",
        "statement",
        "vote",
        "voting",
    ];
    let title = appendix.title.to_lowercase();
    let mut words = title.split(|letter: char| !letter.is_alphabetic());
    let Some((_, after)) = appendix.title.split_once('§') else { return };
    let digits = after.trim_start().split(|letter: char| !letter.is_ascii_digit()).next().unwrap_or_default();
    let Ok(told) = digits.parse::<u32>() else { return };
    let is_of_meeting = words.any(|word| OF_THE_MEETING.iter().any(|stem| word.starts_with(stem)));
    let is_there = protocol.items.iter().any(|item| item.number == told);
    let mut referring = protocol.items.iter().filter(|item| item.refers_to(appendix.number));
    let Some(first) = referring.next().filter(|_| is_of_meeting && is_there && !after.contains('§')) else { return };
    if first.number == told || referring.any(|item| item.number == told) {
        return;
    }
    let (number, item) = (appendix.number, first.number);
    let fault = message!(
        "bilaga {number} är enligt sin titel till § {told}, men § {item} hänvisar till den",
        "appendix {number} is by its title of § {told}, but § {item} refers to it"
    );
    let own = cx.entry("bilagor", &format!("[{number}]"));
    let hint =
        message!("rätta titeln, eller skriv {own} vid § {told}", "correct the title, or write {own} with § {told}");
    let fault = Diagnostic::new(Code::RegAppendix, fault).at(appendix.span).hint(hint);
    let fault = fault.related(first.heading.span, message!("hänvisar", "refers"));
    cx.push(Diagnostic { severity: crate::diagnostic::Severity::Warning, ..fault });
}
