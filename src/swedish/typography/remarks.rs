//! What a person must judge.

use std::ops::Range;

use super::abbreviations::abbreviation_at;
use super::edits::{is_certain_range, is_rising};
use super::lexicon::{
    follows_range, is_told_by_number, is_unit, leads_to_amount, names_a_file, precedes_range, takes_number,
};
use crate::diagnostic::{Message, excerpt};
use crate::message;
use crate::swedish::dates::{day_exists, month_name, names_weekday};
use crate::swedish::scan::{
    NBSP, char_at, char_before, digits_at, is_space, run_at, run_before, skip_spaces, skip_spaces_back, word_at,
    word_before,
};
use crate::swedish::{DocLang, TimeOfDay};

/// Where a word may be divided; shown only there.
const SOFT_HYPHEN: char = '\u{ad}';
/// Where a line may end, without a hyphen; never shown.
const ZERO_WIDTH_SPACE: char = '\u{200b}';

/// Something that a person should look at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remark {
    /// Where it stands, in bytes.
    pub range: Range<usize>,
    /// Of what kind it is.
    pub kind: RemarkKind,
    /// What is wrong.
    pub message: Message,
    /// What to write there instead, where that is plain.
    pub suggestion: Option<String>,
    /// Whether the suggestion is what was meant beyond doubt, and says the same, letter by letter and digit by digit.
    pub certain: bool,
}

/// Kinds of remarks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RemarkKind {
    /// An abbreviation against the rules: `mm.`, `ex.`, `t ex`.
    Abbreviation,
    /// An apostrophe where Swedish has a colon: `NOD's`.
    ColonForm,
    /// The long dash, which Swedish does not use.
    EmDash,
    /// Two spaces or more in a row.
    DoubleSpace,
    /// Two signs where one was meant: `,,` or `..`.
    DoublePunctuation,
    /// A date in figures with the day first: `4/6`.
    NumericDate,
    /// A word with characters in it that nobody sees, and that hide it from who searches: U+00AD, U+200B.
    Hidden,
    /// A time of day with a colon: `kl. 9:30`.
    Clock,
    /// A range with spaces around its dash: `5 - 7 dagar`.
    Range,
    /// What wants a space, without it: `25%`, `5§`, `10.000 kr`, `10000 kr`.
    Unspaced,
}

/// What a person must judge in a run of text, in order.
#[must_use]
pub fn remarks(text: &str, lang: DocLang) -> Vec<Remark> {
    let mut remarks = Vec::new();
    let mut next = 0;
    let mut before: Option<char> = None;
    for (at, c) in text.char_indices() {
        let begins_word = !before.is_some_and(char::is_alphanumeric);
        let begins_any_word = is_of_word(c) && !before.is_some_and(is_of_word);
        before = Some(c);
        if at < next {
            continue;
        }
        // First, for what stands before such a character is no word by itself.
        let hidden = if begins_any_word { hidden(text, at) } else { None };
        let looked = if hidden.is_some() {
            hidden.map(Look::Remark)
        } else if c.is_alphabetic() && begins_word && lang == DocLang::Sv {
            abbreviation_at(text, at).or_else(|| colon_form(text, at).map(Look::Remark))
        } else if c.is_ascii_digit() && begins_word {
            let range = || spaced_range(text, at, lang);
            let clock = || if lang == DocLang::Sv { clock_with_colon(text, at) } else { None };
            let thousands = || match lang {
                DocLang::Sv => full_stop_in_thousands(text, at).or_else(|| unparted_thousands(text, at)),
                DocLang::En => None,
            };
            numeric_date(text, at, lang).or_else(thousands).or_else(clock).or_else(range).map(Look::Remark)
        } else {
            sign(text, at, c, lang).map(Look::Remark)
        };
        match looked {
            Some(Look::Right(end)) => next = end,
            // "den 4/6§": the number in front of a sign may have been remarked upon.
            Some(Look::Remark(remark)) if remark.range.start >= next => {
                next = remark.range.end;
                remarks.push(remark);
            }
            Some(Look::Remark(_)) | None => {}
        }
    }
    remarks
}

/// What was seen at a place.
pub(super) enum Look {
    /// Something well written that ends here.
    Right(usize),
    /// Something to look at.
    Remark(Remark),
}

/// `NOD's`, `VD’n`: a colon joins an ending to an abbreviation in capitals.
fn colon_form(text: &str, at: usize) -> Option<Remark> {
    let letters = run_at(text, at, 12, char::is_uppercase);
    let sign = char_at(text, at + letters.len()).filter(|c| matches!(c, '\'' | '’' | '‘' | '´' | '`'))?;
    let start = at + letters.len() + sign.len_utf8();
    let ending = word_at(text, start);
    let end = start + ending.len();
    let is_ending = matches!(ending, "s" | "n" | "ns" | "en" | "ens" | "er" | "ar" | "erna" | "arna");
    let is_form = letters.chars().count() >= 2 && is_ending && !char_at(text, end).is_some_and(char::is_alphanumeric);
    let written = text.get(at..end)?;
    let right = format!("{letters}:{ending}");
    is_form.then(|| Remark {
        range: at..end,
        kind: RemarkKind::ColonForm,
        message: message!(
            "”{written}” skrivs ”{right}”, med kolon",
            "“{written}” is written “{right}” in Swedish, with a colon"
        ),
        suggestion: Some(right),
        certain: true,
    })
}

/// What a sign begins: a long dash, several spaces, doubled punctuation.
fn sign(text: &str, at: usize, c: char, lang: DocLang) -> Option<Remark> {
    match c {
        '—' if lang == DocLang::Sv => {
            let end = at + c.len_utf8();
            let spaced = char_before(text, at).is_none_or(char::is_whitespace)
                || char_at(text, end).is_none_or(char::is_whitespace);
            Some(Remark {
                range: at..end,
                kind: RemarkKind::EmDash,
                message: message!(
                    "tankstrecket är för långt: svenskan har – med mellanslag omkring",
                    "the dash is too long: Swedish has – with spaces around it"
                ),
                suggestion: Some(if spaced { "–".to_owned() } else { format!("{NBSP}– ") }),
                certain: true,
            })
        }
        '%' | '‰' if lang == DocLang::Sv => sign_after_number(text, at, c),
        '§' if lang == DocLang::Sv => sign_after_number(text, at, c).or_else(|| sign_before_number(text, at)),
        // The first of them speaks for all, or a page of nothing but spaces would be read once from each.
        c if is_space(c) && !char_before(text, at).is_some_and(is_space) => {
            let end = skip_spaces(text, at, usize::MAX);
            let several = text.get(at..end)?.chars().count() > 1;
            let inside = at > 0 && char_at(text, end).is_some_and(|c| !c.is_whitespace());
            (several && inside).then(|| Remark {
                range: at..end,
                kind: RemarkKind::DoubleSpace,
                message: message!("flera mellanslag i rad", "several spaces in a row"),
                suggestion: Some(" ".to_owned()),
                certain: true,
            })
        }
        ',' | ';' | '.' | ':' if !char_before(text, at).is_some_and(is_stop) => {
            let written = run_at(text, at, 3, is_stop);
            let right = match written {
                ",," | ",;" => ",",
                ";;" | ";," => ";",
                "::" => ":",
                // "../" is a path, three dots and more are an ellipsis.
                ".." | ",." if !char_at(text, at + 2).is_some_and(|c| c == '/' || c.is_alphanumeric()) => ".",
                _ => return None,
            };
            Some(Remark {
                range: at..at + written.len(),
                kind: RemarkKind::DoublePunctuation,
                message: message!(
                    "”{written}”: ett skiljetecken för mycket",
                    "“{written}”: one punctuation mark too many"
                ),
                suggestion: Some(right.to_owned()),
                // Of two different signs, only a person knows which was one too many.
                certain: matches!(written, ",," | ";;" | "::" | ".."),
            })
        }
        _ => None,
    }
}

/// `kl. 9:30`, `klockan 9:30–10:15`: Swedish has a full stop. Without the word before, it may be a score, a scale or a verse.
fn clock_with_colon(text: &str, at: usize) -> Option<Remark> {
    let gap = skip_spaces_back(text, at, 1);
    let before = text.get(..gap)?;
    let word = word_before(before, before.trim_end_matches('.').len()).to_lowercase();
    if gap == at || !matches!(word.as_str(), "kl" | "klockan") {
        return None;
    }
    let first = time_at(text, at)?;
    let mut end = first;
    // A range has one word before both its times.
    let dash = skip_spaces(text, first, 1);
    if let Some(sign) = char_at(text, dash).filter(|sign| matches!(sign, '-' | '–')) {
        end = time_at(text, skip_spaces(text, dash + sign.len_utf8(), 1)).unwrap_or(first);
    }
    let written = text.get(at..end)?;
    let right = written.replace(':', ".");
    let message = message!(
        "”{written}” skrivs ”{right}”, med punkt mellan timmar och minuter",
        "“{written}” is written “{right}” in Swedish, with a full stop between hours and minutes"
    );
    let suggestion = Some(right).filter(|right| right != written)?;
    Some(Remark { range: at..end, kind: RemarkKind::Clock, message, suggestion: Some(suggestion), certain: true })
}

/// Where a time of hours and minutes ends that begins here, with a full stop or a colon between them.
fn time_at(text: &str, at: usize) -> Option<usize> {
    let written = run_at(text, at, 6, |c| c.is_ascii_digit() || matches!(c, '.' | ':'));
    // The full stop of a sentence may follow.
    let written = written.strip_suffix(['.', ':']).unwrap_or(written);
    let (hour, minute) = written.split_once([':', '.'])?;
    let end = at + written.len();
    let is_time = TimeOfDay::parse(written).is_ok() && (1..=2).contains(&hour.len()) && minute.len() == 2;
    let goes_on = char_at(text, end).is_some_and(char::is_alphanumeric)
        || (char_at(text, end).is_some_and(|c| matches!(c, '.' | ':'))
            && char_at(text, end + 1).is_some_and(|c| c.is_ascii_digit()));
    (is_time && !goes_on).then_some(end)
}

/// `25%`, `5§`: Swedish has a space before the sign. In an address (`a1%20b`) and in `25%-ig` it is part of a word.
fn sign_after_number(text: &str, at: usize, c: char) -> Option<Remark> {
    let digits_before = |at| run_before(text, at, LONGEST, |c| c.is_ascii_digit());
    let whole = digits_before(at);
    let mut start = at - whole.len();
    let decimals = char_before(text, start).filter(|c| matches!(c, ',' | '.')).map_or("", |_| digits_before(start - 1));
    if !decimals.is_empty() {
        start -= decimals.len() + 1;
    }
    let end = at + c.len_utf8();
    let by_itself = !char_before(text, start).is_some_and(char::is_alphanumeric)
        && !char_at(text, end).is_some_and(|c| c.is_alphanumeric() || c == '-');
    let number = text.get(start..at).filter(|_| by_itself && !whole.is_empty())?;
    let number = thousands_apart(number).or_else(|| thousands_parted(number)).unwrap_or_else(|| number.to_owned());
    spaced(text, start..end, format!("{number}{NBSP}{c}"))
}

/// `§5`, `§§5–7`.
fn sign_before_number(text: &str, at: usize) -> Option<Remark> {
    let signs = run_at(text, at, 2, |c| c == '§');
    let start = at + signs.len();
    let number = digits_at(text, start, 4);
    (!number.is_empty()).then(|| spaced(text, at..start + number.len(), format!("{signs}{NBSP}{number}")))?
}

/// Whether a character can be part of a word, shown or not.
fn is_of_word(c: char) -> bool {
    c.is_alphanumeric() || is_hidden(c)
}

/// Whether a character does not show, and nobody meant it: of the unseen ones the others have their use in other scripts.
pub(in crate::swedish) fn is_hidden(c: char) -> bool {
    matches!(c, SOFT_HYPHEN | ZERO_WIDTH_SPACE)
}

/// A word, beginning at `at`, with characters that do not show. Whether they were set there by will, to divide a long word, only a
/// person knows.
fn hidden(text: &str, at: usize) -> Option<Remark> {
    let word = run_at(text, at, usize::MAX, is_of_word);
    let c = word.chars().find(|c| is_hidden(*c))?;
    let right = word.replace(is_hidden, "");
    let name = match c {
        SOFT_HYPHEN => message!("ett dolt bindestreck (U+00AD)", "a soft hyphen (U+00AD)"),
        _ => message!("ett osynligt mellanslag (U+200B)", "a zero-width space (U+200B)"),
    };
    let shown = excerpt(&right);
    let message = if right.is_empty() {
        message!("{} står här", "{} stands here"; name.sv, name.en)
    } else {
        message!(
            "i ”{shown}” står {}: ordet går inte att söka fram",
            "in “{shown}” there is {}: the word cannot be found by searching"; name.sv, name.en
        )
    };
    let range = at..at + word.len();
    Some(Remark { range, kind: RemarkKind::Hidden, message, suggestion: Some(right), certain: true })
}

fn spaced(text: &str, range: Range<usize>, right: String) -> Option<Remark> {
    let written = text.get(range.clone())?;
    let message = message!(
        "”{written}” skrivs ”{right}”, med mellanslag",
        "“{written}” is written “{right}” in Swedish, with a space"
    );
    // Where more than a space is missing, a full stop turns into one: "10.000 km" may have been meant to the metre.
    let certain = right.replace(is_space, "") == written;
    Some(Remark { range, kind: RemarkKind::Unspaced, message, suggestion: Some(right), certain })
}

/// `5 - 7 dagar`, `den 3 – 5 juni`, `åren 2019 – 2023`. Without a word that says that it is a range, it may be a result or a subtraction.
fn spaced_range(text: &str, at: usize, lang: DocLang) -> Option<Remark> {
    let number =
        |at| run_at(text, at, LONGEST, |c| c.is_ascii_digit() || matches!(c, '.' | ':')).trim_end_matches(['.', ':']);
    let apart = |at| Some(skip_spaces(text, at, 1)).filter(|end| *end > at);
    let from = number(at);
    let dash = apart(at + from.len())?;
    let sign = char_at(text, dash).filter(|sign| matches!(sign, '-' | '–'))?;
    let start = apart(dash + sign.len_utf8())?;
    let to = number(start);
    let end = start + to.len();
    let gap = skip_spaces_back(text, at, 1);
    let before = text.get(..gap)?.rsplit(char::is_whitespace).next()?.trim_start_matches(['(', '"', '”', '’']);
    let after = run_at(text, skip_spaces(text, end, 1), LONGEST, |c| c.is_alphanumeric() || "%‰€§".contains(c));
    let counted = char_at(text, end).is_some_and(is_space) && follows_range(after, lang);
    let amount = leads_to_amount(before, lang);
    // "Etapp 1 - 20 personer anställs": after a word that tells which one is meant the dash may be one of a pause, and a capital makes a name of any.
    let is_name = before.chars().next().is_some_and(char::is_uppercase) && !precedes_range(before, lang);
    let labelled = !amount && (takes_number(before, lang) || (counted && (is_name || is_told_by_number(before, lang))));
    let among_words = !labelled && (precedes_range(before, lang) || counted);
    let goes_on = char_before(text, at).is_some_and(|c| !c.is_whitespace() && c != '(')
        || matches!(before, "-" | "–")
        || char_at(text, end).is_some_and(|c| c.is_alphanumeric() || "-–/".contains(c));
    let is_range = is_certain_range(from, to) || (is_rising(from, to) && among_words);
    if !is_range || goes_on || names_a_file(before.trim_end_matches(['.', ':'])) {
        return None;
    }
    let (written, right) = (text.get(at..end)?, format!("{from}–{to}"));
    // The same of a dash between two years: "det kom 2019 – 2023 togs det bort".
    // Of what the number says after another word only a person is sure.
    let begins = before.is_empty() || before.ends_with([',', ':', ';']);
    let certain = (among_words && (amount || begins || precedes_range(before, lang))) || from.contains(['.', ':']);
    let message = message!(
        "”{written}” skrivs ”{right}”, med tankstreck utan mellanslag",
        "“{written}” is written “{right}”, with a dash without spaces"
    );
    Some(Remark { range: at..end, kind: RemarkKind::Range, message, suggestion: Some(right), certain })
}

/// As many characters of a number or of what it counts are looked at.
const LONGEST: usize = 20;

/// `10.000 kr`: Swedish sets thousands off by a space. Without something counted after it, it may be a version or a section.
fn full_stop_in_thousands(text: &str, at: usize) -> Option<Remark> {
    let written = run_at(text, at, LONGEST, |c| c.is_ascii_digit() || c == '.');
    let end = at + written.len();
    let right = thousands_apart(written).filter(|_| counts(text, end, |unit| is_unit(unit, DocLang::Sv)))?;
    spaced(text, at..end, right)
}

/// `10000 kr`, `125000,50 kronor`: without something counted after it, it may be a number by which something is called, and so it may after another
/// number or a sign.
fn unparted_thousands(text: &str, at: usize) -> Option<Remark> {
    let written = run_at(text, at, LONGEST, |c| c.is_ascii_digit() || c == ',');
    let end = at + written.len();
    let gap = skip_spaces_back(text, at, 1);
    let goes_on = char_before(text, at).is_some_and(|c| ".,:-–/+#".contains(c))
        || char_before(text, gap).is_some_and(|c| c.is_ascii_digit());
    let called = names_a_file(word_before(text, gap)) || word_before(text, gap).to_lowercase() == "nr";
    let counted = counts(text, end, |unit| is_unit(unit, DocLang::Sv) || follows_range(unit, DocLang::Sv));
    if goes_on || called || !counted {
        return None;
    }
    spaced(text, at..end, thousands_parted(written)?)
}

/// A number of five digits or more with its thousands set off by spaces: four may stand together. Decimals may follow.
fn thousands_parted(written: &str) -> Option<String> {
    const STAND_TOGETHER: usize = 4;
    let (digits, decimals) = written.split_once(',').map_or((written, None), |(digits, rest)| (digits, Some(rest)));
    let all_digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    if !all_digits(digits)
        || !decimals.is_none_or(all_digits)
        || digits.len() <= STAND_TOGETHER
        || digits.starts_with('0')
    {
        return None;
    }
    let first = digits.len() % 3;
    let mut parted = String::with_capacity(written.len() + digits.len());
    for (index, digit) in digits.char_indices() {
        if index > 0 && index % 3 == first {
            parted.push(NBSP);
        }
        parted.push(digit);
    }
    parted.push_str(&written[digits.len()..]);
    Some(parted)
}

/// Whether a number that ends here counts something, of which `is_counted` knows the word.
fn counts(text: &str, end: usize, is_counted: impl Fn(&str) -> bool) -> bool {
    let unit = run_at(text, skip_spaces(text, end, 1), LONGEST, |c| c.is_alphanumeric() || "%‰€".contains(c));
    char_at(text, end).is_some_and(is_space) && is_counted(unit)
}

/// A number whose thousands are set off by full stops, with spaces instead.
fn thousands_apart(written: &str) -> Option<String> {
    let mut groups = written.split('.');
    let first = groups.next().is_some_and(|first| (1..=3).contains(&first.len()) && !first.starts_with('0'));
    let mut rest = groups.peekable();
    let shaped = first && rest.peek().is_some() && rest.all(|group| group.len() == 3);
    shaped.then(|| written.replace('.', "\u{a0}"))
}

fn is_stop(c: char) -> bool {
    matches!(c, ',' | ';' | '.' | ':')
}

/// `den 4/6`, `4/6 2024`. A bare `4/6` is as likely two thirds: the word before or the year after must tell.
fn numeric_date(text: &str, at: usize, lang: DocLang) -> Option<Remark> {
    if char_before(text, at).is_some_and(|c| ".,:-–/+".contains(c)) {
        return None;
    }
    let day_written = digits_at(text, at, 3);
    let slash = at + day_written.len();
    let month_written = digits_at(text, slash + 1, 3);
    let shaped = char_at(text, slash) == Some('/')
        && (1..=2).contains(&day_written.len())
        && (1..=2).contains(&month_written.len());
    let month_end = slash + 1 + month_written.len();
    let (day, month): (u32, u32) = shaped.then(|| Some((day_written.parse().ok()?, month_written.parse().ok()?)))??;
    let year = year_after(text, month_end);
    let end = year.map_or(month_end, |(_, end)| end);
    let ends = !char_at(text, end).is_some_and(|c| c.is_alphanumeric() || matches!(c, '/' | '%'));
    if !day_exists(day, month) || !ends || (year.is_none() && !precedes_date(text, at, lang)) {
        return None;
    }
    let written = text.get(at..end)?;
    let (right, message) = match lang {
        DocLang::Sv => {
            let year = year.map(|(year, _)| format!(" {year}")).unwrap_or_default();
            let right = format!("{day}{NBSP}{}{year}", month_name(month, lang)?);
            let message = message!(
                "”{written}”: skriv månaden med bokstäver, ”{right}”",
                "“{written}”: write the month as a word, “{right}”"
            );
            (Some(right), message)
        }
        // Day or month first? English readers disagree, so nobody can say what was meant.
        DocLang::En => (
            None,
            message!(
                "”{written}” kan läsas på två sätt: skriv månaden med bokstäver",
                "“{written}” can be read in two ways: write the month as a word"
            ),
        ),
    };
    Some(Remark { range: at..end, kind: RemarkKind::NumericDate, message, suggestion: right, certain: false })
}

/// The year in `4/6 2024`, `4/6-2024`, `4/6/2024` and `4/6-24`, and where it ends.
fn year_after(text: &str, at: usize) -> Option<(i32, usize)> {
    let separator = char_at(text, at).filter(|&c| is_space(c) || matches!(c, '-' | '–' | '/'))?;
    let start = at + separator.len_utf8();
    let digits = digits_at(text, start, 5);
    let year: i32 = digits.parse().ok()?;
    let full = match digits.len() {
        4 if (1900..2200).contains(&year) => year,
        2 if separator == '-' => 2000 + year,
        _ => return None,
    };
    Some((full, start + digits.len()))
}

/// Whether the word before says that a date follows.
fn precedes_date(text: &str, at: usize, lang: DocLang) -> bool {
    let gap = skip_spaces_back(text, at, 2);
    let word = word_before(text, gap);
    match lang {
        DocLang::Sv => {
            let word = word.to_lowercase();
            let before = text.get(..gap).unwrap_or_default();
            names_weekday(&word, lang)
                || matches!(word.as_str(), "den" | "senast" | "datum")
                || ["t.o.m.", "fr.o.m.", "till och med", "från och med"].iter().any(|words| before.ends_with(words))
        }
        DocLang::En => false,
    }
}
