//! One record, two documents: what the public one must not tell.

use std::fmt::Write as _;

use super::{Builder, Job, Outcome, Output, check, watch_package};
use crate::checksum::checksum;
use crate::diagnostic::{Code, Diagnostics};
use crate::filing::{self, Filing, Package, Profile};
use crate::meeting::{Edition, Variant};
use crate::pdf::Standard;
use crate::record::DocumentType;
use crate::source::{Directory, Format, Sources};
use crate::template::{Engine, HOUSES, Overrides};

pub(super) fn builder() -> Builder {
    builder_with(&Overrides::new())
}

fn builder_with(templates: &Overrides) -> Builder {
    let (mut sources, mut faults) = (Sources::new(), Diagnostics::new());
    let engine = Engine::new(templates, &[], &mut sources, &mut faults).expect("templates that can be read");
    let (name, style) = HOUSES[1];
    let house = crate::house::read(name, style.as_bytes(), &mut sources, &mut faults).expect("its own house style");
    Builder::new(engine, house)
}

/// What is secret in [`record`], one for each place.
pub(super) struct Secrets {
    title: &'static str,
    name: &'static str,
    role: &'static str,
    heading: &'static str,
    text: &'static str,
    note: &'static str,
    href: &'static str,
    appendix: &'static str,
    cell: &'static str,
}

pub(super) const OURS: Secrets = Secrets {
    title: "Protokoll om vården av Nils Zetterqvist",
    name: "Greta Quistgaard",
    role: "målsman för barnet",
    heading: "Vård av Nils Zetterqvist",
    text: "Nils bor på Storgatan 11 och har telefon 0000-765 43.",
    note: "Läkarens utlåtande den 3 februari 2026.",
    href: "https://example.se/journal/zetterqvist",
    appendix: "Läkarutlåtande om Nils Zetterqvist",
    cell: "Björkvägen 4",
};

const OTHERS: Secrets = Secrets {
    title: "Protokoll om X",
    name: "Wojciech Łukaszewski-Czarnecki",
    role: "x",
    heading: "Ωmega",
    text: "Ÿ",
    note: "En mycket lång not som säger både det ena och det andra om den som ärendet gäller, och mer därtill.",
    href: "https://example.se/a",
    appendix: "Intyg",
    cell: "Ett mycket långt ord som skulle göra kolumnen bredare än den andra, om det fick",
};

pub(super) fn record(secrets: &Secrets) -> String {
    let Secrets { title, name, role, heading, text, note, href, appendix, cell } = secrets;
    let mut yaml = String::new();
    let _ = write!(
        yaml,
        r#"format: 1
typ: protokoll
titel: "{title}"
offentlig_titel: Protokoll från nämndens sammanträde
datum: 2026-03-12
tid: {{ från: "9.00", till: "10.00" }}
plats: Kommunhuset
myndighet: Älvnäs kommun
sekretess: {{ lagrum: 26 kap. 1 § offentlighets- och sekretesslagen (2009:400), datum: 2026-03-12, myndighet: Älvnäs kommun }}
organ: Nämnden
ordförande: Anna Ek
sekreterare: Bo Lind
justerare: [Cecilia Holm]
närvarande:
  - {{ namn: Anna Ek, uppgift: ledamot, parti: S }}
  - {{ namn: Cecilia Holm, uppgift: ledamot, parti: M }}
  - {{ namn: "{name}", uppgift: ledamot, parti: C, roll: "{role}", sekretess: {{ lagrum: 26 kap. 1 § OSL }} }}
  - {{ namn: Bo Lind, uppgift: tjänsteman }}
bilagor:
  - {{ titel: "{appendix}", sekretess: {{ lagrum: 26 kap. 1 § OSL }} }}
ärenden:
  - rubrik: Val av justerare
    yrkanden:
      - {{ av: ["{name}"], text: val av Cecilia Holm }}
    omröstningar:
      - {{ ja_betyder: "val av Cecilia Holm", nej_betyder: "{name}s förslag", ja: [Ek, Holm], nej: ["{name}"] }}
    beslut: [att välja Cecilia Holm]
    reservationer: [{{ av: ["{name}"] }}]
  - rubrik: "{heading}"
    sekretess: {{ lagrum: 26 kap. 1 § OSL }}
    bakgrund: "{text}"
    bilagor: [1]
    beslut: ["att godkänna {text}"]
  - rubrik: Information från förvaltningen
    behandling: information
    bakgrund: |
      Förvaltningen berättade. [{text}[^1] Se [journalen]({href}).]{{sekretess=25 kap. 1 § OSL}} Sedan svarade {name} på frågor.

      Tabell: Läget

      | Var | Vad |
      |---|---|
      | [{cell}]{{sekretess}} | klart |

      [^1]: {note}
"#
    );
    yaml
}

fn build(record: &str, variant: Option<Variant>, standard: Standard) -> Outcome {
    let nowhere = Directory::new(None);
    let edition = Edition { variant, ..Edition::default() };
    let job = Job { edition, ..Job::new("post.yaml", record.as_bytes(), Format::Yaml, &nowhere) };
    builder().build(&job, &Output::ALL, standard)
}

#[test]
fn public_files_are_the_same_byte_for_byte_whatever_the_secrets_are() {
    let [ours, others] = [&OURS, &OTHERS].map(|secrets| build(&record(secrets), None, Standard::A2aUa1));
    assert!(!ours.has_errors() && !others.has_errors(), "{:?} {:?}", ours.diagnostics, others.diagnostics);
    assert_eq!(ours.about.and_then(|about| about.variant), Some(Variant::Public));
    for (ours, others) in ours.artifacts.iter().zip(&others.artifacts) {
        assert!(ours == others, "{:?} tells of the secret", ours.output);
    }
}

#[test]
fn a_public_document_does_not_tell_who_was_away_for_a_secret_matter_or_disqualified_in_it() {
    let official = "  - { namn: Bo Lind, uppgift: tjänsteman }\n";
    let record =
        record(&OURS).replacen(official, &format!("{official}{}", official.replacen("Bo Lind", "Karin Öhman", 1)), 1);
    for key in ["frånvarande: [Holm]", "jäv: [{ namn: Öhman }]"] {
        let apart = record.replacen("    bilagor: [1]\n", &format!("    bilagor: [1]\n    {key}\n"), 1);
        let [there, apart] = [&record, &apart].map(|record| build(record, None, Standard::A2aUa1));
        assert!(!there.has_errors() && !apart.has_errors(), "{:?} {:?}", there.diagnostics, apart.diagnostics);
        for (there, apart) in there.artifacts.iter().zip(&apart.artifacts) {
            assert!(there == apart, "{:?} tells of it", there.output);
        }
    }
}

#[test]
fn an_extract_does_not_name_whoever_is_masked_in_its_minutes_but_was_not_there_at_its_items() {
    let mut found = Vec::new();
    for (items, roles) in [1, 2, 3].into_iter().flat_map(|item| [([item..=item], false), ([item..=item], true)]) {
        let [ours, others] = [&OURS, &OTHERS].map(|secrets| {
            let record = record(secrets).replace(
                "sekretess: { lagrum: 26 kap. 1 § OSL } }\n  - { namn: Bo",
                "till: 1, sekretess: { lagrum: 26 kap. 1 § OSL } }\n  - { namn: Bo",
            );
            assert!(record.contains("till: 1,"));
            let nowhere = Directory::new(None);
            let edition = Edition { kind: Some(DocumentType::Extract), items: &items, variant: None, roles };
            let job = Job { edition, ..Job::new("post.yaml", record.as_bytes(), Format::Yaml, &nowhere) };
            let attached = builder().build(&job, &[Output::Pdf], Standard::A3aUa1);
            assert!(attached.artifacts.is_empty(), "the record has what is masked");
            builder().build(&job, &Output::ALL, Standard::A2aUa1)
        });
        assert!(!ours.has_errors() && !others.has_errors(), "{:?} {:?}", ours.diagnostics, others.diagnostics);
        for (ours, others) in ours.artifacts.iter().zip(&others.artifacts) {
            assert!(ours == others, "{items:?} {roles} {:?} tells of the secret", ours.output);
        }
        found.push((ours.about.as_ref().and_then(|about| about.variant), text_of(&ours).contains("Maskning")));
    }
    // The second item is masked and the third names somebody; of the first it is the mover.
    assert!(found.iter().all(|found| *found == (Some(Variant::Public), true)), "{found:?}");
}

/// The package for everybody, as it would be sent.
pub(super) fn packed(outcome: &Outcome, builder: &Builder) -> Package {
    let filing = Filing {
        facts: outcome.facts.as_ref().expect("it was built"),
        artifacts: &outcome.artifacts,
        standard: Standard::A2aUa1,
        record: None,
        diagnostics: &outcome.diagnostics,
        sources: &outcome.sources,
        ingredients: builder.engine.ingredients(),
    };
    filing::package(&filing, Profile::Registry).expect("a package")
}

#[test]
fn a_public_package_is_the_same_byte_for_byte_whatever_the_secrets_are() {
    let builder = builder();
    let [ours, others] =
        [&OURS, &OTHERS].map(|secrets| packed(&build(&record(secrets), None, Standard::A2aUa1), &builder));
    assert_eq!(ours.name, others.name);
    for (ours, others) in ours.files.iter().zip(&others.files) {
        assert!(ours == others, "{} tells of the secret", ours.0);
    }
}

#[test]
fn a_secret_in_any_file_of_a_public_package_or_in_what_one_is_called_is_caught() {
    let outcome = build(&record(&OURS), None, Standard::A2aUa1);
    let (package, facts) = (packed(&outcome, &builder()), outcome.facts.expect("it was built"));
    assert!(watch_package(&facts, &package).is_ok());
    let name = OURS.name.as_bytes();
    let planted = package.files.iter().map(|(path, bytes)| {
        let bytes = [bytes.as_slice(), b"\n", name].concat();
        Package { name: package.name.clone(), files: vec![(path.clone(), bytes)] }
    });
    let planted: Vec<Package> = planted
        .chain([
            Package { name: "greta-quistgaard_protokoll".to_owned(), ..package.clone() },
            Package { files: vec![("bilagor/Greta Quistgaard.pdf".to_owned(), Vec::new())], ..package.clone() },
            Package {
                files: vec![("METS.xml".to_owned(), b"<agent><name>Greta Quistgaard</name></agent>".to_vec())],
                ..package.clone()
            },
            Package {
                files: vec![("premis.xml".to_owned(), checksum(record(&OURS).as_bytes()).into_bytes())],
                ..package.clone()
            },
        ])
        .collect();
    for with in planted {
        let fault = watch_package(&facts, &with).expect_err("a leak");
        assert_eq!(fault.code, Code::SecrecyLeak);
    }
}

#[test]
fn the_name_of_a_record_is_the_name_of_its_files_and_must_not_tell() {
    let nowhere = Directory::new(None);
    let record = record(&OURS);
    for (name, is_told) in
        [("möten/greta-quistgård-zetterqvist.yaml", true), ("hemligt/greta.quistgaard/nämnden.yaml", false)]
    {
        let job = Job::new(name, record.as_bytes(), Format::Yaml, &nowhere);
        let outcome = builder().build(&job, &[Output::Text], Standard::A2aUa1);
        let codes: Vec<Code> = outcome.diagnostics.iter().map(|fault| fault.code).collect();
        assert_eq!(codes.contains(&Code::SecrecyLeak), is_told, "{name}: {codes:?}");
        assert_eq!(outcome.artifacts.is_empty(), is_told, "{name}");
    }
}

#[test]
fn a_public_document_does_not_tell_the_checksum_of_an_internal_one_that_it_replaces() {
    let digest = "0123456789abcdef".repeat(4);
    let later =
        record(&OURS) + &format!("version: 2\nersätter: {{ version: 1, datum: 2026-03-20, sha256: {digest} }}\n");
    for variant in Variant::ALL {
        let package = packed(&build(&later, Some(variant), Standard::A2aUa1), &builder());
        let tells = |(_, bytes): &(String, Vec<u8>)| String::from_utf8_lossy(bytes).contains(&digest);
        assert_eq!(package.files.iter().any(tells), variant == Variant::Internal);
    }
}

#[test]
fn an_internal_document_holds_everything_and_names_every_marking() {
    let outcome = build(&record(&OURS), Some(Variant::Internal), Standard::A2aUa1);
    assert!(!outcome.has_errors(), "{:?}", outcome.diagnostics);
    let text = outcome.artifacts.iter().find(|artifact| artifact.output == Output::Text).expect("text was asked for");
    let text = String::from_utf8_lossy(&text.bytes).split_whitespace().collect::<Vec<_>>().join(" ");
    for words in [
        "Markeringen gjordes den 12 mars 2026 av Älvnäs kommun.",
        "26 kap. 1 § offentlighets- och sekretesslagen (2009:400)",
        "25 kap. 1 § OSL",
        "Greta Quistgaard (C), målsman för barnet, [sekretess, 26 kap. 1 § OSL]",
        "[sekretess, 25 kap. 1 § OSL: Nils bor på Storgatan 11",
        "Bilaga 1 [sekretess, 26 kap. 1 § OSL] Nils bor",
        "Läkarutlåtande om Nils Zetterqvist [sekretess, 26 kap. 1 § OSL]",
    ] {
        assert!(
            text.contains(words),
            "{words}
{text}"
        );
    }
}

#[test]
fn votes_of_somebody_masked_are_counted_and_nobody_is_named() {
    let outcome = build(&record(&OURS), Some(Variant::Public), Standard::A2aUa1);
    let text = outcome.artifacts.iter().find(|artifact| artifact.output == Output::Text).expect("text was asked for");
    let text = String::from_utf8_lossy(&text.bytes).split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(text.contains("2 ja-röster, 1 nej-röst"), "{text}");
    assert!(text.contains("[maskat, 26 kap. 1 § OSL]s förslag"), "{text}");
    assert!(!text.contains("Quist"), "{text}");
}

#[test]
fn a_vote_by_party_does_not_say_of_somebody_masked_that_there_is_no_party() {
    let record = include_str!("../../tests/cases/documents/vote-of-many-by-party.yaml");
    let mark = "sekretess: { lagrum: 26 kap. 1 § OSL, datum: 2026-03-12, myndighet: Älvnäs kommun }\n";
    let masked = record.replacen(
        "namn: Dan Berg, uppgift: ledamot, parti: V",
        "namn: Dan Berg, uppgift: ledamot, parti: V, sekretess: { lagrum: 26 kap. 1 § OSL }",
        1,
    );
    assert_ne!(record, masked);
    let outcome = build(&format!("{masked}{mark}"), None, Standard::A2aUa1);
    let text = text_of(&outcome);
    assert!(!outcome.has_errors(), "{:?}", outcome.diagnostics);
    assert!(text.contains("maskat parti 1 och utan parti"), "{text}");
}

#[test]
fn a_record_is_never_attached_to_a_public_document() {
    let outcome = build(&record(&OURS), None, Standard::A3aUa1);
    assert_eq!(outcome.diagnostics.iter().filter(|fault| fault.code == Code::SecrecyLeak).count(), 1);
    assert!(outcome.artifacts.is_empty());
}

#[test]
fn a_public_document_of_what_says_no_more_than_that_it_is_secret_is_refused() {
    let marked = record(&OURS).lines().take(9).collect::<Vec<_>>().join(
        "
",
    ) + "
organ: Nämnden
ordförande: Anna Ek
sekreterare: Anna Ek
justerare: [Bo Lind]
närvarande: [{ namn: Anna Ek, uppgift: ledamot }, { namn: Bo Lind, uppgift: ledamot }]
ärenden: [{ rubrik: Val, beslut: [att välja Bo Lind] }]
";
    let marked = marked.replace(
        "offentlig_titel: Protokoll från nämndens sammanträde
",
        "",
    );
    let outcome = build(&marked, Some(Variant::Public), Standard::A2aUa1);
    assert!(outcome.artifacts.is_empty());
    assert!(outcome.diagnostics.iter().any(|fault| fault.code == Code::SecrecyMark), "{:?}", outcome.diagnostics);
    assert!(!build(&marked, None, Standard::A2aUa1).has_errors());
}

#[test]
fn a_classified_record_is_read_only_where_the_machine_is_said_to_be_approved() {
    let nowhere = Directory::new(None);
    let classified = record(&OURS)
        + "säkerhetsskyddsklass: hemlig
fel: ja
";
    let job = Job::new("post.yaml", classified.as_bytes(), Format::Yaml, &nowhere);
    assert!(check(&job).diagnostics.iter().any(|fault| fault.code == Code::SecrecyClass));
    let approved = Job { on_approved_machine: true, ..job };
    assert!(check(&approved).diagnostics.iter().all(|fault| fault.code != Code::SecrecyClass));
}

#[test]
fn what_a_template_lets_out_anywhere_is_caught_and_nothing_is_handed_over() {
    let template = include_str!("../../templates/protokoll.typ");
    let planted = [
        ("words", "#par[Greta Quistgaard]"),
        ("a heading and so a bookmark", "#heading(level: 1)[Vård av Nils Zetterqvist]"),
        ("what the page shows and nobody hears", "#if not is-tree { place(pdf.artifact[Greta Quistgaard]) }"),
        ("a link", "#link(\"https://example.se/?n=Greta%20Quistgaard\")[mer]"),
        ("a glyph that nothing else has", "#if not is-tree { place(pdf.artifact[q]) }"),
    ];
    for (place, leak) in planted {
        let (function, _) = template.rsplit_once(']').expect("the template ends with its function");
        let templates = Overrides::from([("protokoll.typ".to_owned(), format!("{function}{leak}\n]\n"))]);
        let nowhere = Directory::new(None);
        let record = record(&OURS);
        let job = Job::new("post.yaml", record.as_bytes(), Format::Yaml, &nowhere);
        let outcome = builder_with(&templates).build(&job, &[Output::Pdf, Output::Docx, Output::Html], Standard::Plain);
        assert!(outcome.artifacts.is_empty(), "{place}");
        let codes: Vec<Code> = outcome.diagnostics.iter().map(|fault| fault.code).collect();
        assert!(codes.contains(&Code::SecrecyLeak), "{place}: {:?}", outcome.diagnostics);
    }
}

pub(super) fn text_of(outcome: &Outcome) -> String {
    let text = outcome.artifacts.iter().map(|artifact| String::from_utf8_lossy(&artifact.bytes)).collect::<String>();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Minutes of two members of two parties, of whom one dissents; `facts` go to each of them, and `marking` to the record.
pub(super) fn of_two_parties(facts: &str, marking: &str) -> String {
    format!(
        "format: 1
typ: protokoll
titel: Protokoll från nämndens sammanträde
datum: 2026-03-12
plats: Kommunhuset
myndighet: Älvnäs kommun
organ: Kulturnämnden
ordförande: Anna Ek
sekreterare: Bo Lind
närvarande:
  - {{ namn: Anna Ek, uppgift: ledamot, parti: S }}
  - {{ namn: Maj Bro, uppgift: ledamot, parti: C{facts} }}
  - {{ namn: Ulf Dahl, uppgift: ledamot, parti: V{facts} }}
ärenden:
  - rubrik: Bidrag
    beslut: [att ge bidrag.]
    reservationer: [{{ av: [Dahl], text: till förmån för avslag. }}]
{marking}"
    )
}

#[test]
fn what_one_of_two_who_are_masked_did_is_not_told_of_the_others_party() {
    let marking = "sekretess: { lagrum: 26 kap. 1 § OSL, datum: 2026-03-12, myndighet: Älvnäs kommun, namn: [Maj Bro, Ulf Dahl] }\n";
    let outcome = build(&of_two_parties("", marking), Some(Variant::Public), Standard::A2aUa1);
    let text = text_of(&outcome);
    assert!(!outcome.has_errors(), "{:?}", outcome.diagnostics);
    assert!(text.contains("[maskat, 26 kap. 1 § OSL] (V) reserverar sig mot beslutet"), "{text}");
    assert!(!text.contains("Dahl") && !text.contains("Maj Bro"), "{text}");
}

#[test]
fn one_of_two_of_a_name_that_may_be_secret_is_not_told_by_what_tells_them_apart() {
    let secret = "sekretess: { lagrum: 26 kap. 1 § OSL }";
    let two = format!(
        "  - {{ namn: Maj Bro, uppgift: ledamot, parti: M, {secret} }}\n  - {{ namn: Maj Bro, uppgift: ledamot, parti: S }}\n"
    );
    let record = record(&OURS).replacen("  - { namn: Bo Lind,", &format!("{two}  - {{ namn: Bo Lind,"), 1);
    let outcome = build(&record, None, Standard::A2aUa1);
    assert!(outcome.diagnostics.iter().any(|fault| fault.code == Code::PrtAttendance), "{:?}", outcome.diagnostics);
    assert!(outcome.artifacts.is_empty());
}
