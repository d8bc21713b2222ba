//! All of PolNeAR (Newell, Margolin, Ruths 2018), the largest corpus of attributions in news, as its authors publish it.
//! It is read if `FACTMARK_CORPORA` names a folder with `polnear/dev` and `polnear/train`.

use std::fs;
use std::path::Path;

use factmark::format::{Finding, InFile, Repair, read_all};
use factmark::model::{Document, Scheme};

use super::brat::{read_back, write};

#[derive(Debug, Default, PartialEq, Eq)]
struct Counts {
    documents: usize,
    t_lines: usize,
    annotations: usize,
    discontinuous: usize,
    roles: usize,
    relations: usize,
    unplaced: usize,
    bad_lines: usize,
}

#[test]
fn all_of_polnear_comes_in_and_goes_round() {
    let Some(corpora) = std::env::var_os("FACTMARK_CORPORA").filter(|it| !it.is_empty()) else {
        println!("skipped: FACTMARK_CORPORA is not set");
        return;
    };
    let mut all = Counts::default();
    for part in ["dev", "train"] {
        let folder = Path::new(&corpora).join("polnear").join(part);
        all = go_round(&folder, all);
    }
    println!("{all:#?}");
    assert_eq!(all.unplaced, 0);
    assert_eq!(all.annotations, all.t_lines);
    assert_eq!(all.relations + all.bad_lines, all.roles);
}

/// Adds the counts of a part of the corpus.
fn go_round(folder: &Path, mut counts: Counts) -> Counts {
    let mut files = Vec::new();
    for kind in ["text", "attributions"] {
        let entries = fs::read_dir(folder.join(kind)).expect("a folder of the corpus");
        let mut names: Vec<String> =
            entries.map(|it| it.expect("a file").file_name().to_string_lossy().into_owned()).collect();
        names.sort_unstable();
        for name in names {
            let bytes = fs::read(folder.join(kind).join(&name)).expect("a file");
            files.push((format!("{kind}/{name}"), bytes));
        }
    }
    for (_, bytes) in files.iter().filter(|(name, _)| name.ends_with(".ann")) {
        let text = std::str::from_utf8(bytes).expect("UTF-8");
        let is_span = |line: &&str| line.starts_with('T') && line.split('\t').count() == 3;
        counts.t_lines += text.lines().filter(is_span).count();
        let events = text.lines().filter(|line| line.starts_with('E'));
        counts.roles += events.map(|line| line.split_whitespace().count() - 2).sum::<usize>();
    }
    let n_files = files.iter().filter(|(name, _)| name.ends_with(".ann")).count();
    let first = read_all(files.iter().map(|(name, bytes)| InFile::new(&**name, &**bytes)).collect());
    let first = first.unwrap_or_else(|error| panic!("{error}"));
    println!("{}", first.report);
    assert_eq!(first.import.documents.len(), n_files);

    counts.documents += n_files;
    counts.unplaced += first.unplaced.len();
    for line in &first.report.lines {
        if matches!(line.what, Finding::Repair(Repair::Line(..))) {
            counts.bad_lines += line.count;
        }
    }
    for document in &first.import.documents {
        counts.annotations += document.annotations().len();
        counts.relations += document.relations().len();
        counts.discontinuous +=
            document.annotations().iter().filter(|it| it.fragments.as_slice().len() > 1).count();
    }
    let scheme = first.import.scheme.clone().unwrap_or_else(|| Scheme::preset().into());
    let again = read_back(&write(&scheme, &first.import.documents));
    assert!(again.report.is_empty() && again.unplaced.is_empty(), "{}", again.report);
    let sorted = |mut documents: Vec<Document>| {
        documents.sort_by(|a, b| a.id().cmp(b.id()));
        documents
    };
    assert!(sorted(again.import.documents) == sorted(first.import.documents), "a second reading differs");
    counts
}
