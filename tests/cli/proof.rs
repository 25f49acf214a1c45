//! What `verify` finds in a directory where nobody has touched a document: in the manifest itself, and in the list beside it.

use std::fs;

use serde_json::{Value, json};

use crate::run::{BAD, Desk, GOOD};

const MANIFEST: &str = "ut/_protokollant/manifest.json";
const CHECKSUMS: &str = "ut/_protokollant/checksums.sha256";

/// A record with a remark.
fn remarked() -> String {
    GOOD.replace("läget", "läget, som kostar 10000 kronor").replace("01-15", "01-16")
}

fn archive() -> Desk {
    let register = "format: 1\npersoner: [{ id: ek, namn: Anna Ek }]\n";
    let record = GOOD.replace("deltagare:", "register: personer.yaml\ndeltagare:");
    let record = record.replace("[{ organisation: Föreningen Skolvägen }]", "[{ person: ek }]");
    let desk = Desk::new().with("poster/a.yaml", record).with("poster/b.yaml", remarked());
    desk.put("poster/personer.yaml", register);
    desk.put("poster/c.yaml", BAD);
    desk.run("kör poster -o ut -f html,txt").with_status(1);
    desk
}

#[test]
fn a_list_of_checksums_that_is_not_the_manifest_s_is_found() {
    let desk = archive();
    let whole = desk.text(CHECKSUMS);
    assert_eq!(desk.run("bevisa ut").with_status(0).err, "");
    let lines: Vec<&str> = whole.lines().collect();
    let other = "0".repeat(64);
    let without_first = lines[1..].join("\n") + "\n";
    let spoilt = lines[1].replace(&lines[1][..64], &other);
    let added = format!("{whole}{other}  d.txt\n");
    let swapped = lines.iter().rev().flat_map(|line| [line, "\n"]).collect::<String>();
    for (text, told) in [
        (without_first, "stämmer inte med manifestet: saknas: \"a.html\"\n"),
        (whole.replace(lines[1], &spoilt), "stämmer inte med manifestet: med en annan kontrollsumma: \"a.txt\"\n"),
        (added, "stämmer inte med manifestet: finns inte i manifestet: \"d.txt\"\n"),
        (String::new(), "stämmer inte med manifestet: saknas: \"a.html\", \"a.txt\", \"b.html\", \"b.txt\"\n"),
        (
            whole.replace(lines[1], &format!("{other}  d.txt")),
            "stämmer inte med manifestet: saknas: \"a.txt\"; finns inte i manifestet: \"d.txt\"\n",
        ),
        (swapped, "stämmer inte med manifestet: raderna är inte skrivna som de ska, eller står i en annan ordning\n"),
        (whole.replace('\n', "\r\n"), "stämmer inte med manifestet: raderna är inte skrivna som de ska"),
    ] {
        desk.put(CHECKSUMS, &text);
        for flag in ["", " --gör-om"] {
            let found = desk.run(&format!("bevisa ut{flag}")).with_status(1);
            assert!(
                found.err.contains("fel[KÖR-BEVIS]: listan \"ut/_protokollant/checksums.sha256\""),
                "{}",
                found.err
            );
            assert!(found.err.contains(told) && found.out.is_empty(), "{text}: {}", found.err);
        }
    }
    fs::remove_file(desk.path(CHECKSUMS)).unwrap();
    let lost = desk.run("bevisa ut").with_status(1).err;
    let told =
        "fel[KÖR-BEVIS]: listan med handlingarnas kontrollsummor, \"ut/_protokollant/checksums.sha256\", saknas\n";
    assert!(lost.contains(told) && lost.contains("kör igen med samma program och kommando"), "{lost}");
    // The remedy mends it.
    let again = desk.run("kör poster -o ut -f html,txt").with_status(1);
    assert!(again.err.contains("2 var redan klara"), "{}", again.err);
    assert_eq!((desk.text(CHECKSUMS), desk.run("bevisa ut").with_status(0).err), (whole, String::new()));
}

/// Something that somebody does to the records of a manifest.
type Change<'c> = &'c dyn Fn(&mut Value);

/// What a manifest that somebody has changed is told by when all is made again, and the same of one that another program made.
fn told(desk: &Desk, whole: &Value, change: Change<'_>) -> [(Option<i32>, String); 2] {
    let mut changed = whole.clone();
    change(&mut changed["records"]);
    assert_ne!(changed, *whole);
    let mut of_other = changed.clone();
    of_other["program"]["sha256"] = json!("0".repeat(64));
    [changed, of_other].map(|manifest| {
        desk.put(MANIFEST, manifest.to_string());
        let ended = desk.run("bevisa ut --gör-om");
        (ended.status, ended.err)
    })
}

#[test]
fn a_manifest_that_no_run_has_written_so_is_found() {
    let desk = archive();
    let whole: Value = serde_json::from_str(&desk.text(MANIFEST)).unwrap();
    let changes: [(Change<'_>, &str); 3] = [
        (
            &|records| {
                let again = records[0].clone();
                records.as_array_mut().unwrap().insert(1, again);
            },
            "posten \"a.yaml\" står två gånger",
        ),
        (&|records| records.as_array_mut().unwrap().reverse(), "\"b.yaml\" står efter \"c.yaml\""),
        (
            &|records| {
                let again = records[0]["documents"][0].clone();
                records[0]["documents"].as_array_mut().unwrap().push(again);
            },
            "handlingen \"a.html\" står två gånger",
        ),
    ];
    for (change, said) in changes {
        let mut manifest = whole.clone();
        change(&mut manifest["records"]);
        desk.put(MANIFEST, manifest.to_string());
        let ended = desk.run("bevisa ut").with_status(1);
        assert!(ended.err.contains(said), "{said}: {}", ended.err);
    }
}

#[test]
fn a_manifest_that_says_otherwise_of_its_records_than_what_becomes_of_them_is_found() {
    let desk = archive();
    let whole: Value = serde_json::from_str(&desk.text(MANIFEST)).unwrap();
    assert_eq!(whole["records"][1]["faults"].as_object().unwrap().len(), 1, "{whole}");
    let rule = whole["records"][1]["faults"].as_object().unwrap().keys().next().unwrap().clone();
    let changes: [(Change<'_>, String); 11] = [
        (
            &|records| records[0]["about"]["date"] = json!("2009-01-15"),
            "\"a.yaml\" än vad som blir av den: datum: 2009-01-15 → 2026-01-15\n".into(),
        ),
        (
            &|records| records[0]["about"]["kind"] = json!("protokoll"),
            "handlingstyp: protokoll → minnesanteckningar\n".into(),
        ),
        (&|records| records[0]["about"]["house"] = json!("annan"), "husstil: annan 1 → regeringskansliet 1\n".into()),
        (&|records| records[0]["about"]["pages"] = json!(7), "sidor: 7 → 0\n".into()),
        (&|records| records[0]["about"]["variant"] = json!("intern"), "variant: intern → inget\n".into()),
        (&|records| drop(records[0].as_object_mut().unwrap().remove("about")), "datum: inget → 2026-01-15".into()),
        (
            &|records| drop(records[0].as_object_mut().unwrap().remove("named")),
            "nämnda filer: inget → \"personer.yaml\"\n".into(),
        ),
        (
            &|records| drop(records[0].as_object_mut().unwrap().remove("sha256")),
            "postens kontrollsumma: saknas → finns\n".into(),
        ),
        (
            &|records| drop(records[1].as_object_mut().unwrap().remove("faults")),
            format!("\"b.yaml\" än vad som blir av den: {rule}: 0 → 1\n"),
        ),
        (&|records| records[1]["faults"]["REC-MISSING"] = json!(2), "REC-MISSING: 2 → 0\n".into()),
        (&|records| records[2]["faults"] = json!({ "REC-MISSING": 4 }), "REC-MISSING: 4 → 1".into()),
    ];
    for (number, (change, part)) in changes.iter().enumerate() {
        let [same, other] = told(&desk, &whole, change);
        assert_eq!(same.0, Some(1), "{number}: {}", same.1);
        assert!(
            same.1.contains("fel[KÖR-BEVIS]: manifestet säger annat om posten ") && same.1.contains(part),
            "{number}: {}",
            same.1
        );
        assert!(same.1.contains("kör igen med samma program och kommando, så skrivs det på nytt"), "{}", same.1);
        // Another program may say otherwise of what it makes alike.
        assert_eq!(other.0, Some(0), "{number}: {}", other.1);
        let of_rules = number > 7;
        let note = "upplysning[KÖR-BEVIS]: i 1 post finner reglerna annat nu än vad manifestet säger, vilket kan bero på ett annat program";
        assert_eq!(other.1.contains(note), of_rules, "{number}: {}", other.1);
        assert_eq!(other.1.contains("varning[KÖR-BEVIS]: manifestet säger annat"), !of_rules, "{number}: {}", other.1);
        if of_rules {
            assert!(!other.1.contains("REC-MISSING: "), "{}", other.1);
        }
    }
}

#[test]
fn a_manifest_that_leaves_a_document_out_or_gives_it_another_size_is_found() {
    let desk = archive();
    let whole: Value = serde_json::from_str(&desk.text(MANIFEST)).unwrap();
    let [sized, _] = told(&desk, &whole, &|records| records[0]["documents"][0]["bytes"] = json!(1));
    assert!(sized.0 == Some(1) && sized.1.contains("handlingen \"a.html\" har "), "{}", sized.1);
    assert!(sized.1.contains(" byte och inte 1, som manifestet säger\n"), "{}", sized.1);
    // With its file and its line in the list, nothing but making it again tells of it.
    let mut less = whole;
    less["records"][0]["documents"].as_array_mut().unwrap().remove(0);
    desk.put(MANIFEST, less.to_string());
    fs::remove_file(desk.path("ut/a.html")).unwrap();
    let list = desk.text(CHECKSUMS);
    desk.put(CHECKSUMS, list.split_once('\n').unwrap().1);
    desk.run("bevisa ut").with_status(0);
    let found = desk.run("bevisa ut --gör-om").with_status(1).err;
    let told = "fel[KÖR-BEVIS]: av posten \"a.yaml\" blir det också \"a.html\", som inte finns i manifestet\n";
    assert!(found.contains(told), "{found}");
}

#[test]
fn of_a_record_that_has_changed_since_it_is_told_once_and_not_by_all_that_follows() {
    let desk = archive();
    desk.put("poster/b.yaml", GOOD.replace("01-15", "01-20"));
    let found = desk.run("bevisa ut --gör-om").with_status(1).err;
    assert!(
        found.contains("posten \"b.yaml\" har ändrats efter körningen") && !found.contains("säger annat"),
        "{found}"
    );
    // One that ended by the machine's limits may end otherwise on another.
    let whole: Value = serde_json::from_str(&desk.text(MANIFEST)).unwrap();
    let [stopped, _] = told(&desk, &whole, &|records| records[2]["faults"] = json!({ "KÖR-TID": 1 }));
    assert!(!stopped.1.contains("KÖR-TID") && stopped.1.contains("upplysning[KÖR-BEVIS]: i 1 post"), "{}", stopped.1);
}

#[test]
fn a_file_that_could_not_be_used_when_the_run_was_made_is_not_said_to_have_changed() {
    let desk = Desk::new().with("poster/a.yaml", GOOD).with("poster/bild.png", "ingen bild");
    let record = GOOD.replace("01-15", "01-16");
    desk.put("poster/b.yaml", record.replace("Gruppen gick igenom läget.", "\"![En karta över vägen.](bild.png)\""));
    let ended = desk.run("kör poster -o ut -f txt").with_status(1);
    assert!(ended.err.contains("bild.png") && desk.text(MANIFEST).contains("\"path\": \"bild.png\""), "{}", ended.err);
    for flag in ["", " --gör-om"] {
        let proven = desk.run(&format!("bevisa ut{flag}")).with_status(0);
        assert_eq!(proven.err, "", "{flag}");
    }
}

#[test]
fn a_document_of_a_record_that_is_gone_is_told_as_that_and_every_fault_says_what_to_do() {
    let desk = archive();
    desk.put("poster/borta.yaml", GOOD.replace("01-15", "01-20"));
    desk.run("kör poster -o ut -f txt,html").with_status(1);
    fs::remove_file(desk.path("poster/borta.yaml")).unwrap();
    desk.run("kör poster -o ut -f txt,html").with_status(1);
    let proof = desk.run("bevisa ut").with_status(0);
    let told = "varning[KÖR-BEVIS]: handlingen \"borta.txt\" är av posten \"borta.yaml\", som inte var med i den senaste körningen";
    assert!(proof.err.contains(told) && proof.err.contains("--rensa"), "{}", proof.err);
    assert!(!proof.err.contains("fel[") && proof.err.matches("tips:").count() == 2, "{}", proof.err);
    // What somebody has changed or put there is not a run's.
    desk.put("ut/borta.txt", "ändrad");
    desk.put("ut/egen.txt", "min");
    desk.put("ut/a.txt", "ändrad");
    fs::remove_file(desk.path("ut/a.html")).unwrap();
    let proof = desk.run("bevisa ut").with_status(1);
    for fault in [
        "filen \"borta.txt\" finns inte i manifestet\n",
        "filen \"egen.txt\" finns inte i manifestet\n",
        "handlingen \"a.txt\" har ändrats efter körningen\n",
        "handlingen \"a.html\" saknas\n",
    ] {
        let at = proof.err.find(&format!("fel[KÖR-BEVIS]: {fault}")).unwrap_or_else(|| panic!("{fault}{}", proof.err));
        assert!(proof.err[at..].lines().nth(1).is_some_and(|next| next.contains("tips: ")), "{fault}{}", proof.err);
    }
}

#[test]
fn a_record_that_its_own_limit_stopped_then_and_not_now_is_no_fault_of_the_archive() {
    let desk = archive();
    let mut manifest: Value = serde_json::from_str(&desk.text("ut/_protokollant/manifest.json")).unwrap();
    let record = &mut manifest["records"][0];
    let documents = record["documents"].take();
    record.as_object_mut().unwrap().remove("documents");
    record["faults"] = serde_json::json!({ "KÖR-TID": 1 });
    desk.put("ut/_protokollant/manifest.json", manifest.to_string());
    for document in documents.as_array().unwrap() {
        fs::remove_file(desk.path(&format!("ut/{}", document["path"].as_str().unwrap()))).unwrap();
    }
    let proof = desk.run("bevisa ut --gör-om").with_status(1);
    let told = "upplysning[KÖR-BEVIS]: av posten \"a.yaml\" blir det nu en handling, och i körningen stoppades den (KÖR-TID)\n  = tips: kör igen";
    assert!(proof.err.contains(told), "{}", proof.err);
    // Only the list of checksums is not what it was.
    assert_eq!(proof.err.matches("fel[").count(), 1, "{}", proof.err);
}

#[test]
fn a_proof_says_with_which_program_it_was_made_and_is_none_with_another_where_the_same_is_asked_for() {
    let desk = archive();
    let asked = "bevisa ut --gör-om --samma-program";
    let same = desk.run(asked).with_status(0);
    assert!(same.out.contains("desamma igen, med det program som manifestet säger (protokollant "), "{}", same.out);
    let whole: Value = serde_json::from_str(&desk.text(MANIFEST)).unwrap();
    // Whoever changes what it says of a record, and of the program, by which that would be found.
    let mut changed = whole.clone();
    changed["records"][0]["about"]["date"] = json!("2009-01-15");
    changed["program"]["sha256"] = json!("0".repeat(64));
    desk.put(MANIFEST, changed.to_string());
    let weak = desk.run("bevisa ut --gör-om").with_status(0);
    assert!(weak.out.contains("desamma igen, men inte med det program, de mallar"), "{}", weak.out);
    assert!(
        weak.err.contains("upplysning[KÖR-BEVIS]: körningen gjordes med ett annat program (protokollant "),
        "{}",
        weak.err
    );
    let strong = desk.run(asked).with_status(1);
    assert!(
        strong.err.contains("fel[KÖR-BEVIS]: körningen gjordes med ett annat program (protokollant "),
        "{}",
        strong.err
    );
    assert!(
        strong.out.is_empty() && strong.err.lines().last().unwrap().starts_with("gjordes om, men inte med det"),
        "{}",
        strong.err
    );
    for part in ["templates", "fonts"] {
        let mut changed = whole.clone();
        changed[part].as_object_mut().unwrap().values_mut().for_each(|sum| *sum = json!("0".repeat(64)));
        desk.put(MANIFEST, changed.to_string());
        desk.run(asked).with_status(1);
    }
    desk.run("bevisa ut --samma-program").with_status(2);
}
