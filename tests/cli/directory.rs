//! `check DIR`: every record in it, then all of them together; and the list of approved ones.

use std::fs;

use crate::run::{BAD, Desk, GOOD};

/// An approved record.
fn approved() -> String {
    GOOD.replace("plats:", "status: justerad\nplats:")
}

#[test]
fn a_directory_is_checked_with_all_below_it_in_order() {
    let desk = Desk::new()
        .with("p/b.yaml", GOOD)
        .with("p/a/x.yaml", BAD)
        .with("p/.gömd.yaml", BAD)
        .with("p/.git/c.yaml", BAD)
        .with("p/protokollant.schema.json", "{}")
        .with("p/läsmig.txt", "ingen post");
    let ended = desk.run("granska p").with_status(1);
    let sep = std::path::MAIN_SEPARATOR;
    assert_eq!(
        ended.out,
        format!("p{sep}a{sep}x.yaml: 1 fel\np{sep}b.yaml: inga fel\np (2 poster tillsammans): inga fel\n")
    );
}

#[cfg(unix)]
#[test]
fn links_are_not_followed() {
    let desk = Desk::new().with("p/a.yaml", GOOD).with("utanför/b.yaml", BAD);
    std::os::unix::fs::symlink(desk.path("utanför"), desk.path("p/genväg")).unwrap();
    std::os::unix::fs::symlink(desk.path("utanför/b.yaml"), desk.path("p/b.yaml")).unwrap();
    assert_eq!(desk.run("check p").with_status(0).out, "p/a.yaml: inga fel\np (1 post): inga fel\n");
}

#[test]
fn a_directory_without_records_cannot_be_checked() {
    let desk = Desk::new().with("p/läsmig.txt", "ingen post");
    let ended = desk.run("check p").with_status(2);
    assert!(ended.err.contains("fel[SRC-READ]: katalogen \"p\" har inga poster"), "{}", ended.err);
}

#[test]
fn the_list_gets_a_line_for_each_approved_record_and_keeps_those_it_has() {
    let desk = Desk::new().with("p/a.yaml", approved()).with("p/utkast.yaml", GOOD.replace("2026-01-15", "2026-01-16"));
    let ended = desk.run("check p").with_status(0);
    assert!(ended.err.starts_with("upplysning[SAM-OLÅST]: posten är justerad men inte låst"), "{}", ended.err);
    assert!(!desk.path("p/justerade.sha256").exists());
    assert_eq!(desk.run("granska p --lås").with_status(0).err, "");
    let first = desk.text("p/justerade.sha256");
    assert!(first.ends_with("  a.yaml\n") && first.len() == 64 + 2 + "a.yaml\n".len(), "{first}");
    // A changed record keeps its old line, and is told of.
    desk.put("p/a.yaml", approved().replace("läget", "laget"));
    desk.put("p/å/b.yaml", approved().replace("2026-01-15", "2026-01-17"));
    let changed = desk.run("check p --lock").with_status(1);
    assert!(changed.err.contains("fel[SAM-LÅS]: posten har ändrats efter justeringen"), "{}", changed.err);
    let second = desk.text("p/justerade.sha256");
    assert!(second.starts_with(&first) && second.ends_with("  å/b.yaml\n") && second.lines().count() == 2, "{second}");
    fs::remove_file(desk.path("p/å/b.yaml")).unwrap();
    let gone = desk.run("check p").with_status(1);
    assert!(gone.err.contains("den justerade posten \"å/b.yaml\" finns inte längre"), "{}", gone.err);
}

/// GNU's own program reads the list.
#[cfg(target_os = "linux")]
#[test]
fn sha256sum_checks_the_list() {
    let desk =
        Desk::new().with("p/a b.yaml", approved()).with("p/c\\d.yaml", approved().replace("2026-01-15", "2026-01-17"));
    desk.run("check p --lock").with_status(0);
    let check = || {
        std::process::Command::new("sha256sum")
            .args(["-c", "justerade.sha256"])
            .current_dir(desk.path("p"))
            .output()
            .unwrap()
    };
    let sound = check();
    assert!(sound.status.success(), "{}", String::from_utf8_lossy(&sound.stderr));
    desk.put("p/a b.yaml", GOOD);
    assert!(!check().status.success());
    desk.run("check p").with_status(1);
}

#[test]
fn to_lock_takes_a_directory() {
    let desk = Desk::new().with("a.yaml", GOOD);
    let ended = desk.run("check a.yaml --lock").with_status(2);
    assert!(ended.err.contains("--lås gäller en katalog"), "{}", ended.err);
}

#[test]
fn one_log_has_the_faults_of_each_record_and_of_all_together() {
    let desk = Desk::new().with("p/a.yaml", GOOD).with("p/b.yaml", GOOD);
    let ended = desk.run("check p --message-format json").with_status(1);
    let fault: serde_json::Value = serde_json::from_str(ended.out.lines().next().unwrap()).unwrap();
    assert_eq!(fault["code"], "SAM-DUBB");
    assert!(fault["related"][0]["file"].as_str().unwrap().ends_with("a.yaml"));
}

/// What a register is wrong in is told at its own line, whoever refers to it, and it is no record that lacks everything.
#[test]
fn registers_among_the_records_are_checked_as_registers() {
    let desk = Desk::new()
        .with("p/a.yaml", GOOD)
        .with("p/personer.yaml", "format: 1\npersoner: [{ id: ek, namn: Anna Ek }]\n")
        .with("p/orter.yaml", "format: 1\norganisationer: [{ id: a, namn: A }, { id: a, namn: B }]\n");
    let ended = desk.run("check p").with_status(1);
    let sep = std::path::MAIN_SEPARATOR;
    assert_eq!(
        ended.out,
        format!(
            "p{sep}a.yaml: inga fel\np{sep}orter.yaml: 1 fel\np{sep}personer.yaml: inga fel\np (1 post): inga fel\n"
        )
    );
    assert!(ended.err.starts_with("fel[REC-ID]"), "{}", ended.err);
    assert_eq!(
        desk.run("check p/personer.yaml").with_status(0).out,
        format!("p{sep}personer.yaml: inga fel\n").replace(sep, "/")
    );
}

#[test]
fn a_register_cannot_be_built() {
    let desk = Desk::new().with("personer.yaml", "format: 1\npersoner: [{ id: ek, namn: Anna Ek }]\n");
    let ended = desk.run("build personer.yaml").with_status(1);
    assert!(ended.err.contains("fel[REC-REG]: filen är ett register, inte en post"), "{}", ended.err);
    assert!(!ended.err.contains("REC-MISSING"), "{}", ended.err);
}

/// They are named: a record so wrong that nothing shows what it is must not be missed in silence.
#[test]
fn what_is_no_record_is_named_and_not_judged() {
    let desk = Desk::new()
        .with("p/a.yaml", GOOD)
        .with("p/package.json", r#"{ "name": "protokoll", "version": "1.0.0" }"#)
        .with("p/lista.json", "[1, 2]");
    let ended = desk.run("check p").with_status(0);
    let sep = std::path::MAIN_SEPARATOR;
    assert_eq!(
        ended.out,
        format!(
            "p{sep}a.yaml: inga fel\np{sep}lista.json: ingen post, granskas inte\n\
             p{sep}package.json: ingen post, granskas inte\np (1 post): inga fel\n"
        )
    );
    assert_eq!(ended.err, "");
    // A misspelt key in another program's file is none of ours.
    desk.put("p/package.json", r#"{ "titl": "protokoll" }"#);
    desk.run("check p --fix").with_status(0);
    assert_eq!(desk.text("p/package.json"), r#"{ "titl": "protokoll" }"#);
    // Whoever names the file means it.
    assert!(desk.run("check p/package.json").with_status(1).err.contains("REC-MISSING"));
}

#[test]
fn a_record_changed_after_its_approval_is_refused_by_itself_too_wherever_the_list_lies() {
    let desk = Desk::new().with("p/2026/a.yaml", approved());
    desk.run("granska p --lås").with_status(0);
    desk.run("bygg p/2026/a.yaml -f txt -o ut").with_status(0);
    desk.put("p/2026/a.yaml", approved().replace("läget", "laget"));
    for line in ["granska p/2026/a.yaml", "bygg p/2026/a.yaml -f txt -o ut2", "kör p -f txt -o ut3"] {
        let ended = desk.run(line).with_status(1);
        // Of many it is told which.
        let which = if line.starts_with("kör") { "2026/a.yaml: " } else { "" };
        let fault = format!("SAM-LÅS]: {which}posten har ändrats efter justeringen");
        assert!((ended.out + &ended.err).contains(&fault), "{line}");
    }
    assert!(!desk.files().iter().any(|file| file.starts_with("ut2/") || file == "ut3/2026/a.txt"));
}

#[test]
fn an_approved_record_that_is_gone_is_told_of_by_the_run_as_by_the_check() {
    let on = |day| approved().replace("01-15", day);
    let desk = Desk::new().with("p/2026/a.yaml", approved()).with("p/2026/b.yaml", on("01-16"));
    desk.put("p/c.yaml", GOOD.replace("01-15", "01-17"));
    desk.run("granska p --lås").with_status(0);
    fs::remove_file(desk.path("p/2026/a.yaml")).unwrap();
    for line in ["granska p", "kör p -f txt -o ut", "kör p -f txt -o ut", "kör p/2026 -f txt -o ut2 --plan"] {
        let ended = desk.run(line).with_status(1);
        let told = ended.out + &ended.err;
        assert!(
            told.contains("fel[SAM-LÅS]: den justerade posten \"2026/a.yaml\" finns inte längre"),
            "{line}: {told}"
        );
    }
    // The others are made, and what is elsewhere is not this run's.
    assert!(desk.path("ut/2026/b.txt").exists() && desk.path("ut/c.txt").exists());
    fs::create_dir(desk.path("p/annat")).unwrap();
    desk.put("p/annat/d.yaml", GOOD);
    desk.run("kör p/annat -f txt -o ut3").with_status(0);
}
