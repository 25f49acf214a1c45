//! TYP-TECKEN, TYP-FÖRK.
use super::super::Subject;
use crate::diagnostic::Diagnostics;
pub(super) fn check(_subject: &Subject<'_, '_>, _cx: &mut Diagnostics) {}
