//! `diff`: what differs between two runs is told whole, and pictures harm nobody's archive.

use crate::run::{Desk, GOOD};

#[test]
fn pictures_go_neither_into_an_archive_nor_among_those_of_another_comparison() {
    let desk = Desk::new().with("poster/2009/a.yaml", GOOD);
    desk.run("kör poster -o ark -f pdf").with_status(0);
    desk.put("poster/2009/a.yaml", GOOD.replace("läget", "planen"));
    desk.run("kör poster -o ny -f pdf").with_status(0);
    for into in ["ark", "ny/bilder", "ark/2009", "./ark/../ark/x/y"] {
        let refused = desk.run(&format!("jämför ark ny -o {into}")).with_status(2);
        assert!(refused.err.contains("ligger i en katalog som en körning har gjort"), "{}", refused.err);
    }
    assert!(!desk.files().iter().any(|file| file.contains(".png")));
    assert_eq!(desk.run("bevisa ny").with_status(0).err, "");
    desk.run("jämför ark ny -o bilder").with_status(1);
    assert!(desk.path("bilder/2009/a.pdf-1.png").exists());
    let refused = desk.run("jämför ark ny -o bilder").with_status(2);
    assert!(refused.out.is_empty() && refused.err.contains("katalogen \"bilder\" är inte tom"), "{}", refused.err);
}

#[test]
fn every_change_of_words_is_told_and_what_came_between_others_as_that() {
    let long = "Gruppen gick igenom läget i hela landet och de åtgärder som har föreslagits av regeringen under året.";
    let text = format!("|\n  {long}\n\n  Ett.\n\n  Två.\n\n  Tre.\n\n  Fyra.");
    let record = GOOD.replace("Gruppen gick igenom läget.", &text);
    let desk = Desk::new().with("poster/a.yaml", &record).with("poster/b.yaml", GOOD);
    desk.run("kör poster -o ark -f txt,docx").with_status(0);
    let changed =
        record.replace("under året", "nästa år").replace("Två.", "Tvåa.\n\n  Mellan.").replace("Fyra.", "Fem.");
    let desk = desk.with("poster/a.yaml", changed.replace("Ett.", "Etta.")).with("poster/c.yaml", GOOD);
    std::fs::remove_file(desk.path("poster/b.yaml")).unwrap();
    desk.run("kör poster -o ny -f txt,docx").with_status(0);
    let said = desk.run("jämför ark ny").with_status(1).out;
    let words = "a.docx: ord: \"… av regeringen under året.\" → \"… av regeringen nästa år.\", \"Ett.\" → \"Etta.\", \
                 \"Två.\" → \"Tvåa.\" och 2 till\n";
    assert!(said.contains(words), "{said}");
    assert!(said.ends_with("0 likadana, 2 olika, 2 finns bara i den gamla, 2 finns bara i den nya\n"), "{said}");
}

#[test]
fn a_word_file_or_web_page_that_only_looks_different_is_told_by_what_makes_it_so() {
    let house = include_str!("../../templates/neutral/house.yaml");
    let body = "body:            { font: sans, size: 10pt";
    assert!(house.contains(body), "the style has no such line");
    let desk = Desk::new().with("poster/a.yaml", GOOD).with("stil/house.yaml", house);
    desk.run("kör poster -o ark -f docx,html --house stil").with_status(0);
    desk.put("stil/house.yaml", house.replace(body, "body:            { font: sans, size: 9pt"));
    desk.run("kör poster -o ny -f docx,html --house stil").with_status(0);
    let said = desk.run("jämför ark ny").with_status(1).out;
    assert!(said.contains("a.docx: delar: word/styles.xml"), "{said}");
    assert!(said.contains("a.html: delar: style\n"), "{said}");
}
