//! `deadlines`: which days are told, and why they are those.

use serde_json::Value;

use crate::run::{BAD, Desk, GOOD, MINUTES};

#[test]
fn days_that_are_not_known_yet_are_the_last_lawful_ones_and_that_is_said() {
    // The approval is made known on Holy Saturday at the latest, and that is moved past Easter Monday.
    let minutes = MINUTES.replace("datum: 2026-03-12", "datum: 2026-03-19");
    let desk = Desk::new().with("a.yaml", &minutes);
    let ended = desk.run("tidsfrister a.yaml").with_status(0);
    let told = "a.yaml
  torsdag 2 april 2026  Protokollet ska vara justerat
    14 dagar efter mötet den 19 mars 2026; 5 kap. 69 § och 6 kap. 35 §
    kommunallagen (2017:725)
  tisdag 7 april 2026  Justeringen ska vara tillkännagiven
    andra dagen efter justeringen den 2 april 2026, om protokollet justeras
    först den sista dagen, flyttat till nästa vardag eftersom den 4 april
    2026 är en lördag (2 § lagen (1930:173) om beräkning av lagstadgad tid);
    8 kap. 12 § kommunallagen (2017:725)
  tisdag 28 april 2026  Sista dagen att överklaga
    tre veckor efter anslaget den 7 april 2026, om anslaget sätts upp först
    den sista dagen; 13 kap. 5 § kommunallagen (2017:725)
  onsdag 29 april 2026  Anslaget får tas ned
    dagen efter den sista för överklagande, den 28 april 2026, om anslaget
    sätts upp först den sista dagen; 8 kap. 12 § kommunallagen (2017:725)
";
    assert_eq!(ended.out, told);
    assert_eq!(ended.err, "");
    assert_eq!(desk.files(), ["a.yaml"]);
}

#[test]
fn the_days_of_a_notice_that_is_there_are_reckoned_from_it() {
    let notice = "justerare: [Ek]\njustering: { datum: 2026-05-27 }\n\
        anslag: { anslaget: 2026-05-29, plats: Webbplatsen, förvaring: Kommunhuset }\n";
    let minutes = MINUTES.replace("datum: 2026-03-12", "datum: 2026-05-21") + notice;
    let ended = Desk::new().with("a.yaml", &minutes).run("deadlines --lang en a.yaml");
    let days: Vec<&str> = ended.out.lines().filter(|line| line.starts_with("  ") && !line.starts_with("   ")).collect();
    let told = [
        "  Thursday 4 June 2026  The minutes are to be approved",
        "  Friday 29 May 2026  The approval is to be made known",
        // Three weeks later is Midsummer Eve.
        "  Monday 22 June 2026  Last day for appeals",
        "  Tuesday 23 June 2026  The notice may be taken down",
    ];
    assert_eq!(days, told);
    assert!(ended.out.contains("moved to the next workday,\n    for 19 June 2026 is Midsummer Eve"), "{}", ended.out);
}

#[test]
fn other_programs_get_each_deadline_with_its_days_and_its_law() {
    let leap = MINUTES.replace("datum: 2026-03-12", "datum: 2024-02-15").replace("KN 2026/7", "KN 2024/7");
    let ended = Desk::new().with("a.yaml", &leap).run("deadlines a.yaml --message-format json").with_status(0);
    let lines: Vec<Value> = ended.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let of = |key: &str| lines.iter().map(|line| line[key].to_string()).collect::<Vec<_>>();
    assert_eq!(of("step"), ["\"justering\"", "\"anslag\"", "\"överklagande\"", "\"nedtagning\""]);
    assert_eq!(of("day"), ["\"2024-02-29\"", "\"2024-03-04\"", "\"2024-03-25\"", "\"2024-03-26\""]);
    assert_eq!(of("moved_from"), ["null", "\"2024-03-02\"", "null", "null"]);
    assert_eq!(of("assumed"), ["false", "true", "true", "true"]);
    assert_eq!(lines[0]["weekday"]["sv"], "torsdag");
    assert_eq!(lines[2]["law"], "13 kap. 5 § kommunallagen (2017:725)");
}

#[test]
fn items_approved_at_once_have_days_of_their_own() {
    let minutes = format!("{MINUTES}justering: {{ omedelbart: [2] }}\n");
    let ended = Desk::new().with("a.yaml", &minutes).run("tidsfrister a.yaml");
    let days: Vec<&str> =
        ended.out.lines().filter(|line| line.contains("Justeringen ska") || line.contains("Protokollet")).collect();
    let told = [
        "  måndag 16 mars 2026  Justeringen ska vara tillkännagiven (§ 2)",
        "  torsdag 26 mars 2026  Protokollet ska vara justerat (§ 1)",
        "  måndag 30 mars 2026  Justeringen ska vara tillkännagiven (§ 1)",
    ];
    assert_eq!(days, told);
}

/// Minutes in which both matters end in a decision.
fn deciding() -> String {
    MINUTES.replace("behandling: information", "beslut: [att lägga rapporten till handlingarna.]")
}

#[test]
fn no_day_of_a_review_of_lawfulness_is_told_of_items_that_are_appealed_on_the_merits() {
    let ways = "[{ slag: laglighetsprövning, till: Förvaltningsrätten i Falun }, \
        { slag: förvaltningsbesvär, till: Länsstyrelsen i Dalarnas län, paragrafer: [2] }]";
    let minutes = format!("{}överklagande: {ways}\n", deciding());
    let ended = Desk::new().with("a.yaml", &minutes).run("tidsfrister a.yaml");
    let days: Vec<&str> = ended.out.lines().filter(|line| line.contains("Sista dagen")).collect();
    let told = [
        "  torsdag 2 april 2026  Sista dagen att överklaga för en part som företräder det allmänna (§ 2)",
        "  måndag 20 april 2026  Sista dagen att överklaga (§ 1)",
    ];
    assert_eq!(days, told, "{}", ended.err);
}

#[test]
fn what_was_decided_on_the_first_of_several_days_is_appealed_from_that_day() {
    let by_day = "[{ datum: 2026-03-12, paragrafer: [1] }]";
    let minutes = deciding().replace("datum: 2026-03-12\n", "datum: 2026-03-12\nslutdatum: 2026-03-18\n");
    let appeal = "{ slag: förvaltningsbesvär, till: Länsstyrelsen i Dalarnas län }";
    let minutes = format!("{minutes}justering: {{ omedelbart_per_dag: {by_day} }}\növerklagande: {appeal}\n");
    let ended = Desk::new().with("a.yaml", &minutes).run("tidsfrister a.yaml");
    let days: Vec<&str> = ended.out.lines().filter(|line| line.contains("Sista dagen")).collect();
    let told = [
        "  torsdag 2 april 2026  Sista dagen att överklaga för en part som företräder det allmänna (§ 1)",
        "  tidigast torsdag 2 april 2026, senast onsdag 8 april 2026  Sista dagen att överklaga för en part som företräder det allmänna (§ 2)",
    ];
    assert_eq!(days, told, "{}", ended.err);
}

/// Minutes of 12, 13 and 18 March in which four matters end in a decision that is appealed on the merits.
fn of_several_days(approval: &str) -> String {
    let matter = |n: u32| format!("  - {{ rubrik: Bygglov {n}, beslut: [att bevilja lovet.] }}");
    let matters: Vec<String> = (1..=4).map(matter).collect();
    let matters = matters.join("\n");
    let before = MINUTES
        .split("ärenden:")
        .next()
        .unwrap()
        .replace("datum: 2026-03-12\n", "datum: 2026-03-12\nslutdatum: 2026-03-18\n");
    let appeal = "{ slag: förvaltningsbesvär, till: Länsstyrelsen i Dalarnas län }";
    format!("{before}ärenden:\n{matters}\njustering: {approval}\növerklagande: {appeal}\n")
}

#[test]
fn an_item_before_one_approved_at_once_on_the_first_day_is_not_said_to_be_decided_on_the_last() {
    let minutes = of_several_days("{ omedelbart_per_dag: { datum: 2026-03-12, paragrafer: [2] } }");
    let desk = Desk::new().with("a.yaml", &minutes);
    let ended = desk.run("tidsfrister a.yaml");
    let from = ended.out.find("  torsdag 2 april").unwrap_or_default();
    let told = "  torsdag 2 april 2026  Sista dagen att överklaga för en part som företräder det allmänna (§§ 1–2)
    tre veckor efter beslutet den 12 mars 2026; för andra tre veckor från
    den dag då de fick del av beslutet; 44 § förvaltningslagen (2017:900)
  tidigast torsdag 2 april 2026, senast onsdag 8 april 2026  Sista dagen att överklaga för en part som företräder det allmänna (§§ 3–4)
    tre veckor efter beslutet den 12 mars 2026, eller så sent som den 18
    mars 2026: det beror på vilken av mötets dagar det var, som posten inte
    säger; för andra tre veckor från den dag då de fick del av beslutet; 44
    § förvaltningslagen (2017:900)
";
    assert!(ended.out[from..].starts_with(told), "{}", ended.out);
    let english = desk.run("deadlines --lang en a.yaml").out;
    let told = "  Thursday 2 April 2026 at the earliest, Wednesday 8 April 2026 at the latest  Last day for appeals of a party that represents the public (§§ 3–4)
    three weeks after the decision of 12 March 2026, or as late as 18 March
    2026: it depends on which day of the meeting that was, which the record
    does not say; for others three weeks";
    assert!(english.contains(told), "{english}");
    let lines = desk.run("deadlines a.yaml --message-format json").out;
    let last: Value = lines
        .lines()
        .rfind(|line| line.contains("överklagande av det"))
        .map(|line| serde_json::from_str(line).unwrap())
        .unwrap();
    assert_eq!(
        (&last["day"], &last["from"]),
        (&"2026-04-02".into(), &"2026-03-12".into()),
        "no day that may be too late"
    );
    assert_eq!((&last["latest"]["day"], &last["latest"]["from"]), (&"2026-04-08".into(), &"2026-03-18".into()));
}

#[test]
fn the_days_of_decisions_are_told_as_far_as_approvals_at_once_tell_them() {
    let told = |approval: &str| {
        let out = Desk::new().with("a.yaml", of_several_days(approval)).run("deadlines --lang en a.yaml").out;
        let of_public = |line: &&str| line.contains("represents the public");
        let short =
            |line: &str| line.trim().replace(" 2026  Last day for appeals of a party that represents the public", "");
        out.lines().filter(of_public).map(short).collect::<Vec<_>>()
    };
    assert_eq!(
        told("{ omedelbart_per_dag: { datum: 2026-03-18, paragrafer: [3] } }"),
        [
            "Thursday 2 April 2026 at the earliest, Wednesday 8 April 2026 at the latest  Last day for appeals of a party that represents the public (§§ 1–2)",
            "Wednesday 8 April (§§ 3–4)"
        ],
        "what comes after something of the last day is of that day"
    );
    assert_eq!(
        told("{ omedelbart_per_dag: [{ datum: 2026-03-13, paragrafer: [1, 3] }] }"),
        [
            "Tuesday 7 April (§§ 1–3)",
            "Tuesday 7 April 2026 at the earliest, Wednesday 8 April 2026 at the latest  Last day for appeals of a party that represents the public (§ 4)"
        ],
        "between two of one day, and Good Friday is no workday"
    );
    // Whether the order is that of the days is then not known.
    assert_eq!(
        told(
            "{ omedelbart_per_dag: [{ datum: 2026-03-18, paragrafer: [1] }, { datum: 2026-03-12, paragrafer: [3] }] }"
        ),
        [
            "Thursday 2 April (§ 3)",
            "Thursday 2 April 2026 at the earliest, Wednesday 8 April 2026 at the latest  Last day for appeals of a party that represents the public (§§ 2, 4)",
            "Wednesday 8 April (§ 1)"
        ]
    );
}

#[test]
fn what_was_approved_at_once_on_an_untold_day_is_made_known_by_the_earliest_that_it_can_be() {
    let minutes = of_several_days("{ omedelbart: [2] }").replace("förvaltningsbesvär", "laglighetsprövning");
    let ended = Desk::new().with("a.yaml", &minutes).run("tidsfrister a.yaml");
    let days: Vec<&str> = ended.out.lines().filter(|line| line.ends_with("(§ 2)")).collect();
    let told = [
        "  tidigast måndag 16 mars 2026, senast fredag 20 mars 2026  Justeringen ska vara tillkännagiven (§ 2)",
        "  tidigast tisdag 7 april 2026, senast fredag 10 april 2026  Sista dagen att överklaga (§ 2)",
        "  tidigast onsdag 8 april 2026, senast lördag 11 april 2026  Anslaget får tas ned (§ 2)",
    ];
    assert_eq!(days, told, "{}", ended.out);
}

#[test]
fn items_approved_at_once_on_several_days_are_reckoned_from_their_own() {
    let by_day = "[{ datum: 2026-03-12, paragrafer: [1] }, { datum: 2026-03-18, paragrafer: [2] }]";
    let notice = "{ paragrafer: [2], anslaget: 2026-03-19, plats: Webbplatsen, förvaring: Kommunhuset }";
    let minutes = MINUTES.replace("datum: 2026-03-12\n", "datum: 2026-03-12\nslutdatum: 2026-03-18\n");
    let minutes = format!("{minutes}justering: {{ omedelbart_per_dag: {by_day} }}\nanslag: [{notice}]\n");
    let ended = Desk::new().with("a.yaml", &minutes).run("deadlines --lang en a.yaml");
    let days: Vec<&str> = ended.out.lines().filter(|line| line.starts_with("  ") && !line.starts_with("   ")).collect();
    let told = [
        "  Monday 16 March 2026  The approval is to be made known (§ 1)",
        "  Tuesday 7 April 2026  Last day for appeals (§ 1)",
        "  Wednesday 8 April 2026  The notice may be taken down (§ 1)",
        "  Friday 20 March 2026  The approval is to be made known (§ 2)",
        "  Thursday 9 April 2026  Last day for appeals (§ 2)",
        "  Friday 10 April 2026  The notice may be taken down (§ 2)",
    ];
    assert_eq!(days, told, "{}", ended.err);
}

#[test]
fn what_has_no_deadlines_says_so_and_a_record_with_errors_that_they_may_be_others() {
    let desk = Desk::new().with("a/notes.yaml", GOOD).with("a/bad.yaml", BAD).with("a/other.yaml", "något: annat\n");
    let ended = desk.run("tidsfrister a").with_status(1);
    assert_eq!(ended.out, "a/bad.yaml: inga tidsfrister\na/notes.yaml: inga tidsfrister\n");
    assert_eq!(ended.err, "a/bad.yaml: posten har fel, som kan ändra dagarna: protokollant granska a/bad.yaml\n");
    assert!(desk.run("tidsfrister borta.yaml").with_status(2).err.starts_with("fel[SRC-READ]"));
}

#[test]
fn only_what_the_law_sets_a_time_for_is_told() {
    let agency = MINUTES.replace("Älvnäs kommun", "Myndigheten för skolvägar");
    let desk = Desk::new().with("agency.yaml", &agency);
    let ended = desk.run("tidsfrister agency.yaml").with_status(0);
    assert!(ended.out.contains("jfr 5 kap. 69 § kommunallagen"), "{}", ended.out);
    assert!(!ended.out.contains("anslag") && !ended.out.contains("överklag"), "{}", ended.out);
}

#[test]
fn an_assembly_is_summoned_and_announced_a_week_before_also_by_its_english_name() {
    for body in ["Kommunfullmäktige", "Älvnäs Municipal Council"] {
        let minutes = MINUTES.replace("organ: Kulturnämnden", &format!("organ: {body}"));
        let ended = Desk::new().with("a.yaml", &minutes).run("tidsfrister a.yaml").with_status(0);
        let told = "a.yaml
  torsdag 5 mars 2026  Kallelsen ska vara skickad
    en vecka före mötet den 12 mars 2026; 5 kap. 15 § kommunallagen
    (2017:725)
  torsdag 5 mars 2026  Mötet ska vara tillkännagivet på anslagstavlan
    en vecka före mötet den 12 mars 2026; 5 kap. 13 § kommunallagen
    (2017:725)
";
        assert!(ended.out.starts_with(told), "{}", ended.out);
    }
}

#[test]
fn a_decision_that_is_reviewed_for_lawfulness_says_from_which_day_the_time_counts() {
    let decision = "format: 1
typ: beslut
titel: Beslut om bidrag
myndighet: Älvnäs kommun
diarienummer: KN 2026/8
datum: 2026-03-03
beslut: [Föreningen får 20 000 kronor.]
skäl: Villkoren är uppfyllda.
beslutsfattare: [{ namn: Anna Ek, roll: kulturchef }]
överklagande: { slag: laglighetsprövning, till: Förvaltningsrätten i Falun }
";
    let desk = Desk::new().with("a.yaml", decision);
    let ended = desk.run("tidsfrister a.yaml").with_status(0);
    let told = "a.yaml
  okänd dag  Sista dagen att överklaga
    tre veckor efter den dag då det tillkännages på anslagstavlan att
    protokollet över beslutet har justerats, och den dagen står inte i
    posten; om beslutet har fattats på delegation gäller det protokollet
    från det sammanträde där beslutet anmäls, eller ett särskilt protokoll
    om det inte anmäls (6 kap. 40 § kommunallagen); 13 kap. 5 §
    kommunallagen (2017:725)
";
    assert_eq!(ended.out, told);
    assert!(desk.run("deadlines --lang en a.yaml").out.contains("\n  unknown day  Last day for appeals\n"));
    let ended = desk.run("deadlines a.yaml --message-format json").with_status(0);
    let line: Value = serde_json::from_str(ended.out.trim()).unwrap();
    for key in ["day", "weekday", "from", "moved_from"] {
        assert!(line[key].is_null(), "{key}");
    }
    assert_eq!((&line["step"], &line["assumed"]), (&"överklagande".into(), &false.into()));
    // Of what is no municipality's that is an error, and no day follows from it.
    let desk = desk.with("a.yaml", decision.replace("Älvnäs kommun", "Myndigheten för skolvägar"));
    assert_eq!(desk.run("tidsfrister a.yaml").out, "a.yaml: inga tidsfrister\n");
}
