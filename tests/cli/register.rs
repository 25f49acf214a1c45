//! `register`: numbers for many at once, whoever is killed meanwhile; a record that gets its number; what is told, and copies.

use std::collections::BTreeSet;
use std::process::{Child, Stdio};
use std::thread::sleep;
use std::time::Duration;

use serde_json::Value;

use crate::run::{Desk, GOOD};

/// A desk with the register of a ministry.
fn desk() -> Desk {
    let desk = Desk::new();
    let made =
        desk.run("diarium ny a.sqlite --authority Arbetsmarknadsdepartementet --year 2026 --who anna").with_status(0);
    assert_eq!((made.out.as_str(), made.err.as_str()), ("", ""));
    desk
}

/// Somebody who asks for a number and is not waited for.
fn asks(desk: &Desk, who: usize) -> Child {
    let title = format!("Handling {who}");
    let mut command = desk.command(["register", "next", "a.sqlite", "--title", &title]);
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap()
}

fn numbers(desk: &Desk) -> Vec<String> {
    let exported: Value =
        serde_json::from_str(&desk.run("register export a.sqlite -f json").with_status(0).out).unwrap();
    let cards = exported["handlingar"].as_array().unwrap().iter();
    cards.map(|card| card["diarienummer"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn two_hundred_who_ask_at_once_get_two_hundred_numbers_without_a_gap() {
    let desk = desk();
    let askers: Vec<Child> = (0..200).map(|who| asks(&desk, who)).collect();
    let given: BTreeSet<String> = askers
        .into_iter()
        .map(|child| {
            let output = child.wait_with_output().unwrap();
            assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
            String::from_utf8(output.stdout).unwrap().trim().to_owned()
        })
        .collect();
    let wanted: Vec<String> = (1..=200).map(|serial| format!("A2026/{serial:05}")).collect();
    assert!(given.iter().eq(&wanted));
    assert_eq!(numbers(&desk), wanted);
    // The register's own making, and each number once.
    assert_eq!(desk.run("diarium händelser a.sqlite").with_status(0).out.lines().count(), 201);
}

/// A number that somebody has seen is in the register, with its event; and whoever is killed leaves it whole, without a gap.
#[test]
fn whoever_is_killed_takes_no_number_along() {
    let desk = desk();
    let mut seen = BTreeSet::new();
    for round in 0..60_usize {
        let mut child = asks(&desk, round);
        sleep(Duration::from_millis((round as u64 * 7) % 40));
        // SIGKILL, or TerminateProcess on Windows.
        child.kill().unwrap();
        let output = child.wait_with_output().unwrap();
        seen.extend(String::from_utf8(output.stdout).unwrap().lines().map(str::to_owned));
    }
    let last = desk.run("register next a.sqlite --title Sist").with_status(0).out;
    seen.insert(last.trim().to_owned());
    let entered = numbers(&desk);
    let wanted: Vec<String> = (1..=entered.len()).map(|serial| format!("A2026/{serial:05}")).collect();
    assert_eq!(entered, wanted);
    assert!(seen.iter().all(|number| entered.contains(number)), "{seen:?}");
    assert_eq!(desk.run("register events a.sqlite").with_status(0).out.lines().count(), entered.len() + 1);
    desk.run("register backup a.sqlite kopia.sqlite").with_status(0);
}

#[test]
fn a_record_is_given_its_number_and_built_and_nothing_else_in_it_changes() {
    let desk = desk();
    let record = GOOD.replace("diarienummer: A2026/00012\n", "").replace("plats:", "# var\nplats:");
    desk.put("post.yaml", &record);
    let ended = desk.run("diarium stämpla a.sqlite post.yaml -f txt -o ut").with_status(0);
    assert!(ended.out.starts_with("post.yaml: A2026/00001\n"), "{}", ended.out);
    assert_eq!(desk.text("post.yaml"), record.replace("datum:", "diarienummer: A2026/00001\ndatum:"));
    assert!(desk.text("ut/post.txt").contains("A2026/00001"));
    let again = desk.run("diarium stämpla a.sqlite post.yaml -f txt -o ut").with_status(1);
    assert!(
        again.err.starts_with("fel[DIA-STÄMPEL]: \"post.yaml\" har redan diarienumret A2026/00001\n"),
        "{}",
        again.err
    );
    assert_eq!(numbers(&desk), ["A2026/00001"]);
    // Killed after the register had the number and before the record did: the record is as it was, and gets the same number.
    desk.put("post.yaml", &record);
    assert!(
        desk.run("register stamp a.sqlite post.yaml -f txt -o ut")
            .with_status(0)
            .out
            .starts_with("post.yaml: A2026/00001\n")
    );
    assert_eq!(numbers(&desk), ["A2026/00001"]);
}

#[test]
fn a_check_finds_what_is_missing_in_the_register_and_among_the_records() {
    let desk = desk();
    desk.run("register next a.sqlite --number A2026/00002 --title Två --direction in").with_status(0);
    desk.put("poster/a.yaml", GOOD);
    desk.put("poster/b.yaml", GOOD.replace("diarienummer: A2026/00012\n", "").replace("2026-01-15", "2020-01-15"));
    let ended = desk.run("diarium granska a.sqlite poster").with_status(1);
    for told in [
        "fel[DIA-NR]: löpnummer 1 saknas\n --> a.sqlite\n",
        "fel[DIA-KORT]: A2026/00002 saknar avsändare\n",
        "fel[DIA-NR]: A2026/00012 finns inte i diariet\n",
        "varning[DIA-SEN]: handlingen är inte registrerad, och borde ha varit det senast den 2020-01-16\n",
    ] {
        assert!(ended.err.contains(told), "{told}{}", ended.err);
    }
    assert_eq!(ended.out, "a.sqlite: 3 fel, 1 varning\n");
    let lines = desk.run("register check a.sqlite poster --message-format json").with_status(1).out;
    assert_eq!(lines.lines().count(), 4);
}

#[test]
fn a_backup_brings_a_damaged_register_back() {
    let desk = desk();
    desk.run("register next a.sqlite --title Ett").with_status(0);
    desk.run("register backup a.sqlite kopior/a.sqlite").with_status(0);
    desk.put("a.sqlite", "skräp ".repeat(1000));
    let ended = desk.run("register next a.sqlite --title Två").with_status(1);
    assert!(ended.err.starts_with("fel[DIA-FIL]: \"a.sqlite\": filen är inget diarium\n"), "{}", ended.err);
    let ended = desk.run("register restore kopior/a.sqlite a.sqlite").with_status(1);
    assert!(ended.err.contains("det finns redan en fil med det namnet"), "{}", ended.err);
    std::fs::remove_file(desk.path("a.sqlite")).unwrap();
    desk.run("diarium återställ kopior/a.sqlite a.sqlite").with_status(0);
    assert_eq!(desk.run("register next a.sqlite --title Två").with_status(0).out, "A2026/00002\n");
}

#[test]
fn an_authority_whose_numbers_are_not_known_says_what_they_look_like() {
    let desk = Desk::new();
    let asked = ["register", "new", "kn.sqlite", "--authority", "Älvnäs kommun", "--year", "2026"];
    let output = desk.command(asked).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8(output.stderr).unwrap().contains("--form saknas"));
    assert!(desk.command(asked.into_iter().chain(["--form", "KN {år}/{nr}"])).output().unwrap().status.success());
    assert_eq!(desk.run("register next kn.sqlite --title Ett").with_status(0).out, "KN 2026/1\n");
    assert!(desk.run("register next kn.sqlite --title Ett --date 2026-02-30").with_status(2).err.contains("--date"));
    assert!(desk.run("register next borta.sqlite --title Ett").with_status(1).err.contains("diariet finns inte"));
    assert_eq!(desk.files(), ["kn.sqlite"]);
}
