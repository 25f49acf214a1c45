//! How far a run has come: a bar on a terminal, lines elsewhere.

use std::time::{Duration, Instant};

use crate::batch::{Ended, How};
use crate::cli::streams::Streams;
use crate::cli::surroundings::{Surroundings, columns, moment, time_of_day};
use crate::diagnostic::Lang;

/// How often the bar is drawn.
const FRAME: Duration = Duration::from_millis(100);

/// How often a line is added to a log.
const LOG: Duration = Duration::from_secs(10);

/// So many records are told of whose documents could not be written. A disk that is full is so for all that follow, and they are counted.
const UNWRITTEN: usize = 5;

/// Cells of the bar.
const CELLS: usize = 24;

/// Fewer cells than these show nothing.
const FEWEST: usize = 4;

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
            format!("\r\x1b[K{}", bar(self.done, self.all, &status, columns()))
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

/// The bar, and beside it what it says, within so many columns: a line that is longer than the terminal is wide cannot be drawn again.
fn bar(done: usize, all: usize, status: &str, columns: Option<usize>) -> String {
    // Some terminals begin a new line once the last column is full.
    let room = columns.map_or(usize::MAX, |columns| columns.saturating_sub(1));
    let status: String = status.chars().take(room).collect();
    let cells = CELLS.min(room.saturating_sub(status.chars().count() + 1));
    if cells < FEWEST {
        return status;
    }
    let full = cells * done / all.max(1);
    format!("{}{} {status}", "█".repeat(full), "░".repeat(cells - full))
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

#[cfg(test)]
mod tests {
    use super::bar;

    #[test]
    fn the_bar_is_never_wider_than_the_terminal() {
        let status = "4/10, 25,0 i sekunden, 1 s kvar";
        assert_eq!(bar(4, 10, status, None), format!("{}{} {status}", "█".repeat(9), "░".repeat(15)));
        assert_eq!(bar(4, 10, status, Some(40)), format!("██░░░░░ {status}"));
        assert_eq!(bar(4, 10, status, Some(34)), status);
        assert_eq!(bar(4, 10, status, Some(9)), "4/10, 25");
        for columns in 0..100 {
            assert!(bar(4, 10, status, Some(columns)).chars().count() < columns.max(1), "{columns}");
        }
    }
}
