//! Languages and colours.

use crate::run::{BAD, Desk, Ended, ended};

fn check_in(variables: &[(&str, &str)], arguments: &[&str]) -> Ended {
    let desk = Desk::new().with("a.yaml", BAD);
    let mut command = desk.command(["check", "a.yaml"].iter().chain(arguments));
    for variable in ["LC_ALL", "LC_MESSAGES", "LANG"] {
        command.env_remove(variable);
    }
    command.envs(variables.iter().copied());
    ended(&command.output().unwrap())
}

#[test]
fn people_are_spoken_to_in_the_language_of_their_locale_or_the_one_they_ask_for() {
    assert!(check_in(&[("LANG", "sv_SE.UTF-8")], &[]).err.starts_with("fel["));
    assert!(check_in(&[("LANG", "C.UTF-8")], &[]).err.starts_with("fel["));
    assert!(check_in(&[("LANG", "en_GB.UTF-8")], &[]).err.starts_with("error["));
    assert!(check_in(&[("LC_ALL", "sv_SE.UTF-8"), ("LANG", "en_GB.UTF-8")], &[]).err.starts_with("fel["));
    assert!(check_in(&[("LANG", "sv_SE.UTF-8")], &["--lang", "en"]).err.starts_with("error["));
    assert!(check_in(&[("LANG", "en_GB.UTF-8")], &["--lang=sv"]).err.starts_with("fel["));
}

#[test]
fn wrong_arguments_are_named_in_the_same_language_and_end_with_two() {
    let desk = Desk::new();
    let swedish = desk.run("byg a.yaml").with_status(2);
    assert_eq!(
        swedish.err,
        "fel: det finns inget kommando \"byg\"\n  = tips: menade du \"bygg\"?\n  = tips: \"protokollant --help\" visar hur man skriver\n"
    );
    let english = desk.run("build a.yaml --lang en --formats pdf").with_status(2);
    assert_eq!(
        english.err,
        "error: there is no option \"--formats\"\n  = hint: did you mean \"--format\"?\n  \
         = hint: \"protokollant build --help\" shows how to write it\n"
    );
    let value = desk.run("build a.yaml -f pfd").with_status(2);
    assert!(value.err.contains("det här går: pdf, docx, html, txt"), "{}", value.err);
    assert!(desk.run("build").with_status(2).err.contains("<FIL>... saknas"));
    assert!(desk.run("regler extra").with_status(2).err.contains("\"extra\" är ett argument för mycket"));
}

#[test]
fn help_is_in_one_language_on_standard_output() {
    let desk = Desk::new();
    for line in ["build --help", "bygg -h", "hjälp bygg", "help build"] {
        let help = desk.run(line).with_status(0);
        assert!(help.out.contains("Användning: protokollant bygg [FLAGGOR] <FIL>..."), "{}", help.out);
        assert!(help.out.contains("Exempel:\n  protokollant bygg möte.yaml"), "{}", help.out);
        assert_eq!(help.err, "");
    }
    let program = desk.run("--help").with_status(0).out;
    assert!(program.contains("\n  bygg ") && program.contains("[alias: build]"), "{program}");
    assert!(desk.run("--help --lang en").with_status(0).out.contains("\n  build "));
    let english = desk.run("build --help --lang en").with_status(0);
    assert!(english.out.contains("Usage: protokollant build [OPTIONS] <FILE>..."), "{}", english.out);
    assert_eq!(desk.run("--version").with_status(0).out, concat!("protokollant ", env!("CARGO_PKG_VERSION"), "\n"));
}

#[test]
fn without_arguments_the_program_says_how_to_begin() {
    let desk = Desk::new();
    let ended = ended(&desk.command([""; 0]).output().unwrap()).with_status(2);
    assert!(ended.err.contains("protokollant ny minnesanteckningar möte.yaml"), "{}", ended.err);
}

#[test]
fn colours_are_for_terminals_and_for_those_who_ask() {
    assert!(!check_in(&[], &[]).err.contains('\u{1b}'));
    assert!(check_in(&[("CLICOLOR_FORCE", "1")], &[]).err.contains('\u{1b}'));
    assert!(!check_in(&[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "1")], &[]).err.contains('\u{1b}'));
}
