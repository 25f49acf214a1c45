//! The making of the files: house style, template, fonts, and the program itself.

use super::example::illustration;
use super::{Doc, Explanation};

pub(super) static HOUSE: Explanation = Explanation {
    summary: Doc {
        sv: "Husstilen ska ha alla mått, typsnitt och färger som mallarna använder.",
        en: "The house style must have all lengths, fonts and colours that the templates use.",
    },
    why: Doc {
        sv: "Husstilen, filen `house.yaml`, bestämmer hur alla er myndighets handlingar ser ut. Saknas ett mått, eller finns \
             typsnittet inte, skulle handlingen få ett utseende som ingen har valt.",
        en: "The house style, the file `house.yaml`, decides what all documents of your authority look like. If a length is \
             missing, or a font is not there, the document would look as nobody has chosen.",
    },
    remedy: Doc {
        sv: "Rätta den rad som meddelandet pekar på, eller kopiera den från den neutrala husstilen. Lägg typsnittens filer i \
             husstilens katalog. Har du inte ändrat husstilen själv, vänd dig till den som förvaltar den.",
        en: "Correct the line that the message points at, or copy it from the neutral house style. Put the font files in the \
             house style's directory. If you have not changed the house style yourself, turn to whoever looks after it.",
    },
    bad: illustration!("fonts:", "  serif: EB Garamnod", "  sans: Libre Franklin"),
    good: illustration!("fonts:", "  serif: EB Garamond", "  sans: Libre Franklin"),
};

pub(super) static HOUSE_TIME: Explanation = Explanation {
    summary: Doc {
        sv: "Av flera husstilar ska en vara för handlingens myndighet, och med `--period-style` även för dess tid.",
        en: "Of several house styles one must be for the document's authority, and with `--period-style` also for its time.",
    },
    why: Doc {
        sv: "Ett arkiv som gör om handlingar i den husstil som gällde då lovar läsaren att de såg ut så. Med en annan husstil vore det inte sant: \
             fanns ingen den dagen är det ett fel. Att ingen av husstilarna är för myndigheten är en varning: handlingen får den neutrala, men kanske \
             står myndigheten i sin husstil under ett annat namn.",
        en: "An archive that makes documents anew in the house style of their time promises the reader that they looked so. With another \
             house style that would not be true: if there was none on that day it is an error. That none of the house styles is for the authority is a \
             warning: the document gets the neutral one, but the authority may stand in its house style by another name.",
    },
    remedy: Doc {
        sv: "Lägg den husstil som gällde då i katalogen med husstilar, och skriv i dess `house.yaml` när den gällde. Eller bygg utan \
             `--period-style`, så får handlingen den husstil som gäller nu. Saknas myndigheten, skriv dess namn under `authorities`, eller dess andra \
             namn i registret; en husstil utan `authorities` är för alla andra.",
        en: "Put the house style that was in use then into the directory of house styles, and write in its `house.yaml` when that was. Or build \
             without `--period-style`: the document then gets the house style of today. If it is the authority that is missing, write its name under \
             `authorities`, or its other names in the register; a house style without `authorities` is for all others.",
    },
    bad: illustration!("authorities: [Exempelverket]", "valid: { from: 2015-01-01 }"),
    good: illustration!("authorities: [Exempelverket]", "valid: { from: 2003-01-01, until: 2014-12-31 }"),
};

pub(super) static TEMPLATE: Explanation = Explanation {
    summary: Doc { sv: "Mallen ska fungera för alla format.", en: "The template must work for all formats." },
    why: Doc {
        sv: "En mall görs till handling på två sätt: till sidor, som blir pdf, och till ett träd av rubriker och stycken, som \
             blir Wordfil och webbsida. Det som bara finns på den ena vägen skulle saknas i den andra.",
        en: "A template becomes a document in two ways: as pages, which become the PDF, and as a tree of headings and \
             paragraphs, which becomes Word file and web page. What exists one way only would be missing the other way.",
    },
    remedy: Doc {
        sv: "Har ni en egen mall, rätta den på den rad som anges och bygg den av byggstenarna i `lib.typ`. Uppstår felet med en \
             av programmets egna mallar, anmäl det tillsammans med posten.",
        en: "If you have a template of your own, correct it on the line given and build it from the parts in `lib.typ`. If the \
             fault is in one of the program's own templates, report it together with the record.",
    },
    bad: illustration!("#grid(columns: 2, record.plats, record.typ)"),
    good: illustration!("#facts(record.fakta)"),
};

pub(super) static GLYPH: Explanation = Explanation {
    summary: Doc {
        sv: "Varje tecken i texten ska finnas i husstilens typsnitt.",
        en: "Every character of the text must be in the house style's fonts.",
    },
    why: Doc {
        sv: "Ett tecken som typsnittet saknar blir en tom ruta på papperet och ingenting alls för den som lyssnar. Därför görs \
             ingen handling förrän det är åtgärdat.",
        en: "A character that the font lacks becomes an empty box on paper and nothing at all to whoever listens. No document \
             is therefore made until it has been dealt with.",
    },
    remedy: Doc {
        sv: "Skriv det på ett annat sätt, till exempel med ord i stället för en symbol. Behövs tecknet ofta, be den som förvaltar \
             husstilen om ett typsnitt som har det.",
        en: "Write it in another way, for example in words instead of a symbol. If the character is needed often, ask whoever \
             looks after the house style for a font that has it.",
    },
    bad: illustration!("- text: Förslaget fick 👍 av alla."),
    good: illustration!("- text: Förslaget fick stöd av alla."),
};

pub(super) static STANDARD: Explanation = Explanation {
    summary: Doc {
        sv: "Pdf:en ska uppfylla arkivstandarden PDF/A och tillgänglighetsstandarden PDF/UA.",
        en: "The PDF must meet the archival standard PDF/A and the accessibility standard PDF/UA.",
    },
    why: Doc {
        sv: "En fil som inte gör det kan bli oläslig i framtiden, eller redan i dag för den som använder hjälpmedel. Hellre \
             ingen pdf än en som inte håller vad den lovar.",
        en: "A file that does not may become unreadable in the future, or is so already to people who use assistive \
             technology. Better no PDF than one that does not keep its promise.",
    },
    remedy: Doc {
        sv: "Meddelandet säger vad standarden inte godtar. Går det inte att rätta i posten, anmäl felet tillsammans med den. \
             Under tiden kan du göra de andra formaten, eller en pdf som inte följer någon standard.",
        en: "The message says what the standard does not accept. If that cannot be put right in the record, report the fault \
             together with it. Meanwhile you can make the other formats, or a PDF that follows no standard.",
    },
    bad: illustration!("#image(\"vapen.png\")"),
    good: illustration!("#image(\"vapen.png\", alt: \"Lilla riksvapnet\")"),
};

pub(super) static NUDGE: Explanation = Explanation {
    summary: Doc {
        sv: "Pdf:ens sidor ska ha de marginaler som husstilen anger.",
        en: "The pages of the PDF should have the margins that the house style says.",
    },
    why: Doc {
        sv: "Ibland går en pdf inte att göra tillgänglig bara för att en sida råkar sluta på ett visst ställe. Då höjer programmet \
             den nedre marginalen, med 1, 2, 4, 8, 16 eller 32 punkter, tills det går. Samma post ger alltid samma sidor, och \
             ingenting av innehållet ändras.",
        en: "Sometimes a PDF cannot be made accessible only because a page happens to end at a certain place. The program then \
             raises the lower margin, by 1, 2, 4, 8, 16 or 32 points, until it can be. The same record always gives the same \
             pages, and nothing of the content is changed.",
    },
    remedy: Doc {
        sv: "Ingenting behöver göras. Vill du ha husstilens marginaler, ändra texten så att sidan slutar någon annanstans.",
        en: "Nothing needs to be done. If you want the margins of the house style, change the text so that the page ends elsewhere.",
    },
    bad: illustration!("page:", "  bottom: 27mm   # 8 pt till i pdf:en"),
    good: illustration!("page:", "  bottom: 27mm"),
};

pub(super) static PARITY: Explanation = Explanation {
    summary: Doc {
        sv: "Alla filer av samma post ska säga samma sak, i samma ordning.",
        en: "All files of one record must say the same, in the same order.",
    },
    why: Doc {
        sv: "Efter varje bygge läses filerna tillbaka och jämförs rubrik för rubrik, stycke för stycke och cell för cell. Skiljer \
             de sig åt beror det på ett fel i programmet eller mallen, aldrig på det du har skrivit.",
        en: "After every build the files are read back and compared heading by heading, paragraph by paragraph and cell by \
             cell. Where they differ the fault is in the program or the template, never in what you have written.",
    },
    remedy: Doc {
        sv: "Anmäl felet tillsammans med posten. Meddelandet anger var filerna skiljer sig åt; ofta går det att skriva stället på \
             ett annat sätt så länge.",
        en: "Report the fault together with the record. The message tells where the files differ; the place can often be \
             written in another way meanwhile.",
    },
    bad: illustration!("pdf:  1. Belysning  2. Cykelvägar", "docx: 1. Belysning"),
    good: illustration!("pdf:  1. Belysning  2. Cykelvägar", "docx: 1. Belysning  2. Cykelvägar"),
};

pub(super) static WRITE: Explanation = Explanation {
    summary: Doc {
        sv: "De färdiga filerna ska gå att spara.", en: "It must be possible to save the finished files."
    },
    why: Doc {
        sv: "Katalogen kan vara skrivskyddad eller disken full, eller så är filen öppen i Word. De filer som redan fanns är \
             orörda: programmet ersätter dem först när alla nya är hela.",
        en: "The directory may be write-protected or the disk full, or the file is open in Word. The files that were there \
             before are untouched: the program replaces them only when all new ones are whole.",
    },
    remedy: Doc {
        sv: "Stäng filen i andra program, eller ange en annan katalog med `-o`.",
        en: "Close the file in other programs, or give another directory with `-o`.",
    },
    bad: illustration!("$ protokollant bygg samrad-2026-01-15.yaml -o /arkiv/skrivskyddat"),
    good: illustration!("$ protokollant bygg samrad-2026-01-15.yaml -o ~/handlingar"),
};
