//! What the rules say of records, as code and what is pointed at.

use crate::build;
use crate::diagnostic::{Code, Diagnostic};
use crate::record::{DocumentType, shape};
use crate::source::Directory;
use crate::source::Format;

/// What is found in a record that has all it needs and these lines besides: code and place (line:column), and what stands there.
fn found(lines: &str) -> Vec<String> {
    let record = format!(
        "format: 1\ntyp: minnesanteckningar\nmyndighet: Regeringskansliet\ndatum: 2026-01-15\nplats: Stockholm\n\
         deltagare: [{{ organisation: Föreningen Skolvägen }}]\n{}{lines}",
        if lines.contains("titel:") { "" } else { "titel: Samråd\n" },
    );
    let (name, format, beside) = ("r.yaml", Format::Yaml, &Directory::new(None));
    let outcome = build::check(&build::Job::new(name, record.as_bytes(), format, beside));
    let shown = |fault: &Diagnostic| {
        let span = fault.primary.as_ref().map(|label| label.span).expect("every fault of a record has a place");
        format!("{} {}", fault.code, outcome.sources.slice(span))
    };
    outcome.diagnostics.iter().map(shown).collect()
}

fn text(text: &str) -> Vec<String> {
    found(&format!("inledning: |\n  {}\n", text.replace('\n', "\n  ")))
}

#[test]
fn a_remark_points_at_the_words_it_is_about() {
    let section = "avsnitt:\n  - rubrik: Vad mötet gällde m m\n    text: |\n      Skolvägar,, cyklar mm.\n";
    assert_eq!(found(section), ["TYP-FÖRK Vad mötet gällde m m", "TYP-TECKEN ,,", "TYP-FÖRK mm."]);
}

#[test]
fn a_section_in_another_language_is_not_judged_by_the_rules_of_swedish() {
    let english = "avsnitt:\n  - { språk: en, rubrik: The NOD's view, text: A long dash—like this—is English. }\n";
    assert_eq!(found(english), [""; 0]);
    assert_eq!(found("avsnitt:\n  - { språk: fit, text: \"Yks — kaks,, kolme\" }\n"), [""; 0]);
}

#[test]
fn signs_and_dates_in_preformatted_text_are_left_alone() {
    assert_eq!(text("Så här:\n\n```\na;; b  c den 31 juni\n```"), [""; 0]);
}

#[test]
fn a_run_that_has_but_one_place_gets_the_same_remark_once() {
    assert_eq!(found("avsnitt: [{ rubrik: Cyklar mm. och bilar mm., text: Läget. }]\n").len(), 1);
}

#[test]
fn two_spaces_are_those_that_were_typed_together() {
    assert_eq!(text("Två  mellanslag."), ["TYP-TECKEN   "]);
    assert_eq!(text("En not [^1] mitt i.\n\n[^1]: Not."), [""; 0]);
    assert_eq!(text("Se ![Karta över Sápmi](karta.png) här."), ["TXT-MD ![Karta över Sápmi](karta.png)"]);
    assert_eq!(text("Se <!-- kolla --> här."), ["TXT-HTML <!-- kolla -->"]);
    assert_eq!(found("titel: Samråd  om cyklar\ninledning: Läget.\n"), ["TYP-TECKEN Samråd  om cyklar"]);
}

#[test]
fn dates_are_read_in_the_language_of_their_section() {
    let sections = "avsnitt:\n  - { rubrik: Summary, språk: en, text: See 31 June 2026. }\n\
                    \x20 - { rubrik: Čoahkkáigeassu, språk: se, text: 31 June 2026. }\n";
    assert_eq!(found(sections), ["TXT-DATE 31 June 2026"]);
}

#[test]
fn a_date_that_cannot_be_is_found_in_headings_too() {
    assert_eq!(found("avsnitt: [{ rubrik: Möte den 31 juni, text: Läget. }]\n"), ["TXT-DATE Möte den 31 juni"]);
}

#[test]
fn the_meetings_own_day_is_on_its_own_weekday_though_its_year_is_not_written() {
    // 15 January 2026 was a Thursday.
    assert_eq!(text("Mötet hölls onsdagen den 15 januari."), ["TXT-DATE onsdagen den 15 januari"]);
    assert_eq!(text("Mötet hölls torsdagen den 15 januari. Nästa är onsdagen den 14 januari."), [""; 0]);
}

#[test]
fn a_decision_is_pointed_out_wherever_it_is_headed_so() {
    assert_eq!(found("avsnitt: [{ rubrik: \"Beslut:\", text: Läget. }]\n"), ["MIN-BES \"Beslut:\""]);
    assert_eq!(text("# Beslut\n\nGruppen gör så."), ["MIN-BES Beslut"]);
    assert_eq!(text("**Beslut:** Gruppen gör så."), ["MIN-BES Beslut"]);
    assert_eq!(text("Beslutet: det väntas i vår. Om beslut: vi väntar."), [""; 0]);
}

#[test]
fn a_ministry_that_is_named_as_the_authority_gives_the_form_of_its_numbers() {
    let number = |number: &str| {
        let record = format!(
            "format: 1\ntyp: minnesanteckningar\ntitel: Samråd\nmyndighet: Arbetsmarknadsdepartementet\ndatum: 2026-01-15\n\
             plats: Stockholm\ndeltagare: [{{ antal: 4 }}]\ninledning: Läget.\ndiarienummer: {number}\n"
        );
        let (name, format, beside) = ("r.yaml", Format::Yaml, &Directory::new(None));
        let outcome = build::check(&build::Job::new(name, record.as_bytes(), format, beside));
        outcome.diagnostics.iter().map(|fault| fault.message.sv.clone()).collect::<Vec<_>>()
    };
    assert_eq!(number("A2026/00012"), [""; 0]);
    assert!(number("A2026/12")[0].contains("är inte ett diarienummer"));
    assert_eq!(number("Fi2026/00012"), ["diarienumret har serien Fi, men Arbetsmarknadsdepartementet har A"]);
}

#[test]
fn the_number_of_a_replaced_version_is_of_the_authoritys_form() {
    let replaced = "version: 2\nersätter: { version: 1, diarienummer: A2026-12 }\ninledning: Läget.\n";
    assert_eq!(found(replaced), ["REG-DNR A2026-12"]);
}

/// The least that a record of each kind can hold: what its form demands and what rules demand, a line for each key.
const LEAST: &[(&str, &str)] = &[
    (
        "minnesanteckningar",
        "titel: Samråd om skolvägar\nmyndighet: Regeringskansliet\ndatum: 2026-01-15\nplats: Stockholm\n\
         deltagare: [{ organisation: Föreningen Skolvägen }]\ninledning: Läget.",
    ),
    (
        "dagordning",
        "titel: Dagordning\nmyndighet: Älvnäs kommun\norgan: Kulturnämnden\ndatum: 2026-01-15\nplats: Älvnäs\närenden: [{ rubrik: Bidrag }]",
    ),
    (
        "kallelse",
        "titel: Kallelse\nmyndighet: Älvnäs kommun\norgan: Kulturnämnden\ndatum: 2026-01-15\nplats: Älvnäs\ntid: { från: 9.00 }\n\
         ärenden: [{ rubrik: Bidrag }]",
    ),
    (
        "protokoll",
        "titel: Protokoll\nmyndighet: Älvnäs kommun\norgan: Kulturnämnden\ndatum: 2026-01-15\nplats: Älvnäs\nordförande: Anna Ek\n\
         sekreterare: Bo Lind\nnärvarande: [{ namn: Anna Ek, uppgift: ledamot }]\närenden: [{ rubrik: Bidrag, beslut: [att avslå.] }]",
    ),
    (
        "beslut",
        "titel: Beslut om bidrag\nmyndighet: Statens skolråd\ndatum: 2026-01-15\nbeslut: [Ansökan avslås.]\n\
         beslutsfattare: [{ namn: Anna Ek, roll: generaldirektör }]\nskäl: Pengarna är slut.\n\
         överklagande: { slag: förvaltningsbesvär, till: Förvaltningsrätten i Stockholm, skickas_till: Statens skolråd }",
    ),
    (
        "tjänsteanteckning",
        "titel: Anteckning\nmyndighet: Statens skolråd\ndatum: 2026-01-15\nupprättad: 2026-01-15\n\
         författare: [{ namn: Anna Ek, roll: handläggare }]\ninledning: Sökanden ringde.",
    ),
    (
        "promemoria",
        "titel: Promemoria om skolvägar\nmyndighet: Statens skolråd\nenhet: Enheten för skolvägar\ndatum: 2026-01-15\n\
         författare: [{ namn: Anna Ek, roll: handläggare }]\nsyfte: Underlag.\navsnitt: [{ rubrik: Läget, text: Läget är gott. }]",
    ),
];

#[test]
fn the_keys_that_rules_demand_are_those_that_the_documentation_marks() {
    let codes = |kind: &str, lines: &[&str]| {
        let record = format!("format: 1\ntyp: {kind}\n{}\n", lines.join("\n"));
        let beside = &Directory::new(None);
        let outcome = build::check(&build::Job::new("r.yaml", record.as_bytes(), Format::Yaml, beside));
        outcome.diagnostics.iter().map(|fault| fault.code).collect::<Vec<_>>()
    };
    assert_eq!(LEAST.len(), DocumentType::WRITTEN.len());
    for (word, record) in LEAST {
        let kind = DocumentType::from_word(word).expect("a kind");
        let lines: Vec<&str> = record.lines().collect();
        assert_eq!(codes(word, &lines), [], "{word}");
        let mut demanded: Vec<&str> = Vec::new();
        for left_out in &lines {
            let key = left_out.split(':').next().expect("a key");
            let rest: Vec<&str> = lines.iter().copied().filter(|line| line != left_out).collect();
            let form = shape::of(kind).key(key).expect("a key of the kind");
            let by = shape::demands(kind).iter().find(|demand| demand.key == key);
            let expected =
                if form.required { Code::RecMissing } else { by.unwrap_or_else(|| panic!("{word}: {key}")).code };
            assert!(codes(word, &rest).contains(&expected), "{word}: {key}");
            demanded.extend(by.map(|demand| demand.key));
        }
        // All that is demanded is in the record, or something that will do instead.
        for demand in shape::demands(kind) {
            let there = demanded.contains(&demand.key) || demand.or.is_some_and(|or| demanded.contains(&or));
            assert!(there, "{word}: {}", demand.key);
        }
    }
}
