//! Hostile texts: however deep, long or wrong, there is a tree that can be walked, and faults with places.

use proptest::prelude::*;

use super::super::DEPTH;
use super::*;

/// What holds for the tree of any text, as far as it can be seen from outside.
struct Bounds<'a> {
    file: &'a str,
    notes: usize,
}

impl Bounds<'_> {
    fn check(sample: &Sample) {
        let (markdown, diagnostics) = sample.read();
        let file = sample.sources.file(sample.scalar.file()).text();
        let bounds = Bounds { file, notes: markdown.notes.len() };
        for blocks in std::iter::once(&markdown.blocks).chain(&markdown.notes) {
            bounds.blocks(blocks, 0);
        }
        for run in markdown.texts() {
            for (at, letter) in run.text().char_indices() {
                bounds.span(run.span(at..at + letter.len_utf8()));
            }
        }
        for fault in diagnostics.as_slice() {
            bounds.span(fault.primary.as_ref().expect("every fault of a text has a place").span);
        }
    }

    fn span(&self, span: Span) {
        assert!(self.file.get(span.range()).is_some(), "{span:?} is no place of the text");
    }

    fn blocks(&self, blocks: &[Block], depth: usize) {
        assert!(depth <= DEPTH, "deeper than promised");
        for block in blocks {
            self.span(block.span);
            match &block.kind {
                BlockKind::Paragraph(inlines) | BlockKind::Heading { inlines, .. } => self.inlines(inlines, 0),
                BlockKind::Quote(blocks) => self.blocks(blocks, depth + 1),
                BlockKind::List { items, .. } => {
                    for item in items {
                        assert!(!item.is_empty(), "an item holds at least one block");
                        self.blocks(item, depth + 1);
                    }
                }
                BlockKind::Table { caption, columns, head, rows } => {
                    self.inlines(caption.as_deref().unwrap_or_default(), 0);
                    for row in std::iter::once(head).chain(rows) {
                        assert_eq!(row.len(), columns.len(), "a table is rectangular");
                        for cell in row {
                            self.inlines(&cell.inlines, 0);
                        }
                    }
                }
                BlockKind::Figure { .. } | BlockKind::Code(_) | BlockKind::Divider => {}
            }
        }
    }

    fn inlines(&self, inlines: &[Inline], depth: usize) {
        assert!(depth <= DEPTH, "deeper than promised");
        for inline in inlines {
            self.span(inline.span);
            match &inline.kind {
                InlineKind::Strong(inlines)
                | InlineKind::Emph(inlines)
                | InlineKind::Strike(inlines)
                | InlineKind::Link { inlines, .. }
                | InlineKind::Restricted { inlines, .. }
                | InlineKind::Lang { inlines, .. } => self.inlines(inlines, depth + 1),
                InlineKind::NoteRef(index) => assert!(*index < self.notes, "a reference to a note that is not there"),
                InlineKind::Text(_) | InlineKind::Code(_) | InlineKind::Break => {}
            }
        }
    }
}

fn faults(text: &str) -> Vec<String> {
    let shown = |fault: &Diagnostic| format!("{} {}", fault.code, fault.message.in_lang(Lang::Sv));
    Sample::new(text).read().1.as_slice().iter().map(shown).collect()
}

#[test]
fn twelve_levels_are_let_through_and_the_thirteenth_is_refused() {
    let deep = "TXT-MD listor och citat går djupare än 12 nivåer";
    assert_eq!(faults(&format!("{} text", ">".repeat(12))), [""; 0]);
    assert_eq!(faults(&format!("{} text", ">".repeat(13))), [deep]);
    let list = |levels: usize| (0..levels).fold(String::new(), |text, level| text + &"  ".repeat(level) + "- a\n");
    assert_eq!(faults(&list(12)), [""; 0]);
    assert_eq!(faults(&list(13)), [deep]);
    let words = |levels: usize| format!("{}a{}", "[".repeat(levels), "]{språk=fi}".repeat(levels));
    assert_eq!(faults(&words(12)), [""; 0]);
    assert_eq!(faults(&words(13))[0], "TXT-MD mer än 12 betoningar, länkar eller språk i varandra");
}

#[test]
fn what_is_beside_a_block_too_deep_is_read() {
    expect(
        r"
        före

        >>>>>>>>>>>>> text

        efter
        ",
        r#"
        paragraph "före"
          "före"
        paragraph "efter"
          "efter"
        fel[TXT-MD] "> text": listor och citat går djupare än 12 nivåer
          = dela upp texten med rubriker
        "#,
    );
}

#[test]
fn depth_and_repetition_take_neither_stack_nor_time() {
    // Each of these takes minutes, or the stack, where something is recursive or quadratic.
    let many = 10_000;
    let texts = [
        ">".repeat(many),
        "> ".repeat(many) + "text",
        "* ".repeat(many) + "text",
        "- 1. ".repeat(many) + "text",
        "[".repeat(20 * many) + &"]{språk=fi}".repeat(20 * many),
        "*a **b ".repeat(10 * many),
        "*".repeat(many) + "a" + &"*".repeat(many),
        "![".repeat(many) + &"](a)".repeat(many),
        "[a](".repeat(30 * many),
        "[a](b c ".repeat(30 * many),
        "[]{".repeat(30 * many),
        "{språk=".repeat(30 * many),
        "<b>".repeat(30 * many),
        "[^1]".repeat(30 * many) + "\n\n[^1]: not",
        "[^1]: not\n\n".repeat(10 * many),
        "[a]: b\n".repeat(10 * many),
        "|a".repeat(many) + "\n" + &"|-".repeat(many) + "\n" + &"|a\n".repeat(many),
        "&amp;\\[".repeat(30 * many),
        "- a\n".repeat(30 * many),
    ];
    for text in &texts {
        Bounds::check(&Sample::new(text));
    }
}

/// Pieces that make Markdown when put together.
const PIECES: &[&str] = &[
    "ord",
    " ",
    "\n",
    "\n\n",
    "    ",
    "*",
    "**",
    "_",
    "~~",
    "`",
    "```",
    "[",
    "]",
    "(",
    ")",
    "](",
    "![",
    "{",
    "}",
    "]{språk=fi}",
    "{lang=xx}",
    "https://x.se",
    "<",
    ">",
    "<b>",
    "</b>",
    "<!--",
    "-->",
    "<a@b.se>",
    "[^1]",
    "[^1]: ",
    "[^2]",
    "\n[^2]: ",
    "[a]",
    "\n[a]: /b ",
    "#",
    "# ",
    "- ",
    "\n- ",
    "\n  - ",
    "1. ",
    "\n7) ",
    "> ",
    "\n>",
    "|",
    "\n|",
    "\n|---|---|\n",
    "| a | b |",
    "Tabell: ",
    "---",
    "===",
    "\\",
    "\\\n",
    "  \n",
    "&amp;",
    "&#x202e;",
    "&nbsp;",
    "\u{202e}",
    "å",
    "\"",
    "4 juni",
    "\t",
    "\r\n",
    "\u{0}",
    "\u{ad}",
    "🇸🇪",
];

proptest! {
    #[test]
    fn any_text_gives_a_tree_or_faults_and_no_panic(text in "\\PC{0,60}") {
        Bounds::check(&Sample::new(&text));
    }

    #[test]
    fn any_markdown_gives_a_tree_or_faults_and_no_panic(pieces in prop::collection::vec(prop::sample::select(PIECES), 0..40)) {
        Bounds::check(&Sample::new(&pieces.concat()));
    }

    #[test]
    fn text_without_marks_keeps_its_words(words in prop::collection::vec(("[a-zåäöA-ZÅÄÖ][a-zåäö0-9,.;?%/§–é]{0,8}", " |\n|\n\n"), 1..40)) {
        let text: String = words.iter().flat_map(|(word, space)| [word.as_str(), space.as_str()]).collect();
        let sample = Sample::new(&text);
        let (markdown, diagnostics) = sample.read();
        let runs = markdown.texts();
        let read: Vec<&str> = runs.iter().flat_map(|run| run.text().split_whitespace()).collect();
        prop_assert_eq!(read, text.split_whitespace().collect::<Vec<_>>());
        prop_assert!(diagnostics.as_slice().is_empty());
    }
}
