//! How often the finders of personal data are right: over prose that somebody else wrote, and over numbers planted in sentences of ours.
//!
//! `PROTOKOLLANT_PROSE=FOLDER cargo test --test prose -- --nocapture` counts what they find in all texts below a folder, and shows a sample of each kind, by
//! which a person judges whether it is right. Without a folder they read what this project says about itself.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use protokollant::swedish::contact::{ContactKind, find_contacts};
use protokollant::swedish::identity::{PersonalNumberKind, find_personal_numbers};
use protokollant::swedish::names::persons;

/// So many of each kind are shown, spread over all.
const SAMPLE: usize = 40;

/// Letters of the line that are shown before and after what was found.
const AROUND: usize = 45;

/// Everything that the finders find in a line: kind and place.
fn found(line: &str) -> Vec<(&'static str, std::ops::Range<usize>)> {
    let numbers: Vec<_> = find_personal_numbers(line)
        .into_iter()
        .map(|number| match number.kind {
            PersonalNumberKind::Personnummer => ("personnummer", number.range),
            PersonalNumberKind::Samordningsnummer => ("samordningsnummer", number.range),
        })
        .collect();
    let contacts = find_contacts(line).into_iter().map(|contact| {
        let kind = match contact.kind {
            ContactKind::Telephone => "telefon",
            ContactKind::Email => "e-post",
            ContactKind::Bankgiro => "bankgiro",
            ContactKind::Plusgiro => "plusgiro",
            ContactKind::Iban => "IBAN",
            ContactKind::Account => "konto",
        };
        (kind, contact.range)
    });
    let names = persons(line).into_iter().map(|range| ("namn", range));
    numbers.into_iter().chain(contacts).chain(names).collect()
}

fn texts(folder: &Path, all: &mut Vec<PathBuf>) {
    let mut entries: Vec<PathBuf> =
        fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path()).collect();
    entries.sort();
    for path in entries {
        if path.is_dir() {
            texts(&path, all);
        } else if path.extension().is_some_and(|ending| ["md", "txt", "yaml", "typ"].iter().any(|text| ending == *text))
        {
            all.push(path);
        }
    }
}

#[test]
#[expect(clippy::disallowed_methods, reason = "whoever runs it says what shall be read")]
#[expect(clippy::print_stdout, reason = "the count is what it is run for")]
fn what_is_found_in_prose_is_counted() {
    let folders = match std::env::var_os("PROTOKOLLANT_PROSE") {
        Some(folder) => vec![PathBuf::from(folder)],
        None => ["docs", "samples"].map(|own| Path::new(env!("CARGO_MANIFEST_DIR")).join(own)).to_vec(),
    };
    let mut files = Vec::new();
    for folder in &folders {
        texts(folder, &mut files);
    }
    assert!(!files.is_empty(), "no texts below {folders:?}");
    let (mut words, mut hits) = (0, BTreeMap::<&str, Vec<String>>::new());
    for file in &files {
        let bytes = fs::read(file).expect("a file");
        for line in String::from_utf8_lossy(&bytes).lines() {
            words += line.split_whitespace().count();
            for (kind, range) in found(line) {
                let before: Vec<char> = line[..range.start].chars().rev().take(AROUND).collect();
                let before: String = before.into_iter().rev().collect();
                let after: String = line[range.end..].chars().take(AROUND).collect();
                hits.entry(kind).or_default().push(format!("{before}«{}»{after}", &line[range]));
            }
        }
    }
    let mut report = format!("{} texts, {words} words\n", files.len());
    for (kind, places) in &hits {
        let _ = writeln!(report, "{kind}: {}", places.len());
        for place in places.iter().step_by(places.len().div_ceil(SAMPLE)) {
            let _ = writeln!(report, "    {place}");
        }
    }
    println!("{report}");
}

/// Sentences in which a number of each kind stands as people write it.
const SENTENCES: &[(&str, &[&str])] = &[
    (
        "personnummer",
        &[
            "Sökanden, Karin Ahl (640823-3234), har kommit in med en ansökan.",
            "Ansökan gäller vårdnaden om barnet, född 20121212-1212.",
            "Nämnden beslutar om bistånd för Karin Ahl, pnr 6408233234.",
            "Karin Ahl, personnummer 19640823–3234, yttrade sig.",
            "Den enskilde: 640823 3234",
            "| Karin Ahl | 811218-9876 | beviljas |",
            "Avliden: 121212+1212, boutredning pågår.",
            "se akt_640823-3234.pdf",
        ],
    ),
    (
        "samordningsnummer",
        &[
            "Klaganden, samordningsnummer 701063-2391, saknar adress.",
            "Beslutet delges 19701063-2391 på känd adress.",
            "(saml.nr 7010632391)",
        ],
    ),
    (
        "telefon",
        &[
            "Kontaktperson är Karin Ahl, 070-123 45 67.",
            "Karin Ahl nås på 0701234567.",
            "Ring gärna 08-123 45 67 efter klockan 18.",
            "Tfn 0650-123 45",
            "Sms till 072 123 45 67 går också bra.",
            "Mobil: +46 70 123 45 67",
            "Karin Ahl, 031-123 45 67, är anhörig.",
            "Hon är bosatt i Köpenhamn och har nummer +45 89 42 16 09.",
            "tel.: 0046 8 123 45 67",
            "hemtelefon 0911-123 45",
        ],
    ),
    (
        "e-post",
        &[
            "Skriv till karin.ahl@example.se.",
            "Karin Ahl <karin_ahl82@example.com> har svarat.",
            "E-post: Karin.Åhl-Ek@exämple.se",
            "(karin@ahl-ek.nu)",
        ],
    ),
    (
        "bankgiro",
        &[
            "Bidraget betalas till bankgiro 5050-1055.",
            "Föreningens bg: 5050-1055",
            "bankgironummer 50501055",
            "Bankgiro nr 5050–1055",
        ],
    ),
    ("plusgiro", &["Avgiften sätts in på plusgiro 90 20 03-3.", "PG 902003-3", "plusgironummer 9020033"]),
    (
        "IBAN",
        &[
            "IBAN SE45 5000 0000 0583 9825 7466",
            "till kontot SE4550000000058398257466 i Sverige",
            "(IBAN: SE45 5000 0000 0583 9825 7466)",
        ],
    ),
    (
        "konto",
        &[
            "Ersättningen sätts in på konto 8327-9, 123 456 789.",
            "kontonummer 1234 56 789 01",
            "clearingnr 5000, konto 5000 123 456 7",
            "Bankkonto: 6000-123 456 789",
        ],
    ),
    ("namn", &["Ordföranden frågade Karin Ahl.", "Karin Ahls yttrande", "av Per-Olof Ek Lund och Åsa Holm."]),
];

#[test]
fn every_number_planted_in_a_sentence_is_found() {
    let mut missed = Vec::new();
    for (kind, sentences) in SENTENCES {
        for sentence in *sentences {
            if !found(sentence).iter().any(|(found, _)| found == kind) {
                missed.push(format!("{kind}: {sentence}"));
            }
        }
    }
    assert!(missed.is_empty(), "{missed:#?}");
}
