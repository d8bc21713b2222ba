//! From annotation to annotation.

use super::*;

#[test]
fn neighbours_go_round() {
    let storage = MemoryStorage::default();
    let mut tab = Tab::open(&storage, 1);
    assert_eq!(tab.workspace.neighbour(Step::Next), None);
    let (second, first) = (tab.tag("quote", 4, 7), tab.tag("quote", 0, 3));
    assert_eq!(tab.workspace.neighbour(Step::Next), Some(second.clone()));
    tab.workspace.choose_annotation(Some(second));
    assert_eq!(tab.workspace.neighbour(Step::Next), Some(first.clone()));
    assert_eq!(tab.workspace.neighbour(Step::Previous), Some(first));
}

#[test]
fn neighbours_may_be_chosen_by_a_predicate() {
    let storage = MemoryStorage::default();
    let mut tab = Tab::open(&storage, 1);
    let (a, b) = (tab.tag("quote", 0, 3), tab.tag("claim", 4, 7));
    let (c, d) = (tab.tag("quote", 8, 13), tab.tag("entity", 16, 20));
    let name = |id: Option<AnnotationId>| {
        let place = |id| [&a, &b, &c, &d].iter().position(|known| **known == id);
        id.and_then(place).map(|i| ["a", "b", "c", "d"][i])
    };
    let mut check = |chosen: Option<&AnnotationId>, from: Option<u32>, label: &str, expected: [&str; 2]| {
        tab.workspace.choose_annotation(chosen.cloned());
        let found = [Step::Next, Step::Previous].map(|step| {
            let is_wanted = |a: &crate::model::Annotation| label.is_empty() || a.label.as_str() == label;
            name(tab.workspace.neighbour_where(step, from.map(CodePoint::new), is_wanted)).unwrap_or("-")
        });
        assert_eq!(found, expected, "{:?} {from:?} {label}", name(chosen.cloned()));
    };
    check(None, None, "", ["a", "d"]);
    check(None, None, "quote", ["a", "c"]);
    check(None, Some(4), "", ["b", "a"]);
    check(None, Some(5), "", ["c", "b"]);
    check(None, Some(5), "claim", ["b", "b"]);
    check(None, Some(0), "", ["a", "d"]);
    check(None, Some(99), "", ["a", "d"]);
    check(None, Some(9), "quote", ["a", "c"]);
    check(Some(&b), Some(0), "", ["c", "a"]);
    check(Some(&d), None, "", ["a", "c"]);
    check(Some(&a), None, "", ["b", "d"]);
    check(Some(&b), None, "quote", ["c", "a"]);
    check(Some(&c), None, "quote", ["a", "a"]);
    check(Some(&b), None, "claim", ["b", "b"]);
    check(Some(&b), None, "unknown", ["-", "-"]);
}

#[test]
fn an_empty_article_has_no_neighbours() {
    let tab = Tab::open(&MemoryStorage::default(), 1);
    assert_eq!(tab.workspace.neighbour_where(Step::Next, Some(CodePoint::new(3)), |_| true), None);
    assert_eq!(tab.workspace.neighbour_where(Step::Previous, None, |_| true), None);
}
