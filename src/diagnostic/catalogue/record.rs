//! Keys and values: whether the record has the form that a record has.

use super::example::{illustration, prose, whole, with};
use super::{Doc, Explanation};

pub(super) static FORMAT: Explanation = Explanation {
    summary: Doc {
        sv: "Postens formatnummer ska vara ett som programmet känner till.",
        en: "The record's format number must be one that the program knows.",
    },
    why: Doc {
        sv: "Numret gör att en post kan läsas även när nycklarna har ändrats. Ett högre nummer än programmet känner till betyder \
             att posten är skriven för en nyare version, där orden kan ha en annan betydelse.",
        en: "The number lets a record be read even when the keys have changed. A higher number than the program knows means \
             that the record was written for a newer version, in which words may mean something else.",
    },
    remedy: Doc {
        sv: "Skriv `format: 1` i en ny post. Kommer posten från någon annan, uppdatera programmet.",
        en: "Write `format: 1` in a new record. If the record comes from somebody else, update the program.",
    },
    bad: whole!(
        "format: 2",
        "typ: minnesanteckningar",
        "titel: Samråd om säkra skolvägar",
        "myndighet: Regeringskansliet",
        "datum: 2026-01-15",
        "plats: Stockholm",
        "deltagare: [{ organisation: Föreningen Skolvägen }]",
        "inledning: Gruppen gick igenom läget.",
    ),
    good: with!(),
};

pub(super) static KEY: Explanation = Explanation {
    summary: Doc { sv: "Posten får bara ha nycklar som finns.", en: "A record may have only keys that exist." },
    why: Doc {
        sv: "En felstavad nyckel skulle annars lämnas därhän utan ett ord, och uppgiften saknas då i handlingen.",
        en: "A misspelt key would otherwise be passed over without a word, and the document would lack the fact.",
    },
    remedy: Doc {
        sv: "Rätta stavningen efter tipset. `protokollant ny minnesanteckningar` visar alla nycklar. Anteckningar för egen del \
             skrivs efter `#`.",
        en: "Correct the spelling by the hint. `protokollant new minnesanteckningar` shows all keys. Notes to yourself are \
             written after a `#`.",
    },
    bad: with!("dairienummer: U2026/00012"),
    good: with!("diarienummer: U2026/00012"),
};

pub(super) static MISSING: Explanation = Explanation {
    summary: Doc { sv: "Obligatoriska nycklar ska finnas med.", en: "Required keys must be there." },
    why: Doc {
        sv: "Utan format, typ, titel och myndighet går det inte att göra en handling. På samma sätt måste en författare ha ett \
             namn, och en deltagare ett namn, en organisation eller ett antal.",
        en: "Without format, type, title and authority no document can be made. Likewise an author has a name, and a \
             participant a name, an organisation or a number.",
    },
    remedy: Doc {
        sv: "Lägg till den rad som tipset visar, med ert eget värde.",
        en: "Add the line that the hint shows, with a value of your own.",
    },
    bad: whole!(
        "format: 1",
        "typ: minnesanteckningar",
        "titel: Samråd om säkra skolvägar",
        "datum: 2026-01-15",
        "plats: Stockholm",
        "deltagare: [{ organisation: Föreningen Skolvägen }]",
        "inledning: Gruppen gick igenom läget.",
    ),
    good: with!(),
};

pub(super) static TYPE: Explanation = Explanation {
    summary: Doc {
        sv: "Ett värde ska vara av det slag som nyckeln vill ha: text, tal, lista eller nycklar med värden.",
        en: "A value must be of the kind that its key wants: a text, a number, a list, or keys with values.",
    },
    why: Doc {
        sv: "Programmet gissar inte. Står det en text där en lista väntas kan texten vara en punkt eller flera, och fel gissning \
             skulle ändra vad handlingen säger.",
        en: "The program does not guess. A text where a list is wanted may be one item or several, and a wrong guess would \
             change what the document says.",
    },
    remedy: Doc {
        sv: "Skriv värdet som tipset visar. En lista har ett bindestreck före varje punkt, eller hakparenteser omkring alla.",
        en: "Write the value as the hint shows. A list has a hyphen before each item, or brackets around them all.",
    },
    bad: with!("författare: Anna Ek"),
    good: with!("författare:", "  - namn: Anna Ek"),
};

pub(super) static VALUE: Explanation = Explanation {
    summary: Doc {
        sv: "Där bara vissa ord är tillåtna ska värdet vara ett av dem.",
        en: "Where only certain words are allowed, the value must be one of them.",
    },
    why: Doc {
        sv: "Status, språk och medverkan styr vad som trycks i handlingen och vad registratorn får veta. Därför har de en fast \
             ordlista.",
        en: "Status, language and part decide what is printed in the document and what the registrar is told. They therefore \
             have a fixed list of words.",
    },
    remedy: Doc {
        sv: "Välj ett av orden som tipset räknar upp.", en: "Choose one of the words that the hint lists."
    },
    bad: with!("status: klar", "diarienummer: U2026/00012"),
    good: with!("status: färdig", "diarienummer: U2026/00012"),
};

pub(super) static RANGE: Explanation = Explanation {
    summary: Doc { sv: "Ett tal ska vara rimligt.", en: "A number must be reasonable." },
    why: Doc {
        sv: "Ett antal på noll eller en miljon är ett skrivfel, liksom en version som ersätter en senare. Felet syns knappt i \
             den färdiga handlingen men blir kvar i arkivet.",
        en: "A count of zero or of a million is a slip, and so is a version that replaces a later one. It is hardly seen in \
             the finished document but stays in the archive.",
    },
    remedy: Doc {
        sv: "Rätta talet så att det ligger inom de gränser som meddelandet anger.",
        en: "Correct the number so that it lies within the limits that the message gives.",
    },
    bad: with!("version: 0"),
    good: with!("version: 1"),
};

pub(super) static LENGTH: Explanation = Explanation {
    summary: Doc {
        sv: "En text ska varken vara tom eller för lång för sin plats.",
        en: "A text must be neither empty nor too long for its place.",
    },
    why: Doc {
        sv: "Titel, plats och roll ska rymmas på en rad eller två, och skärmläsare läser dem i ett svep. En nyckel med tom text \
             är oftast en uppgift som någon tänkte fylla i senare.",
        en: "Title, place and role fit on a line or two, and screen readers read them at one go. A key with an empty text is \
             mostly a fact that somebody meant to fill in later.",
    },
    remedy: Doc {
        sv: "Korta texten och flytta resten till ett avsnitt. Saknas uppgiften, ta bort hela raden.",
        en: "Shorten the text and move the rest to a section. If the fact is missing, remove the whole line.",
    },
    bad: with!("enhet: \"\""),
    good: with!("enhet: Skolenheten"),
};

pub(super) static DATE: Explanation = Explanation {
    summary: Doc {
        sv: "En dag ska finnas i kalendern och skrivas som år-månad-dag.",
        en: "A day must exist in the calendar and be written as year-month-day.",
    },
    why: Doc {
        sv: "Dagen står i handlingens huvud, i registret och i filens egenskaper. Ordningen år-månad-dag (ISO 8601) kan inte \
             missförstås, till skillnad från 4/6.",
        en: "The day stands in the head of the document, in the register and in the file's properties. The order \
             year-month-day (ISO 8601) cannot be misread, unlike 4/6.",
    },
    remedy: Doc {
        sv: "Skriv dagen med fyra, två och två siffror: `2026-01-15`.",
        en: "Write the day with four, two and two digits: `2026-01-15`.",
    },
    bad: with!("slutdatum: 2026-02-30"),
    good: with!("slutdatum: 2026-01-16"),
};

pub(super) static TIME: Explanation = Explanation {
    summary: Doc {
        sv: "Ett klockslag ska finnas, och mötet ska sluta efter att det har börjat.",
        en: "A time of day must exist, and the meeting must end after it began.",
    },
    why: Doc {
        sv: "Dag och tid hör till det första som den som läser vill veta. Ett slut före början är ett skrivfel som ingen kan rätta \
             i efterhand utan att fråga.",
        en: "Day and time are among the first things that a reader wants to know. An end before the beginning is a slip that \
             nobody can put right later without asking.",
    },
    remedy: Doc {
        sv: "Skriv timme och minut med punkt: `9.00`. Varade mötet över midnatt eller flera dagar, ange också `slutdatum`.",
        en: "Write hour and minute with a full stop: `9.00`. If the meeting went on past midnight or for several days, give \
             `slutdatum` too.",
    },
    bad: with!("tid: { från: 13.00, till: 9.30 }"),
    good: with!("tid: { från: 9.30, till: 13.00 }"),
};

pub(super) static PICTURE: Explanation = Explanation {
    summary: Doc {
        sv: "En bild ska ligga bredvid posten och vara en oskadad PNG eller JPEG av rimlig storlek.",
        en: "A picture must lie beside the record and be an undamaged PNG or JPEG of reasonable size.",
    },
    why: Doc {
        sv: "Bilden läggs in i alla filer. Därför måste den finnas när filerna görs, och den som får posten av någon annan ska \
             kunna lita på att den inte hämtar något ur andra mappar på datorn.",
        en: "The picture becomes part of all files. It must therefore be there when they are made, and whoever gets a record \
             from somebody else can trust it to take nothing from other folders of the machine.",
    },
    remedy: Doc {
        sv: "Lägg bilden i samma katalog som posten och skriv bara filnamnet. Spara om andra bildformat som PNG.",
        en: "Put the picture in the same directory as the record and write its name only. Save other formats as PNG.",
    },
    bad: prose!(
        "  Så har antalet samråd utvecklats:",
        "",
        "  ![Stapeldiagram: tre samråd 2023, fem 2024 och åtta 2025.](C:/Bilder/samrad.png)"
    ),
    good: prose!(
        "  Så har antalet samråd utvecklats:",
        "",
        "  ![Stapeldiagram: tre samråd 2023, fem 2024 och åtta 2025.](samrad-per-ar.png)"
    ),
};

pub(super) static REGISTER: Explanation = Explanation {
    summary: Doc {
        sv: "Ett register ska ligga bredvid posten och innehålla någon.",
        en: "A register must lie beside the record and hold somebody.",
    },
    why: Doc {
        sv: "Det som posten hämtar ur registret blir en del av handlingen. Därför måste det finnas när handlingen görs, och den som \
             får posten av någon annan ska kunna lita på att den inte hämtar något ur andra mappar på datorn.",
        en: "What the record takes from the register becomes part of the document. It must therefore be there when the document \
             is made, and whoever gets a record from somebody else can trust it to take nothing from other folders of the machine.",
    },
    remedy: Doc {
        sv: "Lägg registret i samma katalog som posten, eller i en katalog under den, och skriv dess namn. Behövs inget register, ta \
             bort raden. En post från standard in kan inte ha något.",
        en: "Put the register in the same directory as the record, or in one below, and write its name. If no register is \
             needed, remove the line. A record from standard input can have none.",
    },
    bad: with!("register: ../personer.yaml"),
    good: with!("register: register/personer.yaml", "författare: [{ person: ek }]"),
};

pub(super) static SAME_ID: Explanation = Explanation {
    summary: Doc {
        sv: "Ett id ska stå en gång bland registrets personer, och en gång bland dess organisationer.",
        en: "An id must stand once among the persons of a register, and once among its organisations.",
    },
    why: Doc {
        sv: "En post som hänvisar till ett id som två har skulle annars få den ena, och ingen skulle märka att den andra menades.",
        en: "A record that refers to an id which two have would otherwise get one of them, and nobody would notice that the other \
             was meant.",
    },
    remedy: Doc {
        sv: "Ge den som tillkom sist ett annat id. Låt den andra behålla sitt, för äldre poster hänvisar till det.",
        en: "Give the one that was added last another id. Let the other keep its own, for older records refer to it.",
    },
    bad: illustration!("format: 1", "personer:", "  - { id: ek, namn: Anna Ek }", "  - { id: ek, namn: Bertil Ek }",),
    good: illustration!(
        "format: 1",
        "personer:",
        "  - { id: ek, namn: Anna Ek }",
        "  - { id: bertil-ek, namn: Bertil Ek }",
    ),
};

pub(super) static REFERENCE: Explanation = Explanation {
    summary: Doc {
        sv: "Den som posten hänvisar till ska finnas i registret.",
        en: "Whom the record refers to must be in the register.",
    },
    why: Doc {
        sv: "Utan registret vet ingen vem som menas, och handlingen skulle sakna ett namn.",
        en: "Without the register nobody knows who is meant, and the document would lack a name.",
    },
    remedy: Doc {
        sv: "Rätta id:t efter tipset, lägg till personen eller organisationen i registret, eller skriv `namn` i posten i stället.",
        en: "Correct the id by the hint, add the person or organisation to the register, or write `namn` in the record instead.",
    },
    bad: with!("register: register/personer.yaml", "författare: [{ person: eck }]"),
    good: with!("register: register/personer.yaml", "författare: [{ person: ek }]"),
};

pub(super) static HISTORY: Explanation = Explanation {
    summary: Doc {
        sv: "Det som gällde förr ska ha en sista dag var, och en avsändare är högst en myndighet, ett departement och en enhet.",
        en: "What held before must have a last day each, and a sender is at most an authority, a ministry and a unit.",
    },
    why: Doc {
        sv: "En post får det som gällde på dess egen dag. Gäller två uppgifter till samma dag går det inte att veta vilken, och hör \
             organisationer till varandra i ring finns ingen myndighet att skriva överst.",
        en: "A record gets what held on its own day. Where two facts hold until the same day nobody can tell which, and where \
             organisations belong to one another in a ring there is no authority to write first.",
    },
    remedy: Doc {
        sv: "Skriv under `tidigare` vad som var annorlunda, med `till` som sista dag. Ta bort `tillhör` hos myndigheten.",
        en: "Write under `tidigare` what was different, with its last day as `till`. Remove `tillhör` from the authority.",
    },
    bad: illustration!(
        "format: 1",
        "organisationer:",
        "  - id: kn",
        "    namn: Klimat- och näringslivsdepartementet",
        "    tidigare:",
        "      - { till: 2022-12-31, namn: Näringsdepartementet }",
        "      - { till: 2022-12-31, namn: Miljödepartementet }",
    ),
    good: illustration!(
        "format: 1",
        "organisationer:",
        "  - id: kn",
        "    namn: Klimat- och näringslivsdepartementet",
        "    tidigare: [{ till: 2022-12-31, namn: Näringsdepartementet }]",
    ),
};
