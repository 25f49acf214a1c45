//! A PDF whose pages happen to break where the engine loses track of its tags.
//!
//! The engine (0.15) nests its tags by walking the finished pages, and for some content it fails only because of where a page ends
//! ([typst#8776](https://github.com/typst/typst/issues/8776), [typst#8487](https://github.com/typst/typst/issues/8487)). The same
//! content set a little differently comes out right. So the lower margin is raised, always by the same steps in the same order,
//! until the PDF can be written. The tags are never left out; if no step helps, the record fails with what the engine said first.

use typst::diag::SourceDiagnostic;

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::house::{House, Length, Page};
use crate::message;
use crate::pdf::{self, Standard};
use crate::source::Sources;
use crate::template::{Engine, Input};

/// How far the lower margin is raised, in points: what moves a single line first, as it shows least.
const STEPS: [u32; 6] = [1, 2, 4, 8, 16, 32];

/// Writes the PDF on pages that are a little shorter, where `faults` say that this may help, and says so in `cx`.
pub(super) fn pdf(
    faults: &[SourceDiagnostic],
    engine: &Engine,
    input: &Input<'_>,
    standard: Standard,
    sources: &mut Sources,
    cx: &mut Diagnostics,
) -> Option<Vec<u8>> {
    if !faults.iter().all(pdf::depends_on_page_breaks) {
        return None;
    }
    STEPS.into_iter().find_map(|points| {
        let house = shortened(input.house, points);
        // What is wrong with these pages is no fault of the record: the next step is taken.
        let pages = engine.pages(&Input { house: &house, ..*input }, sources, &mut Diagnostics::new())?;
        let bytes = pdf::pdf(&pages, input.metadata, standard).ok()?;
        cx.push(nudged(points, faults, engine, input, sources));
        Some(bytes)
    })
}

/// What is said of a PDF whose pages are shorter than the house style has them: at the place that the engine failed on.
fn nudged(
    points: u32,
    faults: &[SourceDiagnostic],
    engine: &Engine,
    input: &Input<'_>,
    sources: &mut Sources,
) -> Diagnostic {
    let mut failed = Diagnostics::new();
    engine.report(faults, Code::PdfStandard, input, sources, &mut failed);
    let place = failed.as_slice().first().and_then(|fault| fault.primary.as_ref());
    Diagnostic::new(
        Code::PdfNudge,
        message!(
            "sidorna i pdf:en har fått {points} pt större marginal nedtill, för här gick den annars inte att göra tillgänglig",
            "the pages of the PDF have a lower margin that is {points} pt larger, for here it could not be made accessible otherwise"
        ),
    )
    .at(place.map_or(input.meeting.kind_span, |label| label.span))
}

/// The house style with less room on the page.
fn shortened(house: &House, points: u32) -> House {
    let page = Page { bottom: house.page.bottom + Length::from_pt(points), ..house.page };
    House { page, ..house.clone() }
}
