//! Zip archives: several files leave as one, and one comes in as several.
//!
//! Archives are equal whenever their files are: entries are sorted by name and carry the earliest date that the
//! notation knows instead of the clock.

use std::io::{Cursor, Read, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

use super::error::ReadProblem;

/// The most that an archive may hold when it is unpacked, in bytes: a small file that claims to hold more is a
/// mistake or a trap.
pub(super) const MAX_UNPACKED: u64 = 512 * 1024 * 1024;

/// And at most so many times its own size, as people's files do not shrink further than that.
const MOST_TIMES: u64 = 200;

/// So much is no trap in any case.
const ALWAYS_FINE: u64 = 64 * 1024 * 1024;

/// The most files that are taken from one archive.
pub(super) const MAX_ENTRIES: usize = 200_000;

/// Whether these bytes begin as a zip archive does.
pub fn is_zip(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06")
}

/// One archive of these files, names with `/` as folders.
///
/// # Errors
/// More than the notation can hold.
pub fn pack<'a>(files: impl IntoIterator<Item = (&'a str, &'a [u8])>) -> Result<Vec<u8>, std::io::Error> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(zip::DateTime::default());
    for (name, bytes) in files {
        writer.start_file(name, options)?;
        writer.write_all(bytes)?;
    }
    Ok(writer.finish()?.into_inner())
}

/// The files of an archive in its order, folders and what macOS adds left out.
///
/// # Errors
/// The archive is broken, encrypted, or holds more than 512 MB, 200 times its own size (64 MB
/// are always fine), or 200,000 files.
pub fn unpack(bytes: &[u8]) -> Result<Vec<(String, Vec<u8>)>, ReadProblem> {
    let broken = |error: &dyn std::fmt::Display| ReadProblem::Archive(error.to_string());
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|e| broken(&e))?;
    if archive.len() > MAX_ENTRIES {
        return Err(ReadProblem::Archive(format!("it holds more than {MAX_ENTRIES} files")));
    }
    let room = (bytes.len() as u64).saturating_mul(MOST_TIMES).clamp(ALWAYS_FINE, MAX_UNPACKED);
    let (mut files, mut n_left) = (Vec::new(), room);
    for i in 0..archive.len() {
        let entry = archive.by_index(i).map_err(|e| broken(&e))?;
        let name = entry.name().map_err(|e| broken(&e))?.into_owned();
        if entry.is_dir() || name.starts_with("__MACOSX/") || name.ends_with(".DS_Store") {
            continue;
        }
        let mut contents = Vec::new();
        entry.take(n_left + 1).read_to_end(&mut contents).map_err(|e| broken(&e))?;
        n_left = n_left
            .checked_sub(contents.len() as u64)
            .ok_or_else(|| ReadProblem::Archive(format!("it holds more than {} MB", room / 1024 / 1024)))?;
        files.push((name, contents));
    }
    Ok(files)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn packs_and_unpacks() {
        let files = [("a.txt", b"one".as_slice()), ("folder/b.ann", b"T1\tx 0 1\ty")];
        let packed = pack(files).unwrap();
        assert!(is_zip(&packed));
        assert_eq!(packed, pack(files).unwrap());
        let back = unpack(&packed).unwrap();
        let back: Vec<(&str, &[u8])> = back.iter().map(|(n, b)| (n.as_str(), b.as_slice())).collect();
        assert_eq!(back, files);
    }

    #[test]
    fn refuses_a_small_archive_that_holds_too_much() {
        let many = vec![0_u8; 40 * 1024 * 1024];
        let packed = pack([("a.txt", many.as_slice()), ("b.txt", many.as_slice())]).unwrap();
        assert!(packed.len() < 200_000);
        let refused = unpack(&packed).unwrap_err();
        assert_eq!(refused, ReadProblem::Archive("it holds more than 64 MB".into()));
        assert!(unpack(&pack([("a.txt", many.as_slice())]).unwrap()).is_ok());
    }

    #[test]
    fn refuses_what_is_no_archive() {
        assert!(matches!(unpack(b"PK\x03\x04 and then nothing"), Err(ReadProblem::Archive(_))));
        let mut packed = pack([("a.txt", [b'x'; 5000].as_slice())]).unwrap();
        packed.truncate(60);
        assert!(matches!(unpack(&packed), Err(ReadProblem::Archive(_))));
    }
}
