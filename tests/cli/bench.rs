//! A temporary folder to work in, and the program to run there.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};

/// A folder that goes away.
pub(crate) struct Bench {
    path: PathBuf,
}

/// What a run of the program came to.
pub(crate) struct Ran {
    pub(crate) status: i32,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Bench {
    pub(crate) fn new() -> Self {
        static COUNT: AtomicUsize = AtomicUsize::new(0);
        let n = COUNT.fetch_add(1, Ordering::Relaxed);
        let path = std::env::temp_dir().join(format!("factmark-tests-{}-{n}", std::process::id()));
        fs::create_dir_all(&path).expect("a temporary folder can be made");
        Self { path }
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.path.join(name)
    }

    pub(crate) fn write(&self, name: &str, contents: impl AsRef<[u8]>) {
        let path = self.path(name);
        fs::create_dir_all(path.parent().expect("a file is in a folder")).expect("folders can be made");
        fs::write(path, contents).expect("a file can be written");
    }

    pub(crate) fn read(&self, name: &str) -> String {
        String::from_utf8(self.bytes(name)).expect("it is text")
    }

    pub(crate) fn bytes(&self, name: &str) -> Vec<u8> {
        fs::read(self.path(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
    }

    /// The names of everything in the folder, hidden ones too, sorted.
    pub(crate) fn names(&self) -> Vec<String> {
        names_in(&self.path)
    }

    pub(crate) fn run(&self, arguments: &[&str]) -> Ran {
        self.run_with(arguments, b"")
    }

    /// Runs the program with that on its standard input.
    pub(crate) fn run_with(&self, arguments: &[&str], input: &[u8]) -> Ran {
        let mut child = self.command(arguments).spawn().expect("the program starts");
        let mut stdin = child.stdin.take().expect("standard input is a pipe");
        let input = input.to_vec();
        // The program may answer before it has read all.
        let writing = std::thread::spawn(move || drop(stdin.write_all(&input)));
        let Output { status, stdout, stderr } = child.wait_with_output().expect("the program ends");
        writing.join().expect("writing ends");
        let text = |bytes| String::from_utf8(bytes).expect("the program writes text");
        Ran { status: status.code().unwrap_or(-1), out: text(stdout), err: text(stderr) }
    }

    /// The program, its standard streams pipes.
    pub(crate) fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_factmark"));
        let command_line = command.args(arguments).current_dir(&self.path);
        command_line.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        command
    }
}

impl Drop for Bench {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.path);
    }
}

pub(crate) fn names_in(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).expect("the folder can be listed");
    let mut names: Vec<String> =
        entries.map(|it| it.expect("it can be listed").file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

/// A Factmark file of articles with these ids, written as the program writes it.
pub(crate) fn corpus<'a>(ids: impl IntoIterator<Item = &'a str>) -> String {
    let documents: Vec<String> = ids.into_iter().map(article).collect();
    let head = r#"{
  "format": "factmark",
  "version": 1,
  "offset_unit": "code_point",
  "scheme": {
    "labels": [
      {
        "id": "quote",
        "name": "Quote",
        "description": "",
        "key": "q",
        "color": "blue",
        "line": "solid",
        "attributes": []
      },
      {
        "id": "entity",
        "name": "Entity",
        "description": "",
        "key": "",
        "color": "green",
        "line": "dotted",
        "attributes": []
      }
    ],
    "relation_types": [
      {
        "id": "speaker",
        "name": "Speaker",
        "from": [
          "quote"
        ],
        "to": [
          "entity"
        ]
      }
    ]
  },
  "documents": ["#;
    format!("{head}\n{}\n  ]\n}}\n", documents.join(",\n"))
}

fn article(id: &str) -> String {
    let text = "💸 “We pay,” said Ana. “All [of] it: {1,2}.”\\n";
    // SHA-256 of the text.
    let hash = "6a423fb42a3cb44d73f546e0b2b1fff82bb0fac51f12ec5555619ce03265dc83";
    let place = |start: u32, end: u32, exact: &str| {
        format!("{{\"start\": {start}, \"end\": {end}, \"exact\": \"{exact}\"}}")
    };
    let annotation = |id: &str, label: &str, fragments: String| {
        format!(
            "{{\"id\": \"{id}\", \"label\": \"{label}\", \"fragments\": [{fragments}], \"attributes\": {{}}, \
             \"note\": \"\", \"origin\": \"manual\", \"annotator\": \"\", \"created\": \"\", \"modified\": \"\"}}"
        )
    };
    let quote = format!("{}, {}", place(2, 11, "“We pay,”"), place(22, 43, "“All [of] it: {1,2}.”"));
    let annotations =
        format!("{}, {}", annotation("a1", "quote", quote), annotation("a2", "entity", place(17, 20, "Ana")));
    format!(
        "    {{\"id\": \"{id}\", \"title\": \"Article {id}\", \"source\": {{\"url\": \"\", \"publisher\": \"\", \
         \"byline\": \"\", \"published\": \"\", \"accessed\": \"\"}}, \"language\": \"en\", \"status\": \"done\", \
         \"text\": \"{text}\", \"text_sha256\": \"{hash}\", \"annotations\": [{annotations}], \"relations\": \
         [{{\"id\": \"r1\", \"type\": \"speaker\", \"from\": \"a1\", \"to\": \"a2\"}}]}}"
    )
}
