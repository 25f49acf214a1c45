//! Pictures of each page, ours to the left and Word's to the right.

use std::ffi::OsStr;
use std::path::Path;

use image::{GenericImage as _, Rgb, RgbImage};

use crate::office::run;

/// Dots per inch.
const RESOLUTION: &str = "80";
/// Between the pages, in dots.
const GAP: u32 = 12;

/// Writes a picture of each page beside the PDF: `SAMPLE-1.png`.
pub(crate) fn side_by_side(pdf: &Path, word: &Path) -> Result<(), String> {
    let (ours, there) = (pages(pdf)?, pages(word)?);
    for number in 0..ours.len().max(there.len()) {
        let both = [ours.get(number), there.get(number)];
        let height = both.iter().flatten().map(|page| page.height()).max().unwrap_or_default();
        let width: u32 = both.iter().flatten().map(|page| page.width() + GAP).sum();
        let mut picture = RgbImage::from_pixel(width.saturating_sub(GAP), height, Rgb([0x80; 3]));
        let mut left = 0;
        for page in both.into_iter().flatten() {
            picture.copy_from(page, left, 0).map_err(|error| error.to_string())?;
            left += page.width() + GAP;
        }
        let name = format!("{}-{}.png", pdf.file_stem().unwrap_or_default().to_string_lossy(), number + 1);
        picture.save(pdf.with_file_name(name)).map_err(|error| error.to_string())?;
    }
    Ok(())
}

fn pages(pdf: &Path) -> Result<Vec<RgbImage>, String> {
    let folder =
        tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).map_err(|error| format!("no scratch folder: {error}"))?;
    let root = folder.path().join("page");
    run("pdftoppm", &["-png".as_ref(), "-r".as_ref(), OsStr::new(RESOLUTION), pdf.as_ref(), root.as_ref()])?;
    let entries = std::fs::read_dir(folder.path()).map_err(|error| error.to_string())?;
    let mut files = entries
        .map(|entry| entry.map(|entry| entry.path()))
        .collect::<Result<Vec<_>, _>>()
        .map_err(|error| error.to_string())?;
    files.sort();
    files.iter().map(|file| image::open(file).map(|page| page.to_rgb8()).map_err(|error| error.to_string())).collect()
}
