//! The file of a diarium: opened, written to, copied.

use std::fs;
use std::io;
use std::path::Path;
use std::time::Duration;

use chrono::NaiveDate;
use rusqlite::{Connection, MAIN_DB, OpenFlags, OptionalExtension as _, Row, Transaction, TransactionBehavior, params};

use super::card::{Card, Direction, Draft};
use super::error::DiariumError;
use super::form::{self, Form};
use super::{export, schema};
use crate::message;
use crate::xml::is_xml;

/// How long one waits for others before giving up: two hundred at once take some seconds.
const PATIENCE: Duration = Duration::from_mins(2);

/// Whose diarium, and of which year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct About {
    /// The authority (myndighet).
    pub authority: String,
    /// The year.
    pub year: i32,
    /// The form of its numbers.
    pub form: Form,
}

/// Who does something, and when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct By {
    /// The day.
    pub day: NaiveDate,
    /// Day and hour, as they are kept in the events (ISO 8601).
    pub at: String,
    /// Who, by the name that the system or the user gives.
    pub who: String,
}

/// Something that was done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// When (ISO 8601).
    pub at: String,
    /// By whom.
    pub who: String,
    /// What: `skapat`, `registrerat` or `rättat`.
    pub what: String,
    /// The number that it was about.
    pub number: Option<String>,
    /// What was entered, as JSON; of a correction how it was, how it is, and why.
    pub detail: String,
}

/// A diarium that is open.
#[derive(Debug)]
pub struct Diarium {
    db: Connection,
    about: About,
}

impl Diarium {
    /// Makes a new one.
    ///
    /// # Errors
    /// There is a file already, or none can be made.
    pub fn create(file: &Path, about: About, by: &By) -> Result<Self, DiariumError> {
        is_free(file)?;
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE;
        let mut db = connect(file, flags)?;
        let transaction = db.transaction_with_behavior(TransactionBehavior::Immediate)?;
        // Another may have been quicker.
        if transaction.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get::<_, i64>(0))? > 0 {
            return Err(DiariumError::Exists);
        }
        transaction.pragma_update(None, "application_id", schema::APPLICATION)?;
        transaction.pragma_update(None, "user_version", schema::FORMAT)?;
        transaction.execute_batch(schema::TABLES)?;
        let form = about.form.text();
        transaction.execute(
            "INSERT INTO diarium (id, authority, year, form) VALUES (1, ?1, ?2, ?3)",
            params![about.authority, about.year, form],
        )?;
        note(&transaction, by, "skapat", None, &export::about_json(&about))?;
        transaction.commit()?;
        Ok(Self { db, about })
    }

    /// Opens one.
    ///
    /// # Errors
    /// No such file, no diarium, or one that a later program has made.
    pub fn open(file: &Path) -> Result<Self, DiariumError> {
        match fs::metadata(file) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Err(DiariumError::Missing),
            Err(error) => return Err(DiariumError::Database(error.to_string())),
            Ok(_) => {}
        }
        let db = connect(file, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
        let about = about(&db)?;
        Ok(Self { db, about })
    }

    /// Whose it is.
    #[must_use]
    pub fn about(&self) -> &About {
        &self.about
    }

    /// Enters a document and gives it the next number, or the given one. The same record, entered again, keeps the number it has.
    ///
    /// # Errors
    /// A number that is taken or does not fit, or a file that cannot be written to.
    pub fn enter(&mut self, draft: &Draft, number: Option<&str>, by: &By) -> Result<Card, DiariumError> {
        sensible(draft, by.day)?;
        // From here on nobody else gets a number.
        let transaction = self.db.transaction_with_behavior(TransactionBehavior::Immediate)?;
        if let Some(record) = &draft.record {
            let sql = select() + " WHERE record = ?1";
            if let Some(known) = transaction.query_row(&sql, [record], card).optional()? {
                return Ok(known);
            }
        }
        let serial = match number {
            Some(number) => serial(number, &self.about, draft.date)?,
            None => transaction.query_row("SELECT coalesce(max(serial), 0) + 1 FROM card", [], |row| row.get(0))?,
        };
        let number = number.map_or_else(|| self.about.form.number(self.about.year, serial), str::to_owned);
        if self.about.form.is_too_short_for(serial) {
            return Err(DiariumError::Full(number));
        }
        let taken = "SELECT 1 FROM card WHERE serial = ?1 OR number = ?2";
        if transaction.query_row(taken, params![serial, number], |_| Ok(())).optional()?.is_some() {
            return Err(DiariumError::Taken(number));
        }
        let entered = Card { serial, number, registered: by.day, draft: draft.clone() };
        insert(&transaction, &entered)?;
        note(&transaction, by, "registrerat", Some(&entered.number), &export::card_json(&entered))?;
        transaction.commit()?;
        Ok(entered)
    }

    /// Changes what is said of a document; its number and the day of its registration stay. The event keeps how it was, how it is and why.
    ///
    /// # Errors
    /// A number that is not there, nothing that would be changed, an empty title, or a file that cannot be written to.
    pub fn correct(
        &mut self,
        number: &str,
        reason: &str,
        by: &By,
        change: impl FnOnce(&mut Draft),
    ) -> Result<Card, DiariumError> {
        let transaction = self.db.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let known = transaction.query_row(&(select() + " WHERE number = ?1"), [number], card).optional()?;
        let before = known.ok_or_else(|| DiariumError::Unknown(number.to_owned()))?;
        let mut after = before.clone();
        change(&mut after.draft);
        if after.draft == before.draft {
            return Err(DiariumError::Unchanged(number.to_owned()));
        }
        sensible(&after.draft, by.day)?;
        update(&transaction, &after)?;
        note(&transaction, by, "rättat", Some(number), &export::correction_json(&before, &after, reason))?;
        transaction.commit()?;
        Ok(after)
    }

    /// The card with a number.
    ///
    /// # Errors
    /// A file that cannot be read, or in which something stands that this program never writes.
    pub fn card(&self, number: &str) -> Result<Option<Card>, DiariumError> {
        Ok(self.db.query_row(&(select() + " WHERE number = ?1"), [number], card).optional()?)
    }

    /// All cards, by serial.
    ///
    /// # Errors
    /// A file that cannot be read, or in which something stands that this program never writes.
    pub fn cards(&self) -> Result<Vec<Card>, DiariumError> {
        let mut statement = self.db.prepare(&(select() + " ORDER BY serial"))?;
        let cards = statement.query_map([], card)?.collect::<Result<_, _>>()?;
        Ok(cards)
    }

    /// All that was done, in order.
    ///
    /// # Errors
    /// A file that cannot be read.
    pub fn events(&self) -> Result<Vec<Event>, DiariumError> {
        let mut statement = self.db.prepare("SELECT at, who, what, number, detail FROM event ORDER BY id")?;
        let event = |row: &Row<'_>| {
            Ok(Event { at: row.get(0)?, who: row.get(1)?, what: row.get(2)?, number: row.get(3)?, detail: row.get(4)? })
        };
        let events = statement.query_map([], event)?.collect::<Result<_, _>>()?;
        Ok(events)
    }

    /// The bytes of a copy, whole at one moment, whoever writes meanwhile.
    ///
    /// # Errors
    /// A damaged file, of which a copy would be no help.
    pub fn copy(&mut self) -> Result<Vec<u8>, DiariumError> {
        sound(&self.db)?;
        // SQLite reads all pages in one transaction.
        Ok(self.db.serialize(MAIN_DB)?.to_vec())
    }
}

/// The bytes of a copy, if it is whole and there is room for it where it shall be used.
///
/// # Errors
/// A copy that is damaged or no diarium; a file, or the journal of one, that is there already.
pub fn restorable(copy: &Path, target: &Path) -> Result<Vec<u8>, DiariumError> {
    is_free(target)?;
    Diarium::open(copy)?.copy()
}

/// Neither a file nor the journal of one that was there. A file without a byte is what a killed program leaves that was about to make one.
fn is_free(file: &Path) -> Result<(), DiariumError> {
    match fs::metadata(file) {
        Ok(found) if found.len() > 0 => return Err(DiariumError::Exists),
        Ok(_) => return Ok(()),
        Err(error) if error.kind() == io::ErrorKind::NotFound => {}
        Err(error) => return Err(DiariumError::Database(error.to_string())),
    }
    let mut journal = file.as_os_str().to_owned();
    journal.push("-journal");
    if Path::new(&journal).exists() { Err(DiariumError::Journal) } else { Ok(()) }
}

fn connect(file: &Path, flags: OpenFlags) -> Result<Connection, DiariumError> {
    let db = Connection::open_with_flags(file, flags | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
    db.busy_timeout(PATIENCE)?;
    // What was given out must outlast a power failure, the deletion of the journal included.
    db.pragma_update(None, "synchronous", "EXTRA")?;
    db.pragma_update(None, "trusted_schema", false)?;
    Ok(db)
}

fn about(db: &Connection) -> Result<About, DiariumError> {
    let pragma = |name: &str| db.pragma_query_value(None, name, |row| row.get::<_, i64>(0));
    if pragma("application_id")? != schema::APPLICATION {
        return Err(DiariumError::Foreign);
    }
    let format = pragma("user_version")?;
    if format > schema::FORMAT {
        return Err(DiariumError::Newer(format));
    }
    let read = |row: &Row<'_>| Ok((row.get(0)?, row.get(1)?, row.get::<_, String>(2)?));
    let (authority, year, form) = db.query_row("SELECT authority, year, form FROM diarium", [], read)?;
    let form = Form::parse(&form).ok_or(DiariumError::Damaged(form))?;
    Ok(About { authority, year, form })
}

/// Whether SQLite finds nothing wrong with the file.
fn sound(db: &Connection) -> Result<(), DiariumError> {
    let found: String = db.query_row("PRAGMA integrity_check(1)", [], |row| row.get(0))?;
    if found == "ok" { Ok(()) } else { Err(DiariumError::Damaged(found)) }
}

/// The serial of a number that was given out elsewhere, if it is one of this authority and year.
fn serial(number: &str, about: &About, on: NaiveDate) -> Result<u32, DiariumError> {
    let unfit = |reason| DiariumError::Number(number.to_owned(), reason);
    let parsed = form::read(number, &about.authority, on).map_err(|error| unfit(error.message))?;
    let year = about.year;
    if parsed.year.is_some_and(|own| own != year) {
        return Err(unfit(message!("diariet är från {year}", "the register is of {year}")));
    }
    match parsed.serial {
        0 => Err(unfit(message!("löpnumren börjar på 1", "serials begin at 1"))),
        serial => Ok(serial),
    }
}

/// Refuses what would stand on a card for ever and can be nothing but a slip.
fn sensible(draft: &Draft, today: NaiveDate) -> Result<(), DiariumError> {
    let Draft { title, protected_title, kind, counterparty, responsible, protection, disposal, .. } = draft;
    if title.trim().is_empty() {
        return Err(DiariumError::Untitled);
    }
    let others = [protected_title, kind, counterparty, responsible, protection, disposal];
    for text in others.into_iter().flatten().chain([title]) {
        // It could be in no line of the events, no cell of a table and no XML.
        if let Some(letter) = text.chars().find(|letter| letter.is_control() || !is_xml(*letter)) {
            return Err(DiariumError::Letter(letter));
        }
    }
    if draft.date > today { Err(DiariumError::Future(draft.date)) } else { Ok(()) }
}

/// The columns of what can be corrected on a card, in the order of [`facts`] and, after the first three, of [`card`].
const FACTS: [&str; 10] = [
    "date",
    "title",
    "protected_title",
    "kind",
    "direction",
    "counterparty",
    "responsible",
    "protection",
    "disposal",
    "deadline",
];

/// What stands in the columns [`FACTS`].
fn facts(draft: &Draft) -> [Option<String>; FACTS.len()] {
    [
        Some(draft.date.to_string()),
        Some(draft.title.clone()),
        draft.protected_title.clone(),
        draft.kind.clone(),
        Some(draft.direction.word().to_owned()),
        draft.counterparty.clone(),
        draft.responsible.clone(),
        draft.protection.clone(),
        draft.disposal.clone(),
        draft.deadline.map(|day| day.to_string()),
    ]
}

/// All columns, in the order of [`card`].
fn columns() -> String {
    format!("serial, number, registered, {}, record", FACTS.join(", "))
}

/// The beginning of what reads cards.
fn select() -> String {
    format!("SELECT {} FROM card", columns())
}

fn insert(transaction: &Transaction<'_>, card: &Card) -> Result<(), DiariumError> {
    let Card { serial, number, registered, draft } = card;
    let columns = columns();
    let places = vec!["?"; columns.split(',').count()].join(", ");
    let values = [Some(serial.to_string()), Some(number.clone()), Some(registered.to_string())];
    let values = values.into_iter().chain(facts(draft)).chain([draft.record.clone()]);
    transaction
        .execute(&format!("INSERT INTO card ({columns}) VALUES ({places})"), rusqlite::params_from_iter(values))?;
    Ok(())
}

fn update(transaction: &Transaction<'_>, card: &Card) -> Result<(), DiariumError> {
    let Card { serial, number: _, registered: _, draft } = card;
    let set = FACTS.map(|column| format!("{column} = ?")).join(", ");
    let values = facts(draft).into_iter().chain([Some(serial.to_string())]);
    transaction.execute(&format!("UPDATE card SET {set} WHERE serial = ?"), rusqlite::params_from_iter(values))?;
    Ok(())
}

fn note(
    transaction: &Transaction<'_>,
    by: &By,
    what: &str,
    number: Option<&str>,
    detail: &str,
) -> Result<(), DiariumError> {
    transaction.execute(
        "INSERT INTO event (at, who, what, number, detail) VALUES (?1, ?2, ?3, ?4, ?5)",
        params![by.at, by.who, what, number, detail],
    )?;
    Ok(())
}

/// Reads a card, by [`columns`].
fn card(row: &Row<'_>) -> rusqlite::Result<Card> {
    let unreadable =
        |column: usize| rusqlite::Error::InvalidColumnType(column, String::new(), rusqlite::types::Type::Text);
    let day = |column: usize| row.get::<_, String>(column)?.parse::<NaiveDate>().map_err(|_| unreadable(column));
    let direction = Direction::from_word(&row.get::<_, String>(7)?).ok_or_else(|| unreadable(7))?;
    let deadline = match row.get::<_, Option<String>>(12)? {
        Some(_) => Some(day(12)?),
        None => None,
    };
    Ok(Card {
        serial: row.get(0)?,
        number: row.get(1)?,
        registered: day(2)?,
        draft: Draft {
            date: day(3)?,
            title: row.get(4)?,
            protected_title: row.get(5)?,
            kind: row.get(6)?,
            direction,
            counterparty: row.get(8)?,
            responsible: row.get(9)?,
            protection: row.get(10)?,
            disposal: row.get(11)?,
            deadline,
            record: row.get(13)?,
        },
    })
}
