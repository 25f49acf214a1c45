//! `build`: which files there are afterwards, and what is said.

use crate::run::{BAD, Desk, GOOD, MINUTES, ended};

#[test]
fn a_record_becomes_three_files_beside_it() {
    let desk = Desk::new().with("möten/möte.yaml", GOOD);
    let ended = desk.run("build möten/möte.yaml").with_status(0);
    assert_eq!(ended.out, "möten/möte.pdf\nmöten/möte.docx\nmöten/möte.html\n");
    assert_eq!(ended.err, "klart: 3 filer skrevs i husstil regeringskansliet\n");
    assert_eq!(desk.files(), ["möten/möte.docx", "möten/möte.html", "möten/möte.pdf", "möten/möte.yaml"]);
}

#[test]
fn formats_and_directory_can_be_chosen_and_the_swedish_name_does_the_same() {
    let desk = Desk::new().with("a.yaml", GOOD);
    assert_eq!(
        desk.run("bygg a.yaml -o ut/2026 -f txt,html,txt").with_status(0).out,
        "ut/2026/a.html\nut/2026/a.txt\n"
    );
    assert_eq!(desk.files(), ["a.yaml", "ut/2026/a.html", "ut/2026/a.txt"]);
    assert!(desk.text("ut/2026/a.txt").contains("Samråd om säkra skolvägar"));
}

#[test]
fn names_with_spaces_dots_and_swedish_letters_are_kept() {
    let desk = Desk::new().with("Möte å 4.6.yaml", GOOD);
    let out =
        ended(&desk.command(["build", "Möte å 4.6.yaml", "-f", "html", "-o", "färdiga handlingar"]).output().unwrap());
    assert_eq!(out.with_status(0).out, "färdiga handlingar/Möte å 4.6.html\n");
}

#[test]
fn the_same_record_gives_the_same_bytes_whatever_the_locale_time_zone_and_directory() {
    let desk = Desk::new().with("möten/a.yaml", GOOD);
    let standard = ["-f", "pdf,docx,html,txt", "--pdf", "a-3a"];
    let files = |directory: &str| -> Vec<Vec<u8>> {
        ["pdf", "docx", "html", "txt"]
            .map(|kind| std::fs::read(desk.path(&format!("{directory}/a.{kind}"))).unwrap())
            .into()
    };
    let absolute = desk.path("möten/a.yaml").into_os_string().into_string().unwrap();
    // The directory to write to, that to stand in, the record as seen from there, and what the environment has.
    let ways = [
        ("ett", "", "möten/a.yaml", &[][..]),
        ("två", "", &absolute, &[("LC_ALL", "C"), ("TZ", "Pacific/Kiritimati")]),
        ("tre", "möten", "a.yaml", &[("LC_ALL", "tr_TR.UTF-8"), ("LANG", "tr_TR.UTF-8"), ("TZ", "America/Adak")]),
        ("fyra", "möten", "../möten/a.yaml", &[("LC_ALL", ""), ("LANG", "ar_EG.UTF-8"), ("SOURCE_DATE_EPOCH", "1")]),
        ("fem", "", "./möten/a.yaml", &[("LC_ALL", "en_US.UTF-8"), ("HOME", "/")]),
    ];
    for (into, directory, record, variables) in ways {
        let into = desk.path(into);
        let mut command = desk.command(["build", record, "-o"]);
        command.arg(&into).args(standard).current_dir(desk.path(directory)).envs(variables.iter().copied());
        ended(&command.output().unwrap()).with_status(0);
        assert!(
            files("ett") == files(into.file_name().unwrap().to_str().unwrap()),
            "{record} with {variables:?} differs"
        );
    }
}

#[test]
fn the_house_style_is_that_of_the_authority_and_neutral_where_it_has_none() {
    let other = GOOD.replace("Regeringskansliet", "Exempelverket").replace("A2026/00012", "2026-12");
    let desk = Desk::new().with("rk.yaml", GOOD).with("verk.yaml", &other);
    let government = "Postadress: 103 33 Stockholm";
    assert_eq!(
        desk.run("build rk.yaml -f html").with_status(0).err,
        "klart: 1 fil skrevs i husstil regeringskansliet\n"
    );
    assert!(desk.text("rk.html").contains(government));
    assert_eq!(desk.run("build verk.yaml -f html").with_status(0).err, "klart: 1 fil skrevs i husstil neutral\n");
    assert!(!desk.text("verk.html").contains(government), "one authority's address under another's name");
    let both = desk.run("build verk.yaml rk.yaml -f html").with_status(0);
    assert_eq!(both.err, "klart: 2 filer skrevs i husstil neutral, regeringskansliet\n");
    let chosen = desk.run("build verk.yaml rk.yaml -f html --house neutral").with_status(0);
    assert_eq!(chosen.err, "klart: 2 filer skrevs i husstil neutral\n");
    assert!(!desk.text("rk.html").contains(government));
}

#[test]
fn the_record_in_a_pdf_a_3_has_its_own_name_and_says_what_it_is() {
    let json = "{ \"format\": 1, \"typ\": \"minnesanteckningar\", \"titel\": \"Samråd\", \"myndighet\": \"Regeringskansliet\", \
        \"datum\": \"2026-01-15\", \"plats\": \"Stockholm\", \"deltagare\": [{ \"organisation\": \"Föreningen\" }], \
        \"inledning\": \"Läget.\" }";
    let desk = Desk::new().with("möten/råd 1.json", json).with("a.yaml", GOOD);
    for (record, name, kind) in
        [("möten/råd 1.json", "råd 1.json", "application#2Fjson"), ("a.yaml", "a.yaml", "application#2Fyaml")]
    {
        let ended = ended(&desk.command(["build", record, "-f", "pdf", "--pdf", "a-3a", "-o", "ut"]).output().unwrap());
        ended.with_status(0);
        let bytes = std::fs::read(desk.path("ut").join(name).with_extension("pdf")).unwrap();
        assert_eq!(protokollant::pdf::read::info(&bytes).unwrap().attachments, [name]);
        assert!(String::from_utf8_lossy(&bytes).contains(kind), "{name} is not {kind}");
    }
}

#[cfg(unix)]
#[test]
fn finished_files_are_as_open_as_the_users_mask_says_and_as_those_they_replace() {
    use std::os::unix::fs::PermissionsExt as _;
    let desk = Desk::new().with("a.yaml", GOOD);
    let mode = || std::fs::metadata(desk.path("a.txt")).unwrap().permissions().mode() & 0o777;
    let build = |mask: &str| {
        let program = env!("CARGO_BIN_EXE_protokollant");
        let script = format!("umask {mask} && exec '{program}' build a.yaml -f txt");
        let output =
            std::process::Command::new("sh").args(["-c", &script]).current_dir(desk.path("")).output().unwrap();
        ended(&output).with_status(0);
    };
    build("077");
    assert_eq!(mode(), 0o600, "a secret record became a file for all to read");
    std::fs::set_permissions(desk.path("a.txt"), std::fs::Permissions::from_mode(0o640)).unwrap();
    build("022");
    assert_eq!(mode(), 0o640);
    std::fs::remove_file(desk.path("a.txt")).unwrap();
    build("022");
    assert_eq!(mode(), 0o644);
}

#[test]
fn a_record_with_an_error_writes_nothing_and_the_others_are_made() {
    let desk = Desk::new().with("a.yaml", GOOD).with("b.yaml", BAD).with("c.json", "{").with("d.yaml", GOOD);
    let ended = desk.run("build a.yaml b.yaml c.json d.yaml -f html").with_status(1);
    assert_eq!(ended.out, "a.html\nd.html\n");
    assert!(ended.err.contains("fel[REC-MISSING]") && ended.err.contains("b.yaml:"), "{}", ended.err);
    assert!(ended.err.contains("fel[SRC-SYNTAX]") && ended.err.contains("c.json:1:"), "{}", ended.err);
    assert!(
        ended.err.ends_with("2 av 4 poster blev handlingar; 2 filer skrevs i husstil regeringskansliet: 2 fel\n"),
        "{}",
        ended.err
    );
    assert_eq!(desk.files(), ["a.html", "a.yaml", "b.yaml", "c.json", "d.html", "d.yaml"]);
}

#[test]
fn the_old_file_stays_when_the_new_build_fails() {
    let desk = Desk::new().with("a.yaml", BAD).with("a.pdf", "the old one");
    let ended = desk.run("build a.yaml").with_status(1);
    assert_eq!(ended.out, "");
    assert!(ended.err.ends_with("inga filer skrevs: 1 fel\n"), "{}", ended.err);
    assert_eq!(desk.text("a.pdf"), "the old one");
    assert_eq!(desk.files(), ["a.pdf", "a.yaml"]);
}

#[test]
fn no_file_of_a_record_is_written_where_one_of_them_cannot_be() {
    let desk = Desk::new().with("a.yaml", GOOD).with("a.pdf", "the old one").with("a.html/in the way", "");
    let ended = desk.run("build a.yaml").with_status(2);
    assert_eq!(ended.out, "");
    assert!(ended.err.contains("fel[UT-SKRIV]: \"a.html\" går inte att skriva: det är en katalog"), "{}", ended.err);
    assert_eq!(desk.text("a.pdf"), "the old one");
    assert_eq!(desk.files(), ["a.html/in the way", "a.pdf", "a.yaml"]);
}

#[test]
fn two_records_that_would_become_the_same_files_are_refused_before_anything_is_written() {
    let desk = Desk::new().with("a/möte.yaml", GOOD).with("b/möte.yaml", GOOD).with("a/möte.yml", GOOD);
    for line in ["build a/möte.yaml b/möte.yaml -o ut", "build a/möte.yaml a/möte.yml"] {
        let ended = desk.run(line).with_status(2);
        assert!(ended.err.starts_with("fel: \"a/möte.yaml\" och \""), "{}", ended.err);
        assert!(ended.err.contains("skulle bli samma filer: möte\n"), "{}", ended.err);
    }
    let twice = desk.run("build a/möte.yaml a/../a/möte.yaml").with_status(2);
    assert!(twice.err.contains("är angiven två gånger"), "{}", twice.err);
    assert_eq!(desk.files(), ["a/möte.yaml", "a/möte.yml", "b/möte.yaml"]);
    desk.run("build a/möte.yaml b/möte.yaml -f txt").with_status(0);
}

#[test]
fn a_record_is_never_overwritten_by_its_document() {
    let desk = Desk::new().with("möte.txt", GOOD);
    let ended = desk.run("build möte.txt -f txt").with_status(2);
    assert!(ended.err.contains("posten \"möte.txt\" skulle skrivas över"), "{}", ended.err);
    assert_eq!(desk.text("möte.txt"), GOOD);
    assert_eq!(desk.run("build möte.txt -f html").with_status(0).out, "möte.html\n");
}

#[test]
fn a_record_from_standard_input_needs_a_place_to_go() {
    let desk = Desk::new();
    let ended = desk.run_with("build -", GOOD).with_status(2);
    assert!(ended.err.contains("-o KATALOG"), "{}", ended.err);
    assert_eq!(desk.run_with("build - -o ut -f html", GOOD).with_status(0).out, "ut/protokoll.html\n");
    assert!(desk.run_with("build - - -o ut", GOOD).with_status(2).err.contains("bara läsas en gång"));
    assert_eq!(desk.files(), ["ut/protokoll.html"]);
}

#[test]
fn one_document_can_go_to_standard_output_with_nothing_else() {
    let desk = Desk::new().with("a.yaml", GOOD);
    let html = desk.run("build a.yaml -o - -f html").with_status(0);
    assert!(html.out.starts_with("<!DOCTYPE html>") && html.out.trim_end().ends_with("</html>"), "{}", html.out);
    assert_eq!(html.err, "");
    let output = desk.command(["build", "a.yaml", "-o", "-", "-f", "pdf"]).env("CLICOLOR_FORCE", "1").output().unwrap();
    desk.run("build a.yaml -f pdf").with_status(0);
    assert!(
        output.stdout == std::fs::read(desk.path("a.pdf")).unwrap(),
        "the bytes of the file and of the stream differ"
    );
    desk.run("build a.yaml -o -").with_status(2);
}

#[test]
fn records_in_json_are_known_by_their_name_or_by_their_first_sign() {
    let record = r#"{ "format": 1, "typ": "minnesanteckningar", "titel": "Samråd om säkra skolvägar", "myndighet":
        "Regeringskansliet", "datum": "2026-01-15", "plats": "Stockholm", "deltagare": [{ "organisation": "Skolvägen" }],
        "inledning": "Gruppen gick igenom läget." }"#;
    let desk = Desk::new().with("a.json", record);
    desk.run("build a.json -f html").with_status(0);
    desk.run_with("build - -f html -o ut", record).with_status(0);
}

#[test]
fn a_file_that_cannot_be_read_is_named_with_a_way_out_and_the_others_are_made() {
    let desk = Desk::new().with("möte.yaml", GOOD);
    let ended = desk.run("build mote.yaml möte.yaml -f html").with_status(2);
    assert_eq!(ended.out, "möte.html\n");
    assert!(ended.err.contains("fel[SRC-READ]: filen \"mote.yaml\" finns inte"), "{}", ended.err);
    assert!(ended.err.contains("tips: menade du \"möte.yaml\"?"), "{}", ended.err);
    let directory = desk.run("build .").with_status(2);
    assert!(directory.err.contains("är en katalog, inte en fil"), "{}", directory.err);
    assert!(directory.err.contains("möte.yaml"), "{}", directory.err);
    assert!(desk.run("build ingen/alls.yaml").with_status(2).err.contains("katalogen \"ingen\" finns inte heller"));
}

#[test]
fn a_file_is_not_taken_for_the_directory_of_the_documents() {
    let desk = Desk::new().with("a.yaml", GOOD).with("ut", "");
    for line in ["build a.yaml -o ut", "build a.yaml -o handling.pdf"] {
        assert!(desk.run(line).with_status(2).err.contains("är ingen katalog"));
    }
    assert_eq!(desk.files(), ["a.yaml", "ut"]);
}

#[test]
fn each_pdf_standard_is_the_one_that_was_asked_for() {
    let desk = Desk::new().with("a.yaml", GOOD);
    for (standard, part) in [("a-2a", Some("2")), ("a-1a", Some("1")), ("a-3a", Some("3")), ("plain", None)] {
        desk.run(&format!("build a.yaml -f pdf --pdf {standard} -o {standard}")).with_status(0);
        let bytes = std::fs::read(desk.path(&format!("{standard}/a.pdf"))).unwrap();
        let text = String::from_utf8_lossy(&bytes).into_owned();
        let found = text.split_once("<pdfaid:part>").and_then(|(_, rest)| rest.get(..1));
        assert_eq!(found, part, "{standard}");
    }
}

#[test]
fn a_house_style_of_ones_own_is_used_with_its_logotype_and_a_wrong_name_is_put_right() {
    let house = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/templates/neutral/house.yaml")).unwrap();
    let house =
        house.replace("letterhead:\n", "letterhead:\n  logotype: { path: märke.png, alt: Exempelmyndigheten }\n");
    let desk = Desk::new().with("a.yaml", GOOD).with("hus/house.yaml", house).with("hus/märke.png", PIXEL);
    desk.run("build a.yaml -f html --house hus").with_status(0);
    assert!(desk.text("a.html").contains("alt=\"Exempelmyndigheten\""));
    std::fs::remove_file(desk.path("hus/märke.png")).unwrap();
    let ended = desk.run("build a.yaml -f html --house hus").with_status(2);
    assert!(ended.err.contains("fel[HUS-STIL]") && ended.err.contains("märke.png"), "{}", ended.err);
    let wrong = desk.run("build a.yaml --house natural").with_status(2);
    assert!(wrong.err.contains("menade du \"neutral\"?"), "{}", wrong.err);
    desk.run("build a.yaml -f html --house neutral").with_status(0);
    assert!(!desk.text("a.html").contains("Exempelmyndigheten"));
}

#[test]
fn a_template_of_ones_own_replaces_the_programs_and_a_stray_file_is_named() {
    let words = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/templates/words/sv.yaml")).unwrap();
    let desk = Desk::new()
        .with("a.yaml", GOOD)
        .with("mallar/words/sv.yaml", words.replace("Minnesanteckningar", "Mötesnoteringar"));
    desk.run("build a.yaml -f html --templates mallar").with_status(0);
    assert!(desk.text("a.html").contains("Mötesnoteringar"));
    desk.put("mallar/lib.typst", "");
    let stray = desk.run("build a.yaml -f html --templates mallar").with_status(2);
    assert!(stray.err.contains("lib.typst") && stray.err.contains("menade du \"lib.typ\"?"), "{}", stray.err);
    let missing = desk.run("build a.yaml --templates mall").with_status(2);
    assert!(missing.err.contains("fel[MALL]: \"mall\" går inte att läsa: den finns inte"), "{}", missing.err);
}

#[test]
fn a_template_of_ones_own_that_takes_no_record_or_has_text_outside_is_told_where_and_what_to_write() {
    let template = include_str!("../../templates/minnesanteckningar.typ");
    let lines = template.lines().count();
    let lacks = ("mallen har ingen funktion `template`", "the template defines no function `template`");
    let outside = ("det som står utanför funktionen `template`", "what stands outside the function `template`");
    for (own, (sv, en), at) in [
        ("#title[Möte]".to_owned(), lacks, String::new()),
        // As templates were written once.
        ("#import \"/lib.typ\": *\n#show: document\n#facts(record.fakta)\n".to_owned(), lacks, String::new()),
        (format!("{template}Efteråt."), outside, format!("minnesanteckningar.typ:{}:1", lines + 1)),
        (format!("#set text(fill: red)\n{template}"), outside, String::new()),
    ] {
        let desk = Desk::new().with("a.yaml", GOOD).with("mallar/minnesanteckningar.typ", own);
        let ended = desk.run("build a.yaml --templates mallar").with_status(2);
        assert!(ended.err.contains(sv) && ended.err.contains("`#let template(record) = [ … ]`"), "{}", ended.err);
        assert!(ended.err.contains(&at), "{}", ended.err);
        assert_eq!(ended.err.matches(sv).count(), 1, "pages and tree both say so: {}", ended.err);
        assert!(desk.run("build a.yaml --templates mallar --lang en").with_status(2).err.contains(en));
    }
}

#[test]
fn a_template_of_ones_own_that_leaves_out_text_of_the_record_is_told_of_it() {
    let template = include_str!("../../templates/minnesanteckningar.typ");
    let with = |own: String| Desk::new().with("a.yaml", GOOD).with("mallar/minnesanteckningar.typ", own);
    let short = with(template.replace("  #prose(record.inledning)\n", ""));
    let ended = short.run("build a.yaml --templates mallar -f txt").with_status(0);
    assert!(ended.err.contains("varning[MALL]: mallen tar inte med den här texten"), "{}", ended.err);
    assert!(ended.err.contains("a.yaml:"), "the text is in the record: {}", ended.err);
    let bare = with("#let template(record) = []".to_owned());
    let ended = bare.run("build a.yaml --templates mallar -f txt,docx").with_status(2);
    assert!(ended.err.contains("fel[MALL]: mallen ger en tom handling"), "{}", ended.err);
}

/// What a template leaves out is told by what the record has for it: a list that holds more than the program's own templates tell would tell of every copy.
#[test]
fn copies_of_the_programs_own_templates_leave_nothing_out() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let file = |path: &str| root.join(path).display().to_string();
    let mut samples: Vec<String> = std::fs::read_dir(root.join("samples"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "yaml" || extension == "json"))
        .map(|path| path.display().to_string())
        .collect();
    samples.sort();
    let minutes = file("samples/protokoll-byggnadsnamnden-2026-03-12.yaml");
    let mut runs = vec![samples];
    runs.extend(["kallelse", "dagordning"].map(|kind| vec![minutes.clone(), "--som".to_owned(), kind.to_owned()]));
    runs.push(vec![minutes, "--som=protokollsutdrag".to_owned(), "--paragrafer=24,30".to_owned()]);
    for run in runs {
        let desk = Desk::new();
        let fixed = ["build", "-f", "txt", "-o", "ut/", "--templates"].map(str::to_owned);
        let arguments: Vec<String> = fixed.into_iter().chain([file("templates")]).chain(run).collect();
        let ended = ended(&desk.command(arguments).output().unwrap()).with_status(0);
        assert!(!ended.err.contains("MALL"), "{}", ended.err);
    }
}

#[test]
fn a_template_that_fails_is_not_the_fault_of_the_data() {
    let desk = Desk::new().with("a.yaml", GOOD).with("mallar/minnesanteckningar.typ", "#panic(\"nej\")");
    let ended = desk.run("build a.yaml --templates mallar").with_status(2);
    assert!(ended.err.contains("fel[MALL]"), "{}", ended.err);
    assert_eq!(desk.files(), ["a.yaml", "mallar/minnesanteckningar.typ"]);
}

#[test]
fn a_reader_that_has_read_enough_is_no_fault() {
    let desk = Desk::new().with("a.yaml", GOOD);
    let mut command = desk.command(["rules", "--message-format", "json"]);
    let mut child = command.stdout(std::process::Stdio::piped()).stderr(std::process::Stdio::piped()).spawn().unwrap();
    drop(child.stdout.take());
    let ended = ended(&child.wait_with_output().unwrap());
    assert_eq!((ended.status, ended.err.as_str()), (Some(0), ""));
}

#[test]
fn a_format_is_known_however_it_is_capitalised_and_with_blanks_around_its_comma() {
    let desk = Desk::new().with("a.yaml", GOOD);
    desk.run("build a.yaml -f HTML").with_status(0);
    let ended = desk.command(["build", "a.yaml", "-f", "html, Txt"]).output().unwrap();
    assert_eq!(ended.status.code(), Some(0));
    assert_eq!(desk.files(), ["a.html", "a.txt", "a.yaml"]);
    let wrong = desk.run("build a.yaml -f ODT").with_status(2);
    assert!(wrong.err.contains("kan inte vara \"ODT\""), "{}", wrong.err);
}

#[test]
fn what_stands_in_the_way_of_a_file_is_what_the_remedy_is_about() {
    let desk = Desk::new().with("a.yaml", GOOD).with("a.html/ett", "").with("fil", "");
    let ended = desk.run("build a.yaml -f html").with_status(2);
    assert!(ended.err.contains("\"a.html\" går inte att skriva: det är en katalog"), "{}", ended.err);
    assert!(ended.err.contains("tips: flytta katalogen som har filens namn"), "{}", ended.err);
    let ended = desk.run("build a.yaml -f html -o fil/ut").with_status(2);
    assert!(ended.err.contains("katalogen \"fil/ut\" går inte att skapa"), "{}", ended.err);
    assert!(ended.err.contains("tips: välj en annan katalog med -o"), "{}", ended.err);
}

#[test]
fn a_copied_house_style_is_told_by_its_directory_and_not_by_its_models_name() {
    let house = include_str!("../../templates/neutral/house.yaml");
    let desk = Desk::new().with("a.yaml", GOOD).with("verket/house.yaml", house);
    let ended = desk.run("build a.yaml -f html --house verket").with_status(0);
    assert_eq!(ended.err, "klart: 1 fil skrevs i husstil verket\n");
}

/// A PNG of one grey pixel.
const PIXEL: &[u8] = include_bytes!("../../src/docx/tests/grey.png");

#[test]
fn one_record_becomes_summons_minutes_and_extract_beside_each_other() {
    let desk = Desk::new().with("p.yaml", MINUTES);
    desk.run("build p.yaml -f txt").with_status(0);
    desk.run("build p.yaml -f txt --as dagordning").with_status(0);
    assert_eq!(desk.run("bygg p.yaml -f txt --paragrafer 2,1-1").with_status(0).out, "p-protokollsutdrag-2_1.txt\n");
    assert_eq!(desk.files(), ["p-dagordning.txt", "p-protokollsutdrag-2_1.txt", "p.txt", "p.yaml"]);
    assert!(desk.text("p-dagordning.txt").contains("Dagordning för sammanträde med kulturnämnden den"));
}

#[test]
fn an_extract_tells_the_party_of_an_approver_who_was_at_none_of_its_items() {
    let holm = "{ namn: Anna Ek, uppgift: ledamot }, { namn: Cecilia Holm, uppgift: ledamot, parti: M, till: 1 }";
    let minutes = MINUTES.replace("{ namn: Anna Ek, uppgift: ledamot }", holm);
    let desk = Desk::new().with("p.yaml", format!("{minutes}justerare: [Holm]\n"));
    desk.run("bygg p.yaml -f txt --paragrafer 2").with_status(0);
    let extract = desk.text("p-protokollsutdrag-2.txt");
    assert!(extract.contains("Justerare:    Cecilia Holm (M)"), "{extract}");
    assert_eq!(extract.matches("Holm").count(), 1, "she is not among those present: {extract}");
}

#[test]
fn an_extract_of_no_items_or_of_items_that_do_not_exist_is_refused_and_items_belong_to_extracts() {
    let desk = Desk::new().with("p.yaml", MINUTES).with("a.yaml", GOOD);
    let said = |line: &str, status: i32, words: &str| {
        let ended = desk.run(line).with_status(status);
        assert!(ended.err.contains(words), "{line}: {}", ended.err);
    };
    said("bygg p.yaml --som protokollsutdrag", 2, "ett protokollsutdrag behöver paragrafer");
    said("bygg p.yaml --som kallelse --paragrafer 1", 2, "--paragrafer hör till protokollsutdrag, inte kallelse");
    said("bygg p.yaml --paragrafer ett", 2, "--paragrafer <PARAGRAFER> kan inte vara \"ett\"");
    said("bygg p.yaml --items=ett", 2, "--items <PARAGRAFER> kan inte vara \"ett\"");
    said("granska p.yaml --rätta --visa", 2, "--rätta går inte ihop med --visa");
    said(
        "bygg p.yaml --paragrafer 2-9",
        1,
        "--paragrafer 2–9: §§ 2–9 finns inte, för protokollet har §§ 1–2\n  = tips: rätta --paragrafer",
    );
    said(
        "granska a.yaml --som kallelse",
        1,
        "--som kallelse: en post av typen minnesanteckningar kan inte bli kallelse",
    );
    assert_eq!(desk.files(), ["a.yaml", "p.yaml"]);
}
