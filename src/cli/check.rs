//! `check`: the rules, and whether the fonts have all letters; nothing is built. Finished Word files, whoever made them, are checked for accessibility.

use std::borrow::Cow;
use std::cell::OnceCell;
use std::path::{Path, PathBuf};

use clap::Args;

use super::bilingual::both;
use super::choice::one_of;
use super::directory::{self, Collection};
use super::edition::EditionOptions;
use super::explain::{first_error, pointer};
use super::input::{self, Checked};
use super::locked;
use super::mend;
use super::misuse::Misuse;
use super::status::Status;
use super::streams::{Stop, Streams};
use super::style::StyleOptions;
use super::surroundings::Surroundings;
use crate::accessibility;
use crate::build::{self, Builder, Job, Surveyed, What};
use crate::diagnostic::{Diagnostic, Severity, render};
use crate::message;
use crate::source::{Directory, Sources, Span};

#[derive(Args, Clone, Debug)]
pub(super) struct CheckOptions {
    #[arg(
        required = true,
        value_name = both!("FIL", "FILE"),
        help = both!(
            "Poster i YAML eller JSON, kataloger med poster, eller Word-filer (.docx); - är standard in",
            "Records in YAML or JSON, directories of them, or Word files (.docx); - is standard input"
        )
    )]
    files: Vec<PathBuf>,
    #[arg(
        long,
        value_name = both!("FORMAT", "FORMAT"),
        default_value = "human",
        value_parser = one_of(&MessageFormat::ALL, MessageFormat::word),
        help = both!(
            "Hur felen visas: human (för människor, om inget anges), json (ett objekt per rad), sarif (SARIF 2.1.0)",
            "How faults are shown: human (for people, if none is given), json (one object a line), sarif (SARIF 2.1.0)"
        )
    )]
    message_format: MessageFormat,
    #[arg(
        long,
        visible_alias = "rätta",
        help = both!(
            "Rätta i posten det som kan rättas utan att fråga; - skrivs rättad på standard ut",
            "Mend in the record what can be mended without asking; - is written to standard output"
        )
    )]
    fix: bool,
    #[arg(
        long,
        visible_alias = "visa",
        conflicts_with = "fix",
        help = both!(
            "Visa vad --rätta skulle ändra, utan att skriva",
            "Show what --fix would change, without writing"
        )
    )]
    diff: bool,
    #[arg(
        long,
        visible_alias = "lås",
        conflicts_with = "diff",
        help = both!(
            "För in justerade poster i katalogens lista justerade.sha256, så att senare ändringar märks",
            "Enter approved records in the directory's list justerade.sha256, so that later changes show"
        )
    )]
    lock: bool,
    #[arg(
        long,
        value_name = both!("NAMN|KATALOG", "NAME|DIR"),
        help = both!(
            "Husstil vars typsnitt ska ha alla tecken (om inget anges den som myndigheten i posten har, annars neutral)",
            "House style whose fonts must have all characters (if none is given that of the record's authority, else neutral)"
        )
    )]
    house: Option<PathBuf>,
    #[command(flatten)]
    edition: EditionOptions,
}

/// How faults are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum MessageFormat {
    Human,
    Json,
    Sarif,
}

impl MessageFormat {
    pub(super) const ALL: [Self; 3] = [Self::Human, Self::Json, Self::Sarif];

    pub(super) fn word(self) -> &'static str {
        match self {
            Self::Human => "human",
            Self::Json => "json",
            Self::Sarif => "sarif",
        }
    }
}

impl CheckOptions {
    /// Whether standard output is for a text that others read on: a mended record, or a difference.
    fn out_is_taken(&self) -> bool {
        self.diff || (self.fix && self.files.iter().any(|file| input::is_stdin(file)))
    }

    fn make_sense(&self) -> Result<(), Misuse> {
        self.edition.check()?;
        input::no_two_from_stdin(&self.files)?;
        if self.lock && !self.files.iter().any(|file| file.is_dir()) {
            let misuse =
                Misuse::new(message!("--lås gäller en katalog med poster", "--lock is for a directory of records"));
            return Err(misuse
                .hint(message!("skriv protokollant granska KATALOG --lås", "write protokollant check DIR --lock")));
        }
        if !self.out_is_taken() {
            return Ok(());
        }
        if self.message_format != MessageFormat::Human {
            let word = self.message_format.word();
            return Err(Misuse::new(message!(
                "standard ut kan inte både visa fel som {word} och rättad text",
                "standard output cannot show both faults as {word} and mended text"
            )));
        }
        if self.fix && self.files.len() > 1 {
            return Err(Misuse::new(message!(
                "standard in (-) rättas ensam, inte tillsammans med filer",
                "standard input (-) is mended alone, not together with files"
            )));
        }
        Ok(())
    }
}

pub(super) fn run(options: &CheckOptions, around: Surroundings, streams: &mut Streams<'_>) -> Result<Status, Stop> {
    options.make_sense()?;
    let mut check = Check { options, around, sources: Sources::new(), found: Vec::new(), builder: OnceCell::new() };
    if options.house.is_some() {
        let equipment = StyleOptions::of_house(options.house.clone()).equip();
        streams.tell(&render::human(&equipment.diagnostics, &equipment.sources, around.lang, around.colour_err));
        if equipment.builder.is_none() {
            return Ok(Status::Failed);
        }
        check.builder = OnceCell::from(equipment.builder);
    }
    for file in &options.files {
        // What standard input is called could be a directory's name as well.
        if !input::is_stdin(file) && file.is_dir() {
            check.directory(file, streams)?;
        } else {
            check.file(file, None, streams)?;
        }
    }
    let Check { sources, found, .. } = check;
    match options.message_format {
        MessageFormat::Human => {
            let more = first_error(&found).map(|code| pointer(code, around));
            let offer = if options.fix { None } else { mend::offer(&found, &options.files, around) };
            more.into_iter().chain(offer).chain(mend::withheld(&found, around)).for_each(|line| streams.tell(&line));
        }
        MessageFormat::Sarif => write!(streams.out, "{}", render::sarif(&found, &sources, around.lang))?,
        MessageFormat::Json => {}
    }
    Ok(Status::of(&found))
}

/// A record after it has been mended, or not.
struct Now<'b> {
    bytes: Cow<'b, [u8]>,
    /// How much was mended.
    repairs: usize,
    /// Why nothing could be written.
    refused: Option<Diagnostic>,
}

/// A run over some records.
struct Check<'o> {
    options: &'o CheckOptions,
    around: Surroundings,
    /// One table for all records: a SARIF log holds the faults of a whole run.
    sources: Sources,
    found: Vec<Diagnostic>,
    /// What the documents would be built with: made when the first record needs it.
    builder: OnceCell<Option<Builder>>,
}

impl Check<'_> {
    /// What of a record's words the fonts of its house style lack.
    fn lacking(&self, surveyed: &Surveyed) -> Vec<Diagnostic> {
        if self.options.house.is_none() && !surveyed.may_lack_letters() {
            return Vec::new();
        }
        let builder = self.builder.get_or_init(|| StyleOptions::of_house(None).equip().builder);
        builder.as_ref().map(|builder| surveyed.lacking(builder, &self.sources)).unwrap_or_default()
    }

    /// Each record of a directory by itself, and then all of them together.
    fn directory(&mut self, directory: &Path, streams: &mut Streams<'_>) -> Result<(), Stop> {
        let files = match directory::records(directory) {
            Ok(files) => files,
            Err(fault) => return self.tell(&directory.display().to_string(), 0, vec![*fault], streams),
        };
        let mut collection = Collection::new(directory);
        for file in &files {
            self.file(file, Some(&mut collection), streams)?;
        }
        let found = collection.judge(self.options.lock, &mut self.sources);
        let (name, count) = (directory.display(), collection.len());
        let together = match count {
            1 => self.around.word("post", "record"),
            _ => self.around.word("poster tillsammans", "records together"),
        };
        self.tell(&format!("{name} ({count} {together})"), 0, found, streams)
    }

    fn file(
        &mut self,
        file: &Path,
        collection: Option<&mut Collection<'_>>,
        streams: &mut Streams<'_>,
    ) -> Result<(), Stop> {
        let record = match input::read_checked(file, streams.input) {
            Ok(Checked::Record(record)) => record,
            // Nothing is mended in a file that others have made.
            Ok(Checked::Word(name, bytes)) => {
                let found = accessibility::check(&name, &bytes, &mut self.sources);
                return self.tell(&name, 0, found, streams);
            }
            Err(fault) => {
                if let Some(collection) = collection {
                    collection.add_unread(file);
                }
                return self.tell(&file.display().to_string(), 0, vec![*fault], streams);
            }
        };
        let edition = self.options.edition.edition();
        let beside = Directory::new(record.directory.clone());
        let on_approved_machine = self.options.edition.on_approved_machine();
        let job = Job { edition, on_approved_machine, ..Job::new(&record.name, &record.bytes, record.format, &beside) };
        let Now { bytes, repairs, refused } = self.mended(file, &job, streams)?;
        let surveyed = build::survey(&Job { bytes: &bytes, ..job }, &mut self.sources);
        let lacking = self.lacking(&surveyed);
        let mut changed = Vec::new();
        if let Some(collection) = collection {
            match surveyed.what {
                What::Record => collection.add(file, build::checksum(&bytes), &surveyed),
                What::Register => {}
                What::Other => return self.pass_over(&record.name, streams),
            }
        } else {
            let status = surveyed.entry.as_ref().and_then(|entry| entry.status_at);
            let at = status.unwrap_or(Span::new(surveyed.file, 0..0));
            changed = locked::locked(file, &bytes, false, at, &mut self.sources);
        }
        let found = surveyed.diagnostics.into_iter().chain(lacking).chain(changed).chain(refused).collect();
        self.tell(&record.name, repairs, found, streams)
    }

    /// Says of a file in a directory that it is not looked at.
    fn pass_over(&self, name: &str, streams: &mut Streams<'_>) -> Result<(), Stop> {
        let said = self.around.word("ingen post, granskas inte", "no record, not checked");
        let line = format!("{name}: {said}\n");
        if self.options.out_is_taken() || self.options.message_format != MessageFormat::Human {
            streams.tell(&line);
        } else {
            write!(streams.out, "{line}")?;
        }
        Ok(())
    }

    /// The record as it is now: mended, if that is wanted and can be written.
    fn mended<'b>(&self, file: &Path, job: &Job<'b>, streams: &mut Streams<'_>) -> Result<Now<'b>, Stop> {
        let (options, around) = (self.options, self.around);
        let unchanged = Now { bytes: Cow::Borrowed(job.bytes), repairs: 0, refused: None };
        if !options.fix && !options.diff {
            return Ok(unchanged);
        }
        let mended = build::mend(job);
        if options.diff {
            if let (Ok(old), Ok(new)) = (str::from_utf8(job.bytes), str::from_utf8(&mended.bytes))
                && old != new
            {
                write!(streams.out, "{}", mend::diff(job.name, old, new, |at| mended.changes.before(at)))?;
            }
            return Ok(unchanged);
        }
        if input::is_stdin(file) {
            streams.out.write_all(&mended.bytes)?;
        } else if !mended.repairs.is_empty()
            && let Err(fault) = mend::write(file, &mended.bytes)
        {
            return Ok(Now { refused: Some(*fault), ..unchanged });
        }
        let told = mend::told(job.name, &mended.repairs, around);
        if options.out_is_taken() || options.message_format != MessageFormat::Human {
            streams.tell(&told);
        } else {
            write!(streams.out, "{told}")?;
        }
        Ok(Now { bytes: Cow::Owned(mended.bytes), repairs: mended.repairs.len(), refused: None })
    }

    /// Tells what was found in a record, or in several, and keeps it.
    fn tell(
        &mut self,
        name: &str,
        repairs: usize,
        found: Vec<Diagnostic>,
        streams: &mut Streams<'_>,
    ) -> Result<(), Stop> {
        let around = self.around;
        match self.options.message_format {
            MessageFormat::Human => {
                streams.tell(&render::human(&found, &self.sources, around.lang, around.colour_err));
                let mended = match repairs {
                    0 => String::new(),
                    1 => format!("1 {}, ", around.word("rättat", "mended")),
                    _ => format!("{repairs} {}, ", around.word("rättade", "mended")),
                };
                let line = format!("{name}: {mended}{}\n", verdict(&found, around));
                if self.options.out_is_taken() {
                    streams.tell(&line);
                } else {
                    write!(streams.out, "{line}")?;
                }
            }
            MessageFormat::Json => write!(streams.out, "{}", render::json(&found, &self.sources, around.lang))?,
            MessageFormat::Sarif => {}
        }
        self.found.extend(found);
        Ok(())
    }
}

fn verdict(found: &[Diagnostic], around: Surroundings) -> String {
    let count = |severity| found.iter().filter(|diagnostic| diagnostic.severity == severity).count();
    render::summary(count(Severity::Error), count(Severity::Warning), around.lang)
}
