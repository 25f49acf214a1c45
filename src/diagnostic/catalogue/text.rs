//! The texts of a record: Markdown, and what it says.

use super::example::{prose, whole};
use super::{Doc, Explanation};

pub(super) static HTML: Explanation = Explanation {
    summary: Doc { sv: "Texten ska vara Markdown utan HTML.", en: "The text must be Markdown without HTML." },
    why: Doc {
        sv: "HTML betyder något bara på webben. I pdf:en och Wordfilen skulle koderna stå som text eller försvinna, och då säger \
             filerna inte längre samma sak.",
        en: "HTML means something on the web only. In the PDF and the Word file the codes would stand as text or vanish, and \
             the files would no longer say the same.",
    },
    remedy: Doc {
        sv: "Använd Markdown: `**viktigt**`, `*betonat*`, en tom rad mellan stycken. Menar du själva tecknet `<`, skriv `\\<`.",
        en: "Use Markdown: `**important**`, `*stressed*`, an empty line between paragraphs. If you mean the sign `<`, write \
             `\\<`.",
    },
    bad: prose!("  Svar önskas <b>senast</b> i april."),
    good: prose!("  Svar önskas **senast** i april."),
};

pub(super) static NOTE: Explanation = Explanation {
    summary: Doc {
        sv: "Varje fotnot ska ha en text, och minst en hänvisning som leder till den.",
        en: "Every footnote must have a text, and at least one reference that leads to it.",
    },
    why: Doc {
        sv: "En hänvisning utan not leder ingenstans, och en not som ingen hänvisar till syns aldrig. I båda fallen saknas något \
             som någon har velat säga.",
        en: "A reference without a note leads nowhere, and a note that nothing refers to is never seen. In both cases something \
             is missing that somebody wanted to say.",
    },
    remedy: Doc {
        sv: "Skriv `[^1]` där noten hör hemma och `[^1]: Notens text.` på en egen rad i samma text, en gång för varje namn.",
        en: "Write `[^1]` where the note belongs and `[^1]: The note's text.` on a line of its own in the same text, once for \
             each name.",
    },
    bad: prose!("  Hälften av kommunerna har svarat.[^1]"),
    good: prose!("  Hälften av kommunerna har svarat.[^1]", "", "  [^1]: Enkäten besvarades av 145 kommuner."),
};

pub(super) static MARKDOWN: Explanation = Explanation {
    summary: Doc {
        sv: "Texten får bara använda sådan Markdown som kan visas i alla format.",
        en: "The text may use only such Markdown as all formats can show.",
    },
    why: Doc {
        sv: "Pdf, Wordfil och webbsida ska säga samma sak. En tom rubrik, en bild mitt i en mening eller en rad som Markdown \
             utelämnar skulle se olika ut eller försvinna. En lista som är inklistrad från Word, med `•` eller tankstreck framför \
             raderna, är för Markdown löptext, och raderna flyter ihop. Så blir det också med raderna efter `>`, som YAML fogar ihop. Och en \
             ny mening på raden rätt under en punkt, ett citat eller en not läses som en del av den, fast den kanske är nästa stycke; vilket som menas vet bara den som skrev den.",
        en: "PDF, Word file and web page must say the same. An empty heading, a picture within a sentence or a line that Markdown \
             leaves out would look different or vanish. A list pasted from Word, with `•` or a dash before its lines, is running \
             text to Markdown, and the lines flow together. So do the lines after `>`, which YAML joins. And a new sentence on the line right below an item, a quotation or a note is \
             read as a part of it, though it may be the next paragraph; which is meant only whoever wrote it knows.",
    },
    remedy: Doc {
        sv: "Meddelandet säger vad det gäller, och tipset hur det kan skrivas i stället. Ofta räcker en tom rad. Raderna \
             i en lista börjar med `- `.",
        en: "The message says what it is about, and the hint how else to write it. An empty line is often enough. The lines of \
             a list begin with `- `.",
    },
    bad: prose!("  Så många: ![Stapeldiagram: tre samråd 2023, fem 2024 och åtta 2025.](samrad-per-ar.png)"),
    good: prose!("  Så många:", "", "  ![Stapeldiagram: tre samråd 2023, fem 2024 och åtta 2025.](samrad-per-ar.png)"),
};

pub(super) static ADDRESS: Explanation = Explanation {
    summary: Doc {
        sv: "En länk ska leda till en fullständig adress.", en: "A link must lead to a complete address."
    },
    why: Doc {
        sv: "Den som läser handlingen sitter inte vid er dator. En länk till en mapp, eller till en adress utan `https://`, går \
             inte att följa därifrån.",
        en: "Whoever reads the document is not at your computer. A link to a folder, or to an address without `https://`, \
             cannot be followed from there.",
    },
    remedy: Doc {
        sv: "Skriv hela adressen. Den börjar med `https://`, `http://`, `mailto:` eller `tel:`. Till en annan del av handlingen \
             leder `[§ 46](#§46)`, `[avsnitt 2.1](#2.1)`, `[bilaga 2](#bilaga-2)`, `[tabell 2](#tabell-2)` och `[figur 1](#figur-1)`.",
        en: "Write the whole address. It begins with `https://`, `http://`, `mailto:` or `tel:`. To another part of the document \
             lead `[§ 46](#§46)`, `[section 2.1](#2.1)`, `[appendix 2](#bilaga-2)`, `[table 2](#tabell-2)` and `[figure 1](#figur-1)`.",
    },
    bad: prose!("  Underlaget finns på [regeringens webbplats](www.regeringen.se)."),
    good: prose!("  Underlaget finns på [regeringens webbplats](https://www.regeringen.se)."),
};

pub(super) static DATE: Explanation = Explanation {
    summary: Doc {
        sv: "Datum i titel och text ska stämma med posten, kalendern och veckodagen.",
        en: "Dates in the title and the text must agree with the record, the calendar and the weekday.",
    },
    why: Doc {
        sv: "Posten skrivs ofta med en äldre som förlaga, och då blir gamla datum lätt kvar. Två olika dagar i samma handling \
             går inte att reda ut i efterhand.",
        en: "A record is often written from an older one, and old dates easily remain. Two different days in one document \
             cannot be sorted out later.",
    },
    remedy: Doc {
        sv: "Rätta den dag som är fel, i titeln, i texten eller under `datum`. Är båda rätta kan du låta texten stå.",
        en: "Correct the day that is wrong, in the title, in the text or under `datum`. If both are right you may let the text \
             stand.",
    },
    bad: whole!(
        "format: 1",
        "typ: minnesanteckningar",
        "titel: Samråd om säkra skolvägar den 15 januari 2025",
        "myndighet: Regeringskansliet",
        "datum: 2026-01-15",
        "plats: Stockholm",
        "deltagare: [{ organisation: Föreningen Skolvägen }]",
        "inledning: Gruppen gick igenom läget.",
    ),
    good: whole!(
        "format: 1",
        "typ: minnesanteckningar",
        "titel: Samråd om säkra skolvägar den 15 januari 2026",
        "myndighet: Regeringskansliet",
        "datum: 2026-01-15",
        "plats: Stockholm",
        "deltagare: [{ organisation: Föreningen Skolvägen }]",
        "inledning: Gruppen gick igenom läget.",
    ),
};
