//! From the names that were typed to groups of files that belong together.
//!
//! Standard input and archives are first laid down in a temporary folder, so that everything after that is a file with
//! a length which can be read twice. Folders are walked one at a time: only one folder's names are in memory.

mod archive;
mod group;
mod scratch;
mod walk;

use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};

pub(crate) use group::Group;
pub(crate) use scratch::Scratch;
use walk::Walk;

use crate::failure::Failure;

/// A file to be read.
#[derive(Debug, Clone)]
pub(crate) struct Item {
    /// How it is called in messages.
    pub(crate) name: String,
    /// Where its bytes are.
    pub(crate) path: PathBuf,
    /// Whether it was asked for by name, and did not merely lie in a folder.
    pub(crate) is_named: bool,
}

/// Everything that was asked for.
#[derive(Debug)]
pub(crate) struct Inputs {
    files: Vec<Item>,
    /// Folders, and how they are called.
    folders: Vec<(PathBuf, String)>,
    stem: String,
    _scratch: Scratch,
}

impl Inputs {
    /// Finds what was asked for and lays down what is no file.
    pub(crate) fn open(paths: &[PathBuf]) -> Result<Self, Failure> {
        let scratch = Scratch::new().map_err(|e| Failure::at(&std::env::temp_dir(), e))?;
        let stem = match paths {
            [one] => stem_of(one),
            _ => "factmark".to_owned(),
        };
        let mut inputs = Self { files: Vec::new(), folders: Vec::new(), stem, _scratch: scratch };
        let mut has_stdin = false;
        for (i, path) in paths.iter().enumerate() {
            if path.as_os_str() == "-" {
                if std::mem::replace(&mut has_stdin, true) {
                    return Err(Failure::Usage("standard input (-) can be read once only".into()));
                }
                inputs.lay_down_stdin()?;
            } else {
                inputs.add(i, path)?;
            }
        }
        Ok(inputs)
    }

    /// The groups, in an order that depends on names alone. Each call begins anew.
    pub(crate) fn groups(&self) -> impl Iterator<Item = Result<Group, Failure>> + use<> {
        let named = group::grouped(self.files.clone()).into_iter().map(Ok);
        named.chain(self.folders.clone().into_iter().flat_map(|(path, name)| Walk::new(path, name)))
    }

    /// What the names of files made of this may begin with.
    pub(crate) fn stem(&self) -> &str {
        &self.stem
    }

    fn add(&mut self, position: usize, path: &Path) -> Result<(), Failure> {
        let name = path.display().to_string();
        let about = path.metadata().map_err(|error| Failure::at(path, in_words(&error)))?;
        if about.is_dir() {
            self.folders.push((path.to_owned(), name.trim_end_matches('/').to_owned()));
            return Ok(());
        }
        let mut file = File::open(path).map_err(|error| Failure::at(path, in_words(&error)))?;
        if about.is_file() && begins_as_zip(&mut file).map_err(|error| Failure::at(path, error))? {
            let folder = self._scratch.path().join(format!("archive-{position}"));
            archive::lay_down(file, &folder).map_err(|error| Failure::at(path, error))?;
            self.folders.push((folder, name));
            return Ok(());
        }
        let mut item = Item { name, path: path.to_owned(), is_named: true };
        if !about.is_file() {
            // A pipe or a device can be read once and has no length.
            item.path = self._scratch.path().join(format!("pipe-{position}"));
            self.copy(&mut file, &item.path.clone())?;
        }
        self.files.push(item);
        Ok(())
    }

    fn lay_down_stdin(&mut self) -> Result<(), Failure> {
        let path = self._scratch.path().join("stdin");
        self.copy(&mut io::stdin().lock(), &path)?;
        let name = "standard input".to_owned();
        let mut file = File::open(&path).map_err(|error| Failure::at(&path, error))?;
        if begins_as_zip(&mut file).map_err(|error| Failure::at(&path, error))? {
            let folder = self._scratch.path().join("stdin-archive");
            archive::lay_down(file, &folder).map_err(|error| Failure::at(Path::new(&name), error))?;
            self.folders.push((folder, name));
        } else {
            self.files.push(Item { name, path, is_named: true });
        }
        Ok(())
    }

    fn copy(&self, from: &mut dyn Read, to: &Path) -> Result<(), Failure> {
        let mut file = File::create(to).map_err(|error| Failure::at(to, error))?;
        io::copy(from, &mut file).map_err(|error| Failure::at(to, error)).map(drop)
    }
}

fn begins_as_zip(file: &mut File) -> io::Result<bool> {
    let mut head = Vec::new();
    file.take(4).read_to_end(&mut head)?;
    file.seek(SeekFrom::Start(0))?;
    Ok(factmark::format::is_zip(&head))
}

fn in_words(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "there is no such file or folder".into(),
        _ => error.to_string(),
    }
}

/// The name without folders and without what stands behind its first dot.
fn stem_of(path: &Path) -> String {
    let name = path.file_name().map(|it| it.to_string_lossy().into_owned()).unwrap_or_default();
    match name.split('.').next().unwrap_or_default() {
        "" | "-" => "factmark".to_owned(),
        stem => stem.to_owned(),
    }
}
