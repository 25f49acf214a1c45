//! What stands where a run's documents will go: documents of other records, directories, and files that no run has written.

use std::fs;

use serde_json::Value;

use crate::run::{Desk, GOOD, MINUTES};

fn record(day: u32) -> String {
    GOOD.replace("2026-01-15", &format!("2026-01-{day:02}"))
}

#[test]
fn records_of_another_directory_take_the_places_of_no_documents_unless_somebody_says_that_they_are_the_same() {
    let desk = Desk::new().with("q/2009/a.yaml", record(1)).with("q/2010/a.yaml", record(2));
    desk.run("kör q/2009 -o arkiv -f txt").with_status(0);
    let before = desk.text("arkiv/a.txt");
    for source in ["q/2010", "q/2010/a.yaml"] {
        for flag in ["", " --plan"] {
            let ended = desk.run(&format!("kör {source} -o arkiv -f txt{flag}")).with_status(2);
            let fault = "fel[KÖR-KROCK]: arkivet är gjort av posterna i \"../q/2009\", inte i \"../q/2010\", och 1 av 1 som heter \
                         likadant är andra: 1 handling av dem skulle ersättas (\"a.yaml\")";
            assert!(ended.err.contains(fault) && ended.err.contains("--annan-källa"), "{}", ended.err);
        }
    }
    let sent = desk.run_with("kör - -o arkiv -f txt", "{\"namn\":\"a.yaml\",\"post\":{\"format\":1}}\n").with_status(2);
    assert!(sent.err.contains("inte i \"-\""), "{}", sent.err);
    assert_eq!(desk.text("arkiv/a.txt"), before);
    let confirmed = desk.run("kör q/2010 -o arkiv -f txt --annan-källa").with_status(0);
    assert!(confirmed.err.contains("varning[KÖR-KROCK]: arkivet är gjort av"), "{}", confirmed.err);
    assert_ne!(desk.text("arkiv/a.txt"), before);
    // From now on they are the archive's.
    assert!(!desk.run("kör q/2010 -o arkiv -f txt").with_status(0).err.contains("KÖR-KROCK"));
}

#[test]
fn records_that_have_been_moved_or_copied_are_the_same_though_some_have_changed() {
    let desk = Desk::new();
    for day in 1..=4 {
        desk.put(&format!("poster/{day}.yaml"), record(day));
    }
    desk.run("kör poster -o arkiv -f txt").with_status(0);
    fs::rename(desk.path("poster"), desk.path("flyttade")).unwrap();
    let moved = desk.run("kör flyttade -o arkiv -f txt").with_status(0);
    assert!(!moved.err.contains("KÖR-KROCK"), "{}", moved.err);
    desk.put("kopia/1.yaml", record(9));
    for day in 2..=4 {
        desk.put(&format!("kopia/{day}.yaml"), record(day));
    }
    desk.put("kopia/ny.yaml", record(11));
    let copied = desk.run("kör kopia -o arkiv -f txt").with_status(0);
    assert!(copied.err.contains("varning[KÖR-KROCK]") && copied.err.contains("1 av 4"), "{}", copied.err);
    // Another way to the same directory, where everything has changed, is no other.
    for day in 1..=4 {
        desk.put(&format!("kopia/{day}.yaml"), record(day + 20));
    }
    let ended = desk.run("kör ./arkiv/../kopia -o arkiv -f txt").with_status(0);
    assert!(!ended.err.contains("KÖR-KROCK"), "{}", ended.err);
}

#[test]
fn what_is_in_the_way_of_documents_is_told_before_anything_is_written() {
    let desk = Desk::new().with("p/2010/m1.yaml", record(1)).with("p/2009/m2.yaml", record(2));
    desk.put("p/2009/namn.yaml", "format: 1\npersoner: [{ id: ek, namn: Anna Ek }]\n");
    desk.put("o/2010/m1.txt/x", "");
    desk.put("o/2009/namn.txt/x", "");
    desk.put("o3/2009", "");
    for flag in ["", " --plan"] {
        let ended = desk.run(&format!("kör p -o o -f txt{flag}")).with_status(2);
        let fault = "fel[KÖR-KROCK]: 1 katalog ligger där handlingar ska ligga: \"2010/m1.txt\"\n";
        assert!(ended.err.contains(fault) && !ended.err.contains("namn"), "{}", ended.err);
        let ended = desk.run(&format!("kör p -o o3 -f txt{flag}")).with_status(2);
        let fault =
            "fel[KÖR-KROCK]: en fil ligger där katalogen för handlingarna av \"2009/m2.yaml\" ska ligga: \"o3/2009\"";
        assert!(ended.err.contains(fault), "{}", ended.err);
    }
    assert!(!desk.path("o/2009/m2.txt").exists() && !desk.path("o3/2010").exists());
}

#[test]
fn a_file_that_no_run_has_written_is_told_of_by_name_before_it_is_written_over() {
    let desk = Desk::new().with("p/a.yaml", record(1)).with("p/b.yaml", record(2));
    for name in ["a.txt", "a.pdf", "b-offentlig.txt", "annat.txt"] {
        desk.put(&format!("o/{name}"), "någons");
    }
    let told = "varning[KÖR-KROCK]: 1 fil som ingen körning har skrivit ligger där handlingar ska ligga, och skrivs över: \"a.txt\"\n";
    for flag in [" --plan", ""] {
        let ended = desk.run(&format!("kör p -o o -f txt{flag}")).with_status(0);
        assert!(ended.err.contains(told), "{}", ended.err);
    }
    // Of documents of its own nothing is said, whatever has become of journal or extension.
    fs::rename(desk.path("p/b.yaml"), desk.path("p/b.yml")).unwrap();
    assert!(!desk.run("kör p -o o -f txt").with_status(0).err.contains("KÖR-KROCK"));
    fs::remove_file(desk.path("o/_protokollant/journal-1-1.log")).unwrap();
    assert!(!desk.run("kör p -o o -f txt").with_status(0).err.contains("KÖR-KROCK"));
}

#[test]
fn a_record_called_as_the_variant_of_another_stops_a_run_only_where_that_has_variants() {
    let secret = record(3).replace("Gruppen gick", "Då gick [Nils Holm]{sekretess}")
        + "sekretess: { lagrum: 26 kap. 1 § OSL, datum: 2026-01-16, myndighet: Regeringskansliet }\n";
    let desk = Desk::new().with("p/x.yaml", record(1)).with("p/x-offentlig.yaml", record(2));
    desk.run("kör p -o o -f txt").with_status(0);
    assert!(desk.path("o/x.txt").exists() && desk.path("o/x-offentlig.txt").exists());
    desk.run("bygg p/x.yaml p/x-offentlig.yaml -o b -f txt").with_status(0);
    let before = desk.text("o/x-offentlig.txt");
    // It gets secrets later.
    desk.put("p/x.yaml", &secret);
    for flag in ["", " --plan", " --shard 1/2", " --shard 2/2"] {
        let ended = desk.run(&format!("kör p -o o -f txt{flag}")).with_status(2);
        assert!(ended.err.contains("fel[KÖR-KROCK]: \"x.yaml\" och \"x-offentlig.yaml\" skulle"), "{}", ended.err);
    }
    desk.run("bygg p/x.yaml p/x-offentlig.yaml -o b -f txt").with_status(2);
    assert_eq!(desk.text("o/x-offentlig.txt"), before);
    // And the other way round: what was its public document is the other's now.
    let desk = Desk::new().with("p/x.yaml", &secret);
    desk.run("kör p -o o -f txt").with_status(0);
    desk.put("p/x.yaml", record(1));
    desk.put("p/x-offentlig.yaml", record(2));
    for _ in 0..2 {
        desk.run("kör p -o o -f txt -j 1").with_status(0);
        let manifest: Value = serde_json::from_str(&desk.text("o/_protokollant/manifest.json")).unwrap();
        assert_eq!(
            (&manifest["records"][0]["earlier"], &manifest["records"][1]["earlier"]),
            (&Value::Null, &Value::Null)
        );
        assert_eq!(desk.run("bevisa o --gör-om").with_status(0).err, "");
    }
}

#[test]
fn records_of_another_directory_that_differ_in_their_extensions_alone_take_no_places_in_silence_either() {
    let desk = Desk::new().with("q/2009/a.yaml", record(1)).with("q/2010/a.yml", record(2));
    desk.put("q/2011/a.json", r#"{"format": 1, "titel": "x"}"#);
    desk.run("kör q/2009 -o arkiv -f txt").with_status(0);
    let before = desk.text("arkiv/a.txt");
    for source in ["q/2010", "q/2010/a.yml", "q/2011"] {
        for flag in [" --plan", ""] {
            let ended = desk.run(&format!("kör {source} -o arkiv -f txt{flag}")).with_status(2);
            assert!(ended.err.contains("fel[KÖR-KROCK]: arkivet är gjort av posterna i"), "{source}: {}", ended.err);
            assert!(!ended.err.contains("ligger kvar"), "{source}: {}", ended.err);
        }
    }
    let sent = "{\"namn\":\"a\",\"post\":{\"format\":1}}\n";
    assert!(desk.run_with("kör - -o arkiv -f txt", sent).with_status(2).err.contains("inte i \"-\""));
    assert_eq!(desk.text("arkiv/a.txt"), before);
    // Renamed where they are they are the same records, and so they are where they have been moved as well.
    fs::rename(desk.path("q/2009/a.yaml"), desk.path("q/2009/a.yml")).unwrap();
    let renamed = desk.run("kör q/2009 -o arkiv -f txt").with_status(0);
    assert!(!renamed.err.contains("KÖR-"), "{}", renamed.err);
    fs::rename(desk.path("q/2009"), desk.path("flyttad")).unwrap();
    fs::rename(desk.path("flyttad/a.yml"), desk.path("flyttad/a.yaml")).unwrap();
    let moved = desk.run("kör flyttad -o arkiv -f txt").with_status(0);
    assert!(!moved.err.contains("KÖR-"), "{}", moved.err);
}

#[test]
fn an_archive_of_an_older_program_or_without_its_journals_is_guarded_as_any_other() {
    let desk = Desk::new().with("q/2009/a.yaml", record(1)).with("q/2010/a.yaml", record(2));
    desk.put("kopia/a.yaml", record(1));
    desk.run("kör q/2009 -o arkiv -f txt").with_status(0);
    fs::remove_file(desk.path("arkiv/_protokollant/journal-1-1.log")).unwrap();
    let before = desk.text("arkiv/a.txt");
    let refused = || {
        let ended = desk.run("kör q/2010 -o arkiv -f txt").with_status(2);
        assert!(ended.err.contains("gjort av posterna i \"../q/2009\", inte i \"../q/2010\""), "{}", ended.err);
        assert_eq!(desk.text("arkiv/a.txt"), before);
        assert!(!desk.run("kör kopia -o arkiv -f txt --plan").with_status(0).err.contains("KÖR-KROCK"));
    };
    refused();
    // Format 1 had the source in the manifest.
    let path = desk.path("arkiv/_protokollant/manifest.json");
    let mut manifest: Value = serde_json::from_slice(&fs::read(&path).unwrap()).unwrap();
    (manifest["format"], manifest["source"]) = (1.into(), "../q/2009".into());
    fs::write(&path, manifest.to_string()).unwrap();
    fs::remove_file(desk.path("arkiv/_protokollant/source.txt")).unwrap();
    refused();
}

#[test]
fn documents_of_another_kind_are_in_nobody_s_way_and_a_warning_says_what_to_do() {
    let desk = Desk::new();
    for day in 1..=3 {
        desk.put(&format!("q/2009/{day}.yaml"), MINUTES.replace("03-12", &format!("03-{day:02}")));
        desk.put(&format!("q/2010/{day}.yaml"), MINUTES.replace("03-12", &format!("03-{:02}", day / 3 + day)));
    }
    desk.run("kör q/2009 -o arkiv -f txt").with_status(0);
    let agendas = desk.run("kör q/2010 -o arkiv -f txt --as dagordning --plan");
    assert!(!agendas.err.contains("KÖR-KROCK"), "{}", agendas.err);
    let minutes = desk.run("kör q/2010 -o arkiv -f txt --plan");
    assert!(
        minutes.err.contains("varning[KÖR-KROCK]: arkivet är") && minutes.err.contains("1 av 3"),
        "{}",
        minutes.err
    );
    let hint = "tips: ska de handlingarna vara kvar, ";
    assert!(minutes.err.contains("1 handling av dem") && minutes.err.contains(hint), "{}", minutes.err);
}

#[test]
fn a_document_that_somebody_has_changed_is_told_of_before_another_record_takes_its_name() {
    let desk = Desk::new().with("p/a.yaml", record(1)).with("p/b.yaml", record(2));
    desk.run("kör p -o o -f txt").with_status(0);
    for name in ["a", "b"] {
        fs::rename(desk.path(&format!("p/{name}.yaml")), desk.path(&format!("p/{name}.yml"))).unwrap();
    }
    desk.put("o/a.txt", "någons");
    let told = "varning[KÖR-KROCK]: 1 handling av andra poster, ändrade efter körningen, ligger där handlingar ska ligga, och skrivs över: \"a.txt\"\n";
    for flag in [" --plan", ""] {
        let ended = desk.run(&format!("kör p -o o -f txt{flag}")).with_status(0);
        assert!(ended.err.contains(told) && ended.err.contains("tips: ska de vara kvar"), "{}", ended.err);
    }
    assert!(!desk.run("kör p -o o -f txt").with_status(0).err.contains("KÖR-KROCK"));
}

#[test]
fn a_register_of_a_record_s_name_stops_nothing_and_a_record_that_is_lost_stops_that_one_alone() {
    let register = r#"{"format": 1, "personer": [{"id": "ek", "namn": "Anna Ek"}]}"#;
    let desk = Desk::new().with("p/a.yaml", record(1)).with("p/a.json", register).with("p/b.yaml", record(2));
    desk.put("p/b.json/c.yaml", record(3));
    for flag in [" --plan", "", ""] {
        let ended = desk.run(&format!("kör p -o o -f txt{flag}")).with_status(0);
        assert!(!ended.err.contains("KÖR-KROCK"), "{}", ended.err);
    }
    assert_eq!(desk.run("bevisa o --gör-om").with_status(0).err, "");
    let built = desk.run("bygg p/a.yaml p/a.json -o ut -f txt").with_status(1);
    assert!(desk.path("ut/a.txt").exists() && !built.err.contains("samma filer"), "{}", built.err);
    // Two records are two.
    desk.put("p/a.yml", record(4));
    let ended = desk.run("kör p -o o -f txt").with_status(2);
    assert!(ended.err.contains("\"a.yaml\" och \"a.yml\" skulle bli samma filer: a"), "{}", ended.err);
    fs::remove_file(desk.path("p/a.yml")).unwrap();
    // A record of which there are documents, and that is destroyed: another does not take their places.
    fs::rename(desk.path("p/b.yaml"), desk.path("p/b.yml")).unwrap();
    desk.run("kör p -o o -f txt").with_status(0);
    let before = desk.text("o/b.txt");
    desk.put("p/b.yml", register);
    desk.put("p/b.yaml", record(5));
    desk.put("p/d.yaml", record(6));
    let told = "handlingen av \"b.yaml\" kan heta som handlingar av \"b.yml\", som inte går att läsa eller inte är en post längre";
    let ended = desk.run("kör p -o o -f txt").with_status(1);
    assert!(ended.err.contains(told) && ended.err.contains("KÖR-POST"), "{}", ended.err);
    assert!(desk.text("o/b.txt") == before && desk.path("o/d.txt").exists());
    fs::remove_file(desk.path("p/b.yml")).unwrap();
    desk.run("kör p -o o -f txt").with_status(0);
    assert_ne!(desk.text("o/b.txt"), before);
}

#[test]
fn a_file_that_somebody_has_put_in_the_place_of_a_records_own_document_is_told_of_before_it_is_written_over() {
    let desk = Desk::new().with("p/a.yaml", record(1)).with("p/2009/b.yaml", record(2)).with("p/c.yaml", record(3));
    desk.run("kör p -o o -f txt").with_status(0);
    assert!(!desk.run("kör p -o o -f txt").with_status(0).err.contains("KÖR-KROCK"));
    let before = desk.text("o/2009/b.txt");
    // As long as it was, too; of a record that is put aside nothing is written over.
    for text in ["undertecknat".to_owned(), before.replace("Gruppen", "GRUPPEN")] {
        for name in ["2009/b", "c"] {
            desk.put(&format!("o/{name}.txt"), &text);
        }
        desk.put("p/c.yaml", record(3).replace("titel:", "tittel:"));
        let told = "varning[KÖR-KROCK]: 1 handling, ändrad eller utbytt efter körningen, skrivs över när den görs om: \"2009/b.txt\"\n";
        for flag in [" --plan", " --plan --grundlig", ""] {
            let ended = desk.run(&format!("kör p -o o -f txt{flag}")).with_status(1);
            assert!(ended.err.contains(told), "{}", ended.err);
        }
        assert_eq!((desk.text("o/2009/b.txt"), desk.text("o/c.txt")), (before.clone(), text));
        assert!(!desk.run("kör p -o o -f txt").with_status(1).err.contains("KÖR-KROCK"));
    }
}
