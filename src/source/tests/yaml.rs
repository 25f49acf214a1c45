//! YAML, and what people take for it.

use std::fmt::Write as _;

use super::{complaint, reading, tree};
use crate::diagnostic::Diagnostics;
use crate::source::Format::Yaml;

#[test]
fn every_style_of_writing_gives_its_text() {
    let text = "a: ett\n  två\n\n  tre\nb: 'it''s'\nc: \"\\u00e5\\\n  ä\"\nd: |-\n  x\n   y\n\n  z\ne: >\n  x\n  y\n\n  z\nf: [1, {g: 2}]\n";
    assert_eq!(
        tree(Yaml, text),
        r#"{a: "ett två\ntre", b: "it's", c: "åä", d: "x\n y\n\nz", e: "x y\nz\n", f: ["1", {g: "2"}]}"#
    );
}

#[test]
fn only_what_is_not_there_is_nothing_and_no_text_becomes_a_number_or_a_truth_value() {
    assert_eq!(
        tree(
            Yaml,
            "a:\nb: ~\nc: null\nd: 'null'\ne: \"\"\nf: no\ng: 1.0\nh: 2024-06-04\ni: NULL\nj: [~, ]\nk:\n- \n- x\n"
        ),
        r#"{a: ~, b: ~, c: ~, d: "null", e: "", f: "no", g: "1.0", h: "2024-06-04", i: "NULL", j: [~], k: [~, "x"]}"#
    );
}

#[test]
fn a_value_that_is_not_there_has_its_place_behind_its_key() {
    let reading = reading(Yaml, "titel:\nlista:\n  -\n  - x\n".as_bytes());
    let root = reading.tree.unwrap();
    assert_eq!(root.get("titel").unwrap().value.span.range(), 6..6);
    let crate::source::Value::List(items) = &root.get("lista").unwrap().value.value else { panic!("a list") };
    assert_eq!(items[0].span.range(), 17..17);
}

#[test]
fn lists_and_mappings_know_where_they_begin_and_end() {
    let text = "a:\n- b\n- c # d\ne: [f, g] # h\ni:\n  j: \"k\" # l\n\nm: n\n";
    let reading = reading(Yaml, text.as_bytes());
    let root = reading.tree.unwrap();
    let slice = |key: &str| reading.sources.slice(root.get(key).unwrap().value.span);
    assert_eq!([slice("a"), slice("e"), slice("i")], ["- b\n- c", "[f, g]", "j: \"k\""]);
    assert_eq!(reading.sources.slice(root.span), text.trim_end());
}

#[test]
fn a_duplicate_key_names_both_places_and_the_first_counts() {
    let reading = reading(Yaml, b"a: 1\nb: 2\na: {c: 3, c: 4}\n");
    assert_eq!(
        reading.complaints(),
        [
            "3:1+1 SRC-DUP: nyckeln ”a” står mer än en gång » ta bort den ena, eller samla värdena under en nyckel",
            "3:11+1 SRC-DUP: nyckeln ”c” står mer än en gång » ta bort den ena, eller samla värdena under en nyckel",
        ]
    );
    assert_eq!(reading.diagnostics[0].related[0].span.range(), 0..1);
    assert_eq!(reading.outline(), r#"{a: "1", b: "2"}"#);
}

#[test]
fn anchors_aliases_merges_and_tags_are_refused_one_by_one_and_the_rest_is_read() {
    let reading = reading(Yaml, b"a: &x [1, 2]\nb: *x\nc:\n  <<: *x\n  d: !!int 3\ne: # &no !no\n  - !f g\n");
    let complaints = reading.complaints();
    let complaints: Vec<&str> =
        complaints.iter().filter_map(|line| line.split_once(": ")).map(|(place, _)| place).collect();
    assert_eq!(
        complaints,
        ["1:4+2 SRC-ALIAS", "2:4+2 SRC-ALIAS", "4:3+2 SRC-ALIAS", "4:7+2 SRC-ALIAS", "5:6+5 SRC-TAG", "7:5+2 SRC-TAG"]
    );
    assert_eq!(reading.outline(), r#"{a: ["1", "2"], b: "*x", c: {d: "3"}, e: ["g"]}"#);
}

#[test]
fn an_alias_bomb_costs_no_more_than_its_letters() {
    let mut text = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n".to_owned();
    for level in 1..40 {
        let aliases = vec![format!("*a{}", level - 1); 9].join(", ");
        let _ = writeln!(text, "a{level}: &a{level} [{aliases}]");
    }
    let reading = reading(Yaml, text.as_bytes());
    assert_eq!(reading.outline().matches("*a38").count(), 9);
    let complaints = reading.complaints();
    assert_eq!(complaints.len(), Diagnostics::MOST_OF_A_KIND + 1, "the first ones, and how many more there are");
    assert!(complaints.last().unwrap().contains("SRC-ALIAS: 291 till av samma slag"), "{complaints:?}");
}

#[test]
fn text_that_begins_with_a_sign_of_yamls_is_told_to_use_quotation_marks() {
    let hint = |text: &str| complaint(Yaml, text);
    assert_eq!(
        hint("text: *Obs!* viktigt\n"),
        "1:7+6 SRC-ALIAS: ”*Obs!*” läses som en YAML-hänvisning, och sådana används inte » ta bort det; en text som börjar med ”*” ska stå inom citattecken, eller på raden under ett ”|”"
    );
    assert_eq!(
        hint("text: @anna\n"),
        "1:7+1 SRC-SYNTAX: en text kan inte börja med ”@” » sätt texten inom citattecken: text: \"@anna\""
    );
    assert!(hint("text: * ett\n").contains("kan inte börja med ”*”"));
    assert!(hint("text: `kod`\n").contains("kan inte börja med ”`”"));
    assert!(hint("text: %mål\n").contains("kan inte börja med ”%”"));
    assert!(hint("text: , och\n").contains("kan inte börja med ”,”"));
    assert!(hint("text: !Viktigt möte\n").contains("SRC-TAG: taggen ”!Viktigt”"));
    assert_eq!(
        hint("text: [x] klart\n"),
        "1:11+1 SRC-SYNTAX: värdet är redan slut här » sätt texten inom citattecken: text: \"[x] klart\""
    );
    assert_eq!(
        hint("text: >50 personer\n"),
        "1:7+1 SRC-SYNTAX: efter ”>” ska texten börja på nästa rad » skriv texten indragen på raden under » är tecknet en del av texten, sätt den inom citattecken: text: \">50 personer\""
    );
}

#[test]
fn a_colon_within_a_text_gets_the_line_as_it_should_be() {
    assert_eq!(
        complaint(Yaml, "titel: Möte: budget\n"),
        "1:12+1 SRC-SYNTAX: ett kolon följt av mellanslag i en text » sätt texten inom citattecken: titel: \"Möte: budget\""
    );
    assert!(complaint(Yaml, "- titel: \"Möte\" om: x\n").contains("SRC-SYNTAX"));
    assert!(complaint(Yaml, "titel: Om \"allt\": budget\n").ends_with("titel: 'Om \"allt\": budget'"));
}

#[test]
fn a_missing_space_after_a_colon_is_found_although_yaml_stops_on_the_line_after() {
    let expected = "SRC-SYNTAX: mellanslag saknas efter kolonet » skriv titel: Möte";
    assert_eq!(complaint(Yaml, "titel:Möte\ndatum: x\n"), format!("1:6+1 {expected}"));
    assert_eq!(complaint(Yaml, "datum: x\ntitel:Möte\nort: y\n"), format!("2:6+1 {expected}"));
    assert_eq!(complaint(Yaml, "datum: x\ntitel:Möte\n\n# slut\n"), format!("2:6+1 {expected}"));
    assert!(
        complaint(Yaml, "datum: x\ntitel:\u{a0}Möte\nort: y\n")
            .starts_with("2:7+1 SRC-SYNTAX: ett särskilt blanksteg (U+00A0) före texten")
    );
}

#[test]
fn a_line_without_a_colon_is_named() {
    assert_eq!(
        complaint(Yaml, "titel: Möte\nom budget\nort: y\n"),
        "2:1+9 SRC-SYNTAX: raden har ingen nyckel: ett kolon saknas » skriv ”nyckel: värde”; hör raden till texten ovanför ska den vara mer indragen än den textens nyckel"
    );
}

#[test]
fn wrong_indentation_shows_both_lines_and_their_spaces() {
    let reading = reading(Yaml, b"a:\n  b: c\n d: e\n");
    assert_eq!(
        reading.complaints(),
        [
            "3:2+4 SRC-SYNTAX: radens indragning stämmer inte med raderna ovanför » rader som hör ihop ska ha exakt lika många blanksteg framför sig"
        ]
    );
    let fault = &reading.diagnostics[0];
    let says = |label: &crate::diagnostic::Label| label.message.as_ref().map(|message| message.sv.clone());
    assert_eq!(fault.primary.as_ref().and_then(says).as_deref(), Some("1 blanksteg"));
    assert_eq!(says(&fault.related[0]).as_deref(), Some("2 blanksteg"));
    assert!(complaint(Yaml, " a: b\nc: d\n").starts_with("2:1+4 SRC-SYNTAX: radens indragning"));
    assert!(complaint(Yaml, "a: |\n   x\n  y\n").starts_with("3:3+1 SRC-SYNTAX: raden är för lite indragen"));
    assert!(
        complaint(Yaml, "a: b\n  c: d\n")
            .starts_with("2:3+1 SRC-SYNTAX: raden är indragen som om den hörde till värdet ovanför")
    );
    assert!(complaint(Yaml, "- a\nb: c\n").starts_with("2:1+4 SRC-SYNTAX: raden hör inte ihop med raden ovanför"));
    assert!(complaint(Yaml, "a: 1\n- b\n").starts_with("2:1+1 SRC-SYNTAX: en listpunkt där en nyckel väntades"));
    assert!(
        complaint(Yaml, "a: - b\n")
            .starts_with("1:4+1 SRC-SYNTAX: en lista kan inte börja på samma rad som sin nyckel")
    );
}

#[test]
fn an_open_quotation_mark_or_bracket_is_shown_where_it_opens() {
    assert_eq!(
        complaint(Yaml, "a: \"x\nb: c\n"),
        "1:4+1 SRC-SYNTAX: citattecknet här har inget avslutande » sätt ett \" sist i texten; ett citattecken inne i den skrivs \\\""
    );
    assert!(complaint(Yaml, "a: 'x\n").starts_with("1:4+1 SRC-SYNTAX: citattecknet här"));
    assert_eq!(
        complaint(Yaml, "a: [b, (c]\nd: [e, [f]\ng: h\n"),
        "2:4+1 SRC-SYNTAX: ”[” har inget ”]” som hör till » avsluta med ”]”; är ”[” en del av en text, sätt hela texten inom citattecken"
    );
    let reading = reading(Yaml, b"a: {b: c\n\n");
    assert_eq!(
        reading.diagnostics[0].related[0].span.start, 8,
        "missed behind the last word, not at the end of the file"
    );
}

#[test]
fn text_around_or_after_quotation_marks_gets_the_line_as_it_should_be() {
    assert_eq!(
        complaint(Yaml, "a: \"Hej\" på dig\n"),
        "1:10+1 SRC-SYNTAX: text efter det avslutande citattecknet » sätt hela texten inom ' och ': a: '\"Hej\" på dig'"
    );
    assert!(complaint(Yaml, "a: 'it's'\n").ends_with("a: 'it''s'"));
    assert!(complaint(Yaml, "a: \"x\"#b\n").starts_with("1:7+1 SRC-SYNTAX: ett ”#” utan mellanslag"));
}

#[test]
fn a_backslash_that_means_nothing_is_found_within_its_text() {
    assert_eq!(
        complaint(Yaml, "a: \"å \\\\ C:\\mapp\"\n"),
        "1:12+2 SRC-SYNTAX: ”\\m” betyder ingenting inom \"…\" » skriv bakstrecket dubbelt: \\\\, eller sätt texten inom '…' i stället"
    );
    assert!(complaint(Yaml, "a: \"\\uD83D\"\n").starts_with("1:5+6 SRC-SYNTAX: ”\\uD83D” betyder"));
}

#[test]
fn tabs_for_indentation_are_counted_and_tabs_elsewhere_are_not() {
    assert_eq!(
        complaint(Yaml, "a:\n\tb: c\nd: e\n"),
        "2:1+1 SRC-TAB: raden är indragen med tabb » YAML drar in med blanksteg: byt tabben mot lika många blanksteg som raderna på samma nivå har"
    );
    assert!(complaint(Yaml, "a:\n\t- b\n\t- c\n").starts_with("2:1+1 SRC-TAB: 2 rader är indragna med tabb"));
    assert!(complaint(Yaml, "a:\n  b: c\n\td: e\n").starts_with("3:1+1 SRC-TAB"));
    assert!(complaint(Yaml, "a: |\n\tx\n").starts_with("2:1+1 SRC-TAB"));
    assert!(complaint(Yaml, "-\t- a\n").starts_with("1:2+1 SRC-TAB: en tabb där YAML vill ha ett blanksteg"));
    assert!(complaint(Yaml, "a: [\n\tb\n]\n").starts_with("2:1+1 SRC-TAB"));
    assert_eq!(tree(Yaml, "[\n\ta,\n\tb\n]\n"), r#"["a", "b"]"#);
    assert_eq!(tree(Yaml, "a: |\n  x\n  \ty\nb: c\n \td\n\t# e\n\t\nf: g\n"), r#"{a: "x\n\ty\n", b: "c d", f: "g"}"#);
}

#[test]
fn keys_that_are_no_texts_are_refused_and_the_rest_is_read() {
    let reading = reading(Yaml, b"? [a, {b: c}]\n: d\n? e\n: f\n[g]: h\n: i\nj: k\n");
    assert_eq!(
        reading.complaints(),
        [
            "1:3+1 SRC-SYNTAX: en nyckel måste vara en text, inte en lista eller en tabell » skriv ”nyckel: värde”",
            "3:1+1 SRC-SYNTAX: nycklar skrivs utan ”?” framför » skriv ”nyckel: värde”; en text som börjar med ”?” ska stå inom citattecken",
            "5:1+1 SRC-SYNTAX: en nyckel måste vara en text, inte en lista eller en tabell » skriv ”nyckel: värde”",
            "6:1+1 SRC-SYNTAX: nyckeln saknas före kolonet » skriv ”nyckel: värde”",
        ]
    );
    assert_eq!(reading.outline(), r#"{e: "f", j: "k"}"#);
}

#[test]
fn a_second_document_is_refused_and_the_first_is_read() {
    for text in ["a: 1\n---\nb: 2\n---\nc: 3\n", "---\na: 1\n...\n---\nb: 2\n"] {
        let reading = reading(Yaml, text.as_bytes());
        assert_eq!(reading.outline(), r#"{a: "1"}"#);
        assert!(reading.complaints()[0].contains("SRC-DOCS: filen har mer än ett YAML-dokument"));
        assert_eq!(reading.complaints().len(), 1);
    }
    assert_eq!(tree(Yaml, "%YAML 1.2\n---\na: 1\n...\n"), r#"{a: "1"}"#);
}

#[test]
fn spaces_from_a_web_page_are_no_indentation() {
    assert!(
        complaint(Yaml, "a: b\n\u{a0}c: d\n")
            .starts_with("2:1+1 SRC-SYNTAX: ett särskilt blanksteg (U+00A0) före texten")
    );
}

#[test]
fn a_complaint_that_nobody_has_translated_is_given_in_the_parsers_words() {
    assert!(complaint(Yaml, "%YAML x\n").contains("YAML kan inte läsas här: while scanning a YAML directive"));
}

#[test]
fn what_is_wrong_before_a_syntax_error_is_reported_with_it() {
    let complaints = reading(Yaml, b"a: &x 1\na: 2\nb: @c\n").complaints();
    let codes: Vec<&str> = complaints.iter().filter_map(|line| line.split([' ', ':']).nth(2)).collect();
    assert_eq!(codes, ["SRC-ALIAS", "SRC-DUP", "SRC-SYNTAX"]);
}

#[test]
fn a_number_sign_in_a_text_does_not_silently_end_it() {
    let expected = "SRC-SYNTAX: texten slutar före ”#”: resten av raden läses som en kommentar";
    assert!(complaint(Yaml, "plats: Sal #3, Stockholm\n").starts_with(&format!("1:12+13 {expected}")));
    assert!(complaint(Yaml, "- [Sal #3\n  ]\n").contains("SRC-SYNTAX"));
    for silent in [
        "plats: Sal # 3\n",
        "plats: Sal#3\n",
        "plats: 'Sal #3'\n",
        "plats: |\n  Sal #3\n",
        "plats: Sal #\n",
        "plats:\n  #3\n  Sal\n",
    ] {
        assert!(reading(Yaml, silent.as_bytes()).complaints().is_empty(), "{silent}");
    }
}
