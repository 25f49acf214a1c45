//! `explain`, `rules`, `completions`, `man`: what can be looked up.

use protokollant::diagnostic::Code;
use serde_json::Value;

use crate::run::Desk;

#[test]
fn a_rule_is_explained_however_its_code_is_typed() {
    let desk = Desk::new();
    let pages: Vec<String> = ["explain ACC-HEAD", "förklara acc-head", "explain fel[ACC-HEAD]:"]
        .iter()
        .map(|line| desk.run(line).with_status(0).out)
        .collect();
    assert!(pages[0].starts_with("ACC-HEAD (fel)\n\n  "), "{}", pages[0]);
    for part in ["\nVarför\n  ", "\nKälla\n  ", "\nGör så här\n  ", "\nFel\n    ", "\nRätt\n    "] {
        assert!(pages[0].contains(part), "{part}: {}", pages[0]);
    }
    assert!(pages.iter().all(|page| *page == pages[0]));
    // No law numbers the items of minutes.
    let practice = desk.run("explain PRT-NUM").with_status(0).out;
    assert!(practice.contains("\nSed\n  Ingen lag"), "{practice}");
    let typo = desk.run("explain ACC-HED").with_status(2);
    assert!(typo.err.contains("menade du \"ACC-HEAD\"?"), "{}", typo.err);
}

#[test]
fn every_rule_is_listed_for_people_and_for_programs() {
    let desk = Desk::new();
    let listed = desk.run("regler").with_status(0).out;
    let objects = desk.run("rules --message-format json").with_status(0).out;
    let objects: Vec<Value> = objects.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    for code in Code::ALL {
        let id = code.info().id;
        assert!(listed.lines().any(|line| line.trim_start().starts_with(&format!("{id} "))), "{id}");
        let object = objects.iter().find(|object| object["code"] == id).unwrap_or_else(|| panic!("{id}"));
        for field in ["summary", "why", "remedy"] {
            assert!(object[field]["sv"].is_string() && object[field]["en"].is_string(), "{id}: {field}");
        }
    }
    assert_eq!(objects.len(), Code::ALL.len());
}

#[test]
fn every_shell_gets_completions_that_know_the_commands() {
    let desk = Desk::new();
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let script = desk.run(&format!("completions {shell}")).with_status(0).out;
        for word in ["build", "granska", "message-format", "docx"] {
            // PowerShell and elvish complete commands and flags, but not the values of flags.
            assert!(
                script.contains(word) || (word == "docx" && ["powershell", "elvish"].contains(&shell)),
                "{shell}: {word}"
            );
        }
        assert!(!script.contains('\u{1f}'), "{shell}");
    }
}

#[test]
fn every_command_has_a_manual_page() {
    let desk = Desk::new();
    assert!(desk.run("man").with_status(0).out.contains(".TH protokollant 1"));
    assert!(desk.run("man bygg").with_status(0).out.contains("protokollant\\-build"));
    assert!(desk.run("man byg").with_status(2).err.contains("menade du \"bygg\"?"));
    let written = desk.run("man -o man1").with_status(0).out;
    assert_eq!(written.lines().count(), desk.files().len());
    for name in ["man1/protokollant.1", "man1/protokollant-build.1", "man1/protokollant-help.1"] {
        assert!(desk.text(name).contains(".SH NAME"), "{name}");
    }
}

#[test]
fn the_form_of_a_register_is_told_apart_from_that_of_a_record() {
    let desk = Desk::new();
    let schema = |line: &str| serde_json::from_str::<Value>(&desk.run(line).with_status(0).out).unwrap();
    let (record, register) = (schema("schema"), schema("schema --register"));
    assert_eq!(record["$id"], "urn:protokollant:post:1");
    assert_eq!(register["$id"], "urn:protokollant:register:1");
    let person = &register["properties"]["personer"]["items"];
    assert_eq!(person["required"], serde_json::json!(["id", "namn"]));
    // What the register says need not be said in the record.
    let author = &record["$defs"]["författare"];
    assert_eq!(author["anyOf"], serde_json::json!([{ "required": ["namn"] }, { "required": ["person"] }]));
}
