//! YAML 1.2, with places. The one place that names the YAML crate.
//!
//! The parser gives a flat run of events. Each is turned into a step of [`Tree`]; what a record has no use for (anchors,
//! tags, keys that are no texts) is reported and read past, so that one reading finds all of it.

mod explain;
mod items;
mod refusals;
mod running;
mod scalar;

use std::borrow::Cow;
use std::ops::{ControlFlow, Range};

use saphyr_parser::{Event, Parser, ScalarStyle as Written, Tag};

use self::explain::Ground;
use super::track::Track;
use super::tree::{TooMuch, Tree, too_deep};
use super::{FileId, Layout, Limits, Node, ScalarStyle, Span, Value, encoding};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::message;

/// Most indicator characters (brackets, commas, quotation marks …) in a file. The parser holds a whole `[…]` in memory,
/// at some three hundred bytes for each of its parts, before it gives the first one out; prose has one such character in
/// thirty.
const INDICATORS: usize = 500_000;

/// The parser's own limit on brackets within brackets.
const DEEPEST_BRACKETS: usize = 255;

/// Reads the YAML that begins at byte `start` of `text`. No tree if it is not YAML.
pub(super) fn parse(text: &str, start: usize, file: FileId, faults: &mut Diagnostics) -> Option<Node> {
    if let Some(fault) = too_dense(text, file) {
        faults.push(fault);
        return None;
    }
    // The parser takes NUL for the end. It has been reported; any other control character will do in its stead.
    let text = if text.contains('\0') { Cow::Owned(text.replace('\0', "\u{1}")) } else { Cow::Borrowed(text) };
    let mut reader = Reader::new(&text, start, file, faults);
    let mut failed = None;
    for event in Parser::new_from_str(text.get(start..).unwrap_or_default()) {
        match event {
            Ok((event, span)) => {
                let range = reader.places.range(span.start.index(), span.end.index());
                if reader.event(event, range, span.start.col()).is_break() {
                    break;
                }
            }
            Err(error) => {
                failed = Some((error.info().to_owned(), reader.places.byte(error.marker().index())));
                break;
            }
        }
    }
    let mut tabs = reader.tabs(failed.as_ref().map(|(info, at)| (info.as_str(), *at)));
    if let Some((info, at)) = failed {
        if tabs.is_empty() && is_about_tabs(&info) {
            tabs.push(text.get(..at).and_then(|before| before.rfind('\t')).unwrap_or(at));
        }
        // What goes wrong on a line that a tab indents goes wrong because of the tab.
        let same_line = |tab: usize| text.get(tab..at).is_some_and(|between| !between.contains(['\n', '\r']));
        let because_of_tab = is_about_tabs(&info) || tabs.iter().any(|tab| same_line(*tab));
        if !because_of_tab {
            reader.faults.push(explain::explain(&info, at, &Ground { text: &text, file }));
        }
        reader.gave_up = true;
    }
    if let [first, ..] = *tabs {
        reader.faults.push(tab(Span::new(file, first..first + 1), tabs.len()));
    }
    let several = reader.documents > 1;
    let root = if reader.gave_up { None } else { reader.tree.finish() };
    root.map(|root| Node { torn: root.torn || several, ..root })
}

/// Whether the parser's words are about a tab.
fn is_about_tabs(info: &str) -> bool {
    info.contains("tab")
}

/// The fault of a text that has more of the characters in which YAML could see structure than the parser is given.
fn too_dense(text: &str, file: FileId) -> Option<Diagnostic> {
    let indicators = text.bytes().enumerate().filter(|(_, byte)| b",[]{}:?\"'*&!".contains(byte));
    let (end, _) = indicators.clone().nth(INDICATORS)?;
    // Brackets that are not closed are the likely reason, and then the reader would have stopped there.
    let mut open = 0usize;
    for (at, byte) in indicators.take_while(|(at, _)| *at < end) {
        match byte {
            b'[' | b'{' => open += 1,
            b']' | b'}' => open = open.saturating_sub(1),
            _ => {}
        }
        if open > DEEPEST_BRACKETS {
            return Some(too_deep(Span::new(file, at..at + 1)));
        }
    }
    let message = message!(
        "filen har fler än {INDICATORS} komman, kolon, citattecken och parenteser",
        "the file has more than {INDICATORS} commas, colons, quotation marks and brackets"
    );
    Some(
        Diagnostic::new(Code::SrcSize, message)
            .at(Span::new(file, end..end + 1))
            .hint(message!("dela upp filen: ett möte är en fil", "divide the file: one meeting is one file")),
    )
}

fn tab(span: Span, lines: usize) -> Diagnostic {
    let message = if lines == 1 {
        message!("raden är indragen med tabb", "the line is indented with a tab")
    } else {
        message!(
            "{lines} rader är indragna med tabb, den första här",
            "{lines} lines are indented with tabs, the first here"
        )
    };
    Diagnostic::new(Code::SrcTab, message).at(span).hint(message!(
        "YAML drar in med blanksteg: byt tabben mot lika många blanksteg som raderna på samma nivå har",
        "YAML indents with spaces: put in place of the tab as many spaces as the lines of the same level have"
    ))
}

/// The way from the parser's offsets, in characters, to bytes.
struct Places<'t> {
    text: &'t str,
    start: usize,
    /// The byte of every 32nd character; empty if characters are bytes.
    marks: Vec<usize>,
}

impl<'t> Places<'t> {
    const STEP: usize = 32;

    fn new(text: &'t str, start: usize) -> Self {
        let body = text.get(start..).unwrap_or_default();
        let marks = if body.is_ascii() {
            Vec::new()
        } else {
            body.char_indices().step_by(Self::STEP).map(|(at, _)| start + at).collect()
        };
        Self { text, start, marks }
    }

    fn byte(&self, character: usize) -> usize {
        if self.marks.is_empty() {
            return (self.start + character).min(self.text.len());
        }
        let Some(mark) = self.marks.get(character / Self::STEP) else { return self.text.len() };
        let rest = self.text.get(*mark..).unwrap_or_default();
        rest.char_indices().nth(character % Self::STEP).map_or(self.text.len(), |(at, _)| mark + at)
    }

    fn range(&self, from: usize, to: usize) -> Range<usize> {
        let from = self.byte(from);
        from..self.byte(to).max(from)
    }
}

struct Reader<'t, 'f> {
    text: &'t str,
    file: FileId,
    places: Places<'t>,
    tree: Tree,
    faults: &'f mut Diagnostics,
    /// End of the last event. What stands between two events is blanks, comments and indicators.
    seen: usize,
    documents: usize,
    /// Lists and mappings that are open.
    depth: usize,
    /// The depth at which a key began that is no text, while its parts are read past.
    lost_key: Option<usize>,
    /// The depth at which the outermost `[` or `{` stands, and its place.
    bracket: Option<(usize, usize)>,
    /// Ranges in which a line may begin with a tab: texts and brackets.
    tabs_allowed: Vec<Range<usize>>,
    gave_up: bool,
}

impl<'t, 'f> Reader<'t, 'f> {
    fn new(text: &'t str, start: usize, file: FileId, faults: &'f mut Diagnostics) -> Self {
        Self {
            text,
            file,
            places: Places::new(text, start),
            tree: Tree::new(file),
            faults,
            seen: start,
            documents: 0,
            depth: 0,
            lost_key: None,
            bracket: None,
            tabs_allowed: Vec::new(),
            gave_up: false,
        }
    }

    fn span(&self, range: Range<usize>) -> Span {
        Span::new(self.file, range)
    }

    fn byte(&self, at: usize) -> Option<u8> {
        self.text.as_bytes().get(at).copied()
    }

    /// `column` is that of the range's start, in characters from 0.
    fn event(&mut self, event: Event<'_>, range: Range<usize>, column: usize) -> ControlFlow<()> {
        let end = range.end;
        let flow = match event {
            Event::DocumentStart(_) => self.document(range),
            Event::Alias(_) => self.alias(range),
            Event::Scalar(text, style, anchor, tag) => {
                self.properties(anchor, tag.as_deref(), range.start);
                self.scalar(&text, style, range, column)
            }
            Event::SequenceStart(anchor, tag) => {
                self.properties(anchor, tag.as_deref(), range.start);
                self.open(range, true)
            }
            Event::MappingStart(anchor, tag) => {
                self.properties(anchor, tag.as_deref(), range.start);
                self.open(range, false)
            }
            Event::SequenceEnd | Event::MappingEnd => {
                self.close(&range);
                ControlFlow::Continue(())
            }
            Event::Nothing | Event::StreamStart | Event::StreamEnd | Event::DocumentEnd => ControlFlow::Continue(()),
        };
        self.seen = self.seen.max(end);
        flow
    }

    fn document(&mut self, range: Range<usize>) -> ControlFlow<()> {
        self.documents += 1;
        if self.documents == 1 {
            return ControlFlow::Continue(());
        }
        let span = self.span(range);
        self.faults.push(
            Diagnostic::new(
                Code::SrcDocs,
                message!("filen har mer än ett YAML-dokument", "the file has more than one YAML document"),
            )
            .at_saying(span, message!("här börjar det andra", "the second begins here"))
            .hint(message!(
                "lägg varje möte i en egen fil, och ta bort ”---”",
                "put each meeting in a file of its own, and remove “---”"
            )),
        );
        ControlFlow::Break(())
    }

    /// Reports an anchor or a tag of what begins at `start`.
    fn properties(&mut self, anchor: usize, tag: Option<&Tag>, start: usize) {
        if anchor > 0 {
            let range = self.indicator(b"&", start).unwrap_or(start..start);
            self.faults.push(refusals::anchor(self.text, self.span(range)));
        }
        if tag.is_some() {
            let range = self.indicator(b"!", start).unwrap_or(start..start);
            self.faults.push(refusals::tag(self.text, self.span(range)));
        }
    }

    /// An indicator between the last event and `end`, with whatever is joined to it. Comments are passed over.
    fn indicator(&self, wanted: &[u8], end: usize) -> Option<Range<usize>> {
        let gap = self.text.as_bytes().get(self.seen..end)?;
        let mut at = 0;
        while let Some(byte) = gap.get(at) {
            if *byte == b'#' {
                at += gap.get(at..)?.iter().take_while(|byte| !matches!(byte, b'\n' | b'\r')).count();
            } else if wanted.contains(byte) {
                let joined = |byte: &&u8| !byte.is_ascii_whitespace() && !b",[]{}".contains(byte);
                let length = gap.get(at..)?.iter().take_while(joined).count();
                return Some(self.seen + at..self.seen + at + length);
            } else {
                at += 1;
            }
        }
        None
    }

    fn alias(&mut self, range: Range<usize>) -> ControlFlow<()> {
        if self.lost_key.is_some() {
            return ControlFlow::Continue(());
        }
        let span = self.span(range.clone());
        self.faults.push(refusals::alias(self.text, span));
        if self.tree.wants_key() {
            self.tree.lost_key();
            return ControlFlow::Continue(());
        }
        // The letters that were typed: most often a text that begins with an asterisk was meant.
        let mut track = Track::default();
        track.same(self.text, range.clone());
        let value = Value::Scalar(track.into_scalar(ScalarStyle::Plain, self.file, range.clone()));
        self.give(value, range)
    }

    fn give(&mut self, value: Value, range: Range<usize>) -> ControlFlow<()> {
        self.stop_if_too_much(|tree, faults| tree.value(value, range, faults))
    }

    fn stop_if_too_much(
        &mut self,
        step: impl FnOnce(&mut Tree, &mut Diagnostics) -> Result<(), TooMuch>,
    ) -> ControlFlow<()> {
        if let Err(TooMuch) = step(&mut self.tree, self.faults) {
            self.gave_up = true;
            return ControlFlow::Break(());
        }
        ControlFlow::Continue(())
    }

    fn open(&mut self, range: Range<usize>, list: bool) -> ControlFlow<()> {
        self.depth += 1;
        if !range.is_empty() && self.bracket.is_none() {
            self.bracket = Some((self.depth, range.start));
        }
        let layout = if self.bracket.is_none() { Layout::Lines } else { Layout::Braces };
        // A key's list that is not indented is given out after its first dash.
        let below_key = list && range.is_empty() && self.tree.innermost().is_some_and(|(_, map)| map);
        let dash = if below_key { self.indicator(b"-", range.start) } else { None };
        let start = dash.map_or(range.start, |dash| dash.start);
        if self.lost_key.is_none() && self.tree.wants_key() {
            self.faults.push(refusals::key_without_text(self.span(start..start + 1)));
            self.lost_key = Some(self.depth);
        }
        if self.lost_key.is_some() {
            if self.depth > Limits::DEPTH {
                self.faults.push(too_deep(self.span(start..start + 1)));
                self.gave_up = true;
                return ControlFlow::Break(());
            }
            return ControlFlow::Continue(());
        }
        self.stop_if_too_much(
            |tree, faults| {
                if list { tree.open_list(start, faults) } else { tree.open_map(start, layout, faults) }
            },
        )
    }

    fn close(&mut self, range: &Range<usize>) {
        // A closing bracket's range takes in the blanks and the comment after it.
        let bracket = matches!(self.byte(range.start), Some(b']' | b'}')).then_some(range.start + 1);
        let bracket = bracket.filter(|_| !range.is_empty());
        if let Some((depth, start)) = self.bracket
            && depth == self.depth
        {
            self.allow_tabs(start..range.end);
            self.bracket = None;
        }
        match self.lost_key {
            None => self.tree.close(bracket),
            Some(depth) if depth == self.depth => {
                self.lost_key = None;
                self.tree.lost_key();
            }
            Some(_) => {}
        }
        self.depth = self.depth.saturating_sub(1);
    }

    fn scalar(&mut self, text: &str, style: Written, range: Range<usize>, column: usize) -> ControlFlow<()> {
        if self.lost_key.is_some() {
            return ControlFlow::Continue(());
        }
        let is_key = self.tree.wants_key();
        // What is not there comes as a `~` that nobody typed.
        if style == Written::Plain && matches!(text, "" | "~") && self.text.get(range.clone()) != Some("~") {
            return self.nothing(range.start, is_key);
        }
        if is_key && let Some(mark) = self.indicator(b"?", range.start) {
            self.faults.push(refusals::question_mark(self.span(mark.start..mark.start + 1)));
        }
        // What was copied from a web page or from Word has spaces that look like indentation and are none.
        if style == Written::Plain
            && let Some(letter) = text.chars().next().filter(|letter| letter.is_whitespace())
        {
            let span = self.span(range.start..range.start + letter.len_utf8());
            self.faults.push(refusals::special_space(letter, span));
        }
        let (track, style, range) = self.decode(text, style, range, column);
        self.allow_tabs(range.clone());
        if is_key {
            if style == ScalarStyle::Plain
                && let Some(fault) = items::dashed_key(self.text, self.span(range.clone()))
            {
                self.faults.push(fault);
                self.tree.lost_key();
            } else if track.text() == "<<" && style == ScalarStyle::Plain {
                self.faults.push(refusals::merge(self.span(range)));
                self.tree.lost_key();
            } else {
                self.tree.key(track.text().to_owned(), range, self.faults);
            }
            return ControlFlow::Continue(());
        }
        if style == ScalarStyle::Plain
            && let Some(comment) = self.comment_in_text(range.end)
        {
            self.faults.push(refusals::comment_in_text(self.text, self.span(comment)));
        }
        let value = match (track.text(), style) {
            ("null" | "~", ScalarStyle::Plain) => Value::Null,
            _ => Value::Scalar(track.into_scalar(style, self.file, range.clone())),
        };
        self.give(value, range)
    }

    /// A comment on the line of a text that ends at `end`, if it begins as no comment does: `Sal #3`.
    fn comment_in_text(&self, end: usize) -> Option<Range<usize>> {
        let rest = self.text.get(end..)?;
        // The sign first, then the line's end: to look for that behind each of a thousand texts on one line would take for ever.
        let comment = rest.trim_start_matches([' ', '\t']);
        let is_word = comment.strip_prefix('#')?.starts_with(char::is_alphanumeric);
        let start = end + (rest.len() - comment.len());
        let comment = comment.split(['\n', '\r']).next()?;
        (is_word && start > end).then(|| start..start + comment.trim_end().len())
    }

    /// A value, or key, that is not there.
    fn nothing(&mut self, at: usize, is_key: bool) -> ControlFlow<()> {
        if is_key {
            self.faults.push(refusals::no_key(self.span(at..at + 1)));
            self.tree.lost_key();
            return ControlFlow::Continue(());
        }
        // The parser puts it at the colon, or at whatever comes next.
        let at = if self.byte(at) == Some(b':') { at + 1 } else { at };
        let at = self.text.get(..at).map_or(at, |before| before.trim_end().len());
        self.give(Value::Null, at..at)
    }

    /// The scalar's text with the way back to the file, and its exact place.
    fn decode(
        &mut self,
        text: &str,
        style: Written,
        range: Range<usize>,
        column: usize,
    ) -> (Track, ScalarStyle, Range<usize>) {
        let folded = style == Written::Folded;
        let lines = if folded { ScalarStyle::Folded } else { ScalarStyle::Block };
        let (track, style, range) = match style {
            Written::Plain => (scalar::plain(self.text, range.clone()), ScalarStyle::Plain, range),
            Written::SingleQuoted => {
                let (track, end) = scalar::single_quoted(self.text, range.start);
                (track, ScalarStyle::Quoted, range.start..end)
            }
            Written::DoubleQuoted => {
                let (file, faults) = (self.file, &mut *self.faults);
                let escaped = |(character, at)| encoding::check_escape(character, file, at, faults);
                let (track, end) = scalar::double_quoted(self.text, range.start, escaped);
                (track, ScalarStyle::Quoted, range.start..end)
            }
            Written::Literal | Written::Folded if text.bytes().all(|byte| byte == b'\n') => {
                // Nothing but empty lines: there is no first line to point at, so the header it is.
                let header = self.indicator(b"|>", range.end).unwrap_or(range);
                let mut track = Track::default();
                track.made(text, header.start);
                (track, lines, header)
            }
            Written::Literal | Written::Folded => {
                let block = scalar::Block { range: range.clone(), indent: column, folded, text };
                let track = scalar::block(self.text, &block);
                let end = track.end().clamp(range.start, range.end);
                (track, lines, range.start..end)
            }
        };
        if track.text() == text {
            return (track, style, range);
        }
        // Should we and the parser ever disagree on the text, it is right on the text, and the place is only near.
        let mut near = Track::default();
        near.made(text, range.start);
        (near, style, range)
    }

    fn allow_tabs(&mut self, range: Range<usize>) {
        if self.text.get(range.clone()).is_some_and(|text| text.contains('\t')) {
            while self.tabs_allowed.pop_if(|last| last.start >= range.start).is_some() {}
            self.tabs_allowed.push(range);
        }
    }

    /// Places of the tabs that indent lines, each line's first. After a syntax error, given by the parser's words and its
    /// place, only those that it says something of.
    fn tabs(&self, failed: Option<(&str, usize)>) -> Vec<usize> {
        let open = self.bracket.map(|(_, start)| start..self.text.len());
        let allowed = |at: usize| {
            let next = self.tabs_allowed.partition_point(|range| range.end <= at);
            self.tabs_allowed.get(next).is_some_and(|range| range.contains(&at))
                || open.as_ref().is_some_and(|range| range.contains(&at))
        };
        let known = match failed {
            None => self.text.len(),
            Some((_, at)) => at,
        };
        let about_tabs = failed.is_some_and(|(info, _)| is_about_tabs(info));
        let mut found = Vec::new();
        let mut line_start = 0;
        for line in self.text.split_inclusive(['\n', '\r']) {
            let text = line.trim_start_matches([' ', '\t']);
            let tab =
                line.get(..line.len() - text.len()).and_then(|indent| indent.find('\t')).map(|at| line_start + at);
            let matters = !text.trim_end().is_empty() && !text.starts_with('#');
            if let Some(at) = tab.filter(|at| matters && !allowed(*at)) {
                if at <= known {
                    found.push(at);
                } else if about_tabs {
                    // The parser complains of a tab further on than where the value began that it spoils.
                    found.push(at);
                    break;
                }
            }
            if line_start > known && !about_tabs {
                break;
            }
            line_start += line.len();
        }
        found
    }
}
