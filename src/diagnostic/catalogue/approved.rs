//! What approved minutes of a municipality tell beside the meeting itself.

use super::Explanation;
use super::example::{minutes, whole};
use crate::diagnostic::Doc;

pub(super) static TIME: Explanation = Explanation {
    summary: Doc {
        sv: "Ett justerat protokoll bör säga när mötet började.",
        en: "Approved minutes should say when the meeting began.",
    },
    why: Doc {
        sv: "Den som läser protokollet ska se när besluten fattades och hur länge mötet varade. När protokollet är justerat kan ingen lägga till det.",
        en: "Whoever reads the minutes must see when the decisions were made and how long the meeting took. Once they are approved, nobody can \
             add it.",
    },
    remedy: Doc {
        sv: "Skriv `tid` med `från`, och `till` när mötet slutade.",
        en: "Write `tid` with `från`, and `till` when the meeting ended.",
    },
    bad: minutes!(
        "status: justerad",
        "justerare: [Holm]",
        "justering: { datum: 2026-03-19, plats: Kommunhuset }",
        "anslag: { anslaget: 2026-03-20, plats: Kommunens webbplats, förvaring: Kommunhuset }",
        "överklagande: { slag: laglighetsprövning, till: Förvaltningsrätten i Härnösand }",
        "ärenden:",
        "  - { rubrik: Bidrag till hembygdsföreningen, beslut: [att ge föreningen 10 000 kronor.] }",
    ),
    good: minutes!(
        "tid: { från: 13.00, till: 15.30 }",
        "status: justerad",
        "justerare: [Holm]",
        "justering: { datum: 2026-03-19, plats: Kommunhuset }",
        "anslag: { anslaget: 2026-03-20, plats: Kommunens webbplats, förvaring: Kommunhuset }",
        "överklagande: { slag: laglighetsprövning, till: Förvaltningsrätten i Härnösand }",
        "ärenden:",
        "  - { rubrik: Bidrag till hembygdsföreningen, beslut: [att ge föreningen 10 000 kronor.] }",
    ),
};

pub(super) static APPEAL: Explanation = Explanation {
    summary: Doc {
        sv: "Ett justerat protokoll med beslut bör säga hur besluten överklagas.",
        en: "Approved minutes with decisions should say how these are appealed.",
    },
    why: Doc {
        sv: "Varje medlem av kommunen får överklaga besluten, om de inte är rent förberedande eller rent verkställande, och kommunens \
             anslagstavla ska upplysa om hur. Tiden löper från anslaget, vare sig någon har läst upplysningen eller inte. Lagen kräver inte att den \
             står i protokollet, men det är där den som vill överklaga läser beslutet.",
        en: "Every member of the municipality may appeal its decisions, unless they merely prepare or carry out others, and the municipality's \
             notice board must tell how. The time runs from the notice, whether or not anybody has read that. The law does not demand that it \
             stand in the minutes, but they are where whoever wants to appeal reads the decision.",
    },
    remedy: Doc {
        sv: "Skriv `överklagande` med `slag` och `till`. Får inget av besluten överklagas, skriv `slag: får inte överklagas` och `lagrum`. Står \
             upplysningen på ett annat ställe, gör ett undantag.",
        en: "Write `överklagande` with `slag` and `till`. If none of the decisions can be appealed, write `slag: får inte överklagas` and \
             `lagrum`. If it is told elsewhere, make an exemption.",
    },
    bad: minutes!(
        "tid: { från: 13.00, till: 15.30 }",
        "status: justerad",
        "justerare: [Holm]",
        "justering: { datum: 2026-03-19, plats: Kommunhuset }",
        "anslag: { anslaget: 2026-03-20, plats: Kommunens webbplats, förvaring: Kommunhuset }",
        "ärenden:",
        "  - { rubrik: Bidrag till hembygdsföreningen, beslut: [att ge föreningen 10 000 kronor.] }",
    ),
    good: minutes!(
        "tid: { från: 13.00, till: 15.30 }",
        "status: justerad",
        "justerare: [Holm]",
        "justering: { datum: 2026-03-19, plats: Kommunhuset }",
        "anslag: { anslaget: 2026-03-20, plats: Kommunens webbplats, förvaring: Kommunhuset }",
        "överklagande: { slag: laglighetsprövning, till: Förvaltningsrätten i Härnösand }",
        "ärenden:",
        "  - { rubrik: Bidrag till hembygdsföreningen, beslut: [att ge föreningen 10 000 kronor.] }",
    ),
};
