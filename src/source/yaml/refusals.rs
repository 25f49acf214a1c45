//! What YAML allows and records do not: anchors, tags, keys that are no words; and what was hardly meant so.

use super::explain::{Ground, quote_the_value, syntax};
use crate::diagnostic::{Code, Diagnostic, Message, Severity, excerpt};
use crate::message;
use crate::source::Span;

/// An anchor, `&x`.
pub(super) fn anchor(text: &str, span: Span) -> Diagnostic {
    let name = excerpt(text.get(span.range()).unwrap_or_default());
    Diagnostic::new(
        Code::SrcAlias,
        message!("ankaret ”{name}” används inte i en post", "the anchor “{name}” has no use in a record"),
    )
    .at(span)
    .hint(starts_a_text('&'))
}

/// An alias, `*x`.
pub(super) fn alias(text: &str, span: Span) -> Diagnostic {
    let name = excerpt(text.get(span.range()).unwrap_or_default());
    Diagnostic::new(
        Code::SrcAlias,
        message!(
            "”{name}” läses som en YAML-hänvisning, och sådana används inte",
            "“{name}” is taken for a YAML alias, and those are not used"
        ),
    )
    .at(span)
    .hint(starts_a_text('*'))
}

/// A merge key, `<<`.
pub(super) fn merge(span: Span) -> Diagnostic {
    Diagnostic::new(
        Code::SrcAlias,
        message!("”<<” (sammanslagning) används inte i en post", "“<<” (merging) has no use in a record"),
    )
    .at(span)
    .hint(message!("skriv ut nycklarna där de ska stå", "write the keys where they belong"))
}

/// A tag, `!x`.
pub(super) fn tag(text: &str, span: Span) -> Diagnostic {
    let name = excerpt(text.get(span.range()).unwrap_or_default());
    Diagnostic::new(
        Code::SrcTag,
        message!("taggen ”{name}” används inte i en post", "the tag “{name}” has no use in a record"),
    )
    .at(span)
    .hint(starts_a_text('!'))
}

fn starts_a_text(letter: char) -> Message {
    message!(
        "ta bort det; en text som börjar med ”{letter}” ska stå inom citattecken, eller på raden under ett ”|”",
        "remove it; a text that begins with “{letter}” goes in quotation marks, or on the line below a “|”"
    )
}

/// A list or mapping for a key.
pub(super) fn key_without_text(span: Span) -> Diagnostic {
    syntax(
        span,
        message!(
            "en nyckel måste vara en text, inte en lista eller en tabell",
            "a key must be a text, not a list or a mapping"
        ),
    )
    .hint(message!("skriv ”nyckel: värde”", "write “key: value”"))
}

/// A key that `? ` announces.
pub(super) fn question_mark(span: Span) -> Diagnostic {
    syntax(span, message!("nycklar skrivs utan ”?” framför", "keys are written without a “?” in front")).hint(message!(
        "skriv ”nyckel: värde”; en text som börjar med ”?” ska stå inom citattecken",
        "write “key: value”; a text that begins with “?” goes in quotation marks"
    ))
}

/// A colon without a key.
pub(super) fn no_key(span: Span) -> Diagnostic {
    syntax(span, message!("nyckeln saknas före kolonet", "the key in front of the colon is missing"))
        .hint(message!("skriv ”nyckel: värde”", "write “key: value”"))
}

/// A `#` that ends a text, with letters right behind it: more likely to be part of the text than a comment.
pub(super) fn comment_in_text(text: &str, span: Span) -> Diagnostic {
    let ground = Ground { text, file: span.file };
    let (_, line) = ground.line(span.range().start);
    let mut fault = syntax(
        span,
        message!(
            "texten slutar före ”#”: resten av raden läses som en kommentar",
            "the text ends before “#”: the rest of the line is taken for a comment"
        ),
    )
    .hint(quote_the_value(line))
    .hint(message!("är det en kommentar, sätt ett blanksteg efter ”#”", "if it is a comment, put a space after “#”"));
    fault.severity = Severity::Warning;
    fault
}

/// A space that YAML does not take for one, where a text begins.
pub(super) fn special_space(letter: char, span: Span) -> Diagnostic {
    let code = u32::from(letter);
    syntax(
        span,
        message!("ett särskilt blanksteg (U+{code:04X}) före texten", "a special space (U+{code:04X}) before the text"),
    )
    .hint(message!("byt det mot ett vanligt blanksteg", "put an ordinary space in its place"))
}
