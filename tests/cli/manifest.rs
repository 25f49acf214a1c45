//! The manifest of a run: the same wherever the run was made, and read in the format that it was written in.

use std::fs;

use serde_json::{Value, json};

use crate::run::{Desk, GOOD};

const MANIFEST: &str = "_protokollant/manifest.json";

/// A record whose public document leaves something out.
fn secret() -> String {
    GOOD.replace("Gruppen gick", "Då gick [Nils Holm]{sekretess}")
        + "sekretess: { lagrum: 26 kap. 1 § OSL, datum: 2026-01-16, myndighet: Regeringskansliet }\n"
}

#[test]
fn a_manifest_is_the_same_wherever_records_and_documents_lie() {
    let desk = Desk::new().with("poster/2009/a.yaml", GOOD).with("poster/b.yaml", secret());
    desk.run("kör poster -o ut -f txt").with_status(0);
    let manifest = desk.text(&format!("ut/{MANIFEST}"));
    assert!(manifest.contains("\"variant\": \"offentlig\"") && !manifest.contains("poster"), "{manifest}");
    desk.run("kör poster -o djupt/under/ut -f txt").with_status(0);
    assert_eq!(desk.text(&format!("djupt/under/ut/{MANIFEST}")), manifest);
    let mut command = desk.command(["kör", ".", "-o", "../annat", "-f", "txt"]);
    assert!(command.current_dir(desk.path("poster")).status().unwrap().success());
    assert_eq!(desk.text(&format!("annat/{MANIFEST}")), manifest);
    // A list of the same records, and a copy of them.
    desk.put("poster/lista", "2009/a.yaml\nb.yaml\n");
    desk.run("kör poster/lista -o lista-ut -f txt").with_status(0);
    assert_eq!(desk.text(&format!("lista-ut/{MANIFEST}")), manifest);
    assert_eq!(desk.text("djupt/under/ut/_protokollant/source.txt"), "../../../poster\nkatalog\n");
    assert_eq!(desk.text("lista-ut/_protokollant/source.txt"), "../poster\n");
    desk.run("bevisa djupt/under/ut --gör-om").with_status(0);
    // Moved together, they are still found.
    fs::create_dir(desk.path("ny")).unwrap();
    for name in ["poster", "ut"] {
        fs::rename(desk.path(name), desk.path(&format!("ny/{name}"))).unwrap();
    }
    assert_eq!(desk.run("bevisa ny/ut --gör-om").with_status(0).err, "");
    desk.run(&format!("kör ny/ut/{MANIFEST} -o om -f txt")).with_status(0);
    assert_eq!(desk.text(&format!("om/{MANIFEST}")), manifest);
    let mut command = desk.command(["kör", "manifest.json", "-o", "../../om2", "-f", "txt"]);
    assert!(command.current_dir(desk.path("ny/ut/_protokollant")).status().unwrap().success());
    // By itself it does not tell where they are.
    fs::copy(desk.path(&format!("ny/ut/{MANIFEST}")), desk.path("manifest.json")).unwrap();
    let alone = desk.run("kör manifest.json -o bort -f txt").with_status(2);
    assert!(alone.err.contains("fel[KÖR-LISTA]") && alone.err.contains("source.txt"), "{}", alone.err);
}

#[test]
fn a_manifest_of_the_first_format_is_read_and_one_of_a_later_is_refused_by_its_number() {
    let desk = Desk::new().with("poster/b.yaml", secret()).with("poster/c.yaml", GOOD);
    desk.run("kör poster -o ut -f txt").with_status(0);
    let path = desk.path(&format!("ut/{MANIFEST}"));
    let now: Value = serde_json::from_slice(&fs::read(&path).unwrap()).unwrap();
    assert_eq!(now["format"], 2);
    let mut old = now.clone();
    (old["format"], old["source"]) = (json!(1), json!("../poster"));
    old["records"][0]["about"]["variant"] = json!("Public");
    fs::write(&path, old.to_string()).unwrap();
    fs::remove_file(desk.path("ut/_protokollant/source.txt")).unwrap();
    let proven = desk.run("bevisa ut --gör-om").with_status(0).out;
    assert!(proven.starts_with("2 handlingar av 2 poster: alla blir desamma igen, med det program"), "{proven}");
    desk.run(&format!("kör ut/{MANIFEST} -o om -f txt")).with_status(0);
    let again: Value = serde_json::from_str(&desk.text(&format!("om/{MANIFEST}"))).unwrap();
    assert_eq!(again, now);
    // Whatever else a later one holds.
    fs::write(&path, "{\"format\": 3, \"documents\": {}}").unwrap();
    for line in ["bevisa ut".to_owned(), format!("kör ut/{MANIFEST} -o ny -f txt"), "jämför ut om".to_owned()] {
        let ended = desk.run(&line);
        assert!(
            ended.status != Some(0) && ended.err.contains("format 3, och det här programmet kan 1 till 2"),
            "{}",
            ended.err
        );
    }
    for line in ["bevisa ut", "jämför ut om"] {
        assert!(desk.run(line).with_status(2).err.contains("uppdatera det här"), "{line}");
    }
}

#[test]
fn a_manifest_that_names_rules_of_another_program_or_lacks_later_settings_is_read_as_it_is() {
    let costly = GOOD.replace("läget", "läget, som kostar 10000 kronor");
    let desk = Desk::new().with("poster/c.yaml", costly);
    desk.run("kör poster -o ut -f txt").with_status(0);
    let path = desk.path(&format!("ut/{MANIFEST}"));
    let now: Value = serde_json::from_slice(&fs::read(&path).unwrap()).unwrap();
    let counts = now["records"][0]["faults"].as_object().unwrap();
    assert!(!counts.is_empty(), "{now}");
    let mut other = now.clone();
    other["program"]["sha256"] = json!("0".repeat(64));
    other["records"][0]["faults"] = counts.iter().map(|(code, count)| (format!("{code}-NY"), count.clone())).collect();
    fs::write(&path, other.to_string()).unwrap();
    let mut first = now.clone();
    (first["format"], first["source"]) = (json!(1), json!("../poster"));
    let settings = first["settings"].as_object_mut().unwrap();
    settings.retain(|key, _| ["outputs", "standard", "kind", "items"].contains(&key.as_str()));
    first.as_object_mut().unwrap().remove("period_style");
    first["records"][0]["about"].as_object_mut().unwrap().remove("variant");
    for manifest in [other, first] {
        fs::write(&path, manifest.to_string()).unwrap();
        desk.run("bevisa ut").with_status(0);
        desk.run("bevisa ut --gör-om").with_status(0);
        desk.run("jämför ut ut").with_status(0);
        desk.run(&format!("kör ut/{MANIFEST} -o om -f txt")).with_status(0);
        assert_eq!(serde_json::from_str::<Value>(&desk.text(&format!("om/{MANIFEST}"))).unwrap(), now);
    }
}

#[test]
fn a_manifest_that_leads_out_of_the_directory_writes_nothing_there() {
    let desk = Desk::new().with("poster/c.yaml", GOOD).with("annat/hemlig.yaml", GOOD);
    desk.run("kör poster -o ut -f txt").with_status(0);
    let path = desk.path(&format!("ut/{MANIFEST}"));
    let text = fs::read_to_string(&path).unwrap();
    fs::write(&path, text.replace("\"c.yaml\"", "\"../annat/hemlig.yaml\"")).unwrap();
    let ended = desk.run(&format!("kör ut/{MANIFEST} -o in/i/ny -f txt")).with_status(2);
    assert!(ended.err.contains("\"../annat/hemlig.yaml\" i det leder någon annanstans"), "{}", ended.err);
    fs::write(&path, text.replace("\"c.txt\"", "\"/c.txt\"")).unwrap();
    for line in ["bevisa ut", "jämför ut ut -o in"] {
        assert!(desk.run(line).err.contains("\"/c.txt\" i det leder någon annanstans"), "{line}");
    }
    // A file that a record is said to name would be read.
    let mut manifest: Value = serde_json::from_str(&text).unwrap();
    for path in ["../../annat/hemlig.yaml", "/etc/hostname", "a/../b"] {
        manifest["records"][0]["named"] = json!([{ "path": path, "sha256": null }]);
        fs::write(desk.path(&format!("ut/{MANIFEST}")), manifest.to_string()).unwrap();
        let refused = desk.run("bevisa ut").with_status(2);
        assert!(refused.err.contains(&format!("\"{path}\" i det leder någon annanstans")), "{}", refused.err);
    }
    manifest["records"][0]["named"] = json!([{ "path": "", "sha256": null }]);
    fs::write(desk.path(&format!("ut/{MANIFEST}")), manifest.to_string()).unwrap();
    desk.run("bevisa ut").with_status(0);
    assert!(!desk.path("in").exists());
}

#[test]
fn a_record_that_is_gone_or_new_since_the_run_is_told_of() {
    let desk = Desk::new().with("poster/2009/a.yaml", GOOD).with("poster/2009/b.yaml", GOOD.replace("01-15", "01-16"));
    desk.put("poster/2009/personer.yaml", "format: 1\npersoner: []\n");
    desk.run("kör poster -o ut -f txt").with_status(0);
    assert_eq!(desk.run("bevisa ut").with_status(0).err, "");
    desk.put("poster/2009/c.yaml", GOOD);
    desk.put("poster/2010/d.yaml", GOOD);
    desk.put("poster/2010/trasig.yaml", "format: 1\ntitel: [");
    desk.put("poster/2010/personer.yaml", "format: 1\npersoner: []\n");
    for flag in ["", " --gör-om"] {
        let added = desk.run(&format!("bevisa ut{flag}")).with_status(0).err;
        for name in ["2009/c.yaml", "2010/d.yaml", "2010/trasig.yaml"] {
            let told =
                format!("varning[KÖR-BEVIS]: posten \"{name}\" finns inte i manifestet: den har kommit till efter");
            assert!(added.contains(&told), "{added}");
        }
        assert_eq!(added.matches("KÖR-BEVIS").count() - added.matches("förklara KÖR-BEVIS").count(), 3, "{added}");
    }
    // What an older run, or one of a list, tells of its source does not say that it took all: what lies beside its records may be new.
    desk.put("ut/_protokollant/source.txt", "../poster\n");
    let added = desk.run("bevisa ut").with_status(0).err;
    let told = "varning[KÖR-BEVIS]: en post bredvid de andra finns inte i manifestet: \"2009/c.yaml\"";
    assert!(added.contains(told) && !added.contains("2010"), "{added}");
    fs::rename(desk.path("poster/2009/b.yaml"), desk.path("poster/2009/c.yaml")).unwrap();
    for flag in ["", " --gör-om"] {
        let gone = desk.run(&format!("bevisa ut{flag}")).with_status(1).err;
        assert!(gone.contains("fel[KÖR-BEVIS]: posten \"2009/b.yaml\" finns inte längre"), "{gone}");
    }
}

#[test]
fn a_register_that_has_changed_since_the_run_is_found() {
    let record = GOOD.replace("deltagare:", "register: personer.yaml\ndeltagare:");
    let record = record.replace("[{ organisation: Föreningen Skolvägen }]", "[{ person: ek }]");
    let register = "format: 1\npersoner: [{ id: ek, namn: Anna Ek }]\n";
    let desk = Desk::new().with("poster/a.yaml", record).with("poster/personer.yaml", register);
    desk.run("kör poster -o ut -f txt").with_status(0);
    desk.run("bevisa ut").with_status(0);
    desk.put("poster/personer.yaml", register.replace("Anna", "Eva"));
    let found = desk.run("bevisa ut").with_status(1);
    let fault = "\"personer.yaml\", som posten \"a.yaml\" nämner, har ändrats efter körningen";
    assert!(found.err.contains(fault), "{}", found.err);
}

#[test]
fn documents_that_cannot_be_read_or_differ_in_room_alone_are_compared_as_what_they_are() {
    let desk = Desk::new().with("poster/a.yaml", GOOD).with("poster/b.yaml", GOOD.replace("01-15", "01-16"));
    desk.run("kör poster -o förr -f txt").with_status(0);
    desk.run("kör poster -o nu -f txt --house neutral").with_status(0);
    fs::remove_file(desk.path("nu/b.txt")).unwrap();
    let ended = desk.run("jämför förr nu").with_status(1);
    assert!(ended.out.contains("b.txt: går inte att läsa i den nya\n"), "{}", ended.out);
    assert!(!ended.out.contains("\"\" → \"\""), "{}", ended.out);
}

#[test]
fn a_record_that_cannot_be_had_keeps_no_shards_from_their_manifest() {
    let desk = Desk::new();
    let names: Vec<String> = (0..6).map(|number| format!("poster/{number}.yaml")).collect();
    for (number, name) in names.iter().enumerate().skip(2) {
        desk.put(name, GOOD.replace("01-15", &format!("01-1{number}")));
    }
    desk.put("lista", names.join("\n"));
    desk.run("kör lista -o ett -f txt").with_status(1);
    let manifest = desk.text(&format!("ett/{MANIFEST}"));
    assert!(manifest.contains("SRC-READ") && !manifest.contains("\"sha256\": \"\""), "{manifest}");
    for shard in 1..=3 {
        desk.run(&format!("kör lista -o delar -f txt --shard {shard}/3"));
    }
    assert_eq!(desk.text(&format!("delar/{MANIFEST}")), manifest);
}

#[cfg(target_os = "linux")]
#[test]
fn a_program_that_is_replaced_while_it_runs_makes_all_documents_itself_and_names_itself() {
    use std::io::Write as _;
    let desk = Desk::new();
    let own = std::path::Path::new(env!("CARGO_BIN_EXE_protokollant"));
    let program = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("replaced-{}", std::process::id()));
    fs::hard_link(own, &program).unwrap();
    let mut command = std::process::Command::new(&program);
    command.args(["kör", "-", "-o", "ut", "-f", "txt"]).current_dir(desk.path(""));
    let mut child = command.stdin(std::process::Stdio::piped()).spawn().unwrap();
    // It waits for its records, and has started nobody yet.
    fs::remove_file(&program).unwrap();
    fs::write(&program, "something else").unwrap();
    let line = json!({ "namn": "a", "post": {
        "format": 1, "typ": "minnesanteckningar", "titel": "Samråd", "myndighet": "Regeringskansliet", "datum": "2026-01-15",
        "plats": "Stockholm", "diarienummer": "A2026/00012", "deltagare": [{ "organisation": "Föreningen" }],
        "inledning": "Gruppen gick igenom läget.",
    } });
    child.stdin.take().unwrap().write_all(line.to_string().as_bytes()).unwrap();
    let status = child.wait().unwrap();
    fs::remove_file(&program).unwrap();
    assert!(status.success());
    let manifest: Value = serde_json::from_str(&desk.text(&format!("ut/{MANIFEST}"))).unwrap();
    assert_eq!(manifest["program"]["sha256"], protokollant::build::checksum(&fs::read(own).unwrap()));
}

#[cfg(unix)]
#[test]
fn documents_behind_a_link_of_the_run_s_directory_are_no_strangers() {
    let desk = Desk::new().with("poster/2009/a.yaml", GOOD).with("disk/x", "").with("annan/y", "");
    fs::create_dir(desk.path("ut")).unwrap();
    std::os::unix::fs::symlink("../disk", desk.path("ut/2009")).unwrap();
    desk.run("kör poster -o ut -f txt").with_status(0);
    let found = desk.run("bevisa ut").with_status(1);
    assert!(found.err.contains("filen \"2009/x\" finns inte i manifestet"), "{}", found.err);
    fs::remove_file(desk.path("disk/x")).unwrap();
    desk.run("bevisa ut").with_status(0);
    std::os::unix::fs::symlink("../annan", desk.path("ut/2010")).unwrap();
    assert!(desk.run("bevisa ut").with_status(1).err.contains("filen \"2010\" finns inte i manifestet"));
}

#[test]
fn that_a_machine_is_approved_is_said_by_whoever_is_at_it_and_by_no_manifest() {
    let desk = Desk::new().with("poster/a.yaml", format!("{GOOD}säkerhetsskyddsklass: hemlig\n"));
    desk.run("kör poster -o ut -f txt --variant intern --godkand-dator").with_status(0);
    assert!(!desk.text(&format!("ut/{MANIFEST}")).contains("approved"));
    let refused = desk.run("bevisa ut --gör-om").with_status(1);
    let fault = "av posten \"a.yaml\" blir det inte längre någon handling (SEC-KLASS)";
    assert!(refused.err.contains(fault), "{}", refused.err);
    desk.run("bevisa ut --gör-om --godkand-dator").with_status(0);
}

#[test]
fn parts_of_two_divisions_do_not_work_in_one_directory_and_the_next_clears_up_after_the_other() {
    let desk = Desk::new().with("poster/a.yaml", GOOD);
    let left = "ut/_protokollant/waiting-2-3/.protokollant-x.tmp";
    desk.put(left, "halv");
    let lock = fs::File::create(desk.path("ut/_protokollant/lock-2-3")).unwrap();
    lock.lock().unwrap();
    for shard in ["", " --shard 1/2"] {
        let refused = desk.run(&format!("kör poster -o ut -f txt{shard}")).with_status(2);
        assert!(refused.err.contains("en annan körning arbetar redan i katalogen"), "{}", refused.err);
    }
    // Parts of one division have nothing in common.
    desk.run("kör poster -o ut -f txt --shard 1/3").with_status(0);
    assert!(desk.path(left).exists());
    drop(lock);
    desk.run("kör poster -o ut -f txt").with_status(0);
    assert!(!desk.path(left).exists());
}

#[test]
fn a_kept_copy_of_a_manifest_is_a_manifest_by_whatever_name_and_empties_none() {
    let desk = Desk::new().with("poster/a.yaml", GOOD);
    desk.run("kör poster -o ut -f txt").with_status(0);
    let manifest = desk.text(&format!("ut/{MANIFEST}"));
    desk.put("m.json", &manifest);
    let alone = desk.run("kör m.json -o ut -f txt").with_status(2);
    assert!(alone.err.contains("fel[KÖR-LISTA]") && alone.err.contains("source.txt"), "{}", alone.err);
    assert_eq!(desk.text(&format!("ut/{MANIFEST}")), manifest);
    desk.put("ut/_protokollant/kopia.json", &manifest);
    desk.run("kör ut/_protokollant/kopia.json -o om -f txt").with_status(0);
    assert_eq!(desk.text(&format!("om/{MANIFEST}")), manifest);
    desk.put("ut/_protokollant/manifest-2026.bak", &manifest);
    desk.run("kör ut/_protokollant/manifest-2026.bak -o igen -f txt").with_status(0);
    assert_eq!(desk.text(&format!("igen/{MANIFEST}")), manifest);
    desk.put("m.json", manifest.replace("\"format\": 2", "\"format\": 3"));
    let later = desk.run("kör m.json -o ut -f txt").with_status(2);
    assert!(later.err.contains("format 3, och det här programmet kan 1 till 2"), "{}", later.err);
}

#[test]
fn a_single_record_does_not_take_the_place_of_an_archive() {
    let desk = Desk::new().with("poster/2009/a.yaml", GOOD).with("poster/b.yaml", GOOD.replace("01-15", "01-16"));
    desk.run("kör poster -o ark -f txt").with_status(0);
    let manifest = desk.text(&format!("ark/{MANIFEST}"));
    for flag in ["--plan", "-j1"] {
        let ended = desk.run(&format!("kör poster/2009/a.yaml -o ark -f txt {flag}")).with_status(2);
        let told = "fel[KÖR-BEVIS]: manifestet \"ark/_protokollant/manifest.json\" har 2 poster som inte är med nu";
        assert!(ended.err.contains(told), "{}", ended.err);
    }
    assert!(!desk.path("ark/a.txt").exists() && desk.text(&format!("ark/{MANIFEST}")) == manifest);
    // Records that were taken away are told of.
    fs::remove_file(desk.path("poster/b.yaml")).unwrap();
    let ended = desk.run("kör poster -o ark -f txt").with_status(0);
    assert!(ended.err.contains("varning[KÖR-BEVIS]: 1 post i manifestet"), "{}", ended.err);
    desk.run("kör poster/2009/a.yaml -o för-sig -f txt").with_status(0);
    assert!(!desk.run("kör poster/2009/a.yaml -o för-sig -f txt").with_status(0).err.contains("BEVIS"));
}

#[test]
fn a_manifest_of_a_newer_program_is_not_written_over_and_a_broken_one_is_told_of() {
    let desk = Desk::new().with("poster/b.yaml", secret()).with("poster/c.yaml", GOOD);
    desk.run("kör poster -o ut -f txt").with_status(0);
    let path = format!("ut/{MANIFEST}");
    let now = desk.text(&path);
    let newer = now.replace("\"format\": 2", "\"format\": 3");
    desk.put(&path, &newer);
    desk.put("poster/d.yaml", GOOD.replace("01-15", "01-16"));
    for line in ["kör poster -o ut -f txt", "kör poster -o ut -f txt --plan", "kör poster -o ut --rensa"] {
        let ended = desk.run(line).with_status(2);
        assert!(
            ended.err.contains("fel[KÖR-BEVIS]: manifestet") && ended.err.contains("har format 3"),
            "{}",
            ended.err
        );
    }
    assert!(desk.text(&path) == newer && !desk.path("ut/d.txt").exists());
    for broken in ["{", "[]", "{\"format\": 2, \"records\": []}", ""] {
        desk.put(&path, broken);
        for line in ["kör poster/c.yaml -o ut -f txt", "kör poster -o ut -f txt --rensa"] {
            let ended = desk.run(line).with_status(2);
            assert!(
                ended.err.contains("fel[KÖR-BEVIS]: manifestet") && !ended.err.contains("blivit hel"),
                "{}",
                ended.err
            );
        }
        let ended = desk.run("kör poster -o ut -f txt --plan").with_status(0);
        assert!(ended.err.contains("varning[KÖR-BEVIS]: manifestet"), "{}", ended.err);
        assert_eq!(desk.text(&path), broken);
    }
    let ended = desk.run("kör poster -o ut -f txt").with_status(0);
    assert!(ended.err.contains("varning[KÖR-BEVIS]: manifestet \"ut/_protokollant/manifest.json\""), "{}", ended.err);
    desk.run("bevisa ut --gör-om").with_status(0);
}

#[test]
fn the_last_part_of_a_run_says_why_there_is_no_manifest_and_which_parts_to_run_again() {
    let desk = Desk::new();
    for day in 10..16 {
        desk.put(&format!("poster/{day}.yaml"), GOOD.replace("01-15", &format!("01-{day}")));
    }
    let first = desk.run("kör poster -o ut -f txt --shard 1/2").with_status(0);
    assert!(!first.err.contains("KÖR-BEVIS") && first.err.contains("del 1/2: "), "{}", first.err);
    let page = desk.text("ut/_protokollant/rapport-1-2.html");
    assert!(page.contains("Poster: poster, del 1/2"), "{page}");
    // One that has nothing to do does not say that all is well.
    desk.run("kör poster/10.yaml -o en -f txt --shard 1/2").with_status(0);
    desk.run("kör poster/10.yaml -o en -f txt --shard 2/2").with_status(0);
    let pages = ["1-2", "2-2"].map(|part| desk.text(&format!("en/_protokollant/rapport-{part}.html")));
    assert_eq!(pages.iter().filter(|page| page.contains("Den här delen har inga poster.")).count(), 1);
    assert_eq!(pages.iter().filter(|page| page.contains("Alla poster har handlingar.")).count(), 1);
    for day in 10..16 {
        desk.put(&format!("poster/{day}.yaml"), GOOD.replace("01-15", &format!("02-{day}")));
    }
    let last = desk.run("kör poster -o ut -f txt --shard 2/2").with_status(0);
    assert!(last.err.contains("i andra delar, eller handlingar av dem, är inte som när de gjordes"), "{}", last.err);
    assert!(last.err.contains("kör de delarna igen: --shard 1/2\n"), "{}", last.err);
    assert!(!desk.path(&format!("ut/{MANIFEST}")).exists());
    let again = desk.run("kör poster -o ut -f txt --shard 1/2").with_status(0);
    assert!(desk.path(&format!("ut/{MANIFEST}")).exists() && !again.err.contains("KÖR-BEVIS"), "{}", again.err);
}

#[test]
fn the_order_in_which_formats_are_asked_for_changes_nothing() {
    let desk = Desk::new().with("p/a.yaml", GOOD);
    desk.run("kör p -o ut -f txt,html").with_status(0);
    let before = desk.text("ut/_protokollant/manifest.json");
    let ended = desk.run("kör p -o ut -f html,txt").with_status(0);
    assert!(ended.err.contains("1 var redan klar"), "{}", ended.err);
    assert_eq!(desk.text("ut/_protokollant/manifest.json"), before);
}
