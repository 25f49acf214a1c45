//! What every file of a document says of where it comes from (ursprung), so that somebody who has nothing but the file can tell.

use super::Metadata;

/// Where a document comes from: the record, and what it was made with.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Origin {
    /// Kind of document, in the word that records use in every language: `minnesanteckningar`.
    pub kind: &'static str,
    /// Which variant it is, of a record that has two: `offentlig`, `intern`.
    pub variant: Option<&'static str>,
    /// What it is made of.
    pub source: Source,
    /// Checksum (SHA-256) of templates and fixed words.
    pub templates: String,
    /// Checksum (SHA-256) of the fonts.
    pub fonts: String,
    /// Name and version of the house style, and its checksum.
    pub house: String,
}

/// What a document is made of, as far as the document may say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Source {
    /// The record, by the checksum (SHA-256) of its bytes.
    Record(String),
    /// What everybody may read of it, by a checksum (SHA-256) of that alone: with the record's own, whoever guesses what is masked could see
    /// that the guess is right.
    Text(String),
}

impl Default for Source {
    fn default() -> Self {
        Self::Record(String::new())
    }
}

/// The program, as it names itself in files.
pub const PROGRAM: &str = concat!("Protokollant ", env!("CARGO_PKG_VERSION"));

/// The namespace of the facts in the XMP packet of a PDF.
pub const NAMESPACE: &str = "urn:protokollant:ursprung#";

/// The prefix of a fact's key in XMP and in web pages.
pub const PREFIX: &str = "protokollant";

/// What a file tells of itself beside its title.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fact {
    /// Kind of document (handlingstyp).
    Kind,
    /// Registry number (diarienummer).
    RegistryNumber,
    /// The day of the meeting, or of the document.
    Date,
    /// Authority (myndighet).
    Authority,
    /// Language as BCP 47.
    Lang,
    /// Version, from 1.
    Version,
    /// What names the document and version for ever.
    Identifier,
    /// Public or internal.
    Variant,
    /// Checksum of the record.
    Record,
    /// Checksum of what everybody may read of the record.
    Text,
    /// The program and its version.
    Program,
    /// Checksum of the templates.
    Templates,
    /// Checksum of the fonts.
    Fonts,
    /// House style.
    House,
}

impl Fact {
    /// All of them, in the order in which they are told.
    pub const ALL: [Self; 14] = [
        Self::Kind,
        Self::RegistryNumber,
        Self::Date,
        Self::Authority,
        Self::Lang,
        Self::Version,
        Self::Identifier,
        Self::Variant,
        Self::Record,
        Self::Text,
        Self::Program,
        Self::Templates,
        Self::Fonts,
        Self::House,
    ];

    /// Its key in XMP and in web pages, after [`PREFIX`]; and in what `inspect --json` tells.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Kind => "handlingstyp",
            Self::RegistryNumber => "diarienummer",
            Self::Date => "datum",
            Self::Authority => "myndighet",
            Self::Lang => "sprak",
            Self::Version => "version",
            Self::Identifier => "identifierare",
            Self::Variant => "variant",
            Self::Record => "post",
            Self::Text => "offentligText",
            Self::Program => "program",
            Self::Templates => "mallar",
            Self::Fonts => "typsnitt",
            Self::House => "husstil",
        }
    }

    /// The name of the property in a Word file, which people see there.
    #[must_use]
    pub const fn property(self) -> &'static str {
        match self {
            Self::Kind => "Handlingstyp",
            Self::RegistryNumber => "Diarienummer",
            Self::Date => "Datum",
            Self::Authority => "Myndighet",
            Self::Lang => "Språk",
            Self::Version => "Version",
            Self::Identifier => "Identifierare",
            Self::Variant => "Variant",
            Self::Record => "Post (SHA-256)",
            Self::Text => "Offentlig text (SHA-256)",
            Self::Program => "Program",
            Self::Templates => "Mallar (SHA-256)",
            Self::Fonts => "Typsnitt (SHA-256)",
            Self::House => "Husstil",
        }
    }

    /// What it is, in English, for the description of the schema that PDF/A asks for.
    #[must_use]
    pub const fn description(self) -> &'static str {
        match self {
            Self::Kind => "Kind of document",
            Self::RegistryNumber => "Registry number",
            Self::Date => "Day of the meeting or the document",
            Self::Authority => "Authority",
            Self::Lang => "Language (BCP 47)",
            Self::Version => "Version",
            Self::Identifier => "Identifier of document and version",
            Self::Variant => "Public or internal variant",
            Self::Record => "SHA-256 of the record",
            Self::Text => "SHA-256 of the public text of the record",
            Self::Program => "Program and version",
            Self::Templates => "SHA-256 of the templates",
            Self::Fonts => "SHA-256 of the fonts",
            Self::House => "House style, version, SHA-256",
        }
    }
}

impl Metadata {
    /// What the document's files tell of themselves. Facts that there are none of are left out.
    #[must_use]
    pub fn facts(&self) -> Vec<(Fact, String)> {
        let origin = &self.origin;
        let of = |fact: Fact| -> Option<String> {
            let own = |text: &String| Some(text.clone());
            match fact {
                Fact::Kind => Some(origin.kind.to_owned()),
                Fact::RegistryNumber => self.registry_number.clone(),
                Fact::Date => self.date.map(|date| date.to_string()),
                Fact::Authority => own(&self.authority),
                Fact::Lang => own(&self.lang),
                Fact::Version => Some(self.version.to_string()),
                Fact::Identifier => own(&self.identifier),
                Fact::Variant => origin.variant.map(str::to_owned),
                Fact::Record => match &origin.source {
                    Source::Record(checksum) => own(checksum),
                    Source::Text(_) => None,
                },
                Fact::Text => match &origin.source {
                    Source::Record(_) => None,
                    Source::Text(checksum) => own(checksum),
                },
                Fact::Program => Some(PROGRAM.to_owned()),
                Fact::Templates => own(&origin.templates),
                Fact::Fonts => own(&origin.fonts),
                Fact::House => own(&origin.house),
            }
        };
        let told = Fact::ALL.into_iter().filter_map(|fact| Some((fact, of(fact)?)));
        told.filter(|(_, value)| !value.is_empty()).collect()
    }
}
