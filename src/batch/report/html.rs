//! The report as a web page: one file, nothing from elsewhere, readable with a screen reader and on paper.

use super::earlier::groups;
use super::{Report, Rule, chart, count, decimal, size, time, word};
use crate::diagnostic::catalogue::explain;
use crate::diagnostic::render::visible;
use crate::diagnostic::{Doc, Lang, Severity, counted};
use crate::html::Writer;

/// So many places of a fault stand on the page; the JSON report has more.
const SHOWN: usize = 200;

/// How the page looks, on a light screen, a dark one and paper.
const STYLE: &str = include_str!("report.css");

/// The class of what stands at the right edge of its column.
const NUMBER: (&str, &str) = ("class", "number");

type Page = Writer<()>;

/// The report as a page of HTML.
#[must_use]
pub fn html(report: &Report, lang: Lang) -> String {
    let title = word(lang, "Rapport från körningen", "Report of the run");
    let mut page = Writer::new(());
    page.element("html", &[("lang", word(lang, "sv", "en"))], |page| {
        page.line();
        page.element("head", &[], |page| {
            page.void("meta", &[("charset", "utf-8")]);
            page.void("meta", &[("name", "viewport"), ("content", "width=device-width, initial-scale=1")]);
            element(page, "title", &[], title);
            element(page, "style", &[], STYLE);
        });
        page.line();
        page.element("body", &[], |page| {
            page.element("main", &[], |page| {
                element(page, "h1", &[], title);
                origin(page, report, lang);
                figures(page, report, lang);
                let failed = word(lang, "Fel", "Errors");
                rules(page, failed, report.rules.iter().filter(|rule| rule.severity == Severity::Error), lang);
                let warned = word(lang, "Varningar och upplysningar", "Warnings and notes");
                rules(page, warned, report.rules.iter().filter(|rule| rule.severity != Severity::Error), lang);
                earlier(page, report, lang);
                left_out(page, report, lang);
                slowest(page, report, lang);
                years(page, report, lang);
            });
        });
    });
    page.line();
    page.finish()
}

/// An element with words in it, on a line of its own.
fn element(page: &mut Page, name: &str, attributes: &[(&str, &str)], words: &str) {
    page.element(name, attributes, |page| page.text(words));
    page.line();
}

/// Of which records it is.
fn origin(page: &mut Page, report: &Report, lang: Lang) {
    let part = report.part.as_ref().map(|part| format!("{} {part}", word(lang, "del", "part")));
    let source = Some(format!("{}: {}", word(lang, "Poster", "Records"), visible(&report.source)));
    let source = source.filter(|_| !report.source.is_empty());
    let words: Vec<String> = source.into_iter().chain(part).collect();
    if !words.is_empty() {
        element(page, "p", &[("class", "origin")], &words.join(", "));
    }
}

/// The headline: what has become of everything.
fn figures(page: &mut Page, report: &Report, lang: Lang) {
    let totals = &report.totals;
    let failed = totals.put_aside + totals.unwritten;
    let (mood, verdict) = if totals.records == totals.left_out {
        let none = match report.part {
            Some(_) => word(lang, "Den här delen har inga poster.", "This part has no records."),
            None => word(lang, "Inga poster.", "No records."),
        };
        ("verdict", none.to_owned())
    } else if failed == 0 {
        ("verdict good", word(lang, "Alla poster har handlingar.", "All records have documents.").to_owned())
    } else {
        let one = Doc { sv: "post", en: "record" };
        let of = counted(totals.records - totals.left_out, [one, Doc { sv: "poster", en: "records" }], lang);
        let lack = word(lang, "saknar handlingar", if failed == 1 { "lacks documents" } else { "lack documents" });
        ("verdict bad", format!("{} {} {of} {lack}.", count(failed, lang), word(lang, "av", "of")))
    };
    element(page, "p", &[("class", mood)], &verdict);
    let mut rows = vec![
        (word(lang, "Poster", "Records"), count(totals.records - totals.left_out, lang)),
        (word(lang, "Nygjorda", "Made now"), count(totals.made, lang)),
        (word(lang, "Oförändrade", "Unchanged"), count(totals.kept, lang)),
        (word(lang, "Åt sidan", "Put aside"), count(failed, lang)),
        (word(lang, "Filer", "Files"), count(totals.documents, lang)),
        (word(lang, "Sidor", "Pages"), pages(totals.pages, lang)),
        (word(lang, "Storlek", "Size"), size(totals.bytes, lang)),
        (word(lang, "Tid", "Time"), time(totals.millis, lang)),
        (word(lang, "Nygjorda i sekunden", "Made a second"), decimal(totals.made as u64 * 1000, totals.millis, lang)),
    ];
    if totals.left_out > 0 {
        rows.push((word(lang, "Filer som inte är poster", "Files that are no records"), count(totals.left_out, lang)));
    }
    if totals.removed > 0 {
        rows.push((
            word(lang, "Ersatta handlingar som togs bort", "Superseded documents, removed"),
            count(totals.removed, lang),
        ));
    }
    if totals.left > 0 {
        rows.push((
            word(lang, "Handlingar från tidigare körningar", "Documents of earlier runs"),
            count(totals.left, lang),
        ));
    }
    if totals.gone > 0 {
        rows.push((
            word(lang, "Handlingar av poster som inte är med längre", "Documents of records no longer in the run"),
            count(totals.gone, lang),
        ));
    }
    if totals.pruned > 0 {
        rows.push((
            word(
                lang,
                "Borttagna handlingar av poster som inte finns längre",
                "Removed documents of records that are gone",
            ),
            count(totals.pruned, lang),
        ));
    }
    if totals.held > 0 {
        rows.push((
            word(
                lang,
                "Handlingar av poster som inte finns längre, som inte gick att ta bort",
                "Documents of records that are gone, which could not be removed",
            ),
            count(totals.held, lang),
        ));
    }
    page.element("dl", &[("class", "figures")], |page| {
        for (name, value) in rows {
            page.element("div", &[], |page| {
                page.element("dt", &[], |page| page.text(name));
                page.element("dd", &[], |page| page.text(&value));
            });
            page.line();
        }
    });
    page.line();
}

/// Faults by rule, with the records that have them.
fn rules<'r>(page: &mut Page, heading: &str, rules: impl Iterator<Item = &'r Rule>, lang: Lang) {
    let mut rules = rules.peekable();
    if rules.peek().is_none() {
        return;
    }
    section(page, heading, |page| {
        for rule in rules {
            let severity = match rule.severity {
                Severity::Error => "error",
                Severity::Warning => "warning",
                Severity::Info => "note",
            };
            let open = ("open", "open");
            let attributes = [("class", severity), open];
            let shown = if rule.severity == Severity::Error { &attributes[..] } else { &attributes[..1] };
            page.element("details", shown, |page| faults(page, rule, lang));
            page.line();
        }
    });
}

/// The records that have one kind of fault.
fn faults(page: &mut Page, rule: &Rule, lang: Lang) {
    page.element("summary", &[], |page| {
        page.element("code", &[], |page| page.text(&rule.code.to_string()));
        page.text(" ");
        page.element("span", &[("class", "count")], |page| page.text(&count(rule.count, lang)));
        page.text(" ");
        page.element("span", &[("class", "about")], |page| page.text(explain(rule.code).summary.in_lang(lang)));
    });
    page.line();
    page.element("ul", &[], |page| {
        for found in rule.found.iter().take(SHOWN) {
            page.element("li", &[], |page| {
                let line = found.line.map(|line| format!(":{line}")).unwrap_or_default();
                page.element("span", &[("class", "record")], |page| page.text(&format!("{}{line}", found.record)));
                page.text(&format!(" {}", found.message.in_lang(lang)));
            });
            page.line();
        }
        if rule.count > SHOWN {
            let more = word(lang, "till, se rapport.json", "more, see rapport.json");
            let kept = if rule.count > rule.found.len() {
                let kept = count(rule.found.len(), lang);
                word(lang, " (de första {}; alla står i journalen)", " (the first {}; all are in the journal)")
                    .replace("{}", &kept)
            } else {
                String::new()
            };
            element(page, "li", &[], &format!("{} {more}{kept}", count(rule.count - SHOWN, lang)));
        }
    });
}

/// Documents that the run did not make, by the records that they are of.
fn earlier(page: &mut Page, report: &Report, lang: Lang) {
    for group in groups(report, lang) {
        section(page, group.heading, |page| {
            page.element("ul", &[], |page| {
                for (record, documents, remark) in group.records.iter().take(SHOWN) {
                    page.element("li", &[], |page| {
                        page.element("span", &[("class", "record")], |page| page.text(record));
                        page.text(&format!(" {}{remark}", documents.join(", ")));
                    });
                    page.line();
                }
                let rest = group.records.len().saturating_sub(SHOWN);
                if rest > 0 {
                    let more = word(lang, "till, se rapport.json", "more, see rapport.json");
                    element(page, "li", &[], &format!("{} {more}", count(rest, lang)));
                }
            });
        });
    }
}

/// The files that are no records, by name: one of them may have been meant as a record.
fn left_out(page: &mut Page, report: &Report, lang: Lang) {
    if report.left_out.is_empty() {
        return;
    }
    section(page, word(lang, "Filer som inte är poster", "Files that are no records"), |page| {
        page.element("ul", &[], |page| {
            for name in report.left_out.iter().take(SHOWN) {
                page.element("li", &[], |page| element(page, "span", &[("class", "record")], name));
                page.line();
            }
            let rest = report.totals.left_out.saturating_sub(SHOWN);
            if rest > 0 {
                element(page, "li", &[], &format!("{} {}", count(rest, lang), word(lang, "till", "more")));
            }
        });
    });
}

fn section(page: &mut Page, heading: &str, content: impl FnOnce(&mut Page)) {
    page.element("section", &[], |page| {
        element(page, "h2", &[], heading);
        content(page);
    });
    page.line();
}

/// A table: what its rows are about, heads of columns of numbers, and rows.
fn table(page: &mut Page, heads: &[&str], rows: impl FnOnce(&mut Page)) {
    page.element("table", &[], |page| {
        page.element("thead", &[], |page| {
            page.element("tr", &[], |page| {
                for (index, head) in heads.iter().enumerate() {
                    let attributes = [("scope", "col"), NUMBER];
                    let own = if index == 0 { &attributes[..1] } else { &attributes[..] };
                    page.element("th", own, |page| page.text(head));
                }
            });
        });
        page.line();
        page.element("tbody", &[], rows);
    });
    page.line();
}

fn slowest(page: &mut Page, report: &Report, lang: Lang) {
    let Some(first) = report.slowest.first() else { return };
    let most = first.millis.max(1);
    let heads = [word(lang, "Post", "Record"), word(lang, "Sidor", "Pages"), word(lang, "Tid", "Time")];
    section(page, word(lang, "Det som tog längst tid", "What took longest"), |page| {
        table(page, &heads, |page| {
            for timed in &report.slowest {
                let share = format!("--share: {}%", timed.millis * 100 / most);
                page.element("tr", &[], |page| {
                    page.element("th", &[("scope", "row"), ("class", "record")], |page| page.text(&timed.record));
                    page.element("td", &[NUMBER], |page| page.text(&pages(timed.pages, lang)));
                    let bar = [("class", "number bar"), ("style", share.as_str())];
                    page.element("td", &bar, |page| page.text(&time(timed.millis, lang)));
                });
                page.line();
            }
        });
    });
}

fn years(page: &mut Page, report: &Report, lang: Lang) {
    if report.years.is_empty() {
        return;
    }
    let heads = [
        word(lang, "År", "Year"),
        word(lang, "Poster", "Records"),
        word(lang, "Sidor", "Pages"),
        word(lang, "Storlek", "Size"),
    ];
    section(page, word(lang, "Storlek över tid", "Size over time"), |page| {
        chart::years(page, &report.years, lang);
        page.element("details", &[], |page| {
            element(page, "summary", &[], word(lang, "Siffrorna som tabell", "The figures as a table"));
            table(page, &heads, |page| {
                for (year, found) in &report.years {
                    page.element("tr", &[], |page| {
                        page.element("th", &[("scope", "row")], |page| page.text(&year.to_string()));
                        for number in [count(found.records, lang), pages(found.pages, lang), size(found.bytes, lang)] {
                            page.element("td", &[NUMBER], |page| page.text(&number));
                        }
                    });
                    page.line();
                }
            });
        });
    });
}

/// A number of pages, which nobody has counted where no PDF was made.
fn pages(pages: usize, lang: Lang) -> String {
    if pages == 0 { "–".to_owned() } else { count(pages, lang) }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use quick_xml::Reader;
    use quick_xml::events::Event;

    use super::super::{Fate, Gone, Outlived, Timed, Totals, Year};
    use super::{Lang, Report, html};

    #[test]
    fn the_report_is_well_formed_whatever_records_are_called() {
        let record = "<b>\"å & ä\"</b>\u{0}.yaml";
        let year = |bytes| Year { records: 1, pages: 2, bytes };
        let report = Report {
            totals: Totals { records: 2, made: 2, ..Totals::default() },
            left_out: vec![record.to_owned()],
            left: vec![Outlived {
                record: record.to_owned(),
                alone: true,
                secret: true,
                changed: true,
                documents: vec!["d&d.pdf".into()],
            }],
            gone: vec![Gone { record: record.to_owned(), documents: vec!["e.pdf".into()], fate: Fate::There }],
            slowest: vec![Timed { record: record.to_owned(), millis: 4, pages: 2 }],
            years: BTreeMap::from([(2009, year(10)), (2026, year(20))]),
            ..Report::default()
        };
        for lang in [Lang::Sv, Lang::En] {
            let page = html(&report, lang);
            let mut reader = Reader::from_str(&page);
            let (mut words, mut elements) = (String::new(), Vec::new());
            loop {
                match reader.read_event().expect("well-formed") {
                    Event::Text(text) => words.push_str(&text),
                    Event::GeneralRef(entity) => words.extend(["&", &*entity, ";"]),
                    Event::Start(tag) => elements.push(tag.name().as_ref().to_owned()),
                    Event::Eof => break,
                    _ => {}
                }
            }
            assert!(words.contains("&lt;b&gt;\"å &amp; ä\"&lt;/b&gt;\u{fffd}.yaml"), "{words}");
            let headings = elements.iter().filter(|name| ["h1", "h2"].contains(&name.as_str())).count();
            assert_eq!((headings, elements.iter().filter(|name| *name == "rect").count()), (6, 2), "{page}");
        }
    }
}
