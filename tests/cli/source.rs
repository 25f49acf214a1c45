//! Where a run says that its records are: `source.txt`.

use std::fs;

use crate::run::{Desk, GOOD, ended};

/// What a run in a directory of the desk says of its source.
#[track_caller]
fn told(desk: &Desk, directory: &str, line: &str, into: &str) -> String {
    let command = desk.command(line.split(' ')).current_dir(desk.path(directory)).output().unwrap();
    ended(&command).with_status(0);
    let first = desk.text(&format!("{into}/_protokollant/source.txt"));
    ended(&desk.command(line.split(' ')).current_dir(desk.path(directory)).output().unwrap()).with_status(0);
    assert_eq!(desk.text(&format!("{into}/_protokollant/source.txt")), first, "{line}");
    let proof = desk.run(&format!("bevisa {into} --gör-om")).with_status(0);
    assert!(!proof.err.contains("KÖR-BEVIS"), "{line}: {}", proof.err);
    first.lines().next().unwrap_or_default().to_owned()
}

#[test]
fn the_way_to_the_records_is_right_from_the_first_run_on_however_the_directory_was_named() {
    let desk = Desk::new().with("p/a.yaml", GOOD);
    fs::create_dir_all(desk.path("disk/djup/er")).unwrap();
    assert_eq!(told(&desk, "p", "kör . -o ../ark1 -f txt", "ark1"), "../p");
    assert_eq!(told(&desk, "", "kör p -o p/../ark2 -f txt", "ark2"), "../p");
    assert_eq!(told(&desk, "", "kör p -o saknas/../ark3 -f txt", "ark3"), "../p");
    assert_eq!(told(&desk, "", "kör p/ -o ./nytt/./ark4 -f txt", "nytt/ark4"), "../../p");
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink("disk/djup/er", desk.path("lank")).unwrap();
        assert_eq!(told(&desk, "", "kör p -o lank/ark5 -f txt", "disk/djup/er/ark5"), "../../../../p");
        assert_eq!(told(&desk, "", "kör p -o lank/../ark6 -f txt", "disk/djup/ark6"), "../../../p");
    }
}
