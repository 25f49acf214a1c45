//! A run that is killed at any moment (`kill -9`; on Windows `TerminateProcess`), again and again.
//!
//! The moments are chosen by chance from a fixed seed, over the time that an undisturbed run takes. There are
//! two hundred of them, which takes a minute or two; `PROTOKOLLANT_KILLS=20` tries fewer while you work.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use crate::{bad_record, lasting, record};

/// Moments of the usual run.
const KILLS: u32 = 200;

/// Records of each run.
const RECORDS: usize = 24;

/// Records of which all but a few are gone: a document is removed in some hundredths of a millisecond, and a moment among them must be hit on a busy machine.
const GONE: usize = 120;

fn command(desk: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_protokollant"));
    command.args(["batch", "poster", "-o", "ut", "-f", "html,txt", "-j", "2", "--lang", "sv"]).current_dir(desk);
    command.stdout(Stdio::null()).stderr(Stdio::null());
    command
}

fn desk(records: usize) -> tempfile::TempDir {
    let desk = tempfile::tempdir().unwrap();
    for number in 0..records {
        let path = desk.path().join(format!("poster/{}/{number}.yaml", 2000 + number % 3));
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, if number == 5 { bad_record() } else { record(number) }).unwrap();
    }
    desk
}

/// SplitMix64 (Steele, Lea and Flood, 2014).
fn chance(state: &mut u64) -> u64 {
    *state = state.wrapping_add(0x9E37_79B9_7F4A_7C15);
    let mut bits = *state;
    bits = (bits ^ (bits >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    bits = (bits ^ (bits >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    bits ^ (bits >> 31)
}

#[test]
fn a_run_killed_at_any_moment_leaves_whole_files_and_the_next_one_the_same_manifest() {
    let kills = std::env::var("PROTOKOLLANT_KILLS").ok().and_then(|text| text.parse().ok()).unwrap_or(KILLS);
    let desk = desk(RECORDS);
    let begin = Instant::now();
    assert_eq!(command(desk.path()).status().unwrap().code(), Some(1));
    let took = u64::try_from(begin.elapsed().as_micros()).unwrap();
    let out = desk.path().join("ut");
    let expected = lasting(&out);
    assert!(expected.len() > 2 * (RECORDS - 1));
    let mut state = 2009;
    let mut interrupted = 0;
    for kill in 0..kills {
        if kill % 2 == 0 && out.exists() {
            // Otherwise there would soon be nothing left to do.
            std::fs::remove_dir_all(&out).unwrap();
        }
        let mut child = command(desk.path()).spawn().unwrap();
        thread::sleep(Duration::from_micros(chance(&mut state) % took));
        interrupted += u32::from(child.try_wait().unwrap().is_none());
        child.kill().unwrap();
        child.wait().unwrap();
        if out.exists() {
            for (name, sum) in lasting(&out).iter().filter(|(name, _)| !name.contains("/waiting-")) {
                assert_eq!(expected.get(name), Some(sum), "kill {kill}: {name} is not whole");
            }
        }
        if kill % 4 == 3 {
            assert_eq!(command(desk.path()).status().unwrap().code(), Some(1), "kill {kill}");
            assert_eq!(lasting(&out), expected, "kill {kill}");
        }
    }
    // How fast a busy machine is changes from one run to the next, and a run that goes on with another has less to do.
    assert!(interrupted * 4 > kills, "only {interrupted} of {kills} were still at work");
}

/// The arguments of a run that removes what is left of records that are gone.
fn pruning(desk: &Path) -> Command {
    let mut command = command(desk);
    command.arg(format!("--prune={GONE}"));
    command
}

/// Copies a directory and all that is in it.
fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap().map(Result::unwrap) {
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            std::fs::copy(entry.path(), target).unwrap();
        }
    }
}

#[test]
fn a_run_that_is_killed_while_it_removes_documents_ends_the_next_time_as_if_nobody_had() {
    let kills: u32 = std::env::var("PROTOKOLLANT_KILLS").ok().and_then(|kills| kills.parse().ok()).unwrap_or(KILLS);
    let desk = desk(GONE);
    assert_eq!(command(desk.path()).status().unwrap().code(), Some(1));
    let (out, kept) = (desk.path().join("ut"), desk.path().join("kvar"));
    copy(&out, &kept);
    // All but the broken record and two others, so that what is left to do is nearly all removing, and one directory is emptied.
    for number in (0..GONE).filter(|number| ![1, 4, 5].contains(number)) {
        std::fs::remove_file(desk.path().join(format!("poster/{}/{number}.yaml", 2000 + number % 3))).unwrap();
    }
    let begin = Instant::now();
    assert_eq!(pruning(desk.path()).status().unwrap().code(), Some(1));
    let took = u64::try_from(begin.elapsed().as_micros()).unwrap();
    let expected = lasting(&out);
    assert!(
        expected.contains_key("2001/4.txt") && !expected.contains_key("2000/") && !expected.contains_key("2001/7.txt")
    );
    let all = lasting(&kept);
    let mut state = 2008;
    let mut halfway = 0;
    for kill in 0..kills / 2 {
        std::fs::remove_dir_all(&out).unwrap();
        copy(&kept, &out);
        let mut child = pruning(desk.path()).spawn().unwrap();
        if kill % 2 == 0 {
            thread::sleep(Duration::from_micros(chance(&mut state) % took));
        } else {
            // Removing takes a few milliseconds, which no moment of the whole run would hit: as soon as one of the documents is away.
            let number = usize::try_from(chance(&mut state) % (GONE as u64 / 3)).unwrap() * 3;
            let document = out.join(format!("2000/{number}.html"));
            while document.exists() && child.try_wait().unwrap().is_none() {
                thread::yield_now();
            }
        }
        child.kill().unwrap();
        child.wait().unwrap();
        let found = lasting(&out);
        for (name, sum) in found.iter().filter(|(name, _)| !name.contains("/waiting-")) {
            let whole = [&all, &expected].iter().any(|round| round.get(name) == Some(sum));
            assert!(whole, "kill {kill}: {name} is not whole");
        }
        let documents = |found: &BTreeMap<String, String>| {
            found.keys().filter(|name| !name.contains('_') && !name.ends_with('/')).count()
        };
        halfway += u32::from(documents(&found) < documents(&all) && documents(&found) > documents(&expected));
        assert_eq!(pruning(desk.path()).status().unwrap().code(), Some(1), "kill {kill}");
        assert_eq!(lasting(&out), expected, "kill {kill}");
    }
    // Of a few none may be.
    assert!(halfway > 0 || kills < 20, "none of {} was killed while it removed documents", kills / 2);
}
