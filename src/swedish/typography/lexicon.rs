//! The words that typography goes by.

use crate::swedish::DocLang;
use crate::swedish::dates::month_names;

/// Whether a number and this word stay on one line: 10 kronor, 25 procent, 3 km.
pub(super) fn is_unit(word: &str, lang: DocLang) -> bool {
    const BOTH: &[&str] = &[
        "kr", "tkr", "mnkr", "mdkr", "SEK", "EUR", "USD", "€", "%", "‰", "°C", "°", "km", "m", "dm", "cm", "mm", "km²",
        "m²", "m³", "kg", "g", "mg", "l", "dl", "cl", "ml", "ha", "kW", "MW", "GW", "TW", "kWh", "MWh", "GWh", "TWh",
        "MB", "GB", "TB",
    ];
    const SV: &[&str] = &[
        "kronor",
        "krona",
        "öre",
        "euro",
        "dollar",
        "procent",
        "procentenheter",
        "min",
        "tim",
        "promille",
        "tusen",
        "miljon",
        "miljoner",
        "miljard",
        "miljarder",
        "kvm",
        "kvadratmeter",
        "mil",
        "kilometer",
        "meter",
        "hektar",
        "ton",
        "kilo",
        "liter",
        "grader",
    ];
    const EN: &[&str] = &[
        "kronor",
        "euro",
        "euros",
        "percent",
        "per",
        "thousand",
        "million",
        "billion",
        "kilometres",
        "metres",
        "hectares",
        "tonnes",
        "degrees",
    ];
    let own = match lang {
        DocLang::Sv => SV,
        DocLang::En => EN,
    };
    BOTH.contains(&word) || own.contains(&word)
}

/// Whether this word and the number after it stay on one line: nr 5, s. 12, bilaga 2, kl. 10.00. Words with a full stop
/// have it here.
pub(super) fn takes_number(word: &str, lang: DocLang) -> bool {
    const SV: &[&str] = &[
        "§",
        "§§",
        "kl.",
        "kl",
        "nr",
        "nr.",
        "s.",
        "sid.",
        "sidan",
        "sidorna",
        "kap.",
        "kapitel",
        "art.",
        "artikel",
        "artiklarna",
        "bilaga",
        "bil.",
        "punkt",
        "punkterna",
        "p.",
        "avsnitt",
        "tabell",
        "tab.",
        "figur",
        "fig.",
        "fråga",
        "paragraf",
        "prop.",
        "t.o.m.",
        "fr.o.m.",
        "ca",
        "jfr",
        "SEK",
        "EUR",
        "USD",
        "€",
        "not",
    ];
    const EN: &[&str] = &[
        "§",
        "§§",
        "no.",
        "nos.",
        "p.",
        "pp.",
        "page",
        "pages",
        "chapter",
        "section",
        "sections",
        "article",
        "articles",
        "annex",
        "appendix",
        "table",
        "figure",
        "item",
        "question",
        "paragraph",
        "SEK",
        "EUR",
        "USD",
        "€",
        "note",
    ];
    let own = match lang {
        DocLang::Sv => SV,
        DocLang::En => EN,
    };
    own.contains(&word) || own.contains(&word.to_lowercase().as_str())
}

/// Whether a number stays with this word for the law's sake: 5 kap., 2 §, 3 st., 4 p.
pub(super) fn is_part_of_law(word: &str) -> bool {
    word.starts_with('§') || matches!(word, "kap." | "st." | "p." | "mom.")
}

/// Whether the word is the name of a month, written out.
pub(super) fn is_month(word: &str, lang: DocLang) -> bool {
    month_names(lang).iter().any(|month| *month == word || (lang == DocLang::Sv && *month == word.to_lowercase()))
}

/// Whether numbers with a hyphen after this word are a range of pages, points, days or hours.
pub(super) fn precedes_range(word: &str, lang: DocLang) -> bool {
    const SV: &[&str] = &[
        "den",
        "åren",
        "mellan",
        "cirka",
        "sidor",
        "bilagorna",
        "bilagor",
        "paragraferna",
        "frågorna",
        "åldrarna",
        "vecka",
        "v.",
    ];
    const EN: &[&str] =
        &["the", "years", "between", "about", "annexes", "tables", "questions", "items", "paragraphs", "chapters"];
    let own = match lang {
        DocLang::Sv => SV,
        DocLang::En => EN,
    };
    takes_number(word, lang) || own.contains(&word.to_lowercase().as_str())
}

/// Whether the number after this word counts something, and does not tell which of several is meant: "inom 5", but not "etapp 5".
pub(super) fn leads_to_amount(word: &str, lang: DocLang) -> bool {
    const SV: &[&str] = &[
        "i", "på", "om", "inom", "efter", "under", "ca", "ca.", "cirka", "omkring", "runt", "ungefär", "drygt",
        "högst", "minst", "mellan", "tar", "tog", "ta", "dröjer", "varar", "kostar", "är", "var", "blir", "har", "får",
        "med", "av", "för", "vid", "över", "än",
    ];
    const EN: &[&str] = &[
        "in", "within", "for", "about", "after", "over", "under", "between", "some", "least", "most", "takes", "took",
        "take", "lasts", "costs", "is", "was", "are", "were", "has", "have", "with", "of", "by", "than",
    ];
    let own = match lang {
        DocLang::Sv => SV,
        DocLang::En => EN,
    };
    own.contains(&word.to_lowercase().as_str())
}

/// Whether the number after this word, or after one that ends so, tells which of several is meant: "etapp 1", "projektgrupp 2".
pub(super) fn is_told_by_number(word: &str, lang: DocLang) -> bool {
    const SV: &[&str] = &[
        "alternativ",
        "avdelning",
        "beslut",
        "block",
        "dag",
        "del",
        "etapp",
        "fas",
        "figur",
        "förslag",
        "grupp",
        "kategori",
        "klass",
        "kolumn",
        "kurs",
        "kvartal",
        "linje",
        "moment",
        "mål",
        "nivå",
        "område",
        "omgång",
        "pass",
        "period",
        "plan",
        "projekt",
        "punkt",
        "rad",
        "rum",
        "scenario",
        "skede",
        "spår",
        "steg",
        "tabell",
        "typ",
        "uppgift",
        "variant",
        "vecka",
        "version",
        "våning",
        "yrkande",
        "zon",
        "åtgärd",
        "ärende",
    ];
    const EN: &[&str] = &[
        "alternative",
        "category",
        "class",
        "day",
        "decision",
        "goal",
        "group",
        "item",
        "level",
        "line",
        "motion",
        "option",
        "part",
        "period",
        "phase",
        "point",
        "project",
        "proposal",
        "quarter",
        "room",
        "round",
        "scenario",
        "stage",
        "step",
        "task",
        "track",
        "version",
        "week",
        "zone",
    ];
    let own = match lang {
        DocLang::Sv => SV,
        DocLang::En => EN,
    };
    let word = word.to_lowercase();
    takes_number(&word, lang) || own.iter().any(|label| word.ends_with(label))
}

/// Whether numbers with a hyphen before this word are a range of amounts or days.
pub(super) fn follows_range(word: &str, lang: DocLang) -> bool {
    const SV: &[&str] = &[
        "år",
        "personer",
        "deltagare",
        "timmar",
        "minuter",
        "dagar",
        "veckor",
        "månader",
        "organisationer",
        "gånger",
        "ggr",
    ];
    const EN: &[&str] =
        &["years", "people", "persons", "participants", "hours", "minutes", "days", "weeks", "months", "organisations"];
    let own = match lang {
        DocLang::Sv => SV,
        DocLang::En => EN,
    };
    is_unit(word, lang) || is_month(word, lang) || word.starts_with("§§") || own.contains(&word)
}

/// Whether numbers after this word are names of matters and files, in which a hyphen is a hyphen.
pub(super) fn names_a_file(word: &str) -> bool {
    const WORDS: &[&str] = &[
        "dnr",
        "diarienummer",
        "diarienr",
        "ärende",
        "ärendet",
        "ärendenummer",
        "beteckning",
        "beteckningen",
        "ref",
        "referens",
        "tel",
        "tfn",
        "telefon",
        "isbn",
        "issn",
        "konto",
        "bankgiro",
        "plusgiro",
        "case",
        "file",
        "ref.",
        "phone",
    ];
    WORDS.contains(&word.to_lowercase().as_str())
}

/// Whether a capital letter after this word is a label ("bilaga A"), not somebody's initial.
pub(super) fn takes_letter(word: &str) -> bool {
    const WORDS: &[&str] = &[
        "alternativ",
        "annex",
        "appendix",
        "avsnitt",
        "bilaga",
        "block",
        "del",
        "fas",
        "figur",
        "grupp",
        "hepatit",
        "hus",
        "klass",
        "lokal",
        "nivå",
        "option",
        "part",
        "plan",
        "punkt",
        "sal",
        "section",
        "tabell",
        "typ",
        "vitamin",
        "group",
        "table",
    ];
    WORDS.contains(&word.to_lowercase().as_str())
}

/// Whether a capitalised word after "A." more likely begins a sentence than is a surname.
pub(super) fn begins_sentence(word: &str) -> bool {
    const WORDS: &[&str] = &[
        "Att",
        "De",
        "Den",
        "Det",
        "Detta",
        "Dessa",
        "Där",
        "Därefter",
        "Efter",
        "En",
        "Ett",
        "Flera",
        "För",
        "Han",
        "Hon",
        "Här",
        "I",
        "Man",
        "Med",
        "Men",
        "När",
        "Om",
        "På",
        "Som",
        "Till",
        "Under",
        "Vi",
        "A",
        "After",
        "All",
        "An",
        "At",
        "For",
        "He",
        "If",
        "In",
        "It",
        "On",
        "She",
        "The",
        "They",
        "This",
        "We",
    ];
    WORDS.contains(&word)
}
