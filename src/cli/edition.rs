//! Which document is made of a record: its own, or another of the same meeting.

use std::num::ParseIntError;
use std::ops::RangeInclusive;

use clap::Args;

use super::bilingual::both;
use super::choice::one_of;
use super::machine::MachineOptions;
use super::misuse::Misuse;
use crate::meeting::{Edition, Variant};
use crate::message;
use crate::record::DocumentType;

/// The documents that can be asked for: those of a formal meeting.
const KINDS: [DocumentType; 4] =
    [DocumentType::Agenda, DocumentType::Summons, DocumentType::Protocol, DocumentType::Extract];

#[derive(Args, Clone, Debug, Default)]
pub(super) struct EditionOptions {
    #[arg(
        long = "as",
        visible_alias = "som",
        value_name = both!("TYP", "TYPE"),
        value_parser = one_of(&KINDS, DocumentType::word),
        help = both!(
            "Gör en annan handling av samma post: dagordning, kallelse, protokoll, protokollsutdrag",
            "Make another document of the same record: dagordning (agenda), kallelse (summons), protokoll (minutes), \
             protokollsutdrag (extract)"
        )
    )]
    kind: Option<DocumentType>,
    #[arg(
        long = "items",
        visible_alias = "paragrafer",
        value_name = both!("PARAGRAFER", "ITEMS"),
        value_delimiter = ',',
        value_parser = items,
        help = both!(
            "De paragrafer som ett protokollsutdrag ska ha, såsom 24,30-32",
            "The items that an extract shall hold, such as 24,30-32"
        )
    )]
    items: Vec<RangeInclusive<u32>>,
    #[arg(
        long = "variant",
        value_name = both!("VARIANT", "VARIANT"),
        value_parser = one_of(&Variant::ALL, Variant::word),
        help = both!(
            "Av en post med sekretess: offentlig (hemligheter maskas, om inget anges) eller intern (de markeras; i paket om inget anges)",
            "Of a record with secrecy: offentlig (public: secrets are masked, if none is given) or intern (internal: they are marked; in packages if none is given)"
        )
    )]
    variant: Option<Variant>,
    #[arg(
        long = "roles",
        visible_alias = "roller",
        help = both!(
            "Sätter roller i stället för namn, för dem som har en roll",
            "Puts roles in the place of names, of those who have a role"
        )
    )]
    roles: bool,
    #[command(flatten)]
    machine: MachineOptions,
}

impl EditionOptions {
    /// Refuses what makes no sense together.
    pub(super) fn check(&self) -> Result<(), Misuse> {
        match self.kind() {
            Some(DocumentType::Extract) if self.items.is_empty() => {
                let misuse = Misuse::new(message!(
                    "ett protokollsutdrag behöver paragrafer",
                    "an extract of minutes needs items"
                ));
                Err(misuse.hint(message!("lägg till --paragrafer 24,30-32", "add --items 24,30-32")))
            }
            Some(kind) if kind != DocumentType::Extract && !self.items.is_empty() => {
                let word = kind.word();
                let misuse = Misuse::new(message!(
                    "--paragrafer hör till protokollsutdrag, inte {word}",
                    "--items belongs to protokollsutdrag, not {word}"
                ));
                Err(misuse.hint(message!("ta bort --som, eller --paragrafer", "remove --as, or --items")))
            }
            _ => Ok(()),
        }
    }

    /// What was asked for. Whoever names items wants an extract.
    pub(super) fn edition(&self) -> Edition<'_> {
        Edition { kind: self.kind(), items: &self.items, variant: self.variant, roles: self.roles }
    }

    /// Whether the machine is approved for security-classified records.
    pub(super) fn on_approved_machine(&self) -> bool {
        self.machine.on_approved_machine
    }

    fn kind(&self) -> Option<DocumentType> {
        self.kind.or((!self.items.is_empty()).then_some(DocumentType::Extract))
    }
}

/// `24`, `30-32`, with `§` and a dash as people write them.
fn items(text: &str) -> Result<RangeInclusive<u32>, ParseIntError> {
    let number = |text: &str| text.trim().parse::<u32>();
    let text = text.trim().trim_start_matches('§');
    match text.split_once(['-', '–']) {
        Some((first, last)) => Ok(number(first)?..=number(last)?),
        None => number(text).map(|number| number..=number),
    }
}
