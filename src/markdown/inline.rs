//! The words of a paragraph, heading or cell: from a flat list of events to a tree.
//!
//! In three steps, each linear and without recursion: events become [`Op`]s, in which text that was typed as such is told apart from
//! escapes; brackets with a language (`[ord]{språk=fi}`), which Markdown does not know, are found and cut out of that text;
//! and the tree is built, typography put right on the way.

use std::ops::Range;

use pulldown_cmark::{CowStr, Event, LinkType, Tag, TagEnd};

use super::lang::{Attribute, LANGUAGE_KEYS};
use super::reader::{Reader, fold_label};
use super::walk::has_words;
use super::{BlockKind, DEPTH, Inline, InlineKind, Words};
use crate::diagnostic::{Code, Diagnostic};
use crate::message;
use crate::source::Span;

/// What the Markdown parser says of a paragraph, heading or cell.
pub(super) type Events<'a> = Vec<(Event<'a>, Range<usize>)>;

/// Longest `{…}` in bytes that is read as an attribute, and farthest that the end of a broken link is looked for: so that looking
/// takes no time in a text of nothing but `]{`.
const LONGEST_TAIL: usize = 160;

/// A step through a paragraph.
enum Op<'a> {
    /// A mark begins; the range is that of all it marks.
    Open(Mark, Range<usize>),
    /// It ends.
    Close,
    /// Text as it was typed.
    Verbatim(Range<usize>),
    /// Text that an escape or an entity stands for: never a bracket of ours.
    Literal(CowStr<'a>, Range<usize>),
    /// A soft line break.
    Space(Range<usize>),
    /// A forced line break.
    Break(Range<usize>),
    /// Literal text.
    Code(CowStr<'a>, Range<usize>),
    /// A reference to a footnote.
    Note(usize, Range<usize>),
}

/// What words can be marked as.
enum Mark {
    Strong,
    Emph,
    Strike,
    /// A link; without an address where that was refused.
    Link(Option<String>),
    /// In a language; without one where that was refused.
    Lang(Option<String>),
    /// Perhaps secret, by this provision where one is written.
    Restricted(Option<String>),
}

/// A place in an op where a bracket of ours stands.
struct Cut<'a> {
    op: usize,
    range: Range<usize>,
    becomes: Op<'a>,
}

/// What is open while brackets are looked for.
enum Open {
    /// A mark, by its op: brackets do not reach across its ends.
    Mark(usize),
    /// A bracket, by its op and its place.
    Bracket(usize, usize),
}

/// A mark whose words are being collected.
struct Frame {
    mark: Mark,
    range: Range<usize>,
    inlines: Vec<Inline>,
}

impl<'a> Reader<'a> {
    /// The tree of a paragraph, heading or cell.
    pub(super) fn inlines(&mut self, events: Events<'a>) -> Vec<Inline> {
        let ops = self.ops(events);
        let cuts = self.find_brackets(&ops);
        let ops = cut_up(ops, cuts);
        self.find_stray_attributes(&ops);
        let steps = self.steps(ops);
        self.tree(steps)
    }

    fn ops(&mut self, events: Events<'a>) -> Vec<Op<'a>> {
        let mut ops = Vec::with_capacity(events.len());
        let mut text_end = None;
        let mut html = Vec::new();
        let mut images = 0_usize;
        for (event, range) in events {
            match event {
                Event::Start(Tag::Image { link_type, id, .. }) => {
                    self.use_definition(link_type, &id);
                    images += 1;
                    if images == 1 {
                        self.inline_image(range);
                    }
                }
                Event::End(TagEnd::Image) => images -= 1,
                _ if images > 0 => {}
                Event::Start(Tag::Link { link_type, dest_url, title, id }) => {
                    self.use_definition(link_type, &id);
                    if !title.is_empty() {
                        self.link_title(&title, range.clone());
                    }
                    let address = self.checked_address(&dest_url, link_type == LinkType::Email, range.clone());
                    ops.push(Op::Open(Mark::Link(address), range));
                }
                Event::Start(Tag::Strong) => ops.push(Op::Open(Mark::Strong, range)),
                Event::Start(Tag::Emphasis) => ops.push(Op::Open(Mark::Emph, range)),
                Event::Start(Tag::Strikethrough) => ops.push(Op::Open(Mark::Strike, range)),
                Event::End(_) => ops.push(Op::Close),
                Event::Text(text) => {
                    self.text(text, range.clone(), text_end, &mut ops);
                    text_end = Some(range.end);
                }
                Event::Code(text) => ops.push(Op::Code(text, range)),
                Event::InlineHtml(_) | Event::Html(_) => self.html_inline(range, &mut html),
                Event::SoftBreak => ops.push(Op::Space(range)),
                Event::HardBreak => ops.push(Op::Break(range)),
                Event::FootnoteReference(label) => {
                    ops.extend(self.note_reference(&label, range.clone()).map(|index| Op::Note(index, range)));
                }
                // Extensions that the dialect does not have, and blocks, which never stand among words.
                Event::Start(_)
                | Event::InlineMath(_)
                | Event::DisplayMath(_)
                | Event::Rule
                | Event::TaskListMarker(_) => {}
            }
        }
        ops
    }

    /// A stretch of text. It was typed so, or stands for something (`&amp;`), or begins with a character whose backslash the parser
    /// has left out. `before` is where the last stretch ended: a backslash there was text itself.
    fn text(&mut self, text: CowStr<'a>, range: Range<usize>, before: Option<usize>, ops: &mut Vec<Op<'a>>) {
        if *text != *self.slice(range.clone()) {
            self.check_direction(&text, |_, _| range.clone());
            ops.push(Op::Literal(text, range));
            return;
        }
        let mut start = range.start;
        let escaped = before != Some(start) && self.slice(0..start).ends_with('\\');
        if let Some(first) = text.chars().next().filter(|_| escaped) {
            start += first.len_utf8();
            ops.push(Op::Literal(CowStr::from(first), range.start..start));
        }
        match ops.last_mut() {
            Some(Op::Verbatim(last)) if last.end == start => last.end = range.end,
            _ if start < range.end => ops.push(Op::Verbatim(start..range.end)),
            _ => {}
        }
    }

    fn use_definition(&mut self, link_type: LinkType, id: &str) {
        if matches!(link_type, LinkType::Reference | LinkType::Collapsed | LinkType::Shortcut) {
            self.used_definitions.insert(fold_label(id));
        }
    }

    /// Finds brackets that say a language, and references to notes that do not exist, which Markdown takes for text.
    fn find_brackets(&mut self, ops: &[Op<'a>]) -> Vec<Cut<'a>> {
        let mut cuts = Vec::new();
        let mut open = Vec::new();
        // The link that ended last, by its op and its end: `[text](https://…){språk=en}`.
        let mut link = None;
        for (index, op) in ops.iter().enumerate() {
            match op {
                Op::Open(..) => open.push(Open::Mark(index)),
                Op::Close => {
                    let mark = std::iter::from_fn(|| open.pop()).find_map(|entry| match entry {
                        Open::Mark(op) => Some(op),
                        Open::Bracket(..) => None,
                    });
                    link = mark.and_then(|at| match &ops[at] {
                        Op::Open(Mark::Link(_), range) => Some((at, range.clone())),
                        _ => None,
                    });
                }
                Op::Verbatim(range) => {
                    let after = link.take().filter(|(_, link)| link.end == range.start);
                    self.brackets_in(index, range.clone(), after, &mut open, &mut cuts);
                }
                _ => {}
            }
        }
        cuts.sort_by_key(|cut| (cut.op, cut.range.start));
        cuts
    }

    fn brackets_in(
        &mut self,
        index: usize,
        range: Range<usize>,
        link: Option<(usize, Range<usize>)>,
        open: &mut Vec<Open>,
        cuts: &mut Vec<Cut<'a>>,
    ) {
        let mut at = range.start;
        if let Some((op, link)) = link
            && let Some(end) = self.attribute_end(at, range.end)
        {
            let mark = self.mark_of(at, end);
            cuts.push(Cut { op, range: 0..0, becomes: Op::Open(mark, link.start..end) });
            cuts.push(Cut { op: index, range: at..end, becomes: Op::Close });
            at = end;
        }
        while let Some(found) = self.slice(at..range.end).find(['[', ']']) {
            at += found + 1;
            let bracket = at - 1;
            if self.slice(bracket..at) == "[" {
                open.push(Open::Bracket(index, bracket));
                continue;
            }
            let Some(Open::Bracket(op, start)) = open.pop_if(|entry| matches!(entry, Open::Bracket(..))) else {
                continue;
            };
            let label = self.slice(start + 1..bracket).strip_prefix('^').filter(|_| op == index);
            if let Some(label) = label.filter(|label| !label.trim().is_empty()) {
                self.undefined_note(label, start..at);
            } else if self.slice(at..range.end).starts_with('(') {
                self.broken_link(start..self.tail_end(at, range.end, b')').unwrap_or(at));
            } else if let Some(end) = self.attribute_end(at, range.end) {
                let mark = self.mark_of(at, end);
                cuts.push(Cut { op, range: start..start + 1, becomes: Op::Open(mark, start..end) });
                cuts.push(Cut { op: index, range: bracket..end, becomes: Op::Close });
                at = end;
            }
        }
    }

    /// Where the `{…}` ends that begins right at `at`, if one does.
    fn attribute_end(&self, at: usize, limit: usize) -> Option<usize> {
        self.tail_end(at, limit, b'}').filter(|_| self.slice(at..limit).starts_with('{'))
    }

    /// The place after the first `closing` from `at` on, if it is not far.
    fn tail_end(&self, at: usize, limit: usize, closing: u8) -> Option<usize> {
        let bytes = self.scalar.text.as_bytes().get(at..limit.min(at + LONGEST_TAIL))?;
        bytes.iter().position(|byte| *byte == closing).map(|found| at + found + 1)
    }

    /// What a `{…}` says of the words before it.
    fn mark_of(&mut self, start: usize, end: usize) -> Mark {
        match self.attribute(start + 1..end - 1) {
            Attribute::Lang(tag) => Mark::Lang(Some(tag)),
            Attribute::Secrecy(provision) => Mark::Restricted(provision),
            Attribute::Refused => Mark::Lang(None),
        }
    }

    /// Finds `{språk=…}` that stands after no bracket and so has remained text.
    fn find_stray_attributes(&mut self, ops: &[Op<'a>]) {
        for op in ops {
            let Op::Verbatim(range) = op else { continue };
            let text = self.slice(range.clone());
            for (at, _) in text.match_indices('{') {
                let rest = &text[at + 1..];
                if LANGUAGE_KEYS.iter().any(|key| rest.strip_prefix(key).is_some_and(|rest| rest.starts_with('='))) {
                    let start = range.start + at;
                    let end = self.tail_end(start, range.end, b'}').unwrap_or(start + 1);
                    self.stray_attribute(start..end);
                }
            }
        }
    }

    /// Joins text that nothing parts.
    fn steps(&self, ops: Vec<Op<'a>>) -> Vec<Step> {
        let mut steps: Vec<Step> = Vec::with_capacity(ops.len());
        let mut joinable = false;
        for op in ops {
            let mut text = |range: &Range<usize>, add: &dyn Fn(&mut Words)| {
                if let (true, Some(Step::Leaf(InlineKind::Text(words), whole))) = (joinable, steps.last_mut()) {
                    add(words);
                    whole.end = range.end;
                } else {
                    let mut words = Words::default();
                    add(&mut words);
                    steps.push(Step::Leaf(InlineKind::Text(words), range.clone()));
                }
            };
            let is_text = match op {
                Op::Verbatim(range) => {
                    text(&range, &|words| words.push_verbatim(self.scalar, range.clone()));
                    true
                }
                Op::Literal(literal, range) => {
                    text(&range, &|words| words.push(&literal, self.scalar.locate_range(range.clone())));
                    true
                }
                Op::Space(range) => {
                    text(&range, &|words| words.push(" ", self.scalar.locate_range(range.clone())));
                    true
                }
                Op::Open(mark, range) => {
                    steps.push(Step::Open(mark, range));
                    false
                }
                Op::Close => {
                    steps.push(Step::Close);
                    false
                }
                Op::Break(range) => {
                    steps.push(Step::Leaf(InlineKind::Break, range));
                    false
                }
                Op::Code(text, range) => {
                    steps.push(Step::Leaf(InlineKind::Code(self.find_words(&text, range.clone())), range));
                    false
                }
                Op::Note(index, range) => {
                    steps.push(Step::Leaf(InlineKind::NoteRef(index), range));
                    false
                }
            };
            joinable = is_text;
        }
        steps
    }

    fn tree(&mut self, steps: Vec<Step>) -> Vec<Inline> {
        let mut after = following(&steps).into_iter();
        let mut before = None;
        let mut root = Vec::with_capacity(steps.len());
        let mut frames: Vec<Frame> = Vec::new();
        let mut skipped = 0_usize;
        let mut told = false;
        for step in steps {
            let next = after.next().flatten();
            let done = match step {
                Step::Open(..) if skipped > 0 => {
                    skipped += 1;
                    continue;
                }
                Step::Close if skipped > 0 => {
                    skipped -= 1;
                    continue;
                }
                Step::Open(_, range) if frames.len() == DEPTH => {
                    if !std::mem::replace(&mut told, true) {
                        self.too_deep(range);
                    }
                    skipped = 1;
                    continue;
                }
                Step::Open(mark, range) => {
                    frames.push(Frame { mark, range, inlines: Vec::new() });
                    continue;
                }
                Step::Close => frames.pop().map(|frame| self.marked(frame)).unwrap_or_default(),
                Step::Leaf(kind, range) => {
                    let last = kind.letters().next_back();
                    let previous = before;
                    before = last.or(before);
                    let span = self.span(range);
                    if skipped > 0 {
                        continue;
                    }
                    let kind = match kind {
                        InlineKind::Text(words) => {
                            let lang = frames.iter().rev().find_map(Frame::lang).unwrap_or(self.options.lang);
                            InlineKind::Text(self.adjusted(words, previous, next, lang))
                        }
                        other => other,
                    };
                    vec![Inline { span, kind }]
                }
            };
            frames.last_mut().map_or(&mut root, |frame| &mut frame.inlines).extend(done);
        }
        root
    }

    /// The inline that a mark and its words make; the words alone where the mark was refused.
    fn marked(&mut self, Frame { mark, range, inlines }: Frame) -> Vec<Inline> {
        let span = self.span(range.clone());
        let kind = match mark {
            Mark::Strong => InlineKind::Strong(inlines),
            Mark::Emph => InlineKind::Emph(inlines),
            Mark::Strike => InlineKind::Strike(inlines),
            Mark::Link(href) => {
                self.check_link_text(&inlines, range);
                match href {
                    Some(href) => InlineKind::Link { href, inlines },
                    None => return inlines,
                }
            }
            Mark::Lang(lang) => {
                self.check_marked(&inlines, span);
                match lang {
                    Some(lang) => InlineKind::Lang { lang, inlines },
                    None => return inlines,
                }
            }
            Mark::Restricted(provision) => {
                self.check_marked(&inlines, span);
                InlineKind::Restricted { provision, inlines }
            }
        };
        vec![Inline { span, kind }]
    }

    /// Says so where brackets hold nothing.
    fn check_marked(&mut self, inlines: &[Inline], span: Span) {
        if has_words(inlines) {
            return;
        }
        let message = message!("inga ord står inom klamrarna", "there are no words between the brackets");
        self.report(
            Diagnostic::new(Code::TxtMarkdown, message)
                .at(span)
                .hint(message!("skriv orden så: `[ord]{{språk=fi}}`", "write the words so: `[words]{{lang=fi}}`")),
        );
    }

    fn too_deep(&mut self, range: Range<usize>) {
        let message = message!(
            "mer än {DEPTH} betoningar, länkar eller språk i varandra",
            "more than {DEPTH} stresses, links or languages within each other"
        );
        self.report(
            Diagnostic::new(Code::TxtMarkdown, message)
                .at(self.span(range))
                .hint(message!("förenkla texten", "make the text simpler")),
        );
    }

    /// The picture that a paragraph is, if it is nothing else.
    pub(super) fn figure(&mut self, events: &Events<'a>) -> Option<BlockKind> {
        let (Event::Start(Tag::Image { link_type, dest_url, title, id }), range) = events.first()? else { return None };
        let mut depth = 0_usize;
        let ends = events.iter().position(|(event, _)| {
            depth += usize::from(matches!(event, Event::Start(_)));
            depth -= usize::from(matches!(event, Event::End(_)));
            depth == 0
        });
        if ends != Some(events.len() - 1) {
            return None;
        }
        self.use_definition(*link_type, id);
        let alt = self.alt(events);
        self.check_alt(&alt, dest_url, range.clone());
        let lang = self.options.lang;
        let caption = Some(title.trim()).filter(|title| !title.is_empty()).map(|title| {
            let mut words = self.find_words(title, range.clone());
            words.text = words.text.replace('\n', " ");
            self.adjusted(words, None, None, lang)
        });
        Some(BlockKind::Figure { path: dest_url.to_string(), alt: self.adjusted(alt, None, None, lang), caption })
    }

    /// A picture's alternative text: its words without marks.
    fn alt(&mut self, events: &Events<'a>) -> Words {
        let mut words = Words::default();
        let mut html = Vec::new();
        for (event, range) in events {
            match event {
                Event::Text(text) | Event::Code(text) => words.append(&self.find_words(text, range.clone())),
                Event::SoftBreak | Event::HardBreak => words.push(" ", self.scalar.locate_range(range.clone())),
                Event::InlineHtml(_) => self.html_inline(range.clone(), &mut html),
                _ => {}
            }
        }
        words
    }
}

/// A step through a paragraph whose text has been joined.
enum Step {
    Open(Mark, Range<usize>),
    Close,
    Leaf(InlineKind, Range<usize>),
}

impl Frame {
    fn lang(&self) -> Option<&str> {
        match &self.mark {
            Mark::Lang(lang) => lang.as_deref(),
            _ => None,
        }
    }
}

impl InlineKind {
    /// What can be read in a leaf of the tree.
    fn letters(&self) -> std::str::Chars<'_> {
        match self {
            InlineKind::Text(words) | InlineKind::Code(words) => words.text.chars(),
            InlineKind::Break => "\n".chars(),
            _ => "".chars(),
        }
    }
}

/// For each step, the first character that can be read after it.
fn following(steps: &[Step]) -> Vec<Option<char>> {
    let mut list = Vec::with_capacity(steps.len());
    let mut next = None;
    for step in steps.iter().rev() {
        list.push(next);
        if let Step::Leaf(kind, _) = step {
            next = kind.letters().next().or(next);
        }
    }
    list.reverse();
    list
}

/// Puts what brackets have become in their place.
fn cut_up<'a>(ops: Vec<Op<'a>>, cuts: Vec<Cut<'a>>) -> Vec<Op<'a>> {
    let mut list = Vec::with_capacity(ops.len() + cuts.len());
    let mut cuts = cuts.into_iter().peekable();
    for (index, op) in ops.into_iter().enumerate() {
        let mut rest = match &op {
            Op::Verbatim(range) => range.clone(),
            _ => 0..0,
        };
        while let Some(cut) = cuts.next_if(|cut| cut.op == index) {
            if rest.start < cut.range.start {
                list.push(Op::Verbatim(rest.start..cut.range.start));
            }
            rest.start = cut.range.end;
            list.push(cut.becomes);
        }
        match op {
            Op::Verbatim(_) if rest.is_empty() => {}
            Op::Verbatim(_) => list.push(Op::Verbatim(rest)),
            other => list.push(other),
        }
    }
    list
}
