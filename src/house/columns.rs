//! Widths of a table's columns: the same on the page and in Word.

use super::{Faces, House, Length};
use crate::document::Role;

/// Widths of columns, `total` in all: enough for the longest word where that can be, the rest by how much text there is. `columns`
/// holds the texts of each column's cells.
#[must_use]
pub fn column_widths(house: &House, faces: &Faces<'_>, total: Length, columns: &[Vec<String>]) -> Vec<Length> {
    share(total.emu(), &needs(house, faces, columns)).into_iter().map(Length::from_emu).collect()
}

/// Rows below the head of the longest table that goes to the next page as a whole with what follows it: a longer one would leave too much of the
/// page empty.
pub const SHORT_TABLE: usize = 8;

/// Whether the longest words may be wider than their columns: where they take more than three quarters of `total`, for what is around the table
/// (a list, a quotation) may leave it less than that.
#[must_use]
pub fn is_crowded(house: &House, faces: &Faces<'_>, total: Length, columns: &[Vec<String>]) -> bool {
    needs(house, faces, columns).iter().map(|(word, _)| word).sum::<i64>() > total.emu() * 3 / 4
}

/// The widths of each column's longest word and longest line.
fn needs(house: &House, faces: &Faces<'_>, columns: &[Vec<String>]) -> Vec<(i64, i64)> {
    let rulers = [Role::TableCell, Role::TableHeader].map(|role| faces.ruler(house.style(role)));
    // A hair more than that, or what just fits here might just not fit there.
    let margin = 2 * house.table.inset_x.emu() + Length::from_pt(1).emu();
    let measure = |text: &str| rulers.iter().map(|ruler| ruler.width(text).emu()).max().unwrap_or_default();
    columns
        .iter()
        .map(|texts| {
            let word = texts.iter().flat_map(|text| text.split_whitespace()).map(measure).max().unwrap_or(0);
            let line = texts.iter().flat_map(|text| text.lines()).map(measure).max().unwrap_or(0);
            (word + margin, line + margin)
        })
        .collect()
}

/// Shares `total` among columns that each need something at least and would like something at most.
fn share(total: i64, needs: &[(i64, i64)]) -> Vec<i64> {
    // One column of long sentences must not squeeze the names and numbers of the others into a word a line.
    let mut needs: Vec<(i64, i64)> =
        needs.iter().map(|(least, most)| (*least, (*most).min(total / 2).max(*least))).collect();
    let mut widths = shared(total, &needs);
    // A column that all but has room for its longest line gets it: a line that just fits on the page is broken in Word, which measures
    // it a tenth of a point wider. Each turn settles a column.
    while let Some(column) = needs.iter().zip(&widths).position(|(need, width)| just_misses(*need, *width)) {
        let least: i64 = needs.iter().map(|(least, _)| least).sum();
        let (own_least, own_most) = needs[column];
        if least - own_least + own_most > total {
            break;
        }
        needs[column].0 = own_most;
        widths = shared(total, &needs);
    }
    let given: i64 = widths.iter().sum();
    if let Some(last) = widths.last_mut() {
        *last += total - given;
    }
    widths
}

/// Whether a column lacks a little of what it would like. Lines are measured without kerning, which makes them some hundredths narrower.
fn just_misses((_, most): (i64, i64), width: i64) -> bool {
    width < most && most - width <= most * 3 / 100
}

/// The widths by the needs alone.
fn shared(total: i64, needs: &[(i64, i64)]) -> Vec<i64> {
    let least: i64 = needs.iter().map(|(least, _)| least).sum();
    let most: i64 = needs.iter().map(|(_, most)| most).sum();
    let count = i64::try_from(needs.len()).unwrap_or(i64::MAX).max(1);
    // Products of two lengths on paper pass 64 bits: a metre is 36 million EMU.
    let part = |of: i64, share: i64, sum: i64| {
        i64::try_from(i128::from(of) * i128::from(share) / i128::from(sum.max(1))).unwrap_or(of)
    };
    needs
        .iter()
        .map(|(own_least, own_most)| {
            if most == 0 {
                total / count
            } else if most <= total {
                own_most + part(total - most, *own_most, most)
            } else if least < total {
                own_least + part(total - least, own_most - own_least, most - least)
            } else {
                part(total, *own_least, least)
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::share;

    #[test]
    fn columns_fill_the_width_whatever_is_in_them() {
        assert_eq!(share(9_000, &[(0, 0), (0, 0), (0, 0)]), [3_000, 3_000, 3_000], "empty ones are equal");
        assert_eq!(
            share(9_000, &[(500, 1_000), (500, 2_000)]),
            [3_000, 6_000],
            "short ones in proportion to their text"
        );
        assert_eq!(
            share(9_000, &[(1_000, 2_000), (1_000, 500_000)]),
            [2_769, 6_231],
            "a long one leaves the short its words"
        );
        assert_eq!(
            share(10_000, &[(1_000, 4_000), (500, 2_500), (500, 3_700)]),
            [4_000, 2_423, 3_577],
            "one that would just miss its longest line gets it"
        );
        assert_eq!(
            share(9_000, &[(20_000, 20_000), (10_000, 10_000)]),
            [6_000, 3_000],
            "words too long are broken fairly"
        );
    }
}
