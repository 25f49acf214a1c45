//! `batch`: many records in one run.

use std::fs;

use protokollant::build::checksum;

use crate::run::{BAD, Desk, GOOD, MINUTES};

/// A record of a day of its own, so that no two are alike.
fn record(day: u32) -> String {
    GOOD.replace("2026-01-15", &format!("2026-01-{day:02}"))
}

/// Three good records in two directories.
fn desk() -> Desk {
    Desk::new().with("poster/a.yaml", record(1)).with("poster/2009/b.yaml", record(2)).with("poster/c.yaml", MINUTES)
}

/// Every file of a run but those that tell of time, with its checksum.
fn lasting(desk: &Desk, directory: &str) -> Vec<(String, String)> {
    let within = |name: String| name.strip_prefix(&format!("{directory}/")).map(str::to_owned);
    let of_the_moment = |name: &String| {
        ["journal-", "rapport", "lock-"].iter().any(|kind| name.starts_with(&format!("_protokollant/{kind}")))
    };
    let names = desk.files().into_iter().filter_map(within).filter(|name| !of_the_moment(name));
    names.map(|name| (name.clone(), checksum(&fs::read(desk.path(&format!("{directory}/{name}"))).unwrap()))).collect()
}

#[test]
fn documents_lie_as_their_records_do_and_are_the_same_as_those_of_build() {
    let desk = desk();
    let ended = desk.run("kör poster -o ut -f html,txt").with_status(0);
    assert!(ended.err.contains("3 av 3 poster har handlingar"), "{}", ended.err);
    let names: Vec<String> = lasting(&desk, "ut").into_iter().map(|(name, _)| name).collect();
    let own = ["checksums.sha256", "manifest.json", "source.txt"].map(|name| format!("_protokollant/{name}"));
    assert_eq!(names, ["2009/b.html", "2009/b.txt", &own[0], &own[1], &own[2], "a.html", "a.txt", "c.html", "c.txt"]);
    desk.run("build poster/a.yaml -o ensam -f html,txt").with_status(0);
    for name in ["a.html", "a.txt"] {
        assert_eq!(desk.text(&format!("ut/{name}")), desk.text(&format!("ensam/{name}")));
    }
}

#[test]
fn a_bad_record_is_put_aside_with_what_is_wrong_and_the_others_are_made() {
    let desk = desk().with("poster/fel.yaml", BAD);
    let ended = desk.run("kör poster -o ut -f txt").with_status(1);
    assert!(ended.err.contains("3 av 4 poster har handlingar"), "{}", ended.err);
    assert!(ended.err.contains("1 lades åt sidan"), "{}", ended.err);
    assert!(desk.text("ut/_protokollant/avlagda/fel.yaml.txt").contains("fel[REC-MISSING]"));
    let manifest: serde_json::Value = serde_json::from_str(&desk.text("ut/_protokollant/manifest.json")).unwrap();
    assert_eq!(manifest["records"][3]["record"], "fel.yaml");
    assert_eq!(manifest["records"][3]["faults"]["REC-MISSING"], 1);
    // Once it has been mended nothing is left of it.
    desk.put("poster/fel.yaml", record(9));
    let mended = desk.run("kör poster -o ut -f txt").with_status(0);
    assert!(mended.err.contains("3 var redan klara"), "{}", mended.err);
    assert!(!desk.path("ut/_protokollant/avlagda/fel.yaml.txt").exists() && desk.path("ut/fel.txt").exists());
}

#[test]
fn what_is_done_and_unchanged_is_not_done_again_and_whatever_has_changed_is() {
    let register = "format: 1\npersoner: [{ id: ek, namn: Anna Ek }]\n";
    let with_register = record(3).replace("deltagare:", "register: personer.yaml\ndeltagare:");
    let with_register = with_register.replace("[{ organisation: Föreningen Skolvägen }]", "[{ person: ek }]");
    let desk = desk().with("poster/personer.yaml", register).with("poster/r.yaml", with_register);
    desk.run("kör poster -o ut -f txt").with_status(0);
    let made = |desk: &Desk, line: &str| {
        let ended = desk.run(line).with_status(0);
        let report: serde_json::Value = serde_json::from_str(&desk.text("ut/_protokollant/rapport.json")).unwrap();
        (report["totals"]["made"].as_u64(), report["totals"]["kept"].as_u64(), ended.err)
    };
    let again = made(&desk, "kör poster -o ut -f txt");
    assert_eq!((again.0, again.1), (Some(0), Some(4)), "{}", again.2);
    desk.put("poster/a.yaml", record(4));
    assert_eq!(made(&desk, "kör poster -o ut -f txt").0, Some(1), "a changed record");
    desk.put("poster/personer.yaml", register.replace("Anna", "Eva"));
    assert_eq!(made(&desk, "kör poster -o ut -f txt").0, Some(1), "a changed register");
    assert!(desk.text("ut/r.txt").contains("Eva Ek"));
    fs::write(desk.path("ut/c.txt"), "något annat").unwrap();
    assert_eq!(made(&desk, "kör poster -o ut -f txt").0, Some(1), "a changed document");
    fs::remove_file(desk.path("ut/2009/b.txt")).unwrap();
    assert_eq!(made(&desk, "kör poster -o ut -f txt").0, Some(1), "a lost document");
    assert_eq!(made(&desk, "kör poster -o ut -f txt,html").0, Some(4), "other settings");
    desk.put("mallar/words/sv.yaml", include_str!("../../templates/words/sv.yaml"));
    desk.put("mallar/words/sv.yaml", desk.text("mallar/words/sv.yaml").replace("Minnesanteckningar", "Noteringar"));
    assert_eq!(made(&desk, "kör poster -o ut -f txt --templates mallar").0, Some(4), "other templates");
}

#[test]
fn workers_shards_languages_and_time_zones_leave_the_same_files() {
    let desk = desk().with("poster/fel.yaml", BAD).with("poster/d.yaml", record(5)).with("poster/e.yaml", record(6));
    desk.run("kör poster -o ut/ett -j 1").with_status(1);
    let expected = lasting(&desk, "ut/ett");
    assert!(expected.len() > 15);
    desk.run("kör poster -o ut/många -j 3").with_status(1);
    assert_eq!(lasting(&desk, "ut/många"), expected);
    for (number, zone) in ["Pacific/Kiritimati", "Pacific/Niue", "Europe/Stockholm"].into_iter().enumerate() {
        let shard = format!("{}/3", number + 1);
        let mut command = desk.command(["batch", "poster", "-o", "ut/delar", "--shard", &shard]);
        let status = command.env("TZ", zone).env("LC_ALL", "C.UTF-8").status().unwrap();
        assert!(matches!(status.code(), Some(0 | 1)));
    }
    assert_eq!(lasting(&desk, "ut/delar"), expected);
    let mut command = desk.command(["batch", "poster", "-o", "ut/engelska"]);
    command.env("TZ", "America/Los_Angeles").env("LC_ALL", "tr_TR.UTF-8").status().unwrap();
    let aside = |files: Vec<(String, String)>| {
        // What is wrong is told in the language of whoever asks.
        files.into_iter().filter(|(name, _)| !name.contains("avlagda")).collect::<Vec<_>>()
    };
    assert_eq!(aside(lasting(&desk, "ut/engelska")), aside(expected));
}

#[test]
fn a_shard_knows_its_part_from_the_scheduler_and_the_last_one_writes_the_manifest() {
    let desk = desk().with("poster/d.yaml", record(5));
    let manifest = desk.path("ut/_protokollant/manifest.json");
    for task in ["1", "2"] {
        assert!(!manifest.exists());
        let mut command = desk.command(["kör", "poster", "-o", "ut", "-f", "txt", "--shard", "auto"]);
        let array = [("ID", task), ("MIN", "1"), ("MAX", "2"), ("STEP", "1"), ("COUNT", "2")];
        let array = array.map(|(name, value)| (format!("SLURM_ARRAY_TASK_{name}"), value));
        assert!(command.envs(array).status().unwrap().success());
    }
    assert!(manifest.exists());
    let pod = |index: &str, shard: &str| {
        let mut command = desk.command(["kör", "poster", "-o", "pod", "-f", "txt", "--shard", shard]);
        let ended = command.env("JOB_COMPLETION_INDEX", index).output().unwrap();
        (ended.status.code(), String::from_utf8_lossy(&ended.stderr).into_owned())
    };
    assert_eq!((pod("0", "auto/2").0, pod("1", "auto/2").0, pod("0", "auto").0), (Some(0), Some(0), Some(2)));
    let (code, said) = pod("2", "auto/2");
    assert!(
        code == Some(2) && said.contains("vilken av 2 delar uppgift nummer 2 är går inte att säga säkert"),
        "{said}"
    );
    assert!(said.contains("låt completions i jobbet vara 2") && !said.contains("--array"), "{said}");
    assert_eq!(lasting(&desk, "pod"), lasting(&desk, "ut"));
}

/// A record as a stream has it.
pub(crate) const IN_JSON: &str = "{\"format\":1,\"typ\":\"minnesanteckningar\",\"titel\":\"Samråd om skolvägar\",\"myndighet\":\"Regeringskansliet\",\
                       \"datum\":\"2026-01-15\",\"plats\":\"Stockholm\",\"diarienummer\":\"A2026/00012\",\
                       \"deltagare\":[{\"organisation\":\"Föreningen\"}],\"inledning\":\"Gruppen gick igenom läget.\"}";

#[test]
fn records_come_from_a_list_a_stream_and_another_runs_manifest_as_well() {
    let desk = desk();
    desk.run("kör poster -o ut -f txt").with_status(0);
    desk.put("poster/lista", "# alla\na.yaml\n\n2009/b.yaml\n");
    desk.run("kör poster/lista -o av-lista -f txt").with_status(0);
    assert_eq!(desk.text("av-lista/2009/b.txt"), desk.text("ut/2009/b.txt"));
    desk.run("kör ut/_protokollant/manifest.json -o om -f txt").with_status(0);
    // Only of the directory it is known that all its records were taken.
    let but_source = |directory: &str| {
        let files = lasting(&desk, directory).into_iter();
        files.filter(|(name, _)| !name.ends_with("source.txt")).collect::<Vec<_>>()
    };
    assert_eq!(but_source("om"), but_source("ut"));
    let json = IN_JSON;
    let lines = format!("{{\"namn\":\"2009/x\",\"post\":{json}}}\n\n{{\"post\":{json},\"namn\":\"y.json\"}}\n");
    desk.run_with("kör - -o ström -f txt", &lines).with_status(0);
    assert!(desk.path("ström/2009/x.txt").exists() && desk.path("ström/y.txt").exists());
    let wrong = desk.run_with("kör - -o fel -f txt", &format!("{json}\n{{\n")).with_status(2);
    assert!(wrong.err.contains("fel[KÖR-LISTA]: rad 1 av standard in"), "{}", wrong.err);
    assert!(wrong.err.contains("rad 2 av standard in"), "{}", wrong.err);
    assert!(!desk.path("fel").exists());
}

#[test]
fn a_broken_line_of_a_stream_and_a_lost_file_of_a_list_stop_no_other_record() {
    let desk = desk();
    desk.put("poster/lista", "a.yaml\nx/../borta.yaml\n2009\n2009/b.yaml\n");
    let listed = desk.run("kör poster/lista -o av-lista -f txt").with_status(1);
    assert!(listed.err.contains("SRC-READ: 2\n  2009: ") && listed.err.contains("\n  borta.yaml: "), "{}", listed.err);
    assert!(desk.path("av-lista/2009/b.txt").exists());
    assert!(desk.text("av-lista/_protokollant/avlagda/borta.yaml.txt").contains("borta.yaml"));
    let directory = desk.text("av-lista/_protokollant/avlagda/2009.txt");
    assert!(directory.contains("fel[SRC-READ]: \"poster/2009\" är en katalog, inte en fil"), "{directory}");
    let json = IN_JSON;
    let lines = format!("{{\"namn\":\"x\",\"post\"\n{{\"namn\":\"y\",\"post\":{json}}}\n");
    let streamed = desk.run_with("kör - -o ström -f txt", &lines).with_status(1);
    assert!(streamed.err.contains("rad-1.json:1:"), "{}", streamed.err);
    assert!(desk.path("ström/y.txt").exists() && desk.path("ström/_protokollant/avlagda/rad-1.json.txt").exists());
}

#[test]
fn clashes_are_found_before_anything_is_written() {
    let desk = desk().with("poster/a.json", IN_JSON).with("poster/2009/b.yml", record(2));
    let ended = desk.run("kör poster -o ut").with_status(2);
    assert!(ended.err.contains("\"2009/b.yaml\" och \"2009/b.yml\" skulle bli samma filer: b"), "{}", ended.err);
    assert!(ended.err.contains("\"a.json\" och \"a.yaml\" skulle bli samma filer: a"), "{}", ended.err);
    assert!(!desk.path("ut").exists());
}

#[test]
fn a_record_that_runs_away_in_time_or_memory_is_stopped_and_the_others_are_made() {
    // For one of the records a template that takes years, and one that takes 100 GB.
    let template = include_str!("../../templates/protokoll.typ");
    let desk = desk().with(
        "tid/protokoll.typ",
        format!("#for a in range(100000) {{ for b in range(100000) {{ let c = a + b }} }}\n{template}"),
    );
    let ended = desk.run("kör poster -o ut -f txt --templates tid --tid 4").with_status(1);
    assert!(ended.err.contains("fel[KÖR-TID]: posten tog mer än 4 s och avbröts: \"c.yaml\"\n"), "{}", ended.err);
    assert!(ended.err.contains("2 av 3 poster har handlingar"), "{}", ended.err);
    let slowest = |directory: &str| {
        let report = desk.text(&format!("{directory}/_protokollant/rapport.json"));
        let report: serde_json::Value = serde_json::from_str(&report).unwrap();
        let of = |timed: &serde_json::Value| Some((timed["record"].as_str()?.to_owned(), timed["millis"].as_u64()?));
        report["slowest"].as_array().unwrap().iter().filter_map(of).collect::<Vec<_>>()
    };
    // What took longest is what was stopped.
    let first = slowest("ut").remove(0);
    assert!(first.0 == "c.yaml" && first.1 >= 4000, "{first:?}");
    let greedy = "#let all = ()\n#for a in range(100000) { all.push(\"x\" * 1000000) }\n";
    desk.put("minne/protokoll.typ", format!("{greedy}{template}"));
    let ended = desk.run("kör poster -o ut2 -f txt --templates minne --minne 400").with_status(1);
    assert!(
        ended.err.contains("fel[KÖR-MINNE]: posten tog mer än 400 MB minne och avbröts: \"c.yaml\"\n"),
        "{}",
        ended.err
    );
    assert!(desk.path("ut2/a.txt").exists() && !desk.path("ut2/c.txt").exists());
    assert!(slowest("ut2").iter().any(|(record, _)| record == "c.yaml"));
}

/// Nobody but its parent would ever stop it.
#[cfg(target_os = "linux")]
#[test]
fn a_child_whose_run_was_killed_does_not_go_on_for_ever() {
    let template = include_str!("../../templates/protokoll.typ");
    let endless = format!("#for a in range(100000) {{ for b in range(100000) {{ let c = a + b }} }}\n{template}");
    let desk = Desk::new().with("poster/c.yaml", MINUTES).with("tid/protokoll.typ", endless);
    // In a test that fails nothing is to go on either: the last resort is the time that a record may take.
    let mut run = desk.command("kör poster -o ut -f txt --templates tid --tid 50".split(' ')).spawn().unwrap();
    let stat = |id: &str| {
        let stat = fs::read_to_string(format!("/proc/{id}/stat")).ok()?;
        // What follows the name, which may have spaces: the state, the parent, ...
        Some(stat.rsplit_once(") ")?.1.split(' ').map(str::to_owned).collect::<Vec<_>>())
    };
    let parent = run.id().to_string();
    let child = wait_for(|| {
        let names = fs::read_dir("/proc").unwrap().filter_map(|entry| entry.ok()?.file_name().into_string().ok());
        names.into_iter().find(|name| stat(name).is_some_and(|stat| stat.get(1) == Some(&parent)))
    });
    // Busy with the record: it has had the processor for some hundredths of a second.
    wait_for(|| stat(&child)?.get(11)?.parse::<u64>().ok().filter(|ticks| *ticks > 20));
    run.kill().unwrap();
    run.wait().unwrap();
    wait_for(|| stat(&child).is_none_or(|stat| stat.first().is_some_and(|state| state == "Z")).then_some(()));
}

/// Waits until something is there; fails after a minute, which is far more than it takes.
#[cfg(target_os = "linux")]
fn wait_for<T>(mut look: impl FnMut() -> Option<T>) -> T {
    for _ in 0..600 {
        if let Some(found) = look() {
            return found;
        }
        std::thread::sleep(std::time::Duration::from_millis(100));
    }
    panic!("it has not come about within a minute");
}

/// GNU's own program reads the list.
#[cfg(target_os = "linux")]
#[test]
fn sha256sum_checks_the_documents() {
    let desk = desk();
    desk.run("kör poster -o ut -f txt").with_status(0);
    let check = || {
        let mut command = std::process::Command::new("sha256sum");
        command.args(["-c", "_protokollant/checksums.sha256"]).current_dir(desk.path("ut")).output().unwrap()
    };
    assert!(check().status.success());
    fs::write(desk.path("ut/a.txt"), "annat").unwrap();
    assert!(!check().status.success());
}

#[test]
fn what_has_changed_since_the_run_is_found_and_so_is_what_would_not_become_the_same_again() {
    let desk = desk().with("poster/fel.yaml", BAD);
    desk.run("kör poster -o ut -f txt,html").with_status(1);
    let sound = desk.run("bevisa ut").with_status(0);
    assert_eq!(sound.out, "6 handlingar av 4 poster: alla är som körningen gjorde dem\n");
    let rebuilt = desk.run("bevisa ut --gör-om").with_status(0);
    let proven =
        "6 handlingar av 4 poster: alla blir desamma igen, med det program som manifestet säger (protokollant ";
    assert!(rebuilt.out.starts_with(proven), "{}", rebuilt.out);
    let nowhere = desk.run("bevisa ut --gör-om --källa ingenstans").with_status(2);
    assert!(nowhere.out.is_empty() && nowhere.err.contains("\"ingenstans\" är ingen katalog"), "{}", nowhere.err);
    desk.run("bevisa ut --källa poster/a.yaml").with_status(2);
    let words = include_str!("../../templates/words/sv.yaml").replace("Minnesanteckningar", "Noteringar");
    desk.put("mallar/words/sv.yaml", words);
    let other = desk.run("verify ut --rebuild --templates mallar").with_status(1);
    assert!(other.err.contains("körningen gjordes med andra mallar"), "{}", other.err);
    assert!(other.err.contains("fel[KÖR-BEVIS]: \"a.html\" blir inte densamma igen"), "{}", other.err);
    // The page of minutes tells with which templates it was made; its text does not, and has no word that was changed.
    assert!(other.err.contains("c.html") && !other.err.contains("c.txt"), "{}", other.err);
    desk.put("poster/a.yaml", record(8));
    fs::write(desk.path("ut/a.txt"), "annat").unwrap();
    fs::remove_file(desk.path("ut/c.txt")).unwrap();
    desk.put("ut/2009/ny.pdf", "");
    let found = desk.run("bevisa ut").with_status(1);
    for fault in [
        "posten \"a.yaml\" har ändrats efter körningen",
        "handlingen \"a.txt\" har ändrats efter körningen",
        "handlingen \"c.txt\" saknas",
        "filen \"2009/ny.pdf\" finns inte i manifestet",
    ] {
        assert!(found.err.contains(&format!("fel[KÖR-BEVIS]: {fault}")), "{fault}: {}", found.err);
    }
    desk.run("kör poster -o ut -f txt,html").with_status(1);
    fs::remove_file(desk.path("ut/2009/ny.pdf")).unwrap();
    desk.run("bevisa ut").with_status(0);
    fs::rename(desk.path("poster"), desk.path("flyttade")).unwrap();
    let moved = desk.run("bevisa ut").with_status(0);
    assert!(moved.err.contains("posterna är inte där körningen läste dem"), "{}", moved.err);
    assert_eq!(desk.run("bevisa ut --källa flyttade --gör-om").with_status(0).err, "");
    let unread = desk.run("bevisa ut --gör-om").with_status(1);
    assert!(unread.out.is_empty() && unread.err.contains("fel[KÖR-BEVIS]: posterna är inte där"), "{}", unread.err);
    assert!(desk.run("bevisa flyttade").with_status(2).err.contains("manifestet"));
}

#[test]
fn the_plan_says_what_will_be_made_by_what_and_where_and_writes_nothing() {
    let desk = desk().with("poster/fel.yaml", BAD).with("poster/register.yaml", "format: 1\npersoner: []\n");
    let plan = |desk: &Desk| desk.run("kör poster -o ut -f pdf,txt --plan").with_status(1);
    let planned = plan(&desk);
    let house = "(minnesanteckningar.typ, husstil regeringskansliet 1)";
    assert_eq!(
        planned.out,
        format!(
            "2009/b.yaml: görs {house} → 2009/b.pdf, 2009/b.txt\na.yaml: görs {house} → a.pdf, a.txt\n\
             c.yaml: görs (protokoll.typ, husstil neutral 1) → c.pdf, c.txt\nfel.yaml: läggs åt sidan\n\
             register.yaml: är ingen post och lämnas utanför\n"
        )
    );
    assert!(planned.err.contains("fel[REC-MISSING]"), "{}", planned.err);
    assert!(!desk.path("ut").exists());
    desk.run("kör poster -o ut -f pdf,txt").with_status(1);
    assert!(plan(&desk).out.contains("a.yaml: är redan klar"));
}

#[test]
fn two_runs_are_compared_by_words_tags_pages_and_look() {
    let desk = desk();
    desk.run("kör poster -o förr -f pdf,txt").with_status(0);
    desk.run("kör poster -o lika -f pdf,txt -j 1").with_status(0);
    assert_eq!(desk.run("jämför förr lika").with_status(0).out, "6 likadana, 0 olika\n");
    let words = include_str!("../../templates/words/sv.yaml").replace("Minnesanteckningar", "Noteringar");
    desk.put("mallar/words/sv.yaml", words);
    desk.run("kör poster -o nu -f pdf,txt --templates mallar").with_status(0);
    let ended = desk.run("diff förr nu -o bilder").with_status(1);
    let words = "ord: \"Regeringskansliet Minnesanteckningar\" → \"Regeringskansliet Noteringar\"";
    assert!(ended.out.contains(&format!("a.pdf: {words}; taggar; utseende på sida: 1\n")), "{}", ended.out);
    // That it tells with which templates it was made is all that differs in the minutes.
    assert!(!ended.out.contains("c.pdf"), "{}", ended.out);
    assert!(ended.out.ends_with("1 likadan, 1 likadan men gjord med annat, 4 olika\n"), "{}", ended.out);
    assert!(desk.path("bilder/a.pdf-1.png").exists() && !desk.path("bilder/c.pdf-1.png").exists());
    // Templates that nothing is set by are told of in every format, and change nothing else.
    desk.put("tomma/lib.typ", include_str!("../../templates/lib.typ").to_owned() + "\n// Sist.\n");
    desk.run("kör poster -o ett -f pdf,docx,html").with_status(0);
    desk.run("kör poster -o två -f pdf,docx,html --templates tomma").with_status(0);
    let alike = desk.run("jämför ett två").with_status(0);
    assert_eq!(alike.out, "0 likadana, 9 likadana men gjorda med annat, 0 olika\n");
    // Another house style, the same words.
    desk.run("kör poster/a.yaml -o ny-stil -f pdf --house neutral").with_status(0);
    desk.run("kör poster/a.yaml -o gammal-stil -f pdf").with_status(0);
    let style = desk.run("jämför gammal-stil ny-stil").with_status(1);
    assert!(style.out.contains("utseende på sida: 1"), "{}", style.out);
    assert_eq!(desk.run("jämför förr poster").with_status(2).out, "");
}

#[test]
fn the_manifest_of_documents_that_leave_something_out_tells_nothing_of_their_records_but_what_they_are_called() {
    let hidden = GOOD.replace("Gruppen gick", "Då gick [Nils Holm]{sekretess}")
        + "sekretess: { lagrum: 26 kap. 1 § OSL, datum: 2026-01-16, myndighet: Regeringskansliet }\n";
    let role = record(2).replace("deltagare: [", "deltagare: [{ namn: Nils Holm, roll: expert }, ");
    for (text, flags, leaves_out) in
        [(&hidden, "", true), (&hidden, " --variant intern", false), (&role, " --roles", true), (&role, "", false)]
    {
        let desk = Desk::new().with("poster/a.yaml", text);
        desk.run(&format!("kör poster -o ut -f txt{flags}")).with_status(0);
        let manifest = desk.text("ut/_protokollant/manifest.json");
        assert_eq!(!manifest.contains(&checksum(text.as_bytes())), leaves_out, "{flags}: {manifest}");
        let manifest: serde_json::Value = serde_json::from_str(&manifest).unwrap();
        let told = |key: &str| !manifest["records"][0][key].is_null();
        assert!(told("record") && told("documents"));
        assert!(!(leaves_out && (told("sha256") || told("named") || told("faults"))), "{flags}: {manifest}");
        // What is not named cannot be compared, and that is said.
        let verified = desk.run("bevisa ut").with_status(0);
        assert_eq!(verified.err.contains("--gör-om"), leaves_out, "{flags}: {}", verified.err);
        desk.put("poster/a.yaml", text.replace("läget", "resten"));
        desk.run("bevisa ut").with_status(i32::from(!leaves_out));
        desk.run("bevisa ut --gör-om").with_status(1);
    }
}

#[test]
fn a_directory_that_is_called_by_what_its_documents_leave_out_makes_no_other_of_that_name() {
    let role = record(2).replace("deltagare: [", "deltagare: [{ namn: Nils Holm, roll: expert }, ");
    let desk = Desk::new().with("Holm/poster/nils-holm/a.yaml", &role).with("Holm/poster/b/a.yaml", role);
    let ended = desk.run("kör Holm/poster -o ut -f txt --roles").with_status(1);
    assert!(ended.err.contains("fel[SEC-LEAK]: Holm/poster/nils-holm/a.yaml:2: "), "{}", ended.err);
    assert!(desk.path("ut/b/a-roller.txt").exists() && !desk.path("ut/nils-holm").exists());
}

#[test]
fn the_name_of_a_record_of_a_list_does_not_depend_on_what_else_is_in_it() {
    let desk = desk().with("lista", "poster/2009/b.yaml\n");
    desk.run("kör lista -o en -f txt").with_status(0);
    desk.put("lista", "poster/2009/b.yaml\nposter/a.yaml\n");
    desk.run("kör lista -o två -f txt").with_status(0);
    assert!(desk.path("en/poster/2009/b.txt").exists() && desk.path("två/poster/2009/b.txt").exists());
    assert_eq!(desk.text("en/_protokollant/source.txt"), "..\n");
    desk.run("bevisa två --gör-om").with_status(0);
    // Of one that leads outside it is told where names are counted from.
    for lines in ["../poster/a.yaml\n", "../poster/a.yaml\n../poster/2009/b.yaml\n"] {
        desk.put("listor/lista", lines);
        let ended = desk.run("kör listor/lista -o ut -f txt --plan").with_status(0);
        assert!(ended.out.contains("poster/a.yaml: görs") && ended.out.contains("→ poster/a.txt"), "{}", ended.out);
        assert!(ended.err.contains("varning[KÖR-LISTA]: listan leder utanför sin egen katalog"), "{}", ended.err);
    }
}

#[cfg(unix)]
#[test]
fn what_is_no_regular_file_in_a_list_is_put_aside_and_stops_no_other_record() {
    let desk = desk().with("lista", "poster/a.yaml\n/dev/zero\nposter\n");
    let ended = desk.run("kör lista -o ut -f txt").with_status(1);
    assert!(desk.path("ut/poster/a.txt").exists() && !ended.err.contains("KÖR-LISTA"), "{}", ended.err);
    assert!(ended.err.contains("\n  poster: ") && ended.err.contains("  dev/zero: "), "{}", ended.err);
    assert!(ended.err.contains("fel[SRC-READ]: \"/dev/zero\" är ingen vanlig fil"), "{}", ended.err);
    assert!(ended.err.contains("1 av 3 poster har handlingar"), "{}", ended.err);
    desk.put("lista", "/dev/zero\n");
    desk.run("kör lista -o annat -f txt").with_status(2);
    assert!(!desk.path("annat").exists());
}

#[test]
fn a_line_of_a_stream_that_cannot_be_read_has_the_one_fault_that_it_has_and_a_name_that_is_free() {
    let desk = Desk::new();
    let good = format!("{{\"namn\":\"rad-1\",\"post\":{IN_JSON}}}");
    for (wrapper, why) in [
        (format!("{{\"namn\":\"x\",\"namn\":\"y\",\"post\":{IN_JSON}}}"), "namn"),
        (format!("{{\"namn\":\"x\\ud800\",\"post\":{IN_JSON}}}"), "utan den andra halvan"),
        (format!("{{\"namn\":\"x\\u0000\",\"post\":{IN_JSON}}}"), "styrtecknet U+0000"),
    ] {
        let ended = desk.run_with("kör - -o ut -f txt", &format!("{wrapper}\n{good}\n")).with_status(1);
        let aside = desk.text("ut/_protokollant/avlagda/rad-1-2.json.txt");
        assert_eq!(aside.matches("fel[").count(), 1, "{aside}");
        assert!(aside.starts_with("fel[KÖR-LISTA]: rad 1 av standard in: ") && aside.contains(why), "{aside}");
        assert!(!ended.err.contains("REC-MISSING") && desk.path("ut/rad-1.txt").exists(), "{}", ended.err);
    }
}

#[test]
fn a_stream_that_a_program_on_windows_wrote_has_no_other_faults_than_its_records_have() {
    let desk = Desk::new();
    let ended = desk.run_with("kör - -o ut -f txt", &format!("{{\"namn\":\"a\",\"post\":{IN_JSON}}}\r\n\r\n{{\r\n"));
    assert!(!ended.err.contains("SRC-EOL") && ended.err.contains("1 av 2 poster"), "{}", ended.err);
}

#[test]
fn a_stream_in_which_no_line_is_a_record_empties_no_manifest() {
    let desk = Desk::new();
    desk.run_with("kör - -o ut -f txt", &format!("{{\"namn\":\"a\",\"post\":{IN_JSON}}}\n")).with_status(0);
    let before = lasting(&desk, "ut");
    for answer in
        ["<html>502 Bad Gateway</html>\n", "{\n", "null\n[]\n", "{\"namn\":\"a\",\"namn\":\"b\",\"post\":{}}\n"]
    {
        let ended = desk.run_with("kör - -o ut -f txt", answer).with_status(2);
        assert!(ended.err.contains("fel[KÖR-LISTA]: rad 1 av standard in: "), "{answer}: {}", ended.err);
    }
    assert_eq!(lasting(&desk, "ut"), before);
}

#[test]
fn a_record_in_a_newer_format_is_put_aside_by_its_number_alone_and_a_manifest_is_none() {
    let desk = desk();
    desk.run("kör poster -o ut -f txt").with_status(0);
    fs::copy(desk.path("ut/_protokollant/manifest.json"), desk.path("poster/kopia.json")).unwrap();
    for (number, newer) in ["format: 99\n", "{\"format\": 2, \"handling\": {\"slag\": \"x\"}}"].into_iter().enumerate()
    {
        let extension = if number == 0 { "yaml" } else { "json" };
        desk.put(&format!("poster/ny-{number}.{extension}"), newer);
    }
    for line in ["kör poster -o ut -f txt --plan", "kör poster -o ut -f txt", "granska poster"] {
        let ended = desk.run(line).with_status(1);
        let told = format!("{}{}", ended.out, ended.err);
        assert!(
            told.contains("fel[REC-FORMAT]: formatet 99 är okänt")
                && told.contains("fel[REC-FORMAT]: formatet 2 är okänt"),
            "{told}"
        );
    }
    // One that holds what other programs number is none.
    for other in ["format: 1\n", "format: två\n", "version: 3\n", "- format: 2\n"] {
        desk.put("poster/ny-0.yaml", other);
        fs::remove_file(desk.path("poster/ny-1.json")).ok();
        desk.run("kör poster -o annan -f txt").with_status(0);
    }
}
