//! The style sheet: the house style for screens, and for paper when a browser prints.
//!
//! On paper all sizes are the house's own. A screen gets them scaled, so that running text is [`BODY_REM`] and the rest keeps
//! its proportion; letters never fall below [`FLOOR_REM`], and lines stand farther apart than in print. How the parts
//! of the page are laid out is in `page.css`, which speaks only of the custom properties made here.
//!
//! The sheet holds none of `&`, `<`, `>` and `"`: they would read differently in HTML and in XML.

use std::fmt::Write as _;

use crate::document::{Field, Inline, Role, parity};
use crate::house::{Family, House, Ink, LEAST_CONTRAST, LIST_MARKS, Length, Style, WHITE, Weight};

use super::colour::{self, readable};

/// Size of running text on a screen, in rem: 18 px where nobody has asked for another size.
const BODY_REM: f64 = 1.125;
/// The smallest letters on a screen, in rem.
const FLOOR_REM: f64 = 0.8125;
/// The least distance between lines of running text on a screen, as a multiple of its size.
const LEADING: f64 = 1.5;
/// The widest running text, as a multiple of its size: about 70 letters.
const MEASURE_EM: f64 = 34.0;
/// What dark pages are painted with: not quite black, on which letters glare.
const DARK: crate::house::Colour = crate::house::Colour { rgb: [0x16, 0x18, 0x1b] };

/// How many lists can stand in each other: Word has no more levels.
const LIST_DEPTH: usize = 9;

/// Fonts that stand in where a reader lacks the house's.
const SERIF: &str = "'Iowan Old Style','Palatino Linotype',Palatino,'Book Antiqua',Georgia,'Times New Roman',serif";
const SANS: &str = "system-ui,'Segoe UI',Roboto,'Helvetica Neue',Arial,sans-serif";

/// The style sheet.
pub(super) fn css(house: &House, running_header: &[Inline]) -> String {
    let mut css = String::from("\n");
    properties(&mut css, house);
    for role in Role::ALL {
        rule(&mut css, house, role);
    }
    css.push_str(include_str!("page.css"));
    bullets(&mut css);
    push(
        &mut css,
        format_args!("@media screen and (prefers-color-scheme:dark){{:root{{{}}}}}\n", palette(house, Paper::Dark)),
    );
    print(&mut css, house, running_header);
    css
}

/// Appends formatted text; a string takes all.
fn push(css: &mut String, arguments: std::fmt::Arguments<'_>) {
    css.write_fmt(arguments).ok();
}

fn properties(css: &mut String, house: &House) {
    let scale = Scale::of(house);
    let width = house.text_width();
    let measure = scale.rem_of(width).min(MEASURE_EM * BODY_REM);
    let share = 100.0 * house.letterhead.column.pt() / width.pt().max(1.0);
    let description = house.style(Role::Description);
    let lengths = [
        ("measure", format!("{}rem", number(measure))),
        ("column", format!("{}%", number(share.clamp(0.0, 80.0)))),
        ("term", scale.rem(description.indent)),
        ("fact-gap", scale.rem(description.after)),
        ("text-gap", scale.rem(house.style(Role::Body).after)),
        ("list-indent", scale.rem(house.list.indent)),
        ("list-hang", scale.rem(house.list.hang)),
        ("list-gap", scale.rem(house.list.gap)),
        ("table-gap", scale.rem(house.table.gap)),
        ("inset-x", scale.rem(house.table.inset_x)),
        ("inset-y", scale.rem(house.table.inset_y)),
        ("rule-width", format!("max({},var(--hair))", scale.rem(house.table.rule))),
        ("strong-rule-width", format!("max({},calc(2*var(--hair)))", scale.rem(house.table.strong_rule))),
        ("logotype", scale.rem(house.letterhead.logotype_height)),
    ];
    css.push_str(":root{");
    for (name, value) in lengths {
        push(css, format_args!("--{name}:{value};"));
    }
    push(css, format_args!("--leading:{};--floor:{}rem;--hair:1px;", number(LEADING), number(FLOOR_REM)));
    push(css, format_args!("--serif:{},{SERIF};", string(&house.fonts.serif)));
    push(css, format_args!("--sans:{},{SANS};", string(&house.fonts.sans)));
    let (code, body) = (house.style(Role::Code), house.style(Role::Body));
    let ratio = number(code.size.pt() / body.size.pt().max(1.0));
    push(css, format_args!("--code-font:{};--code-size:{ratio}em;", family(code.font)));
    push(css, format_args!("{}}}\n", palette(house, Paper::Light)));
}

/// What the page is painted with.
#[derive(Clone, Copy)]
enum Paper {
    Light,
    Dark,
}

/// The colours as custom properties. The house chose them for white paper; on it they stay unless they cannot be read
/// (WCAG 2.1: 1.4.3 for letters, 1.4.11 for lines). On dark paper letters get more, for there thin ones fade.
fn palette(house: &House, paper: Paper) -> String {
    let colours = &house.colours;
    let (paper, text, others) = match paper {
        Paper::Light => (WHITE, 7.0, LEAST_CONTRAST),
        Paper::Dark => (DARK, 13.0, 7.0),
    };
    let ink = [("text", colours.text, text), ("muted", colours.muted, others), ("link", colours.link, others)];
    let mut css = format!("--paper:{};--rule:{};", colour::css(paper), colour::css(readable(colours.rule, paper, 3.0)));
    for (name, value, ratio) in ink {
        push(&mut css, format_args!("--{name}:{};", colour::css(readable(value, paper, ratio))));
    }
    css
}

/// Where a role's letters stand in the page.
fn selector(role: Role) -> &'static str {
    match role {
        Role::Masthead => ".masthead",
        Role::Meta => ".meta",
        Role::Department => ".department",
        Role::Unit => ".unit",
        Role::Title => "h1,.title",
        Role::Heading1 => "h2,.heading1",
        Role::Heading2 => "h3,[role=doc-endnotes] h2,.heading2",
        Role::Heading3 => "h4,h5,h6,.heading3",
        Role::Contents1 => "nav li,.contents1",
        Role::Contents2 => "nav li li,.contents2",
        Role::Body => "body,p",
        Role::ListItem => "li,.list-item",
        Role::Term => "dt,.term",
        Role::Description => "dd,.description",
        Role::Quote => "blockquote,.quote",
        Role::Caption => "caption,figcaption,.caption",
        Role::TableHeader => "th,.table-header",
        Role::TableCell => "td,.table-cell",
        Role::Note => "[role=doc-endnotes] li,.note",
        Role::Code => "pre,.code",
        Role::ItemFacts => ".item-facts",
        Role::Signature => ".signature",
        Role::RunningHeader => ".running-header",
        Role::Contact => ".contact",
    }
}

/// How a role looks.
fn rule(css: &mut String, house: &House, role: Role) {
    let scale = Scale::of(house);
    let style = house.style(role);
    let indent = match role {
        // The letterhead's second column, whatever its width on this screen.
        Role::Meta => "var(--column)".to_owned(),
        // Descriptions stand in a column of their own.
        Role::Description => "0".to_owned(),
        _ => indent(&scale, style),
    };
    let leading = number(style.line.pt() / style.size.pt().max(1.0));
    let line = match role {
        Role::Body | Role::ListItem | Role::Description | Role::Quote | Role::Note | Role::TableCell => {
            format!("max({leading},var(--leading))")
        }
        _ => leading,
    };
    let look = [
        ("font-family", family(style.font).to_owned()),
        ("font-size", format!("max({},var(--floor))", scale.rem(style.size))),
        ("line-height", line),
        ("font-weight", if style.weight == Weight::Bold { "700" } else { "400" }.to_owned()),
        ("font-style", if style.italic { "italic" } else { "normal" }.to_owned()),
        ("color", if style.colour == Ink::Muted { "var(--muted)" } else { "var(--text)" }.to_owned()),
        ("margin", format!("{} 0 {} {indent}", scale.rem(style.before), scale.rem(style.after))),
    ];
    push(css, format_args!("{}{{", selector(role)));
    for (name, value) in look {
        push(css, format_args!("{name}:{value};"));
    }
    if style.keep_with_next {
        css.push_str("break-after:avoid;");
    }
    css.push_str("}\n");
}

/// The bullets of lists, level by level, as deep as a list in a text can be.
fn bullets(css: &mut String) {
    let levels = LIST_MARKS.into_iter().cycle().take(LIST_DEPTH).enumerate();
    for (depth, bullet) in levels {
        push(css, format_args!("{}ul{{list-style:{}}}\n", "ul ".repeat(depth), string(bullet)));
    }
}

/// An indent that a narrow screen shortens.
fn indent(scale: &Scale, style: &Style) -> String {
    if style.indent == Length::default() { "0".to_owned() } else { format!("min({},6vw)", scale.rem(style.indent)) }
}

fn family(family: Family) -> &'static str {
    match family {
        Family::Serif => "var(--serif)",
        Family::Sans => "var(--sans)",
    }
}

/// The sheet as the house has it, with the running header in its margin. A rem becomes what makes all sizes the house's.
fn print(css: &mut String, house: &House, running_header: &[Inline]) {
    let page = &house.page;
    let margins = [page.top, page.right, page.bottom, page.left].map(points).join(" ");
    let style = house.style(Role::RunningHeader);
    let look = format!(
        "font:{} {}/{} {},{};color:{};vertical-align:top;padding-top:{};",
        if style.weight == Weight::Bold { 700 } else { 400 },
        points(style.size),
        points(style.line),
        string(house.family(style.font)),
        if style.font == Family::Serif { SERIF } else { SANS },
        colour::css(readable(house.ink(style.colour), WHITE, LEAST_CONTRAST)),
        points(page.header),
    );
    let mut parts = running_header.split(|inline| *inline == Inline::Tab);
    let (left, right) = (content(parts.next().unwrap_or_default()), content(parts.next().unwrap_or_default()));
    push(css, format_args!("@page{{size:{} {};margin:{margins};", points(page.width), points(page.height)));
    push(css, format_args!("@top-left{{content:{left};text-align:left;white-space:nowrap;{look}}}"));
    push(css, format_args!("@top-right{{content:{right};text-align:right;white-space:nowrap;{look}}}}}\n"));
    css.push_str("@page :first{@top-left{content:none}@top-right{content:none}}\n");
    let rem = house.style(Role::Body).size.pt() / BODY_REM;
    push(css, format_args!("@media print{{html{{font-size:{}pt}}}}\n", number(rem)));
}

/// Words and page numbers as generated content.
fn content(inlines: &[Inline]) -> String {
    let parts = inlines.iter().map(|inline| match inline {
        Inline::Field(Field::Page) => "counter(page)".to_owned(),
        Inline::Field(Field::Pages) => "counter(pages)".to_owned(),
        words => string(&parity::plain(std::slice::from_ref(words))),
    });
    let parts: Vec<_> = parts.collect();
    if parts.is_empty() { "none".to_owned() } else { parts.join(" ") }
}

/// A string of CSS (CSS Syntax, 4.3.7: signs that could end it, or that HTML or XML would read, are escaped).
fn string(text: &str) -> String {
    let mut css = String::from("'");
    for character in text.chars() {
        if matches!(character, '\'' | '"' | '\\' | '<' | '>' | '&') || character.is_control() {
            push(&mut css, format_args!("\\{:x} ", u32::from(character)));
        } else {
            css.push(character);
        }
    }
    css.push('\'');
    css
}

/// From lengths on paper to lengths on a screen.
struct Scale {
    /// Points of the house in a rem.
    rem: f64,
}

impl Scale {
    fn of(house: &House) -> Self {
        Self { rem: house.style(Role::Body).size.pt().max(1.0) / BODY_REM }
    }

    fn rem_of(&self, length: Length) -> f64 {
        length.pt() / self.rem
    }

    fn rem(&self, length: Length) -> String {
        format!("{}rem", number(self.rem_of(length)))
    }
}

fn points(length: Length) -> String {
    format!("{}pt", number(length.pt()))
}

/// A number with at most four decimals, none of them trailing zeros.
fn number(value: f64) -> String {
    let text = format!("{value:.4}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    if text == "-0" { "0".to_owned() } else { text.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::{DARK, Paper, css, number, palette, string};
    use crate::document::sample::sample;
    use crate::house::{Colour, WHITE, contrast};
    use crate::html::tests::house;

    #[test]
    fn letters_can_be_read_on_light_and_on_dark_paper_whatever_the_house_chose() {
        let mut pale = house();
        let pastel = Colour { rgb: [0xe0, 0xd0, 0x90] };
        (pale.colours.text, pale.colours.muted, pale.colours.link) = (pastel, pastel, pastel);
        for house in [house(), pale] {
            for (paper, ground) in [(Paper::Light, WHITE), (Paper::Dark, DARK)] {
                for line in palette(&house, paper).split_terminator(';') {
                    let (name, value) = line.split_once(":#").expect("a property and its colour");
                    let rgb = [0, 2, 4].map(|at| u8::from_str_radix(&value[at..at + 2], 16).expect("two digits"));
                    let least = match name {
                        "--paper" => 1.0,
                        "--rule" => 3.0,
                        _ => 4.5,
                    };
                    assert!(contrast(Colour { rgb }, ground) >= least, "{line}");
                }
            }
        }
    }

    #[test]
    fn lists_in_lists_are_marked_as_on_paper() {
        let css = css(&house(), &[]);
        for rule in ["ul{list-style:'•'}", "ul ul{list-style:'–'}", "ul ul ul{list-style:'•'}"] {
            assert!(css.contains(&format!("\n{rule}\n")), "{rule}");
        }
        assert_eq!(css.matches("list-style:").count(), super::LIST_DEPTH);
    }

    #[test]
    fn the_sheet_reads_the_same_in_html_and_in_xml() {
        let mut document = sample();
        document.running_header = crate::document::sample::words("</style>'\"&\\ a");
        let css = css(&house(), &document.running_header);
        assert!(!css.contains(['&', '<', '>', '"']), "{css}");
        assert!(css.contains(r"content:'\3c /style\3e \27 \22 \26 \5c  a'"), "{css}");
    }

    #[test]
    fn numbers_are_short() {
        assert_eq!([1.0, 0.5, 1.0 / 3.0, -0.000_001].map(number), ["1", "0.5", "0.3333", "0"]);
        assert_eq!(string("EB Garamond"), "'EB Garamond'");
    }
}
