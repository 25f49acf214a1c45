//! What a run says, and of which records it says no word.

use std::fs;

use crate::run::{Desk, GOOD, MINUTES};

/// A record that holds a secret, and a fault on the very line of it.
fn secret() -> String {
    GOOD.replace("inledning: Gruppen gick", "inledning: \"Då gick [Nils Holm]{sekretess} [ut](#borta)")
        .replace("läget.", "läget.\"")
        + "sekretess: { lagrum: 26 kap. 1 § OSL, datum: 2026-01-16, myndighet: Regeringskansliet }\n"
}

#[test]
fn of_a_record_that_holds_secrets_no_log_journal_or_report_has_a_word() {
    let desk =
        Desk::new().with("poster/a.yaml", secret()).with("poster/b.yaml", GOOD.replace("läget", "[läget](#nej)"));
    assert!(desk.run("bygg poster/a.yaml -f txt -o ensam").with_status(1).err.contains("Nils Holm"));
    for flags in ["--plan", "-j1", "-j1 --variant intern"] {
        let ended = desk.run(&format!("kör poster -o ut -f txt {flags}")).with_status(1);
        assert!(!ended.err.contains("Holm") && !ended.err.contains("borta"), "{flags}: {}", ended.err);
        let told = "fel[TXT-HREF]: poster/a.yaml:9: ";
        assert!(ended.err.contains(told), "{flags}: {}", ended.err);
        assert!(ended.err.contains("posten har sekretess och citeras inte här"), "{flags}: {}", ended.err);
        // Others are told of in full.
        assert!(ended.err.contains("[läget](#nej)"), "{flags}: {}", ended.err);
    }
    // Nor does the manifest, which is handed out, have what a guess at the record could be proven by.
    let manifest = desk.text("ut/_protokollant/manifest.json");
    let sum = |record: &str| protokollant::build::checksum(desk.text(record).as_bytes());
    assert!(manifest.contains(&sum("poster/b.yaml")) && !manifest.contains(&sum("poster/a.yaml")), "{manifest}");
    assert_eq!(manifest.matches("TXT-HREF").count(), 1, "{manifest}");
    let own: Vec<String> = desk.files().into_iter().filter(|name| name.starts_with("ut/")).collect();
    assert!(own.iter().any(|name| name.contains("avlagda/a.yaml")) && own.iter().any(|name| name.contains("journal")));
    for name in own {
        let text = desk.text(&name);
        assert!(!text.contains("Holm") && !text.contains("borta"), "{name}: {text}");
    }
    // With roles in the place of names every record has what must not be told.
    let desk = Desk::new().with("poster/b.yaml", GOOD.replace("läget", "[läget](#nej)"));
    let ended = desk.run("kör poster -o ut -f txt --roles").with_status(1);
    assert!(ended.err.contains("fel[TXT-HREF]: poster/b.yaml:9: ") && !ended.err.contains("#nej"), "{}", ended.err);
    assert!(ended.err.contains("posten har namnen") && !ended.err.contains("sekretess"), "{}", ended.err);
    // What cannot be had together is told once, and of no record.
    for flag in ["--record-in-word", "--pdf a-3a"] {
        for line in ["kör poster -o ut2 -f pdf,docx", "bygg poster/b.yaml -o ut2"] {
            let ended = desk.run(&format!("{line} --roles {flag}")).with_status(2);
            let told =
                format!("fel: --roles går inte ihop med {flag}: posten, som då följer med handlingen, har namnen\n");
            assert!(ended.err.starts_with(&told) && !ended.err.contains("SEC-LEAK"), "{}", ended.err);
        }
    }
    assert!(!desk.path("ut2").exists());
}

#[test]
fn a_document_that_cannot_be_written_tells_why_and_nothing_of_its_record() {
    // A record with a remark about its text.
    let remarked = GOOD.replace("läget.", "läget kl. 9:30.");
    let desk = Desk::new().with("poster/a.yaml", &remarked);
    assert!(desk.run("bygg poster/a.yaml -f txt -o ensam").with_status(0).err.contains("9:30"));
    for number in 1..8 {
        desk.put(&format!("poster/{number}.yaml"), remarked.replace("01-15", &format!("01-0{number}")));
        // What stands where a document goes is told before; what was told of a record earlier is removed after.
        desk.put(&format!("ut/_protokollant/avlagda/{number}.yaml.txt/x"), "");
    }
    let ended = desk.run("kör poster -o ut -f txt -j 1").with_status(2);
    assert!(!ended.err.contains("9:30"), "{}", ended.err);
    assert!(ended.err.contains("7 kunde inte skrivas"), "{}", ended.err);
    // A full disk is full for all that follow.
    let told = ended.err.split("1 av 8 poster").next().unwrap().matches("fel[UT-SKRIV]: ").count();
    assert_eq!(told, 5, "{}", ended.err);
}

#[test]
fn lines_of_the_journal_that_say_nothing_are_told_of_and_nothing_is_lost() {
    let desk = Desk::new().with("poster/a.yaml", GOOD).with("poster/c.yaml", MINUTES);
    // The lines stand in the order of the records.
    desk.run("kör poster -o ut -f txt -j 1").with_status(0);
    let manifest = desk.text("ut/_protokollant/manifest.json");
    let path = desk.path("ut/_protokollant/journal-1-1.log");
    let journal = fs::read_to_string(&path).unwrap();
    fs::write(&path, journal.replacen("a.yaml", "b.yaml", 1)).unwrap();
    let ended = desk.run("kör poster -o ut -f txt").with_status(0);
    assert!(ended.err.contains("upplysning[KÖR-JOURNAL]: 1 rad i journalen räknas inte"), "{}", ended.err);
    assert!(ended.err.contains("1 gjordes på") && ended.err.contains("1 var redan klar"), "{}", ended.err);
    assert_eq!(desk.text("ut/_protokollant/manifest.json"), manifest);
    // The run has ended whole, and kept the line: nobody needs to hear of it again.
    let spoilt = journal.replacen("a.yaml", "b.yaml", 1);
    let spoilt = spoilt.lines().find(|line| line.contains("b.yaml")).unwrap().to_owned() + "\n";
    assert_eq!(desk.text("ut/_protokollant/journal-1-1-spoilt.txt"), spoilt);
    assert!(!desk.run("kör poster -o ut -f txt").with_status(0).err.contains("KÖR-JOURNAL"));
    // Another one is told of, alone, until a run has ended whole; what was kept stays.
    fs::write(&path, fs::read_to_string(&path).unwrap() + "trasig\n").unwrap();
    for line in ["kör poster -o ut -f txt --plan", "kör poster -o ut -f txt"] {
        let told = desk.run(line).with_status(0).err;
        assert!(told.contains("upplysning[KÖR-JOURNAL]: 1 rad i journalen"), "{line}: {told}");
    }
    assert_eq!(desk.text("ut/_protokollant/journal-1-1-spoilt.txt"), spoilt + "trasig\n");
    assert!(!desk.run("kör poster -o ut -f txt").with_status(0).err.contains("KÖR-JOURNAL"));
}

#[test]
fn a_fault_without_a_place_says_of_which_record_it_is() {
    let template = include_str!("../../templates/minnesanteckningar.typ");
    let broken = format!("#if sys.inputs.target == \"pages\" {{ panic(\"sidor\") }}\n{template}");
    let secret = secret().replace(" [ut](#borta)", "");
    let desk = Desk::new().with("poster/a.yaml", GOOD).with("poster/s.yaml", secret);
    desk.put("mallar/minnesanteckningar.typ", broken);
    let ended = desk.run("kör poster -o ut -f pdf --templates mallar").with_status(2);
    for record in ["poster/a.yaml", "poster/s.yaml"] {
        let aside = desk.text(&format!("ut/_protokollant/avlagda/{}.txt", record.trim_start_matches("poster/")));
        assert!(ended.err.contains(record) && aside.contains(record), "{}\n{aside}", ended.err);
    }
}
