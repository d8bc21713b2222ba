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
