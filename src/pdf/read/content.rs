//! What the marked-content sequences of a page say (ISO 32000-1, 14.6), found in one pass over its content stream.

use std::collections::BTreeMap;
use std::rc::Rc;

use hayro_syntax::content::UntypedIter;
use hayro_syntax::object::dict::keys;
use hayro_syntax::object::{Array, Dict, Name, Object, ObjectIdentifier, Stream, String as PdfString};
use hayro_syntax::page::{Page, Resources};

use super::cmap::ToUnicode;
use super::object::{nests_too_deep, text_entry};
use super::structure::Place;

/// How deep graphics states and marked-content sequences may nest; what is deeper is read as if it were not.
const MAX_NESTING: usize = 512;

/// One marked-content sequence with an identifier.
#[derive(Clone, Debug, Default)]
pub(super) struct Marked {
    /// What it says.
    pub(super) text: String,
    /// Its language, where it is given.
    pub(super) lang: Option<String>,
    /// Where its text begins.
    pub(super) place: Option<Place>,
}

/// What a page says.
#[derive(Debug, Default)]
pub(super) struct Content {
    /// The marked-content sequences by identifier (MCID).
    pub(super) marked: BTreeMap<i32, Marked>,
    /// Text outside all of them that is no artifact.
    pub(super) unmarked: String,
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

/// Reads the content of a page; `index` is its number from 0.
pub(super) fn read(page: &Page<'_>, index: usize, fonts: &mut Fonts) -> Content {
    let mut reader = Reader {
        page: index,
        resources: page.resources(),
        fonts,
        page_fonts: BTreeMap::new(),
        content: Content::default(),
        state: State::default(),
        saved: Vec::new(),
        text_matrix: Matrix::IDENTITY,
        line_matrix: Matrix::IDENTITY,
        marks: Vec::new(),
    };
    let stream = page.page_stream().filter(|stream| !nests_too_deep(stream)).unwrap_or_default();
    let mut instructions = UntypedIter::new(stream);
    while let Some(instruction) = instructions.next() {
        let operands: Vec<&Object<'_>> = instruction.operands().collect();
        reader.operator(instruction.operator, &operands);
    }
    reader.content
}

/// A transformation (ISO 32000-1, 8.3.4), as its six numbers.
#[derive(Clone, Copy)]
struct Matrix([f32; 6]);

impl Matrix {
    const IDENTITY: Self = Self([1.0, 0.0, 0.0, 1.0, 0.0, 0.0]);

    fn from_operands(operands: &[&Object<'_>]) -> Option<Self> {
        let numbers: Vec<f32> = operands.iter().map_while(|operand| float(operand)).collect();
        numbers.try_into().ok().map(Self)
    }

    fn translation(x: f32, y: f32) -> Self {
        Self([1.0, 0.0, 0.0, 1.0, x, y])
    }

    /// What becomes of a vector; the translation does not move it.
    fn vector(self, x: f32, y: f32) -> (f32, f32) {
        let Self([xx, xy, yx, yy, ..]) = self;
        (x * xx + y * yx, x * xy + y * yy)
    }

    /// First this one, then `next`.
    fn then(self, next: Self) -> Self {
        let Self([xx, xy, yx, yy, x, y]) = self;
        let Self([.., right, up]) = next;
        let ((xx, xy), (yx, yy), (x, y)) = (next.vector(xx, xy), next.vector(yx, yy), next.vector(x, y));
        Self([xx, xy, yx, yy, x + right, y + up])
    }
}

/// The part of the graphics state (ISO 32000-1, 8.4) that decides what text says and where it stands.
#[derive(Clone)]
struct State {
    matrix: Matrix,
    font: Rc<ToUnicode>,
    size: f32,
    leading: f32,
}

impl Default for State {
    fn default() -> Self {
        Self { matrix: Matrix::IDENTITY, font: Rc::default(), size: 0.0, leading: 0.0 }
    }
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
    page: usize,
    resources: &'a Resources<'a>,
    fonts: &'f mut Fonts,
    page_fonts: BTreeMap<Vec<u8>, Rc<ToUnicode>>,
    content: Content,
    state: State,
    saved: Vec<State>,
    text_matrix: Matrix,
    line_matrix: Matrix,
    marks: Vec<Mark>,
}

impl Reader<'_, '_> {
    fn operator(&mut self, operator: &[u8], operands: &[&Object<'_>]) {
        match (operator, operands) {
            (b"q", _) if self.saved.len() < MAX_NESTING => self.saved.push(self.state.clone()),
            (b"Q", _) => self.state = self.saved.pop().unwrap_or_default(),
            (b"cm", _) => {
                if let Some(matrix) = Matrix::from_operands(operands) {
                    self.state.matrix = matrix.then(self.state.matrix);
                }
            }
            (b"BT", _) => self.set_line(Matrix::IDENTITY),
            (b"Tm", _) => {
                if let Some(matrix) = Matrix::from_operands(operands) {
                    self.set_line(matrix);
                }
            }
            (b"Td", [x, y]) => self.next_line(float(x), float(y)),
            (b"TD", [x, y]) => {
                self.state.leading = -float(y).unwrap_or_default();
                self.next_line(float(x), float(y));
            }
            (b"TL", [leading]) => self.state.leading = float(leading).unwrap_or_default(),
            (b"T*", _) => self.next_line(Some(0.0), Some(-self.state.leading)),
            (b"Tf", [Object::Name(name), size]) => self.set_font(name, float(size).unwrap_or_default()),
            (b"Tj", [Object::String(string)]) => self.show(string),
            (b"'", [Object::String(string)]) | (b"\"", [_, _, Object::String(string)]) => {
                self.next_line(Some(0.0), Some(-self.state.leading));
                self.show(string);
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
            _ => {}
        }
    }

    fn set_line(&mut self, matrix: Matrix) {
        self.text_matrix = matrix;
        self.line_matrix = matrix;
    }

    fn next_line(&mut self, x: Option<f32>, y: Option<f32>) {
        if let (Some(x), Some(y)) = (x, y) {
            self.set_line(Matrix::translation(x, y).then(self.line_matrix));
        }
    }

    fn set_font(&mut self, name: &Name<'_>, size: f32) {
        let known = self.page_fonts.get(name.as_ref()).map(Rc::clone);
        let font = known.unwrap_or_else(|| {
            let font = self.fonts.get(self.resources, name);
            self.page_fonts.insert(name.to_vec(), Rc::clone(&font));
            font
        });
        self.state.font = font;
        self.state.size = size;
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
    }

    fn show(&mut self, string: &PdfString<'_>) {
        let mark = self.mark();
        if let Some(id) = mark.id {
            let place = self.place();
            self.content.marked.entry(id).or_default().place.get_or_insert(place);
        }
        if !mark.replaced {
            let font = Rc::clone(&self.state.font);
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

    /// Where text that is shown now begins.
    fn place(&self) -> Place {
        let Matrix([_, _, yx, yy, _, y]) = self.text_matrix.then(self.state.matrix);
        Place { page: self.page, baseline: y, size: self.state.size * yx.hypot(yy) }
    }
}

fn float(object: &Object<'_>) -> Option<f32> {
    match object {
        Object::Number(number) => Some(number.as_f32()),
        _ => None,
    }
}
