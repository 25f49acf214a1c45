//! What the marked-content sequences of a page say (ISO 32000-1, 14.6), found in one pass over its content stream.

use std::collections::BTreeMap;
use std::rc::Rc;

use hayro_syntax::content::UntypedIter;
use hayro_syntax::object::dict::keys;
use hayro_syntax::object::{Array, Dict, Name, Object, ObjectIdentifier, Stream, String as PdfString};
use hayro_syntax::page::{Page, Resources};

use super::cmap::ToUnicode;
use super::object::{name_entry, nests_too_deep, text_entry};
use super::place::{self, Matrix, Places};

/// How deep graphics states and marked-content sequences may nest; what is deeper is read as if it were not.
const MAX_NESTING: usize = 512;

/// How deep form XObjects may nest, and how many are drawn on a page; what is more is left out.
const MAX_FORMS: (usize, usize) = (16, 10_000);

/// One marked-content sequence with an identifier.
#[derive(Clone, Debug, Default)]
pub(super) struct Marked {
    /// What it says.
    pub(super) text: String,
    /// Its language, where it is given.
    pub(super) lang: Option<String>,
}

/// What a page says.
#[derive(Debug, Default)]
pub(super) struct Content {
    /// The marked-content sequences by identifier (MCID).
    pub(super) marked: BTreeMap<i32, Marked>,
    /// Text outside all of them that is no artifact.
    pub(super) unmarked: String,
    /// Everything that is drawn, in that order, artifacts too, and what `ActualText` says in other words.
    pub(super) drawn: String,
    /// The same, with a space after each time that text is shown: words on two lines have none between them.
    pub(super) spaced: String,
    /// Where all of it stands.
    pub(super) places: Places,
}

/// The fonts of a file, each read once.
#[derive(Default)]
pub(super) struct Fonts {
    by_id: BTreeMap<ObjectIdentifier, Rc<ToUnicode>>,
}

impl Fonts {
    fn get(&mut self, resources: &Resources<'_>, name: &Name<'_>) -> Rc<ToUnicode> {
        let id = resources.fonts.get_ref(name).map(ObjectIdentifier::from);
        if let Some(font) = id.and_then(|id| self.by_id.get(&id)) {
            return Rc::clone(font);
        }
        let cmap = resources.get_font(name).and_then(|font| font.get::<Stream<'_>>(keys::TO_UNICODE));
        let decoded = cmap.as_ref().and_then(|cmap| cmap.decoded().ok()).unwrap_or_default();
        let font = Rc::new(ToUnicode::parse(&decoded));
        if let Some(id) = id {
            self.by_id.insert(id, Rc::clone(&font));
        }
        font
    }
}

/// Reads the content of a page.
pub(super) fn read(page: &Page<'_>, fonts: &mut Fonts) -> Content {
    let mut forms = MAX_FORMS;
    let mut reader = Reader::new(page.resources(), fonts, &mut forms);
    reader.run(page.page_stream().unwrap_or_default());
    reader.content
}

/// An open marked-content sequence.
#[derive(Clone, Copy, Default)]
struct Mark {
    /// The identifier that holds here: its own, or that of a sequence around it.
    id: Option<i32>,
    /// Whether it is part of an artifact, which is not heard.
    artifact: bool,
    /// Whether its text has been given by `ActualText`, so that its glyphs say nothing more.
    replaced: bool,
}

struct Reader<'a, 'f> {
    resources: &'a Resources<'a>,
    fonts: &'f mut Fonts,
    page_fonts: BTreeMap<Vec<u8>, Rc<ToUnicode>>,
    content: Content,
    /// What the codes of text mean now: the part of the graphics state (ISO 32000-1, 8.4) that decides what text says.
    font: Rc<ToUnicode>,
    saved: Vec<(Rc<ToUnicode>, Matrix)>,
    marks: Vec<Mark>,
    /// How much deeper form XObjects may go, and how many more there may be.
    forms: &'f mut (usize, usize),
}

impl<'a, 'f> Reader<'a, 'f> {
    fn new(resources: &'a Resources<'a>, fonts: &'f mut Fonts, forms: &'f mut (usize, usize)) -> Self {
        let content = Content::default();
        let (page_fonts, font, saved, marks) = (BTreeMap::new(), Rc::default(), Vec::new(), Vec::new());
        Self { resources, fonts, page_fonts, content, font, saved, marks, forms }
    }

    fn run(&mut self, stream: &[u8]) {
        if nests_too_deep(stream) {
            return;
        }
        let mut instructions = UntypedIter::new(stream);
        while let Some(instruction) = instructions.next() {
            let operands: Vec<&Object<'_>> = instruction.operands().collect();
            self.operator(instruction.operator, &operands);
        }
    }

    fn operator(&mut self, operator: &[u8], operands: &[&Object<'_>]) {
        self.content.places.operator(operator, operands);
        match (operator, operands) {
            (b"q", _) if self.saved.len() < MAX_NESTING => {
                self.saved.push((Rc::clone(&self.font), self.content.places.space));
            }
            (b"Q", _) => {
                if let Some((font, space)) = self.saved.pop() {
                    (self.font, self.content.places.space) = (font, space);
                }
            }
            (b"Tf", [Object::Name(name), _]) => self.set_font(name),
            (b"Tj" | b"'", [Object::String(string)]) | (b"\"", [_, _, Object::String(string)]) => {
                self.show(string);
                self.content.spaced.push(' ');
            }
            (b"TJ", [Object::Array(strings)]) => self.show_all(strings),
            (b"BMC", [Object::Name(tag)]) => self.begin(tag, None),
            (b"BDC", [Object::Name(tag), Object::Dict(properties)]) => self.begin(tag, Some(properties)),
            (b"BDC", [Object::Name(tag), Object::Name(name)]) => {
                let properties = self.resources.properties.get::<Dict<'_>>(name);
                self.begin(tag, properties.as_ref());
            }
            (b"EMC", _) => {
                self.marks.pop();
            }
            (b"Do", [Object::Name(name)]) => self.form(name),
            _ => {}
        }
    }

    fn set_font(&mut self, name: &Name<'_>) {
        let known = self.page_fonts.get(name.as_ref()).map(Rc::clone);
        let font = known.unwrap_or_else(|| {
            let font = self.fonts.get(self.resources, name);
            self.page_fonts.insert(name.to_vec(), Rc::clone(&font));
            font
        });
        self.font = font;
    }

    /// Reads a form XObject (ISO 32000-1, 8.10). Whoever hears a picture hears its alternative text, and none of what is drawn in it.
    fn form(&mut self, name: &Name<'_>) {
        let form = self.resources.get_x_object(name);
        let Some(form) = form.filter(|form| name_entry(form.dict(), keys::SUBTYPE).as_deref() == Some("Form")) else {
            return;
        };
        let (Some(deeper), Some(more)) = (self.forms.0.checked_sub(1), self.forms.1.checked_sub(1)) else { return };
        let resources = form.dict().get::<Dict<'_>>(keys::RESOURCES);
        let resources =
            resources.map_or_else(|| self.resources.clone(), |own| Resources::from_parent(own, self.resources.clone()));
        let mut forms = (deeper, more);
        let mut within = Reader::new(&resources, self.fonts, &mut forms);
        within.font = Rc::clone(&self.font);
        let matrix = form.dict().get::<Array<'_>>(keys::MATRIX);
        let matrix = matrix.iter().flat_map(Array::iter::<Object<'_>>).filter_map(|item| place::number(&item));
        let matrix: Vec<f64> = matrix.collect();
        within.content.places = self.content.places.within(&matrix);
        within.run(&form.decoded().unwrap_or_default());
        let Content { drawn, spaced, places, .. } = within.content;
        self.content.places.add(places);
        self.forms.1 = forms.1;
        self.content.drawn.push_str(&drawn);
        self.content.spaced.push_str(&spaced);
    }

    fn begin(&mut self, tag: &Name<'_>, properties: Option<&Dict<'_>>) {
        let mut mark = self.mark();
        mark.artifact |= tag.as_ref() == b"Artifact";
        if let Some(properties) = properties {
            if let Some(id) = properties.get::<i32>(keys::MCID) {
                mark.id = Some(id);
                let marked = self.content.marked.entry(id).or_default();
                marked.lang = text_entry(properties, keys::LANG);
            }
            if !mark.replaced
                && let Some(text) = text_entry(properties, keys::ACTUAL_TEXT)
            {
                self.say(mark, |said| said.push_str(&text));
                mark.replaced = true;
            }
        }
        if self.marks.len() < MAX_NESTING {
            self.marks.push(mark);
        }
    }

    /// The innermost open sequence.
    fn mark(&self) -> Mark {
        self.marks.last().copied().unwrap_or_default()
    }

    fn show_all(&mut self, strings: &Array<'_>) {
        let mut items = strings.flex_iter();
        while let Some(item) = items.next::<Object<'_>>() {
            if let Object::String(string) = item {
                self.show(&string);
            }
        }
        self.content.spaced.push(' ');
    }

    fn show(&mut self, string: &PdfString<'_>) {
        let mark = self.mark();
        let start = self.content.drawn.len();
        self.font.decode(string.as_bytes(), &mut self.content.drawn);
        let drawn = &self.content.drawn[start..];
        self.content.spaced.push_str(drawn);
        self.content.places.show(drawn);
        if !mark.replaced {
            let font = Rc::clone(&self.font);
            self.say(mark, |said| font.decode(string.as_bytes(), said));
        }
    }

    /// Lets `words` be said in a sequence, or outside all.
    fn say(&mut self, mark: Mark, words: impl FnOnce(&mut String)) {
        match mark {
            Mark { artifact: true, .. } => {}
            Mark { id: Some(id), .. } => words(&mut self.content.marked.entry(id).or_default().text),
            Mark { id: None, .. } => words(&mut self.content.unmarked),
        }
    }
}
