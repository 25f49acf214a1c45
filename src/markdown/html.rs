//! HTML in a text: refused, with a word on how to write the same in Markdown.

use std::ops::Range;

use super::reader::Reader;
use crate::diagnostic::{Code, Diagnostic, Message, excerpt};
use crate::message;

impl Reader<'_> {
    /// A block of HTML. Its first line is shown.
    pub(super) fn html_block(&mut self, range: &Range<usize>) {
        let block = self.slice(range.clone());
        let line = block.lines().next().unwrap_or_default();
        self.html(line.trim(), range.start..range.start + line.len());
    }

    /// HTML among words. `open` holds the names of elements of the paragraph that have been told of and not yet closed: their end
    /// tags are not told of as well.
    pub(super) fn html_inline(&mut self, range: Range<usize>, open: &mut Vec<String>) {
        let tag = self.slice(range.clone());
        let name = element_name(tag);
        if tag.starts_with("</") {
            // Only the last few are looked at: a paragraph of nothing but tags must not take for ever.
            let recent = open.len().saturating_sub(8);
            if let Some(at) = open[recent..].iter().rposition(|open| *open == name) {
                open.remove(recent + at);
                return;
            }
        } else if !name.is_empty() && !tag.ends_with("/>") {
            open.push(name);
        }
        self.html(tag, range);
    }

    fn html(&mut self, tag: &str, range: Range<usize>) {
        let span = self.span(range);
        if tag.starts_with("<!--") {
            let message = message!("HTML-kommentarer får inte stå i texten", "HTML comments may not stand in the text");
            self.report(Diagnostic::new(Code::TxtHtml, message).at(span).hint(message!(
                "ta bort den; anteckningar för egen del kan stå efter `#` i YAML, utanför texten",
                "remove it; notes to yourself may stand after a `#` in YAML, outside the text"
            )));
            return;
        }
        let shown = excerpt(tag);
        let message = message!("HTML får inte stå i texten: {shown}", "HTML may not stand in the text: {shown}");
        let mut diagnostic = Diagnostic::new(Code::TxtHtml, message).at(span);
        if let Some(hint) = in_markdown(&element_name(tag)) {
            diagnostic = diagnostic.hint(hint);
        }
        self.report(
            diagnostic.hint(message!("skriv `\\<` om tecknet < är menat", "write `\\<` if the character < is meant")),
        );
    }
}

/// The name of the element that a tag opens or closes, in lower case; empty for comments and the like.
fn element_name(tag: &str) -> String {
    let name = tag.trim_start_matches(['<', '/']);
    name.chars().take_while(char::is_ascii_alphanumeric).take(20).collect::<String>().to_ascii_lowercase()
}

/// How to write in Markdown what an element of HTML says.
fn in_markdown(element: &str) -> Option<Message> {
    Some(match element {
        "b" | "strong" => message!("skriv `**fet text**`", "write `**bold text**`"),
        "i" | "em" | "cite" | "dfn" | "var" => message!("skriv `*kursiv text*`", "write `*italic text*`"),
        "u" | "ins" | "mark" => {
            message!(
                "understrykning finns inte; betona med `*kursiv text*`",
                "there is no underlining; stress with `*italic text*`"
            )
        }
        "s" | "del" | "strike" => message!("skriv `~~struken text~~`", "write `~~struck text~~`"),
        "code" | "tt" | "kbd" | "samp" => message!(
            "skriv texten mellan grava accenter: `` `text` ``",
            "write the text between backticks: `` `text` ``"
        ),
        "pre" => message!(
            "skriv raderna mellan två rader med ```` ``` ````",
            "write the lines between two lines of ```` ``` ````"
        ),
        "br" => message!(
            "avsluta raden med `\\` för att byta rad; i en tabell: dela upp cellen",
            "end the line with `\\` to break it; in a table: divide the cell"
        ),
        "p" | "div" | "section" | "center" => {
            message!("en tom rad skiljer stycken åt", "an empty line parts paragraphs")
        }
        "hr" => message!("skriv `---` på en egen rad", "write `---` on a line of its own"),
        "a" => message!("skriv `[text](https://…)`", "write `[text](https://…)`"),
        "img" | "figure" => {
            message!(
                "skriv `![vad bilden visar](fil.png)` som ett eget stycke",
                "write `![what the picture shows](file.png)` as a paragraph of its own"
            )
        }
        "ul" | "li" => message!("börja varje punkt med `- `", "begin each item with `- `"),
        "ol" => message!("börja varje punkt med `1. `", "begin each item with `1. `"),
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => message!("börja rubriken med `#`", "begin the heading with `#`"),
        "blockquote" | "q" => message!("börja citatets rader med `> `", "begin the lines of the quotation with `> `"),
        "table" | "tr" | "td" | "th" | "thead" | "tbody" | "caption" => {
            message!(
                "skriv tabellen med `|` mellan cellerna och `|---|---|` under huvudet",
                "write the table with `|` between cells and `|---|---|` below its head"
            )
        }
        "span" => message!(
            "ord på annat språk skrivs `[ord]{{språk=fi}}`",
            "words in another language are written `[words]{{lang=fi}}`"
        ),
        "sup" | "sub" => message!(
            "skriv upphöjda och nedsänkta siffror som tecken: `m²`, `CO₂`",
            "write raised and lowered digits as characters: `m²`, `CO₂`"
        ),
        "nobr" | "wbr" => message!("skriv ett fast mellanslag", "write a no-break space"),
        _ => return None,
    })
}
