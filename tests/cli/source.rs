//! Where a run says that its records are: `source.txt`.

use std::fs;

use crate::batch::IN_JSON;
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

#[test]
fn where_the_records_are_is_told_from_the_beginning_of_a_run_and_guards_what_it_has_made_until_its_end() {
    let desk = Desk::new();
    for day in 1..=6 {
        desk.put(&format!("q/2009/{day}.yaml"), GOOD.replace("01-15", &format!("01-0{day}")));
        desk.put(&format!("q/2010/{day}.yaml"), GOOD.replace("01-15", &format!("02-0{day}")));
    }
    desk.run("kör q/2009 -o ark -f txt --shard 1/2").with_status(0);
    assert_eq!(desk.text("ark/_protokollant/source.txt"), "../q/2009\nkatalog\n");
    assert!(!desk.path("ark/_protokollant/manifest.json").exists());
    let refused = desk.run("kör q/2010 -o ark -f txt").with_status(2);
    assert!(refused.err.contains("arkivet är gjort av posterna i \"../q/2009\""), "{}", refused.err);
    // Of whichever records the next unfinished one is.
    desk.run("kör q/2010 -o ark -f txt --shard 1/2 --annan-källa").with_status(0);
    assert_eq!(desk.text("ark/_protokollant/source.txt"), "../q/2010\nkatalog\n");
    assert!(!desk.run("kör q/2010 -o ark -f txt").with_status(0).err.contains("KÖR-KROCK"));
}

#[test]
fn an_archive_that_has_lost_where_its_records_were_says_so_and_is_guarded_all_the_same() {
    let desk = Desk::new().with("q/2009/a.yaml", GOOD).with("q/2010/a.yaml", GOOD.replace("01-15", "01-16"));
    desk.put("q/2009/b.yaml", GOOD.replace("01-15", "01-17"));
    desk.run("kör q/2009 -o ark -f txt").with_status(0);
    let before = desk.text("ark/a.txt");
    let source = desk.path("ark/_protokollant/source.txt");
    fs::remove_file(&source).unwrap();
    let proof = desk.run("bevisa ark").with_status(0);
    let told =
        "varning[KÖR-BEVIS]: var posterna är säger arkivet inte, för source.txt saknas, så de är inte kontrollerade\n";
    assert!(proof.err.contains(told) && proof.err.contains("--källa"), "{}", proof.err);
    for flag in [" --plan", ""] {
        let refused = desk.run(&format!("kör q/2010 -o ark -f txt{flag}")).with_status(2);
        let told = "fel[KÖR-KROCK]: var posterna låg som arkivet är gjort av är inte känt, för source.txt saknas, och 1 av 1 som heter likadant är andra";
        assert!(refused.err.contains(told) && refused.err.contains("--annan-källa"), "{}", refused.err);
    }
    assert_eq!(desk.text("ark/a.txt"), before);
    let pruned = desk.run("kör q/2009 -o ark -f txt --rensa").with_status(2);
    assert!(
        pruned.err.contains("är inte känt, så --rensa skulle") && !pruned.err.contains("en annan katalog"),
        "{}",
        pruned.err
    );
    // One of two has been changed since, which is nothing to tell of.
    desk.put("q/2009/b.yaml", GOOD.replace("01-15", "01-18"));
    assert!(!desk.run("kör q/2009 -o ark -f txt").with_status(0).err.contains("KÖR-"));
    assert_eq!(desk.text("ark/_protokollant/source.txt"), "../q/2009\nkatalog\n");
    // Of a stream it is told that it was one.
    desk.run_with("kör - -o strom -f txt", &format!("{{\"namn\":\"a\",\"post\":{IN_JSON}}}\n")).with_status(0);
    let proof = desk.run("bevisa strom").with_status(0);
    assert!(proof.err.contains("posterna kom från standard in, så de är inte kontrollerade"), "{}", proof.err);
}

#[test]
fn records_that_a_list_calls_otherwise_than_before_are_told_as_that_and_not_as_lost() {
    let desk = Desk::new().with("x/a.yaml", GOOD).with("x/lista", "a.yaml\n").with("lista", "x/a.yaml\nx/b.yaml\n");
    desk.put("x/b.yaml", GOOD.replace("01-15", "01-16"));
    desk.run("kör x/lista -o ark -f txt").with_status(0);
    let ended = desk.run("kör lista -o ark -f txt --plan").with_status(0);
    let told = "varning[KÖR-BEVIS]: 1 post i manifestet \"ark/_protokollant/manifest.json\" heter annorlunda nu (\"a.yaml\" är \"x/a.yaml\"): ";
    assert!(ended.err.contains(told) && !ended.err.contains("försvinner ur det"), "{}", ended.err);
    // As the warning says, the manifest keeps the names.
    let kept = desk.run("kör ark/_protokollant/manifest.json -o ark -f txt").with_status(0);
    assert!(kept.err.contains("1 var redan klar") && !kept.err.contains("KÖR-"), "{}", kept.err);
    // What a list has not is no matter of pruning, for which a directory is needed.
    desk.put("lista", "x/b.yaml\nx/c.yaml\n");
    desk.put("x/c.yaml", GOOD.replace("01-15", "01-17"));
    let ended = desk.run("kör lista -o ark -f txt").with_status(0);
    assert!(
        ended.err.contains("1 post i manifestet") && ended.err.contains("försvinner ur det: \"a.yaml\""),
        "{}",
        ended.err
    );
    assert!(!ended.err.contains("--rensa"), "{}", ended.err);
}

#[test]
fn a_record_that_a_list_names_twice_is_made_once_and_stops_nothing() {
    let desk = Desk::new().with("a.yaml", GOOD).with("lista", "a.yaml\n./a.yaml\nborta.yaml\nborta.yaml\n");
    let ended = desk.run("kör lista -o ut -f txt").with_status(1);
    let told = "varning[KÖR-LISTA]: 2 rader i listan nämner poster som en annan redan har nämnt: \"./a.yaml\", \"borta.yaml\"\n";
    assert!(ended.err.contains(told) && ended.err.contains("1 av 2 poster har handlingar"), "{}", ended.err);
}
