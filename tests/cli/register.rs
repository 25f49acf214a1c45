//! `register`: numbers for many at once, whoever is killed meanwhile; a record that gets its number; what is told, and copies.

use std::collections::BTreeSet;
use std::process::{Child, Stdio};
use std::thread::sleep;
use std::time::Duration;

use serde_json::Value;

use crate::run::{BAD, Desk, GOOD, MINUTES};

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
    // It has its number, and keeps it: what was interrupted goes on.
    let again = desk.run("diarium stämpla a.sqlite post.yaml -f txt -o ut").with_status(0);
    assert!(again.out.starts_with("post.yaml: A2026/00001\n"), "{}", again.out);
    assert_eq!(numbers(&desk), ["A2026/00001"]);
    // A copy of it that is about something else does not get its number.
    desk.put("kopia.yaml", desk.text("post.yaml").replace("säkra skolvägar", "cykelbanor"));
    let other = desk.run("diarium stämpla a.sqlite kopia.yaml -f txt -o ut").with_status(1);
    let told = "fel[DIA-STÄMPEL]: \"kopia.yaml\" har diarienumret A2026/00001, som i diariet är en annan handling: Samråd om säkra skolvägar\n";
    assert!(other.err.starts_with(told), "{}", other.err);
    desk.put("annan.yaml", GOOD);
    let other = desk.run("diarium stämpla a.sqlite annan.yaml -f txt -o ut").with_status(1);
    assert!(
        other.err.starts_with("fel[DIA-STÄMPEL]: \"annan.yaml\" har redan diarienumret A2026/00012\n"),
        "{}",
        other.err
    );
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

/// The card with a number, with all that is protected.
fn card(desk: &Desk, number: &str) -> Value {
    let exported: Value =
        serde_json::from_str(&desk.run("register export a.sqlite -f json --protected").with_status(0).out).unwrap();
    let cards = exported["handlingar"].as_array().unwrap().iter();
    cards.into_iter().find(|card| card["diarienummer"] == number).unwrap().clone()
}

#[test]
fn a_stamped_record_tells_the_register_what_the_registrar_would_have_typed() {
    let desk = desk();
    let record = GOOD.replace("diarienummer: A2026/00012\n", "").replace(
        "titel: Samråd om säkra skolvägar",
        "titel: Samråd om Nils Holms ärende\noffentlig_titel: Samråd om ett ärende",
    ) + "författare: [{ namn: Anna Ek, roll: handläggare }]\n\
           sekretess: { lagrum: 26 kap. 1 § OSL, datum: 2026-01-16, myndighet: Regeringskansliet, namn: [Nils Holm] }\n";
    desk.put("a.yaml", &record);
    desk.run("register stamp a.sqlite a.yaml -f txt").with_status(0);
    let told = card(&desk, "A2026/00001");
    assert_eq!(told["titel"], "Samråd om ett ärende");
    assert_eq!(told["skyddad_titel"], "Samråd om Nils Holms ärende");
    assert_eq!(told["skyddskod"], "26 kap. 1 § OSL");
    assert_eq!(told["motpart"], "Föreningen Skolvägen");
    assert_eq!(told["ansvarig"], "Anna Ek, handläggare");
    assert_eq!((&told["datum"], &told["handlingstyp"]), (&"2026-01-15".into(), &"minnesanteckningar".into()));
    let open = desk.run("register export a.sqlite -f json").with_status(0).out;
    assert!(!open.contains("Holm") && !open.contains("Skolvägen"), "{open}");
    // What flags say goes before.
    desk.put("b.yaml", record.replace("2026-01-15", "2026-01-19"));
    let flags = ["--counterparty", "Trafikverket", "--responsible", "Bo Lind", "--protected-title", "", "--kind", "PM"];
    let words = ["register", "stamp", "a.sqlite", "b.yaml", "-f", "txt"];
    assert!(desk.command(words.into_iter().chain(flags)).output().unwrap().status.success());
    let told = card(&desk, "A2026/00002");
    assert_eq!((&told["motpart"], &told["ansvarig"]), (&"Trafikverket".into(), &"Bo Lind".into()));
    assert_eq!((&told["handlingstyp"], &told["skyddad_titel"]), (&"PM".into(), &Value::Null));
}

#[test]
fn a_record_with_errors_spends_no_number() {
    let desk = desk();
    desk.put("a.yaml", BAD);
    let ended = desk.run("register stamp a.sqlite a.yaml -f txt").with_status(1);
    assert!(ended.err.starts_with("fel[REC-MISSING]"), "{}", ended.err);
    assert_eq!(desk.text("a.yaml"), BAD);
    assert!(numbers(&desk).is_empty());
}

#[test]
fn a_corrected_card_keeps_its_number_and_the_events_how_it_was() {
    let desk = desk();
    desk.run("register next a.sqlite --title Remisvar --counterparty Okänd --direction in --who anna").with_status(0);
    desk.run("diarium rätta a.sqlite A2026/00001 --title Remissvar --frist 2026-03-01 --reason Felstavat --who bo")
        .with_status(0);
    let told = card(&desk, "A2026/00001");
    assert_eq!((&told["titel"], &told["motpart"]), (&"Remissvar".into(), &"Okänd".into()));
    assert_eq!((&told["frist"], &told["riktning"]), (&"2026-03-01".into(), &"in".into()));
    let words =
        ["register", "correct", "a.sqlite", "A2026/00001", "--counterparty", "", "--reason", "Uppgiften var fel"];
    assert!(desk.command(words).output().unwrap().status.success());
    assert_eq!(card(&desk, "A2026/00001")["motpart"], Value::Null);
    let events = desk.run("register events a.sqlite").with_status(0).out;
    let lines: Vec<Vec<&str>> = events.lines().map(|line| line.split('\t').collect()).collect();
    assert_eq!(lines.iter().map(|line| line[2]).collect::<Vec<_>>(), ["skapat", "registrerat", "rättat", "rättat"]);
    assert_eq!((lines[2][1], lines[2][3]), ("bo", "A2026/00001"));
    let detail: Value = serde_json::from_str(lines[2][4]).unwrap();
    assert_eq!(detail["skäl"], "Felstavat");
    assert_eq!((&detail["före"]["titel"], &detail["efter"]["titel"]), (&"Remisvar".into(), &"Remissvar".into()));
    for (wrong, told) in [
        ("A2026/00001 --title Remissvar --reason x", "inget på kortet för A2026/00001 skulle ändras"),
        ("A2026/00007 --title Annat --reason x", "diarienumret A2026/00007 finns inte i diariet"),
    ] {
        let ended = desk.run(&format!("register correct a.sqlite {wrong}")).with_status(1);
        assert!(ended.err.contains(told), "{}", ended.err);
    }
    assert!(desk.run("register correct a.sqlite A2026/00001 --title Annat").with_status(2).err.contains("--reason"));
    let empty = ["register", "correct", "a.sqlite", "A2026/00001", "--title", " ", "--reason", "x"];
    assert_eq!(desk.command(empty).output().unwrap().status.code(), Some(1));
    assert_eq!(desk.run("register events a.sqlite").with_status(0).out.lines().count(), 4);
}

/// However early or late the stamping of several records is killed, no number is lost or given twice, no record is half written, and the next
/// run gives every record its own and builds it.
#[allow(clippy::disallowed_methods, reason = "when to kill a process depends on how fast it is")]
#[test]
fn whoever_stamps_and_is_killed_loses_no_number_and_no_record() {
    let unstamped = |name: usize| {
        let record = GOOD.replace("diarienummer: A2026/00012\n", "");
        record.replace("säkra skolvägar", &format!("skolväg {name}"))
    };
    let names: Vec<String> = (0..4).map(|name| format!("{name}.yaml")).collect();
    let arguments = || {
        ["register", "stamp", "a.sqlite", "-f", "txt,html", "-o", "ut"]
            .into_iter()
            .chain(names.iter().map(String::as_str))
    };
    let prepared = || {
        let desk = desk();
        names.iter().enumerate().for_each(|(number, name)| desk.put(name, unstamped(number)));
        desk
    };
    let whole = prepared();
    let begin = std::time::Instant::now();
    assert!(whole.command(arguments()).output().unwrap().status.success());
    let time = begin.elapsed();
    let expected: Vec<(String, String)> = whole
        .files()
        .into_iter()
        .filter(|name| !name.ends_with(".sqlite"))
        .map(|name| (name.clone(), whole.text(&name)))
        .collect();
    let mut stamped = BTreeSet::new();
    for kill in 0_u32..20 {
        let desk = prepared();
        let mut child = desk.command(arguments()).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        sleep(time.mul_f64(f64::from(kill) / 20.0));
        let _ = child.kill();
        child.wait().unwrap();
        let given = numbers(&desk);
        let wanted: Vec<String> = (1..=given.len()).map(|serial| format!("A2026/{serial:05}")).collect();
        assert_eq!(given, wanted, "killed after {kill} twentieths of {time:?}");
        let done = (0..names.len()).filter(|number| desk.text(&names[*number]) != unstamped(*number)).count();
        stamped.insert(done);
        assert!(done <= given.len() && given.len() <= done + 1, "{done} records of {given:?}");
        assert!(desk.command(arguments()).output().unwrap().status.success(), "the run after the kill");
        // What a killed program was writing lies beside under a name that begins with a dot.
        let files: Vec<(String, String)> = desk
            .files()
            .into_iter()
            .filter(|name| !name.ends_with(".sqlite") && !name.contains("/.") && !name.starts_with('.'))
            .map(|name| (name.clone(), desk.text(&name)))
            .collect();
        assert_eq!(files, expected);
        assert_eq!(numbers(&desk).len(), names.len());
    }
    assert!(stamped.len() > 1, "every kill came at the same moment: {stamped:?}");
}

#[test]
fn a_card_that_would_be_wrong_for_ever_is_refused() {
    let desk = desk();
    let next = |arguments: &[&str]| {
        let words = ["register", "next", "a.sqlite"].into_iter().chain(arguments.iter().copied());
        let output = desk.command(words).output().unwrap();
        (output.status.code(), String::from_utf8(output.stderr).unwrap())
    };
    for (arguments, told) in [
        (&["--title", "två\nrader"][..], "ett tecken som inte syns (U+000A)"),
        (&["--title", "a", "--counterparty", "\u{1b}[31m"], "ett tecken som inte syns (U+001B)"),
        (&["--title", "a", "--date", "9999-01-01"], "dagen 9999-01-01 har inte varit än"),
        (&["--title", "a", "--number", "A2026/100000"], "diarienumret"),
    ] {
        let (status, err) = next(arguments);
        assert!(status == Some(1) && err.contains(told), "{err}");
    }
    assert_eq!(next(&["--title", " "]).0, Some(2));
    assert!(numbers(&desk).is_empty());
    assert_eq!(next(&["--title", "Sist", "--number", "A2026/99999"]).0, Some(0));
    let (status, err) = next(&["--title", "Efter"]);
    assert!(status == Some(1) && err.contains("numren är slut: A2026/100000"), "{err}");
    let wrong = ["register", "correct", "a.sqlite", "A2026/99999", "--reason", "x", "--date", "9999-01-01"];
    assert_eq!(desk.command(wrong).output().unwrap().status.code(), Some(1));
    desk.run("register export a.sqlite -f erms").with_status(0);
}

#[test]
fn a_summons_to_a_meeting_to_come_is_registered_today() {
    let desk = desk();
    let summons = MINUTES.replace("typ: protokoll", "typ: kallelse").replace("2026-03-12", "2098-03-12");
    let summons =
        summons.replace("titel: Protokoll från", "titel: Kallelse till").replace("diarienummer: KN 2026/7\n", "");
    desk.put("a.yaml", summons + "tid: { från: 9.00 }\nkallelse: { datum: 2026-02-20 }\n");
    let ended = desk.run("register stamp a.sqlite a.yaml -f txt").with_status(0);
    assert!(ended.out.starts_with("a.yaml: A2026/00001\n"), "{}", ended.out);
    let told = card(&desk, "A2026/00001");
    assert_eq!(told["datum"], told["registrerad"]);
}
