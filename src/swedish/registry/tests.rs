use chrono::NaiveDate;
use proptest::prelude::*;

use super::*;

fn rk(text: &str) -> Result<RegistryNumber, RegistryError> {
    parse(text, RegistryProfile::Regeringskansliet, None)
}

fn agency(text: &str) -> Result<RegistryNumber, RegistryError> {
    parse(text, RegistryProfile::Agency, None)
}

/// `series | year | serial | suffix`
fn parts(number: &RegistryNumber) -> String {
    let year = number.year.map_or("-".to_owned(), |year| year.to_string());
    format!("{} | {year} | {} | {}", number.series, number.serial, number.suffix.as_deref().unwrap_or("-"))
}

fn suggestion(text: &str) -> Option<String> {
    rk(text).unwrap_err().suggestion
}

#[test]
fn a_number_of_a_document_is_told_from_that_of_a_matter() {
    let read = |text| DocumentNumber::of(text).map(|number| (number.matter, number.document));
    assert_eq!(read("KN 2024/123-4"), Some(("KN 2024/123", 4)));
    assert_eq!(read("A2024/00912-12"), Some(("A2024/00912", 12)));
    assert_eq!(read("KS-2026-123-1"), Some(("KS-2026-123", 1)));
    for text in
        ["KN 2024/123", "2026-117", "3.1-4788-2026", "1.2-2026-117", "KN 2024/123-04", "KN 2024/123-1234", "A-4"]
    {
        assert_eq!(read(text), None, "{text}");
    }
}

#[test]
fn the_ministries_forms_of_each_era_are_read() {
    for (text, expected) in [
        ("A2024/00912", "A | 2024 | 912 | -"),
        ("Fö2021/00001", "Fö | 2021 | 1 | -"),
        ("KN2023/03142", "KN | 2023 | 3142 | -"),
        ("N2018/03142/SK", "N | 2018 | 3142 | SK"),
        ("FA2016/01035/JA", "FA | 2016 | 1035 | JA"),
        ("Fi2015/03268/S1", "Fi | 2015 | 3268 | S1"),
        ("N2012/6167/RT", "N | 2012 | 6167 | RT"),
        ("Ju2010/123/L2", "Ju | 2010 | 123 | L2"),
        ("Komm2024/00450/KN", "Komm | 2024 | 450 | KN"),
        ("I2020/02345", "I | 2020 | 2345 | -"),
        ("I2020/00345/TP", "I | 2020 | 345 | TP"),
    ] {
        assert_eq!(parts(&rk(text).unwrap()), expected);
    }
}

#[test]
fn the_day_of_the_document_tells_the_forms_of_2020_apart() {
    let on = |month| NaiveDate::from_ymd_opt(2020, month, 1);
    let parse = |text, month| parse(text, RegistryProfile::Regeringskansliet, on(month));
    assert!(parse("A2020/00912", 7).is_ok());
    assert!(parse("A2020/00912/IAS", 7).is_ok(), "a matter begun in spring keeps its number");
    assert!(parse("A2020/00912/IAS", 6).is_ok());
    let error = parse("A2020/00912", 6).unwrap_err();
    assert_eq!(error.kind, RegistryErrorKind::Era);
    assert_eq!(error.message.sv, "”A2020/00912” har inte den form som användes 2020, som i N2018/03142/SK");
}

#[test]
fn a_form_of_another_era_is_refused_with_the_form_of_the_year() {
    let error = rk("A2024/00912/IAS").unwrap_err();
    assert_eq!(error.kind, RegistryErrorKind::Era);
    assert_eq!(error.hint().unwrap().sv, "menas A2024/00912?");
    assert_eq!(rk("N2012/06167").unwrap_err().suggestion, None, "nobody can know the unit");
    assert_eq!(suggestion("N2018/3142/SK").as_deref(), Some("N2018/03142/SK"));
}

#[test]
fn a_number_nearly_right_is_answered_with_the_right_one() {
    for text in [
        "a2024/00912",
        "A2024/912",
        "A2024-00912",
        "A2024–00912",
        "A 2024/00912",
        "A2024 / 00912",
        "A 2024 00912",
        "A24/00912",
        "Dnr A2024/00912",
        "dnr: a2024-912",
        " A2024/00912",
    ] {
        assert_eq!(suggestion(text).as_deref(), Some("A2024/00912"), "{text}");
    }
    assert_eq!(suggestion("FÖ2024/912").as_deref(), Some("Fö2024/00912"));
    assert_eq!(suggestion("komm2024/450/kn").as_deref(), Some("Komm2024/00450/KN"));
    assert_eq!(suggestion("n2012/6167/rt").as_deref(), Some("N2012/6167/RT"));
    assert_eq!(suggestion("Ju98/1234/DOM").as_deref(), Some("Ju1998/1234/DOM"));
}

#[test]
fn what_is_no_registry_number_is_answered_with_the_form() {
    for text in
        ["A2024", "2024/00912", "A2024/009123", "A2024/00912/1", "A2024/00912/X/Y", "hos registrator", "A20245/00912"]
    {
        let error = rk(text).unwrap_err();
        assert_eq!((error.kind, error.suggestion), (RegistryErrorKind::Form, None), "{text}");
        assert!(error.message.sv.contains(text) && error.message.en.contains("A2024/00912"), "{}", error.message.sv);
    }
    assert_eq!(rk("  ").unwrap_err().kind, RegistryErrorKind::Empty);
}

#[test]
fn an_unknown_series_or_year_is_named() {
    let error = rk("X2024/00912").unwrap_err();
    assert_eq!(error.kind, RegistryErrorKind::Series);
    assert_eq!(
        error.message.sv,
        "”X2024/00912” börjar med X, som inget departement har: beteckningarna är \
         SB, A, FA, Fi, Fö, Ju, KN, Ku, LI, S, U, UD"
    );
    let error = rk("N2024/00912").unwrap_err();
    assert_eq!(error.kind, RegistryErrorKind::Series);
    assert_eq!(error.message.en, "“N2024/00912” is from 2024, but the code N was in use until 2022");
    let error = rk("A2204/00912").unwrap_err();
    assert_eq!(error.kind, RegistryErrorKind::Year);
    assert_eq!(error.message.sv, "”A2204/00912” har årtalet 2204: diarienummer har år från 1990 till 2100");
}

#[test]
fn agencies_numbers_are_taken_apart_where_year_and_serial_can_be_told() {
    for (text, expected) in [
        ("3.1-4788-2026", "3.1 | 2026 | 4788 | -"),
        ("2024/123", " | 2024 | 123 | -"),
        ("KS 2024/00123", "KS | 2024 | 123 | -"),
        ("1.2.3-2024-01234", "1.2.3 | 2024 | 1234 | -"),
        ("STY 2024-17-B", "STY | 2024 | 17 | B"),
        ("ÖKN-2023:5", "ÖKN | 2023 | 5 | -"),
        ("AF-4788", "AF | - | 4788 | -"),
        ("2024", " | - | 2024 | -"),
        ("1998-2001", " | 2001 | 1998 | -"),
    ] {
        assert_eq!(parts(&agency(text).unwrap()), expected, "{text}");
    }
}

#[test]
fn an_agency_s_number_has_a_digit_and_no_strange_signs() {
    for text in ["saknas", "A_2024", "2024//1", "-2024", "2024-", "2024/1;2", "99999999999", &"1".repeat(100)] {
        assert_eq!(agency(text).unwrap_err().kind, RegistryErrorKind::Form, "{text}");
    }
    assert_eq!(agency("Dnr: 3.1-4788-2026").unwrap_err().suggestion.as_deref(), Some("3.1-4788-2026"));
}

#[test]
fn ministries_are_known_by_their_present_and_former_names() {
    for (name, code) in [
        ("Arbetsmarknadsdepartementet", "A"),
        ("Ministry of Employment", "A"),
        ("the Ministry for Foreign Affairs", "UD"),
        ("Klimat- och  näringslivsdepartementet", "KN"),
        ("Miljö- och energidepartementet", "M"),
        ("FÖRSVARSDEPARTEMENTET", "Fö"),
    ] {
        assert_eq!(ministry_code(name), Some(code), "{name}");
    }
    assert_eq!(ministry_code("Departementet"), None);
}

proptest! {
    #[test]
    fn a_number_of_today_is_read_whatever_its_serial_and_mended_without_its_zeros(year in 2021..2100i32, serial in 0..100_000u32) {
        let right = format!("Ku{year}/{serial:05}");
        let number = rk(&right).unwrap();
        prop_assert_eq!((number.year, number.serial), (Some(year), serial));
        let short = format!("ku{year}-{serial}");
        prop_assert_eq!(rk(&short).unwrap_err().suggestion, Some(right));
    }

    #[test]
    fn a_suggestion_is_always_a_number(text in "(A|N|Fö|Komm|Dnr|[a-z]{1,2})?[ .:]?[0-9]{0,5}[-/ –]?[0-9]{0,6}(/[A-Za-z0-9]{0,3})?|\\PC{0,12}") {
        for profile in [RegistryProfile::Regeringskansliet, RegistryProfile::Agency] {
            if let Err(RegistryError { suggestion: Some(number), .. }) = parse(&text, profile, None) {
                prop_assert!(parse(&number, profile, None).is_ok(), "{} for {}", number, text);
            }
        }
    }
}
