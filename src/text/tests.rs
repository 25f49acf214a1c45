use proptest::prelude::*;
use unicode_width::UnicodeWidthStr as _;

use crate::document::sample::{assert_same, sample};
use crate::document::{arbitrary, parity};

use super::text;

#[test]
fn the_text_of_the_sample_is_as_expected() {
    assert_same(&text(&sample(), 72), include_str!("sample.txt"));
}

#[test]
fn a_narrow_text_lists_what_columns_have_no_room_for() {
    let narrow = text(&sample(), 30);
    let expected = "\
Organisationer efter län
Län | Inbjudna | Deltog
– Län: Stockholms län
  Inbjudna: 24
  Deltog: 18
– Län: Västra Götalands län
  Inbjudna: 10
  Deltog: 7
– Län: Norrbottens län
  Inbjudna: 6
  Deltog:
";
    let start = narrow.find("Organisationer efter").expect("the table");
    let end = start + narrow[start..].find("\n\n").expect("its end") + 1;
    assert_same(&narrow[start..end], expected);
}

#[test]
fn no_line_of_the_sample_is_wider_than_asked() {
    for width in [30, 40, 60, 72, 100] {
        let text = text(&sample(), width);
        let whole_words =
            |line: &&str| line.width() > width && line.trim_start_matches([' ', '–', '>', '<']).contains(' ');
        assert_eq!(text.lines().find(whole_words), None, "at {width}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn all_words_of_any_tree_are_in_its_text_in_order(document in arbitrary::document(), width in 0..120_usize) {
        let text = text(&document, width);
        prop_assert_eq!(parity::contains_in_order(&parity::outline(&document), &text), Ok(()));
        prop_assert!(text.lines().all(|line| !line.ends_with(' ')), "{:?}", text);
    }
}
