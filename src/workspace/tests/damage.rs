//! Records that cannot be read: what they cost, and what is told.

use super::*;

#[test]
fn a_damaged_record_costs_itself_and_is_told() {
    let (_, whole, keys) = three_articles();
    assert_eq!(keys.len(), 3);
    for nth in 0..keys.len() {
        for damage in ["truncate", "flip", "replace", "delete"] {
            let (storage, _, keys) = three_articles();
            let key = &keys[nth];
            let record = storage.entries()[key].clone();
            let damaged = match damage {
                "truncate" => Some(record.chars().take(record.chars().count() - 5).collect()),
                "flip" => Some(
                    record
                        .replacen("quote", "qvote", 1)
                        .replacen("claim", "clbim", 1)
                        .replacen("words", "wurds", 1),
                ),
                "replace" => Some("not ours".to_owned()),
                _ => None,
            };
            storage.tamper(key, damaged.as_deref());
            let tab = Tab::open(&storage, 2);
            let case = format!("{damage} {key}");
            let others = |library: &Library| {
                let documents = library.documents().iter().filter(|d| d.meta.title != "B");
                documents.cloned().collect::<Vec<_>>()
            };
            assert_eq!(others(tab.library()), others(&whole), "{case}");
            let is_missing_edit = damage == "delete" && key.contains("/journal/");
            if !is_missing_edit {
                assert_eq!(tab.notices.len(), 1, "{case}: {:?}", tab.notices);
            }
            if key.contains("/text") {
                assert!(matches!(tab.notices[0], Notice::DamagedText { .. }), "{case}");
            } else {
                let kept = tab.library().documents()[2].annotations().len();
                assert!(kept >= 1, "{case}");
            }
            if damage != "delete" {
                assert!(tab.workspace.remains().iter().any(|(name, _)| name == key), "{case}");
            }
            // Told once: the next start is clean and shows the same.
            let next = Tab::open(&storage, 3);
            assert_eq!(next.notices, [], "{case}");
            assert_eq!(next.library(), tab.library(), "{case}");
        }
    }
}

#[test]
fn a_damaged_index_or_scheme_is_made_anew() {
    for key in [Key::Index, Key::Scheme] {
        let (storage, whole, _) = three_articles();
        storage.tamper(&key.to_text(), Some("fm1 00000000 {}"));
        let tab = Tab::open(&storage, 2);
        assert!(!tab.notices.is_empty());
        assert_eq!(tab.library().documents().len(), whole.documents().len());
        assert!(Tab::open(&storage, 3).notices.is_empty());
    }
}

#[test]
fn what_no_list_knows_comes_back() {
    let (storage, whole, _) = three_articles();
    storage.tamper(&Key::Index.to_text(), None);
    let tab = Tab::open(&storage, 2);
    assert_eq!(tab.library().documents().len(), whole.documents().len());
    assert!(tab.notices.iter().all(|notice| matches!(notice, Notice::Recovered { .. })));
}
