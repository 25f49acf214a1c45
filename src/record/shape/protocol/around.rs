//! What stands around the matters of minutes: summons, appendices, approval, notice, how to appeal.

use super::super::secrecy::{PUBLIC_APPENDIX_TITLE, RESTRICTED};
use super::super::{Key, Kind, Shape, key, required};
use super::{APPEALS, APPROVALS, HIGHEST_NUMBER};
use crate::diagnostic::Doc;

/// What the summons to a meeting says.
pub static SUMMONS: Shape = Shape {
    name: Doc { sv: "en kallelse", en: "a summons" },
    keys: &[
        key("datum", Kind::Date, "2024-05-27", "När kallelsen skickades.", "When the summons was sent."),
        key(
            "text",
            Kind::Prose,
            "\"Handlingarna finns hos sekreteraren.\"",
            "Vad kallelsen säger utöver tid, plats och ärenden, i Markdown.",
            "What the summons says beside when, where and what, in Markdown.",
        ),
        key(
            "frånvaro",
            Kind::Line(300),
            "\"Meddela förhinder till sekreteraren, tfn 0000-123 45.\"",
            "Vad den gör som inte kan komma.",
            "What somebody does who cannot come.",
        ),
    ],
};

/// An appendix.
pub static APPENDIX: Shape = Shape {
    name: Doc { sv: "en bilaga", en: "an appendix" },
    keys: &[
        required(key(
            "titel",
            Kind::Line(300),
            "Tjänsteskrivelse",
            "Vad bilagan heter.",
            "What the appendix is called.",
        )),
        key(
            "diarienummer",
            Kind::Line(60),
            "BN 2026/41-3",
            "Bilagans diarienummer.",
            "The appendix's registry number.",
        ),
        key(
            "fil",
            Kind::Line(300),
            "bilagor/tjansteskrivelse.pdf",
            "Bilagans fil, bredvid posten eller i en katalog under den. Den kommer med i paketet till registratorn.",
            "The appendix's file, beside the record or in a directory below. It goes into the package for the registrar.",
        ),
        RESTRICTED,
        PUBLIC_APPENDIX_TITLE,
    ],
};

/// The approval of minutes.
pub static APPROVAL: Shape = Shape {
    name: Doc { sv: "en justering", en: "an approval" },
    keys: &[
        key(
            "sätt",
            Kind::Choice(APPROVALS),
            "underskrift",
            "Om protokollet skrivs under på papper eller justeras elektroniskt. Utelämnat betyder underskrift.",
            "Whether the minutes are signed on paper or approved electronically. Left out it means underskrift (signature).",
        ),
        key(
            "datum",
            Kind::Date,
            "2024-06-11",
            "När protokollet justerades. Utelämnat får handlingen en rad att skriva dagen på.",
            "When the minutes were approved. Left out, the document has a line for the day.",
        ),
        key(
            "plats",
            Kind::Line(200),
            "Kommunhuset",
            "Var protokollet justerades, eller ska justeras.",
            "Where the minutes were approved, or are to be.",
        ),
        key(
            "omedelbart",
            Kind::List(&Kind::Integer(1, HIGHEST_NUMBER)),
            "[24]",
            "De paragrafer som justerades omedelbart vid mötet.",
            "The items that were approved at once, at the meeting.",
        ),
        key(
            "omedelbart_per_dag",
            Kind::OneOrMore(&AT_ONCE),
            "{ datum: 2024-06-04, paragrafer: [24] }",
            "Detsamma vid ett möte på flera dagar: vilka paragrafer som justerades omedelbart vilken dag. De behöver inte stå under omedelbart också.",
            "The same at a meeting of several days: which items were approved at once on which day. They need not stand under omedelbart as well.",
        ),
    ],
};

/// The items that were approved at once on a day of the meeting.
pub static AT_ONCE: Shape = Shape {
    name: Doc { sv: "en omedelbar justering", en: "an immediate approval" },
    keys: &[
        required(key(
            "datum",
            Kind::Date,
            "2024-06-04",
            "Den av mötets dagar då de justerades.",
            "The day of the meeting on which they were approved.",
        )),
        required(key(
            "paragrafer",
            Kind::List(&Kind::Integer(1, HIGHEST_NUMBER)),
            "[24]",
            "De paragrafer som justerades omedelbart den dagen.",
            "The items that were approved at once on that day.",
        )),
    ],
};

/// The notice of approval.
pub static NOTICE: Shape = Shape {
    name: Doc { sv: "ett anslag", en: "a notice" },
    keys: &[
        required(key(
            "anslaget",
            Kind::Date,
            "2024-06-12",
            "När justeringen tillkännagavs.",
            "When the approval was made known.",
        )),
        key(
            "nedtas",
            Kind::Date,
            "2024-07-04",
            "När anslaget tas ned. Räknas ut som dagen efter den sista för överklagande; skrivet kontrolleras det.",
            "When the notice is taken down. Computed as the day after the last one for appeals; written, it is checked.",
        ),
        required(key(
            "plats",
            Kind::Line(200),
            "Kommunens digitala anslagstavla",
            "Var justeringen tillkännagavs.",
            "Where the approval was made known.",
        )),
        required(key(
            "förvaring",
            Kind::Line(200),
            "Kommunkansliet",
            "Var protokollet finns tillgängligt.",
            "Where the minutes can be seen.",
        )),
        key(
            "paragrafer",
            Kind::List(&Kind::Integer(1, HIGHEST_NUMBER)),
            "[24]",
            "De omedelbart justerade paragrafer som anslaget gäller. Utelämnat gäller det alla andra.",
            "The items approved at once that the notice is of. Left out it is of all others.",
        ),
        key("av", Kind::Line(120), "Bo Lind", "Vem som satte upp anslaget.", "Who put up the notice."),
    ],
};

/// How to appeal a decision (beslut).
pub static APPEAL: Shape = Shape {
    name: Doc { sv: "en överklagandehänvisning", en: "an instruction for appeals" },
    keys: &[WAY, TRIED_BY, SENT_TO, PROVISION],
};

/// How to appeal what minutes hold.
pub static APPEALS_OF: Shape = Shape {
    name: Doc { sv: "en överklagandehänvisning i protokoll", en: "an instruction for appeals in minutes" },
    keys: &[
        WAY,
        TRIED_BY,
        SENT_TO,
        PROVISION,
        key(
            "paragrafer",
            Kind::List(&Kind::Integer(1, HIGHEST_NUMBER)),
            "[27, 28]",
            "De paragrafer som överklagas så. Utelämnat gäller det alla andra.",
            "The items that are appealed so. Left out it is of all others.",
        ),
    ],
};

const WAY: Key =
    required(key("slag", Kind::Choice(APPEALS), "laglighetsprövning", "Hur det överklagas.", "How it is appealed."));

const TRIED_BY: Key = key(
    "till",
    Kind::Line(200),
    "Förvaltningsrätten i Härnösand",
    "Den domstol eller myndighet som prövar överklagandet.",
    "The court or authority that tries the appeal.",
);

const SENT_TO: Key = key(
    "skickas_till",
    Kind::Line(300),
    "Älvnäs kommun, 999 99 Älvnäs",
    "Dit överklagandet ska skickas. Utelämnat skickas det till domstolen vid laglighetsprövning, till myndigheten vid förvaltningsbesvär.",
    "Where the appeal is to be sent. Left out, it is sent to the court for a review of lawfulness, to the authority for an appeal on the merits.",
);

const PROVISION: Key = key(
    "lagrum",
    Kind::Line(200),
    "41 § förvaltningslagen (2017:900)",
    "Den bestämmelse som gör att beslutet inte får överklagas.",
    "The provision by which the decision cannot be appealed.",
);
