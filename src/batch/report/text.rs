//! The report as text: short enough to be read at the end of a run.

use std::fmt::Write as _;

use super::earlier::groups;
use super::{Report, count, decimal, size, time, word};
use crate::batch::shown::listed;
use crate::diagnostic::render::visible;
use crate::diagnostic::{Doc, Lang, Severity, counted, cut};

/// So many places of a fault are shown.
const SHOWN: usize = 5;

/// So many records are named of which there are documents of earlier runs.
const NAMED: usize = 20;

/// So much of what is wrong, in characters.
const MESSAGE: usize = 90;

/// The report as text, in which lines end with line feeds.
#[must_use]
pub fn text(report: &Report, lang: Lang) -> String {
    let mut text = String::new();
    // Writing to a string does not fail.
    for rule in report.rules.iter().filter(|rule| rule.severity == Severity::Error) {
        let (code, found) = (rule.code, count(rule.count, lang));
        let _ = writeln!(text, "{code}: {found}");
        for found in rule.found.iter().take(SHOWN) {
            let line = found.line.map(|line| format!(":{line}")).unwrap_or_default();
            let record = visible(&found.record);
            let _ = writeln!(text, "  {record}{line}: {}", cut(found.message.in_lang(lang), MESSAGE));
        }
        if rule.count > SHOWN {
            let _ = writeln!(text, "  {} {}", count(rule.count - SHOWN, lang), word(lang, "till", "more"));
        }
    }
    if !report.removed.is_empty() {
        let heading = word(lang, "Ersatta handlingar som togs bort", "Superseded documents, removed");
        let _ = writeln!(text, "{heading}: {}", listed(&report.removed, report.totals.removed));
    }
    for group in groups(report, lang) {
        let _ = writeln!(text, "{}:", group.heading);
        for (record, documents, remark) in group.records.iter().take(NAMED) {
            let _ = writeln!(text, "  {}: {}{remark}", visible(record), listed(documents, documents.len()));
        }
        if group.records.len() > NAMED {
            let (rest, more) = (count(group.records.len() - NAMED, lang), word(lang, "till", "more"));
            let _ = writeln!(text, "  {rest} {more}, {}", word(lang, "se rapport.json", "see rapport.json"));
        }
    }
    if !report.left_out.is_empty() {
        let names = listed(&report.left_out, report.totals.left_out);
        let _ = writeln!(text, "{}: {names}", word(lang, "ingen post", "no record"));
    }
    let part = report.part.as_ref().map(|part| format!("{} {part}: ", word(lang, "del", "part"))).unwrap_or_default();
    let _ = writeln!(text, "{part}{}", summary(report, lang));
    text
}

/// One line: `18 av 19 poster har handlingar (41 sidor, 2,4 MB i 54 filer); 18 gjordes på 3,1 s, 5,8 i sekunden; 1 lades åt sidan`.
fn summary(report: &Report, lang: Lang) -> String {
    let totals = &report.totals;
    let counted = |count, one, many| counted(count, [one, many], lang);
    // Where no PDF was made nobody has counted pages.
    let pages = match totals.pages {
        0 => String::new(),
        pages => counted(pages, doc("sida", "page"), doc("sidor", "pages")) + ", ",
    };
    let (have, records) = (totals.made + totals.kept, totals.records - totals.left_out);
    let verb = if have == 1 || records == 1 { doc("har", "has") } else { doc("har", "have") };
    let mut parts = vec![format!(
        "{} {} {} {} {} ({pages}{} {} {})",
        count(have, lang),
        word(lang, "av", "of"),
        counted(records, doc("post", "record"), doc("poster", "records")),
        verb.in_lang(lang),
        word(lang, "handlingar", "documents"),
        size(totals.bytes, lang),
        word(lang, "i", "in"),
        counted(totals.documents, doc("fil", "file"), doc("filer", "files")),
    )];
    if totals.made > 0 {
        parts.push(format!(
            "{} {}, {} {}",
            counted(totals.made, doc("gjordes på", "was made in"), doc("gjordes på", "were made in")),
            time(totals.millis, lang),
            decimal(totals.made as u64 * 1000, totals.millis, lang),
            word(lang, "i sekunden", "a second")
        ));
    }
    for (amount, one, many) in [
        (totals.kept, doc("var redan klar", "was done already"), doc("var redan klara", "were done already")),
        (totals.put_aside, doc("lades åt sidan", "was put aside"), doc("lades åt sidan", "were put aside")),
        (
            totals.left_out,
            doc("fil var ingen post", "file was no record"),
            doc("filer var inga poster", "files were no records"),
        ),
        (
            totals.unwritten,
            doc("kunde inte skrivas", "could not be written"),
            doc("kunde inte skrivas", "could not be written"),
        ),
        (
            totals.removed,
            doc("ersatt handling togs bort", "superseded document was removed"),
            doc("ersatta handlingar togs bort", "superseded documents were removed"),
        ),
        (
            totals.left,
            doc("handling ligger kvar från en tidigare körning", "document is still there from an earlier run"),
            doc("handlingar ligger kvar från tidigare körningar", "documents are still there from earlier runs"),
        ),
        (
            totals.gone,
            doc(
                "handling av poster som inte är med längre ligger kvar",
                "document of records no longer in the run is still there",
            ),
            doc(
                "handlingar av poster som inte är med längre ligger kvar",
                "documents of records no longer in the run are still there",
            ),
        ),
        (
            totals.pruned,
            doc("handling av poster som inte finns längre togs bort", "document of records that are gone was removed"),
            doc(
                "handlingar av poster som inte finns längre togs bort",
                "documents of records that are gone were removed",
            ),
        ),
        (
            totals.held,
            doc(
                "handling av poster som inte finns längre gick inte att ta bort",
                "document of records that are gone could not be removed",
            ),
            doc(
                "handlingar av poster som inte finns längre gick inte att ta bort",
                "documents of records that are gone could not be removed",
            ),
        ),
    ] {
        if amount > 0 {
            parts.push(counted(amount, one, many));
        }
    }
    parts.join("; ")
}

const fn doc(sv: &'static str, en: &'static str) -> Doc {
    Doc { sv, en }
}

#[cfg(test)]
mod tests {
    use super::super::{Fate, Gone, Report, Totals};
    use super::{Lang, text};
    use crate::message;

    fn of(totals: Totals) -> Report {
        Report { totals, ..Report::default() }
    }

    #[test]
    fn of_none_one_and_two_the_report_speaks_as_people_do() {
        let told = |number, lang| {
            let totals = Totals {
                records: 4 * number,
                made: number,
                kept: number,
                put_aside: number,
                unwritten: number,
                documents: number,
                pages: number,
                bytes: number as u64,
                millis: 1000,
                ..Totals::default()
            };
            text(&of(totals), lang)
        };
        let one = |totals| text(&of(totals), Lang::En);
        assert_eq!(told(0, Lang::Sv), "0 av 0 poster har handlingar (0\u{a0}byte i 0 filer)\n");
        assert_eq!(told(0, Lang::En), "0 of 0 records have documents (0\u{a0}bytes in 0 files)\n");
        assert_eq!(
            told(1, Lang::Sv),
            "2 av 4 poster har handlingar (1 sida, 1\u{a0}byte i 1 fil); 1 gjordes på 1,0\u{a0}s, 1,0 i sekunden; 1 var redan klar; \
             1 lades åt sidan; 1 kunde inte skrivas\n"
        );
        assert_eq!(
            told(1, Lang::En),
            "2 of 4 records have documents (1 page, 1\u{a0}byte in 1 file); 1 was made in 1.0\u{a0}s, 1.0 a second; 1 was done already; \
             1 was put aside; 1 could not be written\n"
        );
        assert_eq!(
            told(2, Lang::Sv),
            "4 av 8 poster har handlingar (2 sidor, 2\u{a0}byte i 2 filer); 2 gjordes på 1,0\u{a0}s, 2,0 i sekunden; 2 var redan klara; \
             2 lades åt sidan; 2 kunde inte skrivas\n"
        );
        assert_eq!(
            told(2, Lang::En),
            "4 of 8 records have documents (2 pages, 2\u{a0}bytes in 2 files); 2 were made in 1.0\u{a0}s, 2.0 a second; 2 were done already; \
             2 were put aside; 2 could not be written\n"
        );
        let some = |records, kept| one(Totals { records, kept, ..Totals::default() });
        assert_eq!(some(1, 1), "1 of 1 record has documents (0\u{a0}bytes in 0 files); 1 was done already\n");
        assert_eq!(some(2, 1), "1 of 2 records has documents (0\u{a0}bytes in 0 files); 1 was done already\n");
    }

    #[test]
    fn a_document_that_could_not_be_removed_is_told_apart_from_those_that_were_and_those_that_stay() {
        let gone =
            |record: &str, fate| Gone { record: record.to_owned(), documents: vec![format!("{record}.pdf")], fate };
        let mut report = Report::default();
        let reason =
            message!("\"b.pdf\" går inte att ta bort: den är öppen", "\"b.pdf\" cannot be removed: it is open");
        report.add_gone(vec![gone("a", Fate::Removed), gone("b", Fate::Held(reason)), gone("c", Fate::There)]);
        assert_eq!(
            text(&report, Lang::Sv),
            "Handlingar av poster som inte är med längre, ligger kvar:\n  c: c.pdf (det finns något där posten låg)\n\
             Handlingar av poster som inte finns längre, borttagna:\n  a: a.pdf\n\
             Handlingar av poster som inte finns längre, som inte gick att ta bort (stäng dem i andra program och kör igen):\n  b: b.pdf (\"b.pdf\" går inte att ta bort: den är öppen)\n\
             0 av 0 poster har handlingar (0\u{a0}byte i 0 filer); 1 handling av poster som inte är med längre ligger kvar; \
             1 handling av poster som inte finns längre togs bort; 1 handling av poster som inte finns längre gick inte att ta bort\n"
        );
    }
}
