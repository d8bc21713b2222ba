//! Check-worthiness TSV: sentences, their speakers and labels.

use factmark::model::{AnnotationId, DocumentId, Relation, RelationId, Scheme};
use proptest::prelude::*;

use super::documents::libraries;
use super::samples::{check_page, crowded, files_of, mark, plain, write_as};

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_sentence_is_a_line_of_four_columns((scheme, mut documents) in libraries()) {
        documents.push(crowded().with_id(DocumentId::new("crowded")));
        let written = write_as("checkthat", &scheme, &documents);
        let n_lines: usize = files_of(&written).values().map(|it| it.matches('\n').count()).sum();
        let n_sentences: usize = documents.iter().map(|it| it.text().tokens().len()).sum();
        prop_assert_eq!(n_lines, n_sentences);
        for contents in files_of(&written).values() {
            for (i, line) in contents.lines().enumerate() {
                let columns: Vec<&str> = line.split('\t').collect();
                prop_assert_eq!(columns.len(), 4, "{:?}", line);
                prop_assert_eq!(columns[0], (i + 1).to_string());
                prop_assert!(matches!(columns[3], "0" | "1"));
            }
        }
        prop_assert_eq!(write_as("checkthat", &scheme, &documents), written);
    }
}

#[test]
fn the_page_is_true() {
    check_page("checkthat", include_str!("../../../docs/formats/checkthat.md"));
}

#[test]
fn speakers_and_labels_are_those_of_the_sentence() {
    let mut document = plain(
        "“Taxes fell.” “Rents\trose by 20%,” Ana Gómez said. Wages fell.\n\nIt is late. Jobs grew. All left.",
    );
    mark(&mut document, "q1", "quote", "“Taxes fell.”", &[("speaker_name", "Kim Vale")]);
    mark(&mut document, "q2", "quote", "“Rents\trose by 20%,”", &[]);
    mark(&mut document, "e", "entity", "Ana Gómez", &[]);
    document.put_relation(Relation {
        id: RelationId::new("r"),
        kind: "speaker".into(),
        from: AnnotationId::new("q2"),
        to: AnnotationId::new("e"),
    });
    mark(&mut document, "c1", "claim", "Taxes fell", &[("check_worthiness", "low"), ("checkable", "yes")]);
    mark(&mut document, "c2", "claim", "Rents\trose by 20%", &[("check_worthiness", "high")]);
    mark(&mut document, "c3", "claim", "Wages fell.", &[]);
    mark(&mut document, "c4", "claim", "It is late", &[("kind", "not_a_claim")]);
    mark(&mut document, "c5", "claim", "Jobs grew", &[("checkable", "no")]);
    let written = write_as("checkthat", &Scheme::preset(), &[document]);
    let expected = "1\tKim Vale\t“Taxes fell.”\t0\n2\tAna Gómez\t“Rents rose by 20%,” Ana Gómez said.\t1\n\
        3\t\tWages fell.\t1\n4\t\tIt is late.\t0\n5\t\tJobs grew.\t0\n6\t\tAll left.\t0\n";
    assert_eq!(files_of(&written)["a-title.tsv"], expected);
    let told = written.report.to_string();
    assert!(told.contains("claims became whole sentences (4 times"), "{told}");
    assert!(told.contains("“entity”"), "{told}");
}

#[test]
fn several_articles_are_a_folder() {
    let documents = [plain("One."), plain(""), plain("Two.")];
    let written = write_as("checkthat", &Scheme::preset(), &documents);
    let names: Vec<&str> = files_of(&written).into_keys().collect();
    assert_eq!(names, ["factmark-3-articles/a-title-2.tsv", "factmark-3-articles/a-title.tsv"]);
    assert!(written.report.to_string().contains("the article is empty"));
    let nothing = write_as("checkthat", &Scheme::preset(), &[]);
    assert_eq!(files_of(&nothing).into_iter().collect::<Vec<_>>(), [("factmark-0-articles.tsv", "")]);
}
