//! Sentences in which a body (organ) decides something, here and now: "Nämnden beslutar att …".
//!
//! Better silent than wrong: what was decided once, may be decided, or is decided by others is written in many ways, and none of them is one of these.

use std::ops::Range;

use super::DocLang;

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

/// What a sentence may begin with before "beslutar nämnden".
const OPENERS: &[&str] = &[
    "dessutom",
    "därefter",
    "därför",
    "efter diskussion",
    "efter diskussionen",
    "efter föredragningen",
    "efter överläggning",
    "efter överläggningen",
    "härefter",
    "med anledning av informationen",
    "slutligen",
    "vidare",
];

/// What those who meet call themselves, in notes of it.
const OWN: &[(&str, DocLang)] = &[
    ("deltagarna", DocLang::Sv),
    ("gruppen", DocLang::Sv),
    ("mötet", DocLang::Sv),
    ("sammanträdet", DocLang::Sv),
    ("vi", DocLang::Sv),
    ("the group", DocLang::En),
    ("the meeting", DocLang::En),
    ("the participants", DocLang::En),
    ("we", DocLang::En),
];

/// The first sentence of a text in which that body decides something: where it stands.
#[must_use]
pub fn decides(text: &str, body: &str, lang: DocLang) -> Option<Range<usize>> {
    first_own(text, |sentence| is_decision(sentence, body, lang))
}

/// The first sentence of a text in which those who met decided something then and there: "Gruppen beslutade att …", "Efter diskussion beslutade
/// styrgruppen att …". Bodies of other names are their own where the title of the notes has them.
#[must_use]
pub fn decided(text: &str, title: &str, lang: DocLang) -> Option<Range<usize>> {
    let title = title.to_lowercase();
    first_own(text, |sentence| was_decided(sentence, &title, lang))
}

/// The first sentence of some kind that is none of others.
fn first_own(text: &str, is_so: impl Fn(&str) -> bool) -> Option<Range<usize>> {
    let (mut counted, mut quotes) = (0, 0);
    sentences(text).find(|range| {
        quotes += text[counted..range.start].chars().filter(|letter| matches!(letter, '”' | '"' | '“')).count();
        counted = range.start;
        let sentence = &text[range.clone()];
        // What is quoted others said, and an earlier decision is cited by its number.
        quotes % 2 == 0 && !sentence.contains('§') && is_so(sentence)
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

fn is_decision(sentence: &str, body: &str, lang: DocLang) -> bool {
    let sentence = sentence.to_lowercase();
    let words: Vec<&str> = sentence.split_whitespace().map(|word| word.trim_end_matches([',', ':', '.'])).collect();
    let body = body.to_lowercase();
    let full: Vec<&str> = body.split_whitespace().collect();
    let (verb, passive, goes_on): (_, &[&[&str]], &[&str]) = match lang {
        DocLang::Sv => ("beslutar", &[&["det", "beslutas"]], &["att", "följande"]),
        DocLang::En => ("decides", &[&["it", "is", "decided"]], &["that", "to"]),
    };
    let decides = |rest: &[&str]| {
        let what = rest.iter().find(|word| !ADVERBS.contains(*word));
        what.is_some_and(|word| goes_on.contains(word))
    };
    if passive.iter().any(|start| words.strip_prefix(*start).is_some_and(decides)) {
        return true;
    }
    if let Some(rest) = after_body(&words, &full, lang) {
        let adverbs = rest.iter().take_while(|word| ADVERBS.contains(word)).count();
        if let Some(rest) = rest[adverbs..].strip_prefix(&[verb]) {
            return decides(rest);
        }
    }
    let opened = OPENERS.iter().filter_map(|opener| {
        let opener: Vec<&str> = opener.split(' ').collect();
        words.strip_prefix(opener.as_slice())?.strip_prefix(&[verb])
    });
    lang == DocLang::Sv && opened.filter_map(|rest| after_body(rest, &full, lang)).any(decides)
}

/// What comes after the words for the body: its name, what it is, or "mötet".
fn after_body<'w, 't>(words: &'w [&'t str], body: &[&'t str], lang: DocLang) -> Option<&'w [&'t str]> {
    let words = match lang {
        DocLang::Sv => words,
        DocLang::En => words.strip_prefix(&["the"])?,
    };
    let body = body.strip_prefix(&["the"]).unwrap_or(body);
    if let Some(rest) = words.strip_prefix(body).filter(|_| !body.is_empty()) {
        return Some(rest);
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
    (is_own || MEETINGS.contains(word)).then_some(rest)
}

/// Whether those who met decided something, by a sentence in the past tense or the present. `title` is in small letters.
fn was_decided(sentence: &str, title: &str, lang: DocLang) -> bool {
    let sentence = sentence.to_lowercase();
    let words: Vec<&str> = sentence.split_whitespace().map(|word| word.trim_end_matches([',', ':', '.'])).collect();
    let (verbs, passive, goes_on): (&[&str], &[&str], &[&str]) = match lang {
        DocLang::Sv => {
            (&["beslutade", "beslutar", "beslöt"], &["beslutades", "beslutas", "beslöts"], &["att", "följande"])
        }
        DocLang::En => (&["decided", "decides", "resolved"], &["decided", "resolved"], &["that", "to"]),
    };
    let decides = |rest: &[&str]| {
        let what = rest.iter().find(|word| !ADVERBS.contains(*word));
        what.is_some_and(|word| goes_on.contains(word))
    };
    let verb = |words: &[&str], verbs: &[&str]| {
        let adverbs = words.iter().take_while(|word| ADVERBS.contains(*word)).count();
        words[adverbs..].split_first().is_some_and(|(word, rest)| verbs.contains(word) && decides(rest))
    };
    let it: &[&[&str]] = match lang {
        DocLang::Sv => &[&["det"]],
        DocLang::En => &[&["it", "was"], &["it", "is"]],
    };
    if it.iter().any(|it| words.strip_prefix(*it).is_some_and(|rest| verb(rest, passive)))
        || after_own(&words, title, lang).is_some_and(|rest| verb(rest, verbs))
    {
        return true;
    }
    // "Efter diskussion beslutade gruppen att …".
    let opened = OPENERS.iter().filter_map(|opener| {
        let opener: Vec<&str> = opener.split(' ').collect();
        let (word, rest) = words.strip_prefix(opener.as_slice())?.split_first()?;
        verbs.contains(word).then_some(rest)
    });
    lang == DocLang::Sv && opened.filter_map(|rest| after_own(rest, title, lang)).any(decides)
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
        let is_body = match lang {
            DocLang::Sv => BODIES.iter().any(|(_, definite)| word.ends_with(definite)),
            DocLang::En => ENGLISH_BODIES.contains(word),
        };
        (is_body && title.contains(*word)).then_some(rest)
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
        ] {
            assert!(found(text), "{text}");
        }
        for text in [
            "The Government decides to close it.",
            "The council decided to close it.",
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
        ] {
            assert_eq!(decided(text, title, DocLang::Sv), None, "{text}");
        }
        let title = "Notes from the meeting of the reference group";
        for text in ["The group decided to appoint a panel.", "It was decided that the matter be closed."] {
            assert!(decided(text, title, DocLang::En).is_some(), "{text}");
        }
        for text in ["The Government decided to close it.", "The group decided in March to close it."] {
            assert_eq!(decided(text, title, DocLang::En), None, "{text}");
        }
    }
}
