use std::path::PathBuf;

use super::*;
use crate::build;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Lang;
use crate::source::Directory;
use crate::source::Format;

/// Everything that is found in an example.
fn found(record: &str) -> Vec<Diagnostic> {
    // The examples name files of the samples.
    let samples = Directory::new(Some(PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("samples")));
    let job = build::Job::new("exempel.yaml", record.as_bytes(), Format::Yaml, &samples);
    build::check(&job).diagnostics
}

fn codes(record: &str) -> Vec<&'static str> {
    let mut codes: Vec<_> = found(record).iter().map(|diagnostic| diagnostic.code.info().id).collect();
    codes.dedup();
    codes
}

#[test]
fn every_bad_record_shows_its_code_and_no_other() {
    for code in Code::ALL {
        if let Example::Record(record) = explain(*code).bad {
            assert_eq!(codes(record), [code.info().id], "{record}");
        }
    }
}

#[test]
fn a_bad_record_that_can_be_mended_has_nothing_left_to_mend_and_nothing_new() {
    let mut mended = Vec::new();
    for code in Code::ALL {
        let Example::Record(record) = explain(*code).bad else { continue };
        let before = found(record);
        if before.iter().any(|fault| fault.fix.is_some()) {
            let pictures = Directory::new(None);
            let job = build::Job::new("exempel.yaml", record.as_bytes(), Format::Yaml, &pictures);
            let left = build::mend(&job).left.diagnostics;
            let unmended = before.iter().filter(|fault| fault.fix.is_none()).map(|fault| &fault.message);
            assert!(left.iter().map(|fault| &fault.message).eq(unmended), "{record}{left:?}");
            mended.push(*code);
        }
    }
    assert!(mended.contains(&Code::RecKey) && mended.iter().all(|code| mends(*code).is_some()), "{mended:?}");
}

#[test]
fn every_good_record_is_faultless() {
    for code in Code::ALL {
        if let Example::Record(record) = explain(*code).good {
            assert_eq!(found(record), [], "the good example of {code}:\n{record}");
        }
    }
}

#[test]
fn every_code_that_a_record_can_show_is_shown_by_one() {
    let illustrated: Vec<&str> = Code::ALL
        .iter()
        .filter(|code| matches!(explain(**code).bad, Example::Illustration(_)))
        .map(|code| code.info().id)
        .collect();
    // Missing files, bytes that cannot be printed, records in the plural, Word files, the diarium, runs, and the making of the files.
    assert_eq!(
        illustrated,
        [
            "SRC-READ",
            "SRC-SIZE",
            "SRC-UTF8",
            "SRC-BOM",
            "SRC-EOL",
            "REC-ID",
            "REC-FÖRR",
            "SEC-LEAK",
            "SAM-DUBB",
            "SAM-VER",
            "SAM-PAR",
            "SAM-NAMN",
            "SAM-DNR",
            "SAM-LÅS",
            "SAM-OLÅST",
            "DOCX-FIL",
            "DOCX-STOR",
            "DOCX-XML",
            "DOCX-ALT",
            "DOCX-RAD",
            "DOCX-SPRÅK",
            "DOCX-TITEL",
            "DOCX-TAB",
            "DOCX-FLYT",
            "DOCX-FÄRG",
            "DOCX-LÄNK",
            "DOCX-FALSK",
            "DOCX-LISTA",
            "DOCX-TOMT",
            "DOCX-BLINK",
            "DOCX-SKYDD",
            "DOCX-RUBRIK",
            "DOCX-HUVUD",
            "DOCX-VERSAL",
            "DOCX-SPÅR",
            "KÖR-KROCK",
            "KÖR-NAMN",
            "KÖR-LISTA",
            "KÖR-TID",
            "KÖR-MINNE",
            "KÖR-KRASCH",
            "KÖR-POST",
            "KÖR-JOURNAL",
            "KÖR-BEVIS",
            "DIA-FIL",
            "DIA-NR",
            "DIA-KORT",
            "DIA-SEN",
            "DIA-FRIST",
            "DIA-STÄMPEL",
            "HUS-STIL",
            "HUS-TID",
            "MALL",
            "TYP-GLYF",
            "PDF-STD",
            "PDF-KNUFF",
            "PARITET",
            "UT-SKRIV",
            "PKT-FINNS",
            "PKT-VER",
        ]
    );
}

#[test]
fn texts_are_whole_sentences_with_one_space_between_words() {
    for code in Code::ALL {
        let Explanation { summary, why, remedy, bad, good } = explain(*code);
        let ground = ground(*code).map(Ground::text);
        for text in
            [*summary, *why, *remedy].into_iter().chain(mends(*code)).chain(ground).flat_map(|doc| [doc.sv, doc.en])
        {
            assert!(
                text.starts_with(|first: char| first.is_uppercase() || first.is_numeric() || first == '`'),
                "{code}: {text}"
            );
            assert!(text.ends_with('.'), "{code}: {text}");
            assert!(!text.contains("  ") && !text.contains('\n'), "{code}: {text}");
        }
        assert_ne!(bad, good, "{code}");
    }
}

#[test]
fn every_rule_rests_on_a_law_a_standard_or_a_reason_that_is_told() {
    for code in Code::ALL {
        let rests = standing::rests_on(*code, Lang::Sv).unwrap_or_else(|| panic!("{code} rests on nothing"));
        assert!(!rests.1.is_empty(), "{code}");
        assert_ne!(code.info().citation.is_some(), ground(*code).is_some(), "{code}");
    }
    // What is written of one rule alone must not be lost behind a citation.
    for code in [Code::MinAction, Code::Memorandum, Code::PrtNumber, Code::PrtAdjournment, Code::RegAppendix] {
        assert!(matches!(ground(code), Some(Ground::Practice(_))), "{code}");
    }
}

#[test]
fn a_summary_is_one_sentence() {
    for code in Code::ALL {
        let summary = explain(*code).summary;
        for text in [summary.sv, summary.en] {
            assert!(!text.contains(". "), "{code}: {text}");
        }
    }
}

#[test]
fn the_page_has_a_heading_for_every_code() {
    for lang in [Lang::Sv, Lang::En] {
        let page = markdown(lang);
        let outside = page.split("```").step_by(2);
        let headings: Vec<&str> = outside.flat_map(str::lines).filter_map(|line| line.strip_prefix("### ")).collect();
        let codes: Vec<&str> = Family::ALL
            .into_iter()
            .flat_map(|part| Code::ALL.iter().filter(move |code| family(**code) == part))
            .map(|code| code.info().id)
            .collect();
        assert_eq!(headings, codes);
        assert_eq!(headings.len(), Code::ALL.len());
    }
}
