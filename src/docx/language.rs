//! From BCP 47 to what Word takes for a language.

/// Word's tag for a BCP 47 tag. Word checks spelling by language *and* country, and shows a bare `sv` as an unknown language;
/// a bare tag gets the country that a Swedish authority means. What has no proofing tools anyhow stays as it is: `fit`, `rmy`.
pub(super) fn word_language(bcp47: &str) -> &str {
    match bcp47 {
        "sv" => "sv-SE",
        "en" => "en-GB",
        "fi" => "fi-FI",
        "da" => "da-DK",
        "nb" | "no" => "nb-NO",
        "nn" => "nn-NO",
        "is" => "is-IS",
        "de" => "de-DE",
        "fr" => "fr-FR",
        "es" => "es-ES",
        "it" => "it-IT",
        "nl" => "nl-NL",
        "pl" => "pl-PL",
        "pt" => "pt-PT",
        "et" => "et-EE",
        "lv" => "lv-LV",
        "lt" => "lt-LT",
        "uk" => "uk-UA",
        "ru" => "ru-RU",
        // Sami as it is written in Sweden.
        "se" => "se-SE",
        "smj" => "smj-SE",
        "sma" => "sma-SE",
        other => other,
    }
}
