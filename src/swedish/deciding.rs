//! Sentences in which a body (organ) decides something, here and now: "Nämnden beslutar att …".
//!
//! Better silent than wrong: what was decided once, may be decided, or is decided by others is written in many ways, and none of them is one of these.

use std::ops::Range;

use super::DocLang;
use super::dates::month_names;

/// What bodies are called: without an article at the end, and with it.
const BODIES: &[(&str, &str)] = &[
    ("beredning", "beredningen"),
    ("delegation", "delegationen"),
    ("direktion", "direktionen"),
    ("fullmäktige", "fullmäktige"),
    ("grupp", "gruppen"),
    ("kommitté", "kommittén"),
    ("nämnd", "nämnden"),
    ("råd", "rådet"),
    ("stämma", "stämman"),
    ("styrelse", "styrelsen"),
    ("utskott", "utskottet"),
];

/// The same in English, where the article stands before.
const ENGLISH_BODIES: &[&str] = &["assembly", "board", "commission", "committee", "council", "group", "panel"];

/// Words by which any meeting is called.
const MEETINGS: &[&str] = &["mötet", "sammanträdet", "meeting"];

/// Words after which a name goes on with what the body is for: "nämnden för teknik", "the board of trustees".
const FOR: &[&str] = &["av", "för", "i", "med", "om", "på", "vid", "for", "in", "of", "on"];

/// What may stand between the verb and what is decided.
const ADVERBS: &[&str] = &[
    "alltså",
    "dessutom",
    "därefter",
    "därför",
    "därmed",
    "enhälligt",
    "enigt",
    "härmed",
    "också",
    "samtidigt",
    "slutligen",
    "således",
    "vidare",
    "även",
    "also",
    "hereby",
    "therefore",
    "unanimously",
];

/// What a sentence may begin with before "beslutar nämnden", besides "efter diskussion" and the like.
const OPENERS: &[&str] =
    &["dessutom", "därefter", "därför", "härefter", "med anledning av informationen", "slutligen", "vidare"];

/// What those who meet call themselves, in notes of it.
const OWN: &[(&str, DocLang)] = &[
    ("deltagarna", DocLang::Sv),
    ("gruppen", DocLang::Sv),
    ("mötet", DocLang::Sv),
    ("sakrådet", DocLang::Sv),
    ("sammanträdet", DocLang::Sv),
    ("samrådet", DocLang::Sv),
    ("vi", DocLang::Sv),
    ("the group", DocLang::En),
    ("the meeting", DocLang::En),
    ("the participants", DocLang::En),
    ("we", DocLang::En),
];

/// The first sentence of a text in which that body decides something: where it stands.
#[must_use]
pub fn decides(text: &str, body: &str, lang: DocLang) -> Option<Range<usize>> {
    let end = text.trim_end().len();
    first_own(text, |range| {
        let is_last = text[range.clone()].trim_end().len() + range.start == end;
        is_decision(&text[range.clone()], &text[..range.start], is_last, body, lang)
    })
}

/// The first sentence of a text in which those who met decided something then and there: "Gruppen beslutade att …", "Efter diskussion beslutade
/// styrgruppen att …". Bodies of other names are their own where the title of the notes has them.
#[must_use]
pub fn decided(text: &str, title: &str, lang: DocLang) -> Option<Range<usize>> {
    let title = title.to_lowercase();
    first_own(text, |range| was_decided(&text[range.clone()], &text[..range.start], &title, lang))
}

/// The first sentence of some kind that is none of others.
fn first_own(text: &str, is_so: impl Fn(&Range<usize>) -> bool) -> Option<Range<usize>> {
    let (mut counted, mut quotes) = (0, 0);
    sentences(text).find(|range| {
        quotes += text[counted..range.start].chars().filter(|letter| matches!(letter, '”' | '"' | '“')).count();
        counted = range.start;
        // What is quoted others said, and an earlier decision is cited by its number.
        quotes % 2 == 0 && !text[range.clone()].contains('§') && is_so(range)
    })
}

/// Sentences, as far as full stops and capitals tell.
pub fn sentences(text: &str) -> impl Iterator<Item = Range<usize>> {
    let ends = text.match_indices(['.', '!', '?', '\n']).map(|(at, end)| at + end.len()).filter(|at| {
        let rest = &text[*at..];
        let next = rest.trim_start();
        next.len() < rest.len() && next.starts_with(|letter: char| letter.is_uppercase() || letter == '”')
            || text[..*at].ends_with('\n')
    });
    let mut start = 0;
    ends.chain([text.len()]).map(move |end| {
        let range = start + text[start..end].len() - text[start..end].trim_start().len()..end;
        start = end;
        range
    })
}

/// When it is decided by a verb: the past and the perfect may tell of what was decided once.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Tense {
    Present,
    Past,
    Perfect,
}

/// The verbs of decisions, a row for each tense, each verb in one or several words.
type Verbs = [(Tense, &'static [&'static [&'static str]])];

const fn active(lang: DocLang) -> &'static Verbs {
    match lang {
        DocLang::Sv => &[
            (Tense::Present, &[&["beslutar"]]),
            (Tense::Past, &[&["beslutade"], &["beslöt"]]),
            (Tense::Perfect, &[&["har", "beslutat"]]),
        ],
        DocLang::En => &[
            (Tense::Present, &[&["decides"], &["resolves"]]),
            (Tense::Past, &[&["decided"], &["resolved"]]),
            (Tense::Perfect, &[&["has", "decided"], &["has", "resolved"]]),
        ],
    }
}

/// Likewise without saying who decides. In the perfect that tells of what was decided before.
const fn passive(lang: DocLang) -> &'static Verbs {
    match lang {
        DocLang::Sv => &[(Tense::Present, &[&["beslutas"]]), (Tense::Past, &[&["beslutades"], &["beslöts"]])],
        DocLang::En => &[
            (Tense::Present, &[&["is", "decided"], &["is", "resolved"]]),
            (Tense::Past, &[&["was", "decided"], &["was", "resolved"]]),
        ],
    }
}

/// A sentence by its words in small letters.
#[derive(Clone, Copy)]
struct Sentence<'w, 't> {
    words: &'w [&'t str],
    body: &'w [&'t str],
    lang: DocLang,
}

/// How somebody decides in a sentence.
#[derive(Clone, Copy)]
struct Decides {
    tense: Tense,
    /// Whether it can be nobody but those who meet, now: "mötet", "det beslutades", "efter diskussion".
    is_here: bool,
}

impl<'w, 't> Sentence<'w, 't> {
    fn decides(self) -> Option<Decides> {
        self.impersonal().or_else(|| self.of_subject()).or_else(|| self.after_opener())
    }

    /// Whether what is decided comes next.
    fn goes_on(self, rest: &[&str]) -> bool {
        let goes_on: &[&str] = match self.lang {
            DocLang::Sv => &["att", "följande"],
            DocLang::En => &["that", "to"],
        };
        rest.iter().find(|word| !ADVERBS.contains(*word)).is_some_and(|word| goes_on.contains(word))
    }

    /// "Det beslutades att …", "Beslöts att …", "It was decided that …".
    fn impersonal(self) -> Option<Decides> {
        let it = match self.lang {
            DocLang::Sv => "det",
            DocLang::En => "it",
        };
        let (rest, verbs) = match self.words.strip_prefix(&[it]) {
            Some(rest) => (rest, passive(self.lang)),
            None if self.lang == DocLang::Sv => (self.words, passive(self.lang)),
            None => return None,
        };
        let (tense, rest) = verb(verbs, rest)?;
        self.goes_on(rest).then_some(Decides { tense, is_here: true })
    }

    /// "Nämnden beslutade att …", "The meeting has decided to …".
    fn of_subject(self) -> Option<Decides> {
        let (rest, is_here) = after_body(self.words, self.body, self.lang)?;
        let (tense, rest) = verb(active(self.lang), rest)?;
        self.goes_on(rest).then_some(Decides { tense, is_here })
    }

    /// "Efter diskussion beslutade nämnden att …", "After discussion, the committee decided to …".
    fn after_opener(self) -> Option<Decides> {
        let (rest, is_discussed) = after_opener(self.words)?;
        if self.lang == DocLang::En {
            let decides = Sentence { words: rest, ..self }.of_subject()?;
            return Some(Decides { is_here: is_discussed || decides.is_here, ..decides });
        }
        let (tense, rest) = active(self.lang).iter().find_map(|(tense, forms)| {
            // "Efter diskussion har nämnden beslutat att …" has the subject within the verb.
            forms.iter().find_map(|form| Some((*tense, self.around_subject(form, rest)?)))
        })?;
        let (rest, is_here) = rest;
        self.goes_on(rest).then_some(Decides { tense, is_here: is_discussed || is_here })
    }

    /// What comes after a verb the first word of which stands before the subject, and whether the subject can be nobody else.
    fn around_subject(self, form: &[&'static str], words: &'w [&'t str]) -> Option<(&'w [&'t str], bool)> {
        let (first, others) = form.split_first()?;
        let (rest, is_here) = after_body(words.strip_prefix(&[*first])?, self.body, self.lang)?;
        let adverbs = rest.iter().take_while(|word| !others.is_empty() && ADVERBS.contains(*word)).count();
        Some((rest[adverbs..].strip_prefix(others)?, is_here))
    }
}

/// The verb that words begin with, adverbs aside, and what comes after it.
fn verb<'w, 't>(verbs: &Verbs, words: &'w [&'t str]) -> Option<(Tense, &'w [&'t str])> {
    let adverbs = words.iter().take_while(|word| ADVERBS.contains(*word)).count();
    let words = &words[adverbs..];
    let all = verbs.iter().flat_map(|(tense, forms)| forms.iter().map(move |form| (*tense, *form)));
    all.into_iter().find_map(|(tense, form)| {
        let (first, others) = form.split_first()?;
        let rest = words.strip_prefix(&[*first])?;
        let adverbs =
            if others.is_empty() { 0 } else { rest.iter().take_while(|word| ADVERBS.contains(*word)).count() };
        Some((tense, rest[adverbs..].strip_prefix(others)?))
    })
}

/// What comes after words that a sentence may begin with before its verb, and whether these say that the matter was discussed just before.
fn after_opener<'w, 't>(words: &'w [&'t str]) -> Option<(&'w [&'t str], bool)> {
    /// More words than these no such opening has: "efter en stunds livlig diskussion".
    const LONGEST: usize = 6;
    const DISCUSSED: &[&str] = &[
        "diskussion",
        "diskussionen",
        "föredragning",
        "föredragningen",
        "omröstning",
        "omröstningen",
        "votering",
        "voteringen",
        "överläggning",
        "överläggningen",
        "deliberation",
        "discussion",
    ];
    if matches!(words.first(), Some(&("efter" | "after" | "following"))) {
        let end = words.iter().take(LONGEST).position(|word| DISCUSSED.contains(word))?;
        return Some((&words[end + 1..], true));
    }
    OPENERS.iter().find_map(|opener| {
        let opener: Vec<&str> = opener.split(' ').collect();
        Some((words.strip_prefix(opener.as_slice())?, false))
    })
}

/// Whether a body decides something in a sentence of a paragraph, by `before` in it. In the present it does so here and now. In the past it may have done so
/// once: that is left where something before it tells of earlier times, and where what came of it is told after it.
fn is_decision(sentence: &str, before: &str, is_last: bool, body: &str, lang: DocLang) -> bool {
    let sentence = sentence.to_lowercase();
    let words: Vec<&str> = sentence.split_whitespace().map(|word| word.trim_end_matches([',', ':', '.'])).collect();
    let body = body.to_lowercase();
    let body: Vec<&str> = body.split_whitespace().collect();
    let Some(Decides { tense, is_here }) = (Sentence { words: &words, body: &body, lang }).decides() else {
        return false;
    };
    match tense {
        Tense::Present => true,
        Tense::Past => (is_here || is_last) && !tells_of_earlier(before),
        Tense::Perfect => is_here && !tells_of_earlier(before),
    }
}

/// Whether a text speaks of a time before: "i mars", "vid förra mötet", "the previous year".
fn tells_of_earlier(text: &str) -> bool {
    const EARLIER: &[&str] = &[
        "bakgrund",
        "bakgrunden",
        "dåvarande",
        "fjol",
        "föregående",
        "förra",
        "förut",
        "gång",
        "höstas",
        "igår",
        "redan",
        "senast",
        "senaste",
        "somras",
        "tidigare",
        "ursprungligen",
        "vintras",
        "våras",
        "already",
        "ago",
        "background",
        "before",
        "earlier",
        "last",
        "once",
        "previous",
        "previously",
        "yesterday",
    ];
    const WHEN: &[&str] =
        &["den", "hösten", "i", "sedan", "sommaren", "under", "vintern", "våren", "år", "in", "on", "since"];
    let text = text.to_lowercase();
    let words: Vec<&str> =
        text.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let is_time = |word: &str| {
        let is_month = |lang| month_names(lang).iter().any(|month| month.eq_ignore_ascii_case(word));
        word.starts_with(|letter: char| letter.is_ascii_digit()) || is_month(DocLang::Sv) || is_month(DocLang::En)
    };
    words.iter().any(|word| EARLIER.contains(word))
        || words.windows(2).any(|pair| WHEN.contains(&pair[0]) && is_time(pair[1]))
}

/// What comes after the words for the body: its name, what it is, or "mötet", which can be no other.
fn after_body<'w, 't>(words: &'w [&'t str], body: &[&'t str], lang: DocLang) -> Option<(&'w [&'t str], bool)> {
    let words = match lang {
        DocLang::Sv => words,
        DocLang::En => words.strip_prefix(&["the"])?,
    };
    let body = body.strip_prefix(&["the"]).unwrap_or(body);
    if let Some(rest) = words.strip_prefix(body).filter(|_| !body.is_empty()) {
        return Some((rest, false));
    }
    let (word, rest) = words.split_first()?;
    let kind = |word: &str| match lang {
        DocLang::Sv => BODIES.iter().find_map(|(stem, definite)| {
            word.strip_suffix(definite)
                .map(|before| format!("{before}{stem}"))
                .or_else(|| word.ends_with(stem).then(|| word.to_owned()))
        }),
        DocLang::En => ENGLISH_BODIES.contains(&word).then(|| word.to_owned()),
    };
    // Of "kommunstyrelsens arbetsutskott" the last word says what it is, of "nämnden för teknik" that before "för".
    let head = body.iter().take_while(|word| !FOR.contains(word)).last().and_then(|head| kind(head));
    let is_definite = lang == DocLang::En || BODIES.iter().any(|(_, definite)| word.ends_with(definite));
    let is_own = is_definite && head.zip(kind(word)).is_some_and(|(head, own)| head.ends_with(&own));
    let is_meeting = MEETINGS.contains(word);
    (is_own || is_meeting).then_some((rest, is_meeting))
}

/// Verbs after which a decision (beslut) is named, and what it is of.
const fn taking(lang: DocLang) -> &'static Verbs {
    match lang {
        DocLang::Sv => &[
            (Tense::Past, &[&["fattade", "beslut"], &["tog", "beslut"]]),
            (Tense::Perfect, &[&["har", "fattat", "beslut"], &["har", "tagit", "beslut"]]),
        ],
        DocLang::En => &[
            (Tense::Past, &[&["made", "a", "decision"], &["took", "a", "decision"]]),
            (Tense::Perfect, &[&["has", "made", "a", "decision"], &["has", "taken", "a", "decision"]]),
        ],
    }
}

/// Whether those who met decided something, by a sentence of a paragraph, by `before` in it. `title` is in small letters. In the perfect they may have done
/// so once: that is left where something before it tells of earlier times.
fn was_decided(sentence: &str, before: &str, title: &str, lang: DocLang) -> bool {
    let sentence = sentence.to_lowercase();
    let words: Vec<&str> = sentence.split_whitespace().map(|word| word.trim_end_matches([',', ':', '.'])).collect();
    let (it, goes_on, of): (&str, &[&str], &[&str]) = match lang {
        DocLang::Sv => ("det", &["att", "följande"], &["om", "att"]),
        DocLang::En => ("it", &["that", "to"], &["on", "that", "to"]),
    };
    let next_is = |rest: &[&str], one_of: &[&str]| {
        rest.iter().find(|word| !ADVERBS.contains(*word)).is_some_and(|word| one_of.contains(word))
    };
    let does = |verbs: &Verbs, words: &[&str], goes_on: &[&str]| {
        verb(verbs, words).is_some_and(|(tense, rest)| {
            next_is(rest, goes_on) && (tense != Tense::Perfect || !tells_of_earlier(before))
        })
    };
    if words.strip_prefix(&[it]).is_some_and(|rest| does(passive(lang), rest, goes_on)) {
        return true;
    }
    if let Some(rest) = after_own(&words, title, lang) {
        return does(active(lang), rest, goes_on) || does(taking(lang), rest, of);
    }
    // "Efter diskussion beslutade gruppen att …".
    let opened = after_opener(&words).and_then(|(rest, _)| {
        let (word, rest) = rest.split_first()?;
        after_own(rest, title, lang).filter(|_| ["beslutade", "beslutar", "beslöt"].contains(word))
    });
    lang == DocLang::Sv && opened.is_some_and(|rest| next_is(rest, goes_on))
}

/// What comes after the words for those who meet.
fn after_own<'w, 't>(words: &'w [&'t str], title: &str, lang: DocLang) -> Option<&'w [&'t str]> {
    let own = OWN.iter().filter(|(_, own)| *own == lang).find_map(|(own, _)| {
        let own: Vec<&str> = own.split(' ').collect();
        words.strip_prefix(own.as_slice())
    });
    own.or_else(|| {
        let (word, rest) = match lang {
            DocLang::Sv => words.split_first()?,
            DocLang::En => words.strip_prefix(&["the"])?.split_first()?,
        };
        let in_title = |stem: &str| title.split(|letter: char| !letter.is_alphanumeric()).any(|own| own == stem);
        let is_own = match lang {
            // "Minnesanteckningar från programråd" are those of "programrådet".
            DocLang::Sv => BODIES.iter().any(|(stem, definite)| {
                word.strip_suffix(definite)
                    .is_some_and(|before| title.contains(*word) || in_title(&format!("{before}{stem}")))
            }),
            DocLang::En => ENGLISH_BODIES.contains(word) && title.contains(*word),
        };
        is_own.then_some(rest)
    })
}

#[cfg(test)]
mod tests {
    use super::{decided, decides};
    use crate::swedish::DocLang;

    fn found<'t>(text: &'t str, body: &str) -> Option<&'t str> {
        decides(text, body, DocLang::Sv).map(|range| &text[range])
    }

    #[test]
    fn a_body_that_decides_here_and_now_is_found() {
        for (text, body) in [
            ("Nämnden beslutar att lägga rapporten till handlingarna.", "Kulturnämnden"),
            ("Kulturnämnden beslutar enhälligt att bevilja bidraget.", "Kulturnämnden"),
            ("Kultur- och fritidsnämnden beslutar också att bjuda in dem.", "Kultur- och fritidsnämnden"),
            ("Arbetsutskottet beslutar att bordlägga ärendet.", "Kommunstyrelsens arbetsutskott"),
            ("Utskottet beslutar följande: taxan höjs.", "Kommunstyrelsens arbetsutskott"),
            ("Nämnden beslutar, att köpa marken.", "Nämnden för teknik i Ekby"),
            ("Mötet beslutar att godkänna dagordningen.", "Programrådet"),
            ("Det beslutas att ärendet utreds.", "Programrådet"),
            ("Efter diskussion beslutar rådet att avslå.", "Programrådet"),
        ] {
            assert_eq!(found(text, body), Some(text));
        }
        let text = "Chefen berättade. Nämnden beslutar att tacka. Sedan var det kaffe.";
        assert_eq!(found(text, "Kulturnämnden"), Some("Nämnden beslutar att tacka."));
    }

    #[test]
    fn what_was_decided_at_the_meeting_is_found_in_the_past_too() {
        for text in [
            "Det beslutades att ärendet utreds. Anna Ek skriver utkastet.",
            "Beslutades att ärendet utreds.",
            "Beslöts enhälligt att ärendet utreds.",
            "Mötet beslutade att godkänna dagordningen.",
            "Mötet har enhälligt beslutat att godkänna dagordningen.",
            "Förvaltningen redovisade utfallet för 2025. Nämnden beslutade att lägga informationen till handlingarna.",
            "Kulturnämnden beslöt att avvakta.",
            "Efter viss diskussion beslutade nämnden att avvakta. Frågan kommer tillbaka i maj.",
            "Efter överläggning har nämnden beslutat att avvakta.",
        ] {
            assert!(found(text, "Kulturnämnden").is_some(), "{text}");
        }
        for text in [
            "Nämnden beslutade att se över öppettiderna. Förvaltningen har gjort det.",
            "Ärendet togs upp i mars. Nämnden beslutade att utreda frågan.",
            "Vid förra mötet var frågan uppe. Efter diskussion beslutade nämnden att utreda den.",
            "Den 3 mars föll trädet. Det beslutades att stängslet lagas.",
            "Nämnden har beslutat att utreda frågan.",
            "Det har beslutats att utreda frågan.",
            "Nämnden beslutade i våras att utreda frågan.",
            "Regeringen beslutade att ge bidraget.",
            "Förvaltningen redovisar hur det som beslutades att gälla har gått.",
            "Efter diskussion beslutade regeringen att ge bidraget.",
            "Nämnden beslutade inte att avvakta.",
        ] {
            assert_eq!(found(text, "Kulturnämnden"), None, "{text}");
        }
    }

    #[test]
    fn what_was_decided_may_be_decided_or_is_decided_by_others_is_left() {
        for text in [
            "Regeringen beslutade den 3 mars att ge bidraget.",
            "Nämnden beslutade den 3 mars att ge bidraget.",
            "Regeringen beslutar att avsätta medel.",
            "Kommunfullmäktige beslutar att anta taxan.",
            "Styrelsen beslutar att anta taxan.",
            "Nämnden beslutar om budgeten i oktober.",
            "Nämnden beslutar i oktober att anta budgeten.",
            "Om nämnden beslutar att avslå kan sökanden överklaga.",
            "När utredningen är klar beslutar nämnden att gå vidare.",
            "Förvaltningen föreslår att nämnden beslutar att avslå.",
            "Förslag: Nämnden beslutar att avslå.",
            "Nämnden beslutar att avslå ansökan, 12 § i förra protokollet.",
            "Tidningen skrev: ”Så blev det. Nämnden beslutar att avslå.”",
            "Nämndens ordförande beslutar att kalla till möte.",
            "Nämnden kan besluta att avslå.",
            "Nämnden beslutar varje år att dela ut priset.",
        ] {
            assert_eq!(found(text, "Kulturnämnden"), None, "{text}");
        }
        assert_eq!(found("Kommunstyrelsen beslutar att avslå.", "Kommunstyrelsens arbetsutskott"), None);
    }

    #[test]
    fn english_sentences_are_found_too() {
        let found = |text| decides(text, "Advisory Council", DocLang::En).is_some();
        for text in [
            "The council decides to close the matter.",
            "The Advisory Council unanimously decides to close it.",
            "It is decided that the matter be closed.",
            "The meeting decides that the matter be closed.",
            "It was resolved that the matter be closed.",
            "The council decided to close it.",
            "After a short discussion, the council resolved to close it. It will be opened again.",
            "The meeting has unanimously decided to close it.",
        ] {
            assert!(found(text), "{text}");
        }
        for text in [
            "The Government decides to close it.",
            "The council decided to close it. That was done.",
            "At the last meeting it was open. The council decided to close it.",
            "The council has decided to close it.",
            "It has been decided that the matter be closed.",
            "The council decides on it in May.",
        ] {
            assert!(!found(text), "{text}");
        }
    }
    #[test]
    fn what_those_who_meet_decided_is_told_from_what_others_did_or_they_before() {
        let title = "Minnesanteckningar från styrgruppens möte den 5 maj 2026";
        for text in [
            "Gruppen beslutade att tillsätta en referensgrupp.",
            "Mötet beslutade enhälligt att skicka ut ett underlag.",
            "Vi beslutade att flytta mötet.",
            "Det beslutades att Anna Ek skriver utkastet.",
            "Styrgruppen beslutade att förlänga projektet.",
            "Efter diskussion beslutade gruppen att avvakta.",
            "Styrgruppen har enhälligt beslutat att avvakta.",
            "Sakrådet beslutade enhälligt att ses igen.",
            "Samrådet fattade beslut om en ny grupp.",
            "Mötet har fattat beslut om att avvakta.",
        ] {
            assert!(decided(text, title, DocLang::Sv).is_some(), "{text}");
        }
        for text in [
            "Regeringen beslutade att tillsätta en utredning.",
            "Arbetsgruppen beslutade att lägga ned arbetet.",
            "Styrelsen beslutade att förlänga projektet.",
            "Gruppen beslutade den 3 mars att tillsätta en referensgrupp.",
            "Vid förra mötet beslutade gruppen att avvakta.",
            "Gruppen beslutade tidigare att avvakta.",
            "Det beslutades i mars att avvakta.",
            "Om gruppen beslutade att avvakta skulle det dröja.",
            "Anna Ek berättade att gruppen beslutade att avvakta.",
            "Gruppen beslutade inte att avvakta.",
            "Gruppen enades om att avvakta.",
            "Rådet beslutade att anta direktivet.",
            "Projektet startade i mars. Styrgruppen har beslutat att förlänga det.",
            "Styrgruppen har tidigare beslutat att avvakta.",
            "Mötet fattar beslut om nästa steg i juni.",
            "Samrådet om beslutet fattades i mars.",
        ] {
            assert_eq!(decided(text, title, DocLang::Sv), None, "{text}");
        }
        assert!(
            decided("Programrådet beslutade att avvakta.", "Anteckningar från programråd i maj", DocLang::Sv).is_some()
        );
        assert_eq!(decided("Rådet beslutade att avvakta.", "Anteckningar från samråd i maj", DocLang::Sv), None);
        let title = "Notes from the meeting of the reference group";
        for text in [
            "The group decided to appoint a panel.",
            "It was decided that the matter be closed.",
            "The meeting took a decision on a panel.",
        ] {
            assert!(decided(text, title, DocLang::En).is_some(), "{text}");
        }
        for text in ["The Government decided to close it.", "The group decided in March to close it."] {
            assert_eq!(decided(text, title, DocLang::En), None, "{text}");
        }
    }
}
