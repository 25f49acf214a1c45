//! Documents with roles in the place of names.

use super::secrecy_tests::builder;
use super::{Job, Outcome, Output};
use crate::meeting::Edition;
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
    let text = outcome.artifacts.iter().map(|artifact| String::from_utf8_lossy(&artifact.bytes)).collect::<String>();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
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
