/*!
Many records become documents (körning). A single one is a run of one.

```text
 records ─► plan ─► run ─┬─► maker: this process, or a child that can be killed ─► product ─┬─► documents in their places
            pure         │                                                                 └─► journal, a line for each record
            journal ─────┘ what is done and unchanged is kept                                    │
                                                                                               manifest
```

A [`Plan`] says which documents will be made of which records and where they go. A [`Maker`] turns a [`Request`], which is a record's bytes and
where it lies, into a [`Product`]: the documents, and all that is wrong. It writes nothing. A [`Run`] hands requests to makers, puts the documents in
their places ([`Store`]) and enters each record in a [`journal`]. When all is done, a [`Manifest`] says what is there.

# Invariants

- At any moment, whatever happens, only whole files are in their places; and the next run ends with the files of one that nobody disturbed.
- A record that fails keeps no other from being made.
- What a run says of a record that holds secrets quotes no word of it ([`holds_secrets`]).
- Who made it, how many they were, in which order and when: none of it is in a document or in the manifest.
*/

mod basis;
mod changes;
pub mod diff;
mod discreet;
mod frame;
mod gone;
mod inputs;
pub mod journal;
mod ledger;
mod maker;
pub mod manifest;
mod naming;
mod origin;
mod orphan;
mod outcome;
pub mod plan;
mod process;
mod publish;
mod rebuilt;
mod remembered;
pub mod report;
mod run;
mod shown;
mod spool;
mod standing;
mod store;
mod superseded;
pub mod verify;
mod words;

pub use basis::{Basis, Program, Style};
pub use discreet::{holds_secrets, may_vary};
pub use gone::{Before, Doubt, Fate, Gone, Pruning, Remains, doubt, gone, prune, surely_gone};
pub use inputs::{may_name_documents, named_files};
pub use journal::{Entry, Written};
pub use ledger::{Ledger, Made};
pub use maker::{Bench, Fault, Maker, Named, Product, Request, Settings, Voice, placed};
pub use manifest::Manifest;
pub use naming::folded;
pub use orphan::end_with_parent;
pub use outcome::Outcome;
pub use plan::{Origin, Plan, Prospect, Shard, Task};
pub use process::{Limits, Process, Setup, serve, setup};
pub use publish::{Target, publish};
pub use rebuilt::{Rebuilt, Rehearsal};
pub use remembered::{Remembered, is_sound};
pub use report::{Report, Tally};
pub use run::{Ended, How, Keeper, Past, Run, Stopped, is_record, told_day};
pub use shown::first;
pub use spool::{Spool, Spooled};
pub use standing::Standing;
pub use store::{Known, Shelf, Store};
pub use superseded::{Left, Superseded};
