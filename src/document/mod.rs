//! The semantic tree: what a document *is*, apart from how it looks.
//!
//! The templates are compiled a second time to Typst's own semantic tree; [`lower`] turns that into a [`Document`],
//! from which DOCX, HTML and plain text are written. [`parity`] proves that the files say the same.
//!
//! **Invariants:** no font, no length and no file format in here; looks come from [`crate::house`] by [`Role`].
//! What the lowering does not know is an error with the template's place, never dropped.

#[cfg(test)]
pub(crate) mod arbitrary;
mod dump;
mod grid;
pub mod lower;
pub mod origin;
pub mod parity;
mod role;
#[cfg(test)]
pub(crate) mod sample;

pub use dump::dump;
pub use origin::{Fact, Origin, Source};
pub use role::Role;

use chrono::NaiveDate;

/// A whole document.
#[derive(Clone, Debug, PartialEq)]
pub struct Document {
    /// Facts about the document that are not part of its text.
    pub meta: Metadata,
    /// What later pages repeat at their head: only what page 1 has already said, for assistive technology skips it.
    pub running_header: Vec<Inline>,
    /// The text from the letterhead to the end, in reading order.
    pub blocks: Vec<Block>,
    /// The footnotes, in the order in which they are first referred to; [`Inline::NoteRef`] counts from 0 into this.
    pub notes: Vec<Vec<Block>>,
}

/// Facts about a document, from the record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Metadata {
    /// Title (rubrik).
    pub title: String,
    /// Language of the document as BCP 47: `sv`, `en`.
    pub lang: String,
    /// Names of the authors (författare).
    pub authors: Vec<String>,
    /// Kind of document in the document's language: "Minnesanteckningar".
    pub document_type: String,
    /// Authority (myndighet).
    pub authority: String,
    /// Ministry or department (departement, avdelning), where there is one.
    pub department: Option<String>,
    /// Unit (enhet), where there is one.
    pub unit: Option<String>,
    /// Registry number (diarienummer), where it has been given.
    pub registry_number: Option<String>,
    /// Day of the meeting.
    pub date: Option<NaiveDate>,
    /// One sentence on the document.
    pub description: String,
    /// Keywords; the registry number first, where there is one.
    pub keywords: Vec<String>,
    /// Status in the document's language: "Utkast".
    pub status: String,
    /// Version, from 1.
    pub version: u32,
    /// What names this document and version for ever: registry number or, where there is none, a digest of the record; with the
    /// version.
    pub identifier: String,
    /// Where it comes from.
    pub origin: Origin,
}

/// A block of text.
#[derive(Clone, Debug, PartialEq)]
pub enum Block {
    /// A paragraph.
    Paragraph {
        /// What kind: decides its looks.
        role: Role,
        /// Its text.
        inlines: Vec<Inline>,
    },
    /// A heading (rubrik), levels 1 to 6 below the title. The title itself is a [`Block::Title`].
    Heading {
        /// 1 to 6.
        level: u8,
        /// Name for links, unique in the document: letters, digits and hyphens, a letter first.
        id: String,
        /// Its text.
        inlines: Vec<Inline>,
    },
    /// The document's title. Exactly one.
    Title {
        /// Its text.
        inlines: Vec<Inline>,
    },
    /// The list of contents (innehållsförteckning). No part of it knows a page: only a format that has
    /// pages shows their numbers.
    Contents {
        /// Name of its own heading, as in [`Block::Heading`].
        id: String,
        /// Its own heading, of level 1.
        heading: Vec<Inline>,
        /// What it lists, in order.
        entries: Vec<Entry>,
    },
    /// A list.
    List {
        /// Numbers, starting at this one, or bullets.
        start: Option<u32>,
        /// The items; each holds at least one block.
        items: Vec<Vec<Block>>,
    },
    /// Terms with their descriptions, such as date and place of the meeting.
    Terms {
        /// Pairs of a term and what is said of it.
        items: Vec<(Vec<Inline>, Vec<Block>)>,
    },
    /// A table.
    Table(Table),
    /// A picture with its caption.
    Figure {
        /// The picture.
        image: Image,
        /// Its caption, where it has one.
        caption: Option<Vec<Inline>>,
    },
    /// A quotation.
    Quote {
        /// What is quoted.
        blocks: Vec<Block>,
    },
    /// Preformatted text; lines are kept.
    Code {
        /// The text, with line feeds.
        text: String,
    },
    /// A change of scene (thematic break).
    Divider,
    /// Blocks that belong together, or that are in another language than what is around them.
    Group {
        /// What they are together.
        kind: GroupKind,
        /// Their language as BCP 47, where it differs.
        lang: Option<String>,
        /// The blocks.
        blocks: Vec<Block>,
    },
}

/// One entry of a [`Block::Contents`]: a heading, and the way to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Level of the heading: 1, or below such an entry 2.
    pub level: u8,
    /// Name of the heading: the `id` of a [`Block::Heading`].
    pub target: String,
    /// The heading's words. They lead to the heading: no links, and no references to notes, which stand at the heading itself.
    pub inlines: Vec<Inline>,
}

/// What the blocks of a [`Block::Group`] are together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum GroupKind {
    /// Letterhead on page 1 (brevhuvud): body content.
    Letterhead,
    /// Addresses of the sender at the end (kontaktuppgifter).
    Contact,
    /// A section of the text (avsnitt), or a passage in another language.
    Section,
    /// A line that leads in a list or a paragraph, and that: they begin on one page.
    LeadIn,
    /// Blocks that stay on one page, from the first to the last.
    Together,
    /// What says nothing on a page without what is before it, such as who shall have a decision (beslutet skickas till).
    Closing,
}

/// A table. Rectangular once spans are counted in.
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    /// What it shows, above it.
    pub caption: Option<Vec<Inline>>,
    /// How many of the first rows are header rows.
    pub header_rows: usize,
    /// How the text of each column stands; its length is the number of columns.
    pub columns: Vec<Align>,
    /// The rows.
    pub rows: Vec<Row>,
}

/// One row of a [`Table`].
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// Its cells, without those covered by a cell above.
    pub cells: Vec<Cell>,
}

/// One cell of a [`Table`].
#[derive(Clone, Debug, PartialEq)]
pub struct Cell {
    /// Whether it is a header cell, of its column (in a header row) or of its row.
    pub header: bool,
    /// Columns it covers, at least 1.
    pub colspan: usize,
    /// Rows it covers, at least 1.
    pub rowspan: usize,
    /// What it holds; empty cells hold nothing.
    pub blocks: Vec<Block>,
}

/// How text stands in a column.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Align {
    /// At the start of the line.
    #[default]
    Start,
    /// In the middle.
    Center,
    /// At the end of the line.
    End,
}

/// A picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Image {
    /// What it shows, in words. Never empty.
    pub alt: String,
    /// The bytes of the file.
    pub data: Vec<u8>,
    /// What they are.
    pub format: ImageFormat,
    /// Width and height in pixels.
    pub size: (u32, u32),
    /// Whether it is the sender's logotype, which the house style gives a height.
    pub logotype: bool,
}

/// Formats of pictures that every output can hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ImageFormat {
    /// PNG.
    Png,
    /// JPEG.
    Jpeg,
}

impl ImageFormat {
    /// How the names of such files end.
    #[must_use]
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Png => "png",
            Self::Jpeg => "jpeg",
        }
    }

    /// What such files are, as a media type.
    #[must_use]
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Png => "image/png",
            Self::Jpeg => "image/jpeg",
        }
    }
}

/// A run of text in a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Inline {
    /// Words.
    Text(String),
    /// What is counted: the number before a heading ("§ 23", "2.1"), or the one in a caption. Word counts by itself.
    Number(String),
    /// What links lead to within a line: the number in a caption.
    Named {
        /// Name for links, unique in the document, as that of a [`Block::Heading`].
        id: String,
        /// The words.
        inlines: Vec<Inline>,
    },
    /// Stressed (fet).
    Strong(Vec<Inline>),
    /// Emphasis (kursiv).
    Emph(Vec<Inline>),
    /// Struck out.
    Strike(Vec<Inline>),
    /// Raised.
    Super(Vec<Inline>),
    /// Lowered.
    Sub(Vec<Inline>),
    /// Fixed-width or literal text.
    Code(String),
    /// A link to the web or to an address (`mailto:`).
    Link {
        /// Where to.
        href: String,
        /// Its text.
        inlines: Vec<Inline>,
    },
    /// Words in another language.
    Lang {
        /// BCP 47.
        lang: String,
        /// The words.
        inlines: Vec<Inline>,
    },
    /// A reference to a footnote, by its index in [`Document::notes`].
    NoteRef(usize),
    /// A forced line break.
    Break,
    /// A jump to the letterhead's second column.
    Tab,
    /// Something the word processor fills in.
    Field(Field),
}

/// What a word processor fills in by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Field {
    /// Number of this page.
    Page,
    /// How many pages there are.
    Pages,
}

impl Inline {
    /// Whether a link's words tell its address, so that who reads them on paper need not be told again. The scheme need
    /// not be among them.
    #[must_use]
    pub fn tells_its_address(&self) -> bool {
        let Self::Link { href, inlines } = self else { return false };
        let address = href.strip_prefix("mailto:").unwrap_or(href);
        let address = address.split_once("://").map_or(address, |(_, rest)| rest).trim_end_matches('/');
        parity::plain(inlines).contains(address)
    }
}
