//! `batch --plan`: what goes wrong is known before anything is written.

use std::fs;

use crate::run::{BAD, Desk, GOOD};

/// A record with a letter that no font has.
fn with_strange_letter() -> String {
    GOOD.replace("läget", "läget 漢")
}

#[test]
fn a_letter_that_the_fonts_lack_is_found_by_the_plan_as_by_the_run() {
    let desk = Desk::new().with("poster/a.yaml", GOOD).with("poster/b.yaml", with_strange_letter());
    for formats in ["pdf", "txt"] {
        let plan = desk.run(&format!("kör poster -o ut -f {formats} --plan")).with_status(1);
        assert!(plan.out.contains("a.yaml: görs") && plan.out.contains("b.yaml: läggs åt sidan"), "{}", plan.out);
        assert!(!desk.path("ut").exists());
        let run = desk.run(&format!("kör poster -o ut -f {formats}")).with_status(1);
        let fault = |err: &str| err.split("\n\n").next().unwrap().to_owned();
        assert!(fault(&plan.err).contains("TYP-GLYF") && plan.err.contains("b.yaml:9:"), "{}", plan.err);
        assert_eq!(fault(&plan.err), fault(&run.err));
        fs::remove_dir_all(desk.path("ut")).unwrap();
    }
}

#[test]
fn what_only_finished_documents_show_is_found_by_the_deep_plan_and_the_other_says_that_it_cannot() {
    let template = include_str!("../../templates/minnesanteckningar.typ");
    let broken = format!("#if sys.inputs.target == \"pages\" {{ panic(\"sidor\") }}\n{template}");
    let desk = Desk::new().with("poster/a.yaml", GOOD).with("mallar/minnesanteckningar.typ", broken);
    let plan = desk.run("kör poster -o ut -f pdf --templates mallar --plan").with_status(0);
    assert!(plan.err.contains("--plan --grundlig") && plan.err.contains("KÖR-TID, KÖR-MINNE"), "{}", plan.err);
    let deep = desk.run("kör poster -o ut -f pdf --templates mallar --plan --grundlig").with_status(2);
    assert!(deep.err.contains("fel[MALL]") && !deep.err.contains("--grundlig"), "{}", deep.err);
    assert!(deep.out.starts_with("a.yaml: läggs åt sidan"), "{}", deep.out);
    assert!(!desk.path("ut").exists());
    desk.run("batch poster -o ut --deep").with_status(2);
    assert!(!desk.path("ut").exists());
}

#[test]
fn a_plan_leaves_a_run_that_was_made_as_it_is() {
    let desk = Desk::new().with("poster/a.yaml", GOOD).with("poster/fel.yaml", BAD);
    desk.run("kör poster -o ut -f txt").with_status(1);
    let all = |desk: &Desk| desk.files().into_iter().map(|name| (desk.text(&name), name)).collect::<Vec<_>>();
    let before = all(&desk);
    desk.put("poster/ny.yaml", GOOD.replace("01-15", "01-16"));
    for flag in ["--plan", "--plan --deep"] {
        let plan = desk.run(&format!("kör poster -o ut -f txt {flag}")).with_status(1);
        assert!(plan.out.contains("a.yaml: är redan klar (minnesanteckningar.typ"), "{}", plan.out);
        assert!(plan.out.contains("ny.yaml: görs"), "{}", plan.out);
    }
    fs::remove_file(desk.path("poster/ny.yaml")).unwrap();
    assert_eq!(all(&desk), before);
}

#[test]
fn a_machine_that_is_approved_for_secrets_is_so_for_the_plan_as_well() {
    let secret = format!("{GOOD}säkerhetsskyddsklass: hemlig\n");
    let desk = Desk::new().with("poster/a.yaml", secret);
    desk.run("kör poster -o ut -f txt --plan").with_status(1);
    let plan = desk.run("kör poster -o ut -f txt --plan --godkand-dator --variant intern").with_status(0);
    assert!(plan.out.contains("→ a-intern.txt"), "{}", plan.out);
}

#[cfg(target_os = "linux")]
#[test]
fn names_that_are_one_or_none_on_other_systems_are_told_and_stop_nothing() {
    let other = GOOD.replace("01-15", "01-16");
    let desk = Desk::new().with("poster/A.yaml", GOOD).with("poster/a.yaml", other).with("poster/kl 10:00.yaml", GOOD);
    for flag in ["--plan", "-j1"] {
        let ended = desk.run(&format!("kör poster -o ut -f txt {flag}")).with_status(0);
        let twins = "varning[KÖR-KROCK]: \"A.yaml\" och \"a.yaml\" skulle bli samma filer i Windows eller macOS";
        assert!(ended.err.contains(twins), "{}", ended.err);
        let foreign = "varning[KÖR-NAMN]: Windows kan inte ha en fil som heter som \"kl 10:00.yaml\"";
        assert!(ended.err.contains(foreign), "{}", ended.err);
    }
    assert!(desk.path("ut/A.txt").exists() && desk.path("ut/a.txt").exists());
    desk.put(&format!("poster/{}.yaml", "x".repeat(245)), GOOD);
    let long = desk.run("kör poster -o långt -f txt").with_status(2);
    assert!(long.err.contains("fel[KÖR-NAMN]: namnet är för långt på \"xxx"), "{}", long.err);
    assert!(!desk.path("långt").exists());
}

#[test]
fn a_document_takes_the_place_of_no_record_and_of_no_directory() {
    let desk = Desk::new().with("poster/a.txt", GOOD).with("poster/b.yaml", GOOD).with("poster/b.txt.d/c.yaml", GOOD);
    desk.put("poster/lista", "a.txt\n");
    let listed = desk.run("kör poster/lista -o poster -f txt").with_status(2);
    assert!(listed.err.contains("fel[KÖR-KROCK]: handlingen av \"a.txt\" skulle ta en posts plats"), "{}", listed.err);
    assert_eq!(desk.text("poster/a.txt"), GOOD);
    fs::rename(desk.path("poster/b.txt.d"), desk.path("poster/b.txt")).unwrap();
    let ended = desk.run("kör poster -o ut -f txt").with_status(2);
    assert!(ended.err.contains("handlingen av \"b.yaml\" skulle heta som en katalog"), "{}", ended.err);
    assert!(!desk.path("ut").exists());
}

#[test]
fn a_stream_loses_no_record_whatever_stands_in_it() {
    let json = "{\"format\":1,\"typ\":\"minnesanteckningar\",\"titel\":\"Samråd\",\"myndighet\":\"Regeringskansliet\",\"datum\":\"2026-01-15\",\
                \"plats\":\"Stockholm\",\"diarienummer\":\"A2026/00012\",\"deltagare\":[{\"organisation\":\"Föreningen\"}],\
                \"inledning\":\"Gruppen gick igenom läget.\"}";
    let desk = Desk::new();
    // A text, an empty object, a record and a name with a letter that no record may have, and a line as long as none may be.
    let bell = json.replace("läget", "läget\\u0007");
    let lines = [
        format!("{{\"namn\":\"a\",\"post\":{json}}}"),
        "{\"namn\":\"b\",\"post\":\"text\"}".to_owned(),
        "{\"namn\":\"c\",\"post\":{}}".to_owned(),
        format!("{{\"namn\":\"g\",\"post\":{bell}}}"),
        format!("{{\"namn\":\"d\\u0000\",\"post\":{json}}}"),
        "x".repeat(17 << 20),
        format!("{{\"namn\":\"f\",\"post\":{json}}}"),
    ];
    let lines = lines.join("\n");
    let ended = desk.run_with("kör - -o ut -f txt", &lines).with_status(1);
    assert!(
        ended.err.contains("2 av 7 poster har handlingar") && ended.err.contains("5 lades åt sidan"),
        "{}",
        ended.err
    );
    let aside = ["b.json", "c.json", "g.json", "rad-5.json", "rad-6.json"]
        .map(|name| format!("ut/_protokollant/avlagda/{name}.txt"));
    for name in aside {
        assert!(desk.path(&name).exists(), "{name}: {}", ended.err);
    }
    assert!(desk.text("ut/_protokollant/avlagda/rad-6.json.txt").contains("SRC-SIZE"));
    assert!(desk.text("ut/_protokollant/avlagda/g.json.txt").contains("SRC-CTRL"));
    let verified = desk.run("bevisa ut").with_status(0);
    assert!(verified.err.contains("posterna kom från standard in"), "{}", verified.err);
    // A name that would steer a terminal, and a stream that somebody failed to send.
    let steering =
        desk.run_with("kör - -o styr -f txt", &format!("{{\"namn\":\"e\\u001b[2J\",\"post\":{json}}}")).with_status(2);
    assert!(steering.err.contains("styrtecknet U+001B") && !steering.err.contains('\u{1b}'), "{}", steering.err);
    let manifest = desk.text("ut/_protokollant/manifest.json");
    assert!(desk.run_with("kör - -o ut -f txt", "\n").with_status(2).err.contains("standard in har inga poster"));
    assert_eq!(desk.text("ut/_protokollant/manifest.json"), manifest);
}

#[test]
fn a_line_without_a_name_that_can_be_used_stops_no_other_record() {
    let json = crate::batch::IN_JSON;
    let bad =
        ["{\"namn\":\"f\"}", "[1]", "{\"post\":{}}", "{\"namn\":\"../up\",\"post\":{}}", "{\"namn\":\"\",\"post\":{}}"];
    let more =
        ["{\"namn\":\"/abs\",\"post\":{}}", "{\"namn\":\"a\\nb\",\"post\":{}}", "{\"namn\":\"a\\u001bb\",\"post\":{}}"];
    let good = format!("{{\"namn\":\"god\",\"post\":{json},\"extra\":1}}");
    let lines = [bad.as_slice(), &more, &[good.as_str()]].concat().join("\n");
    let desk = Desk::new();
    let ended = desk.run_with("kör - -o ut -f txt", &lines).with_status(1);
    assert!(ended.err.contains("1 av 9 poster har handlingar"), "{}", ended.err);
    assert!(desk.path("ut/god.txt").exists() && !ended.err.contains('\u{1b}'));
    for number in 1..=8 {
        let aside = desk.text(&format!("ut/_protokollant/avlagda/rad-{number}.json.txt"));
        assert!(!aside.is_empty(), "{number}");
    }
    let aside = desk.text("ut/_protokollant/avlagda/rad-4.json.txt");
    assert!(aside.contains("fel[KÖR-LISTA]: rad 4 av standard in: \"../up\" är inget namn"), "{aside}");
    let told = "varning[KÖR-LISTA]: rad 9 av standard in har fler nycklar än \"namn\" och \"post\"";
    assert!(ended.err.contains(told), "{}", ended.err);
    // Shards have their manifest all the same.
    for shard in ["1/2", "2/2"] {
        desk.run_with(&format!("kör - -o delar -f txt --shard {shard}"), &lines);
    }
    assert_eq!(desk.text("delar/_protokollant/manifest.json"), desk.text("ut/_protokollant/manifest.json"));
    // Of a line with secrets not even what should have been its name.
    let secret = format!("{{\"namn\":\"../Nils\",\"post\":{{\"sekretess\":{{}}}}}}\n{good}");
    let ended = desk.run_with("kör - -o hemligt -f txt", &secret).with_status(1);
    let aside = desk.text("hemligt/_protokollant/avlagda/rad-1.json.txt");
    assert!(!ended.err.contains("Nils") && !aside.contains("Nils"), "{aside}");
    // Where none has one, nothing is written.
    assert!(desk.run_with("kör - -o inget -f txt", &format!("{json}\n{json}")).with_status(2).err.contains("rad 2"));
    assert!(!desk.path("inget").exists());
}

#[cfg(target_os = "linux")]
#[test]
fn a_file_whose_name_is_not_utf_8_stops_no_other_record() {
    use std::os::unix::ffi::OsStrExt as _;
    let desk = Desk::new().with("poster/a.yaml", GOOD);
    let name = std::ffi::OsStr::from_bytes(b"poster/m\xf6te.yaml");
    fs::write(desk.path("").join(name), GOOD).unwrap();
    let ended = desk.run("kör poster -o ut -f txt").with_status(1);
    assert!(ended.err.contains("1 av 2 poster har handlingar"), "{}", ended.err);
    assert!(desk.text("ut/_protokollant/avlagda/m%F6te.yaml.txt").contains("är inte UTF-8"));
    assert!(desk.path("ut/a.txt").exists());
}

#[test]
fn a_source_without_end_is_refused_and_a_list_of_an_editor_on_windows_read() {
    let desk = Desk::new().with("poster/a.yaml", GOOD).with("poster/register.yaml", "format: 1\npersoner: []\n");
    if cfg!(target_os = "linux") {
        let endless = desk.run("kör /dev/zero -o ut").with_status(2);
        assert!(endless.err.contains("är större än 64 MiB"), "{}", endless.err);
    }
    desk.put("lista", "\u{feff}poster/a.yaml\r\nposter/register.yaml\r\n");
    let ended = desk.run("kör lista -o ut -f txt").with_status(0);
    assert!(ended.err.contains("1 av 1 post har handlingar"), "{}", ended.err);
    assert!(ended.err.contains("1 fil var ingen post"), "{}", ended.err);
    for limit in ["--tid 0", "--minne 0"] {
        desk.run(&format!("kör poster -o ut -f txt {limit}")).with_status(2);
    }
}

#[test]
fn files_that_are_no_records_are_named_and_a_record_with_a_dash_too_many_is_none_of_them() {
    let listed = "- ".to_owned() + &GOOD.trim_end().replace('\n', "\n  ") + "\n";
    let desk = Desk::new().with("poster/a.yaml", GOOD).with("poster/lista.yaml", listed);
    desk.put("poster/handla.yaml", "- mjölk\n- { vara: bröd }\n");
    desk.put("poster/personer.yaml", "format: 1\npersoner: []\n");
    let ended = desk.run("kör poster -o ut -f txt").with_status(1);
    assert!(ended.err.contains("ingen post: handla.yaml, personer.yaml\n1 av 2 poster har"), "{}", ended.err);
    assert!(desk.path("ut/_protokollant/avlagda/lista.yaml.txt").exists());
    let page = desk.text("ut/_protokollant/rapport.html");
    assert!(page.contains("handla.yaml") && page.contains("Filer som inte är poster"), "{page}");
    let json = desk.text("ut/_protokollant/rapport.json");
    assert!(json.contains("\"left_out\": [\n    \"handla.yaml\",\n    \"personer.yaml\"\n  ]"), "{json}");
}

#[cfg(unix)]
#[test]
fn links_of_a_directory_are_left_out_and_not_in_silence() {
    use std::os::unix::fs::symlink;
    let desk = Desk::new().with("poster/a.yaml", GOOD).with("annat/b.yaml", GOOD);
    symlink("../annat/b.yaml", desk.path("poster/b.yaml")).unwrap();
    let one = desk.run("kör poster -o ut -f txt").with_status(0);
    let told = "varning[KÖR-LISTA]: 1 symbolisk länk i katalogen lämnas utanför: \"poster/b.yaml\"";
    assert!(one.err.contains(told) && one.err.contains("1 av 1 post"), "{}", one.err);
    symlink("../annat", desk.path("poster/annat")).unwrap();
    symlink("a.yaml", desk.path("poster/text.md")).unwrap();
    let two = desk.run("kör poster -o ut -f txt --plan").with_status(0);
    assert!(two.err.contains(": 2 symboliska länkar i katalogen lämnas utanför: \"poster/annat\" …"), "{}", two.err);
}

#[test]
fn a_journal_that_cannot_be_read_is_named() {
    let desk = Desk::new().with("poster/a.yaml", GOOD).with("ut/_protokollant/journal-1-9.log/x", "");
    for flag in ["--plan", "-j1"] {
        let ended = desk.run(&format!("kör poster -o ut -f txt {flag}")).with_status(2);
        assert!(ended.err.contains("journal-1-9.log") && !ended.err.contains("standard ut"), "{}", ended.err);
    }
}

#[test]
fn a_source_without_a_single_record_is_an_error_and_writes_nothing() {
    let register = "format: 1\npersoner: [{ id: ek, namn: Anna Ek }]\n";
    let desk = Desk::new().with("bara.yaml", "bara text\n").with("ett.json", "{\"a\":1}\n");
    desk.put("register/personer.yaml", register);
    desk.put("lista", "register/personer.yaml\n");
    desk.put("poster/a.yaml", GOOD);
    desk.put("poster/personer.yaml", register);
    desk.run("kör poster -o ut -f txt").with_status(0);
    let all = |desk: &Desk| desk.files().into_iter().map(|name| (desk.text(&name), name)).collect::<Vec<_>>();
    let before = all(&desk);
    for (source, told) in [
        ("bara.yaml", "fel[KÖR-LISTA]: \"bara.yaml\" är ingen post"),
        ("ett.json", "fel[KÖR-LISTA]: \"ett.json\" är ingen post"),
        ("poster/personer.yaml", "fel[KÖR-LISTA]: \"personer.yaml\" är ingen post"),
        ("lista", "fel[KÖR-LISTA]: \"register/personer.yaml\" är ingen post"),
        ("register", "fel[KÖR-LISTA]: \"register\" har filer, men ingen post"),
    ] {
        for line in [format!("kör {source} -o ut -f txt"), format!("kör {source} -o ny --shard 1/2 --plan")] {
            let ended = desk.run(&line).with_status(2);
            assert!(ended.err.contains(told), "{line}: {}", ended.err);
        }
    }
    assert_eq!(all(&desk), before);
    // A record that cannot be read for faults is one.
    desk.put("bara.yaml", "a: [b\n");
    desk.run("kör bara.yaml -o ny -f txt").with_status(1);
}
