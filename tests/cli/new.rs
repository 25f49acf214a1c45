//! `new` and `schema`: what people and their editors begin with.

use serde_json::Value;

use crate::run::{Desk, ended};

#[test]
fn a_new_record_passes_the_rules_and_becomes_a_document() {
    let desk = Desk::new();
    for (language, file) in [("sv", "möte.yaml"), ("en", "meeting.yaml")] {
        let ended = desk.run(&format!("ny minnesanteckningar {file} --lang {language}")).with_status(0);
        assert_eq!(ended.out, format!("{file}\n"));
        assert_eq!(desk.run(&format!("granska {file}")).with_status(0).out, format!("{file}: inga fel\n"));
        desk.run(&format!("bygg {file} -f pdf,docx,html,txt")).with_status(0);
    }
}

#[test]
fn the_schema_that_a_new_record_names_lies_beside_it() {
    let desk = Desk::new();
    desk.run("new minnesanteckningar möten/möte").with_status(0);
    assert_eq!(desk.files(), ["möten/möte.yaml", "möten/protokollant.schema.json"]);
    let first = desk.text("möten/möte.yaml").lines().next().unwrap().to_owned();
    assert_eq!(first, "# yaml-language-server: $schema=protokollant.schema.json");
    assert_eq!(desk.text("möten/protokollant.schema.json"), desk.run("schema").with_status(0).out);
}

#[test]
fn a_file_that_is_there_is_never_overwritten() {
    let desk = Desk::new().with("möte.yaml", "mine");
    let ended = desk.run("new minnesanteckningar möte.yaml").with_status(2);
    assert!(ended.err.contains("\"möte.yaml\" finns redan"), "{}", ended.err);
    assert_eq!(desk.text("möte.yaml"), "mine");
    assert_eq!(desk.files(), ["möte.yaml"]);
    desk.run("new minnesanteckningar möte.json").with_status(2);
}

#[test]
fn without_a_file_the_record_goes_to_standard_output() {
    let desk = Desk::new();
    let record = desk.run("new minnesanteckningar").with_status(0);
    assert_eq!(desk.run_with("check -", &record.out).with_status(0).out, "<stdin>: inga fel\n");
    assert_eq!(desk.files(), [""; 0]);
}

#[test]
fn a_type_that_does_not_exist_is_answered_with_those_that_do() {
    let ended = Desk::new().run("new minesanteckningar").with_status(2);
    assert!(ended.err.contains("menade du \"minnesanteckningar\"?"), "{}", ended.err);
}

#[test]
fn the_schema_explains_in_the_language_asked_for() {
    let desk = Desk::new();
    for (language, word) in [("sv", "Mötets dag"), ("en", "The day of the meeting")] {
        let ended = ended(&desk.command(["schema", "--lang", language]).output().unwrap()).with_status(0);
        let schema: Value = serde_json::from_str(&ended.out).unwrap();
        let description = schema["$defs"]["minnesanteckningar"]["properties"]["datum"]["description"].as_str().unwrap();
        assert!(description.starts_with(word), "{description}");
    }
}
