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

#[cfg(unix)]
#[test]
fn what_a_record_of_a_list_is_called_depends_on_its_line_and_not_on_what_can_be_read_or_where_links_lead() {
    let desk = Desk::new().with("arkiv/a.yaml", GOOD).with("disk/b.yaml", GOOD.replace("01-15", "01-16"));
    std::os::unix::fs::symlink("../disk", desk.path("arkiv/lank")).unwrap();
    desk.put("arkiv/lista", "a.yaml\nlank/b.yaml\n");
    let ended = desk.run("kör arkiv/lista -o ut -f txt").with_status(0);
    assert!(!ended.err.contains("KÖR-LISTA"), "{}", ended.err);
    assert!(desk.path("ut/a.txt").exists() && desk.path("ut/lank/b.txt").exists());
    assert_eq!(desk.text("ut/_protokollant/source.txt"), "../arkiv\n");
    desk.run("bevisa ut --gör-om").with_status(0);
    // Whether it can be read or not, and by whichever name the list's directory is called.
    let whole = desk.path("arkiv/lank/../arkiv/a.yaml").display().to_string();
    desk.put("arkiv/lista", format!("{whole}\n../disk/b.yaml\n"));
    desk.run("kör arkiv/lista -o två -f txt").with_status(0);
    fs::rename(desk.path("disk"), desk.path("borta")).unwrap();
    std::os::unix::fs::symlink("arkiv", desk.path("annat")).unwrap();
    desk.put("arkiv/lista", format!("{}\n../disk/b.yaml\n", desk.path("annat/a.yaml").display()));
    let ended = desk.run("kör arkiv/lista -o två -f txt").with_status(1);
    assert!(ended.err.contains("  disk/b.yaml: disk/b.txt") && ended.err.contains("1 var redan klar"), "{}", ended.err);
    assert!(ended.err.contains("varning[KÖR-LISTA]: listan leder utanför"), "{}", ended.err);
    assert!(desk.path("två/arkiv/a.txt").exists() && !desk.path("två/a.txt").exists());
}
