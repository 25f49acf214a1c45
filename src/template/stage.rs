//! A template that has been evaluated, and what it makes of records.
//!
//! The engine's own way in ([`typst::compile`]) evaluates all templates anew for every document, for it lets the record in as something that
//! every line of them may depend on. Here they are evaluated once for a house style and a form; what is kept is a function, which is handed
//! the record. The second half, to lay out until nothing changes any more, is as the engine's own.

use typst::World;
use typst::comemo::{self, Track as _};
use typst::diag::{At as _, SourceDiagnostic, SourceResult, Warned, bail, error};
use typst::ecow::{EcoVec, eco_vec};
use typst::engine::{Engine, Route, Sink, Traced};
use typst::foundations::{Content, Context, Dict, Func, Output, SequenceElem, StyleChain, TargetElem};
use typst::introspection::{EmptyIntrospector, Introspector, MAX_ITERS, analyze};
use typst::model::ParbreakElem;
use typst::syntax::{FileId, Span};
use typst::text::SpaceElem;
use typst::utils::{LazyHash, Protected};
use typst::{Feature, Features, Library, LibraryExt as _};

use super::world::{Shared, StageWorld};

/// What a template calls the function that makes a document of a record.
const TEMPLATE: &str = "template";

/// How that function is written.
const FORM: &str = "#let template(record) = [ … ]";

/// What is said of a template without it, as templates were written before.
const NO_FUNCTION: &str = "the template defines no function `template`, which is called with the record";

/// What is said of text that is in no document.
const OUTSIDE: &str = "what stands outside the function `template` becomes no document";

/// What is said of a template here rather than by the engine, in Swedish.
pub(super) fn in_swedish(said: &str) -> Option<&'static str> {
    match said {
        NO_FUNCTION => Some("mallen har ingen funktion `template`, som anropas med posten"),
        OUTSIDE => Some("det som står utanför funktionen `template` i mallen blir ingen handling"),
        _ => None,
    }
}

/// A template of a document type, evaluated for one house style and one of the two forms.
#[derive(Debug)]
pub(super) struct Stage {
    library: LazyHash<Library>,
    main: FileId,
    /// The function, or what hinders the template from being evaluated.
    template: SourceResult<Func>,
    /// What was found on the way.
    warnings: EcoVec<SourceDiagnostic>,
}

impl Stage {
    /// Evaluates a template. `inputs` are what it sees as `sys.inputs`.
    pub(super) fn new(shared: &Shared, main: FileId, inputs: Dict) -> Self {
        let features: Features = [Feature::Html].into_iter().collect();
        let library = LazyHash::new(Library::builder().with_inputs(inputs).with_features(features).build());
        let mut sink = Sink::new();
        let template = template(&StageWorld { shared, library: &library, main }, &mut sink);
        Self { library, main, template, warnings: sink.warnings() }
    }

    /// Makes a document of a record: its pages or its tree, as `T` says, which is to be the form that the template was evaluated for.
    pub(super) fn compile<T: Output>(&self, shared: &Shared, record: Dict) -> Warned<SourceResult<T>> {
        let world = StageWorld { shared, library: &self.library, main: self.main };
        let mut sink = Sink::new();
        self.warnings.iter().for_each(|warning| sink.warn(warning.clone()));
        let output = self.set(&world, record, &mut sink);
        Warned { output: output.map_err(each_once), warnings: sink.warnings() }
    }

    fn set<T: Output>(&self, world: &StageWorld<'_>, record: Dict, sink: &mut Sink) -> SourceResult<T> {
        let template = self.template.clone()?;
        let inspected = Traced::default();
        let (library, tracked) = (&self.library, (world as &dyn World).track());
        let nothing: &dyn Introspector = &EmptyIntrospector;
        let mut engine = Engine {
            library,
            world: tracked,
            introspector: Protected::new(nothing.track()),
            traced: inspected.track(),
            sink: sink.track_mut(),
            route: Route::default(),
        };
        let content = template.call(&mut engine, Context::none().track(), [record])?.display();

        let base = StyleChain::new(&library.styles);
        let target = TargetElem::target.set(T::target()).wrap();
        let document = settle(world, sink, &content, base.chain(&target))?;
        // Errors that the engine puts off, for another round may do without them.
        let delayed = sink.delayed();
        if delayed.is_empty() { Ok(document) } else { Err(delayed) }
    }
}

fn template(world: &StageWorld<'_>, sink: &mut Sink) -> SourceResult<Func> {
    let (inspected, route) = (Traced::default(), Route::default());
    let main = world.source(world.main).at(Span::detached())?;
    let tracked = (world as &dyn World).track();
    let module = typst_eval::eval(tracked, world.library, inspected.track(), sink.track_mut(), route.track(), &main);
    // One that asks for the record outside the function fails before it is seen that it has none.
    let no_function = || error!(main.root().span(), "{NO_FUNCTION}"; hint: "`{FORM}`");
    let module = match module {
        Err(_) if !main.text().contains(&format!("#let {TEMPLATE}")) => return Err(eco_vec![no_function()]),
        module => module?,
    };
    let Some(binding) = module.scope().get(TEMPLATE) else { return Err(eco_vec![no_function()]) };
    // Nobody would see it in any document.
    if let Some(stray) = stray(&module.clone().content()) {
        let span = if stray.is_detached() { main.root().span() } else { stray };
        bail!(span, "{OUTSIDE}"; hint: "`{FORM}`");
    }
    binding.read().clone().cast().at(main.root().span())
}

/// The place of the first thing in a module that is not between its definitions.
fn stray(content: &Content) -> Option<Span> {
    match content.to_packed::<SequenceElem>() {
        Some(sequence) => sequence.children.iter().find_map(stray),
        None if content.is::<SpaceElem>() || content.is::<ParbreakElem>() => None,
        None => Some(content.span()),
    }
}

/// Lays out until what the document says of itself (numbers of pages, references) is what it was laid out with.
fn settle<T: Output>(
    world: &StageWorld<'_>,
    sink: &mut Sink,
    content: &Content,
    styles: StyleChain<'_>,
) -> SourceResult<T> {
    let (inspected, tracked) = (Traced::default(), (world as &dyn World).track());
    let nothing: &dyn Introspector = &EmptyIntrospector;
    let mut history: Vec<T> = Vec::new();
    loop {
        let constraint = comemo::Constraint::new();
        let introspector = history.last().map_or(nothing, Output::introspector);
        let mut found = Sink::new();
        let mut engine = Engine {
            library: world.library,
            world: tracked,
            introspector: Protected::new(introspector.track_with(&constraint)),
            traced: inspected.track(),
            sink: found.track_mut(),
            route: Route::default(),
        };
        let document = T::create(&mut engine, content, styles)?;
        let settled = constraint.validate(document.introspector());
        if settled || history.len() + 1 == MAX_ITERS {
            if !settled {
                let made = history.iter().chain([&document]).map(Output::introspector);
                let rounds: Vec<&dyn Introspector> = [nothing].into_iter().chain(made).collect();
                if let Ok(rounds) = rounds.try_into() {
                    analyze(tracked, rounds, found.introspections()).into_iter().for_each(|warning| sink.warn(warning));
                }
            }
            sink.extend_from_sink(found);
            return Ok(document);
        }
        history.push(document);
    }
}

/// Errors, each told once though many rounds and repeated headers found it.
fn each_once(errors: EcoVec<SourceDiagnostic>) -> EcoVec<SourceDiagnostic> {
    let mut told: EcoVec<SourceDiagnostic> = EcoVec::new();
    for error in errors {
        if !told.iter().any(|other| other.span == error.span && other.message == error.message) {
            told.push(error);
        }
    }
    told
}
