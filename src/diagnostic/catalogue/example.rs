//! Examples of what breaks a rule and what keeps it.

/// What a rule looks like, broken or kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Example {
    /// A whole record in YAML.
    Record(&'static str),
    /// What no record can show: bytes, a command with its files, a line of a house style or template.
    Illustration(&'static str),
}

impl Example {
    /// The example as it is printed.
    #[must_use]
    pub fn text(&self) -> &'static str {
        match self {
            Self::Record(text) | Self::Illustration(text) => text,
        }
    }
}

/// A record of these lines and no others.
macro_rules! whole {
    ($($line:literal),* $(,)?) => {
        $crate::diagnostic::catalogue::Example::Record(concat!($($line, "\n"),*))
    };
}

/// A record that has all it needs, and these lines besides.
macro_rules! with {
    ($($line:literal),* $(,)?) => {
        whole!(
            "format: 1",
            "typ: minnesanteckningar",
            "titel: Samråd om säkra skolvägar",
            "myndighet: Regeringskansliet",
            "datum: 2026-01-15",
            "plats: Stockholm",
            $($line,)*
            "deltagare: [{ organisation: Föreningen Skolvägen }]",
            "inledning: Gruppen gick igenom läget.",
        )
    };
}

/// A record that has all it needs, and these lines, indented by two, as its text.
macro_rules! prose {
    ($($line:literal),* $(,)?) => {
        whole!(
            "format: 1",
            "typ: minnesanteckningar",
            "titel: Samråd om säkra skolvägar",
            "myndighet: Regeringskansliet",
            "datum: 2026-01-15",
            "plats: Stockholm",
            "deltagare: [{ organisation: Föreningen Skolvägen }]",
            "inledning: |",
            $($line,)*
        )
    };
}

/// A record of minutes with a chair, a secretary and three members, and these lines besides.
macro_rules! minutes {
    ($($line:literal),* $(,)?) => {
        whole!(
            "format: 1",
            "typ: protokoll",
            "titel: Protokoll från kulturnämndens sammanträde",
            "myndighet: Älvnäs kommun",
            "organ: Kulturnämnden",
            "diarienummer: KN 2026/7",
            "datum: 2026-03-12",
            "plats: Kommunhuset i Älvnäs",
            "ordförande: Anna Ek",
            "sekreterare: Bo Lind",
            "närvarande:",
            "  - { namn: Anna Ek, uppgift: ledamot }",
            "  - { namn: Cecilia Holm, uppgift: ledamot }",
            "  - { namn: Dan Åberg, uppgift: ledamot }",
            "  - { namn: Bo Lind, uppgift: tjänsteman }",
            $($line,)*
        )
    };
}

/// A record of a decision, and these lines besides.
macro_rules! decision {
    ($($line:literal),* $(,)?) => {
        whole!(
            "format: 1",
            "typ: beslut",
            "titel: Beslut om bidrag till Föreningen Skolvägen",
            "myndighet: Myndigheten för skolvägar",
            "diarienummer: 2026-117",
            "datum: 2026-01-15",
            "parter: [Föreningen Skolvägen]",
            "beslut: [Myndigheten ger Föreningen Skolvägen 40 000 kronor i bidrag.]",
            $($line,)*
        )
    };
}

/// A record of a file note that says when it was made and by whom, and these lines besides.
macro_rules! file_note {
    ($($line:literal),* $(,)?) => {
        whole!(
            "format: 1",
            "typ: tjänsteanteckning",
            "titel: Tjänsteanteckning om antalet deltagare",
            "myndighet: Myndigheten för skolvägar",
            "datum: 2026-01-15",
            "sätt: telefonsamtal",
            "upprättad: 2026-01-15",
            "författare: [{ namn: Anna Ek, roll: handläggare }]",
            $($line,)*
        )
    };
}

/// A record of a memorandum with its author and unit, and these lines besides.
macro_rules! memorandum {
    ($($line:literal),* $(,)?) => {
        whole!(
            "format: 1",
            "typ: promemoria",
            "titel: Promemoria om gångbana vid skolan",
            "myndighet: Myndigheten för skolvägar",
            "enhet: Enheten för bidrag",
            "datum: 2026-01-15",
            "författare: [{ namn: Anna Ek, roll: utredare }]",
            $($line,)*
        )
    };
}

/// What no record can show.
macro_rules! illustration {
    ($($line:literal),* $(,)?) => {
        $crate::diagnostic::catalogue::Example::Illustration(concat!($($line, "\n"),*))
    };
}

pub(super) use {decision, file_note, illustration, memorandum, minutes, prose, whole, with};
