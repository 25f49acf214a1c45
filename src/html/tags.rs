//! The tags of any page, as browsers read them (HTML, 13.2.5): another program may write names in capitals, and values in single quotes or in
//! none.

use crate::secret::entities;

/// The attributes of every tag of that name, in the order of the page: names in small letters, values without their entities.
#[must_use]
pub(crate) fn tags(page: &str, name: &str) -> Vec<Vec<(String, String)>> {
    let mut found = Vec::new();
    let mut rest = page;
    while let Some(at) = rest.find('<') {
        rest = &rest[at + 1..];
        let is_it = rest.get(..name.len()).is_some_and(|start| start.eq_ignore_ascii_case(name));
        let after = if is_it { &rest[name.len()..] } else { continue };
        if after.starts_with(|letter: char| letter.is_ascii_whitespace() || matches!(letter, '/' | '>')) {
            let (attributes, after) = attributes(after);
            found.push(attributes);
            rest = after;
        }
    }
    found
}

/// The attributes of a tag of which the name has been read, and what stands after it.
fn attributes(tag: &str) -> (Vec<(String, String)>, &str) {
    let mut found = Vec::new();
    let mut rest = tag;
    loop {
        rest = rest.trim_start_matches(|letter: char| letter.is_ascii_whitespace() || letter == '/');
        if rest.is_empty() {
            return (found, rest);
        }
        if let Some(after) = rest.strip_prefix('>') {
            return (found, after);
        }
        let ends = |letter: char| letter.is_ascii_whitespace() || matches!(letter, '=' | '/' | '>');
        // A name may begin with an equals sign, and with nothing else that ends one.
        let end = rest.char_indices().skip(1).find(|(_, letter)| ends(*letter)).map_or(rest.len(), |(at, _)| at);
        let name = rest[..end].to_ascii_lowercase();
        rest = rest[end..].trim_start_matches(|letter: char| letter.is_ascii_whitespace());
        let mut value = "";
        if let Some(after) = rest.strip_prefix('=') {
            rest = after.trim_start_matches(|letter: char| letter.is_ascii_whitespace());
            let quote = rest.chars().next().filter(|letter| matches!(letter, '"' | '\''));
            (value, rest) = match quote {
                Some(quote) => rest[1..].split_once(quote).unwrap_or((&rest[1..], "")),
                None => {
                    let ends = |letter: char| letter.is_ascii_whitespace() || letter == '>';
                    rest.split_at(rest.find(ends).unwrap_or(rest.len()))
                }
            };
        }
        found.push((name, entities(value)));
    }
}

#[cfg(test)]
mod tests {
    use super::tags;

    #[test]
    fn attributes_are_read_however_they_are_quoted_and_their_tag_is_written() {
        for page in [
            "<p><meta name=\"a.b\" content=\"x > y &amp; 'z'\"/>",
            "<META content='x > y &amp; &#39;z&apos;' NAME='a.b'>",
            "<Meta\n name = a.b\tcontent = \"x > y & 'z'\"<p>",
            "<meta name=a.b hidden content=x&#32;&gt;&#x20;y&#32;&amp;&#32;'z'></meta>",
        ] {
            let found = tags(page, "meta");
            let of = |name: &str| {
                let found = found[0].iter().find(|(other, _)| other == name);
                found.map(|(_, value)| value.clone()).unwrap_or_default()
            };
            assert_eq!((of("name"), of("content")), ("a.b".to_owned(), "x > y & 'z'".to_owned()), "{page}");
        }
        for page in ["<metadata name=\"a\">", "meta name=\"a\"", "<me", "<"] {
            assert!(tags(page, "meta").is_empty(), "{page}");
        }
        assert_eq!(tags("<meta a b=", "meta"), [[("a".to_owned(), String::new()), ("b".to_owned(), String::new())]]);
    }
}
