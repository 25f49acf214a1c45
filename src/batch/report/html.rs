//! The report as a web page: one file, nothing from elsewhere, readable with a screen reader and on paper.

use std::fmt::Write as _;

use super::{Report, Rule, chart, count, decimal, size, time, word};
use crate::diagnostic::catalogue::explain;
use crate::diagnostic::{Lang, Severity};
use crate::xml::escaped_text;

/// So many places of a fault stand on the page; the JSON report has more.
const SHOWN: usize = 200;

/// How the page looks, on a light screen, a dark one and paper.
const STYLE: &str = include_str!("report.css");

/// The report as a page of HTML.
#[must_use]
pub fn html(report: &Report, lang: Lang) -> String {
    let title = word(lang, "Rapport från körningen", "Report of the run");
    let tag = word(lang, "sv", "en");
    let mut page = format!(
        "<!DOCTYPE html>\n<html lang=\"{tag}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{title}</title>\n\
         <style>\n{STYLE}</style>\n</head>\n<body>\n<main>\n<h1>{title}</h1>\n"
    );
    figures(&mut page, report, lang);
    let failed = word(lang, "Fel", "Errors");
    rules(&mut page, failed, report.rules.iter().filter(|rule| rule.severity == Severity::Error), lang);
    let warned = word(lang, "Varningar och upplysningar", "Warnings and notes");
    rules(&mut page, warned, report.rules.iter().filter(|rule| rule.severity != Severity::Error), lang);
    slowest(&mut page, report, lang);
    years(&mut page, report, lang);
    page.push_str("</main>\n</body>\n</html>\n");
    page
}

/// The headline: what has become of everything.
fn figures(page: &mut String, report: &Report, lang: Lang) {
    let totals = &report.totals;
    let failed = totals.put_aside + totals.unwritten;
    let (mood, verdict) = if failed == 0 {
        ("good", word(lang, "Alla poster har handlingar.", "All records have documents.").to_owned())
    } else {
        let of = count(totals.records - totals.left_out, lang);
        let lack = word(lang, "poster saknar handlingar.", "records lack documents.");
        ("bad", format!("{} {} {of} {lack}", count(failed, lang), word(lang, "av", "of")))
    };
    let _ = writeln!(page, "<p class=\"verdict {mood}\">{verdict}</p>\n<dl class=\"figures\">");
    let rows = [
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
    for (name, value) in rows {
        let _ = writeln!(page, "<div><dt>{name}</dt><dd>{value}</dd></div>");
    }
    page.push_str("</dl>\n");
}

/// Faults by rule, with the records that have them.
fn rules<'r>(page: &mut String, heading: &str, rules: impl Iterator<Item = &'r Rule>, lang: Lang) {
    let mut rules = rules.peekable();
    if rules.peek().is_none() {
        return;
    }
    let _ = writeln!(page, "<section>\n<h2>{heading}</h2>");
    for rule in rules {
        let code = rule.code;
        let about = escaped_text(explain(code).summary.in_lang(lang));
        let open = if rule.severity == Severity::Error { " open" } else { "" };
        let severity = match rule.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Info => "note",
        };
        let _ = writeln!(
            page,
            "<details{open} class=\"{severity}\">\n<summary><code>{code}</code> <span class=\"count\">{}</span> <span \
             class=\"about\">{about}</span></summary>\n<ul>",
            count(rule.count, lang)
        );
        for found in rule.found.iter().take(SHOWN) {
            let line = found.line.map(|line| format!(":{line}")).unwrap_or_default();
            let (record, message) = (escaped_text(&found.record), escaped_text(found.message.in_lang(lang)));
            let _ = writeln!(page, "<li><span class=\"record\">{record}{line}</span> {message}</li>");
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
            let _ = writeln!(page, "<li>{} {more}{kept}</li>", count(rule.count - SHOWN, lang));
        }
        page.push_str("</ul>\n</details>\n");
    }
    page.push_str("</section>\n");
}

fn slowest(page: &mut String, report: &Report, lang: Lang) {
    let Some(first) = report.slowest.first() else { return };
    let most = first.millis.max(1);
    let _ = writeln!(
        page,
        "<section>\n<h2>{}</h2>\n<table>\n<thead><tr><th scope=\"col\">{}</th><th scope=\"col\" class=\"number\">{}</th><th \
         scope=\"col\" class=\"number\">{}</th></tr></thead>\n<tbody>",
        word(lang, "Det som tog längst tid", "What took longest"),
        word(lang, "Post", "Record"),
        word(lang, "Sidor", "Pages"),
        word(lang, "Tid", "Time")
    );
    for timed in &report.slowest {
        let share = timed.millis * 100 / most;
        let _ = writeln!(
            page,
            "<tr><th scope=\"row\" class=\"record\">{}</th><td class=\"number\">{}</td><td class=\"number bar\" style=\"--share: \
             {share}%\">{}</td></tr>",
            escaped_text(&timed.record),
            pages(timed.pages, lang),
            time(timed.millis, lang)
        );
    }
    page.push_str("</tbody>\n</table>\n</section>\n");
}

fn years(page: &mut String, report: &Report, lang: Lang) {
    if report.years.is_empty() {
        return;
    }
    let heading = word(lang, "Storlek över tid", "Size over time");
    let table = word(lang, "Siffrorna som tabell", "The figures as a table");
    let _ = writeln!(
        page,
        "<section>\n<h2>{heading}</h2>\n{}<details>\n<summary>{table}</summary>\n<table>\n<thead><tr><th scope=\"col\">{}</th><th \
         scope=\"col\" class=\"number\">{}</th><th scope=\"col\" class=\"number\">{}</th><th scope=\"col\" \
         class=\"number\">{}</th></tr></thead>\n<tbody>",
        chart::years(&report.years, lang),
        word(lang, "År", "Year"),
        word(lang, "Poster", "Records"),
        word(lang, "Sidor", "Pages"),
        word(lang, "Storlek", "Size")
    );
    for (year, found) in &report.years {
        let _ = writeln!(
            page,
            "<tr><th scope=\"row\">{year}</th><td class=\"number\">{}</td><td class=\"number\">{}</td><td class=\"number\">{}</td></tr>",
            count(found.records, lang),
            pages(found.pages, lang),
            size(found.bytes, lang)
        );
    }
    page.push_str("</tbody>\n</table>\n</details>\n</section>\n");
}

/// A number of pages, which nobody has counted where no PDF was made.
fn pages(pages: usize, lang: Lang) -> String {
    if pages == 0 { "–".to_owned() } else { count(pages, lang) }
}
