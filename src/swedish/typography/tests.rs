use proptest::prelude::*;

use super::*;
use crate::swedish::DocLang;

/// The corrected text, with fixed spaces shown as `~`.
fn fixed(text: &str, lang: DocLang) -> String {
    apply(text, &edits(text, lang, Context::default())).replace('\u{a0}', "~")
}

fn sv(text: &str) -> String {
    fixed(text, DocLang::Sv)
}

fn en(text: &str) -> String {
    fixed(text, DocLang::En)
}

/// Each remark as `matched text → suggestion`.
fn remarked(text: &str, lang: DocLang) -> Vec<String> {
    let show = |remark: Remark| {
        let right = remark.suggestion.unwrap_or_else(|| "?".to_owned()).replace('\u{a0}', "~");
        format!("{} → {right}", &text[remark.range])
    };
    remarks(text, lang).into_iter().map(show).collect()
}

#[test]
fn numbers_keep_their_groups_and_units() {
    assert_eq!(sv("Bidraget var 10 000 kronor."), "Bidraget var 10~000~kronor.");
    assert_eq!(sv("1 250 000 kr, 2,5 miljoner kronor"), "1~250~000~kr, 2,5~miljoner kronor");
    assert_eq!(sv("(25 %) eller 10–15 procent"), "(25~%) eller 10–15~procent");
    assert_eq!(sv("SEK 500 och 3 km"), "SEK~500 och 3~km");
    assert_eq!(sv("år 2024 100 personer, 5 personer"), "år 2024 100 personer, 5 personer");
    assert_eq!(sv("lokal 012 345, 08-405 10 00"), "lokal 012 345, 08-405 10 00");
}

#[test]
fn statutes_stay_together() {
    assert_eq!(sv("enligt 5 kap. 2 § första stycket"), "enligt 5~kap.~2~§ första stycket");
    assert_eq!(sv("65-69 §§ och § 5"), "65–69~§§ och §~5");
    assert_eq!(sv("31 § 2 st. 3 p. förvaltningslagen"), "31~§~2~st. 3~p. förvaltningslagen");
}

#[test]
fn times_and_days_stay_together() {
    assert_eq!(sv("kl. 10.00 den 4 juni 2024"), "kl.~10.00 den 4~juni 2024");
    assert_eq!(sv("4–6 juni, 4-6 juni"), "4–6~juni, 4–6~juni");
    assert_eq!(en("on 4 June and June 4, 2024"), "on 4~June and June~4, 2024");
    assert_eq!(sv("2024 juni, i juni 5 personer"), "2024 juni, i juni 5 personer");
}

#[test]
fn initials_stay_with_the_name() {
    assert_eq!(sv("A. Svensson och J. R. R. Ek"), "A.~Svensson och J.~R.~R.~Ek");
    assert_eq!(en("chaired by A. A. Milne"), "chaired by A.~A.~Milne");
    assert_eq!(sv("C. G. von Essen"), "C.~G.~von Essen");
    assert_eq!(sv("klass 7 B. Hus 2 A. Sal"), "klass 7 B. Hus 2 A. Sal");
    assert_eq!(sv("alternativ A. Svaren var"), "alternativ A. Svaren var");
    assert_eq!(sv("Vi valde B. Det blev bra."), "Vi valde B. Det blev bra.");
}

#[test]
fn references_stay_with_their_number() {
    assert_eq!(sv("t.o.m. 5, nr 5, s. 5, bilaga 2, kap. 3"), "t.o.m.~5, nr~5, s.~5, bilaga~2, kap.~3");
    assert_eq!(sv("Bilaga 2 (punkt 3)"), "Bilaga~2 (punkt~3)");
    assert_eq!(en("Annex 2, No. 5, pp. 3–5"), "Annex~2, No.~5, pp.~3–5");
    assert_eq!(sv("bilaga och nr saknas"), "bilaga och nr saknas");
}

#[test]
fn a_hyphen_between_spaces_becomes_a_dash_that_does_not_begin_a_line() {
    assert_eq!(sv("sprida kunskap - de borde"), "sprida kunskap~– de borde");
    assert_eq!(sv("ja -- nej – kanske"), "ja~– nej~– kanske");
    assert_eq!(sv("- punkt"), "- punkt");
    assert_eq!(sv("punkt -"), "punkt -");
    assert_eq!(
        sv("medborgar- och livskunskap, för- och nackdelar, -5 grader"),
        "medborgar- och livskunskap, för- och nackdelar, -5~grader"
    );
    assert_eq!(sv("rösterna 5 - 3"), "rösterna 5 - 3");
}

#[test]
fn a_range_has_no_spaces_around_its_dash_where_words_say_that_it_is_one() {
    let text = "inom 5 - 7 dagar, den 3 – 5 juni, mellan 10 - 12, åren 2019 – 2023";
    let right = ["5 - 7 → 5–7", "3 – 5 → 3–5", "10 - 12 → 10–12", "2019 – 2023 → 2019–2023"];
    assert_eq!(remarked(text, DocLang::Sv), right);
    assert_eq!(remarked("within 5 - 7 days", DocLang::En), ["5 - 7 → 5–7"]);
    let certain = |text| remarks(text, DocLang::Sv).iter().map(|remark| remark.certain).collect::<Vec<_>>();
    assert_eq!(certain("inom 5 - 7 dagar, kl. 9.00 – 15.30, åren 2019 – 2023"), [true, true, true]);
    assert_eq!(certain("Lagen kom 2019 – 2023 togs den bort"), [false], "it may be a pause");
    let text = "Fråga 1 - 3 personer svarade, tabell 2 – 5 kommuner, rösterna 5 - 7, 7 - 5 dagar, dnr 5 - 7 dagar, 1 - 2 - 3 dagar, 0,5 - 7 dagar";
    assert_eq!(remarked(text, DocLang::Sv), Vec::<String>::new());
}

#[test]
fn a_dash_after_what_a_number_tells_apart_is_one_of_a_pause() {
    for text in [
        "Etapp 1 - 20 personer anställs.",
        "Fas 1 - 12 månader",
        "Grupp 1 - 2 personer",
        "i projektgrupp 1 - 2 personer",
        "Uppgift 1 - 20 minuter",
        "Beslut 2 - 14 dagar",
        "Ängsskolan 2 - 14 personer",
        "vecka 1 - 20 personer",
        "§ 3 - 5 dagar",
    ] {
        assert_eq!(remarked(text, DocLang::Sv), Vec::<String>::new(), "{text}");
    }
    assert_eq!(remarked("Phase 1 - 20 people are employed", DocLang::En), Vec::<String>::new());
    let certain = |text| remarks(text, DocLang::Sv).iter().map(|remark| remark.certain).collect::<Vec<_>>();
    assert_eq!(certain("5 - 7 dagar, Inom 5 - 7 dagar, det tar 5 - 7 dagar, ca 5 - 7 dagar"), [true; 4]);
    assert_eq!(certain("v. 5 - 7, den 3 - 5 juni"), [true; 2]);
    assert_eq!(certain("bussarna 5 - 7 dagar, etapp 1 och 2 - 20 personer"), [false; 2], "nobody can tell");
}

#[test]
fn a_dash_is_seen_across_the_ends_of_a_run() {
    let edited =
        |text, before, after| apply(text, &edits(text, DocLang::Sv, Context { before, after })).replace('\u{a0}', "~");
    assert_eq!(edited(" - och sedan", Some('x'), None), "~– och sedan");
    assert_eq!(edited("och sedan - ", None, Some('x')), "och sedan~– ");
    assert_eq!(edited(" % av", Some('5'), None), "~% av");
    assert_eq!(edited("kl. ", None, Some('9')), "kl.~");
    assert_eq!(edited("- och sedan", None, None), "- och sedan");
    assert_eq!(edited(". Beslutet", Some('U'), None), ". Beslutet", "the end of a word is nobody's initial");
    assert_eq!(edited(" 100 personer", Some('4'), None), " 100 personer", "the end of a year is no thousand");
}

#[test]
fn ranges_have_a_dash_only_where_nothing_else_can_be_meant() {
    assert_eq!(sv("åren 2019-2023, kl. 9.00-15.30"), "åren 2019–2023, kl.~9.00–15.30");
    assert_eq!(sv("kl. 9.00 - 15.30, (2019 - 2023)"), "kl.~9.00–15.30, (2019–2023)");
    assert_eq!(sv("5-10 personer, s. 12-15, 10-20 %"), "5–10 personer, s.~12–15, 10–20~%");
    assert_eq!(sv("januari-mars 2024, 3-4 ggr om 5-10 min"), "januari–mars 2024, 3–4 ggr om 5–10~min");
    assert_eq!(sv("1 januari 2024-31 december 2025"), "1~januari 2024–31~december 2025");
    for untouched in [
        "dnr 3.1-4788-2026",
        "dnr 2019-2023",
        "2024-06-04",
        "850709-9805",
        "08-405",
        "växel 08-405 10 00",
        "förlust med 2-5",
        "kapitel 11-2",
        "rösterna 5-3",
        "2023-2019",
        "14-åring, 30-tal",
        "https://exempel.se/2019-2023",
        "A2024-00912",
        "5050-1055",
    ] {
        assert_eq!(sv(untouched).replace('~', " "), untouched);
    }
}

#[test]
fn quotes_are_swedish_in_swedish_and_english_in_english() {
    assert_eq!(sv(r#"Hon sa "det är 'bra' nu"."#), "Hon sa ”det är ’bra’ nu”.");
    assert_eq!(sv("“Engelska” tecken och D'Arcy"), "”Engelska” tecken och D’Arcy");
    assert_eq!(en(r#"She said "it's 'good' now" ("fine")."#), "She said “it’s ‘good’ now” (“fine”).");
    assert_eq!(en(r#""'Twice' quoted," the '90s"#), "“‘Twice’ quoted,” the ’90s");
    assert_eq!(sv("59°19'46\""), "59°19'46\"");
    assert_eq!(sv("samma \" som ovan"), "samma \" som ovan");
}

#[test]
fn quotes_at_the_ends_of_a_run_look_at_their_neighbours() {
    let quoted = |text, before, after| apply(text, &edits(text, DocLang::En, Context { before, after }));
    assert_eq!(quoted("\"", Some('x'), None), "”");
    assert_eq!(quoted("said \"", None, Some('x')), "said “");
    assert_eq!(quoted("\" said", Some('x'), None), "” said");
}

#[test]
fn three_dots_become_one_sign() {
    assert_eq!(sv("och så vidare... eller ....."), "och så vidare… eller .....");
}

#[test]
fn the_narrow_fixed_space_gives_way_to_the_fixed_space() {
    assert_eq!(sv("10\u{202f}000, 9.00\u{202f}-\u{202f}15.30"), "10~000, 9.00–15.30");
}

#[test]
fn addresses_are_left_alone() {
    for address in ["https://exempel.se/a...b?q='x'", "o'brien@exempel.se", "www.exempel.se/2019-2023"] {
        assert_eq!(sv(address), address);
    }
}

#[test]
fn abbreviations_are_left_to_a_person() {
    assert_eq!(sv("potential mm. ex. idrott"), "potential mm. ex. idrott");
}

#[test]
fn each_edit_says_of_what_kind_it_is() {
    use EditKind::{Dash, Ellipsis, FixedSpace, Quote, Range};
    let kinds: Vec<EditKind> = edits("den 4 juni - \"2019-2023\"...", DocLang::Sv, Context::default())
        .into_iter()
        .map(|edit| edit.kind)
        .collect();
    assert_eq!(kinds, [FixedSpace, FixedSpace, Dash, Quote, Range, Quote, Ellipsis]);
}

#[test]
fn applying_edits_that_overlap_or_lie_outside_keeps_the_text() {
    let edit = |range, replacement| Edit { range, replacement, kind: EditKind::Dash };
    assert_eq!(apply("åäö", &[edit(1..2, "x"), edit(2..4, "–"), edit(3..5, "x"), edit(9..12, "x")]), "å–ö");
}

#[test]
fn abbreviations_against_the_rules_come_with_the_right_form() {
    let text = "psykisk ohälsa, potential mm. samt lokaler, ex. idrottshallar, och aktiviteter, ex idrott. Tex kan bla. \
                kommuner mfl söka, dvs alla, t ex de som s.k grannar etc och osv, fr o m 5 maj t. o. m. juni kl 9.";
    assert_eq!(
        remarked(text, DocLang::Sv),
        [
            "mm. → m.m.",
            "ex. → t.ex.",
            "ex → t.ex.",
            "Tex → T.ex.",
            "bla. → bl.a.",
            "mfl → m.fl.",
            "dvs → dvs.",
            "t ex → t.ex.",
            "s.k → s.k.",
            "etc → etc.",
            "osv → osv.",
            "fr o m → fr.o.m.",
            "t. o. m. → t.o.m.",
            "kl → kl.",
        ]
    );
    assert_eq!(remarks("mm.", DocLang::Sv)[0].message.sv, "”mm.” bör skrivas ”m.m.”");
}

#[test]
fn words_that_look_like_abbreviations_are_left_alone() {
    for text in [
        "ett exempel, en expert och min ex-make",
        "hans ex. Hon kom. Boken trycktes i 500 ex. på svenska.",
        "ex officio, ex post",
        "25 mm, 5 m m, mått i mm",
        "t.ex. bl.a. m.m. m.fl. s.k. dvs. d.v.s. osv. o.s.v. fr.o.m. t.o.m. p.g.a. f.d. etc. inkl. kl. 9.00",
        "rummet var tom, snart from mor, to m",
        "bla bla bla",
        "tex-mex, www.bla.se, ex.se, anna@etc.se",
        "SK, FD, MM och EV är förkortningar; F. D. Ek",
        "Bladet, texten, evenemang, klass, responsen, inklusive",
        "och så vidare etc...",
        "A2024/00912, 2024-06-04, 3.1-4788-2026",
    ] {
        assert_eq!(remarked(text, DocLang::Sv), Vec::<String>::new(), "{text}");
    }
}

#[test]
fn abbreviations_in_capitals_take_a_colon() {
    assert_eq!(
        remarked("NOD's uppdrag, VD’n för SKR´s förbund, men NOD:s, O’Neill och McDonald's", DocLang::Sv),
        ["NOD's → NOD:s", "VD’n → VD:n", "SKR´s → SKR:s"]
    );
    assert_eq!(remarked("NOD's remit", DocLang::En), Vec::<String>::new());
}

#[test]
fn the_long_dash_is_swedish_nowhere() {
    assert_eq!(remarked("ord — ord—ord", DocLang::Sv), ["— → –", "— → ~– "]);
    assert_eq!(remarked("word—word", DocLang::En), Vec::<String>::new());
}

#[test]
fn doubled_signs_and_spaces_are_seen() {
    assert_eq!(
        remarked("ett,, två.. tre  fyra;; m.m.. fem", DocLang::Sv),
        [",, → ,", ".. → .", "   →  ", ";; → ;", ".. → ."]
    );
    assert_eq!(remarked("m.m., t.ex.: så... och .... ../fil  ", DocLang::Sv), Vec::<String>::new());
}

#[test]
fn signs_that_want_a_space_are_pointed_out_without_it() {
    let text = "25% av 12,5%, 3‰ och 10\u{a0}%, https://x.se/a1%20b, 25%-ig, 100%ig, %";
    assert_eq!(remarked(text, DocLang::Sv), ["25% → 25~%", "12,5% → 12,5~%", "3‰ → 3~‰"]);
    assert_eq!(remarked("25% of it", DocLang::En), Vec::<String>::new());
    // Both faults of one number are put right at once.
    assert_eq!(remarked("9.000%", DocLang::Sv), ["9.000% → 9~000~%"]);
    assert_eq!(
        remarked("5§, §5, §§5–7, 5 § och § 5, 3 kap 5§", DocLang::Sv),
        ["5§ → 5~§", "§5 → §~5", "§§5 → §§~5", "kap → kap.", "5§ → 5~§"]
    );
}

#[test]
fn a_character_hidden_in_a_word_is_remarked_once_and_what_stands_before_it_is_no_abbreviation() {
    let text = "sk\u{ad}ol\u{ad}vägar, trafik\u{200b}miljö och \u{200b}";
    let words = |lang| remarks(text, lang).into_iter().map(|remark| remark.range).collect::<Vec<_>>();
    let found: Vec<&str> = words(DocLang::Sv).into_iter().filter_map(|range| text.get(range)).collect();
    assert_eq!(found, ["sk\u{ad}ol\u{ad}vägar", "trafik\u{200b}miljö", "\u{200b}"]);
    assert_eq!(words(DocLang::En), words(DocLang::Sv));
    let right = remarks(text, DocLang::En).into_iter().filter_map(|remark| remark.suggestion).collect::<Vec<_>>();
    assert_eq!(right, ["skolvägar", "trafikmiljö", ""]);
}

#[test]
fn thousands_are_not_set_off_by_a_full_stop() {
    let text = "10.000 kr, 1.250.000 kronor, men 10.00, kap. 3.125, version 1.200, 10.000-tals";
    assert_eq!(remarked(text, DocLang::Sv), ["10.000 → 10~000", "1.250.000 → 1~250~000"]);
    assert_eq!(remarked("10.000 euros", DocLang::En), Vec::<String>::new());
}

#[test]
fn thousands_of_five_digits_or_more_do_not_stand_together_before_what_they_count() {
    let text = "10000 kronor, 125000,50 kr, (15000000 kronor) och 12000 personer";
    assert_eq!(remarked("20230% av", DocLang::Sv), ["20230% → 20~230~%"]);
    let right = ["10000 → 10~000", "125000,50 → 125~000,50", "15000000 → 15~000~000", "12000 → 12~000"];
    assert_eq!(remarked(text, DocLang::Sv), right);
    let text = "9000 kronor, 10 000 kronor, 2024 års, dnr 12345 kr, 12345 Älvnäs, nr 10000 m, 08-123456 kr, 01234 kr, 10000, 10000-tals";
    assert_eq!(remarked(text, DocLang::Sv), Vec::<String>::new());
    assert_eq!(remarked("10000 kronor", DocLang::En), Vec::<String>::new());
    assert!(
        remarks("10000 kronor", DocLang::Sv).iter().all(|remark| remark.certain),
        "a space is missing and nothing else"
    );
}

#[test]
fn one_remark_a_place() {
    assert_eq!(remarked("den 4/6§", DocLang::Sv), ["4/6 → 4~juni"], "one remark a place");
}

#[test]
fn dates_in_figures_are_told_from_fractions() {
    assert_eq!(
        remarked("mötet den 4/6, 4/6 2024, 24/12-23, tisdagen 4/6, senast 1/10, fr.o.m. 1/7", DocLang::Sv),
        [
            "4/6 → 4~juni",
            "4/6 2024 → 4~juni 2024",
            "24/12-23 → 24~december 2023",
            "4/6 → 4~juni",
            "1/10 → 1~oktober",
            "1/7 → 1~juli"
        ]
    );
    assert_eq!(
        remarked(
            "2/3 av rösterna, öppet 24/7, riksmötet 2023/24, 1/2 2,5, den 31/6, A2024/00912, den 5/15",
            DocLang::Sv
        ),
        Vec::<String>::new()
    );
    assert_eq!(remarked("on 4/6/2024, the 1/2", DocLang::En), ["4/6/2024 → ?"]);
}

/// Pieces that the rules care about, in any order, with anything between.
fn texts() -> impl Strategy<Value = String> {
    "([0-9]{1,4}|[ \u{a0}\u{202f}]| - |[-–.,:/()\"'“”‘’…§%]|\\.\\.\\.|2019-2023|9\\.00|15\\.30|000|juni|June|kr|kap\\.|kl\\.|nr|s\\.|A\\.|Ek|den|dnr|ex\\.?|t ex|mm\\.?|[a-zåäö]{1,3}|\\PC){0,24}"
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn applying_twice_changes_nothing_more(text in texts(), before in proptest::option::of("[ a5.\"]"), after in proptest::option::of("[ a5.\"]")) {
        let char = |text: Option<String>| text.and_then(|text| text.chars().next());
        let context = Context { before: char(before), after: char(after) };
        for lang in [DocLang::Sv, DocLang::En] {
            let once = apply(&text, &edits(&text, lang, context));
            prop_assert_eq!(&apply(&once, &edits(&once, lang, context)), &once);
        }
    }

    #[test]
    fn no_letter_and_no_digit_changes(text in texts()) {
        let bare = |text: &str| text.replace(|c: char| c.is_whitespace() || "-–\"'“”‘’.…".contains(c), "");
        for lang in [DocLang::Sv, DocLang::En] {
            let edited = apply(&text, &edits(&text, lang, Context::default()));
            prop_assert_eq!(bare(&edited), bare(&text));
        }
    }

    #[test]
    fn remarks_are_in_order_and_inside_the_text(text in texts()) {
        for lang in [DocLang::Sv, DocLang::En] {
            let mut end = 0;
            for remark in remarks(&text, lang) {
                prop_assert!(remark.range.start >= end && text.get(remark.range.clone()).is_some());
                end = remark.range.end;
            }
        }
    }

    #[test]
    fn what_a_remark_suggests_is_not_remarked_again(text in texts()) {
        for remark in remarks(&text, DocLang::Sv) {
            let right = remark.suggestion.unwrap_or_default();
            prop_assert!(remarks(&right, DocLang::Sv).is_empty(), "{}", right);
        }
    }
}
