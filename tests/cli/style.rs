//! House styles that come and go.

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

#[test]
fn an_authority_by_a_name_that_no_house_style_has_does_not_get_the_usual_one_in_silence() {
    let register = "format: 1\norganisationer:\n  - { id: ev, namn: Exempelverket, engelskt_namn: Example Agency, \
                    tidigare: [{ till: 2008-12-31, namn: Gamla verket }] }\n";
    let of = |day: &str, more: &str| {
        record(day).replace("myndighet: Exempelverket", &format!("register: r.yaml\navsändare: ev{more}"))
    };
    let desk = desk().with("p/r.yaml", register).with("p/nu.yaml", of("2009-05-05", ""));
    desk.put("p/då.yaml", of("2005-05-05", ""));
    let ended = desk.run("kör p -o ut -f txt --house stilar --period-style").with_status(0);
    let report = desk.text("ut/_protokollant/rapport.json");
    assert!(
        report.contains("ingen husstil har Gamla verket bland sina myndigheter; handlingen får neutral"),
        "{report}"
    );
    assert!(!report.contains("har Exempelverket"), "{report}");
    assert!(!ended.err.contains("gör ingen skillnad"), "{}", ended.err);
    // Whoever does not ask for the style of the day has chosen that others get the usual one.
    assert_eq!(desk.run("build p/då.yaml -f txt --house stilar").with_status(0).err.find("HUS"), None);
    // Without house styles of several times the flag has nothing to choose from.
    for house in ["", " --house neutral"] {
        let said = desk.run(&format!("build p/nu.yaml -f txt --period-style{house}")).with_status(0).err;
        assert!(said.contains("varning[HUS-STIL]: --period-style gör ingen skillnad"), "{said}");
    }
}
