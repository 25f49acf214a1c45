//! PRT-MOTS: what a matter says of the meeting itself, and the head of the record says otherwise: who approves the minutes, when it was opened and
//! closed, who was in the chair. PRT-JUST: what was approved at once is told as that.

use crate::diagnostic::{Code, Diagnostic, Diagnostics, Message, Severity};
use crate::markdown::{Markdown, Run, RunKind};
use crate::meeting::protocol::{Item, Protocol, bare};
use crate::message;
use crate::record::{Record, Spanned};
use crate::source::Span;
use crate::swedish::deciding::sentences;
use crate::swedish::formalities::is_formality;
use crate::swedish::names::persons;
use crate::swedish::{DocLang, TimeOfDay};

pub(super) fn check(protocol: &Protocol, record: &Record<'_>, cx: &mut Diagnostics) {
    approvers(protocol, cx);
    for item in &protocol.items {
        if is_formality(&item.heading.value) {
            begun_and_ended(protocol, item, record, cx);
        }
        if item.outcome_whole {
            at_once(protocol, item, cx);
        }
    }
}

/// Words in small letters.
fn words(text: &str) -> Vec<String> {
    let words = text.split(|letter: char| !letter.is_alphabetic()).filter(|word| !word.is_empty());
    words.map(str::to_lowercase).collect()
}

fn paragraphs(text: &Markdown) -> impl Iterator<Item = Run<'_>> {
    text.texts().into_iter().filter(|run| run.kind == RunKind::Paragraph && run.lang.is_none())
}

/// Those whom a text names by a surname alone that nobody else on the roll has, and that belongs to none of those whom it names in full.
fn by_surname<'p>(protocol: &'p Protocol, said: &str, in_full: &[&str]) -> Vec<&'p str> {
    let surname = |name: &'p str| name.rsplit(' ').next().unwrap_or(name);
    let names: Vec<&str> = protocol.roll.attendees.iter().map(|attendee| bare(&attendee.name)).collect();
    let is_word =
        |own: &str| said.split(|letter: char| !letter.is_alphanumeric() && letter != '-').any(|word| word == own);
    let is_own = |name: &&&'p str| names.iter().all(|other| other == *name || surname(other) != surname(name));
    let is_of_another = |own: &str| in_full.iter().any(|name| name.split(' ').any(|part| part == own));
    let alone = names.iter().filter(is_own).filter(|name| is_word(surname(name)) && !is_of_another(surname(name)));
    alone.copied().collect()
}

/// Those who approve the minutes are those who were elected to, where a decision names them.
fn approvers(protocol: &Protocol, cx: &mut Diagnostics) {
    /// How words begin by which somebody is named who does not approve, or not unless another cannot.
    const SUBSTITUTES: &[&str] =
        &["ersätt", "reserv", "stället", "istället", "förhind", "substitut", "altern", "deput", "instead"];
    let Some(first) = protocol.approvers.first() else { return };
    let elections: Vec<Run<'_>> = protocol.items.iter().flat_map(elected_in).collect();
    let Some(at) = elections.first().map(|run| run.block) else { return };
    let said = elections.iter().map(Run::text).collect::<Vec<_>>().join("\n");
    // Whoever is on the roll is known by name; of others the first name must be.
    let on_roll =
        protocol.roll.attendees.iter().map(|attendee| bare(&attendee.name)).filter(|name| said.contains(name));
    let others = persons(&said).into_iter().filter_map(|name| said.get(name)).map(bare);
    let mut elected: Vec<&str> = Vec::new();
    for name in on_roll.chain(others) {
        if !elected.contains(&name) {
            elected.push(name);
        }
    }
    for name in by_surname(protocol, &said, &elected) {
        if !elected.contains(&name) {
            elected.push(name);
        }
    }
    let surname = |name: &'_ str| name.rfind(' ').map_or(0, |at| at + 1);
    elected.sort_by_key(|name| said.find(name).or_else(|| said.find(&name[surname(name)..])));
    if elected.is_empty() {
        return;
    }
    let own = protocol.items.iter().flat_map(|item| &item.approvers);
    let approving: Vec<&str> = protocol.approvers.iter().chain(own).map(|name| bare(&name.value)).collect();
    // By surname alone somebody can be named as well.
    let is_named = |name: &str| said.contains(name.rsplit(' ').next().unwrap_or(name));
    // Those with whom they approve, or who is to have the minutes ready for it.
    let is_of_the_chair = |name: &str| {
        let is_it = |who: Option<&Spanned<String>>| who.is_some_and(|who| bare(&who.value) == name);
        protocol.items.iter().any(|item| is_it(protocol.chair_at(item)) || is_it(protocol.secretary_at(item)))
    };
    let with_substitutes = words(&said).iter().any(|word| SUBSTITUTES.iter().any(|stem| word.starts_with(stem)));
    let unelected = protocol.approvers.iter().find(|name| !is_named(bare(&name.value)));
    let untold = elected.iter().find(|name| !approving.contains(*name) && !is_of_the_chair(name));
    let fault = match (unelected, untold) {
        (Some(name), _) => {
            let who = &name.value;
            message!(
                "{who} står som justerare, men beslutet om justerare nämner {}",
                "{who} stands as approver, but the decision on who approves names {}";
                (elected.join(", ")), (elected.join(", "))
            )
        }
        (None, Some(who)) if !with_substitutes => message!(
            "{who} valdes att justera protokollet, men står inte som justerare",
            "{who} was elected to approve the minutes, but does not stand as approver"
        ),
        _ => return,
    };
    let hint = message!(
        "rätta \"justerare\" eller beslutet; trädde någon in i en annans ställe, låt beslutet säga det",
        "correct \"justerare\" or the decision; if somebody stepped in for another, let the decision say so"
    );
    let at_head = unelected.unwrap_or(first);
    let fault = Diagnostic::new(Code::PrtContradiction, fault).at(at_head.span);
    cx.push(fault.related(at, message!("beslutet", "the decision")).hint(hint));
}

/// The decisions of an item by which somebody is elected to approve the minutes.
fn elected_in(item: &Item) -> Vec<Run<'_>> {
    const APPROVER: &[&str] =
        &["justerare", "protokolljusterare", "protokollsjusterare", "justeringsmän", "approver", "approvers"];
    const ELECTS: &[&str] = &[
        "utse",
        "utses",
        "utser",
        "välja",
        "väljs",
        "väljer",
        "elect",
        "elects",
        "elected",
        "appoint",
        "appoints",
        "appointed",
    ];
    let heading = words(&item.heading.value);
    let has = |words: &[String], word: &str| words.iter().any(|own| own == word);
    let approves = |words: &[String]| {
        words.iter().any(|word| word.starts_with("juster")) || has(words, "approve") && has(words, "minutes")
    };
    let is_titled = |words: &[String]| words.iter().any(|word| APPROVER.contains(&word.as_str()));
    // "Justering av taxan" is another matter.
    let elects_somebody = has(&heading, "val") || has(&heading, "election");
    if !(is_titled(&heading) || elects_somebody && approves(&heading)) {
        return Vec::new();
    }
    let is_alone = item.decisions.len() == 1;
    // "Att Ulf Bro justerar protokollet" elects somebody as well.
    let is_to = |words: &[String]| {
        has(words, "justerar")
            || has(words, "justera") && ["ska", "skall"].iter().any(|word| has(words, word))
            || has(words, "minutes")
                && (has(words, "approves")
                    || has(words, "approve") && ["is", "are", "shall", "will"].iter().any(|word| has(words, word)))
    };
    let elects = |run: &Run<'_>| {
        let words = words(run.text());
        let elects = words.iter().any(|word| ELECTS.contains(&word.as_str())) || is_to(&words);
        elects && (is_alone || is_titled(&words) || approves(&words))
    };
    item.decisions.iter().flat_map(paragraphs).filter(elects).collect()
}

/// The meeting was opened and closed when the head says, and by whom.
fn begun_and_ended(protocol: &Protocol, item: &Item, record: &Record<'_>, cx: &mut Diagnostics) {
    const OPENS: &[&str] = &[
        "öppna",
        "öppnar",
        "öppnade",
        "öppnades",
        "öppnas",
        "inleder",
        "inledde",
        "inleddes",
        "inleds",
        "börjar",
        "började",
        "opened",
        "opens",
        "began",
        "begins",
        "started",
        "starts",
    ];
    const CLOSES: &[&str] = &[
        "avsluta",
        "avslutar",
        "avslutade",
        "avslutades",
        "avslutas",
        "slutar",
        "slutade",
        "closed",
        "closes",
        "concluded",
        "concludes",
        "ended",
        "ends",
    ];
    /// What a meeting is declared (förklaras) to be.
    const DECLARED: [&[&str]; 2] = [&["öppnat", "inlett", "open"], &["avslutat"]];
    const MEETING: &[&str] = &["möte", "mötet", "sammanträde", "sammanträdet", "meeting", "session"];
    /// What else is opened and closed, or goes on.
    const OTHERS: &[&str] = &[
        "ajourner",
        "återuppt",
        "återöppn",
        "frågestund",
        "debatt",
        "överläggning",
        "diskussion",
        "dörrar",
        "förmöte",
        "adjourn",
        "resum",
        "debate",
        "question",
        "nästa",
        "kommande",
        "next",
    ];
    let several = record.end_date.zip(record.date).is_some_and(|(last, first)| last.value > first.value);
    let is_at = |end: Option<&Item>| end.is_some_and(|end| end.number == item.number);
    let (is_first, is_last) = (is_at(protocol.items.first()), is_at(protocol.items.last()));
    for run in [&item.background, &item.discussion].into_iter().chain(&item.decisions).flat_map(paragraphs) {
        for range in sentences(run.text()) {
            let Some(sentence) = run.text().get(range.clone()) else { continue };
            let words = words(sentence);
            let has = |list: &[&str]| words.iter().any(|word| list.contains(&word.as_str()));
            let others = words.iter().any(|word| OTHERS.iter().any(|stem| word.starts_with(stem)));
            let is_declared = words.iter().any(|word| word.starts_with("förklara") || word.starts_with("declare"));
            let [opened, over] = DECLARED.map(|list| is_declared && has(list));
            let (opens, closes) = (has(OPENS) || opened, has(CLOSES) || over);
            // Of a day that is named another meeting may be meant.
            let begins_with_digit = |after: &str| after.starts_with(|letter: char| letter.is_ascii_digit());
            let is_dated = sentence.split(" den ").skip(1).any(begins_with_digit);
            if others || is_dated || opens == closes || !has(MEETING) {
                continue;
            }
            let at = |part: std::ops::Range<usize>| run.span(range.start + part.start..range.start + part.end);
            // Of several days the head has the beginning of the first and the end of the last.
            let is_told = !several || if opens { is_first } else { is_last };
            let head = record.time.filter(|_| is_told).and_then(|time| if opens { time.from } else { time.to });
            if let Some((head, (part, told))) = head.zip(only_time(sentence))
                && head.value != told
            {
                times(opens, (told, at(part)), head, cx);
            }
            if let Some((chair, part)) = protocol.chair_at(item).zip(chair_named(protocol, sentence))
                && !sentence.contains(bare(&chair.value))
            {
                in_the_chair(sentence.get(part.clone()).unwrap_or_default(), at(part), chair, cx);
            }
        }
    }
}

fn times(opens: bool, (told, at): (TimeOfDay, Span), head: Spanned<TimeOfDay>, cx: &mut Diagnostics) {
    let [(told, told_en), (own, own_en)] =
        [told, head.value].map(|time| (time.in_text(DocLang::Sv), time.in_text(DocLang::En)));
    let fault = if opens {
        message!(
            "texten säger att mötet öppnas {}, men \"tid\" att det börjar {}",
            "the text says that the meeting opens at {}, but \"tid\" that it begins at {}"; (told, own), (told_en, own_en)
        )
    } else {
        message!(
            "texten säger att mötet avslutas {}, men \"tid\" att det slutar {}",
            "the text says that the meeting closes at {}, but \"tid\" that it ends at {}"; (told, own), (told_en, own_en)
        )
    };
    let hint = message!("rätta det klockslag som är fel", "correct the time that is wrong");
    let fault = Diagnostic::new(Code::PrtContradiction, fault).at(at);
    cx.push(fault.related(head.span, message!("mötets tid", "the meeting's time")).hint(hint));
}

fn in_the_chair(named: &str, at: Span, chair: &Spanned<String>, cx: &mut Diagnostics) {
    let own = &chair.value;
    let fault = message!(
        "texten kallar {named} ordförande, men \"ordförande\" är {own}",
        "the text calls {named} the chair, but \"ordförande\" is {own}"
    );
    let hint = message!(
        "rätta namnet; ledde en annan mötet vid ärendet, skriv \"ordförande\" vid det",
        "correct the name; if another chaired the meeting for the matter, write \"ordförande\" with it"
    );
    let fault = Diagnostic::new(Code::PrtContradiction, fault).at(at);
    cx.push(fault.related(chair.span, message!("ordföranden", "the chair")).hint(hint));
}

/// The time of day that a sentence tells, if it tells one: "kl. 17.00", "klockan 17", "at 17:00".
fn only_time(sentence: &str) -> Option<(std::ops::Range<usize>, TimeOfDay)> {
    const BEFORE: &[&str] = &["kl.", "kl", "klockan", "at"];
    const AROUND: &[&str] = &["till", "från", "före", "efter", "innan", "senast"];
    let words: Vec<&str> = sentence.split_whitespace().collect();
    let start = |word: &str| word.as_ptr().addr() - sentence.as_ptr().addr();
    let mut found = None;
    for (index, word) in words.iter().enumerate() {
        let bare = word.trim_matches(|letter: char| !letter.is_ascii_digit());
        let before = |back: usize| index.checked_sub(back).and_then(|at| words.get(at)).map(|word| word.to_lowercase());
        if bare.is_empty() || !before(1).is_some_and(|word| BEFORE.contains(&word.as_str())) {
            continue;
        }
        // "Till kl. 14.00" something else went on.
        if before(2).is_some_and(|word| AROUND.contains(&word.as_str())) {
            return None;
        }
        // "At 5.00 p.m." is another way to count, and "17.00–18.00" two times.
        let is_half = words
            .get(index + 1)
            .is_some_and(|next| matches!(next.trim_end_matches(['.', ',']), "pm" | "am" | "p.m" | "a.m"));
        let full = if bare.len() <= 2 { format!("{bare}.00") } else { bare.to_owned() };
        let time = TimeOfDay::parse(&full).ok().filter(|_| !is_half && found.is_none())?;
        let at = start(word) + word.find(bare)?;
        found = Some((at..at + bare.len(), time));
    }
    found
}

/// The person on the roll whom a sentence calls the chair, by name after that word.
fn chair_named(protocol: &Protocol, sentence: &str) -> Option<std::ops::Range<usize>> {
    let names = protocol.roll.attendees.iter().map(|attendee| bare(&attendee.name));
    names.flat_map(|name| sentence.match_indices(name)).find_map(|(at, name)| {
        let before = sentence.get(..at)?.trim_end().trim_end_matches(',').to_lowercase();
        let mut before = before.rsplit(' ');
        let is_chair = before.next().is_some_and(|word| matches!(word, "ordförande" | "ordföranden" | "chair"));
        // A deputy chair, or that of another body, is another.
        let is_first = before.next().is_none_or(|word| matches!(word, "" | "the" | "mötets" | "sammanträdets"));
        (is_chair && is_first).then(|| at..at + name.len())
    })
}

/// An item whose decision says that it is approved at once is told as that: from it its times count.
fn at_once(protocol: &Protocol, item: &Item, cx: &mut Diagnostics) {
    /// What is approved at once: what else is adjusted (justeras), such as charges, is no minutes.
    const OF_MINUTES: &[&str] = &[
        "paragrafen",
        "paragraferna",
        "punkten",
        "punkterna",
        "ärendet",
        "ärendena",
        "beslutet",
        "besluten",
        "beslutspunkten",
        "protokollet",
    ];
    for run in item.decisions.iter().flat_map(paragraphs) {
        let words = words(run.text());
        let has = |word: &str| words.iter().any(|own| own == word);
        let of_minutes = OF_MINUTES.iter().any(|word| has(word)) || run.text().contains('§');
        let adjusted = ["justeras", "justerad", "justerat", "justerade"].iter().any(|word| has(word));
        let swedish = of_minutes && (has("omedelbart") && adjusted || has("omedelbar") && has("justering"));
        let english = (has("immediately") || (has("at") && has("once")))
            && (has("approved") || has("approve"))
            && ["item", "paragraph", "minutes"].iter().any(|word| has(word));
        let is_not = ["inte", "ej", "avslå", "avslås", "not", "reject"].iter().any(|word| has(word));
        if !(swedish || english) || is_not {
            continue;
        }
        let wanted = items_named(run.text());
        let wanted = if wanted.is_empty() { vec![item.number] } else { wanted };
        let there = |number: &u32| protocol.items.iter().any(|item| item.number == *number);
        let untold: Vec<u32> =
            wanted.into_iter().filter(|number| there(number) && protocol.at_once(*number).is_none()).collect();
        // "Protokollet justeras omedelbart" is of all of it; that much of it is, is enough.
        let is_of_all = (has("protokollet") || has("minutes")) && !has("denna") && !has("del") && !has("item");
        let some = protocol.approval.as_ref().is_some_and(|approval| !approval.at_once.is_empty());
        if untold.is_empty() || is_of_all && some {
            continue;
        }
        untold_at_once(&untold, run.block, protocol, cx);
    }
}

/// The numbers of items that a text tells after "§".
fn items_named(text: &str) -> Vec<u32> {
    let Some((_, after)) = text.split_once('§') else { return Vec::new() };
    let numbers = after.split(|letter: char| !letter.is_ascii_digit()).filter(|digits| !digits.is_empty());
    numbers.filter_map(|digits| digits.parse().ok()).collect()
}

fn untold_at_once(untold: &[u32], at: Span, protocol: &Protocol, cx: &mut Diagnostics) {
    let (items, listed) = (super::named(untold), untold.iter().map(u32::to_string).collect::<Vec<_>>().join(", "));
    let verb = if untold.len() == 1 { "is" } else { "are" };
    let fault = message!(
        "enligt beslutet justeras {items} omedelbart, men det står inte under \"omedelbart\"",
        "the decision says that {items} {verb} approved at once, but \"omedelbart\" does not"
    );
    let own = cx.entry("justering", &format!("{{ omedelbart: [{listed}] }}"));
    let hint: Message = message!(
        "skriv {own}, med ett eget anslag: tiden för att överklaga räknas från det",
        "write {own}, with a notice of its own: the time for appeals counts from it"
    );
    let fault = Diagnostic { severity: Severity::Warning, ..Diagnostic::new(Code::PrtApproval, fault) }.at(at);
    let related = protocol.approval.as_ref().map(|approval| (approval.span, message!("justeringen", "the approval")));
    cx.push(related.into_iter().fold(fault, |fault, (span, words)| fault.related(span, words)).hint(hint));
}
