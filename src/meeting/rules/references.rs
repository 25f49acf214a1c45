//! TXT-HREF, of links within the document: what they lead to is there, and their words name no other number.

use super::super::numbering;
use super::super::subject::Subject;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Message};
use crate::markdown::{Link, Series, Target};
use crate::message;
use crate::record::DocumentType;

pub(super) fn check(subject: &Subject<'_, '_>, cx: &mut Diagnostics) {
    for text in subject.texts() {
        for link in text.links() {
            if let Some(target) = Target::of(link.href) {
                leads(&link, &target, subject, cx);
            }
        }
    }
}

fn leads(link: &Link<'_>, target: &Target, subject: &Subject<'_, '_>, cx: &mut Diagnostics) {
    let number = target.number();
    let (is_there, missing, hint) = match target {
        Target::Item(wanted) => {
            let items = subject.protocol().map(|protocol| protocol.items.as_slice()).unwrap_or_default();
            let ends = items.first().zip(items.last()).map(|(first, last)| (first.number, last.number));
            (
                items.iter().any(|item| item.number == *wanted),
                message!("§ {number} finns inte i posten", "there is no § {number} in the record"),
                ends.map_or_else(
                    || message!("bara möten med ärenden har paragrafer", "only meetings with items have paragraphs"),
                    |(first, last)| {
                        message!("ärendena är § {first} till § {last}", "the items are § {first} to § {last}")
                    },
                ),
            )
        }
        Target::Section(wanted) => {
            let numbered = subject.kind == Some(DocumentType::Memorandum);
            let all = if numbered { numbering::all(subject.sections) } else { Vec::new() };
            let listed = all.join(", ");
            (
                all.contains(wanted),
                message!("avsnitt {number} finns inte", "there is no section {number}"),
                if all.is_empty() {
                    message!("bara en promemoria har numrerade avsnitt", "only a memorandum has numbered sections")
                } else {
                    message!("avsnitten är {listed}", "the sections are {listed}")
                },
            )
        }
        Target::Counted(series, wanted) => {
            let (sv, en) = series.words();
            let count = u32::try_from(subject.counted.count(*series)).unwrap_or(u32::MAX);
            let is_there = subject.counted.has(*series, *wanted);
            let missing = if (1..=count).contains(wanted) {
                message!("{} {number} saknar rubrik, och visar inget nummer", "{} {number} has no caption, and shows no number"; sv, en)
            } else {
                message!("{} {number} finns inte", "there is no {} {number}"; sv, en)
            };
            let hint = match (count, series) {
                (0, _) => message!("posten har ingen {}", "the record has no {}"; sv, en),
                (1, _) => message!("posten har en {}", "the record has one {}"; sv, en),
                (_, Series::Tables) => message!(
                    "tabellerna är 1–{count}, omröstningar och åtgärder medräknade",
                    "the tables are 1–{count}, votes and actions included"
                ),
                (_, Series::Figures) => message!("figurerna är 1–{count}", "the figures are 1–{count}"),
            };
            (is_there, missing, hint)
        }
        Target::Appendix(wanted) => {
            let count = subject.particulars.appendices().len();
            (
                usize::try_from(*wanted).is_ok_and(|wanted| wanted <= count),
                message!("bilaga {number} finns inte", "there is no appendix {number}"),
                match count {
                    0 => message!("posten har inga bilagor", "the record has no appendices"),
                    1 => message!("posten har en bilaga", "the record has one appendix"),
                    _ => message!("posten har {count} bilagor", "the record has {count} appendices"),
                },
            )
        }
    };
    if !is_there {
        let missing: Message = missing;
        let fault = message!("länken leder ingenstans: {}", "the link leads nowhere: {}"; (missing.sv), (missing.en));
        cx.push(Diagnostic::new(Code::TxtHref, fault).at(link.span).hint(hint));
    } else if let Some(told) = other_number(&link.text, &number) {
        let fault = message!(
            "länktexten säger {told}, men länken leder till {number}",
            "the link's text says {told}, but it leads to {number}"
        );
        let hint = message!("rätta texten eller målet", "correct the text or the target");
        cx.push(Diagnostic::new(Code::TxtHref, fault).at(link.span).hint(hint));
    }
}

/// The first number that words tell, if they tell some and none of them is `number`.
fn other_number<'t>(words: &'t str, number: &str) -> Option<&'t str> {
    let told = words.split(|letter: char| !letter.is_ascii_digit() && letter != '.').map(|word| word.trim_matches('.'));
    let mut told = told.filter(|word| !word.is_empty()).peekable();
    let first = told.peek().copied()?;
    (!told.any(|told| told == number)).then_some(first)
}
