//! Records of older formats, which are read for ever.
//!
//! A record says in which format it is written (`format: 1`). The rest of the program knows the newest alone ([`shape::FORMAT`]): what
//! is written in an older one is turned into the next, and so on, before anybody reads it. The values keep their places in the file, so
//! that faults are told where the writer sees them.
//!
//! To change the format: raise [`shape::FORMAT`], and add here the step that turns a tree of the format before into one of the new. The
//! array is as long as there are older formats; forgetting the step does not compile.

use super::shape;
use crate::source::{Node, Value};

/// Turns a tree, be it a record or a register, from one format into the next. It renames and moves what is there, and leaves alone what
/// it does not know: that is told by whoever reads the tree.
type Step = fn(&mut Node);

/// How many older formats there are.
#[expect(clippy::cast_possible_truncation, reason = "formats are numbered from 1")]
const OLDER: usize = (shape::FORMAT - 1) as usize;

/// The step at `n` turns format `n + 1` into format `n + 2`.
const STEPS: [Step; OLDER] = [];

/// Turns a tree of an older format into one of the newest. One whose format is unknown stays as it is.
pub(super) fn renew(node: &mut Node) {
    take(node, &STEPS);
}

fn take(node: &mut Node, steps: &[Step]) {
    let written = match node.get("format").map(|entry| &entry.value.value) {
        Some(Value::Scalar(scalar)) => scalar.text.trim().parse::<usize>().ok(),
        _ => None,
    };
    // A format of the future is past all steps.
    if let Some(older) = written.and_then(|format| format.checked_sub(1)).and_then(|done| steps.get(done..)) {
        for step in older {
            step(node);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Step, take};
    use crate::diagnostic::Diagnostics;
    use crate::source::{Format, Node, Sources, Value, read};

    /// A format 2 that calls the title by another key, and a format 3 that calls it by yet another.
    const STEPS: [Step; 2] = [|node| rename(node, "rubrik", "namn"), |node| rename(node, "namn", "titel")];

    fn rename(node: &mut Node, old: &str, new: &str) {
        if let Value::Map(entries) = &mut node.value {
            entries.iter_mut().filter(|entry| entry.key == old).for_each(|entry| new.clone_into(&mut entry.key));
        }
    }

    /// The keys of a record after all steps, each with what stands at its place in the file.
    fn renewed(record: &str) -> Vec<(String, String)> {
        let (mut sources, mut cx) = (Sources::new(), Diagnostics::new());
        let (_, node) = read("post.yaml", record.as_bytes(), Format::Yaml, &mut sources, &mut cx);
        let mut node = node.unwrap();
        take(&mut node, &STEPS);
        let Value::Map(entries) = node.value else { panic!("no mapping") };
        entries.into_iter().map(|entry| (entry.key, sources.slice(entry.key_span).to_owned())).collect()
    }

    fn second(record: &str) -> (String, String) {
        renewed(record).swap_remove(1)
    }

    #[test]
    fn a_record_of_any_older_format_goes_through_every_later_step_and_keeps_its_places() {
        let pair = |key: &str, written: &str| (key.to_owned(), written.to_owned());
        assert_eq!(second("format: 1\nrubrik: Samråd\n"), pair("titel", "rubrik"));
        assert_eq!(second("format: 2\nnamn: Samråd\n"), pair("titel", "namn"));
        assert_eq!(second("format: 2\nrubrik: Samråd\n"), pair("rubrik", "rubrik"), "of format 1 only");
        assert_eq!(second("format: 3\nnamn: Samråd\n"), pair("namn", "namn"));
    }

    #[test]
    fn a_format_that_is_unknown_is_left_to_whoever_tells_of_it() {
        for format in ["4", "0", "-1", "99999999999999999999", "ett", "[1]", ""] {
            assert_eq!(second(&format!("format: {format}\nrubrik: Samråd\n")).0, "rubrik", "{format}");
        }
    }
}
