//! Where the records of a run come from: a directory, a list, the manifest of another run, a stream, or a single file.

use std::collections::{BTreeMap, BTreeSet};
use std::ffi::{OsStr, OsString};
use std::fs::{self, File};
use std::io::{self, BufRead, BufReader, Read};
use std::path::{Component, Path, PathBuf};

use crate::batch::manifest::SOURCE;
use crate::batch::plan::OWN;
use crate::batch::{Manifest, Origin, Past, Spool, first, folded, holds_secrets, verify};
use crate::cli::input::reason;
use crate::cli::{directory, input};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Doc, Lang, Message, Severity, counted, excerpt};
use crate::message;
use crate::source::{self, Format, Limits, Sources, Value, inside};

/// Most bytes of a list: a million paths of sixty letters.
const LIST_BYTES: u64 = 64 << 20;

/// Most bytes of a manifest: that of half a million records has some 400 MB.
pub(super) const MANIFEST_BYTES: u64 = 512 << 20;

/// The records of a run.
#[derive(Debug)]
pub(super) struct Gathered {
    /// The directory that their names are counted from; `None` for a stream.
    pub(super) root: Option<PathBuf>,
    /// Whether all records in and below it are there.
    pub(super) is_whole: bool,
    /// Name and origin of each.
    pub(super) records: Vec<(String, Origin)>,
    /// What has been left out and may have been meant.
    pub(super) warnings: Vec<Diagnostic>,
    /// What another run made of them, from whose manifest they are.
    pub(super) past: BTreeMap<String, Past>,
}

/// Gets the names of all records. What cannot be understood is told, all of it at once.
pub(super) fn gather(source: &Path, stdin: &mut dyn Read) -> Result<Gathered, Vec<Diagnostic>> {
    if input::is_stdin(source) {
        return stream(stdin);
    }
    if source.is_dir() {
        let (files, links) = directory::records_and_links(source).map_err(|fault| vec![*fault])?;
        let warnings = linked(&links).into_iter().collect();
        return below(source, files).map(|gathered| Gathered { is_whole: true, warnings, ..gathered });
    }
    let name = source.file_name().unwrap_or_default().to_string_lossy();
    if name == crate::batch::manifest::NAME || is_renamed_manifest(source, &name) {
        return of_manifest(source);
    }
    if input::is_record(&name) {
        return below(input::directory(source), vec![source.to_owned()]);
    }
    list(source)
}

/// The names of files in and below a directory.
fn below(root: &Path, files: Vec<PathBuf>) -> Result<Gathered, Vec<Diagnostic>> {
    let mut faults = Vec::new();
    let mut records = Vec::new();
    for file in files {
        match name(root, &file) {
            Some((name, true)) => records.push((name, Origin::File(file))),
            // One of thousands keeps the others from nothing.
            Some((name, false)) => records.push((name, Origin::Unusable(Box::new(nameless(&file))))),
            None => faults.push(nameless(&file)),
        }
    }
    if faults.is_empty() {
        let (root, past) = (Some(root.to_owned()), BTreeMap::new());
        Ok(Gathered { root, is_whole: false, records, warnings: Vec::new(), past })
    } else {
        Err(faults)
    }
}

/// Links of a directory that are not followed. A record that is missing from an archive should not be so in silence.
fn linked(links: &[PathBuf]) -> Option<Diagnostic> {
    let first = links.first()?.display();
    let forms =
        [Doc { sv: "symbolisk länk", en: "symbolic link" }, Doc { sv: "symboliska länkar", en: "symbolic links" }];
    let [sv, en] = [Lang::Sv, Lang::En].map(|lang| counted(links.len(), forms, lang));
    let more = if links.len() > 1 { " …" } else { "" };
    let fault = message!(
        "{sv} i katalogen lämnas utanför: \"{first}\"{more}",
        "left out of the directory: {en}: \"{first}\"{more}"
    );
    let hint = message!(
        "är det poster, lägg dem i katalogen eller skriv dem i en lista",
        "if they are records, put them into the directory or write them in a list"
    );
    Some(Diagnostic { severity: Severity::Warning, ..Diagnostic::new(Code::BatList, fault).hint(hint) })
}

/// A file's path from a directory, with slashes, and whether that is its name: what is no UTF-8, which no manifest can hold, is written as `%E5`. `None`
/// where the two have nothing to do with each other.
pub(in crate::cli) fn name(root: &Path, file: &Path) -> Option<(String, bool)> {
    let within =
        if root == Path::new(".") { file.strip_prefix(root).unwrap_or(file) } else { file.strip_prefix(root).ok()? };
    let parts: Vec<String> = within.components().map(|part| spelt(part.as_os_str())).collect();
    Some((parts.join("/"), within.to_str().is_some()))
}

fn spelt(name: &OsStr) -> String {
    let mut text = String::new();
    for chunk in name.as_encoded_bytes().utf8_chunks() {
        text.push_str(chunk.valid());
        text.extend(chunk.invalid().iter().map(|byte| format!("%{byte:02X}")));
    }
    text
}

fn nameless(file: &Path) -> Diagnostic {
    let name = file.display();
    let fault = message!("namnet \"{name}\" är inte UTF-8", "the name \"{name}\" is not UTF-8");
    Diagnostic::new(Code::BatList, fault).hint(message!("byt namn på filen", "rename the file"))
}

/// A list of files, a path a line, counted from the list's own directory. So are their names within the run, which then do not depend on what else the list
/// has; where a line leads out of that directory, all are counted from the nearest one above that has them all. That goes by the words of the lines: neither what
/// can be read today nor where links lead changes what a record is called.
fn list(source: &Path) -> Result<Gathered, Vec<Diagnostic>> {
    let text = text(source)?;
    let directory = input::directory(source);
    let own = fs::canonicalize(directory).map_err(|error| vec![input::unreadable(directory, &error)])?;
    // Editors on Windows put one in front.
    let lines = text
        .trim_start_matches('\u{feff}')
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty() && !line.starts_with('#'));
    let (mut files, mut lost, mut places) = (Vec::new(), Vec::new(), Vec::new());
    let (mut named, mut again) = (BTreeSet::new(), Vec::new());
    for line in lines {
        let place = nominal(&own, line);
        if !named.insert(place.clone()) {
            again.push(line);
            continue;
        }
        // What a line calls it, for people.
        let file = directory.join(line);
        let (fault, may_be_file) = match fs::metadata(&place) {
            Ok(found) if found.is_file() => {
                places.push(place.clone());
                files.push(place);
                continue;
            }
            Ok(found) if found.is_dir() => (input::unreadable(&file, &io::ErrorKind::IsADirectory.into()), false),
            Ok(_) => (irregular(&file), false),
            Err(error) => (input::unreadable(&file, &error), true),
        };
        if may_be_file {
            places.push(place.clone());
        }
        lost.push((line, place, fault));
    }
    // A list of which nothing is there is none, or is somewhere else. Of others, what is lost is put aside like a record with errors.
    if files.is_empty() && !lost.is_empty() {
        return Err(lost.into_iter().map(|(.., fault)| fault).collect());
    }
    if files.is_empty() {
        let name = source.display();
        let fault = message!("listan \"{name}\" har inga poster", "the list \"{name}\" has no records");
        return Err(vec![Diagnostic::new(Code::BatList, fault).hint(message!(
            "skriv en sökväg på varje rad; är det en post, ge den ändelsen .yaml eller .json",
            "write a path on each line; if it is a record, give it the extension .yaml or .json"
        ))]);
    }
    let root = common(&own, &places);
    let outside = (root != own).then(|| outside(&root));
    let warnings = outside.into_iter().chain(repeated(&again)).collect();
    let mut gathered = below(&root, files)?;
    for (line, place, fault) in lost {
        // What is no file has no say in what the others are called.
        let is_within = place.starts_with(&root);
        let place = if is_within { place } else { nominal(&root, line.trim_start_matches(['.', '/', '\\'])) };
        let (name, _) = name(&root, &place).unwrap_or_default();
        gathered.records.push((name, Origin::Unusable(Box::new(fault))));
    }
    Ok(Gathered { warnings, ..gathered })
}

/// Where a line of a list leads, by its words. Only what `..` is counted from is followed where it is a link, as the system does.
fn nominal(own: &Path, line: &str) -> PathBuf {
    let mut path = PathBuf::new();
    for part in own.join(line).components() {
        match part {
            Component::ParentDir => {
                if fs::symlink_metadata(&path).is_ok_and(|found| found.is_symlink()) {
                    path = fs::canonicalize(&path).unwrap_or(path);
                }
                path.pop();
            }
            Component::CurDir => {}
            part => path.push(part),
        }
    }
    if !Path::new(line).is_absolute() || path.starts_with(own) {
        return path;
    }
    // A whole path may call the list's directory, or one above it, by another name.
    let renamed = path.ancestors().find_map(|above| {
        let real = fs::canonicalize(above).ok().filter(|real| own.starts_with(real))?;
        Some(real.join(path.strip_prefix(above).ok()?))
    });
    renamed.unwrap_or(path)
}

fn irregular(file: &Path) -> Diagnostic {
    let name = file.display();
    let fault = message!("\"{name}\" är ingen vanlig fil", "\"{name}\" is no regular file");
    Diagnostic::new(Code::SrcRead, fault).hint(message!("ange postens fil", "name the record's file"))
}

/// The directory that is or lies above a list's and that all files lie in or below.
fn common(own: &Path, files: &[PathBuf]) -> PathBuf {
    let has_all = |directory: &&Path| files.iter().all(|file| file.starts_with(directory));
    own.ancestors().find(has_all).unwrap_or(own).to_owned()
}

/// What is said of a list with lines that lead out of its directory.
fn outside(root: &Path) -> Diagnostic {
    let name = root.display();
    let fault = message!(
        "listan leder utanför sin egen katalog, och handlingarnas namn räknas från \"{name}\"",
        "the list leads out of its own directory, and the documents' names are counted from \"{name}\""
    );
    let hint = message!(
        "lägg listan i den katalogen, så beror namnen inte på hur långt ut någon rad leder",
        "put the list into that directory, and the names do not depend on how far out any line leads"
    );
    Diagnostic { severity: Severity::Warning, ..Diagnostic::new(Code::BatList, fault).hint(hint) }
}

/// What is said of lines of a list that name what another names.
fn repeated(lines: &[&str]) -> Option<Diagnostic> {
    let forms = [
        Doc { sv: "rad i listan nämner en post", en: "line of the list names a record" },
        Doc { sv: "rader i listan nämner poster", en: "lines of the list name records" },
    ];
    let [sv, en] = [Lang::Sv, Lang::En].map(|lang| counted(lines.len(), forms, lang));
    let names = first(lines);
    let fault = message!("{sv} som en annan redan har nämnt: {names}", "{en} that another has named already: {names}");
    let hint = message!("ta bort dem; de räknas inte", "remove them; they do not count");
    let warning = || Diagnostic { severity: Severity::Warning, ..Diagnostic::new(Code::BatList, fault).hint(hint) };
    (!lines.is_empty()).then(warning)
}

/// Whether a file is a manifest by another name, such as a copy that somebody has kept.
fn is_renamed_manifest(path: &Path, name: &str) -> bool {
    let is_json = Path::new(name).extension().is_some_and(|extension| extension.eq_ignore_ascii_case("json"));
    // What is called neither as a record nor as a manifest is a list otherwise.
    let may_be = is_json || !input::is_record(name);
    may_be && bounded(path, MANIFEST_BYTES).is_ok_and(|bytes| Manifest::is_one(&bytes))
}

/// The records of another run.
fn of_manifest(path: &Path) -> Result<Gathered, Vec<Diagnostic>> {
    let name = path.display();
    let bytes = bounded(path, MANIFEST_BYTES)?;
    let manifest = Manifest::read(&bytes).map_err(|Message { sv, en }| {
        let fault =
            message!("manifestet \"{name}\" går inte att läsa: {sv}", "the manifest \"{name}\" cannot be read: {en}");
        vec![Diagnostic::new(Code::BatList, fault)]
    })?;
    let directory = input::directory(path);
    // A manifest in its place lies in the run's own directory.
    let directory = if directory.ends_with(OWN) {
        input::directory(directory).to_owned()
    } else if fs::canonicalize(directory).is_ok_and(|real| real.ends_with(OWN)) {
        directory.join("..")
    } else {
        directory.to_owned()
    };
    let Some(root) = verify::source_directory(&manifest, &directory) else {
        let fault = message!(
            "var posterna i \"{name}\" ligger är inte känt: de kom från en ström, eller så saknas {SOURCE} bredvid manifestet",
            "where the records of \"{name}\" are is not known: they came from a stream, or {SOURCE} is missing beside the manifest"
        );
        let hint = message!("ange posternas katalog i stället", "name the directory of the records instead");
        return Err(vec![Diagnostic::new(Code::BatList, fault).hint(hint)]);
    };
    let origin = |record: &str| Origin::File(root.join(record));
    let past = manifest.past();
    let records = manifest.records.into_iter().map(|entry| (entry.record.clone(), origin(&entry.record))).collect();
    Ok(Gathered { root: Some(root), is_whole: false, records, warnings: Vec::new(), past })
}

fn text(path: &Path) -> Result<String, Vec<Diagnostic>> {
    let bytes = bounded(path, LIST_BYTES)?;
    String::from_utf8(bytes).map_err(|_| {
        let name = path.display();
        vec![Diagnostic::new(Code::BatList, message!("\"{name}\" är inte UTF-8", "\"{name}\" is not UTF-8"))]
    })
}

/// The bytes of a file, which must not be more than so many: a device may have no end.
pub(super) fn bounded(path: &Path, most: u64) -> Result<Vec<u8>, Vec<Diagnostic>> {
    let mut bytes = Vec::new();
    let read = File::open(path).and_then(|file| file.take(most + 1).read_to_end(&mut bytes));
    read.map_err(|error| vec![input::unreadable(path, &error)])?;
    if bytes.len() as u64 <= most {
        return Ok(bytes);
    }
    let (name, most) = (path.display(), most >> 20);
    let fault = message!(
        "\"{name}\" är större än {most} MiB, och det är ingen lista",
        "\"{name}\" is larger than {most} MiB, and no list is"
    );
    Err(vec![Diagnostic::new(Code::BatList, fault)])
}

/// A line of a stream without its end; `None` where the stream ends. Of one that is longer than a record may be, so much as shows it.
fn line(stream: &mut dyn BufRead) -> io::Result<Option<Vec<u8>>> {
    const MOST: usize = Limits::FILE_BYTES + 1;
    let (mut line, mut is_there) = (Vec::new(), false);
    loop {
        let buffer = match stream.fill_buf() {
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            buffer => buffer?,
        };
        if buffer.is_empty() {
            return Ok(is_there.then_some(line));
        }
        is_there = true;
        let end = buffer.iter().position(|byte| *byte == b'\n');
        let part = &buffer[..end.unwrap_or(buffer.len())];
        line.extend(&part[..part.len().min(MOST - line.len())]);
        let used = end.map_or(buffer.len(), |end| end + 1);
        stream.consume(used);
        if end.is_some() {
            return Ok(Some(line));
        }
    }
}

fn stream(stdin: &mut dyn Read) -> Result<Gathered, Vec<Diagnostic>> {
    let spool = Spool::new().map_err(|error| vec![unkept(&error)])?;
    let (mut faults, mut unread, mut records) = (Vec::new(), Vec::new(), Vec::new());
    // Those that are called by their lines, by their places among the records.
    let (mut numbered, mut wordy) = (Vec::new(), Vec::new());
    let keep = |record: &[u8]| -> Result<Origin, Vec<Diagnostic>> {
        Ok(Origin::Stream(spool.add(record).map_err(|error| vec![unkept(&error)])?))
    };
    let mut stdin = BufReader::new(stdin);
    for (number, line) in (1..).zip(std::iter::from_fn(|| line(&mut stdin).transpose())) {
        let told = |Message { sv, en }: &Message| {
            let fault = message!("rad {number} av standard in: {sv}", "line {number} of standard input: {en}");
            Diagnostic::new(Code::BatList, fault).hint(message!(
                "skriv {{\"namn\": \"2009/a\", \"post\": {{ … }}}}",
                "write {{\"namn\": \"2009/a\", \"post\": {{ … }}}}"
            ))
        };
        let line = match line {
            Ok(line) => line,
            Err(error) => {
                faults.push(told(&reason(&error)));
                break;
            }
        };
        // Programs on Windows end lines so.
        let line = line.strip_suffix(b"\r").unwrap_or(&line);
        match streamed(line) {
            Ok(None) => {}
            Ok(Some(Streamed { name, record, has_more })) => {
                records.push((name, keep(&record)?));
                wordy.extend(has_more.then_some(number));
            }
            // Without a name, or a record that cannot be read: called by its line, it is put aside as others are.
            Err(why) => {
                let (message, unquoted) = match &why {
                    Unread::Nameless(message) => {
                        (message, message!("den har inget namn som går att ha", "it has no name that could be used"))
                    }
                    Unread::Torn(message) => {
                        (message, message!("den är ingen rad som går att läsa", "it is no line that can be read"))
                    }
                    Unread::Broken(message) => {
                        (message, message!("den är ingen JSON som går att läsa", "it is no JSON that can be read"))
                    }
                };
                let fault = told(if holds_secrets(line) { &unquoted } else { message });
                unread.push(fault.clone());
                numbered.push((records.len(), number));
                // Where in it the JSON breaks is told as of any record.
                let is_broken = matches!(why, Unread::Broken(_));
                let origin = if is_broken { keep(line)? } else { Origin::Unusable(Box::new(fault)) };
                records.push((String::new(), origin));
            }
        }
    }
    call(&mut records, &numbered);
    // Whoever sends records alone, one a line, or an answer that no records are in, has not understood what a stream is or failed; of others, a line that
    // cannot be read is one record's fault.
    if faults.is_empty() && unread.len() < records.len() {
        let warnings = overlooked(&wordy).into_iter().collect();
        return Ok(Gathered { root: None, is_whole: false, records, warnings, past: BTreeMap::new() });
    }
    if faults.is_empty() && unread.is_empty() {
        // Whoever should have sent them has failed, and what was made before is not to be taken for nothing.
        let fault = message!("standard in har inga poster", "standard input has no records");
        return Err(vec![Diagnostic::new(Code::BatList, fault)]);
    }
    faults.extend(unread);
    Err(faults)
}

/// Calls records of a stream by their lines. Where one that has a name is called so already, it is the program's that gives way.
fn call(records: &mut [(String, Origin)], numbered: &[(usize, u64)]) {
    let stem = |name: &str| folded(Path::new(name).with_extension("").as_os_str());
    let mut taken: BTreeSet<OsString> = records.iter().map(|(name, _)| stem(name)).collect();
    for (place, number) in numbered {
        let others = (2..).map(|other| format!("rad-{number}-{other}.json"));
        let mut names = std::iter::once(format!("rad-{number}.json")).chain(others);
        if let Some(name) = names.find(|name| !taken.contains(&stem(name))) {
            taken.insert(stem(&name));
            records[*place].0 = name;
        }
    }
}

/// Lines of a stream that say more than name and record, which nobody reads.
fn overlooked(lines: &[u64]) -> Option<Diagnostic> {
    let first = lines.first()?;
    let more = if lines.len() > 1 { format!(" (+{})", lines.len() - 1) } else { String::new() };
    let fault = message!(
        "rad {first}{more} av standard in har fler nycklar än \"namn\" och \"post\", och de räknas inte",
        "line {first}{more} of standard input has more keys than \"namn\" and \"post\", and they do not count"
    );
    let hint = message!("skriv dem i posten, eller ta bort dem", "write them in the record, or remove them");
    Some(Diagnostic { severity: Severity::Warning, ..Diagnostic::new(Code::BatList, fault).hint(hint) })
}

/// A line of a stream.
struct Streamed {
    /// The record's name, with its extension.
    name: String,
    /// The record.
    record: Vec<u8>,
    /// Whether it says more than these.
    has_more: bool,
}

/// Why a line of a stream is no record.
enum Unread {
    /// It is no JSON.
    Broken(Message),
    /// It is JSON, but something around the record is not as JSON has it, so that what was meant is uncertain.
    Torn(Message),
    /// It does not say what is its name, or its record.
    Nameless(Message),
}

/// What is said where the records of a stream cannot be put aside until their turn comes.
fn unkept(error: &io::Error) -> Diagnostic {
    let reason = reason(error);
    let (sv, en) = (&reason.sv, &reason.en);
    let fault = message!(
        "posterna från standard in går inte att lägga undan i systemets katalog för tillfälliga filer: {sv}",
        "the records from standard input cannot be put aside in the system's directory for temporary files: {en}"
    );
    Diagnostic::new(Code::OutWrite, fault).hint(message!(
        "gör plats på disken, eller låt miljövariabeln TMPDIR (i Windows TMP) peka på en annan katalog",
        "make room on the disk, or let the environment variable TMPDIR (in Windows TMP) name another directory"
    ))
}

/// What a line says; nothing of an empty one.
fn streamed(line: &[u8]) -> Result<Option<Streamed>, Unread> {
    if line.trim_ascii().is_empty() {
        return Ok(None);
    }
    let (mut sources, mut cx) = (Sources::new(), Diagnostics::new());
    let (file, node) = source::read("<stdin>", line, Format::Json, &mut sources, &mut cx);
    let value = |key: &str| node.as_ref().and_then(|node| node.get(key)).map(|entry| &entry.value);
    // What is wrong within a record is told of it like all else that is, under its own name.
    let record = value("post").map(|post| post.span);
    let is_within = |fault: &Diagnostic| {
        let at = fault.primary.as_ref().map(|label| label.span);
        at.zip(record).is_some_and(|(at, record)| record.start <= at.start && at.end <= record.end)
    };
    let is_error = |fault: &&Diagnostic| fault.severity == Severity::Error;
    if let Some(fault) = cx.as_slice().iter().filter(is_error).find(|fault| !is_within(fault)) {
        let is_object = node.as_ref().is_some_and(|node| matches!(node.value, Value::Map(_)));
        let why = if is_object { Unread::Torn } else { Unread::Broken };
        return Err(why(fault.message.clone()));
    }
    let name =
        value("namn").and_then(|name| if let Value::Scalar(name) = &name.value { Some(&name.text) } else { None });
    let (Some(name), Some(record)) = (name, value("post")) else {
        return Err(Unread::Nameless(message!("\"namn\" eller \"post\" saknas", "\"namn\" or \"post\" is missing")));
    };
    let is_name = |inside: &PathBuf| !inside.as_os_str().is_empty() && !name.contains(char::is_control);
    let Some(inside) = inside(name).filter(is_name) else {
        let name = excerpt(name);
        return Err(Unread::Nameless(message!("\"{name}\" är inget namn", "\"{name}\" is no name")));
    };
    let name = inside.to_string_lossy().replace('\\', "/");
    let name = if input::is_record(&name) { name } else { format!("{name}.json") };
    let record = sources.file(file).text()[record.span.range()].as_bytes().to_vec();
    let has_more = node.as_ref().is_some_and(|node| matches!(&node.value, Value::Map(entries) if entries.len() > 2));
    Ok(Some(Streamed { name, record, has_more }))
}
