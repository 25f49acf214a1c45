//! How faults look.

use serde_json::Value;

use super::{human, json, sarif, summary};
use crate::diagnostic::catalogue::Citation;
use crate::diagnostic::{Code, Diagnostic, Lang};
use crate::message;
use crate::source::{FileId, SourceFile, Sources, Span};

fn one_file(name: &str, text: &str) -> (Sources, FileId) {
    let mut sources = Sources::new();
    let file = sources.add(SourceFile::new(name, text));
    (sources, file)
}

/// A span over the first occurrence of `words`.
fn over(sources: &Sources, file: FileId, words: &str) -> Span {
    let start = sources.file(file).text().find(words).expect("the words are in the file");
    Span::new(file, start..start + words.len())
}

/// A fault at `words` of a file that is called `a.yaml`, as Swedes see it, without its head and what follows the lines.
fn lines(text: &str, words: &str) -> String {
    let (sources, file) = one_file("a.yaml", text);
    let fault = Diagnostic::new(Code::SrcSyntax, message!("x", "x")).at(over(&sources, file, words));
    let shown = human(&[fault], &sources, Lang::Sv, false);
    shown.lines().skip(3).filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}

fn record() -> (Sources, Diagnostic) {
    let text = "typ: minnesanteckningar\n\n\n\n\n\n\ndatum: 2024-06-04\ntext: |\n  Mötet den 5 juni.\ndiarienummer: Ju2023/00123\n";
    let (sources, file) = one_file("samples/möte.yaml", text);
    let fault = Diagnostic::new(
        Code::RegDnr,
        message!(
            "diarienumret är från 2023 men mötet hölls 2024",
            "the registry number is of 2023 but the meeting was in 2024"
        ),
    )
    .at_saying(over(&sources, file, "Ju2023/00123"), message!("år 2023", "year 2023"))
    .related(over(&sources, file, "2024-06-04"), message!("mötets dag", "the day of the meeting"))
    .hint(message!("kontrollera årtalet", "check the year"));
    (sources, fault)
}

#[test]
fn a_fault_shows_its_lines_in_order_the_law_and_the_remedy() {
    let (sources, fault) = record();
    assert_eq!(
        human(std::slice::from_ref(&fault), &sources, Lang::Sv, false),
        "\
fel[REG-DNR]: diarienumret är från 2023 men mötet hölls 2024
  --> samples/möte.yaml:11:15
   |
 8 | datum: 2024-06-04
   |        ---------- mötets dag
11 | diarienummer: Ju2023/00123
   |               ^^^^^^^^^^^^ år 2023
   = lagrum: jfr 5 kap. 2 § offentlighets- och sekretesslagen (2009:400)
   = tips: kontrollera årtalet

"
    );
    let english = human(&[fault], &sources, Lang::En, false);
    assert!(english.starts_with("error[REG-DNR]: the registry number is of 2023"), "{english}");
    assert!(english.contains("---------- the day of the meeting"), "{english}");
    assert!(english.contains("   = law: jfr 5 kap. 2 §"), "{english}");
    assert!(english.contains("   = hint: check the year"), "{english}");
}

#[test]
fn a_fault_without_a_place_has_no_lines() {
    let fault = Diagnostic::new(Code::SrcRead, message!("filen finns inte", "there is no such file"));
    let hinted = fault.clone().hint(message!("kontrollera namnet", "check the name"));
    let sources = Sources::new();
    assert_eq!(
        human(&[fault, hinted], &sources, Lang::Sv, false),
        "fel[SRC-READ]: filen finns inte\n\nfel[SRC-READ]: filen finns inte\n  = tips: kontrollera namnet\n\n"
    );
}

#[test]
fn what_is_no_law_is_not_called_one() {
    let (sources, file) = one_file("a.yaml", "språk: nordsamiska");
    let fault = Diagnostic::new(Code::AccLang, message!("x", "x")).at(over(&sources, file, "nordsamiska"));
    let faults = [fault];
    let citation = Code::AccLang.info().citation.map(Citation::text).expect("it rests on a standard");
    let source = format!("\n  = källa: {citation}\n");
    assert!(human(&faults, &sources, Lang::Sv, false).contains(&source));
    let source = format!("\n  = source: {citation}\n");
    assert!(human(&faults, &sources, Lang::En, false).contains(&source));
    let line: Value = serde_json::from_str(&json(&faults, &sources, Lang::Sv)).expect("JSON");
    assert_eq!((&line["law"], line["source"].as_str()), (&Value::Null, Some(citation)));
    let log: Value = serde_json::from_str(&sarif(&faults, &sources, Lang::Sv)).expect("JSON");
    let properties = &log["runs"][0]["tool"]["driver"]["rules"][0]["properties"];
    assert_eq!(*properties, serde_json::json!({ "source": citation }));
}

#[test]
fn each_severity_has_its_word() {
    let head = |code, lang| {
        let shown = human(&[Diagnostic::new(code, message!("x", "x"))], &Sources::new(), lang, false);
        shown.split(':').next().unwrap_or_default().to_owned()
    };
    let codes = [Code::SrcSyntax, Code::SrcEol, Code::SrcBom];
    assert_eq!(codes.map(|code| head(code, Lang::Sv)), ["fel[SRC-SYNTAX]", "varning[SRC-EOL]", "upplysning[SRC-BOM]"]);
    assert_eq!(codes.map(|code| head(code, Lang::En)), ["error[SRC-SYNTAX]", "warning[SRC-EOL]", "note[SRC-BOM]"]);
}

#[test]
fn carets_stand_under_what_they_mean_whatever_its_width() {
    assert_eq!(lines("ort: Åre och x", "och"), "1 | ort: Åre och x\n  |          ^^^");
    assert_eq!(lines("ort: 日本 och x", "och"), "1 | ort: 日本 och x\n  |           ^^^");
    assert_eq!(lines("ort: 日本 och x", "日本"), "1 | ort: 日本 och x\n  |      ^^^^");
    assert_eq!(lines("ort: e\u{301} och x", "och"), "1 | ort: e\u{301} och x\n  |        ^^^");
}

#[test]
fn tabs_are_shown_as_spaces() {
    assert_eq!(lines("a\tbc\td", "d"), "1 | a   bc  d\n  |         ^");
    assert_eq!(lines("\ta", "\t"), "1 |     a\n  | ^^^^");
}

#[test]
fn a_caret_can_stand_behind_the_last_letter_or_on_an_empty_line() {
    assert_eq!(lines("a: b\nc", "\n"), "1 | a: b\n  |     ^");
    assert_eq!(lines("a\r\nc", "\r"), "1 | a\n  |  ^");
    assert_eq!(lines("", ""), "1 |\n  | ^");
}

#[test]
fn of_many_lines_the_first_is_shown() {
    assert_eq!(lines("a: b\nc: d\n", "b\nc"), "1 | a: b\n  |    ^");
}

#[test]
fn a_long_line_is_shown_around_the_caret() {
    let text = format!("{}HÄR{}", "vänster ".repeat(100_000), " höger".repeat(100_000));
    assert_eq!(
        lines(&text, "HÄR"),
        "\
1 | …vänster vänster vänster vänster vänster HÄR höger höger höger höger höger höger höger höger höger höger höger …
  |                                          ^^^"
    );
    let start = lines(&text, "vänster");
    assert!(start.starts_with("1 | vänster vänster") && start.ends_with("…\n  | ^^^^^^^"), "{start}");
    let end = format!("{}.", "x".repeat(500));
    assert_eq!(lines(&end, "."), format!("1 | …{}.\n  | {:41}^", "x".repeat(40), ""));
    let all = lines(&end, &end);
    assert_eq!(all, format!("1 | {}…\n  | {}", "x".repeat(110), "^".repeat(110)));
}

#[test]
fn two_marks_on_a_line_share_it() {
    let (sources, file) = one_file("a.yaml", "ja: 6, nej: 3");
    let fault = Diagnostic::new(Code::RecRange, message!("x", "x"))
        .at_saying(over(&sources, file, "3"), message!("och nej", "and no"))
        .related(over(&sources, file, "6"), message!("ja", "yes"));
    let shown = human(&[fault], &sources, Lang::Sv, false);
    assert!(shown.ends_with("  |\n1 | ja: 6, nej: 3\n  |     - ja\n  |             ^ och nej\n\n"), "{shown}");
}

#[test]
fn places_in_another_file_come_after_with_that_files_name() {
    let (mut sources, file) = one_file("a.yaml", "x: 1\nmall: egen");
    let other = sources.add(SourceFile::new("egen/house.yaml", "färg: blå"));
    let fault = Diagnostic::new(Code::Hse, message!("x", "x"))
        .at(over(&sources, file, "egen"))
        .related(over(&sources, other, "blå"), message!("här", "here"));
    let shown = human(&[fault], &sources, Lang::Sv, false);
    assert_eq!(
        shown,
        "\
fel[HUS-STIL]: x
 --> a.yaml:2:7
  |
2 | mall: egen
  |       ^^^^
 ::: egen/house.yaml:1:7
  |
1 | färg: blå
  |       --- här

"
    );
}

#[test]
fn nothing_in_a_file_or_a_name_can_steer_the_terminal() {
    let (sources, file) = one_file("a\u{1b}[2J.yaml", "a: \u{1b}[31mröd\u{202e}\u{9b}\u{7f}\r");
    let span = over(&sources, file, "röd");
    let fault = Diagnostic::new(Code::SrcCtrl, message!("x\u{1b}y\nz", "x")).at(span);
    let shown = human(&[fault], &sources, Lang::Sv, false);
    assert_eq!(
        shown,
        "fel[SRC-CTRL]: x␛y␊z\n --> a␛[2J.yaml:1:9\n  |\n1 | a: ␛[31mröd\u{fffd}\u{fffd}␡\n  |         ^^^\n\n"
    );
}

#[test]
fn windows_names_are_shown_as_they_are() {
    let (sources, file) = one_file(r"C:\Protokoll\möte 1.yaml", "a: b");
    let fault = Diagnostic::new(Code::SrcSyntax, message!("x", "x")).at(over(&sources, file, "b"));
    assert!(human(&[fault], &sources, Lang::Sv, false).contains("\n --> C:\\Protokoll\\möte 1.yaml:1:4\n"));
}

#[test]
fn colour_adds_escape_sequences_and_nothing_else() {
    let (sources, fault) = record();
    let faults = [fault];
    let plain = human(&faults, &sources, Lang::Sv, false);
    let coloured = human(&faults, &sources, Lang::Sv, true);
    assert!(!plain.contains('\u{1b}'));
    assert!(coloured.starts_with("\u{1b}[1m\u{1b}[91mfel[REG-DNR]\u{1b}[0m"), "{coloured:?}");
    let mut stripped = String::new();
    for (at, part) in coloured.split("\u{1b}[").enumerate() {
        stripped += if at == 0 { part } else { part.split_once('m').map_or("", |(_, text)| text) };
    }
    assert_eq!(stripped, plain);
}

#[test]
fn the_summary_counts_in_words_that_agree() {
    let counts = [(0, 0), (1, 0), (2, 1), (0, 2), (1, 2)];
    assert_eq!(
        counts.map(|(errors, warnings)| summary(errors, warnings, Lang::Sv)),
        ["inga fel", "1 fel", "2 fel, 1 varning", "2 varningar", "1 fel, 2 varningar"]
    );
    assert_eq!(
        counts.map(|(errors, warnings)| summary(errors, warnings, Lang::En)),
        ["no errors", "1 error", "2 errors, 1 warning", "2 warnings", "1 error, 2 warnings"]
    );
}

#[test]
fn json_has_a_line_for_each_fault_with_places_and_both_languages() {
    let (sources, fault) = record();
    let placeless = Diagnostic::new(Code::SrcRead, message!("finns inte", "does not exist"));
    let lines = json(&[fault, placeless], &sources, Lang::En);
    let lines: Vec<Value> = lines.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    assert_eq!(lines.len(), 2);
    let mut first = lines[0].clone();
    let rendered = first.as_object_mut().and_then(|object| object.shift_remove("rendered"));
    assert!(
        rendered.is_some_and(|text| text.as_str().is_some_and(|text| text.starts_with("error[REG-DNR]: the registry")))
    );
    let expected = serde_json::json!({
        "code": "REG-DNR",
        "severity": "error",
        "message": {
            "sv": "diarienumret är från 2023 men mötet hölls 2024",
            "en": "the registry number is of 2023 but the meeting was in 2024",
        },
        "file": "samples/möte.yaml",
        "line": 11, "column": 15, "end_line": 11, "end_column": 27,
        "byte_start": 91, "byte_end": 103,
        "label": { "sv": "år 2023", "en": "year 2023" },
        "hints": [{ "sv": "kontrollera årtalet", "en": "check the year" }],
        "law": "jfr 5 kap. 2 § offentlighets- och sekretesslagen (2009:400)",
        "source": null,
        "related": [{
            "message": { "sv": "mötets dag", "en": "the day of the meeting" },
            "file": "samples/möte.yaml",
            "line": 8, "column": 8, "end_line": 8, "end_column": 18,
            "byte_start": 37, "byte_end": 47,
        }],
    });
    assert_eq!(first, expected);
    assert_eq!(lines[1]["code"], "SRC-READ");
    assert_eq!((&lines[1]["law"], &lines[1]["source"]), (&Value::Null, &Value::Null));
    assert!(lines[1].get("file").is_none() && lines[1].get("line").is_none());
}

#[test]
fn sarif_names_the_tool_its_rules_and_every_place() {
    let (sources, fault) = record();
    let note = Diagnostic::new(Code::SrcBom, message!("märke", "mark"));
    let log = sarif(&[fault, note], &sources, Lang::Sv);
    let expected = format!(
        r#"{{
  "$schema": "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
  "version": "2.1.0",
  "runs": [
    {{
      "tool": {{
        "driver": {{
          "name": "protokollant",
          "version": "{}",
          "rules": [
            {{
              "id": "SRC-BOM",
              "defaultConfiguration": {{
                "level": "note"
              }}
            }},
            {{
              "id": "REG-DNR",
              "defaultConfiguration": {{
                "level": "error"
              }},
              "properties": {{
                "law": "jfr 5 kap. 2 § offentlighets- och sekretesslagen (2009:400)"
              }}
            }}
          ]
        }}
      }},
      "language": "sv-SE",
      "columnKind": "unicodeCodePoints",
      "results": [
        {{
          "ruleId": "REG-DNR",
          "ruleIndex": 1,
          "level": "error",
          "message": {{
            "text": "diarienumret är från 2023 men mötet hölls 2024\ntips: kontrollera årtalet"
          }},
          "locations": [
            {{
              "physicalLocation": {{
                "artifactLocation": {{
                  "uri": "samples/m%C3%B6te.yaml"
                }},
                "region": {{
                  "startLine": 11,
                  "startColumn": 15,
                  "endLine": 11,
                  "endColumn": 27
                }}
              }},
              "message": {{
                "text": "år 2023"
              }}
            }}
          ],
          "relatedLocations": [
            {{
              "id": 0,
              "physicalLocation": {{
                "artifactLocation": {{
                  "uri": "samples/m%C3%B6te.yaml"
                }},
                "region": {{
                  "startLine": 8,
                  "startColumn": 8,
                  "endLine": 8,
                  "endColumn": 18
                }}
              }},
              "message": {{
                "text": "mötets dag"
              }}
            }}
          ]
        }},
        {{
          "ruleId": "SRC-BOM",
          "ruleIndex": 0,
          "level": "note",
          "message": {{
            "text": "märke"
          }},
          "locations": []
        }}
      ]
    }}
  ]
}}
"#,
        env!("CARGO_PKG_VERSION")
    );
    assert_eq!(log, expected);
}
