use chrono::NaiveDate;
use tempfile::TempDir;

use super::*;
use crate::diagnostic::{Code, Diagnostics};
use crate::source::{Format, SourceFile, Sources, Span};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn by(on: &str) -> By {
    By { day: day(on), at: format!("{on}T09:00:00"), who: "anna".to_owned() }
}

fn ministry() -> About {
    let authority = "Arbetsmarknadsdepartementet".to_owned();
    About { form: Form::of(&authority).unwrap(), authority, year: 2026 }
}

fn desk() -> (TempDir, Diarium) {
    let directory = tempfile::tempdir().unwrap();
    let diarium = Diarium::create(&directory.path().join("a.sqlite"), ministry(), &by("2026-01-02")).unwrap();
    (directory, diarium)
}

/// What is said of a register on a day.
fn found(about: &About, cards: &[Card], today: &str) -> Vec<(Code, String)> {
    let (mut sources, mut cx) = (Sources::new(), Diagnostics::new());
    let file = sources.add(SourceFile::listing("a.sqlite", "", ""));
    check(about, cards, &[], day(today), Span::new(file, 0..0), &mut cx);
    cx.into_sorted().into_iter().map(|fault| (fault.code, fault.message.sv)).collect()
}

#[test]
fn numbers_follow_one_another_and_every_one_is_in_the_journal() {
    let (_directory, mut diarium) = desk();
    for serial in 1..=3 {
        let draft = Draft::new(day("2026-03-02"), format!("Handling {serial}"));
        let card = diarium.enter(&draft, None, &by("2026-03-02")).unwrap();
        assert_eq!((card.serial, card.number), (serial, format!("A2026/0000{serial}")));
    }
    let events = diarium.events().unwrap();
    let told: Vec<_> = events.iter().map(|event| (event.what.as_str(), event.number.as_deref())).collect();
    let entered = |number| ("registrerat", Some(number));
    assert_eq!(told, [("skapat", None), entered("A2026/00001"), entered("A2026/00002"), entered("A2026/00003")]);
    assert!(events[1].detail.contains("\"titel\":\"Handling 1\"") && events[1].who == "anna", "{:?}", events[1]);
}

#[test]
fn the_file_itself_keeps_its_cards_and_events() {
    let (directory, mut diarium) = desk();
    diarium.enter(&Draft::new(day("2026-03-02"), "Handling"), None, &by("2026-03-02")).unwrap();
    let db = rusqlite::Connection::open(directory.path().join("a.sqlite")).unwrap();
    for order in ["DELETE FROM card", "DELETE FROM event", "UPDATE event SET who = 'ingen'"] {
        assert!(db.execute(order, []).is_err(), "{order}");
    }
    assert_eq!(diarium.cards().unwrap().len(), 1);
}

#[test]
fn the_same_record_has_one_number_however_often_it_is_entered() {
    let (_directory, mut diarium) = desk();
    let draft = Draft { record: Some("ab".to_owned()), ..Draft::new(day("2026-03-02"), "Handling") };
    let first = diarium.enter(&draft, None, &by("2026-03-02")).unwrap();
    assert_eq!(diarium.enter(&draft, None, &by("2026-03-09")).unwrap(), first);
    assert_eq!(diarium.events().unwrap().len(), 2);
}

#[test]
fn a_number_from_elsewhere_must_be_free_of_the_year_and_of_the_form() {
    let (_directory, mut diarium) = desk();
    let draft = Draft::new(day("2026-03-02"), "Handling");
    let mut enter = |number| diarium.enter(&draft, Some(number), &by("2026-03-02"));
    assert_eq!(enter("A2026/00007").unwrap().serial, 7);
    assert_eq!(enter("A2026/00007"), Err(DiariumError::Taken("A2026/00007".to_owned())));
    for number in ["A2025/00008", "A2026/8", "8"] {
        assert!(matches!(enter(number), Err(DiariumError::Number(..))), "{number}");
    }
    assert_eq!(diarium.enter(&draft, None, &by("2026-03-02")).unwrap().number, "A2026/00008");
}

#[test]
fn a_register_of_old_has_the_numbers_of_its_day() {
    let about =
        About {
            authority: "Näringsdepartementet".to_owned(), year: 2012, form: Form::parse("N{år}/{nr}/RT").unwrap()
        };
    let directory = tempfile::tempdir().unwrap();
    let mut diarium = Diarium::create(&directory.path().join("n.sqlite"), about.clone(), &by("2026-01-02")).unwrap();
    let draft = Draft::new(day("2012-10-01"), "Handling");
    assert!(diarium.enter(&draft, Some("N2012/06167"), &by("2012-10-01")).is_err());
    assert_eq!(diarium.enter(&draft, Some("N2012/6167/RT"), &by("2012-10-01")).unwrap().serial, 6167);
    assert_eq!(
        found(&about, &diarium.cards().unwrap(), "2012-10-01"),
        [(Code::DiariumNumber, "löpnummer 1–6166 saknas".to_owned())]
    );
}

#[test]
fn gaps_twins_lacking_facts_late_days_and_deadlines_are_found() {
    let card = |serial: u32, draft: Draft| Card {
        serial,
        number: format!("A2026/{serial:05}"),
        registered: day("2026-04-07"),
        draft,
    };
    let monday_after_easter = day("2026-04-02");
    let whole = Draft::new(monday_after_easter, "Handling");
    let cards = [
        // Maundy Thursday: Good Friday, the weekend and Easter Monday come between.
        card(1, whole.clone()),
        card(3, whole.clone()),
        card(4, Draft { direction: Direction::In, ..Draft::new(monday_after_easter, " ") }),
        Card { registered: day("2026-04-08"), ..card(5, Draft::new(monday_after_easter, "Sen")) },
        card(6, Draft { deadline: Some(day("2026-04-10")), ..Draft::new(monday_after_easter, "Snart") }),
        card(7, Draft { deadline: Some(day("2026-04-07")), ..Draft::new(monday_after_easter, "Förbi") }),
        Card { number: "A2025/00008".to_owned(), ..card(8, Draft::new(monday_after_easter, "Fel år")) },
        Card { number: "A2026/9".to_owned(), ..card(9, Draft::new(monday_after_easter, "Fel form")) },
    ];
    let mut told: Vec<String> =
        found(&ministry(), &cards, "2026-04-08").into_iter().map(|(code, text)| format!("{code}: {text}")).collect();
    told.sort();
    let wanted = [
        "DIA-FRIST: fristen för A2026/00006 går ut den 2026-04-10",
        "DIA-FRIST: fristen för A2026/00007 gick ut den 2026-04-07",
        "DIA-KORT: A2026/00004 saknar avsändare",
        "DIA-KORT: A2026/00004 saknar uppgift om vad handlingen rör",
        "DIA-NR: A2025/00008 står i diariet för 2026",
        "DIA-NR: A2026/00001 och A2026/00003 är samma handling: ”Handling”",
        "DIA-NR: löpnummer 2 saknas",
        "DIA-SEN: A2026/00005 registrerades den 2026-04-08, men borde ha registrerats senast den 2026-04-07",
    ];
    let missing: Vec<_> = wanted.iter().filter(|line| !told.iter().any(|own| own == *line)).collect();
    assert!(missing.is_empty(), "{missing:?} {told:#?}");
    assert!(told.iter().any(|line| line.starts_with("DIA-NR: ”A2026/9”")), "{told:#?}");
    assert_eq!(told.len(), wanted.len() + 1, "{told:#?}");
}

#[test]
fn a_copy_is_whole_and_goes_back_only_where_there_is_room() {
    let (directory, mut diarium) = desk();
    diarium.enter(&Draft::new(day("2026-03-02"), "Handling"), None, &by("2026-03-02")).unwrap();
    let path = |name: &str| directory.path().join(name);
    std::fs::write(path("kopia.sqlite"), diarium.copy().unwrap()).unwrap();
    assert_eq!(restorable(&path("kopia.sqlite"), &path("a.sqlite")), Err(DiariumError::Exists));
    std::fs::write(path("b.sqlite-journal"), "rest").unwrap();
    assert_eq!(restorable(&path("kopia.sqlite"), &path("b.sqlite")), Err(DiariumError::Journal));
    let bytes = restorable(&path("kopia.sqlite"), &path("c.sqlite")).unwrap();
    std::fs::write(path("c.sqlite"), bytes).unwrap();
    let mut restored = Diarium::open(&path("c.sqlite")).unwrap();
    assert_eq!(restored.cards().unwrap(), diarium.cards().unwrap());
    assert_eq!(restored.enter(&Draft::new(day("2026-03-03"), "Ny"), None, &by("2026-03-03")).unwrap().serial, 2);
}

#[test]
fn what_is_no_diarium_or_damaged_is_told_apart() {
    let (directory, mut diarium) = desk();
    let path = |name: &str| directory.path().join(name);
    assert_eq!(Diarium::open(&path("borta.sqlite")).unwrap_err(), DiariumError::Missing);
    std::fs::write(path("text.sqlite"), "Det här är text, inte ett diarium.".repeat(50)).unwrap();
    assert_eq!(Diarium::open(&path("text.sqlite")).unwrap_err(), DiariumError::Foreign);
    rusqlite::Connection::open(path("annan.sqlite")).unwrap().execute_batch("CREATE TABLE t (a)").unwrap();
    assert_eq!(Diarium::open(&path("annan.sqlite")).unwrap_err(), DiariumError::Foreign);
    for serial in 0..200 {
        let draft = Draft::new(day("2026-03-02"), format!("Handling {serial} {}", "x".repeat(200)));
        diarium.enter(&draft, None, &by("2026-03-02")).unwrap();
    }
    let mut bytes = diarium.copy().unwrap();
    let middle = bytes.len() / 2;
    bytes[middle..middle + 4096].fill(0x5A);
    std::fs::write(path("skadad.sqlite"), bytes).unwrap();
    let damaged = restorable(&path("skadad.sqlite"), &path("ny.sqlite"));
    assert!(matches!(damaged, Err(DiariumError::Damaged(_))), "{damaged:?}");
}

#[test]
fn what_is_protected_leaves_the_register_only_when_it_is_asked_for() {
    let draft = Draft {
        counterparty: Some("Anna Ek".to_owned()),
        protected_title: Some("Anmälan mot Bo Lind".to_owned()),
        protection: Some("21 kap. 1 § OSL".to_owned()),
        direction: Direction::In,
        ..Draft::new(day("2026-03-02"), "=Anmälan, \"brådskande\"")
    };
    let cards = [Card { serial: 1, number: "A2026/00001".to_owned(), registered: day("2026-03-02"), draft }];
    let about = ministry();
    let all = |protected| {
        let erms = String::from_utf8(erms(&about, &cards, protected, "2026-03-02T09:00:00").unwrap()).unwrap();
        [csv(&cards, protected), json(&about, &cards, protected), erms]
    };
    assert!(all(true).iter().all(|text| text.contains("Anna Ek") && text.contains("Bo Lind")));
    let open = all(false);
    assert!(open.iter().all(|text| !text.contains("Anna Ek") && !text.contains("Bo Lind") && text.contains("21 kap.")));
    assert!(
        open[0].ends_with(
            "\r\nA2026/00001,2026-03-02,2026-03-02,\"'=Anmälan, \"\"brådskande\"\"\",,,in,,,21 kap. 1 § OSL,,\r\n"
        ),
        "{}",
        open[0]
    );
}

#[test]
fn a_number_is_put_into_a_record_and_nothing_else_changes() {
    let yaml = "# möte\nformat: 1\ntyp: minnesanteckningar   # slag\ntitel: 'Samråd'\ndatum: 2026-01-15\r\n";
    let cases = [
        (
            yaml,
            Format::Yaml,
            "# möte\nformat: 1\ntyp: minnesanteckningar   # slag\ntitel: 'Samråd'\ndiarienummer: A2026/00001\r\ndatum: 2026-01-15\r\n",
        ),
        (
            "typ: beslut\ndiarienummer: # sedan\ndatum: 2026-01-15\n",
            Format::Yaml,
            "typ: beslut\ndiarienummer: A2026/00001 # sedan\ndatum: 2026-01-15\n",
        ),
        ("diarienummer: ''\ntyp: beslut\n", Format::Yaml, "diarienummer: A2026/00001\ntyp: beslut\n"),
        ("diarienummer: null\ntyp: beslut\n", Format::Yaml, "diarienummer: A2026/00001\ntyp: beslut\n"),
        (
            "{\n  \"typ\": \"beslut\",\n  \"datum\": \"2026-01-15\"\n}\n",
            Format::Json,
            "{\n  \"typ\": \"beslut\",\n  \"diarienummer\": \"A2026/00001\",\n  \"datum\": \"2026-01-15\"\n}\n",
        ),
        ("{\"typ\": \"beslut\"}", Format::Json, "{\"diarienummer\": \"A2026/00001\", \"typ\": \"beslut\"}"),
        (
            "{\"diarienummer\":null,\"typ\":\"beslut\"}",
            Format::Json,
            "{\"diarienummer\": \"A2026/00001\",\"typ\":\"beslut\"}",
        ),
        ("{ typ: beslut }\n", Format::Yaml, "{ diarienummer: A2026/00001, typ: beslut }\n"),
    ];
    for (before, format, after) in cases {
        let bytes = stamped("post", before.as_bytes(), format, "A2026/00001")
            .unwrap_or_else(|fault| panic!("{before}: {fault:?}"));
        assert_eq!(String::from_utf8(bytes).unwrap(), after);
    }
}

#[test]
fn a_record_with_a_number_or_without_a_place_for_one_is_refused() {
    for text in ["diarienummer: A2026/00009\ntyp: beslut\n", "- typ: beslut\n", "a: 1\n", "typ: [\n"] {
        let refused = stamped("post.yaml", text.as_bytes(), Format::Yaml, "A2026/00001").unwrap_err();
        assert_eq!(refused.code, Code::DiariumStamp, "{text}");
    }
}
