//! Words too long for a line. The templates look for them in every line, which costs a thirtieth of the time, and few records have any.

use typst::foundations::{Dict, Value};

/// Words of so many letters may be broken anywhere: the longest Swedish words have some thirty.
pub(in super::super) const LONG_WORD: usize = 40;

/// So many letters less count here, for the templates put commas and full stops behind what the record says.
const SLACK: usize = 3;

/// Whether there may be a word of so many letters in what a record says. It errs only to one side: where what it takes for one
/// text is several.
pub(super) fn may_hold_words_of(letters: usize, record: &Dict) -> bool {
    let mut letters_in = Letters::default();
    letters_in.dict(record);
    letters_in.most >= letters - SLACK
}

/// Letters without anything between them that a line could end in.
#[derive(Default)]
struct Letters {
    now: usize,
    most: usize,
}

impl Letters {
    fn text(&mut self, text: &str) {
        for letter in text.chars() {
            self.now = if letter.is_whitespace() || matches!(letter, '/' | '–' | '-') { 0 } else { self.now + 1 };
            self.most = self.most.max(self.now);
        }
    }

    fn dict(&mut self, dict: &Dict) {
        // A word can go on from one run of words into the next, `*a*b`. What has no kind is no such run.
        let is_run = dict.contains("kind");
        for (key, value) in dict {
            self.now = if is_run { self.now } else { 0 };
            if key.as_str() != "kind" {
                self.value(value);
            }
        }
    }

    fn value(&mut self, value: &Value) {
        match value {
            Value::Str(text) => self.text(text),
            Value::Content(content) => self.text(&content.plain_text()),
            Value::Dict(dict) => self.dict(dict),
            Value::Array(array) => {
                for value in array {
                    // A cell, a line, an item.
                    self.now = if matches!(value, Value::Array(_)) { 0 } else { self.now };
                    self.value(value);
                }
            }
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use typst::foundations::{Array, Dict, IntoValue};

    use super::may_hold_words_of;
    use crate::template::data::dict;

    fn run(text: &str) -> Dict {
        dict! { "kind": "text", "body": text }
    }

    #[test]
    fn a_long_word_is_found_wherever_it_begins_and_however_it_is_marked() {
        let found = |inlines: Vec<Dict>| {
            let inlines: Array = inlines.into_iter().map(IntoValue::into_value).collect();
            may_hold_words_of(
                20,
                &dict! { "titel": "Protokoll", "block": dict! { "kind": "paragraph", "inlines": inlines } },
            )
        };
        assert!(!found(vec![run("ett ordentligt tillitsskapande")]));
        assert!(found(vec![run("ett tillitsskapandeprojekt här")]));
        let strong =
            dict! { "kind": "strong", "inlines": [run("skapande").into_value()].into_iter().collect::<Array>() };
        assert!(found(vec![run("ett tillits"), strong, run("projekt här")]));
        assert!(!found(vec![run("ett tillits-"), run("skapande/"), run("projekt här")]));
    }
}
