//! A folder and all that is in it, folder by folder. What begins with a dot is left alone, as everywhere.

use std::collections::VecDeque;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::group::grouped;
use super::{Group, Item};
use crate::failure::Failure;

/// The way through a folder. Links are followed to files, not to folders, so that it ends.
#[derive(Debug)]
pub(super) struct Walk {
    folders: Vec<(PathBuf, String)>,
    groups: VecDeque<Group>,
}

impl Walk {
    /// Begins at a folder that is called so.
    pub(super) fn new(path: PathBuf, name: String) -> Self {
        Self { folders: vec![(path, name)], groups: VecDeque::new() }
    }

    fn enter(&mut self, folder: &Path, name: &str) -> io::Result<()> {
        let (mut files, mut folders) = (Vec::new(), Vec::new());
        let mut entries = fs::read_dir(folder)?.collect::<io::Result<Vec<_>>>()?;
        entries.sort_by_key(fs::DirEntry::file_name);
        for entry in entries {
            let last = entry.file_name().to_string_lossy().into_owned();
            if last.starts_with('.') {
                continue;
            }
            let (path, name) = (entry.path(), format!("{name}/{last}"));
            if entry.file_type()?.is_dir() {
                folders.push((path, name));
            } else if path.is_file() {
                files.push(Item { name, path, is_named: false });
            }
        }
        self.groups = grouped(files).into();
        // The first folder is taken first.
        self.folders.extend(folders.into_iter().rev());
        Ok(())
    }
}

impl Iterator for Walk {
    type Item = Result<Group, Failure>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(group) = self.groups.pop_front() {
                return Some(Ok(group));
            }
            let (folder, name) = self.folders.pop()?;
            if let Err(error) = self.enter(&folder, &name) {
                return Some(Err(Failure::at(&folder, error)));
            }
        }
    }
}
