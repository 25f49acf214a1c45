//! The authority's register of its documents (diarium): one file for each authority and year.
//!
//! Not to be taken for a register of persons ([`crate::record::register`]), which records refer to.
//!
//! ```text
//! Draft ─► Diarium::enter ─► Card, with its number ─► check   what is missing, late, double
//!            one transaction: card and event         ─► export  CSV, JSON, ERMS
//! ```
//!
//! A diarium is an SQLite file. A number is given out in a transaction that has the file to itself from its first step (`BEGIN IMMEDIATE`), so
//! that two who ask at once get two numbers, and it is on the disk before anybody sees it (`synchronous = EXTRA`). Whoever is killed leaves
//! a journal beside the file, from which the next one to open it undoes what was half done. It is the journal that is deleted, not a
//! write-ahead log: a log needs memory shared between machines, which a directory on a server does not have.
//!
//! Cards are never removed, and what was done is kept in events that the file itself refuses to change.
//!
//! **Invariants:** knows no clock and no user; both are told to it ([`By`]). Opens the file that it is given and makes none but in
//! [`Diarium::create`]; that, and SQLite's own journal, is all that is written outside of [`crate::output`].

mod card;
mod check;
mod error;
mod export;
mod form;
mod schema;
mod stamp;
mod store;
#[cfg(test)]
mod tests;

pub use card::{Card, Direction, Draft};
pub use check::{Filed, check};
pub use error::DiariumError;
pub use export::{csv, erms, json};
pub use form::Form;
pub use stamp::stamped;
pub use store::{About, By, Diarium, Event, restorable};
