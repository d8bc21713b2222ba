//! How far it is: one line on standard error that is written over, and only if a person looks at it.

use std::io::{IsTerminal, Write};
use std::time::{Duration, Instant};

use crate::args::Talk;

const EVERY: Duration = Duration::from_millis(200);

/// The line.
#[derive(Debug)]
pub(crate) struct Progress {
    is_shown: bool,
    last: Instant,
    n_written: usize,
    n: usize,
}

impl Progress {
    /// Nothing yet.
    #[allow(clippy::disallowed_methods, reason = "this program does not run in a browser")]
    pub(crate) fn new(talk: &Talk) -> Self {
        let is_shown = !talk.quiet && std::io::stderr().is_terminal();
        Self { is_shown, last: Instant::now(), n_written: 0, n: 0 }
    }

    /// So many more articles are done.
    #[allow(clippy::disallowed_methods, reason = "this program does not run in a browser")]
    pub(crate) fn add(&mut self, n: usize) {
        self.n += n;
        if self.is_shown && self.last.elapsed() >= EVERY {
            self.last = Instant::now();
            let line = format!("{} articles …", self.n);
            eprint!("\r{line}");
            self.n_written = line.chars().count();
        }
    }

    /// How many articles are done.
    pub(crate) fn count(&self) -> usize {
        self.n
    }

    /// Wipes the line, so that something else can be said.
    pub(crate) fn clear(&mut self) {
        if self.n_written > 0 {
            eprint!("\r{}\r", " ".repeat(self.n_written));
            // Nothing can be done about it here, and the work goes on.
            let _ = std::io::stderr().flush();
            self.n_written = 0;
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.clear();
    }
}
