//! Words that say nothing: link texts that lead nowhere, alternative texts that show nothing. Swedish and English alike, for people mix them.

/// Longest address that may stand as its own link text, in characters: a screen reader spells it.
const LONGEST_BARE_ADDRESS: usize = 60;

/// Link texts that do not say where the link leads.
const EMPTY_WORDS: &[&str] = &[
    "här",
    "klicka",
    "klicka här",
    "tryck här",
    "se här",
    "hit",
    "gå hit",
    "läs mer",
    "läs mer här",
    "läs vidare",
    "mer",
    "mer här",
    "mer information",
    "mer info",
    "visa mer",
    "länk",
    "länken",
    "länk här",
    "via länken",
    "via denna länk",
    "följande länk",
    "denna länk",
    "den här länken",
    "följ länken",
    "sida",
    "sidan",
    "webbplats",
    "webbplatsen",
    "webbsida",
    "webbsidan",
    "hemsida",
    "hemsidan",
    "denna sida",
    "dokument",
    "dokumentet",
    "öppna",
    "ladda ner",
    "ladda ned",
    "hämta",
    "bilaga",
    "pdf",
    "here",
    "click",
    "click here",
    "press here",
    "see here",
    "read more",
    "read more here",
    "read on",
    "more",
    "more here",
    "more information",
    "more info",
    "learn more",
    "show more",
    "link",
    "this link",
    "the link",
    "this page",
    "page",
    "website",
    "document",
    "the document",
    "open",
    "download",
    "this",
    "attachment",
];

/// Alternative texts that do not say what the picture shows.
const EMPTY_ALTS: &[&str] = &[
    "bild",
    "bilden",
    "en bild",
    "foto",
    "fotografi",
    "figur",
    "illustration",
    "diagram",
    "logga",
    "logotyp",
    "skärmbild",
    "image",
    "an image",
    "picture",
    "a picture",
    "photo",
    "photograph",
    "figure",
    "chart",
    "logo",
    "logotype",
    "screenshot",
    "alt",
    "alt-text",
    "alternativtext",
    "todo",
];

/// How the names of picture files end.
const PICTURE_ENDINGS: &[&str] =
    &[".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp", ".tif", ".tiff", ".bmp", ".heic", ".pdf"];

/// A text without the signs around it, as it is compared.
fn said(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    words.join(" ").to_lowercase().trim_matches(|letter: char| !letter.is_alphanumeric()).to_owned()
}

/// Whether a link's text does not say where the link leads: "klicka här", or nothing but signs.
pub(crate) fn leads_nowhere(text: &str) -> bool {
    let said = said(text);
    said.is_empty() || EMPTY_WORDS.contains(&said.as_str())
}

/// Whether a link's text is nothing but an address that takes long to spell.
pub(crate) fn is_long_address(text: &str) -> bool {
    let said = said(text);
    let bare = ["http://", "https://", "www."].iter().any(|start| said.starts_with(start));
    bare && !said.contains(' ') && text.trim().chars().count() > LONGEST_BARE_ADDRESS
}

/// Whether an alternative text is the name of a picture file.
pub(crate) fn names_file(text: &str) -> bool {
    let said = said(text);
    PICTURE_ENDINGS.iter().any(|ending| said.ends_with(ending)) && !said.contains(' ')
}

/// Whether an alternative text says no more than that there is something: "Bild 3".
pub(crate) fn shows_nothing(text: &str) -> bool {
    let said = said(text);
    // "Bild 3" says no more than "bild".
    let unnumbered = said.trim_end_matches(|letter: char| letter.is_numeric() || letter.is_whitespace());
    unnumbered.is_empty() || EMPTY_ALTS.contains(&unnumbered)
}
