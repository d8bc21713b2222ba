//! A zip archive laid down as a folder.

use std::fs::{self, File};
use std::io;
use std::path::Path;

use zip::ZipArchive;

/// An archive may hold this many times its own size, and [`ALWAYS_FINE`]: a small file that claims to hold more is a
/// mistake or a trap. Deflate does not go beyond 1032 times.
const MOST_TIMES: u64 = 200;

/// So much is no trap in any case.
const ALWAYS_FINE: u64 = 512 * 1024 * 1024;

/// Writes the files of an archive below `folder`, which is made; without what macOS adds.
///
/// # Errors
/// The archive is broken or encrypted, holds far more than it should, names a file outside of the folder, or the disk
/// is full.
pub(super) fn lay_down(file: File, folder: &Path) -> io::Result<()> {
    let mut room = file.metadata()?.len().saturating_mul(MOST_TIMES).max(ALWAYS_FINE);
    let mut archive = ZipArchive::new(io::BufReader::new(file))?;
    fs::create_dir_all(folder)?;
    for i in 0..archive.len() {
        let entry = archive.by_index(i)?;
        let name = entry.enclosed_name().ok_or_else(|| {
            io::Error::other("the zip archive names a file outside of itself; nothing of it was read")
        })?;
        if entry.is_dir() || name.starts_with("__MACOSX") || name.ends_with(".DS_Store") {
            continue;
        }
        let path = folder.join(name);
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent)?;
        }
        let written = io::copy(&mut io::Read::take(entry, room + 1), &mut File::create(path)?)?;
        room = room.checked_sub(written).ok_or_else(|| {
            io::Error::other("the zip archive holds far more than its size lets expect; unpack it by hand")
        })?;
    }
    Ok(())
}
