//! A zip archive. Files that are not complete yet wait on the disk: an archive takes one after the other.

use std::fs::{self, File};
use std::io::{self, BufReader, BufWriter};
use std::path::{Path, PathBuf};

use factmark::format::Sink;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use super::staged::Staged;
use super::{Output, folder_of};
use crate::inputs::Scratch;

/// Archives of more than this need the longer form of the notation.
const LARGE: u64 = 4_000_000_000;

/// The archive so far.
pub(super) struct Packed {
    zip: ZipWriter<BufWriter<File>>,
    waiting: Staged,
    /// Holds the archive and what waits, beside its place.
    hidden: Scratch,
    place: PathBuf,
}

impl Packed {
    pub(super) fn new(place: &Path) -> io::Result<Self> {
        let hidden = Scratch::within(folder_of(place), ".factmark")?;
        let file = File::create(hidden.path().join("zip"))?;
        let waiting = Staged::new(&hidden.path().join("waiting"), true)?;
        Ok(Self { zip: ZipWriter::new(BufWriter::new(file)), waiting, hidden, place: place.to_owned() })
    }

    fn pack(&mut self, name: &str, path: &Path) -> io::Result<()> {
        let file = File::open(path)?;
        // The earliest date that the notation knows instead of the clock: equal files make equal archives.
        let options = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Deflated)
            .large_file(file.metadata()?.len() > LARGE)
            .last_modified_time(zip::DateTime::default());
        self.zip.start_file(name, options)?;
        io::copy(&mut BufReader::new(file), &mut self.zip)?;
        fs::remove_file(path)
    }

    /// Packs what is left in a folder, by name.
    fn pack_all(&mut self, folder: &Path, above: &str) -> io::Result<()> {
        let mut entries = fs::read_dir(folder)?.collect::<io::Result<Vec<_>>>()?;
        entries.sort_by_key(fs::DirEntry::file_name);
        for entry in entries {
            let name = format!("{above}{}", entry.file_name().to_string_lossy());
            if entry.file_type()?.is_dir() {
                self.pack_all(&entry.path(), &format!("{name}/"))?;
            } else {
                self.pack(&name, &entry.path())?;
            }
        }
        Ok(())
    }
}

impl Sink for Packed {
    fn append(&mut self, name: &str, bytes: &[u8]) -> io::Result<()> {
        self.waiting.append(name, bytes)
    }

    fn complete(&mut self, name: &str) -> io::Result<()> {
        self.waiting.complete(name)?;
        let path = self.waiting.hidden_path(name)?;
        match path.try_exists()? {
            true => self.pack(name, &path),
            false => Ok(()),
        }
    }
}

impl Output for Packed {
    fn commit(mut self: Box<Self>) -> io::Result<()> {
        self.waiting.close_all()?;
        let folder = self.waiting.hidden_folder().to_owned();
        self.pack_all(&folder, "")?;
        let Self { zip, hidden, place, .. } = *self;
        zip.finish()?.into_inner().map_err(io::IntoInnerError::into_error)?;
        fs::rename(hidden.path().join("zip"), place)
    }
}
