//! UND-REGEL: rules that a record may be excepted from.

use crate::diagnostic::catalogue::{Family, family};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Exemption, excerpt};
use crate::message;
use crate::record::{self, Spanned};
use crate::source::Span;

/// Takes what the record is excepted from, so that it is silenced once the rules find it. What is no exemption is reported, and silences nothing;
/// of a reason that is missing the record's form has been told. Exemptions from rules for several records together wait until these are judged.
pub(super) fn take(written: &[record::Exemption], cx: &mut Diagnostics) {
    for exemption in read(written, cx) {
        if family(exemption.code) != Family::Collection {
            cx.except(exemption);
        }
    }
}

/// The exemptions of a record from rules for several records together. What is wrong with them, [`take`] tells.
pub(crate) fn of_several(written: &[record::Exemption]) -> Vec<Exemption> {
    let mut exemptions = read(written, &mut Diagnostics::new());
    exemptions.retain(|exemption| family(exemption.code) == Family::Collection);
    exemptions
}

fn read(written: &[record::Exemption], cx: &mut Diagnostics) -> Vec<Exemption> {
    let mut taken: Vec<(Code, Span)> = Vec::new();
    let mut exemptions = Vec::new();
    for exemption in written {
        let Some(rule) = &exemption.rule else { continue };
        let code = match rule_named(rule, &taken) {
            Ok(code) => code,
            Err(fault) => {
                cx.push(*fault);
                continue;
            }
        };
        taken.push((code, rule.span));
        let Some(reason) = &exemption.reason else { continue };
        if reason.value.chars().any(char::is_alphabetic) {
            exemptions.push(Exemption { code, span: rule.span, reason: reason.value.clone() });
        } else {
            let fault = message!("skälet säger ingenting", "the reason says nothing");
            let hint = message!("skriv varför {code} inte gäller här", "write why {code} does not hold here");
            cx.push(Diagnostic::new(Code::RecLength, fault).at(reason.span).hint(hint));
        }
    }
    exemptions
}

/// The rule that is named, if a record may be excepted from it and is not already.
fn rule_named(rule: &Spanned<String>, taken: &[(Code, Span)]) -> Result<Code, Box<Diagnostic>> {
    let written = excerpt(&rule.value);
    let Some(code) = Code::from_id(&rule.value) else {
        let fault = message!("det finns ingen regel \"{written}\"", "there is no rule \"{written}\"");
        let fault = Diagnostic::new(Code::ExemptRule, fault).at(rule.span);
        return Err(Box::new(fault.hint(match Code::like(&rule.value) {
            Some(near) => message!("menas {near}?", "is {near} meant?"),
            None => message!("\"protokollant regler\" visar alla", "\"protokollant rules\" shows them all"),
        })));
    };
    if !code.info().excusable {
        let fault = message!("från {code} kan inget undantag göras", "there can be no exemption from {code}");
        let hint = if family(code) == Family::Collection {
            let excusable =
                Code::ALL.iter().filter(|code| family(**code) == Family::Collection && code.info().excusable);
            let list = excusable.map(Code::to_string).collect::<Vec<_>>().join(", ");
            message!(
                "rätta det som {code} anmärker på; av reglerna för flera poster kan bara dessa ha undantag: {list}",
                "put right what {code} points out; of the rules for several records only these can have exemptions: {list}"
            )
        } else {
            message!(
                "rätta det som {code} anmärker på; undantag finns bara från regler som kräver en bedömning",
                "put right what {code} points out; there are exemptions only from rules that take judgement"
            )
        };
        return Err(Box::new(Diagnostic::new(Code::ExemptRule, fault).at(rule.span).hint(hint)));
    }
    if let Some((_, first)) = taken.iter().find(|(other, _)| *other == code) {
        let fault = message!("undantaget från {code} står två gånger", "the exemption from {code} stands twice");
        let hint = message!("skriv alla skäl i ett undantag", "write all reasons in one exemption");
        let fault = Diagnostic::new(Code::ExemptRule, fault).at(rule.span);
        return Err(Box::new(fault.related(*first, message!("första gången", "the first time")).hint(hint)));
    }
    Ok(code)
}
