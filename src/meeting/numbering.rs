//! How sections are numbered in documents that number them.

use super::Section;

/// The numbers of the sections of one level, in order. `before` goes before each: nothing, "2.", "2.1.". One without a heading has none.
pub(crate) fn level(list: &[Section], before: &str) -> Vec<Option<String>> {
    let mut count = 0;
    let mut number = |section: &Section| {
        section.heading.as_ref()?;
        count += 1;
        Some(format!("{before}{count}"))
    };
    list.iter().map(&mut number).collect()
}

/// What goes before the numbers of the sections within one.
pub(crate) fn within(number: &str) -> String {
    format!("{number}.")
}

/// All numbers of sections, in order.
pub(super) fn all(list: &[Section]) -> Vec<String> {
    let mut numbers = Vec::new();
    collect(list, "", &mut numbers);
    numbers
}

fn collect(list: &[Section], before: &str, numbers: &mut Vec<String>) {
    for (section, number) in list.iter().zip(level(list, before)) {
        // What stands in one without a number has none either.
        let Some(number) = number else { continue };
        let within = within(&number);
        numbers.push(number);
        collect(&section.sections, &within, numbers);
    }
}
