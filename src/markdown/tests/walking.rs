//! What rules ask of a text.

use std::ops::Range;

use super::super::{Run, RunKind};
use super::*;

/// Where `part` is in `text`.
fn find(text: &str, part: &str) -> Range<usize> {
    let at = text.find(part).expect("the part is in the text");
    at..at + part.len()
}

/// Words as they were typed, then put right.
fn put_right(typed: &str, right: &str) -> (Sample, Words) {
    let sample = Sample::new(typed);
    let mut words = Words::default();
    words.push_verbatim(&sample.scalar, 0..typed.len());
    let words = words.replaced_by(right);
    assert_eq!(words.text, right);
    (sample, words)
}

#[test]
fn a_run_crosses_marks_and_line_breaks_and_is_found_again() {
    let sample = Sample::new("> Den *4\n> juni* 2024[^1] kom &amp; gick\n\n[^1]: Not");
    let (markdown, _) = sample.read();
    let runs = markdown.texts();
    assert_eq!(runs[0].text(), "Den 4 juni 2024 kom & gick");
    let source = |part: &str| sample.slice(runs[0].span(find(runs[0].text(), part)));
    assert_eq!(source("4 juni 2024"), "4\n> juni* 2024");
    assert_eq!(source("juni"), "juni");
    assert_eq!(source("un"), "un");
    assert_eq!(source("&"), "&amp;");
    assert_eq!(source("gick"), "gick");
    assert_eq!(runs[1].text(), "Not");
}

#[test]
fn runs_say_what_they_are_part_of_and_in_which_language() {
    let text = "# Rubrik\n\nord [sanoja *täällä*]{språk=fi} igen\n\nTabell: T\n\n| A |\n|---|\n| b |\n\n![Karta](k.png \"Här\")\n\n```\nkod\n```";
    let sample = Sample::new(text);
    let (markdown, _) = sample.read();
    let runs: Vec<_> =
        markdown.texts().iter().map(|run| (run.kind, run.lang.map(str::to_owned), run.text().to_owned())).collect();
    let run = |kind, lang: Option<&str>, text: &str| (kind, lang.map(str::to_owned), text.to_owned());
    assert_eq!(
        runs,
        [
            run(RunKind::Heading, None, "Rubrik"),
            run(RunKind::Paragraph, None, "ord "),
            run(RunKind::Paragraph, Some("fi"), "sanoja täällä"),
            run(RunKind::Paragraph, None, " igen"),
            run(RunKind::Caption, None, "T"),
            run(RunKind::Cell, None, "A"),
            run(RunKind::Cell, None, "b"),
            run(RunKind::Alt, None, "Karta"),
            run(RunKind::Caption, None, "Här"),
            run(RunKind::Code, None, "kod"),
        ]
    );
}

#[test]
fn a_run_says_which_of_its_words_are_literal() {
    let sample = Sample::new("Fältet *`ä 2`* och `b`[`c`]{språk=fi}");
    let (markdown, _) = sample.read();
    let literal =
        |run: &Run<'_>| run.literal.iter().map(|range| run.text()[range.clone()].to_owned()).collect::<Vec<_>>();
    let runs: Vec<_> = markdown.texts().iter().map(literal).collect();
    assert_eq!(runs, [vec!["ä 2", "b"], vec!["c"]]);
}

#[test]
fn headings_and_figures_are_found_wherever_they_stand() {
    let sample = Sample::new("# Ett *två*\n\n> ### Tre\n\n- ![Karta](k.png)\n\n![Bro](b.png \"Bron\")");
    let (markdown, _) = sample.read();
    let headings: Vec<_> = markdown
        .headings()
        .into_iter()
        .map(|heading| (heading.level, heading.text, sample.slice(heading.span)))
        .collect();
    assert_eq!(headings, [(1, "Ett två".to_owned(), "# Ett *två*"), (3, "Tre".to_owned(), "### Tre")]);
    let figures: Vec<_> = markdown
        .figures()
        .into_iter()
        .map(|figure| {
            (
                figure.path,
                figure.alt.text.as_str(),
                figure.caption.map(|caption| caption.text.as_str()),
                sample.slice(figure.span),
            )
        })
        .collect();
    assert_eq!(
        figures,
        [("k.png", "Karta", None, "![Karta](k.png)"), ("b.png", "Bro", Some("Bron"), "![Bro](b.png \"Bron\")")]
    );
}

#[test]
fn words_of_a_folded_scalar_are_found_on_their_lines() {
    let file = "text: ett två\n  tre *fyra*";
    let sample = Sample::with_anchors(file, "ett två tre *fyra*".to_owned(), vec![(0, 6), (9, 17)]);
    let (markdown, _) = sample.read();
    let runs = markdown.texts();
    let source = |part: &str| sample.slice(runs[0].span(find(runs[0].text(), part)));
    assert_eq!(source("två"), "två");
    assert_eq!(source("tre"), "tre");
    assert_eq!(source("två tre"), "två\n  tre");
    assert_eq!(source("fyra"), "fyra");
}

#[test]
fn words_put_right_are_found_where_they_were_typed() {
    let (sample, words) = put_right("kl. 10 \"den 4 juni\" - slut", "kl.\u{a0}10 ”den 4\u{a0}juni” – slut");
    let source = |part: &str| sample.slice(words.span(find(&words.text, part)).expect("there are words"));
    assert_eq!(source("4\u{a0}juni"), "4 juni");
    assert_eq!(source("”den"), "\"den");
    assert_eq!(source("–"), "-");
    assert_eq!(source("slut"), "slut");
}

#[test]
fn words_put_right_to_another_length_are_found_nonetheless() {
    let (sample, words) = put_right("ett... två tre", "ett… två tre");
    let source = |words: &Words, part: &str| {
        sample.slice(words.span(find(&words.text, part)).expect("there are words")).to_owned()
    };
    assert_eq!(source(&words, "…"), "...");
    assert_eq!(source(&words, "tre"), "tre");
    let (_, words) = put_right("ett... två tre", "ett och två tre");
    assert_eq!(source(&words, "och"), "...");
    assert_eq!(source(&words, "två tre"), "två tre");
}
