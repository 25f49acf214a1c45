//! A child process whose parent is gone.
//!
//! A run that is killed cannot stop its children. One that waits for a record sees its standard input end; one that is making a record that never
//! ends would go on for ever, with nobody left to stop it. So each looks now and then whether its parent still lives.

use std::process;
use std::thread;
use std::time::Duration;

use sysinfo::{Pid, ProcessRefreshKind, ProcessStatus, ProcessesToUpdate, System};

/// How often a child looks.
const TICK: Duration = Duration::from_secs(1);

/// Ends this process soon after the one that started it. Where the system does not tell which that was, nothing happens.
pub fn end_with_parent() {
    let mut system = System::new();
    let Some(parent) = sysinfo::get_current_pid().ok().and_then(|own| look(&mut system, own)?.parent()) else { return };
    // A number is given to another process in time.
    let Some(begun) = look(&mut system, parent).map(sysinfo::Process::start_time) else { return };
    thread::spawn(move || {
        loop {
            thread::sleep(TICK);
            let lives = look(&mut system, parent)
                .is_some_and(|process| process.start_time() == begun && process.status() != ProcessStatus::Zombie);
            if !lives {
                leave();
            }
        }
    });
}

#[allow(
    clippy::exit,
    clippy::disallowed_methods,
    reason = "main is busy with a record that may never end, and nobody is left to learn its status"
)]
fn leave() -> ! {
    process::exit(1)
}

fn look(system: &mut System, id: Pid) -> Option<&sysinfo::Process> {
    system.refresh_processes_specifics(ProcessesToUpdate::Some(&[id]), true, ProcessRefreshKind::nothing());
    system.process(id)
}
