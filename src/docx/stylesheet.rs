//! `word/styles.xml`, made from the house style.
//!
//! A style says only what differs from the one on which it is based, so that somebody who changes the font of "Normal" in Word
//! changes the document.

use super::headings::HeadingNumbers;
use super::language::word_language;
use super::numbering::{BULLETS, NUMBERS};
use super::style::{CharacterStyle, ParagraphStyle, TABLE_STYLE};
use super::xml::Xml;
use super::{DocxError, MAIN};
use crate::document::Role;
use crate::house::{Colour, House, Length, Style, Weight};

/// Word keeps no more than this between a border and its text.
const WIDEST_BORDER_SPACE: i64 = 31;

/// The part.
pub(super) fn styles(house: &House, headings: &HeadingNumbers<'_>, lang: &str) -> Result<Vec<u8>, DocxError> {
    Xml::part("w:styles", &[("xmlns:w", &MAIN)], |xml| {
        defaults(xml, house, lang);
        // Only the styles written here are shown in Word's gallery; its hundreds of others appear when used.
        xml.empty(
            "w:latentStyles",
            &[
                ("w:defLockedState", &0),
                ("w:defUIPriority", &99),
                ("w:defSemiHidden", &1),
                ("w:defUnhideWhenUsed", &1),
                ("w:defQFormat", &0),
            ],
        );
        for style in ParagraphStyle::all() {
            paragraph_style(xml, house, headings, style);
        }
        word_defaults(xml);
        for style in CharacterStyle::ALL {
            character_style(xml, house, style);
        }
        table_style(xml, house);
        Ok(())
    })
}

/// What holds where no style says otherwise.
fn defaults(xml: &mut Xml, house: &House, lang: &str) {
    let body = house.style(Role::Body);
    let lang = word_language(lang);
    xml.element("w:docDefaults", &[], |xml| {
        xml.element("w:rPrDefault", &[], |xml| {
            xml.element("w:rPr", &[], |xml| {
                fonts(xml, house.family(body.font));
                colour(xml, house.ink(body.colour));
                // Kerning is off in Word unless asked for, from this size in half points on.
                xml.val("w:kern", 2);
                size(xml, body.size);
                xml.empty("w:lang", &[("w:val", &lang), ("w:eastAsia", &lang), ("w:bidi", &"ar-SA")]);
            });
        });
        xml.empty("w:pPrDefault", &[]);
    });
}

fn paragraph_style(xml: &mut Xml, house: &House, headings: &HeadingNumbers<'_>, style: ParagraphStyle) {
    let id = style.id();
    let normal = style == ParagraphStyle::Role(Role::Body);
    let (default, custom) = (u8::from(normal), u8::from(style.is_custom()));
    let mut attributes: Vec<(&'static str, &dyn std::fmt::Display)> = vec![("w:type", &"paragraph")];
    if normal {
        attributes.push(("w:default", &default));
    }
    if style.is_custom() {
        attributes.push(("w:customStyle", &custom));
    }
    attributes.push(("w:styleId", &id));
    xml.element("w:style", &attributes, |xml| {
        xml.val("w:name", style.name());
        if let Some(base) = style.base() {
            xml.val("w:basedOn", base.id());
        }
        if style.heading_level().is_some() || matches!(style, ParagraphStyle::Role(Role::Title | Role::Caption)) {
            xml.val("w:next", ParagraphStyle::Role(Role::Body).id());
        }
        xml.toggle("w:qFormat", true);
        let look = style.look(house);
        // What "Normal" says of letters stands in the defaults, which tables and headers take up too.
        let base = style.base().map(|base| base.look(house));
        xml.properties("w:pPr", |xml| paragraph_properties(xml, (house, headings), style, &look, base.as_ref()));
        xml.properties("w:rPr", |xml| {
            run_properties(xml, house, &look, base.as_ref().unwrap_or(house.style(Role::Body)), style);
        });
    });
}

/// `w:pPr` of a style, in the order of `CT_PPrBase`.
fn paragraph_properties(
    xml: &mut Xml,
    (house, headings): (&House, &HeadingNumbers<'_>),
    style: ParagraphStyle,
    look: &Style,
    base: Option<&Style>,
) {
    let kept = base.is_some_and(|base| base.keep_with_next);
    if look.keep_with_next != kept {
        xml.toggle("w:keepNext", look.keep_with_next);
    }
    // The line to sign on stands on the page on which the whole name below it does.
    let whole = matches!(style, ParagraphStyle::Role(Role::Title | Role::Signature));
    if whole || style.heading_level().is_some() {
        xml.toggle("w:keepLines", true);
    }
    if base.is_none() {
        xml.toggle("w:widowControl", true);
    }
    // So that somebody who chooses the style in Word gets a list.
    let numbering = match style {
        ParagraphStyle::ListBullet => Some(BULLETS),
        ParagraphStyle::ListNumber => Some(NUMBERS),
        _ => None,
    };
    if let Some(id) = numbering {
        xml.element("w:numPr", &[], |xml| xml.val("w:numId", id));
    }
    if let Some(level) = style.heading_level() {
        headings.style_properties(xml, level);
    }
    if let ParagraphStyle::Role(Role::Contact | Role::Signature) = style {
        // Of paragraphs in a row with the same border Word draws the upper one over the first alone.
        xml.element("w:pBdr", &[], |xml| {
            rule_above(xml, "w:top", house, house.table.inset_y);
            // Each who signs has a line.
            if style == ParagraphStyle::Role(Role::Signature) {
                rule_above(xml, "w:between", house, house.table.inset_y);
            }
        });
    }
    match style {
        ParagraphStyle::Role(Role::Masthead) => tab_stop(xml, "left", None, house.letterhead.column),
        ParagraphStyle::Role(Role::RunningHeader) => tab_stop(xml, "right", None, house.text_width()),
        // For the page number.
        ParagraphStyle::Role(Role::Contents1 | Role::Contents2) => {
            tab_stop(xml, "right", Some("dot"), house.text_width());
        }
        _ => {}
    }
    spacing(xml, style, look, base);
    let indent = look.indent.twips();
    match style {
        ParagraphStyle::Role(Role::Description) => {
            let hanging = (look.indent - house.style(Role::Term).indent).twips().max(0);
            xml.empty("w:ind", &[("w:left", &indent), ("w:hanging", &hanging)]);
        }
        ParagraphStyle::DescriptionContinue => xml.empty("w:ind", &[("w:left", &indent), ("w:firstLine", &0)]),
        ParagraphStyle::Role(Role::Signature) => {
            let beyond = (house.text_width() - house.letterhead.column).twips().max(0);
            xml.empty("w:ind", &[("w:left", &indent), ("w:right", &beyond)]);
        }
        // Further lines of a heading stand in, so that each entry can be told from the next.
        ParagraphStyle::Role(Role::Contents1 | Role::Contents2) => {
            let hang = house.list.hang.twips();
            xml.empty("w:ind", &[("w:left", &(indent + hang)), ("w:hanging", &hang)]);
        }
        _ if base.map_or(0, |base| base.indent.twips()) != indent => xml.empty("w:ind", &[("w:left", &indent)]),
        _ => {}
    }
    if let Some(level) = style.heading_level() {
        xml.val("w:outlineLvl", level - 1);
    }
}

fn spacing(xml: &mut Xml, style: ParagraphStyle, look: &Style, base: Option<&Style>) {
    let (before, after, line) = (look.before.twips(), look.after.twips(), look.line.twips());
    let mut attributes: Vec<(&'static str, &dyn std::fmt::Display)> = Vec::new();
    if base.is_none_or(|base| base.before.twips() != before) {
        attributes.push(("w:before", &before));
    }
    if base.is_none_or(|base| base.after.twips() != after) {
        attributes.push(("w:after", &after));
    }
    if style == ParagraphStyle::Picture {
        // An exact pitch would clip the picture to the height of a line; 240 are a single line.
        attributes.extend([("w:line", &240 as &dyn std::fmt::Display), ("w:lineRule", &"auto")]);
    } else if base.is_none_or(|base| base.line.twips() != line) {
        attributes.extend([("w:line", &line as &dyn std::fmt::Display), ("w:lineRule", &"exact")]);
    }
    if !attributes.is_empty() {
        xml.empty("w:spacing", &attributes);
    }
}

/// A tab stop; `leader` leads the eye to it.
fn tab_stop(xml: &mut Xml, kind: &'static str, leader: Option<&'static str>, at: Length) {
    let at = at.twips();
    let mut attributes: Vec<(&'static str, &dyn std::fmt::Display)> = vec![("w:val", &kind)];
    if let Some(leader) = &leader {
        attributes.push(("w:leader", leader));
    }
    attributes.push(("w:pos", &at));
    xml.element("w:tabs", &[], |xml| xml.empty("w:tab", &attributes));
}

/// The upper border of a paragraph, in the line of tables, so far above its text. `edge` is `w:top`, or `w:between` for that under
/// another paragraph with the same borders.
pub(super) fn rule_above(xml: &mut Xml, edge: &'static str, house: &House, space: Length) {
    let space = (space.twips() / 20).clamp(0, WIDEST_BORDER_SPACE);
    border(xml, edge, house.table.rule, house.colours.rule, space);
}

/// A single line of that width; `space` in points.
pub(super) fn border(xml: &mut Xml, edge: &'static str, width: Length, colour: Colour, space: i64) {
    // Eighths of a point; Word draws from 2 to 96.
    let width = width.eighth_points().clamp(2, 96);
    xml.empty(edge, &[("w:val", &"single"), ("w:sz", &width), ("w:space", &space), ("w:color", &hex(colour))]);
}

/// `w:rPr` of a style, in the order of `EG_RPrBase`: what differs from `base`.
fn run_properties(xml: &mut Xml, house: &House, look: &Style, base: &Style, style: ParagraphStyle) {
    if look.font != base.font {
        fonts(xml, house.family(look.font));
    }
    if look.weight != base.weight {
        xml.toggle("w:b", look.weight == Weight::Bold);
        xml.toggle("w:bCs", look.weight == Weight::Bold);
    }
    if look.italic != base.italic {
        xml.toggle("w:i", look.italic);
        xml.toggle("w:iCs", look.italic);
    }
    if style == ParagraphStyle::Role(Role::Code) {
        xml.toggle("w:noProof", true);
    }
    if look.colour != base.colour {
        colour(xml, house.ink(look.colour));
    }
    if look.size != base.size {
        size(xml, look.size);
    }
}

/// What every document has and Word expects to find by these identifiers.
fn word_defaults(xml: &mut Xml) {
    let style = |xml: &mut Xml, kind: &'static str, id: &'static str, name: &'static str| {
        xml.element("w:style", &[("w:type", &kind), ("w:default", &1), ("w:styleId", &id)], |xml| {
            xml.val("w:name", name);
            xml.val("w:uiPriority", 99);
            xml.toggle("w:semiHidden", true);
            xml.toggle("w:unhideWhenUsed", true);
            if kind == "table" {
                xml.element("w:tblPr", &[], |xml| xml.empty("w:tblInd", &[("w:w", &0), ("w:type", &"dxa")]));
            }
        });
    };
    style(xml, "character", "DefaultParagraphFont", "Default Paragraph Font");
    style(xml, "table", "TableNormal", "Normal Table");
    style(xml, "numbering", "NoList", "No List");
}

fn character_style(xml: &mut Xml, house: &House, style: CharacterStyle) {
    let custom = u8::from(style.is_custom());
    let id = style.id();
    let mut attributes: Vec<(&'static str, &dyn std::fmt::Display)> = vec![("w:type", &"character")];
    if style.is_custom() {
        attributes.push(("w:customStyle", &custom));
    }
    attributes.push(("w:styleId", &id));
    xml.element("w:style", &attributes, |xml| {
        xml.val("w:name", style.name());
        xml.val("w:basedOn", "DefaultParagraphFont");
        xml.toggle("w:qFormat", true);
        xml.properties("w:rPr", |xml| match style {
            CharacterStyle::Term => {
                // Relative to the fact's own style, in whose line the term stands.
                let fact = house.style(Role::Description);
                run_properties(xml, house, house.style(Role::Term), fact, ParagraphStyle::Role(Role::Description));
            }
            CharacterStyle::Hyperlink => {
                colour(xml, house.colours.link);
                xml.val("w:u", "single");
            }
            CharacterStyle::FootnoteReference => xml.val("w:vertAlign", "superscript"),
            CharacterStyle::Code => {
                let look = house.style(Role::Code);
                fonts(xml, house.family(look.font));
                xml.toggle("w:noProof", true);
                size(xml, look.size);
            }
        });
    });
}

fn table_style(xml: &mut Xml, house: &House) {
    let table = &house.table;
    xml.element("w:style", &[("w:type", &"table"), ("w:customStyle", &1), ("w:styleId", &TABLE_STYLE)], |xml| {
        xml.val("w:name", "Tabell med linjer");
        xml.val("w:basedOn", "TableNormal");
        xml.toggle("w:qFormat", true);
        xml.element("w:tblPr", &[], |xml| {
            xml.empty("w:tblInd", &[("w:w", &0), ("w:type", &"dxa")]);
            xml.element("w:tblBorders", &[], |xml| {
                border(xml, "w:top", table.strong_rule, house.colours.rule, 0);
                border(xml, "w:bottom", table.strong_rule, house.colours.rule, 0);
                border(xml, "w:insideH", table.rule, house.colours.rule, 0);
            });
            xml.element("w:tblCellMar", &[], |xml| {
                let (x, y) = (table.inset_x.twips(), table.inset_y.twips());
                for (edge, width) in [("w:top", &y), ("w:left", &x), ("w:bottom", &y), ("w:right", &x)] {
                    xml.empty(edge, &[("w:w", width), ("w:type", &"dxa")]);
                }
            });
        });
        xml.element("w:tblStylePr", &[("w:type", &"firstRow")], |xml| {
            xml.element("w:tcPr", &[], |xml| {
                xml.element("w:tcBorders", &[], |xml| {
                    border(xml, "w:bottom", table.strong_rule, house.colours.rule, 0);
                });
            });
        });
    });
}

pub(super) fn fonts(xml: &mut Xml, name: &str) {
    // All four, or Word takes another font for characters that it counts as East Asian, such as a dash or a quotation mark.
    xml.empty("w:rFonts", &[("w:ascii", &name), ("w:hAnsi", &name), ("w:eastAsia", &name), ("w:cs", &name)]);
}

fn size(xml: &mut Xml, size: Length) {
    xml.val("w:sz", size.half_points());
    xml.val("w:szCs", size.half_points());
}

fn colour(xml: &mut Xml, colour: Colour) {
    xml.val("w:color", hex(colour));
}

pub(super) fn hex(colour: Colour) -> String {
    let [red, green, blue] = colour.rgb;
    format!("{red:02X}{green:02X}{blue:02X}")
}
