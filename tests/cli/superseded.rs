//! What becomes of earlier documents when a run makes others.

use std::fs;

use crate::run::{BAD, Desk, GOOD};

/// A record whose public document leaves something out.
fn secret() -> String {
    GOOD.replace("Gruppen gick", "Då gick [Nils Holm]{sekretess}")
        + "sekretess: { lagrum: 26 kap. 1 § OSL, datum: 2026-01-16, myndighet: Regeringskansliet }\n"
}

/// The record before anybody decided that something in it is secret.
fn open() -> String {
    GOOD.replace("Gruppen gick", "Då gick Nils Holm")
}

fn documents(desk: &Desk) -> Vec<String> {
    let names = desk.files().into_iter().filter_map(|name| name.strip_prefix("ut/").map(str::to_owned));
    names.filter(|name| !name.starts_with('_')).collect()
}

#[test]
fn a_document_from_before_a_secret_was_decided_does_not_stay_beside_the_masked_one() {
    let desk = Desk::new().with("poster/x.yaml", open()).with("poster/y.yaml", GOOD);
    desk.run("kör poster -o ut -f txt,html").with_status(0);
    desk.put("poster/x.yaml", secret());
    let ended = desk.run("kör poster -o ut -f txt").with_status(0);
    assert!(ended.err.contains("Ersatta handlingar som togs bort: x.html, x.txt\n"), "{}", ended.err);
    assert!(ended.err.contains("2 ersatta handlingar togs bort; "), "{}", ended.err);
    // Another format of a record that is as it was is not wrong.
    assert!(ended.err.contains("1 tidigare handling ligger kvar utanför manifestet"), "{}", ended.err);
    assert_eq!(documents(&desk), ["x-offentlig.txt", "y.html", "y.txt"]);
    let ended = desk.run("kör poster -o ut -f txt --variant intern").with_status(0);
    assert!(ended.err.contains("Ersatta handlingar som togs bort: x-offentlig.txt\n"), "{}", ended.err);
    let ended = desk.run("kör poster -o ut -f txt").with_status(0);
    assert!(ended.err.contains("Ersatta handlingar som togs bort: x-intern.txt\n"), "{}", ended.err);
    assert_eq!(documents(&desk), ["x-offentlig.txt", "y.html", "y.txt"]);
    // It is told of as long as it is there.
    let again = desk.run("kör poster -o ut -f txt").with_status(0);
    assert!(again.err.contains("Tidigare handlingar som ligger kvar: y.html\n"), "{}", again.err);
    fs::remove_file(desk.path("ut/y.html")).unwrap();
    let clean = desk.run("kör poster -o ut -f txt").with_status(0);
    assert!(!clean.err.contains("ligger kvar") && !clean.err.contains("togs bort"), "{}", clean.err);
    desk.run("bevisa ut").with_status(0);
}

#[test]
fn nothing_is_removed_that_somebody_has_changed_or_put_there_or_that_nothing_replaces() {
    let desk = Desk::new().with("poster/a.yaml", open()).with("poster/b.yaml", GOOD).with("poster/c.yaml", open());
    desk.run("kör poster -o ut -f txt").with_status(0);
    fs::write(desk.path("ut/a.txt"), "ändrad").unwrap();
    desk.put("ut/c-intern.txt", "egen");
    desk.put("poster/a.yaml", secret());
    desk.put("poster/b.yaml", BAD);
    desk.put("poster/c.yaml", secret());
    let ended = desk.run("kör poster -o ut -f txt").with_status(1);
    assert!(ended.err.contains("Ersatta handlingar som togs bort: c.txt\n"), "{}", ended.err);
    assert!(ended.err.contains("Tidigare handlingar som ligger kvar: b.txt\n"), "{}", ended.err);
    assert_eq!(documents(&desk), ["a-offentlig.txt", "a.txt", "b.txt", "c-intern.txt", "c-offentlig.txt"]);
    assert_eq!((desk.text("ut/a.txt"), desk.text("ut/c-intern.txt")), ("ändrad".to_owned(), "egen".to_owned()));
    // The document of another kind has not taken its place.
    desk.put("poster/b.yaml", GOOD);
    desk.run("kör poster -o ut -f txt --roles").with_status(0);
    assert!(documents(&desk).contains(&"b.txt".to_owned()));
}

#[test]
fn parts_that_are_made_with_different_settings_are_told_why_they_have_no_manifest() {
    let desk = Desk::new();
    for day in 10..20 {
        desk.put(&format!("poster/{day}.yaml"), GOOD.replace("01-15", &format!("01-{day}")));
    }
    let first = desk.run("kör poster -o ut --shard 1/2 -f txt").with_status(0);
    assert!(!first.err.contains("KÖR-BEVIS"), "{}", first.err);
    let second = desk.run("kör poster -o ut --shard 2/2 -f html").with_status(0);
    assert!(second.err.contains("varning[KÖR-BEVIS]: "), "{}", second.err);
    assert!(second.err.contains(" i andra delar är hittills bara gjorda med andra inställningar"), "{}", second.err);
    let fitting = desk.run("kör poster -o ut --shard 2/2 -f txt").with_status(0);
    assert!(!fitting.err.contains("KÖR-BEVIS") && desk.path("ut/_protokollant/manifest.json").exists());
}

#[test]
fn what_was_wrong_with_a_record_is_gone_with_it_and_no_plan_names_documents_of_one_that_is_put_aside() {
    let desk = Desk::new().with("poster/a.yaml", GOOD).with("poster/2010/d.yaml", BAD);
    let plan = desk.run("kör poster -o ut -f txt --plan").with_status(1);
    assert!(plan.out.contains("2010/d.yaml: läggs åt sidan\n") && plan.out.contains("→ a.txt\n"), "{}", plan.out);
    desk.run("kör poster -o ut -f txt").with_status(1);
    desk.put("ut/_protokollant/avlagda/egen.txt", "min");
    assert!(desk.path("ut/_protokollant/avlagda/2010/d.yaml.txt").exists());
    fs::remove_file(desk.path("poster/2010/d.yaml")).unwrap();
    desk.run("kör poster -o ut -f txt").with_status(0);
    assert!(!desk.path("ut/_protokollant/avlagda/2010/d.yaml.txt").exists());
    assert!(desk.path("ut/_protokollant/avlagda/egen.txt").exists());
}
