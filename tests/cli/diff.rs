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
