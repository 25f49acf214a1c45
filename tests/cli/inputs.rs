//! Files that records name are what documents are made of, and no document takes the place of one.

use std::fs;

use crate::run::{Desk, GOOD, MINUTES};

/// A PDF that somebody has signed, as far as anybody looks.
const SIGNED: &[u8] =
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n\
    3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n";

/// A record with an appendix.
fn with_appendix(file: &str) -> String {
    format!("{GOOD}bilagor: [{{ titel: Undertecknat original, fil: {file} }}]\n")
}

#[test]
fn a_document_takes_the_place_of_no_file_that_its_own_record_names() {
    let desk = Desk::new().with("p/m3.yaml", with_appendix("m3.pdf")).with("p/m3.pdf", SIGNED);
    for flag in ["", " --plan"] {
        let ended = desk.run(&format!("kör p -o p{flag}")).with_status(2);
        let fault = "fel[KÖR-KROCK]: handlingen av \"m3.yaml\" skulle ta platsen för en fil som \"m3.yaml\" nämner: \"p/m3.pdf\"";
        assert!(ended.err.contains(fault), "{}", ended.err);
    }
    let built = desk.run("bygg p/m3.yaml").with_status(2);
    let fault = "fel: handlingen av \"p/m3.yaml\" skulle ta platsen för en fil som \"p/m3.yaml\" nämner: \"p/m3.pdf\"";
    assert!(built.err.contains(fault), "{}", built.err);
    assert_eq!(desk.files(), ["p/m3.pdf", "p/m3.yaml"]);
    assert_eq!(fs::read(desk.path("p/m3.pdf")).unwrap(), SIGNED);
    // Nothing stands in the way of other kinds of file, nor of another directory.
    desk.run("bygg p/m3.yaml -f html").with_status(0);
    desk.run("kör p -o ut -f pdf").with_status(0);
    desk.run("kör p -o p/ut -f pdf").with_status(0);
    assert_eq!(fs::read(desk.path("p/m3.pdf")).unwrap(), SIGNED);
}

#[test]
fn a_document_takes_the_place_of_no_file_that_another_record_names_whatever_else_is_wrong_with_that() {
    let broken = with_appendix("./b/../b/bilaga.pdf").replace("titel: Samråd", "titl: Samråd");
    for record in [with_appendix("b/bilaga.pdf"), broken, with_appendix("\"b\\\\bilaga.p\\x64f\"")] {
        let desk = Desk::new().with("p/protokoll.yaml", record).with("p/b/bilaga.yaml", MINUTES);
        desk.put("p/b/bilaga.pdf", SIGNED);
        for line in ["kör p -o p -f pdf,txt", "kör p -o p -f pdf --plan", "bygg p/b/bilaga.yaml p/protokoll.yaml"] {
            let ended = desk.run(line).with_status(2);
            assert!(ended.err.contains("protokoll.yaml\" nämner"), "{line}: {}", ended.err);
        }
        assert_eq!(fs::read(desk.path("p/b/bilaga.pdf")).unwrap(), SIGNED);
        assert_eq!(desk.files().len(), 3);
    }
}

#[cfg(unix)]
#[test]
fn a_document_takes_the_place_of_no_link_to_a_named_file_nor_of_what_it_leads_to() {
    let desk = Desk::new().with("p/a.yaml", with_appendix("b.pdf")).with("p/c.pdf", SIGNED);
    std::os::unix::fs::symlink("c.pdf", desk.path("p/b.pdf")).unwrap();
    for other in ["b", "c"] {
        let record = format!("p/{other}.yaml");
        desk.put(&record, MINUTES);
        desk.run("kör p -o p -f pdf").with_status(2);
        fs::remove_file(desk.path(&record)).unwrap();
    }
    std::os::unix::fs::symlink("p", desk.path("q")).unwrap();
    desk.put("p/b.yaml", MINUTES);
    desk.run("kör p -o q -f pdf").with_status(2);
    assert_eq!(fs::read(desk.path("p/b.pdf")).unwrap(), SIGNED);
}

#[test]
fn a_register_is_an_input_whatever_it_is_called_and_so_is_a_file_that_is_called_as_a_variant_where_there_is_one() {
    let register = "format: 1\npersoner: [{ id: ek, namn: Anna Ek }]\n";
    let referring = GOOD.replace("deltagare:", "register: a.txt\ndeltagare:");
    let desk = Desk::new().with("p/a.yaml", referring).with("p/a.txt", register);
    desk.run("kör p -o p -f txt").with_status(2);
    desk.run("bygg p/a.yaml -f txt").with_status(2);
    assert_eq!(desk.text("p/a.txt"), register);
    // Nothing is secret in it, so that its document is called otherwise.
    let desk = Desk::new().with("p/a.yaml", with_appendix("a-offentlig.pdf")).with("p/a-offentlig.pdf", SIGNED);
    desk.run("kör p -o p -f pdf").with_status(0);
    desk.run("bygg p/a.yaml -f pdf").with_status(0);
    let secret = with_appendix("a-offentlig.pdf").replace("Gruppen gick", "Då gick [Nils Holm]{sekretess}")
        + "sekretess: { lagrum: 26 kap. 1 § OSL, datum: 2026-01-16, myndighet: Regeringskansliet }\n";
    desk.put("p/a.yaml", secret);
    desk.run("kör p -o p -f pdf").with_status(2);
    desk.run("bygg p/a.yaml -f pdf").with_status(2);
    assert_eq!(fs::read(desk.path("p/a-offentlig.pdf")).unwrap(), SIGNED);
}

#[test]
fn what_documents_are_made_of_is_nothing_foreign_among_them() {
    let register = "format: 1\npersoner: [{ id: ek, namn: Anna Ek }]\n";
    let secret = GOOD
        .replace("deltagare:", "register: hemligt.txt\ndeltagare:")
        .replace("Gruppen gick", "Då gick [Nils Holm]{sekretess}")
        + "sekretess: { lagrum: 26 kap. 1 § OSL, datum: 2026-01-16, myndighet: Regeringskansliet }\n";
    let desk = Desk::new().with("v/2009/a.yaml", with_appendix("b/tal.csv")).with("v/s.yaml", secret);
    desk.put("v/2009/b/tal.csv", "a;b\n1;2\n");
    desk.put("v/hemligt.txt", register);
    desk.put("v/register.yaml", register);
    desk.put("v/justerade.sha256", "");
    desk.run("kör v -o v -f html").with_status(0);
    for flag in ["", " --gör-om"] {
        let verified = desk.run(&format!("bevisa v{flag}")).with_status(0);
        assert!(!verified.err.contains("finns inte i manifestet"), "{}", verified.err);
    }
    // A record that has come later is told of as that alone, and what is nobody's as before.
    desk.put("v/ny.yaml", MINUTES);
    desk.put("v/annat.html", "");
    let verified = desk.run("bevisa v").with_status(1);
    assert_eq!(verified.err.matches("finns inte i manifestet").count(), 2, "{}", verified.err);
    assert!(verified.err.contains("fel[KÖR-BEVIS]: filen \"annat.html\" finns inte i manifestet"), "{}", verified.err);
    // So it is with records below the documents.
    let desk = Desk::new().with("v/poster/a.yaml", with_appendix("m3.pdf")).with("v/poster/m3.pdf", SIGNED);
    desk.run("kör v/poster -o v -f html").with_status(0);
    assert_eq!(desk.run("bevisa v").with_status(0).err, "");
}

#[test]
fn what_people_keep_among_their_records_is_no_fault_of_the_archive_unless_it_is_called_as_a_document() {
    let desk = Desk::new().with("v/a.yaml", GOOD).with("v/LÄSMIG.md", "läs").with("v/posten.schema.json", "{}");
    for name in ["v/LÄSMIG.txt", "v/under/foto.jpg", "v/lista"] {
        desk.put(name, "a.yaml");
    }
    for source in ["v", "v/lista"] {
        desk.run(&format!("kör {source} -o v -f html,pdf")).with_status(0);
        for flag in ["", " --gör-om"] {
            let note = "upplysning[KÖR-BEVIS]: 5 filer bland posterna, varken poster eller handlingar och inte kontrollerade: \
                        \"LÄSMIG.md\", \"LÄSMIG.txt\", \"lista\", \"posten.schema.json\", \"under/foto.jpg\"\n\n";
            assert_eq!(desk.run(&format!("bevisa v{flag}")).with_status(0).err, note);
        }
    }
    // What could be taken for a document of the archive is, and so is what a run has written and somebody has changed.
    desk.put("v/b.PDF", SIGNED);
    desk.put("v/b.yaml", GOOD.replace("01-15", "01-16"));
    desk.run("kör v -o v -f txt").with_status(0);
    fs::remove_file(desk.path("v/b.yaml")).unwrap();
    fs::remove_file(desk.path("v/a.txt")).unwrap();
    desk.put("v/b.txt", "ändrad");
    desk.run("kör v -o v -f html,pdf").with_status(0);
    let verified = desk.run("bevisa v").with_status(1);
    assert_eq!(verified.err.matches("fel[KÖR-BEVIS]").count(), 2, "{}", verified.err);
    for name in ["b.PDF", "b.txt"] {
        assert!(verified.err.contains(&format!("filen \"{name}\" finns inte i manifestet")), "{}", verified.err);
    }
    // A directory of documents alone, also below the records, has nothing else.
    desk.run("kör v -o v/ut -f html").with_status(0);
    desk.put("v/ut/LÄSMIG.md", "läs");
    let verified = desk.run("bevisa v/ut").with_status(1);
    assert!(verified.err.contains("filen \"LÄSMIG.md\" finns inte i manifestet"), "{}", verified.err);
}

#[test]
fn a_document_that_a_record_names_is_removed_neither_with_its_own_record_nor_for_another_format() {
    let desk = Desk::new().with("p/a.yaml", GOOD).with("p/b.yaml", MINUTES);
    desk.run("kör p -o p -f pdf").with_status(0);
    let documents = || ["p/a.pdf", "p/b.pdf"].map(|name| fs::read(desk.path(name)).unwrap());
    let before = documents();
    desk.put("p/c.yaml", with_appendix("a.pdf"));
    desk.put("p/d.yaml", with_appendix("b.pdf").replace("01-15", "01-16"));
    // The one is made in another format, of other words, and the other is gone.
    desk.put("p/a.yaml", GOOD.replace("Stockholm", "Malmö"));
    fs::remove_file(desk.path("p/b.yaml")).unwrap();
    let plan = desk.run("kör p -o p -f txt --rensa --plan").with_status(0);
    assert!(plan.out.contains("ligger kvar: a.pdf\n") && !plan.out.contains("tas bort"), "{}", plan.out);
    let told = "ligger kvar: b.pdf (posten \"d.yaml\" nämner den)\n";
    assert!(plan.out.contains(told), "{}", plan.out);
    let ended = desk.run("kör p -o p -f txt --rensa").with_status(0);
    assert!(ended.err.contains("  b.yaml: b.pdf (posten \"d.yaml\" nämner den)\n"), "{}", ended.err);
    assert!(!ended.err.contains("togs bort") && !ended.err.contains("borttagna"), "{}", ended.err);
    assert_eq!(documents(), before);
    // When no record names it any more it goes.
    fs::remove_file(desk.path("p/d.yaml")).unwrap();
    desk.run("kör p -o p -f txt --rensa=2").with_status(0);
    assert!(desk.path("p/a.pdf").exists() && !desk.path("p/b.pdf").exists());
}

#[test]
fn a_named_file_that_does_not_exist_stops_no_other_record_than_the_one_whose_document_would_be_taken_for_it() {
    let desk = Desk::new().with("p/m4.yaml", with_appendix("kallelse.txt")).with("p/kallelse.yaml", MINUTES);
    desk.put("p/c.yaml", GOOD.replace("01-15", "01-16"));
    let told = "fel[KÖR-KROCK]: handlingen av \"kallelse.yaml\" skulle tas för en fil som \"m4.yaml\" nämner och som inte finns: \"p/kallelse.txt\"\n";
    for flag in [" --plan", "", ""] {
        let ended = desk.run(&format!("kör p -o p -f txt{flag}")).with_status(1);
        assert!(ended.err.contains(told), "{}", ended.err);
    }
    assert!(desk.path("p/c.txt").exists() && !desk.path("p/kallelse.txt").exists());
    let proof = desk.run("bevisa p --gör-om").with_status(0);
    assert!(proof.err.contains("upplysning[KÖR-BEVIS]: av posten \"kallelse.yaml\" blir det nu"), "{}", proof.err);
    desk.put("p/m4.yaml", GOOD);
    desk.run("kör p -o p -f txt").with_status(0);
    assert!(desk.path("p/kallelse.txt").exists());
    assert_eq!(desk.run("bevisa p --gör-om").with_status(0).err, "");
}

#[test]
fn a_build_says_the_same_of_a_named_file_that_does_not_exist_and_makes_the_other_records() {
    let desk = Desk::new().with("p/m4.yaml", with_appendix("kallelse.txt")).with("p/kallelse.yaml", MINUTES);
    desk.put("p/c.yaml", GOOD.replace("01-15", "01-16"));
    let told = "fel[KÖR-KROCK]: handlingen av \"p/kallelse.yaml\" skulle tas för en fil som \"p/m4.yaml\" nämner och som inte finns: \"p/kallelse.txt\"\n";
    let built = desk.run("bygg p/kallelse.yaml p/m4.yaml p/c.yaml -f txt").with_status(1);
    assert!(built.err.contains(told) && built.err.contains("förklara KÖR-KROCK"), "{}", built.err);
    assert!(desk.path("p/c.txt").exists() && !desk.path("p/kallelse.txt").exists());
    // Of a record that has no such variant nothing would be taken for it.
    desk.put("p/m4.yaml", with_appendix("c-offentlig.txt"));
    let built = desk.run("bygg p/c.yaml p/m4.yaml -f txt").with_status(1);
    assert!(!built.err.contains("KÖR-KROCK"), "{}", built.err);
}

#[test]
fn a_record_whose_document_of_an_earlier_run_another_names_waits_and_the_others_are_made() {
    let desk = Desk::new().with("p/a.yaml", GOOD).with("p/b.yaml", MINUTES);
    desk.run("kör p -o p -f pdf").with_status(0);
    let before = fs::read(desk.path("p/b.pdf")).unwrap();
    desk.put("p/b.yaml", MINUTES.replace("Rapport", "Redovisning"));
    desk.put("p/c.yaml", with_appendix("b.pdf").replace("01-15", "01-16"));
    let told = "fel[KÖR-KROCK]: handlingen av \"b.yaml\" görs inte om, för \"c.yaml\" nämner den från en tidigare körning: \"p/b.pdf\"\n  = tips: låt \"c.yaml\" nämna en kopia";
    for flag in [" --plan", "", ""] {
        let ended = desk.run(&format!("kör p -o p -f pdf{flag}")).with_status(1);
        assert!(ended.err.contains(told), "{}", ended.err);
    }
    assert!(desk.path("p/c.pdf").exists());
    assert_eq!(fs::read(desk.path("p/b.pdf")).unwrap(), before);
    let proof = desk.run("bevisa p").with_status(0);
    let warning =
        "varning[KÖR-BEVIS]: handlingen \"b.pdf\" är från en tidigare körning, för av posten \"b.yaml\" blev det ingen";
    assert!(proof.err.contains(warning), "{}", proof.err);
    // A copy is nobody's document.
    fs::copy(desk.path("p/b.pdf"), desk.path("p/bilaga.pdf")).unwrap();
    desk.put("p/c.yaml", with_appendix("bilaga.pdf").replace("01-15", "01-16"));
    desk.run("kör p -o p -f pdf").with_status(0);
    assert_ne!(fs::read(desk.path("p/b.pdf")).unwrap(), before);
    // What lies where the document of a register would is nobody's to lose.
    desk.put("p/bilaga.json", "{\"format\": 1, \"personer\": [{\"id\": \"ek\", \"namn\": \"Anna Ek\"}]}");
    desk.run("kör p -o p -f pdf").with_status(0);
}

/// What a record may become that is destroyed.
fn destroyed(record: &str) -> [String; 5] {
    let wrong = [("format: 1", "format: 1\n  : ["), ("bilagor: ", "bilagor: x\nbilgor: "), ("fil: ", "fl: ")];
    let [syntax, key, file] = wrong.map(|(right, wrong)| record.replace(right, wrong));
    ["\0".repeat(record.len()), String::new(), syntax, key, file]
}

#[test]
fn a_signed_original_stays_when_the_record_that_names_it_is_destroyed() {
    let named = with_appendix("b.pdf");
    for rest in destroyed(&named) {
        for without_journal in [false, true] {
            let desk = Desk::new().with("p/a.yaml", &named).with("p/b.yaml", MINUTES).with("p/b.pdf", SIGNED);
            desk.run("kör p -o p -f txt").with_status(0);
            desk.put("p/a.yaml", &rest);
            if without_journal {
                fs::remove_file(desk.path("p/_protokollant/journal-1-1.log")).unwrap();
            }
            for line in [
                "kör p -o p -f pdf --plan",
                "kör p -o p -f pdf",
                "kör p -o p -f pdf --shard 1/2",
                "bygg p/b.yaml -f pdf",
            ] {
                let ended = desk.run(line).with_status(2);
                assert!(
                    ended.err.contains("en fil som \"a.yaml\" nämner: \"p/b.pdf\""),
                    "{rest}: {line}: {}",
                    ended.err
                );
            }
            assert_eq!(fs::read(desk.path("p/b.pdf")).unwrap(), SIGNED);
            // Other formats take nothing's place, and what is mended names what it names.
            desk.run("kör p -o p -f html").with_status(1);
            desk.put("p/a.yaml", GOOD);
            desk.run("kör p -o p -f pdf").with_status(0);
        }
    }
}

#[test]
fn a_document_of_a_gone_record_stays_when_the_record_that_names_it_is_destroyed() {
    let named = with_appendix("b.pdf");
    for rest in destroyed(&named) {
        let desk = Desk::new().with("p/a.yaml", GOOD).with("p/b.yaml", MINUTES);
        desk.put("p/c.yaml", GOOD.replace("01-15", "01-16"));
        desk.run("kör p -o p -f pdf").with_status(0);
        let before = fs::read(desk.path("p/b.pdf")).unwrap();
        fs::remove_file(desk.path("p/b.yaml")).unwrap();
        desk.put("p/a.yaml", &named);
        desk.run("kör p -o p -f pdf --rensa").with_status(0);
        desk.put("p/a.yaml", &rest);
        for plan in [" --plan", ""] {
            let ended = desk.run(&format!("kör p -o p -f pdf --rensa{plan}")).with_status(1);
            let told = format!("{}{}", ended.out, ended.err);
            assert!(told.contains("b.pdf (posten \"a.yaml\" nämner den)"), "{rest}: {told}");
        }
        assert_eq!(fs::read(desk.path("p/b.pdf")).unwrap(), before);
    }
}

#[test]
fn a_signed_original_stays_when_the_record_that_names_it_is_not_in_the_run() {
    let desk = Desk::new().with("p/a.yaml", with_appendix("b.pdf")).with("p/b.yaml", MINUTES).with("p/b.pdf", SIGNED);
    desk.run("kör p -o p -f txt").with_status(0);
    desk.put("p/lista.txt", "b.yaml\n");
    let whole = [with_appendix("b.pdf"), with_appendix("b.pdf").replace("fil: ", "fl: ")];
    for record in whole {
        desk.put("p/a.yaml", record);
        for line in ["kör p/lista.txt -o p -f pdf", "bygg p/b.yaml -f pdf", "bygg p/b.yaml -o p"] {
            let ended = desk.run(line).with_status(2);
            assert!(ended.err.contains("\"a.yaml\" nämner"), "{line}: {}", ended.err);
        }
    }
    assert_eq!(fs::read(desk.path("p/b.pdf")).unwrap(), SIGNED);
    // A record that is gone names nothing, nor does one that has come to name another file.
    desk.put("p/a.yaml", GOOD);
    desk.run("bygg p/b.yaml -f pdf").with_status(0);
}

#[test]
fn a_document_takes_the_place_of_no_list_that_names_the_records() {
    let desk = Desk::new().with("p/a.yaml", GOOD).with("p/a.txt", "a.yaml\n").with("p/a-offentlig.txt", "a.yaml\n");
    for flag in [" --plan", ""] {
        let ended = desk.run(&format!("kör p/a.txt -o p -f txt{flag}")).with_status(2);
        let told = "fel[KÖR-KROCK]: handlingen av \"a.yaml\" skulle ta platsen för listan med poster: \"p/a.txt\"\n";
        assert!(ended.err.contains(told), "{}", ended.err);
    }
    assert_eq!(desk.text("p/a.txt"), "a.yaml\n");
    // Neither in another format nor elsewhere, nor as a variant that the record has not.
    desk.run("kör p/a.txt -o p -f html").with_status(0);
    desk.run("kör p/a.txt -o ut -f txt").with_status(0);
    desk.run("kör p/a-offentlig.txt -o p -f txt").with_status(0);
}
