//! The gold file that `cargo xtask effort` plays: it is what Factmark would write, on the text of the sample article.

use super::{read, rewrite, text_of};

#[test]
fn the_gold_file_marks_the_sample_article() {
    let gold = include_str!("../../e2e/gold/sample.factmark.json");
    let incoming = read(gold);
    assert!(incoming.report.is_empty(), "{}", incoming.report);
    assert_eq!(text_of(&rewrite(&incoming)), gold);
    let [article] = incoming.import.documents.as_slice() else { panic!("one article") };
    assert_eq!(article.text().as_str(), include_str!("../../../assets/sample.txt").trim_end());
    for label in ["quote", "claim", "entity"] {
        assert!(article.annotations().iter().any(|it| it.label.as_str() == label), "no {label}");
    }
}
