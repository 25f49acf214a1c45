//! Files that a record names: pictures, appendices, and the register of those it refers to.
//!
//! A record may come from anybody. It may name files that lie beside it or below, and nothing else of the machine: no absolute
//! path, no `..` and no link that leads out.

use std::io::{ErrorKind, Read as _};
use std::path::{Component, Path, PathBuf};

use super::{Limits, appendix, picture};
use crate::diagnostic::{Code, Diagnostic, Doc, Message, cut, nearest};
use crate::document::Image;
use crate::meeting::{Appendices, AppendixFile, Pictures};
use crate::message;
use crate::record::register::Registers;

/// As much of a path as a message shows, in characters.
pub(super) const SHOWN: usize = 200;

/// A directory, and what lies in it.
#[derive(Clone, Debug)]
pub struct Directory {
    /// The record's directory; `None` for a record from standard input, beside which nothing lies.
    root: Option<PathBuf>,
}

/// What a record names a file for, and the words for it.
pub(super) struct Purpose {
    /// The kind of fault.
    pub(super) code: Code,
    /// "bilden"; in English after an article.
    pub(super) name: Doc,
    /// "en bild".
    pub(super) one: Doc,
    /// What a record from standard input cannot have.
    pub(super) any: Doc,
    /// "den".
    pub(super) it: Doc,
    /// What it can be written in.
    pub(super) formats: Doc,
    /// How the names of such files end.
    pub(super) endings: &'static [&'static str],
    /// Largest size in bytes.
    pub(super) largest: u64,
}

/// A register.
const REGISTER: Purpose = Purpose {
    code: Code::RecRegister,
    name: Doc { sv: "registret", en: "register" },
    one: Doc { sv: "ett register", en: "a register" },
    any: Doc { sv: "något register", en: "register" },
    it: Doc { sv: "det", en: "it" },
    formats: Doc { sv: "YAML eller JSON", en: "YAML or JSON" },
    endings: &["yaml", "yml", "json"],
    largest: Limits::FILE_BYTES as u64,
};

impl Directory {
    /// What lies beside a record, or nothing.
    #[must_use]
    pub fn new(root: Option<PathBuf>) -> Self {
        Self { root }
    }

    /// The file at a path that a record gives.
    ///
    /// # Errors
    /// For what does not exist, or is not the record's to name.
    fn find(&self, path: &str, purpose: &Purpose) -> Result<PathBuf, Box<Diagnostic>> {
        let Purpose { name: the, any, it, .. } = purpose;
        let refuse = |fault, hint| Box::new(Diagnostic::new(purpose.code, fault).hint(hint));
        let beside = || {
            message!(
                "lägg {} bredvid posten och skriv bara filnamnet",
                "put the {} beside the record and write its name only"; the.sv, the.en
            )
        };
        let Some(root) = &self.root else {
            let fault = message!(
                "en post från standard in kan inte ha {}",
                "a record from standard input can have no {}"; any.sv, any.en
            );
            return Err(refuse(fault, message!("spara posten som fil", "save the record as a file")));
        };
        let name = cut(path, SHOWN);
        if path.contains("://") {
            let fault = message!(
                "{} \"{name}\" är en webbadress",
                "the {} \"{name}\" is an address on the web"; the.sv, the.en
            );
            let hint = message!(
                "ladda ner {}, lägg {} bredvid posten och skriv bara filnamnet",
                "download the {}, put {} beside the record and write its name only"; (the.sv, it.sv), (the.en, it.en)
            );
            return Err(refuse(fault, hint));
        }
        let Some(inside) = inside(path) else {
            let fault = message!(
                "{} \"{name}\" ligger utanför postens katalog",
                "the {} \"{name}\" lies outside the record's directory"; the.sv, the.en
            );
            return Err(refuse(fault, beside()));
        };
        let full = root.join(&inside);
        let real = std::fs::canonicalize(&full).and_then(|real| Ok((real, std::fs::canonicalize(root)?)));
        let (real, root) = real.map_err(|error| {
            let missing = error.kind() == ErrorKind::NotFound;
            let meant = if missing { meant(root, &inside, purpose.endings) } else { None };
            Box::new(unreadable(&name, error.kind(), purpose).hint(meant.unwrap_or_else(beside)))
        })?;
        if !real.starts_with(&root) {
            let fault = message!(
                "{} \"{name}\" är en länk ut ur postens katalog",
                "the {} \"{name}\" is a link out of the record's directory"; the.sv, the.en
            );
            return Err(refuse(fault, beside()));
        }
        Ok(real)
    }
}

impl Pictures for Directory {
    fn picture(&self, path: &str) -> Result<Image, Box<Diagnostic>> {
        let file = self.find(path, &picture::PURPOSE)?;
        picture::read(path, load(path, &file, &picture::PURPOSE)?)
    }
}

impl Appendices for Directory {
    fn appendix(&self, path: &str) -> Result<AppendixFile, Box<Diagnostic>> {
        let file = self.find(path, &appendix::PURPOSE)?;
        appendix::read(path, load(path, &file, &appendix::PURPOSE)?)
    }
}

impl Registers for Directory {
    fn register(&self, path: &str) -> Result<Vec<u8>, Box<Diagnostic>> {
        let file = self.find(path, &REGISTER)?;
        load(path, &file, &REGISTER)
    }
}

/// The path within the record's directory that a record means; `None` where it leads out.
///
/// Records are written on Windows and read on Linux, and the other way round: both slashes are one. What `..` takes back need not
/// exist.
#[must_use]
pub fn inside(path: &str) -> Option<PathBuf> {
    if path.contains(':') {
        return None;
    }
    let mut inside = PathBuf::new();
    for part in Path::new(&path.replace('\\', "/")).components() {
        match part {
            Component::Normal(name) => inside.push(name),
            Component::CurDir => {}
            Component::ParentDir if inside.pop() => {}
            _ => return None,
        }
    }
    Some(inside)
}

/// The file whose name is nearest to that of one that does not exist, in the same directory.
fn meant(root: &Path, inside: &Path, endings: &[&str]) -> Option<Message> {
    let wanted = inside.file_name()?.to_string_lossy();
    let root = std::fs::canonicalize(root).ok()?;
    let directory = std::fs::canonicalize(root.join(inside).parent()?).ok()?;
    if !directory.starts_with(&root) {
        return None;
    }
    let fits = |name: &String| {
        let extension = Path::new(name).extension().and_then(|extension| extension.to_str()).unwrap_or_default();
        endings.iter().any(|known| extension.eq_ignore_ascii_case(known))
    };
    let entries = std::fs::read_dir(&directory).ok()?;
    let names = entries.flatten().filter_map(|entry| entry.file_name().into_string().ok());
    let mut names: Vec<String> = names.filter(fits).collect();
    names.sort();
    let name = nearest(&wanted, names.iter().map(String::as_str))?;
    // Written as in a record, whatever the system's own slash is.
    let meant = inside.with_file_name(name).to_string_lossy().replace('\\', "/");
    let meant = cut(&meant, SHOWN);
    Some(message!("menade du \"{meant}\"?", "did you mean \"{meant}\"?"))
}

/// Gets a file's bytes, at most so many as show that they are too many. To open a pipe would be to wait for whoever writes into
/// it, so nothing but a file is opened.
///
/// # Errors
/// For what is no file or cannot be read.
pub(super) fn load(name: &str, path: &Path, purpose: &Purpose) -> Result<Vec<u8>, Box<Diagnostic>> {
    let name = cut(name, SHOWN);
    let refused = |error: std::io::Error| Box::new(unreadable(&name, error.kind(), purpose));
    let Purpose { name: the, one, formats, .. } = purpose;
    let kind = std::fs::metadata(path).map_err(refused)?;
    if kind.is_dir() {
        let fault = unreadable(&name, ErrorKind::IsADirectory, purpose);
        let hint = message!("ange {} i katalogen", "name {} in the directory"; one.sv, one.en);
        return Err(Box::new(fault.hint(hint)));
    }
    if !kind.is_file() {
        let fault =
            message!("{} \"{name}\" är ingen vanlig fil", "the {} \"{name}\" is no regular file"; the.sv, the.en);
        let hint = message!("ange {} i {}", "name {} in {}"; (one.sv, formats.sv), (one.en, formats.en));
        return Err(Box::new(Diagnostic::new(purpose.code, fault).hint(hint)));
    }
    let mut data = Vec::new();
    let read_to_end = |file: std::fs::File| file.take(purpose.largest + 1).read_to_end(&mut data);
    std::fs::File::open(path).and_then(read_to_end).map_err(refused)?;
    Ok(data)
}

/// The system's own words differ from machine to machine, and are in neither of our languages.
fn unreadable(name: &str, kind: ErrorKind, purpose: &Purpose) -> Diagnostic {
    let the = purpose.name;
    let fault = match kind {
        ErrorKind::NotFound => message!("{} \"{name}\" finns inte", "there is no {} \"{name}\""; the.sv, the.en),
        ErrorKind::PermissionDenied => {
            message!("{} \"{name}\" får inte läsas", "the {} \"{name}\" may not be read"; the.sv, the.en)
        }
        ErrorKind::IsADirectory => {
            message!("{} \"{name}\" är en katalog", "the {} \"{name}\" is a directory"; the.sv, the.en)
        }
        _ => message!("{} \"{name}\" går inte att läsa", "the {} \"{name}\" cannot be read"; the.sv, the.en),
    };
    Diagnostic::new(purpose.code, fault)
}
