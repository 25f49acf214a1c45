//! Word files: what `check` finds in a finished file, whoever made it.

use super::example::illustration;
use super::{Doc, Explanation};

pub(super) static FILE: Explanation = Explanation {
    summary: Doc {
        sv: "En Word-fil ska vara en hel, olåst fil i formatet .docx.",
        en: "A Word file must be a whole, unlocked file in the format .docx.",
    },
    why: Doc {
        sv: "En fil som är krypterad, avbruten eller i ett äldre format går inte att granska, och ofta inte heller att läsa med \
             hjälpmedel. Ett arkiv tar inte emot den.",
        en: "A file that is encrypted, cut short or in an older format cannot be checked, and often not be read with assistive \
             technology either. No archive takes it.",
    },
    remedy: Doc {
        sv: "Öppna filen i Word, ta bort lösenordet om den har ett, och spara den som Word-dokument (.docx).",
        en: "Open the file in Word, remove its password if it has one, and save it as a Word document (.docx).",
    },
    bad: illustration!("remissvar.doc"),
    good: illustration!("remissvar.docx"),
};

pub(super) static SIZE: Explanation = Explanation {
    summary: Doc {
        sv: "En Word-fil ska inte vara större än något dokument behöver vara.",
        en: "A Word file must not be larger than any document needs to be.",
    },
    why: Doc {
        sv: "Programmet packar upp högst 64 MiB av en del och 256 MiB av en fil. En liten fil som blir större än så är gjord för att \
             slå ut den som öppnar den.",
        en: "The program unpacks at most 64 MiB of a part and 256 MiB of a file. A small file that becomes larger than that is made to \
             bring down whoever opens it.",
    },
    remedy: Doc {
        sv: "Ta reda på var filen kommer från innan du öppnar den. Dela annars upp dokumentet.",
        en: "Find out where the file comes from before you open it. Or else divide the document.",
    },
    bad: illustration!("word/document.xml   10 kB, uppackad 10 GB"),
    good: illustration!("word/document.xml   10 kB, uppackad 90 kB"),
};

pub(super) static XML: Explanation = Explanation {
    summary: Doc {
        sv: "Varje del av en Word-fil ska vara riktig XML utan egna entiteter.",
        en: "Each part of a Word file must be proper XML without entities of its own.",
    },
    why: Doc {
        sv: "Word vägrar att öppna en fil med trasig XML, eller reparerar den så att innehåll försvinner. Egna entiteter är förbjudna i \
             formatet, för de kan svälla till vad som helst.",
        en: "Word refuses to open a file with broken XML, or repairs it so that content is lost. Entities of one's own are forbidden in \
             the format, for they can swell to anything.",
    },
    remedy: Doc {
        sv: "Öppna filen i det program som gjorde den och spara den en gång till. Händer det igen är det fel på programmet.",
        en: "Open the file in the program that made it and save it once more. If it happens again, the program is at fault.",
    },
    bad: illustration!("<w:p><w:r><w:t>Hej</w:p></w:r></w:t>"),
    good: illustration!("<w:p><w:r><w:t>Hej</w:t></w:r></w:p>"),
};

pub(super) static ALTERNATIVE: Explanation = Explanation {
    summary: Doc {
        sv: "Bilder, diagram och figurer ska ha en alternativtext som säger vad de visar, eller vara markerade som dekorativa.",
        en: "Pictures, charts and shapes must have an alternative text that says what they show, or be marked as decorative.",
    },
    why: Doc {
        sv: "Den som lyssnar hör alternativtexten i stället för bilden. Ett filnamn, eller bara ”Bild 1”, säger ingenting.",
        en: "Whoever listens hears the alternative text instead of the picture. The name of a file, or just “Picture 1”, says nothing.",
    },
    remedy: Doc {
        sv: "Högerklicka på bilden, välj Visa alternativtext och skriv en eller två meningar. Är bilden bara till för utseendet, kryssa i \
             Markera som dekorativ.",
        en: "Right-click the picture, choose View Alt Text and write a sentence or two. If the picture is only there for its looks, tick \
             Mark as decorative.",
    },
    bad: illustration!("IMG_2041.jpg"),
    good: illustration!("Skolgården vid Storgatan före ombyggnaden"),
};

pub(super) static HEADER_ROW: Explanation = Explanation {
    summary: Doc {
        sv: "En tabells första rad ska vara markerad som rubrikrad.",
        en: "The first row of a table must be marked as its header row.",
    },
    why: Doc {
        sv: "En skärmläsare läser upp kolumnens rubrik till varje cell, men bara om den vet vilken rad som är rubriken.",
        en: "A screen reader speaks the column's heading with every cell, but only if it knows which row that is.",
    },
    remedy: Doc {
        sv: "Markera första raden, välj Tabellegenskaper, fliken Rad, och kryssa i Upprepa som rubrikrad. Kryssa också i Rubrikrad på \
             fliken Tabelldesign.",
        en: "Select the first row, choose Table Properties, the tab Row, and tick Repeat as header row. Tick Header Row on the tab Table \
             Design too.",
    },
    bad: illustration!("<w:tr><w:tc>År</w:tc><w:tc>Antal</w:tc></w:tr>"),
    good: illustration!("<w:tr><w:trPr><w:tblHeader/></w:trPr><w:tc>År</w:tc><w:tc>Antal</w:tc></w:tr>"),
};

pub(super) static TABLE: Explanation = Explanation {
    summary: Doc {
        sv: "En tabell ska ha lika många celler i varje rad och inga tomma rader eller kolumner.",
        en: "A table must have as many cells in each row, and no empty rows or columns.",
    },
    why: Doc {
        sv: "Den som lyssnar går från cell till cell och räknar. Sammanslagna och delade celler, tabeller i tabeller och tomma rader gör \
             att det inte går att veta var man är.",
        en: "Whoever listens goes from cell to cell and counts. With merged and split cells, tables in tables and empty rows it cannot be \
             known where one is.",
    },
    remedy: Doc {
        sv: "Dela de sammanslagna cellerna och upprepa värdet, eller gör flera mindre tabeller. Gör luft med avstånd i stället för tomma \
             rader.",
        en: "Split the merged cells and repeat the value, or make several smaller tables. Make room with spacing instead of empty rows.",
    },
    bad: illustration!("| 2024 (två celler) | 12 |"),
    good: illustration!("| 2024 | vår | 12 |"),
};

pub(super) static TITLE: Explanation = Explanation {
    summary: Doc { sv: "Ett dokument ska ha en titel.", en: "A document must have a title." },
    why: Doc {
        sv: "Titeln är det första en skärmläsare säger om dokumentet, och det som visas i fönster, i sökningar och i en pdf av det.",
        en: "The title is the first that a screen reader says of the document, and what is shown in windows, in searches and in a PDF of it.",
    },
    remedy: Doc {
        sv: "Skriv titeln under Arkiv, Info, Egenskaper.",
        en: "Write the title under File, Info, Properties.",
    },
    bad: illustration!("<dc:title></dc:title>"),
    good: illustration!("<dc:title>Remissvar om säkra skolvägar</dc:title>"),
};

pub(super) static HEADING: Explanation = Explanation {
    summary: Doc {
        sv: "Ett långt dokument ska ha rubriker, och deras nivåer ska följa på varandra.",
        en: "A long document must have headings, and their levels must follow one another.",
    },
    why: Doc {
        sv: "Rubrikerna är innehållsförteckningen för den som lyssnar. Hoppas en nivå över låter det som om något saknas.",
        en: "The headings are the list of contents to whoever listens. If a level is skipped, something seems to be missing.",
    },
    remedy: Doc {
        sv: "Använd formatmallarna Rubrik 1, 2 och 3, i den ordningen. Words egen granskning kallar detta ett tips.",
        en: "Use the styles Heading 1, 2 and 3, in that order. Word's own checker calls this a tip.",
    },
    bad: illustration!("Rubrik 1  Bakgrund", "Rubrik 3  Tidigare beslut"),
    good: illustration!("Rubrik 1  Bakgrund", "Rubrik 2  Tidigare beslut"),
};

pub(super) static FAKE_HEADING: Explanation = Explanation {
    summary: Doc {
        sv: "Det som ser ut som en rubrik ska ha en av Words rubriker som formatmall.",
        en: "What looks like a heading must have one of Word's headings as its style.",
    },
    why: Doc {
        sv: "Fet text är för en skärmläsare som annan text, och en rubrik i en egen mall känns inte alltid igen. Den som lyssnar hittar \
             inte dit.",
        en: "To a screen reader bold text is like any text, and a heading in a style of one's own is not always recognised. Whoever \
             listens cannot find it.",
    },
    remedy: Doc {
        sv: "Ställ markören i stycket och välj Rubrik 1, 2 eller 3. Ändra formatmallens utseende i stället för styckets.",
        en: "Put the cursor in the paragraph and choose Heading 1, 2 or 3. Change how the style looks instead of the paragraph.",
    },
    bad: illustration!("Normal, fet  Bakgrund"),
    good: illustration!("Rubrik 1  Bakgrund"),
};

pub(super) static LANGUAGE: Explanation = Explanation {
    summary: Doc { sv: "Texten ska vara märkt med sitt språk.", en: "The text must be marked with its language." },
    why: Doc {
        sv: "En skärmläsare väljer röst efter märkningen. Svenska som är märkt som engelska blir obegriplig när den läses upp.",
        en: "A screen reader chooses its voice by the mark. Swedish that is marked as English cannot be understood when it is read out.",
    },
    remedy: Doc {
        sv: "Markera all text, välj Granska, Språk, Ange språk. Om ett annat program gör filen: `w:lang` i `w:docDefaults`.",
        en: "Select all text, choose Review, Language, Set Proofing Language. If another program makes the file: `w:lang` in \
             `w:docDefaults`.",
    },
    bad: illustration!("<w:lang w:val=\"en-US\"/>   Protokoll från mötet"),
    good: illustration!("<w:lang w:val=\"sv-SE\"/>   Protokoll från mötet"),
};

pub(super) static FLOAT: Explanation = Explanation {
    summary: Doc {
        sv: "Bilder, tabeller och text ska stå i texten och inte flyta över den.",
        en: "Pictures, tables and text must stand in the text and not float over it.",
    },
    why: Doc {
        sv: "Det som flyter läses upp någon annanstans än där det syns, eller inte alls.",
        en: "What floats is read out elsewhere than where it is seen, or not at all.",
    },
    remedy: Doc {
        sv: "Välj Radbryt text, I nivå med texten. Flytta text ut ur textrutor; ett stycke kan ha ram och bakgrund.",
        en: "Choose Wrap Text, In Line with Text. Move text out of text boxes; a paragraph can have a border and a background.",
    },
    bad: illustration!("<wp:anchor>"),
    good: illustration!("<wp:inline>"),
};

pub(super) static LIST: Explanation = Explanation {
    summary: Doc {
        sv: "En lista ska vara en lista, inte stycken som börjar med streck eller siffror.",
        en: "A list must be a list, not paragraphs that begin with dashes or figures.",
    },
    why: Doc {
        sv: "En skärmläsare säger hur många punkter en lista har och låter den hoppas över. Det går bara om det är en lista.",
        en: "A screen reader says how many items a list has and lets it be skipped. That only works if it is a list.",
    },
    remedy: Doc {
        sv: "Ta bort tecknen, markera styckena och välj Punktlista eller Numrerad lista.",
        en: "Remove the signs, select the paragraphs and choose Bullets or Numbering.",
    },
    bad: illustration!("- belysning", "- övergångsställen"),
    good: illustration!("• belysning           (Punktlista)", "• övergångsställen    (Punktlista)"),
};

pub(super) static LINK: Explanation = Explanation {
    summary: Doc { sv: "En länks text ska säga vart den leder.", en: "A link's text must say where it leads." },
    why: Doc {
        sv: "Den som använder skärmläsare går ofta från länk till länk, utan texten omkring.",
        en: "People with screen readers often go from link to link, without the text around them.",
    },
    remedy: Doc {
        sv: "Låt de ord som beskriver målet vara länken. Långa adresser hör inte hemma i texten.",
        en: "Let the words that describe the target be the link. Long addresses do not belong in the text.",
    },
    bad: illustration!("Läs mer här."),
    good: illustration!("Läs remissen på regeringen.se."),
};

pub(super) static CONTRAST: Explanation = Explanation {
    summary: Doc {
        sv: "Text ska ha en kontrast mot bakgrunden på minst 4,5:1.",
        en: "Text must have a contrast of at least 4.5:1 to what it stands on.",
    },
    why: Doc {
        sv: "Grå eller färgad text försvinner för den som ser dåligt, på en dålig skärm och på papper. Färgen räknas fram ur formatmallar, \
             tema och skuggning, och gränsen gäller all text, som i Words egen granskning.",
        en: "Grey or coloured text vanishes to those who see badly, on a bad screen and on paper. The colour is worked out from styles, \
             theme and shading, and the limit holds for all text, as in Word's own checker.",
    },
    remedy: Doc {
        sv: "Välj en mörkare teckenfärg, eller ändra den i formatmallen. Automatisk färg är alltid rätt.",
        en: "Choose a darker font colour, or change it in the style. The automatic colour is always right.",
    },
    bad: illustration!("<w:color w:val=\"A6A6A6\"/>   2,4:1"),
    good: illustration!("<w:color w:val=\"595959\"/>   7,0:1"),
};

pub(super) static SPACE: Explanation = Explanation {
    summary: Doc {
        sv: "Luft och kolumner ska göras med formatering, inte med tomma stycken, mellanslag eller tabbar.",
        en: "Room and columns must be made by formatting, not by empty paragraphs, spaces or tabs.",
    },
    why: Doc {
        sv: "En skärmläsare säger ”tom” för varje tomt stycke, och läser kolumner av tabbar rad för rad tvärs över.",
        en: "A screen reader says “blank” for every empty paragraph, and reads columns made of tabs line by line across.",
    },
    remedy: Doc {
        sv: "Ange avstånd före och efter stycket, infoga en sidbrytning, använd indrag eller gör en tabell.",
        en: "Set spacing before and after the paragraph, insert a page break, use indents or make a table.",
    },
    bad: illustration!("Närvarande:", "", "", "Anna Ek\t\tordförande"),
    good: illustration!("Närvarande:", "Anna Ek, ordförande"),
};

pub(super) static MOTION: Explanation = Explanation {
    summary: Doc { sv: "Text ska stå stilla.", en: "Text must keep still." },
    why: Doc {
        sv: "Det som blinkar drar uppmärksamheten från allt annat och kan framkalla anfall.",
        en: "What blinks draws attention from all else, and can bring on seizures.",
    },
    remedy: Doc {
        sv: "Ta bort texteffekten. Den kommer från Word 2003; spara annars dokumentet i det nya formatet.",
        en: "Remove the text effect. It comes from Word 2003; or else save the document in the new format.",
    },
    bad: illustration!("<w:effect w:val=\"blinkBackground\"/>"),
    good: illustration!("<w:b/>"),
};

pub(super) static PROTECTED: Explanation = Explanation {
    summary: Doc {
        sv: "Ett dokument ska inte vara låst för den som läser det.",
        en: "A document must not be locked to whoever reads it.",
    },
    why: Doc {
        sv: "I ett låst dokument kan hjälpmedel inte ändra storlek, färger och avstånd, och läsaren kan inte kopiera eller anpassa texten.",
        en: "In a locked document assistive technology cannot change size, colours and spacing, and readers cannot copy or adapt the text.",
    },
    remedy: Doc {
        sv: "Stäng av skyddet under Granska, Begränsa redigering. Vill du visa att dokumentet är slutligt, gör en pdf.",
        en: "Stop the protection under Review, Restrict Editing. If you want to show that the document is final, make a PDF.",
    },
    bad: illustration!("<w:documentProtection w:edit=\"readOnly\" w:enforcement=\"1\"/>"),
    good: illustration!("<w:settings/>"),
};

pub(super) static RUNNING: Explanation = Explanation {
    summary: Doc {
        sv: "Det som står i sidhuvud och sidfot ska också stå i texten.",
        en: "What stands in page headers and footers should stand in the text too.",
    },
    why: Doc {
        sv: "Skärmläsare läser inte upp sidhuvuden och sidfötter. Står diarienumret bara där får den som lyssnar aldrig veta det. \
             Detsamma gäller vattenstämplar.",
        en: "Screen readers do not read page headers and footers out. If the registry number stands only there, whoever listens never \
             learns it. The same goes for watermarks.",
    },
    remedy: Doc {
        sv: "Upprepa i texten på första sidan det som den som läser behöver veta. Sidnummer behöver inte upprepas.",
        en: "Repeat in the text of the first page what readers need to know. Page numbers need not be repeated.",
    },
    bad: illustration!("sidhuvud: Dnr 2026-117"),
    good: illustration!("sidhuvud: Dnr 2026-117", "text:     Dnr 2026-117"),
};

pub(super) static CAPITALS: Explanation = Explanation {
    summary: Doc {
        sv: "Hela stycken ska inte skrivas med versaler.",
        en: "Whole paragraphs should not be written in capitals.",
    },
    why: Doc {
        sv: "Versaler är tröga att läsa, och en skärmläsare kan ta orden för förkortningar och bokstavera dem.",
        en: "Capitals are slow to read, and a screen reader may take the words for abbreviations and spell them.",
    },
    remedy: Doc {
        sv: "Skriv som vanligt. Ska det se ut som versaler, välj Versaler under Teckensnitt, så är orden kvar som de är.",
        en: "Write as usual. If it is to look like capitals, choose All caps under Font, which leaves the words as they are.",
    },
    bad: illustration!("ANSÖKAN SKA HA KOMMIT IN SENAST DEN 4 JUNI"),
    good: illustration!("Ansökan ska ha kommit in senast den 4 juni"),
};

pub(super) static LEFT: Explanation = Explanation {
    summary: Doc {
        sv: "Ett färdigt dokument ska inte ha spårade ändringar eller kommentarer.",
        en: "A finished document should have no tracked changes or comments.",
    },
    why: Doc {
        sv: "De följer med filen när den lämnas ut, också när de inte visas. Det kan vara arbetsmaterial, eller sådant som omfattas av \
             sekretess.",
        en: "They go with the file when it is given out, even when they are not shown. They may be drafts, or what is covered by secrecy.",
    },
    remedy: Doc {
        sv: "Gå igenom dem under Granska, och godkänn, avvisa eller ta bort dem.",
        en: "Go through them under Review, and accept, reject or remove them.",
    },
    bad: illustration!("<w:del><w:r><w:delText>hemligt</w:delText></w:r></w:del>"),
    good: illustration!("<w:r><w:t>öppet</w:t></w:r>"),
};
