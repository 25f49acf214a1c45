//! What decisions, file notes, memoranda and summonses must say.

use super::Explanation;
use super::example::{decision, file_note, memorandum, whole, with};
use crate::diagnostic::Doc;

pub(super) static ACTION: Explanation = Explanation {
    summary: Doc {
        sv: "En åtgärd ska vara gjord efter mötet, inte före.",
        en: "An action is to be done after the meeting, not before.",
    },
    why: Doc {
        sv: "Den som ska göra något läser dagen och rättar sig efter den. En dag före mötet är en felskrivning.",
        en: "Whoever is to do something goes by the day. A day before the meeting is a slip.",
    },
    remedy: Doc { sv: "Rätta `senast` i åtgärden.", en: "Correct `senast` of the action." },
    bad: with!("åtgärder: [{ vad: Skicka ut kartan, vem: Anna Ek, senast: 2026-01-01 }]"),
    good: with!("åtgärder: [{ vad: Skicka ut kartan, vem: Anna Ek, senast: 2026-01-30 }]"),
};

pub(super) static FILE_NOTE: Explanation = Explanation {
    summary: Doc {
        sv: "En tjänsteanteckning ska säga vad myndigheten fick veta, när anteckningen gjordes och av vem.",
        en: "A file note must say what the authority was told, when the note was made and by whom.",
    },
    why: Doc {
        sv: "Uppgifter som kan ha betydelse för ett beslut ska dokumenteras snarast, och det ska framgå när det gjordes och av vem. Annars \
             kan den som beslutet rör inte bemöta dem. Lagen nämner inget klockslag, så dagen räcker; finns det flera anteckningar från samma \
             dag säger `klockslag` vilken som kom först.",
        en: "What may matter to a decision is to be noted as soon as possible, and it must show when that was done and by whom. \
             Otherwise those whom the decision concerns cannot answer it. The law names no time of day, so the day is enough; where there are \
             several notes of one day, `klockslag` says which came first.",
    },
    remedy: Doc {
        sv: "Skriv `datum` (när uppgifterna kom), `upprättad` (när anteckningen gjordes), `författare` och vad som sades.",
        en: "Write `datum` (when the authority was told), `upprättad` (when the note was made), `författare` and what was said.",
    },
    bad: whole!(
        "format: 1",
        "typ: tjänsteanteckning",
        "titel: Tjänsteanteckning om antalet deltagare",
        "myndighet: Myndigheten för skolvägar",
        "datum: 2026-01-15",
        "inledning: Föreningens kassör ringde och sa att 14 personer deltar.",
        "författare: [{ namn: Anna Ek, roll: handläggare }]",
    ),
    good: file_note!("inledning: Föreningens kassör ringde och sa att 14 personer deltar."),
};

pub(super) static MEMORANDUM: Explanation = Explanation {
    summary: Doc {
        sv: "En promemoria ska säga vem som har skrivit den, vid vilken enhet, och vad den är till för.",
        en: "A memorandum must say who wrote it, in which unit, and what it is for.",
    },
    why: Doc {
        sv: "Den som läser promemorian långt senare ska förstå om den var ett underlag, ett förslag eller en redovisning.",
        en: "Whoever reads it much later must understand whether it was material, a proposal or a report.",
    },
    remedy: Doc {
        sv: "Skriv `datum`, `enhet` (eller `departement`), `författare`, `syfte` och minst ett avsnitt.",
        en: "Write `datum`, `enhet` (or `departement`), `författare`, `syfte` and at least one section.",
    },
    bad: memorandum!("avsnitt: [{ rubrik: Läget, text: Vägen saknar gångbana. }]"),
    good: memorandum!(
        "syfte: Underlag för beslut om gångbana vid skolan.",
        "avsnitt: [{ rubrik: Läget, text: Vägen saknar gångbana. }]"
    ),
};

pub(super) static DECISION: Explanation = Explanation {
    summary: Doc {
        sv: "Ett skriftligt beslut ska visa dagen, vad det innehåller, vem som har fattat det, vem som har varit föredragande \
             och vem som har medverkat utan att avgöra.",
        en: "A written decision must show its day, what it says, who made it, who presented the matter and who took part \
             without deciding.",
    },
    why: Doc {
        sv: "Lagen kräver en handling som visar de fem uppgifterna för varje skriftligt beslut. Utan dem går det inte att se om \
             rätt person har beslutat. Av ett beslut som laglighetsprövas kräver den det inte (2 § förvaltningslagen), men det behövs där också.",
        en: "The law demands a document that shows these five for every written decision. Without them nobody can see whether \
             the right person decided. Of a decision that is reviewed for lawfulness it does not (2 § förvaltningslagen), but it is needed there too.",
    },
    remedy: Doc {
        sv: "Skriv `datum`, `beslut` och `beslutsfattare`, och `föredragande` och `medverkande` om det fanns några.",
        en: "Write `datum`, `beslut` and `beslutsfattare`, and `föredragande` and `medverkande` if there were any.",
    },
    bad: decision!(
        "skäl: Föreningen uppfyller villkoren i 3 § förordningen om bidrag.",
        "överklagande: { slag: förvaltningsbesvär, till: Förvaltningsrätten i Falun }",
    ),
    good: decision!(
        "beslutsfattare: [{ namn: Anna Ek, roll: generaldirektör }]",
        "föredragande: [{ namn: Bo Lind, roll: handläggare }]",
        "skäl: Föreningen uppfyller villkoren i 3 § förordningen om bidrag.",
        "överklagande: { slag: förvaltningsbesvär, till: Förvaltningsrätten i Falun }",
    ),
};

pub(super) static REASONS: Explanation = Explanation {
    summary: Doc {
        sv: "Ett beslut ska ha en motivering, eller ett skäl till att den saknas.",
        en: "A decision must give its reasons, or a reason why there are none.",
    },
    why: Doc {
        sv: "Ett beslut som påverkar någon ska säga vilka föreskrifter som har tillämpats och vad som har avgjort, om det inte är \
             uppenbart obehövligt. Annars går det varken att förstå eller att överklaga på ett meningsfullt sätt. Ett beslut som laglighetsprövas \
             undantar lagen (2 § förvaltningslagen); där är det en upplysning.",
        en: "A decision that affects somebody must say which provisions were applied and what was decisive, unless that is \
             plainly needless. Otherwise it can neither be understood nor appealed with sense. A decision that is reviewed for lawfulness \
             the law excepts (2 § förvaltningslagen); there it is a note.",
    },
    remedy: Doc {
        sv: "Skriv `skäl`. Får skälen utelämnas enligt 32 § andra stycket, eller är de uppenbart obehövliga, skriv varför under `utan_skäl`.",
        en: "Write `skäl`. If they may be left out by the second paragraph of 32 §, or are plainly needless, write why under `utan_skäl`.",
    },
    bad: decision!(
        "beslutsfattare: [{ namn: Anna Ek, roll: generaldirektör }]",
        "överklagande: { slag: förvaltningsbesvär, till: Förvaltningsrätten i Falun }",
    ),
    good: decision!(
        "beslutsfattare: [{ namn: Anna Ek, roll: generaldirektör }]",
        "utan_skäl: Beslutet ger sökanden det som begärts; skäl är uppenbart obehövliga.",
        "överklagande: { slag: förvaltningsbesvär, till: Förvaltningsrätten i Falun }",
    ),
};

pub(super) static APPEAL: Explanation = Explanation {
    summary: Doc {
        sv: "Ett beslut ska säga hur det överklagas, eller enligt vilken bestämmelse det inte får överklagas.",
        en: "A decision must say how it is appealed, or by which provision it cannot be.",
    },
    why: Doc {
        sv: "Den som får överklaga ska få veta vad överklagandet ska innehålla, vart det ska skickas och när det senast ska ha \
             kommit in. Saknas det kan ett för sent överklagande inte avvisas.",
        en: "Whoever may appeal must be told what an appeal must hold, where to send it and by when. Without that an appeal \
             that comes too late cannot be turned away.",
    },
    remedy: Doc {
        sv: "Skriv `överklagande` med `slag` och `till` (domstolen), eller `slag: får inte överklagas` och `lagrum`.",
        en: "Write `överklagande` with `slag` and `till` (the court), or `slag: får inte överklagas` and `lagrum`.",
    },
    bad: decision!(
        "beslutsfattare: [{ namn: Anna Ek, roll: generaldirektör }]",
        "skäl: Föreningen uppfyller villkoren i 3 § förordningen om bidrag.",
    ),
    good: decision!(
        "beslutsfattare: [{ namn: Anna Ek, roll: generaldirektör }]",
        "skäl: Föreningen uppfyller villkoren i 3 § förordningen om bidrag.",
        "överklagande: { slag: får inte överklagas, lagrum: 12 § förordningen om bidrag till skolvägar }",
    ),
};

pub(super) static NAMES: Explanation = Explanation {
    summary: Doc {
        sv: "En underrättelse om ett beslut får utelämna namn, om det kan befaras att personen utsätts för hot.",
        en: "A notification of a decision may leave out names, if it is to be feared that somebody is threatened.",
    },
    why: Doc {
        sv: "Parten behöver inte få veta vem som har beslutat, föredragit eller medverkat, om det kan befaras att personen utsätts för \
             hot, trakasserier eller annan allvarlig olägenhet. Handlingen som myndigheten behåller ska ändå visa namnen.",
        en: "A party need not be told who decided, presented or took part, if it is to be feared that the person is \
             threatened, harassed or gravely troubled. The document that the authority keeps must show the names all the same.",
    },
    remedy: Doc {
        sv: "Ge varje person en `roll`, som då står i stället för namnet. Gör också handlingen utan `utan_namn`, till akten.",
        en: "Give each person a `roll`, which then stands for the name. Also make the document without `utan_namn`, for the file.",
    },
    bad: decision!(
        "beslutsfattare: [{ namn: Anna Ek, roll: generaldirektör }]",
        "utan_namn: Sökanden har hotat handläggare.",
        "skäl: Föreningen uppfyller villkoren i 3 § förordningen om bidrag.",
        "överklagande: { slag: förvaltningsbesvär, till: Förvaltningsrätten i Falun }",
    ),
    good: decision!(
        "beslutsfattare: [{ namn: Anna Ek, roll: generaldirektör }]",
        "skäl: Föreningen uppfyller villkoren i 3 § förordningen om bidrag.",
        "överklagande: { slag: förvaltningsbesvär, till: Förvaltningsrätten i Falun }",
    ),
};

pub(super) static SUMMONS: Explanation = Explanation {
    summary: Doc {
        sv: "En kallelse ska säga när och var mötet är och vad som ska behandlas, i god tid.",
        en: "A summons must say when and where the meeting is and what it is to deal with, in good time.",
    },
    why: Doc {
        sv: "Ledamöterna ska hinna läsa in sig, och ersättare ska hinna kallas in. Till fullmäktige ska kallelsen komma minst en \
             vecka före; för nämnder bestämmer deras arbetsordning.",
        en: "Members need time to prepare, and substitutes to be called in. To an assembly the summons must go at least a week \
             before; for committees their own rules say.",
    },
    remedy: Doc {
        sv: "Skriv `tid`, `plats` och `ärenden`, och `datum` i `kallelse` när den skickas.",
        en: "Write `tid`, `plats` and `ärenden`, and `datum` in `kallelse` when it is sent.",
    },
    bad: whole!(
        "format: 1",
        "typ: kallelse",
        "titel: Kallelse till kulturnämndens sammanträde",
        "myndighet: Älvnäs kommun",
        "organ: Kulturnämnden",
        "datum: 2026-03-12",
        "plats: Kommunhuset i Älvnäs",
        "ärenden: [{ rubrik: Val av justerare }]",
    ),
    good: whole!(
        "format: 1",
        "typ: kallelse",
        "titel: Kallelse till kulturnämndens sammanträde",
        "myndighet: Älvnäs kommun",
        "organ: Kulturnämnden",
        "datum: 2026-03-12",
        "tid: { från: 13.00 }",
        "plats: Kommunhuset i Älvnäs",
        "ärenden: [{ rubrik: Val av justerare }]",
    ),
};

pub(super) static REGISTERED: Explanation = Explanation {
    summary: Doc {
        sv: "En handling ska registreras så snart den är upprättad, i regel senast nästa arbetsdag.",
        en: "A document is to be registered as soon as it is drawn up, as a rule by the next workday.",
    },
    why: Doc {
        sv: "Den som frågar efter handlingen ska hitta den i diariet. Minnesanteckningar undantas: posten säger inte när de \
             blev färdiga.",
        en: "Whoever asks for the document must find it in the register. Notes are exempt: the record does not tell when \
             they were finished.",
    },
    remedy: Doc {
        sv: "Registrera handlingen genast, eller rätta `registrerad` om dagen är felskriven.",
        en: "Register the document at once, or correct `registrerad` if the day is wrong.",
    },
    bad: file_note!(
        "inledning: Föreningens kassör ringde och sa att 14 personer deltar.",
        "diarienummer: 2026-117",
        "registrerad: 2026-01-20"
    ),
    good: file_note!(
        "inledning: Föreningens kassör ringde och sa att 14 personer deltar.",
        "diarienummer: 2026-117",
        "registrerad: 2026-01-16"
    ),
};

pub(super) static CORRECTED: Explanation = Explanation {
    summary: Doc {
        sv: "En rättelse ska säga vilken version som har rättats, och ett beslut som ersätter ett färdigt om något är rättat.",
        en: "A correction must say which version was corrected, and a decision that replaces a finished one whether something was corrected.",
    },
    why: Doc {
        sv: "Ett beslut som innehåller en uppenbar felaktighet till följd av skrivfel, räknefel eller något liknande förbiseende får rättas av \
             myndigheten (36 § förvaltningslagen). Den som har fått det första beslutet ska se vad som skiljer, och båda ska finnas kvar i \
             diariet. Detsamma är god sed för andra handlingar.",
        en: "A decision that has an obvious error by a slip of the pen, a miscalculation or a similar oversight may be corrected by the \
             authority (36 § förvaltningslagen). Whoever has the first decision must see what is different, and both stay in the register. \
             The same is good practice for other documents.",
    },
    remedy: Doc {
        sv: "Skriv `ersätter` med den rättade versionens nummer, dag och kontrollsumma, och `rättelse` med dagen och vad som har rättats. En \
             rättelse kan inte vara äldre än det som den rättar.",
        en: "Write `ersätter` with the number, day and checksum of the version that was corrected, and `rättelse` with the day and what was \
             corrected. A correction cannot be older than what it corrects.",
    },
    bad: decision!(
        "beslutsfattare: [{ namn: Anna Ek, roll: generaldirektör }]",
        "skäl: Föreningen uppfyller villkoren i 3 § förordningen om bidrag.",
        "överklagande: { slag: får inte överklagas, lagrum: 12 § förordningen om bidrag till skolvägar }",
        "rättelse: { datum: 2026-01-22, text: Beloppet har rättats från 4 000 till 40 000 kronor. }",
    ),
    good: decision!(
        "beslutsfattare: [{ namn: Anna Ek, roll: generaldirektör }]",
        "skäl: Föreningen uppfyller villkoren i 3 § förordningen om bidrag.",
        "överklagande: { slag: får inte överklagas, lagrum: 12 § förordningen om bidrag till skolvägar }",
        "version: 2",
        "ersätter: { version: 1, datum: 2026-01-15 }",
        "rättelse: { datum: 2026-01-22, text: Beloppet har rättats från 4 000 till 40 000 kronor. }",
    ),
};
