//! One picture a case: runs as `text:labels`, outermost first, with the lane of each.

use super::*;
use crate::model::{DocumentId, Fragments, LabelId, Meta, Origin, Timestamp};
use crate::text::PlainText;

fn document(text: &str, marks: &[(&str, &[(u32, u32)])]) -> Document {
    let mut document = Document::new(DocumentId::new("d"), Meta::titled("d"), PlainText::from_raw(text));
    for (i, (label, spans)) in marks.iter().enumerate() {
        let spans = spans.iter().map(|&(a, b)| Span::new(CodePoint::new(a), CodePoint::new(b)).unwrap());
        let annotation = Annotation {
            id: AnnotationId::new(format!("{i:04}")),
            label: LabelId::new(*label),
            fragments: Fragments::new(spans).unwrap(),
            attributes: Default::default(),
            note: String::new(),
            origin: Origin::Manual,
            annotator: "".into(),
            created: Timestamp::unknown(),
            modified: Timestamp::unknown(),
        };
        document.put_annotation(Arc::new(annotation)).unwrap();
    }
    document
}

#[track_caller]
fn check(text: &str, marks: &[(&str, &[(u32, u32)])], block: usize, expected: &str) {
    let document = document(text, marks);
    let paint = paint_block(&document, block, None);
    let runs: Vec<String> = paint
        .runs
        .iter()
        .map(|run| {
            let words = document.text().slice(run.span).unwrap();
            let marks: Vec<String> = run
                .marks
                .iter()
                .map(|&i| format!("{}{}", paint.marks[i].annotation.label, paint.marks[i].lane))
                .collect();
            if marks.is_empty() { words.to_owned() } else { format!("{words}:{}", marks.join(",")) }
        })
        .collect();
    assert_eq!(runs.join("|"), expected);
}

#[test]
fn paints_each_character_once() {
    check("one two", &[], 0, "one two");
    check("", &[], 0, "");
    check("one two", &[("a", &[(0, 3)])], 0, "one:a0| two");
    check("one two", &[("a", &[(0, 7)])], 0, "one two:a0");
}

#[test]
fn nests_inner_marks_nearer_to_the_letters() {
    check("one two", &[("o", &[(0, 7)]), ("i", &[(4, 7)])], 0, "one :o1|two:o1,i0");
    check("one two", &[("a", &[(0, 3)]), ("b", &[(0, 3)])], 0, "one:b1,a0| two");
    check("abcdef", &[("x", &[(0, 4)]), ("y", &[(2, 6)])], 0, "ab:x0|cd:y1,x0|ef:y1");
    check(
        "abcdefgh",
        &[("o", &[(0, 8)]), ("m", &[(1, 5)]), ("i", &[(2, 3)]), ("j", &[(6, 7)])],
        0,
        "a:o2|b:o2,m1|c:o2,m1,i0|de:o2,m1|f:o2|g:o2,j0|h:o2",
    );
}

#[test]
fn clips_to_the_block_and_keeps_fragments_apart() {
    let marks: &[(&str, &[(u32, u32)])] = &[("a", &[(2, 6)]), ("f", &[(0, 1), (5, 7)])];
    check("one\ntwo", marks, 0, "o:f0|n|e:a0");
    check("one\ntwo", marks, 1, "t:a0|w:f1,a0|o:f1");
    check("one\n\ntwo", &[("a", &[(0, 8)])], 1, "");
}

#[test]
fn emoji_are_whole() {
    check("a👩‍👩‍👧b", &[("e", &[(1, 6)])], 0, "a|👩‍👩‍👧:e0|b");
}

#[test]
fn lights_up_the_chosen_one() {
    let document = document("one two", &[("a", &[(0, 3)]), ("b", &[(4, 7)])]);
    let paint = paint_block(&document, 0, Some(&AnnotationId::new("0001")));
    assert_eq!(paint.marks.iter().map(|mark| mark.is_chosen).collect::<Vec<_>>(), [false, true]);
}
