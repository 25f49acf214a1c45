use super::{Kind, Missing, Outline, compare, contains_in_order, outline};
use crate::document::sample::{assert_same, sample};

/// An outline as text, an item a line.
fn written(outline: &Outline) -> String {
    let lines: Vec<_> = outline.items.iter().map(|item| format!("{:?}: {}", item.kind, item.text)).collect();
    lines.join("\n") + "\n"
}

#[test]
fn an_outline_has_all_that_is_said_in_reading_order() {
    let expected = "\
Alternative: Myndighetens logotyp
Paragraph: Regeringskansliet Minnesanteckningar
Paragraph: 2024-06-04
Paragraph: A2024/00812
Paragraph: Utkast, version 2
Paragraph: Arbetsmarknadsdepartementet
Paragraph: Enheten för integration och arbetet mot utanförskap
Title: Minnesanteckningar från sakråd om unga i utanförskap den 4 juni 2024
Term: Datum
Description: tisdag 4 juni 2024, kl. 10.00–12.30
Term: Plats
Description: Regeringskansliet, Stockholm
Term: Deltagare
Description: ungefär 30 organisationer i det civila samhället, se tabell
Term: Vid anteckningarna
Description: Åsa Öberg departementssekreterare
Heading(1): Innehåll
Contents(1): Under gruppdiskussionerna lyftes
Contents(2): Ord på fler språk
Contents(1): Deltagande organisationer
Paragraph: Den 4 juni 2024 bjöd statssekreterare Erik Scheller in ett 30-tal organisationer till sakråd på temat \
preventiva och trygghetsskapande åtgärder, med fokus på unga.[1] Underlaget finns på regeringens webbplats; frågor \
besvaras av a.registrator@regeringskansliet.se.
Heading(1): Under gruppdiskussionerna lyftes
ListItem(1): Vikten av långsiktighet och stabilitet i arbetet. Korta projekt tenderar att ge kortsiktiga resultat.
ListItem(2): finansiering över flera år
ListItem(2): lokaler som står tomma kvällstid
ListItem(1): Det offentliga behöver samarbeta med lokala krafter, föreningar och organisationer.
ListItem(1): En deltagare sammanfattade:
Quote: Unga vill inte bli inkluderade. De vill leda.
Heading(2): Ord på fler språk
Paragraph: Mötet öppnades med en hälsning på nordsamiska, Buorre beaivi; ytan var 40 m2, vattnet H2O, priset 10 000 \
9 500 kronor, filen a<b & c.txt.
Heading(3): Summary
Quote: Civil society can be a bridge between public bodies and the young.
Heading(1): Deltagande organisationer
Caption: Organisationer efter län
HeaderCell: Län
HeaderCell: Inbjudna
HeaderCell: Deltog
Cell: Stockholms län
Cell: 24
Cell: 18
Cell: Västra Götalands län
Cell: 10
Cell: 7
Cell: Norrbottens län
Cell: 6
Cell: 
HeaderCell: 
HeaderCell: Förmiddag
HeaderCell: Kl. 10
HeaderCell: Kl. 11
HeaderCell: Sal A
Cell: Inledning
Cell: Grupper
HeaderCell: Sal B
Cell: Utställning hela förmiddagen
Alternative: Stapeldiagram: deltagande organisationer per län
Caption: Deltagande per län[2]
Code: rad 1 rad 2 < 3
Paragraph: Anteckningarna skickas till deltagarna.[1]
Paragraph: Postadress: 103 33 Stockholm
Paragraph: Telefonväxel: 08-405 10 00
Paragraph: Webbplats: regeringen.se
Note(1): Sakråd är ett sätt för regeringen att inhämta kunskap.
Note(2): Siffrorna är avrundade.
";
    assert_same(&written(&outline(&sample())), expected);
}

#[test]
fn a_lost_item_is_found_where_it_was() {
    let whole = outline(&sample());
    let mut part = whole.clone();
    let lost = part.items.remove(7);
    let difference = compare(&whole, &part).expect_err("one item is missing");
    assert_eq!((difference.index, difference.expected), (7, Some(lost)));
    assert_eq!(difference.found.map(|item| item.kind), Some(Kind::Term));
}

#[test]
fn words_that_a_text_adds_are_its_own_but_lost_or_moved_ones_are_missed() {
    let outline = outline(&sample());
    let text = outline.items.iter().map(|item| item.text.as_str()).collect::<Vec<_>>().join("\n====\n");
    assert_eq!(contains_in_order(&outline, &text), Ok(()));

    let lost = text.replace("avrundade.", "");
    assert_eq!(
        contains_in_order(&outline, &lost),
        Err(Missing { index: outline.items.len() - 1, word: "avrundade".to_owned() })
    );
    let moved = text.replace("Summary", "").replace("avrundade.", "avrundade. Summary");
    assert!(contains_in_order(&outline, &moved).is_err());
}
