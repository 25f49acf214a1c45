//! Texts by chance: words that give trouble, and Markdown of all that the dialect has.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

/// What ordinary minutes are made of.
const PLAIN: &[&str] = &[
    "Ärendet",
    "och",
    "samråd",
    "civilsamhället",
    "för",
    "att",
    "möte,",
    "å",
    "NOD:s",
    "30-tal",
    "5 §",
    "bl.a.",
    "kl. 9.00",
    "den 4 juni 2024",
    "10 000 kronor",
    "25 %",
    "A2024/00912",
    "(SKR)",
    "frågor?",
    "Ja!",
    "och/eller",
    "self-made",
    "”citat”",
    "Arbetsmarknadsdepartementet",
];

/// Signs that Typst, XML, YAML and Markdown read in a way of their own, and signs that typography moves.
const SIGNS: &[&str] = &[
    "#",
    "$x$",
    "@not-0",
    "*",
    "_",
    "`",
    "\\",
    "~",
    "//",
    "/*",
    "*/",
    "#let x = 1",
    "#panic()",
    "=",
    "==",
    "-",
    "+",
    "1.",
    "- a",
    "/ a: b",
    "[",
    "]",
    "{",
    "}",
    "(",
    ")",
    "&",
    "&amp;",
    "&lt;",
    "&#x20;",
    "&nbsp;",
    "<",
    ">",
    "]]>",
    "%",
    "%20",
    "|",
    "''",
    "\"",
    "'",
    "´",
    "--",
    "---",
    "...",
    "…",
    "–",
    "—",
    "−",
    "\u{a0}",
    "\u{ad}",
    "a\u{ad}b",
    "\u{2011}",
    "\u{2009}",
    "\u{202f}",
    "€",
    "½",
    "²",
    "°",
    "×",
    "§",
    ":",
    ";",
    "!",
    "?",
    "{{x}}",
    "${x}",
    "\\n",
    "\\u0041",
    "www.example.se",
    "https://example.se/a_b*c",
    "a@example.se",
    "CON",
    "null",
    "nej",
    "~~",
    "0",
];

/// What Markdown refuses, letters that fonts lack, that nobody sees, or that turn the direction of writing, and what no text may hold.
const WILD: &[&str] = &[
    "<not-0>",
    "</p>",
    "{språk=fi}",
    "[^9]",
    "Tabell:",
    "\u{202e}",
    "\u{202c}",
    "\u{2066}",
    "\u{200b}",
    "\u{200c}",
    "\u{200d}",
    "\u{200e}",
    "\u{200f}",
    "\u{feff}",
    "\u{2060}",
    "\u{61c}",
    "e\u{301}",
    "a\u{308}",
    "A\u{30a}",
    "q\u{323}\u{307}",
    "\u{301}",
    "😀",
    "👩‍👩‍👧",
    "🇸🇪",
    "👍🏽",
    "\u{e000}",
    "\u{f8ff}",
    "\u{fffd}",
    "\u{ffff}",
    "\u{2028}",
    "\u{2029}",
    "\u{85}",
    "مرحبا",
    "שלום",
    "日本語",
    "नमस्ते",
    "ﬁ",
    "𝄞",
    "\u{0}",
    "\u{1}",
    "\u{8}",
    "\u{b}",
    "\u{c}",
    "\u{1b}",
    "\u{1f}",
    "\u{7f}",
    "\u{9f}",
    "\r",
    "\t",
    "\u{fe0f}",
    "\u{e0041}",
    "\u{3000}",
    "ǆ",
    "ß",
    "İ",
];

/// A word.
pub(crate) fn word(wild: bool) -> BoxedStrategy<String> {
    let plain = select(PLAIN).prop_map(str::to_owned);
    let sign = select(SIGNS).prop_map(str::to_owned);
    let long = prop_oneof![
        (select(vec!["a", "Å", "m", "i.", "x-", "ord/", "1", "§", "e\u{ad}"]), 20..200_usize)
            .prop_map(|(piece, count)| piece.repeat(count)),
        "[a-zåäö]{20,60}",
        "https://[a-z]{3,9}\\.se/[a-z0-9/_-]{20,90}",
    ];
    let tame = prop_oneof![24 => plain, 8 => sign, 1 => long];
    if !wild {
        return tame.boxed();
    }
    let wild = prop_oneof![3 => select(WILD).prop_map(str::to_owned), 1 => any::<char>().prop_map(String::from)];
    prop_oneof![12 => tame, 1 => wild].boxed()
}

/// A line of words, at most so many characters.
pub(crate) fn line(longest: usize, wild: bool) -> BoxedStrategy<String> {
    let gap = select(vec![" ", " ", " ", "", "  "]);
    let words = vec((word(wild), gap), 1..8);
    words.prop_map(move |words| join(&words).chars().take(longest).collect()).boxed()
}

fn join(words: &[(String, &str)]) -> String {
    words.iter().flat_map(|(word, gap)| [word.as_str(), gap]).collect()
}

/// A text in Markdown, with the footnotes that it refers to; at times with others.
pub(crate) fn text(wild: bool) -> BoxedStrategy<String> {
    let notes = vec((select(NOTES), line(200, wild)), 0..3);
    let tidy = prop::bool::weighted(0.95);
    (vec(blocks(wild), 1..6), notes, tidy, line(200, wild))
        .prop_map(|(blocks, notes, tidy, note)| {
            let mut parts: Vec<String> = blocks.concat().iter().map(|block| block.join("\n")).collect();
            let text = parts.concat();
            if tidy {
                let used = NOTES.iter().filter(|name| text.contains(&format!("[^{name}]")));
                parts.extend(used.map(|name| format!("[^{name}]: Not {name} {note}")));
            } else {
                parts.extend(notes.iter().map(|(name, note)| format!("[^{name}]: {note}")));
            }
            parts.join("\n\n")
        })
        .boxed()
}

/// Names of footnotes.
const NOTES: &[&str] = &["1", "två", "3a"];

/// Words with marks, at most one of them a line break.
fn inlines(wild: bool) -> BoxedStrategy<String> {
    let leaf = prop_oneof![
        16 => line(300, wild),
        1 => word(wild).prop_map(|word| format!("`{word}`")),
        1 => select(NOTES).prop_map(|name| format!("ord[^{name}]")),
        1 => Just("<https://www.example.se>".to_owned()),
    ];
    let inline = leaf.prop_recursive(3, 8, 3, move |inner| {
        prop_oneof![
            inner.clone().prop_map(|words| format!("*{words}*")),
            inner.clone().prop_map(|words| format!("**{words}**")),
            inner.clone().prop_map(|words| format!("~~{words}~~")),
            (line(80, wild), "[a-z/#?=&%_åä-]{0,20}")
                .prop_map(|(words, path)| format!("[länk {words}](https://example.se/{path})")),
            (inner.clone(), select(vec!["fi", "se", "en", "ar", "en-GB", "sr-Latn-RS", "yi", "es-419"]))
                .prop_map(|(words, lang)| format!("[{words}]{{språk={lang}}}")),
            (inner.clone(), select(vec![" ", "", "\\\n", "  \n", "\n"]), inner)
                .prop_map(|(left, gap, right)| format!("{left}{gap}{right}")),
        ]
    });
    prop_oneof![1 => line(300, wild), 2 => inline].boxed()
}

/// A block, as its lines.
type Lines = Vec<String>;

/// One block, or two that belong together, as a table and its caption.
fn blocks(wild: bool) -> BoxedStrategy<Vec<Lines>> {
    let paragraph = || inlines(wild).prop_map(|words| vec![lines(&words)]);
    let leaf = prop_oneof![
        8 => paragraph(),
        2 => (prop_oneof![40 => Just(1), 1 => select(vec![2, 3, 6])], inlines(wild)).prop_map(|(level, words)| {
            vec![vec![format!("{} Rubrik {}", "#".repeat(level), words.replace('\n', " "))]]
        }),
        1 => vec(line(80, wild), 1..4).prop_map(|code| vec![fenced(code)]),
        1 => Just(vec![vec!["---".to_owned()]]),
        1 => (line(80, wild), prop::option::of(line(80, wild))).prop_map(|(alt, caption)| {
            let caption = caption.map(|caption| format!(" \"{caption}\"")).unwrap_or_default();
            vec![vec![format!("![Stapeldiagram över samråd {alt}](samrad-per-ar.png{caption})")]]
        }),
        3 => table(wild),
    ];
    leaf.prop_recursive(3, 12, 3, |inner| {
        let item = || vec(inner.clone(), 1..3).prop_map(|blocks| blocks.concat());
        let items = || (vec(item(), 1..4), any::<bool>());
        prop_oneof![
            items().prop_map(|(items, tight)| vec![list(&items, tight, |_| "- ".to_owned())]),
            (items(), select(vec![0_usize, 1, 7, 999])).prop_map(|((items, tight), start)| vec![list(
                &items,
                tight,
                |at| format!("{}. ", start + at)
            )]),
            item().prop_map(|blocks| vec![apart(&blocks).iter().map(|line| format!("> {line}")).collect()]),
        ]
    })
    .boxed()
}

fn lines(text: &str) -> Lines {
    text.split('\n').map(str::to_owned).collect()
}

/// Blocks one after another, with an empty line between them.
fn apart(blocks: &[Lines]) -> Lines {
    blocks.join(&String::new())
}

fn fenced(code: Lines) -> Lines {
    let fence = || std::iter::once("```".to_owned());
    fence().chain(code).chain(fence()).collect()
}

/// A list; `mark` gives the mark of each item.
fn list(items: &[Vec<Lines>], tight: bool, mark: impl Fn(usize) -> String) -> Lines {
    let mut list = Lines::new();
    for (at, item) in items.iter().enumerate() {
        let mark = mark(at);
        let indent = " ".repeat(mark.len());
        let before = |number: usize| if number == 0 { &mark } else { &indent };
        if !tight && at > 0 {
            list.push(String::new());
        }
        list.extend(apart(item).iter().enumerate().map(|(number, line)| format!("{}{line}", before(number))));
    }
    list
}

/// A table with its caption. Now and then a row has a cell too many or too few, and the words may hold what parts cells.
fn table(wild: bool) -> BoxedStrategy<Vec<Lines>> {
    let side = select(vec!["---", ":--", "--:", ":-:"]);
    let cell = line(60, wild);
    let long = inlines(wild).prop_map(|words| words.replace('\n', " "));
    let cell = prop_oneof![6 => cell, 1 => Just(String::new()), 2 => long];
    let ragged = prop::option::weighted(0.1, 0..8_usize);
    (vec(side, 1..7), vec(vec(cell, 7), 1..6), line(80, wild), ragged)
        .prop_map(|(sides, cells, caption, ragged)| {
            let columns = sides.len();
            let row = |cells: &[String]| format!("| {} |", cells.join(" | "));
            let head: Vec<String> = (1..=columns).map(|column| format!("Kolumn {column}")).collect();
            let rows = cells.iter().map(|cells| row(&cells[..ragged.unwrap_or(columns).min(cells.len())]));
            let table = [row(&head), format!("|{}|", sides.join("|"))].into_iter().chain(rows).collect();
            vec![vec![format!("Tabell: Deltagare {caption}")], table]
        })
        .boxed()
}
