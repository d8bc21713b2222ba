//! Standard output: one file and no more.

use std::io::{self, BufWriter, Stdout, Write};

use factmark::format::Sink;

use super::Output;

/// What is written goes on at once.
pub(super) struct Piped {
    out: BufWriter<Stdout>,
    name: Option<String>,
}

impl Piped {
    pub(super) fn new() -> Self {
        Self { out: BufWriter::with_capacity(64 * 1024, io::stdout()), name: None }
    }
}

impl Sink for Piped {
    fn append(&mut self, name: &str, bytes: &[u8]) -> io::Result<()> {
        let first = self.name.get_or_insert_with(|| name.to_owned());
        if first != name {
            let why = format!(
                "the format writes several files (“{first}”, “{name}”); give a folder or a zip with -o"
            );
            return Err(io::Error::other(why));
        }
        self.out.write_all(bytes)
    }
}

impl Output for Piped {
    fn commit(mut self: Box<Self>) -> io::Result<()> {
        self.out.flush()
    }
}
