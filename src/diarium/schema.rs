//! The tables of a diarium, and how its file is told from others.

/// Tells the file from other SQLite files: "PDia".
pub(super) const APPLICATION: i64 = 0x5044_6961;

/// Version of the tables, raised when an older program would misread them.
pub(super) const FORMAT: i64 = 1;

/// The tables. Cards are not removed, their numbers and events are not changed: the file itself says so, whoever opens it.
pub(super) const TABLES: &str = "
CREATE TABLE diarium (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    authority TEXT NOT NULL,
    year INTEGER NOT NULL,
    form TEXT NOT NULL
) STRICT;
CREATE TABLE card (
    serial INTEGER PRIMARY KEY CHECK (serial > 0),
    number TEXT NOT NULL UNIQUE,
    registered TEXT NOT NULL,
    date TEXT NOT NULL,
    title TEXT NOT NULL,
    protected_title TEXT,
    kind TEXT,
    direction TEXT NOT NULL,
    counterparty TEXT,
    responsible TEXT,
    protection TEXT,
    disposal TEXT,
    deadline TEXT,
    record TEXT UNIQUE
) STRICT;
CREATE TABLE event (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    at TEXT NOT NULL,
    who TEXT NOT NULL,
    what TEXT NOT NULL,
    number TEXT,
    detail TEXT NOT NULL
) STRICT;
CREATE TRIGGER card_stays BEFORE DELETE ON card BEGIN SELECT RAISE(ABORT, 'a card is never removed'); END;
CREATE TRIGGER number_stays BEFORE UPDATE OF serial, number, registered, record ON card
    BEGIN SELECT RAISE(ABORT, 'a number is never changed'); END;
CREATE TRIGGER event_is_kept BEFORE DELETE ON event BEGIN SELECT RAISE(ABORT, 'an event is never removed'); END;
CREATE TRIGGER event_is_final BEFORE UPDATE ON event BEGIN SELECT RAISE(ABORT, 'an event is never changed'); END;
";
