//! What must be right of links, pictures and tables, so that everybody can use them.

use std::ops::Range;

use super::phrases;
use super::reader::{Reader, error, fold_label, warning};
use super::walk::{has_words, plain_text};
use super::{Align, Block, BlockKind, Inline, TableCell, Target, Words};
use crate::diagnostic::{Code, Diagnostic, cut, excerpt};
use crate::message;
use crate::source::{direction_turned, turns_direction};

/// As much of an address as a message shows, in characters.
const SHOWN_ADDRESS: usize = 200;

impl Reader<'_> {
    /// Looks for characters that turn the direction of writing.
    pub(super) fn check_direction(&mut self, text: &str, place: impl Fn(usize, usize) -> Range<usize>) {
        // All of them begin with this byte in UTF-8, which few texts have at all.
        for at in text.bytes().enumerate().filter(|(_, byte)| *byte == 0xE2).map(|(at, _)| at) {
            let Some(letter) =
                text.get(at..).and_then(|rest| rest.chars().next()).filter(|letter| turns_direction(*letter))
            else {
                continue;
            };
            let span = self.scalar.locate_range(place(at, letter.len_utf8()));
            self.report(direction_turned(Code::TxtMarkdown, letter).at(span));
        }
    }

    /// A link's address as it shall be written out, or `None` where nobody could follow it, which has been told.
    pub(super) fn checked_address(&mut self, address: &str, email: bool, range: Range<usize>) -> Option<String> {
        if address.starts_with('#') {
            return self.checked_target(address, range);
        }
        let address = if email { format!("mailto:{address}") } else { address.to_owned() };
        let (scheme, rest) = address.split_once(':').unwrap_or(("", &address));
        let good = match scheme.to_ascii_lowercase().as_str() {
            "http" | "https" => rest
                .strip_prefix("//")
                .is_some_and(|host| host.starts_with(|first: char| first.is_alphanumeric() || first == '[')),
            "mailto" => rest.split_once('@').is_some_and(|(name, host)| !name.is_empty() && !host.is_empty()),
            "tel" => rest.bytes().any(|byte| byte.is_ascii_digit()),
            _ => false,
        };
        let unfit = |letter: char| {
            letter.is_whitespace() || letter.is_control() || turns_direction(letter) || "<>\"\\".contains(letter)
        };
        if good && !address.contains(unfit) {
            return Some(address);
        }
        let span = self.span(range);
        if address.is_empty() {
            let message = message!("länken leder ingenstans", "the link leads nowhere");
            self.report(
                Diagnostic::new(Code::TxtHref, message)
                    .at(span)
                    .hint(message!("skriv adressen: `[text](https://…)`", "write the address: `[text](https://…)`")),
            );
            return None;
        }
        let shown = cut(&address, SHOWN_ADDRESS);
        let message = message!(
            "länken leder till en adress som inte går att följa: {shown}",
            "the link leads to an address that cannot be followed: {shown}"
        );
        let hint = if address.contains('\\') {
            message!(
                "en fil på den egna datorn kan ingen annan öppna: skriv adressen på webben",
                "nobody else can open a file on your own computer: write its address on the web"
            )
        } else if address.contains(unfit) {
            message!(
                "skriv mellanslag i adressen som `%20`, och inga styrtecken",
                "write spaces in the address as `%20`, and no control characters"
            )
        } else if address.to_ascii_lowercase().starts_with("www.") {
            message!("skriv `https://{shown}`", "write `https://{shown}`")
        } else if scheme.is_empty() && address.contains('@') {
            message!("skriv `mailto:{shown}`", "write `mailto:{shown}`")
        } else {
            message!(
                "skriv hela adressen; den börjar med `https://`, `http://`, `mailto:` eller `tel:`",
                "write the whole address; it begins with `https://`, `http://`, `mailto:` or `tel:`"
            )
        };
        self.report(Diagnostic::new(Code::TxtHref, message).at(span).hint(hint));
        None
    }

    /// A part of the document that a link leads to, or `None` where there can be none of that name, which has been told.
    fn checked_target(&mut self, address: &str, range: Range<usize>) -> Option<String> {
        if Target::of(address).is_some() {
            return Some(address.to_owned());
        }
        let shown = cut(address, SHOWN_ADDRESS);
        let message = message!(
            "länken leder till {shown}, som inte kan finnas i handlingen",
            "the link leads to {shown}, which cannot be in the document"
        );
        self.report(Diagnostic::new(Code::TxtHref, message).at(self.span(range)).hint(message!(
            "skriv `[§ 46](#§46)` för en paragraf, `[avsnitt 2.1](#2.1)` för ett avsnitt i en promemoria, `[bilaga 2](#bilaga-2)` för en bilaga, `[tabell 2](#tabell-2)` för en tabell",
            "write `[§ 46](#§46)` for a paragraph, `[section 2.1](#2.1)` for a section of a memorandum, `[appendix 2](#bilaga-2)` for an appendix, `[table 2](#tabell-2)` for a table"
        )));
        None
    }

    /// Whether a link's text says where it leads.
    pub(super) fn check_link_text(&mut self, inlines: &[Inline], range: Range<usize>) {
        let text = plain_text(inlines);
        let text = text.trim();
        let span = self.span(range);
        if text.is_empty() {
            let message = message!("länken har ingen text", "the link has no text");
            self.report(error(Diagnostic::new(Code::AccLink, message).at(span).hint(message!(
                "skriv inom klamrarna vad länken leder till",
                "say between the brackets what the link leads to"
            ))));
            return;
        }
        if phrases::leads_nowhere(text) {
            let shown = excerpt(text);
            let message = message!(
                "länktexten \"{shown}\" säger inte vart länken leder",
                "the link text \"{shown}\" does not say where the link leads"
            );
            self.report(Diagnostic::new(Code::AccLink, message).at(span).hint(message!(
                "skriv vad som finns där, till exempel `[Remissen på regeringen.se](https://…)`",
                "say what is there, for example `[The consultation at regeringen.se](https://…)`"
            )));
        } else if phrases::is_long_address(text) {
            let message = message!(
                "en lång adress är länktext: den läses upp tecken för tecken",
                "a long address is link text: it will be read out character by character"
            );
            self.report(warning(
                Diagnostic::new(Code::AccLink, message)
                    .at(span)
                    .hint(message!("skriv `[vad som finns där](adressen)`", "write `[what is there](the address)`")),
            ));
        }
    }

    /// Whether a picture's alternative text says what it shows. `range` is the picture's.
    pub(super) fn check_alt(&mut self, alt: &Words, path: &str, range: Range<usize>) {
        let text = alt.text.trim();
        let hint = message!(
            "skriv vad bilden visar: `![Diagram: antalet ärenden ökar](bild.png)`",
            "say what the picture shows: `![Chart: the number of cases rises](picture.png)`"
        );
        if text.is_empty() {
            let message = message!("bilden saknar alternativtext", "the picture has no alternative text");
            self.report(Diagnostic::new(Code::AccAlt, message).at(self.span(range)).hint(hint));
            return;
        }
        if text == path || phrases::names_file(text) || phrases::shows_nothing(text) {
            let shown = excerpt(text);
            let message = message!(
                "alternativtexten \"{shown}\" säger inte vad bilden visar",
                "the alternative text \"{shown}\" does not say what the picture shows"
            );
            let span = alt.span(0..alt.text.len()).unwrap_or_else(|| self.span(range));
            self.report(warning(Diagnostic::new(Code::AccAlt, message).at(span).hint(hint)));
        }
    }

    /// A picture among words.
    pub(super) fn inline_image(&mut self, range: Range<usize>) {
        let message = message!("en bild står mitt i texten", "a picture stands amid words");
        self.report(Diagnostic::new(Code::TxtMarkdown, message).at(self.span(range)).hint(message!(
            "ge bilden ett eget stycke, med en tom rad före och efter",
            "give the picture a paragraph of its own, with an empty line before and after"
        )));
    }

    /// The title of a link, `[text](https://… "title")`: it shows nowhere but under a mouse.
    pub(super) fn link_title(&mut self, title: &str, range: Range<usize>) {
        let title = excerpt(title);
        let message =
            message!("länkens titel \"{title}\" kan inte visas", "the link's title \"{title}\" cannot be shown");
        self.report(warning(
            Diagnostic::new(Code::TxtMarkdown, message)
                .at(self.span(range))
                .hint(message!("skriv det i texten", "say it in the text")),
        ));
    }

    /// Link definitions (`[label]: address`) that no link uses. Markdown leaves such a line out of the text, which is rarely what
    /// somebody meant who wrote `[Bilaga]: se-protokollet`.
    pub(super) fn check_definitions<'d>(&mut self, definitions: impl Iterator<Item = (&'d str, Range<usize>)>) {
        let mut unused: Vec<_> =
            definitions.filter(|(label, _)| !self.used_definitions.contains(&fold_label(label))).collect();
        unused.sort_by_key(|(_, range)| range.start);
        for (label, range) in unused {
            let label = excerpt(label);
            let message = message!(
                "raden faller bort: den läses som en adress till länken [{label}], som inte finns",
                "the line is left out: it is read as the address of a link [{label}], which is not there"
            );
            self.report(Diagnostic::new(Code::TxtMarkdown, message).at(self.span(range)).hint(message!(
                "skriv `\\[{label}]:` om raden är text, eller ta bort den",
                "write `\\[{label}]:` if the line is text, or remove it"
            )));
        }
    }

    /// A table as a whole.
    pub(super) fn check_table(&mut self, block: &Block, range: &Range<usize>) {
        let BlockKind::Table { caption, head, rows, .. } = &block.kind else { return };
        let first_line = self.slice(range.clone()).lines().next().unwrap_or_default().len();
        let place = self.span(range.start..range.start + first_line);
        if rows.is_empty() {
            let message = message!("tabellen har bara ett huvud", "the table has only a head");
            self.report(
                Diagnostic::new(Code::AccTable, message)
                    .at(place)
                    .hint(message!("lägg till rader under `|---|`", "add rows below `|---|`")),
            );
        }
        if caption.is_none() {
            let message = message!("tabellen saknar rubrik", "the table has no caption");
            self.report(warning(Diagnostic::new(Code::AccTable, message).at(place).hint(message!(
                "skriv ett stycke `Tabell: vad tabellen visar` närmast före den",
                "write a paragraph `Table: what the table shows` right before it"
            ))));
        }
        for (column, cell) in head.iter().enumerate().filter(|(_, cell)| !has_words(&cell.inlines)) {
            self.empty_header(column, cell);
        }
    }

    fn empty_header(&mut self, column: usize, cell: &TableCell) {
        let number = column + 1;
        let message = message!(
            "kolumn {number} saknar rubrik i tabellens huvud",
            "column {number} has no header in the table's head"
        );
        let hint = if column == 0 {
            message!(
                "skriv i hörnet vad raderna är, till exempel `Län` eller `År`",
                "say in the corner what the rows are, for example `County` or `Year`"
            )
        } else {
            message!("skriv vad kolumnen innehåller", "say what the column holds")
        };
        self.report(Diagnostic::new(Code::AccTable, message).at(cell.span).hint(hint));
    }

    /// A row of a table as it was written: Markdown cuts off what is too much and fills up what is missing.
    pub(super) fn check_row(&mut self, range: Range<usize>, columns: &[Align]) {
        let row = self.slice(range.clone());
        let (cells, columns) = (count_cells(row), columns.len());
        if cells == columns {
            return;
        }
        let message = message!(
            "fel antal celler i raden: {cells} i stället för {columns}",
            "wrong number of cells in the row: {cells} instead of {columns}"
        );
        let diagnostic = warning(Diagnostic::new(Code::TxtMarkdown, message).at(self.span(range)));
        self.report(if !row.contains('|') {
            diagnostic.hint(message!(
                "om raden inte hör till tabellen: lämna en tom rad före den",
                "if the line does not belong to the table: leave an empty line before it"
            ))
        } else if cells > columns {
            diagnostic.hint(message!(
                "det som är för mycket faller bort; ett lodstreck som tecken skrivs `\\|`",
                "what is too much is left out; a bar that is meant as a character is written `\\|`"
            ))
        } else {
            diagnostic.hint(message!(
                "skriv en tom cell `| |` där inget skall stå",
                "write an empty cell `| |` where nothing shall stand"
            ))
        });
    }

    /// A paragraph that was meant for a table, yet is none.
    pub(super) fn check_lost_table(&mut self, range: &Range<usize>) {
        let paragraph = self.slice(range.clone());
        let mut lines = Vec::new();
        let mut start = range.start;
        for line in paragraph.split_inclusive('\n') {
            lines.push((start..start + line.len(), line));
            start += line.len();
        }
        let is_row = |line: &str| line.len() > 1 && line.starts_with('|') && line.ends_with('|');
        let (place, hint) = if let Some((place, _)) = lines.iter().find(|(_, line)| is_delimiter_row(line)) {
            let hint = message!(
                "huvudet och raden `|---|---|` skall ha lika många celler, och en tom rad före sig",
                "the head and the line `|---|---|` need the same number of cells, and an empty line before them"
            );
            (place.clone(), hint)
        } else if lines.len() > 1 && lines.iter().all(|(_, line)| is_row(line.trim())) {
            let hint = message!(
                "under huvudet skall raden `|---|---|` stå, med lika många celler",
                "below the head the line `|---|---|` must stand, with the same number of cells"
            );
            (range.clone(), hint)
        } else {
            return;
        };
        let message = message!("raderna ser ut som en tabell men är ingen", "the lines look like a table but are none");
        self.report(Diagnostic::new(Code::TxtMarkdown, message).at(self.span(place)).hint(hint));
    }

    /// The number that an item of a numbered list was given: Markdown counts by itself from the first one. All items may have the
    /// first one's number, as many write it.
    pub(super) fn check_item_number(&mut self, range: &Range<usize>, first: u32, before: usize) {
        let item = self.slice(range.clone()).trim_start();
        let number = item.split(|letter: char| !letter.is_ascii_digit()).next().unwrap_or_default();
        let counted = u64::from(first) + before as u64;
        if number.parse().is_ok_and(|number: u64| number == counted || number == u64::from(first)) {
            return;
        }
        let start = range.end - item.len();
        let message = message!("punkten {number} får numret {counted}", "item {number} gets the number {counted}");
        let span = self.span(start..start + number.len());
        self.report(warning(Diagnostic::new(Code::TxtMarkdown, message).at(span).hint(message!(
            "numrera i följd; skriv `{number}\\.` om talet skall stå kvar",
            "number in sequence; write `{number}\\.` if the number shall stay"
        ))));
    }

    /// `](` that is left in the text: somebody meant a link there.
    pub(super) fn broken_link(&mut self, range: Range<usize>) {
        let message = message!("det här ser ut som en länk men är ingen", "this looks like a link but is none");
        self.report(Diagnostic::new(Code::TxtHref, message).at(self.span(range)).hint(message!(
            "skriv `[text](https://…)`, utan mellanslag i adressen och utan länkar eller noter i texten; skriv `\\[` om tecknen är menade",
            "write `[text](https://…)`, without spaces in the address and without links or notes in the text; write `\\[` if the characters are meant"
        )));
    }

    /// A heading that a line of hyphens below a paragraph has made.
    pub(super) fn check_underlined_heading(&mut self, range: &Range<usize>) {
        let source = self.slice(range.clone()).trim_end();
        let underline = source.lines().last().unwrap_or_default().trim_start_matches(['>', ' ', '\t']);
        if source.starts_with('#') || !underline.starts_with('-') {
            return;
        }
        let message = message!(
            "stycket blir en rubrik, för raden under det är ett streck",
            "the paragraph becomes a heading, for the line below it is a rule"
        );
        self.report(warning(Diagnostic::new(Code::TxtMarkdown, message).at(self.span(range.clone())).hint(message!(
            "skriv `## ` före en rubrik; lämna en tom rad före ett streck",
            "write `## ` before a heading; leave an empty line before a rule"
        ))));
    }
}

/// Cells of a row as it was written: a bar parts two unless a backslash stands before it.
fn count_cells(row: &str) -> usize {
    let row = row.trim();
    let row = row.strip_prefix('|').unwrap_or(row);
    let (mut bars, mut before) = (0, ' ');
    for letter in row.chars() {
        bars += usize::from(letter == '|' && before != '\\');
        before = letter;
    }
    let closed = row.ends_with('|') && !row.ends_with("\\|");
    bars + usize::from(!closed)
}

/// Whether a line is one such as `|---|:-:|`.
fn is_delimiter_row(line: &str) -> bool {
    let line = line.trim();
    line.contains('|') && line.contains("--") && line.bytes().all(|byte| b"|-: \t".contains(&byte))
}
