//! The text of a part, read element by element: which paragraph, table and object is open, and what holds for the letters in it.

use super::Facts;
use super::flow::{Around, Ended, Flow};
use super::listing::Listing;
use super::object::Object;
use super::paragraph::{Looks, OBJECT, Paragraph};
use super::styles::{Kind, Letters, Styles};
use super::table::Table;
use super::theme::{Ink, Palette};
use super::xml::{Element, Space, Visitor};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, excerpt};
use crate::house::{Colour, WHITE};
use crate::message;

/// As much of a field's instruction as is kept, in bytes.
const INSTRUCTION: usize = 256;

/// What kind of text a part has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// The text itself.
    Body,
    /// Footnotes or endnotes.
    Notes,
    /// A page header or footer, which assistive technology passes over.
    Running,
}

impl Place {
    /// Where a row of paragraphs stands that would stand there in the text.
    fn around(self, around: Around) -> Around {
        if self == Self::Running { Around::Running } else { around }
    }
}

/// What is the same for all parts.
pub(super) struct Context<'c> {
    pub(super) styles: &'c Styles,
    pub(super) palette: &'c Palette,
    /// Whether the colour that the document gives its pages shows.
    pub(super) shows_background: bool,
}

/// Whose properties are being read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Properties {
    Paragraph,
    Run,
    Table,
    Row,
    Cell,
    /// Of something that is not judged: a section, a content control.
    Other,
}

impl Properties {
    /// Whose properties an element of that name holds.
    fn of(local: &str) -> Option<Self> {
        match local {
            "pPr" => Some(Self::Paragraph),
            "rPr" => Some(Self::Run),
            "tblPr" => Some(Self::Table),
            "trPr" => Some(Self::Row),
            "tcPr" => Some(Self::Cell),
            "sectPr" | "sdtPr" | "tblPrEx" => Some(Self::Other),
            _ => None,
        }
    }
}

/// A field that is open (ECMA-376 part 1, 17.16.18).
#[derive(Default)]
struct Field {
    instruction: String,
    in_result: bool,
    /// The paragraph in which its result begins, counted from the first of the part, and the byte there.
    start: (usize, usize),
}

impl Field {
    fn is_link(&self) -> bool {
        self.instruction.trim_start().to_ascii_uppercase().starts_with("HYPERLINK")
    }
}

/// A part being read.
pub(super) struct Story<'a> {
    context: &'a Context<'a>,
    place: Place,
    pub(super) listing: Listing,
    cx: &'a mut Diagnostics,
    facts: &'a mut Facts,
    /// Those that are open: a text box has paragraphs of its own within one.
    paragraphs: Vec<Paragraph>,
    tables: Vec<Table>,
    flows: Vec<Flow>,
    objects: Vec<Object>,
    fields: Vec<Field>,
    properties: Vec<Properties>,
    /// Elements that are open and tell how something was before a change.
    former: usize,
    /// Elements that are open and hold deleted text.
    deleted: usize,
    /// What has been read so far of the words that are open.
    words: Option<String>,
    in_instruction: bool,
    /// Paragraphs that have begun.
    begun: usize,
    /// The colour of the page.
    page: Colour,
    /// Whether the first element was that of a document; a workbook has another.
    is_document: Option<bool>,
}

impl<'a> Story<'a> {
    pub(super) fn new(
        context: &'a Context<'a>,
        place: Place,
        listing: Listing,
        facts: &'a mut Facts,
        cx: &'a mut Diagnostics,
    ) -> Self {
        Self {
            context,
            place,
            listing,
            cx,
            facts,
            paragraphs: Vec::new(),
            tables: Vec::new(),
            flows: vec![Flow::new(place.around(Around::Page))],
            objects: Vec::new(),
            fields: Vec::new(),
            properties: Vec::new(),
            former: 0,
            deleted: 0,
            words: None,
            in_instruction: false,
            begun: 0,
            page: WHITE,
            is_document: None,
        }
    }

    /// Ends the part; says whether it was a document, and gives back the list of its paragraphs.
    pub(super) fn finish(mut self) -> (bool, Listing) {
        while let Some(mut flow) = self.flows.pop() {
            flow.rest(self.cx);
        }
        (self.is_document == Some(true), self.listing)
    }

    /// What is said, in the run that is open.
    fn say(&mut self, words: &str) {
        if self.deleted > 0 {
            return;
        }
        let Some(mut paragraph) = self.paragraphs.pop() else { return };
        let looks = paragraph.looks.take().unwrap_or_else(|| self.looks(&paragraph));
        let in_field = self.fields.iter().any(|field| field.in_result);
        paragraph.say(words, &looks, in_field);
        if !looks.hidden && self.place != Place::Running {
            self.facts.tongues.hear(words, looks.lang.as_deref());
            if looks.lang.is_none() && words.chars().any(char::is_alphabetic) {
                self.facts.without_lang.get_or_insert_with(|| self.listing.part.clone());
            }
        }
        paragraph.looks = Some(looks);
        self.paragraphs.push(paragraph);
    }

    /// What the letters of the open run look like.
    fn looks(&self, paragraph: &Paragraph) -> Looks {
        let Context { styles, .. } = self.context;
        let style = styles.paragraph(paragraph.style.as_deref());
        let named = paragraph.run_style.as_ref().and_then(|id| styles.named(id));
        let table = self.tables.last();
        let table_style = table.and_then(|table| table.style.as_ref()).and_then(|id| styles.named(id));
        let first_row = table.filter(|table| table.in_first_row()).and(table_style);
        let first_row = first_row.and_then(|style| style.table.first_row.as_ref()).map(|row| &row.letters);
        let mut letters = paragraph.run.clone();
        let around = [
            named.map(|style| &style.letters),
            Some(&style.letters),
            first_row,
            table_style.map(|style| &style.letters),
            Some(&styles.defaults.letters),
        ];
        for more in around.into_iter().flatten() {
            letters = letters.or(more);
        }
        let ground = self.ground(paragraph, &letters);
        Looks {
            bold: letters.bold.unwrap_or(false),
            hidden: letters.hidden.unwrap_or(false),
            moving: letters.moving,
            colours: letters.colour.and_then(Ink::colour).zip(ground),
            lang: letters.lang.filter(|tag| is_tag(tag)),
        }
    }

    /// What the letters of the open run stand on; `None` where that cannot be told.
    fn ground(&self, paragraph: &Paragraph, letters: &Letters) -> Option<Colour> {
        let styles = self.context.styles;
        let style = styles.paragraph(paragraph.style.as_deref());
        let nearest = [letters.marker, letters.ground, paragraph.own.ground, style.paragraph.ground];
        if let Some(colour) = nearest.into_iter().find_map(|ink| ink?.colour()) {
            return Some(colour);
        }
        if self.flows.last().is_some_and(|flow| flow.around == Around::TextBox) {
            return None;
        }
        for table in self.tables.iter().rev() {
            let style = table.style.as_ref().and_then(|id| styles.named(id));
            match table.ground(style) {
                Ok(Some(colour)) => return Some(colour),
                Ok(None) => {}
                Err(()) => return None,
            }
        }
        Some(self.page)
    }

    fn start_word(&mut self, element: &Element<'_>) {
        match element.local {
            "background" if self.context.shows_background => {
                self.page = self.context.palette.colour(element, "color", "themeColor").unwrap_or(WHITE);
            }
            "p" => {
                self.begun += 1;
                self.paragraphs.push(Paragraph::default());
            }
            "r" => {
                if let Some(paragraph) = self.paragraphs.last_mut() {
                    paragraph.run = Letters::default();
                    paragraph.run_style = None;
                    paragraph.looks = None;
                }
            }
            "t" => self.words = Some(String::new()),
            "instrText" => self.in_instruction = true,
            "tbl" => self.table_begins(),
            "tr" => self.with_table(Table::row),
            "tc" => {
                self.with_table(Table::cell);
                self.flows.push(Flow::new(self.place.around(Around::Cell)));
            }
            "txbxContent" => self.flows.push(Flow::new(self.place.around(Around::TextBox))),
            "ins" | "del" | "moveFrom" | "moveTo" => {
                self.facts.changes += 1;
                if matches!(element.local, "del" | "moveFrom") {
                    self.deleted += 1;
                }
            }
            "tab" => self.say("\t"),
            "br" | "cr" => {
                if element.word("type").is_some() {
                    self.with_paragraph(|paragraph| paragraph.holds_other = true);
                } else {
                    self.say("\n");
                }
            }
            "noBreakHyphen" => self.say("\u{2011}"),
            "footnoteReference" | "endnoteReference" | "sym" | "ptab" => {
                self.with_paragraph(|paragraph| paragraph.holds_other = true);
            }
            "hyperlink" => self.with_paragraph(|paragraph| paragraph.links.push(paragraph.text.len())),
            "fldSimple" => self.field_begins(element.word("instr").unwrap_or_default().into_owned(), true),
            "fldChar" => match element.word("fldCharType").as_deref() {
                Some("begin") => self.field_begins(String::new(), false),
                Some("separate") => self.field_result_begins(),
                Some("end") => self.field_ends(),
                _ => {}
            },
            _ => {}
        }
    }

    /// Takes what an element of properties says.
    fn take(&mut self, element: &Element<'_>, properties: Properties) {
        let palette = self.context.palette;
        match properties {
            Properties::Paragraph => {
                if let Some(paragraph) = self.paragraphs.last_mut() {
                    match element.local {
                        "pStyle" => paragraph.style = element.val().map(std::borrow::Cow::into_owned),
                        "framePr" => paragraph.frame = self.place == Place::Body,
                        _ => paragraph.own.take(element, palette),
                    }
                }
            }
            // Those within others are of a paragraph's mark, which nobody reads.
            Properties::Run if self.properties.len() > 1 => {}
            Properties::Other => {}
            Properties::Run => self.with_paragraph(|paragraph| match element.local {
                "rStyle" => paragraph.run_style = element.val().map(std::borrow::Cow::into_owned),
                _ => paragraph.run.take(element, palette),
            }),
            Properties::Cell | Properties::Row | Properties::Table => {
                if properties != Properties::Table || element.local != "shd" {
                    self.with_table(|table| table.take(element, palette));
                }
            }
        }
    }

    fn with_paragraph(&mut self, change: impl FnOnce(&mut Paragraph)) {
        if let Some(paragraph) = self.paragraphs.last_mut() {
            change(paragraph);
        }
    }

    fn with_table(&mut self, change: impl FnOnce(&mut Table)) {
        if let Some(table) = self.tables.last_mut() {
            change(table);
        }
    }

    fn table_begins(&mut self) {
        self.facts.tables += 1;
        if let Some(flow) = self.flows.last_mut() {
            flow.rest(self.cx);
        }
        self.with_table(Table::nest);
        self.tables.push(Table::new(self.facts.tables));
    }

    fn table_ends(&mut self) {
        let Some(table) = self.tables.pop() else { return };
        if let Some(outer) = self.tables.last_mut() {
            outer.first = outer.first.or(table.first);
        }
        if self.place != Place::Running
            && let Some(at) = table.first
        {
            table.judge(at, self.cx);
        }
    }

    fn field_begins(&mut self, instruction: String, in_result: bool) {
        self.fields.push(Field { instruction, ..Field::default() });
        if in_result {
            self.field_result_begins();
        }
    }

    fn field_result_begins(&mut self) {
        let start = (self.begun, self.paragraphs.last().map_or(0, |paragraph| paragraph.text.len()));
        if let Some(field) = self.fields.last_mut() {
            field.in_result = true;
            field.start = start;
        }
    }

    fn field_ends(&mut self) {
        let Some(field) = self.fields.pop() else { return };
        let (begun, start) = field.start;
        if field.is_link() && begun == self.begun {
            self.with_paragraph(|paragraph| paragraph.link_ended(start));
        }
    }

    fn object_ends(&mut self) {
        let Some(object) = self.objects.pop() else { return };
        let Some(paragraph) = self.paragraphs.last_mut() else { return };
        if self.deleted > 0 {
            return;
        }
        paragraph.text.push(OBJECT);
        paragraph.objects.push(object.name.clone());
        if self.place != Place::Running {
            object.judge().into_iter().for_each(|fault| paragraph.fault(fault, None));
        } else if object.is_watermark() {
            let fault = message!("en vattenstämpel läses inte upp", "a watermark is not read out");
            let hint = message!(
                "säg samma sak i texten, till exempel i titeln",
                "say the same in the text, for example in the title"
            );
            paragraph.fault(Diagnostic::new(Code::DocxRunning, fault).hint(hint), None);
        }
    }

    fn paragraph_ends(&mut self) {
        let Some(mut paragraph) = self.paragraphs.pop() else { return };
        let style = self.context.styles.paragraph(paragraph.style.as_deref());
        let kind = style.kind;
        paragraph.judge(kind);
        let own = std::mem::take(&mut paragraph.own).or(&style.paragraph);
        let at = self.listing.paragraph(&paragraph.listed());
        let outline = own.outline.filter(|level| *level < 9).map(|level| level + 1);
        let heading = match kind {
            Kind::Heading(level) => Some(own.outline.map_or(level, |_| outline.unwrap_or(level))),
            Kind::Text => outline,
            Kind::Title | Kind::Contents | Kind::Aside => None,
        };
        if let Some(level) = heading.filter(|_| self.place == Place::Body) {
            let shown = excerpt(paragraph.text.trim());
            if paragraph.is_empty() {
                let fault = message!("rubriken är tom", "the heading is empty");
                let hint = message!(
                    "ge stycket formatmallen Normal, eller ta bort det",
                    "give the paragraph the style Normal, or remove it"
                );
                self.cx.push(Diagnostic::new(Code::DocxFakeHeading, fault).at(at).hint(hint));
            } else {
                self.facts.heading(level, &shown, at, self.cx);
            }
            if kind == Kind::Text && !paragraph.is_empty() {
                let fault = message!(
                    "rubriken ”{shown}” har en egen formatmall, inte någon av Words rubriker",
                    "the heading “{shown}” has a style of its own, none of Word's headings"
                );
                let hint = message!("basera formatmallen på Rubrik {level}", "base the style on Heading {level}");
                self.cx.push(Diagnostic::new(Code::DocxFakeHeading, fault).at(at).hint(hint));
            }
        }
        let empty = paragraph.is_empty();
        if let Some(flow) = self.flows.last_mut() {
            let ended = Ended {
                at,
                text: &paragraph.text,
                kind: heading.map_or(kind, Kind::Heading),
                in_list: own.numbered == Some(true),
                empty,
                bold: paragraph.is_bold() && self.context.styles.is_ordinary(paragraph.style.as_deref()),
            };
            flow.next(&ended, self.cx);
        }
        for table in &mut self.tables {
            table.first.get_or_insert(at);
        }
        if !empty {
            self.with_table(Table::say);
        }
        match self.place {
            Place::Body => self.facts.letters += paragraph.letters,
            Place::Running => self.facts.running.add(&paragraph.typed, at),
            Place::Notes => {}
        }
        if self.place != Place::Running {
            self.facts.running.hear(&paragraph.text);
        }
        for (fault, words) in paragraph.faults {
            let at = words.map_or(at, |words| self.listing.words(at, &words));
            self.cx.push(fault.at(at));
        }
    }
}

/// Whether it is a language that a voice could be chosen by: `sv-SE`. Word writes `x-none` where there is none.
fn is_tag(tag: &str) -> bool {
    let mut parts = tag.split('-');
    let is_word = |part: &str, least: usize| {
        (least..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric())
    };
    parts.next().is_some_and(|part| is_word(part, 2) && part.len() <= 3) && parts.all(|part| is_word(part, 1))
}

impl Visitor for Story<'_> {
    fn start(&mut self, element: &Element<'_>) {
        self.is_document.get_or_insert(element.is(Space::Word, "document"));
        if let Some(object) = Object::begun_by(element) {
            self.objects.push(object);
        } else if let Some(object) = self.objects.last_mut() {
            object.take(element);
        }
        if element.space != Space::Word {
            return;
        }
        // What a part of the properties was before it was changed.
        if element.local.ends_with("Change") || self.former > 0 {
            self.former += 1;
            return;
        }
        if let Some(properties) = Properties::of(element.local) {
            if element.local == "sectPr" && !self.properties.is_empty() {
                self.with_paragraph(|paragraph| paragraph.holds_other = true);
            }
            self.properties.push(properties);
        } else if let Some(properties) = self.properties.last().copied() {
            self.take(element, properties);
        } else {
            self.start_word(element);
        }
    }

    fn end(&mut self, space: Space, local: &str) {
        if Object::ends_with(space, local) {
            self.object_ends();
        }
        if space != Space::Word {
            return;
        }
        if self.former > 0 {
            self.former -= 1;
            return;
        }
        match local {
            "p" => self.paragraph_ends(),
            _ if Properties::of(local).is_some() => {
                self.properties.pop();
            }
            _ if !self.properties.is_empty() => {}
            "t" => {
                if let Some(words) = self.words.take() {
                    self.say(&words);
                }
            }
            "instrText" => self.in_instruction = false,
            "tbl" => self.table_ends(),
            "tr" => self.with_table(Table::row_ended),
            "tc" => {
                self.with_table(Table::cell_ended);
                self.flow_ends();
            }
            "txbxContent" | "footnote" | "endnote" => self.flow_ends(),
            "del" | "moveFrom" => self.deleted = self.deleted.saturating_sub(1),
            "hyperlink" => self.with_paragraph(|paragraph| {
                if let Some(start) = paragraph.links.pop() {
                    paragraph.link_ended(start);
                }
            }),
            "fldSimple" => self.field_ends(),
            _ => {}
        }
    }

    fn text(&mut self, text: &str) {
        if let Some(words) = &mut self.words {
            words.push_str(text);
        } else if self.in_instruction
            && let Some(field) = self.fields.last_mut()
            && field.instruction.len() < INSTRUCTION
        {
            field.instruction.push_str(text);
        }
    }
}

impl Story<'_> {
    /// Ends a row of paragraphs: a cell, a text box, a note. The part's own row goes on.
    fn flow_ends(&mut self) {
        if let Some(flow) = self.flows.last_mut() {
            flow.rest(self.cx);
        }
        if self.flows.len() > 1 {
            self.flows.pop();
        }
    }
}
