//! Why nothing can be done with a diarium.

use std::fmt;

use chrono::NaiveDate;

use crate::diagnostic::{Code, Diagnostic, Message, excerpt};
use crate::message;

/// Why nothing can be done with a diarium.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DiariumError {
    /// There is no such file.
    Missing,
    /// There is a file already.
    Exists,
    /// A journal without its file lies there, which would be taken for the new file's.
    Journal,
    /// Not a diarium.
    Foreign,
    /// Of a later version of this program.
    Newer(i64),
    /// Others have had it to themselves for too long.
    Busy,
    /// A number that another document has.
    Taken(String),
    /// A number that no document has.
    Unknown(String),
    /// A correction after which all is as it was.
    Unchanged(String),
    /// A card without a title, by which nobody would find the document.
    Untitled,
    /// A day to come, on which nothing can have come in or been drawn up.
    Future(NaiveDate),
    /// A letter that nobody sees and that can stand in no table.
    Letter(char),
    /// The next number, which is longer than the form of the numbers allows.
    Full(String),
    /// A number of another year, series or form than the diarium's.
    Number(String, Message),
    /// The file is damaged: what SQLite found first.
    Damaged(String),
    /// What else went wrong, in SQLite's words.
    Database(String),
}

impl DiariumError {
    /// What is wrong, in a sentence.
    #[must_use]
    pub fn message(&self) -> Message {
        match self {
            Self::Missing => message!("diariet finns inte", "there is no such register"),
            Self::Exists => message!("det finns redan en fil med det namnet", "there is a file of that name already"),
            Self::Journal => message!(
                "bredvid ligger en journal (-journal) från en annan fil",
                "beside it lies a journal (-journal) of another file"
            ),
            Self::Foreign => message!("filen är inget diarium", "the file is no register of documents"),
            Self::Newer(format) => message!(
                "diariet är gjort av en senare version av programmet (format {format})",
                "the register was made by a later version of the program (format {format})"
            ),
            Self::Busy => message!("diariet används av andra just nu", "others are using the register just now"),
            Self::Taken(number) => {
                let number = excerpt(number);
                message!("diarienumret {number} är redan använt", "the registry number {number} is taken")
            }
            Self::Unknown(number) => {
                let number = excerpt(number);
                message!("diarienumret {number} finns inte i diariet", "the register has no number {number}")
            }
            Self::Unchanged(number) => {
                let number = excerpt(number);
                message!(
                    "inget på kortet för {number} skulle ändras",
                    "nothing on the card of {number} would be changed"
                )
            }
            Self::Future(day) => {
                message!("dagen {day} har inte varit än", "the day {day} has not been yet")
            }
            Self::Letter(letter) => {
                let code = u32::from(*letter);
                message!(
                    "en uppgift har ett tecken som inte syns (U+{code:04X})",
                    "something on the card has a character that does not show (U+{code:04X})"
                )
            }
            Self::Full(number) => message!(
                "numren är slut: {number} är längre än formen tillåter",
                "there are no more numbers: {number} is longer than their form allows"
            ),
            Self::Untitled => message!("ett kort kan inte vara utan titel", "a card cannot be without a title"),
            Self::Number(number, Message { sv, en }) => {
                let number = excerpt(number);
                message!(
                    "diarienumret {number} passar inte i diariet: {sv}",
                    "the registry number {number} does not fit the register: {en}"
                )
            }
            Self::Damaged(reason) => message!("diariet är skadat: {reason}", "the register is damaged: {reason}"),
            Self::Database(reason) => {
                message!("diariet går inte att använda: {reason}", "the register cannot be used: {reason}")
            }
        }
    }

    /// What to do about it.
    #[must_use]
    pub fn hint(&self) -> Option<Message> {
        Some(match self {
            Self::Missing => {
                message!("\"protokollant register new\" lägger upp ett", "\"protokollant register new\" makes one")
            }
            Self::Exists => message!(
                "välj ett annat namn, eller flytta undan filen först",
                "choose another name, or move the file away first"
            ),
            Self::Journal => message!("flytta undan den först", "move it away first"),
            Self::Busy => message!("försök igen om en stund", "try again in a while"),
            Self::Damaged(_) => message!(
                "flytta undan filen och ta tillbaka säkerhetskopian med \"protokollant register restore\"",
                "move the file away and bring the backup back with \"protokollant register restore\""
            ),
            Self::Unchanged(_) => message!(
                "ange vad som ska stå, till exempel --title \"…\"",
                "say what is to stand there, such as --title \"…\""
            ),
            Self::Letter(_) => message!("skriv texten på nytt, på en rad", "type the text again, on one line"),
            Self::Unknown(_)
            | Self::Untitled
            | Self::Future(_)
            | Self::Full(_)
            | Self::Foreign
            | Self::Newer(_)
            | Self::Taken(_)
            | Self::Number(..)
            | Self::Database(_) => return None,
        })
    }

    /// The error as a fault of a run.
    #[must_use]
    pub fn fault(&self) -> Diagnostic {
        self.hint().into_iter().fold(Diagnostic::new(Code::DiariumFile, self.message()), Diagnostic::hint)
    }
}

impl fmt::Display for DiariumError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message().en)
    }
}

impl std::error::Error for DiariumError {}

impl From<rusqlite::Error> for DiariumError {
    fn from(error: rusqlite::Error) -> Self {
        use rusqlite::ErrorCode;
        match error.sqlite_error_code() {
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Self::Busy,
            Some(ErrorCode::NotADatabase) => Self::Foreign,
            Some(ErrorCode::DatabaseCorrupt) => Self::Damaged(error.to_string()),
            Some(ErrorCode::CannotOpen) => Self::Missing,
            _ => Self::Database(error.to_string()),
        }
    }
}
