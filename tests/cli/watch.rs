//! `watch`: builds again when a file is saved, in whichever way.

use std::fs;
use std::process::{Child, Stdio};
use std::time::{Duration, Instant};

use crate::run::{BAD, Desk, GOOD};

/// Longest wait for a build on a busy machine.
const PATIENCE: Duration = Duration::from_mins(1);

/// The running program, ended with the test.
struct Watching(Child);

impl Drop for Watching {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

fn watch(desk: &Desk, arguments: &[&str]) -> Watching {
    let log = fs::File::create(desk.path("log")).unwrap();
    let mut command = desk.command(["bevaka"].iter().chain(arguments));
    let watching = Watching(command.stdout(Stdio::null()).stderr(log).spawn().unwrap());
    until(desk, "the first build", || desk.text("log").contains("väntar på att något sparas"));
    watching
}

#[track_caller]
#[expect(clippy::disallowed_methods, reason = "how long a test waits may depend on the clock")]
fn until(desk: &Desk, what: &str, holds: impl Fn() -> bool) {
    let begin = Instant::now();
    while !holds() {
        assert!(begin.elapsed() < PATIENCE, "{what} did not come:\n{}", desk.text("log"));
        std::thread::sleep(Duration::from_millis(20));
    }
}

fn page(desk: &Desk) -> String {
    fs::read_to_string(desk.path("ut/a.html")).unwrap_or_default()
}

#[test]
fn a_record_is_built_again_when_it_is_saved_in_place_or_replaced() {
    let desk = Desk::new().with("a.yaml", GOOD);
    let _watching = watch(&desk, &["a.yaml", "-f", "html", "-o", "ut"]);
    assert!(page(&desk).contains("säkra skolvägar"));
    desk.put("a.yaml", GOOD.replace("säkra skolvägar", "trygga gångvägar"));
    until(&desk, "the build after writing", || page(&desk).contains("trygga gångvägar"));
    desk.put("a.yaml.new", GOOD.replace("säkra skolvägar", "lugna gator"));
    fs::rename(desk.path("a.yaml.new"), desk.path("a.yaml")).unwrap();
    until(&desk, "the build after replacing", || page(&desk).contains("lugna gator"));
}

#[test]
fn an_error_is_told_and_the_last_good_document_stays_until_it_is_mended() {
    let desk = Desk::new().with("a.yaml", GOOD);
    let _watching = watch(&desk, &["a.yaml", "-f", "html", "-o", "ut"]);
    let old = page(&desk);
    desk.put("a.yaml", BAD);
    until(&desk, "the error", || desk.text("log").contains("a.yaml: inga filer skrevs: 1 fel"));
    assert_eq!(page(&desk), old);
    desk.put("a.yaml", GOOD.replace("Stockholm", "Göteborg"));
    until(&desk, "the mended document", || page(&desk).contains("Göteborg"));
}

#[test]
fn a_picture_and_a_template_count_as_parts_of_the_record() {
    let picture = include_bytes!("../../src/docx/tests/grey.png");
    let record = GOOD.replace("Gruppen gick igenom läget.", "\"Läget.\\n\\n![En grå ruta](bild.png)\"");
    let words = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/templates/words/sv.yaml")).unwrap();
    let desk = Desk::new().with("a.yaml", record).with("mallar/words/sv.yaml", &words);
    let _watching = watch(&desk, &["a.yaml", "-f", "html", "-o", "ut", "--templates", "mallar"]);
    assert!(desk.text("log").contains("bild.png"), "{}", desk.text("log"));
    desk.put("bild.png", picture);
    until(&desk, "the build with the picture", || page(&desk).contains("En grå ruta"));
    desk.put("mallar/words/sv.yaml", words.replace("Minnesanteckningar", "Mötesnoteringar"));
    until(&desk, "the build with other words", || page(&desk).contains("Mötesnoteringar"));
}

#[test]
fn a_register_counts_as_part_of_the_record() {
    let record = GOOD.replace("deltagare:", "register: listor/personer.yaml\nförfattare: [{ person: ek }]\ndeltagare:");
    let register = "format: 1\npersoner: [{ id: ek, namn: Anna Ek }]\n";
    let desk = Desk::new().with("a.yaml", record).with("listor/personer.yaml", register);
    let _watching = watch(&desk, &["a.yaml", "-f", "html", "-o", "ut"]);
    assert!(page(&desk).contains("Anna Ek"));
    desk.put("listor/personer.yaml", register.replace("Anna Ek", "Anna Eklund"));
    until(&desk, "the build with the new name", || page(&desk).contains("Anna Eklund"));
}

#[test]
fn what_cannot_be_watched_is_refused() {
    let desk = Desk::new();
    assert!(desk.run("watch -").with_status(2).err.contains("bara filer kan bevakas"));
    assert!(desk.run("watch borta/a.yaml").with_status(2).err.contains("katalogen \"borta\" finns inte"));
    let missing = desk.run("watch bort.yaml").with_status(2);
    let built = desk.run("build bort.yaml").with_status(2);
    assert!(missing.err.contains("filen \"bort.yaml\" finns inte"), "{}", missing.err);
    assert!(built.err.starts_with(&missing.err), "{}\n{}", built.err, missing.err);
}
