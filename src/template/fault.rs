//! What Typst finds wrong, at the record's line.

use typst::diag::{SourceDiagnostic, SourceResult, Warned};
use typst::syntax::DiagSpanKind;

use super::{Engine, stage, template_span, world};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Message};
use crate::message;
use crate::source::{FileId, Sources, Span};

/// Turns Typst's diagnostics into ours.
pub(super) struct Faults<'a> {
    pub(super) engine: &'a Engine,
    pub(super) record: FileId,
    /// The place in the record to name where Typst knows none of its own.
    pub(super) fallback: Span,
    pub(super) sources: &'a mut Sources,
    pub(super) cx: &'a mut Diagnostics,
}

impl Faults<'_> {
    /// Adds everything that a compilation found wrong, and gives what it made.
    pub(super) fn take<T>(&mut self, compiled: Warned<SourceResult<T>>) -> Option<T> {
        let Warned { output, warnings } = compiled;
        for warning in &warnings {
            self.add(warning, Code::Tpl);
        }
        output.map_err(|errors| errors.iter().for_each(|error| self.add(error, Code::Tpl))).ok()
    }

    /// Adds one of Typst's diagnostics, warnings as errors.
    pub(super) fn add(&mut self, found: &SourceDiagnostic, code: Code) {
        // Where in its own source it fell is of no use to anybody here, and names the machine that the program was built on.
        let text = found.message.split(" (occurred at ").next().unwrap_or_default();
        let message = match code {
            Code::PdfStandard => message!(
                "PDF-standarden godtar inte handlingen: {text}",
                "the PDF standard refuses the document: {text}"
            ),
            _ => match stage::in_swedish(text) {
                Some(swedish) => message!("{swedish}", "{text}"),
                None => message!("mallen går inte att sätta: {text}", "the template cannot be set: {text}"),
            },
        };
        let mut diagnostic = Diagnostic::new(code, message);
        let spans = std::iter::once(found.span).chain(found.trace.iter().map(|point| point.span.into()));
        let mut places: Vec<Span> = spans.filter_map(|span| self.place(span.get())).collect();
        // The writer of the record is told where in the record; the template's place comes second.
        places.sort_by_key(|place| place.file != self.record);
        match places.first() {
            Some(place) if place.file == self.record => diagnostic = diagnostic.at(*place),
            _ => diagnostic = diagnostic.at(self.fallback),
        }
        if let Some(place) = places.iter().find(|place| place.file != self.record) {
            diagnostic = diagnostic.related(*place, message!("i mallen", "in the template"));
        }
        for hint in &found.hints {
            let hint = hint.v.to_string();
            diagnostic = diagnostic.hint(Message { sv: hint.clone(), en: hint });
        }
        self.cx.push(diagnostic);
    }

    /// Where a Typst span points: into the record, or into a template.
    pub(super) fn place(&mut self, span: DiagSpanKind) -> Option<Span> {
        match span {
            DiagSpanKind::Range { id, range } if Some(id) == world::file_id(world::RECORD) => {
                Some(Span::new(self.record, range))
            }
            DiagSpanKind::Range { id, range } => {
                let source = self.engine.template(id)?;
                Some(template_span(self.sources, id.vpath().get_without_slash(), source, range))
            }
            DiagSpanKind::Number { id, num, sub_range } => {
                let source = self.engine.template(id)?;
                let range = source.range(num, sub_range)?;
                Some(template_span(self.sources, id.vpath().get_without_slash(), source, range))
            }
            DiagSpanKind::Detached => None,
        }
    }
}
