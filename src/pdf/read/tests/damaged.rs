//! No bytes make the reader panic or run for ever.

use proptest::prelude::*;
use proptest::sample::Index;
use proptest::test_runner::TestRunner;
use typst_pdf::PdfStandard;

use super::super::{dump, info, outline, tags};
use super::world;

const SOURCE: &str = "#title()\n= Rubrik\nText#footnote[Not] #link(\"https://example.com\")[länk].\n- a\n- b\n\
                      #table(columns: 2, table.header([a], [b]), [c], [d])";

/// What can befall a file.
#[derive(Clone, Debug)]
enum Damage {
    Byte(Index, u8),
    Syntax(Index, Index),
    Cut(Index),
    Copy { from: Index, to: Index, length: usize },
}

fn damage() -> impl Strategy<Value = Damage> {
    let index = any::<Index>;
    prop_oneof![
        (index(), any::<u8>()).prop_map(|(at, byte)| Damage::Byte(at, byte)),
        (index(), index()).prop_map(|(at, which)| Damage::Syntax(at, which)),
        index().prop_map(Damage::Cut),
        (index(), index(), 1..40_usize).prop_map(|(from, to, length)| Damage::Copy { from, to, length }),
    ]
}

fn apply(damage: &Damage, bytes: &mut Vec<u8>) {
    if bytes.is_empty() {
        return;
    }
    match damage {
        Damage::Byte(at, byte) => *at.get_mut(bytes.as_mut_slice()) = *byte,
        Damage::Syntax(at, which) => *at.get_mut(bytes.as_mut_slice()) = *which.get(b"0123456789[]<>()/ R"),
        Damage::Cut(at) => bytes.truncate(at.index(bytes.len())),
        Damage::Copy { from, to, length } => {
            let from = from.index(bytes.len());
            let copied = bytes[from..bytes.len().min(from + length)].to_vec();
            let to = to.index(bytes.len());
            for (target, byte) in bytes[to..].iter_mut().zip(copied) {
                *target = byte;
            }
        }
    }
}

fn read_everything(bytes: &[u8]) {
    if let Ok(tree) = tags(bytes) {
        let _ = (dump(&tree), outline(&tree));
    }
    let _ = info(bytes);
}

/// Fails the test if the reader panics on any of the files.
fn check<S: Strategy>(strategy: S, read: impl Fn(S::Value)) {
    let config = ProptestConfig { cases: 2_000, failure_persistence: None, ..ProptestConfig::default() };
    let result = TestRunner::new(config).run(&strategy, |value| {
        read(value);
        Ok(())
    });
    if let Err(error) = result {
        panic!("{error}");
    }
}

#[test]
fn damaged_files_are_read_as_far_as_they_go() {
    // One that is PDF 1.7 and one that keeps to PDF 1.4.
    let samples = [world::pdf(SOURCE), world::pdf_as(SOURCE, &[PdfStandard::A_1a])];
    for sample in &samples {
        assert!(tags(sample).is_ok() && info(sample).is_ok());
    }
    let damages = prop::collection::vec(damage(), 1..20);
    check((any::<Index>(), damages), |(sample, damages)| {
        let mut bytes = sample.get(&samples).clone();
        for damage in &damages {
            apply(damage, &mut bytes);
        }
        read_everything(&bytes);
    });
}

#[test]
fn bytes_that_were_never_a_pdf_are_read_as_far_as_they_go() {
    check(prop::collection::vec(any::<u8>(), 0..300), |bytes| read_everything(&bytes));
}
