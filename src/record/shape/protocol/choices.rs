//! The words that keys of minutes allow.

use super::super::{Choice, choice};

/// Kinds of minutes.
pub const SORTS: &[Choice] = &[
    choice("beslutsprotokoll", "Beslut med det som hör till dem.", "Decisions and what belongs to them."),
    choice("diskussionsprotokoll", "Även vad som sades.", "Also what was said."),
];

/// Series of numbers.
pub const SERIES: &[Choice] = &[
    choice("år", "Numren går från 1 genom hela året.", "The numbers go from 1 through the whole year."),
    choice("möte", "Varje möte börjar på 1.", "Each meeting starts at 1."),
];

/// In what capacity somebody was there.
pub const CAPACITIES: &[Choice] = &[
    Choice {
        also: &["ordförande", "vice ordförande", "member"],
        ..choice("ledamot", "Ledamot som deltar i besluten.", "A member who takes part in decisions.")
    },
    Choice {
        also: &["tjänstgörande", "tjänstg", "tjg", "tj", "serving substitute"],
        ..choice(
            "tjänstgörande ersättare",
            "Ersättare som deltar i besluten.",
            "A substitute who takes part in decisions.",
        )
    },
    Choice {
        also: &["suppleant", "ej tjänstgörande", "icke tjänstgörande", "substitute"],
        ..choice(
            "ersättare",
            "Ersättare som inte deltar i besluten.",
            "A substitute who does not take part in decisions.",
        )
    },
    Choice {
        also: &["tjänsteperson", "handläggare", "sekreterare", "föredragande", "chef", "utredare", "official"],
        ..choice(
            "tjänsteman",
            "Anställd som föredrar, bereder eller för protokoll.",
            "An official who presents, prepares or keeps the minutes.",
        )
    },
    Choice {
        also: &["gäst", "åhörare", "adjungerad", "sakkunnig", "revisor", "insynsplats", "guest", "other"],
        ..choice("övrig", "Någon annan: gäst, sakkunnig, åhörare.", "Somebody else: a guest, an expert, a listener.")
    },
];

/// How a matter was dealt with.
pub const TREATMENTS: &[Choice] = &[
    choice("beslut", "Något beslutades.", "Something was decided."),
    choice("information", "Ingenting beslutades.", "Nothing was decided."),
];

/// How votes are given.
pub const BALLOTS: &[Choice] = &[
    choice("öppen", "Vars och ens röst redovisas.", "Everybody's vote is told."),
    choice("sluten", "Bara antalet röster redovisas.", "Only the number of votes is told."),
];

/// What a casting vote can be.
pub const YES_OR_NO: &[Choice] = &[choice("ja", "Ja.", "Yes."), choice("nej", "Nej.", "No.")];

/// How minutes are approved.
pub const APPROVALS: &[Choice] = &[
    choice("underskrift", "För hand, på en sida för underskrifter.", "By hand, on a page for signatures."),
    choice(
        "elektroniskt",
        "Elektroniskt; handlingen får en rad om det.",
        "Electronically; the document says so in a line.",
    ),
];

/// Ways to appeal.
pub const APPEALS: &[Choice] = &[
    choice(
        "laglighetsprövning",
        "13 kap. kommunallagen (2017:725).",
        "Chapter 13 of the Local Government Act (2017:725).",
    ),
    choice(
        "förvaltningsbesvär",
        "40–44 §§ förvaltningslagen (2017:900).",
        "Sections 40–44 of the Administrative Procedure Act (2017:900).",
    ),
    choice("får inte överklagas", "Beslutet får inte överklagas.", "The decision cannot be appealed."),
];
