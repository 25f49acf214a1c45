//! The flags `--house` and `--templates`: what a document is built with besides its record.

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

use clap::Args;

use super::bilingual::both;
use super::input::reason;
use crate::batch::{Basis, Program, Settings, Style};
use crate::build::{Builder, checksum};
use crate::diagnostic::nearest;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Message, Severity};
use crate::document::Image;
use crate::house::{self, House, Valid};
use crate::message;
use crate::source::{Sources, picture};
use crate::template::{Engine, FONTS, HOUSES, Overrides, TEMPLATES, WORDS, font_checksums, rivals};

/// How deep a directory of templates is looked through; the program's own is two deep.
const DEPTH: usize = 4;

/// The house style of those that have none of their own.
const DEFAULT: &str = "neutral";

/// The file of a house style in its directory.
const HOUSE_FILE: &str = "house.yaml";

#[derive(Args, Clone, Debug)]
pub(super) struct StyleOptions {
    #[arg(
        long,
        value_name = both!("NAMN|KATALOG", "NAME|DIR"),
        help = both!(
            "Husstil: regeringskansliet, neutral, en katalog med house.yaml och egna typsnitt, eller en katalog med flera sådana \
             (om inget anges den som myndigheten i posten har, annars neutral)",
            "House style: regeringskansliet, neutral, a directory with house.yaml and fonts of your own, or a directory of several \
             such (if none is given that of the record's authority, else neutral)"
        )
    )]
    house: Option<PathBuf>,
    #[arg(
        long,
        visible_alias = "tidens-husstil",
        help = both!(
            "Sätt varje handling i den husstil som myndigheten hade på handlingens dag",
            "Set each document in the house style that the authority had on the document's day"
        )
    )]
    period_style: bool,
    #[arg(
        long,
        value_name = both!("KATALOG", "DIR"),
        help = both!(
            "Egna mallar: varje fil i katalogen ersätter programmets egen med samma namn",
            "Templates of your own: each file in the directory replaces the program's of the same name"
        )
    )]
    templates: Option<PathBuf>,
}

/// What documents are built with, and what is wrong with it. Without a builder nothing can be built.
pub(super) struct Equipment {
    pub(super) builder: Option<Builder>,
    pub(super) sources: Sources,
    pub(super) diagnostics: Vec<Diagnostic>,
    /// Templates of one's own.
    overrides: Overrides,
    /// Font files that house styles bring, by name.
    fonts: Vec<(String, Vec<u8>)>,
    /// The house styles, the usual one first.
    houses: Vec<Style>,
    /// Whether documents are set in the style of their day.
    period_style: bool,
}

impl Equipment {
    /// What documents are made with, by the checksums of everything.
    pub(super) fn basis(&self, program: Program, settings: Settings) -> Basis {
        let templates = carried_texts().map(|(path, text)| (path, text.to_owned()));
        let templates = templates.chain(self.overrides.clone());
        let fonts = font_checksums().map(|(path, checksum)| (path.to_owned(), checksum.to_owned()));
        Basis {
            program,
            settings,
            templates: templates.map(|(path, text)| (path, checksum(text.as_bytes()))).collect(),
            fonts: fonts.chain(self.fonts.iter().map(|(name, bytes)| (name.clone(), checksum(bytes)))).collect(),
            houses: self.houses.clone(),
            period_style: self.period_style,
        }
    }
}

impl StyleOptions {
    /// A house style, with the program's own templates.
    pub(super) fn of_house(house: Option<PathBuf>) -> Self {
        Self { house, period_style: false, templates: None }
    }

    /// Reads house style, fonts and templates.
    pub(super) fn equip(&self) -> Equipment {
        let mut equipment = Equipment {
            builder: None,
            sources: Sources::new(),
            diagnostics: Vec::new(),
            overrides: Overrides::new(),
            fonts: Vec::new(),
            houses: Vec::new(),
            period_style: self.period_style,
        };
        let mut cx = Diagnostics::new();
        let builder = self.builder(&mut equipment, &mut cx).filter(|_| !cx.has_errors());
        Equipment { builder, diagnostics: cx.into_sorted(), ..equipment }
    }

    /// The directories that the flags name.
    pub(super) fn directories(&self) -> impl Iterator<Item = &Path> {
        self.own_house().into_iter().chain(self.templates.as_deref())
    }

    /// The directory of the chosen house style, if it is none that the program carries.
    pub(super) fn own_house(&self) -> Option<&Path> {
        self.house.as_deref().filter(|house| carried(house).is_none())
    }

    /// Whether the directory of the chosen house style is one of several, among which each document gets its own.
    pub(super) fn has_several(&self) -> bool {
        self.own_house().is_some_and(|directory| !several(directory).is_empty())
    }

    /// Whether a file, named by its one path, is part of what documents are built with.
    pub(super) fn depends_on(&self, path: &Path) -> bool {
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        let extension = path.extension().and_then(|extension| extension.to_str()).unwrap_or_default();
        let counts = ["yaml", "typ", "png", "jpg", "jpeg"].iter().any(|known| extension.eq_ignore_ascii_case(known));
        let inside = |directory: &Path| fs::canonicalize(directory).is_ok_and(|real| path.starts_with(real));
        (counts || is_font(path)) && !is_left_out(name) && self.directories().any(inside)
    }

    /// The same flags, for another process.
    pub(super) fn arguments(&self) -> Vec<OsString> {
        let flag = |name: &str, value: &Option<PathBuf>| {
            value.iter().flat_map(|value| [name.into(), value.as_os_str().to_owned()]).collect::<Vec<_>>()
        };
        let period = self.period_style.then(|| "--period-style".into());
        [flag("--house", &self.house), flag("--templates", &self.templates), period.into_iter().collect()].concat()
    }

    fn builder(&self, equipment: &mut Equipment, cx: &mut Diagnostics) -> Option<Builder> {
        equipment.overrides = self.templates.as_deref().map(|directory| overrides(directory, cx)).unwrap_or_default();
        let Equipment { sources, overrides, fonts, houses, .. } = equipment;
        let mut read = |chosen: &Path| {
            let (text, directory) = match carried(chosen) {
                Some((name, carried)) => {
                    let path = format!("{name}/{HOUSE_FILE}");
                    let text = overrides.get(&path).map_or(*carried, String::as_str).as_bytes().to_vec();
                    let directory = self.templates.as_ref().map(|all| all.join(name));
                    (Some((path, text)), directory)
                }
                None => (own_house_file(chosen, cx), Some(chosen.to_owned())),
            };
            fonts.extend(directory.as_deref().map(|directory| self::fonts(directory, cx)).unwrap_or_default());
            let (path, text) = text?;
            let house = house::read(&path, &text, sources, cx)?;
            let logotype = directory.and_then(|directory| logotype(&house, &directory, cx));
            houses.push(Style {
                name: house.name.clone(),
                version: house.version.clone(),
                sha256: checksum(&text),
                logotype: logotype.as_ref().map(|image| checksum(&image.data)),
            });
            Some((house, logotype))
        };
        let several = self.own_house().map(several).unwrap_or_default();
        let (default, others): (_, Vec<_>) = match &self.house {
            Some(chosen) if several.is_empty() => (read(chosen), Vec::new()),
            Some(_) => (read(Path::new(DEFAULT)), several.iter().filter_map(|directory| read(directory)).collect()),
            None => {
                let names = HOUSES.iter().map(|(name, _)| *name).filter(|name| *name != DEFAULT);
                (read(Path::new(DEFAULT)), names.filter_map(|name| read(Path::new(name))).collect())
            }
        };
        if let Some((one, other)) = house::overlapping(&others.iter().map(|(house, _)| house).collect::<Vec<_>>()) {
            cx.push(at_once(one, other));
        }
        let all = default.iter().chain(&others).map(|(house, _)| house.valid);
        if self.period_style && all.into_iter().all(|valid| valid == Valid::default()) {
            cx.push(timeless());
        }
        let own = fonts.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice()));
        // The program's own are known to go together.
        let all = if fonts.is_empty() { Vec::new() } else { FONTS.iter().copied().chain(own).collect() };
        let fonts: Vec<&[u8]> = fonts.iter().map(|(_, bytes)| bytes.as_slice()).collect();
        if let Some((one, other, family)) = rivals(&all) {
            let fault = message!(
                "typsnitten \"{one}\" och \"{other}\" är olika filer av samma snitt i {family}",
                "the fonts \"{one}\" and \"{other}\" are different files of the same face of {family}"
            );
            let hint = message!(
                "ge varje utgåva av typsnittet ett eget familjenamn, eller låt husstilarna dela på en fil",
                "give each edition of the font a family name of its own, or let the house styles share one file"
            );
            cx.push(Diagnostic::new(Code::Hse, fault).hint(hint));
        }
        let engine = Engine::new(overrides, &fonts, sources, cx)?;
        let (house, logotype) = default?;
        let (others_are_chosen, period_style) = (self.house.is_some(), self.period_style);
        Some(Builder { engine, house, logotype, others, others_are_chosen, period_style })
    }
}

/// The house style of that name that the program carries.
fn carried(chosen: &Path) -> Option<&'static (&'static str, &'static str)> {
    HOUSES.iter().find(|(name, _)| chosen.as_os_str() == *name)
}

/// The house styles in a directory that is none itself, in the order of their names.
fn several(directory: &Path) -> Vec<PathBuf> {
    if directory.join(HOUSE_FILE).exists() {
        return Vec::new();
    }
    let entries = fs::read_dir(directory).into_iter().flatten().flatten();
    let mut found: Vec<_> = entries.map(|entry| entry.path()).filter(|path| path.join(HOUSE_FILE).is_file()).collect();
    found.sort();
    found
}

/// What is said of two house styles that one authority would have on the same day.
fn at_once(one: &House, other: &House) -> Diagnostic {
    let (one, other) = (format!("{} {}", one.name, one.version), format!("{} {}", other.name, other.version));
    let fault = message!(
        "husstilarna {one} och {other} gäller samma myndighet samma dagar",
        "the house styles {one} and {other} are in use by one authority on the same days"
    );
    let hint = message!(
        "skriv i varje house.yaml när den gällde: valid: {{ from: 2015-01-01, until: 2022-12-31 }}",
        "write in each house.yaml when it was in use: valid: {{ from: 2015-01-01, until: 2022-12-31 }}"
    );
    Diagnostic::new(Code::Hse, fault).hint(hint)
}

/// What is said where the style of each document's day was asked for, and no house style has days.
fn timeless() -> Diagnostic {
    let fault = message!(
        "--period-style gör ingen skillnad: ingen av husstilarna säger när den gällde",
        "--period-style makes no difference: none of the house styles says when it was in use"
    );
    let hint = message!(
        "ange en katalog med husstilar från olika tider med --house, och skriv i varje house.yaml när den gällde: valid: {{ from: 2015-01-01 }}",
        "name a directory of house styles of different times with --house, and write in each house.yaml when it was in use: valid: {{ from: 2015-01-01 }}"
    );
    Diagnostic { severity: Severity::Warning, ..Diagnostic::new(Code::Hse, fault).hint(hint) }
}

/// The path and the text of a house style of one's own.
fn own_house_file(directory: &Path, cx: &mut Diagnostics) -> Option<(String, Vec<u8>)> {
    let name = directory.display();
    if !directory.is_dir() {
        let names: Vec<&str> = HOUSES.iter().map(|(name, _)| *name).collect();
        let fault = Diagnostic::new(
            Code::Hse,
            message!(
                "\"{name}\" är varken en husstil eller en katalog",
                "\"{name}\" is neither a house style nor a directory"
            ),
        );
        let hint = if let Some(meant) = nearest(&directory.to_string_lossy(), names.iter().copied()) {
            message!("menade du \"{meant}\"?", "did you mean \"{meant}\"?")
        } else {
            let list = names.join(", ");
            message!("husstilarna är {list}", "the house styles are {list}")
        };
        cx.push(fault.hint(hint));
        return None;
    }
    let path = directory.join(HOUSE_FILE);
    match fs::read(&path) {
        Ok(bytes) => Some((path.display().to_string(), bytes)),
        Err(error) => {
            cx.push(refused(Code::Hse, &path, &error).hint(message!(
                "en husstil är en katalog med filen {HOUSE_FILE}; kopiera den neutrala och ändra i den",
                "a house style is a directory with a file {HOUSE_FILE}; copy the neutral one and change it"
            )));
            None
        }
    }
}

fn refused(code: Code, path: &Path, error: &std::io::Error) -> Diagnostic {
    let Message { sv, en } = reason(error);
    let name = path.display();
    Diagnostic::new(code, message!("\"{name}\" går inte att läsa: {sv}", "\"{name}\" cannot be read: {en}"))
}

/// The font files of a house style with their names, in the order of these.
fn fonts(directory: &Path, cx: &mut Diagnostics) -> Vec<(String, Vec<u8>)> {
    let Ok(entries) = fs::read_dir(directory) else { return Vec::new() };
    let mut paths: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).filter(|path| is_font(path)).collect();
    paths.sort();
    let read = |path: PathBuf| match fs::read(&path) {
        Ok(bytes) => Some((path.file_name().unwrap_or_default().to_string_lossy().into_owned(), bytes)),
        Err(error) => {
            cx.push(refused(Code::Hse, &path, &error));
            None
        }
    };
    paths.into_iter().filter_map(read).collect()
}

fn is_font(path: &Path) -> bool {
    let extension = path.extension().and_then(|extension| extension.to_str()).unwrap_or_default();
    ["ttf", "otf", "ttc"].iter().any(|known| extension.eq_ignore_ascii_case(known))
}

fn logotype(house: &House, directory: &Path, cx: &mut Diagnostics) -> Option<Image> {
    let wanted = house.letterhead.logotype.as_ref()?;
    let path = directory.join(&wanted.path);
    let fault = match picture::load(&wanted.path, &path).and_then(|data| picture::read(&wanted.path, data)) {
        Ok(image) => return Some(Image { alt: wanted.alt.clone(), logotype: true, ..image }),
        Err(fault) => Diagnostic { code: Code::Hse, ..*fault },
    };
    cx.push(fault.hint(message!(
        "sökvägen till logotypen räknas från husstilens katalog",
        "the path of the logotype is counted from the house style's directory"
    )));
    None
}

/// Every file within `templates/` that the program itself has.
fn carried_texts() -> impl Iterator<Item = (String, &'static str)> {
    let templates = TEMPLATES.iter().map(|(path, text)| ((*path).to_owned(), *text));
    let words = WORDS.iter().map(|(_, path, text)| ((*path).to_owned(), *text));
    let houses = HOUSES.iter().map(|(name, text)| (format!("{name}/{HOUSE_FILE}"), *text));
    templates.chain(words).chain(houses)
}

/// Reads the templates of a directory.
fn overrides(directory: &Path, cx: &mut Diagnostics) -> Overrides {
    let mut overrides = Overrides::new();
    let mut paths = Vec::new();
    if let Err((path, error)) = files(directory, "", DEPTH, &mut paths) {
        cx.push(refused(Code::Tpl, &path, &error));
        return overrides;
    }
    paths.sort();
    let carried: Vec<String> = carried_texts().map(|(path, _)| path).collect();
    for relative in paths {
        let path = directory.join(&relative);
        if !carried.contains(&relative) {
            let Some(fault) = stray(&path, &relative, &carried) else { continue };
            let is_error = fault.severity == Severity::Error;
            cx.push(fault);
            if is_error {
                continue;
            }
        }
        match fs::read(&path).map(String::from_utf8) {
            Ok(Ok(text)) => {
                overrides.insert(relative, text);
            }
            Ok(Err(_)) => {
                let name = path.display();
                let fault = message!("mallen \"{name}\" är inte UTF-8", "the template \"{name}\" is not UTF-8");
                cx.push(Diagnostic::new(Code::Tpl, fault).hint(message!("spara den som UTF-8", "save it as UTF-8")));
            }
            Err(error) => cx.push(refused(Code::Tpl, &path, &error)),
        }
    }
    overrides
}

/// What to say of a file that replaces none of the program's: a template may be there for others to import, but its
/// name may also be a slip; anything else has no business there.
fn stray(path: &Path, relative: &str, carried: &[String]) -> Option<Diagnostic> {
    let meant = nearest(relative, carried.iter().map(String::as_str));
    let name = path.display();
    let message = message!("\"{name}\" ersätter ingen mall", "\"{name}\" replaces no template");
    let extension = path.extension().and_then(|extension| extension.to_str()).unwrap_or_default();
    let fault = Diagnostic::new(Code::Tpl, message);
    match (meant, matches!(extension, "typ" | "yaml")) {
        (None, true) => None,
        (Some(meant), own) => {
            let severity = if own { Severity::Warning } else { Severity::Error };
            Some(Diagnostic { severity, ..fault }.hint(message!("menade du \"{meant}\"?", "did you mean \"{meant}\"?")))
        }
        (None, false) => {
            let list = carried.join(", ");
            Some(
                fault
                    .hint(message!("de filer som kan ersättas är {list}", "the files that can be replaced are {list}")),
            )
        }
    }
}

/// Whether a file is one that editors and systems put there for themselves.
fn is_left_out(name: &str) -> bool {
    name.starts_with(['.', '#']) || name.ends_with('~')
}

/// The files below a directory by their paths within it, with slashes.
fn files(
    directory: &Path,
    prefix: &str,
    depth: usize,
    found: &mut Vec<String>,
) -> Result<(), (PathBuf, std::io::Error)> {
    let refused = |error| (directory.to_owned(), error);
    for entry in fs::read_dir(directory).map_err(refused)? {
        let entry = entry.map_err(refused)?;
        let Ok(name) = entry.file_name().into_string() else { continue };
        if is_left_out(&name) {
            continue;
        }
        let relative = format!("{prefix}{name}");
        if !entry.path().is_dir() {
            found.push(relative);
        } else if depth > 1 {
            files(&entry.path(), &format!("{relative}/"), depth - 1, found)?;
        }
    }
    Ok(())
}
