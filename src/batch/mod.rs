/*!
Many records become documents (körning). A single one is a run of one.

A [`Maker`] turns a [`Request`], which is a record's bytes and where it lies, into a [`Product`]: the documents, and all that is wrong. It writes
nothing. [`publish()`] puts the documents in their places.
*/

mod maker;
mod publish;
mod words;

pub use maker::{Bench, Fault, Maker, Named, Product, Request, Settings, Voice};
pub use publish::{Target, publish};
