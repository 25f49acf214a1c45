//! `package`: what is in a package, that it is the same every time, and that nobody ever sees half of one.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Stdio;
use std::time::{Duration, Instant};

use protokollant::build::checksum;

use crate::run::{BAD, Desk, GOOD, MINUTES};

/// What the package of [`GOOD`] is called.
const NAME: &str = "A2026-00012_minnesanteckningar_2026-01-15";

/// Minutes with an appendix.
fn with_appendix() -> Desk {
    let record = MINUTES
        .replace("ärenden:", "bilagor: [{ titel: Rapport, fil: filer/Rapport å.csv }]\närenden:")
        .replace("behandling: information", "behandling: information, bilagor: [1]");
    Desk::new().with("p.yaml", record).with("filer/Rapport å.csv", "Konto;Utfall\nBidrag;10\n")
}

/// Every line of a package's list, the checksum made anew.
fn holds(package: &Path) -> usize {
    let sums = fs::read_to_string(package.join("SHA256SUMS")).unwrap();
    for line in sums.lines() {
        let (digest, name) = line.split_once("  ").unwrap();
        assert_eq!(checksum(&fs::read(package.join(name)).unwrap()), digest, "{name}");
    }
    sums.lines().count()
}

/// Files by name, below a directory.
fn contents(desk: &Desk, below: &str) -> BTreeMap<String, Vec<u8>> {
    let names = desk.files().into_iter().filter_map(|name| Some(name.strip_prefix(below)?.to_owned()));
    names.map(|name| (name.clone(), fs::read(desk.path(&format!("{below}{name}"))).unwrap())).collect()
}

#[test]
fn a_package_has_the_document_the_record_the_card_the_report_and_the_checksums() {
    let desk = Desk::new().with("möte.yaml", GOOD);
    let ended = desk.run("paketera möte.yaml -o ut").with_status(0);
    assert_eq!(ended.out, format!("ut{}{NAME}\n", std::path::MAIN_SEPARATOR));
    let files = contents(&desk, &format!("ut/{NAME}/"));
    let names: Vec<&str> = files.keys().map(String::as_str).collect();
    let expected = [
        "SHA256SUMS",
        "handling.docx",
        "handling.pdf",
        "kalla.yaml",
        "rapport.json",
        "registrering.csv",
        "registrering.json",
    ];
    assert_eq!(names, expected);
    assert_eq!(files["kalla.yaml"], GOOD.as_bytes());
    assert_eq!(holds(&desk.path(&format!("ut/{NAME}"))), expected.len() - 1);
}

#[test]
fn the_card_tells_what_the_law_asks_of_a_register() {
    let desk = with_appendix();
    desk.run("package p.yaml -o ut").with_status(0);
    let package = "ut/KN-2026-7_protokoll_2026-03-12";
    let card: serde_json::Value = serde_json::from_str(&desk.text(&format!("{package}/registrering.json"))).unwrap();
    // 5 kap. 2 § OSL: day, registry number, sender or receiver, what it is about.
    assert_eq!(card["datum"], "2026-03-12");
    assert_eq!(card["diarienummer"], "KN 2026/7");
    assert_eq!(card["avsändare"][0], "Älvnäs kommun");
    assert_eq!(card["titel"]["offentlig"], "Protokoll från kulturnämndens sammanträde");
    assert_eq!((&card["handlingstyp"], &card["riktning"]), (&"protokoll".into(), &"upprättad".into()));
    assert_eq!(card["ansvarig"][0], "Bo Lind");
    assert_eq!(card["antal_filer"], 4);
    let appendix = &card["filer"][2];
    assert_eq!((&appendix["fil"], &appendix["titel"]), (&"bilaga-1.csv".into(), &"Rapport".into()));
    assert_eq!(desk.text(&format!("{package}/bilaga-1.csv")), "Konto;Utfall\nBidrag;10\n");
    let table = desk.text(&format!("{package}/registrering.csv"));
    let (heads, row) = table.trim_start_matches('\u{feff}').split_once("\r\n").unwrap();
    assert_eq!(heads.split(';').count(), row.trim_end().split(';').count());
}

#[test]
fn a_record_without_a_registry_number_is_packed_for_a_late_one() {
    let desk = Desk::new().with("a.yaml", GOOD.replace("diarienummer: A2026/00012\n", ""));
    let ended = desk.run("package a.yaml -o ut").with_status(0);
    assert!(ended.out.contains("utan-diarienummer_minnesanteckningar_2026-01-15"), "{}", ended.out);
    let card = desk.text("ut/utan-diarienummer_minnesanteckningar_2026-01-15/registrering.json");
    assert!(card.contains("\"diarienummer\": null"), "{card}");
}

#[test]
fn the_same_record_gives_the_same_package_wherever_it_lies_and_as_a_zip_too() {
    let (one, two) = (with_appendix(), with_appendix());
    for profile in ["registrator", "arkiv"] {
        one.run(&format!("package p.yaml -o {profile} --profile {profile}")).with_status(0);
        one.run(&format!("package ./p.yaml -o {profile} --zip --profile {profile}")).with_status(0);
        let elsewhere = two.path("p.yaml").into_os_string().into_string().unwrap();
        let mut command = one.command(["package", &elsewhere, "-o", "annat", "--profile", profile]);
        let command = command.env("LC_ALL", "tr_TR.UTF-8").env("TZ", "Pacific/Kiritimati");
        assert!(command.output().unwrap().status.success());
        let mut command = one.command(["package", &elsewhere, "-o", "annat", "--zip", "--profile", profile]);
        assert!(command.output().unwrap().status.success());
        let (first, second) = (contents(&one, &format!("{profile}/")), contents(&one, "annat/"));
        assert!(first.len() > 8 && first == second, "{:?} {:?}", first.keys(), second.keys());
        fs::remove_dir_all(one.path("annat")).unwrap();
    }
}

#[test]
fn a_package_is_never_overwritten_and_the_same_one_is_no_fault() {
    let desk = Desk::new().with("a.yaml", GOOD);
    desk.run("package a.yaml -o ut").with_status(0);
    let before = contents(&desk, "ut/");
    desk.run("package a.yaml -o ut").with_status(0);
    desk.put("a.yaml", GOOD.replace("gick igenom", "diskuterade"));
    let ended = desk.run("package a.yaml -o ut").with_status(1);
    assert!(ended.err.contains("fel[PKT-FINNS]"), "{}", ended.err);
    assert!(ended.err.contains("skriv \"version: 2\" och \"ersätter\""), "{}", ended.err);
    assert_eq!(contents(&desk, "ut/"), before);
}

#[test]
fn a_later_version_lies_beside_the_first_and_names_it_by_its_checksum() {
    let desk = Desk::new().with("a.yaml", GOOD);
    desk.run("package a.yaml -o ut").with_status(0);
    let pdf = checksum(&fs::read(desk.path(&format!("ut/{NAME}/handling.pdf"))).unwrap());
    let correction = "rättelse: { datum: 2026-01-20, text: Föreningens namn har rättats. }";
    let later =
        |replaces: &str| GOOD.replace("plats:", &format!("version: 2\nersätter: {replaces}\n{correction}\nplats:"));
    desk.put("b.yaml", later("{ version: 1 }"));
    let ended = desk.run("package b.yaml -o ut").with_status(1);
    assert!(ended.err.contains("fel[PKT-VER]") && ended.err.contains(&pdf), "{}", ended.err);
    desk.put("b.yaml", later(&format!("{{ version: 1, sha256: \"{}\" }}", "0".repeat(64))));
    let ended = desk.run("package b.yaml -o ut").with_status(1);
    assert!(ended.err.contains("hör till ingen fil i paketet med version 1"), "{}", ended.err);
    desk.put("b.yaml", later(&format!("{{ version: 1, sha256: \"{pdf}\" }}")));
    desk.run("package b.yaml -o ut").with_status(0);
    let card = desk.text(&format!("ut/{NAME}_v2/registrering.json"));
    assert!(card.contains(&pdf) && card.contains("\"version\": 2"), "{card}");
    assert!(card.contains("\"text\": \"Föreningens namn har rättats.\""), "{card}");
    assert_eq!(holds(&desk.path(&format!("ut/{NAME}"))), 6);
}

#[test]
fn an_approved_record_that_was_changed_is_not_packed() {
    let approved = GOOD.replace("plats:", "status: justerad\nplats:");
    let desk = Desk::new().with("p/2026/a.yaml", &approved);
    desk.run("granska p --lås").with_status(0);
    desk.run("package p/2026/a.yaml -o ut").with_status(0);
    for changed in [approved.replace("gick igenom", "diskuterade"), GOOD.replace("A2026/00012", "A2026/00013")] {
        desk.put("p/2026/a.yaml", &changed);
        let ended = desk.run("package p/2026/a.yaml -o ut").with_status(1);
        assert!(ended.err.contains("fel[SAM-LÅS]: posten har ändrats efter justeringen"), "{}", ended.err);
        assert_eq!(fs::read_dir(desk.path("ut")).unwrap().count(), 1);
    }
}

#[test]
fn nothing_is_written_for_a_record_with_an_error_or_an_appendix_that_cannot_be_kept() {
    let desk = with_appendix().with("fel.yaml", BAD);
    desk.run("package fel.yaml -o ut").with_status(1);
    desk.put("filer/Rapport å.csv", b"\0\0");
    let ended = desk.run("package p.yaml -o ut").with_status(1);
    assert!(ended.err.contains("fel[REC-BIL]"), "{}", ended.err);
    // One byte more than is allowed, of which the disk holds nothing.
    fs::File::create(desk.path("filer/Rapport å.csv")).unwrap().set_len(100 * 1024 * 1024 + 1).unwrap();
    let ended = desk.run("package p.yaml -o ut").with_status(1);
    assert!(ended.err.contains("är större än 100 MiB"), "{}", ended.err);
    assert!(!desk.path("ut").exists());
}

#[cfg(unix)]
#[test]
fn an_appendix_that_is_a_link_out_of_the_directory_is_refused() {
    let desk = with_appendix().with("p/q.yaml", "");
    fs::rename(desk.path("p.yaml"), desk.path("p/p.yaml")).unwrap();
    fs::create_dir(desk.path("p/filer")).unwrap();
    std::os::unix::fs::symlink(desk.path("filer/Rapport å.csv"), desk.path("p/filer/Rapport å.csv")).unwrap();
    let ended = desk.run("package p/p.yaml -o ut").with_status(1);
    assert!(ended.err.contains("är en länk ut ur postens katalog"), "{}", ended.err);
}

/// However early or late the program is killed, there is no package or a whole one, and the next run makes it whole.
#[allow(clippy::disallowed_methods, reason = "when to kill a process depends on how fast it is")]
#[test]
fn a_program_that_is_killed_leaves_no_half_package() {
    let desk = with_appendix();
    let begin = Instant::now();
    desk.run("package p.yaml -o hel").with_status(0);
    let whole = begin.elapsed();
    desk.run("package p.yaml -o zip --zip").with_status(0);
    let (directory, zip) = (contents(&desk, "hel/"), contents(&desk, "zip/"));
    let (mut without, mut with) = (0, 0);
    for kill in 0_u32..24 {
        let into = format!("ut-{kill}");
        let (flag, expected) = if kill % 2 == 0 { (None, &directory) } else { (Some("--zip"), &zip) };
        let mut command = desk.command(["package", "p.yaml", "-o", &into].into_iter().chain(flag));
        let mut child = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        // Most of the time goes into making the document: the later half is tried more closely.
        let share = if kill < 6 { f64::from(kill) / 12.0 } else { 0.5 + f64::from(kill - 6) / 24.0 };
        std::thread::sleep(Duration::from_secs_f64(whole.as_secs_f64() * share));
        // SIGKILL; TerminateProcess on Windows.
        let _ = child.kill();
        child.wait().unwrap();
        let there: BTreeMap<String, Vec<u8>> = contents(&desk, &format!("{into}/"))
            .into_iter()
            .filter(|(name, _)| !name.starts_with(".protokollant-"))
            .collect();
        if there.is_empty() {
            without += 1;
        } else {
            with += 1;
            assert!(there == *expected, "killed after {share} of {whole:?}: {:?}", there.keys());
        }
        desk.run(&format!("package p.yaml -o {into} {}", flag.unwrap_or("-f docx"))).with_status(0);
        assert!(
            contents(&desk, &format!("{into}/")).iter().filter(|(name, _)| !name.starts_with('.')).eq(expected),
            "the run after the kill"
        );
    }
    assert!(without > 0, "every kill came too late to prove anything: {with} packages of {}", without + with);
}

#[test]
fn the_version_before_is_found_in_a_zip_too() {
    let desk = Desk::new().with("a.yaml", GOOD);
    desk.run("package a.yaml -o mapp").with_status(0);
    desk.run("package a.yaml -o ut --zip").with_status(0);
    let pdf = checksum(&fs::read(desk.path(&format!("mapp/{NAME}/handling.pdf"))).unwrap());
    desk.put("b.yaml", GOOD.replace("plats:", "version: 2\nersätter: { version: 1 }\nplats:"));
    let ended = desk.run("package b.yaml -o ut").with_status(1);
    assert!(ended.err.contains("fel[PKT-VER]") && ended.err.contains(&pdf), "{}", ended.err);
    let wrong = format!("version: 2\nersätter: {{ version: 1, sha256: \"{}\" }}\nplats:", "0".repeat(64));
    desk.put("b.yaml", GOOD.replace("plats:", &wrong));
    let ended = desk.run("package b.yaml -o ut --zip").with_status(1);
    assert!(ended.err.contains("hör till ingen fil i paketet med version 1"), "{}", ended.err);
    desk.put("b.yaml", GOOD.replace("plats:", &wrong.replace(&"0".repeat(64), &pdf)));
    desk.run("package b.yaml -o ut").with_status(0);
}

#[test]
fn one_name_is_not_given_to_two_packages_one_of_which_is_a_zip() {
    let desk = Desk::new().with("a.yaml", GOOD).with("b.yaml", GOOD.replace("gick igenom", "diskuterade"));
    desk.run("package a.yaml -o ut").with_status(0);
    let ended = desk.run("package b.yaml -o ut --zip").with_status(1);
    assert!(ended.err.contains("fel[PKT-FINNS]"), "{}", ended.err);
    desk.run("package a.yaml -o ut --zip").with_status(0);
    desk.run("package a.yaml -o zip --zip").with_status(0);
    let ended = desk.run("package b.yaml -o zip").with_status(1);
    assert!(ended.err.contains(&format!("{NAME}.zip")), "{}", ended.err);
}

#[test]
fn the_card_and_the_archive_name_every_restriction() {
    let record = GOOD.replace("Gruppen gick igenom läget.", "Gruppen gick igenom [läget]{sekretess=25 kap. 1 § OSL}.")
        + "sekretess: { lagrum: 26 kap. 1 § OSL, datum: 2026-01-16, myndighet: Regeringskansliet }\n";
    let desk = Desk::new().with("a.yaml", record);
    let package = desk.run("package a.yaml -o ut").with_status(0).out.trim().to_owned();
    let card: serde_json::Value = serde_json::from_str(&desk.text(&format!("{package}/registrering.json"))).unwrap();
    let provisions = card["skydd"].as_array().unwrap().iter().map(|one| one["lagrum"].as_str().unwrap());
    assert_eq!(provisions.collect::<Vec<_>>(), ["26 kap. 1 § OSL", "25 kap. 1 § OSL"]);
    let table = desk.text(&format!("{package}/registrering.csv"));
    assert!(table.contains("\"26 kap. 1 § OSL | 25 kap. 1 § OSL\""), "{table}");
    let package = desk.run("package a.yaml -o arkiv --profile arkiv").with_status(0).out.trim().to_owned();
    let erms = desk.text(&format!("{package}/metadata/descriptive/erms.xml"));
    assert_eq!(erms.matches("<restriction ").count(), 2, "{erms}");
    let package = desk.run("package a.yaml -o ut --variant offentlig").with_status(0).out.trim().to_owned();
    let card: serde_json::Value = serde_json::from_str(&desk.text(&format!("{package}/registrering.json"))).unwrap();
    assert_eq!((&card["skydd"], &card["maskat"]), (&serde_json::json!([]), &serde_json::json!(["25 kap. 1 § OSL"])));
}

#[test]
fn a_public_card_does_not_tell_what_the_record_calls_its_files() {
    let record =
        MINUTES.replace("ärenden:", "bilagor: [{ titel: Rapport, fil: filer/Nils Holm.csv }]\närenden:").replace(
            "behandling: information",
            "behandling: information, bilagor: [1], bakgrund: \"Om [Nils Holm]{sekretess}.\"",
        ) + "sekretess: { lagrum: 26 kap. 1 § OSL, datum: 2026-03-12, myndighet: Älvnäs kommun }\n";
    let desk = Desk::new().with("p.yaml", record).with("filer/Nils Holm.csv", "Konto;Utfall\nBidrag;10\n");
    let package = desk.run("package p.yaml -o ut --variant offentlig").with_status(0).out.trim().to_owned();
    for (name, bytes) in contents(&desk, &format!("{package}/")) {
        assert!(!String::from_utf8_lossy(&bytes).contains("Holm"), "{name}");
    }
}

#[test]
fn packages_with_and_without_roles_have_two_names() {
    let desk = Desk::new().with("a.yaml", GOOD);
    desk.run("package a.yaml -o ut").with_status(0);
    let ended = desk.run("package a.yaml -o ut --roles").with_status(0);
    assert!(ended.out.trim_end().ends_with(&format!("{NAME}_roller")), "{}", ended.out);
}

#[test]
fn a_package_with_roles_has_neither_the_record_nor_its_checksum_and_tells_no_name() {
    let record = GOOD.replace("deltagare: [", "deltagare: [{ namn: Nils Holm, roll: expert }, ");
    let record = record
        .replace("inledning: Gruppen", "bilagor: [{ titel: Karta, fil: karta.csv }]\ninledning: Nils Holm")
        + "version: 2\nersätter: { version: 1, sha256: 0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef }\n";
    let desk = Desk::new().with("a.yaml", &record).with("karta.csv", "a;b\n1;2\n");
    let ended = desk.run("package a.yaml -o ut --roles -f docx,html,txt").with_status(0);
    let package = ended.out.trim().to_owned();
    let files = contents(&desk, &format!("{package}/"));
    let names = files.keys().map(String::as_str).collect::<Vec<_>>().join(" ");
    let documents = "bilaga-1.csv handling.docx handling.html handling.pdf handling.txt";
    assert_eq!(names, format!("SHA256SUMS {documents} registrering.csv registrering.json"));
    for (name, bytes) in &files {
        let text = String::from_utf8_lossy(bytes);
        for told in ["Holm", &checksum(record.as_bytes()), "0123456789abcdef"] {
            assert!(!text.contains(told), "{name} tells {told}");
        }
    }
    let refused = desk.run("package a.yaml -o arkiv --roles --profile arkiv").with_status(1);
    assert!(refused.err.contains("SEC-LEAK") && refused.err.contains("utan --roles"), "{}", refused.err);
}

#[test]
fn appendices_of_notes_go_along_and_one_that_is_secret_does_not_become_public() {
    let record = GOOD.to_owned()
        + "bilagor:\n  - { titel: Bildspel, fil: b.csv }\n  - { titel: Nils Holms brev, fil: hemlig.csv, sekretess: {} }\n\
           sekretess: { lagrum: 26 kap. 1 § OSL, datum: 2026-01-16, myndighet: Regeringskansliet }\n";
    let desk = Desk::new().with("a.yaml", record).with("b.csv", "a;b\n1;2\n").with("hemlig.csv", "c;d\n3;4\n");
    let package = desk.run("package a.yaml -o ut").with_status(0).out.trim().to_owned();
    assert_eq!(desk.text(&format!("{package}/bilaga-2.csv")), "c;d\n3;4\n");
    let package = desk.run("package a.yaml -o ut --variant offentlig").with_status(0).out.trim().to_owned();
    assert_eq!(desk.text(&format!("{package}/bilaga-1.csv")), "a;b\n1;2\n");
    let files = contents(&desk, &format!("{package}/"));
    assert!(!files.contains_key("bilaga-2.csv"), "{:?}", files.keys());
    let card = desk.text(&format!("{package}/registrering.json"));
    assert!(!card.contains("Holm") && card.contains("\"nummer\": 2"), "{card}");
}
