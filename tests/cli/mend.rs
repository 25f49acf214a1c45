//! `check --fix` and `check --diff`: the record is mended where it stands, or it is shown how it would be.

use serde_json::Value;

use crate::run::{Desk, GOOD};

/// A record of which two things can be mended and one cannot.
const FAULTY: &str = "\
# Anteckningar från samrådet\r
format: 1\r
typ: minnesanteckningar\r
titel: 'Samråd om säkra skolvägar'   # ska den heta så?\r
myndighet: Regeringskansliet\r
datum: 2026-01-15\r
plast: Stockholm\r
deltagare: [{ organisation: Föreningen Skolvägen }]\r
inledning: Gruppen gick igenom läget, t ex vid skolorna. Nästa samråd är den 4/6 2026.\r
";

fn mended() -> String {
    FAULTY.replace("plast:", "plats:").replace("t ex", "t.ex.")
}

#[test]
fn the_record_is_mended_and_nothing_else_of_it_changes() {
    let desk = Desk::new().with("a.yaml", FAULTY);
    let ended = desk.run("granska --rätta a.yaml").with_status(0);
    assert_eq!(desk.text("a.yaml"), mended());
    assert_eq!(
        ended.out,
        "a.yaml:7: rättat[REC-KEY]: ”plast” blir ”plats”\na.yaml:9: rättat[TYP-FÖRK]: ”t ex” blir ”t.ex.”\n\
         a.yaml: 2 rättade, 1 varning\n"
    );
    assert!(ended.err.starts_with("varning[TYP-TECKEN]: ”4/6 2026”"), "{}", ended.err);
    let again = desk.run("check --fix a.yaml").with_status(0);
    assert_eq!(again.out, "a.yaml: 1 varning\n");
    assert_eq!(desk.text("a.yaml"), mended());
    assert_eq!(desk.files(), ["a.yaml"]);
}

#[test]
fn a_check_says_how_many_of_the_faults_can_be_mended() {
    let desk = Desk::new().with("a.yaml", FAULTY);
    let ended = desk.run("granska a.yaml").with_status(1);
    assert!(ended.err.ends_with("2 av 3 kan rättas med protokollant granska --rätta a.yaml\n"), "{}", ended.err);
    assert_eq!(desk.text("a.yaml"), FAULTY);
}

#[test]
fn the_difference_is_shown_and_nothing_written() {
    let desk = Desk::new().with("a.yaml", FAULTY);
    let ended = desk.run("granska --visa a.yaml").with_status(1);
    let wanted = "--- a.yaml\n+++ a.yaml\n@@ -4,6 +4,6 @@\n";
    assert!(ended.out.starts_with(wanted), "{}", ended.out);
    assert!(ended.out.contains("\n-plast: Stockholm\r\n+plats: Stockholm\r\n"), "{}", ended.out);
    assert!(ended.err.contains("a.yaml: 1 fel, 1 varning\n"), "{}", ended.err);
    assert_eq!(desk.text("a.yaml"), FAULTY);
    assert_eq!(Desk::new().with("b.yaml", GOOD).run("check --diff b.yaml").with_status(0).out, "");
}

#[test]
fn standard_input_is_mended_to_standard_output() {
    let desk = Desk::new();
    let ended = desk.run_with("check --fix -", FAULTY).with_status(0);
    assert_eq!(ended.out, mended());
    assert!(ended.err.contains("<stdin>:7: rättat[REC-KEY]"), "{}", ended.err);
    assert!(ended.err.contains("<stdin>: 2 rättade, 1 varning\n"), "{}", ended.err);
    let both = desk.run_with("check --fix --message-format json -", FAULTY).with_status(2);
    assert!(both.err.contains("standard ut kan inte både"), "{}", both.err);
}

#[test]
fn what_is_left_decides_on_the_exit_status() {
    let desk = Desk::new().with("a.yaml", FAULTY.replace("titel:", "rubbet:"));
    let ended = desk.run("check --fix a.yaml").with_status(1);
    assert!(ended.out.ends_with("a.yaml: 2 rättade, 2 fel, 1 varning\n"), "{}", ended.out);
}

#[test]
fn programs_get_the_fix_as_data_and_what_was_mended_aside() {
    let desk = Desk::new().with("a.yaml", FAULTY);
    let ended = desk.run("check a.yaml --message-format json").with_status(1);
    let fault: Value = serde_json::from_str(ended.out.lines().next().unwrap()).unwrap();
    let replacement = &fault["fix"]["replacements"][0];
    assert_eq!(
        (&replacement["text"], &replacement["line"], &replacement["column"]),
        (&"plats".into(), &7.into(), &1.into())
    );
    let sarif = desk.run("check a.yaml --message-format sarif").with_status(1);
    let log: Value = serde_json::from_str(&sarif.out).unwrap();
    let fix = &log["runs"][0]["results"][0]["fixes"][0];
    let change = &fix["artifactChanges"][0]["replacements"][0];
    assert_eq!(change["insertedContent"]["text"], "plats");
    assert_eq!(change["deletedRegion"]["endColumn"], 6);
    let left = desk.run("check --fix a.yaml --message-format json").with_status(0);
    assert_eq!(left.out.lines().count(), 1);
    assert!(left.err.starts_with("a.yaml:7: rättat[REC-KEY]"), "{}", left.err);
}

#[test]
fn an_approved_record_is_never_changed() {
    let approved = FAULTY.replace("plast:", "status: justerad\r\nplats:");
    let desk = Desk::new().with("a.yaml", &approved);
    let ended = desk.run("check --fix a.yaml").with_status(0);
    assert!(ended.out.ends_with("a.yaml: 1 varning\n"), "{}", ended.out);
    assert_eq!(desk.text("a.yaml"), approved);
}

#[test]
fn of_an_approved_record_it_is_said_that_it_is_left_as_it_is() {
    let said = "skulle kunna rättas, men --rätta ändrar aldrig en post med status: justerad\n";
    // However it is written: mended, it would be an approved record that is half mended.
    for status in ["status: justerad", "status: Justerad", "Status: justerad"] {
        let approved = FAULTY.replace("plast:", &format!("{status}\r\nplast:"));
        let desk = Desk::new().with("a.yaml", &approved);
        for command in ["granska a.yaml", "granska --rätta a.yaml"] {
            let ended = desk.run(command).with_status(1);
            assert!(ended.err.ends_with(said) && !ended.err.contains("kan rättas"), "{command}: {}", ended.err);
            assert_eq!(desk.text("a.yaml"), approved);
        }
    }
}

#[test]
fn a_record_that_may_not_be_written_stays_and_that_is_said() {
    let desk = Desk::new().with("a.yaml", FAULTY);
    let path = desk.path("a.yaml");
    let mut permissions = std::fs::metadata(&path).unwrap().permissions();
    permissions.set_readonly(true);
    std::fs::set_permissions(&path, permissions).unwrap();
    let ended = desk.run("check --fix a.yaml").with_status(2);
    assert!(ended.err.contains("fel[UT-SKRIV]: \"a.yaml\" går inte att skriva: du saknar behörighet"), "{}", ended.err);
    assert_eq!(desk.text("a.yaml"), FAULTY);
}

#[cfg(unix)]
#[test]
fn a_link_stays_a_link_and_what_it_leads_to_is_mended() {
    let desk = Desk::new().with("poster/a.yaml", FAULTY);
    std::os::unix::fs::symlink("poster/a.yaml", desk.path("genväg.yaml")).unwrap();
    desk.run("check --fix genväg.yaml").with_status(0);
    assert!(desk.path("genväg.yaml").is_symlink());
    assert_eq!(desk.text("poster/a.yaml"), mended());
}
