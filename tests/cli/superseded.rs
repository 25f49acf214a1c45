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
    assert!(ended.err.contains("1 handling ligger kvar från en tidigare körning"), "{}", ended.err);
    assert_eq!(documents(&desk), ["x-offentlig.txt", "y.html", "y.txt"]);
    let ended = desk.run("kör poster -o ut -f txt --variant intern").with_status(0);
    assert!(ended.err.contains("Ersatta handlingar som togs bort: x-offentlig.txt\n"), "{}", ended.err);
    let ended = desk.run("kör poster -o ut -f txt").with_status(0);
    assert!(ended.err.contains("Ersatta handlingar som togs bort: x-intern.txt\n"), "{}", ended.err);
    assert_eq!(documents(&desk), ["x-offentlig.txt", "y.html", "y.txt"]);
    // It is told of as long as it is there.
    let again = desk.run("kör poster -o ut -f txt").with_status(0);
    let told = "Handlingar från en tidigare körning, i andra format eller av andra slag:\n  y.yaml: y.html\n";
    assert!(again.err.contains(told), "{}", again.err);
    assert!(desk.text("ut/_protokollant/rapport.html").contains("y.html"));
    // It is proven as well as the others, and said to be of another run.
    let proven = desk.run("bevisa ut").with_status(0).err;
    let told =
        "upplysning[KÖR-BEVIS]: 1 handling i andra format eller av andra slag, från tidigare körningar: \"y.html\"\n";
    assert!(proven.contains(told), "{proven}");
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
    let plan = desk.run("kör poster -o ut -f txt --plan").with_status(1);
    let ended = desk.run("kör poster -o ut -f txt").with_status(1);
    assert!(ended.err.contains("Ersatta handlingar som togs bort: c.txt\n"), "{}", ended.err);
    // Beside the masked document it may show what that is to keep.
    let told = "Handlingar från en tidigare körning som någon har ändrat, ligger kvar:\n  a.yaml: a.txt (posten har sekretess: \
                se efter att handlingen inte visar vad den ska hålla hemligt)\n";
    assert!(
        ended.err.contains(told) && plan.out.contains("; ändrat efter körningen, ligger kvar: a.txt\n"),
        "{}{}",
        plan.out,
        ended.err
    );
    let told = "Handlingar från en tidigare körning, av poster som det inte blev någon av nu:\n  b.yaml: b.txt (posten har ändrats sedan dess)\n";
    assert!(ended.err.contains(told), "{}", ended.err);
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

#[test]
fn the_last_good_document_of_a_record_that_fails_today_is_kept_and_said_to_be_of_an_earlier_run() {
    let register = "format: 1\npersoner: [{ id: ek, namn: Anna Ek }]\n";
    let of = |day: &str| {
        let record = GOOD.replace("deltagare:", "register: personer.yaml\ndeltagare:").replace("01-15", day);
        record.replace("[{ organisation: Föreningen Skolvägen }]", "[{ person: ek }]")
    };
    let desk = Desk::new().with("poster/personer.yaml", register).with("poster/2009/personer.yaml", register);
    desk.put("poster/a.yaml", of("01-15"));
    desk.put("poster/2009/b.yaml", of("01-16"));
    desk.run("kör poster -o ut -f txt").with_status(0);
    let document = desk.text("ut/2009/b.txt");
    fs::remove_file(desk.path("poster/2009/personer.yaml")).unwrap();
    let ended = desk.run("kör poster -o ut -f txt").with_status(1);
    // The record is what it was: what it refers to is missing.
    assert!(
        ended.err.contains(" av poster som det inte blev någon av nu:\n  2009/b.yaml: 2009/b.txt\n"),
        "{}",
        ended.err
    );
    assert!(desk.text("ut/_protokollant/rapport.html").contains("2009/b.txt"));
    let report: serde_json::Value = serde_json::from_str(&desk.text("ut/_protokollant/rapport.json")).unwrap();
    let left = serde_json::json!([{
        "record": "2009/b.yaml", "alone": true, "changed": false, "secret": false, "documents": ["2009/b.txt"]
    }]);
    assert_eq!(report["left"], left);
    let manifest: serde_json::Value = serde_json::from_str(&desk.text("ut/_protokollant/manifest.json")).unwrap();
    let recorded = &manifest["records"][0];
    let sum = protokollant::build::checksum(document.as_bytes());
    assert_eq!(recorded["earlier"], serde_json::json!([{ "path": "2009/b.txt", "sha256": sum }]));
    assert!(recorded.get("documents").is_none() && desk.text("ut/2009/b.txt") == document);
    assert!(desk.text("ut/_protokollant/checksums.sha256").contains("2009/b.txt"));
    let proven = desk.run("bevisa ut").err;
    let told = "varning[KÖR-BEVIS]: handlingen \"2009/b.txt\" är från en tidigare körning, för av posten \"2009/b.yaml\" blev det ingen";
    assert!(proven.contains(told) && !proven.contains("finns inte i manifestet"), "{proven}");
    desk.put("ut/2009/b.txt", "ändrad");
    assert!(desk.run("bevisa ut").with_status(1).err.contains("\"2009/b.txt\" har ändrats efter körningen"));
}

#[test]
fn an_earlier_document_of_a_record_that_holds_secrets_has_no_checksum_by_which_a_guess_could_be_proven() {
    let desk = Desk::new().with("poster/x.yaml", open());
    desk.run("kör poster -o ut -f txt").with_status(0);
    let sum = protokollant::build::checksum(desk.text("ut/x.txt").as_bytes());
    // Secret, and with an error.
    desk.put("poster/x.yaml", secret().replace("titel:", "tittel:"));
    let ended = desk.run("kör poster -o ut -f txt").with_status(1);
    let told = "x.yaml: x.txt (posten har ändrats sedan dess och har sekretess: se efter att handlingen inte visar";
    assert!(ended.err.contains(told), "{}", ended.err);
    for file in ["manifest.json", "checksums.sha256", "rapport.json", "rapport.html"] {
        assert!(!desk.text(&format!("ut/_protokollant/{file}")).contains(&sum), "{file}");
    }
    let manifest: serde_json::Value = serde_json::from_str(&desk.text("ut/_protokollant/manifest.json")).unwrap();
    assert_eq!(manifest["records"][0]["earlier"], serde_json::json!([{ "path": "x.txt" }]));
    let proven = desk.run("bevisa ut").with_status(0).err;
    assert!(proven.contains("och om den har ändrats är inte kontrollerat"), "{proven}");
}
