//! A file that was a record when a run made documents of it, and is none any more.

use std::fs;

use serde_json::{Value, json};

use crate::run::{Desk, GOOD};

const REGISTER: &str = "format: 1\npersoner: [{ id: ek, namn: Anna Ek }]\n";

/// An archive of two records, and beside them a register and a file that is nobody's record.
fn archive() -> Desk {
    let desk = Desk::new().with("poster/a.yaml", GOOD).with("poster/2009/b.yaml", GOOD.replace("01-15", "01-16"));
    desk.put("poster/2009/personer.yaml", REGISTER);
    desk.put("poster/2009/annat.json", "{\"hej\":1}");
    desk.put("poster/nollor.yaml", "\0\0\0");
    desk.run("kör poster -o ut -f txt").with_status(0);
    desk
}

fn manifest(desk: &Desk) -> Value {
    serde_json::from_str(&desk.text("ut/_protokollant/manifest.json")).unwrap()
}

#[test]
fn a_record_that_is_destroyed_is_put_aside_and_not_taken_for_something_else() {
    let nulls = "\0".repeat(GOOD.len());
    for (rest, why) in [
        ("", "den är tom"),
        ("\n", "den är tom"),
        (nulls.as_str(), "den har bara nolltecken"),
        ("format: 1\n", "i den står något annat"),
        ("hej: 1\n", "i den står något annat"),
        (REGISTER, "i den står något annat"),
    ] {
        let desk = archive();
        let sum = protokollant::build::checksum(desk.text("ut/2009/b.txt").as_bytes());
        desk.put("poster/2009/b.yaml", rest);
        let fault = format!(
            "fel[KÖR-POST]: filen är ingen post längre, {why}: \"2009/b.yaml\", som en tidigare körning gjorde handlingar av\n"
        );
        let told = "  2009/b.yaml: 2009/b.txt (posten har ändrats sedan dess)\n";
        let aside = "2009/b.yaml: läggs åt sidan; ligger kvar: 2009/b.txt\n";
        // However often it is run, and by whichever plan.
        for _ in 0..2 {
            for plan in ["--plan", "--plan --grundlig"] {
                let plan = desk.run(&format!("kör poster -o ut -f txt {plan}")).with_status(1);
                assert!(plan.out.contains(aside) && plan.err.contains(&fault), "{rest:?}: {}{}", plan.out, plan.err);
                for other in ["2009/personer.yaml", "2009/annat.json", "nollor.yaml"] {
                    let left_out = format!("{other}: är ingen post och lämnas utanför\n");
                    assert!(plan.out.contains(&left_out), "{rest:?}: {}", plan.out);
                }
            }
            let ended = desk.run("kör poster -o ut -f txt").with_status(1);
            assert!(ended.err.contains(&fault) && ended.err.contains(told), "{rest:?}: {}", ended.err);
            assert!(ended.err.contains("1 av 2 poster har handlingar") && ended.err.contains("1 lades åt sidan"));
            assert!(desk.text("ut/_protokollant/avlagda/2009/b.yaml.txt").contains(&fault));
            let recorded = &manifest(&desk)["records"][0];
            assert_eq!(recorded["faults"], json!({ "KÖR-POST": 1 }), "{recorded}");
            assert_eq!(recorded["earlier"], json!([{ "path": "2009/b.txt", "sha256": sum }]));
            assert!(!manifest(&desk).to_string().contains("personer.yaml"));
            for flag in ["", " --gör-om"] {
                let proven = desk.run(&format!("bevisa ut{flag}")).with_status(0).err;
                assert!(proven.contains("\"2009/b.txt\" är från en tidigare körning"), "{proven}");
            }
        }
        // Documents that are away as well make it no less lost.
        fs::remove_file(desk.path("ut/2009/b.txt")).unwrap();
        assert!(desk.run("kör poster -o ut -f txt").with_status(1).err.contains(&fault), "{rest:?}");
        desk.run("bevisa ut --gör-om").with_status(0);
        desk.put("poster/2009/b.yaml", GOOD.replace("01-15", "01-16"));
        desk.run("kör poster -o ut -f txt").with_status(0);
        assert!(!desk.path("ut/_protokollant/avlagda/2009/b.yaml.txt").exists());
        assert!(desk.path("ut/2009/b.txt").exists());
    }
}

#[test]
fn a_file_that_is_to_be_no_record_any_more_goes_by_another_name_and_takes_its_documents_along() {
    let desk = archive();
    desk.put("poster/2009/b.yaml", REGISTER.replace("Ek", "Al"));
    let ended = desk.run("kör poster -o ut -f txt").with_status(1);
    assert!(ended.err.contains("flytta den ur katalogen eller byt namn på den"), "{}", ended.err);
    fs::rename(desk.path("poster/2009/b.yaml"), desk.path("poster/2009/fler.yaml")).unwrap();
    desk.put("poster/2009/c.yaml", GOOD.replace("01-15", "01-17"));
    let ended = desk.run("kör poster -o ut -f txt --rensa").with_status(0);
    assert!(ended.err.contains("borttagna:\n  2009/b.yaml: 2009/b.txt\n"), "{}", ended.err);
    assert!(!desk.path("ut/2009/b.txt").exists());
    assert_eq!(desk.run("bevisa ut --gör-om").with_status(0).err, "");
}

#[test]
fn a_lost_record_is_known_by_any_part_s_journal_and_by_the_manifest_alone() {
    let desk = archive();
    fs::remove_file(desk.path("ut/_protokollant/journal-1-1.log")).unwrap();
    desk.put("poster/a.yaml", "hej: 1\n");
    for _ in 0..2 {
        let ended = desk.run("kör poster -o ut -f txt").with_status(1);
        assert!(
            ended.err.contains("fel[KÖR-POST]: filen är ingen post längre, i den står något annat: \"a.yaml\""),
            "{}",
            ended.err
        );
    }
    // A part that knew the file from before it was a record, and another division's that made it.
    let desk = Desk::new().with("poster/a.yaml", "hej: 1\n").with("poster/b.yaml", GOOD);
    desk.run("kör poster -o ut -f txt").with_status(0);
    desk.put("poster/a.yaml", GOOD.replace("01-15", "01-16"));
    for shard in ["1/2", "2/2"] {
        desk.run(&format!("kör poster -o ut -f txt --shard {shard}")).with_status(0);
    }
    desk.put("poster/a.yaml", "hej: 1\n");
    let ended = desk.run("kör poster -o ut -f txt").with_status(1);
    assert!(
        ended.err.contains("fel[KÖR-POST]: filen är ingen post längre, i den står något annat: \"a.yaml\""),
        "{}",
        ended.err
    );
}

#[test]
fn a_lost_record_of_another_run_s_manifest_is_no_other_file_either() {
    let desk = archive();
    desk.put("poster/a.yaml", "\0\0\0");
    for line in ["--plan", "-j1", "-j2"] {
        let ended = desk.run(&format!("kör ut/_protokollant/manifest.json -o ny -f txt {line}")).with_status(1);
        let told = "fel[KÖR-POST]: filen är ingen post längre, den har bara nolltecken: \"a.yaml\"";
        assert!(ended.err.contains(told), "{line}: {}", ended.err);
    }
    assert!(desk.path("ny/2009/b.txt").exists());
    assert!(desk.text("ny/_protokollant/manifest.json").contains("KÖR-POST"));
}

#[test]
fn of_a_lost_record_that_held_secrets_nothing_is_told_by_which_a_guess_could_be_proven() {
    let secret = GOOD.replace("Gruppen gick", "Då gick [Nils Holm]{sekretess}")
        + "sekretess: { lagrum: 26 kap. 1 § OSL, datum: 2026-01-16, myndighet: Regeringskansliet }\n";
    let desk = Desk::new().with("poster/a.yaml", secret).with("poster/b.yaml", GOOD.replace("01-15", "01-16"));
    desk.run("kör poster -o ut -f txt").with_status(0);
    desk.put("poster/a.yaml", "inledning: Då gick Nils Holm\n");
    for _ in 0..2 {
        desk.run("kör poster -o ut -f txt").with_status(1);
        assert_eq!(
            manifest(&desk)["records"][0],
            json!({ "record": "a.yaml", "earlier": [{ "path": "a-offentlig.txt" }] })
        );
        desk.run("bevisa ut --gör-om").with_status(0);
    }
    let report = desk.text("ut/_protokollant/rapport.json");
    assert!(report.contains("KÖR-POST") && !report.contains("Holm"), "{report}");
}

#[test]
fn a_register_by_the_name_of_a_record_that_is_gone_with_its_documents_is_no_lost_record() {
    let desk = archive();
    fs::remove_file(desk.path("poster/2009/b.yaml")).unwrap();
    let ended = desk.run("kör poster -o ut -f txt --rensa=1").with_status(0);
    assert!(ended.err.contains("borttagna:\n  2009/b.yaml: 2009/b.txt"), "{}", ended.err);
    desk.put("poster/2009/b.yaml", REGISTER);
    for flag in [" --plan", "", ""] {
        let ended = desk.run(&format!("kör poster -o ut -f txt{flag}")).with_status(0);
        assert!(!ended.err.contains("KÖR-POST"), "{}", ended.err);
    }
    // As long as its documents are there it may be that record.
    let desk = archive();
    desk.put("poster/2009/b.yaml", REGISTER);
    assert!(desk.run("kör poster -o ut -f txt").with_status(1).err.contains("KÖR-POST"));
}

#[test]
fn of_a_record_that_cannot_be_read_any_more_it_is_told_that_there_may_be_a_backup() {
    let utf16: Vec<u8> = GOOD.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let utf16 = [[0xff, 0xfe].as_slice(), utf16.as_slice()].concat();
    for (rest, code) in
        [(utf16.as_slice(), "SRC-UTF8"), (b"\xfe\xa9\x93\x00\x81", "SRC-UTF8"), (b"# bara\n", "SRC-EMPTY")]
    {
        let desk = archive();
        desk.put("poster/2009/b.yaml", rest);
        desk.put("poster/2009/ny.yaml", rest);
        let told = "varning[KÖR-POST]: \"2009/b.yaml\" går inte att läsa längre, och en tidigare körning gjorde handlingar av den\n  = tips: är filen förstörd, hämta";
        for flag in [" --plan", "", ""] {
            let ended = desk.run(&format!("kör poster -o ut -f txt{flag}")).with_status(1);
            assert!(ended.err.contains(told) && ended.err.contains(code), "{}", ended.err);
            assert!(!ended.err.contains("\"2009/ny.yaml\" går inte"), "{}", ended.err);
        }
        assert!(desk.path("ut/2009/b.txt").exists());
        let proof = desk.run("bevisa ut --gör-om").with_status(0);
        assert!(!proof.err.contains("säger annat"), "{}", proof.err);
    }
}
