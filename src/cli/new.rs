//! `new`: a record to begin with.

use std::path::{Path, PathBuf};

use clap::Args;
use clap::builder::{PossibleValuesParser, TypedValueParser as _};

use super::bilingual::both;
use super::build::unwritable;
use super::input;
use super::misuse::Misuse;
use super::schema;
use super::starter::{SCHEMA_FILE, starter};
use super::status::Status;
use super::streams::{Stop, Streams};
use super::surroundings::Surroundings;
use crate::diagnostic::render;
use crate::message;
use crate::output::Staged;
use crate::record::{DocumentType, shape};
use crate::source::Sources;

#[derive(Args, Clone, Debug)]
pub(super) struct NewOptions {
    #[arg(
        value_name = both!("TYP", "TYPE"),
        value_parser = PossibleValuesParser::new(shape::DOCUMENT_TYPES.iter().map(|kind| kind.word))
            .try_map(|word| DocumentType::from_word(&word).ok_or(word)),
        help = both!(
            "Handlingens typ: minnesanteckningar, dagordning, kallelse, protokoll, beslut, tjänsteanteckning eller promemoria",
            "The document's type: minnesanteckningar (notes of a meeting), dagordning (agenda), kallelse (summons), protokoll \
             (minutes), beslut (decision), tjänsteanteckning (file note) or promemoria (memorandum)"
        )
    )]
    kind: DocumentType,
    #[arg(
        value_name = both!("FIL", "FILE"),
        help = both!("Filen som skrivs; utan den visas posten", "The file to be written; without it the record is shown")
    )]
    file: Option<PathBuf>,
}

pub(super) fn run(options: &NewOptions, around: Surroundings, streams: &mut Streams<'_>) -> Result<Status, Stop> {
    let record = starter(options.kind, around);
    let Some(file) = options.file.as_deref().filter(|file| !input::is_stdin(file)) else {
        streams.out.write_all(record.as_bytes())?;
        return Ok(Status::Done);
    };
    let file = as_yaml(file)?;
    if file.exists() {
        let name = file.display();
        let misuse = Misuse::new(message!("\"{name}\" finns redan", "\"{name}\" already exists"));
        return Err(misuse.hint(message!("välj ett annat namn", "choose another name")).into());
    }
    let schema = schema::text(around);
    let beside = file.with_file_name(SCHEMA_FILE);
    // The schema first: should the record fail to take its place, nothing of the user's has changed.
    let files = [(beside, schema.as_bytes()), (file.clone(), record.as_bytes())];
    if let Err(error) = Staged::write(files).and_then(Staged::publish) {
        streams.tell(&render::human(&[unwritable(&error)], &Sources::new(), around.lang, around.colour_err));
        return Ok(Status::Failed);
    }
    writeln!(streams.out, "{}", file.display())?;
    let next = around.word("fyll i den och skriv sedan", "fill it in, then type");
    let command = around.word("bygg", "build");
    streams.tell(&format!("{next}: protokollant {command} {}\n", quoted(&file)));
    Ok(Status::Done)
}

/// The file with the extension of what it will hold.
fn as_yaml(file: &Path) -> Result<PathBuf, Misuse> {
    let extension = file.extension().and_then(|extension| extension.to_str()).unwrap_or_default();
    match extension.to_ascii_lowercase().as_str() {
        "yaml" | "yml" => Ok(file.to_owned()),
        "json" => {
            let misuse = Misuse::new(message!("en post att börja med är i YAML", "a record to begin with is in YAML"));
            Err(misuse.hint(message!("ge filen ändelsen .yaml", "give the file the extension .yaml")))
        }
        // Added rather than replaced: what follows the last full stop of "möte 4.6" is no extension.
        _ => {
            let mut name = file.as_os_str().to_owned();
            name.push(".yaml");
            Ok(PathBuf::from(name))
        }
    }
}

/// A name as it can be typed.
pub(super) fn quoted(file: &Path) -> String {
    let name = file.display().to_string();
    if name.contains(char::is_whitespace) { format!("\"{name}\"") } else { name }
}
