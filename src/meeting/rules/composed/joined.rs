//! How what was typed goes with what the document writes around it.

use std::ops::Range;

use super::super::typography::begins_list;
use super::table::{After, Frame, Place};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Fix, Message, excerpt};
use crate::markdown::{Block, BlockKind, Markdown, plain_text};
use crate::message;
use crate::record::Spanned;
use crate::source::Span;
use crate::swedish::DocLang;
use crate::swedish::typography::ends_sentence;

/// Somebody whom the document names before a text.
pub(super) struct Named<'r> {
    /// The full name.
    pub(super) name: &'r str,
    /// The party that stands after it.
    pub(super) party: Option<&'r str>,
}

/// Words that nobody is called, and with which people begin what they take for a sentence of its own.
const COMMON: &[&str] = &[
    "adopting",
    "adoption",
    "anställd",
    "approval",
    "approving",
    "att",
    "avslag",
    "avslå",
    "avvisning",
    "bifall",
    "bifalla",
    "bordläggning",
    "delägare",
    "employed",
    "enligt",
    "föreslagna",
    "förslaget",
    "förvaltningens",
    "godkänna",
    "godkännande",
    "maka",
    "make",
    "married",
    "ordförandens",
    "owner",
    "referral",
    "rejecting",
    "rejection",
    "sambo",
    "släkt",
    "släkting",
    "styrelseledamot",
    "that",
    "till",
    "to",
    "återremiss",
    "ägare",
    "ändring",
    "är",
];

/// A line that stands where the document writes something around it. All its faults have one fix, for what mends one of them alone leaves the others.
pub(super) fn line(line: Option<&Spanned<String>>, place: Place, lang: DocLang, cx: &mut Diagnostics) {
    let Some(line) = line else { return };
    let frame = place.frame(lang);
    let (mut rest, mut faults) = (line.value.as_str(), Vec::new());
    if let Some(within) = parentheses(rest).filter(|_| frame.in_parentheses) {
        let fault = message!(
            "parentesen blir dubbel: handlingen sätter själv en",
            "the parentheses become double: the document puts some itself"
        );
        faults.push(doubled(fault).hint(message!("ta bort parentesen", "remove the parentheses")));
        rest = within;
    }
    if let Some(lead) = again(rest, frame) {
        let alone = &rest[lead.end..];
        let fault = twice(&rest[..lead.words], frame.before, lead.certain);
        if !lead.certain || alone.is_empty() {
            cx.push(fault.at(line.span));
            return;
        }
        faults.push(fault);
        rest = alone;
    }
    if let Some(range) = second_verb(rest, &[], frame) {
        cx.push(two_verbs(&rest[range], place, frame).at(line.span));
        return;
    }
    let mut becomes = rest.to_owned();
    if let Some((word, small)) = capital(rest, frame) {
        becomes.replace_range(..word.len(), &small);
        // After words that are taken away it is a beginning of nobody's making.
        if faults.is_empty() {
            faults.push(capitalised(word, &small, frame));
        }
    }
    if let Some(fault) = stopped(rest, frame) {
        becomes.pop();
        faults.push(fault);
    }
    let fix = || Fix::read(line.span, &line.value, &becomes);
    for fault in faults {
        cx.push(fault.at(line.span).fix(fix()));
    }
}

/// A text that stands where the document writes something before it. `names` are those whom the document names there.
pub(super) fn prose(text: &Markdown, place: Place, names: &[Named<'_>], lang: DocLang, cx: &mut Diagnostics) {
    let frame = place.frame(lang);
    let is_own_heading = |heading: &str| frame.again.iter().any(|again| again.strip_suffix(':') == Some(heading));
    if let Some((heading, at)) = heading(text).filter(|(heading, _)| is_own_heading(&heading.to_lowercase())) {
        cx.push(twice(&heading, frame.before, true).at(at));
        return;
    }
    let Some(words) = text.first_words() else { return };
    let is_all =
        matches!(text.blocks.as_slice(), [Block { kind: BlockKind::Paragraph(inlines), .. }] if inlines.len() == 1);
    let text = words.text.as_str();
    let Some(lead) = lead(text, names, frame) else {
        if let Some(range) = second_verb(text, names, frame)
            && let Some(at) = words.span(range.clone())
        {
            cx.push(two_verbs(&text[range], place, frame).at(at));
            return;
        }
        if let Some((word, small)) = capital(text, frame)
            && let Some(at) = words.span(0..word.len())
        {
            cx.push(capitalised(word, &small, frame).at(at).fix(Fix::read(at, word, &small)));
        }
        return;
    };
    let said = &text[..lead.words];
    let Some(at) = words.span(0..lead.words) else { return };
    let fault = twice(said, lead.before.unwrap_or(frame.before), lead.certain).at(at);
    // The word that comes next goes along, so that something stands where a line begins.
    let next = text[lead.end..].split(char::is_whitespace).next().unwrap_or_default();
    let to = lead.end + next.len();
    // Of a dissent nothing more need be said; a text that is only its beginning is no sentence in any other place.
    let says_no_more = place == Place::Dissent && next.is_empty() && is_all;
    // Quotation marks and dashes are put right as they are read; what was typed is left as it is.
    let is_typed_so = !next.contains(['”', '“', '’', '–']);
    let joins = !next.is_empty() && is_typed_so && !begins_list("", next, &text[to..]);
    let safe = lead.certain && (joins || says_no_more);
    let small = capital(next, frame).map(|(word, small)| small + &next[word.len()..]);
    cx.push(match words.span(0..to).filter(|_| safe) {
        Some(at) => fault.fix(Fix::read(at, &text[..to], small.as_deref().unwrap_or(next))),
        None => fault,
    });
}

/// What stands in parentheses, where that is all of a text.
fn parentheses(text: &str) -> Option<&str> {
    let within = text.strip_prefix('(')?.strip_suffix(')')?.trim();
    (!within.is_empty() && !within.contains(['(', ')'])).then_some(within)
}

/// A title that stands in the name as well, after or before it, where the document writes both.
pub(super) fn repeated_role(name: Option<&Spanned<String>>, role: Option<&str>, cx: &mut Diagnostics) {
    let (Some(name), Some(role)) = (name, role) else { return };
    let text = name.value.as_str();
    let Some(start) = text.len().checked_sub(role.len()) else { return };
    let is_role = |part: Option<&str>| part.is_some_and(|part| part.to_lowercase() == role.to_lowercase());
    let before = text.get(..start).and_then(|before| before.strip_suffix(", "));
    let after = text.get(role.len()..).and_then(|after| after.strip_prefix(' '));
    let alone = match (before, after) {
        (Some(alone), _) if is_role(text.get(start..)) => alone,
        (_, Some(alone)) if is_role(text.get(..role.len())) => alone,
        _ => return,
    };
    let fault = message!(
        "\"{role}\" blir sagt två gånger: handlingen skriver själv vad {alone} är",
        "“{role}” gets said twice: the document itself says what {alone} is"
    );
    let hint = message!("skriv bara namnet: {alone}", "write the name alone: {alone}");
    cx.push(doubled(fault).at(name.span).hint(hint).fix(Fix::read(name.span, text, alone)));
}

/// A title with a word that the document writes after the name itself, before the name or after it: "nämndsekreterare Bo Lind", signed "…, sekreterare". It
/// tells more than the document, so that only whoever wrote it can say whether it is needed.
pub(super) fn longer_title(name: &Spanned<String>, word: &str, cx: &mut Diagnostics) {
    /// No title has more words.
    const MOST_WORDS: usize = 4;
    let text = name.value.as_str();
    let begins = text.match_indices(' ').take(MOST_WORDS).map(|(at, _)| (&text[..at], &text[at + 1..]));
    let ends = text.split_once(", ").map(|(alone, title)| (title, alone));
    let is_title = |title: &str| {
        let title = title.to_lowercase();
        title != word && [word, &format!("{word}n")].iter().any(|end| title.ends_with(end))
    };
    let is_name = |alone: &str| alone.split(' ').all(|part| part.starts_with(char::is_uppercase));
    let Some((title, alone)) = begins.chain(ends).find(|(title, alone)| is_title(title) && is_name(alone)) else {
        return;
    };
    let fault = message!(
        "\"{title}\" står vid namnet, och handlingen skriver själv \"{word}\" efter det",
        "“{title}” stands by the name, and the document itself writes “{word}” after it"
    );
    let hint = message!(
        "skriv bara namnet: {alone}; titeln skrivs under \"roll\" vid personen bland de närvarande",
        "write the name alone: {alone}; the title is written as \"roll\" of the person among those present"
    );
    cx.push(doubled(fault).at(name.span).hint(hint));
}

/// A fault of this rule.
pub(super) fn doubled(fault: Message) -> Diagnostic {
    Diagnostic::new(Code::TxtDoubled, fault)
}

/// What was typed says what the document writes before it, and for certain no more than that.
fn twice(said: &str, before: &str, certain: bool) -> Diagnostic {
    let (said, before) = (excerpt(said), before.trim_end());
    let fault = message!(
        "\"{said}\" blir sagt två gånger: handlingen skriver själv \"{before}\" före det",
        "“{said}” gets said twice: the document itself writes “{before}” before it"
    );
    doubled(fault).hint(if certain {
        message!("ta bort \"{said}\"", "remove “{said}”")
    } else {
        message!(
            "ta bort \"{said}\", eller rätta det som säger något annat än handlingen",
            "remove “{said}”, or correct what says something else than the document"
        )
    })
}

/// A capital within a sentence.
fn capitalised(word: &str, small: &str, frame: &Frame) -> Diagnostic {
    let before = frame.before.trim_end();
    let fault = message!(
        "\"{word}\" får stor bokstav mitt i en mening: handlingen skriver \"{before}\" före det",
        "“{word}” has a capital within a sentence: the document writes “{before}” before it"
    );
    doubled(fault).hint(message!("skriv {small} med liten bokstav", "write {small} in small letters"))
}

/// The verb with which a text begins, or goes on after the name of somebody whom the document names before it, where the document writes one itself.
fn second_verb(text: &str, names: &[Named<'_>], frame: &Frame) -> Option<Range<usize>> {
    let start = by_name(text, names).map_or(0, |by| by.end);
    let word = text[start..].split(|letter: char| !letter.is_alphabetic()).next().unwrap_or_default();
    let is_verb = |word: &str| frame.verbs.contains(&word);
    // A capital begins a sentence of its own, if the document has not begun one that goes on.
    let is_second = if frame.goes_on { is_verb(&word.to_lowercase()) } else { start == 0 && is_verb(word) };
    is_second.then_some(start..start + word.len())
}

/// A verb after that of the document.
fn two_verbs(word: &str, place: Place, frame: &Frame) -> Diagnostic {
    let before = frame.before.trim();
    let fault = message!(
        "\"{word}\" passar inte efter \"{before}\", som handlingen själv skriver",
        "“{word}” does not go after “{before}”, which the document writes itself"
    );
    doubled(fault).hint(match place {
        Place::Motion | Place::Withdrawn => message!(
            "skriv vad som yrkas, som \"bifall till förslaget\" eller \"att …\"; den som stöder någon annans yrkande skrivs under samma \"av\" som den",
            "write what is moved, such as “bifall till förslaget” or “att …”; who supports somebody else's motion is written under the same \"av\""
        ),
        Place::Dissent => message!(
            "skriv varför, som \"till förmån för …\" eller \"eftersom …\", eller en egen mening med stor bokstav",
            "write why, such as “in favour of …” or “because …”, or a sentence of its own with a capital"
        ),
        _ => message!(
            "skriv vad rösten är för, som \"bifall till förslaget\"",
            "write what the vote is for, such as “adopting the proposal”"
        ),
    })
}

/// A full stop where the document puts one, or goes on.
fn stopped(text: &str, frame: &Frame) -> Option<Diagnostic> {
    // "… (2017:900)." and "… 42 §." end in one too.
    let is_closed = || text.trim_end_matches('.').ends_with([')', '§', '"', '”']);
    let is_stop = text.ends_with('.') && (ends_sentence(text) || is_closed());
    let word = text.rsplit(char::is_whitespace).next().filter(|_| is_stop)?;
    let fault = match frame.after {
        After::Nothing => return None,
        After::Stop => message!(
            "\"{word}\" får två punkter: handlingen avslutar själv meningen",
            "“{word}” gets two full stops: the document ends the sentence itself"
        ),
        After::Rest => message!(
            "\"{word}\" får punkt mitt i en mening: handlingen går vidare efter det",
            "“{word}” has a full stop within a sentence: the document goes on after it"
        ),
        After::Next => message!(
            "\"{word}\" slutar med punkt, men är en av dem som handlingen räknar upp efter \"{}\"",
            "“{word}” ends in a full stop, but is one of those that the document lists after “{}”"; frame.before, frame.before
        ),
    };
    Some(doubled(fault).hint(message!("ta bort punkten", "remove the full stop")))
}

/// A beginning that the document says as well.
struct Lead<'t> {
    /// Its length.
    words: usize,
    /// Where what comes after it begins.
    end: usize,
    /// Whether it says no more than the document does.
    certain: bool,
    /// What the document says, where that is not what the table has.
    before: Option<&'t str>,
}

/// The beginning of a text that the document says, who did it along with that.
fn lead<'t>(text: &'t str, names: &[Named<'_>], frame: &Frame) -> Option<Lead<'t>> {
    let Some(by) = by_name(text, names) else {
        let labelled = labelled_by(text, names, frame).or_else(|| again(text, frame));
        return labelled.or_else(|| of_oneself(text, frame)).or_else(|| by_others(text, frame));
    };
    let rest = &text[by.end..];
    if let Some(lead) = again(rest, frame) {
        let certain = by.all && lead.certain;
        return Some(Lead { words: by.end + lead.words, end: by.end + lead.end, certain, ..lead });
    }
    // "Anna Ek (S): …", where the document writes the same above it.
    let rest = rest.trim_start().strip_prefix(':')?.trim_start();
    let said = text[..by.end].trim_end();
    Some(Lead { words: said.len(), end: text.len() - rest.len(), certain: by.all, before: Some(said) })
}

/// "Yrkande av Anna Ek: …", where the document writes who moves it.
fn labelled_by<'t>(text: &'t str, names: &[Named<'_>], frame: &Frame) -> Option<Lead<'t>> {
    let labels = frame.again.iter().filter_map(|again| again.strip_suffix(':'));
    let start = labels.filter_map(|label| starts_with(text, label)).max()?;
    let of = text[start..].trim_start();
    let whose = ["av ", "från ", "by ", "entered by ", "from "].iter().find_map(|of_whom| of.strip_prefix(of_whom))?;
    let by = by_name(whose, names)?;
    let rest = whose[by.end..].trim_start().strip_prefix(':')?.trim_start();
    let end = text.len() - rest.len();
    let said = text[..end].trim_end().trim_end_matches(':').trim_end();
    Some(Lead { words: said.len(), end, certain: by.all, before: None })
}

/// Those whom the document names, as they speak of themselves.
const SELF: &[&str] = &["i", "jag", "undertecknad", "undertecknade", "vi", "we"];

/// "Jag reserverar mig mot beslutet.": a whole text that says no more than the document does.
fn of_oneself<'t>(text: &'t str, frame: &Frame) -> Option<Lead<'t>> {
    let (first, rest) = text.split_once(char::is_whitespace)?;
    let lead =
        again(rest, frame).filter(|lead| SELF.contains(&first.to_lowercase().as_str()) && lead.end == rest.len())?;
    Some(Lead { words: text.len(), end: text.len(), certain: true, ..lead })
}

/// "Ordföranden yrkar …": a sentence of its own about somebody else than the document names.
fn by_others<'t>(text: &'t str, frame: &Frame) -> Option<Lead<'t>> {
    // Who dissents may be quoted: "Vi reserverar oss mot beslutet, för …".
    let mut end = 0;
    for word in text.split_inclusive(char::is_whitespace) {
        let name = word.trim();
        let is_name = name.starts_with(|first: char| first.is_uppercase() || first == '(');
        if SELF.contains(&name.to_lowercase().as_str()) || !(is_name || matches!(name, "och" | "and" | "m.fl.")) {
            break;
        }
        end += word.len();
        // "Skälen mot beslutet" names nobody.
        let next = text[end..].split_whitespace().next().unwrap_or_default();
        if let Some(lead) = again(&text[end..], frame).filter(|_| !frame.narrowed.contains(&next)) {
            return Some(Lead { words: end + lead.words, end: end + lead.end, certain: false, ..lead });
        }
    }
    None
}

/// The longest beginning of a text that says what the document writes before it.
fn again<'t>(text: &'t str, frame: &Frame) -> Option<Lead<'t>> {
    let words = frame.again.iter().filter_map(|again| starts_with(text, again)).max()?;
    let rest = text[words..].trim_start_matches(|letter: char| letter.is_whitespace() || ",.:=–".contains(letter));
    let next = rest.split(|letter: char| !letter.is_alphabetic()).next().unwrap_or_default();
    if frame.unless.contains(&next) {
        return None;
    }
    let certain = !frame.narrowed.contains(&next);
    Some(Lead { words, end: text.len() - rest.len(), certain, before: None })
}

/// How many bytes a text begins with some words in, whatever their case; `None` where it does not, or where they are only the beginning of a word.
fn starts_with(text: &str, words: &str) -> Option<usize> {
    let mut end = 0;
    let mut letters = text.chars();
    for word in words.chars() {
        let letter = letters.next()?;
        let is_same = letter.to_lowercase().eq([word]) || (letter.is_whitespace() && word == ' ');
        if !is_same {
            return None;
        }
        end += letter.len_utf8();
    }
    let goes_on = words.ends_with(char::is_alphabetic)
        && letters.next().is_some_and(|letter| letter.is_alphanumeric() || letter == '-');
    (!goes_on).then_some(end)
}

/// Names at the beginning of a text of some whom the document names before it.
struct ByName {
    /// Where what comes after them begins.
    end: usize,
    /// Whether these are all of them.
    all: bool,
}

/// "Anna Ek (S) och Lind …".
fn by_name(text: &str, names: &[Named<'_>]) -> Option<ByName> {
    let mut rest = text;
    let mut found: Vec<&str> = Vec::new();
    while let Some((named, after)) = names.iter().find_map(|named| Some((named, named.begins(rest)?))) {
        found.push(named.name);
        rest = after.trim_start();
        let joined = rest.strip_prefix(',').or_else(|| ["och ", "and "].iter().find_map(|and| rest.strip_prefix(and)));
        rest = joined.unwrap_or(rest).trim_start();
    }
    let all = names.iter().all(|named| found.contains(&named.name));
    (!found.is_empty()).then(|| ByName { end: text.len() - rest.len(), all })
}

impl Named<'_> {
    /// What comes after the name, full or the last of it, and the party, where a text begins with it.
    fn begins<'t>(&self, text: &'t str) -> Option<&'t str> {
        let last = self.name.rsplit(' ').next().unwrap_or(self.name);
        let rest = [self.name, last].into_iter().find_map(|name| text.strip_prefix(name))?;
        if rest.starts_with(|letter: char| letter.is_alphanumeric() || letter == '-') {
            return None;
        }
        let party = self.party.and_then(|party| rest.trim_start().strip_prefix(&format!("({party})")));
        Some(party.unwrap_or(rest))
    }
}

/// A first word with a capital that it has only because it comes first, and the same in small letters.
fn capital<'t>(text: &'t str, frame: &Frame) -> Option<(&'t str, String)> {
    let word = text.split(|letter: char| !letter.is_alphabetic()).next().filter(|_| frame.goes_on)?;
    let small = word.to_lowercase();
    (word != small && COMMON.contains(&small.as_str())).then_some((word, small))
}

/// The words of a text's first block, where that is a heading or a paragraph of nothing but bold type.
fn heading(text: &Markdown) -> Option<(String, Span)> {
    let first = text.blocks.first()?;
    let (BlockKind::Heading { inlines, .. } | BlockKind::Paragraph(inlines)) = &first.kind else { return None };
    Some((plain_text(inlines).trim_end_matches(':').to_owned(), first.span))
}

#[cfg(test)]
mod tests {
    use super::{Lead, Named, Place, capital, lead, second_verb, stopped};
    use crate::swedish::DocLang;

    fn of<'t>(place: Place, text: &'t str, names: &[&str]) -> Option<(&'t str, &'t str, bool)> {
        let names: Vec<Named<'_>> = names.iter().map(|name| Named { name, party: Some("S") }).collect();
        let Lead { words, end, certain, .. } = lead(text, &names, place.frame(DocLang::Sv))?;
        Some((&text[..words], &text[end..], certain))
    }

    #[test]
    fn what_the_document_says_is_found_in_the_forms_that_people_give_it() {
        for (place, text, said, rest) in [
            (Place::Motion, "yrkar avslag.", "yrkar", "avslag."),
            (Place::Motion, "Yrkar\u{a0}att nämnden", "Yrkar", "att nämnden"),
            (Place::Motion, "Anna Ek (S) yrkar bifall.", "Anna Ek (S) yrkar", "bifall."),
            (Place::Motion, "Ek yrkar bifall.", "Ek yrkar", "bifall."),
            (Place::Dissent, "Reserverar mig mot beslutet, eftersom", "Reserverar mig mot beslutet", "eftersom"),
            (Place::Dissent, "mot beslutet och lämnar skälen.", "mot beslutet", "och lämnar skälen."),
            (Place::Dissent, "Jag reserverar mig mot beslutet.", "Jag reserverar mig mot beslutet.", ""),
            (Place::Yes, "Ja = bifall", "Ja =", "bifall"),
            (Place::Yes, "ja-röst för bifall", "ja-röst för", "bifall"),
            (Place::No, "nej för avslag", "nej för", "avslag"),
            (Place::No, "nej innebär att avslå", "nej innebär", "att avslå"),
            (Place::No, "Nej, avslag", "Nej,", "avslag"),
            (Place::No, "Nej – avslag", "Nej –", "avslag"),
            (Place::Statement, "Ek: Hej.", "Ek", "Hej."),
            (Place::Statement, "Särskilt yttrande av Ek: Hej.", "Särskilt yttrande av Ek", "Hej."),
            (Place::Motion, "Yrkande av Anna Ek (S): bifall.", "Yrkande av Anna Ek (S)", "bifall."),
        ] {
            assert_eq!(of(place, text, &["Anna Ek"]), Some((said, rest, true)), "{text}");
        }
    }

    #[test]
    fn what_says_something_else_is_told_and_left() {
        for (place, text) in [
            (Place::Motion, "Anna Ek yrkar avslag."),
            (Place::Motion, "Ordföranden och Anna Ek (S) yrkar avslag."),
            (Place::Dissent, "reserverar sig mot den andra punkten."),
        ] {
            assert_eq!(of(place, text, &["Anna Ek", "Bo Lind"]).map(|(.., certain)| certain), Some(false), "{text}");
        }
    }

    #[test]
    fn words_that_only_look_alike_are_left() {
        for (place, text) in [
            (Place::Motion, "yrkandena prövas var för sig."),
            (Place::Motion, "att yrkandet avslås."),
            (Place::Motion, "avslag, som Bo Lind yrkar."),
            (Place::Motion, "Yrkande av Bo Lind: bifall."),
            (Place::Dissent, "Vi reserverar oss mot beslutet, för det är fel."),
            (Place::Dissent, "Skälen mot beslutet är tre."),
            (Place::Dissent, "motivet är gott."),
            (Place::Yes, "ja till förslaget"),
            (Place::Yes, "förvaltningens förslag"),
            (Place::CopiesTo, "Tillväxtverket"),
            (Place::CopiesTo, "Till kännedom: revisorerna"),
            (Place::Venue, "Platsen"),
            (Place::Kept, "hosstationen"),
        ] {
            assert_eq!(of(place, text, &["Anna Ek"]), None, "{text}");
        }
    }

    #[test]
    fn a_verb_after_that_of_the_document_is_found_and_other_words_are_not() {
        let names = [Named { name: "Anna Ek", party: Some("S") }];
        let found = |place: Place, text| second_verb(text, &names, place.frame(DocLang::Sv)).is_some();
        for (place, text) in [
            (Place::Motion, "instämmer i Bo Linds yrkande."),
            (Place::Motion, "Bifaller förslaget."),
            (Place::Motion, "Anna Ek (S) instämmer i Bo Linds yrkande."),
            (Place::Withdrawn, "vill att ärendet utreds."),
            (Place::Dissent, "anser att beloppet är för högt."),
            (Place::Yes, "bifaller förslaget"),
        ] {
            assert!(found(place, text), "{text}");
        }
        for (place, text) in [
            (Place::Motion, "bifall till förslaget."),
            (Place::Motion, "att nämnden instämmer."),
            (Place::Motion, "vilja och förmåga utreds."),
            (Place::Dissent, "Anser att beloppet är för högt."),
            (Place::Dissent, "till förmån för eget yrkande."),
            (Place::Dissent, "harens skydd är viktigt."),
            (Place::Statement, "anser att beloppet är för högt."),
            (Place::CopiesTo, "avvisar"),
        ] {
            assert!(!found(place, text), "{text}");
        }
    }

    #[test]
    fn a_capital_is_wrong_only_where_nobody_is_called_so() {
        let small = |text| capital(text, Place::Yes.frame(DocLang::Sv)).map(|(_, small)| small);
        assert_eq!(small("Bifall till förslaget").as_deref(), Some("bifall"));
        for text in ["bifall", "Fatima Haddad", "Liberalernas förslag", "SKR:s förslag", "§ 5"] {
            assert_eq!(small(text), None, "{text}");
        }
    }

    #[test]
    fn a_full_stop_of_an_abbreviation_is_left() {
        let told = |text| stopped(text, Place::CopiesTo.frame(DocLang::Sv)).is_some();
        assert!(told("Kommunstyrelsen."));
        assert!(told("lagen (2017:900)."));
        assert!(told("”Skolvägen”."));
        assert!(!told("Storviks Bostäder AB m.fl."));
        assert!(!told("Kommunstyrelsen"));
    }
}
