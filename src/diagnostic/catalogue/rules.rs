//! What a document must say, and how it must say it so that everybody can read it.

use super::example::{prose, whole, with};
use super::{Doc, Explanation};

pub(super) static FACTS: Explanation = Explanation {
    summary: Doc {
        sv: "Minnesanteckningar ska säga när och var mötet hölls, vilka eller hur många som deltog och vad som togs upp.",
        en: "Notes must say when and where the meeting was held, who or how many took part, and what was discussed.",
    },
    why: Doc {
        sv: "Utan dessa uppgifter vet ingen om några år vad anteckningarna gäller, och registratorn kan inte registrera dem \
             rätt. Ingen lag räknar upp uppgifterna för just minnesanteckningar. Men den som dokumenterar vad som har sagts i \
             ett ärende ska ange när det gjordes och av vem, och registret ska visa när handlingen upprättades och vad den rör.",
        en: "Without these facts nobody will know in some years what the notes are about, and the registrar cannot register \
             them properly. No law lists the facts for notes in particular. But whoever documents what was said in a case must \
             state when this was done and by whom, and the register must show when the document was drawn up and what it is \
             about.",
    },
    remedy: Doc {
        sv: "Fyll i `datum`, `plats` och `deltagare`, och skriv minst en mening i `inledning` eller `avsnitt`.",
        en: "Fill in `datum`, `plats` and `deltagare`, and write at least one sentence in `inledning` or `avsnitt`.",
    },
    bad: whole!(
        "format: 1",
        "typ: minnesanteckningar",
        "titel: Samråd om säkra skolvägar",
        "myndighet: Regeringskansliet",
        "datum: 2026-01-15",
        "inledning: Gruppen gick igenom läget.",
    ),
    good: with!(),
};

pub(super) static DECISION: Explanation = Explanation {
    summary: Doc {
        sv: "Beslut hör hemma i ett protokoll, inte i minnesanteckningar.",
        en: "Decisions belong in minutes (protokoll), not in notes.",
    },
    why: Doc {
        sv: "För varje skriftligt beslut i ett ärende ska det finnas en handling som bland annat visar dagen, innehållet och \
             vem som beslutade. Ett protokoll blir i regel allmän handling när det har justerats eller färdigställts på annat \
             sätt. Det som lagen kallar minnesanteckning, gjord bara för att bereda ett ärende och utan nya sakuppgifter, blir \
             det bara om den skickas ut eller tas om hand för arkivering. Ett beslut som inte finns någon annanstans kan därför \
             bli svårt att hitta och att få prövat.",
        en: "For every written decision in a case there must be a document that shows the day, the content and who decided, \
             among other things. Minutes become a public document as a rule when they have been approved or otherwise finished. \
             What the law calls a memorandum (minnesanteckning), made only to prepare a case and without new facts, becomes one \
             only if it is sent out or taken into the archive. A decision that is written nowhere else may therefore be hard to \
             find, and to have reviewed.",
    },
    remedy: Doc {
        sv: "Fattades ett beslut, skriv ett protokoll eller ett särskilt beslut. Var det en slutsats eller ett medskick, ge \
             avsnittet en rubrik och texten ord som säger det. Har någon annan beslutat, eller ni själva tidigare, skriv vem och när.",
        en: "If a decision was taken, write minutes or a separate decision. If it was a conclusion or advice, give the section \
             a heading, and the text words, that say so. If somebody else decided, or you did before, write who and when.",
    },
    bad: with!("avsnitt:", "  - rubrik: Beslut", "    text: Gruppen vill se fler cykelvägar."),
    good: with!("avsnitt:", "  - rubrik: Gruppens medskick", "    text: Gruppen vill se fler cykelvägar."),
};

pub(super) static HEADINGS: Explanation = Explanation {
    summary: Doc { sv: "Rubriker ska gå nedåt en nivå i taget.", en: "Headings must go down one level at a time." },
    why: Doc {
        sv: "Den som inte ser sidan hittar i handlingen genom att hoppa mellan rubriker. Saknas en nivå undrar lyssnaren vad som \
             gick förlorat, och pdf:en uppfyller inte tillgänglighetsstandarden PDF/UA.",
        en: "Whoever does not see the page finds the way by jumping from heading to heading. Where a level is missing the \
             listener wonders what was lost, and the PDF does not meet the accessibility standard PDF/UA.",
    },
    remedy: Doc {
        sv: "Ta bort #-tecken tills rubriken ligger en nivå under den närmast föregående. Välj aldrig nivå efter utseende.",
        en: "Take away # signs until the heading is one level below the one before it. Never choose a level by its looks.",
    },
    bad: prose!("  # Skolvägar", "", "  ### Belysning", "", "  Gruppen önskar bättre belysning."),
    good: prose!("  # Skolvägar", "", "  ## Belysning", "", "  Gruppen önskar bättre belysning."),
};

pub(super) static LINK_TEXT: Explanation = Explanation {
    summary: Doc {
        sv: "En länktext ska säga vart länken leder.",
        en: "The text of a link must say where the link leads.",
    },
    why: Doc {
        sv: "En skärmläsare kan lista alla länkar på sidan. Den som då hör ”här, här, läs mer” vet inte vilken som är den rätta. \
             Standarden nöjer sig med att meningen omkring förklarar länken, men den meningen följer inte med i listan.",
        en: "A screen reader can list all links of a page. Whoever then hears “here, here, read more” does not know which is \
             the right one. The standard is content if the sentence around explains the link, but that sentence is not in the \
             list.",
    },
    remedy: Doc {
        sv: "Låt de ord som beskriver målet vara länken, och stryk ”klicka här”.",
        en: "Let the words that describe the target be the link, and strike out “click here”.",
    },
    bad: prose!("  Läs promemorian [här](https://www.regeringen.se)."),
    good: prose!("  Läs [promemorian på regeringen.se](https://www.regeringen.se)."),
};

pub(super) static ALTERNATIVE: Explanation = Explanation {
    summary: Doc {
        sv: "En bild ska ha en alternativtext som säger vad bilden visar.",
        en: "A picture must have an alternative text that says what it shows.",
    },
    why: Doc {
        sv: "Den som inte ser bilden hör i stället dess alternativtext. Utan den går det som bilden berättar förlorat, och \
             handlingen uppfyller inte kraven på det som en myndighet lägger ut på sin webbplats.",
        en: "Whoever does not see the picture hears its alternative text instead. Without it what the picture tells is lost, \
             and the document does not meet the requirements on what an authority puts on its website.",
    },
    remedy: Doc {
        sv: "Skriv inom hakparenteserna det som bilden säger, med siffrorna om det är ett diagram: `![Diagram: …](bild.png)`.",
        en: "Write between the brackets what the picture says, with its figures if it is a chart: `![Chart: …](picture.png)`.",
    },
    bad: prose!("  ![](samrad-per-ar.png)"),
    good: prose!("  ![Stapeldiagram: tre samråd 2023, fem 2024 och åtta 2025.](samrad-per-ar.png)"),
};

pub(super) static TABLE: Explanation = Explanation {
    summary: Doc {
        sv: "En tabell ska ha en rubrik, ett huvud utan tomma celler och minst en rad.",
        en: "A table must have a caption, a head without empty cells, and at least one row.",
    },
    why: Doc {
        sv: "En skärmläsare läser kolumnens rubrik före varje cell. Är rubriken tom hör man bara ett tal, utan att veta vad det \
             är ett mått på. Tomma celler i huvudet, och en tabell utan rader, är därför fel. Att tabellen har en egen rubrik \
             kräver ingen standard, men rubriken låter lyssnaren avgöra om tabellen är värd att gå in i: saknas den är det en \
             varning.",
        en: "A screen reader reads the column's header before each cell. Where the header is empty one hears a mere number, \
             without knowing what it measures. Empty cells in the head, and a table without rows, are therefore errors. No \
             standard requires the table to have a caption, but the caption lets the listener decide whether the table is \
             worth going into: where it is missing, that is a warning.",
    },
    remedy: Doc {
        sv: "Fyll i varje cell i huvudet, även den första. Skriv ett stycke `Tabell: …` närmast före tabellen.",
        en: "Fill in every cell of the head, the first one too. Write a paragraph `Table: …` right before the table.",
    },
    bad: prose!("  Tabell: Deltagare per län", "", "  |       | Antal |", "  |-------|------:|", "  | Skåne |    12 |"),
    good: prose!(
        "  Tabell: Deltagare per län",
        "",
        "  | Län   | Antal |",
        "  |-------|------:|",
        "  | Skåne |    12 |"
    ),
};

pub(super) static LANGUAGE: Explanation = Explanation {
    summary: Doc {
        sv: "Ett språk ska anges med den kod som skärmläsare känner igen.",
        en: "A language must be given by the code that screen readers know.",
    },
    why: Doc {
        sv: "Skärmläsaren byter röst efter koden. Med fel kod läses nordsamiska med svenskt uttal och går inte att förstå.",
        en: "A screen reader changes its voice by the code. With the wrong code Northern Sami is read with Swedish sounds and \
             cannot be understood.",
    },
    remedy: Doc {
        sv: "Skriv koden som tipset anger, till exempel `se` för nordsamiska, `fit` för meänkieli och `en` för engelska.",
        en: "Write the code that the hint gives, for example `se` for Northern Sami, `fit` for Meänkieli and `en` for English.",
    },
    bad: prose!("  Mötet öppnades med ett [Bures boahtin]{språk=samiska}."),
    good: prose!("  Mötet öppnades med ett [Bures boahtin]{språk=se}."),
};

pub(super) static REGISTRY_NUMBER: Explanation = Explanation {
    summary: Doc {
        sv: "Diarienumret ska ha myndighetens form och ett år som stämmer med mötet.",
        en: "The registry number must have the authority's form and a year that agrees with the meeting.",
    },
    why: Doc {
        sv: "Det är med diarienumret som handlingen hittas. Ett fel tecken räcker för att den inte ska gå att återfinna, vare sig \
             för allmänheten eller för er själva. Registret ska visa vilket nummer handlingen har fått; hur det skrivs bestämmer \
             myndigheten.",
        en: "The document is found by its registry number. One wrong character is enough to make it impossible to find, for \
             the public and for yourselves. The register must show which number the document was given; how it is written is \
             for the authority to decide.",
    },
    remedy: Doc {
        sv: "Skriv av numret ur diariet. I Regeringskansliet är det departementets beteckning, året, ett snedstreck och fem \
             siffror: `U2026/00012`.",
        en: "Copy the number from the register. At the Government Offices it is the ministry's letters, the year, a slash and \
             five digits: `U2026/00012`.",
    },
    bad: with!("departement: Utbildningsdepartementet", "diarienummer: U2026/12"),
    good: with!("departement: Utbildningsdepartementet", "diarienummer: U2026/00012"),
};

pub(super) static UNREGISTERED: Explanation = Explanation {
    summary: Doc {
        sv: "En färdig handling bör ha ett diarienummer.",
        en: "A finished document should have a registry number.",
    },
    why: Doc {
        sv: "Allmänna handlingar ska registreras så snart de har upprättats. De som inte omfattas av sekretess får i stället \
             hållas ordnade så att det utan svårighet går att se att de finns. Numret får komma senare, men bör inte glömmas.",
        en: "Public documents must be registered as soon as they have been drawn up. Those that no secrecy applies to may \
             instead be kept in such order that it is seen without difficulty that they exist. The number may come later, but \
             should not be forgotten.",
    },
    remedy: Doc {
        sv: "Be registratorn om ett nummer och lägg till raden `diarienummer`. Gör sedan filerna på nytt.",
        en: "Ask the registrar for a number and add the line `diarienummer`. Then make the files again.",
    },
    bad: with!("status: färdig"),
    good: with!("diarienummer: U2026/00012", "status: färdig"),
};

pub(super) static PERSONAL_NUMBER: Explanation = Explanation {
    summary: Doc {
        sv: "Personnummer och samordningsnummer får inte stå i texten.",
        en: "Personal identity numbers and coordination numbers must not appear in the text.",
    },
    why: Doc {
        sv: "Ett sådant nummer får behandlas utan samtycke bara när det är klart motiverat, till exempel för att det är viktigt \
             att ingen förväxlas med någon annan. I anteckningar som sprids och publiceras är det knappast någonsin så, och det \
             som en gång har lagts ut går inte att ta tillbaka.",
        en: "Such a number may be processed without consent only when there is a clear reason, for example that it is important \
             to confuse nobody with somebody else. In notes that are passed on and published there hardly ever is, and what has \
             once been put out cannot be taken back.",
    },
    remedy: Doc {
        sv: "Ta bort numret. Måste personen pekas ut, ange namn eller roll.",
        en: "Remove the number. If the person has to be identified, give a name or a role.",
    },
    // The number is the example in Skatteverket's own leaflet, SKV 704.
    bad: prose!("  Frågan ställdes av 640823-3234."),
    good: prose!("  Frågan ställdes av en förälder."),
};

pub(super) static TYPOGRAPHY: Explanation = Explanation {
    summary: Doc {
        sv: "Skiljetecken, streck, datum och mellanslag bör följa Myndigheternas skrivregler.",
        en: "Punctuation, dashes, dates and spaces should follow the rules of official writing.",
    },
    why: Doc {
        sv: "Det som säkert är ett slarvfel rättar programmet självt: fasta mellanslag, tankstreck, citattecken. Här finns \
             något som bara en människa kan avgöra, till exempel om 4/6 är ett datum eller ett bråk. Dolda bindestreck (U+00AD) och osynliga mellanslag (U+200B), som \
             följer med när ord klistras in, tas inte heller bort: någon kan ha satt dem med avsikt. Men ett ord med ett \
             sådant tecken i går inte att söka fram i filerna.",
        en: "What is certainly a slip the program puts right by itself: fixed spaces, dashes, quotation marks. Here is \
             something that only a person can judge, for example whether 4/6 is a date or a fraction. Soft hyphens (U+00AD) and zero-width spaces \
             (U+200B), which come along when words are pasted, are not removed either: somebody may have set them on purpose. \
             But a word with such a character in it cannot be found by searching the files.",
    },
    remedy: Doc {
        sv: "Skriv som meddelandet föreslår om det är det du menar. Annars kan du låta det stå; handlingen görs ändå.",
        en: "Write as the message suggests if that is what you mean. Otherwise you may let it stand; the document is made all \
             the same.",
    },
    bad: prose!("  Nästa samråd hålls den 4/6 2026 — i Malmö."),
    good: prose!("  Nästa samråd hålls den 4 juni 2026 – i Malmö."),
};

pub(super) static ABBREVIATION: Explanation = Explanation {
    summary: Doc {
        sv: "Förkortningar bör ha punkt efter varje förkortat ord och inga mellanslag.",
        en: "Swedish abbreviations should have a full stop after each shortened word and no spaces.",
    },
    why: Doc {
        sv: "Vanliga förkortningar läses lättast när de alltid ser likadana ut, och en skärmläsare känner bara igen den vedertagna \
             formen. Ett `mm` kan annars läsas som millimeter.",
        en: "Common abbreviations are read most easily when they always look alike, and a screen reader knows only the usual \
             form. An `mm` may otherwise be read as millimetres.",
    },
    remedy: Doc {
        sv: "Skriv `t.ex.`, `bl.a.`, `m.m.`, eller ännu hellre hela orden: till exempel, bland annat, med mera.",
        en: "Write `t.ex.`, `bl.a.`, `m.m.`, or better still the whole words: till exempel, bland annat, med mera.",
    },
    bad: prose!("  Gruppen tog upp belysning, övergångsställen mm."),
    good: prose!("  Gruppen tog upp belysning, övergångsställen m.m."),
};

pub(super) static PLAIN_LANGUAGE: Explanation = Explanation {
    summary: Doc {
        sv: "Språket bör vara enkelt: korta meningar och dagens ord.",
        en: "The language should be plain: short sentences and today's words.",
    },
    why: Doc {
        sv: "Språket i offentlig verksamhet ska vara vårdat, enkelt och begripligt. En mening på mer än fyrtio ord går inte att hålla i \
             minnet för den som lyssnar, och ett ord som ingen längre säger stänger ute dem som inte har lärt sig det.",
        en: "The language of the public sector must be cultivated, simple and comprehensible. Nobody who listens keeps a sentence of \
             more than forty words in mind, and a word that nobody says any more shuts out those who have not learnt it.",
    },
    remedy: Doc {
        sv: "Dela meningen där en ny tanke börjar, och skriv det ord som du skulle säga.",
        en: "Divide the sentence where a new thought begins, and write the word that you would say.",
    },
    bad: prose!("  Efter votering valde gruppen en ny dag."),
    good: prose!("  Efter omröstning valde gruppen en ny dag."),
};
