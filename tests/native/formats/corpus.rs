//! Every stored input of the fuzz targets, the ones that once were faults among them: a reader answers, and what it
//! takes in goes out as Factmark JSON and comes back as it was.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use factmark::format::{self, InFile, Incoming, Selection};
use factmark::model::{Document, Scheme};
use factmark::workspace::Backup;

fn inside(folder: &Path) -> Vec<PathBuf> {
    let files = std::fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut paths: Vec<PathBuf> = files.map(|file| file.expect("a file").path()).collect();
    paths.sort();
    paths
}

fn corpus() -> Vec<PathBuf> {
    inside(&Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/corpus"))
}

#[test]
fn stored_backups_can_be_restored() {
    for file in corpus().iter().filter(|target| target.ends_with("backup")).flat_map(|target| inside(target))
    {
        let backup = Backup::read(&std::fs::read(&file).expect("a file")).expect("a backup");
        assert!(backup.n_articles() > 0 && backup.n_unreadable == 0, "{}", file.display());
    }
}

/// The input as the fuzz target of that name hands it over.
fn read(target: &str, bytes: &[u8]) -> Option<Incoming> {
    if target == "any" {
        return format::read("any.bin", bytes).ok();
    }
    let format = format::by_id(&target.replace('_', "-")).unwrap_or_else(|| panic!("no format {target}"));
    let parts: Vec<&[u8]> = bytes.splitn(2, |&byte| byte == 0).collect();
    let files = match (target, parts.as_slice()) {
        ("brat", [text, marks]) => vec![InFile::new("x.txt", *text), InFile::new("x.ann", *marks)],
        _ => vec![InFile::new("x", bytes)],
    };
    format.read(&files.iter().collect::<Vec<_>>()).ok()
}

#[test]
fn stored_inputs_come_in_soundly() {
    let mut n = 0;
    let is_of_format = |target: &PathBuf| !target.ends_with("backup") && !target.ends_with("records");
    for target in corpus().into_iter().filter(is_of_format) {
        let name = target.file_name().and_then(|name| name.to_str()).expect("a name").to_owned();
        for file in inside(&target) {
            n += 1;
            let bytes = std::fs::read(&file).expect("a file");
            let Some(incoming) = read(&name, &bytes) else { continue };
            let scheme = incoming.import.scheme.unwrap_or_else(|| Arc::new(Scheme::preset()));
            let documents: Vec<Arc<Document>> = incoming.import.documents.into_iter().map(Arc::new).collect();
            let written =
                format::write(format::own(), &Selection { scheme: &scheme, documents: &documents }, &[]);
            assert!(written.report.is_empty(), "{}: {}", file.display(), written.report);
            let back = format::read("x.json", &written.files[0].bytes)
                .unwrap_or_else(|error| panic!("{}: {error}", file.display()));
            let back: Vec<Arc<Document>> = back.import.documents.into_iter().map(Arc::new).collect();
            assert!(back == documents, "{} comes back as something else", file.display());
        }
    }
    assert!(n > 50, "only {n} inputs are stored");
}
