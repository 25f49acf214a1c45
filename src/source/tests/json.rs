//! JSON, and what people take for it.

use super::{complaint, reading, tree};
use crate::source::Format::{Json, Yaml};
use crate::source::Limits;

#[test]
fn json_and_yaml_give_the_same_tree() {
    let json = r#"{"titel": "Möte", "antal": 12, "tom": null, "lista": [true, -1.5e+3, [], {}], "text": "a\nb"}"#;
    let yaml = "titel: Möte\nantal: 12\ntom:\nlista: [true, -1.5e+3, [], {}]\ntext: |-\n  a\n  b\n";
    assert_eq!(tree(Json, json), tree(Yaml, yaml));
}

#[test]
fn escape_sequences_give_their_characters() {
    assert_eq!(tree(Json, r#"["\u00e5\uD83D\uDE00\/\"\\\t\n"]"#), r#"["å😀/\"\\\t\n"]"#);
}

#[test]
fn numbers_are_those_of_the_standard() {
    assert_eq!(tree(Json, "[0, -0, 10, 0.5, 1E9, 1e-9]"), r#"["0", "-0", "10", "0.5", "1E9", "1e-9"]"#);
    for word in ["01", "+1", ".5", "1.", "1e", "0x1F", "--1", "1_000", "2024-06-04", "NaN", "True", "undefined"] {
        assert!(complaint(Json, format!("[{word}]")).contains(&format!("”{word}” är inget JSON-värde")), "{word}");
    }
    assert!(complaint(Json, "[2024-06-04]").ends_with("diarienummer är text: \"2024-06-04\""));
    assert!(complaint(Json, "[True]").ends_with("» skriv true, med små bokstäver"));
    assert!(complaint(Json, "[None]").ends_with("» skriv null"));
}

#[test]
fn what_is_plainly_meant_is_reported_and_read_all_the_same() {
    let reading = reading(Json, b"{\"a\": [1, 2,], // x\n \"b\": 3 /* y */ \"c\": \"\\q\tz\\uD83D\",\n}\n");
    assert_eq!(
        reading.complaints(),
        [
            "1:12+1 SRC-SYNTAX: ett komma efter det sista värdet » ta bort kommat",
            "1:16+4 SRC-SYNTAX: JSON har inga kommentarer » ta bort kommentaren, eller skriv filen som YAML",
            "2:9+7 SRC-SYNTAX: JSON har inga kommentarer » ta bort kommentaren, eller skriv filen som YAML",
            "2:16+0 SRC-SYNTAX: ett komma saknas mellan två värden » sätt ett komma här",
            "2:23+2 SRC-SYNTAX: ”\\q” betyder ingenting i JSON » skriv bakstrecket dubbelt: \\\\; tecken som å och 😀 kan skrivas som de är",
            "2:25+1 SRC-SYNTAX: en tabb i en text » skriv \\t, eller ett blanksteg",
            "2:27+2 SRC-SYNTAX: ”\\u” med en halva av ett tecken, utan den andra halvan » skriv bakstrecket dubbelt: \\\\; tecken som å och 😀 kan skrivas som de är",
            "2:34+1 SRC-SYNTAX: ett komma efter det sista värdet » ta bort kommat",
        ]
    );
    assert_eq!(reading.outline(), r#"{a: ["1", "2"], b: "3", c: "\\q\tz\\uD83D"}"#);
}

#[test]
fn where_the_reader_loses_its_way_it_says_what_it_waited_for() {
    let cases = [
        (
            "{titel: 1}",
            "1:2+1 SRC-SYNTAX: en nyckel väntades, men här står ”t” » nycklar står inom raka citattecken: \"titel\"",
        ),
        ("{\"a\" 1}", "1:6+1 SRC-SYNTAX: ett kolon väntades efter nyckeln » skriv \"nyckel\": \"värde\""),
        (
            "{\"a\": }",
            "1:7+1 SRC-SYNTAX: ett värde väntades, men här står ”}” » text står inom raka citattecken: \"text\"",
        ),
        ("{\"a\": 'b'}", "1:7+1 SRC-SYNTAX: JSON skriver text inom raka citattecken » byt mot \""),
        ("{\"a\": ”b”}", "1:7+1 SRC-SYNTAX: JSON skriver text inom raka citattecken » byt mot \""),
        ("{\"a\":", "1:6+0 SRC-SYNTAX: filen slutar där ett värde väntades » skriv värdet, eller null"),
        ("{", "1:2+0 SRC-SYNTAX: filen slutar där en nyckel väntades » avsluta med ”}”"),
        ("[1, 2", "1:1+1 SRC-SYNTAX: ”[” har inget ”]” som hör till » avsluta med ”]”"),
        ("[1}", "1:1+1 SRC-SYNTAX: ”[” har inget ”]” som hör till » avsluta med ”]”"),
        ("{} x", "1:4+1 SRC-SYNTAX: mer text efter slutet på JSON-värdet » en fil är ett enda objekt, { … }"),
        (
            "{\"a\": \"b\n\"}",
            "1:7+1 SRC-SYNTAX: citattecknet här har inget avslutande på samma rad » avsluta texten med \"; radbyten i text skrivs \\n",
        ),
    ];
    for (text, expected) in cases {
        assert_eq!(complaint(Json, text), expected);
    }
}

#[test]
fn a_yaml_file_named_json_is_told_so() {
    let complaints = reading(Json, b"titel: a\n").complaints();
    assert!(complaints[0].ends_with("» är filen YAML ska den heta något på .yaml"), "{complaints:?}");
}

#[test]
fn spaces_from_a_web_page_are_named() {
    assert!(
        complaint(Json, "{\"a\":\u{a0}1}")
            .starts_with("1:6+1 SRC-SYNTAX: ett särskilt blanksteg (U+00A0) mellan värden")
    );
}

#[test]
fn a_duplicate_key_names_both_places_and_the_first_counts() {
    let reading = reading(Json, br#"{"a": 1, "\u0061": 2}"#);
    assert!(reading.complaints()[0].starts_with("1:10+8 SRC-DUP: nyckeln ”a” står mer än en gång"));
    assert_eq!(reading.diagnostics[0].related[0].span.range(), 1..4);
    assert_eq!(reading.outline(), r#"{a: "1"}"#);
}

#[test]
fn nesting_is_allowed_up_to_the_limit() {
    let nested = |depth: usize| "[".repeat(depth) + &"]".repeat(depth);
    assert_eq!(tree(Json, &nested(Limits::DEPTH)), nested(Limits::DEPTH));
    assert!(complaint(Json, nested(Limits::DEPTH + 1)).starts_with("1:65+1 SRC-DEPTH"));
}
