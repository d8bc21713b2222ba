//! Where a writer's files go: into memory, onto a disk, into a zip. Writers append to files by name and know no more.

use std::collections::BTreeMap;
use std::io;

/// Takes in the files of an export, piece by piece.
pub trait Sink {
    /// Appends to the file of that name, which is made if it is not there yet.
    ///
    /// # Errors
    /// The bytes could not be kept.
    fn append(&mut self, name: &str, bytes: &[u8]) -> io::Result<()>;

    /// Says that a file is complete, so that its place can be freed. Nothing is appended to it any more.
    ///
    /// # Errors
    /// The file could not be kept.
    fn complete(&mut self, _name: &str) -> io::Result<()> {
        Ok(())
    }
}

/// Keeps files in memory.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct InMemory {
    files: BTreeMap<String, Vec<u8>>,
}

impl InMemory {
    /// The files, by name.
    pub fn into_files(self) -> BTreeMap<String, Vec<u8>> {
        self.files
    }

    /// How many bytes there are.
    pub fn len(&self) -> usize {
        self.files.values().map(Vec::len).sum()
    }

    /// Whether there is no byte yet.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

impl Sink for InMemory {
    fn append(&mut self, name: &str, bytes: &[u8]) -> io::Result<()> {
        match self.files.get_mut(name) {
            Some(file) => file.extend_from_slice(bytes),
            None => drop(self.files.insert(name.to_owned(), bytes.to_vec())),
        }
        Ok(())
    }
}
