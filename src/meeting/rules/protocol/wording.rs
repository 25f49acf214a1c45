//! PRT-BES: how decisions are worded, so that the document can say before them who decides, and number them.

use crate::diagnostic::{Code, Diagnostic, Diagnostics, Fix, Replacement, Severity};
use crate::markdown::{Block, BlockKind, Markdown, Words};
use crate::meeting::protocol::Item;
use crate::message;
use crate::source::{Scalar, Span};
use crate::swedish::DocLang;

/// `written` are the item's decisions as they stand in the record.
pub(super) fn check(item: &Item, written: &[&Scalar], lang: DocLang, cx: &mut Diagnostics) {
    for (index, decision) in item.decisions.iter().enumerate() {
        numbered(index + 1, decision, written.get(index).map_or("", |scalar| &scalar.text), cx);
    }
    sentences(item, lang, cx);
}

/// The document numbers the points of a decision itself. One that begins with a number of its own gets two, and nothing says before it who decides.
fn numbered(place: usize, decision: &Markdown, written: &str, cx: &mut Diagnostics) {
    let Some(mark) = mark(decision) else { return };
    // How a list is marked, "1." or "1)", only the record tells.
    let shown = written.split_whitespace().next().unwrap_or(&mark.shown);
    let fault = message!(
        "beslutet börjar med \"{shown}\": handlingen numrerar punkterna själv och skriver \"beslutar\" före dem",
        "the decision begins with “{shown}”: the document numbers the points itself and says who decides before them"
    );
    let fault = Diagnostic { severity: Severity::Warning, ..Diagnostic::new(Code::PrtDecision, fault) }.at(mark.at);
    if mark.points > 1 {
        let hint = message!(
            "skriv varje punkt för sig i listan \"beslut\", utan nummer",
            "write each point by itself in the list \"beslut\", without a number"
        );
        cx.push(fault.hint(hint));
        return;
    }
    let fault = fault.hint(message!("ta bort \"{shown}\"", "remove “{shown}”"));
    // A number that is not the point's own may be part of what was decided.
    if !mark.goes_on || mark.number.is_some_and(|number| number != place) {
        cx.push(fault);
        return;
    }
    let mut fix = Fix::written(message!("”{shown}” tas bort", "“{shown}” is removed"), [(mark.at, String::new())]);
    if let Some((at, capital)) = mark.capital {
        // Without its mark the decision begins with a capital, which is a fault too.
        let small = capital.to_lowercase();
        fix.message = message!(
            "”{shown}” tas bort, och ”{capital}” blir ”{small}”",
            "“{shown}” is removed, and “{capital}” becomes “{small}”"
        );
        fix.replacements.push(Replacement::read(at, &capital, &small));
    }
    cx.push(fault.fix(fix));
}

/// What a typed list puts before a decision.
struct Mark {
    /// As it is shown: "1.", "a)".
    shown: String,
    /// Where it stands, with the space after it.
    at: Span,
    /// The number, or the letter's place in the alphabet. A bullet has none.
    number: Option<usize>,
    /// How many points the list has.
    points: usize,
    /// Whether "att" comes next and all the decision is this point.
    goes_on: bool,
    /// That word and where it stands, if it has a capital.
    capital: Option<(Span, String)>,
}

fn mark(decision: &Markdown) -> Option<Mark> {
    let first = decision.blocks.first()?;
    match &first.kind {
        BlockKind::List { start, items } => {
            let words = items.first()?.first()?.first_words()?;
            let range = first.span.range().start..words.span(0..1)?.range().start;
            let number = start.and_then(|number| usize::try_from(number).ok());
            Some(Mark {
                shown: start.map_or_else(|| "-".to_owned(), |number| format!("{number}.")),
                at: Span::new(first.span.file, range),
                number,
                points: items.len() + more(decision, &words.text),
                goes_on: begins_with_that(&words.text) && decision.blocks.len() == 1,
                capital: capital(words, 0),
            })
        }
        BlockKind::Paragraph(_) => {
            let words = first.first_words()?;
            let (shown, rest) = words.text.split_once(' ')?;
            let number = number(shown)?;
            let goes_on = begins_with_that(rest);
            // Of other words that begin so, only a person knows what the mark is.
            goes_on.then_some(Mark {
                shown: shown.to_owned(),
                at: words.span(0..shown.len() + 1)?,
                number: Some(number),
                points: 1 + more(decision, rest),
                goes_on,
                capital: capital(words, shown.len() + 1),
            })
        }
        _ => None,
    }
}

/// The number that a word is as the mark of a point, or its letter's place in the alphabet: "2)", "(2)", "b)", "2.".
fn number(word: &str) -> Option<usize> {
    let letter = word.trim_start_matches('(').strip_suffix([')', '.'])?;
    match letter.as_bytes() {
        [letter @ b'a'..=b'z'] => Some(usize::from(letter - b'a') + 1),
        digits if digits.len() <= 2 && digits.iter().all(u8::is_ascii_digit) => letter.parse().ok(),
        _ => None,
    }
}

/// How many more points stand in the text of one: "… anta budgeten. 2) att skicka den vidare". `rest` is that of its first paragraph.
fn more(decision: &Markdown, rest: &str) -> usize {
    let others = decision.blocks.iter().skip(1).filter_map(Block::first_words).map(|words| words.text.as_str());
    let marks = |text: &str| {
        let words: Vec<&str> = text.split_whitespace().collect();
        words.windows(2).filter(|pair| number(pair[0]).is_some() && is_that(pair[1])).count()
    };
    others.chain([rest]).map(marks).sum()
}

/// The word that some words go on with from a byte on, and its place, if it is no small one.
fn capital(words: &Words, from: usize) -> Option<(Span, String)> {
    let word = words.text.get(from..)?.split(char::is_whitespace).next()?;
    let at = words.span(from..from + word.len())?;
    word.starts_with(char::is_uppercase).then(|| (at, word.to_owned()))
}

fn begins_with_that(text: &str) -> bool {
    text.split_once(char::is_whitespace).is_some_and(|(word, _)| is_that(word))
}

fn is_that(word: &str) -> bool {
    [THAT, "that", DocLang::En.decides_that()].contains(&word.to_lowercase().as_str())
}

/// The word by which a Swedish decision goes on the sentence that the document begins: "Kulturnämnden beslutar att …".
const THAT: &str = DocLang::Sv.decides_that();

/// Each decision goes on the sentence before it, or is a sentence of its own.
pub(in crate::meeting::rules) fn begin(decisions: &[Markdown], lang: DocLang, code: Code, cx: &mut Diagnostics) {
    let goes_on = lang.decision_goes_on();
    let (lead, listed) = match lang {
        DocLang::Sv => ("beslutar att", "\"att\""),
        DocLang::En => ("decides", "\"to\", \"that\""),
    };
    for (words, word, at) in decisions.iter().filter(|decision| mark(decision).is_none()).filter_map(start) {
        let warning = |fault| Diagnostic { severity: Severity::Warning, ..Diagnostic::new(code, fault) }.at(at);
        let small = word.to_lowercase();
        if goes_on.contains(&small.as_str()) && small != word {
            let fault = message!(
                "beslutet börjar med \"{word}\", så handlingen kan inte skriva \"{lead}\" före det",
                "the decision begins with \"{word}\", so that the document cannot write \"{lead}\" before it"
            );
            let hint = message!("skriv {small} med liten bokstav", "write {small} in small letters");
            cx.push(warning(fault).hint(hint).fix(Fix::read(at, word, &small)));
        } else if word.chars().next().is_some_and(char::is_lowercase) && !goes_on.contains(&word) {
            let fault = message!(
                "beslutet är ingen mening: det börjar varken med {listed} eller med stor bokstav",
                "the decision is no sentence: it begins neither with {listed} nor with a capital"
            );
            cx.push(begun(warning(fault), words, word, lang));
        } else if is_without_subject(words, lang) {
            let fault = message!(
                "beslutet är ingen mening: det säger inte vem som beslutar",
                "the decision is no sentence: it does not say who decides"
            );
            cx.push(begun(warning(fault), words, word, lang));
        }
    }
}

/// Of several decisions all go on the sentence before them, or all are sentences of their own.
fn sentences(item: &Item, lang: DocLang, cx: &mut Diagnostics) {
    begin(&item.decisions, lang, Code::PrtDecision, cx);
    let (number, goes_on) = (item.number, lang.decision_goes_on());
    let unmarked = item.decisions.iter().filter(|decision| mark(decision).is_none());
    let starts: Vec<(&Words, &str, Span)> = unmarked.filter_map(start).collect();
    let own = starts.iter().find(|(_, word, _)| !goes_on.contains(&word.to_lowercase().as_str()));
    if let Some((_, _, at)) = own.filter(|(_, word, _)| !word.chars().next().is_some_and(char::is_lowercase))
        && let Some((_, that, _)) = starts.iter().find(|(_, word, _)| goes_on.contains(word))
    {
        let fault = message!(
            "§ {number} har beslut som börjar med \"{that}\" och beslut som är egna meningar",
            "§ {number} has decisions that begin with \"{that}\" and decisions that are sentences of their own"
        );
        let hint = message!(
            "skriv alla med \"{that}\", så inleds de med vem som beslutar, eller ge meningen ett eget ärende",
            "write all with \"{that}\", and who decides is said before them, or give the sentence a matter of its own"
        );
        let fault = Diagnostic { severity: Severity::Warning, ..Diagnostic::new(Code::PrtDecision, fault) };
        cx.push(fault.at(*at).hint(hint));
    }
}

/// What comes before "att" where the document says who decides: as the last of several points, "samt att upphäva …", or with the word that the document
/// writes itself, "beslutar att anta …", "it was decided to adjourn".
fn before_that(lang: DocLang) -> &'static [&'static str] {
    match lang {
        DocLang::Sv => &[
            "samt",
            "och",
            "beslutar",
            "beslutade",
            "beslutades",
            "beslutas",
            "besluta",
            "beslöt",
            "beslöts",
            "det beslutas",
            "det beslutades",
            "det beslöts",
        ],
        DocLang::En => &[
            "and",
            "also",
            "decides",
            "decided",
            "resolved",
            "agreed",
            "it was decided",
            "it is decided",
            "it was resolved",
            "it was agreed",
        ],
    }
}

/// Of words that begin with such, how many bytes there are before "att".
fn joint(words: &Words, lang: DocLang) -> Option<usize> {
    let text = words.text.to_lowercase();
    // Other letters can be longer in small ones.
    (text.len() == words.text.len()).then_some(())?;
    before_that(lang).iter().find_map(|joint| {
        let rest = text.strip_prefix(joint)?.strip_prefix(' ')?;
        let next = rest.split(' ').next()?;
        lang.decision_goes_on().contains(&next).then_some(joint.len() + 1)
    })
}

/// Whether a decision in capitals has no subject: "Decided to approve.", "Beslutade att godkänna."
fn is_without_subject(words: &Words, lang: DocLang) -> bool {
    let first = words.text.split(' ').next().unwrap_or_default().to_lowercase();
    joint(words, lang).is_some() && !matches!(first.as_str(), "det" | "it")
}

/// Says how a decision that begins so is made one that goes on after "beslutar".
fn begun(fault: Diagnostic, words: &Words, word: &str, lang: DocLang) -> Diagnostic {
    if let Some((at, rest)) =
        joint(words, lang).and_then(|joint| Some((words.span(0..joint)?, words.text.get(joint..)?)))
    {
        let gone = words.text.get(..words.text.len() - rest.len()).unwrap_or_default().trim_end();
        let on = rest.split_whitespace().take(2).collect::<Vec<_>>().join(" ");
        let removed = message!("”{gone}” tas bort", "“{gone}” is removed");
        let hint = message!("skriv \"{on} …\"", "write \"{on} …\"");
        return fault.hint(hint).fix(Fix::written(removed, [(at, String::new())]));
    }
    let rest = words.text.get(word.len()..).unwrap_or_default();
    // Where the sentence has its "att" further on, no second one helps: "för egen del, … att genomföra projektet".
    let has_that = rest.split(|letter: char| !letter.is_alphabetic()).any(|word| word == THAT);
    fault.hint(match lang {
        DocLang::Sv if goes_after_that(word) && !has_that => {
            message!("skriv \"att {word} …\", eller en hel mening", "write \"att {word} …\", or a whole sentence")
        }
        DocLang::Sv => message!(
            "låt beslutet börja med \"att\", eller skriv en hel mening",
            "let the decision begin with \"att\", or write a whole sentence"
        ),
        DocLang::En => message!(
            "låt beslutet börja med \"to\" eller \"that\", eller skriv en hel mening",
            "let the decision begin with \"to\" or \"that\", or write a whole sentence"
        ),
    })
}

/// The plain words that a decision begins with, the first of them, and where this one stands.
fn start(decision: &Markdown) -> Option<(&Words, &str, Span)> {
    let first = decision.first_words()?;
    let length = first.text.find(|letter: char| !letter.is_alphabetic()).unwrap_or(first.text.len());
    Some((first, first.text.get(..length).filter(|word| !word.is_empty())?, first.span(0..length)?))
}

/// Whether a word is the infinitive, or its negation, by which a decision goes on after "att". Most of them end in a, some in another vowel.
fn goes_after_that(word: &str) -> bool {
    const PRONOUNS: &[&str] =
        &["alla", "bara", "båda", "denna", "dessa", "detta", "ena", "hela", "samma", "sina", "våra"];
    const ENDINGS: &[&str] = &["a", "slå", "stå"];
    matches!(word, "be" | "bero" | "ej" | "förse" | "få" | "ge" | "gå" | "inte" | "se" | "utse")
        || (ENDINGS.iter().any(|ending| word.ends_with(ending)) && !PRONOUNS.contains(&word))
}
