//! Languages of words: `[Buorre beaivi]{språk=se}`.
//!
//! A screen reader changes its voice by the tag, so that a tag which no voice knows is as bad as none (EN 301 549, 10.3.1.2).

use std::ops::Range;

use super::reader::{Reader, warning};
use crate::diagnostic::{Code, Diagnostic, Message};
use crate::message;
use crate::source::Span;

/// A language that passages of Swedish minutes may be in.
struct Language {
    /// Its subtag: the shortest code of ISO 639 (RFC 5646, 2.2.1).
    code: &'static str,
    /// Swedish and English name, then what else people write when they mean it, wrong codes included.
    names: &'static [&'static str],
}

const fn language(code: &'static str, names: &'static [&'static str]) -> Language {
    Language { code, names }
}

/// The languages known, the national minority languages (7 § språklagen (2009:600)) and the neighbours' first.
const LANGUAGES: &[Language] = &[
    language("sv", &["svenska", "Swedish", "swe"]),
    language("en", &["engelska", "English", "eng", "gb", "us"]),
    language("fi", &["finska", "Finnish", "fin", "suomi"]),
    language("fit", &["meänkieli", "Meänkieli", "meankieli", "tornedalsfinska"]),
    language("se", &["nordsamiska", "Northern Sami", "sme", "samiska", "sami", "davvisámegiella"]),
    language("smj", &["lulesamiska", "Lule Sami", "julevsámegiella"]),
    language("sma", &["sydsamiska", "Southern Sami", "åarjelsaemien"]),
    language("sju", &["umesamiska", "Ume Sami"]),
    language("sje", &["pitesamiska", "Pite Sami"]),
    language("smn", &["enaresamiska", "Inari Sami"]),
    language("rom", &["romani", "Romany", "romani chib", "romska"]),
    language("rmy", &["vlaxromani", "Vlax Romani"]),
    language("rmn", &["balkanromani", "Balkan Romani"]),
    language("rmf", &["finsk romani", "Kalo Finnish Romani", "kale"]),
    language("rmu", &["svensk romani", "Tavringer Romani", "resanderomani"]),
    language("yi", &["jiddisch", "Yiddish", "yid", "ji"]),
    language("da", &["danska", "Danish", "dan", "dk"]),
    language("nb", &["bokmål", "Norwegian Bokmål", "nob"]),
    language("nn", &["nynorska", "Norwegian Nynorsk", "nno", "nynorsk"]),
    language("no", &["norska", "Norwegian", "nor"]),
    language("is", &["isländska", "Icelandic", "isl"]),
    language("fo", &["färöiska", "Faroese", "fao"]),
    language("kl", &["grönländska", "Greenlandic", "kal"]),
    language("de", &["tyska", "German", "deu", "ger", "deutsch"]),
    language("fr", &["franska", "French", "fra", "fre"]),
    language("es", &["spanska", "Spanish", "spa", "sp"]),
    language("it", &["italienska", "Italian", "ita"]),
    language("pt", &["portugisiska", "Portuguese", "por"]),
    language("nl", &["nederländska", "Dutch", "nld", "dut", "holländska"]),
    language("pl", &["polska", "Polish", "pol"]),
    language("et", &["estniska", "Estonian", "est", "ee"]),
    language("lv", &["lettiska", "Latvian", "lav"]),
    language("lt", &["litauiska", "Lithuanian", "lit"]),
    language("uk", &["ukrainska", "Ukrainian", "ukr", "ua"]),
    language("ru", &["ryska", "Russian", "rus"]),
    language("be", &["belarusiska", "Belarusian", "bel"]),
    language("ar", &["arabiska", "Arabic", "ara"]),
    language("fa", &["persiska", "Persian", "fas", "farsi"]),
    language("prs", &["dari", "Dari"]),
    language("ps", &["pashto", "Pashto", "pus"]),
    language("ku", &["kurdiska", "Kurdish", "kur"]),
    language("kmr", &["nordkurdiska", "Northern Kurdish", "kurmanji"]),
    language("ckb", &["sorani", "Central Kurdish", "centralkurdiska"]),
    language("so", &["somaliska", "Somali", "som"]),
    language("ti", &["tigrinska", "Tigrinya", "tir", "tigrinja"]),
    language("am", &["amhariska", "Amharic", "amh"]),
    language("om", &["oromo", "Oromo", "orm"]),
    language("sw", &["swahili", "Swahili", "swa"]),
    language("tr", &["turkiska", "Turkish", "tur"]),
    language("arc", &["arameiska", "Aramaic"]),
    language("syr", &["syriska", "Syriac", "assyriska"]),
    language("he", &["hebreiska", "Hebrew", "heb", "iw"]),
    language("bs", &["bosniska", "Bosnian", "bos"]),
    language("hr", &["kroatiska", "Croatian", "hrv"]),
    language("sr", &["serbiska", "Serbian", "srp"]),
    language("sl", &["slovenska", "Slovenian", "slv"]),
    language("mk", &["makedonska", "Macedonian", "mkd"]),
    language("sq", &["albanska", "Albanian", "sqi", "al"]),
    language("bg", &["bulgariska", "Bulgarian", "bul"]),
    language("ro", &["rumänska", "Romanian", "ron"]),
    language("hu", &["ungerska", "Hungarian", "hun"]),
    language("cs", &["tjeckiska", "Czech", "ces", "cz"]),
    language("sk", &["slovakiska", "Slovak", "slk"]),
    language("el", &["grekiska", "Greek", "ell", "gr"]),
    language("ga", &["iriska", "Irish", "gle"]),
    language("mt", &["maltesiska", "Maltese", "mlt"]),
    language("ka", &["georgiska", "Georgian", "kat"]),
    language("hy", &["armeniska", "Armenian", "hye"]),
    language("hi", &["hindi", "Hindi", "hin"]),
    language("ur", &["urdu", "Urdu", "urd"]),
    language("bn", &["bengali", "Bengali", "ben"]),
    language("ta", &["tamil", "Tamil", "tam"]),
    language("th", &["thailändska", "Thai", "tha"]),
    language("vi", &["vietnamesiska", "Vietnamese", "vie"]),
    language("zh", &["kinesiska", "Chinese", "zho", "cn"]),
    language("ja", &["japanska", "Japanese", "jpn", "jp"]),
    language("ko", &["koreanska", "Korean", "kor", "kr"]),
    language("la", &["latin", "Latin", "lat"]),
    language("eo", &["esperanto", "Esperanto", "epo"]),
];

/// What is wrong with a language tag.
enum Unfit {
    /// Not of the form that BCP 47 gives tags.
    Malformed,
    /// Of that form, but no language that we know; perhaps this one was meant.
    Unknown(Option<&'static Language>),
}

/// The keys of a language in braces. `å` may be one character or, copied from elsewhere, an `a` and a ring.
pub(super) const LANGUAGE_KEYS: &[&str] = &["språk", "spra\u{30a}k", "lang"];

/// The key in braces of words that secrecy may hold for: `[Anna Ek]{sekretess}`, `[Anna Ek]{sekretess=21 kap. 1 § OSL}`.
pub(super) const SECRECY_KEY: &str = "sekretess";

/// What stands in the braces after `[words]`.
pub(super) enum Attribute {
    /// The words are in this language.
    Lang(String),
    /// Secrecy may hold for the words, by this provision; by the record's own, where none is written.
    Secrecy(Option<String>),
    /// Something was wrong with it and has been told.
    Refused,
}

impl Reader<'_> {
    /// Reads the inside of `{…}`, which stands at `range`.
    pub(super) fn attribute(&mut self, range: Range<usize>) -> Attribute {
        let inside = self.slice(range.clone());
        let key = inside.split('=').next().unwrap_or_default().trim().to_lowercase();
        if key == SECRECY_KEY {
            self.restricted.insert(range.start - 1);
            let provision = inside.split_once('=').map(|(_, value)| value.trim().trim_matches(['"', '\'']).trim());
            return Attribute::Secrecy(provision.filter(|provision| !provision.is_empty()).map(str::to_owned));
        }
        let known = LANGUAGE_KEYS.contains(&key.as_str());
        let Some((_, value)) = inside.split_once('=').filter(|_| known) else {
            self.unknown_attribute(inside.trim(), range);
            return Attribute::Refused;
        };
        let bare = value.trim().trim_matches(['"', '\'']);
        let start = range.end - value.trim_start().len() + usize::from(value.trim_start().starts_with(['"', '\'']));
        match normal_tag(bare) {
            Ok(tag) => Attribute::Lang(tag),
            Err(unfit) => {
                self.unfit_language(bare, start..start + bare.len(), &unfit);
                Attribute::Refused
            }
        }
    }

    /// A language that is said of no words.
    pub(super) fn stray_attribute(&mut self, range: Range<usize>) {
        let message = message!(
            "språket hör inte till några ord inom klamrar och blir text",
            "the language belongs to no words in brackets and becomes text"
        );
        self.report(warning(Diagnostic::new(Code::TxtMarkdown, message).at(self.span(range)).hint(message!(
            "skriv `[ord]{{språk=fi}}`, utan mellanslag efter klammern",
            "write `[words]{{lang=fi}}`, without a space after the bracket"
        ))));
    }

    /// Tells of each `{sekretess…}` that marks no words: what was meant to be secret would stand open.
    pub(super) fn find_stray_secrecy(&mut self) {
        let text = self.scalar.text.to_lowercase();
        // In lower case a text may be longer or shorter, and then its places are those of the scalar no more.
        let text = if text.len() == self.scalar.text.len() { text.as_str() } else { self.scalar.text.as_str() };
        for (at, _) in text.match_indices(SECRECY_KEY) {
            let before = text[..at].trim_end_matches(' ');
            let Some(start) = before.len().checked_sub(1).filter(|_| before.ends_with('{')) else { continue };
            let escaped = before[..start].ends_with('\\');
            let goes_on = text[at + SECRECY_KEY.len()..].starts_with(char::is_alphanumeric);
            if escaped || goes_on || self.restricted.contains(&start) {
                continue;
            }
            let message = message!(
                "sekretessen hör inte till några ord inom klamrar",
                "the secrecy belongs to no words in brackets"
            );
            self.report(
                Diagnostic::new(Code::SecrecyMark, message).at(self.span(start..at + SECRECY_KEY.len())).hint(message!(
                    "skriv `[orden]{{sekretess}}` utan mellanslag före `{{`, ett stycke i taget; för flera stycken, listor och bilder: ett avsnitt med `sekretess`",
                    "write `[the words]{{sekretess}}` without a space before `{{`, one paragraph at a time; for several paragraphs, lists and pictures: a section with `sekretess`"
                )),
            );
        }
    }

    fn unknown_attribute(&mut self, inside: &str, range: Range<usize>) {
        let message =
            message!("okänt tillägg efter klammer: {{{inside}}}", "unknown attribute after a bracket: {{{inside}}}");
        let place = self.span(range.start - 1..range.end + 1);
        let hint = match normal_tag(inside) {
            Ok(tag) => message!("skriv `{{språk={tag}}}`", "write `{{lang={tag}}}`"),
            Err(_) => message!(
                "bara språk och sekretess kan anges: `[ord]{{språk=fi}}`, `[ord]{{sekretess}}`; skriv `\\{{` om tecknet är menat",
                "only a language and secrecy can be given: `[words]{{lang=fi}}`, `[words]{{sekretess}}`; write `\\{{` if the character is meant"
            ),
        };
        self.report(Diagnostic::new(Code::TxtMarkdown, message).at(place).hint(hint));
    }

    fn unfit_language(&mut self, value: &str, range: Range<usize>, unfit: &Unfit) {
        let span = self.span(range);
        self.report(refusal(value, span, unfit));
    }
}

/// Takes a language's tag in its usual form (BCP 47), where it is one that we know.
///
/// # Errors
/// What is wrong with it, at `span`.
pub fn language_tag(tag: &str, span: Span) -> Result<String, Box<Diagnostic>> {
    normal_tag(tag).map_err(|unfit| Box::new(refusal(tag, span, &unfit)))
}

fn refusal(value: &str, span: Span, unfit: &Unfit) -> Diagnostic {
    let message = match unfit {
        Unfit::Malformed => message!("\"{value}\" är ingen språkkod", "\"{value}\" is not a language code"),
        Unfit::Unknown(_) => message!("språket \"{value}\" är okänt", "the language \"{value}\" is unknown"),
    };
    Diagnostic::new(Code::AccLang, message).at(span).hint(hint(value, unfit))
}

fn hint(value: &str, unfit: &Unfit) -> Message {
    if let Unfit::Unknown(Some(Language { code, names })) = unfit {
        let (sv, en) = (names.first().unwrap_or(code), names.get(1).unwrap_or(code));
        return message!("menas `{code}` ({sv})?", "did you mean `{code}` ({en})?");
    }
    if let Ok(tag) = normal_tag(&value.replace('_', "-")) {
        return message!("skriv `{tag}`", "write `{tag}`");
    }
    message!(
        "skriv språkets kod: `en` engelska, `fi` finska, `fit` meänkieli, `se` nordsamiska, `yi` jiddisch, `rom` romani, `de` tyska …",
        "write the language's code: `en` English, `fi` Finnish, `fit` Meänkieli, `se` Northern Sami, `yi` Yiddish, `rom` Romany, `de` German …"
    )
}

/// A tag of the form `language[-script][-region][-variant…]` (RFC 5646, 2.1), its subtags in the usual case.
fn normal_tag(tag: &str) -> Result<String, Unfit> {
    let letters =
        |part: &str, lengths: &[usize]| lengths.contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphabetic());
    let variant = |part: &str| {
        let first_digit = part.starts_with(|first: char| first.is_ascii_digit());
        part.bytes().all(|byte| byte.is_ascii_alphanumeric())
            && ((5..=8).contains(&part.len()) || (part.len() == 4 && first_digit))
    };
    let mut parts = tag.split('-').peekable();
    let primary = parts.next().unwrap_or_default().to_lowercase();
    let known = LANGUAGES.iter().any(|language| language.code == primary);
    if !letters(&primary, &[2, 3]) || !known {
        let meant = suggestion(&primary);
        // A name ("engelska") is no code at all, yet says well enough what was meant.
        return Err(if meant.is_some() || letters(&primary, &[2, 3]) {
            Unfit::Unknown(meant)
        } else {
            Unfit::Malformed
        });
    }
    let mut normal = primary;
    if let Some(script) = parts.next_if(|part| letters(part, &[4])) {
        normal.push('-');
        normal.push_str(&script[..1].to_ascii_uppercase());
        normal.push_str(&script[1..].to_ascii_lowercase());
    }
    let digits = |part: &str| part.len() == 3 && part.bytes().all(|byte| byte.is_ascii_digit());
    if let Some(region) = parts.next_if(|part| letters(part, &[2]) || digits(part)) {
        normal.push('-');
        normal.push_str(&region.to_ascii_uppercase());
    }
    for part in parts {
        if !variant(part) {
            return Err(Unfit::Malformed);
        }
        normal.push('-');
        normal.push_str(&part.to_ascii_lowercase());
    }
    Ok(normal)
}

/// The language that somebody may have meant who wrote `word`, in lower case.
fn suggestion(word: &str) -> Option<&'static Language> {
    let meant = |language: &&Language| language.names.iter().any(|name| name.to_lowercase() == word);
    if let Some(language) = LANGUAGES.iter().find(meant) {
        return Some(language);
    }
    // One slip in a short code, two in a name.
    let (short, most) = (word.len() <= 3, if word.len() <= 3 { 1 } else { 2 });
    let distance = |language: &'static Language| {
        let codes = std::iter::once(&language.code).filter(|_| short);
        let names = language.names.iter().filter(|name| !short && name.len() > 3);
        codes.chain(names).map(|name| strsim::damerau_levenshtein(&name.to_lowercase(), word)).min()
    };
    let nearest = LANGUAGES
        .iter()
        .filter_map(|language| Some((distance(language)?, language)))
        .min_by_key(|(distance, _)| *distance)?;
    Some(nearest).filter(|(distance, _)| *distance <= most).map(|(_, language)| language)
}
