//! `--shard`: which part of a run this is, and what schedulers say about it.

use std::path::{Component, Path, PathBuf};

use crate::batch::Shard;
use crate::cli::inputs::settled;
use crate::cli::misuse::Misuse;
use crate::cli::surroundings::Surroundings;
use crate::message;

/// What `--shard` asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Asked {
    /// `2/4`.
    This(Shard),
    /// `auto`, or `auto/4`.
    Scheduler(Option<u32>),
}

/// Reads what stands after `--shard`.
pub(super) fn parse(text: &str) -> Result<Asked, &'static str> {
    const WRONG: &str = "2/4, auto, auto/4";
    let number = |text: &str| text.trim().parse::<u32>().map_err(|_| WRONG);
    match text.split_once('/') {
        None if text == "auto" => Ok(Asked::Scheduler(None)),
        Some(("auto", count)) => Ok(Asked::Scheduler(Some(number(count)?))),
        Some((part, count)) => Shard::new(number(part)?, number(count)?).map(Asked::This).ok_or(WRONG),
        None => Err(WRONG),
    }
}

/// What a scheduler says of the task that it has started.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Scheduled {
    /// Which task, by the scheduler's own counting.
    index: Option<u32>,
    /// The first task's number.
    first: u32,
    /// From one task's number to the next.
    step: u32,
    /// How many tasks there are, where it says so.
    count: Option<u32>,
    /// The last task's number, where it says so.
    last: Option<u32>,
    /// Whether it is Kubernetes.
    is_kubernetes: bool,
}

impl Scheduled {
    /// Asks the environment: Slurm for the task of an array (`sbatch --array`), Kubernetes for the pod of an indexed job
    /// (`completionMode: Indexed`), which says its index but not how many there are.
    pub(in crate::cli) fn of(variable: &dyn Fn(&str) -> Option<String>) -> Self {
        let number = |name: &str| variable(name).and_then(|text| text.trim().parse::<u32>().ok());
        if let Some(index) = number("SLURM_ARRAY_TASK_ID") {
            return Self {
                index: Some(index),
                first: number("SLURM_ARRAY_TASK_MIN").unwrap_or(index),
                step: number("SLURM_ARRAY_TASK_STEP").filter(|step| *step > 0).unwrap_or(1),
                count: number("SLURM_ARRAY_TASK_COUNT"),
                last: number("SLURM_ARRAY_TASK_MAX"),
                is_kubernetes: false,
            };
        }
        let index = number("JOB_COMPLETION_INDEX");
        Self { index, first: 0, step: 1, count: None, last: None, is_kubernetes: index.is_some() }
    }

    /// The shard of a run that is divided into `asked` parts, or into as many as there are tasks.
    ///
    /// Only what is certain is taken. Of an array with gaps (`--array=1,3,7`) no task can know its place, and of some tasks of an array that are run
    /// once more by themselves (`--array=3`) none can know how all were numbered: another part would be done than the one that is missing.
    fn shard(self, asked: Option<u32>) -> Option<Shard> {
        let step = self.step.max(1);
        let place = |index: u32| {
            let distance = index.checked_sub(self.first)?;
            (distance % step == 0).then_some(distance / step)
        };
        if let Some(count) = self.count {
            let is_whole = self.last.is_none_or(|last| place(last).and_then(|last| last.checked_add(1)) == Some(count));
            // One task that is not the first of any array (`--array=3`) is one of several that is run once more.
            let is_again = count == 1 && self.first > 1;
            if !is_whole || is_again || asked.is_some_and(|asked| asked != count) {
                return None;
            }
        }
        Shard::new(place(self.index?)?.checked_add(1)?, asked.or(self.count)?)
    }
}

impl Asked {
    /// The shard that this is.
    pub(super) fn settle(self, around: Surroundings) -> Result<Shard, Misuse> {
        match self {
            Self::This(shard) => Ok(shard),
            Self::Scheduler(count) => around.scheduled.shard(count).ok_or_else(|| {
                if let (Some(index), Some(1)) = (around.scheduled.index, around.scheduled.count) {
                    let misuse = Misuse::new(message!(
                        "uppgift nummer {index} körs ensam, och vilken del den är går inte att säga säkert",
                        "task number {index} is run alone, and which part it is cannot be told for certain"
                    ));
                    return misuse.hint(message!(
                        "är den en av flera som körs om, ange vilken, såsom --shard 3/8; är den hela körningen, utelämna --shard",
                        "if it is one of several that is run once more, say which, as --shard 3/8; if it is the whole run, leave --shard out"
                    ));
                }
                if let (Some(index), Some(parts)) = (around.scheduled.index, count.or(around.scheduled.count)) {
                    let misuse = Misuse::new(message!(
                        "vilken av {parts} delar uppgift nummer {index} är går inte att säga säkert",
                        "which of {parts} parts task number {index} is cannot be told for certain"
                    ));
                    if around.scheduled.is_kubernetes {
                        return misuse.hint(message!(
                            "låt completions i jobbet vara {parts}, så att uppgifterna är 0 och framåt; en del för sig körs med --shard 2/{parts}",
                            "let completions of the job be {parts}, so that the tasks are 0 and on; a part by itself is run with --shard 2/{parts}"
                        ));
                    }
                    return misuse.hint(message!(
                        "numrera uppgifterna utan luckor, såsom --array=1-{parts}, och lika många som delarna; en del för sig körs med --shard 2/{parts}",
                        "number the tasks without gaps, as --array=1-{parts}, and as many as the parts; a part by itself is run with --shard 2/{parts}"
                    ));
                }
                let misuse = Misuse::new(message!(
                    "varken Slurm eller Kubernetes säger vilken del det här är",
                    "neither Slurm nor Kubernetes says which part this is"
                ));
                misuse.hint(message!(
                    "skriv --shard 2/4; i Kubernetes --shard auto/4, för där syns inte hur många delarna är",
                    "write --shard 2/4; in Kubernetes --shard auto/4, for the number of parts does not show there"
                ))
            }),
        }
    }
}

/// The way from one directory to another, with slashes; the whole path where there is none. Neither need exist.
pub(super) fn relative(to: &Path, from: &Path) -> String {
    let (to, from) = (settled(to), settled(from));
    let to: Vec<Component<'_>> = to.components().collect();
    let from: Vec<Component<'_>> = from.components().collect();
    let same = to.iter().zip(&from).take_while(|(one, other)| one == other).count();
    if same == 0 {
        return to.iter().collect::<PathBuf>().display().to_string();
    }
    let up = from[same..].iter().map(|_| "..".to_owned());
    let down = to[same..].iter().map(|part| part.as_os_str().to_string_lossy().into_owned());
    let way: Vec<String> = up.chain(down).collect();
    if way.is_empty() { ".".to_owned() } else { way.join("/") }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::{Asked, Scheduled, parse, relative};
    use crate::batch::Shard;

    fn scheduled(set: &[(&str, &str)]) -> Scheduled {
        Scheduled::of(&|name| set.iter().find(|(own, _)| *own == name).map(|(_, value)| (*value).to_owned()))
    }

    #[test]
    fn a_task_of_a_slurm_array_knows_its_part_however_the_array_is_numbered() {
        let array = |id, first, step, count| {
            let id = [("SLURM_ARRAY_TASK_ID", id), ("SLURM_ARRAY_TASK_MIN", first)];
            scheduled(&[id.as_slice(), &[("SLURM_ARRAY_TASK_STEP", step), ("SLURM_ARRAY_TASK_COUNT", count)]].concat())
        };
        let until = |id, first, last, step, count| Scheduled { last: Some(last), ..array(id, first, step, count) };
        assert_eq!(until("7", "1", 7, "2", "4").shard(None), Shard::new(4, 4));
        assert_eq!(until("7", "1", 8, "2", "4").shard(None), None);
        assert_eq!(array("1", "1", "1", "4").shard(None), Shard::new(1, 4));
        assert_eq!(array("3", "0", "1", "4").shard(None), Shard::new(4, 4));
        assert_eq!(array("30", "10", "10", "3").shard(None), Shard::new(3, 3));
    }

    #[test]
    fn a_task_of_an_array_with_gaps_or_of_a_part_of_one_takes_no_part_that_may_be_anothers() {
        let array = |id: u32, first: u32, last: u32, count: u32| Scheduled {
            index: Some(id),
            first,
            step: 1,
            count: Some(count),
            last: Some(last),
            is_kubernetes: false,
        };
        for id in [1, 3, 7] {
            assert_eq!(array(id, 1, 7, 3).shard(None), None, "{id}");
        }
        assert_eq!(array(3, 3, 3, 1).shard(Some(8)), None);
        assert_eq!(array(12, 10, 17, 8).shard(Some(8)), Shard::new(3, 8));
        // By itself it is the whole run if it may be the first of all.
        for id in [0, 1] {
            assert_eq!(array(id, id, id, 1).shard(None), Shard::new(1, 1));
        }
        assert_eq!((array(3, 3, 3, 1).shard(None), array(3, 3, 3, 1).shard(Some(1))), (None, None));
    }

    #[test]
    fn a_pod_of_an_indexed_job_counts_from_nought_and_must_be_told_how_many_they_are() {
        let pod = scheduled(&[("JOB_COMPLETION_INDEX", "3")]);
        assert_eq!((pod.shard(Some(4)), pod.shard(None), pod.shard(Some(3))), (Shard::new(4, 4), None, None));
        assert_eq!(scheduled(&[]).shard(Some(4)), None);
    }

    #[test]
    fn a_part_that_does_not_exist_is_refused() {
        assert_eq!(parse("2/4").ok(), Shard::new(2, 4).map(Asked::This));
        assert_eq!((parse("auto"), parse("auto/8")), (Ok(Asked::Scheduler(None)), Ok(Asked::Scheduler(Some(8)))));
        for wrong in ["0/4", "5/4", "4", "", "1/0", "a/b", "-1/4"] {
            assert!(parse(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn the_way_from_the_documents_to_the_records_survives_moving_both() {
        assert_eq!(relative(Path::new("arkiv/poster"), Path::new("arkiv/ut")), "../poster");
        assert_eq!(relative(Path::new("a"), Path::new("a/ut/ett")), "../..");
        assert_eq!(relative(Path::new("a"), Path::new("a")), ".");
    }
}
