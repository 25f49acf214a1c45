//! `inspect` and `extract`: what a file says of itself, and the record that lies in it.

use std::fs;
use std::io::{Cursor, Write as _};

use protokollant::build::checksum;
use protokollant::filing::{self, Kind, State};
use serde_json::Value;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::run::{Desk, GOOD, MINUTES};

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
    assert!(pdf.contains("title: Samråd om säkra skolvägar") && pdf.ends_with("  unchanged\n"), "{pdf}");
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

/// The kinds of file that have a seal.
const SEALED: [&str; 3] = ["a.pdf", "a.docx", "a.html"];

#[test]
fn a_file_alone_tells_what_it_is_of_which_record_and_that_it_is_unchanged() {
    let desk = Desk::new().with("a.yaml", GOOD);
    desk.run("build a.yaml").with_status(0);
    for file in SEALED {
        let out = desk.run(&format!("undersök {file}")).with_status(0).out;
        for told in [
            "titel: Samråd om säkra skolvägar",
            "handlingstyp: minnesanteckningar",
            "diarienummer: A2026/00012",
            "datum: 2026-01-15",
            "myndighet: Regeringskansliet",
            "språk: sv",
            "identifierare: A2026/00012 minnesanteckningar 2026-01-15 v1",
            &format!("post (SHA-256): {}", checksum(GOOD.as_bytes())),
            "program: Protokollant ",
            "mallar (SHA-256): ",
            "typsnitt (SHA-256): ",
            "husstil (namn, version, SHA-256): regeringskansliet 1 ",
        ] {
            assert!(out.contains(&format!("  {told}")), "{file} lacks {told}: {out}");
        }
        assert!(out.ends_with("  oförändrad\n"), "{out}");
    }
    let out = desk.run("inspect a.pdf --lang en").with_status(0).out;
    assert!(out.contains("registry number: A2026/00012") && out.ends_with("  unchanged\n"), "{out}");
    let out = desk.run("inspect a.pdf a.html --json").with_status(0).out;
    let told: Vec<Value> = out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(told.len(), 2);
    assert_eq!(told[0]["uppgifter"], told[1]["uppgifter"], "all formats say the same");
    assert_eq!(told[0]["uppgifter"]["post"], checksum(GOOD.as_bytes()));
    assert_eq!((&told[0]["slag"], &told[1]["slag"]), (&"pdf".into(), &"html".into()));
    assert_eq!(told[0]["tillstånd"], "oförändrad");
}

#[test]
fn a_file_is_sealed_in_whatever_standard_and_house_style_it_is_made() {
    let desk = Desk::new().with("a.yaml", GOOD);
    for standard in ["a-1a", "a-3a", "plain"] {
        desk.run(&format!("build a.yaml -f pdf --pdf {standard} --house neutral")).with_status(0);
        let out = desk.run("inspect a.pdf").with_status(0).out;
        assert!(out.contains("SHA-256): neutral ") && out.ends_with("  oförändrad\n"), "{standard}: {out}");
    }
    desk.run("build a.yaml -f docx --record-in-word --without-fonts").with_status(0);
    desk.run("inspect a.docx").with_status(0);
}

#[test]
fn a_single_changed_byte_shows_wherever_it_is() {
    let desk = Desk::new().with("a.yaml", GOOD);
    desk.run("build a.yaml --without-fonts").with_status(0);
    for file in SEALED {
        let bytes = fs::read(desk.path(file)).unwrap();
        assert_eq!(filing::inspect(&bytes).state, State::Unchanged);
        // Some places of the whole file, its first and last bytes, and all around the seal.
        let holds = |word: &str| bytes.windows(word.len()).rposition(|window| window == word.as_bytes());
        let seal = holds("igill").unwrap();
        let step = bytes.len() / 150 + 1;
        let places = (0..bytes.len()).step_by(step).chain(0..40).chain(bytes.len() - 90..bytes.len());
        for at in places.chain((seal - 40..seal + 140).step_by(3)) {
            let mut changed = bytes.clone();
            changed[at] ^= 0x01;
            let state = filing::inspect(&changed).state;
            let is_told = matches!(&state, State::Changed(files) if files.is_empty()) || state == State::Damaged;
            assert!(is_told, "{file}, byte {at} of {}: {state:?}", bytes.len());
        }
        for cut in [bytes.len() - 60, bytes.len() - 1] {
            let state = filing::inspect(&bytes[..cut]).state;
            assert!(matches!(state, State::Changed(_) | State::Damaged), "{file} cut at {cut}: {state:?}");
        }
        assert_eq!(filing::inspect(&[&bytes[..], b"\n"].concat()).state, State::Changed(Vec::new()), "{file} and more");
    }
}

#[test]
fn a_file_that_is_cut_short_anywhere_is_a_damaged_one_of_ours() {
    let desk = Desk::new().with("a.yaml", GOOD);
    desk.run("build a.yaml").with_status(0);
    for (file, kind) in SEALED.into_iter().zip([Kind::Pdf, Kind::Word, Kind::Web]) {
        let bytes = fs::read(desk.path(file)).unwrap();
        for tenth in 1..=9 {
            let inspected = filing::inspect(&bytes[..bytes.len() * tenth / 10]);
            assert_eq!((inspected.kind, inspected.state), (kind, State::Damaged), "{tenth} tenths of {file}");
        }
    }
    let pdf = fs::read(desk.path("a.pdf")).unwrap();
    assert_eq!(filing::inspect(&pdf[pdf.len() / 2..]).state, State::Damaged, "what is left of a PDF is its end");
    desk.put("halv.pdf", &pdf[..pdf.len() / 2]);
    let out = desk.run("inspect halv.pdf").with_status(1).out;
    assert!(out.starts_with("halv.pdf: PDF\n") && out.contains("SKADAD: gjord med Protokollant"), "{out}");
    assert!(desk.run("inspect --json halv.pdf").with_status(1).out.contains("\"tillstånd\":\"skadad\""));
}

#[test]
fn a_page_that_another_program_saved_with_other_quotes_is_known_and_changed() {
    let desk = Desk::new().with("a.yaml", GOOD);
    desk.run("build a.yaml -f html").with_status(0);
    let page = desk.text("a.html");
    let whole = filing::inspect(page.as_bytes());
    assert_eq!(whole.state, State::Unchanged);
    let single = page.replace('"', "'").replace("<meta ", "<META ");
    let bare = page.split("<meta name=\"").map(|tag| tag.replacen("\" content=\"", " content=\"", 1));
    let bare = bare.collect::<Vec<_>>().join("<meta name=");
    for other in [single, bare] {
        let inspected = filing::inspect(other.as_bytes());
        assert_eq!(inspected.state, State::Changed(Vec::new()), "{}", &other[..2000]);
        assert_eq!((inspected.title, inspected.facts), (whole.title.clone(), whole.facts.clone()));
    }
}

#[test]
fn plain_text_alone_cannot_tell_and_in_its_package_it_can() {
    let desk = Desk::new().with("a.yaml", GOOD);
    desk.run("build a.yaml -f txt").with_status(0);
    let out = desk.run("inspect a.txt").with_status(1).out;
    assert!(out.starts_with("a.txt: ren text\n  går inte att säga: ") && out.contains("bygg posten igen"), "{out}");
    assert!(desk.run("inspect --json a.txt").with_status(1).out.contains("\"tillstånd\":\"okänt\""));
    let package = desk.run("package a.yaml -o ut -f txt").with_status(0).out.trim().to_owned();
    let text = format!("{package}/handling.txt");
    assert!(desk.run(&format!("inspect {text}")).with_status(0).out.ends_with("  oförändrad\n"));
    desk.put(&text, desk.text(&text) + "!");
    assert!(desk.run(&format!("inspect {text}")).with_status(1).out.contains("ÄNDRAD"));
}

#[test]
fn a_foreign_file_is_said_to_be_so_whatever_it_is_about() {
    let desk = Desk::new()
        .with("a.yaml", GOOD)
        .with("b.txt", "hej")
        .with("c.zip", "PK\u{3}\u{4}")
        .with(
            "d.html",
            "<html><head><title>Om Protokollant</title></head><body>Protokollant 0.1.0, sigill</body></html>",
        )
        .with("e.pdf", "%PDF-1.7\n(Protokollant)\n%%EOF");
    for file in ["c.zip", "d.html", "e.pdf"] {
        let out = desk.run(&format!("inspect {file}")).with_status(1).out;
        assert!(out.contains("inte känd som gjord med Protokollant"), "{out}");
    }
    desk.run("inspect finns-inte.pdf").with_status(2);
}

#[test]
fn a_public_file_names_its_variant_and_no_checksum_by_which_the_secret_could_be_guessed() {
    let secret = GOOD.replace("Gruppen gick igenom läget.", "Gruppen gick igenom [Nils Holms]{sekretess} ärende.")
        + "sekretess: { lagrum: 26 kap. 1 § OSL, datum: 2026-01-16, myndighet: Regeringskansliet }\n";
    let other = secret.replace("Nils Holms", "Eva Lindhs");
    let desk = Desk::new().with("a.yaml", &secret).with("b/a.yaml", &other);
    desk.run("build a.yaml").with_status(0);
    desk.run("build b/a.yaml").with_status(0);
    desk.run("build a.yaml --variant intern").with_status(0);
    for ending in ["pdf", "docx", "html"] {
        let out = desk.run(&format!("inspect a-offentlig.{ending}")).with_status(0).out;
        assert!(out.contains("  variant: offentlig\n") && !out.contains("post (SHA-256)"), "{out}");
        assert!(out.contains("postens offentliga text (SHA-256): ") && out.contains("post: nämns inte"), "{out}");
        let public = fs::read(desk.path(&format!("a-offentlig.{ending}"))).unwrap();
        assert_eq!(public, fs::read(desk.path(&format!("b/a-offentlig.{ending}"))).unwrap(), "{ending}");
        let out = desk.run(&format!("inspect a-intern.{ending}")).with_status(0).out;
        assert!(out.contains("  variant: intern\n"), "{out}");
        assert!(out.contains(&format!("post (SHA-256): {}", checksum(secret.as_bytes()))), "{out}");
    }
}

#[test]
fn a_public_package_is_known_as_ours_though_it_holds_neither_record_nor_report() {
    let secret = GOOD.replace("Gruppen gick igenom läget.", "Gruppen gick igenom [Nils Holms]{sekretess} ärende.")
        + "sekretess: { lagrum: 26 kap. 1 § OSL, datum: 2026-01-16, myndighet: Regeringskansliet }\n";
    let desk = Desk::new().with("a.yaml", &secret);
    let path = desk.run("package a.yaml -o ut --variant offentlig").with_status(0).out;
    let out = desk.run(&format!("inspect {}", path.trim())).with_status(0).out;
    assert!(out.contains("variant: offentlig") && out.ends_with("  oförändrad\n"), "{out}");
}

#[test]
fn a_document_that_was_changed_together_with_the_list_of_checksums_shows_by_its_seal() {
    let desk = packed();
    let path = |name: &str| desk.path(&format!("ut/{NAME}/{name}"));
    let old = fs::read(path("handling.pdf")).unwrap();
    let mut new = old.clone();
    *new.last_mut().unwrap() ^= 1;
    fs::write(path("handling.pdf"), &new).unwrap();
    let sums = desk.text(&format!("ut/{NAME}/SHA256SUMS")).replace(&checksum(&old), &checksum(&new));
    fs::write(path("SHA256SUMS"), sums).unwrap();
    let out = desk.run(&format!("inspect ut/{NAME}")).with_status(1).out;
    assert!(out.contains("ÄNDRADE, borttagna eller tillagda filer: handling.pdf"), "{out}");
    desk.run(&format!("inspect ut/{NAME}/handling.pdf")).with_status(1);
}

#[test]
fn a_document_beside_somebody_elses_list_of_checksums_is_known_by_its_seal() {
    let desk = Desk::new().with("a.yaml", GOOD).with("SHA256SUMS", format!("{}  annat.txt\n", checksum(b"x")));
    desk.run("build a.yaml -f pdf").with_status(0);
    assert!(desk.run("inspect a.pdf").with_status(0).out.ends_with("  oförändrad\n"));
}

#[test]
fn two_documents_of_one_record_with_and_without_roles_have_two_identifiers() {
    let desk = Desk::new().with("a.yaml", GOOD);
    desk.run("build a.yaml -f pdf,docx").with_status(0);
    desk.run("build a.yaml -f pdf,docx --roles -o roller").with_status(0);
    let told = |files: &str| -> Value {
        let out = desk.run(&format!("inspect {files} --json")).with_status(0).out;
        serde_json::from_str(out.lines().next().unwrap()).unwrap()
    };
    let name = |file: &str| told(file)["uppgifter"]["identifierare"].as_str().unwrap().to_owned();
    let roles = desk.files().into_iter().filter(|file| file.starts_with("roller/")).collect::<Vec<_>>();
    assert_eq!(roles.len(), 2);
    for file in roles {
        assert_eq!(name(&file), "A2026/00012 minnesanteckningar 2026-01-15 v1 roller", "{file}");
    }
    assert_eq!(name("a.pdf"), "A2026/00012 minnesanteckningar 2026-01-15 v1");
    assert_ne!(pdf_ids(&desk, "a.pdf"), pdf_ids(&desk, "roller/a-roller.pdf"));
}

fn pdf_ids(desk: &Desk, file: &str) -> Vec<String> {
    protokollant::pdf::read::info(&fs::read(desk.path(file)).unwrap()).unwrap().id
}

#[test]
fn the_record_comes_back_byte_for_byte() {
    let desk = packed();
    desk.run("build a.yaml -f pdf,docx --pdf a-3a --record-in-word -o bifogad").with_status(0);
    let ways = [
        ("1", format!("ut/{NAME}"), "kalla.yaml"),
        ("2", format!("ut/{NAME}.zip"), "kalla.yaml"),
        ("3", format!("arkiv/{NAME}"), "kalla.yaml"),
        ("4", "bifogad/a.pdf".to_owned(), "a.yaml"),
        ("6", "bifogad/a.docx".to_owned(), "a.yaml"),
    ];
    for (into, from, name) in ways {
        desk.run(&format!("hämta {from} -o {into}")).with_status(0);
        assert_eq!(desk.text(&format!("{into}/{name}")), GOOD, "{from}");
    }
    desk.run("build a.yaml -f pdf,docx -o utan").with_status(0);
    desk.put("annat.json", "{}");
    for without in ["utan/a.pdf", "utan/a.docx", "utan", "annat.json"] {
        let ended = desk.run(&format!("extract {without} -o 5")).with_status(2);
        assert!(ended.err.contains("har ingen post i sig"), "{}", ended.err);
    }
    desk.put("1/kalla.yaml", "något annat");
    desk.run(&format!("extract ut/{NAME} -o 1")).with_status(2);
    assert_eq!(desk.text("1/kalla.yaml"), "något annat");
}

#[test]
fn a_record_comes_out_of_a_word_file_with_the_line_ends_and_letters_it_had() {
    let record = GOOD.replace('\n', "\r\n").replace("Gruppen", "Å\u{308} & ö < Gruppen");
    let desk = Desk::new().with("Möte å.yaml", &record);
    assert!(
        desk.command(["build", "--lang", "sv", "Möte å.yaml", "-f", "docx", "--record-in-word"])
            .status()
            .unwrap()
            .success()
    );
    let file = desk.path("Möte å.docx");
    desk.put("b.docx", fs::read(file).unwrap());
    desk.run("extract b.docx -o ut").with_status(0);
    assert_eq!(desk.text("ut/Möte å.yaml"), record);
}

/// A record that refers to everything that a record can refer to.
fn referring() -> Desk {
    let record = MINUTES
        .replace(
            "ärenden:",
            "register: data/personer.yaml\nbilagor: [{ titel: Rapport, fil: filer/Rapport å.csv }]\närenden:",
        )
        .replace(
            "behandling: information",
            "behandling: information, bilagor: [1], bakgrund: \"Läget.\\n\\n![Ett diagram.](bilder/1.png)\"",
        )
        .replace("{ namn: Anna Ek, uppgift: ledamot }", "{ person: ek, uppgift: ledamot }");
    let picture = include_bytes!("../cases/documents/diagram.png");
    Desk::new()
        .with("p.yaml", record)
        .with("data/personer.yaml", "format: 1\npersoner: [{ id: ek, namn: Anna Ek }]\n")
        .with("filer/Rapport å.csv", "Konto;Utfall\nBidrag;10\n")
        .with("bilder/1.png", picture)
}

#[test]
fn a_package_can_be_made_anew_of_what_is_in_it() {
    let desk = referring();
    for (into, flags) in [("ut", " -f docx"), ("arkiv", " --profile arkiv"), ("zip", " --zip")] {
        let package = desk.run(&format!("package p.yaml -o {into}{flags}")).with_status(0).out.trim().to_owned();
        desk.run(&format!("extract {package} -o poster-{into}")).with_status(0);
        let held =
            desk.files().into_iter().filter(|name| name.starts_with(&format!("poster-{into}/"))).collect::<Vec<_>>();
        let expected = ["bilder/1.png", "data/personer.yaml", "filer/Rapport å.csv", "kalla.yaml"];
        assert_eq!(held, expected.map(|name| format!("poster-{into}/{name}")));
        let again = desk.run(&format!("package poster-{into}/kalla.yaml -o igen-{into}{flags}")).with_status(0).out;
        let (package, again) = (desk.path(&package), desk.path(again.trim()));
        let read = |name: &str, root: &std::path::Path| fs::read(root.join(name)).unwrap();
        if package.is_file() {
            continue;
        }
        for name in ["handling.pdf", "handling.docx"] {
            let within = |root: &std::path::Path| {
                let deep = if name.ends_with("pdf") { "handling" } else { "redigerbar" };
                if into == "ut" { read(name, root) } else { read(&format!("representations/{deep}/data/{name}"), root) }
            };
            assert_eq!(within(&package), within(&again), "{into} {name}");
        }
    }
}

#[test]
fn a_package_whose_names_lead_elsewhere_writes_nothing() {
    let desk = packed();
    for evil in ["../stulen.yaml", "/tmp/stulen.yaml", "a/../../stulen.yaml", ".ssh/nyckel", "C:\\\\stulen.yaml", ".."]
    {
        let card = format!(r#"{{"paket":"x","filer":[{{"fil":"bilaga-1.csv","sökväg":"{evil}"}}]}}"#);
        let files = [("bilaga-1.csv", "a;b\n"), ("kalla.yaml", GOOD), ("registrering.json", card.as_str())];
        let line = |(name, text): &(&str, &str)| format!("{}  {name}\n", checksum(text.as_bytes()));
        let sums = files.iter().map(line).collect::<Vec<_>>().concat();
        for (name, text) in files.into_iter().chain([("SHA256SUMS", sums.as_str())]) {
            desk.put(&format!("ont/{name}"), text);
        }
        let ended = desk.run("extract ont -o in").with_status(2);
        assert!(ended.err.contains("leder någon annanstans"), "{evil}: {}", ended.err);
        assert!(!desk.path("in").exists() && !desk.path("stulen.yaml").exists(), "{evil}");
    }
}

#[test]
fn a_record_that_was_changed_in_its_package_is_not_given_back_as_if_it_were_whole() {
    let desk = packed();
    fs::write(desk.path(&format!("ut/{NAME}/kalla.yaml")), GOOD.replace("gick igenom", "diskuterade")).unwrap();
    let ended = desk.run(&format!("extract ut/{NAME} -o in")).with_status(2);
    assert!(ended.err.contains("är ändrat efter att det gjordes: kalla.yaml"), "{}", ended.err);
    assert!(!desk.path("in").exists());
}

/// What hides in a package of ours: names in a ZIP, and bytes.
fn smuggled(zip: &[u8], name: &str) -> Vec<u8> {
    let mut writer = ZipWriter::new_append(Cursor::new(zip.to_vec())).unwrap();
    writer.start_file(name, SimpleFileOptions::default()).unwrap();
    writer.write_all(b"ont").unwrap();
    writer.finish().unwrap().into_inner()
}

#[test]
fn nothing_hides_in_a_package() {
    let desk = packed();
    let zip = fs::read(desk.path(&format!("ut/{NAME}.zip"))).unwrap();
    for name in ["ont.exe", "annan/handling.pdf", &format!("{NAME}/HANDLING.PDF"), &format!("{NAME}/a/b/c/d/e/f")] {
        desk.put("in.zip", smuggled(&zip, name));
        let out = desk.run("inspect in.zip").with_status(1).out;
        assert!(out.contains("ÄNDRADE, borttagna eller tillagda filer: "), "{name}: {out}");
    }
    for damaged in [[&zip[..], b"xx"].concat(), zip[..zip.len() - 10].to_vec(), zip[..zip.len() / 2].to_vec()] {
        desk.put("in.zip", damaged);
        let extracted = desk.run("hämta in.zip -o gav");
        // What cannot be unpacked is damaged and not without a record.
        assert!(!extracted.err.contains("har ingen post i sig"), "{}", extracted.err);
        let out = desk.run("inspect in.zip").with_status(1).out;
        assert!(out.contains(": paket\n") && (out.contains("ÄNDRAD efter") || out.contains("SKADAD")), "{out}");
    }
    let path = desk.path(&format!("ut/{NAME}"));
    fs::create_dir_all(path.join("1/2/3/4/5")).unwrap();
    fs::write(path.join("1/2/3/4/5/ont"), "x").unwrap();
    let out = desk.run(&format!("inspect ut/{NAME}")).with_status(1).out;
    assert!(out.contains("tillagda filer: 1/2/3/4/5"), "{out}");
}

#[cfg(unix)]
#[test]
fn a_link_in_a_package_is_seen_and_not_followed_and_a_pipe_is_not_waited_for() {
    let desk = packed();
    let path = desk.path(&format!("ut/{NAME}"));
    std::os::unix::fs::symlink("/etc/hostname", path.join("lank")).unwrap();
    let out = desk.run(&format!("inspect ut/{NAME}")).with_status(1).out;
    assert!(out.contains("tillagda filer: lank"), "{out}");
    assert!(std::process::Command::new("mkfifo").arg(desk.path("ror")).status().unwrap().success());
    for command in ["inspect ror", "inspect /dev/zero", "extract ror -o ut", "extract /dev/zero -o ut"] {
        let ended = desk.run(command).with_status(2);
        assert!(ended.err.contains("är ingen vanlig fil"), "{}", ended.err);
    }
}

#[test]
fn what_a_file_says_does_not_look_like_what_we_say() {
    let desk = Desk::new().with("a.yaml", GOOD);
    desk.run("build a.yaml -f html").with_status(0);
    let evil = desk.text("a.html").replace("<title>", "<title>Falskt\n  oförändrad\n\u{1b}[2J\u{202e}&#10;&#27;");
    desk.put("ond.html", evil);
    let out = desk.run("inspect ond.html").with_status(1).out;
    assert!(!out.lines().any(|line| line == "  oförändrad"), "{out}");
    assert!(!out.contains(['\u{1b}', '\u{202e}']) && out.contains("  titel: Falskt   oförändrad"), "{out}");
    assert!(out.contains("ÄNDRAD efter att den gjordes"), "{out}");
}

#[test]
fn a_document_with_roles_does_not_carry_the_record_that_has_the_names() {
    let desk = Desk::new().with("a.yaml", GOOD);
    for flags in ["-f pdf --pdf a-3a", "-f docx --record-in-word"] {
        let ended = desk.run(&format!("build a.yaml --roles {flags}")).with_status(2);
        assert!(ended.err.contains("--roles går inte ihop med"), "{}", ended.err);
        assert_eq!(desk.files(), ["a.yaml"]);
    }
}

#[test]
fn what_is_taken_out_of_a_document_lies_as_its_record_looks_for_it_and_becomes_that_document_again() {
    let record = GOOD.replace("[{ organisation: Föreningen Skolvägen }]", "[{ person: ek }]");
    for path in ["personer.yaml", "listor/personer.yaml", "listor/a.yaml", "./listor/../a-lista.json"] {
        let register = "{ \"format\": 1, \"personer\": [{ \"id\": \"ek\", \"namn\": \"Anna Ek\" }] }";
        let desk = Desk::new().with("p/a.yaml", format!("{record}register: {path}\n"));
        desk.put(&format!("p/{}", path.trim_start_matches("./listor/../")), register);
        desk.put("p/listor/annat.txt", "");
        let build = |from: &str, into: &str| {
            let line = format!("build {from}/a.yaml -f pdf,docx --pdf a-3a --record-in-word -o {into}");
            desk.run(&line).with_status(0);
            ["pdf", "docx"].map(|kind| fs::read(desk.path(&format!("{into}/a.{kind}"))).unwrap())
        };
        let made = build("p", "ut");
        for attached in ["pdf", "docx"] {
            desk.run(&format!("extract ut/a.{attached} -o ur-{attached}")).with_status(0);
            assert!(build(&format!("ur-{attached}"), &format!("igen-{attached}")) == made, "{path} by {attached}");
        }
    }
}
