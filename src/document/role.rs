//! The roles that text can play.

/// What a paragraph is, and so how it looks.
///
/// The bridge between the templates (`data-role="…"`), the house style (a style for each) and Word (a named style for each).
/// There is one list: a role without a style in a house style is an error when the house style is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// First line of the letterhead: authority, and the type of document in the second column.
    Masthead,
    /// Date, registry number, status and version, in the letterhead's second column.
    Meta,
    /// Ministry or department (departement).
    Department,
    /// Unit (enhet).
    Unit,
    /// Title (rubrik).
    Title,
    /// Heading, level 1.
    Heading1,
    /// Heading, level 2.
    Heading2,
    /// Heading, level 3 and below.
    Heading3,
    /// Entry of the list of contents (innehållsförteckning) for a heading of level 1.
    Contents1,
    /// Entry for a heading of level 2 and below.
    Contents2,
    /// Running text (brödtext).
    Body,
    /// Text of a list item.
    ListItem,
    /// What a fact is about: "Datum".
    Term,
    /// The fact.
    Description,
    /// Quotation.
    Quote,
    /// Caption of a table or picture.
    Caption,
    /// Header cell of a table.
    TableHeader,
    /// Cell of a table.
    TableCell,
    /// Footnote.
    Note,
    /// Preformatted text.
    Code,
    /// What is told of a matter before its text: registry number, who presented it.
    ItemFacts,
    /// A line to sign on, and who signs (underskrift).
    Signature,
    /// Head of the second page and later.
    RunningHeader,
    /// Addresses of the sender.
    Contact,
}

impl Role {
    /// All roles.
    pub const ALL: [Role; 24] = [
        Role::Masthead,
        Role::Meta,
        Role::Department,
        Role::Unit,
        Role::Title,
        Role::Heading1,
        Role::Heading2,
        Role::Heading3,
        Role::Contents1,
        Role::Contents2,
        Role::Body,
        Role::ListItem,
        Role::Term,
        Role::Description,
        Role::Quote,
        Role::Caption,
        Role::TableHeader,
        Role::TableCell,
        Role::Note,
        Role::Code,
        Role::ItemFacts,
        Role::Signature,
        Role::RunningHeader,
        Role::Contact,
    ];

    /// The name in templates and house styles.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Role::Masthead => "masthead",
            Role::Meta => "meta",
            Role::Department => "department",
            Role::Unit => "unit",
            Role::Title => "title",
            Role::Heading1 => "heading1",
            Role::Heading2 => "heading2",
            Role::Heading3 => "heading3",
            Role::Contents1 => "contents1",
            Role::Contents2 => "contents2",
            Role::Body => "body",
            Role::ListItem => "list-item",
            Role::Term => "term",
            Role::Description => "description",
            Role::Quote => "quote",
            Role::Caption => "caption",
            Role::TableHeader => "table-header",
            Role::TableCell => "table-cell",
            Role::Note => "note",
            Role::Code => "code",
            Role::ItemFacts => "item-facts",
            Role::Signature => "signature",
            Role::RunningHeader => "running-header",
            Role::Contact => "contact",
        }
    }

    /// The role of that name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.name() == name)
    }

    /// The role of a heading of that level (from 1).
    #[must_use]
    pub fn heading(level: u8) -> Self {
        match level {
            0 | 1 => Role::Heading1,
            2 => Role::Heading2,
            _ => Role::Heading3,
        }
    }

    /// The role of an entry of the list of contents for a heading of that level (from 1).
    #[must_use]
    pub fn contents(level: u8) -> Self {
        if level < 2 { Role::Contents1 } else { Role::Contents2 }
    }
}
