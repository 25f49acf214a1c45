//! What titles, headings and paragraphs must be like to be found, heard and believed.

use super::example::{minutes, prose, whole, with};
use super::{Doc, Explanation};

pub(super) static DOUBLED: Explanation = Explanation {
    summary: Doc {
        sv: "Samma ord ska inte stå två gånger i rad, inte heller för att handlingen själv skriver dem.",
        en: "The same words must not stand twice in a row, nor because the document itself writes them.",
    },
    why: Doc {
        sv: "Ögat hoppar över det andra ordet, och därför upptäcks felet sällan av den som har skrivit det. En skärmläsare läser båda. Mycket av det \
             som posten säger fogar handlingen in i sina egna meningar: `Anna Ek yrkar …`, `Ja är en röst för ….`, `§ 31 …`. Står orden, numret eller \
             punkten i posten också blir de dubbla, och det syns bara i handlingen. Börjar texten med ett eget verb får meningen två: `Anna Ek yrkar instämmer i …`.",
        en: "The eye skips the second word, so whoever wrote it seldom sees it. A screen reader reads both. Much of what a record says the document \
             fits into sentences of its own: `Motion by Anna Ek: …`, `Yes is a vote for ….`, `§ 31 …`. If the record has these words, the number or the \
             full stop as well, they become double, and only the document shows it. Where the text begins with a verb of its own, the sentence gets two: \
             `Anna Ek yrkar instämmer i …`.",
    },
    remedy: Doc {
        sv: "Ta bort det ena. Av ord mitt i en text gäller regeln bara dem som aldrig ska stå dubbelt, som `och` och `att`. Vid det som handlingen fogar \
             in, skriv bara resten av meningen: under `yrkanden` vad som yrkas, under `reservationer` varför, i `rubrik` rubriken utan nummer, i `skickas_till` \
             vem.",
        en: "Take one of them away. Of words within a text the rule is only for those that never stand twice, such as `and` and `the`. Of what the \
             document fits in, write only the rest of the sentence: under `yrkanden` what is moved, under `reservationer` why, in `rubrik` the heading \
             without a number, in `skickas_till` to whom.",
    },
    bad: minutes!(
        "ärenden:",
        "  - rubrik: 1. Bidrag till hembygdsföreningen",
        "    yrkanden: [{ av: [Holm], text: yrkar avslag. }]",
        "    beslut: [att ge föreningen 10 000 kronor och och en lokal.]",
    ),
    good: minutes!(
        "ärenden:",
        "  - rubrik: Bidrag till hembygdsföreningen",
        "    yrkanden: [{ av: [Holm], text: avslag. }]",
        "    beslut: [att ge föreningen 10 000 kronor och en lokal.]",
    ),
};

pub(super) static BROKEN: Explanation = Explanation {
    summary: Doc {
        sv: "Ett stycke ska inte sluta mitt i en mening.",
        en: "A paragraph must not end in the middle of a sentence.",
    },
    why: Doc {
        sv: "Text som har kopierats ur en pdf eller ett brev får ofta med sig den gamla sidans brytningar. Den som lyssnar hör en paus och \
             tror att meningen är slut, och den som läser undrar om något fattas.",
        en: "Text copied out of a PDF or a letter often brings the breaks of the old page with it. A listener hears a pause and believes \
             that the sentence has ended, and a reader wonders whether something is missing.",
    },
    remedy: Doc {
        sv: "Ta bort den tomma raden, så att meningen hänger ihop, eller avsluta meningen.",
        en: "Take away the empty line, so that the sentence holds together, or end the sentence.",
    },
    bad: prose!("  Gruppen enades om att skolan", "", "  behöver en gångbana."),
    good: prose!("  Gruppen enades om att skolan", "  behöver en gångbana."),
};

pub(super) static TERM: Explanation = Explanation {
    summary: Doc {
        sv: "Mötet bör kallas samma sak genom hela handlingen.",
        en: "The meeting should be called the same throughout the document.",
    },
    why: Doc {
        sv: "Ett sakråd är Regeringskansliets möte med organisationer om en viss fråga. Ett samråd kan vara något som en lag kräver. Blandas \
             orden vet den som läser inte om det är fråga om ett möte eller två.",
        en: "A sakråd is a meeting of the Government Offices with organisations on one question. A samråd can be what a statute demands. If \
             the words are mixed, the reader does not know whether there was one meeting or two.",
    },
    remedy: Doc {
        sv: "Använd det ord som står i inbjudan. Vad en organisation heter räknas inte, om den står med bland deltagarna.",
        en: "Use the word of the invitation. What an organisation is called does not count, if it is among the participants.",
    },
    bad: prose!("  Samrådet gällde skolvägar. Sakrådet ska följas upp."),
    good: prose!("  Samrådet gällde skolvägar. Samrådet ska följas upp."),
};

pub(super) static FAKE_HEADING: Explanation = Explanation {
    summary: Doc {
        sv: "Det som ser ut som en rubrik ska vara en rubrik.",
        en: "What looks like a heading must be a heading.",
    },
    why: Doc {
        sv: "Den som lyssnar hoppar från rubrik till rubrik. En rad i fetstil är för en skärmläsare bara ett stycke till: den går inte att hoppa \
             till, och kommer inte med i bokmärken och innehållsförteckningar.",
        en: "A listener jumps from heading to heading. To a screen reader a line in bold type is just one more paragraph: nobody can jump to \
             it, and it is not among bookmarks or in lists of contents.",
    },
    remedy: Doc {
        sv: "Skriv `# Rubrik` på en egen rad (`##` under en rubrik i samma text), eller gör avsnittet till ett eget `avsnitt` med `rubrik`.",
        en: "Write `# Heading` on a line of its own (`##` below a heading of the same text), or make the section an `avsnitt` of its own with a `rubrik`.",
    },
    bad: prose!("  **Trafiken**", "", "  Bilarna kör för fort."),
    good: prose!("  # Trafiken", "", "  Bilarna kör för fort."),
};

pub(super) static LISTED: Explanation = Explanation {
    summary: Doc {
        sv: "Det som räknas upp i flera numrerade punkter blir tydligare som en lista.",
        en: "What is set out in several numbered points is plainer as a list.",
    },
    why: Doc {
        sv: "En skärmläsare säger hur många punkter en lista har och kan gå från den ena till den andra. Siffror i löpande text säger ingetdera. Tre \
             korta led får gärna stå så; därför är det bara en upplysning.",
        en: "A screen reader says how many points a list has and can go from one to the next. Numbers in running text tell neither. Three short \
             ones may well stand so; therefore it is only a note.",
    },
    remedy: Doc {
        sv: "Skriv texten efter `|`, lämna en tom rad, och skriv varje punkt på sin rad: `1. köpa mark`.",
        en: "Write the text after `|`, leave an empty line, and write each point on its line: `1. buy land`.",
    },
    bad: prose!("  Gruppen vill tre saker: 1) bygga en gångbana, 2) sänka farten och 3) flytta hållplatsen."),
    good: prose!(
        "  Gruppen vill tre saker:",
        "",
        "  1. bygga en gångbana",
        "  2. sänka farten",
        "  3. flytta hållplatsen"
    ),
};

pub(super) static REGISTER_FACTS: Explanation = Explanation {
    summary: Doc {
        sv: "En registrerad handling ska ha datum, diarienummer, avsändare eller mottagare och en titel som säger vad den rör.",
        en: "A registered document must have a date, a registry number, a sender or recipient, and a title that says what it is about.",
    },
    why: Doc {
        sv: "Det är de fyra uppgifter som registret ska visa. Utan dem kan ingen hitta handlingen, och alla har rätt att söka i registret. Datum och \
             myndighet finns alltid i posten. Regeln ser till resten: ett nummer när handlingen är registrerad, en titel som säger mer än vilket slags \
             handling det är, och någon att skicka ett beslut till när det kan överklagas.",
        en: "These are the four facts that the register must show. Without them nobody can find the document, and everybody has the right to \
             search the register. Date and authority are in every record. The rule sees to the rest: a number when the document is \
             registered, a title that says more than what kind of document it is, and somebody to send a decision to when it can be \
             appealed.",
    },
    remedy: Doc {
        sv: "Fyll i `diarienummer`, skriv i `titel` vad saken gäller, och ange `parter` eller `skickas_till`.",
        en: "Fill in `diarienummer`, say in `titel` what the matter is about, and give `parter` or `skickas_till`.",
    },
    bad: with!("registrerad: 2026-01-16"),
    good: with!("registrerad: 2026-01-16", "diarienummer: A2026/00012"),
};

pub(super) static REGISTER_TITLE: Explanation = Explanation {
    summary: Doc {
        sv: "En ärendemening ska varken nämna enskilda vid namn eller förkorta ord som inte alla känner till.",
        en: "The title of a matter must neither name private persons nor abbreviate words that not everybody knows.",
    },
    why: Doc {
        sv: "Titeln blir ärendemening i registret, och det är offentligt och ofta sökbart på webben. Ett namn där kan avslöja att någon har fått \
             bidrag, vård eller en varning. En förkortning hindrar den som söker från att hitta det som står utskrivet, och om tjugo år vet ingen \
             vad den betydde.",
        en: "The title becomes the line by which the matter stands in the register, which is public and can often be searched on the web. A name \
             there may give away that somebody has had a grant, care or a warning. An abbreviation keeps whoever searches from finding what \
             is written in full, and in twenty years nobody knows what it meant.",
    },
    remedy: Doc {
        sv: "Skriv vad saken gäller i stället för vem, och sätt förkortningen i parentes efter orden: `Sveriges Kommuner och Regioner (SKR)`. Regeln \
             gäller också rubriker till ärenden med eget diarienummer. Personer känns igen om de står med i posten, eller har ett vanligt förnamn. \
             Förtroendevalda får nämnas: med partiet efter namnet, eller där rubriken säger att de motionerar, väljs eller avsäger sig. Närvarande \
             ledamöter och tjänstemän får det också, utom där saken kan vara deras egen, som ett bygglov. Kända förkortningar, partier och \
             bolagsformer behöver ingen förklaring.",
        en: "Write what the matter is about instead of whom, and put the abbreviation in parentheses after the words. The rule holds for headings \
             of items with a registry number of their own as well. Persons are recognised if they are in the record or have a common first name. \
             Elected people may be named: with the party after the name, or where the title says that they move, are elected or resign. Members \
             and officials on the roll may as well, but not where the matter can be their own, such as a building permit. Well-known \
             abbreviations, parties and forms of companies need no explanation.",
    },
    bad: whole!(
        "format: 1",
        "typ: promemoria",
        "titel: Promemoria om färdtjänst för Lars Berg",
        "myndighet: Myndigheten för skolvägar",
        "enhet: Enheten för bidrag",
        "diarienummer: 2026-117",
        "datum: 2026-01-15",
        "författare: [{ namn: Anna Ek, roll: utredare }]",
        "syfte: Promemorian är underlag för beslut.",
        "avsnitt: [{ rubrik: Läget, text: Sökanden har svårt att gå till skolan. }]",
    ),
    good: whole!(
        "format: 1",
        "typ: promemoria",
        "titel: Promemoria om en ansökan om färdtjänst",
        "myndighet: Myndigheten för skolvägar",
        "enhet: Enheten för bidrag",
        "diarienummer: 2026-117",
        "datum: 2026-01-15",
        "författare: [{ namn: Anna Ek, roll: utredare }]",
        "syfte: Promemorian är underlag för beslut.",
        "avsnitt: [{ rubrik: Läget, text: Sökanden har svårt att gå till skolan. }]",
    ),
};
