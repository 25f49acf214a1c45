//! What the parser's complaints mean to somebody who writes minutes, not YAML.
//!
//! The parser says where it could not go on; what was typed wrongly often stands before that. So each complaint is looked
//! at together with the line it stands on, and the answer names what to write instead.

use crate::diagnostic::{Code, Diagnostic, Message};
use crate::message;
use crate::source::file::BOM;
use crate::source::tree::too_deep;
use crate::source::{FileId, Span};

use super::refusals::{alias, special_space, tag};
use super::scalar::is_escape;
use super::{items, running};

/// What a complaint is looked at against.
pub(super) struct Ground<'t> {
    pub(super) text: &'t str,
    pub(super) file: FileId,
}

/// Longest line that is shown put right.
pub(super) const SHOWN: usize = 70;

impl<'t> Ground<'t> {
    pub(super) fn span(&self, start: usize, end: usize) -> Span {
        Span::new(self.file, start..end)
    }

    fn char_span(&self, at: usize) -> Span {
        let length = self.text.get(at..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
        self.span(at, at + length)
    }

    /// The line around a byte: where its first character after the indentation stands, and its text from there on.
    pub(super) fn line(&self, at: usize) -> (usize, &'t str) {
        let before = self.text.get(..at).unwrap_or_default();
        let start = before.rfind(['\n', '\r']).map_or(0, |end| end + 1);
        let rest = self.text.get(start..).unwrap_or_default();
        let line = rest.split(['\n', '\r']).next().unwrap_or_default();
        let text = line.trim_start_matches([BOM, ' ', '\t']);
        (start + line.len() - text.len(), text.trim_end())
    }

    /// The nearest line above that says something.
    fn line_above(&self, at: usize) -> Option<(usize, &'t str)> {
        let mut end = self.line_start(at);
        while end > 0 {
            let (start, text) = self.line(end - 1);
            if !text.is_empty() && !text.starts_with('#') {
                return Some((start, text));
            }
            end = self.line_start(end - 1);
        }
        None
    }

    fn line_start(&self, at: usize) -> usize {
        self.text.get(..at).and_then(|before| before.rfind(['\n', '\r'])).map_or(0, |end| end + 1)
    }

    fn indent(&self, at: usize) -> usize {
        at - self.line_start(at)
    }

    fn char_at(&self, at: usize) -> Option<char> {
        self.text.get(at..).and_then(|rest| rest.chars().next())
    }
}

/// Turns a complaint of the parser's, at a byte of the text, into a fault.
pub(super) fn explain(info: &str, at: usize, ground: &Ground<'_>) -> Diagnostic {
    let says = |words: &[&str]| words.iter().any(|words| info.contains(words));
    let about_lines = &[
        "mapping values are not allowed",
        "simple key expect",
        "wrongly indented",
        "invalid indentation",
        "expected '-' indicator",
        "expected <document start>",
        "did not find expected key",
        "block sequence entries are not allowed",
    ];
    let about_lines = if says(about_lines) { of_lines(at, ground) } else { None };
    if let Some(fault) = about_lines {
        fault
    } else if says(&["recursion limit"]) {
        too_deep(ground.char_span(at))
    } else if says(&["mapping values are not allowed"]) {
        colon(at, ground)
    } else if says(&["simple key expect"]) {
        line_without_colon(at, ground)
    } else if says(&["unknown anchor"]) {
        alias(ground.text, ground.span(at, at + word_at(ground.text, at).len()))
    } else if says(&["scanning an anchor or alias"]) {
        reserved(at, ground)
    } else if says(&["found unexpected end of stream", "in quoted scalar", "unexpected document indicator"]) {
        open_quote(at, ground)
    } else if says(&["trailing content after double-quoted"]) {
        after_quote(at, ground)
    } else if says(&["unknown escape", "hexadecimal number", "invalid Unicode character escape"]) {
        bad_escape(at, ground)
    } else if says(&["block sequence entries are not allowed"]) {
        dash(at, ground)
    } else if says(&["parsing a flow", "illegal placement of ':'", "in flow construct", "end of plain scalar"]) {
        open_bracket(at, ground)
    } else if says(&["unexpected character", "did not find expected node content"]) {
        reserved(at, ground)
    } else if says(&["did not find expected comment or line break", "block scalar content cannot start"]) {
        after_block_header(at, ground)
    } else if says(&["wrongly indented", "invalid indentation", "expected '-' indicator", "expected <document start>"])
    {
        indentation(at, ground)
    } else if says(&["did not find expected key"]) {
        no_key_here(at, ground)
    } else if says(&["valid YAML whitespace"]) {
        let tab = ground.text.get(..at).and_then(|before| before.rfind('\t')).unwrap_or(at);
        Diagnostic::new(
            Code::SrcTab,
            message!("en tabb där YAML vill ha ett blanksteg", "a tab where YAML wants a space"),
        )
        .at(ground.span(tab, tab + 1))
        .hint(message!("byt tabben mot ett blanksteg", "put a space in place of the tab"))
    } else if says(&["comments must be separated"]) {
        syntax(
            ground.char_span(at),
            message!(
                "ett ”#” utan mellanslag före är ingen kommentar",
                "a “#” without a space before it begins no comment"
            ),
        )
        .hint(message!(
            "sätt ett mellanslag före ”#”, eller hela texten inom citattecken",
            "put a space before the “#”, or the whole text in quotation marks"
        ))
    } else if says(&["a tag", "tag URI", "handle wasn't declared", "tag character", "TAG"]) {
        tag(ground.text, ground.span(at, at + word_at(ground.text, at).len()))
    } else {
        syntax(ground.char_span(at), message!("YAML kan inte läsas här: {info}", "this cannot be read as YAML: {info}"))
            .hint(message!(
                "sätt texten inom citattecken, och jämför indragningen med raderna ovanför",
                "put the text in quotation marks, and compare the indentation with the lines above"
            ))
    }
}

/// What lines do not fit together for, where that is plain.
fn of_lines(at: usize, ground: &Ground<'_>) -> Option<Diagnostic> {
    let (start, line) = ground.line(at);
    let above = ground.line_above(at);
    let dash = [Some((start, line)), above].into_iter().flatten().find(|(_, line)| items::lacks_space(line));
    running::short_line(at, ground)
        .or_else(|| dash.map(|(start, line)| items::without_space(line, ground.span(start, start + 1))))
        .or_else(|| running::without_bar(at, ground))
}

pub(super) fn syntax(span: Span, message: Message) -> Diagnostic {
    Diagnostic::new(Code::SrcSyntax, message).at(span)
}

/// The run of characters from `at` to the next white space or flow indicator.
fn word_at(text: &str, at: usize) -> &str {
    let ends = |letter: char| letter.is_whitespace() || matches!(letter, ',' | '[' | ']' | '{' | '}');
    text.get(at..).unwrap_or_default().split(ends).next().unwrap_or_default()
}

/// A text as it can be written within quotation marks.
fn quoted(text: &str) -> String {
    if text.contains(['"', '\\']) { format!("'{}'", text.replace('\'', "''")) } else { format!("\"{text}\"") }
}

/// Where the value of a `key: value` line begins, with the key in front and any dashes.
fn value_of(line: &str) -> Option<(&str, &str)> {
    let colon = line.find(": ")?;
    Some((line.get(..colon)?, line.get(colon + 2..)?.trim_start()))
}

/// What stands between quotation marks such as a word processor sets, which YAML takes for letters.
fn within_typographic_quotes(value: &str) -> Option<&str> {
    const MARKS: &[char] = &['”', '“', '„', '’', '‘', '»', '«'];
    value.strip_prefix(MARKS)?.strip_suffix(MARKS)
}

/// The remedy for a line whose value YAML takes for something else.
pub(super) fn quote_the_value(line: &str) -> Message {
    match value_of(line) {
        Some((key, value)) if !value.is_empty() && line.len() <= SHOWN => {
            if let Some(within) = within_typographic_quotes(value) {
                let value = quoted(within);
                return message!(
                    "byt citattecknen mot raka: {key}: {value}",
                    "put straight quotation marks in place of these: {key}: {value}"
                );
            }
            let value = quoted(value);
            message!("sätt texten inom citattecken: {key}: {value}", "put the text in quotation marks: {key}: {value}")
        }
        _ => message!(
            "sätt hela texten inom citattecken, eller skriv ”|” efter kolonet och texten indragen på raden under",
            "put the whole text in quotation marks, or write “|” after the colon and the text indented on the line below"
        ),
    }
}

/// A colon in a key that lacks its space: `titel:Möte`. Gives the colon's place in the line.
fn colon_without_space(line: &str) -> Option<usize> {
    let key = line.trim_start_matches("- ");
    let colon = key.find(':')?;
    let is_word = key.get(..colon)?.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-'));
    let next = key.get(colon + 1..)?.chars().next()?;
    // A time of day and an address have such colons by right.
    let by_right = next.is_ascii_whitespace() || next == '/' || next.is_ascii_digit();
    (is_word && colon > 0 && !by_right).then_some(line.len() - key.len() + colon)
}

fn missing_space(start: usize, line: &str, colon: usize, ground: &Ground<'_>) -> Diagnostic {
    let after = start + colon + 1;
    if let Some(letter) = ground.char_at(after).filter(|letter| letter.is_whitespace()) {
        return special_space(letter, ground.char_span(after));
    }
    let fault = syntax(
        ground.span(start + colon, start + colon + 1),
        message!("mellanslag saknas efter kolonet", "there is no space after the colon"),
    );
    match line.split_at_checked(colon + 1) {
        Some((key, value)) if line.len() <= SHOWN => {
            let value = value.trim_start();
            fault.hint(message!("skriv {key} {value}", "write {key} {value}"))
        }
        _ => fault.hint(message!("sätt ett mellanslag efter kolonet", "put a space after the colon")),
    }
}

/// A `: ` where no key can be.
fn colon(at: usize, ground: &Ground<'_>) -> Diagnostic {
    let (start, line) = ground.line(at);
    let before = ground.text.get(start..at).unwrap_or_default();
    if before.contains(": ") {
        return syntax(
            ground.char_span(at),
            message!("ett kolon följt av mellanslag i en text", "a colon followed by a space within a text"),
        )
        .hint(quote_the_value(line));
    }
    let Some((above, line_above)) = ground.line_above(at) else {
        return syntax(ground.char_span(at), message!("kolonet kan inte stå här", "the colon cannot stand here"));
    };
    if let Some(colon) = colon_without_space(line_above) {
        return missing_space(above, line_above, colon, ground);
    }
    if ground.indent(start) > ground.indent(above) {
        return syntax(
            ground.span(start, at),
            message!(
                "raden är indragen som om den hörde till värdet ovanför",
                "the line is indented as if it belonged to the value above"
            ),
        )
        .related(
            ground.span(above, above + line_above.len()),
            message!("som redan har ett värde", "which has its value already"),
        )
        .hint(same_indentation());
    }
    line_without_colon(start, ground)
}

fn same_indentation() -> Message {
    message!(
        "rader som hör ihop ska ha exakt lika många blanksteg framför sig",
        "lines that belong together have exactly the same number of spaces in front"
    )
}

/// A line among `key: value` lines that has no colon; the parser stops on the line after it.
fn line_without_colon(at: usize, ground: &Ground<'_>) -> Diagnostic {
    let before = ground.text.get(..at).unwrap_or_default().trim_end();
    let (start, line) = match ground.line(before.len()) {
        (_, comment) if comment.starts_with('#') => ground.line_above(before.len()).unwrap_or((at, "")),
        line => line,
    };
    if let Some(colon) = colon_without_space(line) {
        return missing_space(start, line, colon, ground);
    }
    syntax(
        ground.span(start, start + line.len()),
        message!("raden har ingen nyckel: ett kolon saknas", "the line has no key: a colon is missing"),
    )
    .hint(message!(
        "skriv ”nyckel: värde”; hör raden till texten ovanför ska den vara mer indragen än den textens nyckel",
        "write “key: value”; if the line belongs to the text above, indent it further than that text's key"
    ))
}

fn open_quote(at: usize, ground: &Ground<'_>) -> Diagnostic {
    let fault = syntax(
        ground.char_span(at),
        message!("citattecknet här har inget avslutande", "the quotation mark here has no closing one"),
    );
    if ground.char_at(at) == Some('\'') {
        fault.hint(message!(
            "sätt ett ' sist i texten; en apostrof inne i den skrivs dubbelt: ''",
            "put a ' at the end of the text; an apostrophe within it is written twice: ''"
        ))
    } else {
        fault.hint(message!(
            "sätt ett \" sist i texten; ett citattecken inne i den skrivs \\\"",
            "put a \" at the end of the text; a quotation mark within it is written \\\""
        ))
    }
}

fn after_quote(at: usize, ground: &Ground<'_>) -> Diagnostic {
    let (_, line) = ground.line(at);
    let fault = syntax(
        ground.char_span(at),
        message!("text efter det avslutande citattecknet", "text after the closing quotation mark"),
    );
    match value_of(line) {
        Some((key, value)) if line.len() <= SHOWN => {
            // The value as it was meant: with the quotation marks that it shows, unless they frame all of it.
            let frame = value.chars().next().filter(|mark| value.len() > 1 && value.ends_with(*mark));
            let meant = frame.map_or(value, |mark| value.trim_start_matches(mark).trim_end_matches(mark));
            let value = format!("'{}'", meant.replace('\'', "''"));
            fault.hint(message!(
                "sätt hela texten inom ' och ': {key}: {value}",
                "put the whole text between ' and ': {key}: {value}"
            ))
        }
        _ => fault.hint(message!(
            "sätt hela texten inom citattecken; samma tecken inne i texten skrivs '' respektive \\\"",
            "put the whole text in quotation marks; the same mark within it is written '' or \\\""
        )),
    }
}

fn bad_escape(at: usize, ground: &Ground<'_>) -> Diagnostic {
    let mut letters = ground.text.get(at..).unwrap_or_default().char_indices();
    let mut found = None;
    while let Some((offset, letter)) = letters.next() {
        if letter != '\\' {
            continue;
        }
        let Some((_, next)) = letters.next() else { break };
        let digits = match next {
            'x' => 2,
            'u' => 4,
            'U' => 8,
            _ => 0,
        };
        let number = ground.text.get(at + offset + 2..at + offset + 2 + digits);
        let number = number.filter(|number| number.bytes().all(|byte| byte.is_ascii_hexdigit()));
        let is_character = number.is_some_and(|number| {
            digits == 0 || u32::from_str_radix(number, 16).ok().and_then(char::from_u32).is_some()
        });
        if !is_escape(next) || !is_character {
            found = Some((at + offset, 1 + next.len_utf8() + number.map_or(0, str::len)));
            break;
        }
    }
    let Some((place, length)) = found else {
        return syntax(
            ground.char_span(at),
            message!("okänd följd efter ett bakstreck", "unknown sequence after a backslash"),
        );
    };
    let shown = ground.text.get(place..place + length).unwrap_or_default();
    syntax(
        ground.span(place, place + length),
        message!("”{shown}” betyder ingenting inom \"…\"", "“{shown}” means nothing between \"…\""),
    )
    .hint(message!(
        "skriv bakstrecket dubbelt: \\\\, eller sätt texten inom '…' i stället",
        "write the backslash twice: \\\\, or put the text between '…' instead"
    ))
}

/// A dash after a key, on the same line.
fn dash(at: usize, ground: &Ground<'_>) -> Diagnostic {
    syntax(
        ground.char_span(at),
        message!("en lista kan inte börja på samma rad som sin nyckel", "a list cannot begin on the line of its key"),
    )
    .hint(message!(
        "skriv punkten på raden under, indragen; är strecket en del av texten, sätt texten inom citattecken",
        "write the item on the line below, indented; if the dash is part of the text, put the text in quotation marks"
    ))
}

/// A `[` or `{` that is not closed, or not a bracket in YAML's sense at all.
fn open_bracket(at: usize, ground: &Ground<'_>) -> Diagnostic {
    let mut closed = 0usize;
    let before = ground.text.get(..at).unwrap_or_default();
    let opening = before.char_indices().rev().find(|(_, letter)| match letter {
        ']' | '}' => {
            closed += 1;
            false
        }
        '[' | '{' if closed > 0 => {
            closed -= 1;
            false
        }
        '[' | '{' => true,
        _ => false,
    });
    let Some((start, bracket)) = opening else {
        return syntax(ground.char_span(at), message!("parentesen går inte ihop", "the brackets do not match"));
    };
    let closing = if bracket == '[' { ']' } else { '}' };
    // At the end of the file, what was missed is missed behind the last word.
    let at =
        if ground.text.get(at..).is_some_and(|rest| rest.trim().is_empty()) { before.trim_end().len() } else { at };
    syntax(
        ground.char_span(start),
        message!("”{bracket}” har inget ”{closing}” som hör till", "“{bracket}” has no “{closing}” of its own"),
    )
    .related(
        ground.char_span(at),
        message!("här väntades ett komma eller ”{closing}”", "a comma or “{closing}” was expected here"),
    )
    .hint(message!(
        "avsluta med ”{closing}”; är ”{bracket}” en del av en text, sätt hela texten inom citattecken",
        "close it with “{closing}”; if “{bracket}” is part of a text, put the whole text in quotation marks"
    ))
}

/// A character with which no text can begin.
fn reserved(at: usize, ground: &Ground<'_>) -> Diagnostic {
    let (_, line) = ground.line(at);
    let Some(letter) = ground.char_at(at).filter(|letter| !letter.is_whitespace()) else {
        return syntax(ground.char_span(at), message!("här saknas ett värde", "a value is missing here"));
    };
    syntax(
        ground.char_span(at),
        message!("en text kan inte börja med ”{letter}”", "a text cannot begin with “{letter}”"),
    )
    .hint(quote_the_value(line))
}

/// Text behind `|` or `>`, or a tab on the first line below.
fn after_block_header(at: usize, ground: &Ground<'_>) -> Diagnostic {
    let (_, line) = ground.line(at);
    let header = ground.char_at(at).unwrap_or('|');
    let fault = syntax(
        ground.char_span(at),
        message!("efter ”{header}” ska texten börja på nästa rad", "after “{header}” the text begins on the next line"),
    )
    .hint(message!("skriv texten indragen på raden under", "write the text indented on the line below"));
    match value_of(line) {
        Some((key, value)) if line.len() <= SHOWN => {
            let value = quoted(value);
            fault.hint(message!(
                "är tecknet en del av texten, sätt den inom citattecken: {key}: {value}",
                "if the character is part of the text, put it in quotation marks: {key}: {value}"
            ))
        }
        _ => fault,
    }
}

fn indentation(at: usize, ground: &Ground<'_>) -> Diagnostic {
    let (start, line) = ground.line(at);
    let span = ground.span(start, start + line.len());
    let here = ground.indent(start);
    let Some((above, text)) = ground.line_above(at) else {
        return syntax(span, message!("radens indragning stämmer inte", "the line's indentation does not fit"))
            .hint(same_indentation());
    };
    let there = ground.indent(above);
    if here == there {
        return syntax(
            span,
            message!("raden hör inte ihop med raden ovanför", "the line does not belong with the line above"),
        )
        .hint(message!(
            "i en lista börjar varje rad med ”- ”, i en tabell med ”nyckel: ”; dra in det som hör till en punkt",
            "in a list each line begins with “- ”, in a mapping with “key: ”; indent what belongs to an item"
        ));
    }
    let message = message!(
        "radens indragning stämmer inte med raderna ovanför",
        "the line's indentation does not fit the lines above"
    );
    Diagnostic::new(Code::SrcSyntax, message)
        .at_saying(span, message!("{here} blanksteg", "{here} spaces"))
        .related(ground.span(above, above + text.len()), message!("{there} blanksteg", "{there} spaces"))
        .hint(same_indentation())
}

/// Something else than a key where a key must come.
fn no_key_here(at: usize, ground: &Ground<'_>) -> Diagnostic {
    let (start, line) = ground.line(at);
    let before = ground.text.get(start..at).unwrap_or_default();
    if line.starts_with("- ") && before.trim_end().trim_end_matches('-').is_empty() {
        return syntax(
            ground.span(start, start + 1),
            message!("en listpunkt där en nyckel väntades", "a list item where a key was expected"),
        )
        .hint(message!(
            "lägg listan under en nyckel utan värde på samma rad, eller ändra indragningen",
            "put the list below a key that has no value on its line, or change the indentation"
        ));
    }
    if before.is_empty() {
        return indentation(at, ground);
    }
    syntax(ground.char_span(at), message!("värdet är redan slut här", "the value has ended here"))
        .hint(quote_the_value(line))
}
