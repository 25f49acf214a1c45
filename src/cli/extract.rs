//! `extract`: gives back the record that lies in a package or in a PDF/A-3.

use std::fs;
use std::path::PathBuf;

use clap::Args;

use super::bilingual::both;
use super::build::unwritable;
use super::input::unreadable;
use super::inspect::files;
use super::status::Status;
use super::streams::{Stop, Streams};
use super::surroundings::Surroundings;
use crate::diagnostic::{Code, Diagnostic, render};
use crate::filing;
use crate::message;
use crate::output::{Publication, publish_file};
use crate::pdf;
use crate::source::Sources;

#[derive(Args, Clone, Debug)]
pub(super) struct ExtractOptions {
    #[arg(
        value_name = both!("FIL", "FILE"),
        help = both!(
            "Ett paket (katalog eller zipfil), eller en PDF/A-3 med posten bifogad",
            "A package (directory or ZIP file), or a PDF/A-3 with the record attached"
        )
    )]
    file: PathBuf,
    #[arg(
        short = 'o',
        long = "output",
        required = true,
        value_name = both!("KATALOG", "DIR"),
        help = both!("Katalog där posten läggs", "Directory into which the record is put")
    )]
    into: PathBuf,
}

pub(super) fn run(options: &ExtractOptions, around: Surroundings, streams: &mut Streams<'_>) -> Result<Status, Stop> {
    match extracted(options) {
        Ok(paths) => {
            for path in paths {
                writeln!(streams.out, "{}", path.display())?;
            }
            Ok(Status::Done)
        }
        Err(fault) => {
            let status = Status::of(std::slice::from_ref(&fault));
            streams.tell(&render::human(&[*fault], &Sources::new(), around.lang, around.colour_err));
            Ok(status)
        }
    }
}

fn extracted(options: &ExtractOptions) -> Result<Vec<PathBuf>, Box<Diagnostic>> {
    let name = options.file.display();
    let found = found(options)?;
    if found.is_empty() {
        let fault = message!("\"{name}\" har ingen post i sig", "\"{name}\" has no record in it");
        let hint = message!(
            "posten finns i paket, och i PDF som är gjorda med --pdf a-3a",
            "the record is in packages, and in PDFs made with --pdf a-3a"
        );
        return Err(Box::new(Diagnostic::new(Code::SrcRead, fault).hint(hint)));
    }
    let mut paths = Vec::new();
    for (name, bytes) in found {
        // A file may come from anybody, and a name in it may lead anywhere.
        let own = name.rsplit(['/', '\\']).next().filter(|own| !own.starts_with('.') && !own.is_empty());
        let path = options.into.join(own.unwrap_or("post"));
        match publish_file(&path, &bytes).map_err(|error| Box::new(unwritable(&error)))? {
            Publication::New | Publication::Same => paths.push(path),
            Publication::Other => {
                let name = path.display();
                let fault =
                    message!("\"{name}\" finns redan, och är en annan", "\"{name}\" exists already, and is another");
                let hint = message!("välj en annan katalog med -o", "choose another directory with -o");
                return Err(Box::new(Diagnostic::new(Code::OutWrite, fault).hint(hint)));
            }
        }
    }
    Ok(paths)
}

fn found(options: &ExtractOptions) -> Result<Vec<(String, Vec<u8>)>, Box<Diagnostic>> {
    let failed = |error| Box::new(unreadable(&options.file, &error));
    if options.file.is_dir() {
        return Ok(filing::sources_of(&files(&options.file).map_err(failed)?));
    }
    let bytes = fs::read(&options.file).map_err(failed)?;
    if bytes.starts_with(b"%PDF-") {
        return Ok(pdf::read::attached(&bytes).unwrap_or_default());
    }
    Ok(filing::unzipped(&bytes).map(|files| filing::sources_of(&files)).unwrap_or_default())
}
