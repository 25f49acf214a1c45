//! Where text stands on a page (ISO 32000-1, 8.3 and 9.4): whoever sees the page reads it by its places, in whatever order it was drawn.

use hayro_syntax::object::Object;

/// How far apart, up or down, what stands on one line may be: a superscript belongs to the word before it. In points.
const SAME_LINE: f64 = 4.0;

/// A transformation: where a point of one space lies in another.
#[derive(Clone, Copy, Debug)]
pub(super) struct Matrix([f64; 6]);

impl Matrix {
    /// Everything stays where it is.
    const NONE: Self = Self([1.0, 0.0, 0.0, 1.0, 0.0, 0.0]);

    /// The one of six numbers.
    fn of(numbers: &[f64]) -> Option<Self> {
        numbers.try_into().ok().map(Self)
    }

    /// This transformation, and then another.
    fn then(self, other: Self) -> Self {
        let part = |row: usize, column: usize| self.0[row] * other.0[column] + self.0[row + 1] * other.0[column + 2];
        let (x, y) = (part(4, 0) + other.0[4], part(4, 1) + other.0[5]);
        Self([part(0, 0), part(0, 1), part(2, 0), part(2, 1), x, y])
    }
}

/// A piece of text, and where it begins.
#[derive(Clone, Debug)]
struct Piece {
    x: f64,
    y: f64,
    text: String,
}

/// What has been drawn where.
#[derive(Clone, Debug)]
pub(super) struct Places {
    /// From the space that is drawn in to that of the page.
    pub(super) space: Matrix,
    /// From the space of text to that which is drawn in: where text goes on, and where its line began.
    text: Matrix,
    line: Matrix,
    leading: f64,
    pieces: Vec<Piece>,
}

impl Default for Places {
    fn default() -> Self {
        Self { space: Matrix::NONE, text: Matrix::NONE, line: Matrix::NONE, leading: 0.0, pieces: Vec::new() }
    }
}

impl Places {
    /// Minds an operator that says where what follows is drawn.
    pub(super) fn operator(&mut self, operator: &[u8], operands: &[&Object<'_>]) {
        let numbers: Vec<f64> = operands.iter().filter_map(|operand| number(operand)).collect();
        match (operator, numbers.as_slice()) {
            (b"cm", numbers) => {
                self.space = Matrix::of(numbers).map_or(self.space, |matrix| matrix.then(self.space));
            }
            (b"BT", _) => self.begin(Matrix::NONE),
            (b"Tm", numbers) => self.begin(Matrix::of(numbers).unwrap_or(self.text)),
            (b"Td", &[x, y]) => self.step(x, y),
            (b"TD", &[x, y]) => {
                self.leading = -y;
                self.step(x, y);
            }
            (b"TL", &[leading]) => self.leading = leading,
            (b"T*" | b"'" | b"\"", _) => self.step(0.0, -self.leading),
            _ => {}
        }
    }

    fn begin(&mut self, at: Matrix) {
        (self.text, self.line) = (at, at);
    }

    fn step(&mut self, x: f64, y: f64) {
        self.begin(Matrix([1.0, 0.0, 0.0, 1.0, x, y]).then(self.line));
    }

    /// Minds text that is shown. How wide it is nobody needs to know: what follows it, follows it.
    pub(super) fn show(&mut self, text: &str) {
        let Matrix([.., x, y]) = self.text.then(self.space);
        self.pieces.push(Piece { x, y, text: text.to_owned() });
    }

    /// Places within a form that is drawn here, by its own matrix.
    pub(super) fn within(&self, matrix: &[f64]) -> Self {
        let own = Matrix::of(matrix).unwrap_or(Matrix::NONE);
        Self { space: own.then(self.space), ..Self::default() }
    }

    /// Adds what was drawn within.
    pub(super) fn add(&mut self, within: Self) {
        self.pieces.extend(within.pieces);
    }

    /// What is drawn, line by line from the top, each from the left; and the same with a space after each piece.
    pub(super) fn read(mut self) -> [String; 2] {
        self.pieces.sort_by(|one, other| other.y.total_cmp(&one.y));
        let (mut joined, mut spaced) = (String::new(), String::new());
        for line in self.pieces.chunk_by_mut(|one, other| one.y - other.y <= SAME_LINE) {
            line.sort_by(|one, other| one.x.total_cmp(&other.x));
            for piece in line {
                joined.push_str(&piece.text);
                spaced.push_str(&piece.text);
                spaced.push(' ');
            }
            joined.push('\n');
            spaced.push('\n');
        }
        [joined, spaced]
    }
}

/// The value of a number.
pub(super) fn number(object: &Object<'_>) -> Option<f64> {
    match object {
        Object::Number(number) => Some(number.as_f64()),
        _ => None,
    }
}
