//! The flags that say what is made of a record: formats, PDF standard, kind of document.

use clap::Args;

use super::bilingual::both;
use super::choice::one_of;
use super::edition::EditionOptions;
use super::misuse::Misuse;
use crate::batch::Settings;
use crate::build::{InWord, Output};
use crate::meeting::Edition;
use crate::message;
use crate::pdf::Standard;

#[derive(Args, Clone, Debug)]
pub(super) struct ProductOptions {
    #[arg(
        short = 'f',
        long = "format",
        value_name = both!("FORMAT", "FORMAT"),
        value_delimiter = ',',
        value_parser = one_of(&Output::ALL, Output::extension),
        help = both!(
            "Vilka filer som görs, med komma emellan: pdf, docx, html, txt (om inget anges de tre första, i paket de två första)",
            "Which files are made, with commas between: pdf, docx, html, txt (if none is given the first three, in packages the first two)"
        )
    )]
    formats: Vec<Output>,
    #[arg(
        long = "pdf",
        value_name = both!("STANDARD", "STANDARD"),
        default_value = "a-2a",
        value_parser = one_of(&Standard::ALL, Standard::word),
        help = both!(
            "PDF-standard: a-2a (PDF/A-2a och PDF/UA-1, om inget anges), a-1a, a-3a (med posten bifogad), plain (ingen)",
            "PDF standard: a-2a (PDF/A-2a and PDF/UA-1, if none is given), a-1a, a-3a (with the record attached), plain (none)"
        )
    )]
    standard: Standard,
    #[arg(
        long,
        alias = "utan-typsnitt",
        help = both!(
            "Lägg inte husstilens typsnitt i Word-filerna [alias: --utan-typsnitt]",
            "Do not put the house style's fonts in Word files [alias: --utan-typsnitt]"
        )
    )]
    without_fonts: bool,
    #[arg(
        long,
        alias = "posten-i-word",
        help = both!(
            "Lägg posten i Word-filerna, så att handlingen kan göras om av dem [alias: --posten-i-word]",
            "Put the record in Word files, so that the document can be made anew of them [alias: --posten-i-word]"
        )
    )]
    record_in_word: bool,
    #[command(flatten)]
    edition: EditionOptions,
}

impl ProductOptions {
    /// Whether the machine may handle security-classified records.
    pub(super) fn on_approved_machine(&self) -> bool {
        self.edition.on_approved_machine()
    }

    /// What is to be made of each record; each kind of file once, in the order in which they are written.
    pub(super) fn settings(&self) -> Result<Settings, Misuse> {
        self.settings_or(&[Output::Pdf, Output::Docx, Output::Html])
    }

    /// The same, and these kinds of file where none are asked for.
    pub(super) fn settings_or(&self, usual: &[Output]) -> Result<Settings, Misuse> {
        self.edition.check()?;
        let asked = if self.formats.is_empty() { usual } else { &self.formats };
        // In one order, however they were asked for: a run takes others for other settings, and does all again.
        let outputs = Output::ALL.into_iter().filter(|output| asked.contains(output)).collect();
        let in_word = InWord { no_fonts: self.without_fonts, record: self.record_in_word };
        let Edition { kind, items, variant, roles } = self.edition.edition();
        let on_approved_machine = self.edition.on_approved_machine();
        let (standard, items) = (self.standard, items.to_vec());
        if roles && (standard == Standard::A3aUa1 || in_word.record) {
            return Err(with_names(in_word.record));
        }
        Ok(Settings { outputs, standard, kind, items, in_word, variant, roles, on_approved_machine })
    }
}

/// What is said of documents that would leave out names and hold the record, which has them.
fn with_names(in_word: bool) -> Misuse {
    let option = if in_word { "--record-in-word" } else { "--pdf a-3a" };
    let misuse = Misuse::new(message!(
        "--roles går inte ihop med {option}: posten, som då följer med handlingen, har namnen",
        "--roles does not go with {option}: the record, which then goes with the document, has the names"
    ));
    misuse.hint(message!("ta bort den ena", "remove one of them"))
}
