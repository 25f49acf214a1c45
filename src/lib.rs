/*!
Protokollant (Swedish for the one who keeps the minutes) turns the structured record of a meeting into official minutes: a PDF that is
PDF/A-2a and PDF/UA-1 at once, a Word file and a web page, in a ministry's house style, all accessible, all saying the same.

# The one idea

Whoever makes both PDF and Word from data usually keeps two pipelines, and the two drift apart. Here **one Typst template is compiled
twice**: to pages, from which the PDF is written, and to Typst's own semantic tree, which is lowered to a [`document::Document`] from
which Word file, web page and plain text are written. Wording, order and numbering cannot differ; and because what cannot happen
happens, every finished file is read back from its bytes and held against the tree before anybody gets it.

```text
 record.yaml ─► source ─► record ─► meeting ──────────► template ─┬─ pages ─► pdf   (PDF/A-2a + PDF/UA-1)
 (or .json)     places    as        valid by   markdown   Typst   │             ▲
                          written   type, rules  tree             └─ tree ─► document ─┬─► docx
                             │         │          ▲         ▲              │    ▲      ├─► html
                             └─► diagnostic       │         │              │    │      └─► text
                                    │           text    house, words,      └─ parity ◄── every file, read back
                                    ▼                     fonts
                                   cli                             bytes ─► output: beside the target, then in its place
```

# The way of a record

1. [`source`] reads bytes into a tree in which every key and value knows its place. YAML and JSON come through this one door. [`record::tree`]
   turns what is written in an older format into the newest, the only one that the rest knows.
2. [`record`] takes the tree as a record, checked in form against one table, [`record::shape`], from which the JSON Schema is made as well. Whatever
   is wrong is reported and left out, so that everything else can still be looked at. Persons and
   organisations that the record refers to are taken from a [`record::register`] beside it, as they were on the record's day.
3. [`markdown`] reads the record's texts; [`swedish`] puts their typography right and knows dates, registry numbers and the like.
4. [`meeting`] judges the whole by its rules, one file for each family, and gives types that cannot hold nonsense.
5. [`template`] compiles it twice (once, if nobody wants a PDF). A template is a function, evaluated once for a house style and kept, that is called with the record.
   Words arrive in Typst as finished content that carries its place in the record; nothing a secretary types is ever evaluated.
6. [`pdf`] writes the pages. [`document::lower`] turns the tree into ours; [`docx`], [`mod@html`] and [`mod@text`] write it, looking up in the
   [`house`] style how each [`document::Role`] looks.
7. Each file gets its [`seal`], by which its changes will show, and [`document::parity`] compares what the finished files say. [`output`] puts
   them in their places, whole or not at all.

What goes to the registry and the archive, [`filing`] makes of a built document: a package, and what can be told of one later. The registry's own
book, in which documents get their numbers, is a [`diarium`].

Many records are judged together by [`collection`]. Where a fault takes no judgement, a rule says what shall be read instead;
[`source::Rewriter`] knows how that is written at that place, and [`build::mend`] does it.

[`build::Builder`] goes this way from end to end, and [`batch`] with many records one after the other; the command line is a thin layer
around them. A fault of any stage is a
[`diagnostic::Diagnostic`]: a code, a place, a sentence in Swedish and in English, a remedy.

# Invariants

- Only [`cli`] prints, exits, asks for the time or knows the environment. `clippy.toml` bans the calls everywhere else, with the reasons.
- Only [`source`] reads records, only [`output`] writes files; but the file of a [`diarium`], which many change at once, SQLite writes, and its
  journal beside it. The engine sees the templates, the fonts and the record's own data: no
  network, no other file of the machine.
- [`meeting`] knows no file format. [`document`] knows no font and no length. The emitters never see a meeting.
- The same record, templates, fonts and program give the same bytes, on any machine at any time: no clock, no randomness, no order of
  a hash table, no state in a `static`. (Typst's own cache is one; it holds results, and its size is bounded by evicting.)
- A length, font or colour stands in a `house.yaml` and nowhere else; a word of a document in `words/sv.yaml`; a key of the record in
  [`record::shape`]; a kind of fault in [`diagnostic::Code`].
- Nothing is dropped silently: an element that the tree holds and Word cannot, a character that no font has, a warning of the template
  compiler, are errors with a place.

# In a program

```
use protokollant::build::{Builder, Job, Output};
use protokollant::diagnostic::Diagnostics;
use protokollant::pdf::Standard;
use protokollant::source::{Directory, Format, Sources};
use protokollant::template::{Engine, HOUSES, Overrides};

let (mut sources, mut faults) = (Sources::new(), Diagnostics::new());
let engine = Engine::new(&Overrides::new(), &[], &mut sources, &mut faults).expect("the program's own templates");
let (name, style) = HOUSES[1];
let house = protokollant::house::read(name, style.as_bytes(), &mut sources, &mut faults).expect("its own house style");
let builder = Builder::new(engine, house);

let record = r"
format: 1
typ: minnesanteckningar
titel: Minnesanteckningar från samråd den 4 juni 2024
datum: 2024-06-04
plats: Stockholm
myndighet: Regeringskansliet
deltagare: [{ organisation: civilsamhällesorganisationer, antal: 30 }]
inledning: Statssekreteraren hälsade välkommen.
";
let nowhere = Directory::new(None);
let job = Job::new("post.yaml", record.as_bytes(), Format::Yaml, &nowhere);
let outcome = builder.build(&job, &[Output::Pdf, Output::Docx], Standard::A2aUa1);
assert!(!outcome.has_errors());
assert!(outcome.artifacts[0].bytes.starts_with(b"%PDF-1.7"));
```
*/

pub mod accessibility;
pub mod batch;
pub mod build;
pub mod checksum;
pub mod cli;
pub mod collection;
pub mod diagnostic;
pub mod diarium;
pub mod document;
pub mod docx;
pub mod filing;
pub mod house;
pub mod html;
pub mod markdown;
pub mod meeting;
pub mod output;
pub mod pdf;
pub mod record;
pub mod seal;
pub mod secret;
pub mod source;
pub mod swedish;
pub mod template;
pub mod text;
mod unseen;
mod xml;
mod zipped;
