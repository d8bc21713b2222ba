//! A temporary folder that goes away with the program.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

static COUNT: AtomicUsize = AtomicUsize::new(0);

/// The folder. It is removed when this is dropped.
#[derive(Debug)]
pub(crate) struct Scratch {
    path: PathBuf,
}

impl Scratch {
    /// A new folder where the system keeps temporary files.
    ///
    /// # Errors
    /// It cannot be made.
    pub(crate) fn new() -> io::Result<Self> {
        Self::within(&std::env::temp_dir(), "factmark")
    }

    /// A new folder in `parent`, whose name begins so.
    ///
    /// # Errors
    /// It cannot be made.
    pub(crate) fn within(parent: &Path, prefix: &str) -> io::Result<Self> {
        loop {
            let n = COUNT.fetch_add(1, Ordering::Relaxed);
            let path = parent.join(format!("{prefix}-{}-{n}", std::process::id()));
            // What lies there was left by a program of that number that was killed; it is not ours.
            match fs::create_dir(&path) {
                Ok(()) => return Ok(Self { path }),
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
                Err(error) => return Err(error),
            }
        }
    }

    /// Where it is.
    pub(crate) fn path(&self) -> &Path {
        &self.path
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        // Temporary files that stay behind are the system's to clear.
        let _ = fs::remove_dir_all(&self.path);
    }
}
