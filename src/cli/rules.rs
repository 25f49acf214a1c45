//! `rules`: every rule in a line, or all about them for other programs.

use anstyle::Style;
use clap::Args;
use serde_json::json;
use unicode_width::UnicodeWidthStr as _;

use super::bilingual::both;
use super::choice::one_of;
use super::explain::filled;
use super::status::Status;
use super::streams::{Stop, Streams};
use super::surroundings::Surroundings;
use crate::diagnostic::catalogue::{self, Citation, Family, standing};
use crate::diagnostic::{Code, Doc, Profile, Severity};

/// Columns of the word for what breaking a rule is.
const SEVERITY: usize = 10;

#[derive(Args, Clone, Debug)]
pub(super) struct RulesOptions {
    #[arg(
        long,
        value_name = both!("FORMAT", "FORMAT"),
        default_value = "human",
        value_parser = one_of(&ListFormat::ALL, ListFormat::word),
        help = both!(
            "Hur reglerna visas: human (för människor, om inget anges), json (ett objekt per rad), markdown (sidan docs/regler.md)",
            "How the rules are shown: human (for people, if none is given), json (one object a line), markdown (the page docs/regler.md)"
        )
    )]
    message_format: ListFormat,
}

/// How rules are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum ListFormat {
    Human,
    Json,
    Markdown,
}

impl ListFormat {
    const ALL: [Self; 3] = [Self::Human, Self::Json, Self::Markdown];

    fn word(self) -> &'static str {
        match self {
            Self::Human => "human",
            Self::Json => "json",
            Self::Markdown => "markdown",
        }
    }
}

pub(super) fn run(options: &RulesOptions, around: Surroundings, streams: &mut Streams<'_>) -> Result<Status, Stop> {
    match options.message_format {
        ListFormat::Human => list(around, streams)?,
        ListFormat::Json => {
            for code in Code::ALL.iter().copied() {
                writeln!(streams.out, "{}", object(code))?;
            }
        }
        ListFormat::Markdown => write!(streams.out, "{}", catalogue::markdown(around.lang))?,
    }
    Ok(Status::Done)
}

fn list(around: Surroundings, streams: &mut Streams<'_>) -> Result<(), Stop> {
    let bold = if around.colour_out { Style::new().bold() } else { Style::new() };
    let width = Code::ALL.iter().map(|code| code.info().id.width()).max().unwrap_or_default();
    for family in Family::ALL {
        writeln!(streams.out, "{bold}{}{bold:#}", family.heading().in_lang(around.lang))?;
        for code in Code::ALL.iter().copied().filter(|code| catalogue::family(*code) == family) {
            write!(streams.out, "{}", entry(code, width, around))?;
        }
        writeln!(streams.out)?;
    }
    let more = around
        .word("protokollant förklara REGEL visar mer om en regel", "protokollant explain CODE shows more about a rule");
    writeln!(streams.out, "{more}")?;
    Ok(())
}

/// A rule's code in so many columns, what breaking it is, and what it wants.
fn entry(code: Code, width: usize, around: Surroundings) -> String {
    let info = code.info();
    let word = info.severity.word().in_lang(around.lang);
    let head = format!("  {:<width$} {word:<SEVERITY$} ", info.id);
    let mut text = catalogue::explain(code).summary.in_lang(around.lang).to_owned();
    let everywhere = standing::severity(code, around.lang);
    if everywhere != word {
        text = format!("{text} ({everywhere})");
    }
    let summary = filled(&text, head.width());
    head + summary.trim_start()
}

fn object(code: Code) -> serde_json::Value {
    let (info, explained) = (code.info(), catalogue::explain(code));
    let both = |doc: Doc| json!({ "sv": doc.sv, "en": doc.en });
    let severity = |severity| match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "info",
    };
    let under = |profile: Profile| {
        let (grave, citation) = (info.severity_under(profile), info.citation_under(profile));
        let what = json!({
            "severity": grave.map(severity),
            "law": grave.and(citation).and_then(Citation::law),
            "source": grave.and(citation).and_then(Citation::source),
        });
        (profile.word().to_owned(), what)
    };
    json!({
        "code": info.id,
        "severity": severity(info.severity),
        "excusable": info.excusable,
        "law": info.citation.and_then(Citation::law),
        "source": info.citation.and_then(Citation::source),
        "ground": catalogue::ground(code).map(|ground| both(ground.text())),
        "profiles": Profile::ALL.map(under).into_iter().collect::<serde_json::Map<_, _>>(),
        "summary": both(explained.summary),
        "why": both(explained.why),
        "remedy": both(explained.remedy),
        "bad": explained.bad.text(),
        "good": explained.good.text(),
    })
}
