//! The catalogue as a page of documentation.

use std::fmt::Write as _;

use super::{Doc, Example, Family, explain, family, mends, standing};
use crate::diagnostic::{Code, Lang};

const TITLE: Doc = Doc { sv: "Reglerna", en: "The rules" };

const INTRODUCTION: Doc = Doc {
    sv: "Allt som `protokollant` kan anmärka på, med skäl och exempel. `protokollant förklara REG-DNR` visar samma sak för en \
         enda regel. Ett *fel* måste rättas innan någon handling görs. En *varning* är troligen fel, men handlingen görs ändå. \
         En *upplysning* är bra att veta. Några regler beror på vilket slags myndighet det är; vilken *profil* posten har säger \
         myndighetens namn, eller nyckeln `profil`.",
    en: "Everything that `protokollant` can remark on, with reasons and examples. `protokollant explain REG-DNR` shows the \
         same for a single rule. An *error* must be put right before any document is made. A *warning* is probably wrong, \
         but the document is made all the same. A *note* is good to know. Some rules depend on what kind of authority it is; \
         which *profile* a record has is told by the authority's name, or by the key `profil`.",
};

const CODE: Doc = Doc { sv: "Kod", en: "Code" };
const SEVERITY: Doc = Doc { sv: "Grad", en: "Severity" };
const RULE: Doc = Doc { sv: "Regel", en: "Rule" };

const WHY: Doc = Doc { sv: "Därför", en: "Why" };
const REMEDY: Doc = Doc { sv: "Gör så här", en: "What to do" };
const MENDED: Doc = Doc { sv: "Med `--rätta`", en: "With `--fix`" };
const BAD: Doc = Doc { sv: "Så blir det fel", en: "Wrong" };
const GOOD: Doc = Doc { sv: "Så är det rätt", en: "Right" };

/// The whole catalogue in Markdown (CommonMark with tables): a table of all codes, then each by itself.
#[must_use]
pub fn markdown(lang: Lang) -> String {
    let mut page = String::new();
    // Writing to a string does not fail.
    let _ = page_in(lang, &mut page);
    page
}

fn page_in(lang: Lang, page: &mut String) -> std::fmt::Result {
    writeln!(page, "# {}\n\n{}\n", TITLE.in_lang(lang), INTRODUCTION.in_lang(lang))?;
    let [code, severity, rule] = [CODE, SEVERITY, RULE].map(|column| column.in_lang(lang));
    writeln!(page, "| {code} | {severity} | {rule} |\n|---|---|---|")?;
    for code in Code::ALL.iter().copied() {
        let (severity, summary) = (standing::severity(code, lang), explain(code).summary);
        writeln!(page, "| `{code}` | {severity} | {} |", summary.in_lang(lang))?;
    }
    for part in Family::ALL {
        writeln!(page, "\n## {}", part.heading().in_lang(lang))?;
        for code in Code::ALL.iter().copied().filter(|code| family(*code) == part) {
            section(code, lang, page)?;
        }
    }
    Ok(())
}

fn section(code: Code, lang: Lang, page: &mut String) -> std::fmt::Result {
    let text = explain(code);
    let severity = standing::severity(code, lang);
    writeln!(page, "\n### {code}\n\n{}\n", text.summary.in_lang(lang))?;
    let mended = mends(code).map(|what| (MENDED, what.in_lang(lang)));
    let parts = [Some((WHY, text.why.in_lang(lang))), Some((REMEDY, text.remedy.in_lang(lang))), mended];
    for (label, words) in parts.into_iter().flatten().chain([(SEVERITY, severity.as_str())]) {
        writeln!(page, "**{}:** {words}\n", label.in_lang(lang))?;
    }
    if let Some((heading, citation)) = standing::rests_on(code, lang) {
        writeln!(page, "**{}:** {citation}\n", heading.in_lang(lang))?;
    }
    if code.info().excusable {
        let (heading, words) = standing::exemption(code);
        writeln!(page, "**{}:** {}\n", heading.in_lang(lang), words.in_lang(lang))?;
    }
    for (label, example) in [(BAD, text.bad), (GOOD, text.good)] {
        let language = match example {
            Example::Record(_) => "yaml",
            Example::Illustration(_) => "text",
        };
        let gap = if label == BAD { "\n" } else { "" };
        writeln!(page, "{}:\n\n```{language}\n{}```{gap}", label.in_lang(lang), example.text())?;
    }
    Ok(())
}
