//! Where the files of a conversion go. Nothing has its own name before all of it is written: it is written into a hidden
//! folder beside its place and moved there at the end, so that a conversion that fails leaves nothing half.

mod packed;
mod piped;
mod staged;

use std::io;
use std::path::{Path, PathBuf};

use factmark::format::{Format, Sink};

use crate::failure::Failure;
use packed::Packed;
use piped::Piped;
use staged::Staged;

/// A place for the files of a conversion.
pub(crate) trait Output: Sink {
    /// Puts everything where it shall be.
    ///
    /// # Errors
    /// It cannot be put there.
    fn commit(self: Box<Self>) -> io::Result<()>;
}

/// What was asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Target {
    /// Standard output.
    Stdout,
    /// One file; what a format writes beside it goes beside it.
    File(PathBuf),
    /// A folder.
    Folder(PathBuf),
    /// A zip archive.
    Zip(PathBuf),
}

impl Target {
    /// What the name means; `is_many` if several files are sure to come.
    pub(crate) fn of(output: &Path, is_many: bool) -> Self {
        let name = output.to_string_lossy();
        if name == "-" {
            Self::Stdout
        } else if output.is_dir() || name.ends_with(['/', std::path::MAIN_SEPARATOR]) {
            Self::Folder(output.to_owned())
        } else if name.to_lowercase().ends_with(".zip") {
            Self::Zip(output.to_owned())
        } else if is_many {
            Self::Folder(output.to_owned())
        } else {
            Self::File(output.to_owned())
        }
    }

    /// What the names of files begin with; `usual` if the target does not say.
    pub(crate) fn stem(&self, format: &dyn Format, usual: &str) -> String {
        let (Self::File(path) | Self::Zip(path)) = self else { return usual.to_owned() };
        let name = path.file_name().map(|it| it.to_string_lossy().into_owned()).unwrap_or_default();
        let extension = format!(".{}", format.extension());
        let stem = match name.strip_suffix(&extension) {
            Some(stem) => stem.to_owned(),
            None => path.file_stem().map(|it| it.to_string_lossy().into_owned()).unwrap_or_default(),
        };
        if stem.is_empty() { usual.to_owned() } else { stem }
    }

    /// Begins to write.
    ///
    /// # Errors
    /// Something is there already and may not be written over (unless `force`), or the place cannot be written to.
    pub(crate) fn open(&self, stem: &str, force: bool) -> Result<Box<dyn Output>, Failure> {
        let named = |path: &Path, error: io::Error| Failure::at(path, error);
        Ok(match self {
            Self::Stdout => Box::new(Piped::new()),
            Self::File(path) => {
                refuse_existing(path, force)?;
                let staged = Staged::new(folder_of(path), force).map_err(|e| named(path, e))?;
                let last = path.file_name().map(|it| it.to_string_lossy().into_owned()).unwrap_or_default();
                Box::new(staged.with_main(stem, &last))
            }
            Self::Folder(path) => Box::new(Staged::new(path, force).map_err(|e| named(path, e))?),
            Self::Zip(path) => {
                refuse_existing(path, force)?;
                Box::new(Packed::new(path).map_err(|e| named(path, e))?)
            }
        })
    }
}

fn refuse_existing(path: &Path, force: bool) -> Result<(), Failure> {
    if !folder_of(path).is_dir() {
        return Err(Failure::at(folder_of(path), "there is no such folder"));
    }
    match path.try_exists() {
        Ok(true) if !force => Err(Failure::at(path, "is there already; --force writes over it")),
        _ => Ok(()),
    }
}

fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|it| !it.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// A name that a writer gave, as a path that stays where it shall be.
fn safe(name: &str) -> io::Result<&Path> {
    let path = Path::new(name);
    let is_plain = |part| matches!(part, std::path::Component::Normal(_));
    match !name.is_empty() && path.components().all(is_plain) {
        true => Ok(path),
        false => Err(io::Error::other(format!("“{name}” is no name for a file"))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_say_what_is_meant() {
        let of = |name: &str, is_many| Target::of(Path::new(name), is_many);
        assert_eq!(of("-", false), Target::Stdout);
        assert_eq!(of("x/a.jsonl", false), Target::File("x/a.jsonl".into()));
        assert_eq!(of("x/a.ZIP", false), Target::Zip("x/a.ZIP".into()));
        assert_eq!(of("new/", false), Target::Folder("new/".into()));
        assert_eq!(of("new", true), Target::Folder("new".into()));
        assert_eq!(of(".", false), Target::Folder(".".into()));
        let json = factmark::format::own();
        let stem = |name: &str| of(name, false).stem(json, "usual");
        assert_eq!(stem("x/a.b.factmark.json"), "a.b");
        assert_eq!(stem("a.json"), "a");
        assert_eq!(stem("-"), "usual");
    }

    #[test]
    fn names_of_writers_lead_nowhere_else() {
        assert!(safe("a/b.txt").is_ok());
        for name in ["", "../a", "/etc/x", "a/../../b"] {
            assert!(safe(name).is_err(), "{name}");
        }
    }
}
