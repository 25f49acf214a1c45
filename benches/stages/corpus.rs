//! A long record, made up from the seed sample's own words: the same bytes every time.
//!
//! The text is nonsense that looks like minutes: each word is one that follows the word before it somewhere in the sample, so
//! that length of words, capitals and punctuation, and with them the work of breaking lines, are those of real Swedish text.
//! Between the paragraphs stand what real records have: lists, some nested, tables with captions, quotations, footnotes.

use std::collections::BTreeMap;
use std::fmt::Write as _;

/// The seed sample: the notes of a consultation, four pages.
pub(crate) const SEED: &str = include_str!("../../samples/sakrad-2024-06-04.yaml");

/// A record of 100 pages in the house style `regeringskansliet`. Its facts are those of the seed.
pub(crate) fn hundred_pages() -> String {
    notes(SECTIONS, 0x5A4B_5241_4431_3234)
}

/// Notes of so many sections, chosen by chance from a seed.
pub(crate) fn notes(sections: usize, seed: u64) -> String {
    let facts = SEED.split_once("inledning:").map_or(SEED, |(facts, _)| facts);
    let mut writer = Writer { words: Words::of(SEED), chance: Chance(seed), text: facts.to_owned() };
    writer.text.push_str("inledning: |\n");
    writer.paragraph(INTRODUCTION);
    writer.text.push_str("avsnitt:\n");
    for number in 1..=sections {
        writer.section(number);
    }
    writer.text
}

/// Minutes of so many items, chosen by chance from a seed: each with a background, a vote and a decision.
pub(crate) fn minutes(items: usize, seed: u64) -> String {
    let mut writer = Writer { words: Words::of(SEED), chance: Chance(seed), text: MINUTES.to_owned() };
    for _ in 0..items {
        let heading = writer.words.phrase(6, &mut writer.chance);
        writer.line(INTRODUCTION, &format!("- rubrik: \"{heading}\""));
        writer.line(INTRODUCTION + 2, "bakgrund: |");
        writer.paragraph(SECTION);
        writer.list();
        let yes = writer.chance.between(4, 7);
        let (no, item) = (7 - yes, INTRODUCTION + 2);
        let counted = format!("antal: {{ ja: {yes}, nej: {no}, avstår: 0 }}");
        writer.line(item, "omröstningar:");
        writer.line(item + 2, &format!("- {{ slag: sluten, ja_betyder: bifall, nej_betyder: avslag, {counted} }}"));
        writer.line(item, "beslut: [att godkänna förslaget.]");
    }
    writer.text
}

/// What made-up minutes begin with.
const MINUTES: &str = "\
format: 1
typ: protokoll
titel: Protokoll från kulturnämndens sammanträde
myndighet: Älvnäs kommun
organ: Kulturnämnden
diarienummer: KN 2026/7
datum: 2026-03-12
plats: Kommunhuset i Älvnäs
ordförande: Anna Ek
sekreterare: Bo Lind
närvarande:
  - { namn: Anna Ek, uppgift: ledamot }
  - { namn: Cecilia Holm, uppgift: ledamot }
  - { namn: Dan Åberg, uppgift: ledamot }
  - { namn: Eva Wiik, uppgift: ledamot }
  - { namn: Fatima Haddad, uppgift: ledamot }
  - { namn: Gunnar Sundin, uppgift: ledamot }
  - { namn: Hanna Nordström, uppgift: ledamot }
  - { namn: Bo Lind, uppgift: tjänsteman }
ärenden:
";

/// How far the introduction is indented, in spaces.
const INTRODUCTION: usize = 2;

/// How far a section's text is indented, in spaces.
const SECTION: usize = 6;

/// How many sections fill 100 pages, found by counting pages.
const SECTIONS: usize = 81;

/// The least of generators that is good enough: SplitMix64 (Steele, Lea and Flood, 2014).
pub(crate) struct Chance(pub(crate) u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut bits = self.0;
        bits = (bits ^ (bits >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        bits = (bits ^ (bits >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        bits ^ (bits >> 31)
    }

    /// A number below `bound`, which is above zero.
    fn below(&mut self, bound: usize) -> usize {
        usize::try_from(self.next() % bound as u64).unwrap_or(0)
    }

    pub(crate) fn between(&mut self, least: usize, most: usize) -> usize {
        least + self.below(most - least + 1)
    }
}

/// The words of a text, and for each the words that follow it.
struct Words<'a> {
    /// Words that begin a sentence.
    first: Vec<&'a str>,
    after: BTreeMap<&'a str, Vec<&'a str>>,
}

impl<'a> Words<'a> {
    fn of(record: &'a str) -> Self {
        let body = record.split_once("inledning: |").map_or(record, |(_, body)| body);
        let lines = body.lines().filter(|line| !line.contains("rubrik:") && !line.contains("text:"));
        let words = lines.flat_map(str::split_whitespace).filter(|word| *word != "-" && *word != "–");
        let words: Vec<&str> = words.map(|word| word.trim_matches(['*', ':', '(', ')'])).collect();
        let mut found = Self { first: Vec::new(), after: BTreeMap::new() };
        for pair in words.windows(2) {
            let [word, next] = pair else { continue };
            if ends_sentence(word) && next.starts_with(char::is_uppercase) {
                found.first.push(next);
            }
            found.after.entry(word).or_default().push(next);
        }
        found
    }

    /// A sentence of at most `longest` words.
    fn sentence(&self, longest: usize, chance: &mut Chance) -> String {
        let mut word = self.first[chance.below(self.first.len())];
        let mut sentence = word.to_owned();
        for _ in 1..longest {
            let Some(next) = self.after.get(word).filter(|_| !ends_sentence(word)) else { break };
            word = next[chance.below(next.len())];
            sentence.push(' ');
            sentence.push_str(word);
        }
        if !ends_sentence(word) {
            sentence.truncate(sentence.trim_end_matches([',', '.']).len());
            sentence.push('.');
        }
        sentence
    }

    /// Some words without punctuation, for headings and cells.
    fn phrase(&self, words: usize, chance: &mut Chance) -> String {
        let sentence = self.sentence(words, chance);
        sentence.trim_end_matches(['.', '?', ',']).to_owned()
    }
}

fn ends_sentence(word: &str) -> bool {
    word.ends_with(['.', '?'])
}

struct Writer<'a> {
    words: Words<'a>,
    chance: Chance,
    text: String,
}

impl Writer<'_> {
    fn line(&mut self, indent: usize, line: &str) {
        // Writing to a string does not fail.
        let _ = writeln!(self.text, "{:indent$}{line}", "");
    }

    fn sentences(&mut self, least: usize, most: usize) -> String {
        let count = self.chance.between(least, most);
        let sentences: Vec<String> = (0..count).map(|_| self.words.sentence(24, &mut self.chance)).collect();
        sentences.join(" ")
    }

    fn paragraph(&mut self, indent: usize) {
        let text = self.sentences(3, 6);
        self.line(indent, &text);
        self.text.push('\n');
    }

    fn section(&mut self, number: usize) {
        let heading = self.words.phrase(7, &mut self.chance);
        self.line(INTRODUCTION, &format!("- rubrik: \"{number}. {heading}\""));
        self.line(INTRODUCTION + 2, "text: |");
        self.paragraph(SECTION);
        self.noted_paragraph(number);
        self.list();
        self.paragraph(SECTION);
        match number % 3 {
            0 => self.table(number),
            1 => self.quotation(),
            _ => self.paragraph(SECTION),
        }
    }

    /// A paragraph with emphasis and a footnote.
    fn noted_paragraph(&mut self, number: usize) {
        let before = self.sentences(1, 2);
        let theme = self.words.phrase(5, &mut self.chance);
        let after = self.sentences(1, 3);
        let note = self.sentences(1, 1);
        self.line(SECTION, &format!("{before} Temat var *{theme}*.[^{number}] {after}"));
        self.text.push('\n');
        self.line(SECTION, &format!("[^{number}]: {note}"));
        self.text.push('\n');
    }

    /// A list; in its middle one within it.
    fn list(&mut self) {
        let items = self.chance.between(4, 7);
        for item in 0..items {
            let text = self.sentences(1, 3);
            self.line(SECTION, &format!("- {text}"));
            if item == items / 2 {
                for _ in 0..3 {
                    let text = self.sentences(1, 1);
                    self.line(SECTION + 2, &format!("- {text}"));
                }
            }
        }
        self.text.push('\n');
    }

    fn table(&mut self, number: usize) {
        let caption = self.words.phrase(6, &mut self.chance);
        self.line(SECTION, &format!("Tabell: {caption} {number}"));
        self.text.push('\n');
        self.line(SECTION, "| Område | Åtgärd | Antal | Andel |");
        self.line(SECTION, "|---|---|---:|---:|");
        for _ in 0..self.chance.between(6, 10) {
            let area = self.words.phrase(2, &mut self.chance);
            let measure = self.words.phrase(6, &mut self.chance);
            let (count, share) = (self.chance.between(1, 999), self.chance.below(100));
            self.line(SECTION, &format!("| {area} | {measure} | {count} | {share} % |"));
        }
        self.text.push('\n');
    }

    fn quotation(&mut self) {
        let text = self.sentences(2, 3);
        self.line(SECTION, &format!("> {text}"));
        self.text.push('\n');
    }
}
