//! House styles that come and go.

use std::fs;

use crate::run::{Desk, GOOD};

/// A house style of Exempelverket with what its `house.yaml` says of when it was in use.
fn style(version: &str, valid: &str) -> String {
    include_str!("../../templates/neutral/house.yaml").replacen(
        "version: \"1\"",
        &format!("version: \"{version}\"\nauthorities: [Exempelverket]\n{valid}\ncontact: {{ sv: [Box {version}] }}"),
        1,
    )
}

/// A record of Exempelverket of a day.
fn record(day: &str) -> String {
    let record = GOOD.replace("Regeringskansliet", "Exempelverket").replace("diarienummer: A2026/00012\n", "");
    record.replace("datum: 2026-01-15", &format!("datum: {day}"))
}

/// Two styles, one after the other, and a record of the time of each, and of the time before both.
fn desk() -> Desk {
    Desk::new()
        .with("stilar/1998/house.yaml", style("1998", "valid: { from: 1998-03-01, until: 2014-12-31 }"))
        .with("stilar/2015/house.yaml", style("2015", "valid: { from: 2015-01-01 }"))
        .with("poster/gammal.yaml", record("2014-12-31"))
        .with("poster/ny.yaml", record("2015-01-01"))
}

#[test]
fn a_document_gets_the_house_style_of_today_or_where_asked_for_of_its_own_day() {
    let desk = desk();
    let plan =
        |flags: &str| desk.run(&format!("kör poster -o ut --plan -f txt --house stilar{flags}")).with_status(0).out;
    let planned = |old: &str, new: &str| {
        format!(
            "gammal.yaml: görs (minnesanteckningar.typ, husstil neutral {old}) → gammal.txt\n\
             ny.yaml: görs (minnesanteckningar.typ, husstil neutral {new}) → ny.txt\n"
        )
    };
    assert!(plan("").starts_with(&planned("2015", "2015")), "{}", plan(""));
    assert!(plan(" --period-style").starts_with(&planned("1998", "2015")), "{}", plan(" --period-style"));
    desk.run("kör poster -o ut -f txt --house stilar --tidens-husstil").with_status(0);
    let manifest = desk.text("ut/_protokollant/manifest.json");
    assert!(manifest.contains("\"period_style\": true"), "{manifest}");
    // What was asked for belongs to the proof.
    let verified = desk.run("bevisa ut --gör-om --house stilar").with_status(1).err;
    assert!(verified.contains("körningen gjordes med --period-style"), "{verified}");
    desk.run("bevisa ut --gör-om --house stilar --period-style").with_status(0);
}

#[test]
fn the_last_line_names_the_house_style_that_was_chosen_among_several() {
    let desk = desk();
    let said =
        |flag: &str| desk.run(&format!("build poster/gammal.yaml -f txt --house stilar{flag}")).with_status(0).err;
    assert!(said(" --period-style").contains("i husstil neutral 1998"), "{}", said(" --period-style"));
    assert!(said("").contains("i husstil neutral 2015"), "{}", said(""));
    let one = desk.run("build poster/ny.yaml -f txt --house stilar/2015").with_status(0).err;
    assert!(one.contains("i husstil stilar/2015"), "{one}");
}

/// What a template is evaluated to is kept for the records that follow.
#[test]
fn records_of_two_house_styles_in_one_process_do_not_lend_each_other_their_looks() {
    let body = "body:            { font: sans, size: 10pt";
    let own = style("1998", "valid: { from: 1998-03-01, until: 2014-12-31 }");
    assert!(own.contains(body), "the style has no such line");
    let small = own.replace(body, "body:            { font: serif, size: 9pt");
    let desk = desk().with("stilar/1998/house.yaml", small);
    let flags = "-f pdf,docx,html --house stilar --period-style";
    desk.run(&format!("build poster/ny.yaml poster/gammal.yaml {flags} -o ihop/")).with_status(0);
    for name in ["gammal", "ny"] {
        desk.run(&format!("build poster/{name}.yaml {flags} -o var/")).with_status(0);
        for extension in ["pdf", "docx", "html"] {
            let [together, alone] =
                ["ihop", "var"].map(|at| std::fs::read(desk.path(&format!("{at}/{name}.{extension}"))).unwrap());
            assert!(
                together == alone,
                "{name}.{extension} is another when a record of another house style comes before it"
            );
        }
    }
}

#[test]
fn a_document_older_than_every_house_style_is_refused_rather_than_set_in_another() {
    let desk = desk().with("äldst.yaml", record("1998-02-28"));
    let said = desk.run("build äldst.yaml -f txt --house stilar --period-style").with_status(1).err;
    assert!(said.contains("fel[HUS-TID]: ingen husstil för Exempelverket gällde 1998-02-28"), "{said}");
    desk.run("build äldst.yaml -f txt --house stilar").with_status(0);
}

#[test]
fn two_house_styles_on_one_day_are_a_fault_before_anything_is_built() {
    let desk = desk().with("stilar/2014/house.yaml", style("2014", "valid: { from: 2014-06-01, until: 2014-12-31 }"));
    let said = desk.run("build poster/ny.yaml -f txt --house stilar").with_status(2).err;
    assert!(said.contains("husstilarna neutral 1998 och neutral 2014 gäller samma myndighet samma dagar"), "{said}");
    assert!(!desk.files().iter().any(|file| file.contains(".txt")));
}

#[test]
fn fonts_of_two_times_that_go_by_one_name_are_a_fault() {
    let font: &[u8] = include_bytes!("../../fonts/eb-garamond/EBGaramond-Regular.ttf");
    let desk = desk().with("stilar/1998/EBGaramond-Regular.ttf", [font, &[0]].concat());
    let said = desk.run("build poster/ny.yaml -f txt --house stilar").with_status(2).err;
    assert!(said.contains("är olika filer av samma snitt i EB Garamond"), "{said}");
    let desk = desk.with("stilar/1998/EBGaramond-Regular.ttf", font);
    desk.run("build poster/ny.yaml -f txt --house stilar").with_status(0);
}

/// A register in which Exempelverket was called otherwise before, and has an English name.
const REGISTER: &str = "format: 1\norganisationer:\n  - id: ev\n    namn: Exempelverket\n    engelskt_namn: Example Agency\n    \
                        tidigare: [{ till: 2008-12-31, namn: Gamla verket }]\n  - { id: nämnd, namn: Nya nämnden }\n";

/// A record that names the register, of an authority that it writes by a name.
fn called(name: &str, day: &str) -> String {
    record(day).replace("myndighet: Exempelverket", &format!("register: r.yaml\nmyndighet: {name}"))
}

#[test]
fn an_organisation_gets_its_house_style_by_whichever_of_its_names_the_record_has() {
    let desk = desk().with("p/r.yaml", REGISTER);
    let by_id = record("2005-05-05").replace("myndighet: Exempelverket", "register: r.yaml\navsändare: ev");
    desk.put("p/a.yaml", called("Gamla verket", "2005-05-05"));
    desk.put("p/b.yaml", called("Example Agency", "2016-05-05") + "språk: en\n");
    desk.put("p/c.yaml", by_id);
    let plan = |flag: &str| {
        let ended = desk.run(&format!("kör p -o ut --plan -f txt --house stilar{flag}")).with_status(0);
        assert!(!ended.err.contains("HUS-"), "{}", ended.err);
        let version = |line: &str| line.split("husstil neutral ").nth(1).map(|rest| rest[..4].to_owned());
        ended.out.lines().filter_map(version).collect::<Vec<_>>()
    };
    assert_eq!(plan(""), ["2015", "2015", "2015"]);
    assert_eq!(plan(" --period-style"), ["1998", "2015", "1998"]);
}

#[test]
fn a_house_style_that_lists_the_very_name_comes_before_that_of_another_name_of_the_organisation() {
    let other = style("old", "").replace("authorities: [Exempelverket]", "authorities: [Gamla verket]");
    let desk = desk().with("stilar/old/house.yaml", other).with("p/r.yaml", REGISTER);
    desk.put("p/a.yaml", called("Gamla verket", "2005-05-05"));
    for flag in ["", " --period-style"] {
        let said = desk.run(&format!("build p/a.yaml -f txt --house stilar{flag}")).with_status(0).err;
        assert!(said.contains("i husstil neutral old"), "{said}");
    }
}

#[test]
fn a_name_that_two_organisations_have_had_lends_neither_s_house_style() {
    let register =
        format!("{REGISTER}  - {{ id: x, namn: X, tidigare: [{{ till: 2008-12-31, namn: Gamla verket }}] }}\n");
    let desk = desk().with("p/r.yaml", register).with("p/a.yaml", called("Gamla verket", "2005-05-05"));
    let said = desk.run("build p/a.yaml -f txt --house stilar").with_status(0).err;
    assert!(said.contains("varning[HUS-TID]: ingen husstil har Gamla verket bland sina myndigheter"), "{said}");
}

#[test]
fn a_ministry_is_known_by_its_english_name_without_a_register() {
    let own = style("ku", "").replace("[Exempelverket]", "[Kulturdepartementet]");
    let desk = Desk::new().with("stilar/ku/house.yaml", own);
    desk.put("a.yaml", record("2026-01-15").replace("Exempelverket", "Ministry of Culture"));
    let said = desk.run("build a.yaml -f txt --house stilar").with_status(0).err;
    assert!(said.contains("i husstil neutral ku") && !said.contains("HUS-"), "{said}");
    desk.put("b.yaml", GOOD.replace("Regeringskansliet", "The Government Offices of Sweden"));
    let said = desk.run("build b.yaml -f txt").with_status(0).err;
    assert!(said.contains("i husstil regeringskansliet"), "{said}");
}

#[test]
fn an_authority_by_a_name_that_no_house_style_has_does_not_get_the_usual_one_in_silence() {
    let desk = desk().with("p/r.yaml", REGISTER).with("p/a.yaml", called("Nya nämnden", "2009-05-05"));
    let told = "ingen husstil har Nya nämnden bland sina myndigheter; handlingen får neutral";
    for flag in ["", " --period-style"] {
        let ended = desk.run(&format!("kör p -o ut -f txt --house stilar{flag}")).with_status(0);
        let report = desk.text("ut/_protokollant/rapport.json");
        assert!(report.contains(told), "{report}");
        assert!(!ended.err.contains("gör ingen skillnad"), "{}", ended.err);
        let said = desk.run(&format!("build p/a.yaml -f txt --house stilar{flag}")).with_status(0).err;
        assert!(said.contains(&format!("varning[HUS-TID]: {told}")), "{said}");
    }
    // Whoever has chosen one style, or none, has chosen it for all.
    for house in ["", " --house neutral", " --house stilar/2015"] {
        let said = desk.run(&format!("build p/a.yaml -f txt{house}")).with_status(0).err;
        assert!(!said.contains("HUS-"), "{said}");
    }
    // Without house styles of several times the flag has nothing to choose from.
    for house in ["", " --house neutral"] {
        let said = desk.run(&format!("build p/a.yaml -f txt --period-style{house}")).with_status(0).err;
        assert!(said.contains("varning[HUS-STIL]: --period-style gör ingen skillnad"), "{said}");
    }
}

#[test]
fn a_house_style_among_several_that_names_no_authority_is_that_of_all_others() {
    let all = |valid: &str| style("alla", valid).replace("authorities: [Exempelverket]\n", "");
    let desk = desk().with("stilar/alla/house.yaml", all("valid: { from: 2001-01-01 }"));
    desk.put("a.yaml", called("Nya nämnden", "2009-05-05").replace("register: r.yaml\n", ""));
    for flag in ["", " --period-style"] {
        let said = desk.run(&format!("build a.yaml -f txt --house stilar{flag}")).with_status(0).err;
        assert!(said.contains("i husstil neutral alla") && !said.contains("HUS-"), "{said}");
        let own = desk.run(&format!("build poster/ny.yaml -f txt --house stilar{flag}")).with_status(0).err;
        assert!(own.contains("i husstil neutral 2015"), "{own}");
    }
    desk.put("a.yaml", desk.text("a.yaml").replace("2009", "1999"));
    let said = desk.run("build a.yaml -f txt --house stilar --period-style").with_status(1).err;
    assert!(said.contains("fel[HUS-TID]: ingen husstil för Nya nämnden gällde 1999-05-05"), "{said}");
    desk.put("stilar/två/house.yaml", all(""));
    let said = desk.run("build a.yaml -f txt --house stilar").with_status(2).err;
    assert!(said.contains("gäller samma myndighet samma dagar"), "{said}");
}

/// A register in which an authority has changed its names and what it is a part of.
const HISTORY: &str = "format: 1\npersoner: [{ id: ek, namn: Anna Ek, företräder: skol }]\norganisationer:\n  \
                       - { id: skol, namn: Föreningen Skolvägen }\n  - { id: rk, namn: Regeringskansliet }\n  - { id: a, namn: Alltid }\n  \
                       - id: ev\n    namn: Verket\n    engelskt_namn: The Agency\n    tidigare:\n      \
                       - { till: 2019-12-31, namn: Mellanverket }\n      - { till: 2019-06-30, tillhör: rk }\n      \
                       - { till: 2015-12-31, namn: Exempelverket, engelskt_namn: Example Agency }\n      \
                       - { till: 2008-12-31, namn: Gamla verket }\n";

#[test]
fn what_is_made_of_the_files_in_a_document_is_that_document_in_the_house_style_that_another_name_has() {
    let records = [
        // By a later name, by an earlier one, by that of another language, and by one that the record has from another time.
        ("a", called("Gamla verket", "2005-05-05")),
        ("b", called("Verket", "2021-05-05")),
        ("c", called("Example Agency", "2010-05-05") + "språk: en\n"),
        ("d", called("The Agency", "2021-05-05") + "språk: en\n"),
        ("e", called("Gamla verket", "2018-05-05")),
        ("f", called("Gamla verket", "2005-05-05").replace("myndighet: Gamla verket", "avsändare: ev")),
        ("g", called("Mellanverket", "2018-05-05").replace("myndighet: Mellanverket", "avsändare: ev")),
        ("h", called("Gamla verket", "2005-05-05").replace("{ organisation: Föreningen Skolvägen }", "{ person: ek }")),
        // By its own name, and by none.
        ("i", called("Exempelverket", "2010-05-05")),
        ("j", called("Alltid", "2010-05-05")),
    ];
    for (name, record) in records {
        let desk = desk().with("p/r.yaml", HISTORY).with(&format!("p/{name}.yaml"), record);
        for flag in ["", " --period-style"] {
            let build = |from: &str, into: &str| {
                let line = "-f pdf,docx,html --pdf a-3a --record-in-word --house stilar";
                desk.run(&format!("build {from}/{name}.yaml {line}{flag} -o {into}"))
            };
            let first = build("p", "ut").with_status(0);
            for attached in ["pdf", "docx"] {
                desk.run(&format!("extract ut/{name}.{attached} -o ur")).with_status(0);
                let again = build("ur", "igen").with_status(0);
                let style = |err: &str| err.lines().find(|line| line.contains("husstil ")).map(str::to_owned);
                assert_eq!(style(&again.err), style(&first.err), "{name}{flag}: {}", desk.text("ur/r.yaml"));
                for kind in ["pdf", "docx", "html"] {
                    let read = |into: &str| fs::read(desk.path(&format!("{into}/{name}.{kind}"))).unwrap();
                    assert!(
                        read("igen") == read("ut"),
                        "{name}.{kind}{flag} by {attached}: {}",
                        desk.text("ur/r.yaml")
                    );
                }
                fs::remove_dir_all(desk.path("ur")).unwrap();
                fs::remove_dir_all(desk.path("igen")).unwrap();
            }
            fs::remove_dir_all(desk.path("ut")).unwrap();
        }
    }
}
