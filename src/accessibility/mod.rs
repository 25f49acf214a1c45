//! A Word file made by anybody, by the rules of Word's accessibility checker.
//!
//! [`check`] is a function from the bytes of a file to what is wrong with it. Places are parts of the package and paragraphs in them, for
//! such a file has no lines ([`SourceFile::listing`](crate::source::SourceFile::listing)).
//!
//! ```text
//! bytes ─► package ─► xml ─► theme, styles ─┐
//!          parts,     names, bounds         ├─► story ─► paragraph, flow, table, object ─► faults
//!          bounds                           │            running, tongue: the document as a whole
//!          settings, properties ────────────┘            listing: where
//! ```
//!
//! | What Microsoft's "Rules for the Accessibility Checker" ask for | grave there | where |
//! |---|---|---|
//! | alternative texts, and no file names for them | error | `object` |
//! | tables with a header row | error | `table` |
//! | a document that can be opened without rights being checked | error | `package` |
//! | tables of a simple shape | warning | `table` |
//! | objects in line with the text | warning | `object`, `table`, `paragraph` |
//! | contrast of at least 4.5:1 | warning | `paragraph`, with `styles` and `theme` |
//! | link texts that mean something | warning | `paragraph` |
//! | no repeated blanks | warning | `flow`, `paragraph` |
//! | headings, in order | tip | `Facts` |
//! | no watermarks | tip | `story` |
//!
//! Beyond these it looks for what the checker does not see and EN 301 549 asks for: the title, the language and whether the text is in it,
//! headings and lists that only look so, text that moves, and what stands in page headers alone; and it tells of changes and comments that
//! were left in the file.
//!
//! **Invariants:** bytes of strangers are bounded in memory and time by [`Limits`]; there is no recursion, and nothing panics. A rule is silent
//! where it cannot tell (the ground under a text box, a table style with coloured bands).

mod flow;
mod listing;
mod object;
mod package;
mod paragraph;
mod running;
mod story;
mod styles;
mod table;
#[cfg(test)]
mod tests;
mod theme;
mod tongue;
mod xml;

pub use package::{Limits, looks_like};

use crate::diagnostic::{Code, Diagnostic, Diagnostics, Severity};
use crate::message;
use crate::source::{Sources, Span};
use listing::Places;
use package::{Package, Refusal, Relationship};
use running::Running;
use story::{Context, Place, Story};
use theme::Palette;
use tongue::Tongues;
use xml::{Element, Space, Visitor};

/// So much text wants headings, in letters: about two pages.
const HEADLESS: usize = 3000;

/// What is wrong with a Word file, by place. `name` is what the file is called in the places.
#[must_use]
pub fn check(name: &str, bytes: &[u8], sources: &mut Sources) -> Vec<Diagnostic> {
    let mut cx = Diagnostics::new();
    let mut places = Places::new(name, sources);
    if let Err(refusal) = judge(bytes, &mut places, &mut cx) {
        let Refusal { part, fault } = *refusal;
        let at = places.part(part.as_deref().unwrap_or_default());
        cx.push(fault.at(at));
    }
    cx.into_sorted()
}

/// What is found out about a document in all of its parts.
#[derive(Default)]
struct Facts {
    /// Tables so far.
    tables: usize,
    /// Letters of the text itself.
    letters: usize,
    /// Level of the last heading, from 1.
    level: Option<u8>,
    /// The first part with text of which no language is known.
    without_lang: Option<String>,
    tongues: Tongues,
    running: Running,
    /// Tracked changes.
    changes: usize,
}

impl Facts {
    /// A heading of this level, from 1.
    fn heading(&mut self, level: u8, shown: &str, at: Span, cx: &mut Diagnostics) {
        let before = self.level.replace(level).unwrap_or(0);
        if level <= before + 1 {
            return;
        }
        let wanted = before + 1;
        let fault = if before == 0 {
            message!(
                "den första rubriken, ”{shown}”, är på nivå {level}",
                "the first heading, “{shown}”, is of level {level}"
            )
        } else {
            message!(
                "rubriken ”{shown}” är på nivå {level} under en på nivå {before}",
                "the heading “{shown}” is of level {level} under one of level {before}"
            )
        };
        let hint = message!("ge den formatmallen Rubrik {wanted}", "give it the style Heading {wanted}");
        cx.push(Diagnostic::new(Code::DocxHeading, fault).at(at).hint(hint));
    }
}

fn judge(bytes: &[u8], places: &mut Places<'_>, cx: &mut Diagnostics) -> Result<(), Box<Refusal>> {
    let mut package = Package::open(bytes)?;
    let parts = Parts::find(&mut package)?;
    let (mut palette, mut settings) = (Palette::default(), Settings::default());
    for theme in &parts.theme {
        package.walk(theme, &mut palette)?;
    }
    for part in &parts.settings {
        package.walk(part, &mut SettingsOf { settings: &mut settings, palette: &mut palette })?;
    }
    let mut reading = styles::Reading::new(&palette);
    for part in &parts.styles {
        package.walk(part, &mut reading)?;
    }
    let styles = reading.finish();
    let context = Context { styles: &styles, palette: &palette, shows_background: settings.shows_background };
    let mut facts = Facts::default();
    let running = parts.running.iter().map(|part| (part, Place::Running));
    let notes = parts.notes.iter().map(|part| (part, Place::Notes));
    for (part, place) in running.chain([(&parts.main, Place::Body)]).chain(notes) {
        let listing = places.listing(part);
        let mut story = Story::new(&context, place, listing, &mut facts, cx);
        let walked = package.walk(part, &mut story);
        let (is_document, listing) = story.finish();
        places.finish(listing);
        let found = walked?;
        if place == Place::Body && !(found && is_document) {
            let fault = package::no_document(if found { None } else { Some(part) });
            return Err(Box::new(Refusal { part: None, fault }));
        }
    }
    let mut core = Core::default();
    for part in &parts.core {
        package.walk(part, &mut core)?;
    }
    let mut comments = Comments::default();
    for part in &parts.comments {
        package.walk(part, &mut comments)?;
    }
    facts.running.judge(cx);
    judge_whole(&facts, &settings, core.title.trim(), &comments, &parts, places, cx);
    Ok(())
}

/// What is wrong with the document as a whole.
fn judge_whole(
    facts: &Facts,
    settings: &Settings,
    title: &str,
    comments: &Comments,
    parts: &Parts,
    places: &mut Places<'_>,
    cx: &mut Diagnostics,
) {
    if title.is_empty() {
        let fault = message!("dokumentet har ingen titel", "the document has no title");
        let part = parts.core.first().map_or("docProps/core.xml", String::as_str);
        cx.push(Diagnostic::new(Code::DocxTitle, fault).at(places.part(part)).hint(message!(
            "skriv titeln under Arkiv > Info > Egenskaper",
            "write the title under File > Info > Properties"
        )));
    }
    let main = places.part(&parts.main);
    if facts.level.is_none() && facts.letters > HEADLESS {
        let fault = message!("dokumentet har inga rubriker", "the document has no headings");
        cx.push(Diagnostic::new(Code::DocxHeading, fault).at(main).hint(message!(
            "ge rubrikerna formatmallarna Rubrik 1, 2 och 3",
            "give the headings the styles Heading 1, 2 and 3"
        )));
    }
    let language = message!(
        "markera all text och välj språk under Granska > Språk > Ange språk",
        "select all text and choose its language under Review > Language > Set Proofing Language"
    );
    if let Some(part) = &facts.without_lang {
        let fault = message!("textens språk är inte angivet", "the language of the text is not given");
        cx.push(Diagnostic::new(Code::DocxLang, fault).at(places.part(part)).hint(language));
    } else if let Some(fault) = facts.tongues.judge() {
        let fault = Diagnostic::new(Code::DocxLang, fault).at(main).hint(language);
        // Small words are no proof.
        cx.push(Diagnostic { severity: Severity::Warning, ..fault });
    }
    if let Some(edit) = &settings.protection {
        let (sv, en) = match edit.as_str() {
            "readOnly" => ("skrivskyddat", "read-only"),
            "forms" => ("låst så att bara formulärfält kan fyllas i", "locked but for form fields"),
            "comments" => ("låst så att det bara kan kommenteras", "locked but for comments"),
            _ => ("låst för redigering", "locked for editing"),
        };
        let fault = message!("dokumentet är {}", "the document is {}"; sv, en);
        let part = parts.settings.first().map_or(parts.main.as_str(), String::as_str);
        cx.push(Diagnostic::new(Code::DocxProtected, fault).at(places.part(part)).hint(message!(
            "stäng av skyddet under Granska > Begränsa redigering",
            "stop the protection under Review > Restrict Editing"
        )));
    }
    let hint = message!(
        "granska dem och godkänn eller ta bort dem innan dokumentet lämnas ut",
        "go through them and accept or remove them before the document is given out"
    );
    if facts.changes > 0 {
        let count = facts.changes;
        let fault = match count {
            1 => message!("1 spårad ändring är kvar", "1 tracked change is left"),
            _ => message!("{count} spårade ändringar är kvar", "{count} tracked changes are left"),
        };
        cx.push(Diagnostic::new(Code::DocxLeft, fault).at(main).hint(hint.clone()));
    }
    if comments.count > 0 {
        let count = comments.count;
        let fault = match count {
            1 => message!("1 kommentar är kvar", "1 comment is left"),
            _ => message!("{count} kommentarer är kvar", "{count} comments are left"),
        };
        let part = parts.comments.first().map_or(parts.main.as_str(), String::as_str);
        cx.push(Diagnostic::new(Code::DocxLeft, fault).at(places.part(part)).hint(hint));
    }
}

/// The names of the parts that are looked at.
#[derive(Default)]
struct Parts {
    main: String,
    core: Vec<String>,
    theme: Vec<String>,
    settings: Vec<String>,
    styles: Vec<String>,
    running: Vec<String>,
    notes: Vec<String>,
    comments: Vec<String>,
}

impl Parts {
    fn find(package: &mut Package<'_>) -> Result<Self, Box<Refusal>> {
        let mut parts = Self::default();
        let mut main = None;
        for Relationship { kind, target, .. } in package.relationships("")? {
            match kind.as_str() {
                "officeDocument" => main = main.or(Some(target)),
                "core-properties" => parts.core.push(target),
                _ => {}
            }
        }
        let refused = || Box::new(Refusal { part: None, fault: package::no_document(None) });
        parts.main = main.ok_or_else(refused)?;
        for Relationship { kind, target, .. } in package.relationships(&parts.main)? {
            let list = match kind.as_str() {
                "theme" => &mut parts.theme,
                "settings" => &mut parts.settings,
                "styles" => &mut parts.styles,
                "header" | "footer" => &mut parts.running,
                "footnotes" | "endnotes" => &mut parts.notes,
                "comments" => &mut parts.comments,
                _ => continue,
            };
            if !list.contains(&target) {
                list.push(target);
            }
        }
        Ok(parts)
    }
}

/// What the settings say that matters here.
#[derive(Default)]
struct Settings {
    /// How editing is restricted, if it is.
    protection: Option<String>,
    /// Whether the page's colour shows.
    shows_background: bool,
}

struct SettingsOf<'s> {
    settings: &'s mut Settings,
    palette: &'s mut Palette,
}

impl Visitor for SettingsOf<'_> {
    fn start(&mut self, element: &Element<'_>) {
        if element.space != Space::Word {
            return;
        }
        match element.local {
            "documentProtection" => {
                let enforced =
                    element.word("enforcement").is_some_and(|value| !matches!(&*value, "0" | "false" | "off"));
                let edit = element.word("edit").filter(|edit| enforced && edit != "none");
                self.settings.protection = edit.map(std::borrow::Cow::into_owned);
            }
            "displayBackgroundShape" => self.settings.shows_background = element.is_on(),
            "clrSchemeMapping" => self.palette.map(element),
            _ => {}
        }
    }
}

/// The title of the core properties.
#[derive(Default)]
struct Core {
    title: String,
    in_title: bool,
}

impl Visitor for Core {
    fn start(&mut self, element: &Element<'_>) {
        self.in_title = element.is(Space::DublinCore, "title");
    }

    fn end(&mut self, _space: Space, _local: &str) {
        self.in_title = false;
    }

    fn text(&mut self, text: &str) {
        if self.in_title {
            self.title.push_str(text);
        }
    }
}

/// How many comments there are.
#[derive(Default)]
struct Comments {
    count: usize,
}

impl Visitor for Comments {
    fn start(&mut self, element: &Element<'_>) {
        self.count += usize::from(element.is(Space::Word, "comment"));
    }
}
