//! The record's places, carried through Typst.
//!
//! A Typst span is an opaque number that comes back in every diagnostic. The engine has a form for "these bytes of that file"
//! but makes it only for itself; [`TypstSpan::from_raw`] lets us make it too. The layout of the bits is the engine's own
//! business, so a test holds ours against what the pinned engine reads back.

use std::num::NonZeroU64;

use typst::syntax::Span as TypstSpan;

use super::world;
use crate::source::Span;

const FILE_ID_SHIFT: u32 = 48;
const RANGE_BASE: u64 = (1 << 47) + (1 << 46);
const OFFSET_BITS: u32 = 23;
const OFFSET_MAX: u64 = (1 << OFFSET_BITS) - 1;

/// A place in the record's file as a Typst span. Past the first 8 MiB of a file the place is that limit's.
pub(super) fn to_typst(span: Span) -> TypstSpan {
    let Some(file) = world::file_id(world::RECORD) else { return TypstSpan::detached() };
    let clamp = |at: u32| u64::from(at).min(OFFSET_MAX);
    let range = RANGE_BASE + ((clamp(span.start) << OFFSET_BITS) | clamp(span.end));
    let bits = (u64::from(file.into_raw().get()) << FILE_ID_SHIFT) | range;
    NonZeroU64::new(bits).map_or(TypstSpan::detached(), TypstSpan::from_raw)
}

#[cfg(test)]
mod tests {
    use typst::syntax::SpanKind;

    use super::{to_typst, world};
    use crate::source::{SourceFile, Sources, Span};

    #[test]
    fn the_pinned_engine_reads_back_the_place_that_we_wrote() {
        let file = Sources::new().add(SourceFile::new("post.yaml", ""));
        for range in [0..0, 0..1, 17..4711, 8_388_000..8_388_607] {
            match to_typst(Span::new(file, range.clone())).get() {
                SpanKind::Range { id, range: found } => {
                    assert_eq!(Some(id), world::file_id(world::RECORD));
                    assert_eq!(found, range);
                }
                other => panic!("the engine reads {other:?}"),
            }
        }
    }
}
