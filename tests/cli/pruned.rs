//! `batch --prune`: what becomes of documents of records that are gone.

use std::collections::BTreeSet;
use std::fs;

use crate::run::{BAD, Desk, GOOD};

fn documents(desk: &Desk) -> Vec<String> {
    let names = desk.files().into_iter().filter_map(|name| name.strip_prefix("ut/").map(str::to_owned));
    names.filter(|name| !name.starts_with('_')).collect()
}

/// A record of a day of its own.
fn of(day: usize) -> String {
    GOOD.replace("01-15", &format!("01-{:02}", day + 1))
}

/// An archive of so many records in each of some directories.
fn archive(directories: &[&str], each: usize) -> Desk {
    let desk = Desk::new();
    for (number, directory) in directories.iter().enumerate() {
        for day in 0..each {
            desk.put(&format!("poster/{directory}/{day}.yaml"), of(day).replace("Stockholm", &format!("Sal {number}")));
        }
    }
    desk.run("kör poster -o ut -f txt").with_status(0);
    desk
}

/// An archive of five records, of which three are gone since: of one somebody has changed the document, and one is a link now.
fn shrunk() -> Desk {
    let desk = Desk::new();
    for (number, name) in ["a", "2009/b", "c", "2009/d", "e"].into_iter().enumerate() {
        desk.put(&format!("poster/{name}.yaml"), GOOD.replace("01-15", &format!("01-1{number}")));
    }
    desk.run("kör poster -o ut -f txt,html").with_status(0);
    desk.put("ut/c.txt", "ändrad");
    desk.put("ut/egen.txt", "min");
    for name in ["2009/b", "c", "2009/d"] {
        fs::remove_file(desk.path(&format!("poster/{name}.yaml"))).unwrap();
    }
    desk
}

#[test]
fn documents_of_records_that_are_gone_are_told_by_name_and_removed_only_where_that_is_asked_for() {
    let desk = shrunk();
    let all = documents(&desk);
    let told = "2009/b.yaml: 2009/b.html, 2009/b.txt\n  2009/d.yaml: 2009/d.html, 2009/d.txt\n  ";
    let changed = "c.yaml: c.txt (har ändrats efter körningen och rörs inte)\n";
    let ended = desk.run("kör poster -o ut -f txt,html").with_status(0);
    let heading = "Handlingar av poster som inte är med längre, ligger kvar:\n  ";
    assert!(ended.err.contains(&format!("{heading}{told}{changed}  c.yaml: c.html\n")), "{}", ended.err);
    assert!(ended.err.contains("; 6 handlingar av poster som inte är med längre ligger kvar\n"), "{}", ended.err);
    assert!(desk.text("ut/_protokollant/rapport.txt").contains(&format!("{told}{changed}")));
    assert!(desk.text("ut/_protokollant/rapport.html").contains("2009/d.yaml</span> 2009/d.html, 2009/d.txt"));
    let report: serde_json::Value = serde_json::from_str(&desk.text("ut/_protokollant/rapport.json")).unwrap();
    for (place, document, fate) in [(2, "c.txt", "changed"), (3, "c.html", "unasked")] {
        let told = serde_json::json!({ "record": "c.yaml", "documents": [document], "fate": fate });
        assert_eq!(report["gone"][place], told);
    }
    assert_eq!(documents(&desk), all);
    let plan = desk.run("kör poster -o ut -f txt,html --rensa=3 --plan").with_status(0);
    assert!(plan.out.contains("c.yaml: finns inte längre, tas bort: c.html\n"), "{}", plan.out);
    let stays = "c.yaml: är inte med längre, ligger kvar: c.txt (har ändrats efter körningen och rörs inte)\n";
    assert!(plan.out.contains(stays), "{}", plan.out);
    assert_eq!(documents(&desk), all);
    let ended = desk.run("kör poster -o ut -f txt,html --prune=3").with_status(0);
    let heading = "Handlingar av poster som inte är med längre, ligger kvar:\n  ";
    assert!(ended.err.contains(&format!("{heading}{changed}")), "{}", ended.err);
    let heading = "Handlingar av poster som inte finns längre, borttagna:\n  ";
    let told = format!("{heading}{told}c.yaml: c.html\n");
    assert!(ended.err.contains(&told) && !ended.err.contains("KÖR-BEVIS"), "{}", ended.err);
    // What somebody has changed or put there stays.
    assert_eq!(documents(&desk), ["a.html", "a.txt", "c.txt", "e.html", "e.txt", "egen.txt"]);
    let again = desk.run("kör poster -o ut -f txt,html --prune").with_status(0);
    // It is told of as long as it is there.
    assert!(again.err.contains(changed) && !again.err.contains("borttagna"), "{}", again.err);
    fs::remove_file(desk.path("ut/c.txt")).unwrap();
    let again = desk.run("kör poster -o ut -f txt,html --prune").with_status(0);
    assert!(!again.err.contains("längre"), "{}", again.err);
    // A record that comes back is made again.
    desk.put("poster/c.yaml", GOOD.replace("01-15", "01-12"));
    desk.run("kör poster -o ut -f txt,html").with_status(0);
    assert!(desk.path("ut/c.html").exists());
}

#[test]
fn nothing_is_removed_of_a_record_that_may_be_there_or_whose_document_is_another_s_now() {
    let desk = shrunk();
    let all = documents(&desk);
    desk.put("lista", "poster/a.yaml\n");
    fs::create_dir(desk.path("annan")).unwrap();
    fs::copy(desk.path("poster/a.yaml"), desk.path("annan/a.yaml")).unwrap();
    for (line, reason) in [
        ("kör lista -o ut -f txt --rensa", "--rensa behöver en katalog"),
        ("kör poster/a.yaml -o ut -f txt --rensa", "--rensa behöver en katalog"),
        ("kör ut/_protokollant/manifest.json -o ut -f txt --rensa", "--rensa behöver en katalog"),
        ("kör annan -o ut -f txt --rensa", "arkivet är gjort av en annan katalog"),
        ("kör poster -o ut -f txt --rensa --shard 1/2", "--shard"),
    ] {
        let refused = desk.run(line).with_status(2);
        assert!(refused.err.contains(reason), "{line}: {}", refused.err);
        assert_eq!(documents(&desk), all, "{line}");
    }
    // The same record in another form has the document; and one that cannot be followed is there.
    let line = "kör poster -o ut -f txt,html --rensa=9";
    fs::rename(desk.path("poster/e.yaml"), desk.path("poster/e.yml")).unwrap();
    #[cfg(unix)]
    std::os::unix::fs::symlink("../a.yaml", desk.path("poster/2009/b.yaml")).unwrap();
    #[cfg(not(unix))]
    desk.put("poster/2009/b.yaml", GOOD);
    desk.run(line).with_status(0);
    assert_eq!(
        documents(&desk),
        ["2009/b.html", "2009/b.txt", "a.html", "a.txt", "c.txt", "e.html", "e.txt", "egen.txt"]
    );
    // Moved into another directory and broken there: what was made of it before is the last good document.
    fs::remove_file(desk.path("poster/e.yml")).unwrap();
    desk.put("poster/2010/e.yaml", BAD);
    let ended = desk.run(line).with_status(1);
    assert!(
        ended.err.contains("ligger kvar:\n") && ended.err.contains("  e.yml: e.html, e.txt (kan vara"),
        "{}",
        ended.err
    );
    // Once nothing may be that record any more, its document goes, which two had had one after the other.
    fs::remove_file(desk.path("poster/2010/e.yaml")).unwrap();
    let ended = desk.run(line).with_status(0);
    assert!(ended.err.contains("2 handlingar av poster som inte finns längre togs bort\n"), "{}", ended.err);
    assert!(!desk.path("ut/e.txt").exists());
    // Where no run has ended nobody knows what the documents were made of.
    fs::remove_file(desk.path("ut/_protokollant/manifest.json")).unwrap();
    desk.put("poster/z.yaml", GOOD.replace("01-15", "01-28"));
    fs::remove_file(desk.path("poster/a.yaml")).unwrap();
    let ended = desk.run(line).with_status(0);
    assert!(ended.err.contains("(ingen körning har blivit hel i katalogen än)\n"), "{}", ended.err);
    assert!(documents(&desk).contains(&"a.txt".to_owned()));
    desk.run(line).with_status(0);
    assert!(!documents(&desk).contains(&"a.txt".to_owned()));
}

#[test]
fn a_disk_that_is_not_there_is_not_taken_for_records_that_somebody_removed() {
    let desk = archive(&["2009", "2010/mars"], 12);
    let (all, proof) = (documents(&desk), desk.text("ut/_protokollant/manifest.json"));
    let refused = |line: &str, told: &[&str]| {
        let ended = desk.run(line).with_status(2);
        assert!(told.iter().all(|told| ended.err.contains(told)), "{line}: {}", ended.err);
        assert_eq!(documents(&desk), all, "{line}");
        assert_eq!(desk.text("ut/_protokollant/manifest.json"), proof, "{line}");
        ended
    };
    // A directory in which there is nothing, as where a disk is to be mounted; and one that is missing itself.
    fs::rename(desk.path("poster/2010"), desk.path("borta")).unwrap();
    let told =
        "katalogen \"2010\" i källan har inga poster längre, och hade 12: kanske saknas en disk eller en delad mapp";
    fs::create_dir_all(desk.path("poster/2010/mars")).unwrap();
    refused("kör poster -o ut -f txt --rensa", &[told, "--rensa=12"]);
    fs::remove_dir_all(desk.path("poster/2010")).unwrap();
    refused("kör poster -o ut -f txt --rensa", &[told, "--rensa=12"]);
    refused(
        "kör poster -o ut -f txt --rensa=11",
        &["12 poster är borta, och --rensa=11 tillåter högst 11", "--rensa=12"],
    );
    refused(
        "batch poster -o ut -f txt --prune=11 --lang en",
        &["12 records are gone, and --prune=11 allows at most 11"],
    );
    // The plan shows what would go, and ends as the run would.
    let plan = refused("kör poster -o ut -f txt --rensa --plan", &[told, "--rensa=12"]);
    assert_eq!(plan.out.matches("finns inte längre, tas bort").count(), 12, "{}", plan.out);
    // Nothing at all is there.
    fs::rename(desk.path("poster/2009"), desk.path("borta/2009")).unwrap();
    refused("kör poster -o ut -f txt --rensa=99", &["har inga poster"]);
    fs::remove_dir(desk.path("poster")).unwrap();
    refused("kör poster -o ut -f txt --rensa=99", &[]);
    fs::create_dir(desk.path("poster")).unwrap();
    fs::rename(desk.path("borta/2009"), desk.path("poster/2009")).unwrap();
    // Many of one directory, of which some are there.
    fs::rename(desk.path("borta"), desk.path("poster/2010")).unwrap();
    for day in 0..3 {
        fs::rename(desk.path(&format!("poster/2009/{day}.yaml")), desk.path(&format!("{day}"))).unwrap();
    }
    refused("kör poster -o ut -f txt --rensa", &["3 av 24 poster är borta", "--rensa=3"]);
    // One in ten may go without a word, and as many as somebody says.
    fs::rename(desk.path("0"), desk.path("poster/2009/0.yaml")).unwrap();
    desk.run("kör poster -o ut -f txt --rensa").with_status(0);
    assert_eq!(documents(&desk).len(), all.len() - 2);
    fs::remove_dir_all(desk.path("poster/2010")).unwrap();
    desk.run("kör poster -o ut -f txt --rensa=12").with_status(0);
    assert_eq!(documents(&desk).len(), all.len() - 14);
    // The same command again has nothing to do, and does not fail for that.
    desk.run("kör poster -o ut -f txt --rensa=12").with_status(0);
    for number in ["0", "x", "-1", ""] {
        desk.run(&format!("kör poster -o ut -f txt --rensa={number}")).with_status(2);
    }
}

#[test]
fn one_record_of_a_small_archive_may_go_without_being_counted() {
    let desk = archive(&["2009"], 3);
    fs::remove_file(desk.path("poster/2009/1.yaml")).unwrap();
    desk.run("kör poster -o ut -f txt --rensa").with_status(0);
    assert_eq!(documents(&desk), ["2009/0.txt", "2009/2.txt"]);
}

/// The documents that a plan says will be removed.
fn foretold(plan: &str) -> BTreeSet<String> {
    let removed = plan.lines().filter_map(|line| line.split_once("tas bort: "));
    let removed = removed.flat_map(|(_, rest)| rest.split(';').next().unwrap_or_default().split(", "));
    removed.map(|name| name.trim().to_owned()).collect()
}

/// A record of which a part has become secret.
fn secret(day: usize) -> String {
    of(day).replace("Gruppen gick", "Då gick [Nils Holm]{sekretess}")
        + "sekretess: { lagrum: 26 kap. 1 § OSL, datum: 2026-01-31, myndighet: Regeringskansliet }\n"
}

#[test]
fn the_plan_names_exactly_what_the_run_removes() {
    for flag in [" --rensa=9", ""] {
        let desk = Desk::new();
        for (number, name) in
            ["a", "b", "c", "2009/d", "2009/e", "f", "2010/g", "2010/h", "i", "j"].into_iter().enumerate()
        {
            desk.put(&format!("poster/{name}.yaml"), of(number));
        }
        desk.put("poster/register.yaml", "format: 1\npersoner: [{ id: ek, namn: Anna Ek }]\n");
        desk.run("kör poster -o ut -f txt,html").with_status(0);
        let before: BTreeSet<String> = documents(&desk).into_iter().collect();
        // Gone: plainly; with a document that somebody has changed; renamed to what its document is called, in another form; renamed and broken.
        for name in ["b", "c", "2009/d", "f", "j"] {
            fs::remove_file(desk.path(&format!("poster/{name}.yaml"))).unwrap();
        }
        desk.put("ut/c.txt", "ändrad");
        desk.put("poster/f.yml", of(5));
        desk.put("poster/ny.yaml", BAD.replace("datum: 2026-01-15\n", ""));
        // It became secret, it broke, it stopped being a record, it is in the capitals of another system.
        desk.put("poster/2009/e.yaml", secret(4));
        desk.put("poster/2010/g.yaml", BAD);
        desk.put("poster/2010/h.yaml", "format: 1\npersoner: [{ id: al, namn: Bo Al }]\n");
        fs::rename(desk.path("poster/i.yaml"), desk.path("poster/I.yaml")).unwrap();
        let line = format!("kör poster -o ut -f txt,html{flag}");
        let plan = desk.run(&format!("{line} --plan")).with_status(1);
        let deep = desk.run(&format!("{line} --plan --grundlig")).with_status(1);
        assert_eq!(plan.out, deep.out);
        assert!(
            plan.out.contains("2010/g.yaml: läggs åt sidan; ligger kvar: 2010/g.html, 2010/g.txt\n"),
            "{}",
            plan.out
        );
        let other = "2010/h.yaml: läggs åt sidan; ligger kvar: 2010/h.html, 2010/h.txt\n";
        assert!(plan.out.contains(other), "{}", plan.out);
        assert!(plan.out.contains("register.yaml: är ingen post och lämnas utanför\n"), "{}", plan.out);
        assert!(
            plan.out.contains("e-offentlig.html, 2009/e-offentlig.txt; tas bort: 2009/e.html, 2009/e.txt\n"),
            "{}",
            plan.out
        );
        let ended = desk.run(&line).with_status(1);
        let after: BTreeSet<String> = documents(&desk).into_iter().collect();
        let removed: BTreeSet<String> = before.difference(&after).cloned().collect();
        assert_eq!(foretold(&plan.out), removed, "{}\n{}", plan.out, ended.err);
        assert!(!removed.is_empty());
        // As long as one is broken that may be any of those, none of them goes.
        let stays = "kan vara posten \"ny.yaml\", som har lagts åt sidan";
        assert_eq!((plan.out.contains(stays), ended.err.contains(stays)), (!flag.is_empty(), !flag.is_empty()));
        fs::remove_file(desk.path("poster/ny.yaml")).unwrap();
        let plan = desk.run(&format!("{line} --plan")).with_status(1);
        desk.run(&line).with_status(1);
        let last: BTreeSet<String> = documents(&desk).into_iter().collect();
        let removed: BTreeSet<String> = after.difference(&last).cloned().collect();
        assert_eq!(foretold(&plan.out), removed, "{}", plan.out);
        let expected: &[&str] = if flag.is_empty() {
            &[]
        } else {
            &["2009/d.html", "2009/d.txt", "b.html", "b.txt", "c.html", "j.html", "j.txt"]
        };
        // Where capitals count, what was renamed to them left another document.
        let is_other = |name: &&str| !name.starts_with("i.") || !cfg!(target_os = "linux");
        assert_eq!(removed.iter().map(String::as_str).filter(is_other).collect::<Vec<_>>(), expected);
        assert_eq!(removed.contains("i.txt"), cfg!(target_os = "linux") && !flag.is_empty());
    }
}

#[test]
fn the_document_of_a_record_that_was_renamed_and_broken_at_once_stays_until_that_is_mended() {
    let desk = archive(&["2009"], 4);
    // Of the same day as the one that will go first.
    desk.put("poster/2009/gammal.yaml", of(3).replace("titel:", "tittel:"));
    desk.run("kör poster -o ut -f txt").with_status(1);
    // One that was broken all the time is none of those that were there beside it.
    fs::remove_file(desk.path("poster/2009/3.yaml")).unwrap();
    desk.run("kör poster -o ut -f txt --rensa").with_status(1);
    assert_eq!(documents(&desk), ["2009/0.txt", "2009/1.txt", "2009/2.txt"]);
    fs::remove_file(desk.path("poster/2009/2.yaml")).unwrap();
    desk.put("poster/2010/nytt-namn.yaml", of(2).replace("titel:", "tittel:"));
    for _ in 0..2 {
        let ended = desk.run("kör poster -o ut -f txt --rensa").with_status(1);
        let told = "2009/2.yaml: 2009/2.txt (kan vara posten \"2010/nytt-namn.yaml\", som har lagts åt sidan)\n";
        assert!(
            ended.err.contains(told) && ended.err.contains("1 handling av poster som inte är med längre ligger kvar"),
            "{}",
            ended.err
        );
        assert!(documents(&desk).contains(&"2009/2.txt".to_owned()));
    }
    let report: serde_json::Value = serde_json::from_str(&desk.text("ut/_protokollant/rapport.json")).unwrap();
    let told = serde_json::json!([{ "record": "2009/2.yaml", "documents": ["2009/2.txt"], "fate": { "aside": "2010/nytt-namn.yaml" } }]);
    assert_eq!(report["gone"], told);
    // Once that is mended, it goes, for the other broken one is of another day.
    desk.put("poster/2010/nytt-namn.yaml", of(2));
    desk.run("kör poster -o ut -f txt --rensa").with_status(1);
    assert_eq!(documents(&desk), ["2009/0.txt", "2009/1.txt", "2010/nytt-namn.txt"]);
    // One that was broken already may be it as well, if it is another now than it was; and so may one that cannot be read at all.
    fs::remove_file(desk.path("poster/2009/1.yaml")).unwrap();
    for broken in [
        of(1).replace("titel:", "tittel:"),
        of(1).replace("datum: ", "datum: ["),
        of(1).replace("titel: ", "titel: \""),
    ] {
        desk.put("poster/2009/gammal.yaml", broken);
        desk.run("kör poster -o ut -f txt --rensa").with_status(1);
        assert!(documents(&desk).contains(&"2009/1.txt".to_owned()));
    }
    desk.put("poster/2009/gammal.yaml", of(4));
    desk.run("kör poster -o ut -f txt --rensa").with_status(0);
    assert_eq!(documents(&desk), ["2009/0.txt", "2009/gammal.txt", "2010/nytt-namn.txt"]);
}

#[test]
fn directories_that_were_emptied_go_with_their_documents_and_no_others() {
    let desk = archive(&["2009/mars/a", "2010", "2011", "2012"], 2);
    for name in ["2009", "2010", "2011"] {
        fs::remove_dir_all(desk.path(&format!("poster/{name}"))).unwrap();
    }
    desk.put("ut/2010/egen.txt", "min");
    fs::create_dir_all(desk.path("ut/2011/egen")).unwrap();
    fs::create_dir_all(desk.path("ut/tom")).unwrap();
    let there = |name: &str| desk.path(&format!("ut/{name}")).is_dir();
    desk.run("kör poster -o ut -f txt").with_status(0);
    assert!(there("2009/mars/a"));
    desk.run("kör poster -o ut -f txt --rensa=6").with_status(0);
    assert_eq!(documents(&desk), ["2010/egen.txt", "2012/0.txt", "2012/1.txt"]);
    assert!(!there("2009") && there("2010") && there("2011/egen") && there("tom"));
    // What was wrong with records is kept in directories as well.
    desk.put("poster/2013/x.yaml", BAD);
    desk.run("kör poster -o ut -f txt").with_status(1);
    assert!(there("_protokollant/avlagda/2013"));
    fs::remove_dir_all(desk.path("poster/2013")).unwrap();
    desk.run("kör poster -o ut -f txt").with_status(0);
    assert!(!there("_protokollant/avlagda/2013"));
}

#[test]
fn a_document_that_two_records_that_are_gone_had_is_no_changed_one_of_either() {
    let desk = archive(&["2009"], 12);
    fs::rename(desk.path("poster/2009/1.yaml"), desk.path("poster/2009/1.yml")).unwrap();
    desk.put("poster/2009/1.yml", of(1).replace("Stockholm", "Sal 9"));
    desk.run("kör poster -o ut -f txt").with_status(0);
    fs::remove_file(desk.path("poster/2009/1.yml")).unwrap();
    let ended = desk.run("kör poster -o ut -f txt --rensa").with_status(0);
    assert!(ended.err.contains("borttagna:\n  2009/1.yml: 2009/1.txt\n"), "{}", ended.err);
    assert!(!ended.err.contains("ligger kvar") && !desk.path("ut/2009/1.txt").exists(), "{}", ended.err);
}

#[test]
fn the_document_of_an_approved_record_that_is_gone_stays() {
    let desk = archive(&["2009"], 3);
    let sum = protokollant::build::checksum(desk.text("poster/2009/1.yaml").as_bytes());
    desk.put("poster/justerade.sha256", format!("{sum}  2009/1.yaml\n"));
    fs::remove_file(desk.path("poster/2009/1.yaml")).unwrap();
    let plan = desk.run("kör poster -o ut -f txt --rensa --plan").with_status(1);
    let ended = desk.run("kör poster -o ut -f txt --rensa").with_status(1);
    let told = "posten är låst i justerade.sha256";
    assert!(plan.out.contains(told) && ended.err.contains(told) && ended.err.contains("SAM-LÅS"), "{}", ended.err);
    assert!(documents(&desk).contains(&"2009/1.txt".to_owned()));
    // So it does where the list that says so lies beside it.
    fs::rename(desk.path("poster/justerade.sha256"), desk.path("poster/2009/justerade.sha256")).unwrap();
    desk.put("poster/2009/justerade.sha256", format!("{sum}  1.yaml\n"));
    desk.run("kör poster -o ut -f txt --rensa");
    assert!(documents(&desk).contains(&"2009/1.txt".to_owned()));
}

#[test]
fn a_journal_that_names_what_the_run_keeps_for_itself_has_it_removed_by_nobody() {
    let desk = archive(&["2009"], 2);
    desk.put("ut/_protokollant/egen/min.txt", "min");
    let sum = protokollant::build::checksum(b"min");
    let written = serde_json::json!([{ "path": "_protokollant/egen/min.txt", "sha256": sum, "bytes": 3 }]);
    let entry = serde_json::json!({ "record": "x.yaml", "basis": "", "sha256": sum, "written": written, "millis": 0 });
    let journal = desk.text("ut/_protokollant/journal-1-1.log");
    let line = format!("{} {entry}\n", protokollant::build::checksum(entry.to_string().as_bytes()));
    desk.put("ut/_protokollant/journal-1-1.log", journal + &line);
    let ended = desk.run("kör poster -o ut -f txt --rensa").with_status(0);
    assert!(!ended.err.contains("KÖR-JOURNAL") && !ended.err.contains("x.yaml"), "{}", ended.err);
    assert_eq!(desk.text("ut/_protokollant/egen/min.txt"), "min");
}

#[test]
fn documents_of_a_record_whose_extension_alone_has_changed_are_those_of_the_same_record() {
    for between in [false, true] {
        let desk = archive(&[""], 12);
        desk.run("kör poster -o ut -f txt,html").with_status(0);
        for day in [3, 4, 5] {
            fs::rename(desk.path(&format!("poster/{day}.yaml")), desk.path(&format!("poster/{day}.yml"))).unwrap();
        }
        // Whether a run comes between the two changes makes no difference.
        if between {
            desk.run("kör poster -o ut -f txt,html").with_status(0);
        }
        let secret = secret(3).replace("Stockholm", "Sal 0");
        desk.put("poster/3.yml", secret);
        desk.put("poster/4.yml", BAD);
        let line = "kör poster -o ut -f txt,html";
        for flag in [" --plan", " --plan --grundlig", " --rensa --plan", " --rensa --plan --grundlig", ""] {
            let ended = desk.run(&format!("{line}{flag}")).with_status(1);
            let removed = if flag.is_empty() {
                ended.err.contains("Ersatta handlingar som togs bort: 3.html, 3.txt\n")
            } else {
                ended.out.contains("3-offentlig.html, 3-offentlig.txt; tas bort: 3.html, 3.txt\n")
            };
            let left = if flag.is_empty() {
                "4.yml: 4.html, 4.txt ("
            } else {
                "4.yml: läggs åt sidan; ligger kvar: 4.html, 4.txt\n"
            };
            let told = format!("{}{}", ended.out, ended.err);
            assert!(removed && told.contains(left), "{between} {flag}: {told}");
            assert!(
                !told.contains("yaml: är inte med")
                    && !told.contains("yaml: finns inte")
                    && !told.contains("rörs inte"),
                "{told}"
            );
        }
        let left: Vec<String> = documents(&desk).into_iter().filter(|name| name.starts_with('3')).collect();
        assert_eq!(left, ["3-offentlig.html", "3-offentlig.txt"]);
        // Of the one that broke on the way the last good ones stay, and are told as its.
        desk.run(&format!("{line} --rensa")).with_status(1);
        assert!(desk.path("ut/4.html").exists() && desk.path("ut/5.html").exists());
        desk.run("bevisa ut --gör-om").with_status(0);
    }
}

#[test]
fn records_whose_extensions_have_changed_are_not_gone_where_documents_of_theirs_lie_in_another_format() {
    for between in [false, true] {
        let desk = archive(&["2009"], 6);
        desk.run("kör poster -o ut -f txt,html").with_status(0);
        if between {
            desk.run("kör poster -o ut -f txt").with_status(0);
        }
        for day in 0..6 {
            fs::rename(desk.path(&format!("poster/2009/{day}.yaml")), desk.path(&format!("poster/2009/{day}.yml")))
                .unwrap();
        }
        for flag in [" --plan", "", ""] {
            let ended = desk.run(&format!("kör poster -o ut -f txt --rensa{flag}")).with_status(0);
            assert!(!ended.err.contains("borta") && !ended.out.contains("tas bort"), "{}{}", ended.out, ended.err);
        }
        assert_eq!(documents(&desk).len(), 12);
    }
}

#[cfg(target_os = "linux")]
#[test]
fn the_document_of_a_record_that_was_renamed_in_case_or_form_alone_is_told_of_and_goes_with_prune() {
    let desk = archive(&[""], 12);
    let (composed, apart) = ("m\u{f6}te", "mo\u{308}te");
    desk.put(&format!("poster/{apart}.yaml"), of(20));
    desk.put("poster/stor.yaml", of(21));
    desk.run("kör poster -o ut -f txt").with_status(0);
    fs::rename(desk.path(&format!("poster/{apart}.yaml")), desk.path(&format!("poster/{composed}.yaml"))).unwrap();
    fs::rename(desk.path("poster/stor.yaml"), desk.path("poster/Stor.yaml")).unwrap();
    let ended = desk.run("kör poster -o ut -f txt").with_status(0);
    for name in [apart, "stor"] {
        assert!(ended.err.contains(&format!("  {name}.yaml: {name}.txt\n")), "{}", ended.err);
    }
    let plan = desk.run("kör poster -o ut -f txt --rensa=2 --plan").with_status(0);
    let ended = desk.run("kör poster -o ut -f txt --rensa=2").with_status(0);
    for name in [apart, "stor"] {
        assert!(plan.out.contains(&format!("{name}.yaml: finns inte längre, tas bort: {name}.txt\n")), "{}", plan.out);
        assert!(ended.err.contains(&format!("  {name}.yaml: {name}.txt\n")), "{}", ended.err);
        assert!(!desk.path(&format!("ut/{name}.txt")).exists());
    }
    assert!(desk.path(&format!("ut/{composed}.txt")).exists() && desk.path("ut/Stor.txt").exists());
    assert_eq!(desk.run("bevisa ut").with_status(0).err, "");
}

#[test]
fn records_whose_extensions_have_changed_are_not_counted_as_gone_but_those_that_are_gone_are() {
    let desk = archive(&[""], 18);
    for day in 0..9 {
        fs::rename(desk.path(&format!("poster/{day}.yaml")), desk.path(&format!("poster/{day}.yml"))).unwrap();
    }
    for line in ["kör poster -o ut -f txt --rensa --plan", "kör poster -o ut -f txt --rensa"] {
        let ended = desk.run(line).with_status(0);
        assert!(!ended.err.contains("är borta") && !ended.out.contains("tas bort"), "{}{}", ended.out, ended.err);
    }
    assert_eq!(documents(&desk).len(), 18);
    // Again and again, and no longer where most are gone.
    desk.run("kör poster -o ut -f txt --rensa").with_status(0);
    for day in 9..12 {
        fs::remove_file(desk.path(&format!("poster/{day}.yaml"))).unwrap();
    }
    let refused = desk.run("kör poster -o ut -f txt --rensa").with_status(2);
    assert!(refused.err.contains("3 av 18 poster är borta"), "{}", refused.err);
}

#[test]
fn a_directory_that_has_lost_its_records_and_not_its_register_is_doubtful() {
    let desk = archive(&["stor"], 20);
    desk.put("poster/liten/a.yaml", of(24));
    desk.put("poster/liten/register.yaml", "format: 1\npersoner: [{ id: ek, namn: Anna Ek }]\n");
    desk.run("kör poster -o ut -f txt").with_status(0);
    fs::remove_file(desk.path("poster/liten/a.yaml")).unwrap();
    for flag in [" --plan", ""] {
        let refused = desk.run(&format!("kör poster -o ut -f txt --rensa{flag}")).with_status(2);
        assert!(refused.err.contains("katalogen \"liten\" i källan har inga poster längre"), "{}", refused.err);
    }
    desk.run("kör poster -o ut -f txt --rensa=1").with_status(0);
    assert!(!desk.path("ut/liten").exists());
}
