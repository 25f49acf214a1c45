//! `check`: what is said in which form, and that nothing is written.

use serde_json::Value;

use crate::run::{BAD, Desk, GOOD};

#[test]
fn every_record_gets_its_verdict_and_nothing_is_written() {
    let desk = Desk::new().with("a.yaml", GOOD).with("b.yaml", BAD);
    let ended = desk.run("granska a.yaml b.yaml").with_status(1);
    assert_eq!(ended.out, "a.yaml: inga fel\nb.yaml: 1 fel\n");
    assert!(ended.err.starts_with("fel[REC-MISSING]: "), "{}", ended.err);
    assert!(ended.err.ends_with("mer om felet: protokollant förklara REC-MISSING\n"), "{}", ended.err);
    assert_eq!(desk.run("check a.yaml").with_status(0).err, "");
    assert_eq!(desk.files(), ["a.yaml", "b.yaml"]);
}

#[test]
fn standard_input_has_a_name_that_can_be_told_from_a_file() {
    let desk = Desk::new();
    let ended = desk.run_with("check -", BAD).with_status(1);
    assert_eq!(ended.out, "<stdin>: 1 fel\n");
    assert!(ended.err.contains("--> <stdin>:"), "{}", ended.err);
}

#[test]
fn a_register_lies_beside_its_record_or_nowhere() {
    let record = GOOD.replace("deltagare: [{ organisation: Föreningen Skolvägen }]", "deltagare: [{ person: ek }]");
    let record = format!("{record}register: listor/personer.yaml\n");
    let desk = Desk::new()
        .with("a/post.yaml", &record)
        .with("a/listor/personer.yaml", "format: 1\npersoner: [{ id: ek, namn: Anna Ek, titel: kansliråd }]\n");
    let ended = desk.run("check a/post.yaml").with_status(1);
    assert!(ended.err.contains("--> a/listor/personer.yaml:2:37"), "{}", ended.err);
    let ended = desk.run_with("check -", &record).with_status(1);
    assert!(ended.err.contains("en post från standard in kan inte ha något register"), "{}", ended.err);
    assert_eq!(ended.out, "<stdin>: 1 fel\n");
}

#[test]
fn json_has_one_object_a_line_for_the_faults_of_all_files() {
    let desk = Desk::new().with("b.yaml", BAD);
    let ended = desk.run("check b.yaml borta.yaml --message-format json").with_status(2);
    let lines: Vec<Value> = ended.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let codes: Vec<&str> = lines.iter().map(|line| line["code"].as_str().unwrap()).collect();
    assert_eq!(codes, ["REC-MISSING", "SRC-READ"]);
    assert_eq!(lines[0]["file"], "b.yaml");
    assert_eq!(ended.err, "");
}

#[test]
fn sarif_is_one_log_in_which_each_fault_names_its_own_file() {
    let desk = Desk::new().with("a.yaml", GOOD).with("b.yaml", BAD).with("c.yaml", BAD);
    let ended = desk.run("check a.yaml b.yaml c.yaml --message-format sarif").with_status(1);
    let log: Value = serde_json::from_str(&ended.out).unwrap();
    let results = log["runs"][0]["results"].as_array().unwrap();
    let uri = |result: &Value| result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"].clone();
    assert_eq!(results.iter().map(uri).collect::<Vec<_>>(), ["b.yaml", "c.yaml"]);
    let clean = desk.run("check a.yaml --message-format sarif").with_status(0);
    assert_eq!(serde_json::from_str::<Value>(&clean.out).unwrap()["runs"][0]["results"], Value::Array(Vec::new()));
}

#[test]
fn word_files_and_records_are_checked_in_one_run() {
    let desk = Desk::new().with("a.yaml", GOOD).with("b.yaml", BAD).with("gammal.DOCX", "ingen Word-fil");
    desk.run("bygg a.yaml -f docx").with_status(0);
    assert_eq!(desk.run("granska a.docx").with_status(0).out, "a.docx: inga fel\n");
    let ended = desk.run("granska a.docx b.yaml gammal.DOCX").with_status(1);
    assert_eq!(ended.out, "a.docx: inga fel\nb.yaml: 1 fel\ngammal.DOCX: 1 fel\n");
    let told = "fel[DOCX-FIL]: filen är ingen Word-fil\n --> gammal.DOCX\n";
    assert!(ended.err.contains(told), "{}", ended.err);
    let lines = desk.run("check b.yaml gammal.DOCX --message-format json").with_status(1).out;
    let lines: Vec<Value> = lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(lines.iter().map(|line| &line["file"]).collect::<Vec<_>>(), ["b.yaml", "gammal.DOCX"]);
    let log = desk.run("check b.yaml gammal.DOCX --message-format sarif").with_status(1).out;
    let results = serde_json::from_str::<Value>(&log).unwrap()["runs"][0]["results"].clone();
    let place = |at: usize| results[at]["locations"][0]["physicalLocation"].clone();
    assert!(place(0)["region"].is_object() && place(1)["region"].is_null(), "{results}");
}

#[test]
fn a_word_file_is_never_mended_and_needs_no_name() {
    let desk = Desk::new().with("a.yaml", GOOD);
    desk.run("bygg a.yaml -f docx").with_status(0);
    let before = std::fs::read(desk.path("a.docx")).unwrap();
    desk.run("granska --rätta a.docx").with_status(0);
    assert_eq!(std::fs::read(desk.path("a.docx")).unwrap(), before);
    std::fs::rename(desk.path("a.docx"), desk.path("utan-ändelse")).unwrap();
    assert_eq!(desk.run("granska utan-ändelse").with_status(0).out, "utan-ändelse: inga fel\n");
}

/// To open a pipe is to wait for somebody who writes into it.
#[cfg(unix)]
#[test]
fn a_pipe_in_the_place_of_a_picture_is_refused_and_not_waited_for() {
    let record = GOOD.replace("Gruppen gick igenom läget.", "\"Läget.\\n\\n![En grå ruta](bild.png)\"");
    let desk = Desk::new().with("a.yaml", record);
    assert!(std::process::Command::new("mkfifo").arg(desk.path("bild.png")).status().unwrap().success());
    let ended = desk.run("check a.yaml").with_status(1);
    assert!(ended.err.contains("bilden \"bild.png\" är ingen vanlig fil"), "{}", ended.err);
}

/// The blocks of a report that tell of letters, in some order.
fn letters_told(report: &str) -> Vec<&str> {
    let mut told: Vec<&str> = report.split("\n\n").filter(|block| block.starts_with("fel[TYP-GLYF]")).collect();
    told.sort_unstable();
    told
}

const STRANGE: &str = r"
format: 1
typ: protokoll
titel: Protokoll från kulturnämndens sammanträde 😀
myndighet: Älvnäs kommun
organ: Kulturnämnden
datum: 2026-03-12
plats: Kommunhuset
ordförande: Anna Ek
sekreterare: Bo Lind
justerare: [Cecilia Holm]
närvarande:
  - { namn: Anna Ek, uppgift: ledamot }
  - { namn: Cecilia Holm, uppgift: ledamot }
  - { namn: Dan 山田, uppgift: ledamot }
  - { namn: Bo Lind, uppgift: tjänsteman }
ärenden:
  - rubrik: Besök från 東京
    bakgrund: |
      Gästerna kom från **日本** och *ไทย*.

      - en punkt 🎉

      Tabell: Resor 🚆

      | Ort | Dag |
      |---|---|
      | 大阪 | 4 |
    beslut: [att tacka 🚂.]
";

#[test]
fn letters_that_no_font_has_are_told_as_they_are_when_the_document_is_built() {
    for (house, name) in [("", "Libre Franklin"), (" --house regeringskansliet", "EB Garamond")] {
        let desk = Desk::new().with("a.yaml", STRANGE);
        let built = desk.run(&format!("build a.yaml -o ut{house}")).with_status(1).err;
        let checked = desk.run(&format!("check a.yaml{house}")).with_status(1).err;
        let (built, checked) = (letters_told(&built), letters_told(&checked));
        assert_eq!(checked.len(), 15, "{checked:#?}");
        assert!(checked.iter().any(|block| block.contains(name)), "{checked:#?}");
        assert!(checked.iter().all(|block| built.contains(block)), "{checked:#?}\n{built:#?}");
    }
}

/// What is shown by other glyphs than its own, or by none, is no fault; the fonts have none for several of these by themselves.
#[test]
fn letters_that_are_made_of_others_or_show_nothing_are_not_told() {
    let record = GOOD.replace("inledning: ", "inledning: Cafe\u{301} A\u{30a} ta\u{ad}gen ord\u{2060}et x\u{fe0f} Ǻ ");
    assert_ne!(record, GOOD);
    let desk = Desk::new().with("a.yaml", &record);
    assert!(letters_told(&desk.run("build a.yaml -o ut").err).is_empty());
    assert!(letters_told(&desk.run("check a.yaml").err).is_empty());
}

#[test]
fn a_house_style_that_is_none_cannot_be_checked_against() {
    let desk = Desk::new().with("a.yaml", GOOD);
    desk.run("check a.yaml --house neutral").with_status(0);
    let ended = desk.run("check a.yaml --house netral").with_status(2);
    assert!(ended.err.contains("menade du \"neutral\"?"), "{}", ended.err);
}
