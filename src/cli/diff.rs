//! `diff`: how the documents of two runs differ.

use std::collections::BTreeSet;
use std::io::Cursor;
use std::path::PathBuf;

use clap::Args;
use image::{ImageFormat, RgbaImage};

use super::bilingual::both;
use super::build::unwritable;
use super::pictures::Pictures;
use super::status::Status;
use super::streams::{Stop, Streams};
use super::surroundings::Surroundings;
use crate::batch::diff::{self, Difference, Differences};
use crate::batch::{first, verify};
use crate::diagnostic::{Code, Diagnostic, Doc, Lang, counted, cut, render};
use crate::message;
use crate::pdf::Drawn;
use crate::source::Sources;

/// So much of what is said is shown, in characters.
const SHOWN: usize = 60;

/// So many of the places where words differ, and of the parts of a Word file.
const PLACES: usize = 3;

#[derive(Args, Clone, Debug)]
pub(super) struct DiffOptions {
    #[arg(value_name = both!("GAMMAL", "OLD"), help = both!("Katalogen som den ena körningen har gjort", "The directory that one run has made"))]
    old: PathBuf,
    #[arg(value_name = both!("NY", "NEW"), help = both!("Katalogen som den andra har gjort", "The directory that the other has made"))]
    new: PathBuf,
    #[arg(
        short = 'o',
        long = "output",
        value_name = both!("KATALOG", "DIR"),
        help = both!(
            "Katalog för bilder av de sidor som ser olika ut: den gamla, den nya, och skillnaden i rött",
            "Directory for pictures of the pages that look different: the old one, the new one, and the difference in red"
        )
    )]
    into: Option<PathBuf>,
}

pub(super) fn run(options: &DiffOptions, around: Surroundings, streams: &mut Streams<'_>) -> Result<Status, Stop> {
    let pictures = options.into.as_deref().map(Pictures::into).transpose()?;
    let mut manifests = Vec::new();
    for directory in [&options.old, &options.new] {
        match verify::read(directory) {
            Ok(manifest) => manifests.push(manifest),
            Err(fault) => {
                streams.tell(&render::human(&[*fault], &Sources::new(), around.lang, around.colour_err));
                return Ok(Status::Failed);
            }
        }
    }
    let [old, new] = manifests.as_slice() else { return Ok(Status::Failed) };
    let mut unwritten = pictures.as_ref().and_then(|pictures| pictures.clear().err());
    let mut lines = Vec::new();
    let differences = diff::runs((old, &options.old), (new, &options.new), &mut |path, difference| {
        lines.push(format!("{}: {}\n", render::visible(path), told(difference, around)));
        // Among pictures that could not be removed others would be taken for those of this comparison.
        if let Some(pictures) = pictures.as_ref().filter(|_| unwritten.is_none()) {
            for (page, [old, new]) in &difference.look {
                let picture = png(diff::beside(old.as_ref(), new.as_ref())).unwrap_or_default();
                let written = pictures.add(&format!("{path}-{page}.png"), &picture);
                unwritten = unwritten.take().or(written.err());
            }
        }
    });
    streams.out.write_all(lines.concat().as_bytes())?;
    let [earlier_old, earlier_new] = &differences.earlier;
    for (paths, word, earlier, but) in [
        (
            &differences.gone,
            around.word("finns bara i den gamla", "only in the old one"),
            earlier_new,
            around.word(", och i den nya från en tidigare körning", ", and in the new one of an earlier run"),
        ),
        (
            &differences.added,
            around.word("finns bara i den nya", "only in the new one"),
            earlier_old,
            around.word(", och i den gamla från en tidigare körning", ", and in the old one of an earlier run"),
        ),
    ] {
        for path in paths {
            let but = if earlier.contains(path) { but } else { "" };
            writeln!(streams.out, "{}: {word}{but}", render::visible(path))?;
        }
    }
    for line in uncompared(&differences, around.lang) {
        writeln!(streams.out, "{line}")?;
    }
    writeln!(streams.out, "{}", summary(&differences, around.lang))?;
    if let Some(fault) = untrusted(&differences) {
        streams.tell(&render::human(&[fault], &Sources::new(), around.lang, around.colour_err));
    }
    if let Some(error) = unwritten {
        streams.tell(&render::human(&[unwritable(&error)], &Sources::new(), around.lang, around.colour_err));
        return Ok(Status::Failed);
    }
    Ok(if differences.is_empty() { Status::Done } else { Status::Faulty })
}

/// What is said of documents that runs before these have left, which no manifest of these vouches for: `inte jämfört: 2 handlingar från tidigare körningar i den
/// gamla ("a.txt", "b.txt")`.
fn uncompared(differences: &Differences, lang: Lang) -> Vec<String> {
    let forms = [
        Doc { sv: "handling från en tidigare körning", en: "document of an earlier run" },
        Doc { sv: "handlingar från tidigare körningar", en: "documents of earlier runs" },
    ];
    let places = [Doc { sv: "i den gamla", en: "in the old one" }, Doc { sv: "i den nya", en: "in the new one" }];
    let not = Doc { sv: "inte jämfört", en: "not compared" }.in_lang(lang);
    let all = differences.earlier.iter().zip(places).filter(|(paths, _)| !paths.is_empty());
    all.map(|(paths, place)| {
        let names: Vec<&str> = paths.iter().map(String::as_str).collect();
        format!("{not}: {} {} ({})", counted(names.len(), forms, lang), place.in_lang(lang), first(&names))
    })
    .collect()
}

/// What is said of documents that have not been compared, for they are not those that the runs made.
fn untrusted(differences: &Differences) -> Option<Diagnostic> {
    let count = differences.untrue();
    let forms = [Doc { sv: "handling har", en: "document has" }, Doc { sv: "handlingar har", en: "documents have" }];
    let [sv, en] = [Lang::Sv, Lang::En].map(|lang| counted(count, forms, lang));
    let fault = message!(
        "{sv} inte jämförts: filen är inte den som körningen gjorde",
        "{en} not been compared: the file is not the one that the run made"
    );
    let hint = message!(
        "se med protokollant bevisa vad som har hänt med arkivet, gör det helt igen och jämför på nytt",
        "see with protokollant verify what has become of the archive, make it whole again and compare anew"
    );
    (count > 0).then(|| Diagnostic::new(Code::BatProof, fault).hint(hint))
}

/// `29 990 likadana, 2 olika`.
fn summary(differences: &Differences, lang: Lang) -> String {
    let doc = |sv, en| Doc { sv, en };
    let counted = |count, forms| counted(count, forms, lang);
    let mut parts = vec![counted(differences.same, [doc("likadan", "alike"), doc("likadana", "alike")])];
    if differences.made_otherwise > 0 {
        let forms = [
            doc("likadan men gjord med annat", "alike but made with other things"),
            doc("likadana men gjorda med annat", "alike but made with other things"),
        ];
        parts.push(counted(differences.made_otherwise, forms));
    }
    let untrue = differences.untrue();
    parts.push(counted(differences.changed.len() - untrue, [doc("olika", "different"), doc("olika", "different")]));
    for (count, form) in [
        (untrue, doc("inte vad manifestet säger", "not what the manifest says")),
        (differences.gone.len(), doc("finns bara i den gamla", "only in the old one")),
        (differences.added.len(), doc("finns bara i den nya", "only in the new one")),
    ] {
        if count > 0 {
            parts.push(counted(count, [form, form]));
        }
    }
    let earlier = differences.earlier.iter().map(BTreeSet::len).sum();
    if earlier > 0 {
        let forms = [
            doc("från en tidigare körning, inte jämförd", "of an earlier run, not compared"),
            doc("från tidigare körningar, inte jämförda", "of earlier runs, not compared"),
        ];
        parts.push(counted(earlier, forms));
    }
    parts.join(", ")
}

/// `ord: "förr" → "nu"; taggar; sidor: 4 → 5; utseende: sida 1, 4`.
fn told(difference: &Difference, around: Surroundings) -> String {
    let mut parts = Vec::new();
    let unread = [
        around.word("går inte att läsa i den gamla", "cannot be read in the old one"),
        around.word("går inte att läsa i den nya", "cannot be read in the new one"),
    ];
    let untrue = [
        around.word("är inte vad manifestet säger i den gamla", "is not what the manifest says in the old one"),
        around.word("är inte vad manifestet säger i den nya", "is not what the manifest says in the new one"),
    ];
    let uncompared = unread.into_iter().zip(difference.unread).chain(untrue.into_iter().zip(difference.untrue));
    parts.extend(uncompared.filter(|(_, is_so)| *is_so).map(|(told, _)| told.to_owned()));
    if !difference.words.is_empty() {
        let places = difference.words.iter().take(PLACES).map(|[then, now]| changed(then, now, around));
        parts.push(format!("{}: {}", around.word("ord", "words"), listed(places, difference.words.len(), around)));
    }
    if difference.tags {
        parts.push(around.word("taggar", "tags").to_owned());
    }
    if let Some([then, now]) = difference.pages {
        parts.push(format!("{}: {then} → {now}", around.word("sidor", "pages")));
    }
    if !difference.look.is_empty() {
        let pages: Vec<String> = difference.look.iter().map(|(page, _)| page.to_string()).collect();
        parts.push(format!("{}: {}", around.word("utseende på sida", "look of page"), pages.join(", ")));
    }
    // Where words differ, the part that has them does so anyway.
    let differing: Vec<&String> = difference
        .parts
        .iter()
        .filter(|part| difference.words.is_empty() && !difference.tags || *part != "word/document.xml")
        .collect();
    if !differing.is_empty() {
        let shown = differing.iter().take(PLACES).map(|part| render::visible(part));
        parts.push(format!("{}: {}", around.word("delar", "parts"), listed(shown, differing.len(), around)));
    }
    if parts.is_empty() {
        parts.push(around.word("bara byte", "only bytes").to_owned());
    }
    parts.join("; ")
}

/// The first of so many, and how many more there are.
fn listed(shown: impl Iterator<Item = String>, count: usize, around: Surroundings) -> String {
    let shown = shown.collect::<Vec<_>>().join(", ");
    match count.saturating_sub(PLACES) {
        0 => shown,
        more => format!("{shown} {} {more} {}", around.word("och", "and"), around.word("till", "more")),
    }
}

/// `"förr" → "nu"`; `tillkom "nu"`; `utgick "förr"`. Of a long paragraph what both begin with is left out, but for two words.
fn changed(then: &str, now: &str, around: Surroundings) -> String {
    let quoted = |text: &str, skipped: usize| {
        let rest = text.split(' ').skip(skipped).collect::<Vec<_>>().join(" ");
        format!("\"{}{}\"", if skipped > 0 { "… " } else { "" }, cut(&rest, SHOWN))
    };
    if then.is_empty() {
        return format!("{} {}", around.word("tillkom", "came"), quoted(now, 0));
    }
    if now.is_empty() {
        return format!("{} {}", around.word("utgick", "went"), quoted(then, 0));
    }
    let is_long = then.chars().count().max(now.chars().count()) > SHOWN;
    let same = then.split(' ').zip(now.split(' ')).take_while(|(one, other)| one == other).count();
    let skipped = if is_long { same.saturating_sub(2) } else { 0 };
    format!("{} → {}", quoted(then, skipped), quoted(now, skipped))
}

fn png(drawn: Drawn) -> Option<Vec<u8>> {
    let mut bytes = Cursor::new(Vec::new());
    RgbaImage::from_raw(drawn.width, drawn.height, drawn.rgba)?.write_to(&mut bytes, ImageFormat::Png).ok()?;
    Some(bytes.into_inner())
}

#[cfg(test)]
mod tests {
    use super::{Differences, Lang, summary};

    #[test]
    fn of_none_one_and_two_it_speaks_as_people_do() {
        let told =
            |same, made_otherwise| summary(&Differences { same, made_otherwise, ..Differences::default() }, Lang::Sv);
        assert_eq!(told(0, 0), "0 likadana, 0 olika");
        assert_eq!(told(1, 1), "1 likadan, 1 likadan men gjord med annat, 0 olika");
        assert_eq!(told(2, 2), "2 likadana, 2 likadana men gjorda med annat, 0 olika");
    }
}
