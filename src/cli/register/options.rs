//! What several commands of `register` ask for: the file, who does it, and what is on a card.

use std::path::PathBuf;

use chrono::NaiveDate;
use clap::Args;

use super::super::bilingual::both;
use super::super::choice::one_of;
use super::super::surroundings::{Surroundings, time_stamp, user};
use crate::diarium::{By, Direction, Draft};
use crate::swedish::dates;

#[derive(Args, Clone, Debug)]
pub(super) struct FileOptions {
    #[arg(value_name = both!("DIARIUM", "REGISTER"), help = both!("Diariets fil", "The register's file"))]
    pub(super) register: PathBuf,
}

#[derive(Args, Clone, Debug)]
pub(super) struct WhoOptions {
    #[arg(
        long,
        visible_alias = "vem",
        value_name = both!("NAMN", "NAME"),
        help = both!("Vem som gör det (om inget anges, den som är inloggad)", "Who does it (if none is given, whoever is logged in)")
    )]
    who: Option<String>,
}

/// What is on a card. What is not given stays as it is.
#[derive(Args, Clone, Debug)]
pub(super) struct CardOptions {
    #[arg(
        long,
        visible_alias = "titel",
        value_name = both!("TEXT", "TEXT"),
        help = both!("Vad handlingen rör, så att alla får se det", "What the document is about, for everybody to see")
    )]
    pub(super) title: Option<String>,
    #[arg(
        long,
        visible_alias = "skyddad-titel",
        value_name = both!("TEXT", "TEXT"),
        help = both!("Titel för dem som får se handlingen", "Title for those who may see the document")
    )]
    protected_title: Option<String>,
    #[arg(
        long,
        visible_alias = "datum",
        value_name = both!("DAG", "DAY"),
        value_parser = day,
        help = both!("Den dag handlingen kom in eller upprättades (om ingen anges, i dag)", "The day on which it came in or was drawn up (if none is given, today)")
    )]
    date: Option<NaiveDate>,
    #[arg(
        long,
        visible_alias = "riktning",
        value_name = both!("RIKTNING", "DIRECTION"),
        value_parser = one_of(&Direction::ALL, Direction::word),
        help = both!("in, ut eller upprättad (om inget anges)", "in (received), ut (sent) or upprättad (drawn up, if none is given)")
    )]
    direction: Option<Direction>,
    #[arg(
        long,
        visible_alias = "motpart",
        value_name = both!("NAMN", "NAME"),
        help = both!("Avsändare eller mottagare", "Sender or recipient")
    )]
    counterparty: Option<String>,
    #[arg(
        // Of the documents that can be made of a record one can be asked for by kind, too.
        id = "card-kind",
        long = "kind",
        visible_alias = "handlingstyp",
        value_name = both!("TYP", "KIND"),
        help = both!("Handlingens typ", "Kind of document")
    )]
    kind: Option<String>,
    #[arg(
        long,
        visible_alias = "ansvarig",
        value_name = both!("NAMN", "NAME"),
        help = both!("Vem som ansvarar för handlingen", "Who answers for the document")
    )]
    responsible: Option<String>,
    #[arg(
        long,
        visible_alias = "skyddskod",
        value_name = both!("LAGRUM", "PROVISION"),
        help = both!("Lagrum som handlingen kan vara hemlig enligt", "The provision by which it may be secret")
    )]
    protection: Option<String>,
    #[arg(
        long,
        visible_alias = "gallring",
        value_name = both!("TEXT", "TEXT"),
        help = both!("När handlingen får gallras", "When the document may be destroyed")
    )]
    disposal: Option<String>,
    #[arg(
        long,
        visible_alias = "frist",
        value_name = both!("DAG", "DAY"),
        value_parser = day,
        help = both!("Den dag då något ska vara gjort", "The day by which something must be done")
    )]
    deadline: Option<NaiveDate>,
}

/// A day, as it is written in records.
fn day(text: &str) -> Result<NaiveDate, String> {
    dates::parse(text).map_err(|error| error.message().en)
}

impl WhoOptions {
    /// Who does it, and now.
    pub(super) fn by(&self, around: Surroundings) -> By {
        let who = self.who.clone().or_else(user).unwrap_or_else(|| "?".to_owned());
        By { day: around.today, at: time_stamp(), who }
    }
}

impl CardOptions {
    /// Writes on a card what was given. An empty text takes away what stood there.
    pub(super) fn write(&self, draft: &mut Draft) {
        let Self {
            title,
            protected_title,
            date,
            direction,
            counterparty,
            kind,
            responsible,
            protection,
            disposal,
            deadline,
        } = self;
        if let Some(title) = title {
            draft.title.clone_from(title);
        }
        draft.date = date.unwrap_or(draft.date);
        draft.direction = direction.unwrap_or(draft.direction);
        draft.deadline = deadline.or(draft.deadline);
        for (given, field) in [
            (protected_title, &mut draft.protected_title),
            (counterparty, &mut draft.counterparty),
            (kind, &mut draft.kind),
            (responsible, &mut draft.responsible),
            (protection, &mut draft.protection),
            (disposal, &mut draft.disposal),
        ] {
            if let Some(given) = given {
                *field = Some(given.trim().to_owned()).filter(|text| !text.is_empty());
            }
        }
    }
}
