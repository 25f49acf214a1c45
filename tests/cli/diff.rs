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
    desk.put("egna/a.txt", "min");
    let refused = desk.run("jämför ark ny -o egna").with_status(2);
    assert!(refused.out.is_empty() && refused.err.contains("katalogen \"egna\" är inte tom"), "{}", refused.err);
}

#[test]
fn a_comparison_takes_the_place_of_an_earlier_one_and_of_nothing_else() {
    let desk = Desk::new().with("poster/a.yaml", GOOD).with("poster/b.yaml", GOOD.replace("01-15", "01-16"));
    desk.run("kör poster -o ark -f pdf").with_status(0);
    desk.put("poster/a.yaml", GOOD.replace("läget", "planen"));
    desk.run("kör poster -o ny -f pdf").with_status(0);
    desk.put("poster/b.yaml", GOOD.replace("läget", "planen").replace("01-15", "01-16"));
    desk.run("kör poster -o nyare -f pdf").with_status(0);
    let pictures =
        |desk: &Desk| desk.files().into_iter().filter(|name| name.starts_with("bilder/")).collect::<Vec<_>>();
    desk.run("jämför ark nyare -o bilder").with_status(1);
    assert_eq!(pictures(&desk), ["bilder/a.pdf-1.png", "bilder/b.pdf-1.png", "bilder/skillnader.sha256"]);
    desk.run("jämför ark ny -o bilder").with_status(1);
    assert_eq!(pictures(&desk), ["bilder/a.pdf-1.png", "bilder/skillnader.sha256"]);
    // A picture that somebody has changed, and a file that somebody has put there.
    for (name, text) in [("bilder/a.pdf-1.png", "ändrad"), ("bilder/x/egen.txt", "min")] {
        let before = std::fs::read(desk.path("bilder/a.pdf-1.png")).unwrap();
        desk.put(name, text);
        let refused = desk.run("jämför ark nyare -o bilder").with_status(2);
        let stranger = name.strip_prefix("bilder/").unwrap();
        assert!(refused.err.contains(&format!("\"{stranger}\" i katalogen \"bilder\" har ingen jämförelse skrivit")));
        assert!(refused.out.is_empty() && desk.text(name) == text && !desk.path("bilder/b.pdf-1.png").exists());
        std::fs::remove_file(desk.path(name)).unwrap();
        std::fs::write(desk.path("bilder/a.pdf-1.png"), before).unwrap();
    }
    // Interrupted on the way to its place.
    desk.put("bilder/.protokollant-x.tmp", "halv");
    desk.run("jämför ark ark -o bilder").with_status(0);
    assert_eq!(pictures(&desk), Vec::<String>::new());
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

#[test]
fn a_file_that_is_not_what_its_run_made_is_told_as_that_and_not_taken_for_one_that_was_made_so() {
    let desk = Desk::new();
    for day in 10..16 {
        desk.put(&format!("poster/{day}.yaml"), GOOD.replace("01-15", &format!("01-{day}")));
    }
    desk.run("kör poster -o ark -f docx,txt").with_status(0);
    desk.run("kör poster -o ny -f docx,txt").with_status(0);
    desk.run("kör poster -o annan -f docx,txt --house neutral").with_status(0);
    assert_eq!(desk.run("jämför ark ny").with_status(0).out, "12 likadana, 0 olika\n");
    // Cut, empty, with other words; put in the place of what another run made; and changed on both sides alike.
    let whole = std::fs::read(desk.path("ny/10.docx")).unwrap();
    std::fs::write(desk.path("ny/10.docx"), &whole[..500]).unwrap();
    desk.put("ark/11.txt", "");
    desk.put("ark/12.txt", "annat");
    desk.put("ny/12.txt", "annat");
    std::fs::copy(desk.path("annan/13.docx"), desk.path("ny/13.docx")).unwrap();
    let said = desk.run("jämför ark ny").with_status(1);
    let told = "10.docx: är inte vad manifestet säger i den nya\n11.txt: är inte vad manifestet säger i den gamla\n\
                12.txt: är inte vad manifestet säger i den gamla; är inte vad manifestet säger i den nya\n\
                13.docx: är inte vad manifestet säger i den nya\n8 likadana, 0 olika, 4 inte vad manifestet säger\n";
    assert_eq!(said.out, told, "{}", said.err);
    let fault = "fel[KÖR-BEVIS]: 4 handlingar har inte jämförts: filen är inte den som körningen gjorde\n";
    assert!(said.err.contains(fault) && said.err.contains("protokollant bevisa"), "{}", said.err);
    // Alike on the disk, though the manifests say that they are not.
    let said = desk.run("jämför annan ny").with_status(1).out;
    assert!(said.contains("13.docx: är inte vad manifestet säger i den nya\n"), "{said}");
    // One that cannot be understood, though it is what was made, is not taken for one without words.
    let manifest = desk.text("ny/_protokollant/manifest.json");
    let cut = protokollant::build::checksum(&whole[..500]);
    desk.put("ny/_protokollant/manifest.json", manifest.replace(&protokollant::build::checksum(&whole), &cut));
    let said = desk.run("jämför ark ny").with_status(1).out;
    assert!(said.contains("10.docx: går inte att läsa i den nya\n"), "{said}");
}

#[test]
fn documents_of_earlier_runs_are_said_not_to_be_compared() {
    let desk = Desk::new().with("poster/a.yaml", GOOD).with("poster/b.yaml", GOOD.replace("01-15", "01-16"));
    desk.run("kör poster -o ark -f txt,html").with_status(0);
    desk.run("kör poster -o ark -f html").with_status(0);
    desk.run("kör poster -o ny -f html").with_status(0);
    let compared = desk.run("jämför ark ny").with_status(0);
    assert_eq!(
        compared.out,
        "inte jämfört: 2 handlingar från tidigare körningar i den gamla (\"a.txt\", \"b.txt\")\n\
         2 likadana, 0 olika, 2 från tidigare körningar, inte jämförda\n"
    );
    // One that is a document of the one and of an earlier run in the other.
    desk.run("kör poster/b.yaml -o en -f txt,html").with_status(0);
    let compared = desk.run("jämför en ark").with_status(1);
    assert!(
        compared.out.contains("b.txt: finns bara i den gamla, och i den nya från en tidigare körning\n"),
        "{}",
        compared.out
    );
}
