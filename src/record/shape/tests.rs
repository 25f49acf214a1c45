//! The pages that people read say all that a record can say.

use super::markdown::within;
use super::{AUTHOR, EXEMPTION, Kind, PARTICIPANT, REPLACES, SECTION, TIME, of, register};
use crate::diagnostic::Diagnostics;
use crate::record::DocumentType;
use crate::source::{self, Format, Node, Sources, Value};

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

/// What of an example is not of the form that its key wants: every example is YAML on one line.
fn misfits(shape: &'static super::Shape, misfit: &mut Vec<String>) {
    for key in shape.keys {
        let (mut sources, mut cx) = (Sources::new(), Diagnostics::new());
        let line = format!("{}: {}\n", key.name, key.example);
        let (_, node) = source::read("exempel.yaml", line.as_bytes(), Format::Yaml, &mut sources, &mut cx);
        let value = node.as_ref().and_then(|node| node.get(key.name)).map(|entry| &entry.value);
        let kind = if let Kind::List(inner) = key.kind { *inner } else { key.kind };
        let values: Vec<&Node> = match value.map(|value| &value.value) {
            Some(Value::List(items)) if matches!(key.kind, Kind::List(_)) => items.iter().collect(),
            Some(_) if !matches!(key.kind, Kind::List(_)) => value.into_iter().collect(),
            _ => Vec::new(),
        };
        let fits = |node: &&Node| match (&kind, &node.value) {
            (Kind::Object(inner) | Kind::OneOrMore(inner), Value::Map(entries)) => {
                entries.iter().all(|entry| inner.key(&entry.key).is_some())
            }
            (Kind::Object(_) | Kind::OneOrMore(_), _) | (_, Value::Map(_) | Value::List(_) | Value::Null) => false,
            (Kind::Choice(choices), Value::Scalar(scalar)) => choices.iter().any(|choice| choice.word == scalar.text),
            (_, Value::Scalar(_)) => true,
        };
        if !cx.as_slice().is_empty() || values.is_empty() || !values.iter().all(fits) {
            misfit.push(format!("{}: {line}", shape.name.sv));
        }
    }
}

#[test]
fn every_example_of_a_key_is_of_the_form_that_the_key_wants() {
    let mut all = vec![&register::REGISTER];
    all.extend(DocumentType::WRITTEN.into_iter().map(of));
    for shape in all.clone() {
        within(shape, &mut all);
    }
    let mut misfit = Vec::new();
    for shape in all {
        misfits(shape, &mut misfit);
    }
    misfit.sort();
    misfit.dedup();
    assert_eq!(misfit, [""; 0]);
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
