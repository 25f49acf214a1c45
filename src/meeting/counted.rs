//! The tables and figures of a record, as readers of its whole document count them.
//!
//! A link names one by that number: `[tabell 2](#tabell-2)`. Where something is masked, tables are counted anew; what was meant is known by its
//! place in the record, and the link says the number that the table has there. An extract keeps the numbers of the minutes that it agrees
//! with: their text may name a table by its number without a link.

use std::collections::{BTreeMap, BTreeSet};

use super::note::Notes;
use super::protocol::Protocol;
use super::walk::{self, Piece};
use super::{Meeting, Particulars, Section};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::markdown::{Markdown, Series, Target};
use crate::message;
use crate::source::Span;

/// What is counted, in the order of the document that holds all of the record.
#[derive(Clone, Debug, Default)]
pub struct Counted {
    /// Tables (tabeller).
    tables: Vec<Place>,
    /// Figures (bilder).
    figures: Vec<Place>,
    /// What links lead to.
    targets: BTreeSet<(Series, u32)>,
    /// The numbers that these have in this document of the record.
    shown: BTreeMap<(Series, u32), u32>,
    /// Of an extract: the numbers that what it holds has in the minutes.
    kept: Vec<(Series, Span, u32)>,
}

/// One of them.
#[derive(Clone, Copy, Debug)]
struct Place {
    span: Span,
    is_captioned: bool,
}

impl Counted {
    /// Counts those of a record.
    pub(super) fn of(introduction: &Markdown, sections: &[Section], particulars: &Particulars) -> Self {
        let mut counted = Self::default();
        match particulars {
            Particulars::Meeting(protocol) => counted.protocol(protocol),
            Particulars::Decision(decision) => decision.texts().for_each(|text| counted.text(text)),
            Particulars::Memorandum(memorandum) => {
                counted.text(&memorandum.purpose);
                counted.text(&memorandum.summary);
                counted.body(introduction, sections);
            }
            Particulars::FileNote(_) => counted.body(introduction, sections),
            Particulars::Notes(Notes { actions, .. }) => {
                counted.body(introduction, sections);
                // Actions become a table.
                counted.tables.extend(actions.first().map(|action| Place { span: action.span, is_captioned: true }));
            }
        }
        counted
    }

    fn protocol(&mut self, protocol: &Protocol) {
        for item in &protocol.items {
            let (before, after) = item.texts_around_votes();
            before.for_each(|text| self.text(text));
            // Who voted for what becomes a table.
            let open = item.votes.iter().filter(|vote| vote.names_voters());
            self.tables.extend(open.map(|vote| Place { span: vote.span, is_captioned: true }));
            after.for_each(|text| self.text(text));
        }
    }

    fn body(&mut self, introduction: &Markdown, sections: &[Section]) {
        self.text(introduction);
        self.sections(sections);
    }

    fn sections(&mut self, sections: &[Section]) {
        for section in sections {
            self.text(&section.text);
            self.sections(&section.sections);
        }
    }

    fn text(&mut self, text: &Markdown) {
        for (series, span, is_captioned) in text.counted() {
            self.list_mut(series).push(Place { span, is_captioned });
        }
    }

    fn list(&self, series: Series) -> &[Place] {
        match series {
            Series::Tables => &self.tables,
            Series::Figures => &self.figures,
        }
    }

    fn list_mut(&mut self, series: Series) -> &mut Vec<Place> {
        match series {
            Series::Tables => &mut self.tables,
            Series::Figures => &mut self.figures,
        }
    }

    /// How many there are.
    pub(super) fn count(&self, series: Series) -> usize {
        self.list(series).len()
    }

    /// Whether there is one of that number, with a caption that tells it.
    pub(super) fn has(&self, series: Series, number: u32) -> bool {
        self.place(series, number).is_some_and(|place| place.is_captioned)
    }

    fn place(&self, series: Series, number: u32) -> Option<Place> {
        let index = usize::try_from(number).ok()?.checked_sub(1)?;
        self.list(series).get(index).copied()
    }

    /// What the templates call the one at that place, where links lead to it.
    #[must_use]
    pub fn name(&self, series: Series, span: Span) -> Option<String> {
        let number = self.number(series, span)?;
        self.targets.contains(&(series, number)).then(|| self.named(series, number))
    }

    /// The number of the one at that place.
    pub(super) fn number(&self, series: Series, span: Span) -> Option<u32> {
        let index = self.list(series).iter().position(|place| place.span == span)?;
        u32::try_from(index).ok()?.checked_add(1)
    }

    /// The number that the one at that place has in an extract, which is that of the minutes; `None` where a document counts its own.
    #[must_use]
    pub fn kept(&self, series: Series, span: Span) -> Option<u32> {
        self.kept.iter().find(|(own, at, _)| (*own, *at) == (series, span)).map(|(.., number)| *number)
    }

    /// The number that this document tells of the one of that number in the record.
    #[must_use]
    pub fn shown(&self, series: Series, number: u32) -> u32 {
        self.shown.get(&(series, number)).copied().unwrap_or(number)
    }

    /// What the templates call the one of that number in the record: by its number in this document, which does not tell what is left out.
    #[must_use]
    pub fn named(&self, series: Series, number: u32) -> String {
        Target::Counted(series, self.shown(series, number)).heading()
    }
}

/// Notes what links of a meeting lead to.
pub(super) fn note_targets(meeting: &mut Meeting) {
    let mut targets = BTreeSet::new();
    walk::meeting(meeting, &mut |piece, _| {
        if let Piece::Text(text) = piece {
            targets.extend(text.links().iter().filter_map(|link| match Target::of(link.href) {
                Some(Target::Counted(series, number)) => Some((series, number)),
                _ => None,
            }));
        }
    });
    meeting.counted.targets = targets;
}

/// Counts anew what this document of the record has, an extract or one in which something is masked, and reports links to what it leaves out. `minutes` are
/// those that an extract is of, in the same variant.
pub fn settle(meeting: &mut Meeting, minutes: Option<&Meeting>, cx: &mut Diagnostics) {
    // What is sent before a meeting tells none of its texts.
    if meeting.particulars.protocol().is_some() && !meeting.kind.is_minuted() {
        return;
    }
    if minutes.is_none() && meeting.counted.targets.is_empty() {
        return;
    }
    let of = |meeting: &Meeting| Counted::of(&meeting.introduction, &meeting.sections, &meeting.particulars);
    let left = of(meeting);
    if let Some(minutes) = minutes.map(of) {
        let places = [Series::Tables, Series::Figures]
            .map(|series| left.list(series).iter().map(move |place| (series, place.span)));
        let kept =
            places.into_iter().flatten().filter_map(|(series, at)| Some((series, at, minutes.number(series, at)?)));
        meeting.counted.kept = kept.collect();
    }
    let shown = |(series, number): &(Series, u32)| {
        let at = meeting.counted.place(*series, *number)?.span;
        let own = left.number(*series, at)?;
        Some(((*series, *number), meeting.counted.kept(*series, at).unwrap_or(own)))
    };
    let shown: BTreeMap<(Series, u32), u32> = meeting.counted.targets.iter().filter_map(shown).collect();
    walk::meeting(meeting, &mut |piece, _| {
        let Piece::Text(text) = piece else { return };
        for link in text.links() {
            let Some(Target::Counted(series, number)) = Target::of(link.href) else { continue };
            if shown.contains_key(&(series, number)) {
                continue;
            }
            let (sv, en) = series.words();
            let fault = message!(
                "länken leder till {} {number}, som inte är med i den här handlingen",
                "the link leads to {} {number}, which this document leaves out"; sv, en
            );
            let hint = message!(
                "ta med paragrafen som den hör till, eller skriv vad den visar i stället för att hänvisa till den",
                "include the item that it belongs to, or write what it shows instead of referring to it"
            );
            cx.push(Diagnostic::new(Code::TxtHref, fault).at(link.span).hint(hint));
        }
    });
    meeting.counted.shown = shown;
}
