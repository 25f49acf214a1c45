//! Documents with roles in the place of names.

use super::secrecy_tests::{OURS, builder, of_two_parties, packed, record, text_of};
use super::{Job, Outcome, Output, watch_package};
use crate::checksum::checksum;
use crate::diagnostic::Code;
use crate::filing::Package;
use crate::meeting::{Edition, Variant};
use crate::pdf::Standard;
use crate::record::DocumentType;
use crate::source::{Directory, Format};

/// What a record says as a kind of document with roles in the place of names.
fn told(record: &str, kind: Option<DocumentType>) -> String {
    let nowhere = Directory::new(None);
    let edition = Edition { kind, roles: true, ..Edition::default() };
    let job = Job { edition, ..Job::new("post.yaml", record.as_bytes(), Format::Yaml, &nowhere) };
    let outcome: Outcome = builder().build(&job, &[Output::Text], Standard::A2aUa1);
    assert!(!outcome.has_errors(), "{:?}", outcome.diagnostics);
    text_of(&outcome)
}

#[test]
fn a_summons_names_all_who_have_one_role_and_knows_substitutes_and_those_of_the_staff_by_theirs() {
    let record = "format: 1
typ: protokoll
titel: Protokoll från nämndens sammanträde
datum: 2026-03-12
tid: { från: 13.00 }
plats: Kommunhuset
myndighet: Älvnäs kommun
organ: Kulturnämnden
ordförande: Anna Ek
sekreterare: Bo Lind
närvarande:
  - { namn: Anna Ek, uppgift: ledamot, roll: ordförande, parti: S }
  - { namn: Maj Bro, uppgift: ledamot, roll: gruppledare, parti: C }
  - { namn: Ulf Dahl, uppgift: ledamot, roll: gruppledare, parti: C }
  - { namn: Siv Mo, uppgift: övrig, roll: personalföreträdare }
  - { namn: Ali Hed, uppgift: övrig, roll: personalföreträdare }
frånvarande: [{ namn: Per Alm, roll: ersättare, parti: M }, { namn: Pia Ask, roll: ersättare, parti: M }]
ärenden:
  - { rubrik: Information, behandling: information }
";
    let text = told(record, Some(DocumentType::Summons));
    for said in [
        "Ledamöter: Ordförande (S), gruppledare 1 (C), gruppledare 2 (C)",
        "Ersättare: Ersättare 1 (M), ersättare 2 (M)",
        "Övriga: Personalföreträdare 1, personalföreträdare 2",
    ] {
        assert!(text.contains(said), "{said}: {text}");
    }
}

#[test]
fn a_line_that_began_with_a_name_begins_with_a_capital_in_decisions_and_notes() {
    let decision = "format: 1\ntyp: beslut\ntitel: Beslut om avgift\nmyndighet: Älvnäs kommun\ndatum: 2026-02-19\n\
        diarienummer: BN 2026/5\nparter: [Bolaget AB]\nbeslut: [Nämnden avslår ansökan.]\nskäl: Kraven är inte uppfyllda.\n\
        beslutsfattare: [{ namn: Gunilla Sandmark, roll: bygglovschef }]\nmedverkande: [{ namn: Lena Kvist, roll: jurist }]\n\
        avvikande_meningar: [{ av: [Lena Kvist], text: Ansökan borde ha beviljats. }]\n\
        överklagande: { slag: förvaltningsbesvär, till: Förvaltningsrätten i Falun }\n";
    let text = told(decision, None);
    for said in ["Beslutsfattare: Bygglovschef", "Medverkande: Jurist", "Jurist:"] {
        assert!(text.contains(said), "{said}: {text}");
    }
    let notes = "format: 1\ntyp: minnesanteckningar\ntitel: Samråd om säkra skolvägar\nmyndighet: Regeringskansliet\ndatum: 2026-01-15\n\
        plats: Stockholm\ndiarienummer: A2026/00012\ndeltagare: [{ namn: Bo Lind, roll: expert }, { namn: Eva Ek, roll: utredare, organisation: Ekby }]\n\
        inledning: Experten Bo Lind gick igenom läget, sedan Eva Ek hade hälsat välkommen.\n\
        åtgärder: [{ vad: Eva Eks rapport ska läsas, vem: Bo Lind }]\n";
    let text = told(notes, None);
    for said in [
        "Deltagare: Expert Utredare, Ekby",
        "Experten gick igenom läget, sedan utredare hade hälsat välkommen.",
        "Utredares rapport ska läsas Expert",
    ] {
        assert!(text.contains(said), "{said}: {text}");
    }
}

/// A presenter with a title before or after the name, in the list and in the text.
const PRESENTED: &str = "format: 1
typ: protokoll
titel: Protokoll från nämndens sammanträde
datum: 2026-03-12
plats: Kommunhuset
myndighet: Älvnäs kommun
organ: Kulturnämnden
ordförande: Anna Ek
sekreterare: Bo Lind
närvarande:
  - { namn: Anna Ek, uppgift: ledamot, roll: ordförande, parti: S }
  - { namn: Bo Lind, uppgift: tjänsteman, roll: nämndsekreterare }
  - { namn: Rolf Engman, uppgift: tjänsteman, roll: kulturchef }
ärenden:
  - { rubrik: Ett, föredragande: [kulturchefen Rolf Engman], behandling: information, bakgrund: Kulturchefen Rolf Engman berättar. }
  - { rubrik: Två, föredragande: ['Rolf Engman, kulturchef', Anna Ek (S)], behandling: information }
";

#[test]
fn the_title_of_a_presenter_is_said_once_where_a_role_stands_and_not_at_all_where_a_sign_does() {
    let text = told(PRESENTED, None);
    for said in [
        "Föredragande: kulturchefen Kulturchefen berättar.",
        "Föredragande: kulturchef, ordförande",
        "Tjänstemän: Nämndsekreterare Kulturchef",
    ] {
        assert!(text.contains(said), "{said}: {text}");
    }
    let marking = "sekretess: { lagrum: 26 kap. 1 § OSL, datum: 2026-03-12, myndighet: Älvnäs kommun }\n";
    let secret = PRESENTED.replace("roll: kulturchef", "roll: kulturchef, sekretess: { lagrum: 26 kap. 1 § OSL }");
    let text = told(&format!("{secret}{marking}"), None).replace("[maskat, 26 kap. 1 § OSL]", "[]");
    for said in ["Föredragande: [] [] berättar.", "Föredragande: [], ordförande"] {
        assert!(text.contains(said), "{said}: {text}");
    }
    assert!(!text.to_lowercase().contains("kulturchef"), "{text}");
}

/// Builds a record of ours with roles in the place of names.
fn with_roles(name: &str, change: impl Fn(String) -> String, outputs: &[Output], standard: Standard) -> Outcome {
    let nowhere = Directory::new(None);
    let record = record(&OURS).replace("uppgift: tjänsteman }", "uppgift: tjänsteman, roll: nämndsekreterare }");
    let record = change(record);
    let edition = Edition { roles: true, ..Edition::default() };
    let job = Job { edition, ..Job::new(name, record.as_bytes(), Format::Yaml, &nowhere) };
    builder().build(&job, outputs, standard)
}

#[test]
fn roles_stand_in_the_place_of_names_that_have_one() {
    let outcome = with_roles("post.yaml", |record| record, &[Output::Text], Standard::A2aUa1);
    let text = text_of(&outcome);
    assert!(text.contains("Nämndsekreterare") && text.contains("Anna Ek (S)") && !text.contains("Bo Lind"), "{text}");
    assert!(
        text.contains("[maskat, 26 kap. 1 § OSL]"),
        "whose name is masked, of him not even the role is told: {text}"
    );
    assert!(!text.contains("målsman") && !text.contains("Quistgaard"), "{text}");
}

#[test]
fn a_role_stands_in_the_place_of_a_name_in_an_extract_of_items_at_which_its_bearer_was_not_there() {
    let record = of_two_parties("", "")
        .replace("parti: C }", "parti: C }\n  - { namn: Rut Alm, uppgift: tjänsteman, roll: bibliotekschef, till: 1 }")
        + "  - { rubrik: Uppdrag, beslut: [att ge Rut Alm i uppdrag att återkomma.], skickas_till: [Rut Alm] }\n";
    let (nowhere, items) = (Directory::new(None), [2..=2]);
    let edition = Edition { kind: Some(DocumentType::Extract), items: &items, variant: None, roles: true };
    let job = Job { edition, ..Job::new("post.yaml", record.as_bytes(), Format::Yaml, &nowhere) };
    let outcome = builder().build(&job, &[Output::Text], Standard::A2aUa1);
    let text = text_of(&outcome);
    assert!(!outcome.has_errors(), "{:?}", outcome.diagnostics);
    assert!(text.contains("att ge bibliotekschef i uppdrag") && !text.contains("Alm"), "{text}");
}

#[test]
fn a_role_stands_in_the_place_of_a_marked_name_where_nothing_is_masked() {
    let nowhere = Directory::new(None);
    let record = record(&OURS);
    let edition = Edition { variant: Some(Variant::Internal), roles: true, ..Edition::default() };
    let job = Job { edition, ..Job::new("post.yaml", record.as_bytes(), Format::Yaml, &nowhere) };
    let outcome = builder().build(&job, &[Output::Text], Standard::A2aUa1);
    let text = text_of(&outcome);
    assert!(!outcome.has_errors(), "{:?}", outcome.diagnostics);
    assert!(text.contains("Målsman för barnet (C) yrkar") && !text.contains("Quistgaard"), "{text}");
}

#[test]
fn of_two_with_one_role_the_attendance_says_which_was_disqualified() {
    let change = |record: String| {
        let of_one_role = "uppgift: tjänsteman, roll: nämndsekreterare }";
        let other = format!("{of_one_role}\n  - {{ namn: Karin Öhman, {of_one_role}");
        let record = record.replacen(of_one_role, &other, 1);
        record.replacen(
            "beslut: [att välja Cecilia Holm]",
            "beslut: [att välja Cecilia Holm]\n    jäv: [{ namn: Öhman }]",
            1,
        )
    };
    let outcome = with_roles("post.yaml", change, &[Output::Text], Standard::A2aUa1);
    let text = text_of(&outcome);
    assert!(!outcome.has_errors(), "{:?}", outcome.diagnostics);
    assert!(text.contains("Nämndsekreterare 1 Nämndsekreterare 2, jäv § 1"), "{text}");
    assert!(text.contains("Nämndsekreterare 2 anmäler jäv"), "{text}");
}

#[test]
fn what_one_of_two_with_the_same_role_did_is_not_told_of_the_others_party() {
    let change = |_: String| of_two_parties(", roll: gruppledare", "");
    let outcome = with_roles("post.yaml", change, &[Output::Text], Standard::A2aUa1);
    let text = text_of(&outcome);
    assert!(!outcome.has_errors(), "{:?}", outcome.diagnostics);
    assert!(text.contains("Gruppledare (V) reserverar sig mot beslutet till förmån för avslag."), "{text}");
    assert!(text.contains("Gruppledare (C) Gruppledare (V)"), "{text}");
}

#[test]
fn of_two_of_one_name_a_role_stands_in_the_place_of_the_one_who_has_it() {
    let change = |text: &'static str| {
        move |record: String| {
            let official = "  - { namn: Bo Lind,";
            let two = "  - { namn: Maj Bro, uppgift: ersättare, parti: M }\n  - { namn: Maj Bro, uppgift: tjänsteman, roll: jurist }\n";
            let record = record.replacen(official, &format!("{two}{official}"), 1);
            let presented =
                "behandling: information\n    föredragande: [Maj Bro (jurist)]\n    frånvarande: [Maj Bro (M)]";
            record.replacen("behandling: information", presented, 1).replacen("Förvaltningen berättade.", text, 1)
        }
    };
    let build = |text| with_roles("post.yaml", change(text), &[Output::Text], Standard::A2aUa1);
    let outcome = build("Maj Bro (jurist) berättade för Maj Bro (M).");
    let text = text_of(&outcome);
    assert!(!outcome.has_errors(), "{:?}", outcome.diagnostics);
    for told in [
        "Maj Bro (M), utom § 3",
        "Föredragande: jurist · Frånvarande: Maj Bro (M)",
        "Jurist berättade för Maj Bro (M).",
    ] {
        assert!(text.contains(told), "{told}: {text}");
    }
    assert!(!text.contains("Maj Bro (jurist)") && !text.contains("Maj Bro, jurist"), "{text}");
    // Whose that is nobody knows.
    assert!(build("Maj Bro berättade.").diagnostics.iter().any(|fault| fault.code == Code::SecrecyLeak));
}

#[test]
fn a_name_that_a_role_replaces_is_replaced_however_it_is_written_and_wherever_it_stands() {
    for written in ["Bo Lind", "Bo Linds", "Lind, Bo", "B. Lind", "B Lind", "Bo\u{a0}Lind"] {
        let places: [(&str, String); 6] = [
            ("Förvaltningen berättade.", format!("{written} berättade.")),
            ("rubrik: Information från", format!("rubrik: Frågor av {written} om")),
            ("| klart |", format!("| {written} |")),
            ("Tabell: Läget", format!("Tabell: Läget enligt {written}")),
            ("beslut: [att välja Cecilia Holm]", format!("beslut: [\"att tacka {written}\"]")),
            ("text: val av Cecilia Holm", format!("text: \"val av {written}\"")),
        ];
        for (before, after) in places {
            let change = |record: String| record.replacen(before, &after, 1);
            let outcome = with_roles("post.yaml", change, &[Output::Text], Standard::A2aUa1);
            let text = text_of(&outcome);
            assert!(!outcome.has_errors(), "{after}: {:?}", outcome.diagnostics);
            assert!(!text.contains("Lind") && text.to_lowercase().contains("nämndsekreterare"), "{after}: {text}");
        }
    }
}

#[test]
fn what_of_a_name_only_a_person_can_tell_from_another_word_is_an_error_at_its_place() {
    for written in
        ["Lind", "Linds", "Bo", "B.L.", "bo.lind@example.se", "https://example.se/personal/lind", "**Bo** Lind"]
    {
        let change =
            |record: String| record.replacen("Förvaltningen berättade.", &format!("Då frågade {written} igen."), 1);
        let outcome = with_roles("post.yaml", change, &[Output::Text], Standard::A2aUa1);
        let codes: Vec<Code> = outcome.diagnostics.iter().map(|fault| fault.code).collect();
        assert!(outcome.artifacts.is_empty() && codes.contains(&Code::SecrecyLeak), "{written}: {codes:?}");
    }
    for other in ["en lind", "Bosse Lindgren", "Lindö", "bo kvar"] {
        let change =
            |record: String| record.replacen("Förvaltningen berättade.", &format!("Där växer {other} igen."), 1);
        let outcome = with_roles("post.yaml", change, &[Output::Text], Standard::A2aUa1);
        assert!(!outcome.has_errors(), "{other}: {:?}", outcome.diagnostics);
    }
}

#[test]
fn a_surname_of_somebody_who_keeps_it_is_no_leak() {
    let change =
        |record: String| record.replace("Anna Ek", "Anna Lind").replace("ja: [Ek, Holm]", "ja: [Anna Lind, Holm]");
    let outcome = with_roles("post.yaml", change, &Output::ALL, Standard::A2aUa1);
    assert!(!outcome.has_errors(), "{:?}", outcome.diagnostics);
}

#[test]
fn files_with_roles_tell_no_name_by_what_they_are_called_nor_by_their_record_or_its_checksum() {
    let same = |record: String| record;
    let codes = |outcome: &Outcome| outcome.diagnostics.iter().map(|fault| fault.code).collect::<Vec<_>>();
    let named = with_roles("möte-bo-lind.yaml", same, &[Output::Text], Standard::A2aUa1);
    assert!(named.artifacts.is_empty() && codes(&named).contains(&Code::SecrecyLeak), "{:?}", codes(&named));
    let open = |_: String| {
        "format: 1\ntyp: minnesanteckningar\ntitel: Samråd om säkra skolvägar\nmyndighet: Regeringskansliet\ndatum: 2026-01-15\n\
         plats: Stockholm\ndiarienummer: A2026/00012\ndeltagare: [{ namn: Bo Lind, roll: expert }]\n\
         inledning: Bo Lind gick igenom läget.\n"
            .to_owned()
    };
    let attached = with_roles("post.yaml", open, &[Output::Pdf], Standard::A3aUa1);
    assert!(attached.artifacts.is_empty() && codes(&attached).contains(&Code::SecrecyLeak), "{:?}", codes(&attached));
    let built = with_roles("post.yaml", open, &Output::ALL, Standard::A2aUa1);
    assert!(
        !built.has_errors() && built.about.as_ref().is_some_and(|about| about.variant.is_none()),
        "{:?}",
        built.diagnostics
    );
    let other = |record: String| open(record).replace("Bo Lind", "Wilhelmina Östergren");
    let other = with_roles("post.yaml", other, &Output::ALL, Standard::A2aUa1);
    assert!(built.artifacts == other.artifacts, "the files tell who the expert was");
    let builder = builder();
    assert!(packed(&built, &builder) == packed(&other, &builder), "the package tells who the expert was");
    let facts = built.facts.expect("it was built");
    let record = checksum(open(String::new()).as_bytes());
    let later = Package { name: "paket".to_owned(), files: vec![("premis.xml".to_owned(), record.into_bytes())] };
    assert_eq!(watch_package(&facts, &later).expect_err("a leak").code, Code::SecrecyLeak);
}

/// A decision that leaves out names, with a dissent.
const NAMELESS: &str = "format: 1\ntyp: beslut\ntitel: Beslut om avgift\nmyndighet: Älvnäs kommun\ndatum: 2026-02-19\ndiarienummer: BN 2026/5\n\
    parter: [Bolaget AB]\nbeslut: [Nämnden avslår ansökan.]\nskäl: Gunilla Sandmark har bedömt att kraven inte är uppfyllda.\n\
    beslutsfattare: [{ namn: Gunilla Sandmark, roll: bygglovschef }]\nmedverkande: [{ namn: Lena Kvist, roll: jurist }]\n\
    avvikande_meningar: [{ av: [Lena Kvist], text: Ansökan borde ha beviljats. }]\nutan_namn: Sökanden har hotat handläggare.\n\
    överklagande: { slag: förvaltningsbesvär, till: Förvaltningsrätten i Falun }\n";

#[test]
fn a_decision_without_names_tells_none_in_a_dissent_or_its_reasons_nor_by_an_attached_record() {
    let nowhere = Directory::new(None);
    let job = Job::new("post.yaml", NAMELESS.as_bytes(), Format::Yaml, &nowhere);
    let outcome = builder().build(&job, &[Output::Text], Standard::A2aUa1);
    let text = text_of(&outcome);
    for said in ["Bygglovschef", "Medverkande: Jurist", "Bygglovschef har bedömt att kraven", "Jurist:"] {
        assert!(text.contains(said), "{said} in {text}");
    }
    for name in ["Sandmark", "Kvist"] {
        assert!(!text.contains(name), "{name} in {text}");
    }
    let attached = builder().build(&job, &[Output::Pdf], Standard::A3aUa1);
    let codes: Vec<Code> = attached.diagnostics.iter().map(|fault| fault.code).collect();
    assert!(attached.artifacts.is_empty() && codes.contains(&Code::SecrecyLeak), "{codes:?}");
}
