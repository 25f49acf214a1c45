//! All keys as a page of documentation.

use std::fmt::Write as _;

use super::demands::from_register;
use super::{Demand, Doc, Kind, Shape, demands, of, register};
use crate::diagnostic::{Code, Lang};
use crate::record::DocumentType;

const TITLE: Doc = Doc { sv: "Alla nycklar", en: "All keys" };

const INTRODUCTION: Doc = Doc {
    sv: "Allt som kan stå i en post, för varje slags handling, och i ett register. Hur det används står i [Posten](posten.md), \
         [Protokoll](protokoll.md), [Handlingar](handlingar.md) och [Sekretess](sekretess.md). `protokollant ny` skriver en post med alla \
         nycklar i, och `protokollant schema` ger en redigerare samma sak.\n\nEtt `ja` under Måste finnas betyder att posten inte har rätt form \
         utan nyckeln, en kod att den [regeln](regler.md) kräver den. Det som regler kräver bara ibland, såsom av en justerad post, står inte \
         här. Den som finns i [registret](#register) anges med `person` i stället för `namn`: `person` är personens `id` där, och registret \
         ger namn och roll. `namn` är namnet som det ska stå i handlingen, när det skrivs i posten själv.",
    en: "All that can stand in a record, for each kind of document, and in a register. How it is used is told in [The record](posten.md), \
         [Minutes](protokoll.md), [Documents](handlingar.md) and [Secrecy](sekretess.md). `protokollant new` writes a record with all keys in \
         it, and `protokollant schema` gives an editor the same.\n\nA `yes` under Required means that the record is not of the right form \
         without the key, a code that this [rule](regler.md) demands it. What rules demand only sometimes, such as of an approved record, does \
         not stand here. Who is in the [register](#register) is given by `person` instead of `namn`: `person` is the person's `id` there, and \
         the register gives name and role. `namn` is the name as it shall stand in the document, when it is written in the record itself.",
};

const MAPPINGS: Doc = Doc { sv: "Delar av en post", en: "Parts of a record" };

const COLUMNS: [Doc; 4] = [
    Doc { sv: "Nyckel", en: "Key" },
    Doc { sv: "Måste finnas", en: "Required" },
    Doc { sv: "Värde", en: "Value" },
    Doc { sv: "Vad det är", en: "What it is" },
];

/// The page in Markdown (CommonMark with tables): every kind of record, the register, and then each form of which they have parts.
#[must_use]
pub fn markdown(lang: Lang) -> String {
    let mut page = String::new();
    // Writing to a string does not fail.
    let _ = page_in(lang, &mut page);
    page
}

fn page_in(lang: Lang, page: &mut String) -> std::fmt::Result {
    writeln!(page, "# {}\n\n{}", TITLE.in_lang(lang), INTRODUCTION.in_lang(lang))?;
    let mut parts = Vec::new();
    let records =
        DocumentType::WRITTEN.into_iter().map(|kind| (format!("`typ: {}`", kind.word()), of(kind), demands(kind)));
    let register = ("`register`".to_owned(), &register::REGISTER, [].as_slice());
    for (heading, shape, demands) in records.chain([register]) {
        writeln!(page, "\n## {heading}\n")?;
        table(shape, demands, lang, page)?;
        within(shape, &mut parts);
    }
    writeln!(page, "\n## {}", MAPPINGS.in_lang(lang))?;
    for shape in parts {
        writeln!(page, "\n### {}\n", shape.name.in_lang(lang))?;
        table(shape, &[], lang, page)?;
    }
    Ok(())
}

fn table(shape: &Shape, demands: &[Demand], lang: Lang, page: &mut String) -> std::fmt::Result {
    writeln!(page, "| {} |\n|---|---|---|---|", COLUMNS.map(|column| column.in_lang(lang)).join(" | "))?;
    for key in shape.keys {
        let demand = demands.iter().find(|demand| demand.key == key.name);
        let (by, or) = match demand {
            _ if key.required => (word(lang, "ja", "yes").to_owned(), from_register(shape, key.name)),
            Some(demand) => (linked_rule(demand.code), demand.or),
            None => (String::new(), None),
        };
        let required = match or {
            Some(other) => format!("{by}, {} `{other}`", word(lang, "eller", "or")),
            None => by,
        };
        let (value, what) = (value(&key.kind, lang), key.doc.in_lang(lang));
        let for_example = word(lang, "Till exempel", "For example");
        // In a table a bar ends the cell, even in code.
        let example = key.example.replace('|', "\\|");
        writeln!(page, "| `{}` | {required} | {value} | {what} {for_example} `{example}`. |", key.name)?;
    }
    Ok(())
}

fn value(kind: &Kind, lang: Lang) -> String {
    let up_to = |longest: &usize| match lang {
        Lang::Sv => format!("högst {longest} tecken"),
        Lang::En => format!("at most {longest} characters"),
    };
    match kind {
        Kind::Line(longest) => up_to(longest),
        Kind::Prose => word(lang, "text i Markdown", "text in Markdown").to_owned(),
        Kind::Date => word(lang, "dag", "day").to_owned(),
        Kind::Time => word(lang, "klockslag", "time of day").to_owned(),
        Kind::Integer(least, most) if least == most => least.to_string(),
        Kind::Integer(least, most) => format!("{least}–{most}"),
        Kind::YesNo => "`ja`, `nej`".to_owned(),
        Kind::Choice(choices) => {
            choices.iter().map(|choice| format!("`{}`", choice.word)).collect::<Vec<_>>().join(", ")
        }
        Kind::Object(shape) => linked(shape, lang),
        Kind::OneOrMore(shape) => {
            format!("{}, {}", linked(shape, lang), word(lang, "eller en lista av sådana", "or a list of such"))
        }
        Kind::List(inner) => format!("{}: {}", word(lang, "lista", "list"), value(inner, lang)),
    }
}

/// A rule's code, leading to where it is explained.
fn linked_rule(code: Code) -> String {
    let id = code.info().id;
    format!("[{id}](regler.md#{})", id.to_lowercase())
}

/// What a form is called, leading to where it is described.
fn linked(shape: &Shape, lang: Lang) -> String {
    let name = shape.name.in_lang(lang);
    // As Markdown's readers make a heading's anchor.
    format!("[{name}](#{})", name.replace(' ', "-"))
}

fn word(lang: Lang, sv: &'static str, en: &'static str) -> &'static str {
    Doc { sv, en }.in_lang(lang)
}

/// All forms that a form has parts of, each once, in the order in which they are met.
pub(super) fn within(shape: &'static Shape, found: &mut Vec<&'static Shape>) {
    for key in shape.keys {
        let kind = if let Kind::List(kind) = key.kind { *kind } else { key.kind };
        let (Kind::Object(inner) | Kind::OneOrMore(inner)) = kind else { continue };
        if !found.iter().any(|other| std::ptr::eq(*other, inner)) {
            found.push(inner);
            within(inner, found);
        }
    }
}
