//! The file as such: whether it can be read, and is what it claims to be.

use super::example::{illustration, whole, with};
use super::{Doc, Explanation};

pub(super) static READ: Explanation = Explanation {
    summary: Doc { sv: "Filen ska gå att öppna.", en: "The file must exist and be readable." },
    why: Doc {
        sv: "Programmet hittar inte filen, eller får inte läsa den. Oftast är namnet felskrivet eller katalogen en annan än du \
             tror. Övriga filer som du angav behandlas ändå.",
        en: "The program does not find the file, or may not read it. Most often the name is misspelt or the directory is not \
             the one you think. The other files that you named are dealt with all the same.",
    },
    remedy: Doc {
        sv: "Kontrollera namnet, tecken för tecken, och att du står i rätt katalog. Ligger filen i en mapp som bara vissa \
             kommer åt, be den som äger mappen om läsrätt.",
        en: "Check the name, letter by letter, and that you are in the right directory. If the file is in a folder that few \
             can open, ask its owner for the right to read it.",
    },
    bad: illustration!("$ ls", "samrad-2026-01-15.yaml", "$ protokollant bygg samråd-2026-01-15.yaml"),
    good: illustration!("$ ls", "samrad-2026-01-15.yaml", "$ protokollant bygg samrad-2026-01-15.yaml"),
};

pub(super) static SIZE: Explanation = Explanation {
    summary: Doc {
        sv: "En post får vara högst 16 MB och ha högst 200 000 värden.",
        en: "A record may be at most 16 MB and hold at most 200,000 values.",
    },
    why: Doc {
        sv: "Även de längsta minnesanteckningarna är mindre än en megabyte. En fil över gränsen är nästan alltid något annat: \
             en bild, en export ur ett register eller flera möten i samma fil.",
        en: "Even the longest notes are smaller than a megabyte. A file beyond the limit is nearly always something else: \
             a picture, an export from a register, or several meetings in one file.",
    },
    remedy: Doc {
        sv: "Kontrollera att du har angett rätt fil. Skriv en fil för varje möte, och lägg bilder i egna filer bredvid posten.",
        en: "Check that you named the right file. Write one file for each meeting, and keep pictures in files of their own \
             beside the record.",
    },
    bad: illustration!("$ ls -sh", " 18M alla-samrad-2025.yaml"),
    good: illustration!("$ ls -sh", "8,0K samrad-2025-09-18.yaml", " 12K samrad-2025-11-06.yaml"),
};

pub(super) static UTF8: Explanation = Explanation {
    summary: Doc { sv: "Filen ska vara sparad som UTF-8.", en: "The file must be saved as UTF-8." },
    why: Doc {
        sv: "UTF-8 är det sätt att lagra bokstäver som alla system i dag är ense om. I en fil som är sparad på ett annat sätt \
             kan å, ä och ö bli andra tecken, utan att någon märker det förrän handlingen är arkiverad. Samma besked får du om \
             du råkar ange en Wordfil eller en pdf.",
        en: "UTF-8 is the way of storing letters that all systems agree on today. In a file that was saved in another way å, \
             ä and ö may turn into other letters, and nobody notices until the document is in the archive. You are told the \
             same if you happen to name a Word file or a PDF.",
    },
    remedy: Doc {
        sv: "Öppna filen i en textredigerare, välj ”Spara som” och kodningen UTF-8.",
        en: "Open the file in a text editor, choose “Save as” and the encoding UTF-8.",
    },
    bad: illustration!("plats: Malm<F6>"),
    good: illustration!("plats: Malm<C3 B6>"),
};

pub(super) static EMPTY: Explanation = Explanation {
    summary: Doc { sv: "Filen ska innehålla en post.", en: "The file must hold a record." },
    why: Doc {
        sv: "En fil som är tom, eller bara har kommentarer, blir ingen handling. Kanske har filen inte sparats, eller så \
             avbröts en kopiering.",
        en: "A file that is empty, or has only comments, makes no document. Perhaps it was never saved, or copying it was cut \
             short.",
    },
    remedy: Doc {
        sv: "Spara filen igen, eller börja med `protokollant ny minnesanteckningar`, som skriver en post att fylla i.",
        en: "Save the file again, or begin with `protokollant new minnesanteckningar`, which writes a record to fill in.",
    },
    bad: whole!("# Samråd om säkra skolvägar"),
    good: with!(),
};

pub(super) static BOM: Explanation = Explanation {
    summary: Doc {
        sv: "Filen behöver ingen byteordningsmarkör (BOM).",
        en: "The file needs no byte order mark (BOM).",
    },
    why: Doc {
        sv: "Markören är ett osynligt tecken som en del program sätter först i filen. Den stör inte här, men andra program kan \
             visa den som skräptecken.",
        en: "The mark is an invisible character that some programs put first in a file. It does no harm here, but other \
             programs may show it as rubbish.",
    },
    remedy: Doc {
        sv: "Välj ”UTF-8” i stället för ”UTF-8 med BOM” när du sparar. Du kan också låta den vara.",
        en: "Choose “UTF-8” rather than “UTF-8 with BOM” when you save. You may also leave it.",
    },
    bad: illustration!("<FEFF>format: 1", "typ: minnesanteckningar"),
    good: illustration!("format: 1", "typ: minnesanteckningar"),
};

pub(super) static LINE_ENDS: Explanation = Explanation {
    summary: Doc { sv: "Alla rader ska sluta på samma sätt.", en: "All lines must end in the same way." },
    why: Doc {
        sv: "Windows avslutar rader med två tecken (CRLF), andra system med ett (LF). Båda går bra, men en blandning tyder på \
             att filen är hopklippt av två, och ensamma vagnreturer (CR) kan göra att flera rader läses som en.",
        en: "Windows ends lines with two characters (CRLF), other systems with one (LF). Both will do, but a mixture suggests \
             that the file was pasted together from two, and lone carriage returns (CR) may make several lines read as one.",
    },
    remedy: Doc {
        sv: "Låt textredigeraren spara om filen med en enda sorts radslut. Valet finns ofta i fönstrets nederkant: LF eller CRLF.",
        en: "Let the editor save the file again with one kind of line end. The choice is often at the foot of the window: LF \
             or CRLF.",
    },
    bad: illustration!("format: 1<CR><LF>", "typ: minnesanteckningar<LF>"),
    good: illustration!("format: 1<LF>", "typ: minnesanteckningar<LF>"),
};

pub(super) static CONTROL: Explanation = Explanation {
    summary: Doc { sv: "Posten får inte innehålla styrtecken.", en: "A record must not contain control characters." },
    why: Doc {
        sv: "Styrtecken syns inte men följer med när text klistras in från andra program. De saknar bild i typsnittet, vilket \
             arkivformatet PDF/A inte godtar, och Word öppnar inte en fil som innehåller dem.",
        en: "Control characters are not seen but come along when text is pasted from other programs. They have no shape in \
             the font, which the archival format PDF/A does not accept, and Word does not open a file that holds them.",
    },
    remedy: Doc {
        sv: "Ta bort tecknet på den plats som anges. Syns det inte, radera orden omkring det och skriv dem på nytt.",
        en: "Remove the character at the place given. If it cannot be seen, delete the words around it and type them again.",
    },
    bad: whole!(
        "format: 1",
        "typ: minnesanteckningar",
        "titel: Samråd om säkra skolvägar",
        "myndighet: Regeringskansliet",
        "datum: 2026-01-15",
        "plats: \"Stock\\u000Bholm\"",
        "deltagare: [{ organisation: Föreningen Skolvägen }]",
        "inledning: Gruppen gick igenom läget.",
    ),
    good: with!(),
};

pub(super) static SYNTAX: Explanation = Explanation {
    summary: Doc {
        sv: "Posten ska vara rätt skriven YAML eller JSON.",
        en: "The record must be correctly written YAML or JSON.",
    },
    why: Doc {
        sv: "Formatet skiljer nycklar från värden med kolon, citattecken och indragning. Saknas ett sådant tecken går det inte \
             att veta vad som hör till vad. Vanligast är ett kolon mitt i en text, eller ett citattecken som inte avslutas.",
        en: "The format tells keys from values by colons, quotation marks and indentation. Where such a sign is missing nobody \
             can know what belongs to what. Most common are a colon within a text and a quotation mark that is not closed.",
    },
    remedy: Doc {
        sv: "Läs tipset under felet: det visar ofta raden som den ska vara. Sätt citattecken om en text som innehåller kolon.",
        en: "Read the hint below the fault: it often shows the line as it ought to be. Put quotation marks around a text that \
             has a colon in it.",
    },
    bad: whole!(
        "format: 1",
        "typ: minnesanteckningar",
        "titel: Samråd: säkra skolvägar",
        "myndighet: Regeringskansliet",
        "datum: 2026-01-15",
        "plats: Stockholm",
        "deltagare: [{ organisation: Föreningen Skolvägen }]",
        "inledning: Gruppen gick igenom läget.",
    ),
    good: whole!(
        "format: 1",
        "typ: minnesanteckningar",
        "titel: \"Samråd: säkra skolvägar\"",
        "myndighet: Regeringskansliet",
        "datum: 2026-01-15",
        "plats: Stockholm",
        "deltagare: [{ organisation: Föreningen Skolvägen }]",
        "inledning: Gruppen gick igenom läget.",
    ),
};

pub(super) static TAB: Explanation = Explanation {
    summary: Doc {
        sv: "Rader ska dras in med blanksteg, inte med tabb.",
        en: "Lines must be indented with spaces, not with tabs.",
    },
    why: Doc {
        sv: "I YAML visar indragningen vad som hör ihop. En tabb är olika bred i olika program och är därför inte tillåten.",
        en: "In YAML the indentation shows what belongs together. A tab is of different width in different programs and \
             therefore not allowed.",
    },
    remedy: Doc {
        sv: "Byt tabben mot två blanksteg. Ställ gärna in textredigeraren så att tabbtangenten ger blanksteg i YAML-filer.",
        en: "Put two spaces in place of the tab. You may set the editor so that the tab key gives spaces in YAML files.",
    },
    bad: with!("tid:", "\tfrån: 9.00"),
    good: with!("tid:", "  från: 9.00"),
};

pub(super) static DUPLICATE: Explanation = Explanation {
    summary: Doc {
        sv: "En nyckel får stå bara en gång på samma ställe.",
        en: "A key may appear only once in the same place.",
    },
    why: Doc {
        sv: "Står samma nyckel två gånger går det inte att veta vilket av värdena som gäller. Många program väljer tyst det \
             ena; i en allmän handling får det inte ske.",
        en: "Where the same key stands twice nobody can know which of the values counts. Many programs choose one in silence; \
             in a public document that must not happen.",
    },
    remedy: Doc {
        sv: "Behåll den rad som är rätt och ta bort den andra. Flera avsnitt eller deltagare skrivs som punkter i en lista.",
        en: "Keep the line that is right and remove the other. Several sections or participants are written as items of a list.",
    },
    bad: with!("enhet: Enheten för trafik", "enhet: Enheten för skola"),
    good: with!("enhet: Enheten för trafik och skola"),
};

pub(super) static ALIAS: Explanation = Explanation {
    summary: Doc {
        sv: "Posten får inte använda YAML:s ankare (`&`), hänvisningar (`*`) eller sammanslagningar (`<<`).",
        en: "A record must not use the anchors (`&`), aliases (`*`) or merges (`<<`) of YAML.",
    },
    why: Doc {
        sv: "En post ska gå att läsa rad för rad, av människor och om femtio år. Hänvisningar gör att ett värde står på ett \
             annat ställe än där det gäller, och några få rader kan bli miljontals.",
        en: "A record can be read line by line, by people and in fifty years. Aliases make a value stand elsewhere than where \
             it counts, and a few lines can become millions.",
    },
    remedy: Doc {
        sv: "Skriv ut värdet på varje ställe. Är `&` eller `*` en del av texten, sätt citattecken om den.",
        en: "Write the value out in each place. If `&` or `*` is part of the text, put quotation marks around it.",
    },
    bad: with!("departement: &utbildning Utbildningsdepartementet", "enhet: *utbildning"),
    good: with!("departement: Utbildningsdepartementet", "enhet: Skolenheten"),
};

pub(super) static TAG: Explanation = Explanation {
    summary: Doc {
        sv: "Posten får inte använda YAML:s taggar (`!`).",
        en: "A record must not use the tags (`!`) of YAML.",
    },
    why: Doc {
        sv: "En tagg säger till det program som läser filen att tolka värdet på ett särskilt sätt. Här avgör nyckeln vad \
             värdet är, så taggen skulle inte betyda något.",
        en: "A tag tells the program that reads the file to take the value in a particular way. Here the key decides what a \
             value is, so the tag would mean nothing.",
    },
    remedy: Doc {
        sv: "Ta bort taggen. Ska texten börja med utropstecken, sätt citattecken om den.",
        en: "Remove the tag. If the text is to begin with an exclamation mark, put quotation marks around it.",
    },
    bad: with!("enhet: !!str Enheten för trafik"),
    good: with!("enhet: Enheten för trafik"),
};

pub(super) static DEPTH: Explanation = Explanation {
    summary: Doc {
        sv: "Posten får ha högst 64 nivåer inuti varandra.",
        en: "A record may be nested at most 64 levels deep.",
    },
    why: Doc {
        sv: "Ingen människa skriver så djupt, och ingen kan läsa det. En sådan fil är skadad, eller gjord för att få program \
             att haka upp sig.",
        en: "Nobody writes that deep, and nobody can read it. Such a file is damaged, or was made to bring programs to a halt.",
    },
    remedy: Doc {
        sv: "Kontrollera att du har angett rätt fil. Avsnitt behöver sällan mer än två nivåer.",
        en: "Check that you named the right file. Sections seldom need more than two levels.",
    },
    bad: with!(
        "avsnitt: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[",
        "  ]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]",
    ),
    good: with!(
        "avsnitt:",
        "  - rubrik: Skolvägar",
        "    avsnitt:",
        "      - rubrik: Belysning",
        "        text: Gruppen önskar bättre belysning.",
    ),
};

pub(super) static DOCUMENTS: Explanation = Explanation {
    summary: Doc { sv: "En fil ska innehålla en enda post.", en: "A file must hold one record only." },
    why: Doc {
        sv: "I YAML börjar tre streck ett nytt dokument i samma fil. Varje handling ska kunna registreras, ersättas och \
             arkiveras för sig, och därför har varje möte en egen fil.",
        en: "In YAML three hyphens begin another document in the same file. Each document is registered, replaced and archived \
             by itself, and therefore each meeting has its own file.",
    },
    remedy: Doc {
        sv: "Flytta det som följer efter `---` till en egen fil. Är strecken en avdelare i en text, dra in dem som resten av \
             texten.",
        en: "Move what follows `---` to a file of its own. If the hyphens are a divider in a text, indent them like the rest \
             of the text.",
    },
    bad: whole!(
        "format: 1",
        "typ: minnesanteckningar",
        "titel: Samråd om säkra skolvägar",
        "myndighet: Regeringskansliet",
        "datum: 2026-01-15",
        "plats: Stockholm",
        "deltagare: [{ organisation: Föreningen Skolvägen }]",
        "inledning: Gruppen gick igenom läget.",
        "---",
        "format: 1",
        "titel: Samråd om cykelvägar",
    ),
    good: with!(),
};
