//! Records that are too large to be kept: `NAME.yaml.gen` says how to make them.

/// Makes a record's bytes from their description. `README.md` beside this file has the language.
pub(crate) fn generate(description: &str) -> Result<Vec<u8>, String> {
    let mut record = String::new();
    for (number, line) in (1..).zip(description.lines()) {
        let wrong = |reason: &str| format!("line {number}: {reason}: {line}");
        let (count, text) = match line.split_once(' ').unwrap_or((line, "")) {
            ("" | "#", _) => continue,
            ("text", text) => (1, text),
            ("repeat", rest) => {
                let (count, text) = rest.split_once(' ').ok_or_else(|| wrong("a number and a text are wanted"))?;
                (count.parse().map_err(|_| wrong("not a number"))?, text)
            }
            _ => return Err(wrong("neither text nor repeat")),
        };
        let text: String = serde_json::from_str(text).map_err(|error| wrong(&error.to_string()))?;
        record.push_str(&text.repeat(count));
    }
    Ok(record.into_bytes())
}
