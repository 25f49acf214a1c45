//! `inspect` and `extract`: what a file says of itself, and the record that lies in it.

use std::fs;

use protokollant::build::checksum;

use crate::run::{Desk, GOOD};

/// What the package of [`GOOD`] is called.
const NAME: &str = "A2026-00012_minnesanteckningar_2026-01-15";

fn packed() -> Desk {
    let desk = Desk::new().with("a.yaml", GOOD);
    desk.run("package a.yaml -o ut").with_status(0);
    desk.run("package a.yaml -o ut --zip").with_status(0);
    desk.run("package a.yaml -o arkiv --profile arkiv").with_status(0);
    desk
}

#[test]
fn a_package_tells_of_which_record_it_was_made_and_that_it_is_unchanged() {
    let desk = packed();
    for package in [format!("ut/{NAME}"), format!("ut/{NAME}.zip"), format!("arkiv/{NAME}")] {
        let out = desk.run(&format!("undersök {package}")).with_status(0).out;
        assert!(out.contains(&format!("heter: {NAME}")), "{out}");
        assert!(out.contains(&format!("post (SHA-256): {}", checksum(GOOD.as_bytes()))), "{out}");
        assert!(out.contains("mallar (SHA-256)") && out.ends_with("  oförändrad\n"), "{out}");
    }
    let pdf = desk.run(&format!("inspect ut/{NAME}/handling.pdf --lang en")).with_status(0).out;
    assert!(pdf.contains("is called: Samråd om säkra skolvägar") && pdf.ends_with("  unchanged\n"), "{pdf}");
    let word =
        desk.run(&format!("inspect arkiv/{NAME}/representations/redigerbar/data/handling.docx")).with_status(0).out;
    assert!(word.contains("Wordfil") && word.ends_with("  oförändrad\n"), "{word}");
}

#[test]
fn what_was_changed_removed_or_added_is_named() {
    let desk = packed();
    let path = |name: &str| desk.path(&format!("ut/{NAME}/{name}"));
    fs::write(path("kalla.yaml"), GOOD.replace("gick igenom", "diskuterade")).unwrap();
    fs::write(path("extra.txt"), "x").unwrap();
    fs::remove_file(path("handling.docx")).unwrap();
    let out = desk.run(&format!("inspect ut/{NAME}")).with_status(1).out;
    assert!(out.contains("ÄNDRADE, borttagna eller tillagda filer: handling.docx, kalla.yaml, extra.txt"), "{out}");
    let out = desk.run(&format!("inspect ut/{NAME}/kalla.yaml")).with_status(1).out;
    assert!(out.contains("ÄNDRAD efter att den gjordes"), "{out}");
}

#[test]
fn a_file_alone_says_what_made_it_and_a_foreign_one_is_said_to_be_so() {
    let desk = Desk::new().with("a.yaml", GOOD).with("b.txt", "hej").with("c.zip", "PK\u{3}\u{4}");
    desk.run("build a.yaml -f pdf,docx").with_status(0);
    for file in ["a.pdf", "a.docx"] {
        let out = desk.run(&format!("inspect {file}")).with_status(0).out;
        assert!(out.contains("gjord med, enligt filen: Protokollant"), "{out}");
        assert!(out.contains("går bara att se i dess paket"), "{out}");
    }
    for file in ["b.txt", "c.zip", "a.yaml"] {
        let out = desk.run(&format!("inspect {file}")).with_status(1).out;
        assert!(out.contains("inte känd som gjord med Protokollant"), "{out}");
    }
    desk.run("inspect finns-inte.pdf").with_status(2);
}

#[test]
fn the_record_comes_back_byte_for_byte() {
    let desk = packed();
    desk.run("build a.yaml -f pdf --pdf a-3a -o bifogad").with_status(0);
    let ways = [
        ("1", format!("ut/{NAME}"), "kalla.yaml"),
        ("2", format!("ut/{NAME}.zip"), "kalla.yaml"),
        ("3", format!("arkiv/{NAME}"), "kalla.yaml"),
        ("4", "bifogad/a.pdf".to_owned(), "a.yaml"),
    ];
    for (into, from, name) in ways {
        desk.run(&format!("hämta {from} -o {into}")).with_status(0);
        assert_eq!(desk.text(&format!("{into}/{name}")), GOOD, "{from}");
    }
    desk.run("build a.yaml -f pdf -o utan").with_status(0);
    let ended = desk.run("extract utan/a.pdf -o 5").with_status(2);
    assert!(ended.err.contains("har ingen post i sig"), "{}", ended.err);
    desk.put("1/kalla.yaml", "något annat");
    desk.run(&format!("extract ut/{NAME} -o 1")).with_status(2);
    assert_eq!(desk.text("1/kalla.yaml"), "något annat");
}
