use proptest::prelude::*;

use crate::document::origin::PROGRAM;
use crate::document::sample::{assert_same, sample};
use crate::document::{Block, Inline, Role, arbitrary, parity};
use crate::house::House;

use super::{HtmlError, Words, html, outline};

/// A house style for tests.
pub(super) fn house() -> House {
    let style = |font: &str, size: &str, line: &str| serde_json::json!({ "font": font, "size": size, "line": line });
    let mut roles: serde_json::Map<_, _> =
        Role::ALL.iter().map(|role| (role.name().to_owned(), style("serif", "12pt", "15.5pt"))).collect();
    let mut set = |role: Role, key: &str, value: serde_json::Value| {
        if let Some(style) = roles.get_mut(role.name()) {
            style[key] = value;
        }
    };
    for (role, size, line, before, after) in [
        (Role::Masthead, "12pt", "15pt", "0pt", "0pt"),
        (Role::Department, "9.5pt", "13pt", "15pt", "0pt"),
        (Role::Unit, "9.5pt", "13pt", "0pt", "0pt"),
        (Role::Title, "19pt", "24pt", "39pt", "14pt"),
        (Role::Heading1, "13pt", "17pt", "20pt", "5pt"),
        (Role::Heading2, "11pt", "15pt", "15pt", "3pt"),
        (Role::Term, "9.5pt", "15.5pt", "0pt", "0pt"),
        (Role::Caption, "9.5pt", "13pt", "6pt", "5pt"),
        (Role::TableHeader, "9pt", "12.5pt", "0pt", "0pt"),
        (Role::RunningHeader, "8.5pt", "11pt", "0pt", "0pt"),
        (Role::Contact, "8pt", "11pt", "0pt", "0pt"),
    ] {
        for (key, value) in [("font", "sans"), ("size", size), ("line", line), ("before", before), ("after", after)] {
            set(role, key, value.into());
        }
        if !matches!(role, Role::Unit | Role::RunningHeader | Role::Contact) {
            set(role, "weight", "bold".into());
        }
    }
    for role in [Role::RunningHeader, Role::Contact] {
        set(role, "colour", "muted".into());
    }
    for (role, key, value) in [
        (Role::Body, "after", "7.75pt"),
        (Role::ListItem, "after", "4pt"),
        (Role::Meta, "indent", "72mm"),
        (Role::Description, "indent", "30mm"),
        (Role::Description, "after", "2pt"),
        (Role::Heading3, "before", "12pt"),
        (Role::Heading3, "weight", "bold"),
        (Role::Quote, "indent", "10mm"),
        (Role::Quote, "before", "4pt"),
        (Role::Quote, "after", "7.75pt"),
        (Role::TableCell, "size", "11pt"),
        (Role::TableCell, "line", "13.5pt"),
        (Role::Note, "size", "10pt"),
        (Role::Note, "line", "12.5pt"),
        (Role::Code, "size", "9.5pt"),
        (Role::Code, "line", "13pt"),
        (Role::Code, "indent", "10mm"),
        (Role::Code, "after", "7.75pt"),
    ] {
        set(role, key, value.into());
    }
    let house = serde_json::json!({
        "name": "prov", "version": "1",
        "page": { "width": "210mm", "height": "297mm", "top": "30mm", "bottom": "27mm", "left": "42mm", "right": "38mm", "header": "15mm" },
        "fonts": { "serif": "EB Garamond", "sans": "Libre Franklin" },
        "colours": { "text": "#000000", "muted": "#4a4a4a", "rule": "#7a7a7a", "link": "#1a4a8a" },
        "letterhead": { "column": "72mm", "logotype_height": "18mm" },
        "facts": { "gap": "15pt" },
        "list": { "indent": "0pt", "hang": "14pt", "gap": "4pt" },
        "table": { "rule": "0.5pt", "strong_rule": "1pt", "inset_x": "5pt", "inset_y": "3pt", "gap": "12pt" },
        "roles": roles,
    });
    serde_json::from_value(house).expect("a house style")
}

fn words() -> Words {
    Words {
        skip_link: "Hoppa till innehållet".to_owned(),
        notes: "Fotnoter".to_owned(),
        note: "Fotnot".to_owned(),
        back_to_text: "Tillbaka till texten, fotnot".to_owned(),
        table_region: "Tabell, går att rulla i sidled".to_owned(),
    }
}

fn sample_page() -> String {
    html(&sample(), &house(), &words())
}

#[test]
fn the_page_of_the_sample_is_as_expected() {
    let page = sample_page();
    let (head, style) = page.split_once("<style>").expect("a style sheet");
    let (_, body) = style.split_once("</style>").expect("its end");
    let page = format!("{head}<style></style>{body}").replace(PROGRAM, "Protokollant X.Y.Z");
    assert_same(&page, include_str!("sample.html"));
}

#[test]
fn the_page_says_what_the_tree_says() {
    assert_eq!(parity::compare(&parity::outline(&sample()), &outline(&sample_page()).expect("a page")), Ok(()));
}

#[test]
fn the_page_fetches_nothing_and_runs_nothing() {
    let page = sample_page();
    for fetching in ["<script", "<link", "<iframe", "@import", "url(", "src=\"http", " on"] {
        let tags: Vec<_> =
            page.split('<').filter_map(|part| part.split_once('>')).map(|(tag, _)| format!("<{tag}")).collect();
        assert!(!tags.iter().any(|tag| tag.contains(fetching)), "{fetching}");
    }
    let (_, style) = page.split_once("<style>").expect("a style sheet");
    let (style, _) = style.split_once("</style>").expect("its end");
    assert!(!style.contains("url(") && !style.contains("@import"));
}

#[test]
fn a_link_in_a_link_and_a_note_in_a_link_leave_html_valid() {
    let mut document = sample();
    let inner = Inline::Link { href: "https://b.se".to_owned(), inlines: vec![Inline::Text("b".to_owned())] };
    let outer = Inline::Link { href: "https://a.se".to_owned(), inlines: vec![inner, Inline::NoteRef(0)] };
    document.blocks.push(Block::Paragraph { role: Role::Body, inlines: vec![outer] });
    let page = html(&document, &house(), &words());
    assert!(page.contains("<a href=\"https://a.se\" class=\"told-on-paper\">b<sup>[1]</sup></a>"));
    assert_eq!(outline(&page), Ok(parity::outline(&document)));
}

#[test]
fn regions_of_the_same_name_are_told_apart() {
    let mut document = sample();
    let tables: Vec<_> = document.blocks.iter().filter(|block| matches!(block, Block::Table(_))).cloned().collect();
    document.blocks.extend(tables);
    let page = html(&document, &house(), &words());
    let labels: Vec<_> =
        page.split("role=\"region\" tabindex=\"0\" ").skip(1).filter_map(|part| part.split('>').next()).collect();
    assert_eq!(
        labels,
        [
            "aria-labelledby=\"_table-1\"",
            "aria-label=\"Tabell, går att rulla i sidled\"",
            "aria-label=\"Organisationer efter län (3)\"",
            "aria-label=\"Tabell, går att rulla i sidled (4)\"",
        ]
    );
}

#[test]
fn a_page_that_is_not_ours_is_an_error_and_not_an_empty_outline() {
    let page = |body: &str| outline(&format!("<!DOCTYPE html>\n<html><body>{body}</body></html>"));
    assert_eq!(page("<marquee>a</marquee>"), Err(HtmlError::UnknownElement { name: "marquee".to_owned() }));
    assert_eq!(page("a&nbsp;b"), Err(HtmlError::UnknownEntity { name: "nbsp".to_owned() }));
    assert!(matches!(page("<p>a<br></p>"), Err(HtmlError::NotWellFormed { .. })));
    assert!(matches!(outline("<html><body>"), Err(HtmlError::NotWellFormed { .. })));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_tree_survives_the_way_to_html_and_back(document in arbitrary::document()) {
        let page = html(&document, &house(), &words());
        let found = outline(&page).expect("a page");
        prop_assert_eq!(parity::compare(&parity::outline(&document), &found), Ok(()));
    }
}
