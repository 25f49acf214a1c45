//! JSON (RFC 8259), with places.
//!
//! Our own reader, since no reader known to us gives the place of every key and value. It is strict, but where it is plain
//! what was meant (a comma too many, a comment, `True`) it says so and goes on. It does not call itself.

use std::ops::Range;

use super::encoding::check_escape;
use super::track::Track;
use super::tree::{TooMuch, Tree};
use super::{FileId, Layout, Node, ScalarStyle, Span, Value};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Fix, Message, excerpt};
use crate::message;

/// Reads the JSON that begins at byte `start` of `text`. No tree if the reader lost its way.
pub(super) fn parse(text: &str, start: usize, file: FileId, faults: &mut Diagnostics) -> Option<Node> {
    let mut reader = Reader { text, at: start, file, tree: Tree::new(file), faults };
    reader.document().ok()?;
    reader.tree.finish()
}

/// The reader has reported something after which it cannot go on.
struct Lost;

impl From<TooMuch> for Lost {
    fn from(_: TooMuch) -> Self {
        Lost
    }
}

/// What comes next.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Next {
    /// A value, or the end of the list that has just begun.
    FirstItem,
    /// A key, or the end of the object that has just begun.
    FirstKey,
    Value,
    Key,
    /// A comma, or the end of what is open.
    Rest,
}

struct Reader<'t, 'f> {
    text: &'t str,
    at: usize,
    file: FileId,
    tree: Tree,
    faults: &'f mut Diagnostics,
}

impl Reader<'_, '_> {
    fn peek(&self) -> Option<char> {
        self.text.get(self.at..).and_then(|rest| rest.chars().next())
    }

    fn fault(&mut self, range: Range<usize>, message: Message, hint: Message) {
        let span = Span::new(self.file, range);
        self.faults.push(Diagnostic::new(Code::SrcSyntax, message).at(span).hint(hint));
    }

    /// The bytes of the character that comes next; none at the end.
    fn here(&self) -> Range<usize> {
        self.at..self.at + self.peek().map_or(0, char::len_utf8)
    }

    fn document(&mut self) -> Result<(), Lost> {
        let mut next = Next::Value;
        loop {
            self.blanks();
            next = match (next, self.peek()) {
                (Next::FirstItem, Some(']')) | (Next::FirstKey, Some('}')) => self.close(),
                (Next::FirstItem | Next::Value, letter) => self.value(letter)?,
                (Next::FirstKey | Next::Key, letter) => self.key(letter)?,
                (Next::Rest, letter) => match self.tree.innermost() {
                    None if letter.is_none() => return Ok(()),
                    None => return self.after_the_end(),
                    Some((start, map)) => self.rest(letter, start, map)?,
                },
            };
        }
    }

    fn blanks(&mut self) {
        loop {
            let rest = self.text.get(self.at..).unwrap_or_default();
            self.at += rest.len() - rest.trim_start_matches([' ', '\t', '\n', '\r']).len();
            let rest = self.text.get(self.at..).unwrap_or_default();
            if let Some(letter) = rest.chars().next().filter(|letter| letter.is_whitespace()) {
                let code = u32::from(letter);
                self.fault(
                    self.here(),
                    message!(
                        "ett särskilt blanksteg (U+{code:04X}) mellan värden",
                        "a special space (U+{code:04X}) between values"
                    ),
                    message!("byt det mot ett vanligt blanksteg", "put an ordinary space in its place"),
                );
                self.at += letter.len_utf8();
                continue;
            }
            let length = if rest.starts_with("//") || rest.starts_with('#') {
                rest.find(['\n', '\r']).unwrap_or(rest.len())
            } else if rest.starts_with("/*") {
                rest.find("*/").map_or(rest.len(), |end| end + 2)
            } else {
                return;
            };
            if rest.get(..length).is_some_and(|comment| comment.contains('"')) {
                self.tree.tear();
            }
            self.fault(
                self.at..self.at + length,
                message!("JSON har inga kommentarer", "JSON has no comments"),
                message!(
                    "ta bort kommentaren, eller skriv filen som YAML",
                    "remove the comment, or write the file as YAML"
                ),
            );
            self.at += length;
        }
    }

    fn close(&mut self) -> Next {
        self.at += 1;
        self.tree.close(Some(self.at));
        Next::Rest
    }

    fn after_the_end(&mut self) -> Result<(), Lost> {
        self.fault(
            self.here(),
            message!("mer text efter slutet på JSON-värdet", "more text after the end of the JSON value"),
            message!("en fil är ett enda objekt, {{ … }}", "a file is one single object, {{ … }}"),
        );
        Err(Lost)
    }

    /// What follows a value inside a list or an object that began at `start`.
    fn rest(&mut self, letter: Option<char>, start: usize, map: bool) -> Result<Next, Lost> {
        let closing = if map { '}' } else { ']' };
        let next = if map { Next::Key } else { Next::Value };
        match letter {
            Some(',') => {
                let comma = self.here();
                self.at = comma.end;
                self.blanks();
                if self.peek() == Some(closing) {
                    let span = Span::new(self.file, comma);
                    let message = message!("ett komma efter det sista värdet", "a comma after the last value");
                    let fix = message!("kommat tas bort", "the comma is removed");
                    self.faults.push(
                        Diagnostic::new(Code::SrcSyntax, message)
                            .at(span)
                            .hint(message!("ta bort kommat", "remove the comma"))
                            .fix(Fix::written(fix, [(span, String::new())])),
                    );
                    return Ok(self.close());
                }
                Ok(next)
            }
            Some(letter) if letter == closing => Ok(self.close()),
            Some('"' | '[' | '{' | '0'..='9' | '-' | 'a'..='z') => {
                // The place where the comma belongs: behind what stands before.
                let before = self.text.get(..self.at).unwrap_or_default().trim_end().len();
                self.fault(
                    before..before,
                    message!("ett komma saknas mellan två värden", "a comma between two values is missing"),
                    message!("sätt ett komma här", "put a comma here"),
                );
                Ok(next)
            }
            _ => {
                let opening = Span::new(self.file, start..start + 1);
                let here = Span::new(self.file, self.here());
                let bracket = if map { '{' } else { '[' };
                let message = message!(
                    "”{bracket}” har inget ”{closing}” som hör till",
                    "“{bracket}” has no “{closing}” of its own"
                );
                let fault = Diagnostic::new(Code::SrcSyntax, message).at(opening).related(
                    here,
                    message!("här väntades ”,” eller ”{closing}”", "“,” or “{closing}” was expected here"),
                );
                self.faults.push(fault.hint(message!("avsluta med ”{closing}”", "close it with “{closing}”")));
                Err(Lost)
            }
        }
    }

    fn key(&mut self, letter: Option<char>) -> Result<Next, Lost> {
        if letter != Some('"') {
            let (message, hint) = match letter {
                None => (
                    message!("filen slutar där en nyckel väntades", "the file ends where a key was expected"),
                    message!("avsluta med ”}}”", "close it with “}}”"),
                ),
                Some(letter) => (
                    message!(
                        "en nyckel väntades, men här står ”{letter}”",
                        "a key was expected, but here is “{letter}”"
                    ),
                    message!(
                        "nycklar står inom raka citattecken: \"titel\"",
                        "keys stand in straight quotation marks: \"titel\""
                    ),
                ),
            };
            self.fault(self.here(), message, hint);
            return Err(Lost);
        }
        let start = self.at;
        let track = self.string()?;
        self.tree.key(track.text().to_owned(), start..self.at, self.faults);
        self.blanks();
        if self.peek() != Some(':') {
            self.fault(
                self.here(),
                message!("ett kolon väntades efter nyckeln", "a colon was expected after the key"),
                message!("skriv \"nyckel\": \"värde\"", "write \"key\": \"value\""),
            );
            return Err(Lost);
        }
        self.at += 1;
        Ok(Next::Value)
    }

    fn value(&mut self, letter: Option<char>) -> Result<Next, Lost> {
        let start = self.at;
        match letter {
            Some('{') => {
                self.at += 1;
                self.tree.open_map(start, Layout::Json, self.faults)?;
                Ok(Next::FirstKey)
            }
            Some('[') => {
                self.at += 1;
                self.tree.open_list(start, self.faults)?;
                Ok(Next::FirstItem)
            }
            Some('"') => {
                let track = self.string()?;
                let range = start..self.at;
                let scalar = track.into_scalar(ScalarStyle::Quoted, self.file, range.clone());
                self.tree.value(Value::Scalar(scalar), range, self.faults)?;
                Ok(Next::Rest)
            }
            Some(letter) if letter.is_alphanumeric() || matches!(letter, '-' | '+' | '.') => self.bare(),
            letter => {
                let (message, hint) = match letter {
                    None => (
                        message!("filen slutar där ett värde väntades", "the file ends where a value was expected"),
                        message!("skriv värdet, eller null", "write the value, or null"),
                    ),
                    Some('\'' | '”' | '“') => (
                        message!(
                            "JSON skriver text inom raka citattecken",
                            "JSON writes text in straight quotation marks"
                        ),
                        message!("byt mot \"", "use \" instead"),
                    ),
                    Some(letter) => (
                        message!(
                            "ett värde väntades, men här står ”{letter}”",
                            "a value was expected, but here is “{letter}”"
                        ),
                        message!(
                            "text står inom raka citattecken: \"text\"",
                            "text stands in straight quotation marks: \"text\""
                        ),
                    ),
                };
                self.fault(self.here(), message, hint);
                Err(Lost)
            }
        }
    }

    /// A number, `true`, `false`, `null`, or something that looks as if it were meant so.
    fn bare(&mut self) -> Result<Next, Lost> {
        let rest = self.text.get(self.at..).unwrap_or_default();
        let joined = |letter: char| letter.is_alphanumeric() || matches!(letter, '-' | '+' | '.' | '_');
        let length = rest.find(|letter| !joined(letter)).unwrap_or(rest.len());
        let (word, range) = (rest.get(..length).unwrap_or_default(), self.at..self.at + length);
        self.at += length;
        if !matches!(word, "null" | "true" | "false") && !is_number(word) {
            let looks_like_number =
                word.trim_start_matches(['-', '+', '.']).starts_with(|letter: char| letter.is_ascii_digit());
            let (meant, word) = (word.to_lowercase(), excerpt(word));
            let hint = match meant.as_str() {
                "none" | "nil" | "nan" => message!("skriv null", "write null"),
                "null" | "true" | "false" => {
                    message!("skriv {meant}, med små bokstäver", "write {meant}, in small letters")
                }
                dashes if dashes.bytes().all(|byte| byte == b'-') => message!(
                    "ta bort strecket: i en lista står bara komman mellan värdena",
                    "remove the dash: in a list there are but commas between the values"
                ),
                _ if looks_like_number => message!(
                    "skriv talet som 12 eller 0.5; datum, klockslag och diarienummer är text: \"{word}\"",
                    "write the number as 12 or 0.5; dates, times and registry numbers are text: \"{word}\""
                ),
                _ if self.tree.innermost().is_none() => message!(
                    "är filen YAML ska den heta något på .yaml",
                    "if the file is YAML its name should end in .yaml"
                ),
                _ => message!(
                    "text står inom raka citattecken: \"{word}\"",
                    "text stands in straight quotation marks: \"{word}\""
                ),
            };
            self.fault(range.clone(), message!("”{word}” är inget JSON-värde", "“{word}” is no JSON value"), hint);
            if self.tree.innermost().is_none() {
                return Err(Lost);
            }
            // A dash before an item, as YAML has it: the value is still to come.
            if word.bytes().all(|byte| byte == b'-') {
                return Ok(Next::Value);
            }
        }
        let value = if word == "null" {
            Value::Null
        } else {
            let mut track = Track::default();
            track.same(self.text, range.clone());
            Value::Scalar(track.into_scalar(ScalarStyle::Plain, self.file, range.clone()))
        };
        self.tree.value(value, range, self.faults)?;
        Ok(Next::Rest)
    }

    /// The string whose first quotation mark comes next.
    fn string(&mut self) -> Result<Track, Lost> {
        let start = self.at;
        let mut track = Track::default();
        self.at += 1;
        loop {
            let rest = self.text.get(self.at..).unwrap_or_default();
            let run = rest
                .bytes()
                .position(|byte| matches!(byte, b'"' | b'\\' | b'\n' | b'\r' | b'\t'))
                .unwrap_or(rest.len());
            track.same(self.text, self.at..self.at + run);
            self.at += run;
            match self.peek() {
                Some('"') => {
                    self.at += 1;
                    return Ok(track);
                }
                Some('\\') => self.escape(&mut track),
                Some('\t') => {
                    self.fault(
                        self.here(),
                        message!("en tabb i en text", "a tab within a text"),
                        message!("skriv \\t, eller ett blanksteg", "write \\t, or a space"),
                    );
                    track.same(self.text, self.at..self.at + 1);
                    self.at += 1;
                }
                _ => {
                    self.fault(
                        start..start + 1,
                        message!(
                            "citattecknet här har inget avslutande på samma rad",
                            "the quotation mark here has no closing one on its line"
                        ),
                        message!(
                            "avsluta texten med \"; radbyten i text skrivs \\n",
                            "close the text with \"; line ends in a text are written \\n"
                        ),
                    );
                    return Err(Lost);
                }
            }
        }
    }

    fn escape(&mut self, track: &mut Track) {
        let start = self.at;
        let letter = self.text.get(start + 1..).and_then(|rest| rest.chars().next());
        let character = match letter {
            Some(letter @ ('"' | '\\' | '/')) => Some((letter, 2)),
            Some('b') => Some(('\u{8}', 2)),
            Some('f') => Some(('\u{c}', 2)),
            Some('n') => Some(('\n', 2)),
            Some('r') => Some(('\r', 2)),
            Some('t') => Some(('\t', 2)),
            Some('u') => self.unicode(start),
            _ => None,
        };
        if let Some((character, length)) = character {
            self.at = start + length;
            track.made_char(character, start);
            check_escape(character, self.file, start..self.at, self.faults);
            return;
        }
        // Whatever was meant, the text goes on after the backslash.
        let end = start + 1 + letter.filter(|letter| !letter.is_control()).map_or(0, char::len_utf8);
        let shown = self.text.get(start..end).unwrap_or_default();
        let message = if self.unit(start).is_some() {
            message!(
                "”\\u” med en halva av ett tecken, utan den andra halvan",
                "“\\u” with one half of a character, without the other"
            )
        } else if letter == Some('u') {
            message!(
                "”\\u” utan de fyra siffror (0–9, A–F) som ger ett tecken",
                "“\\u” without the four digits (0–9, A–F) that make a character"
            )
        } else {
            message!("”{shown}” betyder ingenting i JSON", "“{shown}” means nothing in JSON")
        };
        let hint = message!(
            "skriv bakstrecket dubbelt: \\\\; tecken som å och 😀 kan skrivas som de är",
            "write the backslash twice: \\\\; characters such as å and 😀 can be written as they are"
        );
        self.fault(start..end, message, hint);
        track.same(self.text, start..start + 1);
        self.at = start + 1;
    }

    /// The number in a `\uXXXX`.
    fn unit(&self, start: usize) -> Option<u16> {
        let digits = self.text.get(start..start + 6)?.strip_prefix("\\u")?;
        // The standard library's reading of numbers lets a sign through.
        digits.bytes().all(|byte| byte.is_ascii_hexdigit()).then(|| u16::from_str_radix(digits, 16).ok())?
    }

    /// `\uXXXX`, or a pair of them for a character beyond U+FFFF, with its length in bytes.
    fn unicode(&self, start: usize) -> Option<(char, usize)> {
        let first = self.unit(start)?;
        if let Some(character) = char::from_u32(u32::from(first)) {
            return Some((character, 6));
        }
        let pair = [first, self.unit(start + 6)?];
        let character = char::decode_utf16(pair).next()?.ok()?;
        Some((character, 12))
    }
}

/// Whether a word is a whole number that every reader of JSON takes as it stands.
pub(super) fn is_whole_number(word: &str) -> bool {
    is_number(word) && word.bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether a word is a number as RFC 8259, section 6, has it.
fn is_number(word: &str) -> bool {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let word = word.strip_prefix('-').unwrap_or(word);
    let (mantissa, exponent) = match word.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, Some(exponent.strip_prefix(['+', '-']).unwrap_or(exponent))),
        None => (word, None),
    };
    let (whole, fraction) = match mantissa.split_once('.') {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (mantissa, None),
    };
    digits(whole)
        && (whole == "0" || !whole.starts_with('0'))
        && fraction.is_none_or(digits)
        && exponent.is_none_or(digits)
}
