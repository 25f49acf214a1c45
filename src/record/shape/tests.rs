//! The pages that people read say all that a record can say.

use super::markdown::within;
use super::{AUTHOR, EXEMPTION, PARTICIPANT, REPLACES, SECTION, TIME, of, register};
use crate::record::DocumentType;

#[test]
fn no_two_forms_go_by_one_name_so_that_links_lead_where_they_say() {
    let mut all = Vec::new();
    for kind in DocumentType::WRITTEN {
        within(of(kind), &mut all);
    }
    within(&register::REGISTER, &mut all);
    assert!(all.len() > 20, "{}", all.len());
    for lang in [|name: super::Doc| name.sv, |name: super::Doc| name.en] {
        let mut names: Vec<&str> = all.iter().map(|shape| lang(shape.name)).collect();
        names.sort_unstable();
        let twice: Vec<&[&str]> = names.windows(2).filter(|pair| pair[0] == pair[1]).collect();
        assert_eq!(twice, [[""; 0]; 0]);
    }
}

#[test]
fn the_tables_of_the_page_about_records_have_a_row_for_every_key() {
    let page = include_str!("../../../docs/posten.md");
    for (heading, shape) in [
        ("### Handlingen", of(DocumentType::Notes)),
        ("### `tid`", &TIME),
        ("### `ersätter`", &REPLACES),
        ("### `undantag`", &EXEMPTION),
        ("### `författare`", &AUTHOR),
        ("### `deltagare`", &PARTICIPANT),
        ("### `avsnitt`", &SECTION),
    ] {
        let section = page.split_once(&format!("{heading}\n")).map(|(_, rest)| rest).unwrap_or_default();
        let section = section.split("\n##").next().unwrap_or_default();
        let missing: Vec<&str> = shape
            .keys
            .iter()
            .map(|key| key.name)
            .filter(|name| !section.contains(&format!("\n| `{name}` |")))
            .collect();
        assert_eq!(missing, [""; 0], "{heading}");
    }
}
