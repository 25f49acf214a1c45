//! How far a run has come: a bar on a terminal, lines elsewhere.

use std::time::{Duration, Instant};

use crate::batch::{Ended, How};
use crate::cli::streams::Streams;
use crate::cli::surroundings::{Surroundings, moment, time_of_day};
use crate::diagnostic::Lang;

/// How often the bar is drawn.
const FRAME: Duration = Duration::from_millis(100);

/// How often a line is added to a log.
const LOG: Duration = Duration::from_secs(10);

/// So many records are told of whose documents could not be written. A disk that is full is so for all that follow, and they are counted.
const UNWRITTEN: usize = 5;

/// Cells of the bar.
const CELLS: usize = 24;

/// How far a run has come.
pub(in crate::cli) struct Progress {
    around: Surroundings,
    begin: Instant,
    shown: Instant,
    all: usize,
    done: usize,
    /// How many were made in this run: what was kept took no time.
    made: usize,
    failed: usize,
    unwritten: usize,
}

impl Progress {
    pub(in crate::cli) fn new(all: usize, around: Surroundings) -> Self {
        let begin = moment();
        Self { around, begin, shown: begin, all, done: 0, made: 0, failed: 0, unwritten: 0 }
    }

    /// Tells of a record that has ended. Of one that failed it is told why.
    pub(in crate::cli) fn tell(&mut self, ended: &Ended, streams: &mut Streams<'_>) {
        let failed = matches!(ended.how, How::PutAside | How::Unwritten);
        self.unwritten += usize::from(ended.how == How::Unwritten);
        self.count(ended, failed && (ended.how != How::Unwritten || self.unwritten <= UNWRITTEN), streams);
    }

    /// Likewise, of one that has only been tried. What is wrong with it is told in any case.
    pub(super) fn foretell(&mut self, ended: &Ended, streams: &mut Streams<'_>) {
        self.count(ended, !ended.told.is_empty(), streams);
    }

    fn count(&mut self, ended: &Ended, is_told: bool, streams: &mut Streams<'_>) {
        self.done += 1;
        self.made += usize::from(ended.how == How::Made);
        let failed = matches!(ended.how, How::PutAside | How::Unwritten);
        self.failed += usize::from(failed);
        let now = moment();
        if is_told {
            let told = &ended.told;
            streams.tell(&if self.around.live { format!("\r\x1b[K{told}") } else { told.clone() });
        }
        let pause = if self.around.live { FRAME } else { LOG };
        let due = now.duration_since(self.shown) >= pause;
        if due || is_told && self.around.live {
            self.shown = now;
            self.show(now, streams);
        }
    }

    /// Tells how the run has ended.
    pub(in crate::cli) fn end(&self, streams: &mut Streams<'_>) {
        if self.around.live {
            streams.tell("\r\x1b[K");
        }
    }

    /// How long the run has taken so far, in milliseconds.
    pub(super) fn millis(&self) -> u64 {
        u64::try_from(moment().duration_since(self.begin).as_millis()).unwrap_or(u64::MAX)
    }

    fn show(&self, now: Instant, streams: &mut Streams<'_>) {
        let status = self.status(now.duration_since(self.begin));
        let line = if self.around.live {
            let full = CELLS * self.done / self.all.max(1);
            format!("\r\x1b[K{}{} {status}", "█".repeat(full), "░".repeat(CELLS - full))
        } else {
            format!("{} {status}\n", time_of_day().format("%H:%M:%S"))
        };
        streams.tell(&line);
    }

    /// `1 234/10 000, 43 i sekunden, 3 min 24 s kvar, 2 fel`.
    fn status(&self, elapsed: Duration) -> String {
        let Self { around, all, done, made, failed, .. } = self;
        let seconds = elapsed.as_secs_f64();
        let mut status = vec![format!("{done}/{all}")];
        // The first records say little about those to come.
        if *made >= 10 && seconds > 0.5 {
            #[expect(clippy::cast_precision_loss, reason = "a rate for people, of far fewer records than 2^52")]
            let (rate, left) = (*made as f64 / seconds, (all - done) as f64);
            let shown = format!("{rate:.1}");
            let shown = if around.lang == Lang::Sv { shown.replace('.', ",") } else { shown };
            status.push(format!("{shown} {}", around.word("i sekunden", "a second")));
            let left = Duration::try_from_secs_f64(left / rate).unwrap_or_default();
            status.push(format!("{} {}", span(left), around.word("kvar", "left")));
        }
        if *failed > 0 {
            status.push(format!("{failed} {}", around.word("åt sidan", "put aside")));
        }
        status.join(", ")
    }
}

/// A time as people say it: `12 s`, `3 min 24 s`, `2 h 5 min`.
fn span(time: Duration) -> String {
    let seconds = time.as_secs();
    match (seconds / 3600, seconds / 60 % 60, seconds % 60) {
        (0, 0, seconds) => format!("{seconds} s"),
        (0, minutes, seconds) => format!("{minutes} min {seconds} s"),
        (hours, minutes, _) => format!("{hours} h {minutes} min"),
    }
}
