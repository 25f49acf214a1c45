//! What the engine writes comes back as it was meant.

use typst_pdf::PdfStandard;

use super::super::{Bookmark, PdfA, dump, info, tags};
use super::{outline_of, world};

#[test]
fn text_lists_notes_and_links_show_in_the_dump_with_their_languages() {
    let pdf = world::pdf(
        r#"
#title()
= Inledning
Ett stycke med *fet* och _kursiv_ text, #link("https://example.com")[en länk]#footnote[En _not_.] och
#text(lang: "en")[English words].

#text(lang: "fi")[Suomea.]
- Punkt ett
  - Nästlad
+ Först
/ Datum: 4 juni
"#,
    );
    let expected = r#"lang=sv
Document
  Title (P) "Möte"
  H1 "Inledning"
  P
    "Ett stycke med "
    Strong (Span) "fet"
    " och "
    Em (Span) "kursiv"
    " text, "
    Link uri="https://example.com" "en länk"
    Lbl
      Link
        Span "1"
    Note
      Lbl
        Link
          Span "1"
      "En "
      Em (Span) "not"
      "."
    " och "
    "English words" lang=en
    "."
  P lang=fi "Suomea."
  L numbering=Circle
    LI
      Lbl "•"
      LBody
        P "Punkt ett"
    L numbering=Circle
      LI
        Lbl "–"
        LBody "Nästlad"
  L numbering=Decimal
    LI
      Lbl "1."
      LBody "Först"
  L numbering=None
    LI
      Lbl
        Strong (Span) "Datum"
      LBody "4 juni"
"#;
    assert_eq!(dump(&tags(&pdf).unwrap()), expected);
}

const BLOCKS: &str = r#"
#title[Rubrik#text(" ")\ i två rader]
= Ett
== Två#footnote[I rubriken.]
Stycke.#footnote[Ett stycke.

Ett till.] Igen.#footnote(<n>) Ny.#footnote[Tredje.]<n>

- Punkt

  Andra stycket.
  - Nästlad
- #quote(block: true)[Citat i punkt]
+ Först
/ *Datum*: 4 juni
/ Plats: Stora salen

  Plan 2

#quote(block: true)[Ett.

Två.]

#figure(
  table(columns: 2, table.header([Namn], [Röster]), [Ek], [- x
- y], table.cell(colspan: 2)[P1

P2], [], [Lind]),
  caption: [Röster],
)
#let box-image = image(
  bytes("<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'><rect width='9' height='9'/></svg>"),
  format: "svg", alt: "En svart ruta")
#figure(box-image, caption: [Bild _av_ en ruta])
#box-image

```
rad ett
  rad två
```
Ett `ord` kod.
"#;

const BLOCKS_OUTLINE: &str = "\
Title: Rubrik i två rader
Heading(1): Ett
Heading(2): Två[1]
Paragraph: Stycke.[2] Igen.[3] Ny.[3]
ListItem(1): Punkt
ListItem(1): Andra stycket.
ListItem(2): Nästlad
Quote: Citat i punkt
ListItem(1): Först
Term: Datum
Description: 4 juni
Term: Plats
Description: Stora salen
Description: Plan 2
Quote: Ett.
Quote: Två.
Caption: Tabell 1: Röster
HeaderCell: Namn
HeaderCell: Röster
Cell: Ek
Cell: x y
Cell: P1 P2
Cell: 
Cell: Lind
Alternative: En svart ruta
Caption: Figur 1: Bild av en ruta
Alternative: En svart ruta
Code: rad ett rad två
Paragraph: Ett ord kod.
Note(1): I rubriken.
Note(2): Ett stycke.
Note(2): Ett till.
Note(3): Tredje.
";

#[test]
fn every_kind_of_block_is_said_as_what_it_is() {
    assert_eq!(outline_of(&world::pdf(BLOCKS)), BLOCKS_OUTLINE);
}

#[test]
fn the_oldest_archive_format_says_the_same() {
    assert_eq!(outline_of(&world::pdf_as(BLOCKS, &[PdfStandard::A_1a])), BLOCKS_OUTLINE);
}

#[test]
fn tables_have_headers_with_scope_and_spans() {
    let pdf = world::pdf(
        "#table(columns: 3, table.header([A], [B], [C]), table.cell(rowspan: 2)[1], table.cell(colspan: 2)[2], [3], [4])",
    );
    let expected = r#"lang=sv
Document
  Table
    THead
      TR
        TH scope=Column "A"
        TH scope=Column "B"
        TH scope=Column "C"
    TBody
      TR
        TD rowspan=2 "1"
        TD colspan=2 "2"
      TR
        TD "3"
        TD "4"
"#;
    assert_eq!(dump(&tags(&pdf).unwrap()), expected);
}

/// Everything that can end a line without a space: hyphenation, hyphens, dashes, slashes, web addresses, and styled text.
const HARD_TO_BREAK: &str = "Samverkansförhandlingarnas IT-avdelning, e-post och/eller *arbetsmarknads*_avdelningen_ \
    i Finansdepartementet, 2023–2024, se https://example.com/mycket/lang/adress?fraga=svar&mera=1 eller \
    www.regeringen.se/sverigesregering/finansdepartementet; 10~000 kronor, effektivt och difficilt, fjärr\u{AD}värme, \
    tvåhundrasjuttiofemtusenkronorsfrågan en gång till, och några korta ord på slutet så att det blir fler rader än en.";

#[test]
fn a_paragraph_reads_the_same_however_wide_the_column_is() {
    let wide = format!("#set page(width: 100cm, height: auto)\n{HARD_TO_BREAK}");
    let unbroken = outline_of(&world::pdf(&wide));
    assert!(unbroken.starts_with("Paragraph: Samverkansförhandlingarnas IT-avdelning,"), "{unbroken}");
    for width in (30..=120).step_by(3) {
        for justify in [true, false] {
            let narrow = format!(
                "#set page(width: {width}mm, height: auto, margin: 2mm)\n#set text(hyphenate: true)\n\
                 #set par(justify: {justify})\n{HARD_TO_BREAK}"
            );
            assert_eq!(outline_of(&world::pdf(&narrow)), unbroken, "{width} mm, justify: {justify}");
        }
    }
}

#[test]
fn page_breaks_and_running_headers_are_not_heard() {
    let rows = (1..=12).map(|row| format!("[Rad {row}], ")).collect::<Vec<_>>().concat();
    let pdf = world::pdf(&format!(
        "#set page(width: 8cm, height: 4cm, margin: 1cm, header: [Sidhuvud], footer: [Sidfot])\n\
         Ett långt stycke som går över en sidgräns och som därför är delat i två delar på papperet men inte i taggarna, \
         #footnote[En not i sidfoten.] för det är ett enda stycke och inget annat än ett enda stycke, hur långt det än är.\n\n\
         #table(columns: 1, table.header([Rubrik]), {rows})"
    ));
    assert!(info(&pdf).unwrap().pages > 3);
    let cells = (1..=12).map(|row| format!("Cell: Rad {row}\n")).collect::<Vec<_>>().concat();
    let expected = format!(
        "Paragraph: Ett långt stycke som går över en sidgräns och som därför är delat i två delar på papperet men inte i \
         taggarna,[1] för det är ett enda stycke och inget annat än ett enda stycke, hur långt det än är.\n\
         HeaderCell: Rubrik\n{cells}Note(1): En not i sidfoten.\n"
    );
    assert_eq!(outline_of(&pdf), expected);
}

#[test]
fn words_are_parted_by_the_spaces_of_the_file_and_by_nothing_else() {
    let pdf =
        world::pdf("Rad ett#text(\" \")\\ rad två med H#sub[2]O och m#super[2]#text(\" \")\\ https://example.com");
    assert_eq!(outline_of(&pdf), "Paragraph: Rad ett rad två med H2O och m2 https://example.com\n");
    // A line may be broken where there is no space: after an ellipsis, between brackets, in an address.
    for word in [format!("ett…{}", "ä".repeat(60)), "(a)".repeat(40), format!("https://example.com/{}", "b".repeat(80))]
    {
        let source = format!("#set page(width: 8cm, margin: 1cm)\n#\"före \"#\"{word}\"#\" efter\"");
        assert_eq!(outline_of(&world::pdf(&source)), format!("Paragraph: före {word} efter\n"));
    }
}

#[test]
fn a_registry_finds_metadata_bookmarks_and_attachments() {
    let source = r#"
#title()
= Första
== Andra
= Tredje
#pdf.attach("post.yaml", bytes("titel: Möte"), relationship: "source", mime-type: "text/yaml", description: "Posten")
"#;
    let info = info(&world::pdf_as(source, &[PdfStandard::A_3a, PdfStandard::Ua_1])).unwrap();
    assert_eq!(info.title.as_deref(), Some("Möte"));
    assert_eq!(info.author.as_deref(), Some("Anna Ek, Bo Lind"));
    assert_eq!(info.keywords.as_deref(), Some("Fi2024/01234, minnesanteckningar"));
    assert_eq!(info.lang.as_deref(), Some("sv"));
    assert_eq!(info.pages, 1);
    assert_eq!(info.attachments, ["post.yaml"]);
    assert_eq!(info.pdfa, Some(PdfA { part: 3, conformance: "A".to_owned() }));
    assert_eq!(info.pdfua, Some(1));
    let bookmark = |level, title: &str| Bookmark { level, title: title.to_owned() };
    assert_eq!(info.bookmarks, [bookmark(1, "Första"), bookmark(2, "Andra"), bookmark(1, "Tredje")]);
    let xmp = info.xmp.unwrap();
    assert!(xmp.contains("<rdf:li xml:lang=\"x-default\">Möte</rdf:li>"), "{xmp}");
    let [permanent, changing] = info.id.as_slice() else { panic!("two parts: {:?}", info.id) };
    assert!(permanent.len() >= 32 && changing.len() >= 32 && permanent != changing, "{permanent} {changing}");
}

#[test]
fn a_file_that_claims_no_standard_has_none() {
    let info = info(&world::pdf_as("Text.", &[])).unwrap();
    assert_eq!((info.pdfa, info.pdfua), (None, None));
    assert_eq!((info.attachments, info.bookmarks), (Vec::new(), Vec::new()));
}
