//! The record that `new` writes: every key with an explanation, made from the form of records.
//!
//! Keys that must be there are filled in with examples. The others stand behind a `#` without a space, so that taking that one
//! sign away leaves a line that is set in as it must be.

use std::fmt::Write as _;

use chrono::{Datelike as _, NaiveDate};

use super::surroundings::Surroundings;
use crate::diagnostic::{Doc, Lang};
use crate::record::DocumentType;
use crate::record::shape::{self, Choice, Key, Kind};
use crate::swedish::{DocLang, dates};

/// What the schema is called that editors find beside a record.
pub(super) const SCHEMA_FILE: &str = "protokollant.schema.json";

/// Columns of explanations.
const WIDTH: usize = 90;

/// Keys that no form demands, but the rules of that kind of document do.
fn demanded(kind: DocumentType) -> &'static [&'static str] {
    match kind {
        DocumentType::Notes => &["datum", "plats", "deltagare", "avsnitt"],
        DocumentType::Agenda => &["ärenden"],
        DocumentType::Summons => &["tid", "ordförande", "närvarande", "ärenden", "kallelse"],
        DocumentType::Protocol | DocumentType::Extract => &["ordförande", "sekreterare", "närvarande", "ärenden"],
        DocumentType::Decision => &["datum", "beslut", "skäl", "beslutsfattare", "överklagande"],
        DocumentType::FileNote => &["datum", "upprättad", "författare", "deltagare", "inledning"],
        DocumentType::Memorandum => &["datum", "enhet", "författare", "syfte", "avsnitt"],
    }
}

/// The key of the matters of a meeting, and an example of them before it: nothing has been decided then.
const MATTERS: (&str, &str) = ("ärenden", "[{ rubrik: Val av justerare }]");

/// What is shown of a list's items. Not every key goes with every other: a participant is a person or a number.
struct Items {
    list: &'static str,
    filled: &'static [&'static str],
    offered: &'static [&'static str],
    /// Whether the list's own example follows as another item: it shows the rest of the keys.
    example_follows: bool,
}

const ITEMS: &[Items] = &[
    Items {
        list: "deltagare",
        filled: &["namn", "roll", "organisation"],
        offered: &["medverkan"],
        example_follows: true,
    },
    Items {
        list: "avsnitt",
        filled: &["rubrik", "text"],
        offered: &["språk", "avsnitt", "sekretess", "offentlig_rubrik"],
        example_follows: false,
    },
];

/// A record to begin with, of the type that `word` names.
pub(super) fn starter(kind: DocumentType, around: Surroundings) -> String {
    let mut starter = Starter { text: String::new(), around };
    starter.head();
    for key in shape::of(kind).keys {
        starter.text.push('\n');
        if key.name == "typ" {
            starter.explain(key, "");
            let _ = writeln!(starter.text, "{}: {}", key.name, kind.word());
        } else {
            let before = matches!(kind, DocumentType::Agenda | DocumentType::Summons) && key.name == MATTERS.0;
            let key = if before { &Key { example: MATTERS.1, ..*key } } else { key };
            starter.key(key, "", key.required || demanded(kind).contains(&key.name));
        }
    }
    starter.text
}

struct Starter {
    text: String,
    around: Surroundings,
}

impl Starter {
    fn head(&mut self) {
        let _ = writeln!(self.text, "# yaml-language-server: $schema={SCHEMA_FILE}");
        let about = self.around.word(
            "En post för Protokollant. Rader som börjar med \"# \" förklarar. Rader som börjar med \"#\" direkt följt av ett \
             ord är sådant som kan läggas till: ta bort \"#\" och ändra texten. Byt ut exemplen mot det som gäller ert möte.",
            "A record for Protokollant. Lines that begin with \"# \" explain. Lines that begin with \"#\" and a word right \
             after it are what can be added: take the \"#\" away and change the text. Replace the examples with what holds \
             for your meeting.",
        );
        self.comment(about, "");
        let commands = self.around.word(
            "Granska med \"protokollant granska FIL\", gör handlingen med \"protokollant bygg FIL\".",
            "Check it with \"protokollant check FILE\", make the document with \"protokollant build FILE\".",
        );
        self.comment(commands, "");
    }

    fn key(&mut self, key: &Key, indent: &str, filled: bool) {
        self.explain(key, indent);
        let items = ITEMS.iter().find(|items| items.list == key.name);
        match (filled, &key.kind, items) {
            (true, Kind::List(Kind::Object(item)), Some(items)) => {
                let _ = writeln!(self.text, "{indent}{}:", key.name);
                self.item(item, items, indent);
                if items.example_follows {
                    let example = self.example(key);
                    let example = example.trim_start_matches('[').trim_end_matches(']');
                    let _ = writeln!(self.text, "{indent}  - {example}");
                }
            }
            (true, Kind::List(Kind::Object(_)), None) => {
                let _ = writeln!(self.text, "{indent}{}:", key.name);
                let example = self.example(key);
                let items = example.trim_start_matches("[{").trim_end_matches("}]").split("}, {");
                for item in items {
                    let _ = writeln!(self.text, "{indent}  - {{{item}}}");
                }
            }
            (true, Kind::Prose, _) => self.prose(key, indent),
            _ => {
                let sign = if filled { "" } else { "#" };
                let _ = writeln!(self.text, "{indent}{sign}{}: {}", key.name, self.example(key));
            }
        }
    }

    fn item(&mut self, shape: &shape::Shape, items: &Items, indent: &str) {
        let inner = format!("{indent}    ");
        let begin = self.text.len();
        for key in shape.keys {
            let filled = items.filled.contains(&key.name);
            if filled || items.offered.contains(&key.name) {
                self.key(key, &inner, filled);
            }
        }
        // The dash of the item stands before its first line that is no explanation, and what explains that, above the dash.
        let lines = self.text.split_off(begin);
        let mut dash = Some("- ");
        for line in lines.lines() {
            let rest = line.strip_prefix(&inner).unwrap_or(line);
            let lead = match dash {
                Some(_) if rest.starts_with('#') => "",
                Some(_) => dash.take().unwrap_or_default(),
                None => "  ",
            };
            let _ = writeln!(self.text, "{indent}  {lead}{rest}");
        }
    }

    /// A text of several lines, as people write it; its example is written in quotation marks, on one.
    fn prose(&mut self, key: &Key, indent: &str) {
        let example = self.example(key);
        let text = serde_json::from_str(&example).unwrap_or(example);
        let _ = writeln!(self.text, "{indent}{}: |", key.name);
        for line in text.lines() {
            let _ = writeln!(self.text, "{indent}  {line}");
        }
    }

    fn explain(&mut self, key: &Key, indent: &str) {
        self.comment(self.doc(key.doc), indent);
        let choices: &[Choice] = match &key.kind {
            Kind::Choice(choices) | Kind::List(Kind::Choice(choices)) => choices,
            _ => return,
        };
        for choice in choices {
            let _ = writeln!(self.text, "{indent}#   {}: {}", choice.word, self.doc(choice.doc));
        }
    }

    fn comment(&mut self, words: &str, indent: &str) {
        let mut column = 0;
        for word in words.split_whitespace() {
            let width = word.chars().count();
            if column == 0 || column + 1 + width > WIDTH {
                if column > 0 {
                    self.text.push('\n');
                }
                let _ = write!(self.text, "{indent}#");
                column = indent.len() + 1;
            }
            let _ = write!(self.text, " {word}");
            column += 1 + width;
        }
        self.text.push('\n');
    }

    fn doc(&self, doc: Doc) -> &'static str {
        match self.around.lang {
            Lang::Sv => doc.sv,
            Lang::En => doc.en,
        }
    }

    fn example(&self, key: &Key) -> String {
        moved(key.example, self.around.today)
    }
}

/// An example with its days moved so that the meeting is held today.
fn moved(example: &str, today: NaiveDate) -> String {
    let Some(meeting) = shape::NOTES.key("datum").and_then(|key| key.example.parse::<NaiveDate>().ok()) else {
        return example.to_owned();
    };
    let shift = today - meeting;
    let example = example.replace(&typed(meeting), &typed(today));
    let old_year = meeting.year().to_string();
    let mut moved = String::new();
    let mut rest = example.as_str();
    // What begins like the example's year is a day, or stands by itself, as in a registry number.
    while let Some((before, after)) = rest.split_once(&old_year) {
        moved.push_str(before);
        let day = after.get(..6).and_then(|tail| format!("{old_year}{tail}").parse::<NaiveDate>().ok());
        rest = after;
        match day.and_then(|day| day.checked_add_signed(shift)) {
            Some(day) => {
                let _ = write!(moved, "{day}");
                rest = after.get(6..).unwrap_or_default();
            }
            None => {
                let _ = write!(moved, "{}", today.year());
            }
        }
    }
    moved + rest
}

/// A date in words, as people type it.
fn typed(date: NaiveDate) -> String {
    dates::long(date, DocLang::Sv).replace('\u{a0}', " ")
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::{moved, starter};
    use crate::build::{self, Job, Outcome};
    use crate::cli::Scheduled;
    use crate::cli::surroundings::Surroundings;
    use crate::diagnostic::{Lang, Severity, render};
    use crate::record::{DocumentType, shape};
    use crate::source::{Directory, Format};

    fn around(lang: Lang, today: &str) -> Surroundings {
        Surroundings {
            lang,
            colour_out: false,
            colour_err: false,
            live: false,
            today: today.parse().unwrap(),
            scheduled: Scheduled::default(),
        }
    }

    fn check(text: &str) -> Outcome {
        let nowhere = Directory::new(None);
        let job = Job::new("ny.yaml", text.as_bytes(), Format::Yaml, &nowhere);
        // Of a classified record nothing else would be said.
        build::check(&Job { on_approved_machine: true, ..job })
    }

    fn faults(outcome: &Outcome, least: Severity) -> String {
        let grave: Vec<_> =
            outcome.diagnostics.iter().filter(|diagnostic| diagnostic.severity >= least).cloned().collect();
        render::human(&grave, &outcome.sources, Lang::Sv, false)
    }

    #[test]
    fn a_starting_record_has_neither_errors_nor_warnings_on_any_day() {
        for today in ["2024-06-04", "2026-01-01", "2028-02-29", "2031-12-31"] {
            for (lang, kind) in
                [Lang::Sv, Lang::En].into_iter().flat_map(|lang| DocumentType::WRITTEN.map(|kind| (lang, kind)))
            {
                let text = starter(kind, around(lang, today));
                assert_eq!(faults(&check(&text), Severity::Warning), "", "{text}");
            }
        }
    }

    #[test]
    fn every_key_of_a_record_stands_in_it() {
        for kind in DocumentType::WRITTEN {
            let text = starter(kind, around(Lang::Sv, "2026-03-12"));
            let inner = match kind {
                DocumentType::Notes => [shape::PARTICIPANT.keys, shape::SECTION.keys].concat(),
                DocumentType::FileNote => shape::PARTICIPANT.keys.to_vec(),
                DocumentType::Memorandum => shape::SECTION.keys.to_vec(),
                _ => Vec::new(),
            };
            // What refers to a register is told of with the register.
            let elsewhere = [shape::PERSON.name, shape::REPRESENTS.name, shape::SENT_BY.name];
            let keys = shape::of(kind).keys.iter().chain(&inner);
            for key in keys.filter(|key| !elsewhere.contains(&key.name)) {
                assert!(
                    text.contains(&format!("{}: ", key.name)) || text.contains(&format!("{}:\n", key.name)),
                    "{} in {}",
                    key.name,
                    kind.word()
                );
            }
        }
    }

    #[test]
    fn a_line_that_is_offered_can_be_taken_by_removing_its_sign() {
        for kind in DocumentType::WRITTEN {
            let text = starter(kind, around(Lang::Sv, "2026-03-12"));
            let offered: Vec<&str> = text
                .lines()
                .filter(|line| {
                    line.trim_start().strip_prefix('#').is_some_and(|rest| rest.starts_with(char::is_alphabetic))
                })
                .collect();
            assert!(offered.len() > 10, "{offered:#?}");
            // What replaces an earlier version must have a higher number than that, what is registered has a registry number, beside
            // this record there is no register, and the marking of a part leaves to the record's own who made it.
            let mut others = vec!["#ersätter", "#registrerad", "#register", "#avsändare", "#rättelse", " #sekretess"];
            if kind == DocumentType::Decision {
                // A finished decision that can be appealed has parties.
                others.push("#status");
            }
            let alone = |line: &&str| others.iter().all(|other| !line.trim_start_matches("   ").starts_with(other));
            for line in offered.into_iter().filter(alone) {
                let taken = text.replacen(line, &line.replacen('#', "", 1), 1);
                assert_eq!(faults(&check(&taken), Severity::Error), "", "{line}");
            }
        }
    }

    #[test]
    fn the_days_of_examples_keep_their_distance_from_the_meeting() {
        let today = NaiveDate::from_ymd_opt(2026, 12, 31).unwrap();
        assert_eq!(moved("2024-06-04", today), "2026-12-31");
        assert_eq!(moved("{ version: 1, datum: 2024-06-10 }", today), "{ version: 1, datum: 2027-01-06 }");
        assert_eq!(moved("sakråd den 4 juni 2024", today), "sakråd den 31 december 2026");
        assert_eq!(moved("A2024/00912", today), "A2026/00912");
    }
}
