//! Files on the disk, first in a hidden folder beside their place.

use std::collections::VecDeque;
use std::fs::{self, File, OpenOptions};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use factmark::format::Sink;

use super::{Output, safe};
use crate::inputs::Scratch;

/// So many files are held open at once.
const MOST_OPEN: usize = 64;

/// The files so far.
pub(super) struct Staged {
    hidden: Scratch,
    folder: PathBuf,
    /// Whether the folder was made for this.
    is_new: bool,
    force: bool,
    /// The stem of the file that shall be called otherwise, and how.
    main: Option<(String, String)>,
    /// What the writer calls it, once it has written to it.
    main_name: Option<String>,
    /// The one that was used last stands last.
    open: VecDeque<(String, BufWriter<File>)>,
}

impl Staged {
    /// Files for `folder`, which is made if it is not there.
    pub(super) fn new(folder: &Path, force: bool) -> io::Result<Self> {
        let is_new = !folder.try_exists()?;
        if is_new {
            fs::create_dir_all(folder)?;
        }
        let hidden = Scratch::within(folder, ".factmark")?;
        let folder = folder.to_owned();
        Ok(Self { hidden, folder, is_new, force, main: None, main_name: None, open: VecDeque::new() })
    }

    /// The first file `STEM.anything` shall be called `name`.
    pub(super) fn with_main(mut self, stem: &str, name: &str) -> Self {
        self.main = Some((format!("{stem}."), name.to_owned()));
        self
    }

    /// What a file of the writer is called on the disk.
    fn name_of(&mut self, name: &str) -> String {
        let Some((start, file_name)) = &self.main else { return name.to_owned() };
        if self.main_name.is_none() && name.starts_with(start.as_str()) && !name.contains('/') {
            self.main_name = Some(name.to_owned());
        }
        match self.main_name.as_deref() == Some(name) {
            true => file_name.clone(),
            false => name.to_owned(),
        }
    }

    fn reopened(&mut self, name: &str) -> io::Result<&mut BufWriter<File>> {
        match self.open.iter().position(|(it, _)| it == name) {
            Some(at) => {
                if let Some(file) = self.open.remove(at) {
                    self.open.push_back(file);
                }
            }
            None => {
                let file = self.file(name)?;
                if self.open.len() == MOST_OPEN
                    && let Some((_, mut oldest)) = self.open.pop_front()
                {
                    oldest.flush()?;
                }
                self.open.push_back((name.to_owned(), BufWriter::with_capacity(64 * 1024, file)));
            }
        }
        self.open.back_mut().map(|(_, file)| file).ok_or_else(|| io::Error::other("no file is open"))
    }

    fn file(&mut self, name: &str) -> io::Result<File> {
        let on_disk = self.name_of(name);
        let relative = safe(&on_disk)?;
        let (hidden, place) = (self.hidden.path().join(relative), self.folder.join(relative));
        if !self.force && place.try_exists()? {
            return Err(io::Error::other(format!(
                "{} is there already; --force writes over it",
                place.display()
            )));
        }
        if let Some(parent) = hidden.parent() {
            fs::create_dir_all(parent)?;
        }
        OpenOptions::new().append(true).create(true).open(hidden)
    }

    /// Where a file is while it is written.
    pub(super) fn hidden_path(&self, name: &str) -> io::Result<PathBuf> {
        Ok(self.hidden.path().join(safe(name)?))
    }

    /// Where all files are while they are written.
    pub(super) fn hidden_folder(&self) -> &Path {
        self.hidden.path()
    }

    /// Closes all files; they can be appended to again.
    pub(super) fn close_all(&mut self) -> io::Result<()> {
        self.open.drain(..).try_for_each(|(_, mut file)| file.flush())
    }
}

impl Sink for Staged {
    fn append(&mut self, name: &str, bytes: &[u8]) -> io::Result<()> {
        self.reopened(name)?.write_all(bytes)
    }

    fn complete(&mut self, name: &str) -> io::Result<()> {
        let at = self.open.iter().position(|(it, _)| it == name);
        match at.and_then(|at| self.open.remove(at)) {
            Some((_, mut file)) => file.flush(),
            None => Ok(()),
        }
    }
}

impl Output for Staged {
    fn commit(mut self: Box<Self>) -> io::Result<()> {
        self.close_all()?;
        move_all(self.hidden.path(), &self.folder)?;
        self.is_new = false;
        Ok(())
    }
}

impl Drop for Staged {
    fn drop(&mut self) {
        self.open.clear();
        if self.is_new {
            // Only what is in it was written by this program, and only if the work failed.
            let _ = fs::remove_dir_all(self.hidden.path());
            let _ = fs::remove_dir(&self.folder);
        }
    }
}

/// Moves what is in one folder into another of the same disk, files that are there written over.
fn move_all(from: &Path, to: &Path) -> io::Result<()> {
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let place = to.join(entry.file_name());
        if entry.file_type()?.is_dir() && place.is_dir() {
            move_all(&entry.path(), &place)?;
        } else {
            fs::rename(entry.path(), &place)?;
        }
    }
    Ok(())
}
