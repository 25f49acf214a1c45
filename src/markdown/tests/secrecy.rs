//! Words that may be secret.

use super::{Sample, expect};
use crate::diagnostic::Code;

#[test]
fn words_in_brackets_may_be_secret_by_the_records_provision_or_by_another() {
    expect(
        "[Nils **Ek**]{sekretess} och [Eva]{sekretess=21 kap. 1 § OSL}",
        r#"
        paragraph "[Nils **Ek**]{sekretess} och [Eva]{sekretess=21 kap. 1 § OSL}"
          restricted - "[Nils **Ek**]{sekretess}"
            "Nils "
            strong "**Ek**"
              "Ek"
          " och "
          restricted 21 kap. 1 § OSL "[Eva]{sekretess=21 kap. 1 § OSL}"
            "Eva"
        "#,
    );
}

#[test]
fn a_mark_that_marks_nothing_is_never_let_through() {
    for text in [
        "Nils Ek {sekretess}",
        "[Nils Ek] {sekretess}",
        "[Nils Ek{sekretess}",
        "Nils Ek]{sekretess}",
        "[Nils Ek\n\nbor här.]{sekretess}",
        "- [Nils Ek\n- bor här.]{sekretess}",
        "*[Nils* Ek]{sekretess}",
        "`[Nils Ek]{sekretess}`",
        "    [Nils Ek]{sekretess}",
        "![[Nils Ek]{sekretess}](bild.png)",
        "[Nils Ek]{sekretess",
        "[Nils Ek]{ Sekretess",
        "| a | b |\n|---|---|\n| [Nils | Ek]{sekretess} |",
        "\\[Nils Ek]{sekretess}",
    ] {
        let faults = Sample::new(text).read().1;
        assert!(faults.as_slice().iter().any(|fault| fault.code == Code::SecrecyMark), "{text}");
    }
}

#[test]
fn ordinary_words_about_secrecy_are_no_marks() {
    for text in [
        "Sekretess råder [enligt lag].",
        "en mängd {sekretessbelagda}",
        "tecknet \\{sekretess}",
        "[a](https://example.se)",
    ] {
        let faults = Sample::new(text).read().1;
        assert!(faults.as_slice().iter().all(|fault| fault.code != Code::SecrecyMark), "{text}");
    }
}
